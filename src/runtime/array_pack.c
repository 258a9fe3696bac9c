// Elements copied from one array into another, whatever the strides.
#include "runtime/abi.h"
#include "runtime/array.h"

#include <string.h>

static int64_t item(const nprt_array *a) { return (int64_t)nprt_dtype_size(a->dtype); }

static void copy(const nprt_array *to, char *t, const nprt_array *from, const char *f, int32_t axis) {
    int64_t const n = item(to);
    if (axis == to->rank) {
        memcpy(t, f, (size_t)n);
        return;
    }
    int64_t const count = to->shape[axis], ts = to->strides[axis], fs = from->strides[axis];
    if (axis == to->rank - 1 && ts == n && fs == n) {
        if (count) memcpy(t, f, (size_t)(n * count));
        return;
    }
    for (int64_t i = 0; i < count; i++) copy(to, t + i * ts, from, f + i * fs, axis + 1);
}

void nprt_array_copy(const nprt_array *to, const nprt_array *from) { copy(to, to->data, from, from->data, 0); }

void nprt_array_pack_strides(nprt_array *a) {
    int64_t stride = item(a);
    for (int32_t i = a->rank - 1; i >= 0; i--) {
        a->strides[i] = stride;
        stride *= a->shape[i];
    }
}

nprt_array nprt_array_packed(const nprt_array *a) {
    nprt_array p = *a;
    nprt_array_pack_strides(&p);
    p.block = nprt_block_new_at(nprt_array_size(a) * item(a), NULL);
    p.data = p.block;
    p.readonly = false;
    nprt_array_copy(&p, a);
    return p;
}
