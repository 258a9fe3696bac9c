// The executor of element-wise functions: promote, broadcast, allocate, run the inner loop over runs of memory.
//
//   operands ── nd_result_type ──▶ P ── nd_ufunc_types ──▶ loop dtype, result dtype
//       │ cast in blocks when they are not of the loop dtype (float16 computes in float32)
//       ▼
//   inner loop over each run of the iterator ──▶ result, cast in blocks when it is not of the loop's result dtype
#include "runtime/descr.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_loops.h"
#include <math.h>
#include <string.h>

enum { BLOCK = 1024 };   // elements cast at a time

nd_loop *nd_ufunc_loop(nd_ufunc id, nprt_dtype t) {
    switch (nprt_dtype_kind(t)) {
    case 'f': return t == NPRT_float16 ? nd_loops_half[id] : nd_loops_float[id][t];
    case 'c': return nd_loops_complex[id][t];
    default: return nd_loops_int[id][t];
    }
}

typedef struct call {
    nd_loop *loop;
    int inputs;
    nprt_dtype calc;        // dtype the loop reads
    nprt_dtype produced;    // dtype the loop writes
    nprt_dtype dtypes[3];   // of the operands in memory; the result is last
    bool casts;             // some operand is not what the loop wants
    bool halves;            // calc stands for float16: operands are rounded to it first
} call;

static bool checks_floats(const call *c, nd_ufunc id) {
    if (c->produced == NPRT_bool || (id >= ND_maximum && id <= ND_right_shift)) return false;
    char kind = nprt_dtype_kind(c->calc);
    return kind == 'f' || kind == 'c' || id == ND_floor_divide || id == ND_remainder || id == ND_fmod ||
           id == ND_reciprocal;
}

static void cast_input(const call *c, nprt_dtype from, char *dst, int64_t size, const char *src, int64_t stride,
                       int64_t n) {
    if (c->halves && from != NPRT_float16) {
        uint16_t rounded[BLOCK];
        nd_cast_get(from, NPRT_float16)((char *)rounded, 2, src, stride, n);
        nd_cast_get(NPRT_float16, c->calc)(dst, size, (const char *)rounded, 2, n);
        return;
    }
    nd_cast_get(from, c->calc)(dst, size, src, stride, n);
}

// One run whose operands must be cast: blocks go through buffers.
static void run_cast(const call *c, char *const *p, const int64_t *s, int64_t n) {
    _Alignas(64) char buffers[3][BLOCK * 16];
    for (int64_t at = 0; at < n; at += BLOCK) {
        int64_t m = n - at < BLOCK ? n - at : BLOCK;
        char *q[3];
        int64_t t[3];
        for (int k = 0; k < c->inputs; k++) {
            q[k] = p[k] + at * s[k];
            t[k] = s[k];
            if (c->dtypes[k] == c->calc) continue;
            int64_t size = (int64_t)nprt_dtype_size(c->calc);
            cast_input(c, c->dtypes[k], buffers[k], size, q[k], s[k], s[k] ? m : 1);
            q[k] = buffers[k];
            t[k] = s[k] ? size : 0;
        }
        int r = c->inputs;
        q[r] = p[r] + at * s[r];
        t[r] = s[r];
        bool cast = c->dtypes[r] != c->produced;
        if (cast) {
            q[r] = buffers[r];
            t[r] = (int64_t)nprt_dtype_size(c->produced);
        }
        c->loop(q, t, m);
        if (cast) nd_cast_get(c->produced, c->dtypes[r])(p[r] + at * s[r], s[r], q[r], t[r], m);
    }
}

static void run(const call *c, char *const *p, const int64_t *s, int64_t n) {
    if (c->casts)
        run_cast(c, p, s, n);
    else
        c->loop(p, s, n);
}

// Runs stretches of selected elements; the mask is the last operand.
static void run_masked(const call *c, nd_iter *it) {
    int r = c->inputs, mask = r + 1;
    for (int64_t i = 0; i < it->inner_n;) {
        const char *m = it->p[mask];
        while (i < it->inner_n && !m[i * it->inner[mask]]) i++;
        int64_t from = i;
        while (i < it->inner_n && m[i * it->inner[mask]]) i++;
        if (i == from) continue;
        char *p[3];
        for (int k = 0; k <= r; k++) p[k] = it->p[k] + from * it->inner[k];
        run(c, p, it->inner, i - from);
    }
}

static bool execute(nd_context *ctx, nd_ufunc id, const call *c, const nprt_array *const *operands,
                    const nprt_array *out, const nprt_array *where) {
    const nprt_array *all[4];
    for (int k = 0; k < c->inputs; k++) all[k] = operands[k];
    all[c->inputs] = out;
    all[c->inputs + 1] = where;
    nd_iter it;
    nd_iter_arrays(&it, c->inputs + 1 + (where != NULL), all, out->rank, out->shape, false);
    if (it.done) return true;
    bool checks = checks_floats(c, id);
    if (checks) nd_fp_clear();
    do {
        if (where)
            run_masked(c, &it);
        else
            run(c, it.p, it.inner, it.inner_n);
    } while (nd_iter_next(&it));
    return !checks || nd_fp_report(ctx, nd_ufunc_get_info(id)->name);
}

static bool cast_error(nd_ufunc id, const char *what, nprt_dtype from, nprt_dtype to, char casting) {
    return nprt_raise(
        "UFuncTypeError", "Cannot cast ufunc '%s' %s from dtype('%s') to dtype('%s') with casting rule '%s'",
        nd_ufunc_get_info(id)->name, what, nprt_dtype_name(from), nprt_dtype_name(to), nd_casting_name(casting));
}

static bool int_is_inside(nd_scalar v, nprt_dtype t) {
    char kind = nprt_dtype_kind(t);
    if ((kind != 'i' && kind != 'u') || t == v.dtype) return true;
    int bits = (int)nprt_dtype_size(t) * 8;
    bool is_unsigned = nprt_dtype_kind(v.dtype) == 'u';
    if (kind == 'u') return (is_unsigned || v.i >= 0) && (bits == 64 || v.u >> bits == 0);
    return !is_unsigned && v.i >= -((int64_t)1 << (bits - 1)) && v.i <= (int64_t)(((uint64_t)1 << (bits - 1)) - 1);
}

bool nd_int_fits(nd_scalar v, nprt_dtype t) {
    if (int_is_inside(v, t)) return true;
    if (nprt_dtype_kind(v.dtype) == 'u')
        return nprt_raise("OverflowError", "Python integer %llu out of bounds for %s", (unsigned long long)v.u,
                          nprt_dtype_name(t));
    return nprt_raise("OverflowError", "Python integer %lld out of bounds for %s", (long long)v.i, nprt_dtype_name(t));
}

static nd_scalar weak_int(const nd_operand *o) { return nd_scalar_load(o->array->dtype, o->array->data); }

static bool compares(nd_ufunc id) { return id >= ND_equal && id <= ND_greater_equal; }

// NumPy 2 compares with the Python integer itself: one that no element can have lies below or above them all.
static void compare_beyond(nd_ufunc id, nd_operand *in, double *limit, nprt_array *holder) {
    for (int k = 0; k < 2 && compares(id); k++) {
        if (in[k].weak != ND_WEAK_INT || in[1 - k].weak != ND_STRONG) continue;
        nd_scalar const v = weak_int(&in[k]);
        if (int_is_inside(v, in[1 - k].array->dtype)) continue;
        *limit = nprt_dtype_kind(v.dtype) != 'u' && v.i < 0 ? -INFINITY : INFINITY;
        *holder = (nprt_array){.data = (char *)limit, .dtype = NPRT_float64};
        in[k] = (nd_operand){holder, ND_STRONG};
    }
}

static bool negative_exponent(const nprt_array *a) {
    nd_iter it;
    nd_iter_arrays(&it, 1, &a, a->rank, a->shape, false);
    if (it.done || nprt_dtype_kind(a->dtype) != 'i') return false;
    do {
        for (int64_t i = 0; i < it.inner_n; i++)
            if (nd_scalar_load(a->dtype, it.p[0] + i * it.inner[0]).i < 0) return true;
    } while (nd_iter_next(&it));
    return false;
}

static bool output_shape(nd_ufunc id, int inputs, const nd_operand *in, const nd_ufunc_options *o, int *rank,
                         int64_t *shape) {
    (void)id;
    const nprt_array *all[4];
    int n = 0;
    for (int k = 0; k < inputs; k++) all[n++] = in[k].array;
    if (o->where) all[n++] = o->where;
    if (o->out) all[n++] = o->out;
    if (!nd_broadcast_shapes(n, all, rank, shape)) return false;
    if (!o->out) return true;
    bool same = o->out->rank == *rank;
    for (int i = 0; i < *rank && same; i++) same = o->out->shape[i] == shape[i];
    if (same) return true;
    char have[200], want[200];
    nd_shape_text(o->out->rank, o->out->shape, have, sizeof have);
    nd_shape_text(*rank, shape, want, sizeof want);
    return nprt_raise("ValueError",
                      "non-broadcastable output operand with shape %s doesn't match the broadcast shape %s", have,
                      want);
}

bool nd_empty_beside(int inputs, const nprt_array *const *in, nprt_dtype dtype, int rank, const int64_t *shape,
                     nprt_array *out) {
    if (rank < 2) return nd_empty(dtype, rank, shape, out);
    int64_t strides[3][NPRT_MAX_RANK];
    const int64_t *rows[3];
    int perm[NPRT_MAX_RANK];
    for (int k = 0; k < inputs; k++) {
        nd_broadcast_strides(in[k], rank, shape, strides[k]);
        rows[k] = strides[k];
    }
    nd_axis_order(inputs, rank, rows, perm);
    return nd_empty_perm(dtype, rank, shape, perm, out);
}

static bool is_logical(nd_ufunc id) { return id >= ND_logical_and && id <= ND_logical_not; }

static bool choose_types(nd_context *ctx, nd_ufunc id, const nd_operand *in, const nd_ufunc_options *o, call *c,
                         nprt_dtype *result) {
    nprt_dtype promoted, loop;
    int inputs = nd_ufunc_get_info(id)->inputs;
    bool asked = o->dtype != NPRT_DTYPE_COUNT;
    if (asked && !nd_ufunc_dtype_argument(id, o->dtype, &asked)) return false;
    if (asked)
        promoted = o->dtype;
    else if (!nd_ufunc_promote(ctx, id, in, &promoted))
        return false;
    if (!nd_ufunc_types(id, promoted, &loop, result)) return false;
    char casting = o->casting ? o->casting : 'k';
    for (int k = 0; k < inputs; k++) {
        if (!is_logical(id) && in[k].weak == ND_WEAK_INT && !nd_int_fits(weak_int(&in[k]), loop)) return false;
        char what[] = "input 0";
        what[6] = (char)('0' + k);
        if (inputs == 1) what[5] = 0;
        if (!in[k].weak && !nd_can_cast(in[k].array->dtype, loop, casting) && asked)
            return cast_error(id, what, in[k].array->dtype, loop, casting);
    }
    if (o->out && !nd_can_cast(*result, o->out->dtype, casting))
        return cast_error(id, "output", *result, o->out->dtype, casting);
    c->inputs = inputs;
    bool widens = loop == NPRT_float16 && !nd_ufunc_loop(id, NPRT_float16);
    c->calc = widens ? NPRT_float32 : loop;
    c->produced = widens && *result == NPRT_float16 ? NPRT_float32 : *result;
    c->halves = widens;
    c->loop = nd_ufunc_loop(id, c->calc);
    if (!c->loop)
        return nprt_raise("TypeError", "ufunc '%s' has no loop for %s", nd_ufunc_get_info(id)->name,
                          nprt_dtype_name(loop));
    return true;
}

// Scalars are cast once, before the loop; inputs that the result overwrites in another order are copied.
static bool prepare_input(const call *c, const nprt_array *out, nprt_array *a) {
    bool scalar = nprt_array_size(a) == 1;
    if (a->dtype != c->calc && scalar && !c->halves) return nd_astype(NULL, a, c->calc, 'K', a);
    if (out && nd_may_overlap(a, out) && !nd_same_view(a, out)) return nd_copy(a, 'K', a);
    nd_retain(a);
    return true;
}

static bool call_prepared(nd_context *ctx, nd_ufunc id, call *c, const nd_ufunc_options *o, nprt_dtype result, int rank,
                          const int64_t *shape, const nprt_array *const *in, nprt_array *out) {
    nprt_array r;
    if (o->out)
        r = nd_view(o->out);
    else if (!nd_empty_beside(c->inputs, in, result, rank, shape, &r))
        return false;
    c->casts = r.dtype != c->produced;
    for (int k = 0; k < c->inputs; k++) {
        c->dtypes[k] = in[k]->dtype;
        if (in[k]->dtype != c->calc) c->casts = true;
    }
    c->dtypes[c->inputs] = r.dtype;
    if (!execute(ctx, id, c, in, &r, o->where)) {
        nd_release(&r);
        return false;
    }
    *out = r;
    return true;
}

bool nd_ufunc_call(nd_context *ctx, nd_ufunc id, const nd_operand *given, const nd_ufunc_options *o, nprt_array *out) {
    call c;
    double limit;
    nprt_array holder;
    nprt_dtype result;
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    int inputs = nd_ufunc_get_info(id)->inputs;
    nd_operand in[2] = {given[0]};
    if (inputs > 1) in[1] = given[1];
    compare_beyond(id, in, &limit, &holder);
    for (int k = 0; k < inputs; k++)
        if (!nd_numbers_only(in[k].array, nd_ufunc_get_info(id)->name)) return false;
    if (o->out && !nd_numbers_only(o->out, nd_ufunc_get_info(id)->name)) return false;
    if (!choose_types(ctx, id, in, o, &c, &result) || !output_shape(id, inputs, in, o, &rank, shape)) return false;
    if (o->out && o->out->readonly) return nprt_raise("ValueError", "output array is read-only");
    if (o->where && o->where->dtype != NPRT_bool)
        return nprt_raise("TypeError",
                          "Cannot cast array data from dtype('%s') to dtype('bool') according to the rule 'safe'",
                          nprt_dtype_name(o->where->dtype));
    if (id == ND_power && nprt_dtype_kind(c.calc) == 'i' && nprt_array_size(in[0].array) &&
        negative_exponent(in[1].array))
        return nprt_raise("ValueError", "Integers to negative integer powers are not allowed.");
    nprt_array copies[2];
    const nprt_array *operands[2];
    int ready = 0;
    bool ok = true;
    for (; ready < inputs && ok; ready++) {
        copies[ready] = *in[ready].array;
        ok = prepare_input(&c, o->out, &copies[ready]);
        if (!ok) break;
        operands[ready] = &copies[ready];
    }
    ok = ok && call_prepared(ctx, id, &c, o, result, rank, shape, operands, out);
    for (int k = 0; k < ready; k++) nd_release(&copies[k]);
    return ok;
}

bool nd_ufunc_call1(nd_context *ctx, nd_ufunc id, const nprt_array *x, nprt_array *out) {
    nd_operand in[] = {{x, ND_STRONG}};
    return nd_ufunc_call(ctx, id, in, &ND_UFUNC_DEFAULT, out);
}

bool nd_ufunc_call2(nd_context *ctx, nd_ufunc id, const nprt_array *x, const nprt_array *y, nprt_array *out) {
    nd_operand in[] = {{x, ND_STRONG}, {y, ND_STRONG}};
    return nd_ufunc_call(ctx, id, in, &ND_UFUNC_DEFAULT, out);
}

bool nd_ufunc_outer(nd_context *ctx, nd_ufunc id, const nprt_array *x, const nprt_array *y, nprt_array *out) {
    if (x->rank + y->rank > NPRT_MAX_RANK)
        return nprt_raise("ValueError", "maximum supported dimension for an ndarray is 32, found %d",
                          x->rank + y->rank);
    nprt_array left = *x;
    left.rank = x->rank + y->rank;
    for (int i = x->rank; i < left.rank; i++) {
        left.shape[i] = 1;
        left.strides[i] = 0;
    }
    return nd_ufunc_call2(ctx, id, &left, y, out);
}
