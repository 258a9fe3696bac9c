// Modules: the library's, the program's own, and those made of builtins (sys, math, time); the program's top level.
#include "dialect/func/func.h"
#include "specialise/state.h"
#include "syntax/parser.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

// ---- sys and time ----

static sval *sys_argv(spec *s) {
    if (s->options->argc >= 0) {
        sval **items = ARENA_ARRAY(s->arena, sval *, s->options->argc + 1);
        for (int i = 0; i < s->options->argc; i++) items[i] = sv_str(s, s->options->argv[i]);
        return sv_list(s, sv_tuple(s, s->options->argc, items));
    }
    ir_type const type = type_pylist(s);
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = sv_rstr(s, NULL);
    l->rlist.v = emit_call1(s, "nprt_argv_list", 0, NULL, type, false);
    return sv_list(s, l);
}

static sval *sys_path(spec *s) {
    if (s->path) return s->path;
    sval **items = ARENA_ARRAY(s->arena, sval *, 1);
    const char *folder = s->options->directory;
    items[0] = sv_str(s, folder && strcmp(folder, ".") != 0 ? folder : "");
    s->path = sv_list(s, sv_tuple(s, 1, items));
    s->path->object.cell->serial = 0;   // of the whole program, wherever it is read first
    return s->path;
}

sval *sys_exit(spec *s, const builtin *b, arglist *a) {
    (void)b;
    if (s->attempt) return unsupported(s, "ending the program inside a try or with statement");
    sval *v = a->n ? a->v[0] : sv_none(s);
    if (v->kind == SV_NONE) v = sv_int(s, 0);
    if (sval_is_number(v)) {
        ir_value *x = scalar_value(s, scalar_convert(s, v, ST_INT));
        emit_call(s, "nprt_exit", 1, &x, 0, NULL, false);
    } else {
        sval *t = to_str(s, v, false);
        if (!t) return NULL;
        ir_value *x = str_ir(s, t);
        emit_call(s, "nprt_exit_str", 1, &x, 0, NULL, false);
    }
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return sv_none(s);
}

static sval *time_call(spec *s, const builtin *b, arglist *a) {
    if (a->n || a->named) return fail(s, "TypeError", NULL, "%s() takes no arguments", b->name);
    return sv_scalar(s, ST_FLOAT,
                     emit_call1(s, b->code ? "nprt_perf_counter" : "nprt_time", 0, NULL, type_f64(s), false));
}

static sval *stream_refuse(spec *s, const builtin *b, arglist *a) {
    (void)a;
    return unsupported(s, "calling sys.%s", b->name);
}

static sval *stream_flush(spec *s, const builtin *b, arglist *a) {
    if (a->n || a->named) return fail(s, "TypeError", NULL, "%s() takes no arguments", b->name);
    emit_call(s, "nprt_flush", 0, NULL, 0, NULL, false);
    return sv_none(s);
}

static sval *stream_write(spec *s, const builtin *b, arglist *a) {
    bool const text = a->n == 1 && !a->named && (a->v[0]->kind == SV_STR || a->v[0]->kind == SV_RSTR);
    if (!text) return fail(s, "TypeError", NULL, "write() argument must be str");
    if (!print_values(s, 1, a->v, sv_str(s, ""), sv_str(s, ""), b->code)) return NULL;
    sval *len = builtin_function(s, intern(s->names, "len"));
    return call1(s, len, a->v[0]);
}

// sys.stdout and sys.stderr are builtins that cannot be called; code is the file descriptor.
sval *stream_attribute(spec *s, sval *v, istr name) {
    static const builtin flush = {"flush", stream_flush, NULL, 0}, out = {"write", stream_write, NULL, 1},
                         err = {"write", stream_write, NULL, 2};
    if (v->builtin->call != stream_refuse) return NULL;
    if (strcmp(name, "flush") == 0) return sv_builtin(s, &flush);
    if (strcmp(name, "write") == 0) return sv_builtin(s, v->builtin->code == 2 ? &err : &out);
    return NULL;
}

static sval *sys_member(spec *s, istr name) {
    static const builtin exit_fn = {"exit", sys_exit, NULL, 0}, out = {"stdout", stream_refuse, NULL, 1},
                         err = {"stderr", stream_refuse, NULL, 2};
    if (strcmp(name, "argv") == 0) {
        if (!s->argv) s->argv = sys_argv(s);
        return s->argv;
    }
    if (strcmp(name, "path") == 0) return sys_path(s);
    if (strcmp(name, "exit") == 0) return sv_builtin(s, &exit_fn);
    if (strcmp(name, "stdout") == 0) return sv_builtin(s, &out);
    if (strcmp(name, "stderr") == 0) return sv_builtin(s, &err);
    if (strcmp(name, "maxsize") == 0) return sv_int(s, INT64_MAX);
    if (strcmp(name, "platform") == 0) return sv_str(s, "linux");
    return NULL;
}

static sval *time_sleep(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (!sval_is_number(v[0]) || stype_kind(sval_stype(v[0])) == 'c')
        return misused(s, v[0], NULL, "'%s' object cannot be interpreted as an integer", sval_type_name(v[0]));
    ir_value *x = scalar_value(s, scalar_convert(s, v[0], ST_FLOAT));
    emit_check(s, emit_cmpf(s, CMPF_OGE, x, emit_const_float(s, 0, type_f64(s))), "ValueError",
               "sleep length must be non-negative");
    emit_call(s, "nprt_sleep", 1, &x, 0, NULL, false);
    return sv_none(s);
}

static sval *time_member(spec *s, istr name) {
    static const builtin rows[] = {{"time", time_call, NULL, 0},
                                   {"perf_counter", time_call, NULL, 1},
                                   {"monotonic", time_call, NULL, 1},
                                   {"sleep", time_sleep, "seconds", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}

static sval *future_member(spec *s, istr name) {
    (void)name;
    return sv_none(s);
}

// warn_here(kind, text)
static sval *warn_here(spec *s, const builtin *b, arglist *a) {
    if (a->n != 2 || a->v[0]->kind != SV_STR) return unsupported(s, "%s() of a class known only at run time", b->name);
    ir_value *text[2] = {str_ir(s, a->v[0]), str_ir(s, a->v[1])};
    emit_call(s, "nprt_warn_str", 2, text, 0, NULL, true);
    return sv_none(s);
}

static sval *warnings_member(spec *s, istr name) {
    static const builtin row = {"warn_here", warn_here, NULL, 0};
    return strcmp(row.name, name) == 0 ? sv_builtin(s, &row) : NULL;
}

static const struct {
    const char *name;
    sval *(*member)(spec *, istr);
} builtin_modules[] = {{"_numpy", numpy_member},
                       {"numpy.random", numpy_random_member},
                       {"math", python_math_member},
                       {"sys", sys_member},
                       {"time", time_member},
                       {"__future__", future_member},
                       {"_pyrandom", python_random_member},
                       {"_textfile", python_files_member},
                       {"_bytetext", python_bytes_member},
                       {"_posix", python_paths_member},
                       {"_classes", classes_member},
                       {"_docstrings", python_doctest_member},
                       {"_copies", python_copy_member},
                       {"_numbers", python_numbers_member},
                       {"typing", typing_member},
                       {"typing_extensions", typing_member},
                       {"collections.abc", typing_member},
                       {"_warnings", warnings_member}};

// ---- members ----

// Where the file of one of the program's modules is: absolute, from the folder where npcc runs.
sval *module_file(spec *s, const smodule *m) {
    char folder[PATH_MAX];
    if (!m->file || m->is_library) return NULL;
    const char *name = m->file->name;
    if (*name == '/' || !getcwd(folder, sizeof folder)) return sv_str(s, name);
    if (strcmp(m->name, "__main__") != 0 && strncmp(name, "./", 2) == 0)
        name += 2;   // the folder of a program is made absolute, not its name
    return sv_str(s, arena_printf(s->arena, "%s/%s", folder, name));
}

bool is_builtin_module(istr name) {
    for (size_t i = 0; i < sizeof builtin_modules / sizeof *builtin_modules; i++)
        if (strcmp(builtin_modules[i].name, name) == 0) return true;
    return false;
}

sval *module_member(spec *s, smodule *m, istr name) {
    scell *c = map_get_ptr(&m->globals, name);
    if (c && c->v->kind != SV_UNDEF) return captured(s, c);
    for (size_t i = 0; i < sizeof builtin_modules / sizeof *builtin_modules; i++)
        if (strcmp(builtin_modules[i].name, m->name) == 0) return builtin_modules[i].member(s, name);
    for (int i = m->star.n - 1; i >= 0; i--) {
        sval *v = module_member(s, m->star.data[i], name);
        if (v) return v;
    }
    if (strcmp(name, "__name__") == 0) return sv_istr(s, m->name);
    if (strcmp(name, "__package__") == 0) return module_package(s, m);
    if (strcmp(name, "__file__") == 0) return module_file(s, m);
    if (strcmp(name, "__doc__") == 0 && m->tree) return docstring(s, &m->tree->Module.body);
    // NumPy's own __getattr__ and SciPy's are for the interpreter.
    bool const asks = *name != '_' && strncmp(m->name, "numpy", 5) != 0 && strncmp(m->name, "scipy", 5) != 0;
    scell *any = asks ? map_get_ptr(&m->globals, intern(s->names, "__getattr__")) : NULL;
    return any && any->v->kind == SV_FUNC ? call1(s, any->v, sv_istr(s, name)) : NULL;
}

// ---- running ----

// The frame of a module's top level.
frame *module_frame(spec *s, smodule *m) {
    frame *fr = ARENA_NEW(s->arena, frame);
    fr->parent = s->frame;
    fr->module = m;
    fr->scope = m->scopes->top;
    fr->result = cell_new(s, sv_undef(s));
    fr->result->is_result = true;
    fr->exit = cell_new(s, sv_int(s, EXIT_NONE));
    return fr;
}

bool module_run(spec *s, smodule *m, const ast_node *tree) {
    frame *fr = module_frame(s, m), *outer = s->frame;
    if (outer && !m->is_library) fr->inlined_at = s->b.loc;
    instance *const in = s->instance;
    const ast_node *at = s->at;
    ir_loc const loc = s->b.loc;
    s->frame = fr;
    s->instance = NULL;
    bool const ok = exec_body(s, &tree->Module.body, 0);
    s->frame = outer;
    s->instance = in;
    s->at = at;
    s->b.loc = loc;
    int64_t exit;
    if (ok && s->attempt && !sval_known_int(fr->exit->v, &exit))
        return unsupported(s, "importing '%s' in a try statement, which may raise or not", m->name) != NULL;
    return ok && (!outer || propagate_exit(s, fr));
}

smodule *module_of_text(spec *s, const char *name, const char *text, const sval *names) {
    const source_file *file = source_from_text(s->arena, name, text, strlen(text));
    smodule *m = ARENA_NEW(s->arena, smodule);
    m->name = intern(s->names, name);
    m->file = file;
    m->is_library = true;
    map_init(&m->globals, s->arena);
    for (int i = 0; i < names->map.n; i++)
        map_put_ptr(&m->globals, names->map.keys[i]->text, cell_new(s, names->map.values[i]));
    ast_node *tree = parse_module(s->arena, s->names, s->diags, file);
    m->scopes = tree ? sema_resolve(s->arena, s->names, s->diags, file, tree) : NULL;
    return m->scopes && module_run(s, m, tree) ? m : NULL;
}

// ---- the program ----

// A fresh specialiser with a module that has npcc_program, open at its start; *out_main is the program's own module.
// NULL after diagnostics.
spec *spec_begin(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                 const specialise_options *options, smodule **out_main) {
    spec *s = ARENA_NEW(ir_arena(ir), spec);
    s->arena = ir_arena(ir);
    s->names = names;
    s->diags = diags;
    s->ir = ir;
    s->options = options;
    map_init(&s->modules, s->arena);
    map_init(&s->function_of, s->arena);
    map_init(&s->symbols, s->arena);
    map_init(&s->exceptions, s->arena);
    ast_node *tree = parse_module(s->arena, names, diags, file);
    smodule *m = module_new(s, intern(names, "__main__"));
    m->file = file;
    m->begun->v = sv_bool(s, true);   // `import __main__` is the program
    m->tree = tree;
    m->scopes = tree ? sema_resolve(s->arena, names, diags, file, tree) : NULL;
    if (!m->scopes) return NULL;

    s->module = ir_module_new(ir);
    s->b = ir_builder_at_end(ir, ir_module_body(s->module),
                             ir_loc_at(ir, intern(names, file->name), intern(names, "<module>"), 1, 0));
    ir_op *entry = ir_build(&s->b, FUNC_func, 0, NULL, 0, NULL, 1);
    ir_op_set_attr(ir, entry, "sym_name", ir_attr_string(ir, "npcc_program"));
    ir_op_set_attr(ir, entry, "function_type", ir_attr_type(ir, ir_type_function(ir, 0, NULL, 0, NULL)));
    map_put_ptr(&s->symbols, intern(names, "npcc_program"), (void *)(uintptr_t)1);
    s->b = ir_builder_at_end(ir, ir_block_new(ir, ir_op_region(entry, 0)), s->b.loc);
    *out_main = m;
    return s;
}

// Ends npcc_program; the module, or NULL after diagnostics.
ir_op *spec_end(spec *s, bool ok) {
    if (!ok && !s->diags->error_count) {
        if (s->want_unroll)
            unsupported(s, "%s", s->unroll_reason);
        else
            unsupported(s, s->want_inline ? "a recursive function that changes here what belongs to a caller"
                                          : "this construct");
    }
    if (!ok || s->diags->error_count) return NULL;
    ir_build(&s->b, FUNC_return, 0, NULL, 0, NULL, 0);
    return s->module;
}

// objects: whether lists of objects stay known.
static ir_op *specialise_once(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                              const specialise_options *options, bool objects, layout_set *layouts, spec **out) {
    smodule *m;
    spec *s = spec_begin(ir, names, diags, file, options, &m);
    *out = s;
    if (!s) return NULL;
    s->keeps_objects = objects;
    s->layouts = layouts;
    layouts_begin(s);
    return spec_end(s, module_run(s, m, m->tree));
}

// Where what was asked for does not suffice: all objects become records; then anything may lie beside anything.
typedef enum records_stage { AS_ASKED, ALL_CLASSES, MIXED } records_stage;

static void ask_for(records_stage stage, layout_set *layouts, spec *last) {
    for (int k = 0; stage >= ALL_CLASSES && k < last->made.n; k++) wants_record(last, last->made.data[k]);
    if (stage == MIXED && !layouts->mixes) layouts->mixes = layouts->changed = true;
}

// Objects of more and more classes become records, of fields that hold more and more. *diags: why that is not enough,
// where some had to; else as it was.
static ir_op *specialise_with_records(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                                      const specialise_options *options, layout_set *layouts, spec *last) {
    enum { MOST_ATTEMPTS = 200 };
    diag_sink const before = *diags;
    diag_sink why = {0};
    records_stage stage = AS_ASKED;
    for (int i = 0; last && i < MOST_ATTEMPTS; i++) {
        diag_sink const said = diag_take_back(diags, &before);
        if (!layouts->changed && stage == AS_ASKED && i) why = said;
        ask_for(stage, layouts, last);
        while (!layouts->changed && stage < MIXED) ask_for(++stage, layouts, last);
        if (!layouts->changed) break;
        int const unknown = unknown_items(last);
        layouts->changed = layouts->skipped = false;
        ir_op *module = specialise_once(ir, names, diags, file, options, false, layouts, &last);
        if (layouts->skipped && !layouts->changed) {
            layouts->is_exact = last && unknown_items(last) >= unknown;   // nothing new was learned
            layouts->changed = true;
        }
        if (module && !layouts->changed) return module;
    }
    (void)diag_take_back(diags, &before);
    diag_join(diags, &why);
    return NULL;
}

// A program that changes objects which a run-time list holds is tried again, with loops that fill such lists unrolled;
// one that has objects of classes of its own, with records. Where that does not help either, what was said first
// stands.
ir_op *specialise_program(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                          const specialise_options *options) {
    diag_sink const before = *diags;
    layout_set layouts = {0}, none = {0};
    spec *last, *unused;
    ir_op *module = specialise_once(ir, names, diags, file, options, false, &layouts, &last);
    if (!last || (module && !options->records && !changes_held_arrays(module))) return module;
    if (options->records && !last->made.n) return NULL;
    ir_op *const as_is = options->records ? NULL : module;
    if (module) wants_references(last);
    if (options->records) ask_for(ALL_CLASSES, &layouts, last);
    module = NULL;
    diag_sink const first = diag_take_back(diags, &before);
    if (first.first && !first.first->is_limit) return diag_join(diags, &first), NULL;
    if (last->changed_held && !options->records) {
        module = specialise_once(ir, names, diags, file, options, true, &none, &unused);
        (void)diag_take_back(diags, &before);
    }
    if (!module) module = specialise_with_records(ir, names, diags, file, options, &layouts, last);
    if (module || (!as_is && diags->error_count > before.error_count)) return module;
    (void)diag_take_back(diags, &before);
    diag_join(diags, &first);
    return as_is;
}
