// Sorting of values (not of indices) digit by digit.
#pragma once
#include "runtime/array.h"

// Sorts v[0..n), nan last; spare has room for n. False, with v as it was, for dtypes that it does not know, for few
// values, and where the order of values that compare equal would show (0.0 beside -0.0): another sort must decide.
bool nprt_radix_sort(nprt_dtype t, void *v, void *spare, int64_t n);
