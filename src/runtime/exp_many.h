// Exponentials of many numbers at once, with the bits of the C library's exp.
#pragma once
#include <stdint.h>

// out[i] = exp(x[i]) for any numbers; out may be x. Raises the floating-point flags that exp does.
void nprt_exp_many(const double *x, double *out, int64_t n);
