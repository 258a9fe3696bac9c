// floor, ceil, trunc and rint in vectors: the compiler makes one instruction of each where nothing asks for the flags
// of its steps.
#include "runtime/nd/nd_round.h"
#include "runtime/simd.h"
#define ND_CLONES NPRT_VECTOR_CLONES
#include "runtime/nd/nd_loops.h"

#define ROUND(OP, NAME, T, FUNCTION)                                                                                   \
    ND_UNARY(OP##_##NAME, T, T, FUNCTION(x))                                                                           \
    void nd_##OP##_##NAME(char *const *p, const int64_t *s, int64_t n) { OP##_##NAME(p, s, n); }
ROUND(floor, float32, float, floorf)
ROUND(floor, float64, double, floor)
ROUND(ceil, float32, float, ceilf)
ROUND(ceil, float64, double, ceil)
ROUND(trunc, float32, float, truncf)
ROUND(trunc, float64, double, trunc)
ROUND(rint, float32, float, rintf)
ROUND(rint, float64, double, rint)
