// Continuous distributions that one to three standard draws give.
#include "runtime/distributions.h"

#include <math.h>

static double unit(nprt_bits *b) { return b->next_double(b->state); }

double nprt_draw_standard_exponential(nprt_bits *b) { return b->exponential(b); }
double nprt_draw_exponential(nprt_bits *b, double scale) { return scale * b->exponential(b); }
double nprt_draw_normal(nprt_bits *b, double loc, double scale) { return loc + scale * b->normal(b); }
double nprt_draw_uniform(nprt_bits *b, double low, double high) { return low + (high - low) * unit(b); }
double nprt_draw_lognormal(nprt_bits *b, double mean, double sigma) { return exp(mean + sigma * b->normal(b)); }

double nprt_draw_standard_cauchy(nprt_bits *b) {
    double x = b->normal(b);
    return x / b->normal(b);
}

double nprt_draw_pareto(nprt_bits *b, double a) { return expm1(b->exponential(b) / a); }
double nprt_draw_legacy_pareto(nprt_bits *b, double a) { return exp(b->exponential(b) / a) - 1; }
double nprt_draw_weibull(nprt_bits *b, double a) { return a == 0.0 ? 0.0 : pow(b->exponential(b), 1. / a); }
double nprt_draw_power(nprt_bits *b, double a) { return pow(-expm1(-b->exponential(b)), 1. / a); }
double nprt_draw_legacy_power(nprt_bits *b, double a) { return pow(1 - exp(-b->exponential(b)), 1. / a); }
double nprt_draw_rayleigh(nprt_bits *b, double scale) { return scale * sqrt(2.0 * b->exponential(b)); }
double nprt_draw_legacy_rayleigh(nprt_bits *b, double scale) { return scale * sqrt(-2.0 * log1p(-unit(b))); }

// A double in (0, 1): zero is drawn again.
static double inner_unit(nprt_bits *b) {
    double u;
    do u = unit(b);
    while (u <= 0.0);
    return u;
}

double nprt_draw_laplace(nprt_bits *b, double loc, double scale) {
    double u = inner_unit(b);
    return u >= 0.5 ? loc - scale * log(2.0 - u - u) : loc + scale * log(u + u);
}

double nprt_draw_gumbel(nprt_bits *b, double loc, double scale) { return loc - scale * log(-log(1.0 - inner_unit(b))); }

double nprt_draw_logistic(nprt_bits *b, double loc, double scale) {
    double u = inner_unit(b);
    return loc + scale * log(u / (1.0 - u));
}

// The inverse Gaussian, after Michael, Schucany and Haas (1976).
double nprt_draw_wald(nprt_bits *b, double mean, double scale) {
    double half = mean / (2 * scale), y = b->normal(b);
    y = mean * y * y;
    double x = mean + half * (y - sqrt(4 * scale * y + y * y));
    return unit(b) <= mean / (mean + x) ? x : mean * mean / x;
}

double nprt_draw_triangular(nprt_bits *b, double left, double mode, double right) {
    double base = right - left, rise = mode - left, u = unit(b);
    if (u <= rise / base) return left + sqrt(u * (rise * base));
    return right - sqrt((1.0 - u) * ((right - mode) * base));
}
