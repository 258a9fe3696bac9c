// The inside of f-strings, scanned as CPython 3.11 does: an expression ends at the first '}', ':', '!' or '=' outside
// brackets and strings, and is then parsed as if it stood in parentheses.
#include "syntax/parse.h"

enum { MAX_NESTING = 200, MAX_DEPTH = 2 };

typedef struct scanner {
    parser *p;
    fstring_parts *parts;
    const token *t;   // the literal
    const char *s, *end;
    bool raw;
    int depth;           // 0: the string, 1: a format specification, …
    const char *place;   // line and column are those of this place
    int line, col;
} scanner;

// Which literals a node extends over is CPython's choice, in all its irregularity.
static ast_node *part_node(parser *p, const fstring_parts *f, ast_kind kind, bool is_end) {
    const token *first = is_end && f->t ? f->t : f->first, *last = is_end && f->t ? f->t : f->last;
    ast_node *n = node_new(p, kind, first);
    n->end_line = last->end_line;
    n->end_col = last->end_col;
    return n;
}

void fstring_flush(parser *p, fstring_parts *f, bool is_end) {
    if (f->literal.n == 0) return;
    ast_node *n = part_node(p, f, AST_Constant, is_end);
    n->Constant.value.kind = CONST_STR;
    n->Constant.value.text = intern_n(p->names, f->literal.data, (size_t)f->literal.n);
    n->Constant.kind = f->kind;
    vec_push(p->arena, &f->values, n);
    f->literal = (text_buffer){0};
}

// Literal text up to a brace that is not doubled, or up to and including one brace of a doubled pair, which is skipped
// whole. Returns whether there is more literal text to come. In format specifications braces are never doubled.
static bool scan_literal(scanner *x) {
    const char *const start = x->s, *s = start;
    bool more = false;
    while (s < x->end) {
        char c = *s++;
        if (c == '\\' && !x->raw && s < x->end) {
            c = *s++;
            if (c == 'N') {   // the braces of \N{NAME} begin no expression
                if (s < x->end && *s++ == '{')
                    while (s < x->end && *s++ != '}') {
                    }
                continue;
            }
        }
        if (c != '{' && c != '}') continue;
        more = x->depth == 0 && s < x->end && *s == c;
        if (more) break;
        if (c == '}' && x->depth == 0) parse_fail_string(x->p, x->t, "f-string: single '}' is not allowed");
        s--;
        break;
    }
    if (x->raw)
        parse_push_text(x->p, &x->parts->literal, start, (size_t)(s - start));
    else
        parse_unescape(x->p, x->t, start, s, false, &x->parts->literal);
    x->s = s + more;
    return more;
}

// Whether an expression ends at s, outside brackets and strings. The first half of a comparison operator does not end
// it: *out_step is then 2.
static bool ends_expression(const char *s, const char *end, int *out_step) {
    *out_step = 1;
    if (*s != '!' && *s != ':' && *s != '}' && *s != '=' && *s != '>' && *s != '<') return false;
    if (s + 1 < end && s[1] == '=' && (*s == '!' || *s == '=' || *s == '<' || *s == '>')) {
        *out_step = 2;
        return false;
    }
    return *s != '>' && *s != '<';
}

static char opening_of(char c) { return c == ')' ? '(' : c == ']' ? '[' : '{'; }

// Steps over a string inside the expression; s is at its quote. NULL when it does not end.
static const char *skip_string(const scanner *x, const char *s) {
    char const quote = *s;
    bool const triple = s + 2 < x->end && s[1] == quote && s[2] == quote;
    for (s += triple ? 3 : 1; s < x->end; s++) {
        if (*s == '\\') parse_fail_string(x->p, x->t, "f-string expression part cannot include a backslash");
        if (*s != quote) continue;
        if (!triple) return s + 1;
        if (s + 2 < x->end && s[1] == quote && s[2] == quote) return s + 3;
    }
    return NULL;
}

// From after the '{' to the end of the expression.
static const char *find_expression_end(const scanner *x) {
    parser *p = x->p;
    char open[MAX_NESTING];
    int level = 0, step;
    const char *s = x->s;
    while (s < x->end) {
        char const c = *s;
        if (c == '\\') parse_fail_string(p, x->t, "f-string expression part cannot include a backslash");
        if (c == '\'' || c == '"') {
            s = skip_string(x, s);
            if (!s) parse_fail_string(p, x->t, "f-string: unterminated string");
            continue;
        }
        if (c == '#') parse_fail_string(p, x->t, "f-string expression part cannot include '#'");
        step = 1;
        if (c == '(' || c == '[' || c == '{') {
            if (level == MAX_NESTING) parse_fail_string(p, x->t, "f-string: too many nested parenthesis");
            open[level++] = c;
        } else if (level == 0 && ends_expression(s, x->end, &step)) {
            return s;
        } else if (c == ')' || c == ']' || c == '}') {
            if (level == 0) parse_fail_string(p, x->t, "f-string: unmatched '%c'", c);
            if (open[--level] != opening_of(c))
                parse_fail_string(p, x->t, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'",
                                  c, open[level]);
        }
        s += step;
    }
    if (level) parse_fail_string(p, x->t, "f-string: unmatched '%c'", open[level - 1]);
    parse_fail_string(p, x->t, "f-string: expecting '}'");
}

// Moves the known place forward to s, inside the literal.
static void locate(scanner *x, const char *s) {
    for (; x->place < s; x->place++) {
        x->col++;
        if (*x->place == '\n') x->line++, x->col = 0;
    }
}

static ast_node *parse_inner(scanner *x, const char *start, const char *end) {
    const char *s = start;
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\f')) s++;
    if (s == end && *end != '}') parse_fail_string(x->p, x->t, "f-string: expression required before '%c'", *end);
    if (s == end) parse_fail_string(x->p, x->t, "f-string: empty expression not allowed");
    locate(x, start);
    return parse_fragment(x->p, start, end, x->line, x->col);
}

static ast_node *parse_format_spec(scanner *x) {
    fstring_parts parts = {.first = x->parts->first, .last = x->parts->last, .t = x->t, .kind = x->parts->kind};
    x->s = parse_fstring(x->p, &parts, x->t, x->s, x->end, x->raw, x->depth + 1);
    fstring_flush(x->p, &parts, true);
    ast_node *n = part_node(x->p, &parts, AST_JoinedStr, true);
    n->JoinedStr.values = (ast_list){parts.values.data, parts.values.n};
    return n;
}

static int scan_conversion(scanner *x) {
    char const c = x->s + 1 < x->end ? x->s[1] : 0;
    if (!c) parse_fail_string(x->p, x->t, "f-string: expecting '}'");
    if (c != 's' && c != 'r' && c != 'a')
        parse_fail_string(x->p, x->t, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    x->s += 2;
    return c;
}

// '{' expression ['='] ['!' conversion] [':' format] '}'
static void scan_value(scanner *x) {
    parser *p = x->p;
    if (x->depth >= MAX_DEPTH) parse_fail_string(p, x->t, "f-string: expressions nested too deeply");
    const char *const start = ++x->s;
    x->s = find_expression_end(x);
    ast_node *value = parse_inner(x, start, x->s), *spec = NULL;
    bool const shows_text = *x->s == '=';
    if (shows_text) {
        for (x->s++; x->s < x->end && strchr(" \t\n\f\v", *x->s); x->s++) {
        }
        parse_push_text(p, &x->parts->literal, start, (size_t)(x->s - start));
    }
    int conversion = -1;
    if (x->s < x->end && *x->s == '!') conversion = scan_conversion(x);
    if (x->s + 1 < x->end && *x->s == ':') {
        x->s++;
        spec = parse_format_spec(x);
    }
    if (x->s >= x->end || *x->s != '}') parse_fail_string(p, x->t, "f-string: expecting '}'");
    x->s++;
    if (shows_text && !spec && conversion < 0) conversion = 'r';
    fstring_flush(p, x->parts, false);
    ast_node *n = part_node(p, x->parts, AST_FormattedValue, false);
    n->FormattedValue.value = value;
    n->FormattedValue.conversion = conversion;
    n->FormattedValue.format_spec = spec;
    vec_push(p->arena, &x->parts->values, n);
}

const char *parse_fstring(parser *p, fstring_parts *f, const token *t, const char *s, const char *end, bool raw,
                          int depth) {
    scanner x = {p, f, t, s, end, raw, depth, p->text + t->start, t->line, t->col};
    for (;;) {
        while (scan_literal(&x)) {
        }
        if (x.s >= end || *x.s == '}') break;
        scan_value(&x);
    }
    if (depth > 0 && (x.s >= end || *x.s != '}')) parse_fail_string(p, t, "f-string: expecting '}'");
    return x.s;
}
