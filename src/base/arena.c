#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_chunk {
    arena_chunk *next;
    size_t size, used;
    alignas(max_align_t) char data[];
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

void arena_init(arena *a) { *a = (arena){0}; }

void arena_deinit(arena *a) {
    for (arena_chunk *c = a->head; c;) {
        arena_chunk *next = c->next;
        free(c);
        c = next;
    }
    *a = (arena){0};
}

static void out_of_memory(size_t size) {
    fprintf(stderr, "npcc: out of memory (asked for %zu bytes)\n", size);
    abort();
}

static arena_chunk *chunk_add(arena *a, size_t atleast) {
    size_t size = a->head ? a->head->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < atleast) size = atleast;
    arena_chunk *c = malloc(sizeof *c + size);
    if (!c) out_of_memory(size);
    c->size = size;
    c->used = 0;
    c->next = a->head;
    return a->head = c;
}

void *arena_alloc(arena *a, size_t size) {
    size_t const unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit - sizeof(arena_chunk)) out_of_memory(size);
    size_t const need = size ? (size + unit - 1) / unit * unit : unit;
    arena_chunk *c = a->head;
    if (!c || c->size - c->used < need) c = chunk_add(a, need);
    void *p = c->data + c->used;
    c->used += need;
    a->used += need;
    return memset(p, 0, need);
}

void *arena_copy(arena *a, const void *data, size_t size) {
    void *p = arena_alloc(a, size);
    if (size) memcpy(p, data, size);
    return p;
}

char *arena_strndup(arena *a, const char *s, size_t n) {
    char *p = arena_alloc(a, n + 1);
    if (n) memcpy(p, s, n);
    return p;
}

char *arena_strdup(arena *a, const char *s) { return arena_strndup(a, s, strlen(s)); }

char *arena_vprintf(arena *a, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int const n = vsnprintf(NULL, 0, format, args);
    char *p = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
    if (n >= 0) vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p;
}

char *arena_printf(arena *a, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *p = arena_vprintf(a, format, args);
    va_end(args);
    return p;
}
