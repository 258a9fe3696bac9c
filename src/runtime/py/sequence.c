// tuple, slice, range, and the iterator over anything with __getitem__.
#include "runtime/py/impl.h"

#include <stdlib.h>

// ---- tuple

py_object *py_tuple_new(int64_t n) {
    if (n == 0 && py.empty_tuple) return py_incref(py.empty_tuple);
    py_tuple_object *t = py_malloc(sizeof *t + (size_t)n * sizeof(py_object *));
    t->ob = (py_object){1, &py_tuple_type};
    t->n = n;
    memset(t->items, 0, (size_t)n * sizeof(py_object *));
    return (py_object *)t;
}

py_object *py_tuple_pack(int n, ...) {
    py_object *t = py_tuple_new(n);
    va_list args;
    va_start(args, n);
    for (int i = 0; i < n; i++) PY_TUPLE(t)->items[i] = py_incref(va_arg(args, py_object *));
    va_end(args);
    return t;
}

int64_t py_tuple_size(const py_object *o) { return ((const py_tuple_object *)o)->n; }
py_object **py_tuple_items(const py_object *o) { return ((py_tuple_object *)(uintptr_t)o)->items; }

py_object *py_tuple_of(py_object *iterable) {
    if (iterable->type == &py_tuple_type) return py_incref(iterable);
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(iterable, &owner, &items, &n)) return NULL;
    py_object *t = py_tuple_new(n);
    for (int64_t i = 0; i < n; i++) PY_TUPLE(t)->items[i] = py_incref(items[i]);
    py_decref(owner);
    return t;
}

static void tuple_dealloc(py_object *o) {
    py_tuple_object *t = PY_TUPLE(o);
    for (int64_t i = 0; i < t->n; i++) py_xdecref(t->items[i]);
    py_free_object(o, (size_t)t->n * sizeof(py_object *));
}

static py_object *tuple_repr(py_object *o) {
    if (!py_repr_enter(o)) return py_str_cstr("(...)");
    py_buffer b = {0};
    bool ok = true;
    py_buffer_char(&b, '(');
    for (int64_t i = 0; ok && i < PY_TUPLE(o)->n; i++) {
        if (i) py_buffer_cstr(&b, ", ");
        ok = py_buffer_repr(&b, PY_TUPLE(o)->items[i]);
    }
    py_buffer_cstr(&b, PY_TUPLE(o)->n == 1 ? ",)" : ")");
    py_repr_leave();
    if (ok) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}

// xxHash over the items' hashes, as CPython's tuplehash.
static bool tuple_hash(py_object *o, int64_t *out) {
    uint64_t acc = 2870177450012600261u;
    for (int64_t i = 0; i < PY_TUPLE(o)->n; i++) {
        int64_t h;
        if (!py_hash(PY_TUPLE(o)->items[i], &h)) return false;
        acc += (uint64_t)h * 14029467366897019727u;
        acc = acc << 31 | acc >> 33;
        acc *= 11400714785074694791u;
    }
    acc += (uint64_t)PY_TUPLE(o)->n ^ (2870177450012600261u ^ 3527539u);
    *out = acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
    return true;
}

py_object *py_sequence_compare(py_object **a, int64_t n, py_object **b, int64_t m, py_compare_op op) {
    if (n != m && (op == PY_EQ || op == PY_NE)) return py_bool(op == PY_NE);
    int64_t i = 0;
    for (; i < n && i < m; i++) {
        py_object *x = py_incref(a[i]), *y = py_incref(b[i]);
        int same = py_equal(x, y);
        py_object *r = NULL;
        if (!same) r = op == PY_EQ || op == PY_NE ? py_bool(op == PY_NE) : py_compare(x, y, op);
        py_decref(x);
        py_decref(y);
        if (same <= 0) return r;
    }
    return py_bool(op == PY_EQ   ? n == m
                   : op == PY_NE ? n != m
                   : op == PY_LT ? n < m
                   : op == PY_LE ? n <= m
                   : op == PY_GT ? n > m
                                 : n >= m);
}

static py_object *tuple_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_is_tuple(a) || !py_is_tuple(b)) PY_RETURN_NOT_IMPLEMENTED;
    return py_sequence_compare(PY_TUPLE(a)->items, PY_TUPLE(a)->n, PY_TUPLE(b)->items, PY_TUPLE(b)->n, op);
}

static py_object *tuple_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op == PY_ADD && py_is_tuple(a) && py_is_tuple(b)) {
        int64_t n = PY_TUPLE(a)->n, m = PY_TUPLE(b)->n;
        py_object *t = py_tuple_new(n + m);
        for (int64_t i = 0; i < n; i++) PY_TUPLE(t)->items[i] = py_incref(PY_TUPLE(a)->items[i]);
        for (int64_t i = 0; i < m; i++) PY_TUPLE(t)->items[n + i] = py_incref(PY_TUPLE(b)->items[i]);
        return t;
    }
    if (op == PY_MULT) {
        py_object *s = py_is_tuple(a) ? a : b, *k = s == a ? b : a;
        int64_t times, n;
        if (!py_is_tuple(s) || (!py_is_int(k) && !k->type->index)) PY_RETURN_NOT_IMPLEMENTED;
        if (!py_as_int64(k, &times)) return NULL;
        n = PY_TUPLE(s)->n;
        if (times < 0) times = 0;
        if (!py_memory_for(times, (size_t)n * sizeof(py_object *))) return NULL;
        py_object *t = py_tuple_new(n * times);
        for (int64_t i = 0; i < n * times; i++) PY_TUPLE(t)->items[i] = py_incref(PY_TUPLE(s)->items[i % n]);
        return t;
    }
    PY_RETURN_NOT_IMPLEMENTED;
}

static int64_t tuple_len(py_object *o) { return PY_TUPLE(o)->n; }

static py_object *tuple_getitem(py_object *o, py_object *key) {
    int64_t i, n = PY_TUPLE(o)->n;
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, count;
        if (!py_slice_indices(key, n, &start, &stop, &step, &count)) return NULL;
        py_object *t = py_tuple_new(count);
        for (int64_t k = 0; k < count; k++, start += step) PY_TUPLE(t)->items[k] = py_incref(PY_TUPLE(o)->items[start]);
        return t;
    }
    if (!py_is_int(key) && !key->type->index)
        return py_raise(&py_TypeError, "tuple indices must be integers or slices, not %s", key->type->name);
    if (!py_as_index(key, &i)) return NULL;
    if (i < 0) i += n;
    if (i < 0 || i >= n) return py_raise(&py_IndexError, "tuple index out of range");
    return py_incref(PY_TUPLE(o)->items[i]);
}

static int tuple_contains(py_object *o, py_object *item) {
    for (int64_t i = 0; i < PY_TUPLE(o)->n; i++) {
        int r = py_equal(PY_TUPLE(o)->items[i], item);
        if (r) return r;
    }
    return 0;
}

static py_object *tuple_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "tuple", 0, 1)) return NULL;
    py_object *r = a->n ? py_tuple_of(a->v[0]) : py_tuple_new(0);
    if (!r || t == &py_tuple_type) return r;
    int64_t n = PY_TUPLE(r)->n;
    py_tuple_object *o = (py_tuple_object *)py_alloc(t, (size_t)n * sizeof(py_object *));
    o->n = n;
    for (int64_t i = 0; i < n; i++) o->items[i] = py_incref(PY_TUPLE(r)->items[i]);
    py_decref(r);
    return (py_object *)o;
}

static py_object *tuple_index(py_object *o, const py_args *a) {
    if (!py_arity(a, "index", 1, 3)) return NULL;
    for (int64_t i = 0; i < PY_TUPLE(o)->n; i++) {
        int r = py_equal(PY_TUPLE(o)->items[i], a->v[0]);
        if (r) return r < 0 ? NULL : py_int(i);
    }
    return py_raise(&py_ValueError, "tuple.index(x): x not in tuple");
}

static py_object *tuple_count(py_object *o, const py_args *a) {
    if (!py_arity(a, "count", 1, 1)) return NULL;
    int64_t n = 0;
    for (int64_t i = 0; i < PY_TUPLE(o)->n; i++) {
        int r = py_equal(PY_TUPLE(o)->items[i], a->v[0]);
        if (r < 0) return NULL;
        n += r;
    }
    return py_int(n);
}

static const py_method_def tuple_methods[] = {
    {"index", tuple_index, PY_METHOD}, {"count", tuple_count, PY_METHOD}, {0}};

py_type py_tuple_type = {PY_TYPE_HEAD("tuple"),
                         .size = sizeof(py_tuple_object),
                         .flags = PY_TYPE_TUPLE,
                         .dealloc = tuple_dealloc,
                         .repr = tuple_repr,
                         .hash = tuple_hash,
                         .compare = tuple_compare,
                         .binary = tuple_binary,
                         .binary_ops = PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_MULT),
                         .len = tuple_len,
                         .getitem = tuple_getitem,
                         .contains = tuple_contains,
                         .iter = py_seq_iter_new,
                         .make = tuple_make,
                         .methods = tuple_methods};

// ---- The sequence iterator

typedef struct seq_iter {
    py_object ob;
    py_object *seq;
    int64_t at;
} seq_iter;

py_object *py_seq_iter_new(py_object *sequence) {
    py_type *t = py_is_list(sequence)    ? &py_list_iter_type
                 : py_is_tuple(sequence) ? &py_tuple_iter_type
                                         : &py_seq_iter_type;
    if (sequence->type == &py_bytes_type) t = &py_bytes_iter_type;
    if (sequence->type == &py_bytearray_type) t = &py_bytearray_iter_type;
    seq_iter *it = (seq_iter *)py_alloc(t, 0);
    it->seq = py_incref(sequence);
    return (py_object *)it;
}

static py_object *seq_iter_next(py_object *o) {
    seq_iter *it = (seq_iter *)o;
    py_object *s = it->seq;
    if (!s) return NULL;
    if (s->type == &py_list_type) {
        if (it->at < PY_LIST(s)->n) return py_incref(PY_LIST(s)->items[it->at++]);
    } else if (s->type == &py_tuple_type || (py_is_tuple(s) && s->type->getitem == py_tuple_type.getitem)) {
        if (it->at < PY_TUPLE(s)->n) return py_incref(PY_TUPLE(s)->items[it->at++]);
    } else {
        py_object *k = py_int(it->at++), *r = py_getitem(s, k);
        py_decref(k);
        if (r) return r;
        if (!py_pending_is(&py_IndexError) && !py_pending_is(&py_StopIteration)) return NULL;
        py_clear_error();
    }
    PY_CLEAR(it->seq);
    return NULL;
}

static void seq_iter_dealloc(py_object *o) {
    py_xdecref(((seq_iter *)o)->seq);
    py_free_object(o, 0);
}

static py_object *seq_iter_hint(py_object *o, const py_args *a) {
    (void)a;
    seq_iter *it = (seq_iter *)o;
    int64_t n = it->seq && it->seq->type->len ? py_len(it->seq) - it->at : 0;
    return py_int(n < 0 ? 0 : n);
}
static const py_method_def seq_iter_methods[] = {{"__length_hint__", seq_iter_hint, PY_METHOD}, {0}};

#define SEQUENCE_ITERATOR(NAME)                                                                                        \
    {PY_TYPE_HEAD(NAME), .size = sizeof(seq_iter), .dealloc = seq_iter_dealloc,                                        \
     .iter = py_incref,  .next = seq_iter_next,    .methods = seq_iter_methods}
py_type py_seq_iter_type = SEQUENCE_ITERATOR("iterator");
py_type py_list_iter_type = SEQUENCE_ITERATOR("list_iterator");
py_type py_tuple_iter_type = SEQUENCE_ITERATOR("tuple_iterator");
py_type py_bytes_iter_type = SEQUENCE_ITERATOR("bytes_iterator");
py_type py_bytearray_iter_type = SEQUENCE_ITERATOR("bytearray_iterator");

// ---- slice

py_object *py_slice_new(py_object *start, py_object *stop, py_object *step) {
    py_slice_object *s = (py_slice_object *)py_alloc(&py_slice_type, 0);
    s->start = py_incref(start ? start : PY_NONE);
    s->stop = py_incref(stop ? stop : PY_NONE);
    s->step = py_incref(step ? step : PY_NONE);
    return (py_object *)s;
}

bool py_is_slice(const py_object *o) { return o->type == &py_slice_type; }

void py_slice_parts(const py_object *o, py_object **start, py_object **stop, py_object **step) {
    const py_slice_object *s = (const py_slice_object *)o;
    *start = s->start;
    *stop = s->stop;
    *step = s->step;
}

static bool slice_part(py_object *o, int64_t *out) {
    if (!py_is_int(o) && !o->type->index) {
        py_raise(&py_TypeError, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return py_as_index(o, out);
}

bool py_slice_indices(py_object *o, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count) {
    py_slice_object *s = (py_slice_object *)o;
    int64_t i, j, k = 1;
    if (s->step != PY_NONE && !slice_part(s->step, &k)) return false;
    if (k == 0) {
        py_raise(&py_ValueError, "slice step cannot be zero");
        return false;
    }
    if (k == INT64_MIN) k = -INT64_MAX;
    int64_t low = k < 0 ? -1 : 0, high = k < 0 ? length - 1 : length;
    i = k < 0 ? high : low;
    j = k < 0 ? low : high;
    if (s->start != PY_NONE) {
        if (!slice_part(s->start, &i)) return false;
        if (i < 0)
            i = i + length < low ? low : i + length;
        else if (i > high)
            i = high;
    }
    if (s->stop != PY_NONE) {
        if (!slice_part(s->stop, &j)) return false;
        if (j < 0)
            j = j + length < low ? low : j + length;
        else if (j > high)
            j = high;
    }
    *start = i;
    *stop = j;
    *step = k;
    *count = k < 0 ? (j < i ? (i - j - 1) / -k + 1 : 0) : (i < j ? (j - i - 1) / k + 1 : 0);
    return true;
}

static void slice_dealloc(py_object *o) {
    py_slice_object *s = (py_slice_object *)o;
    py_decref(s->start);
    py_decref(s->stop);
    py_decref(s->step);
    py_free_object(o, 0);
}

static py_object *slice_repr(py_object *o) {
    py_slice_object *s = (py_slice_object *)o;
    py_buffer b = {0};
    py_buffer_cstr(&b, "slice(");
    bool ok = py_buffer_repr(&b, s->start);
    py_buffer_cstr(&b, ", ");
    ok = ok && py_buffer_repr(&b, s->stop);
    py_buffer_cstr(&b, ", ");
    ok = ok && py_buffer_repr(&b, s->step);
    py_buffer_char(&b, ')');
    if (ok) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}

static py_object *slice_make(py_type *t, const py_args *a) {
    (void)t;
    if (!py_arity(a, "slice", 1, 3)) return NULL;
    return a->n == 1 ? py_slice_new(NULL, a->v[0], NULL) : py_slice_new(a->v[0], a->v[1], a->n > 2 ? a->v[2] : NULL);
}

static py_object *slice_compare(py_object *a, py_object *b, py_compare_op op) {
    if (a->type != b->type) PY_RETURN_NOT_IMPLEMENTED;
    return py_sequence_compare(&((py_slice_object *)a)->start, 3, &((py_slice_object *)b)->start, 3, op);
}

static py_object *slice_indices(py_object *o, const py_args *a) {
    int64_t n, start, stop, step, count;
    if (!py_arity(a, "indices", 1, 1) || !py_as_int64(a->v[0], &n) ||
        !py_slice_indices(o, n, &start, &stop, &step, &count))
        return NULL;
    py_object *t = py_tuple_new(3);
    PY_TUPLE(t)->items[0] = py_int(start);
    PY_TUPLE(t)->items[1] = py_int(stop);
    PY_TUPLE(t)->items[2] = py_int(step);
    return t;
}
static const py_method_def slice_methods[] = {{"indices", slice_indices, PY_METHOD}, {0}};

static py_object *slice_part_get(py_object *o, void *data) {
    return py_incref((&((py_slice_object *)o)->start)[(intptr_t)data]);
}
static const py_getset_def slice_getset[] = {{"start", slice_part_get, NULL, (void *)0},
                                             {"stop", slice_part_get, NULL, (void *)1},
                                             {"step", slice_part_get, NULL, (void *)2},
                                             {0}};

py_type py_slice_type = {
    PY_TYPE_HEAD("slice"), .size = sizeof(py_slice_object), .flags = PY_TYPE_FINAL, .dealloc = slice_dealloc,
    .repr = slice_repr,    .compare = slice_compare,        .make = slice_make,     .methods = slice_methods,
    .getset = slice_getset};

// ---- range

static int64_t range_length(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) return start < stop ? (int64_t)(((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1) : 0;
    return start > stop ? (int64_t)(((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1) : 0;
}

static py_object *range_new(int64_t start, int64_t stop, int64_t step) {
    py_range_object *r = (py_range_object *)py_alloc(&py_range_type, 0);
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = range_length(start, stop, step);
    return (py_object *)r;
}

static py_object *range_make(py_type *t, const py_args *a) {
    (void)t;
    int64_t v[3] = {0, 0, 1};
    if (!py_no_keywords(a, "range")) return NULL;
    if (a->n < 1) return py_raise(&py_TypeError, "range expected at least 1 argument, got 0");
    if (a->n > 3) return py_raise(&py_TypeError, "range expected at most 3 arguments, got %d", (int)a->n);
    if (a->n == 1) {
        if (!py_as_int64(a->v[0], &v[1])) return NULL;
    } else {
        for (int64_t i = 0; i < a->n; i++)
            if (!py_as_int64(a->v[i], &v[i])) return NULL;
    }
    if (!v[2]) return py_raise(&py_ValueError, "range() arg 3 must not be zero");
    return range_new(v[0], v[1], v[2]);
}

static void plain_dealloc(py_object *o) { py_free_object(o, 0); }

static py_object *range_repr(py_object *o) {
    py_range_object *r = (py_range_object *)o;
    if (r->step == 1) return py_str_format("range(%lld, %lld)", (long long)r->start, (long long)r->stop);
    return py_str_format("range(%lld, %lld, %lld)", (long long)r->start, (long long)r->stop, (long long)r->step);
}

static int64_t range_len(py_object *o) { return ((py_range_object *)o)->length; }

static py_object *range_getitem(py_object *o, py_object *key) {
    py_range_object *r = (py_range_object *)o;
    int64_t i;
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, count;
        if (!py_slice_indices(key, r->length, &start, &stop, &step, &count)) return NULL;
        return range_new(r->start + start * r->step, r->start + stop * r->step, r->step * step);
    }
    if (!py_is_int(key) && !key->type->index)
        return py_raise(&py_TypeError, "range indices must be integers or slices, not %s", key->type->name);
    if (!py_as_index(key, &i)) return NULL;
    if (i < 0) i += r->length;
    if (i < 0 || i >= r->length) return py_raise(&py_IndexError, "range object index out of range");
    return py_int(r->start + i * r->step);
}

static int64_t range_find(py_range_object *r, py_object *item) {
    int64_t v;
    if (!py_is_int(item) || !py_int_fits(item, &v)) return -1;
    if (r->step > 0 ? v < r->start || v >= r->stop : v > r->start || v <= r->stop) return -1;
    return (v - r->start) % r->step ? -1 : (v - r->start) / r->step;
}

static int range_contains(py_object *o, py_object *item) {
    py_range_object *r = (py_range_object *)o;
    if (py_is_int(item)) return range_find(r, item) >= 0;
    for (int64_t i = 0; i < r->length; i++) {
        py_object *x = py_int(r->start + i * r->step);
        int same = py_equal(x, item);
        py_decref(x);
        if (same) return same;
    }
    return 0;
}

static py_object *range_compare(py_object *a, py_object *b, py_compare_op op) {
    if (a->type != b->type || op > PY_NE) PY_RETURN_NOT_IMPLEMENTED;
    py_range_object *x = (py_range_object *)a, *y = (py_range_object *)b;
    bool same =
        x->length == y->length && (!x->length || (x->start == y->start && (x->length == 1 || x->step == y->step)));
    return py_bool(same == (op == PY_EQ));
}

static bool range_hash(py_object *o, int64_t *out) {
    py_range_object *r = (py_range_object *)o;
    *out = r->length * 1000003 ^ r->start ^ r->step << 7;
    return true;
}

static py_object *range_index(py_object *o, const py_args *a) {
    if (!py_arity(a, "index", 1, 1)) return NULL;
    int64_t i = range_find((py_range_object *)o, a->v[0]);
    if (i >= 0) return py_int(i);
    py_object *r = py_repr(a->v[0]);
    if (r) py_raise(&py_ValueError, "%s is not in range", py_str_data(r));
    py_xdecref(r);
    return NULL;
}
static py_object *range_count(py_object *o, const py_args *a) {
    if (!py_arity(a, "count", 1, 1)) return NULL;
    return py_int(range_contains(o, a->v[0]));
}

typedef struct range_iter {
    py_object ob;
    int64_t next, step, left;
} range_iter;

static py_object *range_iterate(py_object *o) {
    range_iter *it = (range_iter *)py_alloc(&py_range_iter_type, 0);
    py_range_object *r = (py_range_object *)o;
    it->next = r->start;
    it->step = r->step;
    it->left = r->length;
    return (py_object *)it;
}

static py_object *range_reversed(py_object *o, const py_args *a) {
    (void)a;
    py_range_object *r = (py_range_object *)o;
    range_iter *it = (range_iter *)py_alloc(&py_range_iter_type, 0);
    it->next = r->start + (r->length - 1) * r->step;
    it->step = -r->step;
    it->left = r->length;
    return (py_object *)it;
}

static py_object *range_next(py_object *o) {
    range_iter *it = (range_iter *)o;
    if (it->left <= 0) return NULL;
    it->left--;
    int64_t v = it->next;
    it->next = (int64_t)((uint64_t)v + (uint64_t)it->step);
    return py_int(v);
}

py_type py_range_iter_type = {PY_TYPE_HEAD("range_iterator"), .size = sizeof(range_iter), .dealloc = plain_dealloc,
                              .iter = py_incref, .next = range_next};

static const py_method_def range_methods[] = {{"index", range_index, PY_METHOD},
                                              {"count", range_count, PY_METHOD},
                                              {"__reversed__", range_reversed, PY_METHOD},
                                              {0}};
static py_object *range_part(py_object *o, void *data) {
    return py_int((&((py_range_object *)o)->start)[(intptr_t)data]);
}
static const py_getset_def range_getset[] = {{"start", range_part, NULL, (void *)0},
                                             {"stop", range_part, NULL, (void *)1},
                                             {"step", range_part, NULL, (void *)2},
                                             {0}};

py_type py_range_type = {PY_TYPE_HEAD("range"),    .size = sizeof(py_range_object),
                         .flags = PY_TYPE_FINAL,   .dealloc = plain_dealloc,
                         .repr = range_repr,       .hash = range_hash,
                         .compare = range_compare, .len = range_len,
                         .getitem = range_getitem, .contains = range_contains,
                         .iter = range_iterate,    .make = range_make,
                         .methods = range_methods, .getset = range_getset};
