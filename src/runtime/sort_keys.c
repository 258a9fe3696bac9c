// The sorts of packed numbers.
#include "runtime/sort_keys.h"
#include "runtime/half.h"
#include "runtime/sort_algorithms.h"
#include "runtime/sort_radix.h"

#define LESS_HALF(x, y) less_half(x, y)
#define LESS_COMPLEX(x, y) less_complex((x).re, (x).im, (y).re, (y).im)

static bool less_half(uint16_t x, uint16_t y) {
    float a = nprt_half_to_float(x), b = nprt_half_to_float(y);
    return LESS_FLOAT(a, b);
}

// Of every dtype: its name here, its type, its order. bool is sorted as uint8.
#define NUMBERS(DO)                                                                                                    \
    DO(int8, i8, int8_t, LESS_INT)                                                                                     \
    DO(int16, i16, int16_t, LESS_INT)                                                                                  \
    DO(int32, i32, int32_t, LESS_INT)                                                                                  \
    DO(int64, i64, int64_t, LESS_INT)                                                                                  \
    DO(uint8, u8, uint8_t, LESS_INT)                                                                                   \
    DO(uint16, u16, uint16_t, LESS_INT)                                                                                \
    DO(uint32, u32, uint32_t, LESS_INT)                                                                                \
    DO(uint64, u64, uint64_t, LESS_INT)                                                                                \
    DO(float16, f16, uint16_t, LESS_HALF)                                                                              \
    DO(float32, f32, float, LESS_FLOAT)                                                                                \
    DO(float64, f64, double, LESS_FLOAT)                                                                               \
    DO(complex64, c64, nprt_complex64, LESS_COMPLEX)                                                                   \
    DO(complex128, c128, nprt_complex128, LESS_COMPLEX)

#define DEFINE(DTYPE, NAME, T, LESS)                                                                                   \
    SORTS(NAME, T, LESS, 0)                                                                                            \
    VALUE_SORTS(values_##NAME, T, LESS)
NUMBERS(DEFINE)

#define SORT(NAME, ITEMS)                                                                                              \
    {                                                                                                                  \
        if (kind == 'q')                                                                                               \
            quick_##NAME(keys, ITEMS, n, spare);                                                                       \
        else if (kind == 'h')                                                                                          \
            heap_##NAME(keys, ITEMS, n);                                                                               \
        else                                                                                                           \
            merge_##NAME(keys, ITEMS, n, spare);                                                                       \
        return;                                                                                                        \
    }

#define SORT_ORDER(DTYPE, NAME, ...)                                                                                   \
    case NPRT_##DTYPE: SORT(NAME, order)
#define SORT_VALUES(DTYPE, NAME, ...)                                                                                  \
    case NPRT_##DTYPE: SORT(values_##NAME, keys)

void nprt_sort_keys(nprt_dtype t, char kind, const void *keys, int64_t *order, int64_t n, int64_t *spare) {
    for (int64_t i = 0; i < n; i++) order[i] = i;
    if (n < 2) return;
    switch (t) {
        NUMBERS(SORT_ORDER)
    default: SORT(u8, order)
    }
}

void nprt_sort_values(nprt_dtype t, char kind, void *keys, int64_t n, void *spare) {
    if (n < 2 || nprt_radix_sort(t, keys, spare, n)) return;
    switch (t) {
        NUMBERS(SORT_VALUES)
    default: SORT(values_u8, keys)
    }
}
