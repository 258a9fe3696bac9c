// Discrete distributions on all of the natural numbers.
#include "runtime/distributions.h"
#include "runtime/log_gamma.h"

#include <math.h>

static double unit(nprt_bits *b) { return b->next_double(b->state); }

static int64_t poisson_product(nprt_bits *b, double lam) {
    double least = exp(-lam), product = 1.0;
    for (int64_t k = 0;; k++) {
        product *= unit(b);
        if (!(product > least)) return k;
    }
}

// Hörmann's transformed rejection with a squeeze, PTRS (1993).
static int64_t poisson_rejection(nprt_bits *b, double lam) {
    double log_lam = log(lam), width = 0.931 + 2.53 * sqrt(lam), a = -0.059 + 0.02483 * width;
    double inverse_alpha = 1.1239 + 1.1328 / (width - 3.4), squeeze = 0.9277 - 3.6224 / (width - 2);
    for (;;) {
        double u = unit(b) - 0.5, v = unit(b), us = 0.5 - fabs(u);
        double const whole = floor((2 * a / us + width) * u + lam + 0.43);
        int64_t k = fabs(whole) < 0x1p63 ? (int64_t)whole : INT64_MIN;   // as x86 converts: us can be 0, lam infinite
        if (us >= 0.07 && v <= squeeze) return k;
        if (k < 0 || (us < 0.013 && v > us)) continue;
        if (log(v) + log(inverse_alpha) - log(a / (us * us) + width) <=
            -lam + (double)k * log_lam - nprt_log_gamma((double)(k + 1)))
            return k;
    }
}

int64_t nprt_draw_poisson(nprt_bits *b, double lam) {
    if (lam >= 10) return poisson_rejection(b, lam);
    return lam == 0 ? 0 : poisson_product(b, lam);
}

int64_t nprt_draw_negative_binomial(nprt_bits *b, double n, double p) {
    return nprt_draw_poisson(b, nprt_draw_gamma(b, n, (1 - p) / p));
}

static int64_t geometric_search(nprt_bits *b, double p) {
    double sum = p, term = p, q = 1.0 - p, u = unit(b);
    int64_t k = 1;
    for (; u > sum; k++) {
        term *= q;
        sum += term;
    }
    return k;
}

int64_t nprt_draw_geometric(nprt_bits *b, double p) {
    if (p >= 1.0 / 3) return geometric_search(b, p);
    return (int64_t)ceil(-b->exponential(b) / log1p(-p));
}

int64_t nprt_draw_legacy_geometric(nprt_bits *b, double p) {
    if (p >= 1.0 / 3) return geometric_search(b, p);
    return (int64_t)ceil(log1p(-unit(b)) / log(1 - p));
}

// Devroye's rejection (1986).
int64_t nprt_draw_zipf(nprt_bits *b, double a) {
    double less = a - 1.0, two = pow(2.0, less);
    for (;;) {
        double u = 1.0 - unit(b), v = unit(b), x = floor(pow(u, -1.0 / less));
        if (x > (double)INT64_MAX || x < 1.0) continue;
        double t = pow(1.0 + 1.0 / x, less);
        if (v * x * (t - 1.0) / (two - 1.0) <= t / two) return (int64_t)x;
    }
}

// Kemp's second accelerated generator (1981). Whether ln(1 - x) is taken as log1p(-x) makes the difference between
// Generator and RandomState.
int64_t nprt_draw_logseries(nprt_bits *b, double p) {
    double r = b->gauss ? log(1.0 - p) : log1p(-p);
    for (;;) {
        double v = unit(b);
        if (v >= p) return 1;
        double u = unit(b), q = b->gauss ? 1.0 - exp(r * u) : -expm1(r * u);
        if (v > q * q) return v >= q ? 1 : 2;
        int64_t k = (int64_t)floor(1 + log(v) / log(q));
        if (k >= 1 && v != 0.0) return k;
    }
}
