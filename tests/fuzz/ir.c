// The reader of IR text: any text is a module that verifies, prints and reads back as the same text, or a diagnostic.
#include "ir/ir.h"
#include "dialect/register.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reading {
    arena arena;
    intern_table names;
    diag_sink diags;
    ir_op *module;   // NULL: refused
} reading;

static void read_module(reading *r, const char *text, size_t size) {
    arena_init(&r->arena);
    intern_init(&r->names, &r->arena);
    diag_init(&r->diags, &r->arena);
    ir_context *c = ir_context_new(&r->arena, &r->names, &r->diags);
    ir_register_all(c);
    r->module = ir_parse(c, source_from_text(&r->arena, "fuzz.mlir", text, size));
    if (!r->module && !r->diags.error_count) abort();   // refused without a word
    if (r->module && !ir_verify(r->module)) r->module = NULL;
}

static char *printed(ir_op *module, size_t *size) {
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    ir_print(module, out, NULL);
    fclose(out);
    return text;
}

static void compare(const char *a, size_t n, const char *b, size_t m) {
    if (n == m && !memcmp(a, b, n)) return;
    fprintf(stderr, "printed:\n%s\nprinted again:\n%s\n", a, b);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = 0;
    reading first, second;
    read_module(&first, text, size);
    if (first.module) {
        size_t n = 0, m = 0;
        char *once = printed(first.module, &n);
        read_module(&second, once, n);
        if (!second.module) {
            fprintf(stderr, "does not read back:\n%s\n", once);
            diag_print_all(&second.diags, stderr, false);
            abort();
        }
        char *twice = printed(second.module, &m);
        compare(once, n, twice, m);
        arena_deinit(&second.arena);
        free(once);
        free(twice);
    }
    arena_deinit(&first.arena);
    free(text);
    return 0;
}
