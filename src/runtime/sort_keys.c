// The orders of packed numbers.
#include "runtime/sort_keys.h"
#include "runtime/half.h"
#include "runtime/sort_algorithms.h"

#define LESS_HALF(x, y) less_half(x, y)
#define LESS_COMPLEX(x, y) less_complex((x).re, (x).im, (y).re, (y).im)

static bool less_half(uint16_t x, uint16_t y) {
    float a = nprt_half_to_float(x), b = nprt_half_to_float(y);
    return LESS_FLOAT(a, b);
}

SORTS(i8, int8_t, LESS_INT, 0)
SORTS(i16, int16_t, LESS_INT, 0)
SORTS(i32, int32_t, LESS_INT, 0)
SORTS(i64, int64_t, LESS_INT, 0)
SORTS(u8, uint8_t, LESS_INT, 0)
SORTS(u16, uint16_t, LESS_INT, 0)
SORTS(u32, uint32_t, LESS_INT, 0)
SORTS(u64, uint64_t, LESS_INT, 0)
SORTS(f16, uint16_t, LESS_HALF, 0)
SORTS(f32, float, LESS_FLOAT, 0)
SORTS(f64, double, LESS_FLOAT, 0)
SORTS(c64, nprt_complex64, LESS_COMPLEX, 0)
SORTS(c128, nprt_complex128, LESS_COMPLEX, 0)

#define DISPATCH(DTYPE, NAME)                                                                                          \
    case NPRT_##DTYPE:                                                                                                 \
        if (kind == 'q')                                                                                               \
            quick_##NAME(keys, order, n, spare);                                                                       \
        else if (kind == 'h')                                                                                          \
            heap_##NAME(keys, order, n);                                                                               \
        else                                                                                                           \
            merge_##NAME(keys, order, n, spare);                                                                       \
        return;

void nprt_sort_keys(nprt_dtype t, char kind, const void *keys, int64_t *order, int64_t n, int64_t *spare) {
    for (int64_t i = 0; i < n; i++) order[i] = i;
    if (n < 2) return;
    switch (t) {
        DISPATCH(int8, i8)
        DISPATCH(int16, i16)
        DISPATCH(int32, i32)
        DISPATCH(int64, i64)
        DISPATCH(uint8, u8)
        DISPATCH(uint16, u16)
        DISPATCH(uint32, u32)
        DISPATCH(uint64, u64)
        DISPATCH(float16, f16)
        DISPATCH(float32, f32)
        DISPATCH(float64, f64)
        DISPATCH(complex64, c64)
        DISPATCH(complex128, c128)
    default: DISPATCH(bool, u8)
    }
}
