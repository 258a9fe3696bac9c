// Random generators as handles.
#pragma once
#include "runtime/object.h"
#include "runtime/random.h"

struct nprt_rng {
    nprt_object head;
    nprt_bits bits;
    nprt_gauss gauss;
    union {
        nprt_mt mt;
        nprt_pcg64 pcg64;
    };
};

static inline bool nprt_rng_is_legacy(const nprt_rng *rng) { return rng->bits.gauss; }
