// The built-ins that need the engine: class statements, eval, exec, compile's kin, globals, locals, __import__.
#include "interp/frame.h"

// ---- class statements

// Bases that are not classes (list[int], …) say what to put in their place.
static py_object *resolve_bases(py_object *const *v, int64_t n) {
    py_object *l = py_list_new(0);
    for (int64_t i = 0; i < n; i++) {
        py_object *f = v[i]->type->flags & PY_TYPE_TYPE ? NULL : py_type_lookup(v[i]->type, PN(__mro_entries__));
        if (!f) {
            py_list_append(l, v[i]);
            continue;
        }
        py_object *all = py_tuple_new(0), *r = py_call2(f, v[i], all);
        py_decref(all);
        if (!r || !py_list_extend(l, r)) PY_CLEAR(l);
        py_xdecref(r);
        if (!l) return NULL;
    }
    py_object *t = py_tuple_of(l);
    py_decref(l);
    return t;
}

static py_object *pick_metaclass(py_object *given, py_object *bases) {   // borrowed
    py_object *meta = given ? given : (py_object *)&py_type_type;
    if (!(meta->type->flags & PY_TYPE_TYPE)) return meta;
    for (int64_t i = 0; i < PY_TUPLE(bases)->n; i++) {
        py_type *t = PY_TUPLE(bases)->items[i]->type;
        if (!(t->flags & PY_TYPE_TYPE)) continue;
        if (py_is_subtype(t, (py_type *)meta)) meta = (py_object *)t;
    }
    return meta;
}

// The keywords of the class statement, without `metaclass`.
static py_object *class_keywords(const py_args *a) {
    py_object *d = py_dict_new();
    for (int64_t i = 0; a->kwnames && i < PY_TUPLE(a->kwnames)->n; i++)
        if (!py_str_equals(PY_TUPLE(a->kwnames)->items[i], "metaclass"))
            py_dict_set(d, PY_TUPLE(a->kwnames)->items[i], a->v[a->n + i]);
    return d;
}

py_object *interp_build_class(py_object *self, const py_args *a) {
    (void)self;
    function_object *body = (function_object *)a->v[0];
    py_object *name = a->v[1], *bases = resolve_bases(a->v + 2, a->n - 2);
    if (!bases) return NULL;
    py_object *meta = pick_metaclass(py_keyword(a, "metaclass"), bases), *keywords = class_keywords(a), *prepare = NULL,
              *ns = NULL, *r = NULL;
    py_object *pair = py_tuple_pack(2, name, bases);
    int const found = py_getattr_optional(meta, PN(__prepare__), &prepare);
    if (found > 0)
        ns = py_call_tuple(prepare, pair, keywords);
    else if (!found)
        ns = py_dict_new();
    py_xdecref(prepare);
    if (ns && py_enter("")) {
        frame *f = interp_frame_new(body->code, body->globals, ns);
        bool yielded;
        for (int i = 0; i < body->code->free_count; i++)
            f->v[body->code->slot_count + i] = py_incref(PY_TUPLE(body->closure)->items[i]);
        r = interp_frame_run(f, &yielded);
        interp_frame_free(f);
        py_leave();
    }
    if (r) {
        py_decref(r);
        py_object *args = py_tuple_pack(3, name, bases, ns);
        r = py_call_tuple(meta, args, keywords);
        if (r && r->type == &py_type_type) ((py_type *)r)->body = (py_object *)body->code;
        py_decref(args);
    }
    py_xdecref(ns);
    py_decref(pair);
    py_decref(keywords);
    py_decref(bases);
    return r;
}

// ---- eval, exec

static py_object *current_locals(void) {   // a new reference
    frame *f = interp.top;
    if (!f) return py_incref(interp.main_dict);
    if (f->locals) return py_incref(f->locals);
    if (f->code->is_module) return py_incref(f->globals);
    py_object *d = py_dict_new();
    for (int i = 0; i < f->code->slot_count + f->code->free_count; i++) {
        py_object *v = f->v[i];
        if (v && v->type == &py_cell_type) v = ((py_cell_object *)v)->value;
        if (v && *py_str_data(f->code->variables[i]) != '.') py_dict_set(d, f->code->variables[i], v);
    }
    return d;
}

static py_object *current_globals(void) { return interp.top ? interp.top->globals : interp.main_dict; }

static py_object *run_text(const py_args *a, const char *name, compile_mode mode) {
    if (!py_arity(a, name, 1, 3)) return NULL;
    py_object *globals = a->n > 1 && a->v[1] != PY_NONE ? py_incref(a->v[1]) : NULL, *locals = NULL,
              *code_text = a->v[0];
    if (a->n > 2 && a->v[2] != PY_NONE) locals = py_incref(a->v[2]);
    if (!globals) {
        globals = py_incref(current_globals());
        if (!locals) locals = current_locals();
    }
    py_object *r = NULL;
    if (locals == globals) PY_CLEAR(locals);
    if (py_is_instance(code_text, &interp_code_type)) {
        r = interp_run_code((code_object *)code_text, globals, locals ? locals : globals);   // compile() uses names
    } else if (!py_is_str(code_text)) {
        py_raise(&py_TypeError, "%s() arg 1 must be a string, bytes or code object", name);
    } else {
        const char *s = py_str_data(code_text);
        while (mode == COMPILE_EVAL && (*s == ' ' || *s == '\t')) s++;
        r = interp_eval_text("<string>", s, strlen(s), globals, locals, locals ? mode | COMPILE_LOCALS : mode);
    }
    py_decref(globals);
    py_xdecref(locals);
    return r;
}

static py_object *b_eval(py_object *m, const py_args *a) {
    (void)m;
    return run_text(a, "eval", COMPILE_EVAL);
}
static py_object *b_exec(py_object *m, const py_args *a) {
    (void)m;
    py_object *r = run_text(a, "exec", COMPILE_MODULE);
    if (!r) return NULL;
    py_decref(r);
    PY_RETURN_NONE;
}

static py_object *b_compile(py_object *m, const py_args *a) {
    (void)m;
    py_object *source, *file, *mode, *flags = NULL, *inherit = NULL, *optimize = NULL;
    if (!py_parse(a, "compile", "source filename mode flags= dont_inherit= optimize=", &source, &file, &mode, &flags,
                  &inherit, &optimize))
        return NULL;
    if (!py_is_str(source) || !py_is_str(file) || !py_is_str(mode))
        return py_raise(&py_NotImplementedError, "npcc: compile() takes the text, the file and the mode as str only");
    bool const expression = py_str_equals(mode, "eval"), shown = py_str_equals(mode, "single");
    if (!expression && !shown && !py_str_equals(mode, "exec"))
        return py_raise(&py_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    const char *s = py_str_data(source);
    while (expression && (*s == ' ' || *s == '\t')) s++;
    return interp_compile_text(py_str_data(file), s, strlen(s),
                               (expression ? COMPILE_EVAL
                                : shown    ? COMPILE_SINGLE
                                           : COMPILE_MODULE) |
                                   COMPILE_LOCALS);
}

static py_object *b_globals(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "globals", 0, 0) ? py_incref(current_globals()) : NULL;
}
static py_object *b_locals(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "locals", 0, 0) ? current_locals() : NULL;
}

static py_object *b_dir(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "dir", 0, 1)) return NULL;
    py_object *l;
    if (a->n) {
        py_object *f = py_type_lookup(a->v[0]->type, PN(__dir__)), *r = f ? py_call1(f, a->v[0]) : NULL;
        l = r ? py_list_of(r) : NULL;
        py_xdecref(r);
    } else {
        py_object *d = current_locals();
        l = py_list_of(d);
        py_decref(d);
    }
    if (l && !py_sort(PY_LIST(l)->items, PY_LIST(l)->n, NULL, false)) PY_CLEAR(l);
    return l;
}

static py_object *b_import(py_object *m, const py_args *a) {
    (void)m;
    py_object *name, *globals = NULL, *locals = NULL, *from = NULL, *level = NULL;
    if (!py_parse(a, "__import__", "name globals= locals= fromlist= level=", &name, &globals, &locals, &from, &level))
        return NULL;
    py_object *names = from && py_truth(from) == 1 ? py_tuple_of(from) : py_incref(PY_NONE);
    py_object *r = names ? interp_import_statement(name, current_globals(), names, 0) : NULL;
    py_xdecref(names);
    return r;
}

static py_object *vars_or_locals(py_object *m, const py_args *a) {
    if (!a->n) return b_locals(m, a);
    py_object *d = py_getattr(a->v[0], PN(__dict__));
    if (!d && py_pending_is(&py_AttributeError)) {
        py_clear_error();
        return py_raise(&py_TypeError, "vars() argument must have __dict__ attribute");
    }
    return d;
}

static py_object *b_exit(py_object *m, const py_args *a) {
    (void)m;
    return py_raise_object(&py_SystemExit, a->n ? a->v[0] : NULL);
}

static py_object *b_aiter(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "aiter", 1, 1) ? interp_async_iterator(a->v[0]) : NULL;
}

static py_object *b_anext(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "anext", 1, 2)) return NULL;
    if (a->n > 1) return py_raise(&py_NotImplementedError, "npcc: anext() with a default is not supported");
    return py_call_method(a->v[0], "__anext__", 0);
}

static const py_method_def functions[] = {{"aiter", b_aiter, PY_METHOD},
                                          {"anext", b_anext, PY_METHOD},
                                          {"eval", b_eval, PY_METHOD},
                                          {"exec", b_exec, PY_METHOD},
                                          {"compile", b_compile, PY_METHOD},
                                          {"globals", b_globals, PY_METHOD},
                                          {"locals", b_locals, PY_METHOD},
                                          {"dir", b_dir, PY_METHOD},
                                          {"__import__", b_import, PY_METHOD},
                                          {"vars", vars_or_locals, PY_METHOD},
                                          {"__build_class__", interp_build_class, PY_METHOD},
                                          {"exit", b_exit, PY_METHOD},
                                          {"quit", b_exit, PY_METHOD},
                                          {0}};

void interp_add_builtins(py_object *module);
void interp_add_builtins(py_object *module) {
    py_module_functions(module, functions);
    interp.build_class = py_dict_get_str(py_module_dict(module), "__build_class__");
}
