// The greedy driver: a work list of ops, folding, removal of dead ops, patterns.
#include "base/vec.h"
#include "dialect/arith/arith.h"
#include "dialect/dialects.h"
#include "rewrite/rewrite.h"

struct rw_rewriter {
    ir_context *c;
    arena scratch;
    VEC(ir_op *) list;   // popped from the end
    map listed;          // op → 1 while it is in the list
    map constants;       // constant attribute and home block → op
    rw_context *stats;
    ir_op *root;
    bool changed;
};

ir_context *rw_ir(const rw_rewriter *r) { return r->c; }
ir_builder rw_before(const rw_rewriter *r, ir_op *op) { return ir_builder_before(r->c, op); }

static void count(rw_rewriter *r, const char *name) {
    r->changed = true;
    if (r->stats) rw_count(r->stats, name, 1);
}

static void push(rw_rewriter *r, ir_op *op) {
    if (!op || op == r->root || !op->block || map_get_ptr(&r->listed, op)) return;
    map_put_ptr(&r->listed, op, (void *)1);
    vec_push(&r->scratch, &r->list, op);
}

static void push_users(rw_rewriter *r, const ir_value *v) {
    for (const ir_use *u = v->uses; u; u = u->next) push(r, u->user);
}

static void push_all(ir_op *op, void *data) { push(data, op); }

// ---- constants: one of each at the start of the region that may hold them ----
// The bodies of linalg ops keep theirs, so that they stay closed.
static ir_block *home_of_constants(const ir_op *op) {
    const ir_op *at = op;
    for (;;) {
        const ir_op *parent = ir_op_parent(at);
        if (!parent || (parent->info->traits & IR_ISOLATED) ||
            parent->opcode / IR_OPCODES_PER_DIALECT == DIALECT_linalg)
            return at->block->region->first;
        at = parent;
    }
}

static uint64_t constant_key(const ir_block *home, ir_attr value) {
    uint64_t const a = (uint64_t)(uintptr_t)home, b = (uint64_t)(uintptr_t)value;
    return (a ^ b * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
}

static ir_op *known_constant(rw_rewriter *r, const ir_block *home, ir_attr value, ir_type t) {
    ir_op *op = map_get(&r->constants, constant_key(home, value));
    return op && op->block == home && ir_op_attr(op, "value") == value && op->results[0].type == t ? op : NULL;
}

static ir_value *materialise(rw_rewriter *r, ir_op *at, ir_attr value) {
    ir_block *home = home_of_constants(at);
    ir_op *op = known_constant(r, home, value, value->type);
    if (op) return ir_result(op, 0);
    ir_builder b = {r->c, home, home->first, at->loc};
    ir_value *v = arith_constant(&b, value);
    map_put(&r->constants, constant_key(home, value), v->op);
    return v;
}

// True: op was replaced by an equal constant.
static bool place_constant(rw_rewriter *r, ir_op *op) {
    ir_attr value = ir_op_attr(op, "value");
    ir_block *home = home_of_constants(op);
    ir_op *known = known_constant(r, home, value, op->results[0].type);
    if (known && known != op) {
        ir_value_replace(ir_result(op, 0), ir_result(known, 0));
        rw_erase(r, op);
        return true;
    }
    const ir_op *before = op->prev;
    while (before && before->opcode == ARITH_constant) before = before->prev;
    if (op->block != home || before) ir_op_move_before(op, home->first);
    map_put(&r->constants, constant_key(home, value), op);
    return false;
}

// ---- what patterns use ----
static void unlist(ir_op *op, void *data) {
    rw_rewriter *r = data;
    map_put_ptr(&r->listed, op, NULL);
}

void rw_erase(rw_rewriter *r, ir_op *op) {
    for (int i = 0; i < op->operand_count; i++) push(r, ir_def(ir_operand(op, i)));
    push(r, ir_op_parent(op));
    ir_walk_post(op, unlist, r);
    ir_op_erase(op);
    r->changed = true;
}

void rw_replace_value(rw_rewriter *r, ir_value *from, ir_value *to) {
    push_users(r, from);
    ir_value_replace(from, to);
}

void rw_replace(rw_rewriter *r, ir_op *op, ir_value *const *values) {
    for (int i = 0; i < op->result_count; i++) rw_replace_value(r, &op->results[i], values[i]);
    rw_erase(r, op);
}

void rw_replace1(rw_rewriter *r, ir_op *op, ir_value *value) { rw_replace(r, op, &value); }

void rw_changed(rw_rewriter *r, ir_op *op) {
    push(r, op);
    for (int i = 0; i < op->result_count; i++) push_users(r, &op->results[i]);
    r->changed = true;
}

void rw_inline_block(rw_rewriter *r, ir_op *op, ir_block *b, ir_value *const *args) {
    for (int i = 0; i < b->arg_count; i++) rw_replace_value(r, b->args[i], args[i]);
    while (b->first && !(b->first->info->traits & IR_TERMINATOR)) {
        ir_op *moved = b->first;
        ir_op_move_before(moved, op);
        push(r, moved);
    }
}

// ---- driver ----
static bool try_fold(rw_rewriter *r, ir_op *op) {
    if (!op->info->hooks || !op->info->hooks->fold) return false;
    ir_attr few[16];
    ir_fold_result results[4] = {{0}};
    if (op->operand_count > 16 || op->result_count > 4) return false;
    ir_op *before[16];
    int const operand_count = op->operand_count;
    for (int i = 0; i < operand_count; i++) {
        few[i] = ir_constant_of(ir_operand(op, i));
        before[i] = ir_def(ir_operand(op, i));
    }
    if (!op->info->hooks->fold(op, few, results)) return false;
    count(r, "folded");
    bool any = false;
    for (int i = 0; i < op->result_count; i++) {
        ir_value *to = results[i].value      ? results[i].value
                       : results[i].constant ? materialise(r, op, results[i].constant)
                                             : NULL;
        any |= to != NULL;
        if (to && to != &op->results[i]) rw_replace_value(r, &op->results[i], to);
    }
    if (!any) {
        rw_changed(r, op);
        for (int i = 0; i < operand_count; i++) push(r, before[i]);   // may be unused now
    } else if (ir_is_dead(op)) {
        rw_erase(r, op);
    }
    return true;
}

static bool try_patterns(rw_rewriter *r, ir_op *op, int n, const rw_pattern *patterns) {
    for (int i = 0; i < n; i++) {
        if (patterns[i].root != op->opcode && patterns[i].root != 0) continue;
        ir_block *block = op->block;
        ir_op *before = op->prev, *after = op->next;
        if (!patterns[i].apply(op, r)) continue;
        count(r, patterns[i].name);
        // What the pattern made stands between the old neighbours.
        for (ir_op *o = before && before->block == block ? before->next : block->first; o && o != after; o = o->next)
            ir_walk(o, push_all, r);
        return true;
    }
    return false;
}

static void visit(rw_rewriter *r, ir_op *op, int n, const rw_pattern *patterns, bool fold) {
    if (ir_is_dead(op)) {
        count(r, "erased");
        rw_erase(r, op);
        return;
    }
    if (fold && (op->info->traits & IR_CONSTANT_LIKE) && op->opcode == ARITH_constant && place_constant(r, op)) return;
    if (fold && try_fold(r, op)) return;
    try_patterns(r, op, n, patterns);
}

bool rw_greedy(ir_op *root, int n, const rw_pattern *patterns, const rw_greedy_options *options, rw_context *context) {
    rw_rewriter r = {.c = ir_op_context(root), .stats = context, .root = root};
    arena_init(&r.scratch);
    map_init(&r.listed, &r.scratch);
    map_init(&r.constants, &r.scratch);
    rw_pattern *sorted = arena_copy(&r.scratch, patterns, sizeof *patterns * (size_t)n);
    for (int i = 1; i < n; i++)   // by benefit, stable
        for (int j = i; j > 0 && sorted[j - 1].benefit < sorted[j].benefit; j--) {
            rw_pattern const t = sorted[j];
            sorted[j] = sorted[j - 1];
            sorted[j - 1] = t;
        }
    ir_walk(root, push_all, &r);
    for (int i = 0, j = r.list.n - 1; i < j; i++, j--) {   // popped in program order
        ir_op *t = r.list.data[i];
        r.list.data[i] = r.list.data[j];
        r.list.data[j] = t;
    }
    int left = options && options->max_rewrites ? options->max_rewrites : 64 * r.list.n + 1024;
    while (r.list.n && left-- > 0) {
        ir_op *op = r.list.data[--r.list.n];
        if (!map_get_ptr(&r.listed, op)) continue;
        map_put_ptr(&r.listed, op, NULL);
        if (op->block) visit(&r, op, n, sorted, !options || !options->no_fold);
    }
    bool const changed = r.changed;
    arena_deinit(&r.scratch);
    return changed;
}
