// Atoms, the trailers that make primaries of them, displays and comprehensions.
#include "syntax/parse.h"

// Subscripts

static bool ends_slice_part(const parser *p) { return at(p, TOK_COLON) || at(p, TOK_COMMA) || at(p, TOK_RSQB); }

// slice: [expression] ':' [expression] [':' [expression]] | named_expression
static ast_node *parse_slice(parser *p) {
    const token *first = p->tok;
    if (at(p, TOK_STAR)) return parse_star_expression(p);
    ast_node *lower = at(p, TOK_COLON) ? NULL : parse_named_expression(p);
    if (!at(p, TOK_COLON)) return lower;
    if (lower && lower->kind == AST_NamedExpr && first->kind == TOK_NAME) parse_fail_here(p);
    p->tok++;
    ast_node *upper = ends_slice_part(p) ? NULL : parse_expression(p), *step = NULL;
    if (accept(p, TOK_COLON)) step = ends_slice_part(p) ? NULL : parse_expression(p);
    ast_node *n = node_new(p, AST_Slice, first);
    n->Slice.lower = lower;
    n->Slice.upper = upper;
    n->Slice.step = step;
    return n;
}

// slices: slice | (slice | starred) (',' …)* [',']      A comma or a star makes a tuple.
static ast_node *parse_slices(parser *p) {
    const token *first = p->tok;
    ast_node *n = parse_slice(p);
    if (!at(p, TOK_COMMA) && first->kind != TOK_STAR) return n;
    int const mark = p->stack.n;
    list_push(p, n);
    while (accept(p, TOK_COMMA) && !at(p, TOK_RSQB)) list_push(p, parse_slice(p));
    n = node_new(p, AST_Tuple, first);
    n->Tuple.elts = list_take(p, mark);
    return n;
}

// Primaries

static ast_node *parse_trailer(parser *p, const token *first, ast_node *base) {
    ast_node *n;
    if (accept(p, TOK_DOT)) {
        istr name = parse_identifier(p);
        n = node_new(p, AST_Attribute, first);
        n->Attribute.value = base;
        n->Attribute.attr = name;
    } else if (accept(p, TOK_LSQB)) {
        ast_node *slice = parse_slices(p);
        expect(p, TOK_RSQB);
        n = node_new(p, AST_Subscript, first);
        n->Subscript.value = base;
        n->Subscript.slice = slice;
    } else {
        ast_list args, keywords;
        parse_arguments(p, true, &args, &keywords);
        n = node_new(p, AST_Call, first);
        n->Call.func = base;
        n->Call.args = args;
        n->Call.keywords = keywords;
    }
    return n;
}

// primary: ['await'] atom ('.' NAME | '[' slices ']' | '(' arguments ')')*
ast_node *parse_primary(parser *p) {
    const token *start = p->tok;
    bool const awaits = accept(p, TOK_AWAIT);
    const token *first = p->tok;
    ast_node *n = parse_atom(p);
    while (at(p, TOK_DOT) || at(p, TOK_LPAR) || at(p, TOK_LSQB)) n = parse_trailer(p, first, n);
    if (!awaits) return n;
    ast_node *value = n;
    n = node_new(p, AST_Await, start);
    n->Await.value = value;
    return n;
}

// Comprehensions

bool at_comprehension(const parser *p) { return at(p, TOK_FOR) || (at(p, TOK_ASYNC) && peek(p, 1) == TOK_FOR); }

// ['async'] 'for' targets 'in' disjunction ('if' disjunction)*
static ast_node *parse_comprehension_clause(parser *p) {
    bool const is_async = accept(p, TOK_ASYNC);
    expect(p, TOK_FOR);
    ast_node *target = parse_star_targets(p, TOK_IN);
    expect(p, TOK_IN);
    ast_node *n = ast_node_create(p->arena, AST_comprehension);
    n->comprehension.target = target;
    n->comprehension.iter = parse_disjunction(p);
    n->comprehension.is_async = is_async;
    int const mark = p->stack.n;
    while (accept(p, TOK_IF)) list_push(p, parse_disjunction(p));
    n->comprehension.ifs = list_take(p, mark);
    return n;
}

ast_list parse_comprehension_clauses(parser *p) {
    int const mark = p->stack.n;
    while (at_comprehension(p)) list_push(p, parse_comprehension_clause(p));
    return list_take(p, mark);
}

static void check_comprehension_element(parser *p, const ast_node *element) {
    if (element->kind == AST_Starred)
        parse_fail_nodes(p, element, element, "iterable unpacking cannot be used in comprehension");
}

// A comprehension's target list written without parentheses: [a, b for a, b in c].
static void check_unparenthesised(parser *p, int mark) {
    if (!at_comprehension(p)) return;
    const ast_node *first = p->stack.data[mark], *last = vec_last(&p->stack);
    const token *t = p->tok;
    parse_comprehension_clauses(p);
    p->tok = t;
    parse_fail_nodes(p, first, last, "did you forget parentheses around the comprehension target?");
}

// Displays

// Elements after the first, up to the closing bracket; the first is on the stack already.
static void parse_more_elements(parser *p, token_kind close, int mark) {
    while (accept(p, TOK_COMMA) && !at(p, close)) {
        list_push(p, parse_star_named_expression(p));
        check_unparenthesised(p, mark);
    }
}

// '(' ')' | '(' yield ')' | '(' named_expression ')' | '(' element ',' … ')' | '(' element comprehension ')'
static ast_node *parse_parenthesised(parser *p) {
    const token *first = expect(p, TOK_LPAR);
    int const mark = p->stack.n;
    bool is_tuple = at(p, TOK_RPAR);
    if (at(p, TOK_YIELD)) {
        ast_node *n = parse_yield(p);
        expect(p, TOK_RPAR);
        return n;
    }
    if (!is_tuple) {
        ast_node *element = parse_star_named_expression(p);
        if (at_comprehension(p)) {
            check_comprehension_element(p, element);
            ast_list generators = parse_comprehension_clauses(p);
            expect(p, TOK_RPAR);
            ast_node *n = node_new(p, AST_GeneratorExp, first);
            n->GeneratorExp.elt = element;
            n->GeneratorExp.generators = generators;
            return n;
        }
        if (!at(p, TOK_COMMA)) {
            if (element->kind == AST_Starred && at(p, TOK_RPAR))
                parse_fail_nodes(p, element, element, "cannot use starred expression here");
            expect(p, TOK_RPAR);
            return element;
        }
        list_push(p, element);
        parse_more_elements(p, TOK_RPAR, mark);
    }
    expect(p, TOK_RPAR);
    ast_node *n = node_new(p, AST_Tuple, first);
    n->Tuple.elts = list_take(p, mark);
    return n;
}

static ast_node *parse_list(parser *p) {
    const token *first = expect(p, TOK_LSQB);
    int const mark = p->stack.n;
    if (!at(p, TOK_RSQB)) {
        ast_node *element = parse_star_named_expression(p);
        if (at_comprehension(p)) {
            check_comprehension_element(p, element);
            ast_list generators = parse_comprehension_clauses(p);
            expect(p, TOK_RSQB);
            ast_node *n = node_new(p, AST_ListComp, first);
            n->ListComp.elt = element;
            n->ListComp.generators = generators;
            return n;
        }
        list_push(p, element);
        parse_more_elements(p, TOK_RSQB, mark);
    }
    expect(p, TOK_RSQB);
    ast_node *n = node_new(p, AST_List, first);
    n->List.elts = list_take(p, mark);
    return n;
}

// The value after a key's colon.
static ast_node *parse_dict_value(parser *p) {
    if (!accept(p, TOK_COLON)) {
        if (at(p, TOK_RBRACE) || at(p, TOK_COMMA)) parse_fail_token(p, p->tok - 1, "':' expected after dictionary key");
        parse_fail_here(p);
    }
    if (at(p, TOK_RBRACE) || at(p, TOK_COMMA))
        parse_fail_token(p, p->tok - 1, "expression expected after dictionary key and ':'");
    if (at(p, TOK_STAR)) parse_fail_token(p, p->tok, "cannot use a starred expression in a dictionary value");
    return parse_expression(p);
}

// One `key: value` or `**mapping`; the key (or NULL) goes to the keys, the value is returned.
static ast_node *parse_dict_item(parser *p, ast_node **out_key) {
    *out_key = NULL;
    if (accept(p, TOK_DOUBLESTAR)) return parse_bitwise_or(p);
    *out_key = parse_expression(p);
    return parse_dict_value(p);
}

static ast_node *parse_dict(parser *p, const token *first, ast_node *key, ast_node *value) {
    VEC(ast_node *) keys = {0};
    if (at_comprehension(p)) {
        if (!key) parse_fail_token(p, first + 1, "dict unpacking cannot be used in dict comprehension");
        ast_list generators = parse_comprehension_clauses(p);
        expect(p, TOK_RBRACE);
        ast_node *n = node_new(p, AST_DictComp, first);
        n->DictComp.key = key;
        n->DictComp.value = value;
        n->DictComp.generators = generators;
        return n;
    }
    int const mark = p->stack.n;
    vec_push(p->arena, &keys, key);
    list_push(p, value);
    while (accept(p, TOK_COMMA) && !at(p, TOK_RBRACE)) {
        value = parse_dict_item(p, &key);
        vec_push(p->arena, &keys, key);
        list_push(p, value);
    }
    expect(p, TOK_RBRACE);
    ast_node *n = node_new(p, AST_Dict, first);
    n->Dict.keys = (ast_list){keys.data, keys.n};
    n->Dict.values = list_take(p, mark);
    return n;
}

static ast_node *parse_braces(parser *p) {
    const token *first = expect(p, TOK_LBRACE);
    if (accept(p, TOK_RBRACE)) return node_new(p, AST_Dict, first);
    if (accept(p, TOK_DOUBLESTAR)) return parse_dict(p, first, NULL, parse_bitwise_or(p));
    ast_node *element = parse_star_named_expression(p);
    if (at(p, TOK_COLON) && element->kind != AST_Starred &&
        !(element->kind == AST_NamedExpr && first[1].kind == TOK_NAME))
        return parse_dict(p, first, element, parse_dict_value(p));
    if (at_comprehension(p)) {
        check_comprehension_element(p, element);
        ast_list generators = parse_comprehension_clauses(p);
        expect(p, TOK_RBRACE);
        ast_node *n = node_new(p, AST_SetComp, first);
        n->SetComp.elt = element;
        n->SetComp.generators = generators;
        return n;
    }
    int const mark = p->stack.n;
    list_push(p, element);
    parse_more_elements(p, TOK_RBRACE, mark);
    expect(p, TOK_RBRACE);
    ast_node *n = node_new(p, AST_Set, first);
    n->Set.elts = list_take(p, mark);
    return n;
}

// Atoms

static ast_node *parse_keyword_constant(parser *p, constant_kind kind) {
    const token *first = p->tok++;
    ast_node *n = node_new(p, AST_Constant, first);
    n->Constant.value.kind = kind;
    return n;
}

ast_node *parse_atom(parser *p) {
    const token *first = p->tok;
    switch (first->kind) {
    case TOK_NAME: {
        istr id = parse_identifier(p);
        ast_node *n = node_new(p, AST_Name, first);
        n->Name.id = id;
        return n;
    }
    case TOK_NUMBER: return parse_number(p);
    case TOK_STRING: return parse_strings(p);
    case TOK_LPAR: return parse_parenthesised(p);
    case TOK_LSQB: return parse_list(p);
    case TOK_LBRACE: return parse_braces(p);
    case TOK_NONE: return parse_keyword_constant(p, CONST_NONE);
    case TOK_TRUE: return parse_keyword_constant(p, CONST_TRUE);
    case TOK_FALSE: return parse_keyword_constant(p, CONST_FALSE);
    case TOK_ELLIPSIS: return parse_keyword_constant(p, CONST_ELLIPSIS);
    default: parse_fail_here(p);
    }
}
