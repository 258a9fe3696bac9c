// What the declarations of the numpy dialect cannot say: ranks, axes, numbers of indices.
#pragma once
#include "ir/ir.h"

// False after reporting the ops of the module that are malformed. Passes over the numpy stage start with this.
bool numpy_check(ir_op *module);
