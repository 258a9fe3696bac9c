// Draws that take or give vectors: choice by probabilities, multinomial, Dirichlet.
#include "runtime/abi.h"
#include "runtime/distributions.h"
#include "runtime/error.h"
#include "runtime/random_out.h"
#include "runtime/rng.h"
#include "runtime/traceback.h"

#include <stdlib.h>
#include <string.h>

// A packed copy of a memref of doubles; *n is its length.
static double *doubles(int64_t rank, const nprt_memref *m, int64_t *n) {
    nprt_array a = nprt_array_of_memref(rank, m, NPRT_float64);
    *n = nprt_array_size(&a);
    double *p = nprt_xmalloc(((size_t)*n + 1) * sizeof *p);
    for (int64_t i = 0; i < *n; i++) memcpy(&p[i], a.data + (rank ? i * a.strides[0] : 0), sizeof *p);
    return p;
}

void nprt_rng_choice_p(nprt_rng *rng, int64_t rank, const nprt_memref *m, int64_t p_rank, const nprt_memref *pm,
                       bool replace, const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    int64_t n;
    double *p = doubles(p_rank, pm, &n);
    if (!nprt_bits_choice_p(&rng->bits, out.data, out.n, p, n, replace, NPRT_PROBABILITY_TOLERANCE))
        nprt_die_pending_at(site);
    free(p);
    nprt_random_out_end(&out);
}

static bool check_multinomial(const double *p, int64_t d, int64_t n, bool legacy) {
    if (d == 0 && !legacy)
        return nprt_raise("ValueError", "pvals must have at least 1 dimension and the last dimension of pvals must be "
                                        "greater than 0.");
    for (int64_t i = 0; i < d; i++) {
        if (!nprt_check_value(NPRT_UNIT, "pvals", p[i], true)) return false;
    }
    if (nprt_sum_kahan(p, d - 1) > 1.0 + 1e-12) return nprt_raise("ValueError", "sum(pvals[:-1]) > 1.0");
    return nprt_check_value(NPRT_NON_NEGATIVE, "n", (double)n, false);
}

void nprt_rng_multinomial(nprt_rng *rng, int64_t rank, const nprt_memref *m, int64_t n, int64_t p_rank,
                          const nprt_memref *pm, const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    int64_t d, *to = out.data;
    double *p = doubles(p_rank, pm, &d);
    if (!check_multinomial(p, d, n, nprt_rng_is_legacy(rng))) nprt_die_pending_at(site);
    memset(to, 0, (size_t)out.n * sizeof *to);
    for (int64_t i = 0; d && i < out.n; i += d) nprt_draw_multinomial(&rng->bits, n, p, d, to + i);
    free(p);
    nprt_random_out_end(&out);
}

void nprt_rng_dirichlet(nprt_rng *rng, int64_t rank, const nprt_memref *m, int64_t alpha_rank,
                        const nprt_memref *alpha_m, const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    int64_t d;
    double *alpha = doubles(alpha_rank, alpha_m, &d);
    for (int64_t i = 0; i < d; i++) {
        if (alpha[i] <= 0) nprt_fail("ValueError", "alpha <= 0", site);
    }
    if (d) nprt_draw_dirichlet(&rng->bits, alpha, d, out.data, out.n / d);
    free(alpha);
    nprt_random_out_end(&out);
}
