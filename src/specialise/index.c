// Indexing arrays: basic slices as views, single elements as loads and stores.
#include "specialise/index.h"
#include "dialect/arith/arith.h"
#include "dialect/math/math.h"
#include "dialect/numpy/numpy.h"

#include <string.h>

// A list of integers, or an empty one or tuple, which as an array would be one of float64.
static bool is_index_list(const sval *v) {
    const sval *number = list_number(v);
    if (number) return stype_kind(sval_stype(number)) == 'i';
    const sval *none = v->kind == SV_LIST ? v->object.cell->v : v;
    return none->kind == SV_TUPLE && none->tuple.n == 0;
}

static bool add_item(spec *s, items *out, sval *v) {
    if (out->n >= 60) return unsupported(s, "an index of more than 60 parts") != NULL;
    item it = {ITEM_INT, v};
    if (v->kind == SV_NONE)
        it.kind = ITEM_NEW;
    else if (v->kind == SV_SLICE)
        it.kind = ITEM_SLICE;
    else if (sval_is_number(v)) {
        char const k = stype_kind(sval_stype(v));
        if (k == 'f' || k == 'c')
            return fail(s, "IndexError", "use an integer, or int(…)",
                        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean "
                        "arrays are valid indices"),
                   false;
        if (k == 'b') return unsupported(s, "a boolean scalar as an index") != NULL;
    } else {
        sval *a = array_of(s, v, is_index_list(v) ? DT_int64 : -1);
        if (!a) return false;
        char const k = dtype_kind(a->array.dtype);
        if (k == 'f' || k == 'c')
            return fail(s, "IndexError", "convert it with .astype(int)",
                        "arrays used as indices must be of integer (or boolean) type"),
                   false;
        if (a->array.rank == 0 && k == 'b') return unsupported(s, "a boolean scalar as an index") != NULL;
        if (a->array.rank == 0)
            it.v = array_index(s, a, sv_tuple(s, 0, NULL));
        else
            it = (item){k == 'b' ? ITEM_MASK : ITEM_ARRAY, a};
        if (!it.v) return false;
        out->advanced = out->advanced || a->array.rank > 0;
    }
    if (it.kind != ITEM_INT) out->plain_ints = false;
    out->list[out->n++] = it;
    return true;
}

static int dims_used(const items *x) {
    int n = 0;
    for (int i = 0; i < x->n; i++)
        n += x->list[i].kind == ITEM_NEW ? 0 : x->list[i].kind == ITEM_MASK ? x->list[i].v->array.rank : 1;
    return n;
}

// The index as one item a dimension (and new axes), ellipsis and missing dimensions filled in.
static bool read_items(spec *s, sval *a, sval *index, items *out) {
    *out = (items){.plain_ints = true};
    sval *single[1] = {index};
    if (index->kind == SV_RTUPLE)
        return unsupported(s, "an index that is a tuple whose length is known only at run time") != NULL;
    int n = index->kind == SV_TUPLE ? index->tuple.n : 1;
    sval **v = index->kind == SV_TUPLE ? index->tuple.items : single;
    items before = {.plain_ints = true}, after = {.plain_ints = true};
    bool ellipsis = false;
    for (int i = 0; i < n; i++) {
        if (v[i]->kind == SV_ELLIPSIS) {
            if (ellipsis) return fail(s, "IndexError", NULL, "an index can only have a single ellipsis ('...')"), false;
            ellipsis = true;
        } else if (!add_item(s, ellipsis ? &after : &before, v[i])) {
            return false;
        }
    }
    int const used = dims_used(&before) + dims_used(&after);
    if (used > a->array.rank)
        return fail(s, "IndexError", NULL, "too many indices for array: array is %d-dimensional, but %d were indexed",
                    a->array.rank, used),
               false;
    for (int i = 0; i < before.n; i++) out->list[out->n++] = before.list[i];
    for (int i = used; i < a->array.rank; i++) out->list[out->n++] = (item){ITEM_SLICE, sv_slice(s, NULL, NULL, NULL)};
    for (int i = 0; i < after.n; i++) out->list[out->n++] = after.list[i];
    out->advanced = before.advanced || after.advanced;
    out->plain_ints =
        before.plain_ints && after.plain_ints && used == a->array.rank && !ellipsis;   // a[..., 0] is an array
    return true;
}

bool index_failed(spec *s, void *data) {
    out_of_bounds const *o = data;
    if (s->attempt) {
        const char *axis = arena_printf(s->arena, " is out of bounds for axis %d with size ", o->axis);
        sval *text = str_concat(s, str_concat(s, sv_str(s, "index "), to_str(s, o->index, false)), sv_str(s, axis));
        return raise_with_text(s, "IndexError", str_concat(s, text, to_str(s, o->size, false)));
    }
    ir_value *args[3] = {scalar_value(s, o->index), emit_const_int(s, o->axis, type_i64(s)), scalar_value(s, o->size)};
    emit_call(s, "nprt_fail_index", 3, args, 0, NULL, true);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return true;
}

// An integer index within [0, size), as a Python int: checked, negative ones counted from the end.
static sval *normal_index(spec *s, sval *i, sval *size, int axis) {
    i = scalar_convert(s, i, ST_INT);
    int64_t k, n;
    if (!i) return NULL;
    if (sval_known_int(i, &k) && sval_known_int(size, &n)) {
        if (k < -n || k >= n)
            return fail(s, "IndexError", NULL, "index %lld is out of bounds for axis %d with size %lld", (long long)k,
                        axis, (long long)n);
        return sv_int(s, k < 0 ? k + n : k);
    }
    int64_t const lo = i->kind == SV_NUM ? i->num.i : i->scalar.lo, hi = i->kind == SV_NUM ? i->num.i : i->scalar.hi;
    ir_type const t = type_i64(s);
    sval *r = i;
    if (lo < 0) {
        ir_value *v = scalar_value(s, i), *wrapped = emit_bin(s, ARITH_addi, v, scalar_value(s, size), t);
        if (hi < 0) {
            r = scalar_binary(s, OP_Add, size, i);
        } else {
            ir_value *neg = emit_cmpi(s, 2, v, emit_const_int(s, 0, t));
            r = sv_scalar(s, ST_INT, emit1(s, ARITH_select, 3, (ir_value *[]){neg, wrapped, v}, t));
        }
    }
    int64_t const size_lo = size->kind == SV_NUM ? size->num.i : size->scalar.lo;
    bool const inside = r->kind == SV_SCALAR && r->scalar.lo >= 0 && r->scalar.hi < size_lo;
    if (!inside) {
        ir_value *ok = emit_cmpi(s, 6, scalar_value(s, r), scalar_value(s, size));   // unsigned: also catches negatives
        out_of_bounds o = {i, size, axis};
        ir_value *bad = scalar_value(s, scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, ok)));
        if (!branch(s, bad, index_failed, NULL, &o)) return NULL;
    }
    sval *c = sv_new(s, r->kind);
    *c = *r;
    if (c->kind == SV_SCALAR && c->scalar.lo < 0) c->scalar.lo = 0;
    return c;
}

typedef struct span {
    sval *offset, *size, *step;
} span;

// A bound, with the size added where it is negative.
static sval *from_end(spec *s, sval *v, sval *size) {
    ir_type const t = type_i64(s);
    ir_value *x = scalar_value(s, v), *neg = emit_cmpi(s, 2, x, emit_const_int(s, 0, t));
    ir_value *w = emit_bin(s, ARITH_addi, x, scalar_value(s, size), t);
    return sv_scalar(s, ST_INT, emit1(s, ARITH_select, 3, (ir_value *[]){neg, w, x}, t));
}

static sval *clamp(spec *s, sval *v, sval *size) {   // a slice bound: negative ones count from the end; into [0, size]
    int64_t k;
    v = scalar_convert(s, v, ST_INT);
    if (!v) return NULL;
    if (sval_known_int(v, &k)) {
        if (k < 0) {
            sval *r = scalar_binary(s, OP_Add, size, v);
            return r ? scalar_min_max(s, r, sv_int(s, 0), true) : NULL;
        }
        return scalar_min_max(s, v, size, false);
    }
    if (sval_same(v, size)) return v;
    if (v->scalar.lo < 0) {
        v = scalar_min_max(s, from_end(s, v, size), sv_int(s, 0), true);
    }
    return v ? scalar_min_max(s, v, size, false) : NULL;
}

// The same for a step backwards: into [-1, size - 1].
static sval *clamp_back(spec *s, sval *v, sval *size, sval *last) {
    int64_t k;
    v = scalar_convert(s, v, ST_INT);
    if (!v) return NULL;
    if (sval_known_int(v, &k)) {
        if (k >= 0) return scalar_min_max(s, v, last, false);
        sval *r = scalar_binary(s, OP_Add, size, v);
        return r ? scalar_min_max(s, r, sv_int(s, -1), true) : NULL;
    }
    if (v->scalar.lo < 0) {
        v = scalar_min_max(s, from_end(s, v, size), sv_int(s, -1), true);
    }
    return v ? scalar_min_max(s, v, last, false) : NULL;
}

// max(0, stop - start) for bounds already clamped; stays linear in the size for bounds such as 1 and -1.
static sval *span_size(spec *s, sval *start, sval *stop) {
    sval *d = sval_same(start, stop) ? sv_int(s, 0) : scalar_binary(s, OP_Sub, stop, start);
    if (!d) return NULL;
    int64_t k;
    if (sval_known_int(d, &k)) return sv_int(s, k > 0 ? k : 0);
    if (d->scalar.lo >= 0) return d;
    sval *r = scalar_min_max(s, d, sv_int(s, 0), true);
    if (r && r->kind == SV_SCALAR && r->scalar.hi > (int64_t)1 << 47) r->scalar.hi = (int64_t)1 << 47;
    // max(0, max(0, sym - a) - b) is max(0, sym - a - b)
    if (r && r->kind == SV_SCALAR && stop->kind == SV_SCALAR && stop->scalar.clamp && sval_known_int(start, &k) &&
        k >= 0) {
        r->scalar.sym = stop->scalar.sym;
        r->scalar.off = stop->scalar.off - k;
        r->scalar.clamp = true;
    }
    return r;
}

static bool slice_span(spec *s, const sval *slice, sval *size, span *out) {
    int64_t step = 1;
    bool const has_start = slice->range.start->kind != SV_NONE, has_stop = slice->range.stop->kind != SV_NONE;
    sval *by_value = slice->range.step;
    bool const run_time_step = by_value->kind != SV_NONE && !sval_known_int(by_value, &step);
    if (run_time_step) {   // its sign decides which bounds are meant: only positive ones are taken
        if (!sval_is_int(by_value))
            return fail(s, "TypeError", "use int(…) or //",
                        "slice indices must be integers or None or have an __index__ method"),
                   false;
        by_value = scalar_convert(s, by_value, ST_INT);
        sval *positive = scalar_compare(s, OP_Gt, by_value, sv_int(s, 0));
        if (positive->kind != SV_NUM)
            emit_check(
                s, scalar_value(s, positive), "ValueError",
                "slice step cannot be zero (and native code takes no negative step that is known only at run time)");
        sval *at_least_one = sv_new(s, SV_SCALAR);
        *at_least_one = *by_value;
        if (at_least_one->scalar.lo < 1) at_least_one->scalar.lo = 1;
        by_value = at_least_one;
        step = 1;
    }
    if (step == 0) return fail(s, "ValueError", NULL, "slice step cannot be zero"), false;
    for (int i = 0; i < 2; i++) {
        sval *b = i ? slice->range.stop : slice->range.start;
        if (b->kind != SV_NONE && (!sval_is_number(b) || stype_kind(sval_stype(b)) == 'f'))
            return fail(s, "TypeError", "use int(…) or //",
                        "slice indices must be integers or None or have an __index__ method"),
                   false;
    }
    if (step > 0) {
        int64_t k;
        // A known start needs no clamping: an empty slice reads nothing.
        sval *start = has_start ? slice->range.start : sv_int(s, 0),
             *stop = has_stop ? clamp(s, slice->range.stop, size) : size;
        if (!(has_start && sval_known_int(start, &k) && k >= 0 && size->kind != SV_NUM)) start = clamp(s, start, size);
        if (!start || !stop) return false;
        out->size = span_size(s, start, stop);
        out->offset = start;
    } else {
        // Backwards: from start (default size - 1) down to above stop (default: before the first).
        sval *last = scalar_binary(s, OP_Sub, size, sv_int(s, 1));
        sval *start = has_start ? clamp_back(s, slice->range.start, size, last) : last;
        sval *stop = has_stop ? clamp_back(s, slice->range.stop, size, last) : sv_int(s, -1);
        if (!start || !stop) return false;
        out->size = span_size(s, stop, start);
        out->offset = has_start ? scalar_min_max(s, start, sv_int(s, 0), true) : start;
    }
    if (!out->size) return false;
    int64_t const by = step > 0 ? step : -step;
    if (run_time_step) {
        sval *up = scalar_binary(s, OP_Add, out->size, scalar_binary(s, OP_Sub, by_value, sv_int(s, 1)));
        out->size = up ? scalar_binary(s, OP_FloorDiv, up, by_value) : NULL;
        out->step = by_value;
        return out->size != NULL;
    }
    if (by != 1) {
        sval *up = scalar_binary(s, OP_Add, out->size, sv_int(s, by - 1));
        out->size = up ? scalar_binary(s, OP_FloorDiv, up, sv_int(s, by)) : NULL;
    }
    out->step = sv_int(s, step);
    return out->size != NULL;
}

sval *basic_view(spec *s, sval *a, const items *x) {
    int const rank = a->array.rank;
    VEC(ir_value *) ranges = {0};
    int64_t drop[64], added[64];
    int dropped = 0, new_axes = 0, n = 0, axis = 0, out_axis = 0;
    sval **dims = ARENA_ARRAY(s->arena, sval *, x->n + 1), **all = ARENA_ARRAY(s->arena, sval *, x->n + 1);
    bool whole = true;
    span spans[64];
    vec_push(s->arena, &ranges, a->array.v);
    for (int i = 0; i < x->n; i++) {
        if (x->list[i].kind == ITEM_NEW) {
            added[new_axes++] = out_axis;
            all[out_axis++] = sv_int(s, 1);
            continue;
        }
        sval *size = a->array.dims[axis];
        span sp;
        if (x->list[i].kind == ITEM_INT) {
            sval *k = normal_index(s, x->list[i].v, size, axis);
            if (!k) return NULL;
            sp = (span){k, sv_int(s, 1), sv_int(s, 1)};
            drop[dropped++] = axis;
            whole = false;
        } else {
            if (!slice_span(s, x->list[i].v, size, &sp)) return NULL;
            int64_t by;
            if (!sval_same(sp.size, size) || !sval_known_int(sp.step, &by) || by != 1) whole = false;
            dims[n++] = sp.size;
            all[out_axis++] = sp.size;
        }
        spans[axis++] = sp;
    }
    sval *v = a;
    if (!whole) {
        for (int i = 0; i < rank; i++) {
            vec_push(s->arena, &ranges, index_value(s, spans[i].offset));
            vec_push(s->arena, &ranges, index_value(s, spans[i].size));
            vec_push(s->arena, &ranges, index_value(s, spans[i].step));
        }
        ir_value *r = emit1(s, NUMPY_view, ranges.n, ranges.data, array_type(s, a->array.dtype, n, dims));
        ir_op_set_attr(s->ir, ir_def(r), "drop", ir_attr_i64_array(s->ir, dropped, drop));
        v = sv_array(s, a->array.dtype, n, dims, r);
    }
    if (!new_axes) return v;
    ir_value *r = emit_un(s, NUMPY_expand, v->array.v, array_type(s, a->array.dtype, out_axis, all));
    ir_op_set_attr(s->ir, ir_def(r), "axes", ir_attr_i64_array(s->ir, new_axes, added));
    return sv_array(s, a->array.dtype, out_axis, all, r);
}

static bool element_indices(spec *s, sval *a, const items *x, ir_value **out) {
    for (int i = 0; i < x->n; i++) {
        sval *k = normal_index(s, x->list[i].v, a->array.dims[i], i);
        if (!k) return false;
        out[i] = index_value(s, k);
    }
    return true;
}

// A scalar of NumPy's has no dimensions to pick from, but may get new ones.
static sval *scalar_index(spec *s, sval *a, sval *index) {
    int const n = index->kind == SV_TUPLE ? index->tuple.n : 1;
    for (int i = 0; i < n; i++) {
        const sval *part = index->kind == SV_TUPLE ? index->tuple.items[i] : index;
        if (part->kind == SV_SLICE || part->kind == SV_LIST || part->kind == SV_RTUPLE || part->kind == SV_ARRAY ||
            sval_is_int(part))
            return mistake(s, "IndexError", "invalid index to scalar variable.");
    }
    return n ? array_index(s, array_of(s, a, -1), index) : a;
}

sval *array_index(spec *s, sval *a, sval *index) {
    if (sval_is_number(a) && stype_is_np(sval_stype(a))) return scalar_index(s, a, index);
    if (a->kind != SV_ARRAY) return misused(s, a, NULL, "'%s' object is not subscriptable", sval_type_name(a));
    if (index->kind == SV_STR) return unsupported(s, "fields of structured arrays");
    items x;
    if (!read_items(s, a, index, &x)) return NULL;
    if (x.advanced) return advanced_index(s, a, &x);
    if (!x.plain_ints) return basic_view(s, a, &x);
    ir_value *operands[64] = {a->array.v};
    if (!element_indices(s, a, &x, operands + 1)) return NULL;
    int const st = ST_NP + (int)a->array.dtype;
    return sv_scalar(s, st, emit1(s, NUMPY_load, x.n + 1, operands, stype_ir(s, st)));
}

static const char not_an_element[] = "setting an array element with a sequence.";

// A number as an element of dtype t. What makes an integer of a float checks that there is one. of_array: it is the
// element of an array that stands in its place.
static sval *stored_number(spec *s, sval *v, dtype t, bool of_array) {
    v = real_of_complex(s, v, dtype_kind(t));
    int const from = sval_stype(v);
    char const k = dtype_kind(t);
    if (v->kind == SV_SCALAR && stype_kind(from) == 'f' &&
        (k == 'i' || (k == 'u' && (of_array || !stype_is_np(from))))) {
        ir_value *x = scalar_value(s, scalar_convert(s, v, ST_FLOAT));
        emit_check(s, emit_cmpf(s, CMPF_OEQ, x, x), "ValueError",
                   of_array ? not_an_element : "cannot convert float NaN to integer");
        ir_value *fits = emit_bin(s, ARITH_andi, emit_cmpf(s, CMPF_OGE, x, emit_const_float(s, -0x1p63, x->type)),
                                  emit_cmpf(s, CMPF_OLT, x, emit_const_float(s, 0x1p63, x->type)), type_i1(s));
        if (of_array)
            emit_check(s, fits, "ValueError", not_an_element);
        else
            emit_check(s, fits, "OverflowError", "Python int too large to convert to C long");
    }
    if (k == 'i' && stype_kind(from) == 'f')
        v = scalar_convert(s, v, ST_NP + (int)DT_int64);   // wraps what does not fit, as NumPy does
    return v ? scalar_convert(s, v, ST_NP + (int)t) : NULL;
}

sval *stored_value(spec *s, sval *v, dtype t) {
    if (sval_is_number(v)) return stored_number(s, v, t, false);
    const sval *number = list_number(v);
    sval *a = array_of(s, v, number ? (int)stype_dtype(sval_stype(number)) : -1);
    return a ? array_cast(s, a, t) : NULL;
}

static sval *cannot_fit(spec *s, sval *view, sval *x, const char *what) {
    const char *from = dims_text(s, x->array.rank, x->array.dims);
    const char *to = dims_text(s, view->array.rank, view->array.dims);
    if (strchr(from, '?') || strchr(to, '?'))   // run time knows the shapes
        return shapes_misfit(s, &(misfit){what, 2, (sval *[]){x, view}, 0, 0}), NULL;
    if (strcmp(what, "mask_values") == 0)
        return mistake(
            s, "ValueError",
            "NumPy boolean array indexing assignment cannot assign %lld input values to the %lld output values "
            "where the mask is true",
            (long long)x->array.dims[0]->num.i, (long long)view->array.dims[0]->num.i);
    if (strcmp(what, "index_values") == 0)
        return mistake(s, "ValueError",
                       "shape mismatch: value array of shape %s could not be broadcast to indexing result of shape %s",
                       from, to);
    int skip = 0;   // as NumPy does before it compares
    while (x->array.rank - skip > view->array.rank && sval_is_one(x->array.dims[skip])) skip++;
    from = dims_text(s, x->array.rank - skip, x->array.dims + skip);
    return mistake(s, "ValueError", "could not broadcast input array from shape %s into shape %s", from, to);
}

// An axis that x has in front of those of what arrays of indices pick: of size 1, or there is nothing to be stored.
static bool leading_fits(spec *s, sval *view, sval *x, int axis) {
    sval *size = array_size(s, view), *many = scalar_compare(s, OP_NotEq, x->array.dims[axis], sv_int(s, 1));
    sval *some = size && many ? scalar_compare(s, OP_NotEq, size, sv_int(s, 0)) : NULL;
    sval *wrong = some ? scalar_binary(s, OP_BitAnd, many, some) : NULL;
    if (!wrong) return false;
    if (wrong->kind == SV_NUM) return !wrong->num.i || cannot_fit(s, view, x, "index_values") != NULL;
    return shapes_fail_if(s, wrong, "index_values", 2, (sval *[]){x, view});
}

sval *fitted(spec *s, sval *view, sval *x, const char *what) {
    sval *const shapes[2] = {x, view};
    int const shift = view->array.rank - x->array.rank;
    bool const is_indexed = strcmp(what, "broadcast_into") != 0;
    for (int i = 0; i < x->array.rank; i++) {
        int64_t d, wanted;
        bool const known = sval_known_int(x->array.dims[i], &d);
        if (known && d == 1) continue;
        if (is_indexed && i + shift < 0) {
            if (!leading_fits(s, view, x, i)) return NULL;
            continue;
        }
        sval *to = i + shift < 0 ? sv_int(s, 1) : view->array.dims[i + shift];
        if (known && sval_known_int(to, &wanted) && wanted != d) return cannot_fit(s, view, x, what);
        if (!(x = array_stretch(s, x, i, to, what, 2, shapes))) return NULL;
    }
    return shift < 0 ? array_reshape(s, x, sv_tuple(s, view->array.rank, x->array.dims - shift)) : x;
}

// NumPy made the array for reading only.
static bool is_read_only(const ir_op *op) {
    while (op && (op->opcode == NUMPY_view || op->opcode == NUMPY_transpose || op->opcode == NUMPY_expand))
        op = ir_def(ir_operand(op, 0));
    return op && (op->opcode == NUMPY_diagonal || ir_op_attr(op, "read_only"));
}

static bool may_be_stored_to(spec *s, const sval *a) {
    if (!s->attempt || !is_read_only(ir_def(a->array.v))) return true;
    certainly_raises(s, "ValueError", "assignment destination is read-only");
    return false;
}

bool array_assign(spec *s, sval *view, sval *v) {
    if (!may_be_stored_to(s, view)) return false;
    sval *x = stored_value(s, v, view->array.dtype);
    if (!x) return false;
    if (x->kind == SV_ARRAY && !(x = fitted(s, view, x, "broadcast_into"))) return false;
    ir_value *value = x->kind == SV_ARRAY ? x->array.v : scalar_value(s, x);
    ir_build(&s->b, NUMPY_assign, 2, (ir_value *[]){view->array.v, value}, 0, NULL, 0);
    return true;
}

sval *array_first(spec *s, sval *a) {
    sval **zeros = ARENA_ARRAY(s->arena, sval *, a->array.rank + 1);
    for (int i = 0; i < a->array.rank; i++) zeros[i] = sv_int(s, 0);
    return array_index(s, a, sv_tuple(s, a->array.rank, zeros));
}

sval *array_only(spec *s, sval *a, const char *text) {
    sval *size = array_size(s, a), *one = size ? scalar_compare(s, OP_Eq, size, sv_int(s, 1)) : NULL;
    if (!one) return NULL;
    if (one->kind == SV_NUM && !one->num.i)
        return mistake_with_help(s, "TypeError", "index the array, or use .astype", text);
    if (one->kind != SV_NUM) emit_check(s, scalar_value(s, one), "TypeError", text);
    return array_first(s, a);
}

// The only element of an array, for one of another array. Raises where there is none or there are more.
static sval *single_element(spec *s, sval *a, char kind) {
    sval *size = array_size(s, a), *single = size ? scalar_compare(s, OP_Eq, size, sv_int(s, 1)) : NULL;
    int64_t known;
    if (!single) return NULL;
    if (a->array.rank && dtype_kind(a->array.dtype) == 'c' && kind != 'c' && kind != 'b') single = sv_bool(s, false);
    if (single->kind != SV_NUM)
        emit_check(s, scalar_value(s, single), "ValueError", not_an_element);
    else if (sval_known_int(single, &known) && !known)
        return mistake(s, "ValueError", "%s", not_an_element);
    if (a->array.rank == 0 || single->kind == SV_NUM) return array_first(s, a);
    ir_value *operands[64] = {a->array.v};   // each dimension has the size 1
    for (int i = 0; i < a->array.rank; i++) operands[1 + i] = index_value(s, sv_int(s, 0));
    int const st = ST_NP + (int)a->array.dtype;
    return sv_scalar(s, st, emit1(s, NUMPY_load, a->array.rank + 1, operands, stype_ir(s, st)));
}

bool array_index_set(spec *s, sval *a, sval *index, sval *v) {
    items x;
    if (!may_be_stored_to(s, a) || !read_items(s, a, index, &x)) return false;
    if (x.advanced) return advanced_index_set(s, a, &x, v);
    if (x.plain_ints) {
        ir_value *operands[64] = {NULL, a->array.v};
        if (!element_indices(s, a, &x, operands + 2)) return false;
        bool const of_array = v->kind == SV_ARRAY && v->array.rank;
        if (v->kind == SV_ARRAY && !v->array.rank && dtype_kind(v->array.dtype) == 'f')   // cast: nothing is raised
            v = array_cast(s, v, a->array.dtype);
        if (v->kind == SV_ARRAY && !(v = single_element(s, v, dtype_kind(a->array.dtype)))) return false;
        if (!sval_is_number(v)) {
            return fail(s, "TypeError", NULL, "float() argument must be a string or a real number, not '%s'",
                        sval_type_name(v)),
                   false;
        }
        sval *e = stored_number(s, v, a->array.dtype, of_array);
        if (!e) return false;
        operands[0] = scalar_value(s, e);
        ir_build(&s->b, NUMPY_store, x.n + 2, operands, 0, NULL, 0);
        return true;
    }
    sval *view = basic_view(s, a, &x);
    return view && array_assign(s, view, v);
}
