// Passes that stay on one level of the IR. Each returns false after reporting why in the context's diagnostics.
#pragma once
#include "rewrite/pass.h"

// Fuses element-wise linalg ops, broadcasts, casts and transposes into the ops that use them.
bool fuse_linalg(ir_op *module);
// Tensors become memrefs, function boundaries included, with every allocation, copy and release explicit.
bool bufferise(ir_op *module);
