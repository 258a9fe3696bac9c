"""numpy.lib.stride_tricks."""
from _numpy import as_strided, asanyarray, broadcast_to
from numpy.tools import broadcast_arrays


def sliding_window_view(x, window_shape, axis=None, subok=False, writeable=False):
    x = asanyarray(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    if axis is None:
        axes = tuple(range(x.ndim))
    elif isinstance(axis, int):
        axes = (axis,)
    else:
        axes = tuple(axis)
    if len(axes) != len(window):
        raise ValueError("Must provide matching length window_shape and axis")
    shape = list(x.shape)
    for ax, n in zip(axes, window):
        if shape[ax] < n:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[ax] = shape[ax] - n + 1
    strides = x.strides + tuple([x.strides[ax] for ax in axes])
    return as_strided(x, shape=tuple(shape) + window, strides=strides)
