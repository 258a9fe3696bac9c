#include "runtime/format_spec.h"
#include "runtime/error.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>

static bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

// Reads digits; false when the number is too large.
static bool read_number(const char **p, const char *end, int64_t *out) {
    int64_t v = -1;
    while (*p < end && **p >= '0' && **p <= '9') {
        v = (v < 0 ? 0 : v) * 10 + (*(*p)++ - '0');
        if (v > INT32_MAX) return nprt_raise("ValueError", "Too many decimal digits in format string");
    }
    *out = v;
    return true;
}

static void read_alignment(const char **p, const char *end, nprt_spec *s) {
    const char *next;
    if (*p == end) return;
    nprt_utf8_decode(*p, end, &next);
    if (next < end && is_align(*next)) {
        memcpy(s->fill, *p, (size_t)(next - *p));
        s->fill[next - *p] = 0;
        s->align = *next;
        *p = next + 1;
    } else if (is_align(**p)) {
        s->align = *(*p)++;
    }
}

static bool read_grouping(const char **p, const char *end, nprt_spec *s) {
    if (*p < end && **p == ',') s->grouping = *(*p)++;
    if (*p < end && **p == '_') {
        if (s->grouping) return nprt_raise("ValueError", "Cannot specify both ',' and '_'.");
        s->grouping = *(*p)++;
    }
    if (*p < end && **p == ',') {
        return nprt_raise("ValueError",
                          s->grouping == '_' ? "Cannot specify both ',' and '_'." : "Cannot specify ',' with ','.");
    }
    return true;
}

static bool check_grouping(const nprt_spec *s) {
    if (!s->grouping) return true;
    bool decimal = !s->type || strchr("defgEG%F", s->type);
    if (decimal || (s->grouping == '_' && strchr("boxX", s->type))) return true;
    return nprt_raise("ValueError", "Cannot specify '%c' with '%c'.", s->grouping, s->type);
}

bool nprt_spec_parse(const nprt_str *text, const char *type_name, char default_align, nprt_spec *out) {
    nprt_spec s = {.fill = " ", .width = -1, .precision = -1};
    const char *p = text->bytes, *end = p + text->size;
    read_alignment(&p, end, &s);
    bool fill_given = s.align && p - text->bytes > 1;
    if (p < end && (*p == '+' || *p == '-' || *p == ' ')) s.sign = *p++;
    if (p < end && *p == 'z') s.no_negative_zero = true, p++;
    if (p < end && *p == '#') s.alternate = true, p++;
    if (!fill_given && p < end && *p == '0') {
        s.fill[0] = '0';
        if (!s.align && default_align == '>') s.align = '=';
        p++;
    }
    if (!read_number(&p, end, &s.width) || !read_grouping(&p, end, &s)) return false;
    if (p < end && *p == '.') {
        p++;
        if (!read_number(&p, end, &s.precision)) return false;
        if (s.precision < 0) return nprt_raise("ValueError", "Format specifier missing precision");
    }
    if (p < end) {
        const char *next;
        uint32_t code = nprt_utf8_decode(p, end, &next);
        if (next < end) {
            return nprt_raise("ValueError", "Invalid format specifier '%.400s' for object of type '%s'", text->bytes,
                              type_name);
        }
        if (code >= 0x80)
            return nprt_raise("ValueError", "Unknown format code '\\x%x' for object of type '%s'", code, type_name);
        s.type = *p;
    }
    if (!check_grouping(&s)) return false;
    *out = s;
    return true;
}

bool nprt_raise_unknown_code(char code, const char *type_name) {
    if (code > 32 && code < 127) {
        return nprt_raise("ValueError", "Unknown format code '%c' for object of type '%s'", code, type_name);
    }
    return nprt_raise("ValueError", "Unknown format code '\\x%x' for object of type '%s'", (unsigned)code, type_name);
}

static void add_fill(nprt_buf *b, const char *fill, int64_t count) {
    if (!fill[1]) {
        nprt_buf_fill(b, fill[0], count);
        return;
    }
    for (int64_t i = 0; i < count; i++) nprt_buf_puts(b, fill);
}

void nprt_add_padded(nprt_buf *b, const nprt_spec *spec, char default_align, const char *text, size_t n,
                     int64_t points) {
    int64_t room = spec->width > points ? spec->width - points : 0;
    char align = spec->align ? spec->align : default_align;
    int64_t left = align == '<' ? 0 : align == '^' ? room / 2 : room;
    add_fill(b, spec->fill, left);
    nprt_buf_add(b, text, n);
    add_fill(b, spec->fill, room - left);
}

// Digits with separators, as CPython groups them: zeros that fill up to min_width are grouped too, and no separator
// leads.
static void add_grouped(nprt_buf *b, char separator, int size, const char *digits, int64_t n, int64_t min_width) {
    char small[128];
    int64_t most = (n > min_width ? n : min_width) * 2 + 8;
    char *text = most <= (int64_t)sizeof small ? small : nprt_xmalloc((size_t)most), *p = text + most;
    for (bool first = true;; first = false) {
        int64_t longest = n > min_width ? n : min_width;
        int64_t group = longest < 1 ? 1 : longest < size ? longest : size;
        if (!first) *--p = separator;
        for (int64_t i = 0; i < group; i++) *--p = n > 0 ? digits[--n] : '0';
        min_width -= group;
        if (n <= 0 && min_width <= 0) break;
        min_width--;
    }
    nprt_buf_add(b, p, (size_t)(text + most - p));
    if (text != small) free(text);
}

void nprt_add_number(nprt_buf *b, const nprt_spec *spec, const char *sign, const char *prefix, const char *text,
                     size_t n, size_t digits) {
    nprt_buf body = {0};
    size_t lead = strlen(sign) + strlen(prefix);
    bool zero_fill = spec->align == '=' && strcmp(spec->fill, "0") == 0;
    if (spec->grouping) {
        int64_t min_width = zero_fill ? spec->width - (int64_t)(lead + n - digits) : 0;
        add_grouped(&body, spec->grouping, spec->type && strchr("boxX", spec->type) ? 4 : 3, text, (int64_t)digits,
                    min_width);
        nprt_buf_add(&body, text + digits, n - digits);
    } else {
        nprt_buf_add(&body, text, n);
    }
    nprt_buf whole = {0};
    nprt_buf_puts(&whole, sign);
    nprt_buf_puts(&whole, prefix);
    if (spec->align == '=') add_fill(&whole, spec->fill, spec->width - (int64_t)(lead + body.n));
    nprt_buf_add(&whole, body.data, body.n);
    nprt_spec outer = *spec;
    if (spec->align == '=') outer.width = -1;
    nprt_add_padded(b, &outer, '>', whole.data, whole.n, (int64_t)whole.n);
    nprt_buf_free(&body);
    nprt_buf_free(&whole);
}
