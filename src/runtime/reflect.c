// Reflections and rotations of real matrices.
#include "runtime/schur.h"
#include "runtime/simd.h"
#include <math.h>
#include <string.h>

static double norm(const double *x, int64_t n) {
    double largest = 0, sum = 0;
    for (int64_t i = 0; i < n; i++) largest = fabs(x[i]) > largest ? fabs(x[i]) : largest;
    if (largest > 1e-140 && largest < 1e140) {
        for (int64_t i = 0; i < n; i++) sum += x[i] * x[i];
        return sqrt(sum);
    }
    if (largest == 0 || isinf(largest)) return largest;
    for (int64_t i = 0; i < n; i++) sum += (x[i] / largest) * (x[i] / largest);
    return largest * sqrt(sum);
}

double nprt_reflect(double *x, int64_t n) {
    double const tail = n > 1 ? norm(x + 1, n - 1) : 0, alpha = x[0];
    if (tail == 0) return 0;
    double const beta = -copysign(hypot(alpha, tail), alpha), scale = 1 / (alpha - beta);
    for (int64_t i = 1; i < n; i++) x[i] *= scale;
    x[0] = beta;
    return (beta - alpha) / beta;
}

NPRT_VECTOR_CLONES
void nprt_apply_left(const double *v, double tau, double *a, int64_t m, int64_t n, int64_t stride, double *w) {
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
void nprt_apply_right(const double *v, double tau, double *a, int64_t m, int64_t n, int64_t stride) {
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

void nprt_rotation(double f, double g, double *c, double *s, double *r) {
    if (g == 0) {
        *c = 1, *s = 0, *r = f;
    } else if (f == 0) {
        *c = 0, *s = copysign(1, g), *r = fabs(g);
    } else {
        double const size = fmax(fabs(f), fabs(g));
        bool const plain = size > 1e-140 && size < 1e140;
        double const length = plain ? sqrt(f * f + g * g) : hypot(f, g);
        *c = fabs(f) / length;
        *r = copysign(length, f);
        *s = g / *r;
    }
}
