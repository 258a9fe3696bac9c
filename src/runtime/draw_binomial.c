// The binomial distribution by inversion or, for large n p, by BTPE (Kachitvichyanukul and Schmeiser 1988), and the
// multinomial.
#include "runtime/distributions.h"

#include <math.h>
#include <stdlib.h>

static double unit(nprt_bits *b) { return b->next_double(b->state); }

static int64_t inversion(nprt_bits *b, int64_t n, double p) {
    double q = 1.0 - p, first = exp((double)n * log(q)), mean = (double)n * p;
    double most = mean + 10.0 * sqrt(mean * q + 1);
    int64_t bound = (int64_t)((double)n < most ? (double)n : most), k = 0;
    double term = first, u = unit(b);
    while (u > term) {
        if (++k > bound) {
            k = 0;
            term = first;
            u = unit(b);
        } else {
            u -= term;
            term = ((double)(n - k + 1) * p * term) / ((double)k * q);
        }
    }
    return k;
}

// The hat function of BTPE: a triangle, two parallelograms and two exponential tails, with the areas up to each.
typedef struct hat {
    int64_t n, m;   // m: the mode
    double r, q, xm, xl, xr, c, left, right, p1, p2, p3, p4;
} hat;

static hat hat_of(int64_t n, double p) {
    hat h = {.n = n, .r = p < 1.0 - p ? p : 1.0 - p};
    h.q = 1.0 - h.r;
    double fm = (double)n * h.r + h.r;
    h.m = (int64_t)floor(fm);
    h.p1 = floor(2.195 * sqrt((double)n * h.r * h.q) - 4.6 * h.q) + 0.5;
    h.xm = (double)h.m + 0.5;
    h.xl = h.xm - h.p1;
    h.xr = h.xm + h.p1;
    h.c = 0.134 + 20.5 / (15.3 + (double)h.m);
    double a = (fm - h.xl) / (fm - h.xl * h.r);
    h.left = a * (1.0 + a / 2.0);
    a = (h.xr - fm) / (h.xr * h.q);
    h.right = a * (1.0 + a / 2.0);
    h.p2 = h.p1 * (1.0 + 2.0 * h.c);
    h.p3 = h.p2 + h.c / h.left;
    h.p4 = h.p3 + h.c / h.right;
    return h;
}

// f(y) / f(m), by the recurrence from one to the other.
static double ratio(const hat *h, int64_t y) {
    double s = h->r / h->q, a = s * (double)(h->n + 1), f = 1.0;
    for (int64_t i = h->m + 1; i <= y; i++) f *= a / (double)i - s;
    for (int64_t i = y + 1; i <= h->m; i++) f /= a / (double)i - s;
    return f;
}

static double stirling(double x, double x2) {
    return (13680. - (462. - (132. - (99. - 140. / x2) / x2) / x2) / x2) / x / 166320.;
}

// Whether v is under the density, squeezed first, then by Stirling's formula.
static bool accept_far(const hat *h, int64_t y, int64_t k, double v, double nrq) {
    double x = (double)k;
    double rho = (x / nrq) * ((x * (x / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5);
    double t = (double)(-k * k) / (2 * nrq), log_v = log(v);
    if (log_v < t - rho) return true;
    if (log_v > t + rho) return false;
    double x1 = (double)(y + 1), f1 = (double)(h->m + 1), z = (double)(h->n + 1 - h->m), w = (double)(h->n - y + 1);
    double bound = h->xm * log(f1 / x1) + ((double)(h->n - h->m) + 0.5) * log(z / w) +
                   (double)(y - h->m) * log(w * h->r / (x1 * h->q)) + stirling(f1, f1 * f1) + stirling(z, z * z) +
                   stirling(x1, x1 * x1) + stirling(w, w * w);
    return !(log_v > bound);
}

static bool accept(const hat *h, int64_t y, double v) {
    int64_t k = llabs(y - h->m);
    double nrq = (double)h->n * h->r * h->q;
    if (k > 20 && (double)k < nrq / 2.0 - 1) return accept_far(h, y, k, v, nrq);
    return !(v > ratio(h, y));
}

// One point under the hat; false when it falls outside of the support or over the density.
static bool try_hat(const hat *h, nprt_bits *b, int64_t *out) {
    double u = unit(b) * h->p4, v = unit(b);
    if (u <= h->p1) {
        *out = (int64_t)floor(h->xm - h->p1 * v + u);
        return true;
    }
    if (u <= h->p2) {
        double x = h->xl + (u - h->p1) / h->c;
        v = v * h->c + 1.0 - fabs((double)h->m - x + 0.5) / h->p1;
        if (v > 1.0) return false;
        *out = (int64_t)floor(x);
    } else if (v == 0.0) {
        return false;
    } else if (u <= h->p3) {
        *out = (int64_t)floor(h->xl + log(v) / h->left);
        if (*out < 0) return false;
        v = v * (u - h->p2) * h->left;
    } else {
        *out = (int64_t)floor(h->xr - log(v) / h->right);
        if (*out > h->n) return false;
        v = v * (u - h->p3) * h->right;
    }
    return accept(h, *out, v);
}

static int64_t rejection(nprt_bits *b, int64_t n, double p) {
    hat h = hat_of(n, p);
    int64_t y;
    while (!try_hat(&h, b, &y)) {
    }
    return p > 0.5 ? n - y : y;
}

int64_t nprt_draw_legacy_binomial(nprt_bits *b, int64_t n, double p) {
    if (p > 0.5) {
        double q = 1.0 - p;
        return n - (q * (double)n <= 30.0 ? inversion(b, n, q) : rejection(b, n, q));
    }
    return p * (double)n <= 30.0 ? inversion(b, n, p) : rejection(b, n, p);
}

int64_t nprt_draw_binomial(nprt_bits *b, int64_t n, double p) {
    return n == 0 || p == 0 ? 0 : nprt_draw_legacy_binomial(b, n, p);
}

void nprt_draw_multinomial(nprt_bits *b, int64_t n, const double *p, int64_t d, int64_t *out) {
    double left = 1.0;
    for (int64_t j = 0; j < d - 1; j++) {
        out[j] = nprt_draw_binomial(b, n, p[j] / left);
        n -= out[j];
        if (n <= 0) return;
        left -= p[j];
    }
    out[d - 1] = n;
}
