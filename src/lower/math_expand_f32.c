// f32 functions that have algorithms of their own.
#include "dialect/math/math.h"
#include "lower/math_expand_impl.h"
#include "runtime/elementary/f32.h"

static V within_limit(mx *m, unsigned opcode, V x, V y) {
    return mx_lanes(m, opcode, x, mx_not(m, mx_le(m, mx_abs(m, x), mx_c(m, SIN_LIMIT_F32))), y);
}

V mx_f32(mx *m, unsigned opcode, int n, V const *x) {
    (void)n;
    switch (opcode) {
    case MATH_exp: return exp_f32(m, x[0]);
    case MATH_exp2: return exp2_f32(m, x[0]);
    case MATH_log: return log_f32(m, x[0]);
    case MATH_log2: return log2_f32(m, x[0]);
    case MATH_log10: return log10_f32(m, x[0]);
    case MATH_atan: return atan_f32(m, x[0]);
    case MATH_cbrt: return cbrt_f32(m, x[0]);
    case MATH_tanh: return tanh_f32(m, x[0]);
    case MATH_erf: return erf_f32(m, x[0]);
    case MATH_sin: return within_limit(m, opcode, x[0], sin_f32(m, x[0], 0));
    case MATH_cos: return within_limit(m, opcode, x[0], sin_f32(m, x[0], 1));
    case MATH_rsqrt: return mx_div(m, mx_c(m, 1.0), mx_sqrt(m, x[0]));
    default: return NULL;
    }
}
