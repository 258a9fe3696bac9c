// Products whose A is read where it is. With few rows B is, too, in the order of memory, and every element once; with
// many B goes through strips: some vectors of its columns, packed, for a part of the depth.
#include "dialect/arith/arith.h"
#include "dialect/memref/memref.h"
#include "dialect/vector/vector.h"
#include "lower/matmul.h"
#include "rewrite/emit.h"

// ---- B by rows: a few rows of C by some vectors of columns, all of k
// --------------------------------------------------

// Some columns of B, packed from `base` on: rows k of `depth`, of direct_nv vectors. first: no part of C's sums is
// there before.
typedef struct strip {
    ir_value *packed, *base, *k, *depth, *first;
} strip;

// What the sums of a block begin with.
static void begin_sums(matmul_kernel *k, ir_builder *b, ir_value *c, ir_value *const *rows, ir_value *j, int mr, int nv,
                       const strip *s, bool wide, ir_value **acc) {
    int64_t lanes = k->lanes;
    ir_value *first = s ? mm_splat(b, s->first, ir_type_vector(k->c, 1, &lanes, s->first->type)) : NULL;
    for (int x = 0; x < mr * nv; x++) {
        acc[x] = wide ? mm_zero(b, k->vector) : rw_float(b, 0, k->t);
        if (!s) continue;
        ir_value *at[2] = {rows[x / nv], mm_at(b, j, (int64_t)(x % nv) * lanes)};
        acc[x] = rw_op3(b, ARITH_select, first, acc[x], mm_vector_load(b, k->vector, c, 2, at), k->vector);
    }
}

// C[rows[0..mr]][j .. j+nv*lanes] (not wide: one column). s: NULL where B is read in place.
static void register_block(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c,
                           ir_value *const *rows, ir_value *j, int mr, int nv, const strip *s, bool wide) {
    int n = mr * nv, lanes = wide ? k->lanes : 1;
    ir_value *acc[64], *next[64], *columns[8];
    ir_value *depth = s ? s->depth : mm_depth(k, b, a);
    begin_sums(k, b, c, rows, j, mr, nv, s, wide, acc);
    ir_op *loop = rw_for(b, rw_index(b, 0), depth, rw_index(b, 1), n, acc);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *from = s ? rw_add(&in, s->base, rw_mul(&in, rw_iv(loop), rw_index(&in, (int64_t)nv * lanes))) : NULL;
    for (int v = 0; v < nv; v++) {
        ir_value *at[2] = {rw_iv(loop), mm_at(&in, s ? from : j, (int64_t)v * lanes)};
        columns[v] = s      ? mm_vector_load(&in, k->vector, s->packed, 1, &at[1])
                     : wide ? mm_vector_load(&in, k->vector, bm, 2, at)
                            : rw_load(&in, bm, at);
    }
    ir_value *kk = s ? rw_add(&in, s->k, rw_iv(loop)) : rw_iv(loop);
    for (int r = 0; r < mr; r++) {
        ir_value *x = mm_load_a(k, &in, a, rows[r], kk);
        if (wide) x = mm_splat(&in, x, k->vector);
        for (int v = 0; v < nv; v++)
            next[r * nv + v] = mm_fma(&in, x, columns[v], rw_body(loop, 0)->args[1 + r * nv + v]);
    }
    rw_yield(&in, n, next);
    for (int r = 0; r < mr; r++)
        for (int v = 0; v < nv; v++) {
            ir_value *at[2] = {rows[r], mm_at(b, j, (int64_t)v * lanes)};
            ir_value *sum = ir_result(loop, r * nv + v);
            if (wide)
                mm_vector_store(b, sum, c, 2, at);
            else
                rw_store(b, sum, c, at);
        }
}

// first, first + 1, …; from `end` on the last again: it is then computed more than once, to the same bits.
static void rows_from(ir_builder *b, ir_value *first, ir_value *end, int n, ir_value **out) {
    ir_value *last = rw_sub(b, end, rw_index(b, 1));
    for (int r = 0; r < n; r++) out[r] = r ? rw_min(b, mm_at(b, first, r), last) : first;
}

typedef struct row_range {
    ir_value *begin, *end;
} row_range;

// These rows of C for one block of columns: rows by direct_mr, the rest by 4. Single columns need no large blocks.
static void all_rows(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, row_range rows,
                     ir_value *j, int nv, const strip *s, bool wide) {
    enum { REST = 4 };
    ir_value *done = rows.begin, *at[16];
    if (wide && k->direct_mr > REST) {
        ir_value *step = rw_index(b, k->direct_mr), *count = rw_sub(b, rows.end, rows.begin);
        ir_value *whole = rw_add(b, rows.begin, rw_mul(b, rw_div(b, count, step), step));
        ir_op *loop = rw_for(b, done, whole, step, 0, NULL);
        ir_builder in = rw_inside(b, loop, 0);
        for (int r = 0; r < k->direct_mr; r++) at[r] = mm_at(&in, rw_iv(loop), r);
        register_block(k, &in, a, bm, c, at, j, k->direct_mr, nv, s, wide);
        rw_yield(&in, 0, NULL);
        done = whole;
    }
    ir_op *loop = rw_for(b, done, rows.end, rw_index(b, REST), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    rows_from(&in, rw_iv(loop), rows.end, REST, at);
    register_block(k, &in, a, bm, c, at, j, REST, nv, s, wide);
    rw_yield(&in, 0, NULL);
}

// ---- B by strips
// -----------------------------------------------------------------------------------------------------

static void pack_strip(matmul_kernel *k, ir_builder *b, ir_value *bm, ir_value *j, const strip *s) {
    ir_op *loop = rw_for(b, rw_index(b, 0), s->depth, rw_index(b, 1), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    int64_t const width = (int64_t)k->direct_nv * k->lanes;
    ir_value *to = rw_add(&in, s->base, rw_mul(&in, rw_iv(loop), rw_index(&in, width)));
    mm_copy_row(k, &in, bm, rw_add(&in, s->k, rw_iv(loop)), j, k->direct_nv, s->packed, to);
    rw_yield(&in, 0, NULL);
}

static ir_value *ceil_div(ir_builder *b, ir_value *x, ir_value *y) {
    return rw_div(b, rw_sub(b, rw_add(b, x, y), rw_index(b, 1)), y);
}

// The size of equal parts of n, none of which is larger than most; all but the last multiples of unit.
static ir_value *even_part(ir_builder *b, ir_value *n, int64_t most, int64_t unit) {
    ir_value *part = ceil_div(b, n, rw_max(b, rw_ceildiv(b, n, most), rw_index(b, 1)));
    return rw_mul(b, rw_ceildiv(b, part, unit), rw_index(b, unit));
}

// `count` strips of columns from j on. They are packed, and then meet some rows of A after the other: those and the
// strips stay in the second level of the cache.
static void rows_by_strips(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, row_range rows,
                           ir_value *j, ir_value *count, ir_value *packed, ir_value *part) {
    ir_value *depth = mm_depth(k, b, a), *zero = rw_index(b, 0), *one = rw_index(b, 1);
    ir_value *width = rw_index(b, (int64_t)k->direct_nv * k->lanes);
    ir_op *parts = rw_for(b, zero, depth, part, 0, NULL);
    ir_builder p = rw_inside(b, parts, 0);
    strip s = {.packed = packed, .k = rw_iv(parts)};
    s.depth = rw_min(&p, part, rw_sub(&p, depth, s.k));
    s.first = rw_cmp(&p, RW_EQ, s.k, zero);
    ir_value *size = rw_mul(&p, s.depth, width), *step = rw_index(&p, (int64_t)MATMUL_STRIP_ROWS * k->direct_mr);
    ir_op *pack = rw_for(&p, zero, count, one, 0, NULL);
    ir_builder in = rw_inside(&p, pack, 0);
    s.base = rw_mul(&in, rw_iv(pack), size);
    pack_strip(k, &in, bm, rw_add(&in, j, rw_mul(&in, rw_iv(pack), width)), &s);
    rw_yield(&in, 0, NULL);
    ir_op *some = rw_for(&p, rows.begin, rows.end, step, 0, NULL);
    ir_builder r = rw_inside(&p, some, 0);
    row_range const part_of_rows = {rw_iv(some), rw_min(&r, rw_add(&r, rw_iv(some), step), rows.end)};
    ir_op *across = rw_for(&r, zero, count, one, 0, NULL);
    in = rw_inside(&r, across, 0);
    s.base = rw_mul(&in, rw_iv(across), size);
    ir_value *column = rw_add(&in, j, rw_mul(&in, rw_iv(across), width));
    all_rows(k, &in, a, bm, c, part_of_rows, column, k->direct_nv, &s, true);
    rw_yield(&in, 0, NULL);
    rw_yield(&r, 0, NULL);
    rw_yield(&p, 0, NULL);
}

// ---- tasks
// -----------------------------------------------------------------------------------------------------------

// How many columns, in steps of `unit`, are worth a thread. Handing work over costs about ten microseconds, most of
// them for the data that then lies in another core's cache.
static ir_value *task_columns(ir_builder *b, ir_value *rows, ir_value *depth, int64_t unit) {
    enum { LEAST_WORK = 400000 };   // multiplications
    ir_value *work = rw_mul(b, rw_mul(b, rows, depth), rw_index(b, unit));
    ir_value *units = mm_at(b, rw_div(b, rw_index(b, LEAST_WORK), mm_at(b, work, 1)), 1);
    return rw_mul(b, units, rw_index(b, unit));
}

// Columns by direct_nv vectors, then by one; the last vector overlaps what is done already when it does not fit.
// packed, part: room for a strip and its depth; NULL where B is read in place.
static void columns_of_task(matmul_kernel *k, ir_builder *t, ir_value *a, ir_value *bm, ir_value *c, row_range rows,
                            ir_value *lo, ir_value *hi, ir_value *packed, ir_value *part) {
    int64_t const width = (int64_t)k->direct_nv * k->lanes;
    ir_value *one = rw_index(t, 1), *lanes = rw_index(t, k->lanes), *columns = rw_dim(t, c, 1);
    ir_value *step = rw_index(t, width), *end = rw_add(t, lo, rw_mul(t, rw_div(t, rw_sub(t, hi, lo), step), step));
    ir_op *blocks = rw_for(t, lo, end, packed ? rw_index(t, width * MATMUL_STRIPS) : step, 0, NULL);
    ir_builder in = rw_inside(t, blocks, 0);
    ir_value *left = packed ? rw_div(&in, rw_sub(&in, end, rw_iv(blocks)), step) : NULL;
    if (packed)
        rows_by_strips(k, &in, a, bm, c, rows, rw_iv(blocks), rw_min(&in, left, rw_index(&in, MATMUL_STRIPS)), packed,
                       part);
    else
        all_rows(k, &in, a, bm, c, rows, rw_iv(blocks), k->direct_nv, NULL, true);
    rw_yield(&in, 0, NULL);
    ir_op *fits = rw_if(t, rw_cmp(t, RW_SGE, columns, lanes), 0, NULL, true);
    for (int narrow = 0; narrow < 2; narrow++) {
        ir_builder side = rw_inside(t, fits, narrow);
        ir_op *rest = rw_for(&side, end, hi, narrow ? one : lanes, 0, NULL);
        in = rw_inside(&side, rest, 0);
        ir_value *j = rw_iv(rest);
        if (!narrow) j = rw_min(&in, j, rw_sub(&in, columns, lanes));
        all_rows(k, &in, a, bm, c, rows, j, 1, NULL, !narrow);
        rw_yield(&in, 0, NULL);
        rw_yield(&side, 0, NULL);
    }
}

void mm_direct(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    ir_value *zero = rw_index(b, 0), *columns = rw_dim(b, c, 1), *rows = rw_dim(b, c, 0);
    ir_value *task = task_columns(b, rows, mm_depth(k, b, a), (int64_t)k->direct_nv * k->lanes * 4);
    ir_op *tasks = rw_parallel(b, zero, ceil_div(b, columns, task), rw_index(b, 1));
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *lo = rw_mul(&t, rw_iv(tasks), task), *hi = rw_min(&t, rw_add(&t, lo, task), columns);
    columns_of_task(k, &t, a, bm, c, (row_range){rw_index(&t, 0), rows}, lo, hi, NULL, NULL);
}

// What is added to C must not meet the last vector of another task, which overlaps: the last task takes what is left of
// the columns. It is the largest, and begins first.
void mm_strips(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    ir_value *one = rw_index(b, 1), *columns = rw_dim(b, c, 1), *rows = rw_dim(b, c, 0);
    int64_t const width = (int64_t)k->direct_nv * k->lanes;
    ir_value *part = even_part(b, mm_depth(k, b, a), MATMUL_STRIP_DEPTH, 1);
    ir_value *task_rows = even_part(b, rows, MATMUL_TASK_ROWS, k->direct_mr);
    ir_value *task = task_columns(b, task_rows, mm_depth(k, b, a), width * 4);
    ir_value *across = rw_max(b, rw_div(b, columns, task), one);
    ir_op *tasks = rw_parallel(b, rw_index(b, 0), rw_mul(b, across, ceil_div(b, rows, task_rows)), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *row = rw_div(&t, rw_iv(tasks), across);
    ir_value *column = rw_sub(&t, rw_mul(&t, mm_at(&t, row, 1), across), mm_at(&t, rw_iv(tasks), 1));
    row_range range = {.begin = rw_mul(&t, row, task_rows)};
    range.end = rw_min(&t, rw_add(&t, range.begin, task_rows), rows);
    ir_value *lo = rw_mul(&t, column, task), *is_last = rw_cmp(&t, RW_EQ, mm_at(&t, column, 1), across);
    ir_value *hi = rw_op3(&t, ARITH_select, is_last, columns, rw_add(&t, lo, task), columns->type);
    ir_value *size = rw_mul(&t, part, rw_index(&t, width * MATMUL_STRIPS)), *packed = rw_alloc(&t, k->panel, &size);
    columns_of_task(k, &t, a, bm, c, range, lo, hi, packed, part);
    rw_dealloc(&t, packed);
}

// ---- one row
// ---------------------------------------------------------------------------------------------------------

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
    if (wide)
        mm_vector_store(&in, sum, c, 2, y);
    else
        rw_store(&in, sum, c, y);
    rw_yield(&in, 0, NULL);
}

// Rows [from, to) of B, `rows` at once, for the columns [lo, hi).
static void row_steps(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *from,
                      ir_value *to, int rows, ir_value *lo, ir_value *hi, bool wide) {
    ir_op *loop = rw_for(b, from, to, rw_index(b, rows), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *x[ROW_STEP];
    for (int r = 0; r < rows; r++) x[r] = mm_load_a(k, &in, a, rw_index(&in, 0), mm_at(&in, rw_iv(loop), r));
    add_rows(k, &in, x, bm, c, rw_iv(loop), rows, lo, hi, wide);
    rw_yield(&in, 0, NULL);
}

void mm_one_row(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    // Columns of a task: a part of y that stays in L1. The wider, the better rows stream from memory; narrow ones are
    // for the threads.
    enum { LEAST = 256, MOST = 2048, TASKS = 4, UNIT = 64 };
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1), *columns = rw_dim(b, c, 1);
    ir_value *depth = mm_depth(k, b, a);
    ir_value *share = rw_mul(b, rw_ceildiv(b, columns, TASKS * UNIT), rw_index(b, UNIT));
    ir_value *width = rw_min(b, rw_max(b, share, rw_index(b, LEAST)), rw_index(b, MOST));
    ir_op *tasks = rw_parallel(b, zero, ceil_div(b, columns, width), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *lo = rw_mul(&t, rw_iv(tasks), width), *hi = rw_min(&t, rw_add(&t, lo, width), columns);
    ir_value *lanes = rw_index(&t, k->lanes);
    ir_value *middle = rw_add(&t, lo, rw_mul(&t, rw_div(&t, rw_sub(&t, hi, lo), lanes), lanes));
    ir_op *clear = rw_for(&t, lo, hi, one, 0, NULL);
    ir_builder z = rw_inside(&t, clear, 0);
    ir_value *at[2] = {zero, rw_iv(clear)};
    rw_store(&z, rw_float(&z, 0, k->t), c, at);
    rw_yield(&z, 0, NULL);
    ir_value *step = rw_index(&t, ROW_STEP), *whole = rw_mul(&t, rw_div(&t, depth, step), step);
    row_steps(k, &t, a, bm, c, zero, whole, ROW_STEP, lo, middle, true);
    row_steps(k, &t, a, bm, c, whole, depth, 1, lo, middle, true);
    row_steps(k, &t, a, bm, c, zero, depth, 1, middle, hi, false);
}

// ---- B transposed: dot products of rows, lanes along k
// ----------------------------------------------------------------

enum { DOT_ROWS = 4, DOT_COLUMNS = 4 };

static ir_value *fold(ir_builder *b, ir_value *v) {
    int64_t mask[64];
    for (int64_t half = v->type->dims[0] / 2; half >= 1; half /= 2) {
        ir_value *parts[2];
        for (int h = 0; h < 2; h++) {
            for (int64_t i = 0; i < half; i++) mask[i] = i + h * half;
            parts[h] = rw_shuffle(b, v, v, (int)half, mask);
        }
        v = rw_op2(b, ARITH_addf, parts[0], parts[1]);
    }
    ir_type element = v->type->element;
    int64_t zero = 0;
    ir_op *first = ir_build(b, VECTOR_extract, 1, &v, 1, &element, 0);
    ir_op_set_attr(b->context, first, "static_position", ir_attr_i64_array(b->context, 1, &zero));
    return ir_result(first, 0);
}

// Sums the lanes of every accumulator, adds what is left of k, and stores: one loop over the block's elements.
static void finish_dots(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *i,
                        ir_value *j, ir_value *whole, ir_type vector, int n, ir_value *const *acc) {
    int64_t lanes = vector->dims[0], size = n * lanes;
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1), *columns = rw_index(b, DOT_COLUMNS);
    ir_type scratch_type = ir_type_memref(k->c, 1, &size, k->t, NULL);
    ir_value *scratch = ir_build1(b, MEMREF_alloca, 0, NULL, scratch_type);
    for (int s = 0; s < n; s++) {
        ir_value *at = rw_index(b, s * lanes);
        mm_vector_store(b, acc[s], scratch, 1, &at);
    }
    ir_value *rows = rw_min(b, rw_sub(b, rw_dim(b, c, 0), i), rw_index(b, n / DOT_COLUMNS));
    ir_op *elements = rw_for(b, zero, rw_mul(b, rows, columns), one, 0, NULL);
    ir_builder in = rw_inside(b, elements, 0);
    ir_value *from = rw_mul(&in, rw_iv(elements), rw_index(&in, lanes)), *row = rw_div(&in, rw_iv(elements), columns);
    ir_value *column = rw_sub(&in, rw_iv(elements), rw_mul(&in, row, columns));
    ir_value *to[2] = {rw_add(&in, i, row), rw_add(&in, j, column)};
    to[1] = rw_min(&in, to[1], rw_sub(&in, rw_dim(&in, c, 1), one));
    ir_value *sum = fold(&in, mm_vector_load(&in, vector, scratch, 1, &from));
    ir_op *tail = rw_for(&in, whole, rw_dim(&in, a, 1), one, 1, &sum);
    ir_builder rest = rw_inside(&in, tail, 0);
    ir_value *at_a[2] = {to[0], rw_iv(tail)}, *at_b[2] = {to[1], rw_iv(tail)};
    ir_value *next = mm_fma(&rest, rw_load(&rest, a, at_a), rw_load(&rest, bm, at_b), rw_body(tail, 0)->args[1]);
    rw_yield(&rest, 1, &next);
    rw_store(&in, ir_result(tail, 0), c, to);
    rw_yield(&in, 0, NULL);
}

// C[i .. i+mr][j .. j+DOT_COLUMNS], as far as it exists. The lanes are those of 64 bytes on every target, so the order
// of additions is too.
static void dot_block(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *i, ir_value *j,
                      int mr) {
    enum { N = DOT_COLUMNS };
    int n = mr * N;
    int64_t lanes = LOOP_VECTOR_BYTES * 8 / k->t->width;
    ir_type vector = ir_type_vector(k->c, 1, &lanes, k->t);
    ir_value *acc[64], *next[64], *x[DOT_ROWS], *y[N], *rows[DOT_ROWS], *columns[N];
    ir_value *depth = rw_dim(b, a, 1), *step = rw_index(b, lanes), *whole = rw_mul(b, rw_div(b, depth, step), step);
    rows_from(b, i, rw_dim(b, c, 0), mr, rows);
    rows_from(b, j, rw_dim(b, c, 1), N, columns);
    for (int s = 0; s < n; s++) acc[s] = mm_zero(b, vector);
    ir_op *loop = rw_for(b, rw_index(b, 0), whole, step, n, acc);
    ir_builder in = rw_inside(b, loop, 0);
    for (int s = 0; s < mr; s++) x[s] = mm_vector_load(&in, vector, a, 2, (ir_value *[]){rows[s], rw_iv(loop)});
    for (int s = 0; s < N; s++) y[s] = mm_vector_load(&in, vector, bm, 2, (ir_value *[]){columns[s], rw_iv(loop)});
    for (int s = 0; s < n; s++) next[s] = mm_fma(&in, x[s / N], y[s % N], rw_body(loop, 0)->args[1 + s]);
    rw_yield(&in, n, next);
    for (int s = 0; s < n; s++) acc[s] = ir_result(loop, s);
    finish_dots(k, b, a, bm, c, i, j, whole, vector, n, acc);
}

// A single last row goes alone, two or three share a block of four.
static void dot_rows(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c, ir_value *j) {
    ir_value *rows = rw_dim(b, c, 0), *done = rw_index(b, 0), *four = rw_index(b, DOT_ROWS);
    ir_value *end = rw_min(b, rw_mul(b, rw_div(b, mm_at(b, rows, DOT_ROWS / 2), four), four), rows);
    for (int mr = DOT_ROWS; mr >= 1; mr -= DOT_ROWS - 1) {
        ir_op *loop = rw_for(b, done, end, rw_index(b, mr), 0, NULL);
        ir_builder in = rw_inside(b, loop, 0);
        dot_block(k, &in, a, bm, c, rw_iv(loop), j, mr);
        rw_yield(&in, 0, NULL);
        done = end, end = rows;
    }
}

void mm_dots(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    enum { TASK = 64 };
    ir_value *one = rw_index(b, 1), *columns = rw_dim(b, c, 1);
    ir_op *tasks = rw_parallel(b, rw_index(b, 0), rw_ceildiv(b, columns, TASK), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *lo = rw_mul(&t, rw_iv(tasks), rw_index(&t, TASK)), *hi = rw_min(&t, mm_at(&t, lo, TASK), columns);
    ir_op *loop = rw_for(&t, lo, hi, rw_index(&t, DOT_COLUMNS), 0, NULL);
    ir_builder in = rw_inside(&t, loop, 0);
    dot_rows(k, &in, a, bm, c, rw_iv(loop));
    rw_yield(&in, 0, NULL);
}
