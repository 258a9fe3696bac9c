// np.random and the generators of default_rng: fills of new arrays by the runtime, and single draws.
#include "dialect/numpy/numpy.h"
#include "specialise/state.h"

#include <string.h>

static const struct {
    const char *name, *signature;
    int kind;
} randoms[] = {{"seed", "seed=None", 0},
               {"randn", "", 1},
               {"rand", "", 2},
               {"random", "size=None dtype=None", 3},
               {"random_sample", "size=None", 3},
               {"standard_normal", "size=None", 4},
               {"normal", "loc=0 scale=1 size=None", 5},
               {"uniform", "low=0 high=1 size=None", 6},
               {"randint", "low high=None size=None dtype=None", 7},
               {"permutation", "x", 8},
               {"shuffle", "x", 9},
               {"choice", "a size=None replace=True p=None", 10},
               {"exponential", "scale=1 size=None", 11},
               {"default_rng", "seed=None", 12},
               {"integers", "low high=None size=None dtype=None endpoint=False", 13}};

static sval *float_argument(spec *s, sval *v, double otherwise) {
    if (!v) return sv_float(s, otherwise);
    if (!sval_is_number(v)) return unsupported(s, "array parameters of random distributions");
    return scalar_convert(s, v, ST_FLOAT);
}

// Fills a new array of the size, or draws one number when size is absent.
static sval *draw_floats(spec *s, sval *rng, const char *name, sval *size, int n, sval **parameters, bool site) {
    const char *family = rng ? "rng" : "random";
    ir_value *operands[6];
    int at = 0;
    if (rng) operands[at++] = rng->handle.v;
    if (!size || size->kind == SV_NONE) {
        for (int i = 0; i < n; i++) operands[at++] = scalar_value(s, parameters[i]);
        return sv_scalar(
            s, ST_FLOAT,
            emit_call1(s, arena_printf(s->arena, "nprt_%s_%s_f64", family, name), at, operands, type_f64(s), site));
    }
    int rank;
    sval **dims;
    if (!shape_of(s, size, &rank, &dims)) return NULL;
    sval *out = array_empty(s, DT_float64, rank, dims);
    int64_t const written = at;
    operands[at++] = out->array.v;
    if (rng && strcmp(name, "random") == 0) operands[at++] = emit_const_int(s, DT_float64, ir_type_int(s->ir, 32));
    for (int i = 0; i < n; i++) operands[at++] = scalar_value(s, parameters[i]);
    ir_op *op = ir_build(&s->b, NUMPY_call, at, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, arena_printf(s->arena, "nprt_%s_%s", family, name)));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 1, &written));
    if (site) ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    return out;
}

// Generator.random(size, dtype=np.float32)
static sval *draw_single(spec *s, sval *rng, sval *size) {
    int rank;
    sval **dims;
    if (!shape_of(s, size, &rank, &dims)) return NULL;
    sval *out = array_empty(s, DT_float32, rank, dims);
    ir_value *operands[3] = {rng->handle.v, out->array.v, emit_const_int(s, DT_float32, ir_type_int(s->ir, 32))};
    int64_t const written = 1;
    ir_op *op = ir_build(&s->b, NUMPY_call, 3, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, "nprt_rng_random"));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 1, &written));
    return out;
}

static sval *draw_ints(spec *s, sval *rng, sval **v) {
    const char *name = rng ? "rng_integers" : "random_randint";
    sval *low = v[0], *high = v[1];
    if (!high || high->kind == SV_NONE) high = low, low = sv_int(s, 0);
    if (!sval_is_number(low) || !sval_is_number(high)) return unsupported(s, "array bounds of random integers");
    dtype t = DT_int64;
    if (v[3] && v[3]->kind != SV_NONE && !dtype_of(s, v[3], &t)) return NULL;
    low = scalar_convert(s, low, ST_INT), high = scalar_convert(s, high, ST_INT);
    if (!low || !high) return NULL;
    ir_value *operands[6];
    int at = 0;
    if (rng) operands[at++] = rng->handle.v;
    if (!v[2] || v[2]->kind == SV_NONE) {
        operands[at++] = scalar_value(s, low);
        operands[at++] = scalar_value(s, high);
        sval *r = sv_scalar(
            s, ST_INT, emit_call1(s, arena_printf(s->arena, "nprt_%s_i64", name), at, operands, type_i64(s), true));
        return rng ? scalar_convert(s, r, ST_NP + DT_int64) : r;
    }
    int rank;
    sval **dims;
    if (!shape_of(s, v[2], &rank, &dims)) return NULL;
    sval *out = array_empty(s, t, rank, dims);
    int64_t const written = at;
    operands[at++] = out->array.v;
    operands[at++] = emit_const_int(s, t, ir_type_int(s->ir, 32));
    operands[at++] = scalar_value(s, low);
    operands[at++] = scalar_value(s, high);
    ir_op *op = ir_build(&s->b, NUMPY_call, at, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, arena_printf(s->arena, "nprt_%s", name)));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 1, &written));
    ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    return out;
}

// permutation(n), choice(n, size, replace) and shuffle: fills of int64 arrays.
static sval *draw_order(spec *s, sval *rng, int kind, sval **v) {
    const char *family = rng ? "rng" : "random";
    ir_value *operands[6];
    int at = 0;
    if (rng) operands[at++] = rng->handle.v;
    int64_t const written = at;
    sval *out = NULL, *source = NULL;
    if (kind == 9) {
        out = v[0];
        if (out->kind != SV_ARRAY) return unsupported(s, "shuffling anything but an array");
        operands[at++] = out->array.v;
        operands[at++] = emit_const_int(s, out->array.dtype, ir_type_int(s->ir, 32));
    } else {
        sval *n = v[0];
        if (!sval_is_int(n)) {
            source = array_of(s, n, -1);
            if (!source) return NULL;
            if (source->array.rank == 0) return unsupported(s, "this argument of a random choice");
            n = source->array.dims[0];
        }
        n = scalar_convert(s, n, ST_INT);
        bool const single = kind == 10 && (!v[1] || v[1]->kind == SV_NONE);
        int rank = 1;
        sval **dims = ARENA_ARRAY(s->arena, sval *, 1);
        dims[0] = single ? sv_int(s, 1) : n;
        if (kind == 10 && !single && !shape_of(s, v[1], &rank, &dims)) return NULL;
        if (kind == 8 && !shape_of(s, n, &rank, &dims)) return NULL;
        out = array_empty(s, DT_int64, rank, dims);
        operands[at++] = out->array.v;
        if (kind == 10) {
            bool const weighted = v[3] && v[3]->kind != SV_NONE;
            sval *p = weighted ? array_of(s, v[3], DT_float64) : NULL;
            if (weighted && !p) return NULL;
            sval *replace = v[2] ? scalar_convert(s, v[2], ST_BOOL) : sv_bool(s, true);
            operands[at++] = weighted ? p->array.v : scalar_value(s, n);
            operands[at++] = scalar_value(s, replace);
        }
        if (single) source = source ? source : NULL;
    }
    const char *name = kind == 8                       ? "permutation"
                       : kind == 9                     ? "shuffle"
                       : v[3] && v[3]->kind != SV_NONE ? "choice_p"
                                                       : "choice";
    ir_op *op = ir_build(&s->b, NUMPY_call, at, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, arena_printf(s->arena, "nprt_%s_%s", family, name)));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 1, &written));
    if (kind == 10) ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    if (kind == 9) return sv_none(s);
    sval *r = out;
    if (kind == 10 && (!v[1] || v[1]->kind == SV_NONE)) r = array_index(s, out, sv_int(s, 0));
    return r && source ? array_index(s, source, r) : r;
}

static sval *random_call(spec *s, sval *rng, int row, arglist *a) {
    int const kind = randoms[row].kind;
    sval *v[6] = {0};
    if (kind == 1 || kind == 2) {   // randn(*shape), rand(*shape)
        sval *size = a->n ? sv_tuple(s, a->n, a->v) : NULL;
        return draw_floats(s, rng, kind == 1 ? "randn" : "rand", size, 0, NULL, false);
    }
    if (!arguments(s, randoms[row].name, a, randoms[row].signature, v)) return NULL;
    sval *p[2];
    switch (kind) {
    case 0: {
        if (!v[0] || v[0]->kind == SV_NONE)
            return emit_call(s, "nprt_random_seed_entropy", 0, NULL, 0, NULL, false) ? sv_none(s) : NULL;
        if (!sval_is_int(v[0])) return unsupported(s, "a seed that is not an int");
        ir_value *seed = scalar_value(s, scalar_convert(s, v[0], ST_INT));
        emit_call(s, "nprt_random_seed", 1, &seed, 0, NULL, true);
        return sv_none(s);
    }
    case 3: {
        dtype t = DT_float64;
        if (!dtype_or(s, v[1], DT_float64, &t)) return NULL;
        if (t == DT_float64) return draw_floats(s, rng, rng ? "random" : "rand", v[0], 0, NULL, false);
        if (!rng || t != DT_float32 || !v[0] || v[0]->kind == SV_NONE)
            return unsupported(s, "random numbers of dtype %s here", dtype_name(t));
        return draw_single(s, rng, v[0]);
    }
    case 4:
        if (rng && (!v[0] || v[0]->kind == SV_NONE)) {
            p[0] = sv_float(s, 0), p[1] = sv_float(s, 1);
            return draw_floats(s, rng, "normal", NULL, 2, p, true);
        }
        return draw_floats(s, rng, rng ? "standard_normal" : "randn", v[0], 0, NULL, false);
    case 5:
    case 6:
        p[0] = float_argument(s, v[0], 0), p[1] = p[0] ? float_argument(s, v[1], 1) : NULL;
        return p[1] ? draw_floats(s, rng, kind == 5 ? "normal" : "uniform", v[2], 2, p, true) : NULL;
    case 11:
        p[0] = float_argument(s, v[0], 1);
        return p[0] ? draw_floats(s, rng, "exponential", v[1], 1, p, true) : NULL;
    case 7:
    case 13: return draw_ints(s, rng, v);
    case 12: {
        sval *h = sv_new(s, SV_HANDLE);
        h->handle.handle = HANDLE_RNG;
        if (!v[0] || v[0]->kind == SV_NONE)
            h->handle.v = emit_call1(s, "nprt_rng_new_entropy", 0, NULL, type_object(s), false);
        else {
            if (!sval_is_int(v[0])) return unsupported(s, "a seed that is not an int");
            ir_value *seed = scalar_value(s, scalar_convert(s, v[0], ST_INT));
            h->handle.v = emit_call1(s, "nprt_rng_new", 1, &seed, type_object(s), true);
        }
        return h;
    }
    default: return draw_order(s, rng, kind, v);
    }
}

static sval *r_global(spec *s, const builtin *b, arglist *a) { return random_call(s, NULL, b->code, a); }
static sval *r_generator(spec *s, const builtin *b, arglist *a) {
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    return random_call(s, a->v[0], b->code, &rest);
}

sval *numpy_random_member(spec *s, istr name) {
    for (int i = 0; i < (int)(sizeof randoms / sizeof *randoms); i++)
        if (strcmp(randoms[i].name, name) == 0 && randoms[i].kind != 13)
            return sv_builtin(s, builtin_new(s, randoms[i].name, r_global, NULL, i));
    return NULL;
}

sval *handle_attribute(spec *s, sval *v, istr name) {
    if (v->handle.handle != HANDLE_RNG) return NULL;
    for (int i = 0; i < (int)(sizeof randoms / sizeof *randoms); i++) {
        int const k = randoms[i].kind;
        if (strcmp(randoms[i].name, name) != 0 || k == 0 || k == 1 || k == 2 || k == 7 || k == 12) continue;
        return sv_bound(s, v, sv_builtin(s, builtin_new(s, randoms[i].name, r_generator, NULL, i)));
    }
    return NULL;
}
