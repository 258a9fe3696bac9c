#include "syntax/repr.h"

#include "syntax/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Single quotes, unless the text has some and no double ones.
static char quote_for(const char *text, size_t length) {
    return memchr(text, '\'', length) && !memchr(text, '"', length) ? '"' : '\'';
}

// Backslash, quote and the control characters that both kinds of string escape alike. False: c is none of them.
static bool put_common_escape(uint32_t c, char quote, FILE *out) {
    if (c == '\\' || c == (uint32_t)quote)
        fprintf(out, "\\%c", (char)c);
    else if (c == '\n')
        fputs("\\n", out);
    else if (c == '\r')
        fputs("\\r", out);
    else if (c == '\t')
        fputs("\\t", out);
    else
        return false;
    return true;
}

void repr_str(const char *text, size_t length, FILE *out) {
    char const quote = quote_for(text, length);
    fputc(quote, out);
    for (const char *s = text, *end = text + length; s < end;) {
        uint32_t c;
        int const n = utf8_decode(s, end, &c);
        if (put_common_escape(c, quote, out)) {
        } else if (unicode_is_printable(c))
            fwrite(s, 1, (size_t)n, out);
        else if (c < 0x100)
            fprintf(out, "\\x%02x", c);
        else if (c < 0x10000)
            fprintf(out, "\\u%04x", c);
        else
            fprintf(out, "\\U%08x", c);
        s += n;
    }
    fputc(quote, out);
}

void repr_bytes(const char *data, size_t length, FILE *out) {
    char const quote = quote_for(data, length);
    fprintf(out, "b%c", quote);
    for (size_t i = 0; i < length; i++) {
        unsigned char const c = (unsigned char)data[i];
        if (put_common_escape(c, quote, out)) continue;
        if (c < 32 || c >= 127)
            fprintf(out, "\\x%02x", c);
        else
            fputc(c, out);
    }
    fputc(quote, out);
}

// The shortest decimal digits that read back as x > 0; returns the exponent of the first digit.
static int shortest_digits(double x, char digits[32]) {
    char text[40];
    for (int precision = 0; precision < 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, x);
        if (strtod(text, NULL) == x) break;
    }
    int n = 0;
    for (const char *s = text; *s && *s != 'e'; s++)
        if (*s >= '0' && *s <= '9') digits[n++] = *s;   // not the point, which depends on the locale
    while (n > 1 && digits[n - 1] == '0') n--;
    digits[n] = 0;
    return atoi(strchr(text, 'e') + 1);
}

// As repr(float), but for the ".0" of whole numbers when whole is false (the parts of a complex).
static void put_float(double x, bool whole, FILE *out) {
    if (isinf(x)) {
        fputs(x < 0 ? "-inf" : "inf", out);
        return;
    }
    if (isnan(x)) {
        fputs("nan", out);
        return;
    }
    if (signbit(x)) {
        fputc('-', out);
        x = -x;
    }
    char digits[32] = "0";
    int const exponent = x == 0 ? 0 : shortest_digits(x, digits);
    int const n = (int)strlen(digits);
    if (exponent < -4 || exponent >= 16) {
        fprintf(out, "%c%s%se%c%02d", digits[0], n > 1 ? "." : "", digits + 1, exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        fprintf(out, "0.%.*s%s", -exponent - 1, "0000", digits);
    } else if (n <= exponent + 1) {
        fprintf(out, "%s%.*s%s", digits, exponent + 1 - n, "0000000000000000", whole ? ".0" : "");
    } else {
        fprintf(out, "%.*s.%s", exponent + 1, digits, digits + exponent + 1);
    }
}

void repr_float(double x, FILE *out) { put_float(x, true, out); }

void repr_constant(const ast_constant *c, FILE *out) {
    switch (c->kind) {
    case CONST_NONE: fputs("None", out); break;
    case CONST_TRUE: fputs("True", out); break;
    case CONST_FALSE: fputs("False", out); break;
    case CONST_ELLIPSIS: fputs("Ellipsis", out); break;
    case CONST_INT:
        if (c->is_big)
            fputs(c->text, out);
        else
            fprintf(out, "%lld", (long long)c->i);
        break;
    case CONST_FLOAT: put_float(c->f, true, out); break;
    case CONST_COMPLEX:
        put_float(c->f, false, out);
        fputc('j', out);
        break;
    case CONST_STR: repr_str(c->text, istr_len(c->text), out); break;
    case CONST_BYTES: repr_bytes(c->text, istr_len(c->text), out); break;
    }
}
