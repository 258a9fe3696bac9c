"""numpy.testing: the assertions that programs use."""
from _numpy import *
from numpy.functions import all, any, count_nonzero, isclose, max
from numpy.tools import errstate, finfo
from numpy.contexts import (assert_raises, assert_raises_regex, assert_warns, assert_no_warnings, clear_and_catch_warnings,
                            suppress_warnings)


def _report(text, x, y, verbose, precision):
    if verbose:
        old = get_printoptions()["precision"]
        set_printoptions(precision=precision)
        for name, a in (("x", x), ("y", y)):
            r = repr(a)
            if r.count("\n") > 3:
                r = "\n".join(r.splitlines()[:3]) + "..."
            text += f"\n {name}: {r}"
        set_printoptions(precision=old)
    raise AssertionError(text)


def _mismatch(x, y, wrong, header, err_msg, verbose, precision, whole_x, whole_y, total):
    """The report of NumPy's assert_array_compare for numbers."""
    wrong = asanyarray(wrong)
    n = int(count_nonzero(wrong))
    lines = ["", header]
    remarks = [f"Mismatched elements: {n} / {total} ({100 * n / total:.3g}%)"]
    if x.dtype.kind != "b" and y.dtype.kind != "b":
        with errstate(all="ignore"):
            error = absolute(x - y) if x.dtype.kind != "u" else maximum(x, y) - minimum(x, y)
            remarks.append("Max absolute difference: " + array2string(asanyarray(max(error))))
            apart = broadcast_to(logical_and(not_equal(y, 0), isfinite(y)), error.shape)
            if any(apart):
                relative = max(error[apart] / absolute(broadcast_to(y, apart.shape)[apart]))
                remarks.append("Max relative difference: " + array2string(asanyarray(relative)))
            else:
                remarks.append("Max relative difference: inf")
    text = err_msg + "\n" + "\n".join(remarks)
    lines.append(text)
    _report("\n".join(lines), whole_x, whole_y, verbose, precision)


def _compare(same, x, y, header, err_msg, verbose, equal_nan=True, precision=6, strict=False):
    x, y = asanyarray(x), asanyarray(y)
    if strict and (x.shape != y.shape or x.dtype != y.dtype):
        what = f"shapes {x.shape}, {y.shape}" if x.shape != y.shape else f"dtypes {x.dtype}, {y.dtype}"
        _report(f"\n{header}\n{err_msg}\n({what} mismatch)", x, y, verbose, precision)
    if x.shape != y.shape and x.shape != () and y.shape != ():
        _report(f"\n{header}\n{err_msg}\n(shapes {x.shape}, {y.shape} mismatch)", x, y, verbose, precision)
    left, right = x, y
    if equal_nan and x.dtype.kind in "fc" and y.dtype.kind in "fc":
        if not all(equal(isnan(x), isnan(y))):
            _report(f"\n{header}\n{err_msg}\nx and y nan location mismatch:", x, y, verbose, precision)
        keep = logical_not(isnan(broadcast_to(x, y.shape) if x.ndim == 0 else x))
        if not all(keep):
            left = x[keep] if x.ndim else x
            right = y[keep] if y.ndim else y
    good = same(left, right)
    if not all(good):
        total = broadcast_to(x, y.shape).size if x.ndim == 0 else x.size
        _mismatch(left, right, logical_not(good), header, err_msg, verbose, precision, x, y, total)


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    def same(x, y):
        return isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)

    _compare(same, actual, desired, f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}", str(err_msg), verbose, equal_nan)


def assert_array_equal(x, y, err_msg="", verbose=True, strict=False):
    _compare(equal, x, y, "Arrays are not equal", err_msg, verbose, strict=strict)


def assert_array_less(x, y, err_msg="", verbose=True):
    _compare(less, x, y, "Arrays are not less-ordered", err_msg, verbose, equal_nan="nan")


def _items(text, actual, desired):
    return f"\n{text}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}"


def assert_equal(actual, desired, err_msg="", verbose=True):
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for k in desired:
            if k not in actual:
                raise AssertionError(repr(k))
            assert_equal(actual[k], desired[k], f"key={k!r}\n{err_msg}", verbose)
    elif isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for k in range(len(desired)):
            assert_equal(actual[k], desired[k], f"item={k!r}\n{err_msg}", verbose)
    elif isinstance(actual, ndarray) or isinstance(desired, ndarray):
        assert_array_equal(actual, desired, err_msg, verbose)
    elif not (actual == desired or (actual != actual and desired != desired)):
        raise AssertionError(_items("Items are not equal:" + ("\n" + err_msg if err_msg else ""), actual, desired))


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    def same(a, b):
        with errstate(invalid="ignore"):
            return logical_or(less(absolute(subtract(a, b)), 1.5 * 10.0 ** -decimal), equal(a, b))

    _compare(same, x, y, f"Arrays are not almost equal to {decimal} decimals", err_msg, verbose, precision=decimal)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    if isinstance(actual, (ndarray, tuple, list)) or isinstance(desired, (ndarray, tuple, list)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if not (actual == desired or (actual != actual and desired != desired) or abs(desired - actual) < 1.5 * 10.0 ** -decimal):
        text = f"Arrays are not almost equal to {decimal} decimals" + ("\n" + err_msg if err_msg else "")
        raise AssertionError(_items(text, actual, desired))


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg)


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    actual, desired = float(actual), float(desired)
    if actual == desired:
        return
    with errstate(invalid="ignore"):
        scale = 0.5 * (abs(desired) + abs(actual))
        scale = power(10, floor(log10(scale)))
        near = abs(desired / scale - actual / scale)
    both_nan = actual != actual and desired != desired
    if not both_nan and not near < 10.0 ** -(significant - 1):
        text = f"Items are not equal to {significant} significant digits:" + ("\n" + err_msg if err_msg else "")
        raise AssertionError(_items(text, actual, desired))


def assert_string_equal(actual, desired):
    for value in (actual, desired):
        if not isinstance(value, str):
            raise AssertionError(repr(type(value)))
    if actual == desired:
        return
    from difflib import Differ
    lines = list(Differ().compare(actual.splitlines(True), desired.splitlines(True)))
    shown = "".join([t for t in lines if not t.startswith("  ")]).rstrip()
    raise AssertionError("Differences in strings:\n" + shown)


def print_assert_equal(test_string, actual, desired):
    if not actual == desired:
        raise AssertionError(f"{test_string} failed\nACTUAL: \n{actual!r}\nDESIRED: \n{desired!r}\n")


def _ordered(x):
    """The bits of floats as integers in the order of their values."""
    t = {2: int16, 4: int32, 8: int64}[x.dtype.itemsize]
    bits = x.view(t)
    low = {2: -2 ** 15, 4: -2 ** 31, 8: -2 ** 63}[x.dtype.itemsize]
    return where(less(bits, 0), low - bits, bits)


def _nulp_diff(x, y, dtype=None):
    t = result_type(x, y) if dtype is None else dtype
    x, y = array([x], dtype=t), array([y], dtype=t)
    if x.shape != y.shape:
        raise ValueError(f"Arrays do not have the same shape: {x.shape} - {y.shape}")
    return absolute((_ordered(x) - _ordered(y)).astype(t))


def assert_array_almost_equal_nulp(x, y, nulp=1):
    x, y = asanyarray(x), asanyarray(y)
    ref = nulp * _spacing_of(where(greater(absolute(x), absolute(y)), absolute(x), absolute(y)))
    if not all(less_equal(absolute(x - y), ref)):
        if x.dtype.kind == "c" or y.dtype.kind == "c":
            raise AssertionError(f"X and Y are not equal to {nulp} ULP")
        raise AssertionError(f"X and Y are not equal to {nulp} ULP (max is {max(_nulp_diff(x, y)):g})")


def _spacing_of(x):
    return nextafter(x, array(inf, dtype=x.dtype)) - x


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    ret = _nulp_diff(asanyarray(a), asanyarray(b), dtype)
    if not all(less_equal(ret, maxulp)):
        raise AssertionError(f"Arrays are not almost equal up to {maxulp:g} ULP (max difference is {max(ret):g} ULP)")
    return ret


def measure(code_str, times=1, label=None):
    """Seconds that times executions of the code take, with the caller's names."""
    import sys
    import time
    frame = sys._getframe(1)
    code = compile(code_str, f"Test name: {label} ", "exec")
    start = time.time()
    for i in range(times):
        exec(code, frame.f_globals, frame.f_locals)
    return 0.01 * _rounded((time.time() - start) / 0.01)


_rounded = round
