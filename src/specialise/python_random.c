// The primitives of Python's random module; the rest is lib/native/random.py.
#include "specialise/state.h"

#include <string.h>

static sval *seed(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (!v[0] || !sval_is_int(v[0])) return unsupported(s, "random.seed() of anything but an integer");
    ir_value *x = scalar_value(s, scalar_convert(s, v[0], ST_INT));
    emit_call(s, "nprt_pyrandom_seed", 1, &x, 0, NULL, false);
    return sv_none(s);
}

// random(), uniform(a, b), gauss(mu, sigma): floats of floats.
static sval *draw(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    ir_value *x[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    for (int i = 0; i < b->code; i++) {
        if (!v[i]) v[i] = sv_float(s, i);   // gauss(mu=0, sigma=1)
        if (!sval_is_number(v[i]) || stype_kind(sval_stype(v[i])) == 'c')
            return fail(s, "TypeError", NULL, "%s() takes real numbers, not %s", b->name, sval_type_name(v[i]));
        x[i] = scalar_value(s, scalar_convert(s, v[i], ST_FLOAT));
    }
    const char *callee = arena_printf(s->arena, "nprt_pyrandom_%s", b->name);
    return sv_scalar(s, ST_FLOAT, emit_call1(s, callee, b->code, x, type_f64(s), false));
}

static sval *randint(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    for (int i = 0; i < 2; i++)
        if (!sval_is_int(v[i])) return unsupported(s, "randint() of anything but integers");
    ir_value *x[2] = {scalar_value(s, scalar_convert(s, v[0], ST_INT)),
                      scalar_value(s, scalar_convert(s, v[1], ST_INT))};
    int64_t lo, hi;
    bool const known = sval_known_int(v[0], &lo) && sval_known_int(v[1], &hi);
    ir_value *r = emit_call1(s, "nprt_pyrandom_randint", 2, x, type_i64(s), true);
    return sv_int_range(s, r, known ? lo : INT64_MIN, known ? hi : INT64_MAX);
}

static sval *below(spec *s, const builtin *b, arglist *a) {
    sval *n;
    if (!arguments(s, b->name, a, b->signature, &n)) return NULL;
    if (!(n = scalar_convert(s, n, ST_INT))) return NULL;
    ir_value *x = scalar_value(s, n);
    int64_t const most = n->kind == SV_NUM ? n->num.i : n->scalar.hi;
    return sv_int_range(s, emit_call1(s, "nprt_pyrandom_randbelow", 1, &x, type_i64(s), false), 0, most - 1);
}

static sval *shuffle(spec *s, const builtin *b, arglist *a) {
    sval *list;
    if (!arguments(s, b->name, a, b->signature, &list)) return NULL;
    if (list->kind != SV_LIST) return unsupported(s, "random.shuffle() of anything but a list");
    sval *run = list_to_runtime(s, list);
    if (!run) return unsupported(s, "random.shuffle() of a list whose items differ in type");
    if (!cell_writable(s, list->object.cell)) return NULL;
    emit_call(s, "nprt_pyrandom_shuffle", 1, &run->rlist.v, 0, NULL, false);
    cell_set(s, list->object.cell, run);
    return sv_none(s);
}

sval *python_random_member(spec *s, istr name) {
    static const builtin rows[] = {{"seed", seed, "a=None", 0},    {"random", draw, "", 0},
                                   {"uniform", draw, "a b", 2},    {"gauss", draw, "mu=0.0 sigma=1.0", 2},
                                   {"randint", randint, "a b", 0}, {"_below", below, "n", 0},
                                   {"shuffle", shuffle, "x", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}
