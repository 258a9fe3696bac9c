#include "runtime/nd/nd_gather.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool nd_slice_indices(const nd_index_item *s, int64_t n, int64_t *start, int64_t *step, int64_t *count) {
    int64_t by = s->has_step ? s->step : 1;
    if (by == 0) return nprt_raise("ValueError", "slice step cannot be zero");
    int64_t low = by < 0 ? -1 : 0, high = by < 0 ? n - 1 : n;
    int64_t from = by < 0 ? high : low, to = by < 0 ? low : high;
    if (s->has_start) {
        from = s->start < 0 ? (s->start < -n ? -n - 1 : s->start) + n : s->start;
        from = from < low ? low : from > high ? high : from;
    }
    if (s->has_stop) {
        to = s->stop < 0 ? (s->stop < -n ? -n - 1 : s->stop) + n : s->stop;
        to = to < low ? low : to > high ? high : to;
    }
    *start = from;
    *step = by;
    *count = by > 0 ? (from < to ? (to - from - 1) / by + 1 : 0) : (to < from ? (from - to - 1) / -by + 1 : 0);
    return true;
}

bool nd_index_is_basic(int n, const nd_index_item *items) {
    for (int i = 0; i < n; i++)
        if (items[i].kind == ND_INDEX_ARRAY) return false;
    return true;
}

typedef struct resolver {
    nd_gather *g;
    const nprt_array *a;
    int axis;          // next axis of a
    bool fancy;        // there is an index array
    int first, last;   // where pickers stand among the items
    int item;
    bool split;   // something stands between pickers
} resolver;

static bool out_of_bounds(int64_t index, int axis, int64_t size) {
    return nprt_raise("IndexError", "index %lld is out of bounds for axis %d with size %lld", (long long)index, axis,
                      (long long)size);
}

static void note_picker(resolver *r) {
    if (r->g->n_pickers == 0) {
        r->first = r->item;
        r->g->position = r->g->base.rank;
    } else if (r->last != r->item && r->last != r->item - 1) {
        r->split = true;
    }
    r->last = r->item;
}

static bool add_picker(resolver *r, nprt_array index, int axis) {
    if (r->g->n_pickers == NPRT_MAX_RANK) {
        nd_release(&index);
        return nprt_raise("IndexError", "too many indices for array");
    }
    note_picker(r);
    nd_picker *p = &r->g->pickers[r->g->n_pickers++];
    p->index = index;
    p->axis = axis;
    p->size = axis < 0 ? 1 : r->a->shape[axis];
    p->stride = axis < 0 ? 0 : r->a->strides[axis];
    return true;
}

static bool add_boolean(resolver *r, const nprt_array *mask) {
    if (mask->rank == 0) {
        int64_t n = *mask->data != 0;
        nprt_array index;
        return nd_zeros(NPRT_int64, 1, &n, &index) && add_picker(r, index, -1);
    }
    for (int i = 0; i < mask->rank; i++) {
        if (mask->shape[i] && mask->shape[i] != r->a->shape[r->axis + i])   // NumPy takes what is empty
            return nprt_raise("IndexError",
                              "boolean index did not match indexed array along dimension %d; dimension is %lld but "
                              "corresponding boolean dimension is %lld",
                              r->axis + i, (long long)r->a->shape[r->axis + i], (long long)mask->shape[i]);
    }
    nprt_array positions[NPRT_MAX_RANK];
    if (!nd_nonzero(mask, positions)) return false;
    bool ok = true;
    for (int i = 0; i < mask->rank; i++) {
        if (ok)
            ok = add_picker(r, positions[i], r->axis++);
        else
            nd_release(&positions[i]);
    }
    return ok;
}

static void keep_axis(resolver *r, int64_t size, int64_t stride) {
    nprt_array *b = &r->g->base;
    b->shape[b->rank] = size;
    b->strides[b->rank++] = stride;
}

// Beside index arrays an integer is one of them.
static bool add_integer(resolver *r, int64_t v) {
    int64_t size = r->a->shape[r->axis], i = v < 0 ? v + size : v;
    if (i < 0 || i >= size) return out_of_bounds(v, r->axis, size);
    if (r->fancy) {
        nprt_array index;
        return nd_from_scalar(nd_scalar_int(i), &index) && add_picker(r, index, r->axis++);
    }
    r->g->base.data += i * r->a->strides[r->axis];
    r->axis++;
    return true;
}

static bool add_slice(resolver *r, const nd_index_item *s) {
    int64_t start, step, count;
    if (!nd_slice_indices(s, r->a->shape[r->axis], &start, &step, &count)) return false;
    if (count > 0) r->g->base.data += start * r->a->strides[r->axis];
    keep_axis(r, count, step * r->a->strides[r->axis]);
    r->axis++;
    return true;
}

static bool add_item(resolver *r, const nd_index_item *it, int skipped) {
    switch (it->kind) {
    case ND_INDEX_INT: return add_integer(r, it->start);
    case ND_INDEX_SLICE: return add_slice(r, it);
    case ND_INDEX_NEWAXIS: keep_axis(r, 1, 0); return true;
    case ND_INDEX_ELLIPSIS:
        for (int i = 0; i < skipped; i++, r->axis++) keep_axis(r, r->a->shape[r->axis], r->a->strides[r->axis]);
        return true;
    default: break;
    }
    if (it->array->dtype == NPRT_bool) return add_boolean(r, it->array);
    nprt_array index;
    char kind = nprt_dtype_kind(it->array->dtype);
    if (kind != 'i' && kind != 'u')
        return nprt_raise("IndexError", "arrays used as indices must be of integer (or boolean) type");
    if (it->array->dtype == NPRT_int64)
        index = nd_view(it->array);
    else if (!nd_astype(NULL, it->array, NPRT_int64, 'K', &index))
        return false;
    return add_picker(r, index, r->axis++);
}

// Index arrays of one dimension.
static bool add_line(nd_gather *g, const nd_picker *p, const char *at, int64_t stride) {
    for (int64_t k = 0; k < g->count; k++, at += stride) {
        int64_t v = *(const int64_t *)at, i = v + (v < 0 ? p->size : 0);
        if ((uint64_t)i >= (uint64_t)p->size) return out_of_bounds(v, p->axis, p->size);
        g->offsets[k] += i * p->stride;
    }
    return true;
}

static bool add_offsets(nd_gather *g, const nd_picker *p) {
    int64_t index[NPRT_MAX_RANK] = {0}, strides[NPRT_MAX_RANK];
    int pad = g->rank - p->index.rank;
    for (int i = 0; i < g->rank; i++)
        strides[i] = i < pad || p->index.shape[i - pad] == 1 ? 0 : p->index.strides[i - pad];
    const char *at = p->index.data;
    if (g->rank == 1 && p->axis >= 0) return add_line(g, p, at, strides[0]);
    for (int64_t k = 0; k < g->count; k++) {
        int64_t v = *(const int64_t *)at, i = v < 0 ? v + p->size : v;
        if (p->axis >= 0 && (i < 0 || i >= p->size)) return out_of_bounds(v, p->axis, p->size);
        g->offsets[k] += i * p->stride;
        for (int d = g->rank - 1; d >= 0; d--) {
            at += strides[d];
            if (++index[d] < g->shape[d]) break;
            at -= strides[d] * g->shape[d];
            index[d] = 0;
        }
    }
    return true;
}

static bool combine(resolver *r) {
    nd_gather *g = r->g;
    const nprt_array *indices[NPRT_MAX_RANK];
    int n = 0;
    for (int i = 0; i < g->n_pickers; i++)
        if (g->pickers[i].index.rank > 0) indices[n++] = &g->pickers[i].index;
    if (!nd_broadcast_shapes(n, indices, &g->rank, g->shape)) {
        char text[480];
        const char *tail = strstr(nprt_error_pending()->message, "(");
        snprintf(text, sizeof text, "%s", tail ? tail : "");
        return nprt_raise("IndexError",
                          "shape mismatch: indexing arrays could not be broadcast together with shapes %s", text);
    }
    if (r->split) g->position = 0;
    if (g->rank + g->base.rank > NPRT_MAX_RANK) return nprt_raise("IndexError", "too many indices for array");
    g->count = 1;
    for (int i = 0; i < g->rank; i++) g->count *= g->shape[i];
    return true;
}

bool nd_gather_locate(nd_gather *g) {
    g->offsets = calloc((size_t)g->count + 1, sizeof *g->offsets);
    if (!g->offsets) return nprt_raise("MemoryError", "Unable to allocate index");
    for (int i = 0; i < g->n_pickers; i++)
        if (!add_offsets(g, &g->pickers[i])) return false;
    return true;
}

bool nd_gather_init(nd_gather *g, const nprt_array *a, int n, const nd_index_item *items) {
    int used = 0, added = 0, integers = 0;
    bool ellipsis = false;
    resolver r;
    r.g = g;
    r.a = a;
    r.axis = r.first = r.last = 0;
    r.fancy = r.split = false;
    for (int i = 0; i < n; i++) {
        if (items[i].kind == ND_INDEX_ARRAY) {
            r.fancy = true;
            used += items[i].array->dtype == NPRT_bool ? items[i].array->rank : 1;
        } else if (items[i].kind == ND_INDEX_ELLIPSIS) {
            if (ellipsis) return nprt_raise("IndexError", "an index can only have a single ellipsis ('...')");
            ellipsis = true;
        } else if (items[i].kind == ND_INDEX_NEWAXIS) {
            added++;
        } else {
            used++;
            integers += items[i].kind == ND_INDEX_INT;
        }
    }
    if (used > a->rank)
        return nprt_raise("IndexError", "too many indices for array: array is %d-dimensional, but %d were indexed",
                          a->rank, used);
    if (a->rank - integers + added > NPRT_MAX_RANK)
        return nprt_raise("IndexError", "number of dimensions must be within [0, 32]");
    g->offsets = NULL;
    g->count = g->n_pickers = 0;
    g->rank = g->position = g->base.rank = 0;
    g->base.block = a->block;
    g->base.data = a->data;
    g->base.dtype = a->dtype;
    g->base.readonly = a->readonly;
    nd_retain(a);
    g->all_integers = integers == a->rank && integers == n;
    bool ok = true;
    for (r.item = 0; r.item < n && ok; r.item++) ok = add_item(&r, &items[r.item], a->rank - used);
    for (; r.axis < a->rank && ok; r.axis++) keep_axis(&r, a->shape[r.axis], a->strides[r.axis]);
    g->advanced = r.fancy;
    ok = ok && (!r.fancy || combine(&r));
    if (!ok) nd_gather_deinit(g);
    return ok;
}

void nd_gather_deinit(nd_gather *g) {
    nd_release(&g->base);
    for (int i = 0; i < g->n_pickers; i++) nd_release(&g->pickers[i].index);
    free(g->offsets);
    g->offsets = NULL;
}

int nd_gather_shape(const nd_gather *g, int64_t *out_shape) {
    int n = 0;
    for (int i = 0; i < g->position; i++) out_shape[n++] = g->base.shape[i];
    for (int i = 0; i < g->rank; i++) out_shape[n++] = g->shape[i];
    for (int i = g->position; i < g->base.rank; i++) out_shape[n++] = g->base.shape[i];
    return n;
}

void nd_gather_axes(const nd_gather *g, int *out_perm) {
    int n = 0;
    for (int i = 0; i < g->position; i++) out_perm[n++] = g->rank + i;
    for (int i = 0; i < g->rank; i++) out_perm[n++] = i;
    for (int i = g->position; i < g->base.rank; i++) out_perm[n++] = g->rank + i;
}

void nd_gather_axes_back(const nd_gather *g, int *out_perm) {
    int perm[NPRT_MAX_RANK];
    nd_gather_axes(g, perm);
    for (int i = 0; i < g->rank + g->base.rank; i++) out_perm[perm[i]] = i;
}

bool nd_gather_value(const nd_gather *g, const nprt_array *value, nprt_array *out) {
    int64_t shape[NPRT_MAX_RANK];
    int rank = nd_gather_shape(g, shape), perm[NPRT_MAX_RANK];
    nprt_array v = *value, wide;
    bool empty = false;   // what stands before the dimensions of an empty result and an empty value is not looked at
    for (int i = 0; i < rank; i++) empty |= shape[i] == 0 && nprt_array_size(value) == 0;
    while (v.rank > rank && (v.shape[0] == 1 || empty)) {
        v.rank--;
        memmove(v.shape, v.shape + 1, (size_t)v.rank * sizeof *v.shape);
        memmove(v.strides, v.strides + 1, (size_t)v.rank * sizeof *v.strides);
    }
    if (!nd_broadcast_to(&v, rank, shape, &wide)) {
        char from[200], to[200];
        nd_shape_text(value->rank, value->shape, from, sizeof from);
        nd_shape_text(rank, shape, to, sizeof to);
        return nprt_raise(
            "ValueError",
            "shape mismatch: value array of shape %s could not be broadcast to indexing result of shape %s", from, to);
    }
    nd_gather_axes_back(g, perm);
    bool ok = nd_transpose(&wide, perm, out);
    nd_release(&wide);
    return ok;
}
