// enumerate, zip, map, filter, reversed, and iter(callable, sentinel).
#include "runtime/py/impl.h"

// ---- enumerate

typedef struct enumerate_object {
    py_object ob;
    py_object *it, *index;
} enumerate_object;

static py_object *enumerate_make(py_type *t, const py_args *a) {
    py_object *x, *start = NULL;
    if (!py_parse(a, "enumerate", "iterable start=", &x, &start)) return NULL;
    py_object *index = start ? py_index(start) : py_int(0), *it = index ? py_iter(x) : NULL;
    if (!it) {
        py_xdecref(index);
        return NULL;
    }
    enumerate_object *e = (enumerate_object *)py_alloc(t, 0);
    e->it = it;
    e->index = index;
    return (py_object *)e;
}
static void enumerate_dealloc(py_object *o) {
    py_decref(((enumerate_object *)o)->it);
    py_decref(((enumerate_object *)o)->index);
    py_free_object(o, 0);
}
static py_object *enumerate_next(py_object *o) {
    enumerate_object *e = (enumerate_object *)o;
    py_object *x = py_next(e->it);
    if (!x) return NULL;
    py_object *t = py_tuple_new(2), *one = py_int(1);
    PY_TUPLE(t)->items[0] = e->index;
    PY_TUPLE(t)->items[1] = x;
    e->index = py_int_binary(e->index, one, PY_ADD);
    return t;
}
static bool ignore_init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}
py_type py_enumerate_type = {PY_TYPE_HEAD("enumerate"), .size = sizeof(enumerate_object), .dealloc = enumerate_dealloc,
                             .iter = py_incref,         .next = enumerate_next,           .make = enumerate_make,
                             .init = ignore_init};

// ---- zip, map: a tuple of iterators

typedef struct many_object {
    py_object ob;
    py_object *its, *fn;
    bool strict;
} many_object;

static py_object *iterators_of(py_object *const *v, int64_t n) {
    py_object *its = py_tuple_new(n);
    for (int64_t i = 0; i < n; i++) {
        if ((PY_TUPLE(its)->items[i] = py_iter(v[i]))) continue;
        py_decref(its);
        return NULL;
    }
    return its;
}
static void many_dealloc(py_object *o) {
    py_xdecref(((many_object *)o)->its);
    py_xdecref(((many_object *)o)->fn);
    py_free_object(o, 0);
}

static py_object *zip_make(py_type *t, const py_args *a) {
    py_object *strict = py_keyword(a, "strict");
    if (a->kwnames && PY_TUPLE(a->kwnames)->n > (strict != NULL))
        return py_raise(&py_TypeError, "zip() got an unexpected keyword argument");
    py_object *its = PY_NONE;
    for (int64_t i = 0; i < a->n; i++)
        if (!a->v[i]->type->iter && !a->v[i]->type->getitem)
            return py_raise(&py_TypeError, "'%s' object is not iterable", a->v[i]->type->name);
    if (!(its = iterators_of(a->v, a->n))) return NULL;
    many_object *z = (many_object *)py_alloc(t, 0);
    z->its = its;
    z->strict = strict && py_truth(strict) == 1;
    return (py_object *)z;
}

static py_object *zip_stop(many_object *z, int64_t i) {
    if (!z->strict || py_pending()) return NULL;
    int64_t n = PY_TUPLE(z->its)->n;
    if (i > 0) {
        return py_raise(&py_ValueError,
                        i == 1 ? "zip() argument %d is shorter than argument 1"
                               : "zip() argument %d is shorter than arguments 1-%d",
                        (int)i + 1, (int)i);
    }
    for (int64_t k = 1; k < n; k++) {
        py_object *x = py_next(PY_TUPLE(z->its)->items[k]);
        if (!x && py_pending()) return NULL;
        if (!x) continue;
        py_decref(x);
        return py_raise(&py_ValueError,
                        k == 1 ? "zip() argument %d is longer than argument 1"
                               : "zip() argument %d is longer than arguments 1-%d",
                        (int)k + 1, (int)k);
    }
    return NULL;
}

static py_object *zip_next(py_object *o) {
    many_object *z = (many_object *)o;
    int64_t n = PY_TUPLE(z->its)->n;
    if (!n) return NULL;
    py_object *t = py_tuple_new(n);
    for (int64_t i = 0; i < n; i++) {
        py_object *x = py_next(PY_TUPLE(z->its)->items[i]);
        if (!x) {
            py_decref(t);
            return zip_stop(z, i);
        }
        PY_TUPLE(t)->items[i] = x;
    }
    return t;
}
py_type py_zip_type = {
    PY_TYPE_HEAD("zip"), .size = sizeof(many_object), .dealloc = many_dealloc, .iter = py_incref, .next = zip_next,
    .make = zip_make,    .init = ignore_init};

static py_object *map_make(py_type *t, const py_args *a) {
    if (!py_no_keywords(a, "map")) return NULL;
    if (a->n < 2) return py_raise(&py_TypeError, "map() must have at least two arguments.");
    py_object *its = iterators_of(a->v + 1, a->n - 1);
    if (!its) return NULL;
    many_object *m = (many_object *)py_alloc(t, 0);
    m->its = its;
    m->fn = py_incref(a->v[0]);
    return (py_object *)m;
}
static py_object *map_next(py_object *o) {
    many_object *m = (many_object *)o;
    int64_t n = PY_TUPLE(m->its)->n;
    if (n == 1) {
        py_object *x = py_next(PY_TUPLE(m->its)->items[0]), *r = x ? py_call1(m->fn, x) : NULL;
        py_xdecref(x);
        return r;
    }
    py_object *t = py_tuple_new(n);
    for (int64_t i = 0; i < n; i++)
        if (!(PY_TUPLE(t)->items[i] = py_next(PY_TUPLE(m->its)->items[i]))) {
            py_decref(t);
            return NULL;
        }
    py_object *r = py_call_tuple(m->fn, t, NULL);
    py_decref(t);
    return r;
}
py_type py_map_type = {
    PY_TYPE_HEAD("map"), .size = sizeof(many_object), .dealloc = many_dealloc, .iter = py_incref, .next = map_next,
    .make = map_make,    .init = ignore_init};

// ---- filter

static py_object *filter_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "filter", 2, 2)) return NULL;
    py_object *its = iterators_of(a->v + 1, 1);
    if (!its) return NULL;
    many_object *m = (many_object *)py_alloc(t, 0);
    m->its = its;
    m->fn = py_incref(a->v[0]);
    return (py_object *)m;
}
static py_object *filter_next(py_object *o) {
    many_object *m = (many_object *)o;
    py_object *x;
    while ((x = py_next(PY_TUPLE(m->its)->items[0]))) {
        py_object *r = m->fn == PY_NONE ? py_incref(x) : py_call1(m->fn, x);
        int keep = r ? py_truth(r) : -1;
        py_xdecref(r);
        if (keep > 0) return x;
        py_decref(x);
        if (keep < 0) return NULL;
    }
    return NULL;
}
py_type py_filter_type = {PY_TYPE_HEAD("filter"), .size = sizeof(many_object), .dealloc = many_dealloc,
                          .iter = py_incref,      .next = filter_next,         .make = filter_make,
                          .init = ignore_init};

// ---- reversed

typedef struct reversed_object {
    py_object ob;
    py_object *seq;
    int64_t at;
} reversed_object;

static py_object *reversed_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "reversed", 1, 1)) return NULL;
    py_object *f = py_type_lookup(a->v[0]->type, PN(__reversed__));
    if (f && f != PY_NONE) return py_call1(f, a->v[0]);
    if (!a->v[0]->type->getitem || !a->v[0]->type->len)
        return py_raise(&py_TypeError, "'%s' object is not reversible", a->v[0]->type->name);
    int64_t n = py_len(a->v[0]);
    if (n < 0) return NULL;
    reversed_object *r = (reversed_object *)py_alloc(t, 0);
    r->seq = py_incref(a->v[0]);
    r->at = n - 1;
    return (py_object *)r;
}
static void reversed_dealloc(py_object *o) {
    py_xdecref(((reversed_object *)o)->seq);
    py_free_object(o, 0);
}
static py_object *reversed_next(py_object *o) {
    reversed_object *r = (reversed_object *)o;
    if (r->at >= 0) {
        py_object *k = py_int(r->at--), *x = py_getitem(r->seq, k);
        py_decref(k);
        if (x) return x;
        if (!py_pending_is(&py_IndexError)) return NULL;
        py_clear_error();
    }
    r->at = -1;
    return NULL;
}
py_type py_reversed_type = {PY_TYPE_HEAD("reversed"), .size = sizeof(reversed_object), .dealloc = reversed_dealloc,
                            .iter = py_incref,        .next = reversed_next,           .make = reversed_make,
                            .init = ignore_init};

// ---- iter(callable, sentinel)

static py_object *call_iter_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "iter", 2, 2)) return NULL;
    many_object *m = (many_object *)py_alloc(t, 0);
    m->fn = py_incref(a->v[0]);
    m->its = py_incref(a->v[1]);
    return (py_object *)m;
}
static py_object *call_iter_next(py_object *o) {
    many_object *m = (many_object *)o;
    if (!m->fn) return NULL;
    py_object *x = py_call0(m->fn);
    if (!x) return NULL;
    int end = py_equal(x, m->its);
    if (end == 0) return x;
    py_decref(x);
    if (end > 0) PY_CLEAR(m->fn);
    return NULL;
}
py_type py_call_iter_type = {PY_TYPE_HEAD("callable_iterator"),
                             .size = sizeof(many_object),
                             .dealloc = many_dealloc,
                             .iter = py_incref,
                             .next = call_iter_next,
                             .make = call_iter_make,
                             .init = ignore_init};
