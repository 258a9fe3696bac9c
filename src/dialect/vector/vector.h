// The vector dialect: the opcodes of vector.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum vector_opcode {
    VECTOR_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(vector) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) VECTOR_##NAME,
#include "dialect/vector/vector.def"
};

ir_value *vector_load(ir_builder *b, ir_type v, ir_value *base, int n, ir_value *const *indices);
ir_op *vector_store(ir_builder *b, ir_value *v, ir_value *base, int n, ir_value *const *indices);
ir_value *vector_broadcast(ir_builder *b, ir_value *scalar, ir_type v);
ir_value *vector_reduction(ir_builder *b, const char *kind, ir_value *v);   // "add", "mul", "maximumf", …
