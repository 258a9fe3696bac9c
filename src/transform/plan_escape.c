#include "dialect/func/func.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "dialect/vector/vector.h"
#include "rewrite/emit.h"
#include "transform/plan_memory.h"

#include <string.h>

static char const yes = 1, no = 0;

static bool is_safe_use(plan_state *s, ir_use *u, plan_buffer *b);

static bool are_safe_uses(plan_state *s, ir_value *v, plan_buffer *b) {
    for (ir_use *u = v->uses; u; u = u->next)
        if (!is_safe_use(s, u, b)) return false;
    return true;
}

// Does the function with this body keep no reference to the argument? Of a recursion nothing is assumed.
static bool is_safe_argument(plan_state *s, ir_value *arg) {
    const char *known = map_get_ptr(&s->safe, arg);
    if (known) return *known;
    map_put_ptr(&s->safe, arg, (void *)&no);
    bool const safe = are_safe_uses(s, arg, NULL);
    map_put_ptr(&s->safe, arg, (void *)(safe ? &yes : &no));
    return safe;
}

static bool is_listed(const ir_op *op, const char *list, int i) {
    ir_attr a = ir_op_attr(op, list);
    for (int k = 0; a && k < a->count; k++)
        if (a->ints[k] == i) return true;
    return false;
}

static bool is_safe_call(plan_state *s, ir_op *op, int i) {
    const char *name = rw_callee(op);
    ir_op *f = ir_symbol_lookup(s->module, name);
    if (!f || is_listed(op, "npcc.captures", i)) return false;
    if (f->region_count && f->regions[0].first)
        return !is_listed(f, "npcc.consumed", i) && !is_listed(f, "npcc.captured", i) &&
               is_safe_argument(s, f->regions[0].first->args[i]);
    if (strncmp(name, "nprt_array_retain", 17) == 0) return false;
    // An array that the runtime gives back may be the one it got.
    for (int r = 0; r < op->result_count; r++)
        if (ir_result(op, r)->type->kind == IR_MEMREF || ir_result(op, r)->type->kind == IR_UNRANKED_MEMREF)
            return false;
    return true;
}

// Is op in block, or in branches in it?
static bool is_in_branches_of(const ir_block *block, const ir_op *op) {
    while (op && op->block != block) {
        op = ir_op_parent(op);
        if (op && op->opcode != SCF_if) return false;
    }
    return op != NULL;
}

// b: the buffer whose release is sought; NULL for an argument, which is not to be released.
static bool is_safe_use(plan_state *s, ir_use *u, plan_buffer *b) {
    ir_op *op = u->user;
    switch (op->opcode) {
    case MEMREF_load:
    case MEMREF_store:
    case MEMREF_dim:
    case MEMREF_rank:
    case MEMREF_copy:
    case MEMREF_prefetch:
    case VECTOR_load:
    case VECTOR_store:
    case VECTOR_maskedload:
    case VECTOR_maskedstore: return true;
    case MEMREF_subview:
    case MEMREF_cast:
    case MEMREF_view:
    case MEMREF_reinterpret_cast:
    case MEMREF_expand_shape:
    case MEMREF_collapse_shape: return u->index == 0 && are_safe_uses(s, ir_result(op, 0), b);
    case MEMREF_dealloc:
        if (!b || !is_in_branches_of(b->alloc->block, op)) return false;
        vec_push(s->a, &b->deallocs, op);
        return true;
    case FUNC_call: return is_safe_call(s, op, u->index);
    default: return false;
    }
}

bool plan_is_local(plan_state *s, plan_buffer *b) {
    return are_safe_uses(s, ir_result(b->alloc, 0), b) && b->deallocs.n > 0;
}
