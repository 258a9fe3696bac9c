// The front end: any text is a tree with scopes, or a diagnostic.
#include "base/diag.h"
#include "fuzz.h"
#include "sema/scope.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

#include <stdlib.h>
#include <string.h>

static void read_text(arena *a, const char *text, size_t size, FILE *out) {
    intern_table names;
    diag_sink diags;
    intern_init(&names, a);
    diag_init(&diags, a);
    const source_file *file = source_normalise(a, &diags, source_from_text(a, "fuzz.py", text, size), NULL);
    if (!file) return;
    tokens_dump(&diags, file, out);
    ast_node *module = parse_module(a, &names, &diags, file);
    if (module) ast_dump(module, out);
    scope_table *scopes = module ? sema_resolve(a, &names, &diags, file, module) : NULL;
    if (scopes) scope_dump(scopes, out);
    if (!scopes && !diags.error_count) abort();   // refused without a word
    diag_print_all(&diags, out, false);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static FILE *out;
    if (!out) out = fopen("/dev/null", "w");
    char *text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = 0;
    arena a;
    arena_init(&a);
    read_text(&a, text, size, out);
    arena_deinit(&a);
    free(text);
    return 0;
}
