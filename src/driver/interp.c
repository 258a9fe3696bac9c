// The reference engine, as a command.
#include "driver/interp.h"
#include <stdio.h>
int driver_interpret(const driver_options *options) {
    (void)options;
    fputs("npcc: the interpreter is not part of this build\n", stderr);
    return 1;
}
