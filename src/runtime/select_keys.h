// Selection among numbers that lie packed in memory: NumPy's partition.
#pragma once
#include "runtime/array.h"

// Brings the places[0..count) smallest (rising, below n) of the keys v, numbers of dtype t, to their places, with what
// is smaller before them, and all in the order in which NumPy leaves it. order NULL: the keys themselves move;
// otherwise they stay, and order (n) becomes their positions.
void nprt_select_keys(nprt_dtype t, void *v, int64_t *order, int64_t n, const int64_t *places, int64_t count);
