#include "dialect/fold.h"

#include "ir/number.h"

#include <math.h>
#include <string.h>

bool fold_int_of(ir_attr a, int64_t *out) {
    if (!a) return false;
    if (a->kind == IR_INT_ATTR) {
        *out = a->i;
        return true;
    }
    if (a->kind != IR_DENSE || !a->splat) return false;
    ir_type e = a->type->element;
    if (e->kind != IR_INTEGER && e->kind != IR_INDEX) return false;
    uint64_t bits = 0;
    int const size = ir_element_size(e);
    memcpy(&bits, a->data, (size_t)size);
    *out = (int64_t)(bits << (64 - 8 * size)) >> (64 - 8 * size);
    return true;
}

bool fold_float_of(ir_attr a, double *out) {
    if (!a) return false;
    if (a->kind == IR_FLOAT_ATTR) {
        *out = a->f;
        return true;
    }
    if (a->kind != IR_DENSE || !a->splat || a->type->element->kind != IR_FLOAT) return false;
    uint64_t bits = 0;
    memcpy(&bits, a->data, (size_t)ir_element_size(a->type->element));
    *out = ir_float_from_bits(bits, a->type->element);
    return true;
}

bool fold_is_int(ir_attr a, int64_t v) {
    int64_t have;
    return fold_int_of(a, &have) && have == v;
}

bool fold_int(ir_op *op, int64_t v, ir_fold_result *r) {
    ir_type t = op->results[0].type;
    if (t->kind != IR_INTEGER && t->kind != IR_INDEX) return false;
    r[0].constant = ir_attr_int(ir_op_context(op), v, t);
    return true;
}

bool fold_float(ir_op *op, double v, ir_fold_result *r) {
    ir_type t = op->results[0].type;
    if (t->kind != IR_FLOAT || isnan(v)) return false;   // the sign and payload of a nan are the machine's business
    r[0].constant = ir_attr_float(ir_op_context(op), ir_float_round(v, t), t);
    return true;
}

bool fold_dimension(ir_attr index, int rank, int *out) {
    int64_t i;
    if (!fold_int_of(index, &i) || i < 0 || i >= rank) return false;
    *out = (int)i;
    return true;
}

ir_value *fold_dynamic_size(ir_op *producer, const char *group, ir_type shaped, int dim) {
    int n, skip = 0;
    int const first = ir_operand_group(producer, group, &n);
    if (dim >= shaped->rank || shaped->dims[dim] != IR_DYNAMIC) return NULL;
    for (int i = 0; i < dim; i++) skip += shaped->dims[i] == IR_DYNAMIC;
    return skip < n ? ir_operand(producer, first + skip) : NULL;
}

bool fold_all_equal(ir_attr ints, int64_t v) {
    if (!ints || ints->kind != IR_DENSE_ARRAY) return false;
    for (int i = 0; i < ints->count; i++)
        if (ints->ints[i] != v) return false;
    return true;
}
