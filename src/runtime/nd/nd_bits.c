// np.packbits and np.unpackbits: eight truth values and the byte that holds them.
#include "runtime/nd/nd_bits.h"
#include "runtime/simd.h"
#include <string.h>

#define EACH 0x0101010101010101u   // in every byte
#define DIAGONAL(LITTLE) ((LITTLE) ? 0x8040201008040201u : 0x0102040810204080u)

// The bytes b0 … b7 of x, each made 0 or 1, lie 8 bits apart; a product brings them beside each other into the top
// byte: b0 to its top, or (little) its bottom. No two of the terms meet.
NPRT_VECTOR_CLONES
static void pack(uint8_t *restrict to, const uint8_t *restrict from, int64_t n, bool little) {
    uint64_t const spread = DIAGONAL(!little);
    for (int64_t i = 0; i < n; i++) {
        uint64_t x;
        memcpy(&x, from + 8 * i, 8);
        x = (((x & 0x7f * EACH) + 0x7f * EACH) | x) >> 7 & EACH;
        to[i] = (uint8_t)(x * spread >> 56);
    }
}

// A copy of the byte in each of eight; every one keeps its bit, and 0x7f more reaches the top where that is set.
NPRT_VECTOR_CLONES
static void unpack(uint8_t *restrict to, const uint8_t *restrict from, int64_t n, bool little) {
    uint64_t const bits = DIAGONAL(little);
    for (int64_t i = 0; i < n; i++) {
        uint64_t const x = ((from[i] * EACH & bits) + 0x7f * EACH) >> 7 & EACH;
        memcpy(to + 8 * i, &x, 8);
    }
}

// The bits of a row; zeros fill its last byte.
static void pack_row(uint8_t *to, const uint8_t *from, int64_t n, bool little) {
    pack(to, from, n / 8, little);
    if (n % 8 == 0) return;
    uint8_t last[8] = {0};
    memcpy(last, from + n / 8 * 8, (size_t)(n % 8));
    pack(to + n / 8, last, 1, little);
}

bool nd_packbits(const nprt_array *a, bool little, nprt_array *out) {
    nprt_array bits, r;
    int64_t shape[NPRT_MAX_RANK];
    int const last = a->rank - 1;
    memcpy(shape, a->shape, sizeof shape);
    if (last < 0) return nprt_raise("ValueError", "no axis to pack");
    int64_t const n = shape[last];
    shape[last] = (n + 7) / 8;
    if (!nd_packed_as(NULL, a, NPRT_bool, &bits)) return false;
    bool const ok = nd_empty(NPRT_uint8, a->rank, shape, &r);
    if (ok) {
        int64_t const rows = n ? nprt_array_size(&bits) / n : 0;
        for (int64_t i = 0; i < rows; i++)
            pack_row((uint8_t *)r.data + i * shape[last], (const uint8_t *)bits.data + i * n, n, little);
        *out = r;
    }
    nd_release(&bits);
    return ok;
}

bool nd_unpackbits(const nprt_array *a, bool little, nprt_array *out) {
    nprt_array bytes, r;
    int64_t shape[NPRT_MAX_RANK];
    memcpy(shape, a->shape, sizeof shape);
    if (a->rank == 0) return nprt_raise("ValueError", "no axis to unpack");
    shape[a->rank - 1] *= 8;
    if (!nd_packed_as(NULL, a, NPRT_uint8, &bytes)) return false;
    bool const ok = nd_empty(NPRT_uint8, a->rank, shape, &r);
    if (ok) {
        unpack((uint8_t *)r.data, (const uint8_t *)bytes.data, nprt_array_size(&bytes), little);
        *out = r;
    }
    nd_release(&bytes);
    return ok;
}
