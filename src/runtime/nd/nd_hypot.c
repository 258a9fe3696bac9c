// The lengths of pairs, sqrt(x² + y²), with the C library's bits (A. Borges, "An improved algorithm for hypot(a, b)",
// 2019) as a loop that the compiler vectorises. What may overflow or vanish on the way goes to the library itself.
#include "runtime/nd/nd_hypot.h"
#include "runtime/simd.h"
#include <fenv.h>
#include <math.h>
#include <string.h>

enum { BLOCK = 64 };

static inline double corrected(double x, double y) {   // x >= y >= 0, both of middling size
    double const h = sqrt(x * x + y * y), near = h - y, far = h - x;
    double const a = x * (2 * near - x) + (near - 2 * (x - y)) * near;
    double const b = 2 * far * (x - 2 * y) + ((4 * far - y) * y + far * far);
    return h - (h <= 2 * y ? a : b) / (2 * h);
}

// Of numbers `step` apart; false when one is not of middling size.
static inline __attribute__((always_inline)) bool lengths_apart(const double *restrict x, const double *restrict y,
                                                                int step, double *restrict to) {
    int64_t odd = 0;
    for (int i = 0; i < BLOCK; i++) {
        double const p = fabs(x[i * step]), q = fabs(y[i * step]), high = p < q ? q : p, low = p < q ? p : q;
        bool const plain = high <= 0x1p+511 && low >= 0x1p-459;
        double const u = plain ? high : 1, v = plain ? low : 1, h = corrected(u, v);
        to[i] = v <= u * 0x1p-54 ? u + v : h;
        odd += !plain;
    }
    return odd == 0;
}

NPRT_VECTOR_CLONES
static bool lengths(const double *x, const double *y, double *to) { return lengths_apart(x, y, 1, to); }

NPRT_VECTOR_CLONES
static bool lengths_of_pairs(const double *z, double *to) { return lengths_apart(z, z + 1, 2, to); }

// x and y lie `step` apart: 1, or 2 in pairs.
static void length_block(const double *x, const double *y, int step, double *to, int64_t n) {
    nprt_vector_flags const flags = nprt_vector_flags_get();   // of comparisons with nan
    if (n == BLOCK && (step == 1 ? lengths(x, y, to) : lengths_of_pairs(x, to))) return;
    nprt_vector_flags_set(flags);
    for (int64_t i = 0; i < n; i++) to[i] = hypot(x[i * step], y[i * step]);
}

static void blocks(const char *a, int64_t a_step, const char *b, int64_t b_step, char *r, int64_t r_step, int64_t n) {
    double x[BLOCK], y[BLOCK], to[BLOCK];
    for (int64_t at = 0; at < n; at += BLOCK) {
        int64_t const count = n - at < BLOCK ? n - at : BLOCK;
        for (int64_t i = 0; i < count; i++) {
            x[i] = *(const double *)(a + (at + i) * a_step);
            y[i] = *(const double *)(b + (at + i) * b_step);
        }
        length_block(x, y, 1, to, count);
        for (int64_t i = 0; i < count; i++) *(double *)(r + (at + i) * r_step) = to[i];
    }
}

void nd_hypot_float64(char *const *p, const int64_t *s, int64_t n) { blocks(p[0], s[0], p[1], s[1], p[2], s[2], n); }

void nd_absolute_complex128(char *const *p, const int64_t *s, int64_t n) {
    if (s[0] != 2 * sizeof(double) || s[1] != sizeof(double)) {
        blocks(p[0], s[0], p[0] + sizeof(double), s[0], p[1], s[1], n);
        return;
    }
    double to[BLOCK];
    for (int64_t at = 0; at < n; at += BLOCK) {
        const double *z = (const double *)p[0] + 2 * at;
        int64_t const count = n - at < BLOCK ? n - at : BLOCK;
        length_block(z, z + 1, 2, to, count);
        memcpy((double *)p[1] + at, to, (size_t)count * sizeof *to);
    }
}

NPRT_VECTOR_CLONES
static int64_t packed_float(const float *restrict a, float *restrict r, int64_t n) {
    int64_t odd = 0;
    for (int64_t i = 0; i < n; i++) {
        double const x = a[2 * i], y = a[2 * i + 1];
        odd += !(fabs(x) <= (double)__FLT_MAX__ && fabs(y) <= (double)__FLT_MAX__);
        r[i] = (float)sqrt(x * x + y * y);
    }
    return odd;
}

void nd_absolute_complex64(char *const *p, const int64_t *s, int64_t n) {
    bool const packed = s[0] == 2 * sizeof(float) && s[1] == sizeof(float);
    fexcept_t flags;
    fegetexceptflag(&flags, FE_ALL_EXCEPT);
    if (packed && packed_float((const float *)p[0], (float *)p[1], n) == 0) return;
    fesetexceptflag(&flags, FE_ALL_EXCEPT);
    for (int64_t i = 0; i < n; i++) {
        const float *x = (const float *)(p[0] + i * s[0]);
        *(float *)(p[1] + i * s[1]) = hypotf(x[0], x[1]);
    }
}
