// The standard distributions as RandomState draws them, one at a time.
#include "runtime/distributions.h"

#include <math.h>

static inline bool inside(double r2) { return r2 < 1.0 && r2 != 0.0; }

// Marsaglia's polar method makes two: one is kept.
double nprt_legacy_normal(nprt_bits *b) {
    nprt_gauss *g = b->gauss;
    if (g->has) {
        double kept = g->kept;
        *g = (nprt_gauss){false, 0};
        return kept;
    }
    double x1, x2, r2;
    do {
        x1 = 2.0 * b->next_double(b->state) - 1.0;
        x2 = 2.0 * b->next_double(b->state) - 1.0;
        r2 = x1 * x1 + x2 * x2;
    } while (!inside(r2));
    double f = sqrt(-2.0 * log(r2) / r2);
    *g = (nprt_gauss){true, f * x1};
    return f * x2;
}

double nprt_legacy_exponential(nprt_bits *b) { return -log(1.0 - b->next_double(b->state)); }

static void normals(nprt_bits *b, double *out, int64_t n, bool plain, double loc, double scale) {
    nprt_mt_fill_gauss(b->mt, b->gauss, out, n, plain, loc, scale);
}

nprt_bits nprt_bits_legacy(nprt_bits b, nprt_gauss *g) {
    b.gauss = g;
    b.normal = nprt_legacy_normal;
    b.exponential = nprt_legacy_exponential;
    b.normals = b.mt ? normals : NULL;
    return b;
}
