#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/half.h"

#include <string.h>

bool nprt_stored_check(nprt_stored *t, int64_t element_size, int64_t limit, const nprt_reader *r, const char *name) {
    int64_t bytes = element_size;
    bool empty = false;
    for (int32_t i = 0; i < t->rank; i++) {
        if (t->shape[i] < 0)
            return nprt_raise("ValueError", "%.200s: '%.200s' has a negative dimension", r->path, name);
        empty |= t->shape[i] == 0;
        // As in NumPy the sizes beside a 0 must fit, too: strides are made of them.
        if (t->shape[i] && __builtin_mul_overflow(bytes, t->shape[i], &bytes))
            return nprt_raise("ValueError", "%.200s: the shape of '%.200s' is too large", r->path, name);
    }
    t->bytes = empty ? 0 : bytes;
    if (t->offset < 0 || t->offset > limit || t->bytes > limit - t->offset) {
        return nprt_raise("ValueError", "%.200s: the data of '%.200s' is truncated: %lld bytes wanted, %lld there",
                          r->path, name, (long long)t->bytes, (long long)(limit > t->offset ? limit - t->offset : 0));
    }
    return true;
}

static void swap_bytes(char *p, int64_t bytes, size_t size) {
    for (char *end = p + bytes; p < end; p += size) {
        for (size_t i = 0; i < size / 2; i++) {
            char c = p[i];
            p[i] = p[size - 1 - i];
            p[size - 1 - i] = c;
        }
    }
}

static void pack_strides(nprt_array *a) {
    int64_t stride = (int64_t)nprt_dtype_size(a->dtype);
    for (int32_t i = a->rank - 1; i >= 0; i--) {
        a->strides[i] = stride;
        stride *= a->shape[i];
    }
}

// Copies column-major data to row-major.
static char *copy_reordered(char *to, const char *from, const int64_t *shape, int32_t rank, int32_t axis,
                            int64_t stride, size_t size) {
    // stride is the bytes between neighbours along `axis` in the source, whose first axis varies fastest
    if (axis == rank) return mempcpy(to, from, size);
    for (int64_t i = 0; i < shape[axis]; i++) {
        to = copy_reordered(to, from + i * stride, shape, rank, axis + 1, stride * shape[axis], size);
    }
    return to;
}

static bool reorder(nprt_array *a) {
    int64_t bytes = nprt_array_size(a) * (int64_t)nprt_dtype_size(a->dtype);
    char *block = nprt_block_new(bytes);
    if (!block) return nprt_raise("MemoryError", "Unable to allocate memory for an array");
    size_t size = nprt_dtype_size(a->dtype);
    if (bytes) copy_reordered(block, a->data, a->shape, a->rank, 0, (int64_t)size, size);
    nprt_block_release(a->block);
    a->block = a->data = block;
    return true;
}

// bfloat16 is the upper half of a float32. The 2-byte values lie in the upper half of the block.
static void widen_bfloat16(char *data, int64_t n) {
    const char *from = data + 2 * n;
    for (int64_t i = 0; i < n; i++) {
        uint16_t half;
        memcpy(&half, from + 2 * i, 2);
        uint32_t bits = (uint32_t)half << 16;
        memcpy(data + 4 * i, &bits, 4);
    }
}

static bool add_range(const nprt_reader *r, int64_t from, int64_t to, uint32_t *crc) {
    char bytes[4096];
    while (from < to) {
        int64_t const n = to - from < (int64_t)sizeof bytes ? to - from : (int64_t)sizeof bytes;
        if (!nprt_reader_read(r, from, bytes, n)) return false;
        *crc = nprt_crc32(*crc, bytes, n);
        from += n;
    }
    return true;
}

// Is the checksum that of the array's header, of data, and of what follows?
static bool is_sound(const nprt_reader *r, const nprt_stored *t, const char *data) {
    uint32_t crc = 0;
    if (!add_range(r, t->start, t->offset, &crc)) return false;
    crc = nprt_crc32(crc, data, t->bytes);
    if (!add_range(r, t->offset + t->bytes, t->end, &crc)) return false;
    return crc == t->crc || nprt_raise("ValueError", "%.300s: not a sound .npz file: a checksum is wrong", r->path);
}

bool nprt_stored_load(const nprt_reader *r, const nprt_stored *t, nprt_array *out) {
    int64_t bytes = t->bfloat16 ? 2 * t->bytes : t->bytes;
    char *block = nprt_block_new(bytes);
    if (!block) return nprt_raise("MemoryError", "Unable to allocate memory for an array");
    char *data = block + (bytes - t->bytes);
    if (!nprt_reader_read(r, t->offset, data, t->bytes) || (t->checked && !is_sound(r, t, data))) {
        nprt_block_release(block);
        return false;
    }
    nprt_array a = {.block = block, .data = block, .dtype = t->dtype, .rank = t->rank};
    memcpy(a.shape, t->shape, sizeof a.shape);
    pack_strides(&a);
    if (t->bfloat16) widen_bfloat16(block, nprt_array_size(&a));
    size_t size = nprt_dtype_size(t->dtype);
    if (t->swapped) swap_bytes(block, bytes, nprt_dtype_kind(t->dtype) == 'c' ? size / 2 : size);
    if (t->fortran && t->rank > 1 && !reorder(&a)) {
        nprt_block_release(a.block);
        return false;
    }
    *out = a;
    return true;
}
