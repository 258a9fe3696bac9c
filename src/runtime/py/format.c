// The format mini-language for numbers and text: format(), f-strings and str.format's fields end here.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
typedef struct format_spec {
    char fill[5];
    char align, sign, grouping, type;   // 0: not given
    bool alternate, zero, no_negative_zero;
    int64_t width, precision;   // -1: not given
} format_spec;

static bool parse_number(const char **p, const char *e, int64_t *out) {
    if (*p >= e || !isdigit((unsigned char)**p)) return false;
    int64_t v = 0;
    while (*p < e && isdigit((unsigned char)**p) && v < 1000000000) v = v * 10 + (*(*p)++ - '0');
    *out = v;
    return true;
}

static bool is_align(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

static bool parse_spec(format_spec *f, const char *s, size_t n, const char *type_name) {
    const char *p = s, *e = s + n;
    *f = (format_spec){.fill = " ", .width = -1, .precision = -1};
    if (p < e) {
        const char *q = p;
        py_utf8_next(&q);
        if (q < e && is_align(*q)) {
            memset(f->fill, 0, sizeof f->fill);
            memcpy(f->fill, p, (size_t)(q - p));
            f->align = *q;
            p = q + 1;
        } else if (is_align(*p)) {
            f->align = *p++;
        }
    }
    if (p < e && (*p == '+' || *p == '-' || *p == ' ')) f->sign = *p++;
    if (p < e && *p == 'z') f->no_negative_zero = true, p++;
    if (p < e && *p == '#') f->alternate = true, p++;
    if (p < e && *p == '0') {
        f->zero = true;
        if (!f->align) f->align = '=', strcpy(f->fill, "0");
        p++;
    }
    parse_number(&p, e, &f->width);
    if (p < e && (*p == ',' || *p == '_')) f->grouping = *p++;
    if (p < e && *p == '.') {
        p++;
        if (!parse_number(&p, e, &f->precision)) {
            py_raise(&py_ValueError, "Format specifier missing precision");
            return false;
        }
    }
    if (e - p > 1) {
        py_raise(&py_ValueError, "Invalid format specifier '%.*s' for object of type '%s'", (int)n, s, type_name);
        return false;
    }
    if (p < e) f->type = *p;
    return true;
}

static void *unknown_code(const format_spec *f, const char *type_name) {
    return py_raise(&py_ValueError, "Unknown format code '%c' for object of type '%s'", f->type, type_name);
}

static void add_fill(py_buffer *b, const format_spec *f, int64_t n) {
    for (; n > 0; n--) py_buffer_cstr(b, f->fill);
}

// Pads `body` (its first `prefix` bytes are sign and base) to the width.
static py_object *pad(const format_spec *f, const char *body, size_t n, size_t prefix, char default_align) {
    char align = f->align ? f->align : default_align;
    int64_t total = f->width - py_utf8_count(body, n);
    if (total <= 0) return py_str_new(body, n);
    py_buffer b = {0};
    if (align == '=') {
        py_buffer_add(&b, body, prefix);
        add_fill(&b, f, total);
        py_buffer_add(&b, body + prefix, n - prefix);
    } else {
        int64_t left = align == '<' ? 0 : align == '>' ? total : total / 2;
        add_fill(&b, f, left);
        py_buffer_add(&b, body, n);
        add_fill(&b, f, total - left);
    }
    return py_buffer_finish(&b);
}

// Adds digits with separators every `every` digits; with zero fill the separators run through the zeros too.
static void group(py_buffer *b, const char *digits, size_t n, const format_spec *f, int every, int64_t min_width) {
    if (!f->grouping) {
        py_buffer_add(b, digits, n);
        return;
    }
    int64_t zeros = 0;
    if (f->align == '=' && !strcmp(f->fill, "0"))
        while ((int64_t)n + zeros + ((int64_t)n + zeros - 1) / every < min_width) zeros++;
    // A separator may not come first.
    int64_t total = (int64_t)n + zeros;
    for (int64_t i = 0; i < total; i++) {
        if (i && (total - i) % every == 0) py_buffer_char(b, f->grouping);
        py_buffer_char(b, i < zeros ? '0' : digits[i - zeros]);
    }
}

static void add_sign(py_buffer *b, const format_spec *f, bool negative) {
    if (negative)
        py_buffer_char(b, '-');
    else if (f->sign == '+' || f->sign == ' ')
        py_buffer_char(b, f->sign);
}

static py_object *format_integer(py_object *v, const format_spec *f) {
    if (f->precision >= 0) return py_raise(&py_ValueError, "Precision not allowed in integer format specifier");
    int base = f->type == 'x' || f->type == 'X' ? 16 : f->type == 'o' ? 8 : f->type == 'b' ? 2 : 10;
    if (f->type == 'c') {
        int64_t c;
        if (!py_int_fits(v, &c) || c < 0 || c > 0x10ffff)
            return py_raise(&py_OverflowError, "%%c arg not in range(0x110000)");
        char t[4];
        size_t n = py_utf8_encode((uint32_t)c, t);
        return pad(f, t, n, 0, '<');
    }
    if (f->grouping == ',' && base != 10) return py_raise(&py_ValueError, "Cannot specify ',' with '%c'.", f->type);
    py_object *text = py_int_text(v, base);
    if (!text) return NULL;
    const char *d = py_str_data(text);
    size_t n = py_str_size(text);
    bool negative = *d == '-';
    if (negative) d++, n--;
    py_buffer b = {0};
    add_sign(&b, f, negative);
    if (f->alternate && base != 10) py_buffer_printf(&b, "0%c", f->type);
    size_t prefix = b.n;
    group(&b, d, n, f, base == 10 ? 3 : 4, f->width - (int64_t)prefix);
    py_decref(text);
    if (f->type == 'X')
        for (size_t i = 0; i < b.n; i++) b.data[i] = (char)toupper((unsigned char)b.data[i]);
    py_object *r = pad(f, b.data, b.n, prefix, '>');
    py_buffer_free(&b);
    return r;
}

// Digits of |v| for a presentation type.
static void float_digits(py_buffer *b, double v, const format_spec *f) {
    char type = f->type;
    int64_t precision = f->precision;
    if (isnan(v) || isinf(v)) {
        py_buffer_cstr(b, isnan(v) ? "nan" : "inf");
    } else if (type == 'r' || (!type && precision < 0)) {   // 'r': without a zero alone behind the point
        char t[40];
        py_float_repr(v, t);
        size_t m = strlen(t);
        if (type && m > 2 && !strcmp(t + m - 2, ".0")) t[m - (f->alternate ? 1 : 2)] = 0;
        size_t const head = f->alternate && !strchr(t, '.') ? strcspn(t, "e") : strlen(t);
        py_buffer_add(b, t, head);
        if (t[head]) py_buffer_printf(b, ".%s", t + head);
    } else if (type == '%') {
        py_buffer_printf(b, f->alternate ? "%#.*f" : "%.*f", (int)(precision < 0 ? 6 : precision), v * 100);
    } else if (type == 'e' || type == 'E' || type == 'f' || type == 'F') {
        char t[8] = {'%', '#', '.', '*', (char)tolower(type), 0};
        if (!f->alternate) memmove(t + 1, t + 2, 5);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        int n = snprintf(NULL, 0, t, (int)(precision < 0 ? 6 : precision), v);
        char *p = py_malloc((size_t)n + 1);
        snprintf(p, (size_t)n + 1, t, (int)(precision < 0 ? 6 : precision), v);
#pragma GCC diagnostic pop
        py_buffer_add(b, p, (size_t)n);
        py_free(p, (size_t)n + 1);
    } else if (!type) {   // like 'g', but keeps a digit after the point and goes to an exponent one digit earlier
        int64_t p = precision ? precision : 1;
        char t[400];
        snprintf(t, sizeof t, "%.*e", (int)(p - 1 > 300 ? 300 : p - 1), v);
        int e = v == 0 ? 0 : atoi(strchr(t, 'e') + 1);
        if (e < -4 || e >= p - (p > 1 || v != 0 ? (p == 1 ? 0 : 1) : 0)) {
            snprintf(t, sizeof t, "%.*g", (int)p, v);
            if (!strchr(t, 'e')) {   // the exponent form with the digits that %g keeps
                snprintf(t, sizeof t, "%.*e", (int)(p - 1), v);
                char *x = strchr(t, 'e'), *z = x;
                while (strchr(t, '.') && z > t && z[-1] == '0') z--;
                if (z > t && z[-1] == '.') z--;
                memmove(z, x, strlen(x) + 1);
            }
            py_buffer_cstr(b, t);
        } else {
            snprintf(t, sizeof t, "%.*g", (int)p, v);
            py_buffer_cstr(b, t);
            if (!strchr(t, '.') && !strchr(t, 'e')) py_buffer_cstr(b, ".0");
        }
    } else {
        py_buffer_printf(b, f->alternate ? "%#.*g" : "%.*g", (int)(precision < 0 ? 6 : precision ? precision : 1), v);
    }
    if (type == '%') py_buffer_char(b, '%');
    if (type == 'E' || type == 'F' || type == 'G')
        for (size_t i = 0; i < b->n; i++) b->data[i] = (char)toupper((unsigned char)b->data[i]);
}

static bool float_type(char t) { return !t || strchr("eEfFgGn%", t); }

static bool is_zero_text(const py_buffer *b) {
    for (size_t i = 0; i < b->n && b->data[i] != 'e'; i++)
        if (b->data[i] >= '1' && b->data[i] <= '9') return false;
    return true;
}

static void float_body(py_buffer *out, double v, const format_spec *f, size_t *prefix) {
    py_buffer d = {0};
    float_digits(&d, fabs(v), f);
    bool negative = signbit(v) && !isnan(v);
    if (f->no_negative_zero && negative && is_zero_text(&d)) negative = false;
    size_t start = out->n;
    add_sign(out, f, negative);
    *prefix = out->n - start;
    size_t whole = 0;
    while (whole < d.n && isdigit((unsigned char)d.data[whole])) whole++;
    if (whole) group(out, d.data, whole, f, 3, f->width - (int64_t)*prefix - (int64_t)(d.n - whole));
    py_buffer_add(out, d.data + whole, d.n - whole);
    py_buffer_free(&d);
}

py_object *py_format_float(double v, const char *spec, size_t n) {
    format_spec f;
    if (!parse_spec(&f, spec, n, "float")) return NULL;
    if (!float_type(f.type)) return unknown_code(&f, "float");
    py_buffer b = {0};
    size_t prefix;
    float_body(&b, v, &f, &prefix);
    py_object *r = pad(&f, b.data, b.n, prefix, '>');
    py_buffer_free(&b);
    return r;
}

py_object *py_format_int(py_object *v, const char *spec, size_t n) {
    format_spec f;
    if (!parse_spec(&f, spec, n, v->type->name)) return NULL;
    if (f.type && strchr("eEfFgG%", f.type)) {
        double d = py_int_to_double(v);
        return py_pending() ? NULL : py_format_float(d, spec, n);
    }
    if (f.type && !strchr("bcdoxXn", f.type)) return unknown_code(&f, v->type->name);
    return format_integer(v, &f);
}

py_object *py_format_str(py_object *s, const char *spec, size_t n) {
    format_spec f;
    if (!parse_spec(&f, spec, n, s->type->name)) return NULL;
    if (f.type && f.type != 's') return unknown_code(&f, s->type->name);
    if (f.sign) return py_raise(&py_ValueError, "Sign not allowed in string format specifier");
    if (f.align == '=' && !f.zero)
        return py_raise(&py_ValueError, "'=' alignment not allowed in string format specifier");
    if (f.zero && f.align == '=') f.align = '<';
    py_object *cut = f.precision >= 0 ? py_str_substring(s, 0, f.precision) : py_incref(s);
    py_object *r = pad(&f, py_str_data(cut), py_str_size(cut), 0, '<');
    py_decref(cut);
    return r;
}

py_object *py_format_complex(double re, double im, const char *spec, size_t n) {
    format_spec f;
    if (!parse_spec(&f, spec, n, "complex")) return NULL;
    if (!float_type(f.type) || f.type == '%') return unknown_code(&f, "complex");
    if (f.zero) return py_raise(&py_ValueError, "Zero padding is not allowed in complex format specifier");
    if (f.align == '=')
        return py_raise(&py_ValueError, "'=' alignment flag is not allowed in complex format specifier");
    bool only_imaginary = !f.type && re == 0 && !signbit(re), paren = !f.type && !only_imaginary;
    format_spec part = f;
    part.width = -1;
    if (!f.type) part.type = f.precision < 0 ? 'r' : 'g';
    py_buffer b = {0};
    size_t prefix;
    if (paren) py_buffer_char(&b, '(');
    if (!only_imaginary) {
        float_body(&b, re, &part, &prefix);
        part.sign = '+';
    }
    float_body(&b, im, &part, &prefix);
    py_buffer_cstr(&b, paren ? "j)" : "j");
    py_object *r = pad(&f, b.data, b.n, 0, '>');
    py_buffer_free(&b);
    return r;
}
