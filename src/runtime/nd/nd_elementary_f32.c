// Elementary functions in float arithmetic.
#define REAL float
#define WHOLE int32_t
#define UNSIGNED uint32_t
#define BITS 32
#define C_MATH(F) F##f
#include "runtime/nd/nd_elementary_words.h"

#include "runtime/elementary/f32.h"

#define F64(NAME, LIBM, EXPR, LIMIT)
#define F32(NAME, LIBM, EXPR, LIMIT) ELEMENTARY(NAME, LIBM##f, EXPR, LIMIT, float32, float)
#define F32_WIDE(NAME, LIBM, EXPR, LIMIT)
#define F64_2(NAME, LIBM, EXPR)
#define F32_WIDE_2(NAME, LIBM, EXPR)
#include "runtime/nd/nd_elementary.def"
