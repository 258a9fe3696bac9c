// Where entries are, how many, and which go first.
#include "base/vec.h"
#include "cache/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const char *cache_directory(arena *a) {
    const char *own = getenv("NPCC_CACHE"), *shared = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (own) return *own ? own : NULL;
    if (shared && *shared == '/') return arena_printf(a, "%s/npcc", shared);
    return home && *home == '/' ? arena_printf(a, "%s/.cache/npcc", home) : NULL;
}

uint64_t cache_limit(void) {
    const char *text = getenv("NPCC_CACHE_LIMIT");
    char *end;
    unsigned long long const mib = text && *text ? strtoull(text, &end, 10) : 0;
    bool const good = text && *text && !*end && *text != '-' && mib < 1u << 20;
    return (good ? mib : 256) << 20;
}

typedef struct kept {
    const char *name;
    uint64_t bytes;
    struct timespec used;
} kept;
typedef VEC(kept) kept_files;

static bool ends_in(const char *s, const char *end) {
    size_t const n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

// An entry's name is 64 hexadecimal digits and ".code".
static bool is_entry(const char *name) {
    return strlen(name) == 69 && strspn(name, "0123456789abcdef") == 64 && ends_in(name, ".code");
}

// A file that was never finished: its writer is gone when it is an hour old.
static bool is_left_over(const char *name, const struct stat *s) {
    return strncmp(name, "new-", 4) == 0 && strlen(name) == 10 && time(NULL) - s->st_mtime > 3600;
}

static void list(const char *directory, arena *a, kept_files *out) {
    struct dirent *e;
    struct stat s;
    DIR *d = opendir(directory);
    if (!d) return;
    while ((e = readdir(d))) {
        if (fstatat(dirfd(d), e->d_name, &s, AT_SYMLINK_NOFOLLOW) || !S_ISREG(s.st_mode)) continue;
        if (is_left_over(e->d_name, &s)) unlinkat(dirfd(d), e->d_name, 0);
        if (!is_entry(e->d_name)) continue;
        kept const k = {arena_printf(a, "%s/%s", directory, e->d_name), (uint64_t)s.st_size, s.st_mtim};
        vec_push(a, out, k);
    }
    closedir(d);
}

static cache_size sum(const kept_files *files) {
    cache_size s = {.entries = files->n};
    for (int i = 0; i < files->n; i++) s.bytes += files->data[i].bytes;
    return s;
}

static int older_first(const void *x, const void *y) {
    const struct timespec a = ((const kept *)x)->used, b = ((const kept *)y)->used;
    return a.tv_sec != b.tv_sec ? (a.tv_sec > b.tv_sec) - (a.tv_sec < b.tv_sec)
                                : (a.tv_nsec > b.tv_nsec) - (a.tv_nsec < b.tv_nsec);
}

static cache_size shrink(const char *directory, uint64_t bytes) {
    arena a;
    arena_init(&a);
    kept_files files = {0};
    list(directory, &a, &files);
    cache_size const before = sum(&files);
    uint64_t left = before.bytes;
    if (left > bytes) qsort(files.data, (size_t)files.n, sizeof *files.data, older_first);
    for (int i = 0; i < files.n && (left > bytes || !bytes); i++) {
        unlink(files.data[i].name);
        left -= files.data[i].bytes;
    }
    arena_deinit(&a);
    return before;
}

void cache_shrink(const char *directory, uint64_t bytes) { shrink(directory, bytes); }
cache_size cache_clear(const char *directory) { return shrink(directory, 0); }

cache_size cache_measure(const char *directory) {
    arena a;
    arena_init(&a);
    kept_files files = {0};
    list(directory, &a, &files);
    cache_size const s = sum(&files);
    arena_deinit(&a);
    return s;
}
