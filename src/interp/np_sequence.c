// Nested sequences to arrays: first their shape and dtype are found, then the elements are stored.
#include "interp/np.h"
#include "interp/np_time.h"
#include <string.h>

typedef struct discovery {
    int rank, max_rank;
    int limit;   // where sequences of different lengths end the shape of an array of objects
    int64_t shape[NPRT_MAX_RANK];
    nprt_dtype dtype;   // of what is no text
    bool any;
    int64_t chars, bytes;   // of the longest str and bytes; -1 without one
    nprt_dtype wanted;
    char wanted_kind;   // 0 when no dtype is asked for
} discovery;

bool np_is_sequence(py_object *o) {
    if (py_is_list(o) || py_is_tuple(o) || o->type == &py_range_type) return true;
    const py_type *t = o->type;
    return t->getitem && t->len && !py_is_str(o) && !py_is_dict(o) && !np_is_array(o) && !np_is_generic(o) &&
           !py_is_instance(o, &py_bytes_type) && !py_is_instance(o, &py_bytearray_type) && t != &py_mappingproxy_type &&
           t != &py_type_type && t != &np_dtype_type;
}

static bool is_leaf(const discovery *d, py_object *o) {
    return !np_is_sequence(o) || (py_is_tuple(o) && d->wanted_kind == 'V' && nprt_dtype_is_record(d->wanted));
}

static bool promote(discovery *d, nprt_dtype t) {
    nprt_dtype r = d->any ? nprt_dtype_promote(d->dtype, t) : t;
    if (r == NPRT_DTYPE_COUNT && d->wanted_kind) r = t;
    if (r == NPRT_DTYPE_COUNT) {
        py_raise(&py_TypeError, "The DTypes of the elements do not have a common DType");
        return false;
    }
    d->dtype = r;
    d->any = true;
    return true;
}

static bool ragged(discovery *d, int depth) {
    if (d->wanted_kind == 'O') {
        if (depth < d->limit) d->limit = depth;
        return true;
    }
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
        if (d->wanted_kind == 'O') return ragged(d, NPRT_MAX_RANK);
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

// One more of the floats that all are so far.
static bool is_like_those_before(const discovery *d, const py_object *o, int depth) {
    return o->type == &py_float_type && d->any && d->dtype == NPRT_float64 && d->rank == depth &&
           d->max_rank == depth && (!d->wanted_kind || d->wanted == NPRT_float64);
}

static bool discover_items(discovery *d, py_object *o, int depth) {
    py_object *owner, **items;
    int64_t n;
    if (depth >= NPRT_MAX_RANK && d->wanted_kind == 'O') return ragged(d, NPRT_MAX_RANK);
    if (!py_sequence_fast(o, &owner, &items, &n)) return false;
    bool ok = set_size(d, depth, n);
    for (int64_t i = 0; i < n && ok && d->limit > depth; i++)
        ok = is_like_those_before(d, items[i], depth + 1) || discover(d, items[i], depth + 1);
    py_xdecref(owner);
    return ok;
}

static int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

// The characters that an element needs in an array of texts of no given length.
static bool measure_text(discovery *d, py_object *o) {
    if (py_is_instance(o, &py_bytes_type)) {
        d->bytes = larger(d->bytes, (int64_t)py_bytes_size(o));
        return true;
    }
    py_object *s = py_is_str(o) ? py_incref(o) : py_str(o);
    if (!s) return false;
    d->chars = larger(d->chars, py_str_length(s));
    py_decref(s);
    return true;
}

static bool measure_leaf(discovery *d, py_object *o) {
    if (d->wanted_kind == 'O') return true;
    bool text = py_is_str(o) || py_is_instance(o, &py_bytes_type);
    if (text || ((d->wanted_kind == 'U' || d->wanted_kind == 'S') && nprt_dtype_size(d->wanted) == 0)) {
        if (d->wanted_kind == 'M' || d->wanted_kind == 'm')
            return np_time_discover(d->wanted_kind, o, &d->dtype, &d->any);
        return measure_text(d, o);
    }
    if (np_is_time(o)) return promote(d, ((np_time_object *)o)->dtype);
    if (np_is_void(o)) return promote(d, np_array_of(o)->dtype);
    nd_scalar v;
    int64_t fits;
    if (py_is_int(o) && !np_is_scalar(o) && !py_int_fits(o, &fits)) {
        double const size = py_int_to_double(o);
        if (py_pending()) py_clear_error();
        if (!(size > 0 && size < 0x1p64)) return promote(d, nprt_dtype_object());
    }
    if (!np_is_number(o)) return promote(d, nprt_dtype_object());
    return np_to_scalar(o, &v) && promote(d, v.dtype);
}

static bool discover(discovery *d, py_object *o, int depth) {
    if (np_is_array(o)) {
        const nprt_array *a = np_array_of(o);
        char kind = nprt_dtype_kind(a->dtype);
        if (kind == 'U')
            d->chars = larger(d->chars, (int64_t)nprt_dtype_size(a->dtype) / 4);
        else if (kind == 'S')
            d->bytes = larger(d->bytes, (int64_t)nprt_dtype_size(a->dtype));
        else if (!promote(d, a->dtype))
            return false;
        for (int i = 0; i < a->rank; i++)
            if (!set_size(d, depth + i, a->shape[i])) return false;
        return leaf(d, depth + a->rank);
    }
    if (!is_leaf(d, o)) return discover_items(d, o, depth);
    return measure_leaf(d, o) && leaf(d, depth);
}

// A Python float in an array of float64, without asking what it might be.
static bool fill_float(const py_object *o, const nprt_array *to, int depth, char *p) {
    if (o->type != &py_float_type || to->dtype != NPRT_float64 || depth != to->rank) return false;
    *(double *)p = py_float_value(o);
    return true;
}

static bool fill(py_object *o, const nprt_array *to, int depth, char *p) {
    if (np_is_array(o) && depth <= to->rank && (depth < to->rank || nprt_dtype_kind(to->dtype) != 'O')) {
        nprt_array part = *to;
        part.rank = to->rank - depth;
        memmove(part.shape, to->shape + depth, sizeof *part.shape * (size_t)part.rank);
        memmove(part.strides, to->strides + depth, sizeof *part.strides * (size_t)part.rank);
        part.data = p;
        return nd_assign(np_context(), &part, np_array_of(o)) || np_raise();
    }
    if (depth == to->rank) return np_element_set(to->dtype, p, o) || np_raise();
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(o, &owner, &items, &n)) return false;
    bool ok = n == to->shape[depth];
    if (!ok) py_raise(&py_RuntimeError, "a sequence changed its length while it was read");
    for (int64_t i = 0; i < n && ok; i++, p += to->strides[depth])
        ok = fill_float(items[i], to, depth + 1, p) || fill(items[i], to, depth + 1, p);
    py_xdecref(owner);
    return ok;
}

// The dtype of the result: what is asked for, with lengths and units that were left open filled in.
static bool settle(const discovery *d, nprt_dtype *out) {
    nprt_dtype t = d->any ? d->dtype : NPRT_DTYPE_COUNT;
    bool text = d->chars >= 0 || d->bytes >= 0;
    int64_t n = larger(larger(d->chars, d->bytes), 1);
    char kind = d->chars >= 0 ? 'U' : 'S';
    if (d->wanted_kind && d->wanted_kind != 'O') {
        bool open = nprt_dtype_size(d->wanted) == 0 && strchr("USV", d->wanted_kind);
        *out = d->wanted;
        if (open && d->any && d->wanted_kind != 'V')
            n = larger(n, (int64_t)nprt_dtype_size(nprt_dtype_promote(d->dtype, nprt_dtype_text('S', 0))));
        if (open) *out = nprt_dtype_text(d->wanted_kind, d->wanted_kind == 'U' ? 4 * n : n);
        if ((d->wanted_kind == 'M' || d->wanted_kind == 'm') && d->any &&
            nprt_descr_get(d->wanted)->unit == NPRT_GENERIC && nprt_dtype_kind(d->dtype) == d->wanted_kind)
            *out = d->dtype;
        return true;
    }
    if (d->wanted_kind) {
        *out = d->wanted;
        return true;
    }
    if (text) {
        nprt_dtype own = nprt_dtype_text(kind, kind == 'U' ? 4 * n : n);
        t = t == NPRT_DTYPE_COUNT ? own : nprt_dtype_promote(t, own);
    }
    *out = t;
    if (t == NPRT_DTYPE_COUNT) *out = NPRT_float64;
    return true;
}

bool np_convert_sequence(py_object *o, nprt_dtype dtype, nprt_array *out) {
    discovery d = {.rank = -1, .limit = NPRT_MAX_RANK, .chars = -1, .bytes = -1, .wanted = dtype};
    d.wanted_kind = dtype == NPRT_DTYPE_COUNT ? 0 : nprt_dtype_kind(dtype);
    nprt_dtype t;
    nprt_array r;
    if (!discover(&d, o, 0) || !settle(&d, &t)) return false;
    int rank = d.max_rank < d.limit ? d.max_rank : d.limit;
    if (!nprt_dtype_is_number(t) && nprt_descr_get(t)->base != NPRT_DTYPE_COUNT) t = nprt_descr_get(t)->base;
    if (!nd_empty(t, rank, d.shape, &r)) return np_raise();
    if (nprt_array_size(&r) > 0 && !fill(o, &r, 0, r.data)) {
        nd_release(&r);
        return false;
    }
    *out = r;
    return true;
}
