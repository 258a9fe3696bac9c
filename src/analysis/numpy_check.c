#include "analysis/numpy_check.h"
#include "analysis/report.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"

enum { MAX_RANK = 30 };

static bool is_array(const ir_value *v) { return ir_type_is_dialect(v->type, "numpy", "ndarray"); }

// The tensor type of an array; NULL for other values and for parameters that are no ranked tensor.
static ir_type shape_of(const ir_value *v) {
    if (!is_array(v) || v->type->param_count != 1 || v->type->params[0]->kind != IR_TYPE_ATTR) return NULL;
    ir_type t = v->type->params[0]->type;
    return t->kind == IR_TENSOR && t->rank <= MAX_RANK ? t : NULL;
}

static int rank_of(const ir_value *v) { return is_array(v) ? shape_of(v)->rank : 0; }

static int unknown_dims(const ir_value *v) {
    int n = 0;
    for (int i = 0; i < rank_of(v); i++) n += shape_of(v)->dims[i] == IR_DYNAMIC;
    return n;
}

// The attribute lists different axes below rank.
static bool axes_fit(const ir_op *op, const char *name, int rank, int *count) {
    ir_attr a = ir_op_attr(op, name);
    uint32_t seen = 0;
    *count = a ? a->count : 0;
    for (int i = 0; a && i < a->count; i++) {
        if (a->ints[i] < 0 || a->ints[i] >= rank || seen >> a->ints[i] & 1) return false;
        seen |= 1u << a->ints[i];
    }
    return true;
}

static bool axis_fits(const ir_op *op, int rank) {
    ir_attr a = ir_op_attr(op, "axis");
    return a && a->kind == IR_INT_ATTR && a->i >= 0 && a->i < rank;
}

static bool numbers_fit(const ir_op *op, const char *name, bool arrays) {
    ir_attr a = ir_op_attr(op, name);
    for (int i = 0; a && i < a->count; i++)
        if (a->ints[i] < 0 || a->ints[i] >= op->operand_count || (arrays && !is_array(ir_operand(op, (int)a->ints[i]))))
            return false;
    return true;
}

static ir_type element_of(const ir_value *v) { return is_array(v) ? shape_of(v)->element : v->type; }

// Scalars are signless, so that only arrays say whether integers have a sign.
static bool same_element(const ir_value *x, const ir_value *y) {
    ir_type a = element_of(x), b = element_of(y);
    if (is_array(x) && is_array(y)) return a == b;
    return a == b || (a->kind == IR_INTEGER && b->kind == IR_INTEGER && a->width == b->width);
}

static bool element_wise_fits(const ir_op *op, int first) {
    const ir_value *r = ir_result(op, 0);
    for (int i = 0; i < op->operand_count; i++) {
        const ir_value *x = ir_operand(op, i);
        if (i > first && !same_element(x, ir_operand(op, first))) return false;
        if (rank_of(x) > rank_of(r) || (is_array(x) && !is_array(r))) return false;
        for (int k = 0; k < rank_of(x); k++) {
            int64_t have = shape_of(x)->dims[k], want = shape_of(r)->dims[rank_of(r) - rank_of(x) + k];
            if (have != 1 && have != want && have != IR_DYNAMIC && want != IR_DYNAMIC) return false;
        }
    }
    return true;
}

static bool slice_fits(const ir_op *op, int first, int part_rank) {
    int rank = rank_of(ir_operand(op, 0)), dropped;
    return axes_fit(op, "drop", rank, &dropped) && op->operand_count == first + 3 * rank && part_rank == rank - dropped;
}

static bool reduce_fits(const ir_op *op) {
    int n, rank = rank_of(ir_operand(op, 0));
    ir_attr keep = ir_op_attr(op, "keepdims");
    return axes_fit(op, "axes", rank, &n) &&
           rank_of(ir_result(op, 0)) == (keep && keep->i && is_array(ir_result(op, 0)) ? rank : rank - n);
}

static bool part_fits(const ir_op *op, const ir_value *part) {
    const ir_value *whole = ir_operand(op, 0);
    if (rank_of(whole) != rank_of(part) || element_of(whole)->kind != IR_COMPLEX) return false;
    return is_array(part) && element_of(whole)->element == element_of(part);
}

static bool constant_fits(const ir_op *op) {
    ir_attr a = ir_op_attr(op, "value");
    ir_type t = shape_of(ir_result(op, 0));
    if (!a->type || a->type->rank != t->rank) return false;
    for (int i = 0; i < t->rank; i++)
        if (a->type->dims[i] != t->dims[i]) return false;
    return a->type->element->width == t->element->width && a->type->element->kind == t->element->kind;
}

static bool elements_fit(const ir_op *op) {
    ir_type t = shape_of(ir_result(op, 0));
    int64_t n = 1;
    for (int i = 0; i < t->rank; i++) n = t->dims[i] == IR_DYNAMIC ? -1 : n * t->dims[i];
    return n == op->operand_count;
}

static bool concatenate_fits(const ir_op *op) {
    for (int i = 0; i < op->operand_count; i++)
        if (rank_of(ir_operand(op, i)) != rank_of(ir_result(op, 0))) return false;
    return op->operand_count > 0 && axis_fits(op, rank_of(ir_result(op, 0)));
}

static bool fits(const ir_op *op) {
    const ir_value *x = op->operand_count ? ir_operand(op, 0) : NULL, *r = op->result_count ? ir_result(op, 0) : NULL;
    int n;
    if (op->opcode < NUMPY_cast) return element_wise_fits(op, 0);
    switch (op->opcode) {
    case NUMPY_cast: return element_wise_fits(op, 1);
    case NUMPY_select: return element_wise_fits(op, 1);
    case NUMPY_reduce: return reduce_fits(op);
    case NUMPY_argreduce: return axis_fits(op, rank_of(x));
    case NUMPY_cumulate:
    case NUMPY_sort:
    case NUMPY_argsort: return axis_fits(op, rank_of(x)) && rank_of(r) == rank_of(x);
    case NUMPY_dim: return axis_fits(op, rank_of(x));
    case NUMPY_matmul:
        return rank_of(x) > 0 && rank_of(ir_operand(op, 1)) > 0 && element_of(x) == element_of(ir_operand(op, 1));
    case NUMPY_empty: return op->operand_count == unknown_dims(r);
    case NUMPY_full:
    case NUMPY_reshape: return op->operand_count - 1 == unknown_dims(r);
    case NUMPY_broadcast: return op->operand_count - 1 == unknown_dims(r) && rank_of(x) <= rank_of(r);
    case NUMPY_arange: return rank_of(r) == 1;
    case NUMPY_constant: return constant_fits(op);
    case NUMPY_from_elements: return elements_fit(op);
    case NUMPY_view: return slice_fits(op, 1, rank_of(r));
    case NUMPY_updated: return slice_fits(op, 2, rank_of(ir_operand(op, 1)));
    case NUMPY_transpose: return axes_fit(op, "perm", rank_of(x), &n) && n == rank_of(x) && rank_of(r) == n;
    case NUMPY_expand: return axes_fit(op, "axes", rank_of(r), &n) && rank_of(r) == rank_of(x) + n;
    case NUMPY_diagonal: return rank_of(x) > 1 && rank_of(r) == rank_of(x) - 1 && element_of(x) == element_of(r);
    case NUMPY_part: return part_fits(op, r);
    case NUMPY_with_part: return part_fits(op, ir_operand(op, 1));
    case NUMPY_load: return op->operand_count == 1 + rank_of(x);
    case NUMPY_store: return is_array(ir_operand(op, 1)) && op->operand_count == 2 + rank_of(ir_operand(op, 1));
    case NUMPY_inserted: return op->operand_count == 2 + rank_of(x);
    case NUMPY_assign: return rank_of(ir_operand(op, 1)) <= rank_of(x);
    case NUMPY_concatenate: return concatenate_fits(op);
    case NUMPY_take: return axis_fits(op, rank_of(x));
    case NUMPY_gather: return op->operand_count > 1 && op->operand_count - 1 <= rank_of(x);
    case NUMPY_scatter:
    case NUMPY_scattered: return op->operand_count > 2 && op->operand_count - 2 <= rank_of(x);
    case NUMPY_compress:
    case NUMPY_assign_where:
    case NUMPY_assigned_where: return rank_of(ir_operand(op, 1)) <= rank_of(x) && rank_of(ir_operand(op, 1)) > 0;
    case NUMPY_nonzero: return op->result_count == rank_of(x);
    case NUMPY_call: return numbers_fit(op, "writes", true);
    default: return true;
    }
}

static void check(ir_op *op, void *data) {
    bool *ok = data, good = true;
    for (int i = 0; i < op->operand_count; i++)
        good = good && (!is_array(ir_operand(op, i)) || shape_of(ir_operand(op, i)));
    for (int i = 0; i < op->result_count; i++)
        good = good && (!is_array(ir_result(op, i)) || shape_of(ir_result(op, i)));
    if (!good) {
        report_error(op, "%s: an array type that is not of the form !numpy.ndarray<tensor<…>>", op->info->name);
    } else if (op->info->dialect == &dialect_numpy) {
        good = fits(op);
        if (!good) report_error(op, "%s: its ranks, axes or number of operands do not fit together", op->info->name);
    } else if (op->opcode == PYTHON_call) {
        good = numbers_fit(op, "captures", false);
        if (!good) report_error(op, "python.call: captures names an operand that there is not");
    }
    *ok = *ok && good;
}

bool numpy_check(ir_op *module) {
    bool ok = true;
    ir_walk(module, check, &ok);
    return ok;
}
