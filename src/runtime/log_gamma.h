// Logarithms of factorials and of the gamma function, with the bits that NumPy's distributions are decided by.
#pragma once
#include <stdint.h>

double nprt_log_gamma(double x);        // x > 0; after Zhang and Jin (1996)
double nprt_log_factorial(int64_t k);   // k >= 0; correctly rounded to 125!
