// Resolved Python to IR: evaluates what is known when compiling, types the rest, and compiles each function once
// for each signature of argument types.
#pragma once
#include "base/diag.h"
#include "base/intern.h"
#include "ir/ir.h"

typedef struct specialise_options {
    int argc;   // sys.argv when it is known now; -1: read at run time
    const char *const *argv;
    const char *directory;   // where the program's own modules are looked for
    bool numpy1;             // NumPy 1's promotion of scalars instead of NumPy 2's
    bool records;            // objects of the program's classes lie in memory, even those that are known when compiling
    // Source text of a library module ("numpy", "numpy.functions"), or NULL. out_is_package says __init__.
    const char *(*library_source)(const char *module, size_t *out_length);
    // Told of every file that is looked for when compiling, besides the program's own; file is NULL when it is not
    // there. What is compiled follows from these files, the program's own and the options. May be NULL.
    void (*on_read)(void *data, const char *path, const source_file *file);
    void *on_read_data;
} specialise_options;

// Specialises a program from its top level. The module has `func.func @npcc_program()` as its entry and is at the
// `numpy` stage. NULL after diagnostics when something is wrong or not supported.
ir_op *specialise_program(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                          const specialise_options *options);

// One function of a program that something else runs: see runtime/entry.h for the words for types.
typedef struct specialise_entry {
    int line;                // where the function begins, decorators included
    const char *arguments;   // the types of its parameters' values, a tuple's; *args and **kwargs have none
    // The type of what a global variable of the file holds now, and is taken to hold at every call; NULL: there is no
    // such variable. What the type does not say comes as a further argument, in the order of the questions.
    const char *(*global)(void *data, const char *name);
    void *global_data;
} specialise_entry;

// The module's npcc_program calls the function. *out_result is the type of what it returns; it is the arena's.
ir_op *specialise_function(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                           const specialise_options *options, const specialise_entry *entry, const char **out_result);
