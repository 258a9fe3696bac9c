// The primitives of NumPy (module _numpy).
#include "dialect/numpy/numpy.h"
#include "dialect/arith/arith.h"
#include "dialect/math/math.h"
#include "specialise/numpy.h"

#include <math.h>
#include <string.h>

// ---- creation ----

bool dtype_or(spec *s, sval *v, dtype otherwise, dtype *out) {
    if (v && v->kind != SV_NONE) return dtype_of(s, v, out);
    *out = otherwise;
    return true;
}

static sval *copy_of(spec *s, const sval *a, bool keeps_order) {
    ir_value *c = emit_un(s, NUMPY_copy, a->array.v, array_type(s, a->array.dtype, a->array.rank, a->array.dims));
    if (keeps_order) ir_op_set_attr(s->ir, ir_def(c), "keeps_order", ir_attr_unit(s->ir));
    return sv_array(s, a->array.dtype, a->array.rank, a->array.dims, c);
}

static sval *reversed(spec *s, sval *a) { return array_transpose(s, a, 0, NULL); }

// The array itself where its rows lie one after the other and in one piece, or such a copy: as ravel finds it.
static sval *in_rows(spec *s, sval *a) {
    sval *rows = array_reshape(s, a, sv_tuple(s, a->array.rank, a->array.dims));
    ir_op *op = rows ? ir_def(rows->array.v) : NULL;
    if (op && op->opcode == NUMPY_reshape) ir_op_set_attr(s->ir, op, "ravel", ir_attr_unit(s->ir));
    return rows;
}

static sval *in_columns(spec *s, sval *a) {
    sval *rows = in_rows(s, reversed(s, a));
    return rows ? reversed(s, rows) : NULL;
}

static char order_named(const sval *order, char otherwise) {
    return order && order->kind == SV_STR ? *order->text : otherwise;
}

// A new array, or with copies false the given one, in an order. is_given: r is what the program gave, and no copy yet.
static sval *in_order(spec *s, sval *r, char order, bool is_given, bool copies) {
    bool const copy = is_given && copies;
    if (order == 'C') return copy ? copy_of(s, r, false) : in_rows(s, r);
    if (order == 'F') return copy ? reversed(s, copy_of(s, reversed(s, r), false)) : in_columns(s, r);
    return copy ? copy_of(s, r, true) : r;
}

sval *p_array(spec *s, const builtin *b, arglist *a) {
    sval *v[7] = {0};
    dtype t = DT_float64;
    int64_t least = 0;
    if (!arguments(s, b->name, a, "object dtype=None * copy=True order=K subok=False ndmin=0 like=None", v))
        return NULL;
    if (v[5] && !sval_known_int(v[5], &least))
        return unsupported(s, "ndmin= of np.array that is known only at run time");
    bool const typed = v[1] && v[1]->kind != SV_NONE;
    if (typed && !dtype_of(s, v[1], &t)) return NULL;
    sval *r = typed && v[0]->kind == SV_ARRAY ? array_as_type(s, v[0], t) : array_of(s, v[0], typed ? (int)t : -1);
    if (r) r = in_order(s, r, order_named(v[3], b->code == 2 ? 'C' : 'K'), r == v[0], b->code != 0);
    int const missing = r ? (int)least - r->array.rank : 0;
    if (missing <= 0) return r;
    sval **dims = ARENA_ARRAY(s->arena, sval *, least + 1);
    for (int i = 0; i < least; i++) dims[i] = i < missing ? sv_int(s, 1) : r->array.dims[i - missing];
    return array_reshape(s, r, sv_tuple(s, (int)least, dims));
}

static sval *p_in_rows(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (!arguments(s, b->name, a, "a dtype=None like=None", v)) return NULL;
    sval *r = p_array(s, &(builtin){b->name, NULL, NULL, 0}, &(arglist){.n = 2, .v = v});
    if (r && r->array.rank == 0) return array_reshape(s, r, sv_int(s, 1));
    return r ? in_rows(s, r) : NULL;
}

// A new array: empty where x is NULL, else x everywhere.
static sval *new_array(spec *s, dtype t, int rank, sval **dims, char order, sval *x) {
    bool const columns = order == 'F' && rank > 1;
    sval **own = dims;
    if (columns) {
        own = ARENA_ARRAY(s->arena, sval *, rank);
        for (int i = 0; i < rank; i++) own[i] = dims[rank - 1 - i];
    }
    sval *r = x ? array_full(s, t, rank, own, x) : array_empty(s, t, rank, own);
    return r && columns ? reversed(s, r) : r;
}

static sval *p_filled(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    int rank;
    sval **dims;
    if (!arguments(s, b->name, a, "shape dtype=None order=C", v)) return NULL;
    if (!dtype_or(s, v[1], DT_float64, &t) || !shape_of(s, v[0], &rank, &dims)) return NULL;
    return new_array(s, t, rank, dims, order_named(v[2], 'C'), b->code < 0 ? NULL : sv_int(s, b->code));
}

static sval *p_full(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    dtype t;
    int rank;
    sval **dims;
    if (!arguments(s, b->name, a, "shape fill_value dtype=None order=C", v) || !shape_of(s, v[0], &rank, &dims))
        return NULL;
    sval *x = v[1];
    char const order = order_named(v[3], 'C');
    if (!sval_is_number(x)) {
        if (!(x = array_of(s, x, -1)) || !dtype_or(s, v[2], x->array.dtype, &t)) return NULL;
        sval *out = new_array(s, t, rank, dims, order, NULL);
        return array_assign(s, out, x) ? out : NULL;
    }
    if (!dtype_or(s, v[2], stype_dtype(sval_stype(x)), &t)) return NULL;
    return new_array(s, t, rank, dims, order, x);
}

// A new array like another one. NumPy's lies in memory as that one does: it is a copy of it before it is filled.
static sval *p_like(spec *s, const builtin *b, arglist *a) {
    sval *v[5] = {0};
    dtype t;
    if (!arguments(s, b->name, a,
                   b->code < 0 ? "prototype dtype=None order=K subok=True shape=None"
                               : "a dtype=None order=K subok=True shape=None",
                   v))
        return NULL;
    char const order = order_named(v[2], 'K');
    sval *like = array_of(s, v[0], -1), **dims = like ? like->array.dims : NULL;
    int rank = like ? like->array.rank : 0;
    bool const shaped = v[4] && v[4]->kind != SV_NONE;
    if (!like || !dtype_or(s, v[1], like->array.dtype, &t)) return NULL;
    if (shaped && !shape_of(s, v[4], &rank, &dims)) return NULL;
    sval *fresh = new_array(s, t, rank, dims, order, b->code < 0 ? NULL : sv_int(s, b->code));
    if (!fresh || rank < 2 || shaped || order == 'C' || order == 'F') return fresh;
    sval *r = array_as_type(s, like, t);
    if (r == like) r = copy_of(s, like, true);
    return r && array_assign(s, r, fresh) ? r : NULL;
}

static sval *p_arange(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    if (!arguments(s, b->name, a, "start stop=None step=None dtype=None", v)) return NULL;
    sval *start = v[0], *stop = v[1], *step = v[2] && v[2]->kind != SV_NONE ? v[2] : sv_int(s, 1);
    if (!stop || stop->kind == SV_NONE) stop = start, start = sv_int(s, 0);
    if (!sval_is_number(start) || !sval_is_number(stop) || !sval_is_number(step))
        return fail(s, "TypeError", NULL, "arange() arguments must be numbers");
    int st = scalar_result_type(s, start, stop);
    sval probe = {.kind = SV_SCALAR};
    probe.scalar.st = st;
    st = scalar_result_type(s, &probe, step);
    if (stype_is_np(st)) st = ST_NP + (int)dtype_promote(DT_int64, stype_dtype(st));   // at least long, in NumPy
    if (stype_kind(st) == 'c') return unsupported(s, "np.arange of complex numbers");
    dtype t;
    if (!dtype_or(s, v[3], stype_dtype(st), &t)) return NULL;
    sval *count;
    if (stype_kind(st) == 'f') {   // ceil((stop - start) / step)
        sval *span = scalar_binary(s, OP_Sub, scalar_convert(s, stop, ST_FLOAT), scalar_convert(s, start, ST_FLOAT));
        sval *q = span ? scalar_binary(s, OP_Div, span, scalar_convert(s, step, ST_FLOAT)) : NULL;
        if (!q) return NULL;
        if (q->kind == SV_NUM)
            count = sv_int(s, ceil(q->num.f) > 0 ? (int64_t)ceil(q->num.f) : 0);
        else
            count = scalar_min_max(
                s,
                scalar_convert(s, sv_scalar(s, ST_FLOAT, emit_un(s, MATH_ceil, scalar_value(s, q), type_f64(s))),
                               ST_INT),
                sv_int(s, 0), true);
    } else {
        sval *r = sv_new(s, SV_RANGE);
        r->range.start = scalar_convert(s, start, ST_INT), r->range.stop = scalar_convert(s, stop, ST_INT),
        r->range.step = scalar_convert(s, step, ST_INT);
        sequence q;
        if (!sequence_open(s, r, &q)) return NULL;
        count = q.length;
    }
    if (!count) return NULL;
    if (count->kind == SV_SCALAR && count->scalar.hi > (int64_t)1 << 47) count->scalar.hi = (int64_t)1 << 47;
    sval **dims = ARENA_ARRAY(s->arena, sval *, 1);
    dims[0] = count;
    sval *x = scalar_convert(s, start, ST_NP + (int)t), *d = x ? scalar_convert(s, step, ST_NP + (int)t) : NULL;
    if (!d) return NULL;
    ir_value *operands[3] = {scalar_value(s, x), scalar_value(s, d), index_value(s, count)};
    return sv_array(s, t, 1, dims, emit1(s, NUMPY_arange, 3, operands, array_type(s, t, 1, dims)));
}

// ---- joining, selecting ----

typedef struct rcat {
    sval *list, *out;
    scell *at;
    int64_t axis;
    scell *total;
} rcat;
static bool rcat_sum(spec *s, void *data, sval *item) {
    rcat *c = data;
    sval *n = scalar_binary(s, OP_Add, c->total->v, item->array.dims[c->axis]);
    if (n && n->kind == SV_SCALAR) n->scalar.lo = 0;
    if (n) cell_set(s, c->total, n);
    return n != NULL;
}
static bool rcat_copy(spec *s, void *data, sval *item) {
    rcat *c = data;
    int const rank = item->array.rank;
    sval **ix = ARENA_ARRAY(s->arena, sval *, rank + 1),
         *end = scalar_binary(s, OP_Add, c->at->v, item->array.dims[c->axis]);
    if (!end) return false;
    for (int i = 0; i < rank; i++)
        ix[i] = i == c->axis ? sv_slice(s, c->at->v, end, NULL) : sv_slice(s, NULL, NULL, NULL);
    if (!array_index_set(s, c->out, sv_tuple(s, rank, ix), item)) return false;
    cell_set(s, c->at, end);
    return true;
}

// Joins the arrays of a run-time list.
static sval *concatenate_list(spec *s, sval *list, int64_t axis) {
    sval *item = run_items(s, list)->rlist.item;
    if (item->kind != SV_ARRAY) return unsupported(s, "joining a run-time list of %s", sval_type_name(item));
    int const rank = item->array.rank;
    if (!normal_axis(s, &axis, rank)) return NULL;
    sval *n = rlist_length(s, list);
    emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, n, sv_int(s, 0))), "ValueError",
               "need at least one array to concatenate");
    sval *first = rlist_get(s, list, sv_int(s, 0));
    if (!first) return NULL;
    rcat c = {.list = list, .axis = axis, .total = cell_new(s, sv_int(s, 0)), .at = cell_new(s, sv_int(s, 0))};
    sval *const size = first->array.dims[axis];
    if (size->kind == SV_NUM) {   // items of one known size
        cell_set(s, c.total, scalar_binary(s, OP_Mult, n, size));
    } else if (!loop_over(s, NULL, list, rcat_sum, &c)) {
        return NULL;
    }
    sval **dims = arena_copy(s->arena, first->array.dims, (size_t)rank * sizeof(sval *));
    dims[axis] = c.total->v;
    c.out = array_empty(s, item->array.dtype, rank, dims);
    return loop_over(s, NULL, list, rcat_copy, &c) ? c.out : NULL;
}

static sval *p_concatenate(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    int64_t axis = 0;
    if (!arguments(s, b->name, a, "arrays axis=0 out=None", v)) return NULL;
    bool const flat = v[1] && v[1]->kind == SV_NONE;
    if (v[1] && !flat && !sval_known_int(v[1], &axis))
        return unsupported(s, "an axis that is not known when compiling");
    if (run_items(s, v[0]))
        return flat ? unsupported(s, "concatenate(axis=None) of a run-time list") : concatenate_list(s, v[0], axis);
    sval *items = sequence_items(s, v[0]);
    if (!items) return NULL;
    sval **parts = ARENA_ARRAY(s->arena, sval *, items->tuple.n + 1);
    for (int i = 0; i < items->tuple.n; i++) {
        parts[i] = array_of(s, items->tuple.items[i], -1);
        if (parts[i] && flat) parts[i] = array_reshape(s, parts[i], sv_int(s, -1));
        if (!parts[i]) return NULL;
    }
    return array_concatenate(s, items->tuple.n, parts, axis);
}

static sval *p_where(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (!arguments(s, b->name, a, "condition x=None y=None", v)) return NULL;
    if (!v[1]) {
        sval *f = numpy_member(s, intern(s->names, "nonzero"));
        return f ? call1(s, f, v[0]) : NULL;
    }
    for (int i = 1; i < 3; i++)   // Python numbers count as the arrays they would make
        if (sval_is_number(v[i]) && !stype_is_np(sval_stype(v[i])) && !numpy1_rules(s))
            v[i] = scalar_convert(s, v[i], ST_NP + stype_dtype(sval_stype(v[i])));
    return array_where(s, v[0], v[1], v[2]);
}

sval *p_take(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    int64_t axis = 0;
    if (!arguments(s, b->name, a, "a indices axis=None", v)) return NULL;
    sval *x = array_of(s, v[0], -1);
    if (!x) return NULL;
    if (!v[2] || v[2]->kind == SV_NONE)
        x = array_reshape(s, x, sv_int(s, -1));
    else if (!sval_known_int(v[2], &axis))
        return unsupported(s, "an axis that is not known when compiling");
    if (x && x->array.rank == 0) x = array_reshape(s, x, sv_int(s, 1));   // it is a line of one element
    if (!x) return NULL;
    int const rank = x->array.rank;
    if (!normal_axis(s, &axis, rank)) return NULL;
    sval **ix = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i <= axis; i++) {
        ix[i] = sv_new(s, SV_SLICE);
        ix[i]->range.start = ix[i]->range.stop = ix[i]->range.step = sv_none(s);
    }
    ix[axis] = sval_is_number(v[1]) ? v[1] : array_of(s, v[1], -1);
    sval *r = ix[axis] ? array_index(s, x, sv_tuple(s, (int)axis + 1, ix)) : NULL;
    if (!r || r->kind != SV_ARRAY) return r;
    if (ir_def(r->array.v)->opcode != NUMPY_take)   // a number picks a part, which this gives a copy of
        return sv_array(s, r->array.dtype, r->array.rank, r->array.dims,
                        emit_un(s, NUMPY_copy, r->array.v, r->array.v->type));
    ir_op_set_attr(s->ir, ir_def(r->array.v), "axes", NULL);   // it lies in memory in order
    return r;
}

sval *p_matmul(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "a b", v)) return NULL;
    sval *x = array_of(s, v[0], -1), *y = x ? array_of(s, v[1], -1) : NULL;
    if (!y) return NULL;
    if (b->code && (x->array.rank == 0 || y->array.rank == 0)) return binary(s, OP_Mult, x, y);
    if (b->code && y->array.rank > 2) {
        sval *f = numpy_member(s, intern(s->names, "_dot_many"));
        return f ? call(s, f, &(arglist){.n = 2, .v = (sval *[]){x, y}}) : NULL;
    }
    return array_matmul(s, x, y, b->code);
}

sval *p_argreduce(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    bool keep = false;
    if (!arguments(s, b->name, a, "a axis=None out=None keepdims=False", v) || !numpy_keepdims(s, v[3], &keep))
        return NULL;
    sval *x = array_of(s, v[0], -1), *r = x ? array_argreduce(s, b->name, x, v[1]) : NULL;
    if (r && keep && v[1] && v[1]->kind != SV_NONE) {
        sval *f = numpy_member(s, intern(s->names, "expand_dims"));
        r = f ? call(s, f, &(arglist){.n = 2, .v = (sval *[]){r, v[1]}}) : NULL;
    } else if (r && keep) {
        sval **ones = ARENA_ARRAY(s->arena, sval *, x->array.rank + 1);
        for (int i = 0; i < x->array.rank; i++) ones[i] = sv_int(s, 1);
        r = array_reshape(s, array_of(s, r, -1), sv_tuple(s, x->array.rank, ones));
    }
    if (!r || !v[2] || v[2]->kind == SV_NONE) return r;
    return array_assign(s, v[2], r) ? v[2] : NULL;
}

sval *p_cumulate(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    return arguments(s, b->name, a, "a axis=None dtype=None out=None", v)
               ? ufunc_cumulated(s, b->code ? "multiply" : "add", v, NULL)
               : NULL;
}

sval *p_transpose(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "a axes=None", v)) return NULL;
    sval *x = array_of(s, v[0], -1);
    if (!x || !v[1] || v[1]->kind == SV_NONE) return x ? array_transpose(s, x, 0, NULL) : NULL;
    sval *items = sequence_items(s, v[1]);
    int perm[64];
    for (int i = 0; items && i < items->tuple.n && i < 64; i++) {
        int64_t p;
        if (!sval_known_int(items->tuple.items[i], &p)) return unsupported(s, "axes that are not known when compiling");
        perm[i] = (int)p;
    }
    return items ? array_transpose(s, x, items->tuple.n, perm) : NULL;
}

// _diagonal(a, row, column, size): the library's np.diagonal has checked that the elements are there.
static sval *p_diagonal(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    if (!arguments(s, b->name, a, "a row column size", v)) return NULL;
    return array_diagonal(s, v[0], v[1], v[2], v[3]);
}

// Reshaped in the order of an `order=` argument, which may be missing.
sval *numpy_reshaped(spec *s, sval *x, sval *shape, sval *order) {
    if (!order || order->kind == SV_NONE) return array_reshape(s, x, shape);
    bool const named = order->kind == SV_STR && (*order->text == 'C' || *order->text == 'F');
    // The library asks for the order of memory only where any order does.
    if (!named && s->frame->module->is_library) return array_reshape(s, x, shape);
    if (!named) return unsupported(s, "an order other than 'C' and 'F'");
    if (*order->text == 'C') return array_reshape(s, x, shape);
    sval *sizes =
        sval_is_int(shape) ? sv_tuple(s, 1, arena_copy(s->arena, &shape, sizeof shape)) : sequence_items(s, shape);
    if (!sizes) return NULL;
    int const n = sizes->tuple.n;
    sval **back = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) back[i] = sizes->tuple.items[n - 1 - i];
    sval *r = array_transpose(s, x, 0, NULL);
    r = r ? array_reshape(s, r, sv_tuple(s, n, back)) : NULL;
    return r ? array_transpose(s, r, 0, NULL) : NULL;
}

static sval *p_reshape(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (!arguments(s, b->name, a, "a shape order=C", v)) return NULL;
    sval *x = array_of(s, v[0], -1);
    return x ? numpy_reshaped(s, x, v[1], v[2]) : NULL;
}

// The function keeps the order of memory, the method (code 0) does not.
sval *p_copy(spec *s, const builtin *b, arglist *a) {
    return p_array(s, &(builtin){b->name, NULL, NULL, b->code ? 1 : 2}, a);
}

// _eig_parts(a, vectors): the real and the imaginary parts of the eigenvalues as rows, and the vectors as columns.
static sval *p_eig(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    int64_t vectors;
    if (!arguments(s, b->name, a, "a vectors", v) || !sval_known_int(v[1], &vectors)) return NULL;
    sval *x = array_of(s, v[0], DT_float64), *n = x ? x->array.dims[0] : NULL;
    if (!x) return NULL;
    sval *shapes[4] = {sv_int(s, 2), n, n, n}, **dims = arena_copy(s->arena, shapes, sizeof shapes);
    sval *out[2] = {array_empty(s, DT_float64, 2, dims), array_empty(s, DT_float64, 2, dims + 2)};
    ir_value *operands[4] = {x->array.v, out[0]->array.v, out[1]->array.v, emit_const_int(s, vectors, type_i1(s))};
    ir_op *op = ir_build(&s->b, NUMPY_call, 4, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, "nprt_eig"));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 2, (int64_t[]){1, 2}));
    ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    return sv_tuple(s, 2, arena_copy(s->arena, out, sizeof out));
}

// Whether a sort's kind= asks for a stable one.
static bool sort_kind(spec *s, sval *kind, bool *stable) {
    *stable = false;
    if (!kind || kind->kind == SV_NONE) return true;
    char const first = kind->kind == SV_STR && kind->text ? (char)(*kind->text | 0x20) : 0;
    *stable = first == 's' || first == 'm';
    if (*stable || first == 'q') return true;
    unsupported(s, "a kind of sort that is not known to be 'quicksort', 'stable' or 'mergesort'");
    return false;
}

sval *p_sort(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    int64_t axis = -1;
    bool stable;
    if (!arguments(s, b->name, a, "a axis=-1 kind=None", v) || !sort_kind(s, v[2], &stable)) return NULL;
    bool const flat = v[1] && v[1]->kind == SV_NONE;
    if (v[1] && !flat && !sval_known_int(v[1], &axis))
        return unsupported(s, "an axis that is not known when compiling");
    sval *x = array_of(s, v[0], -1);
    if (x && (flat || (b->code && x->array.rank == 0))) x = array_reshape(s, x, sv_int(s, -1));
    if (!x || !normal_axis(s, &axis, x->array.rank)) return NULL;
    dtype const t = b->code ? DT_int64 : x->array.dtype;
    ir_value *r =
        emit_un(s, b->code ? NUMPY_argsort : NUMPY_sort, x->array.v, array_type(s, t, x->array.rank, x->array.dims));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, axis));
    ir_op_set_attr(s->ir, ir_def(r), "stable", ir_attr_bool(s->ir, stable));
    return sv_array(s, t, x->array.rank, x->array.dims, r);
}

static sval *p_shape(spec *s, const builtin *b, arglist *a) {
    sval *v[1] = {0};
    sval *x = arguments(s, b->name, a, "a", v) ? array_of(s, v[0], -1) : NULL;
    return !x             ? NULL
           : b->code == 1 ? sv_int(s, x->array.rank)
           : b->code == 2 ? array_size(s, x)
                          : array_shape_tuple(s, x);
}

static sval *p_broadcast_to(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    int rank;
    sval **dims;
    if (!arguments(s, b->name, a, "array shape", v) || !shape_of(s, v[1], &rank, &dims)) return NULL;
    sval *x = array_of(s, v[0], -1);
    if (!x) return NULL;
    sval *const shapes[2] = {x, sv_array(s, DT_bool, rank, dims, NULL)};
    for (int i = 0, shift = rank - x->array.rank; i < x->array.rank; i++) {
        sval *from = x->array.dims[i], *to = i + shift < 0 ? NULL : dims[i + shift];
        int64_t known, wanted;
        if (sval_known_int(from, &known) && known == 1 && to) continue;
        if (!to || (sval_known_int(from, &known) && sval_known_int(to, &wanted) && known != wanted))
            return fail(s, "ValueError", NULL,
                        "operands could not be broadcast together with remapped shapes [original->remapped]: %s  and "
                        "requested shape %s",
                        dims_text(s, x->array.rank, x->array.dims), dims_text(s, rank, dims));
        if (!(x = array_stretch(s, x, i, to, "broadcast_to", 2, shapes))) return NULL;
    }
    return array_broadcast(s, x, rank, dims);
}

static sval *p_load(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "file mmap_mode=None", v)) return NULL;
    if (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR)
        return unsupported(s, "a file that is named by a value of type %s", sval_type_name(v[0]));
    ir_value *path = str_ir(s, v[0]);
    sval *h = sv_new(s, SV_HANDLE);
    h->handle.handle = HANDLE_ARCHIVE;
    h->handle.v = emit_call1(s, "nprt_archive_open", 1, &path, type_object(s), true);
    return h;
}

static sval *p_fromfile(spec *s, const builtin *b, arglist *a) {
    sval *v[5] = {0}, *dims[1] = {NULL};
    dtype t;
    if (!arguments(s, b->name, a, "file dtype=float64 count=-1 sep= offset=0", v) || !dtype_or(s, v[1], DT_float64, &t))
        return NULL;
    if (v[3] && !(v[3]->kind == SV_STR && !*v[3]->text)) return unsupported(s, "np.fromfile of text");
    if (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR)
        return unsupported(s, "a file that is named by a value of type %s", sval_type_name(v[0]));
    sval *count = scalar_convert(s, v[2] ? v[2] : sv_int(s, -1), ST_INT),
         *offset = count ? scalar_convert(s, v[4] ? v[4] : sv_int(s, 0), ST_INT) : NULL;
    if (!offset) return NULL;
    ir_value *operands[4] = {str_ir(s, v[0]), emit_const_int(s, t, ir_type_int(s->ir, 32)), scalar_value(s, count),
                             scalar_value(s, offset)};
    return array_value(s, t, 1, dims, emit_call1(s, "nprt_fromfile", 4, operands, array_type(s, t, 1, dims), true));
}

// Integers to and from the runtime's print options. code: how many arguments.
static sval *p_print_options(spec *s, const builtin *b, arglist *a) {
    ir_value *x[5];
    if (a->n != b->code) return fail(s, "TypeError", NULL, "%s() takes %d integers", b->name, b->code);
    for (int i = 0; i < a->n; i++) {
        sval *v = sval_is_number(a->v[i]) ? scalar_convert(s, a->v[i], ST_INT) : no_integer(s, a->v[i]);
        if (!v) return NULL;
        x[i] = scalar_value(s, v);
    }
    if (b->code == 1)
        return sv_int_range(s, emit_call1(s, "nprt_print_option", 1, x, type_i64(s), false), 0, INT32_MAX);
    x[4] = emit_un(s, ARITH_trunci, x[4], ir_type_int(s->ir, 32));
    emit_call(s, "nprt_set_print_options", 5, x, 0, NULL, false);
    return sv_none(s);
}

static sval *p_save(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "file arr", v)) return NULL;
    sval *x = array_of(s, v[1], -1);
    if (!x || (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR))
        return x ? unsupported(s, "a file that is named by a value of type %s", sval_type_name(v[0])) : NULL;
    emit_call(s, "nprt_npy_save", 3,
              (ir_value *[]){str_ir(s, v[0]), x->array.v, emit_const_int(s, x->array.dtype, ir_type_int(s->ir, 32))}, 0,
              NULL, true);
    return sv_none(s);
}

static sval *p_dtype(spec *s, const builtin *b, arglist *a) {
    dtype t;
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes exactly 1 argument", b->name);
    return dtype_of(s, a->v[0], &t) ? sv_dtype(s, t) : NULL;
}

static sval *p_result_type(spec *s, const builtin *b, arglist *a) {
    int st = -1;
    for (int i = 0; i < a->n; i++) {
        sval *v = a->v[i], x = {.kind = SV_SCALAR}, y = {.kind = SV_SCALAR};
        dtype t;
        if (v->kind == SV_ARRAY)
            x.scalar.st = ST_NP + (int)v->array.dtype;
        else if (sval_is_number(v))
            x.scalar.st = sval_stype(v);
        else if (dtype_of(s, v, &t))
            x.scalar.st = ST_NP + (int)t;
        else
            return NULL;
        y.scalar.st = st;
        st = st < 0 ? x.scalar.st : scalar_result_type(s, &y, &x);
    }
    return st < 0 ? fail(s, "ValueError", NULL, "%s() needs at least one argument", b->name)
                  : sv_dtype(s, stype_dtype(st));
}

static const builtin primitives[] = {{"result_type", p_result_type, NULL, 0},
                                     {"promote_types", p_result_type, NULL, 0},
                                     {"dtype_of", p_dtype, NULL, 0},
                                     {"_dtype", p_dtype, NULL, 0},
                                     {"array", p_array, NULL, 1},
                                     {"asarray", p_array, NULL, 0},
                                     {"asanyarray", p_array, NULL, 0},
                                     {"ascontiguousarray", p_in_rows, NULL, 0},
                                     {"copy", p_copy, NULL, 1},
                                     {"_eig_parts", p_eig, NULL, 0},
                                     {"zeros", p_filled, NULL, 0},
                                     {"ones", p_filled, NULL, 1},
                                     {"empty", p_filled, NULL, -1},
                                     {"full", p_full, NULL, 0},
                                     {"zeros_like", p_like, NULL, 0},
                                     {"ones_like", p_like, NULL, 1},
                                     {"empty_like", p_like, NULL, -1},
                                     {"arange", p_arange, NULL, 0},
                                     {"concatenate", p_concatenate, NULL, 0},
                                     {"where", p_where, NULL, 0},
                                     {"take", p_take, NULL, 0},
                                     {"matmul", p_matmul, NULL, 0},
                                     {"dot", p_matmul, NULL, 1},
                                     {"argmax", p_argreduce, NULL, 0},
                                     {"argmin", p_argreduce, NULL, 0},
                                     {"cumsum", p_cumulate, NULL, 0},
                                     {"cumprod", p_cumulate, NULL, 1},
                                     {"transpose", p_transpose, NULL, 0},
                                     {"_diagonal", p_diagonal, NULL, 0},
                                     {"reshape", p_reshape, NULL, 0},
                                     {"sort", p_sort, NULL, 0},
                                     {"argsort", p_sort, NULL, 1},
                                     {"shape", p_shape, NULL, 0},
                                     {"ndim", p_shape, NULL, 1},
                                     {"size", p_shape, NULL, 2},
                                     {"broadcast_to", p_broadcast_to, NULL, 0},
                                     {"_set_print_options", p_print_options, NULL, 5},
                                     {"_print_option", p_print_options, NULL, 1},
                                     {"load", p_load, NULL, 0},
                                     {"fromfile", p_fromfile, NULL, 0},
                                     {"save", p_save, NULL, 0},
                                     {"dtype", p_dtype, NULL, 0}};

static sval *p_type(spec *s, const builtin *b, arglist *a) {
    if (strcmp(b->name, "ndarray") == 0) return p_filled(s, &(builtin){"ndarray", NULL, NULL, -1}, a);
    return unsupported(s, "calling numpy.%s", b->name);
}
static const builtin types[] = {
    {"ndarray", p_type, NULL, 0},         {"integer", p_type, NULL, 0}, {"floating", p_type, NULL, 0},
    {"generic", p_type, NULL, 0},         {"number", p_type, NULL, 0},  {"signedinteger", p_type, NULL, 0},
    {"unsignedinteger", p_type, NULL, 0}, {"inexact", p_type, NULL, 0}, {"complexfloating", p_type, NULL, 0}};

sval *numpy_member(spec *s, istr name) {
    static const struct {
        const char *name;
        double v;
    } constants[] = {
#define NUMPY_CONSTANT(NAME, VALUE) {#NAME, VALUE},
#include "base/numpy_constants.def"
    };
    if (strcmp(name, "AxisError") == 0) return exception_class(s, name);
    if (strcmp(name, "newaxis") == 0) return sv_none(s);
    if (strcmp(name, "True_") == 0 || strcmp(name, "False_") == 0)
        return sv_num(s, ST_NP + DT_bool, name[0] == 'T', 0);
    if (strcmp(name, "random") == 0) return module_import(s, intern(s->names, "numpy.random"));
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (strcmp(constants[i].name, name) == 0) return sv_float(s, constants[i].v);
    dtype t;
    if (strlen(name) > 2 && dtype_by_name(name, &t) && strcmp(name, "float") != 0 && strcmp(name, "int") != 0 &&
        strcmp(name, "bool") != 0 && strcmp(name, "complex") != 0) {
        sval *v = sv_dtype(s, t);
        v->is_type = true;
        return v;
    }
    for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
        if (strcmp(primitives[i].name, name) == 0) return sv_builtin(s, &primitives[i]);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0) return sv_builtin(s, &types[i]);
    if (is_ufunc(name)) return sv_builtin(s, builtin_new(s, arena_strdup(s->arena, name), ufunc_as_called, NULL, 0));
    // What C does in the interpreter, native code composes of fewer primitives.
    sval *m = module_import(s, intern(s->names, "numpy.native"));
    scell *c = m ? map_get_ptr(&m->module->globals, name) : NULL;
    return c && c->v->kind != SV_UNDEF && (c->v->kind == SV_FUNC || c->v->kind == SV_CLASS) ? c->v : NULL;
}
