#include "sema/scope.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b) {
    return strcmp((*(scope_name *const *)a)->name, (*(scope_name *const *)b)->name);
}

static void dump_name(const scope_name *n, FILE *out) {
    static const char *const kinds[] = {"local", "cell", "free", "global-explicit", "global-implicit"};
    fprintf(out, "  %s %s%s%s%s%s%s%s\n", n->name, kinds[n->kind], n->is_parameter ? " parameter" : "",
            n->is_assigned ? " assigned" : "", n->is_referenced ? " referenced" : "", n->is_imported ? " imported" : "",
            n->is_annotated ? " annotated" : "", n->is_nonlocal ? " nonlocal" : "");
}

static void dump_scope(const scope *s, FILE *out) {
    static const char *const kinds[] = {"module", "function", "class", "lambda", "comprehension"};
    fprintf(out, "%s %s %d\n", kinds[s->kind], s->name, s->node->line);
    scope_name **sorted = malloc(sizeof *sorted * ((size_t)s->name_count + 1));
    if (!sorted) return;
    if (s->name_count) memcpy(sorted, s->names, sizeof *sorted * (size_t)s->name_count);
    qsort(sorted, (size_t)s->name_count, sizeof *sorted, by_text);
    for (int i = 0; i < s->name_count; i++) dump_name(sorted[i], out);
    free(sorted);
    for (int i = 0; i < s->child_count; i++) dump_scope(s->children[i], out);
}

void scope_dump(const scope_table *t, FILE *out) { dump_scope(t->top, out); }
