// Parameters of functions and lambdas.
#include "syntax/parse.h"

typedef struct parameters {
    VEC(ast_node *) posonly, args, kwonly, kw_defaults, defaults;
    ast_node *vararg, *kwarg;
    bool star;   // '*' or *name was seen: what follows is keyword-only
} parameters;

static ast_node *parse_parameter(parser *p, bool annotations, bool may_star) {
    const token *first = p->tok;
    istr name = parse_identifier(p);
    ast_node *annotation = NULL;
    if (annotations && accept(p, TOK_COLON)) annotation = may_star ? parse_star_expression(p) : parse_expression(p);
    ast_node *n = node_new(p, AST_arg, first);
    n->arg.arg = name;
    n->arg.annotation = annotation;
    return n;
}

static ast_node *parse_default(parser *p, token_kind end) {
    if (!accept(p, TOK_EQUAL)) return NULL;
    if (at(p, TOK_COMMA) || at(p, end)) {
        p->error.help = "expected the parameter's default value after '='";
        parse_fail_token(p, p->tok, "invalid syntax");
    }
    return parse_expression(p);
}

static void parse_plain(parser *p, parameters *a, token_kind end, bool annotations) {
    if (at(p, TOK_LPAR))
        parse_fail_token(p, p->tok,
                         end == TOK_COLON ? "Lambda expression parameters cannot be parenthesized"
                                          : "Function parameters cannot be parenthesized");
    ast_node *n = parse_parameter(p, annotations, false);
    ast_node *value = parse_default(p, end);
    if (a->star) {
        vec_push(p->arena, &a->kwonly, n);
        vec_push(p->arena, &a->kw_defaults, value);
        return;
    }
    if (!value && a->defaults.n) parse_fail_nodes(p, n, n, "non-default argument follows default argument");
    vec_push(p->arena, &a->args, n);
    if (value) vec_push(p->arena, &a->defaults, value);
}

static void parse_star(parser *p, parameters *a, token_kind end, bool annotations) {
    const token *first = expect(p, TOK_STAR);
    if (a->star) parse_fail_token(p, first, "* argument may appear only once");
    a->star = true;
    if (at(p, TOK_NAME)) {
        a->vararg = parse_parameter(p, annotations, true);
        if (at(p, TOK_EQUAL)) parse_fail_token(p, p->tok, "var-positional argument cannot have default value");
        return;
    }
    bool const comma = at(p, TOK_COMMA);
    if (comma ? peek(p, 1) == end || peek(p, 1) == TOK_DOUBLESTAR : at(p, end))
        parse_fail_token(p, first, "named arguments must follow bare *");
    if (!comma) parse_fail_here(p);
}

static void parse_double_star(parser *p, parameters *a, token_kind end, bool annotations) {
    expect(p, TOK_DOUBLESTAR);
    a->kwarg = parse_parameter(p, annotations, false);
    if (at(p, TOK_EQUAL)) parse_fail_token(p, p->tok, "var-keyword argument cannot have default value");
    if (accept(p, TOK_COMMA) && !at(p, end)) {
        token_kind const k = p->tok->kind;
        if (k == TOK_NAME || k == TOK_STAR || k == TOK_DOUBLESTAR || k == TOK_SLASH)
            parse_fail_token(p, p->tok, "arguments cannot follow var-keyword argument");
        parse_fail_here(p);
    }
}

static void parse_slash(parser *p, parameters *a) {
    const token *first = expect(p, TOK_SLASH);
    if (a->posonly.n) parse_fail_token(p, first, "/ may appear only once");
    if (a->star) parse_fail_token(p, first, "/ must be ahead of *");
    if (a->args.n == 0) parse_fail_token(p, first, "at least one argument must precede /");
    a->posonly.data = a->args.data;
    a->posonly.n = a->args.n;
    memset(&a->args, 0, sizeof a->args);
}

// [NAME [':' annotation] ['=' default] ',' … '/' ',' … '*' [NAME] ',' … '**' NAME [',']], up to but without end.
ast_node *parse_parameters(parser *p, token_kind end, bool annotations) {
    parameters a = {0};
    while (!at(p, end) && !a.kwarg) {
        if (at(p, TOK_STAR))
            parse_star(p, &a, end, annotations);
        else if (at(p, TOK_DOUBLESTAR))
            parse_double_star(p, &a, end, annotations);
        else if (at(p, TOK_SLASH))
            parse_slash(p, &a);
        else
            parse_plain(p, &a, end, annotations);
        if (a.kwarg || !accept(p, TOK_COMMA)) break;
    }
    ast_node *n = ast_node_create(p->arena, AST_arguments);
    n->arguments.posonlyargs = (ast_list){a.posonly.data, a.posonly.n};
    n->arguments.args = (ast_list){a.args.data, a.args.n};
    n->arguments.vararg = a.vararg;
    n->arguments.kwonlyargs = (ast_list){a.kwonly.data, a.kwonly.n};
    n->arguments.kw_defaults = (ast_list){a.kw_defaults.data, a.kw_defaults.n};
    n->arguments.kwarg = a.kwarg;
    n->arguments.defaults = (ast_list){a.defaults.data, a.defaults.n};
    return n;
}

// lambda: 'lambda' [parameters] ':' expression
ast_node *parse_lambda(parser *p) {
    const token *first = expect(p, TOK_LAMBDA);
    parse_enter(p);
    ast_node *args = parse_parameters(p, TOK_COLON, false);
    parse_expect_colon_after(p);
    ast_node *body = parse_expression(p);
    parse_leave(p);
    ast_node *n = node_new(p, AST_Lambda, first);
    n->Lambda.args = args;
    n->Lambda.body = body;
    return n;
}
