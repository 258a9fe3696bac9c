// Places of elements: as one number, and as one for each axis.
#pragma once
#include "runtime/nd/nd.h"

// out: an array of int64 for each of rank axes.
bool nd_unravel(const nprt_array *places, int rank, const int64_t *shape, bool fortran, nprt_array *out);
// modes: 'r'aise, 'w'rap or 'c'lip for each axis.
bool nd_ravel_places(int rank, const nprt_array *const *index, const int64_t *shape, const char *modes, bool fortran,
                     nprt_array *out);
