// Running reductions (accumulate) and scattered updates (at).
#include "runtime/nd/nd_gather.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/nd/nd_reduce.h"
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

// r[i] = r[i-1] op a[i]; r may be a.
static void scan_line(nd_ufunc id, nprt_dtype dtype, const char *a, int64_t a_stride, char *r, int64_t stride,
                      int64_t n) {
    memmove(r, a, nprt_dtype_size(dtype));
    if (dtype == NPRT_float16 && !nd_ufunc_loop(id, dtype)) {
        nd_loop *loop = nd_ufunc_loop(id, NPRT_float32);
        for (int64_t i = 1; i < n; i++) {
            float x = nd_half_to_float(*(uint16_t *)(r + (i - 1) * stride)),
                  y = nd_half_to_float(*(const uint16_t *)(a + i * a_stride));
            char *const p[] = {(char *)&x, (char *)&y, (char *)&x};
            loop(p, (const int64_t[]){0, 0, 0}, 1);
            *(uint16_t *)(r + i * stride) = nd_half_from_float(x);
        }
        return;
    }
    char *const p[] = {r, (char *)(uintptr_t)(a + a_stride), r + stride};
    const int64_t s[] = {stride, a_stride, stride};
    if (n > 1) nd_ufunc_loop(id, dtype)(p, s, n - 1);
}

static void scan_lines(nd_ufunc id, const nprt_array *a, int x, const nprt_array *r) {
    int64_t const n = r->shape[x];
    nprt_array from = *a, to = *r;
    from.shape[x] = to.shape[x] = 1;
    const nprt_array *all[] = {&from, &to};
    nd_iter it;
    nd_iter_arrays(&it, 2, all, to.rank, to.shape, false);
    for (; !it.done && n > 0; nd_iter_next(&it))
        for (int64_t i = 0; i < it.inner_n; i++)
            scan_line(id, r->dtype, it.p[0] + i * it.inner[0], a->strides[x], it.p[1] + i * it.inner[1], r->strides[x],
                      n);
}

bool nd_accumulate(nd_context *ctx, nd_ufunc id, const nprt_array *a, int axis, nprt_dtype wanted, nprt_array *out) {
    int x;
    nprt_dtype dtype;
    if (a->rank == 0) return nprt_raise("TypeError", "cannot accumulate on a scalar");
    if (!nd_numbers_only(a, nd_ufunc_get_info(id)->name)) return false;
    if (!nd_axis(axis, a->rank, &x) || !scan_dtype(id, a->dtype, wanted, &dtype)) return false;
    nprt_array r;
    bool const as_is = a->dtype == dtype;
    if (!(as_is ? nd_empty_like(a, dtype, 'K', &r) : nd_astype(ctx, a, dtype, 'K', &r))) return false;
    nd_fp_clear();
    scan_lines(id, as_is ? a : &r, x, &r);
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
