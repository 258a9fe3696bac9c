// Drives the front end over many files in one process, for run.py.
//
//   syntax_tool MODE < list-of-paths
//
// MODE is tokens, ast, positions, scopes or check. For each path it prints a line "== PATH", then "ok" and the dump, or
// "error LINE KIND: MESSAGE". With names, the code point of each name in the file or "no".
#include "sema/scope.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"
#include "syntax/unicode.h"

#include <string.h>

static void print_error(const diag_sink *d) {
    const diagnostic *e = d->first;
    printf("error %d %s: %s\n", e ? e->where.line : 0, e && e->kind ? e->kind : "?", e ? e->message : "no diagnostic");
}

static void look_up_names(const source_file *file) {
    for (const char *s = file->text, *end = s + file->length, *line; s <= end; s = line + 1) {
        line = memchr(s, '\n', (size_t)(end - s));
        if (!line) line = end;
        uint32_t c;
        if (unicode_by_name(s, (size_t)(line - s), &c))
            printf("%X\n", c);
        else
            puts("no");
    }
}

static void process(const char *mode, const char *path) {
    arena a;
    arena_init(&a);
    diag_sink diags;
    diag_init(&diags, &a);
    intern_table names;
    intern_init(&names, &a);
    const source_file *file = source_read(&a, &diags, path);
    printf("== %s\n", path);
    bool ok = file;
    if (ok && strcmp(mode, "tokens") == 0) {
        ok = tokens_dump(&diags, file, stdout);
    } else if (ok && strcmp(mode, "names") == 0) {
        look_up_names(file);
    } else if (ok) {
        const ast_node *m = parse_module(&a, &names, &diags, file);
        ok = m;
        const scope_table *t = NULL;
        if (ok && (strcmp(mode, "scopes") == 0 || strcmp(mode, "check") == 0))
            ok = (t = sema_resolve(&a, &names, &diags, file, m));
        if (ok) puts("ok");
        if (ok && strcmp(mode, "ast") == 0) ast_dump(m, stdout);
        if (ok && strcmp(mode, "positions") == 0) ast_dump_positions(m, stdout);
        if (ok && strcmp(mode, "scopes") == 0) scope_dump(t, stdout);
    }
    if (!ok) print_error(&diags);
    arena_deinit(&a);
}

int main(int argc, char **argv) {
    char path[4096];
    if (argc < 2) return 2;
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        process(argv[1], path);
    }
    return 0;
}
