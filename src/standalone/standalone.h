// Running the program behind this executable.
#pragma once
#include "base/bundle.h"
#include "interp/interp.h"

// Runs it with the command line; the exit status is the program's, or 1 when there is none or it is damaged.
int standalone_run(int argc, char **argv);

// The program's functions that came with it.
typedef struct standalone_functions {
    const bundle *program;
    const char *folder;   // where its files seem to be
} standalone_functions;
// What the interpreter asks for them; f outlives it.
interp_compiler standalone_compiler(standalone_functions *f);
