// Loops of hypot and of the absolute value of complex numbers. Private to this folder.
#pragma once
#include <stdbool.h>
#include <stdint.h>

void nd_hypot_float64(char *const *p, const int64_t *s, int64_t n);
void nd_absolute_complex128(char *const *p, const int64_t *s, int64_t n);
void nd_absolute_complex64(char *const *p, const int64_t *s, int64_t n);
