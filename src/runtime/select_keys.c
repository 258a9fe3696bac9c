// NumPy's introselect (Musser's introspective selection): pivots are medians of three, and where these do not get far
// medians of medians of five; what has been a pivot for one place bounds the search for the next.
#include "runtime/select_keys.h"
#include "runtime/half.h"
#include "runtime/sort_algorithms.h"

enum { PIVOTS = 50, FEW = 3 };

// Places that pivots have come to, the last one the smallest.
typedef struct pivots {
    int64_t at[PIVOTS];
    int n;
} pivots;

static void remember(pivots *p, int64_t pivot, int64_t kth) {
    if (!p) return;
    if (pivot == kth && p->n == PIVOTS)
        p->at[PIVOTS - 1] = pivot;
    else if (pivot >= kth && p->n < PIVOTS)
        p->at[p->n++] = pivot;
}

// Narrows [low, high] to what lies between known pivots; false when kth is one.
static bool narrow(pivots *p, int64_t kth, int64_t *low, int64_t *high) {
    for (; p && p->n; p->n--) {
        int64_t const pivot = p->at[p->n - 1];
        if (pivot == kth) return false;
        if (pivot > kth) {
            *high = pivot - 1;
            return true;
        }
        *low = pivot + 1;
    }
    return true;
}

static int top_bit(int64_t n) {
    int bit = 0;
    while (n >>= 1) bit++;
    return bit;
}

// An item is a key, or the position of one in v.
#define KEY_ITSELF(v, x) ((void)(v), (x))
#define KEY_AT(v, x) ((v)[x])

#define SELECTS(NAME, ITEM, T, KEY, LESS, INEXACT)                                                                     \
    static inline bool before_##NAME(const T *v, ITEM x, ITEM y) {                                                     \
        T const a = KEY(v, x), b = KEY(v, y);                                                                          \
        return LESS(a, b);                                                                                             \
    }                                                                                                                  \
    static inline void swap_##NAME(ITEM *o, int64_t i, int64_t k) {                                                    \
        ITEM const moved = o[i];                                                                                       \
        o[i] = o[k];                                                                                                   \
        o[k] = moved;                                                                                                  \
    }                                                                                                                  \
    /* The median of five: where it lies after some exchanges. */                                                      \
    static int64_t median5_##NAME(const T *v, ITEM *o) {                                                               \
        static const int pairs[][2] = {{1, 0}, {4, 3}, {3, 0}, {4, 1}, {2, 1}};                                        \
        for (int i = 0; i < 5; i++)                                                                                    \
            if (before_##NAME(v, o[pairs[i][0]], o[pairs[i][1]])) swap_##NAME(o, pairs[i][0], pairs[i][1]);            \
        if (!before_##NAME(v, o[3], o[2])) return 2;                                                                   \
        return before_##NAME(v, o[3], o[1]) ? 1 : 3;                                                                   \
    }                                                                                                                  \
    /* The median of three becomes o[low], the smallest o[low + 1]. */                                                 \
    static void median3_##NAME(const T *v, ITEM *o, int64_t low, int64_t mid, int64_t high) {                          \
        if (before_##NAME(v, o[high], o[mid])) swap_##NAME(o, high, mid);                                              \
        if (before_##NAME(v, o[high], o[low])) swap_##NAME(o, high, low);                                              \
        if (before_##NAME(v, o[low], o[mid])) swap_##NAME(o, low, mid);                                                \
        swap_##NAME(o, mid, low + 1);                                                                                  \
    }                                                                                                                  \
    /* The smallest, one after the other. */                                                                           \
    static void few_##NAME(const T *v, ITEM *o, int64_t low, int64_t high, int64_t kth) {                              \
        for (int64_t i = low; i <= kth; i++) {                                                                         \
            int64_t least = i;                                                                                         \
            for (int64_t k = i + 1; k <= high; k++)                                                                    \
                if (before_##NAME(v, o[k], o[least])) least = k;                                                       \
            swap_##NAME(o, i, least);                                                                                  \
        }                                                                                                              \
    }                                                                                                                  \
    static void largest_##NAME(const T *v, ITEM *o, int64_t low, int64_t kth) {                                        \
        int64_t most = low;                                                                                            \
        for (int64_t k = low + 1; k <= kth; k++)                                                                       \
            if (!before_##NAME(v, o[k], o[most])) most = k;                                                            \
        swap_##NAME(o, kth, most);                                                                                     \
    }                                                                                                                  \
    static void select_##NAME(const T *v, ITEM *o, int64_t n, int64_t kth, pivots *p) {                                \
        int64_t low = 0, high = n - 1;                                                                                 \
        if (!narrow(p, kth, &low, &high)) return;                                                                      \
        if (kth - low < FEW) {                                                                                         \
            few_##NAME(v, o, low, high, kth);                                                                          \
            remember(p, kth, kth);                                                                                     \
            return;                                                                                                    \
        }                                                                                                              \
        if (INEXACT && kth == n - 1) {                                                                                 \
            largest_##NAME(v, o, low, kth);                                                                            \
            return;                                                                                                    \
        }                                                                                                              \
        int depth = 2 * top_bit(n);                                                                                    \
        while (low + 1 < high) {                                                                                       \
            int64_t up = low + 1, down = high;                                                                         \
            if (depth > 0 || down - up < 5) {                                                                          \
                median3_##NAME(v, o, low, low + (high - low) / 2, high);                                               \
            } else {                                                                                                   \
                int64_t const medians = (down - up) / 5;                                                               \
                for (int64_t i = 0; i < medians; i++)                                                                  \
                    swap_##NAME(o + up, 5 * i + median5_##NAME(v, o + up + 5 * i), i);                                 \
                if (medians > 2) select_##NAME(v, o + up, medians, medians / 2, NULL);                                 \
                swap_##NAME(o, up + medians / 2, low);                                                                 \
                up--;                                                                                                  \
                down++;                                                                                                \
            }                                                                                                          \
            depth--;                                                                                                   \
            ITEM const pivot = o[low];                                                                                 \
            for (;;) {                                                                                                 \
                do up++;                                                                                               \
                while (before_##NAME(v, o[up], pivot));                                                                \
                do down--;                                                                                             \
                while (before_##NAME(v, pivot, o[down]));                                                              \
                if (down < up) break;                                                                                  \
                swap_##NAME(o, up, down);                                                                              \
            }                                                                                                          \
            swap_##NAME(o, low, down);                                                                                 \
            if (down != kth) remember(p, down, kth);                                                                   \
            if (down >= kth) high = down - 1;                                                                          \
            if (down <= kth) low = up;                                                                                 \
        }                                                                                                              \
        if (high == low + 1 && before_##NAME(v, o[high], o[low])) swap_##NAME(o, high, low);                           \
        remember(p, kth, kth);                                                                                         \
    }

// Both ways, and the choice between them.
#define SELECTION(NAME, T, LESS, INEXACT)                                                                              \
    SELECTS(value_##NAME, T, T, KEY_ITSELF, LESS, INEXACT)                                                             \
    SELECTS(order_##NAME, int64_t, T, KEY_AT, LESS, INEXACT)                                                           \
    static void choose_##NAME(T *v, int64_t *order, int64_t n, int64_t kth, pivots *p) {                               \
        if (order)                                                                                                     \
            select_order_##NAME(v, order, n, kth, p);                                                                  \
        else                                                                                                           \
            select_value_##NAME(v, v, n, kth, p);                                                                      \
    }

static inline bool less_half(uint16_t x, uint16_t y) {
    float const a = nprt_half_to_float(x), b = nprt_half_to_float(y);
    return LESS_FLOAT(a, b);
}
#define LESS_HALF(x, y) less_half(x, y)
#define LESS_COMPLEX(x, y) less_complex((x).re, (x).im, (y).re, (y).im)

SELECTION(int8, int8_t, LESS_INT, 0)
SELECTION(int16, int16_t, LESS_INT, 0)
SELECTION(int32, int32_t, LESS_INT, 0)
SELECTION(int64, int64_t, LESS_INT, 0)
SELECTION(uint8, uint8_t, LESS_INT, 0)
SELECTION(uint16, uint16_t, LESS_INT, 0)
SELECTION(uint32, uint32_t, LESS_INT, 0)
SELECTION(uint64, uint64_t, LESS_INT, 0)
SELECTION(float16, uint16_t, LESS_HALF, 0)   // NumPy does not count it among the floats here
SELECTION(float32, float, LESS_FLOAT, 1)
SELECTION(float64, double, LESS_FLOAT, 1)
SELECTION(complex64, nprt_complex64, LESS_COMPLEX, 1)
SELECTION(complex128, nprt_complex128, LESS_COMPLEX, 1)

void nprt_select_keys(nprt_dtype t, void *v, int64_t *order, int64_t n, const int64_t *places, int64_t count) {
    pivots p = {.n = 0};
    for (int64_t i = 0; i < n && order; i++) order[i] = i;
    for (int64_t i = 0; i < count; i++) {
        int64_t const kth = places[i];
        switch (t) {
#define CASE(NAME)                                                                                                     \
    case NPRT_##NAME: choose_##NAME(v, order, n, kth, &p); break;
            CASE(int8)
            CASE(int16)
            CASE(int32)
            CASE(int64)
            CASE(uint16)
            CASE(uint32)
            CASE(uint64)
            CASE(float16)
            CASE(float32)
            CASE(float64)
            CASE(complex64)
            CASE(complex128)
#undef CASE
        default: choose_uint8(v, order, n, kth, &p); break;
        }
    }
}
