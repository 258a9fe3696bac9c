// The legacy normal distribution (Marsaglia's polar method) in bulk, in the order and with the bits of NumPy.
//
//   generate   words -> candidates (x1, x2) in the square -> those inside the circle, packed, with r2 = x1² + x2²
//   transform  f = sqrt(-2 log(r2) / r2); a pair gives f*x2, then f*x1
//
// Only the generator is sequential. A large fill runs in batches: while one batch is transformed, on all cores, the
// next is generated. A candidate yields at most one pair, so trying at most as many candidates as pairs are still
// wanted never takes a word too many.
#include "runtime/abi.h"
#include "runtime/log_many.h"
#include "runtime/random.h"
#include "runtime/simd.h"

#include <math.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { N = 624, BATCH = 16384, PIECE = 2048, SMALL = 512, SLACK = 8 };

typedef struct pairs {
    double *x1, *x2, *r2;
} pairs;

static pairs pairs_at(pairs p, int64_t i) { return (pairs){p.x1 + i, p.x2 + i, p.r2 + i}; }

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

// Appends the candidates inside the circle at `to`, which has room for SLACK more than it gets; how many there are.
static int64_t keep_inside(pairs to, const double *x1, const double *x2, const double *r2, int n) {
    int64_t have = 0;
    for (int i = 0; i < n; i++) {
        to.x1[have] = x1[i], to.x2[have] = x2[i], to.r2[have] = r2[i];
        have += inside(r2[i]);
    }
    return have;
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) static int64_t keep_inside_avx512(pairs to, const double *x1, const double *x2,
                                                                     const double *r2, int n) {
    int64_t have = 0;
    for (int i = 0; i < n; i += SLACK) {
        __mmask8 valid = (__mmask8)(n - i >= SLACK ? 0xff : (1 << (n - i)) - 1);
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

typedef int64_t (*keep_fn)(pairs to, const double *x1, const double *x2, const double *r2, int n);

static keep_fn best_keep(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return keep_inside_avx512;
#endif
    return keep_inside;
}

static void generate(nprt_mt *mt, pairs to, int64_t wanted) {
    double x1[GROUP], x2[GROUP], r2[GROUP];
    int64_t have = 0;
    keep_fn keep = best_keep();
    while (have < wanted) {
        if (mt->pos >= N) nprt_mt_next_block(mt);
        int n = (N - mt->pos) / 4;
        if (n > wanted - have) n = (int)(wanted - have);
        if (n > 0) {
            make_candidates(mt->key + mt->pos, n, x1, x2, r2);
            mt->pos += 4 * n;
        } else {   // a candidate's words lie in two blocks
            x1[0] = 2.0 * nprt_mt_double(mt) - 1.0;
            x2[0] = 2.0 * nprt_mt_double(mt) - 1.0;
            r2[0] = x1[0] * x1[0] + x2[0] * x2[0];
            n = 1;
        }
        have += keep(pairs_at(to, have), x1, x2, r2, n);
    }
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

static void transform(pairs p, int64_t n, double *out) {
    double logs[PIECE];
    nprt_log_many(p.r2, logs, n);
    finish(p.r2, logs, n);
    store(p.r2, p.x1, p.x2, out, n);
}

typedef struct batch_job {
    nprt_mt *mt;
    pairs ready, next;
    int64_t ready_count, next_count;
    double *out;
    bool plain;
    double loc, scale;
} batch_job;

// Piece 0 generates the next batch, the others transform a part of the ready one.
static void run_pieces(void *ctx, int64_t begin, int64_t end) {
    const batch_job *j = ctx;
    for (int64_t k = begin; k < end; k++) {
        if (k == 0) {
            generate(j->mt, j->next, j->next_count);
            continue;
        }
        int64_t from = (k - 1) * PIECE, n = j->ready_count - from < PIECE ? j->ready_count - from : PIECE;
        transform(pairs_at(j->ready, from), n, j->out + 2 * from);
        if (!j->plain) scale_by(j->out + 2 * from, 2 * n, j->loc, j->scale);
    }
}

static void fill_pairs(batch_job j, int64_t count) {
    double small[2 * 3 * (SMALL + SLACK)];
    bool is_small = count <= SMALL;
    int64_t size = is_small ? SMALL : BATCH, room = size + SLACK;
    double *memory = is_small ? small : nprt_block_new_at(2 * 3 * room * (int64_t)sizeof(double), NULL);
    pairs slots[2];
    for (int i = 0; i < 2; i++) slots[i] = (pairs){memory + 3 * i * room, memory + (3 * i + 1) * room, memory + (3 * i + 2) * room};
    int64_t to_generate = count;
    j.next_count = to_generate < size ? to_generate : size;
    generate(j.mt, slots[0], j.next_count);
    for (int turn = 0; j.next_count; turn ^= 1) {
        to_generate -= j.next_count;
        j.ready = slots[turn], j.next = slots[turn ^ 1];
        j.ready_count = j.next_count;
        j.next_count = to_generate < size ? to_generate : size;
        int64_t pieces = (j.ready_count + PIECE - 1) / PIECE;
        nprt_parallel_for(run_pieces, &j, 1 + pieces, 1);
        j.out += 2 * j.ready_count;
    }
    if (!is_small) nprt_block_release(memory);
}

double nprt_mt_gauss(nprt_mt *mt) {
    if (mt->has_gauss) {
        double kept = mt->gauss;
        mt->has_gauss = false;
        mt->gauss = 0;
        return kept;
    }
    double x1, x2, r2;
    do {
        x1 = 2.0 * nprt_mt_double(mt) - 1.0;
        x2 = 2.0 * nprt_mt_double(mt) - 1.0;
        r2 = x1 * x1 + x2 * x2;
    } while (!inside(r2));
    double f = sqrt(-2.0 * log(r2) / r2);
    mt->gauss = f * x1;
    mt->has_gauss = true;
    return f * x2;
}

void nprt_mt_fill_gauss(nprt_mt *mt, double *out, int64_t n, bool plain, double loc, double scale) {
    if (n > 0 && mt->has_gauss) {
        double kept = nprt_mt_gauss(mt);
        *out++ = plain ? kept : loc + scale * kept;
        n--;
    }
    if (n >= 2) fill_pairs((batch_job){.mt = mt, .out = out, .plain = plain, .loc = loc, .scale = scale}, n / 2);
    if (n % 2) {
        double v = nprt_mt_gauss(mt);
        out[n - 1] = plain ? v : loc + scale * v;
    }
}

void nprt_mt_fill_exponential(nprt_mt *mt, double *out, int64_t n, double scale) {
    nprt_mt_fill_double(mt, out, n, 0.0, 1.0);
    for (int64_t i = 0; i < n; i++) out[i] = scale * -log(1.0 - out[i]);
}
