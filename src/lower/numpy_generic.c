// Builders of linalg ops: index maps, element-wise nests, contractions.
#include "dialect/arith/arith.h"
#include "dialect/linalg/linalg.h"
#include "dialect/tensor/tensor.h"
#include "lower/numpy_to_linalg.h"

ir_attr np_map(ir_context *c, int loops, int n, const int *dims) {
    ir_affine exprs[NP_MAX_RANK];
    for (int i = 0; i < n; i++)
        exprs[i] = dims[i] < 0 ? ir_affine_const(c, dims[i] == NP_AT_ONE) : ir_affine_dim(c, dims[i]);
    return ir_attr_affine_map(c, loops, 0, n, exprs);
}

ir_attr np_map_identity(ir_context *c, int loops) {
    int dims[NP_MAX_RANK];
    for (int i = 0; i < loops; i++) dims[i] = i;
    return np_map(c, loops, loops, dims);
}

ir_attr np_broadcast_map(ir_context *c, ir_type operand, ir_type result) {
    int dims[NP_MAX_RANK], shift = result->rank - operand->rank;
    for (int i = 0; i < operand->rank; i++)
        dims[i] = operand->dims[i] == 1 && result->dims[i + shift] != 1 ? NP_AT_ZERO : i + shift;
    return np_map(c, result->rank, operand->rank, dims);
}

static ir_attr iterators(ir_context *c, int loops, uint32_t reductions) {
    ir_attr kinds[NP_MAX_RANK];
    for (int i = 0; i < loops; i++)
        kinds[i] = ir_attr_dialect(c, reductions >> i & 1 ? "linalg.iterator_type<reduction>"
                                                          : "linalg.iterator_type<parallel>");
    return ir_attr_array(c, loops, kinds);
}

static ir_type element_of(ir_context *c, const ir_value *v) { return np_storage(c, np_elem(v)); }

np_generic np_generic_begin(ir_builder *b, int loops, uint32_t reductions, int n_in, ir_value *const *in,
                            const ir_attr *in_maps, int n_out, ir_value *const *out, const ir_attr *out_maps) {
    ir_context *c = b->context;
    arena *a = ir_arena(c);
    int n = n_in + n_out;
    ir_value **operands = ARENA_ARRAY(a, ir_value *, n);
    ir_attr *maps = ARENA_ARRAY(a, ir_attr, n);
    ir_type *types = ARENA_ARRAY(a, ir_type, n_out);
    for (int i = 0; i < n; i++) {
        operands[i] = i < n_in ? in[i] : out[i - n_in];
        maps[i] = i < n_in ? in_maps[i] : out_maps[i - n_in];
    }
    for (int i = 0; i < n_out; i++) types[i] = np_storage(c, out[i]->type);
    ir_op *op = ir_build(b, LINALG_generic, n, operands, n_out, types, 1);
    ir_op_set_attr(c, op, "indexing_maps", ir_attr_array(c, n, maps));
    ir_op_set_attr(c, op, "iterator_types", iterators(c, loops, reductions));
    ir_op_set_attr(c, op, "operandSegmentSizes", rw_segments(c, 2, (int64_t[]){n_in, n_out}));
    ir_block *block = ir_block_new(c, ir_op_region(op, 0));
    for (int i = 0; i < n; i++) ir_block_add_arg(c, block, element_of(c, operands[i]));
    return (np_generic){op, ir_builder_at_end(c, block, b->loc), block->args, block->args + n_in};
}

ir_value *np_loop_index(ir_builder *body, int loop) {
    ir_type index = ir_type_index(body->context);
    ir_op *op = ir_build(body, LINALG_index, 0, NULL, 1, &index, 0);
    ir_op_set_attr(body->context, op, "dim", ir_attr_i64(body->context, loop));
    return ir_result(op, 0);
}

ir_value *np_generic_end(np_generic *g, int n, ir_value *const *values) {
    ir_build(&g->body, LINALG_yield, n, values, 0, NULL, 0);
    return ir_result(g->op, 0);
}

ir_value *np_dim(ir_builder *b, ir_value *array, int axis) {
    int64_t d = np_shape(array)->dims[axis];
    if (d != IR_DYNAMIC) return rw_index(b, d);
    return ir_build1(b, TENSOR_dim, 2, (ir_value *[]){array, rw_index(b, axis)}, ir_type_index(b->context));
}

ir_value *np_extract_scalar(ir_builder *b, ir_value *tensor) {
    return ir_build1(b, TENSOR_extract, 1, &tensor, np_storage(b->context, np_elem(tensor)));
}

ir_value *np_empty(ir_builder *b, ir_type tensor, ir_value *const *dynamic_dims) {
    ir_type t = np_tensor(b->context, tensor);
    int n = 0;
    for (int i = 0; i < t->rank; i++) n += t->dims[i] == IR_DYNAMIC;
    return ir_build1(b, TENSOR_empty, n, dynamic_dims, t);
}

static int dynamic_dims_of(ir_builder *b, ir_value *array, ir_value **out) {
    ir_type t = np_shape(array);
    int n = 0;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC) out[n++] = np_dim(b, array, i);
    return n;
}

ir_value *np_empty_like(ir_builder *b, ir_value *array, ir_type elem) {
    ir_value *dims[NP_MAX_RANK];
    dynamic_dims_of(b, array, dims);
    return np_empty(b, ir_type_with_element(b->context, np_shape(array), np_storage(b->context, elem)), dims);
}

// The body that a named op stands for, so that the generic form of the IR is complete as well.
static void named_body(ir_op *op, ir_context *c, bool multiply_add) {
    ir_block *block = ir_block_new(c, ir_op_region(op, 0));
    for (int i = 0; i < op->operand_count; i++) ir_block_add_arg(c, block, element_of(c, ir_operand(op, i)));
    ir_builder in = ir_builder_at_end(c, block, op->loc);
    ir_value **x = block->args, *result = x[0];
    if (multiply_add) {
        ir_type t = x[0]->type;
        static const unsigned multiply[] = {ARITH_andi, ARITH_muli, ARITH_muli, ARITH_mulf},
                              sum[] = {ARITH_ori, ARITH_addi, ARITH_addi, ARITH_addf};
        result = rw_op2(&in, sum[np_kind_of(t)], x[2], rw_op2(&in, multiply[np_kind_of(t)], x[0], x[1]));
    }
    ir_build(&in, LINALG_yield, 1, &result, 0, NULL, 0);
}

ir_value *np_filled(ir_builder *b, ir_value *scalar, ir_value *tensor) {
    ir_type t = np_tensor(b->context, tensor->type);
    ir_op *op = ir_build(b, LINALG_fill, 2, (ir_value *[]){scalar, tensor}, 1, &t, 1);
    ir_op_set_attr(b->context, op, "operandSegmentSizes", rw_segments(b->context, 2, (int64_t[]){1, 1}));
    named_body(op, b->context, false);
    return ir_result(op, 0);
}

ir_value *np_contract(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y, ir_type result,
                      ir_value *const *dynamic_dims) {
    ir_type t = np_tensor(b->context, result);
    ir_value *out = np_filled(b, np_zero(b, t->element), np_empty(b, t, dynamic_dims));
    ir_op *op = ir_build(b, opcode, 3, (ir_value *[]){x, y, out}, 1, &t, 1);
    ir_op_set_attr(b->context, op, "operandSegmentSizes", rw_segments(b->context, 2, (int64_t[]){2, 1}));
    named_body(op, b->context, true);
    return ir_result(op, 0);
}

// The sizes of the `?` of a broadcast result: each from an operand that does not stretch along it.
static void broadcast_dims(ir_builder *b, ir_type result, int n, ir_value *const *operands, ir_value **out) {
    int k = 0;
    for (int i = 0; i < result->rank; i++) {
        if (result->dims[i] != IR_DYNAMIC) continue;
        ir_value *size = NULL;
        for (int j = 0; j < n && !size; j++) {
            if (!np_is_array(operands[j]->type) && operands[j]->type->kind != IR_TENSOR) continue;
            ir_type t = np_shape(operands[j]);
            int axis = i - (result->rank - t->rank);
            if (axis >= 0 && t->dims[axis] != 1) size = np_dim(b, operands[j], axis);
        }
        out[k++] = size ? size : rw_index(b, 1);
    }
}

ir_value *np_elementwise(ir_builder *b, ir_type result_type, int n, ir_value *const *operands, ir_value *const *dims,
                         np_body *body, void *data) {
    ir_context *c = b->context;
    arena *a = ir_arena(c);
    ir_type result = np_tensor(c, result_type);
    ir_value **in = ARENA_ARRAY(a, ir_value *, n + 1), **args = ARENA_ARRAY(a, ir_value *, n + 1), *sizes[NP_MAX_RANK];
    ir_attr *maps = ARENA_ARRAY(a, ir_attr, n + 1);
    int n_in = 0;
    for (int i = 0; i < n; i++) {
        if (!np_is_array(operands[i]->type) && operands[i]->type->kind != IR_TENSOR) continue;
        maps[n_in] = np_broadcast_map(c, np_shape(operands[i]), result);
        in[n_in++] = operands[i];
    }
    if (!dims) broadcast_dims(b, result, n, operands, sizes), dims = sizes;
    ir_value *out = np_empty(b, result, dims);
    ir_attr identity = np_map_identity(c, result->rank);
    np_generic g = np_generic_begin(b, result->rank, 0, n_in, in, maps, 1, &out, &identity);
    for (int i = 0, k = 0; i < n; i++) {
        bool is_array = np_is_array(operands[i]->type) || operands[i]->type->kind == IR_TENSOR;
        args[i] = is_array ? g.in[k++] : operands[i];
    }
    ir_value *value = body(&g.body, data, args);
    return value ? np_generic_end(&g, 1, &value) : NULL;
}
