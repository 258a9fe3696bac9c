// Methods of dictionaries.
#include "specialise/methods.h"

#include <string.h>

sval *dict_items(spec *s, sval *self, arglist *a) {
    return count_is(s, "items", a, 0, 0) ? view_new(s, ITER_ITEMS, self) : NULL;
}
sval *dict_keys(spec *s, sval *self, arglist *a) {
    return count_is(s, "keys", a, 0, 0) ? view_new(s, ITER_KEYS, self) : NULL;
}
sval *dict_values(spec *s, sval *self, arglist *a) {
    return count_is(s, "values", a, 0, 0) ? view_new(s, ITER_VALUES, self) : NULL;
}

// ---- one key ----

typedef struct fetch {
    sval *dict, *table, *key, *otherwise;
    scell *result;
    bool take;
} fetch;

static bool fetch_found(spec *s, void *data, sval *entry) {
    fetch *f = data;
    sval *v = table_value(s, f->table, entry);
    if (f->take) {
        value_list leaves = {0};   // borrowed from the table until the entry goes
        flatten(s, v, &leaves);
        retain_all(s, &leaves);
        table_remove(s, f->table, entry);
    }
    cell_set(s, f->result, v);
    return true;
}

static bool fetch_absent(spec *s, void *data) {
    fetch *f = data;
    if (!f->otherwise) return raise_key_error(s, f->key);
    cell_set(s, f->result, f->otherwise);
    return true;
}

// The dict as a table where its keys are looked up at run time.
static sval *table_for(spec *s, sval *dict, sval *key, bool to_write) {
    if (dict->object.cell->v->kind == SV_MAP && !sval_is_dynamic(key)) return NULL;
    return dict_runtime(s, dict, NULL, NULL, to_write);
}

static sval *fetched(spec *s, fetch f) {
    f.result = cell_new(s, sv_undef(s));
    f.result->is_result = true;   // meaningless where KeyError was raised
    if (!table_lookup(s, f.table, f.key, fetch_found, fetch_absent, &f) || is_dead(s)) return NULL;
    return f.result->v;
}

static sval *cannot_look_up(spec *s, const char *what) {
    if (s->want_inline || s->want_unroll) return NULL;
    return unsupported(s, "dict.%s of a key known only at run time, in a dict whose keys or values differ in type",
                       what);
}

sval *dict_get(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "get", a, 1, 2) || !is_hashable(s, a->v[0])) return NULL;
    sval *m = self->object.cell->v, *key = a->v[0], *otherwise = a->n > 1 ? a->v[1] : sv_none(s);
    if (m->kind == SV_MAP && !m->map.n) return otherwise;
    sval *table = table_for(s, self, key, false);
    if (table) return fetched(s, (fetch){self, table, key, otherwise, NULL, false});
    if (sval_is_dynamic(key)) return cannot_look_up(s, "get");
    int const at = map_find(m, key);
    return at >= 0 ? m->map.values[at] : otherwise;
}

sval *dict_take(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "pop", a, 1, 2) || !is_hashable(s, a->v[0])) return NULL;
    sval *m = self->object.cell->v, *key = a->v[0], *otherwise = a->n > 1 ? a->v[1] : NULL;
    if (m->kind == SV_MAP && !m->map.n) return otherwise ? otherwise : (raise_key_error(s, key), NULL);
    sval *table = table_for(s, self, key, true);
    if (table) return fetched(s, (fetch){self, table, key, otherwise, NULL, true});
    if (sval_is_dynamic(key)) return cannot_look_up(s, "pop");
    if (!cell_writable(s, self->object.cell)) return NULL;
    int const at = map_find(m, key);
    if (at < 0) return otherwise ? otherwise : (raise_key_error(s, key), NULL);
    cell_set(s, self->object.cell, map_without(s, m, at));
    return m->map.values[at];
}

sval *dict_popitem(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "popitem", a, 0, 0)) return NULL;
    sval *m = self->object.cell->v, **pair = ARENA_ARRAY(s->arena, sval *, 2);
    sval *nothing = sv_str(s, "popitem(): dictionary is empty");
    if (m->kind == SV_MAP) {
        if (!m->map.n) return raise_key_error(s, nothing), NULL;
        if (!cell_writable(s, self->object.cell)) return NULL;
        pair[0] = m->map.keys[m->map.n - 1], pair[1] = m->map.values[m->map.n - 1];
        cell_set(s, self->object.cell, map_without(s, m, m->map.n - 1));
        return sv_tuple(s, 2, pair);
    }
    sval *none = scalar_compare(s, OP_Eq, table_length(s, m), sv_int(s, 0));
    if (!branch(s, scalar_value(s, none), raise_key_error, NULL, nothing)) return NULL;
    ir_value *last = emit_call1(s, "nprt_table_last", 1, &m->table.v, type_i64(s), false);
    sval *entry = sv_int_range(s, last, 0, (int64_t)1 << 47), *item;
    pair[0] = table_key(s, m, entry), pair[1] = table_value(s, m, entry);
    item = sv_tuple(s, 2, pair);
    value_list leaves = {0};
    flatten(s, item, &leaves);
    retain_all(s, &leaves);
    table_remove(s, m, entry);
    return item;
}

static bool store_default(spec *s, void *data) {
    fetch *f = data;
    if (!subscript_set(s, f->dict, f->key, f->otherwise)) return false;
    sval *v = subscript(s, f->dict, f->key);   // what the dict holds now: a list is the same one
    if (v) cell_set(s, f->result, v);
    return v != NULL;
}

sval *dict_setdefault(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "setdefault", a, 1, 2) || !is_hashable(s, a->v[0])) return NULL;
    sval *m = self->object.cell->v, *key = a->v[0], *v = a->n > 1 ? a->v[1] : sv_none(s);
    if (m->kind == SV_MAP && !sval_is_dynamic(key)) {
        int const at = map_find(m, key);
        if (at >= 0) return m->map.values[at];
        return subscript_set(s, self, key, v) ? v : NULL;
    }
    sval *table = dict_runtime(s, self, key, v, true);
    if (!table) return cannot_look_up(s, "setdefault");
    fetch f = {self, table, key, v, cell_new(s, sv_undef(s)), false};
    return table_lookup(s, table, key, fetch_found, store_default, &f) ? f.result->v : NULL;
}

// ---- whole dictionaries ----

static bool merge_pair(spec *s, void *dict, sval *item) {
    sval *pair = sequence_items(s, item);
    if (!pair) return false;
    if (pair->tuple.n != 2)
        return fail(s, "ValueError", NULL, "dictionary update sequence element has length %d; 2 is required",
                    pair->tuple.n),
               false;
    return subscript_set(s, dict, pair->tuple.items[0], pair->tuple.items[1]);
}

bool dict_merge(spec *s, sval *dict, sval *from) {
    if (from->kind != SV_DICT) return loop_over(s, NULL, from, merge_pair, dict);
    sval *m = from->object.cell->v, *own = dict->object.cell->v;
    if (m->kind == SV_RTABLE && own->kind == SV_RTABLE && table_fits(s, own, m)) {
        emit_call(s, "nprt_table_update", 2, (ir_value *[]){own->table.v, m->table.v}, 0, NULL, false);
        return true;
    }
    if (m->kind == SV_RTABLE && own->kind == SV_MAP && !own->map.n) {
        if (!cell_writable(s, dict->object.cell)) return false;
        sval *copy = sv_new(s, SV_RTABLE);
        copy->table = m->table;
        copy->table.v = emit_call1(s, "nprt_table_copy", 1, &m->table.v, type_object(s), false);
        cell_set(s, dict->object.cell, copy);
        return true;
    }
    if (m->kind == SV_RTABLE) return loop_over(s, NULL, view_new(s, ITER_ITEMS, from), merge_pair, dict);
    for (int i = 0; i < m->map.n; i++)
        if (!subscript_set(s, dict, m->map.keys[i], m->map.values[i])) return false;
    return true;
}

sval *dict_update(spec *s, sval *self, arglist *a) {
    for (int k = 0; k < a->n; k++)
        if (!dict_merge(s, self, a->v[k])) return NULL;
    for (int k = 0; k < a->named; k++)
        if (!subscript_set(s, self, sv_istr(s, a->names[k]), a->named_v[k])) return NULL;
    return sv_none(s);
}

sval *dict_clear(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "clear", a, 0, 0)) return NULL;
    if (self->object.cell->v->kind == SV_RTABLE) {
        emit_call(s, "nprt_table_clear", 1, &self->object.cell->v->table.v, 0, NULL, false);
        return sv_none(s);
    }
    if (!cell_writable(s, self->object.cell)) return NULL;
    cell_set(s, self->object.cell, sv_new(s, SV_MAP));
    return sv_none(s);
}

sval *dict_copy(spec *s, sval *self, arglist *a) {
    sval *d = sv_dict(s, 0, NULL, NULL);
    return count_is(s, "copy", a, 0, 0) && dict_merge(s, d, self) ? d : NULL;
}

typedef struct same_value {
    sval *dict, *value;
} same_value;

static bool store_same(spec *s, void *data, sval *key) {
    const same_value *f = data;
    return subscript_set(s, f->dict, key, f->value);
}

// A new dictionary; it is a method of the class.
sval *dict_fromkeys(spec *s, sval *self, arglist *a) {
    (void)self;
    if (!count_is(s, "fromkeys", a, 1, 2)) return NULL;
    same_value f = {sv_dict(s, 0, NULL, NULL), a->n > 1 ? a->v[1] : sv_none(s)};
    return loop_over(s, NULL, a->v[0], store_same, &f) ? f.dict : NULL;
}
