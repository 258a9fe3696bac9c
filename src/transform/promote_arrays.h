// The parts of promote_arrays.
#pragma once
#include "ir/ir.h"

// References that are certainly the same array become one value (promote_forward.c).
void promote_forward(ir_op *module);
