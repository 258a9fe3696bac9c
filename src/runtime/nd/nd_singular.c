// Singular values: reflections to bidiagonal form, then the implicit QR iteration, without a shift where that is needed
// for small values to be exact (J. Demmel, W. Kahan, "Accurate singular values of bidiagonal matrices", 1990).
#include "runtime/nd/nd_dense.h"
#include "runtime/nd/nd_matrix.h"
#include "runtime/simd.h"
#include <float.h>
#include <math.h>
#include <string.h>

// ---- Bidiagonal form

// The reflectors: of column k in v + k m + k, of row k in a[k] from k + 1 on; d and e are the two diagonals.
static void to_bidiagonal(double *a, int64_t m, int64_t n, double *v, double *tau_left, double *tau_right, double *d,
                          double *e, double *w) {
    for (int64_t k = 0; k < n; k++) {
        double *x = v + k * m + k, *row = a + k * n + k + 1;
        int64_t const rest = n - k - 1;
        for (int64_t i = k; i < m; i++) x[i - k] = a[i * n + k];
        tau_left[k] = nprt_reflect(x, m - k);
        d[k] = x[0];
        if (!rest) break;
        nprt_apply_left(x, tau_left[k], row, m - k, rest, n, w);
        tau_right[k] = nprt_reflect(row, rest);
        e[k] = row[0];
        if (tau_right[k] != 0) nprt_apply_right(row, tau_right[k], row + n, m - k - 1, rest, n);
    }
}

// The product of the reflections of rows, transposed: n x n.
static void form_right(const double *a, const double *tau, int64_t n, double *vt, double *w) {
    for (int64_t i = 0; i < n * n; i++) vt[i] = i % (n + 1) == 0;
    for (int64_t k = n - 2; k >= 0; k--)
        nprt_apply_left(a + k * n + k + 1, tau[k], vt + (k + 1) * n + k + 1, n - k - 1, n - k - 1, n, w);
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < i; j++) {
            double const t = vt[i * n + j];
            vt[i * n + j] = vt[j * n + i];
            vt[j * n + i] = t;
        }
}

// ---- Two by two: [[f, g], [0, h]]

static double smaller_value(double f, double g, double h) {
    double const fa = fabs(f), ga = fabs(g), ha = fabs(h), low = fmin(fa, ha), high = fmax(fa, ha);
    if (low == 0) return 0;
    double const as = 1 + low / high, at = (high - low) / high;
    if (ga < high) {
        double const au = ga / high * (ga / high);
        return low * (2 / (sqrt(as * as + au) + sqrt(at * at + au)));
    }
    double const au = high / ga;
    if (au == 0) return low * high / ga;
    double const c = 1 / (sqrt(1 + as * au * (as * au)) + sqrt(1 + at * au * (at * au)));
    return 2 * (low * c * au);
}

typedef struct pair_solution {
    double low, high;        // with signs
    double cl, sl, cr, sr;   // rotations of the left and the right vectors
} pair_solution;

static double sign_of(double x) { return copysign(1, x); }

// Of |f| >= |h| and g != 0, by |m| = |g / f|.
static pair_solution solve_ordered(double f, double g, double h) {
    double const fa = fabs(f), ga = fabs(g), ha = fabs(h), d = fa - ha;
    if (ga > fa && fa / ga < DBL_EPSILON / 2)
        return (pair_solution){ha > 1 ? fa / (ga / ha) : fa / ga * ha, ga, 1, h / g, f / g, 1};
    double l = d == fa ? 1 : d / fa, m = g / f, t = 2 - l, mm = m * m;
    double const s = sqrt(t * t + mm), r = l == 0 ? fabs(m) : sqrt(l * l + mm), a = 0.5 * (s + r);
    if (mm != 0)
        t = (m / (s + t) + m / (r + l)) * (1 + a);
    else
        t = l == 0 ? 2 * sign_of(f) * sign_of(g) : g / copysign(d, f) + m / t;
    l = sqrt(t * t + 4);
    double const cr = 2 / l, sr = t / l;
    return (pair_solution){ha / a, fa * a, (cr + sr * m) / a, h / f * sr / a, cr, sr};
}

static pair_solution solve_two(double f, double g, double h) {
    bool const swap = fabs(h) > fabs(f);
    double const big = swap ? h : f, small = swap ? f : h;
    pair_solution p = g == 0 ? (pair_solution){fabs(small), fabs(big), 1, 0, 1, 0} : solve_ordered(big, g, small);
    if (swap) p = (pair_solution){p.low, p.high, p.sr, p.cr, p.sl, p.cl};
    double sign;   // of the element that is largest
    if (g != 0 && fabs(g) > fabs(big))
        sign = sign_of(p.sr) * sign_of(p.cl) * sign_of(g);
    else if (swap)
        sign = sign_of(p.sr) * sign_of(p.sl) * sign_of(h);
    else
        sign = sign_of(p.cr) * sign_of(p.cl) * sign_of(f);
    p.high = copysign(p.high, sign);
    p.low = copysign(p.low, sign * sign_of(f) * sign_of(h));
    return p;
}

// ---- The iteration

typedef struct bidiagonal {
    double *d, *e, *left, *right;       // rows of left and right are vectors; both may be NULL
    double *cl, *sl, *cr, *sr;          // the rotations of a sweep
    int64_t n, left_size, right_size;   // of the vectors
    double tolerance, threshold;
} bidiagonal;

static void turn_vectors(bidiagonal *b, int64_t from, int64_t count, bool backward) {
    if (!b->left) return;
    nd_rotate_rows(b->left + from * b->left_size, b->left_size, count, b->cl + from, b->sl + from, backward);
    nd_rotate_rows(b->right + from * b->right_size, b->right_size, count, b->cr + from, b->sr + from, backward);
}

static void solve_last_two(bidiagonal *b, int64_t m) {   // m - 1 and m
    pair_solution const p = solve_two(b->d[m - 1], b->e[m - 1], b->d[m]);
    b->d[m - 1] = p.high;
    b->e[m - 1] = 0;
    b->d[m] = p.low;
    b->cl[m - 1] = p.cl, b->sl[m - 1] = p.sl;
    b->cr[m - 1] = p.cr, b->sr[m - 1] = p.sr;
    turn_vectors(b, m - 1, 1, false);
}

static void set_rotations(bidiagonal *b, int64_t i, double cr, double sr, double cl, double sl) {
    b->cr[i] = cr, b->sr[i] = sr, b->cl[i] = cl, b->sl[i] = sl;
}

// Without a shift, from l down to m.
static void plain_sweep_down(bidiagonal *b, int64_t l, int64_t m) {
    double *d = b->d, *e = b->e, c = 1, s, r, old_c = 1, old_s = 0;
    for (int64_t i = l; i < m; i++) {
        nprt_rotation(d[i] * c, e[i], &c, &s, &r);
        if (i > l) e[i - 1] = old_s * r;
        nprt_rotation(old_c * r, d[i + 1] * s, &old_c, &old_s, &d[i]);
        set_rotations(b, i, c, s, old_c, old_s);
    }
    double const h = d[m] * c;
    d[m] = h * old_c;
    e[m - 1] = h * old_s;
}

static void plain_sweep_up(bidiagonal *b, int64_t l, int64_t m) {
    double *d = b->d, *e = b->e, c = 1, s, r, old_c = 1, old_s = 0;
    for (int64_t i = m; i > l; i--) {
        nprt_rotation(d[i] * c, e[i - 1], &c, &s, &r);
        if (i < m) e[i] = old_s * r;
        nprt_rotation(old_c * r, d[i - 1] * s, &old_c, &old_s, &d[i]);
        set_rotations(b, i - 1, old_c, -old_s, c, -s);
    }
    double const h = d[l] * c;
    d[l] = h * old_c;
    e[l] = h * old_s;
}

static void sweep_down(bidiagonal *b, int64_t l, int64_t m, double shift) {
    double *d = b->d, *e = b->e, cr, sr, cl, sl, r;
    double f = (fabs(d[l]) - shift) * (sign_of(d[l]) + shift / d[l]), g = e[l];
    for (int64_t i = l; i < m; i++) {
        nprt_rotation(f, g, &cr, &sr, &r);
        if (i > l) e[i - 1] = r;
        f = cr * d[i] + sr * e[i];
        e[i] = cr * e[i] - sr * d[i];
        g = sr * d[i + 1];
        d[i + 1] = cr * d[i + 1];
        nprt_rotation(f, g, &cl, &sl, &d[i]);
        f = cl * e[i] + sl * d[i + 1];
        d[i + 1] = cl * d[i + 1] - sl * e[i];
        if (i + 1 < m) {
            g = sl * e[i + 1];
            e[i + 1] = cl * e[i + 1];
        }
        set_rotations(b, i, cr, sr, cl, sl);
    }
    e[m - 1] = f;
}

static void sweep_up(bidiagonal *b, int64_t l, int64_t m, double shift) {
    double *d = b->d, *e = b->e, cr, sr, cl, sl, r;
    double f = (fabs(d[m]) - shift) * (sign_of(d[m]) + shift / d[m]), g = e[m - 1];
    for (int64_t i = m; i > l; i--) {
        nprt_rotation(f, g, &cr, &sr, &r);
        if (i < m) e[i] = r;
        f = cr * d[i] + sr * e[i - 1];
        e[i - 1] = cr * e[i - 1] - sr * d[i];
        g = sr * d[i - 1];
        d[i - 1] = cr * d[i - 1];
        nprt_rotation(f, g, &cl, &sl, &d[i]);
        f = cl * e[i - 1] + sl * d[i - 1];
        d[i - 1] = cl * d[i - 1] - sl * e[i - 1];
        if (i > l + 1) {
            g = sl * e[i - 2];
            e[i - 2] = cl * e[i - 2];
        }
        set_rotations(b, i - 1, cl, -sl, cr, -sr);
    }
    e[l] = f;
}

// Looks for an element beside the diagonal of block [l, m] that is as good as zero, by the values from one end; false:
// there is one, now zero. *least: a lower bound of the block's values.
static bool is_coupled(bidiagonal *b, int64_t l, int64_t m, bool down, double *least) {
    double *d = b->d, *e = b->e;
    int64_t const last = down ? m - 1 : l;
    if (fabs(e[last]) <= b->tolerance * fabs(d[down ? m : l])) {
        e[last] = 0;
        return false;
    }
    double mu = fabs(d[down ? l : m]);
    *least = mu;
    for (int64_t k = 0; k < m - l; k++) {
        int64_t const i = down ? l + k : m - 1 - k;
        if (fabs(e[i]) <= b->tolerance * mu) {
            e[i] = 0;
            return false;
        }
        mu = fabs(d[down ? i + 1 : i]) * (mu / (mu + fabs(e[i])));
        *least = fmin(*least, mu);
    }
    return true;
}

static void sweep(bidiagonal *b, int64_t l, int64_t m, bool down, double least, double largest) {
    double *d = b->d, *e = b->e, shift = 0;
    double const eps = DBL_EPSILON / 2, small = (double)b->n * b->tolerance * (least / largest);
    if (!(small <= fmax(eps, 0.01 * b->tolerance))) {
        double const end = fabs(d[down ? l : m]);
        shift = down ? smaller_value(d[m - 1], e[m - 1], d[m]) : smaller_value(d[l], e[l], d[l + 1]);
        if (end > 0 && shift / end * (shift / end) < eps) shift = 0;
    }
    if (shift == 0)
        (down ? plain_sweep_down : plain_sweep_up)(b, l, m);
    else
        (down ? sweep_down : sweep_up)(b, l, m, shift);
    turn_vectors(b, l, m - l, !down);
    double *last = &e[down ? m - 1 : l];
    if (fabs(*last) <= b->threshold) *last = 0;
}

static bool iterate(bidiagonal *b) {
    double *d = b->d, *e = b->e;
    int64_t m = b->n - 1, old_l = -1, old_m = -1, budget = 6 * b->n * b->n;
    bool down = true;
    while (m > 0) {
        double largest = fabs(d[m]), least = 0;
        int64_t l = m;
        while (l > 0 && !(fabs(e[l - 1]) <= b->threshold)) {
            l--;
            largest = fmax(largest, fmax(fabs(d[l]), fabs(e[l])));
        }
        if (l > 0) e[l - 1] = 0;
        if (l == m) {
            m--;
            continue;
        }
        if (l == m - 1) {
            solve_last_two(b, m);
            m -= 2;
            continue;
        }
        if (l > old_m || m < old_l) down = fabs(d[l]) >= fabs(d[m]);
        if (!is_coupled(b, l, m, down, &least)) continue;
        old_l = l;
        old_m = m;
        if ((budget -= m - l) < 0) return nprt_raise("LinAlgError", "SVD did not converge");
        sweep(b, l, m, down, least, largest);
    }
    return true;
}

static void set_tolerances(bidiagonal *b) {
    double const eps = DBL_EPSILON / 2;
    b->tolerance = fmax(10, fmin(100, pow(eps, -0.125))) * eps;
    double least = b->n ? fabs(b->d[0]) : 0, mu = least;
    for (int64_t i = 1; i < b->n && least != 0; i++) {
        mu = fabs(b->d[i]) * (mu / (mu + fabs(b->e[i - 1])));
        least = fmin(least, mu);
    }
    double const n = (double)b->n;
    b->threshold = fmax(b->tolerance * (least / sqrt(n)), 6 * (n * (n * DBL_MIN)));
}

static void swap_rows(double *a, int64_t n, int64_t i, int64_t j) {
    for (int64_t k = 0; k < n; k++) {
        double const t = a[i * n + k];
        a[i * n + k] = a[j * n + k];
        a[j * n + k] = t;
    }
}

static void order_values(bidiagonal *b) {   // none negative, descending
    for (int64_t i = 0; i < b->n; i++) {
        if (b->d[i] == 0) b->d[i] = 0;   // not -0
        if (!(b->d[i] < 0)) continue;
        b->d[i] = -b->d[i];
        // LAPACK turns the right vectors, but the left one of a single value.
        double *vector = b->n == 1 ? b->left : b->right;
        int64_t const size = b->n == 1 ? b->left_size : b->right_size;
        for (int64_t k = 0; vector && k < size; k++) vector[i * size + k] = -vector[i * size + k];
    }
    for (int64_t end = b->n - 1; end > 0; end--) {
        int64_t k = 0;
        for (int64_t j = 1; j <= end; j++)
            if (b->d[j] <= b->d[k]) k = j;
        if (k == end) continue;
        double const t = b->d[k];
        b->d[k] = b->d[end];
        b->d[end] = t;
        if (!b->left) continue;
        swap_rows(b->left, b->left_size, k, end);
        swap_rows(b->right, b->right_size, k, end);
    }
}

static void transpose(const double *a, int64_t m, int64_t n, double *to) {
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++) to[j * m + i] = a[i * n + j];
}

// Makes the form upper, where d and e stand for a lower one.
static void lower_to_upper(bidiagonal *b) {
    for (int64_t i = 0; i + 1 < b->n; i++) {
        nprt_rotation(b->d[i], b->e[i], &b->cl[i], &b->sl[i], &b->d[i]);
        b->e[i] = b->sl[i] * b->d[i + 1];
        b->d[i + 1] *= b->cl[i];
    }
    if (b->left && b->n) nd_rotate_rows(b->left, b->left_size, b->n - 1, b->cl, b->sl, false);
}

// Of a matrix that is not much taller than wide; of its transpose, with u and vt exchanged, when that is wanted.
static bool svd_direct(double *a, int64_t m, int64_t n, bool transposed, double *u, int64_t columns, double *w,
                       double *vt) {
    double *v = nd_scratch(n * m + m * columns + 8 * n + m, sizeof *v);
    if (!v) return false;
    double *ut = v + n * m, *tau = ut + m * columns, *scratch = tau + 8 * n;
    bidiagonal b = {.d = w,
                    .e = tau + 2 * n,
                    .left = ut,
                    .right = vt,
                    .n = n,
                    .left_size = m,
                    .right_size = n,
                    .cl = tau + 3 * n,
                    .sl = tau + 4 * n,
                    .cr = tau + 5 * n,
                    .sr = tau + 6 * n};
    to_bidiagonal(a, m, n, v, tau, tau + n, w, b.e, scratch);
    if (u) {
        nd_qr_form(v, tau, m, n, u, columns, scratch);
        transpose(u, m, columns, ut);
        form_right(a, tau + n, n, vt, scratch);
    } else {
        b.left = b.right = NULL;
    }
    if (transposed) {
        double *const left = b.left;
        b.left = b.right, b.right = left;
        b.left_size = n, b.right_size = m;
        lower_to_upper(&b);
    }
    set_tolerances(&b);
    bool const ok = iterate(&b);
    order_values(&b);
    if (u) transpose(ut, columns, m, u);
    nprt_block_release(v);
    return ok;
}

// Of a tall one: of its R, or of that transposed.
static bool svd_by_qr(double *a, int64_t m, int64_t n, bool transposed, double *u, int64_t columns, double *w,
                      double *vt) {
    double *v = nd_scratch(n * m + 3 * n * n + n + m + m * n, sizeof *v);
    if (!v) return false;
    double *small = v + n * m, *square = small + n * n, *turned = square + n * n, *tau = turned + n * n,
           *scratch = tau + n, *left = scratch + m;
    nd_qr_real(a, m, n, v, tau, scratch);
    if (transposed)
        transpose(a, n, n, square);
    else
        memcpy(square, a, sizeof *a * (size_t)(n * n));
    bool const ok = svd_direct(square, n, n, false, u ? small : NULL, n, w, vt);
    if (ok && u) {
        if (transposed) {   // L = small w vt: A^T = Q vt^T w small^T
            transpose(vt, n, n, turned);
            transpose(small, n, n, vt);
            memcpy(small, turned, sizeof *small * (size_t)(n * n));
        }
        nd_qr_form(v, tau, m, n, u, columns, scratch);
        memset(left, 0, sizeof *left * (size_t)(m * n));
        nd_dgemm(m, n, n, u, columns, 1, small, n, 1, left, n);
        for (int64_t i = 0; i < m; i++) memcpy(u + i * columns, left + i * n, sizeof *u * (size_t)n);
    }
    nprt_block_release(v);
    return ok;
}

bool nd_svd_real(double *a, int64_t m, int64_t n, bool transposed, double *u, int64_t columns, double *w, double *vt) {
    bool const tall = n > 0 && m >= n * 11 / 6 && (m > n || n > 1);
    return (tall ? svd_by_qr : svd_direct)(a, m, n, transposed, u, columns, w, vt);
}
