// float16 to float32 and back, and float64 to float16, in loops without branches that the compiler vectorises: the bits
// and the flags of nd_half_to_float and nd_half_from_double. x86-64's conversions do the work where they give the same:
// not for signalling nans, which they quieten, and not for numbers whose flags are in question.
#include "runtime/nd/nd_cast.h"
#include "runtime/simd.h"
#include <fenv.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

#if defined(__x86_64__)
#define CONVERTER __attribute__((target("avx2,f16c")))

static bool has_converter(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("f16c"); }

// Whole vectors of 8. False: some are signalling nans.
CONVERTER
static bool widen_usual(float *restrict to, const uint16_t *restrict from, int64_t n) {
    __m128i const size = _mm_set1_epi16(0x7fff), infinity = _mm_set1_epi16(0x7c00), quiet = _mm_set1_epi16(0x7e00);
    __m128i odd = _mm_setzero_si128();
    for (int64_t i = 0; i < n; i += 8) {
        __m128i const h = _mm_loadu_si128((const __m128i *)(from + i)), a = _mm_and_si128(h, size);
        odd = _mm_or_si128(odd, _mm_and_si128(_mm_cmpgt_epi16(a, infinity), _mm_cmpgt_epi16(quiet, a)));
        _mm256_storeu_ps(to + i, _mm256_cvtph_ps(h));
    }
    return _mm_testz_si128(odd, odd);
}

// Whole vectors of 8. False: some are signalling nans, too large, or nearer to 0 than the least normal number.
CONVERTER
static bool narrow_usual(uint16_t *restrict to, const float *restrict from, int64_t n) {
    __m256i const size = _mm256_set1_epi32(0x7fffffff), infinity = _mm256_set1_epi32(0x7f800000);
    __m256i const largest = _mm256_set1_epi32(0x477fefff), quiet = _mm256_set1_epi32(0x7fc00000);
    __m256i const least = _mm256_set1_epi32(113 << 23), zero = _mm256_setzero_si256();
    __m256i odd = zero;
    for (int64_t i = 0; i < n; i += 8) {
        __m256 const f = _mm256_loadu_ps(from + i);
        __m256i const a = _mm256_and_si256(_mm256_castps_si256(f), size);
        __m256i const large = _mm256_and_si256(_mm256_cmpgt_epi32(a, largest), _mm256_cmpgt_epi32(quiet, a));
        __m256i const small = _mm256_and_si256(_mm256_cmpgt_epi32(least, a), _mm256_cmpgt_epi32(a, zero));
        odd = _mm256_or_si256(odd, _mm256_or_si256(small, _mm256_andnot_si256(_mm256_cmpeq_epi32(a, infinity), large)));
        _mm_storeu_si128((__m128i *)(to + i), _mm256_cvtps_ph(f, _MM_FROUND_TO_NEAREST_INT));
    }
    return _mm256_testz_si256(odd, odd);
}
#else
static bool has_converter(void) { return false; }
static bool widen_usual(float *to, const uint16_t *from, int64_t n) { return (void)to, (void)from, !n; }
static bool narrow_usual(uint16_t *to, const float *from, int64_t n) { return (void)to, (void)from, !n; }
#endif

// A block of up to RUN.
static void widen(float *restrict to, const uint16_t *restrict from, int64_t n) {
    int64_t const usual = has_converter() ? n & ~(int64_t)7 : 0, done = widen_usual(to, from, usual) ? usual : 0;
    widen_any(to + done, from + done, n - done);
}

static events narrow(uint16_t *restrict to, const float *restrict from, int64_t n) {
    int64_t const usual = has_converter() ? n & ~(int64_t)7 : 0, done = narrow_usual(to, from, usual) ? usual : 0;
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
