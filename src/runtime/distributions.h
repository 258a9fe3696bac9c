// The distributions of base/distributions.def, and those whose draws are vectors.
#pragma once
#include "runtime/random.h"

typedef union nprt_number {
    double f;
    int64_t i;
} nprt_number;

typedef enum nprt_constraint {
    NPRT_ANY,
    NPRT_NON_NEGATIVE,
    NPRT_POSITIVE,
    NPRT_POSITIVE_NOT_NAN,
    NPRT_UNIT,              // 0 <= p <= 1
    NPRT_UNIT_ABOVE_ZERO,   // 0 < p <= 1
    NPRT_UNIT_BELOW_ONE,    // 0 <= p < 1
    NPRT_ABOVE_ONE,
    NPRT_AT_LEAST_ONE,
    NPRT_POISSON
} nprt_constraint;

typedef struct nprt_parameter {
    const char *name;   // NULL after the last
    nprt_constraint constraint;
    bool optional;
    double otherwise;
} nprt_parameter;

// What a draw gives, and takes after the bits.
typedef enum nprt_shape {
    NPRT_F_,
    NPRT_F_F,
    NPRT_F_FF,
    NPRT_F_FFF,
    NPRT_I_F,
    NPRT_I_FF,
    NPRT_I_IF,
    NPRT_I_III
} nprt_shape;

typedef union nprt_draw {
    double (*F_)(nprt_bits *b);
    double (*F_F)(nprt_bits *b, double x);
    double (*F_FF)(nprt_bits *b, double x, double y);
    double (*F_FFF)(nprt_bits *b, double x, double y, double z);
    int64_t (*I_F)(nprt_bits *b, double x);
    int64_t (*I_FF)(nprt_bits *b, double x, double y);
    int64_t (*I_IF)(nprt_bits *b, int64_t n, double x);
    int64_t (*I_III)(nprt_bits *b, int64_t n, int64_t m, int64_t k);
} nprt_draw;

// Who asks: RandomState or Generator; with arrays as parameters the texts of some errors differ.
typedef struct nprt_asked {
    bool legacy, array;
} nprt_asked;
typedef bool (*nprt_check)(const nprt_number *p, nprt_asked by);

typedef struct nprt_distribution {
    const char *name;
    nprt_shape shape;
    nprt_draw modern, legacy;
    nprt_check check;                                                           // of the parameters together, or NULL
    void (*bulk)(nprt_bits *b, const nprt_number *p, double *out, int64_t n);   // or NULL
    nprt_parameter parameters[4];
} nprt_distribution;

enum { NPRT_PARAMETERS = 3 };
#define NPRT_POISSON_MAX 9.2233720064847708e+18   // 2**63 - 1 less ten of its square roots

#define DISTRIBUTION(NAME, ...) extern const nprt_distribution nprt_distribution_##NAME;
#include "base/distributions.def"

static inline bool nprt_shape_is_int(nprt_shape s) { return s >= NPRT_I_F; }
// Whether parameter i of a shape is an integer.
static inline bool nprt_parameter_is_int(nprt_shape s, int i) { return s == NPRT_I_III || (s == NPRT_I_IF && i == 0); }

// ValueError (or OverflowError) with NumPy's text when a value is out of the parameter's range.
bool nprt_check_value(nprt_constraint c, const char *name, double v, bool array);
// All parameters, each and together, of one draw.
bool nprt_check_parameters(const nprt_distribution *d, const nprt_number *p, nprt_asked by);

nprt_number nprt_draw_one(const nprt_distribution *d, nprt_bits *b, const nprt_number *p);
// n draws with the same parameters: doubles, or int64 where the distribution gives integers.
void nprt_draw_fill(const nprt_distribution *d, nprt_bits *b, const nprt_number *p, void *out, int64_t n);

void nprt_fill_units(nprt_bits *b, double *out, int64_t n, double low, double range);
void nprt_fill_normals(nprt_bits *b, double *out, int64_t n, bool plain, double loc, double scale);
void nprt_bulk_uniform(nprt_bits *b, const nprt_number *p, double *out, int64_t n);
void nprt_bulk_normal(nprt_bits *b, const nprt_number *p, double *out, int64_t n);
void nprt_bulk_exponential(nprt_bits *b, const nprt_number *p, double *out, int64_t n);

// One draw of each, as the table names them.
double nprt_draw_standard_exponential(nprt_bits *b);
double nprt_draw_standard_cauchy(nprt_bits *b);
double nprt_draw_standard_gamma(nprt_bits *b, double shape);
double nprt_draw_standard_t(nprt_bits *b, double df);
double nprt_draw_exponential(nprt_bits *b, double scale);
double nprt_draw_chisquare(nprt_bits *b, double df);
double nprt_draw_pareto(nprt_bits *b, double a);
double nprt_draw_legacy_pareto(nprt_bits *b, double a);
double nprt_draw_weibull(nprt_bits *b, double a);
double nprt_draw_power(nprt_bits *b, double a);
double nprt_draw_legacy_power(nprt_bits *b, double a);
double nprt_draw_rayleigh(nprt_bits *b, double scale);
double nprt_draw_legacy_rayleigh(nprt_bits *b, double scale);
double nprt_draw_uniform(nprt_bits *b, double low, double high);
double nprt_draw_normal(nprt_bits *b, double loc, double scale);
double nprt_draw_lognormal(nprt_bits *b, double mean, double sigma);
double nprt_draw_laplace(nprt_bits *b, double loc, double scale);
double nprt_draw_gumbel(nprt_bits *b, double loc, double scale);
double nprt_draw_logistic(nprt_bits *b, double loc, double scale);
double nprt_draw_gamma(nprt_bits *b, double shape, double scale);
double nprt_draw_beta(nprt_bits *b, double a, double c);
double nprt_draw_f(nprt_bits *b, double dfnum, double dfden);
double nprt_draw_noncentral_chisquare(nprt_bits *b, double df, double nonc);
double nprt_draw_noncentral_f(nprt_bits *b, double dfnum, double dfden, double nonc);
double nprt_draw_vonmises(nprt_bits *b, double mu, double kappa);
double nprt_draw_legacy_vonmises(nprt_bits *b, double mu, double kappa);
double nprt_draw_wald(nprt_bits *b, double mean, double scale);
double nprt_draw_triangular(nprt_bits *b, double left, double mode, double right);
int64_t nprt_draw_poisson(nprt_bits *b, double lam);
int64_t nprt_draw_zipf(nprt_bits *b, double a);
int64_t nprt_draw_geometric(nprt_bits *b, double p);
int64_t nprt_draw_legacy_geometric(nprt_bits *b, double p);
int64_t nprt_draw_logseries(nprt_bits *b, double p);
int64_t nprt_draw_negative_binomial(nprt_bits *b, double n, double p);
int64_t nprt_draw_binomial(nprt_bits *b, int64_t n, double p);
int64_t nprt_draw_legacy_binomial(nprt_bits *b, int64_t n, double p);
int64_t nprt_draw_hypergeometric(nprt_bits *b, int64_t good, int64_t bad, int64_t sample);
int64_t nprt_draw_legacy_hypergeometric(nprt_bits *b, int64_t good, int64_t bad, int64_t sample);

// Generator's standard distributions by the ziggurat method, and RandomState's.
double nprt_ziggurat_normal(nprt_bits *b);
double nprt_ziggurat_exponential(nprt_bits *b);
double nprt_legacy_normal(nprt_bits *b);
double nprt_legacy_exponential(nprt_bits *b);

// Generator's draws of float32.
float nprt_single_unit(nprt_bits *b);
float nprt_single_normal(nprt_bits *b);
float nprt_single_exponential(nprt_bits *b);
float nprt_single_gamma(nprt_bits *b, float shape);

// Vectors: one draw of d numbers each.
void nprt_draw_multinomial(nprt_bits *b, int64_t n, const double *p, int64_t d, int64_t *out);   // out holds zeros
void nprt_draw_dirichlet(nprt_bits *b, const double *alpha, int64_t d, double *out, int64_t draws);
// `draws` samples of balls in d colours without replacement, total = sum(colours) >= sample; out holds zeros.
void nprt_draw_colours(nprt_bits *b, const int64_t *colours, int64_t d, int64_t total, int64_t sample, int64_t *out,
                       int64_t draws);
bool nprt_draw_colours_by_count(nprt_bits *b, const int64_t *colours, int64_t d, int64_t total, int64_t sample,
                                int64_t *out, int64_t draws);   // false: out of memory
double nprt_sum_kahan(const double *p, int64_t n);
