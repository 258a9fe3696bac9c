#include "runtime/nd/nd_matrix.h"
#include <string.h>

bool nd_stack_init(const nprt_array *a, bool square, nd_stack *s) {
    if (!nd_numbers_only(a, "linalg")) return false;
    if (a->rank < 2)
        return nprt_raise("LinAlgError", "%d-dimensional array given. Array must be at least two-dimensional", a->rank);
    s->rows = a->shape[a->rank - 2];
    s->columns = a->shape[a->rank - 1];
    if (square && s->rows != s->columns)
        return nprt_raise("LinAlgError", "Last 2 dimensions of the array must be square");
    if (a->dtype == NPRT_float16) return nprt_raise("TypeError", "array type float16 is unsupported in linalg");
    char kind = nprt_dtype_kind(a->dtype);
    s->result = kind == 'f' || kind == 'c' ? a->dtype : NPRT_float64;
    s->real_result = s->result == NPRT_float32 || s->result == NPRT_complex64 ? NPRT_float32 : NPRT_float64;
    s->count = 1;
    for (int i = 0; i < a->rank - 2; i++) s->count *= a->shape[i];
    return nd_astype(NULL, a, NPRT_complex128, 'C', &s->source);
}

void nd_stack_deinit(nd_stack *s) { nd_release(&s->source); }

bool nd_stack_new(const nd_stack *s, int rank, int64_t n0, int64_t n1, nprt_array *out) {
    int64_t shape[NPRT_MAX_RANK];
    int lead = s->source.rank - 2;
    memcpy(shape, s->source.shape, sizeof *shape * (size_t)lead);
    if (rank > 0) shape[lead] = n0;
    if (rank > 1) shape[lead + 1] = n1;
    return nd_zeros(NPRT_complex128, lead + rank, shape, out);
}

bool nd_stack_result(nprt_array *work, nprt_dtype dtype, nprt_array *out) {
    bool ok = nd_astype(NULL, work, dtype, 'C', out);
    nd_release(work);
    return ok;
}

void *nd_scratch(int64_t count, size_t size) {
    int64_t bytes;
    bool const fits = !__builtin_mul_overflow(count + 1, (int64_t)size, &bytes);
    void *p = fits ? nprt_block_new(bytes) : NULL;
    if (!p) return nprt_raise("MemoryError", "Unable to allocate memory"), NULL;
    return memset(p, 0, (size_t)bytes);
}
