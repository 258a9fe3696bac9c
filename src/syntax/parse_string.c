// String literals: prefixes, escapes, concatenation. What is inside the braces of an f-string is in parse_fstring.c.
#include "syntax/parse.h"

#include "syntax/unicode.h"

#include <stdarg.h>

void parse_fail_string(parser *p, const token *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(p->arena, format, args);
    va_end(args);
    if (p->tok->line != t->line) t = p->tok;
    parse_fail(p, "SyntaxError", t->line, t->col, t->end_line, t->end_col, message);
}

void parse_push_text(parser *p, text_buffer *out, const char *s, size_t n) {
    while (out->cap - out->n < (int)n) out->data = vec_grow_(p->arena, out->data, out->n, &out->cap, 1);
    if (n) memcpy(out->data + out->n, s, n);
    out->n += (int)n;
}

static void push_point(parser *p, text_buffer *out, uint32_t c) {
    char bytes[4];
    parse_push_text(p, out, bytes, (size_t)utf8_encode(c, bytes));
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// \xHH, \uHHHH, \UHHHHHHHH: s is after the letter. Returns where the digits end.
static const char *hex_escape(parser *p, const token *t, const char *s, const char *end, bool is_bytes, uint32_t *out) {
    char const letter = s[-1];
    int const digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    *out = 0;
    for (int i = 0; i < digits; i++) {
        int const value = s + i < end ? hex_value(s[i]) : -1;
        if (value < 0 && is_bytes) parse_fail_string(p, t, "(value error) invalid \\x escape");
        if (value < 0)
            parse_fail_string(p, t,
                              "(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\%c%.*s escape",
                              letter, digits, "XXXXXXXX");
        *out = *out << 4 | (uint32_t)value;
    }
    if (*out > 0x10ffff)
        parse_fail_string(p, t, "(unicode error) 'unicodeescape' codec can't decode bytes: illegal Unicode character");
    return s + digits;
}

static const char *octal_escape(const char *s, const char *end, uint32_t *out) {
    *out = 0;
    for (int i = 0; i < 3 && s < end && *s >= '0' && *s <= '7'; i++) *out = *out << 3 | (uint32_t)(*s++ - '0');
    return s;
}

// \N{NAME}: s is after the letter. Returns where the brace closes.
static const char *named_escape(parser *p, const token *t, const char *s, const char *end, uint32_t *out) {
    const char *close = s < end && *s == '{' ? memchr(s, '}', (size_t)(end - s)) : NULL;
    if (!close || close == s + 1)
        parse_fail_string(p, t,
                          "(unicode error) 'unicodeescape' codec can't decode bytes: malformed \\N character escape");
    if (unicode_by_name(s + 1, (size_t)(close - s - 1), out)) return close + 1;
    parse_fail_string(p, t, "(unicode error) 'unicodeescape' codec can't decode bytes: unknown Unicode character name");
}

// One escape; s is after the backslash. Returns where it ends.
static const char *unescape_one(parser *p, const token *t, const char *s, const char *end, bool is_bytes,
                                text_buffer *out) {
    static const char simple[128] = {['\\'] = '\\', ['\''] = '\'', ['"'] = '"',  ['a'] = '\a', ['b'] = '\b',
                                     ['f'] = '\f',  ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t', ['v'] = '\v'};
    uint32_t c;
    char const kind = *s++;
    if (kind == '\n') return s;
    if ((unsigned char)kind < 128 && simple[(unsigned char)kind]) {
        vec_push(p->arena, out, simple[(unsigned char)kind]);
        return s;
    }
    if (kind >= '0' && kind <= '7')
        s = octal_escape(s - 1, end, &c);
    else if (kind == 'x' || (!is_bytes && (kind == 'u' || kind == 'U')))
        s = hex_escape(p, t, s, end, is_bytes, &c);
    else if (kind == 'N' && !is_bytes)
        s = named_escape(p, t, s, end, &c);
    else {   // not an escape: the backslash stays
        vec_push(p->arena, out, '\\');
        return s - 1;
    }
    if (is_bytes)
        vec_push(p->arena, out, (char)c);
    else
        push_point(p, out, c);
    return s;
}

void parse_unescape(parser *p, const token *t, const char *s, const char *end, bool is_bytes, text_buffer *out) {
    while (s < end) {
        const char *slash = memchr(s, '\\', (size_t)(end - s));
        parse_push_text(p, out, s, (size_t)((slash ? slash : end) - s));
        if (!slash) return;
        s = slash + 1;
        if (s < end)
            s = unescape_one(p, t, s, end, is_bytes, out);
        else
            vec_push(p->arena, out, '\\');
    }
}

// A literal's parts: its prefix and what is between the quotes.
typedef struct literal {
    bool is_bytes, is_raw, is_f, is_u;
    const char *s, *end;
} literal;

static literal split(const parser *p, const token *t) {
    literal l = {0};
    const char *s = p->text + t->start, *end = p->text + t->end;
    for (; *s != '"' && *s != '\''; s++) {
        char const c = *s | 32;
        l.is_bytes |= c == 'b';
        l.is_raw |= c == 'r';
        l.is_f |= c == 'f';
        l.is_u |= *s == 'u';   // CPython notes only the lower-case prefix
    }
    int const quotes = end - s >= 6 && s[1] == s[0] && s[2] == s[0] ? 3 : 1;
    l.s = s + quotes;
    l.end = end - quotes;
    return l;
}

static void check_ascii(parser *p, const token *t, const literal *l) {
    for (const char *s = l->s; s < l->end; s++)
        if ((unsigned char)*s > 127) parse_fail_string(p, t, "bytes can only contain ASCII literal characters");
}

static void add_literal(parser *p, fstring_parts *f, const token *t, const literal *l) {
    text_buffer *text = &f->literal;
    if (l->is_bytes) check_ascii(p, t, l);
    if (l->is_f) {
        f->any = true;
        parse_fstring(p, f, t, l->s, l->end, l->is_raw, 0);
    } else if (l->is_raw) {
        parse_push_text(p, text, l->s, (size_t)(l->end - l->s));
    } else {
        parse_unescape(p, t, l->s, l->end, l->is_bytes, text);
    }
}

// strings: STRING+
ast_node *parse_strings(parser *p) {
    const token *first = p->tok;
    fstring_parts f = {.first = first, .last = first};
    literal const head = split(p, first);
    if (head.is_u) f.kind = intern(p->names, "u");
    while (p->tok->kind == TOK_STRING) p->tok++;
    const token *const after = p->tok;
    f.last = after - 1;
    for (const token *t = first; t < after; t++) {
        literal const l = split(p, t);
        if (l.is_bytes != head.is_bytes) parse_fail_string(p, first, "cannot mix bytes and nonbytes literals");
        add_literal(p, &f, t, &l);
    }
    if (!f.any) {
        ast_node *n = node_new(p, AST_Constant, first);
        n->Constant.value.kind = head.is_bytes ? CONST_BYTES : CONST_STR;
        n->Constant.value.text = intern_n(p->names, f.literal.n ? f.literal.data : "", (size_t)f.literal.n);
        n->Constant.kind = f.kind;
        return n;
    }
    fstring_flush(p, &f, true);
    ast_node *n = node_new(p, AST_JoinedStr, first);
    n->JoinedStr.values = (ast_list){f.values.data, f.values.n};
    return n;
}
