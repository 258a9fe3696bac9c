// Conversions between half and wider floats, for processors without them whose libgcc has none either: LLVM calls
// these by name. RISC-V without Zfh is the case.
#if defined __riscv && !defined __riscv_zfh
#include <stdint.h>
#include <string.h>

float __extendhfsf2(_Float16 h);
_Float16 __truncdfhf2(double v);
_Float16 __truncsfhf2(float v);

static _Float16 half_of_bits(uint16_t bits) {
    _Float16 h;
    memcpy(&h, &bits, 2);
    return h;
}

float __extendhfsf2(_Float16 h) {
    uint16_t bits;
    memcpy(&bits, &h, 2);
    uint32_t sign = (uint32_t)(bits & 0x8000) << 16, exponent = bits >> 10 & 31, mantissa = bits & 1023, wide;
    if (exponent == 0) {
        float tiny = (float)mantissa * 0x1p-24f;
        memcpy(&wide, &tiny, 4);
    } else {
        wide = (exponent == 31 ? 255 : exponent + 112) << 23 | mantissa << 13;
    }
    wide |= sign;
    float f;
    memcpy(&f, &wide, 4);
    return f;
}

// Rounds to nearest even once.
_Float16 __truncdfhf2(double v) {
    uint64_t bits;
    memcpy(&bits, &v, 8);
    uint16_t sign = (uint16_t)(bits >> 48 & 0x8000);
    bits &= INT64_MAX;
    double size;
    memcpy(&size, &bits, 8);
    if (size != size) return half_of_bits(sign | 0x7e00);
    if (size >= 65520) return half_of_bits(sign | 0x7c00);
    if (size < 0x1p-14) return half_of_bits(sign | (uint16_t)((size * 0x1p24 + 0x1p52) - 0x1p52));
    bits += ((uint64_t)1 << 41) - 1 + (bits >> 42 & 1);
    return half_of_bits(sign | (uint16_t)((bits >> 42) - ((uint64_t)1008 << 10)));
}

_Float16 __truncsfhf2(float v) { return __truncdfhf2(v); }
#else
typedef int half_builtins_are_elsewhere;
#endif
