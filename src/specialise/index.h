// The parts of an index, between index.c and advanced_index.c.
#pragma once
#include "specialise/state.h"

typedef enum item_kind { ITEM_INT, ITEM_SLICE, ITEM_NEW, ITEM_ARRAY, ITEM_MASK } item_kind;
typedef struct item {
    item_kind kind;
    sval *v;
} item;
typedef struct out_of_bounds {
    sval *index, *size;
    int axis;
} out_of_bounds;
bool index_failed(spec *s, void *out_of_bounds);   // raises the IndexError that names them

typedef struct items {
    item list[64];
    int n;
    bool advanced, plain_ints;   // some integer array or mask; integers for every dimension and nothing else
} items;

// Slices, integers and new axes: a view.
sval *basic_view(spec *s, sval *a, const items *x);
// The value to store in elements of dtype t: a scalar or an array of that dtype.
sval *stored_value(spec *s, sval *v, dtype t);
// x with a shape that broadcasts to the view's. Only the view's rank and sizes are looked at.
// x as what is stored to view. what: "broadcast_into"; "index_values", "mask_values" where arrays of indices, a mask of
// all of the array have picked the view, as the message says.
sval *fitted(spec *s, sval *view, sval *x, const char *what);
// Indices with integer arrays and masks among them.
sval *advanced_index(spec *s, sval *a, items *x);
bool advanced_index_set(spec *s, sval *a, items *x, sval *v);
