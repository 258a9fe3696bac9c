// What the files of NumPy's primitives, ufuncs and array methods share.
#pragma once
#include "specialise/state.h"

// Primitives that are methods of arrays, too: the array is the first argument.
sval *p_array(spec *s, const builtin *b, arglist *a);
sval *p_transpose(spec *s, const builtin *b, arglist *a);
sval *p_sort(spec *s, const builtin *b, arglist *a);
sval *p_copy(spec *s, const builtin *b, arglist *a);
sval *p_matmul(spec *s, const builtin *b, arglist *a);
sval *p_argreduce(spec *s, const builtin *b, arglist *a);
sval *p_cumulate(spec *s, const builtin *b, arglist *a);
sval *p_take(spec *s, const builtin *b, arglist *a);
sval *numpy_reshaped(spec *s, sval *x, sval *shape, sval *order);

bool numpy_keepdims(spec *s, sval *v, bool *out);   // keepdims=, known when compiling; NULL: False
// The call of a ufunc as an object: its name is the builtin's.
sval *ufunc_as_called(spec *s, const builtin *b, arglist *a);
// v: array, axis, dtype and out of cumsum and others.
sval *ufunc_cumulated(spec *s, const char *ufunc, sval **v, sval *default_axis);
