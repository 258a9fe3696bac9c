// Sorting of numbers that lie packed in memory. kind: 'q' and 'h' order equal keys as NumPy's quicksort and heapsort
// do, others keep their order.
#pragma once
#include "runtime/array.h"

// Fills order (n) with the positions that sort keys, numbers of dtype t. spare has room for n.
void nprt_sort_keys(nprt_dtype t, char kind, const void *keys, int64_t *order, int64_t n, int64_t *spare);

// Sorts n values of dtype t in place. spare has room for n of them.
void nprt_sort_values(nprt_dtype t, char kind, void *values, int64_t n, void *spare);
