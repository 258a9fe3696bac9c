// Many draws of the distributions that most programs use.
#include "runtime/distributions.h"

#include <math.h>

void nprt_fill_units(nprt_bits *b, double *out, int64_t n, double low, double range) {
    if (b->units) {
        b->units(b, out, n, low, range);
        return;
    }
    for (int64_t i = 0; i < n; i++) out[i] = low + range * b->next_double(b->state);
}

void nprt_fill_normals(nprt_bits *b, double *out, int64_t n, bool plain, double loc, double scale) {
    if (b->normals) {
        b->normals(b, out, n, plain, loc, scale);
    } else if (plain) {
        for (int64_t i = 0; i < n; i++) out[i] = b->normal(b);
    } else {
        for (int64_t i = 0; i < n; i++) out[i] = loc + scale * b->normal(b);
    }
}

void nprt_bulk_uniform(nprt_bits *b, const nprt_number *p, double *out, int64_t n) {
    nprt_fill_units(b, out, n, p[0].f, p[1].f - p[0].f);
}

void nprt_bulk_normal(nprt_bits *b, const nprt_number *p, double *out, int64_t n) {
    nprt_fill_normals(b, out, n, false, p[0].f, p[1].f);
}

void nprt_bulk_exponential(nprt_bits *b, const nprt_number *p, double *out, int64_t n) {
    double scale = p[0].f;
    if (b->gauss) {
        nprt_fill_units(b, out, n, 0.0, 1.0);
        for (int64_t i = 0; i < n; i++) out[i] = scale * -log(1.0 - out[i]);
    } else {
        for (int64_t i = 0; i < n; i++) out[i] = scale * b->exponential(b);
    }
}
