// Types and their interning.
#include "ir/internal.h"

#define TYPE_SCRATCH 64

static uint64_t mix_pointer(uint64_t h, const void *p) { return hash_mix(h, (uint64_t)(uintptr_t)p); }

static uint64_t type_hash(const struct ir_type_data *t) {
    uint64_t h = hash_mix((uint64_t)t->kind, (uint64_t)(uint32_t)t->width << 8 | (uint8_t)t->sign);
    h = mix_pointer(h, t->element);
    h = hash_mix(h, (uint64_t)(uint32_t)t->rank << 32 | t->scalable);
    for (int i = 0; i < t->rank; i++) h = hash_mix(h, (uint64_t)t->dims[i]);
    h = mix_pointer(mix_pointer(h, t->layout), t->encoding);
    h = hash_mix(h, (uint64_t)(uint32_t)t->input_count << 32 | (uint32_t)t->result_count);
    for (int i = 0; i < t->input_count; i++) h = mix_pointer(h, t->inputs[i]);
    for (int i = 0; i < t->result_count; i++) h = mix_pointer(h, t->results[i]);
    h = mix_pointer(mix_pointer(h, t->dialect), t->name);
    for (int i = 0; i < t->param_count; i++) h = mix_pointer(h, t->params[i]);
    return h;
}

static bool same_items(const void *a, const void *b, int n, size_t size) {
    return n == 0 || memcmp(a, b, (size_t)n * size) == 0;
}

static bool type_equal(const void *pa, const void *pb) {
    const struct ir_type_data *a = pa, *b = pb;
    return a->kind == b->kind && a->width == b->width && a->sign == b->sign && a->element == b->element &&
           a->rank == b->rank && a->scalable == b->scalable && a->layout == b->layout && a->encoding == b->encoding &&
           a->input_count == b->input_count && a->result_count == b->result_count && a->dialect == b->dialect &&
           a->name == b->name && a->param_count == b->param_count &&
           same_items(a->dims, b->dims, a->rank, sizeof *a->dims) &&
           same_items(a->inputs, b->inputs, a->input_count, sizeof *a->inputs) &&
           same_items(a->results, b->results, a->result_count, sizeof *a->results) &&
           same_items(a->params, b->params, a->param_count, sizeof *a->params);
}

static void *copied(ir_context *c, const void *items, int n, size_t size) {
    return n ? arena_copy(c->arena, items, (size_t)n * size) : NULL;
}

static ir_type unique(ir_context *c, const struct ir_type_data *key) {
    uint64_t const h = type_hash(key);
    ir_type found = ir_set_find(&c->types, h, type_equal, key);
    if (found) return found;
    struct ir_type_data *t = arena_copy(c->arena, key, sizeof *key);
    t->dims = copied(c, key->dims, key->rank, sizeof *key->dims);
    t->inputs = copied(c, key->inputs, key->input_count, sizeof *key->inputs);
    t->results = copied(c, key->results, key->result_count, sizeof *key->results);
    t->params = copied(c, key->params, key->param_count, sizeof *key->params);
    t->id = c->next_type++;
    ir_set_add(c->arena, &c->types, h, t);
    return t;
}

ir_type ir_type_none(ir_context *c) { return unique(c, &(struct ir_type_data){.kind = IR_NONE_TYPE}); }
ir_type ir_type_int(ir_context *c, int width) {
    return unique(c, &(struct ir_type_data){.kind = IR_INTEGER, .width = width});
}
ir_type ir_type_int_signed(ir_context *c, int width, char sign) {
    return unique(c, &(struct ir_type_data){.kind = IR_INTEGER, .width = width, .sign = sign});
}
ir_type ir_type_index(ir_context *c) {
    return c->index ? c->index : unique(c, &(struct ir_type_data){.kind = IR_INDEX});
}
ir_type ir_type_float(ir_context *c, int width) {
    return unique(c, &(struct ir_type_data){.kind = IR_FLOAT, .width = width});
}
ir_type ir_type_bf16(ir_context *c) {
    return unique(c, &(struct ir_type_data){.kind = IR_FLOAT, .width = 16, .sign = 'b'});
}
ir_type ir_type_complex(ir_context *c, ir_type element) {
    return unique(c, &(struct ir_type_data){.kind = IR_COMPLEX, .element = element});
}
ir_type ir_type_function(ir_context *c, int n_in, const ir_type *in, int n_out, const ir_type *out) {
    return unique(c,
                  &(struct ir_type_data){
                      .kind = IR_FUNCTION, .input_count = n_in, .inputs = in, .result_count = n_out, .results = out});
}
ir_type ir_type_tuple(ir_context *c, int n, const ir_type *items) {
    return unique(c, &(struct ir_type_data){.kind = IR_TUPLE, .input_count = n, .inputs = items});
}
ir_type ir_type_tensor(ir_context *c, int rank, const int64_t *dims, ir_type element) {
    return unique(c, &(struct ir_type_data){.kind = IR_TENSOR, .rank = rank, .dims = dims, .element = element});
}
ir_type ir_type_unranked_tensor(ir_context *c, ir_type element) {
    return unique(c, &(struct ir_type_data){.kind = IR_UNRANKED_TENSOR, .element = element});
}

// A strided layout with offset 0 and the strides of a dense array is the identity, spelled as no layout.
static bool is_identity_layout(ir_attr layout, int rank, const int64_t *dims) {
    if (!layout) return true;
    if (layout->kind == IR_AFFINE_MAP) {
        if (layout->symbol_count || layout->dim_count != rank || layout->count != rank) return false;
        for (int i = 0; i < rank; i++)
            if (layout->exprs[i]->kind != AFFINE_DIM || layout->exprs[i]->value != i) return false;
        return true;
    }
    (void)dims;
    return false;
}

ir_type ir_type_memref(ir_context *c, int rank, const int64_t *dims, ir_type element, ir_attr layout) {
    if (is_identity_layout(layout, rank, dims)) layout = NULL;
    return unique(
        c, &(struct ir_type_data){.kind = IR_MEMREF, .rank = rank, .dims = dims, .element = element, .layout = layout});
}
ir_type ir_type_unranked_memref(ir_context *c, ir_type element) {
    return unique(c, &(struct ir_type_data){.kind = IR_UNRANKED_MEMREF, .element = element});
}
ir_type ir_type_vector(ir_context *c, int rank, const int64_t *dims, ir_type element) {
    return unique(c, &(struct ir_type_data){.kind = IR_VECTOR, .rank = rank, .dims = dims, .element = element});
}
ir_type ir_type_dialect(ir_context *c, const char *dialect, const char *name, int n, const ir_attr *params) {
    return unique(c, &(struct ir_type_data){.kind = IR_DIALECT_TYPE,
                                            .dialect = ir_intern(c, dialect),
                                            .name = ir_intern(c, name),
                                            .param_count = n,
                                            .params = params});
}
ir_type ir_type_ptr(ir_context *c) { return ir_type_dialect(c, "llvm", "ptr", 0, NULL); }

bool ir_type_is_dialect(ir_type t, const char *dialect, const char *name) {
    return t && t->kind == IR_DIALECT_TYPE && strcmp(t->dialect, dialect) == 0 && strcmp(t->name, name) == 0;
}

bool ir_type_is_shaped(ir_type t) {
    return t && (t->kind == IR_TENSOR || t->kind == IR_MEMREF || t->kind == IR_VECTOR);
}

ir_type ir_type_variant(ir_context *c, const struct ir_type_data *key) { return unique(c, key); }

ir_type ir_type_with_element(ir_context *c, ir_type shaped, ir_type element) {
    struct ir_type_data t = *shaped;
    t.element = element;
    return unique(c, &t);
}

ir_type ir_type_with_dims(ir_context *c, ir_type shaped, int rank, const int64_t *dims) {
    struct ir_type_data t = *shaped;
    t.rank = rank;
    t.dims = dims;
    t.scalable = 0;
    if (rank != shaped->rank) t.layout = NULL;
    return unique(c, &t);
}

ir_type ir_type_memref_strided(ir_context *c, ir_type shaped) {
    int64_t scratch[TYPE_SCRATCH];
    int64_t *strides = shaped->rank <= TYPE_SCRATCH ? scratch : ARENA_ARRAY(c->arena, int64_t, shaped->rank);
    for (int i = 0; i < shaped->rank; i++) strides[i] = IR_DYNAMIC;
    return ir_type_memref(c, shaped->rank, shaped->dims, shaped->element,
                          ir_attr_strided(c, IR_DYNAMIC, shaped->rank, strides));
}

bool ir_memref_strides(ir_type m, int64_t *out_offset, int64_t *out_strides) {
    if (!m || m->kind != IR_MEMREF) return false;
    if (!m->layout) {
        int64_t stride = 1;
        for (int i = m->rank - 1; i >= 0; i--) {
            out_strides[i] = stride;
            if (stride == IR_DYNAMIC || m->dims[i] == IR_DYNAMIC || __builtin_mul_overflow(stride, m->dims[i], &stride))
                stride = IR_DYNAMIC;
        }
        *out_offset = 0;
        return true;
    }
    if (m->layout->kind != IR_STRIDED || m->layout->count != m->rank) return false;
    *out_offset = m->layout->offset;
    for (int i = 0; i < m->rank; i++) out_strides[i] = m->layout->ints[i];
    return true;
}
