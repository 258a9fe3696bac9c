// Source files, positions and diagnostics.
//
// A diagnostic names a place, says what is wrong and, in `help`, what to do. Diagnostics are collected, in
// order, in a sink; the driver prints them with the source line and a caret. Reporting never exits.
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct source_file {
    const char *name;   // as the user gave it
    const char *text;   // NUL-terminated; may contain NUL bytes before its end
    size_t length;
    uint32_t *line_starts;   // byte offset of each line; line_starts[0] = 0
    int line_count;
} source_file;

// A range in a source file. Lines count from 1, columns from 0 and are bytes (as CPython's col_offset).
typedef struct source_range {
    const source_file *file;   // NULL: no place known
    int line, col, end_line, end_col;
} source_range;

typedef enum diag_severity { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE } diag_severity;

typedef struct diagnostic {
    diag_severity severity;
    source_range where;
    const char *kind;      // Python's exception name where there is one ("SyntaxError"), or NULL
    const char *message;   // what is wrong, no final full stop
    const char *help;      // what to do, or NULL
    bool is_limit;         // the program may be right: it is the compiler that cannot do this
    struct diagnostic *next;
} diagnostic;

typedef struct diag_sink {
    arena *arena;   // owns messages
    diagnostic *first, *last;
    int error_count;
} diag_sink;

void diag_init(diag_sink *d, arena *a);

// Adds a diagnostic and returns it, so that the caller may set kind and help.
diagnostic *diag_add(diag_sink *d, diag_severity severity, source_range where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
diagnostic *diag_error(diag_sink *d, source_range where, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Takes back what was added since *d was `before`, and returns it; diag_join adds it again.
diag_sink diag_take_back(diag_sink *d, const diag_sink *before);
void diag_join(diag_sink *d, const diag_sink *more);

// The first error, when it is a limit of the compiler; else NULL.
const diagnostic *diag_first_limit(const diag_sink *d);

// Prints: FILE:LINE:COL: error: KIND: MESSAGE, the source line, carets under the range, then "help: …".
void diag_print(const diagnostic *d, FILE *out, bool colour);
void diag_print_all(const diag_sink *d, FILE *out, bool colour);

// Reads a whole file into the arena. On failure adds a diagnostic ("cannot open …") and returns NULL.
const source_file *source_read(arena *a, diag_sink *d, const char *path);
// Wraps text that is already in memory (not copied; must outlive the source and end in NUL).
const source_file *source_from_text(arena *a, const char *name, const char *text, size_t length);
// The bytes of a line without its newline. Line counts from 1.
const char *source_line(const source_file *f, int line, size_t *out_length);
