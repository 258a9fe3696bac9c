#include "dialect/tensor/tensor.h"

#include "dialect/bufferization/bufferization.h"
#include "dialect/fold.h"
#include "dialect/linalg/linalg.h"
#include "dialect/shape.h"

#include "ir/number.h"

#include <string.h>

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

// ---- checks ----
static bool verify_dims(ir_op *op, diag_sink *d) {
    (void)d;
    return op->operand_count == shape_dynamic_count(op->results[0].type) ||
           fail(op, "has not one operand for every '?' of the result");
}

static bool verify_indices(ir_op *op, diag_sink *d) {
    (void)d;
    int n;
    ir_operand_group(op, "indices", &n);
    ir_type t = ir_operand(op, op->opcode == TENSOR_insert ? 1 : 0)->type;
    return n == t->rank || fail(op, "has not one index for every dimension");
}

static bool verify_extract_slice(ir_op *op, diag_sink *d) {
    (void)d;
    return shape_verify_slice(op, ir_operand(op, 0)->type, op->results[0].type);
}

static bool verify_insert_slice(ir_op *op, diag_sink *d) {
    (void)d;
    return shape_verify_slice(op, ir_operand(op, 1)->type, ir_operand(op, 0)->type);
}

static bool verify_expand(ir_op *op, diag_sink *d) {
    (void)d;
    return shape_verify_reassociation(op, op->results[0].type, ir_operand(op, 0)->type);
}

static bool verify_collapse(ir_op *op, diag_sink *d) {
    (void)d;
    return shape_verify_reassociation(op, ir_operand(op, 0)->type, op->results[0].type);
}

static bool verify_from_elements(ir_op *op, diag_sink *d) {
    (void)d;
    ir_type t = op->results[0].type;
    int64_t count = 1;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC || __builtin_mul_overflow(count, t->dims[i], &count))
            return fail(op, "the result has no constant shape");
    return count == op->operand_count || fail(op, "has not one operand for every element of the result");
}

// ---- folds ----
// The element at constant indices of a row-major shape.
static bool linear_index(ir_type t, const ir_attr *c, int n, int64_t *out) {
    *out = 0;
    for (int i = 0; i < n; i++) {
        int64_t v;
        if (!fold_int_of(c[i], &v) || t->dims[i] == IR_DYNAMIC || v < 0 || v >= t->dims[i]) return false;
        *out = *out * t->dims[i] + v;
    }
    return true;
}

static bool element_of_dense(ir_op *op, ir_attr dense, int64_t at, ir_fold_result *r) {
    ir_type e = dense->type->element;
    size_t const size = (size_t)ir_element_size(e);
    if (e->kind == IR_COMPLEX || dense->kind != IR_DENSE) return false;
    uint64_t bits = 0;
    memcpy(&bits, (const char *)dense->data + (dense->splat ? 0 : (size_t)at * size), size);
    if (e->kind == IR_FLOAT) return fold_float(op, ir_float_from_bits(bits, e), r);
    return fold_int(op, (int64_t)bits, r);
}

static bool fold_extract(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    ir_value *source = ir_operand(op, 0);
    ir_type t = source->type;
    int64_t at;
    const ir_op *def = ir_def(source);
    if (def && def->opcode == TENSOR_splat) return fold_value(ir_operand(def, 0), r);
    if (!linear_index(t, c + 1, op->operand_count - 1, &at)) return false;
    if (def && def->opcode == TENSOR_from_elements && at < def->operand_count)
        return fold_value(ir_operand(def, (int)at), r);
    return c[0] && element_of_dense(op, c[0], at, r);
}

static bool fold_extract_slice(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    return shape_slice_is_whole(op, ir_operand(op, 0)->type, op->results[0].type) && fold_value(ir_operand(op, 0), r);
}

static bool fold_insert_slice(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    return shape_slice_is_whole(op, ir_operand(op, 1)->type, ir_operand(op, 0)->type) &&
           fold_value(ir_operand(op, 0), r);
}

static bool fold_reshape(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    ir_value *src = ir_operand(op, 0);
    ir_type t = op->results[0].type;
    if (src->type == t && shape_dynamic_count(t) <= 1) return fold_value(src, r);
    const ir_op *def = ir_def(src);
    unsigned const inverse = op->opcode == TENSOR_expand_shape ? TENSOR_collapse_shape : TENSOR_expand_shape;
    // Back to where it came from; with one unknown dimension at most there is only one way.
    return def && def->opcode == inverse && ir_operand(def, 0)->type == t && shape_dynamic_count(t) <= 1 &&
           fold_value(ir_operand(def, 0), r);
}

static bool fold_cast(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    ir_value *src = ir_operand(op, 0);
    if (src->type == op->results[0].type) return fold_value(src, r);
    const ir_op *def = ir_def(src);
    return def && def->opcode == TENSOR_cast && ir_operand(def, 0)->type == op->results[0].type &&
           fold_value(ir_operand(def, 0), r);
}

// The size of a dimension from what made the tensor. In place when it moves on to another tensor.
static bool dim_of_producer(ir_op *op, ir_value *source, int dim, ir_fold_result *r) {
    ir_op *def = ir_def(source);
    ir_value *size = NULL;
    ir_value *same = NULL;   // has the same size in this dimension
    if (!def) return false;
    switch (def->opcode) {
    case TENSOR_empty: size = fold_dynamic_size(def, "dynamicSizes", source->type, dim); break;
    case TENSOR_splat: size = fold_dynamic_size(def, "dynamicSizes", source->type, dim); break;
    case TENSOR_extract_slice: {
        ir_attr sizes = ir_op_attr(def, "static_sizes");
        if (sizes && sizes->count == source->type->rank) size = fold_dynamic_size(def, "sizes", source->type, dim);
        if (sizes && sizes->count == source->type->rank &&
            shape_dynamic_ints(sizes) != shape_dynamic_count(source->type))
            size = NULL;
        break;
    }
    case TENSOR_expand_shape: {
        ir_attr shape = ir_op_attr(def, "static_output_shape");
        if (shape && shape_dynamic_ints(shape) == shape_dynamic_count(source->type))
            size = fold_dynamic_size(def, "output_shape", source->type, dim);
        break;
    }
    case TENSOR_insert:
    case TENSOR_insert_slice: same = ir_operand(def, 1); break;
    case TENSOR_cast: same = ir_operand(def, 0); break;
    default:
        if (def->opcode / IR_OPCODES_PER_DIALECT == DIALECT_linalg && def->result_count) {
            int n;
            int const first = ir_operand_group(def, "outputs", &n);
            if (n == def->result_count)
                same = ir_operand(def, first + source->index);
            else if (def->operand_count == 2)
                same = ir_operand(def, 1);
        }
    }
    if (size) return fold_value(size, r);
    if (!same || same->type->kind != IR_TENSOR || dim >= same->type->rank) return false;
    ir_op_set_operand(op, 0, same);
    return true;
}

static bool fold_dim(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    ir_value *source = ir_operand(op, 0);
    int dim;
    if (source->type->kind != IR_TENSOR || !fold_dimension(c[1], source->type->rank, &dim)) return false;
    if (source->type->dims[dim] != IR_DYNAMIC) return fold_int(op, source->type->dims[dim], r);
    return dim_of_producer(op, source, dim, r);
}

// ---- builders ----
ir_value *tensor_empty(ir_builder *b, ir_type t, int n, ir_value *const *dims) {
    return ir_build1(b, TENSOR_empty, n, dims, t);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/tensor/tensor.def"
};
DIALECT_DEFINE(tensor, rows)
