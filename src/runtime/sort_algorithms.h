// Algorithms that sort an order of keys, or keys themselves, for any type of keys. The quicksort is NumPy's introsort
// (median of three, insertion sort up to 16, smaller side first), so that argsort orders equal keys alike; past its
// depth limit a heap sort takes over, as there. Stable sorts merge.
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

#define SWAP(O, A, B)                                                                                                  \
    {                                                                                                                  \
        O swapped = A;                                                                                                 \
        A = B;                                                                                                         \
        B = swapped;                                                                                                   \
    }

// Sorts of an order of packed keys v: o (n positions), sorted in place; spare: room for n. WILD: LESS may contradict
// itself.
#define KEY_AT(x) v[x]
#define SORTS(NAME, T, LESS, WILD) ALL_SORTS(NAME, T, int64_t, KEY_AT, LESS, WILD)

// Sorts of keys where they lie: o holds them, v is not used.
#define KEY(x) (x)
#define VALUE_SORTS(NAME, T, LESS) ALL_SORTS(NAME, T, T, KEY, LESS, 0)

// O: what is moved, of which AT makes the key; a heap sort counts from o[1].
#define ALL_SORTS(NAME, T, O, AT, LESS, WILD)                                                                          \
    static void sift_##NAME(const T *v, O *o, int64_t i, int64_t n, O moved) {                                         \
        (void)v;                                                                                                       \
        for (int64_t j; (j = 2 * i) <= n; i = j) {                                                                     \
            if (j < n && LESS(AT(o[j]), AT(o[j + 1]))) j++;                                                            \
            if (!LESS(AT(moved), AT(o[j]))) break;                                                                     \
            o[i] = o[j];                                                                                               \
        }                                                                                                              \
        o[i] = moved;                                                                                                  \
    }                                                                                                                  \
    static void heap_##NAME(const T *v, O *order, int64_t n) {                                                         \
        O *o = order - 1;                                                                                              \
        for (int64_t i = n / 2; i > 0; i--) sift_##NAME(v, o, i, n, o[i]);                                             \
        for (; n > 1; n--) {                                                                                           \
            O moved = o[n];                                                                                            \
            o[n] = o[1];                                                                                               \
            sift_##NAME(v, o, 1, n - 1, moved);                                                                        \
        }                                                                                                              \
    }                                                                                                                  \
    static void merge_##NAME(const T *v, O *o, int64_t n, O *spare) {                                                  \
        if (n <= SMALL) {                                                                                              \
            for (int64_t i = 1; i < n; i++) {                                                                          \
                O x = o[i];                                                                                            \
                int64_t j = i;                                                                                         \
                for (; j > 0 && LESS(AT(x), AT(o[j - 1])); j--) o[j] = o[j - 1];                                       \
                o[j] = x;                                                                                              \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        int64_t half = n / 2, i = 0, j = half, k = 0;                                                                  \
        merge_##NAME(v, o, half, spare);                                                                               \
        merge_##NAME(v, o + half, n - half, spare);                                                                    \
        memcpy(spare, o, (size_t)half * sizeof *o);                                                                    \
        while (i < half && j < n) {                                                                                    \
            if (LESS(AT(o[j]), AT(spare[i])))                                                                          \
                o[k++] = o[j++];                                                                                       \
            else                                                                                                       \
                o[k++] = spare[i++];                                                                                   \
        }                                                                                                              \
        while (i < half) o[k++] = spare[i++];                                                                          \
    }                                                                                                                  \
    static void quick_##NAME(const T *v, O *o, int64_t n, O *spare) {                                                  \
        O *pl = o, *pr = o + n - 1, *stack[STACK], **top = stack;                                                      \
        int depths[STACK], *depth_top = depths, depth = 0;                                                             \
        for (int64_t m = n; m > 1; m >>= 1) depth += 2;                                                                \
        for (;;) {                                                                                                     \
            if (depth < 0) {                                                                                           \
                heap_##NAME(v, pl, pr - pl + 1);                                                                       \
            } else {                                                                                                   \
                while (pr - pl > QUICK_SMALL) {                                                                        \
                    O *pm = pl + ((pr - pl) >> 1), *pi = pl, *pj = pr - 1;                                             \
                    if (LESS(AT(*pm), AT(*pl))) SWAP(O, *pm, *pl)                                                      \
                    if (LESS(AT(*pr), AT(*pm))) SWAP(O, *pr, *pm)                                                      \
                    if (LESS(AT(*pm), AT(*pl))) SWAP(O, *pm, *pl)                                                      \
                    T pivot = AT(*pm);                                                                                 \
                    SWAP(O, *pm, *pj)                                                                                  \
                    for (;;) {                                                                                         \
                        do ++pi;                                                                                       \
                        while ((!WILD || pi < pr) && LESS(AT(*pi), pivot));                                            \
                        do --pj;                                                                                       \
                        while ((!WILD || pj > pl) && LESS(pivot, AT(*pj)));                                            \
                        if (pi >= pj) break;                                                                           \
                        SWAP(O, *pi, *pj)                                                                              \
                    }                                                                                                  \
                    SWAP(O, *pi, *(pr - 1))                                                                            \
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
