// Arrays of the program's own classes: which class a result has, and the methods by which a class has a say in it
// (__array_finalize__, __array_wrap__, __array_priority__, __array_ufunc__).
#include "interp/np.h"
#include "runtime/py/impl.h"
#include <string.h>

// The class's own version of a hook that ndarray has too; borrowed, NULL where it is ndarray's.
static py_object *own_hook(py_type *t, const char *name) {
    py_object *text = py_str_intern(name), *found = py_type_lookup(t, text),
              *plain = py_type_lookup(&np_array_type, text);
    py_decref(text);
    return found == plain ? NULL : found;
}

bool np_has_class(const py_object *o) { return o->type->flags & PY_TYPE_HEAP && np_is_array(o); }

static bool finalize(py_object *o, py_object *from) {
    py_object *hook = own_hook(o->type, "__array_finalize__");
    if (!hook || hook == PY_NONE) return true;
    py_object *r = py_call_method(o, "__array_finalize__", 1, from ? from : PY_NONE);
    py_xdecref(r);
    return r != NULL;
}

py_object *np_wrap_as(py_type *t, nprt_array *a, py_object *base, py_object *from) {
    if (!(t->flags & PY_TYPE_HEAP)) return np_wrap_view(a, base);
    np_array_object *o = (np_array_object *)py_alloc(t, 0);
    nd_set_view(&o->a, a);
    o->base = py_xincref(base);
    py_external_remember(&o->ob, np_release_external);
    if (finalize(&o->ob, from)) return &o->ob;
    py_decref(&o->ob);
    return NULL;
}

// As NumPy: the owner of the memory, but never past an array of another class.
py_object *np_base_for(py_object *o, const py_type *t) {
    for (py_object *base; (base = ((np_array_object *)o)->base) && base->type == t;) o = base;
    return o;
}

py_object *np_view_like(py_object *self, nprt_array *a) {
    return np_wrap_as(self->type, a, np_base_for(self, self->type), self);
}

py_object *np_copy_like(py_object *self, nprt_array *a) { return np_wrap_as(self->type, a, NULL, self); }

// ---- Results of functions of several arrays

static double priority(py_object *o) {
    double v = 0;
    py_object *p = py_getattr_str(o, "__array_priority__");
    if (!p || !py_as_double(p, &v)) py_clear_error();
    py_xdecref(p);
    return v;
}

// Whose class the result has: the operand of the highest priority, the first of equals.
static py_object *leader(py_object *const *in, int n) {
    py_object *best = NULL;
    double high = 0;
    for (int i = 0; i < n; i++) {
        if (!np_has_class(in[i])) continue;
        double const p = priority(in[i]);
        if (!best || p > high) {
            best = in[i];
            high = p;
        }
    }
    return best;
}

py_object *np_wrap_result(py_object *const *in, int n, py_object *context, nprt_array *r) {
    py_object *first = leader(in, n);
    if (!first) return np_result(r);
    py_object *plain = np_wrap(r), *result;
    if (context && own_hook(first->type, "__array_wrap__"))
        result = py_call_method(first, "__array_wrap__", 2, plain, context);
    else
        result = py_call_method(first, "__array_wrap__", 1, plain);
    py_decref(plain);
    return result;
}

py_object *np_join_result(py_object *const *in, int n, nprt_array *r) {
    py_object *first = leader(in, n);
    return first && priority(first) > 0 ? np_copy_like(first, r) : np_wrap(r);
}

py_object *np_product_result(py_object *a, py_object *b, nprt_array *r) {
    bool const classed = np_has_class(a) || np_has_class(b);
    py_object *of = !classed || a->type == b->type || priority(b) <= priority(a) ? a : b;
    return np_has_class(of) && r->rank ? np_copy_like(of, r) : np_result(r);
}

// ---- __array_ufunc__

static bool overrides(py_object *o) { return o->type->flags & PY_TYPE_HEAP && own_hook(o->type, "__array_ufunc__"); }

static bool refuses(py_object *o) {   // __array_ufunc__ = None
    return own_hook(o->type, "__array_ufunc__") == PY_NONE;
}

enum { OPERANDS = 8 };

// The operands with hooks of their own: one of each class, a subclass before its bases, else from left to right.
static int find_overrides(const py_args *a, py_object **found) {
    int n = 0;
    py_object *out = py_keyword(a, "out");
    int64_t const outs = !out ? 0 : py_is_tuple(out) ? py_tuple_size(out) : 1;
    for (int64_t i = 0; i < a->n + outs && n < OPERANDS; i++) {
        py_object *o = i < a->n ? a->v[i] : py_is_tuple(out) ? py_tuple_items(out)[i - a->n] : out;
        if (!overrides(o)) continue;
        int at = 0;
        while (at < n && found[at]->type != o->type) at++;
        if (at < n) continue;
        for (at = 0; at < n && !py_is_subtype(o->type, found[at]->type);) at++;
        memmove(found + at + 1, found + at, sizeof *found * (size_t)(n - at));
        found[at] = o;
        n++;
    }
    return n;
}

// The keywords of a call as __array_ufunc__ gets them: out= is a tuple; what says nothing is left out.
static bool says_nothing(py_object *name, py_object *value) {
    return value == PY_NONE && (py_str_equals(name, "out") || py_str_equals(name, "initial"));
}

static py_object *keywords_of(const py_args *a) {
    py_object *d = py_dict_new();
    for (int64_t i = 0; a->kwnames && i < py_tuple_size(a->kwnames); i++) {
        py_object *name = py_tuple_items(a->kwnames)[i], *value = a->v[a->n + i];
        if (says_nothing(name, value)) continue;
        value = py_str_equals(name, "out") && !py_is_tuple(value) ? py_tuple_pack(1, value) : py_incref(value);
        py_dict_set(d, name, value);
        py_decref(value);
    }
    return d;
}

static py_object *ask(py_object *o, py_object *ufunc, py_object *method, const py_args *a) {
    py_object *hook = py_getattr_str(o, "__array_ufunc__");
    if (!hook) return NULL;
    py_object *v = py_tuple_new(a->n + 2), *keywords = keywords_of(a);
    py_tuple_items(v)[0] = py_incref(ufunc);
    py_tuple_items(v)[1] = py_incref(method);
    for (int64_t i = 0; i < a->n; i++) py_tuple_items(v)[i + 2] = py_incref(a->v[i]);
    py_object *r = py_call_tuple(hook, v, keywords);
    py_decref(v);
    py_decref(keywords);
    py_decref(hook);
    return r;
}

static const char *base_name(const py_type *t) {
    const char *dot = t->flags & PY_TYPE_HEAP ? NULL : strrchr(t->name, '.');
    return dot ? dot + 1 : t->name;
}

static bool add_reprs(py_buffer *b, const py_args *a) {
    int64_t const n = a->n + (a->kwnames ? py_tuple_size(a->kwnames) : 0);
    for (int64_t i = 0; i < n; i++) {
        if (i) py_buffer_cstr(b, ", ");
        if (i >= a->n) py_buffer_printf(b, "%s=", py_str_data(py_tuple_items(a->kwnames)[i - a->n]));
        if (!py_buffer_repr(b, a->v[i])) return false;
    }
    return true;
}

static void nobody(py_object *ufunc, const char *method, const py_args *a) {
    py_buffer b = {0};
    py_buffer_cstr(&b, "operand type(s) all returned NotImplemented from __array_ufunc__(");
    bool ok = py_buffer_repr(&b, ufunc);
    py_buffer_printf(&b, ", '%s', ", method);
    ok = ok && add_reprs(&b, a);
    py_buffer_cstr(&b, "): ");
    for (int64_t i = 0; i < a->n; i++) py_buffer_printf(&b, "%s'%s'", i ? ", " : "", base_name(a->v[i]->type));
    py_buffer_char(&b, 0);
    if (ok) py_raise(&py_TypeError, "%s", b.data);
    py_buffer_free(&b);
}

bool np_ufunc_override(py_object *ufunc, const char *method, const py_args *a, py_object **out) {
    py_object *asked[OPERANDS];
    int const n = find_overrides(a, asked);
    if (!n) return false;
    *out = NULL;
    for (int i = 0; i < n; i++)
        if (refuses(asked[i])) {
            py_raise(&py_TypeError, "operand '%s' does not support ufuncs (__array_ufunc__=None)",
                     asked[i]->type->name);
            return true;
        }
    py_object *text = py_str_cstr(method);
    for (int i = 0; i < n && !*out && !py_pending(); i++) {
        *out = ask(asked[i], ufunc, text, a);
        if (*out == PY_NOT_IMPLEMENTED) PY_CLEAR(*out);
    }
    py_decref(text);
    if (!*out && !py_pending()) nobody(ufunc, method, a);
    return true;
}

// Whether an operator of arrays leaves it to the class of its other operand.
bool np_defers_to(py_object *other) {
    if (!(other->type->flags & PY_TYPE_HEAP)) return false;
    if (overrides(other)) return refuses(other);
    return !np_is_array(other) && own_hook(other->type, "__array_priority__");
}

bool np_wants_ufunc(py_object *o) { return o->type->flags & PY_TYPE_HEAP && (np_is_array(o) || overrides(o)); }

// ---- What ndarray itself has

py_object *np_array_finalize(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "__array_finalize__", 1, 1)) return NULL;
    PY_RETURN_NONE;
}

py_object *np_array_wrap(py_object *self, const py_args *a) {
    if (!py_arity(a, "__array_wrap__", 1, 2)) return NULL;
    py_object *x = a->v[0];
    if (!np_is_array(x)) return py_raise(&py_TypeError, "can only be called with ndarray object");
    if (x->type == self->type) return py_incref(x);
    nprt_array view = nd_view(np_array_of(x));
    return np_wrap_as(self->type, &view, np_base_for(x, self->type), self);
}

// ufunc(*inputs, **keywords) where no operand has a hook of its own.
py_object *np_array_ufunc(py_object *self, const py_args *a) {
    (void)self;
    if (a->n < 2) return py_raise(&py_TypeError, "__array_ufunc__ requires at least 2 arguments");
    py_args const rest = {a->v + 2, a->n - 2, a->kwnames};
    py_object *asked[OPERANDS];
    if (find_overrides(&rest, asked)) PY_RETURN_NOT_IMPLEMENTED;
    py_object *f = py_getattr(a->v[0], a->v[1]), *r = f ? py_call(f, &rest) : NULL;
    py_xdecref(f);
    return r;
}

py_object *np_array_priority(py_object *o, void *d) {
    (void)o;
    (void)d;
    return py_float(0);
}
