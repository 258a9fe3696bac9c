// Tokens of IR text, and errors at places in it.
#include "ir/reader.h"

#include <ctype.h>
#include <stdarg.h>

static bool is_word(unsigned char ch) { return isalnum(ch) || ch == '_' || ch == '$' || ch == '.'; }

static const char *skip_blank(const char *at, const char *end) {
    for (;;) {
        while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
        if (at + 1 < end && at[0] == '/' && at[1] == '/') {
            while (at < end && *at != '\n') at++;
            continue;
        }
        return at;
    }
}

// %name ^name #name !name: letters, digits, and -$._
static const char *suffix_end(const char *at, const char *end) {
    while (at < end && (is_word((unsigned char)*at) || (*at == '-' && at + 1 < end && at[1] != '>'))) at++;
    return at;
}

static const char *string_end(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++) {
        if (*at == '\n') return NULL;
        if (*at == '\\' && at + 1 < end) at++;
    }
    return at < end ? at + 1 : NULL;
}

static token number(const char *start, const char *end) {
    const char *at = start;
    if (end - at > 2 && at[0] == '0' && at[1] == 'x' && isxdigit((unsigned char)at[2])) {
        at += 2;
        while (at < end && isxdigit((unsigned char)*at)) at++;
        return (token){TOKEN_INT, start, (size_t)(at - start)};
    }
    token_kind kind = TOKEN_INT;
    while (at < end && isdigit((unsigned char)*at)) at++;
    if (at < end && *at == '.') {
        kind = TOKEN_FLOAT;
        at++;
        while (at < end && isdigit((unsigned char)*at)) at++;
        if (at < end && (*at == 'e' || *at == 'E')) {
            const char *e = at + 1;
            if (e < end && (*e == '+' || *e == '-')) e++;
            if (e < end && isdigit((unsigned char)*e)) {
                while (e < end && isdigit((unsigned char)*e)) e++;
                at = e;
            }
        }
    }
    return (token){kind, start, (size_t)(at - start)};
}

static token lex(const char *start, const char *end) {
    if (start >= end) return (token){TOKEN_END, end, 0};
    unsigned char const ch = (unsigned char)*start;
    const char *at = start + 1;
    token_kind kind = TOKEN_PUNCTUATION;
    if (isdigit(ch)) return number(start, end);
    if (isalpha(ch) || ch == '_') {
        while (at < end && is_word((unsigned char)*at)) at++;
        kind = TOKEN_WORD;
    } else if (ch == '"') {
        const char *close = string_end(start, end);
        return close ? (token){TOKEN_STRING, start, (size_t)(close - start)} : (token){TOKEN_BAD, start, 1};
    } else if (ch == '@') {
        if (at < end && *at == '"') {
            at = string_end(at, end);
            if (!at) return (token){TOKEN_BAD, start, 1};
        } else {
            at = suffix_end(at, end);
        }
        kind = at - start > 1 ? TOKEN_SYMBOL : TOKEN_BAD;
    } else if (ch == '%' || ch == '^' || ch == '!' || (ch == '#' && at < end && (is_word((unsigned char)*at)))) {
        at = suffix_end(at, end);
        kind = ch == '%' ? TOKEN_VALUE : ch == '^' ? TOKEN_BLOCK : ch == '!' ? TOKEN_BANG : TOKEN_HASH;
        if (at - start < 2) kind = TOKEN_BAD;
    } else if (end - start >= 3 &&
               (!strncmp(start, "{-#", 3) || !strncmp(start, "#-}", 3) || !strncmp(start, "...", 3))) {
        at = start + 3;
    } else if (end - start >= 2 && (!strncmp(start, "->", 2) || !strncmp(start, "::", 2) || !strncmp(start, "==", 2) ||
                                    !strncmp(start, ">=", 2))) {
        at = start + 2;
    } else if (!strchr("(){}[]<>,:=?*+-/|#", ch) || ch == 0) {
        kind = TOKEN_BAD;
    }
    return (token){kind, start, (size_t)(at - start)};
}

void reader_restart(ir_parser *p, const char *at) {
    p->tok = lex(skip_blank(at, p->end), p->end);
    p->at = p->tok.start + p->tok.length;
}

void reader_next(ir_parser *p) {
    p->last_end = p->at;
    reader_restart(p, p->at);
}

bool reader_is(const ir_parser *p, const char *text) {
    size_t const n = strlen(text);
    return (p->tok.kind == TOKEN_PUNCTUATION || p->tok.kind == TOKEN_WORD) && p->tok.length == n &&
           memcmp(p->tok.start, text, n) == 0;
}

bool reader_enter(ir_parser *p) {
    if (p->depth >= READER_MAX_DEPTH) return ir_parse_error(p, "nested too deeply");
    p->depth++;
    return true;
}
void reader_leave(ir_parser *p) { p->depth--; }

void reader_place(const ir_parser *p, const char *at, int *out_line, int *out_col) {
    uint32_t const offset = (uint32_t)(at - p->file->text);
    int low = 0, high = p->file->line_count - 1;
    while (low < high) {
        int const mid = (low + high + 1) / 2;
        if (p->file->line_starts[mid] <= offset)
            low = mid;
        else
            high = mid - 1;
    }
    *out_line = low + 1;
    *out_col = (int)(offset - p->file->line_starts[low]);
}

static bool report(ir_parser *p, const char *at, int length, const char *format, va_list args) {
    if (p->failed) return false;   // one error: what follows would only be its consequences
    p->failed = true;
    source_range where = {.file = p->file};
    reader_place(p, at, &where.line, &where.col);
    where.end_line = where.line;
    where.end_col = where.col + (length > 0 ? length : 1);
    diag_error(p->c->diags, where, "%s", arena_vprintf(p->c->arena, format, args));
    return false;
}

bool reader_error_at(ir_parser *p, const char *at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    report(p, at, 1, format, args);
    va_end(args);
    return false;
}

bool ir_parse_error(ir_parser *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    report(p, p->tok.start, (int)(p->tok.length < 200 ? p->tok.length : 200), format, args);
    va_end(args);
    return false;
}

int reader_hex(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The text of a literal that starts at its opening quote.
static istr unescape(ir_parser *p, const char *s, size_t n) {
    char *text = ARENA_ARRAY(p->c->arena, char, n);
    size_t used = 0;
    for (size_t i = 1; i + 1 < n; i++) {
        if (s[i] != '\\' || i + 2 >= n) {
            text[used++] = s[i];
            continue;
        }
        i++;
        if (i + 2 < n && reader_hex(s[i]) >= 0 && reader_hex(s[i + 1]) >= 0) {
            text[used++] = (char)(reader_hex(s[i]) * 16 + reader_hex(s[i + 1]));
            i++;
        } else {
            text[used++] = s[i] == 'n' ? '\n' : s[i] == 't' ? '\t' : s[i];
        }
    }
    return intern_n(p->c->names, text, used);
}

bool reader_string(ir_parser *p, istr *out) {
    if (p->tok.kind != TOKEN_STRING) return ir_parse_error(p, "expected a string");
    *out = unescape(p, p->tok.start, p->tok.length);
    reader_next(p);
    return true;
}

bool reader_name(ir_parser *p, istr *out) {
    if (p->tok.kind == TOKEN_STRING) return reader_string(p, out);
    return ir_parse_word(p, out);
}

// ---- what hooks use ----
ir_context *ir_parse_context(ir_parser *p) { return p->c; }

bool ir_parse_at(ir_parser *p, const char *text) { return reader_is(p, text); }

bool ir_parse_eat(ir_parser *p, const char *text) {
    if (p->failed || !reader_is(p, text)) return false;
    reader_next(p);
    return true;
}

bool ir_parse_need(ir_parser *p, const char *text) {
    return ir_parse_eat(p, text) || ir_parse_error(p, "expected '%s'", text);
}

bool ir_parse_word(ir_parser *p, istr *out) {
    if (p->tok.kind != TOKEN_WORD) return ir_parse_error(p, "expected a name");
    *out = intern_n(p->c->names, p->tok.start, p->tok.length);
    reader_next(p);
    return true;
}

bool ir_parse_int(ir_parser *p, int64_t *out) {
    bool const negative = ir_parse_eat(p, "-");
    if (p->tok.kind != TOKEN_INT) return ir_parse_error(p, "expected an integer");
    uint64_t v = 0;
    bool const hex = p->tok.length > 2 && p->tok.start[1] == 'x';
    for (size_t i = hex ? 2 : 0; i < p->tok.length; i++)
        if (__builtin_mul_overflow(v, hex ? 16u : 10u, &v) ||
            __builtin_add_overflow(v, (uint64_t)reader_hex(p->tok.start[i]), &v))
            return ir_parse_error(p, "the integer does not fit into 64 bits");
    if (negative && v > (uint64_t)1 << 63) return ir_parse_error(p, "the integer does not fit into 64 bits");
    *out = (int64_t)(negative ? 0 - v : v);
    reader_next(p);
    return true;
}

bool ir_parse_string(ir_parser *p, ir_attr *out) {
    istr s = NULL;
    if (!reader_string(p, &s)) return false;
    *out = ir_attr_string_n(p->c, s, istr_len(s));
    return true;
}

bool ir_parse_symbol(ir_parser *p, istr *out) {
    if (p->tok.kind != TOKEN_SYMBOL) return ir_parse_error(p, "expected a symbol '@name'");
    if (p->tok.start[1] == '"')
        *out = unescape(p, p->tok.start + 1, p->tok.length - 1);
    else
        *out = intern_n(p->c->names, p->tok.start + 1, p->tok.length - 1);
    reader_next(p);
    return true;
}

bool ir_parse_symbol_next(ir_parser *p) { return p->tok.kind == TOKEN_SYMBOL; }
bool ir_parse_at_value(ir_parser *p) { return p->tok.kind == TOKEN_VALUE; }
