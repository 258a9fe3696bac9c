// The compiler of the interpreter, its frame: units, instructions, labels, ranges; names by the scopes.
#include "interp/compile.h"

#include <string.h>

static int effect(opcode op, int A) {
    switch (op) {
#define OPCODE(NAME, EFFECT)                                                                                           \
    case OP_##NAME##_: return EFFECT;
#include "interp/opcodes.def"
    }
    (void)A;
    return 0;
}

void comp_emit(compiler *c, opcode op, int arg) {
    unit *u = c->u;
    vec_push(c->arena, &u->ops, INSTR(op, arg));
    vec_push(c->arena, &u->places, u->at);
    u->depth += effect(op, arg);
    if (u->depth > u->max_depth) u->max_depth = u->depth;
    if (arg >= 1 << 24) comp_refuse(c, NULL, "a function this large");
}

int comp_label(compiler *c) {
    vec_push(c->arena, &c->u->labels, -1);
    return c->u->labels.n - 1;
}

void comp_place(compiler *c, int label) { c->u->labels.data[label] = c->u->ops.n; }
void comp_jump(compiler *c, opcode op, int label) { comp_emit(c, op, label); }

void comp_refuse(compiler *c, const ast_node *at, const char *what) {
    source_range const where = at ? ast_range(c->file, at) : (source_range){c->file, c->u->at.line, 0, c->u->at.line, 0};
    if (!c->failed) diag_error(c->diags, where, "%s is not supported", what)->kind = "SyntaxError";
    c->failed = true;
}

py_object *comp_pooled(compiler *c, py_object *value) {
    if (!value || (value->type != &py_float_type && value->type != &py_int_type && value->type != &py_tuple_type &&
                   value->type != &py_complex_type))
        return value;
    if (!c->pool) c->pool = py_dict_new();
    py_object *text = py_repr(value), *same = text ? py_dict_get(c->pool, text) : NULL;   // repr tells 1 from 1.0
    if (same) {
        py_decref(value);
        value = py_incref(same);
    } else if (text) {
        py_dict_set(c->pool, text, value);
    }
    if (!text) py_clear_error();
    py_xdecref(text);
    return value;
}

int comp_const_index(compiler *c, py_object *value) {
    for (int i = 0; i < c->u->consts.n; i++) {
        if (c->u->consts.data[i] != value) continue;
        py_decref(value);
        return i;
    }
    vec_push(c->arena, &c->u->consts, value);
    return c->u->consts.n - 1;
}

void comp_const(compiler *c, py_object *value) { comp_emit(c, OP_CONST_, comp_const_index(c, value)); }
void comp_none(compiler *c) { comp_const(c, py_incref(PY_NONE)); }

int comp_name_index(compiler *c, istr name) {
    for (int i = 0; i < c->u->names.n; i++)
        if (c->u->names.data[i] == name) return i;
    vec_push(c->arena, &c->u->names, name);
    return c->u->names.n - 1;
}

istr comp_mangle(compiler *c, istr name) { return sema_mangle(c->names, c->u->scope->private_class, name); }
py_object *comp_intern(istr s) { return py_str_intern(s); }

// ---- Units

static bool function_like(const scope *s) { return s->kind != SCOPE_MODULE && s->kind != SCOPE_CLASS; }

static bool binds_globally(const unit *u, istr name) {
    const scope_name *n = sema_name_in(u->scope, name);
    return n && n->kind == NAME_GLOBAL_EXPLICIT;
}

static py_object *qualified(compiler *c, unit *outer, istr name) {
    if (!outer || outer->scope->kind == SCOPE_MODULE ||
        binds_globally(outer, sema_mangle(c->names, outer->scope->private_class, name)))
        return py_str_intern(name);
    return py_str_format("%s%s.%s", py_str_data(outer->qualname), outer->scope->kind == SCOPE_CLASS ? "" : ".<locals>",
                         name);
}

unit *comp_enter(compiler *c, scope *s, istr name) {
    unit *u = ARENA_NEW(c->arena, unit);
    u->outer = c->u;
    u->scope = s;
    u->qualname = qualified(c, c->u, name);
    if (c->u) u->at = c->u->at;
    c->u = u;
    return u;
}

static bool is_jump(opcode op) {
    return (op >= OP_JUMP_ && op <= OP_JUMP_IF_TRUE_OR_POP_) || op == OP_FOR_ITER_ || op == OP_SEND_;
}

static void *copy(const void *data, size_t n) {
    void *p = py_malloc(n ? n : 1);
    if (n) memcpy(p, data, n);
    return p;
}

static void copy_variables(code_object *k, const scope *s) {
    k->slot_count = function_like(s) ? s->slot_count : 0;
    int const total = k->slot_count + 1 + s->free_count + 1;
    k->variables = py_malloc((size_t)total * sizeof(py_object *));
    for (int i = 0; i < total; i++) k->variables[i] = py.empty_str;
    k->cells = py_malloc(sizeof(int) * (size_t)(s->slot_count + 1));
    for (int i = 0; function_like(s) && i < s->name_count; i++) {
        const scope_name *n = s->names[i];
        if (n->kind != NAME_LOCAL && n->kind != NAME_CELL) continue;
        k->variables[n->slot] = py_str_intern(n->name);
        if (n->kind == NAME_CELL) k->cells[k->cell_count++] = n->slot;
    }
    k->argument_slot = -1;
    if (s->kind == SCOPE_COMPREHENSION) {
        k->variables[k->slot_count] = py_str_intern(".0");
        k->argument_slot = k->slot_count++;
    }
    k->free_count = s->free_count;
    for (int i = 0; i < s->free_count; i++) k->variables[k->slot_count + i] = py_str_intern(s->free_names[i]);
    k->class_cell = s->needs_class_cell ? k->slot_count + s->free_count : -1;
}

code_object *comp_leave(compiler *c) {
    unit *u = c->u;
    for (int i = 0; i < u->ops.n; i++) {
        opcode op = u->ops.data[i] & 255;
        if (is_jump(op)) u->ops.data[i] = INSTR(op, u->labels.data[u->ops.data[i] >> 8]);
    }
    for (int i = 0; i < u->ranges.n; i++) u->ranges.data[i].handler = u->labels.data[u->ranges.data[i].handler];
    code_object *k = (code_object *)py_alloc(&interp_code_type, 0);
    k->n = u->ops.n;
    k->ops = copy(u->ops.data, sizeof(instr) * (size_t)u->ops.n);
    k->places = copy(u->places.data, sizeof(py_place) * (size_t)u->ops.n);
    k->hints = py_malloc(sizeof(uint32_t) * (size_t)u->ops.n);
    memset(k->hints, 0, sizeof(uint32_t) * (size_t)u->ops.n);
    k->consts = copy(u->consts.data, sizeof(py_object *) * (size_t)u->consts.n);
    k->const_count = u->consts.n;
    k->names = py_malloc(sizeof(py_object *) * (size_t)(u->names.n + 1));
    k->name_count = u->names.n;
    for (int i = 0; i < u->names.n; i++) k->names[i] = py_str_intern(u->names.data[i]);
    k->ranges = copy(u->ranges.data, sizeof(handler_range) * (size_t)u->ranges.n);
    k->range_count = u->ranges.n;
    k->stack_size = u->max_depth + 2;
    k->first_line = 1;
    k->qualname = u->qualname;
    k->name = py_incref(k->qualname);
    const char *dot = strrchr(py_str_data(k->qualname), '.');
    if (dot) k->name = py_str_intern(dot + 1);
    k->file = py_incref(c->file_name);
    k->is_generator = u->scope->is_generator;
    k->is_coroutine = u->scope->is_coroutine && function_like(u->scope);
    k->is_class = u->scope->kind == SCOPE_CLASS;
    k->is_module = u->scope->kind == SCOPE_MODULE;
    copy_variables(k, u->scope);
    c->u = u->outer;
    return k;
}

// ---- Names

static int free_slot(const scope *s, int index) {
    return (function_like(s) ? s->slot_count : 0) + (s->kind == SCOPE_COMPREHENSION) + index;
}

static void emit_by(compiler *c, ast_context ctx, opcode load, opcode store, opcode del, int arg) {
    comp_emit(c, ctx == CTX_Load ? load : ctx == CTX_Store ? store : del, arg);
}

void comp_name(compiler *c, istr raw, ast_context ctx) {
    const scope *s = c->u->scope;
    istr const name = comp_mangle(c, raw);
    const scope_name *n = sema_name_in(s, name);
    name_kind kind = n ? n->kind : NAME_GLOBAL_IMPLICIT;
    if (s->kind == SCOPE_MODULE && c->has_locals && kind != NAME_GLOBAL_EXPLICIT) {
        emit_by(c, ctx, OP_LOAD_NAME_, OP_STORE_NAME_, OP_DELETE_NAME_, comp_name_index(c, name));
    } else if (s->kind == SCOPE_MODULE || kind == NAME_GLOBAL_EXPLICIT) {
        emit_by(c, ctx, OP_LOAD_GLOBAL_, OP_STORE_GLOBAL_, OP_DELETE_GLOBAL_, comp_name_index(c, name));
    } else if (s->kind == SCOPE_CLASS && kind == NAME_FREE && ctx == CTX_Load && !n->is_nonlocal) {
        comp_emit(c, OP_LOAD_CLASSDEREF_, free_slot(s, n->slot) << 12 | comp_name_index(c, name));
    } else if (kind == NAME_FREE) {
        emit_by(c, ctx, OP_LOAD_DEREF_, OP_STORE_DEREF_, OP_DELETE_DEREF_, free_slot(s, n->slot));
    } else if (s->kind == SCOPE_CLASS) {
        emit_by(c, ctx, OP_LOAD_NAME_, OP_STORE_NAME_, OP_DELETE_NAME_, comp_name_index(c, name));
    } else if (kind == NAME_CELL) {
        emit_by(c, ctx, OP_LOAD_DEREF_, OP_STORE_DEREF_, OP_DELETE_DEREF_, n->slot);
    } else if (kind == NAME_LOCAL) {
        emit_by(c, ctx, OP_LOAD_FAST_, OP_STORE_FAST_, OP_DELETE_FAST_, n->slot);
    } else {
        emit_by(c, ctx, OP_LOAD_GLOBAL_, OP_STORE_GLOBAL_, OP_DELETE_GLOBAL_, comp_name_index(c, name));
    }
}

// Pushes the tuple of cells that the code of scope `inner` closes over; false when it needs none.
static bool push_closure(compiler *c, const scope *inner) {
    const scope *s = c->u->scope;
    if (!inner->free_count) return false;
    for (int i = 0; i < inner->free_count; i++) {
        istr const name = inner->free_names[i];
        int slot = -1;
        const scope_name *n = sema_name_in(s, name);
        if (function_like(s) && n && n->kind == NAME_CELL) slot = n->slot;
        for (int k = 0; slot < 0 && k < s->free_count; k++)
            if (s->free_names[k] == name) slot = free_slot(s, k);
        if (s->needs_class_cell && !strcmp(name, "__class__")) slot = free_slot(s, s->free_count);
        if (slot < 0) comp_refuse(c, inner->node, "this closure");
        comp_emit(c, OP_LOAD_CELL_, slot < 0 ? 0 : slot);
    }
    comp_emit(c, OP_BUILD_TUPLE_, inner->free_count);
    return true;
}

// ---- Functions

static void annotation(compiler *c, const ast_node *n) {
    if (!c->future_annotations) {
        comp_expr(c, n);
        return;
    }
    size_t length;
    const char *line = source_line(c->file, n->line, &length);
    size_t from = (size_t)n->col, to = n->end_line == n->line ? (size_t)n->end_col : length;
    comp_const(c, py_str_new(line + from, to > from ? to - from : 0));
}

static int annotate(compiler *c, const ast_node *arg) {
    if (!arg || !arg->arg.annotation) return 0;
    comp_const(c, comp_intern(comp_mangle(c, arg->arg.arg)));
    annotation(c, arg->arg.annotation);
    return 1;
}

static bool push_annotations(compiler *c, const ast_node *args, const ast_node *returns) {
    int n = 0;
    for (int i = 0; i < args->arguments.posonlyargs.n; i++) n += annotate(c, args->arguments.posonlyargs.data[i]);
    for (int i = 0; i < args->arguments.args.n; i++) n += annotate(c, args->arguments.args.data[i]);
    n += annotate(c, args->arguments.vararg);
    for (int i = 0; i < args->arguments.kwonlyargs.n; i++) n += annotate(c, args->arguments.kwonlyargs.data[i]);
    n += annotate(c, args->arguments.kwarg);
    if (returns) {
        comp_const(c, py_str_intern("return"));
        annotation(c, returns);
        n++;
    }
    if (n) comp_emit(c, OP_BUILD_MAP_, n);
    return n > 0;
}

static bool push_keyword_defaults(compiler *c, const ast_node *args) {
    int n = 0;
    for (int i = 0; i < args->arguments.kw_defaults.n; i++) {
        if (!args->arguments.kw_defaults.data[i]) continue;
        comp_const(c, comp_intern(comp_mangle(c, args->arguments.kwonlyargs.data[i]->arg.arg)));
        comp_expr(c, args->arguments.kw_defaults.data[i]);
        n++;
    }
    if (n) comp_emit(c, OP_BUILD_MAP_, n);
    return n > 0;
}

void comp_docstring(compiler *c, const ast_list *body, py_object **out) {
    (void)c;
    const ast_node *first = body->n ? body->data[0] : NULL;
    if (!first || first->kind != AST_Expr || first->Expr.value->kind != AST_Constant) return;
    if (first->Expr.value->Constant.value.kind == CONST_STR) *out = comp_constant(&first->Expr.value->Constant.value);
}

void comp_function(compiler *c, const ast_node *n) {
    bool const lambda = n->kind == AST_Lambda;
    const ast_node *args = lambda ? n->Lambda.args : n->FunctionDef.args;
    scope *s = sema_scope_of(c->scopes, n);
    int flags = 0;
    if (args->arguments.defaults.n) {
        comp_exprs(c, &args->arguments.defaults);
        comp_emit(c, OP_BUILD_TUPLE_, args->arguments.defaults.n);
        flags |= 4;
    }
    if (push_keyword_defaults(c, args)) flags |= 2;
    if (!lambda && push_annotations(c, args, n->FunctionDef.returns)) flags |= 1;
    if (push_closure(c, s)) flags |= 8;
    comp_enter(c, s, lambda ? intern(c->names, "<lambda>") : n->FunctionDef.name);
    py_object *doc = NULL;
    if (lambda) {
        comp_expr(c, n->Lambda.body);
        comp_emit(c, OP_RETURN_, 0);
    } else {
        comp_docstring(c, &n->FunctionDef.body, &doc);
        comp_body(c, &n->FunctionDef.body);
        comp_none(c);
        comp_emit(c, OP_RETURN_, 0);
    }
    code_object *k = comp_leave(c);
    k->first_line = !lambda && n->FunctionDef.decorator_list.n ? n->FunctionDef.decorator_list.data[0]->line : n->line;
    k->positional = args->arguments.posonlyargs.n + args->arguments.args.n;
    k->positional_only = args->arguments.posonlyargs.n;
    k->keyword_only = args->arguments.kwonlyargs.n;
    k->has_rest = args->arguments.vararg != NULL;
    k->has_keywords = args->arguments.kwarg != NULL;
    k->doc = doc;
    comp_emit(c, OP_MAKE_FUNCTION_, comp_const_index(c, (py_object *)k) << 4 | flags);
}

void comp_class(compiler *c, const ast_node *n) {
    scope *s = sema_scope_of(c->scopes, n);
    comp_emit(c, OP_BUILD_CLASS_FN_, 0);
    int flags = push_closure(c, s) ? 8 : 0;
    comp_enter(c, s, n->ClassDef.name);
    c->u->at = (py_place){n->line, n->line, 0, 0};
    comp_name(c, intern(c->names, "__name__"), CTX_Load);
    comp_emit(c, OP_STORE_NAME_, comp_name_index(c, intern(c->names, "__module__")));
    comp_const(c, py_incref(c->u->qualname));
    comp_emit(c, OP_STORE_NAME_, comp_name_index(c, intern(c->names, "__qualname__")));
    py_object *doc = NULL;
    comp_docstring(c, &n->ClassDef.body, &doc);
    if (doc) {
        comp_const(c, doc);
        comp_emit(c, OP_STORE_NAME_, comp_name_index(c, intern(c->names, "__doc__")));
    }
    comp_body(c, &n->ClassDef.body);
    if (s->needs_class_cell) {
        comp_emit(c, OP_LOAD_CELL_, free_slot(s, s->free_count));
        comp_emit(c, OP_STORE_NAME_, comp_name_index(c, intern(c->names, "__classcell__")));
    }
    comp_none(c);
    comp_emit(c, OP_RETURN_, 0);
    code_object *k = comp_leave(c);
    comp_emit(c, OP_MAKE_FUNCTION_, comp_const_index(c, (py_object *)k) << 4 | flags);
    comp_const(c, comp_intern(n->ClassDef.name));
    comp_call_arguments(c, &n->ClassDef.bases, &n->ClassDef.keywords, 2);
}

// ---- Comprehensions

static void comprehension_loops(compiler *c, const ast_node *n, const ast_list *generators, int i) {
    if (i == generators->n) {
        int const depth = generators->n + 1;
        if (n->kind == AST_ListComp) {
            comp_expr(c, n->ListComp.elt);
            comp_emit(c, OP_LIST_APPEND_, depth);
        } else if (n->kind == AST_SetComp) {
            comp_expr(c, n->SetComp.elt);
            comp_emit(c, OP_SET_ADD_, depth);
        } else if (n->kind == AST_DictComp) {
            comp_expr(c, n->DictComp.key);
            comp_expr(c, n->DictComp.value);
            comp_emit(c, OP_MAP_ADD_, depth);
        } else {
            comp_expr(c, n->GeneratorExp.elt);
            comp_emit(c, OP_YIELD_, c->u->scope->is_coroutine);
            comp_emit(c, OP_POP_, 0);
        }
        return;
    }
    const ast_node *g = generators->data[i];
    bool const async = g->comprehension.is_async;
    int start = comp_label(c), end = comp_label(c);
    if (i == 0) {
        comp_emit(c, OP_LOAD_FAST_, c->u->scope->slot_count);
    } else {
        comp_expr(c, g->comprehension.iter);
        comp_emit(c, async ? OP_GET_AITER_ : OP_GET_ITER_, 0);
    }
    int const depth = c->u->depth;
    comp_place(c, start);
    if (async)
        comp_async_next(c, end);
    else
        comp_jump(c, OP_FOR_ITER_, end);
    comp_store(c, g->comprehension.target);
    for (int k = 0; k < g->comprehension.ifs.n; k++) comp_test(c, g->comprehension.ifs.data[k], false, start);
    comprehension_loops(c, n, generators, i + 1);
    comp_jump(c, OP_JUMP_, start);
    comp_place(c, end);
    c->u->depth = depth + async;
    if (async) comp_emit(c, OP_END_ASYNC_FOR_, 0);
    c->u->depth = depth - 1;
}

void comp_comprehension(compiler *c, const ast_node *n) {
    const ast_list *generators = n->kind == AST_DictComp ? &n->DictComp.generators : &n->ListComp.generators;
    scope *s = sema_scope_of(c->scopes, n);
    comp_expr(c, generators->data[0]->comprehension.iter);
    comp_at(c, n);
    comp_emit(c, generators->data[0]->comprehension.is_async ? OP_GET_AITER_ : OP_GET_ITER_, 0);
    bool const closure = push_closure(c, s);
    char name[32];
    snprintf(name, sizeof name, "<%s>", s->name);
    comp_enter(c, s, intern(c->names, name));
    comp_at(c, n);
    if (n->kind == AST_ListComp)
        comp_emit(c, OP_BUILD_LIST_, 0);
    else if (n->kind == AST_SetComp)
        comp_emit(c, OP_BUILD_SET_, 0);
    else if (n->kind == AST_DictComp)
        comp_emit(c, OP_BUILD_MAP_, 0);
    else
        comp_none(c);
    comprehension_loops(c, n, generators, 0);
    comp_emit(c, OP_RETURN_, 0);
    code_object *k = comp_leave(c);
    comp_emit(c, OP_COMPREHENSION_, comp_const_index(c, (py_object *)k) << 1 | closure);
    if (k->is_coroutine && !k->is_generator) comp_await(c);
}

// ---- Modules

code_object *interp_compile(arena *a, intern_table *names, diag_sink *diags, const source_file *file,
                            const ast_node *module, scope_table *scopes, compile_mode mode) {
    compiler c = {.arena = a,
                  .names = names,
                  .diags = diags,
                  .file = file,
                  .scopes = scopes,
                  .has_locals = mode & COMPILE_LOCALS,
                  .shows_expressions = mode & COMPILE_SINGLE};
    mode &= ~(COMPILE_LOCALS | COMPILE_SINGLE);
    c.file_name = py_str_cstr(file->name);
    for (int i = 0; i < module->Module.body.n && i < 3; i++) {
        const ast_node *n = module->Module.body.data[i];
        if (n->kind == AST_ImportFrom && n->ImportFrom.module && !strcmp(n->ImportFrom.module, "__future__"))
            for (int k = 0; k < n->ImportFrom.names.n; k++)
                c.future_annotations |= !strcmp(n->ImportFrom.names.data[k]->alias.name, "annotations");
    }
    comp_enter(&c, scopes->top, intern(names, "<module>"));
    c.u->at = (py_place){1, 1, 0, 0};
    py_object *doc = NULL;
    if (mode == COMPILE_EVAL && module->Module.body.n == 1 && module->Module.body.data[0]->kind == AST_Expr) {
        comp_expr(&c, module->Module.body.data[0]->Expr.value);
    } else if (mode == COMPILE_EVAL) {
        diag_error(diags, (source_range){file, 1, 0, 1, 0}, "invalid syntax")->kind = "SyntaxError";
        c.failed = true;
        comp_none(&c);
    } else {
        if (!c.shows_expressions) comp_docstring(&c, &module->Module.body, &doc);
        if (doc) {
            comp_const(&c, doc);
            comp_emit(&c, c.has_locals ? OP_STORE_NAME_ : OP_STORE_GLOBAL_,
                      comp_name_index(&c, intern(names, "__doc__")));
        }
        comp_body(&c, &module->Module.body);
        comp_none(&c);
    }
    comp_emit(&c, OP_RETURN_, 0);
    code_object *k = comp_leave(&c);
    py_decref(c.file_name);
    py_xdecref(c.pool);
    if (c.failed) {
        py_decref((py_object *)k);
        return NULL;
    }
    return k;
}
