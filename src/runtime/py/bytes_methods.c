// The methods of bytes and bytearray.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <stdlib.h>

// Text-like methods go through str, whose bytes are the same for what they look at

// Whether the second byte of UTF-8 may follow the first: no longer form than needed, no surrogates, nothing above
// U+10FFFF.
static bool follows(unsigned char first, unsigned char second, bool surrogates) {
    switch (first) {
    case 0xe0: return second >= 0xa0;
    case 0xed: return surrogates || second < 0xa0;
    case 0xf0: return second >= 0x90;
    case 0xf4: return second < 0x90;
    default: return true;
    }
}

static py_object *bytes_decode(py_object *o, const py_args *a) {
    py_object *encoding = NULL, *errors = NULL;
    if (!py_parse(a, "decode", "encoding= errors=", &encoding, &errors)) return NULL;
    const char *name = encoding ? py_str_data(encoding) : "utf-8";
    const unsigned char *s = (const unsigned char *)py_bytes_data(o);
    size_t n = py_bytes_size(o);
    bool latin = !strcasecmp(name, "latin-1") || !strcasecmp(name, "latin1") || !strcasecmp(name, "iso-8859-1"),
         ascii = !strcasecmp(name, "ascii");
    bool const surrogates = errors && py_str_equals(errors, "surrogatepass");
    bool ignore = errors && py_str_equals(errors, "ignore"), replace = errors && py_str_equals(errors, "replace");
    if (!latin && !ascii && strcasecmp(name, "utf-8") && strcasecmp(name, "utf8"))
        return py_raise(&py_LookupError, "unknown encoding: %s", name);
    py_buffer b = {0};
    for (size_t i = 0; i < n;) {
        unsigned char c = s[i];
        size_t k = c < 0x80                ? 1
                   : latin                 ? 1
                   : c >= 0xf0 && c < 0xf5 ? 4
                   : c >= 0xe0 && c < 0xf0 ? 3
                   : c >= 0xc2 && c < 0xe0 ? 2
                                           : 0;
        bool ok = k && i + k <= n && !(ascii && c >= 0x80);
        for (size_t j = 1; ok && j < k; j++) ok = (s[i + j] & 0xc0) == 0x80;
        if (ok && !latin) ok = follows(c, k > 1 ? s[i + 1] : 0, surrogates);
        if (ok) {
            if (latin)
                py_buffer_codepoint(&b, c);
            else
                py_buffer_add(&b, (const char *)s + i, k);
            i += k;
            continue;
        }
        if (!ignore && !replace) {
            py_buffer_free(&b);
            if (ascii)
                return py_raise(&py_UnicodeDecodeError,
                                "'ascii' codec can't decode byte 0x%02x in position %zu: ordinal not in range(128)", c,
                                i);
            return py_raise(&py_UnicodeDecodeError, "'utf-8' codec can't decode byte 0x%02x in position %zu: %s", c, i,
                            k && i + k > n ? "unexpected end of data"
                            : k            ? "invalid continuation byte"
                                           : "invalid start byte");
        }
        if (replace) py_buffer_codepoint(&b, 0xfffd);
        i++;
    }
    return py_buffer_finish(&b);
}

static py_object *bytes_hex(py_object *o, const py_args *a) {
    py_object *sep = NULL, *per = NULL;
    int64_t group = 1, n = (int64_t)py_bytes_size(o);
    if (!py_parse(a, "hex", "sep= bytes_per_sep=", &sep, &per) || (per && !py_as_int64(per, &group))) return NULL;
    if (sep && py_len(sep) != 1) return py_raise(&py_ValueError, "sep must be length 1.");
    char const mark = !sep ? 0 : py_is_str(sep) ? *py_str_data(sep) : *py_bytes_data(sep);
    int64_t const size = group < 0 ? -group : group;
    py_buffer b = {0};
    for (int64_t i = 0; i < n; i++) {
        if (i && sep && size && (group > 0 ? n - i : i) % size == 0) py_buffer_char(&b, mark);
        py_buffer_printf(&b, "%02x", (unsigned char)py_bytes_data(o)[i]);
    }
    return py_buffer_finish(&b);
}

static py_object *bytes_fromhex(py_object *cls, const py_args *a) {
    if (!py_arity(a, "fromhex", 1, 1)) return NULL;
    py_buffer b = {0};
    for (const char *p = py_str_data(a->v[0]); *p;) {
        if (isspace((unsigned char)*p)) {
            p++;
            continue;
        }
        if (!isxdigit((unsigned char)p[0]) || !isxdigit((unsigned char)p[1])) {
            py_buffer_free(&b);
            return py_raise(&py_ValueError, "non-hexadecimal number found in fromhex() arg at position %d",
                            (int)(p - py_str_data(a->v[0])));
        }
        char t[3] = {p[0], p[1], 0};
        py_buffer_char(&b, (char)strtol(t, NULL, 16));
        p += 2;
    }
    py_object *r = py_bytes_new(b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    if (cls == (py_object *)&py_bytes_type) return r;
    py_object *out = py_call1(cls, r);
    py_decref(r);
    return out;
}

// So that a str method can work on them byte by byte.
py_object *py_bytes_as_text(py_object *o) {
    py_buffer b = {0};
    for (size_t i = 0; i < py_bytes_size(o); i++) py_buffer_codepoint(&b, (unsigned char)py_bytes_data(o)[i]);
    return py_buffer_finish(&b);
}

py_object *py_bytes_of_text(py_object *like, py_object *x) {
    if (!x) return NULL;
    if (py_is_str(x)) {
        py_buffer b = {0};
        for (const char *p = py_str_data(x), *e = p + py_str_size(x); p < e;)
            py_buffer_char(&b, (char)py_utf8_next(&p));
        py_object *r = py_bytes_like(like, b.data ? b.data : "", b.n);
        py_buffer_free(&b);
        py_decref(x);
        return r;
    }
    py_object **items = py_is_list(x) ? PY_LIST(x)->items : py_is_tuple(x) ? PY_TUPLE(x)->items : NULL;
    for (int64_t i = 0, n = items ? py_len(x) : 0; i < n; i++) items[i] = py_bytes_of_text(like, items[i]);
    return x;
}

static py_object *through_str(py_object *o, const py_args *a, const char *name) {
    py_object *v[6], *s = py_bytes_as_text(o);
    if (a->n > 6 || a->kwnames) return py_raise(&py_TypeError, "%s() takes no keyword arguments", name);
    for (int64_t i = 0; i < a->n; i++) {
        if (py_is_bytes(a->v[i]))
            v[i] = py_bytes_as_text(a->v[i]);
        else if (py_is_str(a->v[i]))
            return py_raise(&py_TypeError, "a bytes-like object is required, not 'str'");
        else if (!strcmp(name, "join")) {
            py_object *l = py_list_of(a->v[i]);
            if (!l) return NULL;
            for (int64_t k = 0; k < PY_LIST(l)->n; k++) {
                py_object *x = PY_LIST(l)->items[k];
                if (!py_is_bytes(x))
                    return py_raise(&py_TypeError, "sequence item %lld: expected a bytes-like object, %s found",
                                    (long long)k, x->type->name);
                PY_LIST(l)->items[k] = py_bytes_as_text(x);
                py_decref(x);
            }
            v[i] = l;
        } else {
            v[i] = py_incref(a->v[i]);
        }
    }
    py_object *f = py_getattr_str(s, name), *r = f ? py_call(f, &(py_args){v, a->n, NULL}) : NULL;
    for (int64_t i = 0; i < a->n; i++) py_decref(v[i]);
    py_xdecref(f);
    py_decref(s);
    return py_bytes_of_text(o, r);
}

#define TEXT_METHODS                                                                                                   \
    T(find)                                                                                                            \
    T(rfind)                                                                                                           \
    T(index) T(rindex) T(count) T(startswith) T(endswith) T(strip) T(lstrip) T(rstrip) T(split) T(rsplit) T(partition) \
        T(join) T(replace) T(upper) T(lower) T(splitlines) T(isdigit) T(isalpha) T(isalnum) T(isspace) T(ljust)        \
            T(rjust) T(center) T(zfill) T(title) T(capitalize) T(swapcase) T(isupper) T(islower) T(istitle) T(isascii) \
                T(expandtabs) T(rpartition) T(removeprefix) T(removesuffix)
#define T(NAME)                                                                                                        \
    static py_object *bytes_##NAME(py_object *o, const py_args *a) { return through_str(o, a, #NAME); }
TEXT_METHODS
#undef T

static py_object *array_append(py_object *o, const py_args *a) {
    unsigned char v;
    if (!py_arity(a, "append", 1, 1) || !py_byte_value(a->v[0], &v)) return NULL;
    size_t n = py_bytes_size(o);
    py_bytearray_resize(o, n + 1);
    py_bytes_data(o)[n] = (char)v;
    PY_RETURN_NONE;
}

static py_object *array_extend(py_object *o, const py_args *a) {
    if (!py_arity(a, "extend", 1, 1)) return NULL;
    py_object *b = py_bytes_of(a->v[0]);
    if (!b) return NULL;
    size_t n = py_bytes_size(o), m = py_bytes_size(b);
    py_bytearray_resize(o, n + m);
    memcpy(py_bytes_data(o) + n, py_bytes_data(b), m);
    py_decref(b);
    PY_RETURN_NONE;
}

static py_object *array_pop(py_object *o, const py_args *a) {
    int64_t i = -1, n = (int64_t)py_bytes_size(o);
    if (!py_arity(a, "pop", 0, 1) || (a->n && !py_as_index(a->v[0], &i))) return NULL;
    if (!n) return py_raise(&py_IndexError, "pop from empty bytearray");
    if (i < 0) i += n;
    if (i < 0 || i >= n) return py_raise(&py_IndexError, "pop index out of range");
    char *d = py_bytes_data(o);
    py_object *r = py_int((unsigned char)d[i]);
    memmove(d + i, d + i + 1, (size_t)(n - i - 1));
    py_bytearray_resize(o, (size_t)n - 1);
    return r;
}

py_object *py_bytearray_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (op != PY_ADD) PY_RETURN_NOT_IMPLEMENTED;
    py_object *r = array_extend(a, &(py_args){&b, 1, NULL});
    py_xdecref(r);
    return r ? py_incref(a) : NULL;
}

static py_object *array_insert(py_object *o, const py_args *a) {
    unsigned char v;
    int64_t i, n = (int64_t)py_bytes_size(o);
    if (!py_arity(a, "insert", 2, 2) || !py_as_index(a->v[0], &i) || !py_byte_value(a->v[1], &v)) return NULL;
    i = i < 0 ? i + n < 0 ? 0 : i + n : i > n ? n : i;
    py_bytearray_resize(o, (size_t)n + 1);
    char *d = py_bytes_data(o);
    memmove(d + i + 1, d + i, (size_t)(n - i));
    d[i] = (char)v;
    PY_RETURN_NONE;
}

static py_object *array_remove(py_object *o, const py_args *a) {
    unsigned char v;
    if (!py_arity(a, "remove", 1, 1) || !py_byte_value(a->v[0], &v)) return NULL;
    size_t const n = py_bytes_size(o);
    char *d = py_bytes_data(o), *at = n ? memchr(d, v, n) : NULL;
    if (!at) return py_raise(&py_ValueError, "value not found in bytearray");
    memmove(at, at + 1, n - 1 - (size_t)(at - d));
    py_bytearray_resize(o, n - 1);
    PY_RETURN_NONE;
}

static py_object *array_clear(py_object *o, const py_args *a) {
    if (!py_arity(a, "clear", 0, 0)) return NULL;
    py_bytearray_resize(o, 0);
    PY_RETURN_NONE;
}

static py_object *array_copy(py_object *o, const py_args *a) {
    return py_arity(a, "copy", 0, 0) ? py_bytes_like(o, py_bytes_data(o), py_bytes_size(o)) : NULL;
}

static py_object *array_reverse(py_object *o, const py_args *a) {
    if (!py_arity(a, "reverse", 0, 0)) return NULL;
    char *d = py_bytes_data(o);
    for (size_t i = 0, j = py_bytes_size(o); i + 1 < j; i++) {
        char const t = d[i];
        d[i] = d[--j];
        d[j] = t;
    }
    PY_RETURN_NONE;
}

static bool needs_bytes(py_object *x) {
    if (py_is_bytes(x)) return true;
    py_raise(&py_TypeError, "a bytes-like object is required, not '%s'", x->type->name);
    return false;
}

static py_object *bytes_maketrans(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "maketrans", 2, 2) || !needs_bytes(a->v[0]) || !needs_bytes(a->v[1])) return NULL;
    size_t const n = py_bytes_size(a->v[0]);
    if (py_bytes_size(a->v[1]) != n) return py_raise(&py_ValueError, "maketrans arguments must have same length");
    py_object *r = py_bytes_new(NULL, 256);
    char *table = py_bytes_data(r);
    for (int i = 0; i < 256; i++) table[i] = (char)i;
    for (size_t i = 0; i < n; i++) table[(unsigned char)py_bytes_data(a->v[0])[i]] = py_bytes_data(a->v[1])[i];
    return r;
}

static py_object *bytes_translate(py_object *o, const py_args *a) {
    py_object *table, *dropped = NULL;
    if (!py_parse(a, "translate", "table delete=", &table, &dropped)) return NULL;
    if ((table != PY_NONE && !needs_bytes(table)) || (dropped && !needs_bytes(dropped))) return NULL;
    if (table != PY_NONE && py_bytes_size(table) != 256)
        return py_raise(&py_ValueError, "translation table must be 256 characters long");
    py_buffer b = {0};
    for (size_t i = 0; i < py_bytes_size(o); i++) {
        char const c = py_bytes_data(o)[i];
        if (dropped && py_bytes_size(dropped) && memchr(py_bytes_data(dropped), c, py_bytes_size(dropped))) continue;
        py_buffer_char(&b, table == PY_NONE ? c : py_bytes_data(table)[(unsigned char)c]);
    }
    py_object *r = py_bytes_like(o, b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    return r;
}

#define T(NAME) {#NAME, bytes_##NAME, PY_METHOD},
#define OWN_METHODS                                                                                                    \
    T(decode)                                                                                                          \
    T(hex) T(translate){"fromhex", bytes_fromhex, PY_CLASSMETHOD}, {"maketrans", bytes_maketrans, PY_STATICMETHOD},
const py_method_def py_bytes_methods[] = {TEXT_METHODS OWN_METHODS{0}};
const py_method_def py_bytearray_methods[] = {TEXT_METHODS OWN_METHODS
#define A(NAME) {#NAME, array_##NAME, PY_METHOD},
                                                  A(append) A(extend) A(pop) A(insert) A(remove) A(clear) A(copy)
                                                      A(reverse){0}};
#undef A
#undef T
