// The parser's entry, errors and what its files share.
//
//   text ─ source_normalise ─▶ UTF-8 ─ lex ─▶ tokens ─ parse_statements ─▶ tree ─ check_height ─▶ Module
#include "syntax/parse.h"
#include "syntax/unicode.h"

#include <stdarg.h>

// Errors

void parse_fail(parser *p, const char *kind, int line, int col, int end_line, int end_col, const char *message) {
    p->error.kind = kind;
    p->error.message = message;
    p->error.line = line;
    p->error.col = col;
    p->error.end_line = end_line;
    p->error.end_col = end_col;
    if (p->tok > p->furthest) p->furthest = p->tok;
    longjmp(*p->failed, 1);
}

void parse_fail_token(parser *p, const token *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(p->arena, format, args);
    va_end(args);
    parse_fail(p, "SyntaxError", t->line, t->col, t->end_line, t->end_col, message);
}

void parse_fail_nodes(parser *p, const ast_node *a, const ast_node *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(p->arena, format, args);
    va_end(args);
    parse_fail(p, "SyntaxError", a->line, a->col, b->end_line, b->end_col, message);
}

void parse_fail_depth(parser *p) {
    const token *t = p->tok;
    p->error.help = "split the statement into smaller ones";
    parse_fail(p, "RecursionError", t->line, t->col, t->end_line, t->end_col,
               "this is nested too deeply to be compiled");
}

static bool is_word(const parser *p, const token *t, const char *word) {
    size_t const n = strlen(word);
    return t->kind == TOK_NAME && t->end - t->start == n && memcmp(p->text + t->start, word, n) == 0;
}

// Looks on from an error for what was meant: whether the production follows. Does not explain errors inside it.
static bool follows(parser *p, ast_node *(*production)(parser *p)) {
    p->explaining = true;
    bool const ok = parse_try(p, production);
    p->explaining = false;
    if (p->tok > p->furthest) p->furthest = p->tok;
    return ok;
}

// The error is at an operand that follows another directly: print x, or inside brackets a missing comma.
static void explain_second_operand(parser *p) {
    const token *first = p->operand, *t = p->tok;
    if (p->explaining || p->operand_end != t || !first || !token_begins_expression(t->kind)) return;
    if (first + 1 == t && first->kind == TOK_NAME && follows(p, parse_star_expressions)) {
        const char *word = is_word(p, first, "print") ? "print" : is_word(p, first, "exec") ? "exec" : NULL;
        const token *last = p->tok - 1;
        if (word)
            parse_fail(
                p, "SyntaxError", first->line, first->col, last->end_line, last->end_col,
                arena_printf(p->arena, "Missing parentheses in call to '%s'. Did you mean %s(...)?", word, word));
    }
    p->tok = t;
    if (first->kind == TOK_NAME && first[1].kind == TOK_STRING) return;
    if (is_word(p, first, "match") || is_word(p, first, "case") || is_word(p, first, "_")) return;
    if (follows(p, parse_expression) && p->tok[-1].level > 0) {
        const token *last = p->tok - 1;
        parse_fail(p, "SyntaxError", first->line, first->col, last->end_line, last->end_col,
                   "invalid syntax. Perhaps you forgot a comma?");
    }
    p->tok = t;
}

// The error is at '=' after an expression that nothing can be assigned to there.
static void explain_equal(parser *p) {
    const ast_node *n = p->named;
    if (!at(p, TOK_EQUAL) || p->named_end != p->tok || n->kind == AST_List || n->kind == AST_Tuple ||
        n->kind == AST_GeneratorExp)
        return;
    if (!parse_is_comparison_slip(p, n)) return;
    p->error.help = "write '==' to compare";
    if (n->kind == AST_Name) parse_fail_nodes(p, n, n, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    parse_fail_nodes(p, n, n, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                     parse_expression_name(n));
}

void parse_fail_here(parser *p) {
    const token *t = p->tok;
    if (t->kind == TOK_INDENT || t->kind == TOK_DEDENT) {
        p->error.is_indent = true;
        parse_fail(p, "IndentationError", t->line, t->col, t->end_line, t->end_col,
                   t->kind == TOK_INDENT ? "unexpected indent" : "unexpected unindent");
    }
    explain_second_operand(p);
    explain_equal(p);
    parse_fail_token(p, t, "invalid syntax");
}

ast_node *parse_try(parser *p, ast_node *(*production)(parser *p)) {
    parser const saved = *p;
    jmp_buf failed;
    ast_node *volatile result = NULL;
    p->failed = &failed;
    if (setjmp(failed) == 0) result = production(p);
    p->failed = saved.failed;
    if (!result) {
        // What the stack grew to stays: its items below the mark are the same.
        p->tok = saved.tok;
        p->depth = saved.depth;
        p->explaining = saved.explaining;
        p->stack.n = saved.stack.n;
        p->error = saved.error;
        p->operand = saved.operand;
        p->named = saved.named;
        p->named_end = saved.named_end;
        p->operand_end = saved.operand_end;
    }
    return result;
}

// Tokens

void parse_expect_colon(parser *p) {
    if (accept(p, TOK_COLON)) return;
    if (at(p, TOK_ERROR) || at(p, TOK_INDENT) || at(p, TOK_DEDENT) || p->tok->level) parse_fail_here(p);
    parse_fail_token(p, p->tok, "expected ':'");
}

void parse_expect_colon_after(parser *p) {
    if (accept(p, TOK_COLON)) return;
    token_kind const last = p->tok[-1].kind;
    if (at(p, TOK_NEWLINE) || last == TOK_ELSE || last == TOK_TRY || last == TOK_FINALLY) parse_expect_colon(p);
    parse_fail_here(p);
}

bool parse_at_word(const parser *p, const char *word) { return is_word(p, p->tok, word); }

istr parse_identifier(parser *p) {
    const token *t = expect(p, TOK_NAME);
    const char *s = p->text + t->start;
    size_t n = t->end - t->start;
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] < 128) continue;
        s = unicode_nfkc_identifier(p->arena, s, n, &n);
        break;
    }
    return intern_n(p->names, s, n);
}

bool token_begins_expression(token_kind k) {
    switch (k) {
    case TOK_NAME:
    case TOK_NUMBER:
    case TOK_STRING:
    case TOK_LPAR:
    case TOK_LSQB:
    case TOK_LBRACE:
    case TOK_ELLIPSIS:
    case TOK_PLUS:
    case TOK_MINUS:
    case TOK_TILDE:
    case TOK_NOT:
    case TOK_LAMBDA:
    case TOK_AWAIT:
    case TOK_NONE:
    case TOK_TRUE:
    case TOK_FALSE: return true;
    default: return false;
    }
}

// Trees

// Every later walk over the tree recurses as deep as the tree is high, so that is bounded here, once.
typedef struct height_check {
    int depth;
    const ast_node *too_deep;
} height_check;

static bool check_height(const ast_node *n, void *data) {
    height_check *h = data;
    if (h->depth >= PARSE_MAX_DEPTH) return h->too_deep = n, false;
    h->depth++;
    bool const ok = ast_each_child(n, check_height, h);
    h->depth--;
    return ok;
}

// Of a syntax error and a lexical one that comes later, CPython reports the lexical one, unless it is deferred.
static void report(parser *p, const lex_error *lexical) {
    const parse_error *e = &p->error;
    bool const is_reached = p->furthest->kind == TOK_ERROR;
    if (lexical->kind && (is_reached || (!e->is_indent && !lexical->deferred))) {
        source_range const where = {p->file, lexical->line, lexical->col, lexical->line, lexical->end_col};
        diag_error(p->diags, where, "%s", lexical->message)->kind = lexical->kind;
        return;
    }
    if (lexical->bracket && !e->is_indent && p->furthest->line > lexical->bracket_line) {
        source_range const where = {p->file, lexical->bracket_line, lexical->bracket_col, lexical->bracket_line,
                                    lexical->bracket_col + 1};
        diag_error(p->diags, where, "'%c' was never closed", lexical->bracket)->kind = "SyntaxError";
        return;
    }
    source_range const where = {p->file, e->line, e->col, e->end_line, e->end_col};
    diagnostic *d = diag_error(p->diags, where, "%s", e->message);
    d->kind = e->kind;
    d->help = e->help;
}

static ast_node *module(parser *p) {
    ast_node *m = ast_node_create(p->arena, AST_Module);
    m->Module.body = parse_statements(p, TOK_END);
    height_check h = {0};
    if (!check_height(m, &h)) {
        const ast_node *n = h.too_deep;
        parse_fail(p, "RecursionError", n->line, n->col, n->end_line, n->end_col,
                   "this is nested too deeply to be compiled");
    }
    return m;
}

static ast_node *fragment(parser *p) {
    ast_node *n = parse_star_expressions(p);
    if (!at(p, TOK_NEWLINE)) parse_fail_here(p);
    return n;
}

// Lexes and runs a production over all of it. NULL on failure, with p->error set; lexical tells of the TOK_ERROR.
static ast_node *run(parser *p, arena *scratch, const lex_input *in, ast_node *(*production)(parser *p),
                     lex_error *lexical) {
    token_list tokens = {0};
    lex(scratch, in, &tokens, lexical);
    token const last = vec_last(&tokens);
    for (int i = 0; i < 3; i++) vec_push(scratch, &tokens, last);   // so that peeking stays inside
    if (lexical->message) lexical->message = arena_strdup(p->arena, lexical->message);
    p->tok = p->tokens = p->furthest = tokens.data;
    jmp_buf failed;
    ast_node *volatile result = NULL;
    p->failed = &failed;
    if (setjmp(failed) == 0) result = production(p);
    return result;
}

ast_node *parse_module(arena *a, intern_table *names, diag_sink *diags, const source_file *file) {
    file = source_normalise(a, diags, file, NULL);
    if (!file) return NULL;
    arena scratch;
    arena_init(&scratch);
    lex_error lexical;
    parser p = {.arena = a, .names = names, .diags = diags, .file = file, .text = file->text};
    lex_input const in = {.text = file->text, .length = file->length, .line = 1};
    ast_node *m = run(&p, &scratch, &in, module, &lexical);
    if (!m) report(&p, &lexical);
    arena_deinit(&scratch);
    return m;
}

ast_node *parse_fragment(parser *p, const char *s, const char *end, int line, int col) {
    parser q = {.arena = p->arena,
                .names = p->names,
                .diags = p->diags,
                .file = p->file,
                .text = p->text,
                .depth = p->depth,
                .fstring_depth = p->fstring_depth + 1};
    // In parentheses, the first of which takes the place of the brace: so newlines are blanks and a, b is a tuple.
    size_t const length = (size_t)(end - s) + 2;
    const char *text = arena_printf(p->arena, "(%.*s)", (int)(end - s), s);
    lex_input const in = {
        .text = text, .length = length, .offset = (uint32_t)(s - 1 - p->text), .line = line, .col = col - 1};
    lex_error lexical;
    parse_enter(p);
    ast_node *n = run(&q, p->arena, &in, fragment, &lexical);
    parse_leave(p);
    if (n) return n;
    const char *prefix = strncmp(q.error.message, "f-string: ", 10) == 0 ? "" : "f-string: ";
    p->error = (parse_error){.help = q.error.help};
    if (lexical.kind)
        parse_fail(p, lexical.kind, lexical.line, lexical.col, lexical.line, lexical.end_col,
                   arena_printf(p->arena, "f-string: %s", lexical.message));
    parse_fail(p, q.error.kind, q.error.line, q.error.col, q.error.end_line, q.error.end_col,
               arena_printf(p->arena, "%s%s", prefix, q.error.message));
}
