// One conversion of Python's % operator: %[flags][width][.precision]type
#include "runtime/abi.h"
#include "runtime/error.h"
#include "runtime/format_spec.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Reads a conversion into a spec of the format mini-language.
static nprt_spec parse(const nprt_str *text, const char *site) {
    nprt_spec s = {.fill = " ", .align = '>', .width = -1, .precision = -1};
    const char *p = text->bytes;
    bool left = false, zero = false;
    if (*p == '%') p++;
    for (; *p && strchr("-+ #0", *p); p++) {
        left |= *p == '-';
        zero |= *p == '0';
        if (*p == '+' || (*p == ' ' && !s.sign)) s.sign = *p;
        s.alternate |= *p == '#';
    }
    for (; *p >= '0' && *p <= '9'; p++) s.width = (s.width < 0 ? 0 : s.width) * 10 + (*p - '0');
    if (*p == '.') {
        s.precision = 0;
        for (p++; *p >= '0' && *p <= '9'; p++) s.precision = s.precision * 10 + (*p - '0');
    }
    while (*p == 'l' || *p == 'h' || *p == 'L') p++;
    s.type = *p;
    if (!*p) nprt_fail("ValueError", "incomplete format", site);
    if (s.width > INT32_MAX) nprt_fail("ValueError", "width too big", site);
    if (s.precision > 1000000) nprt_fail("ValueError", "precision too big", site);
    if (left) {
        s.align = '<';
    } else if (zero) {
        s.align = '=';
        s.fill[0] = '0';
    }
    return s;
}

_Noreturn static void fail_type(const char *format, char type, const char *site) {
    nprt_raise("TypeError", format, type);
    nprt_die_pending_at(site);
}

static const char *sign_text(const nprt_spec *s, bool negative) {
    return negative ? "-" : s->sign == '+' ? "+" : s->sign == ' ' ? " " : "";
}

static void add_text(nprt_buf *b, nprt_spec s, const nprt_str *text) {
    int64_t points = s.precision >= 0 && s.precision < text->length ? s.precision : text->length;
    if (s.align == '=') s.align = '>';
    s.fill[0] = ' ';
    nprt_add_padded(b, &s, '>', text->bytes, (size_t)nprt_str_byte_of_point(text, points), points);
}

// Digits with the precision's leading zeros.
static void add_integer(nprt_buf *b, const nprt_spec *s, bool negative, const char *digits, size_t n) {
    nprt_buf text = {0};
    nprt_buf_fill(&text, '0', s->precision - (int64_t)n);
    nprt_buf_add(&text, digits, n);
    const char *prefix = !s->alternate    ? ""
                         : s->type == 'x' ? "0x"
                         : s->type == 'X' ? "0X"
                         : s->type == 'o' ? "0o"
                                          : "";
    nprt_add_number(b, s, sign_text(s, negative), prefix, text.data, text.n, text.n);
    nprt_buf_free(&text);
}

static void add_float(nprt_buf *b, const nprt_spec *s, double v) {
    nprt_buf text = {0};
    nprt_add_float_text(&text, v, s->type, s->precision < 0 ? 6 : (int)s->precision, s->alternate);
    nprt_add_number(b, s, sign_text(s, signbit(v) && !isnan(v)), "", text.data, text.n, text.n);
    nprt_buf_free(&text);
}

nprt_str *nprt_str_percent_i64(const nprt_str *spec, int64_t v, const char *site) {
    nprt_spec s = parse(spec, site);
    nprt_buf b = {0};
    if (strchr("diuxXo", s.type)) {
        char digits[24];
        uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
        const char *format = s.type == 'x' ? "%llx" : s.type == 'X' ? "%llX" : s.type == 'o' ? "%llo" : "%llu";
        int n = snprintf(digits, sizeof digits, format, (unsigned long long)m);
        add_integer(&b, &s, v < 0, digits, (size_t)n);
    } else if (strchr("eEfFgG", s.type)) {
        add_float(&b, &s, (double)v);
    } else if (strchr("sra", s.type)) {
        nprt_str *text = nprt_str_of_i64(v);
        add_text(&b, s, text);
        nprt_object_release(text);
    } else if (s.type == 'c') {
        if (v < 0 || v > 0x10ffff) nprt_fail("OverflowError", "%c arg not in range(0x110000)", site);
        char bytes[4];
        nprt_str *text = nprt_str_new(bytes, nprt_utf8_encode((uint32_t)v, bytes));
        s.precision = -1;
        add_text(&b, s, text);
        nprt_object_release(text);
    } else {
        nprt_raise("ValueError", "unsupported format character '%c' (0x%x)", s.type, (unsigned)s.type);
        nprt_die_pending_at(site);
    }
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_str_percent_f64(const nprt_str *spec, double v, const char *site) {
    nprt_spec s = parse(spec, site);
    nprt_buf b = {0};
    if (strchr("eEfFgG", s.type)) {
        add_float(&b, &s, v);
    } else if (strchr("diu", s.type)) {
        if (isnan(v)) nprt_fail("ValueError", "cannot convert float NaN to integer", site);
        if (isinf(v)) nprt_fail("OverflowError", "cannot convert float infinity to integer", site);
        char digits[320];
        int n = snprintf(digits, sizeof digits, "%.0f", trunc(fabs(v)));
        add_integer(&b, &s, v <= -1, digits, (size_t)n);
    } else if (strchr("sra", s.type)) {
        nprt_str *text = nprt_str_of_f64(v);
        add_text(&b, s, text);
        nprt_object_release(text);
    } else if (strchr("xXo", s.type)) {
        fail_type("%%%c format: an integer is required, not float", s.type, site);
    } else if (s.type == 'c') {
        nprt_fail("TypeError", "%c requires int or char", site);
    } else {
        nprt_raise("ValueError", "unsupported format character '%c' (0x%x)", s.type, (unsigned)s.type);
        nprt_die_pending_at(site);
    }
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_str_percent_str(const nprt_str *spec, const nprt_str *v, const char *site) {
    nprt_spec s = parse(spec, site);
    nprt_buf b = {0};
    if (s.type == 's') {
        add_text(&b, s, v);
    } else if (s.type == 'r' || s.type == 'a') {
        nprt_str *text = nprt_str_repr(v);
        add_text(&b, s, text);
        nprt_object_release(text);
    } else if (s.type == 'c') {
        if (v->length != 1) nprt_fail("TypeError", "%c requires int or char", site);
        s.precision = -1;
        add_text(&b, s, v);
    } else if (strchr("diu", s.type)) {
        fail_type("%%%c format: a real number is required, not str", s.type, site);
    } else if (strchr("xXo", s.type)) {
        fail_type("%%%c format: an integer is required, not str", s.type, site);
    } else if (strchr("eEfFgG", s.type)) {
        nprt_fail("TypeError", "must be real number, not str", site);
    } else {
        nprt_raise("ValueError", "unsupported format character '%c' (0x%x)", s.type, (unsigned)s.type);
        nprt_die_pending_at(site);
    }
    return nprt_buf_to_str(&b);
}

// ---- formats that only the running program knows ----

// The conversion that begins at p, a '%': its end.
static const char *conversion_end(const char *p) {
    for (p++; *p && strchr("-+ #0", *p); p++) {
    }
    while (*p && strchr("0123456789.hlL", *p)) p++;
    return *p ? p + 1 : p;
}

// What stands in front of conversion k goes to b, unless it is NULL. Where that conversion begins, or the end.
static const char *before_conversion(const nprt_str *format, int64_t k, nprt_buf *b) {
    const char *p = format->bytes;
    for (int64_t at = 0; *p;) {
        if (*p != '%' || p[1] == '%') {
            if (b && at == k) nprt_buf_putc(b, *p);
            p += *p == '%' ? 2 : 1;
        } else if (at++ == k) {
            return p;
        } else {
            p = conversion_end(p);
        }
    }
    return p;
}

nprt_str *nprt_percent_literal(const nprt_str *format, int64_t k) {
    nprt_buf b = {0};
    before_conversion(format, k, &b);
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_percent_conversion(const nprt_str *format, int64_t k, const char *site) {
    const char *p = before_conversion(format, k, NULL);
    if (!*p) nprt_fail("TypeError", "not all arguments converted during string formatting", site);
    const char *end = conversion_end(p);
    if (end[-1] == '*' || end[-1] == '(')
        nprt_fail("NotImplementedError", "native code: % with * or named fields", site);
    return nprt_str_new(p, (size_t)(end - p));
}

void nprt_percent_end(const nprt_str *format, int64_t n, const char *site) {
    if (*before_conversion(format, n, NULL)) nprt_fail("TypeError", "not enough arguments for format string", site);
}
