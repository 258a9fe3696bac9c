// Generator's float32: units, and normals and exponentials by the ziggurat method.
#include "runtime/distributions.h"

#include <math.h>

typedef struct strip {
    uint32_t k;
    float w, f;
} strip;

#define STRIP(K, W, F) {K, W, F},
static const strip normal[256] = {
#include "runtime/ziggurat_single_normal.def"
};
#define STRIP(K, W, F) {K, W, F},
static const strip exponential[256] = {
#include "runtime/ziggurat_single_exponential.def"
};

static const float NORMAL_R = 3.6541528853610087963519472518f, NORMAL_1_R = 0.27366123732975827203338247596f,
                   EXPONENTIAL_R = 7.6971174701310497140446280481f;

float nprt_single_unit(nprt_bits *b) { return (float)(b->next32(b->state) >> 8) * (1.0f / 16777216.0f); }

static float normal_tail(nprt_bits *b, bool negative) {
    for (;;) {
        float x = -NORMAL_1_R * log1pf(-nprt_single_unit(b));
        float y = -log1pf(-nprt_single_unit(b));
        if (y + y > x * x) return negative ? -(NORMAL_R + x) : NORMAL_R + x;
    }
}

float nprt_single_normal(nprt_bits *b) {
    for (;;) {
        uint32_t r = b->next32(b->state), magnitude = r >> 9 & 0x7fffffu;
        int i = (int)(r & 0xff);
        float x = (float)magnitude * normal[i].w;
        if (r >> 8 & 1) x = -x;
        if (magnitude < normal[i].k) return x;
        if (i == 0) return normal_tail(b, magnitude >> 8 & 1);
        float y = (normal[i - 1].f - normal[i].f) * nprt_single_unit(b) + normal[i].f;
        if ((double)y < exp(-0.5 * (double)x * (double)x)) return x;
    }
}

float nprt_single_exponential(nprt_bits *b) {
    for (;;) {
        uint32_t r = b->next32(b->state) >> 1;
        int i = (int)(r & 0xff);
        r >>= 8;
        float x = (float)r * exponential[i].w;
        if (r < exponential[i].k) return x;
        if (i == 0) return EXPONENTIAL_R - log1pf(-nprt_single_unit(b));
        if ((exponential[i - 1].f - exponential[i].f) * nprt_single_unit(b) + exponential[i].f < expf(-x)) return x;
    }
}
