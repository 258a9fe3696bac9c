// Iterators over arrays: over the first axis, and a.flat.
#include "interp/np.h"
#include "interp/np_dtype.h"
#include <string.h>

typedef struct array_iter {
    py_object ob;
    py_object *array;
    int64_t at;
    bool flat;
} array_iter;

static py_type array_iter_type;

static py_object *new_iter(py_object *o, bool flat, py_type *type) {
    array_iter *it = (array_iter *)py_alloc(type, 0);
    it->array = py_incref(o);
    it->flat = flat;
    return &it->ob;
}

py_object *np_iterate(py_object *o) {
    if (np_array_of(o)->rank == 0) return py_raise(&py_TypeError, "iteration over a 0-d array");
    return new_iter(o, false, &array_iter_type);
}

static py_object *iter_next(py_object *o) {
    array_iter *it = (array_iter *)o;
    const nprt_array *a = np_array_of(it->array);
    if (it->at >= (it->flat ? nprt_array_size(a) : a->shape[0])) return NULL;
    if (!it->flat && np_has_class(it->array)) {   // which may have its own __getitem__
        py_object *i = py_int(it->at++), *item = py_getitem(it->array, i);
        py_decref(i);
        return item;
    }
    if (it->flat) return np_element_view(a, nd_flat_pointer(a, it->at++), it->array);
    if (a->rank == 1) return np_element_view(a, a->data + it->at++ * a->strides[0], it->array);
    nprt_array row = nd_view(a);
    row.data += it->at++ * a->strides[0];
    row.rank--;
    memmove(row.shape, row.shape + 1, sizeof *row.shape * (size_t)row.rank);
    memmove(row.strides, row.strides + 1, sizeof *row.strides * (size_t)row.rank);
    if (row.rank) return np_view_like(it->array, &row);
    py_object *element = np_element_view(&row, row.data, it->array);
    nd_release(&row);
    return element;
}

static py_object *iter_self(py_object *o) { return py_incref(o); }
static void iter_dealloc(py_object *o) {
    py_decref(((array_iter *)o)->array);
    py_free_object(o, 0);
}

static py_type array_iter_type = {PY_TYPE_HEAD("iterator"), .size = sizeof(array_iter), .dealloc = iter_dealloc,
                                  .iter = iter_self, .next = iter_next};

// a.flat: iterates, indexes and assigns in C order.
static py_object *flat_view(py_object *o, bool *copied) {
    py_object *array = ((array_iter *)o)->array;
    nprt_array r;
    *copied = !nd_is_c_contiguous(np_array_of(array));
    if (!nd_ravel(np_array_of(array), 'C', &r)) return np_raise();
    return np_wrap(&r);
}

static py_object *flat_getitem(py_object *o, py_object *key) {
    bool copied;
    py_object *v = flat_view(o, &copied);
    if (!v) return NULL;
    py_object *r = np_subscript(v, key), *copy = r;
    if (r && np_is_array(r)) {
        nprt_array a;
        copy = nd_copy(np_array_of(r), 'C', &a) ? np_wrap(&a) : np_raise();
        py_decref(r);
    }
    py_decref(v);
    return copy;
}

static bool set_one(py_object *o, py_object *key, py_object *value) {
    bool copied;
    py_object *v = flat_view(o, &copied);
    if (!v) return false;
    bool ok = np_subscript_set(v, key, value);
    if (ok && copied) {
        nprt_array *a = np_array_of(((array_iter *)o)->array), shaped;
        ok = nd_reshape(np_array_of(v), a->rank, a->shape, 'C', &shaped);
        ok = ok && nd_assign(np_context(), a, &shaped);
        if (ok)
            nd_release(&shaped);
        else
            np_raise();
    }
    py_decref(v);
    return ok;
}

// Values to places in C order, again from the first where they end; key NULL: all places.
static bool set_many(py_object *o, py_object *key, const nprt_array *values) {
    nprt_array *a = np_array_of(o), places;
    nd_scalar const n = nd_scalar_int(nprt_array_size(a));
    if (!nd_arange(NPRT_int64, nd_scalar_int(0), n, nd_scalar_int(1), &places)) return np_raise();
    py_object *all = np_wrap(&places), *chosen = key ? np_subscript(all, key) : py_incref(all);
    bool ok = chosen && np_convert(chosen, NPRT_int64, &places);
    if (ok) {
        ok = nd_put(np_context(), a, &places, values, 'r') || np_raise();
        nd_release(&places);
    }
    py_decref(all);
    py_xdecref(chosen);
    return ok;
}

static bool flat_setitem(py_object *o, py_object *key, py_object *value) {
    nprt_array values;
    if (!value) return set_one(o, key, value);
    if (!np_convert(value, NPRT_DTYPE_COUNT, &values)) return false;
    bool ok = values.rank ? set_many(((array_iter *)o)->array, key, &values) : set_one(o, key, value);
    nd_release(&values);
    return ok;
}

static py_object *flat_compare(py_object *a, py_object *b, py_compare_op op) {
    bool copied;
    py_object *v = flat_view(a, &copied), *r = v ? np_array_compare(v, b, op) : NULL;
    py_xdecref(v);
    return r;
}

static py_object *flattened(py_object *o, nprt_dtype dtype) {
    const nprt_array *a = np_array_of(((array_iter *)o)->array);
    nprt_array copy, flat;
    if (!nd_astype(np_context(), a, dtype == NPRT_DTYPE_COUNT ? a->dtype : dtype, 'C', &copy)) return np_raise();
    bool const ok = nd_ravel(&copy, 'C', &flat);
    nd_release(&copy);
    return ok ? np_wrap(&flat) : np_raise();
}

static py_object *flat_array(py_object *o, const py_args *args) {
    py_object *given = NULL;
    nprt_dtype dtype = NPRT_DTYPE_COUNT;
    if (!py_parse(args, "__array__", "dtype= /", &given) || !np_dtype_arg(given, &dtype)) return NULL;
    return flattened(o, dtype);
}

static py_object *flat_copy(py_object *o, const py_args *args) {
    return py_parse(args, "copy", "") ? flattened(o, NPRT_DTYPE_COUNT) : NULL;
}

static py_object *flat_base(py_object *o, void *d) {
    (void)d;
    return py_incref(((array_iter *)o)->array);
}

static py_object *flat_index(py_object *o, void *d) {
    (void)d;
    return py_int(((array_iter *)o)->at);
}

static int64_t flat_len(py_object *o) { return nprt_array_size(np_array_of(((array_iter *)o)->array)); }

py_object *np_flat(py_object *array) { return new_iter(array, true, &np_flatiter_type); }

bool np_flat_set(py_object *array, py_object *value) {
    nprt_array values;
    if (!np_convert(value, NPRT_DTYPE_COUNT, &values)) return false;
    bool ok = set_many(array, NULL, &values);
    nd_release(&values);
    return ok;
}

static const py_method_def flat_methods[] = {
    {"__array__", flat_array, PY_METHOD}, {"copy", flat_copy, PY_METHOD}, {NULL, NULL, PY_METHOD}};
static const py_getset_def flat_getset[] = {
    {"base", flat_base, NULL, NULL}, {"index", flat_index, NULL, NULL}, {NULL, NULL, NULL, NULL}};
py_type np_flatiter_type = {PY_TYPE_HEAD("numpy.flatiter"),
                            .size = sizeof(array_iter),
                            .dealloc = iter_dealloc,
                            .iter = iter_self,
                            .next = iter_next,
                            .getitem = flat_getitem,
                            .setitem = flat_setitem,
                            .compare = flat_compare,
                            .len = flat_len,
                            .methods = flat_methods,
                            .getset = flat_getset};
