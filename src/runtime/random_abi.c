// np.random's functions on the program's one legacy generator.
#include "runtime/abi.h"
#include "runtime/list.h"
#include "runtime/random.h"
#include "runtime/random_out.h"
#include "runtime/traceback.h"

#include <math.h>

static struct {
    nprt_mt mt;
    bool seeded;
} state;

static nprt_mt *global(void) {
    if (!state.seeded) nprt_random_seed_entropy();
    return &state.mt;
}

void nprt_random_seed(int64_t seed, const char *site) {
    if (seed < 0 || seed > UINT32_MAX) nprt_fail("ValueError", "Seed must be between 0 and 2**32 - 1", site);
    nprt_mt_seed(&state.mt, (uint32_t)seed);
    state.seeded = true;
}

void nprt_random_seed_entropy(void) {
    nprt_mt_seed_entropy(&state.mt);
    state.seeded = true;
}

static double checked_range(double low, double high, const char *site) {
    if (!isfinite(high - low)) nprt_fail("OverflowError", "Range exceeds valid bounds", site);
    return high - low;
}

static void check_scale(double scale, const char *site) {
    if (signbit(scale) && !isnan(scale)) nprt_fail("ValueError", "scale < 0", site);
}

void nprt_random_rand(int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    nprt_mt_fill_double(global(), out.data, out.n, 0.0, 1.0);
    nprt_random_out_end(&out);
}

void nprt_random_randn(int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    nprt_mt_fill_gauss(global(), out.data, out.n, true, 0.0, 1.0);
    nprt_random_out_end(&out);
}

void nprt_random_uniform(int64_t rank, const nprt_memref *m, double low, double high, const char *site) {
    double range = checked_range(low, high, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    nprt_mt_fill_double(global(), out.data, out.n, low, range);
    nprt_random_out_end(&out);
}

void nprt_random_normal(int64_t rank, const nprt_memref *m, double loc, double scale, const char *site) {
    check_scale(scale, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    nprt_mt_fill_gauss(global(), out.data, out.n, false, loc, scale);
    nprt_random_out_end(&out);
}

void nprt_random_exponential(int64_t rank, const nprt_memref *m, double scale, const char *site) {
    check_scale(scale, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    nprt_mt_fill_exponential(global(), out.data, out.n, scale);
    nprt_random_out_end(&out);
}

double nprt_random_rand_f64(void) { return nprt_mt_double(global()); }
double nprt_random_randn_f64(void) { return nprt_mt_gauss(global()); }

double nprt_random_uniform_f64(double low, double high, const char *site) {
    double range = checked_range(low, high, site);
    return low + range * nprt_mt_double(global());
}

double nprt_random_normal_f64(double loc, double scale, const char *site) {
    check_scale(scale, site);
    return loc + scale * nprt_mt_gauss(global());
}

double nprt_random_exponential_f64(double scale, const char *site) {
    check_scale(scale, site);
    return scale * -log(1.0 - nprt_mt_double(global()));
}

void nprt_random_randint(int64_t rank, const nprt_memref *m, int32_t dtype, int64_t low, int64_t high,
                         const char *site) {
    if (!nprt_check_bounds((nprt_dtype)dtype, low, high)) nprt_die_pending_at(site);
    nprt_random_out out = nprt_random_out_begin(rank, m, (nprt_dtype)dtype);
    nprt_bits bits = nprt_mt_bits(global());
    nprt_bits_fill(&bits, (nprt_dtype)dtype, (uint64_t)low, (uint64_t)high - 1 - (uint64_t)low, out.data, out.n);
    nprt_random_out_end(&out);
}

int64_t nprt_random_randint_i64(int64_t low, int64_t high, const char *site) {
    if (!nprt_check_bounds(NPRT_int64, low, high)) nprt_die_pending_at(site);
    nprt_bits bits = nprt_mt_bits(global());
    return (int64_t)((uint64_t)low + nprt_bits_bounded64(&bits, (uint64_t)high - 1 - (uint64_t)low));
}

void nprt_random_permutation(int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits bits = nprt_mt_bits(global());
    nprt_bits_permutation(&bits, out.data, out.n);
    nprt_random_out_end(&out);
}

void nprt_random_shuffle(int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype);
    nprt_bits bits = nprt_mt_bits(global());
    nprt_bits_shuffle(&bits, &a);
}

void nprt_random_shuffle_list(nprt_list *list) {
    nprt_bits bits = nprt_mt_bits(global());
    for (int64_t i = list->count - 1; i > 0; i--) {
        nprt_list_swap(list, i, (int64_t)nprt_bits_interval(&bits, (uint64_t)i));
    }
}

void nprt_random_choice(int64_t rank, const nprt_memref *m, int64_t n, bool replace, const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits bits = nprt_mt_bits(global());
    if (!nprt_bits_choice(&bits, out.data, out.n, n, replace)) nprt_die_pending_at(site);
    nprt_random_out_end(&out);
}

void nprt_random_choice_p(int64_t rank, const nprt_memref *m, int64_t p_rank, const nprt_memref *p, bool replace,
                          const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits bits = nprt_mt_bits(global());
    if (!nprt_choice_of_memref(&bits, &out, p_rank, p, replace)) nprt_die_pending_at(site);
    nprt_random_out_end(&out);
}
