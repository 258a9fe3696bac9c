// Test tool: reads IR text, verifies it, runs passes, prints it.
//
//   ir_tool [--generic] [--locations] [--no-verify] [--time] [--pass=NAME]... FILE
//   ir_tool --irdl
#include "base/intern.h"
#include "dialect/register.h"
#include "ir/ir.h"
#include "transform/transform.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct tool_options {
    ir_print_options print;
    bool no_verify, time, irdl, quiet;
    const char *file;
    rw_pass passes[16];
    int pass_count;
} tool_options;

static bool add_pass(tool_options *o, const char *name) {
    const rw_pass *const known[] = {&canonicalise_pass, &cse_pass, &dce_pass, &inline_pass};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i]->name, name) == 0 && o->pass_count < 16) {
            o->passes[o->pass_count++] = *known[i];
            return true;
        }
    return false;
}

static bool read_options(int argc, char **argv, tool_options *o) {
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--generic"))
            o->print.generic = true;
        else if (!strcmp(argv[i], "--locations"))
            o->print.locations = true;
        else if (!strcmp(argv[i], "--no-verify"))
            o->no_verify = true;
        else if (!strcmp(argv[i], "--time"))
            o->time = true;
        else if (!strcmp(argv[i], "--irdl"))
            o->irdl = true;
        else if (!strcmp(argv[i], "--quiet"))
            o->quiet = true;
        else if (!strncmp(argv[i], "--pass=", 7)) {
            if (!add_pass(o, argv[i] + 7)) return false;
        } else if (argv[i][0] == '-')
            return false;
        else
            o->file = argv[i];
    }
    return o->file || o->irdl;
}

static int run(ir_context *c, arena *a, diag_sink *d, const tool_options *o) {
    if (o->irdl) {
        ir_print_own_irdl(c, stdout);
        return 0;
    }
    const source_file *file = source_read(a, d, o->file);
    double t = now();
    ir_op *module = file ? ir_parse(c, file) : NULL;
    if (o->time) fprintf(stderr, "parse %.2f ms\n", 1e3 * (now() - t));
    if (!module) return 1;
    t = now();
    if (!o->no_verify && !ir_verify(module)) return 1;
    if (o->time) fprintf(stderr, "verify %.2f ms\n", 1e3 * (now() - t));
    rw_record records[16] = {{0}};
    bool const ok = rw_run(module, o->pass_count, o->passes, &(rw_pipeline_options){.count_ops = o->time}, records);
    if (o->time) rw_print_records(o->pass_count, records, stderr);
    if (!ok) return 1;
    t = now();
    if (!o->quiet) ir_print(module, stdout, &o->print);
    if (o->time) fprintf(stderr, "print %.2f ms\n", 1e3 * (now() - t));
    return 0;
}

int main(int argc, char **argv) {
    tool_options o = {0};
    if (!read_options(argc, argv, &o)) {
        fprintf(stderr, "usage: ir_tool [--generic] [--locations] [--no-verify] [--time] FILE | --irdl\n");
        return 2;
    }
    arena a;
    arena_init(&a);
    intern_table names;
    intern_init(&names, &a);
    diag_sink d;
    diag_init(&d, &a);
    ir_context *c = ir_context_new(&a, &names, &d);
    ir_register_all(c);
    int status = d.error_count ? 2 : run(c, &a, &d, &o);
    diag_print_all(&d, stderr, false);
    arena_deinit(&a);
    return status;
}
