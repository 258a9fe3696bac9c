// Joining, repeating, searching and counting.
#include "runtime/nd/nd_manip.h"
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/simd.h"
#include <stdlib.h>
#include <string.h>

static bool concatenate_shape(int n, const nprt_array *arrays, int x, int64_t *shape) {
    const nprt_array *first = &arrays[0];
    memcpy(shape, first->shape, sizeof(int64_t) * (size_t)first->rank);
    shape[x] = 0;
    for (int i = 0; i < n; i++) {
        for (int d = 0; d < first->rank; d++) {
            if (d == x || arrays[i].shape[d] == first->shape[d]) continue;
            return nprt_raise(
                "ValueError",
                "all the input array dimensions except for the concatenation axis must match exactly, but along "
                "dimension %d, the array at index 0 has size %lld and the array at index %d has size %lld",
                d, (long long)first->shape[d], i, (long long)arrays[i].shape[d]);
        }
        shape[x] += arrays[i].shape[x];
    }
    return true;
}

// The axes of arrays that are joined, outermost first, as PyArray_CreateMultiSortedStridePerm of NumPy finds them: an
// axis lies further in than another where its steps are smaller, unless two arrays disagree; a single element says
// nothing.
static void joined_order(int n, const nprt_array *arrays, int *out_perm) {
    int const rank = arrays[0].rank;
    for (int i = 0; i < rank; i++) out_perm[i] = i;
    for (int i0 = 1; i0 < rank; i0++) {
        int to = i0, axis = out_perm[i0];
        for (int i1 = i0 - 1; i1 >= 0; i1--) {
            int const other = out_perm[i1];
            bool says = false, further_out = false;
            for (int k = 0; k < n; k++) {
                const nprt_array *a = &arrays[k];
                if (a->shape[axis] == 1 || a->shape[other] == 1) continue;
                if (llabs(a->strides[axis]) <= llabs(a->strides[other]))
                    further_out = false;
                else if (!says)
                    further_out = true;
                says = true;
            }
            if (!says) continue;
            if (!further_out) break;
            to = i1;
        }
        memmove(out_perm + to + 1, out_perm + to, sizeof *out_perm * (size_t)(i0 - to));
        out_perm[to] = axis;
    }
}

static bool join(nd_context *ctx, int n, const nprt_array *arrays, int x, nprt_dtype dtype, nprt_array *out) {
    int64_t shape[NPRT_MAX_RANK];
    int order[NPRT_MAX_RANK];
    if (!concatenate_shape(n, arrays, x, shape)) return false;
    nprt_array r;
    joined_order(n, arrays, order);
    if (!nd_empty_perm(dtype, arrays[0].rank, shape, order, &r)) return false;
    nprt_array part = r;
    bool ok = true;
    for (int i = 0; i < n && ok; i++) {
        part.shape[x] = arrays[i].shape[x];
        ok = nd_assign(ctx, &part, &arrays[i]);
        part.data += part.shape[x] * part.strides[x];
    }
    if (ok)
        *out = r;
    else
        nd_release(&r);
    return ok;
}

bool nd_concatenate(nd_context *ctx, int n, const nprt_array *const *arrays, int axis, nprt_dtype dtype,
                    nprt_array *out) {
    if (n == 0) return nprt_raise("ValueError", "need at least one array to concatenate");
    void *block = nprt_block_new((int64_t)sizeof(nprt_array) * n);
    if (!block) return nprt_raise("MemoryError", "Unable to allocate memory");
    nprt_array *parts = block;
    nprt_dtype promoted = arrays[0]->dtype;
    bool ok = true;
    int made = 0, x = 0;
    for (; made < n && ok; made++) {
        promoted = nprt_dtype_promote(promoted, arrays[made]->dtype);
        if (axis == ND_AXIS_NONE)
            ok = nd_ravel(arrays[made], 'C', &parts[made]);
        else
            parts[made] = nd_view(arrays[made]);
        if (!ok) break;
        if (parts[made].rank == 0)
            ok = nprt_raise("ValueError", "zero-dimensional arrays cannot be concatenated");
        else if (parts[made].rank != parts[0].rank)
            ok = nprt_raise("ValueError",
                            "all the input arrays must have same number of dimensions, but the array at index 0 has %d "
                            "dimension(s) and the array at index %d has %d dimension(s)",
                            parts[0].rank, made, parts[made].rank);
    }
    if (ok && promoted == NPRT_DTYPE_COUNT && dtype == NPRT_DTYPE_COUNT)
        ok = nprt_raise("TypeError", "The DTypes of the arrays do not have a common DType");
    ok = ok && (axis == ND_AXIS_NONE || nd_axis(axis, parts[0].rank, &x));
    ok = ok && join(ctx, n, parts, x, dtype == NPRT_DTYPE_COUNT ? promoted : dtype, out);
    for (int i = 0; i < made; i++) nd_release(&parts[i]);
    nprt_block_release(block);
    return ok;
}

bool nd_repeat(const nprt_array *operand, const nprt_array *repeats, int axis, nprt_array *out) {
    nprt_array a, counts, index;
    int x = 0;
    if (axis == ND_AXIS_NONE) {
        if (!nd_ravel(operand, 'C', &a)) return false;
    } else {
        if (!nd_axis(axis, operand->rank, &x)) return false;
        a = nd_view(operand);
    }
    bool ok = nd_astype(NULL, repeats, NPRT_int64, 'C', &counts);
    if (!ok) {
        nd_release(&a);
        return false;
    }
    int64_t n = a.shape[x], m = nprt_array_size(&counts), total = 0;
    const int64_t *c = (const int64_t *)counts.data;
    if (m != 1 && m != n) {
        char from[64], to[64];
        nd_shape_text(1, &m, from, sizeof from);
        nd_shape_text(1, &n, to, sizeof to);
        ok = nprt_raise("ValueError", "operands could not be broadcast together with shape %s %s", to, from);
    }
    for (int64_t i = 0; i < n && ok; i++) {
        if (c[m == 1 ? 0 : i] < 0)
            ok = nprt_raise("ValueError", "repeats may not contain negative values.");
        else
            total += c[m == 1 ? 0 : i];
    }
    ok = ok && nd_empty(NPRT_int64, 1, &total, &index);
    if (ok) {
        int64_t *p = (int64_t *)index.data;
        for (int64_t i = 0; i < n; i++)
            for (int64_t k = c[m == 1 ? 0 : i]; k > 0; k--) *p++ = i;
        ok = nd_take(&a, &index, x, 'r', out);
        nd_release(&index);
    }
    nd_release(&counts);
    nd_release(&a);
    return ok;
}

#define ALL_FINITE(NAME, T, WORD, INF)                                                                                 \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool NAME(const T *p, int64_t n) {                                                                          \
        WORD most = 0;                                                                                                 \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD size;                                                                                                 \
            memcpy(&size, &p[i], sizeof size);                                                                         \
            size &= INF;                                                                                               \
            most = size > most ? size : most;                                                                          \
        }                                                                                                              \
        return most < (INF);                                                                                           \
    }
ALL_FINITE(finite_float32, float, uint32_t, 0xffu << 23)
ALL_FINITE(finite_float64, double, uint64_t, 0x7ffull << 52)

bool nd_all_finite(const nprt_array *a) {
    if (!nd_is_c_contiguous(a)) return false;
    switch (a->dtype) {
    case NPRT_float32: return finite_float32((const float *)a->data, nprt_array_size(a));
    case NPRT_float64: return finite_float64((const double *)a->data, nprt_array_size(a));
    default: return false;
    }
}

bool nd_cycled(const nprt_array *a, int64_t n, nprt_array *out) {
    int64_t const size = (int64_t)nprt_dtype_size(a->dtype), first = a->shape[0] < n ? a->shape[0] : n;
    if (!nd_empty(a->dtype, 1, &n, out)) return false;
    nd_move(a->dtype, out->data, size, a->data, a->strides[0], first);
    for (int64_t done = first, more; done < n; done += more) {
        more = done < n - done ? done : n - done;
        nd_move(a->dtype, out->data + done * size, size, out->data, size, more);
    }
    return true;
}

// Of at least one number.
NPRT_VECTOR_CLONES
static void extremes(const int64_t *p, int64_t n, int64_t *out_least, int64_t *out_most) {
    int64_t least = p[0], most = p[0];
    for (int64_t i = 1; i < n; i++) {
        least = p[i] < least ? p[i] : least;
        most = p[i] > most ? p[i] : most;
    }
    *out_least = least;
    *out_most = most;
}

bool nd_bincount(const nprt_array *x, const nprt_array *weights, int64_t minlength, nprt_array *out) {
    nprt_array index, w = {0}, r;
    if (!nd_numbers_only(x, "bincount") || (weights && !nd_numbers_only(weights, "bincount"))) return false;
    if (weights && !nd_can_cast(weights->dtype, NPRT_float64, 's'))
        return nprt_raise("TypeError",
                          "Cannot cast array data from dtype('%s') to dtype('float64') according to the rule 'safe'",
                          nprt_dtype_name(weights->dtype));
    char kind = nprt_dtype_kind(x->dtype);
    if (x->rank != 1)
        return nprt_raise("ValueError", x->rank ? "object too deep for desired array"
                                                : "object of too small depth for desired array");
    if ((kind == 'f' || kind == 'c' || x->dtype == NPRT_uint64) && x->shape[0])
        return nprt_raise("TypeError",
                          "Cannot cast array data from dtype('%s') to dtype('int64') according to the rule 'safe'",
                          nprt_dtype_name(x->dtype));
    if (minlength < 0) return nprt_raise("ValueError", "'minlength' must not be negative");
    if (x->shape[0] == 0) return nd_zeros(NPRT_int64, 1, &minlength, out);
    if (!nd_packed_as(NULL, x, NPRT_int64, &index)) return false;
    const int64_t *p = (const int64_t *)index.data;
    int64_t n = index.shape[0], least, most;
    extremes(p, n, &least, &most);
    int64_t const length = most < minlength ? minlength : most + 1;
    bool ok = least >= 0 || nprt_raise("ValueError", "'list' argument must have no negative elements");
    if (ok && weights) {
        if (weights->rank != 1 || weights->shape[0] != n)
            ok = nprt_raise("ValueError", "The weights and list don't have the same length.");
        else
            ok = nd_packed_as(NULL, weights, NPRT_float64, &w);
    }
    ok = ok && nd_zeros(weights ? NPRT_float64 : NPRT_int64, 1, &length, &r);
    if (ok) {
        for (int64_t i = 0; i < n; i++) {
            if (weights)
                ((double *)r.data)[p[i]] += ((const double *)w.data)[i];
            else
                ((int64_t *)r.data)[p[i]]++;
        }
        *out = r;
    }
    nd_release(&w);
    nd_release(&index);
    return ok;
}

bool nd_uniform_bins(const nprt_array *x, const nprt_array *edges, nprt_array *out) {
    nprt_array values = {0}, e = {0};
    bool ok = nd_astype(NULL, x, NPRT_float64, 'C', &values) && nd_astype(NULL, edges, NPRT_float64, 'C', &e) &&
              nd_empty(NPRT_int64, 1, values.shape, out);
    if (ok) {
        const double *v = (const double *)values.data, *edge = (const double *)e.data;
        int64_t const n = e.shape[0] - 1;
        double const norm = (double)n / (edge[n] - edge[0]);
        for (int64_t k = 0; k < values.shape[0]; k++) {
            double const guess = (v[k] - edge[0]) * norm;
            int64_t i = !(guess > 0) ? 0 : guess >= (double)n ? n - 1 : (int64_t)guess;
            if (i > 0 && v[k] < edge[i])
                i--;
            else if (i < n - 1 && v[k] >= edge[i + 1])
                i++;
            ((int64_t *)out->data)[k] = i;
        }
    }
    nd_release(&values);
    nd_release(&e);
    return ok;
}
