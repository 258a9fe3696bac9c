// Imports: modules already there, built-in ones, the library that is part of the binary, then the files of sys.path.
#include "base/library.h"
#include "interp/frame.h"
#include "syntax/parser.h"

// ---- Compiling

static void raise_syntax(const diagnostic *d) {
    py_type *t = &py_SyntaxError;
    if (d->kind && !strcmp(d->kind, "IndentationError")) t = &py_IndentationError;
    if (d->kind && !strcmp(d->kind, "TabError")) t = &py_TabError;
    py_object *text = py_str_cstr(d->message), *place = py_tuple_new(6), **at = PY_TUPLE(place)->items;
    at[0] = py_str_cstr(d->where.file ? d->where.file->name : "?");
    at[1] = py_int(d->where.line);
    at[2] = py_int(d->where.col + 1);
    size_t n = 0;
    bool const known = d->where.file && d->where.line >= 1 && d->where.line <= d->where.file->line_count;
    const char *line = known ? source_line(d->where.file, d->where.line, &n) : "";
    at[3] = py_str_new(line, n);
    at[4] = py_int(d->where.end_line);
    at[5] = py_int(d->where.end_line == d->where.line ? d->where.end_col + 1 : 0);
    py_object *e = py_call2((py_object *)t, text, place);
    if (e) py_raise_instance(e);
    py_xdecref(e);
    py_decref(text);
    py_decref(place);
}

static code_object *compile_text(const char *file, const char *text, size_t n, compile_mode mode) {
    arena a;
    arena_init(&a);
    intern_table names;
    intern_init(&names, &a);
    diag_sink diags;
    diag_init(&diags, &a);
    const source_file *source = source_from_text(&a, file, text, n);
    ast_node *module = parse_module(&a, &names, &diags, source);
    scope_table *scopes = module ? sema_resolve(&a, &names, &diags, source, module) : NULL;
    code_object *k = scopes ? interp_compile(&a, &names, &diags, source, module, scopes, mode) : NULL;
    if (!k) {
        const diagnostic *d = diags.first;
        while (d && d->severity != DIAG_ERROR) d = d->next;
        if (d)
            raise_syntax(d);
        else
            py_raise(&py_SyntaxError, "invalid syntax");
    }
    arena_deinit(&a);
    return k;
}

py_object *interp_run_code(code_object *code, py_object *globals, py_object *locals) {
    if (!py_enter("")) return NULL;
    frame *f = interp_frame_new(code, globals, locals);
    bool yielded;
    py_object *r = interp_frame_run(f, &yielded);
    interp_frame_free(f);
    py_leave();
    return r;
}

py_object *interp_compile_text(const char *file, const char *text, size_t n, compile_mode mode) {
    return (py_object *)compile_text(file, text, n, mode);
}

py_object *interp_eval_text(const char *file, const char *text, size_t n, py_object *globals, py_object *locals,
                            compile_mode mode) {
    code_object *k = compile_text(file, text, n, mode);
    if (!k) return NULL;
    py_object *r = interp_run_code(k, globals, locals);
    py_decref((py_object *)k);
    return r;
}

// ---- Finding

static py_object *new_module(const char *name, const char *file, py_object *package_path) {
    py_object *m = py_module_new(name), *d = py_module_dict(m), *f = py_str_cstr(file);
    py_dict_set(d, PN(__file__), f);
    py_decref(f);
    const char *dot = strrchr(name, '.');
    py_object *package = package_path ? py_str_cstr(name) : py_str_new(name, dot ? (size_t)(dot - name) : 0);
    py_dict_set(d, PN(__package__), package);
    py_decref(package);
    if (package_path) py_dict_set(d, PN(__path__), package_path);
    return m;
}

static py_object *run_module(const char *name, const char *file, const char *text, size_t n, py_object *package_path) {
    py_object *m = new_module(name, file, package_path);
    py_dict_set_str(py.modules, name, m);
    py_object *r = interp_eval_text(file, text, n, py_module_dict(m), NULL, COMPILE_MODULE);
    if (!r) {
        py_object *key = py_str_cstr(name);
        py_dict_delete(py.modules, key);
        py_decref(key);
        PY_CLEAR(m);
    }
    py_xdecref(r);
    return m;
}

// PATH/NAME.py or PATH/NAME/__init__.py. NULL without exception: not there.
static py_object *from_directory(const char *full, const char *directory, const char *last) {
    py_buffer content = {0};
    py_object *m = NULL, *text = py_str_format("%s%s%s", directory, *directory ? "/" : "", last);
    const char *base = py_str_data(text);
    py_object *init = py_str_format("%s/__init__.py", base), *file = py_str_format("%s.py", base), *where = NULL,
              *package = NULL;
    if (interp_source_is_there(py_str_data(init), false))
        where = init, package = py_list_new(0);
    else if (interp_source_is_there(py_str_data(file), false))
        where = file;
    else if (interp_source_is_there(base, true))
        package = py_list_new(0);   // a namespace package
    if (package) py_list_append(package, text);
    if (where && interp_source_read(py_str_data(where), &content)) {
        m = run_module(full, py_str_data(where), content.data, content.n, package);
        py_buffer_free(&content);
    } else if (package && !where) {
        m = new_module(full, base, package);
        py_dict_set_str(py.modules, full, m);
    }
    py_xdecref(package);
    py_decref(text);
    py_decref(init);
    py_decref(file);
    return m;
}

static py_object *from_library(const char *full) {
    size_t n;
    bool package;
    const char *text = library_source(full, &n, &package);
    if (!text) return NULL;
    py_object *list = package ? py_list_new(0) : NULL, *file = py_str_format("<library>/%s.py", full);
    py_object *m = run_module(full, py_str_data(file), text, n, list);
    py_xdecref(list);
    py_decref(file);
    return m;
}

static py_object *find(const char *full, py_object *search) {
    const char *last = strrchr(full, '.');
    last = last ? last + 1 : full;
    py_module_init init = py_find_module(full);
    if (init) {
        py_object *m = init();
        if (m) py_dict_set_str(py.modules, full, m);
        return m;
    }
    py_object *m = NULL;
    bool const library_first = search != interp.search_path;
    if (library_first && (m = from_library(full))) return m;
    for (int64_t i = 0; !m && !py.error && search && py_is_list(search) && i < PY_LIST(search)->n; i++)
        if (py_is_str(PY_LIST(search)->items[i]))
            m = from_directory(full, py_str_data(PY_LIST(search)->items[i]), last);
    if (!m && !py.error && !library_first) m = from_library(full);
    return m;
}

static void *not_found(const char *full, const char *parent) {
    if (parent)
        py_raise(&py_ModuleNotFoundError, "No module named '%s'; '%s' is not a package", full, parent);
    else
        py_raise(&py_ModuleNotFoundError, "No module named '%s'", full);
    if (py.error) {
        py_object *n = py_str_cstr(full);
        py_setattr_str(py.error, "name", n);
        py_decref(n);
    }
    return NULL;
}

// A new reference to the module of that full name; its packages are imported first.
py_object *interp_import(const char *full) {
    py_object *m = py_dict_get_str(py.modules, full);
    if (m == PY_NONE) return not_found(full, NULL);
    if (m) return py_incref(m);
    const char *dot = strrchr(full, '.');
    if (!dot) {
        m = find(full, interp.search_path);
        if (!m && !py.error) not_found(full, NULL);
        return m;
    }
    py_object *name = py_str_new(full, (size_t)(dot - full)), *parent = interp_import(py_str_data(name));
    if (!parent) {
        py_decref(name);
        return NULL;
    }
    if ((m = py_xincref(py_dict_get_str(py.modules, full)))) {
        py_decref(name);
        py_decref(parent);
        return m;
    }
    py_object *path = py_dict_get(py_module_dict(parent), PN(__path__));
    m = path || py_find_module(full) ? find(full, path) : NULL;
    if (!m && !py.error) {
        if (path)
            not_found(full, NULL);
        else
            not_found(full, py_str_data(name));
    }
    if (m) py_setattr_str(parent, dot + 1, m);
    py_decref(name);
    py_decref(parent);
    return m;
}

// The full name that `level` dots and a name mean in a module.
static py_object *absolute(py_object *name, py_object *globals, int level) {
    if (!level) return py_incref(name);
    py_object *package = py_dict_get(globals, PN(__package__));
    if (!package || !py_is_str(package) || !py_str_size(package))
        return py_raise(&py_ImportError, "attempted relative import with no known parent package");
    const char *s = py_str_data(package);
    size_t n = py_str_size(package);
    for (int i = 1; i < level; i++) {
        while (n && s[n - 1] != '.') n--;
        if (!n) return py_raise(&py_ImportError, "attempted relative import beyond top-level package");
        n--;
    }
    return py_str_format("%.*s%s%s", (int)n, s, py_str_size(name) ? "." : "", py_str_data(name));
}

// Is the pending error that there is no such module, not that one which it imports is missing?
static bool is_missing(py_object *full) {
    py_object *name = NULL;
    if (!py_pending_is(&py_ModuleNotFoundError)) return false;
    bool const found = py_getattr_optional(py.error, PN(name), &name) > 0;
    bool const same = !found || (py_is_str(name) && py_str_equals(name, py_str_data(full)));
    py_xdecref(name);
    return same;
}

// names: None for `import a.b` (the top package is the result), else what is taken from the module.
py_object *interp_import_statement(py_object *name, py_object *globals, py_object *names, int level) {
    py_object *full = absolute(name, globals, level), *m = full ? interp_import(py_str_data(full)) : NULL;
    if (m && names == PY_NONE) {
        const char *dot = strchr(py_str_data(full), '.');
        if (dot) {
            py_object *top = py_str_new(py_str_data(full), (size_t)(dot - py_str_data(full)));
            py_decref(m);
            m = interp_import(py_str_data(top));
            py_decref(top);
        }
    } else if (m && m->type == &py_module_type && (py_dict_get(py_module_dict(m), PN(__path__)))) {
        for (int64_t i = 0; m && i < PY_TUPLE(names)->n; i++) {   // from package import submodule
            py_object *x = PY_TUPLE(names)->items[i];
            if (py_str_equals(x, "*") || py_dict_get(py_module_dict(m), x)) continue;
            py_object *sub = py_str_format("%s.%s", py_str_data(full), py_str_data(x)),
                      *s = interp_import(py_str_data(sub));
            if (!s && is_missing(sub))
                py_clear_error();
            else if (!s)
                PY_CLEAR(m);
            py_xdecref(s);
            py_decref(sub);
        }
    }
    py_xdecref(full);
    return m;
}
