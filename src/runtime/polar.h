// Marsaglia's polar method in bulk, in the order and with the bits of NumPy's legacy generator.
//
//   generate   words -> candidates (x1, x2) in the square -> those inside the circle, packed, with r2 = x1^2 + x2^2
//   transform  f = sqrt(-2 log(r2) / r2); a pair gives f*x2, then f*x1
//
// A candidate yields at most one pair, so trying at most as many candidates as pairs are still wanted never takes a
// word too many.
#pragma once
#include "runtime/random.h"

typedef struct nprt_pairs {
    double *x1, *x2, *r2;
} nprt_pairs;

enum { NPRT_PAIRS_SLACK = 8 };   // what each array has to hold more than the pairs it gets

static inline nprt_pairs nprt_pairs_at(nprt_pairs p, int64_t i) { return (nprt_pairs){p.x1 + i, p.x2 + i, p.r2 + i}; }

// Makes exactly `wanted` pairs.
void nprt_polar_generate(nprt_mt *mt, nprt_pairs to, int64_t wanted);
// Tries exactly so many candidates; how many pairs they gave.
int64_t nprt_polar_try(nprt_mt *mt, nprt_pairs to, int64_t candidates);
// Writes 2 n numbers; overwrites p.r2. `plain` leaves loc and scale out.
void nprt_polar_transform(nprt_pairs p, int64_t n, double *out, bool plain, double loc, double scale);
