// Eigenvalues of general matrices. Real ones by nprt_schur.c; complex ones: Hessenberg form, then the shifted QR
// iteration in complex arithmetic to Schur form, then back substitution for the vectors (Golub and Van Loan, 7.4
// to 7.6).
#include "runtime/nd/nd_dense.h"
#include "runtime/nd/nd_matrix.h"
#include <math.h>
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

static bool schur_of(nprt_schur *s) {
    nprt_schur_status const status = nprt_schur_form(s);
    if (status == NPRT_SCHUR_NO_CONVERGENCE) return nprt_raise("LinAlgError", "Eigenvalues did not converge");
    return status == NPRT_SCHUR_DONE || nprt_raise("MemoryError", "Unable to allocate memory");
}

static bool vectors_of(const nprt_schur *s, double *v) {
    int64_t const n = s->n;
    double *t = nd_scratch(n * n, sizeof *t);
    bool ok = t && (nprt_schur_triangular(s, t) || nprt_raise("MemoryError", "Unable to allocate memory"));
    memset(v, 0, sizeof *v * (size_t)(n * n));
    if (ok && n)
        ok = nd_dgemm(n, n, n, s->z, n, 1, t, n, 1, v, n) || nprt_raise("MemoryError", "Unable to allocate memory");
    if (ok) nprt_schur_finish(s, v);
    nprt_block_release(t);
    return ok;
}

// Of a real matrix: *all_real turns false where an eigenvalue is not. v may be NULL.
static bool eig_real(const nd_c *a, int64_t n, nd_c *w, nd_c *v, bool *all_real) {
    double *work = nd_scratch(2 * n * n + 3 * n + n * n, sizeof *work);
    if (!work) return false;
    nprt_schur s = {.h = work, .z = v ? work + n * n : NULL, .n = n};
    s.wr = work + 2 * n * n;
    s.wi = s.wr + n;
    s.scale = s.wi + n;
    double *vectors = s.scale + n;
    for (int64_t i = 0; i < n * n; i++) work[i] = creal(a[i]);
    bool const ok = schur_of(&s) && (!v || vectors_of(&s, vectors));
    for (int64_t k = 0; ok && k < n; k++) {
        w[k] = __builtin_complex(s.wr[k], s.wi[k]);
        if (s.wi[k] != 0) *all_real = false;
    }
    for (int64_t i = 0; ok && v && i < n; i++)
        for (int64_t k = 0; k < n; k++) {
            double const x = vectors[i * n + k];
            v[i * n + k] = x;
            if (s.wi[k] == 0) continue;
            double const y = vectors[i * n + k + 1];
            v[i * n + k] = __builtin_complex(x, y);
            v[i * n + k + 1] = __builtin_complex(x, -y);
            k++;
        }
    nprt_block_release(work);
    return ok;
}

static bool eig_complex(nd_c *t, int64_t n, nd_c *w, nd_c *v) {
    nd_c *q = nd_scratch(n * n + 2 * n, sizeof *q), *y = q + n * n, *ss = y + n;
    double *cs = nd_scratch(n, sizeof *cs);
    bool ok = q && cs;
    if (ok) hessenberg(t, n, q);
    ok = ok && schur(t, n, q, cs, ss);
    for (int64_t k = 0; ok && k < n; k++) {
        if (v) eigenvector(t, n, q, k, y, v);
        w[k] = t[k * n + k];
    }
    nprt_block_release(q);
    nprt_block_release(cs);
    return ok;
}

static bool is_finite(const nd_c *a, int64_t n) {
    for (int64_t i = 0; i < n; i++)
        if (!isfinite(creal(a[i])) || !isfinite(cimag(a[i]))) return false;
    return true;
}

bool nd_eig(nd_context *ctx, const nprt_array *a, nprt_array *out_w, nprt_array *out_v) {
    (void)ctx;
    nd_stack s;
    nprt_array ww, wv = {0};
    if (!nd_stack_init(a, true, &s)) return false;
    int64_t const n = s.rows;
    bool const real = nprt_dtype_kind(s.result) == 'f';
    bool all_real = real;
    bool ok = is_finite(nd_stack_at(&s, 0), s.count * n * n) ||
              nprt_raise("LinAlgError", "Array must not contain infs or NaNs");
    ok = ok && nd_stack_new(&s, 1, n, 0, &ww) && (!out_v || nd_stack_new(&s, 2, n, n, &wv));
    for (int64_t x = 0; x < s.count && ok; x++) {
        nd_c *w = (nd_c *)ww.data + x * n, *v = out_v ? (nd_c *)wv.data + x * n * n : NULL;
        ok = real ? eig_real(nd_stack_at(&s, x), n, w, v, &all_real) : eig_complex(nd_stack_at(&s, x), n, w, v);
    }
    nprt_dtype result = all_real ? s.result : s.real_result == NPRT_float32 ? NPRT_complex64 : NPRT_complex128;
    ok = ok && nd_stack_result(&ww, result, out_w) && (!out_v || nd_stack_result(&wv, result, out_v));
    nd_stack_deinit(&s);
    return ok;
}
