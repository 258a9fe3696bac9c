// list, and the stable merge sort.
#include "runtime/py/impl.h"

#include <stdlib.h>

py_object *py_list_new(int64_t n) {
    py_list_object *l = (py_list_object *)py_alloc(&py_list_type, 0);
    if (n) {
        l->items = py_malloc((size_t)n * sizeof(py_object *));
        memset(l->items, 0, (size_t)n * sizeof(py_object *));
        l->n = l->cap = n;
    }
    return (py_object *)l;
}

static void reserve(py_list_object *l, int64_t n) {
    if (n <= l->cap) return;
    int64_t cap = l->cap + (l->cap >> 1) + 4;
    if (cap < n) cap = n;
    l->items = py_realloc(l->items, (size_t)l->cap * sizeof(py_object *), (size_t)cap * sizeof(py_object *));
    l->cap = cap;
}

bool py_list_append(py_object *o, py_object *item) {
    py_list_object *l = PY_LIST(o);
    if (l->n == l->cap) reserve(l, l->n + 1);
    l->items[l->n++] = py_incref(item);
    return true;
}

int64_t py_list_size(const py_object *o) { return ((const py_list_object *)o)->n; }
py_object **py_list_items(const py_object *o) { return ((const py_list_object *)o)->items; }

bool py_list_extend(py_object *o, py_object *iterable) {
    if (py_is_list(iterable) || py_is_tuple(iterable)) {
        int64_t n = py_is_list(iterable) ? PY_LIST(iterable)->n : PY_TUPLE(iterable)->n;
        reserve(PY_LIST(o), PY_LIST(o)->n + n);
        py_object **items = py_is_list(iterable) ? PY_LIST(iterable)->items : PY_TUPLE(iterable)->items;
        for (int64_t i = 0; i < n; i++) PY_LIST(o)->items[PY_LIST(o)->n++] = py_incref(items[i]);
        return true;
    }
    py_object *it = py_iter(iterable), *x;
    if (!it) return false;
    while ((x = py_next(it))) {
        py_list_append(o, x);
        py_decref(x);
    }
    py_decref(it);
    return !py_pending();
}

py_object *py_list_of(py_object *iterable) {
    py_object *l = py_list_new(0);
    if (!py_list_extend(l, iterable)) PY_CLEAR(l);
    return l;
}

bool py_sequence_fast(py_object *o, py_object **out_owner, py_object ***out_items, int64_t *out_n) {
    py_object *owner = o->type == &py_list_type || o->type == &py_tuple_type ? py_incref(o) : py_list_of(o);
    if (!owner) return false;
    bool list = py_is_list(owner);
    *out_owner = owner;
    *out_items = list ? PY_LIST(owner)->items : PY_TUPLE(owner)->items;
    *out_n = list ? PY_LIST(owner)->n : PY_TUPLE(owner)->n;
    return true;
}

// Empties the list before releasing the items, whose code may look at it.
static void clear(py_list_object *l) {
    py_object **items = l->items;
    int64_t n = l->n, cap = l->cap;
    l->items = NULL;
    l->n = l->cap = 0;
    for (int64_t i = n - 1; i >= 0; i--) py_xdecref(items[i]);
    if (items) py_free(items, (size_t)cap * sizeof(py_object *));
}

static void list_dealloc(py_object *o) {
    clear(PY_LIST(o));
    py_free_object(o, 0);
}

static py_object *list_repr(py_object *o) {
    if (!py_repr_enter(o)) return py_str_cstr("[...]");
    py_buffer b = {0};
    bool ok = true;
    py_buffer_char(&b, '[');
    for (int64_t i = 0; ok && i < PY_LIST(o)->n; i++) {
        if (i) py_buffer_cstr(&b, ", ");
        py_object *x = py_incref(PY_LIST(o)->items[i]);
        ok = py_buffer_repr(&b, x);
        py_decref(x);
    }
    py_buffer_char(&b, ']');
    py_repr_leave();
    if (ok) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}

static py_object *list_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_is_list(a) || !py_is_list(b)) PY_RETURN_NOT_IMPLEMENTED;
    return py_sequence_compare(PY_LIST(a)->items, PY_LIST(a)->n, PY_LIST(b)->items, PY_LIST(b)->n, op);
}

static py_object *list_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op == PY_ADD && py_is_list(a) && py_is_list(b)) {
        py_object *l = py_list_new(0);
        reserve(PY_LIST(l), PY_LIST(a)->n + PY_LIST(b)->n);
        py_list_extend(l, a);
        py_list_extend(l, b);
        return l;
    }
    if (op == PY_MULT) {
        py_object *s = py_is_list(a) ? a : b, *k = s == a ? b : a;
        int64_t times;
        if (!py_is_list(s) || (!py_is_int(k) && !k->type->index)) PY_RETURN_NOT_IMPLEMENTED;
        if (!py_as_int64(k, &times)) return NULL;
        int64_t n = PY_LIST(s)->n;
        if (times < 0) times = 0;
        if (!py_memory_for(times, (size_t)n * sizeof(py_object *))) return NULL;
        py_object *l = py_list_new(n * times);
        for (int64_t i = 0; i < n * times; i++) PY_LIST(l)->items[i] = py_incref(PY_LIST(s)->items[i % n]);
        return l;
    }
    PY_RETURN_NOT_IMPLEMENTED;
}

static py_object *list_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (op == PY_ADD) return py_list_extend(a, b) ? py_incref(a) : NULL;
    int64_t times;
    if (op != PY_MULT || (!py_is_int(b) && !b->type->index)) PY_RETURN_NOT_IMPLEMENTED;
    if (!py_as_int64(b, &times)) return NULL;
    if (times <= 0) {
        clear(PY_LIST(a));
        return py_incref(a);
    }
    int64_t n = PY_LIST(a)->n;
    if (!py_memory_for(times, (size_t)n * sizeof(py_object *))) return NULL;
    reserve(PY_LIST(a), n * times);
    for (int64_t i = n; i < n * times; i++) PY_LIST(a)->items[i] = py_incref(PY_LIST(a)->items[i - n]);
    PY_LIST(a)->n = n * times;
    return py_incref(a);
}

static int64_t list_len(py_object *o) { return PY_LIST(o)->n; }

static bool bad_index(py_object *key) {
    if (py_is_int(key) || key->type->index) return false;
    py_raise(&py_TypeError, "list indices must be integers or slices, not %s", key->type->name);
    return true;
}

static py_object *list_getitem(py_object *o, py_object *key) {
    py_list_object *l = PY_LIST(o);
    int64_t i;
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, n;
        if (!py_slice_indices(key, l->n, &start, &stop, &step, &n)) return NULL;
        py_object *r = py_list_new(n);
        for (int64_t k = 0; k < n; k++, start += step) PY_LIST(r)->items[k] = py_incref(l->items[start]);
        return r;
    }
    if (bad_index(key) || !py_as_index(key, &i)) return NULL;
    if (i < 0) i += l->n;
    if (i < 0 || i >= l->n) return py_raise(&py_IndexError, "list index out of range");
    return py_incref(l->items[i]);
}

static bool set_slice(py_list_object *l, py_object *key, py_object *value) {
    int64_t start, stop, step, n, m = 0;
    py_object *owner = NULL, **items = NULL;
    if (value) {
        if (!value->type->iter && !value->type->getitem) {
            py_raise(&py_TypeError, "can only assign an iterable");
            return false;
        }
        py_object *copy = py_list_of(value);   // also when the value is the list itself
        if (!copy) return false;
        py_sequence_fast(copy, &owner, &items, &m);
        py_decref(copy);
    }
    bool ok = py_slice_indices(key, l->n, &start, &stop, &step, &n);
    if (ok && step == 1) {
        if (stop < start) stop = start;
        n = stop - start;
        py_object **old = py_malloc((size_t)n * sizeof(py_object *) + 1);
        if (n) memcpy(old, l->items + start, (size_t)n * sizeof(py_object *));
        reserve(l, l->n - n + m);
        if (l->n > stop) memmove(l->items + start + m, l->items + stop, (size_t)(l->n - stop) * sizeof(py_object *));
        for (int64_t i = 0; i < m; i++) l->items[start + i] = py_incref(items[i]);
        l->n += m - n;
        for (int64_t i = 0; i < n; i++) py_decref(old[i]);
        py_free(old, (size_t)n * sizeof(py_object *) + 1);
    } else if (ok && value) {
        ok = n == m;
        if (!ok)
            py_raise(&py_ValueError, "attempt to assign sequence of size %lld to extended slice of size %lld",
                     (long long)m, (long long)n);
        for (int64_t i = 0; ok && i < n; i++, start += step) {
            py_object *old = l->items[start];
            l->items[start] = py_incref(items[i]);
            py_decref(old);
        }
    } else if (ok && n) {
        if (step < 0) start += (n - 1) * step, step = -step;
        int64_t out = start, next = start, removed = 0;
        for (int64_t i = start; i < l->n; i++) {
            if (i == next && removed < n) {
                py_decref(l->items[i]);
                removed++;
                next += step;
            } else {
                l->items[out++] = l->items[i];
            }
        }
        l->n = out;
    }
    py_xdecref(owner);
    return ok;
}

static bool list_setitem(py_object *o, py_object *key, py_object *value) {
    py_list_object *l = PY_LIST(o);
    int64_t i;
    if (key->type == &py_slice_type) return set_slice(l, key, value);
    if (bad_index(key) || !py_as_index(key, &i)) return false;
    if (i < 0) i += l->n;
    if (i < 0 || i >= l->n) {
        py_raise(&py_IndexError, "list assignment index out of range");
        return false;
    }
    py_object *old = l->items[i];
    if (value) {
        l->items[i] = py_incref(value);
    } else {
        memmove(l->items + i, l->items + i + 1, (size_t)(l->n - i - 1) * sizeof(py_object *));
        l->n--;
    }
    py_decref(old);
    return true;
}

static int list_contains(py_object *o, py_object *item) {
    for (int64_t i = 0; i < PY_LIST(o)->n; i++) {
        int r = py_equal(PY_LIST(o)->items[i], item);
        if (r) return r;
    }
    return 0;
}

static py_object *list_make(py_type *t, const py_args *a) {
    (void)a;
    return py_alloc(t, 0);
}

static bool list_init(py_object *self, const py_args *a) {
    if (!py_arity(a, "list", 0, 1)) return false;
    clear(PY_LIST(self));
    return !a->n || py_list_extend(self, a->v[0]);
}

// ---- Sorting: stable, as few comparisons as a binary insertion and merge sort needs

typedef struct sorter {
    py_object **keys, **items, **tmp_keys, **tmp_items;
    bool failed, reverse;
} sorter;

// a < b; the types of plain numbers and strings are compared without a call.
static bool less(sorter *s, py_object *a, py_object *b) {
    if (a->type == b->type) {
        if (a->type == &py_int_type && !PY_INT(a)->limbs && !PY_INT(b)->limbs)
            return PY_INT(a)->small < PY_INT(b)->small;
        if (a->type == &py_float_type) return py_float_value(a) < py_float_value(b);
    }
    int r = py_compare_bool(a, b, PY_LT);
    if (r < 0) s->failed = true;
    return r > 0;
}

static void insertion(sorter *s, int64_t lo, int64_t hi) {
    for (int64_t i = lo + 1; i < hi && !s->failed; i++) {
        py_object *k = s->keys[i], *x = s->items[i];
        int64_t l = lo, r = i;
        while (l < r) {
            int64_t m = (l + r) / 2;
            if (less(s, k, s->keys[m]))
                r = m;
            else
                l = m + 1;
        }
        memmove(s->keys + l + 1, s->keys + l, (size_t)(i - l) * sizeof k);
        memmove(s->items + l + 1, s->items + l, (size_t)(i - l) * sizeof x);
        s->keys[l] = k;
        s->items[l] = x;
    }
}

static void merge_sort(sorter *s, int64_t lo, int64_t hi) {
    if (hi - lo <= 12) {
        insertion(s, lo, hi);
        return;
    }
    int64_t mid = (lo + hi) / 2;
    merge_sort(s, lo, mid);
    if (!s->failed) merge_sort(s, mid, hi);
    if (s->failed || !less(s, s->keys[mid], s->keys[mid - 1])) return;
    size_t n = (size_t)(mid - lo) * sizeof(py_object *);
    memcpy(s->tmp_keys, s->keys + lo, n);
    memcpy(s->tmp_items, s->items + lo, n);
    int64_t i = 0, m = mid - lo, j = mid, out = lo;
    while (i < m) {
        bool right = j < hi && !s->failed && less(s, s->keys[j], s->tmp_keys[i]);
        s->keys[out] = right ? s->keys[j] : s->tmp_keys[i];
        s->items[out++] = right ? s->items[j++] : s->tmp_items[i++];
    }
}

static void reverse_items(py_object **items, int64_t n) {
    for (int64_t i = 0; i < n / 2; i++) {
        py_object *t = items[i];
        items[i] = items[n - 1 - i];
        items[n - 1 - i] = t;
    }
}

// Sorts in place. A reversed sort stays stable: the input is reversed before and after.
bool py_sort(py_object **items, int64_t n, py_object *key, bool reverse) {
    size_t bytes = (size_t)n * sizeof(py_object *);
    sorter s = {.items = items};
    s.keys = py_malloc(bytes * 3 + 1);
    s.tmp_keys = s.keys + n;
    s.tmp_items = s.keys + 2 * n;
    if (reverse) reverse_items(items, n);
    int64_t made = 0;
    for (; made < n; made++) {
        s.keys[made] = key ? py_call1(key, items[made]) : py_incref(items[made]);
        if (!s.keys[made]) {
            s.failed = true;
            break;
        }
    }
    if (!s.failed) merge_sort(&s, 0, n);
    for (int64_t i = 0; i < made; i++) py_decref(s.keys[i]);
    if (reverse) reverse_items(items, n);
    py_free(s.keys, bytes * 3 + 1);
    return !s.failed;
}

static py_object *list_sort(py_object *o, const py_args *a) {
    py_object *key = NULL, *reverse = NULL;
    if (!py_parse(a, "sort", "* key= reverse=", &key, &reverse)) return NULL;
    if (key == PY_NONE) key = NULL;
    int down = reverse ? py_truth(reverse) : 0;
    if (down < 0) return NULL;
    // The list looks empty while it is being sorted.
    py_list_object *l = PY_LIST(o), saved = *l;
    l->items = NULL;
    l->n = l->cap = 0;
    bool ok = py_sort(saved.items, saved.n, key, down);
    bool changed = l->items != NULL;
    clear(l);
    l->items = saved.items;
    l->n = saved.n;
    l->cap = saved.cap;
    if (ok && changed) return py_raise(&py_ValueError, "list modified during sort");
    return ok ? py_incref(PY_NONE) : NULL;
}

// ---- Other methods

static py_object *list_append(py_object *o, const py_args *a) {
    if (!py_arity(a, "list.append", 1, 1)) return NULL;
    py_list_append(o, a->v[0]);
    PY_RETURN_NONE;
}

static py_object *list_extend(py_object *o, const py_args *a) {
    if (!py_arity(a, "list.extend", 1, 1)) return NULL;
    return py_list_extend(o, a->v[0]) ? py_incref(PY_NONE) : NULL;
}

static py_object *list_insert(py_object *o, const py_args *a) {
    int64_t i;
    py_list_object *l = PY_LIST(o);
    if (!py_arity(a, "insert", 2, 2) || !py_as_index(a->v[0], &i)) return NULL;
    if (i < 0) i = i + l->n < 0 ? 0 : i + l->n;
    if (i > l->n) i = l->n;
    reserve(l, l->n + 1);
    memmove(l->items + i + 1, l->items + i, (size_t)(l->n - i) * sizeof(py_object *));
    l->items[i] = py_incref(a->v[1]);
    l->n++;
    PY_RETURN_NONE;
}

static py_object *list_pop(py_object *o, const py_args *a) {
    py_list_object *l = PY_LIST(o);
    int64_t i = -1;
    if (!py_arity(a, "pop", 0, 1) || (a->n && !py_as_index(a->v[0], &i))) return NULL;
    if (!l->n) return py_raise(&py_IndexError, "pop from empty list");
    if (i < 0) i += l->n;
    if (i < 0 || i >= l->n) return py_raise(&py_IndexError, "pop index out of range");
    py_object *x = l->items[i];
    memmove(l->items + i, l->items + i + 1, (size_t)(l->n - i - 1) * sizeof(py_object *));
    l->n--;
    return x;
}

static int64_t find(py_list_object *l, py_object *x, int64_t from, int64_t to) {   // -1 absent, -2 error
    for (int64_t i = from; i < to && i < l->n; i++) {
        int r = py_equal(l->items[i], x);
        if (r) return r < 0 ? -2 : i;
    }
    return -1;
}

static py_object *list_remove(py_object *o, const py_args *a) {
    if (!py_arity(a, "list.remove", 1, 1)) return NULL;
    py_list_object *l = PY_LIST(o);
    int64_t i = find(l, a->v[0], 0, l->n);
    if (i == -2) return NULL;
    if (i < 0) return py_raise(&py_ValueError, "list.remove(x): x not in list");
    py_object *x = l->items[i];
    memmove(l->items + i, l->items + i + 1, (size_t)(l->n - i - 1) * sizeof(py_object *));
    l->n--;
    py_decref(x);
    PY_RETURN_NONE;
}

static py_object *list_index(py_object *o, const py_args *a) {
    py_list_object *l = PY_LIST(o);
    int64_t from = 0, to = INT64_MAX;
    if (!py_arity(a, "index", 1, 3)) return NULL;
    if ((a->n > 1 && !py_as_index(a->v[1], &from)) || (a->n > 2 && !py_as_index(a->v[2], &to))) return NULL;
    if (from < 0) from = from + l->n < 0 ? 0 : from + l->n;
    if (to < 0) to += l->n;
    int64_t i = find(l, a->v[0], from, to);
    if (i >= 0) return py_int(i);
    if (i == -2) return NULL;
    py_object *r = py_repr(a->v[0]);
    if (r) py_raise(&py_ValueError, "%s is not in list", py_str_data(r));
    py_xdecref(r);
    return NULL;
}

static py_object *list_count(py_object *o, const py_args *a) {
    if (!py_arity(a, "count", 1, 1)) return NULL;
    int64_t n = 0;
    for (int64_t i = 0; i < PY_LIST(o)->n; i++) {
        int r = py_equal(PY_LIST(o)->items[i], a->v[0]);
        if (r < 0) return NULL;
        n += r;
    }
    return py_int(n);
}

static py_object *list_reverse(py_object *o, const py_args *a) {
    if (!py_arity(a, "reverse", 0, 0)) return NULL;
    reverse_items(PY_LIST(o)->items, PY_LIST(o)->n);
    PY_RETURN_NONE;
}

static py_object *list_clear(py_object *o, const py_args *a) {
    if (!py_arity(a, "clear", 0, 0)) return NULL;
    clear(PY_LIST(o));
    PY_RETURN_NONE;
}

static py_object *list_copy(py_object *o, const py_args *a) { return py_arity(a, "copy", 0, 0) ? py_list_of(o) : NULL; }

static const py_method_def list_methods[] = {
#define M(NAME) {#NAME, list_##NAME, PY_METHOD},
    M(append) M(extend) M(insert) M(pop) M(remove) M(index) M(count) M(reverse) M(clear) M(copy) M(sort)
#undef M
        {0}};

py_type py_list_type = {PY_TYPE_HEAD("list"),
                        .size = sizeof(py_list_object),
                        .flags = PY_TYPE_LIST,
                        .dealloc = list_dealloc,
                        .repr = list_repr,
                        .compare = list_compare,
                        .binary = list_binary,
                        .inplace = list_inplace,
                        .binary_ops = PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_MULT),
                        .len = list_len,
                        .getitem = list_getitem,
                        .setitem = list_setitem,
                        .contains = list_contains,
                        .iter = py_seq_iter_new,
                        .make = list_make,
                        .init = list_init,
                        .methods = list_methods};
