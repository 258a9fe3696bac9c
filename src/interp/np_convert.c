// Python values to arrays, and numbers back.
#include "interp/np.h"
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
        double d = py_int_to_double(o);
        if (py_pending()) return false;
        if (d < 0 || d >= 0x1p64) {
            py_raise(&py_OverflowError, "Python int too large to convert to C long");
            return false;
        }
        // Between 2^63 and 2^64: the digits as text are the exact value.
        py_object *text = py_int_text(o, 10);
        if (!text) return false;
        *out = (nd_scalar){.dtype = NPRT_uint64, .u = strtoull(py_str_data(text), NULL, 10)};
        py_decref(text);
    } else if (py_is_float(o)) {
        *out = nd_scalar_float(py_float_value(o));
    } else if (py_is_complex(o)) {
        out->dtype = NPRT_complex128;
        py_complex_value(o, &out->c.re, &out->c.im);
    } else if (np_is_array(o) && nprt_array_size(np_array_of(o)) == 1) {
        *out = nd_item_flat(np_array_of(o), 0);
    } else {
        double d;
        if (!py_as_double(o, &d)) return false;
        *out = nd_scalar_float(d);
    }
    return true;
}

// What a nested sequence is made of.
typedef struct discovery {
    int rank, max_rank;
    int64_t shape[NPRT_MAX_RANK];
    nprt_dtype dtype;
    bool any;
} discovery;

static bool is_sequence(py_object *o) {
    return py_is_list(o) || py_is_tuple(o) || o->type == &py_range_type;
}

static void promote(discovery *d, nprt_dtype t) {
    d->dtype = d->any ? nprt_dtype_promote(d->dtype, t) : t;
    d->any = true;
}

static bool ragged(const discovery *d, int depth) {
    char shape[200];
    nd_shape_text(depth, d->shape, shape, sizeof shape);
    py_raise(&py_ValueError,
             "setting an array element with a sequence. The requested array has an inhomogeneous shape after %d "
             "dimensions. The detected shape was %s + inhomogeneous part.",
             depth, shape);
    return false;
}

static bool set_size(discovery *d, int depth, int64_t n) {
    if (depth >= NPRT_MAX_RANK) {
        py_raise(&py_ValueError, "setting an array element with a sequence. The requested array would exceed the "
                                 "maximum number of dimension of 32.");
        return false;
    }
    if (d->rank < 0 || depth < d->rank) {
        if (depth < d->max_rank) return d->shape[depth] == n || ragged(d, depth);
        d->shape[depth] = n;
        d->max_rank = depth + 1;
        return true;
    }
    return ragged(d, d->rank);
}

static bool leaf(discovery *d, int depth) {
    if (d->rank < 0) d->rank = depth;
    return d->rank == depth && d->max_rank == depth ? true : ragged(d, d->rank < depth ? d->rank : depth);
}

static bool discover(discovery *d, py_object *o, int depth);

static bool discover_items(discovery *d, py_object *o, int depth) {
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(o, &owner, &items, &n)) return false;
    bool ok = set_size(d, depth, n);
    for (int64_t i = 0; i < n && ok; i++) ok = discover(d, items[i], depth + 1);
    py_xdecref(owner);
    return ok;
}

static bool discover(discovery *d, py_object *o, int depth) {
    if (np_is_array(o)) {
        const nprt_array *a = np_array_of(o);
        promote(d, a->dtype);
        for (int i = 0; i < a->rank; i++)
            if (!set_size(d, depth + i, a->shape[i])) return false;
        return leaf(d, depth + a->rank);
    }
    if (is_sequence(o)) return discover_items(d, o, depth);
    nd_scalar v;
    if (!np_is_number(o)) {
        py_raise(&py_TypeError, "npcc: an array of %s objects is not supported", o->type->name);
        return false;
    }
    if (!np_to_scalar(o, &v)) return false;
    promote(d, v.dtype);
    return leaf(d, depth);
}

static bool fill(py_object *o, const nprt_array *to, int depth, char *p) {
    if (np_is_array(o)) {
        nprt_array part = *to;
        part.rank = to->rank - depth;
        memmove(part.shape, to->shape + depth, sizeof *part.shape * (size_t)part.rank);
        memmove(part.strides, to->strides + depth, sizeof *part.strides * (size_t)part.rank);
        part.data = p;
        return nd_assign(np_context(), &part, np_array_of(o)) || np_raise();
    }
    if (!is_sequence(o)) {
        nd_scalar v;
        if (!np_to_scalar(o, &v)) return false;
        if (nprt_dtype_kind(v.dtype) == 'c' && nprt_dtype_kind(to->dtype) != 'c' && to->dtype != NPRT_bool) {
            py_raise(&py_TypeError, "can't convert complex to float");
            return false;
        }
        char kind = nprt_dtype_kind(to->dtype);
        if ((kind == 'i' || kind == 'u') && v.dtype == NPRT_float64 && v.f != v.f) {
            py_raise(&py_ValueError, "cannot convert float NaN to integer");
            return false;
        }
        nd_scalar_store(v, to->dtype, p);
        return true;
    }
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(o, &owner, &items, &n)) return false;
    bool ok = true;
    for (int64_t i = 0; i < n && ok; i++) ok = fill(items[i], to, depth + 1, p + i * to->strides[depth]);
    py_xdecref(owner);
    return ok;
}

static bool convert_sequence(py_object *o, nprt_dtype dtype, nprt_array *out) {
    discovery d = {.rank = -1};
    if (!discover(&d, o, 0)) return false;
    nprt_dtype t = dtype != NPRT_DTYPE_COUNT ? dtype : d.any ? d.dtype : NPRT_float64;
    nprt_array r;
    if (!nd_empty(t, d.max_rank, d.shape, &r)) return np_raise();
    if (nprt_array_size(&r) > 0 && !fill(o, &r, 0, r.data)) {
        nd_release(&r);
        return false;
    }
    *out = r;
    return true;
}

static bool in_dtype(nprt_array *a, nprt_dtype dtype) {
    if (dtype == NPRT_DTYPE_COUNT || a->dtype == dtype) return true;
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

bool np_convert(py_object *o, nprt_dtype dtype, nprt_array *out) {
    if (np_is_array(o)) {
        *out = nd_view(np_array_of(o));
        return in_dtype(out, dtype);
    }
    if (np_is_number(o)) {
        nd_scalar v;
        if (!np_to_scalar(o, &v)) return false;
        if (!nd_from_scalar(v, out)) return np_raise();
        return in_dtype(out, dtype);
    }
    if (is_sequence(o)) return convert_sequence(o, dtype, out);
    int found = by_protocol(o, dtype, out);
    if (found) return found > 0;
    py_raise(&py_TypeError, "npcc: an array of %s objects is not supported", o->type->name);
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
    if (np_is_number(o) || is_sequence(o)) return np_convert(o, NPRT_DTYPE_COUNT, out);
    return by_protocol(o, NPRT_DTYPE_COUNT, out) > 0;
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

bool np_shape_arg(py_object *o, int *rank, int64_t *shape) {
    if (py_is_int(o) || np_is_scalar(o)) {
        *rank = 1;
        return py_as_int64(o, &shape[0]);
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
    if (!np_shape_arg(o, n, v)) return false;
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

py_object *np_shape_tuple(int rank, const int64_t *values) {
    py_object *t = py_tuple_new(rank);
    for (int i = 0; i < rank; i++) py_tuple_items(t)[i] = py_int(values[i]);
    return t;
}
