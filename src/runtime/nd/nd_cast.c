// Conversions between dtypes: one loop per pair, as NumPy's astype converts on x86-64.
#include "runtime/nd/nd_cast.h"
#include "runtime/nd/nd_element.h"
#include "runtime/simd.h"
#include <fenv.h>
#include <string.h>

float nd_half_to_float(uint16_t h) {
    uint32_t sign = (uint32_t)(h & 0x8000u) << 16, exponent = (h >> 10) & 31u, fraction = h & 0x3ffu, bits;
    if (exponent == 31) {
        bits = sign | 0x7f800000u | fraction << 13;
    } else if (exponent != 0) {
        bits = sign | (exponent + 112) << 23 | fraction << 13;
    } else if (fraction == 0) {
        bits = sign;
    } else {
        exponent = 113;
        while (!(fraction & 0x400u)) {
            fraction <<= 1;
            exponent--;
        }
        bits = sign | exponent << 23 | (fraction & 0x3ffu) << 13;
    }
    float f;
    memcpy(&f, &bits, 4);
    return f;
}

uint16_t nd_half_from_double(double d) {
    uint64_t bits;
    memcpy(&bits, &d, 8);
    uint16_t sign = (uint16_t)((bits >> 48) & 0x8000u);
    int exponent = (int)((bits >> 52) & 0x7ff);
    uint64_t fraction = bits & 0xfffffffffffffull;
    if (exponent == 0x7ff) {
        if (fraction == 0) return sign | 0x7c00u;
        uint16_t payload = (uint16_t)(fraction >> 42);
        return (uint16_t)(sign | 0x7c00u | (payload ? payload : 1));
    }
    int e = exponent - 1023;
    if (e > 15) {
        feraiseexcept(FE_OVERFLOW);
        return sign | 0x7c00u;
    }
    if (e < -25) {
        if (exponent || fraction) feraiseexcept(FE_UNDERFLOW);
        return sign;
    }
    fraction |= 1ull << 52;
    int shift = e >= -14 ? 42 : 42 + (-14 - e);
    uint64_t kept = fraction >> shift, rest = fraction & ((1ull << shift) - 1), half = 1ull << (shift - 1);
    if (e < -14 && rest) feraiseexcept(FE_UNDERFLOW);
    if (rest > half || (rest == half && (kept & 1))) kept++;
    // A carry out of the fraction moves the exponent up by itself.
    uint64_t h = e >= -14 ? ((uint64_t)(e + 14) << 10) + kept : kept;
    if (h >= 0x7c00u) feraiseexcept(FE_OVERFLOW);
    return (uint16_t)(sign | h);
}

uint16_t nd_half_from_float(float f) { return nd_half_from_double(f); }   // a float is a double: one rounding

// x86's conversions: out of range gives the smallest integer of the instruction's width, and the invalid flag.
static int64_t to_i64(double x) {
    if (x >= -0x1p63 && x < 0x1p63) return (int64_t)x;
    feraiseexcept(FE_INVALID);
    return INT64_MIN;
}
static int32_t to_i32(double x) {
    if (x > -2147483649.0 && x < 2147483648.0) return (int32_t)x;
    feraiseexcept(FE_INVALID);
    return INT32_MIN;
}
static uint64_t to_u64(double x) {
    if (!(x >= 0x1p63)) return (uint64_t)to_i64(x);
    return (uint64_t)to_i64(x - 0x1p63) ^ 0x8000000000000000ull;
}

// What each source dtype reads as (V) and what each target makes of an integer, a float or a complex.
#define F_bool(v) ((v) != 0)
#define F_int8(v) ((int8_t)to_i32(v))
#define F_int16(v) ((int16_t)to_i32(v))
#define F_int32(v) (to_i32(v))
#define F_int64(v) (to_i64(v))
#define F_uint8(v) ((uint8_t)to_i32(v))
#define F_uint16(v) ((uint16_t)to_i32(v))
#define F_uint32(v) ((uint32_t)to_i64(v))
#define F_uint64(v) (to_u64(v))
#define F_float16(v) (nd_half_from_double(v))
#define F_float32(v) ((float)(v))
#define F_float64(v) ((double)(v))
#define F_complex64(v) ((nprt_complex64){(float)(v), 0})
#define F_complex128(v) ((nprt_complex128){(double)(v), 0})

#define I_bool(v) ((v) != 0)
#define I_int8(v) ((int8_t)(v))
#define I_int16(v) ((int16_t)(v))
#define I_int32(v) ((int32_t)(v))
#define I_int64(v) ((int64_t)(v))
#define I_uint8(v) ((uint8_t)(v))
#define I_uint16(v) ((uint16_t)(v))
#define I_uint32(v) ((uint32_t)(v))
#define I_uint64(v) ((uint64_t)(v))
#define I_float16(v) (nd_half_from_float((float)(v)))
#define I_float32 F_float32
#define I_float64 F_float64
#define I_complex64 F_complex64
#define I_complex128 F_complex128

#define C_bool(v) ((v).re != 0 || (v).im != 0)
#define C_float32(v) F_float32((v).re)
#define C_float64(v) F_float64((v).re)
#define C_complex64(v) ((nprt_complex64){(float)(v).re, (float)(v).im})
#define C_complex128(v) ((nprt_complex128){(double)(v).re, (double)(v).im})

#define SAME(v) (v)
#define CAST(FROM, TF, READ, CLASS, TO, TT)                                                                            \
    static void nd_cast_##FROM##_##TO(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {                 \
        if (ds == (int64_t)sizeof(TT) && ss == (int64_t)sizeof(TF)) {                                                  \
            for (int64_t i = 0; i < n; i++) ((TT *)dst)[i] = CLASS##_##TO(READ(((const TF *)src)[i]));                 \
            return;                                                                                                    \
        }                                                                                                              \
        for (int64_t i = 0; i < n; i++) *(TT *)(dst + i * ds) = CLASS##_##TO(READ(*(const TF *)(src + i * ss)));       \
    }
#define CAST_TO_INTEGERS(FROM, TF, READ, CLASS)                                                                        \
    CAST(FROM, TF, READ, CLASS, int8, int8_t)                                                                          \
    CAST(FROM, TF, READ, CLASS, int16, int16_t)                                                                        \
    CAST(FROM, TF, READ, CLASS, int32, int32_t)                                                                        \
    CAST(FROM, TF, READ, CLASS, int64, int64_t)                                                                        \
    CAST(FROM, TF, READ, CLASS, uint8, uint8_t)                                                                        \
    CAST(FROM, TF, READ, CLASS, uint16, uint16_t)                                                                      \
    CAST(FROM, TF, READ, CLASS, uint32, uint32_t)                                                                      \
    CAST(FROM, TF, READ, CLASS, uint64, uint64_t)
#define CAST_TO_OTHERS(FROM, TF, READ, CLASS)                                                                          \
    CAST(FROM, TF, READ, CLASS, bool, uint8_t)                                                                         \
    CAST(FROM, TF, READ, CLASS, float64, double)                                                                       \
    CAST(FROM, TF, READ, CLASS, complex64, nprt_complex64)                                                             \
    CAST(FROM, TF, READ, CLASS, complex128, nprt_complex128)
#define CAST_TO_SMALL(FROM, TF, READ, CLASS)                                                                           \
    CAST(FROM, TF, READ, CLASS, float16, uint16_t)                                                                     \
    CAST(FROM, TF, READ, CLASS, float32, float)
#define CAST_ROW(FROM, TF, READ, CLASS)                                                                                \
    CAST_TO_INTEGERS(FROM, TF, READ, CLASS)                                                                            \
    CAST_TO_OTHERS(FROM, TF, READ, CLASS)                                                                              \
    CAST_TO_SMALL(FROM, TF, READ, CLASS)

// What nd_cast.h declares is missing here.
#define TRUTH(v) ((v) != 0)
CAST_ROW(bool, uint8_t, TRUTH, I)
CAST_ROW(int8, int8_t, SAME, I)
CAST_ROW(int16, int16_t, SAME, I)
CAST_ROW(int32, int32_t, SAME, I)
CAST_ROW(int64, int64_t, SAME, I)
CAST_ROW(uint8, uint8_t, SAME, I)
CAST_ROW(uint16, uint16_t, SAME, I)
CAST_ROW(uint32, uint32_t, SAME, I)
CAST_ROW(uint64, uint64_t, SAME, I)
CAST_TO_INTEGERS(float16, uint16_t, nd_half_to_float, F)
CAST_TO_OTHERS(float16, uint16_t, nd_half_to_float, F)
CAST(float16, uint16_t, SAME, F, float16, uint16_t)
CAST(float32, float, SAME, F, float32, float)
CAST_TO_OTHERS(float32, float, SAME, F)
CAST_TO_OTHERS(float64, double, SAME, F)
CAST(float64, double, SAME, F, float32, float)
CAST_TO_OTHERS(complex64, nprt_complex64, SAME, C)
CAST(complex64, nprt_complex64, SAME, C, float32, float)
CAST_TO_OTHERS(complex128, nprt_complex128, SAME, C)
CAST(complex128, nprt_complex128, SAME, C, float32, float)

#define ENTRY(FROM, TO) [NPRT_##TO] = nd_cast_##FROM##_##TO
#define TABLE_ROW(FROM)                                                                                                \
    [NPRT_##FROM] = {ENTRY(FROM, bool),      ENTRY(FROM, int8),      ENTRY(FROM, int16),   ENTRY(FROM, int32),         \
                     ENTRY(FROM, int64),     ENTRY(FROM, uint8),     ENTRY(FROM, uint16),  ENTRY(FROM, uint32),        \
                     ENTRY(FROM, uint64),    ENTRY(FROM, float16),   ENTRY(FROM, float32), ENTRY(FROM, float64),       \
                     ENTRY(FROM, complex64), ENTRY(FROM, complex128)}

// The real part lies first.
#define nd_cast_complex64_float16 nd_cast_float32_float16
#define nd_cast_complex128_float16 nd_cast_float64_float16

// Equal dtypes move bytes: signalling nans and odd booleans stay as they are.
#define MOVE(NAME, T)                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void NAME##_one(char *restrict dst, const char *src, int64_t n) {                                           \
        T one;                                                                                                         \
        memcpy(&one, src, sizeof one);                                                                                 \
        for (int64_t i = 0; i < n; i++) memcpy(dst + i * (int64_t)sizeof(T), &one, sizeof(T));                         \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void NAME##_every_second(char *restrict dst, const char *restrict src, int64_t n) {                         \
        for (int64_t i = 0; i < n; i++)                                                                                \
            memcpy(dst + i * (int64_t)sizeof(T), src + 2 * i * (int64_t)sizeof(T), sizeof(T));                         \
    }                                                                                                                  \
    static void NAME(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {                                  \
        if (ds == (int64_t)sizeof(T) && ss == ds) {                                                                    \
            nprt_copy(dst, src, (size_t)n * sizeof(T));                                                                \
            return;                                                                                                    \
        }                                                                                                              \
        if (ds == (int64_t)sizeof(T) && ss == 0) {                                                                     \
            NAME##_one(dst, src, n);                                                                                   \
            return;                                                                                                    \
        }                                                                                                              \
        if (ds == (int64_t)sizeof(T) && ss == 2 * ds && (src + n * ss <= dst || dst + n * ds <= src)) {                \
            NAME##_every_second(dst, src, n);                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        for (int64_t i = 0; i < n; i++) memcpy(dst + i * ds, src + i * ss, sizeof(T)); /* fields lie anywhere */       \
    }
MOVE(move1, uint8_t)
MOVE(move2, uint16_t)
MOVE(move4, uint32_t)
MOVE(move8, uint64_t)
MOVE(move16, nprt_complex128)

static nd_cast_fn *const casts[NPRT_DTYPE_COUNT][NPRT_DTYPE_COUNT] = {
    TABLE_ROW(bool),    TABLE_ROW(int8),    TABLE_ROW(int16),     TABLE_ROW(int32),     TABLE_ROW(int64),
    TABLE_ROW(uint8),   TABLE_ROW(uint16),  TABLE_ROW(uint32),    TABLE_ROW(uint64),    TABLE_ROW(float16),
    TABLE_ROW(float32), TABLE_ROW(float64), TABLE_ROW(complex64), TABLE_ROW(complex128)};

// Numbers only.
nd_cast_fn *nd_cast_get(nprt_dtype from, nprt_dtype to) {
    if (from != to) return casts[from][to];
    switch (nprt_dtype_size(from)) {
    case 1: return move1;
    case 2: return move2;
    case 4: return move4;
    case 8: return move8;
    default: return move16;
    }
}

static bool is_text(char kind) { return kind == 'S' || kind == 'U'; }

static bool can_cast_time(const nprt_descr *from, const nprt_descr *to, char casting) {
    if (from->unit == NPRT_GENERIC || from->unit == to->unit)
        return casting == 'k' || to->step == 1 || from->step % to->step == 0;
    if (to->unit == NPRT_GENERIC) return false;
    bool calendar = from->kind == 'm' && (from->unit <= NPRT_MONTH) != (to->unit <= NPRT_MONTH);
    return !calendar && (casting == 'k' || from->unit < to->unit);
}

static bool can_cast_record(const nprt_descr *from, const nprt_descr *to, char casting) {
    if (from->n_fields != to->n_fields) return false;
    for (int i = 0; i < from->n_fields; i++)
        if (!nd_can_cast(from->fields[i].dtype, to->fields[i].dtype, casting)) return false;
    return true;
}

// Casts of which at least one side is no number.
static bool can_cast_element(nprt_dtype from, nprt_dtype to, char casting) {
    nprt_dtype f = nprt_dtype_native(from), t = nprt_dtype_native(to);
    if (casting == 'n') return false;
    if (f == t) return true;
    if (casting == 'e') return false;
    if (nprt_dtype_is_number(f) && nprt_dtype_is_number(t)) return nd_can_cast(f, t, casting);
    char kf = nprt_dtype_kind(f), kt = nprt_dtype_kind(t);
    if (kt == 'O') return true;
    if (kf == 'O') return false;
    if (is_text(kf) && is_text(kt)) return casting == 'k' ? kf == kt || kt == 'U' : nprt_dtype_promote(f, t) == t;
    if (is_text(kt) && nprt_dtype_size(t) == 0) return kf != 'V';   // of any length
    if (is_text(kt)) return kf != 'V' && (casting == 'k' || nprt_dtype_promote(f, t) == t);
    if (kt == 'V') {
        if (nprt_dtype_is_record(f) && nprt_dtype_is_record(t))
            return can_cast_record(nprt_descr_get(f), nprt_descr_get(t), casting);
        return kf != 'V' || nprt_dtype_size(f) <= nprt_dtype_size(t);
    }
    if (kf == kt) return can_cast_time(nprt_descr_get(f), nprt_descr_get(t), casting);
    return kt == 'm' && strchr("bui", kf) != NULL && (casting == 'k' || f != NPRT_uint64);
}

const char *nd_casting_name(char casting) {
    return casting == 'n'   ? "no"
           : casting == 'e' ? "equiv"
           : casting == 's' ? "safe"
           : casting == 'u' ? "unsafe"
                            : "same_kind";
}

bool nd_can_cast(nprt_dtype from, nprt_dtype to, char casting) {
    if (from == to || casting == 'u') return true;
    if (!nprt_dtype_is_number(from) || !nprt_dtype_is_number(to)) return can_cast_element(from, to, casting);
    if (casting == 'n' || casting == 'e') return false;
    if (nprt_dtype_promote(from, to) == to) return true;
    if (casting == 's') return false;
    // same_kind: up the ladder bool < unsigned < signed < float < complex, any size within a kind.
    static const char ladder[] = "buifc";
    return strchr(ladder, nprt_dtype_kind(from)) <= strchr(ladder, nprt_dtype_kind(to));
}

nd_scalar nd_scalar_load(nprt_dtype dtype, const char *p) {
    nd_scalar v = {.dtype = dtype};
    switch (nprt_dtype_kind(dtype)) {
    case 'b': v.u = *(const uint8_t *)p != 0; break;
    case 'u': nd_cast_get(dtype, NPRT_uint64)((char *)&v.u, 8, p, 8, 1); break;
    case 'i': nd_cast_get(dtype, NPRT_int64)((char *)&v.i, 8, p, 8, 1); break;
    case 'f': nd_cast_get(dtype, NPRT_float64)((char *)&v.f, 8, p, 8, 1); break;
    default: nd_cast_get(dtype, NPRT_complex128)((char *)&v.c, 16, p, 16, 1); break;
    }
    return v;
}

void nd_scalar_store(nd_scalar v, nprt_dtype dtype, char *p) {
    switch (nprt_dtype_kind(v.dtype)) {
    case 'b':
    case 'u': nd_cast_get(NPRT_uint64, dtype)(p, 16, (const char *)&v.u, 8, 1); break;
    case 'i': nd_cast_get(NPRT_int64, dtype)(p, 16, (const char *)&v.i, 8, 1); break;
    case 'f': nd_cast_get(NPRT_float64, dtype)(p, 16, (const char *)&v.f, 8, 1); break;
    default: nd_cast_get(NPRT_complex128, dtype)(p, 16, (const char *)&v.c, 16, 1); break;
    }
}

nd_scalar nd_scalar_cast(nd_scalar v, nprt_dtype dtype) {
    _Alignas(16) char buffer[16];
    nd_scalar_store(v, dtype, buffer);
    return nd_scalar_load(dtype, buffer);
}

nd_scalar nd_scalar_bool(bool v) { return (nd_scalar){.dtype = NPRT_bool, .u = v}; }
nd_scalar nd_scalar_int(int64_t v) { return (nd_scalar){.dtype = NPRT_int64, .i = v}; }
nd_scalar nd_scalar_float(double v) { return (nd_scalar){.dtype = NPRT_float64, .f = v}; }
