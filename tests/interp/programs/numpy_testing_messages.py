import numpy as np
from numpy.testing import assert_allclose, assert_almost_equal, assert_array_almost_equal, assert_array_equal, assert_equal
cases = [(assert_array_equal, ([1, 2, 3], [1, 2, 4])), (assert_array_equal, ([1.0, np.nan], [1.0, np.nan])), (assert_array_equal, ([1.0, np.nan], [1.0, 2.0])),
         (assert_array_equal, ([1, 2], [1, 2, 3])), (assert_allclose, ([1.0, 2.0], [1.0, 2.1])), (assert_allclose, ([1.0, 2.0], [1.0, 2.0 + 1e-9])),
         (assert_equal, ([1, 2], [1, 3])), (assert_equal, ({"a": 1}, {"a": 2})), (assert_equal, (1, 2)), (assert_almost_equal, (1.0, 1.1)),
         (assert_almost_equal, (1.0, 1.0 + 1e-9)), (assert_array_almost_equal, ([1.0, 2.3333], [1.0, 2.3339]))]
for f, a in cases:
    try:
        print(f.__name__, f(*a))
    except AssertionError as e:
        print(f.__name__, str(e))
