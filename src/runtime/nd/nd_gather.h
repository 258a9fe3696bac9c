// A resolved subscript. Private to this folder.
//
// Basic items make `base`, a view. Index arrays (with integers beside them, and booleans turned into their nonzero
// positions) make `offsets`: for each element of their broadcast shape, in C order, a byte offset from base.data. What
// base still has are the axes of the block found at each offset. The broadcast axes stand at `position` of the result.
#pragma once
#include "runtime/nd/nd_index.h"

// An index array: positions along one axis.
typedef struct nd_picker {
    nprt_array index;   // int64; holds a reference
    int64_t size, stride;
    int axis;   // of the indexed array, for messages; -1 for a 0-d boolean, which takes no axis
} nd_picker;

typedef struct nd_gather {
    nprt_array base;    // holds a reference
    bool advanced;      // offsets are used
    int64_t *offsets;   // malloc'ed, count entries; NULL before nd_gather_locate
    int64_t count;
    int rank;   // of the broadcast shape
    int64_t shape[NPRT_MAX_RANK];
    int position;
    bool all_integers;   // every axis was taken by an integer
    int n_pickers;
    nd_picker pickers[NPRT_MAX_RANK];   // the first n_pickers are set
} nd_gather;

// Finds the shapes. The positions are looked at by nd_gather_locate: NumPy complains about a value that does not fit
// first.
bool nd_gather_init(nd_gather *g, const nprt_array *a, int n, const nd_index_item *items);
bool nd_gather_locate(nd_gather *g);   // of an advanced one; raises where a position is out of bounds
void nd_gather_deinit(nd_gather *g);
int nd_gather_shape(const nd_gather *g, int64_t *out_shape);   // of the result; returns its rank
// The axes that turn an array laid out as (broadcast axes, base axes) into the result; and the other way.
void nd_gather_axes(const nd_gather *g, int *out_perm);
void nd_gather_axes_back(const nd_gather *g, int *out_perm);
// The value of an assignment as a view of the shape (broadcast axes, base axes); raises when it does not fit.
bool nd_gather_value(const nd_gather *g, const nprt_array *value, nprt_array *out);

// Arrays of one dimension and positions in one array of int64, without a subscript resolved.
bool nd_line_picks(const nprt_array *a, int n, const nd_index_item *items);
bool nd_line_get(const nprt_array *a, const nprt_array *index, nprt_array *out);
bool nd_line_masks(const nprt_array *a, int n, const nd_index_item *items);
bool nd_line_mask_get(const nprt_array *a, const nprt_array *mask, nprt_array *out);
bool nd_line_stores(const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value);
bool nd_line_set(const nprt_array *a, const nprt_array *index, const nprt_array *value);
// a[mask] = values: as many packed ones as there are true elements.
bool nd_line_mask_stores(const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value);
bool nd_line_mask_set(const nprt_array *a, const nprt_array *mask, const nprt_array *value);
// np.put: values again from the start when there are fewer than positions; up to one that is out of bounds, as NumPy.
bool nd_line_put(const nprt_array *a, const nprt_array *index, const nprt_array *values);
