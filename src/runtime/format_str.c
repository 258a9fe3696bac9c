#include "runtime/error.h"
#include "runtime/format_spec.h"
#include "runtime/str.h"

bool nprt_format_str(nprt_buf *b, const nprt_str *text, const nprt_str *spec) {
    nprt_spec s;
    if (!nprt_spec_parse(spec, "str", '<', &s)) return false;
    if (s.type && s.type != 's') return nprt_raise_unknown_code(s.type, "str");
    if (s.sign)
        return nprt_raise("ValueError", s.sign == ' ' ? "Space not allowed in string format specifier"
                                                      : "Sign not allowed in string format specifier");
    if (s.no_negative_zero)
        return nprt_raise("ValueError", "Negative zero coercion (z) not allowed in string format specifier");
    if (s.alternate) return nprt_raise("ValueError", "Alternate form (#) not allowed in string format specifier");
    if (s.align == '=') return nprt_raise("ValueError", "'=' alignment not allowed in string format specifier");
    if (s.grouping) return nprt_raise("ValueError", "Cannot specify '%c' with 's'.", s.grouping);
    int64_t points = s.precision >= 0 && s.precision < text->length ? s.precision : text->length;
    nprt_add_padded(b, &s, '<', text->bytes, (size_t)nprt_str_byte_of_point(text, points), points);
    return true;
}
