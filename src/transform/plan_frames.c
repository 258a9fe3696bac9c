#include "transform/plan_memory.h"

// ---- computing sizes earlier ----

enum { MOST_DEPTH = 12 };   // of an expression of sizes

static const ir_op *ancestor_in(const ir_block *block, const ir_op *op) {
    while (op && op->block != block) op = op->block ? ir_block_parent(op->block) : NULL;
    return op;
}

// Is v there before point, an op of this scope, runs?
static bool is_there(const plan_state *s, const ir_value *v, const ir_op *point) {
    if (v->op) {
        int const defined = plan_start(s, v->op);
        return !defined || (defined < plan_start(s, point) && ancestor_in(v->op->block, point));
    }
    ir_op *owner = ir_block_parent(v->block);
    return v->block == s->scope || !plan_start(s, owner) || ancestor_in(v->block, point);
}

static bool can_hoist(const plan_state *s, ir_value *v, const ir_op *point, int depth) {
    if (is_there(s, v, point)) return true;
    ir_op *op = v->op;
    if (!op || depth == 0 || op->result_count != 1 || op->region_count) return false;
    if (!ir_is_pure(op) || ir_has_trait(op, IR_TRAPS)) return false;
    for (int i = 0; i < op->operand_count; i++)
        if (!can_hoist(s, ir_operand(op, i), point, depth - 1)) return false;
    return true;
}

bool plan_can_hoist(const plan_state *s, ir_value *v, const ir_op *point) { return can_hoist(s, v, point, MOST_DEPTH); }

ir_value *plan_hoist(plan_state *s, ir_value *v, ir_op *point, map *done) {
    if (is_there(s, v, point)) return v;
    ir_value *known = map_get_ptr(done, v);
    if (known) return known;
    ir_op *op = v->op;
    for (int i = 0; i < op->operand_count; i++) {
        ir_value *x = ir_operand(op, i), *there = plan_hoist(s, x, point, done);
        if (there != x) map_put_ptr(done, x, there);
    }
    ir_builder b = ir_builder_before(s->c, point);
    ir_value *moved = ir_result(ir_op_clone(&b, op, done), 0);
    map_put_ptr(done, v, moved);
    return moved;
}

// ---- forming frames ----

static bool sizes_can_hoist(const plan_state *s, const plan_buffer *b, const ir_op *point) {
    for (int i = 0; i < b->alloc->operand_count; i++)
        if (!plan_can_hoist(s, ir_operand(b->alloc, i), point)) return false;
    return true;
}

typedef VEC(plan_frame *) frame_stack;

static void close_before(const plan_state *s, frame_stack *open, const ir_op *op) {
    while (open->n && plan_end(s, vec_last(open)->last) < plan_start(s, op)) open->n--;
}

// The outermost open frame where the buffer's size can be computed, or a new one; NULL when it is known later only.
static bool place(plan_state *s, frame_stack *open, plan_buffer *b, ir_op *first, ir_op *last) {
    int at = 0;
    while (at < open->n && !sizes_can_hoist(s, b, open->data[at]->first)) at++;
    if (at == open->n) {
        if (!sizes_can_hoist(s, b, first)) return false;
        plan_frame *f = ARENA_NEW(s->a, plan_frame);
        *f = (plan_frame){.first = first, .last = last};
        vec_push(s->a, open, f);
        vec_push(s->a, &s->frames, f);
    }
    vec_push(s->a, &open->data[at]->buffers, b);
    // The stack's discipline: a frame ends no later than the frames that were open before it.
    for (int i = 0; i <= at; i++)
        if (plan_end(s, open->data[i]->last) < plan_end(s, last)) open->data[i]->last = last;
    return true;
}

void plan_frames(plan_state *s, ir_block *block, plan_buffers buffers) {
    frame_stack open = {0};
    plan_buffers left = {0};
    for (int i = 0; i < buffers.n; i++) {
        plan_buffer *b = buffers.data[i];
        ir_op *first = (ir_op *)ancestor_in(block, b->alloc),
              *last = (ir_op *)ancestor_in(block, plan_last_dealloc(s, b));
        close_before(s, &open, first);
        if (!place(s, &open, b, first, last)) vec_push(s->a, &left, b);
    }
    // The rest is placed one block further in, all buffers of such a block together.
    for (int i = 0; i < left.n;) {
        ir_block *inner = left.data[i]->alloc->block;
        while (ir_block_parent(inner)->block != block) inner = ir_block_parent(inner)->block;
        plan_buffers group = {0};
        for (; i < left.n && ancestor_in(inner, left.data[i]->alloc); i++) vec_push(s->a, &group, left.data[i]);
        plan_frames(s, inner, group);
    }
}
