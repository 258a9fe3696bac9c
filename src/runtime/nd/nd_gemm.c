// Matrix products in float and double: packed panels and a register tile (K. Goto, R. van de Geijn, "Anatomy of
// high-performance matrix multiplication", 2008). No product is fused with a sum and every element adds its products in
// order of k within blocks of KC, so the bits do not depend on the machine.
#include "runtime/nd/nd_linalg.h"
#include "runtime/simd.h"
#include <stdlib.h>
#include <string.h>

enum { MR = 6, KC = 256, MC = 96, NC = 2048, FEW_ROWS = 4, SMALL_PRODUCT = 16 * 16 * 16 };

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))
#define HAS_WIDE __builtin_cpu_supports("avx2")
#else
#define WIDE
#define HAS_WIDE 0
#endif

// NR columns make 64 bytes. The tile is MR x NR: each step of k multiplies MR values of A with one row of B's panel.
#define TILE(NAME, ATTRIBUTE, T, NR)                                                                                   \
    ATTRIBUTE static void NAME(int64_t k, const T *restrict a, const T *restrict b, T *restrict tile) {                \
        typedef T vec __attribute__((vector_size(32)));                                                                \
        enum { LANES = 32 / sizeof(T) };                                                                               \
        vec c[MR][2];                                                                                                  \
        memset(c, 0, sizeof c);                                                                                        \
        for (int64_t p = 0; p < k; p++, a += MR, b += NR) {                                                            \
            const vec b0 = *(const vec *)b, b1 = *(const vec *)(b + LANES);                                            \
            _Pragma("GCC unroll 6") for (int i = 0; i < MR; i++) {                                                     \
                c[i][0] += a[i] * b0;                                                                                  \
                c[i][1] += a[i] * b1;                                                                                  \
            }                                                                                                          \
        }                                                                                                              \
        memcpy(tile, c, sizeof c);                                                                                     \
    }

#define GEMM(S, T, NR)                                                                                                 \
    TILE(tile_wide_##S, WIDE, T, NR)                                                                                   \
    TILE(tile_plain_##S, , T, NR)                                                                                      \
    static void pack_a_##S(int64_t m, int64_t k, const T *a, int64_t row, int64_t column, T *to) {                     \
        for (int64_t i = 0; i < m; i += MR)                                                                            \
            for (int64_t p = 0; p < k; p++)                                                                            \
                for (int64_t r = 0; r < MR; r++) *to++ = i + r < m ? a[(i + r) * row + p * column] : 0;                \
    }                                                                                                                  \
    static void pack_b_##S(int64_t k, int64_t n, const T *b, int64_t row, int64_t column, T *to) {                     \
        for (int64_t j = 0; j < n; j += NR) {                                                                          \
            int64_t w = n - j < NR ? n - j : NR;                                                                       \
            for (int64_t p = 0; p < k; p++, to += NR) {                                                                \
                const T *from = b + p * row + j * column;                                                              \
                if (column == 1 && w == NR) {                                                                          \
                    memcpy(to, from, sizeof(T) * NR);                                                                  \
                    continue;                                                                                          \
                }                                                                                                      \
                for (int64_t i = 0; i < NR; i++) to[i] = i < w ? from[i * column] : 0;                                 \
            }                                                                                                          \
        }                                                                                                              \
    }                                                                                                                  \
    static void block_##S(int64_t m, int64_t n, int64_t k, const T *pa, const T *pb, T *c, int64_t ldc) {              \
        bool wide = HAS_WIDE;                                                                                          \
        _Alignas(64) T tile[MR * NR];                                                                                  \
        for (int64_t j = 0; j < n; j += NR)                                                                            \
            for (int64_t i = 0; i < m; i += MR) {                                                                      \
                (wide ? tile_wide_##S : tile_plain_##S)(k, pa + i * k, pb + j * k, tile);                              \
                int64_t rows = m - i < MR ? m - i : MR, columns = n - j < NR ? n - j : NR;                             \
                for (int64_t r = 0; r < rows; r++)                                                                     \
                    for (int64_t q = 0; q < columns; q++) c[(i + r) * ldc + j + q] += tile[r * NR + q];                \
            }                                                                                                          \
    }                                                                                                                  \
    /* A few rows of A: rows of B are added as they stream by. */                                                      \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void few_##S(int64_t m, int64_t n, int64_t k, const T *a, int64_t ar, int64_t ac, const T *b, int64_t br,   \
                        T *c, int64_t ldc) {                                                                           \
        for (int64_t j = 0; j < n; j += 1024) {                                                                        \
            int64_t w = n - j < 1024 ? n - j : 1024;                                                                   \
            for (int64_t p = 0; p < k; p++)                                                                            \
                for (int64_t i = 0; i < m; i++) {                                                                      \
                    const T x = a[i * ar + p * ac], *restrict y = b + p * br + j;                                      \
                    T *restrict z = c + i * ldc + j;                                                                   \
                    for (int64_t q = 0; q < w; q++) z[q] += x * y[q];                                                  \
                }                                                                                                      \
        }                                                                                                              \
    }                                                                                                                  \
    /* Small matrices, as they lie: sums of vectors of columns. */                                                     \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void small_##S(int64_t m, int64_t n, int64_t k, const T *a, int64_t ar, int64_t ac, const T *b, int64_t br, \
                          T *c, int64_t ldc) {                                                                         \
        typedef T vec __attribute__((vector_size(64)));                                                                \
        enum { LANES = 64 / sizeof(T) };                                                                               \
        for (int64_t i = 0; i < m; i++) {                                                                              \
            const T *x = a + i * ar;                                                                                   \
            T *z = c + i * ldc;                                                                                        \
            int64_t j = 0;                                                                                             \
            for (; j + LANES <= n; j += LANES) {                                                                       \
                vec sum, y;                                                                                            \
                memset(&sum, 0, sizeof sum);                                                                           \
                for (int64_t p = 0; p < k; p++) {                                                                      \
                    memcpy(&y, b + p * br + j, sizeof y);                                                              \
                    sum += x[p * ac] * y;                                                                              \
                }                                                                                                      \
                memcpy(&y, z + j, sizeof y);                                                                           \
                y += sum;                                                                                              \
                memcpy(z + j, &y, sizeof y);                                                                           \
            }                                                                                                          \
            for (; j < n; j++) {                                                                                       \
                T sum = 0;                                                                                             \
                for (int64_t p = 0; p < k; p++) sum += x[p * ac] * b[p * br + j];                                      \
                z[j] += sum;                                                                                           \
            }                                                                                                          \
        }                                                                                                              \
    }                                                                                                                  \
    /* Four vectors of 64 bytes add up, then their lanes in order. */                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static T dot_##S(int64_t k, const T *x, const T *y) {                                                              \
        typedef T vec __attribute__((vector_size(64)));                                                                \
        enum { LANES = 64 / sizeof(T) };                                                                               \
        vec c[4];                                                                                                      \
        memset(c, 0, sizeof c);                                                                                        \
        int64_t p = 0;                                                                                                 \
        for (; p + 4 * LANES <= k; p += 4 * LANES) _Pragma("GCC unroll 4") for (int q = 0; q < 4; q++) {               \
                vec u, v;                                                                                              \
                memcpy(&u, x + p + q * LANES, sizeof u);                                                               \
                memcpy(&v, y + p + q * LANES, sizeof v);                                                               \
                c[q] += u * v;                                                                                         \
            }                                                                                                          \
        vec const all = (c[0] + c[1]) + (c[2] + c[3]);                                                                 \
        T sum = 0;                                                                                                     \
        for (int q = 0; q < LANES; q++) sum += all[q];                                                                 \
        for (; p < k; p++) sum += x[p] * y[p];                                                                         \
        return sum;                                                                                                    \
    }                                                                                                                  \
    /* A few rows of A against columns of B that are packed: dot products. */                                          \
    static void dots_##S(int64_t m, int64_t n, int64_t k, const T *a, int64_t ar, int64_t ac, const T *b, int64_t bc,  \
                         T *c, int64_t ldc) {                                                                          \
        for (int64_t j = 0; j < n; j++)                                                                                \
            for (int64_t i = 0; i < m; i++) {                                                                          \
                const T *x = a + i * ar, *y = b + j * bc;                                                              \
                T sum = 0;                                                                                             \
                if (ac == 1)                                                                                           \
                    sum = dot_##S(k, x, y);                                                                            \
                else                                                                                                   \
                    for (int64_t p = 0; p < k; p++) sum += x[p * ac] * y[p];                                           \
                c[i * ldc + j] += sum;                                                                                 \
            }                                                                                                          \
    }                                                                                                                  \
    /* Two lines of numbers that lie apart. */                                                                         \
    static T apart_##S(int64_t k, const T *a, int64_t ac, const T *b, int64_t br) {                                    \
        enum { PART = 512 };                                                                                           \
        T x[PART], y[PART], sum = 0;                                                                                   \
        for (int64_t p = 0; p < k; p += PART) {                                                                        \
            int64_t const n = k - p < PART ? k - p : PART;                                                             \
            for (int64_t i = 0; i < n; i++) x[i] = a[(p + i) * ac];                                                    \
            for (int64_t i = 0; i < n; i++) y[i] = b[(p + i) * br];                                                    \
            sum += dot_##S(n, x, y);                                                                                   \
        }                                                                                                              \
        return sum;                                                                                                    \
    }                                                                                                                  \
    bool nd_##S(int64_t m, int64_t n, int64_t k, const T *a, int64_t ar, int64_t ac, const T *b, int64_t br,           \
                int64_t bc, T *c, int64_t ldc) {                                                                       \
        if (m <= FEW_ROWS && n > 1 && bc == 1) {                                                                       \
            few_##S(m, n, k, a, ar, ac, b, br, c, ldc);                                                                \
            return true;                                                                                               \
        }                                                                                                              \
        if (m == 1 && n == 1 && (ac != 1 || br != 1)) {                                                                \
            *c += apart_##S(k, a, ac, b, br);                                                                          \
            return true;                                                                                               \
        }                                                                                                              \
        if ((m <= FEW_ROWS && br == 1) || n == 1) {                                                                    \
            if (br == 1 || k == 1) {                                                                                   \
                dots_##S(m, n, k, a, ar, ac, b, bc, c, ldc);                                                           \
                return true;                                                                                           \
            }                                                                                                          \
        }                                                                                                              \
        if (bc == 1 && n > 1 && k <= KC && m * n * k <= SMALL_PRODUCT) {                                               \
            small_##S(m, n, k, a, ar, ac, b, br, c, ldc);                                                              \
            return true;                                                                                               \
        }                                                                                                              \
        int64_t nc = n < NC ? (n + NR - 1) / NR * NR : NC, kc = k < KC ? k : KC;                                       \
        T *pa = aligned_alloc(64, ((size_t)(MC * kc) * sizeof(T) + 63) / 64 * 64);                                     \
        T *pb = aligned_alloc(64, ((size_t)(nc * kc) * sizeof(T) + 63) / 64 * 64);                                     \
        for (int64_t j = 0; j < n && pa && pb; j += NC) {                                                              \
            int64_t w = n - j < NC ? n - j : NC;                                                                       \
            for (int64_t p = 0; p < k; p += KC) {                                                                      \
                int64_t d = k - p < KC ? k - p : KC;                                                                   \
                pack_b_##S(d, w, b + p * br + j * bc, br, bc, pb);                                                     \
                for (int64_t i = 0; i < m; i += MC) {                                                                  \
                    int64_t h = m - i < MC ? m - i : MC;                                                               \
                    pack_a_##S(h, d, a + i * ar + p * ac, ar, ac, pa);                                                 \
                    block_##S(h, w, d, pa, pb, c + i * ldc + j, ldc);                                                  \
                }                                                                                                      \
            }                                                                                                          \
        }                                                                                                              \
        free(pa);                                                                                                      \
        bool ok = pa && pb;                                                                                            \
        free(pb);                                                                                                      \
        return ok;                                                                                                     \
    }

GEMM(sgemm, float, 16)
GEMM(dgemm, double, 8)
