// npcc explain: what became of each line of a program, and what would change it.
#include "analysis/explain.h"
#include "driver/driver.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void on_stage(driver *d, stage s, ir_op *module) {
    if (s == STAGE_numpy) {
        explain_functions(module);
        explain_records(module);
    }
    if (s == STAGE_linalg) explain_loops(module, d->on_stage_data);
    if (s == STAGE_loops) explain_memory(module, d->on_stage_data);
}

static int by_place(const void *x, const void *y) {
    const diagnostic *a = *(const diagnostic *const *)x, *b = *(const diagnostic *const *)y;
    int const file = strcmp(a->where.file->name, b->where.file->name);
    if (file) return file;
    if (a->where.line != b->where.line) return a->where.line - b->where.line;
    if (a->where.col != b->where.col) return a->where.col - b->where.col;
    int const kind = strcmp(a->kind, b->kind);
    return kind ? kind : strcmp(a->message, b->message);
}

typedef VEC(const diagnostic *) remarks;

// In the order of the program; what several ops of a place say alike is said once.
static void collect(driver *d, int line, remarks *out) {
    remarks all = {0};
    for (const diagnostic *r = d->remarks->first; r; r = r->next)
        if (!line || (r->where.line == line && strcmp(r->where.file->name, d->options->file) == 0))
            vec_push(&d->arena, &all, r);
    if (all.n) qsort(all.data, (size_t)all.n, sizeof *all.data, by_place);
    for (int i = 0; i < all.n; i++)
        if (!out->n || by_place(&vec_last(out), &all.data[i]) != 0) vec_push(&d->arena, out, all.data[i]);
}

static void print_json_text(const char *name, const char *text, const char *end, FILE *out) {
    fprintf(out, "\"%s\": \"", name);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\')
            fprintf(out, "\\%c", *c);
        else if (*c < 32)
            fprintf(out, "\\u%04x", *c);
        else
            fputc(*c, out);
    }
    fprintf(out, "\"%s", end);
}

static void print_json(const remarks *r, FILE *out) {
    fputs("[", out);
    for (int i = 0; i < r->n; i++) {
        const diagnostic *d = r->data[i];
        fputs(i ? ",\n {" : "\n {", out);
        print_json_text("file", d->where.file->name, ", ", out);
        fprintf(out, "\"line\": %d, \"column\": %d, ", d->where.line, d->where.col + 1);
        print_json_text("kind", d->kind, ", ", out);
        print_json_text("text", d->message, ", ", out);
        print_json_text("help", d->help, "}", out);
    }
    fputs(r->n ? "\n]\n" : "]\n", out);
}

// What native code does not support is itself the explanation: the program is interpreted from there.
static void add_limit(driver *d, const diagnostic *limit) {
    diagnostic *r = diag_add(d->remarks, DIAG_NOTE, limit->where, "npcc run interprets the whole program, slowly: %s",
                             limit->message);
    r->kind = "interpreted";
    r->help = limit->help ? limit->help : "";
    if (!r->where.file) r->where = (source_range){d->source, 1, 0, 1, 1};
}

int driver_explain(const driver_options *options, int line, bool as_json, FILE *out) {
    driver d;
    diag_sink said;
    map loops;
    remarks found = {0};
    driver_init(&d, options);
    diag_init(&said, &d.arena);
    map_init(&loops, &d.arena);
    d.remarks = &said;
    d.on_stage = on_stage;
    d.on_stage_data = &loops;
    bool ok = driver_compile(&d, STAGE_loops) != NULL;
    const diagnostic *limit = ok ? NULL : diag_first_limit(&d.diags);
    if (limit) add_limit(&d, limit), ok = true;
    if (!ok) driver_report(&d);
    if (ok) collect(&d, line, &found);
    if (ok && as_json)
        print_json(&found, out);
    else
        for (int i = 0; i < found.n; i++) diag_print(found.data[i], out, isatty(fileno(out)));
    if (ok && !as_json && !found.n) fputs("nothing is copied, checked in loops or kept from being fused\n", out);
    driver_deinit(&d);
    return ok ? 0 : 1;
}
