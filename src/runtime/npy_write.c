#include "runtime/buf.h"
#include "runtime/descr.h"
#include "runtime/error.h"
#include "runtime/files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

// NumPy leaves room for the growing axis to become this many digits long.
enum { GROWTH_DIGITS = 21, ALIGN = 64 };

static bool is_fortran(const nprt_array *a) {
    int64_t c = (int64_t)nprt_dtype_size(a->dtype), f = c;
    bool c_order = true, f_order = true;
    for (int32_t i = a->rank - 1; i >= 0; i--) {
        c_order &= a->shape[i] == 1 || a->strides[i] == c;
        c *= a->shape[i];
    }
    for (int32_t i = 0; i < a->rank; i++) {
        f_order &= a->shape[i] == 1 || a->strides[i] == f;
        f *= a->shape[i];
    }
    return f_order && !c_order && nprt_array_size(a) > 0;
}

static void add_header(nprt_buf *b, const nprt_array *a, bool fortran) {
    size_t size = nprt_dtype_size(a->dtype);
    char order = nprt_dtype_is_swapped(a->dtype) ? '>' : size == 1 ? '|' : '<';
    nprt_buf_printf(b, "{'descr': '%c%c%zu', 'fortran_order': %s, 'shape': (", order, nprt_dtype_kind(a->dtype), size,
                    fortran ? "True" : "False");
    for (int32_t i = 0; i < a->rank; i++) nprt_buf_printf(b, "%s%lld", i ? ", " : "", (long long)a->shape[i]);
    nprt_buf_puts(b, a->rank == 1 ? ",), }" : "), }");
    if (a->rank) {
        int64_t growing = a->shape[fortran ? a->rank - 1 : 0];
        nprt_buf_fill(b, ' ', GROWTH_DIGITS - snprintf(NULL, 0, "%lld", (long long)growing));
    }
    nprt_buf_fill(b, ' ', ALIGN - (int64_t)((10 + b->n + 1) % ALIGN));
    nprt_buf_putc(b, '\n');
}

// Elements in the order of the file: the last axis fastest, or with `step` -1 the first.
static void write_elements(FILE *f, const nprt_array *a, int32_t axis, int step, const char *at) {
    size_t size = nprt_dtype_size(a->dtype);
    if (axis < 0 || axis == a->rank) {
        fwrite(at, size, 1, f);
        return;
    }
    bool last = step > 0 ? axis == a->rank - 1 : axis == 0;
    if (last && a->strides[axis] == (int64_t)size) {
        fwrite(at, size, (size_t)a->shape[axis], f);
        return;
    }
    for (int64_t i = 0; i < a->shape[axis]; i++) write_elements(f, a, axis + step, step, at + i * a->strides[axis]);
}

bool nprt_npy_write(const char *path, const nprt_array *a) {
    if (!nprt_dtype_is_number(nprt_dtype_native(a->dtype)))
        return nprt_raise("TypeError", "dtype('%s') cannot be written", nprt_dtype_name(a->dtype));
    FILE *f = fopen(path, "wb");
    if (!f)
        return nprt_raise(errno == ENOENT ? "FileNotFoundError" : "OSError", "[Errno %d] %s: '%.400s'", errno,
                          strerror(errno), path);
    bool fortran = is_fortran(a);
    nprt_buf header = {0};
    add_header(&header, a, fortran);
    unsigned char fixed[10] = {
        0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (unsigned char)header.n, (unsigned char)(header.n >> 8)};
    fwrite(fixed, 1, sizeof fixed, f);
    fwrite(header.data, 1, header.n, f);
    if (nprt_array_size(a)) write_elements(f, a, fortran ? a->rank - 1 : 0, fortran ? -1 : 1, a->data);
    nprt_buf_free(&header);
    bool failed = ferror(f) != 0;
    if (fclose(f) || failed) return nprt_raise("OSError", "cannot write '%.400s'", path);
    return true;
}
