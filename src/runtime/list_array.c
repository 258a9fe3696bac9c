// Arrays as items of lists.
#include "runtime/list.h"

#include <stdlib.h>
#include <string.h>

// Compiled code takes the elements of a stored array's last dimension to be adjacent.
static bool has_rows(const nprt_array *a) {
    int32_t last = a->rank - 1;
    return last < 0 || a->shape[last] <= 1 || a->strides[last] == (int64_t)nprt_dtype_size(a->dtype);
}

void nprt_list_set_array(nprt_list *list, int64_t i, int64_t slot, int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype);
    nprt_list_array *s = nprt_xmalloc(sizeof *s + 16 * (size_t)rank);
    s->dtype = dtype;
    s->rank = (int32_t)rank;
    memcpy(s->sizes_strides, m->sizes_strides, 16 * (size_t)rank);
    if (a.block && has_rows(&a)) {
        nprt_block_retain(a.block);
        s->block = a.block;
        s->data = a.data;
        if (rank) s->sizes_strides[2 * rank - 1] = 1;
    } else {
        nprt_array const p = nprt_array_packed(&a);
        s->block = p.block;
        s->data = p.data;
        for (int64_t k = 0; k < rank; k++)
            s->sizes_strides[rank + k] = p.strides[k] / (int64_t)nprt_dtype_size(a.dtype);
    }
    nprt_slot *to = &nprt_list_item(list, i)[slot];
    if (to->a) {
        nprt_block_release(to->a->block);
        free(to->a);
    }
    to->a = s;
}

void nprt_list_get_array(nprt_memref *result, nprt_list *list, int64_t i, int64_t slot, int32_t rank) {
    const nprt_list_array *a = nprt_list_item(list, i)[slot].a;
    if (!a || a->rank != rank) nprt_fail("SystemError", "an array of another rank was stored in a list", NULL);
    result->allocated = a->block;
    result->aligned = a->data;
    result->offset = 0;
    memcpy(result->sizes_strides, a->sizes_strides, 16 * (size_t)rank);
}

void nprt_list_take_array(nprt_memref *result, nprt_list *list, int64_t i, int64_t slot, int32_t rank) {
    nprt_list_get_array(result, list, i, slot, rank);
    nprt_slot *from = &nprt_list_item(list, i)[slot];
    free(from->a);
    from->a = NULL;
}
