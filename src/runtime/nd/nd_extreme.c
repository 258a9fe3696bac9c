// argmax and argmin: where the first of the best elements is; nan beats everything.
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_order.h"
#include "runtime/nd/nd_reduce.h"
#include "runtime/simd.h"
#include <string.h>

// Packed lines: the best of each block, then its place in the block that had it. FLIP: -1 turns the order around. -1
// when there is a nan, which is left to the general way.
#define BEST_OF_BLOCKS(FUNCTION, NAME, T, WORD, FLIP)                                                                  \
    NPRT_VECTOR_CLONES                                                                                                 \
    static int64_t FUNCTION(const T *a, int64_t n) {                                                                   \
        enum { BLOCK = 256, STEP = 64 };                                                                               \
        int64_t where = -1;                                                                                            \
        WORD const flip = (WORD)(FLIP);                                                                                \
        WORD found = 0;                                                                                                \
        for (int64_t i = 0; i < n; i += BLOCK) {                                                                       \
            int64_t const m = n - i < BLOCK ? n - i : BLOCK;                                                           \
            WORD best = (WORD)(nd_place_##NAME(a[i]) ^ flip), nan = 0;                                                 \
            for (int64_t j = 0; j < m; j++) {                                                                          \
                WORD const key = nd_place_##NAME(a[i + j]), turned = (WORD)(key ^ flip);                               \
                best = turned > best ? turned : best;                                                                  \
                nan |= nd_order_nan_##NAME(key);                                                                       \
            }                                                                                                          \
            if (nan) return -1;                                                                                        \
            if (where >= 0 && best <= found) continue;                                                                 \
            where = i;                                                                                                 \
            found = best;                                                                                              \
        }                                                                                                              \
        WORD const target = (WORD)(found ^ flip);                                                                      \
        for (; where + STEP <= n; where += STEP) {                                                                     \
            WORD first = STEP;                                                                                         \
            for (int j = 0; j < STEP; j++) {                                                                           \
                WORD const at = nd_place_##NAME(a[where + j]) == target ? (WORD)j : (WORD)STEP;                        \
                first = at < first ? at : first;                                                                       \
            }                                                                                                          \
            if (first < STEP) return where + (int64_t)first;                                                           \
        }                                                                                                              \
        while (nd_place_##NAME(a[where]) != target) where++;                                                           \
        return where;                                                                                                  \
    }

// One element after the other. BEATS(y, x): y is better; NAN(x).
#define BEST_BY_ONE(FUNCTION, T, BEATS, IS_NAN)                                                                        \
    static int64_t FUNCTION(const char *p, int64_t stride, int64_t n) {                                                \
        int64_t best = 0;                                                                                              \
        T x = *(const T *)p;                                                                                           \
        if (IS_NAN(x)) return 0;                                                                                       \
        for (int64_t i = 1; i < n; i++) {                                                                              \
            T const y = *(const T *)(p + i * stride);                                                                  \
            bool const nan = IS_NAN(y);                                                                                \
            if (!(BEATS(y, x)) && !nan) continue;                                                                      \
            best = i;                                                                                                  \
            x = y;                                                                                                     \
            if (nan) break;                                                                                            \
        }                                                                                                              \
        return best;                                                                                                   \
    }

// Lines side by side: `count` of them, whose elements lie `stride` apart. The index has the width of T.
#define BEST_ACROSS(FUNCTION, T, INDEX, BEATS)                                                                         \
    NPRT_VECTOR_CLONES                                                                                                 \
    static void FUNCTION(const char *p, int64_t stride, int64_t n, int64_t count, int64_t *to) {                       \
        enum { BLOCK = 128 };                                                                                          \
        for (int64_t from = 0; from < count; from += BLOCK) {                                                          \
            int64_t const m = count - from < BLOCK ? count - from : BLOCK;                                             \
            T best[BLOCK];                                                                                             \
            INDEX at[BLOCK] = {0};                                                                                     \
            memcpy(best, p + from * (int64_t)sizeof(T), (size_t)m * sizeof(T));                                        \
            for (int64_t i = 1; i < n; i++) {                                                                          \
                const T *row = (const T *)(p + i * stride) + from;                                                     \
                for (int64_t j = 0; j < m; j++) {                                                                      \
                    T const x = best[j], y = row[j];                                                                   \
                    bool const better = BEATS(y, x) | ((y != y) & (x == x));                                           \
                    best[j] = better ? y : x;                                                                          \
                    at[j] = better ? (INDEX)i : at[j];                                                                 \
                }                                                                                                      \
            }                                                                                                          \
            for (int64_t j = 0; j < m; j++) to[from + j] = at[j];                                                      \
        }                                                                                                              \
    }

#define ABOVE(y, x) ((y) > (x))
#define BELOW(y, x) ((y) < (x))
#define UNLIKE_ITSELF(x) ((x) != (x))
#define NEVER(x) 0
#define COMPLEX_ABOVE(y, x) ((y).re > (x).re || ((y).re == (x).re && (y).im > (x).im))
#define COMPLEX_BELOW(y, x) ((y).re < (x).re || ((y).re == (x).re && (y).im < (x).im))
#define COMPLEX_NAN(x) ((x).re != (x).re || (x).im != (x).im)
#define HALF_ABOVE(y, x) (nd_place_float16(y) > nd_place_float16(x))
#define HALF_BELOW(y, x) (nd_place_float16(y) < nd_place_float16(x))
#define HALF_NAN(x) (((x) & 0x7fff) > 0x7c00)

#define BOTH_OF_BLOCKS(NAME, T, WORD)                                                                                  \
    BEST_OF_BLOCKS(largest_##NAME, NAME, T, WORD, 0)                                                                   \
    BEST_OF_BLOCKS(smallest_##NAME, NAME, T, WORD, -1)

#define BOTH_BY_ONE(NAME, T, MORE, LESS, IS_NAN)                                                                       \
    BEST_BY_ONE(largest_of_##NAME, T, MORE, IS_NAN)                                                                    \
    BEST_BY_ONE(smallest_of_##NAME, T, LESS, IS_NAN)

#define BOTH_ACROSS(NAME, T, INDEX)                                                                                    \
    BEST_ACROSS(largest_across_##NAME, T, INDEX, ABOVE)                                                                \
    BEST_ACROSS(smallest_across_##NAME, T, INDEX, BELOW)

BOTH_OF_BLOCKS(float64, double, int64_t)
BOTH_OF_BLOCKS(float32, float, int32_t)
BOTH_OF_BLOCKS(float16, uint16_t, int16_t)
BOTH_OF_BLOCKS(int64, int64_t, int64_t)
BOTH_OF_BLOCKS(int32, int32_t, int32_t)
BOTH_OF_BLOCKS(int16, int16_t, int16_t)
BOTH_OF_BLOCKS(int8, int8_t, int8_t)
BOTH_OF_BLOCKS(uint64, uint64_t, uint64_t)
BOTH_OF_BLOCKS(uint32, uint32_t, uint32_t)
BOTH_OF_BLOCKS(uint16, uint16_t, uint16_t)
BOTH_OF_BLOCKS(uint8, uint8_t, uint8_t)

BOTH_BY_ONE(float64, double, ABOVE, BELOW, UNLIKE_ITSELF)
BOTH_BY_ONE(float32, float, ABOVE, BELOW, UNLIKE_ITSELF)
BOTH_BY_ONE(float16, uint16_t, HALF_ABOVE, HALF_BELOW, HALF_NAN)
BOTH_BY_ONE(int64, int64_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(int32, int32_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(int16, int16_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(int8, int8_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(uint64, uint64_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(uint32, uint32_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(uint16, uint16_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(uint8, uint8_t, ABOVE, BELOW, NEVER)
BOTH_BY_ONE(complex64, nprt_complex64, COMPLEX_ABOVE, COMPLEX_BELOW, COMPLEX_NAN)
BOTH_BY_ONE(complex128, nprt_complex128, COMPLEX_ABOVE, COMPLEX_BELOW, COMPLEX_NAN)

// Packed complex numbers: only blocks whose largest real part is not below the best one's are looked through.
#define COMPLEX_OF_BLOCKS(FUNCTION, REAL, T, WORD, FLIP, BEATS)                                                        \
    NPRT_VECTOR_CLONES                                                                                                 \
    static bool FUNCTION##_may_be(const T *a, int64_t n, WORD least) {                                                 \
        WORD best = least - 1, nan = 0;                                                                                \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            WORD const key = nd_place_##REAL(a[i].re), turned = (WORD)(key ^ (FLIP));                                  \
            best = turned > best ? turned : best;                                                                      \
            nan |= nd_order_nan_##REAL(key) | nd_order_nan_##REAL(nd_place_##REAL(a[i].im));                           \
        }                                                                                                              \
        return nan || best >= least;                                                                                   \
    }                                                                                                                  \
    static int64_t FUNCTION(const T *a, int64_t n) {                                                                   \
        enum { BLOCK = 128 };                                                                                          \
        int64_t best = 0;                                                                                              \
        for (int64_t i = 0; i < n && !COMPLEX_NAN(a[best]); i += BLOCK) {                                              \
            int64_t const m = n - i < BLOCK ? n - i : BLOCK;                                                           \
            if (!FUNCTION##_may_be(a + i, m, (WORD)(nd_place_##REAL(a[best].re) ^ (FLIP)))) continue;                  \
            for (int64_t j = i; j < i + m && !COMPLEX_NAN(a[best]); j++)                                               \
                if (BEATS(a[j], a[best]) || COMPLEX_NAN(a[j])) best = j;                                               \
        }                                                                                                              \
        return best;                                                                                                   \
    }
COMPLEX_OF_BLOCKS(largest_complex64, float32, nprt_complex64, int32_t, 0, COMPLEX_ABOVE)
COMPLEX_OF_BLOCKS(smallest_complex64, float32, nprt_complex64, int32_t, -1, COMPLEX_BELOW)
COMPLEX_OF_BLOCKS(largest_complex128, float64, nprt_complex128, int64_t, 0, COMPLEX_ABOVE)
COMPLEX_OF_BLOCKS(smallest_complex128, float64, nprt_complex128, int64_t, -1, COMPLEX_BELOW)

BOTH_ACROSS(float64, double, int64_t)
BOTH_ACROSS(float32, float, int32_t)
BOTH_ACROSS(int64, int64_t, int64_t)
BOTH_ACROSS(int32, int32_t, int32_t)

// The first true or false one, or the first of all. Most often it is among the first eight.
static int64_t best_bool(const char *p, int64_t n, bool largest) {
    uint64_t const each = 0x0101010101010101u, wanted = largest ? each : 0;
    uint64_t eight;
    if (n >= 8) {
        memcpy(&eight, p, 8);
        eight ^= wanted;   // the first that becomes 0
        uint64_t const zeros = (eight - each) & ~eight & each << 7;
        if (zeros) return __builtin_ctzll(zeros) / 8;
    }
    const char *found = memchr(p, largest, (size_t)n);
    return found ? found - p : 0;
}

// -1: not this way.
static int64_t best_of_packed(nprt_dtype t, const char *p, int64_t n, bool largest) {
#define CASE(NAME, T)                                                                                                  \
    case NPRT_##NAME: return (largest ? largest_##NAME : smallest_##NAME)((const T *)p, n);
    switch (t) {
    case NPRT_bool:
        return best_bool(p, n, largest);
        CASE(float64, double)
        CASE(float32, float)
        CASE(float16, uint16_t)
        CASE(int64, int64_t)
        CASE(int32, int32_t)
        CASE(int16, int16_t)
        CASE(int8, int8_t)
        CASE(uint64, uint64_t)
        CASE(uint32, uint32_t)
        CASE(uint16, uint16_t)
        CASE(uint8, uint8_t)
        CASE(complex64, nprt_complex64)
        CASE(complex128, nprt_complex128)
    default: return -1;
    }
#undef CASE
}

static int64_t best_of_line(nprt_dtype t, const char *p, int64_t stride, int64_t n, bool largest) {
    enum { FEW = 16 };
    bool const packed = stride == (int64_t)nprt_dtype_size(t) && n > FEW;
    int64_t const best = packed ? best_of_packed(t, p, n, largest) : -1;
    if (best >= 0) return best;
#define CASE(NAME)                                                                                                     \
    case NPRT_##NAME: return (largest ? largest_of_##NAME : smallest_of_##NAME)(p, stride, n);
    switch (t) {
        CASE(float64)
        CASE(float32)
        CASE(float16)
        CASE(int64)
        CASE(int32)
        CASE(int16)
        CASE(int8)
        CASE(uint64)
        CASE(uint32)
        CASE(uint16)
        CASE(complex64)
        CASE(complex128)
    default: return (largest ? largest_of_uint8 : smallest_of_uint8)(p, stride, n);
    }
#undef CASE
}

static bool best_across(nprt_dtype t, const char *p, int64_t stride, int64_t n, int64_t count, bool largest,
                        int64_t *to) {
    if (n > INT32_MAX) return false;
#define CASE(NAME)                                                                                                     \
    case NPRT_##NAME: (largest ? largest_across_##NAME : smallest_across_##NAME)(p, stride, n, count, to); return true;
    switch (t) {
        CASE(float64)
        CASE(float32)
        CASE(int64)
        CASE(int32)
    default: return false;
    }
#undef CASE
}

// The bests of all lines of a along axis x into r.
static void best_of_lines(const nprt_array *a, int x, bool largest, const nprt_array *r) {
    nprt_array lines = *a;
    lines.shape[x] = 1;
    const nprt_array *all[] = {r, &lines};
    int64_t const size = (int64_t)nprt_dtype_size(a->dtype), n = a->shape[x];
    nd_iter it;
    nd_iter_arrays(&it, 2, all, lines.rank, lines.shape, true);
    for (; !it.done; nd_iter_next(&it)) {
        if (it.inner[1] == size && it.inner[0] == 8 && it.inner_n > 1 &&
            best_across(a->dtype, it.p[1], a->strides[x], n, it.inner_n, largest, (int64_t *)it.p[0]))
            continue;
        for (int64_t i = 0; i < it.inner_n; i++)
            *(int64_t *)(it.p[0] + i * it.inner[0]) =
                best_of_line(a->dtype, it.p[1] + i * it.inner[1], a->strides[x], n, largest);
    }
}

static bool arg_extreme(const nprt_array *operand, int axis, bool keepdims, bool largest, nprt_array *out) {
    if (!nd_numbers_only(operand, largest ? "argmax" : "argmin")) return false;
    bool one_line = operand->rank == 1 && (axis == ND_AXIS_NONE || axis == 0 || axis == -1);
    if (one_line && !keepdims && operand->shape[0]) {
        int64_t n = operand->shape[0];
        return nd_from_scalar(
            nd_scalar_int(best_of_line(operand->dtype, operand->data, operand->strides[0], n, largest)), out);
    }
    nprt_array a, r;
    int x = 0;
    const char *name = largest ? "argmax" : "argmin";
    if (axis == ND_AXIS_NONE || operand->rank == 0) {
        if (axis != ND_AXIS_NONE && axis != 0 && axis != -1 && !nd_axis(axis, operand->rank, &x)) return false;
        if (!nd_ravel(operand, 'C', &a)) return false;
    } else {
        if (!nd_axis(axis, operand->rank, &x)) return false;
        a = nd_view(operand);
    }
    int64_t n = a.shape[x], shape[NPRT_MAX_RANK];
    memcpy(shape, a.shape, sizeof shape);
    shape[x] = 1;
    bool ok = n > 0 || nprt_raise("ValueError", "attempt to get %s of an empty sequence", name);
    ok = ok && nd_empty(NPRT_int64, a.rank, shape, &r);
    if (ok) {
        best_of_lines(&a, x, largest, &r);
        if (axis == ND_AXIS_NONE && keepdims) {
            r.rank = operand->rank;
            for (int i = 0; i < r.rank; i++) {
                r.shape[i] = 1;
                r.strides[i] = 8;
            }
            *out = r;
        } else if (keepdims) {
            *out = r;
        } else {
            ok = nd_squeeze(&r, 1, &x, out);
            nd_release(&r);
        }
    }
    nd_release(&a);
    return ok;
}

bool nd_argmax(const nprt_array *a, int axis, bool keepdims, nprt_array *out) {
    return arg_extreme(a, axis, keepdims, true, out);
}
bool nd_argmin(const nprt_array *a, int axis, bool keepdims, nprt_array *out) {
    return arg_extreme(a, axis, keepdims, false, out);
}
