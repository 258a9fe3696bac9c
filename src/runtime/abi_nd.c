// Sorting of arrays for compiled code.
//
// Every element becomes a key whose unsigned order is NumPy's (nan last, complex by parts); positions are sorted by key
// with the algorithm of NumPy's quicksort (introsort: median of three, insertion sort up to 16 elements, heap sort when
// the recursion gets deep), so that equal elements come out in NumPy's order.
#include "runtime/abi.h"
#include "runtime/half.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct sort_key {
    uint64_t hi, lo;   // lo: the imaginary part
} sort_key;

static bool before(const sort_key *x, const sort_key *y) { return x->hi != y->hi ? x->hi < y->hi : x->lo < y->lo; }

static uint64_t real_key(double v) {
    if (isnan(v)) return UINT64_MAX;
    if (v == 0) v = 0;   // both zeros are equal
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static uint64_t int_key(int64_t v) { return (uint64_t)v ^ (uint64_t)1 << 63; }

static sort_key key_of(nprt_dtype dtype, const char *p) {
    switch (dtype) {
    case NPRT_bool:
    case NPRT_uint8: return (sort_key){*(const uint8_t *)p, 0};
    case NPRT_uint16: return (sort_key){*(const uint16_t *)p, 0};
    case NPRT_uint32: return (sort_key){*(const uint32_t *)p, 0};
    case NPRT_uint64: return (sort_key){*(const uint64_t *)p, 0};
    case NPRT_int8: return (sort_key){int_key(*(const int8_t *)p), 0};
    case NPRT_int16: return (sort_key){int_key(*(const int16_t *)p), 0};
    case NPRT_int32: return (sort_key){int_key(*(const int32_t *)p), 0};
    case NPRT_int64: return (sort_key){int_key(*(const int64_t *)p), 0};
    case NPRT_float16: return (sort_key){real_key(nprt_half_to_float(*(const uint16_t *)p)), 0};
    case NPRT_float32: return (sort_key){real_key(*(const float *)p), 0};
    case NPRT_float64: return (sort_key){real_key(*(const double *)p), 0};
    case NPRT_complex64: return (sort_key){real_key(((const float *)p)[0]), real_key(((const float *)p)[1])};
    default: return (sort_key){real_key(((const double *)p)[0]), real_key(((const double *)p)[1])};
    }
}

static void swap(int64_t *x, int64_t *y) {
    int64_t t = *x;
    *x = *y;
    *y = t;
}

static void sift_down(const sort_key *k, int64_t *at, int64_t i, int64_t n) {
    int64_t moved = at[i];
    for (int64_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && before(&k[at[child]], &k[at[child + 1]])) child++;
        if (!before(&k[moved], &k[at[child]])) break;
        at[i] = at[child];
    }
    at[i] = moved;
}

static void heap_sort(const sort_key *k, int64_t *at, int64_t n) {
    for (int64_t i = n / 2 - 1; i >= 0; i--) sift_down(k, at, i, n);
    for (int64_t i = n - 1; i > 0; i--) {
        swap(&at[0], &at[i]);
        sift_down(k, at, 0, i);
    }
}

static void insertion_sort(const sort_key *k, int64_t *first, int64_t *last) {
    for (int64_t *i = first + 1; i <= last; i++) {
        int64_t moved = *i, *j = i;
        for (; j > first && before(&k[moved], &k[j[-1]]); j--) *j = j[-1];
        *j = moved;
    }
}

// Splits [first, last] at the median of three; returns the pivot's final place.
static int64_t *partition(const sort_key *k, int64_t *first, int64_t *last) {
    int64_t *middle = first + ((last - first) >> 1);
    if (before(&k[*middle], &k[*first])) swap(middle, first);
    if (before(&k[*last], &k[*middle])) swap(last, middle);
    if (before(&k[*middle], &k[*first])) swap(middle, first);
    sort_key pivot = k[*middle];
    int64_t *i = first, *j = last - 1;
    swap(middle, j);
    for (;;) {
        do i++;
        while (before(&k[*i], &pivot));
        do j--;
        while (before(&pivot, &k[*j]));
        if (i >= j) break;
        swap(i, j);
    }
    swap(i, last - 1);
    return i;
}

static void sort_positions(const sort_key *k, int64_t *first, int64_t *last, int depth) {
    while (last - first > 15) {
        if (depth-- < 0) {
            heap_sort(k, first, last - first + 1);
            return;
        }
        int64_t *p = partition(k, first, last);
        if (p - first < last - p) {
            sort_positions(k, first, p - 1, depth);
            first = p + 1;
        } else {
            sort_positions(k, p + 1, last, depth);
            last = p - 1;
        }
    }
    insertion_sort(k, first, last);
}

typedef struct sort_job {
    nprt_array a, out;
    int32_t axis;
    bool positions;   // out receives positions, else out is a and receives elements
    sort_key *keys;
    int64_t *at;
    char *copy;
} sort_job;

static void sort_lane(sort_job *s, char *from, char *to) {
    int64_t n = s->a.shape[s->axis], stride = s->a.strides[s->axis], out_stride = s->out.strides[s->axis];
    size_t size = nprt_dtype_size(s->a.dtype);
    for (int64_t i = 0; i < n; i++) {
        s->keys[i] = key_of(s->a.dtype, from + i * stride);
        s->at[i] = i;
    }
    int depth = 0;
    for (int64_t m = n; m > 1; m >>= 1) depth += 2;
    if (n > 1) sort_positions(s->keys, s->at, s->at + n - 1, depth);
    if (s->positions) {
        for (int64_t i = 0; i < n; i++) *(int64_t *)(to + i * out_stride) = s->at[i];
        return;
    }
    for (int64_t i = 0; i < n; i++) memcpy(s->copy + (size_t)i * size, from + i * stride, size);
    for (int64_t i = 0; i < n; i++) memcpy(to + i * out_stride, s->copy + (size_t)s->at[i] * size, size);
}

static void sort_lanes(sort_job *s, int32_t dim, char *from, char *to) {
    if (dim == s->a.rank) {
        sort_lane(s, from, to);
        return;
    }
    int64_t n = dim == s->axis ? 1 : s->a.shape[dim];
    for (int64_t i = 0; i < n; i++) sort_lanes(s, dim + 1, from + i * s->a.strides[dim], to + i * s->out.strides[dim]);
}

static void sort_array(sort_job *s) {
    size_t n = (size_t)s->a.shape[s->axis] + 1;
    s->keys = malloc(n * sizeof *s->keys);
    s->at = malloc(n * sizeof *s->at);
    s->copy = malloc(n * nprt_dtype_size(s->a.dtype));
    if (!s->keys || !s->at || !s->copy)
        nprt_fail("MemoryError", "Unable to allocate memory for sorting",
                  "<array>\x1f"
                  "0\x1fsort");
    sort_lanes(s, 0, s->a.data, s->out.data);
    free(s->keys);
    free(s->at);
    free(s->copy);
}

void nprt_nd_sort(int64_t array_rank, const nprt_memref *array, int32_t dtype, int64_t axis) {
    sort_job s = {.a = nprt_array_of_memref(array_rank, array, (nprt_dtype)dtype), .axis = (int32_t)axis};
    s.out = s.a;
    sort_array(&s);
}

void nprt_nd_argsort(int64_t out_rank, const nprt_memref *out, int64_t array_rank, const nprt_memref *array,
                     int32_t dtype, int64_t axis) {
    sort_job s = {
        .a = nprt_array_of_memref(array_rank, array, (nprt_dtype)dtype), .axis = (int32_t)axis, .positions = true};
    s.out = nprt_array_of_memref(out_rank, out, NPRT_int64);
    sort_array(&s);
}
