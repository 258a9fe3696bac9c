// math.
#include "interp/modules.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

static void *domain(void) { return py_raise(&py_ValueError, "math domain error"); }
static void *range(void) { return py_raise(&py_OverflowError, "math range error"); }

// A function of one float: NaN out of a number is a domain error, infinity out of a finite one an overflow.
static py_object *unary(const py_args *a, const char *name, double (*f)(double), bool can_overflow) {
    double x;
    if (!py_arity(a, name, 1, 1) || !py_as_double(a->v[0], &x)) return NULL;
    double const r = f(x);
    if (isnan(r) && !isnan(x)) return domain();
    if (isinf(r) && isfinite(x)) return can_overflow ? range() : domain();
    return py_float(r);
}
#define UNARY(NAME, OVERFLOW)                                                                                          \
    static py_object *math_##NAME(py_object *m, const py_args *a) {                                                    \
        (void)m;                                                                                                       \
        return unary(a, #NAME, NAME, OVERFLOW);                                                                        \
    }
UNARY(sqrt, false)
UNARY(exp, true) UNARY(expm1, true) UNARY(sin, false) UNARY(cos, false) UNARY(tan, false) UNARY(asin, false)
    UNARY(acos, false) UNARY(atan, false) UNARY(sinh, true) UNARY(cosh, true) UNARY(tanh, false) UNARY(asinh, false)
        UNARY(acosh, false) UNARY(atanh, false) UNARY(log1p, false) UNARY(fabs, false) UNARY(erf, false)
            UNARY(erfc, false) UNARY(cbrt, false) UNARY(exp2, true)

// Gamma by Lanczos' approximation with 13 rational terms (the coefficients of Boost's lanczos13m53), in the order of
// operations of CPython's math module, whose results it equals bit for bit.
#define LANCZOS_G 6.024680040776729583740234375
                enum {
                    LANCZOS_TERMS = 13
                };
static double const lanczos_numerator[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static double const lanczos_denominator[LANCZOS_TERMS] = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1};

static double lanczos_sum(double x) {
    double num = 0, den = 0;
    if (x < 5) {
        for (int i = LANCZOS_TERMS - 1; i >= 0; i--) {
            num = num * x + lanczos_numerator[i];
            den = den * x + lanczos_denominator[i];
        }
    } else {   // in 1/x, which does not overflow
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            num = num / x + lanczos_numerator[i];
            den = den / x + lanczos_denominator[i];
        }
    }
    return num / den;
}

// sin(pi*x), by the nearest half turn.
static double sin_pi(double x) {
    double const y = fmod(fabs(x), 2.0);
    double r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double gamma_of(double x) {   // x is finite and no integer below 24; infinite when it overflows
    double const a = fabs(x), half = LANCZOS_G - 0.5, y = a + half;
    if (a < 1e-20) return 1.0 / x;
    if (a > 200) return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    double const lost = a > half ? y - a - half : y - half - a, z = lost * LANCZOS_G / y;
    double r, power = a < 140 ? pow(y, a - 0.5) : pow(y, a / 2.0 - 0.25);
    if (x < 0) {
        r = -M_PI / sin_pi(a) / a * exp(y) / lanczos_sum(a);
        r -= z * r;
        r /= power;
        return a < 140 ? r : r / power;
    }
    r = lanczos_sum(a) / exp(y);
    r += z * r;
    r *= power;
    return a < 140 ? r : r * power;
}

static py_object *math_gamma(py_object *m, const py_args *a) {
    (void)m;
    double x;
    if (!py_arity(a, "gamma", 1, 1) || !py_as_double(a->v[0], &x)) return NULL;
    if ((x <= 0 && x == floor(x)) || x == -INFINITY) return domain();
    if (!isfinite(x)) return py_float(x);
    if (x == floor(x) && x <= 23) {   // exact factorials
        double r = 1;
        for (int i = 2; i < (int)x; i++) r *= i;
        return py_float(r);
    }
    double const r = gamma_of(x);
    return isinf(r) ? range() : py_float(r);
}
static py_object *math_lgamma(py_object *m, const py_args *args) {
    (void)m;
    double x;
    if (!py_arity(args, "lgamma", 1, 1) || !py_as_double(args->v[0], &x)) return NULL;
    if (!isfinite(x)) return py_float(isnan(x) ? x : INFINITY);
    if (x <= 0 && x == floor(x)) return domain();
    if (x == 1 || x == 2) return py_float(0);
    double const a = fabs(x);
    if (a < 1e-20) return py_float(-log(a));
    double r = log(lanczos_sum(a)) - LANCZOS_G;
    r += (a - 0.5) * (log(a + LANCZOS_G - 0.5) - 1);
    if (x < 0)
        r = 1.144729885849400174143427351353058711647 - log(fabs(sin_pi(a))) - log(a) - r;   // reflection; log(pi)
    return isinf(r) ? range() : py_float(r);
}

// log of any positive int, also of those that no float holds.
static bool log_of(py_object *o, double (*f)(double), double log_two, double *out) {
    double x;
    if (py_is_int(o) && PY_INT(o)->limbs > 0) {
        long e;
        double const m = py_int_frexp(o, &e);
        *out = f(m) + log_two * (double)e;
        return true;
    }
    if (!py_as_double(o, &x)) return false;
    if (x <= 0 && !isnan(x)) {
        domain();
        return false;
    }
    *out = f(x);
    return true;
}
static py_object *math_log(py_object *m, const py_args *a) {
    (void)m;
    double x, base;
    if (!py_arity(a, "log", 1, 2) || !log_of(a->v[0], log, M_LN2, &x)) return NULL;
    if (a->n == 1) return py_float(x);
    if (!log_of(a->v[1], log, M_LN2, &base)) return NULL;
    if (base == 0) return py_raise(&py_ZeroDivisionError, "float division by zero");
    return py_float(x / base);
}
static py_object *math_log2(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "log2", 1, 1) && log_of(a->v[0], log2, 1, &x) ? py_float(x) : NULL;
}
static py_object *math_log10(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "log10", 1, 1) && log_of(a->v[0], log10, 0.30102999566398119521, &x) ? py_float(x) : NULL;
}

static bool two(const py_args *a, const char *name, double *x, double *y) {
    return py_arity(a, name, 2, 2) && py_as_double(a->v[0], x) && py_as_double(a->v[1], y);
}
static py_object *math_pow(py_object *m, const py_args *a) {
    (void)m;
    double x, y;
    if (!two(a, "pow", &x, &y)) return NULL;
    double const r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r)) return domain();
        if (isinf(r)) return x == 0 ? domain() : range();
    }
    return py_float(r);
}
static py_object *math_atan2(py_object *m, const py_args *a) {
    (void)m;
    double x, y;
    return two(a, "atan2", &x, &y) ? py_float(atan2(x, y)) : NULL;
}
static py_object *math_copysign(py_object *m, const py_args *a) {
    (void)m;
    double x, y;
    return two(a, "copysign", &x, &y) ? py_float(copysign(x, y)) : NULL;
}
static py_object *math_nextafter(py_object *m, const py_args *a) {
    (void)m;
    double x, y;
    return two(a, "nextafter", &x, &y) ? py_float(nextafter(x, y)) : NULL;
}
static py_object *math_remainder(py_object *m, const py_args *a) {
    (void)m;
    double x, y;
    return two(a, "remainder", &x, &y) ? (y == 0 ? domain() : py_float(remainder(x, y))) : NULL;
}
static py_object *math_fmod(py_object *m, const py_args *a) {
    (void)m;
    double x, y;
    if (!two(a, "fmod", &x, &y)) return NULL;
    if (y == 0 || isinf(x)) return isnan(x) || isnan(y) ? py_float(NAN) : domain();
    return py_float(fmod(x, y));
}
static py_object *math_ldexp(py_object *m, const py_args *a) {
    (void)m;
    double x;
    int64_t e;
    if (!py_arity(a, "ldexp", 2, 2) || !py_as_double(a->v[0], &x) || !py_as_index(a->v[1], &e)) return NULL;
    double const r = ldexp(x, e > 100000 ? 100000 : e < -100000 ? -100000 : (int)e);
    return isinf(r) && isfinite(x) ? range() : py_float(r);
}
static py_object *pair(py_object *x, py_object *y) {
    py_object *t = py_tuple_new(2);
    PY_TUPLE(t)->items[0] = x;
    PY_TUPLE(t)->items[1] = y;
    return t;
}
static py_object *math_frexp(py_object *m, const py_args *a) {
    (void)m;
    double x;
    int e = 0;
    if (!py_arity(a, "frexp", 1, 1) || !py_as_double(a->v[0], &x)) return NULL;
    double const r = frexp(x, &e);
    return pair(py_float(r), py_int(e));
}
static py_object *math_modf(py_object *m, const py_args *a) {
    (void)m;
    double x, whole;
    if (!py_arity(a, "modf", 1, 1) || !py_as_double(a->v[0], &x)) return NULL;
    double const r = modf(x, &whole);
    return pair(py_float(r), py_float(whole));
}

static py_object *rounding(const py_args *a, const char *name, const char *method, double (*f)(double)) {
    if (!py_arity(a, name, 1, 1)) return NULL;
    py_object *x = a->v[0];
    if (py_is_int(x)) return py_index(x);
    if (!py_is_float(x)) {
        py_object *n = py_str_intern(method), *special = py_type_lookup(x->type, n);
        py_decref(n);
        if (special) return py_call1(special, x);
    }
    double d;
    return py_as_double(x, &d) ? py_int_from_double(f(d)) : NULL;
}
static py_object *math_floor(py_object *m, const py_args *a) {
    (void)m;
    return rounding(a, "floor", "__floor__", floor);
}
static py_object *math_ceil(py_object *m, const py_args *a) {
    (void)m;
    return rounding(a, "ceil", "__ceil__", ceil);
}
static py_object *math_trunc(py_object *m, const py_args *a) {
    (void)m;
    return rounding(a, "trunc", "__trunc__", trunc);
}

static py_object *math_isnan(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "isnan", 1, 1) && py_as_double(a->v[0], &x) ? py_bool(isnan(x)) : NULL;
}
static py_object *math_isinf(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "isinf", 1, 1) && py_as_double(a->v[0], &x) ? py_bool(isinf(x)) : NULL;
}
static py_object *math_isfinite(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "isfinite", 1, 1) && py_as_double(a->v[0], &x) ? py_bool(isfinite(x)) : NULL;
}

static py_object *math_isclose(py_object *m, const py_args *a) {
    (void)m;
    py_object *x, *y, *rel = NULL, *abs_tol = NULL;
    double p, q, r = 1e-9, t = 0;
    if (!py_parse(a, "isclose", "a b * rel_tol= abs_tol=", &x, &y, &rel, &abs_tol) || !py_as_double(x, &p) ||
        !py_as_double(y, &q))
        return NULL;
    if ((rel && !py_as_double(rel, &r)) || (abs_tol && !py_as_double(abs_tol, &t))) return NULL;
    if (r < 0 || t < 0) return py_raise(&py_ValueError, "tolerances must be non-negative");
    if (p == q) return PY_TRUE;
    if (isinf(p) || isinf(q)) return PY_FALSE;
    double const d = fabs(p - q);
    return py_bool(d <= fabs(r * q) || d <= fabs(r * p) || d <= t);
}

static py_object *math_hypot(py_object *m, const py_args *a) {
    (void)m;
    double max = 0, sum = 0, v;
    for (int64_t i = 0; i < a->n; i++) {
        if (!py_as_double(a->v[i], &v)) return NULL;
        if (fabs(v) > max) max = fabs(v);
    }
    if (a->n == 2) {
        double x, y;
        py_as_double(a->v[0], &x);
        py_as_double(a->v[1], &y);
        return py_float(hypot(x, y));
    }
    if (max == 0 || isinf(max)) return py_float(max);
    for (int64_t i = 0; i < a->n; i++) {
        py_as_double(a->v[i], &v);
        sum += (v / max) * (v / max);
    }
    return py_float(max * sqrt(sum));
}

static py_object *math_dist(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "dist", 2, 2)) return NULL;
    py_object *po, *qo, **p, **q;
    int64_t n, k;
    if (!py_sequence_fast(a->v[0], &po, &p, &n)) return NULL;
    if (!py_sequence_fast(a->v[1], &qo, &q, &k)) return NULL;
    py_object *r = NULL;
    double sum = 0, x, y;
    if (n != k)
        py_raise(&py_ValueError, "both points must have the same number of dimensions");
    else {
        bool ok = true;
        for (int64_t i = 0; ok && i < n; i++) {
            ok = py_as_double(p[i], &x) && py_as_double(q[i], &y);
            if (ok) sum = n == 2 ? hypot(i ? sum : 0, x - y) : sum + (x - y) * (x - y);
        }
        if (ok) r = py_float(n == 2 ? sum : sqrt(sum));
    }
    py_decref(po);
    py_decref(qo);
    return r;
}

// Shewchuk's exact sum: partial sums that do not overlap.
static py_object *math_fsum(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "fsum", 1, 1)) return NULL;
    py_object *it = py_iter(a->v[0]), *o;
    if (!it) return NULL;
    double p[2200], special = 0;
    int n = 0;
    bool ok = true;
    while (ok && (o = py_next(it))) {
        double x;
        ok = py_as_double(o, &x);
        py_decref(o);
        if (!ok) break;
        if (!isfinite(x)) {
            special += x;
            continue;
        }
        int i = 0;
        for (int j = 0; j < n; j++) {
            double y = p[j];
            if (fabs(x) < fabs(y)) {
                double const t = x;
                x = y;
                y = t;
            }
            double const hi = x + y, lo = y - (hi - x);
            if (lo != 0) p[i++] = lo;
            x = hi;
        }
        n = i;
        p[n++] = x;
    }
    py_decref(it);
    if (!ok || py_pending()) return NULL;
    if (special != 0 || isnan(special)) return py_float(special);
    double hi = 0, lo = 0;
    if (n > 0) {
        hi = p[--n];
        while (n > 0) {
            double const x = hi, y = p[--n];
            hi = x + y;
            lo = y - (hi - x);
            if (lo != 0) break;
        }
        if (n > 0 && ((lo < 0 && p[n - 1] < 0) || (lo > 0 && p[n - 1] > 0))) {   // half-way: to even
            double const y = lo * 2, x = hi + y;
            if (y == x - hi) hi = x;
        }
    }
    return py_float(hi);
}

// ---- Integers

static py_object *fold_ints(const py_args *a, const char *name, int64_t start) {
    if (!py_no_keywords(a, name)) return NULL;
    py_object *r = py_int(start);
    for (int64_t i = 0; r && i < a->n; i++) {
        py_object *x = py_index(a->v[i]), *next = x ? py_int_function(name, r, x) : NULL;
        py_xdecref(x);
        py_decref(r);
        r = next;
    }
    return r;
}
static py_object *math_gcd(py_object *m, const py_args *a) {
    (void)m;
    return fold_ints(a, "gcd", 0);
}
static py_object *math_lcm(py_object *m, const py_args *a) {
    (void)m;
    return fold_ints(a, "lcm", 1);
}
static py_object *math_isqrt(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "isqrt", 1, 1)) return NULL;
    py_object *x = py_index(a->v[0]);
    if (!x) return NULL;
    py_object *r = py_int_is_negative(x) ? py_raise(&py_ValueError, "isqrt() argument must be nonnegative")
                                         : py_int_function("isqrt", x, NULL);
    py_decref(x);
    return r;
}
static py_object *math_factorial(py_object *m, const py_args *a) {
    (void)m;
    int64_t n;
    if (!py_arity(a, "factorial", 1, 1) || !py_as_index(a->v[0], &n)) return NULL;
    if (n == INT64_MAX)
        return py_raise(&py_OverflowError, "factorial() argument should not exceed 9223372036854775807");
    if (n < 0) return py_raise(&py_ValueError, "factorial() not defined for negative values");
    if (n > 10000000) return py_raise(&py_OverflowError, "factorial() argument should not exceed 10000000");
    py_object *x = py_int(n), *r = py_int_function("factorial", x, NULL);
    py_decref(x);
    return r;
}
static py_object *math_comb(py_object *m, const py_args *a) {
    (void)m;
    int64_t n, k;
    if (!py_arity(a, "comb", 2, 2) || !py_as_int64(a->v[0], &n) || !py_as_int64(a->v[1], &k)) return NULL;
    if (n < 0) return py_raise(&py_ValueError, "n must be a non-negative integer");
    if (k < 0) return py_raise(&py_ValueError, "k must be a non-negative integer");
    if (k > n) return py_int(0);
    if (k > n - k) k = n - k;
    py_object *x = py_int(n), *y = py_int(k), *r = py_int_function("comb", x, y);
    py_decref(x);
    py_decref(y);
    return r;
}
static py_object *math_perm(py_object *m, const py_args *a) {
    (void)m;
    int64_t n, k;
    if (!py_arity(a, "perm", 1, 2) || !py_as_int64(a->v[0], &n)) return NULL;
    if (a->n < 2 || a->v[1] == PY_NONE)
        k = n;
    else if (!py_as_int64(a->v[1], &k))
        return NULL;
    if (n < 0) return py_raise(&py_ValueError, "n must be a non-negative integer");
    if (k < 0) return py_raise(&py_ValueError, "k must be a non-negative integer");
    py_object *r = py_int(k > n ? 0 : 1);
    for (int64_t i = 0; k <= n && i < k; i++) {
        py_object *f = py_int(n - i), *next = py_binary(r, f, PY_MULT);
        py_decref(f);
        py_decref(r);
        r = next;
    }
    return r;
}
static py_object *math_prod(py_object *m, const py_args *a) {
    (void)m;
    py_object *x, *start = NULL;
    if (!py_parse(a, "prod", "iterable / * start=", &x, &start)) return NULL;
    py_object *r = start ? py_incref(start) : py_int(1), *it = py_iter(x), *v;
    while (it && r && (v = py_next(it))) {
        py_object *next = py_binary(r, v, PY_MULT);
        py_decref(v);
        py_decref(r);
        r = next;
    }
    py_xdecref(it);
    if (py_pending()) PY_CLEAR(r);
    return r;
}
static py_object *math_degrees(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "degrees", 1, 1) && py_as_double(a->v[0], &x) ? py_float(x * (180.0 / M_PI)) : NULL;
}
static py_object *math_radians(py_object *m, const py_args *a) {
    (void)m;
    double x;
    return py_arity(a, "radians", 1, 1) && py_as_double(a->v[0], &x) ? py_float(x * (M_PI / 180.0)) : NULL;
}
static py_object *math_ulp(py_object *m, const py_args *a) {
    (void)m;
    double x;
    if (!py_arity(a, "ulp", 1, 1) || !py_as_double(a->v[0], &x)) return NULL;
    x = fabs(x);
    if (!isfinite(x)) return py_float(x);
    double const up = nextafter(x, INFINITY);
    return py_float(isinf(up) ? x - nextafter(x, 0) : up - x);
}

static const py_method_def functions[] = {
#define M(NAME) {#NAME, math_##NAME, PY_METHOD},
    M(sqrt) M(exp) M(expm1) M(sin) M(cos) M(tan) M(asin) M(acos) M(atan) M(sinh) M(cosh) M(tanh) M(asinh) M(acosh)
        M(atanh) M(log1p) M(fabs) M(erf) M(erfc) M(cbrt) M(exp2) M(gamma) M(lgamma) M(log) M(log2) M(log10) M(pow)
            M(atan2) M(copysign) M(nextafter) M(remainder) M(fmod) M(ldexp) M(frexp) M(modf) M(floor) M(ceil) M(trunc)
                M(isnan) M(isinf) M(isfinite) M(isclose) M(hypot) M(dist) M(fsum) M(gcd) M(lcm) M(isqrt) M(factorial)
                    M(comb) M(perm) M(prod) M(degrees) M(radians) M(ulp)
#undef M
                        {0}};

py_object *interp_module_math(void) {
    py_object *m = py_module_new("math");
    py_module_functions(m, functions);
    py_module_add(m, "pi", py_float(M_PI));
    py_module_add(m, "e", py_float(M_E));
    py_module_add(m, "tau", py_float(2 * M_PI));
    py_module_add(m, "inf", py_float(INFINITY));
    py_module_add(m, "nan", py_float(NAN));
    return m;
}
