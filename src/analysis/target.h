// What kernel generation has to know of the machine it generates for.
#pragma once
#include <stdint.h>

typedef struct kernel_target {
    int vector_bytes;   // bytes of a vector register: 64 AVX-512, 32 AVX2, 16 SSE, NEON and RVV with VLEN 128
    int vector_registers;
    int64_t l1, l2, l3;   // bytes of data cache a core may use
    int cores;
} kernel_target;
