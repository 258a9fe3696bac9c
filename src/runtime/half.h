// IEEE half floats as bits.
#pragma once
#include <stdint.h>
#include <string.h>

static inline float nprt_half_to_float(uint16_t h) {
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, e = h >> 10 & 31, m = h & 0x3ff, bits;
    if (e == 0) {
        float v = (float)m * 0x1p-24f;
        return sign ? -v : v;
    }
    bits = sign | (e == 31 ? 0x7f800000u : (e + 112) << 23) | m << 13;
    float v;
    memcpy(&v, &bits, 4);
    return v;
}

// Rounds to nearest, ties to even, once, from a double.
static inline uint16_t nprt_half_of_double(double v) {
    uint64_t bits;
    memcpy(&bits, &v, 8);
    uint16_t sign = (uint16_t)(bits >> 48 & 0x8000);
    bits &= ~(1ull << 63);
    if (bits > 0x7ffull << 52) return (uint16_t)(sign | 0x7e00 | (bits >> 42 & 0x3ff));
    if (bits >= 0x40effe0000000000ull) return sign | 0x7c00;   // 65520 and beyond
    int e = (int)(bits >> 52) - 1023;
    if (e < -25) return sign;
    int drop = e < -14 ? 42 + (-14 - e) : 42;   // mantissa bits that do not fit
    uint64_t m = (bits & ((1ull << 52) - 1)) | 1ull << 52, half = 1ull << (drop - 1);
    uint64_t kept = m >> drop, rest = m & ((1ull << drop) - 1);
    kept += rest > half || (rest == half && (kept & 1));
    return (uint16_t)(sign | (e < -14 ? kept : kept + ((uint64_t)(e + 14) << 10)));
}
