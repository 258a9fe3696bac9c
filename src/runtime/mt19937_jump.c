// 2**128 steps of MT19937 at once: the polynomial of that power of the step, applied to the state (Haramoto, Matsumoto,
// Nishimura, Panneton and L'Ecuyer 2008).
#include "runtime/random.h"

#include <string.h>

enum { N = 624, M = 397, DEGREE = 19937 };

static const uint32_t polynomial[N] = {
#include "runtime/mt19937_jump.def"
};

// Replaces one word, the oldest.
static void step(nprt_mt *mt) {
    uint32_t *k = mt->key;
    int i = mt->pos, next = i + 1 == N ? 0 : i + 1;
    uint32_t y = (k[i] & 0x80000000u) | (k[next] & 0x7fffffffu);
    k[i] = k[i + M < N ? i + M : i + M - N] ^ (y >> 1) ^ (0x9908b0dfu & (0u - (y & 1)));
    mt->pos = next;
}

// Both windows of N words begin at their positions.
static void add(nprt_mt *to, const nprt_mt *from) {
    for (int i = 0; i < N; i++) to->key[(to->pos + i) % N] ^= from->key[(from->pos + i) % N];
}

// Horner's rule, from the highest power down.
void nprt_mt_jump(nprt_mt *mt) {
    if (mt->pos >= N) mt->pos = 0;
    nprt_mt sum = {.pos = mt->pos};
    for (int i = DEGREE - 1; i >= 0; i--) {
        step(&sum);
        if (polynomial[i / 32] >> (i % 32) & 1) add(&sum, mt);
    }
    *mt = sum;
}
