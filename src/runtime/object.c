#include "runtime/object.h"
#include "runtime/abi.h"
#include "runtime/error.h"

#include <stdlib.h>

static void out_of_memory(void) {
    nprt_raise("MemoryError", "out of memory");
    nprt_die();
}

void *nprt_null(void) { return NULL; }
int64_t nprt_object_id(void *object) { return (int64_t)(intptr_t)object; }
bool nprt_is_same(void *a, void *b) { return a == b; }

void *nprt_xmalloc(size_t size) {
    void *p = malloc(size ? size : 1);
    if (!p) out_of_memory();
    return p;
}

void *nprt_xrealloc(void *memory, size_t size) {
    void *p = realloc(memory, size ? size : 1);
    if (!p) out_of_memory();
    return p;
}

void *nprt_object_new(size_t size, void (*destroy)(void *)) {
    nprt_object *o = calloc(1, size);
    if (!o) out_of_memory();
    o->refs = 1;
    o->destroy = destroy;
    return o;
}

void nprt_object_retain(void *object) {
    if (object) ((nprt_object *)object)->refs++;
}

void nprt_object_release(void *object) {
    nprt_object *o = object;
    if (o && --o->refs == 0) o->destroy(o);
}

void nprt_object_destroy(void *object) { ((nprt_object *)object)->destroy(object); }
