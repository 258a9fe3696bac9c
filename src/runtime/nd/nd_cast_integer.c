// Floats and the real parts of complex numbers as integers, as x86 converts: out of range gives the smallest integer of
// the instruction's width, and the invalid flag.
#include "runtime/nd/nd_cast.h"
#include "runtime/simd.h"
#include <fenv.h>

#define REAL_float32(v) (v)
#define REAL_float64(v) (v)
#define REAL_complex64(v) ((v).re)
#define REAL_complex128(v) ((v).re)

// Through the integer VIA, which is at least as wide; without branches, so that the compiler vectorises it.
static inline int32_t through_I32(double x, uint32_t *bad) {
    bool const inside = x > -2147483649.0 && x < 2147483648.0;
    *bad |= !inside;
    return inside ? (int32_t)(inside ? x : 0) : INT32_MIN;
}
static inline int64_t through_I64(double x, uint32_t *bad) {
    bool const inside = x >= -0x1p63 && x < 0x1p63;
    *bad |= !inside;
    return inside ? (int64_t)(inside ? x : 0) : INT64_MIN;
}
static inline uint64_t through_U64(double x, uint32_t *bad) {
    bool const upper = x >= 0x1p63;
    return (uint64_t)through_I64(upper ? x - 0x1p63 : x, bad) ^ (upper ? 1ull << 63 : 0);
}

#define CAST(FROM, TF, TO, TT, VIA)                                                                                    \
    NPRT_VECTOR_CLONES                                                                                                 \
    static uint32_t FROM##_##TO(TT *restrict to, const TF *restrict from, int64_t n) {                                 \
        uint32_t bad = 0;                                                                                              \
        for (int64_t i = 0; i < n; i++) to[i] = (TT)through_##VIA(REAL_##FROM(from[i]), &bad);                         \
        return bad;                                                                                                    \
    }                                                                                                                  \
    void nd_cast_##FROM##_##TO(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {                        \
        uint32_t bad = 0;                                                                                              \
        if (ds == sizeof(TT) && ss == sizeof(TF))                                                                      \
            bad = FROM##_##TO((TT *)dst, (const TF *)src, n);                                                          \
        else                                                                                                           \
            for (int64_t i = 0; i < n; i++)                                                                            \
                *(TT *)(dst + i * ds) = (TT)through_##VIA(REAL_##FROM(*(const TF *)(src + i * ss)), &bad);             \
        if (bad) feraiseexcept(FE_INVALID);                                                                            \
    }
ND_CAST_FLOATS(CAST)
