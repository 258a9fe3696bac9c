// Passes that stay on one level of the IR. Each returns false after reporting why in the context's diagnostics.
#pragma once
#include "rewrite/pass.h"

// Fuses element-wise linalg ops, broadcasts, casts and transposes into the ops that use them.
bool fuse_linalg(ir_op *module);
// Tensors become memrefs, function boundaries included, with every allocation, copy and release explicit.
bool bufferise(ir_op *module);
// Temporaries that do not escape share frames on a stack; see plan_memory.c.
extern const rw_pass fuse_linalg_pass, bufferise_pass, plan_memory_pass;

// Arrays as references become arrays as values; refuses programs where two references may name one array that is
// written.
bool promote_arrays(ir_op *module, bool boxes);
// Makes the reference counts of !python handles explicit: python.retain and python.release on every path.
bool python_ownership(ir_op *module);

extern const rw_pass promote_arrays_pass, promote_arrays_strict_pass, python_ownership_pass;

// Folds, simplification patterns and removal of dead ops, until nothing changes.
// dce removes dead ops only; cse merges equal ops without effects, cse_arrays arrays of their own
// buffers among them; inline puts bodies in the place of calls.
extern const rw_pass canonicalise_pass, cse_pass, cse_arrays_pass, dce_pass, inline_pass;
typedef struct inline_options {
    int small_ops;   // bodies of at most so many ops are inlined everywhere; 0: the usual number
} inline_options;
void inline_one(ir_op *call, const ir_op *f);   // the body of f, of one block, in the place of the call
int64_t dce_module(ir_op *module);              // number of ops erased
