import numpy as np
for a in ((3, 1), (3, 1, "here"), ("text",)):
    e = np.AxisError(*a); print(e, repr(e), e.args, e.axis, e.ndim)
e = np.AxisError(axis=3, ndim=1, msg_prefix="x"); print(e, e.axis, e.ndim)
try: np.concatenate([np.zeros(2)], axis=4)
except np.AxisError as e: print(e, e.axis, e.ndim, isinstance(e, IndexError), isinstance(e, ValueError))
for f in (lambda: np.expand_dims(np.zeros(2), 5), lambda: np.stack([np.zeros(2)], axis=4), lambda: np.moveaxis(np.zeros(2), 3, 0), lambda: np.sum(np.zeros((2,2)), axis=(0, 5)), lambda: np.zeros(3).argmax(2), lambda: np.sort(np.zeros(3), axis=2), lambda: np.cumsum(np.zeros(3), axis=2), lambda: np.take(np.zeros(3), [0], axis=2), lambda: np.flip(np.zeros(3), 2), lambda: np.roll(np.zeros(3), 1, axis=2), lambda: np.squeeze(np.zeros((1, 3)), 4), lambda: np.median(np.zeros(3), axis=3), lambda: np.split(np.zeros(3), 3, axis=2), lambda: np.swapaxes(np.zeros(3), 0, 2), lambda: np.repeat(np.zeros(3), 2, axis=2), lambda: np.delete(np.zeros(3), 0, axis=3), lambda: np.insert(np.zeros(3), 0, 1, axis=3)):
    try: f()
    except IndexError as e: print(type(e).__name__, e, getattr(e, "axis", 0), getattr(e, "ndim", 0))
    except Exception as e: print("OTHER", type(e).__name__, e)
