// The vocabulary of runtime/elementary/common.h as C arithmetic on one element, for loops that the compiler vectorises.
// Included once by a file that has defined REAL, WHOLE, UNSIGNED, BITS, and C_MATH(F): C's function for REAL.
#pragma once
#include "runtime/nd/nd_elementary.h"
#include "runtime/simd.h"

#include <math.h>
#include <string.h>

typedef REAL V;
typedef WHOLE N;
typedef bool B;
typedef struct mx {
    char unused;
} mx;
#define MX_FUNCTION __attribute__((always_inline, unused)) static inline

MX_FUNCTION int mx_bits_of(const mx *m) { return (void)m, BITS; }
MX_FUNCTION V mx_c(mx *m, double v) { return (void)m, (V)v; }
MX_FUNCTION N mx_i(mx *m, int64_t v) { return (void)m, (N)v; }

#define WORD(NAME, RESULT, PARAMETERS, EXPR)                                                                           \
    MX_FUNCTION RESULT NAME PARAMETERS { return (void)m, EXPR; }
WORD(mx_add, V, (mx * m, V a, V b), a + b)
WORD(mx_sub, V, (mx * m, V a, V b), a - b)
WORD(mx_mul, V, (mx * m, V a, V b), a *b)
WORD(mx_div, V, (mx * m, V a, V b), a / b)
WORD(mx_fma, V, (mx * m, V a, V b, V c), C_MATH(__builtin_fma)(a, b, c))
WORD(mx_neg, V, (mx * m, V a), -a)
WORD(mx_abs, V, (mx * m, V a), C_MATH(__builtin_fabs)(a))
WORD(mx_sqrt, V, (mx * m, V a), C_MATH(__builtin_sqrt)(a))
WORD(mx_floor, V, (mx * m, V a), C_MATH(__builtin_floor)(a))
WORD(mx_copysign, V, (mx * m, V a, V sign), C_MATH(__builtin_copysign)(a, sign))
WORD(mx_select, V, (mx * m, B condition, V a, V b), condition ? a : b)
WORD(mx_lt, B, (mx * m, V a, V b), a < b)
WORD(mx_le, B, (mx * m, V a, V b), a <= b)
WORD(mx_gt, B, (mx * m, V a, V b), a > b)
WORD(mx_ge, B, (mx * m, V a, V b), a >= b)
WORD(mx_eq, B, (mx * m, V a, V b), a == b)
WORD(mx_ne, B, (mx * m, V a, V b), a != b)
WORD(mx_and, B, (mx * m, B a, B b), a &b)
WORD(mx_or, B, (mx * m, B a, B b), a | b)
WORD(mx_not, B, (mx * m, B a), !a)
WORD(mx_iadd, N, (mx * m, N a, N b), (N)((UNSIGNED)a + (UNSIGNED)b))
WORD(mx_isub, N, (mx * m, N a, N b), (N)((UNSIGNED)a - (UNSIGNED)b))
WORD(mx_iand, N, (mx * m, N a, N b), a &b)
WORD(mx_shl, N, (mx * m, N a, int n), (N)((UNSIGNED)a << n))
WORD(mx_sar, N, (mx * m, N a, int n), a >> n)
WORD(mx_shr, N, (mx * m, N a, int n), (N)((UNSIGNED)a >> n))
WORD(mx_ieq, B, (mx * m, N a, N b), a == b)
WORD(mx_ilt, B, (mx * m, N a, N b), a < b)
#undef WORD

MX_FUNCTION N mx_bits(mx *m, V a) {
    N r;
    (void)m;
    memcpy(&r, &a, sizeof r);
    return r;
}
MX_FUNCTION V mx_from_bits(mx *m, N a) {
    V r;
    (void)m;
    memcpy(&r, &a, sizeof r);
    return r;
}

#include "runtime/elementary/common.h"

// The loop of a function whose expression computes in REAL, over elements of dtype NAME in memory.
#define ELEMENTARY(NAME, LIBM, EXPR, LIMIT, DTYPE, T)                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void NAME##_##DTYPE(const T *restrict in, T *restrict out, int64_t n) {                                     \
        mx words, *m = &words;                                                                                         \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            V const x = in[i];                                                                                         \
            out[i] = (T)(EXPR);                                                                                        \
        }                                                                                                              \
    }                                                                                                                  \
    void nd_##NAME##_##DTYPE(char *const *p, const int64_t *s, int64_t n) {                                            \
        static const nd_elementary_##DTYPE f = {NAME##_##DTYPE, LIBM, (T)(LIMIT)};                                     \
        nd_elementary_run_##DTYPE(&f, p, s, n);                                                                        \
    }

#define ELEMENTARY2_LOOP(NAME, EXPR, DTYPE, T)                                                                         \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void NAME##_##DTYPE(const T *restrict left, const T *restrict right, T *restrict out, int64_t n) {          \
        mx words, *m = &words;                                                                                         \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            V const x = left[i], y = right[i];                                                                         \
            out[i] = (T)(EXPR);                                                                                        \
        }                                                                                                              \
    }

#define ELEMENTARY2(NAME, LIBM, EXPR, DTYPE, T)                                                                        \
    ELEMENTARY2_LOOP(NAME, EXPR, DTYPE, T)                                                                             \
    void nd_##NAME##_##DTYPE(char *const *p, const int64_t *s, int64_t n) {                                            \
        static const nd_elementary2_##DTYPE f = {.many = NAME##_##DTYPE, .library = LIBM};                             \
        nd_elementary2_run_##DTYPE(&f, p, s, n);                                                                       \
    }
