// Indexing by arrays, masks and sorting.
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/linalg/linalg.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "lower/numpy_to_linalg.h"

static bool is_array(const ir_value *v) { return np_is_array(v->type) || v->type->kind == IR_TENSOR; }

// ---- bounds -----------------------------------------------------------------------------------------------------

static void fail_index_if(ir_builder *b, ir_op *op, ir_value *cond, ir_value *bad, int axis, ir_value *size) {
    ir_type i64 = ir_type_int(b->context, 64);
    ir_op *branch = rw_if(b, cond, 0, NULL, false);
    ir_builder in = rw_inside(b, branch, 0);
    ir_op *module = np_module_of(op);
    np_frames_push(&in, module, op);
    ir_value *args[4] = {bad, rw_int(&in, axis, i64), rw_op1(&in, ARITH_index_cast, size, i64),
                         np_site(&in, module, op)};
    np_call(&in, module, "nprt_fail_index", NULL, 4, args, 0, NULL);
    rw_yield(&in, 0, NULL);
}

// Raises when an element of indices (array or scalar) is not in [-size, size): by its least and its largest element.
static void check_indices(ir_builder *b, ir_op *op, ir_value *indices, int axis, ir_value *size) {
    ir_context *c = b->context;
    ir_type i64 = ir_type_int(c, 64), elem = np_elem(indices);
    ir_value *low, *high;
    if (ir_op_attr(op, "checked")) return;
    if (!is_array(indices)) {
        low = high = np_scalar_cast(b, indices, elem, i64);
    } else {
        int rank = np_shape(indices)->rank;
        ir_type scalar = ir_type_tensor(c, 0, NULL, i64);
        ir_value *outs[2] = {np_filled(b, rw_int(b, INT64_MAX, i64), np_empty(b, scalar, NULL)),
                             np_filled(b, rw_int(b, INT64_MIN, i64), np_empty(b, scalar, NULL))};
        ir_attr in_map = np_map_identity(c, rank), out_map = np_map(c, rank, 0, NULL), out_maps[2] = {out_map, out_map};
        np_generic g =
            np_generic_begin(b, rank, (uint32_t)((1ull << rank) - 1), 1, &indices, &in_map, 2, outs, out_maps);
        ir_value *v = np_scalar_cast(&g.body, g.in[0], elem, i64);
        np_generic_end(
            &g, 2,
            (ir_value *[]){rw_op2(&g.body, ARITH_minsi, g.out[0], v), rw_op2(&g.body, ARITH_maxsi, g.out[1], v)});
        ir_value *r0 = ir_result(g.op, 0), *r1 = ir_result(g.op, 1);
        low = ir_build1(b, TENSOR_extract, 1, &r0, i64);
        high = ir_build1(b, TENSOR_extract, 1, &r1, i64);
    }
    ir_value *n = rw_op1(b, ARITH_index_cast, size, i64);
    // No index at all: low stays above high, which is fine.
    ir_value *some = rw_cmp(b, RW_SLE, low, high);
    ir_value *under = rw_op2(b, ARITH_andi, some, rw_cmp(b, RW_SLT, low, rw_sub(b, rw_int(b, 0, i64), n)));
    ir_value *over = rw_op2(b, ARITH_andi, some, rw_cmp(b, RW_SGE, high, n));
    fail_index_if(b, op, rw_op2(b, ARITH_ori, under, over), np_select(b, under, low, high), axis, size);
}

// The dimension of the whole array that index k of op is for.
static int axis_of(const ir_op *op, int k, int usually) {
    ir_attr axes = ir_op_attr(op, "axes");
    return axes ? (int)axes->ints[k] : usually;
}

// index, or index + size when negative, of type index.
static ir_value *normal_index(ir_builder *b, ir_value *v, ir_type elem, ir_value *size) {
    ir_type index = ir_type_index(b->context);
    ir_value *i = np_scalar_cast(b, v, elem, index);
    if (np_kind_of(elem) == NP_UINT && elem->kind != IR_INDEX) return i;
    return np_select(b, rw_cmp(b, RW_SLT, i, rw_index(b, 0)), rw_add(b, i, size), i);
}

// ---- take and gather --------------------------------------------------------------------------------------------

// The nest of a[…, i0, i1, …]: index arrays replace the dimensions from `axis` on; they occupy the loops
// [axis, axis + spread) of the result, aligned at the end as broadcasting does.
typedef struct gather_plan {
    ir_value *array;
    int axis, count, spread;
    ir_value *indices[NP_MAX_RANK], *sizes[NP_MAX_RANK];
} gather_plan;

static void plan_sizes(ir_builder *b, const gather_plan *p, ir_type result, ir_value **out) {
    for (int i = 0, n = 0; i < result->rank; i++) {
        if (result->dims[i] != IR_DYNAMIC) continue;
        out[n] = NULL;
        if (i < p->axis)
            out[n] = np_dim(b, p->array, i);
        else if (i >= p->axis + p->spread)
            out[n] = np_dim(b, p->array, i - p->spread + p->count);
        for (int k = 0; k < p->count && !out[n]; k++) {
            if (!is_array(p->indices[k])) continue;
            ir_type t = np_shape(p->indices[k]);
            int dim = i - p->axis - (p->spread - t->rank);
            if (dim >= 0 && t->dims[dim] != 1) out[n] = np_dim(b, p->indices[k], dim);
        }
        if (!out[n]) out[n] = rw_index(b, 1);
        n++;
    }
}

static ir_attr index_map(ir_context *c, const gather_plan *p, ir_value *indices, ir_type result) {
    ir_type t = np_shape(indices);
    int dims[NP_MAX_RANK];
    for (int i = 0; i < t->rank; i++) {
        int loop = p->axis + p->spread - t->rank + i;
        dims[i] = t->dims[i] == 1 && result->dims[loop] != 1 ? NP_AT_ZERO : loop;
    }
    return np_map(c, result->rank, t->rank, dims);
}

static ir_value *gather(ir_builder *b, ir_op *op, gather_plan *p) {
    ir_context *c = b->context;
    ir_type whole = np_shape(p->array), wanted = ir_result(op, 0)->type, plain = np_storage(c, whole->element);
    for (int k = 0; k < p->count; k++) {
        p->sizes[k] = np_dim(b, p->array, p->axis + k);
        check_indices(b, op, p->indices[k], axis_of(op, k, p->axis + k), p->sizes[k]);
    }
    ir_value *at[NP_MAX_RANK + 1] = {p->array}, *in[NP_MAX_RANK], *sizes[NP_MAX_RANK];
    if (!np_is_array(wanted)) {
        for (int k = 0; k < p->count; k++)
            at[1 + k] = normal_index(b, p->indices[k], np_elem(p->indices[k]), p->sizes[k]);
        return ir_build1(b, TENSOR_extract, whole->rank + 1, at, plain);
    }
    ir_type result = np_shape(ir_result(op, 0));
    ir_attr maps[NP_MAX_RANK], id = np_map_identity(c, result->rank);
    int n_in = 0;
    for (int k = 0; k < p->count; k++) {
        if (!is_array(p->indices[k])) continue;
        maps[n_in] = index_map(c, p, p->indices[k], result);
        in[n_in++] = p->indices[k];
    }
    plan_sizes(b, p, result, sizes);
    ir_value *out = np_empty(b, result, sizes);
    np_generic g = np_generic_begin(b, result->rank, 0, n_in, in, maps, 1, &out, &id);
    for (int i = 0, used = 0; i < whole->rank; i++) {
        int k = i - p->axis;
        if (k >= 0 && k < p->count) {
            ir_value *v = is_array(p->indices[k]) ? g.in[used++] : p->indices[k];
            at[1 + i] = normal_index(&g.body, v, np_elem(p->indices[k]), p->sizes[k]);
        } else {
            at[1 + i] = np_loop_index(&g.body, k < 0 ? i : i - p->count + p->spread);
        }
    }
    ir_value *v = ir_build1(&g.body, TENSOR_extract, whole->rank + 1, at, plain);
    return np_generic_end(&g, 1, &v);
}

ir_value *np_lower_take(ir_builder *b, ir_op *op) {
    gather_plan p = {ir_operand(op, 0), (int)ir_op_attr(op, "axis")->i, 1, 0, {ir_operand(op, 1)}, {NULL}};
    p.spread = is_array(p.indices[0]) ? np_shape(p.indices[0])->rank : 0;
    return gather(b, op, &p);
}

// Read element by element: the map of a diagonal's elements is no permutation.
ir_value *np_lower_diagonal(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *a = ir_operand(op, 0), *at[NP_MAX_RANK + 1] = {a}, *sizes[NP_MAX_RANK];
    ir_type whole = np_shape(a), result = np_shape(ir_result(op, 0));
    int const last = result->rank - 1;
    int n = 0;
    for (int i = 0; i < last; i++)
        if (result->dims[i] == IR_DYNAMIC) sizes[n++] = np_dim(b, a, i + 2);
    if (result->dims[last] == IR_DYNAMIC) sizes[n] = ir_operand(op, 3);
    ir_value *out = np_empty(b, result, sizes);
    ir_attr id = np_map_identity(c, result->rank);
    np_generic g = np_generic_begin(b, result->rank, 0, 0, NULL, NULL, 1, &out, &id);
    for (int i = 0; i < 2; i++) at[1 + i] = rw_add(&g.body, ir_operand(op, 1 + i), np_loop_index(&g.body, last));
    for (int i = 0; i < last; i++) at[3 + i] = np_loop_index(&g.body, i);
    ir_value *v = ir_build1(&g.body, TENSOR_extract, whole->rank + 1, at, np_storage(c, whole->element));
    return np_generic_end(&g, 1, &v);
}

static void plan_leading(gather_plan *p, ir_op *op, int first) {
    for (int i = first; i < op->operand_count; i++) {
        ir_value *v = ir_operand(op, i);
        p->indices[p->count++] = v;
        if (is_array(v) && np_shape(v)->rank > p->spread) p->spread = np_shape(v)->rank;
    }
}

ir_value *np_lower_gather(ir_builder *b, ir_op *op) {
    gather_plan p = {.array = ir_operand(op, 0)};
    plan_leading(&p, op, 1);
    return gather(b, op, &p);
}

// ---- scatter ----------------------------------------------------------------------------------------------------

typedef struct nest {
    ir_op *loops[NP_MAX_RANK];
    ir_builder in[NP_MAX_RANK + 1];
    int depth;
} nest;

// Nested scf.for over sizes, carrying the n values of `carried`, which become those of the innermost body.
static void nest_open(nest *s, ir_builder *b, int depth, ir_value *const *sizes, int n, ir_value **carried) {
    s->depth = depth;
    s->in[0] = *b;
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1);
    for (int i = 0; i < depth; i++) {
        s->loops[i] = rw_for(&s->in[i], zero, sizes[i], one, n, carried);
        s->in[i + 1] = rw_inside(&s->in[i], s->loops[i], 0);
        for (int k = 0; k < n; k++) carried[k] = s->in[i + 1].block->args[1 + k];
    }
}

static void nest_close(nest *s, int n, ir_value **carried) {
    for (int i = s->depth; i > 0; i--) {
        rw_yield(&s->in[i], n, carried);
        for (int k = 0; k < n; k++) carried[k] = ir_result(s->loops[i - 1], k);
    }
}

// The element (or scalar) of v at the loops of a nest of `rank` dimensions, broadcast from the end.
static ir_value *element_at(ir_builder *b, ir_value *v, int rank, ir_value *const *ivs, const bool *unit) {
    if (!is_array(v)) return v;
    ir_type t = np_shape(v);
    ir_value *at[NP_MAX_RANK + 1] = {v};
    for (int i = 0; i < t->rank; i++) {
        int loop = rank - t->rank + i;
        at[1 + i] = t->dims[i] == 1 && !unit[loop] ? rw_index(b, 0) : ivs[loop];
    }
    return ir_build1(b, TENSOR_extract, t->rank + 1, at, np_storage(b->context, t->element));
}

// In order, one element after the other, so that a repeated index keeps the last value and adds all of them.
ir_value *np_lower_scattered(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *array = ir_operand(op, 0), *value = ir_operand(op, 1), *sizes[NP_MAX_RANK] = {NULL}, *ivs[NP_MAX_RANK];
    ir_type whole = np_shape(array), plain = np_storage(c, whole->element);
    bool add = ir_op_attr(op, "kind")->text[0] == 'a', unit[NP_MAX_RANK];
    gather_plan p = {.array = array};
    plan_leading(&p, op, 2);
    int rank = p.spread + whole->rank - p.count;
    for (int k = 0; k < p.count; k++) {
        p.sizes[k] = np_dim(b, array, k);
        check_indices(b, op, p.indices[k], axis_of(op, k, k), p.sizes[k]);
    }
    for (int i = 0; i < rank; i++) {
        sizes[i] = i >= p.spread ? np_dim(b, array, i - p.spread + p.count) : NULL;
        unit[i] = false;
        for (int k = 0; k < p.count && !sizes[i]; k++) {
            if (!is_array(p.indices[k])) continue;
            ir_type t = np_shape(p.indices[k]);
            int dim = i - (p.spread - t->rank);
            if (dim >= 0 && t->dims[dim] != 1) sizes[i] = np_dim(b, p.indices[k], dim);
        }
        if (!sizes[i]) sizes[i] = rw_index(b, 1), unit[i] = true;
    }
    nest s;
    ir_value *carried = array;
    nest_open(&s, b, rank, sizes, 1, &carried);
    ir_builder *in = &s.in[rank];
    for (int i = 0; i < rank; i++) ivs[i] = rw_iv(s.loops[i]);
    ir_value *at[NP_MAX_RANK + 2];
    for (int i = 0; i < whole->rank; i++) {
        if (i >= p.count) {
            at[2 + i] = ivs[i - p.count + p.spread];
            continue;
        }
        ir_value *v = element_at(in, p.indices[i], p.spread, ivs, unit);
        at[2 + i] = normal_index(in, v, np_elem(p.indices[i]), p.sizes[i]);
    }
    ir_value *v = element_at(in, value, rank, ivs, unit);
    if (add) {
        at[1] = carried;
        ir_value *old = ir_build1(in, TENSOR_extract, whole->rank + 1, at + 1, plain);
        v = np_scalar_ufunc(in, NUMPY_add, whole->element, old, v);
    }
    at[0] = v, at[1] = carried;
    carried = ir_build1(in, TENSOR_insert, whole->rank + 2, at, np_tensor(c, array->type));
    nest_close(&s, 1, &carried);
    return carried;
}

// ---- masks ------------------------------------------------------------------------------------------------------

static ir_value *count_true(ir_builder *b, ir_value *mask) {
    ir_context *c = b->context;
    ir_type index = ir_type_index(c);
    int rank = np_shape(mask)->rank;
    ir_value *out = np_filled(b, rw_int(b, 0, ir_type_int(c, 64)),
                              np_empty(b, ir_type_tensor(c, 0, NULL, ir_type_int(c, 64)), NULL));
    ir_attr in_map = np_map_identity(c, rank), out_map = np_map(c, rank, 0, NULL);
    np_generic g = np_generic_begin(b, rank, (uint32_t)((1ull << rank) - 1), 1, &mask, &in_map, 1, &out, &out_map);
    ir_type elem = np_elem(mask), i64 = ir_type_int(c, 64);
    ir_value *hit = np_scalar_cast(&g.body, g.in[0], elem, ir_type_int(c, 1));
    ir_value *sum = rw_op2(&g.body, ARITH_addi, g.out[0], rw_op1(&g.body, ARITH_extui, hit, i64));
    ir_value *total = np_generic_end(&g, 1, &sum);
    return rw_op1(b, ARITH_index_cast, ir_build1(b, TENSOR_extract, 1, &total, i64), index);
}

// Masks are looked at in runs of this many elements: a run without a hit is passed over.
enum { MASK_RUN = 64 };

typedef struct mask_walk {
    nest s;   // over all dimensions but the last, then over runs, and inside over a run
    ir_op *some, *run, *branch;
    ir_builder in_run, hit;
    ir_value *ivs[NP_MAX_RANK];
    int rank, n;
} mask_walk;

static ir_value *mask_element(const mask_walk *w, ir_builder *b, ir_value *mask) {
    ir_value *at[NP_MAX_RANK + 1] = {mask};
    for (int i = 0; i < w->rank; i++) at[1 + i] = w->ivs[i];
    ir_value *v = ir_build1(b, TENSOR_extract, w->rank + 1, at, np_storage(b->context, np_elem(mask)));
    return np_scalar_cast(b, v, np_elem(mask), ir_type_int(b->context, 1));
}

static ir_value *any_hit(mask_walk *w, ir_builder *b, ir_value *mask, ir_value *lo, ir_value *hi) {
    ir_value *any = rw_int(b, 0, ir_type_int(b->context, 1));
    ir_op *loop = rw_for(b, lo, hi, rw_index(b, 1), 1, &any);
    ir_builder in = rw_inside(b, loop, 0);
    w->ivs[w->rank - 1] = rw_iv(loop);
    any = rw_op2(&in, ARITH_ori, in.block->args[1], mask_element(w, &in, mask));
    rw_yield(&in, 1, &any);
    ir_op_set_attr(b->context, loop, "npcc.independent", ir_attr_unit(b->context));
    return ir_result(loop, 0);
}

static ir_op *if_carrying(ir_builder *b, ir_value *condition, int n, ir_value *const *carried) {
    ir_type types[NP_MAX_RANK];
    for (int i = 0; i < n; i++) types[i] = np_storage(b->context, carried[i]->type);
    ir_op *branch = rw_if(b, condition, n, types, true);
    ir_builder otherwise = rw_inside(b, branch, 1);
    rw_yield(&otherwise, n, carried);
    return branch;
}

// Opens loops over the mask and an scf.if where it holds; carried[n - 1] is the position in the output.
static void mask_open(mask_walk *w, ir_builder *b, ir_value *mask, int n, ir_value **carried) {
    ir_value *sizes[NP_MAX_RANK], *length = rw_index(b, MASK_RUN);
    w->rank = np_shape(mask)->rank, w->n = n;
    int last = w->rank - 1;
    for (int i = 0; i < w->rank; i++) sizes[i] = np_dim(b, mask, i);
    ir_value *size = sizes[last];
    sizes[last] = rw_ceildiv(b, size, MASK_RUN);
    nest_open(&w->s, b, w->rank, sizes, n, carried);
    ir_builder *in = &w->s.in[w->rank];
    for (int i = 0; i < last; i++) w->ivs[i] = rw_iv(w->s.loops[i]);
    ir_value *lo = rw_mul(in, rw_iv(w->s.loops[last]), length), *hi = rw_min(in, rw_add(in, lo, length), size);
    w->some = if_carrying(in, any_hit(w, in, mask, lo, hi), n, carried);
    ir_builder inside = rw_inside(in, w->some, 0);
    w->run = rw_for(&inside, lo, hi, rw_index(&inside, 1), n, carried);
    w->in_run = rw_inside(&inside, w->run, 0);
    w->ivs[last] = rw_iv(w->run);
    for (int i = 0; i < n; i++) carried[i] = w->in_run.block->args[1 + i];
    w->branch = if_carrying(&w->in_run, mask_element(w, &w->in_run, mask), n, carried);
    w->hit = rw_inside(&w->in_run, w->branch, 0);
}

static void mask_close(mask_walk *w, ir_value **carried) {
    carried[w->n - 1] = rw_add(&w->hit, carried[w->n - 1], rw_index(&w->hit, 1));
    rw_yield(&w->hit, w->n, carried);
    for (int i = 0; i < w->n; i++) carried[i] = ir_result(w->branch, i);
    rw_yield(&w->in_run, w->n, carried);
    ir_builder after = ir_builder_after(ir_op_context(w->run), w->run);
    for (int i = 0; i < w->n; i++) carried[i] = ir_result(w->run, i);
    rw_yield(&after, w->n, carried);
    for (int i = 0; i < w->n; i++) carried[i] = ir_result(w->some, i);
    nest_close(&w->s, w->n, carried);
}

ir_value *np_lower_compress(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *array = ir_operand(op, 0), *mask = ir_operand(op, 1), *sizes[NP_MAX_RANK];
    ir_type whole = np_shape(array), plain = np_storage(c, whole->element);
    int masked = np_shape(mask)->rank, rest = whole->rank - masked, n = 0;
    int64_t dims[NP_MAX_RANK] = {IR_DYNAMIC};
    sizes[n++] = count_true(b, mask);
    for (int i = 0; i < rest; i++) {
        dims[1 + i] = whole->dims[masked + i];
        if (dims[1 + i] == IR_DYNAMIC) sizes[n++] = np_dim(b, array, masked + i);
    }
    ir_type result = ir_type_tensor(c, 1 + rest, dims, plain);
    ir_value *carried[2] = {np_empty(b, result, sizes), rw_index(b, 0)};
    ir_value *rest_sizes[NP_MAX_RANK];
    for (int i = 0; i < rest; i++) rest_sizes[i] = np_dim(b, array, masked + i);
    mask_walk w;
    mask_open(&w, b, mask, 2, carried);
    nest inner;
    ir_value *out = carried[0];
    nest_open(&inner, &w.hit, rest, rest_sizes, 1, &out);
    ir_value *from[NP_MAX_RANK + 1] = {array}, *to[NP_MAX_RANK + 2] = {NULL, out, carried[1]};
    for (int i = 0; i < masked; i++) from[1 + i] = w.ivs[i];
    for (int i = 0; i < rest; i++) from[1 + masked + i] = to[3 + i] = rw_iv(inner.loops[i]);
    to[0] = ir_build1(&inner.in[rest], TENSOR_extract, whole->rank + 1, from, plain);
    out = ir_build1(&inner.in[rest], TENSOR_insert, 3 + rest, to, result);
    nest_close(&inner, 1, &out);
    carried[0] = out;
    mask_close(&w, carried);
    return carried[0];
}

// a[mask] = values, one for each place where the mask holds, in order.
ir_value *np_assign_masked(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *array = ir_operand(op, 0), *mask = ir_operand(op, 1), *values = ir_operand(op, 2);
    ir_type whole = np_shape(array), v = np_shape(values);
    int masked = np_shape(mask)->rank, rest = whole->rank - masked;
    ir_value *count = count_true(b, mask), *given = np_dim(b, values, 0), *rest_sizes[NP_MAX_RANK];
    if (v->dims[0] != 1) {
        const char *text = "NumPy boolean array indexing assignment: the number of input values differs from the "
                           "number of places where the mask is true";
        np_raise_if(b, np_module_of(op), op, rw_cmp(b, RW_NE, count, given), "ValueError", text);
    }
    for (int i = 0; i < rest; i++) rest_sizes[i] = np_dim(b, array, masked + i);
    ir_value *carried[2] = {array, rw_index(b, 0)};
    mask_walk w;
    mask_open(&w, b, mask, 2, carried);
    nest inner;
    ir_value *out = carried[0];
    nest_open(&inner, &w.hit, rest, rest_sizes, 1, &out);
    ir_builder *in = &inner.in[rest];
    ir_value *zero = rw_index(in, 0), *from[NP_MAX_RANK + 1] = {values, v->dims[0] == 1 ? zero : carried[1]},
             *to[NP_MAX_RANK + 2] = {NULL, out};
    for (int i = 0; i < masked; i++) to[2 + i] = w.ivs[i];
    for (int i = 0; i < rest; i++) {
        to[2 + masked + i] = rw_iv(inner.loops[i]);
        from[2 + i] = v->dims[1 + i] == 1 ? zero : to[2 + masked + i];
    }
    to[0] = ir_build1(in, TENSOR_extract, v->rank + 1, from, np_storage(c, v->element));
    out = ir_build1(in, TENSOR_insert, 2 + whole->rank, to, np_tensor(c, array->type));
    nest_close(&inner, 1, &out);
    carried[0] = out;
    mask_close(&w, carried);
    return carried[0];
}

bool np_lower_nonzero(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *mask = ir_operand(op, 0), *carried[NP_MAX_RANK + 1];
    ir_type i64 = ir_type_int(c, 64);
    int64_t dynamic = IR_DYNAMIC;
    ir_type list = ir_type_tensor(c, 1, &dynamic, i64);
    int n = op->result_count;
    ir_value *count = count_true(b, mask);
    for (int i = 0; i < n; i++) carried[i] = np_empty(b, list, &count);
    carried[n] = rw_index(b, 0);
    mask_walk w;
    mask_open(&w, b, mask, n + 1, carried);
    for (int i = 0; i < n; i++) {
        ir_value *at[3] = {rw_op1(&w.hit, ARITH_index_cast, w.ivs[i], i64), carried[i], carried[n]};
        carried[i] = ir_build1(&w.hit, TENSOR_insert, 3, at, list);
    }
    mask_close(&w, carried);
    for (int i = 0; i < n; i++) {
        ir_value *v = carried[i];
        ir_type plain = np_storage(c, ir_result(op, i)->type);
        if (v->type != plain) v = ir_build1(b, TENSOR_cast, 1, &v, plain);
        v->type = ir_result(op, i)->type;
        ir_value_replace(ir_result(op, i), v);
    }
    ir_op_erase(op);
    return true;
}

// ---- concatenate ------------------------------------------------------------------------------------------------

ir_value *np_lower_concatenate(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    int axis = (int)ir_op_attr(op, "axis")->i, n = 0;
    ir_type result = np_tensor(c, ir_result(op, 0)->type);
    ir_value *sizes[NP_MAX_RANK], *total = rw_index(b, 0), *zero = rw_index(b, 0), *one = rw_index(b, 1),
                                  *first = ir_operand(op, 0);
    for (int i = 0; i < op->operand_count; i++) total = rw_add(b, total, np_dim(b, ir_operand(op, i), axis));
    for (int i = 0; i < result->rank; i++)
        if (result->dims[i] == IR_DYNAMIC) sizes[n++] = i == axis ? total : np_dim(b, first, i);
    ir_value *out = np_empty(b, result, sizes), *offset = zero;
    for (int i = 0; i < op->operand_count; i++) {
        ir_value *part = ir_operand(op, i), *ranges[3 * NP_MAX_RANK];
        for (int d = 0; d < result->rank; d++) {
            ranges[3 * d] = d == axis ? offset : zero;
            ranges[3 * d + 1] = np_dim(b, part, d);
            ranges[3 * d + 2] = one;
        }
        offset = rw_add(b, offset, np_dim(b, part, axis));
        out = np_slice_insert(b, part, out, ranges, 0);
    }
    return out;
}

// ---- sorting ----------------------------------------------------------------------------------------------------

// A runtime function sorts in place, or fills an array of positions; as a call that writes into an array it is lowered
// with the other calls.
ir_value *np_lower_sort(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    bool positions = op->opcode == NUMPY_argsort;
    ir_type const i64 = ir_type_int(c, 64);
    ir_value *a = ir_operand(op, 0);
    ir_value *operands[4] = {positions ? np_empty_like(b, a, i64) : NULL, a, rw_int(b, ir_op_attr(op, "axis")->i, i64),
                             rw_int(b, ir_op_attr(op, "stable")->i, i64)};
    ir_type result = ir_result(op, 0)->type;
    ir_op *call = ir_build(b, NUMPY_call, positions ? 4 : 3, positions ? operands : operands + 1, 1, &result, 0);
    int64_t written = 0;
    ir_op_set_attr(c, call, "callee", ir_attr_string(c, positions ? "nprt_nd_argsort" : "nprt_nd_sort"));
    ir_op_set_attr(c, call, "writes", ir_attr_i64_array(c, 1, &written));
    return ir_result(call, 0);
}
