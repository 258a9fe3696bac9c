// Strided views of one buffer, exactly: do two show a common byte, which, and may one be written while the other is
// read?
//
// A view shows the bytes  offset + Σ strides[i]·x[i] + k  for 0 ≤ x[i] < shape[i], 0 ≤ k < itemsize. Whether two views
// meet is a linear equation in bounded integers; it is solved with the greatest common divisors and the ranges of what
// is left. Few dimensions, and dimensions that nest, take little work; what would take more than a limit is
// OVERLAP_UNKNOWN.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { OVERLAP_MAX_RANK = 32 };

typedef struct strided_view {
    int64_t offset, itemsize;   // in bytes, as strides
    int rank;
    const int64_t *shape, *strides;
} strided_view;

typedef enum overlap { OVERLAP_NO, OVERLAP_YES, OVERLAP_UNKNOWN } overlap;

// When they meet and indices are wanted (not NULL, rank numbers each), a[*out_a] and b[*out_b] have a byte in common.
overlap overlap_of(const strided_view *a, const strided_view *b, int64_t *out_a, int64_t *out_b);
// Do the positions from, from + step, … (n of each) have one in common?
overlap overlap_of_ranges(int64_t from_a, int64_t n_a, int64_t step_a, int64_t from_b, int64_t n_b, int64_t step_b);

// In which order may to[i] = f(from[i]) be computed in place, element by element, for all i of their common shape?
typedef enum update_order {
    UPDATE_ANY,        // nothing is read after it was overwritten, in whatever order
    UPDATE_FORWARD,    // first to last, in row-major order
    UPDATE_BACKWARD,   // last to first
    UPDATE_COPY        // neither, or not known: read everything first
} update_order;
update_order overlap_update_order(const strided_view *to, const strided_view *from);
