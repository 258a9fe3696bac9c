// Compiled code kept on disk between runs.
//
// An entry is a file named by its key. It holds object files, or why native code refused the program, and the files
// that compiling them read besides those in the key. An entry counts only when it is whole, ours, and each of those
// files is as it was; otherwise the program is compiled again and the entry replaced. Files are written under another
// name and renamed, so readers see whole ones.
#pragma once
#include "base/sha256.h"
#include "loader/loader.h"

// What compiling read: a file's contents, or that it was not there.
typedef struct cache_dependency {
    const char *path;
    bool present;
    digest contents;   // of a present one
} cache_dependency;

enum { CACHE_MAX_OBJECTS = 16 };
typedef struct cache_entry {
    int dependency_count, object_count;
    const cache_dependency *dependencies;
    loader_object objects[CACHE_MAX_OBJECTS];
    const char *note;   // what else is known: of a program without objects, what to tell the user
    char *file;         // of a found entry: its bytes, which objects points into
    size_t file_size;
} cache_entry;

// Where entries are: $NPCC_CACHE, $XDG_CACHE_HOME/npcc or ~/.cache/npcc. NULL when NPCC_CACHE is set and empty, or
// there is no home: then nothing is kept.
const char *cache_directory(arena *a);
// At most this many bytes are kept: $NPCC_CACHE_LIMIT in MiB, 256 MiB without it.
uint64_t cache_limit(void);

// False when there is no entry that counts. A found entry is closed with cache_close.
bool cache_find(const char *directory, const digest *key, arena *a, cache_entry *out);
void cache_close(cache_entry *e);
// Keeps e, and drops what was not used for longest when there is more than the limit. Failing to is no error: false.
bool cache_store(const char *directory, const digest *key, const cache_entry *e);

typedef struct cache_size {
    int entries;
    uint64_t bytes;
} cache_size;
cache_size cache_measure(const char *directory);
// Removes all entries (and no other file); returns what was there.
cache_size cache_clear(const char *directory);
// Removes what was not used for longest until at most `bytes` are left.
void cache_shrink(const char *directory, uint64_t bytes);
