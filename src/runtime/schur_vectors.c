// Eigenvectors from the form of Schur: back substitution, then the way back through what led there.
#include "runtime/schur.h"
#include <complex.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef double _Complex number;

static number exact_div(number x, number y) {   // of real numbers
    if (cimag(y) == 0) return __builtin_complex(creal(x) / creal(y), cimag(x) / creal(y));
    return x / y;
}

static double size1(number z) { return fabs(creal(z)) + fabs(cimag(z)); }

// The sum of t[i][j] x[j] for i < j <= k.
static number row_sum(const double *t, int64_t from, int64_t to, const number *x) {
    number sum = 0;
    for (int64_t j = from; j <= to; j++) sum += t[j] * x[j];
    return sum;
}

static number divide(number x, number d, double least) { return exact_div(x, size1(d) < least ? (number)least : d); }

// [[a, b], [c, d]] (x, y) = (p, q), by elimination with the larger pivot.
static void solve_two(number a, double b, double c, number d, number *p, number *q, double least) {
    if (size1(a) >= fabs(c)) {
        number const f = divide(c, a, least);
        *q = divide(*q - f * *p, d - f * b, least);
        *p = divide(*p - b * *q, a, least);
    } else {
        number const f = a / c;
        number const y = divide(*p - f * *q, b - f * d, least);
        *p = (*q - d * y) / c;
        *q = y;
    }
}

// x solves (t - w) x = 0 where x[k] (and x[k - 1] of a pair) is known; rows below `top` are to be found.
static void substitute(const double *t, int64_t n, number w, int64_t top, int64_t k, number *x) {
    double const least = fmax(DBL_EPSILON * size1(w), DBL_MIN / DBL_EPSILON);
    for (int64_t i = top - 1; i >= 0; i--) {
        const double *row = t + i * n;
        bool const two = i > 0 && row[i - 1] != 0;
        x[i] = -row_sum(row, i + 1, k, x);
        if (two) {
            const double *above = row - n;
            x[i - 1] = -row_sum(above, i + 1, k, x);
            solve_two(above[i - 1] - w, above[i], row[i - 1], row[i] - w, &x[i - 1], &x[i], least);
        } else {
            x[i] = divide(x[i], row[i] - w, least);
        }
        int64_t const first = two ? i - 1 : i;
        double const size = fmax(size1(x[i]), size1(x[first]));
        if (size > 1e100)
            for (int64_t j = first; j <= k; j++) x[j] /= size;
        i = first;
    }
}

// Column k of `to` (n x n), or columns k - 1 and k of a pair: the eigenvector of the triangular matrix.
static int64_t triangular_vector(const nprt_schur *s, int64_t k, number *x, double *to) {
    int64_t const n = s->n;
    const double *h = s->h;
    bool const pair = s->wi[k] != 0;
    int64_t const first = pair ? k - 1 : k;
    double const wi = pair ? s->wi[first] : 0;
    x[k] = 1;
    if (pair) {
        double const above = h[first * n + k], below = h[k * n + first];
        bool const larger = fabs(above) >= fabs(below);
        x[first] = larger ? 1 : -wi / below;
        x[k] = __builtin_complex(0.0, larger ? wi / above : 1);
    }
    substitute(h, n, __builtin_complex(s->wr[k], wi), first, k, x);
    double largest = 0;
    for (int64_t i = 0; i <= k; i++) largest = fmax(largest, size1(x[i]));
    for (int64_t i = 0; i <= k; i++) {
        to[i * n + first] = creal(x[i]) / largest;
        if (pair) to[i * n + k] = cimag(x[i]) / largest;
    }
    return first;
}

static void undo_balance(const nprt_schur *s, double *v) {
    int64_t const n = s->n;
    for (int64_t i = s->low; i <= s->high; i++)
        for (int64_t j = 0; s->low < s->high && j < n; j++) v[i * n + j] *= s->scale[i];
    for (int64_t step = 0; step < n; step++) {
        int64_t const i = step < s->low ? s->low - 1 - step : step;
        if (i >= s->low && i <= s->high) continue;
        int64_t const k = (int64_t)s->scale[i];
        for (int64_t j = 0; k != i && j < n; j++) {
            double const t = v[i * n + j];
            v[i * n + j] = v[k * n + j];
            v[k * n + j] = t;
        }
    }
}

// Of length one; the largest element of a complex vector is real.
static void normalise(double *v, int64_t n, int64_t k, bool pair) {
    double sum = 0, largest = -1, c = 1, s = 0, r;
    int64_t best = 0;
    for (int64_t i = 0; i < n; i++) {
        double const re = v[i * n + k], im = pair ? v[i * n + k + 1] : 0, size = re * re + im * im;
        sum += size;
        if (size > largest) largest = size, best = i;
    }
    double const scale = 1 / sqrt(sum);
    if (pair) nprt_rotation(v[best * n + k], v[best * n + k + 1], &c, &s, &r);
    for (int64_t i = 0; i < n; i++) {
        double *const x = v + i * n + k;
        double const re = x[0] * scale, im = pair ? x[1] * scale : 0;
        x[0] = c * re + s * im;
        if (pair) x[1] = i == best ? 0 : c * im - s * re;
    }
}

bool nprt_schur_triangular(const nprt_schur *s, double *t) {
    number *x = malloc((size_t)s->n * sizeof *x);
    if (!x) return s->n == 0;
    memset(t, 0, (size_t)(s->n * s->n) * sizeof *t);
    for (int64_t k = s->n - 1; k >= 0; k--) k = triangular_vector(s, k, x, t);
    free(x);
    return true;
}

void nprt_schur_finish(const nprt_schur *s, double *v) {
    undo_balance(s, v);
    for (int64_t k = 0; k < s->n; k++) {
        bool const pair = s->wi[k] != 0;
        normalise(v, s->n, k, pair);
        k += pair;
    }
}
