#include "runtime/nd/nd_iter.h"

void nd_broadcast_strides(const nprt_array *a, int rank, const int64_t *shape, int64_t *out_strides) {
    int pad = rank - a->rank;
    for (int i = 0; i < rank; i++) {
        int j = i - pad;
        out_strides[i] = j < 0 || (a->shape[j] == 1 && shape[i] != 1) ? 0 : a->strides[j];
        if (j >= 0 && a->shape[j] == 1) out_strides[i] = 0;
    }
}

static int64_t magnitude(int64_t v) { return v < 0 ? -v : v; }

// Insertion sort of the axes, innermost first, as npyiter_find_best_axis_ordering of NumPy describes it: an axis moves
// inwards past another when every operand that can tell has the smaller stride there.
void nd_axis_order(int n, int rank, const int64_t *const *strides, int *out_perm) {
    int order[NPRT_MAX_RANK];   // innermost first
    for (int i = 0; i < rank; i++) order[i] = rank - 1 - i;
    for (int i0 = 1; i0 < rank; i0++) {
        int axis = order[i0], position = i0;
        for (int i1 = i0 - 1; i1 >= 0; i1--) {
            bool ambiguous = true, swap = false;
            for (int k = 0; k < n; k++) {
                int64_t s0 = magnitude(strides[k][axis]), s1 = magnitude(strides[k][order[i1]]);
                if (s0 == 0 || s1 == 0) continue;
                if (s1 <= s0)
                    swap = false;
                else if (ambiguous)
                    swap = true;
                ambiguous = false;
            }
            if (ambiguous) continue;
            if (!swap) break;
            position = i1;
        }
        for (int i1 = i0; i1 > position; i1--) order[i1] = order[i1 - 1];
        order[position] = axis;
    }
    for (int i = 0; i < rank; i++) out_perm[i] = order[rank - 1 - i];
}

void nd_iter_init(nd_iter *it, int n, int rank, const int64_t *shape, char *const *p, const int64_t *const *strides,
                  bool keep_order) {
    int perm[NPRT_MAX_RANK];
    if (keep_order || rank < 2) {
        for (int i = 0; i < rank; i++) perm[i] = i;
    } else {
        nd_axis_order(n, rank, strides, perm);
    }
    it->n = n;
    it->done = false;
    int r = 0;
    for (int i = 0; i < rank; i++) {
        int64_t size = shape[perm[i]];
        if (size == 0) it->done = true;
        if (size == 1) continue;
        bool merge = r > 0;
        for (int k = 0; k < n && merge; k++) merge = it->strides[k][r - 1] == strides[k][perm[i]] * size;
        if (merge) {
            it->shape[r - 1] *= size;
        } else {
            it->shape[r++] = size;
        }
        for (int k = 0; k < n; k++) it->strides[k][r - 1] = strides[k][perm[i]];
    }
    if (r == 0) {
        it->shape[0] = 1;
        for (int k = 0; k < n; k++) it->strides[k][0] = 0;
        r = 1;
    }
    it->rank = r;
    for (int i = 0; i < r; i++) it->index[i] = 0;
    for (int k = 0; k < n; k++) {
        it->p[k] = p[k];
        it->inner[k] = it->strides[k][r - 1];
    }
    it->inner_n = it->shape[r - 1];
}

void nd_iter_arrays(nd_iter *it, int n, const nprt_array *const *arrays, int rank, const int64_t *shape,
                    bool keep_order) {
    int64_t strides[ND_ITER_MAX][NPRT_MAX_RANK];
    const int64_t *rows[ND_ITER_MAX];
    char *p[ND_ITER_MAX];
    for (int k = 0; k < n; k++) {
        nd_broadcast_strides(arrays[k], rank, shape, strides[k]);
        rows[k] = strides[k];
        p[k] = arrays[k]->data;
    }
    nd_iter_init(it, n, rank, shape, p, rows, keep_order);
}

bool nd_iter_next(nd_iter *it) {
    for (int i = it->rank - 2; i >= 0; i--) {
        if (++it->index[i] < it->shape[i]) {
            for (int k = 0; k < it->n; k++) it->p[k] += it->strides[k][i];
            return true;
        }
        it->index[i] = 0;
        for (int k = 0; k < it->n; k++) it->p[k] -= it->strides[k][i] * (it->shape[i] - 1);
    }
    it->done = true;
    return false;
}
