// Handles: counted objects that compiled code holds as opaque pointers. They belong to one thread.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nprt_str nprt_str;
typedef struct nprt_list nprt_list;
typedef struct nprt_table nprt_table;
typedef struct nprt_rng nprt_rng;
typedef struct nprt_archive nprt_archive;
typedef struct nprt_box nprt_box;

// Every handle starts with this.
typedef struct nprt_object {
    int64_t refs;
    void (*destroy)(void *object);   // frees what the object holds and the object itself
} nprt_object;

// Allocates a cleared object of `size` bytes with one reference. Ends the program with MemoryError when there is none.
void *nprt_object_new(size_t size, void (*destroy)(void *object));
void nprt_object_retain(void *object);
void nprt_object_release(void *object);
void nprt_object_destroy(void *object);   // that nothing holds any more

// malloc and realloc that end the program with MemoryError instead of returning NULL. Free with free().
void *nprt_xmalloc(size_t size);
void *nprt_xrealloc(void *memory, size_t size);
