#include "ir/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

uint16_t ir_half_bits(double v) {
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    uint16_t const sign = (uint16_t)(bits >> 48 & 0x8000);
    if (isnan(v)) return (uint16_t)(sign | 0x7e00 | (bits >> 42 & 0x3ff));
    double const a = fabs(v);
    if (a >= 65520.0) return sign | 0x7c00;
    if (a < 0x1p-14) return (uint16_t)(sign | (uint16_t)nearbyint(a * 0x1p24));   // subnormal; may round up to normal
    int e;
    double const m = frexp(a, &e);                              // a = m * 2^e, m in [0.5, 1)
    int const fraction = (int)nearbyint(ldexp(m, 11)) - 1024;   // may be 1024: carries into the exponent
    return (uint16_t)(sign | (uint16_t)(((e + 14) << 10) + fraction));
}

double ir_half_value(uint16_t h) {
    int const e = h >> 10 & 31, f = h & 0x3ff;
    double v = e == 0 ? ldexp(f, -24) : e == 31 ? (f ? NAN : INFINITY) : ldexp(1024 + f, e - 25);
    return h & 0x8000 ? -v : v;
}

uint16_t ir_bfloat_bits(double v) {
    float const f = (float)v;
    uint32_t b;
    memcpy(&b, &f, sizeof b);
    if (isnan(f)) return (uint16_t)(b >> 16 | 0x40);
    return (uint16_t)((b + 0x7fff + (b >> 16 & 1)) >> 16);
}

uint64_t ir_float_bits(double v, ir_type t) {
    if (t->width == 64) {
        uint64_t b;
        memcpy(&b, &v, sizeof b);
        return b;
    }
    if (t->width == 32) {
        float const f = (float)v;
        uint32_t b;
        memcpy(&b, &f, sizeof b);
        return b;
    }
    return t->sign == 'b' ? ir_bfloat_bits(v) : ir_half_bits(v);
}

double ir_float_from_bits(uint64_t bits, ir_type t) {
    if (t->width == 64) {
        double v;
        memcpy(&v, &bits, sizeof v);
        return v;
    }
    if (t->width == 32 || t->sign == 'b') {
        uint32_t const b = t->width == 32 ? (uint32_t)bits : (uint32_t)bits << 16;
        float f;
        memcpy(&f, &b, sizeof f);
        return f;
    }
    return ir_half_value((uint16_t)bits);
}

double ir_float_round(double v, ir_type t) { return t->width == 64 ? v : ir_float_from_bits(ir_float_bits(v, t), t); }

void ir_float_text(double v, ir_type t, char out[40]) {
    if (!isfinite(v)) {
        snprintf(out, 40, "0x%0*llX", t->width / 4, (unsigned long long)ir_float_bits(v, t));
        return;
    }
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(out, 40, "%.*e", digits, v);
        if (ir_float_round(strtod(out, NULL), t) == v) return;
    }
}

int ir_element_size(ir_type e) {
    if (e->kind == IR_COMPLEX) return 2 * ir_element_size(e->element);
    if (e->kind == IR_INDEX) return 8;
    if ((e->kind != IR_INTEGER && e->kind != IR_FLOAT) || e->width > 64) return 0;
    int const bytes = (e->width + 7) / 8;
    return bytes <= 1 ? 1 : bytes <= 2 ? 2 : bytes <= 4 ? 4 : 8;
}
