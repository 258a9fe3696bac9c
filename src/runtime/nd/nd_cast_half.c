// float16 to float32 and back, and float64 to float16, in loops without branches that the compiler vectorises: the bits
// and the flags of nd_half_to_float and nd_half_from_double. The processor's conversions do the work where they give
// the same (nd_halves.h).
#include "runtime/nd/nd_cast.h"
#include "runtime/nd/nd_halves.h"
#include "runtime/simd.h"
#include <fenv.h>
#include <string.h>

enum { RUN = 512 };

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
static void widen_any(float *restrict to, const uint16_t *restrict from, int64_t n) {
    for (int64_t i = 0; i < n; i++) to[i] = widened(from[i]);
}

NPRT_VECTOR_CLONES
static events narrow_any(uint16_t *restrict to, const float *restrict from, int64_t n) {
    events e = {0, 0};
    for (int64_t i = 0; i < n; i++) to[i] = narrowed(from[i], &e);
    return e;
}

// A block of up to RUN.
static void widen(float *restrict to, const uint16_t *restrict from, int64_t n) {
    int64_t const usual = n - n % ND_HALVES, done = nd_halves_there() && nd_halves_widen(to, from, usual) ? usual : 0;
    widen_any(to + done, from + done, n - done);
}

static events narrow(uint16_t *restrict to, const float *restrict from, int64_t n) {
    int64_t const usual = n - n % ND_HALVES, done = nd_halves_there() && nd_halves_narrow(to, from, usual) ? usual : 0;
    return narrow_any(to + done, from + done, n - done);
}

void nd_cast_float16_float32(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    nprt_vector_flags const before = nprt_vector_flags_get();
    uint16_t packed[RUN];
    for (int64_t at = 0; at < n && ds == 4; at += RUN) {
        int64_t const m = n - at < RUN ? n - at : RUN;
        const char *from = src + at * ss;
        for (int64_t i = 0; i < m && ss != 2; i++) memcpy(&packed[i], from + i * ss, 2);
        widen((float *)dst + at, ss == 2 ? (const uint16_t *)from : packed, m);
    }
    for (int64_t i = 0; i < n && ds != 4; i++) *(float *)(dst + i * ds) = widened(*(const uint16_t *)(src + i * ss));
    nprt_vector_flags_set(before);
}

void nd_cast_float32_float16(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    nprt_vector_flags const before = nprt_vector_flags_get();
    events e = {0, 0};
    float packed[RUN];
    for (int64_t at = 0; at < n && ds == 2; at += RUN) {
        int64_t const m = n - at < RUN ? n - at : RUN;
        const char *from = src + at * ss;
        for (int64_t i = 0; i < m && ss != 4; i++) memcpy(&packed[i], from + i * ss, 4);
        events const met = narrow((uint16_t *)dst + at, ss == 4 ? (const float *)from : packed, m);
        e.over |= met.over;
        e.lost |= met.lost;
    }
    for (int64_t i = 0; i < n && ds != 2; i++)
        *(uint16_t *)(dst + i * ds) = narrowed(*(const float *)(src + i * ss), &e);
    tell(e, before);
}

// A float that rounds to float16 as d does: what does not fit in its fraction becomes its last bit. Beyond the range of
// floats any number will do that is as large, or as small.
static inline float odd_float(double d) {
    uint64_t bits;
    memcpy(&bits, &d, 8);
    uint32_t const sign = (uint32_t)(bits >> 32) & 0x80000000u;
    uint64_t const size = bits & INT64_MAX, lost = size & ((1u << 29) - 1);
    uint64_t const usual = (size >> 29) - ((uint64_t)(1023 - 127) << 23);
    uint64_t const special = size == 0x7ffull << 52 ? 0x7f800000u : 0x7f800000u | (usual & 0x7fffffu);
    uint64_t const finite = size < 0x381ull << 52 ? size != 0 : size >= 0x47full << 52 ? 0x7f000000u : usual;
    uint64_t const r = size >= 0x7ffull << 52 ? special : finite;
    return of_bits(sign | (uint32_t)r | (lost != 0));
}

NPRT_VECTOR_CLONES
static void odd_floats(float *restrict to, const double *restrict from, int64_t n) {
    for (int64_t i = 0; i < n; i++) to[i] = odd_float(from[i]);
}

void nd_cast_float64_float16(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    double packed[RUN];
    float floats[RUN];
    for (int64_t at = 0; at < n; at += RUN) {
        int64_t const m = n - at < RUN ? n - at : RUN;
        const char *from = src + at * ss;
        if (ss != 8) {
            for (int64_t i = 0; i < m; i++) memcpy(&packed[i], from + i * ss, 8);
            from = (const char *)packed;
        }
        odd_floats(floats, (const double *)from, m);
        nd_cast_float32_float16(dst + at * ds, ds, (const char *)floats, 4, m);
    }
}
