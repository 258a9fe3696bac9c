// Compiled functions out of the bundle: one fits where its file, line and types are those of the call, and the global
// variables that it asked for are what they were.
#include "cache/function_record.h"
#include "runtime/abi.h"
#include "standalone/standalone.h"

#include <stdlib.h>
#include <string.h>

typedef struct loaded_function {
    loaded_code *code;
    arena arena;   // of what the interpreter reads
    function_record record;
} loaded_function;

static bool globals_are(const interp_request *r, const function_record *f) {
    r->forget(r->global_data);
    for (int i = 0; i < f->global_count; i++) {
        const char *now = r->global(r->global_data, f->globals[i].name), *then = f->globals[i].type;
        if (!now != !then || (now && strcmp(now, then) != 0)) return false;
    }
    return true;
}

loaded_code *standalone_load(arena *a, int count, const loader_object *objects, diag_sink *diags) {
    int n = 0;
    const nprt_abi_entry *table = nprt_abi_table(&n);
    loader_symbol *symbols = ARENA_ARRAY(a, loader_symbol, n + 1);
    for (int i = 0; i < n; i++) symbols[i] = (loader_symbol){table[i].name, table[i].address};
    return loader_load(count, objects, n, symbols, diags);
}

static void release(void *data, interp_compiled *c) {
    (void)data;
    loaded_function *f = c->owner;
    if (f->code) loader_free(f->code);
    arena_deinit(&f->arena);
    free(f);
}

static bool take(const bundle_file *bytes, const interp_request *r, interp_compiled *out) {
    loaded_function *f = calloc(1, sizeof *f);
    if (!f) return false;
    arena_init(&f->arena);
    bool const fits =
        function_record_read(&f->arena, bytes->text, bytes->length, &f->record) && globals_are(r, &f->record);
    diag_sink quiet;
    diag_init(&quiet, &f->arena);
    f->code = fits ? standalone_load(&f->arena, f->record.object_count, f->record.objects, &quiet) : NULL;
    void *address = f->code ? loader_find(f->code, "npcc_program") : NULL;
    const function_facts *facts = &f->record.facts;
    *out = (interp_compiled){NULL, facts->result, facts->writes, facts->same, facts->may_raise, f};
    memcpy(&out->code, &address, sizeof address);
    if (!address) release(NULL, out);
    return address != NULL;
}

static bool find(void *data, const interp_request *r, interp_compiled *out) {
    const standalone_functions *f = data;
    size_t const n = strlen(f->folder);
    if (strncmp(r->file, f->folder, n) != 0 || r->file[n] != '/') return false;
    arena a;
    arena_init(&a);
    const char *key = arena_printf(&a, "%s:%d:%s", r->file + n + 1, r->line, r->arguments);
    bool found = false;
    for (int i = 0; !found && i < f->program->function_count; i++)
        if (strcmp(f->program->functions[i].path, key) == 0) found = take(&f->program->functions[i], r, out);
    arena_deinit(&a);
    return found;
}

interp_compiler standalone_compiler(standalone_functions *f) {
    return (interp_compiler){.compile = find, .release = release, .data = f, .is_eager = true, .any_size = true};
}
