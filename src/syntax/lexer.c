// The lexer: one pass over the text, after CPython's rules.
//
//   text ── line start: indentation → INDENT/DEDENT ── words, numbers, strings, punctuation ── newline → NEWLINE
//
// Inside brackets newlines and indentation mean nothing.
#include "syntax/lexer.h"

#include "syntax/unicode.h"

#include <string.h>

enum { MAX_BRACKETS = 200, MAX_INDENTS = 100, TAB_SIZE = 8 };

typedef struct lexer {
    arena *arena;
    const lex_input *in;
    token_list *out;
    lex_error *error;
    const char *s, *end;   // next byte; end of the text
    const char *line_start;
    int line, col_base;   // col_base: column of line_start (non-zero on a fragment's first line)
    bool at_line_start, blank_line;
    int level;
    struct {
        char c;
        int line, col;
    } brackets[MAX_BRACKETS];
    int indent;
    int indents[MAX_INDENTS], alt_indents[MAX_INDENTS];
} lexer;

static const char *const texts[TOK_COUNT] = {
#define KEYWORD(NAME, TEXT) [TOK_##NAME] = TEXT,
#define PUNCT(NAME, TEXT) [TOK_##NAME] = TEXT,
#include "syntax/token.def"
};

const char *token_text(token_kind k) { return texts[k]; }

const char *token_type_name(token_kind k) {
    static const char *const names[] = {
#define TOKEN(NAME, TYPE) [TOK_##NAME] = TYPE,
#include "syntax/token.def"
    };
    if (k <= TOK_NAME) return names[k];
    return k >= TOK_LPAR ? "OP" : "NAME";
}

static inline int column(const lexer *x, const char *at) { return (int)(at - x->line_start) + x->col_base; }

// Reports once; the caller returns false, which ends the lexing.
static bool fail_at(lexer *x, const char *kind, int line, int col, const char *message) {
    *x->error = (lex_error){.kind = kind, .message = message, .line = line, .col = col, .end_col = col + 1};
    return false;
}

static bool fail_deferred(lexer *x, const char *kind, int line, int col, const char *message) {
    fail_at(x, kind, line, col, message);
    x->error->deferred = true;
    if (x->level <= 0) return false;
    x->error->bracket = x->brackets[x->level - 1].c;
    x->error->bracket_line = x->brackets[x->level - 1].line;
    x->error->bracket_col = x->brackets[x->level - 1].col;
    return false;
}

static bool fail(lexer *x, const char *at, const char *message) {
    return fail_at(x, "SyntaxError", x->line, column(x, at), message);
}

static inline token *push(lexer *x, token_kind kind, const char *start, const char *end) {
    token t = {.start = (uint32_t)(start - x->in->text) + x->in->offset,
               .end = (uint32_t)(end - x->in->text) + x->in->offset,
               .line = x->line,
               .col = column(x, start),
               .end_line = x->line,
               .end_col = column(x, end),
               .kind = (uint8_t)kind,
               .level = (uint8_t)x->level};
    vec_push(x->arena, x->out, t);
    return &vec_last(x->out);
}

static inline void next_line(lexer *x) {   // x->s is just after the newline
    x->line++;
    x->line_start = x->s;
    x->col_base = 0;
}

// Character classes

enum { C_START = 1, C_DIGIT = 2, C_HEX = 4, C_HIGH = 8, C_WORD = C_START | C_DIGIT | C_HIGH };
#define L5(C) [C] = C_START, [C + 1] = C_START, [C + 2] = C_START, [C + 3] = C_START, [C + 4] = C_START
#define H6(C)                                                                                                          \
    [C] = C_START | C_HEX, [C + 1] = C_START | C_HEX, [C + 2] = C_START | C_HEX, [C + 3] = C_START | C_HEX,            \
    [C + 4] = C_START | C_HEX, [C + 5] = C_START | C_HEX
static const uint8_t classes[128] = {
    H6('a'),
    L5('g'),
    L5('l'),
    L5('q'),
    L5('v'),
    H6('A'),
    L5('G'),
    L5('L'),
    L5('Q'),
    L5('V'),
    ['_'] = C_START,
    ['0'] = C_DIGIT | C_HEX,
    ['1'] = C_DIGIT | C_HEX,
    ['2'] = C_DIGIT | C_HEX,
    ['3'] = C_DIGIT | C_HEX,
    ['4'] = C_DIGIT | C_HEX,
    ['5'] = C_DIGIT | C_HEX,
    ['6'] = C_DIGIT | C_HEX,
    ['7'] = C_DIGIT | C_HEX,
    ['8'] = C_DIGIT | C_HEX,
    ['9'] = C_DIGIT | C_HEX,
};
#undef L5
#undef H6

static inline int class_of(char c) { return (unsigned char)c < 128 ? classes[(unsigned char)c] : C_HIGH; }
static inline bool is_word_start(char c) { return class_of(c) & (C_START | C_HIGH); }
static inline bool is_word(char c) { return class_of(c) & C_WORD; }
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words

static token_kind word_kind(const char *s, size_t n) {
    // The first keyword of each length; token.def keeps them in that order.
    static const uint8_t first[] = {0,         0,          TOK_AS,      TOK_AND,      TOK_ELIF,
                                    TOK_ASYNC, TOK_ASSERT, TOK_FINALLY, TOK_CONTINUE, TOK_LPAR};
    if (n < 2 || n > 8) return TOK_NAME;
    for (int k = first[n]; k < first[n + 1]; k++)
        if (texts[k][0] == s[0] && memcmp(texts[k], s, n) == 0) return (token_kind)k;
    return TOK_NAME;
}

static bool bad_character(lexer *x, const char *at, uint32_t c, int length) {
    const char *message = unicode_is_printable(c)
                              ? arena_printf(x->arena, "invalid character '%.*s' (U+%04X)", length, at, c)
                              : arena_printf(x->arena, "invalid non-printable character U+%04X", c);
    return fail(x, at, message);
}

// Checks the characters of a word with bytes above 127.
static bool check_identifier(lexer *x, const char *start, const char *end) {
    for (const char *s = start; s < end;) {
        uint32_t c;
        int const n = utf8_decode(s, end, &c);
        if (s == start ? !unicode_is_id_start(c) : !unicode_is_id_continue(c)) return bad_character(x, s, c, n);
        s += n;
    }
    return true;
}

static bool lex_string(lexer *x, const char *start);

static inline bool is_prefix(const char *s, size_t n) {
    unsigned const a = s[0] | 32u;
    if (n == 1) return a == 'r' || a == 'b' || a == 'u' || a == 'f';
    unsigned const b = s[1] | 32u;
    return (a == 'r' && (b == 'b' || b == 'f')) || (b == 'r' && (a == 'b' || a == 'f'));
}

static bool lex_word(lexer *x) {
    const char *const start = x->s;
    const char *s = start;
    int all = 0, c;
    while ((c = class_of(*s)) & C_WORD) {
        all |= c;
        s++;
    }
    size_t const n = (size_t)(s - start);
    if (n <= 2 && (*s == '"' || *s == '\'') && is_prefix(start, n)) {
        x->s = s;
        return lex_string(x, start);
    }
    if ((all & C_HIGH) && !check_identifier(x, start, s)) return false;
    x->s = s;
    push(x, all & C_HIGH ? TOK_NAME : word_kind(start, n), start, s);
    return true;
}

// Numbers

// A number may be followed directly by a keyword that can follow an expression (1if x else 2), not by another word.
static bool check_number_end(lexer *x, const char *s, const char *message) {
    static const char *const allowed[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strncmp(s, allowed[i], strlen(allowed[i])) == 0) return true;
    if (class_of(*s) == C_HIGH) {
        uint32_t c;
        int const n = utf8_decode(s, x->end, &c);
        return unicode_is_id_continue(c) ? fail(x, s - 1, message) : bad_character(x, s, c, n);
    }
    return is_word(*s) ? fail(x, s - 1, message) : true;
}

// Digits with single underscores between them. Leaves x->s after them.
static bool lex_digits(lexer *x) {
    for (;;) {
        while (is_digit(*x->s)) x->s++;
        if (*x->s != '_') return true;
        x->s++;
        if (!is_digit(*x->s)) return fail(x, x->s - 1, "invalid decimal literal");
    }
}

static inline bool is_radix_digit(char c, int radix) {
    return radix == 16 ? class_of(c) & C_HEX : c >= '0' && c < '0' + radix;
}

static bool lex_radix(lexer *x, int radix, const char *name) {
    x->s += 2;
    do {
        if (*x->s == '_') x->s++;
        if (!is_radix_digit(*x->s, radix)) {
            const char *digit = is_digit(*x->s) ? arena_printf(x->arena, "digit '%c' in ", *x->s) : "";
            return fail(x, x->s, arena_printf(x->arena, "invalid %s%s literal", digit, name));
        }
        while (is_radix_digit(*x->s, radix)) x->s++;
    } while (*x->s == '_');
    if (is_digit(*x->s)) return fail(x, x->s, arena_printf(x->arena, "invalid digit '%c' in %s literal", *x->s, name));
    return check_number_end(x, x->s, arena_printf(x->arena, "invalid %s literal", name));
}

// The part of a number after its integer digits: fraction, exponent, j.
static bool lex_number_tail(lexer *x, bool *out_is_float) {
    const char *kind = "invalid decimal literal";
    *out_is_float = false;
    if (*x->s == '.') {
        x->s++;
        *out_is_float = true;
        if (is_digit(*x->s) && !lex_digits(x)) return false;
    }
    if ((*x->s | 32) == 'e') {
        bool const sign = x->s[1] == '+' || x->s[1] == '-';
        if (is_digit(x->s[1 + sign])) {
            x->s += 1 + sign;
            *out_is_float = true;
            if (!lex_digits(x)) return false;
        } else if (sign) {
            return fail(x, x->s, kind);
        }
    }
    if ((*x->s | 32) == 'j') {
        x->s++;
        *out_is_float = true;
        kind = "invalid imaginary literal";
    }
    return check_number_end(x, x->s, kind);
}

static bool lex_number(lexer *x) {
    const char *const start = x->s;
    bool is_float;
    if (*start == '0') {
        int const c = start[1] | 32;
        if (c == 'x' || c == 'o' || c == 'b') {
            bool const ok = c == 'x'   ? lex_radix(x, 16, "hexadecimal")
                            : c == 'o' ? lex_radix(x, 8, "octal")
                                       : lex_radix(x, 2, "binary");
            if (ok) push(x, TOK_NUMBER, start, x->s);
            return ok;
        }
    }
    if (*start != '.' && !lex_digits(x)) return false;
    const char *const digits_end = x->s;
    if (!lex_number_tail(x, &is_float)) return false;
    if (*start == '0' && !is_float) {
        for (const char *s = start; s < digits_end; s++) {
            if (*s == '0' || *s == '_') continue;
            return fail(x, start,
                        "leading zeros in decimal integer literals are not permitted; "
                        "use an 0o prefix for octal integers");
        }
    }
    push(x, TOK_NUMBER, start, x->s);
    return true;
}

// Strings

// start is at the prefix, x->s at the quote. The token keeps prefix and quotes.
static bool lex_string(lexer *x, const char *start) {
    char const quote = *x->s;
    bool const triple = x->s[1] == quote && x->s[2] == quote;
    int const line = x->line, col = column(x, start);
    const char *s = x->s + (triple ? 3 : 1);
    for (;; s++) {
        if (*s == quote) {
            if (!triple) break;
            if (s[1] == quote && s[2] == quote) break;
        } else if (*s == '\\' && s[1]) {
            s++;
        } else if (*s == 0 || (*s == '\n' && !triple)) {
            if (*s == 0 && s < x->end) continue;
            int const last = *s == 0 && s > x->in->text && s[-1] == '\n' ? x->line - 1 : x->line;
            return fail_at(x, "SyntaxError", line, col,
                           arena_printf(x->arena, "unterminated %sstring literal (detected at line %d)",
                                        triple ? "triple-quoted " : "", triple ? last : x->line));
        }
        if (*s == '\n') {
            x->s = s + 1;
            next_line(x);
        }
    }
    x->s = s + (triple ? 3 : 1);
    token *t = push(x, TOK_STRING, start, x->s);
    t->line = line;
    t->col = col;
    return true;
}

// Punctuation

static bool open_bracket(lexer *x, token_kind kind) {
    if (x->level == MAX_BRACKETS) return fail(x, x->s, "too many nested parentheses");
    x->brackets[x->level].c = *x->s;
    x->brackets[x->level].line = x->line;
    x->brackets[x->level].col = column(x, x->s);
    x->level++;
    push(x, kind, x->s, x->s + 1);
    x->s++;
    return true;
}

static bool close_bracket(lexer *x, token_kind kind) {
    char const c = *x->s;
    if (x->level == 0) return fail(x, x->s, arena_printf(x->arena, "unmatched '%c'", c));
    char const open = x->brackets[x->level - 1].c;
    char const expected = open == '(' ? ')' : open == '[' ? ']' : '}';
    if (c != expected) {
        int const line = x->brackets[x->level - 1].line;
        const char *format = "closing parenthesis '%c' does not match opening parenthesis '%c'";
        const char *message = arena_printf(x->arena, format, c, open);
        if (line != x->line) message = arena_printf(x->arena, "%s on line %d", message, line);
        return fail(x, x->s, message);
    }
    x->level--;
    push(x, kind, x->s, x->s + 1);
    x->s++;
    return true;
}

// Longest match; *out_length is the token's length.
static token_kind punctuation(const char *s, int *out_length) {
#define MATCH(N, KIND) return *out_length = (N), TOK_##KIND
    switch (s[0]) {
    case ':':
        if (s[1] == '=') MATCH(2, COLONEQUAL);
        MATCH(1, COLON);
    case ',': MATCH(1, COMMA);
    case ';': MATCH(1, SEMI);
    case '~': MATCH(1, TILDE);
    case '.':
        if (s[1] == '.' && s[2] == '.') MATCH(3, ELLIPSIS);
        MATCH(1, DOT);
    case '=':
        if (s[1] == '=') MATCH(2, EQEQUAL);
        MATCH(1, EQUAL);
    case '+':
        if (s[1] == '=') MATCH(2, PLUSEQUAL);
        MATCH(1, PLUS);
    case '%':
        if (s[1] == '=') MATCH(2, PERCENTEQUAL);
        MATCH(1, PERCENT);
    case '@':
        if (s[1] == '=') MATCH(2, ATEQUAL);
        MATCH(1, AT);
    case '&':
        if (s[1] == '=') MATCH(2, AMPEREQUAL);
        MATCH(1, AMPER);
    case '|':
        if (s[1] == '=') MATCH(2, VBAREQUAL);
        MATCH(1, VBAR);
    case '^':
        if (s[1] == '=') MATCH(2, CIRCUMFLEXEQUAL);
        MATCH(1, CIRCUMFLEX);
    case '!':
        if (s[1] == '=') MATCH(2, NOTEQUAL);
        MATCH(1, UNKNOWN);
    case '-':
        if (s[1] == '>') MATCH(2, ARROW);
        if (s[1] == '=') MATCH(2, MINEQUAL);
        MATCH(1, MINUS);
    case '*':
        if (s[1] == '*' && s[2] == '=') MATCH(3, DOUBLESTAREQUAL);
        if (s[1] == '*') MATCH(2, DOUBLESTAR);
        if (s[1] == '=') MATCH(2, STAREQUAL);
        MATCH(1, STAR);
    case '/':
        if (s[1] == '/' && s[2] == '=') MATCH(3, DOUBLESLASHEQUAL);
        if (s[1] == '/') MATCH(2, DOUBLESLASH);
        if (s[1] == '=') MATCH(2, SLASHEQUAL);
        MATCH(1, SLASH);
    case '<':
        if (s[1] == '<' && s[2] == '=') MATCH(3, LEFTSHIFTEQUAL);
        if (s[1] == '<') MATCH(2, LEFTSHIFT);
        if (s[1] == '=') MATCH(2, LESSEQUAL);
        if (s[1] == '>') MATCH(2, UNKNOWN);
        MATCH(1, LESS);
    case '>':
        if (s[1] == '>' && s[2] == '=') MATCH(3, RIGHTSHIFTEQUAL);
        if (s[1] == '>') MATCH(2, RIGHTSHIFT);
        if (s[1] == '=') MATCH(2, GREATEREQUAL);
        MATCH(1, GREATER);
    default: MATCH(1, UNKNOWN);
    }
#undef MATCH
}

// Lines

static bool fail_unclosed(lexer *x) {
    int const line = x->brackets[x->level - 1].line, col = x->brackets[x->level - 1].col;
    return fail_deferred(x, "SyntaxError", line, col,
                         arena_printf(x->arena, "'%c' was never closed", x->brackets[x->level - 1].c));
}

// x->s is after a backslash: steps over the newline that must follow.
static bool lex_continuation(lexer *x) {
    int const col = column(x, x->s);
    if (x->s < x->end && *x->s != '\n')
        return fail_deferred(x, "SyntaxError", x->line, col, "unexpected character after line continuation character");
    if (x->end - x->s <= 1)
        return x->level > 0 ? fail_unclosed(x)
                            : fail_deferred(x, "SyntaxError", x->line, col, "unexpected EOF while parsing");
    x->s++;
    next_line(x);
    return true;
}

static bool tab_error(lexer *x) {
    return fail_deferred(x, "TabError", x->line, 0, "inconsistent use of tabs and spaces in indentation");
}

static bool change_indent(lexer *x, int col, int alt) {
    if (col == x->indents[x->indent]) return alt == x->alt_indents[x->indent] ? true : tab_error(x);
    if (col > x->indents[x->indent]) {
        if (x->indent + 1 >= MAX_INDENTS)
            return fail_deferred(x, "IndentationError", x->line, 0, "too many levels of indentation");
        if (alt <= x->alt_indents[x->indent]) return tab_error(x);
        x->indent++;
        x->indents[x->indent] = col;
        x->alt_indents[x->indent] = alt;
        push(x, TOK_INDENT, x->line_start, x->s);
        return true;
    }
    int count = 0;
    for (; x->indent > 0 && col < x->indents[x->indent]; x->indent--) count++;
    if (col != x->indents[x->indent])
        return fail_deferred(x, "IndentationError", x->line, 0, "unindent does not match any outer indentation level");
    if (alt != x->alt_indents[x->indent]) return tab_error(x);
    while (count-- > 0) push(x, TOK_DEDENT, x->s, x->s);
    return true;
}

static bool lex_indentation(lexer *x) {
    int col = 0, alt = 0, continued = 0;   // alt counts a tab as one column: both must agree on every comparison
    x->at_line_start = false;
    x->blank_line = false;
    for (;; x->s++) {
        if (*x->s == ' ')
            col++, alt++;
        else if (*x->s == '\t')
            col = (col / TAB_SIZE + 1) * TAB_SIZE, alt++;
        else if (*x->s == '\f')
            col = alt = 0;
        else if (*x->s == '\\') {
            // A line split inside its indentation is indented as far as before the first backslash.
            continued = continued ? continued : col;
            x->s++;
            if (!lex_continuation(x)) return false;
            x->s--;
        } else
            break;
    }
    if (x->s >= x->end) {   // lex_end ends the blocks
        x->at_line_start = true;
        return true;
    }
    if (*x->s == '#' || *x->s == '\n') {
        x->blank_line = true;
        return true;
    }
    if (x->level > 0) return true;
    return change_indent(x, continued ? continued : col, continued ? continued : alt);
}

static void lex_newline(lexer *x) {
    bool const is_blank = x->blank_line || x->level > 0;
    if (!is_blank || x->in->keep_trivia) push(x, is_blank ? TOK_NL : TOK_NEWLINE, x->s, x->s + 1);
    x->s++;
    next_line(x);
    x->at_line_start = true;
}

static void lex_comment(lexer *x) {
    const char *const start = x->s;
    const char *end = memchr(x->s, '\n', (size_t)(x->end - x->s));
    x->s = end ? end : x->end;
    if (x->in->keep_trivia) push(x, TOK_COMMENT, start, x->s);
}

// One token or one piece of blank. False at the end and on errors.
static bool lex_next(lexer *x) {
    if (x->at_line_start && !lex_indentation(x)) return false;
    int length;
    switch (*x->s) {
    case ' ':
    case '\t':
    case '\f': x->s++; return true;
    case '\n': lex_newline(x); return true;
    case '#': lex_comment(x); return true;
    case '\\': x->s++; return lex_continuation(x);
    case '"':
    case '\'': return lex_string(x, x->s);
    case '(': return open_bracket(x, TOK_LPAR);
    case '[': return open_bracket(x, TOK_LSQB);
    case '{': return open_bracket(x, TOK_LBRACE);
    case ')': return close_bracket(x, TOK_RPAR);
    case ']': return close_bracket(x, TOK_RSQB);
    case '}': return close_bracket(x, TOK_RBRACE);
    case 0:
        if (x->s >= x->end) return false;
        return fail(x, x->s, "source code cannot contain null bytes");
    case '.':
        if (is_digit(x->s[1])) return lex_number(x);
        break;
    default:
        if (is_digit(*x->s)) return lex_number(x);
        if (is_word_start(*x->s)) return lex_word(x);
        if ((unsigned char)*x->s < 32 || *x->s == 127) return bad_character(x, x->s, (unsigned char)*x->s, 1);
    }
    token_kind const kind = punctuation(x->s, &length);
    push(x, kind, x->s, x->s + length);
    x->s += length;
    return true;
}

// The end of the text ends the last line and every block.
static void lex_end(lexer *x) {
    if (x->level > 0) {
        fail_unclosed(x);
        return;
    }
    if (!x->at_line_start && !x->blank_line)
        push(x, TOK_NEWLINE, x->s, x->s);
    else if (!x->at_line_start && x->in->keep_trivia)
        push(x, TOK_NL, x->s, x->s);
    if (x->s == x->line_start && x->line > 1) x->line--;   // the end counts to the last line
    while (x->indent-- > 0) push(x, TOK_DEDENT, x->s, x->s);
    push(x, TOK_END, x->s, x->s);
}

void lex(arena *a, const lex_input *in, token_list *out, lex_error *error) {
    lexer x = {.arena = a,
               .in = in,
               .out = out,
               .error = error,
               .s = in->text,
               .end = in->text + in->length,
               .line_start = in->text,
               .line = in->line,
               .col_base = in->col,
               .at_line_start = true};
    *error = (lex_error){0};
    if (!out->data) {
        out->cap = (int)(in->length / 4) + 16;
        out->data = ARENA_ARRAY(a, token, out->cap);
    }
    while (lex_next(&x)) {
    }
    if (!error->kind) lex_end(&x);
    if (error->kind) push(&x, TOK_ERROR, x.s, x.s);
}
