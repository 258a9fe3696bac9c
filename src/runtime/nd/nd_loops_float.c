// Inner loops of float32 and float64.
#include "runtime/exp_many.h"
#include "runtime/log_many.h"
#include "runtime/nd/nd_divmod.h"
#include "runtime/nd/nd_elementary.h"
#include "runtime/simd.h"
#define ND_CLONES NPRT_VECTOR_CLONES
#include "runtime/nd/nd_hypot.h"
#include "runtime/nd/nd_loops.h"
#include "runtime/nd/nd_order.h"
#include "runtime/nd/nd_round.h"
#include <string.h>

#define PI 3.14159265358979323846
#define LOG2 0.693147180559945309417232121458176568

// What is left to do for the parts of a division.
#define DIVISION(NAME, T, SFX)                                                                                         \
    static T floor_divide_one_##NAME(T x, T y) {                                                                       \
        T mod;                                                                                                         \
        return y == 0 ? x / y : nd_divmod_##NAME(x, y, &mod);                                                          \
    }                                                                                                                  \
    static T remainder_one_##NAME(T x, T y) {                                                                          \
        T mod;                                                                                                         \
        if (y == 0) return fmod##SFX(x, y);                                                                            \
        nd_divmod_##NAME(x, y, &mod);                                                                                  \
        return mod;                                                                                                    \
    }                                                                                                                  \
    static T logaddexp_one_##NAME(T x, T y) {                                                                          \
        if (x == y) return x + (T)LOG2;                                                                                \
        T d = x - y;                                                                                                   \
        if (d > 0) return x + log1p##SFX(exp##SFX(-d));                                                                \
        if (d <= 0) return y + log1p##SFX(exp##SFX(d));                                                                \
        return d;                                                                                                      \
    }

// A packed reduction in vectors; FLIP: -1 turns the order around. Which of equal zeros and which nan comes out depends
// on the order: those go one by one.
#define EXTREME(OP, NAME, T, WORD, FLIP)                                                                               \
    ND_CLONES                                                                                                          \
    static T OP##_packed_##NAME(T x, const T *b, int64_t n) {                                                          \
        WORD best = nd_order_##NAME(x) ^ (FLIP), nan = 0;                                                              \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD const key = nd_order_##NAME(b[i]), turned = key ^ (FLIP);                                             \
            best = turned > best ? turned : best;                                                                      \
            nan |= nd_order_nan_##NAME(key);                                                                           \
        }                                                                                                              \
        return nan || x != x ? (T)NAN : nd_ordered_##NAME(best ^ (FLIP));                                              \
    }

// nan, and 0 where the sign would depend on the order, go one by one. FN is OP, or OP of what is a number.
#define EXTREME_NUMBER(FN, OP, NAME, T)                                                                                \
    static void FN##_##NAME(char *const *p, const int64_t *s, int64_t n) {                                             \
        enum { FEW = 256 / sizeof(T) };                                                                                \
        T x = 0;                                                                                                       \
        if (p[0] == p[2] && !s[0] && !s[2] && s[1] == (int64_t)sizeof(T) && n >= FEW)                                  \
            x = OP##_packed_##NAME(*(T *)p[0], (const T *)p[1], n);                                                    \
        if (x != x || x == 0)                                                                                          \
            FN##_one_##NAME(p, s, n);                                                                                  \
        else                                                                                                           \
            *(T *)p[0] = x;                                                                                            \
    }

#define UNARY_LIBM(OP, NAME, T, FUNCTION) ND_UNARY(OP##_##NAME, T, T, FUNCTION(x))

#define FLOATS(NAME, T, WORD, SFX)                                                                                     \
    DIVISION(NAME, T, SFX)                                                                                             \
    ND_BINARY_REDUCE(add_##NAME, T, x + y)                                                                             \
    ND_BINARY(subtract_##NAME, T, T, x - y)                                                                            \
    ND_BINARY_REDUCE(multiply_##NAME, T, x *y)                                                                         \
    ND_BINARY(divide_##NAME, T, T, x / y)                                                                              \
    ND_BINARY(floor_divide_##NAME, T, T, floor_divide_one_##NAME(x, y))                                                \
    ND_BINARY(remainder_##NAME, T, T, remainder_one_##NAME(x, y))                                                      \
    ND_BINARY(fmod_##NAME, T, T, fmod##SFX(x, y))                                                                      \
    ND_BINARY(hypot_##NAME, T, T, hypot##SFX(x, y))                                                                    \
    ND_BINARY(copysign_##NAME, T, T, copysign##SFX(x, y))                                                              \
    ND_BINARY(nextafter_##NAME, T, T, nextafter##SFX(x, y))                                                            \
    ND_BINARY(logaddexp_##NAME, T, T, logaddexp_one_##NAME(x, y))                                                      \
    ND_BINARY(heaviside_##NAME, T, T, x < 0 ? 0 : x > 0 ? 1 : x == 0 ? y : x)                                          \
    ND_BINARY_REDUCE(maximum_one_##NAME, T, x > y || x != x ? x : y)                                                   \
    ND_BINARY_REDUCE(minimum_one_##NAME, T, x < y || x != x ? x : y)                                                   \
    EXTREME(maximum, NAME, T, WORD, 0)                                                                                 \
    EXTREME(minimum, NAME, T, WORD, -1)                                                                                \
    ND_BINARY_REDUCE(fmax_one_##NAME, T, x > y || y != y ? x : y)                                                      \
    ND_BINARY_REDUCE(fmin_one_##NAME, T, x < y || y != y ? x : y)                                                      \
    EXTREME_NUMBER(maximum, maximum, NAME, T)                                                                          \
    EXTREME_NUMBER(minimum, minimum, NAME, T)                                                                          \
    EXTREME_NUMBER(fmax, maximum, NAME, T)                                                                             \
    EXTREME_NUMBER(fmin, minimum, NAME, T)                                                                             \
    ND_BINARY(equal_##NAME, T, uint8_t, x == y)                                                                        \
    ND_BINARY(not_equal_##NAME, T, uint8_t, x != y)                                                                    \
    ND_BINARY(less_##NAME, T, uint8_t, x < y)                                                                          \
    ND_BINARY(less_equal_##NAME, T, uint8_t, x <= y)                                                                   \
    ND_BINARY(greater_##NAME, T, uint8_t, x > y)                                                                       \
    ND_BINARY(greater_equal_##NAME, T, uint8_t, x >= y)                                                                \
    ND_BINARY(logical_and_##NAME, T, uint8_t, (x != 0) & (y != 0))                                                     \
    ND_BINARY(logical_or_##NAME, T, uint8_t, (x != 0) | (y != 0))                                                      \
    ND_BINARY(logical_xor_##NAME, T, uint8_t, (x != 0) ^ (y != 0))                                                     \
    ND_UNARY(logical_not_##NAME, T, uint8_t, x == 0)                                                                   \
    ND_UNARY(negative_##NAME, T, T, -x)                                                                                \
    ND_UNARY(positive_##NAME, T, T, x)                                                                                 \
    ND_UNARY(absolute_##NAME, T, T, fabs##SFX(x))                                                                      \
    ND_UNARY(sign_##NAME, T, T, x > 0 ? 1 : (x < 0 ? -1 : (x == 0 ? 0 : x)))                                           \
    ND_UNARY(square_##NAME, T, T, x *x)                                                                                \
    ND_UNARY(reciprocal_##NAME, T, T, 1 / x)                                                                           \
    UNARY_LIBM(sqrt, NAME, T, sqrt##SFX)                                                                               \
    ND_UNARY(isnan_##NAME, T, uint8_t, x != x)                                                                         \
    ND_UNARY(isinf_##NAME, T, uint8_t, fabs##SFX(x) == (T)INFINITY)                                                    \
    ND_UNARY(isfinite_##NAME, T, uint8_t, fabs##SFX(x) < (T)INFINITY)                                                  \
    ND_UNARY(signbit_##NAME, T, uint8_t, copysign##SFX(1, x) < 0)                                                      \
    ND_UNARY(deg2rad_##NAME, T, T, x *((T)PI / 180))                                                                   \
    ND_UNARY(rad2deg_##NAME, T, T, x * (180 / (T)PI))

FLOATS(float32, float, int32_t, f)
FLOATS(float64, double, int64_t, )

// Packed numbers go to the function that takes many.
UNARY_LIBM(exp, float64, double, exp)
UNARY_LIBM(log, float64, double, log)
#define MANY(OP, FUNCTION)                                                                                             \
    static void OP##_many(char *const *p, const int64_t *s, int64_t n) {                                               \
        if (s[0] == 8 && s[1] == 8)                                                                                    \
            FUNCTION((const double *)p[0], (double *)p[1], n);                                                         \
        else                                                                                                           \
            OP##_float64(p, s, n);                                                                                     \
    }
static void hypot_many(char *const *p, const int64_t *s, int64_t n) {   // a reduction or a scan takes one at a time
    bool const apart = s[2] == 8 && p[2] != p[0] + 8;
    (apart ? nd_hypot_float64 : hypot_float64)(p, s, n);
}
MANY(exp, nprt_exp_many)
MANY(log, nprt_log_any)

#define ROW(OP) [ND_##OP] = {[NPRT_float32] = OP##_float32, [NPRT_float64] = OP##_float64}
#define ROW_AS(OP, LOOP) [ND_##OP] = {[NPRT_float32] = LOOP##_float32, [NPRT_float64] = LOOP##_float64}

nd_loop_table nd_loops_float = {
    ROW(add),
    ROW(subtract),
    ROW(multiply),
    ROW(divide),
    ROW(floor_divide),
    ROW(remainder),
    ROW(fmod),
    ROW_AS(power, nd_power),
    ROW_AS(arctan2, nd_arctan2),
    [ND_hypot] = {[NPRT_float32] = hypot_float32, [NPRT_float64] = hypot_many},
    ROW(copysign),
    ROW(nextafter),
    ROW(logaddexp),
    ROW(heaviside),
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
    ROW(absolute),
    ROW(sign),
    ROW(square),
    ROW(reciprocal),
    ROW_AS(conjugate, positive),
    ROW(sqrt),
    ROW_AS(cbrt, nd_cbrt),
    [ND_exp] = {[NPRT_float32] = nd_exp_float32, [NPRT_float64] = exp_many},
    ROW_AS(exp2, nd_exp2),
    ROW_AS(expm1, nd_expm1),
    [ND_log] = {[NPRT_float32] = nd_log_float32, [NPRT_float64] = log_many},
    ROW_AS(log2, nd_log2),
    ROW_AS(log10, nd_log10),
    ROW_AS(log1p, nd_log1p),
    ROW_AS(sin, nd_sin),
    ROW_AS(cos, nd_cos),
    ROW_AS(tan, nd_tan),
    ROW_AS(arcsin, nd_arcsin),
    ROW_AS(arccos, nd_arccos),
    ROW_AS(arctan, nd_arctan),
    ROW_AS(sinh, nd_sinh),
    ROW_AS(cosh, nd_cosh),
    ROW_AS(tanh, nd_tanh),
    ROW_AS(arcsinh, nd_arcsinh),
    ROW_AS(arccosh, nd_arccosh),
    ROW_AS(arctanh, nd_arctanh),
    ROW_AS(floor, nd_floor),
    ROW_AS(ceil, nd_ceil),
    ROW_AS(trunc, nd_trunc),
    ROW_AS(rint, nd_rint),
    ROW(isnan),
    ROW(isinf),
    ROW(isfinite),
    ROW(signbit),
    ROW(deg2rad),
    ROW(rad2deg),
};
