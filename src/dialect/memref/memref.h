// The memref dialect: the opcodes of memref.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum memref_opcode {
    MEMREF_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(memref) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) MEMREF_##NAME,
#include "dialect/memref/memref.def"
};

ir_value *memref_alloc(ir_builder *b, ir_type t, int n, ir_value *const *dims);
ir_value *memref_load(ir_builder *b, ir_value *m, int n, ir_value *const *indices);
ir_op *memref_store(ir_builder *b, ir_value *v, ir_value *m, int n, ir_value *const *indices);
