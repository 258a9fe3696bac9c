// Reductions: the result has stride 0 along the reduced axes, and one iteration over (result, operand) feeds the
// ufunc's inner loop as result = result op operand.
#include "runtime/nd/nd_reduce.h"
#include "runtime/descr.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_pairwise.h"
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 8192 };   // NumPy's buffer: longer runs are reduced in pieces of this many elements
enum { GLANCE = 128 };   // what any() and all() look at before they go on

typedef struct reduction {
    nd_ufunc id;
    nd_loop *loop;
    nprt_dtype in, calc, acc;   // operand in memory, loop, result in memory; acc is float16 or calc
    char *buffer;               // CHUNK elements of calc when in != calc
} reduction;

// acc += the sum of the run, in NumPy's order.
static void add_run(const reduction *r, char *acc, const char *p, int64_t stride, int64_t n) {
    switch (r->calc) {
    case NPRT_float32:
        if (r->acc == NPRT_float16) {
            uint16_t *h = (uint16_t *)acc;
            *h = nd_half_from_float(nd_half_to_float(*h) + nd_pairwise_f32(p, stride, n));
        } else {
            *(float *)acc += nd_pairwise_f32(p, stride, n);
        }
        return;
    case NPRT_float64: *(double *)acc += nd_pairwise_f64(p, stride, n); return;
    case NPRT_complex64: {
        nprt_complex64 s = nd_pairwise_c64(p, stride, 2 * n), *c = (nprt_complex64 *)acc;
        *c = (nprt_complex64){c->re + s.re, c->im + s.im};
        return;
    }
    default: {
        nprt_complex128 s = nd_pairwise_c128(p, stride, 2 * n), *c = (nprt_complex128 *)acc;
        *c = (nprt_complex128){c->re + s.re, c->im + s.im};
        return;
    }
    }
}

// At most CHUNK elements, already of the loop's dtype.
static void reduce_piece(const reduction *r, char *acc, int64_t acc_stride, char *p, int64_t stride, int64_t n) {
    char kind = nprt_dtype_kind(r->calc);
    if (acc_stride == 0 && r->id == ND_add && (kind == 'f' || kind == 'c')) {
        add_run(r, acc, p, stride, n);
        return;
    }
    if (r->acc == r->calc) {
        char *const q[] = {acc, p, acc};
        const int64_t s[] = {acc_stride, stride, acc_stride};
        r->loop(q, s, n);
        return;
    }
    // float16: in float within a run, rounded at its end; one by one where the result moves.
    bool in_float = r->id == ND_add || r->id == ND_subtract || r->id == ND_multiply || r->id == ND_divide;
    int64_t step = acc_stride || !in_float ? 1 : n;
    for (int64_t i = 0; i < n; i += step) {
        uint16_t *h = (uint16_t *)(acc + i * acc_stride);
        float f = nd_half_to_float(*h);
        char *const q[] = {(char *)&f, p + i * stride, (char *)&f};
        const int64_t s[] = {0, stride, 0};
        r->loop(q, s, step);
        *h = nd_half_from_float(f);
    }
}

// any() that has met a true element, all() a false one.
static bool is_decided(const reduction *r, const char *acc) {
    return r->acc == NPRT_bool && ((r->id == ND_logical_or && *acc) || (r->id == ND_logical_and && !*acc));
}

static void reduce_run(const reduction *r, char *acc, int64_t acc_stride, char *p, int64_t stride, int64_t n) {
    int64_t size = (int64_t)nprt_dtype_size(r->calc);
    bool const glances = r->acc == NPRT_bool && acc_stride == 0;
    for (int64_t i = 0, m; i < n; i += m) {
        int64_t const piece = glances && i == 0 ? GLANCE : CHUNK;
        int64_t step = stride;
        m = n - i < piece ? n - i : piece;
        char *q = p + i * stride;
        if (r->in != r->calc) {
            nd_cast_get(r->in, r->calc)(r->buffer, size, q, stride, m);
            q = r->buffer;
            step = size;
        }
        reduce_piece(r, acc + i * acc_stride, acc_stride, q, step, m);
        if (acc_stride == 0 && is_decided(r, acc)) return;
    }
}

static void reduce_masked(const reduction *r, const nd_iter *it) {
    const char *m = it->p[2];
    for (int64_t i = 0; i < it->inner_n;) {
        while (i < it->inner_n && !m[i * it->inner[2]]) i++;
        int64_t from = i;
        while (i < it->inner_n && m[i * it->inner[2]]) i++;
        if (i > from)
            reduce_run(r, it->p[0] + from * it->inner[0], it->inner[0], it->p[1] + from * it->inner[1], it->inner[1],
                       i - from);
    }
}

// Several inner axes that all reduce and do not merge into one run: their elements, in order, pass through the buffer.
static void reduce_group(const reduction *r, const nd_iter *it, int group) {
    int from = it->rank - group;
    const int64_t *shape = it->shape + from, *strides = it->strides[1] + from;
    int64_t index[NPRT_MAX_RANK] = {0}, size = (int64_t)nprt_dtype_size(r->calc), filled = 0, run = shape[group - 1];
    nd_cast_fn *cast = nd_cast_get(r->in, r->calc);
    const char *p = it->p[1];
    for (;;) {
        for (int64_t i = 0; i < run;) {
            int64_t m = run - i < CHUNK - filled ? run - i : CHUNK - filled;
            cast(r->buffer + filled * size, size, p + i * strides[group - 1], strides[group - 1], m);
            filled += m;
            i += m;
            if (filled < CHUNK) continue;
            reduce_piece(r, it->p[0], 0, r->buffer, size, filled);
            filled = 0;
        }
        int d = group - 2;
        for (; d >= 0; d--) {
            p += strides[d];
            if (++index[d] < shape[d]) break;
            p -= strides[d] * shape[d];
            index[d] = 0;
        }
        if (d < 0) break;
    }
    if (filled) reduce_piece(r, it->p[0], 0, r->buffer, size, filled);
}

// result (its strides are 0 along reduced axes) op= a
static bool reduce_into(nd_context *ctx, reduction *r, const nprt_array *result, const nprt_array *a,
                        const nprt_array *where) {
    const nprt_array *all[] = {result, a, where};
    int64_t strides[3][NPRT_MAX_RANK], shape[NPRT_MAX_RANK];
    const int64_t *rows[3] = {strides[0], strides[1], strides[2]};
    char *p[3];
    int perm[NPRT_MAX_RANK], n = where ? 3 : 2;
    for (int k = 0; k < n; k++) {
        nd_broadcast_strides(all[k], a->rank, a->shape, strides[k]);
        if (k == 0) memcpy(strides[0], result->strides, sizeof(int64_t) * (size_t)a->rank);
        p[k] = all[k]->data;
    }
    // The operand alone decides the order of axes.
    const int64_t *operand[] = {strides[1]};
    nd_axis_order(1, a->rank, operand, perm);
    int64_t ordered[3][NPRT_MAX_RANK];
    for (int i = 0; i < a->rank; i++) {
        shape[i] = a->shape[perm[i]];
        for (int k = 0; k < n; k++) ordered[k][i] = strides[k][perm[i]];
    }
    for (int k = 0; k < n; k++) rows[k] = ordered[k];
    nd_iter it;
    nd_iter_init(&it, n, a->rank, shape, p, rows, true);
    if (it.done) return true;
    int group = 0;
    while (group < it.rank && it.strides[0][it.rank - 1 - group] == 0) group++;
    bool grouped = group > 1 && !where, buffered = grouped || r->in != r->calc;
    r->buffer = buffered ? malloc(CHUNK * nprt_dtype_size(r->calc)) : NULL;
    if (buffered && !r->buffer) return nprt_raise("MemoryError", "Unable to allocate a buffer");
    nd_iter outer = it;
    if (grouped) outer.rank = it.rank - group + 1;   // steps over the axes outside the group
    nd_fp_clear();
    do {
        memcpy(it.p, outer.p, sizeof it.p);
        if (where)
            reduce_masked(r, &it);
        else if (grouped)
            reduce_group(r, &it, group);
        else
            reduce_run(r, it.p[0], it.inner[0], it.p[1], it.inner[1], it.inner_n);
    } while (nd_iter_next(&outer));
    free(r->buffer);
    char kind = nprt_dtype_kind(r->calc);
    bool checks = (kind == 'f' || kind == 'c') && !(r->id >= ND_maximum && r->id <= ND_fmin);
    return !checks || nd_fp_report(ctx, "reduce");
}

// The loop and dtypes of a reduction; small integers widen in add and multiply.
static bool choose_loop(nd_ufunc id, nprt_dtype a, nprt_dtype wanted, reduction *r) {
    nprt_dtype p = wanted != NPRT_DTYPE_COUNT ? wanted : a, loop, result;
    if (wanted == NPRT_DTYPE_COUNT && (id == ND_add || id == ND_multiply) && nprt_dtype_size(p) < 8) {
        char kind = nprt_dtype_kind(p);
        if (kind == 'b' || kind == 'i') p = NPRT_int64;
        if (kind == 'u') p = NPRT_uint64;
    }
    if (id == ND_logical_and || id == ND_logical_or || id == ND_logical_xor) p = NPRT_bool;
    if (nd_ufunc_get_info(id)->inputs != 2)
        return nprt_raise("ValueError", "reduce only supported for binary functions");
    if (!nd_ufunc_types(id, p, &loop, &result)) return false;
    if (loop != result) {
        return nprt_raise("TypeError", "the resolved dtypes are not compatible with %s.reduce",
                          nd_ufunc_get_info(id)->name);
    }
    r->id = id;
    r->in = a;
    r->acc = loop;
    r->calc = loop == NPRT_float16 && !nd_ufunc_loop(id, loop) ? NPRT_float32 : loop;
    r->loop = nd_ufunc_loop(id, r->calc);
    return r->loop ||
           nprt_raise("TypeError", "ufunc '%s' has no loop for %s", nd_ufunc_get_info(id)->name, nprt_dtype_name(loop));
}

static bool identity_of(nd_ufunc id, nd_scalar *out) {
    const char *text = nd_ufunc_get_info(id)->reduce;
    if (strcmp(text, "-") == 0 || !*text) return false;
    if (strcmp(text, "True") == 0 || strcmp(text, "False") == 0)
        *out = nd_scalar_bool(*text == 'T');
    else if (strcmp(text, "-inf") == 0)
        *out = nd_scalar_float(-__builtin_inf());
    else
        *out = nd_scalar_int(atoll(text));
    return true;
}

static bool reduced_axes(const nprt_array *a, const nd_reduce_options *o, bool *reduced) {
    memset(reduced, o->n_axes < 0, NPRT_MAX_RANK);
    for (int i = 0; i < o->n_axes; i++) {
        int axis;
        if (a->rank == 0 && (o->axes[i] == 0 || o->axes[i] == -1)) continue;   // NumPy lets a scalar have axis 0
        if (!nd_axis(o->axes[i], a->rank, &axis)) return false;
        if (reduced[axis]) return nprt_raise("ValueError", "duplicate value in 'axis'");
        reduced[axis] = true;
    }
    return true;
}

// A result of a's rank, in the memory order of a's kept axes; reduced axes have size 1 and stride 0.
static bool allocate_result(const nprt_array *a, const bool *reduced, nprt_dtype dtype, nprt_array *out) {
    int64_t shape[NPRT_MAX_RANK];
    int perm[NPRT_MAX_RANK];
    const int64_t *rows[] = {a->strides};
    for (int i = 0; i < a->rank; i++) shape[i] = reduced[i] ? 1 : a->shape[i];
    nd_axis_order(1, a->rank, rows, perm);
    if (!nd_empty_perm(dtype, a->rank, shape, perm, out)) return false;
    for (int i = 0; i < a->rank; i++)
        if (reduced[i]) out->strides[i] = 0;
    return true;
}

static void drop_axes(nprt_array *r, const bool *reduced, bool keepdims) {
    int rank = 0;
    for (int i = 0; i < r->rank; i++) {
        if (reduced[i] && !keepdims) continue;
        r->shape[rank] = r->shape[i];
        r->strides[rank] = reduced[i] ? (int64_t)nprt_dtype_size(r->dtype) : r->strides[i];
        rank++;
    }
    r->rank = rank;
}

// Without an identity the first element along the reduced axes starts the result, and the rest follows. With several
// axes the whole operand is taken again, which only idempotent functions (maximum, minimum) allow.
static bool start_from_first(nd_context *ctx, const nprt_array *result, const bool *reduced, nprt_array *a) {
    nprt_array first = *a;
    int axis = -1, count = 0;
    for (int i = 0; i < a->rank; i++) {
        if (!reduced[i]) continue;
        first.shape[i] = 1;
        axis = i;
        count++;
    }
    if (!nd_assign(ctx, result, &first)) return false;
    if (count == 1) {
        a->data += a->strides[axis];
        a->shape[axis]--;
    }
    return true;
}

static bool initialise(nd_context *ctx, const nd_reduce_options *o, nd_ufunc id, bool from_first,
                       const nprt_array *result, const bool *reduced, nprt_array *a, bool *done) {
    nd_scalar start;
    const char *name = nd_ufunc_get_info(id)->name;
    if (o->initial && o->initial_is_weak && !nd_int_fits(*o->initial, result->dtype)) return false;
    if (o->initial) return nd_fill(ctx, result, *o->initial);
    if (!from_first && identity_of(id, &start)) return nd_fill(ctx, result, start);
    if (o->where)
        return nprt_raise(
            "ValueError",
            "reduction operation '%s' does not have an identity, so to use a where mask one has to specify 'initial'",
            name);
    int64_t along = 1;
    int count = 0;
    for (int i = 0; i < a->rank; i++) {
        if (reduced[i]) along *= a->shape[i];
        count += reduced[i];
    }
    *done = count == 0;
    bool idempotent = id >= ND_maximum && id <= ND_fmin;
    if (count > 1 && !idempotent)
        return nprt_raise("ValueError",
                          "reduction operation '%s' is not reorderable, so at most one axis may be specified", name);
    if (along == 0)
        return nprt_raise("ValueError", "zero-size array to reduction operation %s which has no identity", name);
    if (nprt_array_size(a) == 0) return true;
    return start_from_first(ctx, result, reduced, a);
}

static bool deliver(nd_context *ctx, const nprt_array *out_array, nprt_array *r, nprt_array *out) {
    if (!out_array) {
        *out = *r;
        return true;
    }
    bool same = out_array->rank == r->rank;
    for (int i = 0; i < r->rank && same; i++) same = out_array->shape[i] == r->shape[i];
    bool ok =
        same || nprt_raise("ValueError", "output parameter for reduction operation has the wrong number of dimensions");
    if (ok && !nd_can_cast(r->dtype, out_array->dtype, 'k'))
        ok = nprt_raise("UFuncTypeError",
                        "Cannot cast ufunc output from dtype('%s') to dtype('%s') with casting rule 'same_kind'",
                        nprt_dtype_name(r->dtype), nprt_dtype_name(out_array->dtype));
    ok = ok && nd_assign(ctx, out_array, r);
    nd_release(r);
    if (ok) *out = nd_view(out_array);
    return ok;
}

static bool reduce(nd_context *ctx, nd_ufunc id, const nprt_array *operand, const nd_reduce_options *o, bool from_first,
                   nprt_array *out) {
    reduction r;
    bool reduced[NPRT_MAX_RANK];
    nprt_dtype dtype = o->dtype;
    if (!nd_numbers_only(operand, nd_ufunc_get_info(id)->name)) return false;
    if (dtype == NPRT_DTYPE_COUNT && o->out && nprt_dtype_is_number(o->out->dtype) &&
        (id == ND_add || id == ND_multiply))
        dtype = o->out->dtype;
    if (!reduced_axes(operand, o, reduced) || !choose_loop(id, operand->dtype, dtype, &r)) return false;
    nprt_array result, a = *operand;
    if (!allocate_result(&a, reduced, r.acc, &result)) return false;
    bool done = false;
    if (!initialise(ctx, o, id, from_first, &result, reduced, &a, &done) ||
        (!done && !reduce_into(ctx, &r, &result, &a, o->where))) {
        nd_release(&result);
        return false;
    }
    drop_axes(&result, reduced, o->keepdims);
    return deliver(ctx, o->out, &result, out);
}

bool nd_reduce(nd_context *ctx, nd_ufunc id, const nprt_array *a, const nd_reduce_options *options, nprt_array *out) {
    return reduce(ctx, id, a, options, false, out);
}

// The parts of a line whose dtype is the loop's: each starts with its first element.
static bool reduceat_line(nd_context *ctx, const reduction *r, const nprt_array *a, const int64_t *at, int64_t n,
                          const nprt_array *result) {
    int64_t const step = a->strides[0];
    size_t const size = nprt_dtype_size(a->dtype);
    nd_fp_clear();
    for (int64_t i = 0; i < n; i++) {
        int64_t const end = i + 1 < n ? at[i + 1] : a->shape[0], count = end > at[i] ? end - at[i] : 1;
        char *acc = result->data + i * result->strides[0], *p = a->data + at[i] * step;
        memcpy(acc, p, size);
        if (count > 1) reduce_run(r, acc, 0, p + step, step, count - 1);
    }
    return nprt_dtype_kind(r->calc) == 'f' || nprt_dtype_kind(r->calc) == 'c' ? nd_fp_report(ctx, "reduceat") : true;
}

bool nd_reduceat(nd_context *ctx, nd_ufunc id, const nprt_array *a, const nprt_array *indices, int axis,
                 nprt_dtype dtype, nprt_array *out) {
    int x;
    if (!nd_axis(axis, a->rank, &x)) return false;
    nprt_array index, result;
    reduction r;
    if (!nd_numbers_only(a, nd_ufunc_get_info(id)->name)) return false;
    if (!choose_loop(id, a->dtype, dtype, &r) || !nd_astype(NULL, indices, NPRT_int64, 'C', &index)) return false;
    int64_t n = nprt_array_size(&index), shape[NPRT_MAX_RANK], size = a->shape[x];
    const int64_t *at = (const int64_t *)index.data;
    memcpy(shape, a->shape, sizeof shape);
    shape[x] = n;
    bool ok = nd_empty(r.acc, a->rank, shape, &result);
    bool have = ok;
    for (int64_t i = 0; i < n && ok; i++)
        if (at[i] < 0 || at[i] >= size)
            ok = nprt_raise("IndexError", "index %lld out-of-bounds in %s.reduceat [0, %lld)", (long long)at[i],
                            nd_ufunc_get_info(id)->name, (long long)size);
    bool const line = a->rank == 1 && r.in == r.calc && r.acc == r.calc;
    if (ok && line) ok = reduceat_line(ctx, &r, a, at, n, &result);
    for (int64_t i = 0; i < n && ok && !line; i++) {
        int64_t end = i + 1 < n ? at[i + 1] : size;
        nprt_array part = *a, slot = result;
        part.data += at[i] * a->strides[x];
        part.shape[x] = end > at[i] ? end - at[i] : 1;
        slot.data += i * result.strides[x];
        slot.shape[x] = 1;
        nd_reduce_options o = ND_REDUCE_ALL;
        o.n_axes = 1;
        o.axes = &x;
        o.keepdims = true;
        o.dtype = r.acc;
        nprt_array one;
        ok = reduce(ctx, id, &part, &o, true, &one);
        if (!ok) break;
        ok = nd_assign(ctx, &slot, &one);
        nd_release(&one);
    }
    nd_release(&index);
    if (ok)
        *out = result;
    else if (have)
        nd_release(&result);
    return ok;
}
