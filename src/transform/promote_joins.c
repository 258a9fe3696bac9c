// Views that come together in branches and loops: the array is the same on every way, only the numbers that say which
// part of it differ. Those numbers come together instead, and the view is made where it is used.
//
//   %v = scf.for %i … iter_args(%x = %unset) {        %o = scf.for %i … iter_args(%k = 0) {
//     %r = numpy.view %a[%i, …]                   →     yield %i
//     yield %r                                        }
//   }                                                 %v = numpy.view %a[%o, …]
//
// What an unset variable is given (numpy.empty {unset}) is never looked at, so it takes part in nothing.
#include "analysis/arrays.h"
#include "base/vec.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "rewrite/emit.h"
#include "transform/promote_arrays.h"

enum { MAX_CHAIN = 16, MAX_SLOTS = 64, MAX_LEAVES = 64, MAX_SCALARS = 64 };

// One place of an op where values come together: a result of scf.if; an argument of scf.for's body and the result;
// an argument of the first region of scf.while (side 0), or of the second and the result (side 1).
typedef struct slot {
    ir_op *op;
    int side, index;
    int first;   // number of its first scalar among those added to the op
} slot;

typedef struct joining {
    const arrays_function *f;
    ir_context *c;
    ir_op *outer;   // the op whose slot was asked for; all others are inside it
    slot slots[MAX_SLOTS];
    int slot_count;
    ir_value *leaves[MAX_LEAVES];
    int leaf_count, depth;
    ir_op *chain[MAX_LEAVES][MAX_CHAIN];   // the views of each leaf, outermost first
    int scalar_of[MAX_CHAIN]
                 [MAX_SCALARS];   // number of the scalar that replaces this operand, or -1: the same everywhere
    ir_value *same[MAX_CHAIN][MAX_SCALARS];
    int scalar_count;
} joining;

static bool is_unset(const ir_value *v) {
    const ir_op *op = ir_def(v);
    if (op && op->opcode == NUMPY_cast) op = ir_def(ir_operand(op, 0));
    return op && op->opcode == NUMPY_empty && ir_op_attr(op, "unset");
}

static ir_op *end_of(const ir_op *op, int region) {
    return op->regions[region].first ? op->regions[region].first->last : NULL;
}

// ---- slots ------------------------------------------------------------------------------------------------------

static bool slot_of_value(const ir_value *v, slot *out) {
    ir_op *op = v->op ? v->op : ir_block_parent(v->block);
    *out = (slot){op, 0, v->index, 0};
    switch (op->opcode) {
    case SCF_if: return v->op != NULL;
    case SCF_for: return v->op || out->index-- > 0;
    case SCF_while: out->side = v->op || v->block != op->regions[0].first; return true;
    default: return false;
    }
}

typedef struct place {
    ir_op *op;
    int operand;
} place;

// The operands that the slot's values come from. Returns how many.
static int sources_of(const slot *s, place *out) {
    ir_op *op = s->op;
    switch (op->opcode) {
    case SCF_if:
        for (int r = 0; r < 2; r++) out[r] = (place){end_of(op, r), s->index};
        return 2;
    case SCF_for:
        out[0] = (place){op, 3 + s->index};
        out[1] = (place){end_of(op, 0), s->index};
        return 2;
    default:
        if (s->side) return out[0] = (place){end_of(op, 0), 1 + s->index}, 1;
        out[0] = (place){op, s->index};
        out[1] = (place){end_of(op, 1), s->index};
        return 2;
    }
}

// The values that a slot gives its name. Returns how many.
static int values_of(const slot *s, ir_value **out) {
    ir_op *op = s->op;
    switch (op->opcode) {
    case SCF_if: return out[0] = ir_result(op, s->index), 1;
    case SCF_for: return out[0] = op->regions[0].first->args[1 + s->index], out[1] = ir_result(op, s->index), 2;
    default:
        if (!s->side) return out[0] = op->regions[0].first->args[s->index], 1;
        return out[0] = op->regions[1].first->args[s->index], out[1] = ir_result(op, s->index), 2;
    }
}

static ir_value *at(place p) { return ir_operand(p.op, p.operand); }

static slot *find_slot(joining *j, const ir_value *v) {
    slot s;
    if (!slot_of_value(v, &s)) return NULL;
    for (int i = 0; i < j->slot_count; i++)
        if (j->slots[i].op == s.op && j->slots[i].side == s.side && j->slots[i].index == s.index) return &j->slots[i];
    return NULL;
}

// Collects the slots that values flow through inside the outer op, and the values that they start from.
static bool collect(joining *j, const slot *from) {
    if (j->slot_count == MAX_SLOTS) return false;
    j->slots[j->slot_count++] = *from;
    place p[2];
    int const n = sources_of(from, p);
    for (int i = 0; i < n; i++) {
        if (!p[i].op) return false;
        ir_value *v = at(p[i]);
        slot s;
        if (is_unset(v) || find_slot(j, v)) continue;
        if (slot_of_value(v, &s) && !arrays_visible_at(v, j->outer)) {
            if (!collect(j, &s)) return false;
            continue;
        }
        if (j->leaf_count == MAX_LEAVES) return false;
        j->leaves[j->leaf_count++] = v;
    }
    return true;
}

// ---- the views of the leaves ------------------------------------------------------------------------------------

static bool same_form(const ir_op *x, const ir_op *y) {
    if (x->opcode != y->opcode || x->operand_count != y->operand_count || x->attr_count != y->attr_count) return false;
    for (int i = 0; i < x->attr_count; i++)
        if (ir_op_attr(y, x->attrs[i].name) != x->attrs[i].value) return false;
    return ir_result(x, 0)->type == ir_result(y, 0)->type;
}

// How many views must be taken off until all leaves are one value, which is there before the outer op? -1: never.
static bool find_base(joining *j, ir_value **base) {
    ir_value *v[MAX_LEAVES];
    for (int i = 0; i < j->leaf_count; i++) v[i] = j->leaves[i];
    for (j->depth = 0;; j->depth++) {
        bool same = arrays_visible_at(v[0], j->outer);
        for (int i = 1; i < j->leaf_count; i++) same = same && v[i] == v[0];
        if (same) return *base = v[0], true;
        if (j->depth == MAX_CHAIN) return false;
        for (int i = 0; i < j->leaf_count; i++) {
            ir_op *op = ir_def(v[i]);
            if (!arrays_is_view(j->f, op) || ir_op_attr(op, "in_place") || op->operand_count > MAX_SCALARS)
                return false;
            j->chain[i][j->depth] = op;
            if (!same_form(j->chain[0][j->depth], op)) return false;
            v[i] = ir_operand(op, 0);
        }
    }
}

// The value of this operand of all leaves, at the outer op; NULL when they differ.
static ir_value *common_operand(joining *j, int depth, int operand) {
    ir_value *v = ir_operand(j->chain[0][depth], operand);
    ir_attr constant = ir_constant_of(v);
    for (int i = 1; i < j->leaf_count; i++) {
        ir_value *other = ir_operand(j->chain[i][depth], operand);
        if (other != v && (!constant || ir_constant_of(other) != constant)) return NULL;
    }
    if (arrays_visible_at(v, j->outer)) return v;
    ir_builder b = ir_builder_before(j->c, j->outer);
    return constant ? rw_constant(&b, constant, v->type) : NULL;
}

static bool number_scalars(joining *j) {
    for (int d = 0; d < j->depth; d++)
        for (int i = 1; i < j->chain[0][d]->operand_count; i++) {
            j->same[d][i] = common_operand(j, d, i);
            j->scalar_of[d][i] = j->same[d][i] ? -1 : j->scalar_count++;
            if (ir_operand(j->chain[0][d], i)->type->kind != IR_INDEX) return false;
        }
    return j->scalar_count <= MAX_SCALARS;
}

// ---- the numbers in the place of the arrays ---------------------------------------------------------------------

static void append(ir_context *c, ir_op *op, int n, ir_value *const *more) {
    ir_value **all = ARENA_ARRAY(ir_arena(c), ir_value *, op->operand_count + n + 1);
    for (int i = 0; i < op->operand_count; i++) all[i] = ir_operand(op, i);
    for (int i = 0; i < n; i++) all[op->operand_count + i] = more[i];
    ir_op_set_operands(c, op, op->operand_count + n, all);
}

// The op with n more indices that come together in it, zero on every way so far.
static ir_op *widen(joining *j, ir_op *op, int n, ir_value *zero) {
    arena *a = ir_arena(j->c);
    ir_builder b = ir_builder_before(j->c, op);
    ir_type *types = ARENA_ARRAY(a, ir_type, op->result_count + n + 1);
    ir_value **zeros = ARENA_ARRAY(a, ir_value *, n + 1),
             **operands = ARENA_ARRAY(a, ir_value *, op->operand_count + n + 1);
    for (int i = 0; i < op->operand_count; i++) operands[i] = ir_operand(op, i);
    for (int i = 0; i < op->result_count; i++) types[i] = ir_result(op, i)->type;
    for (int i = 0; i < n; i++) {
        zeros[i] = operands[op->operand_count + i] = zero;
        types[op->result_count + i] = zero->type;
    }
    bool const loop = op->opcode != SCF_if;
    ir_op *fresh = ir_build(&b, op->opcode, op->operand_count + (loop ? n : 0), operands, op->result_count + n, types,
                            op->region_count);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(j->c, fresh, op->attrs[i].name, op->attrs[i].value);
    for (int r = 0; r < op->region_count; r++) {
        ir_region_take(ir_op_region(fresh, r), ir_op_region(op, r));
        ir_block *block = fresh->regions[r].first;
        for (int i = 0; i < n && loop; i++) ir_block_add_arg(j->c, block, zero->type);
        append(j->c, block->last, n, zeros);
    }
    for (int i = 0; i < op->result_count; i++) ir_value_replace(ir_result(op, i), ir_result(fresh, i));
    if (j->outer == op) j->outer = fresh;
    for (int i = 0; i < j->slot_count; i++)
        if (j->slots[i].op == op) j->slots[i].op = fresh;
    ir_op_erase(op);
    return fresh;
}

// Every op of a slot gets room for the scalars of its slots. The numbers of slots count from the op's first new result;
// both sides of a while have all of them.
static void widen_all(joining *j, ir_value *zero) {
    for (int i = 0; i < j->slot_count; i++) {
        ir_op *op = j->slots[i].op;
        bool done = false;
        for (int k = 0; k < i; k++) done = done || j->slots[k].op == op;
        if (done) continue;
        int n = 0;
        for (int k = i; k < j->slot_count; k++) {
            if (j->slots[k].op != op) continue;
            j->slots[k].first = n;
            n += j->scalar_count;
        }
        widen(j, op, n, zero);
    }
}

// How many indices were added to the op of this slot.
static int added_to(const joining *j, const ir_op *op) {
    int n = 0;
    for (int k = 0; k < j->slot_count; k++) n += j->slots[k].op == op ? j->scalar_count : 0;
    return n;
}

// Scalar k beside the value v of a slot.
static ir_value *scalar_beside(const joining *j, const slot *s, const ir_value *v, int k) {
    int const n = added_to(j, s->op), i = s->first + k;
    if (v->op) return ir_result(v->op, v->op->result_count - n + i);
    return v->block->args[v->block->arg_count - n + i];
}

// Scalar k of a value that flows into a slot.
static ir_value *scalar_from(joining *j, ir_value *v, int k, ir_value *zero) {
    if (is_unset(v)) return zero;
    slot *s = find_slot(j, v);
    if (s) return scalar_beside(j, s, v, k);
    for (int leaf = 0; leaf < j->leaf_count; leaf++)
        for (int d = 0; d < j->depth && j->leaves[leaf] == v; d++)
            for (int i = 1; i < j->chain[leaf][d]->operand_count; i++)
                if (j->scalar_of[d][i] == k) return ir_operand(j->chain[leaf][d], i);
    return zero;
}

static void fill_slot(joining *j, const slot *s, ir_value *zero) {
    place p[2];
    int const n = sources_of(s, p), added = added_to(j, s->op);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < j->scalar_count; k++)
            ir_op_set_operand(p[i].op, p[i].op->operand_count - added + s->first + k,
                              scalar_from(j, at(p[i]), k, zero));
}

// The view that v, a value of the slot, is, made before the op that uses it.
static ir_value *view_before(joining *j, const slot *s, const ir_value *v, ir_value *base, ir_op *user) {
    ir_builder b = ir_builder_before(j->c, user);
    for (int d = j->depth - 1; d >= 0; d--) {
        map none;
        map_init(&none, ir_arena(j->c));
        ir_op *view = ir_op_clone(&b, j->chain[0][d], &none);
        view->loc = user->loc;
        ir_op_set_operand(view, 0, base);
        for (int i = 1; i < view->operand_count; i++) {
            int const k = j->scalar_of[d][i];
            ir_op_set_operand(view, i, k < 0 ? j->same[d][i] : scalar_beside(j, s, v, k));
        }
        base = ir_result(view, 0);
    }
    return base;
}

static bool carries(joining *j, const ir_use *u) {
    for (int i = 0; i < j->slot_count; i++) {
        place p[2];
        int const n = sources_of(&j->slots[i], p);
        for (int k = 0; k < n; k++)
            if (p[k].op == u->user && p[k].operand == u->index) return true;
    }
    return false;
}

static void replace_uses(joining *j, const slot *s, ir_value *base) {
    ir_value *values[2];
    int const n = values_of(s, values);
    for (int i = 0; i < n; i++)
        for (ir_use *u = values[i]->uses, *next; u; u = next) {
            next = u->next;
            if (!carries(j, u)) ir_op_set_operand(u->user, u->index, view_before(j, s, values[i], base, u->user));
        }
}

static ir_value *unset_like(joining *j, ir_type t, ir_value *zero) {
    ir_builder b = ir_builder_before(j->c, j->outer);
    ir_type shape = t->params[0]->type;
    ir_value **dims = ARENA_ARRAY(ir_arena(j->c), ir_value *, shape->rank + 1);
    int n = 0;
    for (int i = 0; i < shape->rank; i++)
        if (shape->dims[i] == IR_DYNAMIC) dims[n++] = zero;
    ir_value *v = ir_build1(&b, NUMPY_empty, n, dims, t);
    ir_op_set_attr(j->c, ir_def(v), "unset", ir_attr_unit(j->c));
    return v;
}

static bool rewrite(joining *j, ir_value *base, ir_type type) {
    ir_builder b = ir_builder_before(j->c, j->outer);
    ir_value *zero = rw_index(&b, 0);
    if (!number_scalars(j)) return false;
    if (j->scalar_count) widen_all(j, zero);
    for (int i = 0; i < j->slot_count && j->scalar_count; i++) fill_slot(j, &j->slots[i], zero);
    for (int i = 0; i < j->slot_count; i++) replace_uses(j, &j->slots[i], base);
    ir_value *unset = unset_like(j, type, zero);
    for (int i = 0; i < j->slot_count; i++) {
        place p[2];
        int const n = sources_of(&j->slots[i], p);
        for (int k = 0; k < n; k++) ir_op_set_operand(p[k].op, p[k].operand, unset);
    }
    return true;
}

// ---- values that are always the same ----------------------------------------------------------------------------

typedef struct slot_pairs {
    slot x[MAX_SLOTS], y[MAX_SLOTS];
    int n;
} slot_pairs;

// Is what slot x holds, unless it is unset, what y of the same op holds?
static bool always_same(slot_pairs *pairs, const slot *x, const slot *y) {
    for (int i = 0; i < pairs->n; i++)
        if (pairs->x[i].op == x->op && pairs->x[i].side == x->side && pairs->x[i].index == x->index)
            return pairs->y[i].index == y->index;
    if (pairs->n == MAX_SLOTS) return false;
    pairs->x[pairs->n] = *x, pairs->y[pairs->n++] = *y;
    place p[2], q[2];
    int const n = sources_of(x, p);
    sources_of(y, q);
    for (int i = 0; i < n; i++) {
        if (!p[i].op) return false;
        ir_value *v = at(p[i]), *w = at(q[i]);
        slot s, t;
        if (is_unset(v) || v == w) continue;
        if (!slot_of_value(v, &s) || !slot_of_value(w, &t) || s.op != t.op || s.side != t.side) return false;
        if (v->op != w->op || v->block != w->block || !always_same(pairs, &s, &t)) return false;
    }
    return true;
}

static bool is_used(const slot *s) {
    ir_value *values[2];
    for (int i = values_of(s, values) - 1; i >= 0; i--)
        for (const ir_use *u = values[i]->uses; u; u = u->next) {
            place p[2];
            bool carried = false;
            for (int k = sources_of(s, p) - 1; k >= 0; k--) carried |= p[k].op == u->user && p[k].operand == u->index;
            if (!carried) return true;
        }
    return false;
}

// The uses of a slot that always holds what another one holds, which has uses of its own, are that one's.
static bool merge_slots(const slot *x) {
    ir_value *v[2], *w[2];
    values_of(x, v);
    int const count = x->op->opcode == SCF_while && !x->side ? x->op->regions[0].first->arg_count : x->op->result_count;
    for (int k = 0; k < count; k++) {
        slot const y = {x->op, x->side, k, 0};
        slot_pairs pairs = {.n = 0};
        values_of(&y, w);
        if (k == x->index || w[0]->type != v[0]->type || !is_used(&y) || !always_same(&pairs, x, &y)) continue;
        for (int i = 0; i < pairs.n; i++) {
            values_of(&pairs.y[i], w);
            int const m = values_of(&pairs.x[i], v);
            for (int h = 0; h < m; h++) ir_value_replace(v[h], w[h]);
        }
        return true;
    }
    return false;
}

// ---- the walk ---------------------------------------------------------------------------------------------------

static bool join_slot(const arrays_function *f, const slot *s) {
    ir_value *values[2], *base;
    values_of(s, values);
    if (!arrays_is(values[0]) || !is_used(s)) return false;
    if (merge_slots(s)) return true;
    joining *j = ARENA_NEW(f->module->arena, joining);
    j->f = f, j->c = ir_op_context(s->op), j->outer = s->op;
    if (!collect(j, s) || !j->leaf_count || !find_base(j, &base)) return false;
    return rewrite(j, base, values[0]->type);
}

typedef struct walk {
    const arrays_function *f;
    bool changed;
} walk;

static void visit(ir_op *op, void *data) {
    walk *w = data;
    if (w->changed) return;
    int const n = op->opcode == SCF_if || op->opcode == SCF_for || op->opcode == SCF_while ? op->result_count : 0;
    for (int i = 0; i < n && !w->changed; i++) w->changed = join_slot(w->f, &(slot){op, op->opcode == SCF_while, i, 0});
}

static void visit_tests(ir_op *op, void *data) {
    walk *w = data;
    int const n = op->opcode == SCF_while && !w->changed ? op->regions[0].first->arg_count : 0;
    for (int i = 0; i < n && !w->changed; i++) w->changed = join_slot(w->f, &(slot){op, 0, i, 0});
}

bool promote_joins(arrays_function *f) {
    walk w = {f, false};
    ir_walk(f->func, visit, &w);
    if (!w.changed) ir_walk(f->func, visit_tests, &w);
    return w.changed;
}
