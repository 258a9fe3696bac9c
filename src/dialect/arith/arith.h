// The arith dialect: the opcodes of arith.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum arith_opcode {
    ARITH_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(arith) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) ARITH_##NAME,
#include "dialect/arith/arith.def"
};
