// Python values to arrays, and numbers back.
#include "interp/np.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool np_is_number(py_object *o) { return py_is_int(o) || py_is_float(o) || np_is_scalar(o) || py_is_complex(o); }

bool np_to_scalar(py_object *o, nd_scalar *out) {
    if (np_is_scalar(o)) {
        *out = np_scalar_value(o);
    } else if (o->type == &py_bool_type) {
        *out = nd_scalar_bool(o == PY_TRUE);
    } else if (py_is_int(o)) {
        int64_t v;
        if (py_int_fits(o, &v)) {
            *out = nd_scalar_int(v);
            return true;
        }
        // Between 2^63 and 2^64: the digits as text are the exact value.
        py_object *text = py_int_text(o, 10);
        if (!text) return false;
        errno = 0;
        uint64_t u = strtoull(py_str_data(text), NULL, 10);
        bool fits = errno == 0 && py_str_data(text)[0] != '-';
        py_decref(text);
        if (!fits) return py_raise(&py_OverflowError, "Python int too large to convert to C long");
        *out = (nd_scalar){.dtype = NPRT_uint64, .u = u};
    } else if (py_is_float(o)) {
        *out = nd_scalar_float(py_float_value(o));
    } else if (py_is_complex(o)) {
        out->dtype = NPRT_complex128;
        py_complex_value(o, &out->c.re, &out->c.im);
    } else if (np_is_array(o) && nprt_array_size(np_array_of(o)) == 1) {
        const nprt_array *a = np_array_of(o);
        if (nprt_dtype_is_number(a->dtype)) {
            *out = nd_item_flat(a, 0);
            return true;
        }
        py_object *item = np_element_item(a->dtype, nd_flat_pointer(a, 0));
        bool ok = item && !np_is_array(item) && np_to_scalar(item, out);
        if (item && np_is_array(item)) py_raise(&py_TypeError, "only size-1 arrays can be converted to Python scalars");
        py_xdecref(item);
        return ok;
    } else {
        double d;
        if (!py_as_double(o, &d)) return false;
        *out = nd_scalar_float(d);
    }
    return true;
}

// From the elements themselves, as np.array(list, dtype) does.
static bool settle_by_elements(const nprt_array *a, nprt_dtype *t) {
    nprt_array flat = nd_view(a), r;
    py_object *array = np_wrap(&flat), *name = py_str_cstr("tolist"), *method = py_getattr(array, name);
    py_object *list = method ? py_call0(method) : NULL;
    bool ok = list && np_convert_sequence(list, *t, &r);
    if (ok) {
        *t = r.dtype;
        nd_release(&r);
    }
    py_xdecref(list);
    py_xdecref(method);
    py_decref(name);
    py_decref(array);
    return ok;
}

// A dtype of text without a length, or of dates without a unit, takes them from the array.
bool np_settle_dtype(const nprt_array *a, nprt_dtype *t) {
    if (nprt_dtype_is_number(*t)) return true;
    const nprt_descr *d = nprt_descr_get(*t);
    char kind = nprt_dtype_kind(a->dtype);
    bool open = d->size == 0 && (d->kind == 'S' || d->kind == 'U') && kind != d->kind;
    if (d->size == 0 && kind == d->kind && d->kind != 'V') *t = a->dtype;
    if (d->size == 0 && d->kind == 'V') *t = nprt_dtype_text('V', (int64_t)nprt_dtype_size(a->dtype));
    bool unit = (d->kind == 'M' || d->kind == 'm') && d->unit == NPRT_GENERIC;
    if (unit && kind == d->kind) *t = a->dtype;
    if (kind == 'O' && (open || unit)) return settle_by_elements(a, t);
    if (unit && (kind == 'U' || kind == 'S')) return settle_by_elements(a, t);
    if (open) *t = nprt_dtype_promote(a->dtype, nprt_dtype_text(d->kind, 0));
    if (d->kind == 'S' && nprt_dtype_kind(*t) == 'U') *t = nprt_dtype_text('S', (int64_t)nprt_dtype_size(*t) / 4);
    return true;
}

bool np_nativise(nprt_array *a) {
    nprt_dtype native = nprt_dtype_native(a->dtype);
    nprt_array r;
    if (native == a->dtype) return true;
    bool ok = nd_astype(NULL, a, native, 'K', &r);
    nd_release(a);
    *a = r;
    return ok || np_raise();
}

static bool in_dtype(nprt_array *a, nprt_dtype dtype) {
    if (dtype == NPRT_DTYPE_COUNT || a->dtype == dtype) return true;
    if (!np_settle_dtype(a, &dtype)) {
        nd_release(a);
        return false;
    }
    nprt_array r;
    bool ok = nd_astype(np_context(), a, dtype, 'K', &r);
    nd_release(a);
    *a = r;
    return ok || np_raise();
}

// An object that can say its array: __array__.
static int by_protocol(py_object *o, nprt_dtype dtype, nprt_array *out) {
    py_object *name = py_str_cstr("__array__"), *method = NULL, *r;
    int found = py_type_lookup(o->type, name) ? py_getattr_optional(o, name, &method) : 0;
    py_decref(name);
    if (found <= 0) return found;
    r = py_call0(method);
    py_decref(method);
    if (!r) return -1;
    bool ok = np_is_array(r);
    if (ok) {
        *out = nd_view(np_array_of(r));
        ok = in_dtype(out, dtype);
    } else {
        py_raise(&py_ValueError, "object __array__ method not producing an array");
    }
    py_decref(r);
    return ok ? 1 : -1;
}

bool np_int_fits(py_object *o, nprt_dtype t) {
    nd_scalar v;
    if (t == NPRT_DTYPE_COUNT || !nprt_dtype_is_number(t) || np_context()->numpy1 || !py_is_int(o) || np_is_scalar(o) ||
        o->type == &py_bool_type)
        return true;
    return np_to_scalar(o, &v) && (nd_int_fits(v, t) || np_raise());
}

bool np_convert(py_object *o, nprt_dtype dtype, nprt_array *out) {
    if (np_is_array(o)) {
        *out = nd_view(np_array_of(o));
        return in_dtype(out, dtype);
    }
    int64_t fits;
    bool const wide = py_is_int(o) && !np_is_scalar(o) && !py_int_fits(o, &fits);
    if (np_is_number(o) && nprt_dtype_is_number(dtype) && !wide) {
        nd_scalar v;
        if (!np_int_fits(o, dtype) || !np_to_scalar(o, &v)) return false;
        if (!nd_from_scalar(v, out)) return np_raise();
        return in_dtype(out, dtype);
    }
    if (np_is_void(o)) {
        *out = nd_view(np_array_of(o));
        return in_dtype(out, dtype);
    }
    bool const listed = py_is_list(o) || py_is_tuple(o) || np_is_generic(o) || py_is_str(o);
    int found = listed ? 0 : by_protocol(o, dtype, out);
    return found ? found > 0 : np_convert_sequence(o, dtype, out);
}

bool np_convert_safely(py_object *o, nprt_dtype dtype, nprt_array *out) {
    if (!np_is_array(o) || nd_can_cast(np_array_of(o)->dtype, dtype, 's')) return np_convert(o, dtype, out);
    py_raise(&py_TypeError, "Cannot cast array data from dtype('%s') to dtype('%s') according to the rule 'safe'",
             nprt_dtype_name(np_array_of(o)->dtype), nprt_dtype_name(dtype));
    return false;
}

bool np_operand(py_object *o, nprt_array *out, nd_weakness *weak) {
    *weak = ND_STRONG;
    if (np_is_array(o)) {
        *out = nd_view(np_array_of(o));
        return true;
    }
    if (!np_is_scalar(o) && o->type != &py_bool_type) {
        if (py_is_int(o))
            *weak = ND_WEAK_INT;
        else if (py_is_float(o))
            *weak = ND_WEAK_FLOAT;
        else if (py_is_complex(o))
            *weak = ND_WEAK_COMPLEX;
    }
    return np_convert(o, NPRT_DTYPE_COUNT, out);
}

py_object *np_item(nd_scalar v) {
    switch (nprt_dtype_kind(v.dtype)) {
    case 'b': return py_bool(v.u != 0);
    case 'i': return py_int(v.i);
    case 'u': return py_int_u64(v.u);
    case 'f': return py_float(v.f);
    default: return py_complex(v.c.re, v.c.im);
    }
}

static bool is_one_number(py_object *o) { return py_is_int(o) || py_is_float(o) || np_is_scalar(o); }

static bool not_a_shape(py_object *o) {
    py_object *text = py_repr(o);
    if (text)
        py_raise(&py_TypeError, "expected a sequence of integers or a single integer, got '%s'", py_str_data(text));
    py_xdecref(text);
    return false;
}

bool np_shape_arg(py_object *o, int *rank, int64_t *shape) {
    if (is_one_number(o)) {
        *rank = 1;
        return o->type->index ? py_as_int64(o, &shape[0]) : not_a_shape(o);
    }
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(o, &owner, &items, &n)) return false;
    bool ok = n <= NPRT_MAX_RANK;
    if (!ok) py_raise(&py_ValueError, "maximum supported dimension for an ndarray is 32, found %lld", (long long)n);
    for (int64_t i = 0; i < n && ok; i++) ok = py_as_int64(items[i], &shape[i]);
    *rank = (int)n;
    py_xdecref(owner);
    return ok;
}

bool np_axis_arg(py_object *o, int *axis) {
    int64_t v;
    *axis = ND_AXIS_NONE;
    if (!o || o == PY_NONE) return true;
    if (!py_as_int64(o, &v)) return false;
    *axis = v < -1000 ? -1000 : v > 1000 ? 1000 : (int)v;
    return true;
}

bool np_axes_arg(py_object *o, int *n, int *axes) {
    *n = -1;
    if (!o || o == PY_NONE) return true;
    int64_t v[NPRT_MAX_RANK];
    if (!is_one_number(o)) {
        if (!np_shape_arg(o, n, v)) return false;
    } else if (!py_as_int64(o, v)) {
        return false;
    } else {
        *n = 1;
    }
    for (int i = 0; i < *n; i++) axes[i] = v[i] < -1000 ? -1000 : v[i] > 1000 ? 1000 : (int)v[i];
    return true;
}

bool np_char_arg(py_object *o, char *out) {
    if (!o || o == PY_NONE) return true;
    if (!py_is_str(o) || py_str_size(o) == 0) {
        py_raise(&py_TypeError, "expected a str, not %s", o->type->name);
        return false;
    }
    *out = py_str_data(o)[0];
    return true;
}

bool np_sort_kind(py_object *kind, char *out) {
    *out = 'q';
    if (!kind || kind == PY_NONE) return true;
    if (!py_is_str(kind)) {
        py_raise(&py_TypeError, "sort kind must be str, not %s", kind->type->name);
        return false;
    }
    switch (py_str_size(kind) ? py_str_data(kind)[0] | 0x20 : 0) {
    case 'q': return true;
    case 'h': *out = 'h'; return true;
    case 's':
    case 'm': *out = 's'; return true;
    default:
        py_raise(&py_ValueError, "sort kind must be one of 'quick', 'heap', or 'stable' (got '%s')", py_str_data(kind));
        return false;
    }
}

py_object *np_shape_tuple(int rank, const int64_t *values) {
    py_object *t = py_tuple_new(rank);
    for (int i = 0; i < rank; i++) py_tuple_items(t)[i] = py_int(values[i]);
    return t;
}
