// The interpreter alone: interp_tool PROGRAM.py [ARGS…]
#include "interp/interp.h"

#include <stdio.h>

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: interp_tool PROGRAM.py [ARGS...]\n");
        return 2;
    }
    return interp_run(&(interp_options){.file = argv[1], .argc = argc - 2, .argv = argv + 2});
}
