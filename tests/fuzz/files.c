// The readers of .npy, .npz and .safetensors: any file gives arrays, or an error.
#include "runtime/files.h"
#include "fuzz.h"
#include "runtime/error.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void read_npy(const char *path) {
    nprt_reader r;
    nprt_stored t;
    nprt_array a;
    if (!nprt_reader_open(&r, path)) return;
    r.path = path;
    if (nprt_npy_parse(&r, 0, r.size, "fuzz", &t) && nprt_stored_load(&r, &t, &a)) nprt_block_release(a.block);
    nprt_reader_close(&r);
}

static void read_archive(const char *path) {
    nprt_archive *a = nprt_archive_read(path);
    if (!a) return;
    for (int64_t i = 0; i < a->count; i++) {
        nprt_array v;
        if (nprt_archive_load(a, &a->entries[i], &v)) nprt_block_release(v.block);
    }
    nprt_object_release(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int fd = memfd_create("fuzz", 0);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size) return 0;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (size > 6 && !memcmp(data, "\x93NUMPY", 6))
        read_npy(path);
    else
        read_archive(path);
    nprt_error_clear();
    close(fd);
    return 0;
}
