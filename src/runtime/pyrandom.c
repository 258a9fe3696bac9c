// Python's random module on MT19937.
#include "runtime/abi.h"
#include "runtime/list.h"
#include "runtime/random.h"

#include <math.h>

void nprt_py_seed(nprt_mt *mt, uint64_t magnitude) {
    uint32_t words[2] = {(uint32_t)magnitude, (uint32_t)(magnitude >> 32)};
    nprt_mt_seed_array(mt, words, words[1] ? 2 : 1);
}

uint64_t nprt_py_getrandbits(nprt_mt *mt, int k) {
    if (k <= 32) return nprt_mt_next32(mt) >> (32 - k);
    uint64_t low = nprt_mt_next32(mt);
    return low | (uint64_t)(nprt_mt_next32(mt) >> (64 - k)) << 32;
}

uint64_t nprt_py_randbelow(nprt_mt *mt, uint64_t n) {
    int k = 64 - __builtin_clzll(n);
    uint64_t r;
    do r = nprt_py_getrandbits(mt, k);
    while (r >= n);
    return r;
}

double nprt_py_gauss(nprt_mt *mt, nprt_gauss *g, double mu, double sigma) {
    double z = g->kept;
    if (g->has) {
        g->has = false;
    } else {
        double angle = nprt_mt_double(mt) * 6.283185307179586;
        double radius = sqrt(-2.0 * log(1.0 - nprt_mt_double(mt)));
        z = cos(angle) * radius;
        *g = (nprt_gauss){true, sin(angle) * radius};
    }
    return mu + z * sigma;
}

static struct {
    nprt_mt mt;
    nprt_gauss gauss;
    bool seeded;
} state;

static nprt_mt *global(void) {
    if (!state.seeded) {
        nprt_mt_seed_entropy(&state.mt);
        state.seeded = true;
    }
    return &state.mt;
}

void nprt_pyrandom_seed(int64_t seed) {
    nprt_py_seed(global(), seed < 0 ? 0 - (uint64_t)seed : (uint64_t)seed);
    state.gauss.has = false;
}
double nprt_pyrandom_random(void) { return nprt_mt_double(global()); }
double nprt_pyrandom_uniform(double low, double high) { return low + (high - low) * nprt_mt_double(global()); }
double nprt_pyrandom_gauss(double mu, double sigma) { return nprt_py_gauss(global(), &state.gauss, mu, sigma); }
int64_t nprt_pyrandom_randbelow(int64_t n) { return (int64_t)nprt_py_randbelow(global(), (uint64_t)n); }

int64_t nprt_pyrandom_randint(int64_t low, int64_t high, const char *site) {
    if (high < low || (uint64_t)high - (uint64_t)low == UINT64_MAX) {
        nprt_buf b = {0};
        nprt_buf_printf(&b, "empty range for randrange() (%lld, %lld, %lld)", (long long)low, (long long)high + 1,
                        (long long)high + 1 - (long long)low);
        nprt_fail_str("ValueError", nprt_buf_to_str(&b), site);
    }
    return (int64_t)((uint64_t)low + nprt_py_randbelow(global(), (uint64_t)high - (uint64_t)low + 1));
}

void nprt_pyrandom_shuffle(nprt_list *list) {
    for (int64_t i = list->count - 1; i > 0; i--) {
        nprt_list_swap(list, i, (int64_t)nprt_py_randbelow(global(), (uint64_t)i + 1));
    }
}
