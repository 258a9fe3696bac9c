// Constant folding of arith: integers completely, floats where IEEE gives one answer.
#include "dialect/fold.h"
#include "dialect/arith/internal.h"

#include "ir/number.h"

#include <math.h>

static int width_of(ir_type t) {
    if (t->element) t = t->element;
    return t->kind == IR_INDEX ? 64 : t->width;
}

// i1 is kept as 0 or 1; as a signed number its 1 is -1.
static int64_t as_signed(int64_t v, int width) {
    return width >= 64 ? v : (int64_t)((uint64_t)v << (64 - width)) >> (64 - width);
}
static uint64_t as_unsigned(int64_t v, int width) {
    return width >= 64 ? (uint64_t)v : (uint64_t)v & (((uint64_t)1 << width) - 1);
}

static bool divide(unsigned opcode, int64_t a, int64_t b, int width, int64_t *out) {
    int64_t const low = as_signed((int64_t)((uint64_t)1 << (width - 1)), width);
    uint64_t const ua = as_unsigned(a, width), ub = as_unsigned(b, width);
    a = as_signed(a, width);
    b = as_signed(b, width);
    if (b == 0) return false;
    bool const overflows = a == low && b == -1;
    switch (opcode) {
    case ARITH_divui: *out = (int64_t)(ua / ub); return true;
    case ARITH_remui: *out = (int64_t)(ua % ub); return true;
    case ARITH_ceildivui: *out = (int64_t)(ua / ub + (ua % ub != 0)); return true;
    default: break;
    }
    if (overflows) return false;
    int64_t const q = a / b, rest = a % b;
    bool const negative = (rest < 0) != (b < 0);
    switch (opcode) {
    case ARITH_divsi: *out = q; return true;
    case ARITH_remsi: *out = rest; return true;
    case ARITH_floordivsi: *out = q - (rest != 0 && negative); return true;
    case ARITH_ceildivsi: *out = q + (rest != 0 && !negative); return true;
    default: return false;
    }
}

static bool shift(unsigned opcode, int64_t a, int64_t b, int width, int64_t *out) {
    uint64_t const n = as_unsigned(b, width);
    if (n >= (uint64_t)width) return false;
    *out = opcode == ARITH_shli    ? (int64_t)((uint64_t)a << n)
           : opcode == ARITH_shrsi ? as_signed(a, width) >> n
                                   : (int64_t)(as_unsigned(a, width) >> n);
    return true;
}

// Wider than 64 bits: constants are kept in 64, so only what stays in there is known.
static bool compute_wide(unsigned opcode, int64_t a, int64_t b, int64_t *out) {
    switch (opcode) {
    case ARITH_addi: return !__builtin_add_overflow(a, b, out);
    case ARITH_subi: return !__builtin_sub_overflow(a, b, out);
    case ARITH_muli: return !__builtin_mul_overflow(a, b, out);
    case ARITH_andi: *out = a & b; return true;
    case ARITH_ori: *out = a | b; return true;
    case ARITH_xori: *out = a ^ b; return true;
    case ARITH_maxsi: *out = a > b ? a : b; return true;
    case ARITH_minsi: *out = a < b ? a : b; return true;
    default: return false;
    }
}

static bool compute(unsigned opcode, int64_t a, int64_t b, int width, int64_t *out) {
    if (width > 64) return compute_wide(opcode, a, b, out);
    int64_t const sa = as_signed(a, width), sb = as_signed(b, width);
    uint64_t const ua = as_unsigned(a, width), ub = as_unsigned(b, width);
    switch (opcode) {
    case ARITH_addi: *out = (int64_t)((uint64_t)a + (uint64_t)b); return true;
    case ARITH_subi: *out = (int64_t)((uint64_t)a - (uint64_t)b); return true;
    case ARITH_muli: *out = (int64_t)((uint64_t)a * (uint64_t)b); return true;
    case ARITH_andi: *out = a & b; return true;
    case ARITH_ori: *out = a | b; return true;
    case ARITH_xori: *out = a ^ b; return true;
    case ARITH_maxsi: *out = sa > sb ? a : b; return true;
    case ARITH_minsi: *out = sa < sb ? a : b; return true;
    case ARITH_maxui: *out = ua > ub ? a : b; return true;
    case ARITH_minui: *out = ua < ub ? a : b; return true;
    case ARITH_shli:
    case ARITH_shrsi:
    case ARITH_shrui: return shift(opcode, a, b, width, out);
    default: return divide(opcode, a, b, width, out);
    }
}

// x op c that is x or c.
static bool int_identity(ir_op *op, ir_attr c, ir_fold_result *r) {
    ir_value *x = ir_operand(op, 0);
    int64_t v;
    if (!fold_int_of(c, &v)) return false;
    int const width = width_of(x->type);
    uint64_t const u = as_unsigned(v, width);
    bool const ones = u == as_unsigned(-1, width);
    switch (op->opcode) {
    case ARITH_addi:
    case ARITH_subi:
    case ARITH_ori:
    case ARITH_xori:
    case ARITH_shli:
    case ARITH_shrsi:
    case ARITH_shrui:
        if (u == 0) return fold_value(x, r);
        return op->opcode == ARITH_ori && ones && fold_value(ir_operand(op, 1), r);
    case ARITH_muli:
        if (u == 0) return fold_value(ir_operand(op, 1), r);
        return u == 1 && fold_value(x, r);
    case ARITH_divsi:
    case ARITH_divui:
    case ARITH_floordivsi:
    case ARITH_ceildivsi:
    case ARITH_ceildivui: return u == 1 && width > 1 && fold_value(x, r);
    case ARITH_remsi:
    case ARITH_remui: return u == 1 && width > 1 && fold_int(op, 0, r);
    case ARITH_andi:
        if (u == 0) return fold_value(ir_operand(op, 1), r);
        return ones && fold_value(x, r);
    default: return false;
    }
}

static bool swap_constant_right(ir_op *op, const ir_attr *c) {
    if (!(op->info->traits & IR_COMMUTATIVE) || !c[0] || c[1]) return false;
    ir_value *lhs = ir_operand(op, 0), *rhs = ir_operand(op, 1);
    ir_op_set_operand(op, 0, rhs);
    ir_op_set_operand(op, 1, lhs);
    return true;
}

bool arith_fold_int(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    ir_type t = op->results[0].type;
    int64_t a, b, v;
    if (!t->element && fold_int_of(c[0], &a) && fold_int_of(c[1], &b) && compute(op->opcode, a, b, width_of(t), &v))
        return fold_int(op, v, r);
    if (swap_constant_right(op, c)) return true;
    if (c[1] && int_identity(op, c[1], r)) return true;
    if (ir_operand(op, 0) != ir_operand(op, 1)) return false;
    switch (op->opcode) {
    case ARITH_subi:
    case ARITH_xori: return fold_int(op, 0, r);
    case ARITH_andi:
    case ARITH_ori:
    case ARITH_maxsi:
    case ARITH_minsi:
    case ARITH_maxui:
    case ARITH_minui: return fold_value(ir_operand(op, 0), r);
    default: return false;
    }
}

static double float_op(unsigned opcode, double a, double b, bool single) {
    switch (opcode) {
    case ARITH_addf: return single ? (double)((float)a + (float)b) : a + b;
    case ARITH_subf: return single ? (double)((float)a - (float)b) : a - b;
    case ARITH_mulf: return single ? (double)((float)a * (float)b) : a * b;
    case ARITH_divf: return single ? (double)((float)a / (float)b) : a / b;
    case ARITH_maximumf:
    case ARITH_maxnumf: return a > b ? a : b > a ? b : a == b && !signbit(a) ? a : b;
    case ARITH_minimumf:
    case ARITH_minnumf: return a < b ? a : b < a ? b : a == b && signbit(a) ? a : b;
    default: return NAN;
    }
}

bool arith_fold_float(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    ir_type t = op->results[0].type;
    double a, b;
    if (!t->element && fold_float_of(c[0], &a) && fold_float_of(c[1], &b) && !isnan(a) && !isnan(b))
        return fold_float(op, float_op(op->opcode, a, b, t->width == 32), r);
    if (swap_constant_right(op, c)) return true;
    if (!c[1] || !fold_float_of(c[1], &b)) return false;
    bool const minus_zero = b == 0 && signbit(b), zero = b == 0 && !signbit(b);
    if ((op->opcode == ARITH_addf && minus_zero) || (op->opcode == ARITH_subf && zero) ||
        ((op->opcode == ARITH_mulf || op->opcode == ARITH_divf) && b == 1))
        return fold_value(ir_operand(op, 0), r);
    return false;
}

bool arith_fold_negf(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    double v;
    const ir_op *inner = ir_def(ir_operand(op, 0));
    if (inner && inner->opcode == ARITH_negf) return fold_value(ir_operand(inner, 0), r);
    return !op->results[0].type->element && fold_float_of(c[0], &v) && fold_float(op, -v, r);
}

static bool compare_ints(int64_t predicate, int64_t a, int64_t b, int width) {
    uint64_t const ua = as_unsigned(a, width), ub = as_unsigned(b, width);
    a = as_signed(a, width);
    b = as_signed(b, width);
    switch (predicate) {
    case ARITH_EQ: return a == b;
    case ARITH_NE: return a != b;
    case ARITH_SLT: return a < b;
    case ARITH_SLE: return a <= b;
    case ARITH_SGT: return a > b;
    case ARITH_SGE: return a >= b;
    case ARITH_ULT: return ua < ub;
    case ARITH_ULE: return ua <= ub;
    case ARITH_UGT: return ua > ub;
    default: return ua >= ub;
    }
}

bool arith_fold_cmpi(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    static const int64_t swapped[] = {ARITH_EQ,  ARITH_NE,  ARITH_SGT, ARITH_SGE, ARITH_SLT,
                                      ARITH_SLE, ARITH_UGT, ARITH_UGE, ARITH_ULT, ARITH_ULE};
    int64_t a, b;
    ir_attr predicate = ir_op_attr(op, "predicate");
    if (op->results[0].type->element || !predicate || predicate->kind != IR_INT_ATTR || predicate->i < 0 ||
        predicate->i > 9)
        return false;
    if (ir_operand(op, 0) == ir_operand(op, 1)) return fold_int(op, compare_ints(predicate->i, 0, 0, 64), r);
    if (fold_int_of(c[0], &a) && fold_int_of(c[1], &b))
        return fold_int(op, compare_ints(predicate->i, a, b, width_of(ir_operand(op, 0)->type)), r);
    if (!c[0] || c[1]) return false;
    ir_value *lhs = ir_operand(op, 0), *rhs = ir_operand(op, 1);
    ir_op_set_operand(op, 0, rhs);
    ir_op_set_operand(op, 1, lhs);
    ir_op_set_attr(ir_op_context(op), op, "predicate", ir_attr_i64(ir_op_context(op), swapped[predicate->i]));
    return true;
}

bool arith_fold_cmpf(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    double a, b;
    ir_attr predicate = ir_op_attr(op, "predicate");
    if (op->results[0].type->element || !predicate || predicate->kind != IR_INT_ATTR || !fold_float_of(c[0], &a) ||
        !fold_float_of(c[1], &b))
        return false;
    bool const nan = isnan(a) || isnan(b);
    switch (predicate->i) {
    case ARITH_FALSE: return fold_int(op, 0, r);
    case ARITH_OEQ: return fold_int(op, !nan && a == b, r);
    case ARITH_OGT: return fold_int(op, !nan && a > b, r);
    case ARITH_OGE: return fold_int(op, !nan && a >= b, r);
    case ARITH_OLT: return fold_int(op, !nan && a < b, r);
    case ARITH_OLE: return fold_int(op, !nan && a <= b, r);
    case ARITH_ONE: return fold_int(op, !nan && a != b, r);
    case ARITH_ORD: return fold_int(op, !nan, r);
    case ARITH_UEQ: return fold_int(op, nan || a == b, r);
    case ARITH_UGTF: return fold_int(op, nan || a > b, r);
    case ARITH_UGEF: return fold_int(op, nan || a >= b, r);
    case ARITH_ULTF: return fold_int(op, nan || a < b, r);
    case ARITH_ULEF: return fold_int(op, nan || a <= b, r);
    case ARITH_UNE: return fold_int(op, nan || a != b, r);
    case ARITH_UNO: return fold_int(op, nan, r);
    case ARITH_TRUE: return fold_int(op, 1, r);
    default: return false;
    }
}

bool arith_fold_select(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    int64_t v, a, b;
    if (ir_operand(op, 1) == ir_operand(op, 2)) return fold_value(ir_operand(op, 1), r);
    if (fold_int_of(c[0], &v)) return fold_value(ir_operand(op, v & 1 ? 1 : 2), r);
    ir_type t = op->results[0].type;
    bool const bools = t->kind == IR_INTEGER && t->width == 1;
    return bools && fold_int_of(c[1], &a) && fold_int_of(c[2], &b) && a == 1 && b == 0 &&
           fold_value(ir_operand(op, 0), r);
}

static bool fold_cast_constant(ir_op *op, ir_attr a, ir_fold_result *r) {
    ir_type from = ir_operand(op, 0)->type, to = op->results[0].type;
    int64_t i = 0;
    double f = 0;
    if (from->element || to->element) return false;
    bool const is_int = fold_int_of(a, &i), is_float = fold_float_of(a, &f);
    int const width = width_of(from);
    switch (op->opcode) {
    case ARITH_extsi:
    case ARITH_index_cast: return is_int && fold_int(op, as_signed(i, width), r);
    case ARITH_extui:
    case ARITH_index_castui:
        if (to->width > 64 && (int64_t)as_unsigned(i, width) < 0) return false;   // does not fit into 64 bits
        return is_int && fold_int(op, (int64_t)as_unsigned(i, width), r);
    case ARITH_trunci: return is_int && fold_int(op, i, r);
    case ARITH_sitofp:
        if (!is_int) return false;
        i = as_signed(i, width);
        return to->width == 32   ? fold_float(op, (double)(float)i, r)
               : to->width == 64 ? fold_float(op, (double)i, r)
                                 : false;
    case ARITH_uitofp: {
        uint64_t const u = as_unsigned(i, width);
        if (!is_int || width > 64) return false;
        return to->width == 32   ? fold_float(op, (double)(float)u, r)
               : to->width == 64 ? fold_float(op, (double)u, r)
                                 : false;
    }
    case ARITH_extf:
    case ARITH_truncf: return is_float && fold_float(op, f, r);
    case ARITH_fptosi: {
        if (!is_float || to->width < 2 || to->width > 64) return false;
        double const limit = ldexp(1.0, to->width - 1);
        return f > -limit && f < limit && fold_int(op, (int64_t)f, r);
    }
    default: return false;
    }
}

bool arith_fold_cast(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    ir_value *in = ir_operand(op, 0);
    ir_type to = op->results[0].type;
    if (op->opcode == ARITH_bitcast) return in->type == to && fold_value(in, r);
    if (c[0] && fold_cast_constant(op, c[0], r)) return true;
    // Back to the type it came from, without loss on the way.
    const ir_op *inner = ir_def(in);
    if (!inner || inner->operand_count != 1 || ir_operand(inner, 0)->type != to) return false;
    int const middle = width_of(in->type), outer = width_of(to);
    bool const extended = inner->opcode == ARITH_extsi || inner->opcode == ARITH_extui;
    if (op->opcode == ARITH_trunci && extended) return fold_value(ir_operand(inner, 0), r);
    if (op->opcode == ARITH_truncf && inner->opcode == ARITH_extf) return fold_value(ir_operand(inner, 0), r);
    if ((op->opcode == ARITH_index_cast || op->opcode == ARITH_index_castui) && inner->opcode == op->opcode &&
        middle >= outer)
        return fold_value(ir_operand(inner, 0), r);
    return false;
}
