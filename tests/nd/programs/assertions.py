import numpy as np, warnings
T = np.testing
def show(f, *a, **k):
    try: print(f(*a, **k))
    except AssertionError as e: print(str(e))
show(T.assert_approx_equal, 0.12345670e-20, 0.12345672e-20, significant=8)
show(T.assert_approx_equal, 0.12345670e-20, 0.12345671e-20, significant=8)
x = np.array([1., 1e-10, 1e-20]); eps = np.finfo(x.dtype).eps
show(T.assert_array_almost_equal_nulp, x, x*eps/2 + x); show(T.assert_array_almost_equal_nulp, x, x*eps + x)
show(T.assert_array_equal, np.full((2,5),3), 3, strict=True)
show(T.assert_array_equal, np.array([2,2]), np.array([2,2.]), strict=True)
show(T.assert_array_less, [1.0, 1.0, np.nan], [1.1, 2.0, np.nan])
show(T.assert_array_less, [1.0, 1.0, np.nan], [1, 2.0, np.nan])
show(T.assert_array_less, [1.0, 4.0], 3)
show(T.assert_array_less, [1.0, 2.0, 3.0], [4])
show(T.assert_array_max_ulp, np.array([1.,2]), np.array([1.,2.0000000000000004]))
show(T.print_assert_equal, 'Test', [0, 1], [0, 2])
with T.assert_raises(ZeroDivisionError): 1/0
with T.assert_raises_regex(ValueError, "bad"): raise ValueError("so bad")
with T.assert_warns(UserWarning): warnings.warn("x")
with T.suppress_warnings() as sup:
    r = sup.record(UserWarning, "hel")
    warnings.warn("hello")
    print(len(r), len(sup.log), r[0].message)
show(T.assert_no_warnings, lambda: 4)
print(np.emath.sqrt(-1), np.emath.log([-1,2]), np.emath.arccos(2), np.emath.power([-2,4],-2), np.emath.logn(2,[-4,8]))
