// Natural logarithms of many numbers at once, with the bits of the C library's log.
#pragma once
#include <stdint.h>

// out[i] = log(x[i]) for normal numbers 0 < x[i] < 1.
void nprt_log_many(const double *x, double *out, int64_t n);
// out[i] = log(x[i]) for any numbers; out may be x. Raises the floating-point flags that log does.
void nprt_log_any(const double *x, double *out, int64_t n);
