// Questions about the IR: parents, constants, effects, dominance, symbols; walks.
#include "ir/internal.h"

ir_op *ir_op_parent(const ir_op *op) { return op->block ? ir_block_parent(op->block) : NULL; }

bool ir_op_is_inside(const ir_op *op, const ir_op *outer) {
    while (op && op != outer) op = ir_op_parent(op);
    return op != NULL;
}

ir_op *ir_parent_of_kind(const ir_op *op, unsigned opcode) {
    ir_op *p = ir_op_parent(op);
    while (p && p->opcode != opcode) p = ir_op_parent(p);
    return p;
}

ir_attr ir_constant_of(const ir_value *v) {
    if (!v || !v->op || !(v->op->info->traits & IR_CONSTANT_LIKE)) return NULL;
    return ir_op_attr(v->op, ir_op_context(v->op)->s_value);
}

bool ir_constant_int(const ir_value *v, int64_t *out) {
    ir_attr a = ir_constant_of(v);
    if (!a || a->kind != IR_INT_ATTR) return false;
    *out = a->i;
    return true;
}

void ir_walk(ir_op *op, void (*visit)(ir_op *op, void *data), void *data) {
    // The successor is read after op's own visit, so that ops inserted there are visited; when op was erased, it is
    // the one from before.
    bool const placed = op->block != NULL;
    visit(op, data);
    if (placed && !op->block) return;
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next)
            for (ir_op *o = b->first, *next; o; o = next) {
                ir_op *saved = o->next;
                ir_walk(o, visit, data);
                next = o->block == b ? o->next : saved;
            }
}

void ir_walk_post(ir_op *op, void (*visit)(ir_op *op, void *data), void *data) {
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next)
            for (ir_op *o = b->first, *next; o; o = next) {
                next = o->next;
                ir_walk_post(o, visit, data);
            }
    visit(op, data);
}

// ---- effects ----
static bool region_is_pure(const ir_op *op, unsigned traits_allowed);

static bool effects_within(const ir_op *op, unsigned allowed) {
    unsigned const t = op->info->traits;
    if (t & (IR_PURE | allowed)) return true;
    if (t & IR_TENSOR_PURE) {
        for (int i = 0; i < op->operand_count; i++) {
            ir_type_kind const k = ir_operand(op, i)->type->kind;
            if (k == IR_MEMREF || k == IR_UNRANKED_MEMREF) return false;
        }
        return region_is_pure(op, allowed);
    }
    if (t & IR_RECURSIVE_EFFECTS) return region_is_pure(op, allowed);
    return false;
}

static bool region_is_pure(const ir_op *op, unsigned allowed) {
    for (int r = 0; r < op->region_count; r++)
        for (const ir_block *b = op->regions[r].first; b; b = b->next)
            for (const ir_op *o = b->first; o; o = o->next)
                if (!(o->info->traits & IR_TERMINATOR) && !effects_within(o, allowed)) return false;
    return true;
}

bool ir_is_pure(const ir_op *op) { return effects_within(op, 0); }

bool ir_is_dead(const ir_op *op) {
    if (op->info->traits & (IR_TERMINATOR | IR_SYMBOL_OP)) return false;
    for (int i = 0; i < op->result_count; i++)
        if (op->results[i].uses) return false;
    if (op->result_count == 0 && op->region_count == 0) return false;
    return effects_within(op, IR_READS | IR_ALLOCATES | IR_VIEW);
}

// ---- dominance ----
static const ir_op *ancestor_in_region(const ir_op *op, const ir_region *region) {
    while (op && (!op->block || op->block->region != region)) op = ir_op_parent(op);
    return op;
}

static bool before_in_block(const ir_op *a, const ir_op *b) {
    for (const ir_op *o = a; o; o = o->next)
        if (o == b) return true;
    return false;
}

// Can the entry reach `to` without passing `avoid`? Blocks are few, so a plain search does.
static bool reaches_without(const ir_region *region, const ir_block *to, const ir_block *avoid) {
    const ir_block *stack[512], *seen[512];
    int top = 0, seen_count = 0;
    if (region->first == avoid) return false;
    stack[top++] = region->first;
    seen[seen_count++] = region->first;
    while (top) {
        const ir_block *b = stack[--top];
        if (b == to) return true;
        for (int i = 0; b->last && i < b->last->successor_count; i++) {
            const ir_block *s = b->last->successors[i];
            bool known = s == avoid;
            for (int k = 0; k < seen_count && !known; k++) known = seen[k] == s;
            if (known) continue;
            if (seen_count == 512) return true;
            seen[seen_count++] = s;
            stack[top++] = s;
        }
    }
    return false;
}

bool ir_dominates(const ir_op *a, const ir_op *b) {
    if (!a->block || a == b) return false;
    const ir_op *in = ancestor_in_region(b, a->block->region);
    if (!in || in == a) return false;
    if (in->block == a->block) return before_in_block(a, in);
    return !reaches_without(a->block->region, in->block, a->block);
}

// ---- symbols ----
ir_op *ir_symbol_lookup(const ir_op *module, const char *name) {
    if (module->region_count == 0 || !module->regions[0].first) return NULL;
    for (ir_op *op = module->regions[0].first->first; op; op = op->next) {
        if (!(op->info->traits & IR_SYMBOL_OP)) continue;
        ir_attr a = ir_op_attr(op, ir_op_context(op)->s_sym_name);
        if (a && a->kind == IR_STRING && strcmp(a->text, name) == 0) return op;
    }
    return NULL;
}

ir_op *ir_module_new(ir_context *c) {
    const ir_op_info *info = ir_op_info_by_name(c, "builtin.module", 14);
    if (!info) return NULL;
    ir_op *m = ir_op_create(c, info, c->unknown_loc, 0, NULL, 0, NULL, 1, 0);
    ir_block_new(c, &m->regions[0]);
    return m;
}
