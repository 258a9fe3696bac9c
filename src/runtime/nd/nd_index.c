// Reading and writing through subscripts.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_gather.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/simd.h"
#include <string.h>

#define COPY_ALL(T)                                                                                                    \
    for (int64_t i = 0; i < n; i++) *(T *)(dst + i * ds) = *(const T *)(src + offsets[i]);
#define SCATTER_ALL(T)                                                                                                 \
    for (int64_t i = 0; i < n; i++) *(T *)(dst + offsets[i]) = *(const T *)(src + i * ss);

static void gather_elements(nprt_dtype t, char *dst, int64_t ds, const char *src, const int64_t *offsets, int64_t n) {
    if (!nprt_dtype_is_number(t)) {
        for (int64_t i = 0; i < n; i++) nd_move(t, dst + i * ds, 0, src + offsets[i], 0, 1);
        return;
    }
    switch (nprt_dtype_size(t)) {
    case 1: COPY_ALL(uint8_t) break;
    case 2: COPY_ALL(uint16_t) break;
    case 4: COPY_ALL(uint32_t) break;
    case 8: COPY_ALL(uint64_t) break;
    default: COPY_ALL(nprt_complex128) break;
    }
}

static void scatter_elements(nprt_dtype t, char *dst, const int64_t *offsets, const char *src, int64_t ss, int64_t n) {
    if (!nprt_dtype_is_number(t)) {
        for (int64_t i = 0; i < n; i++) nd_move(t, dst + offsets[i], 0, src + i * ss, 0, 1);
        return;
    }
    switch (nprt_dtype_size(t)) {
    case 1: SCATTER_ALL(uint8_t) break;
    case 2: SCATTER_ALL(uint16_t) break;
    case 4: SCATTER_ALL(uint32_t) break;
    case 8: SCATTER_ALL(uint64_t) break;
    default: SCATTER_ALL(nprt_complex128) break;
    }
}

// Copies the block at every offset into out, laid out as (broadcast axes, base axes); a block's axes lie in memory as
// base's.
static void gather_blocks(const nd_gather *g, const nprt_array *out) {
    size_t size = nprt_dtype_size(out->dtype);
    int64_t block = nprt_array_size(&g->base);
    if (block == 0) return;
    if (block == 1) {
        gather_elements(out->dtype, out->data, (int64_t)size, g->base.data, g->offsets, g->count);
        return;
    }
    bool packed = nd_is_c_contiguous(&g->base) && nprt_dtype_is_number(out->dtype);
    nprt_array dst = g->base, src = g->base;
    int64_t step = (int64_t)size * block;
    for (int i = 0; i < dst.rank; i++) dst.strides[i] = out->strides[g->rank + i];
    dst.readonly = false;
    for (int64_t k = 0; k < g->count; k++) {
        dst.data = out->data + k * step;
        src.data = g->base.data + g->offsets[k];
        if (packed)
            nprt_copy(dst.data, src.data, (size_t)step);
        else
            nd_assign(NULL, &dst, &src);
    }
}

static bool is_mask_of_all(const nprt_array *a, int n, const nd_index_item *items) {
    if (n != 1 || items->kind != ND_INDEX_ARRAY || items->array->dtype != NPRT_bool) return false;
    bool same = items->array->rank == a->rank && a->rank > 0;
    for (int i = 0; i < a->rank && same; i++) same = items->array->shape[i] == a->shape[i];
    return same;
}

// a[mask] of several axes whose elements lie in the same order: as one line.
typedef struct flat_mask {
    nprt_array a, mask;
    nd_index_item item;
} flat_mask;

static bool as_line(const nprt_array *a, int n, const nd_index_item *items, flat_mask *out) {
    if (!is_mask_of_all(a, n, items) || a->rank < 2) return false;
    const nprt_array *mask = items->array;
    if (!nd_is_c_contiguous(a) || !nd_is_c_contiguous(mask)) return false;
    out->a = *a;
    out->mask = *mask;
    out->a.rank = out->mask.rank = 1;
    out->a.shape[0] = out->mask.shape[0] = nprt_array_size(a);
    out->a.strides[0] = (int64_t)nprt_dtype_size(a->dtype);
    out->mask.strides[0] = 1;
    out->item = (nd_index_item){.kind = ND_INDEX_ARRAY, .array = &out->mask};
    return true;
}

bool nd_index_get(const nprt_array *a, int n, const nd_index_item *items, bool *out_scalar, nprt_array *out) {
    nd_gather g;
    flat_mask line;
    if (as_line(a, n, items, &line)) return nd_index_get(&line.a, 1, &line.item, out_scalar, out);
    if (nd_line_picks(a, n, items)) {
        if (out_scalar) *out_scalar = false;
        return nd_line_get(a, items->array, out);
    }
    if (nd_line_masks(a, n, items)) {
        if (out_scalar) *out_scalar = false;
        return nd_line_mask_get(a, items->array, out);
    }
    if (!nd_gather_init(&g, a, n, items)) return false;
    if (out_scalar) *out_scalar = g.all_integers;
    if (!g.advanced) {
        *out = g.base;
        return true;
    }
    if (!nd_gather_locate(&g)) {
        nd_gather_deinit(&g);
        return false;
    }
    int64_t shape[NPRT_MAX_RANK];
    for (int i = 0; i < g.rank; i++) shape[i] = g.shape[i];
    for (int i = 0; i < g.base.rank; i++) shape[g.rank + i] = g.base.shape[i];
    nprt_array packed;
    int order[NPRT_MAX_RANK];
    const int64_t *rows[] = {g.base.strides};
    nd_axis_order(1, g.base.rank, rows, order + g.rank);
    for (int i = 0; i < g.rank + g.base.rank; i++) order[i] = i < g.rank ? i : order[i] + g.rank;
    bool ok = nd_empty_perm(a->dtype, g.rank + g.base.rank, shape, order, &packed);
    if (ok) {
        gather_blocks(&g, &packed);
        int perm[NPRT_MAX_RANK];
        nd_gather_axes(&g, perm);
        ok = nd_transpose(&packed, perm, out);
        nd_release(&packed);
    }
    nd_gather_deinit(&g);
    return ok;
}

// A mask of all of the array takes its values one by one: what NumPy says where there are not as many.
static bool mask_values_error(const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value,
                              int64_t count) {
    if (!is_mask_of_all(a, n, items)) return false;
    if (value->rank > 1) {
        nprt_raise("TypeError",
                   "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has %d "
                   "dimensions",
                   value->rank);
        return true;
    }
    if (value->rank != 1 || value->shape[0] == count || value->shape[0] == 1) return false;
    nprt_raise("ValueError",
               "NumPy boolean array indexing assignment cannot assign %lld input values to the %lld output values "
               "where the mask is true",
               (long long)value->shape[0], (long long)count);
    return true;
}

static bool scatter_blocks(nd_context *ctx, const nd_gather *g, const nprt_array *value) {
    if (nprt_array_size(&g->base) == 1 && value->dtype == g->base.dtype) {
        size_t size = nprt_dtype_size(value->dtype);
        bool line = g->rank == 1 && g->base.rank == 0;
        if (line || nd_is_c_contiguous(value)) {
            scatter_elements(value->dtype, g->base.data, g->offsets, value->data,
                             line ? value->strides[0] : (int64_t)size, g->count);
            return true;
        }
    }
    nprt_array dst = g->base, src = *value;
    src.rank = g->base.rank;
    memmove(src.shape, value->shape + g->rank, (size_t)src.rank * sizeof *src.shape);
    memmove(src.strides, value->strides + g->rank, (size_t)src.rank * sizeof *src.strides);
    int64_t index[NPRT_MAX_RANK] = {0};
    for (int64_t k = 0; k < g->count; k++) {
        dst.data = g->base.data + g->offsets[k];
        if (!nd_assign(ctx, &dst, &src)) return false;
        for (int d = g->rank - 1; d >= 0; d--) {
            src.data += value->strides[d];
            if (++index[d] < g->shape[d]) break;
            src.data -= value->strides[d] * g->shape[d];
            index[d] = 0;
        }
    }
    return true;
}

// a[mask] = one value
static bool masks_all(const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value) {
    return value->rank == 0 && is_mask_of_all(a, n, items) && !nd_may_overlap(items->array, a);
}

bool nd_index_set(nd_context *ctx, const nprt_array *a, int n, const nd_index_item *items, const nprt_array *value) {
    nd_gather g;
    flat_mask line;
    if (a->readonly) return nprt_raise("ValueError", "assignment destination is read-only");
    if (nd_line_mask_stores(a, n, items, value)) return nd_line_mask_set(a, items->array, value);
    if (value->rank == 1 && as_line(a, n, items, &line) && nd_line_mask_stores(&line.a, 1, &line.item, value))
        return nd_line_mask_set(&line.a, &line.mask, value);
    if (nd_line_stores(a, n, items, value)) return nd_line_set(a, items->array, value);
    if (masks_all(a, n, items, value)) return nd_assign_where(ctx, a, value, items->array);
    if (!nd_gather_init(&g, a, n, items)) return false;
    bool ok;
    if (!g.advanced) {
        ok = nd_assign(ctx, &g.base, value);
    } else if (mask_values_error(a, n, items, value, g.count)) {
        ok = false;
    } else {
        nprt_array shaped, own;
        ok = nd_gather_value(&g, value, &shaped);
        if (ok && nd_may_overlap(&shaped, a)) {
            ok = nd_copy(&shaped, 'C', &own);
            nd_release(&shaped);
            shaped = own;
        }
        if (ok) {
            ok = nd_gather_locate(&g) && scatter_blocks(ctx, &g, &shaped);
            nd_release(&shaped);
        }
    }
    nd_gather_deinit(&g);
    return ok;
}

static bool clip_or_wrap(const nprt_array *indices, int64_t size, char mode, nprt_array *out) {
    nprt_array v;
    if (!nd_astype(NULL, indices, NPRT_int64, 'C', &v)) return false;
    int64_t *p = (int64_t *)v.data, n = nprt_array_size(&v);
    if (size == 0 && n) {
        nd_release(&v);
        return nprt_raise("IndexError", "cannot do a non-empty take from an empty axes.");
    }
    for (int64_t i = 0; i < n; i++) {
        if (mode == 'c')
            p[i] = p[i] < 0 ? 0 : p[i] >= size ? size - 1 : p[i];
        else
            p[i] = (p[i] % size + size) % size;
    }
    *out = v;
    return true;
}

// Lines of `inner` bytes from the places in index along an axis of n, for each of `outer` parts.
static bool take_lines(char *to, const char *from, int64_t outer, int64_t n, int64_t inner, const nprt_array *index,
                       int axis) {
    int64_t const count = nprt_array_size(index);
    const int64_t *p = (const int64_t *)index->data;
    for (int64_t k = 0; k < count; k++)
        if (p[k] < -n || p[k] >= n)
            return nprt_raise("IndexError", "index %lld is out of bounds for axis %d with size %lld", (long long)p[k],
                              axis, (long long)n);
#define TAKE(SIZE)                                                                                                     \
    for (int64_t o = 0; o < outer; o++, from += n * inner)                                                             \
        for (int64_t k = 0; k < count; k++, to += inner) memcpy(to, from + (p[k] < 0 ? p[k] + n : p[k]) * inner, SIZE);
    switch (inner) {
    case 1: TAKE(1) break;
    case 2: TAKE(2) break;
    case 4: TAKE(4) break;
    case 8: TAKE(8) break;
    case 16: TAKE(16) break;
    default: TAKE((size_t)inner) break;
    }
#undef TAKE
    return true;
}

// Of a C-contiguous array of numbers.
static bool take_packed(const nprt_array *a, const nprt_array *index, int x, nprt_array *out) {
    int64_t shape[NPRT_MAX_RANK], outer = 1, inner = (int64_t)nprt_dtype_size(a->dtype);
    int rank = 0;
    for (int i = 0; i < x; i++) outer *= shape[rank++] = a->shape[i];
    for (int i = 0; i < index->rank; i++) shape[rank++] = index->shape[i];
    for (int i = x + 1; i < a->rank; i++) inner *= shape[rank++] = a->shape[i];
    nprt_array r;
    if (!nd_empty(a->dtype, rank, shape, &r)) return false;
    if (nprt_array_size(&r) == 0 || take_lines(r.data, a->data, outer, a->shape[x], inner, index, x)) {
        *out = r;
        return true;
    }
    nd_release(&r);
    return false;
}

bool nd_take(const nprt_array *a, const nprt_array *indices, int axis, char mode, nprt_array *out) {
    nprt_array source, index;
    int x = 0;
    char kind = nprt_dtype_kind(indices->dtype);
    if (kind == 'f' || kind == 'c')
        return nprt_raise("TypeError",
                          "Cannot cast array data from dtype('%s') to dtype('int64') according to the rule 'safe'",
                          nprt_dtype_name(indices->dtype));
    if (axis == ND_AXIS_NONE || (a->rank == 0 && (axis == 0 || axis == -1))) {
        if (!nd_ravel(a, 'C', &source)) return false;
    } else {
        if (!nd_axis(axis, a->rank ? a->rank : 1, &x)) return false;
        source = nd_view(a);
    }
    if (source.shape[x] == 0 && nprt_array_size(indices) > 0) {
        nd_release(&source);
        return nprt_raise("IndexError", "cannot do a non-empty take from an empty axes.");
    }
    bool ok = mode == 'r' && kind != 'b' ? (index = nd_view(indices), true)
              : mode == 'r'              ? nd_astype(NULL, indices, NPRT_int64, 'C', &index)
                                         : clip_or_wrap(indices, source.shape[x], mode, &index);
    bool const packed = ok && index.dtype == NPRT_int64 && nprt_dtype_is_number(source.dtype) &&
                        nd_is_c_contiguous(&index) && nd_is_c_contiguous(&source) &&
                        source.rank + index.rank - 1 <= NPRT_MAX_RANK && source.rank > 1;
    if (packed) {
        ok = take_packed(&source, &index, x, out);
        nd_release(&index);
    } else if (ok) {
        nd_index_item items[NPRT_MAX_RANK];
        memset(items, 0, sizeof items);
        for (int i = 0; i < x; i++) items[i].kind = ND_INDEX_SLICE;
        items[x] = (nd_index_item){.kind = ND_INDEX_ARRAY, .array = &index};
        nprt_array r;
        ok = nd_index_get(&source, x + 1, items, NULL, &r);
        if (ok) {   // take's result is in C order
            ok = nd_ascontiguous(&r, out);
            nd_release(&r);
        }
        nd_release(&index);
    }
    nd_release(&source);
    return ok;
}

// Up to an index that is out of bounds, as NumPy.
static bool put_each(const nprt_array *a, const nprt_array *index, const nprt_array *values) {
    int64_t const n = nprt_array_size(index), m = nprt_array_size(values), size = nprt_array_size(a);
    const int64_t *p = (const int64_t *)index->data;
    size_t const width = nprt_dtype_size(a->dtype);
    for (int64_t i = 0; i < n; i++) {
        int64_t const at = p[i] < 0 ? p[i] + size : p[i];
        if (at < 0 || at >= size)
            return nprt_raise("IndexError", "index %lld is out of bounds for axis 0 with size %lld", (long long)p[i],
                              (long long)size);
        nd_move(a->dtype, nd_flat_pointer(a, at), 0, values->data + (size_t)(i % m) * width, 0, 1);
    }
    return true;
}

bool nd_put(nd_context *ctx, const nprt_array *a, const nprt_array *indices, const nprt_array *values, char mode) {
    if (a->readonly) return nprt_raise("ValueError", "put: output array is read-only");
    nprt_array v, index, line = *a;
    if (!nd_astype(ctx, values, a->dtype, 'C', &v)) return false;
    bool ok = mode == 'r' ? nd_astype(NULL, indices, NPRT_int64, 'C', &index)
                          : clip_or_wrap(indices, nprt_array_size(a), mode, &index);
    if (ok) {
        line.rank = 1;
        line.shape[0] = nprt_array_size(a);
        line.strides[0] = (int64_t)nprt_dtype_size(a->dtype);
        bool const packed = nd_is_c_contiguous(a) && nprt_dtype_is_number(a->dtype);
        ok = nprt_array_size(&v) == 0 || (packed ? nd_line_put(&line, &index, &v) : put_each(a, &index, &v));
        nd_release(&index);
    }
    nd_release(&v);
    return ok;
}

// take_along_axis is advanced indexing with aranges on the other axes.
bool nd_take_along_axis(const nprt_array *a, const nprt_array *indices, int axis, nprt_array *out) {
    int x, rank = a->rank;
    if (!nd_axis(axis, rank, &x)) return false;
    if (indices->rank != rank)
        return nprt_raise("ValueError", "`indices` and `arr` must have the same number of dimensions");
    nprt_array ranges[NPRT_MAX_RANK];
    nd_index_item items[NPRT_MAX_RANK];
    memset(items, 0, sizeof items);
    bool ok = true;
    int made = 0;
    for (; made < rank && ok; made++) {
        items[made] = (nd_index_item){.kind = ND_INDEX_ARRAY, .array = &ranges[made]};
        if (made == x) {
            ranges[made] = nd_view(indices);
            continue;
        }
        ok = nd_arange(NPRT_int64, nd_scalar_int(0), nd_scalar_int(a->shape[made]), nd_scalar_int(1), &ranges[made]);
        if (!ok) break;
        nprt_array *r = &ranges[made];
        int64_t n = r->shape[0];
        r->rank = rank;
        for (int i = 0; i < rank; i++) {
            r->shape[i] = i == made ? n : 1;
            r->strides[i] = i == made ? 8 : 0;
        }
    }
    ok = ok && nd_index_get(a, rank, items, NULL, out);
    for (int i = 0; i < made; i++) nd_release(&ranges[i]);
    return ok;
}

bool nd_truths(const nprt_array *a, nprt_array *out) {
    if (nprt_dtype_is_number(a->dtype)) return nd_astype(NULL, a, NPRT_bool, 'C', out);
    if (!nd_empty(NPRT_bool, a->rank, a->shape, out)) return false;
    int64_t n = nprt_array_size(a);
    for (int64_t i = 0; i < n; i++) {
        bool v;
        if (!nd_truth(a->dtype, nd_flat_pointer(a, i), &v)) {
            nd_release(out);
            return false;
        }
        out->data[i] = v;
    }
    return true;
}

// Up to 255 rounds fit a byte of each lane.
NPRT_VECTOR_CLONES
static int64_t count_bytes(const uint8_t *p, int64_t n) {
    enum { LANES = 64 };
    int64_t count = 0, i = 0;
    while (n - i >= LANES) {
        uint8_t lanes[LANES] = {0};
        for (int round = 0; round < 255 && n - i >= LANES; round++, i += LANES)
            for (int k = 0; k < LANES; k++) lanes[k] += p[i + k] != 0;
        for (int k = 0; k < LANES; k++) count += lanes[k];
    }
    for (; i < n; i++) count += p[i] != 0;
    return count;
}

int64_t nd_count_nonzero(const nprt_array *a) {
    if (!nprt_dtype_is_number(a->dtype)) {
        nprt_array t;
        if (!nd_truths(a, &t)) return -1;
        int64_t n = nd_count_nonzero(&t);
        nd_release(&t);
        return n;
    }
    nd_cast_fn *truth = nd_cast_get(a->dtype, NPRT_bool);
    int64_t count = 0;
    nd_iter it;
    nd_iter_arrays(&it, 1, &a, a->rank, a->shape, false);
    if (it.done) return 0;
    do {
        if (a->dtype == NPRT_bool && it.inner[0] == 1) {
            count += count_bytes((const uint8_t *)it.p[0], it.inner_n);
            continue;
        }
        uint8_t block[512];
        for (int64_t i = 0; i < it.inner_n; i += 512) {
            int64_t m = it.inner_n - i < 512 ? it.inner_n - i : 512;
            truth((char *)block, 1, it.p[0] + i * it.inner[0], it.inner[0], m);
            count += count_bytes(block, m);
        }
    } while (nd_iter_next(&it));
    return count;
}

bool nd_nonzero(const nprt_array *a, nprt_array *out) {
    int64_t size = nprt_array_size(a), index[NPRT_MAX_RANK] = {0};
    int const n = a->rank ? a->rank : 1;
    nprt_array truth;
    if (!nd_truths(a, &truth)) return false;
    int64_t const count = nd_count_nonzero(&truth);
    nprt_array rows;   // one place a row; the results are its columns, as NumPy's
    if (!nd_empty(NPRT_int64, 2, (const int64_t[]){count, n}, &rows)) {
        nd_release(&truth);
        return false;
    }
    int64_t *place = (int64_t *)rows.data;
    int64_t at = 0;
    if (a->rank == 1) {
        for (int64_t i = 0; at < count; i++) {
            place[at] = i;
            at += truth.data[i] != 0;
        }
        size = 0;
    }
    for (int64_t i = 0; i < size; i++) {
        if (truth.data[i]) {
            memcpy(place, index, (size_t)n * sizeof *index);
            place += n;
        }
        for (int d = a->rank - 1; d >= 0; d--) {
            if (++index[d] < a->shape[d]) break;
            index[d] = 0;
        }
    }
    for (int d = 0; d < n; d++) {
        out[d] = nd_view(&rows);
        out[d].rank = 1;
        out[d].data += d * (int64_t)sizeof *place;
    }
    nd_release(&rows);
    nd_release(&truth);
    return true;
}

bool nd_compress(const nprt_array *condition, const nprt_array *a, int axis, nprt_array *out) {
    nprt_array positions[NPRT_MAX_RANK];
    if (condition->rank != 1) return nprt_raise("ValueError", "condition must be a 1-d array");
    if (!nd_nonzero(condition, positions)) return false;
    bool ok = nd_take(a, &positions[0], axis, 'r', out);
    nd_release(&positions[0]);
    return ok;
}
