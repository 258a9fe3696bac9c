#include "runtime/abi.h"
#include "runtime/float_digits.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int special(double v, char *out) { return (int)(stpcpy(out, isnan(v) ? "nan" : v < 0 ? "-inf" : "inf") - out); }

// Python's choice: positional from 1e-4 to below 1e16.
static int layout(double v, const nprt_digits *g, char *out) {
    char *p = out;
    if (v < 0) *p++ = '-';
    if (fabs(v) >= 1e-4 && fabs(v) < 1e16) {
        if (g->point <= 0) {
            *p++ = '0', *p++ = '.';
            for (int i = g->point; i < 0; i++) *p++ = '0';
            p = mempcpy(p, g->d, (size_t)g->n);
        } else {
            for (int i = 0; i < g->point; i++) *p++ = i < g->n ? g->d[i] : '0';
            *p++ = '.';
            if (g->n <= g->point) *p++ = '0';
            for (int i = g->point; i < g->n; i++) *p++ = g->d[i];
        }
        *p = 0;
    } else {
        *p++ = g->d[0];
        if (g->n > 1) *p++ = '.', p = mempcpy(p, g->d + 1, (size_t)g->n - 1);
        int e = g->point - 1;
        p += sprintf(p, "e%c%02d", e < 0 ? '-' : '+', e < 0 ? -e : e);
    }
    return (int)(p - out);
}

static int zero(double v, char *out) { return (int)(stpcpy(out, signbit(v) ? "-0.0" : "0.0") - out); }

int nprt_text_of_f64(double v, char out[NPRT_FLOAT_TEXT]) {
    if (!isfinite(v)) return special(v, out);
    if (v == 0) return zero(v, out);
    nprt_digits g = nprt_digits_of_f64(fabs(v));
    return layout(v, &g, out);
}

int nprt_text_of_f32(float v, char out[NPRT_FLOAT_TEXT]) {
    if (!isfinite(v)) return special(v, out);
    if (v == 0) return zero(v, out);
    nprt_digits g = nprt_digits_of_f32(fabsf(v));
    return layout(v, &g, out);
}

int nprt_text_of_f16(double v, char out[NPRT_FLOAT_TEXT]) {
    if (!isfinite(v)) return special(v, out);
    if (v == 0) return zero(v, out);
    nprt_digits g = nprt_digits_of_f16(fabs(v));
    return layout(v, &g, out);
}

nprt_str *nprt_str_of_f64(double v) {
    char text[NPRT_FLOAT_TEXT];
    return nprt_str_new(text, nprt_text_of_f64(v, text));
}

nprt_str *nprt_str_of_f32(float v) {
    char text[NPRT_FLOAT_TEXT];
    return nprt_str_new(text, nprt_text_of_f32(v, text));
}

nprt_str *nprt_str_of_f16(float v) {
    char text[NPRT_FLOAT_TEXT];
    return nprt_str_new(text, nprt_text_of_f16(v, text));
}
