// bytes and bytearray.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <stdlib.h>

py_object *py_bytes_new(const char *data, size_t n) {
    py_bytes_object *o = (py_bytes_object *)py_alloc(&py_bytes_type, n + 1);
    o->size = n;
    if (data && n) memcpy(o->data, data, n);
    return (py_object *)o;
}

static bool is_array(const py_object *o) { return py_is_instance(o, &py_bytearray_type); }
static bool is_bytes(const py_object *o) { return py_is_instance(o, &py_bytes_type) || is_array(o); }

char *py_bytes_data(const py_object *o) {
    if (is_array(o)) return ((py_bytearray_object *)(uintptr_t)o)->data;
    return ((py_bytes_object *)(uintptr_t)o)->data;
}

size_t py_bytes_size(const py_object *o) {
    return is_array(o) ? ((const py_bytearray_object *)o)->size : ((const py_bytes_object *)o)->size;
}

static void array_resize(py_object *o, size_t n) {
    py_bytearray_object *b = (py_bytearray_object *)o;
    if (n + 1 > b->cap) {
        size_t cap = n + 1 > b->cap * 2 ? n + 1 : b->cap * 2;
        b->data = py_realloc(b->data, b->cap, cap);
        b->cap = cap;
    }
    if (n > b->size) memset(b->data + b->size, 0, n - b->size);
    b->size = n;
    b->data[n] = 0;
}

static py_object *new_like(const py_object *like, const char *data, size_t n) {
    if (!is_array(like)) return py_bytes_new(data, n);
    py_object *o = py_alloc(&py_bytearray_type, 0);
    array_resize(o, n);
    if (n) memcpy(py_bytes_data(o), data, n);
    return o;
}

static void bytes_dealloc(py_object *o) { py_free_object(o, ((py_bytes_object *)o)->size + 1); }
static void array_dealloc(py_object *o) {
    py_bytearray_object *b = (py_bytearray_object *)o;
    if (b->data) py_free(b->data, b->cap);
    py_free_object(o, 0);
}

static py_object *bytes_repr(py_object *o) {
    py_buffer b = {0};
    const char *s = py_bytes_data(o);
    size_t n = py_bytes_size(o);
    char quote = n && memchr(s, '\'', n) && !memchr(s, '"', n) ? '"' : '\'';
    if (is_array(o)) py_buffer_cstr(&b, "bytearray(");
    py_buffer_char(&b, 'b');
    py_buffer_char(&b, quote);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == quote || c == '\\') py_buffer_printf(&b, "\\%c", c);
        else if (c == '\n') py_buffer_cstr(&b, "\\n");
        else if (c == '\r') py_buffer_cstr(&b, "\\r");
        else if (c == '\t') py_buffer_cstr(&b, "\\t");
        else if (c < 32 || c >= 127) py_buffer_printf(&b, "\\x%02x", c);
        else py_buffer_char(&b, (char)c);
    }
    py_buffer_char(&b, quote);
    if (is_array(o)) py_buffer_char(&b, ')');
    return py_buffer_finish(&b);
}

static bool bytes_hash(py_object *o, int64_t *out) {
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < py_bytes_size(o); i++) h = (h ^ (unsigned char)py_bytes_data(o)[i]) * 1099511628211u;
    *out = (int64_t)(h >> 1);
    return true;
}

static py_object *bytes_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!is_bytes(a) || !is_bytes(b)) PY_RETURN_NOT_IMPLEMENTED;
    size_t n = py_bytes_size(a), m = py_bytes_size(b), k = n < m ? n : m;
    int c = k ? memcmp(py_bytes_data(a), py_bytes_data(b), k) : 0;
    if (!c) c = n < m ? -1 : n > m;
    return py_bool(op == PY_EQ ? !c : op == PY_NE ? c != 0 : op == PY_LT ? c < 0 : op == PY_LE ? c <= 0 : op == PY_GT ? c > 0 : c >= 0);
}

static py_object *as_text(py_object *o);
static py_object *of_text(py_object *like, py_object *x);

static py_object *bytes_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op == PY_ADD && is_bytes(a) && is_bytes(b)) {
        py_buffer t = {0};
        py_buffer_add(&t, py_bytes_data(a), py_bytes_size(a));
        py_buffer_add(&t, py_bytes_data(b), py_bytes_size(b));
        py_object *r = new_like(a, t.data, t.n);
        py_buffer_free(&t);
        return r;
    }
    if (op == PY_MULT) {
        py_object *s = is_bytes(a) ? a : b, *k = s == a ? b : a;
        int64_t n;
        if (!is_bytes(s) || (!py_is_int(k) && !k->type->index)) PY_RETURN_NOT_IMPLEMENTED;
        if (!py_as_int64(k, &n)) return NULL;
        py_buffer t = {0};
        for (int64_t i = 0; i < n; i++) py_buffer_add(&t, py_bytes_data(s), py_bytes_size(s));
        py_object *r = new_like(s, t.data ? t.data : "", t.n);
        py_buffer_free(&t);
        return r;
    }
    if (op == PY_MOD && is_bytes(a)) {
        py_object *f = as_text(a), *t = py_is_tuple(b) ? py_tuple_new(PY_TUPLE(b)->n) : is_bytes(b) ? as_text(b) : py_incref(b);
        for (int64_t i = 0; py_is_tuple(b) && i < PY_TUPLE(b)->n; i++) {
            py_object *x = PY_TUPLE(b)->items[i];
            PY_TUPLE(t)->items[i] = is_bytes(x) ? as_text(x) : py_incref(x);
        }
        py_object *r = py_str_percent(f, t);
        py_decref(f);
        py_decref(t);
        return of_text(a, r);
    }
    PY_RETURN_NOT_IMPLEMENTED;
}

static int64_t bytes_len(py_object *o) { return (int64_t)py_bytes_size(o); }

static py_object *bytes_getitem(py_object *o, py_object *key) {
    int64_t i, n = bytes_len(o);
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, count;
        if (!py_slice_indices(key, n, &start, &stop, &step, &count)) return NULL;
        py_object *r = new_like(o, NULL, 0);
        if (is_array(o)) {
            array_resize(r, (size_t)count);
        } else {
            py_decref(r);
            r = py_bytes_new(NULL, (size_t)count);
        }
        for (int64_t k = 0; k < count; k++, start += step) py_bytes_data(r)[k] = py_bytes_data(o)[start];
        return r;
    }
    if (!py_is_int(key) && !key->type->index)
        return py_raise(&py_TypeError, "%s indices must be integers or slices, not %s", is_array(o) ? "bytearray" : "byte", key->type->name);
    if (!py_as_index(key, &i)) return NULL;
    if (i < 0) i += n;
    if (i < 0 || i >= n) return py_raise(&py_IndexError, is_array(o) ? "bytearray index out of range" : "index out of range");
    return py_int((unsigned char)py_bytes_data(o)[i]);
}

static bool byte_value(py_object *x, unsigned char *out) {
    int64_t v;
    if (!py_as_int64(x, &v)) return false;
    if (v < 0 || v > 255) {
        py_raise(&py_ValueError, "byte must be in range(0, 256)");
        return false;
    }
    *out = (unsigned char)v;
    return true;
}

static py_object *bytes_of(py_object *x);

static bool array_setitem(py_object *o, py_object *key, py_object *value) {
    int64_t i, n = bytes_len(o);
    unsigned char v;
    char *d = py_bytes_data(o);
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, count;
        if (!py_slice_indices(key, n, &start, &stop, &step, &count)) return false;
        if (step != 1) {
            py_raise(&py_ValueError, "bytearray slices with a step cannot be assigned");
            return false;
        }
        py_object *b = value ? bytes_of(value) : py_bytes_new("", 0);
        if (!b) return false;
        py_buffer t = {0};
        py_buffer_add(&t, d, (size_t)start);
        py_buffer_add(&t, py_bytes_data(b), py_bytes_size(b));
        if (stop < start) stop = start;
        py_buffer_add(&t, d + stop, (size_t)(n - stop));
        array_resize(o, t.n);
        memcpy(py_bytes_data(o), t.data, t.n);
        py_buffer_free(&t);
        py_decref(b);
        return true;
    }
    if (!py_as_index(key, &i)) return false;
    if (i < 0) i += n;
    if (i < 0 || i >= n) {
        py_raise(&py_IndexError, "bytearray index out of range");
        return false;
    }
    if (!value) {
        memmove(d + i, d + i + 1, (size_t)(n - i - 1));
        array_resize(o, (size_t)n - 1);
        return true;
    }
    if (!byte_value(value, &v)) return false;
    d[i] = (char)v;
    return true;
}

static int bytes_contains(py_object *o, py_object *x) {
    if (is_bytes(x)) return memmem(py_bytes_data(o), py_bytes_size(o), py_bytes_data(x), py_bytes_size(x)) != NULL;
    unsigned char v;
    if (!byte_value(x, &v)) return -1;
    return py_bytes_size(o) && memchr(py_bytes_data(o), v, py_bytes_size(o)) != NULL;
}

// The bytes of an iterable of ints, a bytes-like object or a length.
static py_object *bytes_of(py_object *x) {
    if (is_bytes(x)) return py_bytes_new(py_bytes_data(x), py_bytes_size(x));
    if (py_is_int(x)) {
        int64_t n;
        if (!py_as_int64(x, &n)) return NULL;
        if (n < 0) return py_raise(&py_ValueError, "negative count");
        return py_bytes_new(NULL, (size_t)n);
    }
    if (py_is_str(x)) return py_raise(&py_TypeError, "string argument without an encoding");
    py_object *f = py_type_lookup(x->type, PN(__bytes__));
    if (f) return py_call1(f, x);
    if (!x->type->iter && !x->type->getitem) return py_raise(&py_TypeError, "cannot convert '%s' object to bytes", x->type->name);
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(x, &owner, &items, &n)) return NULL;
    py_object *r = py_bytes_new(NULL, (size_t)n);
    for (int64_t i = 0; r && i < n; i++) {
        unsigned char v;
        if (!byte_value(items[i], &v)) {
            PY_CLEAR(r);
            if (py_pending_is(&py_ValueError)) py_raise(&py_ValueError, "bytes must be in range(0, 256)");
        }
        if (r) py_bytes_data(r)[i] = (char)v;
    }
    py_decref(owner);
    return r;
}

static py_object *make_bytes(const py_args *a, const char *name) {
    py_object *x = NULL, *encoding = NULL, *errors = NULL;
    if (!py_parse(a, name, "source= encoding= errors=", &x, &encoding, &errors)) return NULL;
    if (!x) return py_bytes_new("", 0);
    if (encoding) return py_call_method(x, "encode", errors ? 2 : 1, encoding, errors);
    return bytes_of(x);
}

static py_object *bytes_make(py_type *t, const py_args *a) {
    py_object *r = make_bytes(a, "bytes");
    if (!r || t == &py_bytes_type) return r;
    py_bytes_object *o = (py_bytes_object *)py_alloc(t, py_bytes_size(r) + 1);
    o->size = py_bytes_size(r);
    memcpy(o->data, py_bytes_data(r), o->size);
    py_decref(r);
    return (py_object *)o;
}

static py_object *array_make(py_type *t, const py_args *a) {
    py_object *b = make_bytes(a, "bytearray");
    if (!b) return NULL;
    py_object *o = py_alloc(t, 0);
    array_resize(o, py_bytes_size(b));
    memcpy(py_bytes_data(o), py_bytes_data(b), py_bytes_size(b));
    py_decref(b);
    return o;
}

// ---- Methods: text-like ones go through str, whose bytes are the same for what they look at

static py_object *bytes_decode(py_object *o, const py_args *a) {
    py_object *encoding = NULL, *errors = NULL;
    if (!py_parse(a, "decode", "encoding= errors=", &encoding, &errors)) return NULL;
    const char *name = encoding ? py_str_data(encoding) : "utf-8";
    const unsigned char *s = (const unsigned char *)py_bytes_data(o);
    size_t n = py_bytes_size(o);
    bool latin = !strcasecmp(name, "latin-1") || !strcasecmp(name, "latin1") || !strcasecmp(name, "iso-8859-1"), ascii = !strcasecmp(name, "ascii");
    bool ignore = errors && py_str_equals(errors, "ignore"), replace = errors && py_str_equals(errors, "replace");
    if (!latin && !ascii && strcasecmp(name, "utf-8") && strcasecmp(name, "utf8")) return py_raise(&py_LookupError, "unknown encoding: %s", name);
    py_buffer b = {0};
    for (size_t i = 0; i < n;) {
        unsigned char c = s[i];
        size_t k = c < 0x80 ? 1 : latin ? 1 : c >= 0xf0 && c < 0xf5 ? 4 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xc2 && c < 0xe0 ? 2 : 0;
        bool ok = k && i + k <= n && !(ascii && c >= 0x80);
        for (size_t j = 1; ok && j < k; j++) ok = (s[i + j] & 0xc0) == 0x80;
        if (ok && c == 0xe0) ok = s[i + 1] >= 0xa0;
        if (ok && c == 0xf0) ok = s[i + 1] >= 0x90;
        if (ok) {
            if (latin) py_buffer_codepoint(&b, c);
            else py_buffer_add(&b, (const char *)s + i, k);
            i += k;
            continue;
        }
        if (!ignore && !replace) {
            py_buffer_free(&b);
            if (ascii) return py_raise(&py_UnicodeDecodeError, "'ascii' codec can't decode byte 0x%02x in position %zu: ordinal not in range(128)", c, i);
            return py_raise(&py_UnicodeDecodeError, "'utf-8' codec can't decode byte 0x%02x in position %zu: %s", c, i,
                            k && i + k > n ? "unexpected end of data" : k ? "invalid continuation byte" : "invalid start byte");
        }
        if (replace) py_buffer_codepoint(&b, 0xfffd);
        i++;
    }
    return py_buffer_finish(&b);
}

static py_object *bytes_hex(py_object *o, const py_args *a) {
    if (!py_arity(a, "hex", 0, 1)) return NULL;
    py_buffer b = {0};
    for (size_t i = 0; i < py_bytes_size(o); i++) {
        if (i && a->n) py_buffer_cstr(&b, py_str_data(a->v[0]));
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
            return py_raise(&py_ValueError, "non-hexadecimal number found in fromhex() arg at position %d", (int)(p - py_str_data(a->v[0])));
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

// Latin-1 text of the bytes, so that a str method can work on them byte by byte.
static py_object *as_text(py_object *o) {
    py_buffer b = {0};
    for (size_t i = 0; i < py_bytes_size(o); i++) py_buffer_codepoint(&b, (unsigned char)py_bytes_data(o)[i]);
    return py_buffer_finish(&b);
}

static py_object *of_text(py_object *like, py_object *x) {   // takes x; converts str (also inside lists and tuples) back
    if (!x) return NULL;
    if (py_is_str(x)) {
        py_buffer b = {0};
        for (const char *p = py_str_data(x), *e = p + py_str_size(x); p < e;) py_buffer_char(&b, (char)py_utf8_next(&p));
        py_object *r = new_like(like, b.data ? b.data : "", b.n);
        py_buffer_free(&b);
        py_decref(x);
        return r;
    }
    py_object **items = py_is_list(x) ? PY_LIST(x)->items : py_is_tuple(x) ? PY_TUPLE(x)->items : NULL;
    for (int64_t i = 0, n = items ? py_len(x) : 0; i < n; i++) items[i] = of_text(like, items[i]);
    return x;
}

static py_object *through_str(py_object *o, const py_args *a, const char *name) {
    py_object *v[6], *s = as_text(o);
    if (a->n > 6 || a->kwnames) return py_raise(&py_TypeError, "%s() takes no keyword arguments", name);
    for (int64_t i = 0; i < a->n; i++) {
        if (is_bytes(a->v[i])) v[i] = as_text(a->v[i]);
        else if (py_is_str(a->v[i])) return py_raise(&py_TypeError, "a bytes-like object is required, not 'str'");
        else if (!strcmp(name, "join")) {
            py_object *l = py_list_of(a->v[i]);
            if (!l) return NULL;
            for (int64_t k = 0; k < PY_LIST(l)->n; k++) {
                py_object *x = PY_LIST(l)->items[k];
                if (!is_bytes(x)) return py_raise(&py_TypeError, "sequence item %lld: expected a bytes-like object, %s found", (long long)k, x->type->name);
                PY_LIST(l)->items[k] = as_text(x);
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
    return of_text(o, r);
}

#define TEXT_METHODS                                                                                                           \
    T(find) T(rfind) T(index) T(rindex) T(count) T(startswith) T(endswith) T(strip) T(lstrip) T(rstrip) T(split) T(rsplit)     \
    T(partition) T(join) T(replace) T(upper) T(lower) T(splitlines) T(isdigit) T(isalpha) T(isalnum) T(isspace) T(ljust) T(rjust) T(center) T(zfill) T(title) T(capitalize)
#define T(NAME) \
    static py_object *bytes_##NAME(py_object *o, const py_args *a) { return through_str(o, a, #NAME); }
TEXT_METHODS
#undef T

static py_object *array_append(py_object *o, const py_args *a) {
    unsigned char v;
    if (!py_arity(a, "append", 1, 1) || !byte_value(a->v[0], &v)) return NULL;
    size_t n = py_bytes_size(o);
    array_resize(o, n + 1);
    py_bytes_data(o)[n] = (char)v;
    PY_RETURN_NONE;
}

static py_object *array_extend(py_object *o, const py_args *a) {
    if (!py_arity(a, "extend", 1, 1)) return NULL;
    py_object *b = bytes_of(a->v[0]);
    if (!b) return NULL;
    size_t n = py_bytes_size(o), m = py_bytes_size(b);
    array_resize(o, n + m);
    memcpy(py_bytes_data(o) + n, py_bytes_data(b), m);
    py_decref(b);
    PY_RETURN_NONE;
}

static py_object *array_pop(py_object *o, const py_args *a) {
    int64_t i = -1, n = bytes_len(o);
    if (!py_arity(a, "pop", 0, 1) || (a->n && !py_as_index(a->v[0], &i))) return NULL;
    if (!n) return py_raise(&py_IndexError, "pop from empty bytearray");
    if (i < 0) i += n;
    if (i < 0 || i >= n) return py_raise(&py_IndexError, "pop index out of range");
    char *d = py_bytes_data(o);
    py_object *r = py_int((unsigned char)d[i]);
    memmove(d + i, d + i + 1, (size_t)(n - i - 1));
    array_resize(o, (size_t)n - 1);
    return r;
}

static py_object *array_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (op != PY_ADD) PY_RETURN_NOT_IMPLEMENTED;
    py_object *r = array_extend(a, &(py_args){&b, 1, NULL});
    py_xdecref(r);
    return r ? py_incref(a) : NULL;
}

#define T(NAME) {#NAME, bytes_##NAME, PY_METHOD},
static const py_method_def bytes_methods[] = {TEXT_METHODS T(decode) T(hex) {"fromhex", bytes_fromhex, PY_CLASSMETHOD}, {0}};
static const py_method_def array_methods[] = {TEXT_METHODS T(decode) T(hex) {"fromhex", bytes_fromhex, PY_CLASSMETHOD},
    {"append", array_append, PY_METHOD}, {"extend", array_extend, PY_METHOD}, {"pop", array_pop, PY_METHOD}, {0}};
#undef T

#define BYTES_OPS (PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_MULT) | PY_OP_BIT(PY_MOD))
py_type py_bytes_type = {PY_TYPE_HEAD("bytes"), .size = sizeof(py_bytes_object), .dealloc = bytes_dealloc, .repr = bytes_repr,
    .hash = bytes_hash, .compare = bytes_compare, .binary = bytes_binary, .binary_ops = BYTES_OPS, .len = bytes_len,
    .getitem = bytes_getitem, .contains = bytes_contains, .iter = py_seq_iter_new, .make = bytes_make, .methods = bytes_methods};
py_type py_bytearray_type = {PY_TYPE_HEAD("bytearray"), .size = sizeof(py_bytearray_object), .dealloc = array_dealloc, .repr = bytes_repr,
    .compare = bytes_compare, .binary = bytes_binary, .inplace = array_inplace, .binary_ops = BYTES_OPS, .len = bytes_len,
    .getitem = bytes_getitem, .setitem = array_setitem, .contains = bytes_contains, .iter = py_seq_iter_new, .make = array_make,
    .methods = array_methods};
