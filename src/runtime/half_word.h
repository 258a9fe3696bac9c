// 32-bit words of a generator of 64-bit ones: the low half, then the high half.
#pragma once
#include "runtime/random.h"

static inline uint32_t nprt_half_take(nprt_half *h, uint64_t (*next64)(void *state), void *state) {
    if (h->has) {
        h->has = false;
        return h->word;
    }
    uint64_t v = next64(state);
    *h = (nprt_half){true, (uint32_t)(v >> 32)};
    return (uint32_t)v;
}

// The upper 53 bits as a double in [0, 1).
static inline double nprt_unit_of(uint64_t v) { return (double)(v >> 11) * (1.0 / 9007199254740992.0); }
