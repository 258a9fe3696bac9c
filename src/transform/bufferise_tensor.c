#include "dialect/arith/arith.h"
#include "dialect/bufferization/bufferization.h"
#include "dialect/linalg/linalg.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "rewrite/emit.h"
#include "transform/bufferise.h"

#include <string.h>

static void replaced(buf_state *s, ir_op *op) { vec_push(s->a, &s->dead, op); }

// ---- views ----------------------------------------------------------------------------------------------------

static int64_t times(int64_t x, int64_t y) { return x == IR_DYNAMIC || y == IR_DYNAMIC ? IR_DYNAMIC : x * y; }
static int64_t plus(int64_t x, int64_t y) { return x == IR_DYNAMIC || y == IR_DYNAMIC ? IR_DYNAMIC : x + y; }

// Which dimensions of a slice of static sizes vanish in a result of type t: sizes of 1 that t does not have.
static uint32_t dropped_dims(int rank, const int64_t *sizes, ir_type t) {
    uint32_t drop = 0;
    for (int i = 0, k = 0, excess = rank - t->rank; i < rank; i++) {
        bool kept = k < t->rank && (t->dims[k] == 1 || sizes[i] != 1);
        if (excess > 0 && sizes[i] == 1 && !kept)
            drop |= 1u << i, excess--;
        else
            k++;
    }
    return drop;
}

// The memref of the window that an extract_slice or insert_slice (operands from `first`) describes, with shape t.
ir_value *buf_slice(buf_state *s, ir_builder *b, ir_op *op, int first, ir_value *memref, ir_type t) {
    ir_attr attrs[3] = {ir_op_attr(op, "static_offsets"), ir_op_attr(op, "static_sizes"),
                        ir_op_attr(op, "static_strides")};
    int rank = memref->type->rank, n = 1;
    int64_t offset, base[32], dims[32], strides[32];
    if (!ir_memref_strides(memref->type, &offset, base)) buf_error(s, op, "a view of an array without strides");
    uint32_t drop = dropped_dims(rank, attrs[1]->ints, t);
    for (int i = 0, k = 0; i < rank; i++) {
        offset = plus(offset, attrs[0]->ints[i] == 0 ? 0 : times(attrs[0]->ints[i], base[i]));
        if (drop >> i & 1) continue;
        dims[k] = attrs[1]->ints[i];
        strides[k++] = times(base[i], attrs[2]->ints[i]);
    }
    ir_value *operands[97] = {memref};
    for (int i = first; i < op->operand_count; i++) operands[n++] = ir_operand(op, i);
    ir_type type = ir_type_memref(s->c, t->rank, dims, t->element, ir_attr_strided(s->c, offset, t->rank, strides));
    ir_op *view = ir_build(b, MEMREF_subview, n, operands, 1, &type, 0);
    static const char *const names[3] = {"static_offsets", "static_sizes", "static_strides"};
    for (int i = 0; i < 3; i++) ir_op_set_attr(s->c, view, names[i], attrs[i]);
    int skip = first - 1;   // insert_slice has the source before the destination
    int64_t segments[4] = {1, rw_segment(op, 1 + skip), rw_segment(op, 2 + skip), rw_segment(op, 3 + skip)};
    ir_op_set_attr(s->c, view, "operandSegmentSizes", rw_segments(s->c, 4, segments));
    return ir_result(view, 0);
}

static void extract_slice(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *source = ir_operand(op, 0), *m = buf_memref(s, b, source);
    buf_map_view(s, ir_result(op, 0), source, buf_slice(s, b, op, 1, m, ir_result(op, 0)->type), false);
}

static ir_type expanded_type(buf_state *s, ir_type m, ir_attr groups, ir_type t) {
    if (!m->layout) return buf_identity_type(s, t);
    int64_t offset, base[32], strides[32];
    ir_memref_strides(m, &offset, base);
    for (int g = 0; g < groups->count; g++) {
        int64_t stride = base[g];
        for (int k = groups->items[g]->count; k-- > 0;) {
            int d = (int)groups->items[g]->items[k]->i;
            strides[d] = stride;
            stride = times(stride, t->dims[d]);
        }
    }
    if (groups->count == 0)
        for (int i = 0; i < t->rank; i++) strides[i] = 1;
    return ir_type_memref(s->c, t->rank, t->dims, t->element, ir_attr_strided(s->c, offset, t->rank, strides));
}

static void copy_attrs(ir_context *c, ir_op *to, const ir_op *from) {
    for (int i = 0; i < from->attr_count; i++) ir_op_set_attr(c, to, from->attrs[i].name, from->attrs[i].value);
}

static void reshape_view(buf_state *s, ir_op *op, ir_builder *b, unsigned opcode, ir_type type, ir_value *m) {
    ir_value *operands[33] = {m};
    for (int i = 1; i < op->operand_count; i++) operands[i] = ir_operand(op, i);
    ir_op *view = ir_build(b, opcode, op->operand_count, operands, 1, &type, 0);
    copy_attrs(s->c, view, op);
    buf_map_view(s, ir_result(op, 0), ir_operand(op, 0), ir_result(view, 0), true);
}

static void expand_shape(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *m = buf_memref(s, b, ir_operand(op, 0));
    ir_type type = expanded_type(s, m->type, ir_op_attr(op, "reassociation"), ir_result(op, 0)->type);
    reshape_view(s, op, b, MEMREF_expand_shape, type, m);
}

// Can each group of dimensions be walked with one stride? Fills the strides of the result.
static bool collapsible(ir_type m, ir_attr groups, int64_t *offset, int64_t *strides) {
    int64_t base[32];
    if (!ir_memref_strides(m, offset, base)) return false;
    for (int g = 0; g < groups->count; g++) {
        ir_attr group = groups->items[g];
        int last = (int)group->items[group->count - 1]->i;
        strides[g] = base[last];
        for (int k = group->count - 1; k > 0; k--) {
            int inner = (int)group->items[k]->i, outer = (int)group->items[k - 1]->i;
            int64_t expected = times(base[inner], m->dims[inner]);
            if (expected == IR_DYNAMIC || expected != base[outer]) return false;
        }
    }
    return true;
}

// ---- layouts known at run time only -----------------------------------------------------------------------------

typedef struct memory_layout {
    ir_value *offset, *sizes[32], *strides[32];
} memory_layout;

static memory_layout layout_of(ir_builder *b, ir_value *m) {
    ir_context *c = b->context;
    int rank = m->type->rank;
    ir_type types[66], index = ir_type_index(c);
    types[0] = ir_type_memref(c, 0, NULL, m->type->element, NULL);
    for (int i = 1; i < 2 + 2 * rank; i++) types[i] = index;
    ir_op *op = ir_build(b, MEMREF_extract_strided_metadata, 1, &m, 2 + 2 * rank, types, 0);
    memory_layout l = {.offset = ir_result(op, 1)};
    for (int i = 0; i < rank; i++) l.sizes[i] = ir_result(op, 2 + i), l.strides[i] = ir_result(op, 2 + rank + i);
    return l;
}

// m's memory with the given sizes and strides, the last of which is known to be 1. Type: rows contiguous.
static ir_value *with_layout(buf_state *s, ir_builder *b, ir_value *m, ir_type t, const memory_layout *l) {
    ir_value *operands[66] = {m, l->offset};
    int64_t static_sizes[32], static_strides[32], dynamic = IR_DYNAMIC;
    int n = 2, sizes = 0, strides = 0;
    for (int i = 0; i < t->rank; i++) {
        static_sizes[i] = t->dims[i];
        if (t->dims[i] == IR_DYNAMIC) operands[n++] = l->sizes[i], sizes++;
    }
    for (int i = 0; i < t->rank; i++) {
        static_strides[i] = i == t->rank - 1 ? 1 : IR_DYNAMIC;
        if (i < t->rank - 1) operands[n++] = l->strides[i], strides++;
    }
    ir_type type = buf_argument_type(s, t);
    ir_op *view = ir_build(b, MEMREF_reinterpret_cast, n, operands, 1, &type, 0);
    ir_op_set_attr(s->c, view, "static_offsets", ir_attr_i64_array(s->c, 1, &dynamic));
    ir_op_set_attr(s->c, view, "static_sizes", ir_attr_i64_array(s->c, t->rank, static_sizes));
    ir_op_set_attr(s->c, view, "static_strides", ir_attr_i64_array(s->c, t->rank, static_strides));
    ir_op_set_attr(s->c, view, "operandSegmentSizes", rw_segments(s->c, 4, (int64_t[]){1, 1, sizes, strides}));
    return ir_result(view, 0);
}

// An owned array of unknown strides: with contiguous rows as it is, or a copy instead of it.
static ir_value *own_rows(buf_state *s, ir_builder *b, ir_type t, ir_value *m) {
    memory_layout l = layout_of(b, m);
    ir_type type = buf_argument_type(s, t);
    ir_op *fits = rw_if(b, rw_cmp(b, RW_EQ, l.strides[t->rank - 1], rw_index(b, 1)), 1, &type, true);
    ir_builder yes = rw_inside(b, fits, 0), no = rw_inside(b, fits, 1);
    ir_value *view = with_layout(s, &yes, m, t, &l);
    rw_yield(&yes, 1, &view);
    ir_value *copy = rw_memref_cast(&no, buf_copy(s, &no, t, m), type);
    rw_dealloc(&no, m);
    rw_yield(&no, 1, &copy);
    return ir_result(fits, 0);
}

static void retain(buf_state *s, ir_builder *b, ir_value *m) {
    ir_type element = m->type->element, unranked = ir_type_unranked_memref(s->c, element);
    const char *name = arena_printf(s->a, "nprt_array_retain.%s", ir_type_text(element, s->a));
    rw_declare(s->module, name, ir_type_function(s->c, 1, &unranked, 0, NULL));
    ir_value *any = rw_memref_cast(b, m, unranked);
    rw_call(b, name, 1, &any, 0, NULL);
}

// Groups of dimensions as one each, where only run time knows whether they follow each other in memory: one more
// reference to the same block, or a copy.
static void collapse_or_copy(buf_state *s, ir_op *op, ir_builder *b, ir_value *m, ir_attr groups) {
    ir_value *source = ir_operand(op, 0), *r = ir_result(op, 0);
    memory_layout l = layout_of(b, m), merged = {.offset = l.offset};
    ir_value *fits = rw_cmp(b, RW_EQ, l.strides[m->type->rank - 1], rw_index(b, 1));
    for (int g = 0; g < groups->count; g++) {
        ir_attr group = groups->items[g];
        int inner = (int)group->items[group->count - 1]->i;
        merged.strides[g] = l.strides[inner];
        merged.sizes[g] = l.sizes[inner];
        for (int k = group->count - 1; k > 0; k--) {
            int in = (int)group->items[k]->i, out = (int)group->items[k - 1]->i;
            ir_value *follows = rw_cmp(b, RW_EQ, l.strides[out], rw_mul(b, l.strides[in], l.sizes[in]));
            fits = rw_op2(b, ARITH_andi, fits, follows);
            merged.sizes[g] = rw_mul(b, merged.sizes[g], l.sizes[out]);
        }
    }
    ir_type type = buf_argument_type(s, r->type);
    ir_op *choice = rw_if(b, fits, 1, &type, true);
    ir_builder yes = rw_inside(b, choice, 0), no = rw_inside(b, choice, 1);
    ir_value *view = with_layout(s, &yes, m, r->type, &merged);
    retain(s, &yes, view);
    rw_yield(&yes, 1, &view);
    ir_value *fresh = buf_copy(s, &no, source->type, m);
    ir_type flat = buf_identity_type(s, r->type);
    ir_op *collapsed = ir_build(&no, MEMREF_collapse_shape, 1, &fresh, 1, &flat, 0);
    copy_attrs(s->c, collapsed, op);
    ir_value *copy = rw_memref_cast(&no, ir_result(collapsed, 0), type);
    rw_yield(&no, 1, &copy);
    // A view of the source, as far as overwriting goes, that holds a reference of its own.
    buf_map_view(s, r, source, ir_result(choice, 0), false);
    buf_own(s, r, ir_result(choice, 0), op->block, false);
}

static void collapse_shape(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *source = ir_operand(op, 0), *m = buf_memref(s, b, source), *r = ir_result(op, 0);
    ir_attr groups = ir_op_attr(op, "reassociation");
    if (buf_is_contiguous(m->type)) {
        reshape_view(s, op, b, MEMREF_collapse_shape, buf_identity_type(s, r->type), m);
        return;
    }
    int64_t offset, strides[32];
    if (collapsible(m->type, groups, &offset, strides)) {
        ir_attr layout = ir_attr_strided(s->c, offset, r->type->rank, strides);
        ir_type type = ir_type_memref(s->c, r->type->rank, r->type->dims, r->type->element, layout);
        reshape_view(s, op, b, MEMREF_collapse_shape, type, m);
        return;
    }
    if (groups->count > 0) {
        collapse_or_copy(s, op, b, m, groups);
        return;
    }
    ir_value *fresh = buf_copy(s, b, source->type, m);
    ir_type type = buf_identity_type(s, r->type);
    ir_op *view = ir_build(b, MEMREF_collapse_shape, 1, &fresh, 1, &type, 0);
    copy_attrs(s->c, view, op);
    buf_map(s, r, ir_result(view, 0));
    buf_own(s, r, ir_result(view, 0), op->block, true);
}

// tensor.reshape to any shape of the same size: the contiguous buffer under new sizes.
static void reshape(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *source = ir_operand(op, 0), *m = buf_memref(s, b, source), *r = ir_result(op, 0);
    ir_op *shape_op = ir_def(ir_operand(op, 1));
    bool known = shape_op && shape_op->opcode == TENSOR_from_elements;
    ir_value *shape = known ? NULL : buf_memref(s, b, ir_operand(op, 1));
    bool fresh = !buf_is_contiguous(m->type);
    if (fresh) m = buf_copy(s, b, source->type, m);
    ir_value *operands[65] = {m}, *sizes[32], *strides[32];
    ir_type index = ir_type_index(s->c), t = r->type;
    int n = 1, dynamic_sizes = 0, dynamic_strides = 0;
    int64_t static_sizes[32], static_strides[32], zero = 0;
    for (int i = 0; i < t->rank; i++) {
        ir_value *at = rw_index(b, i);
        ir_value *d = known ? ir_operand(shape_op, i) : rw_load(b, shape, &at);
        sizes[i] = t->dims[i] != IR_DYNAMIC ? rw_index(b, t->dims[i])
                   : d->type == index       ? d
                                            : rw_op1(b, ARITH_index_cast, d, index);
    }
    ir_value *stride = rw_index(b, 1);
    for (int i = t->rank; i-- > 0;) {
        strides[i] = stride;
        stride = rw_mul(b, stride, sizes[i]);
    }
    for (int i = 0; i < t->rank; i++) {
        static_sizes[i] = t->dims[i];
        if (t->dims[i] == IR_DYNAMIC) operands[n++] = sizes[i], dynamic_sizes++;
    }
    for (int i = 0; i < t->rank; i++)
        if (!ir_constant_int(strides[i], &static_strides[i]))
            static_strides[i] = IR_DYNAMIC, operands[n++] = strides[i], dynamic_strides++;
    // The result type is the identity layout only where the static strides say so; a cast hides the difference.
    ir_type strided =
        ir_type_memref(s->c, t->rank, t->dims, t->element, ir_attr_strided(s->c, 0, t->rank, static_strides));
    ir_type identity = buf_identity_type(s, t);
    ir_op *view = ir_build(b, MEMREF_reinterpret_cast, n, operands, 1, &strided, 0);
    ir_op_set_attr(s->c, view, "static_offsets", ir_attr_i64_array(s->c, 1, &zero));
    ir_op_set_attr(s->c, view, "static_sizes", ir_attr_i64_array(s->c, t->rank, static_sizes));
    ir_op_set_attr(s->c, view, "static_strides", ir_attr_i64_array(s->c, t->rank, static_strides));
    ir_op_set_attr(s->c, view, "operandSegmentSizes",
                   rw_segments(s->c, 4, (int64_t[]){1, 0, dynamic_sizes, dynamic_strides}));
    ir_value *result = rw_memref_cast(b, ir_result(view, 0), identity);
    if (!fresh) {
        buf_map_view(s, r, source, result, true);
        return;
    }
    buf_map(s, r, result);
    buf_own(s, r, result, op->block, true);
}

static void cast(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *source = ir_operand(op, 0), *m = buf_memref(s, b, source), *r = ir_result(op, 0);
    ir_type type = ir_type_memref(s->c, r->type->rank, r->type->dims, r->type->element, m->type->layout);
    buf_map_view(s, r, source, rw_memref_cast(b, m, type), true);
}

// ---- values -----------------------------------------------------------------------------------------------------

static void own_new(buf_state *s, ir_op *op, ir_value *m) {
    buf_map(s, ir_result(op, 0), m);
    buf_own(s, ir_result(op, 0), m, op->block, true);
}

static void insert(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *m = buf_take(s, b, ir_operand(op, 1), op, 1), *indices[32];
    for (int i = 2; i < op->operand_count; i++) indices[i - 2] = ir_operand(op, i);
    rw_store(b, ir_operand(op, 0), m, indices);
    own_new(s, op, m);
}

window_relation buf_compare_window(const ir_value *v, const ir_op *into) {
    const ir_op *part = ir_def(v);
    bool const is_part = part && part->opcode == TENSOR_extract_slice && ir_operand(part, 0) == ir_operand(into, 1);
    return is_part ? window_compare(part, into) : WINDOWS_MAY_MEET;
}

static void insert_slice(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *source = ir_operand(op, 0), *dest = ir_operand(op, 1);
    if (map_has_ptr(&s->forwarded, op)) {   // the source was computed in its place
        own_new(s, op, buf_take(s, b, dest, op, 2));
        return;
    }
    ir_value *from = buf_memref(s, b, source), *temporary = NULL;
    bool const is_part = buf_root(s, source) == buf_root(s, dest);
    if (is_part && buf_compare_window(source, op) != WINDOWS_APART)
        from = temporary = buf_copy(s, b, source->type, from);
    ir_value *m = buf_take(s, b, dest, op, is_part ? 2 : 1);
    rw_copy(b, from, buf_slice(s, b, op, 2, m, source->type));
    if (temporary) rw_dealloc(b, temporary);
    own_new(s, op, m);
}

static void extract(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *m = buf_memref(s, b, ir_operand(op, 0)), *indices[32];
    for (int i = 1; i < op->operand_count; i++) indices[i - 1] = ir_operand(op, i);
    ir_value_replace(ir_result(op, 0), rw_load(b, m, indices));
}

static void from_elements(buf_state *s, ir_op *op, ir_builder *b) {
    ir_type t = ir_result(op, 0)->type;
    ir_value *m = rw_alloc(b, buf_identity_type(s, t), NULL), *indices[32];
    for (int i = 0; i < op->operand_count; i++) {
        int64_t rest = i;
        for (int d = t->rank; d-- > 0; rest /= t->dims[d]) indices[d] = rw_index(b, rest % t->dims[d]);
        rw_store(b, ir_operand(op, i), m, indices);
    }
    own_new(s, op, m);
}

static void concat(buf_state *s, ir_op *op, ir_builder *b) {
    ir_type t = ir_result(op, 0)->type;
    int axis = (int)ir_op_attr(op, "dim")->i;
    ir_value *zero = rw_index(b, 0), *total = zero, *sizes[32], *offsets[32];
    for (int i = 0; i < op->operand_count; i++)
        total = rw_add(b, total, rw_dim(b, buf_memref(s, b, ir_operand(op, i)), axis));
    ir_value *first = buf_memref(s, b, ir_operand(op, 0));
    int n = 0;
    for (int d = 0; d < t->rank; d++)
        if (t->dims[d] == IR_DYNAMIC) sizes[n++] = d == axis ? total : rw_dim(b, first, d);
    ir_value *m = rw_alloc(b, buf_identity_type(s, t), sizes), *at = zero;
    for (int i = 0; i < op->operand_count; i++) {
        ir_value *from = buf_memref(s, b, ir_operand(op, i));
        for (int d = 0; d < t->rank; d++) {
            offsets[d] = d == axis ? at : zero;
            sizes[d] = rw_dim(b, from, d);
        }
        rw_copy(b, from, rw_subview(b, m, offsets, sizes, NULL, 0));
        at = rw_add(b, at, sizes[axis]);
    }
    own_new(s, op, m);
}

// A constant array is a global that nobody owns or writes.
static void constant(buf_state *s, ir_op *op, ir_builder *b) {
    ir_type type = buf_identity_type(s, ir_result(op, 0)->type);
    const char *name = arena_printf(s->a, "npcc_constant%d", s->constants++);
    ir_block *body = ir_module_body(s->module);
    ir_builder top = {s->c, body, body->first, op->loc};
    ir_op *global = ir_build(&top, MEMREF_global, 0, NULL, 0, NULL, 0);
    ir_op_set_attr(s->c, global, "sym_name", ir_attr_string(s->c, name));
    ir_op_set_attr(s->c, global, "sym_visibility", ir_attr_string(s->c, "private"));
    ir_op_set_attr(s->c, global, "type", ir_attr_type(s->c, type));
    ir_op_set_attr(s->c, global, "initial_value", ir_op_attr(op, "value"));
    ir_op_set_attr(s->c, global, "constant", ir_attr_unit(s->c));
    ir_op_set_attr(s->c, global, "alignment", ir_attr_i64(s->c, 64));
    ir_op *get = ir_build(b, MEMREF_get_global, 0, NULL, 1, &type, 0);
    ir_op_set_attr(s->c, get, "name", ir_attr_symbol(s->c, name));
    buf_map(s, ir_result(op, 0), ir_result(get, 0));
}

static void to_tensor(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *m = ir_operand(op, 0), *r = ir_result(op, 0);
    int64_t offset, strides[32];
    bool owned = ir_op_attr(op, "restrict") != NULL;
    bool rows = m->type->rank == 0 || (ir_memref_strides(m->type, &offset, strides) && strides[m->type->rank - 1] == 1);
    if (owned && !rows) m = own_rows(s, b, r->type, m);
    buf_map(s, r, m);
    if (owned) buf_own(s, r, m, op->block, ir_op_attr(op, "writable") != NULL);
}

static void to_buffer(buf_state *s, ir_op *op, ir_builder *b) {
    ir_value *source = ir_operand(op, 0), *m = buf_memref(s, b, source);
    buf_map_view(s, ir_result(op, 0), source, rw_memref_cast(b, m, ir_result(op, 0)->type), false);
}

// A choice between two arrays is a copy of the chosen one.
static void select(buf_state *s, ir_op *op, ir_builder *b) {
    ir_type type = buf_identity_type(s, ir_result(op, 0)->type);
    ir_op *chosen = rw_if(b, ir_operand(op, 0), 1, &type, true);
    for (int i = 0; i < 2; i++) {
        ir_builder in = rw_inside(b, chosen, i);
        ir_value *copy = buf_copy(s, &in, ir_result(op, 0)->type, buf_memref(s, b, ir_operand(op, 1 + i)));
        rw_yield(&in, 1, &copy);
    }
    own_new(s, op, ir_result(chosen, 0));
}

bool buf_tensor_op(buf_state *s, ir_op *op) {
    ir_builder before = ir_builder_before(s->c, op), *b = &before;
    switch (op->opcode) {
    case TENSOR_empty: break;
    case TENSOR_extract_slice: extract_slice(s, op, b); break;
    case TENSOR_expand_shape: expand_shape(s, op, b); break;
    case TENSOR_collapse_shape: collapse_shape(s, op, b); break;
    case TENSOR_reshape: reshape(s, op, b); break;
    case TENSOR_cast: cast(s, op, b); break;
    case TENSOR_insert: insert(s, op, b); break;
    case TENSOR_insert_slice: insert_slice(s, op, b); break;
    case TENSOR_extract: extract(s, op, b); break;
    case TENSOR_from_elements: from_elements(s, op, b); break;
    case TENSOR_concat: concat(s, op, b); break;
    case TENSOR_dim: {
        int64_t axis = 0;
        ir_value *m = buf_memref(s, b, ir_operand(op, 0));
        if (ir_constant_int(ir_operand(op, 1), &axis)) {
            ir_value_replace(ir_result(op, 0), rw_dim(b, m, (int)axis));
        } else {
            ir_value *operands[] = {m, ir_operand(op, 1)};
            ir_value_replace(ir_result(op, 0), ir_build1(b, MEMREF_dim, 2, operands, ir_type_index(s->c)));
        }
        break;
    }
    case ARITH_constant:
        if (ir_result(op, 0)->type->kind != IR_TENSOR) return true;
        constant(s, op, b);
        break;
    case ARITH_select:
        if (ir_result(op, 0)->type->kind != IR_TENSOR) return true;
        select(s, op, b);
        break;
    case BUFFERIZATION_to_tensor: to_tensor(s, op, b); break;
    case BUFFERIZATION_to_buffer: to_buffer(s, op, b); break;
    default: return false;
    }
    replaced(s, op);
    return true;
}
