#include "lower/math_expand.h"
#include "dialect/arith/arith.h"
#include "dialect/math/math.h"
#include "dialect/scf/scf.h"
#include "dialect/vector/vector.h"
#include "lower/math_expand_impl.h"

#include <string.h>

// ---- the vocabulary
static ir_type like(ir_context *c, ir_type shape, ir_type element) {
    return shape->kind == IR_VECTOR ? ir_type_vector(c, shape->rank, shape->dims, element) : element;
}

mx mx_for(ir_builder b, ir_type real) {
    ir_type element = real->kind == IR_VECTOR ? real->element : real;
    return (mx){b,
                b.context,
                real,
                like(b.context, real, ir_type_int(b.context, element->width)),
                like(b.context, real, ir_type_int(b.context, 1)),
                element->width};
}

static V constant(mx *m, ir_type t, ir_attr scalar, const void *data) {
    ir_value *v = ir_build1(&m->b, ARITH_constant, 0, NULL, t);
    ir_attr value = t->kind == IR_VECTOR ? ir_attr_dense(m->c, t, data, true) : scalar;
    ir_op_set_attr(m->c, v->op, "value", value);
    return v;
}

V mx_c(mx *m, double v) {
    ir_type element = m->real->kind == IR_VECTOR ? m->real->element : m->real;
    float narrow = (float)v;
    return constant(m, m->real, ir_attr_float(m->c, m->bits == 32 ? (double)narrow : v, element),
                    m->bits == 32 ? (void *)&narrow : (void *)&v);
}

V mx_i(mx *m, int64_t v) {
    ir_type element = m->integer->kind == IR_VECTOR ? m->integer->element : m->integer;
    int32_t narrow = (int32_t)v;
    return constant(m, m->integer, ir_attr_int(m->c, m->bits == 32 ? narrow : v, element),
                    m->bits == 32 ? (void *)&narrow : (void *)&v);
}

static V binary(mx *m, unsigned opcode, V a, V b) { return ir_build1(&m->b, opcode, 2, (V[]){a, b}, a->type); }
V mx_add(mx *m, V a, V b) { return binary(m, ARITH_addf, a, b); }
V mx_sub(mx *m, V a, V b) { return binary(m, ARITH_subf, a, b); }
V mx_mul(mx *m, V a, V b) { return binary(m, ARITH_mulf, a, b); }
V mx_div(mx *m, V a, V b) { return binary(m, ARITH_divf, a, b); }
V mx_fma(mx *m, V a, V b, V c) { return ir_build1(&m->b, MATH_fma, 3, (V[]){a, b, c}, a->type); }
V mx_neg(mx *m, V a) { return ir_build1(&m->b, ARITH_negf, 1, &a, a->type); }
V mx_abs(mx *m, V a) { return ir_build1(&m->b, MATH_absf, 1, &a, a->type); }
V mx_sqrt(mx *m, V a) { return ir_build1(&m->b, MATH_sqrt, 1, &a, a->type); }
V mx_floor(mx *m, V a) { return ir_build1(&m->b, MATH_floor, 1, &a, a->type); }
V mx_copysign(mx *m, V a, V sign) { return binary(m, MATH_copysign, a, sign); }
V mx_select(mx *m, V condition, V a, V b) { return ir_build1(&m->b, ARITH_select, 3, (V[]){condition, a, b}, a->type); }

// Predicates by MLIR's numbers.
enum { OEQ = 1, OGT = 2, OGE = 3, OLT = 4, OLE = 5, UNE = 13, IEQ = 0, ISLT = 2 };
static V compare(mx *m, unsigned opcode, int predicate, V a, V b) {
    V v = ir_build1(&m->b, opcode, 2, (V[]){a, b}, m->boolean);
    ir_op_set_attr(m->c, v->op, "predicate", ir_attr_i64(m->c, predicate));
    return v;
}
V mx_lt(mx *m, V a, V b) { return compare(m, ARITH_cmpf, OLT, a, b); }
V mx_le(mx *m, V a, V b) { return compare(m, ARITH_cmpf, OLE, a, b); }
V mx_gt(mx *m, V a, V b) { return compare(m, ARITH_cmpf, OGT, a, b); }
V mx_ge(mx *m, V a, V b) { return compare(m, ARITH_cmpf, OGE, a, b); }
V mx_eq(mx *m, V a, V b) { return compare(m, ARITH_cmpf, OEQ, a, b); }
V mx_ne(mx *m, V a, V b) { return compare(m, ARITH_cmpf, UNE, a, b); }
V mx_ieq(mx *m, V a, V b) { return compare(m, ARITH_cmpi, IEQ, a, b); }
V mx_ilt(mx *m, V a, V b) { return compare(m, ARITH_cmpi, ISLT, a, b); }
V mx_iand(mx *m, V a, V b) { return binary(m, ARITH_andi, a, b); }
V mx_and(mx *m, V a, V b) { return binary(m, ARITH_andi, a, b); }
V mx_or(mx *m, V a, V b) { return binary(m, ARITH_ori, a, b); }

V mx_not(mx *m, V a) {
    uint8_t one = 1;
    return binary(m, ARITH_xori, a, constant(m, m->boolean, ir_attr_bool(m->c, true), &one));
}

V mx_bits(mx *m, V a) { return ir_build1(&m->b, ARITH_bitcast, 1, &a, m->integer); }
V mx_from_bits(mx *m, V a) { return ir_build1(&m->b, ARITH_bitcast, 1, &a, m->real); }
V mx_iadd(mx *m, V a, V b) { return binary(m, ARITH_addi, a, b); }
V mx_isub(mx *m, V a, V b) { return binary(m, ARITH_subi, a, b); }
V mx_shl(mx *m, V a, int n) { return binary(m, ARITH_shli, a, mx_i(m, n)); }
V mx_sar(mx *m, V a, int n) { return binary(m, ARITH_shrsi, a, mx_i(m, n)); }
V mx_shr(mx *m, V a, int n) { return binary(m, ARITH_shrui, a, mx_i(m, n)); }

static V scalar_lane(mx *m, unsigned opcode, V x, int64_t i) {
    V lane = ir_build1(&m->b, VECTOR_extract, 1, &x, x->type->element);
    ir_op_set_attr(m->c, lane->op, "static_position", ir_attr_i64_array(m->c, 1, &i));
    return ir_build1(&m->b, opcode, 1, &lane, lane->type);
}

// scf.if %any { each lane by the scalar op }
V mx_lanes(mx *m, unsigned opcode, V x, V condition, V other) {
    bool is_vector = m->real->kind == IR_VECTOR;
    V any = condition;
    if (is_vector) {
        any = ir_build1(&m->b, VECTOR_reduction, 1, &condition, ir_type_int(m->c, 1));
        ir_op_set_attr(m->c, any->op, "kind", ir_attr_dialect(m->c, "vector.kind<or>"));
    }
    ir_op *branch = ir_build(&m->b, SCF_if, 1, &any, 1, &m->real, 2);
    ir_builder outside = m->b;
    m->b = ir_builder_at_end(m->c, ir_block_new(m->c, ir_op_region(branch, 0)), branch->loc);
    V exact = other;
    if (!is_vector) exact = ir_build1(&m->b, opcode, 1, &x, x->type);
    for (int64_t i = 0; is_vector && i < m->real->dims[0]; i++) {
        V lane = scalar_lane(m, opcode, x, i);
        exact = ir_build1(&m->b, VECTOR_insert, 2, (V[]){lane, exact}, m->real);
        ir_op_set_attr(m->c, exact->op, "static_position", ir_attr_i64_array(m->c, 1, &i));
    }
    V chosen = is_vector ? mx_select(m, condition, exact, other) : exact;
    ir_build(&m->b, SCF_yield, 1, &chosen, 0, NULL, 0);
    m->b = ir_builder_at_end(m->c, ir_block_new(m->c, ir_op_region(branch, 1)), branch->loc);
    ir_build(&m->b, SCF_yield, 1, &other, 0, NULL, 0);
    m->b = outside;
    return ir_result(branch, 0);
}

V mx_widen(mx *m, mx *wide, V x) {
    *wide = mx_for(m->b, like(m->c, m->real, ir_type_float(m->c, 64)));
    return ir_build1(&wide->b, ARITH_extf, 1, &x, wide->real);
}

V mx_narrow(mx *m, V x) { return ir_build1(&m->b, ARITH_truncf, 1, &x, m->real); }

// ---- the pass
typedef struct math_pass {
    const math_options *options;
    ir_context *c;
} math_pass;

// What the processor computes itself, whatever the shape, stays.
static bool is_elementary(unsigned opcode) {
    switch (opcode) {
    case MATH_rsqrt:
    case MATH_cbrt:
    case MATH_exp:
    case MATH_exp2:
    case MATH_expm1:
    case MATH_log:
    case MATH_log2:
    case MATH_log10:
    case MATH_log1p:
    case MATH_sin:
    case MATH_cos:
    case MATH_tan:
    case MATH_asin:
    case MATH_acos:
    case MATH_atan:
    case MATH_sinh:
    case MATH_cosh:
    case MATH_tanh:
    case MATH_asinh:
    case MATH_acosh:
    case MATH_atanh:
    case MATH_erf:
    case MATH_erfc:
    case MATH_atan2:
    case MATH_powf: return true;
    default: return false;
    }
}

static V expand_in(mx *m, unsigned opcode, int n, V const *x) {
    if (m->bits == 64) return mx_f64(m, opcode, n, x);
    V r = mx_f32(m, opcode, n, x);
    if (r) return r;
    mx wide;
    V inputs[2];
    for (int i = 0; i < n; i++) inputs[i] = mx_widen(m, &wide, x[i]);
    r = mx_f64_of_f32(&wide, opcode, n, inputs);
    if (!r) r = mx_f64(&wide, opcode, n, inputs);
    return r ? mx_narrow(m, r) : NULL;
}

static V expand(ir_builder b, const ir_op *op) {
    ir_type t = ir_result(op, 0)->type, element = t->kind == IR_VECTOR ? t->element : t;
    V x[2] = {0};
    for (int i = 0; i < op->operand_count; i++) x[i] = ir_operand(op, i);
    mx m = mx_for(b, element->width == 16 ? like(b.context, t, ir_type_float(b.context, 32)) : t);
    if (element->width == 16)
        for (int i = 0; i < op->operand_count; i++) x[i] = ir_build1(&m.b, ARITH_extf, 1, &x[i], m.real);
    V r = expand_in(&m, op->opcode, op->operand_count, x);
    return r && element->width == 16 ? ir_build1(&m.b, ARITH_truncf, 1, &r, t) : r;
}

static void visit(ir_op *op, void *data) {
    math_pass *p = data;
    if (!is_elementary(op->opcode) || op->operand_count > 2) return;
    ir_type t = ir_result(op, 0)->type;
    bool is_vector = t->kind == IR_VECTOR;
    if (t->kind != IR_VECTOR && t->kind != IR_FLOAT) return;
    if (is_vector && t->rank != 1) return;
    if (!is_vector && !ir_op_attr(op, "npcc.kernel") && !(p->options && p->options->all_scalars)) return;
    V r = expand(ir_builder_before(p->c, op), op);
    if (!r) return;
    ir_value_replace(ir_result(op, 0), r);
    ir_op_erase(op);
}

bool lower_math(ir_op *module, const math_options *options) {
    math_pass p = {options, ir_op_context(module)};
    ir_walk_post(module, visit, &p);
    return true;
}
