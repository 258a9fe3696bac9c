// Philox 4x64-10 (Salmon, Moraes, Dror and Shaw 2011).
#include "runtime/half_word.h"

enum { ROUNDS = 10 };

static uint64_t multiply(uint64_t a, uint64_t b, uint64_t *high) {
    unsigned __int128 product = (unsigned __int128)a * b;
    *high = (uint64_t)(product >> 64);
    return (uint64_t)product;
}

static void encrypt(const uint64_t counter[4], const uint64_t key[2], uint64_t out[4]) {
    uint64_t x[4] = {counter[0], counter[1], counter[2], counter[3]}, k0 = key[0], k1 = key[1];
    for (int i = 0; i < ROUNDS; i++) {
        uint64_t high0, high1, low0 = multiply(0xd2e7470ee14c6c93u, x[0], &high0),
                               low1 = multiply(0xca5a826395121157u, x[2], &high1);
        x[0] = high1 ^ x[1] ^ k0;
        x[1] = low1;
        x[2] = high0 ^ x[3] ^ k1;
        x[3] = low0;
        k0 += 0x9e3779b97f4a7c15u;
        k1 += 0xbb67ae8584caa73bu;
    }
    for (int i = 0; i < 4; i++) out[i] = x[i];
}

static uint64_t next64(void *state) {
    nprt_philox *g = state;
    if (g->pos >= 4) {
        for (int i = 0; i < 4 && ++g->counter[i] == 0; i++) {
        }
        encrypt(g->counter, g->key, g->buffer);
        g->pos = 0;
    }
    return g->buffer[g->pos++];
}

static uint32_t next32(void *state) { return nprt_half_take(&((nprt_philox *)state)->half, next64, state); }
static double next_double(void *state) { return nprt_unit_of(next64(state)); }

nprt_bits nprt_philox_bits(nprt_philox *g) {
    return (nprt_bits){.next32 = next32, .next64 = next64, .next_double = next_double, .state = g};
}
