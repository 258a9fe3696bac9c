// What CPython's code generator refuses: statements and expressions out of place. Visits the tree in its order.
#include "sema/sema.h"

// Statements that a jump has to leave. CPython allows 20 of them inside each other.
typedef enum block_kind { BLOCK_LOOP, BLOCK_EXCEPT_STAR, BLOCK_OTHER } block_kind;
enum { MAX_BLOCKS = 20 };

typedef struct unit {   // what becomes one code object
    const scope *scope;
    bool is_async;   // the body of an `async def`
    struct unit *outer;
    block_kind blocks[MAX_BLOCKS];
    int block_count;
} unit;

typedef struct checker {
    sema *s;
    unit *unit;
} checker;

static void check(checker *c, const ast_node *n);

static void check_list(checker *c, const ast_list *l) {
    for (int i = 0; i < l->n; i++)
        if (l->data[i]) check(c, l->data[i]);
}

static void check_opt(checker *c, const ast_node *n) {
    if (n) check(c, n);
}

static bool check_child(const ast_node *n, void *data) {
    check(data, n);
    return true;
}

static void push(checker *c, const ast_node *at, block_kind kind) {
    if (c->unit->block_count == MAX_BLOCKS) sema_fail(c->s, at, "too many statically nested blocks");
    c->unit->blocks[c->unit->block_count++] = kind;
}

static void pop(checker *c) { c->unit->block_count--; }

static bool in_function(const checker *c) {
    return c->unit->scope->kind != SCOPE_MODULE && c->unit->scope->kind != SCOPE_CLASS;
}

static bool is_comprehension(const unit *u) { return u->scope->kind == SCOPE_COMPREHENSION; }

static void enter(checker *c, unit *u, const ast_node *n, bool is_async) {
    u->scope = sema_scope_of(c->s->table, n);
    u->is_async = is_async;
    u->block_count = 0;
    u->outer = c->unit;
    c->unit = u;
}

static void leave(checker *c) { c->unit = c->unit->outer; }

void sema_check_name(sema *s, const ast_node *at, istr name, ast_context ctx) {
    if (name != s->s_debug || ctx == CTX_Load) return;
    sema_fail(s, at, ctx == CTX_Store ? "cannot assign to __debug__" : "cannot delete __debug__");
}

// Jumps

// Looks outwards for the loop that a break or continue means.
static bool find_loop(checker *c, const ast_node *n, bool stop_at_loop) {
    for (int i = c->unit->block_count - 1; i >= 0; i--) {
        if (c->unit->blocks[i] == BLOCK_EXCEPT_STAR)
            sema_fail(c->s, n, "'break', 'continue' and 'return' cannot appear in an except* block");
        if (c->unit->blocks[i] == BLOCK_LOOP && stop_at_loop) return true;
    }
    return false;
}

static void check_return(checker *c, const ast_node *n) {
    if (!in_function(c)) sema_fail(c->s, n, "'return' outside function");
    if (n->Return.value && c->unit->scope->is_coroutine && c->unit->scope->is_generator)
        sema_fail(c->s, n, "'return' with value in async generator");
    check_opt(c, n->Return.value);
    find_loop(c, n, false);
}

static void check_await(checker *c, const ast_node *n) {
    if (!in_function(c)) sema_fail(c->s, n, "'await' outside function");
    if (!c->unit->is_async && !is_comprehension(c->unit)) sema_fail(c->s, n, "'await' outside async function");
    check(c, n->Await.value);
}

static void check_yield(checker *c, const ast_node *n) {
    if (!in_function(c)) sema_fail(c->s, n, "'yield' outside function");
    if (n->kind == AST_YieldFrom && c->unit->is_async) sema_fail(c->s, n, "'yield from' inside async function");
    check_opt(c, n->Yield.value);   // YieldFrom has the same field
}

// Functions, classes, comprehensions

static void check_parameter(checker *c, const ast_node *arg) {
    if (arg) sema_check_name(c->s, arg, arg->arg.arg, CTX_Store);
}

static void check_parameters(checker *c, const ast_node *args) {
    const ast_list *const lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k]->n; i++) check_parameter(c, lists[k]->data[i]);
    check_parameter(c, args->arguments.vararg);
    check_parameter(c, args->arguments.kwarg);
    check_list(c, &args->arguments.defaults);
    check_list(c, &args->arguments.kw_defaults);
}

static void check_annotation(checker *c, const ast_node *n, bool may_star) {
    if (!n || c->s->future_annotations) return;
    check(c, may_star && n->kind == AST_Starred ? n->Starred.value : n);
}

static void check_annotations(checker *c, const ast_node *args, const ast_node *returns) {
    const ast_list *const lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k]->n; i++) check_annotation(c, lists[k]->data[i]->arg.annotation, false);
    if (args->arguments.vararg) check_annotation(c, args->arguments.vararg->arg.annotation, true);
    if (args->arguments.kwarg) check_annotation(c, args->arguments.kwarg->arg.annotation, false);
    check_annotation(c, returns, false);
}

static void check_function(checker *c, const ast_node *n) {
    unit u;
    check_list(c, &n->FunctionDef.decorator_list);
    check_parameters(c, n->FunctionDef.args);
    check_annotations(c, n->FunctionDef.args, n->FunctionDef.returns);
    enter(c, &u, n, n->kind == AST_AsyncFunctionDef);
    check_list(c, &n->FunctionDef.body);
    leave(c);
    sema_check_name(c->s, n, n->FunctionDef.name, CTX_Store);
}

static void check_lambda(checker *c, const ast_node *n) {
    unit u;
    check_parameters(c, n->Lambda.args);
    enter(c, &u, n, false);
    check(c, n->Lambda.body);
    leave(c);
}

static void check_keywords(checker *c, const ast_list *keywords) {
    for (int i = 0; i < keywords->n; i++) {
        const ast_node *k = keywords->data[i];
        if (!k->keyword.arg) continue;
        sema_check_name(c->s, k, k->keyword.arg, CTX_Store);
        for (int j = i + 1; j < keywords->n; j++)
            if (keywords->data[j]->keyword.arg == k->keyword.arg)
                sema_fail(c->s, keywords->data[j], "keyword argument repeated: %s", k->keyword.arg);
    }
}

// Elements of a display or a call, which may be starred.
static void check_elements(checker *c, const ast_list *l) {
    for (int i = 0; i < l->n; i++) check(c, l->data[i]->kind == AST_Starred ? l->data[i]->Starred.value : l->data[i]);
}

static void check_class(checker *c, const ast_node *n) {
    unit u;
    check_list(c, &n->ClassDef.decorator_list);
    enter(c, &u, n, false);
    check_list(c, &n->ClassDef.body);
    leave(c);
    check_keywords(c, &n->ClassDef.keywords);
    check_elements(c, &n->ClassDef.bases);
    check_list(c, &n->ClassDef.keywords);
    sema_check_name(c->s, n, n->ClassDef.name, CTX_Store);
}

static void check_comprehension(checker *c, const ast_node *n, const ast_list *generators, const ast_node *elt,
                                const ast_node *value) {
    unit u;
    bool const may_await = c->unit->is_async || is_comprehension(c->unit);
    enter(c, &u, n, false);
    if (u.scope->is_coroutine && n->kind != AST_GeneratorExp && !may_await)
        sema_fail(c->s, n, "asynchronous comprehension outside of an asynchronous function");
    for (int i = 0; i < generators->n; i++) {
        const ast_node *g = generators->data[i];
        if (i > 0) check(c, g->comprehension.iter);
        check(c, g->comprehension.target);
        check_list(c, &g->comprehension.ifs);
    }
    check(c, elt);
    check_opt(c, value);
    leave(c);
    check(c, generators->data[0]->comprehension.iter);
}

// Assignments

// The elements of a list or tuple that is assigned to: at most one starred.
static void check_unpacking(checker *c, const ast_node *n, const ast_list *l) {
    bool seen = false;
    for (int i = 0; i < l->n; i++) {
        if (l->data[i]->kind != AST_Starred) continue;
        if (seen) sema_fail(c->s, n, "multiple starred expressions in assignment");
        if (i >= 256 || l->n - i - 1 >= INT32_MAX >> 8)
            sema_fail(c->s, n, "too many expressions in star-unpacking assignment");
        seen = true;
    }
}

static void check_sequence(checker *c, const ast_node *n, const ast_list *l, ast_context ctx) {
    if (ctx == CTX_Store) check_unpacking(c, n, l);
    check_elements(c, l);
}

static void check_annotated(checker *c, const ast_node *n) {
    check_opt(c, n->AnnAssign.value);
    check(c, n->AnnAssign.target);
    if (!in_function(c)) check_annotation(c, n->AnnAssign.annotation, false);
}

// Statements with blocks

static void check_for(checker *c, const ast_node *n) {
    if (n->kind == AST_AsyncFor && !c->unit->is_async) sema_fail(c->s, n, "'async for' outside async function");
    check(c, n->For.iter);
    push(c, n, BLOCK_LOOP);
    check(c, n->For.target);
    check_list(c, &n->For.body);
    pop(c);
    check_list(c, &n->For.orelse);
}

static void check_while(checker *c, const ast_node *n) {
    push(c, n, BLOCK_LOOP);
    check(c, n->While.test);
    check_list(c, &n->While.body);
    pop(c);
    check_list(c, &n->While.orelse);
}

static void check_with(checker *c, const ast_node *n) {
    if (n->kind == AST_AsyncWith && !c->unit->is_async) sema_fail(c->s, n, "'async with' outside async function");
    for (int i = 0; i < n->With.items.n; i++) {
        check(c, n->With.items.data[i]->withitem.context_expr);
        push(c, n, BLOCK_OTHER);
        check_opt(c, n->With.items.data[i]->withitem.optional_vars);
    }
    check_list(c, &n->With.body);
    for (int i = 0; i < n->With.items.n; i++) pop(c);
}

static void check_handlers(checker *c, const ast_node *n) {
    push(c, n, n->kind == AST_TryStar ? BLOCK_EXCEPT_STAR : BLOCK_OTHER);
    for (int i = 0; i < n->Try.handlers.n; i++) {
        const ast_node *h = n->Try.handlers.data[i];
        if (!h->ExceptHandler.type && i < n->Try.handlers.n - 1) sema_fail(c->s, h, "default 'except:' must be last");
        check_opt(c, h->ExceptHandler.type);
        if (h->ExceptHandler.name) sema_check_name(c->s, h, h->ExceptHandler.name, CTX_Store);
        push(c, h, BLOCK_OTHER);
        check_list(c, &h->ExceptHandler.body);
        pop(c);
    }
    pop(c);
}

static void check_try(checker *c, const ast_node *n) {
    if (n->Try.finalbody.n) push(c, n, BLOCK_OTHER);
    if (n->Try.handlers.n) push(c, n, BLOCK_OTHER);
    check_list(c, &n->Try.body);
    if (n->Try.handlers.n) {
        pop(c);
        check_list(c, &n->Try.orelse);
        check_handlers(c, n);
    }
    check_list(c, &n->Try.finalbody);   // inside the block of the exceptional way through it
    if (n->Try.finalbody.n) pop(c);
}

static void check_match(checker *c, const ast_node *n) {
    check(c, n->Match.subject);
    sema_check_match(c->s, n);
    for (int i = 0; i < n->Match.cases.n; i++) {
        check_opt(c, n->Match.cases.data[i]->match_case.guard);
        check_list(c, &n->Match.cases.data[i]->match_case.body);
    }
}

static void check_import(checker *c, const ast_node *n) {
    if (n->kind == AST_ImportFrom && n->ImportFrom.module == c->s->s_future && n->line > c->s->future_line)
        sema_fail(c->s, n, "from __future__ imports must occur at the beginning of the file");
    for (int i = 0; i < n->Import.names.n && n->kind == AST_Import; i++)
        sema_check_name(c->s, n,
                        n->Import.names.data[i]->alias.asname ? n->Import.names.data[i]->alias.asname
                                                              : n->Import.names.data[i]->alias.name,
                        CTX_Store);
    for (int i = 0; n->kind == AST_ImportFrom && i < n->ImportFrom.names.n; i++) {
        const ast_node *a = n->ImportFrom.names.data[i];
        sema_check_name(c->s, n, a->alias.asname ? a->alias.asname : a->alias.name, CTX_Store);
    }
}

static void check_starred(checker *c, const ast_node *n) {
    sema_fail(c->s, n,
              n->Starred.ctx == CTX_Store ? "starred assignment target must be in a list or tuple"
                                          : "can't use starred expression here");
}

static void check(checker *c, const ast_node *n) {
    switch (n->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef: check_function(c, n); break;
    case AST_ClassDef: check_class(c, n); break;
    case AST_Lambda: check_lambda(c, n); break;
    case AST_ListComp: check_comprehension(c, n, &n->ListComp.generators, n->ListComp.elt, NULL); break;
    case AST_SetComp: check_comprehension(c, n, &n->SetComp.generators, n->SetComp.elt, NULL); break;
    case AST_GeneratorExp: check_comprehension(c, n, &n->GeneratorExp.generators, n->GeneratorExp.elt, NULL); break;
    case AST_DictComp: check_comprehension(c, n, &n->DictComp.generators, n->DictComp.key, n->DictComp.value); break;
    case AST_Return: check_return(c, n); break;
    case AST_Await: check_await(c, n); break;
    case AST_Yield:
    case AST_YieldFrom: check_yield(c, n); break;
    case AST_Break:
        if (!find_loop(c, n, true)) sema_fail(c->s, n, "'break' outside loop");
        break;
    case AST_Continue:
        if (!find_loop(c, n, true)) sema_fail(c->s, n, "'continue' not properly in loop");
        break;
    case AST_For:
    case AST_AsyncFor: check_for(c, n); break;
    case AST_While: check_while(c, n); break;
    case AST_With:
    case AST_AsyncWith: check_with(c, n); break;
    case AST_Try:
    case AST_TryStar: check_try(c, n); break;
    case AST_Match: check_match(c, n); break;
    case AST_Import:
    case AST_ImportFrom: check_import(c, n); break;
    case AST_AnnAssign: check_annotated(c, n); break;
    case AST_Assign:
        check(c, n->Assign.value);
        check_list(c, &n->Assign.targets);
        break;
    case AST_Starred: check_starred(c, n); break;
    case AST_Name: sema_check_name(c->s, n, n->Name.id, n->Name.ctx); break;
    case AST_Attribute:
        check(c, n->Attribute.value);
        sema_check_name(c->s, n, n->Attribute.attr, n->Attribute.ctx);
        break;
    case AST_List: check_sequence(c, n, &n->List.elts, n->List.ctx); break;
    case AST_Tuple: check_sequence(c, n, &n->Tuple.elts, n->Tuple.ctx); break;
    case AST_Set: check_elements(c, &n->Set.elts); break;
    case AST_Call:
        check(c, n->Call.func);
        check_keywords(c, &n->Call.keywords);
        check_elements(c, &n->Call.args);
        check_list(c, &n->Call.keywords);
        break;
    case AST_NamedExpr:
        check(c, n->NamedExpr.value);
        check(c, n->NamedExpr.target);
        break;
    case AST_IfExp:
        check(c, n->IfExp.test);
        check(c, n->IfExp.body);
        check(c, n->IfExp.orelse);
        break;
    default: ast_each_child(n, check_child, c);
    }
}

void sema_check(sema *s, const ast_node *module) {
    checker c = {.s = s};
    unit u;
    enter(&c, &u, module, false);
    check_list(&c, &module->Module.body);
}
