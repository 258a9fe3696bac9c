// Which variable each name means: the scope that binds it is looked for outwards, through functions and not through
// classes; every scope passed on the way holds it in its closure.
#include "sema/sema.h"

static bool is_function_like(const scope *s) { return s->kind != SCOPE_MODULE && s->kind != SCOPE_CLASS; }

static bool is_bound(const symbol *y) { return (y->flags & N_BOUND) && !(y->flags & (N_GLOBAL | N_NONLOCAL)); }

// The function-like scope around b whose variable the name is, or the class whose implicit __class__ it is. NULL: the
// name is global.
static building *find_binder(sema *s, const building *b, istr name) {
    for (building *o = (building *)b->pub.parent; o; o = (building *)o->pub.parent) {
        if (o->pub.kind == SCOPE_MODULE) return NULL;
        if (o->pub.kind == SCOPE_CLASS) {
            if (name == s->s_class) return o;
            continue;
        }
        const symbol *y = map_get_ptr(&o->pub.by_name, name);
        if (!y) continue;
        if (y->flags & N_GLOBAL) return NULL;
        if (is_bound(y)) return o;
    }
    return NULL;
}

// Puts the name into the closure of b.
static void hold(sema *s, building *b, istr name) {
    for (int i = 0; i < b->free_names.n; i++)
        if (b->free_names.data[i] == name) return;
    vec_push(s->arena, &b->free_names, name);
}

static void capture(sema *s, building *b, symbol *y, building *binder) {
    istr const name = y->pub.name;
    y->pub.kind = NAME_FREE;
    for (building *o = (building *)b->pub.parent; o != binder; o = (building *)o->pub.parent) {
        symbol *between = map_get_ptr(&o->pub.by_name, name);
        if (between && o->pub.kind == SCOPE_CLASS && (between->flags & (N_BOUND | N_GLOBAL))) {
            hold(s, o, name);
            continue;
        }
        if (!between) {
            between = ARENA_NEW(s->arena, symbol);
            between->pub.name = name;
            map_put_ptr(&o->pub.by_name, name, between);
            vec_push(s->arena, &o->names, &between->pub);
        }
        between->pub.kind = NAME_FREE;
    }
    if (binder->pub.kind == SCOPE_CLASS)
        binder->pub.needs_class_cell = true;
    else
        ((symbol *)map_get_ptr(&binder->pub.by_name, name))->pub.kind = NAME_CELL;
}

static void analyse_name(sema *s, building *b, symbol *y) {
    istr const name = y->pub.name;
    if (y->flags & N_GLOBAL) {
        if (y->flags & N_NONLOCAL) sema_fail(s, y->directive, "name '%s' is nonlocal and global", name);
        y->pub.kind = NAME_GLOBAL_EXPLICIT;
        return;
    }
    if (y->flags & N_NONLOCAL) {
        if (b->pub.kind == SCOPE_MODULE) sema_fail(s, y->directive, "nonlocal declaration not allowed at module level");
        building *binder = find_binder(s, b, name);
        if (!binder) sema_fail(s, y->directive, "no binding for nonlocal '%s' found", name);
        y->pub.is_nonlocal = true;
        capture(s, b, y, binder);
        return;
    }
    if (is_bound(y)) {
        if (y->pub.kind != NAME_CELL) y->pub.kind = NAME_LOCAL;
        return;
    }
    if (y->pub.kind == NAME_FREE) return;
    building *binder = find_binder(s, b, name);
    if (binder)
        capture(s, b, y, binder);
    else
        y->pub.kind = NAME_GLOBAL_IMPLICIT;
}

static void copy_flags(symbol *y) {
    y->pub.is_parameter = y->flags & N_PARAM;
    y->pub.is_assigned = y->flags & N_LOCAL;
    y->pub.is_referenced = y->flags & N_USE;
    y->pub.is_imported = y->flags & N_IMPORT;
    y->pub.is_annotated = y->flags & N_ANNOT;
}

// Inner scopes add free names to outer ones, so a scope is analysed before its children and finished after them.
static void analyse(sema *s, building *b) {
    for (int i = 0; i < b->names.n; i++) {
        symbol *y = (symbol *)b->names.data[i];
        if (y->flags) analyse_name(s, b, y);
    }
    for (int i = 0; i < b->children.n; i++) analyse(s, (building *)b->children.data[i]);
}

static void take_slot(scope *p, scope_name *y) { y->slot = p->slot_count++; }

static void number_parameters(scope *p, const ast_node *args) {
    const ast_list *const lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k]->n; i++) take_slot(p, map_get_ptr(&p->by_name, lists[k]->data[i]->arg.arg));
    const ast_node *const rest[] = {args->arguments.vararg, args->arguments.kwarg};
    for (int k = 0; k < 2; k++)
        if (rest[k]) take_slot(p, map_get_ptr(&p->by_name, rest[k]->arg.arg));
}

static void finish(sema *s, building *b) {
    scope *p = &b->pub;
    VEC(istr) held = {0};
    if (p->kind == SCOPE_LAMBDA) number_parameters(p, p->node->Lambda.args);
    if (p->kind == SCOPE_FUNCTION) number_parameters(p, p->node->FunctionDef.args);
    for (int i = 0; i < b->names.n; i++) {
        symbol *y = (symbol *)b->names.data[i];
        copy_flags(y);
        bool const local = y->pub.kind == NAME_LOCAL || y->pub.kind == NAME_CELL;
        if (local && is_function_like(p) && !y->pub.is_parameter) take_slot(p, &y->pub);
        if (y->pub.kind != NAME_FREE) continue;
        y->pub.slot = held.n;
        vec_push(s->arena, &held, y->pub.name);
    }
    for (int i = 0; i < b->free_names.n; i++) vec_push(s->arena, &held, b->free_names.data[i]);
    p->free_names = held.data;
    p->free_count = held.n;
    p->names = b->names.data;
    p->name_count = b->names.n;
    p->children = b->children.data;
    p->child_count = b->children.n;
    for (int i = 0; i < b->children.n; i++) finish(s, (building *)b->children.data[i]);
}

void sema_analyse(sema *s, building *top) {
    analyse(s, top);
    finish(s, top);
}
