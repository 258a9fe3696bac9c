// Memory of objects. Small blocks come from size classes cut out of large chunks; py_finish drops every chunk, so what
// a reference cycle keeps alive goes back with it. With the address sanitizer every block is its own malloc.
#include "runtime/py/impl.h"

#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define PY_CHECKED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PY_CHECKED 1
#endif
#endif

enum { CLASS_STEP = 16, CLASS_COUNT = 41, SMALL_MAX = 640, CHUNK_BYTES = 1 << 18 };

typedef struct block_link {   // heads every block that malloc gave
    struct block_link *prev, *next;
    size_t size, unused;   // bytes; blocks are aligned to 16
} block_link;
typedef struct free_block {
    struct free_block *next;
} free_block;

typedef struct py_heap {
    block_link all;
    free_block *free[CLASS_COUNT];
    char *chunk, *chunk_end;
    size_t used;   // bytes in blocks that malloc gave
} py_heap;

void py_stop(const char *why) {
    fprintf(stderr, "%s\n", why);
    if (!py.stop) abort();
    longjmp(*py.stop, 1);
}

static void count(py_heap *h, size_t old_size, size_t n) {
    h->used += n - old_size;
    if (py.memory_limit && h->used > py.memory_limit) py_stop("MemoryError");
}

static void *system_block(py_heap *h, size_t n) {
    count(h, 0, n);
    block_link *b = malloc(sizeof *b + n);
    if (!b) py_stop("MemoryError");
    b->size = n;
    b->prev = &h->all;
    b->next = h->all.next;
    h->all.next->prev = b;
    h->all.next = b;
    return b + 1;
}

static void system_free(py_heap *h, void *p) {
    block_link *b = (block_link *)p - 1;
    count(h, b->size, 0);
    b->prev->next = b->next;
    b->next->prev = b->prev;
    free(b);
}

static py_heap *heap(void) {
    if (!py.heap) {
        py_heap *h = calloc(1, sizeof *h);
        if (!h) abort();
        h->all.prev = h->all.next = &h->all;
        py.heap = h;
    }
    return py.heap;
}

#ifndef PY_CHECKED
static void *refill(py_heap *h, size_t class) {
    size_t n = class * CLASS_STEP;
    if ((size_t)(h->chunk_end - h->chunk) < n) {
        h->chunk = system_block(h, CHUNK_BYTES);
        h->chunk_end = h->chunk + CHUNK_BYTES;
    }
    void *p = h->chunk;
    h->chunk += n;
    return p;
}
#endif

bool py_memory_for(int64_t n, size_t size) {
    enum { SURE = 1 << 24 };
    size_t bytes;
    if (__builtin_mul_overflow((size_t)n, size, &bytes)) bytes = SIZE_MAX;
    if (bytes <= SURE) return true;
    bool fits = bytes <= PTRDIFF_MAX && (!py.memory_limit || ((py_heap *)py.heap)->used + bytes <= py.memory_limit);
    void *volatile p = fits ? malloc(bytes) : NULL;   // volatile: compilers leave out what is only freed
    free(p);
    if (p) return true;
    py_object *e = py_call0((py_object *)&py_MemoryError);
    if (e) py_raise_instance(e);
    py_xdecref(e);
    return false;
}

void *py_malloc(size_t n) {
    py_heap *h = py.heap ? py.heap : heap();
#ifndef PY_CHECKED
    if (n <= SMALL_MAX) {
        size_t class = (n + CLASS_STEP - 1) / CLASS_STEP;
        if (!class) class = 1;
        free_block *b = h->free[class];
        if (!b) return refill(h, class);
        h->free[class] = b->next;
        return b;
    }
#endif
    return system_block(h, n);
}

void py_free(void *p, size_t n) {
    if (!p) return;
#ifndef PY_CHECKED
    if (n <= SMALL_MAX) {
        py_heap *h = py.heap;
        size_t class = (n + CLASS_STEP - 1) / CLASS_STEP;
        if (!class) class = 1;
        free_block *b = p;
        b->next = h->free[class];
        h->free[class] = b;
        return;
    }
#else
    (void)n;
#endif
    system_free(py.heap, p);
}

void *py_realloc(void *p, size_t old_size, size_t n) {
    if (!p) return py_malloc(n);
    if (old_size > SMALL_MAX && n > SMALL_MAX) {
        block_link *b = (block_link *)p - 1, *prev = b->prev, *next = b->next;
        count(py.heap, b->size, n);
        b = realloc(b, sizeof *b + n);
        if (!b) py_stop("MemoryError");
        b->size = n;
        prev->next = next->prev = b;
        return b + 1;
    }
    void *q = py_malloc(n);
    memcpy(q, p, old_size < n ? old_size : n);
    py_free(p, old_size);
    return q;
}

void py_heap_release(void) {
    py_heap *h = py.heap;
    if (!h) return;
    for (block_link *b = h->all.next, *next; b != &h->all; b = next) {
        next = b->next;
        free(b);
    }
    free(h);
    py.heap = NULL;
}

// Types whose instances have a __dict__ keep it in the word in front of the object.
enum { DICT_PREFIX = 16 };

py_object *py_alloc_bare(py_type *t, size_t extra) {
    py_object *o = py_malloc(t->size + extra);
    o->refs = 1;
    o->type = t;
    return o;
}

py_object *py_alloc(py_type *t, size_t extra) {
    size_t n = t->size + extra;
    py_object *o;
    if (t->flags & PY_TYPE_DICT) {
        char *p = py_malloc(n + DICT_PREFIX);
        memset(p, 0, n + DICT_PREFIX);
        o = (py_object *)(p + DICT_PREFIX);
    } else {
        o = py_malloc(n);
        memset(o, 0, n);
    }
    o->refs = 1;
    o->type = t;
    return o;
}

void py_free_object(py_object *o, size_t extra) {
    py_type *t = o->type;
    if (t->flags & PY_TYPE_DICT) {
        py_xdecref(*py_dict_slot(o));
        py_free((char *)o - DICT_PREFIX, t->size + extra + DICT_PREFIX);
    } else {
        py_free(o, t->size + extra);
    }
}

// ---- Objects that hold what is not in this heap

// A hash table of their addresses with linear probing, so that many of them live and die cheaply.
typedef struct external {
    py_object *o;
    void (*fn)(py_object *);
} external;
typedef struct external_table {
    external *data;
    size_t n, mask;
} external_table;

static size_t external_place(const external_table *t, const py_object *o) {   // where o is or would be
    size_t i = ((uintptr_t)o >> 4) * 0x9e3779b97f4a7c15u >> 20 & t->mask;
    while (t->data[i].o && t->data[i].o != o) i = (i + 1) & t->mask;
    return i;
}

void py_external_remember(py_object *o, void (*fn)(py_object *o)) {
    external_table *t = py.externals;
    if (!t) {
        t = py.externals = calloc(1, sizeof *t);
        if (!t) abort();
    }
    if (!t->data || t->n * 2 > t->mask) {
        external_table const old = *t;
        t->mask = old.data ? old.mask * 2 + 1 : 63;
        t->data = calloc(t->mask + 1, sizeof *t->data);
        if (!t->data) abort();
        for (size_t i = 0; old.data && i <= old.mask; i++)
            if (old.data[i].o) t->data[external_place(t, old.data[i].o)] = old.data[i];
        free(old.data);
    }
    t->data[external_place(t, o)] = (external){o, fn};
    t->n++;
}

void py_external_forget(py_object *o) {
    external_table *t = py.externals;
    if (!t) return;
    size_t i = external_place(t, o);
    if (!t->data[i].o) return;
    t->data[i].o = NULL;
    t->n--;
    for (size_t j = (i + 1) & t->mask; t->data[j].o; j = (j + 1) & t->mask) {   // what stood behind it may move up
        external const e = t->data[j];
        t->data[j].o = NULL;
        t->data[external_place(t, e.o)] = e;
    }
}

void py_externals_release(void) {
    external_table *t = py.externals;
    if (!t) return;
    for (size_t i = 0; i <= t->mask; i++)
        if (t->data[i].o) t->data[i].fn(t->data[i].o);
    free(t->data);
    free(t);
    py.externals = NULL;
}
