// Integers in a range. Legacy generators mask and reject; PCG64 multiplies (Lemire 2019). Dtypes of 8 and 16 bits and
// bools take several numbers from one 32-bit word, the low bits first.
#include "runtime/error.h"
#include "runtime/random.h"

static uint64_t mask_of(uint64_t max) { return max ? ~0ull >> __builtin_clzll(max) : 0; }

uint64_t nprt_bits_interval(nprt_bits *b, uint64_t max) {
    if (max == 0) return 0;
    uint64_t mask = mask_of(max), v;
    do v = (max <= 0xffffffffu ? b->next32(b->state) : b->next64(b->state)) & mask;
    while (v > max);
    return v;
}

static inline uint32_t lemire32(nprt_bits *b, uint32_t max) {
    uint32_t span = max + 1;
    uint64_t m = (uint64_t)b->next32(b->state) * span;
    if ((uint32_t)m < span) {
        uint32_t threshold = (UINT32_MAX - max) % span;
        while ((uint32_t)m < threshold) m = (uint64_t)b->next32(b->state) * span;
    }
    return (uint32_t)(m >> 32);
}

static uint64_t lemire64(nprt_bits *b, uint64_t max) {
    uint64_t span = max + 1;
    unsigned __int128 m = (unsigned __int128)b->next64(b->state) * span;
    if ((uint64_t)m < span) {
        uint64_t threshold = (UINT64_MAX - max) % span;
        while ((uint64_t)m < threshold) m = (unsigned __int128)b->next64(b->state) * span;
    }
    return (uint64_t)(m >> 64);
}

static uint32_t bounded32(nprt_bits *b, uint32_t max) {
    if (max == 0) return 0;
    if (max == UINT32_MAX) return b->next32(b->state);
    return b->gauss ? (uint32_t)nprt_bits_interval(b, max) : lemire32(b, max);
}

uint64_t nprt_bits_bounded64(nprt_bits *b, uint64_t max) {
    if (max <= UINT32_MAX) return bounded32(b, (uint32_t)max);
    if (max == UINT64_MAX) return b->next64(b->state);
    return b->gauss ? nprt_bits_interval(b, max) : lemire64(b, max);
}

// A 32-bit word given out `bits` at a time.
typedef struct parts {
    uint32_t word;
    int left, bits;
} parts;

static uint32_t next_part(nprt_bits *b, parts *p) {
    if (p->left == 0) {
        p->word = b->next32(b->state);
        p->left = 32 / p->bits - 1;
    } else {
        p->word >>= p->bits;
        p->left--;
    }
    return p->word & ((1u << p->bits) - 1);
}

static uint32_t bounded_part(nprt_bits *b, parts *p, uint32_t max) {
    uint32_t top = (1u << p->bits) - 1;
    if (max == 0) return 0;
    if (max == top) return next_part(b, p);
    if (b->gauss) {
        uint32_t mask = (uint32_t)mask_of(max), v;
        do v = next_part(b, p) & mask;
        while (v > max);
        return v;
    }
    uint32_t span = max + 1, m = next_part(b, p) * span;
    if ((m & top) < span) {
        uint32_t threshold = (top - max) % span;
        while ((m & top) < threshold) m = next_part(b, p) * span;
    }
    return m >> p->bits;
}

// As nprt_bits_bounded64 does it for 0 < max < 2^32 - 1, without asking for each number how.
#define FILL_LEMIRE32(T)                                                                                               \
    static void fill_lemire32_##T(nprt_bits *b, uint64_t low, uint32_t max, T *out, int64_t n) {                       \
        for (int64_t i = 0; i < n; i++) out[i] = (T)(low + lemire32(b, max));                                          \
    }
FILL_LEMIRE32(uint32_t)
FILL_LEMIRE32(uint64_t)

void nprt_bits_fill(nprt_bits *b, nprt_dtype dtype, uint64_t low, uint64_t max, void *out, int64_t n) {
    parts p = {.bits = dtype == NPRT_bool ? 1 : (int)nprt_dtype_size(dtype) * 8};
    bool const multiplies = !b->gauss && max > 0 && max < UINT32_MAX;
    switch (nprt_dtype_size(dtype)) {
    case 1:
        for (int64_t i = 0; i < n; i++) ((uint8_t *)out)[i] = (uint8_t)(low + bounded_part(b, &p, (uint32_t)max));
        break;
    case 2:
        for (int64_t i = 0; i < n; i++) ((uint16_t *)out)[i] = (uint16_t)(low + bounded_part(b, &p, (uint32_t)max));
        break;
    case 4:
        if (multiplies) {
            fill_lemire32_uint32_t(b, low, (uint32_t)max, out, n);
            break;
        }
        for (int64_t i = 0; i < n; i++) ((uint32_t *)out)[i] = (uint32_t)(low + bounded32(b, (uint32_t)max));
        break;
    default:
        if (multiplies) {
            fill_lemire32_uint64_t(b, low, (uint32_t)max, out, n);
            break;
        }
        for (int64_t i = 0; i < n; i++) ((uint64_t *)out)[i] = low + nprt_bits_bounded64(b, max);
    }
}

void nprt_bits_fill_each(nprt_bits *b, nprt_dtype dtype, const uint64_t *low, const uint64_t *max, void *out,
                         int64_t n) {
    parts p = {.bits = dtype == NPRT_bool ? 1 : (int)nprt_dtype_size(dtype) * 8};
    for (int64_t i = 0; i < n; i++) {
        switch (nprt_dtype_size(dtype)) {
        case 1: ((uint8_t *)out)[i] = (uint8_t)(low[i] + bounded_part(b, &p, (uint32_t)max[i])); break;
        case 2: ((uint16_t *)out)[i] = (uint16_t)(low[i] + bounded_part(b, &p, (uint32_t)max[i])); break;
        case 4: ((uint32_t *)out)[i] = (uint32_t)(low[i] + bounded32(b, (uint32_t)max[i])); break;
        default: ((uint64_t *)out)[i] = low[i] + nprt_bits_bounded64(b, max[i]);
        }
    }
}

void nprt_dtype_bounds(nprt_dtype dtype, int64_t *out_least, uint64_t *out_most) {
    int bits = dtype == NPRT_bool ? 1 : (int)nprt_dtype_size(dtype) * 8;
    bool is_signed = nprt_dtype_kind(dtype) == 'i';
    *out_least = is_signed ? (int64_t)(~0ull << (bits - 1)) : 0;
    *out_most = is_signed ? (1ull << (bits - 1)) - 1 : ~0ull >> (64 - bits);
}

bool nprt_check_bounds(nprt_dtype dtype, int64_t low, int64_t high) {
    int64_t least;
    uint64_t most;
    nprt_dtype_bounds(dtype, &least, &most);
    const char *name = nprt_dtype_name(dtype);
    if (low < least) return nprt_raise("ValueError", "low is out of bounds for %s", name);
    if (high > 0 && (uint64_t)high - 1 > most) return nprt_raise("ValueError", "high is out of bounds for %s", name);
    if (low >= high) return nprt_raise("ValueError", "%s", low ? "low >= high" : "high <= 0");
    return true;
}
