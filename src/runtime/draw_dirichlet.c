// The Dirichlet distribution.
#include "runtime/distributions.h"
#include "runtime/object.h"

#include <stdlib.h>

// Gammas, divided by their sum.
static void share_gammas(nprt_bits *b, const double *alpha, int64_t d, double *out) {
    double sum = 0;
    for (int64_t j = 0; j < d; j++) sum = sum + (out[j] = nprt_draw_standard_gamma(b, alpha[j]));
    double scale = 1 / sum;
    for (int64_t j = 0; j < d; j++) out[j] = out[j] * scale;
}

// Breaks a stick. `after` holds the sums of alpha from each place to the end.
static void break_stick(nprt_bits *b, const double *alpha, const double *after, int64_t d, double *out) {
    double stick = 1;
    for (int64_t j = 0; j < d - 1; j++) {
        double part = nprt_draw_beta(b, alpha[j], after[j + 1]);
        out[j] = stick * part;
        stick *= 1. - part;
    }
    out[d - 1] = stick;
}

// Generator breaks sticks where all alpha are so small that all gammas may be zero.
static bool all_small(const double *alpha, int64_t d) {
    for (int64_t j = 0; j < d; j++) {
        if (!(alpha[j] < 0.1)) return false;
    }
    return d > 0;
}

void nprt_draw_dirichlet(nprt_bits *b, const double *alpha, int64_t d, double *out, int64_t draws) {
    if (d == 0 || draws == 0) return;
    if (b->gauss || !all_small(alpha, d)) {
        for (int64_t i = 0; i < draws; i++) share_gammas(b, alpha, d, out + i * d);
        return;
    }
    double *after = nprt_xmalloc((size_t)d * sizeof *after), sum = 0;
    for (int64_t j = d - 1; j >= 0; j--) after[j] = sum += alpha[j];
    for (int64_t i = 0; i < draws; i++) break_stick(b, alpha, after, d, out + i * d);
    free(after);
}
