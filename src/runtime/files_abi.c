// Files as compiled programs use them: arrays arrive with the dtype and rank that the program was compiled for.
#include "runtime/abi.h"
#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

#include <string.h>

nprt_archive *nprt_archive_open(const nprt_str *path, const char *site) {
    nprt_archive *a = nprt_archive_read(path->bytes);
    if (!a) nprt_die_pending_at(site);
    return a;
}

static nprt_archive_entry *find(const nprt_archive *a, const nprt_str *name) {
    nprt_archive_entry *e = nprt_archive_find(a, name->bytes, name->size);
    if (!e && name->size > 4 && memcmp(name->bytes + name->size - 4, ".npy", 4) == 0) {
        e = nprt_archive_find(a, name->bytes, name->size - 4);
    }
    return e;
}

bool nprt_archive_contains(nprt_archive *a, const nprt_str *name) { return find(a, name); }

nprt_list *nprt_archive_names(nprt_archive *a) {
    nprt_list *list = nprt_list_new("o");
    for (int64_t i = 0; i < a->count; i++) {
        nprt_str *s = nprt_str_of_text(a->entries[i].name);
        nprt_list_set_object(list, nprt_list_add_item(list), 0, s);
        nprt_object_release(s);
    }
    return list;
}

static void deliver(nprt_memref *result, nprt_array *a, const char *name, int32_t dtype, int32_t rank,
                    const char *site) {
    if (a->rank != rank) {
        nprt_raise("ValueError", "'%.300s' has %d dimension%s, but this program was compiled for %d", name, a->rank,
                   a->rank == 1 ? "" : "s", rank);
        nprt_die_pending_at(site);
    }
    if (!nprt_convert(a, (nprt_dtype)dtype)) nprt_die_pending_at(site);
    int64_t size = (int64_t)nprt_dtype_size(a->dtype);
    result->allocated = a->block;
    result->aligned = a->data;
    result->offset = 0;
    for (int32_t i = 0; i < rank; i++) {
        result->sizes_strides[i] = a->shape[i];
        result->sizes_strides[rank + i] = a->strides[i] / size;
    }
}

void nprt_archive_get(nprt_memref *result, nprt_archive *a, const nprt_str *name, int32_t dtype, int32_t rank,
                      const char *site) {
    nprt_archive_entry *e = find(a, name);
    nprt_array array;
    if (!e) {
        nprt_raise("KeyError", "'%.400s is not a file in the archive'", name->bytes);
        nprt_die_pending_at(site);
    }
    if (!nprt_archive_load(a, e, &array)) nprt_die_pending_at(site);
    deliver(result, &array, e->name, dtype, rank, site);
}

void nprt_npy_load(nprt_memref *result, const nprt_str *path, int32_t dtype, int32_t rank, const char *site) {
    nprt_reader r;
    nprt_stored stored;
    nprt_array array;
    if (!nprt_reader_open(&r, path->bytes)) nprt_die_pending_at(site);
    bool ok = nprt_npy_parse(&r, 0, r.size, path->bytes, &stored) && nprt_stored_load(&r, &stored, &array);
    nprt_reader_close(&r);
    if (!ok) nprt_die_pending_at(site);
    deliver(result, &array, path->bytes, dtype, rank, site);
}

void nprt_npy_save(const nprt_str *path, int64_t rank, const nprt_memref *m, int32_t dtype, const char *site) {
    nprt_array a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype);
    bool named = path->size >= 4 && memcmp(path->bytes + path->size - 4, ".npy", 4) == 0;
    nprt_str *end = nprt_str_of_text(named ? "" : ".npy");
    nprt_str *full = nprt_str_concat(path, end);
    bool ok = nprt_npy_write(full->bytes, &a);
    nprt_object_release(end);
    nprt_object_release(full);
    if (!ok) nprt_die_pending_at(site);
}
