// Attributes and methods of arrays, of numbers and of dtypes.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "dialect/numpy/numpy.h"
#include "specialise/numpy.h"

#include <math.h>
#include <string.h>

static sval *m_astype(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    if (!arguments(s, b->name, a, "self dtype copy=True", v) || !dtype_of(s, v[1], &t)) return NULL;
    if (v[0]->array.dtype != t) return array_as_type(s, v[0], t);
    return p_array(s, &(builtin){"array", NULL, NULL, 1}, &(arglist){.n = 1, .v = v});
}

static sval *m_reshape(spec *s, const builtin *b, arglist *a) {
    (void)b;
    for (int i = 0; i < a->named; i++)
        if (strcmp(a->names[i], "order") != 0)
            return fail(s, "TypeError", NULL, "'%s' is an invalid keyword argument for reshape()", a->names[i]);
    return numpy_reshaped(s, a->v[0], a->n == 2 ? a->v[1] : sv_tuple(s, a->n - 1, a->v + 1),
                          a->named ? a->named_v[0] : NULL);
}

static sval *m_flatten(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "self order=C", v)) return NULL;
    sval *r = numpy_reshaped(s, v[0], sv_int(s, -1), v[1]);
    ir_op *made = r ? ir_def(r->array.v) : NULL;
    if (made && made->opcode == NUMPY_transpose) made = ir_def(ir_operand(made, 0));
    if (made && made->opcode == NUMPY_reshape) ir_op_set_attr(s->ir, made, "ravel", ir_attr_unit(s->ir));
    if (!r || b->code) return r;
    return p_array(s, &(builtin){"array", NULL, NULL, 1}, &(arglist){.n = 1, .v = &r});
}

static sval *m_transpose(spec *s, const builtin *b, arglist *a) {
    sval *axes = a->n == 1 ? sv_none(s) : a->n == 2 ? a->v[1] : sv_tuple(s, a->n - 1, a->v + 1);
    return p_transpose(s, b, &(arglist){.n = 2, .v = (sval *[]){a->v[0], axes}});
}

// The element of an array of one, or of one that is counted over all axes.
static sval *element_at(spec *s, sval *x, sval *place) {
    if (!place) {
        static const char text[] = "can only convert an array of size 1 to a Python scalar";
        sval *one = scalar_compare(s, OP_Eq, array_size(s, x), sv_int(s, 1));
        if (one->kind == SV_NUM && !one->num.i) return mistake(s, "ValueError", text);
        if (one->kind != SV_NUM) emit_check(s, scalar_value(s, one), "ValueError", text);
    }
    if (x->array.rank != 1) x = array_reshape(s, x, sv_int(s, -1));
    return x ? array_index(s, x, place ? place : sv_int(s, 0)) : NULL;
}

static sval *m_item(spec *s, const builtin *b, arglist *a) {
    sval *x = a->v[0], *place = a->n == 2 ? a->v[1] : NULL;
    (void)b;
    if (place && !sval_is_int(place) && place->kind != SV_TUPLE)
        return mistake(s, "TypeError", "an integer is required");
    if (a->n > 2 || (place && place->kind == SV_TUPLE))
        x = array_index(s, x, place ? place : sv_tuple(s, a->n - 1, a->v + 1));
    else
        x = element_at(s, x, place);
    if (!x || !sval_is_number(x)) return x;
    char const k = stype_kind(sval_stype(x));
    return scalar_convert(s, x, k == 'b' ? ST_BOOL : k == 'f' ? ST_FLOAT : k == 'c' ? ST_COMPLEX : ST_INT);
}

static sval *m_fill(spec *s, const builtin *b, arglist *a) {
    if (a->n != 2) return fail(s, "TypeError", NULL, "%s() takes exactly one argument", b->name);
    return array_assign(s, a->v[0], a->v[1]) ? sv_none(s) : NULL;
}

static bool tolist_item(spec *s, void *data, sval *item) {
    if (sval_is_number(item)) {
        char const k = stype_kind(sval_stype(item));
        item = scalar_convert(s, item, k == 'b' ? ST_BOOL : k == 'f' ? ST_FLOAT : k == 'c' ? ST_COMPLEX : ST_INT);
    } else {
        sval *inner = sv_list(s, sv_tuple(s, 0, NULL));
        if (!loop_over(s, NULL, item, tolist_item, inner)) return false;
        item = inner;
    }
    return item && list_append(s, data, item);
}

static sval *m_sort(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *sorted = p_sort(s, &(builtin){"sort", NULL, NULL, 0}, a);
    return sorted && array_assign(s, a->v[0], sorted) ? sv_none(s) : NULL;
}

static sval *m_tolist(spec *s, const builtin *b, arglist *a) {
    (void)b;
    if (a->v[0]->array.rank == 0) return m_item(s, b, a);
    sval *list = sv_list(s, sv_tuple(s, 0, NULL));
    return loop_over(s, NULL, a->v[0], tolist_item, list) ? list : NULL;
}

static const builtin array_methods[] = {{"astype", m_astype, NULL, 0},       {"reshape", m_reshape, NULL, 0},
                                        {"flatten", m_flatten, NULL, 0},     {"ravel", m_flatten, NULL, 1},
                                        {"transpose", m_transpose, NULL, 0}, {"item", m_item, NULL, 0},
                                        {"copy", p_copy, NULL, 0},           {"fill", m_fill, NULL, 0},
                                        {"tolist", m_tolist, NULL, 0},       {"dot", p_matmul, NULL, 1},
                                        {"argmax", p_argreduce, NULL, 0},    {"argmin", p_argreduce, NULL, 0},
                                        {"cumsum", p_cumulate, NULL, 0},     {"take", p_take, NULL, 0},
                                        {"argsort", p_sort, NULL, 1},        {"sort", m_sort, NULL, 0},
                                        {"cumprod", p_cumulate, NULL, 1},    {"conj", NULL, "conjugate", 0},
                                        {"conjugate", NULL, "conjugate", 0}, {"put", NULL, "_put", 0}};

static sval *real_part(spec *s, sval *a, bool imag) {
    if (dtype_kind(a->array.dtype) != 'c') {
        if (!imag) return a;
        sval *zeros = array_full(s, a->array.dtype, a->array.rank, a->array.dims, sv_int(s, 0));
        ir_op_set_attr(s->ir, ir_def(zeros->array.v), "read_only", ir_attr_unit(s->ir));
        return zeros;
    }
    dtype const t = a->array.dtype == DT_complex64 ? DT_float32 : DT_float64;
    ir_value *part = emit_un(s, NUMPY_part, a->array.v, array_type(s, t, a->array.rank, a->array.dims));
    ir_op_set_attr(s->ir, ir_def(part), "imag", ir_attr_bool(s->ir, imag));
    return sv_array(s, t, a->array.rank, a->array.dims, part);
}

sval *array_attribute(spec *s, sval *a, istr name) {
    if (strcmp(name, "shape") == 0) return array_shape_tuple(s, a);
    if (strcmp(name, "T") == 0) return array_transpose(s, a, 0, NULL);
    if (strcmp(name, "dtype") == 0) return sv_dtype(s, a->array.dtype);
    if (strcmp(name, "ndim") == 0) return sv_int(s, a->array.rank);
    if (strcmp(name, "size") == 0) return array_size(s, a);
    if (strcmp(name, "itemsize") == 0) return sv_int(s, dtype_size(a->array.dtype));
    if (strcmp(name, "real") == 0 || strcmp(name, "imag") == 0) return real_part(s, a, *name == 'i');
    if (strcmp(name, "nbytes") == 0) {
        sval *n = array_size(s, a);
        return n ? scalar_binary(s, OP_Mult, n, sv_int(s, dtype_size(a->array.dtype))) : NULL;
    }
    if (strcmp(name, "flat") == 0) {
        sval *type = numpy_member(s, intern(s->names, "flatiter"));
        return type ? call1(s, type, a) : NULL;
    }
    if (strcmp(name, "tobytes") == 0) {
        sval *f = bytes_function(s, "of_array");
        return f ? sv_bound(s, a, f) : NULL;
    }
    for (size_t i = 0; i < sizeof array_methods / sizeof *array_methods; i++) {
        if (strcmp(array_methods[i].name, name) != 0) continue;
        const builtin *b = &array_methods[i];
        return sv_bound(s, a, b->call ? sv_builtin(s, b) : numpy_member(s, intern(s->names, b->signature)));
    }
    // a.mean(axis=0) is np.mean(a, axis=0), written in the library.
    static const char *const shared[] = {"mean",    "sum", "var",      "std",     "max",          "min",      "prod",
                                         "any",     "all", "clip",     "squeeze", "repeat",       "swapaxes", "round",
                                         "nonzero", "ptp", "diagonal", "trace",   "searchsorted", "compress"};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        if (strcmp(shared[i], name) != 0) continue;
        sval *m = module_import(s, intern(s->names, "numpy"));
        sval *f = m ? module_member(s, m->module, name) : NULL;
        return f ? sv_bound(s, a, f) : NULL;
    }
    return NULL;
}

static sval *number_conjugate(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes no arguments", b->name);
    sval *v = a->v[0];
    if (stype_kind(sval_stype(v)) != 'c') return v;
    sval *r = sv_num(s, ST_COMPLEX, 0, v->num.f);
    if (v->kind == SV_NUM) return r->num.im = -v->num.im, r;
    ir_value *x = scalar_value(s, v), *parts[2];
    emit_parts(s, x, parts);
    parts[1] = emit_un(s, ARITH_negf, parts[1], parts[1]->type);
    return sv_scalar(s, sval_stype(v), emit_bin(s, COMPLEX_create, parts[0], parts[1], x->type));
}

static sval *number_is_integer(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes no arguments", b->name);
    sval *v = a->v[0];
    if (v->kind == SV_NUM) return sv_bool(s, v->num.f == floor(v->num.f) && !isinf(v->num.f));
    sval *down = sv_scalar(s, ST_FLOAT, emit_un(s, MATH_floor, v->scalar.v, v->scalar.v->type)),
         *none = scalar_binary(s, OP_Sub, v, v);
    sval *whole = scalar_compare(s, OP_Eq, v, down),
         *finite = none ? scalar_compare(s, OP_Eq, none, sv_float(s, 0)) : NULL;
    return finite ? scalar_binary(s, OP_BitAnd, whole, finite) : NULL;
}

// A NumPy scalar's attributes are those of an array without dimensions; what would be such an array is a scalar again.
static sval *as_scalar(spec *s, sval *r) {
    return r && r->kind == SV_ARRAY && r->array.rank == 0 ? array_index(s, r, sv_tuple(s, 0, NULL)) : r;
}

static sval *number_method(spec *s, const builtin *b, arglist *a) {
    sval *self = array_full(s, stype_np(sval_stype(a->v[0])), 0, NULL, a->v[0]);
    sval *method = self ? array_attribute(s, self, intern(s->names, b->name)) : NULL;
    arglist rest = *a;
    rest.n--, rest.v++;
    return method ? as_scalar(s, call(s, method, &rest)) : NULL;
}

sval *number_attribute(spec *s, sval *v, istr name) {
    int const st = sval_stype(v);
    int const real = st == ST_BOOL ? ST_INT : st;   // True.real is 1
    if (strcmp(name, "real") == 0 && stype_kind(st) != 'c') return scalar_convert(s, v, real);
    if (strcmp(name, "imag") == 0 && stype_kind(st) != 'c') return sv_num(s, real, 0, 0);
    if (stype_kind(st) == 'c' && (strcmp(name, "real") == 0 || strcmp(name, "imag") == 0)) {
        ir_value *x = scalar_value(s, v);
        int const part = stype_dtype(st) == DT_complex64 ? ST_NP + DT_float32
                         : stype_is_np(st)               ? ST_NP + DT_float64
                                                         : ST_FLOAT;
        return sv_scalar(s, part, emit_un(s, *name == 'r' ? COMPLEX_re : COMPLEX_im, x, x->type->element));
    }
    if (strcmp(name, "conjugate") == 0 && !stype_is_np(st)) {
        static const builtin same = {"conjugate", number_conjugate, NULL, 0};
        return sv_bound(s, v, sv_builtin(s, &same));
    }
    if (strcmp(name, "is_integer") == 0 && st == ST_FLOAT) {
        static const builtin whole = {"is_integer", number_is_integer, NULL, 0};
        return sv_bound(s, v, sv_builtin(s, &whole));
    }
    if (strcmp(name, "to_bytes") == 0 && st <= ST_INT) {
        sval *f = bytes_function(s, name);
        return f ? sv_bound(s, scalar_convert(s, v, ST_INT), f) : NULL;
    }
    if (!stype_is_np(st)) return NULL;
    if (strcmp(name, "dtype") == 0) return sv_dtype(s, stype_np(st));
    if (strcmp(name, "shape") == 0) return sv_tuple(s, 0, NULL);
    if (strcmp(name, "ndim") == 0) return sv_int(s, 0);
    if (strcmp(name, "size") == 0) return sv_int(s, 1);
    sval *a = array_full(s, stype_np(st), 0, NULL, v), *r = a ? array_attribute(s, a, name) : NULL;
    if (!r || r->kind != SV_BOUND) return as_scalar(s, r);
    return sv_bound(s, v, sv_builtin(s, builtin_new(s, name, number_method, NULL, 0)));
}

sval *dtype_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "kind") == 0) return sv_str(s, (char[]){dtype_kind(v->dt), 0});
    if (strcmp(name, "itemsize") == 0) return sv_int(s, dtype_size(v->dt));
    if (strcmp(name, "__name__") == 0) return sv_str(s, v->dt == DT_bool ? "bool_" : dtype_name(v->dt));
    if (strcmp(name, "name") == 0) return sv_str(s, dtype_name(v->dt));
    if (strcmp(name, "type") == 0) {
        sval *type = sv_dtype(s, v->dt);
        type->is_type = true;
        return type;
    }
    return NULL;
}

static sval *l_astype(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    if (!arguments(s, b->name, a, "self dtype copy=True", v) || !dtype_of(s, v[1], &t)) return NULL;
    sval *r = sv_new(s, SV_LAZY);
    r->lazy = v[0]->lazy;
    r->lazy.dt = (int)t;
    return r;
}
static const builtin lazy_astype = {"astype", l_astype, NULL, 0};

sval *lazy_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "astype") == 0) return sv_bound(s, v, sv_builtin(s, &lazy_astype));
    return unsupported(s,
                       ".%s of an array from a file whose dtype and rank are not said; write .astype(np.float32) and "
                       "`assert a.ndim == 2` first",
                       name);
}
