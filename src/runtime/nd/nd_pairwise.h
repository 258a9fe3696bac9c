// Pairwise sums of a run. For the complex ones n is twice the number of elements. Private to this folder.
#pragma once
#include "runtime/nd/nd.h"

float nd_pairwise_f32(const char *p, int64_t stride, int64_t n);
double nd_pairwise_f64(const char *p, int64_t stride, int64_t n);
nprt_complex64 nd_pairwise_c64(const char *p, int64_t stride, int64_t n);
nprt_complex128 nd_pairwise_c128(const char *p, int64_t stride, int64_t n);
