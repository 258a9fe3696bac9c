// The llvm dialect: the opcodes of llvm.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum llvm_opcode {
    LLVM_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(llvm) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) LLVM_##NAME,
#define OP_NAMED(NAME, TEXT, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) LLVM_##NAME,
#include "dialect/llvm/llvm.def"
};
