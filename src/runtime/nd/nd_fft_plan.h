// Discrete Fourier transforms of one length: the plan, and what it does to a line of numbers. Private to this folder.
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct nd_fft_number {
    double re, im;
} nd_fft_number;

typedef struct nd_fft_plan nd_fft_plan;

// NULL after nprt_raise. inverse: without the division by n.
nd_fft_plan *nd_fft_plan_new(int64_t n, bool inverse);
void nd_fft_plan_free(nd_fft_plan *p);
void nd_fft_run(nd_fft_plan *p, nd_fft_number *x);   // x[0..n) in place
