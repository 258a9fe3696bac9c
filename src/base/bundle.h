// A program's sources and compiled functions behind an executable: what `npcc build` appends to the interpreter, and
// what that reads back.
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct bundle_file {
    const char *path;   // from the folder of the program, "package/part.py"
    const char *text;   // a NUL follows
    size_t length;
} bundle_file;

typedef struct bundle {
    bool numpy1;   // NumPy 1's rule for the types of results with scalars
    int file_count;
    const bundle_file *files;   // the program itself is the first
    int function_count;
    const bundle_file *functions;   // compiled ones: what a path and a text are is their maker's matter
} bundle;

// Appends the bundle to what was written. False when out does not take it.
bool bundle_write(const bundle *b, FILE *out);
// The bundle at the end of a file. Its texts stay mapped into memory until the process ends. False when there is none
// or it is damaged.
bool bundle_read(arena *a, const char *path, bundle *out);
// A path without `.`, `x/..` and doubled slashes; the file system is not asked.
char *bundle_normal(arena *a, const char *path);
// An absolute path as seen from an absolute folder, `../a/b.py`; another path as it is. Both as bundle_normal has them.
char *bundle_relative(arena *a, const char *folder, const char *path);
// The file of that path, or NULL.
const bundle_file *bundle_find(const bundle *b, const char *path);
// A file below that folder, or NULL.
const bundle_file *bundle_find_below(const bundle *b, const char *folder);
