#include "analysis/arrays.h"
#include "analysis/memory_order.h"
#include "analysis/overlap.h"
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"

#include "base/vec.h"

#include <string.h>

bool arrays_is(const ir_value *v) { return ir_type_is_dialect(v->type, "numpy", "ndarray"); }

static ir_type shape_of(const ir_value *v) { return v->type->params[0]->type; }

// ---- views ------------------------------------------------------------------------------------------------------

static bool makes_view(const arrays_function *f, const ir_op *op) {
    switch (op->opcode) {
    case NUMPY_view:
    case NUMPY_transpose:
    case NUMPY_part:
    case NUMPY_diagonal:
    case NUMPY_expand: return true;
    case NUMPY_cast: return order_forgets_sizes(op);
    case NUMPY_broadcast: return arrays_is(ir_operand(op, 0));
    case NUMPY_reshape: return order_of_reshape(f, op) == RESHAPE_VIEW;
    default: return false;
    }
}

bool arrays_is_view(const arrays_function *f, const ir_op *op) { return op && map_has_ptr(&f->views, op); }

bool arrays_is_open_reshape(const arrays_function *f, const ir_op *op) {
    return op->opcode == NUMPY_reshape && order_of_reshape(f, op) == RESHAPE_UNKNOWN;
}

ir_value *arrays_root(const arrays_function *f, ir_value *v) {
    while (arrays_is_view(f, ir_def(v))) v = ir_operand(ir_def(v), 0);
    return v;
}

// ---- writes -----------------------------------------------------------------------------------------------------

arrays_function *arrays_of_call(const arrays_module *m, const ir_op *call) {
    ir_attr callee = ir_op_attr(call, "callee");
    return callee ? map_get_ptr(&m->by_name, callee->text) : NULL;
}

int arrays_written(const arrays_function *f, const ir_op *op, int *out, int cap) {
    int n = 0;
    switch (op->opcode) {
    case NUMPY_store: out[n++] = 1; break;
    case NUMPY_assign:
    case NUMPY_scatter:
    case NUMPY_assign_where: out[n++] = 0; break;
    case NUMPY_call: {
        ir_attr writes = ir_op_attr(op, "writes");
        for (int i = 0; writes && i < writes->count && n < cap; i++) out[n++] = (int)writes->ints[i];
        break;
    }
    case FUNC_call: {
        const arrays_function *callee = arrays_of_call(f->module, op);
        for (int i = 0; callee && i < callee->arg_count && n < cap; i++)
            if (callee->mutated[i]) out[n++] = i;
        break;
    }
    default: break;
    }
    return n;
}

// ---- where references come from ---------------------------------------------------------------------------------

typedef VEC(ir_value *) value_list;

static ir_op *terminator(const ir_op *op, int region) {
    return op->regions[region].first ? op->regions[region].first->last : NULL;
}

static bool certainly_runs(const ir_op *loop) {
    int64_t low, high;
    return ir_constant_int(ir_operand(loop, 0), &low) && ir_constant_int(ir_operand(loop, 1), &high) && low < high;
}

// The values that root may be a copy of (as a reference). Roots of new arrays have none.
static void sources_of(const arrays_function *f, const ir_value *root, value_list *out) {
    arena *a = f->module->arena;
    const ir_op *op = ir_def(root);
    int i = root->index;
    if (!op) {
        const ir_op *parent = ir_block_parent(root->block);
        if (parent->opcode == SCF_for && i > 0) {
            vec_push(a, out, ir_operand(parent, 2 + i));
            vec_push(a, out, ir_operand(terminator(parent, 0), i - 1));
        } else if (parent->opcode == SCF_while && root->block == parent->regions[0].first) {
            vec_push(a, out, ir_operand(parent, i));
            vec_push(a, out, ir_operand(terminator(parent, 1), i));
        } else if (parent->opcode == SCF_while) {
            vec_push(a, out, ir_operand(terminator(parent, 0), i + 1));
        }
        return;
    }
    switch (op->opcode) {
    case SCF_for:
        if (!certainly_runs(op)) vec_push(a, out, ir_operand(op, 3 + i));
        vec_push(a, out, ir_operand(terminator(op, 0), i));
        break;
    case SCF_while: vec_push(a, out, ir_operand(terminator(op, 0), i + 1)); break;
    case SCF_if:
        for (int r = 0; r < 2; r++)
            if (terminator(op, r)) vec_push(a, out, ir_operand(terminator(op, r), i));
        break;
    case ARITH_select:
        vec_push(a, out, ir_operand(op, 1));
        vec_push(a, out, ir_operand(op, 2));
        break;
    case NUMPY_reshape:
        if (order_of_reshape(f, op) == RESHAPE_UNKNOWN) vec_push(a, out, ir_operand(op, 0));
        break;
    case FUNC_call: {
        const arrays_function *callee = arrays_of_call(f->module, op);
        for (int k = 0; callee && k < callee->arg_count; k++)
            if (callee->returns_arg[i * callee->arg_count + k]) vec_push(a, out, ir_operand(op, k));
        break;
    }
    default: break;
    }
}

// Is v what such an op gives, or a view of it: on some path, or in a function that returns it?
static bool may_come_from(const arrays_function *f, ir_value *v, bool (*made_by)(const ir_op *), map *seen) {
    for (; arrays_is_view(f, ir_def(v)); v = ir_operand(ir_def(v), 0))
        if (made_by(ir_def(v))) return true;
    const ir_op *op = ir_def(v);
    if (op && made_by(op)) return true;
    if (map_has_ptr(seen, v)) return false;
    map_put_ptr(seen, v, v);
    value_list from = {0};
    sources_of(f, v, &from);
    for (int i = 0; i < from.n; i++)
        if (may_come_from(f, from.data[i], made_by, seen)) return true;
    const arrays_function *callee = op && op->opcode == FUNC_call ? arrays_of_call(f->module, op) : NULL;
    const ir_op *end = callee ? terminator(callee->func, 0) : NULL;
    return end && end->opcode == FUNC_return && may_come_from(callee, ir_operand(end, v->index), made_by, seen);
}

static bool is_read_only(const ir_op *op) {
    return op->opcode == NUMPY_broadcast || op->opcode == NUMPY_diagonal || ir_op_attr(op, "read_only");
}

bool arrays_may_be_read_only(const arrays_function *f, ir_value *v) {
    map seen;
    map_init(&seen, f->module->arena);
    return may_come_from(f, v, is_read_only, &seen);
}

static bool is_borrowing(const ir_op *op) {
    return op->opcode == PYTHON_call &&
           (ir_op_attr(op, "borrowed") || strncmp(ir_op_attr(op, "callee")->text, "nprt_list_get", 13) == 0);
}

bool arrays_is_borrowed(const ir_value *root) { return ir_def(root) && is_borrowing(ir_def(root)); }

bool arrays_may_be_borrowed(const arrays_function *f, ir_value *v) {
    map seen;
    map_init(&seen, f->module->arena);
    return may_come_from(f, v, is_borrowing, &seen);
}

static int find(const arrays_function *f, int i) {
    while (f->family[i] != i) i = f->family[i] = f->family[f->family[i]];
    return i;
}

static int index_of(const arrays_function *f, const ir_value *root) {
    return (int)(intptr_t)map_get_ptr(&f->root_index, root) - 1;
}

static bool in_one_family(const arrays_function *f, const ir_value *a, const ir_value *b) {
    int const i = index_of(f, a), j = index_of(f, b);
    return i >= 0 && j >= 0 && find(f, i) == find(f, j);
}

static void add_root(arrays_function *f, ir_value *v) {
    if (!arrays_is(v) || arrays_is_view(f, ir_def(v)) || map_has_ptr(&f->root_index, v)) return;
    if (f->root_count == f->root_cap) {
        f->root_cap = f->root_cap ? 2 * f->root_cap : 64;
        ir_value **bigger = ARENA_ARRAY(f->module->arena, ir_value *, f->root_cap);
        if (f->root_count) memcpy(bigger, f->roots, sizeof *bigger * (size_t)f->root_count);
        f->roots = bigger;
    }
    f->roots[f->root_count++] = v;
    map_put_ptr(&f->root_index, v, (void *)(intptr_t)f->root_count);
}

static void visit(ir_op *op, void *data) {
    arrays_function *f = data;
    map_put_ptr(&f->numbers, op, (void *)(intptr_t)(f->numbers.n + 1));
    if (makes_view(f, op)) map_put_ptr(&f->views, op, op);
    for (int i = 0; i < op->result_count; i++) add_root(f, ir_result(op, i));
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next)
            for (int i = 0; i < b->arg_count; i++) add_root(f, b->args[i]);
}

// Results of a call that may be one array are of one family, though nothing comes in that they could be.
static void join_results(arrays_function *f, const ir_value *root) {
    const ir_op *call = ir_def(root);
    const arrays_function *callee = call && call->opcode == FUNC_call ? arrays_of_call(f->module, call) : NULL;
    for (int k = 0; callee && k < callee->result_count; k++) {
        int const j = index_of(f, ir_result((ir_op *)(uintptr_t)call, k));
        if (j >= 0 && callee->returns_same[root->index * callee->result_count + k])
            f->family[find(f, j)] = find(f, index_of(f, root));
    }
}

static void scan_loose(arrays_function *f);
static void scan(arrays_function *f) {
    map_init(&f->numbers, f->module->arena);
    map_init(&f->root_index, f->module->arena);
    map_init(&f->views, f->module->arena);
    f->root_count = 0;
    ir_walk(f->func, visit, f);
    f->family = ARENA_ARRAY(f->module->arena, int, f->root_count + 1);
    for (int i = 0; i < f->root_count; i++) f->family[i] = i;
    for (int i = 0; i < f->root_count; i++) {
        value_list sources = {NULL, 0, 0};
        sources_of(f, f->roots[i], &sources);
        for (int k = 0; k < sources.n; k++) {
            int j = index_of(f, arrays_root(f, sources.data[k]));
            if (j >= 0) f->family[find(f, j)] = find(f, i);
        }
        join_results(f, f->roots[i]);
    }
    scan_loose(f);
}

// ---- what records hold ------------------------------------------------------------------------------------------

bool arrays_is_loose_read(const ir_op *op) { return op && op->opcode == PYTHON_call && ir_op_attr(op, "held"); }
bool arrays_is_loose_store(const ir_op *op) { return op && op->opcode == PYTHON_call && ir_op_attr(op, "holds"); }

bool arrays_writes_box(const ir_op *op) {
    const char *callee = op->opcode == PYTHON_call ? ir_op_attr(op, "callee")->text : "";
    return strcmp(callee, "nprt_box_assign") == 0 || strncmp(callee, "nprt_box_store", 14) == 0;
}

static int loose_of(const arrays_function *f, const ir_value *root) {
    int const i = index_of(f, root);
    return i >= 0 && f->loose ? f->loose[find(f, i)] : 0;
}

int arrays_loose(const arrays_function *f, const ir_value *root) {
    return f->module->writes_loose ? loose_of(f, root) : 0;
}

static void loosen(arrays_function *f, ir_value *v, int how) {
    int const i = arrays_is(v) ? index_of(f, arrays_root(f, v)) : -1;
    if (i >= 0) f->loose[find(f, i)] |= how;
}

static void find_loose(ir_op *op, void *data) {
    arrays_function *f = data;
    if (arrays_is_loose_read(op)) loosen(f, ir_result(op, 0), LOOSE_READ);
    if (arrays_is_loose_store(op)) loosen(f, ir_operand(op, 0), LOOSE_STORED);
    const arrays_function *callee = op->opcode == FUNC_call ? arrays_of_call(f->module, op) : NULL;
    for (int i = 0; callee && i < callee->arg_count; i++)
        if (callee->captures_arg[i]) loosen(f, ir_operand(op, i), LOOSE_ELSEWHERE);
    for (int i = 0; callee && i < callee->result_count; i++)
        if (callee->returns_loose[i]) loosen(f, ir_result(op, i), LOOSE_ELSEWHERE);
}

static void scan_loose(arrays_function *f) {
    const ir_block *entry = f->func->regions[0].first;
    f->loose = ARENA_ARRAY(f->module->arena, int, f->root_count + 1);
    for (int i = 0; i < f->arg_count; i++)
        if (f->arg_loose[i]) loosen(f, entry->args[i], LOOSE_ELSEWHERE);
    ir_walk(f->func, find_loose, f);
}

// Can `later` run after `earlier`, in the same or in another iteration?
static bool is_followed(const arrays_function *f, const ir_op *earlier, const ir_op *later) {
    if ((intptr_t)map_get_ptr(&f->numbers, later) > (intptr_t)map_get_ptr(&f->numbers, earlier)) return true;
    for (const ir_op *o = ir_op_parent(later); o && o != f->func; o = ir_op_parent(o)) {
        if (o->opcode != SCF_for && o->opcode != SCF_while) continue;
        for (const ir_op *e = earlier; e; e = ir_op_parent(e))
            if (e == o) return true;
    }
    return false;
}

typedef struct store_search {
    const arrays_function *f;
    const ir_op *write;
    const ir_value *root;
    bool found;
} store_search;

static void find_store(ir_op *op, void *data) {
    store_search *s = data;
    if (!arrays_is_loose_store(op)) return;
    const ir_value *stored = arrays_root(s->f, ir_operand(op, 0));
    if (stored == s->root)
        s->found |= arrays_may_follow(s->f, op, s->write, s->root);
    else if (in_one_family(s->f, stored, s->root))
        s->found |= is_followed(s->f, op, s->write);
}

bool arrays_writes_loose(const arrays_function *f, const ir_op *op, ir_value *root) {
    int const how = loose_of(f, root);
    if (how & (LOOSE_READ | LOOSE_ELSEWHERE)) return true;
    if (!how) return false;
    store_search s = {f, op, root, false};
    ir_walk(f->func, find_store, &s);
    return s.found;
}

// ---- aliasing ---------------------------------------------------------------------------------------------------

typedef struct alias_query {
    const arrays_function *f;
    map seen;   // pairs under examination: assumed distinct, which is the induction over iterations
} alias_query;

static bool alias(alias_query *q, ir_value *x, ir_value *y);

// The tuples of values that the arguments or results of one op come from, position by position.
static bool same_binder(const ir_value *x, const ir_value *y) {
    return x->op ? x->op == y->op : !y->op && x->block == y->block;
}

static bool pair_from(alias_query *q, const ir_op *from, int first, int i, int j) {
    if (!from) return false;
    return alias(q, ir_operand(from, first + i), ir_operand(from, first + j));
}

// May values i and j of one loop, branch or call be one array? By every tuple that binds both at once.
static bool bound_together(alias_query *q, const ir_value *x, const ir_value *y) {
    const ir_op *op = ir_def(x);
    int i = x->index, j = y->index;
    const ir_op *parent = op ? op : ir_block_parent(x->block);
    switch (parent->opcode) {
    case SCF_for:
        if (!op) i--, j--;
        return (!(op && certainly_runs(parent)) && pair_from(q, parent, 3, i, j)) ||
               pair_from(q, terminator(parent, 0), 0, i, j);
    case SCF_while:
        if (!op && x->block == parent->regions[0].first)
            return pair_from(q, parent, 0, i, j) || pair_from(q, terminator(parent, 1), 0, i, j);
        return pair_from(q, terminator(parent, 0), 1, i, j);
    case SCF_if: return pair_from(q, terminator(parent, 0), 0, i, j) || pair_from(q, terminator(parent, 1), 0, i, j);
    case FUNC_call: {
        const arrays_function *callee = arrays_of_call(q->f->module, parent);
        if (!callee) return false;
        if (callee->returns_same[i * callee->result_count + j]) return true;
        for (int a = 0; a < callee->arg_count; a++)
            for (int b = 0; b < callee->arg_count; b++)
                if (callee->returns_arg[i * callee->arg_count + a] && callee->returns_arg[j * callee->arg_count + b] &&
                    alias(q, ir_operand(parent, a), ir_operand(parent, b)))
                    return true;
        return false;
    }
    default: return false;   // arguments of a function, results of an op that makes new arrays
    }
}

// The op at which v gets its binding.
static const ir_op *definition_of(const ir_value *v) { return v->op ? v->op : ir_block_parent(v->block); }

static bool alias(alias_query *q, ir_value *x, ir_value *y) {
    const arrays_function *f = q->f;
    if (!arrays_is(x) || !arrays_is(y)) return false;
    x = arrays_root(f, x), y = arrays_root(f, y);
    if (x == y) return true;
    if (arrays_is_borrowed(x) && arrays_is_borrowed(y)) return true;
    if (arrays_loose(f, x) && arrays_loose(f, y) && shape_of(x)->element == shape_of(y)->element) return true;
    int i = index_of(f, x), j = index_of(f, y);
    if (i < 0 || j < 0 || find(f, i) != find(f, j)) return false;
    uint64_t key = i < j ? (uint64_t)i << 32 | (uint32_t)j : (uint64_t)j << 32 | (uint32_t)i;
    if (map_has(&q->seen, key)) return false;
    map_put(&q->seen, key, x);
    if (same_binder(x, y)) return bound_together(q, x, y);
    // The value that is bound later is one of its sources, or a new array, which is none of those there were before.
    value_list xs = {NULL, 0, 0}, ys = {NULL, 0, 0};
    sources_of(f, x, &xs);
    sources_of(f, y, &ys);
    bool y_later = arrays_visible_at(x, definition_of(y)), x_later = arrays_visible_at(y, definition_of(x));
    if ((y_later && !ys.n) || (x_later && !xs.n)) return false;
    bool take_x = x_later || (!y_later && xs.n);
    value_list *sources = take_x ? &xs : &ys;
    ir_value *other = take_x ? y : x;
    for (int k = 0; k < sources->n; k++)
        if (alias(q, sources->data[k], other)) return true;
    return false;
}

bool arrays_related(const arrays_function *f, const ir_value *root, const ir_value *other) {
    return in_one_family(f, root, other) || (arrays_is_borrowed(root) && arrays_is_borrowed(other)) ||
           (arrays_loose(f, root) && arrays_loose(f, other));
}

bool arrays_may_alias(const arrays_function *f, ir_value *root, ir_value *other) {
    alias_query q = {f, {0}};
    map_init(&q.seen, f->module->arena);
    return alias(&q, root, other);
}

// v is one of several values, as only the running program knows; or the caller's.
static bool is_chosen(const ir_value *v) {
    const ir_op *op = ir_def(v);
    return !op || op->opcode == SCF_for || op->opcode == SCF_while || op->opcode == SCF_if ||
           op->opcode == ARITH_select || op->opcode == FUNC_call;
}

int arrays_same_object(const arrays_function *f, ir_value *a, ir_value *b) {
    while (ir_def(a) && order_forgets_sizes(ir_def(a))) a = ir_operand(ir_def(a), 0);
    while (ir_def(b) && order_forgets_sizes(ir_def(b))) b = ir_operand(ir_def(b), 0);
    if (a == b) return true;
    bool const choice = is_chosen(a) || is_chosen(b), borrowed = arrays_is_borrowed(a) || arrays_is_borrowed(b);
    return (choice && arrays_may_alias(f, a, b)) || borrowed ? -1 : false;
}

bool arrays_disjoint(const arrays_function *f, ir_value *a, ir_value *b) {
    const ir_op *x = ir_def(a), *y = ir_def(b);
    (void)f;
    if (!x || !y || x->opcode != NUMPY_view || y->opcode != NUMPY_view || ir_operand(x, 0) != ir_operand(y, 0))
        return false;
    for (int i = 0; i < shape_of(ir_operand(x, 0))->rank; i++) {
        int64_t v[2][3];
        bool known = true;
        for (int k = 0; k < 3; k++)
            known = known && ir_constant_int(ir_operand(x, 1 + 3 * i + k), &v[0][k]) &&
                    ir_constant_int(ir_operand(y, 1 + 3 * i + k), &v[1][k]);
        if (!known) continue;
        if (overlap_of_ranges(v[0][0], v[0][1], v[0][2], v[1][0], v[1][1], v[1][2]) == OVERLAP_NO) return true;
    }
    return false;
}

// ---- order ------------------------------------------------------------------------------------------------------

bool arrays_visible_at(const ir_value *v, const ir_op *op) {
    if (v->op) {
        if (v->op == op) return false;
        for (const ir_op *o = op; o; o = ir_op_parent(o)) {
            if (o == v->op) return false;   // op is inside the op that will define v
            if (o->block != v->op->block) continue;
            for (const ir_op *p = o->prev; p; p = p->prev)
                if (p == v->op) return true;
            return false;
        }
        return false;
    }
    for (const ir_op *o = op; o; o = ir_op_parent(o))
        if (o->block == v->block) return true;
    return false;
}

static bool defined_inside(const ir_value *v, const ir_op *outer) {
    const ir_op *place = v->op ? ir_op_parent(v->op) : ir_block_parent(v->block);
    return ir_op_is_inside(place, outer);
}

bool arrays_may_follow(const arrays_function *f, const ir_op *earlier, const ir_op *later, const ir_value *value) {
    const ir_op *e = NULL, *l = later;
    // The innermost op around both.
    const ir_op *common = later;
    while (common && !ir_op_is_inside(earlier, common)) l = common, common = ir_op_parent(common);
    for (e = earlier; e != common && ir_op_parent(e) != common;) e = ir_op_parent(e);
    // A loop that is itself one of the two runs its operands once.
    const ir_op *around = common == later || common == earlier ? ir_op_parent(common) : common;
    for (const ir_op *loop = around; loop && loop != f->func; loop = ir_op_parent(loop))
        if ((loop->opcode == SCF_for || loop->opcode == SCF_while) && !defined_inside(value, loop)) return true;
    if (common == earlier || common == later) return false;
    if (common->opcode == SCF_if && l->block != e->block) return false;
    return (intptr_t)map_get_ptr(&f->numbers, later) > (intptr_t)map_get_ptr(&f->numbers, earlier);
}

static const ir_op *used_after(const arrays_function *f, const ir_op *op, const ir_value *root, const ir_value *v) {
    for (const ir_use *u = v->uses; u; u = u->next) {
        if (u->user == op || u->user->opcode == NUMPY_dim) continue;
        if (arrays_is_view(f, u->user)) {
            const ir_op *found = used_after(f, op, root, ir_result(u->user, 0));
            if (found) return found;
        } else if (arrays_may_follow(f, op, u->user, root)) {
            return u->user;
        }
    }
    return NULL;
}

const ir_op *arrays_used_after(const arrays_function *f, const ir_op *op, ir_value *root) {
    return used_after(f, op, root, root);
}

// ---- functions --------------------------------------------------------------------------------------------------

typedef struct summary_state {
    arrays_function *f;
    bool changed;
} summary_state;

static void set(bool *flag, bool value, bool *changed) {
    if (*flag != value) *changed = true;
    *flag = value;
}

// A store through root changes every argument that it may be.
static void summarise_write(summary_state *s, ir_value *root) {
    arrays_function *f = s->f;
    const ir_block *entry = f->func->regions[0].first;
    for (int i = 0; i < f->arg_count; i++)
        if (arrays_is(entry->args[i]) && !f->mutated[i] && arrays_related(f, root, entry->args[i]) &&
            arrays_may_alias(f, root, entry->args[i]))
            set(&f->mutated[i], true, &s->changed);
}

// An array that is stored in a record may be an argument.
static void summarise_store(summary_state *s, ir_value *v) {
    arrays_function *f = s->f;
    const ir_block *entry = f->func->regions[0].first;
    if (!arrays_is(v)) return;
    for (int i = 0; i < f->arg_count; i++)
        if (arrays_is(entry->args[i]) && in_one_family(f, arrays_root(f, v), entry->args[i]))
            set(&f->captures_arg[i], true, &s->changed);
}

// What op does to arrays that records hold.
static void summarise_loose(summary_state *s, ir_op *op) {
    arrays_function *f = s->f;
    if (arrays_is_loose_store(op)) summarise_store(s, ir_operand(op, 0));
    for (int i = 0; op->opcode == FUNC_return && i < op->operand_count && i < f->result_count; i++)
        if (arrays_is(ir_operand(op, i)) && loose_of(f, arrays_root(f, ir_operand(op, i))))
            set(&f->returns_loose[i], true, &s->changed);
    arrays_function *callee = op->opcode == FUNC_call ? arrays_of_call(f->module, op) : NULL;
    if (!callee) return;
    for (int i = 0; i < callee->arg_count; i++) {
        ir_value *v = ir_operand(op, i);
        if (callee->captures_arg[i]) summarise_store(s, v);
        if (arrays_is(v) && loose_of(f, arrays_root(f, v))) set(&callee->arg_loose[i], true, &s->changed);
    }
    if (callee->writes_loose) set(&f->writes_loose, true, &s->changed);
}

static void summarise_op(ir_op *op, void *data) {
    summary_state *s = data;
    arrays_function *f = s->f;
    int written[64], n = arrays_written(f, op, written, 64);
    for (int i = 0; i < n; i++) {
        ir_value *v = ir_operand(op, written[i]);
        if (!arrays_is(v)) continue;
        summarise_write(s, arrays_root(f, v));
        if (arrays_writes_loose(f, op, arrays_root(f, v))) set(&f->writes_loose, true, &s->changed);
    }
    if (arrays_writes_box(op)) set(&f->writes_loose, true, &s->changed);
    if (f->writes_loose) set(&f->module->writes_loose, true, &s->changed);
    summarise_loose(s, op);
    if (op->opcode == FUNC_call) {
        arrays_function *callee = arrays_of_call(f->module, op);
        for (int i = 0; callee && i < callee->arg_count; i++)
            if (arrays_is(ir_operand(op, i)) && !order_is_contiguous(f, ir_operand(op, i)))
                set(&callee->arg_contiguous[i], false, &s->changed);
    }
    if (op->opcode != FUNC_return) return;
    ir_block *entry = f->func->regions[0].first;
    for (int i = 0; i < op->operand_count && i < f->result_count; i++) {
        if (!arrays_is(ir_operand(op, i))) continue;
        for (int k = 0; k < f->arg_count; k++)
            if (arrays_is(entry->args[k]) && arrays_may_alias(f, ir_operand(op, i), entry->args[k]))
                set(&f->returns_arg[i * f->arg_count + k], true, &s->changed);
        for (int k = 0; k < f->result_count; k++)
            if (k != i && arrays_is(ir_operand(op, k)) && arrays_may_alias(f, ir_operand(op, i), ir_operand(op, k)))
                set(&f->returns_same[i * f->result_count + k], true, &s->changed);
    }
}

static arrays_function *new_function(arrays_module *m, ir_op *func) {
    arrays_function *f = ARENA_NEW(m->arena, arrays_function);
    ir_type t = ir_op_attr(func, "function_type")->type;
    f->func = func, f->module = m, f->arg_count = t->input_count, f->result_count = t->result_count;
    f->mutated = ARENA_ARRAY(m->arena, bool, f->arg_count + 1);
    f->arg_contiguous = ARENA_ARRAY(m->arena, bool, f->arg_count + 1);
    memset(f->arg_contiguous, 1, (size_t)f->arg_count);
    f->captures_arg = ARENA_ARRAY(m->arena, bool, f->arg_count + 1);
    f->arg_loose = ARENA_ARRAY(m->arena, bool, f->arg_count + 1);
    f->returns_loose = ARENA_ARRAY(m->arena, bool, f->result_count + 1);
    f->returns_arg = ARENA_ARRAY(m->arena, bool, f->arg_count * f->result_count + 1);
    f->returns_same = ARENA_ARRAY(m->arena, bool, f->result_count * f->result_count + 1);
    return f;
}

arrays_module *arrays_analyse(ir_op *module) {
    arrays_module *m = ARENA_NEW(ir_arena(ir_op_context(module)), arrays_module);
    m->module = module, m->arena = ir_arena(ir_op_context(module));
    map_init(&m->functions, m->arena);
    map_init(&m->by_name, m->arena);
    for (ir_op *op = ir_module_body(module)->first; op; op = op->next) {
        if (op->opcode != FUNC_func || !op->regions[0].first) continue;
        arrays_function *f = new_function(m, op);
        map_put_ptr(&m->functions, op, f);
        map_put_ptr(&m->by_name, ir_op_attr(op, "sym_name")->text, f);
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < m->functions.n; i++) {
            summary_state s = {m->functions.entries[i].value, false};
            scan(s.f);
            ir_walk(s.f->func, summarise_op, &s);
            changed |= s.changed;
        }
    }
    // What is a view depends on the summaries: number everything by the final ones.
    for (int i = 0; i < m->functions.n; i++) scan(m->functions.entries[i].value);
    return m;
}
