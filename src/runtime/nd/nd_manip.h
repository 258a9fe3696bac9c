// Joining, repeating, sorting and searching.
#pragma once
#include "runtime/nd/nd_index.h"

// axis = ND_AXIS_NONE flattens. dtype = NPRT_DTYPE_COUNT promotes.
bool nd_concatenate(nd_context *ctx, int n, const nprt_array *const *arrays, int axis, nprt_dtype dtype,
                    nprt_array *out);
bool nd_repeat(const nprt_array *a, const nprt_array *repeats, int axis, nprt_array *out);
bool nd_all_finite(const nprt_array *a);   // of packed float32 and float64; false for others
bool nd_cycled(const nprt_array *a, int64_t n,
               nprt_array *out);   // n elements of a line, again and again from its first

// nan last. kind 'q' and 'h' order equal keys as NumPy's quicksort and heapsort do, 's' keeps their order.
bool nd_sort(const nprt_array *a, int axis, char kind, nprt_array *out);
bool nd_argsort(const nprt_array *a, int axis, char kind, nprt_array *out);
// np.partition, and np.argpartition (indices), in NumPy's order. Elements that are no numbers are sorted, as NumPy's.
bool nd_partition(const nprt_array *a, const nprt_array *kth, int axis, bool indices, nprt_array *out);
// a is sorted (through sorter when not NULL); right: after equal elements.
bool nd_searchsorted(nd_context *ctx, const nprt_array *a, const nprt_array *v, bool right, const nprt_array *sorter,
                     nprt_array *out);
// np.bincount; weights may be NULL.
bool nd_bincount(const nprt_array *x, const nprt_array *weights, int64_t minlength, nprt_array *out);
// The bin of each element of x (rank 1) among the intervals between edges (rank 1, two at least, equal distances);
// int64. x lies within the edges; both are compared as float64. A guess by division, off by one at most, as NumPy's
// histogram.
bool nd_uniform_bins(const nprt_array *x, const nprt_array *edges, nprt_array *out);
// np.interp of float64 arrays in C order; points and values have one axis of one length, which is not 0.
bool nd_interp(const nprt_array *at, const nprt_array *points, const nprt_array *values, double left, double right,
               nprt_array *out);
// Less than in sorting order (nan last, complex lexicographic).
bool nd_sort_less(nprt_dtype dtype, const char *x, const char *y);
