// The distributions of base/distributions.def as methods: parameters are numbers, or arrays that broadcast.
#include "interp/np_random.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

bool np_draws_new(py_object *size, nprt_dtype t, bool *scalar, nprt_array *out) {
    int rank = 0;
    int64_t shape[NPRT_MAX_RANK];
    *scalar = !size || size == PY_NONE;
    if (!*scalar && !np_shape_arg(size, &rank, shape)) return false;
    for (int i = 0; i < rank; i++)
        if (shape[i] < 0) return py_raise(&py_ValueError, "negative dimensions are not allowed");
    return nd_empty(t, rank, shape, out) || np_raise();
}

py_object *np_draws_result(nprt_array *a, bool scalar) {
    if (!scalar) return np_wrap(a);
    py_object *v = np_item(nd_item_flat(a, 0));
    nd_release(a);
    return v;
}

// ---- parameters

// A parameter as a packed array of float64 or int64.
static bool parameter_array(py_object *o, nprt_dtype t, nprt_array *out) {
    nprt_array a;
    if (!np_convert_safely(o, t, &a)) return false;
    bool ok = nd_ascontiguous(&a, out) || np_raise();
    nd_release(&a);
    return ok;
}

typedef struct parameters {
    const nprt_distribution *law;
    int n;
    bool arrays;   // one at least is not a scalar
    nprt_array a[NPRT_PARAMETERS];
    nprt_array given[NPRT_PARAMETERS];   // their shapes before they are stretched; no references
} parameters;

static void release(parameters *p) {
    for (int i = 0; i < p->n; i++) nd_release(&p->a[i]);
}

static bool parameters_of(const nprt_distribution *law, py_object *const *v, parameters *out) {
    *out = (parameters){.law = law};
    for (int i = 0; i < NPRT_PARAMETERS && law->parameters[i].name; i++) {
        bool is_int = nprt_parameter_is_int(law->shape, i);
        bool ok = v[i] ? parameter_array(v[i], is_int ? NPRT_int64 : NPRT_float64, &out->a[i])
                       : nd_from_scalar(nd_scalar_float(law->parameters[i].otherwise), &out->a[i]) || np_raise();
        if (!ok) {
            release(out);
            return false;
        }
        out->n++;
        out->given[i] = out->a[i];
        if (out->a[i].rank) out->arrays = true;
    }
    return true;
}

static void row_of(const parameters *p, int64_t i, nprt_number *row) {
    for (int k = 0; k < p->n; k++) row[k] = ((const nprt_number *)(const void *)p->a[k].data)[i];
}

// ---- one set of parameters

static py_object *draw_scalar(nprt_bits *b, const parameters *p, py_object *size) {
    nprt_number row[NPRT_PARAMETERS] = {0};
    nprt_array out;
    bool scalar, is_int = nprt_shape_is_int(p->law->shape);
    row_of(p, 0, row);
    if (!nprt_check_parameters(p->law, row, (nprt_asked){b->gauss != NULL, false})) return np_raise();
    if (!size || size == PY_NONE) {
        nprt_number v = nprt_draw_one(p->law, b, row);
        return is_int ? py_int(v.i) : py_float(v.f);
    }
    if (!np_draws_new(size, is_int ? NPRT_int64 : NPRT_float64, &scalar, &out)) return NULL;
    nprt_draw_fill(p->law, b, row, out.data, nprt_array_size(&out));
    return np_wrap(&out);
}

// ---- arrays of parameters

static void shape_text(int rank, const int64_t *shape, char *to, size_t size) {
    size_t n = (size_t)snprintf(to, size, "(");
    for (int i = 0; i < rank && n < size; i++)
        n += (size_t)snprintf(to + n, size - n,
                              rank == 1      ? "%lld,"
                              : i + 1 < rank ? "%lld, "
                                             : "%lld",
                              (long long)shape[i]);
    if (n < size) snprintf(to + n, size - n, ")");
}

static bool mismatch(const nprt_array *a, int i, const nprt_array *b, int j) {
    char x[200], y[200];
    shape_text(a->rank, a->shape, x, sizeof x);
    shape_text(b->rank, b->shape, y, sizeof y);
    return py_raise(&py_ValueError,
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg %d with "
                    "shape %s and arg %d with shape %s.",
                    i, x, j, y);
}

static bool compatible(const nprt_array *a, const nprt_array *b) {
    for (int i = 1; i <= a->rank && i <= b->rank; i++) {
        int64_t x = a->shape[a->rank - i], y = b->shape[b->rank - i];
        if (x != y && x != 1 && y != 1) return false;
    }
    return true;
}

// The shape that all arrays have together; `out` gets it as a shape without data.
static bool common_shape(int n, const nprt_array *const *a, nprt_array *out) {
    for (int j = 1; j < n; j++) {
        for (int i = 0; i < j; i++)
            if (!compatible(a[i], a[j])) return mismatch(a[i], i, a[j], j);
    }
    int rank;
    if (!nd_broadcast_shapes(n, a, &rank, out->shape)) return np_raise();
    out->rank = rank;
    return true;
}

// The result's shape: size, which the parameters have to fit, or the parameters' own.
static bool result_shape(const parameters *p, py_object *size, nprt_array *shape) {
    const nprt_array *all[NPRT_PARAMETERS + 1];
    if (!size || size == PY_NONE) {
        for (int i = 0; i < p->n; i++) all[i] = &p->given[i];
        return common_shape(p->n, all, shape);
    }
    nprt_array given = {0};
    int rank;
    if (!np_shape_arg(size, &rank, given.shape)) return false;
    given.rank = rank;
    all[0] = &given;
    for (int i = 0; i < p->n; i++) all[i + 1] = &p->given[i];
    if (!common_shape(p->n + 1, all, shape)) return false;
    if (shape->rank == rank && memcmp(shape->shape, given.shape, (size_t)rank * sizeof *given.shape) == 0) return true;
    char x[200], y[200];
    shape_text(rank, given.shape, x, sizeof x);
    shape_text(shape->rank, shape->shape, y, sizeof y);
    return py_raise(&py_ValueError, "Output size %s is not compatible with broadcast dimensions of inputs %s.", x, y);
}

static bool check_arrays(const parameters *p) {
    for (int k = 0; k < p->n; k++) {
        const nprt_parameter *what = &p->law->parameters[k];
        const nprt_number *v = (const void *)p->a[k].data;
        bool is_int = nprt_parameter_is_int(p->law->shape, k);
        for (int64_t i = 0; i < nprt_array_size(&p->a[k]); i++) {
            if (!nprt_check_value(what->constraint, what->name, is_int ? (double)v[i].i : v[i].f, true))
                return np_raise();
        }
    }
    return true;
}

// Stretches each parameter to the shape, packed.
static bool stretch(parameters *p, const nprt_array *shape) {
    for (int k = 0; k < p->n; k++) {
        nprt_array wide, packed;
        if (!nd_broadcast_to(&p->a[k], shape->rank, shape->shape, &wide)) return np_raise();
        bool ok = nd_ascontiguous(&wide, &packed) || np_raise();
        nd_release(&wide);
        if (!ok) return false;
        nd_release(&p->a[k]);
        p->a[k] = packed;
    }
    return true;
}

static py_object *draw_arrays(nprt_bits *b, parameters *p, py_object *size) {
    nprt_array shape = {0}, own = {0}, out;
    nprt_number row[NPRT_PARAMETERS] = {0};
    if (!check_arrays(p)) return NULL;
    // The parameters are checked together before the size is looked at.
    if (!result_shape(p, NULL, &own) || !stretch(p, &own)) return NULL;
    int64_t n = 1;
    for (int i = 0; i < own.rank; i++) n *= own.shape[i];
    for (int64_t i = 0; p->law->check && i < n; i++) {
        row_of(p, i, row);
        if (!p->law->check(row, (nprt_asked){b->gauss != NULL, true})) return np_raise();
    }
    if (!result_shape(p, size, &shape) || !stretch(p, &shape)) return NULL;
    nprt_dtype t = nprt_shape_is_int(p->law->shape) ? NPRT_int64 : NPRT_float64;
    if (!nd_empty(t, shape.rank, shape.shape, &out)) return np_raise();
    n = nprt_array_size(&out);
    for (int64_t i = 0; i < n; i++) {
        row_of(p, i, row);
        ((nprt_number *)(void *)out.data)[i] = nprt_draw_one(p->law, b, row);
    }
    return np_wrap(&out);
}

// ---- methods

py_object *np_draw(nprt_bits *b, const nprt_distribution *law, py_object *const *v, py_object *size) {
    parameters p;
    if (!parameters_of(law, v, &p)) return NULL;
    py_object *r = p.arrays ? draw_arrays(b, &p, size) : draw_scalar(b, &p, size);
    release(&p);
    return r;
}

static py_object *draw(py_object *self, const py_args *a, const nprt_distribution *law) {
    char spec[120] = "";
    py_object *v[NPRT_PARAMETERS + 1] = {NULL};
    int n = 0;
    nprt_bits *b = np_stream_bits(self);
    if (!b) return NULL;
    for (size_t at = 0; law->parameters[n].name; n++)
        at += (size_t)snprintf(spec + at, sizeof spec - at, law->parameters[n].optional ? "%s= " : "%s ",
                               law->parameters[n].name);
    strcat(spec, "size=");
    if (!py_parse(a, law->name, spec, &v[0], &v[1], &v[2], &v[3])) return NULL;
    return np_draw(b, law, v, v[n]);
}

#define DISTRIBUTION(NAME, ...)                                                                                        \
    static py_object *m_##NAME(py_object *self, const py_args *a) { return draw(self, a, &nprt_distribution_##NAME); }
#include "base/distributions.def"

const py_method_def np_draw_methods[] = {
#define DISTRIBUTION(NAME, ...) {#NAME, m_##NAME, PY_METHOD},
#include "base/distributions.def"
    {NULL, NULL, PY_METHOD}};
