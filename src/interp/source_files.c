// Source files of the program: on disk, or in the bundle behind the executable, which stands for its folder.
#include "base/bundle.h"
#include "interp/frame.h"

#include <sys/stat.h>

// What the bundle has at a path: a file, or (folder) files below it.
static const bundle_file *bundled(const char *path, bool folder) {
    if (!interp.bundle) return NULL;
    arena a;
    arena_init(&a);
    const char *inside = bundle_relative(&a, py_str_data(interp.bundle_folder), path);
    const bundle_file *f = folder ? bundle_find_below(interp.bundle, inside) : bundle_find(interp.bundle, inside);
    arena_deinit(&a);
    return f;
}

bool interp_source_is_there(const char *path, bool folder) {
    struct stat s;
    if (bundled(path, folder)) return true;
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
    const bundle_file *f = bundled(path, false);
    if (f)
        py_buffer_add(b, f->text, f->length);
    else if (!read_disk(path, b))
        return false;
    py_buffer_char(b, 0);
    b->n--;
    return true;
}
