// ufuncs on arrays whose elements are no numbers.
#pragma once
#include "interp/np.h"

static inline bool np_extended(const nprt_array *a) { return !nprt_dtype_is_number(a->dtype); }

// A ufunc call with such an operand (or dtype=object): an array, or NULL with an exception.
bool np_extended_call(nd_ufunc id, const nd_operand *in, const nd_ufunc_options *o, nprt_array *out);
typedef struct np_reduction {
    int n_axes;
    const int *axes;
    bool keepdims;
    py_object *initial;   // NULL: none is given
    const nprt_array *where;
} np_reduction;
bool np_extended_reduce(nd_ufunc id, const nprt_array *a, const np_reduction *o, nprt_array *out);
bool np_extended_accumulate(nd_ufunc id, const nprt_array *a, int axis, nprt_array *out);
bool np_extended_extreme(const nprt_array *a, int axis, bool keepdims, bool largest,
                         nprt_array *out);   // argmax, argmin
bool np_object_matmul(const nprt_array *a, const nprt_array *b, nprt_array *out);
bool np_extended_product(const nprt_array *a, const nprt_array *b, nprt_array *out);   // dot and matmul
// Whether a comparison of these operands gives up: texts beside numbers and the like.
bool np_incomparable(const nprt_array *a, const nprt_array *b);

// One element at a time, in C order of the broadcast shape: p holds the n operands and then the result.
typedef bool np_each_fn(void *ctx, char *const *p);
bool np_each(int n, const nprt_array *const *in, nprt_dtype result, const nprt_array *out_array,
             const nprt_array *where, np_each_fn *fn, void *ctx, nprt_array *out);

// np_object.c: what a ufunc does with Python objects; and the dates of np_time_ufunc.c.
bool np_object_call(nd_ufunc id, const nprt_array *const *in, const nd_ufunc_options *o, nprt_array *out);
py_object *np_object_apply(nd_ufunc id, py_object *x, py_object *y);   // y is NULL for a unary ufunc
bool np_time_call(nd_ufunc id, const nprt_array *const *in, const nd_ufunc_options *o, nprt_array *out);
bool np_no_loop(nd_ufunc id, const nprt_array *const *in);   // raises; always false
