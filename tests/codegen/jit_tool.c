// Drives code generation for the tests: jit_tool MODE FILE.mlir [OUT] [options]
//   run          npcc_program in this process      llvm asm   text on stdout
//   object       to OUT                            build      an executable at OUT
//   --target=T --cpu=C -O0…3 --static --runtime=DIR --shim=OBJECT (linked too) --time
#include "base/arena.h"
#include "codegen/codegen.h"
#include "dialect/register.h"
#include "lower/math_expand.h"
#include "runtime/abi.h"

#include <stdlib.h>
#include <string.h>

// What mlir-runner offers its programs.
static void print_f64(double v) { fprintf(stdout, "%lg", v); }
static void print_f32(float v) { fprintf(stdout, "%g", (double)v); }
static void print_i64(int64_t v) { fprintf(stdout, "%lld", (long long)v); }
static void print_newline(void) { fputc('\n', stdout); }

typedef struct tool {
    const char *mode, *path, *out, *shim;
    codegen_options options;
    codegen_link_options link;
    bool time;
} tool;

static bool read_arguments(tool *t, int argc, char **argv) {
    *t = (tool){.options = {.opt_level = 2}, .link = {.runtime_dir = "build/lib"}};
    for (int i = 1; i < argc; i++) {
        const char *a = argv[i];
        if (!strncmp(a, "--target=", 9))
            t->options.target = t->link.target = machine_find(a + 9);
        else if (!strncmp(a, "--cpu=", 6))
            t->options.cpu = a + 6;
        else if (!strncmp(a, "--runtime=", 10))
            t->link.runtime_dir = a + 10;
        else if (!strncmp(a, "--shim=", 7))
            t->shim = a + 7;
        else if (!strncmp(a, "-O", 2))
            t->options.opt_level = atoi(a + 2);
        else if (!strcmp(a, "--static"))
            t->link.is_static = true;
        else if (!strcmp(a, "--time"))
            t->time = true;
        else if (!t->mode)
            t->mode = a;
        else if (!t->path)
            t->path = a;
        else
            t->out = a;
    }
    return t->mode && t->path;
}

static bool run(codegen_module *m, diag_sink *d) {
    int n;
    const nprt_abi_entry *table = nprt_abi_table(&n);
    loader_symbol *symbols = calloc((size_t)n + 4, sizeof *symbols);
    for (int i = 0; i < n; i++) symbols[i] = (loader_symbol){table[i].name, table[i].address};
    symbols[n++] = (loader_symbol){"printF64", (void *)print_f64};
    symbols[n++] = (loader_symbol){"printF32", (void *)print_f32};
    symbols[n++] = (loader_symbol){"printI64", (void *)print_i64};
    symbols[n++] = (loader_symbol){"printNewline", (void *)print_newline};
    loader_object objects[CODEGEN_MAX_PARTS];
    int const parts = codegen_objects(m, objects, d);
    loaded_code *j = parts ? loader_load(parts, objects, n, symbols, d) : NULL;
    free(symbols);
    if (!j) return false;
    void (*program)(void) = (void (*)(void))loader_find(j, "npcc_program");
    if (program)
        program();
    else
        fprintf(stderr, "no npcc_program\n");
    loader_free(j);
    return program != NULL;
}

static bool save(codegen_module *m, const char *path, diag_sink *d) {
    loader_object o[CODEGEN_MAX_PARTS];
    if (codegen_objects(m, o, d) != 1) return false;
    FILE *f = fopen(path, "wb");
    bool ok = f && fwrite(o[0].bytes, 1, o[0].size, f) == o[0].size;
    if (f) fclose(f);
    return ok;
}

static bool build(tool *t, codegen_module *m, diag_sink *d) {
    if (!t->shim) return codegen_build(m, &t->link, t->out, d);
    char object[4096];
    snprintf(object, sizeof object, "%s.o", t->out);
    const char *objects[] = {object, t->shim};
    return save(m, object, d) && codegen_link(&t->link, 2, objects, t->out, d);
}

static bool act(tool *t, ir_op *module, diag_sink *d) {
    lower_math(module, NULL);
    if (!ir_verify(module)) return false;
    t->options.one_part = t->shim || !strcmp(t->mode, "object");
    codegen_module *m = codegen_compile(module, &t->options, d);
    if (!m) return false;
    bool ok = true;
    if (!strcmp(t->mode, "run"))
        ok = run(m, d);
    else if (!strcmp(t->mode, "llvm"))
        codegen_print_llvm(m, stdout);
    else if (!strcmp(t->mode, "asm"))
        ok = codegen_print_asm(m, stdout, d);
    else if (!strcmp(t->mode, "object"))
        ok = save(m, t->out, d);
    else
        ok = build(t, m, d);
    const codegen_times *times = codegen_module_times(m);
    if (t->time)
        fprintf(stderr, "translate %.1f optimise %.1f emit %.1f link %.1f ms\n", 1e3 * times->translate,
                1e3 * times->optimise, 1e3 * times->emit, 1e3 * times->link);
    codegen_module_free(m);
    return ok;
}

int main(int argc, char **argv) {
    tool t;
    if (!read_arguments(&t, argc, argv)) return 2;
    arena a;
    diag_sink d;
    intern_table names;
    arena_init(&a);
    diag_init(&d, &a);
    intern_init(&names, &a);
    ir_context *c = ir_context_new(&a, &names, &d);
    ir_register_all(c);
    const source_file *file = source_read(&a, &d, t.path);
    ir_op *module = file ? ir_parse(c, file) : NULL;
    bool ok = module && act(&t, module, &d);
    fflush(stdout);
    diag_print_all(&d, stderr, false);
    arena_deinit(&a);
    return ok ? 0 : 1;
}
