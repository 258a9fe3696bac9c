// Indexing: basic, advanced and mixed, read and write; and the functions that are indexing under another name.
#pragma once
#include "runtime/nd/nd.h"

typedef enum nd_index_kind {
    ND_INDEX_INT,     // value
    ND_INDEX_SLICE,   // start, stop, step with has_ flags; step is 1 when absent
    ND_INDEX_NEWAXIS,
    ND_INDEX_ELLIPSIS,
    ND_INDEX_ARRAY,   // an array of integers or booleans (also a 0-d boolean)
} nd_index_kind;

typedef struct nd_index_item {
    nd_index_kind kind;
    bool has_start, has_stop, has_step;
    int64_t start, stop, step;   // start holds the value of ND_INDEX_INT
    const nprt_array *array;
} nd_index_item;

// a[items]: a view when every item is basic, else a new array. *out_scalar (may be NULL) is set when every axis was
// taken by integers, so that Python sees a scalar.
bool nd_index_get(const nprt_array *a, int n, const nd_index_item *items, bool *out_scalar, nprt_array *out);
// a[items] = value
bool nd_index_set(nd_context *ctx, const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value);
// Whether all items are basic (the result is then a view).
bool nd_index_is_basic(int n, const nd_index_item *items);
// Python's slice.indices: clips to [0, n]; returns the number of elements. step 0 raises ValueError.
bool nd_slice_indices(const nd_index_item *slice, int64_t n, int64_t *start, int64_t *step, int64_t *count);

// mode: 'r'aise, 'w'rap, 'c'lip. axis = ND_AXIS_NONE flattens.
enum { ND_AXIS_NONE = INT32_MIN };
bool nd_take(const nprt_array *a, const nprt_array *indices, int axis, char mode, nprt_array *out);
bool nd_put(nd_context *ctx, const nprt_array *a, const nprt_array *indices, const nprt_array *values, char mode);
bool nd_take_along_axis(const nprt_array *a, const nprt_array *indices, int axis, nprt_array *out);
bool nd_compress(const nprt_array *condition, const nprt_array *a, int axis, nprt_array *out);
// One int64 array per axis of a; out has room for max(1, a->rank) arrays.
bool nd_nonzero(const nprt_array *a, nprt_array *out);
// Whether each element is true, as bools in C order.
bool nd_truths(const nprt_array *a, nprt_array *out);
int64_t nd_count_nonzero(const nprt_array *a);
bool nd_where(nd_context *ctx, const nprt_array *condition, const nprt_array *x, const nprt_array *y, nprt_dtype dtype,
              nprt_array *out);
// dst[mask] = src broadcast (np.copyto with where=).
bool nd_assign_where(nd_context *ctx, const nprt_array *dst, const nprt_array *src, const nprt_array *mask);
