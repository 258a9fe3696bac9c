// Generators used as loops: the generator's body is specialised in place of the loop, and each `yield` is the loop's
// body. A generator object is its function and arguments; it can be walked over once.
//
//     for x in squares(n):            for i in range(n):
//         print(x)            →           x = i * i; print(x)
#include "dialect/arith/arith.h"
#include "specialise/methods.h"

#include <string.h>

enum { FRESH, STARTED, DONE };

sval *generator_new(spec *s, sfunc *f, int n, sval **bound) {
    sval *v = sv_new(s, SV_ITER);
    v->iter.iter = ITER_GENERATOR;
    v->iter.n = n;
    v->iter.parts = n ? arena_copy(s->arena, bound, (size_t)n * sizeof *bound) : NULL;
    v->iter.func = f;
    v->iter.state = cell_new(s, sv_int(s, FRESH));
    return v;
}

sval *generator_expression(spec *s, const ast_node *n, sval *first) {
    sval *v = generator_new(s, NULL, 0, NULL);
    v->iter.n = 1;
    v->iter.parts = arena_copy(s->arena, &first, sizeof first);
    v->iter.expression = n;
    v->iter.frame = s->frame;
    return v;
}

bool is_generator(const sval *v) { return v->kind == SV_ITER && v->iter.iter == ITER_GENERATOR; }

// Marks the generator as walked over; refuses one that was before.
static bool start(spec *s, sval *generator) {
    scell *state = generator->iter.state;
    int64_t now;
    if (!sval_known_int(state->v, &now) || now == STARTED)
        return unsupported(s, "going on with a generator that a loop has left") != NULL;
    if (!cell_writable(s, state)) return false;
    if (now == FRESH) cell_set(s, state, sv_int(s, STARTED));
    return true;
}

enum { MOST_NESTED = 24 };

static bool is_known_exit(const frame *f, int what) {
    int64_t exit;
    return sval_known_int(f->exit->v, &exit) && exit == what;
}

bool generator_over(spec *s, sval *generator, item_fn step, void *data) {
    int64_t before = FRESH;
    sval_known_int(generator->iter.state->v, &before);
    if (!start(s, generator)) return false;
    if (before == DONE) return true;   // nothing is left in it
    sfunc *f = generator->iter.func;
    if (f && f->active > MOST_NESTED) return wants_unroll(s, "a generator that walks over itself");
    frame *outer = s->frame, *fr = f ? frame_new(s, f, generator->iter.parts)
                                     : comprehension_frame(s, generator->iter.frame, generator->iter.expression);
    consumer use = {step, data, outer};
    const ast_node *at = s->at;
    ir_loc const loc = s->b.loc;
    fr->inlined_at = loc;
    fr->instance = s->instance;
    fr->consumer = &use;
    fr->result->v = sv_none(s);   // leaving with the consumer is a return
    s->frame = fr;
    outer->loop_depth++;
    if (f) f->active++;
    bool const ok = f ? exec_body(s, &f->node->FunctionDef.body, 0)
                      : comprehension_walk(s, fr, generator->iter.expression, generator->iter.parts[0], NULL);
    if (f) f->active--;
    outer->loop_depth--;
    s->frame = outer;
    s->at = at;
    s->b.loc = loc;
    if (!ok) return false;
    if (is_known_exit(outer, EXIT_NONE) || is_known_exit(outer, EXIT_CONTINUE))
        cell_set(s, generator->iter.state, sv_int(s, DONE));
    return propagate_exit(s, fr);
}

sval *generator_list(spec *s, sval *generator) {
    sval *list = sv_list(s, sv_tuple(s, 0, NULL));
    return generator_over(s, generator, list_append_item, list) ? list : NULL;
}

// The consumer left its loop: the generator goes no further either.
static void leave_with_consumer(spec *s, frame *g, const frame *user) {
    int64_t exit;
    if (sval_known_int(user->exit->v, &exit)) {
        if (exit != EXIT_NONE) cell_set(s, g->exit, sv_int(s, exit == EXIT_DEAD ? EXIT_DEAD : EXIT_RETURN));
        return;
    }
    ir_type const i64 = type_i64(s);
    ir_value *none = emit_const_int(s, EXIT_NONE, i64), *gone = emit_const_int(s, EXIT_RETURN, i64);
    ir_value *stays = emit_cmpi(s, 0, scalar_value(s, user->exit->v), none);
    cell_set(s, g->exit,
             sv_int_range(s, emit1(s, ARITH_select, 3, (ir_value *[]){stays, none, gone}, i64), 0, EXIT_DEAD));
}

static bool yield_item(spec *s, void *data, sval *item) {
    frame *g = s->frame, *user = g->consumer->frame;
    (void)data;
    const ast_node *at = s->at;
    ir_loc const loc = s->b.loc;
    frame *const outer = user->yielding;
    s->frame = user;
    user->yielding = g;
    cell_set(s, user->exit, sv_int(s, EXIT_NONE));   // or the generator had been left
    bool const ok = g->consumer->step(s, g->consumer->data, item);
    if (ok) end_iteration(s);
    user->yielding = outer;
    s->frame = g;
    s->at = at;
    s->b.loc = loc;
    if (ok) leave_with_consumer(s, g, user);
    return ok;
}

bool generator_give(spec *s, sval *item) { return yield_item(s, NULL, item); }

// ---- zip, enumerate, map and reversed objects: they can be walked over once ----

static bool use_all(spec *s, sval *v, int from, int to) {
    if (v->kind != SV_ITER || is_generator(v)) return true;
    int64_t now;
    if (v->iter.state) {
        if (!sval_known_int(v->iter.state->v, &now) || (now != from && now != DONE))
            return unsupported(s, "going on with an iterator that a loop has left") != NULL;
        if (!cell_writable(s, v->iter.state)) return false;
        if (now == from) cell_set(s, v->iter.state, sv_int(s, to));
    }
    for (int i = 0; i < v->iter.n; i++)
        if (!use_all(s, v->iter.parts[i], from, to)) return false;
    return true;
}

static sval *without_state(spec *s, sval *v, bool is_done) {
    if (v->kind != SV_ITER || is_generator(v)) return v;
    int64_t now;
    if (is_done && v->iter.state && sval_known_int(v->iter.state->v, &now) && now == DONE) return sv_tuple(s, 0, NULL);
    sval *copy = sv_new(s, SV_ITER);
    copy->iter = v->iter;
    copy->iter.state = NULL;
    copy->iter.parts = ARENA_ARRAY(s->arena, sval *, v->iter.n + 1);
    for (int i = 0; i < v->iter.n; i++) copy->iter.parts[i] = without_state(s, v->iter.parts[i], is_done);
    return copy;
}

sval *iterator_used(spec *s, sval *v) {
    if (v->kind != SV_ITER || is_generator(v) || !v->iter.state) return v;
    sval *copy = without_state(s, v, true);
    return use_all(s, v, FRESH, STARTED) && use_all(s, v, STARTED, DONE) ? copy : NULL;
}

void iterator_left(spec *s, sval *v) {
    if (v->kind != SV_ITER || is_generator(v) || !v->iter.state) return;
    cell_set(s, v->iter.state, sv_int(s, STARTED));
    for (int i = 0; i < v->iter.n; i++) iterator_left(s, v->iter.parts[i]);
}

sval *generator_yield(spec *s, const ast_node *n, bool is_statement) {
    if (!s->frame->consumer) return unsupported(s, "yield outside of a loop over the generator");
    if (n->kind == AST_Yield) {
        sval *item = n->Yield.value ? eval(s, n->Yield.value) : sv_none(s);
        set_place(s, n);
        if (!item || !yield_item(s, NULL, item)) return NULL;
    } else {
        sval *items = eval(s, n->YieldFrom.value);
        set_place(s, n);
        if (!items || !loop_over(s, n, items, yield_item, NULL)) return NULL;
    }
    if (!is_statement && !is_known_exit(s->frame, EXIT_NONE))
        return unsupported(s, "yield inside an expression, in a loop that is left early");
    return sv_none(s);
}
