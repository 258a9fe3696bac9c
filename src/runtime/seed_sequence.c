// NumPy's SeedSequence, after O'Neill's seed_seq_fe.
#include "runtime/random.h"

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

void nprt_seed_mix(uint32_t *pool, int64_t pool_size, const uint32_t *words, int64_t n) {
    uint32_t constant = INIT_A;
    for (int64_t i = 0; i < pool_size; i++) pool[i] = hash_into(i < n ? words[i] : 0, &constant);
    for (int64_t i = 0; i < pool_size; i++) {
        for (int64_t j = 0; j < pool_size; j++) {
            if (i != j) pool[j] = mix(pool[j], hash_into(pool[i], &constant));
        }
    }
    for (int64_t i = pool_size; i < n; i++) {
        for (int64_t j = 0; j < pool_size; j++) pool[j] = mix(pool[j], hash_into(words[i], &constant));
    }
}

void nprt_seed_state(const uint32_t *pool, int64_t pool_size, uint32_t *out, int64_t n) {
    uint32_t constant = INIT_B;
    for (int64_t i = 0; i < n; i++) {
        uint32_t v = pool[i % pool_size] ^ constant;
        constant *= MULT_B;
        v *= constant;
        out[i] = v ^ v >> 16;
    }
}
