// A single function as a program: its arguments come from a list, its results go to another. runtime/entry.h says how
// the two are laid out, and has the words for types that are read and written here.
#include "specialise/state.h"

#include <stdlib.h>
#include <string.h>

typedef VEC(char) type_text;

// An instance that came in, and its fields then.
typedef struct entry_object {
    const scell *cell;
    const sval *before;
} entry_object;

typedef struct entry_state {
    spec *s;
    smodule *module;
    const specialise_entry *entry;
    map bound;                         // names of globals that have been asked for
    VEC(const ast_node *) functions;   // whose names are to be bound
    const scope *scope;                // of the definition whose names are being bound
    map classes;                       // name → SV_CLASS
    VEC(entry_object) objects;         // the instances among the arguments
    VEC(scell *) cells;                // of the globals that hold more than their type says
    VEC(sval *) templates;
} entry_state;

// ---- words for types to templates

static sval *read_type(entry_state *e, const char **at);
static sval *class_named(entry_state *e, istr name);

static sval *read_sequence(entry_state *e, const char **at) {
    spec *s = e->s;
    char const close = *(*at)++ == '(' ? ')' : ']';
    VEC(sval *) items = {0};
    while (**at && **at != close) {
        sval *item = read_type(e, at);
        if (!item) return NULL;
        vec_push(s->arena, &items, item);
    }
    if (!**at) return NULL;
    (*at)++;
    sval *t = sv_tuple(s, items.n, items.data);
    return close == ')' ? t : sv_list(s, t);
}

static sval *read_dict(entry_state *e, const char **at) {
    spec *s = e->s;
    VEC(sval *) keys = {0}, values = {0};
    for ((*at)++; **at != '}';) {
        sval *key = read_type(e, at), *value = key ? read_type(e, at) : NULL;
        if (!value) return NULL;
        vec_push(s->arena, &keys, key);
        vec_push(s->arena, &values, value);
    }
    (*at)++;
    return sv_dict(s, keys.n, keys.data, values.data);
}

static sval *read_text(spec *s, const char **at) {
    char *end;
    size_t const n = strtoul(*at + 1, &end, 10);
    *at = end + 1 + n;
    return sv_istr(s, intern_n(s->names, end + 1, n));
}

static sval *read_instance(entry_state *e, const char **at) {
    sval *class = class_named(e, read_text(e->s, at)->text), *fields = class ? read_dict(e, at) : NULL;
    if (!fields) return NULL;
    sval *v = sv_new(e->s, SV_INSTANCE);
    v->object.cls = class->cls;
    v->object.cell = cell_new(e->s, fields->object.cell->v);
    return v;
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

static sval *read_type(entry_state *e, const char **at) {
    spec *s = e->s;
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
    case '[': return read_sequence(e, at);
    case '{': return read_dict(e, at);
    case 'O': return read_instance(e, at);
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

static bool bind_names(const ast_node *n, void *data);

static int first_line(const ast_node *n) {
    const ast_list *d = n->kind == AST_ClassDef ? &n->ClassDef.decorator_list : &n->FunctionDef.decorator_list;
    return d->n ? d->data[0]->line : n->line;
}

static const ast_node *find_definition(const ast_list *body, ast_kind kind, int line) {
    for (int i = 0; i < body->n; i++)
        if (body->data[i]->kind == kind && first_line(body->data[i]) == line) return body->data[i];
    return NULL;
}

static const ast_node *find_class(const ast_list *body, istr name) {
    const ast_node *found = NULL;
    for (int i = 0; i < body->n; i++) {
        const ast_node *n = body->data[i];
        if (n->kind != AST_ClassDef || n->ClassDef.name != name) continue;
        if (found) return NULL;
        found = n;
    }
    return found;
}

// The only class of that name at the top level; it is defined anew, and what its body names is bound before.
static sval *class_named(entry_state *e, istr name) {
    spec *s = e->s;
    sval *known = map_get_ptr(&e->classes, name);
    if (known) return known;
    const ast_node *n = find_class(&e->module->tree->Module.body, name);
    if (!n || !bind_names(n, e)) return n ? NULL : unsupported(s, "a class that is not defined once at the top level");
    ast_list one = {.data = (ast_node **)(uintptr_t)&n, .n = 1};
    sval *v = exec_body(s, &one, 0) ? frame_cell(s, NULL, name, true)->v : NULL;
    if (!v || v->kind != SV_CLASS) return NULL;
    map_put_ptr(&e->classes, name, v);
    return v;
}

// Defaults are evaluated anew here: they must not depend on anything.
static bool is_literal(const ast_node *n, void *data) {
    (void)data;
    bool const is_compound = n->kind == AST_Tuple || n->kind == AST_UnaryOp;
    return n->kind == AST_Constant || (is_compound && ast_each_child(n, is_literal, NULL));
}

static sval *method_at(entry_state *e, int line) {
    const ast_list *body = &e->module->tree->Module.body;
    for (int i = 0; i < body->n; i++) {
        const ast_node *n = body->data[i];
        const ast_node *def =
            n->kind == AST_ClassDef ? find_definition(&n->ClassDef.body, AST_FunctionDef, line) : NULL;
        sval *class = def ? class_named(e, n->ClassDef.name) : NULL;
        scell *member = class ? map_get_ptr(&class->cls->members, def->FunctionDef.name) : NULL;
        if (member && member->v->kind == SV_FUNC && member->v->func->node == def) return member->v;
    }
    return unsupported(e->s, "a function that is not defined at the top level of its file or of a class there");
}

static sval *function_at(entry_state *e, int line) {
    const ast_node *n = find_definition(&e->module->tree->Module.body, AST_FunctionDef, line);
    if (!n) return method_at(e, line);
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
    else if (*type == 'K')
        v = class_named(e, intern(s->names, strchr(type, ':') + 1));
    else if (*type == 'x')
        v = imported(e, name);
    else
        v = read_type(e, &type);
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
    const scope *outer = e->scope;
    bool const is_scope = n->kind == AST_FunctionDef || n->kind == AST_Lambda || n->kind == AST_ClassDef;
    if (n->kind == AST_Global) return unsupported(e->s, "a function that sets global variables") != NULL;
    if (is_scope) e->scope = sema_scope_of(e->module->scopes, n);
    const scope_name *own = n->kind == AST_Name && e->scope ? sema_name_in(e->scope, n->Name.id) : NULL;
    bool const is_own = own && (own->kind == NAME_LOCAL || own->kind == NAME_CELL || own->kind == NAME_FREE);
    bool const ok =
        (n->kind != AST_Name || is_own || bind_global(e, n->Name.id)) && ast_each_child(n, bind_names, data);
    e->scope = outer;
    return ok;
}

// ---- the program that calls the function

// Objects that come in: fields may be set, where not a list or dict holds the object; these may only be read.
static void settle(entry_state *e, sval *v) {
    if (v->kind == SV_LIST || v->kind == SV_DICT) freeze(v);
    for (int i = 0; v->kind == SV_TUPLE && i < v->tuple.n; i++) settle(e, v->tuple.items[i]);
    if (v->kind != SV_INSTANCE) return;
    sval *fields = v->object.cell->v;
    v->object.cell->in_list = false;
    vec_push(e->s->arena, &e->objects, ((entry_object){v->object.cell, fields}));
    for (int i = 0; i < fields->map.n; i++) settle(e, fields->map.values[i]);
}

// Everything that comes in: the arguments, which stay in the result, and the globals, which go to their cells.
static sval *load_all(entry_state *e, sval *arguments, ir_value *zero, sval **out_globals) {
    spec *s = e->s;
    sval *both[2] = {arguments, sv_tuple(s, e->templates.n, e->templates.data)}, *template = sv_tuple(s, 2, both);
    ir_op *list = emit_call(s, "nprt_entry_arguments", 0, NULL, 1, (ir_type[]){type_pylist(s)}, false);
    ir_op_set_attr(s->ir, list, "borrowed", ir_attr_unit(s->ir));
    sval *v = slots_load(s, ir_result(list, 0), zero, 0, template, true);
    settle(e, v);
    *out_globals = v->tuple.items[1];
    for (int i = 0; i < e->cells.n; i++) e->cells.data[i]->v = v->tuple.items[1]->tuple.items[i];
    return v->tuple.items[0];
}

typedef VEC(sval *) sval_list;

static const sval *fields_before(const entry_state *e, const sval *v) {
    for (int i = 0; i < e->objects.n; i++)
        if (e->objects.data[i].cell == v->object.cell) return e->objects.data[i].before;
    return v->object.cell->v;   // it is in a list, and read only
}

static void add_arrays(entry_state *e, sval *v, sval_list *out) {
    if (v->kind == SV_LIST || v->kind == SV_DICT) v = v->object.cell->v;
    if (v->kind == SV_INSTANCE) v = (sval *)fields_before(e, v);
    int const n = v->kind == SV_TUPLE ? v->tuple.n : v->kind == SV_MAP ? v->map.n : 0;
    sval **parts = v->kind == SV_TUPLE ? v->tuple.items : v->map.values;
    if (v->kind == SV_ARRAY) vec_push(e->s->arena, out, v);
    for (int i = 0; i < n; i++) add_arrays(e, parts[i], out);
}

// A list that comes in must go out as the same object: none goes out then.
static bool has_list(const sval *v) {
    if (v->kind == SV_LIST || v->kind == SV_DICT) return true;
    const sval *fields = v->kind == SV_INSTANCE ? v->object.cell->v : v;
    for (int i = 0; fields->kind == SV_MAP && i < fields->map.n; i++)
        if (has_list(fields->map.values[i])) return true;
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

// The fields of an object that are not what they were, as results.
static bool add_changes(spec *s, const entry_object *o, sval_list *parts, type_text *text) {
    const sval *now = o->cell->v, *before = o->before;
    if (now->kind != SV_MAP) return false;   // fields that are there on some paths only
    add(s, text, "{");
    for (int i = 0; i < now->map.n; i++) {   // fields are added at the end
        sval *v = now->map.values[i];
        if (i < before->map.n && before->map.values[i] == v) continue;
        sval *template = result_template(s, v);
        add(s, text, "s%zu:%s", istr_len(now->map.keys[i]->text), now->map.keys[i]->text);
        if (!template || !write_type(s, template, text)) return false;
        vec_push(s->arena, parts, v);
    }
    add(s, text, "}");
    return now->map.n >= before->map.n;
}

static bool give_back(entry_state *e, sval *result, sval *arguments, sval *globals, const char **out_type) {
    spec *s = e->s;
    sval_list parts = {0};
    type_text text = {0};
    sval *template = result_template(s, result);
    bool ok = template && write_type(s, template, &text);
    vec_push(s->arena, &parts, result);
    for (int i = 0; ok && i < e->objects.n; i++) ok = add_changes(s, &e->objects.data[i], &parts, &text);
    bool loses_list = false;
    for (int i = 0; i < parts.n; i++)
        loses_list = loses_list || (has_list(parts.data[i]) && (has_list(arguments) || has_list(globals)));
    if (!ok || loses_list) return unsupported(s, "a result of this type given to interpreted code"), false;
    vec_push(s->arena, &text, '\0');
    *out_type = text.data;
    add_arrays(e, arguments, &parts);
    add_arrays(e, globals, &parts);
    sval *all = sv_tuple(s, parts.n, parts.data), *list = rlist_new(s, result_template(s, all));
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
    sval *callee = function_at(e, e->entry->line), *template = callee ? read_type(e, &types) : NULL;
    if (!template) return false;
    for (int i = 0; i < e->functions.n; i++)
        if (!bind_names(e->functions.data[i], e)) return false;
    set_place(s, callee->func->node);
    sval *globals, *arguments = load_all(e, template, emit_const_int(s, 0, type_i64(s)), &globals);
    s->is_entry = true;
    sval *r = call_with(s, callee->func, arguments);
    return r && give_back(e, r, arguments, globals, out_result);
}

ir_op *specialise_function(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                           const specialise_options *options, const specialise_entry *entry, const char **out_result) {
    entry_state e = {.entry = entry};
    e.s = spec_begin(ir, names, diags, file, options, &e.module);
    if (!e.s) return NULL;
    map_init(&e.bound, e.s->arena);
    map_init(&e.classes, e.s->arena);
    e.s->frame = module_frame(e.s, e.module);
    return spec_end(e.s, call_entry(&e, out_result));
}
