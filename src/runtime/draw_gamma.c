// The gamma distribution and what is made of it.
#include "runtime/distributions.h"

#include <math.h>

static double unit(nprt_bits *b) { return b->next_double(b->state); }

// Ahrens and Dieter's rejection for shapes below 1.
static double gamma_small(nprt_bits *b, double shape) {
    for (;;) {
        double u = unit(b), v = b->exponential(b);
        if (u <= 1.0 - shape) {
            double x = pow(u, 1. / shape);
            if (x <= v) return x;
        } else {
            double y = -log((1 - u) / shape), x = pow(1.0 - shape + shape * y, 1. / shape);
            if (x <= v + y) return x;
        }
    }
}

// Marsaglia and Tsang (2000).
static double gamma_large(nprt_bits *b, double shape) {
    double d = shape - 1. / 3., c = 1. / sqrt(9 * d);
    for (;;) {
        double x, v;
        do {
            x = b->normal(b);
            v = 1.0 + c * x;
        } while (v <= 0.0);
        v = v * v * v;
        double u = unit(b);
        if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return d * v;
        if (log(u) < 0.5 * x * x + d * (1. - v + log(v))) return d * v;
    }
}

double nprt_draw_standard_gamma(nprt_bits *b, double shape) {
    if (shape == 1.0) return b->exponential(b);
    if (shape == 0.0) return 0.0;
    return shape < 1.0 ? gamma_small(b, shape) : gamma_large(b, shape);
}

double nprt_draw_gamma(nprt_bits *b, double shape, double scale) { return scale * nprt_draw_standard_gamma(b, shape); }
double nprt_draw_chisquare(nprt_bits *b, double df) { return 2.0 * nprt_draw_standard_gamma(b, df / 2.0); }

double nprt_draw_f(nprt_bits *b, double dfnum, double dfden) {
    double above = nprt_draw_chisquare(b, dfnum) * dfden;
    return above / (nprt_draw_chisquare(b, dfden) * dfnum);
}

double nprt_draw_standard_t(nprt_bits *b, double df) {
    double above = b->normal(b), below = nprt_draw_standard_gamma(b, df / 2);
    return sqrt(df / 2) * above / sqrt(below);
}

double nprt_draw_noncentral_chisquare(nprt_bits *b, double df, double nonc) {
    if (isnan(nonc) && !b->gauss) return NAN;
    if (nonc == 0) return nprt_draw_chisquare(b, df);
    if (df > 1) {
        double chi2 = nprt_draw_chisquare(b, df - 1), n = b->normal(b) + sqrt(nonc);
        return chi2 + n * n;
    }
    int64_t i = nprt_draw_poisson(b, nonc / 2.0);
    double v = nprt_draw_chisquare(b, df + (double)(2 * i));
    return isnan(nonc) ? NAN : v;
}

double nprt_draw_noncentral_f(nprt_bits *b, double dfnum, double dfden, double nonc) {
    double t = nprt_draw_noncentral_chisquare(b, dfnum, nonc) * dfden;
    return t / (nprt_draw_chisquare(b, dfden) * dfnum);
}

// x / (x + y) for powers of uniforms too small to be added: by their logarithms.
static double share_of_logs(double x, double y) {
    double most = x > y ? x : y;
    x -= most;
    y -= most;
    return exp(x - log(exp(x) + exp(y)));
}

// Jöhnk (1964), for a and c up to 1.
static double beta_small(nprt_bits *b, double a, double c) {
    for (;;) {
        double u = unit(b), v = unit(b);
        double x = pow(u, 1.0 / a), y = pow(v, 1.0 / c);
        if (x + y > 1.0) continue;
        if (x + y > 0) return x / (x + y);
        if (b->gauss) return share_of_logs(log(u) / a, log(v) / c);   // Generator draws again
    }
}

double nprt_draw_beta(nprt_bits *b, double a, double c) {
    if (a <= 1.0 && c <= 1.0) return beta_small(b, a, c);
    double x = nprt_draw_standard_gamma(b, a), y = nprt_draw_standard_gamma(b, c);
    return x / (x + y);
}
