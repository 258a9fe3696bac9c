// Copies, casts and assignment.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_iter.h"
#include <string.h>

// Copies src (already of dst's broadcast shape) element by element in dst's memory order.
static bool copy_elements(const nprt_array *dst, const nprt_array *src) {
    bool numbers = nprt_dtype_is_number(src->dtype) && nprt_dtype_is_number(dst->dtype);
    nd_cast_fn *cast = numbers ? nd_cast_get(src->dtype, dst->dtype) : NULL;
    nd_iter it;
    const nprt_array *both[] = {dst, src};
    nd_iter_arrays(&it, 2, both, dst->rank, dst->shape, !numbers);
    if (it.done) return true;
    _Alignas(16) char one[16];
    if (numbers && nprt_array_size(src) == 1) {   // cast once
        cast(one, 16, src->data, 16, 1);
        it.p[1] = one;
        cast = nd_cast_get(dst->dtype, dst->dtype);
    }
    do {
        if (numbers)
            cast(it.p[0], it.inner[0], it.p[1], it.inner[1], it.inner_n);
        else if (!nd_convert(src->dtype, dst->dtype, it.p[0], it.inner[0], it.p[1], it.inner[1], it.inner_n))
            return false;
    } while (nd_iter_next(&it));
    return true;
}

bool nd_copy(const nprt_array *a, char order, nprt_array *out) {
    nprt_array result;
    if (!nd_empty_like(a, a->dtype, order, &result)) return false;
    if (!copy_elements(&result, a)) {
        nd_release(&result);
        return false;
    }
    *out = result;
    return true;
}

// Whether a cast can meet values that it cannot represent (and so must look at the FP flags).
static bool may_be_invalid(nprt_dtype from, nprt_dtype to) {
    if (!nprt_dtype_is_number(from) || !nprt_dtype_is_number(to)) return false;
    char f = nprt_dtype_kind(from), t = nprt_dtype_kind(to);
    bool float_source = f == 'f' || f == 'c',
         narrow = nprt_dtype_size(to) < nprt_dtype_size(from) || to == NPRT_float16;
    return (float_source && (t == 'i' || t == 'u')) || ((t == 'f' || t == 'c') && narrow);
}

static bool checked_copy(nd_context *ctx, const nprt_array *dst, const nprt_array *src) {
    if (!ctx || !may_be_invalid(src->dtype, dst->dtype)) return copy_elements(dst, src);
    nd_fp_clear();
    return copy_elements(dst, src) && nd_fp_report(ctx, "cast");
}

bool nd_astype(nd_context *ctx, const nprt_array *a, nprt_dtype dtype, char order, nprt_array *out) {
    nprt_array result;
    if (!nd_empty_like(a, dtype, order, &result)) return false;
    if (!checked_copy(ctx, &result, a)) {
        nd_release(&result);
        return false;
    }
    if (nprt_dtype_kind(a->dtype) == 'c' && strchr("iuf", nprt_dtype_kind(dtype)) && ctx &&
        !nd_warn(ctx, "ComplexWarning", "Casting complex values to real discards the imaginary part")) {
        nd_release(&result);
        return false;
    }
    *out = result;
    return true;
}

bool nd_ascontiguous(const nprt_array *a, nprt_array *out) {
    if (!nd_is_c_contiguous(a)) return nd_copy(a, 'C', out);
    *out = nd_view(a);
    return true;
}

bool nd_packed_as(nd_context *ctx, const nprt_array *a, nprt_dtype dtype, nprt_array *out) {
    return a->dtype == dtype ? nd_ascontiguous(a, out) : nd_astype(ctx, a, dtype, 'C', out);
}

nprt_array nd_without_leading_ones(const nprt_array *a, int rank) {
    int ones = 0;
    while (a->rank - ones > rank && a->shape[ones] == 1) ones++;
    nprt_array rest = *a;
    rest.rank -= ones;
    memmove(rest.shape, rest.shape + ones, (size_t)rest.rank * sizeof *rest.shape);
    memmove(rest.strides, rest.strides + ones, (size_t)rest.rank * sizeof *rest.strides);
    return rest;
}

bool nd_fills(const nprt_array *a, const nprt_array *dst, const char *what) {
    int const missing = dst->rank - a->rank;
    bool fits = missing >= 0;
    for (int i = 0; fits && i < a->rank; i++) fits = a->shape[i] == 1 || a->shape[i] == dst->shape[i + missing];
    if (fits) return true;
    char from[200], to[200];
    nd_shape_text(a->rank, a->shape, from, sizeof from);
    nd_shape_text(dst->rank, dst->shape, to, sizeof to);
    return nprt_raise("ValueError", "could not broadcast %s from shape %s into shape %s", what, from, to);
}

bool nd_assign(nd_context *ctx, const nprt_array *dst, const nprt_array *src) {
    if (dst->readonly) return nprt_raise("ValueError", "assignment destination is read-only");
    nprt_array const values = nd_without_leading_ones(src, dst->rank);
    if (!nd_fills(&values, dst, "input array")) return false;
    if (nd_same_view(dst, &values)) return true;
    if (!nd_may_overlap(dst, &values)) return checked_copy(ctx, dst, &values);
    nprt_array copy;
    if (!nd_copy(&values, 'K', &copy)) return false;
    bool ok = checked_copy(ctx, dst, &copy);
    nd_release(&copy);
    return ok;
}

bool nd_fill(nd_context *ctx, const nprt_array *dst, nd_scalar value) {
    nprt_array v;
    if (!nd_from_scalar(value, &v)) return false;
    bool ok = nd_assign(ctx, dst, &v);
    nd_release(&v);
    return ok;
}

nd_scalar nd_item(const nprt_array *a, const int64_t *index) {
    char *p = a->data;
    for (int i = 0; i < a->rank; i++) p += index[i] * a->strides[i];
    return nd_scalar_load(a->dtype, p);
}

char *nd_flat_pointer(const nprt_array *a, int64_t flat) {
    char *p = a->data;
    for (int i = a->rank - 1; i >= 0; i--) {
        p += flat % a->shape[i] * a->strides[i];
        flat /= a->shape[i];
    }
    return p;
}

nd_scalar nd_item_flat(const nprt_array *a, int64_t flat) { return nd_scalar_load(a->dtype, nd_flat_pointer(a, flat)); }
