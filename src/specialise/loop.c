// Run-time loops. A loop body is specialised until the set of cells it changes, and their types, no longer grow:
// those cells become the loop's carried values. An iteration that changes a type (an int that becomes a float), or
// must not read what a later one may, is peeled off in front.
#include "dialect/arith/arith.h"
#include "dialect/scf/scf.h"
#include "specialise/state.h"

typedef struct carried {
    scell *cell;
    sval *entry, *template;
} carried;
typedef VEC(carried) carried_list;

typedef enum pass_result { PASS_FAILED, PASS_DONE, PASS_AGAIN, PASS_PEEL, PASS_EXITS } pass_result;

bool wants_unroll(spec *s, const char *reason) {
    s->want_unroll = true;
    s->unroll_reason = reason;
    s->gave_up_where = user_place(s);
    return false;
}

checkpoint checkpoint_here(const spec *s) {
    return (checkpoint){s->b.block, s->b.block->last, s->copied.n, s->shared.n, s->opened.n};
}

void rollback(spec *s, checkpoint to) {
    forget_fields(s);
    while (to.block->last != to.last) ir_op_erase(to.block->last);
    while (s->copied.n > to.copied) s->copied.data[--s->copied.n]->in_list = false;
    while (s->shared.n > to.shared) s->shared.data[--s->shared.n]->shared = 0;
    s->opened.n = to.opened;
    s->b.block = to.block;
    s->b.before = NULL;
}

// ---- carried cells ----

static carried *carried_of(carried_list *list, const scell *c) {
    for (int i = 0; i < list->n; i++)
        if (list->data[i].cell == c) return &list->data[i];
    return NULL;
}

// Does a variable that has no value before the loop need none there? It has one behind the loop, then.
static bool is_always_set(const sval *t, bool certain) {
    return certain || t->kind == SV_HANDLE || t->kind == SV_LAZY || t->kind == SV_CHOICE;
}

// A dictionary that the first iteration gives keys that are known: behind it they stay as they are.
static bool gains_keys(const change *c) {
    return c->cell->is_table && c->old->kind == SV_MAP && c->now->kind == SV_MAP && c->old->map.n < c->now->map.n;
}

// Of a variable that an iteration leaves as `out`; ch: what the iteration changed, NULL: not told.
static sval *widened(spec *s, scell *cell, const changes *ch, sval *entry, sval *out, uint32_t begin) {
    meeting m = {cell, {ch, NULL}};
    s->meeting = &m;
    sval *t = widen(s, cell, entry, out, begin);
    s->meeting = NULL;
    return t;
}

// Grows the carried set by what a pass changed. certain: the body runs; first: none has been peeled off.
static pass_result grow(spec *s, carried_list *list, const changes *ch, const ast_node *node, uint32_t begin,
                        bool certain, bool first) {
    pass_result result = PASS_DONE;
    for (int i = 0; i < ch->n; i++) {
        change const *c = &ch->data[i];
        if (c->cell == s->frame->exit || carried_of(list, c->cell)) continue;
        bool const new = c->old->kind == SV_UNDEF && !c->cell->is_result;
        if (new && !c->cell->read_unset && !live_outside(s, c->cell, node)) continue;
        if (first && gains_keys(c)) return PASS_PEEL;
        sval *t = widened(s, c->cell, ch, c->old, c->now, begin);
        if (!t) return PASS_PEEL;
        if (new && is_variable(s, c->cell) && !is_always_set(t, certain && !c->cell->read_unset))
            t = sv_choice(s, sv_undef(s), t, NULL);
        vec_push(s->arena, list, ((carried){c->cell, c->old, strip(s, t, begin)}));
        result = PASS_AGAIN;
    }
    return result;
}

// Enters the carried values: cells hold what the block's arguments stand for.
static void enter(spec *s, carried_list *list, ir_block *block, int first_arg, const type_list *types) {
    value_list leaves = {0};
    for (int i = 0; i < types->n; i++) vec_push(s->arena, &leaves, block->args[first_arg + i]);
    int at = 0;
    for (int i = 0; i < list->n; i++)
        cell_set(s, list->data[i].cell, rebuild(s, list->data[i].template, leaves.data, &at));
}

// The values to yield at the end of an iteration. PASS_AGAIN when a template had to grow.
static pass_result leave(spec *s, carried_list *list, value_list *out, uint32_t begin) {
    pass_result result = PASS_DONE;
    for (int i = 0; i < list->n; i++) {
        carried *c = &list->data[i];
        sval *now = c->cell->v, *v = coerce(s, now, c->template);
        if (v) {
            flatten(s, v, out);
            continue;
        }
        sval *t = widened(s, c->cell, NULL, c->template, now, begin);
        if (!t) return PASS_PEEL;
        c->template = strip(s, t, begin);
        result = PASS_AGAIN;
    }
    return result;
}

static bool initial_values(spec *s, carried_list *list, value_list *out, uint32_t begin) {
    for (int i = 0; i < list->n; i++) {
        sval *v = coerce_contents(s, list->data[i].cell, list->data[i].entry, list->data[i].template, begin);
        if (!v)
            return unsupported(s, "a variable changes from %s to %s in this loop", sval_type_name(list->data[i].entry),
                               sval_type_name(list->data[i].template));
        flatten(s, v, out);
    }
    return true;
}

static void results_to_cells(spec *s, carried_list *list, ir_op *op) {
    value_list leaves = {0};
    for (int i = 0; i < op->result_count; i++) vec_push(s->arena, &leaves, ir_result(op, i));
    int at = 0;
    for (int i = 0; i < list->n; i++)
        cell_set(s, list->data[i].cell, rebuild(s, list->data[i].template, leaves.data, &at));
}

static bool exits_early(spec *s) {
    int64_t exit;
    if (!sval_known_int(s->frame->exit->v, &exit)) return true;
    return exit != EXIT_NONE && exit != EXIT_CONTINUE && exit != EXIT_DEAD;
}

// ---- counted loops ----

typedef struct counted {
    loop_body *body;
    sval *count;
    int64_t offset;   // iterations peeled off in front
} counted;

static pass_result counted_pass(spec *s, counted *l, carried_list *list, uint32_t begin) {
    ir_block *const outer = s->b.block;
    ir_loc const loc = s->b.loc;
    value_list init = {0};
    type_list types = {0};
    ir_type const index = ir_type_index(s->ir);
    ir_value *low = emit_const_int(s, 0, index), *high = index_value(s, l->count), *one = emit_const_int(s, 1, index);
    vec_push(s->arena, &init, low);
    vec_push(s->arena, &init, high);
    vec_push(s->arena, &init, one);
    for (int i = 0; i < list->n; i++) flatten_types(s, list->data[i].template, &types);
    if (!initial_values(s, list, &init, begin)) return PASS_FAILED;
    ir_op *op = ir_build(&s->b, SCF_for, init.n, init.data, types.n, types.data, 1);
    ir_block *block = ir_block_new(s->ir, ir_op_region(op, 0));
    ir_value *iv = ir_block_add_arg(s->ir, block, index);
    for (int i = 0; i < types.n; i++) ir_block_add_arg(s->ir, block, types.data[i]);

    mark const m = scope_begin(s);
    s->b = ir_builder_at_end(s->ir, block, loc);
    enter(s, list, block, 1, &types);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
    int64_t const most = l->count->kind == SV_NUM ? l->count->num.i : l->count->scalar.hi;
    sval *i = int_from_index(s, iv, 0, most > 0 ? most - 1 : 0);
    if (l->offset) i = scalar_binary(s, OP_Add, i, sv_int(s, l->offset));
    s->frame->loop_depth++;
    s->uncertain++;   // what is wrong may be of the types that stand for all iterations
    int const level = s->opened.n;
    bool ok = i && l->body->step(s, l->body->data, i) && checks_close(s, level);
    s->opened.n = level;
    s->uncertain--;
    s->frame->loop_depth--;
    pass_result result = !ok ? PASS_FAILED : exits_early(s) ? PASS_EXITS : PASS_DONE;
    value_list yields = {0};
    if (result == PASS_DONE) result = leave(s, list, &yields, begin);
    ir_block *last = s->b.block;
    changes const ch = scope_end(s, m);
    if (result == PASS_DONE || result == PASS_AGAIN) {
        pass_result const g = grow(s, list, &ch, l->body->node, begin, l->count->kind == SV_NUM, !l->offset);
        if (g != PASS_DONE) result = g;
    }
    if (result == PASS_DONE) {
        s->b = ir_builder_at_end(s->ir, last, loc);
        ir_build(&s->b, SCF_yield, yields.n, yields.data, 0, NULL, 0);
        s->b = ir_builder_at_end(s->ir, outer, loc);
        results_to_cells(s, list, op);
    }
    s->b = ir_builder_at_end(s->ir, outer, loc);
    return result;
}

// ---- while loops ----

static bool test_in_branch(spec *s, void *data) {
    void **d = data;
    loop_body *body = d[0];
    scell *result = d[1];
    ir_value *cond = NULL;
    int known = 0;
    if (!body->test(s, body->data, &cond, &known)) return false;
    cell_set(s, result, known >= 0 ? sv_bool(s, known) : sv_scalar(s, ST_BOOL, cond));
    return true;
}

// The condition of going on: no exit is pending, and the test holds.
static bool going_on(spec *s, loop_body *body, ir_value **out) {
    int64_t exit;
    if (sval_known_int(s->frame->exit->v, &exit)) {
        int known = 0;
        if (exit != EXIT_NONE) return *out = emit_const_int(s, 0, type_i1(s)), true;
        if (!body->test(s, body->data, out, &known)) return false;
        if (known >= 0) *out = emit_const_int(s, known, type_i1(s));
        return true;
    }
    ir_value *none = emit_cmpi(s, 0, scalar_value(s, s->frame->exit->v), emit_const_int(s, EXIT_NONE, type_i64(s)));
    scell *result = cell_new(s, sv_bool(s, false));
    void *d[2] = {body, result};
    if (!branch(s, none, test_in_branch, NULL, d)) return false;
    *out = scalar_value(s, result->v);
    return true;
}

// A pending `continue` ends with its iteration.
void end_iteration(spec *s) {
    sval *exit = s->frame->exit->v;
    int64_t known;
    if (sval_known_int(exit, &known)) {
        if (known == EXIT_CONTINUE) cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
        return;
    }
    ir_type const i64 = type_i64(s);
    ir_value *v = scalar_value(s, exit), *is = emit_cmpi(s, 0, v, emit_const_int(s, EXIT_CONTINUE, i64));
    ir_value *r = emit1(s, ARITH_select, 3, (ir_value *[]){is, emit_const_int(s, EXIT_NONE, i64), v}, i64);
    cell_set(s, s->frame->exit, sv_int_range(s, r, 0, EXIT_DEAD));
}

// The condition as a value that holds behind what the test opened.
static bool tested(spec *s, loop_body *body, ir_value **out, int level) {
    scell *result = cell_new(s, sv_bool(s, false));
    bool const goes = going_on(s, body, out);
    if (!goes && !is_dead(s)) return false;
    if (!goes) *out = emit_const_int(s, 0, type_i1(s));   // what certainly raises ends the loop
    if (s->opened.n == level) return true;
    cell_set(s, result, sv_scalar(s, ST_BOOL, *out));
    if (!checks_close(s, level)) return false;
    *out = scalar_value(s, result->v);
    return true;
}

static bool carries_exit(spec *s, carried_list *list) {
    int64_t exit;
    return (sval_known_int(s->frame->exit->v, &exit) && exit == EXIT_NONE) || carried_of(list, s->frame->exit);
}

// The iteration runs where the test held, of values that are passed on to it as they are.
static void assume_test(spec *s, ir_value *cond, const value_list *passed, const ir_block *iteration) {
    int const first = s->assumed.n;
    assume(s, cond, true);
    int const end = s->assumed.n;
    for (int i = first; i < end; i++)
        for (int k = 1; k < passed->n; k++)
            if (passed->data[k] == s->assumed.data[i].cond)
                vec_push(s->arena, &s->assumed, ((assumption){iteration->args[k - 1], s->assumed.data[i].holds}));
}

static pass_result while_pass(spec *s, loop_body *body, carried_list *list, uint32_t begin, int peeled) {
    ir_block *const outer = s->b.block;
    ir_loc const loc = s->b.loc;
    value_list init = {0}, yields = {0};
    type_list types = {0};
    for (int i = 0; i < list->n; i++) flatten_types(s, list->data[i].template, &types);
    if (!initial_values(s, list, &init, begin)) return PASS_FAILED;
    ir_op *op = ir_build(&s->b, SCF_while, init.n, init.data, types.n, types.data, 2);
    ir_block *before = ir_block_new(s->ir, ir_op_region(op, 0)), *after = ir_block_new(s->ir, ir_op_region(op, 1));
    for (int i = 0; i < types.n; i++) {
        ir_block_add_arg(s->ir, before, types.data[i]);
        ir_block_add_arg(s->ir, after, types.data[i]);
    }
    mark const m = scope_begin(s);
    s->b = ir_builder_at_end(s->ir, before, loc);
    enter(s, list, before, 0, &types);
    ir_value *cond = NULL;
    int const level = s->opened.n;
    bool ok = tested(s, body, &cond, level);
    if (ok && !carries_exit(s, list)) {   // the test may raise
        vec_push(s->arena, list,
                 ((carried){s->frame->exit, sv_int(s, EXIT_NONE), sv_int_range(s, NULL, 0, EXIT_DEAD)}));
        return scope_end(s, m), s->b = ir_builder_at_end(s->ir, outer, loc), PASS_AGAIN;
    }
    if (ok) {
        value_list pass = {0};
        vec_push(s->arena, &pass, cond);
        pass_result const tested = leave(s, list, &pass, begin);   // the test may change variables
        if (tested != PASS_DONE) return scope_end(s, m), s->b = ir_builder_at_end(s->ir, outer, loc), tested;
        ir_build(&s->b, SCF_condition, pass.n, pass.data, 0, NULL, 0);
        s->b = ir_builder_at_end(s->ir, after, loc);
        enter(s, list, after, 0, &types);
        cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
        s->frame->loop_depth++;
        s->uncertain++;
        int const assumed = s->assumed.n;
        assume_test(s, cond, &pass, after);
        ok = body->step(s, body->data, NULL) && checks_close(s, level);
        s->assumed.n = assumed;
        s->uncertain--;
        s->frame->loop_depth--;
        if (ok) end_iteration(s);
    }
    s->opened.n = level;
    pass_result result = ok ? PASS_DONE : PASS_FAILED;
    if (ok) {
        int64_t exit;   // the exit cell is carried once an iteration can set it
        bool const sets_exit = !sval_known_int(s->frame->exit->v, &exit) || exit != EXIT_NONE;
        if (sets_exit && !carried_of(list, s->frame->exit)) {
            vec_push(s->arena, list,
                     ((carried){s->frame->exit, sv_int(s, EXIT_NONE), sv_int_range(s, NULL, 0, EXIT_DEAD)}));
            result = PASS_AGAIN;
        } else {
            result = leave(s, list, &yields, begin);
        }
    }
    ir_block *last = s->b.block;
    changes const ch = scope_end(s, m);
    if (result == PASS_DONE || result == PASS_AGAIN) {
        pass_result const g = grow(s, list, &ch, body->node, begin, false, !peeled);
        if (g != PASS_DONE) result = g;
    }
    if (result == PASS_DONE) {
        s->b = ir_builder_at_end(s->ir, last, loc);
        ir_build(&s->b, SCF_yield, yields.n, yields.data, 0, NULL, 0);
        s->b = ir_builder_at_end(s->ir, outer, loc);
        results_to_cells(s, list, op);
    }
    s->b = ir_builder_at_end(s->ir, outer, loc);
    return result;
}

// After a loop a `break` is done; a `return` goes on outwards.
static void end_loop(spec *s) {
    sval *exit = s->frame->exit->v;
    int64_t known;
    if (sval_known_int(exit, &known)) {
        if (known == EXIT_BREAK || known == EXIT_CONTINUE) cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
        return;
    }
    if (s->frame->result->v->kind == SV_UNDEF && !s->attempt) {   // nothing returned: only breaks
        cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
        return;
    }
    ir_type const i64 = type_i64(s);
    ir_value *v = scalar_value(s, exit), *is = emit_cmpi(s, 0, v, emit_const_int(s, EXIT_BREAK, i64));
    ir_value *r = emit1(s, ARITH_select, 3, (ir_value *[]){is, emit_const_int(s, EXIT_NONE, i64), v}, i64);
    bool const returns = s->frame->result->v->kind != SV_UNDEF;
    cell_set(s, s->frame->exit, sv_int_range(s, r, EXIT_NONE, returns ? EXIT_RETURN : EXIT_RAISED));
}

static bool is_exit_none(spec *s, ir_value **cond) {   // known true: cond NULL
    int64_t exit;
    *cond = NULL;
    if (sval_known_int(s->frame->exit->v, &exit)) return exit == EXIT_NONE || exit == EXIT_CONTINUE;
    *cond = emit_cmpi(s, 0, scalar_value(s, s->frame->exit->v), emit_const_int(s, EXIT_NONE, type_i64(s)));
    return true;
}

enum { MOST_PASSES = 12, MOST_PEELED = 3, UNROLL_LIMIT = 1024, SHORT_LOOP = 64 };

static bool run_while(spec *s, loop_body *body, int peeled);

static bool while_peeled(spec *s, void *data) {
    void **d = data;
    loop_body *body = d[0];
    s->frame->loop_depth++;
    bool const ok = body->step(s, body->data, NULL);
    s->frame->loop_depth--;
    if (!ok) return false;
    end_iteration(s);
    return run_while(s, body, *(int *)d[1] + 1);
}

static bool while_rest(spec *s, void *data) {
    void **d = data;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));   // on this side no exit is pending
    return run_while(s, d[0], *(int *)d[1]);
}

static bool run_while(spec *s, loop_body *body, int peeled) {
    ir_value *go;
    if (!is_exit_none(s, &go)) return true;
    if (go) return branch(s, go, while_rest, NULL, (void *[]){body, &peeled});
    carried_list list = {0};
    uint32_t const begin = s->serial;   // of all passes: what an earlier pass made is gone
    checkpoint const start = checkpoint_here(s);
    if (peeled) {   // the iterations in front may have been all
        ir_value *cond = NULL;
        int known = 0;
        mark const m = scope_begin(s);
        if (!body->test(s, body->data, &cond, &known)) return false;
        if (known == 0) return true;
        scope_end(s, m);
        rollback(s, start);
    }
    bool const reads = !peeled && reads_unset(s, body->node);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
        pass_result const r = reads ? PASS_PEEL : while_pass(s, body, &list, begin, peeled);
        if (r == PASS_DONE) return true;
        rollback(s, start);
        if (r == PASS_FAILED) return false;
        if (r != PASS_PEEL) continue;
        if (peeled >= MOST_PEELED) break;
        ir_value *cond = NULL;
        int known = 0;
        if (!body->test(s, body->data, &cond, &known)) return false;
        void *d[2] = {body, &peeled};
        if (known == 0) return true;
        return known == 1 ? while_peeled(s, d) : branch(s, cond, while_peeled, NULL, d);
    }
    return unsupported(s, "the types of this loop's variables do not settle");
}

bool loop_while(spec *s, loop_body *body) {
    if (!run_while(s, body, 0)) return false;
    end_loop(s);
    return settle_exit(s);
}

// A counted loop with early exits, as a while loop with its own index.
typedef struct indexed {
    counted *loop;
    scell *index;
} indexed;

static bool indexed_test(spec *s, void *data, ir_value **cond, int *known) {
    indexed *x = data;
    sval *c = scalar_compare(s, OP_Lt, x->index->v, x->loop->count);
    if (!c) return false;
    *known = c->kind == SV_NUM ? (int)c->num.i : -1;
    if (*known < 0) *cond = scalar_value(s, c);
    return true;
}

static bool indexed_step(spec *s, void *data, sval *none) {
    (void)none;
    indexed *x = data;
    int64_t const hi = x->loop->count->kind == SV_NUM ? x->loop->count->num.i : x->loop->count->scalar.hi;
    sval *i = x->index->v;
    if (i->kind == SV_SCALAR) i = sv_int_range(s, i->scalar.v, 0, hi > 0 ? hi - 1 : 0);
    sval *shown = x->loop->offset ? scalar_binary(s, OP_Add, i, sv_int(s, x->loop->offset)) : i;
    if (!shown || !x->loop->body->step(s, x->loop->body->data, shown)) return false;
    cell_set(s, x->index, scalar_binary(s, OP_Add, i, sv_int(s, 1)));
    return true;
}

static bool run_counted(spec *s, counted *l, int peeled);

static bool counted_rest(spec *s, void *data) {
    void **d = data;
    counted rest = *(counted *)d[0];
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));   // here no exit is pending
    rest.offset++;
    rest.count = scalar_binary(s, OP_Sub, rest.count, sv_int(s, 1));
    return rest.count && run_counted(s, &rest, *(int *)d[1] + 1);
}

static bool counted_peeled(spec *s, void *data) {
    void **d = data;
    counted *l = d[0];
    s->frame->loop_depth++;
    bool const ok = l->body->step(s, l->body->data, sv_int(s, l->offset));
    s->frame->loop_depth--;
    if (!ok) return false;
    end_iteration(s);
    ir_value *go;
    if (!is_exit_none(s, &go)) return true;
    return go ? branch(s, go, counted_rest, NULL, data) : counted_rest(s, data);
}

static bool run_counted(spec *s, counted *l, int peeled) {
    int64_t n;
    if (sval_known_int(l->count, &n) && n <= 0) return true;
    if (!peeled) s->met_known = false;
    carried_list list = {0};
    uint32_t const begin = s->serial;   // of all passes: what an earlier pass made is gone
    checkpoint const start = checkpoint_here(s);
    bool const reads = !peeled && reads_unset(s, l->body->node);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
        pass_result const r = reads ? PASS_PEEL : counted_pass(s, l, &list, begin);
        if (r == PASS_DONE) return true;
        rollback(s, start);
        if (r == PASS_FAILED) return false;
        if (r == PASS_EXITS) {
            indexed x = {l, cell_new(s, sv_int(s, 0))};
            loop_body body = {indexed_test, indexed_step, &x, l->body->node};
            return run_while(s, &body, peeled);
        }
        if (r != PASS_PEEL) continue;
        if (peeled >= MOST_PEELED) break;
        void *d[2] = {l, &peeled};
        if (sval_known_int(l->count, &n)) return counted_peeled(s, d);
        sval *some = scalar_compare(s, OP_Gt, l->count, sv_int(s, 0));
        return some && branch(s, scalar_value(s, some), counted_peeled, NULL, d);
    }
    static const char why[] = "the types of this loop's variables do not settle";
    bool const is_short = s->met_known && sval_known_int(l->count, &n) && n <= SHORT_LOOP;
    return is_short ? wants_unroll(s, why) : unsupported(s, "%s", why) != NULL;
}

bool loop_counted(spec *s, loop_body *body, sval *count) {
    counted l = {body, count, 0};
    if (!run_counted(s, &l, 0)) return false;
    end_loop(s);
    return settle_exit(s);
}

// ---- loops over sequences ----

typedef struct over {
    sequence q;
    item_fn step;
    void *data;
    int next;
} over;

static bool over_step(spec *s, void *data, sval *index) {
    over *o = data;
    sval *item = sequence_at(s, &o->q, index);
    return (item && o->step(s, o->data, item)) || is_dead(s);   // nothing is wrong with what certainly raises
}

static bool unrolled(spec *s, void *data) {
    over *o = data;
    for (; o->next < o->q.known; o->next++) {
        if (++s->unrolled > 20000) return unsupported(s, "more than 20000 loop iterations would have to be unrolled");
        sval *item = sequence_at(s, &o->q, sv_int(s, o->next));
        if (!item) return false;
        s->frame->loop_depth++;
        bool const ok = o->step(s, o->data, item);
        s->frame->loop_depth--;
        if (!ok) return false;
        end_iteration(s);
        ir_value *go;
        if (!is_exit_none(s, &go)) return true;
        if (!go) continue;
        o->next++;
        return branch(s, go, unrolled, NULL, o);
    }
    return true;
}

// enumerate(generator)
typedef struct numbered {
    item_fn step;
    void *data;
    scell *next;
} numbered;

static bool numbered_step(spec *s, void *data, sval *item) {
    numbered *n = data;
    sval **pair = ARENA_ARRAY(s->arena, sval *, 2), *i = n->next->v;
    pair[0] = i, pair[1] = item;
    cell_set(s, n->next, scalar_binary(s, OP_Add, i, sv_int(s, 1)));
    return n->next->v && n->step(s, n->data, sv_tuple(s, 2, pair));
}

static bool find_leave(const ast_node *n, void *data) {
    if (n->kind == AST_Break || n->kind == AST_Return) *(bool *)data = true;
    return !*(bool *)data && ast_each_child(n, find_leave, data);
}

static bool walk_over(spec *s, const ast_node *node, sval *iterable, item_fn step, void *data);

sval *either_iterator(spec *s, sval *it) {
    for (int i = 0; it->kind == SV_ITER && i < it->iter.n; i++) {
        if (it->iter.parts[i]->kind != SV_CHOICE) continue;
        const sval *part = it->iter.parts[i];
        sval *sides[2];
        for (int k = 0; k < 2; k++) {
            sides[k] = sv_new(s, SV_ITER);
            sides[k]->iter = it->iter;
            sides[k]->iter.parts = arena_copy(s->arena, it->iter.parts, (size_t)it->iter.n * sizeof(sval *));
            sides[k]->iter.parts[i] = k ? part->choice.b : part->choice.a;
        }
        return sv_choice(s, sides[0], sides[1], part->choice.cond);
    }
    return it;
}

typedef struct walk {
    const ast_node *node;
    item_fn step;
    void *data;
} walk;

static sval *walk_either(spec *s, sval *v, void *data) {
    walk const *w = data;
    return loop_over(s, w->node, v, w->step, w->data) ? sv_none(s) : NULL;
}

bool loop_over(spec *s, const ast_node *node, sval *iterable, item_fn step, void *data) {
    sval *v = iterator_used(s, iterable);
    if (!v) return false;
    v = either_iterator(s, v);
    if (v->kind == SV_CHOICE) return split_choice(s, v, walk_either, &(walk){node, step, data}) != NULL;
    if (!walk_over(s, node, v, step, data)) return false;
    bool leaves = false;
    if (v != iterable && node) find_leave(node, &leaves);
    if (leaves) iterator_left(s, iterable);
    return true;
}

static bool walk_over(spec *s, const ast_node *node, sval *iterable, item_fn step, void *data) {
    over o = {.step = step, .data = data};
    if (is_generator(iterable)) {
        if (!generator_over(s, iterable, step, data)) return false;
        end_loop(s);
        return settle_exit(s);
    }
    if (iterable->kind == SV_INSTANCE || iterable->kind == SV_CLASS) {
        sval *iter = special_method(s, iterable, "__iter__");
        if (!iter) return misused(s, iterable, NULL, "'%s' object is not iterable", sval_type_name(iterable)), false;
        if (!(iterable = call(s, iter, &(arglist){0}))) return false;
        if (iterable->kind == SV_INSTANCE)
            return (iterable = rest_of_iterator(s, iterable)) && loop_over(s, node, iterable, step, data);
    }
    if (is_walkable(s, iterable)) return table_over(s, node, iterable, step, data);
    if (iterable->kind == SV_ITER && iterable->iter.iter == ITER_ENUMERATE &&
        (is_generator(iterable->iter.parts[1]) || is_walkable(s, iterable->iter.parts[1]))) {
        numbered n = {step, data, cell_new(s, iterable->iter.parts[0])};
        return loop_over(s, node, iterable->iter.parts[1], numbered_step, &n);
    }
    if (!sequence_open(s, iterable, &o.q)) return false;
    if (!o.q.is_static) {
        loop_body body = {NULL, over_step, &o, node};
        checkpoint const start = checkpoint_here(s);
        mark const m = scope_begin(s);
        frame *const f = s->frame;
        int const depth = f->loop_depth;
        bool const is_short = o.q.known >= 0 && o.q.known <= SHORT_LOOP;
        s->may_unroll += is_short;
        bool const ok = loop_counted(s, &body, o.q.length);
        s->may_unroll -= is_short;
        if (ok) return true;
        if (!s->want_unroll || o.q.known < 0 || o.q.known > UNROLL_LIMIT) return false;
        s->want_unroll = false;
        s->frame = f;
        f->loop_depth = depth;
        scope_end(s, m);
        rollback(s, start);
    }
    if (!unrolled(s, &o)) return false;
    end_loop(s);
    return settle_exit(s);
}
