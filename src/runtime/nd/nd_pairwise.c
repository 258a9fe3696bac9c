// NumPy's order of summation: pairwise within a run (N. J. Higham, "The accuracy of floating point summation", 1993;
// blocks of 128 with eight accumulators, as in NumPy's loops).
#include "runtime/nd/nd_pairwise.h"

#define AT(T, I) (*(const T *)(p + (I) * stride))

#define PAIRWISE(NAME, T)                                                                                              \
    T NAME(const char *p, int64_t stride, int64_t n) {                                                                 \
        if (n < 8) {                                                                                                   \
            T sum = 0;                                                                                                 \
            for (int64_t i = 0; i < n; i++) sum += AT(T, i);                                                           \
            return sum;                                                                                                \
        }                                                                                                              \
        if (n <= 128) {                                                                                                \
            T r[8];                                                                                                    \
            int64_t i;                                                                                                 \
            for (int j = 0; j < 8; j++) r[j] = AT(T, j);                                                               \
            for (i = 8; i < n - n % 8; i += 8)                                                                         \
                for (int j = 0; j < 8; j++) r[j] += AT(T, i + j);                                                      \
            T sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));                                 \
            for (; i < n; i++) sum += AT(T, i);                                                                        \
            return sum;                                                                                                \
        }                                                                                                              \
        int64_t half = n / 2;                                                                                          \
        half -= half % 8;                                                                                              \
        return NAME(p, stride, half) + NAME(p + half * stride, stride, n - half);                                      \
    }

// n counts real numbers: twice the complex ones. stride steps over a complex number.
#define PAIRWISE_COMPLEX(NAME, C, T)                                                                                   \
    C NAME(const char *p, int64_t stride, int64_t n) {                                                                 \
        if (n < 8) {                                                                                                   \
            C sum = {0, 0};                                                                                            \
            for (int64_t i = 0; i < n; i += 2) {                                                                       \
                sum.re += AT(C, i / 2).re;                                                                             \
                sum.im += AT(C, i / 2).im;                                                                             \
            }                                                                                                          \
            return sum;                                                                                                \
        }                                                                                                              \
        if (n <= 128) {                                                                                                \
            C r[4];                                                                                                    \
            int64_t i;                                                                                                 \
            for (int j = 0; j < 4; j++) r[j] = AT(C, j);                                                               \
            for (i = 8; i < n - n % 8; i += 8) {                                                                       \
                for (int j = 0; j < 4; j++) {                                                                          \
                    r[j].re += AT(C, i / 2 + j).re;                                                                    \
                    r[j].im += AT(C, i / 2 + j).im;                                                                    \
                }                                                                                                      \
            }                                                                                                          \
            C sum = {(r[0].re + r[1].re) + (r[2].re + r[3].re), (r[0].im + r[1].im) + (r[2].im + r[3].im)};            \
            for (; i < n; i += 2) {                                                                                    \
                sum.re += AT(C, i / 2).re;                                                                             \
                sum.im += AT(C, i / 2).im;                                                                             \
            }                                                                                                          \
            return sum;                                                                                                \
        }                                                                                                              \
        int64_t half = n / 2;                                                                                          \
        half -= half % 8;                                                                                              \
        C x = NAME(p, stride, half), y = NAME(p + half / 2 * stride, stride, n - half);                                \
        return (C){x.re + y.re, x.im + y.im};                                                                          \
    }

PAIRWISE(nd_pairwise_f32, float)
PAIRWISE(nd_pairwise_f64, double)
PAIRWISE_COMPLEX(nd_pairwise_c64, nprt_complex64, float)
PAIRWISE_COMPLEX(nd_pairwise_c128, nprt_complex128, double)
