// What can be called or bound: C functions, methods, descriptors, property, super; and modules and cells.
#include "runtime/py/impl.h"

#include <stdlib.h>

static void plain_dealloc(py_object *o) { py_free_object(o, 0); }

// ---- Functions written in C

py_object *py_function_new(const py_method_def *def, py_object *self, const char *module) {
    py_cfunction_object *f = (py_cfunction_object *)py_alloc(&py_cfunction_type, 0);
    f->def = def;
    f->self = py_xincref(self);
    f->module = module;
    return (py_object *)f;
}

static void cfunction_dealloc(py_object *o) {
    py_xdecref(((py_cfunction_object *)o)->self);
    py_free_object(o, 0);
}

static py_object *cfunction_call(py_object *o, const py_args *a) {
    const py_cfunction_object *f = (py_cfunction_object *)o;
    return f->def->fn(f->self, a);
}

static py_object *cfunction_repr(py_object *o) {
    const py_cfunction_object *f = (py_cfunction_object *)o;
    if (f->self)
        return py_str_format("<built-in method %s of %s object at %p>", f->def->name, f->self->type->name,
                             (void *)f->self);
    return py_str_format("<built-in function %s>", f->def->name);
}

static py_object *cfunction_name(py_object *o, void *data) {
    (void)data;
    return py_str_cstr(((py_cfunction_object *)o)->def->name);
}
static py_object *cfunction_self(py_object *o, void *data) {
    (void)data;
    py_object *s = ((py_cfunction_object *)o)->self;
    return py_incref(s ? s : PY_NONE);
}
static py_object *cfunction_module(py_object *o, void *data) {
    (void)data;
    const char *m = ((py_cfunction_object *)o)->module;
    return m ? py_str_cstr(m) : py_incref(PY_NONE);
}
static py_object *no_doc(py_object *o, void *data) {
    (void)o;
    (void)data;
    PY_RETURN_NONE;
}
static const py_getset_def cfunction_getset[] = {
    {"__name__", cfunction_name, NULL, NULL}, {"__qualname__", cfunction_name, NULL, NULL},
    {"__self__", cfunction_self, NULL, NULL}, {"__module__", cfunction_module, NULL, NULL},
    {"__doc__", no_doc, NULL, NULL},          {0}};

py_type py_cfunction_type = {PY_TYPE_HEAD("builtin_function_or_method"),
                             .size = sizeof(py_cfunction_object),
                             .flags = PY_TYPE_FINAL,
                             .dealloc = cfunction_dealloc,
                             .repr = cfunction_repr,
                             .call = cfunction_call,
                             .getset = cfunction_getset};

// ---- Bound methods

py_object *py_method_new(py_object *function, py_object *self) {
    py_method_object *m = (py_method_object *)py_alloc(&py_method_type, 0);
    m->function = py_incref(function);
    m->self = py_incref(self);
    return (py_object *)m;
}

static void method_dealloc(py_object *o) {
    py_decref(((py_method_object *)o)->function);
    py_decref(((py_method_object *)o)->self);
    py_free_object(o, 0);
}

static py_object *method_call(py_object *o, const py_args *a) {
    const py_method_object *m = (py_method_object *)o;
    int64_t k = a->n + (a->kwnames ? PY_TUPLE(a->kwnames)->n : 0);
    py_object *few[16], **v = k < 15 ? few : py_malloc((size_t)(k + 1) * sizeof *v);
    v[0] = m->self;
    if (k) memcpy(v + 1, a->v, (size_t)k * sizeof *v);
    py_object *r = py_call(m->function, &(py_args){v, a->n + 1, a->kwnames});
    if (v != few) py_free(v, (size_t)(k + 1) * sizeof *v);
    return r;
}

static py_object *method_repr(py_object *o) {
    const py_method_object *m = (py_method_object *)o;
    py_object *name = NULL;
    if (py_getattr_optional(m->function, PN(__qualname__), &name) < 0) return NULL;
    py_object *self = py_repr(m->self);
    py_object *r =
        self ? py_str_format("<bound method %s of %s>", name ? py_str_data(name) : "?", py_str_data(self)) : NULL;
    py_xdecref(name);
    py_xdecref(self);
    return r;
}

static py_object *method_getattr(py_object *o, py_object *name) {
    const py_method_object *m = (py_method_object *)o;
    if (py_str_equals(name, "__func__")) return py_incref(m->function);
    if (py_str_equals(name, "__self__")) return py_incref(m->self);
    py_object *v = py_type_lookup(o->type, name);
    if (v && name != PN(__doc__)) return py_generic_getattr(o, name);
    return py_getattr(m->function, name);
}

static py_object *method_compare(py_object *a, py_object *b, py_compare_op op) {
    if (a->type != b->type || op > PY_NE) PY_RETURN_NOT_IMPLEMENTED;
    const py_method_object *x = (py_method_object *)a, *y = (py_method_object *)b;
    return py_bool((x->function == y->function && x->self == y->self) == (op == PY_EQ));
}
static bool method_hash(py_object *o, int64_t *out) {
    *out = py_hash_pointer(((py_method_object *)o)->self) ^ py_hash_pointer(((py_method_object *)o)->function);
    return true;
}
static py_object *method_make(py_type *t, const py_args *a) {
    (void)t;
    return py_arity(a, "method", 2, 2) ? py_method_new(a->v[0], a->v[1]) : NULL;
}

py_type py_method_type = {PY_TYPE_HEAD("method"),    .size = sizeof(py_method_object),
                          .flags = PY_TYPE_FINAL,    .dealloc = method_dealloc,
                          .repr = method_repr,       .call = method_call,
                          .getattr = method_getattr, .compare = method_compare,
                          .hash = method_hash,       .make = method_make};

// ---- Methods of C types, as class attributes

py_object *py_method_descriptor_new(py_type *owner, const py_method_def *def) {
    py_method_descriptor *d = (py_method_descriptor *)py_alloc(&py_method_descriptor_type, 0);
    d->owner = owner;
    d->def = def;
    return (py_object *)d;
}

static py_object *descriptor_get(py_object *o, py_object *obj, py_type *type) {
    const py_method_descriptor *d = (py_method_descriptor *)o;
    if (d->def->kind == PY_CLASSMETHOD) return py_function_new(d->def, (py_object *)(type ? type : obj->type), NULL);
    if (!obj) return py_incref(o);
    if (!py_is_instance(obj, d->owner))
        return py_raise(&py_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", d->def->name,
                        d->owner->name, obj->type->name);
    return py_function_new(d->def, obj, NULL);
}

static py_object *descriptor_call(py_object *o, const py_args *a) {
    const py_method_descriptor *d = (py_method_descriptor *)o;
    if (a->n < 1)
        return py_raise(&py_TypeError, "unbound method %s.%s() needs an argument", d->owner->name, d->def->name);
    if (!py_is_instance(a->v[0], d->owner))
        return py_raise(&py_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", d->def->name,
                        d->owner->name, a->v[0]->type->name);
    return d->def->fn(a->v[0], &(py_args){a->v + 1, a->n - 1, a->kwnames});
}

static py_object *descriptor_repr(py_object *o) {
    const py_method_descriptor *d = (py_method_descriptor *)o;
    return py_str_format("<method '%s' of '%s' objects>", d->def->name, d->owner->name);
}
static py_object *descriptor_name(py_object *o, void *data) {
    (void)data;
    return py_str_cstr(((py_method_descriptor *)o)->def->name);
}
static py_object *descriptor_qualname(py_object *o, void *data) {
    (void)data;
    return py_str_format("%s.%s", ((py_method_descriptor *)o)->owner->name, ((py_method_descriptor *)o)->def->name);
}
static const py_getset_def descriptor_getset[] = {{"__name__", descriptor_name, NULL, NULL},
                                                  {"__qualname__", descriptor_qualname, NULL, NULL},
                                                  {"__doc__", no_doc, NULL, NULL},
                                                  {0}};

py_type py_method_descriptor_type = {PY_TYPE_HEAD("method_descriptor"),
                                     .size = sizeof(py_method_descriptor),
                                     .flags = PY_TYPE_FINAL,
                                     .dealloc = plain_dealloc,
                                     .repr = descriptor_repr,
                                     .call = descriptor_call,
                                     .descr_get = descriptor_get,
                                     .getset = descriptor_getset};

typedef struct getset_descriptor {
    py_object ob;
    py_type *owner;
    const py_getset_def *def;
} getset_descriptor;

py_object *py_getset_new(py_type *owner, const py_getset_def *def) {
    getset_descriptor *d = (getset_descriptor *)py_alloc(&py_getset_descriptor_type, 0);
    d->owner = owner;
    d->def = def;
    return (py_object *)d;
}

static py_object *getset_get(py_object *o, py_object *obj, py_type *type) {
    (void)type;
    const getset_descriptor *d = (getset_descriptor *)o;
    return obj ? d->def->get(obj, d->def->data) : py_incref(o);
}

static bool getset_set(py_object *o, py_object *obj, py_object *value) {
    const getset_descriptor *d = (getset_descriptor *)o;
    if (d->def->set) return d->def->set(obj, value, d->def->data);
    py_raise(&py_AttributeError, "attribute '%s' of '%s' objects is not writable", d->def->name, d->owner->name);
    return false;
}
static py_object *getset_name(py_object *o, void *data) {
    (void)data;
    return py_str_cstr(((getset_descriptor *)o)->def->name);
}
static py_object *getset_repr(py_object *o) {
    return py_str_format("<attribute '%s' of '%s' objects>", ((getset_descriptor *)o)->def->name,
                         ((getset_descriptor *)o)->owner->name);
}
static const py_getset_def getset_getset[] = {{"__name__", getset_name, NULL, NULL}, {0}};

py_type py_getset_descriptor_type = {PY_TYPE_HEAD("getset_descriptor"),
                                     .size = sizeof(getset_descriptor),
                                     .flags = PY_TYPE_FINAL,
                                     .dealloc = plain_dealloc,
                                     .repr = getset_repr,
                                     .descr_get = getset_get,
                                     .descr_set = getset_set,
                                     .getset = getset_getset};

// ---- staticmethod, classmethod

static py_object *wrapped_make(py_type *t, const py_args *a) {
    if (!py_arity(a, t->name, 1, 1)) return NULL;
    py_wrapped_object *w = (py_wrapped_object *)py_alloc(t, 0);
    w->function = py_incref(a->v[0]);
    return (py_object *)w;
}
static bool wrapped_init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}
static void wrapped_dealloc(py_object *o) {
    py_xdecref(((py_wrapped_object *)o)->function);
    py_free_object(o, 0);
}
static py_object *static_get(py_object *o, py_object *obj, py_type *type) {
    (void)obj;
    (void)type;
    return py_incref(((py_wrapped_object *)o)->function);
}
static py_object *static_call(py_object *o, const py_args *a) { return py_call(((py_wrapped_object *)o)->function, a); }
static py_object *class_get(py_object *o, py_object *obj, py_type *type) {
    py_object *f = ((py_wrapped_object *)o)->function;
    py_type *t = type ? type : obj->type;
    if (f->type->descr_get && !(f->type->flags & PY_TYPE_BINDS))
        return f->type->descr_get(f, (py_object *)t, t->ob.type);
    return py_method_new(f, (py_object *)t);
}
static py_object *wrapped_getattr(py_object *o, py_object *name) {
    if (py_str_equals(name, "__func__") || py_str_equals(name, "__wrapped__"))
        return py_incref(((py_wrapped_object *)o)->function);
    if (name == PN(__isabstractmethod__) || name == PN(__name__) || name == PN(__doc__) || name == PN(__qualname__))
        return py_getattr(((py_wrapped_object *)o)->function, name);
    return py_generic_getattr(o, name);
}
py_type py_staticmethod_type = {PY_TYPE_HEAD("staticmethod"), .size = sizeof(py_wrapped_object),
                                .dealloc = wrapped_dealloc,   .make = wrapped_make,
                                .init = wrapped_init,         .call = static_call,
                                .descr_get = static_get,      .getattr = wrapped_getattr};
py_type py_classmethod_type = {PY_TYPE_HEAD("classmethod"), .size = sizeof(py_wrapped_object),
                               .dealloc = wrapped_dealloc,  .make = wrapped_make,
                               .init = wrapped_init,        .descr_get = class_get,
                               .getattr = wrapped_getattr};

// ---- property

static py_object *property_make(py_type *t, const py_args *a) {
    (void)a;
    return py_alloc(t, 0);
}

static bool property_init(py_object *o, const py_args *a) {
    py_property_object *p = (py_property_object *)o;
    py_object *get = NULL, *set = NULL, *del = NULL, *doc = NULL;
    if (!py_parse(a, "property", "fget= fset= fdel= doc=", &get, &set, &del, &doc)) return false;
    p->get = get && get != PY_NONE ? py_incref(get) : NULL;
    p->set = set && set != PY_NONE ? py_incref(set) : NULL;
    p->del = del && del != PY_NONE ? py_incref(del) : NULL;
    p->doc = doc && doc != PY_NONE ? py_incref(doc) : NULL;
    return true;
}

static void property_dealloc(py_object *o) {
    py_property_object *p = (py_property_object *)o;
    py_xdecref(p->get);
    py_xdecref(p->set);
    py_xdecref(p->del);
    py_xdecref(p->doc);
    py_xdecref(p->name);
    py_free_object(o, 0);
}

static const char *property_name(const py_property_object *p) { return p->name ? py_str_data(p->name) : "?"; }

static py_object *property_get(py_object *o, py_object *obj, py_type *type) {
    (void)type;
    py_property_object *p = (py_property_object *)o;
    if (!obj) return py_incref(o);
    if (p->get) return py_call1(p->get, obj);
    return py_raise(&py_AttributeError, "property '%s' of '%s' object has no getter", property_name(p),
                    obj->type->name);
}

static bool property_set(py_object *o, py_object *obj, py_object *value) {
    py_property_object *p = (py_property_object *)o;
    py_object *f = value ? p->set : p->del;
    if (!f) {
        py_raise(&py_AttributeError, "property '%s' of '%s' object has no %s", property_name(p), obj->type->name,
                 value ? "setter" : "deleter");
        return false;
    }
    py_object *r = value ? py_call2(f, obj, value) : py_call1(f, obj);
    py_xdecref(r);
    return r != NULL;
}

static py_object *property_with(py_object *o, py_object *get, py_object *set, py_object *del) {
    py_property_object *p = (py_property_object *)o, *q = (py_property_object *)py_alloc(o->type, 0);
    q->get = py_xincref(get ? get : p->get);
    q->set = py_xincref(set ? set : p->set);
    q->del = py_xincref(del ? del : p->del);
    q->doc = py_xincref(p->doc);
    q->name = py_xincref(p->name);
    return (py_object *)q;
}
static py_object *property_getter(py_object *o, const py_args *a) {
    return py_arity(a, "getter", 1, 1) ? property_with(o, a->v[0], NULL, NULL) : NULL;
}
static py_object *property_setter(py_object *o, const py_args *a) {
    return py_arity(a, "setter", 1, 1) ? property_with(o, NULL, a->v[0], NULL) : NULL;
}
static py_object *property_deleter(py_object *o, const py_args *a) {
    return py_arity(a, "deleter", 1, 1) ? property_with(o, NULL, NULL, a->v[0]) : NULL;
}
static py_object *property_set_name(py_object *o, const py_args *a) {
    if (!py_arity(a, "__set_name__", 2, 2)) return NULL;
    py_property_object *p = (py_property_object *)o;
    py_xdecref(p->name);
    p->name = py_incref(a->v[1]);
    PY_RETURN_NONE;
}
static const py_method_def property_methods[] = {{"getter", property_getter, PY_METHOD},
                                                 {"setter", property_setter, PY_METHOD},
                                                 {"deleter", property_deleter, PY_METHOD},
                                                 {"__set_name__", property_set_name, PY_METHOD},
                                                 {0}};
static py_object *property_part(py_object *o, void *data) {
    py_object *x = (&((py_property_object *)o)->get)[(intptr_t)data];
    return py_incref(x ? x : PY_NONE);
}
static py_object *property_doc(py_object *o, void *data) {
    (void)data;
    py_property_object *p = (py_property_object *)o;
    if (p->doc) return py_incref(p->doc);
    return p->get ? py_getattr(p->get, PN(__doc__)) : py_incref(PY_NONE);
}
static py_object *property_abstract(py_object *o, void *data) {
    (void)data;
    for (int i = 0; i < 3; i++) {
        py_object *f = (&((py_property_object *)o)->get)[i], *v = NULL;
        if (!f || py_getattr_optional(f, PN(__isabstractmethod__), &v) <= 0) continue;
        if (py_truth(v) == 1) return v;
        py_decref(v);
    }
    return PY_FALSE;
}
static const py_getset_def property_getset[] = {{"fget", property_part, NULL, (void *)0},
                                                {"fset", property_part, NULL, (void *)1},
                                                {"fdel", property_part, NULL, (void *)2},
                                                {"__doc__", property_doc, NULL, NULL},
                                                {"__isabstractmethod__", property_abstract, NULL, NULL},
                                                {0}};

py_type py_property_type = {PY_TYPE_HEAD("property"),    .size = sizeof(py_property_object),
                            .dealloc = property_dealloc, .make = property_make,
                            .init = property_init,       .descr_get = property_get,
                            .descr_set = property_set,   .methods = property_methods,
                            .getset = property_getset};

// ---- super. The engine resolves super() without arguments before the call.

typedef struct super_object {
    py_object ob;
    py_type *type;
    py_object *self;
    py_type *self_type;
} super_object;

static py_object *super_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "super", 0, 2)) return NULL;
    if (a->n == 0) return py_raise(&py_RuntimeError, "super(): no arguments");
    if (!(a->v[0]->type->flags & PY_TYPE_TYPE))
        return py_raise(&py_TypeError, "super() argument 1 must be a type, not %s", a->v[0]->type->name);
    py_type *type = (py_type *)a->v[0], *self_type = NULL;
    py_object *self = a->n > 1 ? a->v[1] : NULL;
    if (self) {
        if (self->type->flags & PY_TYPE_TYPE && py_is_subtype((py_type *)self, type))
            self_type = (py_type *)self;
        else if (py_is_instance(self, type))
            self_type = self->type;
        else
            return py_raise(&py_TypeError, "super(type, obj): obj must be an instance or subtype of type");
    }
    super_object *s = (super_object *)py_alloc(t, 0);
    s->type = type;
    s->self = py_xincref(self);
    s->self_type = self_type;
    return (py_object *)s;
}
static void super_dealloc(py_object *o) {
    py_xdecref(((super_object *)o)->self);
    py_free_object(o, 0);
}
static py_object *super_getattr(py_object *o, py_object *name) {
    super_object *s = (super_object *)o;
    if (!s->self_type || name == PN(__class__)) return py_generic_getattr(o, name);
    py_tuple_object *mro = PY_TUPLE(s->self_type->mro);
    int64_t i = 0;
    while (i < mro->n && mro->items[i] != (py_object *)s->type) i++;
    for (i++; i < mro->n; i++) {
        py_object *v = py_dict_get(((py_type *)mro->items[i])->dict, name);
        if (!v) continue;
        if (!v->type->descr_get) return py_incref(v);
        return v->type->descr_get(v, s->self == (py_object *)s->self_type ? NULL : s->self, s->self_type);
    }
    return py_raise(&py_AttributeError, "'super' object has no attribute '%s'", py_str_data(name));
}
static py_object *super_repr(py_object *o) {
    super_object *s = (super_object *)o;
    return py_str_format("<super: <class '%s'>, <%s object>>", s->type->name,
                         s->self_type ? s->self_type->name : "NULL");
}
py_type py_super_type = {PY_TYPE_HEAD("super"), .size = sizeof(super_object), .dealloc = super_dealloc,
                         .repr = super_repr,    .getattr = super_getattr,     .make = super_make,
                         .init = wrapped_init};

// ---- Modules

py_object *py_module_new(const char *name) {
    py_module_object *m = (py_module_object *)py_alloc(&py_module_type, 0);
    m->dict = py_dict_new();
    py_object *n = py_str_intern(name);
    py_dict_set(m->dict, PN(__name__), n);
    py_dict_set(m->dict, PN(__doc__), PY_NONE);
    py_decref(n);
    return (py_object *)m;
}

py_object *py_module_dict(py_object *module) { return ((py_module_object *)module)->dict; }

bool py_module_add(py_object *module, const char *name, py_object *value) {
    if (!value) return false;
    bool ok = py_dict_set_str(py_module_dict(module), name, value);
    py_decref(value);
    return ok;
}

bool py_module_functions(py_object *module, const py_method_def *table) {
    py_object *name = py_dict_get(py_module_dict(module), PN(__name__));
    for (; table->name; table++)
        if (!py_module_add(module, table->name, py_function_new(table, NULL, name ? py_str_data(name) : NULL)))
            return false;
    return true;
}

static void module_dealloc(py_object *o) {
    py_decref(py_module_dict(o));
    py_free_object(o, 0);
}
static py_object *module_repr(py_object *o) {
    py_object *n = py_dict_get(py_module_dict(o), PN(__name__)), *f = py_dict_get(py_module_dict(o), PN(__file__));
    if (f && py_is_str(f)) return py_str_format("<module '%s' from '%s'>", py_str_data(n), py_str_data(f));
    return py_str_format("<module '%s' (built-in)>", n && py_is_str(n) ? py_str_data(n) : "?");
}
static py_object *module_getattr(py_object *o, py_object *name) {
    py_object *v = py_dict_get(py_module_dict(o), name);
    if (v) return py_incref(v);
    if (name == PN(__dict__)) return py_incref(py_module_dict(o));
    if ((v = py_type_lookup(o->type, name)))
        return v->type->descr_get ? v->type->descr_get(v, o, o->type) : py_incref(v);
    py_object *hook = py_dict_get(py_module_dict(o), PN(__getattr__));
    if (hook) return py_call1(hook, name);
    py_object *n = py_dict_get(py_module_dict(o), PN(__name__));
    return py_raise(&py_AttributeError, "module '%s' has no attribute '%s'", n && py_is_str(n) ? py_str_data(n) : "?",
                    py_str_data(name));
}
static bool module_setattr(py_object *o, py_object *name, py_object *value) {
    if (value) return py_dict_set(py_module_dict(o), name, value);
    if (py_dict_delete(py_module_dict(o), name) == 1) return true;
    py_raise(&py_AttributeError, "%s", py_str_data(name));
    return false;
}
static py_object *module_make(py_type *t, const py_args *a) {
    (void)t;
    if (!py_arity(a, "module", 1, 2)) return NULL;
    return py_module_new(py_str_data(a->v[0]));
}
py_type py_module_type = {
    PY_TYPE_HEAD("module"),    .size = sizeof(py_module_object), .dealloc = module_dealloc, .repr = module_repr,
    .getattr = module_getattr, .setattr = module_setattr,        .make = module_make,       .init = wrapped_init};

// ---- Cells

py_object *py_cell_new(py_object *value) {
    py_cell_object *c = py_malloc(sizeof *c);
    c->ob = (py_object){1, &py_cell_type};
    c->value = py_xincref(value);
    return (py_object *)c;
}
static void cell_dealloc(py_object *o) {
    py_xdecref(((py_cell_object *)o)->value);
    py_free_object(o, 0);
}
static py_object *cell_contents(py_object *o, void *data) {
    (void)data;
    py_object *v = ((py_cell_object *)o)->value;
    return v ? py_incref(v) : py_raise(&py_ValueError, "Cell is empty");
}
static const py_getset_def cell_getset[] = {{"cell_contents", cell_contents, NULL, NULL}, {0}};
py_type py_cell_type = {PY_TYPE_HEAD("cell"), .size = sizeof(py_cell_object), .dealloc = cell_dealloc,
                        .getset = cell_getset};
