// The commands build and emit.
#include "driver/driver.h"
#include "sema/scope.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

#include <string.h>
#include <unistd.h>

int driver_report(driver *d) {
    fflush(stdout);
    diag_print_all(&d->diags, stderr, isatty(2));
    return d->diags.error_count ? 1 : 0;
}

void driver_progress(driver *d, const char *what) {
    if (d->options->progress) fprintf(stderr, what ? "\r\033[Knpcc: %s" : "\r\033[K", what), fflush(stderr);
}

int driver_build(const driver_options *options, const driver_build_options *b) {
    driver d;
    driver_init(&d, options);
    driver_progress(&d, "compiling");
    ir_op *module = driver_compile(&d, STAGE_loops);
    codegen_module *m = module ? driver_codegen(&d, module, true) : NULL;
    driver_progress(&d, "linking");
    codegen_link_options const lo = {.target = options->target ? machine_find(options->target) : NULL,
                                     .runtime_dir = options->runtime_dir,
                                     .is_static = b->is_static};
    const char *why_interpreted = m ? NULL : driver_why_interpreted(&d, "the executable interprets the program");
    bool const ok = m                 ? d.codegen->build_program(m, &lo, b->output, &d.diags)
                    : why_interpreted ? driver_build_interpreted(&d, b)
                                      : false;
    driver_progress(&d, NULL);
    if (!ok || m)
        driver_report(&d);
    else if (!options->quiet)
        fputs(why_interpreted, stderr);
    if (m && ok && options->time) {
        driver_add_time(&d, "machine code", d.codegen->module_times(m)->emit);
        driver_add_time(&d, "link", d.codegen->module_times(m)->link);
        driver_print_times(&d, stderr);
    }
    if (m) d.codegen->module_free(m);
    driver_deinit(&d);
    return ok ? 0 : 1;
}

static bool emit_front(driver *d, stage s, FILE *out) {
    if (!driver_read_source(d)) return false;
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
    driver_report(&d);
    if (ok && options->time) driver_print_times(&d, stderr);
    driver_deinit(&d);
    return ok ? 0 : 1;
}
