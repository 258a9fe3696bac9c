// Generator's gamma distribution in float32; draw_gamma.c has it in double.
#include "runtime/distributions.h"

#include <math.h>

static float gamma_small(nprt_bits *b, float shape) {
    for (;;) {
        float u = nprt_single_unit(b), v = nprt_single_exponential(b);
        if (u <= 1.0f - shape) {
            float x = powf(u, 1.0f / shape);
            if (x <= v) return x;
        } else {
            float y = -logf((1.0f - u) / shape), x = powf(1.0f - shape + shape * y, 1.0f / shape);
            if (x <= v + y) return x;
        }
    }
}

static float gamma_large(nprt_bits *b, float shape) {
    float d = shape - 1.0f / 3.0f, c = 1.0f / sqrtf(9.0f * d);
    for (;;) {
        float x, v;
        do {
            x = nprt_single_normal(b);
            v = 1.0f + c * x;
        } while (v <= 0.0f);
        v = v * v * v;
        float u = nprt_single_unit(b);
        if (u < 1.0f - 0.0331f * (x * x) * (x * x)) return d * v;
        if (logf(u) < 0.5f * x * x + d * (1.0f - v + logf(v))) return d * v;
    }
}

float nprt_single_gamma(nprt_bits *b, float shape) {
    if (shape == 1.0f) return nprt_single_exponential(b);
    if (shape == 0.0f) return 0.0f;
    return shape < 1.0f ? gamma_small(b, shape) : gamma_large(b, shape);
}
