// Matrix products of f32 and f64. All call sites of a program share one function for each element type and
// transposition, @npcc_matmul_f32_nn(A, B, C): C = A·B. It takes one of five ways, by the number of rows:
//
//   one row          y += a[k] * B[k]: bandwidth bound, B streamed once        (B stored as [k][n])
//   few rows         register blocks straight on B                             (B stored as [k][n])
//   few rows         dot products of rows, lanes along k                       (B stored as [n][k], A as [m][k])
//   many rows        register blocks on packed strips of B, where vectors are wide      (both stored by rows)
//   otherwise        packed panels (matmul_pack.c)
//
// Of a product of a matrix with its own transpose the packed way computes what is on and below the diagonal
// (npcc.lower), which is then mirrored. The order in which each element's products are added depends on the shapes
// alone.
#include "lower/matmul.h"
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/linalg/linalg.h"
#include "dialect/math/math.h"
#include "dialect/memref/memref.h"
#include "dialect/vector/vector.h"
#include "rewrite/emit.h"
#include "rewrite/generalise.h"

// ---- small emitters
// --------------------------------------------------------------------------------------------------

ir_value *mm_vector_load(ir_builder *b, ir_type vector, ir_value *memref, int n, ir_value *const *indices) {
    ir_value *operands[4] = {memref};
    for (int i = 0; i < n; i++) operands[1 + i] = indices[i];
    return ir_build1(b, VECTOR_load, 1 + n, operands, vector);
}

void mm_vector_store(ir_builder *b, ir_value *v, ir_value *memref, int n, ir_value *const *indices) {
    ir_value *operands[5] = {v, memref};
    for (int i = 0; i < n; i++) operands[2 + i] = indices[i];
    ir_build(b, VECTOR_store, 2 + n, operands, 0, NULL, 0);
}

ir_value *mm_splat(ir_builder *b, ir_value *scalar, ir_type vector) {
    return rw_op1(b, VECTOR_broadcast, scalar, vector);
}

ir_value *mm_zero(ir_builder *b, ir_type vector) {
    double zero = 0;
    return rw_constant(b, ir_attr_dense(b->context, vector, &zero, true), vector);
}

ir_value *mm_fma(ir_builder *b, ir_value *x, ir_value *y, ir_value *z) {
    unsigned opcode = x->type->kind == IR_VECTOR ? (unsigned)VECTOR_fma : (unsigned)MATH_fma;
    return rw_op3(b, opcode, x, y, z, x->type);
}

ir_value *mm_at(ir_builder *b, ir_value *base, int64_t offset) { return rw_add(b, base, rw_index(b, offset)); }

void mm_copy_row(matmul_kernel *k, ir_builder *b, ir_value *matrix, ir_value *row, ir_value *column, int nv,
                 ir_value *panel, ir_value *to) {
    for (int v = 0; v < nv; v++) {
        ir_value *from[2] = {row, mm_at(b, column, (int64_t)v * k->lanes)}, *at = mm_at(b, to, (int64_t)v * k->lanes);
        mm_vector_store(b, mm_vector_load(b, k->vector, matrix, 2, from), panel, 1, &at);
    }
}

ir_value *mm_depth(matmul_kernel *k, ir_builder *b, ir_value *a) { return rw_dim(b, a, k->transpose_a ? 0 : 1); }

ir_value *mm_load_a(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *i, ir_value *kk) {
    ir_value *at[2] = {k->transpose_a ? kk : i, k->transpose_a ? i : kk};
    return rw_load(b, a, at);
}

// ---- the functions
// ----------------------------------------------------------------------------------------------------

static matmul_kernel kernel_for(matmul_state *s, ir_context *c, ir_type t, bool transpose_a, bool transpose_b,
                                bool lower) {
    matmul_kernel k = {
        .c = c, .module = s->module, .t = t, .transpose_a = transpose_a, .transpose_b = transpose_b, .lower = lower};
    int bytes = t->width / 8, vector_bytes = s->target->vector_bytes;
    if (vector_bytes > LOOP_VECTOR_BYTES) vector_bytes = LOOP_VECTOR_BYTES;
    if (vector_bytes < 16) vector_bytes = 16;
    bool many = s->target->vector_registers >= 32;
    int64_t lanes = vector_bytes / bytes, dynamic[2] = {IR_DYNAMIC, IR_DYNAMIC}, strides[2] = {IR_DYNAMIC, 1};
    k.lanes = (int)lanes;
    k.kc = MATMUL_KC_BYTES / bytes;
    k.mr = many ? 8 : 6, k.nv = many ? 3 : 2;
    k.direct_mr = many ? 8 : 4, k.direct_nv = many ? 3 : 2;
    k.has_strips = vector_bytes * k.direct_nv >= MATMUL_STRIP_BYTES;
    k.vector = ir_type_vector(c, 1, &lanes, t);
    k.matrix = ir_type_memref(c, 2, dynamic, t, ir_attr_strided(c, IR_DYNAMIC, 2, strides));
    k.panel = ir_type_memref(c, 1, dynamic, t, NULL);
    k.name = t->width == 32 ? "f32" : "f64";
    return k;
}

static void end_branch(ir_builder *b) { rw_yield(b, 0, NULL); }

static void clear_rows(matmul_kernel *k, ir_builder *b, ir_value *c) {
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1);
    ir_op *rows = rw_for(b, zero, rw_dim(b, c, 0), one, 0, NULL);
    ir_builder r = rw_inside(b, rows, 0);
    ir_op *columns = rw_for(&r, zero, rw_dim(&r, c, 1), one, 0, NULL);
    ir_builder in = rw_inside(&r, columns, 0);
    ir_value *at[2] = {rw_iv(rows), rw_iv(columns)};
    rw_store(&in, rw_float(&in, 0, k->t), c, at);
    rw_yield(&in, 0, NULL);
    rw_yield(&r, 0, NULL);
}

// The body: which way to go. B stored by rows has two ways for few rows, B stored by columns one.
static void dispatch(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    ir_value *rows = rw_dim(b, c, 0), *depth = mm_depth(k, b, a);
    ir_op *nothing = rw_if(b, rw_cmp(b, RW_EQ, depth, rw_index(b, 0)), 0, NULL, true);
    ir_builder clear = rw_inside(b, nothing, 0), some = rw_inside(b, nothing, 1);
    clear_rows(k, &clear, c);
    end_branch(&clear);
    if (k->transpose_b && k->transpose_a) {
        mm_packed(k, &some, a, bm, c);
        end_branch(&some);
        return;
    }
    int const most = k->transpose_b ? MATMUL_DOT_ROWS : k->lower ? MATMUL_WHOLE_ROWS : MATMUL_DIRECT_ROWS;
    ir_op *few = rw_if(&some, rw_cmp(&some, RW_SLE, rows, rw_index(&some, most)), 0, NULL, true);
    ir_builder small = rw_inside(&some, few, 0), large = rw_inside(&some, few, 1);
    if (k->has_strips && !k->transpose_a && !k->transpose_b && !k->lower)
        mm_strips(k, &large, a, bm, c);
    else
        mm_packed(k, &large, a, bm, c);
    end_branch(&large);
    if (k->transpose_b) {
        mm_dots(k, &small, a, bm, c);
    } else {
        ir_op *one = rw_if(&small, rw_cmp(&small, RW_EQ, rows, rw_index(&small, 1)), 0, NULL, true);
        ir_builder single = rw_inside(&small, one, 0), more = rw_inside(&small, one, 1);
        mm_one_row(k, &single, a, bm, c);
        end_branch(&single);
        mm_direct(k, &more, a, bm, c);
        end_branch(&more);
    }
    end_branch(&small);
    end_branch(&some);
}

static const char *kernel_function(matmul_kernel *k) {
    const char *name = arena_printf(ir_arena(k->c), "npcc_matmul_%s_%c%c%s", k->name, k->transpose_a ? 't' : 'n',
                                    k->transpose_b ? 't' : 'n', k->lower ? "_lower" : "");
    if (ir_symbol_lookup(k->module, name)) return name;
    ir_type inputs[3] = {k->matrix, k->matrix, k->matrix};
    ir_op *f = rw_func(k->module, name, ir_type_function(k->c, 3, inputs, 0, NULL));
    ir_block *body = f->regions[0].first;
    ir_builder b = ir_builder_at_end(k->c, body, f->loc);
    dispatch(k, &b, body->args[0], body->args[1], body->args[2]);
    ir_build(&b, FUNC_return, 0, NULL, 0, NULL, 0);
    return name;
}

// ---- call sites -----------------------------------------------------------------------------------------------------

static bool rows_contiguous(ir_type m) {
    int64_t offset, strides[32];
    if (m->rank == 0) return true;
    return ir_memref_strides(m, &offset, strides) && strides[m->rank - 1] == 1;
}

// m with contiguous rows: itself or a copy, which *temporary then names.
static ir_value *with_rows(ir_builder *b, ir_value *m, ir_value **temporary) {
    *temporary = NULL;
    if (rows_contiguous(m->type)) return m;
    ir_value *sizes[32];
    int n = 0;
    for (int i = 0; i < m->type->rank; i++)
        if (m->type->dims[i] == IR_DYNAMIC) sizes[n++] = rw_dim(b, m, i);
    ir_type t = ir_type_memref(b->context, m->type->rank, m->type->dims, m->type->element, NULL);
    *temporary = rw_alloc(b, t, sizes);
    rw_copy(b, m, *temporary);
    return *temporary;
}

// A vector as a matrix of one row.
static ir_value *as_row(ir_builder *b, ir_value *v) {
    ir_context *c = b->context;
    int64_t offset, stride, dims[2] = {1, v->type->dims[0]};
    ir_memref_strides(v->type, &offset, &stride);
    int64_t strides[2] = {v->type->dims[0], stride};
    ir_attr layout = v->type->layout ? ir_attr_strided(c, offset, 2, strides) : NULL;
    ir_type t = ir_type_memref(c, 2, dims, v->type->element, layout);
    ir_value *operands[2] = {v};
    int n = 1;
    if (dims[1] == IR_DYNAMIC) operands[n++] = rw_dim(b, v, 0);
    ir_op *op = ir_build(b, MEMREF_expand_shape, n, operands, 1, &t, 0);
    ir_attr both[2] = {ir_attr_i64(c, 0), ir_attr_i64(c, 1)}, group = ir_attr_array(c, 2, both);
    ir_op_set_attr(c, op, "reassociation", ir_attr_array(c, 1, &group));
    ir_op_set_attr(c, op, "static_output_shape", ir_attr_i64_array(c, 2, dims));
    return ir_result(op, 0);
}

static void call_kernel(matmul_state *s, ir_builder *b, bool ta, bool tb, bool lower, ir_value *x, ir_value *y,
                        ir_value *z) {
    matmul_kernel k = kernel_for(s, b->context, z->type->element, ta, tb, lower);
    const char *name = kernel_function(&k);
    ir_value *operands[3] = {rw_memref_cast(b, x, k.matrix), rw_memref_cast(b, y, k.matrix),
                             rw_memref_cast(b, z, k.matrix)};
    rw_call(b, name, 3, operands, 0, NULL);
}

// How an operand's dimensions are stored: where the batch is (-1: it has none), and whether its two matrix dimensions
// (first, second) are swapped. False when the map is of another kind or its lines are not lines of memory.
static bool stored(ir_attr m, int batch, int first, int second, int *batch_at, bool *swapped) {
    int order[2], n = 0;
    *batch_at = -1;
    for (int i = 0; i < m->count; i++) {
        if (m->exprs[i]->kind != AFFINE_DIM) return false;
        int d = (int)m->exprs[i]->value;
        if (batch && d == 0)
            *batch_at = i;
        else if (n < 2)
            order[n++] = d;
        else
            return false;
    }
    if (n != 2 || *batch_at == m->count - 1) return false;
    *swapped = order[0] == second && order[1] == first;
    return *swapped || (order[0] == first && order[1] == second);
}

static ir_value *matrix_of(ir_builder *b, ir_value *v, int batch_at, ir_value *batch) {
    if (batch_at < 0) return v;
    ir_value *offsets[3], *sizes[3];
    for (int i = 0; i < 3; i++) {
        offsets[i] = i == batch_at ? batch : rw_index(b, 0);
        sizes[i] = i == batch_at ? rw_index(b, 1) : rw_dim(b, v, i);
    }
    return rw_subview(b, v, offsets, sizes, NULL, 1u << batch_at);
}

static bool lower_matrix(matmul_state *s, ir_builder *b, ir_op *op, ir_value *x, ir_value *y, ir_value *z) {
    int batch = op->opcode == LINALG_batch_matmul, at[3];
    ir_attr maps = rw_contraction_maps(op);
    bool ta, tb, tc;
    if (!stored(maps->items[0], batch, batch, batch + 2, &at[0], &ta) ||
        !stored(maps->items[1], batch, batch + 2, batch + 1, &at[1], &tb) ||
        !stored(maps->items[2], batch, batch, batch + 1, &at[2], &tc) || tc)
        return false;
    if (!batch) {
        call_kernel(s, b, ta, tb, ir_op_attr(op, "npcc.lower") != NULL, x, y, z);
        return true;
    }
    if (at[2] < 0) return false;
    ir_op *loop = rw_parallel(b, rw_index(b, 0), rw_dim(b, z, at[2]), rw_index(b, 1));
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *i = rw_iv(loop);
    call_kernel(s, &in, ta, tb, false, matrix_of(&in, x, at[0], i), matrix_of(&in, y, at[1], i),
                matrix_of(&in, z, at[2], i));
    return true;
}

bool lower_matmul(matmul_state *s, ir_op *op) {
    // A dot product is a reduction like others: no call for it.
    if (!rw_is_contraction(op) || op->opcode == LINALG_dot || !ir_op_attr(op, "npcc.overwrite")) return false;
    ir_value *out = ir_operand(op, 2);
    ir_type t = out->type->element;
    if (t->kind != IR_FLOAT || t->width < 32) return false;
    if (ir_operand(op, 0)->type->element != t || ir_operand(op, 1)->type->element != t) return false;
    if (!rows_contiguous(out->type)) return false;
    ir_builder before = ir_builder_before(ir_op_context(op), op), *b = &before;
    ir_value *temporaries[2], *x = with_rows(b, ir_operand(op, 0), &temporaries[0]);
    ir_value *y = with_rows(b, ir_operand(op, 1), &temporaries[1]);
    bool done = true;
    switch (op->opcode) {
    case LINALG_matvec: call_kernel(s, b, false, true, false, as_row(b, y), x, as_row(b, out)); break;
    case LINALG_vecmat: call_kernel(s, b, false, false, false, as_row(b, x), y, as_row(b, out)); break;
    default: done = lower_matrix(s, b, op, x, y, out);
    }
    for (int i = 0; i < 2; i++)
        if (temporaries[i]) rw_dealloc(b, temporaries[i]);
    if (done) ir_op_erase(op);
    return done;
}
