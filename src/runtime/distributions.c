// The table of distributions, each in a section of its own so that a program links what it draws.
#include "runtime/distributions.h"
#include "runtime/error.h"

#include <math.h>

static bool check_uniform(const nprt_number *p, nprt_asked by) {
    double range = p[1].f - p[0].f;
    if (!isfinite(range))
        return nprt_raise("OverflowError", by.legacy || by.array ? "Range exceeds valid bounds"
                                                                 : "high - low range exceeds valid bounds");
    return by.legacy || nprt_check_value(NPRT_NON_NEGATIVE, "high - low", range, by.array);
}

static bool check_triangular(const nprt_number *p, nprt_asked by) {
    (void)by;
    if (p[0].f > p[1].f) return nprt_raise("ValueError", "left > mode");
    if (p[1].f > p[2].f) return nprt_raise("ValueError", "mode > right");
    return p[0].f != p[2].f || nprt_raise("ValueError", "left == right");
}

static bool check_negative_binomial(const nprt_number *p, nprt_asked by) {
    if (by.legacy)
        return nprt_check_value(NPRT_POSITIVE, "n", p[0].f, by.array) &&
               nprt_check_value(NPRT_UNIT, "p", p[1].f, by.array);
    if (!nprt_check_value(NPRT_POSITIVE_NOT_NAN, "n", p[0].f, by.array) ||
        !nprt_check_value(NPRT_UNIT_ABOVE_ZERO, "p", p[1].f, by.array))
        return false;
    double greatest = (1 - p[1].f) / p[1].f * (p[0].f + 10 * sqrt(p[0].f));
    return !(greatest > NPRT_POISSON_MAX) ||
           nprt_raise("ValueError", "n too large or p too small, see Generator.negative_binomial Notes");
}

static bool check_binomial(const nprt_number *p, nprt_asked by) {
    return nprt_check_value(NPRT_UNIT, "p", p[1].f, by.array) &&
           nprt_check_value(NPRT_NON_NEGATIVE, "n", (double)p[0].i, by.array);
}

static bool check_hypergeometric(const nprt_number *p, nprt_asked by) {
    const int64_t limit = 1000000000;
    if (!by.legacy && (p[0].i >= limit || p[1].i >= limit))
        return nprt_raise("ValueError", "both ngood and nbad must be less than %lld", (long long)limit);
    if ((int64_t)((uint64_t)p[0].i + (uint64_t)p[1].i) < p[2].i)
        return nprt_raise("ValueError", "ngood + nbad < nsample");
    return nprt_check_value(NPRT_NON_NEGATIVE, "ngood", (double)p[0].i, by.array) &&
           nprt_check_value(NPRT_NON_NEGATIVE, "nbad", (double)p[1].i, by.array) &&
           nprt_check_value(by.legacy ? NPRT_AT_LEAST_ONE : NPRT_NON_NEGATIVE, "nsample", (double)p[2].i, by.array);
}

#define check_none NULL
#define NOTHING {0}
#define NEEDS(PARAMETER, CONSTRAINT) {#PARAMETER, NPRT_##CONSTRAINT, false, 0}
#define HAS(PARAMETER, CONSTRAINT, DEFAULT) {#PARAMETER, NPRT_##CONSTRAINT, true, DEFAULT}
#define ROW(NAME, SHAPE, MODERN, LEGACY, CHECK, BULK, ...)                                                             \
    const nprt_distribution nprt_distribution_##NAME = {                                                               \
        #NAME, NPRT_##SHAPE, {.SHAPE = nprt_draw_##MODERN}, {.SHAPE = nprt_draw_##LEGACY}, check_##CHECK,              \
        BULK,  {__VA_ARGS__}};
#define DISTRIBUTION(NAME, SHAPE, MODERN, LEGACY, CHECK, ...) ROW(NAME, SHAPE, MODERN, LEGACY, CHECK, NULL, __VA_ARGS__)
#define BULK_DISTRIBUTION(NAME, SHAPE, MODERN, LEGACY, CHECK, ...)                                                     \
    ROW(NAME, SHAPE, MODERN, LEGACY, CHECK, nprt_bulk_##NAME, __VA_ARGS__)
#include "base/distributions.def"

static bool out_of_range(const char *name, const char *text) { return nprt_raise("ValueError", "%s%s", name, text); }

bool nprt_check_value(nprt_constraint c, const char *name, double v, bool array) {
    const char *nan = array ? "contains NaNs" : "is NaN";
    switch (c) {
    case NPRT_ANY: return true;
    case NPRT_NON_NEGATIVE: return isnan(v) || !signbit(v) || out_of_range(name, " < 0");
    case NPRT_POSITIVE_NOT_NAN:
        if (isnan(v)) return out_of_range(name, " must not be NaN");
        return !(v <= 0) || out_of_range(name, " <= 0");
    case NPRT_POSITIVE: return !(v <= 0) || out_of_range(name, " <= 0");
    case NPRT_UNIT:
        return (v >= 0 && v <= 1) || nprt_raise("ValueError", "%s < 0, %s > 1 or %s %s", name, name, name, nan);
    case NPRT_UNIT_ABOVE_ZERO:
        return (v > 0 && v <= 1) || nprt_raise("ValueError", "%s <= 0, %s > 1 or %s contains NaNs", name, name, name);
    case NPRT_UNIT_BELOW_ONE:
        return (v >= 0 && v < 1) || nprt_raise("ValueError", "%s < 0, %s >= 1 or %s %s", name, name, name, nan);
    case NPRT_ABOVE_ONE: return v > 1 || nprt_raise("ValueError", "%s <= 1 or %s %s", name, name, nan);
    case NPRT_AT_LEAST_ONE: return v >= 1 || nprt_raise("ValueError", "%s < 1 or %s %s", name, name, nan);
    case NPRT_POISSON:
        if (array ? !(v <= NPRT_POISSON_MAX) : v > NPRT_POISSON_MAX) return out_of_range(name, " value too large");
        return v >= 0 || nprt_raise("ValueError", "%s < 0 or %s %s", name, name, nan);
    }
    return true;
}

bool nprt_check_parameters(const nprt_distribution *d, const nprt_number *p, nprt_asked by) {
    for (int i = 0; d->parameters[i].name; i++) {
        double v = nprt_parameter_is_int(d->shape, i) ? (double)p[i].i : p[i].f;
        if (!nprt_check_value(d->parameters[i].constraint, d->parameters[i].name, v, by.array)) return false;
    }
    return !d->check || d->check(p, by);
}

nprt_number nprt_draw_one(const nprt_distribution *d, nprt_bits *b, const nprt_number *p) {
    nprt_draw draw = b->gauss ? d->legacy : d->modern;
    switch (d->shape) {
    case NPRT_F_: return (nprt_number){.f = draw.F_(b)};
    case NPRT_F_F: return (nprt_number){.f = draw.F_F(b, p[0].f)};
    case NPRT_F_FF: return (nprt_number){.f = draw.F_FF(b, p[0].f, p[1].f)};
    case NPRT_F_FFF: return (nprt_number){.f = draw.F_FFF(b, p[0].f, p[1].f, p[2].f)};
    case NPRT_I_F: return (nprt_number){.i = draw.I_F(b, p[0].f)};
    case NPRT_I_FF: return (nprt_number){.i = draw.I_FF(b, p[0].f, p[1].f)};
    case NPRT_I_IF: return (nprt_number){.i = draw.I_IF(b, p[0].i, p[1].f)};
    case NPRT_I_III: return (nprt_number){.i = draw.I_III(b, p[0].i, p[1].i, p[2].i)};
    }
    return (nprt_number){0};
}

void nprt_draw_fill(const nprt_distribution *d, nprt_bits *b, const nprt_number *p, void *out, int64_t n) {
    if (d->bulk) {
        d->bulk(b, p, out, n);
        return;
    }
    nprt_number *to = out;   // a double and an int64 lie where the union's members lie
    for (int64_t i = 0; i < n; i++) to[i] = nprt_draw_one(d, b, p);
}
