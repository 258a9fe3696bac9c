// Functions that records hold. The code of one is known, the variables that it has captured are values from there on:
// nobody assigns them any more.
#include "specialise/state.h"

#include <string.h>

static closure_code *code_of(spec *s, const sfunc *f) {
    for (int i = 0; i < s->layouts->codes.n; i++) {
        closure_code *c = s->layouts->codes.data[i];
        if (c->line == f->node->line && c->col == f->node->col && strcmp(c->file, f->module->file->name) == 0) return c;
    }
    return NULL;
}

void closures_begin(spec *s) {
    for (int i = 0; i < s->layouts->codes.n; i++) s->layouts->codes.data[i]->func = NULL;
}

void closure_made(spec *s, sfunc *f) {
    closure_code *c = s->layouts && f->module->file ? code_of(s, f) : NULL;
    if (c) c->func = f;
}

sval *closure_with(spec *s, const sval *like, sval **values) {
    sval *v = sv_new(s, SV_CLOSURE);
    v->closure = like->closure;
    v->closure.values = values;
    return v;
}

sval *closure_of(spec *s, sval *function) {
    sfunc *f = function->func;
    if (!s->layouts || !f->module->file || f->default_count || f->fields->v->map.n)
        return unsupported(s, "a function with default values, or attributes, in a field of objects");
    closure_code *code = code_of(s, f);
    if (!code) {
        code = ARENA_NEW(s->arena, closure_code);
        *code = (closure_code){f->module->file->name, f->node->line, f->node->col, f};
        vec_push(s->arena, &s->layouts->codes, code);
    }
    sval *v = sv_new(s, SV_CLOSURE);
    v->closure.code = code;
    v->closure.n = f->scope->free_count;
    v->closure.values = ARENA_ARRAY(s->arena, sval *, v->closure.n + 1);
    for (int i = 0; i < v->closure.n; i++) {
        scell *c = f->free_cells[i];
        if (!(v->closure.values[i] = captured(s, c))) return NULL;
        if (c->v->kind == SV_UNDEF) return unsupported(s, "a function that uses a variable which is set later on");
        c->in_list = true;   // a copy of what it holds is in a record now
    }
    return v;
}

sval *closure_template(spec *s, const sval *v) {
    sval **values = ARENA_ARRAY(s->arena, sval *, v->closure.n + 1);
    for (int i = 0; i < v->closure.n; i++)
        if (!(values[i] = mixed_template(s, 1, &v->closure.values[i], OR_NONE))) return NULL;
    return closure_with(s, v, values);
}

sval *call_closure(spec *s, const sval *v, arglist *a) {
    if (!v->closure.code->func) return skips_unknown(s) ? NULL : unsupported(s, "a function that is not known yet");
    sfunc *f = ARENA_NEW(s->arena, sfunc);
    *f = *v->closure.code->func;
    f->free_cells = ARENA_ARRAY(s->arena, scell *, v->closure.n + 1);
    for (int i = 0; i < v->closure.n; i++) {
        f->free_cells[i] = cell_new(s, v->closure.values[i]);
        f->free_cells[i]->in_list = true;
    }
    return call_function(s, f, a);
}
