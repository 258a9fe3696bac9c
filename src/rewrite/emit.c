#include "rewrite/emit.h"
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "dialect/vector/vector.h"

#include <string.h>

ir_value *rw_constant(ir_builder *b, ir_attr value, ir_type t) {
    ir_op *op = ir_build(b, ARITH_constant, 0, NULL, 1, &t, 0);
    ir_op_set_attr(b->context, op, "value", value);
    return ir_result(op, 0);
}

ir_value *rw_int(ir_builder *b, int64_t v, ir_type t) { return rw_constant(b, ir_attr_int(b->context, v, t), t); }
ir_value *rw_index(ir_builder *b, int64_t v) { return rw_int(b, v, ir_type_index(b->context)); }
ir_value *rw_float(ir_builder *b, double v, ir_type t) { return rw_constant(b, ir_attr_float(b->context, v, t), t); }

ir_value *rw_number(ir_builder *b, double v, ir_type t) {
    return t->kind == IR_FLOAT ? rw_float(b, v, t) : rw_int(b, (int64_t)v, t);
}

ir_value *rw_op1(ir_builder *b, unsigned opcode, ir_value *x, ir_type t) { return ir_build1(b, opcode, 1, &x, t); }

ir_value *rw_op2(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y) {
    return ir_build1(b, opcode, 2, (ir_value *[]){x, y}, x->type);
}

ir_value *rw_op3(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y, ir_value *z, ir_type t) {
    return ir_build1(b, opcode, 3, (ir_value *[]){x, y, z}, t);
}

ir_value *rw_add(ir_builder *b, ir_value *x, ir_value *y) {
    int64_t i, j;
    bool ci = ir_constant_int(x, &i), cj = ir_constant_int(y, &j);
    if (ci && cj) return rw_int(b, i + j, x->type);
    if (ci && i == 0) return y;
    if (cj && j == 0) return x;
    return rw_op2(b, ARITH_addi, x, y);
}

ir_value *rw_sub(ir_builder *b, ir_value *x, ir_value *y) {
    int64_t i, j;
    bool ci = ir_constant_int(x, &i), cj = ir_constant_int(y, &j);
    if (ci && cj) return rw_int(b, i - j, x->type);
    if (cj && j == 0) return x;
    return rw_op2(b, ARITH_subi, x, y);
}

ir_value *rw_mul(ir_builder *b, ir_value *x, ir_value *y) {
    int64_t i, j;
    bool ci = ir_constant_int(x, &i), cj = ir_constant_int(y, &j);
    if (ci && cj) return rw_int(b, i * j, x->type);
    if (ci && i == 1) return y;
    if (cj && j == 1) return x;
    return rw_op2(b, ARITH_muli, x, y);
}

ir_value *rw_div(ir_builder *b, ir_value *x, ir_value *y) {
    int64_t i, j;
    bool ci = ir_constant_int(x, &i), cj = ir_constant_int(y, &j);
    if (ci && cj && j > 0) return rw_int(b, i / j, x->type);
    if (cj && j == 1) return x;
    return rw_op2(b, ARITH_divui, x, y);
}

ir_value *rw_ceildiv(ir_builder *b, ir_value *x, int64_t y) {
    return rw_div(b, rw_add(b, x, rw_int(b, y - 1, x->type)), rw_int(b, y, x->type));
}

ir_value *rw_min(ir_builder *b, ir_value *x, ir_value *y) {
    int64_t i, j;
    if (ir_constant_int(x, &i) && ir_constant_int(y, &j)) return i < j ? x : y;
    return x == y ? x : rw_op2(b, ARITH_minsi, x, y);
}

ir_value *rw_max(ir_builder *b, ir_value *x, ir_value *y) {
    int64_t i, j;
    if (ir_constant_int(x, &i) && ir_constant_int(y, &j)) return i > j ? x : y;
    return x == y ? x : rw_op2(b, ARITH_maxsi, x, y);
}

ir_value *rw_cmp(ir_builder *b, rw_predicate p, ir_value *x, ir_value *y) {
    ir_type i1 = ir_type_int(b->context, 1);
    ir_op *op = ir_build(b, ARITH_cmpi, 2, (ir_value *[]){x, y}, 1, &i1, 0);
    ir_op_set_attr(b->context, op, "predicate", ir_attr_i64(b->context, p));
    return ir_result(op, 0);
}

// ---- control flow -------------------------------------------------------------------------------------------

ir_op *rw_for(ir_builder *b, ir_value *lo, ir_value *hi, ir_value *step, int n_init, ir_value *const *init) {
    arena *a = ir_arena(b->context);
    ir_value **operands = ARENA_ARRAY(a, ir_value *, n_init + 3);
    ir_type *types = ARENA_ARRAY(a, ir_type, n_init + 1);
    operands[0] = lo, operands[1] = hi, operands[2] = step;
    for (int i = 0; i < n_init; i++) operands[3 + i] = init[i], types[i] = init[i]->type;
    ir_op *op = ir_build(b, SCF_for, n_init + 3, operands, n_init, types, 1);
    ir_block *body = ir_block_new(b->context, ir_op_region(op, 0));
    ir_block_add_arg(b->context, body, lo->type);
    for (int i = 0; i < n_init; i++) ir_block_add_arg(b->context, body, types[i]);
    return op;
}

ir_op *rw_parallel(ir_builder *b, ir_value *lo, ir_value *hi, ir_value *step) {
    ir_op *op = ir_build(b, SCF_parallel, 3, (ir_value *[]){lo, hi, step}, 0, NULL, 1);
    ir_op_set_attr(b->context, op, "operandSegmentSizes", rw_segments(b->context, 4, (int64_t[]){1, 1, 1, 0}));
    ir_block *body = ir_block_new(b->context, ir_op_region(op, 0));
    ir_block_add_arg(b->context, body, lo->type);
    ir_builder end = ir_builder_at_end(b->context, body, b->loc);
    ir_build(&end, SCF_reduce, 0, NULL, 0, NULL, 0);
    return op;
}

ir_op *rw_if(ir_builder *b, ir_value *cond, int n_results, const ir_type *types, bool with_else) {
    ir_op *op = ir_build(b, SCF_if, 1, &cond, n_results, types, 2);
    ir_block_new(b->context, ir_op_region(op, 0));
    if (with_else) ir_block_new(b->context, ir_op_region(op, 1));
    return op;
}

ir_op *rw_yield(ir_builder *b, int n, ir_value *const *values) { return ir_build(b, SCF_yield, n, values, 0, NULL, 0); }

ir_builder rw_inside(ir_builder *b, const ir_op *op, int region) {
    ir_block *body = op->regions[region].first;
    ir_builder in = ir_builder_at_end(b->context, body, b->loc);
    if (body->last && ir_has_trait(body->last, IR_TERMINATOR)) in.before = body->last;
    return in;
}

// ---- memory -------------------------------------------------------------------------------------------------

ir_value *rw_dim(ir_builder *b, ir_value *shaped, int i) {
    int64_t d = shaped->type->dims[i];
    if (d != IR_DYNAMIC) return rw_index(b, d);
    unsigned opcode = shaped->type->kind == IR_TENSOR ? (unsigned)TENSOR_dim : (unsigned)MEMREF_dim;
    return ir_build1(b, opcode, 2, (ir_value *[]){shaped, rw_index(b, i)}, ir_type_index(b->context));
}

ir_value *rw_load(ir_builder *b, ir_value *memref, ir_value *const *indices) {
    ir_value *operands[33] = {memref};
    int rank = memref->type->rank;
    for (int i = 0; i < rank; i++) operands[1 + i] = indices[i];
    return ir_build1(b, MEMREF_load, rank + 1, operands, memref->type->element);
}

void rw_store(ir_builder *b, ir_value *value, ir_value *memref, ir_value *const *indices) {
    ir_value *operands[34] = {value, memref};
    int rank = memref->type->rank;
    for (int i = 0; i < rank; i++) operands[2 + i] = indices[i];
    ir_build(b, MEMREF_store, rank + 2, operands, 0, NULL, 0);
}

ir_value *rw_alloc(ir_builder *b, ir_type memref, ir_value *const *dynamic_sizes) {
    int n = 0;
    for (int i = 0; i < memref->rank; i++) n += memref->dims[i] == IR_DYNAMIC;
    ir_op *op = ir_build(b, MEMREF_alloc, n, dynamic_sizes, 1, &memref, 0);
    ir_op_set_attr(b->context, op, "alignment", ir_attr_i64(b->context, 64));
    ir_op_set_attr(b->context, op, "operandSegmentSizes", rw_segments(b->context, 2, (int64_t[]){n, 0}));
    return ir_result(op, 0);
}

static int64_t product(int64_t x, int64_t y) { return x == IR_DYNAMIC || y == IR_DYNAMIC ? IR_DYNAMIC : x * y; }
static int64_t sum(int64_t x, int64_t y) { return x == IR_DYNAMIC || y == IR_DYNAMIC ? IR_DYNAMIC : x + y; }

ir_value *rw_subview(ir_builder *b, ir_value *memref, ir_value *const *offsets, ir_value *const *sizes,
                     ir_value *const *strides, uint32_t drop) {
    ir_context *c = b->context;
    ir_type t = memref->type;
    int rank = t->rank, n = 1, counts[3] = {0, 0, 0};
    int64_t stat[3][32], base_strides[32], offset, dims[32], out_strides[32];
    ir_value *operands[97] = {memref};
    ir_value *const *groups[3] = {offsets, sizes, strides};
    for (int g = 0; g < 3; g++)
        for (int i = 0; i < rank; i++) {
            stat[g][i] = 1;
            if (!groups[g] || ir_constant_int(groups[g][i], &stat[g][i])) continue;
            stat[g][i] = IR_DYNAMIC;
            operands[n++] = groups[g][i];
            counts[g]++;
        }
    if (!ir_memref_strides(t, &offset, base_strides)) {
        offset = IR_DYNAMIC;
        for (int i = 0; i < rank; i++) base_strides[i] = IR_DYNAMIC;
    }
    int out_rank = 0;
    for (int i = 0; i < rank; i++) {
        offset = sum(offset, stat[0][i] == 0 ? 0 : product(stat[0][i], base_strides[i]));
        if (drop >> i & 1) continue;
        dims[out_rank] = stat[1][i];
        out_strides[out_rank++] = product(base_strides[i], stat[2][i]);
    }
    ir_type result = ir_type_memref(c, out_rank, dims, t->element, ir_attr_strided(c, offset, out_rank, out_strides));
    ir_op *op = ir_build(b, MEMREF_subview, n, operands, 1, &result, 0);
    int64_t segments[4] = {1, counts[0], counts[1], counts[2]};
    ir_op_set_attr(c, op, "static_offsets", ir_attr_i64_array(c, rank, stat[0]));
    ir_op_set_attr(c, op, "static_sizes", ir_attr_i64_array(c, rank, stat[1]));
    ir_op_set_attr(c, op, "static_strides", ir_attr_i64_array(c, rank, stat[2]));
    ir_op_set_attr(c, op, "operandSegmentSizes", rw_segments(c, 4, segments));
    return ir_result(op, 0);
}

ir_value *rw_memref_cast(ir_builder *b, ir_value *memref, ir_type t) {
    return memref->type == t ? memref : rw_op1(b, MEMREF_cast, memref, t);
}

void rw_copy(ir_builder *b, ir_value *from, ir_value *to) {
    ir_build(b, MEMREF_copy, 2, (ir_value *[]){from, to}, 0, NULL, 0);
}

void rw_dealloc(ir_builder *b, ir_value *memref) { ir_build(b, MEMREF_dealloc, 1, &memref, 0, NULL, 0); }

// ---- functions ----------------------------------------------------------------------------------------------

ir_op *rw_call(ir_builder *b, const char *callee, int n, ir_value *const *args, int n_results, const ir_type *types) {
    ir_op *op = ir_build(b, FUNC_call, n, args, n_results, types, 0);
    ir_op_set_attr(b->context, op, "callee", ir_attr_symbol(b->context, callee));
    return op;
}

static ir_op *new_function(ir_op *module, const char *name, ir_type type, ir_context *c) {
    ir_block *body = ir_module_body(module);
    ir_builder b = {c, body, body->first, ir_loc_unknown(c)};
    ir_op *f = ir_build(&b, FUNC_func, 0, NULL, 0, NULL, 1);
    ir_op_set_attr(c, f, "sym_name", ir_attr_string(c, name));
    ir_op_set_attr(c, f, "function_type", ir_attr_type(c, type));
    ir_op_set_attr(c, f, "sym_visibility", ir_attr_string(c, "private"));
    return f;
}

void rw_declare(ir_op *module, const char *name, ir_type type) {
    if (!ir_symbol_lookup(module, name)) new_function(module, name, type, ir_op_context(module));
}

ir_op *rw_func(ir_op *module, const char *name, ir_type type) {
    ir_context *c = ir_op_context(module);
    ir_op *f = new_function(module, name, type, c);
    ir_block *body = ir_block_new(c, ir_op_region(f, 0));
    for (int i = 0; i < type->input_count; i++) ir_block_add_arg(c, body, type->inputs[i]);
    return f;
}

// ---- attributes ---------------------------------------------------------------------------------------------

ir_value *rw_shuffle(ir_builder *b, ir_value *x, ir_value *y, int n, const int64_t *mask) {
    int64_t const lanes = n;
    ir_type t = ir_type_vector(b->context, 1, &lanes, x->type->element);
    ir_op *op = ir_build(b, VECTOR_shuffle, 2, (ir_value *[]){x, y}, 1, &t, 0);
    ir_op_set_attr(b->context, op, "mask", ir_attr_i64_array(b->context, n, mask));
    return ir_result(op, 0);
}

ir_attr rw_segments(ir_context *c, int n, const int64_t *counts) { return ir_attr_i32_array(c, n, counts); }

int rw_segment(const ir_op *op, int i) {
    ir_attr a = ir_op_attr(op, "operandSegmentSizes");
    return a && i < a->count ? (int)a->ints[i] : 0;
}

istr rw_symbol_name(const ir_op *op) {
    ir_attr a = ir_op_attr(op, "sym_name");
    return a ? a->text : NULL;
}

istr rw_callee(const ir_op *call) {
    ir_attr a = ir_op_attr(call, "callee");
    return a ? a->text : NULL;
}
