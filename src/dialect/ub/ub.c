#include "dialect/ub/ub.h"

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/ub/ub.def"
};
DIALECT_DEFINE(ub, rows)
