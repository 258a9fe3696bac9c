// Subscripts of Python objects: reading, storing, deleting.
#include "specialise/methods.h"

#include <string.h>

// ---- subscripts ----

bool list_index(spec *s, const char *what, sval *index, int n, int *out) {
    int64_t i;
    if (!sval_known_int(index, &i)) {
        if (!sval_is_number(index))
            return mistake(s, "TypeError", "%s indices must be integers or slices, not %s", what,
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

sval *list_to_runtime(spec *s,
                      sval *list) {   // a list of known items of one type, or of numbers, becomes a run-time list
    sval *c = list->object.cell->v;
    if (c->kind == SV_RLIST) return c;
    sval *item = c->tuple.n ? mixed_template(s, c->tuple.n, c->tuple.items, OR_NONE) : NULL;
    if (!item) return NULL;
    return rlist_begun(s, c->tuple.n, c->tuple.items, item);
}

// Can something that belongs to the value be changed where it is? What is known of the others is guarded when copied.
static bool holds_changeable(const sval *v) {
    switch (v->kind) {
    case SV_LIST: return true;
    case SV_SET: return !v->object.is_frozen;
    case SV_DICT:
    case SV_INSTANCE: return is_runtime_contents(v->object.cell->v) || holds_changeable(v->object.cell->v);
    case SV_TUPLE:
        for (int i = 0; i < v->tuple.n; i++)
            if (holds_changeable(v->tuple.items[i])) return true;
        return false;
    case SV_MAP:
        for (int i = 0; i < v->map.n; i++)
            if (holds_changeable(v->map.values[i])) return true;
        return false;
    case SV_RTUPLE: return holds_changeable(v->rlist.item);
    case SV_CHOICE: return holds_changeable(v->choice.a) || holds_changeable(v->choice.b);
    default: return false;
    }
}

// Makes run, its items at run time, the contents of the list. A caller's list is only read from run: not possible where
// items of run, which are others than the caller's, can be changed.
static bool becomes_runtime(spec *s, sval *list, sval *run) {
    scell *cell = list->object.cell;
    if (cell->v == run) return true;
    if (cell_writable_as(s, cell, run)) return cell_set(s, cell, run), true;
    if (holds_changeable(run->rlist.item)) return false;
    s->want_inline = false;
    s->want_cell = NULL;
    return true;
}

// The items of a run-time list or tuple, of which the new list or tuple is made.
static sval *runtime_slice(spec *s, sval *contents, const sval *slice) {
    ir_value *args[5] = {contents->rlist.v};
    if (!slice_arguments(s, slice, args + 1)) return NULL;
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = contents->rlist.item;
    l->rlist.site = contents->rlist.site;
    l->rlist.v = emit_call1(s, "nprt_list_slice", 5, args, contents->rlist.v->type, false);
    return contents->kind == SV_RTUPLE ? sv_rtuple(s, l) : sv_list(s, l);
}

static sval *list_subscript(spec *s, sval *v, sval *index);
static sval *subscript_of_contents(spec *s, sval *contents, void *index) {
    return list_subscript(s, sv_list(s, contents), index);
}

static sval *list_subscript(spec *s, sval *v, sval *index) {
    sval *c = v->object.cell->v;
    int i;
    if (c->kind == SV_CHOICE) return split_choice(s, c, subscript_of_contents, index);   // it was filled in branches
    if (index->kind == SV_SLICE) {
        sval *r = c->kind == SV_TUPLE ? slice_items(s, c, index) : NULL;
        if (r) return sv_list(s, r);
        if (s->diags->error_count) return NULL;
        if (c->kind == SV_TUPLE && !(c = list_to_runtime(s, v)))
            return unsupported(s, "a slice of a list of mixed items with bounds known only at run time");
        return becomes_runtime(s, v, c) ? runtime_slice(s, c, index) : NULL;
    }
    if (c->kind == SV_RLIST) return rlist_get(s, v, index);
    int64_t known;
    if (sval_is_int(index) && !sval_known_int(index, &known)) {   // items of one type: looked up at run time
        if (!c->tuple.n) return certainly_raises(s, "IndexError", "list index out of range");
        sval *run = list_to_runtime(s, v);
        if (run) return becomes_runtime(s, v, run) ? rlist_get(s, run, index) : NULL;
    }
    return list_index(s, "list", index, c->tuple.n, &i) ? c->tuple.items[i] : NULL;
}

sval *tuple_to_runtime(spec *s, sval *v) {
    sval *item = v->tuple.n ? mixed_template(s, v->tuple.n, v->tuple.items, OR_NONE) : NULL;
    sval *run = item && !holds_changeable(item) ? rlist_of_items(s, v->tuple.n, v->tuple.items, item) : NULL;
    return run ? sv_rtuple(s, run) : NULL;
}

static sval *tuple_subscript(spec *s, sval *v, sval *index) {
    int i;
    int64_t known;
    if (index->kind == SV_SLICE) {
        sval *r = slice_items(s, v, index);
        if (r || s->diags->error_count) return r;
        sval *run = tuple_to_runtime(s, v);
        return run ? runtime_slice(s, run, index)
                   : unsupported(s, "a slice of a tuple of mixed items with bounds known only at run time");
    }
    if (sval_is_int(index) && !sval_known_int(index, &known)) {
        sval *run = tuple_to_runtime(s, v);
        if (run) return rlist_get(s, run, index);
    }
    return list_index(s, "tuple", index, v->tuple.n, &i) ? v->tuple.items[i] : NULL;
}

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
// Texts, numbers, and tuples of them.
static bool may_be_equal(const sval *a, const sval *b) {
    if (a->kind == SV_CHOICE || b->kind == SV_CHOICE) return true;
    if (is_tuple(a) && is_tuple(b) && (a->kind == SV_RTUPLE || b->kind == SV_RTUPLE)) return true;
    if (a->kind != SV_TUPLE || b->kind != SV_TUPLE)
        return (is_text(a) && is_text(b)) || (sval_is_number(a) && sval_is_number(b));
    for (int i = 0; i < a->tuple.n && i < b->tuple.n; i++)
        if (!may_be_equal(a->tuple.items[i], b->tuple.items[i])) return false;
    return a->tuple.n == b->tuple.n;
}

static bool lookup_rest(spec *s, void *data) {
    lookup *l = data;
    while (l->from < l->map->map.n && !may_be_equal(l->map->map.keys[l->from], l->key)) l->from++;
    if (l->from == l->map->map.n) {
        if (s->attempt) {
            sclass *c = exception_class(s, intern(s->names, "KeyError"))->cls;
            return raise_exception(s, exception_instance(s, c, 1, &l->key));
        }
        certainly_raises(s, "KeyError", "key not found");
        return true;
    }
    sval *eq = equal(s, l->key, l->map->map.keys[l->from]);
    return eq && branch(s, scalar_value(s, eq), lookup_hit, lookup_miss, l);
}

static sval *table_subscript(spec *s, sval *table, sval *key) {
    sval *entry = table_find(s, table, key), *absent = entry ? scalar_compare(s, OP_Lt, entry, sv_int(s, 0)) : NULL;
    if (!absent) return NULL;
    if (absent->kind == SV_NUM && absent->num.i) return raise_key_error(s, key), NULL;
    if (!branch(s, scalar_value(s, absent), raise_key_error, NULL, key)) return NULL;
    return table_value(s, table, entry);
}

int map_find(const sval *m, const sval *key) {
    for (int i = 0; i < m->map.n; i++) {
        const sval *k = m->map.keys[i];
        if (sval_same(k, key)) return i;
        if (k->kind != SV_NUM || key->kind != SV_NUM || k->num.im || key->num.im) continue;
        bool const whole = stype_kind(k->num.st) != 'f' && stype_kind(key->num.st) != 'f';
        double const x = stype_kind(k->num.st) == 'f' ? k->num.f : (double)k->num.i,
                     y = stype_kind(key->num.st) == 'f' ? key->num.f : (double)key->num.i;
        if (whole ? k->num.i == key->num.i : x == y) return i;
    }
    return -1;
}

static sval *dict_subscript(spec *s, sval *v, sval *key) {
    sval *m = v->object.cell->v;
    if (!is_hashable(s, key)) return NULL;
    if (m->kind == SV_RTABLE) return table_subscript(s, m, key);
    int const at = map_find(m, key);
    if (at >= 0) return m->map.values[at];
    bool const plain = is_text(key) || sval_is_number(key);
    if (sval_is_dynamic(key) && m->map.n && (m->map.n > 8 || !plain)) {
        sval *table = dict_runtime(s, v, NULL, NULL, false);
        if (table) return table_subscript(s, table, key);
        if (s->want_inline || s->want_unroll) return NULL;
    }
    if (sval_is_dynamic(key) && (plain || is_tuple(key)) && m->map.n) {   // a key known only at run time
        lookup l = {m, key, 0, cell_new(s, sv_undef(s))};
        l.result->is_result = true;   // meaningless where nothing was found
        return lookup_rest(s, &l) ? l.result->v : NULL;
    }
    if (s->attempt) {
        sclass *c = exception_class(s, intern(s->names, "KeyError"))->cls;
        return raise_exception(s, exception_instance(s, c, 1, &key)), NULL;
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
        return mistake(s, "TypeError", "string indices must be integers, not '%s'", sval_type_name(index));
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
    if (s->attempt && k) {
        ir_value *t = str_ir(s, v);
        sval *n = sv_int_range(s, emit_call1(s, "nprt_str_len", 1, &t, type_i64(s), false), 0, (int64_t)1 << 47);
        if (!index_in_range(s, k, n, "string index out of range")) return NULL;
    }
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

// The first part of an array's index that is one of two, in a tuple or a slice; NULL: there is none.
static sval *choice_within(sval *index) {
    if (index->kind == SV_CHOICE) return index;
    sval *const bounds[] = {index->range.start, index->range.stop, index->range.step};
    bool const is_slice = index->kind == SV_SLICE;
    int const n = is_slice ? 3 : index->kind == SV_TUPLE ? index->tuple.n : 0;
    for (int i = 0; i < n; i++) {
        sval *part = is_slice ? bounds[i] : index->tuple.items[i], *found = part ? choice_within(part) : NULL;
        if (found) return found;
    }
    return NULL;
}

// ---- indices that are one of two things ----

static bool is_one_of_ints(const sval *v) {
    return v->kind == SV_CHOICE ? is_one_of_ints(v->choice.a) && is_one_of_ints(v->choice.b) : sval_is_int(v);
}

static sval *as_int(spec *s, sval *v, void *data) {
    (void)data;
    return scalar_convert(s, v, ST_INT);
}

typedef sval *(*part_fn)(spec *s, sval *part, void *data);

// The index with fn of its parts: of a tuple its items, of a slice its bounds. NULL where fn is.
static sval *map_index(spec *s, sval *index, part_fn fn, void *data) {
    if (index->kind == SV_SLICE) {
        sval *a = fn(s, index->range.start, data), *b = a ? fn(s, index->range.stop, data) : NULL;
        sval *c = b ? fn(s, index->range.step, data) : NULL;
        return c ? sv_slice(s, a, b, c) : NULL;
    }
    if (index->kind != SV_TUPLE) return index;
    sval **items = ARENA_ARRAY(s->arena, sval *, index->tuple.n + 1);
    for (int i = 0; i < index->tuple.n; i++)
        if (!(items[i] = fn(s, index->tuple.items[i], data))) return NULL;
    return sv_tuple(s, index->tuple.n, items);
}

// One of two integers is an integer.
static sval *settled(spec *s, sval *index, void *data) {
    if (index->kind == SV_CHOICE) return is_one_of_ints(index) ? split_choice(s, index, as_int, NULL) : index;
    return map_index(s, index, settled, data);
}

// Of what is indexed by numbers: as few choices in the index as can be.
static bool settle_index(spec *s, const sval *v, sval **index) {
    bool const by_number =
        v->kind == SV_ARRAY || v->kind == SV_LIST || is_tuple(v) || is_text(v) || v->kind == SV_RANGE;
    if (by_number && choice_within(*index)) *index = settled(s, *index, NULL);
    return *index != NULL;
}

static sval *with_part(spec *s, sval *index, const sval *choice, sval *part) {
    if (index == choice) return part;
    if (index->kind == SV_SLICE) {
        sval *b[] = {index->range.start, index->range.stop, index->range.step};
        for (int i = 0; i < 3; i++)
            if (b[i] == choice) b[i] = part;
        return sv_slice(s, b[0], b[1], b[2]);
    }
    if (index->kind != SV_TUPLE) return index;
    sval **items = ARENA_ARRAY(s->arena, sval *, index->tuple.n + 1);
    for (int i = 0; i < index->tuple.n; i++) items[i] = with_part(s, index->tuple.items[i], choice, part);
    return sv_tuple(s, index->tuple.n, items);
}

// A place in an array, of which a part is one of two. value: what is stored there, or NULL.
typedef struct divided {
    sval *array, *index, *choice, *value;
} divided;

static sval *at_part(spec *s, sval *part, void *data) {
    const divided *d = data;
    sval *index = with_part(s, d->index, d->choice, part);
    if (!d->value) return subscript(s, d->array, index);
    return subscript_set(s, d->array, index, d->value) ? sv_none(s) : NULL;
}

sval *subscript(spec *s, sval *v, sval *index) {
    if (!settle_index(s, v, &index)) return NULL;
    if (index->kind == SV_CHOICE) return split_choice(s, index, sub_index, &(sub){v, index});
    switch (v->kind) {
    case SV_CHOICE: return split_choice(s, v, sub_part, &(sub){v, index});
    case SV_ARRAY: {
        sval *choice = choice_within(index);
        return choice ? split_choice(s, choice, at_part, &(divided){v, index, choice, NULL}) : array_index(s, v, index);
    }
    case SV_LIST: return list_subscript(s, v, index);
    case SV_TUPLE: return tuple_subscript(s, v, index);
    case SV_RTUPLE: return index->kind == SV_SLICE ? runtime_slice(s, v, index) : rlist_get(s, v, index);
    case SV_DICT: return dict_subscript(s, v, index);
    case SV_STR:
    case SV_RSTR: return text_subscript(s, v, index);
    case SV_HANDLE:
        return v->handle.handle == HANDLE_ARCHIVE
                   ? lazy_new(s, v, index)
                   : misused(s, v, NULL, "'%s' object is not subscriptable", sval_type_name(v));
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
    case SV_NUM:
    case SV_SCALAR: return array_index(s, v, index);
    default: {
        sval *own = special_method(s, v, "__getitem__");
        if (own) return call1(s, own, index);
        sval *hint = hint_subscript(s, v);
        return hint ? hint : misused(s, v, NULL, "'%s' object is not subscriptable", sval_type_name(v));
    }
    }
}

sval *map_with(spec *s, const sval *m, sval *key, sval *value) {
    int at = map_find(m, key);
    if (at >= 0) key = m->map.keys[at];
    if (at < 0) at = m->map.n;
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

sval *map_without(spec *s, const sval *m, int at) {
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

// list[a:b:c] = value of a run-time list.
static bool assign_slice(spec *s, sval *list, const sval *slice, sval *value) {
    ir_value *args[4];
    if (s->attempt && slice->range.step->kind != SV_NONE)
        return unsupported(s, "assignment to a slice with a step in a try statement") != NULL;
    return slice_arguments(s, slice, args) && rlist_assign_slice(s, list, args, value);
}

static bool has_known_bounds(const sval *slice) {
    const sval *parts[3] = {slice->range.start, slice->range.stop, slice->range.step};
    int64_t k = 1;
    for (int i = 0; i < 3; i++)
        if (parts[i]->kind != SV_NONE && !sval_known_int(parts[i], &k)) return false;
    return k == 1 || slice->range.step->kind == SV_NONE;
}

static bool is_known_sequence(spec *s, sval *value) {
    sequence q;
    bool const may_be = value->kind == SV_LIST || is_tuple(value) || value->kind == SV_RANGE || value->kind == SV_STR ||
                        value->kind == SV_ARRAY;
    return may_be && sequence_open(s, value, &q) && q.known >= 0;
}

// The list as a run-time one; where it is empty, of items such as those of the value.
static sval *runtime_with(spec *s, sval *list, const sval *value) {
    const sval *from = value->kind == SV_LIST ? value->object.cell->v : value;
    if (list->object.cell->v->tuple.n) return list_to_runtime(s, list);
    sval *item = from->kind == SV_RLIST || from->kind == SV_RTUPLE ? from->rlist.item
                 : from->kind == SV_TUPLE && from->tuple.n         ? item_template(s, from->tuple.n, from->tuple.items)
                                                                   : NULL;
    return item ? rlist_new(s, item) : NULL;
}

typedef struct stored {
    sval *index, *value;   // value: or the array, where the value is one of two
} stored;
static sval *set_part(spec *s, sval *v, void *data) {
    return subscript_set(s, v, ((stored *)data)->index, ((stored *)data)->value) ? sv_none(s) : NULL;
}

sval *dict_runtime(spec *s, sval *dict, sval *key, sval *value, bool to_write) {
    sval *c = dict->object.cell->v;
    if (c->kind == SV_RTABLE) return c;
    sval *template = table_template(s, dict, key, value);
    bool const writable = cell_writable_as(s, dict->object.cell, template);
    if (!writable && (to_write || (template && holds_changeable(template->table.value)))) return NULL;
    s->want_cell = NULL;
    s->want_inline = s->want_unroll = false;
    sval *table = table_of(s, dict, key, value);
    if (table && writable) cell_set(s, dict->object.cell, table);
    return table;
}

// Can a known list be written? When it is the caller's, the caller may make a run-time list of it, for such items.
static bool list_writable(spec *s, sval *list, sval *item) {
    sval *c = list->object.cell->v, **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n + 1), *run = NULL;
    for (int i = 0; i < c->tuple.n; i++) items[i] = c->tuple.items[i];
    items[c->tuple.n] = item;
    sval *t = item_template(s, c->tuple.n + 1, items);
    if (t) run = sv_new(s, SV_RLIST), run->rlist.item = t;
    return cell_writable_as(s, list->object.cell, run);
}

// The table behind a dict, which is converted where the value is a number of another type than those in it.
static sval *table_taking(spec *s, sval *dict, sval *key, sval *value) {
    scell *cell = dict->object.cell;
    sval *t = table_template(s, dict, key, value);
    if (!t || table_fits(s, cell->v, t)) return cell->v;
    sval *converted = may_become(s, cell, t) ? table_converted(s, cell->v, t) : NULL;
    if (converted) cell_set(s, cell, converted);
    return converted || s->want_inline || s->diags->error_count ? converted : cell->v;
}

static bool dict_store(spec *s, sval *v, sval *key, sval *value) {
    sval *c = v->object.cell->v;
    if (!is_hashable(s, key)) return false;
    if (c->kind == SV_RTABLE) return (c = table_taking(s, v, key, value)) && table_set(s, c, key, value);
    bool const is_name = key->kind == SV_STR;   // of a field, rather than of an entry: the caller keeps it known
    if (!cell_writable_as(s, v->object.cell, is_name ? NULL : table_template(s, v, key, value))) return false;
    if (!can_hold(s, v->object.cell, value)) return false;
    if (!sval_is_dynamic(key)) return cell_set(s, v->object.cell, map_with(s, c, key, value)), true;
    static const char *const why = "a dict whose keys are known only at run time";
    if (s->may_unroll && is_text(key)) return wants_unroll(s, why);   // names of parameters: known then
    sval *table = dict_runtime(s, v, key, value, true);
    return table ? table_set(s, table, key, value) : wants_unroll(s, why);
}

static sval *set_value(spec *s, sval *value, void *data) {
    const stored *d = data;
    return subscript_set(s, d->value, d->index, value) ? sv_none(s) : NULL;
}

bool subscript_set(spec *s, sval *v, sval *index, sval *value) {
    if (v->kind == SV_CHOICE) return split_choice(s, v, set_part, &(stored){index, value}) != NULL;
    if (!settle_index(s, v, &index)) return false;
    sval *choice = v->kind == SV_ARRAY || v->kind == SV_LIST ? choice_within(index) : NULL;
    if (choice) return split_choice(s, choice, at_part, &(divided){v, index, choice, value}) != NULL;
    if (!mixed_beside(s, &value, v)) return false;
    if (v->kind == SV_ARRAY && value->kind == SV_CHOICE)
        return split_choice(s, value, set_value, &(stored){index, v}) != NULL;
    if (v->kind == SV_ARRAY) return array_index_set(s, v, index, value);
    if (v->kind == SV_INSTANCE) {
        sval *m = attribute(s, v, intern(s->names, "__setitem__"));
        arglist a = {.n = 2, .v = (sval *[]){index, value}};
        return m && call(s, m, &a) != NULL;
    }
    if (v->kind != SV_LIST && v->kind != SV_DICT)
        return lacks(s, v, "'%s' object does not support item assignment"), false;
    sval *c = v->object.cell->v;
    if (v->kind == SV_LIST && c->kind == SV_RLIST)
        return index->kind != SV_SLICE ? rlist_set(s, v, index, value) : assign_slice(s, v, index, value);
    if (v->kind == SV_DICT) return dict_store(s, v, index, value);
    if (v->object.cell->foreign ? !list_writable(s, v, value) : !cell_writable(s, v->object.cell)) return false;
    int i;
    int64_t known;
    if (index->kind == SV_SLICE && has_known_bounds(index) && is_known_sequence(s, value))
        return list_replace(s, v, index, sequence_items(s, value));
    if (index->kind == SV_SLICE) {
        sval *run = runtime_with(s, v, value);
        if (!run) return unsupported(s, "assignment of this value to a slice of a list of mixed items") != NULL;
        cell_set(s, v->object.cell, run);
        return assign_slice(s, v, index, value);
    }
    if (sval_is_int(index) && !sval_known_int(index, &known)) {
        sval *run = list_to_runtime(s, v);
        if (run) {
            cell_set(s, v->object.cell, run);
            return rlist_set(s, v, index, value);
        }
    }
    if (!list_index(s, "list assignment", index, c->tuple.n, &i) || !can_hold(s, v->object.cell, value)) return false;
    sval **items = arena_copy(s->arena, c->tuple.items, (size_t)c->tuple.n * sizeof(sval *));
    items[i] = value;
    cell_set(s, v->object.cell, sv_tuple(s, c->tuple.n, items));
    return true;
}

static bool delete_slice(spec *s, sval *contents, const sval *slice) {
    ir_value *args[5] = {contents->rlist.v};
    if (!slice_arguments(s, slice, args + 1)) return false;
    emit_call(s, "nprt_list_delete_slice", 5, args, 0, NULL, false);
    return true;
}

static bool table_delete(spec *s, sval *table, sval *key) {
    sval *entry = table_find(s, table, key), *absent = entry ? scalar_compare(s, OP_Lt, entry, sv_int(s, 0)) : NULL;
    if (!absent) return false;
    if (absent->kind == SV_NUM && absent->num.i) return raise_key_error(s, key);
    if (!branch(s, scalar_value(s, absent), raise_key_error, NULL, key)) return false;
    table_remove(s, table, entry);
    return true;
}

bool subscript_delete(spec *s, sval *v, sval *index) {
    sval *c = v->kind == SV_LIST || v->kind == SV_DICT ? v->object.cell->v : NULL;
    if (!c) return misused(s, v, NULL, "'%s' object doesn't support item deletion", sval_type_name(v)), false;
    if (v->kind == SV_LIST) {
        if (index->kind == SV_SLICE)
            return c->kind == SV_TUPLE ? list_replace(s, v, index, sv_tuple(s, 0, NULL)) : delete_slice(s, c, index);
        sval *m = method(s, v, intern(s->names, "pop"));
        return call1(s, m, index) != NULL;
    }
    if (sval_is_dynamic(index) && !(c = dict_runtime(s, v, NULL, NULL, true)))
        return s->want_inline ? false : unsupported(s, "deleting a key known only at run time") != NULL;
    if (c->kind == SV_RTABLE) return table_delete(s, c, index);
    if (!cell_writable(s, v->object.cell)) return false;
    int const at = map_find(c, index);
    if (at < 0) return raise_key_error(s, index);
    return cell_set(s, v->object.cell, map_without(s, c, at)), true;
}

bool list_append(spec *s, sval *list, sval *item) {
    sval *c = list->object.cell->v;
    if (c->kind == SV_RLIST) return rlist_append(s, list, item);
    if (c->kind != SV_TUPLE) return wants_unroll(s, "a list whose items are different ones on different paths");
    if (list->object.cell->foreign ? !list_writable(s, list, item) : !cell_writable(s, list->object.cell)) return false;
    if (!can_hold(s, list->object.cell, item)) return false;
    sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n + 1);
    if (c->tuple.n) memcpy(items, c->tuple.items, (size_t)c->tuple.n * sizeof(sval *));
    items[c->tuple.n] = item;
    cell_set(s, list->object.cell, sv_tuple(s, c->tuple.n + 1, items));
    return true;
}

sval *sv_starred(spec *s, sval *run) {
    sval *v = sv_new(s, SV_STARRED);
    v->rlist = run->rlist;
    return v;
}
