// What compiled code draws from generators. Scalars come back; arrays are filled in C order.
#include "runtime/abi.h"
#include "runtime/distributions.h"
#include "runtime/list.h"
#include "runtime/random_out.h"
#include "runtime/rng.h"
#include "runtime/traceback.h"

static void check(const nprt_rng *rng, const nprt_distribution *d, const nprt_number *p, const char *site) {
    if (!nprt_check_parameters(d, p, (nprt_asked){nprt_rng_is_legacy(rng), false})) nprt_die_pending_at(site);
}

static void fill(nprt_rng *rng, const nprt_distribution *d, int64_t rank, const nprt_memref *m, const nprt_number *p,
                 const char *site) {
    check(rng, d, p, site);
    nprt_random_out out = nprt_random_out_begin(rank, m, nprt_shape_is_int(d->shape) ? NPRT_int64 : NPRT_float64);
    nprt_draw_fill(d, &rng->bits, p, out.data, out.n);
    nprt_random_out_end(&out);
}

static nprt_number draw(nprt_rng *rng, const nprt_distribution *d, const nprt_number *p, const char *site) {
    check(rng, d, p, site);
    return nprt_draw_one(d, &rng->bits, p);
}

#define ARGS_F_ {{.f = 0}}
#define ARGS_F_F                                                                                                       \
    {                                                                                                                  \
        {                                                                                                              \
            .f = x                                                                                                     \
        }                                                                                                              \
    }
#define ARGS_F_FF                                                                                                      \
    {                                                                                                                  \
        {.f = x}, { .f = y }                                                                                           \
    }
#define ARGS_F_FFF                                                                                                     \
    {                                                                                                                  \
        {.f = x}, {.f = y}, { .f = z }                                                                                 \
    }
#define ARGS_I_F                                                                                                       \
    {                                                                                                                  \
        {                                                                                                              \
            .f = x                                                                                                     \
        }                                                                                                              \
    }
#define ARGS_I_FF                                                                                                      \
    {                                                                                                                  \
        {.f = x}, { .f = y }                                                                                           \
    }
#define ARGS_I_IF                                                                                                      \
    {                                                                                                                  \
        {.i = x}, { .f = y }                                                                                           \
    }
#define ARGS_I_III                                                                                                     \
    {                                                                                                                  \
        {.i = x}, {.i = y}, { .i = z }                                                                                 \
    }
#define DRAW(NAME, SHAPE, C_TYPE, SUFFIX, MEMBER)                                                                      \
    void nprt_rng_##NAME(nprt_rng *rng, int64_t rank, const nprt_memref *m, NPRT_TAKES_##SHAPE const char *site) {     \
        fill(rng, &nprt_distribution_##NAME, rank, m, (nprt_number[])ARGS_##SHAPE, site);                              \
    }                                                                                                                  \
    C_TYPE nprt_rng_##NAME##SUFFIX(nprt_rng *rng, NPRT_TAKES_##SHAPE const char *site) {                               \
        return draw(rng, &nprt_distribution_##NAME, (nprt_number[])ARGS_##SHAPE, site).MEMBER;                         \
    }
#define DRAW_F(NAME, SHAPE) DRAW(NAME, SHAPE, double, _f64, f)
#define DRAW_I(NAME, SHAPE) DRAW(NAME, SHAPE, int64_t, _i64, i)
#define DRAW_F_ DRAW_F
#define DRAW_F_F DRAW_F
#define DRAW_F_FF DRAW_F
#define DRAW_F_FFF DRAW_F
#define DRAW_I_F DRAW_I
#define DRAW_I_FF DRAW_I
#define DRAW_I_IF DRAW_I
#define DRAW_I_III DRAW_I
#define DISTRIBUTION(NAME, SHAPE, ...) DRAW_##SHAPE(NAME, SHAPE)
#include "base/distributions.def"

double nprt_rng_random_f64(nprt_rng *rng) { return rng->bits.next_double(rng->bits.state); }
double nprt_rng_standard_normal_f64(nprt_rng *rng) { return rng->bits.normal(&rng->bits); }

void nprt_rng_random(nprt_rng *rng, int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_random_out out = nprt_random_out_begin(rank, m, (nprt_dtype)dtype);
    if (dtype == NPRT_float32) {
        for (int64_t i = 0; i < out.n; i++) ((float *)out.data)[i] = nprt_single_unit(&rng->bits);
    } else {
        nprt_fill_units(&rng->bits, out.data, out.n, 0.0, 1.0);
    }
    nprt_random_out_end(&out);
}

void nprt_rng_standard_normal(nprt_rng *rng, int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float64);
    nprt_fill_normals(&rng->bits, out.data, out.n, true, 0.0, 1.0);
    nprt_random_out_end(&out);
}

void nprt_rng_single_normal(nprt_rng *rng, int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_float32);
    for (int64_t i = 0; i < out.n; i++) ((float *)out.data)[i] = nprt_single_normal(&rng->bits);
    nprt_random_out_end(&out);
}

void nprt_rng_integers(nprt_rng *rng, int64_t rank, const nprt_memref *m, int32_t dtype, int64_t low, int64_t high,
                       const char *site) {
    if (!nprt_check_bounds((nprt_dtype)dtype, low, high)) nprt_die_pending_at(site);
    nprt_random_out out = nprt_random_out_begin(rank, m, (nprt_dtype)dtype);
    nprt_bits_fill(&rng->bits, (nprt_dtype)dtype, (uint64_t)low, (uint64_t)high - 1 - (uint64_t)low, out.data, out.n);
    nprt_random_out_end(&out);
}

int64_t nprt_rng_integers_i64(nprt_rng *rng, int64_t low, int64_t high, const char *site) {
    if (!nprt_check_bounds(NPRT_int64, low, high)) nprt_die_pending_at(site);
    return (int64_t)((uint64_t)low + nprt_bits_bounded64(&rng->bits, (uint64_t)high - 1 - (uint64_t)low));
}

void nprt_rng_permutation(nprt_rng *rng, int64_t rank, const nprt_memref *m) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    nprt_bits_permutation(&rng->bits, out.data, out.n);
    nprt_random_out_end(&out);
}

void nprt_rng_shuffle(nprt_rng *rng, int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype);
    nprt_bits_shuffle(&rng->bits, &a);
}

void nprt_rng_shuffle_list(nprt_rng *rng, nprt_list *list) {
    for (int64_t i = list->count - 1; i > 0; i--)
        nprt_list_swap(list, i, (int64_t)nprt_bits_interval(&rng->bits, (uint64_t)i));
}

void nprt_rng_choice(nprt_rng *rng, int64_t rank, const nprt_memref *m, int64_t n, bool replace, bool shuffle,
                     const char *site) {
    nprt_random_out out = nprt_random_out_begin(rank, m, NPRT_int64);
    if (!nprt_bits_choice(&rng->bits, out.data, out.n, n, replace, shuffle)) nprt_die_pending_at(site);
    nprt_random_out_end(&out);
}
