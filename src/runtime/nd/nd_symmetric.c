// Eigenvalues of symmetric matrices: reflections to tridiagonal form, then the implicit QL or QR iteration (B. Parlett,
// "The Symmetric Eigenvalue Problem", chapter 8).
#include "runtime/nd/nd_dense.h"
#include "runtime/nd/nd_matrix.h"
#include "runtime/simd.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// y = a x for the symmetric a whose upper triangle is given.
NPRT_VECTOR_CLONES
static void symmetric_product(const double *a, int64_t n, int64_t stride, const double *restrict x,
                              double *restrict y) {
    memset(y, 0, sizeof *y * (size_t)n);
    for (int64_t i = 0; i < n; i++) {
        const double *restrict row = a + i * stride;
        double sums[8] = {0}, const_x = x[i], sum = row[i] * const_x;
        int64_t j = i + 1;
        for (; j + 8 <= n; j += 8)
            for (int k = 0; k < 8; k++) {
                sums[k] += row[j + k] * x[j + k];
                y[j + k] += const_x * row[j + k];
            }
        for (; j < n; j++) {
            sum += row[j] * x[j];
            y[j] += const_x * row[j];
        }
        for (int k = 0; k < 8; k++) sum += sums[k];
        y[i] += sum;
    }
}

// a -= v w' + w v', the upper triangle.
NPRT_VECTOR_CLONES
static void subtract_products(double *a, int64_t n, int64_t stride, const double *v, const double *w) {
    for (int64_t i = 0; i < n; i++) {
        double *restrict row = a + i * stride;
        const double *restrict p = v, *restrict q = w;
        double const vi = v[i], wi = w[i];
        for (int64_t j = i; j < n; j++) row[j] -= vi * q[j] + wi * p[j];
    }
}

static double dot(const double *x, const double *y, int64_t n) {
    double sum = 0;
    for (int64_t i = 0; i < n; i++) sum += x[i] * y[i];
    return sum;
}

// Diagonal d and e beside it; row k of a keeps the reflector that made row k tridiagonal, from a[k][k+1] on.
static void to_tridiagonal(double *a, int64_t n, double *d, double *e, double *tau, double *w) {
    for (int64_t k = 0; k + 1 < n; k++) {
        int64_t const rest = n - k - 1;
        double *v = a + k * n + k + 1, *trailing = a + (k + 1) * n + k + 1;
        d[k] = a[k * n + k];
        tau[k] = nprt_reflect(v, rest);
        e[k] = v[0];
        v[0] = 1;
        if (tau[k] == 0) continue;
        symmetric_product(trailing, rest, n, v, w);
        for (int64_t i = 0; i < rest; i++) w[i] *= tau[k];
        double const alpha = -tau[k] / 2 * dot(w, v, rest);
        for (int64_t i = 0; i < rest; i++) w[i] += alpha * v[i];
        subtract_products(trailing, rest, n, v, w);
    }
    if (n) d[n - 1] = a[n * n - 1];
}

// The product of the reflections, transposed: row k of z is column k of it.
static void form_vectors(const double *a, const double *tau, int64_t n, double *z, double *w) {
    for (int64_t i = 0; i < n * n; i++) z[i] = i % (n + 1) == 0;
    for (int64_t k = n - 2; k >= 0; k--)
        nprt_apply_left(a + k * n + k + 1, tau[k], z + (k + 1) * n + k + 1, n - k - 1, n - k - 1, n, w);
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < i; j++) {
            double const t = z[i * n + j];
            z[i * n + j] = z[j * n + i];
            z[j * n + i] = t;
        }
}

// Eigenvalues of [[a, b], [b, c]], the larger in size first, and the unit vector (cs, sn) of that one.
static void two_by_two(double a, double b, double c, double *first, double *second, double *cs, double *sn) {
    double const sum = a + c, difference = a - c, twice = b + b, size = fabs(twice);
    double const large = fabs(a) > fabs(c) ? a : c, small = fabs(a) > fabs(c) ? c : a;
    double const root = hypot(difference, twice);
    int const sign = sum < 0 ? -1 : 1, turn = difference < 0 ? -1 : 1;
    *first = 0.5 * (sum + sign * root);
    *second = sum == 0 ? -0.5 * root : large / *first * small - b / *first * b;
    double const x = difference + turn * root;
    if (fabs(x) > size) {
        double const t = -twice / x;
        *sn = 1 / sqrt(1 + t * t);
        *cs = t * *sn;
    } else if (size == 0) {
        *cs = 1;
        *sn = 0;
    } else {
        double const t = -x / twice;
        *cs = 1 / sqrt(1 + t * t);
        *sn = t * *cs;
    }
    if (sign == turn) {
        double const t = *cs;
        *cs = -*sn;
        *sn = t;
    }
}

typedef struct tridiagonal {
    double *d, *e, *z, *c, *s;   // z: rows are vectors, or NULL; c, s: the rotations of a sweep
    int64_t n, sweeps;
} tridiagonal;

static bool is_small(const tridiagonal *t, int64_t i) {   // e[i]
    return t->e[i] * t->e[i] <= 0x1p-106 * fabs(t->d[i]) * fabs(t->d[i + 1]) + DBL_MIN;
}

static void turn(tridiagonal *t, int64_t from, int64_t count, bool backward) {
    if (t->z) nd_rotate_rows(t->z + from * t->n, t->n, count, t->c + from, t->s + from, backward);
}

static void solve_pair(tridiagonal *t, int64_t i, bool backward) {
    double first, second;
    two_by_two(t->d[i], t->e[i], t->d[i + 1], &first, &second, &t->c[i], &t->s[i]);
    turn(t, i, 1, backward);
    t->d[i] = first;
    t->d[i + 1] = second;
    t->e[i] = 0;
}

static double shift_of(double d, double next, double e, double far) {
    double const g = (next - d) / (2 * e);
    return far - d + e / (g + copysign(hypot(g, 1), g));
}

// One sweep from m up to l: e[l] shrinks.
static void sweep_up(tridiagonal *t, int64_t l, int64_t m) {
    double *d = t->d, *e = t->e, s = 1, c = 1, p = 0, r;
    double g = shift_of(d[l], d[l + 1], e[l], d[m]);
    for (int64_t i = m - 1; i >= l; i--) {
        double const f = s * e[i], b = c * e[i];
        nprt_rotation(g, f, &c, &s, &r);
        if (i != m - 1) e[i + 1] = r;
        g = d[i + 1] - p;
        r = (d[i] - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        t->c[i] = c;
        t->s[i] = -s;
    }
    turn(t, l, m - l, true);
    d[l] -= p;
    e[l] = g;
}

// One sweep from m down to l: e[l - 1] shrinks.
static void sweep_down(tridiagonal *t, int64_t l, int64_t m) {
    double *d = t->d, *e = t->e, s = 1, c = 1, p = 0, r;
    double g = shift_of(d[l], d[l - 1], e[l - 1], d[m]);
    for (int64_t i = m; i < l; i++) {
        double const f = s * e[i], b = c * e[i];
        nprt_rotation(g, f, &c, &s, &r);
        if (i != m) e[i - 1] = r;
        g = d[i] - p;
        r = (d[i + 1] - g) * s + 2 * c * b;
        p = s * r;
        d[i] = g + p;
        g = c * r - b;
        t->c[i] = c;
        t->s[i] = s;
    }
    turn(t, m, l - m, false);
    d[l] -= p;
    e[l - 1] = g;
}

// The block [first, last] that nothing couples to others, from the end where its values are smaller.
static bool solve_block(tridiagonal *t, int64_t first, int64_t last) {
    bool const up = fabs(t->d[last]) >= fabs(t->d[first]);
    while (first <= last) {
        int64_t l = up ? first : last, m = l;
        if (up)
            while (m < last && !is_small(t, m)) m++;
        else
            while (m > first && !is_small(t, m - 1)) m--;
        if (up && m < last) t->e[m] = 0;
        if (!up && m > first) t->e[m - 1] = 0;
        int64_t const length = llabs(m - l);
        if (length > 1 && t->sweeps++ == 30 * t->n) return false;
        if (length == 1)
            solve_pair(t, up ? l : m, up);
        else if (length > 1)
            (up ? sweep_up : sweep_down)(t, l, m);
        int64_t const done = length > 1 ? 0 : length + 1;
        if (up)
            first += done;
        else
            last -= done;
    }
    return true;
}

// An iteration on one block may split it again, which the outer loop finds: it starts over until nothing is coupled.
static bool iterate(tridiagonal *t) {
    for (int64_t first = 0; first < t->n;) {
        int64_t last = first;
        while (last + 1 < t->n && t->e[last] != 0 &&
               !(fabs(t->e[last]) <= sqrt(fabs(t->d[last])) * sqrt(fabs(t->d[last + 1])) * 0x1p-53))
            last++;
        if (last + 1 < t->n) t->e[last] = 0;
        if (last > first && !solve_block(t, first, last)) return false;
        first = last + 1;
    }
    return true;
}

static void sort_vectors(tridiagonal *t, double *w) {   // w: n elements of scratch
    size_t const row = sizeof(double) * (size_t)t->n;
    for (int64_t i = 0; i + 1 < t->n; i++) {
        int64_t k = i;
        for (int64_t j = i + 1; j < t->n; j++)
            if (t->d[j] < t->d[k]) k = j;
        if (k == i) continue;
        double const d = t->d[k];
        t->d[k] = t->d[i];
        t->d[i] = d;
        if (!t->z) continue;
        memcpy(w, t->z + i * t->n, row);
        memcpy(t->z + i * t->n, t->z + k * t->n, row);
        memcpy(t->z + k * t->n, w, row);
    }
}

bool nd_eigh_real(double *a, int64_t n, double *w, double *z) {
    double *scratch = nd_scratch(5 * n, sizeof *scratch);
    if (!scratch) return false;
    double *tau = scratch, *row = tau + n;
    tridiagonal t = {.d = w, .e = row + n, .z = z, .c = row + 2 * n, .s = row + 3 * n, .n = n};
    to_tridiagonal(a, n, w, t.e, tau, row);
    if (z) form_vectors(a, tau, n, z, row);
    bool const ok = iterate(&t) || nprt_raise("LinAlgError", "Eigenvalues did not converge");
    sort_vectors(&t, row);
    for (int64_t i = 0; z && i < n; i++)   // vectors as columns
        for (int64_t j = 0; j < i; j++) {
            double const x = z[i * n + j];
            z[i * n + j] = z[j * n + i];
            z[j * n + i] = x;
        }
    nprt_block_release(scratch);
    return ok;
}
