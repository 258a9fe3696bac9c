// Loops that the compiler vectorises, built for several instruction sets and chosen when the program starts.
#pragma once
#include <stdbool.h>

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
