#include "rewrite/pass.h"

#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void rw_count(rw_context *context, const char *name, int64_t n) {
    rw_stat **at = &context->stats;
    for (; *at; at = &(*at)->next)
        if ((*at)->name == name || strcmp((*at)->name, name) == 0) {
            (*at)->value += n;
            return;
        }
    *at = ARENA_NEW(ir_arena(context->ir), rw_stat);
    **at = (rw_stat){.name = name, .value = n};
}

static void count_one(ir_op *op, void *data) {
    (void)op;
    ++*(int *)data;
}

int rw_count_ops(ir_op *module) {
    int n = 0;
    ir_walk(module, count_one, &n);
    return n;
}

// Is name one of the words of a list separated by commas?
static bool listed(const char *list, const char *name) {
    size_t const n = strlen(name);
    for (const char *at = list; at && *at;) {
        size_t const length = strcspn(at, ",");
        if (length == n && strncmp(at, name, n) == 0) return true;
        at += length + (at[length] == ',');
    }
    return false;
}

static void print(ir_op *module, const rw_pipeline_options *o, const char *when, const char *name) {
    FILE *out = o->print_to ? o->print_to : stderr;
    fprintf(out, "// ---- %s %s ----\n", when, name);
    ir_print(module, out, &o->print);
}

bool rw_run(ir_op *module, int n, const rw_pass *passes, const rw_pipeline_options *options, rw_record *records) {
    static const rw_pipeline_options defaults = {0};
    const rw_pipeline_options *o = options ? options : &defaults;
    ir_context *c = ir_op_context(module);
    for (int i = 0; i < n; i++) {
        const rw_pass *pass = &passes[i];
        rw_context context = {.ir = c, .options = pass->options};
        rw_record record = {.pass = pass, .ops_before = o->count_ops ? rw_count_ops(module) : 0};
        int const errors = ir_diags(c)->error_count;
        if (listed(o->print_before, pass->name)) print(module, o, "before", pass->name);
        double const start = now();
        bool ok = pass->run(module, &context);
        record.seconds = now() - start;
        if (!ok && ir_diags(c)->error_count == errors)
            diag_error(ir_diags(c), (source_range){0}, "the pass '%s' failed", pass->name);
        if (ok && !o->no_verify) {
            double const verify = now();
            ok = ir_verify(module);
            record.verify_seconds = now() - verify;
            if (!ok)
                diag_error(ir_diags(c), (source_range){0}, "the IR is not well formed after the pass '%s'", pass->name);
        }
        if (o->print_all || listed(o->print_after, pass->name)) print(module, o, "after", pass->name);
        record.ops_after = o->count_ops ? rw_count_ops(module) : 0;
        record.stats = context.stats;
        if (records) records[i] = record;
        if (!ok) return false;
    }
    return true;
}

void rw_print_records(int n, const rw_record *records, FILE *out) {
    double total = 0;
    for (int i = 0; i < n && records[i].pass; i++) {
        const rw_record *r = &records[i];
        total += r->seconds + r->verify_seconds;
        fprintf(out, "%-24s %9.3f ms  verify %8.3f ms", r->pass->name, 1e3 * r->seconds, 1e3 * r->verify_seconds);
        if (r->ops_before || r->ops_after) fprintf(out, "  ops %d -> %d", r->ops_before, r->ops_after);
        for (const rw_stat *s = r->stats; s; s = s->next) fprintf(out, "  %s %lld", s->name, (long long)s->value);
        fputc('\n', out);
    }
    fprintf(out, "%-24s %9.3f ms\n", "total", 1e3 * total);
}
