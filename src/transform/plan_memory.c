// Memory planning: temporaries share frames on a stack instead of having heap blocks of their own.
//
//   %t = memref.alloc() : memref<512xf32>       ⇒     %frame = func.call @nprt_arena_push(%bytes)
//   …                                                 %t = memref.view %frame[%offset][] : memref<512xf32>
//   memref.dealloc %t                                 …
//                                                     func.call @nprt_arena_pop(%frame)
//
// Buffers in a frame have their place by the time they live: those that never live together overlap. A frame is pushed
// outside of the loops that its sizes do not depend on. Very small buffers become memref.alloca at the start of the
// scope. A size that is known at run time only is compared with the limit there, and a buffer above it is a heap block
// as before, so that peak memory grows by a bounded amount.
#include "transform/plan_memory.h"
#include "dialect/func/func.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "rewrite/emit.h"
#include "transform/transform.h"

int plan_start(const plan_state *s, const ir_op *op) { return (int)(intptr_t)map_get_ptr(&s->start, op); }
int plan_end(const plan_state *s, const ir_op *op) { return (int)(intptr_t)map_get_ptr(&s->end, op); }

ir_op *plan_last_dealloc(const plan_state *s, const plan_buffer *b) {
    ir_op *last = b->deallocs.data[0];
    for (int i = 1; i < b->deallocs.n; i++)
        if (plan_start(s, b->deallocs.data[i]) > plan_start(s, last)) last = b->deallocs.data[i];
    return last;
}

// ---- sizes ----

static int64_t element_bytes(ir_type t) {
    switch (t->kind) {
    case IR_INTEGER:
    case IR_FLOAT: return t->width <= 8 ? 1 : t->width / 8;
    case IR_INDEX: return 8;
    case IR_COMPLEX: return 2 * element_bytes(t->element);
    default: return 0;
    }
}

// Bytes of one element times the known dimensions; -1 for what is not planned.
static int64_t known_bytes(ir_type t) {
    int64_t n = element_bytes(t->element);
    if (n == 0 || t->layout || t->encoding) return -1;
    for (int i = 0; i < t->rank; i++) {
        if (t->dims[i] == IR_DYNAMIC) continue;
        if (t->dims[i] > PLAN_LIMIT) return -1;
        n *= t->dims[i];
        if (n > PLAN_LIMIT) return -1;
    }
    return n;
}

static bool is_symbolic(ir_type t) {
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC) return true;
    return false;
}

// ---- the buffers of a scope ----

static bool is_loop(const ir_op *op) { return op->opcode == SCF_for || op->opcode == SCF_while; }

// Numbers the ops of a block and collects its buffers; loops tells whether it may run often.
static void collect(plan_state *s, ir_block *block, bool often, plan_buffers *out) {
    for (ir_op *op = block->first; op; op = op->next) {
        map_put_ptr(&s->start, op, (void *)(intptr_t)++s->next_number);
        if (op->opcode == SCF_parallel) {
            vec_push(s->a, &s->scopes, rw_body(op, 0));
        } else if (is_loop(op) || op->opcode == SCF_if) {
            for (int r = 0; r < op->region_count; r++)
                if (op->regions[r].first) collect(s, op->regions[r].first, often || is_loop(op), out);
        } else if (op->opcode == MEMREF_alloc) {
            plan_buffer b = {.alloc = op, .bytes = known_bytes(ir_result(op, 0)->type)};
            b.symbolic = is_symbolic(ir_result(op, 0)->type);
            bool const tiny = b.bytes >= 0 && b.bytes <= PLAN_LOCAL && !b.symbolic;
            if (b.bytes >= 0 && (often || tiny) && plan_is_local(s, &b)) {
                plan_buffer *kept = ARENA_NEW(s->a, plan_buffer);
                *kept = b;
                vec_push(s->a, out, kept);
            }
        }
        map_put_ptr(&s->end, op, (void *)(intptr_t)s->next_number);
    }
}

// ---- buffers on the machine's stack ----

static void make_local(plan_state *s, plan_buffer *b) {
    ir_builder at = ir_builder_before(s->c, s->scope->first);
    at.loc = b->alloc->loc;
    ir_type const t = ir_result(b->alloc, 0)->type;
    ir_op *local = ir_build(&at, MEMREF_alloca, 0, NULL, 1, &t, 0);
    ir_op_set_attr(s->c, local, "alignment", ir_attr_i64(s->c, PLAN_LINE));
    ir_op_set_attr(s->c, local, "operandSegmentSizes", rw_segments(s->c, 2, (int64_t[]){0, 0}));
    ir_value_replace(ir_result(b->alloc, 0), ir_result(local, 0));
    for (int i = 0; i < b->deallocs.n; i++) ir_op_erase(b->deallocs.data[i]);
    ir_op_erase(b->alloc);
    rw_count(s->counts, "buffers on the stack", 1);
}

// The small ones become local; what is left is for frames.
static plan_buffers take_locals(plan_state *s, plan_buffers all) {
    plan_buffers rest = {0};
    int64_t total = 0;
    for (int i = 0; i < all.n; i++) {
        plan_buffer *b = all.data[i];
        bool const fits = !b->symbolic && b->bytes <= PLAN_LOCAL && total + b->bytes <= PLAN_LOCALS;
        if (fits) {
            total += b->bytes;
            make_local(s, b);
        } else {
            vec_push(s->a, &rest, b);
        }
    }
    return rest;
}

// ---- scopes ----

// often: the scope may run many times, so that even its straight-line buffers are worth a frame.
static void plan_scope(plan_state *s, ir_block *scope, bool often) {
    s->scope = scope;
    map_init(&s->start, s->a);
    map_init(&s->end, s->a);
    s->next_number = 0;
    s->frames.n = 0;
    plan_buffers buffers = {0};
    collect(s, scope, often, &buffers);
    for (int i = 0; i < buffers.n; i++) {
        plan_buffer *b = buffers.data[i];
        b->start = plan_start(s, b->alloc);
        b->end = plan_start(s, plan_last_dealloc(s, b));
    }
    plan_frames(s, scope, take_locals(s, buffers));
    for (int i = 0; i < s->frames.n; i++) plan_emit(s, s->frames.data[i]);
}

static bool run(ir_op *module, rw_context *context) {
    ir_context *c = ir_op_context(module);
    plan_state state = {.c = c, .a = ir_arena(c), .module = module, .counts = context}, *s = &state;
    map_init(&s->safe, s->a);
    for (ir_op *f = ir_module_body(module)->first; f; f = f->next) {
        if (f->opcode != FUNC_func || !f->region_count) continue;
        ir_block *body = f->regions[0].first;
        if (!body || body->next) continue;   // the numbers mean time in structured control flow only
        plan_scope(s, body, ir_op_attr(f, "sym_visibility") != NULL);
        while (s->scopes.n) plan_scope(s, s->scopes.data[--s->scopes.n], true);
    }
    return true;
}

const rw_pass plan_memory_pass = {"plan-memory", "temporaries share frames on a stack", run, NULL};
