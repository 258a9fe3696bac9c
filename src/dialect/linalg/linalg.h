// The linalg dialect: the opcodes of linalg.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum linalg_opcode {
    LINALG_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(linalg) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) LINALG_##NAME,
#include "dialect/linalg/linalg.def"
};
