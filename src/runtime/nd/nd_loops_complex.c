// Inner loops of complex64 and complex128.
#include "runtime/complex_math.h"
#include "runtime/nd/nd_hypot.h"
#include "runtime/nd/nd_loops.h"

#define LOG2 0.693147180559945309417232121458176568
#define LOG2E 1.442695040888963407359924681001892137
#define LOG10E 0.434294481903251827651128918916605082

#define HELPERS(NAME, C, R, SFX, NATIVE)                                                                               \
    static inline bool greater_one_##NAME(C x, C y) {                                                                  \
        return (x.re > y.re && x.im == x.im && y.im == y.im) || (x.re == y.re && x.im > y.im);                         \
    }                                                                                                                  \
    static inline bool greater_equal_one_##NAME(C x, C y) {                                                            \
        return (x.re > y.re && x.im == x.im && y.im == y.im) || (x.re == y.re && x.im >= y.im);                        \
    }                                                                                                                  \
    static inline bool nan_##NAME(C x) { return x.re != x.re || x.im != x.im; }                                        \
    static inline C sign_one_##NAME(C x) {                                                                             \
        C zero = {0, 0};                                                                                               \
        if (nan_##NAME(x)) return (C){(R)NAN, 0};                                                                      \
        return (C){(R)(greater_one_##NAME(x, zero) - greater_one_##NAME(zero, x)), 0};                                 \
    }

#define VIA(OP, NAME, C, FUNCTION) ND_UNARY(OP##_##NAME, C, C, of_native_##NAME(FUNCTION(native_##NAME(x))))
#define TRUTH(x) ((x).re != 0 || (x).im != 0)

#define COMPLEXES(NAME, C, R, SFX, NATIVE)                                                                             \
    HELPERS(NAME, C, R, SFX, NATIVE)                                                                                   \
    ND_BINARY_REDUCE(add_##NAME, C, pack_##NAME(x.re + y.re, x.im + y.im))                                             \
    ND_BINARY(subtract_##NAME, C, C, pack_##NAME(x.re - y.re, x.im - y.im))                                            \
    ND_BINARY_REDUCE(multiply_##NAME, C, multiply_one_##NAME(x, y))                                                    \
    ND_BINARY(divide_##NAME, C, C, divide_one_##NAME(x, y))                                                            \
    ND_BINARY(power_##NAME, C, C, power_one_##NAME(x, y))                                                              \
    ND_BINARY(maximum_##NAME, C, C, nan_##NAME(x) || greater_equal_one_##NAME(x, y) ? x : y)                           \
    ND_BINARY(minimum_##NAME, C, C, nan_##NAME(x) || greater_equal_one_##NAME(y, x) ? x : y)                           \
    ND_BINARY(fmax_##NAME, C, C, nan_##NAME(y) || greater_equal_one_##NAME(x, y) ? x : y)                              \
    ND_BINARY(fmin_##NAME, C, C, nan_##NAME(y) || greater_equal_one_##NAME(y, x) ? x : y)                              \
    ND_BINARY(equal_##NAME, C, uint8_t, x.re == y.re && x.im == y.im)                                                  \
    ND_BINARY(not_equal_##NAME, C, uint8_t, x.re != y.re || x.im != y.im)                                              \
    ND_BINARY(less_##NAME, C, uint8_t, greater_one_##NAME(y, x))                                                       \
    ND_BINARY(less_equal_##NAME, C, uint8_t, greater_equal_one_##NAME(y, x))                                           \
    ND_BINARY(greater_##NAME, C, uint8_t, greater_one_##NAME(x, y))                                                    \
    ND_BINARY(greater_equal_##NAME, C, uint8_t, greater_equal_one_##NAME(x, y))                                        \
    ND_BINARY(logical_and_##NAME, C, uint8_t, TRUTH(x) && TRUTH(y))                                                    \
    ND_BINARY(logical_or_##NAME, C, uint8_t, TRUTH(x) || TRUTH(y))                                                     \
    ND_BINARY(logical_xor_##NAME, C, uint8_t, TRUTH(x) != TRUTH(y))                                                    \
    ND_UNARY(logical_not_##NAME, C, uint8_t, !TRUTH(x))                                                                \
    ND_UNARY(negative_##NAME, C, C, pack_##NAME(-x.re, -x.im))                                                         \
    ND_UNARY(positive_##NAME, C, C, x)                                                                                 \
    ND_UNARY(sign_##NAME, C, C, sign_one_##NAME(x))                                                                    \
    ND_UNARY(square_##NAME, C, C, pack_##NAME(x.re *x.re - x.im * x.im, x.re * x.im + x.im * x.re))                    \
    ND_UNARY(reciprocal_##NAME, C, C, reciprocal_one_##NAME(x))                                                        \
    ND_UNARY(conjugate_##NAME, C, C, pack_##NAME(x.re, -x.im))                                                         \
    ND_UNARY(sqrt_##NAME, C, C, sqrt_one_##NAME(x))                                                                    \
    ND_UNARY(exp_##NAME, C, C, exp_one_##NAME(x))                                                                      \
    ND_UNARY(exp2_##NAME, C, C, exp_one_##NAME(pack_##NAME(x.re *(R)LOG2, x.im *(R)LOG2)))                             \
    ND_UNARY(expm1_##NAME, C, C, expm1_one_##NAME(x))                                                                  \
    ND_UNARY(log_##NAME, C, C, log_one_##NAME(x))                                                                      \
    ND_UNARY(log2_##NAME, C, C, scaled_log_##NAME(x, (R)LOG2E))                                                        \
    ND_UNARY(log10_##NAME, C, C, scaled_log_##NAME(x, (R)LOG10E))                                                      \
    ND_UNARY(log1p_##NAME, C, C, log1p_one_##NAME(x))                                                                  \
    ND_UNARY(sin_##NAME, C, C, sin_one_##NAME(x))                                                                      \
    ND_UNARY(cos_##NAME, C, C, cos_one_##NAME(x))                                                                      \
    ND_UNARY(tan_##NAME, C, C, tan_one_##NAME(x))                                                                      \
    VIA(arcsin, NAME, C, casin##SFX)                                                                                   \
    VIA(arccos, NAME, C, cacos##SFX)                                                                                   \
    VIA(arctan, NAME, C, catan##SFX)                                                                                   \
    VIA(sinh, NAME, C, csinh##SFX)                                                                                     \
    VIA(cosh, NAME, C, ccosh##SFX)                                                                                     \
    ND_UNARY(tanh_##NAME, C, C, tanh_one_##NAME(x))                                                                    \
    VIA(arcsinh, NAME, C, casinh##SFX)                                                                                 \
    VIA(arccosh, NAME, C, cacosh##SFX)                                                                                 \
    VIA(arctanh, NAME, C, catanh##SFX)                                                                                 \
    ND_UNARY(rint_##NAME, C, C, pack_##NAME(rint##SFX(x.re), rint##SFX(x.im)))                                         \
    ND_UNARY(isnan_##NAME, C, uint8_t, nan_##NAME(x))                                                                  \
    ND_UNARY(isinf_##NAME, C, uint8_t, fabs##SFX(x.re) == (R)INFINITY || fabs##SFX(x.im) == (R)INFINITY)               \
    ND_UNARY(isfinite_##NAME, C, uint8_t, fabs##SFX(x.re) < (R)INFINITY && fabs##SFX(x.im) < (R)INFINITY)

COMPLEXES(complex64, nprt_complex64, float, f, float _Complex)
COMPLEXES(complex128, nprt_complex128, double, , double _Complex)

#define ROW(OP) [ND_##OP] = {[NPRT_complex64] = OP##_complex64, [NPRT_complex128] = OP##_complex128}

nd_loop_table nd_loops_complex = {
    ROW(add),
    ROW(subtract),
    ROW(multiply),
    ROW(divide),
    ROW(power),
    ROW(maximum),
    ROW(minimum),
    ROW(fmax),
    ROW(fmin),
    ROW(equal),
    ROW(not_equal),
    ROW(less),
    ROW(less_equal),
    ROW(greater),
    ROW(greater_equal),
    ROW(logical_and),
    ROW(logical_or),
    ROW(logical_xor),
    ROW(logical_not),
    ROW(negative),
    ROW(positive),
    [ND_absolute] = {[NPRT_complex64] = nd_absolute_complex64, [NPRT_complex128] = nd_absolute_complex128},
    ROW(sign),
    ROW(square),
    ROW(reciprocal),
    ROW(conjugate),
    ROW(sqrt),
    ROW(exp),
    ROW(exp2),
    ROW(expm1),
    ROW(log),
    ROW(log2),
    ROW(log10),
    ROW(log1p),
    ROW(sin),
    ROW(cos),
    ROW(tan),
    ROW(arcsin),
    ROW(arccos),
    ROW(arctan),
    ROW(sinh),
    ROW(cosh),
    ROW(tanh),
    ROW(arcsinh),
    ROW(arccosh),
    ROW(arctanh),
    ROW(rint),
    ROW(isnan),
    ROW(isinf),
    ROW(isfinite),
};
