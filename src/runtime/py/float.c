// float and complex.
#include "runtime/float_digits.h"
#include "runtime/py/impl.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

py_object *py_float(double v) {
    py_float_object *o = py_malloc(sizeof *o);
    o->ob = (py_object){1, &py_float_type};
    o->value = v;
    return (py_object *)o;
}

double py_float_value(const py_object *o) { return ((const py_float_object *)o)->value; }

static void float_dealloc(py_object *o) { py_free_object(o, 0); }

void py_float_repr(double v, char out[40]) {
    if (isnan(v))
        strcpy(out, "nan");
    else if (isinf(v))
        strcpy(out, v < 0 ? "-inf" : "inf");
    else
        nprt_text_of_f64(v, out);
}

static py_object *float_repr(py_object *o) {
    char text[40];
    py_float_repr(py_float_value(o), text);
    return py_str_cstr(text);
}

// Hash equal to that of the int of the same value: the value modulo 2^61 - 1.
int64_t py_hash_double(double v) {
    if (isinf(v)) return v > 0 ? 314159 : -314159;
    if (isnan(v)) return 0;
    int e;
    double m = frexp(fabs(v), &e);
    uint64_t x = 0;
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    while (m != 0) {
        x = ((x << 28) & modulus) | x >> (61 - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= modulus) x -= modulus;
    }
    e = e >= 0 ? e % 61 : 61 - 1 - ((-1 - e) % 61);
    x = ((x << e) & modulus) | x >> (61 - e);
    int64_t h = v < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

int64_t py_hash_pointer(const void *p) {
    uintptr_t h = (uintptr_t)p;
    return (int64_t)(h >> 4 | h << 60);
}

static bool float_hash(py_object *o, int64_t *out) {
    double v = py_float_value(o);
    *out = isnan(v) ? py_hash_pointer(o) : py_hash_double(v);
    return true;
}

// Compares a float with an int exactly.
static int compare_int(double a, py_object *b) {
    if (isinf(a)) return a > 0 ? 1 : -1;
    int64_t i;
    if (py_int_fits(b, &i) && i < (1LL << 53) && i > -(1LL << 53)) return a<(double)i ? -1 : a>(double) i;
    py_object *x = py_int_from_double(floor(a));
    py_object *lt = py_int_type.compare(x, b, PY_LT), *eq = py_int_type.compare(x, b, PY_EQ);
    int c = lt == py.true_object ? -1 : eq == py.true_object ? (a > floor(a)) : 1;
    py_decref(x);
    return c;
}

static py_object *float_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_is_float(a)) PY_RETURN_NOT_IMPLEMENTED;
    double x = py_float_value(a);
    if (py_is_float(b)) {
        double y = py_float_value(b);
        return py_bool(op == PY_EQ   ? x == y
                       : op == PY_NE ? x != y
                       : op == PY_LT ? x < y
                       : op == PY_LE ? x <= y
                       : op == PY_GT ? x > y
                                     : x >= y);
    }
    if (!py_is_int(b)) PY_RETURN_NOT_IMPLEMENTED;
    if (isnan(x)) return py_bool(op == PY_NE);
    int c = compare_int(x, b);
    return py_ordered(c, op);
}

static void float_divmod(double x, double y, double *div, double *mod) {
    double m = fmod(x, y), d = (x - m) / y;
    if (m != 0) {
        if ((y < 0) != (m < 0)) m += y, d -= 1;
    } else {
        m = copysign(0.0, y);
    }
    if (d != 0) {
        double f = floor(d);
        if (d - f > 0.5) f += 1;
        d = f;
    } else {
        d = copysign(0.0, x / y);
    }
    *div = d;
    *mod = m;
}

static py_object *float_power(double x, double y) {
    if (x == 0 && y < 0) return py_raise(&py_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y)) {
        double r = pow(-x, y), t = y * M_PI;
        return py_complex(r * cos(t), r * sin(t));
    }
    double r = pow(x, y);
    if (isinf(r) && isfinite(x) && isfinite(y)) {
        py_object *args = py_tuple_new(2);
        PY_TUPLE(args)->items[0] = py_int(34);
        PY_TUPLE(args)->items[1] = py_str_cstr("Numerical result out of range");
        py_object *e = py_call_tuple((py_object *)&py_OverflowError, args, NULL);
        py_decref(args);
        if (e) py_raise_instance(e), py_decref(e);
        return NULL;
    }
    return py_float(r);
}

static bool operand(py_object *o, double *out) {
    if (py_is_float(o))
        *out = py_float_value(o);
    else if (py_is_int(o))
        *out = py_int_to_double(o);
    else
        return false;
    return true;
}

static py_object *float_binary(py_object *a, py_object *b, py_binary_op op) {
    double x, y, d, m;
    if (!operand(a, &x) || !operand(b, &y)) PY_RETURN_NOT_IMPLEMENTED;
    if (py.error) return NULL;
    switch (op) {
    case PY_ADD: return py_float(x + y);
    case PY_SUB: return py_float(x - y);
    case PY_MULT: return py_float(x * y);
    case PY_DIV:
        if (y == 0) return py_raise(&py_ZeroDivisionError, "float division by zero");
        return py_float(x / y);
    case PY_FLOORDIV:
    case PY_MOD:
    case PY_DIVMOD:
        if (y == 0)
            return py_raise(&py_ZeroDivisionError, op == PY_MOD      ? "float modulo"
                                                   : op == PY_DIVMOD ? "float divmod()"
                                                                     : "float floor division by zero");
        float_divmod(x, y, &d, &m);
        if (op == PY_FLOORDIV) return py_float(d);
        if (op == PY_MOD) return py_float(m);
        py_object *pair = py_tuple_new(2);
        PY_TUPLE(pair)->items[0] = py_float(d);
        PY_TUPLE(pair)->items[1] = py_float(m);
        return pair;
    case PY_POW: return float_power(x, y);
    default: PY_RETURN_NOT_IMPLEMENTED;
    }
}

static py_object *float_unary(py_object *o, py_unary_op op) {
    double v = py_float_value(o);
    if (op == PY_INVERT) PY_RETURN_NOT_IMPLEMENTED;
    return py_float(op == PY_NEG ? -v : op == PY_ABS ? fabs(v) : v);
}

static int float_truth(py_object *o) { return py_float_value(o) != 0; }
static py_object *float_to_int(py_object *o) { return py_int_from_double(py_float_value(o)); }
static py_object *exact_float(py_object *o) {
    return o->type == &py_float_type ? py_incref(o) : py_float(py_float_value(o));
}

// Text of a float without its surrounding blanks and underscores.
static bool parse_float(const char *s, size_t n, double *out) {
    const char *e = s + n;
    while (s < e && isspace((unsigned char)*s)) s++;
    while (e > s && isspace((unsigned char)e[-1])) e--;
    if (s == e) return false;
    py_buffer b = {0};
    for (const char *p = s; p < e; p++) {
        if (*p == '_') {
            if (p == s || p + 1 == e || !isdigit((unsigned char)p[-1]) || !isdigit((unsigned char)p[1])) {
                py_buffer_free(&b);
                return false;
            }
            continue;
        }
        if (*p == 'x' || *p == 'X' || *p == '(') {
            py_buffer_free(&b);
            return false;
        }
        py_buffer_char(&b, *p);
    }
    py_buffer_char(&b, 0);
    char *end;
    *out = strtod(b.data, &end);
    bool ok = *end == 0 && end > b.data && (size_t)(end - b.data) == b.n - 1;
    py_buffer_free(&b);
    return ok;
}

static py_object *float_of_text(py_object *x) {
    double d;
    const char *s = py_is_str(x) ? py_str_data(x) : py_bytes_data(x);
    size_t n = py_is_str(x) ? py_str_size(x) : py_bytes_size(x);
    if (parse_float(s, n, &d)) return py_float(d);
    py_object *r = py_repr(x);
    if (r) py_raise(&py_ValueError, "could not convert string to float: %s", py_str_data(r));
    py_xdecref(r);
    return NULL;
}

static py_object *float_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "float", 0, 1)) return NULL;
    py_object *r;
    if (!a->n)
        r = py_float(0);
    else if (py_is_str(a->v[0]) || py_is_instance(a->v[0], &py_bytes_type))
        r = float_of_text(a->v[0]);
    else {
        double d;
        py_object *x = a->v[0];
        if (!py_is_float(x) && !py_is_int(x) && !x->type->to_float && !x->type->index)
            return py_raise(&py_TypeError, "float() argument must be a string or a real number, not '%s'",
                            x->type->name);
        r = py_as_double(x, &d) ? py_float(d) : NULL;
    }
    if (!r || t == &py_float_type) return r;
    py_float_object *o = (py_float_object *)py_alloc(t, 0);
    o->value = py_float_value(r);
    py_decref(r);
    return (py_object *)o;
}

static py_object *float_is_integer(py_object *o, const py_args *a) {
    (void)a;
    double v = py_float_value(o);
    return py_bool(isfinite(v) && floor(v) == v);
}

static py_object *float_ratio(py_object *o, const py_args *a) {
    (void)a;
    double v = py_float_value(o);
    if (isnan(v)) return py_raise(&py_ValueError, "cannot convert NaN to integer ratio");
    if (isinf(v)) return py_raise(&py_OverflowError, "cannot convert Infinity to integer ratio");
    int e;
    double m = frexp(v, &e);
    for (int i = 0; i < 300 && m != floor(m); i++) m *= 2, e--;
    py_object *n = py_int_from_double(m), *d = py_int(1), *k = py_int(e < 0 ? -e : e);
    py_object **target = e < 0 ? &d : &n, *shifted = py_binary(*target, k, PY_LSHIFT);
    py_decref(*target);
    *target = shifted;
    py_object *r = py_tuple_pack(2, n, d);
    py_decref(n);
    py_decref(d);
    py_decref(k);
    return r;
}

static py_object *float_round(py_object *o, const py_args *a) {
    if (!py_arity(a, "__round__", 0, 1)) return NULL;
    double v = py_float_value(o);
    if (!a->n || a->v[0] == PY_NONE) return py_int_from_double(isfinite(v) ? rint(v) : v);
    int64_t n;
    if (!py_as_index(a->v[0], &n)) return NULL;
    if (!isfinite(v) || n > 323) return py_float(v);
    if (n < -308) return py_float(copysign(0.0, v));
    char text[400];
    if (n >= 0) {
        snprintf(text, sizeof text, "%.*f", (int)n, v);   // exact decimal expansion, ties to even
    } else {
        int const kept = snprintf(text, sizeof text, "%.0f", trunc(fabs(v))) + (int)n;   // significant digits
        if (kept < 0 || trunc(v) == 0) return py_float(copysign(0.0, v));
        if (kept == 0) {   // nothing, or one unit of the place; a tie is even
            snprintf(text, sizeof text, "5e%d", (int)-n - 1);
            if (fabs(v) <= strtod(text, NULL)) return py_float(copysign(0.0, v));
            snprintf(text, sizeof text, "%se%d", v < 0 ? "-1" : "1", (int)-n);
        } else {
            snprintf(text, sizeof text, "%.*e", kept - 1, v);
        }
    }
    double r = strtod(text, NULL);
    if (isinf(r)) return py_raise(&py_OverflowError, "rounded value too large to represent");
    return py_float(r);
}

static py_object *float_floor(py_object *o, const py_args *a) {
    (void)a;
    return py_int_from_double(floor(py_float_value(o)));
}
static py_object *float_ceil(py_object *o, const py_args *a) {
    (void)a;
    return py_int_from_double(ceil(py_float_value(o)));
}
static py_object *float_trunc(py_object *o, const py_args *a) {
    (void)a;
    return float_to_int(o);
}
static py_object *float_conjugate(py_object *o, const py_args *a) {
    (void)a;
    return exact_float(o);
}

static py_object *float_format(py_object *o, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    if (!py_str_size(a->v[0])) return py_str(o);
    return py_format_float(py_float_value(o), py_str_data(a->v[0]), py_str_size(a->v[0]));
}

static py_object *float_hex(py_object *o, const py_args *a) {
    (void)a;
    double v = py_float_value(o);
    if (!isfinite(v)) return float_repr(o);
    if (v == 0) return py_str_cstr(signbit(v) ? "-0x0.0p+0" : "0x0.0p+0");
    uint64_t bits;
    memcpy(&bits, &v, 8);
    int e = (int)(bits >> 52 & 2047);
    return py_str_format("%s0x%d.%013llxp%+d", v < 0 ? "-" : "", e != 0,
                         (unsigned long long)(bits & ((1ULL << 52) - 1)), e ? e - 1023 : -1022);
}

static py_object *float_fromhex(py_object *type, const py_args *a) {
    (void)type;
    if (!py_arity(a, "fromhex", 1, 1)) return NULL;
    char *end;
    double d = strtod(py_str_data(a->v[0]), &end);
    if (*end) return py_raise(&py_ValueError, "invalid hexadecimal floating-point string");
    return py_float(d);
}

static const py_method_def float_methods[] = {{"is_integer", float_is_integer, PY_METHOD},
                                              {"as_integer_ratio", float_ratio, PY_METHOD},
                                              {"__round__", float_round, PY_METHOD},
                                              {"__floor__", float_floor, PY_METHOD},
                                              {"__ceil__", float_ceil, PY_METHOD},
                                              {"__trunc__", float_trunc, PY_METHOD},
                                              {"conjugate", float_conjugate, PY_METHOD},
                                              {"__format__", float_format, PY_METHOD},
                                              {"hex", float_hex, PY_METHOD},
                                              {"fromhex", float_fromhex, PY_CLASSMETHOD},
                                              {0}};

static py_object *float_real(py_object *o, void *data) {
    (void)data;
    return exact_float(o);
}
static py_object *float_imag(py_object *o, void *data) {
    (void)o;
    (void)data;
    return py_float(0);
}
static const py_getset_def float_getset[] = {{"real", float_real, NULL, NULL}, {"imag", float_imag, NULL, NULL}, {0}};

#define FLOAT_OPS                                                                                                      \
    (PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_SUB) | PY_OP_BIT(PY_MULT) | PY_OP_BIT(PY_DIV) | PY_OP_BIT(PY_MOD) |              \
     PY_OP_BIT(PY_POW) | PY_OP_BIT(PY_FLOORDIV) | PY_OP_BIT(PY_DIVMOD))
py_type py_float_type = {PY_TYPE_HEAD("float"),    .size = sizeof(py_float_object),
                         .flags = PY_TYPE_FLOAT,   .dealloc = float_dealloc,
                         .repr = float_repr,       .hash = float_hash,
                         .compare = float_compare, .binary = float_binary,
                         .binary_ops = FLOAT_OPS,  .unary = float_unary,
                         .truth = float_truth,     .to_int = float_to_int,
                         .to_float = exact_float,  .make = float_make,
                         .methods = float_methods, .getset = float_getset};
