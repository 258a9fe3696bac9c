// Source files of the program: on disk, or in the bundle behind the executable, which stands for its folder.
#include "base/bundle.h"
#include "interp/frame.h"

#include <sys/stat.h>

// What a path is called in the bundle, or NULL.
static const char *bundled_path(const char *path) {
    size_t const n = interp.bundle ? py_str_size(interp.bundle_folder) : 0;
    return interp.bundle && strncmp(path, py_str_data(interp.bundle_folder), n) == 0 && path[n] == '/' ? path + n + 1
                                                                                                       : NULL;
}

static const bundle_file *bundled(const char *path) {
    const char *inside = bundled_path(path);
    return inside ? bundle_find(interp.bundle, inside) : NULL;
}

bool interp_source_is_there(const char *path, bool folder) {
    const char *inside = bundled_path(path);
    if (inside && (folder ? bundle_has_folder(interp.bundle, inside) : bundle_find(interp.bundle, inside) != NULL))
        return true;
    struct stat s;
    return stat(path, &s) == 0 && (folder ? S_ISDIR(s.st_mode) : S_ISREG(s.st_mode));
}

static bool read_disk(const char *path, py_buffer *b) {
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    char block[4096];
    size_t n;
    while ((n = fread(block, 1, sizeof block, f))) py_buffer_add(b, block, n);
    bool const ok = !ferror(f);
    fclose(f);
    return ok;
}

bool interp_source_read(const char *path, py_buffer *b) {
    const bundle_file *f = bundled(path);
    if (f)
        py_buffer_add(b, f->text, f->length);
    else if (!read_disk(path, b))
        return false;
    py_buffer_char(b, 0);
    b->n--;
    return true;
}
