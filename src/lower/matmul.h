// How the kernels of matrix products are generated. See matmul.c for the algorithm.
#pragma once
#include "lower/loops.h"

enum {
    MATMUL_KC_BYTES = 8192,
    MATMUL_NC = 2048,
    MATMUL_ROWS = 1008,
    MATMUL_DIRECT_ROWS = 512,
    MATMUL_STRIP_BYTES = 128,    // a strip is at least as wide
    MATMUL_STRIP_DEPTH = 1024,   // at most
    MATMUL_STRIPS = 2,           // that are packed at once
    MATMUL_STRIP_ROWS = 2,       // blocks of rows that meet all of these one after the other
    MATMUL_TASK_ROWS = 512,      // of a product by strips, at most
    MATMUL_DOT_ROWS = 32,
    MATMUL_WHOLE_ROWS = 128,   // of a product of which half is asked: so few are computed whole
    MATMUL_GROUP = 8,
    MATMUL_BLOCK = 6
};

// One family of kernels: element type, transpositions, tile.
typedef struct matmul_kernel {
    ir_context *c;
    ir_op *module;
    ir_type t, vector;       // element; vector of `lanes` elements
    ir_type matrix, panel;   // memref<?x?xt, strided<[?, 1], offset: ?>>; memref<?xt>
    const char *name;        // "f32"
    int kc;                  // depth of a packed panel
    int lanes, mr, nv;       // tile of the packed kernel: mr rows by nv vectors
    int direct_mr, direct_nv;
    bool has_strips;   // of B are worth their packing, and A is read in place
    bool transpose_a, transpose_b;
    bool lower;   // tiles that lie above C's diagonal mirror those below
} matmul_kernel;

// ---- small emitters --------------------------------------------------------------------------------------------
ir_value *mm_vector_load(ir_builder *b, ir_type vector, ir_value *memref, int n, ir_value *const *indices);
void mm_vector_store(ir_builder *b, ir_value *v, ir_value *memref, int n, ir_value *const *indices);
ir_value *mm_splat(ir_builder *b, ir_value *scalar, ir_type vector);
ir_value *mm_zero(ir_builder *b, ir_type vector);
ir_value *mm_fma(ir_builder *b, ir_value *x, ir_value *y, ir_value *z);
ir_value *mm_at(ir_builder *b, ir_value *base, int64_t offset);     // base + offset
ir_value *mm_depth(matmul_kernel *k, ir_builder *b, ir_value *a);   // of A and B as the product sees them
// nv vectors of a row of the matrix, from a column on, to the panel.
void mm_copy_row(matmul_kernel *k, ir_builder *b, ir_value *matrix, ir_value *row, ir_value *column, int nv,
                 ir_value *panel, ir_value *to);
// Element (i, k) of A as the product sees it, whatever way it is stored; likewise (k, j) of B.
ir_value *mm_load_a(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *i, ir_value *kk);

// ---- the parts ---------------------------------------------------------------------------------------------------
void mm_packed(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c);   // many rows
void mm_direct(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm,
               ir_value *c);   // few rows, all read in place
void mm_strips(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c);    // many rows, B by strips
void mm_one_row(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c);   // one row: y += a[k] * B[k]
void mm_dots(matmul_kernel *k, ir_builder *b, ir_value *a, ir_value *bm, ir_value *c);   // B transposed: dot products
