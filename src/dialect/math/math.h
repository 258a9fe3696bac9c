// The math dialect: the opcodes of math.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum math_opcode {
    MATH_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(math) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) MATH_##NAME,
#include "dialect/math/math.def"
};
