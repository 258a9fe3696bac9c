// Functions of one complex number as NumPy computes them, for complex64 and complex128. Division is Smith's algorithm
// (R. L. Smith, 1962); functions are libm's complex ones where NumPy uses them.
#pragma once
#include "runtime/array.h"
#include <complex.h>
#include <fenv.h>
#include <math.h>
#include <stdbool.h>
#undef I

#define COMPLEX_FUNCTIONS(NAME, C, R, SFX, NATIVE)                                                                     \
    static inline C pack_##NAME(R re, R im) { return (C){re, im}; }                                                    \
    static inline NATIVE native_##NAME(C x) { return __builtin_complex(x.re, x.im); }                                  \
    static inline C of_native_##NAME(NATIVE z) { return (C){creal##SFX(z), cimag##SFX(z)}; }                           \
    static inline C multiply_one_##NAME(C x, C y) {                                                                    \
        return (C){x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re};                                              \
    }                                                                                                                  \
    static inline C divide_one_##NAME(C x, C y) {                                                                      \
        R ar = fabs##SFX(y.re), ai = fabs##SFX(y.im);                                                                  \
        if (ar >= ai) {                                                                                                \
            if (ar == 0 && ai == 0) return (C){x.re / ar, x.im / ar};                                                  \
            R ratio = y.im / y.re, scale = 1 / (y.re + y.im * ratio);                                                  \
            return (C){(x.re + x.im * ratio) * scale, (x.im - x.re * ratio) * scale};                                  \
        }                                                                                                              \
        R ratio = y.re / y.im, scale = 1 / (y.im + y.re * ratio);                                                      \
        return (C){(x.re * ratio + x.im) * scale, (x.im * ratio - x.re) * scale};                                      \
    }                                                                                                                  \
    static inline C reciprocal_one_##NAME(C x) {                                                                       \
        if (fabs##SFX(x.im) <= fabs##SFX(x.re)) {                                                                      \
            R ratio = x.im / x.re, d = x.re + x.im * ratio;                                                            \
            return (C){1 / d, -ratio / d};                                                                             \
        }                                                                                                              \
        R ratio = x.re / x.im, d = x.re * ratio + x.im;                                                                \
        return (C){ratio / d, -1 / d};                                                                                 \
    }                                                                                                                  \
    static inline C power_one_##NAME(C x, C y) {                                                                       \
        if (y.re == 0 && y.im == 0) return (C){1, 0};                                                                  \
        if (x.re == 0 && x.im == 0) {                                                                                  \
            if (y.re > 0 && y.im == 0) return (C){0, 0};                                                               \
            feraiseexcept(FE_INVALID);                                                                                 \
            return (C){(R)NAN, (R)NAN};                                                                                \
        }                                                                                                              \
        if (y.im == 0 && y.re > -100 && y.re < 100 && (R)(int)y.re == y.re) {                                          \
            int n = (int)y.re;                                                                                         \
            if (n == 1) return x;                                                                                      \
            if (n == 2) return multiply_one_##NAME(x, x);                                                              \
            if (n == 3) return multiply_one_##NAME(x, multiply_one_##NAME(x, x));                                      \
            C result = {1, 0}, square = x;                                                                             \
            if (n < 0) n = -n;                                                                                         \
            for (int mask = 1;; square = multiply_one_##NAME(square, square)) {                                        \
                if (n & mask) result = multiply_one_##NAME(result, square);                                            \
                mask <<= 1;                                                                                            \
                if (n < mask) break;                                                                                   \
            }                                                                                                          \
            return y.re < 0 ? divide_one_##NAME((C){1, 0}, result) : result;                                           \
        }                                                                                                              \
        return of_native_##NAME(cpow##SFX(native_##NAME(x), native_##NAME(y)));                                        \
    }                                                                                                                  \
    static inline C log_one_##NAME(C x) { return of_native_##NAME(clog##SFX(native_##NAME(x))); }                      \
    static inline C scaled_log_##NAME(C x, R scale) {                                                                  \
        C l = log_one_##NAME(x);                                                                                       \
        return (C){l.re * scale, l.im * scale};                                                                        \
    }                                                                                                                  \
    static inline C exp_one_##NAME(C x) { return of_native_##NAME(cexp##SFX(native_##NAME(x))); }                      \
    static inline C expm1_one_##NAME(C x) {                                                                            \
        R a = sin##SFX(x.im / 2);                                                                                      \
        return (C){expm1##SFX(x.re) * cos##SFX(x.im) - 2 * a * a, exp##SFX(x.re) * sin##SFX(x.im)};                    \
    }                                                                                                                  \
    static inline C log1p_one_##NAME(C x) {                                                                            \
        R l = hypot##SFX(x.re + 1, x.im);                                                                              \
        return (C){log##SFX(l), atan2##SFX(x.im, x.re + 1)};                                                           \
    }                                                                                                                  \
    static inline C sin_one_##NAME(C x) { return of_native_##NAME(csin##SFX(native_##NAME(x))); }                      \
    static inline C cos_one_##NAME(C x) { return of_native_##NAME(ccos##SFX(native_##NAME(x))); }                      \
    static inline C sqrt_one_##NAME(C x) { return of_native_##NAME(csqrt##SFX(native_##NAME(x))); }                    \
    static inline C tan_one_##NAME(C x) { return of_native_##NAME(ctan##SFX(native_##NAME(x))); }                      \
    static inline C tanh_one_##NAME(C x) { return of_native_##NAME(ctanh##SFX(native_##NAME(x))); }

COMPLEX_FUNCTIONS(complex64, nprt_complex64, float, f, float _Complex)
COMPLEX_FUNCTIONS(complex128, nprt_complex128, double, , double _Complex)
#undef COMPLEX_FUNCTIONS
