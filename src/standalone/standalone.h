// Running the program behind this executable.
#pragma once
#include "base/bundle.h"
#include "interp/interp.h"
#include "loader/loader.h"

// Runs it with the command line; the exit status is the program's, or 1 when there is none or it is damaged.
int standalone_run(int argc, char **argv);

// The objects in this process, with the runtime's functions; a is for the time of the call. NULL after diagnostics.
loaded_code *standalone_load(arena *a, int count, const loader_object *objects, diag_sink *diags);

// The program's functions that came with it.
typedef struct standalone_functions {
    const bundle *program;
    const char *folder;   // where its files seem to be
} standalone_functions;
// What the interpreter asks for them; f outlives it.
interp_compiler standalone_compiler(standalone_functions *f);
