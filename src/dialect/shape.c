#include "dialect/shape.h"

#include "dialect/fold.h"

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

int shape_dynamic_count(ir_type t) {
    int n = 0;
    for (int i = 0; i < t->rank; i++) n += t->dims[i] == IR_DYNAMIC;
    return n;
}

int shape_dynamic_ints(ir_attr ints) {
    int n = 0;
    for (int i = 0; i < ints->count; i++) n += ints->ints[i] == IR_DYNAMIC;
    return n;
}

static bool group_fits(const ir_op *op, ir_attr fixed, const char *group, int rank) {
    int n;
    ir_operand_group(op, group, &n);
    return fixed->count == rank && n == shape_dynamic_ints(fixed);
}

// Is `part` the shape `sizes` with some dimensions of size 1 left out?
static bool drops_ones(ir_attr sizes, ir_type part) {
    int at = 0;
    for (int i = 0; i < sizes->count; i++) {
        if (at < part->rank && part->dims[at] == sizes->ints[i])
            at++;
        else if (sizes->ints[i] != 1)
            return false;
    }
    return at == part->rank;
}

bool shape_verify_slice(const ir_op *op, ir_type whole, ir_type part) {
    ir_attr offsets = ir_op_attr(op, "static_offsets"), sizes = ir_op_attr(op, "static_sizes"),
            strides = ir_op_attr(op, "static_strides");
    if (!group_fits(op, offsets, "offsets", whole->rank) || !group_fits(op, sizes, "sizes", whole->rank) ||
        !group_fits(op, strides, "strides", whole->rank))
        return fail(
            op, "has not one offset, size and stride for every dimension, or not one operand for every '?' of them");
    if (whole->element != part->element) return fail(op, "the slice has other elements");
    for (int i = 0; i < whole->rank; i++) {
        int64_t const size = sizes->ints[i], offset = offsets->ints[i], stride = strides->ints[i];
        if ((size != IR_DYNAMIC && size < 0) || (offset != IR_DYNAMIC && offset < 0))
            return fail(op, "an offset or size is negative");
        if (whole->dims[i] == IR_DYNAMIC || size == IR_DYNAMIC || offset == IR_DYNAMIC || stride == IR_DYNAMIC ||
            size == 0)
            continue;
        __int128 const last = (__int128)offset + (__int128)(size - 1) * stride;
        if (last < 0 || last >= whole->dims[i]) return fail(op, "the slice goes beyond the array");
    }
    return drops_ones(sizes, part) || fail(op, "the type of the slice does not follow from the sizes");
}

bool shape_slice_is_whole(const ir_op *op, ir_type whole, ir_type part) {
    if (whole != part || shape_dynamic_count(whole)) return false;
    ir_attr sizes = ir_op_attr(op, "static_sizes");
    if (!sizes || sizes->kind != IR_DENSE_ARRAY || sizes->count != whole->rank ||
        !fold_all_equal(ir_op_attr(op, "static_offsets"), 0) || !fold_all_equal(ir_op_attr(op, "static_strides"), 1))
        return false;
    for (int i = 0; i < whole->rank; i++)
        if (sizes->ints[i] != whole->dims[i]) return false;
    return true;
}

bool shape_verify_reassociation(const ir_op *op, ir_type expanded, ir_type collapsed) {
    ir_attr groups = ir_op_attr(op, "reassociation");
    int next = 0;
    if (groups->count != collapsed->rank) return fail(op, "has not one group for every dimension of the smaller shape");
    if (expanded->element != collapsed->element) return fail(op, "the result has other elements");
    for (int g = 0; g < groups->count; g++) {
        ir_attr group = groups->items[g];
        int64_t product = 1;
        if (group->kind != IR_ARRAY || group->count == 0) return fail(op, "a group is no list of dimensions");
        for (int i = 0; i < group->count; i++, next++) {
            if (group->items[i]->kind != IR_INT_ATTR || group->items[i]->i != next || next >= expanded->rank)
                return fail(op, "the groups are not the dimensions in order");
            int64_t const dim = expanded->dims[next];
            if (dim == IR_DYNAMIC)
                product = IR_DYNAMIC;
            else if (product != IR_DYNAMIC && __builtin_mul_overflow(product, dim, &product))
                product = IR_DYNAMIC;
        }
        if (product != collapsed->dims[g] && product != IR_DYNAMIC)
            return fail(op, "a group has another size than the dimension it stands for");
    }
    return collapsed->rank == 0 || next == expanded->rank || fail(op, "the groups do not name every dimension");
}

ir_op *shape_build_slice(ir_builder *b, unsigned opcode, int n_heads, ir_value *const *heads, ir_type result, int rank,
                         const shape_index *offsets, const shape_index *sizes, const shape_index *strides) {
    static const char *const names[] = {"static_offsets", "static_sizes", "static_strides"};
    const shape_index *const lists[] = {offsets, sizes, strides};
    ir_context *c = b->context;
    ir_value **operands = ARENA_ARRAY(ir_arena(c), ir_value *, n_heads + 3 * rank + 1);
    int64_t *fixed = ARENA_ARRAY(ir_arena(c), int64_t, rank + 1), segments[5];
    ir_attr attrs[3];
    int n = 0;
    for (; n < n_heads; n++) {
        operands[n] = heads[n];
        segments[n] = 1;
    }
    for (int l = 0; l < 3; l++) {
        int const before = n;
        for (int i = 0; i < rank; i++) {
            int64_t known;
            bool const is_constant =
                !lists[l][i].value || (ir_constant_int(lists[l][i].value, &known) && known != IR_DYNAMIC);
            fixed[i] = !lists[l][i].value ? lists[l][i].constant : is_constant ? known : IR_DYNAMIC;
            if (!is_constant) operands[n++] = lists[l][i].value;
        }
        attrs[l] = ir_attr_i64_array(c, rank, fixed);
        segments[n_heads + l] = n - before;
    }
    ir_op *op = ir_build(b, opcode, n, operands, 1, &result, 0);
    for (int l = 0; l < 3; l++) ir_op_set_attr(c, op, names[l], attrs[l]);
    ir_op_set_attr(c, op, "operandSegmentSizes", ir_attr_i32_array(c, n_heads + 3, segments));
    return op;
}

ir_attr shape_reassociation(ir_context *c, int n_groups, const int *group_sizes) {
    ir_attr *groups = ARENA_ARRAY(ir_arena(c), ir_attr, n_groups + 1);
    int64_t next = 0;
    for (int g = 0; g < n_groups; g++) {
        ir_attr *items = ARENA_ARRAY(ir_arena(c), ir_attr, group_sizes[g] + 1);
        for (int i = 0; i < group_sizes[g]; i++) items[i] = ir_attr_i64(c, next++);
        groups[g] = ir_attr_array(c, group_sizes[g], items);
    }
    return ir_attr_array(c, n_groups, groups);
}
