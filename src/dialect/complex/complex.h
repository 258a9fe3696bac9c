// The complex dialect: the opcodes of complex.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum complex_opcode {
    COMPLEX_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(complex) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) COMPLEX_##NAME,
#include "dialect/complex/complex.def"
};
