// Matrix products of arrays: matmul, dot, inner, vdot.
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_linalg.h"
#include "runtime/simd.h"
#include <string.h>

// One product of an m x k by a k x n matrix in a loop dtype; strides in bytes, c packed and zeroed.
typedef struct product {
    nprt_dtype dtype;
    int64_t m, n, k;
    int64_t a_row, a_column, b_row, b_column;
} product;

#define NAIVE(T, W, STEP)                                                                                              \
    for (int64_t i = 0; i < s->m; i++)                                                                                 \
        for (int64_t p = 0; p < s->k; p++) {                                                                           \
            const T x = *(const T *)(a + i * s->a_row + p * s->a_column);                                              \
            T *z = (T *)c + i * s->n;                                                                                  \
            for (int64_t j = 0; j < s->n; j++) {                                                                       \
                const T y = *(const T *)(b + p * s->b_row + j * s->b_column);                                          \
                STEP;                                                                                                  \
            }                                                                                                          \
        }                                                                                                              \
    return true;

// A column times a row that lies packed. Sums begin at 0: no element is -0.
#define OUTER(NAME, T)                                                                                                 \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void NAME##_row(T x, const T *restrict row, T *restrict out, int64_t n) {                                   \
        for (int64_t j = 0; j < n; j++) out[j] = 0 + x * row[j];                                                       \
    }                                                                                                                  \
    static bool NAME(const product *s, const char *a, const char *b, char *c) {                                        \
        if (s->k != 1 || s->b_column != (int64_t)sizeof(T)) return false;                                              \
        for (int64_t i = 0; i < s->m; i++)                                                                             \
            NAME##_row(*(const T *)(a + i * s->a_row), (const T *)b, (T *)c + i * s->n, s->n);                         \
        return true;                                                                                                   \
    }
OUTER(outer_float32, float)
OUTER(outer_float64, double)

#define INTEGER(DTYPE, T, W)                                                                                           \
    case NPRT_##DTYPE: NAIVE(T, W, z[j] = (T)((W)z[j] + (W)x * (W)y))
static bool multiply(const product *s, const char *a, const char *b, char *c) {
    int64_t size = (int64_t)nprt_dtype_size(s->dtype);
    switch (s->dtype) {
    case NPRT_float32:
        return outer_float32(s, a, b, c) ||
               nd_sgemm(s->m, s->n, s->k, (const float *)a, s->a_row / size, s->a_column / size, (const float *)b,
                        s->b_row / size, s->b_column / size, (float *)c, s->n) ||
               nprt_raise("MemoryError", "Unable to allocate a buffer");
    case NPRT_float64:
        return outer_float64(s, a, b, c) ||
               nd_dgemm(s->m, s->n, s->k, (const double *)a, s->a_row / size, s->a_column / size, (const double *)b,
                        s->b_row / size, s->b_column / size, (double *)c, s->n) ||
               nprt_raise("MemoryError", "Unable to allocate a buffer");
    case NPRT_complex64:
        size /= 2;
        return nd_cgemm(s->m, s->n, s->k, a, s->a_row / size, s->a_column / size, b, s->b_row / size,
                        s->b_column / size, c) ||
               nprt_raise("MemoryError", "Unable to allocate a buffer");
    case NPRT_complex128:
        size /= 2;
        return nd_zgemm(s->m, s->n, s->k, a, s->a_row / size, s->a_column / size, b, s->b_row / size,
                        s->b_column / size, c) ||
               nprt_raise("MemoryError", "Unable to allocate a buffer");
    case NPRT_bool:
        NAIVE(uint8_t, , z[j] |= (x && y))
        INTEGER(int8, int8_t, uint32_t)
        INTEGER(int16, int16_t, uint32_t)
        INTEGER(int32, int32_t, uint32_t)
        INTEGER(int64, int64_t, uint64_t)
        INTEGER(uint8, uint8_t, uint32_t)
        INTEGER(uint16, uint16_t, uint32_t)
        INTEGER(uint32, uint32_t, uint32_t)
        INTEGER(uint64, uint64_t, uint64_t)
    default: return nprt_raise("TypeError", "matmul has no loop for %s", nprt_dtype_name(s->dtype));
    }
}

// a: (..., m, k), b: (..., k, n), both of the loop dtype; batch axes broadcast.
static bool batched(const nprt_array *a, const nprt_array *b, nprt_array *out) {
    nprt_array ba = *a, bb = *b, r;
    ba.rank -= 2;
    bb.rank -= 2;
    const nprt_array *both[] = {&ba, &bb};
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (!nd_broadcast_shapes(2, both, &rank, shape)) return false;
    product s = {.dtype = a->dtype,
                 .m = a->shape[a->rank - 2],
                 .k = a->shape[a->rank - 1],
                 .n = b->shape[b->rank - 1],
                 .a_row = a->strides[a->rank - 2],
                 .a_column = a->strides[a->rank - 1],
                 .b_row = b->strides[b->rank - 2],
                 .b_column = b->strides[b->rank - 1]};
    shape[rank] = s.m;
    shape[rank + 1] = s.n;
    if (!nd_zeros(a->dtype, rank + 2, shape, &r)) return false;
    nprt_array br = r;
    br.rank = rank;
    const nprt_array *all[] = {&ba, &bb, &br};
    nd_iter it;
    nd_iter_arrays(&it, 3, all, rank, shape, true);
    while (!it.done && s.m && s.n) {
        for (int64_t i = 0; i < it.inner_n; i++) {
            if (!multiply(&s, it.p[0] + i * it.inner[0], it.p[1] + i * it.inner[1], it.p[2] + i * it.inner[2])) {
                nd_release(&r);
                return false;
            }
        }
        nd_iter_next(&it);
    }
    *out = r;
    return true;
}

// Casts both to the common dtype; float16 computes in float32 and returns to float16. ctx NULL: says nothing of
// overflows.
static bool in_common_dtype(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    nprt_dtype t = nprt_dtype_promote(a->dtype, b->dtype), calc = t == NPRT_float16 ? NPRT_float32 : t;
    nprt_array x = nd_view(a), y = nd_view(b), r;
    nd_release(&x);
    nd_release(&y);
    if (!(a->dtype == calc ? (x = nd_view(a), true) : nd_astype(NULL, a, calc, 'K', &x))) return false;
    bool ok = b->dtype == calc ? (y = nd_view(b), true) : nd_astype(NULL, b, calc, 'K', &y);
    if (ok) {
        char kind = nprt_dtype_kind(calc);
        if (kind == 'f' || kind == 'c') nd_fp_clear();
        ok = batched(&x, &y, &r);
        if (ok && ctx && (kind == 'f' || kind == 'c') && !nd_fp_report(ctx, "matmul")) {
            nd_release(&r);
            ok = false;
        }
        nd_release(&y);
    }
    nd_release(&x);
    if (!ok) return false;
    if (t == calc) {
        *out = r;
        return true;
    }
    ok = nd_astype(ctx, &r, t, 'C', out);
    nd_release(&r);
    return ok;
}

static void add_axis(nprt_array *a, int at) {
    for (int i = a->rank; i > at; i--) {
        a->shape[i] = a->shape[i - 1];
        a->strides[i] = a->strides[i - 1];
    }
    a->shape[at] = 1;
    a->strides[at] = (int64_t)nprt_dtype_size(a->dtype);
    a->rank++;
}

static void remove_axis(nprt_array *a, int at) {
    a->rank--;
    for (int i = at; i < a->rank; i++) {
        a->shape[i] = a->shape[i + 1];
        a->strides[i] = a->strides[i + 1];
    }
}

bool nd_matmul(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    if (!nd_numbers_only(a, "matmul") || !nd_numbers_only(b, "matmul")) return false;
    for (int k = 0; k < 2; k++)
        if ((k ? b : a)->rank == 0)
            return nprt_raise("ValueError",
                              "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with "
                              "signature (n?,k),(k,m?)->(n?,m?) requires 1)",
                              k);
    nprt_array x = *a, y = *b, r;
    if (a->rank == 1) add_axis(&x, 0);
    if (b->rank == 1) add_axis(&y, 1);
    int64_t k = x.shape[x.rank - 1], l = y.shape[y.rank - 2];
    if (k != l)
        return nprt_raise("ValueError",
                          "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                          "(n?,k),(k,m?)->(n?,m?) (size %lld is different from %lld)",
                          (long long)l, (long long)k);
    if (!in_common_dtype(ctx, &x, &y, &r)) return false;
    if (a->rank == 1) remove_axis(&r, r.rank - 2);
    if (b->rank == 1) remove_axis(&r, r.rank - 1);
    *out = r;
    return true;
}

static bool not_aligned(const nprt_array *a, int ia, const nprt_array *b, int ib) {
    char x[200], y[200];
    nd_shape_text(a->rank, a->shape, x, sizeof x);
    nd_shape_text(b->rank, b->shape, y, sizeof y);
    return nprt_raise("ValueError", "shapes %s and %s not aligned: %lld (dim %d) != %lld (dim %d)", x, y,
                      (long long)a->shape[ia], ia, (long long)b->shape[ib], ib);
}

// Sums over axis ia of a and ib of b; the other axes of a come first. As one matrix product of flattened axes.
// As NumPy's dot, which unlike matmul reports no overflow.
static bool contract(const nprt_array *a, int ia, const nprt_array *b, int ib, nprt_array *out) {
    if (a->shape[ia] != b->shape[ib]) return not_aligned(a, ia, b, ib);
    int rank = a->rank + b->rank - 2, pa[NPRT_MAX_RANK], pb[NPRT_MAX_RANK], na = 0, nb = 1, n = 0;
    int64_t shape[2 * NPRT_MAX_RANK], rows = 1, columns = 1;
    for (int i = 0; i < a->rank; i++) {
        if (i == ia) continue;
        pa[na++] = i;
        shape[n++] = a->shape[i];
        rows *= a->shape[i];
    }
    pa[na] = ia;
    pb[0] = ib;
    for (int i = 0; i < b->rank; i++) {
        if (i == ib) continue;
        pb[nb++] = i;
        shape[n++] = b->shape[i];
        columns *= b->shape[i];
    }
    if (rank > NPRT_MAX_RANK) return nprt_raise("ValueError", "too many dimensions");
    nprt_array ta, tb, fa, fb, r;
    int64_t k = a->shape[ia];
    nd_transpose(a, pa, &ta);
    nd_transpose(b, pb, &tb);
    bool ok = nd_reshape(&ta, 2, (const int64_t[]){rows, k}, 'C', &fa);
    if (ok) {
        ok = nd_reshape(&tb, 2, (const int64_t[]){k, columns}, 'C', &fb);
        if (ok) {
            ok = in_common_dtype(NULL, &fa, &fb, &r);
            nd_release(&fb);
        }
        nd_release(&fa);
    }
    nd_release(&ta);
    nd_release(&tb);
    if (!ok) return false;
    ok = nd_reshape(&r, rank, shape, 'C', out);
    nd_release(&r);
    return ok;
}

bool nd_dot(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    if (!nd_numbers_only(a, "dot") || !nd_numbers_only(b, "dot")) return false;
    if (a->rank == 0 || b->rank == 0) return nd_ufunc_call2(ctx, ND_multiply, a, b, out);
    return contract(a, a->rank - 1, b, b->rank > 1 ? b->rank - 2 : 0, out);
}

bool nd_inner(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    if (!nd_numbers_only(a, "inner") || !nd_numbers_only(b, "inner")) return false;
    if (a->rank == 0 || b->rank == 0) return nd_ufunc_call2(ctx, ND_multiply, a, b, out);
    return contract(a, a->rank - 1, b, b->rank - 1, out);
}

bool nd_vdot(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    nprt_array x, y, c;
    if (!nd_numbers_only(a, "vdot") || !nd_numbers_only(b, "vdot")) return false;
    if (!nd_ravel(a, 'C', &x)) return false;
    if (!nd_ravel(b, 'C', &y)) {
        nd_release(&x);
        return false;
    }
    bool ok =
        x.shape[0] == y.shape[0] || nprt_raise("ValueError", "cannot reshape array of size %lld into shape (%lld,)",
                                               (long long)y.shape[0], (long long)x.shape[0]);
    if (ok && nprt_dtype_kind(x.dtype) == 'c' && x.dtype == y.dtype && nd_is_c_contiguous(&x) &&
        nd_is_c_contiguous(&y)) {
        ok = nd_zeros(x.dtype, 0, NULL, out);
        if (ok) nd_vdot_complex(x.dtype, x.shape[0], x.data, y.data, out->data);
        nd_release(&x);
        nd_release(&y);
        return ok;
    }
    if (ok && nprt_dtype_kind(x.dtype) == 'c')
        ok = nd_ufunc_call1(ctx, ND_conjugate, &x, &c);
    else
        nd_retain(&x), c = x;
    if (ok) {
        ok = nd_dot(ctx, &c, &y, out);
        nd_release(&c);
    }
    nd_release(&x);
    nd_release(&y);
    return ok;
}
