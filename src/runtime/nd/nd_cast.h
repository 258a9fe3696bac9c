// Conversions that are vector loops in files of their own; nd_cast_get gives them with the others. Private to this
// folder.
#pragma once
#include "runtime/nd/nd.h"

nd_cast_fn nd_cast_float16_float32, nd_cast_float32_float16, nd_cast_float64_float16;   // nd_cast_half.c

// Floats to integers: nd_cast_integer.c.
#define ND_CAST_INTEGERS(ROW, FROM, TF)                                                                                \
    ROW(FROM, TF, int8, int8_t, I32)                                                                                   \
    ROW(FROM, TF, int16, int16_t, I32)                                                                                 \
    ROW(FROM, TF, int32, int32_t, I32)                                                                                 \
    ROW(FROM, TF, int64, int64_t, I64)                                                                                 \
    ROW(FROM, TF, uint8, uint8_t, I32)                                                                                 \
    ROW(FROM, TF, uint16, uint16_t, I32)                                                                               \
    ROW(FROM, TF, uint32, uint32_t, I64)                                                                               \
    ROW(FROM, TF, uint64, uint64_t, U64)
#define ND_CAST_FLOATS(ROW)                                                                                            \
    ND_CAST_INTEGERS(ROW, float32, float)                                                                              \
    ND_CAST_INTEGERS(ROW, float64, double)                                                                             \
    ND_CAST_INTEGERS(ROW, complex64, nprt_complex64)                                                                   \
    ND_CAST_INTEGERS(ROW, complex128, nprt_complex128)
#define ND_CAST_DECLARE(FROM, TF, TO, TT, VIA) nd_cast_fn nd_cast_##FROM##_##TO;
ND_CAST_FLOATS(ND_CAST_DECLARE)
#undef ND_CAST_DECLARE
