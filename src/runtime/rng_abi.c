// np.random.default_rng's generators as handles.
#include "runtime/abi.h"
#include "runtime/random.h"
#include "runtime/random_out.h"
#include "runtime/traceback.h"

#include <math.h>
#include <stdlib.h>

struct nprt_rng {
    nprt_object head;
    nprt_pcg64 g;
};

static nprt_rng *rng_new(void) {
    nprt_rng *rng = aligned_alloc(16, sizeof *rng);
    if (!rng) nprt_fail("MemoryError", "out of memory", NULL);
    rng->head = (nprt_object){1, free};
    return rng;
}

nprt_rng *nprt_rng_new(int64_t seed, const char *site) {
    if (seed < 0) nprt_fail("ValueError", "expected non-negative integer", site);
    nprt_rng *rng = rng_new();
    uint32_t words[2] = {(uint32_t)seed, (uint32_t)((uint64_t)seed >> 32)};
    nprt_pcg64_seed(&rng->g, words, words[1] ? 2 : 1);
    return rng;
}

nprt_rng *nprt_rng_new_entropy(void) {
    nprt_rng *rng = rng_new();
    nprt_pcg64_seed_entropy(&rng->g);
    return rng;
}

static double checked_range(double low, double high, const char *site) {
    if (!isfinite(high - low)) nprt_fail("OverflowError", "high - low range exceeds valid bounds", site);
    return high - low;
}

static void check_scale(double scale, const char *site) {
    if (signbit(scale) && !isnan(scale)) nprt_fail("ValueError", "scale < 0", site);
}

void nprt_rng_random(nprt_rng *rng, int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_random_out out = nprt_random_out_begin(rank, m, (nprt_dtype)dtype);
    if (dtype == NPRT_float32) {
        float *p = out.data;
        for (int64_t i = 0; i < out.n; i++) p[i] = (float)(nprt_pcg64_next32(&rng->g) >> 8) * (1.0f / 16777216.0f);
    } else {
        double *p = out.data;
        for (int64_t i = 0; i < out.n; i++) p[i] = nprt_pcg64_double(&rng->g);
    }
    nprt_random_out_end(&out);
}

void nprt_rng_uniform(nprt_rng *rng, int64_t rank, const nprt_memref *m, double low, double high, const char *site) {
    double range = checked_range(low, high, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    for (int64_t i = 0; i < out.n; i++) ((double *)out.data)[i] = low + range * nprt_pcg64_double(&rng->g);
    nprt_random_out_end(&out);
}

void nprt_rng_standard_normal(nprt_rng *rng, int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    for (int64_t i = 0; i < out.n; i++) ((double *)out.data)[i] = nprt_pcg64_normal(&rng->g);
    nprt_random_out_end(&out);
}

void nprt_rng_normal(nprt_rng *rng, int64_t rank, const nprt_memref *m, double loc, double scale, const char *site) {
    check_scale(scale, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    for (int64_t i = 0; i < out.n; i++) ((double *)out.data)[i] = loc + scale * nprt_pcg64_normal(&rng->g);
    nprt_random_out_end(&out);
}

void nprt_rng_exponential(nprt_rng *rng, int64_t rank, const nprt_memref *m, double scale, const char *site) {
    check_scale(scale, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    for (int64_t i = 0; i < out.n; i++) ((double *)out.data)[i] = scale * nprt_pcg64_exponential(&rng->g);
    nprt_random_out_end(&out);
}

void nprt_rng_integers(nprt_rng *rng, int64_t rank, const nprt_memref *m, int32_t dtype, int64_t low, int64_t high,
                       const char *site) {
    if (!nprt_check_bounds((nprt_dtype)dtype, low, high)) nprt_die_pending_at(site);
    nprt_random_out out = nprt_random_out_begin(rank, m, (nprt_dtype)dtype);
    nprt_bits bits = nprt_pcg64_bits(&rng->g);
    nprt_bits_fill(&bits, (nprt_dtype)dtype, (uint64_t)low, (uint64_t)high - 1 - (uint64_t)low, out.data, out.n);
    nprt_random_out_end(&out);
}

double nprt_rng_random_f64(nprt_rng *rng) { return nprt_pcg64_double(&rng->g); }

double nprt_rng_uniform_f64(nprt_rng *rng, double low, double high, const char *site) {
    double range = checked_range(low, high, site);
    return low + range * nprt_pcg64_double(&rng->g);
}

double nprt_rng_normal_f64(nprt_rng *rng, double loc, double scale, const char *site) {
    check_scale(scale, site);
    return loc + scale * nprt_pcg64_normal(&rng->g);
}

double nprt_rng_exponential_f64(nprt_rng *rng, double scale, const char *site) {
    check_scale(scale, site);
    return scale * nprt_pcg64_exponential(&rng->g);
}

int64_t nprt_rng_integers_i64(nprt_rng *rng, int64_t low, int64_t high, const char *site) {
    if (!nprt_check_bounds(NPRT_int64, low, high)) nprt_die_pending_at(site);
    nprt_bits bits = nprt_pcg64_bits(&rng->g);
    return (int64_t)((uint64_t)low + nprt_bits_bounded64(&bits, (uint64_t)high - 1 - (uint64_t)low));
}

void nprt_rng_permutation(nprt_rng *rng, int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits bits = nprt_pcg64_bits(&rng->g);
    nprt_bits_permutation(&bits, out.data, out.n);
    nprt_random_out_end(&out);
}

void nprt_rng_shuffle(nprt_rng *rng, int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype);
    nprt_bits bits = nprt_pcg64_bits(&rng->g);
    nprt_bits_shuffle(&bits, &a);
}

void nprt_rng_choice(nprt_rng *rng, int64_t rank, const nprt_memref *m, int64_t n, bool replace, const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits bits = nprt_pcg64_bits(&rng->g);
    if (!nprt_bits_choice(&bits, out.data, out.n, n, replace)) nprt_die_pending_at(site);
    nprt_random_out_end(&out);
}

void nprt_rng_choice_p(nprt_rng *rng, int64_t rank, const nprt_memref *m, int64_t p_rank, const nprt_memref *p,
                       bool replace, const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits bits = nprt_pcg64_bits(&rng->g);
    if (!nprt_choice_of_memref(&bits, &out, p_rank, p, replace)) nprt_die_pending_at(site);
    nprt_random_out_end(&out);
}
