// The von Mises distribution: Best and Fisher's rejection from a wrapped Cauchy (1979).
#include "runtime/distributions.h"

#include <math.h>

#define PI 3.14159265358979323846

static double unit(nprt_bits *b) { return b->next_double(b->state); }

static double cauchy_width(double kappa) {
    if (kappa < 1e-5) return 1. / kappa + kappa;   // what follows, to second order
    double r = 1 + sqrt(1 + 4 * kappa * kappa), rho = (r - sqrt(2 * r)) / (2 * kappa);
    return (1 + rho * rho) / (2 * rho);
}

static double cosine(nprt_bits *b, double kappa) {
    double s = cauchy_width(kappa);
    for (;;) {
        double z = cos(PI * unit(b)), w = (1 + s * z) / (s + z), y = kappa * (s - w), v = unit(b);
        if (y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0) return w;
    }
}

double nprt_draw_legacy_vonmises(nprt_bits *b, double mu, double kappa) {
    if (isnan(kappa)) return NAN;
    if (kappa < 1e-8) return PI * (2 * unit(b) - 1);
    double angle = acos(cosine(b, kappa));
    if (unit(b) < 0.5) angle = -angle;
    angle += mu;
    double turned = fmod(fabs(angle) + PI, 2 * PI) - PI;
    return angle < 0 ? -turned : turned;
}

// Above 1e6 Generator takes a wrapped normal.
double nprt_draw_vonmises(nprt_bits *b, double mu, double kappa) {
    if (!(kappa > 1e6)) return nprt_draw_legacy_vonmises(b, mu, kappa);
    double v = mu + sqrt(1. / kappa) * b->normal(b);
    if (v < -PI) v += 2 * PI;
    if (v > PI) v -= 2 * PI;
    return v;
}
