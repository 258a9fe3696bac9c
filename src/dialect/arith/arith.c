// The checks of arith, its irregular forms, and its builders.
#include "dialect/arith/internal.h"

#include "ir/asm.h"

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

static bool verify_constant(ir_op *op, diag_sink *d) {
    (void)d;
    ir_attr a = ir_op_attr(op, "value");
    bool const number =
        a->kind == IR_INT_ATTR || a->kind == IR_FLOAT_ATTR || a->kind == IR_DENSE || a->kind == IR_DENSE_RESOURCE;
    return (number && a->type == op->results[0].type) ||
           fail(op, "the value is not a number, or array of numbers, of the result's type");
}

static ir_type scalar_of(ir_type t) { return t->element && t->kind != IR_COMPLEX ? t->element : t; }

static bool same_shape(ir_type a, ir_type b) {
    bool const shaped = ir_type_is_shaped(a);
    if (shaped != ir_type_is_shaped(b)) return false;
    if (!shaped) return !a->element == !b->element;
    if (a->kind != b->kind || a->rank != b->rank) return false;
    for (int i = 0; i < a->rank; i++)
        if (a->dims[i] != b->dims[i]) return false;
    return true;
}

static bool verify_cast(ir_op *op, diag_sink *d) {
    (void)d;
    ir_type from = ir_operand(op, 0)->type, to = op->results[0].type;
    if (!same_shape(from, to)) return fail(op, "operand and result have different shapes");
    from = scalar_of(from);
    to = scalar_of(to);
    switch (op->opcode) {
    case ARITH_extsi:
    case ARITH_extui:
    case ARITH_extf:
        return (from->kind != IR_INDEX && to->kind != IR_INDEX && from->width < to->width) ||
               fail(op, "the result is not wider than the operand");
    case ARITH_trunci:
    case ARITH_truncf:
        return (from->kind != IR_INDEX && to->kind != IR_INDEX && from->width > to->width) ||
               fail(op, "the result is not narrower than the operand");
    case ARITH_index_cast:
    case ARITH_index_castui:
        return (from->kind == IR_INDEX) != (to->kind == IR_INDEX) ||
               fail(op, "one side is an index, the other an integer");
    case ARITH_bitcast:
        return (from->width == to->width && from->kind != IR_INDEX && to->kind != IR_INDEX) ||
               fail(op, "the types have different widths");
    default:
        return (from->kind != IR_INDEX && to->kind != IR_INDEX) || fail(op, "an index is cast to an integer first");
    }
}

// ---- arith.select %c, %a, %b : [condition type,] type ----
static bool print_select(ir_op *op, ir_printer *p) {
    if (op->operand_count != 3 || op->result_count != 1) return false;
    ir_p(p, " ");
    ir_p_operands(p, op, 0, 3);
    ir_p_attr_dict(p, op, "", NULL);
    ir_p(p, " : ");
    ir_type condition = ir_operand(op, 0)->type;
    if (condition->element) {
        ir_p_type(p, condition);
        ir_p(p, ", ");
    }
    ir_p_type(p, op->results[0].type);
    return true;
}

static ir_op *parse_select(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_operand_list refs = {0};
    ir_type_list types = {0};
    ir_attr_list attrs = {0};
    if (!ir_parse_operands(p, &refs) || !ir_parse_attr_dict(p, &attrs) || !ir_parse_need(p, ":") ||
        !ir_parse_types(p, &types))
        return NULL;
    if (refs.n != 3 || types.n > 2) {
        ir_parse_error(p, "expected three values and one or two types");
        return NULL;
    }
    ir_type t = types.data[types.n - 1];
    ir_type const all[] = {types.n == 2 ? types.data[0] : ir_type_int(ir_parse_context(p), 1), t, t};
    ir_value *values[3];
    if (!ir_resolve_all(p, &refs, all, values)) return NULL;
    return ir_parse_finish(p, info, loc, 3, values, 1, &t, &attrs, 0, NULL, 0, NULL);
}

static bool verify_select(ir_op *op, diag_sink *d) {
    (void)d;
    ir_type condition = ir_operand(op, 0)->type, t = op->results[0].type;
    if (!condition->element) return true;
    return same_shape(condition, t) || fail(op, "the condition has another shape than the values");
}

// ---- builders ----
ir_value *arith_constant(ir_builder *b, ir_attr value) {
    ir_op *op = ir_build(b, ARITH_constant, 0, NULL, 1, &value->type, 0);
    ir_op_set_attr(b->context, op, "value", value);
    return ir_result(op, 0);
}

ir_value *arith_constant_index(ir_builder *b, int64_t v) { return arith_constant(b, ir_attr_index(b->context, v)); }
ir_value *arith_constant_int(ir_builder *b, int64_t v, ir_type t) {
    return arith_constant(b, ir_attr_int(b->context, v, t));
}
ir_value *arith_constant_float(ir_builder *b, double v, ir_type t) {
    return arith_constant(b, ir_attr_float(b->context, v, t));
}

ir_value *arith_binary(ir_builder *b, unsigned opcode, ir_value *lhs, ir_value *rhs) {
    return ir_build1(b, opcode, 2, (ir_value *[]){lhs, rhs}, lhs->type);
}

static ir_value *compare(ir_builder *b, unsigned opcode, int predicate, ir_value *lhs, ir_value *rhs) {
    ir_type i1 = ir_type_int(b->context, 1);
    ir_type t = ir_type_is_shaped(lhs->type) ? ir_type_with_element(b->context, lhs->type, i1) : i1;
    ir_op *op = ir_build(b, opcode, 2, (ir_value *[]){lhs, rhs}, 1, &t, 0);
    ir_op_set_attr(b->context, op, "predicate", ir_attr_i64(b->context, predicate));
    return ir_result(op, 0);
}

ir_value *arith_cmpi(ir_builder *b, int predicate, ir_value *lhs, ir_value *rhs) {
    return compare(b, ARITH_cmpi, predicate, lhs, rhs);
}
ir_value *arith_cmpf(ir_builder *b, int predicate, ir_value *lhs, ir_value *rhs) {
    return compare(b, ARITH_cmpf, predicate, lhs, rhs);
}

ir_value *arith_select(ir_builder *b, ir_value *condition, ir_value *a, ir_value *c) {
    return ir_build1(b, ARITH_select, 3, (ir_value *[]){condition, a, c}, a->type);
}

ir_value *arith_cast(ir_builder *b, unsigned opcode, ir_value *v, ir_type to) {
    return v->type == to ? v : ir_build1(b, opcode, 1, &v, to);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/arith/arith.def"
};
DIALECT_DEFINE(arith, rows)
