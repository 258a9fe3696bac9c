// Linear interpolation between sorted points.
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_manip.h"
#include <math.h>

// The i with points[i] <= x < points[i + 1]; n - 1 where x is the last point. x lies within the points. Near `guess`
// first: neighbours tend to follow each other.
static int64_t interval(const double *points, int64_t n, double x, int64_t guess) {
    for (int64_t i = guess; i < guess + 3 && i + 1 < n; i++)
        if (points[i] <= x && x < points[i + 1]) return i;
    const double *base = points;
    for (int64_t left = n, half; left > 1; left -= half) {
        half = left / 2;
        base += base[half] <= x ? half : 0;
    }
    return base - points;
}

// On the line through point i and the next one. From the other end where infinities give nan, as NumPy.
static double on_line(const double *x, const double *y, int64_t i, double at) {
    double const slope = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    double v = slope * (at - x[i]) + y[i];
    if (isnan(v)) {
        v = slope * (at - x[i + 1]) + y[i + 1];
        if (isnan(v) && y[i] == y[i + 1]) v = y[i];
    }
    return v;
}

bool nd_interp(const nprt_array *at, const nprt_array *points, const nprt_array *values, double left, double right,
               nprt_array *out) {
    const double *x = (double *)points->data, *y = (double *)values->data, *a = (double *)at->data;
    int64_t const n = points->shape[0], count = nprt_array_size(at);
    if (!nd_empty(NPRT_float64, at->rank, at->shape, out)) return false;
    double *r = (double *)out->data;
    for (int64_t i = 0, near = 0; i < count; i++) {
        double const v = a[i];
        if (v < x[0]) {
            r[i] = left;
        } else if (v > x[n - 1]) {
            r[i] = right;
        } else if (n == 1) {
            r[i] = y[0];
        } else if (isnan(v)) {
            r[i] = v;
        } else {
            near = interval(x, n, v, near);
            r[i] = near == n - 1 || x[near] == v ? y[near] : on_line(x, y, near, v);
        }
    }
    return true;
}
