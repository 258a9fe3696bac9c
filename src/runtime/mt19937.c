// MT19937, after Matsumoto & Nishimura (1998): the generator, its seeding and its doubles.
#include "runtime/random.h"
#include "runtime/simd.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

enum { N = 624, M = 397 };

void nprt_entropy(void *out, size_t n) {
    if (getrandom(out, n, 0) == (ssize_t)n) return;
    struct timespec t;   // no entropy from the system: the clock has to do
    clock_gettime(CLOCK_REALTIME, &t);
    for (size_t i = 0; i < n; i++)
        ((unsigned char *)out)[i] = (unsigned char)(((uint64_t)t.tv_nsec * 2654435761u) >> (i % 8 * 8));
}

void nprt_mt_seed(nprt_mt *mt, uint32_t seed) {
    for (uint32_t i = 0; i < N; i++) {
        mt->key[i] = seed;
        seed = 1812433253u * (seed ^ (seed >> 30)) + i + 1;
    }
    mt->pos = N;
}

void nprt_mt_seed_array(nprt_mt *mt, const uint32_t *words, int64_t n) {
    nprt_mt_seed(mt, 19650218u);
    uint32_t *k = mt->key;
    int i = 1;
    int64_t j = 0;
    for (int64_t count = n > N ? n : N; count; count--) {
        k[i] = (k[i] ^ ((k[i - 1] ^ (k[i - 1] >> 30)) * 1664525u)) + words[j] + (uint32_t)j;
        if (++i == N) k[0] = k[N - 1], i = 1;
        if (++j == n) j = 0;
    }
    for (int count = N - 1; count; count--) {
        k[i] = (k[i] ^ ((k[i - 1] ^ (k[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i == N) k[0] = k[N - 1], i = 1;
    }
    k[0] = 0x80000000u;
}

void nprt_mt_seed_entropy(nprt_mt *mt) {
    uint32_t words[N];
    nprt_entropy(words, sizeof words);
    nprt_mt_seed_array(mt, words, N);
}

static inline uint32_t twist(uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return (y >> 1) ^ (0x9908b0dfu & (0u - (low & 1)));
}

// Both loops read at least 227 words away from what they write, so they vectorise.
NPRT_VECTOR_CLONES
void nprt_mt_next_block(nprt_mt *mt) {
    uint32_t *k = mt->key;
    for (int i = 0; i < N - M; i++) k[i] = k[i + M] ^ twist(k[i], k[i + 1]);
    for (int i = N - M; i < N - 1; i++) k[i] = k[i + M - N] ^ twist(k[i], k[i + 1]);
    k[N - 1] = k[M - 1] ^ twist(k[N - 1], k[0]);
    mt->pos = 0;
}

static inline uint32_t temper(uint32_t y) {
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

uint32_t nprt_mt_next32(nprt_mt *mt) {
    if (mt->pos >= N) nprt_mt_next_block(mt);
    return temper(mt->key[mt->pos++]);
}

uint64_t nprt_mt_next64(nprt_mt *mt) {
    uint64_t high = nprt_mt_next32(mt);
    return high << 32 | nprt_mt_next32(mt);
}

static inline double to_double(uint32_t a, uint32_t b) {
    return ((double)(int32_t)(a >> 5) * 67108864.0 + (double)(int32_t)(b >> 6)) * (1.0 / 9007199254740992.0);
}

double nprt_mt_double(nprt_mt *mt) {
    uint32_t a = nprt_mt_next32(mt);
    return to_double(a, nprt_mt_next32(mt));
}

NPRT_VECTOR_CLONES
static void fill(const uint32_t *key, double *restrict out, int64_t n, double low, double range) {
    for (int64_t i = 0; i < n; i++) out[i] = low + range * to_double(temper(key[2 * i]), temper(key[2 * i + 1]));
}

void nprt_mt_fill_double(nprt_mt *mt, double *out, int64_t n, double low, double range) {
    while (n > 0) {
        if (mt->pos >= N) nprt_mt_next_block(mt);
        int64_t ready = (N - mt->pos) / 2;
        if (ready == 0) {   // the two words lie in two blocks
            *out++ = low + range * nprt_mt_double(mt), n--;
            continue;
        }
        if (ready > n) ready = n;
        fill(mt->key + mt->pos, out, ready, low, range);
        mt->pos += (int)(2 * ready);
        out += ready, n -= ready;
    }
}

static uint32_t next32(void *state) { return nprt_mt_next32(state); }
static uint64_t next64(void *state) { return nprt_mt_next64(state); }
static double next_double(void *state) { return nprt_mt_double(state); }

static void units(nprt_bits *b, double *out, int64_t n, double low, double range) {
    nprt_mt_fill_double(b->mt, out, n, low, range);
}

nprt_bits nprt_mt_bits(nprt_mt *mt) {
    return (nprt_bits){
        .next32 = next32, .next64 = next64, .next_double = next_double, .state = mt, .mt = mt, .units = units};
}
