// Sorting of arrays. Elements that are no numbers are compared where they lie.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/sort_algorithms.h"
#include "runtime/sort_keys.h"
#include "runtime/sort_radix.h"
#include <stdlib.h>
#include <string.h>

// An element that is no number, where it lies; the first comparison that fails ends all others.
typedef struct element {
    const char *p;
    const nprt_dtype *dtype;
    bool *failed;
} element;

static bool less_element(element x, element y) {
    int order;
    if (*x.failed) return false;
    *x.failed = !nd_element_compare(*x.dtype, x.p, y.p, &order);
    return !*x.failed && order < 0;
}

SORTS(element, element, less_element, 1)

bool nd_sort_less(nprt_dtype t, const char *x, const char *y) {
    nd_scalar a = nd_scalar_load(t, x), b = nd_scalar_load(t, y);
    switch (nprt_dtype_kind(t)) {
    case 'f': return LESS_FLOAT(a.f, b.f);
    case 'c': return less_complex(a.c.re, a.c.im, b.c.re, b.c.im);
    case 'i': return a.i < b.i;
    default: return a.u < b.u;
    }
}

// Lines of elements that are no numbers: sorted where they lie.
static bool sort_element_lines(const nprt_array *a, int x, char kind, bool indices, const nprt_array *result) {
    int64_t n = a->shape[x];
    char *memory = malloc((size_t)n * (sizeof(element) + 16) + 64);
    if (!memory) return nprt_raise("MemoryError", "Unable to allocate memory to sort");
    element *keys = (element *)memory;
    int64_t *order = (int64_t *)(keys + n), *spare = order + n;
    bool failed = false;
    nprt_array from = *a, to = *result;
    from.shape[x] = to.shape[x] = 1;
    const nprt_array *all[] = {&from, &to};
    nd_iter it;
    nd_iter_arrays(&it, 2, all, a->rank, from.shape, true);
    while (!it.done && n > 0 && !failed) {
        for (int64_t i = 0; i < it.inner_n && !failed; i++) {
            const char *line = it.p[0] + i * it.inner[0];
            char *r = it.p[1] + i * it.inner[1];
            for (int64_t k = 0; k < n; k++) {
                keys[k] = (element){line + k * a->strides[x], &a->dtype, &failed};
                order[k] = k;
            }
            if (kind == 'q' && n > 1)
                quick_element(keys, order, n, spare);
            else if (kind == 'h')
                heap_element(keys, order, n);
            else
                merge_element(keys, order, n, spare);
            for (int64_t k = 0; k < n && !failed; k++, r += result->strides[x]) {
                if (indices)
                    *(int64_t *)r = order[k];
                else
                    nd_move(a->dtype, r, 0, keys[order[k]].p, 0, 1);
            }
        }
        nd_iter_next(&it);
    }
    free(memory);
    return !failed;
}

// Sorts every line of a along an axis into result: of indices (int64) or of a's values.
static bool sort_lines(const nprt_array *a, int x, char kind, bool indices, const nprt_array *result) {
    int64_t n = a->shape[x];
    size_t size = nprt_dtype_size(a->dtype);
    if (!nprt_dtype_is_number(a->dtype)) return sort_element_lines(a, x, kind, indices, result);
    char *memory = malloc((size_t)n * (size + 16) + 64);
    if (!memory) return nprt_raise("MemoryError", "Unable to allocate memory to sort");
    int64_t *order = (int64_t *)memory, *spare = order + n;
    char *keys = (char *)(spare + n);
    nprt_array from = *a, to = *result;
    from.shape[x] = to.shape[x] = 1;
    const nprt_array *all[] = {&from, &to};
    nd_cast_fn *move = nd_cast_get(a->dtype, a->dtype);
    nd_iter it;
    nd_iter_arrays(&it, 2, all, a->rank, from.shape, false);
    while (!it.done && n > 0) {
        for (int64_t i = 0; i < it.inner_n; i++) {
            move(keys, (int64_t)size, it.p[0] + i * it.inner[0], a->strides[x], n);
            char *r = it.p[1] + i * it.inner[1];
            if (!indices && nprt_radix_sort(a->dtype, keys, order, n)) {
                move(r, result->strides[x], keys, (int64_t)size, n);
                continue;
            }
            nprt_sort_keys(a->dtype, kind, keys, order, n, spare);
            for (int64_t k = 0; k < n; k++) {
                if (indices)
                    *(int64_t *)(r + k * result->strides[x]) = order[k];
                else
                    memcpy(r + k * result->strides[x], keys + (size_t)order[k] * size, size);
            }
        }
        nd_iter_next(&it);
    }
    free(memory);
    return true;
}

static bool sort_any(const nprt_array *operand, int axis, char kind, bool indices, nprt_array *out) {
    nprt_array a, r;
    int x = 0;
    if (axis == ND_AXIS_NONE || (indices && operand->rank == 0)) {
        if (axis != ND_AXIS_NONE && !nd_axis(axis, 1, &x)) return false;
        if (!nd_ravel(operand, 'C', &a)) return false;
    } else {
        if (!nd_axis(axis, operand->rank, &x)) return false;
        a = nd_view(operand);
    }
    bool ok = nd_empty_like(&a, indices ? NPRT_int64 : a.dtype, indices ? 'C' : 'K', &r);
    if (ok && !sort_lines(&a, x, kind, indices, &r)) {
        nd_release(&r);
        ok = false;
    }
    nd_release(&a);
    if (ok) *out = r;
    return ok;
}

bool nd_sort(const nprt_array *a, int axis, char kind, nprt_array *out) { return sort_any(a, axis, kind, false, out); }
bool nd_argsort(const nprt_array *a, int axis, char kind, nprt_array *out) {
    return sort_any(a, axis, kind, true, out);
}
