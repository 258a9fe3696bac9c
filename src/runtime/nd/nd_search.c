// Binary search in sorted arrays.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_manip.h"
#include <string.h>

// The common dtypes without branches: how many keys are less than v (right: not greater). nan is greater than all
// numbers.
#define LESS_INT(X, Y) ((X) < (Y))
#define LESS_FLOAT(X, Y) (((X) < (Y)) | (((Y) != (Y)) & ((X) == (X))))
#define SEARCH(NAME, T, LESS)                                                                                          \
    static void search_##NAME(const T *keys, int64_t n, const T *v, bool right, int64_t *out, int64_t count) {         \
        for (int64_t i = 0; i < count; i++) {                                                                          \
            T const x = v[i];                                                                                          \
            const T *base = keys;                                                                                      \
            for (int64_t left = n, half; left > 1; left -= half) {                                                     \
                half = left / 2;                                                                                       \
                T const k = base[half - 1];                                                                            \
                base += (right ? !LESS(x, k) : LESS(k, x)) ? half : 0;                                                 \
            }                                                                                                          \
            out[i] = base - keys + (n > 0 && (right ? !LESS(x, *base) : LESS(*base, x)));                              \
        }                                                                                                              \
    }
SEARCH(float64, double, LESS_FLOAT)
SEARCH(float32, float, LESS_FLOAT)
SEARCH(int64, int64_t, LESS_INT)
SEARCH(int32, int32_t, LESS_INT)

static bool search_numbers(nprt_dtype t, const nprt_array *keys, const nprt_array *v, bool right, int64_t *out) {
    int64_t const n = keys->shape[0], count = nprt_array_size(v);
    switch (t) {
    case NPRT_float64: search_float64((double *)keys->data, n, (double *)v->data, right, out, count); return true;
    case NPRT_float32: search_float32((float *)keys->data, n, (float *)v->data, right, out, count); return true;
    case NPRT_int64: search_int64((int64_t *)keys->data, n, (int64_t *)v->data, right, out, count); return true;
    case NPRT_int32: search_int32((int32_t *)keys->data, n, (int32_t *)v->data, right, out, count); return true;
    default: return false;
    }
}

// 1, 0, or -1 with an error.
static int less(nprt_dtype t, const char *x, const char *y) {
    if (nprt_dtype_is_number(t)) return nd_sort_less(t, x, y);
    int order;
    return nd_element_compare(t, x, y, &order) ? order < 0 : -1;
}

// -1 when elements cannot be compared.
static int64_t bisect(nprt_dtype t, const char *keys, const int64_t *sorter, int64_t n, const char *v, bool right) {
    int64_t low = 0, high = n, size = (int64_t)nprt_dtype_size(t);
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        const char *k = keys + (sorter ? sorter[middle] : middle) * size;
        int is_less = right ? less(t, v, k) : less(t, k, v);
        if (is_less < 0) return -1;
        if (is_less != right)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool search_each(nprt_dtype t, const nprt_array *keys, const nprt_array *v, bool right, const int64_t *sorter,
                        int64_t *out) {
    int64_t const n = nprt_array_size(v), size = (int64_t)nprt_dtype_size(t);
    for (int64_t i = 0; i < n; i++) {
        out[i] = bisect(t, keys->data, sorter, keys->shape[0], v->data + i * size, right);
        if (out[i] < 0) return false;
    }
    return true;
}

bool nd_searchsorted(nd_context *ctx, const nprt_array *a, const nprt_array *v, bool right, const nprt_array *sorter,
                     nprt_array *out) {
    if (a->rank != 1) return nprt_raise("ValueError", "object too deep for desired array");
    nprt_dtype t = nprt_dtype_promote(a->dtype, v->dtype);
    if (t == NPRT_DTYPE_COUNT) return nprt_raise("TypeError", "the two arrays do not have a common dtype");
    nprt_array keys, values, order = {0}, r;
    if (!nd_packed_as(ctx, a, t, &keys)) return false;
    bool ok = nd_packed_as(ctx, v, t, &values);
    if (ok) {
        ok = !sorter || nd_astype(NULL, sorter, NPRT_int64, 'C', &order);
        ok = ok && nd_empty(NPRT_int64, v->rank, v->shape, &r);
        if (ok) {
            int64_t *places = (int64_t *)r.data;
            ok = (!sorter && search_numbers(t, &keys, &values, right, places)) ||
                 search_each(t, &keys, &values, right, sorter ? (const int64_t *)order.data : NULL, places);
            if (ok)
                *out = r;
            else
                nd_release(&r);
        }
        nd_release(&order);
        nd_release(&values);
    }
    nd_release(&keys);
    return ok;
}
