// The parts of promote_arrays.
#pragma once
#include "analysis/arrays.h"
#include "base/vec.h"

// What stands in the way of making the arrays of a function values.
typedef struct promote_obstacles {
    ir_value *tangled;         // a root that is written while another name may mean the same array, or NULL
    ir_op *at;                 // the write
    VEC(ir_value *) blocked;   // roots that are used in ways that a box does not mend
} promote_obstacles;

// True when nothing stands in the way of f (promote_check.c). `out` must be zero.
bool promote_check(arrays_function *f, promote_obstacles *out);
// The same, and says on the diagnostics what does.
bool promote_report(arrays_function *f);

// References that are certainly the same array become one value (promote_forward.c).
void promote_forward(ir_op *module);
// One view that comes together in a branch or a loop is made where it is used instead (promote_joins.c). False: none.
bool promote_joins(arrays_function *f);
// The bodies of functions that give parts of their arguments back, or that are given one array twice and change it, in
// the place of their calls in f (promote_calls.c). False: there is none.
bool promote_calls(arrays_function *f);
// The tangled array, and all that may be the same one, stay references to memory: boxes (promote_boxes.c). Where f
// gives several of them back, its body first takes the place of its calls. False: neither can be done.
bool promote_boxes(arrays_function *f, const promote_obstacles *o);
