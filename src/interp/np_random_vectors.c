// Draws of vectors into new arrays of zeros. lib/numpy/random.py checks the arguments and makes the arrays.
#include "interp/np_random.h"

static int64_t *ints(py_object *o) { return (int64_t *)(void *)np_array_of(o)->data; }
static double *doubles(py_object *o) { return (double *)(void *)np_array_of(o)->data; }
static int64_t size_of(py_object *o) { return nprt_array_size(np_array_of(o)); }

// _are_pvals(p): whether the rows of a packed array of float64 are probabilities, but for the sum of the last one.
static py_object *m_are_pvals(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "_are_pvals", 1, 1)) return NULL;
    const nprt_array *p = np_array_of(a->v[0]);
    const double *v = doubles(a->v[0]);
    int64_t const n = nprt_array_size(p), d = p->shape[p->rank - 1];
    bool good = true;
    for (int64_t i = 0; i < n && good; i++) good = v[i] >= 0 && v[i] <= 1;
    for (int64_t i = 0; i < n && good; i += d) good = nprt_sum_kahan(v + i, d - 1) <= 1.0 + 1e-12;
    return py_bool(good);
}

// _multinomial(n, p, rows, out): n[i] balls over the row rows[i] of p, packed arrays. rows None: n balls over p, each
// time.
static py_object *m_multinomial(py_object *self, const py_args *a) {
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_arity(a, "_multinomial", 4, 4)) return NULL;
    if (a->v[2] == PY_NONE) {
        int64_t const d = size_of(a->v[1]), all = size_of(a->v[3]);
        int64_t n;
        if (!py_as_int64(a->v[0], &n)) return NULL;
        for (int64_t i = 0; i < all; i += d) nprt_draw_multinomial(b, n, doubles(a->v[1]), d, ints(a->v[3]) + i);
        PY_RETURN_NONE;
    }
    int64_t draws = size_of(a->v[0]), d = draws ? size_of(a->v[3]) / draws : 0;
    for (int64_t i = 0; i < draws && d; i++)
        nprt_draw_multinomial(b, ints(a->v[0])[i], doubles(a->v[1]) + ints(a->v[2])[i] * d, d, ints(a->v[3]) + i * d);
    PY_RETURN_NONE;
}

// _dirichlet(alpha, out)
static py_object *m_dirichlet(py_object *self, const py_args *a) {
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_arity(a, "_dirichlet", 2, 2)) return NULL;
    int64_t d = size_of(a->v[0]);
    if (d) nprt_draw_dirichlet(b, doubles(a->v[0]), d, doubles(a->v[1]), size_of(a->v[1]) / d);
    PY_RETURN_NONE;
}

// _colours(colours, total, sample, by_count, out); False when there is no memory for it
static py_object *m_colours(py_object *self, const py_args *a) {
    int64_t total, sample;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_arity(a, "_colours", 5, 5) || !py_as_int64(a->v[1], &total) || !py_as_int64(a->v[2], &sample))
        return NULL;
    int64_t d = size_of(a->v[0]), draws = d ? size_of(a->v[4]) / d : 0;
    if (py_truth(a->v[3]) == 1)
        return py_bool(nprt_draw_colours_by_count(b, ints(a->v[0]), d, total, sample, ints(a->v[4]), draws));
    nprt_draw_colours(b, ints(a->v[0]), d, total, sample, ints(a->v[4]), draws);
    return py_bool(true);
}

// _kahan_sum(p): of a packed array of float64
static py_object *m_kahan_sum(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "_kahan_sum", 1, 1)) return NULL;
    return py_float(nprt_sum_kahan(doubles(a->v[0]), size_of(a->v[0])));
}

const py_method_def np_vector_methods[] = {
    {"_are_pvals", m_are_pvals, PY_METHOD}, {"_multinomial", m_multinomial, PY_METHOD},
    {"_dirichlet", m_dirichlet, PY_METHOD}, {"_colours", m_colours, PY_METHOD},
    {"_kahan_sum", m_kahan_sum, PY_METHOD}, {NULL, NULL, PY_METHOD}};
