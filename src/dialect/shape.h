// Shapes and slices, shared by tensor, memref and vector.
#pragma once
#include "ir/ir.h"

// An offset, size or stride: a value, or a constant when value is NULL.
typedef struct shape_index {
    ir_value *value;
    int64_t constant;
} shape_index;

int shape_dynamic_count(ir_type t);     // number of `?`
int shape_dynamic_ints(ir_attr ints);   // of IR_DYNAMIC in an array
// Is the slice of `whole` that op's static_… attributes describe of type `part`? Reports what is wrong.
bool shape_verify_slice(const ir_op *op, ir_type whole, ir_type part);
// Does it take everything, in order?
bool shape_slice_is_whole(const ir_op *op, ir_type whole, ir_type part);
bool shape_verify_reassociation(const ir_op *op, ir_type expanded, ir_type collapsed);
// tensor.extract_slice (heads: source), tensor.insert_slice (heads: source, dest), memref.subview (heads: source).
ir_op *shape_build_slice(ir_builder *b, unsigned opcode, int n_heads, ir_value *const *heads, ir_type result, int rank,
                         const shape_index *offsets, const shape_index *sizes, const shape_index *strides);
// [[0], [1, 2]] from the number of dimensions in each group.
ir_attr shape_reassociation(ir_context *c, int n_groups, const int *group_sizes);
