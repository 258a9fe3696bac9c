// What the files of the parser share. The parser is recursive descent over an array of tokens; expressions climb
// precedences, targets are expressions turned into targets after the fact. An error leaves through p->failed.
#pragma once
#include "syntax/lexer.h"
#include "syntax/parser.h"

#include <setjmp.h>

enum { PARSE_MAX_DEPTH = 3000 };   // of nested constructs; also the limit on the height of a tree

typedef struct parse_error {
    const char *kind, *message, *help;
    int line, col, end_line, end_col;
    bool is_indent;   // an unexpected INDENT or DEDENT: stands even when the text has a lexical error later
} parse_error;

typedef struct parser {
    arena *arena;
    intern_table *names;
    diag_sink *diags;
    const source_file *file;
    const char *text;   // of the file
    const token *tok;   // next token
    const token *tokens;
    const token *furthest;   // that was looked at
    bool explaining;         // looking on from an error: more errors need no explanation
    int depth;
    int fstring_depth;       // f-strings this text is nested in; 0 for a file
    VEC(ast_node *) stack;   // list items being collected
    jmp_buf *failed;
    parse_error error;
    const ast_node *assigned;   // the target before the next '=': a slip for '==' is likely there
    const ast_node *named;      // the last named expression, and the token after it
    const token *named_end;
    const token *operand, *operand_end;   // the last disjunction: its first token and the token after it
} parser;

// Errors: these do not return

_Noreturn void parse_fail(parser *p, const char *kind, int line, int col, int end_line, int end_col,
                          const char *message);
_Noreturn void parse_fail_token(parser *p, const token *t, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
_Noreturn void parse_fail_nodes(parser *p, const ast_node *a, const ast_node *b, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
_Noreturn void parse_fail_here(parser *p);   // "invalid syntax" at the next token, or something more helpful
_Noreturn void parse_fail_depth(parser *p);

// Runs a production; when it fails, restores the parser and returns NULL.
ast_node *parse_try(parser *p, ast_node *(*production)(parser *p));

// Tokens

static inline bool at(const parser *p, token_kind k) { return p->tok->kind == k; }
static inline token_kind peek(const parser *p, int n) {
    return p->tok->kind == TOK_END || p->tok->kind == TOK_ERROR ? p->tok->kind : p->tok[n].kind;
}
static inline bool accept(parser *p, token_kind k) { return p->tok->kind == k ? p->tok++, true : false; }
static inline const token *expect(parser *p, token_kind k) {
    if (p->tok->kind != k) parse_fail_here(p);
    return p->tok++;
}
void parse_expect_colon(parser *p);                      // where nothing but ':' can follow
void parse_expect_colon_after(parser *p);                // after an expression, which might go on
bool parse_at_word(const parser *p, const char *word);   // a NAME with this text: a soft keyword
istr parse_identifier(parser *p);                        // the next token, which must be a NAME
bool token_begins_expression(token_kind k);

static inline void parse_enter(parser *p) {
    if (++p->depth > PARSE_MAX_DEPTH) parse_fail_depth(p);
}
static inline void parse_leave(parser *p) { p->depth--; }

// Nodes

ast_node *ast_node_create(arena *a, ast_kind kind);

// A node that begins at a token and ends with the last token taken so far.
static inline ast_node *node_new(parser *p, ast_kind kind, const token *first) {
    ast_node *n = ast_node_create(p->arena, kind);
    n->line = first->line;
    n->col = first->col;
    n->end_line = p->tok[-1].end_line;
    n->end_col = p->tok[-1].end_col;
    return n;
}
// Lists are collected on p->stack: mark = p->stack.n, then list_push, then list_take(p, mark).
static inline void list_push(parser *p, ast_node *n) { vec_push(p->arena, &p->stack, n); }
static inline ast_list list_take(parser *p, int mark) {
    int const n = p->stack.n - mark;
    ast_list l = {n ? arena_copy(p->arena, p->stack.data + mark, sizeof(ast_node *) * (size_t)n) : NULL, n};
    p->stack.n = mark;
    return l;
}

// Productions, by file

// parse_stmt.c
ast_list parse_statements(parser *p, token_kind end);
ast_list parse_block(parser *p, const char *after, int line);
ast_node *parse_simple_statement(parser *p);
// parse_compound.c
ast_node *parse_compound_statement(parser *p);   // NULL, nothing taken, when none begins here
// parse_pattern.c
bool parse_at_match(const parser *p);
ast_node *parse_match(parser *p);
// parse_params.c
ast_node *parse_parameters(parser *p, token_kind end, bool annotations);
ast_node *parse_lambda(parser *p);
// parse_expr.c
ast_node *parse_star_expressions(parser *p);   // a tuple without brackets, or one expression
ast_node *parse_star_expression(parser *p);
ast_node *parse_named_expression(parser *p);
ast_node *parse_star_named_expression(parser *p);
ast_node *parse_expression(parser *p);
ast_node *parse_disjunction(parser *p);
ast_node *parse_bitwise_or(parser *p);
ast_node *parse_yield(parser *p);
ast_node *parse_yield_or_star_expressions(parser *p);
// parse_atom.c
ast_node *parse_primary(parser *p);
ast_node *parse_atom(parser *p);
ast_list parse_comprehension_clauses(parser *p);
bool at_comprehension(const parser *p);
// parse_call.c
// From '(' to ')'. A call may have a generator without parentheses of its own.
void parse_arguments(parser *p, bool is_call, ast_list *out_args, ast_list *out_keywords);
// parse_target.c
bool parse_is_comparison_slip(parser *p, const ast_node *n);   // n stands before '=': was '==' meant?
const char *parse_expression_name(const ast_node *n);          // "function call", for messages
void parse_to_target(parser *p, ast_node *n, ast_context ctx);
ast_node *parse_star_targets(parser *p, token_kind end);   // of a for loop: up to `in`
// parse_number.c
ast_node *parse_number(parser *p);
void parse_number_value(parser *p, const token *t, ast_constant *out);
// parse_string.c
ast_node *parse_strings(parser *p);
// parse_fstring.c
typedef VEC(char) text_buffer;
typedef struct fstring_parts {
    const token *first, *last;   // literals: the nodes extend over all of them
    const token *t;              // or only over this one: the end of a format specification
    VEC(ast_node *) values;
    text_buffer literal;   // text since the last value
    bool any;              // an f-string was seen
    istr kind;             // "u" or NULL: of the constants
} fstring_parts;
// Parses s..end; returns where it stopped: end, or the '}' that ends a format specification.
const char *parse_fstring(parser *p, fstring_parts *f, const token *t, const char *s, const char *end, bool raw,
                          int depth);
void fstring_flush(parser *p, fstring_parts *f, bool is_end);   // makes a node of the literal text
void parse_push_text(parser *p, text_buffer *out, const char *s, size_t n);
// An error in a string literal, on the line where CPython sees it: that of the token after the literals.
_Noreturn void parse_fail_string(parser *p, const token *t, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Decodes the escapes of s..end into out (strings: to UTF-8).
void parse_unescape(parser *p, const token *t, const char *s, const char *end, bool is_bytes, text_buffer *out);

// parser.c: an expression inside an f-string. s..end is text of the file, at line:col, with a brace before it.
ast_node *parse_fragment(parser *p, const char *s, const char *end, int line, int col);
