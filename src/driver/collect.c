#include "driver/collect.h"
#include "syntax/parser.h"

#include <string.h>
#include <sys/stat.h>

// Where modules are looked for.
typedef struct search_folder {
    const char *disk;   // ending in /, or empty
    const char *path;   // the same from the program's folder, or from the one that the program runs in
} search_folder;

typedef struct collection {
    driver *d;
    const char *package;   // of the file that is being looked at, "a.b"; empty at the top
    VEC(search_folder) folders;
    source_files *files;
} collection;

static void collect_imports(collection *c, const source_file *source, const char *package);

static bool is_file(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

// Takes a file of a folder, once, and what it imports. False when it is not there.
static bool collect_file(collection *c, const search_folder *folder, const char *name, const char *package) {
    arena *a = &c->d->arena;
    const char *path = bundle_normal(a, arena_printf(a, "%s%s", folder->path, name));
    for (int i = 0; i < c->files->n; i++)
        if (strcmp(c->files->data[i].path, path) == 0) return true;
    const char *full = arena_printf(a, "%s%s", folder->disk, name);
    const source_file *source = is_file(full) ? source_read(a, &c->d->diags, full) : NULL;
    if (!source) return false;
    vec_push(a, c->files, ((bundle_file){path, source->text, source->length}));
    collect_imports(c, source, package);
    return true;
}

// FOLDER/PATH/__init__.py or FOLDER/PATH.py, in the first folder that has one.
static void collect_part(collection *c, const char *path, const char *part) {
    arena *a = &c->d->arena;
    const char *dot = strrchr(part, '.');
    char *around = arena_strndup(a, part, dot ? (size_t)(dot - part) : 0);
    for (int i = 0; i < c->folders.n; i++) {
        search_folder const f = c->folders.data[i];
        if (collect_file(c, &f, arena_printf(a, "%s/__init__.py", path), part)) return;
        if (collect_file(c, &f, arena_printf(a, "%s.py", path), around)) return;
    }
}

// The module of a dotted name and the packages around it, as far as they are the program's.
static void collect_module(collection *c, const char *name) {
    arena *a = &c->d->arena;
    for (const char *end = name; end && *name; end = *end ? end + 1 : NULL) {
        end += strcspn(end, ".");
        char *part = arena_strndup(a, name, (size_t)(end - name)), *path = arena_strdup(a, part);
        for (char *dot = path; (dot = strchr(dot, '.'));) *dot = '/';
        collect_part(c, path, part);
    }
}

// What `level` dots and a name mean in the file that is being looked at; NULL beyond its packages.
static const char *absolute_name(collection *c, const char *module, int level) {
    if (!level) return module;
    size_t n = strlen(c->package);
    for (int i = 1; i < level && n; i++) {
        while (n && c->package[n - 1] != '.') n--;
        if (n) n--;
    }
    if (!n) return NULL;
    return arena_printf(&c->d->arena, "%.*s%s%s", (int)n, c->package, module ? "." : "", module ? module : "");
}

// ---- sys.path

static bool is_attribute(const ast_node *n, const char *name) {
    return n->kind == AST_Attribute && strcmp(n->Attribute.attr, name) == 0;
}

static bool is_called(const ast_node *n, const char *name) {
    const ast_node *f = n->kind == AST_Call ? n->Call.func : NULL;
    return f && (is_attribute(f, name) || (f->kind == AST_Name && strcmp(f->Name.id, name) == 0));
}

// A path that a program computes, as a search folder without a / at the end: texts, os.pardir, __file__ and what
// os.path and pathlib make of them. False when it is none of these.
static bool folder_of(collection *c, const ast_node *n, search_folder *out) {
    arena *a = &c->d->arena;
    if (n->kind == AST_Constant && n->Constant.value.kind == CONST_STR) {
        out->disk = out->path = n->Constant.value.text;
        return true;
    }
    if (is_attribute(n, "pardir")) return *out = (search_folder){"..", ".."}, true;
    if (n->kind == AST_Name && strcmp(n->Name.id, "__file__") == 0) {
        *out = (search_folder){arena_printf(a, "%sfile", program_folder(c->d)), "file"};
        return c->files->n == 1 || !*c->package;   // of the program, or a module beside it
    }
    bool const parent = is_attribute(n, "parent"), up = is_called(n, "dirname");
    if (parent || (up && n->Call.args.n == 1)) {
        if (!folder_of(c, parent ? n->Attribute.value : n->Call.args.data[0], out)) return false;
        *out = (search_folder){arena_printf(a, "%s/..", out->disk), arena_printf(a, "%s/..", out->path)};
        return true;
    }
    if (n->kind == AST_Call && n->Call.func->kind == AST_Attribute && !n->Call.args.n &&
        (is_called(n, "resolve") || is_called(n, "absolute")))
        return folder_of(c, n->Call.func->Attribute.value, out);
    bool const same = is_called(n, "abspath") || is_called(n, "realpath") || is_called(n, "normpath") ||
                      is_called(n, "str") || is_called(n, "Path");
    if (same && n->Call.args.n == 1) return folder_of(c, n->Call.args.data[0], out);
    if (!is_called(n, "join") || !n->Call.args.n || !folder_of(c, n->Call.args.data[0], out)) return false;
    for (int i = 1; i < n->Call.args.n; i++) {
        search_folder more;
        if (!folder_of(c, n->Call.args.data[i], &more) || *more.path == '/') return false;
        *out = (search_folder){arena_printf(a, "%s/%s", out->disk, more.path),
                               arena_printf(a, "%s/%s", out->path, more.path)};
    }
    return true;
}

// sys.path.append(FOLDER) and sys.path.insert(0, FOLDER)
static void note_search_folder(collection *c, const ast_node *n) {
    bool const appends = is_called(n, "append") && n->Call.args.n == 1,
               inserts = is_called(n, "insert") && n->Call.args.n == 2;
    if ((!appends && !inserts) || n->Call.func->kind != AST_Attribute) return;
    search_folder f;
    arena *a = &c->d->arena;
    if (!is_attribute(n->Call.func->Attribute.value, "path") || !folder_of(c, n->Call.args.data[inserts], &f)) return;
    // `file/..` is the folder of a file that need not be there.
    const char *disk = bundle_normal(a, f.disk), *path = bundle_normal(a, f.path);
    vec_push(a, &c->folders,
             ((search_folder){*disk ? arena_printf(a, "%s/", disk) : "", *path ? arena_printf(a, "%s/", path) : ""}));
}

// ---- the tree of a file

static bool visit(const ast_node *n, void *data) {
    collection *c = data;
    if (n->kind == AST_Call) note_search_folder(c, n);
    if (n->kind == AST_Import)
        for (int i = 0; i < n->Import.names.n; i++) collect_module(c, n->Import.names.data[i]->alias.name);
    const char *from = n->kind == AST_ImportFrom ? absolute_name(c, n->ImportFrom.module, n->ImportFrom.level) : NULL;
    for (int i = 0; from && i < n->ImportFrom.names.n; i++)
        collect_module(c, arena_printf(&c->d->arena, "%s.%s", from, n->ImportFrom.names.data[i]->alias.name));
    return ast_each_child(n, visit, data);
}

// A file that is no Python is taken all the same: the error is raised when the program imports it.
static void collect_imports(collection *c, const source_file *source, const char *package) {
    diag_sink quiet;
    diag_init(&quiet, &c->d->arena);
    const ast_node *tree = parse_module(&c->d->arena, &c->d->names, &quiet, source);
    const char *around = c->package;
    c->package = package;
    if (tree) visit(tree, c);
    c->package = around;
}

const char *program_folder(driver *d) {
    const char *slash = strrchr(d->options->file, '/');
    return slash ? arena_strndup(&d->arena, d->options->file, (size_t)(slash + 1 - d->options->file)) : "";
}

void collect_sources(driver *d, source_files *out) {
    const char *slash = strrchr(d->options->file, '/');
    collection c = {.d = d, .package = "", .files = out};
    vec_push(&d->arena, &c.folders, ((search_folder){program_folder(d), ""}));
    vec_push(&d->arena, out, ((bundle_file){slash ? slash + 1 : d->options->file, d->source->text, d->source->length}));
    collect_imports(&c, d->source, "");
}
