// np.save, np.load and archives of arrays.
#include "interp/np.h"
#include "runtime/files.h"
#include "runtime/nd/nd_iter.h"
#include <stdlib.h>
#include <string.h>

static bool path_arg(py_object *o, const char **out, py_object **owner) {
    *owner = NULL;
    if (!py_is_str(o)) {
        *owner = py_str(o);   // pathlib.Path and the like
        o = *owner;
    }
    if (!o) return false;
    *out = py_str_data(o);
    return true;
}

static bool ends_with(const char *s, const char *tail) {
    size_t n = strlen(s), m = strlen(tail);
    return n >= m && strcmp(s + n - m, tail) == 0;
}

static py_object *f_save(py_object *self, const py_args *args) {
    (void)self;
    py_object *file = NULL, *x = NULL, *pickle = NULL, *owner;
    const char *path;
    nprt_array a;
    if (!py_parse(args, "save", "file arr allow_pickle=", &file, &x, &pickle) || !path_arg(file, &path, &owner))
        return NULL;
    py_object *full = py_str_format("%s%s", path, ends_with(path, ".npy") ? "" : ".npy");
    bool ok = np_convert(x, NPRT_DTYPE_COUNT, &a);
    if (ok) {
        ok = nprt_npy_write(py_str_data(full), &a) || np_raise();
        nd_release(&a);
    }
    py_decref(full);
    py_xdecref(owner);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

static py_object *load_npy(const char *path) {
    nprt_reader r;
    nprt_stored t;
    nprt_array a;
    if (!nprt_reader_open(&r, path)) return np_raise();
    bool ok = nprt_npy_parse(&r, 0, r.size, path, &t) && nprt_stored_load(&r, &t, &a);
    nprt_reader_close(&r);
    return ok ? np_wrap(&a) : np_raise();
}

// An archive becomes a dict of its arrays.
static py_object *load_archive(const char *path) {
    nprt_archive *archive = nprt_archive_read(path);
    if (!archive) return np_raise();
    py_object *d = py_dict_new();
    bool ok = true;
    for (int64_t i = 0; i < archive->count && ok; i++) {
        nprt_array a;
        ok = nprt_archive_load(archive, &archive->entries[i], &a);
        if (!ok) break;
        py_object *v = np_wrap(&a);
        py_dict_set_str(d, archive->entries[i].name, v);
        py_decref(v);
    }
    nprt_object_release(&archive->head);
    if (ok) return d;
    py_decref(d);
    return np_raise();
}

static py_object *f_load(py_object *self, const py_args *args) {
    (void)self;
    py_object *file = NULL, *mmap = NULL, *pickle = NULL, *imports = NULL, *encoding = NULL, *owner;
    const char *path;
    if (!py_parse(args, "load", "file mmap_mode= allow_pickle= fix_imports= encoding=", &file, &mmap, &pickle, &imports,
                  &encoding) ||
        !path_arg(file, &path, &owner))
        return NULL;
    py_object *r = ends_with(path, ".npz") || ends_with(path, ".safetensors") ? load_archive(path) : load_npy(path);
    py_xdecref(owner);
    return r;
}

static py_object *f_fromfile(py_object *self, const py_args *args) {
    (void)self;
    py_object *file = NULL, *dtype = NULL, *count = NULL, *sep = NULL, *offset = NULL, *owner;
    const char *path;
    nprt_dtype t = NPRT_float64;
    int64_t n = -1, at = 0;
    nprt_array a;
    if (!py_parse(args, "fromfile", "file dtype= count= sep= offset=", &file, &dtype, &count, &sep, &offset) ||
        !np_dtype_arg(dtype, &t) || (count && !py_as_int64(count, &n)) || (offset && !py_as_int64(offset, &at)))
        return NULL;
    if (sep && py_truth(sep)) return py_raise(&py_NotImplementedError, "numpy.fromfile of text is not supported");
    if (!path_arg(file, &path, &owner)) return NULL;
    bool ok = nprt_fromfile_read(path, t, n, at, &a);
    py_xdecref(owner);
    return ok ? np_wrap(&a) : np_raise();
}

// _map_file(path, mode, offset, size): bytes of a file. mode: "r", "c" or "r+".
static py_object *f_map_file(py_object *self, const py_args *args) {
    (void)self;
    int64_t offset, size;
    nprt_array a;
    if (!py_arity(args, "_map_file", 4, 4) || !py_as_int64(args->v[2], &offset) || !py_as_int64(args->v[3], &size))
        return NULL;
    nprt_map_mode const mode = py_str_equals(args->v[1], "r")   ? NPRT_MAP_READ
                               : py_str_equals(args->v[1], "c") ? NPRT_MAP_PRIVATE
                                                                : NPRT_MAP_SHARED;
    return nprt_file_map(py_str_data(args->v[0]), mode, offset, size, &a) ? np_wrap(&a) : np_raise();
}

static py_object *f_flush_map(py_object *self, const py_args *args) {
    (void)self;
    if (!py_arity(args, "_flush_map", 1, 1)) return NULL;
    if (!nprt_file_map_flush(np_array_of(args->v[0]))) return np_raise();
    PY_RETURN_NONE;
}

const py_method_def np_file_functions[] = {{"fromfile", f_fromfile, PY_METHOD},
                                           {"save", f_save, PY_METHOD},
                                           {"load", f_load, PY_METHOD},
                                           {"_map_file", f_map_file, PY_METHOD},
                                           {"_flush_map", f_flush_map, PY_METHOD},
                                           {NULL, NULL, PY_METHOD}};
