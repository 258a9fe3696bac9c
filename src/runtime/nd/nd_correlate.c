// The products of one sequence with another at every place.
#include "runtime/nd/nd_linalg.h"
#include "runtime/simd.h"
#include <string.h>

enum { CHUNK = 1024 };   // sums that stay in the cache while the terms are added

// out[i] = the sum of v[k] a[start + i + k] where that lies in a, added in order of k.
#define CORRELATE(NAME, T, W)                                                                                          \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void add_four_##NAME(T *restrict to, const T *restrict a, const T *v, int64_t n) {                          \
        W const p = (W)v[0], q = (W)v[1], r = (W)v[2], s = (W)v[3];                                                    \
        for (int64_t i = 0; i < n; i++)                                                                                \
            to[i] = (T)((W)to[i] + p * (W)a[i] + q * (W)a[i + 1] + r * (W)a[i + 2] + s * (W)a[i + 3]);                 \
    }                                                                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void add_one_##NAME(T *restrict to, const T *restrict a, T v, int64_t n) {                                  \
        for (int64_t i = 0; i < n; i++) to[i] = (T)((W)to[i] + (W)v * (W)a[i]);                                        \
    }                                                                                                                  \
    static void correlate_##NAME(const T *a, int64_t n, const T *v, int64_t m, int64_t start, int64_t count, T *out) { \
        for (int64_t at = 0; at < count; at += CHUNK) {                                                                \
            int64_t const end = at + CHUNK < count ? at + CHUNK : count;                                               \
            for (int64_t k = 0; k < m;) {                                                                              \
                int64_t const shift = start + k, from = shift + at < 0 ? -shift : at;                                  \
                int64_t const to = shift + end > n ? n - shift : end;                                                  \
                bool const four = k + 4 <= m && shift + at >= 0 && shift + 3 + end <= n;                               \
                if (four)                                                                                              \
                    add_four_##NAME(out + at, a + shift + at, v + k, end - at);                                        \
                else if (from < to)                                                                                    \
                    add_one_##NAME(out + from, a + shift + from, v[k], to - from);                                     \
                k += four ? 4 : 1;                                                                                     \
            }                                                                                                          \
        }                                                                                                              \
    }

CORRELATE(float32, float, float)
CORRELATE(float64, double, double)
CORRELATE(int8, int8_t, uint32_t)
CORRELATE(int16, int16_t, uint32_t)
CORRELATE(int32, int32_t, uint32_t)
CORRELATE(int64, int64_t, uint64_t)
CORRELATE(uint8, uint8_t, uint32_t)
CORRELATE(uint16, uint16_t, uint32_t)
CORRELATE(uint32, uint32_t, uint32_t)
CORRELATE(uint64, uint64_t, uint64_t)

// The dtypes whose product or sum is no single operation.
#define CORRELATE_BY_STEP(NAME, T, STEP)                                                                               \
    static void correlate_##NAME(const T *a, int64_t n, const T *v, int64_t m, int64_t start, int64_t count, T *out) { \
        for (int64_t i = 0; i < count; i++) {                                                                          \
            T *z = &out[i];                                                                                            \
            for (int64_t k = 0; k < m; k++) {                                                                          \
                int64_t const at = start + i + k;                                                                      \
                if (at < 0 || at >= n) continue;                                                                       \
                T const x = a[at], y = v[k];                                                                           \
                STEP;                                                                                                  \
            }                                                                                                          \
        }                                                                                                              \
    }
#define COMPLEX_STEP z->re += x.re * y.re - x.im * y.im, z->im += x.re * y.im + x.im * y.re

CORRELATE_BY_STEP(bool, uint8_t, *z |= x && y)
CORRELATE_BY_STEP(complex64, nprt_complex64, COMPLEX_STEP)
CORRELATE_BY_STEP(complex128, nprt_complex128, COMPLEX_STEP)

static bool run(const nprt_array *a, const nprt_array *v, int64_t start, const nprt_array *out) {
    int64_t const n = a->shape[0], m = v->shape[0], count = out->shape[0];
#define CASE(NAME, T)                                                                                                  \
    case NPRT_##NAME:                                                                                                  \
        correlate_##NAME((const T *)a->data, n, (const T *)v->data, m, start, count, (T *)out->data);                  \
        return true;
    switch (a->dtype) {
        CASE(bool, uint8_t)
        CASE(int8, int8_t)
        CASE(int16, int16_t)
        CASE(int32, int32_t)
        CASE(int64, int64_t)
        CASE(uint8, uint8_t)
        CASE(uint16, uint16_t)
        CASE(uint32, uint32_t)
        CASE(uint64, uint64_t)
        CASE(float32, float)
        CASE(float64, double)
        CASE(complex64, nprt_complex64)
        CASE(complex128, nprt_complex128)
    default: return nprt_raise("TypeError", "correlate has no loop for %s", nprt_dtype_name(a->dtype));
    }
#undef CASE
}

bool nd_correlate(const nprt_array *a, const nprt_array *v, bool full, nprt_array *out) {
    nprt_dtype const dtype = a->dtype, calculated = dtype == NPRT_float16 ? NPRT_float32 : dtype;
    int64_t const m = v->shape[0], count = full ? a->shape[0] + m - 1 : a->shape[0] - m + 1;
    nprt_array x, y, r;
    if (!nd_astype(NULL, a, calculated, 'C', &x)) return false;
    if (!nd_astype(NULL, v, calculated, 'C', &y)) {
        nd_release(&x);
        return false;
    }
    bool ok = nd_zeros(calculated, 1, &count, &r);
    if (ok && !run(&x, &y, full ? 1 - m : 0, &r)) {
        nd_release(&r);
        ok = false;
    }
    nd_release(&x);
    nd_release(&y);
    if (!ok || dtype == calculated) {
        if (ok) *out = r;
        return ok;
    }
    ok = nd_astype(NULL, &r, dtype, 'C', out);
    nd_release(&r);
    return ok;
}
