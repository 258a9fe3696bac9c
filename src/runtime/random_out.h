// Where a distribution puts its numbers: an array's own memory when it is packed in C order, else a packed copy that is
// stored into the array afterwards.
#pragma once
#include "runtime/array.h"

typedef struct nprt_random_out {
    nprt_array array;
    int64_t n;
    void *data;
    void *packed;   // a block, or NULL
} nprt_random_out;

nprt_random_out nprt_random_out_begin(int64_t rank, const nprt_memref *m, nprt_dtype dtype);
void nprt_random_out_end(nprt_random_out *out);
