// npcc cache: what is kept, and dropping it.
#include "driver/driver.h"

#include <inttypes.h>
#include <string.h>

static const char help[] =
    "npcc keeps the code of programs it has run, and runs it again without compiling while nothing has changed that "
    "it\n"
    "depends on: the program and the modules it imports, its arguments, the options, the processor, npcc itself.\n"
    "\n"
    "usage: npcc cache          where code is kept, for how many programs, and how much\n"
    "       npcc cache clear    drop it all\n"
    "\n"
    "  npcc run --no-cache      compile, whatever was kept, and keep nothing\n"
    "  NPCC_CACHE=DIR           keep code there, not in $XDG_CACHE_HOME/npcc or ~/.cache/npcc; empty: keep none\n"
    "  NPCC_CACHE_LIMIT=MIB     how much is kept (default 256); what was not used for longest goes first\n";

static int show(const char *directory) {
    cache_size const s = cache_measure(directory);
    printf("path     %s\nentries  %d\nsize     %.1f MiB of %" PRIu64 " MiB\n", directory, s.entries,
           (double)s.bytes / (1 << 20), cache_limit() >> 20);
    return 0;
}

static int clear(const char *directory) {
    cache_size const s = cache_clear(directory);
    printf("dropped %d entries, %.1f MiB\n", s.entries, (double)s.bytes / (1 << 20));
    return 0;
}

int driver_cache(int argc, char **argv) {
    if (argc == 1 && strcmp(argv[0], "--help") == 0) return fputs(help, stdout), 0;
    bool const is_clear = argc == 1 && strcmp(argv[0], "clear") == 0;
    if (argc && !is_clear) return fprintf(stderr, "npcc: cache takes nothing, or clear\nTry `npcc cache --help`.\n"), 2;
    arena a;
    arena_init(&a);
    const char *directory = cache_directory(&a);
    int status = 0;
    if (!directory)
        puts("nothing is kept: NPCC_CACHE is empty, or there is no home directory");
    else
        status = is_clear ? clear(directory) : show(directory);
    arena_deinit(&a);
    return status;
}
