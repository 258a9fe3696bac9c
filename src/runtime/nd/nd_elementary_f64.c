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
#define F16(NAME, EXPR, USUAL, REACH)
#include "runtime/nd/nd_elementary.def"

ELEMENTARY2_LOOP(power_usual, pow_usual_of_f32(m, x, y), float32, float)
ELEMENTARY2_LOOP(power_positive, pow_positive_of_f32(m, x, y), float32, float)
void nd_power_float32(char *const *p, const int64_t *s, int64_t n) {
    static const nd_elementary2_float32 f = {power_usual_float32, power_positive_float32, powf};
    nd_elementary2_run_float32(&f, p, s, n);
}
