// np.unravel_index and np.ravel_multi_index: places in an array of some shape, counted in C's order or Fortran's.
#include "runtime/nd/nd_places.h"
#include <string.h>

bool nd_unravel(const nprt_array *places, int rank, const int64_t *shape, bool fortran, nprt_array *out) {
    nprt_array index;
    int64_t total = 1;
    for (int d = 0; d < rank; d++) total *= shape[d];
    if (!nd_astype(NULL, places, NPRT_int64, 'C', &index)) return false;
    int64_t const n = nprt_array_size(&index);
    const int64_t *p = (const int64_t *)index.data;
    bool ok = true;
    int made = 0;
    for (int64_t i = 0; i < n && ok; i++)
        ok = (p[i] >= 0 && p[i] < total) ||
             nprt_raise("ValueError", "index %lld is out of bounds for array with size %lld", (long long)p[i],
                        (long long)total);
    for (; made < rank && ok; made++)
        if (!nd_empty(NPRT_int64, index.rank, index.shape, &out[made])) break;
    ok = ok && made == rank;
    for (int64_t i = 0; i < n && ok; i++) {
        int64_t rest = p[i];
        for (int k = 0; k < rank; k++) {
            int const d = fortran ? k : rank - 1 - k;
            int64_t const next = k < rank - 1 ? rest / shape[d] : 0;
            ((int64_t *)out[d].data)[i] = rest - next * shape[d];
            rest = next;
        }
    }
    if (!ok)
        while (made) nd_release(&out[--made]);
    nd_release(&index);
    return ok;
}

// i of n, or what mode makes of it.
static bool entry(int64_t *i, int64_t n, char mode) {
    if (mode == 'c')
        *i = *i < 0 ? 0 : *i >= n ? n - 1 : *i;
    else if (mode == 'w')
        *i = n ? (*i % n + n) % n : 0;
    return *i >= 0 && *i < n;
}

bool nd_ravel_places(int rank, const nprt_array *const *index, const int64_t *shape, const char *modes, bool fortran,
                     nprt_array *out) {
    nprt_array r;
    int result_rank;
    int64_t result_shape[NPRT_MAX_RANK];
    if (!nd_broadcast_shapes(rank, index, &result_rank, result_shape) ||
        !nd_zeros(NPRT_int64, result_rank, result_shape, &r))
        return false;
    int64_t const n = nprt_array_size(&r);
    int64_t *to = (int64_t *)r.data;
    bool ok = true;
    for (int k = 0; k < rank && ok; k++) {
        int const d = fortran ? rank - 1 - k : k;
        nprt_array wide, places;
        ok = nd_broadcast_to(index[d], result_rank, result_shape, &wide);
        if (!ok) break;
        ok = nd_astype(NULL, &wide, NPRT_int64, 'C', &places);
        nd_release(&wide);
        if (!ok) break;
        const int64_t *p = (const int64_t *)places.data;
        for (int64_t i = 0; i < n && ok; i++) {
            int64_t place = p[i];
            ok = entry(&place, shape[d], modes[d]) || nprt_raise("ValueError", "invalid entry in coordinates array");
            to[i] = to[i] * shape[d] + place;
        }
        nd_release(&places);
    }
    if (ok)
        *out = r;
    else
        nd_release(&r);
    return ok;
}
