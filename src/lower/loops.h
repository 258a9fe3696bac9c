// The state that the parts of linalg-to-loops share.
//
//   linalg_to_loops.c          which form each op takes; the loops around the innermost one
//   linalg_to_loops_body.c     the body of a generic op on scalars or on vectors of 64 bytes
//   linalg_to_loops_inner.c    the innermost loops: element-wise, reduction along rows, reduction along columns
//   matmul.c                   matrix products
#pragma once
#include "analysis/target.h"
#include "base/vec.h"
#include "ir/ir.h"

enum { LOOP_VECTOR_BYTES = 64, LOOP_MAX_DIMS = 24, LOOP_MAX_OPERANDS = 64, LOOP_ACCUMULATORS = 4 };

typedef struct loop_nest {
    ir_context *c;
    ir_op *op;   // linalg.generic on memrefs
    ir_block *body;
    int dims, inputs, outputs;
    bool reduction[LOOP_MAX_DIMS];
    ir_attr map[LOOP_MAX_OPERANDS];
    ir_value *size[LOOP_MAX_DIMS];          // trip count of each dimension
    ir_value *iv[LOOP_MAX_DIMS];            // its position in the loop being built
    int vdim;                               // the dimension of the innermost loop
    int fixed;                              // loops over dimensions below this one exist already
    int lanes;                              // vector elements along vdim; 0: scalar code only
    ir_op *combiner;                        // of a one-result reduction `yield combiner(x, out)`; NULL for other bodies
    ir_value *combined;                     // x
    int64_t cost;                           // rough scalar operations a point
    ir_value *hoisted[LOOP_MAX_OPERANDS];   // values loaded before the innermost loop, or NULL
} loop_nest;

enum { LOOP_CHUNK_COST = 1 << 19 };   // scalar operations worth giving to a thread: some tens of microseconds

// ---- a nest ---------------------------------------------------------------------------------------------------
bool loop_analyse(loop_nest *n, ir_op *op, ir_builder *b);   // false: more dimensions or operands than supported
bool loop_has_reduction(const loop_nest *n);
void loop_choose_vdim(loop_nest *n);
void loop_serial(loop_nest *n, ir_builder *b, int d);   // the loops from dimension d on, innermost included
// Lowers the n linalg ops (of one block, in order) as one loop over the rows they share, when they are such ops.
// Ops in between only allocate, release and compute sizes.
bool loop_fuse_rows(int n, ir_op *const *ops);
// The longest run of ops from ops[0] on that loop_fuse_rows takes; 0 when there is none.
int loop_rows_run(int n, ir_op *const *ops);

// ---- accesses and bodies --------------------------------------------------------------------------------------
// The element (lanes = 0) or vector that operand k has at the present position. Operands that do not move along vdim
// give a scalar in either case.
ir_value *loop_load(loop_nest *n, ir_builder *b, int k, int lanes);
void loop_store(loop_nest *n, ir_builder *b, int k, ir_value *v);
// Operand k moves along vdim (false: the same element everywhere on it).
bool loop_moves(const loop_nest *n, int k);
void loop_hoist(loop_nest *n, ir_builder *b);   // loads what does not move along vdim
// Emits the body with args for the block's arguments (NULL: not needed) and gives what it yields, or of a recognised
// reduction the value to combine. Scalars mix freely with vectors.
void loop_body(loop_nest *n, ir_builder *b, int lanes, ir_value *const *args, ir_value **yields);
ir_value *loop_vector(ir_builder *b, ir_value *v, int lanes);   // v, or v in every lane
ir_value *loop_combine(loop_nest *n, ir_builder *b, ir_value *x, ir_value *y);
ir_value *loop_identity(loop_nest *n, ir_builder *b, ir_type element);   // NULL when the combiner has none
bool loop_can_vectorise(const loop_nest *n,
                        int vdim);   // all accesses unit stride or invariant, all ops have vector forms
int loop_lanes(const loop_nest *n);
// The dimension along which a reduction without a vector form reads and writes rows, so that its sums are better kept
// in memory, row upon row, than each reduced along a column; -1: there is none.
int loop_accumulating_dim(const loop_nest *n);
int loop_spread_dim(const loop_nest *n);   // the innermost reduction, when it is long enough for several accumulators
ir_value *loop_fold(loop_nest *n, ir_builder *b, ir_value *vector);   // combines the lanes by halves

// ---- innermost loops: over [lo, hi) of vdim -------------------------------------------------------------------
void loop_elementwise(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi);
void loop_reduce_rows(loop_nest *n, ir_builder *b);                                    // vdim is a reduction
void loop_reduce_spread(loop_nest *n, ir_builder *b);                                  // the same, without vectors
void loop_reduce_columns(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi);     // vdim is parallel
void loop_reduce_in_memory(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi);   // the same, without vectors
void loop_reduce_scalar(loop_nest *n, ir_builder *b);   // any reduction, any number of outputs

// ---- matrix products -------------------------------------------------------------------------------------------
typedef struct matmul_state {
    ir_op *module;
    const kernel_target *target;
} matmul_state;
bool lower_matmul(matmul_state *s, ir_op *op);   // false: no kernel for it, op is left alone
