// What tracebacks know of code: the places of instructions, and where the operator of an expression stands.
#include "interp/frame.h"
#include "syntax/parser.h"

void interp_traceback_add(const frame *f, int pc) {
    const code_object *k = f->code;
    py_traceback_object const where = {.file = k->file,
                                       .function = k->name,
                                       .code = (py_object *)f->code,
                                       .globals = f->globals,
                                       .place =
                                           pc ? k->places[pc - 1] : (py_place){k->first_line, k->first_line, -1, -1}};
    py_traceback_add(py.error, &where);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static bool binary_operator(const char *text, const ast_node *n, int *from, int *to) {
    int const end = n->BinOp.right->col;
    for (int i = n->BinOp.left->end_col; i < end; i++) {
        if (is_blank(text[i])) continue;
        *from = i;
        *to = i + 1 < end && !is_blank(text[i + 1]) ? i + 2 : i + 1;
        return true;
    }
    return false;
}

static bool find_operator(const char *text, const ast_node *n, int *from, int *to) {
    if (n->kind == AST_BinOp) return binary_operator(text, n, from, to);
    if (n->kind != AST_Subscript) return false;
    *from = n->Subscript.value->end_col;
    *to = n->Subscript.slice->end_col + 1;
    return true;
}

bool interp_find_operator(const char *text, size_t n, int *from, int *to) {
    arena a;
    arena_init(&a);
    intern_table names;
    intern_init(&names, &a);
    diag_sink diags;
    diag_init(&diags, &a);
    const char *copy = arena_strndup(&a, text, n);   // with a NUL
    const ast_node *m = parse_module(&a, &names, &diags, source_from_text(&a, "<string>", copy, n));
    const ast_list *body = m ? &m->Module.body : NULL;
    bool const found = body && body->n == 1 && body->data[0]->kind == AST_Expr &&
                       find_operator(text, body->data[0]->Expr.value, from, to);
    arena_deinit(&a);
    return found;
}
