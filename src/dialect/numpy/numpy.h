// The numpy dialect: the opcodes of numpy.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum numpy_opcode {
    NUMPY_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(numpy) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) NUMPY_##NAME,
#include "dialect/numpy/numpy.def"
};
