#include "runtime/element_format.h"
#include "runtime/float_digits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static nprt_digits digits_of(double v, nprt_dtype dtype) {
    if (v == 0) return (nprt_digits){"0", 1, 1};
    if (dtype == NPRT_float16) return nprt_digits_of_f16(v);
    return dtype == NPRT_float32 ? nprt_digits_of_f32((float)v) : nprt_digits_of_f64(v);
}

static void trim_zeros(nprt_buf *b) {
    while (b->n && b->data[b->n - 1] == '0') b->n--;
}

// Digits beyond the shortest, where a fixed number of them is wanted, are those of the exact value.
void nprt_add_positional(nprt_buf *b, double v, nprt_dtype dtype, int precision, bool unique, bool keep_zeros) {
    nprt_digits g = digits_of(v, dtype);
    int fraction = v != 0 && g.n > g.point ? g.n - g.point : 0;
    size_t start = b->n;
    bool whole = g.n < g.point;   // all digits before the point are shown, also beyond the shortest
    if (!unique || whole || (precision >= 0 && (fraction > precision || (keep_zeros && fraction < precision)))) {
        nprt_buf_printf(b, "%.*f", whole && unique && !keep_zeros ? 0 : precision, v);
        if (!memchr(b->data + start, '.', b->n - start)) nprt_buf_putc(b, '.');
    } else {
        if (g.point <= 0) nprt_buf_putc(b, '0');
        for (int i = 0; i < g.point; i++) nprt_buf_putc(b, i < g.n ? g.d[i] : '0');
        nprt_buf_putc(b, '.');
        for (int i = g.point; i < g.n; i++) nprt_buf_putc(b, i < 0 ? '0' : g.d[i]);
    }
    if (!keep_zeros) trim_zeros(b);
}

void nprt_add_scientific(nprt_buf *b, double v, nprt_dtype dtype, int precision, bool unique, bool keep_zeros,
                         int exponent_digits) {
    nprt_digits g = digits_of(v, dtype);
    int exponent = v == 0 ? 0 : g.point - 1, fraction = g.n - 1;
    if (!unique || (precision >= 0 && (fraction > precision || (keep_zeros && fraction < precision)))) {
        nprt_buf text = {0};
        nprt_buf_printf(&text, "%.*e", precision, v);
        char *e = memchr(text.data, 'e', text.n);
        sscanf(e, "e%d", &exponent);
        nprt_buf_add(b, text.data, (size_t)(e - text.data));
        if (!memchr(text.data, '.', (size_t)(e - text.data))) nprt_buf_putc(b, '.');
        nprt_buf_free(&text);
    } else {
        nprt_buf_putc(b, g.d[0]);
        nprt_buf_putc(b, '.');
        nprt_buf_add(b, g.d + 1, (size_t)fraction);
    }
    if (!keep_zeros) trim_zeros(b);
    nprt_buf_printf(b, "e%c%0*d", exponent < 0 ? '-' : '+', exponent_digits > 0 ? exponent_digits : 2, abs(exponent));
}

// The exponent form is for numbers that differ widely, compared in the array's own precision.
static bool wants_exponent(const double *values, int64_t n, nprt_dtype dtype, bool suppress) {
    double largest = 0, least = INFINITY;
    for (int64_t i = 0; i < n; i++) {
        double v = fabs(values[i]);
        if (!isfinite(v) || v == 0) continue;
        if (v > largest) largest = v;
        if (v < least) least = v;
    }
    if (largest == 0) return false;
    if (largest >= 1e8) return true;
    if (suppress) return false;
    if (dtype == NPRT_float64) return least < 0.0001 || largest / least > 1000.0;
    float ratio = (float)largest / (float)least;
    if (dtype == NPRT_float16 && ratio < 1024) ratio = rintf(ratio * 2) / 2;   // halves near 1000 are 0.5 apart
    return (dtype == NPRT_float32 ? (float)least < 0.0001f : least < 0.0001) || ratio > 1000.0f;
}

static int sign_width(double v, char sign) { return signbit(v) || sign == '+'; }

static int max_int(int a, int b) { return a > b ? a : b; }

static void measure_exponent(nprt_float_format *f, const double *values, int64_t n, bool fixed) {
    int left = 0, fraction = 0, digits = 0;
    nprt_buf b = {0};
    for (int64_t i = 0; i < n; i++) {
        if (!isfinite(values[i])) continue;
        b.n = 0;
        nprt_add_scientific(&b, fabs(values[i]), f->dtype, f->precision, true, fixed, 0);
        int e = (int)((char *)memchr(b.data, 'e', b.n) - b.data);
        left = max_int(left, 1 + sign_width(values[i], f->sign));
        fraction = max_int(fraction, e - 2);
        digits = max_int(digits, (int)b.n - e - 2);
    }
    nprt_buf_free(&b);
    f->pad_left = left;
    f->precision = f->min_digits = fraction;
    f->exponent_digits = digits;
    f->keep_zeros = true;
    f->unique = true;
    f->pad_right = digits + 2 + fraction;
}

static void measure_positional(nprt_float_format *f, const double *values, int64_t n, bool fixed, bool equal) {
    int left = 0, right = 0;
    nprt_buf b = {0};
    f->unique = !fixed;
    for (int64_t i = 0; i < n; i++) {
        if (!isfinite(values[i])) continue;
        b.n = 0;
        nprt_add_positional(&b, fabs(values[i]), f->dtype, f->precision, f->unique, fixed);
        int point = (int)((char *)memchr(b.data, '.', b.n) - b.data);
        left = max_int(left, point + sign_width(values[i], f->sign));
        right = max_int(right, (int)b.n - point - 1);
    }
    nprt_buf_free(&b);
    f->pad_left = left;
    f->pad_right = right;
    f->keep_zeros = fixed || equal;
    if (f->keep_zeros) f->precision = f->min_digits = right;
}

nprt_float_format nprt_float_format_of(const double *values, int64_t n, nprt_dtype dtype,
                                       const nprt_print_options *options, char sign) {
    nprt_float_format f = {.dtype = dtype,
                           .precision = options->floatmode == NPRT_UNIQUE ? -1 : options->precision,
                           .unique = true,
                           .sign = sign,
                           .nanstr = options->nanstr,
                           .infstr = options->infstr};
    bool fixed = options->floatmode == NPRT_FIXED, negative = false, negative_inf = sign != '-';
    int64_t finite = 0;
    for (int64_t i = 0; i < n; i++) {
        if (isfinite(values[i])) {
            finite++;
            negative |= signbit(values[i]) != 0;
        } else {
            negative_inf |= isinf(values[i]) && values[i] < 0;
        }
    }
    f.exponent = wants_exponent(values, n, dtype, options->suppress);
    if (finite && f.exponent) {
        measure_exponent(&f, values, n, fixed);
    } else if (finite) {
        measure_positional(&f, values, n, fixed, options->floatmode == NPRT_MAXPREC_EQUAL);
    }
    if (sign == ' ' && !negative) f.pad_left++;
    if (finite != n) {
        int offset = f.pad_right + 1;
        f.pad_left = max_int(f.pad_left, (int)strlen(f.nanstr) - offset);
        f.pad_left = max_int(f.pad_left, (int)strlen(f.infstr) + negative_inf - offset);
    }
    return f;
}

void nprt_add_float(nprt_buf *b, const nprt_float_format *f, double v) {
    bool minus = signbit(v) && !isnan(v);
    if (!isfinite(v)) {
        const char *text = isnan(v) ? f->nanstr : f->infstr;
        bool signed_text = minus || f->sign == '+';
        nprt_buf_fill(b, ' ', f->pad_left + f->pad_right + 1 - (int)strlen(text) - signed_text);
        if (signed_text) nprt_buf_putc(b, minus ? '-' : '+');
        nprt_buf_puts(b, text);
        return;
    }
    nprt_buf text = {0};
    if (f->exponent) {
        nprt_add_scientific(&text, fabs(v), f->dtype, f->precision, f->unique, f->keep_zeros, f->exponent_digits);
    } else {
        nprt_add_positional(&text, fabs(v), f->dtype, f->precision, f->unique, f->keep_zeros);
    }
    int point = (int)((char *)memchr(text.data, '.', text.n) - text.data);
    int sign = sign_width(v, f->sign);
    nprt_buf_fill(b, ' ', f->pad_left - point - sign);
    if (sign) nprt_buf_putc(b, minus ? '-' : '+');
    nprt_buf_add(b, text.data, text.n);
    if (!f->exponent) nprt_buf_fill(b, ' ', f->pad_right - ((int)text.n - point - 1));
    nprt_buf_free(&text);
}
