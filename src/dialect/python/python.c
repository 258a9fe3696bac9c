#include "dialect/python/python.h"

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/python/python.def"
};
DIALECT_DEFINE_OWN(python, rows)
