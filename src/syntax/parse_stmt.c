// Simple statements, and the lists of statements that make blocks.
#include "syntax/parse.h"

// Statement lists

// simple_statements: simple (';' simple)* [';'] NEWLINE
static void parse_simple_line(parser *p) {
    do {
        if (at(p, TOK_NEWLINE)) break;
        list_push(p, parse_simple_statement(p));
    } while (accept(p, TOK_SEMI));
    expect(p, TOK_NEWLINE);
}

ast_list parse_statements(parser *p, token_kind end) {
    int const mark = p->stack.n;
    while (!at(p, end)) {
        ast_node *n = parse_compound_statement(p);
        if (n)
            list_push(p, n);
        else
            parse_simple_line(p);
    }
    return list_take(p, mark);
}

// block: ':' (simple_statements | NEWLINE INDENT statement+ DEDENT)
// after and line say what it belongs to, for the message when it is missing.
ast_list parse_block(parser *p, const char *after, int line) {
    parse_expect_colon_after(p);
    if (!accept(p, TOK_NEWLINE)) {
        int const mark = p->stack.n;
        parse_simple_line(p);
        return list_take(p, mark);
    }
    const token *t = p->tok;
    if (!accept(p, TOK_INDENT)) {
        if (t->kind == TOK_ERROR) parse_fail_here(p);
        parse_fail(p, "IndentationError", t->line, t->col, t->end_line, t->end_col,
                   arena_printf(p->arena, "expected an indented block after %s on line %d", after, line));
    }
    parse_enter(p);
    ast_list body = parse_statements(p, TOK_DEDENT);
    parse_leave(p);
    p->tok++;
    return body;
}

// Assignments

static const uint8_t augmented[TOK_COUNT] = {
    [TOK_PLUSEQUAL] = OP_Add + 1,
    [TOK_MINEQUAL] = OP_Sub + 1,
    [TOK_STAREQUAL] = OP_Mult + 1,
    [TOK_SLASHEQUAL] = OP_Div + 1,
    [TOK_PERCENTEQUAL] = OP_Mod + 1,
    [TOK_AMPEREQUAL] = OP_BitAnd + 1,
    [TOK_VBAREQUAL] = OP_BitOr + 1,
    [TOK_CIRCUMFLEXEQUAL] = OP_BitXor + 1,
    [TOK_LEFTSHIFTEQUAL] = OP_LShift + 1,
    [TOK_RIGHTSHIFTEQUAL] = OP_RShift + 1,
    [TOK_DOUBLESTAREQUAL] = OP_Pow + 1,
    [TOK_ATEQUAL] = OP_MatMult + 1,
    [TOK_DOUBLESLASHEQUAL] = OP_FloorDiv + 1,
};

static bool is_single_target(const ast_node *n) {
    return n->kind == AST_Name || n->kind == AST_Attribute || n->kind == AST_Subscript;
}

// target ':' annotation ['=' value]
static ast_node *parse_annotated(parser *p, const token *first, ast_node *target) {
    if (!is_single_target(target)) {
        const token *colon = p->tok++;
        if (!parse_try(p, parse_expression)) parse_fail_here(p);
        p->tok = colon;
    }
    if (target->kind == AST_List || target->kind == AST_Tuple)
        parse_fail_nodes(p, target, target, "only single target (not %s) can be annotated",
                         parse_expression_name(target));
    if (!is_single_target(target)) parse_fail_nodes(p, target, target, "illegal target for annotation");
    expect(p, TOK_COLON);
    parse_to_target(p, target, CTX_Store);
    ast_node *annotation = parse_expression(p);
    ast_node *value = accept(p, TOK_EQUAL) ? parse_yield_or_star_expressions(p) : NULL;
    ast_node *n = node_new(p, AST_AnnAssign, first);
    n->AnnAssign.target = target;
    n->AnnAssign.annotation = annotation;
    n->AnnAssign.value = value;
    n->AnnAssign.simple = target->kind == AST_Name && first->kind == TOK_NAME;
    return n;
}

static ast_node *parse_augmented(parser *p, const token *first, ast_node *target) {
    if (!is_single_target(target))
        parse_fail_nodes(p, target, target, "'%s' is an illegal expression for augmented assignment",
                         parse_expression_name(target));
    ast_operator const op = (ast_operator)(augmented[p->tok->kind] - 1);
    p->tok++;
    parse_to_target(p, target, CTX_Store);
    ast_node *value = parse_yield_or_star_expressions(p);
    ast_node *n = node_new(p, AST_AugAssign, first);
    n->AugAssign.target = target;
    n->AugAssign.op = op;
    n->AugAssign.value = value;
    return n;
}

// (targets '=')+ value
static ast_node *parse_assignment(parser *p, const token *first, ast_node *target) {
    int const mark = p->stack.n;
    ast_node *value = target;
    while (at(p, TOK_EQUAL)) {
        if (value->kind == AST_Yield || value->kind == AST_YieldFrom)
            parse_fail_nodes(p, value, value, "assignment to yield expression not possible");
        bool const bare_tuple = value->kind == AST_Tuple && value->Tuple.elts.n && p->tok[-1].kind != TOK_RPAR;
        p->assigned = bare_tuple ? value->Tuple.elts.data[value->Tuple.elts.n - 1] : value;
        parse_to_target(p, value, CTX_Store);
        p->assigned = NULL;
        list_push(p, value);
        p->tok++;
        value = parse_yield_or_star_expressions(p);
    }
    ast_node *n = node_new(p, AST_Assign, first);
    n->Assign.targets = list_take(p, mark);
    n->Assign.value = value;
    return n;
}

static ast_node *parse_expression_statement(parser *p) {
    const token *first = p->tok;
    ast_node *value = parse_yield_or_star_expressions(p);
    if (at(p, TOK_EQUAL)) return parse_assignment(p, first, value);
    if (at(p, TOK_COLON)) return parse_annotated(p, first, value);
    if (augmented[p->tok->kind]) return parse_augmented(p, first, value);
    ast_node *n = node_new(p, AST_Expr, first);
    n->Expr.value = value;
    return n;
}

// Imports

// NAME ('.' NAME)*, as one identifier.
static istr parse_dotted_name(parser *p) {
    istr name = parse_identifier(p);
    if (!at(p, TOK_DOT)) return name;
    text_buffer text = {0};
    parse_push_text(p, &text, name, istr_len(name));
    while (accept(p, TOK_DOT)) {
        name = parse_identifier(p);
        vec_push(p->arena, &text, '.');
        parse_push_text(p, &text, name, istr_len(name));
    }
    return intern_n(p->names, text.data, (size_t)text.n);
}

static ast_node *parse_alias(parser *p, bool dotted) {
    const token *first = p->tok;
    istr name = dotted ? parse_dotted_name(p) : parse_identifier(p);
    istr asname = accept(p, TOK_AS) ? parse_identifier(p) : NULL;
    ast_node *n = node_new(p, AST_alias, first);
    n->alias.name = name;
    n->alias.asname = asname;
    return n;
}

// 'import' dotted_name ['as' NAME] (',' …)*
static ast_node *parse_import(parser *p) {
    const token *first = p->tok++;
    int const mark = p->stack.n;
    do list_push(p, parse_alias(p, true));
    while (accept(p, TOK_COMMA));
    ast_node *n = node_new(p, AST_Import, first);
    n->Import.names = list_take(p, mark);
    return n;
}

// '*' | '(' alias (',' alias)* [','] ')' | alias (',' alias)*
static ast_list parse_imported_names(parser *p) {
    int const mark = p->stack.n;
    const token *first = p->tok;
    if (accept(p, TOK_STAR)) {
        ast_node *n = node_new(p, AST_alias, first);
        n->alias.name = intern(p->names, "*");
        list_push(p, n);
        return list_take(p, mark);
    }
    bool const parens = accept(p, TOK_LPAR);
    do {
        if (parens && at(p, TOK_RPAR) && p->stack.n > mark) break;
        if (!parens && at(p, TOK_NEWLINE) && p->stack.n > mark)
            parse_fail_token(p, p->tok, "trailing comma not allowed without surrounding parentheses");
        list_push(p, parse_alias(p, false));
    } while (accept(p, TOK_COMMA));
    if (parens) expect(p, TOK_RPAR);
    return list_take(p, mark);
}

// 'from' ('.' | '...')* [dotted_name] 'import' names
static ast_node *parse_import_from(parser *p) {
    const token *first = p->tok++;
    int level = 0;
    for (; at(p, TOK_DOT) || at(p, TOK_ELLIPSIS); p->tok++) level += at(p, TOK_DOT) ? 1 : 3;
    istr module = level == 0 || at(p, TOK_NAME) ? parse_dotted_name(p) : NULL;
    expect(p, TOK_IMPORT);
    ast_list names = parse_imported_names(p);
    ast_node *n = node_new(p, AST_ImportFrom, first);
    n->ImportFrom.module = module;
    n->ImportFrom.names = names;
    n->ImportFrom.level = level;
    return n;
}

// Others

static bool ends_statement(const parser *p) { return at(p, TOK_NEWLINE) || at(p, TOK_SEMI); }

static ast_node *parse_return(parser *p) {
    const token *first = p->tok++;
    ast_node *value = ends_statement(p) ? NULL : parse_star_expressions(p);
    ast_node *n = node_new(p, AST_Return, first);
    n->Return.value = value;
    return n;
}

static ast_node *parse_raise(parser *p) {
    const token *first = p->tok++;
    ast_node *exc = ends_statement(p) ? NULL : parse_expression(p);
    ast_node *cause = exc && accept(p, TOK_FROM) ? parse_expression(p) : NULL;
    ast_node *n = node_new(p, AST_Raise, first);
    n->Raise.exc = exc;
    n->Raise.cause = cause;
    return n;
}

static ast_node *parse_assert(parser *p) {
    const token *first = p->tok++;
    ast_node *test = parse_expression(p);
    ast_node *msg = accept(p, TOK_COMMA) ? parse_expression(p) : NULL;
    ast_node *n = node_new(p, AST_Assert, first);
    n->Assert.test = test;
    n->Assert.msg = msg;
    return n;
}

// 'del' target (',' target)* [',']
static ast_node *parse_del(parser *p) {
    const token *first = p->tok++;
    int const mark = p->stack.n;
    do {
        if (ends_statement(p) && p->stack.n > mark) break;
        ast_node *target = parse_star_expression(p);
        parse_to_target(p, target, CTX_Del);
        list_push(p, target);
    } while (accept(p, TOK_COMMA));
    if (!ends_statement(p)) parse_fail_here(p);
    ast_node *n = node_new(p, AST_Delete, first);
    n->Delete.targets = list_take(p, mark);
    return n;
}

// ('global' | 'nonlocal') NAME (',' NAME)*
static ast_node *parse_declaration(parser *p, ast_kind kind) {
    const token *first = p->tok++;
    VEC(istr) ids = {0};
    do vec_push(p->arena, &ids, parse_identifier(p));
    while (accept(p, TOK_COMMA));
    ast_node *n = node_new(p, kind, first);
    *(kind == AST_Global ? &n->Global.names : &n->Nonlocal.names) = (ast_ids){ids.data, ids.n};
    return n;
}

static ast_node *parse_word_statement(parser *p, ast_kind kind) {
    const token *first = p->tok++;
    return node_new(p, kind, first);
}

ast_node *parse_simple_statement(parser *p) {
    switch (p->tok->kind) {
    case TOK_RETURN: return parse_return(p);
    case TOK_IMPORT: return parse_import(p);
    case TOK_FROM: return parse_import_from(p);
    case TOK_RAISE: return parse_raise(p);
    case TOK_PASS: return parse_word_statement(p, AST_Pass);
    case TOK_BREAK: return parse_word_statement(p, AST_Break);
    case TOK_CONTINUE: return parse_word_statement(p, AST_Continue);
    case TOK_DEL: return parse_del(p);
    case TOK_ASSERT: return parse_assert(p);
    case TOK_GLOBAL: return parse_declaration(p, AST_Global);
    case TOK_NONLOCAL: return parse_declaration(p, AST_Nonlocal);
    default: return parse_expression_statement(p);
    }
}
