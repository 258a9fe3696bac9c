// .safetensors files: the length of a JSON header, the header, the data.
//
//   { NAME: {"dtype": "F32", "shape": [2, 3], "data_offsets": [BEGIN, END]}, …, "__metadata__": {…} }
#include "runtime/buf.h"
#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_HEADER = 100 << 20, MAX_DEPTH = 32 };

typedef struct json {
    const char *p, *end;
} json;

static void skip_space(json *j) {
    while (j->p < j->end && strchr(" \t\r\n", *j->p)) j->p++;
}

static bool take(json *j, char c) {
    skip_space(j);
    if (j->p == j->end || *j->p != c) return false;
    j->p++;
    return true;
}

static bool take_hex(json *j, uint32_t *out) {
    if (j->end - j->p < 4) return false;
    *out = 0;
    for (int i = 0; i < 4; i++) {
        char c = *j->p++, low = c | 32;
        if (!((c >= '0' && c <= '9') || (low >= 'a' && low <= 'f'))) return false;
        *out = *out << 4 | (uint32_t)(c <= '9' ? c - '0' : low - 'a' + 10);
    }
    return true;
}

static bool take_escape(json *j, nprt_buf *out) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (j->p == j->end) return false;
    char c = *j->p++;
    const char *found = c ? strchr(names, c) : NULL;
    if (found) {
        nprt_buf_putc(out, values[found - names]);
        return true;
    }
    uint32_t code, low;
    if (c != 'u' || !take_hex(j, &code)) return false;
    if (code >= 0xd800 && code < 0xdc00) {
        if (j->end - j->p < 2 || j->p[0] != '\\' || j->p[1] != 'u') return false;
        j->p += 2;
        if (!take_hex(j, &low) || low < 0xdc00 || low > 0xdfff) return false;
        code = 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00));
    }
    out->n += (size_t)nprt_utf8_encode(code, nprt_buf_reserve(out, 4));
    return true;
}

// Replaces what `out` holds.
static bool take_string(json *j, nprt_buf *out) {
    if (!take(j, '"')) return false;
    out->n = 0;
    while (j->p < j->end && *j->p != '"') {
        char c = *j->p++;
        if ((unsigned char)c < 0x20) return false;
        if (c != '\\') {
            nprt_buf_putc(out, c);
        } else if (!take_escape(j, out)) {
            return false;
        }
    }
    return take(j, '"');
}

static bool take_integer(json *j, int64_t *out) {
    skip_space(j);
    const char *start = j->p;
    int64_t v = 0;
    for (; j->p < j->end && *j->p >= '0' && *j->p <= '9'; j->p++) {
        if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, *j->p - '0', &v)) return false;
    }
    *out = v;
    return j->p > start;
}

static bool take_integers(json *j, int64_t *out, int limit, int *out_count) {
    int n = 0;
    if (!take(j, '[')) return false;
    if (!take(j, ']')) {
        do {
            if (n == limit || !take_integer(j, &out[n++])) return false;
        } while (take(j, ','));
        if (!take(j, ']')) return false;
    }
    *out_count = n;
    return true;
}

static bool skip_value(json *j, nprt_buf *scratch, int depth) {
    skip_space(j);
    if (j->p == j->end || depth > MAX_DEPTH) return false;
    char c = *j->p;
    if (c == '"') return take_string(j, scratch);
    if (c == '{' || c == '[') {
        char close = c == '{' ? '}' : ']';
        j->p++;
        if (take(j, close)) return true;
        do {
            if (c == '{' && (!take_string(j, scratch) || !take(j, ':'))) return false;
            if (!skip_value(j, scratch, depth + 1)) return false;
        } while (take(j, ','));
        return take(j, close);
    }
    const char *start = j->p;   // a number or a word
    while (j->p < j->end &&
           (strchr("+-.", *j->p) || (*j->p >= '0' && *j->p <= '9') || ((*j->p | 32) >= 'a' && (*j->p | 32) <= 'z')))
        j->p++;
    return j->p > start;
}

static bool parse_dtype(const nprt_buf *name, nprt_stored *t) {
    static const struct {
        const char *name;
        nprt_dtype dtype;
    } known[] = {
        {"F64", NPRT_float64},  {"F32", NPRT_float32}, {"F16", NPRT_float16}, {"I64", NPRT_int64},
        {"I32", NPRT_int32},    {"I16", NPRT_int16},   {"I8", NPRT_int8},     {"U64", NPRT_uint64},
        {"U32", NPRT_uint32},   {"U16", NPRT_uint16},  {"U8", NPRT_uint8},    {"BOOL", NPRT_bool},
        {"BF16", NPRT_float32},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (name->n != strlen(known[i].name) || memcmp(name->data, known[i].name, name->n) != 0) continue;
        t->dtype = known[i].dtype;
        t->bfloat16 = strcmp(known[i].name, "BF16") == 0;
        return true;
    }
    return false;
}

// Reads one tensor's object. Offsets count from the start of the data.
static bool parse_tensor(json *j, nprt_archive *a, nprt_archive_entry *e, int64_t data, nprt_buf *scratch) {
    nprt_stored *t = &e->tensor;
    int64_t offsets[2];
    int seen = 0, rank = 0, count = 0;
    bool ok = take(j, '{');
    do {
        ok = ok && take_string(j, scratch) && take(j, ':');
        if (!ok) break;
        if (scratch->n == 5 && memcmp(scratch->data, "dtype", 5) == 0) {
            ok = take_string(j, scratch);
            if (ok && !parse_dtype(scratch, t)) {
                return nprt_raise("ValueError", "%.200s: the dtype %.*s of '%.200s' is not supported", a->path,
                                  (int)(scratch->n < 32 ? scratch->n : 32), scratch->data, e->name);
            }
            seen |= 1;
        } else if (scratch->n == 5 && memcmp(scratch->data, "shape", 5) == 0) {
            ok = take_integers(j, t->shape, NPRT_MAX_RANK, &rank);
            seen |= 2;
        } else if (scratch->n == 12 && memcmp(scratch->data, "data_offsets", 12) == 0) {
            ok = take_integers(j, offsets, 2, &count) && count == 2;
            seen |= 4;
        } else {
            ok = skip_value(j, scratch, 0);
        }
    } while (ok && take(j, ','));
    if (!ok || !take(j, '}') || seen != 7) {
        return nprt_raise("ValueError", "%.200s: the header entry of '%.200s' is damaged", a->path, e->name);
    }
    t->rank = rank;
    if (offsets[0] > a->reader.size - data || offsets[1] < offsets[0]) {
        return nprt_raise("ValueError", "%.200s: the data of '%.200s' lies outside the file", a->path, e->name);
    }
    t->offset = data + offsets[0];
    if (!nprt_stored_check(t, t->bfloat16 ? 2 : (int64_t)nprt_dtype_size(t->dtype), a->reader.size, &a->reader,
                           e->name))
        return false;
    if (t->bytes != offsets[1] - offsets[0]) {
        return nprt_raise("ValueError", "%.200s: shape and data_offsets of '%.200s' disagree", a->path, e->name);
    }
    e->located = true;
    return true;
}

static bool parse_header(json j, nprt_archive *a, int64_t data, nprt_buf *scratch) {
    bool ok = take(&j, '{');
    if (ok && take(&j, '}')) return true;
    do {
        ok = ok && take_string(&j, scratch) && take(&j, ':');
        if (!ok) break;
        if (scratch->n == 12 && memcmp(scratch->data, "__metadata__", 12) == 0) {
            ok = skip_value(&j, scratch, 0);
        } else if (!parse_tensor(&j, a, nprt_archive_add(a, scratch->data, (int64_t)scratch->n), data, scratch)) {
            return false;
        }
    } while (ok && take(&j, ','));
    if (ok && take(&j, '}')) return true;
    return nprt_raise("ValueError", "%.300s: not a sound .safetensors file: its header is not the JSON it should be",
                      a->path);
}

bool nprt_safetensors_read_header(nprt_archive *a) {
    unsigned char length[8];
    if (a->reader.size < 8) return nprt_raise("ValueError", "%.300s: neither an .npz nor a .safetensors file", a->path);
    if (!nprt_reader_read(&a->reader, 0, length, 8)) return false;
    uint64_t size = 0;
    for (int i = 7; i >= 0; i--) size = size << 8 | length[i];
    if (size > MAX_HEADER || size > (uint64_t)a->reader.size - 8) {
        return nprt_raise("ValueError",
                          "%.300s: neither an .npz nor a sound .safetensors file: the header's length is wrong",
                          a->path);
    }
    char *header = nprt_xmalloc((size_t)size);
    nprt_buf scratch = {0};
    bool ok = nprt_reader_read(&a->reader, 8, header, (int64_t)size) &&
              parse_header((json){header, header + size}, a, 8 + (int64_t)size, &scratch);
    nprt_buf_free(&scratch);
    free(header);
    return ok;
}
