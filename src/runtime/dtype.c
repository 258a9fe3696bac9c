#include "runtime/descr.h"

static const struct {
    const char *name;
    uint8_t size;
    char kind;
} dtypes[NPRT_DTYPE_COUNT] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [NPRT_##NAME] = {#NAME, SIZE, KIND},
#include "runtime/dtype.def"
};

size_t nprt_dtype_size(nprt_dtype t) { return t < NPRT_DTYPE_COUNT ? dtypes[t].size : (size_t)nprt_descr_get(t)->size; }
char nprt_dtype_kind(nprt_dtype t) { return t < NPRT_DTYPE_COUNT ? dtypes[t].kind : nprt_descr_get(t)->kind; }
const char *nprt_dtype_name(nprt_dtype t) { return t < NPRT_DTYPE_COUNT ? dtypes[t].name : nprt_descr_get(t)->text; }

// The smallest float that holds every value of an integer type of so many bytes (64 bits are rounded).
static nprt_dtype float_for_int(size_t bytes) {
    return bytes == 1 ? NPRT_float16 : bytes == 2 ? NPRT_float32 : NPRT_float64;
}

static nprt_dtype wider(nprt_dtype a, nprt_dtype b) { return a > b ? a : b; }

static nprt_dtype promote_ints(nprt_dtype i, nprt_dtype u) {
    static const nprt_dtype next[] = {[1] = NPRT_int16, [2] = NPRT_int32, [4] = NPRT_int64, [8] = NPRT_float64};
    return dtypes[i].size > dtypes[u].size ? i : next[dtypes[u].size];
}

nprt_dtype nprt_dtype_promote(nprt_dtype a, nprt_dtype b) {
    if (a >= NPRT_DTYPE_COUNT || b >= NPRT_DTYPE_COUNT) return nprt_descr_promote(a, b);
    char ka = dtypes[a].kind, kb = dtypes[b].kind;
    if (ka == kb) return wider(a, b);
    if (ka == 'b') return b;
    if (kb == 'b') return a;
    if (ka == 'i' && kb == 'u') return promote_ints(a, b);
    if (ka == 'u' && kb == 'i') return promote_ints(b, a);
    if (ka == 'c' || kb == 'c') {
        nprt_dtype c = ka == 'c' ? a : b, o = ka == 'c' ? b : a;
        if (dtypes[o].kind != 'f') o = float_for_int(dtypes[o].size);
        return wider(c, o == NPRT_float64 ? NPRT_complex128 : NPRT_complex64);
    }
    return ka == 'f' ? wider(a, float_for_int(dtypes[b].size)) : wider(b, float_for_int(dtypes[a].size));
}

nprt_array nprt_array_of_memref(int64_t rank, const nprt_memref *m, nprt_dtype dtype) {
    size_t size = dtypes[dtype].size;
    nprt_array a = {
        .block = m->allocated, .data = m->aligned + m->offset * (int64_t)size, .dtype = dtype, .rank = (int32_t)rank};
    for (int64_t i = 0; i < rank; i++) {
        a.shape[i] = m->sizes_strides[i];
        a.strides[i] = m->sizes_strides[rank + i] * (int64_t)size;
    }
    return a;
}
