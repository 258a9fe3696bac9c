#include "runtime/error.h"
#include "runtime/files.h"

#include <stdlib.h>
#include <string.h>

static void destroy(void *object) {
    nprt_archive *a = object;
    for (int64_t i = 0; i < a->count; i++) free(a->entries[i].name);
    free(a->entries);
    nprt_reader_close(&a->reader);
    free(a->path);
    free(a);
}

nprt_archive_entry *nprt_archive_add(nprt_archive *a, const char *name, int64_t size) {
    if (a->count == a->capacity) {
        a->capacity = a->capacity ? 2 * a->capacity : 16;
        a->entries = nprt_xrealloc(a->entries, (size_t)a->capacity * sizeof *a->entries);
    }
    nprt_archive_entry *e = &a->entries[a->count++];
    *e = (nprt_archive_entry){.name = nprt_xmalloc((size_t)size + 1)};
    if (size) memcpy(e->name, name, (size_t)size);
    e->name[size] = 0;
    return e;
}

nprt_archive *nprt_archive_read(const char *path) {
    nprt_reader reader;
    if (!nprt_reader_open(&reader, path)) return NULL;
    nprt_archive *a = nprt_object_new(sizeof *a, destroy);
    a->path = strcpy(nprt_xmalloc(strlen(path) + 1), path);
    a->reader = reader;
    a->reader.path = a->path;
    char magic[4] = {0};
    bool ok = nprt_reader_read(&a->reader, 0, magic, reader.size < 4 ? reader.size : 4);
    bool zip = memcmp(magic, "PK\3\4", 4) == 0 || memcmp(magic, "PK\5\6", 4) == 0;
    if (ok) ok = zip ? nprt_zip_read_directory(a) : nprt_safetensors_read_header(a);
    if (ok) return a;
    nprt_object_release(a);
    return NULL;
}

nprt_archive_entry *nprt_archive_find(const nprt_archive *a, const char *name, int64_t size) {
    for (int64_t i = a->count - 1; i >= 0; i--) {
        if (strlen(a->entries[i].name) == (size_t)size && memcmp(a->entries[i].name, name, (size_t)size) == 0)
            return &a->entries[i];
    }
    return NULL;
}

bool nprt_archive_load(nprt_archive *a, nprt_archive_entry *e, nprt_array *out) {
    if (!e->located && !nprt_zip_locate(a, e)) return false;
    return nprt_stored_load(&a->reader, &e->tensor, out);
}
