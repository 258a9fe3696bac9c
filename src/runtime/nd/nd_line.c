// a[i] and a[i] = v of one-dimensional arrays of numbers and packed positions, and a[mask].
#include "runtime/descr.h"
#include "runtime/nd/nd_gather.h"

bool nd_line_picks(const nprt_array *a, int n, const nd_index_item *items) {
    return n == 1 && a->rank == 1 && nprt_dtype_is_number(a->dtype) && items->kind == ND_INDEX_ARRAY &&
           items->array->rank >= 1 && items->array->dtype == NPRT_int64 && nd_is_c_contiguous(items->array);
}

static bool out_of_bounds(int64_t index, int64_t size) {
    return nprt_raise("IndexError", "index %lld is out of bounds for axis 0 with size %lld", (long long)index,
                      (long long)size);
}

// The place of the first position that is out of bounds, or n.
static int64_t first_bad(const int64_t *index, int64_t n, int64_t size) {
    for (int64_t k = 0; k < n; k++)
        if (index[k] < -size || index[k] >= size) return k;
    return n;
}

#define FOR_SIZES(LOOP)                                                                                                \
    switch (nprt_dtype_size(a->dtype)) {                                                                               \
    case 1: LOOP(uint8_t) break;                                                                                       \
    case 2: LOOP(uint16_t) break;                                                                                      \
    case 4: LOOP(uint32_t) break;                                                                                      \
    case 8: LOOP(uint64_t) break;                                                                                      \
    default: LOOP(nprt_complex128) break;                                                                              \
    }
#define AT(V) (a->data + ((V) + ((V) < 0 ? size : 0)) * step)

bool nd_line_get(const nprt_array *a, const nprt_array *index, nprt_array *out) {
    nprt_array r;
    int64_t const count = nprt_array_size(index), size = a->shape[0], step = a->strides[0];
    const int64_t *positions = (const int64_t *)index->data;
    int64_t const bad = first_bad(positions, count, size);
    if (bad < count) return out_of_bounds(positions[bad], size);
    if (!nd_empty(a->dtype, index->rank, index->shape, &r)) return false;
#define PICK(T)                                                                                                        \
    for (int64_t k = 0; k < count; k++) ((T *)r.data)[k] = *(const T *)AT(positions[k]);
    FOR_SIZES(PICK)
    nd_set_view(out, &r);
    return true;
}

bool nd_line_masks(const nprt_array *a, int n, const nd_index_item *items) {
    return n == 1 && a->rank == 1 && nprt_dtype_is_number(a->dtype) && items->kind == ND_INDEX_ARRAY &&
           items->array->rank == 1 && items->array->dtype == NPRT_bool && items->array->shape[0] == a->shape[0];
}

bool nd_line_mask_get(const nprt_array *a, const nprt_array *mask, nprt_array *out) {
    nprt_array r;
    int64_t const step = a->strides[0], next = mask->strides[0], count = nd_count_nonzero(mask);
    if (!nd_empty(a->dtype, 1, &count, &r)) return false;
#define KEEP(T)                                                                                                        \
    for (int64_t k = 0, to = 0; to < count; k++) {                                                                     \
        ((T *)r.data)[to] = *(const T *)(a->data + k * step);                                                          \
        to += mask->data[k * next] != 0;                                                                               \
    }
    FOR_SIZES(KEEP)
    nd_set_view(out, &r);
    return true;
}

// The value is a line of the same dtype, or one element.
bool nd_line_stores(const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value) {
    if (!nd_line_picks(a, n, items) || items->array->rank != 1 || value->dtype != a->dtype || value->rank > 1)
        return false;
    bool one = value->rank == 0 || value->shape[0] == 1;
    return (one || value->shape[0] == items->array->shape[0]) && !nd_may_overlap(value, a) &&
           !nd_may_overlap(items->array, a);
}

// All positions are checked before the first is written.
bool nd_line_set(const nprt_array *a, const nprt_array *index, const nprt_array *value) {
    int64_t const count = index->shape[0], size = a->shape[0], step = a->strides[0];
    int64_t const from = value->rank && value->shape[0] != 1 ? value->strides[0] : 0;
    const int64_t *positions = (const int64_t *)index->data;
    int64_t const bad = first_bad(positions, count, size);
    if (bad < count) return out_of_bounds(positions[bad], size);
#define STORE(T)                                                                                                       \
    for (int64_t k = 0; k < count; k++) *(T *)AT(positions[k]) = *(const T *)(value->data + k * from);
    FOR_SIZES(STORE)
    return true;
}

bool nd_line_mask_stores(const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value) {
    return nd_line_masks(a, n, items) && value->rank == 1 && value->dtype == a->dtype && nd_is_c_contiguous(value) &&
           !nd_may_overlap(value, a) && !nd_may_overlap(items->array, a) && value->shape[0] > 1 &&
           value->shape[0] == nd_count_nonzero(items->array);
}

bool nd_line_mask_set(const nprt_array *a, const nprt_array *mask, const nprt_array *value) {
    int64_t const count = value->shape[0], step = a->strides[0], next = mask->strides[0];
#define SPREAD(T)                                                                                                      \
    for (int64_t k = 0, from = 0; from < count; k++) {                                                                 \
        T *to = (T *)(a->data + k * step);                                                                             \
        bool const chosen = mask->data[k * next] != 0;                                                                 \
        *to = *(chosen ? (const T *)value->data + from : to);                                                          \
        from += chosen;                                                                                                \
    }
    FOR_SIZES(SPREAD)
    return true;
}

bool nd_line_put(const nprt_array *a, const nprt_array *index, const nprt_array *values) {
    int64_t const size = a->shape[0], step = a->strides[0], m = nprt_array_size(values);
    const int64_t *positions = (const int64_t *)index->data;
    int64_t const count = nprt_array_size(index), good = first_bad(positions, count, size);
#define PUT(T)                                                                                                         \
    for (int64_t k = 0, from = 0; k < good; k++, from = from + 1 < m ? from + 1 : 0)                                   \
        *(T *)AT(positions[k]) = ((const T *)values->data)[from];
    FOR_SIZES(PUT)
    return good == count || out_of_bounds(positions[good], size);
}
