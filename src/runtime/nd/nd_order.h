// Integers in the order of floats, for loops over vectors: their largest and smallest need no branch and no order of
// operations. -0 lies below 0, nan beyond the infinities. Private to this folder.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

// nd_place: the same with -0 beside 0, for searches.
#define ND_ORDER(NAME, T, WORD, TOP, INF, PLUS_0)                                                                      \
    static inline WORD nd_order_##NAME(T x) {                                                                          \
        WORD bits;                                                                                                     \
        memcpy(&bits, &x, sizeof bits);                                                                                \
        return (WORD)(bits ^ (bits >> (8 * sizeof bits - 1) & (TOP)));                                                 \
    }                                                                                                                  \
    static inline WORD nd_place_##NAME(T x) { return nd_order_##NAME(PLUS_0); }                                        \
    static inline T nd_ordered_##NAME(WORD key) {                                                                      \
        T x;                                                                                                           \
        key ^= key >> (8 * sizeof key - 1) & (TOP);                                                                    \
        memcpy(&x, &key, sizeof x);                                                                                    \
        return x;                                                                                                      \
    }                                                                                                                  \
    static inline bool nd_order_nan_##NAME(WORD key) { return (key > (INF)) | (key < ~(INF)); }
ND_ORDER(float64, double, int64_t, INT64_MAX, INT64_C(0x7ff) << 52, x + 0)
ND_ORDER(float32, float, int32_t, INT32_MAX, 0xff << 23, x + 0)
ND_ORDER(float16, uint16_t, int16_t, INT16_MAX, 0x1f << 10, (uint16_t)(x == 0x8000 ? 0 : x))

// Integers are their own keys.
#define ND_ORDER_INT(NAME, T)                                                                                          \
    static inline T nd_place_##NAME(T x) { return x; }                                                                 \
    static inline bool nd_order_nan_##NAME(T key) { return (void)key, false; }
ND_ORDER_INT(int64, int64_t)
ND_ORDER_INT(int32, int32_t)
ND_ORDER_INT(int16, int16_t)
ND_ORDER_INT(int8, int8_t)
ND_ORDER_INT(uint64, uint64_t)
ND_ORDER_INT(uint32, uint32_t)
ND_ORDER_INT(uint16, uint16_t)
ND_ORDER_INT(uint8, uint8_t)
