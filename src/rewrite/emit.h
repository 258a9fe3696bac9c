// Short constructors for the operations that lowerings write most: index arithmetic, structured loops, memory
// accesses. Constants fold while building, so lowerings need not treat static shapes apart.
#pragma once
#include "ir/ir.h"

ir_value *rw_index(ir_builder *b, int64_t v);            // arith.constant of type index
ir_value *rw_int(ir_builder *b, int64_t v, ir_type t);   // arith.constant of an integer or index type
ir_value *rw_float(ir_builder *b, double v, ir_type t);
ir_value *rw_constant(ir_builder *b, ir_attr value, ir_type t);
// Zero, or v, of any integer, index or float type.
ir_value *rw_number(ir_builder *b, double v, ir_type t);
ir_value *rw_op1(ir_builder *b, unsigned opcode, ir_value *x, ir_type t);
ir_value *rw_op2(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y);   // result type: x's
ir_value *rw_op3(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y, ir_value *z, ir_type t);

// Index arithmetic, folded where the operands are constants.
ir_value *rw_add(ir_builder *b, ir_value *x, ir_value *y);
ir_value *rw_sub(ir_builder *b, ir_value *x, ir_value *y);
ir_value *rw_mul(ir_builder *b, ir_value *x, ir_value *y);
ir_value *rw_div(ir_builder *b, ir_value *x, ir_value *y);     // floor of non-negative by positive
ir_value *rw_ceildiv(ir_builder *b, ir_value *x, int64_t y);   // of non-negative by positive
ir_value *rw_min(ir_builder *b, ir_value *x, ir_value *y);
ir_value *rw_max(ir_builder *b, ir_value *x, ir_value *y);
typedef enum rw_predicate { RW_EQ, RW_NE, RW_SLT, RW_SLE, RW_SGT, RW_SGE, RW_ULT, RW_ULE, RW_UGT, RW_UGE } rw_predicate;
ir_value *rw_cmp(ir_builder *b, rw_predicate p, ir_value *x, ir_value *y);

// Structured control flow. The returned op has its block(s); end them with rw_yield.
ir_op *rw_for(ir_builder *b, ir_value *lo, ir_value *hi, ir_value *step, int n_init, ir_value *const *init);
ir_op *rw_parallel(ir_builder *b, ir_value *lo, ir_value *hi,
                   ir_value *step);   // scf.parallel of one dimension, terminator included
ir_op *rw_if(ir_builder *b, ir_value *cond, int n_results, const ir_type *types, bool with_else);
ir_op *rw_yield(ir_builder *b, int n, ir_value *const *values);
static inline ir_block *rw_body(const ir_op *op, int region) { return op->regions[region].first; }
static inline ir_value *rw_iv(const ir_op *loop) { return loop->regions[0].first->args[0]; }
// A builder that appends to (or, for scf.parallel, before the terminator of) a loop's body.
ir_builder rw_inside(ir_builder *b, const ir_op *op, int region);

// Memory.
ir_value *rw_dim(ir_builder *b, ir_value *shaped, int i);   // memref.dim or tensor.dim; a constant when static
ir_value *rw_load(ir_builder *b, ir_value *memref, ir_value *const *indices);
void rw_store(ir_builder *b, ir_value *value, ir_value *memref, ir_value *const *indices);
ir_value *rw_alloc(ir_builder *b, ir_type memref, ir_value *const *dynamic_sizes);
// A rectangular window. Entries of offsets, sizes, strides that are constants become static. Dimensions in
// drop (bit i) have size 1 and vanish from the result. strides may be NULL (all 1).
ir_value *rw_subview(ir_builder *b, ir_value *memref, ir_value *const *offsets, ir_value *const *sizes,
                     ir_value *const *strides, uint32_t drop);
ir_value *rw_memref_cast(ir_builder *b, ir_value *memref,
                         ir_type t);                         // memref.cast; nothing when the type is the same
void rw_copy(ir_builder *b, ir_value *from, ir_value *to);   // memref.copy
void rw_dealloc(ir_builder *b, ir_value *memref);
ir_op *rw_call(ir_builder *b, const char *callee, int n, ir_value *const *args, int n_results, const ir_type *types);
// Declares (once) a private function of the module.
void rw_declare(ir_op *module, const char *name, ir_type type);
// A private function with a body of one empty block whose arguments have the type's inputs.
ir_op *rw_func(ir_op *module, const char *name, ir_type type);

// Vectors: n elements of x and y, which have `lanes` each; mask[i] counts on from x to y.
ir_value *rw_shuffle(ir_builder *b, ir_value *x, ir_value *y, int n, const int64_t *mask);

// Attributes.
ir_attr rw_segments(ir_context *c, int n, const int64_t *counts);   // operandSegmentSizes
int rw_segment(const ir_op *op, int i);                             // entry i of operandSegmentSizes
istr rw_symbol_name(const ir_op *op);                               // sym_name, or NULL
istr rw_callee(const ir_op *call);
