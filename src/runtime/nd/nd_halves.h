// float16 to float32 and back by the processor's conversions, which all give the same bits but raise other flags and
// quieten nans: these say when that would matter. Private to this folder. Blocks of whole eights.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { ND_HALVES = 8 };

bool nd_halves_there(void);   // whether the processor has them; otherwise the others do nothing and return false
// False: there is a nan.
bool nd_halves_widen(float *restrict to, const uint16_t *restrict from, int64_t n);
// False: some are nan, infinite, too large, or nearer to 0 than the least normal number.
bool nd_halves_narrow(uint16_t *restrict to, const float *restrict from, int64_t n);
// The same; *out_close: whether some lie so near the middle of two float16 that `reach` units in the last place of
// float32 decide between them.
bool nd_halves_narrow_close(uint16_t *restrict to, const float *restrict from, int64_t n, int reach, bool *out_close);
// The place of the first of these from `at` on, or n.
int64_t nd_halves_close(const float *from, int64_t at, int64_t n, int reach);
