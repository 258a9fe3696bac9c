#include "dialect/bufferization/bufferization.h"

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/bufferization/bufferization.def"
};
DIALECT_DEFINE(bufferization, rows)
