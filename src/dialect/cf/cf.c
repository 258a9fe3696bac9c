#include "dialect/cf/cf.h"

#include "base/vec.h"
#include "ir/asm.h"

// ---- ^bb1(%a, %b : T, U) ----
static void print_target(ir_printer *p, const ir_op *op, int successor, int first, int n) {
    ir_p_block(p, op->successors[successor]);
    if (!n) return;
    ir_p(p, "(");
    ir_p_operands(p, op, first, n);
    ir_p(p, " : ");
    ir_p_operand_types(p, op, first, n);
    ir_p(p, ")");
}

typedef VEC(ir_value *) value_list;

static bool parse_target(ir_parser *p, ir_block **block, value_list *operands) {
    ir_operand_list refs = {0};
    ir_type_list types = {0};
    if (!ir_parse_successor(p, block)) return false;
    if (!ir_parse_eat(p, "(")) return true;
    if (!ir_parse_operands(p, &refs) || !ir_parse_need(p, ":") || !ir_parse_types(p, &types) || !ir_parse_need(p, ")"))
        return false;
    if (refs.n != types.n) return ir_parse_error(p, "expected %d types", refs.n);
    for (int i = 0; i < refs.n; i++) {
        ir_value *v;
        if (!ir_resolve(p, &refs.data[i], types.data[i], &v)) return false;
        vec_push(ir_arena(ir_parse_context(p)), operands, v);
    }
    return true;
}

static bool verify_target(const ir_op *op, int successor, int first, int n) {
    const ir_block *b = op->successors[successor];
    bool ok = b && b->arg_count == n;
    for (int i = 0; ok && i < n; i++) ok = b->args[i]->type == ir_operand(op, first + i)->type;
    if (!ok) ir_op_error(op, "passes other values than the block it goes to takes");
    return ok;
}

static bool print_br(ir_op *op, ir_printer *p) {
    if (op->successor_count != 1) return false;
    ir_p(p, " ");
    print_target(p, op, 0, 0, op->operand_count);
    ir_p_attr_dict(p, op, "", NULL);
    return true;
}

static ir_op *parse_br(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_block *to;
    value_list operands = {0};
    ir_attr_list attrs = {0};
    if (!parse_target(p, &to, &operands) || !ir_parse_attr_dict(p, &attrs)) return NULL;
    return ir_parse_finish(p, info, loc, operands.n, operands.data, 0, NULL, &attrs, 0, NULL, 1, &to);
}

static bool verify_br(ir_op *op, diag_sink *d) {
    (void)d;
    return verify_target(op, 0, 0, op->operand_count);
}

static bool print_cond_br(ir_op *op, ir_printer *p) {
    int n_true, n_false;
    int const first_true = ir_operand_group(op, "trueDestOperands", &n_true),
              first_false = ir_operand_group(op, "falseDestOperands", &n_false);
    if (op->successor_count != 2 || op->operand_count != 1 + n_true + n_false || ir_op_attr(op, "branch_weights"))
        return false;
    ir_p(p, " ");
    ir_p_value(p, ir_operand(op, 0));
    ir_p(p, ", ");
    print_target(p, op, 0, first_true, n_true);
    ir_p(p, ", ");
    print_target(p, op, 1, first_false, n_false);
    ir_p_attr_dict(p, op, "", NULL);
    return true;
}

static ir_op *parse_cond_br(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_operand_ref ref;
    ir_value *condition;
    ir_block *to[2];
    value_list operands = {0};
    ir_attr_list attrs = {0};
    if (!ir_parse_operand(p, &ref) || !ir_resolve(p, &ref, ir_type_int(c, 1), &condition)) return NULL;
    vec_push(ir_arena(c), &operands, condition);
    if (!ir_parse_need(p, ",") || !parse_target(p, &to[0], &operands)) return NULL;
    int const n_true = operands.n - 1;
    if (!ir_parse_need(p, ",") || !parse_target(p, &to[1], &operands) || !ir_parse_attr_dict(p, &attrs)) return NULL;
    ir_attr_list_add(p, &attrs, "operandSegmentSizes",
                     ir_attr_i32_array(c, 3, (const int64_t[]){1, n_true, operands.n - 1 - n_true}));
    return ir_parse_finish(p, info, loc, operands.n, operands.data, 0, NULL, &attrs, 0, NULL, 2, to);
}

static bool verify_cond_br(ir_op *op, diag_sink *d) {
    (void)d;
    int n_true, n_false;
    int const first_true = ir_operand_group(op, "trueDestOperands", &n_true),
              first_false = ir_operand_group(op, "falseDestOperands", &n_false);
    return verify_target(op, 0, first_true, n_true) && verify_target(op, 1, first_false, n_false);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/cf/cf.def"
};
DIALECT_DEFINE(cf, rows)
