// The primitive module _docstrings: what lib/native/doctest.py cannot do in Python. It finds the docstrings of a
// module, and compiles the examples in them. A docstring's examples are one module, whose globals begin as a copy of
// those of the module that it stands in; each example is a function without parameters that runs at the top level
// there.
#include "specialise/doctest_text.h"
#include "specialise/state.h"
#include "syntax/parser.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// ---- docstrings ----

typedef struct found {
    const char *name;
    istr text;        // "" where there is none
    int line;         // from 0, where doctest takes the docstring to begin; -1: it does not know
    int first_line;   // where it begins
} found;

typedef struct finder {
    spec *s;
    smodule *module;
    VEC(found) all;
    map seen;
} finder;

// Does doctest take a docstring to begin in this line? At its start or after a colon there are a quote and what stands
// before one.
static bool looks_like_text(const char *line, size_t n) {
    for (size_t i = 0; i <= n; i++) {
        if (i && line[i - 1] != ':') continue;
        size_t k = i;
        while (k < n && isspace((unsigned char)line[k])) k++;
        while (k < n && (isalnum((unsigned char)line[k]) || line[k] == '_' || line[k] & 0x80)) k++;
        if (k < n && (line[k] == '"' || line[k] == '\'')) return true;
    }
    return false;
}

// The first such line, counted from 0, from a line on, counted from 1.
static int line_of_text(const source_file *file, int from) {
    for (int i = from; i <= file->line_count; i++) {
        size_t n;
        const char *line = source_line(file, i, &n);
        if (looks_like_text(line, n)) return i - 1;
    }
    return -1;
}

static bool begins_class(const char *line, size_t n, istr name) {
    size_t k = 0, const_n = strlen(name);
    while (k < n && isspace((unsigned char)line[k])) k++;
    if (n - k < 5 || strncmp(line + k, "class", 5) != 0) return false;
    for (k += 5; k < n && isspace((unsigned char)line[k]);) k++;
    if (n - k < const_n || strncmp(line + k, name, const_n) != 0) return false;
    k += const_n;
    return k == n || !(isalnum((unsigned char)line[k]) || line[k] == '_' || line[k] & 0x80);
}

static int line_of_class(const source_file *file, istr name) {
    for (int i = 1; i <= file->line_count; i++) {
        size_t n;
        const char *line = source_line(file, i, &n);
        if (begins_class(line, n, name)) return line_of_text(file, i);
    }
    return -1;
}

static int first_line(const ast_list *body) {
    return body->n && body->data[0]->kind == AST_Expr ? body->data[0]->line : 1;
}

static void add_found(finder *f, const char *name, const sval *doc, int line, int first) {
    bool const is_known = doc && doc->kind == SV_STR;
    vec_push(
        f->s->arena, &f->all,
        ((found){name, is_known ? doc->text : intern(f->s->names, ""), is_known && *doc->text ? line : -1, first}));
}

static bool already_seen(finder *f, const void *object) {
    if (map_has_ptr(&f->seen, object)) return true;
    map_put_ptr(&f->seen, object, f);
    return false;
}

static bool find_function(finder *f, sval *v, const char *name, bool knows_line) {
    if (v->kind != SV_FUNC) return unsupported(f->s, "the docstring of '%s'", name) != NULL;
    const sfunc *fn = v->func;
    sval *home = attribute_or_null(f->s, v, intern(f->s->names, "__module__"));
    if (!home || home->kind != SV_STR || home->text != f->module->name || already_seen(f, fn)) return true;
    sval *doc = attribute_or_null(f->s, v, intern(f->s->names, "__doc__"));
    if (doc && doc->kind != SV_STR && doc->kind != SV_NONE)
        return unsupported(f->s, "a docstring that is known only at run time") != NULL;
    bool const is_own = fn->module == f->module && fn->node->kind == AST_FunctionDef;
    int line = -1;
    if (is_own && knows_line) {
        const ast_list *d = &fn->node->FunctionDef.decorator_list;
        line = line_of_text(f->module->file, d->n ? d->data[0]->line : fn->node->line);
    }
    add_found(f, name, doc, line, is_own ? first_line(&fn->node->FunctionDef.body) : 1);
    return true;
}

static bool find_class(finder *f, sclass *c, const char *name);

static bool find_value(finder *f, sval *v, const char *name, bool in_class) {
    if (in_class && is_marked(v, "property")) return find_function(f, property_function(v, 0), name, false);
    if (in_class && (is_marked(v, "staticmethod") || is_marked(v, "classmethod"))) v = v->bound.self;
    if (v->kind == SV_CHOICE) return unsupported(f->s, "docstrings where '%s' is known only at run time", name) != NULL;
    if (v->kind == SV_FUNC) return find_function(f, v, name, true);
    return v->kind != SV_CLASS || find_class(f, v->cls, name);
}

// Methods that dataclass made from a text count as the class's, those that NamedTuple made do not.
static bool find_member(finder *f, const sclass *c, sval *v, const char *name) {
    if (v->kind != SV_FUNC || !v->func->module->is_library) return find_value(f, v, name, true);
    if (map_has_ptr(&c->members, intern(f->s->names, "__dataclass_fields__")) && !already_seen(f, v->func))
        add_found(f, name, NULL, -1, 1);
    return true;
}

static bool find_class(finder *f, sclass *c, const char *name) {
    if (c->home != f->module || already_seen(f, c)) return true;
    add_found(f, name, c->node ? docstring(f->s, &c->node->ClassDef.body) : NULL,
              line_of_class(f->module->file, c->name), c->node ? first_line(&c->node->ClassDef.body) : 1);
    for (int i = 0; c->node && i < c->members.n; i++) {
        const char *member = (const char *)(uintptr_t)c->members.entries[i].key;
        sval *v = captured(f->s, c->members.entries[i].value);
        if (!v || !find_member(f, c, v, arena_printf(f->s->arena, "%s.%s", name, member))) return false;
    }
    return true;
}

static sval *row_of(spec *s, int n, sval *const *parts) {
    return sv_tuple(s, n, arena_copy(s->arena, parts, (size_t)n * sizeof *parts));
}

static int by_name(const void *a, const void *b) { return strcmp(((const found *)a)->name, ((const found *)b)->name); }

// found(module, name): (name, docstring, line or None, first line) of it, and of the functions and classes in it, by
// name
static sval *find_all(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (v[0]->kind != SV_MODULE || !v[0]->module->tree || v[1]->kind != SV_STR)
        return unsupported(s, "docstrings of anything but a module of the program");
    smodule *m = v[0]->module;
    if (map_has_ptr(&m->globals, intern(s->names, "__test__"))) return unsupported(s, "examples in __test__");
    finder f = {.s = s, .module = m};
    map_init(&f.seen, s->arena);
    add_found(&f, v[1]->text, docstring(s, &m->tree->Module.body), line_of_text(m->file, 1),
              first_line(&m->tree->Module.body));
    for (int i = 0; i < m->globals.n; i++) {
        const char *name = (const char *)(uintptr_t)m->globals.entries[i].key;
        sval *g = captured(s, m->globals.entries[i].value);
        if (!g || !find_value(&f, g, arena_printf(s->arena, "%s.%s", v[1]->text, name), false)) return NULL;
    }
    qsort(f.all.data, (size_t)f.all.n, sizeof *f.all.data, by_name);
    sval **rows = ARENA_ARRAY(s->arena, sval *, f.all.n);
    for (int i = 0; i < f.all.n; i++) {
        const found *d = &f.all.data[i];
        sval *line = d->line >= 0 ? sv_int(s, d->line) : sv_none(s);
        sval *parts[4] = {sv_str(s, d->name), sv_istr(s, d->text), line, sv_int(s, d->first_line)};
        rows[i] = row_of(s, 4, parts);
    }
    return sv_tuple(s, f.all.n, rows);
}

// ---- a docstring's examples as a module ----

typedef struct doc_module {
    smodule module;   // first: a doc_module is one
    doctest_text examples;
    sfunc **functions;   // one an example
} doc_module;

// The examples' source, each line at the place that it has in the file.
static const source_file *file_of_examples(spec *s, const smodule *m, const doctest_text *d, int first) {
    VEC(char) text = {0};
    int line = 1;
    for (int i = 0; i < d->n; i++) {
        for (; line < first + d->data[i].line; line++) vec_push(s->arena, &text, '\n');
        for (const char *p = d->data[i].source; *p; p++) {
            vec_push(s->arena, &text, *p);
            line += *p == '\n';
        }
    }
    vec_push(s->arena, &text, 0);
    return source_from_text(s->arena, m->file->name, text.data, (size_t)text.n - 1);
}

// At a line of the file.
static void *refuse_at(spec *s, smodule *m, int line, const char *what) {
    frame place = *s->frame;
    frame *const outer = s->frame;
    const ast_node *const at = s->at;
    place.module = m;
    s->frame = &place;
    s->at = &(ast_node){.kind = AST_Pass, .line = line, .end_line = line, .end_col = 1};
    unsupported(s, "%s", what);
    s->frame = outer;
    s->at = at;
    return NULL;
}

static bool binds_names(const ast_node *n, void *data) {
    (void)data;
    if (n->kind == AST_Lambda || n->kind == AST_ListComp || n->kind == AST_SetComp || n->kind == AST_DictComp ||
        n->kind == AST_GeneratorExp)
        return true;
    return (n->kind == AST_Name && n->Name.ctx != CTX_Load) || n->kind == AST_FunctionDef || n->kind == AST_ClassDef ||
           n->kind == AST_Import || n->kind == AST_ImportFrom || !ast_each_child(n, binds_names, NULL);
}

static int first_of(const ast_node *n) {
    const ast_list *d = n->kind == AST_FunctionDef ? &n->FunctionDef.decorator_list
                        : n->kind == AST_ClassDef  ? &n->ClassDef.decorator_list
                                                   : NULL;
    return d && d->n ? d->data[0]->line : n->line;
}

// The statements from the lines of an example, as compile(source, name, "single") takes them.
static bool statements_of(spec *s, doc_module *d, const doctest_example *e, int first, int *at, ast_list *out) {
    const ast_list *body = &d->module.tree->Module.body;
    out->data = body->data + *at;
    int const last = first + e->last_line;
    while (*at < body->n && first_of(body->data[*at]) <= last) {
        const ast_node *n = body->data[(*at)++], *before = out->n ? out->data[out->n - 1] : NULL;
        if (n->end_line > last || (before && n->line > before->end_line))
            return refuse_at(s, &d->module, first + e->line, "an example that is not one statement") != NULL;
        out->n++;
    }
    return true;
}

static sfunc *function_of_example(spec *s, doc_module *d, const ast_list *body, int line) {
    ast_node *n = ARENA_NEW(s->arena, ast_node);
    n->kind = AST_FunctionDef;
    n->line = n->end_line = line;
    n->FunctionDef.name = intern(s->names, "<module>");
    n->FunctionDef.args = ARENA_NEW(s->arena, ast_node);
    n->FunctionDef.args->kind = AST_arguments;
    n->FunctionDef.body = *body;
    sfunc *f = ARENA_NEW(s->arena, sfunc);
    f->node = n;
    f->name = n->FunctionDef.name;
    f->module = &d->module;
    f->scope = d->module.scopes->top;
    f->is_example = true;
    f->must_inline = !ast_each_child(n, binds_names, NULL);
    f->size = INT16_MAX;   // on its own, however small
    f->fields = cell_new(s, sv_new(s, SV_MAP));
    map_put_ptr(&s->function_of, n, f);
    vec_push(s->arena, &s->functions, f);
    return f;
}

static void copy_globals(spec *s, smodule *to, const smodule *from) {
    map_init(&to->globals, s->arena);
    for (int i = 0; i < from->globals.n; i++) {
        map_entry const e = from->globals.entries[i];
        scell *c = cell_new(s, ((scell *)e.value)->v);
        c->serial = 0;
        map_put(&to->globals, e.key, c);
    }
}

static bool fill_module(spec *s, doc_module *d, const smodule *m, int first) {
    d->module = *m;
    d->module.file = file_of_examples(s, m, &d->examples, first);
    ast_node *tree = parse_module(s->arena, s->names, s->diags, d->module.file);
    d->module.tree = tree;
    d->module.scopes = tree ? sema_resolve(s->arena, s->names, s->diags, d->module.file, tree) : NULL;
    if (!d->module.scopes) {
        if (s->diags->last) s->diags->last->is_limit = true;   // CPython tells of it and goes on
        return false;
    }
    copy_globals(s, &d->module, m);
    d->functions = ARENA_ARRAY(s->arena, sfunc *, d->examples.n + 1);
    int at = 0;
    for (int i = 0; i < d->examples.n; i++) {
        ast_list body = {0};
        if (!statements_of(s, d, &d->examples.data[i], first, &at, &body)) return false;
        d->functions[i] = function_of_example(s, d, &body, first + d->examples.data[i].line);
    }
    return true;
}

// scope(module, name, docstring, first line)
static sval *scope_of(spec *s, const builtin *b, arglist *a) {
    sval *v[4];
    int64_t first;
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (v[0]->kind != SV_MODULE || v[1]->kind != SV_STR || v[2]->kind != SV_STR || !sval_known_int(v[3], &first))
        return unsupported(s, "a docstring that is known only at run time");
    if (s->instance) {   // it reads every variable of the module
        s->want_inline = true;
        return NULL;
    }
    doc_module *d = ARENA_NEW(s->arena, doc_module);
    d->examples = doctest_read(s->arena, v[2]->text, v[1]->text);
    if (d->examples.mistake) return unsupported(s, "%s", d->examples.mistake);
    if (!fill_module(s, d, v[0]->module, (int)first)) return NULL;
    sval *m = sv_new(s, SV_MODULE);
    m->module = &d->module;
    return m;
}

static doc_module *scope_argument(spec *s, const sval *v) {
    (void)s;
    return (doc_module *)v->module;
}

// examples(scope): (source, want, exception or None, line from 0, flags set, flags cleared) of each
static sval *examples(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    const doctest_text *d = &scope_argument(s, v[0])->examples;
    sval **rows = ARENA_ARRAY(s->arena, sval *, d->n + 1);
    for (int i = 0; i < d->n; i++) {
        const doctest_example *e = &d->data[i];
        sval *parts[6] = {sv_str(s, e->source), sv_str(s, e->want), e->exception ? sv_str(s, e->exception) : sv_none(s),
                          sv_int(s, e->line),   sv_int(s, e->on),   sv_int(s, e->off)};
        rows[i] = row_of(s, 6, parts);
    }
    return sv_tuple(s, d->n, rows);
}

// bind(scope, name, value)
static sval *bind(spec *s, const builtin *b, arglist *a) {
    sval *v[3];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    scell *c = cell_new(s, v[2]);
    c->serial = 0;
    map_put_ptr(&scope_argument(s, v[0])->module.globals, v[1]->text, c);
    return sv_none(s);
}

// run(scope, number)
static sval *run(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    int64_t i;
    if (!arguments(s, b->name, a, b->signature, v) || !sval_known_int(v[1], &i)) return NULL;
    doc_module *d = scope_argument(s, v[0]);
    sfunc *f = d->functions[i];
    s->examples++;
    sval *r = call_function(s, f, &(arglist){0});
    s->examples--;
    if (!s->attempt && is_dead(s)) {
        cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
        return refuse_at(s, &d->module, f->node->line, "an example that raises an exception which it does not expect");
    }
    return r;
}

// ---- output ----

// capture(): what is printed from now on is kept
static sval *begin_capture(spec *s, const builtin *b, arglist *a) {
    if (!arguments(s, b->name, a, b->signature, NULL)) return NULL;
    emit_call(s, "nprt_capture", 0, NULL, 0, NULL, false);
    return sv_none(s);
}

// captured(): the text that was kept; printing is as before
static sval *end_capture(spec *s, const builtin *b, arglist *a) {
    if (!arguments(s, b->name, a, b->signature, NULL)) return NULL;
    return sv_rstr(s, emit_call1(s, "nprt_captured", 0, NULL, type_str(s), false));
}

// text(x): x as a value that is known only at run time, so that functions are compiled once for all texts
static sval *as_runtime(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    return arguments(s, b->name, a, b->signature, v) ? sv_rstr(s, str_ir(s, v[0])) : NULL;
}

static sval *show_one(spec *s, sval *v, void *data) {
    (void)data;
    if (v->kind == SV_NONE) return v;
    sval *t = to_str(s, v, true);
    return t && print_values(s, 1, &t, sv_str(s, ""), sv_str(s, "\n"), 1) ? sv_none(s) : NULL;
}

bool show_value(spec *s, sval *v) { return split_choice(s, v, show_one, NULL) != NULL; }

// ---- the module ----

static sval *refuse(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    return arguments(s, b->name, a, b->signature, v) ? unsupported(s, "%s", v[0]->text) : NULL;
}

// name_of(class): as a traceback has it
static sval *name_of_exception(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    const sclass *c = v[0]->cls;
    if (v[0]->kind != SV_CLASS || (!c->module && c->node)) return unsupported(s, "the name of this exception");
    if (!c->module || strcmp(c->module, "__main__") == 0) return sv_istr(s, c->name);
    return sv_str(s, arena_printf(s->arena, "%s.%s", c->module, c->name));
}

sval *python_doctest_member(spec *s, istr name) {
    static const builtin rows[] = {
        {"found", find_all, "module name", 0}, {"scope", scope_of, "module name docstring first", 0},
        {"examples", examples, "scope", 0},    {"bind", bind, "scope name value", 0},
        {"run", run, "scope number", 0},       {"capture", begin_capture, "", 0},
        {"captured", end_capture, "", 0},      {"text", as_runtime, "x", 0},
        {"refuse", refuse, "what", 0},         {"name_of", name_of_exception, "cls", 0}};
    if (strcmp(name, "main") == 0) {
        sval *m = sv_new(s, SV_MODULE);
        m->module = map_get_ptr(&s->modules, intern(s->names, "__main__"));
        return m;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}
