#include "driver/interp.h"

#include "interp/interp.h"

int driver_interpret(const driver_options *options, bool compiles) {
    interp_compiler const compiler = driver_function_compiler(options);
    interp_options const o = {.file = options->file,
                              .argc = options->argc - 1,
                              .argv = (char **)(uintptr_t)(options->argv + 1),
                              .numpy1 = options->numpy1,
                              .compiler = compiles ? &compiler : NULL};
    return interp_run(&o);
}
