// Complex matrices, row-major, by Householder's reflections H = 1 - tau v v^H: QR; Hermitian matrices and singular
// values through a real tridiagonal or bidiagonal matrix, which the real algorithms take (Golub and Van
// Loan, 5.4, 8.3, 8.6; the steps are LAPACK's zhetd2 and zgebd2).
#include "runtime/nd/nd_dense.h"
#include "runtime/nd/nd_matrix.h"
#include "runtime/simd.h"
#include <math.h>
#include <string.h>

// x becomes (v[0] = 1, v[1] …) with H^H x = beta e1, beta real. Elements lie `stride` apart. tau = 0: x was that.
static double reflect(nd_c *x, int64_t n, int64_t stride, nd_c *tau) {
    double tail = 0;
    for (int64_t i = 1; i < n; i++) tail += nd_abs2(x[i * stride]);
    nd_c const alpha = x[0];
    *tau = 0;
    if (tail == 0 && cimag(alpha) == 0) {
        x[0] = 1;
        return creal(alpha);
    }
    double const beta = -copysign(sqrt(nd_abs2(alpha) + tail), creal(alpha));
    nd_c const scale = alpha - beta;
    *tau = __builtin_complex((beta - creal(alpha)) / beta, -cimag(alpha) / beta);
    for (int64_t i = 1; i < n; i++) x[i * stride] = nd_div(x[i * stride], scale);
    x[0] = 1;
    return beta;
}

// x += m y
NPRT_VECTOR_CLONES
static void add_multiple(nd_c *restrict x, nd_c m, const nd_c *restrict y, int64_t n) {
    for (int64_t j = 0; j < n; j++) x[j] += m * y[j];
}

// Rows of a (m x n, `stride` apart) become (1 - tau v v^H) a; w: n elements of scratch.
static void apply_left(const nd_c *v, int64_t v_stride, nd_c tau, nd_c *a, int64_t m, int64_t n, int64_t stride,
                       nd_c *w) {
    if (tau == 0 || n == 0) return;
    memset(w, 0, sizeof *w * (size_t)n);
    for (int64_t i = 0; i < m; i++) add_multiple(w, conj(v[i * v_stride]), a + i * stride, n);
    for (int64_t j = 0; j < n; j++) w[j] *= tau;
    for (int64_t i = 0; i < m; i++) add_multiple(a + i * stride, -v[i * v_stride], w, n);
}

// Rows of a become a (1 - tau v v^H).
static void apply_right(const nd_c *v, nd_c tau, nd_c *a, int64_t m, int64_t n, int64_t stride, nd_c *w) {
    if (tau == 0) return;
    for (int64_t j = 0; j < n; j++) w[j] = conj(v[j]);
    for (int64_t i = 0; i < m; i++) {
        nd_c s = 0;
        for (int64_t j = 0; j < n; j++) s += a[i * stride + j] * v[j];
        add_multiple(a + i * stride, -(tau * s), w, n);
    }
}

void nd_qr_complex(nd_c *a, int64_t m, int64_t n, nd_c *q, nd_c *v) {
    nd_c *w = nd_scratch(m > n ? m : n, sizeof *w);
    for (int64_t i = 0; i < m * m; i++) q[i] = i % (m + 1) == 0;
    for (int64_t k = 0; w && k < n && k < m; k++) {
        nd_c tau;
        for (int64_t i = k; i < m; i++) v[i - k] = a[i * n + k];
        double const beta = reflect(v, m - k, 1, &tau);
        if (tau == 0) continue;
        apply_left(v, 1, conj(tau), a + k * n + k + 1, m - k, n - k - 1, n, w);
        apply_right(v, tau, q + k, m, m - k, m, w);
        a[k * n + k] = beta;
        for (int64_t i = k + 1; i < m; i++) a[i * n + k] = 0;
    }
    nprt_block_release(w);
}

static void conjugate(const nd_c *x, int64_t n, nd_c *to) {
    for (int64_t i = 0; i < n; i++) to[i] = conj(x[i]);
}

// a -= v w^H + w v^H with w = tau A v + alpha v: the Hermitian a (n x n, rows `stride` apart) between two reflections.
// work: 3 n elements.
static void apply_both(const nd_c *v, nd_c tau, nd_c *a, int64_t n, int64_t stride, nd_c *work) {
    nd_c *w = work, *conj_v = w + n, *conj_w = conj_v + n, product = 0;
    if (tau == 0) return;
    conjugate(v, n, conj_v);
    memset(conj_w, 0, sizeof *w * (size_t)n);
    for (int64_t j = 0; j < n; j++) add_multiple(conj_w, conj_v[j], a + j * stride, n);   // rows: conj(A v)
    for (int64_t i = 0; i < n; i++) w[i] = tau * conj(conj_w[i]);
    for (int64_t i = 0; i < n; i++) product += conj(w[i]) * v[i];
    add_multiple(w, -0.5 * tau * product, v, n);
    conjugate(w, n, conj_w);
    for (int64_t i = 0; i < n; i++) {
        add_multiple(a + i * stride, -v[i], conj_w, n);
        add_multiple(a + i * stride, -w[i], conj_v, n);
    }
}

// a = Q T Q^H, T real with diagonal d and e beside it. Column k of a keeps the reflector of Q that made it so, from
// a[k+1][k] on. work: 4 n elements.
static void to_tridiagonal(nd_c *a, int64_t n, double *d, double *e, nd_c *tau, nd_c *work) {
    nd_c *v = work + 3 * n;
    for (int64_t k = 0; k < n; k++) {
        int64_t const rest = n - k - 1;
        nd_c *column = a + (k + 1) * n + k;
        d[k] = creal(a[k * n + k]);
        if (rest == 0) break;
        e[k] = reflect(column, rest, n, &tau[k]);
        for (int64_t i = 0; i < rest; i++) v[i] = column[i * n];
        apply_both(v, tau[k], column + 1, rest, n, work);
    }
}

bool nd_eigh_complex(nd_c *a, int64_t n, nd_c *w, nd_c *vectors) {
    double *real = nd_scratch(2 * n * n + 3 * n, sizeof *real);
    nd_c *scratch = nd_scratch(5 * n, sizeof *scratch), *tau = scratch + 4 * n;
    bool ok = real && scratch;
    if (ok) {
        double *t = real, *z = t + n * n, *d = z + n * n, *e = d + n, *values = e + n;
        to_tridiagonal(a, n, d, e, tau, scratch);
        for (int64_t i = 0; i < n * n; i++) t[i] = 0;
        for (int64_t i = 0; i < n; i++) {
            t[i * n + i] = d[i];
            if (i + 1 < n) t[i * n + i + 1] = t[(i + 1) * n + i] = e[i];
        }
        ok = nd_eigh_real(t, n, values, vectors ? z : NULL);
        for (int64_t i = 0; i < n; i++) w[i] = values[i];
        for (int64_t i = 0; vectors && i < n * n; i++) vectors[i] = z[i];
        for (int64_t k = n - 2; vectors && k >= 0; k--)
            apply_left(a + (k + 1) * n + k, n, tau[k], vectors + (k + 1) * n, n - k - 1, n, n, scratch);
    }
    nprt_block_release(real);
    nprt_block_release(scratch);
    return ok;
}

// a (m x n, m >= n) = Q B P^H, B real with diagonal d and e above it. Columns keep the reflectors of Q, rows those of
// P.
static void to_bidiagonal(nd_c *a, int64_t m, int64_t n, double *d, double *e, nd_c *tau_q, nd_c *tau_p, nd_c *w) {
    for (int64_t k = 0; k < n; k++) {
        nd_c *corner = a + k * n + k, *row = corner + 1;
        int64_t const rest = n - k - 1;
        d[k] = reflect(corner, m - k, n, &tau_q[k]);
        apply_left(corner, n, conj(tau_q[k]), row, m - k, rest, n, w);
        if (rest == 0) continue;
        for (int64_t j = 0; j < rest; j++) row[j] = conj(row[j]);
        e[k] = reflect(row, rest, 1, &tau_p[k]);
        apply_right(row, tau_p[k], row + n, m - k - 1, rest, n, w);
    }
}

bool nd_svd_complex(nd_c *a, int64_t m, int64_t n, int64_t columns, nd_c *u, double *w, nd_c *v) {
    double *real = nd_scratch(3 * n * n + 2 * n, sizeof *real);
    nd_c *scratch = nd_scratch(2 * n + m + n, sizeof *scratch), *tau_p = scratch + n, *work = tau_p + n;
    bool ok = real && scratch;
    if (ok) {
        double *b = real, *left = b + n * n, *right = left + n * n, *d = right + n * n, *e = d + n;
        to_bidiagonal(a, m, n, d, e, scratch, tau_p, work);
        for (int64_t i = 0; i < n * n; i++) b[i] = 0;
        for (int64_t i = 0; i < n; i++) {
            b[i * n + i] = d[i];
            if (i + 1 < n) b[i * n + i + 1] = e[i];
        }
        ok = nd_svd_real(b, n, n, false, left, n, w, right);
        for (int64_t i = 0; i < m; i++)
            for (int64_t j = 0; j < columns; j++) u[i * columns + j] = i < n && j < n ? left[i * n + j] : i == j;
        for (int64_t k = n - 1; k >= 0; k--)
            apply_left(a + k * n + k, n, scratch[k], u + k * columns, m - k, columns, columns, work);
        for (int64_t i = 0; i < n; i++)
            for (int64_t j = 0; j < n; j++) v[i * n + j] = right[j * n + i];
        for (int64_t k = n - 2; k >= 0; k--)
            apply_left(a + k * n + k + 1, 1, tau_p[k], v + (k + 1) * n, n - k - 1, n, n, work);
    }
    nprt_block_release(real);
    nprt_block_release(scratch);
    return ok;
}
