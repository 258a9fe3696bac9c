// Discrete Fourier transforms: radix 2 for powers of two (J. Cooley, J. Tukey, 1965), Bluestein's chirp transform
// (L. Bluestein, 1968) for every other length.
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_matrix.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double TAU = 6.28318530717958647692;

// e^(sign * 2 pi i k / n), exact at the quarters.
static nd_c unit_root(int64_t k, int64_t n, int sign) {
    k %= n;
    int64_t eighth = 8 * k / n;
    double x = TAU * (double)k / (double)n, c, s;
    if (4 * k % n == 0) {
        static const double cosines[] = {1, 0, -1, 0}, sines[] = {0, 1, 0, -1};
        c = cosines[4 * k / n];
        s = sines[4 * k / n];
    } else if (eighth == 1 || eighth == 2) {   // near a quarter: from the distance to it
        double d = TAU * ((double)n / 4 - (double)k) / (double)n;
        c = sin(d);
        s = cos(d);
    } else {
        c = cos(x);
        s = sin(x);
    }
    return __builtin_complex(c, sign * s);
}

static void radix2(nd_c *x, int64_t n, const nd_c *roots, int64_t stride_of_roots) {
    for (int64_t i = 1, j = 0; i < n; i++) {
        int64_t bit = n >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i < j) {
            nd_c t = x[i];
            x[i] = x[j];
            x[j] = t;
        }
    }
    for (int64_t size = 2; size <= n; size *= 2) {
        int64_t half = size / 2, step = n / size * stride_of_roots;
        for (int64_t from = 0; from < n; from += size)
            for (int64_t k = 0; k < half; k++) {
                nd_c w = roots[k * step], a = x[from + k], b = x[from + k + half];
                nd_c t = __builtin_complex(creal(w) * creal(b) - cimag(w) * cimag(b),
                                           creal(w) * cimag(b) + cimag(w) * creal(b));
                x[from + k] = a + t;
                x[from + k + half] = a - t;
            }
    }
}

typedef struct plan {
    int64_t n, m;   // m: power of two for Bluestein, or 0
    nd_c *roots;    // n (radix 2) or m roots
    nd_c *chirp, *kernel, *work;
} plan;

static bool make_plan(plan *p, int64_t n, int sign) {
    memset(p, 0, sizeof *p);
    p->n = n;
    bool power = (n & (n - 1)) == 0;
    int64_t m = 1;
    while (m < 2 * n) m *= 2;
    p->m = power ? 0 : m;
    int64_t roots = power ? n : m;
    p->roots = nd_scratch(roots + (power ? 0 : n + 2 * m), sizeof(nd_c));
    if (!p->roots) return false;
    for (int64_t k = 0; k < roots; k++) p->roots[k] = unit_root(k, roots, power ? sign : -1);
    if (power) return true;
    p->chirp = p->roots + m;
    p->kernel = p->chirp + n;
    p->work = p->kernel + m;
    for (int64_t k = 0; k < n; k++) p->chirp[k] = unit_root((int64_t)((__int128)k * k % (2 * n)), 2 * n, sign);
    for (int64_t k = 0; k < n; k++) p->kernel[k] = p->kernel[(m - k) % m] = conj(p->chirp[k]);
    radix2(p->kernel, m, p->roots, 1);
    return true;
}

static void transform(plan *p, nd_c *x) {
    if (p->m == 0) {
        radix2(x, p->n, p->roots, 1);
        return;
    }
    int64_t n = p->n, m = p->m;
    memset(p->work, 0, sizeof(nd_c) * (size_t)m);
    for (int64_t k = 0; k < n; k++) p->work[k] = x[k] * p->chirp[k];
    radix2(p->work, m, p->roots, 1);
    for (int64_t k = 0; k < m; k++) p->work[k] = conj(p->work[k] * p->kernel[k]);
    radix2(p->work, m, p->roots, 1);   // the inverse, by conjugating before and after
    for (int64_t k = 0; k < n; k++) x[k] = conj(p->work[k]) / (double)m * p->chirp[k];
}

static bool run_lines(const nprt_array *source, int x, int64_t n, bool inverse, const nprt_array *result) {
    plan p;
    nd_c *line = nd_scratch(n, sizeof *line);
    if (!line || !make_plan(&p, n, inverse ? 1 : -1)) {
        free(line);
        return false;
    }
    nprt_array from = *source, to = *result;
    int64_t have = source->shape[x] < n ? source->shape[x] : n;
    from.shape[x] = to.shape[x] = 1;
    const nprt_array *all[] = {&from, &to};
    nd_iter it;
    nd_iter_arrays(&it, 2, all, from.rank, from.shape, false);
    while (!it.done) {
        for (int64_t i = 0; i < it.inner_n; i++) {
            const char *src = it.p[0] + i * it.inner[0];
            char *dst = it.p[1] + i * it.inner[1];
            memset(line, 0, sizeof *line * (size_t)n);
            for (int64_t k = 0; k < have; k++) line[k] = *(const nd_c *)(src + k * source->strides[x]);
            transform(&p, line);
            for (int64_t k = 0; k < n; k++)
                *(nd_c *)(dst + k * result->strides[x]) = inverse ? line[k] / (double)n : line[k];
        }
        nd_iter_next(&it);
    }
    free(line);
    free(p.roots);
    return true;
}

bool nd_fft(nd_context *ctx, const nprt_array *a, int64_t n, int axis, bool inverse, nprt_array *out) {
    if (!nd_numbers_only(a, "fft")) return false;
    (void)ctx;
    int x;
    int64_t shape[NPRT_MAX_RANK];
    nprt_array source, r;
    if (!nd_axis(axis, a->rank, &x)) return false;
    if (n < 0) n = a->shape[x];
    if (n < 1) return nprt_raise("ValueError", "Invalid number of FFT data points (%lld) specified.", (long long)n);
    memcpy(shape, a->shape, sizeof shape);
    shape[x] = n;
    if (!nd_astype(NULL, a, NPRT_complex128, 'C', &source)) return false;
    bool ok = nd_empty(NPRT_complex128, a->rank, shape, &r);
    if (ok && !run_lines(&source, x, n, inverse, &r)) {
        nd_release(&r);
        ok = false;
    }
    nd_release(&source);
    if (ok) *out = r;
    return ok;
}
