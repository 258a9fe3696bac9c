// choice: of a range or an array, with and without replacement and probabilities.
#include "interp/np_random.h"
#include <math.h>

typedef struct choice {
    py_object *a, *size, *p;
    bool replace, shuffle;
    int axis;
    int64_t population;
    nprt_array from;   // the array chosen from; rank 0: a range
} choice;

static bool nothing_wanted(const choice *c) {
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (!c->size || c->size == PY_NONE || !np_shape_arg(c->size, &rank, shape)) return false;
    for (int i = 0; i < rank; i++)
        if (shape[i] == 0) return true;
    return false;
}

static bool no_population(const choice *c, bool legacy) {
    if (c->from.rank == 0)
        return py_raise(&py_ValueError, legacy ? "a must be greater than 0 unless no samples are taken"
                                               : "a must be a positive integer unless no samples are taken");
    return py_raise(&py_ValueError, legacy ? "'a' cannot be empty unless no samples are taken"
                                           : "a cannot be empty unless no samples are taken");
}

static bool find_population(choice *c, bool legacy) {
    if (c->from.rank == 0) {
        py_object *item = np_item(nd_item_flat(&c->from, 0)), *text;
        bool is_int = py_is_int(item) && py_as_int64(item, &c->population);
        py_decref(item);
        if (!is_int && legacy) return py_raise(&py_ValueError, "a must be 1-dimensional or an integer");
        if (!is_int) {
            text = py_repr(&c->a->type->ob);
            if (text) py_raise(&py_ValueError, "a must be a sequence or an integer, not %s", py_str_data(text));
            py_xdecref(text);
            return false;
        }
    } else {
        if (legacy && c->from.rank != 1) return py_raise(&py_ValueError, "a must be 1-dimensional");
        if (!nd_axis(c->axis, c->from.rank, &c->axis)) return np_raise();
        c->population = c->from.shape[c->axis];
    }
    if (c->population <= 0 && !nothing_wanted(c)) return !py_pending() && no_population(c, legacy);
    return !py_pending();
}

// How far the sum of probabilities may be from 1: by the precision that they came in.
static double tolerance_of(py_object *p) {
    nprt_dtype t = np_is_array(p) ? np_array_of(p)->dtype : NPRT_float64;
    return t == NPRT_float32   ? sqrt(1.1920928955078125e-07)
           : t == NPRT_float16 ? sqrt(0.0009765625)
                               : NPRT_PROBABILITY_TOLERANCE;
}

static bool weighted(nprt_bits *b, const choice *c, nprt_array *indices) {
    nprt_array weights, packed;
    if (!np_convert(c->p, NPRT_float64, &weights)) return false;
    bool ok = nd_ascontiguous(&weights, &packed) || np_raise();
    nd_release(&weights);
    if (!ok) return false;
    const char *quote = b->gauss ? "'" : "";
    if (packed.rank != 1)
        ok = py_raise(&py_ValueError, "%sp%s must be 1-dimensional", quote, quote);
    else if (packed.shape[0] != c->population)
        ok = py_raise(&py_ValueError, "%sa%s and %sp%s must have same size", quote, quote, quote, quote);
    else
        ok = nprt_bits_choice_p(b, (int64_t *)indices->data, nprt_array_size(indices), (const double *)packed.data,
                                c->population, c->replace, tolerance_of(c->p)) ||
             np_raise();
    nd_release(&packed);
    return ok;
}

static py_object *choose(nprt_bits *b, choice *c) {
    nprt_array indices, r;
    bool scalar, uniform = !c->p || c->p == PY_NONE;
    if (!find_population(c, b->gauss) || !np_draws_new(c->size, NPRT_int64, &scalar, &indices)) return NULL;
    bool ok = uniform ? nprt_bits_choice(b, (int64_t *)indices.data, nprt_array_size(&indices), c->population,
                                         c->replace, c->shuffle) ||
                            np_raise()
                      : weighted(b, c, &indices);
    if (ok && c->from.rank == 0) return np_draws_result(&indices, scalar);
    ok = ok && (nd_take(&c->from, &indices, c->axis, 'r', &r) || np_raise());
    nd_release(&indices);
    if (!ok) return NULL;
    return scalar ? np_result(&r) : np_wrap(&r);
}

static py_object *m_choice(py_object *self, const py_args *args) {
    py_object *replace = NULL, *axis = NULL, *shuffle = NULL;
    choice c = {0};
    nprt_bits *b = np_stream_bits(self);
    bool legacy = np_stream_is_legacy(self);
    if (!b || !py_parse(args, "choice", legacy ? "a size= replace= p=" : "a size= replace= p= axis= shuffle=", &c.a,
                        &c.size, &replace, &c.p, &axis, &shuffle))
        return NULL;
    c.replace = !replace || py_truth(replace) == 1;
    c.shuffle = !shuffle || py_truth(shuffle) == 1;
    if (axis && !np_axis_arg(axis, &c.axis)) return NULL;
    if (!np_convert(c.a, NPRT_DTYPE_COUNT, &c.from)) return NULL;
    py_object *r = choose(b, &c);
    nd_release(&c.from);
    return r;
}

const py_method_def np_choice_methods[] = {{"choice", m_choice, PY_METHOD}, {NULL, NULL, PY_METHOD}};
