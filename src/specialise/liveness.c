// Where a loop's variables matter: outside it, or in it before it assigns them.
#include "specialise/state.h"

typedef struct name_search {
    istr name;
    const ast_node *skip;
    bool found;
} name_search;

static bool search_name(const ast_node *n, void *data) {
    name_search *q = data;
    if (n == q->skip) return true;
    if (n->kind == AST_Name && n->Name.id == q->name && n->Name.ctx != CTX_Store) q->found = true;
    if (n->kind == AST_AugAssign && n->AugAssign.target->kind == AST_Name && n->AugAssign.target->Name.id == q->name)
        q->found = true;
    return !q->found && ast_each_child(n, search_name, data);
}

// out_root: where the name stands, NULL: in other functions, too.
static istr name_of_cell(spec *s, const scell *c, const ast_node **out_root) {
    frame *f = s->frame;
    for (int i = 0; f->scope && i < f->scope->name_count; i++) {
        const scope_name *n = f->scope->names[i];
        if (frame_variable(f, n) != c) continue;
        *out_root = n->kind == NAME_FREE ? NULL : f->func ? f->func->node : f->module->tree;
        return n->name;
    }
    for (int i = 0; i < f->module->globals.n; i++)
        if (f->module->globals.entries[i].value == c) {
            *out_root = f->module->tree;
            return (istr)(uintptr_t)f->module->globals.entries[i].key;
        }
    return NULL;
}

bool is_variable(spec *s, const scell *c) {
    const ast_node *root = NULL;
    return name_of_cell(s, c, &root) != NULL;
}

bool live_outside(spec *s, const scell *c, const ast_node *loop) {
    const ast_node *root = NULL;
    istr const name = name_of_cell(s, c, &root);
    if (!name || !root || !loop) return true;
    name_search q = {name, loop, false};
    ast_each_child(root, search_name, &q);
    return q.found;
}

// ---- variables that a loop reads before it assigns them ----

// The names that are stored to, as far as evaluation has come on one path, on all, and those loaded before.
typedef VEC(istr) name_list;
typedef struct first_uses {
    arena *arena;
    name_list loads, stores, all_stores;
} first_uses;

static bool has_name(const name_list *list, istr name) {
    for (int i = 0; i < list->n; i++)
        if (list->data[i] == name) return true;
    return false;
}

static bool note_uses(const ast_node *n, void *data);

static void note_list(const ast_list *list, void *data) {
    for (int i = 0; i < list->n; i++) note_uses(list->data[i], data);
}

static void note_name(const ast_node *n, bool also_read, first_uses *u) {
    bool const stores = n->Name.ctx == CTX_Store;
    if ((!stores || also_read) && !has_name(&u->stores, n->Name.id)) vec_push(u->arena, &u->loads, n->Name.id);
    if (stores && !has_name(&u->stores, n->Name.id)) vec_push(u->arena, &u->stores, n->Name.id);
    if (stores && !has_name(&u->all_stores, n->Name.id)) vec_push(u->arena, &u->all_stores, n->Name.id);
}

// What one side stores does not help the other.
static void note_branches(const ast_node *n, first_uses *u) {
    note_uses(n->If.test, u);
    int const before = u->stores.n;
    note_list(&n->If.body, u);
    name_list const body = u->stores;
    u->stores = (name_list){0};
    for (int i = 0; i < before; i++) vec_push(u->arena, &u->stores, body.data[i]);
    note_list(&n->If.orelse, u);
    for (int i = before; i < body.n; i++)
        if (!has_name(&u->stores, body.data[i])) vec_push(u->arena, &u->stores, body.data[i]);
}

static bool note_uses(const ast_node *n, void *data) {
    switch (n->kind) {
    case AST_Name: note_name(n, false, data); return true;
    case AST_Assign:
        note_uses(n->Assign.value, data);
        note_list(&n->Assign.targets, data);
        return true;
    case AST_AugAssign:
        if (n->AugAssign.target->kind == AST_Name)
            note_name(n->AugAssign.target, true, data);
        else
            note_uses(n->AugAssign.target, data);
        return note_uses(n->AugAssign.value, data);
    case AST_If: note_branches(n, data); return true;
    case AST_NamedExpr: return note_uses(n->NamedExpr.value, data) && note_uses(n->NamedExpr.target, data);
    case AST_For:
        note_uses(n->For.iter, data);
        note_uses(n->For.target, data);
        note_list(&n->For.body, data);
        note_list(&n->For.orelse, data);
        return true;
    case AST_FunctionDef:   // names of their own
    case AST_ClassDef:
    case AST_Lambda:
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp: return true;
    default: ast_each_child(n, note_uses, data); return true;
    }
}

static const scell *cell_of_name(spec *s, istr name) {
    frame *f = s->frame;
    const scell *c = f->scope ? frame_variable(f, sema_name_in(f->scope, name)) : NULL;
    return c ? c : map_get_ptr(&f->module->globals, name);
}

bool reads_unset(spec *s, const ast_node *loop) {
    if (!loop || (loop->kind != AST_For && loop->kind != AST_While)) return false;
    first_uses u = {.arena = s->arena};
    if (loop->kind == AST_For) {
        note_uses(loop->For.target, &u);
        note_list(&loop->For.body, &u);
    } else {
        ast_each_child(loop, note_uses, &u);
    }
    for (int i = 0; i < u.loads.n; i++) {
        if (!has_name(&u.all_stores, u.loads.data[i])) continue;
        const scell *c = cell_of_name(s, u.loads.data[i]);
        if (!c || c->v->kind == SV_UNDEF) return true;
    }
    return false;
}
