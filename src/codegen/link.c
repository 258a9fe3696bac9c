// Linking by ld.lld, run as a process: it needs no compiler driver and links for every target.
#include "base/vec.h"
#include "codegen/module.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef VEC(const char *) words;

typedef struct linking {
    arena a;
    words argv;
    const machine *target;
    const codegen_link_options *o;
    const char *gcc;   // folder of libgcc, or NULL
    diag_sink *d;
} linking;

static void add(linking *l, const char *word) { vec_push(&l->a, &l->argv, word); }
static bool exists(const char *path) { return access(path, R_OK) == 0; }
static char *path(linking *l, const char *dir, const char *name) { return arena_printf(&l->a, "%s/%s", dir, name); }

static const char *find_gcc(linking *l) {
    for (int version = 20; version >= 8; version--) {
        char *dir = arena_printf(&l->a, "%s/%d", l->target->gcc_lib, version);
        if (exists(path(l, dir, "libgcc.a"))) return dir;
    }
    return NULL;
}

static void add_gcc_file(linking *l, const char *name) {
    if (l->gcc && exists(path(l, l->gcc, name))) add(l, path(l, l->gcc, name));
}

// The words before the objects: mode and start files.
static void add_head(linking *l) {
    const machine *t = l->target;
    const char *fixed[] = {"-m",          t->emulation,      "--gc-sections",
                           "--as-needed", "--build-id=none", "--hash-style=gnu",
                           "-z",          "noseparate-code", "-z",
                           "noexecstack", "--icf=safe",      "-O2"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) add(l, fixed[i]);
    if (!l->o->keep_symbols) add(l, "-s");
    if (l->o->is_shared) {
        add(l, "-shared");
    } else if (l->o->is_static) {
        add(l, "-static");
        add(l, path(l, t->sysroot, "crt1.o"));
    } else {
        add(l, "-pie");
        add(l, "-dynamic-linker");
        add(l, t->loader);
        add(l, path(l, t->sysroot, "Scrt1.o"));
    }
    add(l, path(l, t->sysroot, "crti.o"));
    add_gcc_file(l, l->o->is_static ? "crtbeginT.o" : "crtbeginS.o");
}

static void add_tail(linking *l) {
    add(l, arena_printf(&l->a, "-L%s", l->target->sysroot));
    if (l->gcc) add(l, arena_printf(&l->a, "-L%s", l->gcc));
    if (l->o->is_static) add(l, "--start-group");
    add(l, "-lm");
    add(l, "-lc");
    if (l->gcc) add(l, "-lgcc");
    if (l->o->is_static) {
        add(l, "-lgcc_eh");
        add(l, "--end-group");
    }
    add_gcc_file(l, l->o->is_static ? "crtend.o" : "crtendS.o");
    add(l, path(l, l->target->sysroot, "crtn.o"));
}

// Runs argv; what it writes to stderr is *out_text.
static bool run(linking *l, char **out_text, int *out_status) {
    int ends[2];
    if (pipe(ends)) return codegen_fail(l->d, "cannot run the linker: %s", strerror(errno));
    pid_t pid = fork();
    if (pid < 0) return codegen_fail(l->d, "cannot run the linker: %s", strerror(errno));
    if (pid == 0) {
        dup2(ends[1], 2);
        close(ends[0]);
        close(ends[1]);
        execvp("ld.lld-22", (char *const *)l->argv.data);
        execvp("ld.lld", (char *const *)l->argv.data);
        _exit(127);
    }
    close(ends[1]);
    char *text = arena_alloc(&l->a, 4097);
    size_t used = 0;
    for (;;) {
        char rest[512];
        ssize_t n = used < 4096 ? read(ends[0], text + used, 4096 - used) : read(ends[0], rest, sizeof rest);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        if (used < 4096) used += (size_t)n;
    }
    close(ends[0]);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    *out_text = text;
    *out_status = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return true;
}

static bool check_files(linking *l, const char *archive) {
    const machine *t = l->target;
    if (!t->emulation) return codegen_fail(l->d, "target %s has no executables; emit an object instead", t->name);
    if (!exists(path(l, t->sysroot, "crti.o")) || !exists(path(l, t->sysroot, "libc.so")))
        return codegen_fail(l->d, "no C library for target %s: install the package %s", t->name, t->package);
    if (l->o->is_static && !l->gcc)
        return codegen_fail(l->d, "static linking for target %s needs libgcc: install the package %s", t->name,
                            t->static_package);
    if (!exists(archive))
        return codegen_fail(l->d, "the runtime for target %s is not built: %s is missing", t->name, archive);
    return true;
}

static bool link_with(linking *l, int count, const char *const *objects, const char *out_path) {
    char *archive = arena_printf(&l->a, "%s/%s/libnprt.a", l->o->runtime_dir, l->target->name), *text = NULL;
    int status = 0;
    l->gcc = l->target->gcc_lib ? find_gcc(l) : NULL;
    if (!check_files(l, archive)) return false;
    add(l, "ld.lld");
    add_head(l);
    for (int i = 0; i < count; i++) add(l, objects[i]);
    add(l, archive);
    add_tail(l);
    add(l, "-o");
    add(l, out_path);
    add(l, NULL);
    if (!run(l, &text, &status)) return false;
    if (status == 127) return codegen_fail(l->d, "the linker ld.lld-22 is not there: install the package lld-22");
    return status == 0 || codegen_fail(l->d, "linking %s failed: %s", out_path, text);
}

bool codegen_link(const codegen_link_options *o, int count, const char *const *objects, const char *out_path,
                  diag_sink *d) {
    linking l = {.o = o, .target = o->target ? o->target : machine_native(), .d = d};
    arena_init(&l.a);
    bool ok = link_with(&l, count, objects, out_path);
    arena_deinit(&l.a);
    return ok;
}

static bool write_all(int fd, const char *bytes, size_t size) {
    while (size) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

// Writes a part's object to a temporary file; its name goes to name, of size n.
static bool write_object(const codegen_part *p, char *name, size_t n, diag_sink *d) {
    const char *dir = getenv("TMPDIR");
    *name = 0;
    if (snprintf(name, n, "%s/npcc-XXXXXX.o", dir && *dir ? dir : "/tmp") >= (int)n) {
        *name = 0;
        return codegen_fail(d, "TMPDIR is too long");
    }
    int fd = mkstemps(name, 2);
    if (fd < 0) {
        codegen_fail(d, "cannot make a temporary file %s: %s", name, strerror(errno));
        *name = 0;
        return false;
    }
    bool ok = write_all(fd, p->object, p->object_size);
    ok = close(fd) == 0 && ok;
    return ok || codegen_fail(d, "cannot write %s: %s", name, strerror(errno));
}

bool codegen_build(codegen_module *m, const codegen_link_options *o, const char *out_path, diag_sink *d) {
    char names[CODEGEN_MAX_PARTS][512] = {{0}};
    const char *objects[CODEGEN_MAX_PARTS];
    if (!codegen_emit_objects(m, d)) return false;
    double start = codegen_now();
    bool ok = true;
    for (int i = 0; i < m->part_count; i++) {
        ok = ok && write_object(&m->parts[i], names[i], sizeof names[i], d);
        objects[i] = names[i];
    }
    ok = ok && codegen_link(o, m->part_count, objects, out_path, d);
    for (int i = 0; i < m->part_count; i++)
        if (*names[i]) unlink(names[i]);
    m->times.link = codegen_now() - start;
    return ok;
}
