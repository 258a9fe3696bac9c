#include "dialect/complex/complex.h"

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/complex/complex.def"
};
DIALECT_DEFINE(complex, rows)
