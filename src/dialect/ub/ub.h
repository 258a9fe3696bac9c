// The ub dialect: the opcodes of ub.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum ub_opcode {
    UB_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(ub) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) UB_##NAME,
#include "dialect/ub/ub.def"
};
