// default_rng's generators, RandomStates, and np.random's own state.
#include "runtime/abi.h"
#include "runtime/rng.h"
#include "runtime/traceback.h"

#include <stdlib.h>

static nprt_rng *allocate(void) {
    nprt_rng *rng = aligned_alloc(16, (sizeof *rng + 15) / 16 * 16);
    if (!rng) nprt_fail("MemoryError", "out of memory", NULL);
    rng->head = (nprt_object){1, free};
    rng->gauss = (nprt_gauss){false, 0};
    return rng;
}

static nprt_rng *new_modern(void) {
    nprt_rng *rng = allocate();
    rng->bits = nprt_bits_modern(nprt_pcg64_bits(&rng->pcg64));
    return rng;
}

nprt_rng *nprt_rng_new(int64_t seed, const char *site) {
    if (seed < 0) nprt_fail("ValueError", "expected non-negative integer", site);
    nprt_rng *rng = new_modern();
    uint32_t words[2] = {(uint32_t)seed, (uint32_t)((uint64_t)seed >> 32)};
    nprt_pcg64_seed_words(&rng->pcg64, words, words[1] ? 2 : 1);
    return rng;
}

nprt_rng *nprt_rng_new_entropy(void) {
    nprt_rng *rng = new_modern();
    nprt_pcg64_seed_entropy(&rng->pcg64);
    return rng;
}

void nprt_rng_seed(nprt_rng *rng, int64_t seed, const char *site) {
    if (seed < 0 || seed > UINT32_MAX) nprt_fail("ValueError", "Seed must be between 0 and 2**32 - 1", site);
    nprt_mt_seed(&rng->mt, (uint32_t)seed);
    rng->gauss = (nprt_gauss){false, 0};
}

void nprt_rng_seed_entropy(nprt_rng *rng) {
    nprt_mt_seed_entropy(&rng->mt);
    rng->gauss = (nprt_gauss){false, 0};
}

nprt_rng *nprt_rng_new_legacy_entropy(void) {
    nprt_rng *rng = allocate();
    rng->bits = nprt_bits_legacy(nprt_mt_bits(&rng->mt), &rng->gauss);
    nprt_rng_seed_entropy(rng);
    return rng;
}

nprt_rng *nprt_rng_new_legacy(int64_t seed, const char *site) {
    nprt_rng *rng = nprt_rng_new_legacy_entropy();
    nprt_rng_seed(rng, seed, site);
    return rng;
}

nprt_rng *nprt_rng_global(void) {
    static nprt_rng *global;
    if (!global) global = nprt_rng_new_legacy_entropy();
    nprt_object_retain(global);
    return global;
}
