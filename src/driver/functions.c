// Functions of a program that the interpreter runs, compiled one by one: see interp/interp.h and runtime/entry.h.
//
// What is compiled is kept on disk under the function's text, the types of its arguments and what the globals that it
// asked for were. Which globals it asks for is kept under the former alone.
#include "analysis/entry.h"
#include "cache/function_record.h"
#include "driver/driver.h"
#include "interp/interp.h"

#include <stdlib.h>
#include <string.h>

// Code and what its caller has to know, as interp_compiled shows it.
typedef struct compiled_owner {
    loaded_code *code;
    char *result;
    function_facts facts;
} compiled_owner;

typedef struct request_state {
    driver d;
    const interp_request *r;
    compiled_owner *owner;
    digest key;       // of the questions
    sha256 answers;   // key of the code, when all have been answered
    VEC(function_global) globals;
} request_state;

// ---- compiling

static const char *ask(void *data, const char *name) {
    request_state *s = data;
    arena *a = &s->d.arena;
    const char *type = s->r->global(s->r->global_data, name);
    vec_push(a, &s->globals, ((function_global){arena_strdup(a, name), type ? arena_strdup(a, type) : NULL}));
    sha256_add_text(&s->answers, name, strlen(name));
    sha256_add_text(&s->answers, type ? type : "", type ? strlen(type) : 0);
    return type;
}

static void look_at(driver *d, stage s, ir_op *module) {
    compiled_owner *owner = d->on_stage_data;
    entry_facts facts;
    const char *refusal = s == STAGE_numpy ? entry_look_at(module, &facts) : NULL;
    if (refusal) diag_error(&d->diags, (source_range){0}, "%s", refusal);
    if (s == STAGE_loops) owner->facts.may_raise = entry_may_raise(module);
    if (s != STAGE_numpy || refusal) return;
    memcpy(owner->facts.writes, facts.writes, sizeof facts.writes);
    memcpy(owner->facts.same, facts.same, sizeof facts.same);
}

// The objects, which are *out_module's to free; 0 after diagnostics.
static int compile(request_state *s, loader_object *objects, codegen_module **out_module) {
    driver *d = &s->d;
    specialise_entry const entry = {.line = s->r->line, .arguments = s->r->arguments, .global = ask, .global_data = s};
    d->entry = &entry;
    d->on_stage = look_at;
    d->on_stage_data = s->owner;
    ir_op *module = driver_compile(d, STAGE_loops);
    *out_module = module ? driver_codegen(d, module, false) : NULL;
    d->entry = NULL;
    return *out_module ? d->codegen->objects(*out_module, objects, &d->diags) : 0;
}

// ---- keeping

static void keep(request_state *s, int count, const loader_object *objects) {
    driver *d = &s->d;
    const char *directory = cache_directory(&d->arena);
    digest const code_key = sha256_end(&s->answers);
    const char *names = "";
    for (int i = 0; i < s->globals.n; i++) names = arena_printf(&d->arena, "%s%s\n", names, s->globals.data[i].name);
    cache_entry const questions = {.note = names};
    cache_entry e = {.dependency_count = d->read.n, .dependencies = d->read.data, .object_count = count};
    if (count) memcpy(e.objects, objects, (size_t)count * sizeof *objects);
    e.note = count ? function_facts_text(&d->arena, &s->owner->facts) : "not supported";
    if (cache_store(directory, &s->key, &questions)) cache_store(directory, &code_key, &e);
}

// 1: code that was kept is loaded; -1: it is known that there is none; 0: nothing is known. Asks for the globals.
static int take_kept(request_state *s) {
    driver *d = &s->d;
    const char *directory = cache_directory(&d->arena);
    cache_entry questions, e;
    diag_sink quiet;
    diag_init(&quiet, &d->arena);
    sha256 const start = s->answers;
    if (!cache_find(directory, &s->key, &d->arena, &questions)) return 0;
    for (const char *name = questions.note, *end; name && (end = strchr(name, '\n')); name = end + 1)
        ask(s, arena_strndup(&d->arena, name, (size_t)(end - name)));
    cache_close(&questions);
    digest const code_key = sha256_end(&s->answers);
    s->answers = start;
    s->globals.n = 0;
    if (!cache_find(directory, &code_key, &d->arena, &e)) return 0;
    bool const known = e.object_count && function_facts_read(e.note, &s->owner->facts);
    s->owner->code = known ? driver_load(d, e.object_count, e.objects, &quiet) : NULL;
    if (s->owner->code) s->owner->result = strdup(s->owner->facts.result);
    int const found = s->owner->code ? 1 : e.object_count ? 0 : -1;
    cache_close(&e);
    return found;
}

// The function as the executable that is being built will have it, if it is one of the program's own files.
static void record(request_state *s, int count, const loader_object *objects) {
    function_recording *out = s->d.options->recording;
    function_record r = {
        .facts = s->owner->facts, .globals = s->globals.data, .global_count = s->globals.n, .object_count = count};
    memcpy(r.objects, objects, (size_t)count * sizeof *objects);
    bundle_file f;
    f.path = arena_printf(out->arena, "%s:%d:%s", s->r->file, s->r->line, s->r->arguments);
    f.text = function_record_write(out->arena, &r, &f.length);
    vec_push(out->arena, &out->functions, f);
}

// ---- the compiler that the interpreter asks

static void tell(const request_state *s, const char *how) {
    const driver *d = &s->d;
    const diagnostic *why = d->diags.first;
    if (!d->options->summary) return;
    fprintf(stderr, "%s:%d: %s%s: ", s->r->file, s->r->line, s->r->name, s->r->arguments);
    if (s->owner->code)
        fprintf(stderr, "%s in %.3f s\n", how, driver_now() - d->started);
    else
        fprintf(stderr, "interpreted: %s\n", why ? why->message : "not supported in native code");
}

static void get_code(request_state *s) {
    driver *d = &s->d;
    loader_object objects[CODEGEN_MAX_PARTS];
    codegen_module *m = NULL;
    bool const keeps = kept_function_key(d, s->r, &s->key);
    sha256_init(&s->answers);
    sha256_add_text(&s->answers, (const char *)s->key.bytes, sizeof s->key.bytes);
    int const kept = keeps ? take_kept(s) : 0;
    if (kept) return tell(s, "loaded");
    s->r->forget(s->r->global_data);
    int const count = compile(s, objects, &m);
    s->owner->code = count ? driver_load(d, count, objects, &d->diags) : NULL;
    if (s->owner->code) s->owner->facts.result = s->owner->result = strdup(d->entry_result);
    if (s->owner->code && d->options->recording) record(s, count, objects);
    if (keeps) keep(s, s->owner->code ? count : 0, objects);
    if (m) d->codegen->module_free(m);
    tell(s, "compiled");
}

static bool compile_function(void *data, const interp_request *r, interp_compiled *out) {
    compiled_owner *owner = calloc(1, sizeof *owner);
    request_state s = {.r = r, .owner = owner};
    if (!owner) return false;
    driver_init(&s.d, data);
    s.d.source = source_read(&s.d.arena, &s.d.diags, r->file);
    if (s.d.source) get_code(&s);
    driver_deinit(&s.d);
    if (!owner->code) return free(owner), false;
    void *address = loader_find(owner->code, "npcc_program");
    memcpy(&out->code, &address, sizeof address);
    out->result = owner->result;
    out->writes = owner->facts.writes;
    out->same = owner->facts.same;
    out->may_raise = owner->facts.may_raise;
    out->owner = owner;
    return true;
}

static void release(void *data, interp_compiled *c) {
    (void)data;
    compiled_owner *owner = c->owner;
    loader_free(owner->code);
    free(owner->result);
    free(owner);
}

interp_compiler driver_function_compiler(const driver_options *options) {
    return (interp_compiler){compile_function, release, (void *)(uintptr_t)options, options->eager,
                             options->recording != NULL};
}
