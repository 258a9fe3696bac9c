// Sorting of arrays. Elements that are no numbers are compared where they lie.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/select_keys.h"
#include "runtime/sort_algorithms.h"
#include "runtime/sort_keys.h"
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

// How a line is to be brought in order: by a sort of some kind, or as far as places (rising) say.
typedef struct ordering {
    char kind;
    const int64_t *places;   // NULL: all of it
    int64_t count;
} ordering;

// Orders packed numbers: positions (order), or the numbers themselves.
static void order_line(const ordering *how, nprt_dtype t, char *keys, bool indices, int64_t *order, int64_t n,
                       int64_t *spare) {
    if (how->places)
        nprt_select_keys(t, keys, indices ? order : NULL, n, how->places, how->count);
    else if (indices)
        nprt_sort_keys(t, how->kind, keys, order, n, spare);
    else
        nprt_sort_values(t, how->kind, keys, n, order);
}

// Orders every line of a along an axis into result: of indices (int64) or of a's values.
static bool sort_lines(const nprt_array *a, int x, const ordering *how, bool indices, const nprt_array *result) {
    int64_t n = a->shape[x];
    size_t size = nprt_dtype_size(a->dtype);
    if (!nprt_dtype_is_number(a->dtype)) return sort_element_lines(a, x, how->kind, indices, result);
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
            order_line(how, a->dtype, keys, indices, order, n, spare);
            if (!indices) move(r, result->strides[x], keys, (int64_t)size, n);
            for (int64_t k = 0; indices && k < n; k++) *(int64_t *)(r + k * result->strides[x]) = order[k];
        }
        nd_iter_next(&it);
    }
    free(memory);
    return true;
}

// What sorting works on: a, or all of it as one line, and the axis there.
static bool lines_of(const nprt_array *operand, int axis, bool indices, nprt_array *out, int *out_axis) {
    *out_axis = 0;
    if (axis == ND_AXIS_NONE || (indices && operand->rank == 0))
        return (axis == ND_AXIS_NONE || nd_axis(axis, 1, out_axis)) && nd_ravel(operand, 'C', out);
    if (!nd_axis(axis, operand->rank, out_axis)) return false;
    *out = nd_view(operand);
    return true;
}

static bool sort_any(const nprt_array *a, int x, const ordering *how, bool indices, nprt_array *out) {
    nprt_array r;
    if (!nd_empty_like(a, indices ? NPRT_int64 : a->dtype, indices ? 'C' : 'K', &r)) return false;
    bool ok = sort_lines(a, x, how, indices, &r);
    if (ok)
        *out = r;
    else
        nd_release(&r);
    return ok;
}

static bool sort_by(const nprt_array *operand, int axis, char kind, bool indices, nprt_array *out) {
    nprt_array a;
    int x;
    ordering const how = {.kind = kind};
    if (!lines_of(operand, axis, indices, &a, &x)) return false;
    bool const ok = sort_any(&a, x, &how, indices, out);
    nd_release(&a);
    return ok;
}

bool nd_sort(const nprt_array *a, int axis, char kind, nprt_array *out) { return sort_by(a, axis, kind, false, out); }
bool nd_argsort(const nprt_array *a, int axis, char kind, nprt_array *out) { return sort_by(a, axis, kind, true, out); }

// The places kth in lines of n, rising.
static bool places_in(const nprt_array *kth, int64_t n, bool any, nprt_array *out) {
    nprt_array given;
    char const kind = nprt_dtype_kind(kth->dtype);
    if (kind != 'b' && kind != 'i' && kind != 'u') return nprt_raise("TypeError", "Partition index must be integer");
    if (kth->rank > 1) return nprt_raise("ValueError", "object too deep for desired array");
    if (!nd_astype(NULL, kth, NPRT_int64, 'C', &given)) return false;
    int64_t *place = (int64_t *)given.data;
    bool ok = true;
    for (int64_t i = 0; i < nprt_array_size(&given) && any && ok; i++) {
        if (place[i] < 0) place[i] += n;
        ok = (place[i] >= 0 && place[i] < n) ||
             nprt_raise("ValueError", "kth(=%lld) out of bounds (%lld)", (long long)place[i], (long long)n);
    }
    ok = ok && nd_sort(&given, ND_AXIS_NONE, 'q', out);
    nd_release(&given);
    return ok;
}

bool nd_partition(const nprt_array *operand, const nprt_array *kth, int axis, bool indices, nprt_array *out) {
    nprt_array a, places;
    int x;
    if (!lines_of(operand, axis, indices, &a, &x)) return false;
    bool ok = places_in(kth, a.shape[x], nprt_array_size(&a) != 0, &places);
    if (ok) {
        ordering const how = {.kind = 'q', .places = (const int64_t *)places.data, .count = nprt_array_size(&places)};
        ok = sort_any(&a, x, &how, indices, out);
        nd_release(&places);
    }
    nd_release(&a);
    return ok;
}
