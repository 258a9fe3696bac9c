// Statements. A try protects ranges of instructions; a jump out of it runs its finally in line, outside the ranges.
#include "interp/compile.h"

#include <string.h>

static void stmt(compiler *c, const ast_node *n);

void comp_body(compiler *c, const ast_list *body) {
    for (int i = 0; i < body->n && !c->failed; i++) stmt(c, body->data[i]);
}

// ---- Blocks

static block *push_block(compiler *c, block b) {
    b.range_start = c->u->ops.n;
    vec_push(c->arena, &c->u->blocks, b);
    return &vec_last(&c->u->blocks);
}

static void close_range(compiler *c, const block *b) {
    int const end = c->u->ops.n;
    if (b->handler < 0 || b->range_start >= end) return;
    handler_range r = {b->range_start, end, b->handler, b->depth};
    vec_push(c->arena, &c->u->ranges, r);
}

static void pop_block(compiler *c) {
    close_range(c, &vec_last(&c->u->blocks));
    c->u->blocks.n--;
}

static void forget_name(compiler *c, istr name) {
    comp_none(c);
    comp_name(c, name, CTX_Store);
    comp_name(c, name, CTX_Del);
}

static void call_exit(compiler *c, bool async) {   // exit → ; exit(None, None, None)
    comp_none(c);
    comp_none(c);
    comp_none(c);
    comp_emit(c, OP_CALL_, 3);
    if (async) comp_await(c);
    comp_emit(c, OP_POP_, 0);
}

// Leaves one block; value: the value to return lies on top.
static void leave_block(compiler *c, const block *b, bool value) {
    switch (b->kind) {
    case BLOCK_WHILE:
    case BLOCK_TRY: break;
    case BLOCK_FOR:
        if (value) comp_emit(c, OP_ROT_TWO_, 0);
        comp_emit(c, OP_POP_, 0);
        break;
    case BLOCK_FINALLY: comp_body(c, b->body); break;
    case BLOCK_NAMED: forget_name(c, b->name); break;
    case BLOCK_HANDLER:
        if (value) comp_emit(c, OP_ROT_TWO_, 0);
        comp_emit(c, OP_POP_EXCEPT_, 0);
        break;
    case BLOCK_FINALLY_END:
        if (value) comp_emit(c, OP_ROT_TWO_, 0);
        comp_emit(c, OP_POP_, 0);
        if (value) comp_emit(c, OP_ROT_TWO_, 0);
        comp_emit(c, OP_POP_EXCEPT_, 0);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH:
        if (value) comp_emit(c, OP_ROT_TWO_, 0);
        call_exit(c, b->kind == BLOCK_ASYNC_WITH);
        break;
    }
}

// Leaves the blocks above index `to`. While a block is being left, it and those inside it protect nothing.
static void unwind(compiler *c, int to, bool value) {
    int const n = c->u->blocks.n;
    for (int i = n - 1; i >= to; i--) {
        block const b = c->u->blocks.data[i];
        close_range(c, &b);
        c->u->blocks.n = i;
        leave_block(c, &b, value);
    }
    c->u->blocks.n = n;
}

static void reopen(compiler *c, int from) {
    for (int i = from; i < c->u->blocks.n; i++) c->u->blocks.data[i].range_start = c->u->ops.n;
}

static void jump_out(compiler *c, const ast_node *n, bool is_break) {
    int i = c->u->blocks.n - 1, const_depth = c->u->depth;
    while (i >= 0 && c->u->blocks.data[i].kind != BLOCK_WHILE && c->u->blocks.data[i].kind != BLOCK_FOR) i--;
    if (i < 0) {
        comp_refuse(c, n, is_break ? "'break' outside loop" : "'continue' outside loop");
        return;
    }
    block const loop = c->u->blocks.data[i];
    unwind(c, i + 1, false);
    if (is_break && loop.kind == BLOCK_FOR) comp_emit(c, OP_POP_, 0);
    comp_jump(c, OP_JUMP_, is_break ? loop.end : loop.start);
    c->u->depth = const_depth;
    reopen(c, i + 1);
}

static void return_stmt(compiler *c, const ast_node *n) {
    int const depth = c->u->depth;
    if (n->Return.value)
        comp_expr(c, n->Return.value);
    else
        comp_none(c);
    unwind(c, 0, true);
    comp_emit(c, OP_RETURN_, 0);
    c->u->depth = depth;
    reopen(c, 0);
}

// ---- Loops and choices

static void for_stmt(compiler *c, const ast_node *n) {
    bool const async = n->kind == AST_AsyncFor;
    int start = comp_label(c), otherwise = comp_label(c), end = comp_label(c);
    comp_expr(c, n->For.iter);
    comp_emit(c, async ? OP_GET_AITER_ : OP_GET_ITER_, 0);
    int const depth = c->u->depth;
    push_block(c, (block){.kind = BLOCK_FOR, .start = start, .end = end, .handler = -1});
    comp_place(c, start);
    if (async)
        comp_async_next(c, otherwise);
    else
        comp_jump(c, OP_FOR_ITER_, otherwise);
    comp_store(c, n->For.target);
    comp_body(c, &n->For.body);
    comp_jump(c, OP_JUMP_, start);
    pop_block(c);
    comp_place(c, otherwise);
    c->u->depth = depth + async;
    if (async) comp_emit(c, OP_END_ASYNC_FOR_, 0);
    c->u->depth = depth - 1;
    comp_body(c, &n->For.orelse);
    comp_place(c, end);
}

static void while_stmt(compiler *c, const ast_node *n) {
    int start = comp_label(c), otherwise = comp_label(c), end = comp_label(c);
    push_block(c, (block){.kind = BLOCK_WHILE, .start = start, .end = end, .handler = -1});
    comp_place(c, start);
    comp_test(c, n->While.test, false, otherwise);
    comp_body(c, &n->While.body);
    comp_jump(c, OP_JUMP_, start);
    pop_block(c);
    comp_place(c, otherwise);
    comp_body(c, &n->While.orelse);
    comp_place(c, end);
}

static void if_stmt(compiler *c, const ast_node *n) {
    int otherwise = comp_label(c), end = comp_label(c);
    comp_test(c, n->If.test, false, otherwise);
    comp_body(c, &n->If.body);
    if (n->If.orelse.n) comp_jump(c, OP_JUMP_, end);
    comp_place(c, otherwise);
    comp_body(c, &n->If.orelse);
    comp_place(c, end);
}

// ---- Exceptions

static void cleanup_at(compiler *c, int label, int depth) {
    comp_place(c, label);
    c->u->depth = depth + 2;
    if (c->u->depth > c->u->max_depth) c->u->max_depth = c->u->depth;
    comp_emit(c, OP_CLEANUP_, 0);
}

static void one_handler(compiler *c, const ast_node *h, int end) {
    comp_at(c, h);
    int next = comp_label(c), depth = c->u->depth;
    if (h->ExceptHandler.type) {
        comp_expr(c, h->ExceptHandler.type);
        comp_emit(c, OP_EXC_MATCH_, 0);
        comp_jump(c, OP_JUMP_IF_FALSE_, next);
    }
    if (h->ExceptHandler.name) {
        int failed = comp_label(c);
        comp_name(c, h->ExceptHandler.name, CTX_Store);
        push_block(
            c, (block){.kind = BLOCK_NAMED, .handler = failed, .depth = c->u->depth, .name = h->ExceptHandler.name});
        comp_body(c, &h->ExceptHandler.body);
        pop_block(c);
        int const below = c->u->depth;
        comp_emit(c, OP_POP_EXCEPT_, 0);
        forget_name(c, h->ExceptHandler.name);
        comp_jump(c, OP_JUMP_, end);
        comp_place(c, failed);
        c->u->depth = below + 1;
        forget_name(c, h->ExceptHandler.name);
        comp_emit(c, OP_RERAISE_, 0);
    } else {
        comp_emit(c, OP_POP_, 0);
        comp_body(c, &h->ExceptHandler.body);
        comp_emit(c, OP_POP_EXCEPT_, 0);
        comp_jump(c, OP_JUMP_, end);
    }
    comp_place(c, next);
    c->u->depth = depth;
}

static void jump_if_none(compiler *c, int label) {   // the value stays
    comp_emit(c, OP_DUP_, 0);
    comp_none(c);
    comp_emit(c, OP_IS_, 0);
    comp_jump(c, OP_JUMP_IF_TRUE_, label);
}

// exc list left → exc list left: what the clause does not take, and in the list what its body raised.
static void star_handler(compiler *c, const ast_node *h) {
    comp_at(c, h);
    int none = comp_label(c), raised = comp_label(c), next = comp_label(c), depth = c->u->depth;
    istr const name = h->ExceptHandler.name;
    comp_expr(c, h->ExceptHandler.type);
    comp_emit(c, OP_GROUP_MATCH_, 0);
    jump_if_none(c, none);
    if (name)
        comp_name(c, name, CTX_Store);
    else
        comp_emit(c, OP_POP_, 0);
    push_block(c, (block){.kind = BLOCK_TRY, .handler = raised, .depth = depth});
    comp_body(c, &h->ExceptHandler.body);
    pop_block(c);
    if (name) forget_name(c, name);
    comp_jump(c, OP_JUMP_, next);
    comp_place(c, raised);
    c->u->depth = depth + 1;
    if (name) forget_name(c, name);
    comp_emit(c, OP_LIST_APPEND_, 2);
    comp_jump(c, OP_JUMP_, next);
    comp_place(c, none);
    c->u->depth = depth + 1;
    comp_emit(c, OP_POP_, 0);
    comp_place(c, next);
}

// handled-before exc → , or raises what is left.
static void star_handlers(compiler *c, const ast_list *handlers, int end) {
    int done = comp_label(c), depth = c->u->depth;
    comp_emit(c, OP_BUILD_LIST_, 0);
    comp_emit(c, OP_DUP_TWO_, 0);
    comp_emit(c, OP_POP_, 0);
    for (int i = 0; i < handlers->n; i++) star_handler(c, handlers->data[i]);
    comp_emit(c, OP_LIST_APPEND_, 1);
    comp_emit(c, OP_GROUP_REST_, 0);
    jump_if_none(c, done);
    comp_emit(c, OP_RERAISE_, 0);
    comp_place(c, done);
    c->u->depth = depth;
    comp_emit(c, OP_POP_, 0);
    comp_emit(c, OP_POP_EXCEPT_, 0);
    comp_jump(c, OP_JUMP_, end);
}

static void try_except(compiler *c, const ast_node *n) {
    if (!n->Try.handlers.n) {
        comp_body(c, &n->Try.body);
        comp_body(c, &n->Try.orelse);
        return;
    }
    int handler = comp_label(c), cleanup = comp_label(c), end = comp_label(c), depth = c->u->depth;
    push_block(c, (block){.kind = BLOCK_TRY, .handler = handler, .depth = depth});
    comp_body(c, &n->Try.body);
    pop_block(c);
    comp_body(c, &n->Try.orelse);
    comp_jump(c, OP_JUMP_, end);
    comp_place(c, handler);
    c->u->depth = depth + 1;
    comp_emit(c, OP_PUSH_EXC_, 0);
    push_block(c, (block){.kind = BLOCK_HANDLER, .handler = cleanup, .depth = depth + 1});
    if (n->kind == AST_TryStar) {
        star_handlers(c, &n->Try.handlers, end);
    } else {
        for (int i = 0; i < n->Try.handlers.n; i++) one_handler(c, n->Try.handlers.data[i], end);
        comp_emit(c, OP_RERAISE_, 0);
    }
    pop_block(c);
    cleanup_at(c, cleanup, depth);
    comp_place(c, end);
    c->u->depth = depth;
}

static void try_stmt(compiler *c, const ast_node *n) {
    if (!n->Try.finalbody.n) {
        try_except(c, n);
        return;
    }
    int handler = comp_label(c), cleanup = comp_label(c), end = comp_label(c), depth = c->u->depth;
    push_block(c, (block){.kind = BLOCK_FINALLY, .handler = handler, .depth = depth, .body = &n->Try.finalbody});
    try_except(c, n);
    pop_block(c);
    comp_body(c, &n->Try.finalbody);
    comp_jump(c, OP_JUMP_, end);
    comp_place(c, handler);
    c->u->depth = depth + 1;
    comp_emit(c, OP_PUSH_EXC_, 0);
    push_block(c, (block){.kind = BLOCK_FINALLY_END, .handler = cleanup, .depth = depth + 1});
    comp_body(c, &n->Try.finalbody);
    comp_emit(c, OP_RERAISE_, 0);
    pop_block(c);
    cleanup_at(c, cleanup, depth);
    comp_place(c, end);
    c->u->depth = depth;
}

static void with_items(compiler *c, const ast_node *n, int i) {
    if (i == n->With.items.n) {
        comp_body(c, &n->With.body);
        return;
    }
    const ast_node *item = n->With.items.data[i];
    bool const async = n->kind == AST_AsyncWith;
    int handler = comp_label(c), cleanup = comp_label(c), suppress = comp_label(c), end = comp_label(c);
    comp_expr(c, item->withitem.context_expr);
    comp_emit(c, async ? OP_BEFORE_ASYNC_WITH_ : OP_BEFORE_WITH_, 0);
    if (async) comp_await(c);
    int const depth = c->u->depth - 1;   // with the exit on the stack
    push_block(c, (block){.kind = async ? BLOCK_ASYNC_WITH : BLOCK_WITH, .handler = handler, .depth = depth});
    if (item->withitem.optional_vars)
        comp_store(c, item->withitem.optional_vars);
    else
        comp_emit(c, OP_POP_, 0);
    with_items(c, n, i + 1);
    pop_block(c);
    comp_at(c, n);
    call_exit(c, async);
    comp_jump(c, OP_JUMP_, end);
    comp_place(c, handler);
    c->u->depth = depth + 1;
    comp_emit(c, OP_PUSH_EXC_, 0);
    push_block(c, (block){.kind = BLOCK_TRY, .handler = cleanup, .depth = depth + 1});
    comp_emit(c, OP_WITH_EXIT_, 0);
    if (async) comp_await(c);
    comp_jump(c, OP_JUMP_IF_TRUE_, suppress);
    comp_emit(c, OP_RERAISE_, 0);
    pop_block(c);
    cleanup_at(c, cleanup, depth);
    comp_place(c, suppress);
    c->u->depth = depth + 2;
    comp_emit(c, OP_POP_, 0);
    comp_emit(c, OP_POP_EXCEPT_, 0);
    comp_emit(c, OP_POP_, 0);
    comp_place(c, end);
}

// ---- Assignments

static void assign(compiler *c, const ast_node *n) {
    comp_expr(c, n->Assign.value);
    for (int i = 0; i < n->Assign.targets.n; i++) {
        if (i + 1 < n->Assign.targets.n) comp_emit(c, OP_DUP_, 0);
        comp_store(c, n->Assign.targets.data[i]);
    }
}

static void aug_assign(compiler *c, const ast_node *n) {
    const ast_node *t = n->AugAssign.target;
    comp_at(c, t);
    if (t->kind == AST_Name) {
        comp_name(c, t->Name.id, CTX_Load);
        comp_at(c, n);
        comp_expr(c, n->AugAssign.value);
        comp_emit(c, OP_INPLACE_, (int)n->AugAssign.op);
        comp_at(c, t);
        comp_name(c, t->Name.id, CTX_Store);
    } else if (t->kind == AST_Attribute) {
        int const name = comp_name_index(c, comp_mangle(c, t->Attribute.attr));
        comp_expr(c, t->Attribute.value);
        comp_emit(c, OP_DUP_, 0);
        comp_at_attribute(c, t);
        comp_emit(c, OP_LOAD_ATTR_, name);
        comp_at(c, n);
        comp_expr(c, n->AugAssign.value);
        comp_emit(c, OP_INPLACE_, (int)n->AugAssign.op);
        comp_at(c, t);
        comp_at_attribute(c, t);
        comp_emit(c, OP_ROT_TWO_, 0);
        comp_emit(c, OP_STORE_ATTR_, name);
    } else {
        comp_expr(c, t->Subscript.value);
        comp_expr(c, t->Subscript.slice);
        comp_emit(c, OP_DUP_TWO_, 0);
        comp_emit(c, OP_GETITEM_, 0);
        comp_at(c, n);
        comp_expr(c, n->AugAssign.value);
        comp_emit(c, OP_INPLACE_, (int)n->AugAssign.op);
        comp_at(c, t);
        comp_emit(c, OP_ROT_THREE_, 0);
        comp_emit(c, OP_SETITEM_, 0);
    }
}

static void ann_assign(compiler *c, const ast_node *n) {
    const ast_node *t = n->AnnAssign.target;
    if (n->AnnAssign.value) {
        comp_expr(c, n->AnnAssign.value);
        comp_store(c, t);
    }
    bool const kept = c->u->scope->kind == SCOPE_MODULE || c->u->scope->kind == SCOPE_CLASS;
    if (!kept || !n->AnnAssign.simple || t->kind != AST_Name) return;
    comp_emit(c, OP_SETUP_ANNOTATIONS_, 0);
    if (c->future_annotations) {
        const ast_node *a = n->AnnAssign.annotation;
        size_t length;
        const char *line = source_line(c->file, a->line, &length);
        size_t const to = a->end_line == a->line ? (size_t)a->end_col : length;
        comp_const(c, py_str_new(line + a->col, to - (size_t)a->col));
    } else {
        comp_expr(c, n->AnnAssign.annotation);
    }
    istr const annotations = intern(c->names, "__annotations__");
    if (c->u->scope->kind == SCOPE_MODULE && !c->has_locals)
        comp_emit(c, OP_LOAD_GLOBAL_, comp_name_index(c, annotations));
    else
        comp_emit(c, OP_LOAD_NAME_, comp_name_index(c, annotations));
    comp_const(c, comp_intern(comp_mangle(c, t->Name.id)));
    comp_emit(c, OP_SETITEM_, 0);
}

// ---- Imports

static void import(compiler *c, const ast_node *n) {
    for (int i = 0; i < n->Import.names.n; i++) {
        const ast_node *a = n->Import.names.data[i];
        const char *dot = strchr(a->alias.name, '.');
        comp_const(c, py_int(0));
        comp_none(c);
        comp_emit(c, OP_IMPORT_, comp_name_index(c, a->alias.name));
        if (a->alias.asname || !dot) {
            for (const char *p = dot; a->alias.asname && p;
                 p = strchr(p + 1, '.')) {   // import a.b as x: the attribute b of a
                const char *e = strchr(p + 1, '.');
                size_t const k = e ? (size_t)(e - p - 1) : strlen(p + 1);
                comp_emit(c, OP_LOAD_ATTR_, comp_name_index(c, intern_n(c->names, p + 1, k)));
            }
            comp_name(c, a->alias.asname ? a->alias.asname : a->alias.name, CTX_Store);
        } else {
            comp_name(c, intern_n(c->names, a->alias.name, (size_t)(dot - a->alias.name)), CTX_Store);
        }
    }
}

static void import_from(compiler *c, const ast_node *n) {
    if (n->ImportFrom.module && !strcmp(n->ImportFrom.module, "__future__") && !n->ImportFrom.level) return;
    comp_const(c, py_int(n->ImportFrom.level));
    py_object *names = py_tuple_new(n->ImportFrom.names.n);
    for (int i = 0; i < n->ImportFrom.names.n; i++)
        PY_TUPLE(names)->items[i] = comp_intern(n->ImportFrom.names.data[i]->alias.name);
    comp_const(c, names);
    comp_emit(c, OP_IMPORT_, comp_name_index(c, n->ImportFrom.module ? n->ImportFrom.module : intern(c->names, "")));
    for (int i = 0; i < n->ImportFrom.names.n; i++) {
        const ast_node *a = n->ImportFrom.names.data[i];
        if (!strcmp(a->alias.name, "*")) {
            comp_emit(c, OP_IMPORT_STAR_, 0);
            return;
        }
        comp_emit(c, OP_IMPORT_FROM_, comp_name_index(c, a->alias.name));
        comp_name(c, a->alias.asname ? a->alias.asname : a->alias.name, CTX_Store);
    }
    comp_emit(c, OP_POP_, 0);
}

// ---- The rest

static void definition(compiler *c, const ast_node *n) {
    bool const class = n->kind == AST_ClassDef;
    const ast_list *decorators = class ? &n->ClassDef.decorator_list : &n->FunctionDef.decorator_list;
    comp_exprs(c, decorators);
    comp_at(c, n);
    if (class)
        comp_class(c, n);
    else
        comp_function(c, n);
    for (int i = decorators->n - 1; i >= 0; i--) {
        comp_at(c, decorators->data[i]);
        comp_emit(c, OP_CALL_, 1);
    }
    comp_at(c, n);
    comp_name(c, class ? n->ClassDef.name : n->FunctionDef.name, CTX_Store);
}

static void assert_stmt(compiler *c, const ast_node *n) {
    int end = comp_label(c);
    comp_test(c, n->Assert.test, true, end);
    comp_emit(c, OP_ASSERTION_ERROR_, 0);
    if (n->Assert.msg) {
        comp_expr(c, n->Assert.msg);
        comp_emit(c, OP_CALL_, 1);
    }
    comp_emit(c, OP_RAISE_, 1);
    comp_place(c, end);
}

static void raise_stmt(compiler *c, const ast_node *n) {
    int k = 0;
    if (n->Raise.exc) comp_expr(c, n->Raise.exc), k++;
    if (n->Raise.cause) comp_expr(c, n->Raise.cause), k++;
    comp_emit(c, OP_RAISE_, k);
}

static void stmt(compiler *c, const ast_node *n) {
    comp_at(c, n);
    switch (n->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
    case AST_ClassDef: definition(c, n); break;
    case AST_Return: return_stmt(c, n); break;
    case AST_Delete:
        for (int i = 0; i < n->Delete.targets.n; i++) comp_delete(c, n->Delete.targets.data[i]);
        break;
    case AST_Assign: assign(c, n); break;
    case AST_AugAssign: aug_assign(c, n); break;
    case AST_AnnAssign: ann_assign(c, n); break;
    case AST_For:
    case AST_AsyncFor: for_stmt(c, n); break;
    case AST_While: while_stmt(c, n); break;
    case AST_If: if_stmt(c, n); break;
    case AST_With:
    case AST_AsyncWith: with_items(c, n, 0); break;
    case AST_Match: comp_match(c, n); break;
    case AST_Raise: raise_stmt(c, n); break;
    case AST_Try:
    case AST_TryStar: try_stmt(c, n); break;
    case AST_Assert: assert_stmt(c, n); break;
    case AST_Import: import(c, n); break;
    case AST_ImportFrom: import_from(c, n); break;
    case AST_Global:
    case AST_Nonlocal:
    case AST_Pass: break;
    case AST_Expr: {
        bool const shown = c->shows_expressions && !c->u->outer;
        if (n->Expr.value->kind == AST_Constant && !shown) break;
        comp_expr(c, n->Expr.value);
        comp_emit(c, shown ? OP_PRINT_EXPR_ : OP_POP_, 0);
        break;
    }
    case AST_Break: jump_out(c, n, true); break;
    case AST_Continue: jump_out(c, n, false); break;
    default: comp_refuse(c, n, ast_kind_name(n->kind));
    }
}
