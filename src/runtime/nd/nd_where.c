// Choosing between two arrays by a third: where, and stores under a mask.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_index.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/simd.h"

// to[i] = mask[i] ? x[i] : y[i] of packed elements; x or y may be one element.
#define SELECT(T)                                                                                                      \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void select_##T(T *to, const uint8_t *mask, const T *x, bool x_moves, const T *y, bool y_moves,             \
                           int64_t n) {                                                                                \
        T const x0 = *x, y0 = *y;                                                                                      \
        if (x_moves && y_moves)                                                                                        \
            for (int64_t i = 0; i < n; i++) to[i] = mask[i] ? x[i] : y[i];                                             \
        else if (x_moves)                                                                                              \
            for (int64_t i = 0; i < n; i++) to[i] = mask[i] ? x[i] : y0;                                               \
        else if (y_moves)                                                                                              \
            for (int64_t i = 0; i < n; i++) to[i] = mask[i] ? x0 : y[i];                                               \
        else                                                                                                           \
            for (int64_t i = 0; i < n; i++) to[i] = mask[i] ? x0 : y0;                                                 \
    }                                                                                                                  \
    static void select_apart_##T(char *const *p, const int64_t *s, int64_t n) {                                        \
        for (int64_t i = 0; i < n; i++)                                                                                \
            *(T *)(p[0] + i * s[0]) = *(const T *)(p[1][i * s[1]] ? p[2] + i * s[2] : p[3] + i * s[3]);                \
    }                                                                                                                  \
    static void run_##T(char *const *p, const int64_t *s, int64_t n) {                                                 \
        int64_t const size = sizeof(T);                                                                                \
        if (s[0] == size && s[1] == 1 && (s[2] == size || !s[2]) && (s[3] == size || !s[3]))                           \
            select_##T((T *)p[0], (const uint8_t *)p[1], (const T *)p[2], s[2], (const T *)p[3], s[3], n);             \
        else                                                                                                           \
            select_apart_##T(p, s, n);                                                                                 \
    }
SELECT(uint8_t)
SELECT(uint16_t)
SELECT(uint32_t)
SELECT(uint64_t)
SELECT(nprt_complex128)

// to = mask ? x : y, numbers of one dtype and one shape; to may be y.
static void choose(const nprt_array *to, const nprt_array *mask, const nprt_array *x, const nprt_array *y) {
    const nprt_array *all[] = {to, mask, x, y};
    nd_iter it;
    nd_iter_arrays(&it, 4, all, to->rank, to->shape, false);
    while (!it.done) {
        switch (nprt_dtype_size(to->dtype)) {
        case 1: run_uint8_t(it.p, it.inner, it.inner_n); break;
        case 2: run_uint16_t(it.p, it.inner, it.inner_n); break;
        case 4: run_uint32_t(it.p, it.inner, it.inner_n); break;
        case 8: run_uint64_t(it.p, it.inner, it.inner_n); break;
        default: run_nprt_complex128(it.p, it.inner, it.inner_n); break;
        }
        if (!nd_iter_next(&it)) break;
    }
}

static bool in_dtype(nd_context *ctx, const nprt_array *a, nprt_dtype dtype, nprt_array *out) {
    return a->dtype == dtype ? (*out = nd_view(a), true) : nd_astype(ctx, a, dtype, 'K', out);
}

static bool choose_numbers(nd_context *ctx, const nprt_array *to, const nprt_array *mask, const nprt_array *x,
                           const nprt_array *y) {
    nprt_array u, v;
    if (!in_dtype(ctx, x, to->dtype, &u)) return false;
    bool ok = in_dtype(ctx, y, to->dtype, &v);
    if (ok) {
        choose(to, mask, &u, &v);
        nd_release(&v);
    }
    nd_release(&u);
    return ok;
}

bool nd_where(nd_context *ctx, const nprt_array *condition, const nprt_array *x, const nprt_array *y, nprt_dtype dtype,
              nprt_array *out) {
    const nprt_array *all[] = {condition, x, y};
    int rank, perm[NPRT_MAX_RANK];
    int64_t shape[NPRT_MAX_RANK], strides[3][NPRT_MAX_RANK];
    if (!nd_broadcast_shapes(3, all, &rank, shape)) return false;
    const int64_t *rows[3];
    for (int k = 0; k < 3; k++) {
        nd_broadcast_strides(all[k], rank, shape, strides[k]);
        rows[k] = strides[k];
    }
    nd_axis_order(3, rank, rows, perm);
    nprt_array r, cond;
    if (!nd_empty_perm(dtype, rank, shape, perm, &r)) return false;
    bool ok = condition->dtype == NPRT_bool ? (cond = nd_view(condition), true) : nd_truths(condition, &cond);
    if (ok) {
        ok = nprt_dtype_is_number(dtype) ? choose_numbers(ctx, &r, &cond, x, y)
                                         : nd_assign(ctx, &r, y) && nd_assign_where(ctx, &r, x, &cond);
        nd_release(&cond);
    }
    if (!ok)
        nd_release(&r);
    else
        *out = r;
    return ok;
}

// Element by element, of any dtypes.
static bool store_masked(nd_context *ctx, const nprt_array *dst, const nprt_array *src, const nprt_array *mask) {
    const nprt_array *all[] = {dst, src, mask};
    bool const numbers = nprt_dtype_is_number(src->dtype) && nprt_dtype_is_number(dst->dtype);
    nd_cast_fn *cast = numbers ? nd_cast_get(src->dtype, dst->dtype) : NULL;
    nd_iter it;
    nd_iter_arrays(&it, 3, all, dst->rank, dst->shape, false);
    if (it.done) return true;
    nd_fp_clear();
    do {
        for (int64_t i = 0; i < it.inner_n; i++) {
            if (!it.p[2][i * it.inner[2]]) continue;
            char *to = it.p[0] + i * it.inner[0], *from = it.p[1] + i * it.inner[1];
            if (numbers)
                cast(to, 1 << 20, from, 1 << 20, 1);
            else if (!nd_convert(src->dtype, dst->dtype, to, 0, from, 0, 1))
                return false;
        }
    } while (nd_iter_next(&it));
    return !numbers || !ctx || nd_fp_report(ctx, "cast");
}

bool nd_assign_where(nd_context *ctx, const nprt_array *dst, const nprt_array *src, const nprt_array *mask) {
    if (dst->readonly) return nprt_raise("ValueError", "assignment destination is read-only");
    nprt_array const values = nd_without_leading_ones(src, dst->rank);
    if (!nd_fills(&values, dst, "input array") || !nd_fills(mask, dst, "where mask")) return false;
    nprt_array s, m, own;
    if (!nd_broadcast_to(&values, dst->rank, dst->shape, &s)) return false;
    if (!nd_broadcast_to(mask, dst->rank, dst->shape, &m)) {
        nd_release(&s);
        return false;
    }
    bool ok = true;
    if (nd_may_overlap(&s, dst)) {
        ok = nd_copy(&s, 'K', &own);
        nd_release(&s);
        s = own;
    }
    if (ok) {
        if (s.dtype == dst->dtype && nprt_dtype_is_number(s.dtype) && nprt_array_size(dst))
            choose(dst, &m, &s, dst);
        else
            ok = store_masked(ctx, dst, &s, &m);
        nd_release(&s);
    }
    nd_release(&m);
    return ok;
}
