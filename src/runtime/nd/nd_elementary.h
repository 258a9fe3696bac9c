// Loops of elementary functions over float16, float32 and float64, in vectors. Private to the loop files of this
// folder.
#pragma once
#include "runtime/nd/nd_ufunc.h"

#define F64(NAME, LIBM, EXPR, LIMIT) nd_loop nd_##NAME##_float64;
#define F32(NAME, LIBM, EXPR, LIMIT) nd_loop nd_##NAME##_float32;
#define F32_WIDE(NAME, LIBM, EXPR, LIMIT) F32(NAME, LIBM, EXPR, LIMIT)
#define F64_2(NAME, LIBM, EXPR) nd_loop nd_##NAME##_float64;
#define F32_WIDE_2(NAME, LIBM, EXPR) nd_loop nd_##NAME##_float32;
#define F16(NAME, EXPR, USUAL, REACH) nd_loop nd_##NAME##_float16;
#include "runtime/nd/nd_elementary.def"
nd_loop nd_power_float64, nd_power_float32;

// Whether an operand, packed or one element for all, lies beside the `bytes` of a packed result, which is written at
// once then.
static inline bool nd_lies_apart(const char *p, int64_t stride, int64_t size, const char *result, int64_t bytes) {
    int64_t const length = stride ? bytes : size;
    return (stride == size || !stride) && (p + length <= result || result + bytes <= p);
}

// A function of many packed numbers (whole vectors of them), without branches: flags mean nothing, results only where
// the function is usual; whether any number is odd. The library's function does the odd ones, with its flags.
typedef struct nd_elementary_float32 {
    void (*many)(const float *restrict x, float *restrict out, int64_t n);
    float (*library)(float);
    float limit;   // of |x|
} nd_elementary_float32;
typedef struct nd_elementary_float64 {
    void (*many)(const double *restrict x, double *restrict out, int64_t n);
    double (*library)(double);
    double limit;
} nd_elementary_float64;

void nd_elementary_run_float32(const nd_elementary_float32 *f, char *const *p, const int64_t *s, int64_t n);
void nd_elementary_run_float64(const nd_elementary_float64 *f, char *const *p, const int64_t *s, int64_t n);

// many: of whole vectors of floats that come from float16; whether it serves them all. full: the loop of float32.
typedef struct nd_elementary_float16 {
    bool (*many)(const float *restrict x, float *restrict out, int64_t n);
    nd_loop *full;
    int reach;   // within so many units in the last place of a middle the full one decides; 0: many gives its bits
} nd_elementary_float16;

void nd_elementary_run_float16(const nd_elementary_float16 *f, char *const *p, const int64_t *s, int64_t n);

// Of two operands; positive: the same for finite x > 0, or NULL.
typedef struct nd_elementary2_float32 {
    void (*many)(const float *restrict x, const float *restrict y, float *restrict out, int64_t n);
    void (*positive)(const float *restrict x, const float *restrict y, float *restrict out, int64_t n);
    float (*library)(float, float);
} nd_elementary2_float32;
typedef struct nd_elementary2_float64 {
    void (*many)(const double *restrict x, const double *restrict y, double *restrict out, int64_t n);
    void (*positive)(const double *restrict x, const double *restrict y, double *restrict out, int64_t n);
    double (*library)(double, double);
} nd_elementary2_float64;

void nd_elementary2_run_float32(const nd_elementary2_float32 *f, char *const *p, const int64_t *s, int64_t n);
void nd_elementary2_run_float64(const nd_elementary2_float64 *f, char *const *p, const int64_t *s, int64_t n);
