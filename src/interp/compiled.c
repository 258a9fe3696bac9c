// Which functions are compiled, and when their code is used.
//
// A function is compiled for the types of its arguments when it is worth it: one with loops in loops at its first call,
// one with a loop at its second, others after some calls. Its code is used as long as the global variables that it was
// compiled with hold what they held. Where it raises, everything is put back and the interpreter does the call again,
// which gives the exception its place and text; integers that need more than 64 bits are such a case.
#include "interp/compiled.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_VARIANTS = 4, SIZED_VARIANTS = 2, MOST_FAILURES = 3, MOST_MISSES = 3, CALLS_WITHOUT_LOOP = 64 };
enum { FREE_COMPILES = 10, STEPS_PER_COMPILE = 2000000 };
enum { MOST_SAVED_WITHOUT_LOOP = 64 << 10 };   // bytes

typedef struct global_use {
    py_object *name, *value;   // value: NULL: there was none
    char *type;                // NULL too
    bool is_fixed;             // as long as it is the same object it has this type, which says everything
} global_use;

typedef struct variant {
    struct variant *next;
    char *type;   // of the arguments
    bool any_size;
    interp_compiled code;
    global_use *globals;
    int global_count;
} variant;

typedef struct compiled_function {
    struct compiled_function *next;   // of all
    code_object *code;
    int loops, calls, misses, failures, variant_count;
    bool is_hopeless, known_ints;
    variant *variants;
} compiled_function;

// ---- which functions

static int target_of(instr i) {
    switch (i & 255) {
    case OP_JUMP_:
    case OP_JUMP_IF_FALSE_:
    case OP_JUMP_IF_TRUE_: return (int)(i >> 8);
    default: return -1;
    }
}

// How deep loops nest: jumps backwards around jumps backwards.
static int loop_depth(const code_object *k) {
    int deepest = 0;
    for (int i = 0; i < k->n; i++) {
        int const start = target_of(k->ops[i]);
        if (start < 0 || start > i) continue;
        int depth = 1;
        for (int j = start; j < i && depth < 2; j++) {
            int const inner = target_of(k->ops[j]);
            if (inner > start && inner <= j) depth = 2;
        }
        if (depth > deepest) deepest = depth;
    }
    return deepest;
}

static bool is_candidate(const code_object *k) {
    const char *file = py_str_data(k->file);
    return !interp_is_suspended_kind(k) && !k->has_rest && !k->has_keywords && !k->free_count && k->class_cell < 0 &&
           !k->is_class && !k->is_module && *file != '<' && !strstr(py_str_data(k->qualname), "<locals>");
}

static compiled_function *state_of(code_object *k) {
    if (k->compiled) return k->compiled;
    compiled_function *f = calloc(1, sizeof *f);
    if (!f) return NULL;
    f->code = k;
    f->is_hopeless = !is_candidate(k);
    f->loops = f->is_hopeless ? 0 : loop_depth(k);
    f->next = interp.compiled;
    return k->compiled = interp.compiled = f;
}

// A program that has many functions and does little does not wait for the compiler. Time would say more than steps, but
// which functions are compiled, and so how results are rounded, must not depend on it.
static bool can_afford(void) {
    int64_t const steps = INT64_MAX - interp.steps;
    return interp.compile_count < FREE_COMPILES || interp.compile_count - FREE_COMPILES < steps / STEPS_PER_COMPILE;
}

static bool is_worth_it(compiled_function *f) {
    int const wait = f->loops > 1 ? 0 : f->loops ? 1 : CALLS_WITHOUT_LOOP;
    return interp.compiler->is_eager || (f->calls++ >= wait && can_afford());
}

// ---- globals

// What the compiler asks while it compiles.
typedef struct inquiry {
    py_object *globals, *file;
    compiled_arguments *a;
    global_use *uses;
    int n, room, own_slots;   // own_slots: those of the arguments proper
} inquiry;

static const char *ask_global(void *data, const char *name) {
    inquiry *q = data;
    py_object *key = py_str_intern(name), *value = py_dict_get(q->globals, key);
    if (q->n == q->room) {
        q->room = 2 * q->room + 8;
        q->uses = realloc(q->uses, (size_t)q->room * sizeof *q->uses);
    }
    global_use *u = &q->uses[q->n++];
    *u = (global_use){.name = key, .value = py_xincref(value)};
    if (!value) return NULL;
    size_t const start = q->a->type.n;
    int const slots = q->a->n;
    compiled_add_global(q->a, value, q->file);
    py_buffer_char(&q->a->type, '\0');
    u->type = strdup(q->a->type.data + start);
    u->is_fixed = q->a->n == slots && !strpbrk(u->type, "[{");
    q->a->type.n = start;
    return u->type;
}

static void forget_globals(void *data) {
    inquiry *q = data;
    for (int i = 0; i < q->n; i++) {
        py_decref(q->uses[i].name);
        py_xdecref(q->uses[i].value);
        free(q->uses[i].type);
    }
    q->n = 0;
    q->a->n = q->own_slots;
}

// Do the globals still hold what the code was compiled for? Adds those that are passed to the arguments.
static bool globals_hold(const variant *v, py_object *globals, py_object *file, compiled_arguments *a) {
    for (int i = 0; i < v->global_count; i++) {
        const global_use *u = &v->globals[i];
        py_object *now = py_dict_get(globals, u->name);
        if (now == u->value && (!now || u->is_fixed)) continue;
        if (!now || !u->value) return false;
        size_t const start = a->type.n;
        compiled_add_global(a, now, file);
        size_t const n = a->type.n - start;
        a->type.n = start;
        bool const same = strlen(u->type) == n && !memcmp(u->type, a->type.data + start, n);
        if (!same || *u->type == 'x') return false;
    }
    return true;
}

// ---- variants

static bool bind_arguments(compiled_arguments *a, const frame *f) {
    py_buffer_char(&a->type, '(');
    for (int i = 0; i < f->code->positional + f->code->keyword_only; i++)
        if (!f->v[i] || !compiled_add(a, f->v[i])) return false;
    py_buffer_char(&a->type, ')');
    py_buffer_char(&a->type, '\0');
    return true;
}

static variant *compile(compiled_function *fn, const frame *f, compiled_arguments *a) {
    inquiry q = {.globals = f->globals, .file = f->code->file, .a = a, .own_slots = a->n};
    char *type = strdup(a->type.data);
    interp_request const r = {.file = py_str_data(f->code->file),
                              .name = py_str_data(f->code->name),
                              .line = f->code->first_line,
                              .arguments = type,
                              .global = ask_global,
                              .forget = forget_globals,
                              .global_data = &q};
    variant *v = calloc(1, sizeof *v);
    interp.compile_count++;
    if (!interp.compiler->compile(interp.compiler->data, &r, &v->code)) {
        forget_globals(&q);
        free(q.uses);
        free(type);
        free(v);
        return NULL;
    }
    *v = (variant){fn->variants, type, a->any_size, v->code, q.uses, q.n};
    fn->variant_count++;
    return fn->variants = v;
}

static bool set_arguments(compiled_arguments *a, const compiled_function *fn, const frame *f, bool any_size) {
    *a = (compiled_arguments){
        .type = a->type, .any_size = any_size, .known_ints = fn->known_ints, .file = f->code->file};
    a->type.n = 0;
    return bind_arguments(a, f);
}

static variant *find(const compiled_function *fn, const frame *f, compiled_arguments *a, bool any_size) {
    if (!set_arguments(a, fn, f, any_size)) return NULL;
    int const slots = a->n;
    for (variant *v = fn->variants; v; v = v->next) {
        if (v->any_size == any_size && strcmp(v->type, a->type.data) == 0 &&
            globals_hold(v, f->globals, f->code->file, a))
            return v;
        a->n = slots;
    }
    return NULL;
}

// A new variant, for arrays of these sizes or, when there have been some, of any.
static variant *make(compiled_function *fn, const frame *f, compiled_arguments *a) {
    bool const any_size = interp.compiler->any_size || fn->variant_count >= SIZED_VARIANTS;
    if (fn->variant_count == MOST_VARIANTS || !set_arguments(a, fn, f, any_size)) return NULL;
    variant *v = compile(fn, f, a);
    bool const may_know_more = strpbrk(a->type.data, "id") && !fn->variant_count && !fn->known_ints;
    if (v || !may_know_more) return v;
    fn->known_ints = true;   // perhaps a number has to be known
    return set_arguments(a, fn, f, any_size) ? compile(fn, f, a) : NULL;
}

// The code for the arguments, with a as what to pass; NULL: there is none.
static variant *variant_for(compiled_function *fn, const frame *f, compiled_arguments *a) {
    variant *v = interp.compiler->any_size ? NULL : find(fn, f, a, false);
    if (!v && (interp.compiler->any_size || fn->variant_count > SIZED_VARIANTS)) v = find(fn, f, a, true);
    if (v || !is_worth_it(fn)) return v;
    v = make(fn, f, a);
    if (!v && ++fn->misses >= MOST_MISSES) fn->is_hopeless = true;
    return v;
}

bool compiled_call(frame *f, py_object **out) {
    compiled_function *fn = state_of(f->code);
    if (!fn || fn->is_hopeless || !np_errors_only_warn()) return false;
    compiled_arguments a = {.n = 0};
    variant *v = variant_for(fn, f, &a);
    int64_t const most_saved = fn->loops ? INT64_MAX : MOST_SAVED_WITHOUT_LOOP;
    int const status = v ? compiled_run(&v->code, &a, most_saved, out) : 0;
    if (v && status <= 0 && ++fn->failures >= MOST_FAILURES) fn->is_hopeless = true;
    compiled_arguments_free(&a);
    return status != 0;
}

void compiled_finish(void) {
    for (compiled_function *fn = interp.compiled, *next; fn; fn = next) {
        next = fn->next;
        for (variant *v = fn->variants, *after; v; v = after) {
            after = v->next;
            interp.compiler->release(interp.compiler->data, &v->code);
            for (int i = 0; i < v->global_count; i++) free(v->globals[i].type);   // the objects went with their heap
            free(v->globals);
            free(v->type);
            free(v);
        }
        free(fn);
    }
    interp.compiled = NULL;
}
