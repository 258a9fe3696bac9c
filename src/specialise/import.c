// Imports: what modules are made of, where they are found, and the statements. A module is the library's, one of the
// program's own files or packages, or made of builtins.
#include "specialise/state.h"
#include "syntax/parser.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

// Parts of NumPy's library that are the interpreter's: what native code can do of theirs are primitives.
static bool is_interpreted_part(istr name) {
    static const char *const names[] = {"numpy.archives",  "numpy.textfiles",   "numpy.formatting",
                                        "numpy.iterators", "numpy.contraction", "numpy.selection"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

smodule *module_new(spec *s, istr name) {
    smodule *m = ARENA_NEW(s->arena, smodule);
    m->name = name;
    m->begun = cell_new(s, sv_undef(s));
    m->begun->serial = 0;   // of the whole program, wherever the first import is
    map_init(&m->globals, s->arena);
    map_put_ptr(&s->modules, name, m);
    return m;
}

static sval *module_value(spec *s, smodule *m) {
    sval *v = sv_new(s, SV_MODULE);
    v->module = m;
    return v;
}

sval *module_package(spec *s, const smodule *m) { return m->package ? sv_istr(s, m->package) : sv_none(s); }

static sval *made_of_builtins(spec *s, smodule *m) {
    cell_set(s, m->begun, sv_bool(s, true));
    return module_value(s, m);
}

// ---- modules that only the interpreter has ----

// They may be imported: many programs name more than the path that runs uses.
static sval *interpreted(spec *s, istr full) {
    smodule *m = map_get_ptr(&s->modules, full);
    if (!m) m = module_new(s, full);
    m->is_interpreted = true;
    return made_of_builtins(s, m);
}

static const char *library_source_of(spec *s, istr name) {
    size_t length;
    return s->options->library_source ? s->options->library_source(name, &length) : NULL;
}

static bool has_word(const char *text, istr word) {
    size_t const n = strlen(word);
    for (const char *at = text; (at = strstr(at, word)); at += n)
        if ((at == text || !is_word(at[-1])) && !is_word(at[n])) return true;
    return false;
}

sval *unreadable(spec *s, const char *refusal) {
    smodule *m = ARENA_NEW(s->arena, smodule);
    m->name = intern(s->names, refusal);
    m->refusal = refusal;
    return module_value(s, m);
}

// `from m import name`: a value that refuses to be read. The library must seem to have it, or this is an ImportError.
static sval *interpreted_member(spec *s, const smodule *m, istr name) {
    const char *text = library_source_of(s, m->name);
    istr const full = intern(s->names, arena_printf(s->arena, "%s.%s", m->name, name));
    if (library_source_of(s, full)) return interpreted(s, full);
    if (!text || !has_word(text, name)) return unsupported(s, "'%s' of module '%s'", name, m->name);
    return unreadable(s, arena_printf(s->arena, "'%s' of module '%s'", name, m->name));
}

bool is_interpreted_member(spec *s, const sval *v) {
    if (v->kind == SV_CHOICE) return is_interpreted_member(s, v->choice.a) || is_interpreted_member(s, v->choice.b);
    if (v->kind != SV_MODULE || !v->module->refusal) return false;
    unsupported(s, "%s", v->module->refusal);
    return true;
}

static sval *interpreted_attribute(spec *s, const smodule *m, istr name) {
    istr const full = intern(s->names, arena_printf(s->arena, "%s.%s", m->name, name));
    const smodule *part = map_get_ptr(&s->modules, full);
    if (part && part->begun->v->kind != SV_UNDEF) return interpreted(s, full);   // it was imported, too
    return unsupported(s, "'%s' of module '%s'", name, m->name);
}

sval *module_attribute(spec *s, smodule *m, istr name) {
    if (m->is_interpreted) return interpreted_attribute(s, m, name);
    sval *v = module_member(s, m, name);
    if (!v && is_interpreted_part(m->name)) return numpy_member(s, name);
    bool const has_parts = strncmp(m->name, "numpy", 5) == 0 || strncmp(m->name, "scipy", 5) == 0;
    if (v || !has_parts || !s->options->library_source) return v;
    size_t length = 0;
    char *path = arena_printf(s->arena, "%s.%s", m->name, name);   // np.emath is imported when it is asked for
    return s->options->library_source(path, &length) ? module_import(s, intern(s->names, path)) : NULL;
}

// ---- running ----

// What is imported where it may never be, or may be again, must only define things: then it stays imported.
static bool may_stay(spec *s, const smodule *m, const ir_block *block, const ir_op *last) {
    if (s->b.block == block && block->last == last) return true;
    if (s->instance) return cell_writable(s, m->begun);   // wants the function in place
    return !s->uncertain ||
           unsupported(s, "importing '%s', which computes when it is imported, in a loop or a branch", m->name);
}

// Where it fails the module is as if it had not been imported.
static sval *run_source(spec *s, smodule *m, const source_file *file) {
    int const before = s->journal.n;
    if (!m->tree) {
        m->file = file;
        m->tree = parse_module(s->arena, s->names, s->diags, file);
        m->scopes = m->tree ? sema_resolve(s->arena, s->names, s->diags, file, m->tree) : NULL;
    }
    const ir_block *block = s->b.block;
    const ir_op *last = block->last;
    bool const was_dead = is_dead(s);
    cell_set(s, m->begun, sv_bool(s, true));
    if (!m->scopes || !module_run(s, m, m->tree) || !(m->is_library || may_stay(s, m, block, last))) {
        cell_set(s, m->begun, sv_undef(s));
        return NULL;
    }
    if (is_dead(s) && !was_dead) cell_set(s, m->begun, sv_undef(s));   // the next import runs it again
    // A library module stays imported when the branch or the pass over a loop that needed it first is undone.
    if (m->is_library || s->uncertain || s->instance) s->journal.n = before;
    return module_value(s, m);
}

// ---- finding ----

// The library's source of a module: the one for native code, or that of both engines where it specialises.
static const char *library_text(spec *s, istr name, size_t *length) {
    static const char *const shared[] = {"numpy",    "matplotlib", "mpl_toolkits", "tqdm", "progressbar", "functools",
                                         "operator", "bisect",     "heapq",        "os",   "scipy",       "_doctest",
                                         "queue",    "_deadlock",  "argparse",     "json", "pathlib"};
    if (!s->options->library_source) return NULL;
    const char *text = s->options->library_source(arena_printf(s->arena, "native.%s", name), length);
    for (size_t i = 0; !text && i < sizeof shared / sizeof *shared; i++) {
        size_t const n = strlen(shared[i]);
        if (strncmp(name, shared[i], n) == 0 && (!name[n] || name[n] == '.'))
            text = s->options->library_source(name, length);
    }
    return text;
}

static sval *import_library(spec *s, istr name, smodule *m) {
    size_t length = 0;
    const char *text = library_text(s, name, &length);
    if (!text) return NULL;
    if (!m) m = module_new(s, name);
    m->is_library = true;
    m->is_apart = strcmp(name, "_doctest") == 0;   // used once for each example, and raises nothing
    return run_source(s, m, source_from_text(s->arena, arena_printf(s->arena, "<library %s>", name), text, length));
}

static bool is_kind(const char *path, bool folder) {
    struct stat st;
    return stat(path, &st) == 0 && (folder ? S_ISDIR(st.st_mode) : S_ISREG(st.st_mode));
}

// Everything that is read when compiling is read here, so that who keeps compiled code knows what it depends on.
static const source_file *read_program_file(spec *s, const char *path, bool *out_there) {
    *out_there = is_kind(path, false);
    const source_file *file = *out_there ? source_read(s->arena, s->diags, path) : NULL;
    if (s->options->on_read) s->options->on_read(s->options->on_read_data, path, file);
    return file;
}

// FOLDER/NAME/__init__.py, FOLDER/NAME.py, or the folder of that name as a package without code, in this order.
static sval *import_program(spec *s, istr full, const char *folder, smodule *m, bool *out_there) {
    const char *dot = strrchr(full, '.'), *base = arena_printf(s->arena, "%s/%s", folder, dot ? dot + 1 : full);
    const source_file *file = read_program_file(s, arena_printf(s->arena, "%s/__init__.py", base), out_there);
    bool is_package = *out_there;
    if (!*out_there) file = read_program_file(s, arena_printf(s->arena, "%s.py", base), out_there);
    if (!*out_there) *out_there = is_package = is_kind(base, true);
    if (!*out_there) return NULL;
    if (!m) m = module_new(s, full);
    if (is_package) m->folder = base;
    m->package = is_package ? full : intern_n(s->names, full, dot ? (size_t)(dot - full) : 0);
    if (is_package && !file && !s->diags->error_count) return made_of_builtins(s, m);
    return file ? run_source(s, m, file) : NULL;
}

static void *not_found(spec *s, istr name) {
    bool const from_library = s->frame && s->frame->module->is_library;
    if (library_source_of(s, name)) return from_library ? unsupported(s, "module '%s'", name) : interpreted(s, name);
    if (s->attempt) return mistake(s, "ModuleNotFoundError", "No module named '%s'", name);
    return not_here(
        s, "ModuleNotFoundError",
        "native code knows part of the standard library (docs/limitations.md), numpy, and the program's own "
        "modules and packages",
        "No module named '%s', or none that native code supports", name);
}

// The module PARENT.LAST of the program; its name in the parent is set. *out_there: whether there is one.
static sval *import_part(spec *s, istr full, smodule *parent, smodule *m, bool *out_there) {
    sval *v = import_program(s, full, parent->folder, m, out_there);
    istr const last = intern(s->names, strrchr(full, '.') + 1);
    if (!v) return NULL;
    scell *c = map_get_ptr(&parent->globals, last);
    if (!c) map_put_ptr(&parent->globals, last, c = cell_new(s, sv_undef(s)));
    cell_set(s, c, v);
    return v;
}

static sval *import_dotted(spec *s, istr name, const char *dot, smodule *m) {
    sval *parent = module_import(s, intern_n(s->names, name, (size_t)(dot - name)));
    if (!parent) return NULL;
    m = map_get_ptr(&s->modules, name);   // the package may have imported it
    if (m && m->begun->v->kind != SV_UNDEF) return module_value(s, m);
    if (!parent->module->folder && (parent->module->is_library || parent->module->is_interpreted))
        return not_found(s, name);
    if (!parent->module->folder)
        return mistake(s, "ModuleNotFoundError", "No module named '%s'; '%s' is not a package", name,
                       parent->module->name);
    bool there;
    sval *v = import_part(s, name, parent->module, m, &there);
    return v || there ? v : mistake(s, "ModuleNotFoundError", "No module named '%s'", name);
}

// From the folders of sys.path in turn.
static sval *import_from_path(spec *s, istr name, smodule *m, bool *out_there) {
    if (!s->path) return import_program(s, name, s->options->directory ? s->options->directory : ".", m, out_there);
    const sval *folders = s->path->object.cell->v;
    sval *v = NULL;
    int const n = folders->kind == SV_TUPLE ? folders->tuple.n : 1;
    for (int i = 0; i < n && !v && !*out_there; i++) {
        const sval *folder = folders->kind == SV_TUPLE ? folders->tuple.items[i] : folders;
        if (folder->kind != SV_STR) {
            *out_there = true;
            return unsupported(s, "import of '%s' where `sys.path` is known only at run time", name);
        }
        v = import_program(s, name, *folder->text ? folder->text : ".", m, out_there);
    }
    return v;
}

// Modules that CPython has loaded, or has in itself, before a program's folder is looked at.
static bool comes_first(istr name) {
    static const char *const names[] = {"os", "abc", "io", "stat", "codecs", "site", "itertools"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return *name == '_';
}

sval *module_import(spec *s, istr name) {
    smodule *m = map_get_ptr(&s->modules, name);
    if (m && m->begun->v->kind != SV_UNDEF) return module_value(s, m);
    if (is_interpreted_part(name) || is_builtin_module(name)) return made_of_builtins(s, m ? m : module_new(s, name));
    const char *dot = strrchr(name, '.');
    bool const from_library = s->frame && s->frame->module->is_library;
    bool there = false;
    sval *v = NULL;
    if (!dot && !from_library && !comes_first(name)) v = import_from_path(s, name, m, &there);
    if (!v && !there) {
        int const errors = s->diags->error_count;
        v = import_library(s, name, m);
        there = s->diags->error_count > errors;
    }
    if (v || there) return v;
    if (dot) return import_dotted(s, name, dot, m);
    if (strcmp(name, "numpy") == 0) return mistake(s, "ImportError", "the library has no source for numpy");
    return not_found(s, name);
}

// ---- statements ----

static bool bind_import(spec *s, const ast_node *n, istr name, sval *v) {
    scell *c = v ? frame_cell(s, n, name, true) : NULL;
    if (!c) return false;
    cell_set(s, c, v);
    return true;
}

bool exec_import(spec *s, const ast_node *n) {
    for (int i = 0; i < n->Import.names.n; i++) {
        const ast_node *a = n->Import.names.data[i];
        set_place(s, a);
        sval *m = module_import(s, a->alias.name);
        const char *dot = strchr(a->alias.name, '.');
        istr name = a->alias.asname ? a->alias.asname : a->alias.name;
        if (!a->alias.asname && dot) {   // import a.b binds a
            name = intern_n(s->names, a->alias.name, (size_t)(dot - a->alias.name));
            m = m ? module_import(s, name) : NULL;
        }
        if (m && is_dead(s)) return true;
        if (!bind_import(s, n, name, m)) return false;
    }
    return true;
}

// What `level` dots and a name mean in the module that runs.
static istr absolute_name(spec *s, istr name, int level) {
    if (!level) return name;
    const char *package = s->frame->module->package;
    size_t n = package ? strlen(package) : 0;
    if (!n) return mistake(s, "ImportError", "attempted relative import with no known parent package");
    for (int i = 1; i < level; i++) {
        while (n && package[n - 1] != '.') n--;
        if (!n) return mistake(s, "ImportError", "attempted relative import beyond top-level package");
        n--;
    }
    return intern(s->names, arena_printf(s->arena, "%.*s%s%s", (int)n, package, name ? "." : "", name ? name : ""));
}

static bool import_star(spec *s, const ast_node *n, smodule *m) {
    if (m->is_interpreted) return unsupported(s, "`import *` from module '%s'", m->name) != NULL;
    scell *all = map_get_ptr(&m->globals, intern(s->names, "__all__"));
    if (all && all->v->kind != SV_UNDEF && !m->is_library) {
        const sval *names = all->v->kind == SV_LIST ? all->v->object.cell->v : all->v;
        if (names->kind != SV_TUPLE)
            return unsupported(s, "`import *` where `__all__` is known only at run time") != NULL;
        for (int i = 0; i < names->tuple.n; i++) {
            istr const name = names->tuple.items[i]->kind == SV_STR ? names->tuple.items[i]->text : NULL;
            sval *v = name ? module_member(s, m, name) : NULL;
            if (!v)
                return fail(s, "AttributeError", NULL, "module '%s' has no attribute '%s'", m->name, name ? name : "?"),
                       false;
            if (!bind_import(s, n, name, v)) return false;
        }
        return true;
    }
    vec_push(s->arena, &s->frame->module->star, m);
    for (int k = 0; k < m->globals.n; k++) {
        map_entry const e = m->globals.entries[k];
        istr const name = (istr)(uintptr_t)e.key;
        if (*name != '_' && !bind_import(s, n, name, ((scell *)e.value)->v)) return false;
    }
    return true;
}

// A name of a module, or a module of a package that is not imported yet. NULL after a message.
static sval *imported_name(spec *s, smodule *m, istr name) {
    if (m->is_interpreted) return interpreted_member(s, m, name);
    sval *v = m->is_library ? module_attribute(s, m, name) : module_member(s, m, name);
    if (v || s->diags->error_count) return v;
    if (m->folder) {
        istr const full = intern(s->names, arena_printf(s->arena, "%s.%s", m->name, name));
        smodule *part = map_get_ptr(&s->modules, full);
        if (part && part->begun->v->kind != SV_UNDEF) return module_value(s, part);
        bool there;
        v = import_part(s, full, m, part, &there);
        if (v || there) return v;
    }
    const char *text = m->is_library || is_interpreted_part(m->name) ? library_source_of(s, m->name) : NULL;
    if (text && !s->attempt && has_word(text, name)) return interpreted_member(s, m, name);
    if (m->is_library || (!m->folder && !m->file))
        return not_here(s, "ImportError", NULL, "cannot import name '%s' from '%s', or native code lacks it", name,
                        m->name);
    return mistake(s, "ImportError", "cannot import name '%s' from '%s'", name, m->name);
}

bool exec_import_from(spec *s, const ast_node *n) {
    istr const full = absolute_name(s, n->ImportFrom.module, n->ImportFrom.level);
    sval *m = full ? module_import(s, full) : NULL;
    if (!m) return false;
    if (is_dead(s)) return true;
    for (int i = 0; i < n->ImportFrom.names.n; i++) {
        const ast_node *a = n->ImportFrom.names.data[i];
        set_place(s, a);
        if (strcmp(a->alias.name, "*") == 0) {
            if (!import_star(s, n, m->module)) return false;
            continue;
        }
        bool const may_lack = s->frame->module->is_library;
        sval *v = may_lack ? module_attribute(s, m->module, a->alias.name) : imported_name(s, m->module, a->alias.name);
        if (!v && may_lack && !s->frame->func) continue;
        if (!v && may_lack)
            v = unreadable(s, arena_printf(s->arena, "'%s' of module '%s'", a->alias.name, m->module->name));
        if (!v || !bind_import(s, n, a->alias.asname ? a->alias.asname : a->alias.name, v)) return false;
    }
    return true;
}
