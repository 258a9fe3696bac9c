// The interpreter alone: interp_tool [--numpy=1] PROGRAM.py [ARGS…]
#include "interp/interp.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    bool const numpy1 = argc > 1 && !strcmp(argv[1], "--numpy=1");
    if (numpy1) argc--, argv++;
    if (argc < 2) {
        fprintf(stderr, "usage: interp_tool PROGRAM.py [ARGS...]\n");
        return 2;
    }
    return interp_run(&(interp_options){.file = argv[1], .argc = argc - 2, .argv = argv + 2, .numpy1 = numpy1});
}
