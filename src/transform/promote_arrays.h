// The parts of promote_arrays.
#pragma once
#include "analysis/arrays.h"

// References that are certainly the same array become one value (promote_forward.c).
void promote_forward(ir_op *module);
// One view that comes together in a branch or a loop is made where it is used instead (promote_joins.c). False: none.
bool promote_joins(arrays_function *f);
// The bodies of functions that give parts of their arguments back, or that are given one array twice and change it, in
// the place of their calls in f (promote_calls.c). False: there is none.
bool promote_calls(arrays_function *f);
