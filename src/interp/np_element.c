// Single elements of arrays as objects, and objects as elements; and the hooks by which the runtime's arrays hold
// Python objects.
#include "interp/np_dtype.h"
#include "interp/np_time.h"
#include "runtime/py/impl.h"
#include <string.h>

static py_object *object_at(const char *p) {
    py_object *o;
    memcpy(&o, p, sizeof o);
    return py_incref(o ? o : PY_NONE);
}

static py_object *text_at(nprt_dtype t, const char *p) {
    py_buffer b = {0};
    int64_t n = nd_text_length(t, p);
    for (int64_t i = 0; i < n; i++) {
        uint32_t c;
        memcpy(&c, p + 4 * i, 4);
        py_buffer_codepoint(&b, c);
    }
    return py_buffer_finish(&b);
}

static py_object *bytes_at(nprt_dtype t, const char *p) { return py_bytes_new(p, (size_t)nd_text_length(t, p)); }

// A plain str or bytes as the numpy type.
static py_object *as_type(py_type *type, py_object *plain) {
    py_object *r = plain ? py_call1(&type->ob, plain) : NULL;
    py_xdecref(plain);
    return r;
}

static bool view_at(nprt_dtype t, const char *p, nprt_array *out) {   // a copy of one element
    if (!nd_empty(t, 0, NULL, out)) return np_raise();
    nd_move(t, out->data, 0, p, 0, 1);
    return true;
}

static py_object *new_void(nprt_array *a, py_object *base) {
    np_array_object *o = (np_array_object *)py_alloc(&np_void_type, 0);
    o->a = *a;
    o->base = py_xincref(base);
    py_external_remember(&o->ob, np_release_external);
    return &o->ob;
}

static py_object *subarray_at(nprt_dtype t, const char *p) {
    const nprt_descr *d = nprt_descr_get(t);
    nprt_array a;
    if (!nd_empty(d->base, d->rank, d->shape, &a)) return np_raise();
    nd_move(d->base, a.data, (int64_t)nprt_dtype_size(d->base), p, (int64_t)nprt_dtype_size(d->base),
            nprt_array_size(&a));
    return np_wrap(&a);
}

py_object *np_element(nprt_dtype t, const char *p) {
    if (nprt_dtype_is_number(t)) return np_scalar(nd_scalar_load(t, p));
    const nprt_descr *d = nprt_descr_get(t);
    if (d->swapped) {
        char *native = py_malloc((size_t)d->size + 16);
        nd_swap_element(t, native, p);
        py_object *r = np_element(d->native, native);
        py_free(native, (size_t)d->size + 16);
        return r;
    }
    switch (d->kind) {
    case 'O': return object_at(p);
    case 'U': return as_type(&np_str_type, text_at(t, p));
    case 'S': return as_type(&np_bytes_type, bytes_at(t, p));
    case 'V': {
        nprt_array a;
        if (d->base != NPRT_DTYPE_COUNT) return subarray_at(t, p);
        return view_at(t, p, &a) ? new_void(&a, NULL) : NULL;
    }
    default: {
        np_time_object *o = (np_time_object *)py_alloc(np_dtype_scalar_type(t), 0);
        o->dtype = t;
        memcpy(&o->v, p, 8);
        return &o->ob;
    }
    }
}

py_object *np_element_view(const nprt_array *a, char *p, py_object *base) {
    if (!nprt_dtype_is_record(a->dtype)) return np_element(a->dtype, p);
    nprt_array one = nd_view(a);
    one.rank = 0;
    one.data = p;
    return new_void(&one, base);
}

static py_object *record_item(const nprt_descr *d, const char *p) {
    py_object *t = py_tuple_new(d->n_fields);
    for (int i = 0; i < d->n_fields; i++) {
        py_object *v = np_element_item(d->fields[i].dtype, p + d->fields[i].offset);
        if (!v) {
            for (; i < d->n_fields; i++) py_tuple_items(t)[i] = py_incref(PY_NONE);
            py_decref(t);
            return NULL;
        }
        py_tuple_items(t)[i] = v;
    }
    return t;
}

py_object *np_element_item(nprt_dtype t, const char *p) {
    if (nprt_dtype_is_number(t)) return np_item(nd_scalar_load(t, p));
    const nprt_descr *d = nprt_descr_get(t);
    if (d->swapped) {
        char *native = py_malloc((size_t)d->size + 16);
        nd_swap_element(t, native, p);
        py_object *r = np_element_item(d->native, native);
        py_free(native, (size_t)d->size + 16);
        return r;
    }
    switch (d->kind) {
    case 'O': return object_at(p);
    case 'U': return text_at(t, p);
    case 'S': return bytes_at(t, p);
    case 'V':
        if (d->fields) return record_item(d, p);
        return d->base != NPRT_DTYPE_COUNT ? subarray_at(t, p) : py_bytes_new(p, (size_t)d->size);
    default: return np_time_item(t, p);
    }
}

// ---- Stores

static bool sequence_error(void) {
    py_raise(&py_ValueError, "setting an array element with a sequence.");
    return false;
}

static bool no_real(py_object *o) {
    py_raise(&py_TypeError, "must be real number, not %s", o->type->name);
    return false;
}

static bool set_object(char *p, py_object *o) {
    py_object *old;
    memcpy(&old, p, sizeof old);
    py_incref(o);
    memcpy(p, &o, sizeof o);
    py_xdecref(old);
    return true;
}

static bool set_text(nprt_dtype t, char *p, py_object *o) {
    py_object *text = py_is_str(o)                        ? py_incref(o)
                      : py_is_instance(o, &py_bytes_type) ? py_call_method(o, "decode", 0)
                                                          : py_str(o);
    if (!text) return false;
    int64_t room = (int64_t)nprt_dtype_size(t) / 4;
    const char *s = py_str_data(text), *end = s + py_str_size(text);
    memset(p, 0, nprt_dtype_size(t));
    for (int64_t i = 0; i < room && s < end; i++) {
        uint32_t c = py_utf8_next(&s);
        memcpy(p + 4 * i, &c, 4);
    }
    py_decref(text);
    return true;
}

static bool set_bytes(nprt_dtype t, char *p, py_object *o) {
    py_object *b = NULL;
    if (py_is_instance(o, &py_bytes_type)) {
        b = py_incref(o);
    } else {
        py_object *s = py_is_str(o) ? py_incref(o) : py_str(o), *ascii = py_str_cstr("ascii");
        b = s ? py_call_method(s, "encode", 1, ascii) : NULL;
        py_xdecref(s);
        py_decref(ascii);
    }
    if (!b) return false;
    size_t n = py_bytes_size(b), room = nprt_dtype_size(t);
    memset(p, 0, room);
    memcpy(p, py_bytes_data(b), n < room ? n : room);
    py_decref(b);
    return true;
}

static bool set_fields(const nprt_descr *d, char *p, py_object *o) {
    if (!py_is_tuple(o)) {   // one value for every field
        for (int i = 0; i < d->n_fields; i++)
            if (!np_element_set(d->fields[i].dtype, p + d->fields[i].offset, o)) return false;
        return true;
    }
    int64_t n = py_tuple_size(o);
    if (n != d->n_fields) {
        py_raise(&py_ValueError, "could not assign tuple of length %lld to structure with %d fields.", (long long)n,
                 d->n_fields);
        return false;
    }
    for (int64_t i = 0; i < n; i++)
        if (!np_element_set(d->fields[i].dtype, p + d->fields[i].offset, py_tuple_items(o)[i])) return false;
    return true;
}

static bool set_by_array(nprt_dtype t, char *p, py_object *o) {
    nprt_array v, slot = {.data = p, .dtype = t};
    if (!nprt_dtype_is_number(t) && nprt_descr_get(t)->base != NPRT_DTYPE_COUNT) {
        const nprt_descr *d = nprt_descr_get(t);
        int64_t step = (int64_t)nprt_dtype_size(d->base);
        slot.dtype = d->base;
        slot.rank = d->rank;
        for (int i = d->rank - 1; i >= 0; i--) {
            slot.shape[i] = d->shape[i];
            slot.strides[i] = step;
            step *= d->shape[i];
        }
    }
    if (!np_convert(o, np_is_array(o) || np_is_void(o) ? NPRT_DTYPE_COUNT : slot.dtype, &v)) return false;
    bool ok = nd_assign(np_context(), &slot, &v) || np_raise();
    nd_release(&v);
    return ok;
}

static bool set_void(nprt_dtype t, char *p, py_object *o) {
    const nprt_descr *d = nprt_descr_get(t);
    if (d->base != NPRT_DTYPE_COUNT || np_is_void(o) || np_is_array(o)) return set_by_array(t, p, o);
    if (d->fields) return set_fields(d, p, o);
    if (py_is_instance(o, &py_bytes_type) || py_is_instance(o, &py_bytearray_type)) {
        size_t n = py_bytes_size(o), room = (size_t)d->size;
        memset(p, 0, room);
        memcpy(p, py_bytes_data(o), n < room ? n : room);
        return true;
    }
    py_raise(&py_TypeError, "a bytes-like object is required, not '%s'", o->type->name);
    return false;
}

// Text as a number, by the Python type's own rules.
static py_object *parse_number(char kind, py_object *o) {
    py_type *type = kind == 'f' ? &py_float_type : kind == 'c' ? &py_complex_type : &py_int_type;
    return py_call1(&type->ob, o);
}

static bool set_number(nprt_dtype t, char *p, py_object *o) {
    nd_scalar v;
    char kind = nprt_dtype_kind(t);
    if (kind == 'b') {
        int truth = py_truth(o);
        *p = truth > 0;
        return truth >= 0;
    }
    if (py_is_str(o) || py_is_instance(o, &py_bytes_type)) {
        py_object *number = parse_number(kind, o);
        bool ok = number && np_to_scalar(number, &v);
        py_xdecref(number);
        if (ok) nd_scalar_store(v, t, p);
        return ok;
    }
    if (o == PY_NONE && (kind == 'f' || kind == 'c')) {
        nd_scalar_store(nd_scalar_float(__builtin_nan("")), t, p);
        return true;
    }
    if (np_is_time(o)) {
        nd_scalar_store(nd_scalar_int(((np_time_object *)o)->v), t, p);
        return true;
    }
    if (!np_is_number(o) &&
        (py_is_list(o) || py_is_tuple(o) || (np_is_array(o) && nprt_array_size(np_array_of(o)) != 1)))
        return kind == 'c' ? no_real(o) : sequence_error();
    bool number = np_is_number(o) || np_is_array(o);
    py_object *converted = number ? py_incref(o) : parse_number(kind, o);
    bool ok = converted && np_int_fits(converted, t) && np_to_scalar(converted, &v);
    py_xdecref(converted);
    if (!ok) return false;
    if (nprt_dtype_kind(v.dtype) == 'c' && kind != 'c') {
        py_raise(&py_TypeError, "can't convert complex to float");
        return false;
    }
    if ((kind == 'i' || kind == 'u') && nprt_dtype_kind(v.dtype) == 'f' && v.f != v.f) {
        py_raise(&py_ValueError, "cannot convert float NaN to integer");
        return false;
    }
    nd_scalar_store(v, t, p);
    return true;
}

bool np_element_set(nprt_dtype t, char *p, py_object *o) {
    if (nprt_dtype_is_number(t)) return set_number(t, p, o);
    const nprt_descr *d = nprt_descr_get(t);
    if (d->swapped) {
        char *native = py_malloc((size_t)d->size + 16);
        bool ok = np_element_set(d->native, native, o);
        if (ok) nd_swap_element(t, p, native);
        py_free(native, (size_t)d->size + 16);
        return ok;
    }
    if (d->kind != 'O' && np_is_array(o) && np_array_of(o)->rank == 0) return set_by_array(t, p, o);
    switch (d->kind) {
    case 'O': return set_object(p, o);
    case 'U': return set_text(t, p, o);
    case 'S': return set_bytes(t, p, o);
    case 'V': return set_void(t, p, o);
    default: return np_time_set(t, p, o);
    }
}

// ---- Hooks

static void retain(void *o) { py_incref(o); }
static void release(void *o) { py_decref(o); }

static bool truth(void *o, bool *out) {
    int r = py_truth(o);
    *out = r > 0;
    return r >= 0;
}

static bool compare(void *x, void *y, py_compare_op op, bool *out) {
    int r = py_compare_bool(x ? x : PY_NONE, y ? y : PY_NONE, op);
    *out = r > 0;
    return r >= 0;
}
static bool less(void *x, void *y, bool *out) { return compare(x, y, PY_LT, out); }
static bool equal(void *x, void *y, bool *out) { return compare(x, y, PY_EQ, out); }

static bool box(nprt_dtype t, nprt_dtype to, const char *p, void **out) {
    return (*out = nprt_dtype_kind(to) == 'O' ? np_element_item(t, p) : np_element(t, p)) != NULL;
}
static bool unbox(nprt_dtype t, char *p, void *o) { return np_element_set(t, p, o); }

void np_objects_start(void) {
    static const nd_object_hooks hooks = {retain, release, truth, less, equal, box, unbox};
    nd_set_objects(&hooks);
}
