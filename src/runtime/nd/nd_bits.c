// np.packbits and np.unpackbits: eight truth values and the byte that holds them.
#include "runtime/nd/nd_bits.h"
#include "runtime/simd.h"
#include <string.h>

// The bytes b0 … b7 of x, each 0 or 1, lie 8 bits apart; a product brings them beside each other into the top byte: b0
// to its top, or (little) its bottom. No two of the terms meet.
NPRT_VECTOR_CLONES
static void pack(uint8_t *to, const uint8_t *from, int64_t n, bool little) {
    uint64_t const spread = little ? 0x0102040810204080u : 0x8040201008040201u;
    for (int64_t i = 0; i < n; i++) {
        uint64_t x;
        memcpy(&x, from + 8 * i, 8);
        to[i] = (uint8_t)(x * spread >> 56);
    }
}

NPRT_VECTOR_CLONES
static void unpack(uint8_t *to, const uint8_t *from, int64_t n, bool little) {
    for (int64_t i = 0; i < n; i++)
        for (int k = 0; k < 8; k++) to[8 * i + k] = from[i] >> (little ? k : 7 - k) & 1;
}

static bool in_bytes(const nprt_array *a, nprt_dtype dtype, nprt_array *out) {
    return a->dtype == dtype ? nd_ascontiguous(a, out) : nd_astype(NULL, a, dtype, 'C', out);
}

bool nd_packbits(const nprt_array *a, bool little, nprt_array *out) {
    nprt_array bits, r;
    int64_t shape[NPRT_MAX_RANK];
    int const last = a->rank - 1;
    memcpy(shape, a->shape, sizeof shape);
    if (last < 0 || shape[last] % 8) return nprt_raise("ValueError", "the number of bits is no multiple of 8");
    shape[last] /= 8;
    if (!in_bytes(a, NPRT_bool, &bits)) return false;
    bool const ok = nd_empty(NPRT_uint8, a->rank, shape, &r);
    if (ok) {
        pack((uint8_t *)r.data, (const uint8_t *)bits.data, nprt_array_size(&r), little);
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
    if (!in_bytes(a, NPRT_uint8, &bytes)) return false;
    bool const ok = nd_empty(NPRT_uint8, a->rank, shape, &r);
    if (ok) {
        unpack((uint8_t *)r.data, (const uint8_t *)bytes.data, nprt_array_size(&bytes), little);
        *out = r;
    }
    nd_release(&bytes);
    return ok;
}
