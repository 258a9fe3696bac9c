// Which names each scope binds and uses, in the order in which CPython's symtable visits the tree, so that the first
// of several errors is the same.
#include "sema/sema.h"

static void visit(sema *s, const ast_node *n);

static void visit_list(sema *s, const ast_list *l) {
    for (int i = 0; i < l->n; i++)
        if (l->data[i]) visit(s, l->data[i]);
}

static void visit_opt(sema *s, const ast_node *n) {
    if (n) visit(s, n);
}

static void add(sema *s, istr name, const ast_node *at, unsigned flags) { sema_symbol_add(s, s->cur, name, at, flags); }

// Scopes

static building *enter(sema *s, scope_kind kind, const char *name, const ast_node *n) {
    building *b = ARENA_NEW(s->arena, building), *outer = s->cur;
    b->pub.kind = kind;
    b->pub.name = intern(s->names, name);
    b->pub.node = n;
    b->pub.parent = outer ? &outer->pub : NULL;
    b->pub.private_class = s->private_class;
    map_init(&b->pub.by_name, s->arena);
    if (outer) {
        b->iterable_depth = outer->iterable_depth;
        vec_push(s->arena, &outer->children, &b->pub);
    }
    map_put_ptr(&s->table->by_node, n, &b->pub);
    s->cur = b;
    return b;
}

static void leave(sema *s) { s->cur = (building *)s->cur->pub.parent; }

// Annotations that stay text (from __future__ import annotations) bind and use nothing.
static void visit_annotation(sema *s, const ast_node *n) {
    if (!n) return;
    if (!s->future_annotations) {
        visit(s, n);
        return;
    }
    building aside = {.pub = {.kind = SCOPE_FUNCTION, .parent = &s->cur->pub, .private_class = s->private_class},
                      .is_annotation = true};
    building *const outer = s->cur;
    map_init(&aside.pub.by_name, s->arena);
    s->cur = &aside;
    visit(s, n);
    s->cur = outer;
}

static void refuse_in_annotation(sema *s, const ast_node *n, const char *what) {
    if (s->cur->is_annotation) sema_fail(s, n, "'%s' can not be used within an annotation", what);
}

// Functions and classes

static void visit_parameter_annotations(sema *s, const ast_node *args) {
    const ast_list *const lists[] = {&args->arguments.posonlyargs, &args->arguments.args};
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < lists[k]->n; i++) visit_annotation(s, lists[k]->data[i]->arg.annotation);
    if (args->arguments.vararg) visit_annotation(s, args->arguments.vararg->arg.annotation);
    if (args->arguments.kwarg) visit_annotation(s, args->arguments.kwarg->arg.annotation);
    for (int i = 0; i < args->arguments.kwonlyargs.n; i++)
        visit_annotation(s, args->arguments.kwonlyargs.data[i]->arg.annotation);
}

static void add_parameters(sema *s, const ast_node *args) {
    const ast_list *const lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k]->n; i++) add(s, lists[k]->data[i]->arg.arg, lists[k]->data[i], N_PARAM);
    if (args->arguments.vararg) add(s, args->arguments.vararg->arg.arg, args->arguments.vararg, N_PARAM);
    if (args->arguments.kwarg) add(s, args->arguments.kwarg->arg.arg, args->arguments.kwarg, N_PARAM);
}

static void visit_defaults(sema *s, const ast_node *args) {
    visit_list(s, &args->arguments.defaults);
    visit_list(s, &args->arguments.kw_defaults);
}

static void visit_function(sema *s, const ast_node *n) {
    add(s, n->FunctionDef.name, n, N_LOCAL);
    visit_defaults(s, n->FunctionDef.args);
    visit_parameter_annotations(s, n->FunctionDef.args);
    visit_annotation(s, n->FunctionDef.returns);
    visit_list(s, &n->FunctionDef.decorator_list);
    enter(s, SCOPE_FUNCTION, n->FunctionDef.name, n);
    s->cur->pub.is_coroutine = n->kind == AST_AsyncFunctionDef;
    add_parameters(s, n->FunctionDef.args);
    visit_list(s, &n->FunctionDef.body);
    leave(s);
}

static void visit_lambda(sema *s, const ast_node *n) {
    visit_defaults(s, n->Lambda.args);
    enter(s, SCOPE_LAMBDA, "lambda", n);
    add_parameters(s, n->Lambda.args);
    visit(s, n->Lambda.body);
    leave(s);
}

static void visit_class(sema *s, const ast_node *n) {
    add(s, n->ClassDef.name, n, N_LOCAL);
    visit_list(s, &n->ClassDef.bases);
    visit_list(s, &n->ClassDef.keywords);
    visit_list(s, &n->ClassDef.decorator_list);
    istr const outer = s->private_class;
    enter(s, SCOPE_CLASS, n->ClassDef.name, n);
    s->private_class = s->cur->pub.private_class = n->ClassDef.name;
    visit_list(s, &n->ClassDef.body);
    s->private_class = outer;
    leave(s);
}

// Comprehensions

static void visit_target(sema *s, const ast_node *n) {
    s->cur->in_target = true;
    visit(s, n);
    s->cur->in_target = false;
}

static void visit_iterable(sema *s, const ast_node *n) {
    building *const b = s->cur;
    b->iterable_depth++;
    visit(s, n);
    b->iterable_depth--;
}

// The first iterable is evaluated outside, the rest in a scope of its own. value: of a DictComp.
static void visit_comprehension(sema *s, const ast_node *n, const char *name, const ast_list *generators,
                                const ast_node *elt, const ast_node *value) {
    const ast_node *first = generators->data[0];
    visit_iterable(s, first->comprehension.iter);
    building *b = enter(s, SCOPE_COMPREHENSION, name, n);
    b->pub.is_coroutine = first->comprehension.is_async;
    visit_target(s, first->comprehension.target);
    visit_list(s, &first->comprehension.ifs);
    for (int i = 1; i < generators->n; i++) {
        const ast_node *g = generators->data[i];
        visit_target(s, g->comprehension.target);
        visit_iterable(s, g->comprehension.iter);
        visit_list(s, &g->comprehension.ifs);
        b->pub.is_coroutine |= g->comprehension.is_async;
    }
    visit_opt(s, value);
    visit(s, elt);
    b->pub.is_generator = n->kind == AST_GeneratorExp;
    leave(s);
    if (b->pub.is_coroutine && !b->pub.is_generator) s->cur->pub.is_coroutine = true;
}

// An assignment expression in a comprehension binds in the function or module around it.
static void bind_outside(sema *s, const ast_node *n) {
    istr const name = n->NamedExpr.target->Name.id;
    const ast_node *at = n->NamedExpr.target;
    building *b = s->cur;
    for (; b->pub.kind == SCOPE_COMPREHENSION; b = (building *)b->pub.parent) {
        const symbol *y = sema_symbol(s, b, name);
        if (y && (y->flags & N_ITERATION) && (y->flags & (N_LOCAL | N_GLOBAL)))
            sema_fail(s, at, "assignment expression cannot rebind comprehension iteration variable '%s'", name);
    }
    if (b->pub.kind == SCOPE_CLASS)
        sema_fail(s, at, "assignment expression within a comprehension cannot be used in a class body");
    const symbol *outer = sema_symbol(s, b, name);
    bool const global = b->pub.kind == SCOPE_MODULE || (outer && (outer->flags & N_GLOBAL));
    symbol *y = sema_symbol_add(s, s->cur, name, at, global ? N_GLOBAL : N_NONLOCAL);
    if (!y->directive) y->directive = at;
    sema_symbol_add(s, b, name, at, b->pub.kind == SCOPE_MODULE ? N_GLOBAL : N_LOCAL);
}

static void visit_named(sema *s, const ast_node *n) {
    refuse_in_annotation(s, n, "named expression");
    if (s->cur->iterable_depth > 0)
        sema_fail(s, n, "assignment expression cannot be used in a comprehension iterable expression");
    if (s->cur->pub.kind == SCOPE_COMPREHENSION) bind_outside(s, n);
    visit(s, n->NamedExpr.value);
    visit(s, n->NamedExpr.target);
}

static void visit_yield(sema *s, const ast_node *n, const ast_node *value) {
    refuse_in_annotation(s, n, "yield expression");
    visit_opt(s, value);
    s->cur->pub.is_generator = true;
    if (s->cur->pub.kind != SCOPE_COMPREHENSION) return;
    switch (s->cur->pub.node->kind) {
    case AST_ListComp: sema_fail(s, n, "'yield' inside list comprehension");
    case AST_SetComp: sema_fail(s, n, "'yield' inside set comprehension");
    case AST_DictComp: sema_fail(s, n, "'yield' inside dict comprehension");
    default: sema_fail(s, n, "'yield' inside generator expression");
    }
}

// Names

static void visit_declaration(sema *s, const ast_node *n, const ast_ids *names, bool global) {
    const char *const word = global ? "global" : "nonlocal";
    for (int i = 0; i < names->n; i++) {
        istr const name = names->data[i];
        symbol *y = sema_symbol(s, s->cur, sema_mangle(s->names, s->private_class, name));
        if (y && (y->flags & N_PARAM)) sema_fail(s, n, "name '%s' is parameter and %s", name, word);
        if (y && (y->flags & N_USE)) sema_fail(s, n, "name '%s' is used prior to %s declaration", name, word);
        if (y && (y->flags & N_ANNOT)) sema_fail(s, n, "annotated name '%s' can't be %s", name, word);
        if (y && (y->flags & N_LOCAL)) sema_fail(s, n, "name '%s' is assigned to before %s declaration", name, word);
        y = sema_symbol_add(s, s->cur, name, n, global ? N_GLOBAL : N_NONLOCAL);
        if (!y->directive) y->directive = n;
    }
}

static void visit_name(sema *s, const ast_node *n) {
    add(s, n->Name.id, n, n->Name.ctx == CTX_Load ? N_USE : N_LOCAL);
    // super() reads __class__.
    bool const in_function = s->cur->pub.kind != SCOPE_MODULE && s->cur->pub.kind != SCOPE_CLASS;
    if (n->Name.ctx == CTX_Load && n->Name.id == s->s_super && in_function && !s->cur->is_annotation)
        add(s, s->s_class, n, N_USE);
}

static void visit_annotated(sema *s, const ast_node *n) {
    const ast_node *target = n->AnnAssign.target;
    if (target->kind == AST_Name) {
        const symbol *y = sema_symbol(s, s->cur, sema_mangle(s->names, s->private_class, target->Name.id));
        if (y && (y->flags & (N_GLOBAL | N_NONLOCAL)) && s->cur->pub.kind != SCOPE_MODULE && n->AnnAssign.simple)
            sema_fail(s, n, "annotated name '%s' can't be %s", target->Name.id,
                      y->flags & N_GLOBAL ? "global" : "nonlocal");
        if (n->AnnAssign.simple)
            add(s, target->Name.id, target, N_ANNOT | N_LOCAL);
        else if (n->AnnAssign.value)
            add(s, target->Name.id, target, N_LOCAL);
    } else {
        visit(s, target);
    }
    visit_annotation(s, n->AnnAssign.annotation);
    visit_opt(s, n->AnnAssign.value);
}

static void visit_alias(sema *s, const ast_node *n) {
    istr name = n->alias.asname ? n->alias.asname : n->alias.name;
    if (strcmp(name, "*") == 0) {
        if (s->cur->pub.kind != SCOPE_MODULE) sema_fail(s, n, "import * only allowed at module level");
        s->cur->pub.uses_star_import = true;
        return;
    }
    const char *dot = n->alias.asname ? NULL : strchr(name, '.');
    if (dot) name = intern_n(s->names, name, (size_t)(dot - name));
    add(s, name, n, N_IMPORT);
}

static bool visit_child(const ast_node *n, void *data) {
    visit(data, n);
    return true;
}

static void visit_children(sema *s, const ast_node *n) { ast_each_child(n, visit_child, s); }

static void visit(sema *s, const ast_node *n) {
    switch (n->kind) {
    case AST_Name: visit_name(s, n); break;
    case AST_FunctionDef:
    case AST_AsyncFunctionDef: visit_function(s, n); break;
    case AST_Lambda: visit_lambda(s, n); break;
    case AST_ClassDef: visit_class(s, n); break;
    case AST_ListComp: visit_comprehension(s, n, "listcomp", &n->ListComp.generators, n->ListComp.elt, NULL); break;
    case AST_SetComp: visit_comprehension(s, n, "setcomp", &n->SetComp.generators, n->SetComp.elt, NULL); break;
    case AST_GeneratorExp:
        visit_comprehension(s, n, "genexpr", &n->GeneratorExp.generators, n->GeneratorExp.elt, NULL);
        break;
    case AST_DictComp:
        visit_comprehension(s, n, "dictcomp", &n->DictComp.generators, n->DictComp.key, n->DictComp.value);
        break;
    case AST_NamedExpr: visit_named(s, n); break;
    case AST_Yield: visit_yield(s, n, n->Yield.value); break;
    case AST_YieldFrom: visit_yield(s, n, n->YieldFrom.value); break;
    case AST_Await:
        refuse_in_annotation(s, n, "await expression");
        visit(s, n->Await.value);
        s->cur->pub.is_coroutine = true;
        break;
    case AST_Global: visit_declaration(s, n, &n->Global.names, true); break;
    case AST_Nonlocal: visit_declaration(s, n, &n->Nonlocal.names, false); break;
    case AST_AnnAssign: visit_annotated(s, n); break;
    case AST_alias: visit_alias(s, n); break;
    case AST_IfExp:
        visit(s, n->IfExp.test);
        visit(s, n->IfExp.body);
        visit(s, n->IfExp.orelse);
        break;
    case AST_Try:
    case AST_TryStar:
        visit_list(s, &n->Try.body);
        visit_list(s, &n->Try.orelse);
        visit_list(s, &n->Try.handlers);
        visit_list(s, &n->Try.finalbody);
        break;
    case AST_ExceptHandler:
        visit_opt(s, n->ExceptHandler.type);
        if (n->ExceptHandler.name) add(s, n->ExceptHandler.name, n, N_LOCAL);
        visit_list(s, &n->ExceptHandler.body);
        break;
    case AST_MatchStar:
        if (n->MatchStar.name) add(s, n->MatchStar.name, n, N_LOCAL);
        break;
    case AST_MatchAs:
        visit_opt(s, n->MatchAs.pattern);
        if (n->MatchAs.name) add(s, n->MatchAs.name, n, N_LOCAL);
        break;
    case AST_MatchMapping:
        visit_list(s, &n->MatchMapping.keys);
        visit_list(s, &n->MatchMapping.patterns);
        if (n->MatchMapping.rest) add(s, n->MatchMapping.rest, n, N_LOCAL);
        break;
    default: visit_children(s, n);
    }
}

void sema_collect(sema *s, const ast_node *module) {
    building *top = enter(s, SCOPE_MODULE, "top", module);
    s->table->top = &top->pub;
    visit_list(s, &module->Module.body);
}
