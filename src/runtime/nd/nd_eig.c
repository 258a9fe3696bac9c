// Eigenvalues of general matrices: Hessenberg form, then the shifted QR iteration in complex arithmetic to Schur form,
// then back substitution for the vectors (Golub and Van Loan, 7.4 to 7.6).
#include "runtime/nd/nd_matrix.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Applies the Givens rotation that zeroes y in (x, y) to rows k, k+1 of a from column `from`, and its inverse to
// columns.
static void givens(nd_c x, nd_c y, double *c, nd_c *s) {
    double r = sqrt(nd_abs2(x) + nd_abs2(y)), ax = cabs(x);
    if (r == 0) {
        *c = 1;
        *s = 0;
    } else if (ax == 0) {
        *c = 0;
        *s = conj(y) / r;
    } else {
        *c = ax / r;
        *s = nd_div(x, ax) * conj(y) / r;
    }
}

static void rotate_rows(nd_c *a, int64_t n, int64_t k, int64_t l, double c, nd_c s) {
    for (int64_t j = 0; j < n; j++) {
        nd_c x = a[k * n + j], y = a[l * n + j];
        a[k * n + j] = c * x + s * y;
        a[l * n + j] = -conj(s) * x + c * y;
    }
}

static void rotate_columns(nd_c *a, int64_t n, int64_t k, int64_t l, double c, nd_c s) {
    for (int64_t i = 0; i < n; i++) {
        nd_c x = a[i * n + k], y = a[i * n + l];
        a[i * n + k] = c * x + conj(s) * y;
        a[i * n + l] = -s * x + c * y;
    }
}

static void hessenberg(nd_c *a, int64_t n, nd_c *q) {
    for (int64_t i = 0; i < n * n; i++) q[i] = i % (n + 1) == 0;
    for (int64_t j = 0; j + 2 < n; j++)
        for (int64_t i = n - 1; i > j + 1; i--) {
            double c;
            nd_c s;
            if (a[i * n + j] == 0) continue;
            givens(a[(i - 1) * n + j], a[i * n + j], &c, &s);
            rotate_rows(a, n, i - 1, i, c, s);
            rotate_columns(a, n, i - 1, i, c, s);
            rotate_columns(q, n, i - 1, i, c, s);
            a[i * n + j] = 0;
        }
}

// Wilkinson's shift: the eigenvalue of the trailing 2 x 2 block nearest to its last element.
static nd_c shift_of(const nd_c *a, int64_t n, int64_t high) {
    nd_c w = a[(high - 1) * n + high - 1], x = a[(high - 1) * n + high], y = a[high * n + high - 1],
         z = a[high * n + high];
    nd_c mean = (w + z) / 2, root = csqrt((w - z) * (w - z) / 4 + x * y);
    return cabs(mean + root - z) < cabs(mean - root - z) ? mean + root : mean - root;
}

static bool schur(nd_c *a, int64_t n, nd_c *q, double *cs, nd_c *ss) {
    int64_t high = n - 1;
    int tries = 0;
    while (high > 0) {
        int64_t low = high;
        while (low > 0) {
            double near = cabs(a[low * n + low]) + cabs(a[(low - 1) * n + low - 1]);
            if (cabs(a[low * n + low - 1]) <= 2.2e-16 * (near > 0 ? near : 1)) break;
            low--;
        }
        if (low > 0) a[low * n + low - 1] = 0;
        if (low == high) {
            high--;
            tries = 0;
            continue;
        }
        if (++tries > 300) return nprt_raise("LinAlgError", "Eigenvalues did not converge");
        nd_c shift = tries % 11 == 10 ? cabs(a[high * n + high - 1]) + a[high * n + high] : shift_of(a, n, high);
        for (int64_t i = low; i <= high; i++) a[i * n + i] -= shift;
        for (int64_t k = low; k < high; k++) {
            givens(a[k * n + k], a[(k + 1) * n + k], &cs[k], &ss[k]);
            rotate_rows(a, n, k, k + 1, cs[k], ss[k]);
            a[(k + 1) * n + k] = 0;
        }
        for (int64_t k = low; k < high; k++) {
            rotate_columns(a, n, k, k + 1, cs[k], ss[k]);
            rotate_columns(q, n, k, k + 1, cs[k], ss[k]);
        }
        for (int64_t i = low; i <= high; i++) a[i * n + i] += shift;
    }
    return true;
}

// Column k of v: the eigenvector of the upper triangular t for t[k][k], turned back by q, of length one.
static void eigenvector(const nd_c *t, int64_t n, const nd_c *q, int64_t k, nd_c *y, nd_c *v) {
    double scale = 0;
    for (int64_t i = 0; i < n; i++) scale = fmax(scale, cabs(t[i * n + i]));
    for (int64_t i = n - 1; i > k; i--) y[i] = 0;
    y[k] = 1;
    for (int64_t i = k - 1; i >= 0; i--) {
        nd_c s = 0, d = t[i * n + i] - t[k * n + k];
        for (int64_t j = i + 1; j <= k; j++) s += t[i * n + j] * y[j];
        if (cabs(d) < 2.2e-16 * scale) d = 2.2e-16 * (scale > 0 ? scale : 1);
        y[i] = -nd_div(s, d);
    }
    double norm = 0, best = 0;
    nd_c largest = 1;
    for (int64_t i = 0; i < n; i++) {
        nd_c s = 0;
        for (int64_t j = 0; j <= k; j++) s += q[i * n + j] * y[j];
        v[i * n + k] = s;
        norm += nd_abs2(s);
        if (cabs(s) > best * (1 + 1e-12)) {
            best = cabs(s);
            largest = s;
        }
    }
    nd_c turn =
        conj(largest) / (best > 0 ? best : 1) / sqrt(norm > 0 ? norm : 1);   // the largest component becomes real
    for (int64_t i = 0; i < n; i++) v[i * n + k] *= turn;
}

// The complex eigenvalues of a real matrix come in pairs: what rounding tore apart is made exact, and the one with the
// positive imaginary part stands first.
static void pair_conjugates(nd_c *w, nd_c *v, int64_t n) {
    for (int64_t k = 0; k < n; k++) {
        if (cimag(w[k]) == 0) continue;
        int64_t other = -1;
        for (int64_t j = k + 1; j < n; j++) {
            bool const opposite = cimag(w[j]) != 0 && (cimag(w[j]) > 0) != (cimag(w[k]) > 0);
            if (opposite && (other < 0 || cabs(w[j] - conj(w[k])) < cabs(w[other] - conj(w[k])))) other = j;
        }
        if (other < 0) continue;   // the second of a pair
        int64_t const up = cimag(w[k]) > 0 ? k : other;
        nd_c const value = w[up];
        for (int64_t i = 0; i < n; i++) {
            nd_c const part = v[i * n + up];
            v[i * n + other] = v[i * n + k + 1];   // the pair stands side by side
            v[i * n + k] = part;
            v[i * n + k + 1] = conj(part);
        }
        w[other] = w[k + 1];
        w[k] = value;
        w[++k] = conj(value);
    }
}

bool nd_eig(nd_context *ctx, const nprt_array *a, nprt_array *out_w, nprt_array *out_v) {
    (void)ctx;
    nd_stack s;
    nprt_array ww, wv;
    if (!nd_stack_init(a, true, &s)) return false;
    int64_t n = s.rows;
    nd_c *q = nd_scratch(n * n + 2 * n, sizeof *q), *y = q + n * n, *ss = y + n;
    double *cs = nd_scratch(n, sizeof *cs);
    bool real = nprt_dtype_kind(s.result) == 'f', all_real = real;
    bool ok = q && cs && nd_stack_new(&s, 1, n, 0, &ww) && nd_stack_new(&s, 2, n, n, &wv);
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *t = nd_stack_at(&s, x), *w = (nd_c *)ww.data + x * n, *v = (nd_c *)wv.data + x * n * n;
        double scale = 0;
        for (int64_t i = 0; i < n * n; i++) scale = fmax(scale, cabs(t[i]));
        hessenberg(t, n, q);
        ok = schur(t, n, q, cs, ss);
        for (int64_t k = 0; k < n && ok; k++) {
            eigenvector(t, n, q, k, y, v);
            w[k] = t[k * n + k];
            bool tiny = fabs(cimag(w[k])) <= 1e-13 * (double)n * scale;
            if (real && tiny) {
                w[k] = creal(w[k]);
                for (int64_t i = 0; i < n; i++) v[i * n + k] = creal(v[i * n + k]);
            } else {
                all_real = false;
            }
        }
        if (ok && real) pair_conjugates(w, v, n);
    }
    free(q);
    free(cs);
    nprt_dtype result = all_real ? s.result : s.real_result == NPRT_float32 ? NPRT_complex64 : NPRT_complex128;
    ok = ok && nd_stack_result(&ww, result, out_w) && nd_stack_result(&wv, result, out_v);
    nd_stack_deinit(&s);
    return ok;
}
