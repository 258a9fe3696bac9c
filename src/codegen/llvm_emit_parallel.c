// scf.parallel: the body becomes a function over a range of the linearised iterations,
//
//   void f.parallel0(struct *ctx, int64_t begin, int64_t end)
//
// and the op a call of nprt_parallel_for with the values the body uses from outside stored in *ctx. Constants are not
// stored: they stay constants in the body. A parallel loop inside another runs as plain loops.
#include "codegen/emit.h"
#include "dialect/scf/scf.h"

typedef VEC(ir_value *) value_list;

typedef struct capture_walk {
    cg_fn *f;
    ir_op *loop;
    map seen;
    value_list *out;
} capture_walk;

static void note_captures(ir_op *op, void *data) {
    capture_walk *w = data;
    for (int i = 0; i < op->operand_count && op != w->loop; i++) {
        ir_value *v = ir_operand(op, i);
        const ir_op *home = ir_def(v) ? ir_def(v) : ir_block_parent(v->block);
        if (ir_def(v) ? ir_op_is_inside(home, w->loop) : home == w->loop || ir_op_is_inside(home, w->loop)) continue;
        if (map_has_ptr(&w->seen, v)) continue;
        map_put_ptr(&w->seen, v, v);
        vec_push(w->f->g->a, w->out, v);
    }
}

// The context: one slot for each captured part that is not a constant and that the body reads. The body is filled
// first, with reads whose addresses are not known yet; what it leaves unused is dropped.
typedef struct slot {
    LLVMValueRef part, read;   // in the caller, in the body
} slot;

typedef struct context {
    VEC(slot) slots;
    map known;   // part → its read
} context;

static LLVMValueRef context_read(cg_fn *body, context *c, LLVMValueRef part) {
    if (LLVMIsConstant(part)) return part;
    LLVMValueRef read = map_get_ptr(&c->known, part);
    if (read) return read;
    read = LLVMBuildLoad2(body->b, LLVMTypeOf(part), LLVMGetParam(body->fn, 0), "");
    map_put_ptr(&c->known, part, read);
    vec_push(body->g->a, &c->slots, ((slot){part, read}));
    return read;
}

// Stores what the body reads, and tells the reads where it is.
static LLVMValueRef context_store(cg_fn *f, context *c, LLVMValueRef fn) {
    cg *g = f->g;
    int n = 0;
    LLVMTypeRef *types = ARENA_ARRAY(g->a, LLVMTypeRef, c->slots.n);
    for (int i = 0; i < c->slots.n; i++) {
        slot s = c->slots.data[i];
        if (LLVMGetFirstUse(s.read)) {
            types[n] = LLVMTypeOf(s.part);
            c->slots.data[n++] = s;
        } else {
            LLVMInstructionEraseFromParent(s.read);
        }
    }
    LLVMTypeRef type = LLVMStructTypeInContext(g->context, types, (unsigned)n, false);
    LLVMValueRef p = cg_alloca(f, type, "context");
    LLVMBuilderRef b = LLVMCreateBuilderInContext(g->context);
    for (int i = 0; i < n; i++) {
        slot s = c->slots.data[i];
        LLVMBuildStore(f->b, s.part, LLVMBuildStructGEP2(f->b, type, p, (unsigned)i, ""));
        LLVMPositionBuilderBefore(b, s.read);
        LLVMSetOperand(s.read, 0, LLVMBuildStructGEP2(b, type, LLVMGetParam(fn, 0), (unsigned)i, ""));
    }
    LLVMDisposeBuilder(b);
    return p;
}

typedef struct space {
    int n;
    LLVMValueRef *lower, *step, *count;
} space;   // the iterations of each dimension

static LLVMValueRef trip_count(cg_fn *f, LLVMValueRef lower, LLVMValueRef upper, LLVMValueRef step) {
    cg *g = f->g;
    LLVMValueRef span = LLVMBuildSub(f->b, upper, lower, "");
    if (!LLVMIsAConstantInt(step) || LLVMConstIntGetSExtValue(step) != 1) {
        LLVMValueRef more = LLVMBuildAdd(f->b, span, LLVMBuildSub(f->b, step, cg_index(g, 1), ""), "");
        span = LLVMBuildSDiv(f->b, more, step, "");
    }
    return cg_call_intrinsic(f, "llvm.smax", 1, &g->i64, 2, (LLVMValueRef[]){span, cg_index(g, 0)});
}

static space open_space(cg_fn *f, ir_op *op, int n) {
    space s = {n, ARENA_ARRAY(f->g->a, LLVMValueRef, n), ARENA_ARRAY(f->g->a, LLVMValueRef, n),
               ARENA_ARRAY(f->g->a, LLVMValueRef, n)};
    for (int i = 0; i < n; i++) {
        s.lower[i] = cg_operand(f, op, i);
        s.step[i] = cg_operand(f, op, 2 * n + i);
        s.count[i] = trip_count(f, s.lower[i], cg_operand(f, op, n + i), s.step[i]);
    }
    return s;
}

// The dimensions' counters from the number of the iteration, the last dimension fastest.
static void set_counters(cg_fn *f, ir_block *body, const space *s, LLVMValueRef number) {
    for (int i = s->n - 1; i >= 0; i--) {
        LLVMValueRef k = i ? LLVMBuildURem(f->b, number, s->count[i], "") : number;
        if (i) number = LLVMBuildUDiv(f->b, number, s->count[i], "");
        cg_set1(f, body->args[i], LLVMBuildNSWAdd(f->b, s->lower[i], LLVMBuildNSWMul(f->b, k, s->step[i], ""), ""));
    }
}

// Runs here: nested loops, or inside another parallel body.
static bool emit_serial(cg_fn *f, ir_op *op, int n) {
    ir_block *body = op->regions[0].first;
    cg_loop *loops = ARENA_ARRAY(f->g->a, cg_loop, n);
    for (int i = 0; i < n; i++) {
        loops[i] = cg_loop_begin(f, cg_operand(f, op, i), cg_operand(f, op, n + i), cg_operand(f, op, 2 * n + i));
        cg_set1(f, body->args[i], loops[i].iv);
    }
    if (!cg_emit_block(f, body)) return false;
    for (int i = n - 1; i >= 0; i--) cg_loop_end(f, &loops[i]);
    return true;
}

static LLVMValueRef new_body(cg_fn *f, cg_fn *body) {
    cg *g = f->g;
    char *name = arena_printf(g->a, "%s.parallel%d", f->name, g->outlined++);
    LLVMTypeRef type = LLVMFunctionType(g->void_type, (LLVMTypeRef[]){g->ptr, g->i64, g->i64}, 3, false);
    LLVMValueRef fn = LLVMAddFunction(g->mod, name, type);
    LLVMSetLinkage(fn, LLVMInternalLinkage);
    cg_common_attrs(g, fn);
    cg_add_fn_attr(g, fn, 1, "noalias", 0);
    cg_add_fn_attr(g, fn, 1, "readonly", 0);
    LLVMSetUnnamedAddress(fn, LLVMGlobalUnnamedAddr);
    cg_fn_begin(g, body, fn, name);
    body->in_parallel = true;
    return fn;
}

static bool emit_body(cg_fn *f, cg_fn *body, ir_op *op, context *c, const value_list *captured, const space *s) {
    space in = *s;
    in.lower = arena_copy(f->g->a, s->lower, sizeof *s->lower * (size_t)s->n);
    in.step = arena_copy(f->g->a, s->step, sizeof *s->step * (size_t)s->n);
    in.count = arena_copy(f->g->a, s->count, sizeof *s->count * (size_t)s->n);
    for (int i = 0; i < captured->n; i++) {
        cg_parts outside = cg_get(f, captured->data[i]);
        LLVMValueRef *inside = ARENA_ARRAY(f->g->a, LLVMValueRef, outside.n);
        for (int k = 0; k < outside.n; k++) inside[k] = context_read(body, c, outside.v[k]);
        cg_set(body, captured->data[i], outside.n, inside);
    }
    for (int i = 0; i < s->n; i++) {
        in.lower[i] = context_read(body, c, s->lower[i]);
        in.step[i] = context_read(body, c, s->step[i]);
        in.count[i] = context_read(body, c, s->count[i]);
    }
    cg_loop l = cg_loop_begin(body, LLVMGetParam(body->fn, 1), LLVMGetParam(body->fn, 2), cg_index(f->g, 1));
    set_counters(body, op->regions[0].first, &in, l.iv);
    bool ok = cg_emit_block(body, op->regions[0].first);
    cg_loop_end(body, &l);
    LLVMBuildRetVoid(body->b);
    return ok;
}

bool cg_emit_parallel(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    int n = op->regions[0].first->arg_count;
    if (op->result_count || n == 0 || op->operand_count != 3 * n) return false;
    if (f->in_parallel) return emit_serial(f, op, n);
    value_list captured = {0};
    capture_walk w = {.f = f, .loop = op, .out = &captured};
    map_init(&w.seen, g->a);
    ir_walk(op, note_captures, &w);
    space s = open_space(f, op, n);
    context c = {0};
    map_init(&c.known, g->a);
    LLVMValueRef total = s.count[0];
    for (int i = 1; i < n; i++) total = LLVMBuildNSWMul(f->b, total, s.count[i], "");
    cg_fn body;
    LLVMValueRef fn = new_body(f, &body);
    bool ok = emit_body(f, &body, op, &c, &captured, &s);
    cg_fn_end(&body);
    LLVMValueRef stored = context_store(f, &c, fn);
    ir_attr grain = ir_op_attr(op, "npcc.grain");
    LLVMTypeRef type = LLVMFunctionType(g->void_type, (LLVMTypeRef[]){g->ptr, g->ptr, g->i64, g->i64}, 4, false);
    LLVMValueRef args[4] = {fn, stored, total, cg_index(g, grain ? grain->i : 1)};
    LLVMBuildCall2(f->b, type, cg_external(g, "nprt_parallel_for", type), args, 4, "");
    return ok;
}
