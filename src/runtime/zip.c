// .npz files: zip archives of stored .npy files. The directory at the end says where each entry's local header is.
#include "runtime/error.h"
#include "runtime/files.h"

#include <stdlib.h>
#include <string.h>

enum {
    END = 22,
    END64_LOCATOR = 20,
    END64 = 56,
    CENTRAL = 46,
    LOCAL = 30,
    MAX_COMMENT = 65535,
    MAX_DIRECTORY = 1 << 28
};

static uint64_t little(const unsigned char *p, int n) {
    uint64_t v = 0;
    while (n--) v = v << 8 | p[n];
    return v;
}

static bool raise_broken(const nprt_archive *a, const char *what) {
    return nprt_raise("ValueError", "%.300s: not a sound .npz file: %s", a->path, what);
}

typedef struct directory {
    int64_t offset, size, count;
} directory;

static bool find_end(nprt_archive *a, directory *d) {
    int64_t n = a->reader.size < END + MAX_COMMENT ? a->reader.size : END + MAX_COMMENT, base = a->reader.size - n;
    unsigned char *tail = nprt_xmalloc((size_t)n);
    int64_t at = -1;
    bool ok = nprt_reader_read(&a->reader, base, tail, n);
    for (int64_t i = n - END; ok && i >= 0 && at < 0; i--) {
        if (memcmp(tail + i, "PK\5\6", 4) == 0) at = i;
    }
    if (at >= 0) {
        *d = (directory){(int64_t)little(tail + at + 16, 4), (int64_t)little(tail + at + 12, 4),
                         (int64_t)little(tail + at + 10, 2)};
    }
    free(tail);
    if (!ok) return false;
    if (at < 0) return raise_broken(a, "the end of its directory is missing");
    bool large = d->offset == UINT32_MAX || d->size == UINT32_MAX || d->count == UINT16_MAX;
    if (!large) return true;
    unsigned char locator[END64_LOCATOR], end[END64];
    int64_t locator_at = base + at - END64_LOCATOR;
    if (locator_at < 0) return raise_broken(a, "the zip64 locator is missing");
    if (!nprt_reader_read(&a->reader, locator_at, locator, END64_LOCATOR)) return false;
    if (memcmp(locator, "PK\6\7", 4) != 0) return raise_broken(a, "the zip64 locator is missing");
    int64_t end_at = (int64_t)little(locator + 8, 8);
    if (end_at < 0 || end_at > a->reader.size - END64)
        return raise_broken(a, "the zip64 directory lies outside the file");
    if (!nprt_reader_read(&a->reader, end_at, end, END64)) return false;
    *d = (directory){(int64_t)little(end + 48, 8), (int64_t)little(end + 40, 8), (int64_t)little(end + 32, 8)};
    return true;
}

// Replaces the 32-bit fields that say "see the zip64 extra field", in their fixed order.
static bool read_zip64(const unsigned char *extra, int64_t n, int64_t *fields[3]) {
    while (n >= 4) {
        int64_t size = (int64_t)little(extra + 2, 2);
        if (size > n - 4) return false;
        if (little(extra, 2) == 1) {
            const unsigned char *p = extra + 4;
            for (int i = 0; i < 3; i++) {
                if (*fields[i] != UINT32_MAX) continue;
                if (p + 8 > extra + 4 + size) return false;
                *fields[i] = (int64_t)little(p, 8);
                p += 8;
            }
            return true;
        }
        extra += 4 + size, n -= 4 + size;
    }
    return true;
}

// Reads the entry at p and returns where the next begins, or NULL.
static const unsigned char *read_entry(nprt_archive *a, const unsigned char *p, const unsigned char *end) {
    if (end - p < CENTRAL || memcmp(p, "PK\1\2", 4) != 0) return NULL;
    int64_t name_size = (int64_t)little(p + 28, 2), extra_size = (int64_t)little(p + 30, 2),
            comment = (int64_t)little(p + 32, 2);
    if (end - p - CENTRAL < name_size + extra_size + comment) return NULL;
    int64_t packed = (int64_t)little(p + 20, 4), size = (int64_t)little(p + 24, 4), header = (int64_t)little(p + 42, 4);
    const char *name = (const char *)p + CENTRAL;
    if (!read_zip64(p + CENTRAL + name_size, extra_size, (int64_t *[]){&size, &packed, &header})) return NULL;
    if (packed < 0 || size < 0 || header < 0) return NULL;
    int64_t bare = name_size > 4 && memcmp(name + name_size - 4, ".npy", 4) == 0 ? name_size - 4 : name_size;
    nprt_archive_entry *e = nprt_archive_add(a, name, bare);
    e->compressed = little(p + 10, 2) != 0 || packed != size || (little(p + 8, 2) & 1);
    e->header = header;
    e->size = size;
    e->crc = (uint32_t)little(p + 16, 4);
    return p + CENTRAL + name_size + extra_size + comment;
}

bool nprt_zip_read_directory(nprt_archive *a) {
    directory d = {0};
    if (!find_end(a, &d)) return false;
    if (d.offset < 0 || d.size < 0 || d.size > MAX_DIRECTORY || d.offset > a->reader.size ||
        d.size > a->reader.size - d.offset) {
        return raise_broken(a, "its directory lies outside the file");
    }
    unsigned char *bytes = nprt_xmalloc((size_t)d.size);
    bool ok = nprt_reader_read(&a->reader, d.offset, bytes, d.size);
    const unsigned char *p = bytes, *end = bytes + d.size;
    for (int64_t i = 0; ok && i < d.count; i++) {
        p = read_entry(a, p, end);
        if (!p) ok = raise_broken(a, "its directory is damaged");
    }
    free(bytes);
    return ok;
}

bool nprt_zip_locate(nprt_archive *a, nprt_archive_entry *e) {
    if (e->compressed) {
        return nprt_raise("ValueError",
                          "%.200s: '%.200s' is compressed, which is not supported: write the file with np.savez "
                          "instead of np.savez_compressed",
                          a->path, e->name);
    }
    unsigned char local[LOCAL];
    if (e->header > a->reader.size - LOCAL) return raise_broken(a, "an entry lies outside the file");
    if (!nprt_reader_read(&a->reader, e->header, local, LOCAL)) return false;
    if (memcmp(local, "PK\3\4", 4) != 0) return raise_broken(a, "an entry's header is damaged");
    int64_t start = e->header + LOCAL + (int64_t)little(local + 26, 2) + (int64_t)little(local + 28, 2);
    if (start > a->reader.size || e->size > a->reader.size - start) return raise_broken(a, "an entry is truncated");
    if (!nprt_npy_parse(&a->reader, start, start + e->size, e->name, &e->tensor)) return false;
    e->tensor.checked = true;
    e->tensor.crc = e->crc;
    e->tensor.start = start;
    e->tensor.end = start + e->size;
    e->located = true;
    return true;
}
