// ufunc objects: calls, and the methods reduce, accumulate, outer, at, reduceat.
#include "interp/np_extended.h"
#include "runtime/nd/nd_reduce.h"
#include <string.h>

typedef struct ufunc_object {
    py_object ob;
    nd_ufunc id;
} ufunc_object;

static ufunc_object ufuncs[ND_UFUNC_COUNT];

py_object *np_ufunc_object(nd_ufunc id) {
    ufuncs[id] = (ufunc_object){{PY_IMMORTAL, &np_ufunc_type}, id};
    return &ufuncs[id].ob;
}

static nd_ufunc id_of(py_object *o) { return ((ufunc_object *)o)->id; }
static const nd_ufunc_info *info_of(py_object *o) { return nd_ufunc_get_info(id_of(o)); }

// out= is an array or a tuple of one.
static bool out_arg(py_object *o, py_object **out) {
    *out = NULL;
    if (!o || o == PY_NONE) return true;
    if (py_is_tuple(o) && py_tuple_size(o) == 1) o = py_tuple_items(o)[0];
    if (o == PY_NONE) return true;
    if (!np_is_array(o)) {
        py_raise(&py_TypeError, "return arrays must be of ArrayType");
        return false;
    }
    *out = o;
    return true;
}

bool np_casting(py_object *o, char *out) {
    if (!o) return true;
    if (py_is_str(o)) {
        *out = py_str_equals(o, "same_kind") ? 'k' : py_str_data(o)[0];
        if (strchr("nesuk", *out) && *out) return true;
    }
    py_raise(&py_ValueError, "casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe'");
    return false;
}

typedef struct call_args {
    py_object *x, *y, *out, *where, *dtype, *casting, *order, *subok;
} call_args;

static bool parse_call(py_object *self, const py_args *a, call_args *c) {
    memset(c, 0, sizeof *c);
    const char *name = info_of(self)->name;
    if (info_of(self)->inputs == 1)
        return py_parse(a, name, "x out= * where= dtype= casting= order= subok=", &c->x, &c->out, &c->where, &c->dtype,
                        &c->casting, &c->order, &c->subok);
    return py_parse(a, name, "x1 x2 out= * where= dtype= casting= order= subok=", &c->x, &c->y, &c->out, &c->where,
                    &c->dtype, &c->casting, &c->order, &c->subok);
}

static py_object *unsupported(py_object *self, py_object *x) {
    return py_raise(&py_TypeError, "ufunc '%s' not supported for an operand of type '%s'", info_of(self)->name,
                    x->type->name);
}

// What __array_wrap__ is told of a call: (ufunc, its inputs, which of its outputs).
static py_object *context_of(py_object *self, py_object *const *in, int n) {
    py_object *inputs = n == 1 ? py_tuple_pack(1, in[0]) : py_tuple_pack(2, in[0], in[1]), *zero = py_int(0);
    py_object *t = py_tuple_pack(3, self, inputs, zero);
    py_decref(inputs);
    py_decref(zero);
    return t;
}

static py_object *call_result(py_object *self, py_object *const *in, int n, nprt_array *r) {
    bool classed = false;
    for (int i = 0; i < n; i++) classed |= np_has_class(in[i]);
    if (!classed) return np_result(r);
    py_object *context = context_of(self, in, n), *result = np_wrap_result(in, n, context, r);
    py_decref(context);
    return result;
}

static py_object *ufunc_call(py_object *self, const py_args *args) {
    call_args c;
    py_object *out;
    if (np_ufunc_override(self, "__call__", args, &out)) return out;
    nd_ufunc_options o = ND_UFUNC_DEFAULT;
    if (!parse_call(self, args, &c) || !out_arg(c.out, &out) || !np_dtype_arg(c.dtype, &o.dtype) ||
        !np_casting(c.casting, &o.casting))
        return NULL;
    int n = info_of(self)->inputs, made = 0;
    nprt_array arrays[2], where, r;
    nd_operand in[2];
    bool ok = true, masked = c.where && c.where != PY_TRUE;
    for (; made < n && ok; made++) {
        py_object *x = made ? c.y : c.x;
        ok = np_operand(x, &arrays[made], &in[made].weak);
        if (!ok) {
            if (!py_pending()) unsupported(self, x);
            break;
        }
        in[made].array = &arrays[made];
    }
    if (ok && masked) ok = np_convert_safely(c.where, NPRT_bool, &where);
    if (ok) {
        if (masked) o.where = &where;
        if (out) o.out = np_array_of(out);
        bool extended = !nprt_dtype_is_number(o.dtype) || np_extended(&arrays[0]) ||
                        (n == 2 && np_extended(&arrays[1])) || (out && np_extended(np_array_of(out)));
        ok =
            extended ? np_extended_call(id_of(self), in, &o, &r) : nd_ufunc_call(np_context(), id_of(self), in, &o, &r);
        if (!ok) np_raise();
        if (masked) nd_release(&where);
    }
    for (int i = 0; i < made; i++) nd_release(&arrays[i]);
    if (!ok) return NULL;
    if (!out) return call_result(self, (py_object *[]){c.x, c.y}, n, &r);
    nd_release(&r);
    return py_incref(out);
}

static py_object *ufunc_reduce(py_object *self, const py_args *args) {
    py_object *x = NULL, *axis = NULL, *dtype = NULL, *out_object = NULL, *keep = NULL, *initial = NULL, *where = NULL,
              *out;
    if (np_ufunc_override(self, "reduce", args, &out)) return out;
    if (!py_parse(args, "reduce", "array axis= dtype= out= keepdims= initial= where=", &x, &axis, &dtype, &out_object,
                  &keep, &initial, &where))
        return NULL;
    int axes[NPRT_MAX_RANK] = {0};
    nd_reduce_options o = ND_REDUCE_ALL;
    o.n_axes = 1;
    o.axes = axes;
    nd_scalar start;
    if ((axis && !np_axes_arg(axis, &o.n_axes, axes)) || !np_dtype_arg(dtype, &o.dtype) || !out_arg(out_object, &out))
        return NULL;
    int keepdims = keep ? py_truth(keep) : 0;
    if (keepdims < 0) return NULL;
    o.keepdims = keepdims;
    nprt_array a, mask, r;
    if (!np_convert(x, nprt_dtype_is_number(o.dtype) ? NPRT_DTYPE_COUNT : o.dtype, &a) || !np_nativise(&a)) return NULL;
    if (initial && initial != PY_NONE && !np_extended(&a)) {
        if (!np_to_scalar(initial, &start)) {
            nd_release(&a);
            return NULL;
        }
        o.initial = &start;
        o.initial_is_weak = py_is_int(initial) && !np_is_scalar(initial) && !np_context()->numpy1;
    }
    bool masked = where && where != PY_TRUE;
    if (masked && !np_convert_safely(where, NPRT_bool, &mask)) {
        nd_release(&a);
        return NULL;
    }
    if (masked && mask.rank > a.rank) {
        nd_release(&mask);
        nd_release(&a);
        return py_raise(&py_ValueError, "input operand has more dimensions than allowed by the axis remapping");
    }
    if (masked) o.where = &mask;
    if (out) o.out = np_array_of(out);
    np_reduction const e = {o.n_axes, o.axes, o.keepdims, initial, o.where};
    bool ok = np_extended(&a) ? np_extended_reduce(id_of(self), &a, &e, &r)
                              : nd_reduce(np_context(), id_of(self), &a, &o, &r);
    bool const stored = !ok || !out || !np_extended(&a) || nd_assign(np_context(), o.out, &r);
    nd_release(&a);
    if (masked) nd_release(&mask);
    if (ok && !stored) nd_release(&r);
    if (!ok || !stored) return np_raise();
    if (!out) return np_wrap_result(&x, 1, NULL, &r);
    nd_release(&r);
    return py_incref(out);
}

static py_object *ufunc_accumulate(py_object *self, const py_args *args) {
    py_object *x = NULL, *axis = NULL, *dtype = NULL, *out = NULL;
    if (np_ufunc_override(self, "accumulate", args, &out)) return out;
    if (!py_parse(args, "accumulate", "array axis= dtype= out=", &x, &axis, &dtype, &out)) return NULL;
    int ax = 0;
    nprt_dtype t = NPRT_DTYPE_COUNT;
    nprt_array a, r;
    if ((axis && !np_axis_arg(axis, &ax)) || !np_dtype_arg(dtype, &t) || !np_convert(x, NPRT_DTYPE_COUNT, &a) ||
        !np_nativise(&a))
        return NULL;
    bool ok = np_extended(&a) ? np_extended_accumulate(id_of(self), &a, ax, &r)
                              : nd_accumulate(np_context(), id_of(self), &a, ax, t, &r);
    nd_release(&a);
    if (!ok) return np_raise();
    if (!out || out == PY_NONE) return np_has_class(x) ? np_wrap_result(&x, 1, NULL, &r) : np_wrap(&r);
    ok = np_is_array(out) && nd_assign(np_context(), np_array_of(out), &r);
    nd_release(&r);
    return ok ? py_incref(out) : np_raise();
}

static py_object *ufunc_reduceat(py_object *self, const py_args *args) {
    py_object *x = NULL, *indices = NULL, *axis = NULL, *dtype = NULL, *out = NULL;
    if (np_ufunc_override(self, "reduceat", args, &out)) return out;
    if (!py_parse(args, "reduceat", "array indices axis= dtype= out=", &x, &indices, &axis, &dtype, &out)) return NULL;
    int ax = 0;
    nprt_dtype t = NPRT_DTYPE_COUNT;
    nprt_array a, i, r;
    if ((axis && !np_axis_arg(axis, &ax)) || !np_dtype_arg(dtype, &t) || !np_convert(x, NPRT_DTYPE_COUNT, &a) ||
        !np_nativise(&a))
        return NULL;
    bool ok = np_convert(indices, NPRT_int64, &i);
    if (ok) {
        ok = nd_reduceat(np_context(), id_of(self), &a, &i, ax, t, &r);
        if (!ok) np_raise();
        nd_release(&i);
    }
    nd_release(&a);
    if (!ok) return NULL;
    return np_has_class(x) ? np_wrap_result(&x, 1, NULL, &r) : np_wrap(&r);
}

static bool extended_outer(nd_ufunc id, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    int axes[NPRT_MAX_RANK];
    nprt_array left;
    for (int i = 0; i < b->rank; i++) axes[i] = a->rank + i;
    if (!nd_expand_dims(a, b->rank, axes, &left)) return np_raise();
    nd_operand in[] = {{&left, ND_STRONG}, {b, ND_STRONG}};
    bool ok = np_extended_call(id, in, &ND_UFUNC_DEFAULT, out);
    nd_release(&left);
    return ok;
}

static py_object *ufunc_outer(py_object *self, const py_args *args) {
    py_object *x = NULL, *y = NULL, *given;
    nprt_array a, b, r;
    if (np_ufunc_override(self, "outer", args, &given)) return given;
    if (!py_parse(args, "outer", "A B /", &x, &y) || !np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
    bool ok = np_convert(y, NPRT_DTYPE_COUNT, &b);
    if (ok) {
        ok = np_extended(&a) || np_extended(&b) ? extended_outer(id_of(self), &a, &b, &r)
                                                : nd_ufunc_outer(np_context(), id_of(self), &a, &b, &r) || np_raise();
        nd_release(&b);
    }
    nd_release(&a);
    return ok ? call_result(self, (py_object *[]){x, y}, 2, &r) : NULL;
}

static py_object *ufunc_at(py_object *self, const py_args *args) {
    py_object *x = NULL, *indices = NULL, *b = NULL, *given;
    if (np_ufunc_override(self, "at", args, &given)) return given;
    if (!py_parse(args, "at", "a indices b= /", &x, &indices, &b)) return NULL;
    if (!np_is_array(x)) return py_raise(&py_TypeError, "first operand must be array");
    np_index index;
    nprt_array value;
    if (!np_index_parse(indices, &index)) return NULL;
    bool ok = !b || np_convert(b, NPRT_DTYPE_COUNT, &value);
    if (ok) {
        ok = nd_ufunc_at(np_context(), id_of(self), np_array_of(x), index.n, index.items, b ? &value : NULL);
        if (!ok) np_raise();
        if (b) nd_release(&value);
    }
    np_index_release(&index);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

static py_object *ufunc_repr(py_object *o) { return py_str_format("<ufunc '%s'>", info_of(o)->name); }
static py_object *get_name(py_object *o, void *d) {
    (void)d;
    return py_str_cstr(info_of(o)->name);
}
static py_object *get_nin(py_object *o, void *d) {
    (void)d;
    return py_int(info_of(o)->inputs);
}
static py_object *get_nout(py_object *o, void *d) {
    (void)o;
    (void)d;
    return py_int(1);
}
static py_object *get_nargs(py_object *o, void *d) {
    (void)d;
    return py_int(info_of(o)->inputs + 1);
}
static py_object *get_doc(py_object *o, void *d) {
    (void)d;
    return py_str_cstr(info_of(o)->doc);
}
static py_object *get_identity(py_object *o, void *d) {
    (void)d;
    const char *text = info_of(o)->reduce;
    if (strcmp(text, "True") == 0 || strcmp(text, "False") == 0) return py_bool(*text == 'T');
    if (strcmp(text, "-inf") == 0) return py_float(-__builtin_inf());
    if (strcmp(text, "-") == 0 || !*text) PY_RETURN_NONE;
    return py_int_parse(text, strlen(text), 10);
}

static const py_method_def methods[] = {{"reduce", ufunc_reduce, PY_METHOD},
                                        {"accumulate", ufunc_accumulate, PY_METHOD},
                                        {"reduceat", ufunc_reduceat, PY_METHOD},
                                        {"outer", ufunc_outer, PY_METHOD},
                                        {"at", ufunc_at, PY_METHOD},
                                        {NULL, NULL, PY_METHOD}};
static const py_getset_def getset[] = {{"__name__", get_name, NULL, NULL},
                                       {"nin", get_nin, NULL, NULL},
                                       {"nout", get_nout, NULL, NULL},
                                       {"nargs", get_nargs, NULL, NULL},
                                       {"identity", get_identity, NULL, NULL},
                                       {"__doc__", get_doc, NULL, NULL},
                                       {NULL, NULL, NULL, NULL}};
py_type np_ufunc_type = {
    PY_TYPE_HEAD("numpy.ufunc"), .size = sizeof(ufunc_object), .flags = PY_TYPE_FINAL, .repr = ufunc_repr,
    .call = ufunc_call,          .methods = methods,           .getset = getset};
