// bytes and bytearray.
#include "runtime/array.h"
#include "runtime/py/impl.h"

py_object *py_bytes_new(const char *data, size_t n) {
    py_bytes_object *o = (py_bytes_object *)(data ? py_alloc_bare : py_alloc)(&py_bytes_type, n + 1);
    o->size = n;
    if (data) nprt_copy(o->data, data, n);
    o->data[n] = 0;
    return (py_object *)o;
}

bool py_is_bytearray(const py_object *o) { return py_is_instance(o, &py_bytearray_type); }
bool py_is_bytes(const py_object *o) { return py_is_instance(o, &py_bytes_type) || py_is_bytearray(o); }

char *py_bytes_data(const py_object *o) {
    if (py_is_bytearray(o)) return ((py_bytearray_object *)(uintptr_t)o)->data;
    return ((py_bytes_object *)(uintptr_t)o)->data;
}

size_t py_bytes_size(const py_object *o) {
    return py_is_bytearray(o) ? ((const py_bytearray_object *)o)->size : ((const py_bytes_object *)o)->size;
}

void py_bytearray_resize(py_object *o, size_t n) {
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

py_object *py_bytes_like(const py_object *like, const char *data, size_t n) {
    if (!py_is_bytearray(like)) return py_bytes_new(data, n);
    py_object *o = py_alloc(&py_bytearray_type, 0);
    py_bytearray_resize(o, n);
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
    if (py_is_bytearray(o)) py_buffer_cstr(&b, "bytearray(");
    py_buffer_char(&b, 'b');
    py_buffer_char(&b, quote);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == quote || c == '\\')
            py_buffer_printf(&b, "\\%c", c);
        else if (c == '\n')
            py_buffer_cstr(&b, "\\n");
        else if (c == '\r')
            py_buffer_cstr(&b, "\\r");
        else if (c == '\t')
            py_buffer_cstr(&b, "\\t");
        else if (c < 32 || c >= 127)
            py_buffer_printf(&b, "\\x%02x", c);
        else
            py_buffer_char(&b, (char)c);
    }
    py_buffer_char(&b, quote);
    if (py_is_bytearray(o)) py_buffer_char(&b, ')');
    return py_buffer_finish(&b);
}

static bool bytes_hash(py_object *o, int64_t *out) {
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < py_bytes_size(o); i++) h = (h ^ (unsigned char)py_bytes_data(o)[i]) * 1099511628211u;
    *out = (int64_t)(h >> 1);
    return true;
}

static py_object *bytes_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_is_bytes(a) || !py_is_bytes(b)) PY_RETURN_NOT_IMPLEMENTED;
    size_t n = py_bytes_size(a), m = py_bytes_size(b), k = n < m ? n : m;
    int c = k ? memcmp(py_bytes_data(a), py_bytes_data(b), k) : 0;
    if (!c) c = n < m ? -1 : n > m;
    return py_ordered(c, op);
}

static py_object *bytes_binary(py_object *a, py_object *b, py_binary_op op) {
    if (op == PY_ADD && py_is_bytes(a) && py_is_bytes(b)) {
        py_buffer t = {0};
        py_buffer_add(&t, py_bytes_data(a), py_bytes_size(a));
        py_buffer_add(&t, py_bytes_data(b), py_bytes_size(b));
        py_object *r = py_bytes_like(a, t.data, t.n);
        py_buffer_free(&t);
        return r;
    }
    if (op == PY_MULT) {
        py_object *s = py_is_bytes(a) ? a : b, *k = s == a ? b : a;
        int64_t n;
        if (!py_is_bytes(s) || (!py_is_int(k) && !k->type->index)) PY_RETURN_NOT_IMPLEMENTED;
        if (!py_as_int64(k, &n)) return NULL;
        if (n > 0 && !py_memory_for(n, py_bytes_size(s) * 3)) return NULL;   // the buffer grows, and is copied
        py_buffer t = {0};
        for (int64_t i = 0; i < n; i++) py_buffer_add(&t, py_bytes_data(s), py_bytes_size(s));
        py_object *r = py_bytes_like(s, t.data ? t.data : "", t.n);
        py_buffer_free(&t);
        return r;
    }
    if (op == PY_MOD && py_is_bytes(a)) {
        py_object *f = py_bytes_as_text(a), *t = py_is_tuple(b)   ? py_tuple_new(PY_TUPLE(b)->n)
                                                 : py_is_bytes(b) ? py_bytes_as_text(b)
                                                                  : py_incref(b);
        for (int64_t i = 0; py_is_tuple(b) && i < PY_TUPLE(b)->n; i++) {
            py_object *x = PY_TUPLE(b)->items[i];
            PY_TUPLE(t)->items[i] = py_is_bytes(x) ? py_bytes_as_text(x) : py_incref(x);
        }
        py_object *r = py_str_percent(f, t);
        py_decref(f);
        py_decref(t);
        return py_bytes_of_text(a, r);
    }
    PY_RETURN_NOT_IMPLEMENTED;
}

static int64_t bytes_len(py_object *o) { return (int64_t)py_bytes_size(o); }

static py_object *bytes_getitem(py_object *o, py_object *key) {
    int64_t i, n = bytes_len(o);
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, count;
        if (!py_slice_indices(key, n, &start, &stop, &step, &count)) return NULL;
        py_object *r = py_bytes_like(o, NULL, 0);
        if (py_is_bytearray(o)) {
            py_bytearray_resize(r, (size_t)count);
        } else {
            py_decref(r);
            r = py_bytes_new(NULL, (size_t)count);
        }
        for (int64_t k = 0; k < count; k++, start += step) py_bytes_data(r)[k] = py_bytes_data(o)[start];
        return r;
    }
    if (!py_is_int(key) && !key->type->index)
        return py_raise(&py_TypeError, "%s indices must be integers or slices, not %s",
                        py_is_bytearray(o) ? "bytearray" : "byte", key->type->name);
    if (!py_as_index(key, &i)) return NULL;
    if (i < 0) i += n;
    if (i < 0 || i >= n)
        return py_raise(&py_IndexError, py_is_bytearray(o) ? "bytearray index out of range" : "index out of range");
    return py_int((unsigned char)py_bytes_data(o)[i]);
}

bool py_byte_value(py_object *x, unsigned char *out) {
    int64_t v;
    if (!py_as_int64(x, &v)) return false;
    if (v < 0 || v > 255) {
        py_raise(&py_ValueError, "byte must be in range(0, 256)");
        return false;
    }
    *out = (unsigned char)v;
    return true;
}

static bool set_stepped(char *d, int64_t start, int64_t step, int64_t count, py_object *b) {
    if ((int64_t)py_bytes_size(b) != count) {
        py_raise(&py_ValueError, "attempt to assign bytes of size %zu to extended slice of size %lld", py_bytes_size(b),
                 (long long)count);
        return false;
    }
    for (int64_t k = 0; k < count; k++) d[start + k * step] = py_bytes_data(b)[k];
    return true;
}

static bool delete_stepped(py_object *o, int64_t start, int64_t step, int64_t count) {
    int64_t const low = step < 0 ? start + (count - 1) * step : start, stride = step < 0 ? -step : step,
                  n = bytes_len(o);
    char *d = py_bytes_data(o);
    int64_t to = low;
    for (int64_t i = low; count && i < n; i++)
        if ((i - low) % stride || (i - low) / stride >= count) d[to++] = d[i];
    if (count) py_bytearray_resize(o, (size_t)to);
    return true;
}

static bool array_setitem(py_object *o, py_object *key, py_object *value) {
    int64_t i, n = bytes_len(o);
    unsigned char v;
    char *d = py_bytes_data(o);
    if (key->type == &py_slice_type) {
        int64_t start, stop, step, count;
        if (!py_slice_indices(key, n, &start, &stop, &step, &count)) return false;
        py_object *b = value ? py_bytes_of(value) : py_bytes_new("", 0);
        if (!b) return false;
        if (step != 1) {
            bool const done = value ? set_stepped(d, start, step, count, b) : delete_stepped(o, start, step, count);
            py_decref(b);
            return done;
        }
        py_buffer t = {0};
        py_buffer_add(&t, d, (size_t)start);
        py_buffer_add(&t, py_bytes_data(b), py_bytes_size(b));
        if (stop < start) stop = start;
        py_buffer_add(&t, d + stop, (size_t)(n - stop));
        py_bytearray_resize(o, t.n);
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
        py_bytearray_resize(o, (size_t)n - 1);
        return true;
    }
    if (!py_byte_value(value, &v)) return false;
    d[i] = (char)v;
    return true;
}

static int bytes_contains(py_object *o, py_object *x) {
    if (py_is_bytes(x)) return memmem(py_bytes_data(o), py_bytes_size(o), py_bytes_data(x), py_bytes_size(x)) != NULL;
    unsigned char v;
    if (!py_byte_value(x, &v)) return -1;
    return py_bytes_size(o) && memchr(py_bytes_data(o), v, py_bytes_size(o)) != NULL;
}

// The bytes of an iterable of ints, a bytes-like object or a length.
py_object *py_bytes_of(py_object *x) {
    if (py_is_bytes(x)) return py_bytes_new(py_bytes_data(x), py_bytes_size(x));
    if (py_is_int(x)) {
        int64_t n;
        if (!py_as_int64(x, &n)) return NULL;
        if (n < 0) return py_raise(&py_ValueError, "negative count");
        return py_memory_for(n, 1) ? py_bytes_new(NULL, (size_t)n) : NULL;
    }
    if (py_is_str(x)) return py_raise(&py_TypeError, "string argument without an encoding");
    py_object *f = py_type_lookup(x->type, PN(__bytes__));
    if (f) return py_call1(f, x);
    if (!x->type->iter && !x->type->getitem)
        return py_raise(&py_TypeError, "cannot convert '%s' object to bytes", x->type->name);
    py_object *owner, **items;
    int64_t n;
    if (!py_sequence_fast(x, &owner, &items, &n)) return NULL;
    py_object *r = py_bytes_new(NULL, (size_t)n);
    for (int64_t i = 0; r && i < n; i++) {
        unsigned char v;
        if (!py_byte_value(items[i], &v)) {
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
    return py_bytes_of(x);
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
    py_bytearray_resize(o, py_bytes_size(b));
    memcpy(py_bytes_data(o), py_bytes_data(b), py_bytes_size(b));
    py_decref(b);
    return o;
}

#define BYTES_OPS (PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_MULT) | PY_OP_BIT(PY_MOD))
py_type py_bytes_type = {
    PY_TYPE_HEAD("bytes"), .size = sizeof(py_bytes_object), .dealloc = bytes_dealloc,   .repr = bytes_repr,
    .hash = bytes_hash,    .compare = bytes_compare,        .binary = bytes_binary,     .binary_ops = BYTES_OPS,
    .len = bytes_len,      .getitem = bytes_getitem,        .contains = bytes_contains, .iter = py_seq_iter_new,
    .make = bytes_make,    .methods = py_bytes_methods};
py_type py_bytearray_type = {PY_TYPE_HEAD("bytearray"),
                             .size = sizeof(py_bytearray_object),
                             .dealloc = array_dealloc,
                             .repr = bytes_repr,
                             .compare = bytes_compare,
                             .binary = bytes_binary,
                             .inplace = py_bytearray_inplace,
                             .binary_ops = BYTES_OPS,
                             .len = bytes_len,
                             .getitem = bytes_getitem,
                             .setitem = array_setitem,
                             .contains = bytes_contains,
                             .iter = py_seq_iter_new,
                             .make = array_make,
                             .methods = py_bytearray_methods};
