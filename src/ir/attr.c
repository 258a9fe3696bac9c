// Attributes, affine expressions, and their interning.
#include "ir/internal.h"
#include "ir/number.h"

static uint64_t mix_pointer(uint64_t h, const void *p) { return hash_mix(h, (uint64_t)(uintptr_t)p); }

// ---- affine expressions ----
static bool affine_equal(const void *pa, const void *pb) {
    ir_affine a = pa, b = pb;
    return a->kind == b->kind && a->value == b->value && a->lhs == b->lhs && a->rhs == b->rhs;
}

static ir_affine affine_unique(ir_context *c, ir_affine_kind kind, int64_t value, ir_affine lhs, ir_affine rhs) {
    struct ir_affine_expr const key = {kind, value, lhs, rhs};
    uint64_t const h = mix_pointer(mix_pointer(hash_mix((uint64_t)kind, (uint64_t)value), lhs), rhs);
    ir_affine found = ir_set_find(&c->affines, h, affine_equal, &key);
    if (found) return found;
    ir_affine made = arena_copy(c->arena, &key, sizeof key);
    ir_set_add(c->arena, &c->affines, h, made);
    return made;
}

ir_affine ir_affine_dim(ir_context *c, int position) { return affine_unique(c, AFFINE_DIM, position, NULL, NULL); }
ir_affine ir_affine_symbol(ir_context *c, int position) {
    return affine_unique(c, AFFINE_SYMBOL, position, NULL, NULL);
}
ir_affine ir_affine_const(ir_context *c, int64_t value) { return affine_unique(c, AFFINE_CONST, value, NULL, NULL); }

static bool affine_fold(ir_affine_kind kind, int64_t a, int64_t b, int64_t *out) {
    switch (kind) {
    case AFFINE_ADD: return !__builtin_add_overflow(a, b, out);
    case AFFINE_MUL: return !__builtin_mul_overflow(a, b, out);
    case AFFINE_MOD:
        if (b <= 0) return false;
        *out = a % b + (a % b < 0 ? b : 0);
        return true;
    case AFFINE_FLOORDIV:
        if (b <= 0) return false;
        *out = a / b - (a % b < 0);
        return true;
    case AFFINE_CEILDIV:
        if (b <= 0) return false;
        *out = a / b + (a % b > 0);
        return true;
    default: return false;
    }
}

ir_affine ir_affine_binary(ir_context *c, ir_affine_kind kind, ir_affine lhs, ir_affine rhs) {
    int64_t folded;
    if (lhs->kind == AFFINE_CONST && rhs->kind == AFFINE_CONST && affine_fold(kind, lhs->value, rhs->value, &folded))
        return ir_affine_const(c, folded);
    if ((kind == AFFINE_ADD || kind == AFFINE_MUL) && lhs->kind == AFFINE_CONST) {   // constants to the right
        ir_affine const t = lhs;
        lhs = rhs;
        rhs = t;
    }
    if (kind == AFFINE_ADD && rhs->kind == AFFINE_CONST && rhs->value == 0) return lhs;
    if (kind == AFFINE_MUL && rhs->kind == AFFINE_CONST && rhs->value == 1) return lhs;
    if (kind == AFFINE_MUL && rhs->kind == AFFINE_CONST && rhs->value == 0) return rhs;
    if (kind == AFFINE_ADD && rhs->kind == AFFINE_CONST && lhs->kind == AFFINE_ADD && lhs->rhs->kind == AFFINE_CONST &&
        affine_fold(AFFINE_ADD, lhs->rhs->value, rhs->value, &folded))
        return ir_affine_binary(c, AFFINE_ADD, lhs->lhs, ir_affine_const(c, folded));
    return affine_unique(c, kind, 0, lhs, rhs);
}

// ---- attributes ----
static uint64_t double_bits(double f) {
    uint64_t bits;
    memcpy(&bits, &f, sizeof bits);
    return bits;
}

static uint64_t attr_hash(const struct ir_attr_data *a) {
    uint64_t h = mix_pointer(hash_mix((uint64_t)a->kind, (uint64_t)a->i), a->type);
    h = mix_pointer(hash_mix(h, double_bits(a->f)), a->text);
    h = hash_mix(h, (uint64_t)(uint32_t)a->count);
    for (int i = 0; i < a->count && a->items; i++) h = mix_pointer(h, a->items[i]);
    for (int i = 0; i < a->count && a->entries; i++)
        h = mix_pointer(mix_pointer(h, a->entries[i].name), a->entries[i].value);
    for (int i = 0; i < a->count && a->ints; i++) h = hash_mix(h, (uint64_t)a->ints[i]);
    for (int i = 0; i < a->count && a->exprs; i++) h = mix_pointer(h, a->exprs[i]);
    h = hash_mix(h, (uint64_t)a->dim_count << 32 | (uint32_t)a->symbol_count);
    h = hash_mix(h, (uint64_t)a->offset);
    if (a->kind == IR_DENSE) h = hash_mix(h, hash_bytes(a->data, a->data_size));
    return hash_mix(h, a->data_size);
}

static bool same_items(const void *a, const void *b, int n, size_t size) {
    if (!a || !b) return a == b || n == 0;
    return n == 0 || memcmp(a, b, (size_t)n * size) == 0;
}

static bool attr_equal(const void *pa, const void *pb) {
    const struct ir_attr_data *a = pa, *b = pb;
    if (a->kind != b->kind || a->type != b->type || a->i != b->i || double_bits(a->f) != double_bits(b->f) ||
        a->text != b->text || a->count != b->count || a->dim_count != b->dim_count ||
        a->symbol_count != b->symbol_count || a->offset != b->offset || a->data_size != b->data_size ||
        a->splat != b->splat)
        return false;
    if (a->kind == IR_DENSE_RESOURCE && a->data != b->data) return false;
    if (a->kind == IR_DENSE && a->data_size && memcmp(a->data, b->data, a->data_size) != 0) return false;
    return same_items(a->items, b->items, a->count, sizeof *a->items) &&
           same_items(a->entries, b->entries, a->count, sizeof *a->entries) &&
           same_items(a->ints, b->ints, a->count, sizeof *a->ints) &&
           same_items(a->exprs, b->exprs, a->count, sizeof *a->exprs);
}

static const void *copied(ir_context *c, const void *items, int n, size_t size) {
    return items && n ? arena_copy(c->arena, items, (size_t)n * size) : NULL;
}

static ir_attr unique(ir_context *c, const struct ir_attr_data *key) {
    uint64_t const h = attr_hash(key);
    ir_attr found = ir_set_find(&c->attrs, h, attr_equal, key);
    if (found) return found;
    struct ir_attr_data *a = arena_copy(c->arena, key, sizeof *key);
    a->items = copied(c, key->items, key->count, sizeof *key->items);
    a->entries = copied(c, key->entries, key->count, sizeof *key->entries);
    a->ints = copied(c, key->ints, key->count, sizeof *key->ints);
    a->exprs = copied(c, key->exprs, key->count, sizeof *key->exprs);
    if (a->kind == IR_DENSE) a->data = arena_copy(c->arena, key->data, key->data_size ? key->data_size : 1);
    a->id = c->next_attr++;
    ir_set_add(c->arena, &c->attrs, h, a);
    return a;
}

ir_attr ir_attr_unit(ir_context *c) { return unique(c, &(struct ir_attr_data){.kind = IR_UNIT}); }
ir_attr ir_attr_bool(ir_context *c, bool v) { return ir_attr_int(c, v, c->i1); }
ir_attr ir_attr_index(ir_context *c, int64_t v) { return ir_attr_int(c, v, c->index); }
ir_attr ir_attr_i64(ir_context *c, int64_t v) { return ir_attr_int(c, v, c->i64); }

// The value is kept as the type sees it: sign-extended from its width (zero-extended for unsigned types and i1).
ir_attr ir_attr_int(ir_context *c, int64_t v, ir_type t) {
    if (t->kind == IR_INTEGER && t->width < 64 && t->width > 0) {
        int const shift = 64 - t->width;
        uint64_t const up = (uint64_t)v << shift;
        v = t->width == 1 || t->sign == 'u' ? (int64_t)(up >> shift) : (int64_t)up >> shift;
    }
    return unique(c, &(struct ir_attr_data){.kind = IR_INT_ATTR, .i = v, .type = t});
}

ir_attr ir_attr_float(ir_context *c, double v, ir_type t) {
    if (t->kind == IR_FLOAT && t->width == 32) v = (double)(float)v;
    return unique(c, &(struct ir_attr_data){.kind = IR_FLOAT_ATTR, .f = v, .type = t});
}

ir_attr ir_attr_string_n(ir_context *c, const char *s, size_t n) {
    return unique(c, &(struct ir_attr_data){.kind = IR_STRING, .text = intern_n(c->names, s, n)});
}
ir_attr ir_attr_string(ir_context *c, const char *s) { return ir_attr_string_n(c, s, strlen(s)); }
ir_attr ir_attr_array(ir_context *c, int n, const ir_attr *items) {
    return unique(c, &(struct ir_attr_data){.kind = IR_ARRAY, .count = n, .items = n ? items : NULL});
}

ir_attr ir_attr_dict(ir_context *c, int n, const ir_named_attr *entries) {
    // Sorted by name, as MLIR keeps them.
    ir_named_attr *sorted = n ? arena_copy(c->arena, entries, sizeof *entries * (size_t)n) : NULL;
    for (int i = 1; i < n; i++)
        for (int j = i; j > 0 && strcmp(sorted[j - 1].name, sorted[j].name) > 0; j--) {
            ir_named_attr const t = sorted[j];
            sorted[j] = sorted[j - 1];
            sorted[j - 1] = t;
        }
    return unique(c, &(struct ir_attr_data){.kind = IR_DICT, .count = n, .entries = sorted});
}

ir_attr ir_attr_type(ir_context *c, ir_type t) {
    return unique(c, &(struct ir_attr_data){.kind = IR_TYPE_ATTR, .type = t});
}
ir_attr ir_attr_symbol(ir_context *c, const char *name) {
    return unique(c, &(struct ir_attr_data){.kind = IR_SYMBOL, .text = ir_intern(c, name)});
}

ir_attr ir_attr_dense(ir_context *c, ir_type shaped, const void *data, bool splat) {
    size_t count = 1;
    for (int i = 0; i < shaped->rank; i++) count *= (size_t)shaped->dims[i];
    size_t const one = (size_t)ir_element_size(shaped->element);
    if (splat && count == 0) splat = false;
    // Equal elements are a splat however they were given, so that equal attributes are one.
    if (!splat && count > 0) {
        splat = true;
        for (size_t i = 1; i < count && splat; i++) splat = memcmp(data, (const char *)data + i * one, one) == 0;
    }
    size_t const size = splat ? one : one * count;
    return unique(
        c, &(struct ir_attr_data){.kind = IR_DENSE, .type = shaped, .data = data, .data_size = size, .splat = splat});
}

ir_attr ir_attr_dense_resource(ir_context *c, ir_type shaped, const char *key, const void *data, size_t size) {
    return unique(
        c, &(struct ir_attr_data){
               .kind = IR_DENSE_RESOURCE, .type = shaped, .text = ir_intern(c, key), .data = data, .data_size = size});
}

ir_attr ir_attr_i64_array(ir_context *c, int n, const int64_t *v) {
    return unique(c, &(struct ir_attr_data){.kind = IR_DENSE_ARRAY, .type = c->i64, .count = n, .ints = n ? v : NULL});
}
ir_attr ir_attr_i32_array(ir_context *c, int n, const int64_t *v) {
    return unique(c, &(struct ir_attr_data){.kind = IR_DENSE_ARRAY, .type = c->i32, .count = n, .ints = n ? v : NULL});
}
ir_attr ir_attr_int_array(ir_context *c, ir_type element, int n, const int64_t *v) {
    return unique(c, &(struct ir_attr_data){.kind = IR_DENSE_ARRAY, .type = element, .count = n, .ints = n ? v : NULL});
}
ir_attr ir_attr_affine_map(ir_context *c, int dims, int symbols, int n, const ir_affine *exprs) {
    return unique(
        c,
        &(struct ir_attr_data){
            .kind = IR_AFFINE_MAP, .dim_count = dims, .symbol_count = symbols, .count = n, .exprs = n ? exprs : NULL});
}
ir_attr ir_attr_strided(ir_context *c, int64_t offset, int n, const int64_t *strides) {
    return unique(c,
                  &(struct ir_attr_data){.kind = IR_STRIDED, .offset = offset, .count = n, .ints = n ? strides : NULL});
}
ir_attr ir_attr_dialect(ir_context *c, const char *text) {
    return unique(c, &(struct ir_attr_data){.kind = IR_DIALECT_ATTR, .text = ir_intern(c, text)});
}
