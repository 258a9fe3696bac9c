// Run-time branches: both sides are specialised, what they changed becomes results of one scf.if.
#include "dialect/arith/arith.h"
#include "dialect/scf/scf.h"
#include "specialise/state.h"

typedef struct side {
    ir_block *block;
    changes changes;
    bool dead;   // never falls through: it raised
    ir_loc loc;
} side;

static ir_value *yielded(const ir_op *branch, int region, int result) {
    const ir_block *b = branch->regions[region].first;
    return b && b->last && b->last->opcode == SCF_yield ? ir_operand(b->last, result) : NULL;
}

static bool differs(const ir_value *v, bool from) {
    int64_t known;
    return v && ir_constant_int(v, &known) && (known != 0) != from;
}

void assume(spec *s, ir_value *cond, bool holds) {
    vec_push(s->arena, &s->assumed, ((assumption){cond, holds}));
    const ir_op *op = ir_def(cond);
    int64_t known;
    if (!op) return;
    if (op->opcode == ARITH_xori && ir_constant_int(ir_operand(op, 1), &known) && known)
        assume(s, ir_operand(op, 0), !holds);
    if ((op->opcode == ARITH_andi && holds) || (op->opcode == ARITH_ori && !holds))
        for (int k = 0; k < 2; k++) assume(s, ir_operand(op, k), holds);
    // The side that gives another value was not taken, so the other one gave this.
    for (int k = 0; k < 2 && (op->opcode == SCF_if || op->opcode == ARITH_select); k++) {
        bool const is_if = op->opcode == SCF_if;
        ir_value *other = is_if ? yielded(op, 1 - k, cond->index) : ir_operand(op, 2 - k);
        if (!differs(is_if ? yielded(op, k, cond->index) : ir_operand(op, 1 + k), holds)) continue;
        assume(s, ir_operand(op, 0), k == 1);
        if (other) assume(s, other, holds);
    }
}

static bool run_side(spec *s, ir_op *op, int region, body_fn fn, void *data, side *out) {
    ir_builder const saved = s->b;
    out->block = ir_block_new(s->ir, ir_op_region(op, region));
    s->b = ir_builder_at_end(s->ir, out->block, saved.loc);
    mark const m = scope_begin(s);
    int const level = s->opened.n;
    int const errors = s->diags->error_count;
    s->uncertain++;
    int const assumed = s->assumed.n;
    assume(s, ir_operand(op, 0), region == 0);
    bool ok = !fn || fn(s, data);
    s->assumed.n = assumed;
    s->uncertain--;
    // An expression that certainly raises has no value, and that is no mistake of the compilation.
    ok = ok || (is_dead(s) && s->diags->error_count == errors && !s->want_inline && !s->want_unroll);
    int64_t exit = 0;
    ok = ok && checks_close(s, level);
    s->opened.n = level;
    out->dead = ok && sval_known_int(s->frame->exit->v, &exit) && exit == EXIT_DEAD;
    out->block = s->b.block;
    out->changes = scope_end(s, m);
    s->b = saved;
    return ok;
}

static sval *now_of(const changes *c, scell *cell) {
    for (int i = 0; i < c->n; i++)
        if (c->data[i].cell == cell) return c->data[i].now;
    return cell->v;
}

static void add_cells(spec *s, const changes *c, map *seen, int *n, scell ***cells) {
    for (int i = 0; i < c->n; i++) {
        if (map_has_ptr(seen, c->data[i].cell)) continue;
        map_put_ptr(seen, c->data[i].cell, c->data[i].cell);
        scell **grown = ARENA_ARRAY(s->arena, scell *, *n + 1);
        for (int k = 0; k < *n; k++) grown[k] = (*cells)[k];
        grown[(*n)++] = c->data[i].cell;
        *cells = grown;
    }
}

// Leaves of `v` as template wants them, made at the end of the side's block.
static bool yield_value(spec *s, side *of, const scell *cell, sval *v, const sval *template, value_list *out) {
    ir_builder const saved = s->b;
    s->b = ir_builder_at_end(s->ir, of->block, saved.loc);
    sval *c = of->dead ? dummy(s, template) : NULL;
    if (!c) c = coerce_contents(s, cell, v, template, 0);
    of->block = s->b.block;
    s->b = saved;
    if (!c && widens_to(s, v, template)) return false;
    if (!c) return unsupported(s, "the two branches give values that cannot be merged (%s)", sval_type_name(v));
    flatten(s, c, out);
    return true;
}

static void finish_if(spec *s, ir_op *shell, side *sides, value_list *yields, const type_list *types, ir_op **out) {
    ir_value *cond = ir_operand(shell, 0);
    ir_op *op = ir_build(&s->b, SCF_if, 1, &cond, types->n, types->data, 2);
    for (int k = 0; k < 2; k++) {
        ir_builder b = ir_builder_at_end(s->ir, sides[k].block, s->b.loc);
        ir_build(&b, SCF_yield, yields[k].n, yields[k].data, 0, NULL, 0);
        ir_region_take(ir_op_region(op, k), ir_op_region(shell, k));
    }
    ir_op_erase(shell);
    *out = op;
}

// Each path may add some, as exceptions that are pending do: the joins would take forever.
enum { MOST_ALTERNATIVES = 64 };
static int alternatives(const sval *v) {
    int n = 1;
    for (; v->kind == SV_CHOICE; v = v->choice.a) n += alternatives(v->choice.b);
    return n;
}

// Merges what the sides of an `if` changed; the if itself is built where the builder stands.
static bool merge(spec *s, ir_op *shell, side *sides, uint32_t begin) {
    ir_value *cond = ir_operand(shell, 0);
    map seen;
    map_init(&seen, s->arena);
    int n = 0;
    scell **cells = NULL;
    add_cells(s, &sides[0].changes, &seen, &n, &cells);
    add_cells(s, &sides[1].changes, &seen, &n, &cells);

    sval **merged = ARENA_ARRAY(s->arena, sval *, n + 1);
    value_list yields[2] = {{0}, {0}};
    type_list types = {0};
    for (int i = 0; i < n; i++) {
        meeting m = {cells[i], {&sides[0].changes, &sides[1].changes}};
        s->meeting = &m;
        sval *a = now_of(&sides[0].changes, cells[i]), *b = now_of(&sides[1].changes, cells[i]);
        if (sides[0].dead && !sides[1].dead) a = b;
        if (sides[1].dead && !sides[0].dead) b = a;
        // A result set on one path only belongs to the path that has left the function.
        if (cells[i]->is_result && a->kind == SV_UNDEF) a = b;
        if (cells[i]->is_result && b->kind == SV_UNDEF) b = a;
        bool const one_side = sides[0].dead != sides[1].dead || a == b;
        merged[i] = strip(s, one_side ? a : join(s, cells[i], a, b, cond), begin);
        s->meeting = NULL;
        if (alternatives(merged[i]) > MOST_ALTERNATIVES)
            return unsupported(s, "a value that may be one of very many, by the paths that lead here") != NULL;
        sval *va = now_of(&sides[0].changes, cells[i]), *vb = now_of(&sides[1].changes, cells[i]);
        flatten_types(s, merged[i], &types);
        if (!yield_value(s, &sides[0], cells[i], va, merged[i], &yields[0])) return false;
        if (!yield_value(s, &sides[1], cells[i], vb, merged[i], &yields[1])) return false;
        if (yields[0].n != types.n || yields[1].n != types.n)
            return unsupported(s, "values with different parts on the paths that meet here") != NULL;
    }
    ir_op *op;
    finish_if(s, shell, sides, yields, &types, &op);
    value_list results = {0};
    for (int i = 0; i < types.n; i++) {
        int64_t yes, no;   // what says which side was taken is the condition itself
        bool const says_side = types.data[i] == type_i1(s) && ir_constant_int(yields[0].data[i], &yes) &&
                               ir_constant_int(yields[1].data[i], &no) && (yes != 0) != (no != 0);
        ir_value *v = !says_side ? ir_result(op, i)
                      : yes      ? cond
                                 : emit_bin(s, ARITH_xori, cond, emit_const_int(s, 1, type_i1(s)), type_i1(s));
        vec_push(s->arena, &results, v);
    }
    int at = 0;
    for (int i = 0; i < n; i++) cell_set(s, cells[i], rebuild(s, merged[i], results.data, &at));
    return true;
}

bool branch(spec *s, ir_value *cond, body_fn then_fn, body_fn else_fn, void *data) {
    ir_op *shell = ir_build(&s->b, SCF_if, 1, &cond, 0, NULL, 2);
    ir_op *const before = s->b.before;
    side sides[2] = {0};
    uint32_t const begin = s->serial;
    if (!run_side(s, shell, 0, then_fn, data, &sides[0])) return false;
    if (!run_side(s, shell, 1, else_fn, data, &sides[1])) return false;
    s->b.before = before;
    s->uncertain += sides[0].dead != sides[1].dead;   // what follows runs only where the program has not ended
    return merge(s, shell, sides, begin) && settle_exit(s);
}

// ---- checks inside try statements ----

static bool raised_side(spec *s, void *exception) {
    if (exception) return raise_exception(s, exception);
    leave_raised(s);
    return true;
}

static bool may_raise(const sval *exit) {
    return exit->kind == SV_SCALAR && exit->scalar.lo <= EXIT_RAISED && exit->scalar.hi >= EXIT_RAISED;
}

void exit_not_raised(spec *s) {
    scell *exit = s->frame->exit;
    if (!may_raise(exit->v)) return;
    if (exit->v->scalar.lo == EXIT_RAISED && exit->v->scalar.hi == EXIT_RETURN)
        cell_set(s, exit, sv_int(s, EXIT_RETURN));
    else if (exit->v->scalar.lo == EXIT_NONE && exit->v->scalar.hi == EXIT_RAISED)
        cell_set(s, exit, sv_int(s, EXIT_NONE));
}

bool settle_exit(spec *s) {
    if (!s->attempt || !may_raise(s->frame->exit->v)) return true;
    ir_value *raised = emit_const_int(s, EXIT_RAISED, type_i64(s));
    if (!check_open(s, emit_cmpi(s, 1, s->frame->exit->v->scalar.v, raised), NULL)) return false;
    exit_not_raised(s);
    return true;
}

bool check_open(spec *s, ir_value *ok, sval *exception) {
    opened_check o = {.ok = ok, .begin = s->serial, .raised = ARENA_NEW(s->arena, side)};
    o.shell = ir_build(&s->b, SCF_if, 1, &ok, 0, NULL, 2);
    o.outer = s->b;
    if (!run_side(s, o.shell, 1, raised_side, exception, o.raised)) return false;
    mark const m = scope_begin(s);
    o.journal = m.journal;
    o.begin = m.serial;
    o.block = ir_block_new(s->ir, ir_op_region(o.shell, 0));
    s->b = ir_builder_at_end(s->ir, o.block, s->b.loc);
    vec_push(s->arena, &s->opened, o);
    return true;
}

bool checks_close(spec *s, int level) {
    while (s->opened.n > level) {
        opened_check const o = s->opened.data[--s->opened.n];
        int64_t exit;
        side sides[2] = {{.block = s->b.block}, *o.raised};
        sides[0].dead = sval_known_int(s->frame->exit->v, &exit) && exit == EXIT_DEAD;
        sides[0].changes = scope_end(s, (mark){o.journal, o.begin});
        ir_loc const loc = s->b.loc;
        s->b = o.outer;
        s->b.loc = loc;
        if (!merge(s, o.shell, sides, o.begin)) return false;
    }
    return true;
}
