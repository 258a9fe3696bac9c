// Reductions, scans and what is built on them.
#pragma once
#include "runtime/nd/nd_index.h"
#include "runtime/nd/nd_ufunc.h"

typedef struct nd_reduce_options {
    int n_axes;        // < 0: all axes
    const int *axes;   // possibly negative
    bool keepdims;
    nprt_dtype dtype;           // NPRT_DTYPE_COUNT: by NumPy's rule (small ints widen in add and multiply)
    const nd_scalar *initial;   // NULL: the identity, or the first element where there is none
    const nprt_array *where;    // NULL: everywhere
    const nprt_array *out;      // NULL: a new array
    bool initial_is_weak;       // a Python integer, which must fit the result's dtype
} nd_reduce_options;

#define ND_REDUCE_ALL ((nd_reduce_options){-1, NULL, false, NPRT_DTYPE_COUNT, NULL, NULL, NULL, false})

// ufunc.reduce for a binary ufunc, with NumPy's order of operations (pairwise sums).
bool nd_reduce(nd_context *ctx, nd_ufunc id, const nprt_array *a, const nd_reduce_options *options, nprt_array *out);
bool nd_accumulate(nd_context *ctx, nd_ufunc id, const nprt_array *a, int axis, nprt_dtype dtype, nprt_array *out);
bool nd_reduceat(nd_context *ctx, nd_ufunc id, const nprt_array *a, const nprt_array *indices, int axis,
                 nprt_dtype dtype, nprt_array *out);
// ufunc.at: b is NULL for a unary ufunc.
bool nd_ufunc_at(nd_context *ctx, nd_ufunc id, const nprt_array *a, int n, const nd_index_item *items,
                 const nprt_array *b);

// argmax / argmin: the first of equals; nan wins. axis = ND_AXIS_NONE: over the flattened array.
bool nd_argmax(const nprt_array *a, int axis, bool keepdims, nprt_array *out);
bool nd_argmin(const nprt_array *a, int axis, bool keepdims, nprt_array *out);
