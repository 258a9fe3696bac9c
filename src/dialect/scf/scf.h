// The scf dialect: the opcodes of scf.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum scf_opcode {
    SCF_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(scf) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) SCF_##NAME,
#define OP_NAMED(NAME, TEXT, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) SCF_##NAME,
#include "dialect/scf/scf.def"
};

// The bodies are empty: add ops and the terminator. Arguments of scf_for's body: the induction variable, then the
// carried values.
ir_op *scf_for(ir_builder *b, ir_value *lower, ir_value *upper, ir_value *step, int n_carried, ir_value *const *inits);
ir_op *scf_if(ir_builder *b, ir_value *condition, int n_results, const ir_type *results, bool with_else);
ir_op *scf_while(ir_builder *b, int n_inits, ir_value *const *inits, int n_results, const ir_type *results);
ir_op *scf_parallel(ir_builder *b, int n, ir_value *const *lower, ir_value *const *upper, ir_value *const *step);
ir_op *scf_yield(ir_builder *b, int n, ir_value *const *values);
ir_op *scf_condition(ir_builder *b, ir_value *condition, int n, ir_value *const *values);
static inline ir_block *scf_body(const ir_op *op) { return op->regions[0].first; }
