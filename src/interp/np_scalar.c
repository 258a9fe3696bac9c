// NumPy's scalar types. Arithmetic goes through the ufuncs, with a short way for pairs of float64 or int64.
#include "interp/np_flexible.h"
#include "runtime/float_digits.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

bool np_is_scalar(const py_object *o) {
    return (o->type >= np_scalar_types && o->type < np_scalar_types + NPRT_DTYPE_COUNT);
}

static nprt_dtype dtype_of(const py_object *o) { return (nprt_dtype)(o->type - np_scalar_types); }

nd_scalar np_scalar_value(py_object *o) {
    const np_scalar_object *s = (const np_scalar_object *)o;
    nd_scalar v = {.dtype = dtype_of(o)};
    if (nprt_dtype_kind(v.dtype) == 'c')
        v.c = s->c;
    else
        v.u = s->u;
    return v;
}

py_object *np_scalar(nd_scalar v) {
    np_scalar_object *o = (np_scalar_object *)py_alloc(&np_scalar_types[v.dtype], 0);
    if (nprt_dtype_kind(v.dtype) == 'c')
        o->c = v.c;
    else
        o->u = v.u;
    return &o->ob;
}

static void scalar_dealloc(py_object *o) { py_free_object(o, 0); }

static void part_text(double v, nprt_dtype t, char out[NPRT_FLOAT_TEXT]) {
    if (t == NPRT_float16)
        nprt_text_of_f16(v, out);
    else if (t == NPRT_float32 || t == NPRT_complex64)
        nprt_text_of_f32((float)v, out);
    else
        nprt_text_of_f64(v, out);
}

static void without_point(char *s) {
    size_t n = strlen(s);
    if (n > 2 && strcmp(s + n - 2, ".0") == 0) s[n - 2] = 0;
}

static py_object *complex_text(nd_scalar v) {
    char re[NPRT_FLOAT_TEXT], im[NPRT_FLOAT_TEXT];
    part_text(v.c.re, v.dtype, re);
    part_text(v.c.im, v.dtype, im);
    without_point(re);
    without_point(im);
    if (v.c.re == 0 && !signbit(v.c.re)) return py_str_format("%sj", im);
    return py_str_format("(%s%s%sj)", re, im[0] == '-' ? "" : "+", im);
}

static py_object *scalar_text(py_object *o) {
    nd_scalar v = np_scalar_value(o);
    char text[NPRT_FLOAT_TEXT];
    switch (nprt_dtype_kind(v.dtype)) {
    case 'b': return py_str_cstr(v.u ? "True" : "False");
    case 'i': return py_str_format("%lld", (long long)v.i);
    case 'u': return py_str_format("%llu", (unsigned long long)v.u);
    case 'f': part_text(v.f, v.dtype, text); return py_str_cstr(text);
    default: return complex_text(v);
    }
}

static bool scalar_hash(py_object *o, int64_t *out) {
    py_object *v = np_item(np_scalar_value(o));
    bool ok = py_hash(v, out);
    py_decref(v);
    return ok;
}

static int scalar_truth(py_object *o) { return nd_scalar_cast(np_scalar_value(o), NPRT_bool).u != 0; }

// Both as doubles, one of them a float64 and the other a float64, float or small int.
static bool as_doubles(py_object *a, py_object *b, double *x, double *y) {
    py_type *f = &np_scalar_types[NPRT_float64];
    if (a->type != f && b->type != f) return false;
    double *out[] = {x, y};
    for (int k = 0; k < 2; k++) {
        py_object *o = k ? b : a;
        int64_t i;
        if (o->type == f || o->type == &py_float_type)
            *out[k] = py_float_value(o);
        else if (o->type == &py_int_type && py_int_fits(o, &i) && i > -(1ll << 53) && i < 1ll << 53)
            *out[k] = (double)i;
        else
            return false;
    }
    return true;
}

static py_object *float_short_way(double x, double y, py_binary_op op) {
    double r;
    switch (op) {
    case PY_ADD: r = x + y; break;
    case PY_SUB: r = x - y; break;
    case PY_MULT: r = x * y; break;
    case PY_DIV: r = y != 0 ? x / y : INFINITY; break;
    case PY_POW:
        r = x > 0 ? pow(x, y) : INFINITY;
        if (r == 0) return NULL;
        break;
    default: return NULL;
    }
    return isfinite(r) ? np_scalar(nd_scalar_float(r)) : NULL;
}

static bool as_integers(py_object *a, py_object *b, int64_t *x, int64_t *y) {
    py_type *t = &np_scalar_types[NPRT_int64];
    int64_t *out[] = {x, y};
    for (int k = 0; k < 2; k++) {
        py_object *o = k ? b : a;
        if (o->type == t)
            *out[k] = ((np_scalar_object *)o)->i;
        else if (o->type != &py_int_type || !py_int_fits(o, out[k]))
            return false;
    }
    return true;
}

static py_object *int_short_way(int64_t x, int64_t y, py_binary_op op) {
    int64_t r;
    switch (op) {
    case PY_ADD: return __builtin_add_overflow(x, y, &r) ? NULL : np_scalar(nd_scalar_int(r));
    case PY_SUB: return __builtin_sub_overflow(x, y, &r) ? NULL : np_scalar(nd_scalar_int(r));
    case PY_MULT: return __builtin_mul_overflow(x, y, &r) ? NULL : np_scalar(nd_scalar_int(r));
    default: return NULL;
    }
}

static py_object *scalar_binary(py_object *a, py_object *b, py_binary_op op) {
    double x, y;
    int64_t i, j;
    py_object *r = NULL;
    if (as_doubles(a, b, &x, &y))
        r = float_short_way(x, y, op);
    else if (as_integers(a, b, &i, &j))
        r = int_short_way(i, j, op);
    if (r) return r;
    // A sequence times an integer is repetition, as for Python's own.
    if (op == PY_MULT && (py_is_list(a) || py_is_list(b) || py_is_tuple(a) || py_is_tuple(b))) {
        py_object *s = np_is_scalar(a) ? a : b;
        if (strchr("iu", nprt_dtype_kind(dtype_of(s)))) {
            py_object *n = np_item(np_scalar_value(s));
            r = s == a ? py_binary(n, b, op) : py_binary(a, n, op);
            py_decref(n);
            return r;
        }
    }
    py_object *other = np_is_scalar(a) ? b : a;
    bool const known = np_is_number(other) || np_is_array(other) || np_is_generic(other) || np_is_sequence(other);
    if (py_is_str(a) || py_is_str(b) || !known) PY_RETURN_NOT_IMPLEMENTED;
    // Though its loop is one of floats; the others see to it themselves.
    if (op == PY_DIV && !np_int_fits(other, dtype_of(np_is_scalar(a) ? a : b))) return NULL;
    return np_array_binary(a, b, op);
}

static py_object *scalar_compare(py_object *a, py_object *b, py_compare_op op) {
    double x, y;
    int64_t i, j;
    int order;
    if (as_doubles(a, b, &x, &y)) {
        if (x != x || y != y) return np_scalar(nd_scalar_bool(op == PY_NE));
        order = (x > y) - (x < y);
    } else if (as_integers(a, b, &i, &j)) {
        order = (i > j) - (i < j);
    } else {
        py_object *other = np_is_scalar(a) ? b : a;
        bool const known = np_is_number(other) || np_is_array(other) || np_is_generic(other) || np_is_sequence(other);
        if (!known) PY_RETURN_NOT_IMPLEMENTED;
        return np_array_compare(a, b, op);
    }
    bool r = op == PY_EQ   ? order == 0
             : op == PY_NE ? order != 0
             : op == PY_LT ? order < 0
             : op == PY_LE ? order <= 0
             : op == PY_GT ? order > 0
                           : order >= 0;
    return np_scalar(nd_scalar_bool(r));
}

static py_object *scalar_index(py_object *o) {
    if (nprt_dtype_kind(dtype_of(o)) != 'b') return np_item(np_scalar_value(o));
    return py_raise(&py_TypeError, "'%s' object cannot be interpreted as an integer", o->type->name);
}

static py_object *scalar_int(py_object *o) {
    nd_scalar v = np_scalar_value(o);
    switch (nprt_dtype_kind(v.dtype)) {
    case 'f': return py_int_from_double(v.f);
    case 'c': return py_int_from_double(v.c.re);
    case 'b': return py_int((int64_t)v.u);
    default: return np_item(v);
    }
}

static py_object *scalar_float(py_object *o) {
    nd_scalar v = nd_scalar_cast(np_scalar_value(o), NPRT_float64);
    return py_float(v.f);
}

static py_object *scalar_make(py_type *t, const py_args *a) {
    py_object *x = NULL;
    if (!py_parse(a, t->name, "x= /", &x)) return NULL;
    nprt_dtype dtype = (nprt_dtype)(t - np_scalar_types);
    if (t < np_scalar_types || t >= np_scalar_types + NPRT_DTYPE_COUNT)
        return py_raise(&py_TypeError, "cannot create '%s' instances", t->name);
    if (!x) return np_scalar(nd_scalar_cast(nd_scalar_int(0), dtype));
    nprt_array r;
    py_object *number = NULL;
    if (py_is_str(x)) {
        number = py_call1(nprt_dtype_kind(dtype) == 'c'   ? &py_complex_type.ob
                          : nprt_dtype_kind(dtype) == 'f' ? &py_float_type.ob
                                                          : &py_int_type.ob,
                          x);
        if (!number) return NULL;
        x = number;
    }
    if (np_is_number(x) && !np_is_scalar(x) && strchr("iu", nprt_dtype_kind(dtype)) && py_is_float(x)) {
        py_object *whole = py_int_from_double(py_float_value(x));   // int(nan) and int(inf) raise
        py_xdecref(number);
        if (!whole) return NULL;
        number = x = whole;
    }
    bool ok = np_is_number(x) || np_is_array(x) || py_is_list(x) || py_is_tuple(x) ? np_convert(x, dtype, &r) : false;
    if (!ok && !py_pending()) {
        nd_scalar v;
        ok = np_to_scalar(x, &v);
        if (ok && !nd_from_scalar(nd_scalar_cast(v, dtype), &r)) np_raise();
    }
    py_xdecref(number);
    return ok ? np_result(&r) : NULL;
}

static py_object *scalar_format(py_object *o, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    bool const inexact = strchr("fc", nprt_dtype_kind(np_scalar_value(o).dtype)) != NULL;   // formatted as Python's
    if (!inexact && py_is_str(a->v[0]) && py_str_size(a->v[0]) == 0) return py_str(o);
    py_object *v = np_item(np_scalar_value(o));
    if (!v) return NULL;
    py_object *r = py_format(v, a->v[0]);
    py_decref(v);
    return r;
}

static py_object *scalar_round(py_object *o, const py_args *a) {
    py_object *digits = NULL;
    if (!py_parse(a, "__round__", "ndigits=", &digits)) return NULL;
    bool none = !digits || digits == PY_NONE;
    nd_scalar v = np_scalar_value(o);
    if (none && nprt_dtype_kind(v.dtype) == 'f') return py_int_from_double(rint(v.f));
    if (none) return np_item(v);
    py_object *module = py_import("numpy"), *f = module ? py_getattr_str(module, "round") : NULL,
              *r = f ? py_call2(f, o, digits) : NULL;
    py_xdecref(module);
    py_xdecref(f);
    return r;
}

static py_object *scalar_item(py_object *o, const py_args *a) {
    (void)a;
    return np_item(np_scalar_value(o));
}

static py_object *scalar_complex(py_object *o, const py_args *a) {
    (void)a;
    nd_scalar v = nd_scalar_cast(np_scalar_value(o), NPRT_complex128);
    return py_complex(v.c.re, v.c.im);
}

// Does the key pick nothing, and only gives new dimensions?
static bool only_adds(py_object *key) {
    bool adds = py_is_tuple(key) || key == &py_ellipsis || key == PY_NONE;
    for (int64_t i = 0; py_is_tuple(key) && i < (int64_t)py_tuple_size(key); i++)
        adds = adds && (py_tuple_items(key)[i] == &py_ellipsis || py_tuple_items(key)[i] == PY_NONE);
    return adds;
}

static py_object *scalar_getitem(py_object *o, py_object *key) {
    nprt_array a;
    if (!only_adds(key)) return py_raise(&py_IndexError, "invalid index to scalar variable.");
    if (!nd_from_scalar(np_scalar_value(o), &a)) return np_raise();
    py_object *array = np_wrap(&a), *r = np_subscript(array, key);
    py_decref(array);
    return r;
}

// Methods of arrays whose result of rank 0 is a scalar again.
static py_object *as_array_method(py_object *o, const char *name, const py_args *args) {
    nprt_array a;
    if (!np_convert(o, NPRT_DTYPE_COUNT, &a)) return NULL;
    py_object *array = np_wrap(&a), *method = py_getattr_str(array, name), *r = method ? py_call(method, args) : NULL;
    py_decref(array);
    py_xdecref(method);
    if (!r || !np_is_array(r) || np_array_of(r)->rank) return r;
    nprt_array v = nd_view(np_array_of(r));
    py_decref(r);
    return np_result(&v);
}
#define ARRAY_METHOD(NAME)                                                                                             \
    static py_object *scalar_##NAME(py_object *o, const py_args *a) { return as_array_method(o, #NAME, a); }
ARRAY_METHOD(astype)
ARRAY_METHOD(copy)
ARRAY_METHOD(view)
ARRAY_METHOD(byteswap)
ARRAY_METHOD(newbyteorder)
ARRAY_METHOD(squeeze)
ARRAY_METHOD(transpose)

static py_object *scalar_part(py_object *o, void *imaginary) {
    nd_scalar v = nd_scalar_cast(np_scalar_value(o), NPRT_complex128);
    return np_scalar(nd_scalar_float(imaginary ? v.c.im : v.c.re));
}
static const py_getset_def parts[] = {{"real", scalar_part, NULL, NULL}, {"imag", scalar_part, NULL, (void *)1}, {0}};

static const py_method_def methods[] = {{"astype", scalar_astype, PY_METHOD},
                                        {"copy", scalar_copy, PY_METHOD},
                                        {"view", scalar_view, PY_METHOD},
                                        {"byteswap", scalar_byteswap, PY_METHOD},
                                        {"squeeze", scalar_squeeze, PY_METHOD},
                                        {"newbyteorder", scalar_newbyteorder, PY_METHOD},
                                        {"transpose", scalar_transpose, PY_METHOD},
                                        {"__format__", scalar_format, PY_METHOD},
                                        {"__round__", scalar_round, PY_METHOD},
                                        {"item", scalar_item, PY_METHOD},
                                        {"tolist", scalar_item, PY_METHOD},
                                        {"__complex__", scalar_complex, PY_METHOD},
                                        {NULL, NULL, PY_METHOD}};

py_type np_generic_type = {PY_TYPE_HEAD("numpy.generic"), .size = sizeof(np_scalar_object), .methods = methods};
#define ABSTRACT(NAME, BASE)                                                                                           \
    static py_type np_##NAME##_type = {PY_TYPE_HEAD("numpy." #NAME), .size = sizeof(np_scalar_object),                 \
                                       .base = &np_##BASE##_type};
ABSTRACT(number, generic)
ABSTRACT(integer, number)
ABSTRACT(signedinteger, integer)
ABSTRACT(unsignedinteger, integer)
ABSTRACT(inexact, number)
ABSTRACT(floating, inexact)
ABSTRACT(complexfloating, inexact)
ABSTRACT(flexible, generic)
ABSTRACT(character, flexible)

py_type np_scalar_types[NPRT_DTYPE_COUNT];

static py_type *abstract_base(nprt_dtype t) {
    switch (nprt_dtype_kind(t)) {
    case 'b': return &np_generic_type;
    case 'i': return &np_signedinteger_type;
    case 'u': return &np_unsignedinteger_type;
    case 'f': return &np_floating_type;
    default: return &np_complexfloating_type;
    }
}

// float64 is also a float and complex128 a complex: their layout comes from there, the rest of the line goes between.
static void join_lines(py_type *t, py_type *base) {
    int64_t n = py_tuple_size(base->mro), m = py_tuple_size(t->mro);
    py_object *mro = py_tuple_new(1 + (n - 1) + (m - 1));
    int64_t at = 0;
    py_tuple_items(mro)[at++] = py_incref(&t->ob);
    for (int64_t i = 0; i + 1 < n; i++) py_tuple_items(mro)[at++] = py_incref(py_tuple_items(base->mro)[i]);
    for (int64_t i = 1; i < m; i++) py_tuple_items(mro)[at++] = py_incref(py_tuple_items(t->mro)[i]);
    py_decref(t->mro);
    t->mro = mro;
}

static const char *const scalar_names[] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [NPRT_##NAME] = "numpy." #NAME,
#include "runtime/dtype.def"
};

bool np_scalar_types_ready(void) {
    for (int i = 0; i < NPRT_DTYPE_COUNT; i++) {
        nprt_dtype d = (nprt_dtype)i;
        py_type *t = &np_scalar_types[i], *base = abstract_base(d);
        bool joined = d == NPRT_float64 || d == NPRT_complex128;
        *t = (py_type){PY_TYPE_HEAD(d == NPRT_bool ? "numpy.bool_" : scalar_names[i]),
                       .size = sizeof(np_scalar_object),
                       .flags = PY_TYPE_UNORDERED,
                       .base = d == NPRT_float64      ? &py_float_type
                               : d == NPRT_complex128 ? &py_complex_type
                                                      : base,
                       .dealloc = scalar_dealloc,
                       .repr = scalar_text,
                       .str = scalar_text,
                       .hash = scalar_hash,
                       .compare = scalar_compare,
                       .binary = scalar_binary,
                       .unary = np_array_unary,
                       .truth = scalar_truth,
                       .index = strchr("iub", nprt_dtype_kind(d)) ? scalar_index : NULL,
                       .to_int = scalar_int,
                       .to_float = scalar_float,
                       .getattr = np_scalar_forward,
                       .getitem = scalar_getitem,
                       .make = scalar_make,
                       .methods = joined ? methods : NULL,
                       .getset = joined ? parts : NULL,
                       .binary_ops = PY_ALL_BINARY};
        if (!py_type_ready(base) || !py_type_ready(t)) return false;
        if (joined) join_lines(t, base);
    }
    np_void_type.base = &np_flexible_type;
    np_timedelta64_type.base = &np_signedinteger_type;
    np_datetime64_type.base = np_object_type.base = &np_generic_type;
    py_type *const others[] = {&np_flexible_type, &np_character_type, &np_void_type,       &np_str_type,
                               &np_bytes_type,    &np_object_type,    &np_datetime64_type, &np_timedelta64_type};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!py_type_ready(others[i])) return false;
    join_lines(&np_str_type, &np_character_type);
    join_lines(&np_bytes_type, &np_character_type);
    return true;
}

static void add_type(py_object *module, const char *name, py_type *t) {
    py_module_add(module, name, py_incref(&t->ob));
}

bool np_add_types(py_object *module) {
    py_type *const abstract[] = {
        &np_generic_type,         &np_number_type,    &np_integer_type,    &np_signedinteger_type,
        &np_unsignedinteger_type, &np_inexact_type,   &np_floating_type,   &np_complexfloating_type,
        &np_flexible_type,        &np_character_type, &np_void_type,       &np_str_type,
        &np_bytes_type,           &np_object_type,    &np_datetime64_type, &np_timedelta64_type};
    static const struct {
        const char *name;
        nprt_dtype dtype;
    } aliases[] = {{"bool_", NPRT_bool},        {"bool8", NPRT_bool},          {"int_", NPRT_int64},
                   {"float_", NPRT_float64},    {"complex_", NPRT_complex128}, {"double", NPRT_float64},
                   {"single", NPRT_float32},    {"half", NPRT_float16},        {"intp", NPRT_int64},
                   {"uint", NPRT_uint64},       {"uintp", NPRT_uint64},        {"intc", NPRT_int32},
                   {"longlong", NPRT_int64},    {"ubyte", NPRT_uint8},         {"byte", NPRT_int8},
                   {"short", NPRT_int16},       {"ushort", NPRT_uint16},       {"uintc", NPRT_uint32},
                   {"csingle", NPRT_complex64}, {"cdouble", NPRT_complex128},  {"singlecomplex", NPRT_complex64},
                   {"cfloat", NPRT_complex128}};
    for (size_t i = 0; i < sizeof abstract / sizeof *abstract; i++) {
        if (!py_type_ready(abstract[i])) return false;
        add_type(module, strchr(abstract[i]->name, '.') + 1, abstract[i]);
    }
    add_type(module, "unicode_", &np_str_type);
    add_type(module, "string_", &np_bytes_type);
    for (int i = NPRT_bool + 1; i < NPRT_DTYPE_COUNT; i++)
        add_type(module, nprt_dtype_name((nprt_dtype)i), &np_scalar_types[i]);
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        add_type(module, aliases[i].name, &np_scalar_types[aliases[i].dtype]);
    return true;
}
