// Products with few rows: B is read where it is, in the order of memory, and every element once.
#include "dialect/arith/arith.h"
#include "dialect/memref/memref.h"
#include "dialect/vector/vector.h"
#include "lower/matmul.h"
#include "rewrite/emit.h"

// ---- B by rows: a few rows of C by some vectors of columns, all of k --------------------------------------------------

// C[i .. i+mr][j .. j+nv*lanes] (lanes 0: one column).
static void register_block(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *i, ir_value *j,
                           int mr, int nv, bool wide) {
    int n = mr * nv, lanes = wide ? k->lanes : 1;
    ir_value *acc[64], *next[64], *columns[8];
    ir_value *depth = rw_dim(b, a, k->transpose_a ? 0 : 1);
    for (int x = 0; x < n; x++) acc[x] = wide ? mm_zero(b, k->vector) : rw_float(b, 0, k->t);
    ir_op *loop = rw_for(b, rw_index(b, 0), depth, rw_index(b, 1), n, acc);
    ir_builder in = rw_inside(b, loop, 0);
    for (int v = 0; v < nv; v++) {
        ir_value *at[2] = {rw_iv(loop), mm_at(&in, j, (int64_t)v * lanes)};
        columns[v] = wide ? mm_vector_load(&in, k->vector, bm, 2, at) : rw_load(&in, bm, at);
    }
    for (int r = 0; r < mr; r++) {
        ir_value *x = mm_load_a(k, &in, a, mm_at(&in, i, r), rw_iv(loop));
        if (wide) x = mm_splat(&in, x, k->vector);
        for (int v = 0; v < nv; v++)
            next[r * nv + v] = mm_fma(&in, x, columns[v], rw_body(loop, 0)->args[1 + r * nv + v]);
    }
    rw_yield(&in, n, next);
    for (int r = 0; r < mr; r++)
        for (int v = 0; v < nv; v++) {
            ir_value *at[2] = {mm_at(b, i, r), mm_at(b, j, (int64_t)v * lanes)};
            ir_value *sum = ir_result(loop, r * nv + v);
            if (wide) mm_vector_store(b, sum, c, 2, at);
            else rw_store(b, sum, c, at);
        }
}

// All rows of C for one block of columns: rows by direct_mr, the rest by 4 and 1. Single columns need no large blocks.
static void all_rows(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *j, int nv, bool wide) {
    ir_value *rows = rw_dim(b, c, 0), *done = rw_index(b, 0);
    for (int mr = wide ? k->direct_mr : 4; mr >= 1; mr = mr > 4 ? 4 : mr == 4 ? 1 : 0) {
        ir_value *step = rw_index(b, mr);
        ir_value *end = rw_add(b, done, rw_mul(b, rw_div(b, rw_sub(b, rows, done), step), step));
        ir_op *loop = rw_for(b, done, end, step, 0, NULL);
        ir_builder in = rw_inside(b, loop, 0);
        register_block(k, &in, a, bm, c, rw_iv(loop), j, mr, nv, wide);
        rw_yield(&in, 0, NULL);
        done = end;
    }
}

void mm_direct(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    ir_value *one = rw_index(b, 1), *columns = rw_dim(b, c, 1);
    int64_t width = (int64_t)k->direct_nv * k->lanes;
    // Tasks of some blocks, so that a task is worth a thread even when k is short.
    int64_t task = width * 4;
    ir_op *tasks = rw_parallel(b, rw_index(b, 0), rw_ceildiv(b, columns, task), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *lo = rw_mul(&t, rw_iv(tasks), rw_index(&t, task)), *hi = rw_min(&t, mm_at(&t, lo, task), columns);
    int widths[3] = {k->direct_nv, 1, 0};
    for (int w = 0; w < 3; w++) {
        ir_value *step = rw_index(&t, widths[w] ? (int64_t)widths[w] * k->lanes : 1);
        ir_value *end = rw_add(&t, lo, rw_mul(&t, rw_div(&t, rw_sub(&t, hi, lo), step), step));
        ir_op *loop = rw_for(&t, lo, end, step, 0, NULL);
        ir_builder in = rw_inside(&t, loop, 0);
        all_rows(k, &in, a, bm, c, rw_iv(loop), widths[w] ? widths[w] : 1, widths[w] > 0);
        rw_yield(&in, 0, NULL);
        lo = end;
    }
}

// ---- one row ---------------------------------------------------------------------------------------------------------

enum { ROW_STEP = 8 };   // rows of B added at once

// y[j] += sum over r of a[k+r] * B[k+r][j] for j in [lo, hi), in steps of `lanes` (0: scalars).
static void add_rows(matmul_kernel *k, ir_builder *b, ir_value **x, ir_value *bm, ir_value *c, ir_value *kk, int rows,
                     ir_value *lo, ir_value *hi, bool wide) {
    ir_op *loop = rw_for(b, lo, hi, rw_index(b, wide ? k->lanes : 1), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *y[2] = {rw_index(&in, 0), rw_iv(loop)};
    ir_value *sum = wide ? mm_vector_load(&in, k->vector, c, 2, y) : rw_load(&in, c, y);
    for (int r = 0; r < rows; r++) {
        ir_value *at[2] = {mm_at(&in, kk, r), rw_iv(loop)};
        ir_value *row = wide ? mm_vector_load(&in, k->vector, bm, 2, at) : rw_load(&in, bm, at);
        sum = mm_fma(&in, wide ? mm_splat(&in, x[r], k->vector) : x[r], row, sum);
    }
    if (wide) mm_vector_store(&in, sum, c, 2, y);
    else rw_store(&in, sum, c, y);
    rw_yield(&in, 0, NULL);
}

static void row_steps(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *from, ir_value *to,
                      int rows, ir_value *lo, ir_value *middle, ir_value *hi) {
    ir_op *loop = rw_for(b, from, to, rw_index(b, rows), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *x[ROW_STEP];
    for (int r = 0; r < rows; r++) x[r] = mm_load_a(k, &in, a, rw_index(&in, 0), mm_at(&in, rw_iv(loop), r));
    add_rows(k, &in, x, bm, c, rw_iv(loop), rows, lo, middle, true);
    add_rows(k, &in, x, bm, c, rw_iv(loop), rows, middle, hi, false);
    rw_yield(&in, 0, NULL);
}

void mm_one_row(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    enum { TASK = 1024 };   // columns of a task: its part of y stays in L1
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1), *columns = rw_dim(b, c, 1);
    ir_value *depth = rw_dim(b, a, k->transpose_a ? 0 : 1);
    ir_op *tasks = rw_parallel(b, zero, rw_ceildiv(b, columns, TASK), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *lo = rw_mul(&t, rw_iv(tasks), rw_index(&t, TASK)), *hi = rw_min(&t, mm_at(&t, lo, TASK), columns);
    ir_value *lanes = rw_index(&t, k->lanes);
    ir_value *middle = rw_add(&t, lo, rw_mul(&t, rw_div(&t, rw_sub(&t, hi, lo), lanes), lanes));
    ir_op *clear = rw_for(&t, lo, hi, one, 0, NULL);
    ir_builder z = rw_inside(&t, clear, 0);
    ir_value *at[2] = {zero, rw_iv(clear)};
    rw_store(&z, rw_float(&z, 0, k->t), c, at);
    rw_yield(&z, 0, NULL);
    ir_value *step = rw_index(&t, ROW_STEP), *whole = rw_mul(&t, rw_div(&t, depth, step), step);
    row_steps(k, &t, a, bm, c, zero, whole, ROW_STEP, lo, middle, hi);
    row_steps(k, &t, a, bm, c, whole, depth, 1, lo, middle, hi);
}

// ---- B transposed: dot products of rows, lanes along k ----------------------------------------------------------------

static ir_value *fold(ir_builder *b, ir_value *v) {
    int64_t mask[64];
    for (int64_t half = v->type->dims[0] / 2; half >= 1; half /= 2) {
        ir_value *parts[2];
        ir_type t = ir_type_vector(b->context, 1, &half, v->type->element);
        for (int h = 0; h < 2; h++) {
            for (int64_t i = 0; i < half; i++) mask[i] = i + h * half;
            ir_op *op = ir_build(b, VECTOR_shuffle, 2, (ir_value *[]){v, v}, 1, &t, 0);
            ir_op_set_attr(b->context, op, "mask", ir_attr_i64_array(b->context, (int)half, mask));
            parts[h] = ir_result(op, 0);
        }
        v = rw_op2(b, ARITH_addf, parts[0], parts[1]);
    }
    ir_type element = v->type->element;
    int64_t zero = 0;
    ir_op *first = ir_build(b, VECTOR_extract, 1, &v, 1, &element, 0);
    ir_op_set_attr(b->context, first, "static_position", ir_attr_i64_array(b->context, 1, &zero));
    return ir_result(first, 0);
}

// C[i .. i+mr][j .. j+nj]. The lanes are those of 64 bytes on every target, so the order of additions is too.
static void dot_block(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *i, ir_value *j,
                      int mr, int nj) {
    int n = mr * nj;
    int64_t lanes = LOOP_VECTOR_BYTES * 8 / k->t->width;
    ir_type vector = ir_type_vector(k->c, 1, &lanes, k->t);
    ir_value *acc[64], *next[64], *x[16], *y[16], *depth = rw_dim(b, a, 1), *step = rw_index(b, lanes);
    ir_value *whole = rw_mul(b, rw_div(b, depth, step), step);
    for (int s = 0; s < n; s++) acc[s] = mm_zero(b, vector);
    ir_op *loop = rw_for(b, rw_index(b, 0), whole, step, n, acc);
    ir_builder in = rw_inside(b, loop, 0);
    for (int s = 0; s < mr; s++) {
        ir_value *at[2] = {mm_at(&in, i, s), rw_iv(loop)};
        x[s] = mm_vector_load(&in, vector, a, 2, at);
    }
    for (int s = 0; s < nj; s++) {
        ir_value *at[2] = {mm_at(&in, j, s), rw_iv(loop)};
        y[s] = mm_vector_load(&in, vector, bm, 2, at);
    }
    for (int s = 0; s < n; s++) next[s] = mm_fma(&in, x[s / nj], y[s % nj], rw_body(loop, 0)->args[1 + s]);
    rw_yield(&in, n, next);
    for (int s = 0; s < n; s++) acc[s] = fold(b, ir_result(loop, s));
    ir_op *tail = rw_for(b, whole, depth, rw_index(b, 1), n, acc);
    ir_builder rest = rw_inside(b, tail, 0);
    for (int s = 0; s < n; s++) {
        ir_value *at_a[2] = {mm_at(&rest, i, s / nj), rw_iv(tail)}, *at_b[2] = {mm_at(&rest, j, s % nj), rw_iv(tail)};
        next[s] = mm_fma(&rest, rw_load(&rest, a, at_a), rw_load(&rest, bm, at_b), rw_body(tail, 0)->args[1 + s]);
    }
    rw_yield(&rest, n, next);
    for (int s = 0; s < n; s++) {
        ir_value *at[2] = {mm_at(b, i, s / nj), mm_at(b, j, s % nj)};
        rw_store(b, ir_result(tail, s), c, at);
    }
}

static void dot_rows(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *j, int nj) {
    ir_value *rows = rw_dim(b, c, 0), *done = rw_index(b, 0);
    for (int mr = 4; mr >= 1; mr = mr == 4 ? 1 : 0) {
        ir_value *step = rw_index(b, mr);
        ir_value *end = rw_add(b, done, rw_mul(b, rw_div(b, rw_sub(b, rows, done), step), step));
        ir_op *loop = rw_for(b, done, end, step, 0, NULL);
        ir_builder in = rw_inside(b, loop, 0);
        dot_block(k, &in, a, bm, c, rw_iv(loop), j, mr, nj);
        rw_yield(&in, 0, NULL);
        done = end;
    }
}

void mm_dots(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    enum { TASK = 64, COLUMNS = 4 };
    ir_value *one = rw_index(b, 1), *columns = rw_dim(b, c, 1);
    ir_op *tasks = rw_parallel(b, rw_index(b, 0), rw_ceildiv(b, columns, TASK), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *lo = rw_mul(&t, rw_iv(tasks), rw_index(&t, TASK)), *hi = rw_min(&t, mm_at(&t, lo, TASK), columns);
    for (int nj = COLUMNS; nj >= 1; nj = nj == COLUMNS ? 1 : 0) {
        ir_value *step = rw_index(&t, nj);
        ir_value *end = rw_add(&t, lo, rw_mul(&t, rw_div(&t, rw_sub(&t, hi, lo), step), step));
        ir_op *loop = rw_for(&t, lo, end, step, 0, NULL);
        ir_builder in = rw_inside(&t, loop, 0);
        dot_rows(k, &in, a, bm, c, rw_iv(loop), nj);
        rw_yield(&in, 0, NULL);
        lo = end;
    }
}
