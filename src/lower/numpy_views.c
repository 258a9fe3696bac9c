// Views of arrays as tensor ops: slices, reshapes, transposes.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/linalg/linalg.h"
#include "dialect/numpy/numpy.h"
#include "dialect/tensor/tensor.h"
#include "lower/numpy_to_linalg.h"

uint32_t np_axes_mask(ir_attr axes) {
    uint32_t mask = 0;
    for (int i = 0; axes && i < axes->count; i++) mask |= 1u << axes->ints[i];
    return mask;
}

// ---- slices -----------------------------------------------------------------------------------------------------

// Offsets, sizes and strides as MLIR wants them: constants in attributes, the rest as operands.
typedef struct slice {
    ir_value *operands[2 + 3 * NP_MAX_RANK];
    int n;
    int64_t counts[3], stat[3][NP_MAX_RANK];
} slice;

// MLIR checks constant offsets against constant shapes, empty slices included; such offsets stay operands.
static bool offset_is_static(int64_t offset, int64_t dim, int64_t size, int64_t stride) {
    return offset >= 0 && size != IR_DYNAMIC && size > 0 && stride != IR_DYNAMIC &&
           (dim == IR_DYNAMIC || offset + (size - 1) * stride < dim);
}

// The size of dimension i as the type of the part states it: sizes that it leaves open stay operands.
static void slice_add(slice *s, int group, int i, ir_value *v, bool may_be_static) {
    int64_t k;
    s->stat[group][i] = IR_DYNAMIC;
    if (may_be_static && ir_constant_int(v, &k)) {
        s->stat[group][i] = k;
        return;
    }
    s->operands[s->n++] = v;
    s->counts[group]++;
}

static void slice_fill(ir_builder *b, slice *s, ir_type whole, ir_type part, ir_value *const *ranges, uint32_t drop) {
    int64_t sizes[NP_MAX_RANK], strides[NP_MAX_RANK], k;
    for (int i = 0, j = 0; i < whole->rank; i++) {
        sizes[i] = drop >> i & 1 ? 1 : part->dims[j++];
        strides[i] = ir_constant_int(ranges[3 * i + 2], &k) ? k : IR_DYNAMIC;
        if (sizes[i] == 1) strides[i] = 1;
    }
    for (int i = 0; i < whole->rank; i++) {
        // Nothing from the end of an array: MLIR wants even an empty slice to start inside.
        bool empty = ir_constant_int(ranges[3 * i + 1], &k) && k == 0 && !(drop >> i & 1);
        if (empty) {
            slice_add(s, 0, i, rw_index(b, 0), true);
            continue;
        }
        bool fixed = ir_constant_int(ranges[3 * i], &k) && offset_is_static(k, whole->dims[i], sizes[i], strides[i]);
        slice_add(s, 0, i, ranges[3 * i],
                  fixed || (ir_constant_int(ranges[3 * i], &k) && k == 0 && sizes[i] == IR_DYNAMIC &&
                            whole->dims[i] == IR_DYNAMIC));
    }
    for (int i = 0; i < whole->rank; i++) {
        if (sizes[i] != IR_DYNAMIC)
            s->stat[1][i] = sizes[i];
        else
            slice_add(s, 1, i, ranges[3 * i + 1], false);
    }
    for (int i = 0; i < whole->rank; i++) {
        if (strides[i] != IR_DYNAMIC)
            s->stat[2][i] = strides[i];
        else
            slice_add(s, 2, i, ranges[3 * i + 2], false);
    }
}

static void slice_attrs(ir_context *c, ir_op *op, const slice *s, int rank, int leading) {
    static const char *const names[] = {"static_offsets", "static_sizes", "static_strides"};
    int64_t segments[5] = {1, 1};
    for (int g = 0; g < 3; g++) {
        ir_op_set_attr(c, op, names[g], ir_attr_i64_array(c, rank, s->stat[g]));
        segments[leading + g] = s->counts[g];
    }
    ir_op_set_attr(c, op, "operandSegmentSizes", rw_segments(c, leading + 3, segments));
}

// tensor.extract_slice wants strides of at least 1: anything not known to be positive is gathered element by element.
static bool strides_are_positive(ir_type whole, ir_type part, ir_value *const *ranges, uint32_t drop) {
    int64_t k;
    for (int i = 0, j = 0; i < whole->rank; i++) {
        if (drop >> i & 1) continue;
        if (part->dims[j++] == 1) continue;
        if (!ir_constant_int(ranges[3 * i + 2], &k) || k < 1) return false;
    }
    return true;
}

static void dynamic_sizes(ir_builder *b, ir_type part, ir_type whole, ir_value *const *ranges, uint32_t drop,
                          ir_value **out) {
    (void)b;
    for (int i = 0, j = 0, n = 0; i < whole->rank; i++) {
        if (drop >> i & 1) continue;
        if (part->dims[j++] == IR_DYNAMIC) out[n++] = ranges[3 * i + 1];
    }
}

static ir_value *gather_slice(ir_builder *b, ir_value *array, ir_value *const *ranges, uint32_t drop, ir_type part) {
    ir_context *c = b->context;
    ir_type whole = np_shape(array);
    ir_value *sizes[NP_MAX_RANK], *at[NP_MAX_RANK + 1] = {array};
    dynamic_sizes(b, part, whole, ranges, drop, sizes);
    ir_value *out = np_empty(b, part, sizes);
    ir_attr id = np_map_identity(c, part->rank);
    np_generic g = np_generic_begin(b, part->rank, 0, 0, NULL, NULL, 1, &out, &id);
    for (int i = 0, j = 0; i < whole->rank; i++) {
        at[1 + i] = ranges[3 * i];
        if (drop >> i & 1) continue;
        at[1 + i] = rw_add(&g.body, ranges[3 * i], rw_mul(&g.body, np_loop_index(&g.body, j++), ranges[3 * i + 2]));
    }
    ir_value *v = ir_build1(&g.body, TENSOR_extract, whole->rank + 1, at, np_storage(c, whole->element));
    return np_generic_end(&g, 1, &v);
}

ir_value *np_slice(ir_builder *b, ir_value *array, ir_value *const *ranges, uint32_t drop, ir_type result) {
    ir_type part = np_tensor(b->context, result), whole = np_shape(array);
    if (!strides_are_positive(whole, part, ranges, drop)) return gather_slice(b, array, ranges, drop, part);
    slice s = {.operands = {array}, .n = 1};
    slice_fill(b, &s, whole, part, ranges, drop);
    ir_op *op = ir_build(b, TENSOR_extract_slice, s.n, s.operands, 1, &part, 0);
    slice_attrs(b->context, op, &s, whole->rank, 1);
    return ir_result(op, 0);
}

// Reverses the dimensions in mask: part[n-1-i].
static ir_value *reversed(ir_builder *b, ir_value *part, uint32_t mask) {
    ir_value *ranges[3 * NP_MAX_RANK], *one = rw_index(b, 1);
    ir_type t = np_shape(part);
    for (int i = 0; i < t->rank; i++) {
        ir_value *size = np_dim(b, part, i);
        bool flip = mask >> i & 1;
        ranges[3 * i] = flip ? rw_sub(b, size, one) : rw_index(b, 0);
        ranges[3 * i + 1] = size;
        ranges[3 * i + 2] = rw_index(b, flip ? -1 : 1);
    }
    return gather_slice(b, part, ranges, 0, np_tensor(b->context, t));
}

// Unknown signs: every element of the whole asks whether it lies on the slice, and which element of part it is.
static ir_value *scatter_slice(ir_builder *b, ir_value *part, ir_value *array, ir_value *const *ranges, uint32_t drop) {
    ir_context *c = b->context;
    ir_type whole = np_shape(array);
    ir_attr maps[2] = {np_map_identity(c, whole->rank), np_map_identity(c, whole->rank)};
    ir_value *out = np_empty_like(b, array, whole->element), *at[NP_MAX_RANK + 1] = {part};
    np_generic g = np_generic_begin(b, whole->rank, 0, 1, &array, maps, 1, &out, maps + 1);
    ir_builder *in = &g.body;
    ir_value *inside = rw_int(in, 1, ir_type_int(c, 1)), *zero = rw_index(in, 0);
    int n = 1;
    for (int i = 0; i < whole->rank; i++) {
        ir_value *delta = rw_sub(in, np_loop_index(in, i), ranges[3 * i]);
        ir_value *hit;
        if (drop >> i & 1) {
            hit = rw_cmp(in, RW_EQ, delta, zero);
        } else {
            // A stride of 0 cannot be written; 1 keeps the division defined.
            ir_value *stride =
                np_select(in, rw_cmp(in, RW_EQ, ranges[3 * i + 2], zero), rw_index(in, 1), ranges[3 * i + 2]);
            ir_value *k = rw_op2(in, ARITH_divsi, delta, stride);
            hit = rw_cmp(in, RW_EQ, rw_op2(in, ARITH_remsi, delta, stride), zero);
            hit = rw_op2(in, ARITH_andi, hit, rw_cmp(in, RW_ULT, k, ranges[3 * i + 1]));
            at[n++] = k;
        }
        inside = rw_op2(in, ARITH_andi, inside, hit);
    }
    ir_type elem = np_storage(c, whole->element);
    ir_op *choice = rw_if(in, inside, 1, &elem, true);
    ir_builder yes = rw_inside(in, choice, 0), no = rw_inside(in, choice, 1);
    ir_value *v = ir_build1(&yes, TENSOR_extract, n, at, elem);
    rw_yield(&yes, 1, &v);
    rw_yield(&no, 1, &g.in[0]);
    v = ir_result(choice, 0);
    return np_generic_end(&g, 1, &v);
}

ir_value *np_slice_insert(ir_builder *b, ir_value *part, ir_value *array, ir_value *const *ranges, uint32_t drop) {
    ir_type whole = np_tensor(b->context, array->type), part_type = np_shape(part);
    ir_value *positive[3 * NP_MAX_RANK];
    uint32_t flip = 0;
    for (int i = 0, j = 0; i < whole->rank; i++) {
        for (int k = 0; k < 3; k++) positive[3 * i + k] = ranges[3 * i + k];
        if (drop >> i & 1) continue;
        int64_t stride = 0;
        int const dim = j++;
        if (part_type->dims[dim] == 1) continue;
        if (!ir_constant_int(ranges[3 * i + 2], &stride)) return scatter_slice(b, part, array, ranges, drop);
        if (stride >= 0) continue;
        flip |= 1u << dim;
        // From the other end: offset + (size - 1) * stride, which is the offset itself when nothing is stored.
        ir_value *last = rw_mul(b, rw_sub(b, ranges[3 * i + 1], rw_index(b, 1)), ranges[3 * i + 2]);
        positive[3 * i] = rw_max(b, rw_add(b, ranges[3 * i], last), rw_index(b, 0));
        positive[3 * i + 2] = rw_index(b, -stride);
    }
    if (flip) part = reversed(b, part, flip);
    slice s = {.operands = {part, array}, .n = 2};
    slice_fill(b, &s, np_shape(array), part_type, positive, drop);
    ir_op *op = ir_build(b, TENSOR_insert_slice, s.n, s.operands, 1, &whole, 0);
    slice_attrs(b->context, op, &s, whole->rank, 2);
    return ir_result(op, 0);
}

ir_value *np_transpose(ir_builder *b, ir_value *array, const int64_t *perm) {
    ir_context *c = b->context;
    ir_type t = np_shape(array);
    int64_t dims[NP_MAX_RANK];
    int position[NP_MAX_RANK], n = 0;
    ir_value *sizes[NP_MAX_RANK];
    for (int i = 0; i < t->rank; i++) {
        dims[i] = t->dims[perm[i]];
        position[perm[i]] = i;
        if (dims[i] == IR_DYNAMIC) sizes[n++] = np_dim(b, array, (int)perm[i]);
    }
    ir_value *out = np_empty(b, ir_type_tensor(c, t->rank, dims, t->element), sizes);
    ir_attr in_map = np_map(c, t->rank, t->rank, position), out_map = np_map_identity(c, t->rank);
    np_generic g = np_generic_begin(b, t->rank, 0, 1, &array, &in_map, 1, &out, &out_map);
    return np_generic_end(&g, 1, g.in);
}

// ---- parts of complex elements --------------------------------------------------------------------------------------

static ir_value *part_body(ir_builder *b, void *imaginary, ir_value **args) {
    return rw_op1(b, *(bool *)imaginary ? COMPLEX_im : COMPLEX_re, args[0], args[0]->type->element);
}

ir_value *np_part(ir_builder *b, ir_value *array, bool imaginary) {
    ir_type const t = np_shape(array), result = ir_type_tensor(b->context, t->rank, t->dims, t->element->element);
    return np_elementwise(b, result, 1, &array, NULL, part_body, &imaginary);
}

static ir_value *with_part_body(ir_builder *b, void *imaginary, ir_value **args) {
    bool const im = *(bool *)imaginary;
    ir_value *other = rw_op1(b, im ? COMPLEX_re : COMPLEX_im, args[0], args[0]->type->element);
    return ir_build1(b, COMPLEX_create, 2, (ir_value *[]){im ? other : args[1], im ? args[1] : other}, args[0]->type);
}

ir_value *np_with_part(ir_builder *b, ir_value *array, ir_value *part, bool imaginary) {
    return np_elementwise(b, np_tensor(b->context, array->type), 2, (ir_value *[]){array, part}, NULL, with_part_body,
                          &imaginary);
}

// ---- reshape ----------------------------------------------------------------------------------------------------

static ir_value *tensor_cast(ir_builder *b, ir_value *v, ir_type to) {
    return np_tensor(b->context, v->type) == to ? v : ir_build1(b, TENSOR_cast, 1, &v, to);
}

// Reassociation [[0], [1, 2], …]: one dimension for each but the group `group`, which holds `size` of them.
static ir_attr reassociation(ir_context *c, int groups, int group, int size) {
    ir_attr lists[NP_MAX_RANK], items[NP_MAX_RANK];
    for (int i = 0, d = 0; i < groups; i++) {
        int n = i == group ? size : 1;
        for (int k = 0; k < n; k++) items[k] = ir_attr_i64(c, d++);
        lists[i] = ir_attr_array(c, n, items);
    }
    return ir_attr_array(c, groups, lists);
}

static int64_t product(const int64_t *dims, int n) {
    int64_t p = 1;
    for (int i = 0; i < n; i++) {
        if (dims[i] == IR_DYNAMIC) return IR_DYNAMIC;
        p *= dims[i];
    }
    return p;
}

// Merges the n dimensions from `at` on into one.
static ir_value *collapse(ir_builder *b, ir_value *v, int at, int n) {
    ir_context *c = b->context;
    ir_type t = np_tensor(c, v->type);
    int64_t dims[NP_MAX_RANK];
    int rank = 0;
    for (int i = 0; i < t->rank; i++) {
        if (i == at) dims[rank++] = product(t->dims + at, n);
        if (i < at || i >= at + n) dims[rank++] = t->dims[i];
    }
    ir_op *op = ir_build(b, TENSOR_collapse_shape, 1, &v, 1, (ir_type[]){ir_type_tensor(c, rank, dims, t->element)}, 0);
    ir_op_set_attr(c, op, "reassociation", reassociation(c, rank, at, n));
    return ir_result(op, 0);
}

// Splits dimension `at` into the n dimensions target[at..at+n); sizes holds all sizes of the target.
static ir_value *expand(ir_builder *b, ir_value *v, int at, int n, ir_type target, ir_value *const *sizes) {
    ir_context *c = b->context;
    ir_type t = np_tensor(c, v->type);
    int64_t dims[NP_MAX_RANK], stat[NP_MAX_RANK];
    ir_value *operands[NP_MAX_RANK + 1] = {v};
    int used = 1, rank = t->rank - 1 + n;
    for (int i = 0; i < t->rank; i++) dims[i] = t->dims[i];
    dims[at] = product(target->dims + at, n);
    operands[0] = tensor_cast(b, v, ir_type_tensor(c, t->rank, dims, t->element));
    for (int i = 0; i < rank; i++) {
        bool inside = i >= at && i < at + n;
        stat[i] = inside ? target->dims[i] : t->dims[i < at ? i : i - n + 1];
        if (stat[i] == IR_DYNAMIC) operands[used++] = sizes[i];
    }
    ir_op *op =
        ir_build(b, TENSOR_expand_shape, used, operands, 1, (ir_type[]){ir_type_tensor(c, rank, stat, t->element)}, 0);
    ir_op_set_attr(c, op, "reassociation", reassociation(c, t->rank, at, n));
    ir_op_set_attr(c, op, "static_output_shape", ir_attr_i64_array(c, rank, stat));
    return ir_result(op, 0);
}

// Is dim `axis` of array provably of the size given (type's dim d, run-time value v)?
static bool same_size(ir_value *array, int axis, int64_t d, const ir_value *v) {
    int64_t own = np_shape(array)->dims[axis];
    if (d != IR_DYNAMIC || own != IR_DYNAMIC) return d == own;
    const ir_op *def = v ? ir_def(v) : NULL;
    int64_t k;
    if (!def || def->opcode != TENSOR_dim || ir_operand(def, 0) != array) return false;
    return ir_constant_int(ir_operand(def, 1), &k) && k == axis;
}

static ir_value *reshape_scalar(ir_builder *b, ir_value *array, ir_type target) {
    ir_context *c = b->context;
    ir_type t = np_tensor(c, array->type);
    int64_t ones[NP_MAX_RANK];
    for (int i = 0; i < NP_MAX_RANK; i++) ones[i] = 1;
    bool to_scalar = target->rank == 0;
    ir_type unit = ir_type_tensor(c, to_scalar ? t->rank : target->rank, ones, t->element);
    if (to_scalar) array = tensor_cast(b, array, unit);
    ir_type result = to_scalar ? target : unit;
    ir_op *op = ir_build(b, to_scalar ? TENSOR_collapse_shape : TENSOR_expand_shape, 1, &array, 1, &result, 0);
    ir_op_set_attr(c, op, "reassociation", ir_attr_array(c, 0, NULL));
    if (!to_scalar) ir_op_set_attr(c, op, "static_output_shape", ir_attr_i64_array(c, target->rank, ones));
    return tensor_cast(b, ir_result(op, 0), target);
}

// Dimensions that stay the same at both ends are kept apart; what is between is merged, then split.
ir_value *np_reshape(ir_builder *b, ir_value *array, ir_type result, ir_value *const *dims) {
    ir_type target = np_tensor(b->context, result), source = np_tensor(b->context, array->type);
    if (target == source && target->rank <= 1) return array;
    if (target->rank == 0 || source->rank == 0) return target == source ? array : reshape_scalar(b, array, target);
    ir_value *sizes[NP_MAX_RANK];
    for (int i = 0, k = 0; i < target->rank; i++) sizes[i] = target->dims[i] == IR_DYNAMIC ? dims[k++] : NULL;
    int least = source->rank < target->rank ? source->rank : target->rank, head = 0, tail = 0;
    while (head < least && same_size(array, head, target->dims[head], sizes[head])) head++;
    while (tail < least - head && same_size(array, source->rank - 1 - tail, target->dims[target->rank - 1 - tail],
                                            sizes[target->rank - 1 - tail]))
        tail++;
    if (head == source->rank && head == target->rank) return array;
    // Both middles need a dimension of their own.
    if (head + tail == least) {
        if (tail)
            tail--;
        else
            head--;
    }
    int from = source->rank - head - tail, to = target->rank - head - tail;
    // Sizes of the kept dimensions come from the array itself.
    for (int i = 0; i < head; i++) sizes[i] = np_dim(b, array, i);
    for (int i = 0; i < tail; i++) sizes[target->rank - 1 - i] = np_dim(b, array, source->rank - 1 - i);
    ir_value *v = array;
    if (from > 1) v = collapse(b, v, head, from);
    if (to > 1) v = expand(b, v, head, to, target, sizes);
    return tensor_cast(b, v, target);
}
