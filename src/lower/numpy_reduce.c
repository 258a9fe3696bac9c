// Reductions and scans.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/linalg/linalg.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "lower/numpy_to_linalg.h"

#include <math.h>
#include <string.h>

// ---- reduce -----------------------------------------------------------------------------------------------------
// The ufunc of two operands that a reduction is named after.
typedef struct reduction {
    const char *kind;
    unsigned ufunc;
    int inputs;
} reduction;

static const reduction reductions[] = {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) {#NAME, NUMPY_##NAME, INPUTS},
#include "base/ufuncs.def"
};

static const reduction *find_reduction(const char *kind) {
    for (size_t i = 0; i < sizeof reductions / sizeof *reductions; i++)
        if (reductions[i].inputs == 2 && strcmp(reductions[i].kind, kind) == 0) return &reductions[i];
    return NULL;
}

// The smallest (sign < 0) or largest value of an element type.
static ir_value *extreme(ir_builder *b, ir_type elem, int sign) {
    ir_type t = np_storage(b->context, elem);
    int w = elem->width;
    switch (np_kind_of(elem)) {
    case NP_FLOAT: return rw_float(b, sign < 0 ? -HUGE_VAL : HUGE_VAL, t);
    case NP_COMPLEX: {
        ir_value *part = rw_float(b, sign < 0 ? -HUGE_VAL : HUGE_VAL, t->element);
        return ir_build1(b, COMPLEX_create, 2, (ir_value *[]){part, part}, t);
    }
    case NP_BOOL: return rw_int(b, sign > 0, t);
    case NP_UINT: return rw_int(b, sign < 0 ? 0 : -1, t);
    default: {
        int64_t most = w == 64 ? INT64_MAX : ((int64_t)1 << (w - 1)) - 1;
        return rw_int(b, sign < 0 ? -most - 1 : most, t);
    }
    }
}

// What combines with any x to x; NULL: there is nothing.
static ir_value *identity_of(ir_builder *b, unsigned ufunc, ir_type elem) {
    bool const is_float = np_kind_of(elem) == NP_FLOAT;
    switch (ufunc) {
    case NUMPY_add:
    case NUMPY_logical_or:
    case NUMPY_bitwise_or:
    case NUMPY_bitwise_xor: return np_zero(b, elem);
    case NUMPY_multiply:
    case NUMPY_logical_and: return np_number(b, 1, elem);
    case NUMPY_bitwise_and: return np_number(b, -1, elem);
    case NUMPY_maximum: return extreme(b, elem, -1);
    case NUMPY_minimum: return extreme(b, elem, 1);
    case NUMPY_fmax:
    case NUMPY_fmin:
        if (np_kind_of(elem) == NP_COMPLEX) return NULL;   // of nans the first one, with both its parts
        return is_float ? rw_float(b, NAN, np_storage(b->context, elem))
                        : extreme(b, elem, ufunc == NUMPY_fmax ? -1 : 1);
    default: return NULL;
    }
}

// Which zero an extreme is says the order of the elements, which is ours: one op does.
static ir_value *combine(ir_builder *b, unsigned ufunc, ir_type elem, ir_value *x, ir_value *y) {
    static const unsigned extremes[][2] = {{NUMPY_maximum, ARITH_maximumf},
                                           {NUMPY_minimum, ARITH_minimumf},
                                           {NUMPY_fmax, ARITH_maxnumf},
                                           {NUMPY_fmin, ARITH_minnumf}};
    for (int i = 0; i < 4 && np_kind_of(elem) == NP_FLOAT; i++)
        if (extremes[i][0] == ufunc) return rw_op2(b, extremes[i][1], x, y);
    return np_scalar_ufunc(b, ufunc, elem, x, y);
}

typedef struct kept {
    int64_t dims[NP_MAX_RANK];
    int loops[NP_MAX_RANK];         // the loop of each kept dimension
    ir_value *sizes[NP_MAX_RANK];   // of the `?` among them
    int rank;
} kept;

static kept kept_dims(ir_builder *b, ir_value *x, uint32_t reduced) {
    kept k = {.rank = 0};
    ir_type t = np_shape(x);
    int n = 0;
    for (int i = 0; i < t->rank; i++) {
        if (reduced >> i & 1) continue;
        if (t->dims[i] == IR_DYNAMIC) k.sizes[n++] = np_dim(b, x, i);
        k.loops[k.rank] = i;
        k.dims[k.rank++] = t->dims[i];
    }
    return k;
}

// The result as the op wants it: a scalar, or with dimensions of size 1 put back, or as it is.
static ir_value *finish(ir_builder *b, ir_op *op, ir_value *v) {
    ir_type wanted = ir_result(op, 0)->type;
    if (!np_is_array(wanted)) return np_extract_scalar(b, v);
    ir_type t = np_tensor(b->context, wanted);
    ir_value *sizes[NP_MAX_RANK];
    int n = 0;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC) sizes[n++] = t->rank == np_shape(v)->rank ? np_dim(b, v, i) : NULL;
    if (t->rank != np_shape(v)->rank) {
        n = 0;
        ir_attr axes = ir_op_attr(op, "axes");
        uint32_t reduced = axes ? np_axes_mask(axes) : 1u << ir_op_attr(op, "axis")->i;
        for (int i = 0, k = 0; i < t->rank; i++) {
            if (reduced >> i & 1) continue;
            if (t->dims[i] == IR_DYNAMIC) sizes[n++] = np_dim(b, v, k);
            k++;
        }
    }
    return np_reshape(b, v, t, sizes);
}

// An empty axis of maximum, minimum, argmax and argmin has been refused before.
ir_value *np_lower_reduce(ir_builder *b, ir_op *op) {
    ir_value *x = ir_operand(op, 0);
    const char *kind = ir_op_attr(op, "kind")->text;
    const reduction *r = find_reduction(kind);
    if (!r) return report_error(op, "reduction '%s' is not supported in native code", kind), NULL;
    uint32_t reduced = np_axes_mask(ir_op_attr(op, "axes"));
    ir_type elem = np_elem(x);
    ir_value *start = identity_of(b, r->ufunc, elem);
    if (!start) return report_error(op, "reduction '%s' is not supported for this type in native code", kind), NULL;
    kept k = kept_dims(b, x, reduced);
    int loops = np_shape(x)->rank;
    ir_type out_type = ir_type_tensor(b->context, k.rank, k.dims, np_storage(b->context, elem));
    ir_value *out = np_filled(b, start, np_empty(b, out_type, k.sizes));
    ir_attr in_map = np_map_identity(b->context, loops), out_map = np_map(b->context, loops, k.rank, k.loops);
    np_generic g = np_generic_begin(b, loops, reduced, 1, &x, &in_map, 1, &out, &out_map);
    ir_value *v = combine(&g.body, r->ufunc, elem, g.out[0], g.in[0]);
    if (!v) return report_error(op, "reduction '%s' is not supported for this type in native code", kind), NULL;
    return finish(b, op, np_generic_end(&g, 1, &v));
}

// The first of the largest; a nan wins over everything before any later one.
ir_value *np_lower_argreduce(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    ir_value *x = ir_operand(op, 0);
    bool largest = strcmp(ir_op_attr(op, "kind")->text, "argmax") == 0;
    uint32_t reduced = 1u << ir_op_attr(op, "axis")->i;
    ir_type elem = np_elem(x), i64 = ir_type_int(c, 64);
    np_kind kind = np_kind_of(elem);
    kept k = kept_dims(b, x, reduced);
    int loops = np_shape(x)->rank;
    ir_value *outs[2];
    outs[0] = np_filled(b, extreme(b, elem, largest ? -1 : 1),
                        np_empty(b, ir_type_tensor(c, k.rank, k.dims, np_storage(c, elem)), k.sizes));
    outs[1] = np_filled(b, rw_int(b, 0, i64), np_empty(b, ir_type_tensor(c, k.rank, k.dims, i64), k.sizes));
    ir_attr in_map = np_map_identity(c, loops), out_map = np_map(c, loops, k.rank, k.loops),
            out_maps[2] = {out_map, out_map};
    np_generic g = np_generic_begin(b, loops, reduced, 1, &x, &in_map, 2, outs, out_maps);
    ir_builder *in = &g.body;
    ir_value *position = np_loop_index(in, (int)ir_op_attr(op, "axis")->i);
    ir_value *v = g.in[0], *best = g.out[0], *at = rw_op1(in, ARITH_index_cast, position, i64), *better;
    if (kind == NP_FLOAT)
        better =
            rw_op2(in, ARITH_andi, np_cmpf(in, largest ? NP_UGT : NP_ULT, v, best), np_cmpf(in, NP_ORD, best, best));
    else
        better = np_scalar_ufunc(in, largest ? NUMPY_greater : NUMPY_less, elem, v, best);
    if (kind == NP_COMPLEX) {
        ir_value *orderly = rw_op2(in, ARITH_xori, np_scalar_ufunc(in, NUMPY_isnan, elem, best, NULL),
                                   rw_int(in, 1, ir_type_int(c, 1)));
        better = rw_op2(in, ARITH_andi, rw_op2(in, ARITH_ori, better, np_scalar_ufunc(in, NUMPY_isnan, elem, v, NULL)),
                        orderly);
    }
    np_generic_end(&g, 2, (ir_value *[]){np_select(in, better, v, best), np_select(in, better, at, g.out[1])});
    return finish(b, op, ir_result(g.op, 1));
}

// ---- cumulate ---------------------------------------------------------------------------------------------------

// What a running reduction begins with, and whether that is combined with the first element: else it takes its place.
static ir_value *cumulate_start(ir_builder *b, unsigned ufunc, ir_type elem, bool *combines) {
    bool const is_float = np_kind_of(elem) == NP_FLOAT;
    ir_value *start = ufunc == NUMPY_add && is_float ? np_number(b, -0.0, elem) : identity_of(b, ufunc, elem);
    *combines = start && np_kind_of(elem) != NP_COMPLEX;
    return *combines ? start : np_zero(b, elem);
}

static ir_value *cumulate_step(ir_builder *b, unsigned ufunc, ir_type elem, ir_value *is_first, ir_value *before,
                               ir_value *v) {
    ir_value *next = np_scalar_ufunc(b, ufunc, elem, before, v);
    return next && is_first ? np_select(b, is_first, v, next) : next;
}

// One pass along the axis; the other dimensions, when there are any, move as slices.
ir_value *np_lower_cumulate(ir_builder *b, ir_op *op) {
    ir_context *c = b->context;
    static const char unsupported[] = "this running reduction is not supported in native code";
    ir_value *x = ir_operand(op, 0);
    const reduction *r = find_reduction(ir_op_attr(op, "kind")->text);
    int axis = (int)ir_op_attr(op, "axis")->i;
    ir_type elem = np_elem(x), t = np_tensor(c, x->type), plain = np_storage(c, elem);
    bool combines = false;
    kept k = kept_dims(b, x, 1u << axis);
    ir_value *start = cumulate_start(b, r->ufunc, elem, &combines);
    ir_type part = ir_type_tensor(c, k.rank, k.dims, plain);
    ir_value *init[2] = {np_empty_like(b, x, elem), k.rank ? np_filled(b, start, np_empty(b, part, k.sizes)) : start};
    ir_op *loop = rw_for(b, rw_index(b, 0), np_dim(b, x, axis), rw_index(b, 1), 2, init);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value **args = in.block->args, *next, *out,
             *is_first = combines ? NULL : rw_cmp(&in, RW_EQ, args[0], rw_index(&in, 0));
    if (k.rank == 0) {
        ir_value *v = ir_build1(&in, TENSOR_extract, 2, (ir_value *[]){x, args[0]}, plain);
        next = cumulate_step(&in, r->ufunc, elem, is_first, args[2], v);
        if (!next) return report_error(op, "%s", unsupported), NULL;
        out = ir_build1(&in, TENSOR_insert, 3, (ir_value *[]){next, args[1], args[0]}, t);
    } else {
        ir_value *ranges[3 * NP_MAX_RANK], *one = rw_index(b, 1), *zero = rw_index(b, 0);
        for (int i = 0; i < t->rank; i++) {
            ranges[3 * i] = i == axis ? args[0] : zero;
            ranges[3 * i + 1] = i == axis ? one : np_dim(&in, x, i);
            ranges[3 * i + 2] = one;
        }
        // The running value is updated in place.
        ir_value *v = np_slice(&in, x, ranges, 1u << axis, part);
        ir_attr id = np_map_identity(c, k.rank);
        np_generic g = np_generic_begin(&in, k.rank, 0, 1, &v, &id, 1, &args[2], &id);
        ir_value *sum = cumulate_step(&g.body, r->ufunc, elem, is_first, g.out[0], g.in[0]);
        if (!sum) return report_error(op, "%s", unsupported), NULL;
        next = np_generic_end(&g, 1, &sum);
        out = np_slice_insert(&in, next, args[1], ranges, 1u << axis);
    }
    rw_yield(&in, 2, (ir_value *[]){out, next});
    // The loop's constants stand before it.
    return ir_result(loop, 0);
}
