// Views: another shape, order or type over the same memory.
#include "runtime/descr.h"
#include "runtime/nd/nd_iter.h"
#include <string.h>

// Strides for a's elements, taken in C (or F) order, under a new shape; false when only a copy can give it. Groups of
// old axes whose sizes multiply to a group of new axes are matched from the left, as NumPy's _attempt_nocopy_reshape
// does.
static bool reshape_strides(const nprt_array *a, int rank, const int64_t *shape, bool fortran, int64_t *out) {
    int64_t old_shape[NPRT_MAX_RANK], old_strides[NPRT_MAX_RANK];
    int n = 0;
    for (int i = 0; i < a->rank; i++) {
        if (a->shape[i] == 1) continue;
        old_shape[n] = a->shape[i];
        old_strides[n++] = a->strides[i];
    }
    int oi = 0, oj = 1, ni = 0, nj = 1;
    while (ni < rank && oi < n) {
        int64_t np = shape[ni], op = old_shape[oi];
        while (np != op) {
            if (np < op)
                np *= shape[nj++];
            else
                op *= old_shape[oj++];
        }
        for (int k = oi; k < oj - 1; k++) {
            if (fortran ? old_strides[k + 1] != old_shape[k] * old_strides[k]
                        : old_strides[k] != old_shape[k + 1] * old_strides[k + 1])
                return false;
        }
        if (fortran) {
            out[ni] = old_strides[oi];
            for (int k = ni + 1; k < nj; k++) out[k] = out[k - 1] * shape[k - 1];
        } else {
            out[nj - 1] = old_strides[oj - 1];
            for (int k = nj - 1; k > ni; k--) out[k - 1] = out[k] * shape[k];
        }
        ni = nj++;
        oi = oj++;
    }
    int64_t last = ni >= 1 ? out[ni - 1] : (int64_t)nprt_dtype_size(a->dtype);
    if (fortran && ni >= 1) last *= shape[ni - 1];
    for (int k = ni; k < rank; k++) out[k] = last;
    return true;
}

static bool resolve_shape(const nprt_array *a, int rank, const int64_t *shape, int64_t *out) {
    int64_t size = nprt_array_size(a), known = 1;
    int unknown = -1;
    bool ok = rank <= NPRT_MAX_RANK;
    for (int i = 0; i < rank && ok; i++) {
        out[i] = shape[i];
        if (shape[i] >= 0) {
            if (__builtin_mul_overflow(known, shape[i], &known)) ok = false;
        } else if (unknown >= 0) {
            return nprt_raise("ValueError", "can only specify one unknown dimension");
        } else {
            unknown = i;
        }
    }
    if (ok && unknown >= 0) {
        ok = known != 0 && size % known == 0;
        if (ok) out[unknown] = size / known;
    } else if (ok) {
        ok = known == size;
    }
    if (ok) return true;
    char text[300];
    nd_shape_text(rank, shape, text, sizeof text);
    return nprt_raise("ValueError", "cannot reshape array of size %lld into shape %s", (long long)size, text);
}

bool nd_reshape(const nprt_array *a, int rank, const int64_t *shape, char order, nprt_array *out) {
    int64_t full[NPRT_MAX_RANK], strides[NPRT_MAX_RANK];
    if (!resolve_shape(a, rank, shape, full)) return false;
    if (order == 'A') order = nd_is_f_contiguous(a) && !nd_is_c_contiguous(a) ? 'F' : 'C';
    nprt_array result;
    if (nprt_array_size(a) == 0) {
        result = nd_view(a);
        int64_t step = (int64_t)nprt_dtype_size(a->dtype);
        for (int i = rank - 1; i >= 0; i--) {
            strides[i] = step;
            if (full[i]) step *= full[i];
        }
    } else if (reshape_strides(a, rank, full, order == 'F', strides)) {
        result = nd_view(a);
    } else {
        if (!nd_copy(a, order, &result)) return false;
        reshape_strides(&result, rank, full, order == 'F', strides);
    }
    result.rank = rank;
    for (int i = 0; i < rank; i++) {
        result.shape[i] = full[i];
        result.strides[i] = strides[i];
    }
    *out = result;
    return true;
}

// Whether the elements lie without gaps in some order of the axes.
static bool is_packed(const nprt_array *a) {
    int perm[NPRT_MAX_RANK];
    const int64_t *rows[] = {a->strides};
    nd_axis_order(1, a->rank, rows, perm);
    int64_t step = (int64_t)nprt_dtype_size(a->dtype);
    for (int i = a->rank - 1; i >= 0; i--) {
        if (a->shape[perm[i]] == 1) continue;
        if (a->strides[perm[i]] != step) return false;
        step *= a->shape[perm[i]];
    }
    return true;
}

bool nd_ravel(const nprt_array *a, char order, nprt_array *out) {
    int64_t size = nprt_array_size(a);
    if (order == 'A') order = nd_is_f_contiguous(a) && !nd_is_c_contiguous(a) ? 'F' : 'C';
    bool view = order == 'C' ? nd_is_c_contiguous(a) : order == 'F' ? nd_is_f_contiguous(a) : is_packed(a);
    if (view || size == 0) {
        nd_retain(a);
        out->block = a->block;
        out->data = a->data;
        out->dtype = a->dtype;
        out->readonly = a->readonly;
    } else if (!nd_copy(a, order, out)) {
        return false;
    }
    out->rank = 1;
    out->shape[0] = size;
    out->strides[0] = (int64_t)nprt_dtype_size(a->dtype);
    return true;
}

bool nd_transpose(const nprt_array *a, const int *perm, nprt_array *out) {
    int axes[NPRT_MAX_RANK];
    bool seen[NPRT_MAX_RANK] = {false};
    for (int i = 0; i < a->rank; i++) {
        axes[i] = a->rank - 1 - i;
        if (perm && !nd_axis(perm[i], a->rank, &axes[i])) return false;
        if (seen[axes[i]]) return nprt_raise("ValueError", "repeated axis in transpose");
        seen[axes[i]] = true;
    }
    nprt_array result = nd_view(a);
    for (int i = 0; i < a->rank; i++) {
        result.shape[i] = a->shape[axes[i]];
        result.strides[i] = a->strides[axes[i]];
    }
    *out = result;
    return true;
}

bool nd_swapaxes(const nprt_array *a, int i, int j, nprt_array *out) {
    int x, y, perm[NPRT_MAX_RANK];
    if (i < -a->rank || i >= a->rank)
        return nprt_raise("AxisError", "axis1: axis %d is out of bounds for array of dimension %d", i, a->rank);
    if (j < -a->rank || j >= a->rank)
        return nprt_raise("AxisError", "axis2: axis %d is out of bounds for array of dimension %d", j, a->rank);
    x = i < 0 ? i + a->rank : i;
    y = j < 0 ? j + a->rank : j;
    for (int k = 0; k < a->rank; k++) perm[k] = k == x ? y : k == y ? x : k;
    return nd_transpose(a, perm, out);
}

bool nd_expand_dims(const nprt_array *a, int n_axes, const int *axes, nprt_array *out) {
    int rank = a->rank + n_axes;
    bool added[NPRT_MAX_RANK] = {false};
    if (rank > NPRT_MAX_RANK)
        return nprt_raise("ValueError", "maximum supported dimension for an ndarray is 32, found %d", rank);
    for (int i = 0; i < n_axes; i++) {
        int axis;
        if (!nd_axis(axes[i], rank, &axis)) return false;
        if (added[axis]) return nprt_raise("ValueError", "repeated axis");
        added[axis] = true;
    }
    nprt_array result = nd_view(a);
    result.rank = rank;
    for (int i = 0, j = 0; i < rank; i++) {
        result.shape[i] = added[i] ? 1 : a->shape[j];
        result.strides[i] = added[i] ? 0 : a->strides[j];
        if (!added[i]) j++;
    }
    *out = result;
    return true;
}

bool nd_squeeze(const nprt_array *a, int n_axes, const int *axes, nprt_array *out) {
    bool drop[NPRT_MAX_RANK] = {false};
    for (int i = 0; i < a->rank && n_axes < 0; i++) drop[i] = a->shape[i] == 1;
    for (int i = 0; i < n_axes; i++) {
        int axis;
        if (!nd_axis(axes[i], a->rank, &axis)) return false;
        if (drop[axis]) return nprt_raise("ValueError", "duplicate value in 'axis'");
        if (a->shape[axis] != 1)
            return nprt_raise("ValueError", "cannot select an axis to squeeze out which has size not equal to one");
        drop[axis] = true;
    }
    nprt_array result = nd_view(a);
    int rank = 0;
    for (int i = 0; i < a->rank; i++) {
        if (drop[i]) continue;
        result.shape[rank] = a->shape[i];
        result.strides[rank++] = a->strides[i];
    }
    result.rank = rank;
    *out = result;
    return true;
}

bool nd_broadcast_to(const nprt_array *a, int rank, const int64_t *shape, nprt_array *out) {
    int pad = rank - a->rank;
    bool ok = pad >= 0 && rank <= NPRT_MAX_RANK;
    for (int i = 0; i < rank && ok; i++) {
        if (shape[i] < 0) return nprt_raise("ValueError", "all elements of broadcast shape must be non-negative");
        ok = i < pad || a->shape[i - pad] == 1 || a->shape[i - pad] == shape[i];
    }
    if (!ok && pad < 0)
        return nprt_raise("ValueError", "input operand has more dimensions than allowed by the axis remapping");
    if (!ok) {
        char from[200], to[200];
        nd_shape_text(a->rank, a->shape, from, sizeof from);
        nd_shape_text(rank, shape, to, sizeof to);
        return nprt_raise("ValueError",
                          "operands could not be broadcast together with remapped shapes [original->remapped]: %s  and "
                          "requested shape %s",
                          from, to);
    }
    nprt_array result = nd_view(a);
    result.rank = rank;
    result.readonly = true;
    for (int i = 0; i < rank; i++) {
        result.shape[i] = shape[i];
        result.strides[i] = i < pad || a->shape[i - pad] == 1 ? 0 : a->strides[i - pad];
    }
    *out = result;
    return true;
}

bool nd_diagonal(const nprt_array *a, int64_t offset, int axis1, int axis2, nprt_array *out) {
    int x, y;
    if (a->rank < 2) return nprt_raise("ValueError", "diag requires an array of at least two dimensions");
    if (!nd_axis(axis1, a->rank, &x) || !nd_axis(axis2, a->rank, &y)) return false;
    if (x == y) return nprt_raise("ValueError", "axis1 and axis2 cannot be the same");
    int64_t rows = a->shape[x], columns = a->shape[y];
    nprt_array result = nd_view(a);
    if (offset >= 0)
        columns -= offset;
    else
        rows += offset;
    int64_t n = rows < columns ? rows : columns;
    if (n < 0) n = 0;
    if (n > 0) result.data += offset >= 0 ? offset * a->strides[y] : -offset * a->strides[x];
    int rank = 0;
    for (int i = 0; i < a->rank; i++) {
        if (i == x || i == y) continue;
        result.shape[rank] = a->shape[i];
        result.strides[rank++] = a->strides[i];
    }
    result.shape[rank] = n;
    result.strides[rank++] = a->strides[x] + a->strides[y];
    result.rank = rank;
    result.readonly = true;
    *out = result;
    return true;
}

bool nd_real(const nprt_array *a, nprt_array *out) {
    *out = nd_view(a);
    if (a->dtype == NPRT_complex64) out->dtype = NPRT_float32;
    if (a->dtype == NPRT_complex128) out->dtype = NPRT_float64;
    return true;
}

bool nd_imag(const nprt_array *a, nprt_array *out) {
    if (nprt_dtype_kind(a->dtype) != 'c') {
        if (!nd_zeros(a->dtype, a->rank, a->shape, out)) return false;
        out->readonly = true;
        return true;
    }
    nd_real(a, out);
    out->data += nprt_dtype_size(out->dtype);
    return true;
}

bool nd_view_dtype(const nprt_array *a, nprt_dtype dtype, nprt_array *out) {
    int64_t from = (int64_t)nprt_dtype_size(a->dtype), to = (int64_t)nprt_dtype_size(dtype);
    nprt_array result = *a;
    if (dtype != a->dtype && (nprt_dtype_has_objects(dtype) || nprt_dtype_has_objects(a->dtype)))
        return nprt_raise("TypeError", "Cannot change data-type for object array.");
    result.dtype = dtype;
    if (from != to) {
        int last = a->rank - 1;
        if (last < 0)
            return nprt_raise("ValueError",
                              "Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
        if (a->strides[last] != from && a->shape[last] > 1)
            return nprt_raise("ValueError",
                              "To change to a dtype of a different size, the last axis must be contiguous");
        if (to == 0 || (to < from && from % to))
            return nprt_raise("ValueError",
                              "When changing to a smaller dtype, its size must be a divisor of the size of "
                              "original dtype");
        if (to < from) {
            result.shape[last] = a->shape[last] * (from / to);
        } else {
            if (a->shape[last] * from % to)
                return nprt_raise("ValueError", "When changing to a larger dtype, its size must be a divisor of the "
                                                "total size in bytes of the last axis of the array.");
            result.shape[last] = a->shape[last] * from / to;
        }
        result.strides[last] = to;
    }
    nd_retain(a);
    *out = result;
    return true;
}

bool nd_as_strided(const nprt_array *a, int rank, const int64_t *shape, const int64_t *strides, nprt_array *out) {
    if (rank > NPRT_MAX_RANK)
        return nprt_raise("ValueError", "maximum supported dimension for an ndarray is 32, found %d", rank);
    nprt_array result = nd_view(a);
    result.rank = rank;
    memcpy(result.shape, shape, (size_t)rank * sizeof *shape);
    memcpy(result.strides, strides, (size_t)rank * sizeof *strides);
    *out = result;
    return true;
}

bool nd_flip(const nprt_array *a, int axis, nprt_array *out) {
    int x;
    if (!nd_axis(axis, a->rank, &x)) return false;
    *out = nd_view(a);
    if (a->shape[x] > 0) out->data += (a->shape[x] - 1) * a->strides[x];
    out->strides[x] = -a->strides[x];
    return true;
}
