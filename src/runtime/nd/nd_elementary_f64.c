// Elementary functions in double arithmetic: of float64, and of float32 where it has no algorithm of its own.
#define REAL double
#define WHOLE int64_t
#define UNSIGNED uint64_t
#define BITS 64
#define C_MATH(F) F
#include "runtime/nd/nd_elementary_words.h"

#include "runtime/elementary/f64.h"
#include "runtime/elementary/f64_of_f32.h"
#include "runtime/elementary/f64_trigonometric.h"

#define F64(NAME, LIBM, EXPR, LIMIT) ELEMENTARY(NAME, LIBM, EXPR, LIMIT, float64, double)
#define F32(NAME, LIBM, EXPR, LIMIT)
#define F32_WIDE(NAME, LIBM, EXPR, LIMIT) ELEMENTARY(NAME, LIBM##f, EXPR, LIMIT, float32, float)
#define F64_2(NAME, LIBM, EXPR) ELEMENTARY2(NAME, LIBM, EXPR, float64, double)
#define F32_WIDE_2(NAME, LIBM, EXPR) ELEMENTARY2(NAME, LIBM##f, EXPR, float32, float)
#include "runtime/nd/nd_elementary.def"
