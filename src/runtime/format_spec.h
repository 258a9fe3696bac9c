// Python's format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]
//
// The functions return false after nprt_raise when the specification does not fit.
#pragma once
#include "runtime/buf.h"

typedef struct nprt_spec {
    char fill[5];    // UTF-8, NUL-terminated
    char align;      // '<' '>' '^' '=' or 0
    char sign;       // '+' '-' ' ' or 0
    char grouping;   // ',' '_' or 0
    char type;       // 0 when absent
    bool alternate, no_negative_zero;
    int64_t width, precision;   // -1 when absent
} nprt_spec;

// type_name is for messages; default_align is '<' for strings, '>' for numbers.
bool nprt_spec_parse(const nprt_str *text, const char *type_name, char default_align, nprt_spec *out);
bool nprt_raise_unknown_code(char code, const char *type_name);

// Appends sign, prefix ("0x") and the number's text, grouped and padded. The first `digits` bytes of `text` are the
// ones that grouping separates.
void nprt_add_number(nprt_buf *b, const nprt_spec *spec, const char *sign, const char *prefix, const char *text,
                     size_t n, size_t digits);
void nprt_add_padded(nprt_buf *b, const nprt_spec *spec, char default_align, const char *text, size_t n,
                     int64_t points);

// The text of |v| as C's printf gives it, but "inf" and "nan" as Python's; type one of e E f F g G.
void nprt_add_float_text(nprt_buf *b, double v, char type, int precision, bool alternate);

// v with its sign, grouped and padded. Type 'r': repr's digits, without a zero alone behind the point.
void nprt_add_float_spec(nprt_buf *b, double v, const nprt_spec *spec);

// type_name is "int" or "bool".
bool nprt_format_i64(nprt_buf *b, int64_t v, const nprt_str *spec, const char *type_name);
bool nprt_format_f64(nprt_buf *b, double v, const nprt_str *spec);
bool nprt_format_complex(nprt_buf *b, double re, double im, const nprt_str *spec);
bool nprt_format_str(nprt_buf *b, const nprt_str *s, const nprt_str *spec);
