// The checks of linalg, and its builders.
#include "dialect/linalg/internal.h"

#include "dialect/arith/arith.h"

#include <string.h>

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

// Results are the outputs that are tensors.
static bool verify_results(const ir_op *op, int first_output) {
    int n = 0;
    for (int i = first_output; i < op->operand_count; i++) {
        ir_type t = ir_operand(op, i)->type;
        if (t->kind != IR_TENSOR) continue;
        if (n >= op->result_count || op->results[n].type != t)
            return fail(op, "the results are not of the types of the tensors it writes");
        n++;
    }
    return n == op->result_count || fail(op, "has more results than tensors it writes");
}

static bool verify_body(const ir_op *op) {
    const ir_block *body = op->region_count ? op->regions[0].first : NULL;
    if (!body) return true;
    if (body->arg_count != op->operand_count) return fail(op, "the body has an argument for every operand");
    for (int i = 0; i < op->operand_count; i++) {
        ir_type t = ir_operand(op, i)->type;
        if (body->args[i]->type != (ir_type_is_shaped(t) ? t->element : t))
            return fail(op, "an argument of the body is not of the operand's element type");
    }
    return (body->last && body->last->opcode == LINALG_yield) || fail(op, "the body ends with linalg.yield");
}

bool linalg_verify_named(ir_op *op, diag_sink *d) {
    (void)d;
    int outputs;
    int first = ir_operand_group(op, "outputs", &outputs);
    if (!outputs) first = op->operand_count - 1;   // the ops with one init
    if (first < 0) return fail(op, "has no output");
    return verify_results(op, first);
}

bool linalg_verify_generic(ir_op *op, diag_sink *d) {
    (void)d;
    int outputs;
    int const first = ir_operand_group(op, "outputs", &outputs);
    ir_attr maps = ir_op_attr(op, "indexing_maps"), iterators = ir_op_attr(op, "iterator_types");
    if (maps->count != op->operand_count) return fail(op, "has not one indexing map for every operand");
    for (int i = 0; i < maps->count; i++) {
        ir_attr m = maps->items[i];
        ir_type t = ir_operand(op, i)->type;
        if (m->kind != IR_AFFINE_MAP || m->dim_count != iterators->count || m->symbol_count)
            return fail(op, "an indexing map is not over the iterators");
        if (m->count != (ir_type_is_shaped(t) ? t->rank : 0))
            return fail(op, "an indexing map gives another number of indices than the operand has dimensions");
    }
    for (int i = 0; i < iterators->count; i++)
        if (!linalg_iterator_name(iterators->items[i]))
            return fail(op, "an iterator is neither parallel nor a reduction");
    const ir_block *body = op->regions[0].first;
    if (!body || !verify_body(op)) return body ? false : fail(op, "has no body");
    if (body->last->operand_count != outputs) return fail(body->last, "yields a value for every output");
    for (int i = 0; i < outputs; i++)
        if (ir_operand(body->last, i)->type != body->args[first + i]->type)
            return fail(body->last, "yields a value of another type than the output's elements");
    return verify_results(op, first);
}

// "parallel" of #linalg.iterator_type<parallel>, or NULL.
const char *linalg_iterator_name(ir_attr a) {
    if (a->kind != IR_DIALECT_ATTR) return NULL;
    if (strcmp(a->text, "linalg.iterator_type<parallel>") == 0) return "parallel";
    if (strcmp(a->text, "linalg.iterator_type<reduction>") == 0) return "reduction";
    return strcmp(a->text, "linalg.iterator_type<window>") == 0 ? "window" : NULL;
}

bool linalg_is_parallel(const ir_op *generic, int dim) {
    const char *name = linalg_iterator_name(ir_op_attr(generic, "iterator_types")->items[dim]);
    return name && name[0] == 'p';
}

// ---- builders ----
ir_attr linalg_iterator(ir_context *c, bool parallel) {
    return ir_attr_dialect(c, parallel ? "linalg.iterator_type<parallel>" : "linalg.iterator_type<reduction>");
}

static ir_type element_of(ir_type t) { return ir_type_is_shaped(t) ? t->element : t; }

ir_op *linalg_op(ir_builder *b, unsigned opcode, int n_in, ir_value *const *in, int n_out, ir_value *const *out) {
    ir_context *c = b->context;
    ir_value **operands = ARENA_ARRAY(ir_arena(c), ir_value *, n_in + n_out);
    ir_type *results = ARENA_ARRAY(ir_arena(c), ir_type, n_out + 1);
    int n_results = 0;
    for (int i = 0; i < n_in; i++) operands[i] = in[i];
    for (int i = 0; i < n_out; i++) {
        operands[n_in + i] = out[i];
        if (out[i]->type->kind == IR_TENSOR) results[n_results++] = out[i]->type;
    }
    ir_op *op = ir_build(b, opcode, n_in + n_out, operands, n_results, results, 1);
    ir_op_set_attr(c, op, "operandSegmentSizes", ir_attr_i32_array(c, 2, (const int64_t[]){n_in, n_out}));
    return op;
}

ir_op *linalg_generic(ir_builder *b, int n_in, ir_value *const *in, int n_out, ir_value *const *out,
                      const ir_attr *maps, int n_iterators, const ir_attr *iterators) {
    ir_context *c = b->context;
    ir_op *op = linalg_op(b, LINALG_generic, n_in, in, n_out, out);
    ir_op_set_attr(c, op, "indexing_maps", ir_attr_array(c, n_in + n_out, maps));
    ir_op_set_attr(c, op, "iterator_types", ir_attr_array(c, n_iterators, iterators));
    ir_block *body = ir_block_new(c, &op->regions[0]);
    for (int i = 0; i < op->operand_count; i++) ir_block_add_arg(c, body, element_of(ir_operand(op, i)->type));
    return op;
}

ir_op *linalg_named(ir_builder *b, unsigned opcode, int n_in, ir_value *const *in, ir_value *out) {
    ir_op *op = linalg_op(b, opcode, n_in, in, 1, &out);
    linalg_fill_body(b->context, op);
    return op;
}

ir_op *linalg_yield(ir_builder *b, int n, ir_value *const *values) {
    return ir_build(b, LINALG_yield, n, values, 0, NULL, 0);
}

static bool is_float(ir_type t) { return t->kind == IR_FLOAT; }

// v as the type t, converted as MLIR's named ops do.
static ir_value *as_type(ir_builder *b, ir_value *v, ir_type t) {
    ir_type from = v->type;
    if (from == t) return v;
    if (is_float(from) && is_float(t))
        return ir_build1(b, from->width < t->width ? ARITH_extf : ARITH_truncf, 1, &v, t);
    if (from->kind == IR_INTEGER && is_float(t)) return ir_build1(b, ARITH_sitofp, 1, &v, t);
    if (is_float(from) && t->kind == IR_INTEGER) return ir_build1(b, ARITH_fptosi, 1, &v, t);
    if (from->kind == IR_INTEGER && t->kind == IR_INTEGER)
        return ir_build1(b, from->width < t->width ? ARITH_extsi : ARITH_trunci, 1, &v, t);
    return v;
}

void linalg_fill_body(ir_context *c, ir_op *op) {
    if (op->regions[0].first) return;
    ir_block *body = ir_block_new(c, &op->regions[0]);
    for (int i = 0; i < op->operand_count; i++) ir_block_add_arg(c, body, element_of(ir_operand(op, i)->type));
    ir_builder b = ir_builder_at_end(c, body, op->loc);
    ir_value *out = body->args[op->operand_count - 1], *result;
    if (op->operand_count == 3) {
        ir_value *lhs = as_type(&b, body->args[0], out->type), *rhs = as_type(&b, body->args[1], out->type);
        bool const floats = is_float(out->type), bools = out->type->kind == IR_INTEGER && out->type->width == 1;
        unsigned const mul = floats  ? ARITH_mulf
                             : bools ? ARITH_andi
                                     : ARITH_muli,
                       add = floats  ? ARITH_addf
                             : bools ? ARITH_ori
                                     : ARITH_addi;
        ir_value *product = ir_build1(&b, mul, 2, (ir_value *[]){lhs, rhs}, out->type);
        result = ir_build1(&b, add, 2, (ir_value *[]){out, product}, out->type);
    } else {
        result = as_type(&b, body->args[0], out->type);
    }
    linalg_yield(&b, 1, &result);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/linalg/linalg.def"
};
DIALECT_DEFINE(linalg, rows)
