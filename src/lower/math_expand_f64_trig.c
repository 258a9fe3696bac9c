// f64 trigonometric functions and their inverses: which algorithm is whose.
#include "dialect/math/math.h"
#include "lower/math_expand_impl.h"
#include "runtime/elementary/f64_trigonometric.h"

static V within_limit(mx *m, unsigned opcode, V x, V y) {
    return mx_lanes(m, opcode, x, mx_not(m, mx_le(m, mx_abs(m, x), mx_c(m, SIN_LIMIT_F64))), y);
}

V mx_f64_trigonometric(mx *m, unsigned opcode, int n, V const *x) {
    switch (opcode) {
    case MATH_sin: return within_limit(m, opcode, x[0], sin_f64(m, x[0], 0));
    case MATH_cos: return within_limit(m, opcode, x[0], sin_f64(m, x[0], 1));
    case MATH_tan: return within_limit(m, opcode, x[0], tan_f64(m, x[0]));
    case MATH_asin: return asin_f64(m, x[0]);
    case MATH_acos: return acos_f64(m, x[0]);
    case MATH_atan: return atan_f64(m, x[0]);
    case MATH_atan2: return n == 2 ? atan2_f64(m, x[0], x[1]) : NULL;
    default: return NULL;
    }
}
