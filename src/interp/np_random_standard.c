// The standard distributions: RandomState's, and Generator's with dtype= and out=.
#include "interp/np_random.h"
#include <math.h>
#include <string.h>

// ---- RandomState's standard draws

static py_object *fill_legacy(py_object *self, py_object *size, bool normal) {
    nprt_array out;
    bool scalar;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !np_draws_new(size, NPRT_float64, &scalar, &out)) return NULL;
    if (normal)
        nprt_fill_normals(b, (double *)out.data, nprt_array_size(&out), true, 0.0, 1.0);
    else
        nprt_fill_units(b, (double *)out.data, nprt_array_size(&out), 0.0, 1.0);
    return np_draws_result(&out, scalar);
}

static py_object *m_random_sample(py_object *self, const py_args *a) {
    py_object *size = NULL;
    return py_parse(a, "random_sample", "size=", &size) ? fill_legacy(self, size, false) : NULL;
}

static py_object *m_legacy_normal(py_object *self, const py_args *a) {
    py_object *size = NULL;
    return py_parse(a, "standard_normal", "size=", &size) ? fill_legacy(self, size, true) : NULL;
}

// rand(d0, d1, …), randn(d0, d1, …)
static py_object *by_dimensions(py_object *self, const py_args *a, const char *name, bool normal) {
    if (!py_no_keywords(a, name)) return NULL;
    if (a->n == 0) return fill_legacy(self, NULL, normal);
    py_object *size = py_tuple_new(a->n);
    for (int64_t i = 0; i < a->n; i++) py_tuple_items(size)[i] = py_incref(a->v[i]);
    py_object *r = fill_legacy(self, size, normal);
    py_decref(size);
    return r;
}

static py_object *m_rand(py_object *self, const py_args *a) { return by_dimensions(self, a, "rand", false); }
static py_object *m_randn(py_object *self, const py_args *a) { return by_dimensions(self, a, "randn", true); }

static py_object *m_tomaxint(py_object *self, const py_args *a) {
    py_object *size = NULL;
    nprt_array out;
    bool scalar;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_parse(a, "tomaxint", "size=", &size) || !np_draws_new(size, NPRT_int64, &scalar, &out)) return NULL;
    for (int64_t i = 0; i < nprt_array_size(&out); i++) ((int64_t *)out.data)[i] = (int64_t)(b->next64(b->state) >> 1);
    return np_draws_result(&out, scalar);
}

const py_method_def np_legacy_draw_methods[] = {{"random_sample", m_random_sample, PY_METHOD},
                                                {"random", m_random_sample, PY_METHOD},
                                                {"standard_normal", m_legacy_normal, PY_METHOD},
                                                {"rand", m_rand, PY_METHOD},
                                                {"randn", m_randn, PY_METHOD},
                                                {"tomaxint", m_tomaxint, PY_METHOD},
                                                {NULL, NULL, PY_METHOD}};

// ---- Generator's standard draws: size=, dtype=, out=

typedef enum standard { UNIT, NORMAL, EXPONENTIAL, INVERSE_EXPONENTIAL } standard;

static void fill_double(nprt_bits *b, standard what, double *p, int64_t n) {
    if (what == UNIT) nprt_fill_units(b, p, n, 0.0, 1.0);
    if (what == NORMAL) nprt_fill_normals(b, p, n, true, 0.0, 1.0);
    for (int64_t i = 0; what == EXPONENTIAL && i < n; i++) p[i] = b->exponential(b);
    for (int64_t i = 0; what == INVERSE_EXPONENTIAL && i < n; i++) p[i] = -log1p(-b->next_double(b->state));
}

static void fill_single(nprt_bits *b, standard what, float *p, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        p[i] = what == UNIT          ? nprt_single_unit(b)
               : what == NORMAL      ? nprt_single_normal(b)
               : what == EXPONENTIAL ? nprt_single_exponential(b)
                                     : (float)-log1p((double)-nprt_single_unit(b));
    }
}

// Checks what out= gives as the generator does: contiguous, of the dtype, and of the size where both are given.
static bool check_out(py_object *out, nprt_dtype t, py_object *size, bool c_order) {
    const nprt_array *a = np_array_of(out);
    if (a->readonly || !(nd_is_c_contiguous(a) || (!c_order && nd_is_f_contiguous(a))))
        return py_raise(&py_ValueError,
                        "Supplied output array must be %scontiguous, writable, aligned, and in machine byte-order.",
                        c_order ? "C-" : "");
    if (a->dtype != t)
        return py_raise(&py_TypeError, "Supplied output array has the wrong type. Expected %s, got %s",
                        nprt_dtype_name(t), nprt_dtype_name(a->dtype));
    if (!size || size == PY_NONE) return true;
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (!np_shape_arg(size, &rank, shape)) return false;
    bool same = rank == a->rank && memcmp(shape, a->shape, (size_t)rank * sizeof *shape) == 0;
    return same || py_raise(&py_ValueError, "size must match out.shape when used together");
}

// The array to fill: a new one or out=. *given: it is out=, whose reference is not ours.
static bool target(py_object *size, py_object *out, nprt_dtype t, bool c_order, bool *scalar, bool *given,
                   nprt_array *to) {
    *given = out && out != PY_NONE;
    *scalar = false;
    if (!*given) return np_draws_new(size, t, scalar, to);
    if (!np_is_array(out)) return py_raise(&py_TypeError, "Cannot convert %s to numpy.ndarray", out->type->name);
    if (!check_out(out, t, size, c_order)) return false;
    *to = *np_array_of(out);
    return true;
}

static bool float_dtype(py_object *dtype, const char *name, nprt_dtype *t) {
    *t = NPRT_float64;
    if (!np_dtype_arg(dtype, t)) return false;
    return *t == NPRT_float64 || *t == NPRT_float32 ||
           py_raise(&py_TypeError, "Unsupported dtype dtype('%s') for %s", nprt_dtype_name(*t), name);
}

static py_object *fill_standard(py_object *self, standard what, const char *name, py_object *size, py_object *dtype,
                                py_object *out) {
    nprt_dtype t;
    nprt_array to;
    bool scalar, given;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !float_dtype(dtype, name, &t) || !target(size, out, t, false, &scalar, &given, &to)) return NULL;
    if (t == NPRT_float64)
        fill_double(b, what, (double *)to.data, nprt_array_size(&to));
    else
        fill_single(b, what, (float *)to.data, nprt_array_size(&to));
    return given ? py_incref(out) : np_draws_result(&to, scalar);
}

static py_object *g_random(py_object *self, const py_args *a) {
    py_object *size = NULL, *dtype = NULL, *out = NULL;
    if (!py_parse(a, "random", "size= dtype= out=", &size, &dtype, &out)) return NULL;
    return fill_standard(self, UNIT, "random", size, dtype, out);
}

static py_object *g_standard_normal(py_object *self, const py_args *a) {
    py_object *size = NULL, *dtype = NULL, *out = NULL;
    if (!py_parse(a, "standard_normal", "size= dtype= out=", &size, &dtype, &out)) return NULL;
    return fill_standard(self, NORMAL, "standard_normal", size, dtype, out);
}

static py_object *g_standard_exponential(py_object *self, const py_args *a) {
    py_object *size = NULL, *dtype = NULL, *method = NULL, *out = NULL;
    if (!py_parse(a, "standard_exponential", "size= dtype= method= out=", &size, &dtype, &method, &out)) return NULL;
    bool zig = !method || (py_is_str(method) && py_str_equals(method, "zig"));
    return fill_standard(self, zig ? EXPONENTIAL : INVERSE_EXPONENTIAL, "standard_exponential", size, dtype, out);
}

// standard_gamma in float32, or into out=.
static py_object *gamma_into(nprt_bits *b, py_object *shape, py_object *size, nprt_dtype t, py_object *out) {
    nprt_array given_shape, to, wide, packed;
    bool scalar, given;
    if (!np_convert(shape, NPRT_float64, &given_shape)) return NULL;
    py_object *wanted = size && size != PY_NONE ? py_incref(size) : np_shape_tuple(given_shape.rank, given_shape.shape);
    bool bare = (!size || size == PY_NONE) && given_shape.rank == 0;
    bool ok = true;
    for (int64_t i = 0; i < nprt_array_size(&given_shape) && ok; i++) {
        double v = nd_item_flat(&given_shape, i).f;
        ok = nprt_check_value(NPRT_NON_NEGATIVE, "shape", v, given_shape.rank > 0) || np_raise();
    }
    ok = ok && target(out && out != PY_NONE ? size : bare ? NULL : wanted, out, t, true, &scalar, &given, &to);
    py_decref(wanted);
    if (ok) {
        ok = nd_broadcast_to(&given_shape, to.rank, to.shape, &wide) || np_raise();
        if (ok) {
            ok = nd_ascontiguous(&wide, &packed) || np_raise();
            nd_release(&wide);
        }
        if (!ok && !given) nd_release(&to);
    }
    nd_release(&given_shape);
    if (!ok) return NULL;
    const double *shapes = (const double *)packed.data;
    for (int64_t i = 0; i < nprt_array_size(&to); i++) {
        if (t == NPRT_float32)
            ((float *)to.data)[i] = nprt_single_gamma(b, (float)shapes[i]);
        else
            ((double *)to.data)[i] = nprt_draw_standard_gamma(b, shapes[i]);
    }
    nd_release(&packed);
    return given ? py_incref(out) : np_draws_result(&to, scalar);
}

static py_object *g_standard_gamma(py_object *self, const py_args *a) {
    py_object *shape = NULL, *size = NULL, *dtype = NULL, *out = NULL;
    nprt_dtype t;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_parse(a, "standard_gamma", "shape size= dtype= out=", &shape, &size, &dtype, &out) ||
        !float_dtype(dtype, "standard_gamma", &t))
        return NULL;
    if (t == NPRT_float32 || (out && out != PY_NONE)) return gamma_into(b, shape, size, t, out);
    return np_draw(b, &nprt_distribution_standard_gamma, &shape, size);
}

const py_method_def np_generator_draw_methods[] = {{"random", g_random, PY_METHOD},
                                                   {"standard_normal", g_standard_normal, PY_METHOD},
                                                   {"standard_exponential", g_standard_exponential, PY_METHOD},
                                                   {"standard_gamma", g_standard_gamma, PY_METHOD},
                                                   {NULL, NULL, PY_METHOD}};
