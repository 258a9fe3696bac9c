// _zlib: what lib/zlib.py stands on.
#include "interp/modules.h"

#include <zlib.h>

enum { STEP = 1 << 16 };

typedef struct piece {
    z_stream z;
    py_buffer out;
} piece;

// Runs the stream over all its input; `step` is deflate or inflate. Returns zlib's last answer.
static int run(piece *p, int (*step)(z_stream *, int), int flush) {
    char room[STEP];
    int r;
    do {
        p->z.next_out = (Bytef *)room;
        p->z.avail_out = STEP;
        r = step(&p->z, flush);
        py_buffer_add(&p->out, room, STEP - p->z.avail_out);
    } while (r == Z_OK && (p->z.avail_in || !p->z.avail_out));
    return r;
}

static bool start(piece *p, py_object *data) {
    memset(p, 0, sizeof *p);
    if (!py_is_bytes(data)) {
        py_raise(&py_TypeError, "a bytes-like object is required, not '%s'", data->type->name);
        return false;
    }
    p->z.next_in = (Bytef *)py_bytes_data(data);
    p->z.avail_in = (uInt)py_bytes_size(data);
    return py_bytes_size(data) <= UINT32_MAX || py_raise(&py_OverflowError, "Size does not fit in an unsigned int");
}

static py_object *finish(piece *p) {
    py_object *r = py_bytes_new(p->out.data ? p->out.data : "", p->out.n);
    py_buffer_free(&p->out);
    return r;
}

// compress(data, level, wbits)
static py_object *zlib_compress(py_object *m, const py_args *a) {
    (void)m;
    int64_t level, wbits;
    piece p;
    if (!py_arity(a, "compress", 3, 3) || !py_as_int64(a->v[1], &level) || !py_as_int64(a->v[2], &wbits) ||
        !start(&p, a->v[0]))
        return NULL;
    if (deflateInit2(&p.z, (int)level, Z_DEFLATED, (int)wbits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return py_raise(&py_ValueError, "Bad compression level");
    run(&p, deflate, Z_FINISH);
    deflateEnd(&p.z);
    return finish(&p);
}

// decompress(data, wbits) → (bytes, number of bytes left over, zlib's answer, its message)
static py_object *zlib_decompress(py_object *m, const py_args *a) {
    (void)m;
    int64_t wbits;
    piece p;
    if (!py_arity(a, "decompress", 2, 2) || !py_as_int64(a->v[1], &wbits) || !start(&p, a->v[0])) return NULL;
    if (inflateInit2(&p.z, (int)wbits) != Z_OK) return py_raise(&py_ValueError, "Invalid initialization option");
    int const answer = run(&p, inflate, Z_NO_FLUSH);
    py_object *t = py_tuple_new(4);
    PY_TUPLE(t)->items[1] = py_int(p.z.avail_in);
    PY_TUPLE(t)->items[2] = py_int(answer);
    PY_TUPLE(t)->items[3] = py_str_cstr(p.z.msg ? p.z.msg : "");
    inflateEnd(&p.z);
    PY_TUPLE(t)->items[0] = finish(&p);
    return t;
}

static py_object *checksum(const py_args *a, const char *name, int64_t first, uLong (*fn)(uLong, const Bytef *, uInt)) {
    int64_t value = first;
    piece p;
    if (!py_arity(a, name, 1, 2) || (a->n > 1 && !py_as_int64(a->v[1], &value)) || !start(&p, a->v[0])) return NULL;
    return py_int((int64_t)fn((uLong)value, p.z.next_in, p.z.avail_in));
}
static py_object *zlib_crc32(py_object *m, const py_args *a) {
    (void)m;
    return checksum(a, "crc32", 0, crc32);
}
static py_object *zlib_adler32(py_object *m, const py_args *a) {
    (void)m;
    return checksum(a, "adler32", 1, adler32);
}

static const py_method_def functions[] = {{"compress", zlib_compress, PY_METHOD},
                                          {"decompress", zlib_decompress, PY_METHOD},
                                          {"crc32", zlib_crc32, PY_METHOD},
                                          {"adler32", zlib_adler32, PY_METHOD},
                                          {0}};

py_object *interp_module_zlib(void) {
    py_object *m = py_module_new("_zlib");
    py_module_functions(m, functions);
    return m;
}
