// np.fromfile: numbers straight from a file's bytes.
#include "runtime/abi.h"
#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

bool nprt_fromfile_read(const char *path, nprt_dtype dtype, int64_t count, int64_t offset, nprt_array *out) {
    nprt_reader r;
    if (!nprt_reader_open(&r, path)) return false;
    int64_t const size = (int64_t)nprt_dtype_size(dtype);
    int64_t const left = offset >= 0 && offset <= r.size ? (r.size - offset) / size : 0;
    bool ok = offset >= 0 || nprt_raise("OSError", "cannot seek to offset %lld of '%.300s'", (long long)offset, path);
    nprt_stored t = {.dtype = dtype, .rank = 1, .offset = offset > r.size ? r.size : offset};
    t.shape[0] = count < 0 || count > left ? left : count;
    t.bytes = t.shape[0] * size;
    ok = ok && nprt_stored_load(&r, &t, out);
    nprt_reader_close(&r);
    return ok;
}

void nprt_fromfile(nprt_memref *result, const nprt_str *path, int32_t dtype, int64_t count, int64_t offset,
                   const char *site) {
    nprt_array a;
    if (!nprt_fromfile_read(path->bytes, (nprt_dtype)dtype, count, offset, &a)) nprt_die_pending_at(site);
    result->allocated = a.block;
    result->aligned = a.data;
    result->offset = 0;
    result->sizes_strides[0] = a.shape[0];
    result->sizes_strides[1] = 1;
}
