// The arguments of a call or a class.
#include "syntax/parse.h"

typedef struct arguments {
    VEC(ast_node *) args, keywords;
    bool named, unpacked;   // a NAME= or a ** was seen
    bool is_call;
    const char *misplaced;   // what to say of an argument, once all are read
} arguments;

// NAME '=' expression
static void parse_keyword(parser *p, arguments *a) {
    const token *first = p->tok;
    istr name = parse_identifier(p);
    const token *equal = expect(p, TOK_EQUAL);
    if (at(p, TOK_COMMA) || at(p, TOK_RPAR)) {
        p->error.help = "expected the argument's value after '='";
        parse_fail_token(p, p->tok, "invalid syntax");
    }
    ast_node *value = parse_expression(p);
    if (at_comprehension(p)) {
        p->error.help = "write '==' to compare or ':=' to assign";
        parse_fail(p, "SyntaxError", first->line, first->col, equal->end_line, equal->end_col,
                   "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    ast_node *n = node_new(p, AST_keyword, first);
    n->keyword.arg = name;
    n->keyword.value = value;
    vec_push(p->arena, &a->keywords, n);
    a->named = true;
}

static void parse_unpacked(parser *p, arguments *a, const token *open) {
    const token *first = p->tok++;
    if (a->unpacked && first->kind == TOK_STAR)
        parse_fail_token(p, open + 1, "iterable argument unpacking follows keyword argument unpacking");
    ast_node *value = parse_expression(p);
    if (first->kind == TOK_DOUBLESTAR) {
        ast_node *n = node_new(p, AST_keyword, first);
        n->keyword.value = value;
        vec_push(p->arena, &a->keywords, n);
        a->unpacked = true;
        return;
    }
    ast_node *n = node_new(p, AST_Starred, first);
    n->Starred.value = value;
    vec_push(p->arena, &a->args, n);
}

// expression '=' where no name stands before the '='.
_Noreturn static void fail_keyword(parser *p, const ast_node *n, const token *first) {
    if (first + 1 == p->tok && (first->kind == TOK_TRUE || first->kind == TOK_FALSE || first->kind == TOK_NONE))
        parse_fail_token(p, first, "cannot assign to %s", token_text(first->kind));
    p->error.help = "write '==' to compare";
    parse_fail(p, "SyntaxError", n->line, n->col, p->tok->end_line, p->tok->end_col,
               "expression cannot contain assignment, perhaps you meant \"==\"?");
}

// A generator that is not the only argument needs parentheses.
static ast_node *parse_generator(parser *p, const token *open, ast_node *element, bool is_only) {
    ast_list generators = parse_comprehension_clauses(p);
    if (is_only && accept(p, TOK_RPAR)) {
        ast_node *n = node_new(p, AST_GeneratorExp, open);
        n->GeneratorExp.elt = element;
        n->GeneratorExp.generators = generators;
        p->tok--;
        return n;
    }
    if (!at(p, TOK_COMMA) && !at(p, TOK_RPAR)) parse_fail_here(p);
    const token *last = p->tok - 1;
    parse_fail(p, "SyntaxError", element->line, element->col, last->end_line, last->end_col,
               "Generator expression must be parenthesized");
}

static void parse_positional(parser *p, arguments *a, const token *open) {
    const token *first = p->tok;
    ast_node *n = parse_named_expression(p);
    if (at(p, TOK_EQUAL)) fail_keyword(p, n, first);
    if (at_comprehension(p) && !a->is_call) parse_fail_here(p);
    if (at_comprehension(p)) n = parse_generator(p, open, n, a->args.n + a->keywords.n == 0);
    if ((a->named || a->unpacked) && !a->misplaced)
        a->misplaced = a->unpacked ? "positional argument follows keyword argument unpacking"
                                   : "positional argument follows keyword argument";
    vec_push(p->arena, &a->args, n);
}

// '(' [argument (',' argument)* [',']] ')'
void parse_arguments(parser *p, bool is_call, ast_list *out_args, ast_list *out_keywords) {
    const token *open = expect(p, TOK_LPAR);
    arguments a = {.is_call = is_call};
    while (!at(p, TOK_RPAR)) {
        if (at(p, TOK_STAR) || at(p, TOK_DOUBLESTAR))
            parse_unpacked(p, &a, open);
        else if (at(p, TOK_NAME) && peek(p, 1) == TOK_EQUAL)
            parse_keyword(p, &a);
        else
            parse_positional(p, &a, open);
        if (!accept(p, TOK_COMMA)) break;
    }
    if (a.misplaced && at(p, TOK_RPAR)) parse_fail_token(p, p->tok, "%s", a.misplaced);
    expect(p, TOK_RPAR);
    *out_args = (ast_list){a.args.data, a.args.n};
    *out_keywords = (ast_list){a.keywords.data, a.keywords.n};
}
