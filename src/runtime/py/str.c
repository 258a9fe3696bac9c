// str: UTF-8 bytes with their number of code points; ASCII text is indexed directly.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <stdlib.h>

// ---- UTF-8 (lone surrogates are kept in their three-byte form)

uint32_t py_utf8_next(const char **p) {
    const unsigned char *s = (const unsigned char *)*p;
    uint32_t c = *s++;
    if (c >= 0xf0)
        c = (c & 7) << 18 | (s[0] & 63u) << 12 | (s[1] & 63u) << 6 | (s[2] & 63u), s += 3;
    else if (c >= 0xe0)
        c = (c & 15) << 12 | (s[0] & 63u) << 6 | (s[1] & 63u), s += 2;
    else if (c >= 0xc0)
        c = (c & 31) << 6 | (s[0] & 63u), s += 1;
    *p = (const char *)s;
    return c;
}

size_t py_utf8_encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 63)), out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 63)), out[2] = (char)(0x80 | (c >> 6 & 63)),
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

int64_t py_utf8_count(const char *s, size_t n) {
    int64_t count = 0;
    for (size_t i = 0; i < n; i++) count += ((unsigned char)s[i] & 0xc0) != 0x80;
    return count;
}

size_t py_utf8_offset(const py_str_object *s, int64_t index) {
    if (s->length == (int64_t)s->size) return (size_t)index;
    const char *p = s->data;
    while (index-- > 0) {
        p++;
        while (((unsigned char)*p & 0xc0) == 0x80) p++;
    }
    return (size_t)(p - s->data);
}

// ---- Making strings

static py_str_object *new_str(size_t n) {
    py_str_object *o = py_malloc(sizeof *o + n + 1);
    o->ob = (py_object){1, &py_str_type};
    o->hash = 0;
    o->size = n;
    o->interned = false;
    o->data[n] = 0;
    return o;
}

py_object *py_str_new(const char *s, size_t n) {
    if (n == 0 && py.empty_str) return py_incref(py.empty_str);
    if (n == 1 && (unsigned char)*s < 128 && py.ascii_chars[(int)*s]) return py_incref(py.ascii_chars[(int)*s]);
    py_str_object *o = new_str(n);
    memcpy(o->data, s, n);
    o->length = py_utf8_count(s, n);
    return (py_object *)o;
}

py_object *py_str_cstr(const char *s) { return py_str_new(s, strlen(s)); }

py_object *py_str_format(const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    py_str_object *o = new_str((size_t)n);
    va_start(args, format);
    vsnprintf(o->data, (size_t)n + 1, format, args);
    va_end(args);
    o->length = py_utf8_count(o->data, o->size);
    return (py_object *)o;
}

py_object *py_str_intern(const char *s) {
    py_object *o = py_str_cstr(s);
    py_object *old = py_dict_get(py.interned, o);
    if (old) {
        py_decref(o);
        return py_incref(old);
    }
    PY_STR(o)->interned = true;
    py_dict_set(py.interned, o, o);
    return o;
}

const char *py_str_data(const py_object *o) { return ((const py_str_object *)o)->data; }
size_t py_str_size(const py_object *o) { return ((const py_str_object *)o)->size; }
int64_t py_str_length(const py_object *o) { return ((const py_str_object *)o)->length; }

bool py_str_equals(const py_object *o, const char *text) {
    return py_is_str(o) && py_str_size(o) == strlen(text) && !memcmp(py_str_data(o), text, py_str_size(o));
}

static void str_dealloc(py_object *o) { py_free_object(o, PY_STR(o)->size + 1); }

// FNV-1a over the bytes; the order of sets of strings is unspecified in Python too.
int64_t py_str_hash(py_str_object *s) {
    if (s->hash) return s->hash;
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s->size; i++) h = (h ^ (unsigned char)s->data[i]) * 1099511628211u;
    h ^= h >> 29;
    int64_t r = (int64_t)h;
    if (r == 0 || r == -1) r = 7;
    return s->hash = r;
}

static bool str_hash(py_object *o, int64_t *out) {
    *out = py_str_hash(PY_STR(o));
    return true;
}

py_object *py_str_concat(py_object *a, py_object *b) {
    const py_str_object *x = PY_STR(a), *y = PY_STR(b);
    py_str_object *o = new_str(x->size + y->size);
    memcpy(o->data, x->data, x->size);
    memcpy(o->data + x->size, y->data, y->size);
    o->length = x->length + y->length;
    return (py_object *)o;
}

static py_object *repeat(py_object *s, int64_t n) {
    if (n <= 0 || !PY_STR(s)->size) return py_incref(py.empty_str);
    size_t k = PY_STR(s)->size;
    if (!py_memory_for(n, k)) return NULL;
    py_str_object *o = new_str(k * (size_t)n);
    for (int64_t i = 0; i < n; i++) memcpy(o->data + (size_t)i * k, PY_STR(s)->data, k);
    o->length = PY_STR(s)->length * n;
    return (py_object *)o;
}

static py_object *str_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op == PY_MOD && py_is_str(a)) return py_str_percent(a, b);
    if (op == PY_ADD && py_is_str(a) && py_is_str(b)) return py_str_concat(a, b);
    if (op == PY_MULT) {
        py_object *s = py_is_str(a) ? a : b, *k = s == a ? b : a;
        int64_t n;
        if (!py_is_str(s) || (!py_is_int(k) && !k->type->index)) PY_RETURN_NOT_IMPLEMENTED;
        return py_as_int64(k, &n) ? repeat(s, n) : NULL;
    }
    PY_RETURN_NOT_IMPLEMENTED;
}

static py_object *str_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_is_str(a) || !py_is_str(b)) PY_RETURN_NOT_IMPLEMENTED;
    const py_str_object *x = PY_STR(a), *y = PY_STR(b);
    size_t n = x->size < y->size ? x->size : y->size;
    if (op == PY_EQ || op == PY_NE)
        return py_bool((x->size == y->size && !memcmp(x->data, y->data, n)) == (op == PY_EQ));
    int c = memcmp(x->data, y->data, n);   // UTF-8 sorts as its code points
    if (!c) c = x->size < y->size ? -1 : x->size > y->size;
    return py_ordered(c, op);
}

// ---- repr

static bool printable(uint32_t c) {
    if (c < 0x20 || (c >= 0x7f && c < 0xa1) || c == 0xad) return false;
    if ((c >= 0xd800 && c < 0xe000) || c == 0x378 || (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
        (c >= 0x205f && c <= 0x206f))
        return false;
    return !(c == 0x3000 || c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb) || (c >= 0xe000 && c < 0xf900) || c == 0x1680 ||
             c >= 0xe0000);
}

static void repr_into(py_buffer *b, const char *s, size_t n, bool ascii) {
    bool single = memchr(s, '\'', n), dbl = memchr(s, '"', n);
    char quote = single && !dbl ? '"' : '\'';
    py_buffer_char(b, quote);
    for (const char *p = s, *e = s + n; p < e;) {
        uint32_t c = py_utf8_next(&p);
        if (c == (uint32_t)quote || c == '\\')
            py_buffer_char(b, '\\'), py_buffer_char(b, (char)c);
        else if (c == '\n')
            py_buffer_cstr(b, "\\n");
        else if (c == '\r')
            py_buffer_cstr(b, "\\r");
        else if (c == '\t')
            py_buffer_cstr(b, "\\t");
        else if (c < 0x7f && c >= 0x20)
            py_buffer_char(b, (char)c);
        else if (!ascii && printable(c))
            py_buffer_codepoint(b, c);
        else if (c < 0x100)
            py_buffer_printf(b, "\\x%02x", c);
        else if (c < 0x10000)
            py_buffer_printf(b, "\\u%04x", c);
        else
            py_buffer_printf(b, "\\U%08x", c);
    }
    py_buffer_char(b, quote);
}

static py_object *str_repr(py_object *o) {
    py_buffer b = {0};
    repr_into(&b, PY_STR(o)->data, PY_STR(o)->size, false);
    return py_buffer_finish(&b);
}

py_object *py_ascii(py_object *o) {
    py_object *r = py_repr(o);
    if (!r || PY_STR(r)->length == (int64_t)PY_STR(r)->size) return r;
    py_buffer b = {0};
    for (const char *p = PY_STR(r)->data, *e = p + PY_STR(r)->size; p < e;) {
        uint32_t c = py_utf8_next(&p);
        if (c < 0x80)
            py_buffer_char(&b, (char)c);
        else
            py_buffer_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    py_decref(r);
    return py_buffer_finish(&b);
}

static py_object *str_str(py_object *o) {
    if (o->type == &py_str_type) return py_incref(o);
    py_str_object *s = new_str(PY_STR(o)->size);
    memcpy(s->data, PY_STR(o)->data, s->size);
    s->length = PY_STR(o)->length;
    return (py_object *)s;
}

// ---- Indexing

static int64_t str_len(py_object *o) { return PY_STR(o)->length; }

py_object *py_str_substring(py_object *s, int64_t start, int64_t stop) {
    const py_str_object *x = PY_STR(s);
    if (start < 0) start = 0;
    if (stop > x->length) stop = x->length;
    if (start >= stop) return py_incref(py.empty_str);
    size_t a = py_utf8_offset(x, start), b = stop == x->length ? x->size : py_utf8_offset(x, stop);
    return py_str_new(x->data + a, b - a);
}

static py_object *str_getitem(py_object *o, py_object *key) {
    const py_str_object *s = PY_STR(o);
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, n;
        if (!py_slice_indices(key, s->length, &start, &stop, &step, &n)) return NULL;
        if (step == 1) return py_str_substring(o, start, start + n);
        py_buffer b = {0};
        for (int64_t i = 0, k = start; i < n; i++, k += step) {
            const char *p = s->data + py_utf8_offset(s, k);
            py_buffer_codepoint(&b, py_utf8_next(&p));
        }
        return py_buffer_finish(&b);
    }
    int64_t i;
    if (!py_is_int(key) && !key->type->index)
        return py_raise(&py_TypeError, "string indices must be integers, not '%s'", key->type->name);
    if (!py_as_index(key, &i)) return NULL;
    if (i < 0) i += s->length;
    if (i < 0 || i >= s->length) return py_raise(&py_IndexError, "string index out of range");
    return py_str_substring(o, i, i + 1);
}

static int str_contains(py_object *o, py_object *item) {
    if (!py_is_str(item)) {
        py_raise(&py_TypeError, "'in <string>' requires string as left operand, not %s", item->type->name);
        return -1;
    }
    return memmem(PY_STR(o)->data, PY_STR(o)->size, PY_STR(item)->data, PY_STR(item)->size) != NULL;
}

typedef struct str_iter {
    py_object ob;
    py_object *s;
    size_t at;
} str_iter;

static py_object *str_iterate(py_object *o) {
    str_iter *it = (str_iter *)py_alloc(&py_str_iter_type, 0);
    it->s = py_incref(o);
    return (py_object *)it;
}

static py_object *str_iter_next(py_object *o) {
    str_iter *it = (str_iter *)o;
    if (!it->s || it->at >= PY_STR(it->s)->size) return NULL;
    const char *p = PY_STR(it->s)->data + it->at, *q = p;
    py_utf8_next(&q);
    it->at += (size_t)(q - p);
    return py_str_new(p, (size_t)(q - p));
}

static void str_iter_dealloc(py_object *o) {
    py_xdecref(((str_iter *)o)->s);
    py_free_object(o, 0);
}

py_type py_str_iter_type = {PY_TYPE_HEAD("str_ascii_iterator"), .size = sizeof(str_iter), .dealloc = str_iter_dealloc,
                            .iter = py_incref, .next = str_iter_next};

// ---- str(x)

static py_object *decode(py_object *bytes, py_object *encoding, py_object *errors) {
    py_object *v[] = {encoding ? encoding : PY_NONE, errors ? errors : PY_NONE};
    py_object *f = py_getattr_str(bytes, "decode");
    if (!f) return NULL;
    py_object *r = py_call(f, &(py_args){v, encoding ? (errors ? 2 : 1) : 0, NULL});
    py_decref(f);
    return r;
}

static py_object *str_make(py_type *t, const py_args *a) {
    py_object *x = NULL, *encoding = NULL, *errors = NULL;
    if (!py_parse(a, "str", "object= encoding= errors=", &x, &encoding, &errors)) return NULL;
    py_object *r = !x ? py_incref(py.empty_str) : encoding || errors ? decode(x, encoding, errors) : py_str(x);
    if (!r || t == &py_str_type) return r;
    py_str_object *o = (py_str_object *)py_alloc(t, PY_STR(r)->size + 1);
    o->size = PY_STR(r)->size;
    o->length = PY_STR(r)->length;
    memcpy(o->data, PY_STR(r)->data, o->size + 1);
    py_decref(r);
    return (py_object *)o;
}

extern const py_method_def py_str_methods[];

py_type py_str_type = {
    PY_TYPE_HEAD("str"),      .size = sizeof(py_str_object),
    .flags = PY_TYPE_STR,     .dealloc = str_dealloc,
    .repr = str_repr,         .str = str_str,
    .hash = str_hash,         .compare = str_compare,
    .binary = str_binary,     .binary_ops = PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_MULT) | PY_OP_BIT(PY_MOD),
    .len = str_len,           .getitem = str_getitem,
    .contains = str_contains, .iter = str_iterate,
    .make = str_make,         .methods = py_str_methods};

// ---- Buffers

void py_buffer_add(py_buffer *b, const char *s, size_t n) {
    if (b->n + n + 1 > b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 64;
        while (cap < b->n + n + 1) cap *= 2;
        b->data = py_realloc(b->data, b->cap, cap);
        b->cap = cap;
    }
    if (n) memcpy(b->data + b->n, s, n);
    b->n += n;
}

void py_buffer_cstr(py_buffer *b, const char *s) { py_buffer_add(b, s, strlen(s)); }
void py_buffer_char(py_buffer *b, char c) { py_buffer_add(b, &c, 1); }
void py_buffer_codepoint(py_buffer *b, uint32_t c) {
    char t[4];
    py_buffer_add(b, t, py_utf8_encode(c, t));
}

void py_buffer_printf(py_buffer *b, const char *format, ...) {
    char t[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(t, sizeof t, format, args);
    va_end(args);
    if (n < (int)sizeof t) {
        py_buffer_add(b, t, (size_t)n);
        return;
    }
    char *p = py_malloc((size_t)n + 1);
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    py_buffer_add(b, p, (size_t)n);
    py_free(p, (size_t)n + 1);
}

bool py_buffer_repr(py_buffer *b, py_object *o) {
    py_object *r = py_repr(o);
    if (!r) return false;
    py_buffer_add(b, py_str_data(r), py_str_size(r));
    py_decref(r);
    return true;
}

py_object *py_buffer_finish(py_buffer *b) {
    py_object *r = py_str_new(b->data ? b->data : "", b->n);
    py_buffer_free(b);
    return r;
}

void py_buffer_free(py_buffer *b) {
    if (b->data) py_free(b->data, b->cap);
    *b = (py_buffer){0};
}
