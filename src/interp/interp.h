// The reference interpreter: runs a Python program as CPython 3.11 does.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct interp_options {
    const char *file;   // the program; argv[0] of sys.argv
    int argc;           // what follows it
    char **argv;
    const char *text;      // the program's text, or NULL to read the file
    bool numpy1;           // NumPy 1's rule for the types of results with scalars, not NumPy 2's
    int64_t step_limit;    // calls and rounds of loops after which the run ends with status 1; 0: none
    size_t memory_limit;   // bytes of Python objects after which it ends so; 0: none
} interp_options;

// Runs the program and returns the exit status python would end with: SystemExit's code, 1 after an uncaught exception
// (its traceback then stands on stderr). All memory is given back. One program at a time in a process.
int interp_run(const interp_options *o);
