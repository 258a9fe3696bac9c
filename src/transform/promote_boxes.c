// Arrays of which only the running program knows whether two names mean one stay references: boxes, which the runtime
// holds (runtime/box.c). Reading gives a new array, writing goes to the memory that all names share.
//
//   %x = scf.if %c { yield %a } else { yield %b }       %A = nprt_box_new %a, %B = nprt_box_new %b
//   numpy.store %v, %x[%i]                          →   %x = scf.if %c { yield %A } else { yield %B } : !python.array
//   %s = numpy.reduce %a                                nprt_box_store_f64 %x, nprt_box_stride(%x, 0) * %i, %v
//                                                       %t = nprt_box_read %A; %s = numpy.reduce %t
//
// An argument of the function is copied into a box at its start and back at its end.
#include "analysis/memory_order.h"
#include "analysis/report.h"
#include "base/map.h"
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "rewrite/emit.h"
#include "transform/promote_arrays.h"
#include "transform/transform.h"

#include <string.h>

enum { MAX_RANK = 32, MAX_WRITES = 64 };

typedef VEC(ir_op *) op_list;

typedef struct boxing {
    arrays_function *f;
    ir_context *c;
    ir_value *root;   // one of the arrays; the others are those that are related to it
    map boxes;        // array → its box
    map types;        // box that was an array → the array's type
    map open;         // reshapes of which only the running program knows whether they copy
    op_list ops, dead;
    bool written, possible;
    bool compared;    // by `is`
    bool elsewhere;   // records hold some of the arrays that this function has from others
    int arguments;
    int returned;
} boxing;

static bool in_family(const boxing *x, ir_value *v) {
    return arrays_is(v) && arrays_related(x->f, x->root, arrays_root(x->f, v));
}

// ---- may it be done? --------------------------------------------------------------------------------------------

static bool any(const bool *flags, int n) {
    for (int i = 0; i < n; i++)
        if (flags[i]) return true;
    return false;
}

// What gives one of the arrays that come in, or is one of them.
static bool is_flow(const boxing *x, const ir_value *v) {
    if (!v->op) return ir_block_parent(v->block) != x->f->func;
    return v->op->opcode == SCF_for || v->op->opcode == SCF_while || v->op->opcode == SCF_if ||
           v->op->opcode == ARITH_select;
}

static bool hides_arrays(const boxing *x, const ir_op *call) {
    const arrays_function *callee = arrays_of_call(x->f->module, call);
    return callee && (any(callee->returns_arg, callee->arg_count * callee->result_count) ||
                      any(callee->returns_same, callee->result_count * callee->result_count));
}

static void examine(ir_op *op, void *data) {
    boxing *x = data;
    if (op->opcode == NUMPY_same && in_family(x, ir_operand(op, 0))) x->compared = true;
    vec_push(x->f->module->arena, &x->ops, op);
    for (int i = 0; i < op->result_count; i++)
        if (in_family(x, ir_result(op, i)) && op->opcode == FUNC_call && hides_arrays(x, op)) x->possible = false;
    if (op->opcode == NUMPY_reshape && in_family(x, ir_operand(op, 0))) {
        if (ir_op_attr(op, "in_place")) x->possible = false;
        if (arrays_is_open_reshape(x->f, op)) map_put_ptr(&x->open, op, op);
    }
    int written[MAX_WRITES], n = arrays_written(x->f, op, written, MAX_WRITES);
    for (int i = 0; i < n; i++) x->written |= in_family(x, ir_operand(op, written[i]));
    for (int i = 0; i < op->operand_count && op->opcode == FUNC_return; i++)
        x->returned += in_family(x, ir_operand(op, i));
}

// Whether a reshape shares memory depends on the layout that NumPy gives new arrays; a box lies in C order.
static void examine_layouts(boxing *x) {
    for (int i = 0; i < x->f->root_count && x->open.n; i++) {
        ir_value *root = x->f->roots[i];
        bool const is_new = !is_flow(x, root) && !map_has_ptr(&x->open, root->op);
        if (in_family(x, root) && is_new && !order_is_contiguous(x->f, root)) x->possible = false;
    }
}

static void examine_all(boxing *x, const promote_obstacles *o) {
    x->possible = true;
    for (int i = 0; i < o->blocked.n; i++) x->possible &= !in_family(x, o->blocked.data[i]);
    for (int i = 0; i < x->f->root_count; i++) {
        ir_value *root = x->f->roots[i];
        if (!in_family(x, root)) continue;
        x->possible &= !arrays_is_borrowed(root);
        x->elsewhere |= (arrays_loose(x->f, root) & LOOSE_ELSEWHERE) != 0;
        x->arguments += !root->op && ir_block_parent(root->block) == x->f->func;
    }
    ir_walk(x->f->func, examine, x);
    examine_layouts(x);
}

// ---- calls of the runtime ---------------------------------------------------------------------------------------

static ir_op *call(ir_builder *b, const char *callee, int n, ir_value *const *operands, ir_type result) {
    ir_op *op = ir_build(b, PYTHON_call, n, operands, result != NULL, &result, 0);
    ir_op_set_attr(b->context, op, "callee", ir_attr_string(b->context, callee));
    return op;
}

static ir_value *i64(ir_builder *b, int64_t v) { return rw_int(b, v, ir_type_int(b->context, 64)); }

static ir_type box_type(ir_context *c) { return ir_type_dialect(c, "python", "array", 0, NULL); }

static ir_value *new_box(ir_builder *b, ir_value *array) {
    return ir_result(call(b, "nprt_box_new", 1, &array, box_type(b->context)), 0);
}

static ir_value *box_of(const boxing *x, const ir_value *v) { return map_get_ptr(&x->boxes, v); }

static ir_type type_of(const boxing *x, const ir_value *v) {
    ir_type t = map_get_ptr(&x->types, v);
    return t ? t : v->type;
}

static ir_type shape_of(const boxing *x, const ir_value *v) { return type_of(x, v)->params[0]->type; }

// The array as it is now.
static ir_value *read(const boxing *x, ir_builder *b, const ir_value *v) {
    ir_value *box = box_of(x, v);
    return ir_result(call(b, "nprt_box_read", 1, &box, type_of(x, v)), 0);
}

static void write_back(ir_builder *b, ir_value *box, ir_value *array) {
    call(b, "nprt_box_assign", 2, (ir_value *[]){box, array}, NULL);
}

// ---- views ------------------------------------------------------------------------------------------------------

static void slice(ir_builder *b, const ir_op *op, ir_value *view) {
    ir_attr drop = ir_op_attr(op, "drop");
    int const rank = (op->operand_count - 1) / 3;
    for (int i = 0; i < rank; i++)
        call(b, "nprt_box_slice", 5,
             (ir_value *[]){view, i64(b, i), ir_operand(op, 1 + 3 * i), ir_operand(op, 2 + 3 * i),
                            ir_operand(op, 3 + 3 * i)},
             NULL);
    uint32_t dropped = 0;
    for (int i = 0; drop && i < drop->count; i++) dropped |= 1u << drop->ints[i];
    for (int i = rank - 1; i >= 0; i--)
        if (dropped >> i & 1) call(b, "nprt_box_drop", 2, (ir_value *[]){view, i64(b, i)}, NULL);
}

static void transpose(ir_builder *b, const ir_op *op, ir_value *view) {
    ir_attr perm = ir_op_attr(op, "perm");
    int64_t at[MAX_RANK];
    for (int i = 0; i < perm->count; i++) at[i] = i;
    for (int i = 0; i < perm->count; i++) {
        int k = i;
        while (at[k] != perm->ints[i]) k++;
        if (k == i) continue;
        call(b, "nprt_box_swap", 3, (ir_value *[]){view, i64(b, i), i64(b, k)}, NULL);
        at[k] = at[i];
    }
}

// The sizes of the result of a reshape or broadcast, of which the op names those that are not constant.
static ir_value *sizes(const boxing *x, ir_builder *b, const ir_op *op) {
    ir_type shape = shape_of(x, ir_result(op, 0)), i64_type = ir_type_int(b->context, 64);
    ir_value *dims[MAX_RANK];
    for (int i = 0, k = 1; i < shape->rank; i++)
        dims[i] = shape->dims[i] == IR_DYNAMIC ? rw_op1(b, ARITH_index_cast, ir_operand(op, k++), i64_type)
                                               : i64(b, shape->dims[i]);
    int64_t const n = shape->rank;
    ir_attr tensor = ir_attr_type(b->context, ir_type_tensor(b->context, 1, &n, i64_type));
    ir_type const array = ir_type_dialect(b->context, "numpy", "ndarray", 1, &tensor);
    if (n) return ir_build1(b, NUMPY_from_elements, (int)n, dims, array);
    return ir_build1(b, NUMPY_empty, 0, NULL, array);
}

static ir_value *view_box(const boxing *x, ir_builder *b, ir_op *op) {
    ir_value *base = box_of(x, ir_operand(op, 0));
    if (op->opcode == NUMPY_cast) return base;   // forgets sizes
    ir_value *view = ir_result(call(b, "nprt_box_view", 1, &base, box_type(b->context)), 0);
    switch (op->opcode) {
    case NUMPY_view: slice(b, op, view); break;
    case NUMPY_transpose: transpose(b, op, view); break;
    case NUMPY_expand: {
        ir_attr axes = ir_op_attr(op, "axes");
        for (int i = 0; i < axes->count; i++)
            call(b, "nprt_box_expand", 2, (ir_value *[]){view, i64(b, axes->ints[i])}, NULL);
        break;
    }
    case NUMPY_diagonal:
        call(b, "nprt_box_diagonal", 4, (ir_value *[]){view, ir_operand(op, 1), ir_operand(op, 2), ir_operand(op, 3)},
             NULL);
        break;
    case NUMPY_part: {
        ir_value *imaginary = rw_int(b, ir_op_attr(op, "imag")->i, ir_type_int(b->context, 1));
        call(b, "nprt_box_part", 2, (ir_value *[]){view, imaginary}, NULL);
        break;
    }
    case NUMPY_broadcast: call(b, "nprt_box_broadcast", 2, (ir_value *[]){view, sizes(x, b, op)}, NULL); break;
    default: {
        ir_value *ravel = rw_int(b, ir_op_attr(op, "ravel") != NULL, ir_type_int(b->context, 1));
        call(b, "nprt_box_reshape", 3, (ir_value *[]){view, sizes(x, b, op), ravel}, NULL);
    }
    }
    return view;
}

// ---- elements ---------------------------------------------------------------------------------------------------

static ir_value *offset_of(ir_builder *b, ir_value *box, const ir_op *op, int first) {
    ir_value *offset = rw_index(b, 0);
    for (int i = first; i < op->operand_count; i++) {
        int64_t known;
        if (ir_constant_int(ir_operand(op, i), &known) && known == 0) continue;
        ir_op *stride =
            call(b, "nprt_box_stride", 2, (ir_value *[]){box, i64(b, i - first)}, ir_type_index(b->context));
        offset = rw_add(b, offset, rw_mul(b, ir_operand(op, i), ir_result(stride, 0)));
    }
    return offset;
}

static ir_value *load_at(ir_builder *b, ir_value *box, ir_value *offset, ir_type t) {
    const char *callee = t->kind == IR_FLOAT ? "nprt_box_load_f64" : "nprt_box_load_i64";
    return ir_result(call(b, callee, 2, (ir_value *[]){box, offset}, t), 0);
}

static void store_at(ir_builder *b, ir_value *box, ir_value *offset, ir_value *v) {
    const char *callee = v->type->kind == IR_FLOAT ? "nprt_box_store_f64" : "nprt_box_store_i64";
    call(b, callee, 3, (ir_value *[]){box, offset, v}, NULL);
}

static ir_value *imaginary_offset(ir_builder *b, ir_value *offset, ir_type part) {
    return rw_add(b, offset, rw_index(b, part->width / 8));
}

static void rewrite_load(const boxing *x, ir_builder *b, ir_op *op) {
    ir_value *box = box_of(x, ir_operand(op, 0)), *offset = offset_of(b, box, op, 1), *v;
    ir_type t = ir_result(op, 0)->type;
    if (t->kind == IR_COMPLEX) {
        ir_value *parts[] = {load_at(b, box, offset, t->element),
                             load_at(b, box, imaginary_offset(b, offset, t->element), t->element)};
        v = ir_build1(b, COMPLEX_create, 2, parts, t);
    } else {
        v = load_at(b, box, offset, t);
    }
    ir_value_replace(ir_result(op, 0), v);
    ir_op_erase(op);
}

static void rewrite_store(const boxing *x, ir_builder *b, ir_op *op) {
    ir_value *v = ir_operand(op, 0), *box = box_of(x, ir_operand(op, 1)), *offset = offset_of(b, box, op, 2);
    ir_type t = v->type;
    if (t->kind == IR_COMPLEX) {
        store_at(b, box, offset, rw_op1(b, COMPLEX_re, v, t->element));
        store_at(b, box, imaginary_offset(b, offset, t->element), rw_op1(b, COMPLEX_im, v, t->element));
    } else {
        store_at(b, box, offset, v);
    }
    ir_op_erase(op);
}

static void rewrite_assign(const boxing *x, ir_builder *b, ir_op *op) {
    ir_value *box = box_of(x, ir_operand(op, 0)), *v = ir_operand(op, 1);
    if (box_of(x, v)) v = read(x, b, v);
    if (!arrays_is(v)) {
        ir_attr tensor = ir_attr_type(b->context, ir_type_tensor(b->context, 0, NULL, v->type));
        v = ir_build1(b, NUMPY_full, 1, &v, ir_type_dialect(b->context, "numpy", "ndarray", 1, &tensor));
    }
    write_back(b, box, v);
    ir_op_erase(op);
}

static void rewrite_same(const boxing *x, ir_builder *b, ir_op *op) {
    ir_value *both[] = {box_of(x, ir_operand(op, 0)), box_of(x, ir_operand(op, 1))};
    ir_type const i1 = ir_type_int(x->c, 1);
    bool const may_be = both[0] && both[1];
    ir_value *r = may_be ? ir_result(call(b, "nprt_is_same", 2, both, i1), 0) : rw_int(b, 0, i1);
    ir_value_replace(ir_result(op, 0), r);
    ir_op_erase(op);
}

static void rewrite_dim(const boxing *x, ir_builder *b, ir_op *op) {
    ir_value *box = box_of(x, ir_operand(op, 0));
    int64_t const axis = ir_op_attr(op, "axis")->i, known = shape_of(x, ir_operand(op, 0))->dims[axis];
    ir_value *size =
        known != IR_DYNAMIC
            ? rw_index(b, known)
            : ir_result(call(b, "nprt_box_dim", 2, (ir_value *[]){box, i64(b, axis)}, ir_type_index(b->context)), 0);
    ir_value_replace(ir_result(op, 0), size);
    ir_op_erase(op);
}

// ---- everything else --------------------------------------------------------------------------------------------

// Where references flow on as references.
static bool carries_box(const ir_op *op, int operand) {
    switch (op->opcode) {
    case SCF_for: return operand >= 3;
    case SCF_while:
    case SCF_yield:
    case SCF_condition:
    case ARITH_select: return true;
    default: return false;
    }
}

// Arrays that op reads are read out of their boxes, those it writes are put back.
static void rewrite_operands(const boxing *x, ir_op *op) {
    ir_attr const callee = op->opcode == PYTHON_call ? ir_op_attr(op, "callee") : NULL;
    if (callee && strcmp(callee->text, "nprt_list_set_object") == 0) return;   // it takes the reference itself
    ir_builder b = ir_builder_before(x->c, op), after = ir_builder_after(x->c, op);
    int written[MAX_WRITES], n = arrays_written(x->f, op, written, MAX_WRITES);
    for (int i = 0; i < op->operand_count; i++) {
        ir_value *box = box_of(x, ir_operand(op, i));
        if (!box) continue;
        if (carries_box(op, i)) {
            ir_op_set_operand(op, i, box);
            continue;
        }
        ir_value *array = read(x, &b, ir_operand(op, i));
        ir_op_set_operand(op, i, array);
        for (int k = 0; k < n; k++)
            if (written[k] == i) write_back(&after, box, array);
    }
}

static void rewrite(boxing *x, ir_op *op) {
    ir_builder b = ir_builder_before(x->c, op);
    ir_value *target = op->operand_count ? ir_operand(op, op->opcode == NUMPY_store) : NULL;
    bool const boxed = target && box_of(x, target);
    if (boxed && (arrays_is_view(x->f, op) || map_has_ptr(&x->open, op))) {
        map_put_ptr(&x->boxes, ir_result(op, 0), view_box(x, &b, op));
        vec_push(x->f->module->arena, &x->dead, op);
        return;
    }
    if (boxed && op->opcode == NUMPY_load) return rewrite_load(x, &b, op);
    if (boxed && op->opcode == NUMPY_store) return rewrite_store(x, &b, op);
    if (boxed && op->opcode == NUMPY_assign) return rewrite_assign(x, &b, op);
    if (boxed && op->opcode == NUMPY_dim) return rewrite_dim(x, &b, op);
    if (boxed && op->opcode == NUMPY_same) return rewrite_same(x, &b, op);
    if (arrays_is_loose_store(op) && box_of(x, ir_operand(op, 0))) {
        ir_value_replace(ir_result(op, 0), box_of(x, ir_operand(op, 0)));
        vec_push(x->f->module->arena, &x->dead, op);
        return;
    }
    rewrite_operands(x, op);
    ir_builder after = ir_builder_after(x->c, op);
    for (int i = 0; i < op->result_count; i++) {
        ir_value *v = ir_result(op, i);
        if (!in_family(x, v) || is_flow(x, v)) continue;
        bool const is_read = arrays_is_loose_read(op);
        map_put_ptr(&x->boxes, v, is_read ? ir_operand(op, 0) : new_box(&after, v));
        if (is_read) vec_push(x->f->module->arena, &x->dead, op);
    }
}

// ---- the function -----------------------------------------------------------------------------------------------

static void retype_flows(boxing *x) {
    for (int i = 0; i < x->f->root_count; i++) {
        ir_value *v = x->f->roots[i];
        if (!in_family(x, v) || !is_flow(x, v)) continue;
        map_put_ptr(&x->types, v, (void *)(uintptr_t)v->type);
        map_put_ptr(&x->boxes, v, v);
    }
    for (int i = 0; i < x->types.n; i++) ((ir_value *)(uintptr_t)x->types.entries[i].key)->type = box_type(x->c);
}

static void box_arguments(boxing *x) {
    ir_block *entry = x->f->func->regions[0].first;
    ir_builder start = {x->c, entry, entry->first, entry->first->loc}, end = ir_builder_before(x->c, entry->last);
    for (int i = 0; i < entry->arg_count; i++) {
        ir_value *v = entry->args[i];
        if (!in_family(x, v)) continue;
        map_put_ptr(&x->boxes, v, new_box(&start, v));
        if (x->written) ir_build(&end, NUMPY_assign, 2, (ir_value *[]){v, read(x, &end, v)}, 0, NULL, 0);
    }
}

static void box_family(boxing *x) {
    retype_flows(x);
    box_arguments(x);
    for (int i = 0; i < x->ops.n; i++)
        if (x->ops.data[i] != x->f->func) rewrite(x, x->ops.data[i]);
    for (int i = x->dead.n - 1; i >= 0; i--) ir_op_erase(x->dead.data[i]);
}

typedef struct call_search {
    const arrays_function *callee;
    op_list calls;
    bool other;   // something but calls from elsewhere names the function
} call_search;

static void find_calls(ir_op *op, void *data) {
    call_search *s = data;
    istr const name = ir_op_attr(s->callee->func, "sym_name")->text;
    for (int i = 0; i < op->attr_count && op->opcode != FUNC_call; i++)
        s->other |= op->attrs[i].value->kind == IR_SYMBOL && op->attrs[i].value->text == name;
    if (op->opcode != FUNC_call || arrays_of_call(s->callee->module, op) != s->callee) return;
    s->other |= ir_parent_of_kind(op, FUNC_func) == s->callee->func;
    vec_push(s->callee->module->arena, &s->calls, op);
}

// The body of the function in the place of its calls, if it has any left: one function then sees all names of its
// arrays.
static bool dissolve(arrays_function *f) {
    call_search s = {.callee = f};
    ir_attr visibility = ir_op_attr(f->func, "sym_visibility");
    ir_walk(f->module->module, find_calls, &s);
    if (s.other || !visibility || strcmp(visibility->text, "private") != 0) return false;
    for (int i = 0; i < s.calls.n; i++) inline_one(s.calls.data[i], f->func);
    ir_op_erase(f->func);
    return true;
}

bool promote_boxes(arrays_function *f, const promote_obstacles *o) {
    if (!o->tangled || f->func->regions[0].first->next) return false;
    boxing x = {.f = f, .c = ir_op_context(f->func), .root = o->tangled};
    map_init(&x.boxes, f->module->arena);
    map_init(&x.types, f->module->arena);
    map_init(&x.open, f->module->arena);
    examine_all(&x, o);
    if (!x.possible) return false;
    if (x.elsewhere || x.returned > 1 || (x.returned && x.arguments) || (x.compared && x.arguments > 1))
        return dissolve(f);
    report_remark(o->at, "boxed", "make one of the two a .copy()",
                  "only the running program knows whether this array is another one, too: every use of it goes through "
                  "the runtime, and what is read is copied");
    box_family(&x);
    return true;
}
