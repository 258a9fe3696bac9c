// Compound statements: those with blocks.
#include "syntax/parse.h"

// A node that ends with its last block, whose last tokens are newlines and dedents.
static ast_node *block_node(parser *p, ast_kind kind, const token *first) {
    ast_node *n = node_new(p, kind, first);
    const token *last = p->tok - 1;
    while (last->kind == TOK_NEWLINE || last->kind == TOK_DEDENT || last->kind == TOK_INDENT) last--;
    n->end_line = last->end_line;
    n->end_col = last->end_col;
    return n;
}

static ast_list parse_else(parser *p) {
    const token *first = p->tok;
    if (!accept(p, TOK_ELSE)) return (ast_list){0};
    return parse_block(p, "'else' statement", first->line);
}

// 'if' named_expression block ('elif' named_expression block)* ['else' block]
static ast_node *parse_if(parser *p) {
    const token *first = p->tok++;
    parse_enter(p);
    ast_node *test = parse_named_expression(p);
    ast_list body = parse_block(p, first->kind == TOK_IF ? "'if' statement" : "'elif' statement", first->line);
    ast_list orelse;
    if (at(p, TOK_ELIF)) {
        int const mark = p->stack.n;
        list_push(p, parse_if(p));
        orelse = list_take(p, mark);
    } else {
        orelse = parse_else(p);
    }
    parse_leave(p);
    ast_node *n = block_node(p, AST_If, first);
    n->If.test = test;
    n->If.body = body;
    n->If.orelse = orelse;
    return n;
}

static ast_node *parse_while(parser *p) {
    const token *first = p->tok++;
    ast_node *test = parse_named_expression(p);
    ast_list body = parse_block(p, "'while' statement", first->line);
    ast_list orelse = parse_else(p);
    ast_node *n = block_node(p, AST_While, first);
    n->While.test = test;
    n->While.body = body;
    n->While.orelse = orelse;
    return n;
}

// ['async'] 'for' targets 'in' star_expressions block ['else' block]
static ast_node *parse_for(parser *p, const token *first) {
    int const line = expect(p, TOK_FOR)->line;
    ast_node *target = parse_star_targets(p, TOK_IN);
    expect(p, TOK_IN);
    ast_node *iter = parse_star_expressions(p);
    ast_list body = parse_block(p, "'for' statement", line);
    ast_list orelse = parse_else(p);
    ast_node *n = block_node(p, first->kind == TOK_ASYNC ? AST_AsyncFor : AST_For, first);
    n->For.target = target;   // AsyncFor has the same fields
    n->For.iter = iter;
    n->For.body = body;
    n->For.orelse = orelse;
    return n;
}

// expression ['as' target]
static ast_node *parse_with_item(parser *p) {
    ast_node *n = ast_node_create(p->arena, AST_withitem);
    n->withitem.context_expr = parse_expression(p);
    if (!accept(p, TOK_AS)) return n;
    ast_node *target = parse_star_expression(p);
    if (!at(p, TOK_COMMA) && !at(p, TOK_RPAR) && !at(p, TOK_COLON)) parse_fail_here(p);
    parse_to_target(p, target, CTX_Store);
    n->withitem.optional_vars = target;
    return n;
}

// '(' item (',' item)* [','] ')' ':' as a With that has only its items.
static ast_node *parse_with_items_in_parentheses(parser *p) {
    const token *first = expect(p, TOK_LPAR);
    int const mark = p->stack.n;
    do {
        if (at(p, TOK_RPAR) && p->stack.n > mark) break;
        list_push(p, parse_with_item(p));
    } while (accept(p, TOK_COMMA));
    expect(p, TOK_RPAR);
    if (!at(p, TOK_COLON)) parse_fail_here(p);
    ast_node *n = node_new(p, AST_With, first);
    n->With.items = list_take(p, mark);
    return n;
}

// ['async'] 'with' items block
static ast_node *parse_with(parser *p, const token *first) {
    int const line = expect(p, TOK_WITH)->line;
    ast_node *items = at(p, TOK_LPAR) ? parse_try(p, parse_with_items_in_parentheses) : NULL;
    ast_list list;
    if (items) {
        list = items->With.items;
    } else {
        int const mark = p->stack.n;
        do list_push(p, parse_with_item(p));
        while (accept(p, TOK_COMMA));
        list = list_take(p, mark);
    }
    ast_list body = parse_block(p, "'with' statement", line);
    ast_node *n = block_node(p, first->kind == TOK_ASYNC ? AST_AsyncWith : AST_With, first);
    n->With.items = list;   // AsyncWith has the same fields
    n->With.body = body;
    return n;
}

// 'except' ['*'] [expression ['as' NAME]] block
static ast_node *parse_except(parser *p, bool *io_star, bool is_first) {
    const token *first = p->tok++;
    bool const star = accept(p, TOK_STAR);
    if (!is_first && star != *io_star)
        parse_fail_token(p, p->tok, "cannot have both 'except' and 'except*' on the same 'try'");
    *io_star = star;
    ast_node *type = NULL;
    istr name = NULL;
    if (star && (at(p, TOK_COLON) || at(p, TOK_NEWLINE)))
        parse_fail_token(p, p->tok, "expected one or more exception types");
    if (!at(p, TOK_COLON)) {
        type = parse_expression(p);
        if (at(p, TOK_COMMA)) {
            const ast_node *last = NULL;
            while (accept(p, TOK_COMMA)) last = parse_expression(p);
            if (at(p, TOK_AS) || at(p, TOK_COLON))
                parse_fail_nodes(p, type, last, "multiple exception types must be parenthesized");
            parse_fail_here(p);
        }
        if (accept(p, TOK_AS)) name = parse_identifier(p);
    }
    ast_list body = parse_block(p, star ? "'except*' statement" : "'except' statement", first->line);
    ast_node *n = block_node(p, AST_ExceptHandler, first);
    n->ExceptHandler.type = type;
    n->ExceptHandler.name = name;
    n->ExceptHandler.body = body;
    return n;
}

// 'try' block (except+ ['else' block] ['finally' block] | 'finally' block)
static ast_node *parse_try_statement(parser *p) {
    const token *first = p->tok++;
    ast_list body = parse_block(p, "'try' statement", first->line), orelse = {0}, finalbody = {0};
    int const mark = p->stack.n;
    bool star = false;
    while (at(p, TOK_EXCEPT)) list_push(p, parse_except(p, &star, p->stack.n == mark));
    ast_list handlers = list_take(p, mark);
    if (handlers.n) orelse = parse_else(p);
    const token *finally = p->tok;
    if (accept(p, TOK_FINALLY))
        finalbody = parse_block(p, "'finally' statement", finally->line);
    else if (handlers.n == 0 && !at(p, TOK_ERROR))
        parse_fail_token(p, p->tok, "expected 'except' or 'finally' block");
    else if (handlers.n == 0)
        parse_fail_here(p);
    ast_node *n = block_node(p, star ? AST_TryStar : AST_Try, first);
    n->Try.body = body;   // TryStar has the same fields
    n->Try.handlers = handlers;
    n->Try.orelse = orelse;
    n->Try.finalbody = finalbody;
    return n;
}

// ['async'] 'def' NAME '(' parameters ')' ['->' expression] block
static ast_node *parse_function(parser *p, const token *first, ast_list decorators) {
    int const line = expect(p, TOK_DEF)->line;
    istr name = parse_identifier(p);
    if (!at(p, TOK_LPAR) && !at(p, TOK_ERROR)) parse_fail_token(p, p->tok, "expected '('");
    expect(p, TOK_LPAR);
    ast_node *args = parse_parameters(p, TOK_RPAR, true);
    expect(p, TOK_RPAR);
    ast_node *returns = accept(p, TOK_ARROW) ? parse_expression(p) : NULL;
    if (!at(p, TOK_COLON)) parse_expect_colon(p);
    ast_list body = parse_block(p, "function definition", line);
    ast_node *n = block_node(p, first->kind == TOK_ASYNC ? AST_AsyncFunctionDef : AST_FunctionDef, first);
    n->FunctionDef.name = name;   // AsyncFunctionDef has the same fields
    n->FunctionDef.args = args;
    n->FunctionDef.body = body;
    n->FunctionDef.decorator_list = decorators;
    n->FunctionDef.returns = returns;
    return n;
}

// 'class' NAME ['(' arguments ')'] block
static ast_node *parse_class(parser *p, ast_list decorators) {
    const token *first = expect(p, TOK_CLASS);
    istr name = parse_identifier(p);
    ast_list bases = {0}, keywords = {0};
    if (at(p, TOK_LPAR)) parse_arguments(p, false, &bases, &keywords);
    ast_list body = parse_block(p, "class definition", first->line);
    ast_node *n = block_node(p, AST_ClassDef, first);
    n->ClassDef.name = name;
    n->ClassDef.bases = bases;
    n->ClassDef.keywords = keywords;
    n->ClassDef.body = body;
    n->ClassDef.decorator_list = decorators;
    return n;
}

// ('@' named_expression NEWLINE)+ (class | function)
static ast_node *parse_decorated(parser *p) {
    int const mark = p->stack.n;
    while (accept(p, TOK_AT)) {
        list_push(p, parse_named_expression(p));
        expect(p, TOK_NEWLINE);
    }
    ast_list decorators = list_take(p, mark);
    const token *first = p->tok;
    if (at(p, TOK_CLASS)) return parse_class(p, decorators);
    if (at(p, TOK_ASYNC)) p->tok++;
    return parse_function(p, first, decorators);
}

static ast_node *parse_async(parser *p) {
    const token *first = p->tok++;
    if (at(p, TOK_FOR)) return parse_for(p, first);
    if (at(p, TOK_WITH)) return parse_with(p, first);
    return parse_function(p, first, (ast_list){0});
}

ast_node *parse_compound_statement(parser *p) {
    switch (p->tok->kind) {
    case TOK_IF: return parse_if(p);
    case TOK_DEF: return parse_function(p, p->tok, (ast_list){0});
    case TOK_CLASS: return parse_class(p, (ast_list){0});
    case TOK_AT: return parse_decorated(p);
    case TOK_FOR: return parse_for(p, p->tok);
    case TOK_WHILE: return parse_while(p);
    case TOK_TRY: return parse_try_statement(p);
    case TOK_WITH: return parse_with(p, p->tok);
    case TOK_ASYNC: return parse_async(p);
    case TOK_NAME: return parse_at_match(p) ? parse_match(p) : NULL;
    default: return NULL;
    }
}
