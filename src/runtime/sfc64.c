// SFC64, Chris Doty-Humphrey's small fast chaotic generator.
#include "runtime/half_word.h"

static uint64_t next64(void *state) {
    uint64_t *s = ((nprt_sfc64 *)state)->s, v = s[0] + s[1] + s[3]++;
    s[0] = s[1] ^ s[1] >> 11;
    s[1] = s[2] + (s[2] << 3);
    s[2] = (s[2] << 24 | s[2] >> 40) + v;
    return v;
}

void nprt_sfc64_seed(nprt_sfc64 *g, const uint64_t words[3]) {
    *g = (nprt_sfc64){.s = {words[0], words[1], words[2], 1}};
    for (int i = 0; i < 12; i++) next64(g);
}

static uint32_t next32(void *state) { return nprt_half_take(&((nprt_sfc64 *)state)->half, next64, state); }
static double next_double(void *state) { return nprt_unit_of(next64(state)); }

nprt_bits nprt_sfc64_bits(nprt_sfc64 *g) {
    return (nprt_bits){.next32 = next32, .next64 = next64, .next_double = next_double, .state = g};
}
