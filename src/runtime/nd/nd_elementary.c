// Runs an elementary function over a stretch of memory:
//
//   x ── a block, packed and filled up to whole vectors ──▶ many ──▶ odd numbers again, by the library ──▶ result
//
// What the vectors raise is forgotten: they compute on lanes whose result is not taken.
#include "runtime/nd/nd_elementary.h"
#include "runtime/simd.h"

#include <math.h>
#include <string.h>

enum { RUN = 512, LANES = 16 };

// Odd: a result that is infinite, nan or too small to be normal (0 of 0 is usual), and |x| beyond the limit. By the
// bits: comparing a nan would raise a flag.
#define ODD(NAME, T, WORD, LEAST, INF)                                                                                 \
    static inline bool is_odd_##NAME(T x, T y, WORD limit) {                                                           \
        WORD a, r;                                                                                                     \
        memcpy(&a, &x, sizeof a);                                                                                      \
        memcpy(&r, &y, sizeof r);                                                                                      \
        a &= (WORD) - 1 >> 1;                                                                                          \
        r &= (WORD) - 1 >> 1;                                                                                          \
        return ((r - (LEAST) >= (INF) - (LEAST)) & ((a | r) != 0)) | (a > limit);                                      \
    }                                                                                                                  \
    /* The place of the first group of LANES that has an odd one, or n. */                                             \
    NPRT_VECTOR_CLONES                                                                                                 \
    static int64_t odd_group_##NAME(const T *x, const T *y, WORD limit, int64_t from, int64_t n) {                     \
        for (int64_t i = from; i < n; i += LANES) {                                                                    \
            WORD odd = 0;                                                                                              \
            for (int k = 0; k < LANES; k++) odd |= is_odd_##NAME(x[i + k], y[i + k], limit);                           \
            if (odd) return i;                                                                                         \
        }                                                                                                              \
        return n;                                                                                                      \
    }                                                                                                                  \
    /* Whether all results are normal numbers: the common case, in fewer operations. */                                \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool all_normal_##NAME(const T *y, int64_t n) {                                                             \
        WORD top = 0;                                                                                                  \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD r;                                                                                                    \
            memcpy(&r, &y[i], sizeof r);                                                                               \
            r = 2 * (r - (LEAST));                                                                                     \
            top = r > top ? r : top;                                                                                   \
        }                                                                                                              \
        return top < 2 * ((INF) - (LEAST));                                                                            \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool all_positive_##NAME(const T *x, int64_t n) {                                                           \
        WORD top = 0;                                                                                                  \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD a;                                                                                                    \
            memcpy(&a, &x[i], sizeof a);                                                                               \
            a--;                                                                                                       \
            top = a > top ? a : top;                                                                                   \
        }                                                                                                              \
        return top < (INF) - 1;                                                                                        \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool all_within_##NAME(const T *x, WORD limit, int64_t n) {                                                 \
        WORD top = 0;                                                                                                  \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD a;                                                                                                    \
            memcpy(&a, &x[i], sizeof a);                                                                               \
            a *= 2;                                                                                                    \
            top = a > top ? a : top;                                                                                   \
        }                                                                                                              \
        return top <= 2 * limit;                                                                                       \
    }                                                                                                                  \
    static WORD bits_##NAME(T x) {                                                                                     \
        WORD bits;                                                                                                     \
        memcpy(&bits, &x, sizeof bits);                                                                                \
        return bits;                                                                                                   \
    }

#define PACKING(NAME, T)                                                                                               \
    /* Whole vectors of what lies at p; the last number again where it ends. */                                        \
    static const T *packed_##NAME(T *block, const char *p, int64_t stride, int64_t n) {                                \
        if (stride == sizeof(T) && n % LANES == 0) return (const T *)p;                                                \
        if (stride == sizeof(T))                                                                                       \
            memcpy(block, p, (size_t)n * sizeof(T));                                                                   \
        else                                                                                                           \
            for (int64_t i = 0; i < n; i++) block[i] = *(const T *)(p + i * stride);                                   \
        for (int64_t i = n; i % LANES; i++) block[i] = block[n - 1];                                                   \
        return block;                                                                                                  \
    }                                                                                                                  \
    static void unpack_##NAME(char *p, int64_t stride, const T *x, int64_t n) {                                        \
        if (stride == sizeof(T))                                                                                       \
            memcpy(p, x, (size_t)n * sizeof(T));                                                                       \
        else                                                                                                           \
            for (int64_t i = 0; i < n; i++) *(T *)(p + i * stride) = x[i];                                             \
    }

#define ELEMENTARY_RUN(NAME, T, WORD)                                                                                  \
    static void block_##NAME(const nd_elementary_##NAME *f, const T *x, T *y, int64_t n) {                             \
        nprt_vector_flags const before = nprt_vector_flags_get();                                                      \
        f->many(x, y, (n + LANES - 1) / LANES * LANES);                                                                \
        nprt_vector_flags_set(before);                                                                                 \
        WORD const limit = bits_##NAME(f->limit);                                                                      \
        if (all_normal_##NAME(y, n) && (f->limit == (T)INFINITY || all_within_##NAME(x, limit, n))) return;            \
        for (int64_t at = 0; (at = odd_group_##NAME(x, y, limit, at, n)) < n; at += LANES)                             \
            for (int64_t i = at; i < at + LANES && i < n; i++)                                                         \
                if (is_odd_##NAME(x[i], y[i], limit)) y[i] = f->library(x[i]);                                         \
    }                                                                                                                  \
    static void one_by_one_##NAME(const nd_elementary_##NAME *f, char *const *p, const int64_t *s, int64_t n) {        \
        for (int64_t i = 0; i < n; i++) *(T *)(p[1] + i * s[1]) = f->library(*(const T *)(p[0] + i * s[0]));           \
    }                                                                                                                  \
    void nd_elementary_run_##NAME(const nd_elementary_##NAME *f, char *const *p, const int64_t *s, int64_t n) {        \
        if (!nprt_has_fma()) {                                                                                         \
            one_by_one_##NAME(f, p, s, n);                                                                             \
            return;                                                                                                    \
        }                                                                                                              \
        _Alignas(64) T block[RUN], y[RUN];                                                                             \
        int64_t const size = sizeof(T);                                                                                \
        bool const direct = s[1] == size && nd_lies_apart(p[0], s[0], size, p[1], n * size);                           \
        for (int64_t at = 0; at < n; at += RUN) {                                                                      \
            int64_t const m = n - at < RUN ? n - at : RUN;                                                             \
            T *const to = direct && m % LANES == 0 ? (T *)(p[1] + at * size) : y;                                      \
            block_##NAME(f, packed_##NAME(block, p[0] + at * s[0], s[0], m), to, m);                                   \
            if (to == y) unpack_##NAME(p[1] + at * s[1], s[1], y, m);                                                  \
        }                                                                                                              \
    }

#define ELEMENTARY2_RUN(NAME, T, WORD)                                                                                 \
    static void block2_##NAME(const nd_elementary2_##NAME *f, const T *x, const T *y, T *out, int64_t n) {             \
        nprt_vector_flags const before = nprt_vector_flags_get();                                                      \
        (f->positive && all_positive_##NAME(x, n) ? f->positive : f->many)(x, y, out,                                  \
                                                                           (n + LANES - 1) / LANES * LANES);           \
        nprt_vector_flags_set(before);                                                                                 \
        WORD const limit = bits_##NAME((T)INFINITY);                                                                   \
        if (all_normal_##NAME(out, n)) return;                                                                         \
        for (int64_t at = 0; (at = odd_group_##NAME(x, out, limit, at, n)) < n; at += LANES)                           \
            for (int64_t i = at; i < at + LANES && i < n; i++)                                                         \
                if (is_odd_##NAME(x[i], out[i], limit)) out[i] = f->library(x[i], y[i]);                               \
    }                                                                                                                  \
    void nd_elementary2_run_##NAME(const nd_elementary2_##NAME *f, char *const *p, const int64_t *s, int64_t n) {      \
        if (!nprt_has_fma()) {                                                                                         \
            for (int64_t i = 0; i < n; i++)                                                                            \
                *(T *)(p[2] + i * s[2]) = f->library(*(const T *)(p[0] + i * s[0]), *(const T *)(p[1] + i * s[1]));    \
            return;                                                                                                    \
        }                                                                                                              \
        _Alignas(64) T left[RUN], right[RUN], out[RUN];                                                                \
        int64_t const size = sizeof(T);                                                                                \
        bool const direct = s[2] == size && nd_lies_apart(p[0], s[0], size, p[2], n * size) &&                         \
                            nd_lies_apart(p[1], s[1], size, p[2], n * size);                                           \
        /* A reduction or a scan: each result is the next one's operand. */                                            \
        int64_t const run = s[2] == 0 || p[2] == p[0] + s[2] ? 1 : RUN;                                                \
        const T *x = NULL, *y = NULL;                                                                                  \
        for (int64_t at = 0; at < n; at += run) {                                                                      \
            int64_t const m = n - at < run ? n - at : run;                                                             \
            /* One number for all is there from the first block on. */                                                 \
            if (!x || s[0] || run == 1) x = packed_##NAME(left, p[0] + at * s[0], s[0], m);                            \
            if (!y || s[1]) y = packed_##NAME(right, p[1] + at * s[1], s[1], m);                                       \
            T *const to = direct && m % LANES == 0 ? (T *)(p[2] + at * size) : out;                                    \
            block2_##NAME(f, x, y, to, m);                                                                             \
            if (to == out) unpack_##NAME(p[2] + at * s[2], s[2], out, m);                                              \
        }                                                                                                              \
    }

ODD(float32, float, uint32_t, 1u << 23, 0xffu << 23)
ODD(float64, double, uint64_t, 1ull << 52, 0x7ffull << 52)
PACKING(float32, float)
PACKING(float64, double)
ELEMENTARY_RUN(float32, float, uint32_t)
ELEMENTARY_RUN(float64, double, uint64_t)
ELEMENTARY2_RUN(float32, float, uint32_t)
ELEMENTARY2_RUN(float64, double, uint64_t)
