// Calls that stand in the way of knowing which array a reference names give way to the bodies of their functions: those
// whose result may be one of their arguments, and those that change an argument that may be another one, too.
#include "analysis/arrays.h"
#include "dialect/func/func.h"
#include "dialect/scf/scf.h"
#include "transform/promote_arrays.h"
#include "transform/transform.h"

#include "base/vec.h"

typedef struct call_search {
    const arrays_function *f;
    VEC(ir_op *) found;
} call_search;

static bool any(const bool *flags, int n) {
    for (int i = 0; i < n; i++)
        if (flags[i]) return true;
    return false;
}

static bool shares_arguments(const arrays_function *f, const arrays_function *callee, const ir_op *call) {
    for (int i = 0; i < callee->arg_count; i++)
        for (int k = 0; k < callee->arg_count && callee->mutated[i]; k++)
            if (k != i && arrays_is(ir_operand(call, k)) && arrays_is(ir_operand(call, i)) &&
                arrays_may_alias(f, ir_operand(call, i), ir_operand(call, k)))
                return true;
    return false;
}

// Arrays that records hold come in or go out, where such arrays are written.
static bool moves_loose(const arrays_function *f, const arrays_function *callee) {
    return f->module->writes_loose &&
           (any(callee->captures_arg, callee->arg_count) || any(callee->returns_loose, callee->result_count) ||
            (callee->writes_loose && any(callee->arg_loose, callee->arg_count)));
}

static void find(ir_op *op, void *data) {
    call_search *s = data;
    const arrays_function *callee = op->opcode == FUNC_call ? arrays_of_call(s->f->module, op) : NULL;
    if (!callee || callee->func->regions[0].first->next) return;
    if (any(callee->returns_arg, callee->arg_count * callee->result_count) ||
        any(callee->returns_same, callee->result_count * callee->result_count) || shares_arguments(s->f, callee, op) ||
        moves_loose(s->f, callee))
        vec_push(s->f->module->arena, &s->found, op);
}

// Does a call lead back to the function, through others perhaps?
typedef struct recursion {
    const arrays_function *f;
    const ir_op *func;
    map seen;
    bool found;
} recursion;

static void follow(ir_op *op, void *data) {
    recursion *r = data;
    const arrays_function *callee = op->opcode == FUNC_call ? arrays_of_call(r->f->module, op) : NULL;
    if (!callee || r->found) return;
    if (callee->func == r->func) {
        r->found = true;
        return;
    }
    if (map_has_ptr(&r->seen, callee->func)) return;
    map_put_ptr(&r->seen, callee->func, callee->func);
    ir_walk(callee->func, follow, r);
}

static bool is_recursive(const arrays_function *f, const ir_op *func) {
    recursion r = {f, func, {0}, false};
    map_init(&r.seen, f->module->arena);
    ir_walk((ir_op *)(uintptr_t)func, follow, &r);
    return r.found;
}

bool promote_calls(arrays_function *f) {
    call_search s = {f, {NULL, 0, 0}};
    ir_walk(f->func, find, &s);
    bool changed = false;
    for (int i = 0; i < s.found.n; i++) {
        const ir_op *func = arrays_of_call(f->module, s.found.data[i])->func;
        if (is_recursive(f, func)) continue;
        inline_one(s.found.data[i], func);
        changed = true;
    }
    return changed;
}
