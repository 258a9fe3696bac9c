// PCG64 (O'Neill 2014): a 128-bit linear congruential generator, its output by XSL-RR or, in PCG64DXSM, by DXSM.
#include "runtime/half_word.h"

typedef unsigned __int128 u128;

static const uint64_t CHEAP = 0xda942042e4dd58b5u;   // PCG64DXSM's multiplier
static u128 multiplier(void) { return (u128)0x2360ed051fc65da4u << 64 | 0x4385df649fccf645u; }

static void step(nprt_pcg64 *g) { g->state = g->state * multiplier() + g->increment; }

void nprt_pcg64_seed(nprt_pcg64 *g, const uint64_t words[4]) {
    u128 initial = (u128)words[0] << 64 | words[1], sequence = (u128)words[2] << 64 | words[3];
    *g = (nprt_pcg64){.increment = sequence << 1 | 1};
    step(g);
    g->state += initial;
    step(g);
}

void nprt_pcg64_seed_words(nprt_pcg64 *g, const uint32_t *words, int64_t n) {
    uint32_t pool[4], halves[8];
    uint64_t state[4];
    nprt_seed_mix(pool, 4, words, n);
    nprt_seed_state(pool, 4, halves, 8);
    for (int i = 0; i < 4; i++) state[i] = halves[2 * i] | (uint64_t)halves[2 * i + 1] << 32;
    nprt_pcg64_seed(g, state);
}

void nprt_pcg64_seed_entropy(nprt_pcg64 *g) {
    uint32_t words[4];
    nprt_entropy(words, sizeof words);
    nprt_pcg64_seed_words(g, words, 4);
}

// `steps` steps at once, by squaring the step (Brown 1994).
static void advance(nprt_pcg64 *g, u128 factor, u128 steps) {
    u128 term = g->increment, all_factor = 1, all_term = 0;
    for (; steps; steps >>= 1) {
        if (steps & 1) {
            all_factor *= factor;
            all_term = all_term * factor + term;
        }
        term *= factor + 1;
        factor *= factor;
    }
    g->state = all_factor * g->state + all_term;
}

void nprt_pcg64_advance(nprt_pcg64 *g, u128 steps) { advance(g, multiplier(), steps); }
void nprt_pcg64dxsm_advance(nprt_pcg64 *g, u128 steps) { advance(g, CHEAP, steps); }

uint64_t nprt_pcg64_next64(nprt_pcg64 *g) {
    step(g);
    uint64_t v = (uint64_t)(g->state >> 64) ^ (uint64_t)g->state;
    unsigned r = (unsigned)(g->state >> 122);
    return v >> r | v << (-r & 63);
}

double nprt_pcg64_double(nprt_pcg64 *g) { return nprt_unit_of(nprt_pcg64_next64(g)); }

static uint64_t next64(void *state) { return nprt_pcg64_next64(state); }
static uint32_t next32(void *state) { return nprt_half_take(&((nprt_pcg64 *)state)->half, next64, state); }
static double next_double(void *state) { return nprt_pcg64_double(state); }

nprt_bits nprt_pcg64_bits(nprt_pcg64 *g) {
    return (nprt_bits){.next32 = next32, .next64 = next64, .next_double = next_double, .state = g};
}

// The output is of the state before the step.
static uint64_t dxsm_next64(void *state) {
    nprt_pcg64 *g = state;
    uint64_t high = (uint64_t)(g->state >> 64), low = (uint64_t)g->state | 1;
    high ^= high >> 32;
    high *= CHEAP;
    high ^= high >> 48;
    high *= low;
    g->state = g->state * CHEAP + g->increment;
    return high;
}

static uint32_t dxsm_next32(void *state) { return nprt_half_take(&((nprt_pcg64 *)state)->half, dxsm_next64, state); }
static double dxsm_next_double(void *state) { return nprt_unit_of(dxsm_next64(state)); }

nprt_bits nprt_pcg64dxsm_bits(nprt_pcg64 *g) {
    return (nprt_bits){.next32 = dxsm_next32, .next64 = dxsm_next64, .next_double = dxsm_next_double, .state = g};
}
