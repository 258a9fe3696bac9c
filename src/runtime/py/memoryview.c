// memoryview of bytes and bytearray: a window of single bytes.
#include "runtime/py/impl.h"

typedef struct view_object {
    py_object ob;
    py_object *of;
    int64_t start, step, n;
} view_object;

static py_object *view_new(py_object *of, int64_t start, int64_t step, int64_t n) {
    view_object *v = (view_object *)py_alloc(&py_memoryview_type, 0);
    v->of = py_incref(of);
    v->start = start;
    v->step = step;
    v->n = n;
    return (py_object *)v;
}

static py_object *view_make(py_type *t, const py_args *a) {
    (void)t;
    if (!py_arity(a, "memoryview", 1, 1)) return NULL;
    py_object *x = a->v[0];
    if (x->type == &py_memoryview_type) return py_incref(x);
    if (!py_is_bytes(x))
        return py_raise(&py_TypeError, "memoryview: a bytes-like object is required, not '%s'", x->type->name);
    return view_new(x, 0, 1, (int64_t)py_bytes_size(x));
}

static void view_dealloc(py_object *o) {
    py_decref(((view_object *)o)->of);
    py_free_object(o, 0);
}

static unsigned char *item(const view_object *v, int64_t i) {
    int64_t const at = v->start + i * v->step;
    return at >= 0 && at < (int64_t)py_bytes_size(v->of) ? (unsigned char *)py_bytes_data(v->of) + at
                                                         : NULL;   // it may have shrunk
}

static py_object *view_bytes(const view_object *v) {
    py_object *r = py_bytes_new(NULL, (size_t)v->n);
    for (int64_t i = 0; i < v->n; i++) {
        const unsigned char *p = item(v, i);
        py_bytes_data(r)[i] = p ? (char)*p : 0;
    }
    return r;
}

static int64_t view_len(py_object *o) { return ((view_object *)o)->n; }

static bool view_index(view_object *v, py_object *key, int64_t *out) {
    if (!py_is_int(key) && !key->type->index) {
        py_raise(&py_TypeError, "memoryview: invalid slice key");
        return false;
    }
    if (!py_as_index(key, out)) return false;
    if (*out < 0) *out += v->n;
    if (*out >= 0 && *out < v->n && item(v, *out)) return true;
    py_raise(&py_IndexError, "index out of bounds on dimension 1");
    return false;
}

static py_object *view_getitem(py_object *o, py_object *key) {
    view_object *v = (view_object *)o;
    int64_t i, stop, step, n;
    if (key->type == &py_slice_type)
        return py_slice_indices(key, v->n, &i, &stop, &step, &n)
                   ? view_new(v->of, v->start + i * v->step, v->step * step, n)
                   : NULL;
    return view_index(v, key, &i) ? py_int(*item(v, i)) : NULL;
}

static bool view_setitem(py_object *o, py_object *key, py_object *value) {
    view_object *v = (view_object *)o;
    int64_t i, stop, step = 1, n = 1;
    unsigned char byte;
    if (!py_is_bytearray(v->of) || !value) {
        py_raise(&py_TypeError, value ? "cannot modify read-only memory" : "cannot delete memory");
        return false;
    }
    if (key->type != &py_slice_type) {
        if (!view_index(v, key, &i) || !py_byte_value(value, &byte)) return false;
        *item(v, i) = byte;
        return true;
    }
    py_object *b = value->type == &py_memoryview_type ? view_bytes((view_object *)value)
                   : py_is_bytes(value)               ? py_bytes_of(value)
                                                      : NULL;
    bool ok = b && py_slice_indices(key, v->n, &i, &stop, &step, &n);
    if (!b) py_raise(&py_TypeError, "a bytes-like object is required, not '%s'", value->type->name);
    if (ok && !(ok = (int64_t)py_bytes_size(b) == n))
        py_raise(&py_ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    for (int64_t k = 0; ok && k < n; k++) {
        unsigned char *p = item(v, i + k * step);
        if (p) *p = (unsigned char)py_bytes_data(b)[k];
    }
    py_xdecref(b);
    return ok;
}

static py_object *view_compare(py_object *a, py_object *b, py_compare_op op) {
    if (op != PY_EQ && op != PY_NE) PY_RETURN_NOT_IMPLEMENTED;
    py_object *x = a->type == &py_memoryview_type ? view_bytes((view_object *)a) : py_incref(a);
    py_object *y = b->type == &py_memoryview_type ? view_bytes((view_object *)b) : py_incref(b);
    py_object *r = py_is_bytes(x) && py_is_bytes(y) ? py_compare(x, y, op) : py_incref(PY_NOT_IMPLEMENTED);
    py_decref(x);
    py_decref(y);
    return r;
}

static py_object *view_tobytes(py_object *o, const py_args *a) {
    return py_arity(a, "tobytes", 0, 1) ? view_bytes((view_object *)o) : NULL;
}

static py_object *view_tolist(py_object *o, const py_args *a) {
    if (!py_arity(a, "tolist", 0, 0)) return NULL;
    py_object *b = view_bytes((view_object *)o), *l = py_list_of(b);
    py_decref(b);
    return l;
}

static py_object *view_hex(py_object *o, const py_args *a) {
    py_object *b = view_bytes((view_object *)o), *f = py_getattr_str(b, "hex"), *r = py_call(f, a);
    py_decref(f);
    py_decref(b);
    return r;
}

static py_object *view_self(py_object *o, const py_args *a) {
    return a->n ? py_raise(&py_NotImplementedError, "npcc: memoryview has bytes only") : py_incref(o);
}
static py_object *view_none(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    PY_RETURN_NONE;
}

static py_object *get_nbytes(py_object *o, void *data) {
    (void)data;
    return py_int(((view_object *)o)->n);
}
static py_object *get_one(py_object *o, void *data) {
    (void)o;
    (void)data;
    return py_int(1);
}
static py_object *get_format(py_object *o, void *data) {
    (void)o;
    (void)data;
    return py_str_cstr("B");
}
static py_object *get_readonly(py_object *o, void *data) {
    (void)data;
    return py_bool(!py_is_bytearray(((view_object *)o)->of));
}
static py_object *get_obj(py_object *o, void *data) {
    (void)data;
    return py_incref(((view_object *)o)->of);
}
static py_object *one_number(int64_t n) {
    py_object *x = py_int(n), *t = py_tuple_pack(1, x);
    py_decref(x);
    return t;
}
static py_object *get_shape(py_object *o, void *data) {
    (void)data;
    return one_number(((view_object *)o)->n);
}
static py_object *get_strides(py_object *o, void *data) {
    (void)data;
    return one_number(((view_object *)o)->step);
}

static const py_method_def methods[] = {{"tobytes", view_tobytes, PY_METHOD},   {"tolist", view_tolist, PY_METHOD},
                                        {"hex", view_hex, PY_METHOD},           {"release", view_none, PY_METHOD},
                                        {"__enter__", view_self, PY_METHOD},    {"__exit__", view_none, PY_METHOD},
                                        {"__bytes__", view_tobytes, PY_METHOD}, {0}};
static const py_getset_def getset[] = {
    {"nbytes", get_nbytes, NULL, NULL}, {"itemsize", get_one, NULL, NULL},      {"ndim", get_one, NULL, NULL},
    {"format", get_format, NULL, NULL}, {"readonly", get_readonly, NULL, NULL}, {"obj", get_obj, NULL, NULL},
    {"shape", get_shape, NULL, NULL},   {"strides", get_strides, NULL, NULL},   {0}};

py_type py_memoryview_type = {PY_TYPE_HEAD("memoryview"), .size = sizeof(view_object), .flags = PY_TYPE_FINAL,
                              .dealloc = view_dealloc,    .compare = view_compare,     .len = view_len,
                              .getitem = view_getitem,    .setitem = view_setitem,     .iter = py_seq_iter_new,
                              .make = view_make,          .methods = methods,          .getset = getset};
