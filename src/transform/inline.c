// Puts the bodies of private functions in the place of their calls: when there is one call only, when the body is
// small, or when the function has the attribute npcc.inline. Callees come first, so bodies are inlined whole; a call
// inside a recursion stays. A location says both where the code stands and where it was called. Private functions
// that nobody refers to any more are removed.
//
//   %r = func.call @f(%x) : (f32) -> f32       →   the ops of @f, with %x for its argument and %r for what it returns
#include "base/vec.h"
#include "dialect/func/func.h"
#include "transform/transform.h"

#include <string.h>

#define DEFAULT_SMALL 12

typedef struct inliner {
    ir_op *module;
    ir_context *c;
    arena scratch;
    map functions;    // istr of the name → ir_op
    map state;        // func → 1: being worked on, 2: done
    map recursive;    // func → 1 when it calls itself, through others perhaps
    map references;   // istr → how often a symbol is named
    int small;
    int64_t inlined, removed;
} inliner;

static void note_symbols(inliner *in, ir_attr a, intptr_t by) {
    if (a->kind == IR_SYMBOL)
        map_put_ptr(&in->references, a->text, (void *)((intptr_t)map_get_ptr(&in->references, a->text) + by));
    for (int i = 0; i < a->count && a->kind == IR_ARRAY; i++) note_symbols(in, a->items[i], by);
    for (int i = 0; i < a->count && a->kind == IR_DICT; i++) note_symbols(in, a->entries[i].value, by);
}

static void note_op(ir_op *op, void *data) {
    for (int i = 0; i < op->attr_count; i++) note_symbols(data, op->attrs[i].value, 1);
}

static void forget_op(ir_op *op, void *data) {
    for (int i = 0; i < op->attr_count; i++) note_symbols(data, op->attrs[i].value, -1);
}

static bool is_private(const ir_op *f) {
    ir_attr a = ir_op_attr(f, "sym_visibility");
    return a && a->kind == IR_STRING && strcmp(a->text, "private") == 0;
}

static bool should_inline(inliner *in, const ir_op *f) {
    const ir_block *entry = func_entry(f);
    if (!entry || entry->next || !entry->last || entry->last->opcode != FUNC_return || !is_private(f)) return false;
    if (map_get_ptr(&in->state, f) != (void *)2 || map_get_ptr(&in->recursive, f)) return false;
    if (ir_op_attr(f, "npcc.noinline") || ir_op_attr(f, "no_inline")) return false;
    if (ir_op_attr(f, "npcc.inline")) return true;
    if ((intptr_t)map_get_ptr(&in->references, ir_op_attr(f, "sym_name")->text) == 1) return true;
    return rw_count_ops((ir_op *)f) - 2 <= in->small;
}

typedef struct relocation {
    ir_context *c;
    ir_loc caller;
} relocation;

static void relocate(ir_op *op, void *data) {
    const relocation *r = data;
    op->loc = ir_loc_inlined(r->c, op->loc, r->caller);
}

static ir_op *copy_body(ir_op *call, const ir_op *f) {
    ir_context *c = ir_op_context(call);
    const ir_block *entry = func_entry(f);
    relocation r = {c, call->loc};
    ir_builder b = ir_builder_before(c, call);
    ir_op *const before = call->prev;
    map values;
    map_init(&values, ir_arena(c));
    for (int i = 0; i < entry->arg_count; i++) {
        map_put_ptr(&values, entry->args[i], ir_operand(call, i));
        if (!ir_operand(call, i)->name) ir_operand(call, i)->name = entry->args[i]->name;
    }
    for (const ir_op *op = entry->first; op != entry->last; op = op->next)
        ir_walk(ir_op_clone(&b, op, &values), relocate, &r);
    for (int i = 0; i < call->result_count; i++) {
        ir_value *returned = ir_operand(entry->last, i), *to = map_get_ptr(&values, returned);
        ir_value_replace(ir_result(call, i), to ? to : returned);
    }
    return before ? before->next : call->block->first;
}

void inline_one(ir_op *call, const ir_op *f) {
    copy_body(call, f);
    ir_op_erase(call);
}

static void inline_call(inliner *in, ir_op *call, const ir_op *f) {
    for (ir_op *op = copy_body(call, f); op != call; op = op->next) ir_walk(op, note_op, in);
    forget_op(call, in);
    ir_op_erase(call);
    in->inlined++;
}

static void work_on(inliner *in, ir_op *f);

typedef struct call_list {
    inliner *in;
    VEC(ir_op *) calls;
} call_list;

static void collect(ir_op *op, void *data) {
    call_list *l = data;
    if (op->opcode == FUNC_call) vec_push(&l->in->scratch, &l->calls, op);
}

static void work_on(inliner *in, ir_op *f) {
    if (map_get_ptr(&in->state, f)) return;
    map_put_ptr(&in->state, f, (void *)1);
    call_list l = {.in = in};
    ir_walk(f, collect, &l);
    for (int i = 0; i < l.calls.n; i++) {
        ir_attr callee = ir_op_attr(l.calls.data[i], "callee");
        ir_op *target = callee ? map_get_ptr(&in->functions, callee->text) : NULL;
        if (!target) continue;
        if (map_get_ptr(&in->state, target) == (void *)1) map_put_ptr(&in->recursive, target, (void *)1);
        work_on(in, target);
        if (should_inline(in, target)) inline_call(in, l.calls.data[i], target);
    }
    map_put_ptr(&in->state, f, (void *)2);
}

static void remove_unused(inliner *in) {
    for (bool again = true; again;) {
        again = false;
        for (ir_op *op = ir_module_body(in->module)->first, *next; op; op = next) {
            next = op->next;
            if (op->opcode != FUNC_func || !is_private(op) ||
                (intptr_t)map_get_ptr(&in->references, ir_op_attr(op, "sym_name")->text) > 0)
                continue;
            ir_walk(op, forget_op, in);
            ir_op_erase(op);
            in->removed++;
            again = true;
        }
    }
}

static bool run(ir_op *module, rw_context *context) {
    inliner in = {.module = module, .c = ir_op_context(module), .small = DEFAULT_SMALL};
    const inline_options *options = context->options;
    if (options && options->small_ops) in.small = options->small_ops;
    arena_init(&in.scratch);
    map_init(&in.functions, &in.scratch);
    map_init(&in.state, &in.scratch);
    map_init(&in.recursive, &in.scratch);
    map_init(&in.references, &in.scratch);
    ir_walk(module, note_op, &in);
    for (ir_op *op = ir_module_body(module)->first; op; op = op->next)
        if (op->opcode == FUNC_func && ir_op_attr(op, "sym_name"))
            map_put_ptr(&in.functions, ir_op_attr(op, "sym_name")->text, op);
    for (int i = 0; i < in.functions.n; i++) work_on(&in, in.functions.entries[i].value);
    remove_unused(&in);
    rw_count(context, "calls inlined", in.inlined);
    rw_count(context, "functions removed", in.removed);
    arena_deinit(&in.scratch);
    return true;
}

const rw_pass inline_pass = {"inline", "Puts small and once-called private functions in the place of their calls.", run,
                             NULL};
