// Elementary functions of vectors, and of scalars in kernels, as arithmetic.
//
//   %y = math.exp %x : vector<16xf32>   ⟶   %t = arith.mulf %x, %log2e … %y = arith.mulf %p, %scale : vector<16xf32>
//
// Branch-free, within 2 ulp over the whole range, infinities, nans and denormals included; every lane's result depends
// on that lane only, and a scalar op that carries `npcc.kernel` gives the bits that a vector's lane gives. Other scalar
// ops stay: code generation calls libm. Vectors of f64 powf and arguments of sin, cos, tan beyond their range
// (10^5 for f32, 10^6 for f64) are computed by scalar ops.
#pragma once
#include "ir/ir.h"

typedef struct math_options {
    bool all_scalars;   // expand scalar ops without npcc.kernel too
} math_options;

// Always succeeds; options may be NULL.
bool lower_math(ir_op *module, const math_options *options);
