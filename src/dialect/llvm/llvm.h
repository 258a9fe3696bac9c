// The llvm dialect: the opcodes of llvm.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum llvm_opcode {
    LLVM_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(llvm) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) LLVM_##NAME,
#define OP_NAMED(NAME, TEXT, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) LLVM_##NAME,
#include "dialect/llvm/llvm.def"
};

ir_type llvm_bytes_type(ir_context *c, size_t n);   // !llvm.array<N x i8>
// Constant bytes (give the NUL too); b stands in the module's body.
ir_op *llvm_global_string(ir_builder *b, const char *name, const char *bytes, size_t n);
ir_value *llvm_address_of(ir_builder *b, const char *name);
