// The algorithm of glibc's log where the machine has fused multiply-add (Szabolcs Nagy, ARM optimized-routines; Tang's
// table method), as a loop without branches:
//
//   x = 2^k z, z in an interval around c;  r = z/c - 1;  log(x) = k ln2 + log(c) + log1p(r)
//
// Whether it gives the bits of the C library in use is tried once, on numbers of every interval; if not, the library's
// log does the work. Numbers near 1, where the library uses another formula, always go to it.
#include "runtime/log_many.h"
#include "runtime/simd.h"

#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

enum { INTERVALS = 128, PROBES = 8192, RUN = 512 };

static const double NEAR_ONE = 0x1.ep-1;

static const double inverse_centres[INTERVALS] = {
#define INVC(X) X,
#include "runtime/log_centres.def"
};

static struct {
    pthread_once_t once;
    bool same_bits;   // as the C library's log
    double log_centres[INTERVALS];
} state = {.once = PTHREAD_ONCE_INIT};

NPRT_VECTOR_CLONES
static void logs(const double *restrict x, double *restrict out, int64_t n) {
    static const double LN2_HIGH = 0x1.62e42fefa3800p-1, LN2_LOW = 0x1.ef35793c76730p-45;
    static const double A0 = -0x1.0000000000001p-1, A1 = 0x1.555555551305bp-2, A2 = -0x1.fffffffeb4590p-3,
                        A3 = 0x1.999b324f10111p-3, A4 = -0x1.55575e506c89fp-3;
    const uint64_t origin = 0x3fe6000000000000u - (1024ull << 52);   // k is kept positive: + 1024
    for (int64_t i = 0; i < n; i++) {
        uint64_t bits, z_bits, k_bits;
        memcpy(&bits, &x[i], 8);
        uint64_t t = bits - origin;
        uint64_t interval = t >> 45 & (INTERVALS - 1);
        z_bits = bits - (t & 0xfffull << 52) + (1024ull << 52);
        k_bits = t >> 52 | 0x4330000000000000u;   // the double 2^52 + k + 1024
        double z, k;
        memcpy(&z, &z_bits, 8);
        memcpy(&k, &k_bits, 8);
        k -= 0x1p52 + 1024;
        double r = __builtin_fma(z, inverse_centres[interval], -1.0);
        double w = __builtin_fma(k, LN2_HIGH, state.log_centres[interval]);
        double high = w + r, r2 = r * r;
        double low = __builtin_fma(k, LN2_LOW, w - high + r);
        low = __builtin_fma(r2, A0, low);
        double p = __builtin_fma(__builtin_fma(r, A4, A3), r2, __builtin_fma(A2, r, A1));
        out[i] = __builtin_fma(r * r2, p, low) + high;
    }
}

// Fused multiply-add in hardware, or the loop above is worse than useless.
static bool has_fma(void) {
#if defined(__x86_64__)
#if defined(__FMA__)
    return 1;
#elif defined(__clang__) || defined(__SANITIZE_ADDRESS__)
    return 0;
#else
    return __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2");
#endif
#elif defined(__FP_FAST_FMA)
    return 1;
#else
    return 0;
#endif
}

static void try_out(void) {
    if (!has_fma()) return;
    for (int i = 0; i < INTERVALS; i++) state.log_centres[i] = -log(inverse_centres[i]);
    double x[RUN], y[RUN];
    uint64_t random = 1;
    for (int i = 0; i < PROBES; i += RUN) {
        for (int j = 0; j < RUN; j++) {   // uniform mantissas; exponents down to 2^-64, most near 0
            random = random * 6364136223846793005u + 1442695040888963407u;
            uint64_t bits = (random >> 12) | (uint64_t)(1022 - (j % 8 ? j % 3 : j / 8)) << 52;
            memcpy(&x[j], &bits, 8);
        }
        logs(x, y, RUN);
        for (int j = 0; j < RUN; j++) {
            if (x[j] < NEAR_ONE && y[j] != log(x[j])) return;
        }
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
    for (int64_t start = 0; start < n; start += RUN) {
        int64_t end = start + RUN < n ? start + RUN : n;
        int64_t near[RUN];
        int count = 0;
        for (int64_t i = start; i < end; i++) near[count] = i, count += x[i] >= NEAR_ONE;
        for (int k = 0; k < count; k++) out[near[k]] = log(x[near[k]]);
    }
}
