// Loops of nd_composed.def over floats. What can be is done on the bits, without branches, so that it is vectorised.
#include "runtime/nd/nd_composed.h"
#include "runtime/nd/nd_divmod.h"
#include "runtime/simd.h"
#include <fenv.h>
#include <math.h>
#include <string.h>

#define LOG2E 1.442695040888963407359924681001892137

// Calls many(x, result…) with all of packed memory, or with one element after the other. What vectors raise on lanes
// whose result is not taken is forgotten.
#define ONE_RESULT(OP, NAME, T)                                                                                        \
    static void OP##_##NAME(char *const *p, const int64_t *s, int64_t n) {                                             \
        nprt_vector_flags const before = nprt_vector_flags_get();                                                      \
        bool const packed = s[0] == sizeof(T) && s[1] == sizeof(T);                                                    \
        for (int64_t i = 0, step = packed ? n : 1; i < n; i += step)                                                   \
            OP##_many_##NAME((const T *)(p[0] + i * s[0]), (T *)(p[1] + i * s[1]), step);                              \
        nprt_vector_flags_set(before);                                                                                 \
    }

#define TWO_RESULTS(OP, NAME, T, R)                                                                                    \
    static void OP##_##NAME(char *const *p, const int64_t *s, int64_t n) {                                             \
        nprt_vector_flags const before = nprt_vector_flags_get();                                                      \
        bool const packed = s[0] == sizeof(T) && s[1] == sizeof(T) && s[2] == sizeof(R);                               \
        for (int64_t i = 0, step = packed ? n : 1; i < n; i += step)                                                   \
            OP##_many_##NAME((const T *)(p[0] + i * s[0]), (T *)(p[1] + i * s[1]), (R *)(p[2] + i * s[2]), step);      \
        nprt_vector_flags_set(before);                                                                                 \
    }

// WORD, WHOLE: integers as wide as T; FRACTION: its bits; BIAS: of its exponent.
#define FLOATS(NAME, T, WORD, WHOLE, FRACTION, BIAS, SFX)                                                              \
    enum { BIAS_##NAME = BIAS, FRACTION_##NAME = FRACTION };                                                           \
    static const WORD sign_##NAME = (WORD)1 << (8 * sizeof(WORD) - 1), least_##NAME = (WORD)1 << FRACTION;             \
    static const WORD infinite_##NAME = (WORD)(2 * BIAS + 1) << FRACTION;                                              \
    static inline WORD bits_##NAME(T x) {                                                                              \
        WORD bits;                                                                                                     \
        memcpy(&bits, &x, sizeof bits);                                                                                \
        return bits;                                                                                                   \
    }                                                                                                                  \
    static inline T of_bits_##NAME(WORD bits) {                                                                        \
        T x;                                                                                                           \
        memcpy(&x, &bits, sizeof x);                                                                                   \
        return x;                                                                                                      \
    }                                                                                                                  \
    /* A number below the normal ones is its fraction, as a whole number, times the least. */                          \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void frexp_many_##NAME(const T *restrict x, T *restrict part, int32_t *restrict exponent, int64_t n) {      \
        WORD const half = (WORD)(BIAS - 1) << FRACTION;                                                                \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD const given = bits_##NAME(x[i]), size = given & ~sign_##NAME;                                         \
            bool const tiny = size < least_##NAME, odd = (WORD)(size - 1) >= infinite_##NAME - 1;                      \
            WORD const normal = tiny ? bits_##NAME((T)(WHOLE)(tiny ? size : 0)) : size;                                \
            WORD const split = (normal & (least_##NAME - 1)) | half | (given & sign_##NAME);                           \
            WORD const e = (normal >> FRACTION) - (BIAS - 1) - (tiny ? BIAS + FRACTION - 1 : 0);                       \
            part[i] = of_bits_##NAME(odd ? given : split);                                                             \
            exponent[i] = (int32_t)(odd ? 0 : e);                                                                      \
        }                                                                                                              \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void modf_many_##NAME(const T *restrict x, T *restrict part, T *restrict whole, int64_t n) {                \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            T const v = x[i], w = trunc##SFX(v);                                                                       \
            whole[i] = w;                                                                                              \
            part[i] = copysign##SFX(v == w ? 0 : v - w, v);                                                            \
        }                                                                                                              \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void fabs_many_##NAME(const T *restrict x, T *restrict r, int64_t n) {                                      \
        for (int64_t i = 0; i < n; i++) r[i] = fabs##SFX(x[i]);                                                        \
    }                                                                                                                  \
    /* The distance to the next number, away from 0. Whether one was the largest. */                                   \
    NPRT_VECTOR_CLONES                                                                                                 \
    static WORD distances_##NAME(const T *restrict x, T *restrict r, int64_t n) {                                      \
        WORD last = 0;                                                                                                 \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD const given = bits_##NAME(x[i]), size = given & ~sign_##NAME;                                         \
            T const far = of_bits_##NAME(size + 1) - of_bits_##NAME(size);                                             \
            WORD const to = bits_##NAME(far) | (size ? given & sign_##NAME : 0);                                       \
            WORD const number = size < infinite_##NAME ? to : size > infinite_##NAME ? given : bits_##NAME((T)NAN);    \
            last |= size + 1 == infinite_##NAME ? 1 : 0;                                                               \
            r[i] = of_bits_##NAME(number);                                                                             \
        }                                                                                                              \
        return last;                                                                                                   \
    }                                                                                                                  \
    static void spacing_##NAME(char *const *p, const int64_t *s, int64_t n) {                                          \
        nprt_vector_flags const before = nprt_vector_flags_get();                                                      \
        bool const packed = s[0] == sizeof(T) && s[1] == sizeof(T);                                                    \
        WORD last = 0;                                                                                                 \
        for (int64_t i = 0, step = packed ? n : 1; i < n; i += step)                                                   \
            last |= distances_##NAME((const T *)(p[0] + i * s[0]), (T *)(p[1] + i * s[1]), step);                      \
        nprt_vector_flags_set(before);                                                                                 \
        if (last) feraiseexcept(FE_OVERFLOW);                                                                          \
    }                                                                                                                  \
    static inline T power_of_two_##NAME(int64_t e) { return of_bits_##NAME((WORD)(e + BIAS) << FRACTION); }            \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void scale_##NAME(const T *restrict x, const int64_t *restrict e, T *restrict r, int64_t n) {               \
        for (int64_t i = 0; i < n; i++) r[i] = x[i] * power_of_two_##NAME(e[i]);                                       \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void scale_by_one_##NAME(const T *restrict x, T factor, T *restrict r, int64_t n) {                         \
        for (int64_t i = 0; i < n; i++) r[i] = x[i] * factor;                                                          \
    }                                                                                                                  \
    /* One product is right where 2**e is a normal number. */                                                          \
    static void ldexp_##NAME(char *const *p, const int64_t *s, int64_t n) {                                            \
        const int64_t *e = (const int64_t *)p[1];                                                                      \
        bool usual = s[0] == sizeof(T) && s[2] == sizeof(T) && (s[1] == 0 || s[1] == 8);                               \
        for (int64_t i = 0, count = s[1] ? n : 1; i < count && usual; i++) usual = e[i] > -BIAS && e[i] <= BIAS;       \
        if (usual && s[1])                                                                                             \
            scale_##NAME((const T *)p[0], e, (T *)p[2], n);                                                            \
        else if (usual)                                                                                                \
            scale_by_one_##NAME((const T *)p[0], power_of_two_##NAME(*e), (T *)p[2], n);                               \
        else                                                                                                           \
            for (int64_t i = 0; i < n; i++) {                                                                          \
                int64_t const given = *(const int64_t *)(p[1] + i * s[1]);                                             \
                int const by = given < -5000 ? -5000 : given > 5000 ? 5000 : (int)given;                               \
                *(T *)(p[2] + i * s[2]) = ldexp##SFX(*(const T *)(p[0] + i * s[0]), by);                               \
            }                                                                                                          \
    }                                                                                                                  \
    static inline T logaddexp2_one_##NAME(T x, T y) {                                                                  \
        if (x == y) return x + 1;                                                                                      \
        T const d = x - y;                                                                                             \
        if (d > 0) return x + (T)LOG2E * log1p##SFX(exp2##SFX(-d));                                                    \
        if (d <= 0) return y + (T)LOG2E * log1p##SFX(exp2##SFX(d));                                                    \
        return d;                                                                                                      \
    }                                                                                                                  \
    static void logaddexp2_##NAME(char *const *p, const int64_t *s, int64_t n) {                                       \
        for (int64_t i = 0; i < n; i++)                                                                                \
            *(T *)(p[2] + i * s[2]) =                                                                                  \
                logaddexp2_one_##NAME(*(const T *)(p[0] + i * s[0]), *(const T *)(p[1] + i * s[1]));                   \
    }                                                                                                                  \
    static void divmod_##NAME(char *const *p, const int64_t *s, int64_t n) {                                           \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            T rest;                                                                                                    \
            *(T *)(p[2] + i * s[2]) =                                                                                  \
                nd_divmod_##NAME(*(const T *)(p[0] + i * s[0]), *(const T *)(p[1] + i * s[1]), &rest);                 \
            *(T *)(p[3] + i * s[3]) = rest;                                                                            \
        }                                                                                                              \
    }                                                                                                                  \
    TWO_RESULTS(frexp, NAME, T, int32_t)                                                                               \
    TWO_RESULTS(modf, NAME, T, T)                                                                                      \
    ONE_RESULT(fabs, NAME, T)

FLOATS(float32, float, uint32_t, int32_t, 23, 127, f)
FLOATS(float64, double, uint64_t, int64_t, 52, 1023, )

// Of float16 the distance is always positive.
static uint16_t spacing_half(uint16_t h) {
    int const size = h & 0x7fff, exponent = size >> 10, fraction = size & 0x3ff;
    if (exponent == 31) return feraiseexcept(FE_INVALID), 0x7e00;
    if (h == 0x7bff) return feraiseexcept(FE_OVERFLOW), 0x7c00;
    int const e = exponent - (h >> 15 && fraction == 0);   // towards 0 the next one may be nearer
    return (uint16_t)(e > 10 ? (e - 10) << 10 : e > 1 ? 1 << (e - 1) : 1);
}
static void spacing_float16(char *const *p, const int64_t *s, int64_t n) {
    for (int64_t i = 0; i < n; i++) *(uint16_t *)(p[1] + i * s[1]) = spacing_half(*(const uint16_t *)(p[0] + i * s[0]));
}

#define ROW(OP) [ND_COMPOSED_##OP] = {[NPRT_float32] = OP##_float32, [NPRT_float64] = OP##_float64}
nd_composed_table nd_composed_floats = {
    ROW(frexp),
    ROW(modf),
    ROW(fabs),
    [ND_COMPOSED_spacing] = {[NPRT_float16] = spacing_float16,
                             [NPRT_float32] = spacing_float32,
                             [NPRT_float64] = spacing_float64},
    ROW(logaddexp2),
    ROW(ldexp),
    ROW(divmod),
};
