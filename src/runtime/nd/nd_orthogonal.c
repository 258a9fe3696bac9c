// QR, eigenvalues of Hermitian matrices and singular values of stacks of matrices: real ones by nd_dense.h, complex
// ones by nd_unitary.c.
#include "runtime/nd/nd_dense.h"
#include "runtime/nd/nd_matrix.h"
#include <math.h>
#include <string.h>

static bool is_real(const nd_stack *s) { return nprt_dtype_kind(s->result) == 'f'; }

static void to_real(const nd_c *z, int64_t n, double *x) {
    for (int64_t i = 0; i < n; i++) x[i] = creal(z[i]);
}
static void to_complex(const double *x, int64_t n, nd_c *z) {
    for (int64_t i = 0; i < n; i++) z[i] = x[i];
}

// A power of two that brings elements of extreme size near one; 1 when they are not extreme.
static double scale_of(const nd_c *a, int64_t n) {
    double largest = 0;
    for (int64_t i = 0; i < n; i++) largest = fmax(largest, fmax(fabs(creal(a[i])), fabs(cimag(a[i]))));
    if (largest == 0 || isinf(largest) || (largest > 1e-100 && largest < 1e100)) return 1;
    int exponent;
    frexp(largest, &exponent);
    return ldexp(1, -exponent < 1000 ? -exponent : 1000);
}

static bool has_nan(const nd_c *a, int64_t n) {
    for (int64_t i = 0; i < n; i++)
        if (isnan(creal(a[i])) || isnan(cimag(a[i]))) return true;
    return false;
}

static void multiply(nd_c *a, int64_t n, double scale) {
    for (int64_t i = 0; scale != 1 && i < n; i++) a[i] = __builtin_complex(creal(a[i]) * scale, cimag(a[i]) * scale);
}

// ---- QR

static bool qr_real(const nd_c *a, int64_t m, int64_t n, int64_t k, nd_c *q, nd_c *r) {
    int64_t const reflections = m < n ? m : n, widest = m > n ? m : n;
    double *work = nd_scratch(m * n + reflections * m + reflections + widest + m * k, sizeof *work);
    if (!work) return false;
    double *v = work + m * n, *tau = v + reflections * m, *w = tau + reflections, *left = w + widest;
    to_real(a, m * n, work);
    nd_qr_real(work, m, n, v, tau, w);
    nd_qr_form(v, tau, m, reflections, left, k, w);
    to_complex(left, m * k, q);
    to_complex(work, k * n, r);
    nprt_block_release(work);
    return true;
}

static bool qr_complex(nd_c *a, int64_t m, int64_t n, int64_t k, nd_c *q, nd_c *r) {
    nd_c *work = nd_scratch(m * m + m, sizeof *work);
    if (!work) return false;
    nd_qr_complex(a, m, n, work, work + m * m);
    for (int64_t i = 0; i < m; i++) memcpy(q + i * k, work + i * m, sizeof *q * (size_t)k);
    memcpy(r, a, sizeof *r * (size_t)(k * n));
    nprt_block_release(work);
    return true;
}

bool nd_qr(nd_context *ctx, const nprt_array *a, bool complete, nprt_array *out_q, nprt_array *out_r) {
    (void)ctx;
    nd_stack s;
    nprt_array q, r;
    if (!nd_stack_init(a, false, &s)) return false;
    int64_t m = s.rows, n = s.columns, k = complete ? m : m < n ? m : n;
    bool ok = nd_stack_new(&s, 2, m, k, &q) && nd_stack_new(&s, 2, k, n, &r);
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *from = nd_stack_at(&s, x), *to_q = (nd_c *)q.data + x * m * k, *to_r = (nd_c *)r.data + x * k * n;
        ok = is_real(&s) ? qr_real(from, m, n, k, to_q, to_r) : qr_complex(from, m, n, k, to_q, to_r);
    }
    ok = ok && nd_stack_result(&q, s.result, out_q) && nd_stack_result(&r, s.result, out_r);
    nd_stack_deinit(&s);
    return ok;
}

// ---- Hermitian eigenvalues

static void mirror(nd_c *m, int64_t n, bool upper) {
    for (int64_t i = 0; i < n; i++) {
        m[i * n + i] = creal(m[i * n + i]);
        for (int64_t j = 0; j < i; j++) {
            if (upper)
                m[i * n + j] = conj(m[j * n + i]);
            else
                m[j * n + i] = conj(m[i * n + j]);
        }
    }
}

static bool eigh_real(const nd_c *a, int64_t n, nd_c *w, nd_c *v) {
    double *work = nd_scratch(2 * n * n + n, sizeof *work), *z = work + n * n, *values = z + n * n;
    if (!work) return false;
    to_real(a, n * n, work);
    bool const ok = nd_eigh_real(work, n, values, v ? z : NULL);
    to_complex(values, n, w);
    if (v) to_complex(z, n * n, v);
    nprt_block_release(work);
    return ok;
}

bool nd_eigh(nd_context *ctx, const nprt_array *a, bool upper, nprt_array *out_w, nprt_array *out_v) {
    (void)ctx;
    nd_stack s;
    nprt_array w, v = {0};
    if (!nd_stack_init(a, true, &s)) return false;
    int64_t const n = s.rows;
    bool ok = nd_stack_new(&s, 1, n, 0, &w) && (!out_v || nd_stack_new(&s, 2, n, n, &v));
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *m = nd_stack_at(&s, x), *values = (nd_c *)w.data + x * n;
        nd_c *vectors = out_v ? (nd_c *)v.data + x * n * n : NULL;
        double const scale = scale_of(m, n * n);
        mirror(m, n, upper);
        multiply(m, n * n, scale);
        ok = is_real(&s) ? eigh_real(m, n, values, vectors) : nd_eigh_complex(m, n, values, vectors);
        multiply(values, n, 1 / scale);
    }
    if (!ok) {
        nd_release(&w);
        if (out_v) nd_release(&v);
    }
    ok = ok && nd_stack_result(&w, s.real_result, out_w) && (!out_v || nd_stack_result(&v, s.result, out_v));
    nd_stack_deinit(&s);
    return ok;
}

// ---- Singular values

// a (m x n, m >= n): u is m x columns, v is n x n with vectors as columns; both NULL: only the values.
static bool svd_real(const nd_c *a, int64_t m, int64_t n, bool transposed, int64_t columns, nd_c *u, double *w,
                     nd_c *v) {
    double *work = nd_scratch(m * n + m * columns + n * n, sizeof *work);
    if (!work) return false;
    double *left = work + m * n, *right = left + m * columns;
    to_real(a, m * n, work);
    bool const ok = nd_svd_real(work, m, n, transposed, u ? left : NULL, columns, w, u ? right : NULL);
    if (u) {
        to_complex(left, m * columns, u);
        for (int64_t i = 0; i < n; i++)
            for (int64_t j = 0; j < n; j++) v[j * n + i] = right[i * n + j];
    }
    nprt_block_release(work);
    return ok;
}

// The Hermitian transpose of columns as rows: to[k][j] = conj(from[j][k]).
static void store_transposed(const nd_c *from, int64_t rows, int64_t columns, nd_c *to) {
    for (int64_t k = 0; k < columns; k++)
        for (int64_t j = 0; j < rows; j++) to[k * rows + j] = conj(from[j * columns + k]);
}

// One matrix; u and vh may be NULL. A wide one by its transpose: A^H = U S V^H gives A = V S U^H.
static bool svd_one(bool real, const nd_c *a, int64_t rows, int64_t columns, bool full, nd_c *u, nd_c *values,
                    nd_c *vh) {
    bool const wide = rows < columns;
    int64_t const m = wide ? columns : rows, n = wide ? rows : columns, k = full ? m : n;
    nd_c *t = nd_scratch(m * n + m * k + n * n + n, sizeof *t);
    if (!t) return false;
    nd_c *left = t + m * n, *right = left + m * k;
    double *w = (double *)(right + n * n);
    if (wide)
        store_transposed(a, rows, columns, t);
    else
        memcpy(t, a, sizeof *t * (size_t)(m * n));
    double const scale = scale_of(t, m * n);
    multiply(t, m * n, scale);
    bool const ok =
        real ? svd_real(t, m, n, wide, k, u ? left : NULL, w, right) : nd_svd_complex(t, m, n, k, left, w, right);
    for (int64_t i = 0; i < n; i++) values[i] = w[i] / scale;
    if (ok && n && isnan(w[0]) && has_nan(a, m * n)) {
        nprt_block_release(t);
        return nprt_raise("LinAlgError", "SVD did not converge");
    }
    if (u) memcpy(u, wide ? right : left, sizeof *u * (size_t)(wide ? n * n : m * k));
    if (u) store_transposed(wide ? left : right, wide ? m : n, wide ? k : n, vh);
    nprt_block_release(t);
    return ok;
}

bool nd_svd(nd_context *ctx, const nprt_array *a, bool full, nprt_array *out_u, nprt_array *out_s, nprt_array *out_vh) {
    (void)ctx;
    nd_stack s;
    nprt_array u = {0}, w, vh = {0};
    if (!nd_stack_init(a, false, &s)) return false;
    int64_t const rows = s.rows, columns = s.columns, n = rows < columns ? rows : columns;
    int64_t const ku = full ? rows : n, kv = full ? columns : n;
    bool ok = nd_stack_new(&s, 1, n, 0, &w) &&
              (!out_u || (nd_stack_new(&s, 2, rows, ku, &u) && nd_stack_new(&s, 2, kv, columns, &vh)));
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *left = out_u ? (nd_c *)u.data + x * rows * ku : NULL;
        nd_c *right = out_u ? (nd_c *)vh.data + x * kv * columns : NULL;
        ok = svd_one(is_real(&s), nd_stack_at(&s, x), rows, columns, full, left, (nd_c *)w.data + x * n, right);
    }
    if (!ok) {
        nd_release(&w);
        if (out_u) nd_release(&u), nd_release(&vh);
    }
    ok = ok && nd_stack_result(&w, s.real_result, out_s) &&
         (!out_u || (nd_stack_result(&u, s.result, out_u) && nd_stack_result(&vh, s.result, out_vh)));
    nd_stack_deinit(&s);
    return ok;
}
