// f64 functions: which algorithm is whose.
#include "dialect/math/math.h"
#include "lower/math_expand_impl.h"
#include "runtime/elementary/f64.h"

V mx_exp_f64(mx *m, V x, const V *rest, int less) { return exp_f64(m, x, rest, less); }

V mx_f64(mx *m, unsigned opcode, int n, V const *x) {
    switch (opcode) {
    case MATH_exp: return exp_f64(m, x[0], NULL, 0);
    case MATH_exp2: return exp2_f64(m, x[0]);
    case MATH_expm1: return expm1_f64(m, x[0]);
    case MATH_log: return log_f64(m, x[0]);
    case MATH_log2: return log2_f64(m, x[0]);
    case MATH_log10: return log10_f64(m, x[0]);
    case MATH_log1p: return log1p_f64(m, x[0]);
    case MATH_sinh: return sinh_f64(m, x[0]);
    case MATH_cosh: return cosh_f64(m, x[0]);
    case MATH_tanh: return tanh_f64(m, x[0]);
    case MATH_asinh: return asinh_f64(m, x[0]);
    case MATH_acosh: return acosh_f64(m, x[0]);
    case MATH_atanh: return atanh_f64(m, x[0]);
    case MATH_cbrt: return cbrt_f64(m, x[0]);
    case MATH_rsqrt: return mx_div(m, mx_c(m, 1.0), mx_sqrt(m, x[0]));
    default: break;
    }
    V r = mx_f64_trigonometric(m, opcode, n, x);
    return r ? r : mx_f64_erf(m, opcode, n, x);
}
