// np.linalg.eig of one real matrix.
#include "runtime/abi.h"
#include "runtime/array.h"
#include "runtime/object.h"
#include "runtime/schur.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The matrix without anything between its elements, and the sum of all: nan or infinite where one is.
static double *packed(const nprt_array *a, double *sum) {
    nprt_array const p = nprt_array_packed(a);
    size_t const n = (size_t)nprt_array_size(&p);
    double *copy = nprt_xmalloc((n ? n : 1) * sizeof *copy);
    memcpy(copy, p.data, n * sizeof *copy);
    nprt_block_release(p.block);
    *sum = 0;
    for (size_t i = 0; i < n; i++) *sum += 0 * copy[i];
    return copy;
}

static void multiply(const double *a, const double *b, int64_t n, double *to) {
    memset(to, 0, (size_t)(n * n) * sizeof *to);
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = 0; k < n; k++)
            for (int64_t j = 0; j < n; j++) to[i * n + j] += a[i * n + k] * b[k * n + j];
}

void nprt_eig(int64_t rank_a, const nprt_memref *a, int64_t rank_w, const nprt_memref *w, int64_t rank_v,
              const nprt_memref *v, bool vectors, const char *site) {
    nprt_array const from = nprt_array_of_memref(rank_a, a, NPRT_float64);
    nprt_array const values = nprt_array_of_memref(rank_w, w, NPRT_float64),
                     columns = nprt_array_of_memref(rank_v, v, NPRT_float64);
    int64_t const n = from.shape[0];
    double sum, *h = packed(&from, &sum), *work = nprt_xmalloc((size_t)(3 * n * n + 3 * n + 1) * sizeof *work);
    if (sum != 0) nprt_fail("LinAlgError", "Array must not contain infs or NaNs", site);
    nprt_schur s = {.h = h, .z = vectors ? work : NULL, .n = n};
    s.wr = work + 3 * n * n;
    s.wi = s.wr + n;
    s.scale = s.wi + n;
    nprt_schur_status const status = nprt_schur_form(&s);
    double *t = work + n * n, *result = t + n * n;
    if (status == NPRT_SCHUR_NO_CONVERGENCE) nprt_fail("LinAlgError", "Eigenvalues did not converge", site);
    if (status != NPRT_SCHUR_DONE || (vectors && !nprt_schur_triangular(&s, t))) nprt_fail("MemoryError", "", site);
    nprt_array const parts = {.data = (char *)s.wr, .dtype = NPRT_float64, .rank = 2, .shape = {2, n}};
    nprt_array rows = parts;
    nprt_array_pack_strides(&rows);
    nprt_array_copy(&values, &rows);
    if (vectors) {
        multiply(s.z, t, n, result);
        nprt_schur_finish(&s, result);
        rows = (nprt_array){.data = (char *)result, .dtype = NPRT_float64, .rank = 2, .shape = {n, n}};
        nprt_array_pack_strides(&rows);
        nprt_array_copy(&columns, &rows);
    }
    free(h);
    free(work);
}
