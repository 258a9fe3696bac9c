// Loops of elementary functions over float32 and float64, in vectors. Private to the loop files of this folder.
#pragma once
#include "runtime/nd/nd_ufunc.h"

#define F64(NAME, LIBM, EXPR, LIMIT) nd_loop nd_##NAME##_float64;
#define F32(NAME, LIBM, EXPR, LIMIT) nd_loop nd_##NAME##_float32;
#define F32_WIDE(NAME, LIBM, EXPR, LIMIT) F32(NAME, LIBM, EXPR, LIMIT)
#define F64_2(NAME, LIBM, EXPR) nd_loop nd_##NAME##_float64;
#define F32_WIDE_2(NAME, LIBM, EXPR) nd_loop nd_##NAME##_float32;
#include "runtime/nd/nd_elementary.def"
nd_loop nd_power_float64;

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

// Of two operands.
typedef struct nd_elementary2_float32 {
    void (*many)(const float *restrict x, const float *restrict y, float *restrict out, int64_t n);
    float (*library)(float, float);
} nd_elementary2_float32;
typedef struct nd_elementary2_float64 {
    void (*many)(const double *restrict x, const double *restrict y, double *restrict out, int64_t n);
    double (*library)(double, double);
} nd_elementary2_float64;

void nd_elementary2_run_float32(const nd_elementary2_float32 *f, char *const *p, const int64_t *s, int64_t n);
void nd_elementary2_run_float64(const nd_elementary2_float64 *f, char *const *p, const int64_t *s, int64_t n);
