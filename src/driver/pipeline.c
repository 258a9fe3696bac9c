// The road from source to loops, one line a pass.
#include "base/library.h"
#include "dialect/register.h"
#include "driver/driver.h"
#include "driver/passes.h"

#include <libgen.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *name, *doc;
} stages[] = {
#define STAGE(NAME, DOC) {#NAME, DOC},
#include "driver/stages.def"
};

const char *stage_name(stage s) { return stages[s].name; }
const char *stage_doc(stage s) { return stages[s].doc; }
bool stage_by_name(const char *name, stage *out) {
    for (int i = 0; i < STAGE_COUNT; i++)
        if (strcmp(stages[i].name, name) == 0) return *out = (stage)i, true;
    return false;
}

double driver_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// ---- timings ----

struct timing {
    const char *what;
    double seconds;
    int ops_before, ops_after;
};
enum { MOST_TIMINGS = 96 };

void driver_add_time(driver *d, const char *what, double seconds) {
    if (d->timing_count < MOST_TIMINGS) d->timings[d->timing_count++] = (struct timing){what, seconds, 0, 0};
}

void driver_print_times(driver *d, FILE *out) {
    double total = 0;
    fprintf(out, "  %-24s %10s %16s\n", "step", "ms", "ops");
    for (int i = 0; i < d->timing_count; i++) {
        const struct timing *t = &d->timings[i];
        total += t->seconds;
        fprintf(out, "  %-24s %10.2f", t->what, t->seconds * 1e3);
        if (t->ops_after) fprintf(out, "  %6d → %6d", t->ops_before, t->ops_after);
        fputc('\n', out);
    }
    fprintf(out, "  %-24s %10.2f\n", "total", total * 1e3);
}

// ---- one compilation ----

void driver_init(driver *d, const driver_options *options) {
    *d = (driver){.options = options, .started = driver_now()};
    arena_init(&d->arena);
    intern_init(&d->names, &d->arena);
    diag_init(&d->diags, &d->arena);
    d->timings = ARENA_ARRAY(&d->arena, struct timing, MOST_TIMINGS);
}

void driver_deinit(driver *d) { arena_deinit(&d->arena); }

static const char *source_of_module(const char *module, size_t *out_length) {
    bool is_package;
    return library_source(module, out_length, &is_package);
}

bool driver_read_source(driver *d) {
    if (!d->source) d->source = source_read(&d->arena, &d->diags, d->options->file);
    return d->source;
}

static void on_read(void *data, const char *path, const source_file *file) {
    driver *d = data;
    cache_dependency const dependency = {arena_strdup(&d->arena, path), file != NULL,
                                         file ? sha256_of(file->text, file->length) : (digest){{0}}};
    vec_push(&d->arena, &d->read, dependency);
}

static ir_op *specialise(driver *d, bool records) {
    if (!driver_read_source(d)) return NULL;
    d->ir = ir_context_new(&d->arena, &d->names, &d->diags);
    ir_register_all(d->ir);
    ir_set_remarks(d->ir, d->remarks);
    specialise_options const o = {d->options->argc,
                                  d->options->argv,
                                  dirname(arena_strdup(&d->arena, d->options->file)),
                                  d->options->numpy1,
                                  records,
                                  source_of_module,
                                  on_read,
                                  d};
    double const start = driver_now();
    ir_op *module = d->entry
                        ? specialise_function(d->ir, &d->names, &d->diags, d->source, &o, d->entry, &d->entry_result)
                        : specialise_program(d->ir, &d->names, &d->diags, d->source, &o);
    driver_add_time(d, "parse and specialise", driver_now() - start);
    return module;
}

static bool run_passes(driver *d, ir_op *module, int n, const rw_pass *passes) {
    const driver_options *o = d->options;
    rw_pipeline_options const po = {.no_verify = !o->verify,
                                    .print_all = o->print_all,
                                    .print_before = o->print_before,
                                    .print_after = o->print_after,
                                    .print_to = stderr,
                                    .count_ops = o->time};
    rw_record *records = ARENA_ARRAY(&d->arena, rw_record, n + 1);
    bool const ok = rw_run(module, n, passes, &po, records);
    for (int i = 0; i < n && records[i].pass && d->timing_count < MOST_TIMINGS; i++)
        d->timings[d->timing_count++] =
            (struct timing){records[i].pass->name, records[i].seconds, records[i].ops_before, records[i].ops_after};
    return ok && !d->diags.error_count;
}

static kernel_target *kernel_facts(driver *d) {
    const driver_options *o = d->options;
    kernel_target *t = ARENA_NEW(&d->arena, kernel_target);
    machine_kernel_target(machine_find(o->target ? o->target : "native"), o->cpu, t);
    return t;
}

#define COUNT(A) ((int)(sizeof(A) / sizeof *(A)))

static ir_op *lower(driver *d, ir_op *module, stage until) {
    rw_pass const numpy[] = {canonicalise_pass, cse_pass, dce_pass};
    rw_pass const tensor[] = {d->options->strict ? promote_arrays_strict_pass : promote_arrays_pass,
                              python_ownership_pass,
                              lower_numpy_to_linalg_pass,
                              lower_python_to_calls_pass,
                              canonicalise_pass,
                              cse_pass,
                              dce_pass};
    rw_pass const linalg[] = {inline_pass,       canonicalise_pass, cse_pass, fuse_linalg_pass,
                              canonicalise_pass, cse_arrays_pass,   dce_pass};
    rw_pass const loops[] = {bufferise_pass,    linalg_to_loops_pass(kernel_facts(d)),
                             canonicalise_pass, cse_pass,
                             plan_memory_pass,  expand_math_pass,
                             canonicalise_pass, cse_pass,
                             dce_pass};
    const struct {
        stage stage;
        int n;
        const rw_pass *passes;
    } road[] = {{STAGE_numpy, COUNT(numpy), numpy},
                {STAGE_tensor, COUNT(tensor), tensor},
                {STAGE_linalg, COUNT(linalg), linalg},
                {STAGE_loops, COUNT(loops), loops}};
    for (int i = 0; i < COUNT(road) && road[i].stage <= until; i++)
        if (!run_passes(d, module, road[i].n, road[i].passes))
            return NULL;
        else if (d->on_stage)
            d->on_stage(d, road[i].stage, module);
    return module;
}

typedef struct said {
    diag_sink diags, remarks;
} said;

static said take_back(driver *d, const said *before) {
    diag_sink const none = {0};
    return (said){diag_take_back(&d->diags, &before->diags),
                  d->remarks ? diag_take_back(d->remarks, &before->remarks) : none};
}

// Arrays that cannot be told apart by their names may be where the objects that hold them lie in memory.
ir_op *driver_compile(driver *d, stage until) {
    said const before = {d->diags, d->remarks ? *d->remarks : (diag_sink){0}};
    ir_op *module = specialise(d, false), *lowered = module ? lower(d, module, until) : NULL;
    if (lowered || !module || d->entry || !diag_first_limit(&d->diags)) return lowered;
    said const first = take_back(d, &before);
    module = specialise(d, true);
    lowered = module ? lower(d, module, until) : NULL;
    if (lowered) return lowered;
    (void)take_back(d, &before);
    diag_join(&d->diags, &first.diags);
    if (d->remarks) diag_join(d->remarks, &first.remarks);
    return NULL;
}
