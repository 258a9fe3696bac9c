// Running reductions (accumulate), scattered updates (at), and positions of extremes.
#include "runtime/nd/nd_gather.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/nd/nd_order.h"
#include "runtime/nd/nd_reduce.h"
#include "runtime/simd.h"
#include <string.h>

// The loop dtype of a scan: as a reduction's.
static bool scan_dtype(nd_ufunc id, nprt_dtype a, nprt_dtype wanted, nprt_dtype *out) {
    nprt_dtype p = wanted != NPRT_DTYPE_COUNT ? wanted : a, result;
    if (wanted == NPRT_DTYPE_COUNT && (id == ND_add || id == ND_multiply) && nprt_dtype_size(p) < 8) {
        char kind = nprt_dtype_kind(p);
        if (kind == 'b' || kind == 'i') p = NPRT_int64;
        if (kind == 'u') p = NPRT_uint64;
    }
    if (id == ND_logical_and || id == ND_logical_or || id == ND_logical_xor) p = NPRT_bool;
    if (nd_ufunc_get_info(id)->inputs != 2)
        return nprt_raise("ValueError", "accumulate only supported for binary functions");
    if (!nd_ufunc_types(id, p, out, &result)) return false;
    return *out == result || nprt_raise("TypeError", "the resolved dtypes are not compatible with %s.accumulate",
                                        nd_ufunc_get_info(id)->name);
}

static void scan_line(nd_ufunc id, nprt_dtype dtype, char *r, int64_t stride, int64_t n) {
    if (dtype == NPRT_float16) {
        nd_loop *loop = nd_ufunc_loop(id, NPRT_float32);
        for (int64_t i = 1; i < n; i++) {
            float x = nd_half_to_float(*(uint16_t *)(r + (i - 1) * stride)),
                  y = nd_half_to_float(*(uint16_t *)(r + i * stride));
            char *const p[] = {(char *)&x, (char *)&y, (char *)&x};
            loop(p, (const int64_t[]){0, 0, 0}, 1);
            *(uint16_t *)(r + i * stride) = nd_half_from_float(x);
        }
        return;
    }
    // r holds the operand: r[i] = r[i-1] op r[i]
    char *const p[] = {r, r + stride, r + stride};
    const int64_t s[] = {stride, stride, stride};
    if (n > 1) nd_ufunc_loop(id, dtype)(p, s, n - 1);
}

bool nd_accumulate(nd_context *ctx, nd_ufunc id, const nprt_array *a, int axis, nprt_dtype wanted, nprt_array *out) {
    int x;
    nprt_dtype dtype;
    if (a->rank == 0) return nprt_raise("TypeError", "cannot accumulate on a scalar");
    if (!nd_numbers_only(a, nd_ufunc_get_info(id)->name)) return false;
    if (!nd_axis(axis, a->rank, &x) || !scan_dtype(id, a->dtype, wanted, &dtype)) return false;
    nprt_array r;
    if (!nd_astype(ctx, a, dtype, 'K', &r)) return false;
    nd_fp_clear();
    nprt_array lines = r;
    int64_t n = r.shape[x], stride = r.strides[x];
    lines.shape[x] = 1;
    const nprt_array *all[] = {&lines};
    nd_iter it;
    nd_iter_arrays(&it, 1, all, lines.rank, lines.shape, false);
    if (!it.done && n > 0) {
        do {
            for (int64_t i = 0; i < it.inner_n; i++) scan_line(id, dtype, it.p[0] + i * it.inner[0], stride, n);
        } while (nd_iter_next(&it));
    }
    char kind = nprt_dtype_kind(dtype);
    if ((kind == 'f' || kind == 'c') && !(id >= ND_maximum && id <= ND_fmin) && !nd_fp_report(ctx, "accumulate")) {
        nd_release(&r);
        return false;
    }
    *out = r;
    return true;
}

// One block of ufunc.at: dst = dst op b through the executor, so every cast is its.
static bool at_block(nd_context *ctx, nd_ufunc id, const nprt_array *dst, const nprt_array *b) {
    nd_operand in[] = {{dst, ND_STRONG}, {b, ND_STRONG}};
    nd_ufunc_options o = ND_UFUNC_DEFAULT;
    nprt_array r;
    o.out = dst;
    o.casting = 'u';
    if (!nd_ufunc_call(ctx, id, in, &o, &r)) return false;
    nd_release(&r);
    return true;
}

// Single elements of the loop's own dtype go straight to the loop.
static bool at_direct(nd_ufunc id, const nd_gather *g, const nprt_array *b) {
    nprt_dtype loop, result, t = g->base.dtype;
    if (nprt_array_size(&g->base) != 1 || t == NPRT_float16) return false;
    if (!nd_ufunc_types(id, t, &loop, &result)) {
        nprt_error_clear();
        return false;
    }
    if (loop != t || result != t || (b && (b->dtype != t || !nd_is_c_contiguous(b)))) return false;
    if (id == ND_power && nprt_dtype_kind(t) == 'i') return false;
    nd_loop *run = nd_ufunc_loop(id, t);
    int64_t size = (int64_t)nprt_dtype_size(t);
    for (int64_t k = 0; k < g->count; k++) {
        char *p = g->base.data + g->offsets[k];
        char *const two[] = {p, p}, *const three[] = {p, b ? b->data + k * size : NULL, p};
        run(b ? three : two, (const int64_t[]){0, 0, 0}, 1);
    }
    return true;
}

bool nd_ufunc_at(nd_context *ctx, nd_ufunc id, const nprt_array *a, int n, const nd_index_item *items,
                 const nprt_array *b) {
    nd_gather g;
    if (a->readonly) return nprt_raise("ValueError", "assignment destination is read-only");
    if (!nd_numbers_only(a, nd_ufunc_get_info(id)->name) || (b && !nd_numbers_only(b, nd_ufunc_get_info(id)->name)))
        return false;
    if (!nd_gather_init(&g, a, n, items)) return false;
    bool ok = !g.advanced || nd_gather_locate(&g);
    nprt_array value, own;
    if (!g.advanced) {
        ok = at_block(ctx, id, &g.base, b);
        nd_gather_deinit(&g);
        return ok;
    }
    if (ok && b) {
        ok = nd_gather_value(&g, b, &value);
        if (ok) {   // in C order, and apart from a
            ok = nd_copy(&value, 'C', &own);
            nd_release(&value);
            value = own;
        }
    }
    if (ok) {
        nd_fp_clear();
        if (at_direct(id, &g, b ? &value : NULL)) {
            ok = nd_fp_report(ctx, nd_ufunc_get_info(id)->name);
        } else {
            nprt_array dst = g.base, src = dst;
            int64_t block = 1;
            if (b) {
                src = value;
                src.rank = g.base.rank;
                memmove(src.shape, value.shape + g.rank, (size_t)src.rank * sizeof *src.shape);
                memmove(src.strides, value.strides + g.rank, (size_t)src.rank * sizeof *src.strides);
                block = nprt_array_size(&src) * (int64_t)nprt_dtype_size(src.dtype);
            }
            for (int64_t k = 0; k < g.count && ok; k++) {
                dst.data = g.base.data + g.offsets[k];
                if (b)
                    src.data = value.data + k * block;
                else
                    src.data = dst.data;
                ok = at_block(ctx, id, &dst, &src);
            }
        }
        if (b) nd_release(&value);
    }
    nd_gather_deinit(&g);
    return ok;
}

// Whether y beats x; nan beats everything, the first of equals stays.
static bool is_nan_at(nprt_dtype t, const char *p) {
    nd_scalar v = nd_scalar_load(t, p);
    char kind = nprt_dtype_kind(t);
    return kind == 'f' ? v.f != v.f : kind == 'c' && (v.c.re != v.c.re || v.c.im != v.c.im);
}

#define BEST_BY_ONE(T)                                                                                                 \
    for (int64_t i = 1; i < n; i++) {                                                                                  \
        T x = *(const T *)(p + best * stride), y = *(const T *)(p + i * stride);                                       \
        if (x != x) return best;                                                                                       \
        if ((largest ? y > x : y < x) || y != y) best = i;                                                             \
    }                                                                                                                  \
    return best;

// Packed lines: the best of each block, then its place in the block that had it. Adding 0 makes -0 equal to 0; FLIP: -1
// turns the order around. -1 when there is a nan, which is left to the general way.
#define BEST_OF_BLOCKS(FUNCTION, NAME, T, WORD, FLIP)                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static int64_t FUNCTION(const T *a, int64_t n) {                                                                   \
        enum { BLOCK = 256, STEP = 64 };                                                                               \
        int64_t where = -1;                                                                                            \
        WORD const flip = (WORD)(FLIP);                                                                                \
        WORD found = 0;                                                                                                \
        for (int64_t i = 0; i < n; i += BLOCK) {                                                                       \
            int64_t const m = n - i < BLOCK ? n - i : BLOCK;                                                           \
            WORD best = (WORD)(nd_order_##NAME((T)(a[i] + 0)) ^ flip), nan = 0;                                        \
            for (int64_t j = 0; j < m; j++) {                                                                          \
                WORD const key = nd_order_##NAME((T)(a[i + j] + 0)), turned = (WORD)(key ^ flip);                      \
                best = turned > best ? turned : best;                                                                  \
                nan |= nd_order_nan_##NAME(key);                                                                       \
            }                                                                                                          \
            if (nan) return -1;                                                                                        \
            if (where >= 0 && best <= found) continue;                                                                 \
            where = i;                                                                                                 \
            found = best;                                                                                              \
        }                                                                                                              \
        for (; where + STEP <= n; where += STEP) {                                                                     \
            WORD here = 0;                                                                                             \
            for (int j = 0; j < STEP; j++) {                                                                           \
                WORD const turned = (WORD)(nd_order_##NAME((T)(a[where + j] + 0)) ^ flip);                             \
                here |= turned == found;                                                                               \
            }                                                                                                          \
            if (here) break;                                                                                           \
        }                                                                                                              \
        for (;; where++) {                                                                                             \
            WORD const turned = (WORD)(nd_order_##NAME((T)(a[where] + 0)) ^ flip);                                     \
            if (turned == found) return where;                                                                         \
        }                                                                                                              \
    }
#define BEST(NAME, T, WORD)                                                                                            \
    BEST_OF_BLOCKS(largest_##NAME, NAME, T, WORD, 0)                                                                   \
    BEST_OF_BLOCKS(smallest_##NAME, NAME, T, WORD, -1)
BEST(float64, double, int64_t)
BEST(float32, float, int32_t)
BEST(int64, int64_t, int64_t)
BEST(int32, int32_t, int32_t)
BEST(int16, int16_t, int16_t)
BEST(int8, int8_t, int8_t)
BEST(uint64, uint64_t, uint64_t)
BEST(uint32, uint32_t, uint32_t)
BEST(uint16, uint16_t, uint16_t)
BEST(uint8, uint8_t, uint8_t)
#undef BEST

// The first true or false one, or the first of all.
static int64_t best_bool(const char *p, int64_t n, bool largest) {
    const char *found = memchr(p, largest, (size_t)n);
    return found ? found - p : 0;
}

static int64_t best_of_packed(nprt_dtype t, const char *p, int64_t n, bool largest) {
#define BEST(NAME, T)                                                                                                  \
    case NPRT_##NAME: return (largest ? largest_##NAME : smallest_##NAME)((const T *)p, n);
    switch (t) {
    case NPRT_bool:
        return best_bool(p, n, largest);
        BEST(float64, double)
        BEST(float32, float)
        BEST(int64, int64_t)
        BEST(int32, int32_t)
        BEST(int16, int16_t)
        BEST(int8, int8_t)
        BEST(uint64, uint64_t)
        BEST(uint32, uint32_t)
        BEST(uint16, uint16_t)
        BEST(uint8, uint8_t)
    default: return -1;
    }
#undef BEST
}

static int64_t best_of_line(nprt_dtype t, const char *p, int64_t stride, int64_t n, bool largest) {
    int64_t best = stride == (int64_t)nprt_dtype_size(t) ? best_of_packed(t, p, n, largest) : -1;
    if (best >= 0) return best;
    best = 0;
    switch (t) {
    case NPRT_float64: BEST_BY_ONE(double)
    case NPRT_float32: BEST_BY_ONE(float)
    case NPRT_int64: BEST_BY_ONE(int64_t)
    case NPRT_int32: BEST_BY_ONE(int32_t)
    default: break;
    }
    for (int64_t i = 1; i < n; i++) {
        const char *x = p + best * stride, *y = p + i * stride;
        if (is_nan_at(t, x)) return best;
        if (is_nan_at(t, y) || (largest ? nd_sort_less(t, x, y) : nd_sort_less(t, y, x))) best = i;
    }
    return best;
}

static bool arg_extreme(const nprt_array *operand, int axis, bool keepdims, bool largest, nprt_array *out) {
    if (!nd_numbers_only(operand, largest ? "argmax" : "argmin")) return false;
    bool one_line = operand->rank == 1 && (axis == ND_AXIS_NONE || axis == 0 || axis == -1);
    if (one_line && !keepdims && operand->shape[0]) {
        int64_t n = operand->shape[0];
        return nd_from_scalar(
            nd_scalar_int(best_of_line(operand->dtype, operand->data, operand->strides[0], n, largest)), out);
    }
    nprt_array a, r;
    int x = 0;
    const char *name = largest ? "argmax" : "argmin";
    if (axis == ND_AXIS_NONE || operand->rank == 0) {
        if (axis != ND_AXIS_NONE && axis != 0 && axis != -1 && !nd_axis(axis, operand->rank, &x)) return false;
        if (!nd_ravel(operand, 'C', &a)) return false;
    } else {
        if (!nd_axis(axis, operand->rank, &x)) return false;
        a = nd_view(operand);
    }
    int64_t n = a.shape[x], shape[NPRT_MAX_RANK];
    memcpy(shape, a.shape, sizeof shape);
    shape[x] = 1;
    bool ok = n > 0 || nprt_raise("ValueError", "attempt to get %s of an empty sequence", name);
    ok = ok && nd_empty(NPRT_int64, a.rank, shape, &r);
    if (ok) {
        nprt_array lines = a;
        lines.shape[x] = 1;
        const nprt_array *all[] = {&r, &lines};
        nd_iter it;
        nd_iter_arrays(&it, 2, all, lines.rank, lines.shape, true);
        while (!it.done) {
            for (int64_t i = 0; i < it.inner_n; i++)
                *(int64_t *)(it.p[0] + i * it.inner[0]) =
                    best_of_line(a.dtype, it.p[1] + i * it.inner[1], a.strides[x], n, largest);
            nd_iter_next(&it);
        }
        if (axis == ND_AXIS_NONE && keepdims) {
            r.rank = operand->rank;
            for (int i = 0; i < r.rank; i++) {
                r.shape[i] = 1;
                r.strides[i] = 8;
            }
            *out = r;
        } else if (keepdims) {
            *out = r;
        } else {
            ok = nd_squeeze(&r, 1, &x, out);
            nd_release(&r);
        }
    }
    nd_release(&a);
    return ok;
}

bool nd_argmax(const nprt_array *a, int axis, bool keepdims, nprt_array *out) {
    return arg_extreme(a, axis, keepdims, true, out);
}
bool nd_argmin(const nprt_array *a, int axis, bool keepdims, nprt_array *out) {
    return arg_extreme(a, axis, keepdims, false, out);
}
