// float16 to float32 and back, in loops without branches that the compiler vectorises: the bits and the flags of
// nd_half_to_float and nd_half_from_float.
#include "runtime/nd/nd_cast.h"
#include "runtime/simd.h"
#include <fenv.h>
#include <string.h>

static inline uint32_t bits_of(float f) {
    uint32_t bits;
    memcpy(&bits, &f, 4);
    return bits;
}

static inline float of_bits(uint32_t bits) {
    float f;
    memcpy(&f, &bits, 4);
    return f;
}

static inline float widened(uint16_t h) {
    uint32_t const sign = (uint32_t)(h & 0x8000u) << 16, size = (uint32_t)(h & 0x7fffu) << 13;
    uint32_t const small = bits_of((float)(h & 0x3ff) * 0x1p-24f);
    uint32_t const usual = size + (size >= 31u << 23 ? 224u << 23 : 112u << 23);
    return of_bits(sign | (size < 1u << 23 ? small : usual));
}

// What conversions have met: the top bit of `over` is set by a finite number that is too large (65520 and beyond), any
// bit of `lost` by one near 0 that did not fit.
typedef struct events {
    uint32_t over, lost;
} events;

static inline uint16_t narrowed(float f, events *e) {
    uint32_t const infinity = 0xffu << 23, least = 113u << 23, beyond = 143u << 23;
    uint32_t const bits = bits_of(f), sign = bits >> 16 & 0x8000u, size = bits & 0x7fffffffu;
    uint32_t const usual = (size + 0xfff + (size >> 13 & 1) - (112u << 23)) >> 13;
    // Below the least normal number: added to 0.5, what does not fit is rounded away.
    float const tiny = of_bits(size < least ? size : 0);
    uint32_t const small = bits_of(tiny + 0.5f) - bits_of(0.5f);
    uint32_t const payload = size >> 13 & 0x3ffu, nan = payload ? payload : 1;
    uint32_t const special = 0x7c00u | (size > infinity ? nan : 0), finite = size >= beyond ? 0x7c00u : usual;
    uint32_t const r = size >= infinity ? special : size < least ? small : finite;
    uint32_t const number = size < infinity ? size : 0;
    e->over |= number + ((1u << 31) - 0x477ff000u);
    e->lost |= bits_of((float)(int32_t)small * 0x1p-24f - tiny);
    return (uint16_t)(sign | r);
}

// What the loops raise on lanes whose result is not taken is forgotten.
static void tell(events e, nprt_vector_flags before) {
    nprt_vector_flags_set(before);
    if (e.over >> 31) feraiseexcept(FE_OVERFLOW);
    if (e.lost) feraiseexcept(FE_UNDERFLOW);
}

NPRT_VECTOR_CLONES
static void widen(float *restrict to, const uint16_t *restrict from, int64_t n) {
    for (int64_t i = 0; i < n; i++) to[i] = widened(from[i]);
}

NPRT_VECTOR_CLONES
static events narrow(uint16_t *restrict to, const float *restrict from, int64_t n) {
    events e = {0, 0};
    for (int64_t i = 0; i < n; i++) to[i] = narrowed(from[i], &e);
    return e;
}

void nd_cast_float16_float32(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    if (ds == 4 && ss == 2)
        widen((float *)dst, (const uint16_t *)src, n);
    else
        for (int64_t i = 0; i < n; i++) *(float *)(dst + i * ds) = widened(*(const uint16_t *)(src + i * ss));
}

void nd_cast_float32_float16(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    nprt_vector_flags const before = nprt_vector_flags_get();
    events e = {0, 0};
    if (ds == 2 && ss == 4)
        e = narrow((uint16_t *)dst, (const float *)src, n);
    else
        for (int64_t i = 0; i < n; i++) *(uint16_t *)(dst + i * ds) = narrowed(*(const float *)(src + i * ss), &e);
    tell(e, before);
}
