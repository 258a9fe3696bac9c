// Algorithms that sort an order of keys, for any type of keys. The quicksort is NumPy's introsort (median of three,
// insertion sort up to 16, smaller side first), so that argsort orders equal keys alike; past its depth limit a heap
// sort takes over, as there. Stable sorts merge.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { SMALL = 16, QUICK_SMALL = 15, STACK = 128 };

// NumPy's orders: nan last, complex numbers by their real parts first.
#define LESS_INT(x, y) ((x) < (y))
#define LESS_FLOAT(x, y) ((x) < (y) || ((y) != (y) && (x) == (x)))

static inline bool less_complex(double ar, double ai, double br, double bi) {
    if (ar < br) return ai == ai || bi != bi;
    if (ar > br) return bi != bi && ai == ai;
    if (ar == br || (ar != ar && br != br)) return ai < bi || (bi != bi && ai == ai);
    return br != br;
}

#define SWAP(A, B)                                                                                                     \
    {                                                                                                                  \
        int64_t swapped = A;                                                                                           \
        A = B;                                                                                                         \
        B = swapped;                                                                                                   \
    }

// v: packed keys; o: the order, sorted in place; spare: room for n; a heap sort counts from o[1]. WILD: LESS may
// contradict itself.
#define SORTS(NAME, T, LESS, WILD)                                                                                     \
    static void sift_##NAME(const T *v, int64_t *o, int64_t i, int64_t n, int64_t moved) {                             \
        for (int64_t j; (j = 2 * i) <= n; i = j) {                                                                     \
            if (j < n && LESS(v[o[j]], v[o[j + 1]])) j++;                                                              \
            if (!LESS(v[moved], v[o[j]])) break;                                                                       \
            o[i] = o[j];                                                                                               \
        }                                                                                                              \
        o[i] = moved;                                                                                                  \
    }                                                                                                                  \
    static void heap_##NAME(const T *v, int64_t *order, int64_t n) {                                                   \
        int64_t *o = order - 1;                                                                                        \
        for (int64_t i = n / 2; i > 0; i--) sift_##NAME(v, o, i, n, o[i]);                                             \
        for (; n > 1; n--) {                                                                                           \
            int64_t moved = o[n];                                                                                      \
            o[n] = o[1];                                                                                               \
            sift_##NAME(v, o, 1, n - 1, moved);                                                                        \
        }                                                                                                              \
    }                                                                                                                  \
    static void merge_##NAME(const T *v, int64_t *o, int64_t n, int64_t *spare) {                                      \
        if (n <= SMALL) {                                                                                              \
            for (int64_t i = 1; i < n; i++) {                                                                          \
                int64_t x = o[i], j = i;                                                                               \
                for (; j > 0 && LESS(v[x], v[o[j - 1]]); j--) o[j] = o[j - 1];                                         \
                o[j] = x;                                                                                              \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        int64_t half = n / 2, i = 0, j = half, k = 0;                                                                  \
        merge_##NAME(v, o, half, spare);                                                                               \
        merge_##NAME(v, o + half, n - half, spare);                                                                    \
        memcpy(spare, o, (size_t)half * sizeof *o);                                                                    \
        while (i < half && j < n) {                                                                                    \
            if (LESS(v[o[j]], v[spare[i]]))                                                                            \
                o[k++] = o[j++];                                                                                       \
            else                                                                                                       \
                o[k++] = spare[i++];                                                                                   \
        }                                                                                                              \
        while (i < half) o[k++] = spare[i++];                                                                          \
    }                                                                                                                  \
    static void quick_##NAME(const T *v, int64_t *o, int64_t n, int64_t *spare) {                                      \
        int64_t *pl = o, *pr = o + n - 1, *stack[STACK], **top = stack;                                                \
        int depths[STACK], *depth_top = depths, depth = 0;                                                             \
        for (int64_t m = n; m > 1; m >>= 1) depth += 2;                                                                \
        for (;;) {                                                                                                     \
            if (depth < 0) {                                                                                           \
                heap_##NAME(v, pl, pr - pl + 1);                                                                       \
            } else {                                                                                                   \
                while (pr - pl > QUICK_SMALL) {                                                                        \
                    int64_t *pm = pl + ((pr - pl) >> 1), *pi = pl, *pj = pr - 1;                                       \
                    if (LESS(v[*pm], v[*pl])) SWAP(*pm, *pl)                                                           \
                    if (LESS(v[*pr], v[*pm])) SWAP(*pr, *pm)                                                           \
                    if (LESS(v[*pm], v[*pl])) SWAP(*pm, *pl)                                                           \
                    T pivot = v[*pm];                                                                                  \
                    SWAP(*pm, *pj)                                                                                     \
                    for (;;) {                                                                                         \
                        do ++pi;                                                                                       \
                        while ((!WILD || pi < pr) && LESS(v[*pi], pivot));                                             \
                        do --pj;                                                                                       \
                        while ((!WILD || pj > pl) && LESS(pivot, v[*pj]));                                             \
                        if (pi >= pj) break;                                                                           \
                        SWAP(*pi, *pj)                                                                                 \
                    }                                                                                                  \
                    SWAP(*pi, *(pr - 1))                                                                               \
                    if (pi - pl < pr - pi) {                                                                           \
                        *top++ = pi + 1;                                                                               \
                        *top++ = pr;                                                                                   \
                        pr = pi - 1;                                                                                   \
                    } else {                                                                                           \
                        *top++ = pl;                                                                                   \
                        *top++ = pi - 1;                                                                               \
                        pl = pi + 1;                                                                                   \
                    }                                                                                                  \
                    *depth_top++ = --depth;                                                                            \
                }                                                                                                      \
                if (pr > pl) merge_##NAME(v, pl, pr - pl + 1, spare);                                                  \
            }                                                                                                          \
            if (top == stack) break;                                                                                   \
            pr = *--top;                                                                                               \
            pl = *--top;                                                                                               \
            depth = *--depth_top;                                                                                      \
        }                                                                                                              \
    }
