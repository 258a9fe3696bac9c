// Lowerings: from one stage of the IR to the next. Each returns false after reporting why in the context's diagnostics.
#pragma once
#include "rewrite/pass.h"

// numpy → tensor, first half: every numpy op becomes linalg, tensor, arith, math and scf. Arrays must be values
// already.
bool lower_numpy_to_linalg(ir_op *module);
// numpy → tensor, second half: python ops and calls of the runtime become calls of declared functions; handles become
// pointers.
bool lower_python_to_calls(ir_op *module);

extern const rw_pass lower_numpy_to_linalg_pass, lower_python_to_calls_pass;

// linalg on memrefs → loops: structured loops around explicit vectors, matrix products as kernels for the target.
struct kernel_target;
bool lower_linalg_to_loops(ir_op *module, const struct kernel_target *target);
extern const rw_pass lower_linalg_to_loops_pass;   // options: a kernel_target, or NULL for 64-byte vectors
