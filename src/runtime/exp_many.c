// The algorithm of glibc's exp where the machine has fused multiply-add (Szabolcs Nagy, ARM optimized-routines), as a
// loop without branches:
//
//   x = (k / 128) ln2 + r;  exp(x) = 2^(k/128) (1 + p(r)), 2^(k/128) from a table
//
// Whether it gives the bits of the C library in use is tried once; if not, the library's exp does the work. Numbers
// whose exponential may leave the range of normal numbers, and nan, always go to it.
#include "runtime/exp_many.h"
#include "runtime/pairs.h"
#include "runtime/simd.h"

#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

enum { POWERS = 128, PROBES = 8192, RUN = 256 };

static const nprt_pair powers[POWERS] = {
#define POWER(H, T) {H, T},
#include "runtime/exp_powers.def"
};

static struct {
    pthread_once_t once;
    bool same_bits;   // as the C library's exp
} state = {.once = PTHREAD_ONCE_INIT};

// 2^-54 <= |x| < 2^9. By its bits: comparing a nan would raise a flag.
static inline bool is_usual(double x) {
    uint64_t bits;
    memcpy(&bits, &x, 8);
    return (bits >> 52 & 0x7ff) - (1023 - 54) < 54 + 9;
}

// Their k, in the last bits of a double. Returns how many numbers are not usual; their results mean nothing.
NPRT_VECTOR_CLONES
static int64_t shifted_powers(const double *restrict x, double *restrict out, int64_t n) {
    int64_t unusual = 0;
    for (int64_t i = 0; i < n; i++) {
        unusual += !is_usual(x[i]);
        out[i] = __builtin_fma(0x1.71547652b82fep7, is_usual(x[i]) ? x[i] : 0.5, 0x1.8p52);
    }
    return unusual;
}

// heads, tails: of 2^(k/128)
NPRT_VECTOR_CLONES
static void exps_of(const double *restrict x, const double *restrict shifted, const double *restrict heads,
                    const double *restrict tails, double *restrict out, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        double const k = shifted[i] - 0x1.8p52;
        double const r = __builtin_fma(k, -0x1.cf79abc9e3b39p-47, __builtin_fma(k, -0x1.62e42fefa0000p-8, x[i]));
        uint64_t const bits = nprt_word_of(shifted[i]);
        uint64_t const head = nprt_word_of(heads[i]) + ((bits & ~(uint64_t)(POWERS - 1)) << 45);
        double scale;
        memcpy(&scale, &head, 8);
        double const r2 = r * r;
        double const low = __builtin_fma(r, 0x1.555555555543cp-3, 0x1.ffffffffffdbdp-2);
        double const high = __builtin_fma(r, 0x1.1111167a4d017p-7, 0x1.55555cf172b91p-5);
        double const p = __builtin_fma(r2 * r2, high, __builtin_fma(r2, low, tails[i] + r));
        out[i] = __builtin_fma(scale, p, scale);
    }
}

// Returns how many numbers are not usual.
static int64_t exps(const double *restrict x, double *restrict out, int64_t n) {
    double shifted[RUN], heads[RUN], tails[RUN];
    int64_t unusual = 0;
    for (int64_t at = 0; at < n; at += RUN) {
        int64_t const m = n - at < RUN ? n - at : RUN;
        unusual += shifted_powers(x + at, shifted, m);
        nprt_pairs_fetch(powers, shifted, 0, POWERS - 1, m, heads, tails);
        exps_of(x + at, shifted, heads, tails, out + at, m);
    }
    return unusual;
}

static void try_out(void) {
    if (!nprt_has_fma()) return;
    double x[RUN], y[RUN];
    uint64_t random = 1;
    for (int i = 0; i < PROBES; i += RUN) {
        for (int j = 0; j < RUN; j++) {   // uniform in (-1, 1), (-8, 8), … (-512, 512)
            random = random * 6364136223846793005u + 1442695040888963407u;
            x[j] = ((double)(random >> 11) * 0x1p-52 - 1) * (double)(1 << j % 4 * 3);
        }
        exps(x, y, RUN);
        for (int j = 0; j < RUN; j++)
            if (is_usual(x[j]) && y[j] != exp(x[j])) return;
    }
    state.same_bits = true;
}

void nprt_exp_many(const double *x, double *out, int64_t n) {
    pthread_once(&state.once, try_out);
    double block[RUN];
    bool const apart = x + n <= out || out + n <= x;
    for (int64_t start = 0; start < n; start += RUN) {
        int64_t const m = n - start < RUN ? n - start : RUN;
        double *const to = apart ? out + start : block;
        nprt_vector_flags const flags = nprt_vector_flags_get();
        bool const odd = !state.same_bits || exps(x + start, to, m);
        nprt_vector_flags_set(flags);
        for (int64_t i = 0; i < m && odd; i++)
            if (!state.same_bits || !is_usual(x[start + i])) to[i] = exp(x[start + i]);
        if (!apart) memcpy(out + start, block, (size_t)m * sizeof *out);
    }
}
