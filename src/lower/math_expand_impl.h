// Inside the expansion of elementary functions: the vocabulary of runtime/elementary/common.h as operations on values
// of one float type.
#pragma once
#include "ir/ir.h"

typedef ir_value *V, *N, *B;
#define MX_FUNCTION static inline

typedef struct mx {
    ir_builder b;
    ir_context *c;
    ir_type real, integer, boolean;   // scalars or vectors of one shape; integer is as wide as real
    int bits;                         // 32 or 64
} mx;

mx mx_for(ir_builder b, ir_type real);
static inline int mx_bits_of(const mx *m) { return m->bits; }

// Constants in every lane.
V mx_c(mx *m, double v);
V mx_i(mx *m, int64_t v);

// Floats.
V mx_add(mx *m, V a, V b);
V mx_sub(mx *m, V a, V b);
V mx_mul(mx *m, V a, V b);
V mx_div(mx *m, V a, V b);
V mx_fma(mx *m, V a, V b, V c);   // a * b + c
V mx_neg(mx *m, V a);
V mx_abs(mx *m, V a);
V mx_sqrt(mx *m, V a);
V mx_floor(mx *m, V a);
V mx_copysign(mx *m, V a, V sign);
V mx_select(mx *m, V condition, V a, V b);
// Comparisons, false for nan (mx_ne: true), and truths.
V mx_lt(mx *m, V a, V b);
V mx_le(mx *m, V a, V b);
V mx_gt(mx *m, V a, V b);
V mx_ge(mx *m, V a, V b);
V mx_eq(mx *m, V a, V b);
V mx_ne(mx *m, V a, V b);
V mx_and(mx *m, V a, V b);
V mx_or(mx *m, V a, V b);
V mx_not(mx *m, V a);

// Integers and bits.
V mx_bits(mx *m, V a);
V mx_from_bits(mx *m, V a);
V mx_iadd(mx *m, V a, V b);
V mx_isub(mx *m, V a, V b);
V mx_iand(mx *m, V a, V b);
V mx_shl(mx *m, V a, int n);
V mx_sar(mx *m, V a, int n);
V mx_shr(mx *m, V a, int n);
V mx_ieq(mx *m, V a, V b);
V mx_ilt(mx *m, V a, V b);

// The scalar op in every lane where condition holds, other elsewhere; free when it holds nowhere.
V mx_lanes(mx *m, unsigned opcode, V x, V condition, V other);
// x in f64 / back.
V mx_widen(mx *m, mx *wide, V x);
V mx_narrow(mx *m, V x);

// math_expand_f32.c and math_expand_f64*.c: NULL when the function is not theirs.
V mx_f32(mx *m, unsigned opcode, int n, V const *x);
V mx_f64(mx *m, unsigned opcode, int n, V const *x);
V mx_f64_of_f32(mx *m, unsigned opcode, int n, V const *x);   // x comes from f32, and the result goes there
V mx_f64_trigonometric(mx *m, unsigned opcode, int n, V const *x);
V mx_f64_erf(mx *m, unsigned opcode, int n, V const *x);
V mx_exp_f64(mx *m, V x, const V *rest, int less);   // exp(x + rest) / 2^less; rest is small or NULL

#include "runtime/elementary/common.h"
