#include "runtime/nd/nd_dense.h"
#include "runtime/simd.h"
#include <math.h>
#include <string.h>

static double norm(const double *x, int64_t n) {
    double largest = 0, sum = 0;
    for (int64_t i = 0; i < n; i++) largest = fmax(largest, fabs(x[i]));
    if (largest > 1e-140 && largest < 1e140) {
        for (int64_t i = 0; i < n; i++) sum += x[i] * x[i];
        return sqrt(sum);
    }
    if (largest == 0 || isinf(largest)) return largest;
    for (int64_t i = 0; i < n; i++) sum += (x[i] / largest) * (x[i] / largest);
    return largest * sqrt(sum);
}

double nd_reflect(double *x, int64_t n) {
    double const tail = n > 1 ? norm(x + 1, n - 1) : 0, alpha = x[0];
    if (tail == 0) return 0;
    double const beta = -copysign(hypot(alpha, tail), alpha), scale = 1 / (alpha - beta);
    for (int64_t i = 1; i < n; i++) x[i] *= scale;
    x[0] = beta;
    return (beta - alpha) / beta;
}

NPRT_VECTOR_CLONES
void nd_apply_left(const double *v, double tau, double *a, int64_t m, int64_t n, int64_t stride, double *w) {
    if (tau == 0) return;
    memcpy(w, a, sizeof *w * (size_t)n);   // w = v' a
    int64_t i = 1;
    for (; i + 2 <= m; i += 2) {
        const double *restrict x = a + i * stride, *restrict y = x + stride;
        double *restrict to = w;
        double const p = v[i], q = v[i + 1];
        for (int64_t j = 0; j < n; j++) to[j] += p * x[j] + q * y[j];
    }
    for (; i < m; i++) {
        const double *restrict x = a + i * stride;
        double *restrict to = w;
        for (int64_t j = 0; j < n; j++) to[j] += v[i] * x[j];
    }
    for (i = 0; i < m; i++) {
        double *restrict x = a + i * stride;
        const double *restrict from = w;
        double const f = tau * (i ? v[i] : 1);
        for (int64_t j = 0; j < n; j++) x[j] -= f * from[j];
    }
}

NPRT_VECTOR_CLONES
void nd_apply_right(const double *v, double tau, double *a, int64_t m, int64_t n, int64_t stride) {
    for (int64_t i = 0; i < m; i++) {
        double *restrict row = a + i * stride;
        double sums[8] = {0}, sum = row[0];
        int64_t j = 1;
        for (; j + 8 <= n; j += 8)
            for (int k = 0; k < 8; k++) sums[k] += row[j + k] * v[j + k];
        for (; j < n; j++) sum += row[j] * v[j];
        for (int k = 0; k < 8; k++) sum += sums[k];
        double const f = tau * sum;
        row[0] -= f;
        for (j = 1; j < n; j++) row[j] -= f * v[j];
    }
}

void nd_qr_real(double *a, int64_t m, int64_t n, double *v, double *tau, double *w) {
    for (int64_t k = 0; k < n && k < m; k++) {
        double *x = v + k * m + k;
        for (int64_t i = k; i < m; i++) x[i - k] = a[i * n + k];
        tau[k] = nd_reflect(x, m - k);
        nd_apply_left(x, tau[k], a + k * n + k + 1, m - k, n - k - 1, n, w);
        a[k * n + k] = x[0];
        for (int64_t i = k + 1; i < m; i++) a[i * n + k] = 0;
    }
}

void nd_qr_form(const double *v, const double *tau, int64_t m, int64_t k, double *q, int64_t columns, double *w) {
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < columns; j++) q[i * columns + j] = i == j;
    for (int64_t i = k - 1; i >= 0; i--)
        nd_apply_left(v + i * m + i, tau[i], q + i * columns + i, m - i, columns - i, columns, w);
}
