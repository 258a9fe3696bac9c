// The command run: compile in memory, or take what an earlier run compiled, and run.
#include "driver/driver.h"
#include "driver/interp.h"
#include "driver/memory.h"
#include "runtime/abi.h"
#include "standalone/standalone.h"

#include <string.h>

loaded_code *driver_load(driver *d, int count, const loader_object *objects, diag_sink *diags) {
    loaded_code *code = standalone_load(&d->arena, count, objects, diags);
    if (!code || loader_find(code, "npcc_program")) return code;
    diag_error(diags, (source_range){0}, "loading compiled code: it has no program");
    loader_free(code);
    return NULL;
}

// Code that an earlier run kept, or NULL; *refusal is what it said when it had none.
static loaded_code *take_kept(driver *d, const digest *key, const char **refusal) {
    cache_entry e;
    diag_sink quiet;
    diag_init(&quiet, &d->arena);
    if (!cache_find(cache_directory(&d->arena), key, &d->arena, &e)) return NULL;
    *refusal = e.note;
    loaded_code *code = e.note ? NULL : driver_load(d, e.object_count, e.objects, &quiet);
    cache_close(&e);
    return code;
}

// key is NULL when the code is not to be kept.
static loaded_code *compile(driver *d, const digest *key) {
    driver_progress(d, "compiling");
    ir_op *module = driver_compile(d, STAGE_loops);
    codegen_module *m = module ? driver_codegen(d, module, false) : NULL;
    if (!m) return NULL;
    loader_object objects[CODEGEN_MAX_PARTS];
    int const count = d->codegen->objects(m, objects, &d->diags);
    double const emitted = driver_now();
    loaded_code *code = count ? driver_load(d, count, objects, &d->diags) : NULL;
    driver_add_time(d, "machine code", d->codegen->module_times(m)->emit);
    driver_add_time(d, "load", driver_now() - emitted);
    if (code && key) kept_store(d, key, count, objects);
    d->codegen->module_free(m);   // the program gets the memory that compiling took
    return code;
}

static int run(loaded_code *code, const driver_options *options, double started) {
    void (*entry)(void);
    void *address = loader_find(code, "npcc_program");
    double const compiled = driver_now();
    memcpy(&entry, &address, sizeof entry);
    nprt_start(options->argc, (char **)(uintptr_t)options->argv);
    entry();
    int const status = nprt_finish();
    if (options->time || options->summary)
        fprintf(stderr, "compile %.3f s, run %.3f s\n", compiled - started, driver_now() - compiled);
    return status;
}

const char *driver_why_interpreted(driver *d, const char *what_runs) {
    const diagnostic *limit = d->options->strict || d->options->no_interpreter ? NULL : diag_first_limit(&d->diags);
    if (!limit) return NULL;
    const source_range *w = &limit->where;
    const char *place = w->file ? arena_printf(&d->arena, "%s:%d:%d: ", w->file->name, w->line, w->col + 1) : "";
    return arena_printf(&d->arena, "%snote: %s%s%s; %s (--no-interpreter refuses, --quiet hides this line)\n", place,
                        limit->kind ? limit->kind : "", limit->kind ? ": " : "", limit->message, what_runs);
}

// Nothing of the program has run: what native code cannot do, the interpreter does from the start.
static const char *refusal_of(driver *d, const digest *key) {
    const char *note = driver_why_interpreted(d, "interpreted instead");
    if (note && key) kept_store_refusal(d, key, note);
    return note;
}

int driver_run(const driver_options *options) {
    driver d;
    digest key;
    driver_init(&d, options);
    bool const keeps = driver_read_source(&d) && kept_key(&d, &key);
    const char *refusal = NULL;
    loaded_code *code = keeps ? take_kept(&d, &key, &refusal) : NULL;
    bool const compiles = !code && !refusal && d.source;
    if (compiles) code = compile(&d, keeps ? &key : NULL);
    driver_progress(&d, NULL);
    if (compiles && !code) refusal = refusal_of(&d, keeps ? &key : NULL);
    bool const interprets = refusal != NULL;
    if (interprets && !options->quiet) fputs(refusal, stderr);
    int status = interprets ? 0 : driver_report(&d);   // errors, or warnings
    if (code && options->time) driver_print_times(&d, stderr);
    double const started = d.started;
    driver_deinit(&d);
    if (interprets) return driver_interpret(options, true);
    if (!code) return status ? status : 1;
    if (compiles) memory_give_back();
    status = run(code, options, started);
    loader_free(code);
    return status;
}
