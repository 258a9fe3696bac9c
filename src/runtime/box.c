// Boxed arrays: views that compiled code holds as handles, for arrays of which only the running program knows whether
// two names mean one. What is read is copied out, what is written goes straight to the memory that all views share.
#include "runtime/abi.h"
#include "runtime/array_format.h"
#include "runtime/half.h"
#include "runtime/list.h"
#include "runtime/object.h"

#include <stdlib.h>
#include <string.h>

struct nprt_box {
    nprt_object head;
    nprt_array a;
};

static int64_t item(const nprt_array *a) { return (int64_t)nprt_dtype_size(a->dtype); }

static void destroy(void *object) {
    nprt_box *box = object;
    nprt_block_release(box->a.block);
    free(box);
}

static nprt_box *box_of(const nprt_array *a) {
    nprt_box *box = nprt_object_new(sizeof *box, destroy);
    box->a = *a;
    return box;
}

nprt_box *nprt_box_new(int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array const a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype), p = nprt_array_packed(&a);
    return box_of(&p);
}

// ---- views ------------------------------------------------------------------------------------------------------

nprt_box *nprt_box_view(nprt_box *box) {
    nprt_block_retain(box->a.block);
    return box_of(&box->a);
}

void nprt_box_slice(nprt_box *view, int64_t axis, int64_t offset, int64_t size, int64_t step) {
    nprt_array *a = &view->a;
    a->data += size > 0 ? offset * a->strides[axis] : 0;
    a->shape[axis] = size;
    a->strides[axis] *= step;
}

static void remove_axis(nprt_array *a, int64_t axis) {
    a->rank--;
    for (int64_t i = axis; i < a->rank; i++) {
        a->shape[i] = a->shape[i + 1];
        a->strides[i] = a->strides[i + 1];
    }
}

static void insert_axis(nprt_array *a, int64_t axis, int64_t size, int64_t stride) {
    for (int64_t i = a->rank++; i > axis; i--) {
        a->shape[i] = a->shape[i - 1];
        a->strides[i] = a->strides[i - 1];
    }
    a->shape[axis] = size;
    a->strides[axis] = stride;
}

void nprt_box_drop(nprt_box *view, int64_t axis) { remove_axis(&view->a, axis); }

void nprt_box_expand(nprt_box *view, int64_t axis) { insert_axis(&view->a, axis, 1, 0); }

void nprt_box_swap(nprt_box *view, int64_t i, int64_t j) {
    nprt_array *a = &view->a;
    int64_t const size = a->shape[i], stride = a->strides[i];
    a->shape[i] = a->shape[j], a->strides[i] = a->strides[j];
    a->shape[j] = size, a->strides[j] = stride;
}

void nprt_box_diagonal(nprt_box *view, int64_t row, int64_t column, int64_t size) {
    nprt_array *a = &view->a;
    int64_t const stride = a->strides[0] + a->strides[1];
    if (size > 0) a->data += row * a->strides[0] + column * a->strides[1];
    remove_axis(a, 0);
    remove_axis(a, 0);
    insert_axis(a, a->rank, size, stride);
}

void nprt_box_part(nprt_box *view, bool imaginary) {
    nprt_array *a = &view->a;
    a->dtype = a->dtype == NPRT_complex64 ? NPRT_float32 : NPRT_float64;
    if (imaginary) a->data += item(a);
}

static int32_t read_dims(const nprt_memref *m, int64_t *out) {
    int64_t const n = m->sizes_strides[0], stride = m->sizes_strides[1], *v = (const int64_t *)m->aligned + m->offset;
    for (int64_t i = 0; i < n; i++) out[i] = v[i * stride];
    return (int32_t)n;
}

void nprt_box_broadcast(nprt_box *view, int64_t rank, const nprt_memref *dims) {
    nprt_array *a = &view->a, from = *a;
    (void)rank;
    a->rank = read_dims(dims, a->shape);
    for (int32_t i = 0; i < a->rank; i++) {
        int32_t const k = i - (a->rank - from.rank);
        a->strides[i] = k >= 0 && from.shape[k] == a->shape[i] ? from.strides[k] : 0;
    }
    a->readonly = true;
}

// Strides for a's shape over the memory of `from`, as NumPy looks for them: runs of old and of new dimensions with the
// same number of elements, where the old run steps evenly. False: there are none.
static bool restride(const nprt_array *from, nprt_array *a) {
    nprt_array old = *from;
    for (int32_t i = old.rank - 1; i >= 0; i--)
        if (old.shape[i] == 1) remove_axis(&old, i);
    for (int32_t oi = 0, ni = 0; ni < a->rank;) {
        int32_t oj = oi + (oi < old.rank), nj = ni + 1;
        int64_t have = oi < old.rank ? old.shape[oi] : 1, want = a->shape[ni];
        while (have != want) {
            if (want < have && nj < a->rank)
                want *= a->shape[nj++];
            else if (have < want && oj < old.rank)
                have *= old.shape[oj++];
            else
                return false;
        }
        for (int32_t k = oi; k + 1 < oj; k++)
            if (old.strides[k] != old.shape[k + 1] * old.strides[k + 1]) return false;
        int64_t stride = oj > oi ? old.strides[oj - 1] : item(a);
        for (int32_t k = nj - 1; k >= ni; k--) {
            a->strides[k] = stride;
            stride *= a->shape[k];
        }
        oi = oj, ni = nj;
    }
    return true;
}

static bool is_packed(const nprt_array *a) {
    int64_t stride = item(a);
    for (int32_t i = a->rank - 1; i >= 0; i--) {
        if (a->shape[i] != 1 && a->strides[i] != stride) return false;
        stride *= a->shape[i];
    }
    return true;
}

void nprt_box_reshape(nprt_box *view, int64_t rank, const nprt_memref *dims, bool ravel) {
    nprt_array *a = &view->a, from = *a;
    (void)rank;
    a->rank = read_dims(dims, a->shape);
    if (nprt_array_size(a) == 0) return nprt_array_pack_strides(a);
    if (ravel ? is_packed(&from) && restride(&from, a) : restride(&from, a)) return;
    nprt_array p = nprt_array_packed(&from);
    p.rank = a->rank;
    memcpy(p.shape, a->shape, sizeof p.shape);
    nprt_array_pack_strides(&p);
    nprt_block_release(a->block);
    *a = p;
}

// ---- elements ---------------------------------------------------------------------------------------------------

int64_t nprt_box_dim(nprt_box *box, int64_t axis) { return box->a.shape[axis]; }

int64_t nprt_box_stride(nprt_box *box, int64_t axis) { return box->a.strides[axis]; }

void nprt_box_read(nprt_memref *result, nprt_box *box, int32_t rank) {
    nprt_array const p = nprt_array_packed(&box->a);
    result->allocated = p.block;
    result->aligned = p.data;
    result->offset = 0;
    int64_t stride = 1;
    for (int32_t i = rank - 1; i >= 0; i--) {
        result->sizes_strides[i] = p.shape[i];
        result->sizes_strides[rank + i] = stride;
        stride *= p.shape[i];
    }
}

void nprt_box_assign(nprt_box *box, int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array from = nprt_array_of_memref(rank, m, (nprt_dtype)dtype), *to = &box->a;
    while (from.rank > to->rank) remove_axis(&from, 0);
    for (int32_t i = from.rank; i < to->rank; i++) insert_axis(&from, 0, 1, 0);
    for (int32_t i = 0; i < to->rank; i++)
        if (from.shape[i] == 1) from.strides[i] = 0;
    nprt_array_copy(to, &from);
}

#define AT(TYPE) (*(TYPE *)(box->a.data + offset))

int64_t nprt_box_load_i64(nprt_box *box, int64_t offset) {
    switch (box->a.dtype) {
    case NPRT_bool: return AT(uint8_t);
    case NPRT_int8: return AT(int8_t);
    case NPRT_int16: return AT(int16_t);
    case NPRT_int32: return AT(int32_t);
    case NPRT_uint8: return AT(uint8_t);
    case NPRT_uint16: return AT(uint16_t);
    case NPRT_uint32: return AT(uint32_t);
    default: return AT(int64_t);
    }
}

double nprt_box_load_f64(nprt_box *box, int64_t offset) {
    switch (box->a.dtype) {
    case NPRT_float16: return (double)nprt_half_to_float(AT(uint16_t));
    case NPRT_complex64:
    case NPRT_float32: return AT(float);
    default: return AT(double);
    }
}

void nprt_box_store_i64(nprt_box *box, int64_t offset, int64_t value) {
    switch (nprt_dtype_size(box->a.dtype)) {
    case 1: AT(int8_t) = (int8_t)value; break;
    case 2: AT(int16_t) = (int16_t)value; break;
    case 4: AT(int32_t) = (int32_t)value; break;
    default: AT(int64_t) = value;
    }
}

void nprt_box_store_f64(nprt_box *box, int64_t offset, double value) {
    switch (box->a.dtype) {
    case NPRT_float16: AT(uint16_t) = nprt_half_of_double(value); break;
    case NPRT_complex64:
    case NPRT_float32: AT(float) = (float)value; break;
    default: AT(double) = value;
    }
}

nprt_str *nprt_box_repr(nprt_box *box) { return nprt_array_repr(&box->a); }
