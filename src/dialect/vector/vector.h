// The vector dialect: the opcodes of vector.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum vector_opcode {
    VECTOR_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(vector) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) VECTOR_##NAME,
#include "dialect/vector/vector.def"
};
