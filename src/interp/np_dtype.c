// dtype objects: one for each element type.
#include "interp/np.h"
#include <stdio.h>
#include <string.h>

static np_dtype_object dtypes[NPRT_DTYPE_COUNT] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [NPRT_##NAME] = {{PY_IMMORTAL, &np_dtype_type}, NPRT_##NAME},
#include "runtime/dtype.def"
};

static char char_of(nprt_dtype t) {
    static const char chars[] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [NPRT_##NAME] = CHAR,
#include "runtime/dtype.def"
    };
    return chars[t];
}

py_object *np_dtype_object_of(nprt_dtype t) { return &dtypes[t].ob; }

typedef struct dtype_name {
    const char *name;
    nprt_dtype dtype;
} dtype_name;

static const dtype_name aliases[] = {
    {"int", NPRT_int64},
    {"float", NPRT_float64},
    {"complex", NPRT_complex128},
    {"double", NPRT_float64},
    {"single", NPRT_float32},
    {"half", NPRT_float16},
    {"long", NPRT_int64},
    {"uint", NPRT_uint64},
    {"intp", NPRT_int64},
    {"uintp", NPRT_uint64},
    {"longlong", NPRT_int64},
    {"short", NPRT_int16},
    {"byte", NPRT_int8},
    {"ubyte", NPRT_uint8},
    {"ushort", NPRT_uint16},
    {"intc", NPRT_int32},
    {"uintc", NPRT_uint32},
    {"csingle", NPRT_complex64},
    {"cdouble", NPRT_complex128},
    {"bool_", NPRT_bool},
    {"bool8", NPRT_bool},
    {"?", NPRT_bool},
    {"q", NPRT_int64},
    {"Q", NPRT_uint64},
    {"p", NPRT_int64},
    {"P", NPRT_uint64},
};

static bool by_kind_and_size(const char *s, nprt_dtype *out) {
    if (!s[0] || !s[1]) return false;
    for (int t = 0; t < NPRT_DTYPE_COUNT; t++) {
        char text[8];
        snprintf(text, sizeof text, "%c%d", nprt_dtype_kind((nprt_dtype)t), (int)nprt_dtype_size((nprt_dtype)t));
        if (strcmp(text, s) != 0) continue;
        *out = (nprt_dtype)t;
        return true;
    }
    return false;
}

static bool by_name(const char *s, nprt_dtype *out) {
    if (*s == '<' || *s == '=' || *s == '|') s++;
    for (int t = 0; t < NPRT_DTYPE_COUNT; t++) {
        *out = (nprt_dtype)t;
        if (strcmp(s, nprt_dtype_name(*out)) == 0 || (s[0] == char_of(*out) && !s[1])) return true;
    }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        *out = aliases[i].dtype;
        if (strcmp(s, aliases[i].name) == 0) return true;
    }
    return by_kind_and_size(s, out);
}

// True when o names a dtype; no exception otherwise.
static bool find_dtype(py_object *o, nprt_dtype *out) {
    if (o->type == &np_dtype_type) {
        *out = ((np_dtype_object *)o)->dtype;
        return true;
    }
    if (o->type == &py_type_type) {
        py_type *t = (py_type *)o;
        if (t >= np_scalar_types && t < np_scalar_types + NPRT_DTYPE_COUNT)
            *out = (nprt_dtype)(t - np_scalar_types);
        else if (t == &py_float_type)
            *out = NPRT_float64;
        else if (t == &py_int_type)
            *out = NPRT_int64;
        else if (t == &py_bool_type)
            *out = NPRT_bool;
        else if (t == &py_complex_type)
            *out = NPRT_complex128;
        else
            return false;
        return true;
    }
    return py_is_str(o) && by_name(py_str_data(o), out);
}

bool np_dtype_arg(py_object *o, nprt_dtype *out) {
    if (!o || o == PY_NONE) return true;
    if (find_dtype(o, out)) return true;
    if (py_is_str(o)) {
        py_raise(&py_TypeError, "data type '%s' not understood", py_str_data(o));
        return false;
    }
    py_object *name = py_str_cstr("dtype"), *d = NULL;
    int found = o->type == &py_type_type ? 0 : py_getattr_optional(o, name, &d);
    py_decref(name);
    if (found < 0) return false;
    bool ok = found && find_dtype(d, out);
    py_xdecref(d);
    if (ok) return true;
    py_object *r = py_repr(o);
    if (!r) return false;
    py_raise(&py_TypeError, "Cannot interpret '%s' as a data type", py_str_data(r));
    py_decref(r);
    return false;
}

static nprt_dtype of(py_object *o) { return ((np_dtype_object *)o)->dtype; }

static py_object *dtype_str(py_object *o) { return py_str_cstr(nprt_dtype_name(of(o))); }
static py_object *dtype_repr(py_object *o) { return py_str_format("dtype('%s')", nprt_dtype_name(of(o))); }
static bool dtype_hash(py_object *o, int64_t *out) {
    *out = 7919 + of(o);
    return true;
}

static py_object *dtype_compare(py_object *a, py_object *b, py_compare_op op) {
    nprt_dtype x, y;
    if (!find_dtype(a, &x) || !find_dtype(b, &y)) {
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
    py_object *x = NULL, *align = NULL, *copy = NULL;
    nprt_dtype dtype = NPRT_float64;
    if (!py_parse(a, "dtype", "dtype align= copy=", &x, &align, &copy) || !np_dtype_arg(x, &dtype)) return NULL;
    return np_dtype_object_of(dtype);
}

static py_object *get_name(py_object *o, void *d) {
    (void)d;
    return py_str_cstr(nprt_dtype_name(of(o)));
}
static py_object *get_kind(py_object *o, void *d) {
    (void)d;
    return py_str_format("%c", nprt_dtype_kind(of(o)));
}
static py_object *get_char(py_object *o, void *d) {
    (void)d;
    return py_str_format("%c", char_of(of(o)));
}
static py_object *get_itemsize(py_object *o, void *d) {
    (void)d;
    return py_int((int64_t)nprt_dtype_size(of(o)));
}
static py_object *get_num(py_object *o, void *d) {
    (void)d;
    static const int numbers[] = {
        [NPRT_bool] = 0,     [NPRT_int8] = 1,       [NPRT_uint8] = 2,       [NPRT_int16] = 3,   [NPRT_uint16] = 4,
        [NPRT_int32] = 5,    [NPRT_uint32] = 6,     [NPRT_int64] = 7,       [NPRT_uint64] = 8,  [NPRT_float32] = 11,
        [NPRT_float64] = 12, [NPRT_complex64] = 14, [NPRT_complex128] = 15, [NPRT_float16] = 23};
    return py_int(numbers[of(o)]);
}
static py_object *get_type(py_object *o, void *d) {
    (void)d;
    return py_incref(&np_scalar_types[of(o)].ob);
}
static py_object *get_str(py_object *o, void *d) {
    (void)d;
    size_t size = nprt_dtype_size(of(o));
    return py_str_format("%c%c%zu", size == 1 ? '|' : '<', nprt_dtype_kind(of(o)), size);
}
static py_object *get_byteorder(py_object *o, void *d) {
    (void)d;
    return py_str_cstr(nprt_dtype_size(of(o)) == 1 ? "|" : "=");
}
static py_object *get_none(py_object *o, void *d) {
    (void)o;
    (void)d;
    PY_RETURN_NONE;
}
static py_object *get_shape(py_object *o, void *d) {
    (void)o;
    (void)d;
    return py_tuple_new(0);
}

static const py_getset_def getset[] = {{"name", get_name, NULL, NULL},   {"kind", get_kind, NULL, NULL},
                                       {"char", get_char, NULL, NULL},   {"itemsize", get_itemsize, NULL, NULL},
                                       {"num", get_num, NULL, NULL},     {"type", get_type, NULL, NULL},
                                       {"str", get_str, NULL, NULL},     {"byteorder", get_byteorder, NULL, NULL},
                                       {"names", get_none, NULL, NULL},  {"fields", get_none, NULL, NULL},
                                       {"shape", get_shape, NULL, NULL}, {NULL, NULL, NULL, NULL}};

py_type np_dtype_type = {PY_TYPE_HEAD("numpy.dtype"),
                         .size = sizeof(np_dtype_object),
                         .flags = PY_TYPE_FINAL,
                         .repr = dtype_repr,
                         .str = dtype_str,
                         .hash = dtype_hash,
                         .compare = dtype_compare,
                         .make = dtype_make,
                         .getset = getset};
