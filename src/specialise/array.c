// Arrays: conversion, creation, shape changes.
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "specialise/state.h"

#include <string.h>

// ---- conversion ----

sval *array_cast(spec *s, sval *a, dtype t) {
    if (a->array.dtype == t) return a;
    return sv_array(s, t, a->array.rank, a->array.dims,
                    emit_un(s, NUMPY_cast, a->array.v, array_type(s, t, a->array.rank, a->array.dims)));
}

sval *array_as_type(spec *s, sval *a, dtype t) {
    sval *r = array_cast(s, a, t);
    if (r != a) ir_op_set_attr(s->ir, ir_def(r->array.v), "keeps_order", ir_attr_unit(s->ir));
    return r;
}

sval *array_empty(spec *s, dtype t, int rank, sval **dims) {
    int n;
    ir_value **d = dynamic_dims(s, rank, dims, &n);
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_empty, n, d, array_type(s, t, rank, dims)));
}

sval *array_full(spec *s, dtype t, int rank, sval **dims, sval *fill) {
    int n;
    sval *x = scalar_convert(s, fill, ST_NP + (int)t);
    if (!x) return NULL;
    ir_value **d = dynamic_dims(s, rank, dims, &n), **operands = ARENA_ARRAY(s->arena, ir_value *, n + 2);
    operands[0] = scalar_value(s, x);
    memcpy(operands + 1, d, (size_t)n * sizeof *d);
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_full, n + 1, operands, array_type(s, t, rank, dims)));
}

static sval *from_scalar(spec *s, sval *v, int dt) {
    dtype const t = dt >= 0 ? (dtype)dt : stype_dtype(sval_stype(v));
    return array_full(s, t, 0, NULL, v);
}

// A run-time list of numbers as a 1-d array.
typedef struct list_copy {
    sval *list, *array, *index;
} list_copy;
static sval *copy_item(spec *s, sval *item, void *data) {
    const list_copy *c = data;
    return array_index_set(s, c->array, c->index, item) ? sv_none(s) : NULL;
}
static bool copy_step(spec *s, void *data, sval *index) {
    list_copy c = *(list_copy *)data;
    c.index = index;
    sval *item = rlist_get(s, c.list, index);
    return item && split_choice(s, item, copy_item, &c) != NULL;
}

// A run-time list of arrays of one shape, stacked.
static sval *from_array_list(spec *s, sval *v, int dt) {
    sval *n = rlist_length(s, v), *item = run_items(s, v)->rlist.item;
    emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, n, sv_int(s, 0))), "ValueError",
               "native code needs at least one array in the list");
    sval *first = rlist_get(s, v, sv_int(s, 0));
    if (!first) return NULL;
    int const rank = item->array.rank + 1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank);
    dims[0] = n;
    for (int i = 1; i < rank; i++) dims[i] = first->array.dims[i - 1];
    list_copy c = {v, array_empty(s, dt >= 0 ? (dtype)dt : item->array.dtype, rank, dims), NULL};
    loop_body body = {NULL, copy_step, &c, NULL};
    return loop_counted(s, &body, n) ? c.array : NULL;
}

// A run-time list of lists or tuples of numbers: all must have the first one's shape.
typedef struct row_copy {
    sval *list, *array, *first;
    int dt;
} row_copy;
static bool row_misfits(spec *s, void *data) {
    static const char text[] =
        "setting an array element with a sequence. The requested array has an inhomogeneous shape "
        "after 1 dimensions. The detected shape was (";
    sval *n = to_str(s, rlist_length(s, ((row_copy *)data)->list), false);
    sval *message = n ? str_concat(s, str_concat(s, sv_str(s, text), n), sv_str(s, ",) + inhomogeneous part.")) : NULL;
    return raise_with_text(s, "ValueError", message);
}

static bool row_step(spec *s, void *data, sval *index) {
    row_copy *c = data;
    sval *item = rlist_get(s, c->list, index), *row = item ? array_of(s, item, c->dt) : NULL;
    for (int i = 0; row && i < row->array.rank; i++) {
        sval *same = scalar_compare(s, OP_Eq, row->array.dims[i], c->first->array.dims[i]);
        if (row->array.rank > 1)   // how far the shapes agree, NumPy's text says
            emit_check(s, scalar_value(s, same), "ValueError", "the shapes in the list differ: ?");
        else if (!branch(s, scalar_value(s, same), NULL, row_misfits, c))
            return false;
    }
    return row && array_index_set(s, c->array, index, row);
}

static sval *from_rows(spec *s, sval *v, int dt) {
    sval *n = rlist_length(s, v);
    emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, n, sv_int(s, 0))), "ValueError",
               "native code needs at least one row in the list");
    sval *item = rlist_get(s, v, sv_int(s, 0)), *first = item ? array_of(s, item, dt) : NULL;
    if (!first) return NULL;
    int const rank = first->array.rank + 1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank);
    dims[0] = n;
    for (int i = 1; i < rank; i++) dims[i] = first->array.dims[i - 1];
    row_copy c = {v, array_empty(s, first->array.dtype, rank, dims), first, dt};
    loop_body body = {NULL, row_step, &c, NULL};
    return loop_counted(s, &body, n) ? c.array : NULL;
}

const sval *list_number(const sval *v) {
    const sval *c = v->kind == SV_LIST ? v->object.cell->v : v->kind == SV_RTUPLE ? v : NULL;
    return c && c->kind != SV_TUPLE && c->rlist.item->kind == SV_SCALAR ? c->rlist.item : NULL;
}

// The dtype of all numbers of a template; -1 where they differ, or it is no number.
static int dtype_of_items(const sval *t) {
    if (sval_is_number(t)) return (int)stype_dtype(sval_stype(t));
    if (t->kind != SV_CHOICE) return -1;
    int const a = dtype_of_items(t->choice.a);
    return a == dtype_of_items(t->choice.b) ? a : -1;
}

static bool is_int_or_float(const sval *t) {
    if (t->kind == SV_CHOICE) return is_int_or_float(t->choice.a) && is_int_or_float(t->choice.b);
    dtype const d = sval_is_number(t) ? stype_dtype(sval_stype(t)) : DT_bool;
    return d == DT_int64 || d == DT_float64;
}

// Of integers and floats: float64 where one of them is a float, as only the running program knows.
static sval *array_of_numbers(spec *s, sval *v) {
    sval *m = module_import(s, intern(s->names, "numpy.native"));
    sval *of = m ? module_member(s, m->module, intern(s->names, "_array_of_numbers")) : NULL;
    return of ? call1(s, of, v) : NULL;
}

static sval *from_mixed(spec *s, sval *v, const sval *item) {
    return is_int_or_float(item)
               ? array_of_numbers(s, v)
               : unsupported(s, "an array of a run-time list of numbers of several types, without dtype=");
}

static bool append_some(spec *s, void *to, sval *item) {
    sval *some = some_value(s, item, "native code: an array of a list that holds None");
    return some && rlist_append(s, to, some);
}

typedef struct numbers_seen {
    bool may_differ, is_float, is_other, is_narrow;   // narrow: neither int64 nor float64
} numbers_seen;

static void see_numbers(const sval *v, numbers_seen *seen) {
    const sval *c = v->kind == SV_LIST ? v->object.cell->v : v;
    if (c->kind == SV_TUPLE) {
        for (int i = 0; i < c->tuple.n; i++) see_numbers(c->tuple.items[i], seen);
    } else if (c->kind == SV_CHOICE && is_int_or_float(c)) {
        seen->may_differ |= dtype_of_items(c) < 0;
    } else if (sval_is_number(c)) {
        dtype const t = stype_dtype(sval_stype(c));
        seen->is_float |= dtype_promote(t, DT_float64) == t;
        seen->is_narrow |= !is_int_or_float(c);
    } else {
        seen->is_other = true;
    }
}

bool is_mixed_numbers(spec *s, const sval *v) {
    const sval *c = v->kind == SV_LIST ? v->object.cell->v : v;
    if (c->kind == SV_TUPLE) {
        numbers_seen seen = {0};
        see_numbers(c, &seen);
        return seen.may_differ && !seen.is_float && !seen.is_other;
    }
    if (c->kind != SV_RLIST && c->kind != SV_RTUPLE) return false;
    const sval *item = without_none(s, c->rlist.item);
    return item->kind == SV_CHOICE && dtype_of_items(item) < 0;
}

static sval *from_rlist(spec *s, sval *v, int dt);
sval *array_of_mixed(spec *s, sval *v) {
    const sval *c = v->kind == SV_LIST ? v->object.cell->v : v;
    if (c->kind != SV_TUPLE) return from_rlist(s, v, -1);
    numbers_seen seen = {0};
    see_numbers(c, &seen);
    return seen.is_narrow ? unsupported(s, "an array of numbers of several types, without dtype=")
                          : array_of_numbers(s, v);
}

bool mixed_beside(spec *s, sval **v, const sval *other) {
    if ((other->kind != SV_ARRAY && other->kind != SV_LAZY) || !is_mixed_numbers(s, *v)) return true;
    return (*v = array_of_mixed(s, *v)) != NULL;
}

// NumPy makes one of objects where there is a None.
static sval *from_optional(spec *s, sval *v, sval *some) {
    sval *l = sv_list(s, rlist_new(s, some));
    return loop_over(s, NULL, v, append_some, l) ? from_rlist(s, l, -1) : NULL;
}

static sval *from_rlist(spec *s, sval *v, int dt) {
    sval *item = run_items(s, v)->rlist.item, *some = without_none(s, item);
    if (some != item && sval_is_number(some) && dt < 0) return from_optional(s, v, some);
    int const own = dtype_of_items(item);
    if (item->kind == SV_ARRAY) return from_array_list(s, v, dt);
    if (is_tuple(item) || item->kind == SV_LIST) return from_rows(s, v, dt);
    if (item->kind == SV_CHOICE && own < 0 && dt < 0) return from_mixed(s, v, item);
    if (item->kind != SV_SCALAR && item->kind != SV_CHOICE)
        return unsupported(s, "an array of a run-time list of %s", sval_type_name(item));
    sval *dims = rlist_length(s, v);
    if (dt < 0 && own != DT_float64)   // of nothing NumPy makes float64
        emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, dims, sv_int(s, 0))), "TypeError",
                   "native code needs at least one number in the list, or a dtype=");
    list_copy c = {v, array_empty(s, (dtype)(dt >= 0 ? dt : own), 1, (sval *[]){dims}), NULL};
    c.array->array.dims = ARENA_ARRAY(s->arena, sval *, 1);
    c.array->array.dims[0] = dims;
    loop_body body = {NULL, copy_step, &c, NULL};
    return loop_counted(s, &body, dims) ? c.array : NULL;
}

static sval *contents_of(sval *v) { return v->kind == SV_LIST ? v->object.cell->v : v; }

// The scalars of nested sequences, and their shape.
static bool collect(spec *s, sval *v, int depth, int *rank, int64_t *shape, value_list *unused, void *out) {
    (void)unused;
    VEC(sval *) *flat = out;
    if (sval_is_number(v) || (v->kind == SV_CHOICE && is_int_or_float(v))) {
        if (*rank >= 0 && depth != *rank)
            return fail(s, "ValueError", NULL,
                        "setting an array element with a sequence: the rows have different lengths"),
                   false;
        *rank = depth;
        vec_push(s->arena, flat, v);
        return true;
    }
    if (v->kind == SV_ARRAY && v->array.rank == 0)
        return collect(s, array_index(s, v, sv_tuple(s, 0, NULL)), depth, rank, shape, NULL, out);
    sval *c = contents_of(v);
    if (c->kind != SV_TUPLE || depth >= 16)
        return unsupported(s, "an array of a value of type %s", sval_type_name(v)) != NULL;
    if (shape[depth] >= 0 && shape[depth] != c->tuple.n) {
        char *found = arena_printf(s->arena, "(");
        for (int i = 0; i < depth; i++)
            found = arena_printf(s->arena, "%s%s%lld", found, i ? ", " : "", (long long)shape[i]);
        return fail(s, "ValueError", NULL,
                    "setting an array element with a sequence. The requested array has an inhomogeneous shape after %d "
                    "dimensions. The detected shape was %s%s) + inhomogeneous part.",
                    depth, found, depth == 1 ? "," : ""),
               false;
    }
    shape[depth] = c->tuple.n;
    for (int i = 0; i < c->tuple.n; i++)
        if (!collect(s, c->tuple.items[i], depth + 1, rank, shape, NULL, out)) return false;
    if (c->tuple.n == 0 && *rank < depth + 1) *rank = depth + 1;
    return true;
}

static bool holds_array(const sval *v) {
    if (v->kind == SV_ARRAY) return v->array.rank > 0;
    if (v->kind == SV_LIST) v = v->object.cell->v;
    if (v->kind == SV_RLIST || v->kind == SV_RTUPLE) return true;
    for (int i = 0; v->kind == SV_TUPLE && i < v->tuple.n; i++)
        if (holds_array(v->tuple.items[i])) return true;
    return false;
}

static sval *constant_array(spec *s, dtype t, int rank, sval **dims, int n, sval **items) {
    size_t const size = (size_t)dtype_size(t);
    char *data = arena_alloc(s->arena, (size_t)n * size + 1);
    for (int i = 0; i < n; i++) {
        sval *x = scalar_convert(s, items[i], ST_NP + (int)t);
        if (!x || x->kind != SV_NUM) return NULL;
        float const f = (float)x->num.f;
        if (t == DT_float64)
            memcpy(data + (size_t)i * size, &x->num.f, size);
        else if (t == DT_float32)
            memcpy(data + (size_t)i * size, &f, size);
        else if (dtype_kind(t) == 'f' || dtype_kind(t) == 'c')
            return NULL;
        else
            memcpy(data + (size_t)i * size, &x->num.i, size);   // little-endian hosts
    }
    ir_type const type = array_type(s, t, rank, dims);
    int64_t shape[16];
    for (int i = 0; i < rank; i++) sval_known_int(dims[i], &shape[i]);
    ir_type const tensor = ir_type_tensor(s->ir, rank, shape, dtype_ir(s->ir, t, true));
    ir_op *op = ir_build(&s->b, NUMPY_constant, 0, NULL, 1, &type, 0);
    ir_op_set_attr(s->ir, op, "value", ir_attr_dense(s->ir, tensor, data, false));
    return sv_array(s, t, rank, dims, ir_result(op, 0));
}

static sval *number_part(spec *s, sval *v, void *type) { return scalar_convert(s, v, ST_NP + (int)*(dtype *)type); }

static sval *from_sequence(spec *s, sval *v, int dt) {
    if (holds_array(v)) {   // a list of arrays: stacked
        sval *items = sequence_items(s, v);
        if (!items) return NULL;
        sval **parts = ARENA_ARRAY(s->arena, sval *, items->tuple.n + 1);
        for (int i = 0; i < items->tuple.n; i++) {
            sval *a = array_of(s, items->tuple.items[i], dt);
            if (!a) return NULL;
            sval *none = sv_none(s), *index = sv_tuple(s, 2, (sval *[]){none, sv_new(s, SV_ELLIPSIS)});
            index->tuple.items = arena_copy(s->arena, index->tuple.items, 2 * sizeof(sval *));
            if (!(parts[i] = array_index(s, a, index))) return NULL;
        }
        sval *joined = array_concatenate(s, items->tuple.n, parts, 0);
        if (joined) ir_op_set_attr(s->ir, ir_def(joined->array.v), "order_c", ir_attr_unit(s->ir));
        return joined;
    }
    VEC(sval *) flat = {0};
    int rank = -1;
    int64_t shape[17];
    for (int i = 0; i < 17; i++) shape[i] = -1;
    if (!collect(s, v, 0, &rank, shape, NULL, &flat)) return NULL;
    dtype t = DT_float64;   // of Python's numbers, too, each has its own here
    for (int i = 0; i < flat.n; i++) {
        int const own = dtype_of_items(flat.data[i]);   // where it may be either, another is a float (is_mixed_numbers)
        dtype const least = own >= 0 ? (dtype)own : DT_int64;
        t = i ? dtype_promote(t, least) : least;
    }
    if (dt >= 0) t = (dtype)dt;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    bool known = flat.n > 0;
    for (int i = 0; i < rank; i++) dims[i] = sv_int(s, shape[i]);
    for (int i = 0; i < flat.n; i++) known = known && flat.data[i]->kind == SV_NUM;
    if (flat.n == 0) return array_empty(s, t, rank, dims);
    sval *constant = known ? constant_array(s, t, rank, dims, flat.n, flat.data) : NULL;
    if (constant) return constant;
    ir_value **x = ARENA_ARRAY(s->arena, ir_value *, flat.n + 1);
    for (int i = 0; i < flat.n; i++) {
        sval *c = split_choice(s, flat.data[i], number_part, &t);
        if (!c) return NULL;
        x[i] = scalar_value(s, c);
    }
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_from_elements, flat.n, x, array_type(s, t, rank, dims)));
}

static sval *from_range(spec *s, sval *v, int dt) {
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    dtype const t = dt >= 0 ? (dtype)dt : DT_int64;
    sval **dims = ARENA_ARRAY(s->arena, sval *, 1);
    dims[0] = q.length;
    sval *start = scalar_convert(s, v->range.start, ST_NP + (int)t),
         *step = start ? scalar_convert(s, v->range.step, ST_NP + (int)t) : NULL;
    if (!step) return NULL;
    ir_value *operands[3] = {scalar_value(s, start), scalar_value(s, step), index_value(s, q.length)};
    return sv_array(s, t, 1, dims, emit1(s, NUMPY_arange, 3, operands, array_type(s, t, 1, dims)));
}

sval *array_of(spec *s, sval *v, int dt) {
    if (sval_is_number(v)) return from_scalar(s, v, dt);
    if (dt < 0 && is_mixed_numbers(s, v))
        return unsupported(s, "an array of a run-time list of integers and floats here, without np.array(…)");
    switch (v->kind) {
    case SV_ARRAY: return dt >= 0 ? array_cast(s, v, (dtype)dt) : v;
    case SV_LAZY:
        return unsupported(s, "an array from a file whose rank is not said; write `assert a.ndim == 2` (or another "
                              "number) before using it");
    case SV_RANGE: return from_range(s, v, dt);
    case SV_LIST:
        if (v->object.cell->v->kind == SV_RLIST) return from_rlist(s, v, dt);
        return from_sequence(s, v, dt);
    case SV_TUPLE: return from_sequence(s, v, dt);
    case SV_RTUPLE: return from_rlist(s, v, dt);
    case SV_ITER: {
        sval *items = sequence_items(s, v);
        return items ? array_of(s, items, dt) : NULL;
    }
    case SV_INSTANCE: {
        sval *own = special_method(s, v, "__array__"), *made = own ? call(s, own, &(arglist){0}) : NULL;
        if (own) return made ? array_of(s, made, dt) : NULL;
        break;
    }
    default: break;
    }
    return unsupported(s, "an array of a value of type %s", sval_type_name(v));
}

bool dtype_of(spec *s, sval *v, dtype *out) {
    if (v->kind == SV_DTYPE) return *out = v->dt, true;
    if (v->kind == SV_STR && dtype_by_name(v->text, out)) return true;
    if (v->kind == SV_BUILTIN && dtype_by_name(v->builtin->name, out)) return true;
    if (v->kind == SV_STR)
        return not_here(s, "TypeError", "use a NumPy type such as np.float64", "data type '%s' not understood",
                        v->text),
               false;
    return not_here(s, "TypeError", "use a NumPy type such as np.float64", "data type of type '%s' not understood",
                    sval_type_name(v)),
           false;
}

bool shape_of(spec *s, sval *v, int *rank, sval ***dims) {
    sval *items = sval_is_int(v) ? sv_tuple(s, 1, arena_copy(s->arena, &v, sizeof v)) : sequence_items(s, v);
    if (!items) return false;
    *rank = items->tuple.n;
    *dims = ARENA_ARRAY(s->arena, sval *, *rank + 1);
    for (int i = 0; i < *rank; i++) {
        sval *d = items->tuple.items[i];
        if (!sval_is_number(d) || stype_kind(sval_stype(d)) == 'f') return no_integer(s, d), false;
        d = scalar_convert(s, d, ST_INT);
        int64_t n;
        if (sval_known_int(d, &n) && n < 0)
            return fail(s, "ValueError", NULL, "negative dimensions are not allowed"), false;
        if (d->kind == SV_SCALAR && d->scalar.lo < 0) {
            emit_check(s, scalar_value(s, scalar_compare(s, OP_GtE, d, sv_int(s, 0))), "ValueError",
                       "negative dimensions are not allowed");
            sval *c = sv_new(s, SV_SCALAR);
            *c = *d;
            c->scalar.lo = 0;
            if (c->scalar.hi > (int64_t)1 << 47) c->scalar.hi = (int64_t)1 << 47;
            d = c;
        }
        (*dims)[i] = d;
    }
    return true;
}

// ---- shape ----

sval *array_shape_tuple(spec *s, sval *a) { return sv_tuple(s, a->array.rank, a->array.dims); }

sval *array_size(spec *s, sval *a) {
    sval *n = sv_int(s, 1);
    for (int i = 0; i < a->array.rank && n; i++) {
        n = scalar_binary(s, OP_Mult, n, a->array.dims[i]);
        if (n && n->kind == SV_SCALAR && n->scalar.hi > (int64_t)1 << 47) n->scalar.hi = (int64_t)1 << 47;
    }
    return n;
}

static sval *choose(spec *s, sval *condition, sval *yes, sval *no) {
    ir_value *v[] = {scalar_value(s, condition), scalar_value(s, yes), scalar_value(s, no)};
    return sv_scalar(s, ST_INT, emit1(s, ARITH_select, 3, v, v[1]->type));
}

static bool may_be_negative(const sval *v) { return v->kind == SV_SCALAR && v->scalar.lo < 0; }

// Sizes that are known only when the program runs: a negative one stands for what the others leave of total.
static bool infer_sizes(spec *s, sval *total, int rank, sval **dims) {
    sval **given = arena_copy(s->arena, dims, (size_t)rank * sizeof *dims), *const zero = sv_int(s, 0),
         *const one = sv_int(s, 1);
    for (int i = 0; i < rank; i++) {
        if (!may_be_negative(given[i])) continue;
        sval *others = one;
        for (int k = 0; k < rank && others; k++)
            if (k != i) others = scalar_binary(s, OP_Mult, others, given[k]);
        if (!others) return false;
        sval *divides = scalar_compare(s, OP_Gt, others, zero);
        sval *left = scalar_binary(s, OP_FloorDiv, total, choose(s, divides, others, one));
        if (!left) return false;
        dims[i] =
            choose(s, scalar_compare(s, OP_Lt, given[i], zero), choose(s, divides, left, sv_int(s, -1)), given[i]);
        emit_check(s, scalar_value(s, scalar_compare(s, OP_GtE, dims[i], zero)), "ValueError",
                   "cannot reshape array into this shape");
        dims[i]->scalar.lo = 0;
    }
    return true;
}

// As NumPy writes a shape that was asked for: the size to be found is newaxis, in front it is left out.
static const char *wanted_shape(spec *s, int rank, sval *const *dims) {
    const char *text = "";
    int64_t d;
    int first = 0;
    while (first < rank && sval_known_int(dims[first], &d) && d < 0) first++;
    for (int i = first; i < rank; i++) {
        const char *size = !sval_known_int(dims[i], &d) ? "?"
                           : d < 0                      ? "newaxis"
                                                        : arena_printf(s->arena, "%lld", (long long)d);
        text = arena_printf(s->arena, "%s%s%s", text, i > first ? "," : "", size);
    }
    return arena_printf(s->arena, rank == 1 && first == 0 ? "(%s,)" : "(%s)", text);
}

// Raises where the condition does not hold.
static bool fits_if(spec *s, sval *holds, misfit *m) {
    if (holds->kind == SV_NUM) return holds->num.i || shapes_misfit(s, m);
    return branch(s, scalar_value(s, scalar_unary(s, OP_Not, holds)), shapes_misfit, NULL, m);
}

sval *array_reshape(spec *s, sval *a, sval *shape) {
    sval *items =
        sval_is_int(shape) ? sv_tuple(s, 1, arena_copy(s->arena, &shape, sizeof shape)) : sequence_items(s, shape);
    if (!items) return NULL;
    int const rank = items->tuple.n;
    int unknown = -1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1), *known = sv_int(s, 1);
    for (int i = 0; i < rank; i++) {
        int64_t d;
        dims[i] = items->tuple.items[i];
        if (!sval_is_int(dims[i])) return no_integer(s, dims[i]);
        dims[i] = scalar_convert(s, dims[i], ST_INT);
        if (sval_known_int(dims[i], &d) && d < 0) {
            if (unknown >= 0) return fail(s, "ValueError", NULL, "can only specify one unknown dimension");
            unknown = i;
        }
    }
    sval *total = array_size(s, a);
    sval *const wanted = sv_array(s, DT_bool, rank, arena_copy(s->arena, dims, (size_t)rank * sizeof *dims), NULL);
    misfit m = {"reshape", 2, (sval *[]){a, wanted}, 0, 0};
    if (!total || (unknown < 0 && !infer_sizes(s, total, rank, dims))) return NULL;
    for (int i = 0; i < rank; i++)
        if (i != unknown && !(known = scalar_binary(s, OP_Mult, known, dims[i]))) return NULL;
    int64_t nt, nk;
    bool const static_both = sval_known_int(total, &nt) && sval_known_int(known, &nk);
    if (static_both && (unknown >= 0 ? nk == 0 || nt % nk != 0 : nt != nk))
        return fail(s, "ValueError", NULL, "cannot reshape array of size %lld into shape %s", (long long)nt,
                    wanted_shape(s, rank, dims));
    if (unknown >= 0) {
        if (sval_known_int(known, &nk) && nk == 0)
            return fail(s, "ValueError", NULL, "cannot reshape array into shape %s", wanted_shape(s, rank, dims));
        if (!static_both && known->kind == SV_SCALAR && !fits_if(s, scalar_compare(s, OP_Gt, known, sv_int(s, 0)), &m))
            return NULL;
        if (known->kind == SV_SCALAR && known->scalar.lo < 1) {
            sval *c = sv_new(s, SV_SCALAR);
            *c = *known;
            c->scalar.lo = 1;
            known = c;
        }
        dims[unknown] = sval_same(total, known) ? sv_int(s, 1) : scalar_binary(s, OP_FloorDiv, total, known);
        if (!dims[unknown]) return NULL;
        if (!static_both) {
            sval *back = scalar_binary(s, OP_Mult, dims[unknown], known),
                 *same = back ? scalar_compare(s, OP_Eq, back, total) : NULL;
            if (!same || !fits_if(s, same, &m)) return NULL;
        }
    } else if (!static_both && !fits_if(s, scalar_compare(s, OP_Eq, total, known), &m)) {
        return NULL;
    }
    int n;
    ir_value **d = dynamic_dims(s, rank, dims, &n), **operands = ARENA_ARRAY(s->arena, ir_value *, n + 1);
    operands[0] = a->array.v;
    memcpy(operands + 1, d, (size_t)n * sizeof *d);
    return sv_array(s, a->array.dtype, rank, dims,
                    emit1(s, NUMPY_reshape, n + 1, operands, array_type(s, a->array.dtype, rank, dims)));
}

bool normal_axis(spec *s, int64_t *axis, int rank) {
    if (*axis < -rank || *axis >= rank)
        return fail(s, "AxisError", NULL, "axis %lld is out of bounds for array of dimension %d", (long long)*axis,
                    rank),
               false;
    if (*axis < 0) *axis += rank;
    return true;
}

sval *array_transpose(spec *s, sval *a, int n, const int *perm) {
    int const rank = a->array.rank;
    if (rank < 2 && !n) return a;
    int64_t p[64];
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    bool seen[64] = {0};
    if (n && n != rank) return fail(s, "ValueError", NULL, "axes don't match array");
    for (int i = 0; i < rank; i++) {
        p[i] = n ? perm[i] : rank - 1 - i;
        if (p[i] < 0) p[i] += rank;
        if (p[i] < 0 || p[i] >= rank)
            return fail(s, "AxisError", NULL, "axis %lld is out of bounds for array of dimension %d",
                        (long long)perm[i], rank);
        if (seen[p[i]]) return fail(s, "ValueError", NULL, "repeated axis in transpose");
        seen[p[i]] = true;
        dims[i] = a->array.dims[p[i]];
    }
    ir_value *r = emit_un(s, NUMPY_transpose, a->array.v, array_type(s, a->array.dtype, rank, dims));
    ir_op_set_attr(s->ir, ir_def(r), "perm", ir_attr_i64_array(s->ir, rank, p));
    return sv_array(s, a->array.dtype, rank, dims, r);
}

sval *array_diagonal(spec *s, sval *a, sval *row, sval *column, sval *size) {
    int const rank = a->array.rank - 1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i < rank; i++) dims[i] = i < rank - 1 ? a->array.dims[i + 2] : size;
    ir_value *operands[] = {a->array.v, index_value(s, row), index_value(s, column), index_value(s, size)};
    dtype const t = a->array.dtype;
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_diagonal, 4, operands, array_type(s, t, rank, dims)));
}

sval *array_broadcast(spec *s, sval *a, int rank, sval **dims) {
    int n;
    ir_value **d = dynamic_dims(s, rank, dims, &n), **operands = ARENA_ARRAY(s->arena, ir_value *, n + 1);
    operands[0] = a->array.v;
    memcpy(operands + 1, d, (size_t)n * sizeof *d);
    return sv_array(s, a->array.dtype, rank, dims,
                    emit1(s, NUMPY_broadcast, n + 1, operands, array_type(s, a->array.dtype, rank, dims)));
}

sval *array_concatenate(spec *s, int n, sval **parts, int64_t axis) {
    if (n == 0) return fail(s, "ValueError", NULL, "need at least one array to concatenate");
    dtype t = parts[0]->array.dtype;
    int const rank = parts[0]->array.rank;
    if (rank == 0) return fail(s, "ValueError", NULL, "zero-dimensional arrays cannot be concatenated");
    if (!normal_axis(s, &axis, rank)) return NULL;
    for (int i = 1; i < n; i++) {
        t = dtype_promote(t, parts[i]->array.dtype);
        if (parts[i]->array.rank != rank)
            return fail(s, "ValueError", NULL,
                        "all the input arrays must have same number of dimensions, but the array at index 0 has %d "
                        "dimension(s) and the array at index %d has %d dimension(s)",
                        rank, i, parts[i]->array.rank);
    }
    sval **dims = arena_copy(s->arena, parts[0]->array.dims, (size_t)rank * sizeof(sval *));
    ir_value **operands = ARENA_ARRAY(s->arena, ir_value *, n);
    for (int i = 0; i < n; i++) {
        sval *c = array_cast(s, parts[i], t);
        operands[i] = c->array.v;
        misfit m = {"concatenate", 2, (sval *[]){parts[0], c}, axis, i};
        for (int k = 0; i && k < rank; k++) {
            int64_t first, now;
            if (k == axis)
                dims[k] = scalar_binary(s, OP_Add, dims[k], c->array.dims[k]);
            else if (sval_known_int(dims[k], &first) && sval_known_int(c->array.dims[k], &now) && first != now)
                return fail(s, "ValueError", NULL,
                            "all the input array dimensions except for the concatenation axis must match exactly, but "
                            "along dimension %d, the array at index 0 has size %lld and the array at index %d has size "
                            "%lld",
                            k, (long long)first, i, (long long)now);
            else if (!sval_same(dims[k], c->array.dims[k]) &&
                     !fits_if(s, scalar_compare(s, OP_Eq, dims[k], c->array.dims[k]), &m))
                return NULL;
            else if (c->array.dims[k]->kind == SV_NUM)
                dims[k] = c->array.dims[k];
            if (!dims[k]) return NULL;
        }
    }
    ir_value *r = emit1(s, NUMPY_concatenate, n, operands, array_type(s, t, rank, dims));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, axis));
    return sv_array(s, t, rank, dims, r);
}
