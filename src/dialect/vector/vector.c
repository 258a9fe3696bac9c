#include "dialect/vector/vector.h"

#include "base/vec.h"
#include "dialect/fold.h"
#include "ir/asm.h"

static bool fail(const ir_op *op, const char *why) {
    ir_op_error(op, "%s", why);
    return false;
}

// ---- checks ----
static bool verify_memory(ir_op *op, diag_sink *d) {
    (void)d;
    int n;
    int const first = ir_operand_group(op, "indices", &n);
    ir_type base = ir_operand(op, first - 1)->type;
    ir_type v = op->result_count ? op->results[0].type
                                 : ir_operand(op, op->opcode == VECTOR_store ? 0 : op->operand_count - 1)->type;
    if (n != base->rank) return fail(op, "has not one index for every dimension");
    if (base->element != v->element && base->element->kind != IR_VECTOR)
        return fail(op, "the vector has other elements than the array");
    return true;
}

// ---- folds ----
static bool fold_same(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    return ir_operand(op, 0)->type == op->results[0].type && fold_value(ir_operand(op, 0), r);
}

static bool fold_broadcast(ir_op *op, const ir_attr *c, ir_fold_result *r) { return fold_same(op, c, r); }

static bool fold_extract(ir_op *op, const ir_attr *c, ir_fold_result *r) {
    (void)c;
    const ir_op *def = ir_def(ir_operand(op, 0));
    return def && def->opcode == VECTOR_broadcast && ir_operand(def, 0)->type == op->results[0].type &&
           fold_value(ir_operand(def, 0), r);
}

// ---- vector.shuffle %a, %b [0, 1, …] : T, U ----
static ir_op *parse_shuffle(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_operand_list refs = {0}, none = {0};
    ir_type_list types = {0};
    ir_attr_list attrs = {0};
    ir_attr mask;
    ir_value *values[2];
    if (!ir_parse_operands(p, &refs) || !ir_parse_index_list(p, &none, &mask) || !ir_parse_attr_dict(p, &attrs) ||
        !ir_parse_need(p, ":") || !ir_parse_types(p, &types))
        return NULL;
    if (refs.n != 2 || types.n != 2 || none.n || types.data[0]->kind != IR_VECTOR || !mask->count) {
        ir_parse_error(p, "expected two vectors, a list of lanes, and the two types");
        return NULL;
    }
    if (!ir_resolve_all(p, &refs, types.data, values)) return NULL;
    ir_attr_list_add(p, &attrs, "mask", mask);
    int64_t dims[32];
    ir_type v = types.data[0];
    int const rank = v->rank < 1 ? 1 : v->rank;
    for (int i = 1; i < rank; i++) dims[i] = v->dims[i];
    dims[0] = mask->count;
    ir_type result = ir_type_vector(c, rank, dims, v->element);
    return ir_parse_finish(p, info, loc, 2, values, 1, &result, &attrs, 0, NULL, 0, NULL);
}

// ---- transfers: %base[%i, …], %padding[, %mask] {permutation_map, in_bounds} : T, U ----
// The map that a transfer has when it says nothing: the last dimensions in order.
static ir_attr minor_identity(ir_context *c, ir_type base, ir_type v) {
    if (!ir_type_is_shaped(base) || v->rank > base->rank) return NULL;
    ir_affine exprs[32];
    for (int i = 0; i < v->rank; i++) exprs[i] = ir_affine_dim(c, base->rank - v->rank + i);
    return ir_attr_affine_map(c, base->rank, 0, v->rank, exprs);
}

static bool all_false(ir_attr list) {
    if (list->kind != IR_ARRAY) return false;
    for (int i = 0; i < list->count; i++)
        if (list->items[i]->kind != IR_INT_ATTR || list->items[i]->i) return false;
    return true;
}

static ir_attr false_list(ir_context *c, int n) {
    ir_attr items[32];
    for (int i = 0; i < n; i++) items[i] = ir_attr_bool(c, false);
    return ir_attr_array(c, n, items);
}

static void print_transfer_rest(ir_op *op, ir_printer *p, ir_type base, ir_type v) {
    ir_attr pmap = ir_op_attr(op, "permutation_map"), bounds = ir_op_attr(op, "in_bounds");
    const char *elided[3] = {NULL};
    int n = 0;
    if (pmap == minor_identity(ir_op_context(op), base, v)) elided[n++] = "permutation_map";
    if (all_false(bounds)) elided[n++] = "in_bounds";
    ir_p_attr_dict(p, op, "", elided);
    ir_p(p, " : ");
}

static bool print_transfer_read(ir_op *op, ir_printer *p) {
    int n;
    int const first = ir_operand_group(op, "indices", &n);
    if (!ir_op_attr(op, "permutation_map") || !ir_op_attr(op, "in_bounds") || op->operand_count < n + 2 ||
        op->result_count != 1)
        return false;
    ir_p(p, " ");
    ir_p_value(p, ir_operand(op, 0));
    ir_p(p, "[");
    ir_p_operands(p, op, first, n);
    ir_p(p, "], ");
    ir_p_operands(p, op, first + n, op->operand_count - first - n);
    ir_type base = ir_operand(op, 0)->type;
    print_transfer_rest(op, p, base, op->results[0].type);
    ir_p_type(p, base);
    ir_p(p, ", ");
    ir_p_type(p, op->results[0].type);
    return true;
}

static bool print_transfer_write(ir_op *op, ir_printer *p) {
    int n;
    int const first = ir_operand_group(op, "indices", &n);
    if (!ir_op_attr(op, "permutation_map") || !ir_op_attr(op, "in_bounds") || op->operand_count < n + 2) return false;
    ir_p(p, " ");
    ir_p_operands(p, op, 0, 2);
    ir_p(p, "[");
    ir_p_operands(p, op, first, n);
    ir_p(p, "]");
    for (int i = first + n; i < op->operand_count; i++) {
        ir_p(p, ", ");
        ir_p_value(p, ir_operand(op, i));
    }
    ir_type base = ir_operand(op, 1)->type, v = ir_operand(op, 0)->type;
    print_transfer_rest(op, p, base, v);
    ir_p_type(p, v);
    ir_p(p, ", ");
    ir_p_type(p, base);
    return true;
}

typedef struct parsed_transfer {
    ir_operand_ref value, base, padding, mask;
    bool has_mask;
    ir_operand_list indices;
    ir_type_list types;
    ir_attr_list attrs;
} parsed_transfer;

static bool parse_transfer(ir_parser *p, parsed_transfer *t, bool is_write) {
    if (is_write && (!ir_parse_operand(p, &t->value) || !ir_parse_need(p, ","))) return false;
    if (!ir_parse_operand(p, &t->base) || !ir_parse_need(p, "[") || !ir_parse_operands(p, &t->indices) ||
        !ir_parse_need(p, "]"))
        return false;
    if (!is_write && (!ir_parse_need(p, ",") || !ir_parse_operand(p, &t->padding))) return false;
    if (ir_parse_eat(p, ",")) {
        t->has_mask = true;
        if (!ir_parse_operand(p, &t->mask)) return false;
    }
    if (!ir_parse_attr_dict(p, &t->attrs) || !ir_parse_need(p, ":") || !ir_parse_types(p, &t->types)) return false;
    ir_type base = t->types.n == 2 ? t->types.data[is_write] : NULL,
            v = t->types.n == 2 ? t->types.data[!is_write] : NULL;
    if (!base || v->kind != IR_VECTOR || !ir_type_is_shaped(base) || base->kind == IR_VECTOR)
        return ir_parse_error(p, "expected the types of the array and the vector");
    return true;
}

static void add_transfer_defaults(ir_parser *p, parsed_transfer *t, ir_type base, ir_type v) {
    ir_context *c = ir_parse_context(p);
    bool has_map = false, bounds = false;
    for (int i = 0; i < t->attrs.n; i++) {
        has_map |= t->attrs.data[i].name == ir_intern(c, "permutation_map");
        bounds |= t->attrs.data[i].name == ir_intern(c, "in_bounds");
    }
    ir_attr identity = minor_identity(c, base, v);
    if (!has_map && identity) ir_attr_list_add(p, &t->attrs, "permutation_map", identity);
    if (!bounds) ir_attr_list_add(p, &t->attrs, "in_bounds", false_list(c, v->rank));
}

static ir_op *finish_transfer(ir_parser *p, const ir_op_info *info, ir_loc loc, parsed_transfer *t, bool is_write) {
    ir_context *c = ir_parse_context(p);
    ir_type base = t->types.data[is_write], v = t->types.data[!is_write];
    VEC(ir_value *) operands = {0};
    ir_value *one;
    if (is_write) {
        if (!ir_resolve(p, &t->value, v, &one)) return NULL;
        vec_push(ir_arena(c), &operands, one);
    }
    if (!ir_resolve(p, &t->base, base, &one)) return NULL;
    vec_push(ir_arena(c), &operands, one);
    for (int i = 0; i < t->indices.n; i++) {
        if (!ir_resolve(p, &t->indices.data[i], ir_type_index(c), &one)) return NULL;
        vec_push(ir_arena(c), &operands, one);
    }
    if (!is_write) {
        if (!ir_resolve(p, &t->padding, base->element, &one)) return NULL;
        vec_push(ir_arena(c), &operands, one);
    }
    if (t->has_mask) {
        if (!ir_resolve(p, &t->mask, ir_type_with_element(c, v, ir_type_int(c, 1)), &one)) return NULL;
        vec_push(ir_arena(c), &operands, one);
    }
    add_transfer_defaults(p, t, base, v);
    ir_attr_list_add(p, &t->attrs, "operandSegmentSizes",
                     ir_attr_i32_array(c, 4,
                                       is_write ? (const int64_t[]){1, 1, t->indices.n, t->has_mask}
                                                : (const int64_t[]){1, t->indices.n, 1, t->has_mask}));
    ir_type const result = is_write ? base : v;
    return ir_parse_finish(p, info, loc, operands.n, operands.data, is_write ? base->kind == IR_TENSOR : 1, &result,
                           &t->attrs, 0, NULL, 0, NULL);
}

static ir_op *parse_transfer_read(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    parsed_transfer t = {0};
    return parse_transfer(p, &t, false) ? finish_transfer(p, info, loc, &t, false) : NULL;
}

static ir_op *parse_transfer_write(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    parsed_transfer t = {0};
    return parse_transfer(p, &t, true) ? finish_transfer(p, info, loc, &t, true) : NULL;
}

// ---- builders ----
ir_value *vector_load(ir_builder *b, ir_type v, ir_value *base, int n, ir_value *const *indices) {
    ir_value **operands = ARENA_ARRAY(ir_arena(b->context), ir_value *, n + 1);
    operands[0] = base;
    for (int i = 0; i < n; i++) operands[i + 1] = indices[i];
    return ir_build1(b, VECTOR_load, n + 1, operands, v);
}

ir_op *vector_store(ir_builder *b, ir_value *v, ir_value *base, int n, ir_value *const *indices) {
    ir_value **operands = ARENA_ARRAY(ir_arena(b->context), ir_value *, n + 2);
    operands[0] = v;
    operands[1] = base;
    for (int i = 0; i < n; i++) operands[i + 2] = indices[i];
    return ir_build(b, VECTOR_store, n + 2, operands, 0, NULL, 0);
}

ir_value *vector_broadcast(ir_builder *b, ir_value *scalar, ir_type v) {
    return ir_build1(b, VECTOR_broadcast, 1, &scalar, v);
}

ir_value *vector_reduction(ir_builder *b, const char *kind, ir_value *v) {
    ir_type t = v->type->element;
    ir_op *op = ir_build(b, VECTOR_reduction, 1, &v, 1, &t, 0);
    ir_op_set_attr(b->context, op, "kind",
                   ir_attr_dialect(b->context, arena_printf(ir_arena(b->context), "vector.kind<%s>", kind)));
    return ir_result(op, 0);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/vector/vector.def"
};
DIALECT_DEFINE(vector, rows)
