// Reference counts of Python handles, made explicit.
//
//   %s = python.call …              %s = python.call …
//   scf.if %c { use(%s) }     →     scf.if %c { use(%s) }
//   other()                         python.release %s
//                                   other()
//
// Every handle is owned by the block that defines it, from its definition to its last use there, uses in nested regions
// included; arguments of functions are borrowed. What ends in a loop, a branch's result or a return needs a reference
// of its own: the last use hands over the block's, earlier ones retain. No value is left over on any path, because
// regions have one way out.
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "transform/transform.h"

#include "base/vec.h"

#include <string.h>

typedef struct ownership {
    ir_context *c;
    map numbers;   // op → its place in the text order
    VEC(ir_value *) values;
} ownership;

static bool is_handle(const ir_value *v) {
    return v->type->kind == IR_DIALECT_TYPE && strcmp(v->type->dialect, "python") == 0;
}

static void count(ir_builder *b, unsigned opcode, ir_value *v) { ir_build(b, opcode, 1, &v, 0, NULL, 0); }

// Does this use take a reference over?
static bool is_consuming(const ir_use *u) {
    switch (u->user->opcode) {
    case SCF_yield:
    case FUNC_return: return true;
    case SCF_condition: return u->index > 0;
    case SCF_for: return u->index >= 3;
    case SCF_while: return true;
    default: return false;
    }
}

static bool is_borrowed(const ir_value *v) {
    if (!v->op) return ir_block_parent(v->block)->opcode == FUNC_func;
    return v->op->opcode == ARITH_select || (v->op->opcode == PYTHON_call && ir_op_attr(v->op, "borrowed"));
}

static void visit(ir_op *op, void *data) {
    ownership *o = data;
    arena *a = ir_arena(o->c);
    map_put_ptr(&o->numbers, op, (void *)(intptr_t)(o->numbers.n + 1));
    for (int i = 0; i < op->result_count; i++)
        if (is_handle(ir_result(op, i))) vec_push(a, &o->values, ir_result(op, i));
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next)
            for (int i = 0; i < b->arg_count; i++)
                if (is_handle(b->args[i])) vec_push(a, &o->values, b->args[i]);
}

static ir_op *ancestor_in(ir_op *op, const ir_block *block) {
    while (op && op->block != block) op = ir_op_parent(op);
    return op;
}

static intptr_t number_of(const ownership *o, const ir_op *op) { return (intptr_t)map_get_ptr(&o->numbers, op); }

static void own(ownership *o, ir_value *v) {
    ir_block *block = v->op ? v->op->block : v->block;
    bool argument = !v->op && ir_block_parent(block)->opcode == FUNC_func;
    VEC(ir_op *) consumers = {NULL, 0, 0};
    ir_op *last = NULL;
    bool nested_in_last = false;
    for (ir_use *u = v->uses; u; u = u->next) {
        ir_op *here = ancestor_in(u->user, block);
        if (!last || number_of(o, here) > number_of(o, last)) last = here, nested_in_last = false;
        if (here == last && here != u->user) nested_in_last = true;
        if (is_consuming(u)) vec_push(ir_arena(o->c), &consumers, u->user);
    }
    ir_builder after =
        v->op ? ir_builder_after(o->c, v->op) : (ir_builder){o->c, block, block->first, ir_loc_unknown(o->c)};
    if (!v->op && block->first) after.loc = block->first->loc;
    // A borrowed result gets a reference, so that its owner may go first.
    if (v->op && is_borrowed(v) && last) count(&after, PYTHON_retain, v);
    bool handed_over = argument;
    for (int i = 0; i < consumers.n; i++) {
        if (!handed_over && consumers.data[i] == last && !nested_in_last) {
            handed_over = true;
            continue;
        }
        ir_builder before = ir_builder_before(o->c, consumers.data[i]);
        count(&before, PYTHON_retain, v);
    }
    if (handed_over || (!last && is_borrowed(v))) return;
    if (last) after = ir_builder_after(o->c, last), after.loc = last->loc;
    count(&after, PYTHON_release, v);
}

bool python_ownership(ir_op *module) {
    ownership o = {.c = ir_op_context(module)};
    map_init(&o.numbers, ir_arena(o.c));
    ir_walk(module, visit, &o);
    for (int i = 0; i < o.values.n; i++) own(&o, o.values.data[i]);
    return true;
}

static bool run(ir_op *module, rw_context *context) {
    (void)context;
    return python_ownership(module);
}

const rw_pass python_ownership_pass = {"python-ownership", "reference counts of Python handles become explicit", run,
                                       NULL};
