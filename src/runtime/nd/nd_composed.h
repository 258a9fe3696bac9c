// Element-wise functions of nd_composed.def.
#pragma once
#include "runtime/nd/nd_ufunc.h"

typedef enum nd_composed {
#define COMPOSED(NAME, INPUTS, OUTPUTS, TYPES) ND_COMPOSED_##NAME,
#include "runtime/nd/nd_composed.def"
    ND_COMPOSED_COUNT
} nd_composed;

enum { ND_COMPOSED_OUTPUTS = 2 };

int nd_composed_inputs(nd_composed id);
int nd_composed_outputs(nd_composed id);
const char *nd_composed_name(nd_composed id);
// All results or none.
bool nd_composed_call(nd_context *ctx, nd_composed id, const nd_operand *in, nprt_array *out);

// The inner loops; the operands, then the results. NULL where there is none.
typedef nd_loop *const nd_composed_table[ND_COMPOSED_COUNT][NPRT_DTYPE_COUNT];
extern nd_composed_table nd_composed_floats, nd_composed_integers;
