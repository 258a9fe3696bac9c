// Executables of programs that native code does not support: the interpreter, and behind it the program's sources.
#include "base/bundle.h"
#include "driver/driver.h"
#include "driver/interp.h"
#include "syntax/parser.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct collection {
    driver *d;
    const char *folder;    // of the program, ending in /, or empty
    const char *package;   // of the file that is being looked at, "a.b"; empty at the top
    VEC(bundle_file) files;
} collection;

static void collect_imports(collection *c, const source_file *source, const char *package);

static bool is_file(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

// Takes FOLDER/PATH, once, and what it imports. False when it is not there.
static bool collect_file(collection *c, const char *path, const char *package) {
    arena *a = &c->d->arena;
    for (int i = 0; i < c->files.n; i++)
        if (strcmp(c->files.data[i].path, path) == 0) return true;
    const char *full = arena_printf(a, "%s%s", c->folder, path);
    const source_file *source = is_file(full) ? source_read(a, &c->d->diags, full) : NULL;
    if (!source) return false;
    vec_push(a, &c->files, ((bundle_file){path, source->text, source->length}));
    collect_imports(c, source, package);
    return true;
}

// The module of a dotted name and the packages around it, as far as they are the program's.
static void collect_module(collection *c, const char *name) {
    arena *a = &c->d->arena;
    for (const char *end = name; end && *name; end = *end ? end + 1 : NULL) {
        end += strcspn(end, ".");
        char *part = arena_strndup(a, name, (size_t)(end - name)), *path = arena_strdup(a, part);
        for (char *dot = path; (dot = strchr(dot, '.'));) *dot = '/';
        if (collect_file(c, arena_printf(a, "%s/__init__.py", path), part)) continue;
        char *dot = strrchr(part, '.');
        if (dot) *dot = '\0';
        collect_file(c, arena_printf(a, "%s.py", path), dot ? part : "");
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

static bool visit(const ast_node *n, void *data) {
    collection *c = data;
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

static bool fail(driver *d, const char *what, const char *path) {
    diag_error(&d->diags, (source_range){0}, "%s %s: %s", what, path, strerror(errno));
    return false;
}

static bool copy_file(FILE *from, FILE *to) {
    char block[1 << 16];
    size_t n;
    while ((n = fread(block, 1, sizeof block, from)))
        if (fwrite(block, 1, n, to) != n) return false;
    return !ferror(from);
}

// Written beside the output and renamed: there is never half an executable.
static bool write_executable(driver *d, const char *interpreter, const bundle *b, const char *output) {
    char *name = arena_printf(&d->arena, "%s.XXXXXX", output);
    FILE *from = fopen(interpreter, "rb");
    if (!from) return fail(d, "cannot read", interpreter);
    int const fd = mkstemp(name);
    FILE *to = fd < 0 ? NULL : fdopen(fd, "wb");
    bool ok = to && copy_file(from, to) && bundle_write(b, to);
    mode_t const mask = umask(0);
    umask(mask);
    ok = ok && fchmod(fd, 0777 & ~mask) == 0;
    if (to) ok = fclose(to) == 0 && ok;
    fclose(from);
    ok = ok && rename(name, output) == 0;
    if (!ok) fail(d, "cannot write", output);
    if (!ok && fd >= 0) unlink(name);
    return ok;
}

// The path of a recorded function from the program's folder; NULL when it is of another file.
static const char *path_from_folder(const collection *c, const char *absolute, const char *path) {
    const char *const folders[] = {c->folder, absolute};
    for (int i = 1; i >= 0; i--) {
        size_t const n = strlen(folders[i]), file = strcspn(path, ":");
        if (strncmp(path, folders[i], n) != 0) continue;
        for (int k = 0; k < c->files.n; k++)
            if (strlen(c->files.data[k].path) == file - n && memcmp(path + n, c->files.data[k].path, file - n) == 0)
                return path + n;
    }
    return NULL;
}

// Runs the program once; what is compiled meanwhile of the collected files is the result.
static void learn(collection *c, const driver_build_options *b, function_recording *out) {
    driver_options o = *c->d->options;
    o.argc = b->argc;
    o.argv = b->argv;
    o.no_cache = true;
    o.recording = out;
    int const status = driver_interpret(&o, true);
    if (status && !o.quiet) fprintf(stderr, "npcc: note: the run to learn from ended with status %d\n", status);
    char *absolute = realpath(*c->folder ? c->folder : ".", NULL);
    const char *folder = arena_printf(&c->d->arena, "%s/", absolute ? absolute : "");
    int kept = 0;
    for (int i = 0; i < out->functions.n; i++) {
        bundle_file f = out->functions.data[i];
        f.path = path_from_folder(c, folder, f.path);
        if (f.path) out->functions.data[kept++] = f;
    }
    out->functions.n = kept;
    free(absolute);
}

bool driver_build_interpreted(driver *d, const driver_build_options *b) {
    const driver_options *o = d->options;
    const char *target = o->target ? machine_find(o->target)->name : machine_native()->name;
    const char *interpreter =
        arena_printf(&d->arena, "%s/%s/interpreter%s", o->runtime_dir, target, b->is_static ? "-static" : "");
    if (!is_file(interpreter)) {
        diag_error(&d->diags, (source_range){0},
                   "native code does not support the program, and executables for target %s have no interpreter",
                   target);
        return false;
    }
    const char *slash = strrchr(o->file, '/');
    collection c = {.d = d, .package = ""};
    c.folder = slash ? arena_strndup(&d->arena, o->file, (size_t)(slash + 1 - o->file)) : "";
    vec_push(&d->arena, &c.files, ((bundle_file){slash ? slash + 1 : o->file, d->source->text, d->source->length}));
    collect_imports(&c, d->source, "");
    function_recording learnt = {.arena = &d->arena};
    if (b->argc) learn(&c, b, &learnt);
    bundle const program = {o->numpy1, c.files.n, c.files.data, learnt.functions.n, learnt.functions.data};
    return write_executable(d, interpreter, &program, b->output);
}
