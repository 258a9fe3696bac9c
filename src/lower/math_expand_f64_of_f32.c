// f32 functions that are computed in f64: which algorithm is whose.
#include "dialect/math/math.h"
#include "lower/math_expand_impl.h"
#include "runtime/elementary/f64_of_f32.h"

V mx_f64_of_f32(mx *m, unsigned opcode, int n, V const *x) {
    switch (opcode) {
    case MATH_expm1: return expm1_of_f32(m, x[0]);
    case MATH_log1p: return log1p_of_f32(m, x[0]);
    case MATH_tan:
        return mx_lanes(m, opcode, x[0], mx_not(m, mx_le(m, mx_abs(m, x[0]), mx_c(m, SIN_LIMIT_F64))),
                        tan_of_f32(m, x[0]));
    case MATH_asin: return asin_of_f32(m, x[0]);
    case MATH_acos: return acos_of_f32(m, x[0]);
    case MATH_sinh: return sinh_of_f32(m, x[0]);
    case MATH_cosh: return cosh_of_f32(m, x[0]);
    case MATH_asinh: return asinh_of_f32(m, x[0]);
    case MATH_acosh: return acosh_of_f32(m, x[0]);
    case MATH_atanh: return atanh_of_f32(m, x[0]);
    case MATH_atan2: return n == 2 ? atan2_of_f32(m, x[0], x[1]) : NULL;
    case MATH_powf: return n == 2 ? pow_of_f32(m, x[0], x[1]) : NULL;
    default: return NULL;
    }
}
