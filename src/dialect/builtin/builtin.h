// The builtin dialect: the opcodes of builtin.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum builtin_opcode {
    BUILTIN_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(builtin) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) BUILTIN_##NAME,
#include "dialect/builtin/builtin.def"
};
