// np.random, its RandomStates and default_rng's generators: fills of new arrays by the runtime, and single draws.
//
// A generator is a handle; np.random's own functions take the runtime's one state. The distributions are those of
// base/distributions.def.
#include "dialect/numpy/numpy.h"
#include "specialise/state.h"

#include <string.h>

// Whom a call asks: the handle, and whether it is a RandomState's.
typedef struct source {
    ir_value *v;
    bool legacy;
} source;

static source global_source(spec *s) {
    return (source){emit_call1(s, "nprt_rng_global", 0, NULL, type_object(s), false), true};
}

static const char *callee(spec *s, const char *name, const char *suffix) {
    return arena_printf(s->arena, "nprt_rng_%s%s", name, suffix);
}

static bool absent(const sval *v) { return !v || v->kind == SV_NONE; }

// A call that writes its second operand, a new array.
static sval *fill(spec *s, const char *name, sval *out, int n, ir_value **operands, bool site) {
    int64_t const written = 1;
    ir_op *op = ir_build(&s->b, NUMPY_call, n, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, callee(s, name, "")));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 1, &written));
    if (site) ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    return out;
}

static sval *new_array(spec *s, dtype t, sval *size) {
    int rank;
    sval **dims;
    return shape_of(s, size, &rank, &dims) ? array_empty(s, t, rank, dims) : NULL;
}

static ir_value *dtype_operand(spec *s, dtype t) { return emit_const_int(s, t, ir_type_int(s->ir, 32)); }

// ---- distributions ----

typedef struct parameter {
    const char *name;
    bool optional;
    double otherwise;
} parameter;

#define NOTHING {0}
#define NEEDS(PARAMETER, CONSTRAINT) {#PARAMETER, false, 0}
#define HAS(PARAMETER, CONSTRAINT, DEFAULT) {#PARAMETER, true, DEFAULT}
static const struct distribution {
    const char *name, *shape;
    parameter parameters[4];
} distributions[] = {
#define DISTRIBUTION(NAME, SHAPE, MODERN, LEGACY, CHECK, ...) {#NAME, #SHAPE, {__VA_ARGS__}},
#include "base/distributions.def"
};
enum { DISTRIBUTIONS = sizeof distributions / sizeof *distributions };

static sval *draw(spec *s, source from, const struct distribution *d, arglist *a) {
    const char *signature = "";
    int n = 0;
    for (; d->parameters[n].name; n++)
        signature =
            arena_printf(s->arena, "%s%s%s ", signature, d->parameters[n].name, d->parameters[n].optional ? "=" : "");
    for (int i = 0; i < a->named; i++) {
        if (strcmp(a->names[i], "out") == 0 || strcmp(a->names[i], "dtype") == 0 || strcmp(a->names[i], "method") == 0)
            return unsupported(s, "%s= of %s", a->names[i], d->name);
    }
    sval *v[4] = {0};
    if (!arguments(s, d->name, a, arena_printf(s->arena, "%ssize=None", signature), v)) return NULL;
    bool const single = absent(v[n]), integer = d->shape[0] == 'I';
    ir_value *operands[6] = {from.v};
    int at = single ? 1 : 2;
    for (int i = 0; i < n; i++) {
        sval *p = v[i] ? v[i] : sv_float(s, d->parameters[i].otherwise);
        if (!sval_is_number(p)) return unsupported(s, "array parameters of random distributions");
        p = scalar_convert(s, p, d->shape[2 + i] == 'I' ? ST_INT : ST_FLOAT);
        if (!p) return NULL;
        operands[at++] = scalar_value(s, p);
    }
    if (single)
        return sv_scalar(s, integer ? ST_INT : ST_FLOAT,
                         emit_call1(s, callee(s, d->name, integer ? "_i64" : "_f64"), at, operands,
                                    integer ? type_i64(s) : type_f64(s), true));
    sval *out = new_array(s, integer ? DT_int64 : DT_float64, v[n]);
    if (!out) return NULL;
    operands[1] = out->array.v;
    return fill(s, d->name, out, at, operands, true);
}

// ---- the standard draws ----

static sval *draw_units(spec *s, source from, sval *size, dtype t) {
    if (absent(size)) {
        if (t != DT_float64) return unsupported(s, "single random numbers of dtype %s", dtype_name(t));
        return sv_scalar(s, ST_FLOAT, emit_call1(s, "nprt_rng_random_f64", 1, &from.v, type_f64(s), false));
    }
    sval *out = new_array(s, t, size);
    return out ? fill(s, "random", out, 3, (ir_value *[]){from.v, out->array.v, dtype_operand(s, t)}, false) : NULL;
}

static sval *draw_normals(spec *s, source from, sval *size, dtype t) {
    if (absent(size)) {
        if (t != DT_float64) return unsupported(s, "single random numbers of dtype %s", dtype_name(t));
        return sv_scalar(s, ST_FLOAT, emit_call1(s, "nprt_rng_standard_normal_f64", 1, &from.v, type_f64(s), false));
    }
    sval *out = new_array(s, t, size);
    const char *name = t == DT_float64 ? "standard_normal" : "single_normal";
    return out ? fill(s, name, out, 2, (ir_value *[]){from.v, out->array.v}, false) : NULL;
}

typedef sval *standard(spec *s, source from, sval *size, dtype t);

// random(size, dtype) and standard_normal(size, dtype)
static sval *draw_standard(spec *s, source from, sval **v, standard *draw_them) {
    dtype t = DT_float64;
    if (!absent(v[2])) return unsupported(s, "out= of random numbers");
    if (!dtype_or(s, v[1], DT_float64, &t)) return NULL;
    if (t != DT_float64 && t != DT_float32)
        return fail(s, "TypeError", NULL, "Unsupported dtype dtype('%s') for random numbers", dtype_name(t));
    return draw_them(s, from, v[0], t);
}

static sval *r_random(spec *s, source from, sval **v) { return draw_standard(s, from, v, draw_units); }
static sval *r_standard_normal(spec *s, source from, sval **v) { return draw_standard(s, from, v, draw_normals); }

static sval *by_dimensions(spec *s, source from, arglist *a, standard *draw_them) {
    return draw_them(s, from, a->n ? sv_tuple(s, a->n, a->v) : NULL, DT_float64);
}

// ---- integers ----

static sval *draw_integers(spec *s, source from, sval **v) {
    sval *low = v[0], *high = v[1];
    if (absent(high)) high = low, low = sv_int(s, 0);
    if (!sval_is_number(low) || !sval_is_number(high)) return unsupported(s, "array bounds of random integers");
    dtype t = DT_int64;
    if (!absent(v[3]) && !dtype_of(s, v[3], &t)) return NULL;
    low = scalar_convert(s, low, ST_INT), high = scalar_convert(s, high, ST_INT);
    if (!low || !high) return NULL;
    if (v[4]) {
        if (v[4]->kind != SV_NUM) return unsupported(s, "an endpoint= that is not known when compiling");
        if (v[4]->num.i) high = scalar_binary(s, OP_Add, high, sv_int(s, 1));
        if (!high) return NULL;
    }
    if (absent(v[2])) {
        ir_value *operands[3] = {from.v, scalar_value(s, low), scalar_value(s, high)};
        sval *r = sv_scalar(s, ST_INT, emit_call1(s, "nprt_rng_integers_i64", 3, operands, type_i64(s), true));
        return from.legacy ? r : scalar_convert(s, r, ST_NP + DT_int64);
    }
    sval *out = new_array(s, t, v[2]);
    if (!out) return NULL;
    ir_value *operands[5] = {from.v, out->array.v, dtype_operand(s, t), scalar_value(s, low), scalar_value(s, high)};
    return fill(s, "integers", out, 5, operands, true);
}

// ---- shuffles, permutations, choices ----

static sval *shuffle_list(spec *s, source from, sval *list) {
    sval *run = list->object.cell->v->kind == SV_RLIST ? list->object.cell->v : list_to_runtime(s, list);
    if (!run) return s->diags->error_count ? NULL : unsupported(s, "shuffling a list of items of several types");
    if (!cell_writable(s, list->object.cell)) return NULL;
    emit_call(s, "nprt_rng_shuffle_list", 2, (ir_value *[]){from.v, run->rlist.v}, 0, NULL, false);
    cell_set(s, list->object.cell, run);
    return sv_none(s);
}

static sval *r_shuffle(spec *s, source from, sval **v) {
    if (!absent(v[1])) return unsupported(s, "axis= of shuffle");
    if (v[0]->kind == SV_LIST) return shuffle_list(s, from, v[0]);
    if (v[0]->kind != SV_ARRAY) return unsupported(s, "shuffling anything but an array or a list");
    sval *a = v[0];
    fill(s, "shuffle", a, 3, (ir_value *[]){from.v, a->array.v, dtype_operand(s, a->array.dtype)}, false);
    return sv_none(s);
}

// The array that indices are drawn of, or NULL and the number itself in *n.
static bool population(spec *s, sval *x, sval **array, sval **n) {
    *array = NULL;
    if (!sval_is_int(x)) {
        *array = array_of(s, x, -1);
        if (!*array) return false;
        if ((*array)->array.rank == 0) return unsupported(s, "this argument of a random choice"), false;
        x = (*array)->array.dims[0];
    }
    *n = scalar_convert(s, x, ST_INT);
    return *n;
}

static sval *r_permutation(spec *s, source from, sval **v) {
    sval *array, *n;
    if (!absent(v[1])) return unsupported(s, "axis= of permutation");
    if (!population(s, v[0], &array, &n)) return NULL;
    sval *out = new_array(s, DT_int64, n);
    if (!out) return NULL;
    fill(s, "permutation", out, 2, (ir_value *[]){from.v, out->array.v}, false);
    return array ? array_index(s, array, out) : out;
}

static bool same_sizes(spec *s, source from, sval *n, sval *p) {
    const char *message = from.legacy ? "'a' and 'p' must have same size" : "a and p must have same size";
    if (p->array.rank != 1)
        return fail(s, "ValueError", NULL, from.legacy ? "'p' must be 1-dimensional" : "p must be 1-dimensional"),
               false;
    sval *size = p->array.dims[0], *same;
    if (n->kind == SV_NUM && size->kind == SV_NUM && n->num.i != size->num.i)
        return fail(s, "ValueError", NULL, "%s", message), false;
    return dims_must_equal(s, n, size, message, &same);
}

// choice(a, size, replace, p, axis, shuffle)
static sval *r_choice(spec *s, source from, sval **v) {
    sval *array, *n, *replace = v[2] ? v[2] : sv_bool(s, true), *shuffle = v[5] ? v[5] : sv_bool(s, true);
    if (v[4] && !(v[4]->kind == SV_NUM && v[4]->num.i == 0)) return unsupported(s, "axis= of choice");
    if (!population(s, v[0], &array, &n)) return NULL;
    bool const single = absent(v[1]), weighted = !absent(v[3]);
    sval *p = weighted ? array_of(s, v[3], DT_float64) : NULL;
    sval *out = new_array(s, DT_int64, single ? sv_int(s, 1) : v[1]);
    replace = scalar_convert(s, replace, ST_BOOL), shuffle = scalar_convert(s, shuffle, ST_BOOL);
    if (!out || !replace || !shuffle || (weighted && !p)) return NULL;
    if (weighted) {
        if (!same_sizes(s, from, n, p)) return NULL;
        fill(s, "choice_p", out, 4, (ir_value *[]){from.v, out->array.v, p->array.v, scalar_value(s, replace)}, true);
    } else {
        ir_value *operands[5] = {from.v, out->array.v, scalar_value(s, n), scalar_value(s, replace),
                                 scalar_value(s, shuffle)};
        fill(s, "choice", out, 5, operands, true);
    }
    sval *r = single ? array_index(s, out, sv_int(s, 0)) : out;
    return r && array ? array_index(s, array, r) : r;
}

// ---- vectors ----

// An array of the size with one axis more, for draws of vectors as long as v.
static sval *new_vectors(spec *s, dtype t, sval *size, sval *v) {
    int rank = 0;
    sval **dims = NULL;
    if (!absent(size) && !shape_of(s, size, &rank, &dims)) return NULL;
    sval **all = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i < rank; i++) all[i] = dims[i];
    all[rank] = v->array.dims[0];
    return array_empty(s, t, rank + 1, all);
}

static sval *vector_argument(spec *s, sval *v, const char *what) {
    sval *a = array_of(s, v, DT_float64);
    if (a && a->array.rank != 1) return unsupported(s, "%s that is not one-dimensional", what);
    return a;
}

static sval *r_multinomial(spec *s, source from, sval **v) {
    if (!sval_is_number(v[0])) return unsupported(s, "array parameters of random distributions");
    sval *n = scalar_convert(s, v[0], ST_INT), *p = vector_argument(s, v[1], "a pvals");
    sval *out = n && p ? new_vectors(s, DT_int64, v[2], p) : NULL;
    if (!out) return NULL;
    return fill(s, "multinomial", out, 4, (ir_value *[]){from.v, out->array.v, scalar_value(s, n), p->array.v}, true);
}

static sval *r_dirichlet(spec *s, source from, sval **v) {
    sval *alpha = vector_argument(s, v[0], "an alpha");
    sval *out = alpha ? new_vectors(s, DT_float64, v[1], alpha) : NULL;
    return out ? fill(s, "dirichlet", out, 3, (ir_value *[]){from.v, out->array.v, alpha->array.v}, true) : NULL;
}

// ---- generators ----

static sval *r_seed(spec *s, source from, sval **v) {
    if (absent(v[0])) {
        emit_call(s, "nprt_rng_seed_entropy", 1, &from.v, 0, NULL, false);
        return sv_none(s);
    }
    if (!sval_is_int(v[0])) return unsupported(s, "a seed that is not an int");
    ir_value *operands[2] = {from.v, scalar_value(s, scalar_convert(s, v[0], ST_INT))};
    emit_call(s, "nprt_rng_seed", 2, operands, 0, NULL, true);
    return sv_none(s);
}

// default_rng(seed), PCG64(seed), RandomState(seed)
static sval *new_generator(spec *s, sval *seed, handle_kind kind) {
    bool const legacy = kind == HANDLE_RANDOM_STATE;
    if (seed && seed->kind == SV_HANDLE && !legacy) {
        if (seed->handle.handle == HANDLE_RANDOM_STATE || seed->handle.handle == HANDLE_ARCHIVE)
            return unsupported(s, "this seed");
        if (kind == seed->handle.handle) return seed;
        if (kind == HANDLE_PCG64) return unsupported(s, "this seed");
    } else if (!absent(seed) && !sval_is_int(seed)) {
        return unsupported(s, "a seed that is not an int");
    }
    sval *h = sv_new(s, SV_HANDLE);
    h->handle.handle = kind;
    if (seed && seed->kind == SV_HANDLE) {
        h->handle.v = seed->handle.v;
    } else if (absent(seed)) {
        h->handle.v = emit_call1(s, legacy ? "nprt_rng_new_legacy_entropy" : "nprt_rng_new_entropy", 0, NULL,
                                 type_object(s), false);
    } else {
        ir_value *n = scalar_value(s, scalar_convert(s, seed, ST_INT));
        h->handle.v = emit_call1(s, legacy ? "nprt_rng_new_legacy" : "nprt_rng_new", 1, &n, type_object(s), true);
    }
    return h;
}

static sval *n_default_rng(spec *s, sval **v) { return new_generator(s, v[0], HANDLE_RNG); }
static sval *n_pcg64(spec *s, sval **v) { return new_generator(s, v[0], HANDLE_PCG64); }
static sval *n_random_state(spec *s, sval **v) { return new_generator(s, v[0], HANDLE_RANDOM_STATE); }
static sval *n_generator(spec *s, sval **v) {
    if (v[0]->kind != SV_HANDLE || v[0]->handle.handle != HANDLE_PCG64)
        return unsupported(s, "a Generator of anything but PCG64");
    return new_generator(s, v[0], HANDLE_RNG);
}

static const struct maker {
    const char *name, *signature;
    sval *(*make)(spec *, sval **);
} makers[] = {{"default_rng", "seed=None", n_default_rng},
              {"PCG64", "seed=None", n_pcg64},
              {"RandomState", "seed=None", n_random_state},
              {"Generator", "bit_generator", n_generator}};

// ---- methods, which for a RandomState are functions of np.random too ----

enum { LEGACY = 1, MODERN = 2, BOTH = 3 };

static const struct method {
    const char *name, *signature;
    sval *(*call)(spec *, source, sval **);
    int of;
} methods[] = {{"random", "size=None dtype=None out=None", r_random, MODERN},
               {"standard_normal", "size=None dtype=None out=None", r_standard_normal, MODERN},
               {"random", "size=None", r_random, LEGACY},
               {"random_sample", "size=None", r_random, LEGACY},
               {"ranf", "size=None", r_random, LEGACY},
               {"sample", "size=None", r_random, LEGACY},
               {"standard_normal", "size=None", r_standard_normal, LEGACY},
               {"randint", "low high=None size=None dtype=None", draw_integers, LEGACY},
               {"integers", "low high=None size=None dtype=None endpoint=False", draw_integers, MODERN},
               {"shuffle", "x", r_shuffle, LEGACY},
               {"shuffle", "x axis=0", r_shuffle, MODERN},
               {"permutation", "x", r_permutation, LEGACY},
               {"permutation", "x axis=0", r_permutation, MODERN},
               {"choice", "a size=None replace=True p=None", r_choice, LEGACY},
               {"choice", "a size=None replace=True p=None axis=0 shuffle=True", r_choice, MODERN},
               {"multinomial", "n pvals size=None", r_multinomial, BOTH},
               {"dirichlet", "alpha size=None", r_dirichlet, BOTH},
               {"seed", "seed=None", r_seed, LEGACY}};
enum { METHODS = sizeof methods / sizeof *methods, MAKERS = sizeof makers / sizeof *makers };

// Codes of builtins: methods, then distributions, then rand and randn, then the makers.
enum { RAND = METHODS + DISTRIBUTIONS, RANDN, MAKE };

static sval *call_row(spec *s, source from, int code, arglist *a) {
    if (code == RAND || code == RANDN) return by_dimensions(s, from, a, code == RAND ? draw_units : draw_normals);
    if (code >= METHODS) return draw(s, from, &distributions[code - METHODS], a);
    sval *v[6] = {0};
    if (!arguments(s, methods[code].name, a, methods[code].signature, v)) return NULL;
    return methods[code].call(s, from, v);
}

static sval *call_global(spec *s, const builtin *b, arglist *a) { return call_row(s, global_source(s), b->code, a); }

static sval *call_method(spec *s, const builtin *b, arglist *a) {
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    source from = {a->v[0]->handle.v, a->v[0]->handle.handle == HANDLE_RANDOM_STATE};
    return call_row(s, from, b->code, &rest);
}

static sval *call_maker(spec *s, const builtin *b, arglist *a) {
    sval *v[1] = {0};
    const struct maker *m = &makers[b->code - MAKE];
    return arguments(s, m->name, a, m->signature, v) ? m->make(s, v) : NULL;
}

// The code of a method of RandomState or Generator, or -1.
static int find(istr name, bool legacy) {
    for (int i = 0; i < METHODS; i++)
        if (strcmp(methods[i].name, name) == 0 && methods[i].of & (legacy ? LEGACY : MODERN)) return i;
    for (int i = 0; i < DISTRIBUTIONS; i++)
        if (strcmp(distributions[i].name, name) == 0) return METHODS + i;
    if (legacy && strcmp(name, "rand") == 0) return RAND;
    return legacy && strcmp(name, "randn") == 0 ? RANDN : -1;
}

sval *numpy_random_member(spec *s, istr name) {
    for (int i = 0; i < MAKERS; i++)
        if (strcmp(makers[i].name, name) == 0)
            return sv_builtin(s, builtin_new(s, makers[i].name, call_maker, NULL, MAKE + i));
    int code = find(name, true);
    return code < 0 ? NULL : sv_builtin(s, builtin_new(s, name, call_global, NULL, code));
}

sval *handle_attribute(spec *s, sval *v, istr name) {
    if (v->handle.handle != HANDLE_RNG && v->handle.handle != HANDLE_RANDOM_STATE) return NULL;
    int code = find(name, v->handle.handle == HANDLE_RANDOM_STATE);
    return code < 0 ? NULL : sv_bound(s, v, sv_builtin(s, builtin_new(s, name, call_method, NULL, code)));
}
