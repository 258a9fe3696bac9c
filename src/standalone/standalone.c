#include "standalone/standalone.h"

#include <stdlib.h>
#include <string.h>

static int run(arena *a, const bundle *program, const char *folder, int argc, char **argv) {
    standalone_functions functions = {program, folder};
    interp_compiler const compiler = standalone_compiler(&functions);
    interp_options const o = {.file = arena_printf(a, "%s/%s", folder, program->files[0].path),
                              .bundle = program,
                              .name = argc ? argv[0] : program->files[0].path,
                              .argc = argc ? argc - 1 : 0,
                              .argv = argv + 1,
                              .numpy1 = program->numpy1,
                              .compiler = program->function_count ? &compiler : NULL};
    return interp_run(&o);
}

int standalone_run(int argc, char **argv) {
    static const char self[] = "/proc/self/exe";
    char *folder = realpath(self, NULL), *slash = folder ? strrchr(folder, '/') : NULL;
    arena a;
    bundle program;
    int status = 1;
    arena_init(&a);
    if (slash && bundle_read(&a, self, &program)) {
        *slash = '\0';
        status = run(&a, &program, folder, argc, argv);
    } else {
        fprintf(stderr, "%s: the program behind the interpreter is missing or damaged\n", argc ? argv[0] : "npcc");
    }
    free(folder);
    arena_deinit(&a);
    return status;
}
