// Complex matrices: Householder's QR, Jacobi's eigenvalues of Hermitian matrices, and singular values by Hestenes'
// one-sided Jacobi rotations (Golub and Van Loan, 5.2, 8.5, 8.6).
#include "runtime/nd/nd_matrix.h"
#include <math.h>
#include <stdlib.h>

// a (m x n, row-major) becomes R; q (m x m) becomes Q.
void nd_qr_complex(nd_c *a, int64_t m, int64_t n, nd_c *q, nd_c *v) {
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

bool nd_eigh_complex(nd_c *a, int64_t n, nd_c *w, nd_c *vectors) {
    int64_t *order = nd_scratch(n, sizeof *order);
    double *values = nd_scratch(n, sizeof *values);
    nd_c *v = nd_scratch(n * n, sizeof *v);
    bool const ok = order && values && v;
    if (ok) {
        jacobi(a, n, v);
        for (int64_t i = 0; i < n; i++) values[i] = creal(a[i * n + i]);
        order_by(values, n, false, order);
        for (int64_t k = 0; k < n; k++) {
            w[k] = values[order[k]];
            for (int64_t i = 0; vectors && i < n; i++) vectors[i * n + k] = v[i * n + order[k]];
        }
    }
    free(order);
    free(values);
    free(v);
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

// Fills columns from..columns of u (m x columns) so that all are orthonormal, from the unit vectors by Gram and
// Schmidt.
static void complete_basis(nd_c *u, int64_t m, int64_t columns, int64_t from) {
    int64_t next = 0;
    for (int64_t k = from; k < columns; k++) {
        for (;; next++) {
            for (int64_t i = 0; i < m; i++) u[i * columns + k] = i == next % m;
            for (int pass = 0; pass < 2; pass++)
                for (int64_t j = 0; j < k; j++) {
                    nd_c s = 0;
                    for (int64_t i = 0; i < m; i++) s += conj(u[i * columns + j]) * u[i * columns + k];
                    for (int64_t i = 0; i < m; i++) u[i * columns + k] -= s * u[i * columns + j];
                }
            double norm = 0;
            for (int64_t i = 0; i < m; i++) norm += nd_abs2(u[i * columns + k]);
            norm = sqrt(norm);
            if (norm < 1e-3 && next < 2 * m) continue;
            for (int64_t i = 0; i < m; i++) u[i * columns + k] /= norm;
            next++;
            break;
        }
    }
}

static double column_norm(const nd_c *a, int64_t m, int64_t n, int64_t j) {
    double sum = 0;
    for (int64_t i = 0; i < m; i++) sum += nd_abs2(a[i * n + j]);
    return sqrt(sum);
}

bool nd_svd_complex(nd_c *a, int64_t m, int64_t n, int64_t columns, nd_c *u, double *w, nd_c *v) {
    nd_c *rotations = nd_scratch(n * n, sizeof *rotations);
    double *values = nd_scratch(n, sizeof *values);
    int64_t *order = nd_scratch(n, sizeof *order), rank = 0;
    bool const ok = rotations && values && order;
    if (ok) hestenes(a, m, n, rotations);
    for (int64_t j = 0; ok && j < n; j++) values[j] = column_norm(a, m, n, j);
    if (ok) order_by(values, n, true, order);
    for (int64_t k = 0; ok && k < n; k++) {
        int64_t const j = order[k];
        bool const zero = values[j] <= values[order[0]] * 1e-300 || values[j] == 0;
        if (!zero) rank = k + 1;
        w[k] = values[j];
        for (int64_t i = 0; i < m; i++) u[i * columns + k] = zero ? 0 : a[i * n + j] / values[j];
        for (int64_t i = 0; i < n; i++) v[i * n + k] = rotations[i * n + j];
    }
    if (ok) complete_basis(u, m, columns, rank);
    free(rotations);
    free(values);
    free(order);
    return ok;
}
