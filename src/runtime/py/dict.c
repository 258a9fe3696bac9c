// dict: entries in insertion order and a table of indices into them, as CPython's compact dict; and its views.
#include "runtime/py/impl.h"

#include <stdlib.h>

enum { FREE = -1, DELETED = -2, MIN_SLOTS = 8 };

py_object *py_dict_new(void) { return py_alloc(&py_dict_type, 0); }

static void index_put(py_dict_object *d, int64_t hash, int32_t entry) {
    uint64_t perturb = (uint64_t)hash;
    uint32_t i = (uint32_t)perturb & d->mask;
    while (d->index[i] >= 0) {
        perturb >>= 5;
        i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
    }
    d->index[i] = entry;
}

static void resize(py_dict_object *d, int64_t want) {
    uint32_t slots = MIN_SLOTS;
    while ((int64_t)slots * 2 / 3 < want) slots *= 2;
    int64_t cap = (int64_t)slots * 2 / 3;
    py_dict_entry *entries = py_malloc((size_t)cap * sizeof *entries);
    int64_t n = 0;
    for (int64_t i = 0; i < d->n; i++)
        if (d->entries[i].key) entries[n++] = d->entries[i];
    if (d->entries) {
        py_free(d->entries, (size_t)d->cap * sizeof *entries);
        py_free(d->index, ((size_t)d->mask + 1) * sizeof *d->index);
    }
    d->entries = entries;
    d->n = n;
    d->cap = cap;
    d->mask = slots - 1;
    d->index = py_malloc((size_t)slots * sizeof *d->index);
    memset(d->index, 0xff, (size_t)slots * sizeof *d->index);
    for (int64_t i = 0; i < n; i++) index_put(d, entries[i].hash, (int32_t)i);
}

static bool same_key(py_object *a, py_object *b) {
    return PY_STR(a)->size == PY_STR(b)->size && !memcmp(PY_STR(a)->data, PY_STR(b)->data, PY_STR(a)->size);
}

py_dict_entry *py_dict_find(py_dict_object *d, py_object *key, int64_t hash, bool *error) {
    if (!d->used) return NULL;
    uint64_t perturb = (uint64_t)hash;
    uint32_t i = (uint32_t)perturb & d->mask;
    for (;;) {
        int32_t k = d->index[i];
        if (k == FREE) return NULL;
        if (k >= 0) {
            py_dict_entry *e = &d->entries[k];
            if (e->key == key) return e;
            if (e->hash == hash) {
                if (key->type == &py_str_type && e->key->type == &py_str_type) {
                    if (same_key(key, e->key)) return e;
                } else {
                    py_dict_entry *entries = d->entries;
                    py_object *found = py_incref(e->key);
                    int r = py_equal(found, key);
                    py_decref(found);
                    if (r < 0) {
                        *error = true;
                        return NULL;
                    }
                    if (entries != d->entries || d->index[i] != k)
                        return py_dict_find(d, key, hash, error);   // changed by __eq__
                    if (r) return e;
                }
            }
        }
        perturb >>= 5;
        i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
    }
}

py_object *py_dict_get(py_object *o, py_object *key) {
    int64_t hash;
    bool error = false;
    if (!py_hash(key, &hash)) return NULL;
    py_dict_entry *e = py_dict_find(PY_DICT(o), key, hash, &error);
    return e ? e->value : NULL;
}

py_object *py_dict_get_str(py_object *d, const char *key) {
    py_object *k = py_str_cstr(key), *v = py_dict_get(d, k);
    py_decref(k);
    return v;
}

static bool set_hashed(py_dict_object *d, py_object *key, int64_t hash, py_object *value) {
    bool error = false;
    py_dict_entry *e = py_dict_find(d, key, hash, &error);
    if (error) return false;
    if (e) {
        py_object *old = e->value;
        e->value = py_incref(value);
        py_decref(old);
        return true;
    }
    if (d->n == d->cap) resize(d, d->used * 2 + 1 < MIN_SLOTS / 2 ? MIN_SLOTS / 2 : d->used * 2 + 1);
    index_put(d, hash, (int32_t)d->n);
    d->entries[d->n++] = (py_dict_entry){hash, py_incref(key), py_incref(value)};
    d->used++;
    return true;
}

bool py_dict_set(py_object *o, py_object *key, py_object *value) {
    int64_t hash;
    return py_hash(key, &hash) && set_hashed(PY_DICT(o), key, hash, value);
}

bool py_dict_set_str(py_object *d, const char *key, py_object *value) {
    py_object *k = py_str_intern(key);
    bool ok = py_dict_set(d, k, value);
    py_decref(k);
    return ok;
}

// Removes an entry; the caller gets its references.
static void take_entry(py_dict_object *d, py_dict_entry *e, py_object **key, py_object **value) {
    int32_t k = (int32_t)(e - d->entries);
    uint64_t perturb = (uint64_t)e->hash;
    uint32_t i = (uint32_t)perturb & d->mask;
    while (d->index[i] != k) {
        perturb >>= 5;
        i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
    }
    d->index[i] = DELETED;
    *key = e->key;
    *value = e->value;
    e->key = e->value = NULL;
    d->used--;
    while (d->n && !d->entries[d->n - 1].key) d->n--;   // popitem stays cheap
    if (!d->used) d->n = 0;
}

int py_dict_delete(py_object *o, py_object *key) {
    int64_t hash;
    bool error = false;
    if (!py_hash(key, &hash)) return -1;
    py_dict_entry *e = py_dict_find(PY_DICT(o), key, hash, &error);
    if (!e) return error ? -1 : 0;
    py_object *k, *v;
    take_entry(PY_DICT(o), e, &k, &v);
    py_decref(k);
    py_decref(v);
    return 1;
}

int64_t py_dict_size(const py_object *d) { return ((const py_dict_object *)d)->used; }

bool py_dict_next(py_object *o, int64_t *pos, py_object **key, py_object **value) {
    py_dict_object *d = PY_DICT(o);
    while (*pos < d->n && !d->entries[*pos].key) (*pos)++;
    if (*pos >= d->n) return false;
    *key = d->entries[*pos].key;
    if (value) *value = d->entries[*pos].value;
    (*pos)++;
    return true;
}

static bool update_pairs(py_object *d, py_object *pairs) {
    py_object *it = py_iter(pairs), *pair;
    if (!it) return false;
    bool ok = true;
    for (int64_t i = 0; ok && (pair = py_next(it)); i++) {
        py_object *owner, **v;
        int64_t n;
        ok = py_sequence_fast(pair, &owner, &v, &n);
        if (!ok) {
            if (py_pending_is(&py_TypeError)) {
                py_clear_error();
                py_raise(&py_TypeError, "cannot convert dictionary update sequence element #%lld to a sequence",
                         (long long)i);
            }
        } else {
            ok = n == 2;
            if (!ok)
                py_raise(&py_ValueError, "dictionary update sequence element #%lld has length %lld; 2 is required",
                         (long long)i, (long long)n);
            else
                ok = py_dict_set(d, v[0], v[1]);
            py_decref(owner);
        }
        py_decref(pair);
    }
    py_decref(it);
    return ok && !py_pending();
}

bool py_dict_update(py_object *d, py_object *other) {
    py_object *key, *value;
    if (py_is_dict(other)) {
        int64_t pos = 0;
        while (py_dict_next(other, &pos, &key, &value))
            if (!py_dict_set(d, key, value)) return false;
        return true;
    }
    py_object *keys = NULL;
    int found = py_getattr_optional(other, PN(keys), &keys);
    if (found < 0) return false;
    if (!found) return update_pairs(d, other);
    py_object *list = py_call0(keys), *it = list ? py_iter(list) : NULL;
    py_decref(keys);
    py_xdecref(list);
    if (!it) return false;
    bool ok = true;
    while (ok && (key = py_next(it))) {
        value = py_getitem(other, key);
        ok = value && py_dict_set(d, key, value);
        py_xdecref(value);
        py_decref(key);
    }
    py_decref(it);
    return ok && !py_pending();
}

py_object *py_dict_copy(py_object *o) {
    py_object *d = py_dict_new();
    if (PY_DICT(o)->used) resize(PY_DICT(d), PY_DICT(o)->used);
    py_dict_update(d, o);
    return d;
}

static void clear(py_dict_object *d) {
    py_dict_entry *entries = d->entries;
    int64_t n = d->n, cap = d->cap;
    if (!entries) return;
    py_free(d->index, ((size_t)d->mask + 1) * sizeof *d->index);
    d->entries = NULL;
    d->index = NULL;
    d->n = d->cap = d->used = 0;
    d->mask = 0;
    for (int64_t i = 0; i < n; i++) {
        py_xdecref(entries[i].key);
        py_xdecref(entries[i].value);
    }
    py_free(entries, (size_t)cap * sizeof *entries);
}

static void dict_dealloc(py_object *o) {
    clear(PY_DICT(o));
    py_free_object(o, 0);
}

static py_object *dict_repr(py_object *o) {
    if (!py_repr_enter(o)) return py_str_cstr("{...}");
    py_buffer b = {0};
    py_object *key, *value;
    int64_t pos = 0;
    bool ok = true, first = true;
    py_buffer_char(&b, '{');
    while (ok && py_dict_next(o, &pos, &key, &value)) {
        py_incref(key);
        py_incref(value);
        if (!first) py_buffer_cstr(&b, ", ");
        first = false;
        ok = py_buffer_repr(&b, key);
        py_buffer_cstr(&b, ": ");
        ok = ok && py_buffer_repr(&b, value);
        py_decref(key);
        py_decref(value);
    }
    py_buffer_char(&b, '}');
    py_repr_leave();
    if (ok) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}

static py_object *dict_compare(py_object *a, py_object *b, py_compare_op op) {
    if (op > PY_NE || !py_is_dict(a) || !py_is_dict(b)) PY_RETURN_NOT_IMPLEMENTED;
    int same = PY_DICT(a)->used == PY_DICT(b)->used;
    py_object *key, *value;
    int64_t pos = 0;
    while (same > 0 && py_dict_next(a, &pos, &key, &value)) {
        py_object *other = py_dict_get(b, key);
        same = other ? py_equal(value, other) : py_pending() ? -1 : 0;
    }
    return same < 0 ? NULL : py_bool(same == (op == PY_EQ));
}

static py_object *dict_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op != PY_OR || !py_is_dict(a) || !py_is_dict(b)) PY_RETURN_NOT_IMPLEMENTED;
    py_object *d = py_dict_copy(a);
    py_dict_update(d, b);
    return d;
}

static py_object *dict_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (op != PY_OR) PY_RETURN_NOT_IMPLEMENTED;
    return py_dict_update(a, b) ? py_incref(a) : NULL;
}

static int64_t dict_len(py_object *o) { return PY_DICT(o)->used; }

static py_object *dict_getitem(py_object *o, py_object *key) {
    py_object *v = py_dict_get(o, key);
    if (v) return py_incref(v);
    if (py_pending()) return NULL;
    if (o->type != &py_dict_type) {
        py_object *f = py_type_lookup(o->type, PN(__missing__));
        if (f) return py_call2(f, o, key);
    }
    return py_raise_key(key);
}

static bool dict_setitem(py_object *o, py_object *key, py_object *value) {
    if (value) return py_dict_set(o, key, value);
    int r = py_dict_delete(o, key);
    if (!r) py_raise_key(key);
    return r == 1;
}

static int dict_contains(py_object *o, py_object *key) {
    py_object *v = py_dict_get(o, key);
    return v ? 1 : py_pending() ? -1 : 0;
}

static py_object *dict_make(py_type *t, const py_args *a) {
    (void)a;
    return py_alloc(t, 0);
}

static bool add_keywords(py_object *d, const py_args *a) {
    for (int64_t i = 0; a->kwnames && i < PY_TUPLE(a->kwnames)->n; i++)
        if (!py_dict_set(d, PY_TUPLE(a->kwnames)->items[i], a->v[a->n + i])) return false;
    return true;
}

static bool dict_init(py_object *self, const py_args *a) {
    if (a->n > 1) {
        py_raise(&py_TypeError, "dict expected at most 1 argument, got %d", (int)a->n);
        return false;
    }
    if (a->n && !py_is_dict(a->v[0]) && !a->v[0]->type->iter && !a->v[0]->type->getitem) {
        py_raise(&py_TypeError, "'%s' object is not iterable", a->v[0]->type->name);
        return false;
    }
    return (!a->n || py_dict_update(self, a->v[0])) && add_keywords(self, a);
}

// ---- Methods

static py_object *dict_get(py_object *o, const py_args *a) {
    if (!py_arity(a, "get", 1, 2)) return NULL;
    py_object *v = py_dict_get(o, a->v[0]);
    if (!v && py_pending()) return NULL;
    return py_incref(v ? v : a->n > 1 ? a->v[1] : PY_NONE);
}

static py_object *dict_setdefault(py_object *o, const py_args *a) {
    if (!py_arity(a, "setdefault", 1, 2)) return NULL;
    py_object *v = py_dict_get(o, a->v[0]);
    if (!v) {
        if (py_pending()) return NULL;
        v = a->n > 1 ? a->v[1] : PY_NONE;
        if (!py_dict_set(o, a->v[0], v)) return NULL;
    }
    return py_incref(v);
}

static py_object *dict_pop(py_object *o, const py_args *a) {
    int64_t hash;
    bool error = false;
    if (!py_arity(a, "pop", 1, 2) || !py_hash(a->v[0], &hash)) return NULL;
    py_dict_entry *e = py_dict_find(PY_DICT(o), a->v[0], hash, &error);
    if (error) return NULL;
    if (!e) return a->n > 1 ? py_incref(a->v[1]) : py_raise_key(a->v[0]);
    py_object *k, *v;
    take_entry(PY_DICT(o), e, &k, &v);
    py_decref(k);
    return v;
}

static py_object *dict_popitem(py_object *o, const py_args *a) {
    py_dict_object *d = PY_DICT(o);
    if (!py_arity(a, "popitem", 0, 0)) return NULL;
    if (!d->used) {
        py_object *text = py_str_cstr("popitem(): dictionary is empty");
        py_raise_key(text);
        py_decref(text);
        return NULL;
    }
    py_dict_entry *e = &d->entries[d->n - 1];
    while (!e->key) e--;
    py_object *t = py_tuple_new(2);
    take_entry(d, e, &PY_TUPLE(t)->items[0], &PY_TUPLE(t)->items[1]);
    return t;
}

static py_object *dict_update(py_object *o, const py_args *a) {
    if (a->n > 1) return py_raise(&py_TypeError, "update expected at most 1 argument, got %d", (int)a->n);
    if (a->n && !py_is_dict(a->v[0]) && !a->v[0]->type->iter && !a->v[0]->type->getitem)
        return py_raise(&py_TypeError, "'%s' object is not iterable", a->v[0]->type->name);
    return (!a->n || py_dict_update(o, a->v[0])) && add_keywords(o, a) ? py_incref(PY_NONE) : NULL;
}

static py_object *dict_clear(py_object *o, const py_args *a) {
    if (!py_arity(a, "clear", 0, 0)) return NULL;
    clear(PY_DICT(o));
    PY_RETURN_NONE;
}

static py_object *dict_copy(py_object *o, const py_args *a) {
    return py_arity(a, "copy", 0, 0) ? py_dict_copy(o) : NULL;
}

static py_object *dict_fromkeys(py_object *cls, const py_args *a) {
    if (!py_arity(a, "fromkeys", 1, 2)) return NULL;
    py_object *d = py_call0(cls), *it = d ? py_iter(a->v[0]) : NULL, *k;
    bool ok = it != NULL;
    while (ok && (k = py_next(it))) {
        ok = py_setitem(d, k, a->n > 1 ? a->v[1] : PY_NONE);
        py_decref(k);
    }
    py_xdecref(it);
    if (!ok || py_pending()) PY_CLEAR(d);
    return d;
}

// ---- Iterators and views

typedef enum { KEYS, VALUES, ITEMS } view_kind;
typedef struct dict_iter {
    py_object ob;
    py_object *dict;
    int64_t pos, used;
    view_kind kind;
    bool backwards;
} dict_iter;
typedef struct dict_view {
    py_object ob;
    py_object *dict;
} dict_view;

static py_object *iter_new(py_object *dict, view_kind kind, bool backwards) {
    static py_type *const types[] = {&py_dict_iter_type,
                                     &py_dict_value_iter_type,
                                     &py_dict_item_iter_type,
                                     &py_dict_reverse_key_iter_type,
                                     &py_dict_reverse_value_iter_type,
                                     &py_dict_reverse_item_iter_type};
    dict_iter *it = (dict_iter *)py_alloc(types[kind + 3 * backwards], 0);
    it->dict = py_incref(dict);
    it->used = PY_DICT(dict)->used;
    it->kind = kind;
    it->backwards = backwards;
    it->pos = backwards ? PY_DICT(dict)->n - 1 : 0;
    return (py_object *)it;
}

static py_object *dict_iterate(py_object *o) { return iter_new(o, KEYS, false); }
static py_object *dict_reversed(py_object *o, const py_args *a) {
    (void)a;
    return iter_new(o, KEYS, true);
}

static py_object *iter_next(py_object *o) {
    dict_iter *it = (dict_iter *)o;
    if (!it->dict) return NULL;
    py_dict_object *d = PY_DICT(it->dict);
    if (d->used != it->used) {
        it->used = -1;
        return py_raise(&py_RuntimeError, "dictionary changed size during iteration");
    }
    int64_t step = it->backwards ? -1 : 1;
    while (it->pos >= 0 && it->pos < d->n && !d->entries[it->pos].key) it->pos += step;
    if (it->pos < 0 || it->pos >= d->n) {
        PY_CLEAR(it->dict);
        return NULL;
    }
    py_dict_entry *e = &d->entries[it->pos];
    it->pos += step;
    return it->kind == KEYS     ? py_incref(e->key)
           : it->kind == VALUES ? py_incref(e->value)
                                : py_tuple_pack(2, e->key, e->value);
}

static void iter_dealloc(py_object *o) {
    py_xdecref(((dict_iter *)o)->dict);
    py_free_object(o, 0);
}

#define DICT_ITERATOR(NAME)                                                                                            \
    {PY_TYPE_HEAD(NAME), .size = sizeof(dict_iter), .dealloc = iter_dealloc, .iter = py_incref, .next = iter_next}
py_type py_dict_iter_type = DICT_ITERATOR("dict_keyiterator");
py_type py_dict_value_iter_type = DICT_ITERATOR("dict_valueiterator");
py_type py_dict_item_iter_type = DICT_ITERATOR("dict_itemiterator");
py_type py_dict_reverse_key_iter_type = DICT_ITERATOR("dict_reversekeyiterator");
py_type py_dict_reverse_value_iter_type = DICT_ITERATOR("dict_reversevalueiterator");
py_type py_dict_reverse_item_iter_type = DICT_ITERATOR("dict_reverseitemiterator");

static py_object *view_new(py_object *dict, py_type *t) {
    dict_view *v = (dict_view *)py_alloc(t, 0);
    v->dict = py_incref(dict);
    return (py_object *)v;
}
static view_kind kind_of(py_object *v) {
    return v->type == &py_dict_keys_type ? KEYS : v->type == &py_dict_values_type ? VALUES : ITEMS;
}
static void view_dealloc(py_object *o) {
    py_decref(((dict_view *)o)->dict);
    py_free_object(o, 0);
}
static py_object *view_iter(py_object *o) { return iter_new(((dict_view *)o)->dict, kind_of(o), false); }
static py_object *view_reversed(py_object *o, const py_args *a) {
    (void)a;
    return iter_new(((dict_view *)o)->dict, kind_of(o), true);
}
static int64_t view_len(py_object *o) { return PY_DICT(((dict_view *)o)->dict)->used; }

static py_object *view_repr(py_object *o) {
    py_object *l = py_list_of(o), *r = l ? py_repr(l) : NULL;
    py_object *out = r ? py_str_format("%s(%s)", o->type->name, py_str_data(r)) : NULL;
    py_xdecref(l);
    py_xdecref(r);
    return out;
}

static int view_contains(py_object *o, py_object *item) {
    py_object *d = ((dict_view *)o)->dict;
    if (kind_of(o) == KEYS) return dict_contains(d, item);
    if (!py_is_tuple(item) || PY_TUPLE(item)->n != 2) return 0;
    py_object *v = py_dict_get(d, PY_TUPLE(item)->items[0]);
    return v ? py_equal(v, PY_TUPLE(item)->items[1]) : py_pending() ? -1 : 0;
}

static py_object *view_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op != PY_AND && op != PY_OR && op != PY_SUB && op != PY_XOR) PY_RETURN_NOT_IMPLEMENTED;
    if (!b->type->iter || !a->type->iter) PY_RETURN_NOT_IMPLEMENTED;
    py_object *x = py_set_new(a), *y = x ? py_set_new(b) : NULL, *r = y ? py_set_binary(x, y, op) : NULL;
    py_xdecref(x);
    py_xdecref(y);
    return r;
}

static py_object *view_compare(py_object *a, py_object *b, py_compare_op op) {
    bool set_like = py_is_instance(b, &py_set_type) || py_is_instance(b, &py_frozenset_type) ||
                    b->type == &py_dict_keys_type || b->type == &py_dict_items_type;
    if (!set_like) PY_RETURN_NOT_IMPLEMENTED;
    py_object *x = py_set_new(a), *y = x ? py_set_new(b) : NULL, *r = y ? py_compare(x, y, op) : NULL;
    py_xdecref(x);
    py_xdecref(y);
    return r;
}

static py_object *view_isdisjoint(py_object *o, const py_args *a) {
    if (!py_arity(a, "isdisjoint", 1, 1)) return NULL;
    py_object *r = view_binary(o, a->v[0], PY_AND);
    if (!r) return NULL;
    int64_t n = py_len(r);
    py_decref(r);
    return py_bool(!n);
}

static const py_method_def view_methods[] = {
    {"__reversed__", view_reversed, PY_METHOD}, {"isdisjoint", view_isdisjoint, PY_METHOD}, {0}};

#define SET_OPS (PY_OP_BIT(PY_AND) | PY_OP_BIT(PY_OR) | PY_OP_BIT(PY_SUB) | PY_OP_BIT(PY_XOR))
#define VIEW(NAME, ...)                                                                                                \
    py_type py_dict_##NAME##_type = {PY_TYPE_HEAD("dict_" #NAME),                                                      \
                                     .size = sizeof(dict_view),                                                        \
                                     .dealloc = view_dealloc,                                                          \
                                     .repr = view_repr,                                                                \
                                     .len = view_len,                                                                  \
                                     .iter = view_iter,                                                                \
                                     .methods = view_methods,                                                          \
                                     __VA_ARGS__}
VIEW(keys, .contains = view_contains, .binary = view_binary, .binary_ops = SET_OPS, .compare = view_compare);
VIEW(values);
VIEW(items, .contains = view_contains, .binary = view_binary, .binary_ops = SET_OPS, .compare = view_compare);

static py_object *dict_keys(py_object *o, const py_args *a) {
    return py_arity(a, "keys", 0, 0) ? view_new(o, &py_dict_keys_type) : NULL;
}
static py_object *dict_values(py_object *o, const py_args *a) {
    return py_arity(a, "values", 0, 0) ? view_new(o, &py_dict_values_type) : NULL;
}
static py_object *dict_items(py_object *o, const py_args *a) {
    return py_arity(a, "items", 0, 0) ? view_new(o, &py_dict_items_type) : NULL;
}

static const py_method_def dict_methods[] = {
#define M(NAME) {#NAME, dict_##NAME, PY_METHOD},
    M(get) M(setdefault) M(pop) M(popitem) M(update) M(clear) M(copy) M(keys) M(values) M(items)
#undef M
        {"fromkeys", dict_fromkeys, PY_CLASSMETHOD},
    {"__reversed__", dict_reversed, PY_METHOD},
    {0}};

py_type py_dict_type = {PY_TYPE_HEAD("dict"),
                        .size = sizeof(py_dict_object),
                        .flags = PY_TYPE_DICTTYPE,
                        .dealloc = dict_dealloc,
                        .repr = dict_repr,
                        .compare = dict_compare,
                        .binary = dict_binary,
                        .inplace = dict_inplace,
                        .binary_ops = PY_OP_BIT(PY_OR),
                        .len = dict_len,
                        .getitem = dict_getitem,
                        .setitem = dict_setitem,
                        .contains = dict_contains,
                        .iter = dict_iterate,
                        .make = dict_make,
                        .init = dict_init,
                        .methods = dict_methods};

// ---- mappingproxy: a read-only view, of a class's __dict__

static py_object *proxy_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "mappingproxy", 1, 1)) return NULL;
    return view_new(a->v[0], t);
}
static py_object *proxy_repr(py_object *o) {
    py_object *r = py_repr(((dict_view *)o)->dict), *out = r ? py_str_format("mappingproxy(%s)", py_str_data(r)) : NULL;
    py_xdecref(r);
    return out;
}
static py_object *proxy_str(py_object *o) { return py_str(((dict_view *)o)->dict); }
static int64_t proxy_len(py_object *o) { return py_len(((dict_view *)o)->dict); }
static py_object *proxy_getitem(py_object *o, py_object *k) { return py_getitem(((dict_view *)o)->dict, k); }
static int proxy_contains(py_object *o, py_object *k) { return py_contains(((dict_view *)o)->dict, k); }
static py_object *proxy_iter(py_object *o) { return py_iter(((dict_view *)o)->dict); }
static py_object *proxy_getattr(py_object *o, py_object *name) {
    static const char *const passed[] = {"get", "keys", "values", "items", "copy"};
    for (int i = 0; i < 5; i++)
        if (py_str_equals(name, passed[i])) return py_getattr(((dict_view *)o)->dict, name);
    return py_generic_getattr(o, name);
}
static py_object *proxy_compare(py_object *a, py_object *b, py_compare_op op) {
    return py_compare(((dict_view *)a)->dict, b->type == &py_mappingproxy_type ? ((dict_view *)b)->dict : b, op);
}

py_type py_mappingproxy_type = {PY_TYPE_HEAD("mappingproxy"),
                                .size = sizeof(dict_view),
                                .flags = PY_TYPE_FINAL,
                                .dealloc = view_dealloc,
                                .repr = proxy_repr,
                                .str = proxy_str,
                                .len = proxy_len,
                                .getitem = proxy_getitem,
                                .contains = proxy_contains,
                                .iter = proxy_iter,
                                .getattr = proxy_getattr,
                                .compare = proxy_compare,
                                .make = proxy_make};
