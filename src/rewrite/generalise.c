#include "rewrite/generalise.h"
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/linalg/linalg.h"
#include "rewrite/emit.h"

#include <string.h>

bool rw_is_contraction(const ir_op *op) {
    switch (op->opcode) {
    case LINALG_matmul:
    case LINALG_batch_matmul:
    case LINALG_matvec:
    case LINALG_vecmat:
    case LINALG_dot: return true;
    default: return false;
    }
}

bool rw_is_linalg(const ir_op *op) {
    switch (op->opcode) {
    case LINALG_generic:
    case LINALG_fill:
    case LINALG_copy:
    case LINALG_transpose:
    case LINALG_broadcast:
    case LINALG_reduce: return true;
    default: return rw_is_contraction(op);
    }
}

int rw_linalg_inputs(const ir_op *op) {
    if (op->opcode == LINALG_transpose || op->opcode == LINALG_broadcast) return 1;
    if (op->opcode == LINALG_reduce) return op->operand_count / 2;
    return rw_segment(op, 0);
}

// A map whose results are the dimensions named in text, as "02" for (d0, d1, d2) -> (d0, d2).
static ir_attr letters(ir_context *c, int dims, const char *text) {
    ir_affine exprs[8];
    int n = 0;
    for (; text[n]; n++) exprs[n] = ir_affine_dim(c, text[n] - '0');
    return ir_attr_affine_map(c, dims, 0, n, exprs);
}

static ir_attr three(ir_context *c, int dims, const char *a, const char *b, const char *r) {
    ir_attr maps[3] = {letters(c, dims, a), letters(c, dims, b), letters(c, dims, r)};
    return ir_attr_array(c, 3, maps);
}

ir_attr rw_contraction_maps(const ir_op *op) {
    ir_attr own = ir_op_attr(op, "indexing_maps");
    if (own) return own;
    ir_context *c = ir_op_context(op);
    switch (op->opcode) {
    case LINALG_matmul: return three(c, 3, "02", "21", "01");
    case LINALG_batch_matmul: return three(c, 4, "013", "032", "012");
    case LINALG_matvec: return three(c, 2, "01", "1", "0");
    case LINALG_vecmat: return three(c, 2, "1", "10", "0");
    default: return three(c, 1, "0", "0", "");
    }
}

static ir_attr identity_map(ir_context *c, int dims) {
    ir_affine exprs[32];
    for (int i = 0; i < dims; i++) exprs[i] = ir_affine_dim(c, i);
    return ir_attr_affine_map(c, dims, 0, dims, exprs);
}

// The dimensions of 0..dims-1 that are not in list, in order.
static ir_attr map_without(ir_context *c, int dims, ir_attr list) {
    ir_affine exprs[32];
    int n = 0;
    for (int d = 0; d < dims; d++) {
        bool listed = false;
        for (int i = 0; i < list->count; i++) listed |= list->ints[i] == d;
        if (!listed) exprs[n++] = ir_affine_dim(c, d);
    }
    return ir_attr_affine_map(c, dims, 0, n, exprs);
}

static int rank_of(const ir_value *v) { return ir_type_is_shaped(v->type) ? v->type->rank : 0; }

static ir_attr named_maps(ir_op *op, int *out_dims) {
    ir_context *c = ir_op_context(op);
    ir_attr maps[64];
    int n = op->operand_count, inputs = rw_linalg_inputs(op), dims = rank_of(ir_operand(op, n - 1));
    if (rw_is_contraction(op)) {
        ir_attr all = rw_contraction_maps(op);
        *out_dims = all->items[0]->dim_count;
        return all;
    }
    if (op->opcode == LINALG_reduce) dims = rank_of(ir_operand(op, 0));
    ir_attr identity = identity_map(c, dims), list = ir_op_attr(op, "dimensions");
    for (int k = 0; k < n; k++) maps[k] = identity;
    if (op->opcode == LINALG_fill) maps[0] = ir_attr_affine_map(c, dims, 0, 0, NULL);
    if (op->opcode == LINALG_broadcast) maps[0] = map_without(c, dims, list);
    if (op->opcode == LINALG_reduce)
        for (int k = inputs; k < n; k++) maps[k] = map_without(c, dims, list);
    if (op->opcode == LINALG_transpose) {
        // result[i] has the size of input[permutation[i]]: input is read at the inverse permutation.
        ir_attr permutation = ir_op_attr(op, "permutation");
        ir_affine exprs[32];
        for (int i = 0; i < dims; i++) exprs[permutation->ints[i]] = ir_affine_dim(c, i);
        maps[0] = ir_attr_affine_map(c, dims, 0, dims, exprs);
    }
    *out_dims = dims;
    return ir_attr_array(c, n, maps);
}

static bool in_map(ir_attr m, int d) {
    for (int i = 0; i < m->count; i++)
        if (m->exprs[i]->kind == AFFINE_DIM && m->exprs[i]->value == d) return true;
    return false;
}

static ir_type element_of(const ir_value *v) { return ir_type_is_shaped(v->type) ? v->type->element : v->type; }

static void contraction_body(ir_builder *b, ir_block *body) {
    ir_type t = body->args[2]->type;
    unsigned mul = ARITH_mulf, add = ARITH_addf;
    if (t->kind == IR_COMPLEX) mul = COMPLEX_mul, add = COMPLEX_add;
    if (t->kind == IR_INTEGER) mul = ARITH_muli, add = ARITH_addi;
    if (t->kind == IR_INTEGER && t->width == 1) mul = ARITH_andi, add = ARITH_ori;
    ir_value *product = rw_op2(b, mul, body->args[0], body->args[1]);
    ir_value *sum = rw_op2(b, add, body->args[2], product);
    ir_build(b, LINALG_yield, 1, &sum, 0, NULL, 0);
}

static void build_body(ir_op *op, ir_op *generic) {
    ir_context *c = ir_op_context(op);
    ir_block *body = ir_block_new(c, ir_op_region(generic, 0));
    for (int k = 0; k < op->operand_count; k++) ir_block_add_arg(c, body, element_of(ir_operand(op, k)));
    ir_builder b = ir_builder_at_end(c, body, op->loc);
    if (rw_is_contraction(op))
        contraction_body(&b, body);
    else
        ir_build(&b, LINALG_yield, 1, &body->args[0], 0, NULL, 0);
}

ir_op *rw_generalise(ir_op *op) {
    if (op->opcode == LINALG_generic) return op;
    ir_context *c = ir_op_context(op);
    int dims = 0, inputs = rw_linalg_inputs(op), n = op->operand_count;
    ir_attr maps = named_maps(op, &dims), iterators[32];
    for (int d = 0; d < dims; d++) {
        bool parallel = in_map(maps->items[n - 1], d);
        iterators[d] =
            ir_attr_dialect(c, parallel ? "linalg.iterator_type<parallel>" : "linalg.iterator_type<reduction>");
    }
    ir_value *operands[64];
    ir_type types[64];
    for (int k = 0; k < n && k < 64; k++) operands[k] = ir_operand(op, k);
    for (int k = 0; k < op->result_count; k++) types[k] = ir_result(op, k)->type;
    ir_builder b = ir_builder_before(c, op);
    ir_op *generic = ir_build(&b, LINALG_generic, n, operands, op->result_count, types, 1);
    ir_op_set_attr(c, generic, "indexing_maps", maps);
    ir_op_set_attr(c, generic, "iterator_types", ir_attr_array(c, dims, iterators));
    ir_op_set_attr(c, generic, "operandSegmentSizes", rw_segments(c, 2, (int64_t[]){inputs, n - inputs}));
    // Only reduce says something of its own in its region.
    if (op->opcode == LINALG_reduce)
        ir_region_take(ir_op_region(generic, 0), ir_op_region(op, 0));
    else
        build_body(op, generic);
    for (int k = 0; k < op->result_count; k++) ir_value_replace(ir_result(op, k), ir_result(generic, k));
    ir_op_erase(op);
    return generic;
}
