// numpy.random: RandomState (MT19937, the legacy streams) and Generator (PCG64). Both are one object with a source of
// bits; they differ in how floats, normals and bounded integers are drawn.
#include "interp/modules.h"
#include "interp/np.h"
#include "runtime/random.h"
#include <stdlib.h>
#include <string.h>

typedef struct random_object {
    py_object ob;
    bool legacy;
    nprt_mt mt;
    nprt_pcg64 pcg;
} random_object;

static py_type np_RandomState_type, np_Generator_type;

static random_object *of(py_object *o) { return (random_object *)o; }
static nprt_bits bits_of(py_object *o) {
    return of(o)->legacy ? nprt_mt_bits(&of(o)->mt) : nprt_pcg64_bits(&of(o)->pcg);
}

// A seed as 32-bit words, the least first.
static bool seed_words(py_object *seed, uint32_t **out, int64_t *out_n) {
    int64_t v;
    if (py_is_int(seed) || np_is_scalar(seed)) {
        if (!py_as_int64(seed, &v)) return false;
        if (v < 0) {
            py_raise(&py_ValueError, "Seed must be between 0 and 2**32 - 1");
            return false;
        }
        *out = calloc(2, sizeof **out);
        (*out)[0] = (uint32_t)v;
        (*out)[1] = (uint32_t)((uint64_t)v >> 32);
        *out_n = (*out)[1] ? 2 : 1;
        return true;
    }
    nprt_array a;
    if (!np_convert(seed, NPRT_int64, &a)) return false;
    int64_t n = nprt_array_size(&a);
    *out = calloc((size_t)n + 1, sizeof **out);
    for (int64_t i = 0; i < n; i++) (*out)[i] = (uint32_t)nd_item_flat(&a, i).i;
    *out_n = n;
    nd_release(&a);
    return true;
}

static bool seed_object(py_object *o, py_object *seed) {
    random_object *r = of(o);
    if (!seed || seed == PY_NONE) {
        if (r->legacy)
            nprt_mt_seed_entropy(&r->mt);
        else
            nprt_pcg64_seed_entropy(&r->pcg);
        return true;
    }
    uint32_t *words;
    int64_t n;
    if (!seed_words(seed, &words, &n)) return false;
    bool scalar = py_is_int(seed) || np_is_scalar(seed), ok = true;
    if (!r->legacy)
        nprt_pcg64_seed(&r->pcg, words, n);
    else if (!scalar)
        nprt_mt_seed_array(&r->mt, words, n);
    else if (n == 1)
        nprt_mt_seed(&r->mt, words[0]);
    else
        ok = false;
    free(words);
    if (!ok) py_raise(&py_ValueError, "Seed must be between 0 and 2**32 - 1");
    return ok;
}

static py_object *make(py_type *t, const py_args *a, bool legacy) {
    py_object *seed = NULL;
    if (!py_parse(a, t->name, "seed=", &seed)) return NULL;
    if (seed && !legacy && seed->type == &np_Generator_type) return py_incref(seed);
    py_object *o = py_alloc(t, 0);
    of(o)->legacy = legacy;
    if (seed_object(o, seed)) return o;
    py_decref(o);
    return NULL;
}

static py_object *make_state(py_type *t, const py_args *a) { return make(t, a, true); }
static py_object *make_generator(py_type *t, const py_args *a) { return make(t, a, false); }
static void dealloc(py_object *o) { py_free_object(o, 0); }

// size=None asks for one Python number; an array otherwise.
static bool new_array(py_object *size, nprt_dtype t, bool *scalar, nprt_array *out) {
    int rank = 0;
    int64_t shape[NPRT_MAX_RANK];
    *scalar = !size || size == PY_NONE;
    if (!*scalar && !np_shape_arg(size, &rank, shape)) return false;
    return nd_empty(t, rank, shape, out) || np_raise();
}

static py_object *deliver(nprt_array *a, bool scalar) {
    if (!scalar) return np_wrap(a);
    py_object *v = np_item(nd_item_flat(a, 0));
    nd_release(a);
    return v;
}

typedef enum law { UNIT, NORMAL, EXPONENTIAL } law;

static void draw(py_object *self, law what, double *p, int64_t n) {
    random_object *r = of(self);
    if (r->legacy) {
        if (what == UNIT)
            nprt_mt_fill_double(&r->mt, p, n, 0, 1);
        else if (what == NORMAL)
            nprt_mt_fill_gauss(&r->mt, p, n, true, 0, 1);
        else
            nprt_mt_fill_exponential(&r->mt, p, n, 1);
        return;
    }
    for (int64_t i = 0; i < n; i++)
        p[i] = what == UNIT     ? nprt_pcg64_double(&r->pcg)
               : what == NORMAL ? nprt_pcg64_normal(&r->pcg)
                                : nprt_pcg64_exponential(&r->pcg);
}

static py_object *drawn(py_object *self, law what, py_object *size) {
    nprt_array a;
    bool scalar;
    if (!new_array(size, NPRT_float64, &scalar, &a)) return NULL;
    draw(self, what, (double *)a.data, nprt_array_size(&a));
    return deliver(&a, scalar);
}

// loc + scale * draw, where loc and scale may be arrays. The draws have the broadcast shape when size is None.
static py_object *located(py_object *self, law what, py_object *loc, py_object *scale, py_object *size, bool range) {
    nprt_array l, s, x, scaled, r;
    bool scalar = false;
    if (!np_convert(loc, NPRT_float64, &l)) return NULL;
    bool ok = np_convert(scale, NPRT_float64, &s);
    if (!ok) {
        nd_release(&l);
        return NULL;
    }
    if (range) {   // uniform: scale is high - low
        ok = nd_ufunc_call2(np_context(), ND_subtract, &s, &l, &r) || np_raise();
        nd_release(&s);
        s = r;
    } else {
        for (int64_t i = 0; i < nprt_array_size(&s) && ok; i++) {
            double v = nd_item_flat(&s, i).f;
            if (v < 0) ok = py_raise(&py_ValueError, "scale < 0");
        }
    }
    if (ok) {
        if (size && size != PY_NONE) {
            ok = new_array(size, NPRT_float64, &scalar, &x);
        } else {
            const nprt_array *both[] = {&l, &s};
            int rank;
            int64_t shape[NPRT_MAX_RANK];
            ok = (nd_broadcast_shapes(2, both, &rank, shape) && nd_empty(NPRT_float64, rank, shape, &x)) || np_raise();
            scalar = ok && rank == 0;
        }
        if (ok) {
            draw(self, what, (double *)x.data, nprt_array_size(&x));
            ok = nd_ufunc_call2(np_context(), ND_multiply, &s, &x, &scaled) || np_raise();
            nd_release(&x);
            if (ok) {
                ok = nd_ufunc_call2(np_context(), ND_add, &l, &scaled, &r) || np_raise();
                nd_release(&scaled);
            }
        }
    }
    nd_release(&l);
    nd_release(&s);
    return ok ? deliver(&r, scalar) : NULL;
}

static py_object *number(double v, py_object **slot) {
    if (!*slot)
        *slot = py_float(v);
    else
        py_incref(*slot);
    return *slot;
}

static py_object *two_parameters(py_object *self, const py_args *a, const char *name, const char *spec, law what,
                                 double x0, double y0, bool range) {
    py_object *x = NULL, *y = NULL, *size = NULL;
    if (!py_parse(a, name, spec, &x, &y, &size)) return NULL;
    number(x0, &x);
    number(y0, &y);
    py_object *r = located(self, what, x, y, size, range);
    py_decref(x);
    py_decref(y);
    return r;
}

static py_object *m_uniform(py_object *self, const py_args *a) {
    return two_parameters(self, a, "uniform", "low= high= size=", UNIT, 0, 1, true);
}
static py_object *m_normal(py_object *self, const py_args *a) {
    return two_parameters(self, a, "normal", "loc= scale= size=", NORMAL, 0, 1, false);
}

static py_object *m_exponential(py_object *self, const py_args *a) {
    py_object *scale = NULL, *size = NULL, *zero = py_float(0);
    py_object *r = NULL;
    if (py_parse(a, "exponential", "scale= size=", &scale, &size)) {
        number(1, &scale);
        r = located(self, EXPONENTIAL, zero, scale, size, false);
        py_decref(scale);
    }
    py_decref(zero);
    return r;
}

static py_object *m_random(py_object *self, const py_args *a) {
    py_object *size = NULL, *dtype = NULL, *out = NULL;
    nprt_dtype t = NPRT_float64;
    if (!py_parse(a, "random", "size= dtype= out=", &size, &dtype, &out) || !np_dtype_arg(dtype, &t)) return NULL;
    if (t != NPRT_float32) return drawn(self, UNIT, size);
    nprt_array r;
    bool scalar;
    nprt_bits b = bits_of(self);
    if (!new_array(size, t, &scalar, &r)) return NULL;
    for (int64_t i = 0; i < nprt_array_size(&r); i++) ((float *)r.data)[i] = (float)(b.next32(b.state) >> 8) * 0x1p-24f;
    return deliver(&r, scalar);
}

static py_object *m_standard_normal(py_object *self, const py_args *a) {
    py_object *size = NULL, *dtype = NULL, *out = NULL;
    nprt_dtype t = NPRT_float64;
    if (!py_parse(a, "standard_normal", "size= dtype= out=", &size, &dtype, &out) || !np_dtype_arg(dtype, &t))
        return NULL;
    if (t != NPRT_float64)
        return py_raise(&py_NotImplementedError, "npcc: standard_normal(dtype=float32) is not supported");
    return drawn(self, NORMAL, size);
}

static py_object *m_standard_exponential(py_object *self, const py_args *a) {
    py_object *size = NULL;
    return py_parse(a, "standard_exponential", "size=", &size) ? drawn(self, EXPONENTIAL, size) : NULL;
}

// rand(d0, d1, …), randn(d0, d1, …)
static py_object *by_dimensions(py_object *self, const py_args *a, const char *name, law what) {
    if (!py_no_keywords(a, name)) return NULL;
    if (a->n == 0) return drawn(self, what, NULL);
    py_object *size = py_tuple_new(a->n);
    for (int64_t i = 0; i < a->n; i++) py_tuple_items(size)[i] = py_incref(a->v[i]);
    py_object *r = drawn(self, what, size);
    py_decref(size);
    return r;
}

static py_object *m_rand(py_object *self, const py_args *a) { return by_dimensions(self, a, "rand", UNIT); }
static py_object *m_randn(py_object *self, const py_args *a) { return by_dimensions(self, a, "randn", NORMAL); }

static py_object *bounded(py_object *self, py_object *low, py_object *high, py_object *size, py_object *dtype,
                          bool closed) {
    nprt_dtype t = NPRT_int64;
    int64_t lo, hi;
    nprt_array r;
    bool scalar;
    if (np_is_array(low) && np_array_of(low)->rank)
        return py_raise(&py_NotImplementedError, "npcc: random integers with array bounds are not supported");
    if (!np_dtype_arg(dtype, &t)) return NULL;
    nd_scalar v;
    if (!np_to_scalar(low, &v)) return NULL;
    lo = nd_scalar_cast(v, NPRT_int64).i;
    if (!high || high == PY_NONE) {
        hi = lo;
        lo = 0;
    } else {
        if (!np_to_scalar(high, &v)) return NULL;
        hi = nd_scalar_cast(v, NPRT_int64).i;
    }
    if (closed) hi++;
    if (!nprt_check_bounds(t, lo, hi)) return np_raise();
    if (!new_array(size, t, &scalar, &r)) return NULL;
    nprt_bits b = bits_of(self);
    nprt_bits_fill(&b, t, (uint64_t)lo, (uint64_t)(hi - 1) - (uint64_t)lo, r.data, nprt_array_size(&r));
    return scalar && dtype && dtype != PY_NONE && dtype->type == &py_type_type ? np_result(&r) : deliver(&r, scalar);
}

static py_object *m_randint(py_object *self, const py_args *a) {
    py_object *low = NULL, *high = NULL, *size = NULL, *dtype = NULL;
    return py_parse(a, "randint", "low high= size= dtype=", &low, &high, &size, &dtype)
               ? bounded(self, low, high, size, dtype, false)
               : NULL;
}

static py_object *m_integers(py_object *self, const py_args *a) {
    py_object *low = NULL, *high = NULL, *size = NULL, *dtype = NULL, *endpoint = NULL;
    if (!py_parse(a, "integers", "low high= size= dtype= endpoint=", &low, &high, &size, &dtype, &endpoint))
        return NULL;
    return bounded(self, low, high, size, dtype, endpoint && py_truth(endpoint) == 1);
}

static py_object *m_shuffle(py_object *self, const py_args *a) {
    py_object *x = NULL, *axis = NULL;
    nprt_bits b = bits_of(self);
    int ax = 0;
    if (!py_parse(a, "shuffle", "x axis=", &x, &axis) || (axis && !np_axis_arg(axis, &ax))) return NULL;
    if (np_is_array(x)) {
        nprt_array v = *np_array_of(x);
        if (v.readonly) return py_raise(&py_ValueError, "array is read-only");
        if (v.rank == 0) return py_raise(&py_TypeError, "x must be an integer or at least 1-dimensional");
        if (ax != 0) {
            nprt_array moved;
            if (!nd_swapaxes(&v, 0, ax, &moved)) return np_raise();
            nprt_bits_shuffle(&b, &moved);
            nd_release(&moved);
        } else {
            nprt_bits_shuffle(&b, &v);
        }
        PY_RETURN_NONE;
    }
    int64_t n = py_len(x);
    if (n < 0) return NULL;
    for (int64_t i = n - 1; i > 0; i--) {
        int64_t j = (int64_t)nprt_bits_interval(&b, (uint64_t)i);
        if (py_is_list(x)) {
            py_object **items = py_list_items(x), *t = items[i];
            items[i] = items[j];
            items[j] = t;
            continue;
        }
        py_object *ki = py_int(i), *kj = py_int(j), *vi = py_getitem(x, ki), *vj = vi ? py_getitem(x, kj) : NULL;
        bool ok = vj && py_setitem(x, ki, vj) && py_setitem(x, kj, vi);
        py_decref(ki);
        py_decref(kj);
        py_xdecref(vi);
        py_xdecref(vj);
        if (!ok) return NULL;
    }
    PY_RETURN_NONE;
}

static py_object *m_permutation(py_object *self, const py_args *a) {
    py_object *x = NULL, *axis = NULL;
    nprt_bits b = bits_of(self);
    nprt_array v, r;
    if (!py_parse(a, "permutation", "x axis=", &x, &axis)) return NULL;
    if (py_is_int(x) || np_is_scalar(x)) {
        int64_t n;
        if (!py_as_int64(x, &n)) return NULL;
        if (!nd_empty(NPRT_int64, 1, &n, &r)) return np_raise();
        nprt_bits_permutation(&b, (int64_t *)r.data, n);
        return np_wrap(&r);
    }
    if (!np_convert(x, NPRT_DTYPE_COUNT, &v)) return NULL;
    bool ok = nd_copy(&v, 'K', &r);
    nd_release(&v);
    if (!ok) return np_raise();
    nprt_bits_shuffle(&b, &r);
    return np_wrap(&r);
}

static bool draw_indices(py_object *self, int64_t population, bool replace, py_object *p, nprt_array *indices) {
    nprt_bits b = bits_of(self);
    int64_t n = nprt_array_size(indices);
    if (!p || p == PY_NONE) return nprt_bits_choice(&b, (int64_t *)indices->data, n, population, replace) || np_raise();
    nprt_array weights, packed;
    if (!np_convert(p, NPRT_float64, &weights)) return false;
    bool ok = nd_ascontiguous(&weights, &packed);
    nd_release(&weights);
    if (!ok) return np_raise();
    if (packed.rank != 1)
        ok = py_raise(&py_ValueError, "'p' must be 1-dimensional");
    else if (packed.shape[0] != population)
        ok = py_raise(&py_ValueError, "'a' and 'p' must have same size");
    else
        ok = nprt_bits_choice_p(&b, (int64_t *)indices->data, n, (const double *)packed.data, population, replace) ||
             np_raise();
    nd_release(&packed);
    return ok;
}

static py_object *m_choice(py_object *self, const py_args *args) {
    py_object *x = NULL, *size = NULL, *replace = NULL, *p = NULL, *axis = NULL, *shuffle = NULL;
    int64_t population = 0;
    nprt_array a, indices, r;
    bool scalar, from_array = false;
    if (!py_parse(args, "choice", "a size= replace= p= axis= shuffle=", &x, &size, &replace, &p, &axis, &shuffle))
        return NULL;
    if (py_is_int(x) || np_is_scalar(x)) {
        if (!py_as_int64(x, &population)) return NULL;
        if (population <= 0 && !(size && size != PY_NONE))
            return py_raise(&py_ValueError, of(self)->legacy
                                                ? "a must be greater than 0 unless no samples are taken"
                                                : "a must be a positive integer unless no samples are taken");
    } else {
        if (!np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
        from_array = true;
        if (a.rank == 0 || (of(self)->legacy && a.rank != 1)) {
            nd_release(&a);
            return py_raise(&py_ValueError, "a must be 1-dimensional");
        }
        population = a.shape[0];
    }
    bool ok = new_array(size, NPRT_int64, &scalar, &indices);
    if (ok) {
        ok = draw_indices(self, population, !replace || py_truth(replace) == 1, p, &indices);
        if (ok && from_array) {
            ok = nd_take(&a, &indices, 0, 'r', &r) || np_raise();
            nd_release(&indices);
        } else if (ok) {
            r = indices;
        } else {
            nd_release(&indices);
        }
    }
    if (from_array) nd_release(&a);
    if (!ok) return NULL;
    return from_array ? np_result(&r) : deliver(&r, scalar);
}

static py_object *m_seed(py_object *self, const py_args *a) {
    py_object *seed = NULL;
    if (!py_parse(a, "seed", "seed=", &seed) || !seed_object(self, seed)) return NULL;
    PY_RETURN_NONE;
}

static const py_method_def state_methods[] = {{"seed", m_seed, PY_METHOD},
                                              {"rand", m_rand, PY_METHOD},
                                              {"randn", m_randn, PY_METHOD},
                                              {"random_sample", m_random, PY_METHOD},
                                              {"random", m_random, PY_METHOD},
                                              {"ranf", m_random, PY_METHOD},
                                              {"sample", m_random, PY_METHOD},
                                              {"uniform", m_uniform, PY_METHOD},
                                              {"normal", m_normal, PY_METHOD},
                                              {"standard_normal", m_standard_normal, PY_METHOD},
                                              {"exponential", m_exponential, PY_METHOD},
                                              {"standard_exponential", m_standard_exponential, PY_METHOD},
                                              {"randint", m_randint, PY_METHOD},
                                              {"shuffle", m_shuffle, PY_METHOD},
                                              {"permutation", m_permutation, PY_METHOD},
                                              {"choice", m_choice, PY_METHOD},
                                              {NULL, NULL, PY_METHOD}};
static const py_method_def generator_methods[] = {{"random", m_random, PY_METHOD},
                                                  {"uniform", m_uniform, PY_METHOD},
                                                  {"normal", m_normal, PY_METHOD},
                                                  {"standard_normal", m_standard_normal, PY_METHOD},
                                                  {"exponential", m_exponential, PY_METHOD},
                                                  {"standard_exponential", m_standard_exponential, PY_METHOD},
                                                  {"integers", m_integers, PY_METHOD},
                                                  {"shuffle", m_shuffle, PY_METHOD},
                                                  {"permutation", m_permutation, PY_METHOD},
                                                  {"choice", m_choice, PY_METHOD},
                                                  {NULL, NULL, PY_METHOD}};

static py_object *named_short(py_object *o) { return py_str_cstr(of(o)->legacy ? "RandomState(MT19937)" : "Generator(PCG64)"); }
static py_object *named(py_object *o) {
    return py_str_format("%s at 0x%llX", of(o)->legacy ? "RandomState(MT19937)" : "Generator(PCG64)", (unsigned long long)(uintptr_t)o);
}

static py_type np_RandomState_type = {PY_TYPE_HEAD("RandomState"), .size = sizeof(random_object), .dealloc = dealloc,
                                      .make = make_state, .repr = named, .str = named_short, .methods = state_methods};
static py_type np_Generator_type = {PY_TYPE_HEAD("Generator"), .size = sizeof(random_object), .dealloc = dealloc,
                                    .make = make_generator, .repr = named, .str = named_short, .methods = generator_methods};

// The module's functions are the methods of one hidden RandomState.
py_object *interp_module_numpy_random(void) {
    if (!py_type_ready(&np_RandomState_type) || !py_type_ready(&np_Generator_type)) return NULL;
    py_object *m = py_module_new("numpy.random"), *state = py_call0(&np_RandomState_type.ob);
    if (!state) return NULL;
    for (const py_method_def *d = state_methods; d->name; d++)
        py_module_add(m, d->name, py_getattr_str(state, d->name));
    py_module_add(m, "_state", state);
    py_module_add(m, "RandomState", py_incref(&np_RandomState_type.ob));
    py_module_add(m, "Generator", py_incref(&np_Generator_type.ob));
    py_module_add(m, "default_rng", py_incref(&np_Generator_type.ob));
    return m;
}
