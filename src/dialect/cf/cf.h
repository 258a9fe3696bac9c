// The cf dialect: the opcodes of cf.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum cf_opcode {
    CF_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(cf) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) CF_##NAME,
#include "dialect/cf/cf.def"
};
