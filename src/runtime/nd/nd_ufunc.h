// Element-wise functions: a table-driven executor over base/ufuncs.def.
#pragma once
#include "runtime/nd/nd.h"

typedef enum nd_ufunc {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) ND_##NAME,
#include "base/ufuncs.def"
    ND_UFUNC_COUNT
} nd_ufunc;

typedef struct nd_ufunc_info {
    const char *name;
    int inputs;
    const char *reduce;   // identity of reduce as text, "-" for none, "" when reduce is not defined
    const char *doc;
} nd_ufunc_info;

const nd_ufunc_info *nd_ufunc_get_info(nd_ufunc id);
nd_ufunc nd_ufunc_find(const char *name);   // ND_UFUNC_COUNT when there is none

// How an operand takes part in promotion. A Python int, float or complex is weak: a 0-d array of int64 (uint64 when it
// does not fit), float64 or complex128 that adapts to the others. A Python bool is strong.
typedef enum nd_weakness { ND_STRONG, ND_WEAK_INT, ND_WEAK_FLOAT, ND_WEAK_COMPLEX } nd_weakness;

typedef struct nd_operand {
    const nprt_array *array;
    nd_weakness weak;
} nd_operand;

typedef struct nd_ufunc_options {
    const nprt_array *out;     // NULL: a new array
    const nprt_array *where;   // NULL: everywhere; elements not selected keep out's value (undefined without out)
    nprt_dtype dtype;          // NPRT_DTYPE_COUNT: by promotion
    char casting;              // 0: same_kind
} nd_ufunc_options;

#define ND_UFUNC_DEFAULT ((nd_ufunc_options){NULL, NULL, NPRT_DTYPE_COUNT, 0})

// Calls a ufunc on its one or two inputs. The result is a new array, or a view of options->out.
bool nd_ufunc_call(nd_context *ctx, nd_ufunc id, const nd_operand *in, const nd_ufunc_options *options,
                   nprt_array *out);
// The same with strong operands and default options.
bool nd_ufunc_call1(nd_context *ctx, nd_ufunc id, const nprt_array *x, nprt_array *out);
bool nd_ufunc_call2(nd_context *ctx, nd_ufunc id, const nprt_array *x, const nprt_array *y, nprt_array *out);

// np.result_type of operands under the context's rule.
bool nd_result_type(nd_context *ctx, int n, const nd_operand *in, nprt_dtype *out);
// The dtype that a ufunc's operands are promoted to before its loop is chosen.
bool nd_ufunc_promote(nd_context *ctx, nd_ufunc id, const nd_operand *in, nprt_dtype *out);
// The loop's dtype and the result's for operands that promote to `promoted`; TypeError when the ufunc has none.
// Whether t can hold an integer, as NumPy 2 asks of Python's; raises OverflowError.
bool nd_int_fits(nd_scalar v, nprt_dtype t);
// The dtype= of a call: of_loop tells whether the loop is to have it, or the result of truths alone. False after an error.
bool nd_ufunc_dtype_argument(nd_ufunc id, nprt_dtype dtype, bool *of_loop);
bool nd_ufunc_types(nd_ufunc id, nprt_dtype promoted, nprt_dtype *out_loop, nprt_dtype *out_result);

// A new result of the broadcast shape, in the memory order of the inputs.
bool nd_empty_beside(int inputs, const nprt_array *const *in, nprt_dtype dtype, int rank, const int64_t *shape,
                     nprt_array *out);

// ufunc.outer, ufunc.at (a[indices] op= b, unbuffered, in order).
bool nd_ufunc_outer(nd_context *ctx, nd_ufunc id, const nprt_array *x, const nprt_array *y, nprt_array *out);

// An inner loop: p[0..inputs] are the operands and the result, s their strides in bytes.
typedef void nd_loop(char *const *p, const int64_t *s, int64_t n);
nd_loop *nd_ufunc_loop(nd_ufunc id, nprt_dtype loop_dtype);   // NULL when there is none
