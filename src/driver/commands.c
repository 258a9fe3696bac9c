// The commands: run, build, emit.
#include "driver/driver.h"
#include "driver/interp.h"
#include "driver/memory.h"
#include "runtime/abi.h"
#include "sema/scope.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

#include <string.h>
#include <unistd.h>

static int report(driver *d) {
    fflush(stdout);
    diag_print_all(&d->diags, stderr, isatty(2));
    return d->diags.error_count ? 1 : 0;
}

static void progress(driver *d, const char *what) {
    if (d->options->progress) fprintf(stderr, "\r\033[Knpcc: %s", what), fflush(stderr);
}
static void progress_end(driver *d) {
    if (d->options->progress) fputs("\r\033[K", stderr), fflush(stderr);
}

static loader_symbol *runtime_symbols(driver *d, int *count) {
    const nprt_abi_entry *table = nprt_abi_table(count);
    loader_symbol *s = ARENA_ARRAY(&d->arena, loader_symbol, *count + 1);
    for (int i = 0; i < *count; i++) s[i] = (loader_symbol){table[i].name, table[i].address};
    return s;
}

// Nothing of the program has run: what native code cannot do, the interpreter does from the start.
static void note_limit(driver *d, const diagnostic *limit) {
    const source_range *w = &limit->where;
    if (d->options->quiet) return;
    if (w->file) fprintf(stderr, "%s:%d:%d: ", w->file->name, w->line, w->col + 1);
    fprintf(stderr, "note: %s%s%s; interpreted instead (--strict refuses, --quiet hides this line)\n",
            limit->kind ? limit->kind : "", limit->kind ? ": " : "", limit->message);
}

int driver_run(const driver_options *options) {
    driver d;
    driver_init(&d, options);
    progress(&d, "compiling");
    ir_op *module = driver_compile(&d, STAGE_loops);
    codegen_module *m = module ? driver_codegen(&d, module, false) : NULL;
    int count = 0;
    loader_symbol *symbols = runtime_symbols(&d, &count);
    loader_object objects[CODEGEN_MAX_PARTS];
    int const parts = m ? d.codegen->objects(m, objects, &d.diags) : 0;
    double const emitted = driver_now();
    loaded_code *code = parts ? loader_load(parts, objects, count, symbols, &d.diags) : NULL;
    void (*entry)(void) = NULL;
    if (code) {
        driver_add_time(&d, "machine code", d.codegen->module_times(m)->emit);
        driver_add_time(&d, "load", driver_now() - emitted);
        void *address = loader_find(code, "npcc_program");
        memcpy(&entry, &address, sizeof entry);
    }
    progress_end(&d);
    if (!entry) {
        bool const interpreted = !options->strict && diag_first_limit(&d.diags);
        if (interpreted) note_limit(&d, diag_first_limit(&d.diags));
        int const status = interpreted ? 0 : report(&d);
        driver_deinit(&d);
        return interpreted ? driver_interpret(options) : status ? status : 1;
    }
    report(&d);   // warnings
    double const compiled = driver_now();
    if (options->time) driver_print_times(&d, stderr);
    double const started = d.started;
    d.codegen->module_free(m);   // the program gets the memory that compiling took
    driver_deinit(&d);
    memory_give_back();
    nprt_start(options->argc, (char **)(uintptr_t)options->argv);
    entry();
    int const status = nprt_finish();
    if (options->time || options->summary)
        fprintf(stderr, "compile %.3f s, run %.3f s\n", compiled - started, driver_now() - compiled);
    loader_free(code);
    return status;
}

int driver_build(const driver_options *options, const char *output, bool is_static) {
    driver d;
    driver_init(&d, options);
    progress(&d, "compiling");
    ir_op *module = driver_compile(&d, STAGE_loops);
    codegen_module *m = module ? driver_codegen(&d, module, true) : NULL;
    progress(&d, "linking");
    codegen_link_options const lo = {.target = options->target ? machine_find(options->target) : NULL,
                                     .runtime_dir = options->runtime_dir,
                                     .is_static = is_static};
    bool const ok = m && d.codegen->build_program(m, &lo, output, &d.diags);
    progress_end(&d);
    report(&d);
    if (ok && options->time) {
        driver_add_time(&d, "machine code", d.codegen->module_times(m)->emit);
        driver_add_time(&d, "link", d.codegen->module_times(m)->link);
        driver_print_times(&d, stderr);
    }
    if (m) d.codegen->module_free(m);
    driver_deinit(&d);
    return ok ? 0 : 1;
}

static bool emit_front(driver *d, stage s, FILE *out) {
    d->source = source_read(&d->arena, &d->diags, d->options->file);
    if (!d->source) return false;
    if (s == STAGE_tokens) return tokens_dump(&d->diags, d->source, out);
    ast_node *tree = parse_module(&d->arena, &d->names, &d->diags, d->source);
    if (!tree) return false;
    scope_table *t = sema_resolve(&d->arena, &d->names, &d->diags, d->source, tree);
    if (!t) return false;
    if (s == STAGE_ast)
        ast_dump(tree, out), fputc('\n', out);
    else
        scope_dump(t, out);
    return true;
}

int driver_emit(const driver_options *options, stage s, FILE *out) {
    driver d;
    driver_init(&d, options);
    bool ok;
    if (s < STAGE_numpy) {
        ok = emit_front(&d, s, out);
    } else {
        ir_op *module = driver_compile(&d, s > STAGE_loops ? STAGE_loops : s);
        ok = module != NULL;
        if (ok && s <= STAGE_loops) ir_print(module, out, NULL);
        codegen_module *m = ok && s > STAGE_loops ? driver_codegen(&d, module, true) : NULL;
        if (s > STAGE_loops) ok = m != NULL;
        if (m && s == STAGE_llvm) d.codegen->print_llvm(m, out);
        if (m && s == STAGE_asm) ok = d.codegen->print_asm(m, out, &d.diags);
        if (m) d.codegen->module_free(m);
    }
    report(&d);
    if (ok && options->time) driver_print_times(&d, stderr);
    driver_deinit(&d);
    return ok ? 0 : 1;
}
