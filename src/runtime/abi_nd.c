// Sorting of arrays for compiled code: each line along the axis is packed and sorted.
#include "runtime/abi.h"
#include "runtime/sort_keys.h"

#include <stdlib.h>
#include <string.h>

typedef struct sort_job {
    nprt_array a, out;
    int32_t axis;
    char kind;
    bool positions;   // out receives positions, else out is a and receives elements
    char *keys;
    int64_t *order;   // twice the length of a line
} sort_job;

static void sort_line(const sort_job *s, const char *from, char *to) {
    int64_t n = s->a.shape[s->axis], stride = s->a.strides[s->axis], out_stride = s->out.strides[s->axis];
    size_t const size = nprt_dtype_size(s->a.dtype);
    for (int64_t i = 0; i < n; i++) memcpy(s->keys + (size_t)i * size, from + i * stride, size);
    if (!s->positions) {
        nprt_sort_values(s->a.dtype, s->kind, s->keys, n, s->order);
        for (int64_t i = 0; i < n; i++) memcpy(to + i * out_stride, s->keys + (size_t)i * size, size);
        return;
    }
    nprt_sort_keys(s->a.dtype, s->kind, s->keys, s->order, n, s->order + n);
    for (int64_t i = 0; i < n; i++) *(int64_t *)(to + i * out_stride) = s->order[i];
}

static void sort_lines(const sort_job *s, int32_t dim, const char *from, char *to) {
    if (dim == s->a.rank) {
        sort_line(s, from, to);
        return;
    }
    int64_t n = dim == s->axis ? 1 : s->a.shape[dim];
    for (int64_t i = 0; i < n; i++) sort_lines(s, dim + 1, from + i * s->a.strides[dim], to + i * s->out.strides[dim]);
}

static void sort_array(sort_job *s) {
    size_t const n = (size_t)s->a.shape[s->axis] + 1;
    s->keys = malloc(n * nprt_dtype_size(s->a.dtype));
    s->order = malloc(2 * n * sizeof *s->order);
    if (!s->keys || !s->order)
        nprt_fail("MemoryError", "Unable to allocate memory for sorting",
                  "<array>\x1f"
                  "0\x1fsort");
    sort_lines(s, 0, s->a.data, s->out.data);
    free(s->keys);
    free(s->order);
}

void nprt_nd_sort(int64_t array_rank, const nprt_memref *array, int32_t dtype, int64_t axis, int64_t stable) {
    sort_job s = {.a = nprt_array_of_memref(array_rank, array, (nprt_dtype)dtype),
                  .axis = (int32_t)axis,
                  .kind = stable ? 's' : 'q'};
    s.out = s.a;
    sort_array(&s);
}

void nprt_nd_argsort(int64_t out_rank, const nprt_memref *out, int64_t array_rank, const nprt_memref *array,
                     int32_t dtype, int64_t axis, int64_t stable) {
    sort_job s = {.a = nprt_array_of_memref(array_rank, array, (nprt_dtype)dtype),
                  .out = nprt_array_of_memref(out_rank, out, NPRT_int64),
                  .axis = (int32_t)axis,
                  .kind = stable ? 's' : 'q',
                  .positions = true};
    sort_array(&s);
}
