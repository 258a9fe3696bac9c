// Radix sort from the least digit of 8 bits on (H. Hollerith; D. Knuth, "The Art of Computer Programming" 3, 5.2.5).
// Values become unsigned keys of the same order; digits that all keys share cost nothing, nor do keys in order.
#include "runtime/sort_radix.h"
#include <string.h>

enum { FEW = 128, DIGITS = 256 };

// Where the keys with each digit go, from how many there are; false when all have the same.
static bool places(int64_t *count, int64_t n) {
    int64_t at = 0;
    for (int d = 0; d < DIGITS; d++) {
        int64_t const k = count[d];
        if (k == n) return false;
        count[d] = at;
        at += k;
    }
    return true;
}

#define SORT(BITS)                                                                                                     \
    static bool is_sorted_##BITS(const uint##BITS##_t *v, int64_t n) {                                                 \
        int64_t i = 1;                                                                                                 \
        while (i < n && v[i - 1] <= v[i]) i++;                                                                         \
        return i >= n;                                                                                                 \
    }                                                                                                                  \
    static void sort_##BITS(uint##BITS##_t *v, uint##BITS##_t *spare, int64_t n) {                                     \
        enum { PASSES = BITS / 8 };                                                                                    \
        if (is_sorted_##BITS(v, n)) return;                                                                            \
        int64_t counts[PASSES][DIGITS] = {0};                                                                          \
        uint##BITS##_t *from = v, *to = spare;                                                                         \
        for (int64_t i = 0; i < n; i++)                                                                                \
            for (int p = 0; p < PASSES; p++) counts[p][v[i] >> 8 * p & 255]++;                                         \
        for (int p = 0; p < PASSES; p++) {                                                                             \
            if (!places(counts[p], n)) continue;                                                                       \
            for (int64_t i = 0; i < n; i++) to[counts[p][from[i] >> 8 * p & 255]++] = from[i];                         \
            uint##BITS##_t *const done = to;                                                                           \
            to = from;                                                                                                 \
            from = done;                                                                                               \
        }                                                                                                              \
        if (from != v) memcpy(v, from, sizeof *v * (size_t)n);                                                         \
    }                                                                                                                  \
    static void flip_##BITS(uint##BITS##_t *v, int64_t n) {                                                            \
        for (int64_t i = 0; i < n; i++) v[i] ^= (uint##BITS##_t)1 << (BITS - 1);                                       \
    }

SORT(8)
SORT(16)
SORT(32)
SORT(64)

// Numbers to keys: all bits of a negative one change, the sign of another; nan goes to the end first, as it is.
#define SORT_FLOAT(BITS, INFINITE)                                                                                     \
    static bool sort_f##BITS(uint##BITS##_t *v, uint##BITS##_t *spare, int64_t n) {                                    \
        uint##BITS##_t const sign = (uint##BITS##_t)1 << (BITS - 1);                                                   \
        bool zero = false, minus_zero = false;                                                                         \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            zero |= v[i] == 0;                                                                                         \
            minus_zero |= v[i] == sign;                                                                                \
        }                                                                                                              \
        if (zero && minus_zero) return false;                                                                          \
        int64_t m = 0, nans = 0;                                                                                       \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            uint##BITS##_t const x = v[i];                                                                             \
            if ((x & ~sign) > INFINITE)                                                                                \
                spare[nans++] = x;                                                                                     \
            else                                                                                                       \
                v[m++] = x & sign ? (uint##BITS##_t) ~x : x | sign;                                                    \
        }                                                                                                              \
        memcpy(v + m, spare, sizeof *v * (size_t)nans);                                                                \
        sort_##BITS(v, spare, m);                                                                                      \
        for (int64_t i = 0; i < m; i++) v[i] = v[i] & sign ? v[i] ^ sign : (uint##BITS##_t) ~v[i];                     \
        return true;                                                                                                   \
    }

SORT_FLOAT(16, 0x7c00u)
SORT_FLOAT(32, 0x7f800000u)
SORT_FLOAT(64, 0x7ff0000000000000u)

#define INTEGER(BITS)                                                                                                  \
    case NPRT_int##BITS:                                                                                               \
        flip_##BITS(v, n);                                                                                             \
        sort_##BITS(v, spare, n);                                                                                      \
        flip_##BITS(v, n);                                                                                             \
        return true;                                                                                                   \
    case NPRT_uint##BITS: sort_##BITS(v, spare, n); return true;

bool nprt_radix_sort(nprt_dtype t, void *v, void *spare, int64_t n) {
    if (n < FEW) return false;
    switch (t) {
        INTEGER(8)
        INTEGER(16)
        INTEGER(32)
        INTEGER(64)
    case NPRT_float16: return sort_f16(v, spare, n);
    case NPRT_float32: return sort_f32(v, spare, n);
    case NPRT_float64: return sort_f64(v, spare, n);
    default: return false;
    }
}
