// The executor of nd_composed.def: promote, cast, broadcast, run the loop over runs of memory. float16 computes in
// float32 where it has no loop.
#include "runtime/nd/nd_composed.h"
#include "runtime/nd/nd_iter.h"
#include <stdio.h>

typedef enum types { TYPES_real, TYPES_scaled, TYPES_whole, TYPES_ordered } types;

typedef struct entry {
    const char *name;
    int inputs, outputs;
    types types;
} entry;

static const entry entries[ND_COMPOSED_COUNT] = {
#define COMPOSED(NAME, INPUTS, OUTPUTS, TYPES) {#NAME, INPUTS, OUTPUTS, TYPES_##TYPES},
#include "runtime/nd/nd_composed.def"
};

int nd_composed_inputs(nd_composed id) { return entries[id].inputs; }
int nd_composed_outputs(nd_composed id) { return entries[id].outputs; }
const char *nd_composed_name(nd_composed id) { return entries[id].name; }

static nd_loop *loop_of(nd_composed id, nprt_dtype t) {
    return nprt_dtype_kind(t) == 'f' ? nd_composed_floats[id][t] : nd_composed_integers[id][t];
}

static bool unsupported(const entry *f) {
    return nprt_raise("TypeError",
                      "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any "
                      "supported types according to the casting rule ''safe''",
                      f->name);
}

static const char *class_of(const nd_operand *o) {
    return o->weak == ND_WEAK_INT       ? "numpy._IntAbstractDType"
           : o->weak == ND_WEAK_FLOAT   ? "numpy._FloatAbstractDType"
           : o->weak == ND_WEAK_COMPLEX ? "numpy._ComplexAbstractDType"
                                        : NULL;
}

static void class_text(const nd_operand *o, char *text, size_t size) {
    const char *weak = class_of(o), *name = nprt_dtype_name(o->array->dtype);
    if (weak)
        snprintf(text, size, "<class '%s'>", weak);
    else
        snprintf(text, size, "<class 'numpy.dtype[%s%s]'>", name, o->array->dtype == NPRT_bool ? "_" : "");
}

static bool no_loop(const entry *f, const nd_operand *in) {
    char x[80], y[80];
    class_text(&in[0], x, sizeof x);
    class_text(&in[1], y, sizeof y);
    return nprt_raise("UFuncTypeError",
                      "ufunc '%s' did not contain a loop with signature matching types (%s, %s) -> None", f->name, x,
                      y);
}

static nprt_dtype float_for(nprt_dtype t) {
    if (nprt_dtype_kind(t) == 'f') return t;
    size_t const size = nprt_dtype_size(t);
    return size == 1 ? NPRT_float16 : size == 2 ? NPRT_float32 : NPRT_float64;
}

// The dtype in which f computes.
static bool choose_dtype(nd_context *ctx, const entry *f, const nd_operand *in, nprt_dtype *out) {
    int const promoted = f->types == TYPES_scaled ? 1 : f->inputs;
    for (int k = 0; k < f->inputs; k++)
        if (!nd_numbers_only(in[k].array, f->name)) return false;
    if (!nd_result_type(ctx, promoted, in, out)) return false;
    char const kind = nprt_dtype_kind(*out);
    if (f->types == TYPES_whole) return kind == 'i' || kind == 'u' || no_loop(f, in);
    if (kind == 'c') return unsupported(f);
    if (f->types == TYPES_ordered) {
        if (kind == 'b') *out = NPRT_int8;
        return true;
    }
    if (f->types == TYPES_scaled && !nd_can_cast(in[1].array->dtype, NPRT_int64, 's')) return unsupported(f);
    *out = float_for(*out);
    return true;
}

static bool cast_inputs(const entry *f, const nd_operand *in, nprt_dtype dtype, nprt_array *arrays, int *made) {
    for (*made = 0; *made < f->inputs; (*made)++) {
        const nd_operand *o = &in[*made];
        nprt_dtype const t = *made == 1 && f->types == TYPES_scaled ? NPRT_int64 : dtype;
        bool const whole = nprt_dtype_kind(t) == 'i' || nprt_dtype_kind(t) == 'u';
        if (o->weak == ND_WEAK_INT && whole && !nd_int_fits(nd_item_flat(o->array, 0), t)) return false;
        if (o->array->dtype == t)
            arrays[*made] = nd_view(o->array);
        else if (!nd_astype(NULL, o->array, t, 'K', &arrays[*made]))
            return false;
    }
    return true;
}

static void release(nprt_array *arrays, int n) {
    for (int i = 0; i < n; i++) nd_release(&arrays[i]);
}

static bool allocate(const entry *f, const nprt_array *arrays, nprt_dtype dtype, nprt_array *results) {
    const nprt_array *all[2] = {&arrays[0], &arrays[1]};
    int64_t shape[NPRT_MAX_RANK];
    int rank;
    if (!nd_broadcast_shapes(f->inputs, all, &rank, shape)) return false;
    for (int k = 0; k < f->outputs; k++) {
        bool const exponent = k == 1 && f == &entries[ND_COMPOSED_frexp];
        if (nd_empty_beside(f->inputs, all, exponent ? NPRT_int32 : dtype, rank, shape, &results[k])) continue;
        release(results, k);
        return false;
    }
    return true;
}

static void run(const entry *f, nd_loop *loop, const nprt_array *arrays, const nprt_array *results) {
    const nprt_array *all[4];
    int n = 0;
    for (int k = 0; k < f->inputs; k++) all[n++] = &arrays[k];
    for (int k = 0; k < f->outputs; k++) all[n++] = &results[k];
    nd_iter it;
    nd_iter_arrays(&it, n, all, results->rank, results->shape, false);
    if (it.done) return;
    do loop(it.p, it.inner, it.inner_n);
    while (nd_iter_next(&it));
}

static bool in_half(nprt_array *r) {
    nprt_array half;
    if (r->dtype != NPRT_float32) return true;
    if (!nd_astype(NULL, r, NPRT_float16, 'K', &half)) return false;
    nd_release(r);
    *r = half;
    return true;
}

bool nd_composed_call(nd_context *ctx, nd_composed id, const nd_operand *in, nprt_array *out) {
    const entry *f = &entries[id];
    nprt_array arrays[2], results[ND_COMPOSED_OUTPUTS];
    nprt_dtype dtype;
    int made;
    if (!choose_dtype(ctx, f, in, &dtype)) return false;
    bool const widens = !loop_of(id, dtype);   // float16
    nprt_dtype const calc = widens ? NPRT_float32 : dtype;
    bool ok = cast_inputs(f, in, calc, arrays, &made) && allocate(f, arrays, calc, results);
    if (ok) {
        nd_fp_clear();
        run(f, loop_of(id, calc), arrays, results);
        for (int k = 0; k < f->outputs && widens && ok; k++) ok = in_half(&results[k]);
        ok = ok && nd_fp_report(ctx, f->name);
        for (int k = 0; k < f->outputs; k++) {
            if (ok)
                out[k] = results[k];
            else
                nd_release(&results[k]);
        }
    }
    release(arrays, made);
    return ok;
}
