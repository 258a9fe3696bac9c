// Loads object files and calls what they define: load_tool [--only-load] OBJECT...; prints what `int64_t answer(void)`
// gives.
#include "loader/loader.h"

#include <stdlib.h>
#include <string.h>

static int64_t triple(int64_t x) { return 3 * x; }

static bool read_file(const char *path, loader_object *out) {
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    fseek(f, 0, SEEK_END);
    size_t const size = (size_t)ftell(f);
    rewind(f);
    char *bytes = malloc(size + 1);   // exactly as large as the file, so that reads behind it are seen
    *out = (loader_object){bytes, fread(bytes, 1, size, f)};
    fclose(f);
    return out->size == size;
}

int main(int argc, char **argv) {
    bool const only_load = argc > 1 && strcmp(argv[1], "--only-load") == 0;
    loader_object objects[8];
    int n = 0;
    for (int i = 1 + only_load; i < argc && n < 8; i++)
        if (!read_file(argv[i], &objects[n++])) return 2;
    arena a;
    diag_sink d;
    arena_init(&a);
    diag_init(&d, &a);
    loader_symbol const symbols[] = {{"triple", (void *)triple}};
    loaded_code *c = loader_load(n, objects, 1, symbols, &d);
    for (int i = 0; i < n; i++) free((void *)(uintptr_t)objects[i].bytes);
    diag_print_all(&d, stdout, false);
    if (c && !only_load) {
        int64_t (*answer)(void) = (int64_t (*)(void))loader_find(c, "answer");
        if (answer) printf("%lld\n", (long long)answer());
    }
    loader_free(c);
    arena_deinit(&a);
    return c ? 0 : 1;
}
