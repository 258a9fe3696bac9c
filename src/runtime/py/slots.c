// The two directions between slots and dunder methods: what a slot of a class calls when the class defines the method
// in Python (class_…), and the methods that show the slots of C types to Python (slot_wrapper).
#include "runtime/py/impl.h"

// ---- From a slot to the Python method

// Calls the method NAME of o's type. `*out_found` is false when there is none.
static py_object *call_special(py_object *o, py_object *name, py_object *const *args, int n, bool *out_found) {
    py_object *f = py_type_lookup(o->type, name);
    *out_found = f != NULL;
    if (!f) return NULL;
    if (f->type->flags & PY_TYPE_BINDS && n < 4) {
        py_object *v[4] = {o};
        for (int i = 0; i < n; i++) v[i + 1] = args[i];
        py_incref(f);
        py_object *r = py_call(f, &(py_args){v, n + 1, NULL});
        py_decref(f);
        return r;
    }
    py_object *bound = f->type->descr_get ? f->type->descr_get(f, o, o->type) : py_incref(f);
    if (!bound) return NULL;
    py_object *r = py_call(bound, &(py_args){args, n, NULL});
    py_decref(bound);
    return r;
}

static py_object *call0(py_object *o, py_object *name) {
    bool found;
    py_object *r = call_special(o, name, NULL, 0, &found);
    if (!r && !found) py_raise(&py_AttributeError, "%s", py_str_data(name));
    return r;
}

static py_object *class_repr(py_object *o) { return call0(o, PN(__repr__)); }
static py_object *class_str(py_object *o) { return call0(o, PN(__str__)); }
static py_object *class_index(py_object *o) { return call0(o, PN(__index__)); }
static py_object *class_to_int(py_object *o) { return call0(o, PN(__int__)); }
static py_object *class_to_float(py_object *o) { return call0(o, PN(__float__)); }

static py_object *class_iter(py_object *o) {
    if (py_type_lookup(o->type, PN(__iter__)) == PY_NONE)
        return py_raise(&py_TypeError, "'%s' object is not iterable", o->type->name);
    return call0(o, PN(__iter__));
}

static py_object *class_next(py_object *o) { return call0(o, PN(__next__)); }

static bool class_hash(py_object *o, int64_t *out) {
    if (py_type_lookup(o->type, PN(__hash__)) == PY_NONE) {
        py_raise(&py_TypeError, "unhashable type: '%s'", o->type->name);
        return false;
    }
    py_object *r = call0(o, PN(__hash__));
    if (!r) return false;
    bool ok = py_is_int(r);
    if (!ok)
        py_raise(&py_TypeError, "__hash__ method should return an integer");
    else if (!py_int_fits(r, out))
        ok = py_int_type.hash(r, out);
    if (*out == -1) *out = -2;
    py_decref(r);
    return ok;
}

static int class_truth(py_object *o) {
    py_object *r = call0(o, PN(__bool__));
    if (!r) return -1;
    int t = r == py.true_object ? 1 : r == py.false_object ? 0 : -1;
    if (t < 0) py_raise(&py_TypeError, "__bool__ should return bool, returned %s", r->type->name);
    py_decref(r);
    return t;
}

static int64_t class_len(py_object *o) {
    py_object *r = call0(o, PN(__len__));
    if (!r) return -1;
    int64_t n = -1;
    if (py_as_int64(r, &n) && n < 0) {
        py_raise(&py_ValueError, "__len__() should return >= 0");
        n = -1;
    }
    py_decref(r);
    return py_pending() ? -1 : n;
}

static py_object *class_getitem(py_object *o, py_object *key) {
    bool found;
    return call_special(o, PN(__getitem__), &key, 1, &found);
}

static bool class_setitem(py_object *o, py_object *key, py_object *value) {
    bool found;
    py_object *v[] = {key, value};
    py_object *r = call_special(o, value ? PN(__setitem__) : PN(__delitem__), v, value ? 2 : 1, &found);
    if (!found) {
        py_raise(&py_TypeError,
                 value ? "'%s' object does not support item assignment" : "'%s' object doesn't support item deletion",
                 o->type->name);
        return false;
    }
    py_xdecref(r);
    return r != NULL;
}

static int class_contains(py_object *o, py_object *item) {
    bool found;
    if (py_type_lookup(o->type, PN(__contains__)) == PY_NONE) {
        py_raise(&py_TypeError, "'%s' object is not a container", o->type->name);
        return -1;
    }
    py_object *r = call_special(o, PN(__contains__), &item, 1, &found);
    if (!r) return -1;
    int t = py_truth(r);
    py_decref(r);
    return t;
}

static py_object *class_call(py_object *o, const py_args *a) {
    py_object *f = py_type_lookup(o->type, PN(__call__));
    py_object *bound = f->type->descr_get ? f->type->descr_get(f, o, o->type) : py_incref(f);
    if (!bound) return NULL;
    py_object *r = NULL;
    if (py_enter(" while calling a Python object")) {
        r = py_call(bound, a);
        py_leave();
    }
    py_decref(bound);
    return r;
}

static py_object *class_getattribute(py_object *o, py_object *name) {
    py_object *f = py_type_lookup(o->type, PN(__getattribute__)), *r;
    bool found;
    if (f->type == &py_slot_wrapper_type) {
        void (*slot)(void);
        py_slot_wrapper_slot(f, -1, &slot);
        r = ((py_object * (*)(py_object *, py_object *)) slot)(o, name);
    } else {
        r = call_special(o, PN(__getattribute__), &name, 1, &found);
    }
    if (r || !py_pending_is(&py_AttributeError) || !py_type_lookup(o->type, PN(__getattr__))) return r;
    py_object *e = py_take_error();
    r = call_special(o, PN(__getattr__), &name, 1, &found);
    py_decref(e);
    return r;
}

static bool class_setattr(py_object *o, py_object *name, py_object *value) {
    bool found;
    py_object *v[] = {name, value};
    py_object *r = call_special(o, value ? PN(__setattr__) : PN(__delattr__), v, value ? 2 : 1, &found);
    py_xdecref(r);
    return r != NULL;
}

static py_object *class_get(py_object *d, py_object *obj, py_type *type) {
    bool found;
    py_object *v[] = {obj ? obj : PY_NONE, type ? (py_object *)type : PY_NONE};
    py_object *r = call_special(d, PN(__get__), v, 2, &found);
    return !r && !found ? py_incref(d) : r;
}

static bool class_set(py_object *d, py_object *obj, py_object *value) {
    bool found;
    py_object *v[] = {obj, value};
    py_object *r = call_special(d, value ? PN(__set__) : PN(__delete__), v, value ? 2 : 1, &found);
    if (!found) py_raise(&py_AttributeError, value ? "__set__" : "__delete__");
    py_xdecref(r);
    return r != NULL;
}

static py_object *class_new(py_type *t, const py_args *a) {
    py_object *f = py_type_lookup(t, PN(__new__));
    int64_t k = a->n + (a->kwnames ? PY_TUPLE(a->kwnames)->n : 0);
    py_object **v = py_malloc((size_t)(k + 1) * sizeof *v);
    v[0] = (py_object *)t;
    if (k) memcpy(v + 1, a->v, (size_t)k * sizeof *v);
    py_object *fn = f->type->descr_get ? f->type->descr_get(f, NULL, t) : py_incref(f);
    py_object *r = fn ? py_call(fn, &(py_args){v, a->n + 1, a->kwnames}) : NULL;
    py_xdecref(fn);
    py_free(v, (size_t)(k + 1) * sizeof *v);
    return r;
}

static bool class_init(py_object *self, const py_args *a) {
    py_object *f = py_type_lookup(self->type, PN(__init__)), *r;
    int64_t k = a->n + (a->kwnames ? PY_TUPLE(a->kwnames)->n : 0);
    if (f->type->flags & PY_TYPE_BINDS && k < 15) {
        py_object *v[16] = {self};
        for (int64_t i = 0; i < k; i++) v[i + 1] = a->v[i];
        r = py_call(f, &(py_args){v, a->n + 1, a->kwnames});
    } else {
        py_object *bound = f->type->descr_get ? f->type->descr_get(f, self, self->type) : py_incref(f);
        r = bound ? py_call(bound, a) : NULL;
        py_xdecref(bound);
    }
    if (r && r != PY_NONE) {
        py_raise(&py_TypeError, "__init__() should return None, not '%s'", r->type->name);
        PY_CLEAR(r);
    }
    py_xdecref(r);
    return r != NULL;
}

// Calls the method of a binary operator if the type defines it; NotImplemented otherwise.
static py_object *call_operator(py_object *o, py_object *name, py_object *other) {
    bool found;
    py_object *r = call_special(o, name, &other, 1, &found);
    if (!found) PY_RETURN_NOT_IMPLEMENTED;
    return r;
}

static py_object *class_binary(py_object *a, py_object *b, py_binary_op op) {
    bool left = a->type->binary == class_binary, right = b->type != a->type && b->type->binary == class_binary;
    if (left && right && py_is_subtype(b->type, a->type)) {
        py_object *mine = py_type_lookup(a->type, py.reflected_names[op]),
                  *theirs = py_type_lookup(b->type, py.reflected_names[op]);
        if (theirs && theirs != mine) {
            py_object *r = call_operator(b, py.reflected_names[op], a);
            if (r != PY_NOT_IMPLEMENTED) return r;
            right = false;
        }
    }
    if (left) {
        py_object *r = call_operator(a, py.binary_names[op], b);
        if (r != PY_NOT_IMPLEMENTED) return r;
    }
    if (right) return call_operator(b, py.reflected_names[op], a);
    PY_RETURN_NOT_IMPLEMENTED;
}

static py_object *class_inplace(py_object *a, py_object *b, py_binary_op op) {
    if (!py.inplace_names[op]) PY_RETURN_NOT_IMPLEMENTED;
    return call_operator(a, py.inplace_names[op], b);
}

static py_object *class_unary(py_object *o, py_unary_op op) {
    py_object *const names[] = {PN(__neg__), PN(__pos__), PN(__invert__), PN(__abs__)};
    bool found;
    py_object *r = call_special(o, names[op], NULL, 0, &found);
    if (!found) PY_RETURN_NOT_IMPLEMENTED;
    return r;
}

static py_object *class_compare(py_object *a, py_object *b, py_compare_op op) {
    py_object *const names[] = {PN(__eq__), PN(__ne__), PN(__lt__), PN(__le__), PN(__gt__), PN(__ge__)};
    return call_operator(a, names[op], b);
}

// ---- Slot wrappers

typedef enum wrap_kind {
    WRAP_unary,
    WRAP_hash,
    WRAP_truth,
    WRAP_len,
    WRAP_getitem,
    WRAP_setitem,
    WRAP_delitem,
    WRAP_contains,
    WRAP_next,
    WRAP_call,
    WRAP_getattr,
    WRAP_setattr,
    WRAP_delattr,
    WRAP_get,
    WRAP_set,
    WRAP_delete,
    WRAP_new,
    WRAP_init,
    WRAP_binary,
    WRAP_reflected,
    WRAP_inplace,
    WRAP_operator,
    WRAP_compare
} wrap_kind;

typedef struct slot_row {
    const char *name;
    size_t offset;
    void (*class_fn)(void);
    wrap_kind wrap;
    int op;
} slot_row;

static const slot_row rows[] = {
#define SLOT(FIELD, DUNDER, CALL, WRAP)                                                                                \
    {DUNDER, offsetof(py_type, FIELD), (void (*)(void))class_##CALL, WRAP_##WRAP, 0},
#include "runtime/py/slots.def"
#define BINARY_SLOT(NAME, TEXT, DUNDER, REFLECTED, INPLACE)                                                            \
    {DUNDER, offsetof(py_type, binary), (void (*)(void))class_binary, WRAP_binary, PY_##NAME},                         \
        {REFLECTED, offsetof(py_type, binary), (void (*)(void))class_binary, WRAP_reflected, PY_##NAME},               \
        {INPLACE, offsetof(py_type, inplace), (void (*)(void))class_inplace, WRAP_inplace, PY_##NAME},
#include "runtime/py/slots.def"
    {"__neg__", offsetof(py_type, unary), (void (*)(void))class_unary, WRAP_operator, PY_NEG},
    {"__pos__", offsetof(py_type, unary), (void (*)(void))class_unary, WRAP_operator, PY_POS},
    {"__invert__", offsetof(py_type, unary), (void (*)(void))class_unary, WRAP_operator, PY_INVERT},
    {"__abs__", offsetof(py_type, unary), (void (*)(void))class_unary, WRAP_operator, PY_ABS},
    {"__eq__", offsetof(py_type, compare), (void (*)(void))class_compare, WRAP_compare, PY_EQ},
    {"__ne__", offsetof(py_type, compare), (void (*)(void))class_compare, WRAP_compare, PY_NE},
    {"__lt__", offsetof(py_type, compare), (void (*)(void))class_compare, WRAP_compare, PY_LT},
    {"__le__", offsetof(py_type, compare), (void (*)(void))class_compare, WRAP_compare, PY_LE},
    {"__gt__", offsetof(py_type, compare), (void (*)(void))class_compare, WRAP_compare, PY_GT},
    {"__ge__", offsetof(py_type, compare), (void (*)(void))class_compare, WRAP_compare, PY_GE},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

typedef void (*slot_fn)(void);

typedef struct slot_wrapper {
    py_object ob;
    py_type *owner;
    const slot_row *row;
    slot_fn fn;
} slot_wrapper;

static slot_fn read_slot(const py_type *t, const slot_row *r) {
    slot_fn f;
    memcpy(&f, (const char *)t + r->offset, sizeof f);
    return f;
}

static void write_slot(py_type *t, const slot_row *r, slot_fn f) { memcpy((char *)t + r->offset, &f, sizeof f); }

void py_add_slot_wrappers(py_type *t) {
    for (int i = 0; i < ROW_COUNT; i++) {
        const slot_row *r = &rows[i];
        slot_fn f = r->name ? read_slot(t, r) : NULL;
        if (!f) continue;
        if ((r->wrap == WRAP_binary || r->wrap == WRAP_reflected) && !(t->binary_ops & PY_OP_BIT(r->op))) continue;
        if (r->wrap == WRAP_inplace && !(t->binary_ops & PY_OP_BIT(r->op))) continue;
        slot_wrapper *w = (slot_wrapper *)py_alloc(&py_slot_wrapper_type, 0);
        w->owner = t;
        w->row = r;
        w->fn = f;
        py_dict_set_str(t->dict, r->name, (py_object *)w);
        py_decref((py_object *)w);
    }
}

bool py_slot_wrapper_slot(py_object *wrapper, int row, void (**out)(void)) {
    if (wrapper->type != &py_slot_wrapper_type) return false;
    slot_wrapper *w = (slot_wrapper *)wrapper;
    if (row >= 0 && w->row->offset != rows[row].offset) return false;
    *out = w->fn;
    return true;
}

// Gives every slot of a class its function: the C slot of the type whose wrapper the MRO finds first, or the class_
// one.
void py_set_class_slots(py_type *t) {
    for (int i = 0; i < ROW_COUNT; i++) {
        const slot_row *r = &rows[i];
        if (!r->name) continue;
        py_object *name = py_str_intern(r->name);
        py_object *v = py_type_lookup(t, name);
        py_decref(name);
        slot_fn current = read_slot(t, r), f = current;
        if (!v) continue;
        if (!py_slot_wrapper_slot(v, i, &f)) f = r->class_fn;
        bool shared =
            r->wrap == WRAP_delitem || r->wrap == WRAP_delattr || r->wrap == WRAP_delete || r->wrap >= WRAP_binary;
        if (shared && current == r->class_fn && f != current)
            continue;   // an earlier row of this slot is defined in Python
        if (r->wrap == WRAP_call && v == PY_NONE) f = NULL;
        write_slot(t, r, f);
    }
    if (py_type_lookup(t, PN(__getattr__))) t->getattr = class_getattribute;
}

// ---- Calling a slot from Python

static py_object *wrap_none(bool ok) { return ok ? py_incref(PY_NONE) : NULL; }

static py_object *call_attribute_slot(const slot_wrapper *w, py_object *self, const py_args *r) {
    switch (w->row->wrap) {
    case WRAP_getattr: return ((py_object * (*)(py_object *, py_object *)) w->fn)(self, r->v[0]);
    case WRAP_setattr:
        return wrap_none(((bool (*)(py_object *, py_object *, py_object *))w->fn)(self, r->v[0], r->v[1]));
    case WRAP_delattr: return wrap_none(((bool (*)(py_object *, py_object *, py_object *))w->fn)(self, r->v[0], NULL));
    case WRAP_get: {
        py_object *obj = r->v[0] == PY_NONE ? NULL : r->v[0];
        py_type *type = r->n > 1 && r->v[1] != PY_NONE ? (py_type *)r->v[1] : obj ? obj->type : NULL;
        return ((py_object * (*)(py_object *, py_object *, py_type *)) w->fn)(self, obj, type);
    }
    case WRAP_set: return wrap_none(((bool (*)(py_object *, py_object *, py_object *))w->fn)(self, r->v[0], r->v[1]));
    default: return wrap_none(((bool (*)(py_object *, py_object *, py_object *))w->fn)(self, r->v[0], NULL));
    }
}

static py_object *call_slot(const slot_wrapper *w, py_object *self, const py_args *r) {
    switch (w->row->wrap) {
    case WRAP_unary: return ((py_object * (*)(py_object *)) w->fn)(self);
    case WRAP_next: {
        py_object *x = ((py_object * (*)(py_object *)) w->fn)(self);
        if (!x && !py_pending()) return py_raise_object(&py_StopIteration, NULL);
        return x;
    }
    case WRAP_hash: {
        int64_t h;
        return ((bool (*)(py_object *, int64_t *))w->fn)(self, &h) ? py_int(h) : NULL;
    }
    case WRAP_truth: {
        int t = ((int (*)(py_object *))w->fn)(self);
        return t < 0 ? NULL : py_incref(py_bool(t));
    }
    case WRAP_len: {
        int64_t n = ((int64_t (*)(py_object *))w->fn)(self);
        return n < 0 ? NULL : py_int(n);
    }
    case WRAP_getitem: return ((py_object * (*)(py_object *, py_object *)) w->fn)(self, r->v[0]);
    case WRAP_setitem:
        return wrap_none(((bool (*)(py_object *, py_object *, py_object *))w->fn)(self, r->v[0], r->v[1]));
    case WRAP_delitem: return wrap_none(((bool (*)(py_object *, py_object *, py_object *))w->fn)(self, r->v[0], NULL));
    case WRAP_contains: {
        int t = ((int (*)(py_object *, py_object *))w->fn)(self, r->v[0]);
        return t < 0 ? NULL : py_incref(py_bool(t));
    }
    case WRAP_call: return ((py_object * (*)(py_object *, const py_args *)) w->fn)(self, r);
    case WRAP_init: return wrap_none(((bool (*)(py_object *, const py_args *))w->fn)(self, r));
    case WRAP_binary:
    case WRAP_inplace:
        return ((py_object * (*)(py_object *, py_object *, py_binary_op)) w->fn)(self, r->v[0],
                                                                                 (py_binary_op)w->row->op);
    case WRAP_reflected:
        return ((py_object * (*)(py_object *, py_object *, py_binary_op)) w->fn)(r->v[0], self,
                                                                                 (py_binary_op)w->row->op);
    case WRAP_operator: return ((py_object * (*)(py_object *, py_unary_op)) w->fn)(self, (py_unary_op)w->row->op);
    case WRAP_compare:
        return ((py_object * (*)(py_object *, py_object *, py_compare_op)) w->fn)(self, r->v[0],
                                                                                  (py_compare_op)w->row->op);
    default: return call_attribute_slot(w, self, r);
    }
}

static bool check_count(const slot_wrapper *w, const py_args *r) {
    int min = 0, max = 0;
    switch (w->row->wrap) {
    case WRAP_call:
    case WRAP_init: return true;
    case WRAP_getitem:
    case WRAP_delitem:
    case WRAP_contains:
    case WRAP_getattr:
    case WRAP_delattr:
    case WRAP_delete:
    case WRAP_reflected:
    case WRAP_inplace:
    case WRAP_compare: min = max = 1; break;
    case WRAP_binary: min = 1, max = 2; break;
    case WRAP_setitem:
    case WRAP_setattr:
    case WRAP_set: min = max = 2; break;
    case WRAP_get: min = 1, max = 2; break;
    default: break;
    }
    if (r->n >= min && r->n <= max && !r->kwnames) return true;
    py_raise(&py_TypeError, "expected %d argument%s, got %lld", min, min == 1 ? "" : "s", (long long)r->n);
    return false;
}

py_object *py_slot_wrapper_call(py_object *self, const py_args *a) {
    const slot_wrapper *w = (slot_wrapper *)self;
    if (a->n < 1) {
        if (w->row->wrap == WRAP_new)
            return py_raise(&py_TypeError, "%s.__new__(): not enough arguments", w->owner->name);
        return py_raise(&py_TypeError, "descriptor '%s' of '%s' object needs an argument", w->row->name,
                        w->owner->name);
    }
    py_args rest = {a->v + 1, a->n - 1, a->kwnames};
    if (w->row->wrap == WRAP_new) {
        if (!(a->v[0]->type->flags & PY_TYPE_TYPE))
            return py_raise(&py_TypeError, "%s.__new__(X): X is not a type object (%s)", w->owner->name,
                            a->v[0]->type->name);
        if (!py_is_subtype((py_type *)a->v[0], w->owner))
            return py_raise(&py_TypeError, "%s.__new__(%s): %s is not a subtype of %s", w->owner->name,
                            ((py_type *)a->v[0])->name, ((py_type *)a->v[0])->name, w->owner->name);
        return ((py_object * (*)(py_type *, const py_args *)) w->fn)((py_type *)a->v[0], &rest);
    }
    if (!py_is_instance(a->v[0], w->owner))
        return py_raise(&py_TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", w->row->name,
                        w->owner->name, a->v[0]->type->name);
    return check_count(w, &rest) ? call_slot(w, a->v[0], &rest) : NULL;
}

static py_object *wrapper_get(py_object *d, py_object *obj, py_type *type) {
    (void)type;
    if (!obj || ((slot_wrapper *)d)->row->wrap == WRAP_new) return py_incref(d);
    return py_method_new(d, obj);
}

static py_object *wrapper_name(py_object *d, void *data) {
    (void)data;
    return py_str_cstr(((slot_wrapper *)d)->row->name);
}
static py_object *wrapper_owner(py_object *d, void *data) {
    (void)data;
    return py_incref((py_object *)((slot_wrapper *)d)->owner);
}
static py_object *wrapper_qualname(py_object *d, void *data) {
    (void)data;
    return py_str_format("%s.%s", ((slot_wrapper *)d)->owner->name, ((slot_wrapper *)d)->row->name);
}
static const py_getset_def wrapper_getset[] = {{"__name__", wrapper_name, NULL, NULL},
                                               {"__objclass__", wrapper_owner, NULL, NULL},
                                               {"__qualname__", wrapper_qualname, NULL, NULL},
                                               {0}};

static py_object *wrapper_repr(py_object *d) {
    return py_str_format("<slot wrapper '%s' of '%s' objects>", ((slot_wrapper *)d)->row->name,
                         ((slot_wrapper *)d)->owner->name);
}

static void wrapper_dealloc(py_object *o) { py_free_object(o, 0); }

py_type py_slot_wrapper_type = {
    PY_TYPE_HEAD("wrapper_descriptor"), .size = sizeof(slot_wrapper), .dealloc = wrapper_dealloc, .repr = wrapper_repr,
    .call = py_slot_wrapper_call,       .descr_get = wrapper_get,     .getset = wrapper_getset};
