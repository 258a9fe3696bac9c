// Arena: memory that is freed all at once.
//
// Everything a compilation creates (AST, IR, types, messages) lives in an arena owned by its session, and is
// dropped whole with it. Allocation never returns NULL: when the system has no memory left, the arena's
// handler runs (by default it prints one line and aborts the process; the driver installs its own).
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct arena_chunk arena_chunk;

typedef struct arena {
    arena_chunk *head;   // newest chunk
    size_t used;         // bytes handed out in total
} arena;

void arena_init(arena *a);
void arena_deinit(arena *a);

// Zeroed memory aligned for any type. Size 0 gives a unique non-NULL pointer.
void *arena_alloc(arena *a, size_t size);
void *arena_copy(arena *a, const void *data, size_t size);
char *arena_strndup(arena *a, const char *s, size_t n);
char *arena_strdup(arena *a, const char *s);
char *arena_printf(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(arena *a, const char *format, va_list args);

#define ARENA_NEW(A, TYPE) ((TYPE *)arena_alloc((A), sizeof(TYPE)))
#define ARENA_ARRAY(A, TYPE, N) ((TYPE *)arena_alloc((A), sizeof(TYPE) * (size_t)(N)))
