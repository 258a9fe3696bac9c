// Named linalg ops as linalg.generic.
#pragma once
#include "ir/ir.h"

// Replaces a named linalg op (fill, copy, matmul, batch_matmul, matvec, vecmat, dot, transpose, broadcast, reduce; on
// tensors or memrefs) by the linalg.generic it stands for, and returns that. Returns op itself when it is generic
// already.
ir_op *rw_generalise(ir_op *op);
bool rw_is_linalg(const ir_op *op);        // a structured linalg op, named or generic
bool rw_is_contraction(const ir_op *op);   // matmul, batch_matmul, matvec, vecmat or dot
int rw_linalg_inputs(const ir_op *op);     // number of inputs; the outputs follow
// The indexing maps of a named contraction: those it carries, or its default ones.
ir_attr rw_contraction_maps(const ir_op *op);
