// The memref dialect: the opcodes of memref.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum memref_opcode {
    MEMREF_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(memref) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) MEMREF_##NAME,
#include "dialect/memref/memref.def"
};
