// Runs an elementary function over a stretch of memory:
//
//   x ── a block, packed and filled up to whole vectors ──▶ many ──▶ odd numbers again, by the library ──▶ result
//
// What the vectors raise is forgotten: they compute on lanes whose result is not taken.
#include "runtime/nd/nd_elementary.h"
#include "runtime/simd.h"

#include <fenv.h>
#include <math.h>
#include <string.h>

enum { RUN = 512, LANES = 16, FLAGS = FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW };

#define ELEMENTARY_RUN(NAME, T, WORD, MIN, INF)                                                                        \
    static inline bool is_odd_##NAME(T x, T y, WORD limit) {                                                           \
        WORD a, r;                                                                                                     \
        memcpy(&a, &x, sizeof a);                                                                                      \
        memcpy(&r, &y, sizeof r);                                                                                      \
        a &= (WORD) - 1 >> 1;                                                                                          \
        r &= (WORD) - 1 >> 1;                                                                                          \
        return (a >= limit) | (r >= (INF)) | ((r < (MIN)) & (a > 0));                                                  \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool any_odd_##NAME(const T *x, const T *y, WORD limit, int64_t n) {                                        \
        WORD odd = 0;                                                                                                  \
        for (int64_t i = 0; i < n; i++) odd |= is_odd_##NAME(x[i], y[i], limit);                                       \
        return odd;                                                                                                    \
    }                                                                                                                  \
    static void block_##NAME(const nd_elementary_##NAME *f, const T *x, T *y, int64_t n) {                             \
        int const before = fetestexcept(FLAGS);                                                                        \
        f->many(x, y, (n + LANES - 1) / LANES * LANES);                                                                \
        int const after = fetestexcept(FLAGS);                                                                         \
        if (after & ~before) feclearexcept(after & ~before);                                                           \
        WORD limit;                                                                                                    \
        memcpy(&limit, &f->limit, sizeof limit);                                                                       \
        if (limit < (INF)) limit++;                                                                                    \
        if (!any_odd_##NAME(x, y, limit, n)) return;                                                                   \
        for (int64_t i = 0; i < n; i++)                                                                                \
            if (is_odd_##NAME(x[i], y[i], limit)) y[i] = f->library(x[i]);                                             \
    }                                                                                                                  \
    static void one_by_one_##NAME(const nd_elementary_##NAME *f, char *const *p, const int64_t *s, int64_t n) {        \
        for (int64_t i = 0; i < n; i++) *(T *)(p[1] + i * s[1]) = f->library(*(const T *)(p[0] + i * s[0]));           \
    }                                                                                                                  \
    void nd_elementary_run_##NAME(const nd_elementary_##NAME *f, char *const *p, const int64_t *s, int64_t n) {        \
        if (!nprt_has_fma()) {                                                                                         \
            one_by_one_##NAME(f, p, s, n);                                                                             \
            return;                                                                                                    \
        }                                                                                                              \
        _Alignas(64) T x[RUN], y[RUN];                                                                                 \
        for (int64_t at = 0; at < n; at += RUN) {                                                                      \
            int64_t const m = n - at < RUN ? n - at : RUN;                                                             \
            const char *from = p[0] + at * s[0];                                                                       \
            char *to = p[1] + at * s[1];                                                                               \
            if (s[0] == sizeof(T))                                                                                     \
                memcpy(x, from, (size_t)m * sizeof(T));                                                                \
            else                                                                                                       \
                for (int64_t i = 0; i < m; i++) x[i] = *(const T *)(from + i * s[0]);                                  \
            for (int64_t i = m; i % LANES; i++) x[i] = x[0];                                                           \
            block_##NAME(f, x, y, m);                                                                                  \
            if (s[1] == sizeof(T))                                                                                     \
                memcpy(to, y, (size_t)m * sizeof(T));                                                                  \
            else                                                                                                       \
                for (int64_t i = 0; i < m; i++) *(T *)(to + i * s[1]) = y[i];                                          \
        }                                                                                                              \
    }

ELEMENTARY_RUN(float32, float, uint32_t, 1u << 23, 0xffu << 23)
ELEMENTARY_RUN(float64, double, uint64_t, 1ull << 52, 0x7ffull << 52)
