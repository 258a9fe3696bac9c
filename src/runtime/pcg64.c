// PCG64 (O'Neill 2014, XSL-RR 128/64), seeded through NumPy's SeedSequence.
#include "runtime/random.h"

typedef unsigned __int128 u128;

enum { POOL = 4 };

// The mixing constants of SeedSequence.
static const uint32_t INIT_A = 0x43b0d7e5u, MULT_A = 0x931e8875u, INIT_B = 0x8b51f9ddu, MULT_B = 0x58f38dedu,
                      MIX_L = 0xca01f9ddu, MIX_R = 0x4973f715u;

static uint32_t hash_into(uint32_t v, uint32_t *constant) {
    v ^= *constant;
    *constant *= MULT_A;
    v *= *constant;
    return v ^ v >> 16;
}

static uint32_t mix(uint32_t x, uint32_t y) {
    uint32_t r = MIX_L * x - MIX_R * y;
    return r ^ r >> 16;
}

static void seed_sequence(const uint32_t *words, int64_t n, uint64_t out[4]) {
    uint32_t pool[POOL], constant = INIT_A;
    for (int i = 0; i < POOL; i++) pool[i] = hash_into(i < n ? words[i] : 0, &constant);
    for (int i = 0; i < POOL; i++) {
        for (int j = 0; j < POOL; j++) {
            if (i != j) pool[j] = mix(pool[j], hash_into(pool[i], &constant));
        }
    }
    for (int64_t i = POOL; i < n; i++) {
        for (int j = 0; j < POOL; j++) pool[j] = mix(pool[j], hash_into(words[i], &constant));
    }
    constant = INIT_B;
    for (int i = 0; i < 8; i++) {
        uint32_t v = pool[i % POOL] ^ constant;
        constant *= MULT_B;
        v *= constant;
        v ^= v >> 16;
        out[i / 2] = i % 2 ? out[i / 2] | (uint64_t)v << 32 : v;
    }
}

static void step(nprt_pcg64 *g) {
    const u128 multiplier = (u128)0x2360ed051fc65da4u << 64 | 0x4385df649fccf645u;
    g->state = g->state * multiplier + g->increment;
}

void nprt_pcg64_seed(nprt_pcg64 *g, const uint32_t *words, int64_t n) {
    uint64_t q[4];
    seed_sequence(words, n, q);
    u128 initial = (u128)q[0] << 64 | q[1], sequence = (u128)q[2] << 64 | q[3];
    *g = (nprt_pcg64){.increment = sequence << 1 | 1};
    step(g);
    g->state += initial;
    step(g);
}

void nprt_pcg64_seed_entropy(nprt_pcg64 *g) {
    uint32_t words[4];
    nprt_entropy(words, sizeof words);
    nprt_pcg64_seed(g, words, 4);
}

uint64_t nprt_pcg64_next64(nprt_pcg64 *g) {
    step(g);
    uint64_t v = (uint64_t)(g->state >> 64) ^ (uint64_t)g->state;
    unsigned r = (unsigned)(g->state >> 122);
    return v >> r | v << (-r & 63);
}

uint32_t nprt_pcg64_next32(nprt_pcg64 *g) {
    if (g->has_half) {
        g->has_half = false;
        return g->half;
    }
    uint64_t v = nprt_pcg64_next64(g);
    g->has_half = true;
    g->half = (uint32_t)(v >> 32);
    return (uint32_t)v;
}

double nprt_pcg64_double(nprt_pcg64 *g) { return (double)(nprt_pcg64_next64(g) >> 11) * (1.0 / 9007199254740992.0); }

static uint32_t next32(void *state) { return nprt_pcg64_next32(state); }
static uint64_t next64(void *state) { return nprt_pcg64_next64(state); }
static double next_double(void *state) { return nprt_pcg64_double(state); }

nprt_bits nprt_pcg64_bits(nprt_pcg64 *g) { return (nprt_bits){next32, next64, next_double, g, false}; }
