// What fold hooks share.
#pragma once
#include "ir/ir.h"

// The integer (sign-extended; i1 as 0 or 1) of a scalar constant or of a splat.
bool fold_int_of(ir_attr a, int64_t *out);
bool fold_float_of(ir_attr a, double *out);
bool fold_is_int(ir_attr a, int64_t v);
// Puts a result.
bool fold_int(ir_op *op, int64_t v, ir_fold_result *r);   // a constant of the result's type, when that is a scalar
bool fold_float(ir_op *op, double v, ir_fold_result *r);
static inline bool fold_value(ir_value *v, ir_fold_result *r) {
    r[0].value = v;
    return true;
}
// Index constant `position` as a dimension of a type of that rank.
bool fold_dimension(ir_attr index, int rank, int *out);
// The i-th dynamic operand of a group, counted by the dims of a type before `dim`.
ir_value *fold_dynamic_size(ir_op *producer, const char *group, ir_type shaped, int dim);
bool fold_all_equal(ir_attr ints, int64_t v);
