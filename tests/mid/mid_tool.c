// Reads IR text, runs the passes named on the command line, prints the result: mid_tool FILE PASS…
#include "dialect/register.h"
#include "lower/lower.h"
#include "transform/transform.h"

#include <string.h>

static const rw_pass *find_pass(const char *name) {
    const rw_pass *const passes[] = {&promote_arrays_strict_pass, &python_ownership_pass, &lower_numpy_to_linalg_pass,
                                     &lower_python_to_calls_pass};
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
        if (strcmp(passes[i]->name, name) == 0) return passes[i];
    return NULL;
}

int main(int argc, char **argv) {
    arena a;
    diag_sink sink;
    intern_table names;
    arena_init(&a);
    diag_init(&sink, &a);
    intern_init(&names, &a);
    ir_context *c = ir_context_new(&a, &names, &sink);
    ir_register_all(c);
    const source_file *file = argc > 1 ? source_read(&a, &sink, argv[1]) : NULL;
    ir_op *module = file ? ir_parse(c, file) : NULL;
    bool ok = module && ir_verify(module);
    for (int i = 2; ok && i < argc; i++) {
        const rw_pass *pass = find_pass(argv[i]);
        rw_context context = {.ir = c, .options = pass ? pass->options : NULL};
        if (!pass) {
            fprintf(stderr, "mid_tool: no pass '%s'\n", argv[i]);
            return 2;
        }
        ok = pass->run(module, &context) && sink.error_count == 0;
        if (ok && !ir_verify(module)) {
            fprintf(stderr, "mid_tool: invalid after %s\n", argv[i]);
            ir_print(module, stderr, &(ir_print_options){.generic = true});
            ok = false;
        }
    }
    diag_print_all(&sink, stderr, false);
    if (ok) ir_print(module, stdout, NULL);
    arena_deinit(&a);
    return ok ? 0 : 1;
}
