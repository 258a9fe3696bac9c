// Integers in a range: Generator.integers and RandomState.randint. Bounds are numbers of up to 65 bits, or arrays.
#include "interp/np_random.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef __int128 wide;

// What int() makes of a number, far ones clipped.
static bool wide_of(py_object *o, wide *out) {
    int64_t v;
    py_object *n = py_is_int(o) ? py_incref(o) : py_call1(&py_int_type.ob, o);
    if (!n) return false;
    if (py_int_fits(n, &v)) {
        *out = v;
    } else {
        py_object *text = py_int_text(n, 10);
        bool negative = py_str_data(text)[0] == '-';
        errno = 0;
        wide u = (wide)strtoull(py_str_data(text) + negative, NULL, 10) + (errno == ERANGE);
        *out = negative ? -u : u;
        py_decref(text);
    }
    py_decref(n);
    return true;
}

static wide wide_item(const nprt_array *a, int64_t i) {
    nd_scalar v = nd_item_flat(a, i);
    switch (nprt_dtype_kind(v.dtype)) {
    case 'i': return v.i;
    case 'f': return (wide)v.f;
    default: return v.u;
    }
}

typedef struct range {
    nprt_dtype dtype;
    bool closed;
} range;

// Raises what is wrong with the closed range [low, high], or (!closed) the range that high is one above.
static bool check(range r, wide low, wide high, bool low_is_zero) {
    int64_t least;
    uint64_t most;
    nprt_dtype_bounds(r.dtype, &least, &most);
    const char *name = nprt_dtype_name(r.dtype);
    if (low < least) return py_raise(&py_ValueError, "low is out of bounds for %s", name);
    if (high > (wide)most) return py_raise(&py_ValueError, "high is out of bounds for %s", name);
    if (low <= high) return true;
    if (low_is_zero) return py_raise(&py_ValueError, r.closed ? "high < 0" : "high <= 0");
    return py_raise(&py_ValueError, r.closed ? "low > high" : "low >= high");
}

static py_object *draw_scalar(nprt_bits *b, range r, py_object *low, py_object *high, py_object *size, bool python) {
    wide lo, hi;
    nprt_array out;
    bool scalar;
    if (!wide_of(low, &lo) || !wide_of(high, &hi)) return NULL;
    if (!r.closed) hi--;
    if (!check(r, lo, hi, lo == 0) || !np_draws_new(size, r.dtype, &scalar, &out)) return NULL;
    nprt_bits_fill(b, r.dtype, (uint64_t)lo, (uint64_t)hi - (uint64_t)lo, out.data, nprt_array_size(&out));
    return scalar && !python ? np_result(&out) : np_draws_result(&out, scalar);
}

static bool all_zero(const nprt_array *a) {
    for (int64_t i = 0; i < nprt_array_size(a); i++)
        if (wide_item(a, i) != 0) return false;
    return true;
}

// Stretches both to the shape that they have together with the result, of which the first draws are taken.
static bool stretch(nprt_array *low, nprt_array *high, const nprt_array *out) {
    const nprt_array *all[] = {low, high, out};
    nprt_array stretched[2];
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (!nd_broadcast_shapes(3, all, &rank, shape) || !nd_broadcast_to(low, rank, shape, &stretched[0]))
        return np_raise();
    if (!nd_broadcast_to(high, rank, shape, &stretched[1])) {
        nd_release(&stretched[0]);
        return np_raise();
    }
    nd_release(low);
    nd_release(high);
    *low = stretched[0];
    *high = stretched[1];
    return true;
}

static bool new_result(const nprt_array *low, const nprt_array *high, py_object *size, nprt_dtype t, nprt_array *out) {
    bool scalar;
    if (size && size != PY_NONE) return np_draws_new(size, t, &scalar, out);
    const nprt_array *both[] = {low, high};
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    return (nd_broadcast_shapes(2, both, &rank, shape) && nd_empty(t, rank, shape, out)) || np_raise();
}

static py_object *draw_arrays(nprt_bits *b, range r, nprt_array *low, nprt_array *high, py_object *size) {
    nprt_array out;
    bool zero = all_zero(low);
    if (!new_result(low, high, size, r.dtype, &out)) return NULL;
    bool ok = stretch(low, high, &out);
    int64_t n = nprt_array_size(&out), bounds = ok ? nprt_array_size(low) : 0;
    uint64_t *base = malloc(2 * ((size_t)bounds + 1) * sizeof *base), *span = base + bounds;
    for (int64_t i = 0; ok && i < bounds; i++) {
        wide lo = wide_item(low, i), hi = wide_item(high, i) - !r.closed;
        ok = check(r, lo, hi, zero);
        base[i] = (uint64_t)lo;
        span[i] = (uint64_t)hi - (uint64_t)lo;
    }
    if (ok) nprt_bits_fill_each(b, r.dtype, base, span, out.data, n);
    free(base);
    if (ok) return np_wrap(&out);
    nd_release(&out);
    return NULL;
}

static bool is_empty(py_object *size) {
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (!size || size == PY_NONE || !np_shape_arg(size, &rank, shape)) return false;
    for (int i = 0; i < rank; i++)
        if (shape[i] == 0) return true;
    return false;
}

static py_object *draw(nprt_bits *b, range r, py_object *low, py_object *high, py_object *size, bool python) {
    if (is_empty(size) || py_pending()) {
        nprt_array out;
        bool scalar;
        return !py_pending() && np_draws_new(size, r.dtype, &scalar, &out) ? np_wrap(&out) : NULL;
    }
    if (py_is_int(low) && py_is_int(high)) return draw_scalar(b, r, low, high, size, python);
    nprt_array lows, highs;
    if (!np_convert(low, NPRT_DTYPE_COUNT, &lows)) return NULL;
    if (!np_convert(high, NPRT_DTYPE_COUNT, &highs)) {
        nd_release(&lows);
        return NULL;
    }
    py_object *result =
        lows.rank || highs.rank ? draw_arrays(b, r, &lows, &highs, size) : draw_scalar(b, r, low, high, size, python);
    nd_release(&lows);
    nd_release(&highs);
    return result;
}

static py_object *bounded(py_object *self, py_object *low, py_object *high, py_object *size, py_object *dtype,
                          bool closed, const char *name) {
    range r = {NPRT_int64, closed};
    nprt_bits *b = np_stream_bits(self);
    if (!b || !np_dtype_arg(dtype, &r.dtype)) return NULL;
    char kind = nprt_dtype_kind(r.dtype);
    if (kind != 'i' && kind != 'u' && kind != 'b')
        return py_raise(&py_TypeError, "Unsupported dtype dtype('%s') for %s", nprt_dtype_name(r.dtype), name);
    // int and bool as dtype ask for Python's numbers, and int is RandomState's default.
    bool given = dtype && dtype != PY_NONE;
    bool python = given ? dtype == &py_int_type.ob || dtype == &py_bool_type.ob : np_stream_is_legacy(self);
    if (high && high != PY_NONE) return draw(b, r, low, high, size, python);
    py_object *zero = py_int(0), *result = draw(b, r, zero, low, size, python);
    py_decref(zero);
    return result;
}

static py_object *m_randint(py_object *self, const py_args *a) {
    py_object *low = NULL, *high = NULL, *size = NULL, *dtype = NULL;
    return py_parse(a, "randint", "low high= size= dtype=", &low, &high, &size, &dtype)
               ? bounded(self, low, high, size, dtype, false, "randint")
               : NULL;
}

static py_object *m_integers(py_object *self, const py_args *a) {
    py_object *low = NULL, *high = NULL, *size = NULL, *dtype = NULL, *endpoint = NULL;
    if (!py_parse(a, "integers", "low high= size= dtype= endpoint=", &low, &high, &size, &dtype, &endpoint))
        return NULL;
    return bounded(self, low, high, size, dtype, endpoint && py_truth(endpoint) == 1, "integers");
}

// bytes(length): words as they come, the low bytes first.
static py_object *m_bytes(py_object *self, const py_args *a) {
    int64_t n;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_arity(a, "bytes", 1, 1) || !py_as_int64(a->v[0], &n)) return NULL;
    if (n < 0) return py_raise(&py_ValueError, "negative dimensions are not allowed");
    py_object *r = py_bytes_new(NULL, (size_t)n);
    char *to = py_bytes_data(r);
    if (n == 0) b->next32(b->state);   // one word is drawn even so
    for (int64_t i = 0; i < n; i += 4) {
        uint32_t word = b->next32(b->state);
        memcpy(to + i, &word, n - i < 4 ? (size_t)(n - i) : 4);
    }
    return r;
}

const py_method_def np_integer_methods[] = {{"randint", m_randint, PY_METHOD},
                                            {"integers", m_integers, PY_METHOD},
                                            {"bytes", m_bytes, PY_METHOD},
                                            {NULL, NULL, PY_METHOD}};
