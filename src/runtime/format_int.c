#include "runtime/error.h"
#include "runtime/format_spec.h"
#include "runtime/str.h"

#include <string.h>

static bool format_char(nprt_buf *b, int64_t v, const nprt_spec *s) {
    if (s->sign) return nprt_raise("ValueError", "Sign not allowed with integer format specifier 'c'");
    if (s->alternate)
        return nprt_raise("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
    if (v < 0 || v > 0x10ffff) return nprt_raise("OverflowError", "%%c arg not in range(0x110000)");
    char text[4];
    nprt_add_padded(b, s, '>', text, (size_t)nprt_utf8_encode((uint32_t)v, text), 1);
    return true;
}

bool nprt_format_i64(nprt_buf *b, int64_t v, const nprt_str *spec, const char *type_name) {
    nprt_spec s;
    if (!nprt_spec_parse(spec, type_name, '>', &s)) return false;
    if (s.type && strchr("eEfFgG%", s.type)) return nprt_format_f64(b, (double)v, spec);
    if (s.type && !strchr("bcdoxXn", s.type)) return nprt_raise_unknown_code(s.type, type_name);
    if (s.precision >= 0) return nprt_raise("ValueError", "Precision not allowed in integer format specifier");
    if (s.no_negative_zero)
        return nprt_raise("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
    if (s.type == 'c') return format_char(b, v, &s);
    uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    unsigned base = s.type == 'b' ? 2 : s.type == 'o' ? 8 : s.type == 'x' || s.type == 'X' ? 16 : 10;
    const char *symbols = s.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    char digits[64], *p = digits + sizeof digits;
    do *--p = symbols[m % base];
    while (m /= base);
    const char *sign = v < 0 ? "-" : s.sign == '+' ? "+" : s.sign == ' ' ? " " : "";
    const char *prefix = !s.alternate || base == 10 ? ""
                         : base == 2                ? "0b"
                         : base == 8                ? "0o"
                         : s.type == 'X'            ? "0X"
                                                    : "0x";
    size_t n = (size_t)(digits + sizeof digits - p);
    nprt_add_number(b, &s, sign, prefix, p, n, n);
    return true;
}
