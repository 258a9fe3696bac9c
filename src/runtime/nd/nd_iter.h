// Iteration over several operands of one broadcast shape. Private to this folder.
//
// Axes are ordered as NumPy's nditer orders them (by the operands' strides, C order where they disagree) and neighbours
// that step evenly are merged, so that most loops become one inner run. `shape[rank-1]` is the inner run.
#pragma once
#include "runtime/nd/nd.h"

enum { ND_ITER_MAX = 4 };

typedef struct nd_iter {
    int n;
    int rank;   // at least 1
    int64_t shape[NPRT_MAX_RANK];
    int64_t strides[ND_ITER_MAX][NPRT_MAX_RANK];
    char *p[ND_ITER_MAX];   // start of the current inner run
    int64_t index[NPRT_MAX_RANK];
    int64_t inner[ND_ITER_MAX];   // strides of the inner run
    int64_t inner_n;
    bool done;
} nd_iter;

// Strides of `a` broadcast to a shape that it is known to fit.
void nd_broadcast_strides(const nprt_array *a, int rank, const int64_t *shape, int64_t *out_strides);
// The order of axes, outermost first, that NumPy's nditer gives (n stride rows of `rank` entries).
void nd_axis_order(int n, int rank, const int64_t *const *strides, int *out_perm);
// keep_order: visit in C order of `shape` (still merges). p and strides are per operand.
void nd_iter_init(nd_iter *it, int n, int rank, const int64_t *shape, char *const *p, const int64_t *const *strides,
                  bool keep_order);
void nd_iter_arrays(nd_iter *it, int n, const nprt_array *const *arrays, int rank, const int64_t *shape,
                    bool keep_order);
// Moves to the next inner run; false at the end.
bool nd_iter_next(nd_iter *it);

// A new array whose axes lie in memory as `perm` says, outermost first (NULL: C order).
bool nd_empty_perm(nprt_dtype dtype, int rank, const int64_t *shape, const int *perm, nprt_array *out);
