#include "dialect/arith/arith.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "rewrite/emit.h"
#include "transform/plan_memory.h"

static int64_t round_up(int64_t n) { return (n + PLAN_LINE - 1) & -(int64_t)PLAN_LINE; }

static bool live_together(const plan_buffer *a, const plan_buffer *b) { return a->start < b->end && b->start < a->end; }

// ---- known sizes: the lowest gap that fits, large buffers first ----

// Is there room for b at that offset? next is the offset to try when there is none.
static bool fits_at(const plan_buffer *b, const plan_buffers *placed, int64_t at, int64_t *next) {
    bool fits = true;
    *next = INT64_MAX;
    for (int i = 0; i < placed->n; i++) {
        const plan_buffer *p = placed->data[i];
        int64_t const end = p->offset + round_up(p->bytes);
        if (!live_together(p, b) || end <= at) continue;
        if (end < *next) *next = end;
        if (p->offset < at + round_up(b->bytes)) fits = false;
    }
    return fits;
}

static int64_t place_known(plan_state *s, plan_buffers known) {
    plan_buffers placed = {0};
    int64_t total = 0;
    bool *done = ARENA_ARRAY(s->a, bool, known.n + 1);
    for (int i = 0; i < known.n; i++) done[i] = false;
    for (int round = 0; round < known.n; round++) {
        int best = -1;
        for (int i = 0; i < known.n; i++)
            if (!done[i] && (best < 0 || known.data[i]->bytes > known.data[best]->bytes)) best = i;
        plan_buffer *b = known.data[best];
        done[best] = true;
        int64_t at = 0, next;
        while (!fits_at(b, &placed, at, &next)) at = next;
        b->offset = at;
        if (at + round_up(b->bytes) > total) total = at + round_up(b->bytes);
        vec_push(s->a, &placed, b);
    }
    return total;
}

// The most bytes that live at one time.
static int64_t live_peak(plan_buffers known) {
    int64_t peak = 0;
    for (int i = 0; i < known.n; i++) {
        int64_t live = 0;
        for (int k = 0; k < known.n; k++) {
            const plan_buffer *b = known.data[k];
            if (b->start <= known.data[i]->start && known.data[i]->start < b->end) live += b->bytes;
        }
        if (live > peak) peak = live;
    }
    return peak;
}

// ---- symbolic sizes: a slot for each, shared by those of the same size that never live together ----

typedef struct slot {
    plan_buffers users;
    int64_t factor;
    int dims;
    ir_value *dim[32];
    ir_value *offset, *large;   // index; i1: the size is above the limit, the buffer is a heap block
} slot;

typedef VEC(slot *) slot_list;

static bool same_value(ir_value *a, ir_value *b, int depth) {
    if (a == b) return true;
    ir_op *x = a->op, *y = b->op;
    if (!x || !y || depth == 0 || x->opcode != y->opcode || x->operand_count != y->operand_count) return false;
    if (x->result_count != 1 || x->attr_count != y->attr_count || !ir_is_pure(x) || x->region_count) return false;
    for (int i = 0; i < x->attr_count; i++)
        if (ir_op_attr(y, x->attrs[i].name) != x->attrs[i].value) return false;
    for (int i = 0; i < x->operand_count; i++)
        if (!same_value(ir_operand(x, i), ir_operand(y, i), depth - 1)) return false;
    return true;
}

static bool same_size(const slot *a, const slot *b) {
    if (a->factor != b->factor || a->dims != b->dims) return false;
    for (int i = 0; i < a->dims; i++)
        if (!same_value(a->dim[i], b->dim[i], 8)) return false;
    return true;
}

static bool is_free(const slot *t, const plan_buffer *b) {
    for (int i = 0; i < t->users.n; i++)
        if (live_together(t->users.data[i], b)) return false;
    return true;
}

static void place_symbolic(plan_state *s, plan_frame *f, plan_buffer *b, slot_list *slots, map *hoisted) {
    slot *fresh = ARENA_NEW(s->a, slot);
    *fresh = (slot){.factor = b->bytes, .dims = b->alloc->operand_count};
    for (int i = 0; i < fresh->dims; i++) fresh->dim[i] = plan_hoist(s, ir_operand(b->alloc, i), f->first, hoisted);
    for (b->slot = 0; b->slot < slots->n; b->slot++)
        if (same_size(slots->data[b->slot], fresh) && is_free(slots->data[b->slot], b)) break;
    if (b->slot == slots->n) vec_push(s->a, slots, fresh);
    vec_push(s->a, &slots->data[b->slot]->users, b);
}

// The slot's bytes, 0 when they are above the limit: then t->large. A negative dimension counts as a large one, so
// that the heap refuses it.
static ir_value *slot_bytes(ir_builder *at, slot *t) {
    ir_value *most = rw_index(at, PLAN_LIMIT + 1), *n = rw_index(at, t->factor);
    for (int i = 0; i < t->dims; i++)
        n = rw_op2(at, ARITH_minui, rw_mul(at, n, rw_op2(at, ARITH_minui, t->dim[i], most)), most);
    t->large = rw_cmp(at, RW_UGT, n, rw_index(at, PLAN_LIMIT));
    ir_value *mask = rw_index(at, -(int64_t)PLAN_LINE);
    ir_value *rounded = rw_op2(at, ARITH_andi, rw_add(at, n, rw_index(at, PLAN_LINE - 1)), mask);
    return rw_op3(at, ARITH_select, t->large, rw_index(at, 0), rounded, n->type);
}

// ---- operations ----

static ir_value *push(plan_state *s, ir_builder *at, ir_value *bytes) {
    ir_type const i64 = ir_type_int(s->c, 64);
    ir_type const block = ir_type_memref(s->c, 1, (int64_t[]){IR_DYNAMIC}, ir_type_int(s->c, 8), NULL);
    rw_declare(s->module, "nprt_arena_push", ir_type_function(s->c, 1, &i64, 1, &block));
    rw_declare(s->module, "nprt_arena_pop", ir_type_function(s->c, 1, &block, 0, NULL));
    ir_value *n = rw_op1(at, ARITH_index_cast, bytes, i64);
    return ir_result(rw_call(at, "nprt_arena_push", 1, &n, 1, &block), 0);
}

static ir_value *view(ir_builder *at, ir_value *frame, ir_value *offset, ir_op *alloc) {
    ir_value *operands[34] = {frame, offset};
    for (int i = 0; i < alloc->operand_count; i++) operands[2 + i] = ir_operand(alloc, i);
    return ir_build1(at, MEMREF_view, 2 + alloc->operand_count, operands, ir_result(alloc, 0)->type);
}

static void emit_known(plan_state *s, plan_buffer *b, ir_value *frame) {
    ir_builder at = ir_builder_before(s->c, b->alloc);
    ir_value_replace(ir_result(b->alloc, 0), view(&at, frame, rw_index(&at, b->offset), b->alloc));
    for (int i = 0; i < b->deallocs.n; i++) ir_op_erase(b->deallocs.data[i]);
    ir_op_erase(b->alloc);
}

static void emit_symbolic(plan_state *s, plan_buffer *b, const slot *t, ir_value *frame) {
    ir_builder at = ir_builder_before(s->c, b->alloc);
    ir_type const type = ir_result(b->alloc, 0)->type;
    ir_op *choice = rw_if(&at, t->large, 1, &type, true);
    ir_value_replace(ir_result(b->alloc, 0), ir_result(choice, 0));
    ir_builder planned = rw_inside(&at, choice, 1), heap = rw_inside(&at, choice, 0);
    ir_value *v = view(&planned, frame, t->offset, b->alloc);
    rw_yield(&planned, 1, &v);
    v = ir_result(b->alloc, 0);
    ir_op *yield = rw_yield(&heap, 1, &v);
    ir_op_move_before(b->alloc, yield);
    for (int i = 0; i < b->deallocs.n; i++) {
        ir_builder end = ir_builder_before(s->c, b->deallocs.data[i]);
        ir_builder in = rw_inside(&end, rw_if(&end, t->large, 0, NULL, false), 0);
        ir_op_move_before(b->deallocs.data[i], rw_yield(&in, 0, NULL));
    }
}

void plan_emit(plan_state *s, plan_frame *f) {
    plan_buffers known = {0};
    slot_list slots = {0};
    map hoisted;
    map_init(&hoisted, s->a);
    for (int i = 0; i < f->buffers.n; i++) {
        plan_buffer *b = f->buffers.data[i];
        if (b->symbolic)
            place_symbolic(s, f, b, &slots, &hoisted);
        else
            vec_push(s->a, &known, b);
    }
    int64_t const planned = place_known(s, known);
    ir_builder at = ir_builder_before(s->c, f->first);
    ir_value *bytes = rw_index(&at, planned);
    for (int i = 0; i < slots.n; i++) {
        ir_value *n = slot_bytes(&at, slots.data[i]);
        slots.data[i]->offset = bytes;
        bytes = rw_add(&at, bytes, n);
    }
    ir_value *frame = push(s, &at, bytes);
    // After the last op: frames that began later were put in later, and end before this one.
    ir_builder end = ir_builder_after(s->c, f->last);
    rw_call(&end, "nprt_arena_pop", 1, &frame, 0, NULL);
    for (int i = 0; i < f->buffers.n; i++) {
        plan_buffer *b = f->buffers.data[i];
        if (b->symbolic)
            emit_symbolic(s, b, slots.data[b->slot], frame);
        else
            emit_known(s, b, frame);
    }
    rw_count(s->counts, "frames", 1);
    rw_count(s->counts, "buffers of known size planned", known.n);
    rw_count(s->counts, "planned bytes", planned);
    rw_count(s->counts, "live peak bytes", live_peak(known));
    rw_count(s->counts, "buffers of unknown size planned", f->buffers.n - known.n);
    rw_count(s->counts, "slots of unknown size", slots.n);
}
