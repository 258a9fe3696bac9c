// A single function as a program: its arguments come from a list, its results go to another. runtime/entry.h says how
// the two are laid out, and has the words for types that are read and written here.
#include "specialise/state.h"

#include <stdlib.h>
#include <string.h>

typedef VEC(char) type_text;

typedef struct entry_state {
    spec *s;
    smodule *module;
    const specialise_entry *entry;
    map bound;                         // names of globals that have been asked for
    VEC(const ast_node *) functions;   // whose names are to be bound
    const scope *scope;                // of the one whose names are being bound
    VEC(scell *) cells;                // of the globals that hold more than their type says
    VEC(sval *) templates;
} entry_state;

// ---- words for types to templates

static sval *read_type(spec *s, const char **at);

static sval *read_sequence(spec *s, const char **at) {
    char const close = *(*at)++ == '(' ? ')' : ']';
    VEC(sval *) items = {0};
    while (**at && **at != close) {
        sval *item = read_type(s, at);
        if (!item) return NULL;
        vec_push(s->arena, &items, item);
    }
    if (!**at) return NULL;
    (*at)++;
    sval *t = sv_tuple(s, items.n, items.data);
    return close == ')' ? t : sv_list(s, t);
}

static sval *read_dict(spec *s, const char **at) {
    VEC(sval *) keys = {0}, values = {0};
    for ((*at)++; **at != '}';) {
        sval *key = read_type(s, at), *value = key ? read_type(s, at) : NULL;
        if (!value) return NULL;
        vec_push(s->arena, &keys, key);
        vec_push(s->arena, &values, value);
    }
    (*at)++;
    return sv_dict(s, keys.n, keys.data, values.data);
}

static sval *read_array(spec *s, const char **at) {
    char *end;
    dtype const t = (dtype)strtol(*at + 1, &end, 10);
    int const rank = (int)strtol(end + 1, &end, 10);
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i < rank; i++) {
        int64_t const n = strtoll(end + 1, &end, 10);
        dims[i] = n >= 0 ? sv_int(s, n) : NULL;
    }
    *at = end + 1;
    return sv_array(s, t, rank, dims, NULL);
}

static sval *read_text(spec *s, const char **at) {
    char *end;
    size_t const n = strtoul(*at + 1, &end, 10);
    *at = end + 1 + n;
    return sv_istr(s, intern_n(s->names, end + 1, n));
}

static sval *read_type(spec *s, const char **at) {
    char *end;
    switch (**at) {
    case 'n': return (*at)++, sv_none(s);
    case 'B': return (*at)++, sv_scalar(s, ST_BOOL, NULL);
    case 'i': return (*at)++, sv_int_range(s, NULL, INT64_MIN, INT64_MAX);
    case 'd': return (*at)++, sv_scalar(s, ST_FLOAT, NULL);
    case 'b': return *at += 2, sv_bool(s, (*at)[-1] == '1');
    case 's': return read_text(s, at);
    case 'I': {
        int64_t const v = strtoll(*at + 1, &end, 10);
        return *at = end + 1, sv_int(s, v);
    }
    case 'F': {
        double const v = strtod(*at + 1, &end);
        return *at = end + 1, sv_float(s, v);
    }
    case 'N': {
        int const t = (int)strtol(*at + 1, &end, 10);
        return *at = end + 1, sv_scalar(s, ST_NP + t, NULL);
    }
    case 'A': return read_array(s, at);
    case '(':
    case '[': return read_sequence(s, at);
    case '{': return read_dict(s, at);
    default: return unsupported(s, "a value of this type between interpreted and compiled code");
    }
}

// ---- templates to words for types

static bool write_type(spec *s, const sval *v, type_text *out);

static void add(spec *s, type_text *out, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void add(spec *s, type_text *out, const char *format, ...) {
    va_list args;
    va_start(args, format);
    for (const char *t = arena_vprintf(s->arena, format, args); *t; t++) vec_push(s->arena, out, *t);
    va_end(args);
}

static bool write_items(spec *s, const sval *t, const char *brackets, type_text *out) {
    add(s, out, "%c", brackets[0]);
    for (int i = 0; i < t->tuple.n; i++)
        if (!write_type(s, t->tuple.items[i], out)) return false;
    add(s, out, "%c", brackets[1]);
    return true;
}

static bool write_scalar(spec *s, int st, type_text *out) {
    if (stype_is_np(st))
        add(s, out, "N%d;", stype_np(st));
    else if (st != ST_COMPLEX)
        add(s, out, "%c", st == ST_BOOL ? 'B' : st == ST_INT ? 'i' : 'd');
    return st != ST_COMPLEX;
}

static bool write_type(spec *s, const sval *v, type_text *out) {
    switch (v->kind) {
    case SV_NONE: add(s, out, "n"); return true;
    case SV_SCALAR: return write_scalar(s, v->scalar.st, out);
    case SV_RSTR: add(s, out, "s"); return true;
    case SV_ARRAY: add(s, out, "A%d,%d;", v->array.dtype, v->array.rank); return true;
    case SV_TUPLE: return write_items(s, v, "()", out);
    case SV_CHOICE: {   // of two numbers
        const sval *a = v->choice.a, *b = v->choice.b;
        add(s, out, "C");
        return a->kind == SV_SCALAR && b->kind == SV_SCALAR && write_type(s, a, out) && write_type(s, b, out);
    }
    case SV_LIST: {
        const sval *c = v->object.cell->v;
        if (c->kind == SV_TUPLE) return write_items(s, c, "[]", out);
        add(s, out, "L");
        return c->kind == SV_RLIST && write_type(s, c->rlist.item, out);
    }
    default: return false;
    }
}

// ---- the globals that the function and those it calls use

static int first_line(const ast_node *n) {
    return n->FunctionDef.decorator_list.n ? n->FunctionDef.decorator_list.data[0]->line : n->line;
}

static const ast_node *find_function(const smodule *m, int line) {
    for (int i = 0; i < m->tree->Module.body.n; i++) {
        const ast_node *n = m->tree->Module.body.data[i];
        if (n->kind == AST_FunctionDef && first_line(n) == line) return n;
    }
    return NULL;
}

// Defaults are evaluated anew here: they must not depend on anything.
static bool is_literal(const ast_node *n, void *data) {
    (void)data;
    bool const is_compound = n->kind == AST_Tuple || n->kind == AST_UnaryOp;
    return n->kind == AST_Constant || (is_compound && ast_each_child(n, is_literal, NULL));
}

static sval *function_at(entry_state *e, int line) {
    const ast_node *n = find_function(e->module, line);
    if (!n) return unsupported(e->s, "a function that is not defined at the top level of its file");
    const ast_node *p = n->FunctionDef.args;
    for (int i = 0; i < p->arguments.defaults.n + p->arguments.kw_defaults.n; i++) {
        int const k = i - p->arguments.defaults.n;
        const ast_node *d = k < 0 ? p->arguments.defaults.data[i] : p->arguments.kw_defaults.data[k];
        if (d && !is_literal(d, NULL)) return unsupported(e->s, "a default value that is computed");
    }
    vec_push(e->s->arena, &e->functions, n);
    return make_function(e->s, n);
}

// What `from module import name` brought, when nothing else binds the name.
static sval *imported(entry_state *e, istr name) {
    for (int i = 0; i < e->module->tree->Module.body.n; i++) {
        const ast_node *n = e->module->tree->Module.body.data[i];
        if (n->kind != AST_ImportFrom || n->ImportFrom.level) continue;
        for (int k = 0; k < n->ImportFrom.names.n; k++) {
            const ast_node *a = n->ImportFrom.names.data[k];
            if ((a->alias.asname ? a->alias.asname : a->alias.name) != name) continue;
            sval *m = module_import(e->s, n->ImportFrom.module),
                 *v = m ? module_member(e->s, m->module, a->alias.name) : NULL;
            return v ? v : m ? unsupported(e->s, "the global variable '%s'", name) : NULL;
        }
    }
    return unsupported(e->s, "the global variable '%s'", name);
}

static bool bind_global(entry_state *e, istr name) {
    spec *s = e->s;
    if (map_has(&e->bound, (uintptr_t)name)) return true;
    map_put(&e->bound, (uintptr_t)name, (void *)1);
    const char *type = e->entry->global(e->entry->global_data, name);
    if (!type) return true;   // a builtin, or an error when it is reached
    sval *v;
    if (*type == 'M')
        v = module_import(s, intern(s->names, strchr(type, ':') + 1));
    else if (*type == 'f')
        v = function_at(e, atoi(type + 1));
    else if (*type == 'x')
        v = imported(e, name);
    else
        v = read_type(s, &type);
    if (!v) return false;
    scell *c = frame_cell(s, NULL, name, true);
    c->v = v;
    freeze(v);
    value_list leaves = {0};
    flatten(s, v, &leaves);
    if (!leaves.n) return true;
    vec_push(s->arena, &e->cells, c);
    vec_push(s->arena, &e->templates, v);
    return true;
}

static bool bind_names(const ast_node *n, void *data) {
    entry_state *e = data;
    if (n->kind == AST_Global) return unsupported(e->s, "a function that sets global variables") != NULL;
    const scope_name *own = n->kind == AST_Name ? sema_name_in(e->scope, n->Name.id) : NULL;
    bool const is_local = own && (own->kind == NAME_LOCAL || own->kind == NAME_CELL);
    if (n->kind == AST_Name && !is_local && !bind_global(e, n->Name.id)) return false;
    return ast_each_child(n, bind_names, data);
}

// ---- the program that calls the function

// Everything that comes in: the arguments, which stay in the result, and the globals, which go to their cells.
static sval *load_all(entry_state *e, sval *arguments, ir_value *zero, sval **out_globals) {
    spec *s = e->s;
    sval *both[2] = {arguments, sv_tuple(s, e->templates.n, e->templates.data)}, *template = sv_tuple(s, 2, both);
    ir_op *list = emit_call(s, "nprt_entry_arguments", 0, NULL, 1, (ir_type[]){type_pylist(s)}, false);
    ir_op_set_attr(s->ir, list, "borrowed", ir_attr_unit(s->ir));
    sval *v = slots_load(s, ir_result(list, 0), zero, 0, template, true);
    freeze(v);
    *out_globals = v->tuple.items[1];
    for (int i = 0; i < e->cells.n; i++) e->cells.data[i]->v = v->tuple.items[1]->tuple.items[i];
    return v->tuple.items[0];
}

typedef VEC(sval *) sval_list;

static void add_arrays(spec *s, sval *v, sval_list *out) {
    if (v->kind == SV_LIST || v->kind == SV_DICT) v = v->object.cell->v;
    int const n = v->kind == SV_TUPLE ? v->tuple.n : v->kind == SV_MAP ? v->map.n : 0;
    sval **parts = v->kind == SV_TUPLE ? v->tuple.items : v->map.values;
    if (v->kind == SV_ARRAY) vec_push(s->arena, out, v);
    for (int i = 0; i < n; i++) add_arrays(s, parts[i], out);
}

// A list that comes in must go out as the same object: none goes out then.
static bool has_list(const sval *v) {
    if (v->kind == SV_LIST || v->kind == SV_DICT) return true;
    for (int i = 0; v->kind == SV_TUPLE && i < v->tuple.n; i++)
        if (has_list(v->tuple.items[i])) return true;
    return false;
}

static sval *result_template(spec *s, sval *v);

static sval *template_of_items(spec *s, const sval *t) {
    sval **items = ARENA_ARRAY(s->arena, sval *, t->tuple.n + 1);
    for (int i = 0; i < t->tuple.n; i++)
        if (!(items[i] = result_template(s, t->tuple.items[i]))) return NULL;
    return sv_tuple(s, t->tuple.n, items);
}

// As item_template, for a single item: the items of a list need not be alike.
static sval *result_template(spec *s, sval *v) {
    if (v->kind == SV_TUPLE) return template_of_items(s, v);
    if (v->kind == SV_CHOICE) {
        sval *a = result_template(s, v->choice.a), *b = a ? result_template(s, v->choice.b) : NULL;
        if (!b) return NULL;
        sval *t = sv_new(s, SV_CHOICE);
        t->choice.a = a;
        t->choice.b = b;
        return t;
    }
    if (v->kind != SV_LIST || v->object.cell->v->kind != SV_TUPLE) return item_template(s, 1, &v);
    sval *items = template_of_items(s, v->object.cell->v);
    return items ? sv_list(s, items) : NULL;
}

static bool give_back(spec *s, sval *result, sval *arguments, sval *globals, const char **out_type) {
    sval_list parts = {0};
    vec_push(s->arena, &parts, result);
    add_arrays(s, arguments, &parts);
    add_arrays(s, globals, &parts);
    sval *all = sv_tuple(s, parts.n, parts.data), *template = result_template(s, all);
    type_text text = {0};
    bool const loses_list = has_list(result) && (has_list(arguments) || has_list(globals));
    if (loses_list || !template || !write_type(s, template->tuple.items[0], &text))
        return unsupported(s, "a result of this type given to interpreted code"), false;
    vec_push(s->arena, &text, '\0');
    *out_type = text.data;
    sval *list = rlist_new(s, template);
    if (!list || !rlist_append(s, list, all)) return false;
    emit_call(s, "nprt_entry_return", 1, &list->rlist.v, 0, NULL, false);
    return true;
}

static sval *call_with(spec *s, sfunc *f, sval *arguments) {
    const ast_node *p = f->node->FunctionDef.args;
    int const named = p->arguments.kwonlyargs.n, n = arguments->tuple.n - named;
    istr *names = ARENA_ARRAY(s->arena, istr, named + 1);
    for (int i = 0; i < named; i++) names[i] = p->arguments.kwonlyargs.data[i]->arg.arg;
    arglist a = {
        .n = n, .v = arguments->tuple.items, .named = named, .names = names, .named_v = arguments->tuple.items + n};
    return call_function(s, f, &a);
}

static bool call_entry(entry_state *e, const char **out_result) {
    spec *s = e->s;
    const char *types = e->entry->arguments;
    sval *callee = function_at(e, e->entry->line), *template = callee ? read_type(s, &types) : NULL;
    if (!template) return false;
    for (int i = 0; i < e->functions.n; i++) {
        e->scope = sema_scope_of(e->module->scopes, e->functions.data[i]);
        if (!bind_names(e->functions.data[i], e)) return false;
    }
    set_place(s, callee->func->node);
    sval *globals, *arguments = load_all(e, template, emit_const_int(s, 0, type_i64(s)), &globals);
    sval *r = call_with(s, callee->func, arguments);
    return r && give_back(s, r, arguments, globals, out_result);
}

ir_op *specialise_function(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                           const specialise_options *options, const specialise_entry *entry, const char **out_result) {
    entry_state e = {.entry = entry};
    e.s = spec_begin(ir, names, diags, file, options, &e.module);
    if (!e.s) return NULL;
    map_init(&e.bound, e.s->arena);
    e.s->frame = module_frame(e.s, e.module);
    e.module->done = true;
    return spec_end(e.s, call_entry(&e, out_result));
}
