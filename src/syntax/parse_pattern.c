// The match statement and its patterns.
#include "syntax/parse.h"

// `match` is a name like any other, except at the start of a line that ends in ':' and continues otherwise than a name
// would: no simple statement ends so.
bool parse_at_match(const parser *p) {
    if (!parse_at_word(p, "match")) return false;
    const token *t = p->tok + 1;
    if (!token_begins_expression(t->kind) && t->kind != TOK_STAR) return false;
    while (t->kind != TOK_NEWLINE && t->kind != TOK_END && t->kind != TOK_ERROR) t++;
    return t->kind == TOK_NEWLINE && t[-1].kind == TOK_COLON;
}

// subject: star_named_expression ',' [star_named_expressions] | named_expression
static ast_node *parse_subject(parser *p) {
    const token *first = p->tok;
    ast_node *n = parse_star_named_expression(p);
    if (!at(p, TOK_COMMA)) {
        if (n->kind == AST_Starred) parse_fail_here(p);
        return n;
    }
    int const mark = p->stack.n;
    list_push(p, n);
    while (accept(p, TOK_COMMA) && !at(p, TOK_COLON)) list_push(p, parse_star_named_expression(p));
    n = node_new(p, AST_Tuple, first);
    n->Tuple.elts = list_take(p, mark);
    return n;
}

static ast_node *parse_pattern(parser *p);

static ast_node *match_value(parser *p, const token *first, ast_node *value) {
    ast_node *n = node_new(p, AST_MatchValue, first);
    n->MatchValue.value = value;
    return n;
}

// A capture: a name, or NULL for the wildcard.
static istr parse_capture_name(parser *p) {
    if (!parse_at_word(p, "_")) return parse_identifier(p);
    expect(p, TOK_NAME);
    return NULL;
}

static ast_node *parse_attribute_chain(parser *p, const token *first) {
    istr id = parse_identifier(p);
    ast_node *n = node_new(p, AST_Name, first);
    n->Name.id = id;
    while (accept(p, TOK_DOT)) {
        ast_node *base = n;
        istr attr = parse_identifier(p);
        n = node_new(p, AST_Attribute, first);
        n->Attribute.value = base;
        n->Attribute.attr = attr;
    }
    return n;
}

// ['-'] NUMBER
static ast_node *parse_signed_number(parser *p) {
    const token *first = p->tok;
    if (!accept(p, TOK_MINUS)) return parse_number(p);
    ast_node *operand = parse_number(p);
    ast_node *n = node_new(p, AST_UnaryOp, first);
    n->UnaryOp.op = OP_USub;
    n->UnaryOp.operand = operand;
    return n;
}

// signed_number [('+' | '-') imaginary]
static ast_node *parse_literal_number(parser *p) {
    const token *first = p->tok;
    ast_node *real = parse_signed_number(p);
    if (!at(p, TOK_PLUS) && !at(p, TOK_MINUS)) return real;
    const ast_node *digits = real->kind == AST_UnaryOp ? real->UnaryOp.operand : real;
    if (digits->Constant.value.kind == CONST_COMPLEX)
        parse_fail_nodes(p, digits, digits, "real number required in complex literal");
    ast_operator const op = accept(p, TOK_PLUS) ? OP_Add : OP_Sub;
    if (op == OP_Sub) p->tok++;
    ast_node *imaginary = parse_number(p);
    if (imaginary->Constant.value.kind != CONST_COMPLEX)
        parse_fail_nodes(p, imaginary, imaginary, "imaginary number required in complex literal");
    ast_node *n = node_new(p, AST_BinOp, first);
    n->BinOp.left = real;
    n->BinOp.op = op;
    n->BinOp.right = imaginary;
    return n;
}

static ast_node *parse_singleton(parser *p, constant_kind kind) {
    const token *first = p->tok++;
    ast_node *n = node_new(p, AST_MatchSingleton, first);
    n->MatchSingleton.value.kind = kind;
    return n;
}

// '*' (NAME | '_')
static ast_node *parse_star_pattern(parser *p) {
    const token *first = expect(p, TOK_STAR);
    istr name = parse_capture_name(p);
    ast_node *n = node_new(p, AST_MatchStar, first);
    n->MatchStar.name = name;
    return n;
}

static ast_node *parse_maybe_star_pattern(parser *p) {
    return at(p, TOK_STAR) ? parse_star_pattern(p) : parse_pattern(p);
}

// '[' patterns ']' | '(' patterns ')' | '(' pattern ')'
static ast_node *parse_sequence_or_group(parser *p, token_kind close) {
    const token *first = p->tok++;
    int const mark = p->stack.n;
    bool comma = close == TOK_RSQB;
    while (!at(p, close)) {
        list_push(p, parse_maybe_star_pattern(p));
        if (!accept(p, TOK_COMMA)) break;
        comma = true;
    }
    expect(p, close);
    if (!comma && p->stack.n == mark + 1) {
        ast_node *n = p->stack.data[--p->stack.n];
        if (n->kind != AST_MatchStar) return n;
        p->tok--;
        parse_fail_here(p);
    }
    ast_node *n = node_new(p, AST_MatchSequence, first);
    n->MatchSequence.patterns = list_take(p, mark);
    return n;
}

static ast_node *parse_mapping_key(parser *p) {
    const token *first = p->tok;
    ast_node *n;
    switch (first->kind) {
    case TOK_MINUS:
    case TOK_NUMBER: return parse_literal_number(p);
    case TOK_STRING: return parse_strings(p);
    case TOK_NONE:
    case TOK_TRUE:
    case TOK_FALSE:
        p->tok++;
        n = node_new(p, AST_Constant, first);
        n->Constant.value.kind = first->kind == TOK_NONE   ? CONST_NONE
                                 : first->kind == TOK_TRUE ? CONST_TRUE
                                                           : CONST_FALSE;
        return n;
    default:
        n = parse_attribute_chain(p, first);
        if (n->kind == AST_Name) parse_fail_here(p);
        return n;
    }
}

// '{' (key ':' pattern ',')* ['**' NAME] '}'
static ast_node *parse_mapping(parser *p) {
    const token *first = p->tok++;
    VEC(ast_node *) keys = {0};
    int const mark = p->stack.n;
    istr rest = NULL;
    while (!at(p, TOK_RBRACE) && !rest) {
        if (accept(p, TOK_DOUBLESTAR)) {
            if (parse_at_word(p, "_")) parse_fail_here(p);
            rest = parse_identifier(p);
        } else {
            ast_node *key = parse_mapping_key(p);
            vec_push(p->arena, &keys, key);
            expect(p, TOK_COLON);
            list_push(p, parse_pattern(p));
        }
        if (!accept(p, TOK_COMMA)) break;
    }
    expect(p, TOK_RBRACE);
    ast_node *n = node_new(p, AST_MatchMapping, first);
    n->MatchMapping.keys = (ast_list){keys.data, keys.n};
    n->MatchMapping.patterns = list_take(p, mark);
    n->MatchMapping.rest = rest;
    return n;
}

// name '(' pattern ',' … NAME '=' pattern ',' … ')'
static ast_node *parse_class_pattern(parser *p, const token *first, ast_node *cls) {
    expect(p, TOK_LPAR);
    VEC(ast_node *) positional = {0}, named = {0};
    VEC(istr) names = {0};
    while (!at(p, TOK_RPAR)) {
        if (at(p, TOK_NAME) && peek(p, 1) == TOK_EQUAL) {
            istr name = parse_identifier(p);
            p->tok++;
            ast_node *pattern = parse_pattern(p);
            vec_push(p->arena, &names, name);
            vec_push(p->arena, &named, pattern);
        } else {
            ast_node *pattern = parse_pattern(p);
            if (names.n) parse_fail_nodes(p, pattern, pattern, "positional patterns follow keyword patterns");
            vec_push(p->arena, &positional, pattern);
        }
        if (!accept(p, TOK_COMMA)) break;
    }
    expect(p, TOK_RPAR);
    ast_node *n = node_new(p, AST_MatchClass, first);
    n->MatchClass.cls = cls;
    n->MatchClass.patterns = (ast_list){positional.data, positional.n};
    n->MatchClass.kwd_attrs = (ast_ids){names.data, names.n};
    n->MatchClass.kwd_patterns = (ast_list){named.data, named.n};
    return n;
}

// A capture, the wildcard, a dotted name or a class.
static ast_node *parse_name_pattern(parser *p) {
    const token *first = p->tok;
    token_kind const next = peek(p, 1);
    if (next != TOK_DOT && next != TOK_LPAR && next != TOK_EQUAL) {
        istr name = parse_capture_name(p);
        ast_node *n = node_new(p, AST_MatchAs, first);
        n->MatchAs.name = name;
        return n;
    }
    ast_node *name = parse_attribute_chain(p, first);
    if (at(p, TOK_LPAR)) return parse_class_pattern(p, first, name);
    if (at(p, TOK_EQUAL)) parse_fail_here(p);
    return match_value(p, first, name);
}

static ast_node *parse_closed_pattern(parser *p) {
    const token *first = p->tok;
    switch (first->kind) {
    case TOK_MINUS:
    case TOK_NUMBER: {
        ast_node *value = parse_literal_number(p);
        return match_value(p, first, value);
    }
    case TOK_STRING: {
        ast_node *value = parse_strings(p);
        return match_value(p, first, value);
    }
    case TOK_NONE: return parse_singleton(p, CONST_NONE);
    case TOK_TRUE: return parse_singleton(p, CONST_TRUE);
    case TOK_FALSE: return parse_singleton(p, CONST_FALSE);
    case TOK_LSQB: return parse_sequence_or_group(p, TOK_RSQB);
    case TOK_LPAR: return parse_sequence_or_group(p, TOK_RPAR);
    case TOK_LBRACE: return parse_mapping(p);
    case TOK_NAME: return parse_name_pattern(p);
    default: parse_fail_here(p);
    }
}

static ast_node *parse_or_pattern(parser *p) {
    const token *first = p->tok;
    ast_node *n = parse_closed_pattern(p);
    if (!at(p, TOK_VBAR)) return n;
    int const mark = p->stack.n;
    list_push(p, n);
    while (accept(p, TOK_VBAR)) list_push(p, parse_closed_pattern(p));
    n = node_new(p, AST_MatchOr, first);
    n->MatchOr.patterns = list_take(p, mark);
    return n;
}

// pattern: closed ('|' closed)* ['as' NAME]
static ast_node *parse_pattern(parser *p) {
    const token *first = p->tok;
    ast_node *pattern = parse_or_pattern(p);
    if (!accept(p, TOK_AS)) return pattern;
    if (parse_at_word(p, "_")) parse_fail_token(p, p->tok, "cannot use '_' as a target");
    if (!at(p, TOK_NAME) && !at(p, TOK_ERROR)) parse_fail_token(p, p->tok, "invalid pattern target");
    istr name = parse_identifier(p);
    ast_node *n = node_new(p, AST_MatchAs, first);
    n->MatchAs.pattern = pattern;
    n->MatchAs.name = name;
    return n;
}

// patterns: a sequence without brackets, or one pattern.
static ast_node *parse_patterns(parser *p) {
    const token *first = p->tok;
    ast_node *n = parse_maybe_star_pattern(p);
    if (!at(p, TOK_COMMA)) {
        if (n->kind == AST_MatchStar) parse_fail_here(p);
        return n;
    }
    int const mark = p->stack.n;
    list_push(p, n);
    while (accept(p, TOK_COMMA) && !at(p, TOK_COLON) && !at(p, TOK_IF)) list_push(p, parse_maybe_star_pattern(p));
    n = node_new(p, AST_MatchSequence, first);
    n->MatchSequence.patterns = list_take(p, mark);
    return n;
}

// 'case' patterns ['if' named_expression] block
static ast_node *parse_case(parser *p) {
    const token *first = expect(p, TOK_NAME);
    ast_node *n = ast_node_create(p->arena, AST_match_case);
    n->match_case.pattern = parse_patterns(p);
    if (accept(p, TOK_IF)) n->match_case.guard = parse_named_expression(p);
    n->match_case.body = parse_block(p, "'case' statement", first->line);
    return n;
}

// 'match' subject ':' NEWLINE INDENT case+ DEDENT
ast_node *parse_match(parser *p) {
    const token *first = p->tok++;
    ast_node *subject = parse_subject(p);
    parse_expect_colon_after(p);
    expect(p, TOK_NEWLINE);
    if (!at(p, TOK_INDENT) && !at(p, TOK_ERROR))
        parse_fail(
            p, "IndentationError", p->tok->line, p->tok->col, p->tok->end_line, p->tok->end_col,
            arena_printf(p->arena, "expected an indented block after 'match' statement on line %d", first->line));
    expect(p, TOK_INDENT);
    int const mark = p->stack.n;
    while (parse_at_word(p, "case")) list_push(p, parse_case(p));
    if (p->stack.n == mark) parse_fail_here(p);
    expect(p, TOK_DEDENT);
    ast_node *n = node_new(p, AST_Match, first);
    n->Match.subject = subject;
    n->Match.cases = list_take(p, mark);
    const token *last = p->tok - 1;
    while (last->kind == TOK_NEWLINE || last->kind == TOK_DEDENT) last--;
    n->end_line = last->end_line;
    n->end_col = last->end_col;
    return n;
}
