// Floor division and its remainder of floats. Private to this folder.
#pragma once
#include <math.h>

// As CPython's float_divmod does it.
#define ND_DIVMOD(NAME, T, SFX)                                                                                        \
    static inline T nd_divmod_##NAME(T x, T y, T *remainder) {                                                         \
        T mod = fmod##SFX(x, y);                                                                                       \
        if (y == 0) {                                                                                                  \
            *remainder = mod;                                                                                          \
            return x / y;                                                                                              \
        }                                                                                                              \
        T div = (x - mod) / y;                                                                                         \
        if (mod != 0) {                                                                                                \
            if ((y < 0) != (mod < 0)) {                                                                                \
                mod += y;                                                                                              \
                div -= 1;                                                                                              \
            }                                                                                                          \
        } else {                                                                                                       \
            mod = copysign##SFX(0, y);                                                                                 \
        }                                                                                                              \
        *remainder = mod;                                                                                              \
        if (div == 0) return copysign##SFX(0, x / y);                                                                  \
        T whole = floor##SFX(div);                                                                                     \
        return div - whole > (T)0.5 ? whole + 1 : whole;                                                               \
    }
ND_DIVMOD(float32, float, f)
ND_DIVMOD(float64, double, )
#undef ND_DIVMOD
