// The tensor dialect: the opcodes of tensor.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum tensor_opcode {
    TENSOR_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(tensor) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) TENSOR_##NAME,
#include "dialect/tensor/tensor.def"
};

ir_value *tensor_empty(ir_builder *b, ir_type t, int n, ir_value *const *dims);
// Slices: shape_build_slice in dialect/shape.h.
