#include "runtime/polar.h"
#include "runtime/log_many.h"
#include "runtime/simd.h"

#include <math.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { N = 624, RUN = 512 };

static inline uint32_t temper(uint32_t y) {
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static inline double to_signed_unit(uint32_t a, uint32_t b) {
    double d = ((double)(int32_t)(a >> 5) * 67108864.0 + (double)(int32_t)(b >> 6)) * (1.0 / 9007199254740992.0);
    return 2.0 * d - 1.0;
}

enum { GROUP = N / 4 };

NPRT_VECTOR_CLONES
static void make_candidates(const uint32_t *key, int n, double *restrict x1, double *restrict x2, double *restrict r2) {
    uint32_t words[4 * GROUP];
    for (int i = 0; i < 4 * n; i++) words[i] = temper(key[i]);
    for (int i = 0; i < n; i++) {
        x1[i] = to_signed_unit(words[4 * i], words[4 * i + 1]);
        x2[i] = to_signed_unit(words[4 * i + 2], words[4 * i + 3]);
    }
    for (int i = 0; i < n; i++) r2[i] = x1[i] * x1[i] + x2[i] * x2[i];
}

static inline bool inside(double r2) { return r2 < 1.0 && r2 != 0.0; }

// Appends the candidates inside the circle at `to`, which has room for NPRT_PAIRS_SLACK more than it gets; how many
// there are.
static int64_t keep_inside(nprt_pairs to, const double *x1, const double *x2, const double *r2, int n) {
    int64_t have = 0;
    for (int i = 0; i < n; i++) {
        to.x1[have] = x1[i], to.x2[have] = x2[i], to.r2[have] = r2[i];
        have += inside(r2[i]);
    }
    return have;
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) static int64_t keep_inside_avx512(nprt_pairs to, const double *x1, const double *x2,
                                                                     const double *r2, int n) {
    int64_t have = 0;
    for (int i = 0; i < n; i += NPRT_PAIRS_SLACK) {
        __mmask8 valid = (__mmask8)(n - i >= NPRT_PAIRS_SLACK ? 0xff : (1 << (n - i)) - 1);
        __m512d r = _mm512_maskz_loadu_pd(valid, r2 + i);
        __mmask8 keep = _mm512_mask_cmp_pd_mask(_mm512_cmp_pd_mask(r, _mm512_set1_pd(1.0), _CMP_LT_OQ), r,
                                                _mm512_setzero_pd(), _CMP_NEQ_OQ);
        _mm512_storeu_pd(to.r2 + have, _mm512_maskz_compress_pd(keep, r));
        _mm512_storeu_pd(to.x1 + have, _mm512_maskz_compress_pd(keep, _mm512_maskz_loadu_pd(valid, x1 + i)));
        _mm512_storeu_pd(to.x2 + have, _mm512_maskz_compress_pd(keep, _mm512_maskz_loadu_pd(valid, x2 + i)));
        have += __builtin_popcount(keep);
    }
    return have;
}
#endif

typedef int64_t (*keep_fn)(nprt_pairs to, const double *x1, const double *x2, const double *r2, int n);

static keep_fn best_keep(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return keep_inside_avx512;
#endif
    return keep_inside;
}

// Tries at most `limit` candidates, as many as lie in the current block, and appends pairs; how many were tried.
static int64_t try_some(nprt_mt *mt, keep_fn keep, nprt_pairs to, int64_t *have, int64_t limit) {
    double x1[GROUP], x2[GROUP], r2[GROUP];
    if (mt->pos >= N) nprt_mt_next_block(mt);
    int n = (N - mt->pos) / 4;
    if (n > limit) n = (int)limit;
    if (n > 0) {
        make_candidates(mt->key + mt->pos, n, x1, x2, r2);
        mt->pos += 4 * n;
    } else {   // a candidate's words lie in two blocks
        x1[0] = 2.0 * nprt_mt_double(mt) - 1.0;
        x2[0] = 2.0 * nprt_mt_double(mt) - 1.0;
        r2[0] = x1[0] * x1[0] + x2[0] * x2[0];
        n = 1;
    }
    *have += keep(nprt_pairs_at(to, *have), x1, x2, r2, n);
    return n;
}

void nprt_polar_generate(nprt_mt *mt, nprt_pairs to, int64_t wanted) {
    keep_fn keep = best_keep();
    for (int64_t have = 0; have < wanted;) try_some(mt, keep, to, &have, wanted - have);
}

int64_t nprt_polar_try(nprt_mt *mt, nprt_pairs to, int64_t candidates) {
    keep_fn keep = best_keep();
    int64_t have = 0;
    while (candidates > 0) candidates -= try_some(mt, keep, to, &have, candidates);
    return have;
}

NPRT_VECTOR_CLONES
static void finish(double *restrict r2, const double *restrict logs, int64_t n) {
    for (int64_t i = 0; i < n; i++) r2[i] = sqrt(-2.0 * logs[i] / r2[i]);
}

NPRT_VECTOR_CLONES
static void store(const double *restrict f, const double *restrict x1, const double *restrict x2, double *restrict out,
                  int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        out[2 * i] = f[i] * x2[i];
        out[2 * i + 1] = f[i] * x1[i];
    }
}

NPRT_VECTOR_CLONES
static void scale_by(double *out, int64_t n, double loc, double scale) {
    for (int64_t i = 0; i < n; i++) out[i] = loc + scale * out[i];
}

void nprt_polar_transform(nprt_pairs p, int64_t n, double *out, bool plain, double loc, double scale) {
    double logs[RUN];
    for (int64_t start = 0; start < n; start += RUN) {
        int64_t count = n - start < RUN ? n - start : RUN;
        nprt_pairs q = nprt_pairs_at(p, start);
        double *to = out + 2 * start;
        nprt_log_many(q.r2, logs, count);
        finish(q.r2, logs, count);
        store(q.r2, q.x1, q.x2, to, count);
        if (!plain) scale_by(to, 2 * count, loc, scale);
    }
}
