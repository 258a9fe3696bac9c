// Methods of ndarray that are not functions of lib/numpy.
#include "interp/np.h"
#include "runtime/nd/nd_manip.h"
#include <stdlib.h>
#include <string.h>

// A view's base is its owner; a copy has none.
static py_object *view_or_copy(py_object *self, nprt_array *r) {
    return r->block && r->block == np_array_of(self)->block ? np_view_like(self, r) : np_copy_like(self, r);
}

// Shapes come as one tuple or as separate integers. `order` may be given by keyword.
static bool shape_args(const py_args *a, int *rank, int64_t *shape, char *order) {
    py_object *o = py_keyword(a, "order"), *s = py_keyword(a, "shape");
    if (!s) s = py_keyword(a, "newshape");
    if (o && !np_char_arg(o, order)) return false;
    if (s) return np_shape_arg(s, rank, shape);
    if (a->n == 1 && !py_is_int(a->v[0]) && !np_is_scalar(a->v[0])) return np_shape_arg(a->v[0], rank, shape);
    if (a->n > NPRT_MAX_RANK) {
        py_raise(&py_ValueError, "maximum supported dimension for an ndarray is 32, found %lld", (long long)a->n);
        return false;
    }
    *rank = (int)a->n;
    for (int64_t i = 0; i < a->n; i++)
        if (!py_as_int64(a->v[i], &shape[i])) return false;
    return true;
}

static py_object *m_reshape(py_object *self, const py_args *a) {
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    char order = 'C';
    nprt_array r;
    if (!shape_args(a, &rank, shape, &order)) return NULL;
    return nd_reshape(np_array_of(self), rank, shape, order, &r) ? view_or_copy(self, &r) : np_raise();
}

static py_object *m_transpose(py_object *self, const py_args *a) {
    int rank, axes[NPRT_MAX_RANK];
    int64_t shape[NPRT_MAX_RANK];
    nprt_array r;
    char order = 'C';
    bool reverse = a->n == 0 || (a->n == 1 && a->v[0] == PY_NONE);
    if (!reverse) {
        if (!shape_args(a, &rank, shape, &order)) return NULL;
        if (rank != np_array_of(self)->rank) return py_raise(&py_ValueError, "axes don't match array");
        for (int i = 0; i < rank; i++) axes[i] = (int)shape[i];
    }
    return nd_transpose(np_array_of(self), reverse ? NULL : axes, &r) ? np_view_like(self, &r) : np_raise();
}

static py_object *m_astype(py_object *self, const py_args *a) {
    py_object *dtype = NULL, *order = NULL, *casting = NULL, *subok = NULL, *copy = NULL;
    nprt_dtype t = NPRT_float64;
    char ord = 'K', rule = 'u';
    nprt_array r;
    const nprt_array *x = np_array_of(self);
    if (!py_parse(a, "astype", "dtype order= casting= subok= copy=", &dtype, &order, &casting, &subok, &copy))
        return NULL;
    if (!np_dtype_arg(dtype, &t) || !np_char_arg(order, &ord)) return NULL;
    if (casting && py_is_str(casting)) rule = py_str_equals(casting, "same_kind") ? 'k' : py_str_data(casting)[0];
    if (!np_settle_dtype(x, &t)) return NULL;
    if (!nd_can_cast(x->dtype, t, rule))
        return py_raise(&py_TypeError,
                        "Cannot cast array data from dtype('%s') to dtype('%s') according to the rule '%s'",
                        nprt_dtype_name(x->dtype), nprt_dtype_name(t), py_str_data(casting));
    if (copy && py_truth(copy) == 0 && t == x->dtype) return py_incref(self);
    if (!nd_astype(np_context(), x, t, ord, &r)) return np_raise();
    return subok && py_truth(subok) == 0 ? np_wrap(&r) : np_copy_like(self, &r);
}

static py_object *copy_in(py_object *self, const py_args *a, const char *name, char order) {
    py_object *o = NULL;
    nprt_array r;
    if (!py_parse(a, name, "order=", &o) || !np_char_arg(o, &order)) return NULL;
    return nd_copy(np_array_of(self), order, &r) ? np_copy_like(self, &r) : np_raise();
}

static py_object *m_copy(py_object *self, const py_args *a) { return copy_in(self, a, "copy", 'C'); }

static py_object *m_shallow(py_object *self, const py_args *a) {
    (void)a;
    nprt_array r;
    return nd_copy(np_array_of(self), 'K', &r) ? np_copy_like(self, &r) : np_raise();
}

// Objects among the elements are copied deeply too.
static py_object *m_deepcopy(py_object *self, const py_args *a) {
    py_object *copy = m_shallow(self, a);
    if (!copy || nprt_dtype_kind(np_array_of(copy)->dtype) != 'O') return copy;
    py_object *module = py_import("copy"), *f = module ? py_getattr_str(module, "deepcopy") : NULL;
    const nprt_array *x = np_array_of(copy);
    bool ok = f != NULL;
    for (int64_t i = 0; i < nprt_array_size(x) && ok; i++) {
        char *p = nd_flat_pointer(x, i);
        py_object *old = np_element(x->dtype, p), *made = py_call1(f, old);
        ok = made && np_element_set(x->dtype, p, made);
        py_decref(old);
        py_xdecref(made);
    }
    py_xdecref(module);
    py_xdecref(f);
    if (!ok) PY_CLEAR(copy);
    return copy;
}

static py_object *m_flatten(py_object *self, const py_args *a) {
    py_object *o = NULL;
    char order = 'C';
    nprt_array r, flat;
    if (!py_parse(a, "flatten", "order=", &o) || !np_char_arg(o, &order)) return NULL;
    if (!nd_copy(np_array_of(self), order, &r)) return np_raise();
    bool ok = nd_ravel(&r, order, &flat);
    nd_release(&r);
    return ok ? np_copy_like(self, &flat) : np_raise();
}

static py_object *m_ravel(py_object *self, const py_args *a) {
    py_object *o = NULL;
    char order = 'C';
    nprt_array r;
    if (!py_parse(a, "ravel", "order=", &o) || !np_char_arg(o, &order)) return NULL;
    return nd_ravel(np_array_of(self), order, &r) ? view_or_copy(self, &r) : np_raise();
}

static py_object *m_fill(py_object *self, const py_args *a) {
    nd_scalar v;
    nprt_array one, *x = np_array_of(self);
    if (!py_arity(a, "fill", 1, 1)) return NULL;
    if (!nprt_dtype_is_number(x->dtype)) {
        if (!nd_empty(x->dtype, 0, NULL, &one)) return np_raise();
        bool ok = (np_element_set(x->dtype, one.data, a->v[0]) && nd_assign(np_context(), x, &one)) || np_raise();
        nd_release(&one);
        if (!ok) return NULL;
        PY_RETURN_NONE;
    }
    if (!np_int_fits(a->v[0], x->dtype) || !np_to_scalar(a->v[0], &v)) return NULL;
    if (!nd_fill(np_context(), np_array_of(self), v)) return np_raise();
    PY_RETURN_NONE;
}

static bool is_writable(py_object *self, const char *what) {
    if (!np_array_of(self)->readonly) return true;
    py_raise(&py_ValueError, "%s is read-only", what);
    return false;
}

// The flat position named by item()'s or itemset()'s index arguments.
static bool flat_position(py_object *self, py_object *const *v, int64_t n, int64_t *out) {
    const nprt_array *a = np_array_of(self);
    int64_t size = nprt_array_size(a), at = 0;
    if (n == 1 && py_is_tuple(v[0])) {
        n = py_tuple_size(v[0]);
        v = py_tuple_items(v[0]);
    }
    if (n == 0) {
        if (size == 1) {
            *out = 0;
            return true;
        }
        py_raise(&py_ValueError, "can only convert an array of size 1 to a Python scalar");
        return false;
    }
    if (n != 1 && n != a->rank) {
        py_raise(&py_ValueError, "incorrect number of indices for array");
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t k, bound = n == 1 ? size : a->shape[i];
        if (!py_as_int64(v[i], &k)) return false;
        if (k < -bound || k >= bound) {
            py_raise(&py_IndexError, "index %lld is out of bounds for axis %lld with size %lld", (long long)k,
                     n == 1 ? 0ll : (long long)i, (long long)bound);
            return false;
        }
        at = at * bound + (k < 0 ? k + bound : k);
    }
    *out = at;
    return true;
}

static py_object *m_item(py_object *self, const py_args *a) {
    int64_t at;
    if (!py_no_keywords(a, "item") || !flat_position(self, a->v, a->n, &at)) return NULL;
    return np_element_item(np_array_of(self)->dtype, nd_flat_pointer(np_array_of(self), at));
}

static py_object *m_itemset(py_object *self, const py_args *a) {
    int64_t at;
    if (!py_no_keywords(a, "itemset")) return NULL;
    if (a->n < 1) return py_raise(&py_ValueError, "itemset must have at least one argument");
    if (!is_writable(self, "assignment destination")) return NULL;
    if (!flat_position(self, a->v, a->n - 1, &at)) return NULL;
    if (!np_element_set(np_array_of(self)->dtype, nd_flat_pointer(np_array_of(self), at), a->v[a->n - 1]))
        return np_raise();
    PY_RETURN_NONE;
}

// The last axis of real numbers but float16; they cannot fail.
static bool fill_row(const nprt_array *a, int axis, const char *p, py_object **items) {
    int64_t const n = a->shape[axis], step = a->strides[axis];
    if (axis != a->rank - 1) return false;
#define CASE(NAME, T, MAKE)                                                                                            \
    case NPRT_##NAME:                                                                                                  \
        for (int64_t i = 0; i < n; i++) items[i] = MAKE(*(const T *)(p + i * step));                                   \
        return true;
    switch (a->dtype) {
        CASE(float64, double, py_float)
        CASE(float32, float, py_float)
        CASE(bool, uint8_t, py_bool)
        CASE(int64, int64_t, py_int)
        CASE(int32, int32_t, py_int)
        CASE(int16, int16_t, py_int)
        CASE(int8, int8_t, py_int)
        CASE(uint32, uint32_t, py_int)
        CASE(uint16, uint16_t, py_int)
        CASE(uint8, uint8_t, py_int)
    default: return false;
    }
#undef CASE
}

static py_object *nested(const nprt_array *a, int axis, const char *p) {
    if (axis == a->rank) return np_element_item(a->dtype, p);
    py_object *list = py_list_new(a->shape[axis]);
    if (fill_row(a, axis, p, py_list_items(list))) return list;
    bool ok = true;
    for (int64_t i = 0; i < a->shape[axis]; i++) {
        py_object *v = ok ? nested(a, axis + 1, p + i * a->strides[axis]) : NULL;
        ok = v != NULL;
        py_list_items(list)[i] = v ? v : py_incref(PY_NONE);
    }
    if (!ok) PY_CLEAR(list);
    return list;
}

static py_object *m_tolist(py_object *self, const py_args *a) {
    (void)a;
    return nested(np_array_of(self), 0, np_array_of(self)->data);
}

// a.name(…) in place, by a function of numpy that returns a new array.
static py_object *in_place_by_function(py_object *self, const py_args *a, const char *name) {
    py_object *module = py_import("numpy"), *f = module ? py_getattr_str(module, name) : NULL, *v[8] = {self},
              *r = NULL;
    int64_t n = a->n + (a->kwnames ? py_tuple_size(a->kwnames) : 0);
    for (int64_t i = 0; i < n && i < 7; i++) v[i + 1] = a->v[i];
    if (f) r = py_call(f, &(py_args){v, a->n + 1, a->kwnames});
    py_xdecref(module);
    py_xdecref(f);
    if (!r) return NULL;
    bool ok = nd_assign(np_context(), np_array_of(self), np_array_of(r)) || np_raise();
    py_decref(r);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

static py_object *m_sort(py_object *self, const py_args *a) {
    py_object *axis = NULL, *kind = NULL, *order = NULL;
    int x = -1;
    char k = 'q';
    nprt_array r;
    if (!py_parse(a, "sort", "axis= kind= order=", &axis, &kind, &order) || (axis && !np_axis_arg(axis, &x)) ||
        !np_sort_kind(kind, &k) || !is_writable(self, "sort array"))
        return NULL;
    if (order && order != PY_NONE) return in_place_by_function(self, a, "sort");
    nprt_array native = nd_view(np_array_of(self));
    if (!np_nativise(&native)) return NULL;
    bool ok = nd_sort(&native, x, k, &r);
    nd_release(&native);
    if (!ok) return np_raise();
    ok = nd_assign(np_context(), np_array_of(self), &r);
    nd_release(&r);
    if (!ok) return np_raise();
    PY_RETURN_NONE;
}

static py_object *m_partition(py_object *self, const py_args *a) {
    return is_writable(self, "partition array") ? in_place_by_function(self, a, "partition") : NULL;
}

// A part of every element as another dtype: a view.
static bool field(py_object *self, py_object *dtype, py_object *offset, nprt_array *out) {
    nprt_dtype t = NPRT_float64;
    int64_t at = 0;
    const nprt_array *x = np_array_of(self);
    if (!np_dtype_arg(dtype, &t) || (offset && !py_as_int64(offset, &at))) return false;
    int64_t const size = (int64_t)nprt_dtype_size(t), whole = (int64_t)nprt_dtype_size(x->dtype);
    if (nprt_dtype_kind(t) == 'O' || nprt_dtype_kind(x->dtype) == 'O') {
        py_raise(&py_TypeError, "cannot get/set field of an object array");
        return false;
    }
    if (at < 0 || at + size > whole) {
        if (at < 0)
            py_raise(&py_ValueError, "offset is negative");
        else if (size > whole)
            py_raise(&py_ValueError, "new type is larger than original type");
        else
            py_raise(&py_ValueError, "new type plus offset is larger than original type");
        return false;
    }
    *out = nd_view(x);
    out->dtype = t;
    out->data += at;
    return true;
}

static py_object *m_getfield(py_object *self, const py_args *a) {
    py_object *dtype = NULL, *offset = NULL;
    nprt_array r;
    if (!py_parse(a, "getfield", "dtype offset=", &dtype, &offset) || !field(self, dtype, offset, &r)) return NULL;
    return np_view_like(self, &r);
}

static py_object *m_setfield(py_object *self, const py_args *a) {
    py_object *value = NULL, *dtype = NULL, *offset = NULL;
    nprt_array r, v;
    if (!py_parse(a, "setfield", "val dtype offset=", &value, &dtype, &offset) || !field(self, dtype, offset, &r))
        return NULL;
    bool ok = np_convert(value, NPRT_DTYPE_COUNT, &v);
    if (ok) {
        ok = nd_assign(np_context(), &r, &v) || np_raise();
        nd_release(&v);
    }
    nd_release(&r);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

static bool is_array_class(py_object *o) {
    return o && o->type->flags & PY_TYPE_TYPE && py_is_subtype((py_type *)o, &np_array_type);
}

static py_object *m_view(py_object *self, const py_args *a) {
    py_object *dtype = NULL, *type = NULL;
    nprt_array r;
    if (!py_parse(a, "view", "dtype= type=", &dtype, &type)) return NULL;
    if (is_array_class(dtype)) {
        type = dtype;
        dtype = NULL;
    }
    if (type && type != PY_NONE && !is_array_class(type))
        return py_raise(&py_ValueError, "Type must be a sub-type of ndarray type");
    py_type *const as = type && type != PY_NONE ? (py_type *)type : self->type;
    nprt_dtype t = np_array_of(self)->dtype;
    if (!np_dtype_arg(dtype, &t) || !np_settle_dtype(np_array_of(self), &t)) return NULL;
    return nd_view_dtype(np_array_of(self), t, &r) ? np_wrap_as(as, &r, np_base_for(self, as), self) : np_raise();
}

static py_object *m_resize(py_object *self, const py_args *a) {
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    char order = 'C';
    nprt_array r, *x = np_array_of(self), flat;
    if (!shape_args(a, &rank, shape, &order)) return NULL;
    if (!nd_zeros(x->dtype, rank, shape, &r)) return np_raise();
    if (nprt_block_is_shared(x->block)) {
        nd_release(&r);
        return py_raise(&py_ValueError, "cannot resize an array that references or is referenced\n"
                                        "by another array in this way.\nUse the np.resize function or refcheck=False");
    }
    if (!nd_ravel(x, nd_is_c_contiguous(x) ? 'C' : 'F', &flat)) {
        nd_release(&r);
        return np_raise();
    }
    int64_t n = nprt_array_size(&r), m = nprt_array_size(x);
    int64_t const size = (int64_t)nprt_dtype_size(x->dtype);
    nd_move(x->dtype, r.data, size, flat.data, size, n < m ? n : m);
    nd_release(&flat);
    r.readonly = x->readonly;
    nd_release(x);
    *x = r;
    PY_RETURN_NONE;
}

static py_object *m_put(py_object *self, const py_args *a) {
    py_object *indices = NULL, *values = NULL, *mode = NULL;
    char m = 'r';
    nprt_array i, v;
    if (!py_parse(a, "put", "indices values mode=", &indices, &values, &mode) || !np_char_arg(mode, &m)) return NULL;
    if (!np_convert(indices, NPRT_DTYPE_COUNT, &i)) return NULL;
    bool ok = np_convert(values, NPRT_DTYPE_COUNT, &v);
    if (ok) {
        ok = nd_put(np_context(), np_array_of(self), &i, &v, m);
        if (!ok) np_raise();
        nd_release(&v);
    }
    nd_release(&i);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

static py_object *m_tobytes(py_object *self, const py_args *a) {
    py_object *o = NULL;
    char order = 'C';
    nprt_array r;
    if (!py_parse(a, "tobytes", "order=", &o) || !np_char_arg(o, &order)) return NULL;
    bool const as_it_is = order != 'F' && nd_is_c_contiguous(np_array_of(self));
    if (as_it_is)
        r = nd_view(np_array_of(self));
    else if (!nd_copy(np_array_of(self), order, &r))
        return np_raise();
    py_object *b = py_bytes_new(r.data, (size_t)nprt_array_size(&r) * nprt_dtype_size(r.dtype));
    nd_release(&r);
    return b;
}

static py_object *m_setflags(py_object *self, const py_args *a) {
    py_object *write = NULL, *align = NULL, *uic = NULL;
    if (!py_parse(a, "setflags", "write= align= uic=", &write, &align, &uic)) return NULL;
    if (uic && py_truth(uic) == 1) return py_raise(&py_ValueError, "cannot set WRITEBACKIFCOPY flag to True");
    if (align && py_truth(align) == 0)
        return py_raise(&py_NotImplementedError, "npcc: setflags(align=False) is not supported");
    if (write && write != PY_NONE && !np_set_writeable(self, py_truth(write) == 1)) return NULL;
    PY_RETURN_NONE;
}

static py_object *m_complex(py_object *self, const py_args *a) {
    (void)a;
    const nprt_array *x = np_array_of(self);
    if (nprt_array_size(x) != 1)
        return py_raise(&py_TypeError, "only size-1 arrays can be converted to Python scalars");
    nd_scalar v = nd_scalar_cast(nd_item_flat(x, 0), NPRT_complex128);
    return py_complex(v.c.re, v.c.im);
}

static py_object *m_format(py_object *self, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    if (py_is_str(a->v[0]) && py_str_size(a->v[0]) == 0) return py_str(self);
    if (np_array_of(self)->rank == 0) {
        py_object *v = np_element_item(np_array_of(self)->dtype, np_array_of(self)->data);
        py_object *r = v ? py_format(v, a->v[0]) : NULL;
        py_xdecref(v);
        return r;
    }
    return py_raise(&py_TypeError, "unsupported format string passed to numpy.ndarray.__format__");
}

static py_object *m_byteswap(py_object *self, const py_args *a) {
    py_object *inplace = NULL;
    nprt_array r, *x = np_array_of(self);
    if (!py_parse(a, "byteswap", "inplace=", &inplace)) return NULL;
    nprt_dtype const t = x->dtype;
    bool const place = inplace && py_truth(inplace) == 1;
    // The bytes of t in the other order are those of the swapped dtype, read as t.
    if (!nd_astype(NULL, x, nprt_dtype_swap(t), 'K', &r)) return np_raise();
    r.dtype = t;
    if (!place) return np_wrap(&r);
    bool ok = nd_assign(NULL, x, &r) || np_raise();
    nd_release(&r);
    return ok ? py_incref(self) : NULL;
}

static py_object *m_newbyteorder(py_object *self, const py_args *a) {
    py_object *f = py_getattr_str(np_dtype_object_of(np_array_of(self)->dtype), "newbyteorder"),
              *t = f ? py_call(f, a) : NULL;
    py_xdecref(f);
    if (!t) return NULL;
    nprt_array r = nd_view(np_array_of(self));
    r.dtype = ((np_dtype_object *)t)->dtype;
    py_decref(t);
    return np_view_like(self, &r);
}

// The array without its class.
static py_object *m_array(py_object *self, const py_args *a) {
    py_object *dtype = NULL;
    nprt_dtype t = np_array_of(self)->dtype;
    nprt_array r;
    if (!py_parse(a, "__array__", "dtype= /", &dtype) || !np_dtype_arg(dtype, &t)) return NULL;
    if (t != np_array_of(self)->dtype)
        return nd_astype(np_context(), np_array_of(self), t, 'K', &r) ? np_wrap(&r) : np_raise();
    if (!np_has_class(self)) return py_incref(self);
    r = nd_view(np_array_of(self));
    return np_wrap_view(&r, self);
}

// In lib/numpy, where it is no function of numpy's.
static py_object *m_tofile(py_object *self, const py_args *a) {
    py_object *module = py_import("numpy.textfiles"), *f = module ? py_getattr_str(module, "_tofile") : NULL;
    py_object *bound = f ? py_method_new(f, self) : NULL, *r = bound ? py_call(bound, a) : NULL;
    py_xdecref(module);
    py_xdecref(f);
    py_xdecref(bound);
    return r;
}

const py_method_def np_array_methods[] = {{"reshape", m_reshape, PY_METHOD},
                                          {"transpose", m_transpose, PY_METHOD},
                                          {"astype", m_astype, PY_METHOD},
                                          {"copy", m_copy, PY_METHOD},
                                          {"__copy__", m_shallow, PY_METHOD},
                                          {"__deepcopy__", m_deepcopy, PY_METHOD},
                                          {"flatten", m_flatten, PY_METHOD},
                                          {"ravel", m_ravel, PY_METHOD},
                                          {"fill", m_fill, PY_METHOD},
                                          {"item", m_item, PY_METHOD},
                                          {"itemset", m_itemset, PY_METHOD},
                                          {"tolist", m_tolist, PY_METHOD},
                                          {"sort", m_sort, PY_METHOD},
                                          {"partition", m_partition, PY_METHOD},
                                          {"getfield", m_getfield, PY_METHOD},
                                          {"setfield", m_setfield, PY_METHOD},
                                          {"view", m_view, PY_METHOD},
                                          {"resize", m_resize, PY_METHOD},
                                          {"put", m_put, PY_METHOD},
                                          {"tobytes", m_tobytes, PY_METHOD},
                                          {"setflags", m_setflags, PY_METHOD},
                                          {"__complex__", m_complex, PY_METHOD},
                                          {"__format__", m_format, PY_METHOD},
                                          {"byteswap", m_byteswap, PY_METHOD},
                                          {"newbyteorder", m_newbyteorder, PY_METHOD},
                                          {"__array__", m_array, PY_METHOD},
                                          {"__array_finalize__", np_array_finalize, PY_METHOD},
                                          {"__array_wrap__", np_array_wrap, PY_METHOD},
                                          {"__array_ufunc__", np_array_ufunc, PY_METHOD},
                                          {"tofile", m_tofile, PY_METHOD},
                                          {NULL, NULL, PY_METHOD}};
