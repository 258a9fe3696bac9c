// Attributes and subscripts of Python objects; methods of lists, dicts, strings and tuples.
#include "dialect/arith/arith.h"
#include "specialise/state.h"

#include <string.h>

// ---- subscripts ----

static bool list_index(spec *s, const char *what, sval *index, int n, int *out) {
    int64_t i;
    if (!sval_known_int(index, &i)) {
        if (!sval_is_number(index))
            return fail(s, "TypeError", NULL, "%s indices must be integers or slices, not %s", what,
                        sval_type_name(index)),
                   false;
        return wants_unroll(s, "a list or tuple of known items is indexed by a number known only at run time");
    }
    if (i < 0) i += n;
    if (i < 0 || i >= n) return fail(s, "IndexError", NULL, "%s index out of range", what), false;
    *out = (int)i;
    return true;
}

static sval *slice_items(spec *s, sval *t, const sval *slice) {
    int64_t start, stop, step = 1, n = t->tuple.n;
    if (slice->range.step->kind != SV_NONE && !sval_known_int(slice->range.step, &step))
        return unsupported(s, "a slice step that is not known when compiling");
    if (step == 0) return fail(s, "ValueError", NULL, "slice step cannot be zero");
    start = step > 0 ? 0 : n - 1;
    stop = step > 0 ? n : -1;
    if (slice->range.start->kind != SV_NONE) {
        if (!sval_known_int(slice->range.start, &start)) return NULL;
        if (start < 0) start += n;
        if (start < 0) start = step > 0 ? 0 : -1;
        if (start >= n) start = step > 0 ? n : n - 1;
    }
    if (slice->range.stop->kind != SV_NONE) {
        if (!sval_known_int(slice->range.stop, &stop)) return NULL;
        if (stop < 0) stop += n;
        if (stop < 0) stop = step > 0 ? 0 : -1;
        if (stop > n) stop = n;
    }
    sval **items = ARENA_ARRAY(s->arena, sval *, n + 1);
    int count = 0;
    for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step) items[count++] = t->tuple.items[i];
    return sv_tuple(s, count, items);
}

// The runtime's slice arguments: start, stop, step and which of them are given.
static bool slice_arguments(spec *s, const sval *slice, ir_value **out) {
    sval *parts[3] = {slice->range.start, slice->range.stop, slice->range.step};
    int flags = 0;
    for (int i = 0; i < 3; i++) {
        sval *v = parts[i]->kind == SV_NONE ? sv_int(s, i == 2) : scalar_convert(s, parts[i], ST_INT);
        if (!v) return false;
        if (parts[i]->kind != SV_NONE) flags |= 1 << i;
        out[i] = scalar_value(s, v);
    }
    out[3] = emit_const_int(s, flags, ir_type_int(s->ir, 32));
    return true;
}

sval *list_to_runtime(spec *s, sval *list) {   // a list of known items of one type becomes a run-time list
    sval *c = list->object.cell->v;
    if (c->kind == SV_RLIST) return c;
    sval *item = c->tuple.n ? item_template(s, c->tuple.n, c->tuple.items) : NULL;
    if (!item) return NULL;
    return rlist_of_items(s, c->tuple.n, c->tuple.items, item);
}

static sval *runtime_slice(spec *s, sval *contents, const sval *slice) {
    ir_value *args[5] = {contents->rlist.v};
    if (!slice_arguments(s, slice, args + 1)) return NULL;
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = contents->rlist.item;
    l->rlist.v = emit_call1(s, "nprt_list_slice", 5, args, contents->rlist.v->type, false);
    return sv_list(s, l);
}

static sval *list_subscript(spec *s, sval *v, sval *index) {
    sval *c = v->object.cell->v;
    int i;
    if (index->kind == SV_SLICE) {
        sval *r = c->kind == SV_TUPLE ? slice_items(s, c, index) : NULL;
        if (r) return sv_list(s, r);
        if (s->diags->error_count) return NULL;
        if (c->kind == SV_TUPLE && !(c = list_to_runtime(s, v)))
            return unsupported(s, "a slice of a list of mixed items with bounds known only at run time");
        return runtime_slice(s, c, index);
    }
    if (c->kind == SV_RLIST) {
        if (!sval_is_number(index))
            return fail(s, "TypeError", NULL, "list indices must be integers or slices, not %s", sval_type_name(index));
        return rlist_get(s, v, index);
    }
    int64_t known;
    if (sval_is_int(index) && !sval_known_int(index, &known)) {   // items of one type: looked up at run time
        sval *run = list_to_runtime(s, v);
        if (run) {
            if (cell_writable(s, v->object.cell)) cell_set(s, v->object.cell, run);
            s->want_inline = false;
            return rlist_get(s, run, index);
        }
    }
    return list_index(s, "list", index, c->tuple.n, &i) ? c->tuple.items[i] : NULL;
}

static sval *tuple_subscript(spec *s, sval *v, sval *index) {
    int i;
    int64_t known;
    if (index->kind == SV_SLICE) {
        sval *r = slice_items(s, v, index);
        return r || s->diags->error_count ? r : unsupported(s, "a slice of a tuple with bounds known only at run time");
    }
    if (sval_is_int(index) && !sval_known_int(index, &known)) {
        sval *item = v->tuple.n ? item_template(s, v->tuple.n, v->tuple.items) : NULL;
        sval *run = item ? rlist_of_items(s, v->tuple.n, v->tuple.items, item) : NULL;
        if (run) return rlist_get(s, run, index);
    }
    return list_index(s, "tuple", index, v->tuple.n, &i) ? v->tuple.items[i] : NULL;
}

static bool is_text(const sval *v) { return v->kind == SV_STR || v->kind == SV_RSTR; }

typedef struct lookup {
    sval *map, *key;
    int from;
    scell *result;
} lookup;
static bool lookup_rest(spec *s, void *data);
static bool lookup_hit(spec *s, void *data) {
    lookup *l = data;
    cell_set(s, l->result, l->map->map.values[l->from]);
    return true;
}
static bool lookup_miss(spec *s, void *data) {
    lookup next = *(lookup *)data;
    next.from++;
    return lookup_rest(s, &next);
}
static bool lookup_rest(spec *s, void *data) {
    lookup *l = data;
    while (l->from < l->map->map.n && is_text(l->map->map.keys[l->from]) != is_text(l->key)) l->from++;
    if (l->from == l->map->map.n) {
        emit_check(s, emit_const_int(s, 0, type_i1(s)), "KeyError", "key not found");
        cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
        return true;
    }
    sval *eq = compare(s, OP_Eq, l->key, l->map->map.keys[l->from]);
    return eq && branch(s, scalar_value(s, eq), lookup_hit, lookup_miss, l);
}

static sval *dict_subscript(spec *s, sval *v, sval *key) {
    sval *m = v->object.cell->v;
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], key)) return m->map.values[i];
    if (sval_is_dynamic(key) && (is_text(key) || sval_is_number(key)) && m->map.n) {   // a key known only at run time
        lookup l = {m, key, 0, cell_new(s, sv_undef(s))};
        return lookup_rest(s, &l) ? l.result->v : NULL;
    }
    sval *text = key->kind == SV_STR ? sv_str(s, arena_printf(s->arena, "'%s'", key->text)) : to_str(s, key, true);
    return fail(s, "KeyError", NULL, "%s", text && text->kind == SV_STR ? text->text : "key not found");
}

static sval *text_subscript(spec *s, sval *v, sval *index) {
    if (index->kind == SV_SLICE && v->kind == SV_STR) {
        sequence q;
        int const before = s->diags->error_count;
        sval *part = sequence_open(s, v, &q) ? slice_items(s, q.source, index) : NULL, *text = sv_str(s, "");
        if (!part && s->diags->error_count > before) return NULL;
        for (int i = 0; part && i < part->tuple.n; i++) text = str_concat(s, text, part->tuple.items[i]);
        if (part) return text;
    }
    if (index->kind == SV_SLICE) {
        ir_value *args[5] = {str_ir(s, v)};
        if (!slice_arguments(s, index, args + 1)) return NULL;
        return sv_rstr(s, emit_call1(s, "nprt_str_slice", 5, args, type_str(s), false));
    }
    if (!sval_is_int(index))
        return fail(s, "TypeError", NULL, "string indices must be integers, not '%s'", sval_type_name(index));
    int64_t i;
    if (v->kind == SV_STR && sval_known_int(index, &i)) {
        int64_t const n = (int64_t)istr_len(v->text);
        bool ascii = true;
        for (int64_t k = 0; k < n; k++) ascii = ascii && (unsigned char)v->text[k] < 0x80;
        if (ascii && i < 0) i += n;
        if (ascii && i >= 0 && i < n) return sv_istr(s, intern_n(s->names, v->text + i, 1));
        if (ascii) return fail(s, "IndexError", NULL, "string index out of range");
    }
    sval *k = scalar_convert(s, index, ST_INT);
    return sv_rstr(
        s, emit_call1(s, "nprt_str_index", 2, (ir_value *[]){str_ir(s, v), scalar_value(s, k)}, type_str(s), true));
}

static sval *lazy_new(spec *s, sval *archive, sval *name) {
    if (!is_text(name))
        return fail(s, "KeyError", NULL, "the arrays of a file are found by their names, not by %s",
                    sval_type_name(name));
    sval *v = sv_new(s, SV_LAZY);
    v->lazy.archive = archive;
    v->lazy.name = name;
    v->lazy.dt = -1;
    return v;
}

sval *lazy_array(spec *s, sval *lazy, int rank) {
    dtype const t = lazy->lazy.dt < 0 ? DT_float64 : (dtype)lazy->lazy.dt;
    if (lazy->lazy.dt < 0)
        return unsupported(
            s, "an array from a file whose dtype is not said; write .astype(np.float32) (or another dtype) on it");
    sval *none[8] = {0};
    ir_type const i32 = ir_type_int(s->ir, 32);
    ir_value *args[4] = {lazy->lazy.archive->handle.v, str_ir(s, lazy->lazy.name), emit_const_int(s, t, i32),
                         emit_const_int(s, rank, i32)};
    ir_value *r = emit_call1(s, "nprt_archive_get", 4, args, array_type(s, t, rank, none), true);
    return array_value(s, t, rank, none, r);
}

static sval *range_slice(spec *s, sval *v, const sval *slice) {
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    if (q.known < 0 || q.known > 4096)
        return unsupported(s, "a slice of a range whose length is not known when compiling");
    sval **places = ARENA_ARRAY(s->arena, sval *, q.known + 1);
    for (int i = 0; i < q.known; i++) places[i] = sv_int(s, i);
    sval *at = slice_items(s, sv_tuple(s, q.known, places), slice);
    if (!at)
        return s->diags->error_count ? NULL : unsupported(s, "a slice of a range with bounds known only at run time");
    int64_t by = 1, start = 0, step = 1, first = 0;
    sval_known_int(slice->range.step, &by);
    if (!sval_known_int(v->range.start, &start) || !sval_known_int(v->range.step, &step))
        return unsupported(s, "a slice of a range known only at run time");
    if (at->tuple.n) sval_known_int(at->tuple.items[0], &first);
    sval *r = sv_new(s, SV_RANGE);
    r->range.start = sv_int(s, start + first * step);
    r->range.step = sv_int(s, step * by);
    r->range.stop = sv_int(s, start + (first + at->tuple.n * by) * step);
    return r;
}

typedef struct sub {
    sval *v, *index;
} sub;
static sval *sub_part(spec *s, sval *v, void *data) { return subscript(s, v, ((sub *)data)->index); }
static sval *sub_index(spec *s, sval *i, void *data) { return subscript(s, ((sub *)data)->v, i); }

sval *subscript(spec *s, sval *v, sval *index) {
    if (index->kind == SV_CHOICE) return split_choice(s, index, sub_index, &(sub){v, index});
    switch (v->kind) {
    case SV_CHOICE: return split_choice(s, v, sub_part, &(sub){v, index});
    case SV_ARRAY: return array_index(s, v, index);
    case SV_LIST: return list_subscript(s, v, index);
    case SV_TUPLE: return tuple_subscript(s, v, index);
    case SV_DICT: return dict_subscript(s, v, index);
    case SV_STR:
    case SV_RSTR: return text_subscript(s, v, index);
    case SV_HANDLE:
        return v->handle.handle == HANDLE_ARCHIVE
                   ? lazy_new(s, v, index)
                   : fail(s, "TypeError", NULL, "'%s' object is not subscriptable", sval_type_name(v));
    case SV_RANGE: {
        sequence q;
        int64_t i, n;
        if (index->kind == SV_SLICE) return range_slice(s, v, index);
        if (!sequence_open(s, v, &q)) return NULL;
        if (sval_known_int(index, &i) && i < 0) index = scalar_binary(s, OP_Add, q.length, index);
        if (index && sval_known_int(index, &i) && sval_known_int(q.length, &n) && (i < 0 || i >= n))
            return fail(s, "IndexError", NULL, "range object index out of range");
        return index ? sequence_at(s, &q, index) : NULL;
    }
    case SV_INSTANCE: {
        sval *m = attribute(s, v, intern(s->names, "__getitem__"));
        return m ? call1(s, m, index) : NULL;
    }
    default: return fail(s, "TypeError", NULL, "'%s' object is not subscriptable", sval_type_name(v));
    }
}

static sval *map_with(spec *s, const sval *m, sval *key, sval *value) {
    int at = 0;
    while (at < m->map.n && !sval_same(m->map.keys[at], key)) at++;
    int const n = at < m->map.n ? m->map.n : m->map.n + 1;
    sval *r = sv_new(s, SV_MAP);
    r->map.n = n;
    r->map.keys = ARENA_ARRAY(s->arena, sval *, n);
    r->map.values = ARENA_ARRAY(s->arena, sval *, n);
    if (m->map.n) {
        memcpy(r->map.keys, m->map.keys, (size_t)m->map.n * sizeof(sval *));
        memcpy(r->map.values, m->map.values, (size_t)m->map.n * sizeof(sval *));
    }
    r->map.keys[at] = key;
    r->map.values[at] = value;
    return r;
}

static sval *map_without(spec *s, const sval *m, int at) {
    sval *r = sv_new(s, SV_MAP);
    r->map.keys = ARENA_ARRAY(s->arena, sval *, m->map.n + 1);
    r->map.values = ARENA_ARRAY(s->arena, sval *, m->map.n + 1);
    for (int i = 0; i < m->map.n; i++) {
        if (i == at) continue;
        r->map.keys[r->map.n] = m->map.keys[i];
        r->map.values[r->map.n++] = m->map.values[i];
    }
    return r;
}

// list[slice] = items, of a list whose items are known.
static bool list_replace(spec *s, sval *v, const sval *slice, sval *items) {
    sval *c = v->object.cell->v;
    int64_t step = 1;
    if (!items || !cell_writable(s, v->object.cell)) return false;
    if (slice->range.step->kind != SV_NONE && (!sval_known_int(slice->range.step, &step) || step != 1))
        return unsupported(s, "assignment to a slice with a step") != NULL;
    int64_t bounds[2] = {0, c->tuple.n};
    for (int k = 0; k < 2; k++) {
        const sval *b = k ? slice->range.stop : slice->range.start;
        if (b->kind == SV_NONE) continue;
        if (!sval_known_int(b, &bounds[k]))
            return unsupported(s, "assignment to a slice with bounds known only at run time") != NULL;
        if (bounds[k] < 0) bounds[k] += c->tuple.n;
        if (bounds[k] < 0) bounds[k] = 0;
        if (bounds[k] > c->tuple.n) bounds[k] = c->tuple.n;
    }
    if (bounds[1] < bounds[0]) bounds[1] = bounds[0];
    int const n = c->tuple.n - (int)(bounds[1] - bounds[0]) + items->tuple.n;
    sval **all = ARENA_ARRAY(s->arena, sval *, n + 1);
    int at = 0;
    for (int i = 0; i < bounds[0]; i++) all[at++] = c->tuple.items[i];
    for (int i = 0; i < items->tuple.n; i++) all[at++] = items->tuple.items[i];
    for (int64_t i = bounds[1]; i < c->tuple.n; i++) all[at++] = c->tuple.items[i];
    cell_set(s, v->object.cell, sv_tuple(s, n, all));
    return true;
}

typedef struct stored {
    sval *index, *value;
} stored;
static sval *set_part(spec *s, sval *v, void *data) {
    return subscript_set(s, v, ((stored *)data)->index, ((stored *)data)->value) ? sv_none(s) : NULL;
}

bool subscript_set(spec *s, sval *v, sval *index, sval *value) {
    if (v->kind == SV_CHOICE) return split_choice(s, v, set_part, &(stored){index, value}) != NULL;
    if (v->kind == SV_ARRAY) return array_index_set(s, v, index, value);
    if (v->kind == SV_INSTANCE) {
        sval *m = attribute(s, v, intern(s->names, "__setitem__"));
        arglist a = {.n = 2, .v = (sval *[]){index, value}};
        return m && call(s, m, &a) != NULL;
    }
    if (v->kind != SV_LIST && v->kind != SV_DICT)
        return fail(s, "TypeError", NULL, "'%s' object does not support item assignment", sval_type_name(v)), false;
    sval *c = v->object.cell->v;
    if (v->kind == SV_LIST && c->kind == SV_RLIST)
        return index->kind != SV_SLICE ? rlist_set(s, v, index, value)
                                       : unsupported(s, "assignment to a slice of a run-time list") != NULL;
    if (!cell_writable(s, v->object.cell)) return false;
    if (v->kind == SV_DICT) {
        if (sval_is_dynamic(index)) return wants_unroll(s, "a dict whose keys are known only at run time");
        if (index->kind == SV_LIST || index->kind == SV_DICT || index->kind == SV_ARRAY)
            return fail(s, "TypeError", NULL, "unhashable type: '%s'", sval_type_name(index)), false;
        cell_set(s, v->object.cell, map_with(s, c, index, value));
        return true;
    }
    int i;
    int64_t known;
    if (index->kind == SV_SLICE) return list_replace(s, v, index, sequence_items(s, value));
    if (sval_is_int(index) && !sval_known_int(index, &known)) {
        sval *run = list_to_runtime(s, v);
        if (run) {
            cell_set(s, v->object.cell, run);
            return rlist_set(s, v, index, value);
        }
    }
    if (!list_index(s, "list assignment", index, c->tuple.n, &i)) return false;
    sval **items = arena_copy(s->arena, c->tuple.items, (size_t)c->tuple.n * sizeof(sval *));
    items[i] = value;
    cell_set(s, v->object.cell, sv_tuple(s, c->tuple.n, items));
    return true;
}

bool subscript_delete(spec *s, sval *v, sval *index) {
    sval *c = v->kind == SV_LIST || v->kind == SV_DICT ? v->object.cell->v : NULL;
    if (!c) return fail(s, "TypeError", NULL, "'%s' object doesn't support item deletion", sval_type_name(v)), false;
    if (v->kind == SV_LIST) {
        if (index->kind == SV_SLICE)
            return c->kind == SV_TUPLE ? list_replace(s, v, index, sv_tuple(s, 0, NULL))
                                       : unsupported(s, "del of a slice of a run-time list") != NULL;
        sval *m = method(s, v, intern(s->names, "pop"));
        return call1(s, m, index) != NULL;
    }
    if (!cell_writable(s, v->object.cell)) return false;
    for (int i = 0; i < c->map.n; i++)
        if (sval_same(c->map.keys[i], index)) return cell_set(s, v->object.cell, map_without(s, c, i)), true;
    return fail(s, "KeyError", NULL, "the key is not in the dict"), false;
}

bool list_append(spec *s, sval *list, sval *item) {
    sval *c = list->object.cell->v;
    if (c->kind == SV_RLIST) return rlist_append(s, list, item);
    if (!cell_writable(s, list->object.cell)) return false;
    sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n + 1);
    if (c->tuple.n) memcpy(items, c->tuple.items, (size_t)c->tuple.n * sizeof(sval *));
    items[c->tuple.n] = item;
    cell_set(s, list->object.cell, sv_tuple(s, c->tuple.n + 1, items));
    return true;
}

sval *sv_starred(spec *s, sval *list) {
    sval *v = sv_new(s, SV_STARRED);
    v->rlist = list->object.cell->v->rlist;
    return v;
}

// ---- methods ----

typedef sval *(*method_fn)(spec *s, sval *self, arglist *a);

static bool count_is(spec *s, const char *name, arglist *a, int least, int most) {
    if (a->n >= least && a->n <= most) return true;
    return fail(s, "TypeError", NULL, "%s() takes %d to %d arguments (%d given)", name, least, most, a->n), false;
}

static sval *list_append_method(spec *s, sval *self, arglist *a) {
    return count_is(s, "append", a, 1, 1) && list_append(s, self, a->v[0]) ? sv_none(s) : NULL;
}

static bool extend_item(spec *s, void *data, sval *item) { return list_append(s, data, item); }
static sval *list_extend(spec *s, sval *self, arglist *a) {
    return count_is(s, "extend", a, 1, 1) && loop_over(s, NULL, a->v[0], extend_item, self) ? sv_none(s) : NULL;
}

static sval *list_pop(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "pop", a, 0, 1)) return NULL;
    sval *c = self->object.cell->v, *at = a->n ? a->v[0] : sv_int(s, -1);
    if (c->kind == SV_RLIST) {
        sval *i = scalar_convert(s, at, ST_INT);
        if (!i) return NULL;
        ir_value *k =
            emit_call1(s, "nprt_list_pop_index", 2, (ir_value *[]){c->rlist.v, scalar_value(s, i)}, type_i64(s), true);
        sval *item = rlist_get(s, self, sv_int_range(s, k, 0, INT64_MAX));
        if (!item) return NULL;
        value_list leaves = {0};   // strings and lists are borrowed from the list until the item goes
        flatten(s, item, &leaves);
        retain_all(s, &leaves);
        emit_call(s, "nprt_list_delete", 2, (ir_value *[]){c->rlist.v, k}, 0, NULL, false);
        return item;
    }
    int i;
    if (c->tuple.n == 0) return fail(s, "IndexError", NULL, "pop from empty list");
    if (!cell_writable(s, self->object.cell) || !list_index(s, "pop", at, c->tuple.n, &i)) return NULL;
    sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n);
    for (int k = 0, n = 0; k < c->tuple.n; k++)
        if (k != i) items[n++] = c->tuple.items[k];
    cell_set(s, self->object.cell, sv_tuple(s, c->tuple.n - 1, items));
    return c->tuple.items[i];
}

static sval *list_index_method(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "index", a, 1, 1)) return NULL;
    sval *c = self->kind == SV_TUPLE ? self : self->object.cell->v, *x = a->v[0];
    if (c->kind == SV_TUPLE) {
        for (int i = 0; i < c->tuple.n; i++) {
            sval *item = c->tuple.items[i];
            if (!sval_is_dynamic(item) && !sval_is_dynamic(x)) {
                if ((is_text(item) == is_text(x)) && item->kind == x->kind) {
                    sval *eq = compare(s, OP_Eq, item, x);
                    if (!eq) return NULL;
                    if (eq->kind == SV_NUM && eq->num.i) return sv_int(s, i);
                }
                continue;
            }
            sval *run = self->kind == SV_LIST ? list_to_runtime(s, self) : NULL;
            if (!run) return unsupported(s, "index() of items known only at run time");
            c = run;
            break;
        }
        if (c->kind == SV_TUPLE)
            return fail(s, "ValueError", NULL, "the value is not in the %s", self->kind == SV_LIST ? "list" : "tuple");
    }
    sval *t = c->rlist.item, *fit = coerce(s, x, t);
    const char *callee = !fit                                               ? NULL
                         : t->kind == SV_RSTR                               ? "nprt_list_index_str"
                         : t->kind == SV_SCALAR && t->scalar.st == ST_INT   ? "nprt_list_index_i64"
                         : t->kind == SV_SCALAR && t->scalar.st == ST_FLOAT ? "nprt_list_index_f64"
                                                                            : NULL;
    if (!callee) return unsupported(s, "index() of a run-time list of %s", sval_type_name(t));
    value_list leaves = {0};
    flatten(s, fit, &leaves);
    return sv_int_range(s, emit_call1(s, callee, 2, (ir_value *[]){c->rlist.v, leaves.data[0]}, type_i64(s), true), 0,
                        (int64_t)1 << 47);
}

static sval *list_insert(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "insert", a, 2, 2)) return NULL;
    sval *c = self->object.cell->v;
    int64_t i;
    if (c->kind != SV_TUPLE || !sval_known_int(a->v[0], &i)) return unsupported(s, "insert() into a run-time list");
    if (!cell_writable(s, self->object.cell)) return NULL;
    int const n = c->tuple.n;
    if (i < 0) i = i + n < 0 ? 0 : i + n;
    if (i > n) i = n;
    sval **items = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int k = 0; k <= n; k++) items[k] = k < i ? c->tuple.items[k] : k == i ? a->v[1] : c->tuple.items[k - 1];
    cell_set(s, self->object.cell, sv_tuple(s, n + 1, items));
    return sv_none(s);
}

static sval *list_reverse(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "reverse", a, 0, 0)) return NULL;
    sval *c = self->object.cell->v;
    if (c->kind == SV_RLIST) {
        emit_call(s, "nprt_list_reverse", 1, &c->rlist.v, 0, NULL, false);
        return sv_none(s);
    }
    if (!cell_writable(s, self->object.cell)) return NULL;
    sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n + 1);
    for (int k = 0; k < c->tuple.n; k++) items[k] = c->tuple.items[c->tuple.n - 1 - k];
    cell_set(s, self->object.cell, sv_tuple(s, c->tuple.n, items));
    return sv_none(s);
}

static sval *list_sort(spec *s, sval *self, arglist *a) {
    sval *given[2] = {0};
    if (!arguments(s, "sort", a, "* key=None reverse=False", given)) return NULL;
    sval *known = sorted_list(s, self, given[0], given[1]);
    if (known) {
        if (!cell_writable(s, self->object.cell)) return NULL;
        cell_set(s, self->object.cell, known->object.cell->v);
        return sv_none(s);
    }
    if (s->diags->error_count || a->named)
        return s->diags->error_count ? NULL
                                     : unsupported(s, "sort() of items known only at run time with a key or reverse");
    sval *run = list_to_runtime(s, self);
    const char *d = run ? list_descriptor(s, run->rlist.item) : NULL;
    if (!d)
        return self->object.cell->v->kind == SV_TUPLE && !self->object.cell->v->tuple.n
                   ? sv_none(s)
                   : unsupported(s, "sorting this list");
    ir_op *op = emit_call(s, "nprt_list_sort", 2, (ir_value *[]){run->rlist.v, emit_const_int(s, 0, type_i1(s))}, 0,
                          NULL, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, d));
    if (!cell_writable(s, self->object.cell)) return NULL;
    cell_set(s, self->object.cell, run);
    return sv_none(s);
}

static sval *list_copy(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "copy", a, 0, 0)) return NULL;
    sval *c = self->object.cell->v;
    if (c->kind == SV_TUPLE) return sv_list(s, c);
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = c->rlist.item;
    l->rlist.v = emit_call1(s, "nprt_list_copy", 1, &c->rlist.v, c->rlist.v->type, false);
    return sv_list(s, l);
}

static sval *dict_items(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "items", a, 0, 0)) return NULL;
    sval *m = self->object.cell->v, **items = ARENA_ARRAY(s->arena, sval *, m->map.n + 1);
    for (int i = 0; i < m->map.n; i++) {
        sval **pair = ARENA_ARRAY(s->arena, sval *, 2);
        pair[0] = m->map.keys[i], pair[1] = m->map.values[i];
        items[i] = sv_tuple(s, 2, pair);
    }
    return sv_tuple(s, m->map.n, items);
}
static sval *dict_keys(spec *s, sval *self, arglist *a) {
    return count_is(s, "keys", a, 0, 0) ? sv_tuple(s, self->object.cell->v->map.n, self->object.cell->v->map.keys)
                                        : NULL;
}
static sval *dict_values(spec *s, sval *self, arglist *a) {
    return count_is(s, "values", a, 0, 0) ? sv_tuple(s, self->object.cell->v->map.n, self->object.cell->v->map.values)
                                          : NULL;
}
static sval *dict_get(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "get", a, 1, 2)) return NULL;
    sval *m = self->object.cell->v;
    if (sval_is_dynamic(a->v[0])) return unsupported(s, "dict.get with a key known only at run time");
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], a->v[0])) return m->map.values[i];
    return a->n > 1 ? a->v[1] : sv_none(s);
}
static sval *dict_update(spec *s, sval *self, arglist *a) {
    for (int k = 0; k < a->n; k++) {
        if (a->v[k]->kind != SV_DICT) return unsupported(s, "dict.update with anything but a dict");
        sval *m = a->v[k]->object.cell->v;
        for (int i = 0; i < m->map.n; i++)
            if (!subscript_set(s, self, m->map.keys[i], m->map.values[i])) return NULL;
    }
    for (int k = 0; k < a->named; k++)
        if (!subscript_set(s, self, sv_istr(s, a->names[k]), a->named_v[k])) return NULL;
    return sv_none(s);
}
static sval *dict_take(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "pop", a, 1, 2)) return NULL;
    sval *m = self->object.cell->v;
    if (sval_is_dynamic(a->v[0])) return unsupported(s, "dict.pop with a key known only at run time");
    if (!cell_writable(s, self->object.cell)) return NULL;
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], a->v[0]))
            return cell_set(s, self->object.cell, map_without(s, m, i)), m->map.values[i];
    return a->n > 1 ? a->v[1] : dict_subscript(s, self, a->v[0]);
}
static sval *dict_setdefault(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "setdefault", a, 1, 2)) return NULL;
    sval *m = self->object.cell->v;
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], a->v[0])) return m->map.values[i];
    sval *v = a->n > 1 ? a->v[1] : sv_none(s);
    return subscript_set(s, self, a->v[0], v) ? v : NULL;
}
static sval *object_clear(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "clear", a, 0, 0) || !cell_writable(s, self->object.cell)) return NULL;
    if (self->kind == SV_LIST && self->object.cell->v->kind == SV_RLIST)
        return unsupported(s, "clear() of a run-time list");
    cell_set(s, self->object.cell, self->kind == SV_LIST ? sv_tuple(s, 0, NULL) : sv_new(s, SV_MAP));
    return sv_none(s);
}

// How often x is among known items; counted at run time where the comparison is.
static sval *list_count(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "count", a, 1, 1)) return NULL;
    sval *c = self->kind == SV_TUPLE ? self : self->object.cell->v, *total = sv_int(s, 0);
    if (c->kind != SV_TUPLE) return unsupported(s, "count() of a run-time list");
    for (int i = 0; total && i < c->tuple.n; i++) {
        sval *eq = compare(s, OP_Eq, c->tuple.items[i], a->v[0]);
        ir_value *t = NULL;
        int const known = eq ? truth(s, eq, &t) : -2;
        if (known == -2) return NULL;
        total = scalar_binary(s, OP_Add, total,
                              known >= 0 ? sv_int(s, known) : scalar_convert(s, sv_scalar(s, ST_BOOL, t), ST_INT));
    }
    return total;
}
static sval *list_remove(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "remove", a, 1, 1)) return NULL;
    sval *at = list_index_method(s, self, a), *pop = method(s, self, intern(s->names, "pop"));
    return at && call1(s, pop, at) ? sv_none(s) : NULL;
}

static sval *dict_copy(spec *s, sval *self, arglist *a) {
    sval *m = self->object.cell->v;
    return count_is(s, "copy", a, 0, 0) ? sv_dict(s, m->map.n, m->map.keys, m->map.values) : NULL;
}

// ---- strings: straight calls of the runtime ----

// TEXT(NAME, ARGUMENTS, RESULT, SITE): arguments s str, i int; optional ones after '?' become null strings.
static const struct {
    const char *name, *args;
    char result;
    bool site;
} text_methods[] = {{"upper", "", 's', false},     {"lower", "", 's', false},     {"capitalize", "", 's', false},
                    {"title", "", 's', false},     {"strip", "?s", 's', false},   {"lstrip", "?s", 's', false},
                    {"rstrip", "?s", 's', false},  {"replace", "ss", 's', false}, {"startswith", "s", 'b', false},
                    {"endswith", "s", 'b', false}, {"find", "s", 'i', false},     {"rfind", "s", 'i', false},
                    {"count", "s", 'i', false},    {"split", "?s", 'l', true},    {"splitlines", "", 'l', false},
                    {"zfill", "i", 's', false},    {"ljust", "i?s", 's', false},  {"rjust", "i?s", 's', false},
                    {"center", "i?s", 's', false}, {"isdigit", "", 'b', false},   {"isalpha", "", 'b', false},
                    {"isspace", "", 'b', false}};

static sval *text_result(spec *s, char kind, ir_value *v) {
    switch (kind) {
    case 's': return sv_rstr(s, v);
    case 'b': return sv_scalar(s, ST_BOOL, v);
    case 'i': return sv_int_range(s, v, -1, (int64_t)1 << 47);
    default: {
        sval *l = sv_new(s, SV_RLIST);
        l->rlist.item = sv_rstr(s, NULL);
        l->rlist.v = v;
        return sv_list(s, l);
    }
    }
}

static sval *split_known(spec *s, sval *self, sval *sep) {   // known text, known separator
    VEC(sval *) parts = {0};
    const char *p = self->text;
    if (!sep) {
        while (*p) {
            while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') p++;
            const char *start = p;
            while (*p && *p != ' ' && *p != '\t' && *p != '\n' && *p != '\r') p++;
            if (p > start) vec_push(s->arena, &parts, sv_istr(s, intern_n(s->names, start, (size_t)(p - start))));
        }
    } else {
        size_t const n = strlen(sep->text);
        if (!n) return fail(s, "ValueError", NULL, "empty separator");
        for (const char *hit; (hit = strstr(p, sep->text)); p = hit + n)
            vec_push(s->arena, &parts, sv_istr(s, intern_n(s->names, p, (size_t)(hit - p))));
        vec_push(s->arena, &parts, sv_str(s, p));
    }
    return sv_list(s, sv_tuple(s, parts.n, parts.data));
}

static sval *text_fold(spec *s, sval *self, const char *name, arglist *a) {
    if (self->kind != SV_STR || a->named) return NULL;
    for (int i = 0; i < a->n; i++)
        if (a->v[i]->kind != SV_STR) return NULL;
    if (strcmp(name, "split") == 0) return split_known(s, self, a->n ? a->v[0] : NULL);
    if (a->n == 1 && (strcmp(name, "find") == 0 || strcmp(name, "rfind") == 0 || strcmp(name, "count") == 0)) {
        size_t const m = strlen(a->v[0]->text);
        int64_t at = -1, count = 0;
        for (const char *p = self->text; m && (p = strstr(p, a->v[0]->text)); p += *name == 'c' ? m : 1) {
            if (at < 0 || *name == 'r') at = p - self->text;
            count++;
        }
        for (const char *p = self->text; *p; p++)
            if ((unsigned char)*p >= 0x80) return NULL;
        return m ? sv_int(s, *name == 'c' ? count : at) : NULL;
    }
    if (strcmp(name, "replace") == 0 && a->n == 2 && *a->v[0]->text) {
        sval *r = sv_str(s, "");
        const char *p = self->text;
        for (const char *hit; (hit = strstr(p, a->v[0]->text)); p = hit + strlen(a->v[0]->text))
            r = str_concat(s, str_concat(s, r, sv_istr(s, intern_n(s->names, p, (size_t)(hit - p)))), a->v[1]);
        return str_concat(s, r, sv_str(s, p));
    }
    if (strcmp(name, "startswith") == 0 && a->n == 1)
        return sv_bool(s, strncmp(self->text, a->v[0]->text, strlen(a->v[0]->text)) == 0);
    if (strcmp(name, "endswith") == 0 && a->n == 1) {
        size_t const n = strlen(self->text), m = strlen(a->v[0]->text);
        return sv_bool(s, n >= m && strcmp(self->text + n - m, a->v[0]->text) == 0);
    }
    return NULL;
}

static sval *call_text(spec *s, const struct builtin *b, arglist *a) {
    sval *self = a->v[0];
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    sval *folded = text_fold(s, self, b->name, &rest);
    if (folded || s->diags->error_count) return folded;
    if (rest.named) return fail(s, "TypeError", NULL, "%s() takes no keyword arguments", b->name);
    const char *kinds = text_methods[b->code].args;
    ir_value *operands[6] = {str_ir(s, self)};
    int n = 1, k = 0;
    bool optional = false;
    for (const char *p = kinds; *p; p++) {
        if (*p == '?') {
            optional = true;
            continue;
        }
        if (k >= rest.n) {
            if (!optional) return fail(s, "TypeError", NULL, "%s() is missing an argument", b->name);
            operands[n++] = null_object(s);
            continue;
        }
        sval *v = rest.v[k++];
        if (*p == 's' && v->kind == SV_NONE && optional)
            operands[n++] = null_object(s);
        else if (*p == 's' ? !is_text(v) : !sval_is_int(v))
            return fail(s, "TypeError", NULL, "%s() does not take a %s here", b->name, sval_type_name(v));
        else
            operands[n++] = *p == 's' ? str_ir(s, v) : scalar_value(s, scalar_convert(s, v, ST_INT));
    }
    if (k < rest.n) return fail(s, "TypeError", NULL, "%s() takes at most %d arguments (%d given)", b->name, k, rest.n);
    char const r = text_methods[b->code].result;
    ir_type const list = ir_type_dialect(s->ir, "python", "list", 1, (ir_attr[]){ir_attr_string(s->ir, "o")});
    ir_type const type = r == 's' ? type_str(s) : r == 'b' ? type_i1(s) : r == 'i' ? type_i64(s) : list;
    const char *callee = arena_printf(s->arena, "nprt_str_%s", b->name);
    return text_result(s, r, emit_call1(s, callee, n, operands, type, text_methods[b->code].site));
}

static sval *text_join(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "join", a, 1, 1)) return NULL;
    sval *v = a->v[0];
    if (v->kind == SV_LIST && v->object.cell->v->kind == SV_RLIST) {
        if (v->object.cell->v->rlist.item->kind != SV_RSTR)
            return fail(s, "TypeError", NULL, "sequence item 0: expected str instance, %s found",
                        sval_type_name(v->object.cell->v->rlist.item));
        return sv_rstr(s, emit_call1(s, "nprt_str_join", 2, (ir_value *[]){str_ir(s, self), v->object.cell->v->rlist.v},
                                     type_str(s), false));
    }
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    if (!q.is_static) {   // as many items as there are at run time
        sval *list = sv_list(s, sv_tuple(s, 0, NULL));
        if (!loop_over(s, NULL, v, extend_item, list)) return NULL;
        return list->object.cell->v->kind == SV_RLIST ? text_join(s, self, &(arglist){.n = 1, .v = &list})
                                                      : sv_str(s, "");
    }
    sval *items = sequence_items(s, v), *text = sv_str(s, "");
    for (int i = 0; items && i < items->tuple.n; i++) {
        if (!is_text(items->tuple.items[i]))
            return fail(s, "TypeError", NULL, "sequence item %d: expected str instance, %s found", i,
                        sval_type_name(items->tuple.items[i]));
        if (i) text = str_concat(s, text, self);
        text = str_concat(s, text, items->tuple.items[i]);
    }
    return items ? text : NULL;
}

static sval *text_index(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "index", a, 1, 1)) return NULL;
    sval *m = method(s, self, intern(s->names, "find")), *at = m ? call1(s, m, a->v[0]) : NULL;
    sval *found = at ? scalar_compare(s, OP_GtE, at, sv_int(s, 0)) : NULL;
    if (!found) return NULL;
    if (found->kind == SV_NUM) return found->num.i ? at : fail(s, "ValueError", NULL, "substring not found");
    emit_check(s, scalar_value(s, found), "ValueError", "substring not found");
    return sv_int_range(s, scalar_value(s, at), 0, at->scalar.hi);
}

static const struct {
    sval_kind kind;
    const char *name;
    method_fn fn;
} methods[] = {{SV_STR, "index", text_index},
               {SV_LIST, "append", list_append_method},
               {SV_LIST, "extend", list_extend},
               {SV_LIST, "pop", list_pop},
               {SV_LIST, "index", list_index_method},
               {SV_LIST, "insert", list_insert},
               {SV_LIST, "reverse", list_reverse},
               {SV_LIST, "sort", list_sort},
               {SV_LIST, "copy", list_copy},
               {SV_TUPLE, "index", list_index_method},
               {SV_DICT, "items", dict_items},
               {SV_DICT, "keys", dict_keys},
               {SV_DICT, "values", dict_values},
               {SV_DICT, "get", dict_get},
               {SV_DICT, "update", dict_update},
               {SV_DICT, "copy", dict_copy},
               {SV_STR, "join", text_join},
               {SV_DICT, "pop", dict_take},
               {SV_DICT, "setdefault", dict_setdefault},
               {SV_DICT, "clear", object_clear},
               {SV_LIST, "clear", object_clear},
               {SV_LIST, "count", list_count},
               {SV_TUPLE, "count", list_count},
               {SV_LIST, "remove", list_remove},
               {SV_STR, "format", text_format}};

static sval *call_method(spec *s, const struct builtin *b, arglist *a) {
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    return methods[b->code].fn(s, a->v[0], &rest);
}

static sval *bound_builtin(spec *s, sval *self, const char *name,
                           sval *(*fn)(spec *, const struct builtin *, arglist *), int code) {
    builtin *b = ARENA_NEW(s->arena, builtin);
    *b = (builtin){name, fn, NULL, code};
    return sv_bound(s, self, sv_builtin(s, b));
}

sval *method(spec *s, sval *self, istr name) {
    sval_kind const kind = self->kind == SV_RSTR ? SV_STR : self->kind;
    for (int i = 0; i < (int)(sizeof methods / sizeof *methods); i++)
        if (methods[i].kind == kind && strcmp(methods[i].name, name) == 0)
            return bound_builtin(s, self, methods[i].name, call_method, i);
    for (int i = 0; kind == SV_STR && i < (int)(sizeof text_methods / sizeof *text_methods); i++)
        if (strcmp(text_methods[i].name, name) == 0) return bound_builtin(s, self, text_methods[i].name, call_text, i);
    return NULL;
}

// ---- attributes ----

sval *class_member(spec *s, const sclass *c, istr name) {
    scell *m = map_get_ptr(&c->members, name);
    if (m && m->v->kind != SV_UNDEF) return m->v->kind == SV_FUNC || m->v->kind == SV_BOUND ? m->v : captured(s, m);
    for (int i = 0; i < c->base_count; i++) {
        sval *v = class_member(s, c->bases[i], name);
        if (v) return v;
    }
    return NULL;
}

static sval *object_init(spec *s, const struct builtin *b, arglist *a) {
    (void)b;
    (void)a;
    return sv_none(s);
}

bool is_marked(const sval *m, const char *decorator) {
    return m && m->kind == SV_BOUND && m->bound.callee->kind == SV_BUILTIN &&
           strcmp(m->bound.callee->builtin->name, decorator) == 0;
}

bool class_is(const sclass *c, const sclass *base) {
    if (!c || c == base) return c != NULL;
    for (int i = 0; i < c->base_count; i++)
        if (class_is(c->bases[i], base)) return true;
    return false;
}

// What an attribute found in the class is for the object.
static sval *bind_member(spec *s, sval *self, sclass *cls, sval *member) {
    if (is_marked(member, "property")) return call1(s, member->bound.self, self);
    if (is_marked(member, "staticmethod")) return member->bound.self;
    if (is_marked(member, "classmethod")) {
        sval *c = sv_new(s, SV_CLASS);
        c->cls = cls;
        return sv_bound(s, c, member->bound.self);
    }
    return member->kind == SV_FUNC ? sv_bound(s, self, member) : member;
}

static sval *instance_attribute(spec *s, sval *v, istr name) {
    sval *m = v->object.cell->v;
    for (int i = 0; i < m->map.n; i++)
        if (m->map.keys[i]->text == name) return m->map.values[i];
    sval *member = class_member(s, v->object.cls, name);
    if (!member && strcmp(name, "__init__") == 0) return sv_none(s);
    if (!member && strcmp(name, "__class__") == 0) return type_of(s, v);
    return member ? bind_member(s, v, v->object.cls, member) : NULL;
}

// super().name: looked for behind the class whose method asks.
static sval *super_attribute(spec *s, sval *v, istr name) {
    const sclass *owner = v->bound.callee->cls;
    for (const sclass *c = v->bound.self->object.cls; c; c = c->base_count ? c->bases[0] : NULL)
        if (c->base_count > 1) return unsupported(s, "super() with several base classes");
    sval *member = owner->base_count ? class_member(s, owner->bases[0], name) : NULL;
    if (member) return bind_member(s, v->bound.self, v->bound.self->object.cls, member);
    static const builtin no_init = {"__init__", object_init, NULL, 0};
    return strcmp(name, "__init__") == 0 ? sv_builtin(s, &no_init) : NULL;
}

sval *super_of(spec *s) {
    const frame *f = s->frame;
    if (!f->func || !f->func->owner || !f->slots || !f->scope->slot_count)
        return unsupported(s, "super() outside of a method");
    sval *self = captured(s, f->slots[0]);
    if (!self) return NULL;
    if (self->kind != SV_INSTANCE) return unsupported(s, "super() without an object");
    sval *v = sv_new(s, SV_SUPER), *cls = sv_new(s, SV_CLASS);
    cls->cls = f->func->owner;
    v->bound.self = self;
    v->bound.callee = cls;
    return v;
}

static sval *class_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "__name__") == 0) return sv_istr(s, v->cls->name);
    sval *m = class_member(s, v->cls, name);
    if (is_marked(m, "staticmethod")) return m->bound.self;
    return is_marked(m, "classmethod") ? sv_bound(s, v, m->bound.self) : m;
}

typedef struct attr {
    istr name;
} attr;
static sval *attr_part(spec *s, sval *v, void *data) { return attribute(s, v, ((attr *)data)->name); }

sval *attribute_or_null(spec *s, sval *v, istr name) {
    switch (v->kind) {
    case SV_MODULE: return module_member(s, v->module, name);
    case SV_INSTANCE: return instance_attribute(s, v, name);
    case SV_CLASS: return class_attribute(s, v, name);
    case SV_SUPER: return super_attribute(s, v, name);
    case SV_ARRAY: return array_attribute(s, v, name);
    case SV_NUM:
    case SV_SCALAR: return number_attribute(s, v, name);
    case SV_DTYPE: return dtype_attribute(s, v, name);
    case SV_LAZY: return lazy_attribute(s, v, name);
    case SV_HANDLE: return handle_attribute(s, v, name);
    case SV_SLICE:
    case SV_RANGE:
        return strcmp(name, "start") == 0  ? v->range.start
               : strcmp(name, "stop") == 0 ? v->range.stop
               : strcmp(name, "step") == 0 ? v->range.step
                                           : NULL;
    case SV_BUILTIN: return builtin_attribute(s, v, name);
    default: return method(s, v, name);
    }
}

sval *attribute(spec *s, sval *v, istr name) {
    if (v->kind == SV_CHOICE) return split_choice(s, v, attr_part, &(attr){name});
    int const before = s->diags->error_count;
    sval *r = attribute_or_null(s, v, name);
    if (r || s->diags->error_count > before || s->want_inline || s->want_unroll) return r;
    if (v->kind == SV_MODULE)
        return fail(s, "AttributeError", NULL, "module '%s' has no attribute '%s', or none that native code supports",
                    v->module->name, name);
    return fail(s, "AttributeError", NULL, "'%s' object has no attribute '%s', or none that native code supports",
                sval_type_name(v), name);
}
