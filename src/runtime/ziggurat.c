// Normal and exponential draws by the ziggurat method (Marsaglia & Tsang 2000, Doornik 2005), as Generator draws them.
#include "runtime/distributions.h"

#include <math.h>

typedef struct strip {
    uint64_t k;
    double w, f;
} strip;

#define STRIP(K, W, F) {K, W, F},
static const strip normal[256] = {
#include "runtime/ziggurat_normal.def"
};
#define STRIP(K, W, F) {K, W, F},
static const strip exponential[256] = {
#include "runtime/ziggurat_exponential.def"
};

static const double NORMAL_R = 3.6541528853610087963519472518, NORMAL_1_R = 0.27366123732975827203338247596,
                    EXPONENTIAL_R = 7.6971174701310497140446280481;

static double unit(nprt_bits *b) { return b->next_double(b->state); }

static double normal_tail(nprt_bits *b, bool negative) {
    for (;;) {
        double x = -NORMAL_1_R * log1p(-unit(b));
        double y = -log1p(-unit(b));
        if (y + y > x * x) return negative ? -(NORMAL_R + x) : NORMAL_R + x;
    }
}

double nprt_ziggurat_normal(nprt_bits *b) {
    for (;;) {
        uint64_t r = b->next64(b->state);
        int i = (int)(r & 0xff);
        uint64_t magnitude = r >> 9 & 0xfffffffffffffu;
        double x = (double)magnitude * normal[i].w;
        if (r >> 8 & 1) x = -x;
        if (magnitude < normal[i].k) return x;
        if (i == 0) return normal_tail(b, magnitude >> 8 & 1);
        if ((normal[i - 1].f - normal[i].f) * unit(b) + normal[i].f < exp(-0.5 * x * x)) return x;
    }
}

double nprt_ziggurat_exponential(nprt_bits *b) {
    for (;;) {
        uint64_t r = b->next64(b->state) >> 3;
        int i = (int)(r & 0xff);
        r >>= 8;
        double x = (double)r * exponential[i].w;
        if (r < exponential[i].k) return x;
        if (i == 0) return EXPONENTIAL_R - log1p(-unit(b));
        if ((exponential[i - 1].f - exponential[i].f) * unit(b) + exponential[i].f < exp(-x)) return x;
    }
}

nprt_bits nprt_bits_modern(nprt_bits b) {
    b.normal = nprt_ziggurat_normal;
    b.exponential = nprt_ziggurat_exponential;
    b.gauss = NULL;
    return b;
}
