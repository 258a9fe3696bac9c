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

// Of an even number n of real numbers: n / 2 pairs of them become n / 2 + 1 numbers, or the other way,
// without the division by n / 2.
nd_fft_plan *nd_fft_plan_new_real(int64_t n, bool inverse);
void nd_fft_run_real(nd_fft_plan *p, nd_fft_number *x);   // x[0..n/2] in place
