// The format of an entry:
//
//   "npcc code 2\n" padded to 16 bytes
//   key, digest of all that follows            32 bytes each
//   number of dependencies, of objects         4 bytes each, this machine's order
//   for each dependency: length of its path and 1 when present (4 bytes each), digest, path, padding to 8
//   for each object: size (8 bytes), bytes, padding to 8
//   note: length (8 bytes), text
#include "base/vec.h"
#include "cache/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HEAD = 16 + 32 + 32 };
static const char magic[16] = "npcc code 2\n";

static char *entry_path(const char *directory, const digest *key, arena *a) {
    char name[65];
    digest_text(key, name);
    return arena_printf(a, "%s/%s.code", directory, name);
}

// ---- reading

typedef struct reader {
    const char *at, *end;
} reader;

static bool take(reader *r, void *out, size_t n) {
    if ((size_t)(r->end - r->at) < n) return false;
    memcpy(out, r->at, n);
    r->at += n;
    return true;
}

static bool skip_bytes(reader *r, uint64_t n, const char **out) {
    if ((uint64_t)(r->end - r->at) < n) return false;
    *out = r->at;
    r->at += n;
    return true;
}

static bool skip_padding(reader *r, uint64_t n) {
    const char *unused;
    return skip_bytes(r, -n & 7, &unused);
}

// The whole file, when it is one that this user wrote and no other can.
static char *read_own_file(const char *path, size_t *out_size) {
    struct stat s;
    int const fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return NULL;
    bool const good = fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && s.st_uid == geteuid() && !(s.st_mode & 022);
    char *bytes = good ? malloc((size_t)s.st_size + 1) : NULL;
    size_t used = 0;
    while (bytes && used < (size_t)s.st_size) {
        ssize_t const n = read(fd, bytes + used, (size_t)s.st_size - used);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        used += (size_t)n;
    }
    // Which entries are dropped first follows from when they were used; an hour's precision is enough and writes less.
    if (bytes && time(NULL) - s.st_mtime > 3600) futimens(fd, NULL);
    close(fd);
    *out_size = used;
    return bytes;
}

static bool parse_dependency(reader *r, arena *a, cache_dependency *out) {
    uint32_t length, present;
    const char *path;
    if (!take(r, &length, 4) || !take(r, &present, 4) || !take(r, out->contents.bytes, 32) ||
        !skip_bytes(r, length, &path) || !skip_padding(r, length))
        return false;
    out->path = arena_strndup(a, path, length);
    out->present = present != 0;
    return true;
}

static bool parse(cache_entry *e, const digest *key, arena *a) {
    reader r = {e->file, e->file + e->file_size};
    char start[16];
    digest of_key, of_rest;
    uint32_t counts[2];
    if (!take(&r, start, 16) || !take(&r, of_key.bytes, 32) || !take(&r, of_rest.bytes, 32)) return false;
    digest const rest = sha256_of(r.at, (size_t)(r.end - r.at));
    if (memcmp(start, magic, 16) != 0 || memcmp(of_key.bytes, key->bytes, 32) != 0 ||
        memcmp(of_rest.bytes, rest.bytes, 32) != 0 || !take(&r, counts, 8) || counts[1] > CACHE_MAX_OBJECTS)
        return false;
    VEC(cache_dependency) found = {0};
    for (uint32_t i = 0; i < counts[0]; i++) {
        cache_dependency d;
        if (!parse_dependency(&r, a, &d)) return false;
        vec_push(a, &found, d);
    }
    e->dependencies = found.data;
    e->dependency_count = found.n;
    for (uint32_t i = 0; i < counts[1]; i++) {
        uint64_t size;
        if (!take(&r, &size, 8) || !skip_bytes(&r, size, &e->objects[i].bytes) || !skip_padding(&r, size)) return false;
        e->objects[i].size = size;
    }
    e->object_count = (int)counts[1];
    uint64_t length;
    const char *text;
    if (!take(&r, &length, 8) || !skip_bytes(&r, length, &text)) return false;
    if (length) e->note = arena_strndup(a, text, length);
    return r.at == r.end;
}

static bool is_as_it_was(const cache_dependency *d, arena *a) {
    diag_sink quiet;
    diag_init(&quiet, a);
    const source_file *now = source_read(a, &quiet, d->path);
    if (!now || !d->present) return !now && !d->present;
    digest const contents = sha256_of(now->text, now->length);
    return memcmp(contents.bytes, d->contents.bytes, 32) == 0;
}

bool cache_find(const char *directory, const digest *key, arena *a, cache_entry *out) {
    *out = (cache_entry){0};
    out->file = read_own_file(entry_path(directory, key, a), &out->file_size);
    bool good = out->file && parse(out, key, a);
    for (int i = 0; good && i < out->dependency_count; i++) good = is_as_it_was(&out->dependencies[i], a);
    if (!good) cache_close(out);
    return good;
}

void cache_close(cache_entry *e) {
    free(e->file);
    *e = (cache_entry){0};
}

// ---- writing

static bool write_all(int fd, const char *bytes, size_t size) {
    while (size) {
        ssize_t const n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

typedef VEC(char) text;

static void put(arena *a, text *t, const void *bytes, size_t n) {
    if (t->n + (int)n > t->cap) {
        int const cap = (t->n + (int)n) * 2;
        char *p = arena_alloc(a, (size_t)cap);
        if (t->n) memcpy(p, t->data, (size_t)t->n);
        *t = (text){p, t->n, cap};
    }
    if (n) memcpy(t->data + t->n, bytes, n);
    t->n += (int)n;
}

static void put_padding(arena *a, text *t, size_t n) { put(a, t, &(uint64_t){0}, -n & 7); }

static void put_entry(arena *a, text *t, const cache_entry *e) {
    put(a, t, &(uint32_t){(uint32_t)e->dependency_count}, 4);
    put(a, t, &(uint32_t){(uint32_t)e->object_count}, 4);
    for (int i = 0; i < e->dependency_count; i++) {
        const cache_dependency *d = &e->dependencies[i];
        uint32_t const length = (uint32_t)strlen(d->path);
        put(a, t, &length, 4);
        put(a, t, &(uint32_t){d->present}, 4);
        put(a, t, d->contents.bytes, 32);
        put(a, t, d->path, length);
        put_padding(a, t, length);
    }
    for (int i = 0; i < e->object_count; i++) {
        put(a, t, &(uint64_t){e->objects[i].size}, 8);
        put(a, t, e->objects[i].bytes, e->objects[i].size);
        put_padding(a, t, e->objects[i].size);
    }
    uint64_t const length = e->note ? strlen(e->note) : 0;
    put(a, t, &length, 8);
    put(a, t, e->note, length);
}

static bool make_directories(arena *a, const char *path) {
    char *p = arena_strdup(a, path);
    for (char *slash = p + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = '\0';
        if (mkdir(p, 0700) && errno != EEXIST) return false;
    }
    return mkdir(p, 0700) == 0 || errno == EEXIST;
}

static bool store(const char *directory, const digest *key, const cache_entry *e, arena *a) {
    text rest = {0};
    put_entry(a, &rest, e);
    digest const check = sha256_of(rest.data, (size_t)rest.n);
    char *name = arena_printf(a, "%s/new-XXXXXX", directory);
    if (!make_directories(a, directory)) return false;
    int const fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0) return false;
    bool ok = write_all(fd, magic, 16) && write_all(fd, (const char *)key->bytes, 32) &&
              write_all(fd, (const char *)check.bytes, 32) && write_all(fd, rest.data, (size_t)rest.n);
    ok = close(fd) == 0 && ok;
    ok = ok && rename(name, entry_path(directory, key, a)) == 0;
    if (!ok) unlink(name);
    return ok;
}

bool cache_store(const char *directory, const digest *key, const cache_entry *e) {
    arena a;
    uint64_t size = HEAD;
    for (int i = 0; i < e->object_count; i++) size += e->objects[i].size;
    if (size > cache_limit() || size > INT32_MAX / 4) return false;
    arena_init(&a);
    bool const ok = store(directory, key, e, &a);
    arena_deinit(&a);
    if (ok) cache_shrink(directory, cache_limit());
    return ok;
}
