// The folds of arith, in fold.c.
#pragma once
#include "dialect/arith/arith.h"

bool arith_fold_int(ir_op *op, const ir_attr *c, ir_fold_result *r);
bool arith_fold_float(ir_op *op, const ir_attr *c, ir_fold_result *r);
bool arith_fold_negf(ir_op *op, const ir_attr *c, ir_fold_result *r);
bool arith_fold_cmpi(ir_op *op, const ir_attr *c, ir_fold_result *r);
bool arith_fold_cmpf(ir_op *op, const ir_attr *c, ir_fold_result *r);
bool arith_fold_select(ir_op *op, const ir_attr *c, ir_fold_result *r);
bool arith_fold_cast(ir_op *op, const ir_attr *c, ir_fold_result *r);
