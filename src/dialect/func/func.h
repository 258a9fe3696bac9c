// The func dialect: the opcodes of func.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum func_opcode {
    FUNC_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(func) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) FUNC_##NAME,
#include "dialect/func/func.def"
};
