// The ndarray type: life, attributes, conversions.
#include "interp/np.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// At the end of the runtime: its objects go with their heap.
void np_release_external(py_object *o) {
    nd_set_objects(NULL);
    nd_release(np_array_of(o));
}

py_object *np_wrap_view(nprt_array *a, py_object *base) {
    np_array_object *o = (np_array_object *)py_alloc_bare(&np_array_type, 0);
    nd_set_view(&o->a, a);
    o->base = py_xincref(base);
    py_external_remember(&o->ob, np_release_external);
    return &o->ob;
}

py_object *np_wrap(nprt_array *a) { return np_wrap_view(a, NULL); }

py_object *np_result(nprt_array *a) {
    if (a->rank > 0) return np_wrap(a);
    py_object *v = np_element_view(a, a->data, NULL);
    nd_release(a);
    return v;
}

static void array_dealloc(py_object *o) {
    np_array_object *x = (np_array_object *)o;
    py_external_forget(o);
    nd_release(&x->a);
    PY_CLEAR(x->base);
    py_free_object(o, 0);
}

static int array_truth(py_object *o) {
    const nprt_array *a = np_array_of(o);
    int64_t n = nprt_array_size(a);
    if (n == 1) {
        bool truth;
        if (nd_truth(a->dtype, nd_flat_pointer(a, 0), &truth)) return truth;
        np_raise();
        return -1;
    }
    if (n == 0)
        return py_warn(&py_DeprecationWarning,
                       "The truth value of an empty array is ambiguous. Returning False, but in future this will "
                       "result in an error. Use `array.size > 0` to check that an array is not empty.")
                   ? 0
                   : -1;
    py_raise(&py_ValueError,
             "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
    return -1;
}

static py_object *only_item(py_object *o) {
    const nprt_array *a = np_array_of(o);
    if (nprt_array_size(a) == 1) return np_element_item(a->dtype, nd_flat_pointer(a, 0));
    return py_raise(&py_TypeError, "only size-1 arrays can be converted to Python scalars");
}

static py_object *array_index(py_object *o) {
    const nprt_array *a = np_array_of(o);
    char kind = nprt_dtype_kind(a->dtype);
    if (a->rank == 0 && (kind == 'i' || kind == 'u')) return only_item(o);
    return py_raise(&py_TypeError, "only integer scalar arrays can be converted to a scalar index");
}

static py_object *array_int(py_object *o) {
    py_object *v = only_item(o);
    if (!v || py_is_int(v)) return v;
    py_object *r = py_call1(&py_int_type.ob, v);
    py_decref(v);
    return r;
}

static py_object *array_float(py_object *o) {
    py_object *v = only_item(o);
    if (!v || py_is_float(v)) return v;
    py_object *r = py_call1(&py_float_type.ob, v);
    py_decref(v);
    return r;
}

static int64_t array_len(py_object *o) {
    const nprt_array *a = np_array_of(o);
    if (a->rank > 0) return a->shape[0];
    py_raise(&py_TypeError, "len() of unsized object");
    return -1;
}

static int array_contains(py_object *o, py_object *item) {
    py_object *equal = py_compare(o, item, PY_EQ);
    if (!equal) return -1;
    int r = np_is_array(equal) ? nd_count_nonzero(np_array_of(equal)) > 0 : py_truth(equal);
    py_decref(equal);
    return r;
}

// ---- Attributes

static py_object *get_shape(py_object *o, void *d) {
    (void)d;
    return np_shape_tuple(np_array_of(o)->rank, np_array_of(o)->shape);
}
static py_object *get_strides(py_object *o, void *d) {
    (void)d;
    return np_shape_tuple(np_array_of(o)->rank, np_array_of(o)->strides);
}
static py_object *get_ndim(py_object *o, void *d) {
    (void)d;
    return py_int(np_array_of(o)->rank);
}
static py_object *get_size(py_object *o, void *d) {
    (void)d;
    return py_int(nprt_array_size(np_array_of(o)));
}
static py_object *get_itemsize(py_object *o, void *d) {
    (void)d;
    return py_int((int64_t)nprt_dtype_size(np_array_of(o)->dtype));
}
static py_object *get_nbytes(py_object *o, void *d) {
    (void)d;
    return py_int(nprt_array_size(np_array_of(o)) * (int64_t)nprt_dtype_size(np_array_of(o)->dtype));
}
static py_object *get_dtype(py_object *o, void *d) {
    (void)d;
    return py_incref(np_dtype_object_of(np_array_of(o)->dtype));
}
static py_object *get_base(py_object *o, void *d) {
    (void)d;
    py_object *b = ((np_array_object *)o)->base;
    return py_incref(b ? b : PY_NONE);
}
static py_object *get_T(py_object *o, void *d) {
    (void)d;
    nprt_array r;
    return nd_transpose(np_array_of(o), NULL, &r) ? np_view_like(o, &r) : np_raise();
}
static py_object *get_real(py_object *o, void *d) {
    (void)d;
    nprt_array r;
    return nd_real(np_array_of(o), &r) ? np_view_like(o, &r) : np_raise();
}
static py_object *get_imag(py_object *o, void *d) {
    (void)d;
    nprt_array r;
    return nd_imag(np_array_of(o), &r) ? np_view_like(o, &r) : np_raise();
}
static py_object *get_flat(py_object *o, void *d) {
    (void)d;
    return np_flat(o);
}
static bool set_flat(py_object *o, py_object *value, void *d) {
    (void)d;
    return value && np_flat_set(o, value);
}
static py_object *get_data(py_object *o, void *d) {
    (void)d;
    return py_incref(o);
}

// d[key] = value, whose reference is taken; false with an exception when it is NULL.
static bool put(py_object *d, const char *key, py_object *value) {
    if (value) py_dict_set_str(d, key, value);
    py_xdecref(value);
    return value != NULL;
}

// The array interface protocol, version 3.
static py_object *get_interface(py_object *o, void *unused) {
    (void)unused;
    const nprt_array *a = np_array_of(o);
    py_object *d = py_dict_new(), *dtype = py_getattr_str(o, "dtype"), *at = py_int((int64_t)(uintptr_t)a->data);
    bool ok = put(d, "data", py_tuple_pack(2, at, py_bool(a->readonly))) && dtype &&
              put(d, "strides", nd_is_c_contiguous(a) ? py_incref(PY_NONE) : py_getattr_str(o, "strides")) &&
              put(d, "descr", py_getattr_str(dtype, "descr")) && put(d, "typestr", py_getattr_str(dtype, "str")) &&
              put(d, "shape", py_getattr_str(o, "shape")) && put(d, "version", py_int(3));
    py_decref(at);
    py_xdecref(dtype);
    if (!ok) PY_CLEAR(d);
    return d;
}

static py_object *get_flags(py_object *o, void *d) {
    (void)d;
    return np_flags_of(o);
}

static bool set_part(py_object *o, py_object *value, bool imag) {
    nprt_array part, v;
    if (imag && nprt_dtype_kind(np_array_of(o)->dtype) != 'c') {
        py_raise(&py_TypeError, "array does not have imaginary part to set");
        return false;
    }
    if (!value || !np_convert(value, NPRT_DTYPE_COUNT, &v)) return false;
    bool ok = imag ? nd_imag(np_array_of(o), &part) : nd_real(np_array_of(o), &part);
    if (ok) {
        ok = nd_assign(np_context(), &part, &v);
        nd_release(&part);
    }
    nd_release(&v);
    return ok || np_raise();
}
static bool set_real(py_object *o, py_object *v, void *d) {
    (void)d;
    return set_part(o, v, false);
}
static bool set_imag(py_object *o, py_object *v, void *d) {
    (void)d;
    return set_part(o, v, true);
}

static bool set_shape(py_object *o, py_object *value, void *d) {
    (void)d;
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    nprt_array r, *a = np_array_of(o);
    if (!value || !np_shape_arg(value, &rank, shape)) return false;
    if (!nd_reshape(a, rank, shape, 'C', &r)) return np_raise();
    if (r.data != a->data) {
        nd_release(&r);
        py_raise(
            &py_AttributeError,
            "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.");
        return false;
    }
    nd_release(a);
    *a = r;
    return true;
}

const py_getset_def np_array_getset[] = {{"shape", get_shape, set_shape, NULL},
                                         {"strides", get_strides, NULL, NULL},
                                         {"ndim", get_ndim, NULL, NULL},
                                         {"size", get_size, NULL, NULL},
                                         {"itemsize", get_itemsize, NULL, NULL},
                                         {"nbytes", get_nbytes, NULL, NULL},
                                         {"dtype", get_dtype, NULL, NULL},
                                         {"base", get_base, NULL, NULL},
                                         {"T", get_T, NULL, NULL},
                                         {"real", get_real, set_real, NULL},
                                         {"imag", get_imag, set_imag, NULL},
                                         {"flat", get_flat, set_flat, NULL},
                                         {"flags", get_flags, NULL, NULL},
                                         {"data", get_data, NULL, NULL},
                                         {"__array_interface__", get_interface, NULL, NULL},
                                         {"__array_priority__", np_array_priority, NULL, NULL},
                                         {NULL, NULL, NULL, NULL}};

// Functions of lib/numpy that are also methods.
py_object *np_forward(py_object *self, py_object *name) {
#define NAME(TEXT) {#TEXT, sizeof #TEXT - 1}
    static const struct {
        const char *text;
        size_t size;
    } names[] = {NAME(sum),         NAME(prod),      NAME(max),          NAME(min),      NAME(any),     NAME(all),
                 NAME(mean),        NAME(var),       NAME(std),          NAME(ptp),      NAME(clip),    NAME(round),
                 NAME(cumsum),      NAME(cumprod),   NAME(argmax),       NAME(argmin),   NAME(trace),   NAME(repeat),
                 NAME(take),        NAME(compress),  NAME(searchsorted), NAME(nonzero),  NAME(dot),     NAME(diagonal),
                 NAME(conj),        NAME(conjugate), NAME(argsort),      NAME(swapaxes), NAME(squeeze), NAME(choose),
                 NAME(argpartition)};
#undef NAME
    size_t const size = py_str_size(name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].size != size || memcmp(names[i].text, py_str_data(name), size) != 0) continue;
        py_object *module = py_import("numpy");
        if (!module) return NULL;
        py_object *f = py_getattr(module, name), *m = f ? py_method_new(f, self) : NULL;
        py_decref(module);
        py_xdecref(f);
        return m;
    }
    return NULL;
}

static py_object *array_getattr(py_object *o, py_object *name) {
    py_object *r = py_type_lookup(o->type, name) ? NULL : np_forward(o, name);
    return r || py_pending() ? r : py_generic_getattr(o, name);
}

// Which part of a buffer an array made of it shows: `bytes` from `at` on.
static bool fits_buffer(int64_t have, int64_t at, int64_t bytes) {
    if (at >= 0 && at <= have && bytes <= have - at) return true;
    py_raise(&py_TypeError, "buffer is too small for requested array");
    return false;
}

// An array over the memory of another array; of bytes, over a copy.
static bool over_buffer(py_object *buffer, int64_t at, nprt_array *r) {
    int64_t const bytes = nprt_array_size(r) * (int64_t)nprt_dtype_size(r->dtype);
    if (np_is_array(buffer)) {
        const nprt_array *a = np_array_of(buffer);
        if (!nd_is_c_contiguous(a) && !nd_is_f_contiguous(a)) {
            py_raise(&py_ValueError, "ndarray is not contiguous");
            return false;
        }
        if (!fits_buffer(nprt_array_size(a) * (int64_t)nprt_dtype_size(a->dtype), at, bytes)) return false;
        nprt_array view = nd_view(a);
        nprt_block_release(r->block);
        r->block = view.block;
        r->data = view.data + at;
        r->readonly = view.readonly;
        return true;
    }
    if (buffer->type != &py_bytes_type && buffer->type != &py_bytearray_type) {
        py_raise(&py_TypeError, "a bytes-like object is required, not '%s'", buffer->type->name);
        return false;
    }
    if (!fits_buffer((int64_t)py_bytes_size(buffer), at, bytes)) return false;
    memcpy(r->data, py_bytes_data(buffer) + at, (size_t)bytes);
    r->readonly = buffer->type == &py_bytes_type;
    return true;
}

static py_object *array_make(py_type *t, const py_args *a) {
    py_object *shape = NULL, *dtype = NULL, *buffer = NULL, *offset = NULL, *strides = NULL, *order = NULL;
    if (!py_parse(a, "ndarray", "shape dtype= buffer= offset= strides= order=", &shape, &dtype, &buffer, &offset,
                  &strides, &order))
        return NULL;
    if (strides && strides != PY_NONE)
        return py_raise(&py_NotImplementedError, "npcc: ndarray(strides=...) is not supported");
    int rank;
    int64_t dims[NPRT_MAX_RANK], at = 0;
    nprt_dtype t2 = NPRT_float64;
    char ord = 'C';
    nprt_array r;
    if (!np_shape_arg(shape, &rank, dims) || !np_dtype_arg(dtype, &t2) || !np_char_arg(order, &ord) ||
        (offset && !py_as_int64(offset, &at)))
        return NULL;
    if (!nd_empty_order(t2, rank, dims, ord, &r)) return np_raise();
    bool const given = buffer && buffer != PY_NONE;
    if (given && nprt_dtype_has_objects(t2)) py_raise(&py_ValueError, "cannot construct an object array from a buffer");
    if (given && (py_pending() || !over_buffer(buffer, at, &r))) {
        nd_release(&r);
        return NULL;
    }
    return np_wrap_as(t, &r, given && np_is_array(buffer) ? buffer : NULL, NULL);
}

py_type np_array_type = {PY_TYPE_HEAD("numpy.ndarray"), .size = sizeof(np_array_object),
                         .dealloc = array_dealloc,      .repr = np_array_repr,
                         .str = np_array_str,           .compare = np_array_compare,
                         .binary = np_array_binary,     .inplace = np_array_inplace,
                         .unary = np_array_unary,       .truth = array_truth,
                         .index = array_index,          .to_int = array_int,
                         .to_float = array_float,       .len = array_len,
                         .getitem = np_subscript,       .setitem = np_subscript_set,
                         .contains = array_contains,    .iter = np_iterate,
                         .getattr = array_getattr,      .make = array_make,
                         .methods = np_array_methods,   .getset = np_array_getset,
                         .binary_ops = PY_ALL_BINARY};
