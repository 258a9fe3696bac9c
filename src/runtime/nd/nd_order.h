// Integers in the order of floats, for loops over vectors: their largest and smallest need no branch and no order of
// operations. -0 lies below 0, nan beyond the infinities. Private to this folder.
#pragma once
#include <stdint.h>
#include <string.h>

#define ND_ORDER(NAME, T, WORD, TOP)                                                                                   \
    static inline WORD nd_order_##NAME(T x) {                                                                          \
        WORD bits;                                                                                                     \
        memcpy(&bits, &x, sizeof bits);                                                                                \
        return bits ^ (bits >> (8 * sizeof bits - 1) & (TOP));                                                         \
    }                                                                                                                  \
    static inline T nd_ordered_##NAME(WORD key) {                                                                      \
        T x;                                                                                                           \
        key ^= key >> (8 * sizeof key - 1) & (TOP);                                                                    \
        memcpy(&x, &key, sizeof x);                                                                                    \
        return x;                                                                                                      \
    }
ND_ORDER(float64, double, int64_t, INT64_MAX)
ND_ORDER(float32, float, int32_t, INT32_MAX)
static inline int64_t nd_order_int64(int64_t x) { return x; }

// The keys of the infinities are this and its complement.
#define ND_ORDER_INF_float64 (INT64_C(0x7ff) << 52)
#define ND_ORDER_INF_float32 (0xff << 23)
#define ND_ORDER_INF_int64 INT64_MAX
