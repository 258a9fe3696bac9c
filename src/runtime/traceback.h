// Where the program is: the calls it is in, as sites "FILE\x1fLINE\x1fFUNCTION", and how they are printed.
#pragma once
#include "runtime/buf.h"

typedef struct nprt_place {
    const char *file, *function;
    int file_size, line;
} nprt_place;

// Takes a site apart. A site of another form gives line 0.
nprt_place nprt_place_of_site(const char *site);
// Appends the source line of a place without its indentation, or nothing when the file cannot be read.
void nprt_add_source_line(nprt_buf *b, nprt_place place, const char *indent);
// The innermost call's site, or NULL.
const char *nprt_frame_top(void);
void nprt_set_recursion_limit(int64_t limit);
// How many calls this thread is in; leaves those beyond depth.
int64_t nprt_calls_depth(void);
void nprt_calls_cut(int64_t depth);

// Ends the program as an uncaught exception does. message may be empty; site may be NULL.
_Noreturn void nprt_die_at(const char *kind, const char *message, size_t size, const char *site);
// nprt_die_at with the thread's pending error.
_Noreturn void nprt_die_pending_at(const char *site);
