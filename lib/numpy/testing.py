"""numpy.testing: the assertions that programs use."""
from _numpy import *
from numpy.functions import allclose, array_equal, all, isclose


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    if not allclose(actual, desired, rtol=rtol, atol=atol, equal_nan=equal_nan):
        raise AssertionError("\nNot equal to tolerance rtol=" + str(rtol) + ", atol=" + str(atol) + "\n" + err_msg)


def assert_array_equal(x, y, err_msg="", verbose=True):
    if not all(equal(x, y)):
        raise AssertionError("\nArrays are not equal\n" + err_msg)


def assert_equal(actual, desired, err_msg="", verbose=True):
    if isinstance(actual, (list, tuple)):
        if len(actual) != len(desired):
            raise AssertionError("\nItems are not equal\n" + err_msg)
        for a, d in zip(actual, desired):
            assert_equal(a, d, err_msg)
    elif isinstance(actual, ndarray) or isinstance(desired, ndarray):
        assert_array_equal(actual, desired, err_msg)
    elif not actual == desired:
        raise AssertionError("\nItems are not equal:\n" + err_msg)


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    if not all(less(absolute(subtract(x, y)), 1.5 * 10.0 ** -decimal)):
        raise AssertionError("\nArrays are not almost equal to " + str(decimal) + " decimals\n" + err_msg)


assert_almost_equal = assert_array_almost_equal


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg)


def assert_raises(kind, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except kind:
        return
    raise AssertionError(str(kind) + " not raised")
