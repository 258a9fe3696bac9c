"""numpy.lib."""
from numpy.lib.stride_tricks import as_strided, sliding_window_view
