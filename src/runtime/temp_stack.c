// Temporaries of compiled functions: a stack of bytes for each thread, in chunks. One empty chunk is kept, unless it
// is large.
#include "runtime/abi.h"

enum { LINE = 64, CHUNK = 1 << 20, KEPT = 4 << 20 };

typedef struct chunk {
    struct chunk *below, *above;
    int64_t capacity, used;
} __attribute__((aligned(LINE))) chunk;

static _Thread_local chunk *top;

static char *data_of(chunk *c) { return (char *)c + sizeof(chunk); }

static void drop_above(chunk *c) {
    for (chunk *a = c->above, *next; a; a = next) {
        next = a->above;
        nprt_block_release(a);
    }
    c->above = NULL;
}

static chunk *chunk_new(int64_t size, chunk *below) {
    int64_t capacity = size > CHUNK ? size : CHUNK;
    chunk *c = nprt_block_new_at(capacity + (int64_t)sizeof(chunk), NULL);
    *c = (chunk){.below = below, .capacity = capacity};
    return c;
}

// Makes `top` a chunk with room for size bytes.
static void grow(int64_t size) {
    if (top && top->used > 0 && top->above && top->above->capacity >= size) {
        top = top->above;
        return;
    }
    chunk *below = top;
    if (top) drop_above(top);
    if (top && top->used == 0) {
        below = top->below;
        nprt_block_release(top);
    }
    top = chunk_new(size, below);
    if (below) below->above = top;
}

void *nprt_arena_push(int64_t size) {
    if (size < 0 || size > INT64_MAX / 2) nprt_fail("MemoryError", "temporary storage too large", NULL);
    size = (size + LINE - 1) & -(int64_t)LINE;
    if (size == 0) size = LINE;   // every push has its own address, so that a pop is exact
    if (!top || top->capacity - top->used < size) grow(size);
    char *p = data_of(top) + top->used;
    top->used += size;
    return p;
}

void nprt_arena_pop(void *memory) {
    char *p = memory;
    while (p < data_of(top) || p >= data_of(top) + top->capacity) {
        top->used = 0;
        drop_above(top);
        top = top->below;
        if (top->above->capacity > KEPT) drop_above(top);
    }
    top->used = p - data_of(top);
    if (top->used > 0 || top->capacity <= KEPT) return;
    chunk *empty = top;
    drop_above(empty);
    top = empty->below;
    if (top) top->above = NULL;
    nprt_block_release(empty);
}
