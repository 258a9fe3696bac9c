#include "analysis/entry.h"
#include "analysis/arrays.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"

#include "base/vec.h"

#include <string.h>

typedef VEC(ir_op *) op_list;

typedef struct entry_search {
    const arrays_function *f;
    op_list taken, stored;   // arrays out of the arguments, and into lists
    entry_facts *out;
    const ir_value *results;   // the list of the results
    const char *refusal;
} entry_search;

static const char *callee_of(const ir_op *op) { return ir_op_attr(op, "callee")->text; }

static bool only_computes(const char *callee) {
    static const char *const families[] = {"nprt_str_",   "nprt_list_", "nprt_table_",  "nprt_set_",
                                           "nprt_nd_",    "nprt_fail",  "nprt_object_", "nprt_shape_",
                                           "nprt_entry_", "nprt_null",  "nprt_typed_"};
    // What depends on np.set_printoptions, which the interpreter keeps.
    if (strcmp(callee, "nprt_str_of_array") == 0 || strcmp(callee, "nprt_set_print_options") == 0) return false;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strncmp(callee, families[i], strlen(families[i])) == 0) return true;
    return false;
}

static void collect(ir_op *op, void *data) {
    entry_search *s = data;
    arena *a = s->f->module->arena;
    if (op->opcode != PYTHON_call && op->opcode != NUMPY_call) return;
    const char *callee = callee_of(op);
    if (!only_computes(callee)) s->refusal = "it does more than compute";
    if (strcmp(callee, "nprt_list_take_array") == 0) vec_push(a, &s->taken, op);
    if (strcmp(callee, "nprt_list_set_array") == 0) vec_push(a, &s->stored, op);
    if (strcmp(callee, "nprt_entry_return") == 0) s->results = ir_operand(op, 0);
}

static int slot_of(const ir_op *op) {   // of taken and stored arrays
    int64_t slot = -1;
    return ir_constant_int(ir_operand(op, 2), &slot) && slot < ENTRY_MOST_SLOTS ? (int)slot : -1;
}

static void look_at_write(ir_op *op, void *data) {
    entry_search *s = data;
    int written[64], n = arrays_written(s->f, op, written, 64);
    for (int i = 0; i < n; i++) {
        ir_value *v = ir_operand(op, written[i]);
        for (int k = 0; arrays_is(v) && k < s->taken.n; k++) {
            int const slot = slot_of(s->taken.data[k]);
            if (arrays_may_alias(s->f, arrays_root(s->f, v), ir_result(s->taken.data[k], 0)))
                s->out->writes[slot] = true;
        }
    }
}

// The value that v certainly is, where functions give back an argument as it is.
static ir_value *passed_through(const arrays_module *m, ir_value *v) {
    for (;;) {
        const ir_op *call = ir_def(v);
        const arrays_function *callee = call && call->opcode == FUNC_call ? arrays_of_call(m, call) : NULL;
        const ir_block *body = callee ? callee->func->regions[0].first : NULL;
        const ir_value *given = body ? ir_operand(body->last, v->index) : NULL;
        if (!given || given->op || given->block != body) return v;
        v = ir_operand(call, given->index);
    }
}

// The results come first in their list, then the arguments' arrays, which are stored as they were taken.
static void look_at_results(entry_search *s) {
    int const results = s->stored.n - s->taken.n;
    for (int i = 0; i < s->stored.n; i++) {
        const ir_op *op = s->stored.data[i];
        ir_value *v = passed_through(s->f->module, ir_operand(op, 3));
        bool const is_result = ir_operand(op, 0) == s->results;
        for (int k = 0; k < s->taken.n; k++) {
            ir_value *argument = ir_result(s->taken.data[k], 0);
            if (is_result && v == argument)
                s->out->same[slot_of(op)] = slot_of(s->taken.data[k]);
            else if (arrays_may_alias(s->f, v, argument))
                s->refusal = "a result may be a part of an argument";
        }
        for (int k = 0; k < i && i < results; k++)
            if (arrays_may_alias(s->f, v, ir_operand(s->stored.data[k], 3)))
                s->refusal = "two results may share memory";
    }
}

const char *entry_look_at(ir_op *module, entry_facts *out) {
    const arrays_module *m = arrays_analyse(module);
    memset(out->writes, 0, sizeof out->writes);
    for (int i = 0; i < ENTRY_MOST_SLOTS; i++) out->same[i] = -1;
    for (int i = 0; i < m->functions.n; i++) {
        entry_search s = {.f = m->functions.entries[i].value, .out = out};
        ir_walk(s.f->func, collect, &s);
        for (int k = 0; k < s.taken.n + s.stored.n; k++)
            if (slot_of(k < s.taken.n ? s.taken.data[k] : s.stored.data[k - s.taken.n]) < 0)
                return "it has too many arguments or results";
        if (s.taken.n) ir_walk(s.f->func, look_at_write, &s);
        if (s.results) look_at_results(&s);
        if (s.refusal) return s.refusal;
    }
    return NULL;
}

static const struct {
    const char *name, *doc;
} runtime[] = {
#define ABI(NAME, SIGNATURE, DOC) {#NAME, DOC},
#include "runtime/abi.def"
};

static bool raises(const char *callee) {
    size_t const n = strcspn(callee, ".");
    if (strcmp(callee, "nprt_frame_push") == 0 || strcmp(callee, "nprt_block_new_at") == 0) return false;
    for (size_t i = 0; i < sizeof runtime / sizeof *runtime; i++) {
        if (strncmp(runtime[i].name, callee, n) != 0 || runtime[i].name[n]) continue;
        const char *site = strstr(runtime[i].doc, "site)");
        return site && site < strchr(runtime[i].doc, ')');
    }
    return false;
}

static void look_at_raise(ir_op *op, void *data) {
    if (op->opcode == FUNC_call && raises(ir_op_attr(op, "callee")->text)) *(bool *)data = true;
}

bool entry_may_raise(ir_op *module) {
    bool found = false;
    ir_walk(module, look_at_raise, &found);
    return found;
}
