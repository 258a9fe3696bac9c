// Arrays as references become arrays as values: mem2reg for arrays.
//
//   %a = numpy.empty                        %a0 = numpy.empty
//   %v = numpy.view %a[1:-1]           →    %a1 = numpy.updated %a0[1:-1] = %x
//   numpy.assign %v, %x                     scf.for … iter_args(%a2 = %a1) { … yield %a3 }
//   scf.for … { numpy.store %s, %a[i] }
//
// Every write makes a new value of its root; reads through the root or a view of it use the newest one. Loops and
// branches carry the roots they write; a function returns the arguments it writes. Where two references may name one
// array and the other is still used after a write, the array is boxed (promote_boxes.c), or the program is refused with
// the place of the write.
#include "transform/promote_arrays.h"
#include "analysis/arrays.h"
#include "analysis/numpy_check.h"
#include "analysis/report.h"
#include "dialect/complex/complex.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "rewrite/emit.h"
#include "transform/transform.h"

#include "base/vec.h"

#include <string.h>

enum { MAX_RANK = 32, MAX_WRITES = 64, MAX_ROUNDS = 2000 };

static ir_type shape_of(const ir_value *v) { return v->type->params[0]->type; }

// ---- the rewrite ------------------------------------------------------------------------------------------------

typedef struct promotion {
    arrays_function *f;
    ir_context *c;
    arena *a;
    map slots;               // written root → slot + 1
    VEC(ir_value *) roots;   // of the slots, as now defined
    bool failed;
} promotion;

// The current value of each slot; NULL while the root itself is current or not yet defined.
typedef ir_value **environment;

static int slot_of(const promotion *p, const ir_value *root) { return (int)(intptr_t)map_get_ptr(&p->slots, root) - 1; }

static environment copy_of(const promotion *p, environment env) {
    environment e = ARENA_ARRAY(p->a, ir_value *, p->roots.n + 1);
    memcpy(e, env, sizeof *e * (size_t)p->roots.n);
    return e;
}

static ir_value *current_root(const promotion *p, environment env, ir_value *root) {
    int slot = slot_of(p, root);
    return slot >= 0 && env[slot] ? env[slot] : root;
}

// v as it is now: views are derived again from the newest value of their root.
static ir_value *current(promotion *p, environment env, ir_value *v, ir_builder *b) {
    if (!arrays_is(v)) return v;
    ir_op *def = ir_def(v);
    if (!arrays_is_view(p->f, def)) return current_root(p, env, v);
    ir_value *base = current(p, env, ir_operand(def, 0), b);
    if (base == ir_operand(def, 0)) return v;
    map none;
    map_init(&none, p->a);
    ir_loc loc = b->loc;
    b->loc = def->loc;
    ir_op *fresh = ir_op_clone(b, def, &none);
    b->loc = loc;
    ir_op_set_operand(fresh, 0, base);
    return ir_result(fresh, 0);
}

static ir_value *dim_of(ir_builder *b, ir_value *array, int axis) {
    ir_type index = ir_type_index(b->context);
    int64_t d = shape_of(array)->dims[axis];
    if (d != IR_DYNAMIC) return rw_index(b, d);
    ir_op *op = ir_build(b, NUMPY_dim, 1, &array, 1, &index, 0);
    ir_op_set_attr(b->context, op, "axis", ir_attr_i64(b->context, axis));
    return ir_result(op, 0);
}

// value and the sizes of like's `?`, as operands of an op that makes an array of like's type.
static ir_value *shaped_like(ir_builder *b, unsigned opcode, ir_value *value, ir_value *like) {
    ir_value *operands[MAX_RANK + 1] = {value};
    int n = 1;
    for (int i = 0; i < shape_of(like)->rank; i++)
        if (shape_of(like)->dims[i] == IR_DYNAMIC) operands[n++] = dim_of(b, like, i);
    return ir_build1(b, opcode, n, operands, like->type);
}

// The base with the elements of the view `def` replaced by y.
static ir_value *put_back(ir_builder *b, const ir_op *def, ir_value *base, ir_value *y) {
    ir_context *c = b->context;
    ir_value *operands[3 * MAX_RANK + 2] = {base, y};
    switch (def->opcode) {
    case NUMPY_view: {
        for (int i = 1; i < def->operand_count; i++) operands[i + 1] = ir_operand(def, i);
        ir_op *op = ir_build(b, NUMPY_updated, def->operand_count + 1, operands, 1, &base->type, 0);
        ir_op_set_attr(c, op, "drop", ir_op_attr(def, "drop"));
        return ir_result(op, 0);
    }
    case NUMPY_transpose: {
        ir_attr perm = ir_op_attr(def, "perm");
        int64_t inverse[MAX_RANK];
        for (int i = 0; i < perm->count; i++) inverse[perm->ints[i]] = i;
        ir_op *op = ir_build(b, NUMPY_transpose, 1, &y, 1, &base->type, 0);
        ir_op_set_attr(c, op, "perm", ir_attr_i64_array(c, perm->count, inverse));
        return ir_result(op, 0);
    }
    case NUMPY_part: {
        ir_op *op = ir_build(b, NUMPY_with_part, 2, operands, 1, &base->type, 0);
        ir_op_set_attr(c, op, "imag", ir_op_attr(def, "imag"));
        return ir_result(op, 0);
    }
    default:
        return shaped_like(b, NUMPY_reshape, y, base);   // expand and reshape: the same elements in the base's shape
    }
}

// y is the new value of view: makes it the current value of the root.
static void set_view(promotion *p, environment env, ir_builder *b, ir_value *view, ir_value *y) {
    while (arrays_is_view(p->f, ir_def(view))) {
        ir_op *def = ir_def(view);
        ir_value *base = ir_operand(def, 0);
        y = put_back(b, def, current(p, env, base, b), y);
        view = base;
    }
    env[slot_of(p, view)] = y;
}

// Element indices of a view as those of its base, through slices, transposes and added dimensions. Returns the base.
static ir_value *through_views(promotion *p, ir_builder *b, ir_value *v, ir_value **index) {
    for (;;) {
        const ir_op *def = ir_def(v);
        if (!def || (def->opcode != NUMPY_view && def->opcode != NUMPY_transpose && def->opcode != NUMPY_expand &&
                     def->opcode != NUMPY_diagonal))
            return v;
        ir_value *base = ir_operand(def, 0), *out[MAX_RANK];
        int rank = shape_of(base)->rank;
        if (def->opcode == NUMPY_view) {
            ir_attr drop = ir_op_attr(def, "drop");
            uint32_t dropped = 0;
            for (int i = 0; drop && i < drop->count; i++) dropped |= 1u << drop->ints[i];
            for (int i = 0, k = 0; i < rank; i++) {
                out[i] = ir_operand(def, 1 + 3 * i);
                if (!(dropped >> i & 1)) out[i] = rw_add(b, out[i], rw_mul(b, index[k++], ir_operand(def, 3 + 3 * i)));
            }
        } else if (def->opcode == NUMPY_transpose) {
            for (int i = 0; i < rank; i++) out[ir_op_attr(def, "perm")->ints[i]] = index[i];
        } else if (def->opcode == NUMPY_diagonal) {
            for (int i = 0; i < 2; i++) out[i] = rw_add(b, ir_operand(def, 1 + i), index[rank - 2]);
            for (int i = 2; i < rank; i++) out[i] = index[i - 2];
        } else {
            ir_attr axes = ir_op_attr(def, "axes");
            for (int i = 0, k = 0; i < shape_of(v)->rank; i++) {
                bool added = false;
                for (int j = 0; j < axes->count; j++) added |= axes->ints[j] == i;
                if (!added) out[k++] = index[i];
            }
        }
        memcpy(index, out, sizeof *index * (size_t)rank);
        v = base;
    }
    (void)p;
}

static bool is_part(const ir_value *v) { return ir_def(v) && ir_def(v)->opcode == NUMPY_part; }
static bool is_imaginary(const ir_value *part) { return ir_op_attr(ir_def(part), "imag")->i; }

static ir_value *part_of(ir_builder *b, ir_value *z, bool imaginary) {
    return rw_op1(b, imaginary ? COMPLEX_im : COMPLEX_re, z, z->type->element);
}

// Returns the load that then stands there.
static ir_op *load_through_views(promotion *p, ir_builder *b, ir_op *op) {
    ir_value *operands[MAX_RANK + 1];
    for (int i = 0; i < op->operand_count; i++) operands[i] = ir_operand(op, i);
    ir_value *base = through_views(p, b, operands[0], operands + 1);
    if (is_part(base)) {   // of one element, not of all
        bool const imaginary = is_imaginary(base);
        operands[0] = through_views(p, b, ir_operand(ir_def(base), 0), operands + 1);
        ir_value *z =
            ir_build1(b, NUMPY_load, 1 + shape_of(operands[0])->rank, operands, shape_of(operands[0])->element);
        ir_value_replace(ir_result(op, 0), part_of(b, z, imaginary));
        ir_op_erase(op);
        return ir_def(z);
    }
    operands[0] = base;
    if (base != ir_operand(op, 0)) ir_op_set_operands(p->c, op, 1 + shape_of(base)->rank, operands);
    return op;
}

// ---- writes -----------------------------------------------------------------------------------------------------

static ir_value *spread(ir_builder *b, ir_value *value, ir_value *target) {
    if (!arrays_is(value)) return shaped_like(b, NUMPY_full, value, target);
    return value->type == target->type ? value : shaped_like(b, NUMPY_broadcast, value, target);
}

// The element of target as it is now with one of its parts replaced.
static ir_value *element_with_part(promotion *p, environment env, ir_builder *b, ir_value *target,
                                   ir_value *const *index, ir_value *part, bool imaginary) {
    ir_value *operands[MAX_RANK + 1] = {current(p, env, target, b)};
    int const rank = shape_of(target)->rank;
    memcpy(operands + 1, index, sizeof *index * (size_t)rank);
    ir_value *z = ir_build1(b, NUMPY_load, 1 + rank, operands, shape_of(target)->element);
    ir_value *other = part_of(b, z, !imaginary), *parts[] = {imaginary ? other : part, imaginary ? part : other};
    return ir_build1(b, COMPLEX_create, 2, parts, z->type);
}

static void rewrite_store(promotion *p, environment env, ir_builder *b, ir_op *op) {
    ir_value *operands[MAX_RANK + 2];
    for (int i = 2; i < op->operand_count; i++) operands[i] = ir_operand(op, i);
    ir_value *target = through_views(p, b, ir_operand(op, 1), operands + 2);
    operands[1] = ir_operand(op, 0);
    if (is_part(target)) {
        bool const imaginary = is_imaginary(target);
        target = through_views(p, b, ir_operand(ir_def(target), 0), operands + 2);
        operands[1] = element_with_part(p, env, b, target, operands + 2, operands[1], imaginary);
    }
    operands[0] = current(p, env, target, b);
    ir_value *y = ir_build1(b, NUMPY_inserted, 2 + shape_of(target)->rank, operands, operands[0]->type);
    set_view(p, env, b, target, y);
}

static void rewrite_in_place(promotion *p, environment env, ir_builder *b, ir_op *op, unsigned opcode) {
    ir_value **operands = ARENA_ARRAY(p->a, ir_value *, op->operand_count);
    for (int i = 0; i < op->operand_count; i++) operands[i] = current(p, env, ir_operand(op, i), b);
    ir_op *fresh = ir_build(b, opcode, op->operand_count, operands, 1, &operands[0]->type, 0);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(p->c, fresh, op->attrs[i].name, op->attrs[i].value);
    set_view(p, env, b, ir_operand(op, 0), ir_result(fresh, 0));
}

// A call gets one more result for each array it writes.
static void rewrite_call(promotion *p, environment env, ir_builder *b, ir_op *op, const int *written, int n) {
    ir_value **operands = ARENA_ARRAY(p->a, ir_value *, op->operand_count + 1);
    ir_type *types = ARENA_ARRAY(p->a, ir_type, op->result_count + n + 1);
    for (int i = 0; i < op->operand_count; i++) operands[i] = current(p, env, ir_operand(op, i), b);
    for (int i = 0; i < op->result_count; i++) types[i] = ir_result(op, i)->type;
    for (int i = 0; i < n; i++) types[op->result_count + i] = operands[written[i]]->type;
    ir_op *fresh = ir_build(b, op->opcode, op->operand_count, operands, op->result_count + n, types, 0);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(p->c, fresh, op->attrs[i].name, op->attrs[i].value);
    for (int i = 0; i < op->result_count; i++) {
        ir_value *old = ir_result(op, i), *now = ir_result(fresh, i);
        int slot = slot_of(p, old);
        if (slot >= 0) {
            map_put_ptr(&p->slots, now, (void *)(intptr_t)(slot + 1));
            p->roots.data[slot] = now;
        }
        ir_value_replace(old, now);
    }
    for (int i = 0; i < n; i++) set_view(p, env, b, ir_operand(op, written[i]), ir_result(fresh, op->result_count + i));
}

// ---- control flow -----------------------------------------------------------------------------------------------

static void promote_block(promotion *p, ir_block *block, environment env);

typedef struct written_roots {
    promotion *p;
    bool *slots;
} written_roots;

static void mark_written(ir_op *op, void *data) {
    written_roots *w = data;
    int written[MAX_WRITES], n = arrays_written(w->p->f, op, written, MAX_WRITES);
    for (int i = 0; i < n; i++) {
        ir_value *v = ir_operand(op, written[i]);
        if (arrays_is(v)) w->slots[slot_of(w->p, arrays_root(w->p->f, v))] = true;
    }
}

static void append_operands(promotion *p, ir_op *op, int n, ir_value *const *more) {
    ir_value **all = ARENA_ARRAY(p->a, ir_value *, op->operand_count + n + 1);
    for (int i = 0; i < op->operand_count; i++) all[i] = ir_operand(op, i);
    memcpy(all + op->operand_count, more, sizeof *all * (size_t)n);
    ir_op_set_operands(p->c, op, op->operand_count + n, all);
}

// The region's block with the carried slots as further arguments (or, for branches, as they are outside), promoted, and
// their final values handed to its terminator.
static void promote_region(promotion *p, ir_region *region, environment env, int n, const int *carried,
                           const ir_type *types, bool as_args) {
    ir_block *block = region->first;
    environment inner = copy_of(p, env);
    for (int i = 0; i < n && as_args; i++) inner[carried[i]] = ir_block_add_arg(p->c, block, types[i]);
    promote_block(p, block, inner);
    ir_value **values = ARENA_ARRAY(p->a, ir_value *, n + 1);
    for (int i = 0; i < n; i++) values[i] = inner[carried[i]] ? inner[carried[i]] : p->roots.data[carried[i]];
    append_operands(p, block->last, n, values);
}

static void promote_structured(promotion *p, environment env, ir_op *op) {
    ir_builder b = ir_builder_before(p->c, op);
    written_roots w = {p, ARENA_ARRAY(p->a, bool, p->roots.n + 1)};
    ir_walk(op, mark_written, &w);
    int *carried = ARENA_ARRAY(p->a, int, p->roots.n + 1), n = 0;
    for (int i = 0; i < p->roots.n; i++)
        if (w.slots[i] && arrays_visible_at(p->roots.data[i], op)) carried[n++] = i;
    ir_value **operands = ARENA_ARRAY(p->a, ir_value *, op->operand_count + n + 1);
    ir_type *types = ARENA_ARRAY(p->a, ir_type, op->result_count + n + 1);
    for (int i = 0; i < op->operand_count; i++) operands[i] = current(p, env, ir_operand(op, i), &b);
    for (int i = 0; i < op->result_count; i++) types[i] = ir_result(op, i)->type;
    for (int i = 0; i < n; i++) {
        ir_value *v = env[carried[i]] ? env[carried[i]] : p->roots.data[carried[i]];
        operands[op->operand_count + i] = v;
        types[op->result_count + i] = v->type;
    }
    bool loop = op->opcode != SCF_if;
    const ir_type *carried_types = types + op->result_count;
    ir_op *fresh = ir_build(&b, op->opcode, op->operand_count + (loop ? n : 0), operands, op->result_count + n, types,
                            op->region_count);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(p->c, fresh, op->attrs[i].name, op->attrs[i].value);
    for (int r = 0; r < op->region_count; r++) {
        ir_region_take(ir_op_region(fresh, r), ir_op_region(op, r));
        if (fresh->regions[r].first) {
            promote_region(p, ir_op_region(fresh, r), env, n, carried, carried_types, loop);
        } else if (n) {   // an absent else gives everything back as it is
            ir_builder in = ir_builder_at_end(p->c, ir_block_new(p->c, ir_op_region(fresh, r)), op->loc);
            rw_yield(&in, n, operands + op->operand_count);
        }
    }
    for (int i = 0; i < op->result_count; i++) {
        ir_value *old = ir_result(op, i), *now = ir_result(fresh, i);
        int slot = slot_of(p, old);
        if (slot >= 0) {
            map_put_ptr(&p->slots, now, (void *)(intptr_t)(slot + 1));
            p->roots.data[slot] = now;
        }
        ir_value_replace(old, now);
    }
    for (int i = 0; i < n; i++) env[carried[i]] = ir_result(fresh, op->result_count + i);
    ir_op_erase(op);
}

static void promote_op(promotion *p, environment env, ir_op *op) {
    ir_builder b = ir_builder_before(p->c, op);
    int written[MAX_WRITES], n = arrays_written(p->f, op, written, MAX_WRITES);
    switch (op->opcode) {
    case NUMPY_assign: {
        ir_value *value = current(p, env, ir_operand(op, 1), &b), *view = ir_operand(op, 0);
        set_view(p, env, &b, view, spread(&b, value, view));
        break;
    }
    case NUMPY_same: {
        int const same = arrays_same_object(p->f, ir_operand(op, 0), ir_operand(op, 1));
        ir_value_replace(ir_result(op, 0), rw_int(&b, same, ir_type_int(p->c, 1)));
        break;
    }
    case NUMPY_store: rewrite_store(p, env, &b, op); break;
    case NUMPY_scatter: rewrite_in_place(p, env, &b, op, NUMPY_scattered); break;
    case NUMPY_assign_where: rewrite_in_place(p, env, &b, op, NUMPY_assigned_where); break;
    case NUMPY_call:
    case FUNC_call:
        if (n) {
            rewrite_call(p, env, &b, op, written, n);
            break;
        }
        // fall through
    default:
        if (op->opcode == NUMPY_load) {
            op = load_through_views(p, &b, op);
            b = ir_builder_before(p->c, op);
        }
        if (op->opcode == NUMPY_dim || arrays_is_view(p->f, op)) return;
        for (int i = 0; i < op->operand_count; i++) {
            ir_value *v = ir_operand(op, i), *now = current(p, env, v, &b);
            if (now != v) ir_op_set_operand(op, i, now);
        }
        return;
    }
    ir_op_erase(op);
}

static void promote_block(promotion *p, ir_block *block, environment env) {
    for (ir_op *op = block->first, *next; op; op = next) {
        next = op->next;
        if (op->opcode == SCF_for || op->opcode == SCF_while || op->opcode == SCF_if)
            promote_structured(p, env, op);
        else
            promote_op(p, env, op);
    }
}

// ---- functions --------------------------------------------------------------------------------------------------

static void add_slot(promotion *p, ir_value *root) {
    if (slot_of(p, root) >= 0) return;
    vec_push(p->a, &p->roots, root);
    map_put_ptr(&p->slots, root, (void *)(intptr_t)p->roots.n);
}

static void collect_slots(ir_op *op, void *data) {
    promotion *p = data;
    int written[MAX_WRITES], n = arrays_written(p->f, op, written, MAX_WRITES);
    for (int i = 0; i < n; i++)
        if (arrays_is(ir_operand(op, written[i]))) add_slot(p, arrays_root(p->f, ir_operand(op, written[i])));
}

static void append_results(promotion *p, environment env) {
    const arrays_function *f = p->f;
    ir_block *entry = f->func->regions[0].first;
    ir_type t = ir_op_attr(f->func, "function_type")->type,
            *results = ARENA_ARRAY(p->a, ir_type, f->result_count + f->arg_count + 1);
    ir_value **values = ARENA_ARRAY(p->a, ir_value *, f->arg_count + 1);
    int n = 0;
    for (int i = 0; i < t->result_count; i++) results[i] = t->results[i];
    for (int i = 0; i < f->arg_count; i++) {
        if (!f->mutated[i]) continue;
        results[t->result_count + n] = entry->args[i]->type;
        values[n++] = current_root(p, env, entry->args[i]);
    }
    if (!n) return;
    append_operands(p, entry->last, n, values);
    ir_type type = ir_type_function(p->c, t->input_count, t->inputs, t->result_count + n, results);
    ir_op_set_attr(p->c, f->func, "function_type", ir_attr_type(p->c, type));
}

static void erase_unused_views(ir_op *op, void *data) {
    bool view = op->opcode == NUMPY_view || op->opcode == NUMPY_transpose || op->opcode == NUMPY_expand ||
                op->opcode == NUMPY_reshape || op->opcode == NUMPY_broadcast || op->opcode == NUMPY_part ||
                op->opcode == NUMPY_diagonal || op->opcode == NUMPY_dim;
    (void)data;
    if (view && ir_value_unused(ir_result(op, 0))) ir_op_erase(op);
}

static void promote_function(arrays_function *f) {
    ir_context *c = ir_op_context(f->func);
    promotion p = {.f = f, .c = c, .a = ir_arena(c)};
    map_init(&p.slots, p.a);
    ir_walk(f->func, collect_slots, &p);
    environment env = ARENA_ARRAY(p.a, ir_value *, p.roots.n + 1);
    promote_block(&p, f->func->regions[0].first, env);
    append_results(&p, env);
    // Children stand before their users in neither order, so views of views go in two rounds.
    for (int i = 0; i < 3; i++) ir_walk_post(f->func, erase_unused_views, NULL);
}

// Makes plain, where a function would be refused, which arrays its references name. False when that changes nothing.
static bool untangle(arrays_function *f) { return promote_joins(f) || promote_calls(f); }

// The first function that would be refused, and why. *changed: one was untangled instead.
static arrays_function *find_stuck(arrays_module *m, promote_obstacles *why, bool *changed) {
    arrays_function *stuck = NULL;
    *changed = false;
    for (int i = 0; i < m->functions.n && !*changed; i++) {
        arrays_function *f = m->functions.entries[i].value;
        promote_obstacles o = {0};
        if (promote_check(f, &o)) continue;
        *changed = untangle(f);
        if (!stuck || *changed) stuck = f, *why = o;
    }
    return stuck;
}

static arrays_module *analyse(ir_op *module) {
    promote_forward(module);
    return arrays_analyse(module);
}

bool promote_arrays(ir_op *module, bool boxes) {
    if (!numpy_check(module)) return false;
    arrays_module *m = analyse(module);
    promote_obstacles o;
    for (int rounds = 0;; rounds++) {
        bool changed;
        arrays_function *stuck = find_stuck(m, &o, &changed);
        if (!stuck && !changed) break;
        if (rounds == MAX_ROUNDS)
            return report_error(stuck->func, "a function of too many arrays: not supported in native code"), false;
        if (!changed && !(boxes && promote_boxes(stuck, &o))) return promote_report(stuck);
        m = analyse(module);
    }
    for (int i = 0; i < m->functions.n; i++) promote_function(m->functions.entries[i].value);
    return true;
}

static bool run(ir_op *module, rw_context *context) { return promote_arrays(module, !context->options); }

const rw_pass promote_arrays_pass = {"promote-arrays", "arrays as references become arrays as values", run, NULL};

static const bool no_boxes = true;

const rw_pass promote_arrays_strict_pass = {"promote-arrays", "arrays as references become arrays as values", run,
                                            &no_boxes};
