// Executables of programs that native code does not support: the interpreter, and behind it the program's sources.
#include "driver/collect.h"
#include "driver/interp.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
static const char *path_from_folder(driver *d, const source_files *files, const char *absolute, const char *path) {
    const char *const folders[] = {program_folder(d), absolute};
    for (int i = 1; i >= 0; i--) {
        size_t const n = strlen(folders[i]), file = strcspn(path, ":");
        if (strncmp(path, folders[i], n) != 0) continue;
        for (int k = 0; k < files->n; k++)
            if (strlen(files->data[k].path) == file - n && memcmp(path + n, files->data[k].path, file - n) == 0)
                return path + n;
    }
    return NULL;
}

// Runs the program once; what is compiled meanwhile of the collected files is the result.
static void learn(driver *d, const source_files *files, const driver_build_options *b, function_recording *out) {
    driver_options o = *d->options;
    o.argc = b->argc;
    o.argv = b->argv;
    o.no_cache = true;
    o.recording = out;
    int const status = driver_interpret(&o, true);
    if (status && !o.quiet) fprintf(stderr, "npcc: note: the run to learn from ended with status %d\n", status);
    const char *given = program_folder(d);
    char *absolute = realpath(*given ? given : ".", NULL);
    const char *folder = arena_printf(&d->arena, "%s/", absolute ? absolute : "");
    int kept = 0;
    for (int i = 0; i < out->functions.n; i++) {
        bundle_file f = out->functions.data[i];
        f.path = path_from_folder(d, files, folder, f.path);
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
    if (access(interpreter, R_OK) != 0) {
        diag_error(&d->diags, (source_range){0},
                   "native code does not support the program, and executables for target %s have no interpreter",
                   target);
        return false;
    }
    source_files files = {0};
    collect_sources(d, &files);
    function_recording learnt = {.arena = &d->arena};
    if (b->argc) learn(d, &files, b, &learnt);
    bundle const program = {o->numpy1, files.n, files.data, learnt.functions.n, learnt.functions.data};
    return write_executable(d, interpreter, &program, b->output);
}
