// The numpy dialect: the opcodes of numpy.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum numpy_opcode {
    NUMPY_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(numpy) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) NUMPY_##NAME,
#include "dialect/numpy/numpy.def"
};

ir_type numpy_array_type(ir_context *c, int rank, const int64_t *dims, ir_type element);   // !numpy.ndarray<tensor<…>>
ir_type numpy_tensor_of(ir_type t);   // the tensor type of an array type; NULL when t is none
