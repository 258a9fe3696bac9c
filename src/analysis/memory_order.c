#include "analysis/memory_order.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"

#include <string.h>

static ir_type shape_of(const ir_value *v) { return v->type->params[0]->type; }

// ---- arrays in rows -------------------------------------------------------------------------------------------------

static bool is_full_range(const ir_op *view, int dim) {
    int64_t offset, size, stride;
    const ir_value *s = ir_operand(view, 2 + 3 * dim);
    if (!ir_constant_int(ir_operand(view, 1 + 3 * dim), &offset) || offset != 0) return false;
    if (!ir_constant_int(ir_operand(view, 3 + 3 * dim), &stride) || stride != 1) return false;
    if (ir_constant_int(s, &size)) return size == shape_of(ir_operand(view, 0))->dims[dim];
    const ir_op *def = ir_def(s);
    return def && def->opcode == NUMPY_dim && ir_operand(def, 0) == ir_operand(view, 0) &&
           ir_op_attr(def, "axis")->i == dim;
}

static bool is_among(ir_attr axes, int axis) {
    for (int i = 0; axes && i < axes->count; i++)
        if (axes->ints[i] == axis) return true;
    return false;
}

static bool is_dropped(const ir_op *view, int dim) { return is_among(ir_op_attr(view, "drop"), dim); }

static bool is_contiguous(const arrays_function *f, const ir_value *v, int depth);

// A slice of a contiguous array is contiguous when it takes all of every dimension after the first it does not drop.
static bool slice_is_contiguous(const arrays_function *f, const ir_op *view, int depth) {
    if (!is_contiguous(f, ir_operand(view, 0), depth)) return false;
    int64_t stride;
    bool full_from_here = false;
    for (int i = 0; i < shape_of(ir_operand(view, 0))->rank; i++) {
        if (full_from_here && !is_full_range(view, i)) return false;
        if (is_dropped(view, i)) continue;
        if (!full_from_here && !(ir_constant_int(ir_operand(view, 3 + 3 * i), &stride) && stride == 1)) return false;
        full_from_here = true;
    }
    return true;
}

bool order_forgets_sizes(const ir_op *op) {
    return op->opcode == NUMPY_cast && arrays_is(ir_operand(op, 0)) && arrays_is(ir_result(op, 0)) &&
           shape_of(ir_operand(op, 0))->element == shape_of(ir_result(op, 0))->element;
}

// NumPy's element-wise results keep the memory order of their operands.
static bool operands_are_contiguous(const arrays_function *f, const ir_op *op, int depth) {
    for (int i = 0; i < op->operand_count; i++)
        if (arrays_is(ir_operand(op, i)) && !is_contiguous(f, ir_operand(op, i), depth)) return false;
    return true;
}

// Do the dimensions of v from `first` on lie in memory in the order that they have?
static bool is_in_order(const arrays_function *f, const ir_value *v, int first, int depth) {
    const ir_op *op = ir_def(v);
    if (shape_of(v)->rank - first <= 1 || is_contiguous(f, v, depth)) return true;
    if (!op || depth > 16) return false;
    if (op->opcode == NUMPY_view || op->opcode == NUMPY_expand) return is_in_order(f, ir_operand(op, 0), 0, depth + 1);
    if (op->opcode != NUMPY_transpose) return false;
    ir_attr perm = ir_op_attr(op, "perm");
    for (int i = first + 1; i < perm->count; i++)
        if (perm->ints[i] < perm->ints[i - 1]) return false;
    return is_in_order(f, ir_operand(op, 0), 0, depth + 1);
}

// Is op a[:, indices], whose result lies in memory as if the dimensions of the indices were the first ones?
static bool is_moved_take(const ir_op *op) {
    return op && op->opcode == NUMPY_take && ir_op_attr(op, "axes") && ir_op_attr(op, "axis")->i > 0;
}

// What arrays of indices pick is laid out as NumPy walks over them and over the other dimensions: by their strides.
static bool is_picked_in_order(const arrays_function *f, const ir_op *op, int depth) {
    for (int i = 1; i < op->operand_count; i++)
        if (arrays_is(ir_operand(op, i)) && !is_contiguous(f, ir_operand(op, i), depth)) return false;
    return is_in_order(f, ir_operand(op, 0), is_moved_take(op) ? 0 : op->operand_count - 1, depth);
}

// Computed by one of NumPy's iterators, element by element or along an axis?
static bool is_iterated(const ir_op *op) {
    return (op->opcode > NUMPY_BEFORE_FIRST_ && op->opcode <= NUMPY_select && op->opcode != NUMPY_cast) ||
           op->opcode == NUMPY_cumulate;
}

// Does what op makes lie in memory as its operands of the same rank do?
static bool keeps_order(const ir_op *op) {
    switch (op->opcode) {
    case NUMPY_sort: return true;
    case NUMPY_concatenate: return !ir_op_attr(op, "order_c");
    case NUMPY_cast:
    case NUMPY_copy: return ir_op_attr(op, "keeps_order") != NULL;
    default: return is_iterated(op);
    }
}

static bool is_contiguous(const arrays_function *f, const ir_value *v, int depth) {
    const ir_op *op = ir_def(v);
    if (depth > 16) return false;
    if (!op) return ir_block_parent(v->block) == f->func && f->arg_contiguous[v->index];
    bool const is_line = shape_of(v)->rank <= 1;   // of a new array
    switch (op->opcode) {
    case NUMPY_view: return slice_is_contiguous(f, op, depth + 1);
    case NUMPY_cast:   // keeps the order of memory, as astype does
        return !arrays_is(ir_operand(op, 0)) || (is_line && !order_forgets_sizes(op)) ||
               is_contiguous(f, ir_operand(op, 0), depth + 1);
    case NUMPY_expand: return is_contiguous(f, ir_operand(op, 0), depth + 1);
    case NUMPY_transpose: {
        ir_attr perm = ir_op_attr(op, "perm");
        for (int i = 0; i < perm->count; i++)
            if (perm->ints[i] != i) return false;
        return is_contiguous(f, ir_operand(op, 0), depth + 1);
    }
    case NUMPY_part:
    case NUMPY_diagonal:
    case NUMPY_broadcast: return false;
    case NUMPY_copy: return is_line || !keeps_order(op) || is_contiguous(f, ir_operand(op, 0), depth + 1);
    case NUMPY_take:
        return is_line || !ir_op_attr(op, "axes") || (!is_moved_take(op) && is_picked_in_order(f, op, depth + 1));
    case NUMPY_gather: return is_line || is_picked_in_order(f, op, depth + 1);
    case NUMPY_compress:
        return is_line || is_in_order(f, ir_operand(op, 0), shape_of(ir_operand(op, 1))->rank, depth + 1);
    case NUMPY_reshape:
        return is_contiguous(f, ir_operand(op, 0), depth + 1) || order_of_reshape(f, op) == RESHAPE_COPY;
    case NUMPY_concatenate: return is_line || !keeps_order(op) || operands_are_contiguous(f, op, depth + 1);
    case NUMPY_argreduce:
    case NUMPY_argsort:
    case NUMPY_matmul: return true;
    case FUNC_call:
    case SCF_for:
    case SCF_if:
    case SCF_while: return false;
    default: return is_line || operands_are_contiguous(f, op, depth + 1);
    }
}

// ---- reshapes of arrays that are not contiguous -------------------------------------------------------------------

static bool is_static(ir_type t) {
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC) return false;
    return true;
}

static void contiguous_strides(ir_type t, int64_t *out) {
    int64_t stride = 1;
    for (int i = t->rank - 1; i >= 0; i--) {
        out[i] = stride;
        stride *= t->dims[i] > 0 ? t->dims[i] : 1;
    }
}

// Strides for the new shape over the same memory, as NumPy looks for them: runs of old and of new dimensions with the
// same number of elements, where the old run steps evenly. False: NumPy copies.
static bool reshaped_strides(ir_type from, const int64_t *strides, ir_type to, int64_t *out) {
    int64_t dims[32], steps[32];
    int n = 0;
    for (int i = 0; i < from->rank; i++) {
        if (from->dims[i] == 0) return contiguous_strides(to, out), true;
        if (from->dims[i] != 1) dims[n] = from->dims[i], steps[n++] = strides[i];
    }
    for (int oi = 0, ni = 0; ni < to->rank;) {
        int oj = oi + (oi < n), nj = ni + 1;
        int64_t old_size = oi < n ? dims[oi] : 1, new_size = to->dims[ni];
        while (old_size != new_size) {
            if (new_size < old_size) {
                if (nj == to->rank) return false;
                new_size *= to->dims[nj++];
            } else {
                if (oj == n) return false;
                old_size *= dims[oj++];
            }
        }
        for (int k = oi; k + 1 < oj; k++)
            if (steps[k] != dims[k + 1] * steps[k + 1]) return false;
        int64_t step = oj > oi ? steps[oj - 1] : 1;
        for (int k = nj - 1; k >= ni; k--) {
            out[k] = step;
            step *= to->dims[k];
        }
        oi = oj, ni = nj;
    }
    return true;
}

static void moved_take_strides(const ir_op *op, ir_type t, int64_t *out) {
    int const at = (int)ir_op_attr(op, "axis")->i, spread = shape_of(ir_operand(op, 1))->rank;
    int64_t stride = 1;
    for (int n = 0; n < t->rank; n++) {   // from the innermost dimension outwards
        int const k = t->rank - 1 - n, i = k >= at + spread ? k : k >= spread ? k - spread : at + k;
        out[i] = stride;
        stride *= t->dims[i] > 0 ? t->dims[i] : 1;
    }
}

static bool known_strides(const arrays_function *f, const ir_value *v, int64_t *out, int depth);

enum { MOST_OPERANDS = 6, SAYS_NOTHING = -1 };

// The steps of some arrays along the axes of another, to the last of which theirs correspond.
typedef struct steps {
    int n;
    int64_t of[MOST_OPERANDS][32];   // SAYS_NOTHING: the array does not tell where the axis lies
} steps;

// Does axis x lie further in than axis y? By the first operand that says something; as yet y does: only what all agree
// on changes that (npyiter_find_best_axis_ordering, PyArray_CreateMultiSortedStridePerm). *says: some operand does.
static bool lies_further_in(const steps *s, int x, int y, bool *says) {
    bool swap = false;
    *says = false;
    for (int i = 0; i < s->n; i++) {
        int64_t const *of = s->of[i];
        if (of[x] == SAYS_NOTHING || of[y] == SAYS_NOTHING) continue;
        if (of[y] <= of[x])
            swap = false;
        else if (!*says)
            swap = true;
        *says = true;
    }
    return swap;
}

// The axes from the innermost one outwards.
static void axis_order(const steps *s, int rank, int *order) {
    for (int i = 0; i < rank; i++) {
        int const axis = rank - 1 - i;
        int to = i;
        for (int k = i - 1; k >= 0; k--) {
            bool says;
            bool const inner = lies_further_in(s, axis, order[k], &says);
            if (says && !inner) break;
            if (says) to = k;
        }
        memmove(order + to + 1, order + to, sizeof *order * (size_t)(i - to));
        order[to] = axis;
    }
}

// How much a step of 0 says: NumPy's iterators learn nothing from an axis that repeats one element; what copies or
// joins arrays takes it for the smallest step, and learns nothing from an axis of one element.
typedef enum zero_steps { ZERO_SAYS_NOTHING, ZERO_IS_LEAST } zero_steps;

static bool operand_steps(const arrays_function *f, const ir_op *op, int first, int rank, zero_steps zero, steps *out,
                          int depth) {
    out->n = 0;
    for (int i = first; i < op->operand_count; i++) {
        ir_value *v = ir_operand(op, i);
        int64_t base[32];
        if (!arrays_is(v)) continue;
        if (out->n == MOST_OPERANDS || !known_strides(f, v, base, depth + 1)) return false;
        int64_t *of = out->of[out->n++];
        int const own = shape_of(v)->rank, missing = rank - own;
        for (int k = 0; k < rank; k++) of[k] = SAYS_NOTHING;
        for (int k = 0; k < own; k++) {
            if (base[k] < 0) return false;
            if (shape_of(v)->dims[k] != 1 && (base[k] || zero == ZERO_IS_LEAST)) of[missing + k] = base[k];
        }
    }
    return true;
}

// The axes of a reduction's result lie as those of its operand that are left.
static bool reduced_order(const arrays_function *f, const ir_op *op, int *order, int depth) {
    steps s;
    int all[32], n = 0;
    ir_attr const axes = ir_op_attr(op, "axes");
    bool const keeps = ir_op_attr(op, "keepdims") && ir_op_attr(op, "keepdims")->i;
    int const rank = shape_of(ir_operand(op, 0))->rank;
    if (!operand_steps(f, op, 0, rank, ZERO_SAYS_NOTHING, &s, depth)) return false;
    axis_order(&s, rank, all);
    for (int i = 0; i < rank; i++) {
        int at = all[i];
        if (!keeps && is_among(axes, at)) continue;
        for (int k = 0; k < all[i] && !keeps; k++) at -= is_among(axes, k);
        order[n++] = at;
    }
    return true;
}

// How what op makes anew lies in memory: as its operands do, with nothing between the elements.
static bool strides_of_new(const arrays_function *f, const ir_op *op, ir_type t, int64_t *out, int depth) {
    int order[32];
    steps s;
    if (op->opcode == NUMPY_reduce) {
        if (!reduced_order(f, op, order, depth)) return false;
    } else {
        if (!keeps_order(op)) return false;
        if (!operand_steps(f, op, 0, t->rank, is_iterated(op) ? ZERO_SAYS_NOTHING : ZERO_IS_LEAST, &s, depth))
            return false;
        axis_order(&s, t->rank, order);
    }
    int64_t stride = 1;
    for (int i = 0; i < t->rank; i++) {
        out[order[i]] = stride;
        stride *= t->dims[order[i]] > 0 ? t->dims[order[i]] : 1;
    }
    return true;
}

// An operand that NumPy converts as it reads it: there is no array of its own.
static bool is_converted(const ir_op *op) {
    return op && op->opcode == NUMPY_cast && arrays_is(ir_operand(op, 0)) && !keeps_order(op);
}

// The strides of v in elements, when everything from its root on is known.
static bool known_strides(const arrays_function *f, const ir_value *v, int64_t *out, int depth) {
    const ir_op *op = ir_def(v);
    ir_type t = shape_of(v);
    int64_t base[32];
    if (!is_static(t) || t->rank > 32 || depth > 16) return false;
    if (is_moved_take(op) && is_picked_in_order(f, op, 0)) return moved_take_strides(op, t, out), true;
    bool from_other = op && (op->opcode == NUMPY_view || op->opcode == NUMPY_transpose || op->opcode == NUMPY_expand ||
                             op->opcode == NUMPY_diagonal || op->opcode == NUMPY_reshape ||
                             (op->opcode == NUMPY_broadcast && arrays_is(ir_operand(op, 0))));
    if (is_contiguous(f, v, 0)) return contiguous_strides(t, out), true;
    if (is_converted(op)) return known_strides(f, ir_operand(op, 0), out, depth + 1);
    if (!from_other) return op && strides_of_new(f, op, t, out, depth);
    ir_type whole = shape_of(ir_operand(op, 0));
    if (!known_strides(f, ir_operand(op, 0), base, depth + 1)) return false;
    if (op->opcode == NUMPY_transpose) {
        for (int i = 0; i < t->rank; i++) out[i] = base[ir_op_attr(op, "perm")->ints[i]];
    } else if (op->opcode == NUMPY_view) {
        for (int i = 0, k = 0; i < whole->rank; i++) {
            int64_t step;
            if (is_dropped(op, i)) continue;
            if (!ir_constant_int(ir_operand(op, 3 + 3 * i), &step)) return false;
            out[k++] = base[i] * step;
        }
    } else if (op->opcode == NUMPY_diagonal) {
        for (int i = 2; i < whole->rank; i++) out[i - 2] = base[i];
        out[t->rank - 1] = base[0] + base[1];
    } else if (op->opcode == NUMPY_expand) {
        for (int i = 0, k = 0; i < t->rank; i++) out[i] = is_among(ir_op_attr(op, "axes"), i) ? 0 : base[k++];
    } else if (op->opcode == NUMPY_broadcast) {
        for (int i = 0; i < t->rank; i++) {
            int const k = i - (t->rank - whole->rank);
            out[i] = k < 0 || whole->dims[k] != t->dims[i] ? 0 : base[k];
        }
    } else if (!reshaped_strides(whole, base, t, out)) {
        contiguous_strides(t, out);   // a copy
    }
    return true;
}

static bool is_packed(const arrays_function *f, const ir_value *v, int depth);

// The elements in order and nothing between them? Of a whole array, not a view of one.
static bool is_packed_root(const arrays_function *f, const ir_value *v) {
    const ir_op *op = ir_def(v);
    if (!op) return ir_block_parent(v->block) == f->func && f->arg_contiguous[v->index];
    return op->opcode != FUNC_call && op->opcode != SCF_for && op->opcode != SCF_if && op->opcode != SCF_while &&
           is_contiguous(f, v, 0);
}

static bool is_reordering(const ir_op *op) {
    return op && (op->opcode == NUMPY_view || op->opcode == NUMPY_transpose || op->opcode == NUMPY_expand ||
                  op->opcode == NUMPY_reshape || order_forgets_sizes(op));
}

static bool is_packed(const arrays_function *f, const ir_value *v, int depth) {
    const ir_op *op = ir_def(v);
    if (!is_reordering(op)) return is_packed_root(f, v);
    if (op->opcode == NUMPY_reshape && order_of_reshape(f, op) == RESHAPE_COPY) return true;
    return depth < 16 && is_packed(f, ir_operand(op, 0), depth + 1) && is_contiguous(f, v, 0);
}

// np.ravel copies whatever does not lie in one piece, even where other strides would do.
static reshape_kind kind_of_ravel(const arrays_function *f, const ir_op *op) {
    const ir_value *v = ir_operand(op, 0);
    ir_type t = shape_of(v);
    int64_t strides[32], packed[32];
    if (is_packed(f, v, 0)) return RESHAPE_VIEW;
    if (!is_static(t) || !known_strides(f, v, strides, 0)) return RESHAPE_UNKNOWN;
    contiguous_strides(t, packed);
    bool same = true, none = false;
    for (int i = 0; i < t->rank; i++) {
        same = same && (t->dims[i] == 1 || strides[i] == packed[i]);
        none = none || t->dims[i] == 0;
    }
    return same || none ? RESHAPE_VIEW : RESHAPE_COPY;
}

reshape_kind order_of_reshape(const arrays_function *f, const ir_op *op) {
    int64_t strides[32], out[32];
    if (ir_op_attr(op, "ravel")) return kind_of_ravel(f, op);
    bool const is_line = shape_of(ir_operand(op, 0))->rank == 1;   // its steps are even: those of any shape are, too
    if (is_line || is_contiguous(f, ir_operand(op, 0), 0)) return RESHAPE_VIEW;
    if (!is_static(shape_of(ir_result(op, 0))) || !known_strides(f, ir_operand(op, 0), strides, 0))
        return RESHAPE_UNKNOWN;
    return reshaped_strides(shape_of(ir_operand(op, 0)), strides, shape_of(ir_result(op, 0)), out) ? RESHAPE_VIEW
                                                                                                   : RESHAPE_COPY;
}

bool order_is_contiguous(const arrays_function *f, const ir_value *v) { return is_contiguous(f, v, 0); }
