// A compiled function as its caller has to know it, and all of it in bytes, for who keeps functions.
#pragma once
#include "base/arena.h"
#include "loader/loader.h"

enum { FUNCTION_MOST_SLOTS = 64, FUNCTION_MOST_OBJECTS = 16 };

typedef struct function_facts {
    bool may_raise;
    bool writes[FUNCTION_MOST_SLOTS];   // by slots of the arguments: is the array there stored to?
    int same[FUNCTION_MOST_SLOTS];      // by slots of the results: the argument's slot whose array it is, or -1
    const char *result;                 // the type of what it returns (runtime/entry.h)
} function_facts;

// The facts in words.
const char *function_facts_text(arena *a, const function_facts *f);
// Reads them back; result then points into the text. False when they are not as function_facts_text writes them.
bool function_facts_read(const char *text, function_facts *out);

// What a global variable was when the function was compiled.
typedef struct function_global {
    const char *name, *type;   // type: NULL when there was none
} function_global;

typedef struct function_record {
    function_facts facts;
    int global_count, object_count;
    const function_global *globals;
    loader_object objects[FUNCTION_MOST_OBJECTS];
} function_record;

const char *function_record_write(arena *a, const function_record *r, size_t *out_size);
// Reads it back; everything points into the bytes. False when they are not as function_record_write writes them.
bool function_record_read(arena *a, const char *bytes, size_t size, function_record *out);
