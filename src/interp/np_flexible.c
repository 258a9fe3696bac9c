// Scalars of the dtypes that are no numbers: str_, bytes_, void and object_.
#include "interp/np_flexible.h"
#include "base/type_attributes.h"
#include "interp/np_dtype.h"
#include <string.h>

bool np_is_generic(const py_object *o) {
    return np_is_scalar(o) || np_is_time(o) || np_is_void(o) || o->type == &np_str_type || o->type == &np_bytes_type;
}

// Everything else that an array can do, a scalar can do as an array of rank 0.
py_object *np_scalar_forward(py_object *o, py_object *name) {
    py_object *r = py_generic_getattr(o, name);
    if (r || !py_pending_is(&py_AttributeError)) return r;
    const char *text = py_str_data(name);
    bool const is_special = text[0] == '_' && text[1] == '_';
    if (is_special && !np_is_void(o) && !type_lists("numpy.generic", text)) return NULL;
    py_object *e = py_take_error();
    nprt_array a;
    if (!np_convert(o, NPRT_DTYPE_COUNT, &a)) {
        py_decref(e);
        return NULL;
    }
    py_object *array = np_wrap(&a);
    r = py_getattr(array, name);
    py_decref(array);
    if (!r && py_pending_is(&py_AttributeError)) {
        py_clear_error();
        py_raise_instance(e);
    } else if (r && np_is_array(r) && np_array_of(r)->rank == 0) {
        nprt_array v = nd_view(np_array_of(r));
        py_decref(r);
        r = np_result(&v);
    }
    py_decref(e);
    return r;
}

// ---- str_ and bytes_: str and bytes that know their dtype

static py_object *text_item(py_object *o, const py_args *a) {
    if (!py_arity(a, "item", 0, 0)) return NULL;
    if (py_is_str(o)) return py_str_new(py_str_data(o), py_str_size(o));
    return py_bytes_new(py_bytes_data(o), py_bytes_size(o));
}

static py_object *text_compare(py_object *a, py_object *b, py_compare_op op) {
    if (np_is_array(a) || np_is_array(b)) return np_array_compare(a, b, op);
    py_type *plain = py_is_str(a) ? &py_str_type : &py_bytes_type;
    return plain->compare(a, b, op);
}

static bool text_hash(py_object *o, int64_t *out) {
    return py_is_str(o) ? py_str_type.hash(o, out) : py_bytes_type.hash(o, out);
}

static const py_method_def text_methods[] = {
    {"item", text_item, PY_METHOD}, {"tolist", text_item, PY_METHOD}, {NULL, NULL, PY_METHOD}};

py_type np_str_type = {PY_TYPE_HEAD("numpy.str_"), .base = &py_str_type, .getattr = np_scalar_forward,
                       .compare = text_compare,    .hash = text_hash,    .methods = text_methods};
py_type np_bytes_type = {PY_TYPE_HEAD("numpy.bytes_"), .base = &py_bytes_type, .getattr = np_scalar_forward,
                         .compare = text_compare,      .hash = text_hash,      .methods = text_methods};

// ---- object_: np.object_(x) is x

static py_object *object_make(py_type *t, const py_args *a) {
    (void)t;
    py_object *x = PY_NONE;
    return py_parse(a, "object_", "value= /", &x) ? py_incref(x) : NULL;
}

py_type np_object_type = {PY_TYPE_HEAD("numpy.object_"), .base = &np_generic_type, .make = object_make};

// ---- void

static void void_dealloc(py_object *o) {
    np_array_object *x = (np_array_object *)o;
    py_external_forget(o);
    nd_release(&x->a);
    PY_CLEAR(x->base);
    py_free_object(o, 0);
}

static const nprt_descr *record_of(py_object *o) {
    nprt_dtype t = np_array_of(o)->dtype;
    return nprt_dtype_is_record(t) ? nprt_descr_get(t) : NULL;
}

// The field that a key names, or NULL with an exception.
static const nprt_field *field_of(py_object *o, py_object *key) {
    const nprt_descr *d = record_of(o);
    if (!d) return py_raise(&py_IndexError, "can't index void scalar without fields");
    if (py_is_str(key)) {
        const nprt_field *f = nprt_dtype_field(np_array_of(o)->dtype, py_str_data(key));
        return f ? f : py_raise(&py_ValueError, "no field of name %s", py_str_data(key));
    }
    int64_t i;
    if (!key->type->index || !py_as_int64(key, &i)) {
        py_clear_error();
        return py_raise(&py_IndexError, "invalid index");
    }
    if (i < -d->n_fields || i >= d->n_fields) return py_raise(&py_IndexError, "invalid index (%lld)", (long long)i);
    return &d->fields[i < 0 ? i + d->n_fields : i];
}

static py_object *void_getitem(py_object *o, py_object *key) {
    const nprt_array *a = np_array_of(o);
    if (py_is_list(key) && record_of(o)) {
        nprt_array part = nd_view(a);
        if (!np_dtype_pick(a->dtype, key, &part.dtype)) {
            nd_release(&part);
            return NULL;
        }
        return np_result(&part);
    }
    const nprt_field *f = field_of(o, key);
    if (!f) return NULL;
    nprt_array part = nd_view(a);
    np_field_view(&part, f);
    py_object *r = part.rank ? np_wrap_view(&part, o) : np_element_view(&part, part.data, o);
    if (!part.rank) nd_release(&part);
    return r;
}

static bool void_setitem(py_object *o, py_object *key, py_object *value) {
    const nprt_field *f = field_of(o, key);
    if (!f) return false;
    if (!value) {
        py_raise(&py_TypeError, "'numpy.void' object does not support item deletion");
        return false;
    }
    return np_element_set(f->dtype, np_array_of(o)->data + f->offset, value) || np_raise();
}

static int64_t void_len(py_object *o) {
    const nprt_descr *d = record_of(o);
    if (d) return d->n_fields;
    py_raise(&py_TypeError, "object of type 'numpy.void' has no len()");
    return -1;
}

static py_object *void_item(py_object *o, const py_args *a) {
    (void)a;
    return np_element_item(np_array_of(o)->dtype, np_array_of(o)->data);
}

static py_object *void_compare(py_object *a, py_object *b, py_compare_op op) { return np_array_compare(a, b, op); }

static bool void_hash(py_object *o, int64_t *out) {
    py_object *v = np_element_item(np_array_of(o)->dtype, np_array_of(o)->data);
    bool ok = v && py_hash(v, out);
    py_xdecref(v);
    return ok;
}

static py_object *void_iter(py_object *o) {
    const nprt_descr *d = record_of(o);
    if (!d) return py_raise(&py_TypeError, "'numpy.void' object is not iterable");
    py_object *t = py_tuple_new(d->n_fields);
    for (int i = 0; i < d->n_fields; i++) {
        py_object *k = py_int(i);
        py_tuple_items(t)[i] = void_getitem(o, k);
        py_decref(k);
    }
    py_object *it = py_iter(t);
    py_decref(t);
    return it;
}

// np.void(n) is n zero bytes, np.void(b"…") those bytes.
static py_object *void_make(py_type *t, const py_args *args) {
    py_object *x = NULL, *dtype = NULL;
    if (!py_parse(args, "void", "length_or_data dtype=", &x, &dtype)) return NULL;
    nprt_array a;
    int64_t n = 0;
    nprt_dtype wanted = NPRT_DTYPE_COUNT;
    if (!np_dtype_arg(dtype, &wanted)) return NULL;
    bool size = wanted == NPRT_DTYPE_COUNT && (py_is_int(x) || np_is_scalar(x));
    if (size && !py_as_int64(x, &n)) return NULL;
    if (py_is_instance(x, &py_bytes_type)) n = (int64_t)py_bytes_size(x);
    if (wanted == NPRT_DTYPE_COUNT) wanted = nprt_dtype_text('V', n);
    if (!nd_empty(wanted, 0, NULL, &a)) return np_raise();
    memset(a.data, 0, nprt_dtype_size(wanted));
    if (!size && !np_element_set(wanted, a.data, x)) {
        nd_release(&a);
        return NULL;
    }
    py_object *r = np_element_view(&a, a.data, NULL);
    if (r && r->type == &np_void_type && r->type != t) r->type = t;
    nd_release(&a);
    return r;
}

static py_object *get_dtype(py_object *o, void *d) {
    (void)d;
    return py_incref(np_dtype_object_of(np_array_of(o)->dtype));
}

static const py_method_def void_methods[] = {
    {"item", void_item, PY_METHOD}, {"tolist", void_item, PY_METHOD}, {NULL, NULL, PY_METHOD}};
static const py_getset_def void_getset[] = {{"dtype", get_dtype, NULL, NULL}, {NULL, NULL, NULL, NULL}};

py_type np_void_type = {PY_TYPE_HEAD("numpy.void"), .size = sizeof(np_array_object),
                        .dealloc = void_dealloc,    .repr = np_void_repr,
                        .str = np_void_str,         .hash = void_hash,
                        .compare = void_compare,    .len = void_len,
                        .getitem = void_getitem,    .setitem = void_setitem,
                        .iter = void_iter,          .getattr = np_scalar_forward,
                        .make = void_make,          .methods = void_methods,
                        .getset = void_getset};

// The elements of a become those of one of its fields; a sub-array adds its axes.
void np_field_view(nprt_array *a, const nprt_field *f) {
    a->data += f->offset;
    a->dtype = f->dtype;
    const nprt_descr *d = nprt_dtype_is_number(f->dtype) ? NULL : nprt_descr_get(f->dtype);
    if (!d || d->base == NPRT_DTYPE_COUNT || a->rank + d->rank > NPRT_MAX_RANK) return;
    a->dtype = d->base;
    int64_t step = (int64_t)nprt_dtype_size(d->base);
    for (int i = d->rank - 1; i >= 0; i--) {
        a->shape[a->rank + i] = d->shape[i];
        a->strides[a->rank + i] = step;
        step *= d->shape[i];
    }
    a->rank += d->rank;
}
