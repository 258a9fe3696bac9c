// The linalg dialect: the opcodes of linalg.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum linalg_opcode {
    LINALG_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(linalg) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) LINALG_##NAME,
#include "dialect/linalg/linalg.def"
};

ir_attr linalg_iterator(ir_context *c, bool parallel);   // #linalg.iterator_type<…>
const char *linalg_iterator_name(ir_attr a);             // "parallel", "reduction", or NULL
bool linalg_is_parallel(const ir_op *generic, int dim);
// Results are the outputs that are tensors. linalg_generic's body has its arguments and no ops yet.
ir_op *linalg_generic(ir_builder *b, int n_in, ir_value *const *in, int n_out, ir_value *const *out,
                      const ir_attr *maps, int n_iterators, const ir_attr *iterators);
// fill, copy, matmul, batch_matmul, matvec, vecmat, dot; with the body that MLIR gives it.
ir_op *linalg_named(ir_builder *b, unsigned opcode, int n_in, ir_value *const *in, ir_value *out);
// The same without a body.
ir_op *linalg_op(ir_builder *b, unsigned opcode, int n_in, ir_value *const *in, int n_out, ir_value *const *out);
void linalg_fill_body(ir_context *c, ir_op *named);
ir_op *linalg_yield(ir_builder *b, int n, ir_value *const *values);
