#include "syntax/ast.h"

#include "syntax/parse.h"

#include <stddef.h>

static const char *const kind_names[] = {
#define NODE(NAME, GROUP, FIELDS) #NAME,
#include "syntax/ast.def"
};

static const uint16_t kind_sizes[] = {
#define NODE(NAME, GROUP, FIELDS) offsetof(ast_node, NAME) + sizeof(((ast_node *)0)->NAME),
#include "syntax/ast.def"
};

static const char *const operator_names[] = {
#define OPERATOR(NAME, TEXT, GROUP) #NAME,
#include "syntax/ast.def"
};

static const char *const operator_texts[] = {
#define OPERATOR(NAME, TEXT, GROUP) TEXT,
#include "syntax/ast.def"
};

const char *ast_kind_name(ast_kind k) { return kind_names[k]; }
const char *ast_operator_name(ast_operator op) { return operator_names[op]; }
const char *ast_operator_text(ast_operator op) { return operator_texts[op]; }

// Only as large as its kind needs: most nodes are a third of the largest.
ast_node *ast_node_create(arena *a, ast_kind kind) {
    ast_node *n = arena_alloc(a, kind_sizes[kind]);
    n->kind = kind;
    return n;
}

typedef bool (*visitor)(const ast_node *child, void *data);

static bool each_in_list(const ast_list *l, visitor visit, void *data) {
    for (int i = 0; i < l->n; i++)
        if (l->data[i] && !visit(l->data[i], data)) return false;
    return true;
}

bool ast_each_child(const ast_node *n, visitor visit, void *data) {
    switch (n->kind) {
#define F_NODE(X) &&visit(f->X, data)
#define F_OPT(X) &&(!f->X || visit(f->X, data))
#define F_LIST(X) &&each_in_list(&f->X, visit, data)
#define F_ID(X)
#define F_OPTID(X)
#define F_IDS(X)
#define F_OP(X)
#define F_OPS(X)
#define F_INT(X)
#define F_CONST(X)
#define F_CTX(X)
#define NODE(NAME, GROUP, FIELDS)                                                                                      \
    case AST_##NAME: {                                                                                                 \
        __typeof__(&n->NAME) f = &n->NAME;                                                                             \
        (void)f;                                                                                                       \
        return true FIELDS;                                                                                            \
    }
#include "syntax/ast.def"
    default: return true;
    }
}
