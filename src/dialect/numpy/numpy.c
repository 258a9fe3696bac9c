#include "dialect/numpy/numpy.h"

#include "dialect/fold.h"

// A cast of a scalar to its own type. (Of an array it is a copy.)
static bool fold_cast(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    ir_value *x = ir_operand(op, 0);
    return x->type == op->results[0].type && x->type->kind != IR_DIALECT_TYPE && fold_value(x, r);
}

static bool fold_dim(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    ir_type t = numpy_tensor_of(ir_operand(op, 0)->type);
    ir_attr axis = ir_op_attr(op, "axis");
    if (!t || !axis || axis->kind != IR_INT_ATTR || axis->i < 0 || axis->i >= t->rank || t->dims[axis->i] == IR_DYNAMIC)
        return false;
    return fold_int(op, t->dims[axis->i], r);
}

ir_type numpy_array_type(ir_context *c, int rank, const int64_t *dims, ir_type element) {
    ir_attr tensor = ir_attr_type(c, ir_type_tensor(c, rank, dims, element));
    return ir_type_dialect(c, "numpy", "ndarray", 1, &tensor);
}

ir_type numpy_tensor_of(ir_type t) {
    return ir_type_is_dialect(t, "numpy", "ndarray") && t->param_count == 1 && t->params[0]->kind == IR_TYPE_ATTR
               ? t->params[0]->type
               : NULL;
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/numpy/numpy.def"
};
DIALECT_DEFINE_OWN(numpy, rows)
