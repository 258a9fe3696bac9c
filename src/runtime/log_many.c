// The algorithm of glibc's log where the machine has fused multiply-add (Szabolcs Nagy, ARM optimized-routines; Tang's
// table method), as loops without branches:
//
//   x = 2^k z, z in an interval around c;  r = z/c - 1;  log(x) = k ln2 + log(c) + log1p(r)
//   near 1: a longer polynomial in x - 1, whose first terms are computed in two parts
//
// Whether they give the bits of the C library in use is tried once, on numbers of every interval; if not, the library's
// log does the work.
#include "runtime/log_many.h"
#include "runtime/pairs.h"
#include "runtime/simd.h"

#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { INTERVALS = 128, INTERVAL_SHIFT = 45, PROBES = 8192, RUN = 256 };

static const uint64_t LEAST = 1ull << 52,
                      INFINITE = 0x7ffull << 52;     // the first normal number, and the last one's next
static const uint64_t ORIGIN = 0x3fe6000000000000;   // of the first interval
static const uint64_t NEAR_ONE = 0x3fee000000000000, NEAR_ONE_END = 0x3ff1090000000000;   // 0x1.ep-1 and 0x1.109p0

static const double inverse_centres[INTERVALS] = {
#define INVC(X) X,
#include "runtime/log_centres.def"
};

static struct {
    pthread_once_t once;
    bool same_bits;   // as the C library's log
    nprt_pair
        centres[INTERVALS];   // the inverse and the logarithm of each, by a number's first bits after the exponent
} state = {.once = PTHREAD_ONCE_INIT};

// A normal number > 0. By its bits: comparing a nan would raise a flag.
static inline bool is_usual(double x) {
    uint64_t bits;
    memcpy(&bits, &x, 8);
    return bits - LEAST < INFINITE - LEAST;
}

static inline double log_near_one(double x) {
    static const double B[] = {-0x1p-1,
                               0x1.5555555555577p-2,
                               -0x1.ffffffffffdcbp-3,
                               0x1.999999995dd0cp-3,
                               -0x1.55555556745a7p-3,
                               0x1.24924a344de58p-3,
                               -0x1.fffffa4423d65p-4,
                               0x1.c7184282ad6cap-4,
                               -0x1.999eb43b068ffp-4,
                               0x1.78182f7afd085p-4,
                               -0x1.5521375d145cdp-4};
    double const r = x - 1, r2 = r * r, r3 = r * r2;
    double p = __builtin_fma(r3, B[10], __builtin_fma(r2, B[9], __builtin_fma(r, B[8], B[7])));
    p = __builtin_fma(r3, p, __builtin_fma(r2, B[6], __builtin_fma(r, B[5], B[4])));
    p = __builtin_fma(r3, p, __builtin_fma(r2, B[3], __builtin_fma(r, B[2], B[1])));
    double const split = r * 0x1p27, high = r + split - split, low = r - high;
    double const square = high * high * B[0], sum = r + square;
    double const rest = __builtin_fma(B[0] * low, high + r, r - sum + square);
    return __builtin_fma(r3, p, rest) + sum;
}

// By its bits, which takes less.
static inline bool is_near_one(double x) {
    uint64_t bits;
    memcpy(&bits, &x, 8);
    return bits - NEAR_ONE < NEAR_ONE_END - NEAR_ONE;
}

// Of normal numbers > 0 that are not near 1, with the inverse and the logarithm of the centre of each one's interval.
NPRT_VECTOR_CLONES
static void logs_afar(const double *restrict x, const double *restrict inverse, const double *restrict log_centre,
                      double *restrict out, int64_t n) {
    static const double LN2_HIGH = 0x1.62e42fefa3800p-1, LN2_LOW = 0x1.ef35793c76730p-45;
    static const double A0 = -0x1.0000000000001p-1, A1 = 0x1.555555551305bp-2, A2 = -0x1.fffffffeb4590p-3,
                        A3 = 0x1.999b324f10111p-3, A4 = -0x1.55575e506c89fp-3;
    const uint64_t origin = ORIGIN - (1024ull << 52);   // k is kept positive: + 1024
    for (int64_t i = 0; i < n; i++) {
        uint64_t bits, z_bits, k_bits;
        memcpy(&bits, &x[i], 8);
        uint64_t t = bits - origin;
        z_bits = bits - (t & 0xfffull << 52) + (1024ull << 52);
        k_bits = t >> 52 | 0x4330000000000000u;   // the double 2^52 + k + 1024
        double z, k;
        memcpy(&z, &z_bits, 8);
        memcpy(&k, &k_bits, 8);
        k -= 0x1p52 + 1024;
        double r = __builtin_fma(z, inverse[i], -1.0);
        double w = __builtin_fma(k, LN2_HIGH, log_centre[i]);
        double high = w + r, r2 = r * r;
        double low = __builtin_fma(k, LN2_LOW, w - high + r);
        low = __builtin_fma(r2, A0, low);
        double p = __builtin_fma(__builtin_fma(r, A4, A3), r2, __builtin_fma(A2, r, A1));
        out[i] = __builtin_fma(r * r2, p, low) + high;
    }
}

NPRT_VECTOR_CLONES
static void logs_near_one(const double *restrict x, double *restrict out, int64_t n) {
    for (int64_t i = 0; i < n; i++) out[i] = log_near_one(x[i]);
}

// The numbers near 1 among up to RUN, one after the other; how many, and whether all are usual. And their logarithms
// back to where they lie.
typedef int64_t collector(const double *x, int64_t n, double *near, bool *out_usual);
typedef void distributor(const double *x, const double *others, int64_t n, const double *results, double *out);

static int64_t collect(const double *x, int64_t n, double *near, bool *out_usual) {
    int64_t found = 0;
    uint64_t unusual = 0;
    for (int64_t i = 0; i < n; i++) {
        near[found] = x[i];
        found += is_near_one(x[i]);
        unusual |= !is_usual(x[i]);
    }
    *out_usual = !unusual;
    return found;
}

static void distribute(const double *x, const double *others, int64_t n, const double *results, double *out) {
    for (int64_t i = 0; i < n; i++) out[i] = is_near_one(x[i]) ? *results++ : others[i];
}

#if defined(__x86_64__)
#define EIGHT __attribute__((target("avx512f,popcnt")))

EIGHT
static inline __mmask8 eight_near(const double *x, int64_t n, __m512d *out_x) {
    __mmask8 const there = n < 8 ? (__mmask8)((1 << n) - 1) : 0xff;
    *out_x = _mm512_mask_loadu_pd(_mm512_set1_pd(1.5), there, x);   // usual, and not near
    __m512i const offset = _mm512_sub_epi64(_mm512_castpd_si512(*out_x), _mm512_set1_epi64((int64_t)NEAR_ONE));
    return _mm512_cmplt_epu64_mask(offset, _mm512_set1_epi64((int64_t)(NEAR_ONE_END - NEAR_ONE)));
}

EIGHT
static int64_t collect_eights(const double *x, int64_t n, double *near, bool *out_usual) {
    __m512i const least = _mm512_set1_epi64((int64_t)LEAST), span = _mm512_set1_epi64((int64_t)(INFINITE - LEAST));
    __m512i most = _mm512_setzero_si512();
    int64_t found = 0;
    for (int64_t i = 0; i < n; i += 8) {
        __m512d v;
        __mmask8 const is_near = eight_near(x + i, n - i, &v);
        _mm512_storeu_pd(near + found, _mm512_maskz_compress_pd(is_near, v));
        found += __builtin_popcount(is_near);
        most = _mm512_max_epu64(most, _mm512_sub_epi64(_mm512_castpd_si512(v), least));
    }
    *out_usual = _mm512_cmplt_epu64_mask(most, span) == 0xff;
    return found;
}

EIGHT
static void distribute_eights(const double *x, const double *others, int64_t n, const double *results, double *out) {
    for (int64_t i = 0; i < n; i += 8) {
        __m512d v;
        __mmask8 const is_near = eight_near(x + i, n - i, &v);
        __m512d const all = _mm512_mask_expand_pd(_mm512_loadu_pd(others + i), is_near, _mm512_loadu_pd(results));
        if (n - i < 8)
            memcpy(out + i, &all, (size_t)(n - i) * 8);
        else
            _mm512_storeu_pd(out + i, all);
        results += __builtin_popcount(is_near);
    }
}

static bool by_eights(void) { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt"); }
#else
#define collect_eights collect
#define distribute_eights distribute
static bool by_eights(void) { return false; }
#endif

// Of normal numbers > 0: those near 1 are collected, computed together and put back. Whether all are.
static bool logs(const double *restrict x, double *restrict out, int64_t n) {
    bool const eights = by_eights();
    collector *const take = eights ? collect_eights : collect;
    distributor *const give = eights ? distribute_eights : distribute;
    double near[RUN + 8], results[RUN + 8];   // a vector more
    double inverse[RUN], log_centre[RUN], afar[RUN];
    bool all_usual = true;
    for (int64_t start = 0; start < n; start += RUN) {
        int64_t const m = n - start < RUN ? n - start : RUN;
        bool usual;
        int64_t const found = take(x + start, m, near, &usual);
        all_usual = all_usual && usual;
        nprt_pairs_fetch(state.centres, x + start, INTERVAL_SHIFT, INTERVALS - 1, m, inverse, log_centre);
        logs_afar(x + start, inverse, log_centre, found ? afar : out + start, m);
        if (!found) continue;
        logs_near_one(near, results, found);
        give(x + start, afar, m, results, out + start);
    }
    return all_usual;
}

static void try_out(void) {
    if (!nprt_has_fma()) return;
    for (int i = 0; i < INTERVALS; i++)
        state.centres[((ORIGIN >> INTERVAL_SHIFT) + (uint64_t)i) % INTERVALS] =
            (nprt_pair){inverse_centres[i], -log(inverse_centres[i])};
    double x[RUN], y[RUN];
    uint64_t random = 1;
    for (int i = 0; i < PROBES; i += RUN) {
        for (int j = 0; j < RUN; j++) {   // uniform mantissas; exponents from 2^-64 to 1, most near 0
            random = random * 6364136223846793005u + 1442695040888963407u;
            uint64_t bits = (random >> 12) | (uint64_t)(1023 - (j % 8 ? j % 3 : j / 8)) << 52;
            memcpy(&x[j], &bits, 8);
        }
        logs(x, y, RUN);
        for (int j = 0; j < RUN; j++)
            if (y[j] != log(x[j])) return;
    }
    state.same_bits = true;
}

void nprt_log_many(const double *x, double *out, int64_t n) {
    pthread_once(&state.once, try_out);
    if (!state.same_bits) {
        for (int64_t i = 0; i < n; i++) out[i] = log(x[i]);
        return;
    }
    logs(x, out, n);
}

// The flags that unusual numbers raise in the loop mean nothing: the library computes them again.
void nprt_log_any(const double *x, double *out, int64_t n) {
    pthread_once(&state.once, try_out);
    double block[RUN];
    bool const apart = x + n <= out || out + n <= x;
    for (int64_t start = 0; start < n; start += RUN) {
        int64_t const m = n - start < RUN ? n - start : RUN;
        double *const to = apart ? out + start : block;
        nprt_vector_flags const flags = nprt_vector_flags_get();
        bool const odd = !state.same_bits || !logs(x + start, to, m);
        nprt_vector_flags_set(flags);
        for (int64_t i = 0; i < m && odd; i++)
            if (!state.same_bits || !is_usual(x[start + i])) to[i] = log(x[start + i]);
        if (!apart) memcpy(out + start, block, (size_t)m * sizeof *out);
    }
}
