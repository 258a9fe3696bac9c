// Discrete Fourier transforms of one length.
//
//   n of small factors    Stockham's form of Cooley and Tukey's (1965): one pass for each factor, from one array into
//                         another, without sorting
//   a large prime factor  L. Bluestein's chirp transform (1968): a convolution, by transforms of a length of small
//   factors
//   real numbers          their pairs as complex numbers, which are taken apart afterwards
//
// A pass by the factor f sees x as f parts of m rows of s numbers, s being the product of the factors before:
//   y[(f p + k) s + q] = w^(p k) sum_j x[(j m + p) s + q] e^(-2 pi i j k / f),  w = e^(-2 pi i / (f m))
#include "runtime/nd/nd_fft_plan.h"
#include "runtime/nd/nd_matrix.h"
#include <math.h>
#include <string.h>

typedef nd_fft_number number;

enum { FACTORS = 64, LARGEST_FACTOR = 50 };

struct nd_fft_plan {
    int64_t n;
    double sign;   // -1: forward, 1: inverse
    int count;
    int factors[FACTORS];
    number *roots;       // e^(sign 2 pi i k / n)
    number *other;       // of n numbers: where passes write to
    nd_fft_plan *half;   // Bluestein: forward, of m numbers; roots are the chirp then, e^(sign pi i k² / n)
    number *kernel, *work;
    nd_fft_plan *pairs;   // of real numbers: of n / 2
};

// ---- Roots of one

static const double TAU = 6.28318530717958647692;

// e^(2 pi i k / n) for 0 <= k <= n / 4, from the nearer end of the quarter.
static number quarter_root(int64_t k, int64_t n) {
    double c, s;
    if (8 * k <= n) {
        sincos(TAU * (double)k / (double)n, &s, &c);
        return (number){c, s};
    }
    sincos(TAU * (double)(n - 4 * k) / (4 * (double)n), &s, &c);
    return (number){s, c};
}

static number unit_root(int64_t k, int64_t n) {
    k %= n;
    if (2 * k > n) {
        number const r = unit_root(n - k, n);
        return (number){r.re, -r.im};
    }
    if (4 * k <= n) return quarter_root(k, n);
    if (n % 2 == 0) {   // mirrored at the imaginary axis
        number const r = quarter_root(n / 2 - k, n);
        return (number){-r.re, r.im};
    }
    number const r = quarter_root(n - 2 * k, 2 * n);
    return (number){-r.re, r.im};
}

static void fill_roots(number *roots, int64_t n, double sign) {
    for (int64_t k = 0; 2 * k <= n; k++) {
        number const r = unit_root(k, n);
        roots[k] = (number){r.re, sign * r.im};
        if (k) roots[n - k] = (number){r.re, -sign * r.im};
    }
}

static inline number mul(number a, number b) { return (number){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
static inline number add(number a, number b) { return (number){a.re + b.re, a.im + b.im}; }
static inline number sub(number a, number b) { return (number){a.re - b.re, a.im - b.im}; }
static inline number scale(number a, double c) { return (number){c * a.re, c * a.im}; }
static inline number turn(number a, double sign) { return (number){-sign * a.im, sign * a.re}; }   // a * sign i

// ---- Transforms of small lengths, in place

static inline void dft2(number *a) {
    number const t = a[1];
    a[1] = sub(a[0], t);
    a[0] = add(a[0], t);
}

static inline void dft3(number *a, double sign) {
    number const t = add(a[1], a[2]), d = turn(scale(sub(a[1], a[2]), 0.86602540378443864676), sign);
    number const m = add(a[0], scale(t, -0.5));
    a[0] = add(a[0], t);
    a[1] = add(m, d);
    a[2] = sub(m, d);
}

static inline void dft4(number *a, double sign) {
    number const t0 = add(a[0], a[2]), t1 = sub(a[0], a[2]), t2 = add(a[1], a[3]), t3 = turn(sub(a[1], a[3]), sign);
    a[0] = add(t0, t2);
    a[1] = add(t1, t3);
    a[2] = sub(t0, t2);
    a[3] = sub(t1, t3);
}

static inline void dft5(number *a, double sign) {
    static const double c1 = 0.30901699437494742410, c2 = -0.80901699437494742410, s1 = 0.95105651629515357212,
                        s2 = 0.58778525229247312917;
    number const t1 = add(a[1], a[4]), t2 = add(a[2], a[3]), d1 = sub(a[1], a[4]), d2 = sub(a[2], a[3]);
    number const m1 = add(a[0], add(scale(t1, c1), scale(t2, c2))), m2 = add(a[0], add(scale(t1, c2), scale(t2, c1)));
    number const u1 = turn(add(scale(d1, s1), scale(d2, s2)), sign), u2 = turn(sub(scale(d1, s2), scale(d2, s1)), sign);
    a[0] = add(a[0], add(t1, t2));
    a[1] = add(m1, u1);
    a[2] = add(m2, u2);
    a[3] = sub(m2, u2);
    a[4] = sub(m1, u1);
}

// Any odd length. roots[k * step] are those of that length.
static void dft_odd(number *a, int f, const number *roots, int64_t step) {
    number t[LARGEST_FACTOR / 2 + 1], d[LARGEST_FACTOR / 2 + 1], first = a[0];
    int const h = f / 2;
    for (int j = 1; j <= h; j++) {
        t[j] = add(a[j], a[f - j]);
        d[j] = sub(a[j], a[f - j]);
        first = add(first, t[j]);
    }
    number const zero = a[0];
    for (int k = 1; k <= h; k++) {
        number m = zero, u = {0, 0};
        for (int j = 1, at = 0; j <= h; j++) {
            at += k;
            if (at >= f) at -= f;
            number const r = roots[at * step];
            m = add(m, scale(t[j], r.re));
            u = add(u, scale(d[j], r.im));
        }
        u = turn(u, 1);
        a[k] = add(m, u);
        a[f - k] = sub(m, u);
    }
    a[0] = first;
}

// ---- Passes

// One pass by the factor f. The compiler makes a version for each f that it knows.
static inline __attribute__((always_inline)) void pass(const nd_fft_plan *p, int f, int64_t s, const number *restrict x,
                                                       number *restrict y) {
    if (f < 2) __builtin_unreachable();
    int64_t const m = p->n / s / f, step = s;
    for (int64_t row = 0; row < m; row++) {
        number w[LARGEST_FACTOR];
        for (int k = 1; k < f; k++) w[k] = p->roots[row * k * step];
        for (int64_t q = 0; q < s; q++) {
            number a[LARGEST_FACTOR];
            for (int j = 0; j < f; j++) a[j] = x[(j * m + row) * s + q];
            if (f == 2)
                dft2(a);
            else if (f == 3)
                dft3(a, p->sign);
            else if (f == 4)
                dft4(a, p->sign);
            else if (f == 5)
                dft5(a, p->sign);
            else
                dft_odd(a, f, p->roots, p->n / f);
            number *const to = y + row * f * s + q;
            to[0] = a[0];
            for (int k = 1; k < f; k++) to[k * s] = row ? mul(a[k], w[k]) : a[k];
        }
    }
}

static void passes(const nd_fft_plan *p, number *x) {
    number *from = x, *to = p->other;
    int64_t s = 1;
    for (int i = 0; i < p->count; i++) {
        int const f = p->factors[i];
        switch (f) {
        case 2: pass(p, 2, s, from, to); break;
        case 3: pass(p, 3, s, from, to); break;
        case 4: pass(p, 4, s, from, to); break;
        case 5: pass(p, 5, s, from, to); break;
        default: pass(p, f, s, from, to);
        }
        s *= f;
        number *const done = to;
        to = from;
        from = done;
    }
    if (from != x) memcpy(x, from, sizeof *x * (size_t)p->n);
}

// ---- Plans

// The factors of n; false when one is too large.
static bool factor(nd_fft_plan *p) {
    int64_t n = p->n;
    for (; n % 4 == 0; n /= 4) p->factors[p->count++] = 4;
    for (int64_t f = 2; n > 1; f++) {
        if (f * f > n) f = n;
        if (f > LARGEST_FACTOR) return false;
        for (; n % f == 0; n /= f) p->factors[p->count++] = (int)f;
    }
    return true;
}

static int64_t good_length(int64_t n) {   // the least product of 2, 3 and 5 that is not below n
    int64_t best = INT64_MAX;
    for (int64_t five = 1; five < best; five *= 5)
        for (int64_t three = five; three < best; three *= 3) {
            int64_t m = three;
            while (m < n) m *= 2;
            if (m < best) best = m;
        }
    return best;
}

static bool plan_chirp(nd_fft_plan *p) {
    int64_t const n = p->n, m = good_length(2 * n - 1);
    p->half = nd_fft_plan_new(m, false);
    p->kernel = nd_scratch(2 * m, sizeof(number));
    if (!p->half || !p->kernel) return false;
    p->work = p->kernel + m;
    memset(p->kernel, 0, sizeof(number) * (size_t)m);
    for (int64_t k = 0; k < n; k++) {
        number const r = unit_root((int64_t)((__int128)k * k % (2 * n)), 2 * n);
        p->roots[k] = (number){r.re, p->sign * r.im};
        number const value = {r.re / (double)m, -p->sign * r.im / (double)m};   // with the division of the way back
        p->kernel[k] = value;
        if (k) p->kernel[m - k] = value;
    }
    nd_fft_run(p->half, p->kernel);
    return true;
}

nd_fft_plan *nd_fft_plan_new(int64_t n, bool inverse) {
    nd_fft_plan *p = nd_scratch(1, sizeof *p);
    if (!p) return NULL;
    memset(p, 0, sizeof *p);
    p->n = n;
    p->sign = inverse ? 1 : -1;
    bool const small = factor(p);
    p->roots = nd_scratch(n + 1, sizeof(number));
    p->other = small ? nd_scratch(n, sizeof(number)) : NULL;
    if (!p->roots || (small && !p->other) || (!small && !plan_chirp(p))) {
        nd_fft_plan_free(p);
        return NULL;
    }
    if (small) fill_roots(p->roots, n, p->sign);
    return p;
}

void nd_fft_plan_free(nd_fft_plan *p) {
    if (!p) return;
    nd_fft_plan_free(p->half);
    nd_fft_plan_free(p->pairs);
    nprt_block_release(p->roots);
    nprt_block_release(p->other);
    nprt_block_release(p->kernel);
    nprt_block_release(p);
}

static void chirp(nd_fft_plan *p, number *x) {
    int64_t const n = p->n, m = p->half->n;
    memset(p->work + n, 0, sizeof(number) * (size_t)(m - n));
    for (int64_t k = 0; k < n; k++) p->work[k] = mul(x[k], p->roots[k]);
    nd_fft_run(p->half, p->work);
    for (int64_t k = 0; k < m; k++) {
        number const v = mul(p->work[k], p->kernel[k]);
        p->work[k] = (number){v.re, -v.im};
    }
    nd_fft_run(p->half, p->work);   // the inverse, by conjugating before and after
    for (int64_t k = 0; k < n; k++) x[k] = mul((number){p->work[k].re, -p->work[k].im}, p->roots[k]);
}

void nd_fft_run(nd_fft_plan *p, number *x) {
    if (p->half)
        chirp(p, x);
    else
        passes(p, x);
}

// ---- Real numbers

nd_fft_plan *nd_fft_plan_new_real(int64_t n, bool inverse) {
    nd_fft_plan *p = nd_scratch(1, sizeof *p);
    if (!p) return NULL;
    *p = (nd_fft_plan){.n = n, .sign = inverse ? 1 : -1};
    p->roots = nd_scratch(n + 1, sizeof(number));
    p->pairs = nd_fft_plan_new(n / 2, inverse);
    if (!p->roots || !p->pairs) {
        nd_fft_plan_free(p);
        return NULL;
    }
    fill_roots(p->roots, n, p->sign);
    return p;
}

// With E and O the transforms of the numbers at even and odd places: the pairs' is Z = E + i O, the whole one's X = E +
// w^k O, and those of real numbers mirror: E[n/2 - k] is the conjugate of E[k].
void nd_fft_run_real(nd_fft_plan *p, number *x) {
    int64_t const h = p->n / 2;
    bool const inverse = p->sign > 0;
    if (inverse) {
        x[0].im = x[h].im = 0;
    } else {
        nd_fft_run(p->pairs, x);
        x[h] = x[0];
    }
    for (int64_t k = 0; 2 * k <= h; k++) {
        number const a = x[k], b = {x[h - k].re, -x[h - k].im}, e = scale(add(a, b), 0.5), d = scale(sub(a, b), 0.5);
        number const o = inverse ? turn(mul(d, p->roots[k]), 1) : mul(turn(d, -1), p->roots[k]), rest = sub(e, o);
        x[k] = add(e, o);
        x[h - k] = (number){rest.re, -rest.im};
    }
    if (inverse)
        nd_fft_run(p->pairs, x);
    else
        x[0].im = x[h].im = 0;
}
