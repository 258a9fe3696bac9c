// Functions of the program that a compiler has made code of, called by the interpreter instead of running their tree.
//
//   compiled.c         which functions, when, and what must hold for their code to be used
//   compiled_values.c  Python objects to the arguments of code, and its results back (runtime/entry.h has the words)
#pragma once
#include "interp/frame.h"
#include "interp/interp.h"
#include "interp/np.h"
#include "runtime/entry.h"

enum { COMPILED_MOST_SLOTS = 64, COMPILED_DEEPEST = 6, COMPILED_MOST_OBJECTS = 16 };

// The arguments of one call: their type and what it does not say.
typedef struct compiled_arguments {
    py_buffer type;
    char kinds[COMPILED_MOST_SLOTS + 1];
    int n, depth;                             // depth: of the tuple, list or dict that is being added
    int held;                                 // how many lists and dicts hold what is being added
    py_object *file;                          // of the function: classes must be defined there
    py_object *seen[COMPILED_MOST_OBJECTS];   // the instances
    int seen_count;
    py_object *objects[COMPILED_MOST_OBJECTS];   // instances that no list or dict holds: their fields may be set
    int object_count;
    union {
        int64_t i;
        double d;
        py_object *array;   // borrowed
    } slots[COMPILED_MOST_SLOTS];
    bool any_size;     // the type does not say how large arrays are
    bool known_ints;   // the type says what ints and floats are
} compiled_arguments;

// Adds a value; false: code cannot take it.
bool compiled_add(compiled_arguments *a, py_object *value);
// Adds it as a global variable of a file: constants by value, functions, modules. Never fails: 'x' is any other object.
void compiled_add_global(compiled_arguments *a, py_object *value, py_object *file);
void compiled_arguments_free(compiled_arguments *a);

// Calls the code. 1: *out is the result; 0: not called, or it raised: everything is as before, and the interpreter is
// to do the call; -1: it ran out of memory or depth, and an exception is set. most_saved: bytes of arrays that are
// worth saving, for the case that it raises.
int compiled_run(const interp_compiled *code, compiled_arguments *a, int64_t most_saved, py_object **out);

// The call of a function whose arguments are bound in f: true when its code has run, and *out is its result, or NULL
// with an exception.
bool compiled_call(frame *f, py_object **out);
void compiled_finish(void);   // at the end of the program
