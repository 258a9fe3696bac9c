// Elementary functions in float arithmetic: of float32, and of float16.
#define REAL float
#define WHOLE int32_t
#define UNSIGNED uint32_t
#define BITS 32
#define C_MATH(F) F##f
#include "runtime/nd/nd_elementary_words.h"

#include "runtime/elementary/f32.h"
#include "runtime/elementary/f32_of_f16.h"

// And finite.
static inline bool is_positive(float x) {
    uint32_t bits;
    memcpy(&bits, &x, 4);
    return bits - 1 < 0x7f7fffff;
}

#define F64(NAME, LIBM, EXPR, LIMIT)
#define F32(NAME, LIBM, EXPR, LIMIT) ELEMENTARY(NAME, LIBM##f, EXPR, LIMIT, float32, float)
#define F32_WIDE(NAME, LIBM, EXPR, LIMIT)
#define F64_2(NAME, LIBM, EXPR)
#define F32_WIDE_2(NAME, LIBM, EXPR)
#define F16(NAME, EXPR, USUAL, REACH)                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool NAME##_float16(const float *restrict in, float *restrict out, int64_t n) {                             \
        mx words, *m = &words;                                                                                         \
        uint32_t unusual = 0;                                                                                          \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            V const x = in[i];                                                                                         \
            out[i] = EXPR;                                                                                             \
            unusual |= !(USUAL);                                                                                       \
        }                                                                                                              \
        return !unusual;                                                                                               \
    }                                                                                                                  \
    void nd_##NAME##_float16(char *const *p, const int64_t *s, int64_t n) {                                            \
        static const nd_elementary_float16 f = {NAME##_float16, nd_##NAME##_float32, REACH};                           \
        nd_elementary_run_float16(&f, p, s, n);                                                                        \
    }
#include "runtime/nd/nd_elementary.def"
