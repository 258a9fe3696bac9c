// Factorisations with orthogonal matrices: Householder's QR, Jacobi's eigenvalues of Hermitian matrices, and singular
// values by Hestenes' one-sided Jacobi rotations (Golub and Van Loan, 5.2, 8.5, 8.6).
#include "runtime/nd/nd_matrix.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

// a (m x n, row-major) becomes R; q (m x m) becomes Q.
static void householder(nd_c *a, int64_t m, int64_t n, nd_c *q, nd_c *v) {
    for (int64_t i = 0; i < m * m; i++) q[i] = 0;
    for (int64_t i = 0; i < m; i++) q[i * m + i] = 1;
    for (int64_t k = 0; k < n && k < m; k++) {
        double tail = 0;
        for (int64_t i = k + 1; i < m; i++) tail += nd_abs2(a[i * n + k]);
        nd_c alpha = a[k * n + k];
        if (tail == 0 && cimag(alpha) == 0) continue;
        double beta = -copysign(sqrt(nd_abs2(alpha) + tail), creal(alpha));
        nd_c tau = __builtin_complex((beta - creal(alpha)) / beta, -cimag(alpha) / beta), scale = alpha - beta;
        v[k] = 1;
        for (int64_t i = k + 1; i < m; i++) v[i] = nd_div(a[i * n + k], scale);
        for (int64_t j = k; j < n; j++) {   // a -= conj(tau) v (v^H a)
            nd_c s = 0;
            for (int64_t i = k; i < m; i++) s += conj(v[i]) * a[i * n + j];
            s *= conj(tau);
            for (int64_t i = k; i < m; i++) a[i * n + j] -= s * v[i];
        }
        a[k * n + k] = beta;
        for (int64_t i = k + 1; i < m; i++) a[i * n + k] = 0;
        for (int64_t i = 0; i < m; i++) {   // q -= tau (q v) v^H
            nd_c s = 0;
            for (int64_t j = k; j < m; j++) s += q[i * m + j] * v[j];
            s *= tau;
            for (int64_t j = k; j < m; j++) q[i * m + j] -= s * conj(v[j]);
        }
    }
}

bool nd_qr(nd_context *ctx, const nprt_array *a, bool complete, nprt_array *out_q, nprt_array *out_r) {
    (void)ctx;
    nd_stack s;
    nprt_array wq, wr;
    if (!nd_stack_init(a, false, &s)) return false;
    int64_t m = s.rows, n = s.columns, k = complete ? m : m < n ? m : n;
    nd_c *q = nd_scratch(m * m + m, sizeof *q);
    bool ok = q && nd_stack_new(&s, 2, m, k, &wq) && nd_stack_new(&s, 2, k, n, &wr);
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *r = nd_stack_at(&s, x);
        householder(r, m, n, q, q + m * m);
        for (int64_t i = 0; i < m; i++) memcpy((nd_c *)wq.data + (x * m + i) * k, q + i * m, sizeof(nd_c) * (size_t)k);
        memcpy((nd_c *)wr.data + x * k * n, r, sizeof(nd_c) * (size_t)(k * n));
    }
    free(q);
    ok = ok && nd_stack_result(&wq, s.result, out_q) && nd_stack_result(&wr, s.result, out_r);
    nd_stack_deinit(&s);
    return ok;
}

// The rotation that makes the Hermitian [[x, z], [conj z, y]] diagonal: columns p, q become c p - s' q, s p + c q.
static void rotation(double x, double y, nd_c z, double *c, nd_c *s) {
    double size = cabs(z);
    double theta = (y - x) / (2 * size), t = copysign(1, theta) / (fabs(theta) + sqrt(1 + theta * theta));
    *c = 1 / sqrt(1 + t * t);
    *s = t * *c * nd_div(z, size);
}

// Cyclic Jacobi: a becomes diagonal, the columns of v are the eigenvectors.
static void jacobi(nd_c *a, int64_t n, nd_c *v) {
    for (int64_t i = 0; i < n * n; i++) v[i] = i % (n + 1) == 0;
    for (int sweep = 0; sweep < 60; sweep++) {
        double off = 0, all = 0;
        for (int64_t i = 0; i < n * n; i++) *(i % (n + 1) ? &off : &all) += nd_abs2(a[i]);
        if (off <= 1e-34 * (all + off)) return;
        for (int64_t p = 0; p < n; p++)
            for (int64_t q = p + 1; q < n; q++) {
                if (a[p * n + q] == 0) continue;
                double c;
                nd_c s;
                rotation(creal(a[p * n + p]), creal(a[q * n + q]), a[p * n + q], &c, &s);
                for (int64_t i = 0; i < n; i++) {
                    nd_c x = a[i * n + p], y = a[i * n + q];
                    a[i * n + p] = c * x - conj(s) * y;
                    a[i * n + q] = s * x + c * y;
                    x = v[i * n + p], y = v[i * n + q];
                    v[i * n + p] = c * x - conj(s) * y;
                    v[i * n + q] = s * x + c * y;
                }
                for (int64_t j = 0; j < n; j++) {
                    nd_c x = a[p * n + j], y = a[q * n + j];
                    a[p * n + j] = c * x - s * y;
                    a[q * n + j] = conj(s) * x + c * y;
                }
                a[p * n + q] = a[q * n + p] = 0;
            }
    }
}

// The order that sorts w, ascending or descending.
static void order_by(const double *w, int64_t n, bool descending, int64_t *order) {
    for (int64_t i = 0; i < n; i++) {
        int64_t j = i;
        for (; j > 0 && (descending ? w[order[j - 1]] < w[i] : w[order[j - 1]] > w[i]); j--) order[j] = order[j - 1];
        order[j] = i;
    }
}

bool nd_eigh(nd_context *ctx, const nprt_array *a, bool upper, nprt_array *out_w, nprt_array *out_v) {
    (void)ctx;
    nd_stack s;
    nprt_array ww, wv;
    if (!nd_stack_init(a, true, &s)) return false;
    int64_t n = s.rows, *order = nd_scratch(n, sizeof *order);
    double *w = nd_scratch(n, sizeof *w);
    nd_c *v = nd_scratch(n * n, sizeof *v);
    bool ok = order && w && v && nd_stack_new(&s, 1, n, 0, &ww) && nd_stack_new(&s, 2, n, n, &wv);
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *m = nd_stack_at(&s, x);
        for (int64_t i = 0; i < n; i++) {
            m[i * n + i] = creal(m[i * n + i]);
            for (int64_t j = 0; j < i; j++) {
                if (upper)
                    m[i * n + j] = conj(m[j * n + i]);
                else
                    m[j * n + i] = conj(m[i * n + j]);
            }
        }
        jacobi(m, n, v);
        for (int64_t i = 0; i < n; i++) w[i] = creal(m[i * n + i]);
        order_by(w, n, false, order);
        for (int64_t k = 0; k < n; k++) {
            ((nd_c *)ww.data)[x * n + k] = w[order[k]];
            for (int64_t i = 0; i < n; i++) ((nd_c *)wv.data)[(x * n + i) * n + k] = v[i * n + order[k]];
        }
    }
    free(order);
    free(w);
    free(v);
    ok = ok && nd_stack_result(&ww, s.real_result, out_w) && nd_stack_result(&wv, s.result, out_v);
    nd_stack_deinit(&s);
    return ok;
}

// Rotates the columns of a (m x n, m >= n) until they are orthogonal; v collects the rotations.
static void hestenes(nd_c *a, int64_t m, int64_t n, nd_c *v) {
    for (int64_t i = 0; i < n * n; i++) v[i] = i % (n + 1) == 0;
    for (int sweep = 0; sweep < 60; sweep++) {
        bool rotated = false;
        for (int64_t p = 0; p < n; p++)
            for (int64_t q = p + 1; q < n; q++) {
                double x = 0, y = 0, c;
                nd_c z = 0, s;
                for (int64_t i = 0; i < m; i++) {
                    x += nd_abs2(a[i * n + p]);
                    y += nd_abs2(a[i * n + q]);
                    z += conj(a[i * n + p]) * a[i * n + q];
                }
                if (cabs(z) <= 1e-16 * sqrt(x * y) || cabs(z) == 0) continue;
                rotated = true;
                rotation(x, y, z, &c, &s);
                for (int64_t i = 0; i < m; i++) {
                    nd_c g = a[i * n + p], h = a[i * n + q];
                    a[i * n + p] = c * g - conj(s) * h;
                    a[i * n + q] = s * g + c * h;
                }
                for (int64_t i = 0; i < n; i++) {
                    nd_c g = v[i * n + p], h = v[i * n + q];
                    v[i * n + p] = c * g - conj(s) * h;
                    v[i * n + q] = s * g + c * h;
                }
            }
        if (!rotated) return;
    }
}

// Fills columns from..m of u (m x m) so that all are orthonormal, from the unit vectors by Gram and Schmidt.
static void complete_basis(nd_c *u, int64_t m, int64_t from) {
    int64_t next = 0;
    for (int64_t k = from; k < m; k++) {
        for (;; next++) {
            for (int64_t i = 0; i < m; i++) u[i * m + k] = i == next % m;
            for (int pass = 0; pass < 2; pass++)
                for (int64_t j = 0; j < k; j++) {
                    nd_c s = 0;
                    for (int64_t i = 0; i < m; i++) s += conj(u[i * m + j]) * u[i * m + k];
                    for (int64_t i = 0; i < m; i++) u[i * m + k] -= s * u[i * m + j];
                }
            double norm = 0;
            for (int64_t i = 0; i < m; i++) norm += nd_abs2(u[i * m + k]);
            norm = sqrt(norm);
            if (norm < 1e-3 && next < 2 * m) continue;
            for (int64_t i = 0; i < m; i++) u[i * m + k] /= norm;
            next++;
            break;
        }
    }
}

// a (m x n, m >= n): u is m x m, w has n values, v is n x n (its columns).
static void tall_svd(nd_c *a, int64_t m, int64_t n, nd_c *u, double *w, nd_c *v, int64_t *order, nd_c *rotations) {
    hestenes(a, m, n, rotations);
    for (int64_t j = 0; j < n; j++) {
        double norm = 0;
        for (int64_t i = 0; i < m; i++) norm += nd_abs2(a[i * n + j]);
        w[j] = sqrt(norm);
    }
    order_by(w, n, true, order);
    double largest = n ? w[order[0]] : 0;
    int64_t rank = 0;
    for (int64_t k = 0; k < n; k++) {
        int64_t j = order[k];
        bool zero = w[j] <= largest * 1e-300 || w[j] == 0;
        if (!zero) rank = k + 1;
        for (int64_t i = 0; i < m; i++) u[i * m + k] = zero ? 0 : a[i * n + j] / w[j];
        for (int64_t i = 0; i < n; i++) v[i * n + k] = rotations[i * n + j];
    }
    complete_basis(u, m, rank);
    double *sorted = (double *)rotations;
    for (int64_t k = 0; k < n; k++) sorted[k] = w[order[k]];
    memcpy(w, sorted, sizeof *w * (size_t)n);
}

bool nd_svd(nd_context *ctx, const nprt_array *a, bool full, nprt_array *out_u, nprt_array *out_s, nprt_array *out_vh) {
    (void)ctx;
    nd_stack s;
    nprt_array wu, ws, wv;
    if (!nd_stack_init(a, false, &s)) return false;
    int64_t rows = s.rows, columns = s.columns, m = rows > columns ? rows : columns,
            n = rows > columns ? columns : rows;
    int64_t ku = full ? rows : n, kv = full ? columns : n;
    nd_c *t = nd_scratch(m * n + m * m + 2 * n * n + n, sizeof *t), *u = t + m * n, *v = u + m * m,
         *rotations = v + n * n;
    double *w = nd_scratch(n, sizeof *w);
    int64_t *order = nd_scratch(n, sizeof *order);
    bool ok = t && w && order && nd_stack_new(&s, 2, rows, ku, &wu) && nd_stack_new(&s, 1, n, 0, &ws) &&
              nd_stack_new(&s, 2, kv, columns, &wv);
    for (int64_t x = 0; x < s.count && ok; x++) {
        const nd_c *p = nd_stack_at(&s, x);
        bool wide = rows < columns;   // then A^H = U S V^H gives A = V S U^H
        for (int64_t i = 0; i < m; i++)
            for (int64_t j = 0; j < n; j++) t[i * n + j] = wide ? conj(p[j * columns + i]) : p[i * columns + j];
        tall_svd(t, m, n, u, w, v, order, rotations);
        const nd_c *left = wide ? v : u, *right = wide ? u : v;
        for (int64_t i = 0; i < rows; i++)
            for (int64_t k = 0; k < ku; k++) ((nd_c *)wu.data)[(x * rows + i) * ku + k] = left[i * (wide ? n : m) + k];
        for (int64_t k = 0; k < kv; k++)
            for (int64_t j = 0; j < columns; j++)
                ((nd_c *)wv.data)[(x * kv + k) * columns + j] = conj(right[j * (wide ? m : n) + k]);
        for (int64_t k = 0; k < n; k++) ((nd_c *)ws.data)[x * n + k] = w[k];
    }
    free(t);
    free(w);
    free(order);
    ok = ok && nd_stack_result(&wu, s.result, out_u) && nd_stack_result(&ws, s.real_result, out_s) &&
         nd_stack_result(&wv, s.result, out_vh);
    nd_stack_deinit(&s);
    return ok;
}
