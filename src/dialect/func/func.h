// The func dialect: the opcodes of func.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum func_opcode {
    FUNC_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(func) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) FUNC_##NAME,
#include "dialect/func/func.def"
};

ir_type func_type(const ir_op *func);      // NULL when op is no function
ir_block *func_entry(const ir_op *func);   // NULL for a declaration
const char *func_name(const ir_op *func);
// A function with an entry block that has its arguments, or a declaration.
ir_op *func_create(ir_builder *b, const char *name, ir_type type, bool is_private, bool with_body);
// The private declaration of that name, added at the module's start when there is none. NULL: the name has another
// type.
ir_op *func_declare(ir_op *module, const char *name, ir_type type);
ir_op *func_call(ir_builder *b, const char *callee, int n_operands, ir_value *const *operands, int n_results,
                 const ir_type *results);
ir_op *func_return(ir_builder *b, int n, ir_value *const *values);
