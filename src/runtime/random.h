// Random numbers, bit for bit NumPy's and CPython's. All state is in structs that the caller owns.
//
//   nprt_mt       MT19937 with the legacy Gaussian's kept value: np.random.RandomState, Python's random.Random
//   nprt_pcg64    PCG64 (XSL-RR 128/64): np.random.default_rng
//   nprt_bits     either, as a source of bits for what both share (bounded integers, shuffles, choices)
#pragma once
#include "runtime/array.h"

typedef struct nprt_mt {
    uint32_t key[624];
    int pos;   // next word of key; 624: a new block is due
    bool has_gauss;
    double gauss;
} nprt_mt;

void nprt_mt_seed(nprt_mt *mt, uint32_t seed);                            // np.random.seed(int)
void nprt_mt_seed_array(nprt_mt *mt, const uint32_t *words, int64_t n);   // np.random.seed(array), random.seed(int)
void nprt_mt_seed_entropy(nprt_mt *mt);
void nprt_mt_next_block(nprt_mt *mt);   // replaces the 624 words
uint32_t nprt_mt_next32(nprt_mt *mt);
uint64_t nprt_mt_next64(nprt_mt *mt);
double nprt_mt_double(nprt_mt *mt);   // random_sample()
double nprt_mt_gauss(nprt_mt *mt);    // standard_normal()
void nprt_mt_fill_double(nprt_mt *mt, double *out, int64_t n, double low,
                         double range);   // low + range * random_sample()
// loc + scale * standard_normal(); `plain` leaves loc and scale out. Uses all cores when n is large.
void nprt_mt_fill_gauss(nprt_mt *mt, double *out, int64_t n, bool plain, double loc, double scale);
void nprt_mt_fill_exponential(nprt_mt *mt, double *out, int64_t n, double scale);

typedef struct nprt_pcg64 {
    unsigned __int128 state, increment;
    bool has_half;
    uint32_t half;   // high half of a word whose low half was used
} nprt_pcg64;

// default_rng(seed), the seed as 32-bit words, the least first (SeedSequence's entropy); n = 0 for the seed 0.
void nprt_pcg64_seed(nprt_pcg64 *g, const uint32_t *words, int64_t n);
void nprt_pcg64_seed_entropy(nprt_pcg64 *g);
uint64_t nprt_pcg64_next64(nprt_pcg64 *g);
uint32_t nprt_pcg64_next32(nprt_pcg64 *g);
double nprt_pcg64_double(nprt_pcg64 *g);
double nprt_pcg64_normal(nprt_pcg64 *g);        // ziggurat
double nprt_pcg64_exponential(nprt_pcg64 *g);   // ziggurat

typedef struct nprt_bits {
    uint32_t (*next32)(void *state);
    uint64_t (*next64)(void *state);
    double (*next_double)(void *state);
    void *state;
    bool masked;   // bounded integers by masked rejection (legacy), else by Lemire's method
} nprt_bits;

nprt_bits nprt_mt_bits(nprt_mt *mt);
nprt_bits nprt_pcg64_bits(nprt_pcg64 *g);

uint64_t nprt_bits_interval(nprt_bits *b, uint64_t max);    // [0, max] by masked rejection
uint64_t nprt_bits_bounded64(nprt_bits *b, uint64_t max);   // [0, max] as 64-bit integers are drawn
// n integers low + [0, max] of an integer or bool dtype, packed.
void nprt_bits_fill(nprt_bits *b, nprt_dtype dtype, uint64_t low, uint64_t max, void *out, int64_t n);
// Raises ValueError, with NumPy's text, when low >= high or one is out of the dtype's bounds.
bool nprt_check_bounds(nprt_dtype dtype, int64_t low, int64_t high);
void nprt_bits_permutation(nprt_bits *b, int64_t *out, int64_t n);
// Shuffles along the first axis, in place.
void nprt_bits_shuffle(nprt_bits *b, const nprt_array *a);
// n indices of a population; false with ValueError as NumPy raises it. p: count probabilities, or NULL.
bool nprt_bits_choice(nprt_bits *b, int64_t *out, int64_t n, int64_t population, bool replace);
bool nprt_bits_choice_p(nprt_bits *b, int64_t *out, int64_t n, const double *p, int64_t count, bool replace);

// Python's random module. gauss keeps its own second value, in nprt_mt's fields.
void nprt_py_seed(nprt_mt *mt, uint64_t magnitude);    // random.seed(n): the magnitude of n
uint64_t nprt_py_getrandbits(nprt_mt *mt, int k);      // 1 <= k <= 64
uint64_t nprt_py_randbelow(nprt_mt *mt, uint64_t n);   // n > 0
double nprt_py_gauss(nprt_mt *mt, double mu, double sigma);

void nprt_entropy(void *out, size_t n);   // bytes from the system
