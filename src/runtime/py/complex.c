// complex.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

py_object *py_complex(double re, double im) {
    py_complex_object *o = (py_complex_object *)py_alloc(&py_complex_type, 0);
    o->re = re;
    o->im = im;
    return (py_object *)o;
}

bool py_is_complex(const py_object *o) { return py_is_instance(o, &py_complex_type); }

void py_complex_value(const py_object *o, double *re, double *im) {
    *re = ((const py_complex_object *)o)->re;
    *im = ((const py_complex_object *)o)->im;
}

static void complex_dealloc(py_object *o) { py_free_object(o, 0); }

static void part(double v, char out[40]) {
    py_float_repr(v, out);
    size_t n = strlen(out);
    if (n > 2 && !strcmp(out + n - 2, ".0")) out[n - 2] = 0;
}

static py_object *complex_repr(py_object *o) {
    double re, im;
    char a[40], b[40];
    py_complex_value(o, &re, &im);
    part(re, a);
    part(im, b);
    if (re == 0 && !signbit(re)) return py_str_format("%sj", b);
    return py_str_format("(%s%s%sj)", a, b[0] == '-' ? "" : "+", b);
}

static bool complex_hash(py_object *o, int64_t *out) {
    double re, im;
    py_complex_value(o, &re, &im);
    *out = (int64_t)((uint64_t)py_hash_double(re) + 1000003u * (uint64_t)py_hash_double(im));
    if (*out == -1) *out = -2;
    return true;
}

static bool operand(py_object *o, double *re, double *im) {
    *im = 0;
    if (py_is_complex(o))
        py_complex_value(o, re, im);
    else if (py_is_float(o))
        *re = py_float_value(o);
    else if (py_is_int(o))
        *re = py_int_to_double(o);
    else
        return false;
    return true;
}

static py_object *complex_compare(py_object *a, py_object *b, py_compare_op op) {
    double ar, ai, br, bi;
    if (op > PY_NE || !operand(a, &ar, &ai) || !operand(b, &br, &bi)) PY_RETURN_NOT_IMPLEMENTED;
    if (py.error) py_clear_error();
    bool same = ar == br && ai == bi;
    return py_bool(op == PY_EQ ? same : !same);
}

// Smith's algorithm, as CPython divides.
static py_object *divide(double ar, double ai, double br, double bi) {
    if (br == 0 && bi == 0) return py_raise(&py_ZeroDivisionError, "complex division by zero");
    if (fabs(br) >= fabs(bi)) {
        double r = bi / br, d = br + bi * r;
        return py_complex((ar + ai * r) / d, (ai - ar * r) / d);
    }
    if (fabs(bi) >= fabs(br)) {
        double r = br / bi, d = br * r + bi;
        return py_complex((ar * r + ai) / d, (ai * r - ar) / d);
    }
    return py_complex(NAN, NAN);
}

static py_object *integer_power(double ar, double ai, int64_t n) {
    double rr = 1, ri = 0, pr = ar, pi = ai;
    for (int64_t m = n < 0 ? -n : n; m; m >>= 1) {
        double t;
        if (m & 1) t = rr * pr - ri * pi, ri = rr * pi + pr * ri, rr = t;
        t = pr * pr - pi * pi;
        pi = 2 * pr * pi;
        pr = t;
    }
    return n < 0 ? divide(1, 0, rr, ri) : py_complex(rr, ri);
}

static py_object *power(double ar, double ai, double br, double bi) {
    if (br == 0 && bi == 0) return py_complex(1, 0);
    if (ar == 0 && ai == 0) {
        if (bi != 0 || br < 0) return py_raise(&py_ZeroDivisionError, "0.0 to a negative or complex power");
        return py_complex(0, 0);
    }
    if (bi == 0 && br == floor(br) && fabs(br) <= 100) return integer_power(ar, ai, (int64_t)br);
    double at = atan2(ai, ar), vabs = hypot(ar, ai), len = pow(vabs, br), phase = at * br;
    if (bi != 0) {
        len *= exp(-at * bi);
        phase += bi * log(vabs);
    }
    return py_complex(len * cos(phase), len * sin(phase));
}

static py_object *complex_binary(py_object *a, py_object *b, py_binary_op op) {
    double ar, ai, br, bi;
    if (!operand(a, &ar, &ai) || !operand(b, &br, &bi)) PY_RETURN_NOT_IMPLEMENTED;
    if (py.error) return NULL;
    switch (op) {
    case PY_ADD: return py_complex(ar + br, ai + bi);
    case PY_SUB: return py_complex(ar - br, ai - bi);
    case PY_MULT: return py_complex(ar * br - ai * bi, ar * bi + ai * br);
    case PY_DIV: return divide(ar, ai, br, bi);
    case PY_POW: return power(ar, ai, br, bi);
    default: PY_RETURN_NOT_IMPLEMENTED;
    }
}

static py_object *complex_unary(py_object *o, py_unary_op op) {
    double re, im;
    py_complex_value(o, &re, &im);
    if (op == PY_NEG) return py_complex(-re, -im);
    if (op == PY_POS) return py_complex(re, im);
    if (op == PY_ABS) return py_float(hypot(re, im));
    PY_RETURN_NOT_IMPLEMENTED;
}

static int complex_truth(py_object *o) {
    double re, im;
    py_complex_value(o, &re, &im);
    return re != 0 || im != 0;
}

static bool parse_text(const char *s, double *re, double *im) {
    while (isspace((unsigned char)*s)) s++;
    bool paren = *s == '(';
    if (paren) s++;
    char *end;
    *re = *im = 0;
    double first = strtod(s, &end);
    bool bare = false;
    if (end == s) {
        bare = (*s == '+' || *s == '-') ? s[1] == 'j' : *s == 'j';
        if (!bare) return false;
        first = *s == '-' ? -1 : 1;
        end = (char *)s + (*s != 'j');
    }
    if (*end == 'j' || *end == 'J') {
        *im = first;
        end++;
    } else {
        *re = first;
        if (*end == '+' || *end == '-') {
            char *p = end;
            double second = strtod(p, &end);
            if (end == p) second = *p == '-' ? -1 : 1, end = p + 1;
            if (*end != 'j' && *end != 'J') return false;
            *im = second;
            end++;
        }
    }
    if (paren && *end++ != ')') return false;
    while (isspace((unsigned char)*end)) end++;
    return !*end;
}

static bool component(py_object *o, double *re, double *im) {
    if (operand(o, re, im)) return !py.error;
    py_object *f = py_type_lookup(o->type, PN(__index__));
    py_object *name = py_str_intern("__complex__");
    py_object *method = py_type_lookup(o->type, name);
    py_decref(name);
    if (method) {
        py_object *r = py_call1(method, o);
        if (!r) return false;
        bool ok = operand(r, re, im);
        py_decref(r);
        return ok;
    }
    if (!f && !o->type->to_float) {
        py_raise(&py_TypeError, "complex() first argument must be a string or a number, not '%s'", o->type->name);
        return false;
    }
    *im = 0;
    return py_as_double(o, re);
}

static py_object *complex_make(py_type *t, const py_args *a) {
    py_object *real = NULL, *imag = NULL;
    if (!py_parse(a, "complex", "real= imag=", &real, &imag)) return NULL;
    double re = 0, im = 0, ir = 0, ii = 0;
    if (real && py_is_str(real)) {
        if (imag) return py_raise(&py_TypeError, "complex() can't take second arg if first is a string");
        if (!parse_text(py_str_data(real), &re, &im))
            return py_raise(&py_ValueError, "complex() arg is a malformed string");
    } else if (real && !component(real, &re, &im)) {
        return NULL;
    }
    if (imag) {
        if (!component(imag, &ir, &ii)) return NULL;
        if (py_is_instance(imag, &py_complex_type)) re -= ii;
        im = real && py_is_instance(real, &py_complex_type) ? im + ir : ir;
    }
    py_complex_object *o = (py_complex_object *)py_alloc(t, 0);
    o->re = re;
    o->im = im;
    return (py_object *)o;
}

static py_object *complex_conjugate(py_object *o, const py_args *a) {
    (void)a;
    double re, im;
    py_complex_value(o, &re, &im);
    return py_complex(re, -im);
}

static py_object *complex_format(py_object *o, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    double re, im;
    py_complex_value(o, &re, &im);
    if (!py_str_size(a->v[0])) return py_str(o);
    return py_format_complex(re, im, py_str_data(a->v[0]), py_str_size(a->v[0]));
}

static const py_method_def complex_methods[] = {
    {"conjugate", complex_conjugate, PY_METHOD}, {"__format__", complex_format, PY_METHOD}, {0}};
static py_object *complex_part(py_object *o, void *data) {
    return py_float(data ? ((py_complex_object *)o)->im : ((py_complex_object *)o)->re);
}
static const py_getset_def complex_getset[] = {
    {"real", complex_part, NULL, NULL}, {"imag", complex_part, NULL, (void *)1}, {0}};

py_type py_complex_type = {PY_TYPE_HEAD("complex"),
                           .size = sizeof(py_complex_object),
                           .dealloc = complex_dealloc,
                           .repr = complex_repr,
                           .hash = complex_hash,
                           .compare = complex_compare,
                           .binary = complex_binary,
                           .binary_ops = PY_OP_BIT(PY_ADD) | PY_OP_BIT(PY_SUB) | PY_OP_BIT(PY_MULT) |
                                         PY_OP_BIT(PY_DIV) | PY_OP_BIT(PY_POW),
                           .unary = complex_unary,
                           .truth = complex_truth,
                           .make = complex_make,
                           .methods = complex_methods,
                           .getset = complex_getset};
