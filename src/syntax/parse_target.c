// Targets: what may stand left of '=', after for, as, del and in augmented assignments.
#include "syntax/parse.h"

const char *parse_expression_name(const ast_node *n) {
    switch (n->kind) {
    case AST_Attribute: return "attribute";
    case AST_Subscript: return "subscript";
    case AST_Starred: return "starred";
    case AST_Name: return "name";
    case AST_List: return "list";
    case AST_Tuple: return "tuple";
    case AST_Lambda: return "lambda";
    case AST_Call: return "function call";
    case AST_BoolOp:
    case AST_BinOp:
    case AST_UnaryOp: return "expression";
    case AST_GeneratorExp: return "generator expression";
    case AST_Yield:
    case AST_YieldFrom: return "yield expression";
    case AST_Await: return "await expression";
    case AST_ListComp: return "list comprehension";
    case AST_SetComp: return "set comprehension";
    case AST_DictComp: return "dict comprehension";
    case AST_Dict: return "dict literal";
    case AST_Set: return "set display";
    case AST_JoinedStr:
    case AST_FormattedValue: return "f-string expression";
    case AST_Compare: return "comparison";
    case AST_IfExp: return "conditional expression";
    case AST_NamedExpr: return "named expression";
    case AST_Constant:
        switch (n->Constant.value.kind) {
        case CONST_NONE: return "None";
        case CONST_TRUE: return "True";
        case CONST_FALSE: return "False";
        case CONST_ELLIPSIS: return "ellipsis";
        default: return "literal";
        }
    default: return "expression";
    }
}

// n has to be one operand, and another has to follow.
bool parse_is_comparison_slip(parser *p, const ast_node *n) {
    const token *last = p->tok - 1, *equal = p->tok;
    if (p->explaining || !at(p, TOK_EQUAL)) return false;
    if (n->kind == AST_Constant && n->Constant.value.kind <= CONST_FALSE) return false;
    bool const loose = n->kind == AST_Compare || n->kind == AST_BoolOp || n->kind == AST_Lambda ||
                       n->kind == AST_IfExp || (n->kind == AST_UnaryOp && n->UnaryOp.op == OP_Not);
    if (loose && n->end_line == last->end_line && n->end_col == last->end_col) return false;   // not in parentheses
    p->tok++;
    p->explaining = true;
    bool const slip = parse_try(p, parse_bitwise_or) && !at(p, TOK_EQUAL) && !at(p, TOK_COLONEQUAL);
    p->explaining = false;
    p->tok = equal;
    return slip;
}

_Noreturn static void fail_target(parser *p, const ast_node *n, ast_context ctx) {
    if (ctx == CTX_Del) parse_fail_nodes(p, n, n, "cannot delete %s", parse_expression_name(n));
    if (n == p->assigned && parse_is_comparison_slip(p, n)) {
        p->error.help = "write '==' to compare";
        parse_fail_nodes(p, n, n, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                         parse_expression_name(n));
    }
    parse_fail_nodes(p, n, n, "cannot assign to %s", parse_expression_name(n));
}

// Gives the context to the node and the targets in it; refuses what is no target.
void parse_to_target(parser *p, ast_node *n, ast_context ctx) {
    ast_list elements = {0};
    switch (n->kind) {
    case AST_Name: n->Name.ctx = ctx; return;
    case AST_Attribute: n->Attribute.ctx = ctx; return;
    case AST_Subscript: n->Subscript.ctx = ctx; return;
    case AST_Starred:
        if (ctx == CTX_Del) fail_target(p, n, ctx);
        n->Starred.ctx = ctx;
        if (n->Starred.value->kind == AST_Starred) fail_target(p, n->Starred.value, ctx);
        parse_to_target(p, n->Starred.value, ctx);
        return;
    case AST_Tuple:
        n->Tuple.ctx = ctx;
        elements = n->Tuple.elts;
        break;
    case AST_List:
        n->List.ctx = ctx;
        elements = n->List.elts;
        break;
    default: fail_target(p, n, ctx);
    }
    for (int i = 0; i < elements.n; i++) parse_to_target(p, elements.data[i], ctx);
}

static ast_node *parse_star_target(parser *p) {
    const token *first = p->tok;
    if (!accept(p, TOK_STAR)) return parse_bitwise_or(p);
    ast_node *value = parse_bitwise_or(p);
    ast_node *n = node_new(p, AST_Starred, first);
    n->Starred.value = value;
    return n;
}

// star_targets: star_target (',' star_target)* [',']
ast_node *parse_star_targets(parser *p, token_kind end) {
    const token *first = p->tok;
    ast_node *n = parse_star_target(p);
    if (at(p, TOK_COMMA)) {
        int const mark = p->stack.n;
        list_push(p, n);
        while (accept(p, TOK_COMMA) && !at(p, end)) list_push(p, parse_star_target(p));
        n = node_new(p, AST_Tuple, first);
        n->Tuple.elts = list_take(p, mark);
    }
    if (!at(p, end) && !at(p, TOK_ERROR)) {
        if (n->kind != AST_Name && n->kind != AST_Tuple && n->kind != AST_Attribute && n->kind != AST_Subscript &&
            n->kind != AST_List)
            parse_to_target(p, n, CTX_Store);
        parse_fail_here(p);
    }
    parse_to_target(p, n, CTX_Store);
    return n;
}
