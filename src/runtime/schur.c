// The form of Schur of real matrices: balancing, reflections to Hessenberg form, then the implicit QR iteration with
// two shifts at once (J. Francis, 1961; Golub and Van Loan, 7.5). The order of eigenvalues is that in which they
// appear.
#include "runtime/schur.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>

// ---- Balancing

static void exchange(double *x, int64_t x_step, double *y, int64_t y_step, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        double const t = x[i * x_step];
        x[i * x_step] = y[i * y_step];
        y[i * y_step] = t;
    }
}

// Row and column j change places with m.
static void permute(nprt_schur *s, int64_t j, int64_t m) {
    int64_t const n = s->n;
    s->scale[m] = (double)j;
    if (j == m) return;
    exchange(s->h + j, n, s->h + m, n, s->high + 1);
    exchange(s->h + j * n + s->low, 1, s->h + m * n + s->low, 1, n - s->low);
}

static bool is_isolated(const nprt_schur *s, int64_t j, bool row) {
    for (int64_t i = s->low; i <= s->high; i++)
        if (i != j && s->h[row ? j * s->n + i : i * s->n + j] != 0) return false;
    return true;
}

// Rows and columns that give an eigenvalue at once move to the ends; false: all did.
static bool find_isolated(nprt_schur *s) {
    for (int64_t j = s->high; j >= 0; j--) {
        if (!is_isolated(s, j, true)) continue;
        permute(s, j, s->high);
        if (s->high == 0) return false;
        j = s->high--;   // and again from the new end
    }
    for (int64_t j = s->low; j <= s->high; j++) {
        if (!is_isolated(s, j, false)) continue;
        permute(s, j, s->low);
        j = s->low++;
    }
    return true;
}

static double length(const double *x, int64_t step, int64_t n) {
    double sum = 0;
    for (int64_t i = 0; i < n; i++) sum += x[i * step] * x[i * step];
    return sqrt(sum);
}

// A power of two that makes column and row i alike in size; 1: they are.
static double balancing_factor(const nprt_schur *s, int64_t i) {
    int64_t const n = s->n, m = s->high - s->low + 1;
    double c = length(s->h + s->low * n + i, n, m), r = length(s->h + i * n + s->low, 1, m), f = 1;
    double const before = c + r;
    if (c == 0 || r == 0 || !isfinite(before)) return 1;
    while (c < r / 2 && f < 0x1p300) f *= 2, c *= 2, r /= 2;
    while (c / 2 >= r && f > 0x1p-300) f /= 2, c /= 2, r *= 2;
    return c + r >= 0.95 * before ? 1 : f;
}

static void balance(nprt_schur *s) {
    int64_t const n = s->n;
    s->low = 0;
    s->high = n - 1;
    if (!find_isolated(s)) return;
    for (int64_t i = s->low; i <= s->high; i++) s->scale[i] = 1;
    for (bool changed = true; changed;) {
        changed = false;
        for (int64_t i = s->low; i <= s->high; i++) {
            double const f = balancing_factor(s, i);
            if (f == 1) continue;
            s->scale[i] *= f;
            changed = true;
            for (int64_t j = s->low; j < n; j++) s->h[i * n + j] /= f;
            for (int64_t j = 0; j <= s->high; j++) s->h[j * n + i] *= f;
        }
    }
}

// ---- Hessenberg form

static bool to_hessenberg(nprt_schur *s) {
    int64_t const n = s->n;
    double *v = malloc((size_t)(n * n + 2 * n) * sizeof *v), *tau = v + n * n, *w = tau + n;
    if (!v) return false;
    for (int64_t i = s->low; i < s->high; i++) {
        int64_t const m = s->high - i;
        double *x = v + i * n;
        for (int64_t j = 0; j < m; j++) x[j] = s->h[(i + 1 + j) * n + i];
        tau[i] = nprt_reflect(x, m);
        s->h[(i + 1) * n + i] = x[0];
        for (int64_t j = 1; j < m; j++) s->h[(i + 1 + j) * n + i] = 0;
        if (tau[i] == 0) continue;
        nprt_apply_right(x, tau[i], s->h + i + 1, s->high + 1, m, n);
        nprt_apply_left(x, tau[i], s->h + (i + 1) * n + i + 1, m, n - i - 1, n, w);
    }
    for (int64_t i = 0; s->z && i < n * n; i++) s->z[i] = i % (n + 1) == 0;
    for (int64_t i = s->high - 1; s->z && i >= s->low; i--)
        nprt_apply_left(v + i * n, tau[i], s->z + (i + 1) * n + i + 1, s->high - i, s->high - i, n, w);
    free(v);
    return true;
}

// ---- Two by two

typedef struct block {
    double a, b, c, d;   // [[a, b], [c, d]]
    double cos, sin;     // the rotation that gave it its form
} block;

static double sign_of(double x) { return copysign(1, x); }

// A block whose diagonal elements are alike: two real eigenvalues after all, or a pair.
static void settle_equal(block *k) {
    if (k->c == 0) return;
    if (k->b == 0) {
        double const t = k->cos;
        k->b = -k->c;
        k->c = 0;
        k->cos = -k->sin;
        k->sin = t;
    } else if (sign_of(k->b) == sign_of(k->c)) {
        double const root_b = sqrt(fabs(k->b)), root_c = sqrt(fabs(k->c)), p = copysign(root_b * root_c, k->c);
        double const tau = 1 / sqrt(fabs(k->b + k->c)), cos = root_b * tau, sin = root_c * tau, t = k->cos;
        k->d = k->a - p;
        k->a += p;
        k->b -= k->c;
        k->c = 0;
        k->cos = t * cos - k->sin * sin;
        k->sin = t * sin + k->sin * cos;
    }
}

// Upper triangular, or with equal diagonal elements and others of opposite signs.
static void standardise(block *k) {
    k->cos = 1;
    k->sin = 0;
    if (k->c == 0) return;
    if (k->b == 0) {
        *k = (block){k->d, -k->c, 0, k->a, 0, 1};
        return;
    }
    double const difference = k->a - k->d;
    if (difference == 0 && sign_of(k->b) != sign_of(k->c)) return;
    double const p = 0.5 * difference, larger = fmax(fabs(k->b), fabs(k->c));
    double const smaller = fmin(fabs(k->b), fabs(k->c)) * sign_of(k->b) * sign_of(k->c);
    double const scale = fmax(fabs(p), larger), z = p / scale * p + larger / scale * smaller;
    if (z >= 4 * DBL_EPSILON) {   // two real eigenvalues
        double const root = p + copysign(sqrt(scale) * sqrt(z), p), tau = hypot(k->c, root);
        k->a = k->d + root;
        k->d -= larger / root * smaller;
        k->cos = root / tau;
        k->sin = k->c / tau;
        k->b -= k->c;
        k->c = 0;
        return;
    }
    double const sigma = k->b + k->c, tau = hypot(sigma, difference);
    double const c = sqrt(0.5 * (1 + fabs(sigma) / tau)), s = -(p / (tau * c)) * sign_of(sigma);
    double const aa = k->a * c + k->b * s, bb = -k->a * s + k->b * c, cc = k->c * c + k->d * s,
                 dd = -k->c * s + k->d * c;
    double const mean = 0.5 * ((aa * c + cc * s) + (-bb * s + dd * c));
    *k = (block){mean, bb * c + dd * s, -aa * s + cc * c, mean, c, s};
    settle_equal(k);
}

// ---- The iteration

static double *at(const nprt_schur *s, int64_t i, int64_t j) { return s->h + i * s->n + j; }

static bool is_negligible(const nprt_schur *s, int64_t k, double tiny) {   // h[k][k-1]
    double const below = fabs(*at(s, k, k - 1)), above = fabs(*at(s, k - 1, k)), here = *at(s, k, k);
    if (below <= tiny) return true;
    double size = fabs(*at(s, k - 1, k - 1)) + fabs(here);
    if (size == 0) {
        if (k - 2 >= s->low) size += fabs(*at(s, k - 1, k - 2));
        if (k + 1 <= s->high) size += fabs(*at(s, k + 1, k));
    }
    if (!(below <= DBL_EPSILON * size)) return false;
    double const difference = fabs(*at(s, k - 1, k - 1) - here), ab = fmax(below, above), ba = fmin(below, above);
    double const aa = fmax(fabs(here), difference), bb = fmin(fabs(here), difference), sum = aa + ab;
    return ba * (ab / sum) <= fmax(tiny, DBL_EPSILON * (bb * (aa / sum)));
}

typedef struct shifts {
    double r1, i1, r2, i2;
} shifts;

// The eigenvalues of the last block, or something else where that has not helped for long.
static shifts choose_shifts(const nprt_schur *s, int64_t l, int64_t i, int tries) {
    double a = *at(s, i - 1, i - 1), b = *at(s, i - 1, i), c = *at(s, i, i - 1), d = *at(s, i, i);
    if (tries % 10 == 0) {
        bool const last = tries % 20 == 0;
        double const size = last ? fabs(*at(s, i, i - 1)) + fabs(*at(s, i - 1, i - 2))
                                 : fabs(*at(s, l + 1, l)) + fabs(*at(s, l + 2, l + 1));
        a = d = 0.75 * size + (last ? *at(s, i, i) : *at(s, l, l));
        b = -0.4375 * size;
        c = size;
    }
    double const scale = fabs(a) + fabs(b) + fabs(c) + fabs(d);
    if (scale == 0) return (shifts){0};
    a /= scale, b /= scale, c /= scale, d /= scale;
    double const mean = (a + d) / 2, det = (a - mean) * (d - mean) - b * c, root = sqrt(fabs(det));
    if (det >= 0) return (shifts){mean * scale, root * scale, mean * scale, -root * scale};
    double const one = mean + root, two = mean - root, near = fabs(one - d) <= fabs(two - d) ? one : two;
    return (shifts){near * scale, 0, near * scale, 0};
}

// Where the sweep may start, and the first column of the product of the shifted matrices there.
static int64_t find_start(const nprt_schur *s, int64_t l, int64_t i, const shifts *t, double v[3]) {
    int64_t m = i - 2;
    for (;; m--) {
        double const here = *at(s, m, m), next = *at(s, m + 1, m + 1);
        double below = fabs(*at(s, m + 1, m)), size = fabs(here - t->r2) + fabs(t->i2) + below;
        below = *at(s, m + 1, m) / size;
        v[0] = below * *at(s, m, m + 1) + (here - t->r1) * ((here - t->r2) / size) - t->i1 * (t->i2 / size);
        v[1] = below * (here + next - t->r1 - t->r2);
        v[2] = below * *at(s, m + 2, m + 1);
        size = fabs(v[0]) + fabs(v[1]) + fabs(v[2]);
        for (int k = 0; k < 3; k++) v[k] /= size;
        if (m == l) return m;
        double const around = fabs(*at(s, m - 1, m - 1)) + fabs(here) + fabs(next);
        if (fabs(*at(s, m, m - 1)) * (fabs(v[1]) + fabs(v[2])) <= DBL_EPSILON * fabs(v[0]) * around) return m;
    }
}

// Rows k… of h and columns k… of h and z take the reflection of `count` elements.
static void reflect_both(nprt_schur *s, int64_t k, int64_t count, const double *v, double tau, int64_t first,
                         int64_t last, int64_t bottom) {
    int64_t const n = s->n;
    double const t1 = tau, v1 = v[1], t2 = tau * v1, v2 = count == 3 ? v[2] : 0, t3 = tau * v2;
    double *restrict x = at(s, k, 0), *restrict y = x + n, *restrict w = count == 3 ? y + n : y;
    for (int64_t j = k; j <= last; j++) {
        double const sum = count == 3 ? x[j] + v1 * y[j] + v2 * w[j] : x[j] + v1 * y[j];
        x[j] -= sum * t1;
        y[j] -= sum * t2;
        if (count == 3) w[j] -= sum * t3;
    }
    for (int pass = 0; pass < 2; pass++) {
        double *const a = pass ? s->z : s->h;
        int64_t const from = pass ? 0 : first, to = pass ? n - 1 : bottom;
        for (int64_t i = from; a && i <= to; i++) {
            double *const row = a + i * n + k;
            double const sum = count == 3 ? row[0] + v1 * row[1] + v2 * row[2] : row[0] + v1 * row[1];
            row[0] -= sum * t1;
            row[1] -= sum * t2;
            if (count == 3) row[2] -= sum * t3;
        }
    }
}

static void sweep(nprt_schur *s, int64_t l, int64_t i, int tries) {
    double v[3];
    shifts const t = choose_shifts(s, l, i, tries);
    int64_t const m = find_start(s, l, i, &t, v), first = s->z ? 0 : l, last = s->z ? s->n - 1 : i;
    for (int64_t k = m; k < i; k++) {
        int64_t const count = i - k + 1 < 3 ? i - k + 1 : 3;
        for (int64_t j = 0; k > m && j < count; j++) v[j] = *at(s, k + j, k - 1);
        double const tau = nprt_reflect(v, count);
        if (k > m) {
            *at(s, k, k - 1) = v[0];
            for (int64_t j = 1; j < count; j++) *at(s, k + j, k - 1) = 0;
        } else if (m > l) {
            *at(s, k, k - 1) *= 1 - tau;
        }
        reflect_both(s, k, count, v, tau, first, last, k + 3 < i ? k + 3 : i);
    }
}

static void rotate(double *x, int64_t x_step, double *y, int64_t y_step, int64_t n, double c, double s) {
    for (int64_t i = 0; i < n; i++) {
        double const t = c * x[i * x_step] + s * y[i * y_step];
        y[i * y_step] = c * y[i * y_step] - s * x[i * x_step];
        x[i * x_step] = t;
    }
}

static void take_pair(nprt_schur *s, int64_t i) {   // rows i - 1 and i
    int64_t const n = s->n, k = i - 1;
    block b = {*at(s, k, k), *at(s, k, i), *at(s, i, k), *at(s, i, i), 1, 0};
    standardise(&b);
    *at(s, k, k) = s->wr[k] = b.a;
    *at(s, k, i) = b.b;
    *at(s, i, k) = b.c;
    *at(s, i, i) = s->wr[i] = b.d;
    s->wi[k] = b.c == 0 ? 0 : sqrt(fabs(b.b)) * sqrt(fabs(b.c));
    s->wi[i] = 0 - s->wi[k];   // not -0
    if (!s->z) return;
    rotate(at(s, k, i + 1), 1, at(s, i, i + 1), 1, n - i - 1, b.cos, b.sin);
    rotate(at(s, 0, k), n, at(s, 0, i), n, k, b.cos, b.sin);
    rotate(s->z + k, n, s->z + i, n, n, b.cos, b.sin);
}

static nprt_schur_status iterate(nprt_schur *s) {
    int64_t const size = s->high - s->low + 1, budget = 30 * (size > 10 ? size : 10);
    double const tiny = DBL_MIN * ((double)size / DBL_EPSILON);
    for (int64_t i = s->high; i >= s->low;) {
        int64_t l = s->low;
        int tries = 0;
        for (int64_t round = 0;; round++) {
            if (round > budget) return NPRT_SCHUR_NO_CONVERGENCE;
            int64_t k = i;
            while (k > l && !is_negligible(s, k, tiny)) k--;
            l = k;
            if (l > s->low) *at(s, l, l - 1) = 0;
            if (l >= i - 1) break;
            sweep(s, l, i, ++tries);
        }
        if (l == i) {
            s->wr[i] = *at(s, i, i);
            s->wi[i] = 0;
        } else {
            take_pair(s, i);
        }
        i = l - 1;
    }
    return NPRT_SCHUR_DONE;
}

nprt_schur_status nprt_schur_form(nprt_schur *s) {
    if (!s->n) return NPRT_SCHUR_DONE;
    balance(s);
    if (!to_hessenberg(s)) return NPRT_SCHUR_NO_MEMORY;
    for (int64_t i = 0; i < s->n; i++) {
        if (i >= s->low && i <= s->high) continue;
        s->wr[i] = *at(s, i, i);
        s->wi[i] = 0;
    }
    return iterate(s);
}
