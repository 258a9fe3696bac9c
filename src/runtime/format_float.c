#include "runtime/error.h"
#include "runtime/float_digits.h"
#include "runtime/format_spec.h"
#include "runtime/str.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void nprt_add_float_text(nprt_buf *b, double v, char type, int precision, bool alternate) {
    bool upper = type < 'a';
    if (alternate && (type == 'g' || type == 'G') && isfinite(v)) {
        // The alternate g form keeps zeros; C libraries disagree on it where rounding reaches the next power of ten.
        int p = precision ? precision : 1;
        nprt_buf text = {0};
        nprt_add_float_text(&text, v, 'e', p - 1, false);
        nprt_buf_putc(&text, 0);
        int exponent = (int)strtol(strchr(text.data, 'e') + 1, NULL, 10);
        nprt_buf_free(&text);
        bool scientific = exponent < -4 || exponent >= p;
        nprt_add_float_text(b, v, scientific ? (upper ? 'E' : 'e') : 'f', scientific ? p - 1 : p - 1 - exponent, true);
        return;
    }
    if (!isfinite(v)) {
        nprt_buf_puts(b, isnan(v) ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
        return;
    }
    char format[8], *f = format;
    *f++ = '%';
    if (alternate) *f++ = '#';
    *f++ = '.', *f++ = '*', *f++ = type, *f = 0;
    char small[128];
    int n = snprintf(small, sizeof small, format, precision, fabs(v));   // the format is one of the six above
    if (n < (int)sizeof small) {
        nprt_buf_add(b, small, (size_t)n);
        return;
    }
    char *p = nprt_buf_reserve(b, (size_t)n + 1);
    snprintf(p, (size_t)n + 1, format, precision, fabs(v));
    b->n += (size_t)n;
}

// No type: repr's digits, or with a precision the g form, but always with a digit after the point.
static void add_default(nprt_buf *b, double v, int64_t precision, bool alternate) {
    char text[NPRT_FLOAT_TEXT];
    if (precision < 0) {
        int n = nprt_text_of_f64(fabs(v), text);
        bool add_point = alternate && isfinite(v) && !memchr(text, '.', (size_t)n);
        char *e = memchr(text, 'e', (size_t)n);
        size_t head = e ? (size_t)(e - text) : (size_t)n;
        nprt_buf_add(b, text, head);
        if (add_point) nprt_buf_putc(b, '.');
        nprt_buf_add(b, text + head, (size_t)n - head);
        return;
    }
    int p = precision ? (int)precision : 1;
    size_t start = b->n;
    nprt_add_float_text(b, v, 'e', p - 1, alternate);
    nprt_buf_putc(b, 0);   // so that the exponent can be read
    b->n--;
    char *e = isfinite(v) ? memchr(b->data + start, 'e', b->n - start) : NULL;
    if (!e) return;
    int exponent = (int)strtol(e + 1, NULL, 10);
    if (exponent >= -4 && exponent < p - 1) {   // there is room for a digit after the point
        b->n = start;
        nprt_add_float_text(b, v, 'g', p, alternate);
        if (!memchr(b->data + start, '.', b->n - start)) nprt_buf_puts(b, ".0");
    } else if (!alternate && p > 1) {   // the mantissa's last zeros go
        char *end = e;
        while (end[-1] == '0') end--;
        if (end[-1] == '.') end--;
        memmove(end, e, b->n - (size_t)(e - b->data));
        b->n -= (size_t)(e - end);
    }
}

void nprt_add_float_spec(nprt_buf *b, double v, const nprt_spec *spec) {
    nprt_spec s = *spec;
    nprt_buf text = {0};
    int precision = s.precision < 0 ? 6 : (int)s.precision;
    if (!s.type || s.type == 'r') {
        add_default(&text, v, s.precision, s.alternate);
        // A part of a complex number has no zero behind the point.
        if (s.type && text.n > 2 && memcmp(text.data + text.n - 2, ".0", 2) == 0) text.n -= s.alternate ? 1 : 2;
    } else if (s.type == '%') {
        nprt_add_float_text(&text, v * 100, 'f', precision, s.alternate);
        nprt_buf_putc(&text, '%');
    } else {
        nprt_add_float_text(&text, v, s.type == 'n' ? 'g' : s.type, precision, s.alternate);
    }
    bool negative = signbit(v) && !isnan(v);
    if (negative && s.no_negative_zero) {
        bool zero = true;
        for (size_t i = 0; i < text.n && text.data[i] != 'e'; i++) zero &= !strchr("123456789iI", text.data[i]);
        if (zero) negative = false;
    }
    size_t digits = 0;
    while (digits < text.n && text.data[digits] >= '0' && text.data[digits] <= '9') digits++;
    const char *sign = negative ? "-" : s.sign == '+' ? "+" : s.sign == ' ' ? " " : "";
    if (!digits) s.grouping = 0;   // inf and nan
    nprt_add_number(b, &s, sign, "", text.data, text.n, digits);
    nprt_buf_free(&text);
}

bool nprt_format_f64(nprt_buf *b, double v, const nprt_str *spec) {
    nprt_spec s;
    if (!nprt_spec_parse(spec, "float", '>', &s)) return false;
    if (s.type && !strchr("eEfFgGn%", s.type)) return nprt_raise_unknown_code(s.type, "float");
    if (s.precision > 1000000) return nprt_raise("ValueError", "precision too big");
    nprt_add_float_spec(b, v, &s);
    return true;
}
