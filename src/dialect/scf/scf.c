// The checks of scf, and its builders.
#include "dialect/scf/internal.h"

#include "base/vec.h"

static ir_block *only_block(const ir_op *op, int region) {
    if (region >= op->region_count) return NULL;
    ir_block *b = op->regions[region].first;
    return b && !b->next ? b : NULL;
}

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

// Does the block end with `opcode` and operands, from the first one on, of these types?
static bool ends_with(const ir_op *op, const ir_block *b, unsigned opcode, int skip, int n, const ir_value *types) {
    const ir_op *end = b->last;
    if (!end || end->opcode != opcode) return fail(op, "a region ends with the wrong operation");
    if (end->operand_count != n + skip)
        return fail(end, "yields another number of values than the operation around has results");
    for (int i = 0; i < n; i++)
        if (ir_operand(end, skip + i)->type != types[i].type)
            return fail(end, "yields values of other types than the results of the operation around");
    return true;
}

static bool verify_for(ir_op *op, diag_sink *d) {
    (void)d;
    ir_block *body = only_block(op, 0);
    int const n = op->operand_count - 3;
    if (!body || body->arg_count != n + 1 || op->result_count != n)
        return fail(op, "the body's arguments are the induction variable and the carried values, as many as results");
    if (body->args[0]->type != ir_operand(op, 0)->type)
        return fail(op, "the induction variable has another type than the bounds");
    for (int i = 0; i < n; i++)
        if (body->args[i + 1]->type != ir_operand(op, 3 + i)->type ||
            op->results[i].type != ir_operand(op, 3 + i)->type)
            return fail(op, "a carried value has different types as operand, argument and result");
    return ends_with(op, body, SCF_yield, 0, n, op->results);
}

static bool verify_if(ir_op *op, diag_sink *d) {
    (void)d;
    ir_block *then = only_block(op, 0), *other = only_block(op, 1);
    if (!then || then->arg_count || (other && other->arg_count))
        return fail(op, "a region has one block without arguments");
    if (op->result_count && !other) return fail(op, "has results, so it needs an else region");
    return ends_with(op, then, SCF_yield, 0, op->result_count, op->results) &&
           (!other || ends_with(op, other, SCF_yield, 0, op->result_count, op->results));
}

static bool verify_while(ir_op *op, diag_sink *d) {
    (void)d;
    ir_block *before = only_block(op, 0), *after = only_block(op, 1);
    if (!before || !after || before->arg_count != op->operand_count || after->arg_count != op->result_count)
        return fail(op, "before takes the operands, after takes what the condition passes on, which are the results");
    for (int i = 0; i < op->operand_count; i++)
        if (before->args[i]->type != ir_operand(op, i)->type)
            return fail(op, "an argument of before has another type than the operand");
    for (int i = 0; i < op->result_count; i++)
        if (after->args[i]->type != op->results[i].type)
            return fail(op, "an argument of after has another type than the result");
    if (!ends_with(op, before, SCF_condition, 1, op->result_count, op->results)) return false;
    const ir_op *end = after->last;
    if (!end || end->opcode != SCF_yield || end->operand_count != op->operand_count)
        return fail(op, "after yields what before takes");
    for (int i = 0; i < end->operand_count; i++)
        if (ir_operand(end, i)->type != before->args[i]->type)
            return fail(end, "yields a value of another type than before takes");
    return true;
}

static bool verify_parallel(ir_op *op, diag_sink *d) {
    (void)d;
    ir_block *body = only_block(op, 0);
    int counts[3], inits;
    ir_operand_group(op, "lowerBound", &counts[0]);
    ir_operand_group(op, "upperBound", &counts[1]);
    ir_operand_group(op, "step", &counts[2]);
    ir_operand_group(op, "initVals", &inits);
    if (counts[0] == 0 || counts[0] != counts[1] || counts[0] != counts[2])
        return fail(op, "has as many lower bounds, upper bounds and steps, at least one of each");
    if (!body || body->arg_count != counts[0]) return fail(op, "the body's arguments are the induction variables");
    for (int i = 0; i < body->arg_count; i++)
        if (body->args[i]->type->kind != IR_INDEX) return fail(op, "an induction variable is an index");
    if (inits != op->result_count) return fail(op, "has as many results as initial values");
    return (body->last && body->last->opcode == SCF_reduce) || fail(op, "the body ends with scf.reduce");
}

// ---- builders ----
ir_op *scf_for(ir_builder *b, ir_value *lower, ir_value *upper, ir_value *step, int n, ir_value *const *inits) {
    ir_context *c = b->context;
    ir_value **operands = ARENA_ARRAY(ir_arena(c), ir_value *, n + 3);
    ir_type *types = ARENA_ARRAY(ir_arena(c), ir_type, n + 1);
    operands[0] = lower;
    operands[1] = upper;
    operands[2] = step;
    for (int i = 0; i < n; i++) {
        operands[3 + i] = inits[i];
        types[i] = inits[i]->type;
    }
    ir_op *op = ir_build(b, SCF_for, n + 3, operands, n, types, 1);
    ir_block *body = ir_block_new(c, &op->regions[0]);
    ir_block_add_arg(c, body, lower->type);
    for (int i = 0; i < n; i++) ir_block_add_arg(c, body, types[i]);
    return op;
}

ir_op *scf_if(ir_builder *b, ir_value *condition, int n_results, const ir_type *results, bool with_else) {
    ir_op *op = ir_build(b, SCF_if, 1, &condition, n_results, results, 2);
    ir_block_new(b->context, &op->regions[0]);
    if (with_else) ir_block_new(b->context, &op->regions[1]);
    return op;
}

ir_op *scf_while(ir_builder *b, int n_inits, ir_value *const *inits, int n_results, const ir_type *results) {
    ir_op *op = ir_build(b, SCF_while, n_inits, inits, n_results, results, 2);
    ir_block *before = ir_block_new(b->context, &op->regions[0]), *after = ir_block_new(b->context, &op->regions[1]);
    for (int i = 0; i < n_inits; i++) ir_block_add_arg(b->context, before, inits[i]->type);
    for (int i = 0; i < n_results; i++) ir_block_add_arg(b->context, after, results[i]);
    return op;
}

ir_op *scf_parallel(ir_builder *b, int n, ir_value *const *lower, ir_value *const *upper, ir_value *const *step) {
    ir_context *c = b->context;
    ir_value **operands = ARENA_ARRAY(ir_arena(c), ir_value *, 3 * n);
    for (int i = 0; i < n; i++) {
        operands[i] = lower[i];
        operands[n + i] = upper[i];
        operands[2 * n + i] = step[i];
    }
    ir_op *op = ir_build(b, SCF_parallel, 3 * n, operands, 0, NULL, 1);
    ir_op_set_attr(c, op, "operandSegmentSizes", ir_attr_i32_array(c, 4, (const int64_t[]){n, n, n, 0}));
    ir_block *body = ir_block_new(c, &op->regions[0]);
    for (int i = 0; i < n; i++) ir_block_add_arg(c, body, ir_type_index(c));
    return op;
}

ir_op *scf_yield(ir_builder *b, int n, ir_value *const *values) {
    return ir_build(b, SCF_yield, n, values, 0, NULL, 0);
}

ir_op *scf_condition(ir_builder *b, ir_value *condition, int n, ir_value *const *values) {
    ir_value **operands = ARENA_ARRAY(ir_arena(b->context), ir_value *, n + 1);
    operands[0] = condition;
    for (int i = 0; i < n; i++) operands[i + 1] = values[i];
    return ir_build(b, SCF_condition, n + 1, operands, 0, NULL, 0);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#define OP_NAMED DIALECT_ROW_NAMED
#include "dialect/scf/scf.def"
};
DIALECT_DEFINE(scf, rows)
