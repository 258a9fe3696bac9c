// What the language's operators do with any object, by the slots of its type.
#include "runtime/py/impl.h"

#include <stdlib.h>

py_state py;
py_object py_none = {PY_IMMORTAL, &py_none_type}, py_not_implemented = {PY_IMMORTAL, &py_notimplemented_type},
          py_ellipsis = {PY_IMMORTAL, &py_ellipsis_type};

enum { DEALLOC_DEPTH = 64 };

// Long chains of objects are released from a list, so that the C stack stays shallow.
void py_dealloc(py_object *o) {
    if (py.dealloc_depth >= DEALLOC_DEPTH) {
        if (py.dead_n == py.dead_cap) {
            int cap = py.dead_cap ? py.dead_cap * 2 : 256;
            py.dead = py_realloc(py.dead, (size_t)py.dead_cap * sizeof o, (size_t)cap * sizeof o);
            py.dead_cap = cap;
        }
        py.dead[py.dead_n++] = o;
        return;
    }
    py.dealloc_depth++;
    o->type->dealloc(o);
    if (py.dealloc_depth == 1) {
        while (py.dead_n) {
            py_object *d = py.dead[--py.dead_n];
            d->type->dealloc(d);
        }
    }
    py.dealloc_depth--;
}

// ---- Text

py_object *py_repr(py_object *o) {
    if (!py_enter(" while getting the repr of an object")) return NULL;
    py_object *r = o->type->repr(o);
    py_leave();
    if (r && !py_is_str(r)) {
        py_raise(&py_TypeError, "__repr__ returned non-string (type %s)", r->type->name);
        PY_CLEAR(r);
    }
    return r;
}

py_object *py_str(py_object *o) {
    if (o->type == &py_str_type) return py_incref(o);
    if (!o->type->str) return py_repr(o);
    if (!py_enter(" while getting the str of an object")) return NULL;
    py_object *r = o->type->str(o);
    py_leave();
    if (r && !py_is_str(r)) {
        py_raise(&py_TypeError, "__str__ returned non-string (type %s)", r->type->name);
        PY_CLEAR(r);
    }
    return r;
}

py_object *py_format(py_object *o, py_object *spec) {
    if (!spec) spec = py.empty_str;
    if (py_str_size(spec) == 0 && (o->type == &py_str_type || o->type == &py_int_type || o->type == &py_float_type))
        return py_str(o);
    py_object *f = py_type_lookup(o->type, PN(__format__));
    if (!f) return py_raise(&py_TypeError, "Type %s doesn't define __format__", o->type->name);
    py_object *bound = f->type->descr_get ? f->type->descr_get(f, o, o->type) : py_incref(f);
    if (!bound) return NULL;
    py_object *r = py_call1(bound, spec);
    py_decref(bound);
    if (r && !py_is_str(r)) {
        py_raise(&py_TypeError, "__format__ must return a str, not %s", r->type->name);
        PY_CLEAR(r);
    }
    return r;
}

// ---- Comparing, hashing, truth

bool py_hash(py_object *o, int64_t *out) {
    if (o->type == &py_str_type) {
        *out = py_str_hash(PY_STR(o));
        return true;
    }
    if (!o->type->hash) {
        py_raise(&py_TypeError, "unhashable type: '%s'", o->type->name);
        return false;
    }
    return o->type->hash(o, out);
}

static const char *const compare_text[] = {"==", "!=", "<", "<=", ">", ">="};
static const py_compare_op compare_mirror[] = {PY_EQ, PY_NE, PY_GT, PY_GE, PY_LT, PY_LE};

static py_object *try_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!a->type->compare) PY_RETURN_NOT_IMPLEMENTED;
    return a->type->compare(a, b, op);
}

static py_object *compare_unguarded(py_object *a, py_object *b, py_compare_op op) {
    bool reflected_first = a->type != b->type && b->type->compare && py_is_subtype(b->type, a->type);
    py_object *r;
    if (reflected_first) {
        r = try_compare(b, a, compare_mirror[op]);
        if (r != PY_NOT_IMPLEMENTED) return r;
    }
    r = try_compare(a, b, op);
    if (r != PY_NOT_IMPLEMENTED) return r;
    if (!reflected_first) {
        r = try_compare(b, a, compare_mirror[op]);
        if (r != PY_NOT_IMPLEMENTED) return r;
    }
    if (op == PY_EQ) return py_bool(a == b);
    if (op == PY_NE) return py_bool(a != b);
    return py_raise(&py_TypeError, "'%s' not supported between instances of '%s' and '%s'", compare_text[op],
                    a->type->name, b->type->name);
}

py_object *py_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_enter(" in comparison")) return NULL;
    py_object *r = compare_unguarded(a, b, op);
    py_leave();
    return r;
}

int py_compare_bool(py_object *a, py_object *b, py_compare_op op) {
    py_object *r = py_compare(a, b, op);
    if (!r) return -1;
    int t = py_truth(r);
    py_decref(r);
    return t;
}

int py_equal(py_object *a, py_object *b) {
    if (a == b) return 1;
    if (a->type == &py_str_type && b->type == &py_str_type)
        return PY_STR(a)->size == PY_STR(b)->size && !memcmp(PY_STR(a)->data, PY_STR(b)->data, PY_STR(a)->size);
    return py_compare_bool(a, b, PY_EQ);
}

int py_truth(py_object *o) {
    if (o == py.true_object) return 1;
    if (o == py.false_object || o == PY_NONE) return 0;
    if (o->type->truth) return o->type->truth(o);
    if (o->type->len) {
        int64_t n = o->type->len(o);
        return n < 0 ? -1 : n > 0;
    }
    return 1;
}

// ---- Operators

static const char *const binary_text[] = {
#define BINARY_SLOT(NAME, TEXT, DUNDER, REFLECTED, INPLACE) TEXT,
#include "runtime/py/slots.def"
};

static bool is_sequence(py_object *o) {
    return py_is_list(o) || py_is_tuple(o) || py_is_str(o) || py_is_instance(o, &py_bytes_type);
}

static py_object *binary_error(py_object *a, py_object *b, py_binary_op op, bool inplace) {
    if (op == PY_ADD && is_sequence(a)) {
        const char *kind = py_is_list(a) ? "list" : py_is_tuple(a) ? "tuple" : py_is_str(a) ? "str" : "bytes";
        if (!strcmp(kind, "bytes")) return py_raise(&py_TypeError, "can't concat %s to bytes", b->type->name);
        return py_raise(&py_TypeError, "can only concatenate %s (not \"%s\") to %s", kind, b->type->name, kind);
    }
    if (op == PY_MULT && (is_sequence(a) || is_sequence(b))) {
        py_object *other = is_sequence(a) ? b : a;
        return py_raise(&py_TypeError, "can't multiply sequence by non-int of type '%s'", other->type->name);
    }
    if (op == PY_POW && !inplace) return py_type_error_operand("** or pow()", a, b);
    if (inplace) {
        char text[8];
        snprintf(text, sizeof text, "%s=", binary_text[op]);
        return py_type_error_operand(text, a, b);
    }
    return py_type_error_operand(binary_text[op], a, b);
}

// A sequence is repeated where b does not multiply it: what is a container itself, as an array, is asked before.
static bool multiplies_first(py_object *a, py_object *b, py_binary_op op) {
    return op == PY_MULT && is_sequence(a) && b->type->len && b->type->binary;
}

static py_object *try_binary(py_object *a, py_object *b, py_binary_op op) {
    py_object *(*fa)(py_object *, py_object *, py_binary_op) = a->type->binary;
    py_object *(*fb)(py_object *, py_object *, py_binary_op) = b->type != a->type ? b->type->binary : NULL;
    if (fb == fa) fb = NULL;
    if (fa) {
        if (fb && (py_is_subtype(b->type, a->type) || multiplies_first(a, b, op))) {
            py_object *r = fb(a, b, op);
            if (r != PY_NOT_IMPLEMENTED) return r;
            fb = NULL;
        }
        py_object *r = fa(a, b, op);
        if (r != PY_NOT_IMPLEMENTED) return r;
    }
    if (fb) return fb(a, b, op);
    PY_RETURN_NOT_IMPLEMENTED;
}

py_object *py_binary(py_object *a, py_object *b, py_binary_op op) {
    py_object *r = try_binary(a, b, op);
    return r != PY_NOT_IMPLEMENTED ? r : binary_error(a, b, op, false);
}

py_object *py_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (a->type->inplace && !multiplies_first(a, b, op)) {
        py_object *r = a->type->inplace(a, b, op);
        if (r != PY_NOT_IMPLEMENTED) return r;
    }
    py_object *r = try_binary(a, b, op);
    return r != PY_NOT_IMPLEMENTED ? r : binary_error(a, b, op, true);
}

py_object *py_unary(py_object *o, py_unary_op op) {
    static const char *const text[] = {"unary -", "unary +", "unary ~", "abs()"};
    py_object *r = o->type->unary ? o->type->unary(o, op) : PY_NOT_IMPLEMENTED;
    if (r != PY_NOT_IMPLEMENTED) return r;
    return py_raise(&py_TypeError, "bad operand type for %s: '%s'", text[op], o->type->name);
}

// ---- Containers

int64_t py_len(py_object *o) {
    if (o->type->len) return o->type->len(o);
    py_raise(&py_TypeError, "object of type '%s' has no len()", o->type->name);
    return -1;
}

py_object *py_getitem(py_object *o, py_object *key) {
    if (o->type->getitem) return o->type->getitem(o, key);
    if (o->type->flags & PY_TYPE_TYPE) {
        py_object *f = NULL;
        int found = py_getattr_optional(o, PN(__class_getitem__), &f);
        if (found < 0) return NULL;
        if (found) {
            py_object *r = py_call1(f, key);
            py_decref(f);
            return r;
        }
        py_type *const generic[] = {&py_list_type,      &py_dict_type, &py_tuple_type,         &py_set_type,
                                    &py_frozenset_type, &py_type_type, &py_BaseExceptionGroup, &py_ExceptionGroup};
        for (size_t i = 0; i < sizeof generic / sizeof *generic; i++)
            if (o == (py_object *)generic[i]) return py_call2((py_object *)&py_generic_alias_type, o, key);
        return py_raise(&py_TypeError, "type '%s' is not subscriptable", ((py_type *)o)->name);
    }
    return py_raise(&py_TypeError, "'%s' object is not subscriptable", o->type->name);
}

bool py_setitem(py_object *o, py_object *key, py_object *value) {
    if (o->type->setitem) return o->type->setitem(o, key, value);
    py_raise(&py_TypeError, "'%s' object does not support item assignment", o->type->name);
    return false;
}

bool py_delitem(py_object *o, py_object *key) {
    if (o->type->setitem) return o->type->setitem(o, key, NULL);
    py_raise(&py_TypeError, "'%s' object doesn't support item deletion", o->type->name);
    return false;
}

int py_contains(py_object *o, py_object *item) {
    if (o->type->contains) return o->type->contains(o, item);
    py_object *it = py_iter(o), *x;
    if (!it) {
        if (py_pending_is(&py_TypeError)) {
            py_clear_error();
            py_raise(&py_TypeError, "argument of type '%s' is not iterable", o->type->name);
        }
        return -1;
    }
    int found = 0;
    while (!found && (x = py_next(it))) {
        found = py_equal(x, item);
        py_decref(x);
    }
    py_decref(it);
    return !found && py_pending() ? -1 : found;
}

py_object *py_iter(py_object *o) {
    if (o->type->iter) {
        py_object *it = o->type->iter(o);
        if (it && !it->type->next) {
            py_raise(&py_TypeError, "iter() returned non-iterator of type '%s'", it->type->name);
            PY_CLEAR(it);
        }
        return it;
    }
    if (o->type->getitem && !(o->type->flags & (PY_TYPE_DICTTYPE | PY_TYPE_UNORDERED))) return py_seq_iter_new(o);
    return py_raise(&py_TypeError, "'%s' object is not iterable", o->type->name);
}

py_object *py_next(py_object *it) {
    py_object *r = it->type->next(it);
    if (!r && py.error && py_is_instance(py.error, &py_StopIteration)) py_clear_error();
    return r;
}

// ---- Attributes

py_object *py_getattr(py_object *o, py_object *name) { return o->type->getattr(o, name); }

py_object *py_getattr_str(py_object *o, const char *name) {
    py_object *n = py_str_intern(name);
    py_object *r = py_getattr(o, n);
    py_decref(n);
    return r;
}

int py_getattr_optional(py_object *o, py_object *name, py_object **out) {
    py_object *r = py_getattr(o, name);
    if (r) {
        *out = r;
        return 1;
    }
    if (!py_pending_is(&py_AttributeError)) return -1;
    py_clear_error();
    return 0;
}

bool py_setattr(py_object *o, py_object *name, py_object *value) { return o->type->setattr(o, name, value); }

bool py_setattr_str(py_object *o, const char *name, py_object *value) {
    py_object *n = py_str_intern(name);
    bool ok = py_setattr(o, n, value);
    py_decref(n);
    return ok;
}

static py_object *attribute_error(py_object *o, py_object *name) {
    return py_raise(&py_AttributeError, "'%s' object has no attribute '%s'", o->type->name, py_str_data(name));
}

py_object *py_generic_getattr(py_object *o, py_object *name) {
    py_type *t = o->type;
    py_object *d = py_type_lookup(t, name);
    if (d && d->type->descr_get && d->type->descr_set) return d->type->descr_get(d, o, t);
    if (t->flags & PY_TYPE_DICT && *py_dict_slot(o)) {
        py_object *v = py_dict_get(*py_dict_slot(o), name);
        if (v) return py_incref(v);
    }
    if (d) return d->type->descr_get ? d->type->descr_get(d, o, t) : py_incref(d);
    return attribute_error(o, name);
}

static bool slot_allowed(py_type *t, py_object *name) {
    for (int64_t i = 0; i < PY_TUPLE(t->mro)->n; i++) {
        py_type *k = (py_type *)PY_TUPLE(t->mro)->items[i];
        if (k->slot_names && py_contains(k->slot_names, name) == 1) return true;
    }
    return false;
}

bool py_generic_setattr(py_object *o, py_object *name, py_object *value) {
    py_type *t = o->type;
    py_object *d = py_type_lookup(t, name);
    if (d && d->type->descr_set) return d->type->descr_set(d, o, value);
    bool has_dict = t->flags & PY_TYPE_DICT && (!(t->flags & PY_TYPE_SLOTTED) || slot_allowed(t, name));
    if (!has_dict) {
        if (d)
            py_raise(&py_AttributeError, "'%s' object attribute '%s' is read-only", t->name, py_str_data(name));
        else
            attribute_error(o, name);
        return false;
    }
    py_object **slot = py_dict_slot(o);
    if (!value) {
        int found = *slot ? py_dict_delete(*slot, name) : 0;
        if (!found) {
            if (t->flags & PY_TYPE_SLOTTED)
                py_raise(&py_AttributeError, "%s", py_str_data(name));
            else
                attribute_error(o, name);
        }
        return found == 1;
    }
    if (!*slot) *slot = py_dict_new();
    return py_dict_set(*slot, name, value);
}

// ---- Calls

bool py_callable(py_object *o) { return o->type->call != NULL; }

py_object *py_call(py_object *f, const py_args *a) {
    if (!f->type->call) return py_raise(&py_TypeError, "'%s' object is not callable", f->type->name);
    return f->type->call(f, a);
}

py_object *py_call0(py_object *f) { return py_call(f, &(py_args){NULL, 0, NULL}); }
py_object *py_call1(py_object *f, py_object *x) { return py_call(f, &(py_args){(py_object *[]){x}, 1, NULL}); }
py_object *py_call2(py_object *f, py_object *x, py_object *y) {
    return py_call(f, &(py_args){(py_object *[]){x, y}, 2, NULL});
}
py_object *py_call3(py_object *f, py_object *x, py_object *y, py_object *z) {
    return py_call(f, &(py_args){(py_object *[]){x, y, z}, 3, NULL});
}

py_object *py_call_tuple(py_object *f, py_object *args, py_object *kwargs) {
    int64_t n = PY_TUPLE(args)->n, k = kwargs ? PY_DICT(kwargs)->used : 0;
    if (!k) return py_call(f, &(py_args){PY_TUPLE(args)->items, n, NULL});
    py_object **v = py_malloc((size_t)(n + k) * sizeof *v), *key, *value;
    memcpy(v, PY_TUPLE(args)->items, (size_t)n * sizeof *v);
    py_object *names = py_tuple_new(k);
    int64_t pos = 0, i = 0;
    while (py_dict_next(kwargs, &pos, &key, &value)) {
        PY_TUPLE(names)->items[i] = py_incref(key);
        v[n + i++] = py_incref(value);
    }
    py_object *r = py_call(f, &(py_args){v, n, names});
    for (i = 0; i < k; i++) py_decref(v[n + i]);
    py_decref(names);
    py_free(v, (size_t)(n + k) * sizeof *v);
    return r;
}

py_object *py_call_method(py_object *o, const char *name, int n, ...) {
    py_object *v[8];
    va_list args;
    va_start(args, n);
    for (int i = 0; i < n && i < 8; i++) v[i] = va_arg(args, py_object *);
    va_end(args);
    py_object *f = py_getattr_str(o, name);
    if (!f) return NULL;
    py_object *r = py_call(f, &(py_args){v, n, NULL});
    py_decref(f);
    return r;
}

// ---- Numbers out of objects

py_object *py_index(py_object *o) {
    if (py_is_int(o)) return py_incref(o);
    if (!o->type->index)
        return py_raise(&py_TypeError, "'%s' object cannot be interpreted as an integer", o->type->name);
    py_object *r = o->type->index(o);
    if (r && !py_is_int(r)) {
        py_raise(&py_TypeError, "__index__ returned non-int (type %s)", r->type->name);
        PY_CLEAR(r);
    }
    return r;
}

bool py_as_int64(py_object *o, int64_t *out) {
    py_object *i = py_index(o);
    if (!i) return false;
    bool ok = py_int_fits(i, out);
    py_decref(i);
    if (!ok) py_raise(&py_OverflowError, "Python int too large to convert to C ssize_t");
    return ok;
}

bool py_as_index(py_object *o, int64_t *out) {
    py_object *i = py_index(o);
    if (!i) return false;
    if (!py_int_fits(i, out)) *out = py_int_is_negative(i) ? INT64_MIN : INT64_MAX;
    py_decref(i);
    return true;
}

bool py_as_double(py_object *o, double *out) {
    if (py_is_float(o)) {
        *out = py_float_value(o);
        return true;
    }
    if (py_is_int(o)) {
        *out = py_int_to_double(o);
        return !py_pending();
    }
    py_object *r = NULL;
    if (o->type->to_float) {
        r = o->type->to_float(o);
        if (r && !py_is_float(r)) {
            py_raise(&py_TypeError, "%s.__float__ returned non-float (type %s)", o->type->name, r->type->name);
            PY_CLEAR(r);
        }
        if (!r) return false;
        *out = py_float_value(r);
        py_decref(r);
        return true;
    }
    if (!o->type->index) {
        py_raise(&py_TypeError, "must be real number, not %s", o->type->name);
        return false;
    }
    if (!(r = py_index(o))) return false;
    *out = py_int_to_double(r);
    py_decref(r);
    return !py_pending();
}
