// Numbers from text: int(s) and float(s).
#include "runtime/abi.h"
#include "runtime/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Narrows [*p, *end) to what is between white space.
static void trim(const char **p, const char **end) {
    const char *next;
    while (*p < *end && nprt_point_is_space(nprt_utf8_decode(*p, *end, &next))) *p = next;
    while (*end > *p) {
        const char *last = *end - 1;
        while (last > *p && ((unsigned char)*last & 0xc0) == 0x80) last--;
        if (!nprt_point_is_space(nprt_utf8_decode(last, *end, &next))) break;
        *end = last;
    }
}

_Noreturn static void fail_parse(const char *text, const nprt_str *s, const char *site) {
    nprt_buf b = {0};
    nprt_buf_puts(&b, text);
    nprt_add_repr(&b, s);
    nprt_fail_str("ValueError", nprt_buf_to_str(&b), site);
}

static int digit_value(char c) {
    if (is_digit(c)) return c - '0';
    char const letter = (char)(c | 32);
    return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : 36;
}

// 0x, 0o or 0b where it is the base's, and one underscore behind it
static const char *skip_prefix(const char *p, const char *end, int base) {
    char const letter = base == 16 ? 'x' : base == 8 ? 'o' : base == 2 ? 'b' : 0;
    if (!letter || end - p < 3 || *p != '0' || (p[1] | 32) != letter) return p;
    p += 2;
    return *p == '_' && digit_value(p[1]) < base ? p + 1 : p;
}

// [sign] [prefix] digits, with single underscores between them, and white space around
static bool parse_int(const nprt_str *s, int base, int64_t *out, bool *out_overflow) {
    const char *p = s->bytes, *end = p + s->size;
    trim(&p, &end);
    bool negative = p < end && *p == '-', overflow = false;
    if (p < end && (*p == '-' || *p == '+')) p++;
    p = skip_prefix(p, end, base);
    if (p == end) return false;
    int64_t v = 0;   // kept negative, where there is one value more
    for (const char *start = p; p < end; p++) {
        if (*p == '_' && p > start && p[-1] != '_' && p + 1 < end && digit_value(p[1]) < base) continue;
        int const digit = digit_value(*p);
        if (digit >= base) return false;
        overflow = overflow || __builtin_mul_overflow(v, base, &v) || __builtin_sub_overflow(v, digit, &v);
    }
    *out_overflow = overflow || (!negative && v == INT64_MIN);
    if (!*out_overflow) *out = negative ? v : -v;
    return true;
}

int64_t nprt_str_to_i64_base(const nprt_str *s, int64_t base, const char *site) {
    int64_t v = 0;
    bool overflow = false;
    char message[64];
    if (!parse_int(s, (int)base, &v, &overflow)) {
        snprintf(message, sizeof message, "invalid literal for int() with base %d: ", (int)base);
        fail_parse(message, s, site);
    }
    if (overflow)
        nprt_fail("OverflowError", "int() of a number beyond 64 bits is not supported in compiled code", site);
    return v;
}

int64_t nprt_str_to_i64(const nprt_str *s, const char *site) { return nprt_str_to_i64_base(s, 10, site); }

bool nprt_str_is_i64(const nprt_str *s) {
    int64_t v;
    bool overflow;
    return parse_int(s, 10, &v, &overflow);
}

static const char *skip_digits(const char *p, const char *end, char **to) {
    const char *start = p;
    while (p < end && (is_digit(*p) || (*p == '_' && p > start && is_digit(p[-1]) && p + 1 < end && is_digit(p[1])))) {
        if (*p != '_') *(*to)++ = *p;
        p++;
    }
    return p;
}

// float: [sign] (digits [. [digits]] | . digits) [e [sign] digits] | inf | infinity | nan
bool nprt_parse_float(const char *text, int64_t size, double *out) {
    const char *p = text, *end = text + size;
    trim(&p, &end);
    if (p == end) return false;
    double sign = *p == '-' ? -1 : 1;
    if (*p == '-' || *p == '+') p++;
    size_t n = (size_t)(end - p);
    if ((n == 3 && strncasecmp(p, "inf", 3) == 0) || (n == 8 && strncasecmp(p, "infinity", 8) == 0)) {
        *out = sign * __builtin_inf();
        return true;
    }
    if (n == 3 && strncasecmp(p, "nan", 3) == 0) {
        *out = __builtin_copysign(__builtin_nan(""), sign);
        return true;
    }
    char small[64], *digits = n < sizeof small ? small : nprt_xmalloc(n + 1), *to = digits;
    const char *whole = p;
    p = skip_digits(p, end, &to);
    bool any = p > whole;
    if (p < end && *p == '.') {
        *to++ = *p++;
        const char *fraction = p;
        p = skip_digits(p, end, &to);
        any |= p > fraction;
    }
    bool ok = any;
    if (ok && p < end && (*p == 'e' || *p == 'E')) {
        *to++ = *p++;
        if (p < end && (*p == '-' || *p == '+')) *to++ = *p++;
        const char *exponent = p;
        p = skip_digits(p, end, &to);
        ok = p > exponent;
    }
    ok = ok && p == end;
    *to = 0;
    if (ok) *out = sign * strtod(digits, NULL);
    if (digits != small) free(digits);
    return ok;
}

double nprt_str_to_f64(const nprt_str *s, const char *site) {
    double v;
    if (!nprt_parse_float(s->bytes, s->size, &v)) fail_parse("could not convert string to float: ", s, site);
    return v;
}

bool nprt_str_is_f64(const nprt_str *s) {
    double v;
    return nprt_parse_float(s->bytes, s->size, &v);
}
