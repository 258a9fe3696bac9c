// The bufferization dialect: the opcodes of bufferization.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum bufferization_opcode {
    BUFFERIZATION_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(bufferization) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) BUFFERIZATION_##NAME,
#include "dialect/bufferization/bufferization.def"
};
