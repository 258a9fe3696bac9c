#include "analysis/explain.h"
#include "analysis/report.h"
#include "dialect/func/func.h"
#include "dialect/memref/memref.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"

#include <string.h>

static bool is_loop(const ir_op *op) { return op->opcode == SCF_for || op->opcode == SCF_while; }

// ---- functions

void explain_functions(ir_op *module) {
    map seen;
    map_init(&seen, ir_arena(ir_op_context(module)));
    for (ir_op *f = ir_module_body(module)->first; f; f = f->next) {
        if (f->opcode != FUNC_func || !f->region_count || !f->regions[0].first) continue;
        intptr_t const before = (intptr_t)map_get_ptr(&seen, f->loc);
        map_put_ptr(&seen, f->loc, (void *)(before + 1));
    }
    for (ir_op *f = ir_module_body(module)->first; f; f = f->next) {
        intptr_t const times = f->opcode == FUNC_func ? (intptr_t)map_get_ptr(&seen, f->loc) : 0;
        if (times > 1)
            report_remark(f, "specialised",
                          "arguments of the same types and ranks, and fewer that differ as constants, share one",
                          "%s is compiled %d times, once for each combination of types and constants", f->loc->function,
                          (int)times);
        if (times) map_put_ptr(&seen, f->loc, NULL);
    }
}

// ---- objects

static void explain_record(ir_op *op, void *data) {
    map *seen = data;
    ir_attr const fields = op->opcode == PYTHON_call ? ir_op_attr(op, "record") : NULL;
    if (!fields || map_has_ptr(seen, fields)) return;
    map_put_ptr(seen, fields, (void *)(uintptr_t)1);
    report_remark(
        op, "in memory", "an object is kept in registers where it is known which one it is",
        "objects of this class are known apart only by the running program: their fields (%s) are read and written "
        "in memory",
        fields->text);
}

void explain_records(ir_op *module) {
    map seen;
    map_init(&seen, ir_arena(ir_op_context(module)));
    ir_walk(module, explain_record, &seen);
}

// ---- loops

// What compiled code may call: the runtime's own list, with its documentation.
static const struct {
    const char *name, *doc;
} runtime[] = {
#define ABI(NAME, SIGNATURE, DOC) {#NAME, DOC},
#include "runtime/abi.def"
};

static const char *what_it_does(const char *name) {
    size_t const n = strcspn(name, ".");
    for (size_t i = 0; i < sizeof runtime / sizeof *runtime; i++) {
        const char *doc = strchr(runtime[i].doc, ')');
        if (strlen(runtime[i].name) == n && memcmp(runtime[i].name, name, n) == 0 && doc)
            return doc + 1 + (doc[1] == ' ');
    }
    return name;
}

static bool starts(const char *s, const char *with) { return strncmp(s, with, strlen(with)) == 0; }

static bool is_inlined(const char *name) {
    static const char *const rows[] = {
#define INLINED(NAME, FUNCTION) #NAME,
#include "runtime/inlined.def"
#undef INLINED
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(name, rows[i]) == 0) return true;
    return false;
}

// Calls that count references, keep the traceback, raise or take memory are not what a line asks for.
static bool is_bookkeeping(const char *name) {
    static const char *const rows[] = {"nprt_box_",   "nprt_object_", "nprt_frame_", "nprt_shape_", "nprt_arena_",
                                       "nprt_block_", "nprt_fail",    "nprt_warn",   "nprt_null",   "nprt_str_new"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (starts(name, rows[i])) return true;
    return false;
}

static bool in_loop(const ir_op *op, const map *loops) {
    for (const ir_op *p = ir_op_parent(op); p; p = ir_op_parent(p))
        if (is_loop(p) && (!loops || map_has_ptr(loops, p->loc))) return true;
    return false;
}

static void explain_call(const ir_op *op, const char *name) {
    if (starts(name, "nprt_fail_index") || starts(name, "nprt_fail_list_index"))
        report_remark(op, "checked",
                      "an index that a loop over range(len(a)) or range(a.shape[0]) gives is not checked",
                      "the index is compared with the size in every iteration");
    else if (starts(name, "nprt_") && !is_bookkeeping(name) && !is_inlined(name))
        report_remark(op, "in the runtime",
                      "lists, dictionaries and text are handled there; arrays and numbers are compiled",
                      "every iteration calls %.*s: %s", (int)strcspn(name, "."), name, what_it_does(name));
}

static void explain_loop_op(ir_op *op, void *data) {
    if (is_loop(op)) map_put_ptr((map *)data, op->loc, op);
    ir_attr callee = op->opcode == FUNC_call ? ir_op_attr(op, "callee") : NULL;
    if (callee && callee->text && in_loop(op, NULL)) explain_call(op, callee->text);
}

void explain_loops(ir_op *module, map *loops) { ir_walk(module, explain_loop_op, loops); }

// ---- memory

static void explain_memory_op(ir_op *op, void *data) {
    if (op->opcode == MEMREF_alloc && in_loop(op, data))
        report_remark(op, "allocated", "write into an array that is made once, before the loop (out=, a[:] = …)",
                      "every iteration takes memory for an array that outlives it, or whose size is not known before");
}

void explain_memory(ir_op *module, const map *loops) { ir_walk(module, explain_memory_op, (void *)(uintptr_t)loops); }
