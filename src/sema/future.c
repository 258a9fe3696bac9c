// `from __future__ import …`: only what changes the meaning of names matters here.
#include "sema/sema.h"

static void check_features(sema *s, const ast_node *n) {
    static const char *const known[] = {"nested_scopes",  "generators",     "division",         "absolute_import",
                                        "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                                        "generator_stop", "annotations"};
    for (int i = 0; i < n->ImportFrom.names.n; i++) {
        istr const name = n->ImportFrom.names.data[i]->alias.name;
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) found |= strcmp(name, known[k]) == 0;
        if (strcmp(name, "braces") == 0) sema_fail(s, n, "not a chance");
        if (!found) sema_fail(s, n, "future feature %.100s is not defined", name);
        s->future_annotations |= strcmp(name, "annotations") == 0;
    }
}

static bool is_docstring(const ast_node *n) {
    return n->kind == AST_Expr && n->Expr.value->kind == AST_Constant &&
           n->Expr.value->Constant.value.kind == CONST_STR;
}

void sema_find_future(sema *s, const ast_node *module) {
    const ast_list *body = &module->Module.body;
    bool done = false;
    s->future_line = -1;
    for (int i = body->n && is_docstring(body->data[0]), line = 0; i < body->n; i++) {
        const ast_node *n = body->data[i];
        if (done && n->line > line) return;
        line = n->line;
        if (n->kind != AST_ImportFrom || n->ImportFrom.module != s->s_future) {
            done = true;
            continue;
        }
        if (done) sema_fail(s, n, "from __future__ imports must occur at the beginning of the file");
        check_features(s, n);
        s->future_line = n->line;
    }
}
