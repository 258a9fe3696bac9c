// Normal and exponential draws by the ziggurat method (Marsaglia & Tsang 2000, Doornik 2005), as Generator draws them.
#include "runtime/random.h"

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

static double normal_tail(nprt_pcg64 *g, bool negative) {
    for (;;) {
        double x = -NORMAL_1_R * log1p(-nprt_pcg64_double(g));
        double y = -log1p(-nprt_pcg64_double(g));
        if (y + y > x * x) return negative ? -(NORMAL_R + x) : NORMAL_R + x;
    }
}

double nprt_pcg64_normal(nprt_pcg64 *g) {
    for (;;) {
        uint64_t r = nprt_pcg64_next64(g);
        int i = (int)(r & 0xff);
        uint64_t magnitude = r >> 9 & 0xfffffffffffffu;
        double x = (double)magnitude * normal[i].w;
        if (r >> 8 & 1) x = -x;
        if (magnitude < normal[i].k) return x;
        if (i == 0) return normal_tail(g, magnitude >> 8 & 1);
        if ((normal[i - 1].f - normal[i].f) * nprt_pcg64_double(g) + normal[i].f < exp(-0.5 * x * x)) return x;
    }
}

double nprt_pcg64_exponential(nprt_pcg64 *g) {
    for (;;) {
        uint64_t r = nprt_pcg64_next64(g) >> 3;
        int i = (int)(r & 0xff);
        r >>= 8;
        double x = (double)r * exponential[i].w;
        if (r < exponential[i].k) return x;
        if (i == 0) return EXPONENTIAL_R - log1p(-nprt_pcg64_double(g));
        if ((exponential[i - 1].f - exponential[i].f) * nprt_pcg64_double(g) + exponential[i].f < exp(-x)) return x;
    }
}
