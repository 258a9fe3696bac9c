// The reference interpreter: runs a Python program as CPython 3.11 does.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A function to be compiled. The words for types are runtime/entry.h's.
typedef struct interp_request {
    const char *file, *name;
    int line;                // where its definition begins, decorators included
    const char *arguments;   // a tuple's type
    // What a global variable of the file is now: its type, or NULL when there is none. What the type leaves open is
    // passed behind the arguments, in the order of the questions.
    const char *(*global)(void *data, const char *name);
    void (*forget)(void *data);   // the questions so far do not count
    void *global_data;
} interp_request;

typedef struct interp_compiled {
    void (*code)(void);   // takes and gives what runtime/entry.h says
    const char *result;   // the type of what it returns
    const bool *writes;   // by slots of the arguments: is the array there stored to?
    const int *same;      // by slots of the results: the argument's slot whose array it is, or -1
    bool may_raise;
    void *owner;   // to be given to release
} interp_compiled;

// What compiles functions while the interpreter runs their program.
typedef struct interp_compiler {
    bool (*compile)(void *data, const interp_request *r, interp_compiled *out);   // false: it cannot be compiled
    void (*release)(void *data, interp_compiled *c);
    void *data;
    bool is_eager;   // at a function's first call, whether it seems worth it or not
    bool any_size;   // for arrays of any size at once, not for those of the call
} interp_compiler;

typedef struct interp_options {
    const char *file;              // the program
    const struct bundle *bundle;   // sources of its folder that need not be on disk (base/bundle.h); or NULL
    const char *name;              // argv[0] of sys.argv; NULL: file
    int argc;                      // what follows it
    char **argv;
    const char *text;                  // the program's text, or NULL to read the file
    bool numpy1;                       // NumPy 1's rule for the types of results with scalars, not NumPy 2's
    int64_t step_limit;                // calls and rounds of loops after which the run ends with status 1; 0: none
    size_t memory_limit;               // bytes of Python objects after which it ends so; 0: none
    const interp_compiler *compiler;   // NULL: everything is interpreted
} interp_options;

// Runs the program and returns the exit status python would end with: SystemExit's code, 1 after an uncaught exception
// (its traceback then stands on stderr). All memory is given back. One program at a time in a process.
int interp_run(const interp_options *o);
