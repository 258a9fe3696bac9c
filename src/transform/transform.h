// Passes that stay on one level of the IR. Each returns false after reporting why in the context's diagnostics.
#pragma once
#include "rewrite/pass.h"

// Fuses element-wise linalg ops, broadcasts, casts and transposes into the ops that use them.
bool fuse_linalg(ir_op *module);
// Tensors become memrefs, function boundaries included, with every allocation, copy and release explicit.
bool bufferise(ir_op *module);
extern const rw_pass fuse_linalg_pass, bufferise_pass;

// Arrays as references become arrays as values; refuses programs where two references may name one array that is written.
bool promote_arrays(ir_op *module);
// Makes the reference counts of !python handles explicit: python.retain and python.release on every path.
bool python_ownership(ir_op *module);

extern const rw_pass promote_arrays_pass, python_ownership_pass;
