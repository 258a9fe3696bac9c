// What a `for` loop, a comprehension, zip or unpacking walks over: a length and the item at an index.
#include "dialect/arith/arith.h"
#include "specialise/state.h"

// Number of items of a range of known ints.
static int64_t range_count(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) return start < stop ? (int64_t)(((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1) : 0;
    return start > stop ? (int64_t)(((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1) : 0;
}

static sval *either(spec *s, sval *cond, sval *a, sval *b) {   // ints
    if (cond->kind == SV_NUM) return cond->num.i ? a : b;
    return sv_scalar(s, ST_INT,
                     emit1(s, ARITH_select, 3,
                           (ir_value *[]){scalar_value(s, cond), scalar_value(s, a), scalar_value(s, b)}, type_i64(s)));
}

// max(0, ceil((stop - start) / step)) for a positive step.
static sval *length_by(spec *s, sval *start, sval *stop, sval *step) {
    sval *positive = sv_new(s, step->kind), *span = scalar_binary(s, OP_Sub, stop, start);
    *positive = *step;
    if (positive->kind == SV_SCALAR && positive->scalar.lo < 1) positive->scalar.lo = 1;
    span = span ? scalar_binary(s, OP_Add, span, scalar_binary(s, OP_Sub, positive, sv_int(s, 1))) : NULL;
    span = span ? scalar_binary(s, OP_FloorDiv, span, positive) : NULL;
    return span ? scalar_min_max(s, span, sv_int(s, 0), true) : NULL;
}

static sval *range_length(spec *s, sval *r) {
    int64_t start, stop, step;
    bool const known_start = sval_known_int(r->range.start, &start), known_step = sval_known_int(r->range.step, &step);
    if (known_start && known_step && sval_known_int(r->range.stop, &stop))
        return sv_int(s, range_count(start, stop, step));
    if (!known_step) {   // the larger of both directions' lengths is the one that counts
        sval *zero = sv_int(s, 0), *up = scalar_compare(s, OP_Gt, r->range.step, zero),
             *down = scalar_compare(s, OP_Lt, r->range.step, zero);
        if (up->kind == SV_NUM && up->num.i) return length_by(s, r->range.start, r->range.stop, r->range.step);
        emit_check(s, scalar_value(s, scalar_compare(s, OP_NotEq, r->range.step, zero)), "ValueError",
                   "range() arg 3 must not be zero");
        sval *size = scalar_min_max(s, r->range.step, scalar_unary(s, OP_USub, r->range.step), true);
        sval *from = either(s, down, r->range.stop, r->range.start),
             *to = either(s, down, r->range.start, r->range.stop);
        return length_by(s, from, to, size);
    }
    // max(0, ceil((stop - start) / step))
    sval *span = step > 0 ? scalar_binary(s, OP_Sub, r->range.stop, r->range.start)
                          : scalar_binary(s, OP_Sub, r->range.start, r->range.stop);
    int64_t const size = step > 0 ? step : -step;
    if (span && size != 1) span = scalar_binary(s, OP_Add, span, sv_int(s, size - 1));
    if (span && size != 1) span = scalar_binary(s, OP_FloorDiv, span, sv_int(s, size));
    return span ? scalar_min_max(s, span, sv_int(s, 0), true) : NULL;
}

static bool set_length(sequence *q, sval *length, bool is_static) {
    int64_t n;
    if (!length) return false;
    q->length = length;
    q->known = sval_known_int(length, &n) && n < INT32_MAX ? (int)n : -1;
    q->is_static = is_static && q->known >= 0;
    return true;
}

// Items that are known, beside others that are not: a run-time list of them, made before the loop. NULL: they differ.
static sval *at_run_time(spec *s, sval *part) {
    sequence q;
    if (part->kind != SV_TUPLE && part->kind != SV_STR && part->kind != SV_LIST) return NULL;
    if (!sequence_open(s, part, &q) || q.source->kind != SV_TUPLE) return NULL;
    sval *known = q.source, *item = known->tuple.n ? item_template(s, known->tuple.n, known->tuple.items) : NULL;
    bool const named = item && item->kind == SV_RSTR && part->kind != SV_STR && s->may_unroll;   // known when unrolled
    if (!item || named || item->kind == SV_INSTANCE) return NULL;
    if (part->kind != SV_LIST) return sv_list(s, rlist_of_items(s, known->tuple.n, known->tuple.items, item));
    sval *run = cell_writable(s, part->object.cell) ? list_to_runtime(s, part) : NULL;
    return run ? cell_set(s, part->object.cell, run), part : NULL;
}

// The parts of an iterator whose length is known only at run time.
static sval *iter_at_run_time(spec *s, sval *v, int first) {
    sval *r = sv_new(s, SV_ITER);
    *r = *v;
    r->iter.parts = arena_copy(s->arena, v->iter.parts, (size_t)v->iter.n * sizeof(sval *));
    for (int i = first; i < v->iter.n; i++) {
        sval *run = at_run_time(s, v->iter.parts[i]);
        if (run) r->iter.parts[i] = run;
    }
    return r;
}

static bool open_iter(spec *s, sval *v, sequence *q) {
    int const first =
        v->iter.iter == ITER_MAP || v->iter.iter == ITER_ENUMERATE;   // parts[0] is the function / the start
    sval *length = NULL;
    bool is_static = true;
    for (int i = first; i < v->iter.n; i++) {
        sequence part;
        if (is_generator(v->iter.parts[i]))   // items are made one by one, between those of the others
            return unsupported(s, "%s() of a generator", sval_type_name(v)) != NULL;
        if (!sequence_open(s, v->iter.parts[i], &part)) return false;
        is_static = is_static && part.is_static;
        length =
            length && !sval_same(length, part.length) ? scalar_min_max(s, length, part.length, false) : part.length;
        if (!length) return false;
    }
    if (!is_static) q->source = iter_at_run_time(s, v, first);
    return set_length(q, length ? length : sv_int(s, 0), is_static);
}

// What a view of a dict with known keys shows.
static sval *view_items(spec *s, const sval *v) {
    sval *m = v->iter.parts[0]->object.cell->v;
    if (v->iter.iter == ITER_KEYS) return sv_tuple(s, m->map.n, m->map.keys);
    if (v->iter.iter == ITER_VALUES) return sv_tuple(s, m->map.n, m->map.values);
    sval **items = ARENA_ARRAY(s->arena, sval *, m->map.n + 1);
    for (int i = 0; i < m->map.n; i++) {
        sval **pair = ARENA_ARRAY(s->arena, sval *, 2);
        pair[0] = m->map.keys[i], pair[1] = m->map.values[i];
        items[i] = sv_tuple(s, 2, pair);
    }
    return sv_tuple(s, m->map.n, items);
}

static bool open_table(spec *s, sval *v, sequence *q) {
    sval *list = table_list(s, v);
    return list && sequence_open(s, list, q);
}

bool sequence_open(spec *s, sval *v, sequence *q) {
    if (!(v = iterator_used(s, v))) return false;
    *q = (sequence){.source = v};
    switch (v->kind) {
    case SV_TUPLE: return set_length(q, sv_int(s, v->tuple.n), true);
    case SV_LIST:
        if (v->object.cell->v->kind == SV_TUPLE) {
            q->source = v->object.cell->v;   // the items as they are now
            return set_length(q, sv_int(s, q->source->tuple.n), true);
        }
        return set_length(q, rlist_length(s, v), false);
    case SV_RTUPLE: return set_length(q, rlist_length(s, v), false);
    case SV_SET:
        if (!v->object.cell->v->tuple.n && v->object.cell->v->kind == SV_TUPLE)
            return q->source = v->object.cell->v, set_length(q, sv_int(s, 0), true);
        if (!is_walkable(s, v)) return unsupported(s, "a loop over a set whose items differ in type") != NULL;
        return open_table(s, v, q);
    case SV_DICT: {
        if (is_walkable(s, v)) return open_table(s, v, q);
        sval *m = v->object.cell->v;
        q->source = sv_tuple(s, m->map.n, m->map.keys);
        return set_length(q, sv_int(s, m->map.n), true);
    }
    case SV_RANGE: return set_length(q, range_length(s, v), false);
    case SV_ARRAY:
        if (v->array.rank == 0) return mistake(s, "TypeError", "iteration over a 0-d array");
        return set_length(q, v->array.dims[0], false);
    case SV_ITER: {
        if (v->iter.iter >= ITER_KEYS) {
            if (is_walkable(s, v)) return open_table(s, v, q);
            q->source = view_items(s, v);
            return set_length(q, sv_int(s, q->source->tuple.n), true);
        }
        if (v->iter.iter == ITER_COLUMNS) return set_length(q, columns_count(s, v->iter.parts[0]), false);
        sval *list = is_generator(v) ? generator_list(s, v) : NULL;
        return is_generator(v) ? list && sequence_open(s, list, q) : open_iter(s, v, q);
    }
    case SV_STR: {
        VEC(sval *) chars = {0};
        size_t const n = istr_len(v->text);
        for (size_t i = 0; i < n;) {
            size_t k = i + 1;
            while (k < n && ((unsigned char)v->text[k] & 0xc0) == 0x80) k++;
            vec_push(s->arena, &chars, sv_istr(s, intern_n(s->names, v->text + i, k - i)));
            i = k;
        }
        q->source = sv_tuple(s, chars.n, chars.data);
        return set_length(q, sv_int(s, chars.n), true);
    }
    case SV_RSTR: {
        sval *t = sv_rstr(s, NULL), *l = sv_new(s, SV_RLIST);
        l->rlist.item = t;
        ir_type const type = type_pylist(s);
        l->rlist.v = emit_call1(s, "nprt_str_chars", 1, &v->handle.v, type, false);
        q->source = sv_list(s, l);
        return set_length(q, rlist_length(s, q->source), false);
    }
    case SV_CLASS:
    case SV_INSTANCE: {
        sval *iter = special_method(s, v, "__iter__");
        if (!iter) return misused(s, v, NULL, "'%s' object is not iterable", sval_type_name(v));
        sval *items = call(s, iter, &(arglist){0});
        if (items && items->kind == SV_INSTANCE) items = rest_of_iterator(s, items);
        return items && sequence_open(s, items, q);
    }
    case SV_CHOICE:
    case SV_HANDLE:
    case SV_LAZY: return unsupported(s, "a loop over this object");
    default: return lacks(s, v, "'%s' object is not iterable") != NULL;
    }
}

static sval *iter_at(spec *s, const sval *v, sval *index, const sequence *q) {
    int const first = v->iter.iter == ITER_MAP || v->iter.iter == ITER_ENUMERATE;
    if (v->iter.iter == ITER_COLUMNS) return column_at(s, v->iter.parts[0], index);
    if (v->iter.iter == ITER_REVERSED) {
        sequence part;
        if (!sequence_open(s, v->iter.parts[0], &part)) return NULL;
        sval *last = scalar_binary(s, OP_Sub, q->length, sv_int(s, 1));
        sval *at = last ? scalar_binary(s, OP_Sub, last, index) : NULL;
        if (at && at->kind == SV_SCALAR) at->scalar.lo = 0;
        return at ? sequence_at(s, &part, at) : NULL;
    }
    sval **items = ARENA_ARRAY(s->arena, sval *, v->iter.n + 1);
    for (int i = first; i < v->iter.n; i++) {
        sequence part;
        if (!sequence_open(s, v->iter.parts[i], &part)) return NULL;
        if (!(items[i] = sequence_at(s, &part, index))) return NULL;
    }
    if (v->iter.iter == ITER_MAP) {
        arglist a = {.n = v->iter.n - 1, .v = items + 1};
        return call(s, v->iter.parts[0], &a);
    }
    if (v->iter.iter == ITER_ENUMERATE) {
        items[0] = scalar_binary(s, OP_Add, index, v->iter.parts[0]);
        if (!items[0]) return NULL;
    }
    return sv_tuple(s, v->iter.n, items);
}

sval *sequence_at(spec *s, const sequence *q, sval *index) {
    sval *v = q->source;
    int64_t i;
    switch (v->kind) {
    case SV_TUPLE:
        if (!sval_known_int(index, &i))
            return wants_unroll(s, "the items are known only when the loop is unrolled"), NULL;
        return v->tuple.items[i];
    case SV_LIST:
    case SV_RTUPLE: return rlist_get(s, v, index);
    case SV_RANGE: {
        sval *step = scalar_binary(s, OP_Mult, index, v->range.step);
        sval *r = step ? scalar_binary(s, OP_Add, step, v->range.start) : NULL;
        if (!r || r->kind != SV_SCALAR) return r;
        // An item of a range lies within its bounds, so nothing built on it needs a check.
        int64_t start, stop, st;
        bool const ks = sval_known_int(v->range.start, &start), ke = sval_known_int(v->range.stop, &stop);
        sval_known_int(v->range.step, &st);
        if (!ks) start = v->range.start->scalar.lo;
        if (!ke) stop = st > 0 ? v->range.stop->scalar.hi : v->range.stop->scalar.lo;
        if (st > 0) {
            if (r->scalar.lo < start) r->scalar.lo = start;
            if (stop != INT64_MAX && r->scalar.hi > stop - 1) r->scalar.hi = stop - 1;
            if (r->scalar.hi == INT64_MAX) r->scalar.hi = INT64_MAX - 1;
        } else {
            if (ks && r->scalar.hi > start) r->scalar.hi = start;
            if (stop != INT64_MIN && r->scalar.lo < stop + 1) r->scalar.lo = stop + 1;
        }
        return r;
    }
    case SV_ARRAY: return array_index(s, v, index);
    case SV_ITER: return iter_at(s, v, index, q);
    default: return unsupported(s, "a loop over %s", sval_type_name(v));
    }
}

sval *sequence_items(spec *s, sval *v) {
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    if (q.known < 0)
        return unsupported(s, "the number of items of this %s must be known when compiling", sval_type_name(v));
    sval **items = ARENA_ARRAY(s->arena, sval *, q.known + 1);
    for (int i = 0; i < q.known; i++)
        if (!(items[i] = sequence_at(s, &q, sv_int(s, i)))) return NULL;
    return sv_tuple(s, q.known, items);
}
