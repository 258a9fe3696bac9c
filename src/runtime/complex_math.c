// Functions of complex numbers for compiled code, in place.
#include "runtime/complex_math.h"
#include "runtime/abi.h"

#define IN_PLACE(NAME)                                                                                                 \
    void nprt_complex64_##NAME(nprt_complex64 *z) { *z = NAME##_one_complex64(*z); }                                   \
    void nprt_complex128_##NAME(nprt_complex128 *z) { *z = NAME##_one_complex128(*z); }

IN_PLACE(exp)
IN_PLACE(sin)
IN_PLACE(cos)
IN_PLACE(log)
IN_PLACE(log1p)
IN_PLACE(expm1)
IN_PLACE(sqrt)
IN_PLACE(tan)
IN_PLACE(tanh)

void nprt_complex64_pow(nprt_complex64 *z, const nprt_complex64 *w) { *z = power_one_complex64(*z, *w); }
void nprt_complex128_pow(nprt_complex128 *z, const nprt_complex128 *w) { *z = power_one_complex128(*z, *w); }
