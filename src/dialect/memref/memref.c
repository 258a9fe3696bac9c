#include "dialect/memref/memref.h"

#include "dialect/fold.h"
#include "dialect/shape.h"

#include "ir/asm.h"

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

// ---- checks ----
static bool verify_alloc(ir_op *op, diag_sink *d) {
    (void)d;
    int n;
    ir_operand_group(op, "dynamicSizes", &n);
    return n == shape_dynamic_count(op->results[0].type) || fail(op, "has not one operand for every '?' of the result");
}

static bool verify_indices(ir_op *op, diag_sink *d) {
    (void)d;
    int n;
    ir_operand_group(op, "indices", &n);
    ir_type t = ir_operand(op, op->opcode == MEMREF_store ? 1 : 0)->type;
    return n == t->rank || fail(op, "has not one index for every dimension");
}

static bool verify_subview(ir_op *op, diag_sink *d) {
    (void)d;
    return shape_verify_slice(op, ir_operand(op, 0)->type, op->results[0].type);
}

static bool verify_view(ir_op *op, diag_sink *d) {
    (void)d;
    ir_type source = ir_operand(op, 0)->type;
    if (source->rank != 1 || source->element->kind != IR_INTEGER || source->element->width != 8)
        return fail(op, "the source is a block of bytes, memref<?xi8>");
    return op->operand_count - 2 == shape_dynamic_count(op->results[0].type) ||
           fail(op, "has not one operand for every '?' of the result");
}

// ---- folds ----
static bool fold_cast(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    ir_value *src = ir_operand(op, 0);
    if (src->type == op->results[0].type) return fold_value(src, r);
    const ir_op *def = ir_def(src);
    return def && def->opcode == MEMREF_cast && ir_operand(def, 0)->type == op->results[0].type &&
           fold_value(ir_operand(def, 0), r);
}

static bool fold_subview(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    return shape_slice_is_whole(op, ir_operand(op, 0)->type, op->results[0].type) && fold_value(ir_operand(op, 0), r);
}

static bool fold_dim(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    ir_value *source = ir_operand(op, 0), *size = NULL;
    int dim;
    if (source->type->kind != IR_MEMREF || !fold_dimension(c[1], source->type->rank, &dim)) return false;
    if (source->type->dims[dim] != IR_DYNAMIC) return fold_int(op, source->type->dims[dim], r);
    ir_op *def = ir_def(source);
    if (!def) return false;
    switch (def->opcode) {
    case MEMREF_alloc:
    case MEMREF_alloca: size = fold_dynamic_size(def, "dynamicSizes", source->type, dim); break;
    case MEMREF_view: size = fold_dynamic_size(def, "sizes", source->type, dim); break;
    case MEMREF_subview: {
        ir_attr sizes = ir_op_attr(def, "static_sizes");
        if (sizes && sizes->count == source->type->rank &&
            shape_dynamic_ints(sizes) == shape_dynamic_count(source->type))
            size = fold_dynamic_size(def, "sizes", source->type, dim);
        break;
    }
    case MEMREF_cast:
        if (ir_operand(def, 0)->type->kind != IR_MEMREF) return false;
        ir_op_set_operand(op, 0, ir_operand(def, 0));
        return true;
    default: break;
    }
    return size && fold_value(size, r);
}

// ---- memref.prefetch %m[%i], read, locality<3>, data : type ----
static bool print_prefetch(ir_op *op, ir_printer *p) {
    static const char *const elided[] = {"isWrite", "localityHint", "isDataCache", NULL};
    ir_attr write = ir_op_attr(op, elided[0]), hint = ir_op_attr(op, elided[1]), data = ir_op_attr(op, elided[2]);
    if (!write || !hint || !data || !op->operand_count) return false;
    ir_p(p, " ");
    ir_p_value(p, ir_operand(op, 0));
    ir_p(p, "[");
    ir_p_operands(p, op, 1, op->operand_count - 1);
    ir_p(p, "], %s, locality<%lld>, %s", write->i ? "write" : "read", (long long)hint->i, data->i ? "data" : "instr");
    ir_p_attr_dict(p, op, "", elided);
    ir_p(p, "  : ");
    ir_p_type(p, ir_operand(op, 0)->type);
    return true;
}

static ir_op *parse_prefetch(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_operand_ref base;
    ir_operand_list indices = {0};
    ir_attr_list attrs = {0};
    ir_type t;
    istr mode, cache;
    int64_t hint;
    if (!ir_parse_operand(p, &base) || !ir_parse_need(p, "[") || !ir_parse_operands(p, &indices) ||
        !ir_parse_need(p, "]") || !ir_parse_need(p, ",") || !ir_parse_word(p, &mode) || !ir_parse_need(p, ",") ||
        !ir_parse_need(p, "locality") || !ir_parse_need(p, "<") || !ir_parse_int(p, &hint) || !ir_parse_need(p, ">") ||
        !ir_parse_need(p, ",") || !ir_parse_word(p, &cache) || !ir_parse_attr_dict(p, &attrs) ||
        !ir_parse_need(p, ":") || !ir_parse_type(p, &t))
        return NULL;
    ir_attr_list_add(p, &attrs, "isWrite", ir_attr_bool(c, mode[0] == 'w'));
    ir_attr_list_add(p, &attrs, "localityHint", ir_attr_int(c, hint, ir_type_int(c, 32)));
    ir_attr_list_add(p, &attrs, "isDataCache", ir_attr_bool(c, cache[0] == 'd'));
    ir_value **values = ARENA_ARRAY(ir_arena(c), ir_value *, indices.n + 1);
    if (!ir_resolve(p, &base, t, &values[0])) return NULL;
    for (int i = 0; i < indices.n; i++)
        if (!ir_resolve(p, &indices.data[i], ir_type_index(c), &values[i + 1])) return NULL;
    return ir_parse_finish(p, info, loc, indices.n + 1, values, 0, NULL, &attrs, 0, NULL, 0, NULL);
}

// ---- builders ----
ir_value *memref_alloc(ir_builder *b, ir_type t, int n, ir_value *const *dims) {
    ir_op *op = ir_build(b, MEMREF_alloc, n, dims, 1, &t, 0);
    ir_op_set_attr(b->context, op, "operandSegmentSizes", ir_attr_i32_array(b->context, 2, (const int64_t[]){n, 0}));
    return ir_result(op, 0);
}

ir_value *memref_load(ir_builder *b, ir_value *m, int n, ir_value *const *indices) {
    ir_value **operands = ARENA_ARRAY(ir_arena(b->context), ir_value *, n + 1);
    operands[0] = m;
    for (int i = 0; i < n; i++) operands[i + 1] = indices[i];
    return ir_build1(b, MEMREF_load, n + 1, operands, m->type->element);
}

ir_op *memref_store(ir_builder *b, ir_value *v, ir_value *m, int n, ir_value *const *indices) {
    ir_value **operands = ARENA_ARRAY(ir_arena(b->context), ir_value *, n + 2);
    operands[0] = v;
    operands[1] = m;
    for (int i = 0; i < n; i++) operands[i + 2] = indices[i];
    return ir_build(b, MEMREF_store, n + 2, operands, 0, NULL, 0);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/memref/memref.def"
};
DIALECT_DEFINE(memref, rows)
