// .npy files: "\x93NUMPY", version, length of a header that is a Python dict, data.
#include "runtime/error.h"
#include "runtime/files.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_HEADER = 1 << 16 };

typedef struct text {
    const char *p, *end;
} text;

static void skip_space(text *t) {
    while (t->p < t->end && strchr(" \t\r\n", *t->p)) t->p++;
}

static bool take(text *t, const char *word) {
    skip_space(t);
    size_t n = strlen(word);
    if ((size_t)(t->end - t->p) < n || memcmp(t->p, word, n) != 0) return false;
    t->p += n;
    return true;
}

// A quoted string without escapes, of at most size - 1 bytes.
static bool take_string(text *t, char *out, size_t size) {
    skip_space(t);
    if (t->p == t->end || (*t->p != '\'' && *t->p != '"')) return false;
    char quote = *t->p++;
    size_t n = 0;
    while (t->p < t->end && *t->p != quote) {
        if (n + 1 == size || *t->p == '\\') return false;
        out[n++] = *t->p++;
    }
    out[n] = 0;
    return t->p++ < t->end;
}

static bool take_shape(text *t, nprt_stored *out) {
    if (!take(t, "(")) return false;
    out->rank = 0;
    while (!take(t, ")")) {
        if (out->rank == NPRT_MAX_RANK) return false;
        skip_space(t);
        int64_t v = 0;
        const char *start = t->p;
        while (t->p < t->end && *t->p >= '0' && *t->p <= '9') {
            if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, *t->p - '0', &v)) return false;
            t->p++;
        }
        if (t->p == start) return false;
        take(t, "L");
        out->shape[out->rank++] = v;
        if (!take(t, ",")) {
            skip_space(t);
            if (t->p == t->end || *t->p != ')') return false;
        }
    }
    return true;
}

static bool parse_descr(const char *descr, nprt_stored *out) {
    static const struct {
        const char *name;
        nprt_dtype dtype;
    } known[] = {
        {"b1", NPRT_bool},      {"i1", NPRT_int8},        {"i2", NPRT_int16},   {"i4", NPRT_int32},
        {"i8", NPRT_int64},     {"u1", NPRT_uint8},       {"u2", NPRT_uint16},  {"u4", NPRT_uint32},
        {"u8", NPRT_uint64},    {"f2", NPRT_float16},     {"f4", NPRT_float32}, {"f8", NPRT_float64},
        {"c8", NPRT_complex64}, {"c16", NPRT_complex128},
    };
    if (!strchr("<>|=", descr[0]) || !descr[0]) return false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(descr + 1, known[i].name) == 0) {
            out->dtype = known[i].dtype;
            out->swapped = descr[0] == '>' && nprt_dtype_size(out->dtype) > 1;
            return true;
        }
    }
    return false;
}

static bool parse_header(text t, const nprt_reader *r, const char *name, nprt_stored *out) {
    char key[32], descr[64];
    enum { DESCR = 1, ORDER = 2, SHAPE = 4 } seen = 0;
    bool ok = take(&t, "{");
    while (ok && !take(&t, "}")) {
        ok = take_string(&t, key, sizeof key) && take(&t, ":");
        if (!ok) break;
        if (strcmp(key, "descr") == 0) {
            seen |= DESCR;
            if (!take_string(&t, descr, sizeof descr)) {
                return nprt_raise("ValueError", "%.200s: '%.200s' has a structured dtype, which is not supported",
                                  r->path, name);
            }
        } else if (strcmp(key, "fortran_order") == 0) {
            seen |= ORDER;
            out->fortran = take(&t, "True");
            ok = out->fortran || take(&t, "False");
        } else {
            seen |= SHAPE;
            ok = strcmp(key, "shape") == 0 && take_shape(&t, out);
        }
        if (!take(&t, ",")) {
            skip_space(&t);
            ok = ok && t.p < t.end && *t.p == '}';
        }
    }
    if (!ok || seen != (DESCR | ORDER | SHAPE)) {
        return nprt_raise("ValueError", "%.200s: the header of '%.200s' is not an .npy header", r->path, name);
    }
    if (descr[0] && descr[1] == 'O')
        return nprt_raise("ValueError", "Object arrays cannot be loaded when allow_pickle=False");
    if (!parse_descr(descr, out)) {
        return nprt_raise("ValueError", "%.200s: the dtype %s of '%.200s' is not supported", r->path, descr, name);
    }
    return true;
}

bool nprt_npy_parse(const nprt_reader *r, int64_t offset, int64_t limit, const char *name, nprt_stored *out) {
    unsigned char fixed[12];
    *out = (nprt_stored){0};
    if (limit - offset < 10 || !nprt_reader_read(r, offset, fixed, 10) || memcmp(fixed, "\x93NUMPY", 6) != 0) {
        return nprt_raise("ValueError", "%.200s: '%.200s' is not an .npy file (its magic number is missing)", r->path,
                          name);
    }
    int version = fixed[6];
    int64_t start = offset + 10, size = fixed[8] | fixed[9] << 8;
    if (version == 2 || version == 3) {
        if (limit - offset < 12 || !nprt_reader_read(r, offset + 10, fixed + 10, 2)) {
            return nprt_raise("ValueError", "%.200s: '%.200s' is truncated", r->path, name);
        }
        start += 2;
        size |= (int64_t)fixed[10] << 16 | (int64_t)fixed[11] << 24;
    } else if (version != 1) {
        return nprt_raise("ValueError", "%.200s: '%.200s' has .npy version %d, which is not known", r->path, name,
                          version);
    }
    if (size > limit - start || size > MAX_HEADER) {
        return nprt_raise("ValueError", "%.200s: the header of '%.200s' claims %lld bytes", r->path, name,
                          (long long)size);
    }
    char *header = nprt_xmalloc((size_t)size + 1);
    bool ok = nprt_reader_read(r, start, header, size) && parse_header((text){header, header + size}, r, name, out);
    free(header);
    if (!ok) return false;
    out->offset = start + size;
    return nprt_stored_check(out, (int64_t)nprt_dtype_size(out->dtype), limit, r, name);
}
