// What the files of the numpy → linalg lowering share. Public entry points are in lower.h.
//
// While the lowering runs, values that replace results of numpy ops keep the numpy type
// (`!numpy.ndarray<tensor<4xui8>>`, `ui8`), so that every later rule can still see signedness; np_convert_types turns
// all of them into plain types at the end.
#pragma once
#include "analysis/report.h"
#include "rewrite/emit.h"

enum { NP_MAX_RANK = 32 };

typedef enum np_kind { NP_BOOL, NP_INT, NP_UINT, NP_FLOAT, NP_COMPLEX, NP_KINDS } np_kind;

// ---- types (numpy_types.c) ----
bool np_is_array(ir_type t);
ir_type np_shape(const ir_value *array);   // the tensor type of an array value, with numpy's element type
ir_type np_elem(const ir_value *v);        // element type of an array, or the scalar's own type
np_kind np_kind_of(ir_type elem);
ir_type np_storage(ir_context *c, ir_type t);   // the plain type of any numpy-stage type; plain types stay
ir_type np_tensor(ir_context *c, ir_type t);    // np_storage of an array type: always a tensor
int np_dtype_code(ir_type elem);                // the runtime's number of the dtype, -1 when there is none
// Replaces the types of a whole module (np_storage).
void np_convert_types(ir_op *module);

// ---- scalar functions (numpy_scalar.c, numpy_scalar_complex.c) ----
// The body of a ufunc on scalars of type elem. NULL when NumPy's function has no lowering for that type.
ir_value *np_scalar_ufunc(ir_builder *b, unsigned opcode, ir_type elem, ir_value *x, ir_value *y);
ir_value *np_scalar_complex(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y);
ir_value *np_scalar_cast(ir_builder *b, ir_value *x, ir_type from, ir_type to);
ir_value *np_zero(ir_builder *b, ir_type elem);
ir_value *np_number(ir_builder *b, double v, ir_type elem);   // of any element type
// compare: the arith.cmpf predicates of ordered comparisons and "unordered or not equal"
enum {
    NP_OEQ = 1,
    NP_OGT,
    NP_OGE,
    NP_OLT,
    NP_OLE,
    NP_ONE,
    NP_ORD,
    NP_UEQ,
    NP_UGT,
    NP_UGE,
    NP_ULT,
    NP_ULE,
    NP_UNE,
    NP_UNO
};
ir_value *np_cmpf(ir_builder *b, int predicate, ir_value *x, ir_value *y);
ir_value *np_select(ir_builder *b, ir_value *cond, ir_value *x, ir_value *y);

// ---- building linalg (numpy_generic.c) ----
typedef struct np_generic {
    ir_op *op;
    ir_builder body;        // appends to the region's block
    ir_value **in, **out;   // the block's arguments
} np_generic;

// map[i] of a result: a loop number, or always at the first or the second element
enum { NP_AT_ZERO = -1, NP_AT_ONE = -2 };
ir_attr np_map(ir_context *c, int loops, int n, const int *dims);
ir_attr np_map_identity(ir_context *c, int loops);
// reductions: bit i set when loop i is one.
np_generic np_generic_begin(ir_builder *b, int loops, uint32_t reductions, int n_in, ir_value *const *in,
                            const ir_attr *in_maps, int n_out, ir_value *const *out, const ir_attr *out_maps);
ir_value *np_loop_index(ir_builder *body, int loop);   // the position of the present point along a loop
ir_value *np_generic_end(np_generic *g, int n, ir_value *const *values);   // the first result
ir_value *np_dim(ir_builder *b, ir_value *array, int axis);
ir_value *np_extract_scalar(ir_builder *b, ir_value *tensor);   // the element of a tensor of rank 0
ir_value *np_empty(ir_builder *b, ir_type tensor, ir_value *const *dynamic_dims);
ir_value *np_empty_like(ir_builder *b, ir_value *array, ir_type elem);
ir_value *np_filled(ir_builder *b, ir_value *scalar, ir_value *tensor);   // linalg.fill
// Maps an operand of lower or equal rank to loops of a result of rank `loops` (trailing alignment, size-1 dims at
// zero).
ir_attr np_broadcast_map(ir_context *c, ir_type operand, ir_type result);
typedef ir_value *np_body(ir_builder *b, void *data, ir_value **args);
// result_type: array type or tensor. Operands may be scalars. dims: sizes for `?`, or NULL to take them from the
// operands.
ir_value *np_elementwise(ir_builder *b, ir_type result_type, int n, ir_value *const *operands, ir_value *const *dims,
                         np_body *body, void *data);
// A named linalg op on (a, b) into a zeroed tensor of the given type.
ir_value *np_contract(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y, ir_type result,
                      ir_value *const *dynamic_dims);

// ---- views (numpy_views.c) ----
// Slices; ranges are offset, size, stride of each dim.  drop: bit mask of dims left out of the result.
ir_value *np_slice(ir_builder *b, ir_value *array, ir_value *const *ranges, uint32_t drop, ir_type result);
ir_value *np_slice_insert(ir_builder *b, ir_value *part, ir_value *array, ir_value *const *ranges, uint32_t drop);
ir_value *np_reshape(ir_builder *b, ir_value *array, ir_type result, ir_value *const *dims);
ir_value *np_transpose(ir_builder *b, ir_value *array, const int64_t *perm);
// The real or the imaginary parts of a complex array; array with these parts replaced.
ir_value *np_part(ir_builder *b, ir_value *array, bool imaginary);
ir_value *np_with_part(ir_builder *b, ir_value *array, ir_value *part, bool imaginary);
uint32_t np_axes_mask(ir_attr axes);

// ---- rules: each lowers one op and returns its replacement, or NULL after reporting ----
ir_value *np_lower_reduce(ir_builder *b, ir_op *op);
ir_value *np_lower_argreduce(ir_builder *b, ir_op *op);
ir_value *np_lower_cumulate(ir_builder *b, ir_op *op);
ir_value *np_lower_matmul(ir_builder *b, ir_op *op);
void np_mark_symmetric_products(ir_op *module);   // before transposes are lowered
ir_value *np_lower_take(ir_builder *b, ir_op *op);
ir_value *np_lower_gather(ir_builder *b, ir_op *op);
ir_value *np_lower_diagonal(ir_builder *b, ir_op *op);
ir_value *np_lower_scattered(ir_builder *b, ir_op *op);
ir_value *np_lower_compress(ir_builder *b, ir_op *op);
ir_value *np_assign_masked(ir_builder *b, ir_op *op);   // a[mask] = a list of values
bool np_lower_nonzero(ir_builder *b, ir_op *op);
ir_value *np_lower_sort(ir_builder *b, ir_op *op);
ir_value *np_lower_concatenate(ir_builder *b, ir_op *op);

// ---- runtime calls (python_values.c) ----
// The address of a constant C string, shared by all uses of the same text.
ir_value *np_cstring(ir_builder *b, ir_op *module, const char *text, size_t n);
// The address of op's site text.
ir_value *np_site(ir_builder *b, ir_op *module, const ir_op *op);
// if (cond) { raise kind(message) }
void np_raise_if(ir_builder *b, ir_op *module, const ir_op *op, ir_value *cond, const char *kind, const char *message);
// A call of the runtime, declared on first use.
ir_op *np_call(ir_builder *b, ir_op *module, const char *callee, const char *suffix, int n, ir_value *const *args,
               int n_results, const ir_type *results);
ir_op *np_module_of(const ir_op *op);
// Around something that may raise in inlined code: pushes the calls that op was inlined through, and pops n of them.
int np_frames_push(ir_builder *b, ir_op *module, const ir_op *op);
void np_frames_pop(ir_builder *b, ir_op *module, int n);
