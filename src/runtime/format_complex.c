#include "runtime/error.h"
#include "runtime/format_spec.h"

#include <math.h>
#include <string.h>

bool nprt_format_complex(nprt_buf *b, double re, double im, const nprt_str *spec) {
    nprt_spec s;
    if (!nprt_spec_parse(spec, "complex", '>', &s)) return false;
    if (s.type && !strchr("eEfFgGn", s.type)) return nprt_raise_unknown_code(s.type, "complex");
    if (s.precision > 1000000) return nprt_raise("ValueError", "precision too big");
    if (strcmp(s.fill, "0") == 0)
        return nprt_raise("ValueError", "Zero padding is not allowed in complex format specifier");
    if (s.align == '=')
        return nprt_raise("ValueError", "'=' alignment flag is not allowed in complex format specifier");
    bool const only_imaginary = !s.type && re == 0 && !signbit(re), parentheses = !s.type && !only_imaginary;
    nprt_spec part = s;
    part.width = -1;
    if (!s.type) part.type = s.precision < 0 ? 'r' : 'g';
    nprt_buf text = {0};
    if (parentheses) nprt_buf_putc(&text, '(');
    if (!only_imaginary) {
        nprt_add_float_spec(&text, re, &part);
        part.sign = '+';
    }
    nprt_add_float_spec(&text, im, &part);
    nprt_buf_puts(&text, parentheses ? "j)" : "j");
    nprt_add_padded(b, &s, '>', text.data, text.n, (int64_t)text.n);
    nprt_buf_free(&text);
    return true;
}
