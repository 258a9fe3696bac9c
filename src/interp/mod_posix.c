// _posix: what lib/os.py stands on.
#include "interp/modules.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static void *fail(py_object *path) {
    py_object *args = py_tuple_new(3);
    PY_TUPLE(args)->items[0] = py_int(errno);
    PY_TUPLE(args)->items[1] = py_str_cstr(strerror(errno));
    PY_TUPLE(args)->items[2] = py_incref(path);
    py_object *e = py_call_tuple((py_object *)&py_OSError, args, NULL);
    py_decref(args);
    if (e) py_raise_instance(e), py_decref(e);
    return NULL;
}

static const char *path_of(const py_args *a, const char *name, int max) {
    if (!py_arity(a, name, 1, max)) return NULL;
    if (!py_is_str(a->v[0]))
        return py_raise(&py_TypeError, "%s: path should be string, not %s", name, a->v[0]->type->name);
    return py_str_data(a->v[0]);
}

static py_object *posix_getcwd(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    char path[PATH_MAX];
    return getcwd(path, sizeof path) ? py_str_cstr(path) : fail(PY_NONE);
}
static py_object *posix_stat(py_object *m, const py_args *a) {   // (mode, size, mtime) or None
    (void)m;
    const char *p = path_of(a, "stat", 1);
    struct stat s;
    if (!p) return NULL;
    if (stat(p, &s)) PY_RETURN_NONE;
    py_object *t = py_tuple_new(3);
    PY_TUPLE(t)->items[0] = py_int(s.st_mode);
    PY_TUPLE(t)->items[1] = py_int(s.st_size);
    PY_TUPLE(t)->items[2] = py_float((double)s.st_mtim.tv_sec + (double)s.st_mtim.tv_nsec * 1e-9);
    return t;
}
static py_object *posix_mode(py_object *m, const py_args *a) {   // 0: nothing is there
    (void)m;
    const char *p = path_of(a, "mode", 1);
    struct stat s;
    return p ? py_int(stat(p, &s) ? 0 : s.st_mode) : NULL;
}
static py_object *posix_size(py_object *m, const py_args *a) {
    (void)m;
    const char *p = path_of(a, "size", 1);
    struct stat s;
    if (!p) return NULL;
    return stat(p, &s) ? fail(a->v[0]) : py_int(s.st_size);
}
static py_object *posix_modified(py_object *m, const py_args *a) {
    (void)m;
    const char *p = path_of(a, "modified", 1);
    struct stat s;
    if (!p) return NULL;
    return stat(p, &s) ? fail(a->v[0]) : py_float((double)s.st_mtim.tv_sec + (double)s.st_mtim.tv_nsec * 1e-9);
}
static py_object *posix_listdir(py_object *m, const py_args *a) {
    (void)m;
    const char *p = path_of(a, "listdir", 1);
    DIR *d = p ? opendir(p) : NULL;
    if (!d) return p ? fail(a->v[0]) : NULL;
    py_object *l = py_list_new(0);
    for (struct dirent *e; (e = readdir(d));) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        py_object *s = py_str_cstr(e->d_name);
        py_list_append(l, s);
        py_decref(s);
    }
    closedir(d);
    return l;
}
#define PATH_CALL(NAME, CALL)                                                                                          \
    static py_object *posix_##NAME(py_object *m, const py_args *a) {                                                   \
        (void)m;                                                                                                       \
        const char *p = path_of(a, #NAME, 2);                                                                          \
        if (!p) return NULL;                                                                                           \
        if (CALL) return fail(a->v[0]);                                                                                \
        PY_RETURN_NONE;                                                                                                \
    }
PATH_CALL(mkdir, mkdir(p, 0777))
PATH_CALL(rmdir, rmdir(p))
PATH_CALL(remove, unlink(p))
PATH_CALL(chdir, chdir(p))
PATH_CALL(rename, a->n < 2 || rename(p, py_str_data(a->v[1])))

static py_object *posix_environ(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    py_object *d = py_dict_new();
    for (char **e = environ; *e; e++) {
        const char *eq = strchr(*e, '=');
        if (!eq) continue;
        py_object *k = py_str_new(*e, (size_t)(eq - *e)), *v = py_str_cstr(eq + 1);
        py_dict_set(d, k, v);
        py_decref(k);
        py_decref(v);
    }
    return d;
}
static py_object *posix_realpath(py_object *m, const py_args *a) {
    (void)m;
    const char *p = path_of(a, "realpath", 1);
    char out[PATH_MAX];
    if (!p) return NULL;
    return realpath(p, out) ? py_str_cstr(out) : py_incref(a->v[0]);
}
static py_object *posix_getpid(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    return py_int(getpid());
}
static py_object *posix_cpu_count(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    return py_int(sysconf(_SC_NPROCESSORS_ONLN));
}
static py_object *posix_urandom(py_object *m, const py_args *a) {
    (void)m;
    int64_t n;
    if (!py_arity(a, "urandom", 1, 1) || !py_as_int64(a->v[0], &n) || n < 0 || n > 1 << 20) return NULL;
    py_object *b = py_bytes_new(NULL, (size_t)n);
    if (getentropy(py_bytes_data(b), n > 256 ? 256 : (size_t)n)) return fail(PY_NONE);
    return b;
}

static const py_method_def functions[] = {
#define M(NAME) {#NAME, posix_##NAME, PY_METHOD},
    M(getcwd) M(stat) M(mode) M(size) M(modified) M(listdir) M(mkdir) M(rmdir) M(remove) M(chdir) M(rename) M(environ) M(realpath) M(getpid)
        M(cpu_count) M(urandom)
#undef M
            {0}};

py_object *interp_module_posix(void) {
    py_object *m = py_module_new("_posix");
    py_module_functions(m, functions);
    return m;
}
