// Before arrays are promoted: references that are certainly the same become one value.
//
//   %r = call @f(%a), f returns its argument    →  %r is %a
//   %r:2 = call @f(), f returns (%v, %v)        →  %r#1 is %r#0
//   scf.for … iter_args(%x = %a) { … yield %x } →  %x and the result are %a
//   scf.if … { yield %a } else { yield %a }     →  the result is %a
#include "dialect/func/func.h"
#include "dialect/scf/scf.h"
#include "rewrite/emit.h"
#include "transform/promote_arrays.h"

typedef struct forwarding {
    ir_context *c;
    ir_op *module;
    bool changed;
} forwarding;

static bool is_array(const ir_value *v) { return ir_type_is_dialect(v->type, "numpy", "ndarray"); }

static void forward(forwarding *f, ir_value *from, ir_value *to) {
    if (from == to || ir_value_unused(from)) return;
    ir_value_replace(from, to);
    f->changed = true;
}

static void forward_call(forwarding *f, ir_op *call) {
    ir_op *callee = ir_symbol_lookup(f->module, rw_callee(call));
    ir_block *entry = callee && callee->opcode == FUNC_func ? callee->regions[0].first : NULL;
    if (!entry || !entry->last || entry->last->opcode != FUNC_return) return;
    for (int i = 0; i < call->result_count && i < entry->last->operand_count; i++) {
        ir_value *v = ir_operand(entry->last, i);
        if (is_array(v) && !v->op && v->block == entry && v->index < call->operand_count)
            forward(f, ir_result(call, i), ir_operand(call, v->index));
        for (int k = 0; k < i && is_array(v); k++)
            if (ir_operand(entry->last, k) == v) forward(f, ir_result(call, i), ir_result(call, k));
    }
}

// The loop without its carried value i, which nothing uses any more.
static void drop_carried(forwarding *f, ir_op *loop, int i) {
    arena *a = ir_arena(f->c);
    ir_builder b = ir_builder_before(f->c, loop);
    ir_op *yield = loop->regions[0].first->last;
    ir_value **operands = ARENA_ARRAY(a, ir_value *, loop->operand_count);
    ir_type *types = ARENA_ARRAY(a, ir_type, loop->result_count);
    int n = 0;
    for (int k = 0; k < yield->operand_count; k++)
        if (k != i) operands[n++] = ir_operand(yield, k);
    ir_op_set_operands(f->c, yield, n, operands);
    ir_block_remove_arg(loop->regions[0].first, i + 1);
    n = 0;
    for (int k = 0; k < loop->operand_count; k++)
        if (k != i + 3) operands[n++] = ir_operand(loop, k);
    for (int k = 0, r = 0; k < loop->result_count; k++)
        if (k != i) types[r++] = ir_result(loop, k)->type;
    ir_op *fresh = ir_build(&b, SCF_for, n, operands, loop->result_count - 1, types, 1);
    for (int k = 0; k < loop->attr_count; k++) ir_op_set_attr(f->c, fresh, loop->attrs[k].name, loop->attrs[k].value);
    ir_region_take(ir_op_region(fresh, 0), ir_op_region(loop, 0));
    for (int k = 0, r = 0; k < loop->result_count; k++)
        if (k != i) ir_value_replace(ir_result(loop, k), ir_result(fresh, r++));
    ir_op_erase(loop);
    f->changed = true;
}

static void forward_for(forwarding *f, ir_op *loop) {
    ir_block *body = loop->regions[0].first;
    for (int i = 0; i < loop->result_count; i++) {
        ir_value *init = ir_operand(loop, 3 + i), *carried = body->args[1 + i], *next = ir_operand(body->last, i);
        if (!is_array(init) || (next != carried && next != init)) continue;
        forward(f, ir_result(loop, i), init);
        ir_value_replace(carried, init);
        drop_carried(f, loop, i);
        return;   // the loop is another op now; the next round sees it
    }
}

static void forward_while(forwarding *f, ir_op *loop) {
    ir_block *before = loop->regions[0].first, *after = loop->regions[1].first;
    for (int i = 0; i < before->arg_count; i++) {
        ir_value *next = ir_operand(after->last, i);
        if (!is_array(next) || next->op || next->block != after ||
            ir_operand(before->last, 1 + next->index) != before->args[i])
            continue;
        ir_value *init = ir_operand(loop, i);
        forward(f, ir_result(loop, next->index), init);
        // The carried value stays, unused, where other positions of the two regions need it.
        for (ir_use *u = next->uses, *following; u; u = following) {
            following = u->next;
            if (u->user == after->last) continue;
            ir_op_set_operand(u->user, u->index, init);
            f->changed = true;
        }
    }
}

static void forward_if(forwarding *f, ir_op *branch) {
    if (!branch->regions[1].first) return;
    for (int i = 0; i < branch->result_count; i++) {
        ir_value *yes = ir_operand(branch->regions[0].first->last, i);
        if (is_array(yes) && yes == ir_operand(branch->regions[1].first->last, i))
            forward(f, ir_result(branch, i), yes);
    }
}

static void visit(ir_op *op, void *data) {
    switch (op->opcode) {
    case FUNC_call: forward_call(data, op); break;
    case SCF_for: forward_for(data, op); break;
    case SCF_while: forward_while(data, op); break;
    case SCF_if: forward_if(data, op); break;
    default: break;
    }
}

void promote_forward(ir_op *module) {
    forwarding f = {ir_op_context(module), module, true};
    while (f.changed) {
        f.changed = false;
        ir_walk_post(module, visit, &f);
    }
}
