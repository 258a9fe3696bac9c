// The packed product: B in panels of nr columns, A in panels of mr rows, both zero-padded, a register tile over them.
// The loops are BLIS's (Van Zee and van de Geijn, "BLIS: A Framework for Rapidly Instantiating BLAS Functionality").
//
//   for jc in N step NC, for pc in K step KC:
//     parallel: pack B[pc.., jc..]
//     for ic in M step ROWS:
//       parallel: pack A[ic.., pc..]
//       parallel over (block of BLOCK row panels, group of GROUP column panels): tiles
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/memref/memref.h"
#include "lower/matmul.h"
#include "rewrite/emit.h"

typedef struct block {
    ir_value *row, *rows;         // of A and C: first, number
    ir_value *column, *columns;   // of B and C
    ir_value *k, *depth;          // of A and B
    ir_value *first;              // i1: k == 0, C is written and not added to
    ir_value *pa, *pb;            // packed panels
    ir_value *a, *b, *c;
} block;

// dst[at + i] = v[...] for the panels of B stored by rows: whole vectors, or scalars with zeros beside the edge.
static void pack_b_rows(matmul_kernel *k, ir_builder *b, block *t, ir_value *panel) {
    int64_t nr = (int64_t)k->nv * k->lanes;
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1);
    ir_value *j0 = rw_mul(b, panel, rw_index(b, nr));
    ir_value *left = rw_sub(b, t->columns, j0);
    ir_value *base = rw_mul(b, j0, t->depth);
    ir_op *loop = rw_for(b, zero, t->depth, one, 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *kk = rw_add(&in, t->k, rw_iv(loop)), *to = rw_add(&in, base, rw_mul(&in, rw_iv(loop), rw_index(&in, nr)));
    ir_value *j = rw_add(&in, t->column, j0);
    ir_op *whole = rw_if(&in, rw_cmp(&in, RW_SGE, left, rw_index(&in, nr)), 0, NULL, true);
    ir_builder full = rw_inside(&in, whole, 0), edge = rw_inside(&in, whole, 1);
    mm_copy_row(k, &full, t->b, kk, j, k->nv, t->pb, to);
    rw_yield(&full, 0, NULL);
    ir_op *copy = rw_for(&edge, zero, left, one, 0, NULL);
    ir_builder e = rw_inside(&edge, copy, 0);
    ir_value *from[2] = {kk, rw_add(&e, j, rw_iv(copy))}, *at = rw_add(&e, to, rw_iv(copy));
    rw_store(&e, rw_load(&e, t->b, from), t->pb, &at);
    rw_yield(&e, 0, NULL);
    ir_op *pad = rw_for(&edge, left, rw_index(&edge, nr), one, 0, NULL);
    ir_builder p = rw_inside(&edge, pad, 0);
    at = rw_add(&p, to, rw_iv(pad));
    rw_store(&p, rw_float(&p, 0, k->t), t->pb, &at);
    rw_yield(&p, 0, NULL);
    rw_yield(&edge, 0, NULL);
    rw_yield(&in, 0, NULL);
}

enum { TRANSPOSED = 8 };   // side of a square, at most

// The side x side elements that vectors of `side` lanes hold, transposed: in each step blocks of a square change sides.
static void transpose(ir_builder *b, int side, ir_value **v) {
    for (int half = side / 2; half >= 1; half /= 2)
        for (int i = 0; i < side; i++) {
            if (i & half) continue;
            int64_t low[TRANSPOSED], high[TRANSPOSED];
            for (int e = 0; e < side; e++) {
                low[e] = e & half ? side + e - half : e;
                high[e] = low[e] + half;
            }
            ir_value *pair[2] = {v[i], v[i + half]};
            v[i] = rw_shuffle(b, pair[0], pair[1], side, low);
            v[i + half] = rw_shuffle(b, pair[0], pair[1], side, high);
        }
}

static void load_square(matmul_kernel *k, ir_builder *b, ir_value *m, ir_value *const *rows, ir_value *column, int side,
                        ir_value **v) {
    int64_t const lanes = side;
    ir_type vector = ir_type_vector(k->c, 1, &lanes, k->t);
    for (int r = 0; r < side; r++) v[r] = mm_vector_load(b, vector, m, 2, (ir_value *[]){rows[r], column});
    transpose(b, side, v);
}

// A panel of `width` lines (rows of A, columns of B) that are rows of the source:
// dst[base + kk * width + i] = line (first + i), position k0 + kk. A line that does not exist, as there are `count`, is
// the last one again: what comes of it reaches nothing.
static void pack_rows(matmul_kernel *k, ir_builder *b, ir_value *source, ir_value *dst, ir_value *first,
                      ir_value *count, ir_value *k0, ir_value *depth, ir_value *base, int width) {
    int side = k->lanes < TRANSPOSED ? k->lanes : TRANSPOSED;
    while (width % side) side /= 2;
    ir_value *lines[64], *last = rw_sub(b, count, rw_index(b, 1)), *step = rw_index(b, side);
    for (int i = 0; i < width; i++) lines[i] = rw_add(b, first, rw_min(b, rw_index(b, i), last));
    ir_value *whole = rw_mul(b, rw_div(b, depth, step), step);
    for (int rest = 0; rest < 2; rest++) {
        ir_op *loop =
            rw_for(b, rest ? whole : rw_index(b, 0), rest ? depth : whole, rest ? rw_index(b, 1) : step, 0, NULL);
        ir_builder in = rw_inside(b, loop, 0);
        ir_value *kk = rw_add(&in, k0, rw_iv(loop));
        ir_value *to = rw_add(&in, base, rw_mul(&in, rw_iv(loop), rw_index(&in, width)));
        if (rest)
            for (int i = 0; i < width; i++) {
                ir_value *at = mm_at(&in, to, i);
                rw_store(&in, rw_load(&in, source, (ir_value *[]){lines[i], kk}), dst, &at);
            }
        else
            for (int i = 0; i < width; i += side) {
                ir_value *v[TRANSPOSED];
                load_square(k, &in, source, lines + i, kk, side, v);
                for (int r = 0; r < side; r++) {
                    ir_value *at = mm_at(&in, to, (int64_t)r * width + i);
                    mm_vector_store(&in, v[r], dst, 1, &at);
                }
            }
        rw_yield(&in, 0, NULL);
    }
}

// The same where the lines lie across the source's rows, with zeros for those that do not exist.
static void pack_columns(matmul_kernel *k, ir_builder *b, ir_value *source, ir_value *dst, ir_value *first,
                         ir_value *count, ir_value *k0, ir_value *depth, ir_value *base, int width) {
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1);
    ir_op *whole = rw_if(b, rw_cmp(b, RW_SGE, count, rw_index(b, width)), 0, NULL, true);
    for (int edge = 0; edge < 2; edge++) {
        ir_builder side = rw_inside(b, whole, edge);
        ir_op *loop = rw_for(&side, zero, depth, one, 0, NULL);
        ir_builder in = rw_inside(&side, loop, 0);
        ir_value *kk = rw_add(&in, k0, rw_iv(loop));
        ir_value *to = rw_add(&in, base, rw_mul(&in, rw_iv(loop), rw_index(&in, width)));
        if (!edge) {
            for (int i = 0; i < width; i++) {
                ir_value *from[2] = {kk, mm_at(&in, first, i)}, *at = mm_at(&in, to, i);
                rw_store(&in, rw_load(&in, source, from), dst, &at);
            }
        } else {
            ir_op *lines = rw_for(&in, zero, rw_index(&in, width), one, 0, NULL);
            ir_builder l = rw_inside(&in, lines, 0);
            ir_value *from[2] = {kk, rw_add(&l, first, rw_iv(lines))};
            ir_op *exists = rw_if(&l, rw_cmp(&l, RW_SLT, rw_iv(lines), count), 1, &k->t, true);
            ir_builder yes = rw_inside(&l, exists, 0), no = rw_inside(&l, exists, 1);
            ir_value *v = rw_load(&yes, source, from), *none = rw_float(&no, 0, k->t);
            rw_yield(&yes, 1, &v);
            rw_yield(&no, 1, &none);
            ir_value *at = rw_add(&l, to, rw_iv(lines));
            rw_store(&l, ir_result(exists, 0), dst, &at);
            rw_yield(&l, 0, NULL);
        }
        rw_yield(&in, 0, NULL);
        rw_yield(&side, 0, NULL);
    }
}

// ---- parts that products of all transpositions share, as functions
// -----------------------------------------------------

typedef void shared_body(matmul_kernel *k, ir_builder *b, block *t);

enum { PACK_ARGUMENTS = 6, TILES_ARGUMENTS = 9 };

// Calls npcc_matmul_TYPE_WHAT, which is made at the first call. values[i] is where the body finds argument i in its
// block.
static void call_shared(matmul_kernel *k, ir_builder *b, const char *what, shared_body *body, block *inner, int n,
                        ir_value *const *args, ir_value **const *values) {
    const char *name = arena_printf(ir_arena(k->c), "npcc_matmul_%s_%s", k->name, what);
    if (!ir_symbol_lookup(k->module, name)) {
        ir_type types[TILES_ARGUMENTS];
        for (int i = 0; i < n; i++) types[i] = args[i]->type;
        ir_op *f = rw_func(k->module, name, ir_type_function(k->c, n, types, 0, NULL));
        ir_block *entry = f->regions[0].first;
        for (int i = 0; i < n; i++) *values[i] = entry->args[i];
        ir_builder in = ir_builder_at_end(k->c, entry, f->loc);
        body(k, &in, inner);
        ir_build(&in, FUNC_return, 0, NULL, 0, NULL, 0);
    }
    rw_call(b, name, n, args, 0, NULL);
}

static void pack_b_body(matmul_kernel *k, ir_builder *b, block *t) {
    int nr = k->nv * k->lanes;
    ir_op *loop = rw_parallel(b, rw_index(b, 0), rw_ceildiv(b, t->columns, nr), rw_index(b, 1));
    ir_builder in = rw_inside(b, loop, 0);
    if (!k->transpose_b) {
        pack_b_rows(k, &in, t, rw_iv(loop));
        return;
    }
    ir_value *j0 = rw_mul(&in, rw_iv(loop), rw_index(&in, nr));
    pack_rows(k, &in, t->b, t->pb, rw_add(&in, t->column, j0), rw_sub(&in, t->columns, j0), t->k, t->depth,
              rw_mul(&in, j0, t->depth), nr);
}

static void pack_a_body(matmul_kernel *k, ir_builder *b, block *t) {
    ir_op *loop = rw_parallel(b, rw_index(b, 0), rw_ceildiv(b, t->rows, k->mr), rw_index(b, 1));
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *i0 = rw_mul(&in, rw_iv(loop), rw_index(&in, k->mr));
    (k->transpose_a ? pack_columns : pack_rows)(k, &in, t->a, t->pa, rw_add(&in, t->row, i0), rw_sub(&in, t->rows, i0),
                                                t->k, t->depth, rw_mul(&in, i0, t->depth), k->mr);
}

static void pack_b(matmul_kernel *k, ir_builder *b, const block *t) {
    block in = {0};
    call_shared(k, b, k->transpose_b ? "pack_bt" : "pack_b", pack_b_body, &in, PACK_ARGUMENTS,
                (ir_value *[]){t->b, t->pb, t->column, t->columns, t->k, t->depth},
                (ir_value * *[]){&in.b, &in.pb, &in.column, &in.columns, &in.k, &in.depth});
}

static void pack_a(matmul_kernel *k, ir_builder *b, const block *t) {
    block in = {0};
    call_shared(k, b, k->transpose_a ? "pack_at" : "pack_a", pack_a_body, &in, PACK_ARGUMENTS,
                (ir_value *[]){t->a, t->pa, t->row, t->rows, t->k, t->depth},
                (ir_value * *[]){&in.a, &in.pa, &in.row, &in.rows, &in.k, &in.depth});
}

// ---- the register tile ---------------------------------------------------------------------------------------------

static void tile_products(matmul_kernel *k, ir_builder *b, block *t, ir_value *from_a, ir_value *from_b,
                          ir_value **acc) {
    int n = k->mr * k->nv;
    for (int i = 0; i < n; i++) acc[i] = mm_zero(b, k->vector);
    ir_op *loop = rw_for(b, rw_index(b, 0), t->depth, rw_index(b, 1), n, acc);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *columns[8], *next[64];
    ir_value *at_a = rw_add(&in, from_a, rw_mul(&in, rw_iv(loop), rw_index(&in, k->mr)));
    ir_value *at_b = rw_add(&in, from_b, rw_mul(&in, rw_iv(loop), rw_index(&in, (int64_t)k->nv * k->lanes)));
    for (int v = 0; v < k->nv; v++) {
        ir_value *at = mm_at(&in, at_b, (int64_t)v * k->lanes);
        columns[v] = mm_vector_load(&in, k->vector, t->pb, 1, &at);
    }
    for (int i = 0; i < k->mr; i++) {
        ir_value *at = mm_at(&in, at_a, i), *x = mm_splat(&in, rw_load(&in, t->pa, &at), k->vector);
        for (int v = 0; v < k->nv; v++)
            next[i * k->nv + v] = mm_fma(&in, x, columns[v], rw_body(loop, 0)->args[1 + i * k->nv + v]);
    }
    rw_yield(&in, n, next);
    for (int i = 0; i < n; i++) acc[i] = ir_result(loop, i);
}

// C's tile is written, or added to: one sequence of code, whose sums count only where `first` is false.
static void store_tile(matmul_kernel *k, ir_builder *b, block *t, ir_value **acc, ir_value *i, ir_value *j) {
    int64_t lanes = k->lanes;
    ir_value *first = mm_splat(b, t->first, ir_type_vector(k->c, 1, &lanes, t->first->type));
    for (int r = 0; r < k->mr; r++)
        for (int v = 0; v < k->nv; v++) {
            ir_value *at[2] = {mm_at(b, i, r), mm_at(b, j, (int64_t)v * k->lanes)}, *x = acc[r * k->nv + v];
            ir_value *sum = rw_op2(b, ARITH_addf, mm_vector_load(b, k->vector, t->c, 2, at), x);
            mm_vector_store(b, rw_op3(b, ARITH_select, first, x, sum, k->vector), t->c, 2, at);
        }
}

// A tile at the edge goes through scratch memory; only what exists of it reaches C.
static void edge_tile(matmul_kernel *k, ir_builder *b, block *t, ir_value **acc, ir_value *scratch, ir_value *i,
                      ir_value *j, ir_value *rows, ir_value *columns) {
    int nr = k->nv * k->lanes;
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1);
    for (int r = 0; r < k->mr; r++)
        for (int v = 0; v < k->nv; v++) {
            ir_value *at = rw_index(b, (int64_t)r * nr + (int64_t)v * k->lanes);
            mm_vector_store(b, acc[r * k->nv + v], scratch, 1, &at);
        }
    ir_op *outer = rw_for(b, zero, rw_min(b, rows, rw_index(b, k->mr)), one, 0, NULL);
    ir_builder o = rw_inside(b, outer, 0);
    ir_op *inner = rw_for(&o, zero, rw_min(&o, columns, rw_index(&o, nr)), one, 0, NULL);
    ir_builder in = rw_inside(&o, inner, 0);
    ir_value *from = rw_add(&in, rw_mul(&in, rw_iv(outer), rw_index(&in, nr)), rw_iv(inner));
    ir_value *to[2] = {rw_add(&in, i, rw_iv(outer)), rw_add(&in, j, rw_iv(inner))};
    ir_value *x = rw_load(&in, scratch, &from);
    ir_op *first = rw_if(&in, t->first, 1, &k->t, true);
    ir_builder yes = rw_inside(&in, first, 0), no = rw_inside(&in, first, 1);
    rw_yield(&yes, 1, &x);
    ir_value *sum = rw_op2(&no, ARITH_addf, rw_load(&no, t->c, to), x);
    rw_yield(&no, 1, &sum);
    rw_store(&in, ir_result(first, 0), t->c, to);
    rw_yield(&in, 0, NULL);
    rw_yield(&o, 0, NULL);
}

static void tile(matmul_kernel *k, ir_builder *b, block *t, ir_value *scratch, ir_value *row_panel,
                 ir_value *column_panel) {
    int64_t nr = (int64_t)k->nv * k->lanes;
    ir_value *i = rw_mul(b, row_panel, rw_index(b, k->mr)), *j = rw_mul(b, column_panel, rw_index(b, nr));
    ir_value *acc[64], *rows = rw_sub(b, t->rows, i), *columns = rw_sub(b, t->columns, j);
    tile_products(k, b, t, rw_mul(b, i, t->depth), rw_mul(b, j, t->depth), acc);
    ir_value *ci = rw_add(b, t->row, i), *cj = rw_add(b, t->column, j);
    ir_value *fits =
        rw_op2(b, ARITH_andi, rw_cmp(b, RW_SGE, rows, rw_index(b, k->mr)), rw_cmp(b, RW_SGE, columns, rw_index(b, nr)));
    ir_op *whole = rw_if(b, fits, 0, NULL, true);
    ir_builder yes = rw_inside(b, whole, 0), no = rw_inside(b, whole, 1);
    store_tile(k, &yes, t, acc, ci, cj);
    rw_yield(&yes, 0, NULL);
    edge_tile(k, &no, t, acc, scratch, ci, cj, rows, columns);
    rw_yield(&no, 0, NULL);
}

// The panel of rows that holds the diagonal's element in the first column of a panel of columns.
static ir_value *panel_at_diagonal(matmul_kernel *k, ir_builder *b, block *t, ir_value *column_panel) {
    ir_value *column = rw_add(b, t->column, rw_mul(b, column_panel, rw_index(b, (int64_t)k->nv * k->lanes)));
    return rw_div(b, rw_sub(b, rw_max(b, column, t->row), t->row), rw_index(b, k->mr));
}

// One task: BLOCK row panels by GROUP column panels.
static void tiles_body(matmul_kernel *k, ir_builder *b, block *t) {
    ir_value *zero = rw_index(b, 0), *one = rw_index(b, 1);
    ir_value *row_panels = rw_ceildiv(b, t->rows, k->mr),
             *column_panels = rw_ceildiv(b, t->columns, (int64_t)k->nv * k->lanes);
    ir_value *groups = rw_ceildiv(b, column_panels, MATMUL_GROUP);
    ir_value *tasks = rw_mul(b, rw_ceildiv(b, row_panels, MATMUL_BLOCK), groups);
    ir_op *loop = rw_parallel(b, zero, tasks, one);
    ir_builder in = rw_inside(b, loop, 0);
    int64_t scratch_size = (int64_t)k->mr * k->nv * k->lanes;
    ir_value *scratch = rw_alloc(&in, ir_type_memref(k->c, 1, &scratch_size, k->t, NULL), NULL);
    ir_value *block_number = rw_div(&in, rw_iv(loop), groups);
    ir_value *group = rw_sub(&in, rw_iv(loop), rw_mul(&in, block_number, groups));
    ir_value *i0 = rw_mul(&in, block_number, rw_index(&in, MATMUL_BLOCK)),
             *j0 = rw_mul(&in, group, rw_index(&in, MATMUL_GROUP));
    ir_op *jr = rw_for(&in, j0, rw_min(&in, mm_at(&in, j0, MATMUL_GROUP), column_panels), one, 0, NULL);
    ir_builder j = rw_inside(&in, jr, 0);
    ir_value *from = k->lower ? rw_max(&j, i0, panel_at_diagonal(k, &j, t, rw_iv(jr))) : i0;
    ir_op *ir = rw_for(&j, from, rw_min(&j, mm_at(&j, i0, MATMUL_BLOCK), row_panels), one, 0, NULL);
    ir_builder i = rw_inside(&j, ir, 0);
    tile(k, &i, t, scratch, rw_iv(ir), rw_iv(jr));
    rw_yield(&i, 0, NULL);
    rw_yield(&j, 0, NULL);
    rw_dealloc(&in, scratch);
}

static void tiles(matmul_kernel *k, ir_builder *b, const block *t) {
    block in = {0};
    call_shared(
        k, b, k->lower ? "tiles_lower" : "tiles", tiles_body, &in, TILES_ARGUMENTS,
        (ir_value *[]){t->c, t->pa, t->pb, t->row, t->rows, t->column, t->columns, t->depth, t->first},
        (ir_value * *[]){&in.c, &in.pa, &in.pb, &in.row, &in.rows, &in.column, &in.columns, &in.depth, &in.first});
}

enum { MIRRORED = 8, MIRRORED_ROWS = 32 };   // side of a block: a line of the cache; rows of a task

// C[j0 ..][i0 ..] = C[i0 ..][j0 ..] transposed, a whole block.
static void mirror_block(matmul_kernel *k, ir_builder *b, ir_value *c, ir_value *i0, ir_value *j0) {
    int const side = k->lanes < MIRRORED ? k->lanes : MIRRORED;
    for (int at = 0; at < MIRRORED * MIRRORED; at += side) {
        if (at / MIRRORED % side) continue;
        ir_value *i = mm_at(b, i0, at / MIRRORED), *j = mm_at(b, j0, at % MIRRORED), *rows[MIRRORED], *v[MIRRORED];
        for (int r = 0; r < side; r++) rows[r] = mm_at(b, i, r);
        load_square(k, b, c, rows, j, side, v);
        for (int r = 0; r < side; r++) mm_vector_store(b, v[r], c, 2, (ir_value *[]){mm_at(b, j, r), i});
    }
}

// The same for what there is below the diagonal of a block at the edge or on the diagonal.
static void mirror_elements(ir_builder *b, ir_value *c, ir_value *i0, ir_value *i1, ir_value *j0) {
    ir_value *one = rw_index(b, 1);
    ir_op *rows = rw_for(b, i0, i1, one, 0, NULL);
    ir_builder r = rw_inside(b, rows, 0);
    ir_op *columns = rw_for(&r, j0, rw_min(&r, mm_at(&r, j0, MIRRORED), rw_iv(rows)), one, 0, NULL);
    ir_builder in = rw_inside(&r, columns, 0);
    ir_value *below[2] = {rw_iv(rows), rw_iv(columns)}, *above[2] = {rw_iv(columns), rw_iv(rows)};
    rw_store(&in, rw_load(&in, c, below), c, above);
    rw_yield(&in, 0, NULL);
    rw_yield(&r, 0, NULL);
}

// C[j][i] = C[i][j] for j < i, in blocks.
static void mirror(matmul_kernel *k, ir_builder *b, ir_value *c) {
    ir_value *n = rw_dim(b, c, 0), *zero = rw_index(b, 0), *one = rw_index(b, 1), *side = rw_index(b, MIRRORED);
    ir_op *tasks = rw_parallel(b, zero, rw_ceildiv(b, n, MIRRORED_ROWS), one);
    ir_builder t = rw_inside(b, tasks, 0);
    ir_value *from = rw_mul(&t, rw_iv(tasks), rw_index(&t, MIRRORED_ROWS));
    ir_value *to = rw_min(&t, mm_at(&t, from, MIRRORED_ROWS), n);
    ir_op *down = rw_for(&t, from, to, side, 0, NULL);
    ir_builder d = rw_inside(&t, down, 0);
    ir_value *i0 = rw_iv(down), *end = mm_at(&d, i0, MIRRORED), *i1 = rw_min(&d, end, n);
    ir_value *whole = rw_op3(&d, ARITH_select, rw_cmp(&d, RW_SLE, end, n), i0, zero, i0->type);
    ir_op *blocks = rw_for(&d, zero, whole, side, 0, NULL);
    ir_builder x = rw_inside(&d, blocks, 0);
    mirror_block(k, &x, c, i0, rw_iv(blocks));
    rw_yield(&x, 0, NULL);
    ir_op *rest = rw_for(&d, whole, i1, side, 0, NULL);
    ir_builder y = rw_inside(&d, rest, 0);
    mirror_elements(&y, c, i0, i1, rw_iv(rest));
    rw_yield(&y, 0, NULL);
    rw_yield(&d, 0, NULL);
}

void mm_packed(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c) {
    ir_value *rows = rw_dim(b, c, 0), *columns = rw_dim(b, c, 1), *depth = mm_depth(k, b, a);
    ir_value *zero = rw_index(b, 0);
    int nr = k->nv * k->lanes;
    ir_value *kc = rw_min(b, depth, rw_index(b, k->kc)), *nc = rw_min(b, columns, rw_index(b, MATMUL_NC));
    ir_value *mc = rw_min(b, rows, rw_index(b, MATMUL_ROWS / k->mr * k->mr));
    ir_value *size_a = rw_mul(b, kc, rw_mul(b, rw_ceildiv(b, mc, k->mr), rw_index(b, k->mr)));
    ir_value *size_b = rw_mul(b, kc, rw_mul(b, rw_ceildiv(b, nc, nr), rw_index(b, nr)));
    block t = {.a = a, .b = bm, .c = c, .pa = rw_alloc(b, k->panel, &size_a), .pb = rw_alloc(b, k->panel, &size_b)};
    ir_op *jc = rw_for(b, zero, columns, rw_index(b, MATMUL_NC), 0, NULL);
    ir_builder j = rw_inside(b, jc, 0);
    t.column = rw_iv(jc), t.columns = rw_min(&j, rw_sub(&j, columns, t.column), rw_index(&j, MATMUL_NC));
    ir_op *pc = rw_for(&j, zero, depth, rw_index(&j, k->kc), 0, NULL);
    ir_builder p = rw_inside(&j, pc, 0);
    t.k = rw_iv(pc), t.depth = rw_min(&p, rw_sub(&p, depth, t.k), rw_index(&p, k->kc));
    t.first = rw_cmp(&p, RW_EQ, t.k, zero);
    pack_b(k, &p, &t);
    ir_op *ic = rw_for(&p, zero, rows, rw_index(&p, MATMUL_ROWS / k->mr * k->mr), 0, NULL);
    ir_builder i = rw_inside(&p, ic, 0);
    t.row = rw_iv(ic), t.rows = rw_min(&i, rw_sub(&i, rows, t.row), rw_index(&i, MATMUL_ROWS / k->mr * k->mr));
    pack_a(k, &i, &t);
    tiles(k, &i, &t);
    rw_yield(&i, 0, NULL);
    rw_yield(&p, 0, NULL);
    rw_yield(&j, 0, NULL);
    rw_dealloc(b, t.pa);
    rw_dealloc(b, t.pb);
    if (k->lower) mirror(k, b, c);
}
