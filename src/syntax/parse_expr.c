// Expressions, from the loosest binding down to unary operators; primaries and atoms are in parse_atom.c.
#include "syntax/parse.h"

// Binary operators: how tightly each binds, and what it makes.
static const uint8_t precedences[TOK_COUNT] = {
    [TOK_VBAR] = 1,  [TOK_CIRCUMFLEX] = 2, [TOK_AMPER] = 3, [TOK_LEFTSHIFT] = 4,   [TOK_RIGHTSHIFT] = 4, [TOK_PLUS] = 5,
    [TOK_MINUS] = 5, [TOK_STAR] = 6,       [TOK_SLASH] = 6, [TOK_DOUBLESLASH] = 6, [TOK_PERCENT] = 6,    [TOK_AT] = 6,
};
static const uint8_t operators[TOK_COUNT] = {
    [TOK_VBAR] = OP_BitOr,        [TOK_CIRCUMFLEX] = OP_BitXor,
    [TOK_AMPER] = OP_BitAnd,      [TOK_LEFTSHIFT] = OP_LShift,
    [TOK_RIGHTSHIFT] = OP_RShift, [TOK_PLUS] = OP_Add,
    [TOK_MINUS] = OP_Sub,         [TOK_STAR] = OP_Mult,
    [TOK_SLASH] = OP_Div,         [TOK_DOUBLESLASH] = OP_FloorDiv,
    [TOK_PERCENT] = OP_Mod,       [TOK_AT] = OP_MatMult,
};

// power: primary ['**' unary]          (await binds as a primary does)
static ast_node *parse_unary(parser *p);
static ast_node *parse_power(parser *p) {
    const token *first = p->tok;
    ast_node *base = parse_primary(p);
    if (!accept(p, TOK_DOUBLESTAR)) return base;
    parse_enter(p);
    ast_node *exponent = parse_unary(p);
    parse_leave(p);
    ast_node *n = node_new(p, AST_BinOp, first);
    n->BinOp.left = base;
    n->BinOp.op = OP_Pow;
    n->BinOp.right = exponent;
    return n;
}

// unary: ('+' | '-' | '~') unary | power
static ast_node *parse_unary(parser *p) {
    const token *first = p->tok;
    ast_operator op;
    switch (first->kind) {
    case TOK_PLUS: op = OP_UAdd; break;
    case TOK_MINUS: op = OP_USub; break;
    case TOK_TILDE: op = OP_Invert; break;
    default: return parse_power(p);
    }
    p->tok++;
    parse_enter(p);
    ast_node *operand = parse_unary(p);
    parse_leave(p);
    ast_node *n = node_new(p, AST_UnaryOp, first);
    n->UnaryOp.op = op;
    n->UnaryOp.operand = operand;
    return n;
}

// Operators that bind at least as tightly as least, left to right.
static ast_node *parse_binary(parser *p, int least) {
    const token *first = p->tok;
    ast_node *left = parse_unary(p);
    for (;;) {
        token_kind const kind = p->tok->kind;
        int const precedence = precedences[kind];
        if (precedence < least || precedence == 0) return left;
        p->tok++;
        ast_node *right = parse_binary(p, precedence + 1);
        ast_node *n = node_new(p, AST_BinOp, first);
        n->BinOp.left = left;
        n->BinOp.op = (ast_operator)operators[kind];
        n->BinOp.right = right;
        left = n;
    }
}

ast_node *parse_bitwise_or(parser *p) { return parse_binary(p, 1); }

// The comparison operator at the next token; takes it. False when there is none.
static bool accept_comparison(parser *p, ast_operator *out) {
    switch (p->tok->kind) {
    case TOK_EQEQUAL: *out = OP_Eq; break;
    case TOK_NOTEQUAL: *out = OP_NotEq; break;
    case TOK_LESS: *out = OP_Lt; break;
    case TOK_LESSEQUAL: *out = OP_LtE; break;
    case TOK_GREATER: *out = OP_Gt; break;
    case TOK_GREATEREQUAL: *out = OP_GtE; break;
    case TOK_IN: *out = OP_In; break;
    case TOK_NOT:
        if (peek(p, 1) != TOK_IN) return false;
        p->tok++;
        *out = OP_NotIn;
        break;
    case TOK_IS:
        *out = peek(p, 1) == TOK_NOT ? OP_IsNot : OP_Is;
        p->tok += *out == OP_IsNot;
        break;
    default: return false;
    }
    p->tok++;
    return true;
}

// comparison: bitwise_or (operator bitwise_or)*
static ast_node *parse_comparison(parser *p) {
    const token *first = p->tok;
    ast_node *left = parse_bitwise_or(p);
    ast_operator op;
    if (!accept_comparison(p, &op)) return left;
    VEC(ast_operator) ops = {0};
    int const mark = p->stack.n;
    do {
        vec_push(p->arena, &ops, op);
        list_push(p, parse_bitwise_or(p));
    } while (accept_comparison(p, &op));
    ast_node *n = node_new(p, AST_Compare, first);
    n->Compare.left = left;
    n->Compare.ops = (ast_ops){ops.data, ops.n};
    n->Compare.comparators = list_take(p, mark);
    return n;
}

// inversion: 'not' inversion | comparison
static ast_node *parse_inversion(parser *p) {
    const token *first = p->tok;
    if (!accept(p, TOK_NOT)) return parse_comparison(p);
    parse_enter(p);
    ast_node *operand = parse_inversion(p);
    parse_leave(p);
    ast_node *n = node_new(p, AST_UnaryOp, first);
    n->UnaryOp.op = OP_Not;
    n->UnaryOp.operand = operand;
    return n;
}

static ast_node *parse_boolean(parser *p, token_kind separator, ast_operator op, ast_node *(*operand)(parser *p)) {
    const token *first = p->tok;
    ast_node *left = operand(p);
    if (!at(p, separator)) return left;
    int const mark = p->stack.n;
    list_push(p, left);
    while (accept(p, separator)) list_push(p, operand(p));
    ast_node *n = node_new(p, AST_BoolOp, first);
    n->BoolOp.op = op;
    n->BoolOp.values = list_take(p, mark);
    return n;
}

static ast_node *parse_conjunction(parser *p) { return parse_boolean(p, TOK_AND, OP_And, parse_inversion); }

// disjunction: conjunction ('or' conjunction)*      conjunction: inversion ('and' inversion)*
ast_node *parse_disjunction(parser *p) {
    const token *first = p->tok;
    ast_node *n = parse_boolean(p, TOK_OR, OP_Or, parse_conjunction);
    p->operand = first;
    p->operand_end = p->tok;
    return n;
}

// expression: disjunction ['if' disjunction 'else' expression] | lambda
ast_node *parse_expression(parser *p) {
    if (at(p, TOK_LAMBDA)) return parse_lambda(p);
    parse_enter(p);
    const token *first = p->tok;
    ast_node *n = parse_disjunction(p);
    if (accept(p, TOK_IF)) {
        ast_node *body = n;
        ast_node *test = parse_disjunction(p);
        if (!at(p, TOK_ELSE) && !at(p, TOK_COLON) && !at(p, TOK_ERROR))
            parse_fail_nodes(p, body, test, "expected 'else' after 'if' expression");
        expect(p, TOK_ELSE);
        ast_node *orelse = parse_expression(p);
        n = node_new(p, AST_IfExp, first);
        n->IfExp.test = test;
        n->IfExp.body = body;
        n->IfExp.orelse = orelse;
    }
    parse_leave(p);
    return n;
}

// named_expression: NAME ':=' expression | expression
ast_node *parse_named_expression(parser *p) {
    const token *first = p->tok;
    if (first->kind != TOK_NAME || first[1].kind != TOK_COLONEQUAL) {
        ast_node *n = parse_expression(p);
        p->named = n;
        p->named_end = p->tok;
        if (at(p, TOK_COLONEQUAL))
            parse_fail_nodes(p, n, n, "cannot use assignment expressions with %s", parse_expression_name(n));
        return n;
    }
    istr id = parse_identifier(p);
    ast_node *target = node_new(p, AST_Name, first);
    target->Name.id = id;
    target->Name.ctx = CTX_Store;
    p->tok++;
    ast_node *value = parse_expression(p);
    ast_node *n = node_new(p, AST_NamedExpr, first);
    n->NamedExpr.target = target;
    n->NamedExpr.value = value;
    return n;
}

static ast_node *parse_starred(parser *p) {
    const token *first = expect(p, TOK_STAR);
    ast_node *value = parse_bitwise_or(p);
    ast_node *n = node_new(p, AST_Starred, first);
    n->Starred.value = value;
    return n;
}

ast_node *parse_star_expression(parser *p) { return at(p, TOK_STAR) ? parse_starred(p) : parse_expression(p); }

ast_node *parse_star_named_expression(parser *p) {
    return at(p, TOK_STAR) ? parse_starred(p) : parse_named_expression(p);
}

static bool may_follow_comma(token_kind k) { return token_begins_expression(k) || k == TOK_STAR || k == TOK_ERROR; }

// star_expressions: star_expression (',' star_expression)* [',']
ast_node *parse_star_expressions(parser *p) {
    const token *first = p->tok;
    ast_node *n = parse_star_expression(p);
    if (!at(p, TOK_COMMA)) return n;
    int const mark = p->stack.n;
    list_push(p, n);
    while (accept(p, TOK_COMMA) && may_follow_comma(p->tok->kind)) list_push(p, parse_star_expression(p));
    n = node_new(p, AST_Tuple, first);
    n->Tuple.elts = list_take(p, mark);
    return n;
}

// yield: 'yield' 'from' expression | 'yield' [star_expressions]
ast_node *parse_yield(parser *p) {
    const token *first = expect(p, TOK_YIELD);
    if (accept(p, TOK_FROM)) {
        ast_node *value = parse_expression(p);
        ast_node *n = node_new(p, AST_YieldFrom, first);
        n->YieldFrom.value = value;
        return n;
    }
    ast_node *value = may_follow_comma(p->tok->kind) ? parse_star_expressions(p) : NULL;
    ast_node *n = node_new(p, AST_Yield, first);
    n->Yield.value = value;
    return n;
}

ast_node *parse_yield_or_star_expressions(parser *p) {
    return at(p, TOK_YIELD) ? parse_yield(p) : parse_star_expressions(p);
}
