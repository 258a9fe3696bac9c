// Context, references and creation.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_iter.h"
#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void nd_context_init(nd_context *ctx) {
    *ctx = (nd_context){.divide = ND_ERR_WARN, .over = ND_ERR_WARN, .under = ND_ERR_IGNORE, .invalid = ND_ERR_WARN};
}

bool nd_warn(nd_context *ctx, const char *category, const char *message) {
    if (ctx->warn) return ctx->warn(ctx->user, category, message);
    nprt_warn(category, message);
    return true;
}

enum { EVENTS = FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW | FE_INVALID };

// Looking is cheap, clearing is not.
void nd_fp_clear(void) {
    if (fetestexcept(EVENTS)) feclearexcept(EVENTS);
}

static bool fp_event(nd_context *ctx, nd_err_mode mode, const char *what, const char *name) {
    if (mode == ND_ERR_IGNORE) return true;
    char text[128];
    snprintf(text, sizeof text, "%s encountered in %s", what, name);
    if (mode == ND_ERR_RAISE) return nprt_raise("FloatingPointError", "%s", text);
    if (mode == ND_ERR_PRINT) {
        fprintf(stderr, "Warning: %s\n", text);
        return true;
    }
    return nd_warn(ctx, "RuntimeWarning", text);
}

bool nd_fp_report(nd_context *ctx, const char *name) { return nd_fp_report_flags(ctx, fetestexcept(EVENTS), name); }

bool nd_fp_report_flags(nd_context *ctx, int flags, const char *name) {
    if (!flags) return true;
    if ((flags & FE_DIVBYZERO) && !fp_event(ctx, ctx->divide, "divide by zero", name)) return false;
    if ((flags & FE_OVERFLOW) && !fp_event(ctx, ctx->over, "overflow", name)) return false;
    if ((flags & FE_UNDERFLOW) && !fp_event(ctx, ctx->under, "underflow", name)) return false;
    if ((flags & FE_INVALID) && !fp_event(ctx, ctx->invalid, "invalid value", name)) return false;
    return true;
}

void nd_retain(const nprt_array *a) { nprt_block_retain(a->block); }
void nd_release(nprt_array *a) {
    nprt_block_release(a->block);
    a->block = NULL;
}
nprt_array nd_view(const nprt_array *a) {
    nprt_array r;
    nprt_block_retain(a->block);
    nd_set_view(&r, a);
    return r;
}

void nd_set_view(nprt_array *to, const nprt_array *from) {
    to->block = from->block;
    to->data = from->data;
    to->dtype = from->dtype;
    to->rank = from->rank;
    to->readonly = from->readonly;
    for (int i = 0; i < from->rank; i++) {
        to->shape[i] = from->shape[i];
        to->strides[i] = from->strides[i];
    }
}

bool nd_numbers_only(const nprt_array *a, const char *function) {
    return nprt_dtype_is_number(a->dtype) ||
           nprt_raise("TypeError", "%s is not supported for dtype('%s')", function, nprt_dtype_name(a->dtype));
}

bool nd_axis(int64_t axis, int rank, int *out) {
    if (axis < -rank || axis >= rank)
        return nprt_raise("AxisError", "axis %lld is out of bounds for array of dimension %d", (long long)axis, rank);
    *out = (int)(axis < 0 ? axis + rank : axis);
    return true;
}

int nd_shape_text(int rank, const int64_t *shape, char *buffer, size_t size) {
    size_t n = (size_t)snprintf(buffer, size, "(");
    int first = 0;   // leading unknown dimensions are not shown
    while (first < rank && shape[first] < 0) first++;
    for (int i = first; i < rank && n < size; i++) {
        const char *comma = i > first ? "," : "";
        if (shape[i] < 0)
            n += (size_t)snprintf(buffer + n, size - n, "%snewaxis", comma);
        else
            n += (size_t)snprintf(buffer + n, size - n, "%s%lld", comma, (long long)shape[i]);
    }
    if (n < size) n += (size_t)snprintf(buffer + n, size - n, rank == 1 && first == 0 ? ",)" : ")");
    return (int)(n < size ? n : size - 1);
}

bool nd_broadcast_shapes(int n, const nprt_array *const *arrays, int *out_rank, int64_t *out_shape) {
    int rank = 0;
    for (int k = 0; k < n; k++)
        if (arrays[k]->rank > rank) rank = arrays[k]->rank;
    bool ok = true;
    for (int i = 0; i < rank; i++) {
        int64_t size = 1;
        for (int k = 0; k < n; k++) {
            int j = i - (rank - arrays[k]->rank);
            if (j < 0 || arrays[k]->shape[j] == 1 || arrays[k]->shape[j] == size) continue;
            if (size != 1) ok = false;
            size = arrays[k]->shape[j];
        }
        out_shape[i] = size;
    }
    if (ok) {
        *out_rank = rank;
        return true;
    }
    char text[400];
    size_t at = 0;
    text[0] = 0;
    for (int k = 0; k < n && at + 80 < sizeof text; k++) {
        at += (size_t)nd_shape_text(arrays[k]->rank, arrays[k]->shape, text + at, sizeof text - at - 2);
        text[at++] = ' ';
        text[at] = 0;
    }
    return nprt_raise("ValueError", "operands could not be broadcast together with shapes %s", text);
}

static int64_t bytes_of(const nprt_array *a) { return nprt_array_size(a) * (int64_t)nprt_dtype_size(a->dtype); }

// A number of bytes in three digits: "8.00 EiB".
static void size_text(int64_t bytes, char *out, size_t capacity) {
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    int unit = 0;
    double n = (double)bytes;
    for (; n >= 1024 && unit < 6; unit++) n /= 1024;
    if (unit < 6 && (n >= 1000 ? nearbyint(n) : n) >= 1023.5) n /= 1024, unit++;
    if (unit == 0)
        snprintf(out, capacity, "%lld bytes", (long long)bytes);
    else
        snprintf(out, capacity, n < 1000 ? "%#.3g %s" : "%#.0f %s", n, units[unit]);
}

bool nd_empty_perm(nprt_dtype dtype, int rank, const int64_t *shape, const int *perm, nprt_array *out) {
    if (rank > NPRT_MAX_RANK)
        return nprt_raise("ValueError", "maximum supported dimension for an ndarray is 32, found %d", rank);
    int64_t bytes = (int64_t)nprt_dtype_size(dtype);
    for (int i = 0; i < rank; i++) {
        if (shape[i] < 0) return nprt_raise("ValueError", "negative dimensions are not allowed");
        if (shape[i] && __builtin_mul_overflow(bytes, shape[i], &bytes))
            return nprt_raise(
                "ValueError",
                "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    }
    int64_t need = bytes, step = (int64_t)nprt_dtype_size(dtype);
    nprt_array a;
    a.dtype = dtype;
    a.rank = rank;
    a.readonly = false;
    for (int i = rank - 1; i >= 0; i--) {
        int axis = perm ? perm[i] : i;
        a.shape[axis] = shape[axis];
        a.strides[axis] = step;
        if (shape[axis])
            step *= shape[axis];
        else
            need = 16;
    }
    a.block = nprt_block_new(need);
    if (!a.block) {
        char text[32 * NPRT_MAX_RANK] = "(", size[32];
        size_t n = 1;
        for (int i = 0; i < rank; i++)
            n += (size_t)snprintf(text + n, 24, "%s%lld", i ? ", " : "", (long long)shape[i]);
        strcpy(text + n, rank == 1 ? ",)" : ")");
        size_text(need, size, sizeof size);
        return nprt_raise("MemoryError", "Unable to allocate %s for an array with shape %s and data type %s", size,
                          text, nprt_dtype_name(dtype));
    }
    if (!nprt_dtype_is_number(dtype) && (nprt_descr_get(dtype)->objects || nprt_descr_get(dtype)->gaps))
        nd_prepare_block(a.block, bytes_of(&a), dtype);
    a.data = a.block;
    *out = a;
    return true;
}

bool nd_empty(nprt_dtype dtype, int rank, const int64_t *shape, nprt_array *out) {
    return nd_empty_perm(dtype, rank, shape, NULL, out);
}

bool nd_empty_order(nprt_dtype dtype, int rank, const int64_t *shape, char order, nprt_array *out) {
    int perm[NPRT_MAX_RANK];
    for (int i = 0; i < rank && i < NPRT_MAX_RANK; i++) perm[i] = rank - 1 - i;
    return nd_empty_perm(dtype, rank, shape, order == 'F' ? perm : NULL, out);
}

// The order of a's axes by falling stride, stable; what K order means for one array.
static void axes_by_stride(const nprt_array *a, int *perm) {
    for (int i = 0; i < a->rank; i++) {
        int j = i;
        for (; j > 0 && llabs(a->strides[perm[j - 1]]) < llabs(a->strides[i]); j--) perm[j] = perm[j - 1];
        perm[j] = i;
    }
}

bool nd_empty_like(const nprt_array *a, nprt_dtype dtype, char order, nprt_array *out) {
    if (order == 'A') order = nd_is_f_contiguous(a) && !nd_is_c_contiguous(a) ? 'F' : 'C';
    if (order == 'C' || order == 'F') return nd_empty_order(dtype, a->rank, a->shape, order, out);
    int perm[NPRT_MAX_RANK];
    axes_by_stride(a, perm);
    return nd_empty_perm(dtype, a->rank, a->shape, perm, out);
}

bool nd_zeros(nprt_dtype dtype, int rank, const int64_t *shape, nprt_array *out) {
    if (!nd_empty(dtype, rank, shape, out)) return false;
    memset(out->data, 0, (size_t)nprt_array_size(out) * nprt_dtype_size(dtype));
    return true;
}

bool nd_full(nprt_dtype dtype, int rank, const int64_t *shape, nd_scalar value, nprt_array *out) {
    if (!nd_empty(dtype, rank, shape, out)) return false;
    if (!nprt_dtype_is_number(dtype)) {
        if (nd_fill(NULL, out, value)) return true;
        nd_release(out);
        return false;
    }
    _Alignas(16) char one[16];
    nd_scalar_store(value, dtype, one);
    nd_cast_get(dtype, dtype)(out->data, (int64_t)nprt_dtype_size(dtype), one, 0, nprt_array_size(out));
    return true;
}

bool nd_from_scalar(nd_scalar value, nprt_array *out) { return nd_full(value.dtype, 0, NULL, value, out); }

static double real_of(nd_scalar v) {
    switch (nprt_dtype_kind(v.dtype)) {
    case 'i': return (double)v.i;
    case 'f': return v.f;
    case 'c': return v.c.re;
    default: return (double)v.u;
    }
}

// NumPy writes the first two values and lets the dtype's fill extend them: start + i * (second - start) in the
// arithmetic of the dtype (float32 and float16 in float).
static void fill_integers(char *p, size_t size, int64_t n, uint64_t first, uint64_t by) {
#define FILL(T)                                                                                                        \
    for (int64_t i = 2; i < n; i++) ((T *)p)[i] = (T)(first + (uint64_t)i * by);
    switch (size) {
    case 1: FILL(uint8_t) break;
    case 2: FILL(uint16_t) break;
    case 4: FILL(uint32_t) break;
    default: FILL(uint64_t) break;
    }
#undef FILL
}

// Element i of the dtypes that are rarely asked for.
static nd_scalar step_of(nprt_dtype t, nd_scalar s0, nd_scalar s1, int64_t i) {
    nd_scalar v = s0;
    if (nprt_dtype_kind(t) == 'f')
        v.f = (float)s0.f + (float)i * ((float)s1.f - (float)s0.f);
    else if (t == NPRT_complex64)
        v.c = (nprt_complex128){(float)s0.c.re + (float)i * ((float)s1.c.re - (float)s0.c.re), 0};
    else if (nprt_dtype_kind(t) == 'c')
        v.c.re = s0.c.re + (double)i * (s1.c.re - s0.c.re);
    else
        v.u = s0.u + (uint64_t)i * (s1.u - s0.u);
    return v;
}

static void arange_fill(nprt_array *a, int64_t n, nd_scalar start, nd_scalar step) {
    char *p = a->data;
    size_t size = nprt_dtype_size(a->dtype);
    char kind = nprt_dtype_kind(a->dtype);
    bool integral =
        nprt_dtype_kind(start.dtype) != 'f' && nprt_dtype_kind(step.dtype) != 'f' && kind != 'f' && kind != 'c';
    for (int64_t i = 0; i < n && i < 2; i++) {
        nd_scalar v = start;
        if (i && integral)
            v = nd_scalar_int((int64_t)((uint64_t)start.i + (uint64_t)step.i));
        else if (i)
            v = nd_scalar_float(real_of(start) + real_of(step));
        nd_scalar_store(v, a->dtype, p + (size_t)i * size);
    }
    if (n <= 2) return;
    nd_scalar s0 = nd_scalar_load(a->dtype, p), s1 = nd_scalar_load(a->dtype, p + size);
    if (a->dtype == NPRT_float64) {
        double *out = (double *)p, by = s1.f - s0.f;
        for (int64_t i = 2; i < n; i++) out[i] = s0.f + (double)i * by;
    } else if (a->dtype == NPRT_float32) {
        float *out = (float *)p, first = (float)s0.f, by = (float)s1.f - first;
        for (int64_t i = 2; i < n; i++) out[i] = first + (float)i * by;
    } else if (kind == 'i' || kind == 'u') {
        fill_integers(p, size, n, s0.u, s1.u - s0.u);
    } else {
        for (int64_t i = 2; i < n; i++) nd_scalar_store(step_of(a->dtype, s0, s1, i), a->dtype, p + (size_t)i * size);
    }
}

bool nd_arange(nprt_dtype dtype, nd_scalar start, nd_scalar stop, nd_scalar step, nprt_array *out) {
    double d = real_of(step), length = ceil((real_of(stop) - real_of(start)) / d);
    bool integral = true;
    const nd_scalar *all[] = {&start, &stop, &step};
    for (int i = 0; i < 3; i++) integral = integral && nprt_dtype_kind(all[i]->dtype) != 'f';
    int64_t n;
    if (d == 0 && real_of(stop) == real_of(start)) return nprt_raise("ValueError", "Maximum allowed size exceeded");
    if (d == 0) return nprt_raise("ZeroDivisionError", integral ? "division by zero" : "float division by zero");
    if (length != length || length > 0x1p62)
        return nprt_raise("ValueError",
                          length != length ? "arange: cannot compute length" : "Maximum allowed size exceeded");
    n = length > 0 ? (int64_t)length : 0;
    if (integral && step.i) {
        __int128 span = (__int128)stop.i - start.i, by = step.i;
        __int128 count = span / by + (span % by != 0 && (span < 0) == (by < 0));
        n = span != 0 && (span < 0) == (by < 0) ? (int64_t)count : 0;
    }
    if (!nd_empty(dtype, 1, &n, out)) return false;
    arange_fill(out, n, start, step);
    return true;
}

bool nd_is_c_contiguous(const nprt_array *a) {
    int64_t step = (int64_t)nprt_dtype_size(a->dtype);
    if (nprt_array_size(a) == 0) return true;
    for (int i = a->rank - 1; i >= 0; i--) {
        if (a->shape[i] == 1) continue;
        if (a->strides[i] != step) return false;
        step *= a->shape[i];
    }
    return true;
}

bool nd_is_f_contiguous(const nprt_array *a) {
    int64_t step = (int64_t)nprt_dtype_size(a->dtype);
    if (nprt_array_size(a) == 0) return true;
    for (int i = 0; i < a->rank; i++) {
        if (a->shape[i] == 1) continue;
        if (a->strides[i] != step) return false;
        step *= a->shape[i];
    }
    return true;
}

static void memory_range(const nprt_array *a, const char **low, const char **high) {
    *low = a->data;
    *high = a->data + nprt_dtype_size(a->dtype);
    for (int i = 0; i < a->rank; i++) {
        if (a->shape[i] == 0) *high = *low;
        if (a->shape[i] == 0) return;
        int64_t reach = a->strides[i] * (a->shape[i] - 1);
        if (reach < 0)
            *low += reach;
        else
            *high += reach;
    }
}

bool nd_may_overlap(const nprt_array *a, const nprt_array *b) {
    const char *al, *ah, *bl, *bh;
    memory_range(a, &al, &ah);
    memory_range(b, &bl, &bh);
    return al < bh && bl < ah;
}

bool nd_same_view(const nprt_array *a, const nprt_array *b) {
    if (a->data != b->data || a->rank != b->rank || a->dtype != b->dtype) return false;
    for (int i = 0; i < a->rank; i++)
        if (a->shape[i] != b->shape[i] || (a->shape[i] > 1 && a->strides[i] != b->strides[i])) return false;
    return true;
}
