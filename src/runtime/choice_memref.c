#include "runtime/object.h"
#include "runtime/random.h"
#include "runtime/random_out.h"

#include <stdlib.h>

bool nprt_choice_of_memref(nprt_bits *bits, nprt_random_out *out, int64_t rank, const nprt_memref *m, bool replace) {
    nprt_array a = nprt_array_of_memref(rank, m, NPRT_float64);
    int64_t n = nprt_array_size(&a);
    double *p = nprt_xmalloc((size_t)n * sizeof *p);
    for (int64_t i = 0; i < n; i++) p[i] = *(const double *)(const void *)(a.data + (rank ? i * a.strides[0] : 0));
    bool ok = nprt_bits_choice_p(bits, out->data, out->n, p, n, replace);
    free(p);
    return ok;
}
