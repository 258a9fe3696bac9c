// Random numbers, bit for bit NumPy's and CPython's. All state is in structs that the caller owns.
//
//   nprt_mt, nprt_pcg64, nprt_philox, nprt_sfc64   the generators of bits
//   nprt_gauss   the value that RandomState's normals keep for the next call
//   nprt_bits    a generator of any kind, and whether Generator or RandomState draws from it: what everything below
//   takes
//
// distributions.h has the distributions.
#pragma once
#include "runtime/array.h"

typedef struct nprt_gauss {
    bool has;
    double kept;
} nprt_gauss;

// MT19937: np.random.RandomState, Python's random.Random.
typedef struct nprt_mt {
    uint32_t key[624];
    int pos;   // next word of key; 624: a new block is due
} nprt_mt;

void nprt_mt_seed(nprt_mt *mt, uint32_t seed);                            // np.random.seed(int)
void nprt_mt_seed_array(nprt_mt *mt, const uint32_t *words, int64_t n);   // np.random.seed(array), random.seed(int)
void nprt_mt_seed_entropy(nprt_mt *mt);
void nprt_mt_jump(nprt_mt *mt);         // 2**128 steps
void nprt_mt_next_block(nprt_mt *mt);   // replaces the 624 words
uint32_t nprt_mt_next32(nprt_mt *mt);
uint64_t nprt_mt_next64(nprt_mt *mt);
double nprt_mt_double(nprt_mt *mt);   // random_sample()
void nprt_mt_fill_double(nprt_mt *mt, double *out, int64_t n, double low,
                         double range);   // low + range * random_sample()
// loc + scale * standard_normal(); `plain` leaves loc and scale out. Uses all cores when n is large.
void nprt_mt_fill_gauss(nprt_mt *mt, nprt_gauss *g, double *out, int64_t n, bool plain, double loc, double scale);

// What is left of a 64-bit word whose low half was used.
typedef struct nprt_half {
    bool has;
    uint32_t word;
} nprt_half;

// PCG64 (XSL-RR 128/64, np.random.default_rng) and PCG64DXSM.
typedef struct nprt_pcg64 {
    unsigned __int128 state, increment;
    nprt_half half;
} nprt_pcg64;

void nprt_pcg64_seed(nprt_pcg64 *g, const uint64_t words[4]);   // of nprt_seed_state
// default_rng(seed), the seed as 32-bit words, the least first; n = 0 for the seed 0.
void nprt_pcg64_seed_words(nprt_pcg64 *g, const uint32_t *words, int64_t n);
void nprt_pcg64_seed_entropy(nprt_pcg64 *g);
void nprt_pcg64_advance(nprt_pcg64 *g, unsigned __int128 steps);
void nprt_pcg64dxsm_advance(nprt_pcg64 *g, unsigned __int128 steps);
uint64_t nprt_pcg64_next64(nprt_pcg64 *g);
double nprt_pcg64_double(nprt_pcg64 *g);

// Philox 4x64-10: a counter, encrypted.
typedef struct nprt_philox {
    uint64_t counter[4], key[2], buffer[4];
    int pos;   // next word of buffer; 4: a new block is due
    nprt_half half;
} nprt_philox;

// SFC64 (Doty-Humphrey): a small chaotic generator.
typedef struct nprt_sfc64 {
    uint64_t s[4];
    nprt_half half;
} nprt_sfc64;

void nprt_sfc64_seed(nprt_sfc64 *g, const uint64_t words[3]);

// NumPy's SeedSequence: entropy words are mixed into a pool, from which any number of words is made.
void nprt_seed_mix(uint32_t *pool, int64_t pool_size, const uint32_t *words, int64_t n);
void nprt_seed_state(const uint32_t *pool, int64_t pool_size, uint32_t *out, int64_t n);

typedef struct nprt_bits nprt_bits;
struct nprt_bits {
    uint32_t (*next32)(void *state);
    uint64_t (*next64)(void *state);
    double (*next_double)(void *state);
    void *state;
    nprt_mt *mt;   // the state if it is MT19937's
    // The standard distributions. nprt_bits_modern and nprt_bits_legacy set them.
    double (*normal)(nprt_bits *b), (*exponential)(nprt_bits *b);
    // Many at once, where that is faster: low + range * u; loc + scale * z, or z alone when plain. NULL: one by one.
    void (*units)(nprt_bits *b, double *out, int64_t n, double low, double range);
    void (*normals)(nprt_bits *b, double *out, int64_t n, bool plain, double loc, double scale);
    nprt_gauss *gauss;   // RandomState: bounded integers by masked rejection; NULL: Generator, by Lemire's method
};

nprt_bits nprt_mt_bits(nprt_mt *mt);
nprt_bits nprt_pcg64_bits(nprt_pcg64 *g);
nprt_bits nprt_pcg64dxsm_bits(nprt_pcg64 *g);
nprt_bits nprt_philox_bits(nprt_philox *g);
nprt_bits nprt_sfc64_bits(nprt_sfc64 *g);
nprt_bits nprt_bits_modern(nprt_bits b);                  // to draw as Generator does
nprt_bits nprt_bits_legacy(nprt_bits b, nprt_gauss *g);   // to draw as RandomState does

uint64_t nprt_bits_interval(nprt_bits *b, uint64_t max);    // [0, max] by masked rejection
uint64_t nprt_bits_bounded64(nprt_bits *b, uint64_t max);   // [0, max] as 64-bit integers are drawn
// n integers low + [0, max] of an integer or bool dtype, packed.
void nprt_bits_fill(nprt_bits *b, nprt_dtype dtype, uint64_t low, uint64_t max, void *out, int64_t n);
// The same with low and max (64-bit patterns) of each number.
void nprt_bits_fill_each(nprt_bits *b, nprt_dtype dtype, const uint64_t *low, const uint64_t *max, void *out,
                         int64_t n);
// The least and the largest number of an integer or bool dtype; the largest as an unsigned pattern.
void nprt_dtype_bounds(nprt_dtype dtype, int64_t *out_least, uint64_t *out_most);
// Raises ValueError, with NumPy's text, when low >= high or one is out of the dtype's bounds.
bool nprt_check_bounds(nprt_dtype dtype, int64_t low, int64_t high);
void nprt_bits_permutation(nprt_bits *b, int64_t *out, int64_t n);
// Shuffles along the first axis, in place. `first`: where the last swap happens, 1 or (in permuted) 0.
void nprt_bits_shuffle(nprt_bits *b, const nprt_array *a);
void nprt_bits_shuffle_lane(nprt_bits *b, char *data, int64_t stride, int64_t n, size_t item, int64_t first);
// n indices of a population; false with ValueError as NumPy raises it. Without replacement, Generator's are
// shuffled or come as they are found. p: count probabilities, whose sum may be off 1 by the tolerance.
bool nprt_bits_choice(nprt_bits *b, int64_t *out, int64_t n, int64_t population, bool replace, bool shuffle);
bool nprt_bits_choice_p(nprt_bits *b, int64_t *out, int64_t n, const double *p, int64_t count, bool replace,
                        double tolerance);
#define NPRT_PROBABILITY_TOLERANCE 1.4901161193847656e-08   // the square root of a double's epsilon

// Python's random module.
void nprt_py_seed(nprt_mt *mt, uint64_t magnitude);    // random.seed(n): the magnitude of n
uint64_t nprt_py_getrandbits(nprt_mt *mt, int k);      // 1 <= k <= 64
uint64_t nprt_py_randbelow(nprt_mt *mt, uint64_t n);   // n > 0
double nprt_py_gauss(nprt_mt *mt, nprt_gauss *g, double mu, double sigma);

void nprt_entropy(void *out, size_t n);   // bytes from the system
