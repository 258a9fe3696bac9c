// Layout: for each file the lengths of path and text, then both with a NUL behind; at the very end what `tail` says.
#include "base/bundle.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct lengths {
    uint64_t path, text;
} lengths;

typedef struct tail {
    uint64_t bytes, file_count, function_count, numpy1;   // bytes: of all files and functions, before the tail
    char mark[8];
} tail;

static const char mark[8] = {'n', 'p', 'c', 'c', 'b', 'n', 'd', '1'};

static bool put(const void *bytes, size_t n, FILE *out) { return !n || fwrite(bytes, n, 1, out) == 1; }

static bool put_files(int count, const bundle_file *files, FILE *out, uint64_t *bytes) {
    for (int i = 0; i < count; i++) {
        const bundle_file *f = &files[i];
        lengths const l = {strlen(f->path), f->length};
        if (!put(&l, sizeof l, out) || !put(f->path, l.path + 1, out) || !put(f->text, l.text, out) || !put("", 1, out))
            return false;
        *bytes += sizeof l + l.path + l.text + 2;
    }
    return true;
}

bool bundle_write(const bundle *b, FILE *out) {
    tail t = {0, (uint64_t)b->file_count, (uint64_t)b->function_count, b->numpy1, {0}};
    memcpy(t.mark, mark, sizeof mark);
    return put_files(b->file_count, b->files, out, &t.bytes) &&
           put_files(b->function_count, b->functions, out, &t.bytes) && put(&t, sizeof t, out);
}

static const char *map_file(const char *path, size_t *out_size) {
    int const fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat s;
    const char *bytes = NULL;
    if (fd >= 0 && fstat(fd, &s) == 0 && s.st_size > 0) {
        void *p = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p != MAP_FAILED) bytes = p, *out_size = (size_t)s.st_size;
    }
    if (fd >= 0) close(fd);
    return bytes;
}

// One file from *at, which moves behind it. False where its lengths lead beyond end or a NUL is missing.
static bool take_file(const char **at, const char *end, bundle_file *out) {
    lengths l;
    if ((size_t)(end - *at) < sizeof l + 2) return false;
    memcpy(&l, *at, sizeof l);
    size_t const room = (size_t)(end - *at) - sizeof l - 2;
    if (l.path > room || l.text > room - l.path) return false;
    *out = (bundle_file){*at + sizeof l, *at + sizeof l + l.path + 1, l.text};
    *at += sizeof l + l.path + l.text + 2;
    return !out->path[l.path] && !out->text[l.text];
}

bool bundle_read(arena *a, const char *path, bundle *out) {
    size_t size = 0;
    tail t;
    const char *bytes = map_file(path, &size);
    if (!bytes || size < sizeof t) return false;
    memcpy(&t, bytes + size - sizeof t, sizeof t);
    size_t const room = size - sizeof t;
    if (memcmp(t.mark, mark, sizeof mark) != 0 || t.bytes > room) return false;
    uint64_t const most = t.bytes / sizeof(lengths);
    if (!t.file_count || t.file_count > most || t.function_count > most - t.file_count) return false;
    uint64_t const count = t.file_count + t.function_count;
    bundle_file *files = ARENA_ARRAY(a, bundle_file, count);
    const char *at = bytes + room - t.bytes, *end = bytes + room;
    for (uint64_t i = 0; i < count; i++)
        if (!take_file(&at, end, &files[i])) return false;
    *out = (bundle){t.numpy1 != 0, (int)t.file_count, files, (int)t.function_count, files + t.file_count};
    return at == end;
}

char *bundle_normal(arena *a, const char *path) {
    char *out = arena_alloc(a, strlen(path) + 1), *start = out + (*path == '/'), *end = start;
    *out = *path == '/' ? '/' : '\0';
    for (const char *p = path; *p;) {
        size_t const n = strcspn(p, "/");
        bool const up = n == 2 && p[0] == '.' && p[1] == '.', skips = !n || (n == 1 && *p == '.');
        char *last = end;   // the last part begins here
        while (last > start && last[-1] != '/') last--;
        bool const over = up && end > start && !(end - last == 2 && last[0] == '.' && last[1] == '.');
        if (over) {
            end = last > start ? last - 1 : start;
        } else if (!skips && !(up && *path == '/')) {   // above the root there is the root
            if (end > start) *end++ = '/';
            memmove(end, p, n);
            end += n;
        }
        p += n + (p[n] == '/');
    }
    *end = '\0';
    return out;
}

char *bundle_relative(arena *a, const char *folder, const char *path) {
    char *p = bundle_normal(a, path), *up = arena_strdup(a, "");
    const char *f = bundle_normal(a, folder);
    if (*p != '/' || *f != '/') return p;
    size_t shared = 0;   // bytes of whole parts
    for (size_t i = 0;; i++) {
        if ((!p[i] || p[i] == '/') && (!f[i] || f[i] == '/')) shared = i;
        if (!p[i] || p[i] != f[i]) break;
    }
    for (f += shared; *f; f++)
        if (*f == '/' && f[1]) up = arena_printf(a, "%s../", up);
    p += shared;
    return arena_printf(a, "%s%s", up, p + strspn(p, "/"));
}

const bundle_file *bundle_find(const bundle *b, const char *path) {
    for (int i = 0; i < b->file_count; i++)
        if (strcmp(b->files[i].path, path) == 0) return &b->files[i];
    return NULL;
}

const bundle_file *bundle_find_below(const bundle *b, const char *folder) {
    size_t const n = strlen(folder);
    for (int i = 0; i < b->file_count; i++)
        if (strncmp(b->files[i].path, folder, n) == 0 && b->files[i].path[n] == '/') return &b->files[i];
    return NULL;
}
