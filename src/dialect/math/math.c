#include "dialect/math/math.h"

#include "dialect/fold.h"

#include <math.h>

// The functions that IEEE rounds in one way.
static bool fold_unary(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    double v;
    ir_type t = op->results[0].type;
    if (t->element || !fold_float_of(c[0], &v) || isnan(v)) return false;
    switch (op->opcode) {
    case MATH_absf: return fold_float(op, fabs(v), r);
    case MATH_floor: return fold_float(op, floor(v), r);
    case MATH_ceil: return fold_float(op, ceil(v), r);
    case MATH_trunc: return fold_float(op, trunc(v), r);
    case MATH_sqrt:
        return v >= 0 && t->width >= 32 && fold_float(op, t->width == 32 ? (double)sqrtf((float)v) : sqrt(v), r);
    default: return false;
    }
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/math/math.def"
};
DIALECT_DEFINE(math, rows)
