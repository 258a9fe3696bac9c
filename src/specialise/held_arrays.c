// Does a program change arrays that run-time lists hold, on their own or as fields of copied objects?
#include "analysis/arrays.h"
#include "base/vec.h"
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <string.h>

enum { MAX_WRITES = 64 };

typedef struct search {
    const arrays_function *f;
    VEC(const ir_op *) stores;
    bool found;
} search;

static void find_stores(ir_op *op, void *data) {
    search *s = data;
    ir_attr const captures = op->opcode == PYTHON_call ? ir_op_attr(op, "captures") : NULL;
    if (captures && captures->count) vec_push(s->f->module->arena, &s->stores, op);
}

static bool was_stored(const search *s, const ir_op *write, ir_value *root) {
    for (int i = 0; i < s->stores.n; i++) {
        const ir_op *store = s->stores.data[i];
        ir_attr const captures = ir_op_attr(store, "captures");
        for (int k = 0; k < captures->count; k++) {
            ir_value *held = arrays_root(s->f, ir_operand(store, (int)captures->ints[k]));
            if (arrays_may_follow(s->f, store, write, held) && arrays_may_alias(s->f, root, held)) return true;
        }
    }
    return false;
}

static void find_writes(ir_op *op, void *data) {
    search *s = data;
    int written[MAX_WRITES], n = arrays_written(s->f, op, written, MAX_WRITES);
    for (int i = 0; i < n && !s->found; i++) {
        ir_value *v = ir_operand(op, written[i]), *root = arrays_is(v) ? arrays_root(s->f, v) : NULL;
        s->found = root && (arrays_may_be_borrowed(s->f, root) || was_stored(s, op, root));
    }
}

static void find_held(ir_op *op, void *found) {
    const char *callee = op->opcode == PYTHON_call ? ir_op_attr(op, "callee")->text : "";
    *(bool *)found |= strcmp(callee, "nprt_list_set_array") == 0;
}

bool changes_held_arrays(ir_op *module) {
    bool holds = false;
    ir_walk(module, find_held, &holds);
    if (!holds) return false;
    const arrays_module *m = arrays_analyse(module);
    bool found = false;
    for (int i = 0; i < m->functions.n && !found; i++) {
        search s = {.f = m->functions.entries[i].value};
        ir_walk(s.f->func, find_stores, &s);
        ir_walk(s.f->func, find_writes, &s);
        found = s.found;
    }
    return found;
}
