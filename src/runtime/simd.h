// Loops that the compiler vectorises, built for several instruction sets and chosen when the program starts.
#pragma once
#include <stdbool.h>
#if defined(__x86_64__)
#include <xmmintrin.h>
#else
#include <fenv.h>
#endif

#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define NPRT_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define NPRT_VECTOR_CLONES
#endif

// Fused multiply-add in hardware: without it loops that use it are worse than useless.
static inline bool nprt_has_fma(void) {
#if defined(__x86_64__)
#if defined(__FMA__)
    return 1;
#elif defined(__clang__) || defined(__SANITIZE_ADDRESS__)
    return 0;
#else
    return __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2");
#endif
#elif defined(__FP_FAST_FMA)
    return 1;
#else
    return 0;
#endif
}

// The floating-point flags that vector arithmetic raises. On x86 they are those of SSE; the functions of <fenv.h> read
// and write the old unit's as well, which takes longer than a block of numbers.
#if defined(__x86_64__)
typedef unsigned nprt_vector_flags;
static inline nprt_vector_flags nprt_vector_flags_get(void) { return _mm_getcsr(); }
static inline void nprt_vector_flags_set(nprt_vector_flags before) {
    if (_mm_getcsr() != before) _mm_setcsr(before);
}
#else
typedef fexcept_t nprt_vector_flags;
static inline nprt_vector_flags nprt_vector_flags_get(void) {
    nprt_vector_flags flags;
    fegetexceptflag(&flags, FE_ALL_EXCEPT);
    return flags;
}
static inline void nprt_vector_flags_set(nprt_vector_flags before) { fesetexceptflag(&before, FE_ALL_EXCEPT); }
#endif
