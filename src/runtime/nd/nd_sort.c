// Sorting. The quicksort is NumPy's introsort (median of three, insertion sort up to 16, smaller side first), so that
// argsort orders equal keys alike; past its depth limit, and for stable sorts, a merge sort takes over.
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/nd/nd_sort_radix.h"
#include <stdlib.h>
#include <string.h>

enum { SMALL = 16, QUICK_SMALL = 15, STACK = 128 };

static bool less_complex(double ar, double ai, double br, double bi) {
    if (ar < br) return ai == ai || bi != bi;
    if (ar > br) return bi != bi && ai == ai;
    if (ar == br || (ar != ar && br != br)) return ai < bi || (bi != bi && ai == ai);
    return br != br;
}

#define LESS_INT(x, y) ((x) < (y))
#define LESS_FLOAT(x, y) ((x) < (y) || ((y) != (y) && (x) == (x)))
#define LESS_HALF(x, y) less_half(x, y)
#define LESS_COMPLEX(x, y) less_complex((x).re, (x).im, (y).re, (y).im)

static bool less_half(uint16_t x, uint16_t y) {
    float a = nd_half_to_float(x), b = nd_half_to_float(y);
    return LESS_FLOAT(a, b);
}

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
#define LESS_ELEMENT(x, y) less_element(x, y)

#define SWAP(A, B)                                                                                                     \
    {                                                                                                                  \
        int64_t swapped = A;                                                                                           \
        A = B;                                                                                                         \
        B = swapped;                                                                                                   \
    }

// v: packed keys; o: the order, sorted in place; spare: room for n. WILD: LESS may contradict itself.
#define SORTS(NAME, T, LESS, WILD)                                                                                     \
    static void merge_##NAME(const T *v, int64_t *o, int64_t n, int64_t *spare) {                                      \
        if (n <= SMALL) {                                                                                              \
            for (int64_t i = 1; i < n; i++) {                                                                          \
                int64_t x = o[i], j = i;                                                                               \
                for (; j > 0 && LESS(v[x], v[o[j - 1]]); j--) o[j] = o[j - 1];                                         \
                o[j] = x;                                                                                              \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        int64_t half = n / 2, i = 0, j = half, k = 0;                                                                  \
        merge_##NAME(v, o, half, spare);                                                                               \
        merge_##NAME(v, o + half, n - half, spare);                                                                    \
        memcpy(spare, o, (size_t)half * sizeof *o);                                                                    \
        while (i < half && j < n) {                                                                                    \
            if (LESS(v[o[j]], v[spare[i]]))                                                                            \
                o[k++] = o[j++];                                                                                       \
            else                                                                                                       \
                o[k++] = spare[i++];                                                                                   \
        }                                                                                                              \
        while (i < half) o[k++] = spare[i++];                                                                          \
    }                                                                                                                  \
    static void quick_##NAME(const T *v, int64_t *o, int64_t n, int64_t *spare) {                                      \
        int64_t *pl = o, *pr = o + n - 1, *stack[STACK], **top = stack;                                                \
        int depths[STACK], *depth_top = depths, depth = 0;                                                             \
        for (int64_t m = n; m > 1; m >>= 1) depth += 2;                                                                \
        for (;;) {                                                                                                     \
            if (depth < 0) {                                                                                           \
                merge_##NAME(v, pl, pr - pl + 1, spare);                                                               \
            } else {                                                                                                   \
                while (pr - pl > QUICK_SMALL) {                                                                        \
                    int64_t *pm = pl + ((pr - pl) >> 1), *pi = pl, *pj = pr - 1;                                       \
                    if (LESS(v[*pm], v[*pl])) SWAP(*pm, *pl)                                                           \
                    if (LESS(v[*pr], v[*pm])) SWAP(*pr, *pm)                                                           \
                    if (LESS(v[*pm], v[*pl])) SWAP(*pm, *pl)                                                           \
                    T pivot = v[*pm];                                                                                  \
                    SWAP(*pm, *pj)                                                                                     \
                    for (;;) {                                                                                         \
                        do ++pi;                                                                                       \
                        while ((!WILD || pi < pr) && LESS(v[*pi], pivot));                                             \
                        do --pj;                                                                                       \
                        while ((!WILD || pj > pl) && LESS(pivot, v[*pj]));                                             \
                        if (pi >= pj) break;                                                                           \
                        SWAP(*pi, *pj)                                                                                 \
                    }                                                                                                  \
                    SWAP(*pi, *(pr - 1))                                                                               \
                    if (pi - pl < pr - pi) {                                                                           \
                        *top++ = pi + 1;                                                                               \
                        *top++ = pr;                                                                                   \
                        pr = pi - 1;                                                                                   \
                    } else {                                                                                           \
                        *top++ = pl;                                                                                   \
                        *top++ = pi - 1;                                                                               \
                        pl = pi + 1;                                                                                   \
                    }                                                                                                  \
                    *depth_top++ = --depth;                                                                            \
                }                                                                                                      \
                if (pr > pl) merge_##NAME(v, pl, pr - pl + 1, spare);                                                  \
            }                                                                                                          \
            if (top == stack) break;                                                                                   \
            pr = *--top;                                                                                               \
            pl = *--top;                                                                                               \
            depth = *--depth_top;                                                                                      \
        }                                                                                                              \
    }

SORTS(i8, int8_t, LESS_INT, 0)
SORTS(i16, int16_t, LESS_INT, 0)
SORTS(i32, int32_t, LESS_INT, 0)
SORTS(i64, int64_t, LESS_INT, 0)
SORTS(u8, uint8_t, LESS_INT, 0)
SORTS(u16, uint16_t, LESS_INT, 0)
SORTS(u32, uint32_t, LESS_INT, 0)
SORTS(u64, uint64_t, LESS_INT, 0)
SORTS(f16, uint16_t, LESS_HALF, 0)
SORTS(f32, float, LESS_FLOAT, 0)
SORTS(f64, double, LESS_FLOAT, 0)
SORTS(c64, nprt_complex64, LESS_COMPLEX, 0)
SORTS(c128, nprt_complex128, LESS_COMPLEX, 0)
SORTS(element, element, LESS_ELEMENT, 1)

#define DISPATCH(DTYPE, NAME)                                                                                          \
    case NPRT_##DTYPE:                                                                                                 \
        if (kind == 'q')                                                                                               \
            quick_##NAME(keys, order, n, spare);                                                                       \
        else                                                                                                           \
            merge_##NAME(keys, order, n, spare);                                                                       \
        return;

static void sort_keys(nprt_dtype t, char kind, const void *keys, int64_t *order, int64_t n, int64_t *spare) {
    for (int64_t i = 0; i < n; i++) order[i] = i;
    if (n < 2) return;
    switch (t) {
        DISPATCH(int8, i8)
        DISPATCH(int16, i16)
        DISPATCH(int32, i32)
        DISPATCH(int64, i64)
        DISPATCH(uint8, u8)
        DISPATCH(uint16, u16)
        DISPATCH(uint32, u32)
        DISPATCH(uint64, u64)
        DISPATCH(float16, f16)
        DISPATCH(float32, f32)
        DISPATCH(float64, f64)
        DISPATCH(complex64, c64)
        DISPATCH(complex128, c128)
    default: DISPATCH(bool, u8)
    }
}

bool nd_sort_less(nprt_dtype t, const char *x, const char *y) {
    nd_scalar a = nd_scalar_load(t, x), b = nd_scalar_load(t, y);
    switch (nprt_dtype_kind(t)) {
    case 'f': return LESS_FLOAT(a.f, b.f);
    case 'c': return LESS_COMPLEX(a.c, b.c);
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
            if (!indices && nd_radix_sort(a->dtype, keys, order, n)) {
                move(r, result->strides[x], keys, (int64_t)size, n);
                continue;
            }
            sort_keys(a->dtype, kind, keys, order, n, spare);
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
    if (axis == ND_AXIS_NONE || operand->rank == 0) {
        if (axis != ND_AXIS_NONE && axis != -1 && axis != 0 && !nd_axis(axis, 0, &x)) return false;
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
