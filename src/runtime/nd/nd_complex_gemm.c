// Products of complex matrices: real and imaginary parts apart, as four real products; a row by a column where they
// lie.
#include "runtime/nd/nd_linalg.h"
#include "runtime/simd.h"
#include <stdlib.h>
#include <string.h>

// The planes of an m x k matrix whose elements lie row and column apart, in numbers.
#define COMPLEX_GEMM(NAME, GEMM, T)                                                                                    \
    static void split_##NAME(int64_t m, int64_t k, const T *a, int64_t row, int64_t column, T *re, T *im) {            \
        for (int64_t i = 0; i < m; i++)                                                                                \
            for (int64_t p = 0; p < k; p++) {                                                                          \
                const T *z = a + i * row + p * column;                                                                 \
                *re++ = z[0];                                                                                          \
                *im++ = z[1];                                                                                          \
            }                                                                                                          \
    }                                                                                                                  \
    /* Lanes hold parts in turn: the products of equal parts, and of unequal ones. sign: -1 conjugates x. */           \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void dot_##NAME(int64_t k, const T *x, const T *y, T sign, T *out) {                                        \
        typedef T vec __attribute__((vector_size(64)));                                                                \
        enum { LANES = 64 / sizeof(T) };                                                                               \
        vec equal[2], unequal[2];                                                                                      \
        memset(equal, 0, sizeof equal);                                                                                \
        memset(unequal, 0, sizeof unequal);                                                                            \
        int64_t p = 0;                                                                                                 \
        for (; p + 2 * LANES <= 2 * k; p += 2 * LANES) _Pragma("GCC unroll 2") for (int q = 0; q < 2; q++) {           \
                vec u, v, turned;                                                                                      \
                memcpy(&u, x + p + q * LANES, sizeof u);                                                               \
                memcpy(&v, y + p + q * LANES, sizeof v);                                                               \
                for (int i = 0; i < LANES; i++) turned[i] = v[i ^ 1];                                                  \
                equal[q] += u * v;                                                                                     \
                unequal[q] += u * turned;                                                                              \
            }                                                                                                          \
        vec const same = equal[0] + equal[1], cross = unequal[0] + unequal[1];                                         \
        T re = 0, im = 0;                                                                                              \
        for (int i = 0; i < LANES; i += 2) {                                                                           \
            re += same[i] - sign * same[i + 1];                                                                        \
            im += cross[i] + sign * cross[i + 1];                                                                      \
        }                                                                                                              \
        for (; p < 2 * k; p += 2) {                                                                                    \
            re += x[p] * y[p] - sign * (x[p + 1] * y[p + 1]);                                                          \
            im += x[p] * y[p + 1] + sign * (x[p + 1] * y[p]);                                                          \
        }                                                                                                              \
        out[0] += re;                                                                                                  \
        out[1] += im;                                                                                                  \
    }                                                                                                                  \
    static bool planes_##NAME(int64_t m, int64_t n, int64_t k, const T *a, int64_t ar, int64_t ac, const T *b,         \
                              int64_t br, int64_t bc, T *c, T *work) {                                                 \
        T *are = work, *aim = are + m * k, *bre = aim + m * k, *bim = bre + k * n, *cre = bim + k * n,                 \
          *cim = cre + m * n;                                                                                          \
        split_##NAME(m, k, a, ar, ac, are, aim);                                                                       \
        split_##NAME(k, n, b, br, bc, bre, bim);                                                                       \
        memset(cre, 0, (size_t)(2 * m * n) * sizeof *cre);                                                             \
        bool ok = GEMM(m, n, k, are, k, 1, bre, n, 1, cre, n) && GEMM(m, n, k, are, k, 1, bim, n, 1, cim, n) &&        \
                  GEMM(m, n, k, aim, k, 1, bre, n, 1, cim, n);                                                         \
        for (int64_t i = 0; i < m * k; i++) aim[i] = -aim[i];                                                          \
        ok = ok && GEMM(m, n, k, aim, k, 1, bim, n, 1, cre, n);                                                        \
        for (int64_t i = 0; i < m * n; i++) {                                                                          \
            c[2 * i] = cre[i];                                                                                         \
            c[2 * i + 1] = cim[i];                                                                                     \
        }                                                                                                              \
        return ok;                                                                                                     \
    }                                                                                                                  \
    bool nd_##NAME(int64_t m, int64_t n, int64_t k, const void *left, int64_t ar, int64_t ac, const void *right,       \
                   int64_t br, int64_t bc, void *out) {                                                                \
        const T *a = left, *b = right;                                                                                 \
        T *c = out;                                                                                                    \
        if (ac == 2 && br == 2 && (m == 1 || n == 1)) {                                                                \
            for (int64_t i = 0; i < m; i++)                                                                            \
                for (int64_t j = 0; j < n; j++) dot_##NAME(k, a + i * ar, b + j * bc, 1, c + 2 * (i * n + j));         \
            return true;                                                                                               \
        }                                                                                                              \
        T *work = malloc((size_t)(2 * (m * k + k * n + m * n)) * sizeof *work);                                        \
        bool const ok = work && planes_##NAME(m, n, k, a, ar, ac, b, br, bc, c, work);                                 \
        free(work);                                                                                                    \
        return ok;                                                                                                     \
    }
COMPLEX_GEMM(cgemm, nd_sgemm, float)
COMPLEX_GEMM(zgemm, nd_dgemm, double)

void nd_vdot_complex(nprt_dtype t, int64_t k, const void *x, const void *y, void *out) {
    if (t == NPRT_complex64)
        dot_cgemm(k, x, y, -1, out);
    else
        dot_zgemm(k, x, y, -1, out);
}
