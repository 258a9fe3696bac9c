#include "runtime/random_out.h"
#include "runtime/abi.h"

#include <string.h>

static bool is_packed(const nprt_array *a) {
    int64_t stride = (int64_t)nprt_dtype_size(a->dtype);
    for (int32_t i = a->rank - 1; i >= 0; i--) {
        if (a->shape[i] != 1 && a->strides[i] != stride) return false;
        stride *= a->shape[i];
    }
    return true;
}

nprt_random_out nprt_random_out_begin(int64_t rank, const nprt_memref *m, nprt_dtype dtype) {
    nprt_random_out out = {.array = nprt_array_of_memref(rank, m, dtype)};
    out.n = nprt_array_size(&out.array);
    out.data = out.array.data;
    if (out.n && !is_packed(&out.array)) {
        out.packed = nprt_block_new_at(out.n * (int64_t)nprt_dtype_size(dtype), NULL);
        out.data = out.packed;
    }
    return out;
}

static const char *unpack(const nprt_array *a, int32_t axis, char *to, const char *from) {
    size_t size = nprt_dtype_size(a->dtype);
    if (axis == a->rank) {
        memcpy(to, from, size);
        return from + size;
    }
    for (int64_t i = 0; i < a->shape[axis]; i++) from = unpack(a, axis + 1, to + i * a->strides[axis], from);
    return from;
}

void nprt_random_out_end(nprt_random_out *out) {
    if (!out->packed) return;
    unpack(&out->array, 0, out->array.data, out->packed);
    nprt_block_release(out->packed);
}
