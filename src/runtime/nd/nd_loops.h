// Macros that write inner loops from one expression. Private to the loop files of this folder.
//
// The expression sees the operands as x and y. A loop meets memory in four ways: evenly packed operands (vectorised),
// one operand repeated, a reduction (the result is also the first operand and does not move), and everything else.
// A result that runs one element behind its first operand (a scan) takes the last way.
#pragma once
#include "runtime/nd/nd_ufunc.h"
#include <fenv.h>
#include <math.h>

#ifdef __clang__
#define ND_INDEPENDENT
#else
#define ND_INDEPENDENT _Pragma("GCC ivdep")
#endif

// What a file puts before its loops: NPRT_VECTOR_CLONES, or nothing.
#ifndef ND_CLONES
#define ND_CLONES
#endif
// The same for reductions, where their order does not matter.
#ifndef ND_REDUCE_CLONES
#define ND_REDUCE_CLONES
#endif

#define ND_RUN(TI, TO, X, Y, EXPR)                                                                                     \
    {                                                                                                                  \
        TO *r = (TO *)p[2];                                                                                            \
        ND_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                               \
            TI x = X, y = Y;                                                                                           \
            r[i] = EXPR;                                                                                               \
        }                                                                                                              \
        return;                                                                                                        \
    }

#define ND_BINARY(FN, TI, TO, EXPR)                                                                                    \
    ND_CLONES                                                                                                          \
    static void FN(char *const *p, const int64_t *s, int64_t n) {                                                      \
        const TI *a = (const TI *)p[0], *b = (const TI *)p[1];                                                         \
        if (s[2] == (int64_t)sizeof(TO) && p[2] != p[0] + sizeof(TO)) {                                                \
            if (s[0] == (int64_t)sizeof(TI) && s[1] == s[0]) ND_RUN(TI, TO, a[i], b[i], EXPR)                          \
            if (s[0] == (int64_t)sizeof(TI) && s[1] == 0) {                                                            \
                const TI same = *b;                                                                                    \
                ND_RUN(TI, TO, a[i], same, EXPR)                                                                       \
            }                                                                                                          \
            if (s[0] == 0 && s[1] == (int64_t)sizeof(TI)) {                                                            \
                const TI same = *a;                                                                                    \
                ND_RUN(TI, TO, same, b[i], EXPR)                                                                       \
            }                                                                                                          \
        }                                                                                                              \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            TI x = *(const TI *)(p[0] + i * s[0]), y = *(const TI *)(p[1] + i * s[1]);                                 \
            *(TO *)(p[2] + i * s[2]) = EXPR;                                                                           \
        }                                                                                                              \
    }

// A binary loop whose reduction keeps the running value in a register.
#define ND_BINARY_REDUCE(FN, T, EXPR)                                                                                  \
    ND_BINARY(FN##_elements, T, T, EXPR)                                                                               \
    ND_REDUCE_CLONES                                                                                                   \
    static void FN(char *const *p, const int64_t *s, int64_t n) {                                                      \
        if (p[2] == p[0] + sizeof(T) && s[0] == (int64_t)sizeof(T) && s[1] == s[0] && s[2] == s[0]) { /* a scan */     \
            const T *b = (const T *)p[1];                                                                              \
            T x = *(T *)p[0], *r = (T *)p[2];                                                                          \
            for (int64_t i = 0; i < n; i++) {                                                                          \
                T y = b[i];                                                                                            \
                r[i] = x = EXPR;                                                                                       \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        if (p[0] != p[2] || s[0] || s[2]) {                                                                            \
            FN##_elements(p, s, n);                                                                                    \
            return;                                                                                                    \
        }                                                                                                              \
        T x = *(T *)p[0];                                                                                              \
        if (s[1] == (int64_t)sizeof(T)) {                                                                              \
            const T *b = (const T *)p[1];                                                                              \
            for (int64_t i = 0; i < n; i++) {                                                                          \
                T y = b[i];                                                                                            \
                x = EXPR;                                                                                              \
            }                                                                                                          \
        } else {                                                                                                       \
            for (int64_t i = 0; i < n; i++) {                                                                          \
                T y = *(const T *)(p[1] + i * s[1]);                                                                   \
                x = EXPR;                                                                                              \
            }                                                                                                          \
        }                                                                                                              \
        *(T *)p[0] = x;                                                                                                \
    }

#define ND_UNARY(FN, TI, TO, EXPR)                                                                                     \
    ND_CLONES                                                                                                          \
    static void FN(char *const *p, const int64_t *s, int64_t n) {                                                      \
        if (s[0] == (int64_t)sizeof(TI) && s[1] == (int64_t)sizeof(TO)) {                                              \
            const TI *a = (const TI *)p[0];                                                                            \
            TO *r = (TO *)p[1];                                                                                        \
            ND_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                           \
                TI x = a[i];                                                                                           \
                r[i] = EXPR;                                                                                           \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            TI x = *(const TI *)(p[0] + i * s[0]);                                                                     \
            *(TO *)(p[1] + i * s[1]) = EXPR;                                                                           \
        }                                                                                                              \
    }

typedef nd_loop *const nd_loop_table[ND_UFUNC_COUNT][NPRT_DTYPE_COUNT];
extern nd_loop_table nd_loops_int, nd_loops_float, nd_loops_complex;
extern nd_loop *const nd_loops_half[ND_UFUNC_COUNT];   // of float16
