// What `npcc build` puts a program's sources behind when native code does not support it.
#include "base/bundle.h"
#include "interp/interp.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    static const char self[] = "/proc/self/exe";
    char *path = realpath(self, NULL), *slash = path ? strrchr(path, '/') : NULL;
    arena a;
    bundle program;
    arena_init(&a);
    if (!slash || !bundle_read(&a, self, &program)) {
        fprintf(stderr, "%s: the program behind the interpreter is missing or damaged\n", argc ? argv[0] : "npcc");
        free(path);
        arena_deinit(&a);
        return 1;
    }
    *slash = '\0';
    interp_options const o = {.file = arena_printf(&a, "%s/%s", path, program.files[0].path),
                              .bundle = &program,
                              .name = argc ? argv[0] : program.files[0].path,
                              .argc = argc ? argc - 1 : 0,
                              .argv = argv + 1,
                              .numpy1 = program.numpy1};
    int const status = interp_run(&o);
    free(path);
    arena_deinit(&a);
    return status;
}
