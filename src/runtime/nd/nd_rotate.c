#include "runtime/nd/nd_dense.h"
#include "runtime/simd.h"
#include <math.h>
#include <string.h>

typedef double lanes __attribute__((vector_size(64)));
enum { WIDTH = 32 };   // columns that turn at once: one of the two rows stays in registers

// Columns [0, WIDTH) of the rows, which are n apart.
NPRT_VECTOR_CLONES
static void rotate_strip(double *a, int64_t n, int64_t count, const double *c, const double *s, bool backward) {
    double *at = backward ? a + count * n : a;
    int64_t const step = backward ? -n : n;
    lanes x[4], y[4];
    memcpy(x, at, sizeof x);
    for (int64_t k = 0; k < count; k++, at += step) {
        int64_t const j = backward ? count - 1 - k : k;
        double const cos = c[j], sin = backward ? -s[j] : s[j];
        memcpy(y, at + step, sizeof y);
        for (int i = 0; i < 4; i++) {
            lanes const kept = cos * x[i] + sin * y[i];
            x[i] = cos * y[i] - sin * x[i];
            y[i] = kept;
        }
        memcpy(at, y, sizeof y);
    }
    memcpy(at, x, sizeof x);
}

NPRT_VECTOR_CLONES
static void rotate_pair(double *restrict x, double *restrict y, int64_t n, double c, double s) {
    for (int64_t i = 0; i < n; i++) {
        double const t = y[i];
        y[i] = c * t - s * x[i];
        x[i] = s * t + c * x[i];
    }
}

void nd_rotate_rows(double *a, int64_t n, int64_t count, const double *c, const double *s, bool backward) {
    int64_t j = 0;
    for (; j + WIDTH <= n; j += WIDTH) rotate_strip(a + j, n, count, c, s, backward);
    for (int64_t k = 0; k < count && j < n; k++) {
        int64_t const i = backward ? count - 1 - k : k;
        rotate_pair(a + i * n + j, a + (i + 1) * n + j, n - j, c[i], s[i]);
    }
}
