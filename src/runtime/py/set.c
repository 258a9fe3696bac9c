// set and frozenset. The table probes as CPython's does (linear runs, then perturbed jumps), so that sets of numbers
// are iterated in the same order.
#include "runtime/py/impl.h"

#include <stdlib.h>

enum { MIN_SIZE = 8, LINEAR_PROBES = 9 };

static py_object dummy = {PY_IMMORTAL, NULL};   // marks a deleted slot
#define DUMMY (&dummy)

static void init_table(py_set_object *s, int64_t size) {
    s->table = py_malloc((size_t)size * sizeof *s->table);
    memset(s->table, 0, (size_t)size * sizeof *s->table);
    s->mask = size - 1;
    s->fill = s->used = 0;
    s->hash = -1;
}

static py_object *set_alloc(py_type *t) {
    py_set_object *s = (py_set_object *)py_alloc(t, 0);
    init_table(s, MIN_SIZE);
    return (py_object *)s;
}

static void insert_clean(py_set_entry *table, uint64_t mask, py_object *key, int64_t hash) {
    uint64_t perturb = (uint64_t)hash, i = perturb & mask;
    for (;;) {
        uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (uint64_t j = i; j <= i + probes; j++) {
            if (table[j].key) continue;
            table[j] = (py_set_entry){key, hash};
            return;
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static void resize(py_set_object *s, int64_t want) {
    int64_t size = MIN_SIZE;
    while (size <= want) size <<= 1;
    py_set_entry *old = s->table;
    int64_t n = s->mask + 1;
    s->table = py_malloc((size_t)size * sizeof *old);
    memset(s->table, 0, (size_t)size * sizeof *old);
    s->mask = size - 1;
    s->fill = s->used;
    for (int64_t i = 0; i < n; i++)
        if (old[i].key && old[i].key != DUMMY) insert_clean(s->table, (uint64_t)s->mask, old[i].key, old[i].hash);
    py_free(old, (size_t)n * sizeof *old);
}

// The slot of the key, or NULL; *error on an exception of __eq__.
static py_set_entry *find(py_set_object *s, py_object *key, int64_t hash, bool *error) {
restart:;
    uint64_t mask = (uint64_t)s->mask, perturb = (uint64_t)hash, i = perturb & mask;
    py_set_entry *table = s->table;
    for (;;) {
        uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (uint64_t j = i; j <= i + probes; j++) {
            py_set_entry *e = &table[j];
            if (!e->key) return NULL;
            if (e->hash != hash || e->key == DUMMY) continue;
            if (e->key == key) return e;
            py_object *k = py_incref(e->key);
            int r = py_equal(k, key);
            py_decref(k);
            if (r < 0) {
                *error = true;
                return NULL;
            }
            if (s->table != table || e->key != k) goto restart;
            if (r) return e;
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static bool add_hashed(py_set_object *s, py_object *key, int64_t hash) {
    bool error = false;
    if (find(s, key, hash, &error)) return true;
    if (error) return false;
    uint64_t const mask = (uint64_t)s->mask;
    uint64_t perturb = (uint64_t)hash, i = perturb & mask;
    py_set_entry *dead = NULL, *free_slot = NULL;
    while (!free_slot) {
        uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (uint64_t j = i; j <= i + probes && !free_slot; j++) {
            if (!s->table[j].key)
                free_slot = &s->table[j];
            else if (s->table[j].key == DUMMY)
                dead = &s->table[j];
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
    s->used++;
    if (dead) {   // the last deleted slot on the way is used again
        *dead = (py_set_entry){py_incref(key), hash};
        return true;
    }
    *free_slot = (py_set_entry){py_incref(key), hash};
    s->fill++;
    if ((uint64_t)s->fill * 5 >= mask * 3) resize(s, s->used > 50000 ? s->used * 2 : s->used * 4);
    return true;
}

bool py_set_add(py_object *o, py_object *item) {
    int64_t hash;
    return py_hash(item, &hash) && add_hashed(PY_SET(o), item, hash);
}

static bool is_set(const py_object *o) {
    return py_is_instance(o, &py_set_type) || py_is_instance(o, &py_frozenset_type);
}

bool py_set_update(py_object *o, py_object *iterable) {
    py_set_object *s = PY_SET(o);
    if (is_set(iterable)) {
        py_set_object *t = PY_SET(iterable);
        if (s == t || !t->used) return true;
        if ((uint64_t)(s->fill + t->used) * 5 >= (uint64_t)s->mask * 3) resize(s, (s->used + t->used) * 2);
        if (s->fill == 0 && s->mask == t->mask && t->fill == t->used) {   // an exact copy keeps the places
            for (int64_t i = 0; i <= t->mask; i++) {
                s->table[i] = t->table[i];
                py_xincref(t->table[i].key);
            }
            s->fill = s->used = t->used;
            return true;
        }
        for (int64_t i = 0; i <= t->mask; i++)
            if (t->table[i].key && t->table[i].key != DUMMY && !add_hashed(s, t->table[i].key, t->table[i].hash))
                return false;
        return true;
    }
    if (py_is_dict(iterable) && PY_DICT(iterable)->used) {
        int64_t n = PY_DICT(iterable)->used;
        if ((uint64_t)(s->fill + n) * 5 >= (uint64_t)s->mask * 3) resize(s, (s->used + n) * 2);
    }
    py_object *it = py_iter(iterable), *x;
    if (!it) return false;
    bool ok = true;
    while (ok && (x = py_next(it))) {
        ok = py_set_add(o, x);
        py_decref(x);
    }
    py_decref(it);
    return ok && !py_pending();
}

static py_object *set_of(py_type *t, py_object *iterable) {
    py_object *s = set_alloc(t);
    if (iterable && !py_set_update(s, iterable)) PY_CLEAR(s);
    return s;
}

py_object *py_set_new(py_object *iterable) { return set_of(&py_set_type, iterable); }
py_object *py_frozenset_new(py_object *iterable) { return set_of(&py_frozenset_type, iterable); }

static void clear(py_set_object *s) {
    py_set_entry *table = s->table;
    int64_t n = s->mask + 1;
    init_table(s, MIN_SIZE);
    for (int64_t i = 0; i < n; i++)
        if (table[i].key && table[i].key != DUMMY) py_decref(table[i].key);
    py_free(table, (size_t)n * sizeof *table);
}

static void set_dealloc(py_object *o) {
    py_set_object *s = PY_SET(o);
    for (int64_t i = 0; i <= s->mask; i++)
        if (s->table[i].key && s->table[i].key != DUMMY) py_decref(s->table[i].key);
    py_free(s->table, (size_t)(s->mask + 1) * sizeof *s->table);
    py_free_object(o, 0);
}

static int discard(py_set_object *s, py_object *key) {   // 1 removed, 0 absent, -1
    int64_t hash;
    bool error = false;
    if (!py_hash(key, &hash)) return -1;
    py_set_entry *e = find(s, key, hash, &error);
    if (!e) return error ? -1 : 0;
    py_object *old = e->key;
    *e = (py_set_entry){DUMMY, -1};
    s->used--;
    py_decref(old);
    return 1;
}

static int set_contains(py_object *o, py_object *item) {
    int64_t hash;
    bool error = false;
    if (!py_hash(item, &hash)) {
        if (!py_is_instance(item, &py_set_type)) return -1;
        py_clear_error();   // a set is looked up as the frozenset of its items
        py_object *f = py_frozenset_new(item);
        int r = set_contains(o, f);
        py_decref(f);
        return r;
    }
    return find(PY_SET(o), item, hash, &error) ? 1 : error ? -1 : 0;
}

static int64_t set_len(py_object *o) { return PY_SET(o)->used; }

// ---- Iteration

typedef struct set_iter {
    py_object ob;
    py_object *set;
    int64_t pos, used;
} set_iter;

static py_object *set_iterate(py_object *o) {
    set_iter *it = (set_iter *)py_alloc(&py_set_iter_type, 0);
    it->set = py_incref(o);
    it->used = PY_SET(o)->used;
    return (py_object *)it;
}

static py_object *set_iter_next(py_object *o) {
    set_iter *it = (set_iter *)o;
    if (!it->set) return NULL;
    py_set_object *s = PY_SET(it->set);
    if (s->used != it->used) {
        it->used = -1;
        return py_raise(&py_RuntimeError, "Set changed size during iteration");
    }
    while (it->pos <= s->mask && (!s->table[it->pos].key || s->table[it->pos].key == DUMMY)) it->pos++;
    if (it->pos <= s->mask) return py_incref(s->table[it->pos++].key);
    PY_CLEAR(it->set);
    return NULL;
}

static void set_iter_dealloc(py_object *o) {
    py_xdecref(((set_iter *)o)->set);
    py_free_object(o, 0);
}

py_type py_set_iter_type = {PY_TYPE_HEAD("set_iterator"), .size = sizeof(set_iter), .dealloc = set_iter_dealloc,
                            .iter = py_incref, .next = set_iter_next};

// ---- Operators

static py_object *result_like(py_object *a) {
    return set_alloc(py_is_instance(a, &py_frozenset_type) ? &py_frozenset_type : &py_set_type);
}

// Adds the items of `from` that are (or are not) in `in`.
static bool add_filtered(py_object *out, py_object *from, py_object *in, bool wanted) {
    py_set_object *s = PY_SET(from);
    for (int64_t i = 0; i <= s->mask; i++) {
        py_set_entry e = s->table[i];
        bool error = false;
        if (!e.key || e.key == DUMMY) continue;
        bool has = find(PY_SET(in), e.key, e.hash, &error) != NULL;
        if (error || (has == wanted && !add_hashed(PY_SET(out), e.key, e.hash))) return false;
    }
    return true;
}

static int discard_hashed(py_set_object *s, py_object *key, int64_t hash) {   // 1 removed, 0 absent, -1
    bool error = false;
    py_set_entry *e = find(s, key, hash, &error);
    if (!e) return error ? -1 : 0;
    py_object *old = e->key;
    *e = (py_set_entry){DUMMY, -1};
    s->used--;
    py_decref(old);
    return 1;
}

// a -= b: takes the items out where they are; a table with many dead slots is built again.
static bool difference_update(py_object *a, py_object *b) {
    py_set_object *s = PY_SET(a);
    if (a == b) {
        clear(s);
        return true;
    }
    py_object *l = py_list_of(b);
    bool ok = l != NULL;
    for (int64_t i = 0; ok && i < PY_LIST(l)->n; i++) {
        int64_t hash;
        ok = py_hash(PY_LIST(l)->items[i], &hash) && discard_hashed(s, PY_LIST(l)->items[i], hash) >= 0;
    }
    py_xdecref(l);
    if (ok && s->fill - s->used > s->mask / 4) resize(s, s->used > 50000 ? s->used * 2 : s->used * 4);
    return ok;
}

// a ^= b
static bool symmetric_difference_update(py_object *a, py_object *b) {
    py_set_object *s = PY_SET(a);
    if (a == b) {
        clear(s);
        return true;
    }
    py_object *other = is_set(b) || py_is_dict(b) ? py_incref(b) : py_set_new(b), *l = other ? py_list_of(other) : NULL;
    py_xdecref(other);
    bool ok = l != NULL;
    for (int64_t i = 0; ok && i < PY_LIST(l)->n; i++) {
        int64_t hash;
        py_object *x = PY_LIST(l)->items[i];
        ok = py_hash(x, &hash);
        int const removed = ok ? discard_hashed(s, x, hash) : -1;
        ok = removed > 0 || (removed == 0 && add_hashed(s, x, hash));
    }
    py_xdecref(l);
    return ok;
}

py_object *py_set_binary(py_object *a, py_object *b, py_binary_op op) {
    if (!is_set(a) || !is_set(b)) PY_RETURN_NOT_IMPLEMENTED;
    if (op != PY_OR && op != PY_AND && op != PY_SUB && op != PY_XOR) PY_RETURN_NOT_IMPLEMENTED;
    py_object *r = result_like(a);
    bool ok = true;
    switch (op) {
    case PY_OR: ok = py_set_update(r, a) && py_set_update(r, b); break;
    case PY_AND:
        ok = PY_SET(b)->used > PY_SET(a)->used ? add_filtered(r, a, b, true) : add_filtered(r, b, a, true);
        break;
    case PY_SUB:
        if (PY_SET(a)->used >> 2 > PY_SET(b)->used)
            ok = py_set_update(r, a) && difference_update(r, b);
        else
            ok = add_filtered(r, a, b, false);
        break;
    default: ok = py_set_update(r, b) && symmetric_difference_update(r, a); break;
    }
    if (!ok) PY_CLEAR(r);
    return r;
}

static bool replace(py_object *s, py_object *by) {   // takes by
    if (!by) return false;
    py_set_object *x = PY_SET(s), *y = PY_SET(by), t = *x;
    x->table = y->table, x->mask = y->mask, x->fill = y->fill, x->used = y->used;
    y->table = t.table, y->mask = t.mask, y->fill = t.fill, y->used = t.used;
    py_decref(by);
    return true;
}

static py_object *set_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (!is_set(b) || (op != PY_OR && op != PY_AND && op != PY_SUB && op != PY_XOR)) PY_RETURN_NOT_IMPLEMENTED;
    bool const ok = op == PY_OR    ? py_set_update(a, b)
                    : op == PY_SUB ? difference_update(a, b)
                    : op == PY_XOR ? symmetric_difference_update(a, b)
                                   : replace(a, py_set_binary(a, b, op));
    return ok ? py_incref(a) : NULL;
}

static int subset(py_object *a, py_object *b) {
    if (PY_SET(a)->used > PY_SET(b)->used) return 0;
    for (int64_t i = 0; i <= PY_SET(a)->mask; i++) {
        py_set_entry e = PY_SET(a)->table[i];
        bool error = false;
        if (e.key && e.key != DUMMY && !find(PY_SET(b), e.key, e.hash, &error)) return error ? -1 : 0;
    }
    return 1;
}

static py_object *set_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!is_set(a) || !is_set(b)) PY_RETURN_NOT_IMPLEMENTED;
    bool same_size = PY_SET(a)->used == PY_SET(b)->used;
    int r = op == PY_GT || op == PY_GE ? subset(b, a) : subset(a, b);
    if (r < 0) return NULL;
    if (op == PY_EQ) return py_bool(r && same_size);
    if (op == PY_NE) return py_bool(!(r && same_size));
    return py_bool(r && (op == PY_LE || op == PY_GE || !same_size));
}

static bool frozenset_hash(py_object *o, int64_t *out) {
    py_set_object *s = PY_SET(o);
    uint64_t h = 0;
    for (int64_t i = 0; i <= s->mask; i++)
        if (s->table[i].key && s->table[i].key != DUMMY) {
            uint64_t k = (uint64_t)s->table[i].hash;
            h ^= ((k ^ 89869747u) ^ k << 16) * 3644798167u;
        }
    h ^= ((uint64_t)s->used + 1) * 1927868237u;
    h ^= h >> 11 ^ h >> 25;
    h = h * 69069u + 907133923u;
    *out = h == UINT64_MAX ? 590923713 : (int64_t)h;
    return true;
}

static py_object *set_repr(py_object *o) {
    const char *name = o->type->name;
    bool plain = o->type == &py_set_type;
    if (!PY_SET(o)->used) return py_str_format("%s()", name);
    if (!py_repr_enter(o)) return py_str_format("%s(...)", name);
    py_object *l = py_list_of(o), *r = l ? py_repr(l) : NULL, *out = NULL;
    py_repr_leave();
    if (r) {
        int n = (int)py_str_size(r) - 2;
        out = plain ? py_str_format("{%.*s}", n, py_str_data(r) + 1)
                    : py_str_format("%s({%.*s})", name, n, py_str_data(r) + 1);
    }
    py_xdecref(l);
    py_xdecref(r);
    return out;
}

static py_object *set_make(py_type *t, const py_args *a) {
    (void)a;
    return set_alloc(t);
}
static bool set_init(py_object *self, const py_args *a) {
    if (!py_arity(a, "set", 0, 1)) return false;
    clear(PY_SET(self));
    return !a->n || py_set_update(self, a->v[0]);
}
static py_object *frozenset_make(py_type *t, const py_args *a) {
    if (t == &py_frozenset_type && !py_arity(a, "frozenset", 0, 1)) return NULL;
    if (a->n && t == &py_frozenset_type && a->v[0]->type == t) return py_incref(a->v[0]);
    return set_of(t, a->n ? a->v[0] : NULL);
}

// ---- Methods

static py_object *as_set(py_object *x) { return is_set(x) ? py_incref(x) : py_set_new(x); }

// The order of iteration shows how a result is built, so each does it as CPython does: a difference or intersection
// with a set filters, a difference with anything else takes out of a copy.
static py_object *apart(py_object *o, py_object *other) {
    if (is_set(other) || py_is_dict(other)) {
        py_object *s = as_set(other), *r = s ? py_set_binary(o, s, PY_SUB) : NULL;
        py_xdecref(s);
        return r;
    }
    py_object *r = result_like(o);
    if (!py_set_update(r, o) || !difference_update(r, other)) PY_CLEAR(r);
    return r;
}

static py_object *common(py_object *o, py_object *other) {
    if (is_set(other)) return py_set_binary(o, other, PY_AND);
    py_object *r = result_like(o), *it = py_iter(other), *x;
    bool ok = it != NULL;
    while (ok && (x = py_next(it))) {
        int64_t hash;
        bool error = false;
        ok = py_hash(x, &hash);
        if (ok && find(PY_SET(o), x, hash, &error)) ok = add_hashed(PY_SET(r), x, hash);
        ok = ok && !error;
        py_decref(x);
    }
    py_xdecref(it);
    if (!ok || py_pending()) PY_CLEAR(r);
    return r;
}

static py_object *fold(py_object *o, const py_args *a, const char *name, py_binary_op op) {
    if (!py_no_keywords(a, name)) return NULL;
    py_object *r = NULL;
    if (op == PY_OR || op == PY_XOR || a->n == 0) {
        r = result_like(o);
        if (!py_set_update(r, o)) PY_CLEAR(r);
    } else {
        r = py_incref(o);
    }
    for (int64_t i = 0; r && i < a->n; i++) {
        if (op == PY_OR || op == PY_XOR) {
            if (!(op == PY_OR ? py_set_update(r, a->v[i]) : symmetric_difference_update(r, a->v[i]))) PY_CLEAR(r);
            continue;
        }
        py_object *next = op == PY_SUB ? apart(r, a->v[i]) : common(r, a->v[i]);
        py_decref(r);
        r = next;
    }
    return r;
}
static py_object *set_union(py_object *o, const py_args *a) { return fold(o, a, "union", PY_OR); }
static py_object *set_intersection(py_object *o, const py_args *a) { return fold(o, a, "intersection", PY_AND); }
static py_object *set_difference(py_object *o, const py_args *a) { return fold(o, a, "difference", PY_SUB); }
static py_object *set_symmetric_difference(py_object *o, const py_args *a) {   // other's items first, then this one's
    if (!py_arity(a, "symmetric_difference", 1, 1)) return NULL;
    py_object *r = result_like(o);
    if (!py_set_update(r, a->v[0]) || !symmetric_difference_update(r, o)) PY_CLEAR(r);
    return r;
}
static py_object *set_update(py_object *o, const py_args *a) {
    for (int64_t i = 0; i < a->n; i++)
        if (!py_set_update(o, a->v[i])) return NULL;
    PY_RETURN_NONE;
}
static py_object *update_by(py_object *o, py_object *r) { return replace(o, r) ? py_incref(PY_NONE) : NULL; }
static py_object *set_intersection_update(py_object *o, const py_args *a) {
    return update_by(o, fold(o, a, "intersection_update", PY_AND));
}
static py_object *set_difference_update(py_object *o, const py_args *a) {
    if (!py_no_keywords(a, "difference_update")) return NULL;
    for (int64_t i = 0; i < a->n; i++)
        if (!difference_update(o, a->v[i])) return NULL;
    PY_RETURN_NONE;
}
static py_object *set_symmetric_difference_update(py_object *o, const py_args *a) {
    if (!py_arity(a, "symmetric_difference_update", 1, 1) || !symmetric_difference_update(o, a->v[0])) return NULL;
    PY_RETURN_NONE;
}

static py_object *relation(py_object *o, const py_args *a, const char *name, int kind) {
    if (!py_arity(a, name, 1, 1)) return NULL;
    py_object *s = as_set(a->v[0]);
    if (!s) return NULL;
    int r;
    if (kind == 2) {
        py_object *both = py_set_binary(o, s, PY_AND);
        r = both ? PY_SET(both)->used == 0 : -1;
        py_xdecref(both);
    } else {
        r = kind ? subset(s, o) : subset(o, s);
    }
    py_decref(s);
    return r < 0 ? NULL : py_bool(r);
}
static py_object *set_issubset(py_object *o, const py_args *a) { return relation(o, a, "issubset", 0); }
static py_object *set_issuperset(py_object *o, const py_args *a) { return relation(o, a, "issuperset", 1); }
static py_object *set_isdisjoint(py_object *o, const py_args *a) { return relation(o, a, "isdisjoint", 2); }

static py_object *set_add(py_object *o, const py_args *a) {
    if (!py_arity(a, "set.add", 1, 1)) return NULL;
    return py_set_add(o, a->v[0]) ? py_incref(PY_NONE) : NULL;
}
static py_object *set_discard(py_object *o, const py_args *a) {
    if (!py_arity(a, "set.discard", 1, 1)) return NULL;
    return discard(PY_SET(o), a->v[0]) < 0 ? NULL : py_incref(PY_NONE);
}
static py_object *set_remove(py_object *o, const py_args *a) {
    if (!py_arity(a, "set.remove", 1, 1)) return NULL;
    int r = discard(PY_SET(o), a->v[0]);
    if (r == 0) return py_raise_key(a->v[0]);
    return r < 0 ? NULL : py_incref(PY_NONE);
}
static py_object *set_pop(py_object *o, const py_args *a) {
    if (!py_arity(a, "pop", 0, 0)) return NULL;
    py_set_object *s = PY_SET(o);
    if (!s->used) {
        py_object *text = py_str_cstr("pop from an empty set");
        py_raise_key(text);
        py_decref(text);
        return NULL;
    }
    int64_t i = s->finger & s->mask;
    while (!s->table[i].key || s->table[i].key == DUMMY) i = i == s->mask ? 0 : i + 1;
    py_object *key = s->table[i].key;
    s->table[i] = (py_set_entry){DUMMY, -1};
    s->used--;
    s->finger = i + 1;
    return key;
}
static py_object *set_clear(py_object *o, const py_args *a) {
    if (!py_arity(a, "clear", 0, 0)) return NULL;
    clear(PY_SET(o));
    PY_RETURN_NONE;
}
static py_object *set_copy(py_object *o, const py_args *a) {
    return py_arity(a, "copy", 0, 0)
               ? set_of(py_is_instance(o, &py_frozenset_type) ? &py_frozenset_type : &py_set_type, o)
               : NULL;
}

#define M(NAME) {#NAME, set_##NAME, PY_METHOD},
#define SHARED_METHODS                                                                                                 \
    M(union) M(intersection) M(difference) M(symmetric_difference) M(issubset) M(issuperset) M(isdisjoint) M(copy)
static const py_method_def set_methods[] = {SHARED_METHODS M(update) M(intersection_update) M(difference_update) M(
    symmetric_difference_update) M(add) M(discard) M(remove) M(pop) M(clear){0}};
static const py_method_def frozenset_methods[] = {SHARED_METHODS{0}};
#undef M

#define SET_OPS (PY_OP_BIT(PY_AND) | PY_OP_BIT(PY_OR) | PY_OP_BIT(PY_SUB) | PY_OP_BIT(PY_XOR))
py_type py_set_type = {PY_TYPE_HEAD("set"),      .size = sizeof(py_set_object), .dealloc = set_dealloc,
                       .repr = set_repr,         .compare = set_compare,        .binary = py_set_binary,
                       .inplace = set_inplace,   .binary_ops = SET_OPS,         .len = set_len,
                       .contains = set_contains, .iter = set_iterate,           .make = set_make,
                       .init = set_init,         .methods = set_methods};

py_type py_frozenset_type = {PY_TYPE_HEAD("frozenset"),
                             .size = sizeof(py_set_object),
                             .dealloc = set_dealloc,
                             .repr = set_repr,
                             .hash = frozenset_hash,
                             .compare = set_compare,
                             .binary = py_set_binary,
                             .binary_ops = SET_OPS,
                             .len = set_len,
                             .contains = set_contains,
                             .iter = set_iterate,
                             .make = frozenset_make,
                             .methods = frozenset_methods};
