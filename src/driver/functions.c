// Functions of a program that the interpreter runs, compiled one by one: see interp/interp.h and runtime/entry.h.
#include "analysis/entry.h"
#include "driver/driver.h"
#include "interp/interp.h"

#include <stdlib.h>
#include <string.h>

typedef struct compiled_owner {
    loaded_code *code;
    char *result;
    entry_facts facts;
    bool may_raise;
} compiled_owner;

static void look_at(driver *d, stage s, ir_op *module) {
    compiled_owner *owner = d->on_stage_data;
    const char *refusal = s == STAGE_numpy ? entry_look_at(module, &owner->facts) : NULL;
    if (refusal) diag_error(&d->diags, (source_range){0}, "%s", refusal);
    if (s == STAGE_loops) owner->may_raise = entry_may_raise(module);
}

static bool load(driver *d, compiled_owner *owner, interp_compiled *out) {
    ir_op *module = driver_compile(d, STAGE_loops);
    codegen_module *m = module ? driver_codegen(d, module, false) : NULL;
    loader_object objects[CODEGEN_MAX_PARTS];
    int const count = m ? d->codegen->objects(m, objects, &d->diags) : 0;
    owner->code = count ? driver_load(d, count, objects, &d->diags) : NULL;
    if (m) d->codegen->module_free(m);
    if (!owner->code) return false;
    void *address = loader_find(owner->code, "npcc_program");
    memcpy(&out->code, &address, sizeof address);
    owner->result = strdup(d->entry_result);
    out->result = owner->result;
    out->writes = owner->facts.writes;
    out->same = owner->facts.same;
    out->may_raise = owner->may_raise;
    out->owner = owner;
    return true;
}

static void tell(const driver *d, const interp_request *r, bool is_compiled) {
    const driver_options *o = d->options;
    const diagnostic *why = d->diags.first;
    if (!o->summary) return;
    fprintf(stderr, "%s:%d: %s%s", r->file, r->line, r->name, r->arguments);
    if (is_compiled)
        fprintf(stderr, ": compiled in %.3f s\n", driver_now() - d->started);
    else
        fprintf(stderr, ": interpreted: %s\n", why ? why->message : "not supported in native code");
}

static bool compile(void *data, const interp_request *r, interp_compiled *out) {
    specialise_entry const entry = {.name = r->name,
                                    .line = r->line,
                                    .arguments = r->arguments,
                                    .global = r->global,
                                    .global_data = r->global_data};
    compiled_owner *owner = calloc(1, sizeof *owner);
    driver d;
    driver_init(&d, data);
    d.source = source_read(&d.arena, &d.diags, r->file);
    d.entry = &entry;
    d.on_stage = look_at;
    d.on_stage_data = owner;
    bool const ok = owner && d.source && load(&d, owner, out);
    tell(&d, r, ok);
    driver_deinit(&d);
    if (!ok) free(owner);
    return ok;
}

static void release(void *data, interp_compiled *c) {
    (void)data;
    compiled_owner *owner = c->owner;
    loader_free(owner->code);
    free(owner->result);
    free(owner);
}

interp_compiler driver_function_compiler(const driver_options *options) {
    return (interp_compiler){compile, release, (void *)(uintptr_t)options, options->eager};
}
