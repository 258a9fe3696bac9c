// Conversion between dtypes in runs: load a run as doubles (or 64-bit integers), store the run as the other type.
#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/half.h"

#include <string.h>

enum { RUN = 512 };

typedef struct run {
    double re[RUN], im[RUN];
    int64_t i[RUN];
    bool integer;   // i holds the values (of uint64 their bits), else re and im
} run;

static int64_t to_integer(double v) { return v >= -0x1p63 && v < 0x1p63 ? (int64_t)v : INT64_MIN; }

#define EACH(STATEMENT)                                                                                                \
    for (int64_t k = 0; k < n; k++) {                                                                                  \
        STATEMENT;                                                                                                     \
    }
#define LOAD_INT(TYPE) EACH(r->i[k] = (int64_t)((const TYPE *)p)[k]) break

static void load(run *r, const void *p, nprt_dtype t, int64_t n) {
    r->integer = strchr("biu", nprt_dtype_kind(t));
    if (!r->integer && nprt_dtype_kind(t) != 'c') memset(r->im, 0, (size_t)n * sizeof(double));
    switch (t) {
    case NPRT_bool:
    case NPRT_uint8: LOAD_INT(uint8_t);
    case NPRT_int8: LOAD_INT(int8_t);
    case NPRT_int16: LOAD_INT(int16_t);
    case NPRT_uint16: LOAD_INT(uint16_t);
    case NPRT_int32: LOAD_INT(int32_t);
    case NPRT_uint32: LOAD_INT(uint32_t);
    case NPRT_int64:
    case NPRT_uint64: LOAD_INT(int64_t);
    case NPRT_float16: EACH(r->re[k] = nprt_half_to_float(((const uint16_t *)p)[k])) break;
    case NPRT_float32: EACH(r->re[k] = ((const float *)p)[k]) break;
    case NPRT_complex64: EACH(r->re[k] = ((const float *)p)[2 * k]; r->im[k] = ((const float *)p)[2 * k + 1]) break;
    case NPRT_complex128: EACH(r->re[k] = ((const double *)p)[2 * k]; r->im[k] = ((const double *)p)[2 * k + 1]) break;
    default: memcpy(r->re, p, (size_t)n * sizeof(double));
    }
}

#define STORE_INT(TYPE) EACH(((TYPE *)p)[k] = (TYPE)r->i[k]) break

static void store(run *r, void *p, nprt_dtype t, int64_t n, bool from_unsigned) {
    bool wants_integer = strchr("iu", nprt_dtype_kind(t));
    if (t == NPRT_bool) {
        EACH(((uint8_t *)p)[k] = r->integer ? r->i[k] != 0 : r->re[k] != 0 || r->im[k] != 0)
        return;
    }
    if (wants_integer && !r->integer)
        EACH(r->i[k] = t == NPRT_uint64 && r->re[k] >= 0x1p63 ? (int64_t)(uint64_t)r->re[k] : to_integer(r->re[k]))
    if (!wants_integer && r->integer)
        EACH(r->re[k] = from_unsigned ? (double)(uint64_t)r->i[k] : (double)r->i[k]; r->im[k] = 0)
    switch (t) {
    case NPRT_int8:
    case NPRT_uint8: STORE_INT(uint8_t);
    case NPRT_int16:
    case NPRT_uint16: STORE_INT(uint16_t);
    case NPRT_int32:
    case NPRT_uint32: STORE_INT(uint32_t);
    case NPRT_int64:
    case NPRT_uint64: STORE_INT(int64_t);
    case NPRT_float16: EACH(((uint16_t *)p)[k] = nprt_half_of_double(r->re[k])) break;
    case NPRT_float32: EACH(((float *)p)[k] = (float)r->re[k]) break;
    case NPRT_complex64: EACH(((float *)p)[2 * k] = (float)r->re[k]; ((float *)p)[2 * k + 1] = (float)r->im[k]) break;
    case NPRT_complex128: EACH(((double *)p)[2 * k] = r->re[k]; ((double *)p)[2 * k + 1] = r->im[k]) break;
    default: EACH(((double *)p)[k] = r->re[k])
    }
}

bool nprt_convert(nprt_array *a, nprt_dtype dtype) {
    if (a->dtype == dtype) return true;
    int64_t n = nprt_array_size(a);
    size_t from_size = nprt_dtype_size(a->dtype), to_size = nprt_dtype_size(dtype);
    char *block = nprt_block_new(n * (int64_t)to_size);
    if (!block) return nprt_raise("MemoryError", "Unable to allocate memory for an array");
    run r;
    for (int64_t i = 0; i < n; i += RUN) {
        int64_t count = n - i < RUN ? n - i : RUN;
        load(&r, a->data + i * (int64_t)from_size, a->dtype, count);
        store(&r, block + i * (int64_t)to_size, dtype, count, a->dtype == NPRT_uint64);
    }
    nprt_block_release(a->block);
    a->block = a->data = block;
    a->dtype = dtype;
    int64_t stride = (int64_t)to_size;
    for (int32_t i = a->rank - 1; i >= 0; i--) {
        a->strides[i] = stride;
        stride *= a->shape[i];
    }
    return true;
}
