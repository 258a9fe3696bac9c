#include "runtime/nd/nd_halves.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define CONVERTER __attribute__((target("avx2,f16c")))

bool nd_halves_there(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("f16c"); }

CONVERTER
bool nd_halves_widen(float *restrict to, const uint16_t *restrict from, int64_t n) {
    __m128i const size = _mm_set1_epi16(0x7fff);
    __m128i most = _mm_setzero_si128();
    for (int64_t i = 0; i < n; i += ND_HALVES) {
        __m128i const h = _mm_loadu_si128((const __m128i *)(from + i));
        most = _mm_max_epi16(most, _mm_and_si128(h, size));
        _mm256_storeu_ps(to + i, _mm256_cvtph_ps(h));
    }
    return !_mm_movemask_epi8(_mm_cmpgt_epi16(most, _mm_set1_epi16(0x7c00)));
}

// How far the bits that float16 has no room for are beyond the middle less `reach`: below 2 * reach is close.
CONVERTER
static inline __m256i beyond_middle(__m256i bits, int reach) {
    return _mm256_and_si256(_mm256_add_epi32(bits, _mm256_set1_epi32(reach - 0x1000)), _mm256_set1_epi32(0x1fff));
}

// reach 0: nothing is close.
CONVERTER __attribute__((always_inline)) static inline bool narrow(uint16_t *restrict to, const float *restrict from,
                                                                   int64_t n, int reach, bool *out_close) {
    __m256i const size = _mm256_set1_epi32(0x7fffffff), one = _mm256_set1_epi32(1), end = _mm256_set1_epi32(0x477ff000);
    __m256i const least = _mm256_set1_epi32((113 << 23) - 1);
    __m256i most = _mm256_setzero_si256(), fewest = _mm256_set1_epi32(-1), closest = fewest;
    for (int64_t i = 0; i < n; i += ND_HALVES) {
        __m256 const f = _mm256_loadu_ps(from + i);
        __m256i const bits = _mm256_castps_si256(f), a = _mm256_and_si256(bits, size);
        most = _mm256_max_epu32(most, a);
        fewest = _mm256_min_epu32(fewest, _mm256_sub_epi32(a, one));   // 0 is none of the small ones
        if (reach) closest = _mm256_min_epu32(closest, beyond_middle(bits, reach));
        _mm_storeu_si128((__m128i *)(to + i), _mm256_cvtps_ph(f, _MM_FROUND_TO_NEAREST_INT));
    }
    __m256i const usual =
        _mm256_and_si256(_mm256_cmpgt_epi32(end, most), _mm256_cmpeq_epi32(_mm256_max_epu32(fewest, least), fewest));
    if (reach) *out_close = _mm256_movemask_epi8(_mm256_cmpgt_epi32(_mm256_set1_epi32(2 * reach), closest)) != 0;
    return _mm256_movemask_epi8(usual) == -1;
}

CONVERTER
bool nd_halves_narrow(uint16_t *restrict to, const float *restrict from, int64_t n) {
    return narrow(to, from, n, 0, NULL);
}

CONVERTER
bool nd_halves_narrow_close(uint16_t *restrict to, const float *restrict from, int64_t n, int reach, bool *out_close) {
    return narrow(to, from, n, reach, out_close);
}

CONVERTER
int64_t nd_halves_close(const float *from, int64_t at, int64_t n, int reach) {
    for (int64_t i = at - at % ND_HALVES; i < n; i += ND_HALVES) {
        __m256i const beyond = beyond_middle(_mm256_castps_si256(_mm256_loadu_ps(from + i)), reach);
        __m256i const close = _mm256_cmpgt_epi32(_mm256_set1_epi32(2 * reach), beyond);
        int mask = _mm256_movemask_ps(_mm256_castsi256_ps(close));
        if (i < at) mask &= ~((1 << (at - i)) - 1);
        if (mask) return i + __builtin_ctz((unsigned)mask);
    }
    return n;
}
#else
bool nd_halves_there(void) { return false; }
bool nd_halves_widen(float *restrict to, const uint16_t *restrict from, int64_t n) {
    return (void)to, (void)from, (void)n, false;
}
bool nd_halves_narrow(uint16_t *restrict to, const float *restrict from, int64_t n) {
    return (void)to, (void)from, (void)n, false;
}
bool nd_halves_narrow_close(uint16_t *restrict to, const float *restrict from, int64_t n, int reach, bool *out_close) {
    return (void)to, (void)from, (void)n, (void)reach, (void)out_close, false;
}
int64_t nd_halves_close(const float *from, int64_t at, int64_t n, int reach) {
    return (void)from, (void)at, (void)reach, n;
}
#endif
