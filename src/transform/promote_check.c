// Can the arrays of a function become values? Not while two references may name one array, one of them writes, and the
// other is used afterwards.
#include "analysis/arrays.h"
#include "analysis/report.h"
#include "base/vec.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "transform/promote_arrays.h"

enum { MAX_WRITES = 64 };

typedef struct check_state {
    arrays_function *f;
    VEC(ir_op *) captures;
    VEC(ir_op *) loose;   // ops that change what records hold
    promote_obstacles *o;
    bool failed, quiet;
} check_state;

static void refuse(check_state *s, const ir_op *op, const char *what, const char *help) {
    if (!s->quiet && !s->failed) report_error(op, "%s: not supported in native code", what)->help = help;
    s->failed = true;
}

// What no box would change.
static void block(check_state *s, const ir_op *op, ir_value *root, const char *what, const char *help) {
    refuse(s, op, what, help);
    vec_push(s->f->module->arena, &s->o->blocked, root);
}

static void collect_captures(ir_op *op, void *data) {
    check_state *s = data;
    ir_attr captures = op->opcode == PYTHON_call ? ir_op_attr(op, "captures") : NULL;
    if (captures && captures->count) vec_push(s->f->module->arena, &s->captures, op);
    const arrays_function *callee = op->opcode == FUNC_call ? arrays_of_call(s->f->module, op) : NULL;
    bool writes = (callee && callee->writes_loose) || arrays_writes_box(op);
    int written[MAX_WRITES], n = arrays_written(s->f, op, written, MAX_WRITES);
    for (int i = 0; i < n && !writes; i++) {
        ir_value *v = ir_operand(op, written[i]);
        writes = arrays_is(v) && arrays_writes_loose(s->f, op, arrays_root(s->f, v));
    }
    if (writes) vec_push(s->f->module->arena, &s->loose, op);
}

static bool is_argument(const arrays_function *f, const ir_value *v) {
    return !v->op && ir_block_parent(v->block) == f->func;
}

static void check_others(check_state *s, ir_op *op, ir_value *root) {
    const arrays_function *f = s->f;
    for (int i = 0; i < f->root_count && !s->o->tangled; i++) {
        ir_value *other = f->roots[i];
        if (other == root || !arrays_related(f, root, other) || !arrays_visible_at(other, op)) continue;
        bool const callers = is_argument(f, other) && !(arrays_loose(f, root) && arrays_loose(f, other));
        if (!callers && !arrays_used_after(f, op, other)) continue;
        if (!arrays_may_alias(f, root, other)) continue;
        s->o->tangled = root;
        s->o->at = op;
        refuse(s, op, "this changes an array that may alias another one, which is used afterwards",
               "make one of the two a .copy()");
    }
}

static void tangle(check_state *s, ir_op *op, ir_value *root, const char *what) {
    if (!s->o->tangled) s->o->tangled = root, s->o->at = op;
    refuse(s, op, what, "make one of the two a .copy()");
}

// Arrays of records that op changes: in memory, where what holds them finds them.
static void check_loose(check_state *s, ir_op *op) {
    const arrays_function *f = s->f;
    static const char what[] = "this changes an array that an object holds, and that is used under another name, too";
    bool const is_apart = op->opcode == FUNC_call || op->opcode == PYTHON_call;   // what it writes is no array here
    int written[MAX_WRITES], n = is_apart ? 0 : arrays_written(f, op, written, MAX_WRITES);
    for (int i = 0; i < n; i++) {
        ir_value *root = arrays_root(f, ir_operand(op, written[i]));
        if (arrays_writes_loose(f, op, root)) tangle(s, op, root, what);
    }
    for (int i = 0; i < f->root_count && is_apart; i++) {
        ir_value *root = f->roots[i];
        if (arrays_loose(f, root) && arrays_visible_at(root, op) && arrays_used_after(f, op, root))
            tangle(s, op, root, what);
    }
}

static void check_captures(check_state *s, const ir_op *op, ir_value *root) {
    const arrays_function *f = s->f;
    for (int i = 0; i < s->captures.n; i++) {
        const ir_op *capture = s->captures.data[i];
        ir_attr numbers = ir_op_attr(capture, "captures");
        for (int k = 0; k < numbers->count; k++) {
            ir_value *held = arrays_root(f, ir_operand(capture, (int)numbers->ints[k]));
            if (arrays_may_follow(f, capture, op, held) && arrays_may_alias(f, root, held))
                block(s, op, root, "this changes an array that was stored in a list or object before",
                      "store a .copy() there");
        }
    }
}

static void check_write(check_state *s, ir_op *op, ir_value *view) {
    const arrays_function *f = s->f;
    ir_value *root = arrays_root(f, view);
    if (arrays_may_be_borrowed(f, root))
        block(s, op, root, "this changes an array that a list holds", "take a .copy() of it first");
    check_others(s, op, root);
    check_captures(s, op, root);
    if (arrays_may_be_read_only(f, view)) {
        if (!s->quiet && !s->failed) report_error(op, "ValueError: assignment destination is read-only");
        s->failed = true;
        vec_push(f->module->arena, &s->o->blocked, root);
    }
}

static void check_call_overlap(check_state *s, const ir_op *op, int written) {
    ir_value *target = ir_operand(op, written);
    for (int i = 0; i < op->operand_count; i++) {
        ir_value *other = ir_operand(op, i);
        if (i == written || !arrays_is(other)) continue;
        if (arrays_may_alias(s->f, target, other) && !arrays_disjoint(s->f, target, other))
            block(s, op, arrays_root(s->f, target),
                  "the function changes an argument that may share memory with another argument",
                  "pass a .copy() of one of them");
    }
}

// Two arguments may be one object though no caller says so.
static void check_same(check_state *s, ir_op *op) {
    ir_value *a = ir_operand(op, 0), *b = ir_operand(op, 1);
    bool const callers = is_argument(s->f, a) && is_argument(s->f, b);
    if (!callers && arrays_same_object(s->f, a, b) >= 0) return;
    ir_value *root = arrays_root(s->f, a);
    if (callers || arrays_is_borrowed(root) || arrays_is_borrowed(arrays_root(s->f, b)))
        return block(s, op, root, "`is` between these arrays", "compare the elements");
    if (!s->o->tangled) s->o->tangled = root, s->o->at = op;
    refuse(s, op, "`is` between these arrays", "compare the elements");
}

static void check_op(ir_op *op, void *data) {
    check_state *s = data;
    if (op->opcode == NUMPY_same) check_same(s, op);
    if (op->opcode == NUMPY_reshape && ir_op_attr(op, "in_place") && !arrays_is_view(s->f, op))
        block(s, op, ir_result(op, 0), "changing the shape of an array in place that may not lie in one piece",
              "use reshape");
    int written[MAX_WRITES], n = arrays_written(s->f, op, written, MAX_WRITES);
    for (int i = 0; i < n; i++) {
        if (!arrays_is(ir_operand(op, written[i]))) continue;
        check_write(s, op, ir_operand(op, written[i]));
        if (op->opcode == FUNC_call) check_call_overlap(s, op, written[i]);
    }
}

static bool check(arrays_function *f, promote_obstacles *o, bool quiet) {
    check_state s = {.f = f, .o = o, .quiet = quiet};
    ir_walk(f->func, collect_captures, &s);
    ir_walk(f->func, check_op, &s);
    for (int i = 0; i < s.loose.n; i++) check_loose(&s, s.loose.data[i]);
    return !s.failed;
}

bool promote_check(arrays_function *f, promote_obstacles *o) { return check(f, o, true); }

bool promote_report(arrays_function *f) {
    promote_obstacles o = {0};
    return check(f, &o, false);
}
