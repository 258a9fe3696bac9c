// dtype objects. Those of numbers are static; the others are made when they are first asked for and kept.
#include "interp/np_dtype.h"
#include <stdlib.h>
#include <string.h>

static np_dtype_object numbers[NPRT_DTYPE_COUNT] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [NPRT_##NAME] = {{PY_IMMORTAL, &np_dtype_type}, NPRT_##NAME, NULL},
#include "runtime/dtype.def"
};

static struct {
    py_object **rows;
    size_t n;
} others;

void np_dtype_reset(void) {
    free(others.rows);
    others.rows = NULL;
    others.n = 0;
}

char np_dtype_char(nprt_dtype t) {
    static const char chars[] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [NPRT_##NAME] = CHAR,
#include "runtime/dtype.def"
    };
    t = nprt_dtype_native(t);
    return nprt_dtype_is_number(t) ? chars[t] : nprt_dtype_kind(t);
}

static py_object *new_dtype(nprt_dtype t, py_object *metadata, py_object *scalar) {
    np_dtype_object *o = (np_dtype_object *)py_alloc(&np_dtype_type, 0);
    o->dtype = t;
    o->metadata = py_xincref(metadata);
    o->scalar = py_xincref(scalar);
    return &o->ob;
}

py_object *np_dtype_object_of(nprt_dtype t) {
    if (nprt_dtype_is_number(t)) return &numbers[t].ob;
    size_t i = (size_t)(t - NPRT_DTYPE_COUNT - 1);
    if (i >= others.n) {
        size_t n = 2 * i + 16;
        others.rows = realloc(others.rows, n * sizeof *others.rows);
        if (!others.rows) abort();
        memset(others.rows + others.n, 0, (n - others.n) * sizeof *others.rows);
        others.n = n;
    }
    if (!others.rows[i]) others.rows[i] = new_dtype(t, NULL, NULL);
    return others.rows[i];
}

static void dtype_dealloc(py_object *o) {
    PY_CLEAR(((np_dtype_object *)o)->metadata);
    PY_CLEAR(((np_dtype_object *)o)->scalar);
    py_free_object(o, 0);
}

static bool dtype_arg(py_object *o, bool align, nprt_dtype *out) {
    if (!o || o == PY_NONE) return true;
    int found = np_dtype_find(o, align, out);
    if (found != 0) return found > 0;
    if (py_is_str(o)) {
        py_raise(&py_TypeError, "data type '%s' not understood", py_str_data(o));
        return false;
    }
    py_object *r = py_repr(o);
    if (!r) return false;
    py_raise(&py_TypeError, "Cannot interpret '%s' as a data type", py_str_data(r));
    py_decref(r);
    return false;
}

bool np_dtype_arg(py_object *o, nprt_dtype *out) {
    if (o && o->type == &np_dtype_type && ((np_dtype_object *)o)->metadata) {   // an array would lose it
        py_raise(&py_NotImplementedError, "npcc: arrays of a dtype with metadata are not supported");
        return false;
    }
    return dtype_arg(o, false, out);
}

static nprt_dtype of(py_object *o) { return ((np_dtype_object *)o)->dtype; }

static py_object *scalar_of(py_object *o) { return ((np_dtype_object *)o)->scalar; }

static py_object *dtype_str(py_object *o) {
    py_object *text = np_dtype_str(of(o));
    if (!text || !scalar_of(o)) return text;
    py_object *r = py_str_format("(numpy.record, %s)", py_str_data(text));
    py_decref(text);
    return r;
}

static py_object *dtype_repr(py_object *o) {
    if (!scalar_of(o)) return np_dtype_repr(of(o));
    py_object *text = dtype_str(o), *r = text ? py_str_format("dtype(%s)", py_str_data(text)) : NULL;
    py_xdecref(text);
    return r;
}

// numpy.record, which is a class of lib/.
static bool is_record_class(py_object *o) {
    if (!(o->type->flags & PY_TYPE_TYPE) || strcmp(((py_type *)o)->name, "record") != 0) return false;
    py_object *module = py_import("numpy.rec"), *record = module ? py_getattr_str(module, "record") : NULL;
    py_xdecref(module);
    py_xdecref(record);
    if (!record) py_clear_error();
    return record == o;
}

static bool dtype_hash(py_object *o, int64_t *out) {
    *out = 7919 + (int64_t)of(o);
    return true;
}

static py_object *dtype_compare(py_object *a, py_object *b, py_compare_op op) {
    nprt_dtype x, y;
    int fx = a == PY_NONE ? 0 : np_dtype_find(a, false, &x),
        fy = fx <= 0 || b == PY_NONE ? 0 : np_dtype_find(b, false, &y);
    if (fx <= 0 || fy <= 0) {
        py_clear_error();
        if (op == PY_EQ || op == PY_NE) return py_bool(op == PY_NE);
        PY_RETURN_NOT_IMPLEMENTED;
    }
    switch (op) {
    case PY_EQ: return py_bool(x == y);
    case PY_NE: return py_bool(x != y);
    case PY_LE: return py_bool(nd_can_cast(x, y, 's'));
    case PY_LT: return py_bool(x != y && nd_can_cast(x, y, 's'));
    case PY_GE: return py_bool(nd_can_cast(y, x, 's'));
    default: return py_bool(x != y && nd_can_cast(y, x, 's'));
    }
}

static py_object *dtype_make(py_type *t, const py_args *a) {
    (void)t;
    py_object *x = NULL, *align = NULL, *copy = NULL, *metadata = NULL;
    nprt_dtype dtype = NPRT_float64;
    if (!py_parse(a, "dtype", "dtype align= copy= metadata=", &x, &align, &copy, &metadata)) return NULL;
    bool aligned = align && py_truth(align) == 1;
    py_object *scalar = NULL;
    if (py_is_tuple(x) && py_tuple_size(x) == 2 && is_record_class(py_tuple_items(x)[0])) {
        scalar = py_tuple_items(x)[0];
        x = py_tuple_items(x)[1];
    }
    if (!dtype_arg(x, aligned, &dtype)) return NULL;
    if (metadata && metadata != PY_NONE) return new_dtype(dtype, metadata, NULL);
    if (scalar && nprt_dtype_is_record(dtype)) return new_dtype(dtype, NULL, scalar);
    return py_incref(x->type == &np_dtype_type ? x : np_dtype_object_of(dtype));
}

// ---- Attributes

#define GETTER(NAME, VALUE)                                                                                            \
    static py_object *NAME(py_object *o, void *data) {                                                                 \
        (void)data;                                                                                                    \
        nprt_dtype const t = of(o);                                                                                    \
        return VALUE;                                                                                                  \
    }

static const nprt_descr *row(nprt_dtype t) { return nprt_dtype_is_number(t) ? NULL : nprt_descr_get(t); }
static const nprt_descr *subarray(nprt_dtype t) { return row(t) && row(t)->base != NPRT_DTYPE_COUNT ? row(t) : NULL; }

static int number_of(nprt_dtype t) {
    static const int known[] = {[NPRT_bool] = 0,        [NPRT_int8] = 1,     [NPRT_uint8] = 2,    [NPRT_int16] = 3,
                                [NPRT_uint16] = 4,      [NPRT_int32] = 5,    [NPRT_uint32] = 6,   [NPRT_int64] = 7,
                                [NPRT_uint64] = 8,      [NPRT_float32] = 11, [NPRT_float64] = 12, [NPRT_complex64] = 14,
                                [NPRT_complex128] = 15, [NPRT_float16] = 23};
    static const char order[] = "OSUVMm";   // from 17 on
    t = nprt_dtype_native(t);
    return nprt_dtype_is_number(t) ? known[t] : 17 + (int)(strchr(order, nprt_dtype_kind(t)) - order);
}

py_type *np_dtype_scalar_type(nprt_dtype t) {
    t = nprt_dtype_native(t);
    if (nprt_dtype_is_number(t)) return &np_scalar_types[t];
    switch (nprt_dtype_kind(t)) {
    case 'S': return &np_bytes_type;
    case 'U': return &np_str_type;
    case 'O': return &np_object_type;
    case 'M': return &np_datetime64_type;
    case 'm': return &np_timedelta64_type;
    default: return &np_void_type;
    }
}

static py_object *byte_order(nprt_dtype t) {
    if (nprt_dtype_is_swapped(t)) return py_str_cstr(">");
    bool many = nprt_dtype_is_number(t) ? nprt_dtype_size(t) > 1 : row(t)->text[0] == '<';
    return py_str_cstr(many ? "=" : "|");
}

static bool is_native(nprt_dtype t) {
    if (!row(t)) return true;
    if (subarray(t)) return is_native(row(t)->base);
    for (int i = 0; i < row(t)->n_fields; i++)
        if (!is_native(row(t)->fields[i].dtype)) return false;
    return !row(t)->swapped;
}

static int flags_of(nprt_dtype t) {
    const nprt_descr *d = row(t);
    if (!d) return 0;
    if (d->kind == 'O') return 63;
    if (d->fields) return d->objects ? 27 : 16;
    return d->kind == 'U' ? 8 : 0;
}

static py_object *names_of(nprt_dtype t) {
    if (!nprt_dtype_is_record(t)) PY_RETURN_NONE;
    py_object *names = py_tuple_new(row(t)->n_fields);
    for (int i = 0; i < row(t)->n_fields; i++) py_tuple_items(names)[i] = py_str_cstr(row(t)->fields[i].name);
    return names;
}

static py_object *fields_of(nprt_dtype t) {
    if (!nprt_dtype_is_record(t)) PY_RETURN_NONE;
    py_object *d = py_dict_new();
    for (int i = 0; i < row(t)->n_fields; i++) {
        const nprt_field *f = &row(t)->fields[i];
        py_object *offset = py_int(f->offset), *title = f->title ? py_str_cstr(f->title) : NULL;
        py_object *value = title ? py_tuple_pack(3, np_dtype_object_of(f->dtype), offset, title)
                                 : py_tuple_pack(2, np_dtype_object_of(f->dtype), offset);
        py_dict_set_str(d, f->name, value);
        if (title) py_dict_set_str(d, f->title, value);
        py_decref(offset);
        py_xdecref(title);
        py_decref(value);
    }
    py_object *proxy = py_call1(&py_mappingproxy_type.ob, d);
    py_decref(d);
    return proxy;
}

static py_object *subdtype_of(nprt_dtype t) {
    if (!subarray(t)) PY_RETURN_NONE;
    py_object *shape = np_shape_tuple(row(t)->rank, row(t)->shape);
    py_object *pair = py_tuple_pack(2, np_dtype_object_of(row(t)->base), shape);
    py_decref(shape);
    return pair;
}

GETTER(get_name, np_dtype_name(t))
GETTER(get_kind, py_str_format("%c", nprt_dtype_kind(t)))
GETTER(get_char, py_str_format("%c", np_dtype_char(t)))
GETTER(get_itemsize, py_int((int64_t)nprt_dtype_size(t)))
GETTER(get_num, py_int(number_of(t)))
GETTER(get_type, py_incref(scalar_of(o) ? scalar_of(o) : &np_dtype_scalar_type(t)->ob))
GETTER(get_str, np_dtype_typestr(t))
GETTER(get_byteorder, byte_order(t))
GETTER(get_names, names_of(t))
GETTER(get_fields, fields_of(t))
GETTER(get_shape, np_shape_tuple(subarray(t) ? row(t)->rank : 0, subarray(t) ? row(t)->shape : NULL))
GETTER(get_ndim, py_int(subarray(t) ? row(t)->rank : 0))
GETTER(get_subdtype, subdtype_of(t))
GETTER(get_base, py_incref(np_dtype_object_of(subarray(t) ? row(t)->base : t)))
GETTER(get_descr, np_dtype_descr(t))
GETTER(get_alignment, py_int(nprt_dtype_alignment(t)))
GETTER(get_isbuiltin, py_int(nprt_dtype_is_number(t) || row(t)->kind == 'O'))
GETTER(get_isnative, py_bool(is_native(t)))
GETTER(get_isalignedstruct, py_bool(row(t) && row(t)->aligned))
GETTER(get_hasobject, py_bool(nprt_dtype_has_objects(t)))
GETTER(get_flags, py_int(flags_of(t)))

static py_object *get_metadata(py_object *o, void *data) {
    (void)data;
    py_object *m = ((np_dtype_object *)o)->metadata;
    return m ? py_call1(&py_mappingproxy_type.ob, m) : py_incref(PY_NONE);
}

// Renames the fields, in their order.
static bool set_names(py_object *o, py_object *value, void *data) {
    (void)data;
    nprt_dtype t = of(o);
    py_object *owner = NULL, **items;
    int64_t n;
    if (!nprt_dtype_is_record(t)) {
        py_raise(&py_ValueError, "there are no fields defined");
        return false;
    }
    if (!value || !py_sequence_fast(value, &owner, &items, &n)) return false;
    const nprt_descr *d = row(t);
    bool ok = n == d->n_fields;
    if (!ok) py_raise(&py_ValueError, "must replace all names at once with a sequence of length %d", d->n_fields);
    nprt_field *fields = py_malloc(((size_t)n + 1) * sizeof *fields);
    for (int64_t i = 0; i < n && ok; i++) {
        fields[i] = d->fields[i];
        ok = py_is_str(items[i]);
        if (ok)
            fields[i].name = (char *)(uintptr_t)py_str_data(items[i]);
        else
            py_raise(&py_ValueError, "item #%lld of names is of type %s and not string", (long long)i,
                     items[i]->type->name);
    }
    if (ok) ((np_dtype_object *)o)->dtype = nprt_dtype_record((int)n, fields, d->size, d->alignment, d->aligned);
    py_free(fields, ((size_t)n + 1) * sizeof *fields);
    py_xdecref(owner);
    return ok;
}

static const py_getset_def getset[] = {{"name", get_name, NULL, NULL},
                                       {"kind", get_kind, NULL, NULL},
                                       {"char", get_char, NULL, NULL},
                                       {"itemsize", get_itemsize, NULL, NULL},
                                       {"num", get_num, NULL, NULL},
                                       {"type", get_type, NULL, NULL},
                                       {"str", get_str, NULL, NULL},
                                       {"byteorder", get_byteorder, NULL, NULL},
                                       {"names", get_names, set_names, NULL},
                                       {"fields", get_fields, NULL, NULL},
                                       {"shape", get_shape, NULL, NULL},
                                       {"ndim", get_ndim, NULL, NULL},
                                       {"subdtype", get_subdtype, NULL, NULL},
                                       {"base", get_base, NULL, NULL},
                                       {"descr", get_descr, NULL, NULL},
                                       {"alignment", get_alignment, NULL, NULL},
                                       {"isbuiltin", get_isbuiltin, NULL, NULL},
                                       {"isnative", get_isnative, NULL, NULL},
                                       {"isalignedstruct", get_isalignedstruct, NULL, NULL},
                                       {"hasobject", get_hasobject, NULL, NULL},
                                       {"flags", get_flags, NULL, NULL},
                                       {"metadata", get_metadata, NULL, NULL},
                                       {NULL, NULL, NULL, NULL}};

// ---- Methods

static py_object *m_newbyteorder(py_object *self, const py_args *a) {
    py_object *order = NULL;
    char c = 'S';
    if (!py_parse(a, "newbyteorder", "new_order=", &order) || !np_char_arg(order, &c)) return NULL;
    nprt_dtype t = of(self);
    bool big = c == '>' || c == 'B' || c == 'b';
    if (!strchr("SsLl<Bb>Nn=|Ii", c))
        return py_raise(&py_ValueError, "%s is an unrecognized byteorder", py_str_data(order));
    if (c == 'S' || c == 's' || (big && is_native(t)) || (!big && !strchr("|Ii", c) && !is_native(t)))
        t = nprt_dtype_swap(t);
    return py_incref(np_dtype_object_of(t));
}

static py_object *dtype_getitem(py_object *o, py_object *key) {
    nprt_dtype t = of(o);
    if (!nprt_dtype_is_record(t)) {
        py_object *s = np_dtype_str(t);
        py_raise(&py_KeyError, "There are no fields in dtype %s.", py_str_data(s));
        py_decref(s);
        return NULL;
    }
    if (py_is_str(key)) {
        const nprt_field *f = nprt_dtype_field(t, py_str_data(key));
        if (f) return py_incref(np_dtype_object_of(f->dtype));
        return py_raise(&py_KeyError, "Field named '%s' not found.", py_str_data(key));
    }
    if (py_is_list(key)) {
        nprt_dtype part;
        return np_dtype_pick(t, key, &part) ? py_incref(np_dtype_object_of(part)) : NULL;
    }
    int64_t i, n = row(t)->n_fields;
    if (!py_as_int64(key, &i)) {
        py_clear_error();
        return py_raise(&py_TypeError,
                        "Field key must be an integer field offset, single field name, or list of field names.");
    }
    if (i < -n || i >= n) return py_raise(&py_IndexError, "Field index %lld out of range.", (long long)i);
    return py_incref(np_dtype_object_of(row(t)->fields[i < 0 ? i + n : i].dtype));
}

// The fields that a list names, where they lie in the record.
bool np_dtype_pick(nprt_dtype t, py_object *names, nprt_dtype *out) {
    int64_t n = py_list_size(names);
    nprt_field *fields = py_malloc(((size_t)n + 1) * sizeof *fields);
    bool ok = true;
    for (int64_t i = 0; i < n && ok; i++) {
        py_object *name = py_list_items(names)[i];
        const nprt_field *f = py_is_str(name) ? nprt_dtype_field(t, py_str_data(name)) : NULL;
        ok = f != NULL;
        if (ok) {
            fields[i] = *f;
            for (int64_t k = 0; k < i && ok; k++) {
                ok = strcmp(fields[k].name, f->name) != 0;
                if (!ok) py_raise(&py_ValueError, "duplicate field of name '%s'", f->name);
            }
        } else {
            py_raise_key(name);
        }
    }
    if (ok) *out = nprt_dtype_record((int)n, fields, (int64_t)nprt_dtype_size(t), row(t)->alignment, false);
    py_free(fields, ((size_t)n + 1) * sizeof *fields);
    return ok;
}

static int64_t dtype_len(py_object *o) { return nprt_dtype_is_record(of(o)) ? row(of(o))->n_fields : 0; }
static int dtype_truth(py_object *o) {
    (void)o;
    return 1;
}

static const py_method_def methods[] = {{"newbyteorder", m_newbyteorder, PY_METHOD}, {NULL, NULL, PY_METHOD}};

py_type np_dtype_type = {PY_TYPE_HEAD("numpy.dtype"), .size = sizeof(np_dtype_object),
                         .flags = PY_TYPE_FINAL,      .dealloc = dtype_dealloc,
                         .repr = dtype_repr,          .str = dtype_str,
                         .hash = dtype_hash,          .compare = dtype_compare,
                         .truth = dtype_truth,        .len = dtype_len,
                         .getitem = dtype_getitem,    .make = dtype_make,
                         .methods = methods,          .getset = getset};
