// numpy → tensor, first half: each numpy op becomes linalg, tensor, arith, math and scf ops.
//
//   %2 = "numpy.add"(%0, %1)            %d = tensor.dim %0, %c0
//                                  →    %e = tensor.empty(%d)
//                                       %2 = linalg.generic … ins(%0, %1) outs(%e) { arith.addf }
//
// Arrays are values here (promote_arrays has run). The rules are split by idea: numpy_scalar (bodies), numpy_generic
// (nests), numpy_views, numpy_reduce, numpy_matmul, numpy_index.
#include "lower/numpy_to_linalg.h"
#include "analysis/numpy_check.h"
#include "dialect/arith/arith.h"
#include "dialect/linalg/linalg.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/tensor/tensor.h"
#include "lower/lower.h"

#include "base/vec.h"

static bool is_ufunc(unsigned opcode) { return opcode > NUMPY_BEFORE_FIRST_ && opcode < NUMPY_cast; }

typedef struct scalar_data {
    unsigned opcode;
    ir_type elem, to;
} scalar_data;

static ir_value *ufunc_body(ir_builder *b, void *data, ir_value **args) {
    const scalar_data *d = data;
    return np_scalar_ufunc(b, d->opcode, d->elem, args[0], d->to ? args[1] : NULL);
}

static ir_value *cast_body(ir_builder *b, void *data, ir_value **args) {
    const scalar_data *d = data;
    return np_scalar_cast(b, args[0], d->elem, d->to);
}

static ir_value *select_body(ir_builder *b, void *data, ir_value **args) {
    (void)data;
    return np_select(b, args[0], args[1], args[2]);
}

static ir_value *same_body(ir_builder *b, void *data, ir_value **args) {
    (void)b, (void)data;
    return args[0];
}

static ir_value *elementwise(ir_builder *b, ir_op *op, np_body *body, void *data) {
    ir_value *args[4];
    for (int i = 0; i < op->operand_count; i++) args[i] = ir_operand(op, i);
    ir_type result = ir_result(op, 0)->type;
    if (!np_is_array(result)) return body(b, data, args);
    return np_elementwise(b, result, op->operand_count, args, NULL, body, data);
}

static ir_value *lower_ufunc(ir_builder *b, ir_op *op) {
    scalar_data d = {op->opcode, np_elem(ir_operand(op, 0)),
                     op->operand_count == 2 ? np_elem(ir_operand(op, 1)) : NULL};
    // Scalars are signless: an array beside one says whether integers have a sign.
    if (d.to && np_is_array(ir_operand(op, 1)->type)) d.elem = d.to;
    ir_value *v = elementwise(b, op, ufunc_body, &d);
    if (!v) report_error(op, "%s is not supported for this type in native code", op->info->name);
    return v;
}

static ir_value *lower_cast(ir_builder *b, ir_op *op) {
    scalar_data d = {0, np_elem(ir_operand(op, 0)), NULL};
    d.to = np_elem(ir_result(op, 0));
    ir_context *c = b->context;
    ir_value *x = ir_operand(op, 0);
    if (d.elem == d.to) return x;
    // Only the sign changes: a value of its own, whose numpy type says so.
    if (np_storage(c, d.elem) == np_storage(c, d.to))
        return ir_build1(b, np_is_array(x->type) ? (unsigned)TENSOR_cast : (unsigned)ARITH_bitcast, 1, &x,
                         np_storage(c, x->type));
    return elementwise(b, op, cast_body, &d);
}

static void operands_from(ir_op *op, int first, ir_value **out) {
    for (int i = first; i < op->operand_count; i++) out[i - first] = ir_operand(op, i);
}

static ir_value *lower_full(ir_builder *b, ir_op *op, bool has_value) {
    ir_value *dims[NP_MAX_RANK];
    operands_from(op, has_value, dims);
    ir_value *empty = np_empty(b, np_shape(ir_result(op, 0)), dims);
    return has_value ? np_filled(b, ir_operand(op, 0), empty) : empty;
}

// start + i * delta, where delta is what start + step adds to start: NumPy fills the second element first.
static ir_value *lower_arange(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *start = ir_operand(op, 0), *step = ir_operand(op, 1), *count = ir_operand(op, 2);
    ir_type t = np_shape(ir_result(op, 0)), elem = t->element;
    ir_value *second = np_scalar_ufunc(b, NUMPY_add, elem, start, step);
    ir_value *delta = np_scalar_ufunc(b, NUMPY_subtract, elem, second, start);
    ir_value *out = np_empty(b, t, &count);
    ir_attr id = np_map_identity(c, 1);
    np_generic g = np_generic_begin(b, 1, 0, 0, NULL, NULL, 1, &out, &id);
    ir_value *i = np_scalar_cast(&g.body, np_loop_index(&g.body, 0), ir_type_index(c), elem);
    ir_value *v = np_scalar_ufunc(&g.body, NUMPY_multiply, elem, i, delta);
    v = np_scalar_ufunc(&g.body, NUMPY_add, elem, start, v);
    return np_generic_end(&g, 1, &v);
}

static ir_value *lower_view(ir_builder *b, ir_op *op) {
    ir_value *ranges[3 * NP_MAX_RANK];
    operands_from(op, 1, ranges);
    return np_slice(b, ir_operand(op, 0), ranges, np_axes_mask(ir_op_attr(op, "drop")), np_shape(ir_result(op, 0)));
}

static ir_value *lower_updated(ir_builder *b, ir_op *op) {
    ir_value *ranges[3 * NP_MAX_RANK];
    operands_from(op, 2, ranges);
    return np_slice_insert(b, ir_operand(op, 1), ir_operand(op, 0), ranges, np_axes_mask(ir_op_attr(op, "drop")));
}

static ir_value *lower_reshape(ir_builder *b, ir_op *op) {
    ir_value *dims[NP_MAX_RANK];
    operands_from(op, 1, dims);
    return np_reshape(b, ir_operand(op, 0), np_shape(ir_result(op, 0)), dims);
}

static ir_value *lower_expand(ir_builder *b, ir_op *op) {
    ir_value *a = ir_operand(op, 0), *dims[NP_MAX_RANK];
    uint32_t axes = np_axes_mask(ir_op_attr(op, "axes"));
    ir_type t = np_shape(ir_result(op, 0));
    for (int i = 0, k = 0, n = 0; i < t->rank; i++) {
        if (axes >> i & 1) continue;
        if (t->dims[i] == IR_DYNAMIC) dims[n++] = np_dim(b, a, k);
        k++;
    }
    return np_reshape(b, a, t, dims);
}

static ir_value *lower_broadcast(ir_builder *b, ir_op *op) {
    ir_value *a = ir_operand(op, 0), *dims[NP_MAX_RANK];
    operands_from(op, 1, dims);
    ir_type t = np_shape(ir_result(op, 0));
    if (np_is_array(a->type) && np_shape(a)->rank == t->rank) {
        bool stretches = false;
        for (int i = 0; i < t->rank; i++) stretches |= np_shape(a)->dims[i] == 1 && t->dims[i] != 1;
        // The same sizes, known in other places: `replace` casts.
        if (!stretches) return a;
    }
    return np_elementwise(b, ir_result(op, 0)->type, 1, &a, dims, same_body, NULL);
}

static ir_value *lower_load(ir_builder *b, ir_op *op, bool insert) {
    ir_value *operands[NP_MAX_RANK + 2];
    operands_from(op, 0, operands);
    if (!insert)
        return ir_build1(b, TENSOR_extract, op->operand_count, operands, np_storage(b->context, np_elem(operands[0])));
    operands[0] = ir_operand(op, 1), operands[1] = ir_operand(op, 0);
    return ir_build1(b, TENSOR_insert, op->operand_count, operands, np_tensor(b->context, ir_operand(op, 0)->type));
}

// a[mask] = value: the mask may have fewer dimensions, the leading ones.
static ir_value *lower_assigned_where(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *a = ir_operand(op, 0), *mask = ir_operand(op, 1), *value = ir_operand(op, 2), *in[3] = {mask, a, value};
    ir_type t = np_shape(a), m = np_shape(mask);
    int dims[NP_MAX_RANK];
    for (int i = 0; i < m->rank; i++) dims[i] = i;
    bool is_array = np_is_array(value->type);
    ir_attr id = np_map_identity(c, t->rank), maps[3] = {np_map(c, t->rank, m->rank, dims), id};
    if (is_array) {
        if (np_shape(value)->rank == t->rank - m->rank + 1) return np_assign_masked(b, op);
        maps[2] = np_broadcast_map(c, np_shape(value), t);
    }
    ir_value *out = np_empty_like(b, a, t->element);
    np_generic g = np_generic_begin(b, t->rank, 0, is_array ? 3 : 2, in, maps, 1, &out, &id);
    ir_value *v = np_select(&g.body, g.in[0], is_array ? g.in[2] : value, g.in[1]);
    return np_generic_end(&g, 1, &v);
}

static ir_value *lower_constant(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_type t = np_tensor(c, ir_result(op, 0)->type);
    ir_attr a = ir_op_attr(op, "value");
    ir_attr v = a->kind == IR_DENSE_RESOURCE ? ir_attr_dense_resource(c, t, a->text, a->data, a->data_size)
                                             : ir_attr_dense(c, t, a->data, a->splat);
    return rw_constant(b, v, t);
}

static ir_value *lower_one(ir_builder *b, ir_op *op) {
    if (is_ufunc(op->opcode)) return lower_ufunc(b, op);
    switch (op->opcode) {
    case NUMPY_cast: return lower_cast(b, op);
    case NUMPY_select: return elementwise(b, op, select_body, NULL);
    case NUMPY_reduce: return np_lower_reduce(b, op);
    case NUMPY_argreduce: return np_lower_argreduce(b, op);
    case NUMPY_cumulate: return np_lower_cumulate(b, op);
    case NUMPY_matmul: return np_lower_matmul(b, op);
    case NUMPY_empty: return lower_full(b, op, false);
    case NUMPY_full: return lower_full(b, op, true);
    case NUMPY_arange: return lower_arange(b, op);
    case NUMPY_constant: return lower_constant(b, op);
    case NUMPY_from_elements: {
        ir_value **elements = ARENA_ARRAY(ir_arena(b->context), ir_value *, op->operand_count + 1);
        operands_from(op, 0, elements);
        return ir_build1(b, TENSOR_from_elements, op->operand_count, elements,
                         np_tensor(b->context, ir_result(op, 0)->type));
    }
    case NUMPY_view: return lower_view(b, op);
    case NUMPY_updated: return lower_updated(b, op);
    case NUMPY_reshape: return lower_reshape(b, op);
    case NUMPY_transpose: return np_transpose(b, ir_operand(op, 0), ir_op_attr(op, "perm")->ints);
    case NUMPY_expand: return lower_expand(b, op);
    case NUMPY_diagonal: return np_lower_diagonal(b, op);
    case NUMPY_part: return np_part(b, ir_operand(op, 0), ir_op_attr(op, "imag")->i);
    case NUMPY_with_part: return np_with_part(b, ir_operand(op, 0), ir_operand(op, 1), ir_op_attr(op, "imag")->i);
    case NUMPY_broadcast: return lower_broadcast(b, op);
    case NUMPY_copy: return ir_operand(op, 0);
    case NUMPY_load: return lower_load(b, op, false);
    case NUMPY_inserted: return lower_load(b, op, true);
    case NUMPY_dim: return np_dim(b, ir_operand(op, 0), (int)ir_op_attr(op, "axis")->i);
    case NUMPY_concatenate: return np_lower_concatenate(b, op);
    case NUMPY_take: return np_lower_take(b, op);
    case NUMPY_gather: return np_lower_gather(b, op);
    case NUMPY_scattered: return np_lower_scattered(b, op);
    case NUMPY_assigned_where: return lower_assigned_where(b, op);
    case NUMPY_compress: return np_lower_compress(b, op);
    case NUMPY_sort:
    case NUMPY_argsort: return np_lower_sort(b, op);
    default:
        report_error(op, "%s writes through a reference: arrays have to be values before this lowering",
                     op->info->name);
        return NULL;
    }
}

typedef VEC(ir_op *) op_list;
typedef struct collection {
    arena *a;
    op_list ops;
} collection;

static void collect(ir_op *op, void *data) {
    collection *l = data;
    if (op->info->dialect == &dialect_numpy && op->opcode != NUMPY_call) vec_push(l->a, &l->ops, op);
}

// The value takes over the result's numpy type, so that rules that follow see it; types are converted at the end.
static void replace(ir_builder *b, ir_op *op, ir_value *v) {
    ir_value *old = ir_result(op, 0);
    ir_type plain = np_storage(b->context, old->type), own = np_storage(b->context, v->type);
    if (plain != own && plain->kind == IR_TENSOR) v = ir_build1(b, TENSOR_cast, 1, &v, plain);
    if (v->type == plain) v->type = old->type;
    ir_value_replace(old, v);
    ir_op_erase(op);
}

// Calls of the runtime keep the dtypes of what they pass: plain types do not tell signed from unsigned.
static void note_dtypes(ir_op *op, void *data) {
    ir_context *c = data;
    if (op->opcode != PYTHON_call && op->opcode != NUMPY_call) return;
    int n = op->operand_count > op->result_count ? op->operand_count : op->result_count;
    int64_t *codes = ARENA_ARRAY(ir_arena(c), int64_t, n + 1);
    for (int i = 0; i < op->operand_count; i++) codes[i] = np_dtype_code(np_elem(ir_operand(op, i)));
    ir_op_set_attr(c, op, "npcc.dtypes", ir_attr_i64_array(c, op->operand_count, codes));
    for (int i = 0; i < op->result_count; i++) codes[i] = np_dtype_code(np_elem(ir_result(op, i)));
    ir_op_set_attr(c, op, "npcc.result_dtypes", ir_attr_i64_array(c, op->result_count, codes));
}

bool lower_numpy_to_linalg(ir_op *module) {
    ir_context *c = ir_op_context(module);
    collection l = {ir_arena(c), {NULL, 0, 0}};
    bool ok = true;
    if (!numpy_check(module)) return false;
    np_mark_symmetric_products(module);
    ir_walk(module, collect, &l);
    for (int i = 0; i < l.ops.n; i++) {
        ir_op *op = l.ops.data[i];
        ir_builder b = ir_builder_before(c, op);
        if (op->opcode == NUMPY_nonzero) {
            ok &= np_lower_nonzero(&b, op);
            continue;
        }
        ir_value *v = lower_one(&b, op);
        if (v) replace(&b, op, v);
        ok = ok && v;
    }
    if (!ok) return false;
    ir_walk(module, note_dtypes, c);
    np_convert_types(module);
    return true;
}

static bool run(ir_op *module, rw_context *context) {
    (void)context;
    return lower_numpy_to_linalg(module);
}

const rw_pass lower_numpy_to_linalg_pass = {"numpy-to-linalg", "numpy ops become linalg, tensor, arith, math and scf",
                                            run, NULL};
