// Type objects: method resolution, attribute lookup, making classes.
#include "runtime/py/impl.h"

#include <stdlib.h>

bool py_is_subtype(const py_type *a, const py_type *b) {
    if (a == b || b == &py_object_type) return true;
    if (!a->mro) {
        for (; a; a = a->base)
            if (a == b) return true;
        return false;
    }
    const py_tuple_object *mro = PY_TUPLE(a->mro);
    for (int64_t i = 0; i < mro->n; i++)
        if (mro->items[i] == (py_object *)b) return true;
    return false;
}

void py_flush_cache(void) { memset(py.cache, 0, sizeof py.cache); }

py_object *py_type_lookup(py_type *t, py_object *name) {
    size_t h = (((uintptr_t)t >> 4) * 31 ^ ((uintptr_t)name >> 4)) & (PY_CACHE_SIZE - 1);
    py_cache_entry *e = &py.cache[h];
    if (e->type == t && e->name == name) return e->value;
    py_object *found = NULL;
    const py_tuple_object *mro = PY_TUPLE(t->mro);
    for (int64_t i = 0; i < mro->n && !found; i++) {
        py_type *k = (py_type *)mro->items[i];
        if (k->dict) found = py_dict_get(k->dict, name);
    }
    if (py_is_exact(name, &py_str_type) && PY_STR(name)->interned) *e = (py_cache_entry){t, name, found};
    return found;
}

// ---- isinstance, issubclass

static int check_class(py_object *o, py_object *cls, bool instance) {
    const char *fn = instance ? "isinstance" : "issubclass";
    if (py_is_tuple(cls)) {
        for (int64_t i = 0; i < PY_TUPLE(cls)->n; i++) {
            int r = check_class(o, PY_TUPLE(cls)->items[i], instance);
            if (r) return r;
        }
        return 0;
    }
    if (cls->type == &py_union_type) {
        py_object *args = py_getattr_str(cls, "__args__");
        if (!args) return -1;
        int r = check_class(o, args, instance);
        py_decref(args);
        return r;
    }
    if (cls->type != &py_type_type) {
        py_object *hook = py_type_lookup(cls->type, instance ? PN(__instancecheck__) : PN(__subclasscheck__));
        if (hook) {
            if (instance && (py_object *)o->type == cls) return 1;
            py_object *r = py_call2(hook, cls, o);
            if (!r) return -1;
            int t = py_truth(r);
            py_decref(r);
            return t;
        }
    }
    if (!(cls->type->flags & PY_TYPE_TYPE)) {
        if (cls == PY_NONE && !instance) return o == (py_object *)&py_none_type;
        py_raise(&py_TypeError,
                 instance ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                          : "%s() arg 2 must be a class, a tuple of classes, or a union",
                 fn);
        return -1;
    }
    if (instance) return py_is_instance(o, (py_type *)cls);
    if (!(o->type->flags & PY_TYPE_TYPE)) {
        py_raise(&py_TypeError, "issubclass() arg 1 must be a class");
        return -1;
    }
    return py_is_subtype((py_type *)o, (py_type *)cls);
}

int py_isinstance(py_object *o, py_object *cls) { return check_class(o, cls, true); }
int py_issubclass(py_object *o, py_object *cls) { return check_class(o, cls, false); }

// ---- The C3 linearisation

static bool mro_merge(py_object **lists, int n, py_object *out) {
    int64_t at[64] = {0};
    for (;;) {
        py_object *candidate = NULL;
        bool left = false;
        for (int i = 0; i < n && !candidate; i++) {
            py_list_object *l = PY_LIST(lists[i]);
            if (at[i] >= l->n) continue;
            left = true;
            candidate = l->items[at[i]];
            for (int j = 0; j < n && candidate; j++) {
                py_list_object *m = PY_LIST(lists[j]);
                for (int64_t k = at[j] + 1; k < m->n; k++)
                    if (m->items[k] == candidate) candidate = NULL, k = m->n;
            }
        }
        if (!left) return true;
        if (!candidate) return false;
        py_list_append(out, candidate);
        for (int i = 0; i < n; i++)
            if (at[i] < PY_LIST(lists[i])->n && PY_LIST(lists[i])->items[at[i]] == candidate) at[i]++;
    }
}

static bool compute_mro(py_type *t) {
    py_tuple_object *bases = PY_TUPLE(t->bases);
    py_object *lists[64], *out = py_list_new(0);
    int n = 0;
    py_list_append(out, (py_object *)t);
    for (int64_t i = 0; i < bases->n && n < 60; i++) lists[n++] = py_list_of(((py_type *)bases->items[i])->mro);
    lists[n++] = py_list_of(t->bases);
    bool ok = mro_merge(lists, n, out);
    for (int i = 0; i < n; i++) py_decref(lists[i]);
    if (ok) {
        t->mro = py_tuple_of(out);
    } else {
        py_buffer b = {0};
        for (int64_t i = 0; i < bases->n; i++)
            py_buffer_printf(&b, "%s%s", i ? ", " : "", ((py_type *)bases->items[i])->name);
        py_buffer_char(&b, 0);
        py_raise(&py_TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", b.data);
        py_buffer_free(&b);
    }
    py_decref(out);
    return ok;
}

// ---- Static types

static void add_subclass(py_type *base, py_type *t) {
    size_t old = sizeof(py_type *) * (size_t)base->subclass_count;
    base->subclasses = py_realloc(base->subclasses, old, old + sizeof(py_type *));
    base->subclasses[base->subclass_count++] = t;
}

static void inherit_slots(py_type *t, const py_type *b) {
#define INHERIT(SLOT)                                                                                                  \
    if (!t->SLOT) t->SLOT = b->SLOT
    INHERIT(dealloc);
    INHERIT(repr);
    INHERIT(str);
    INHERIT(binary);
    INHERIT(inplace);
    INHERIT(unary);
    INHERIT(truth);
    INHERIT(index);
    INHERIT(to_int);
    INHERIT(to_float);
    INHERIT(len);
    INHERIT(getitem);
    INHERIT(setitem);
    INHERIT(contains);
    INHERIT(iter);
    INHERIT(next);
    INHERIT(call);
    INHERIT(getattr);
    INHERIT(setattr);
    INHERIT(descr_get);
    INHERIT(descr_set);
    INHERIT(make);
    INHERIT(init);
#undef INHERIT
    if (!t->compare && !t->hash) t->hash = b->hash;
    if (!t->compare) t->compare = b->compare;
    if (!t->binary_ops) t->binary_ops = b->binary_ops;
}

bool py_type_ready(py_type *t) {
    if (t->flags & PY_TYPE_READY) return true;
    if (!t->base && t != &py_object_type) t->base = &py_object_type;
    if (t->base && !py_type_ready(t->base)) return false;
    t->flags |= PY_TYPE_READY;
    if (!t->ob.type) t->ob.type = &py_type_type;
    if (!t->ob.refs) t->ob.refs = PY_IMMORTAL;
    t->dict = py_dict_new();
    if (t->base) {
        t->flags |= t->base->flags & PY_TYPE_INHERITED;
        py_add_slot_wrappers(t);
        inherit_slots(t, t->base);
        if (!t->size) t->size = t->base->size;
        t->bases = py_tuple_pack(1, t->base);
        add_subclass(t->base, t);
        py_tuple_object *bm = PY_TUPLE(t->base->mro);
        t->mro = py_tuple_new(bm->n + 1);
        PY_TUPLE(t->mro)->items[0] = py_incref((py_object *)t);
        for (int64_t i = 0; i < bm->n; i++) PY_TUPLE(t->mro)->items[i + 1] = py_incref(bm->items[i]);
    } else {
        py_add_slot_wrappers(t);
        t->bases = py_tuple_new(0);
        t->mro = py_tuple_pack(1, t);
    }
    for (const py_method_def *m = t->methods; m && m->name; m++) {
        py_object *f = py_method_descriptor_new(t, m);
        if (m->kind == PY_STATICMETHOD) {
            py_decref(f);
            f = py_function_new(m, NULL, NULL);
        }
        py_dict_set_str(t->dict, m->name, f);
        py_decref(f);
    }
    for (const py_getset_def *g = t->getset; g && g->name; g++) {
        py_object *d = py_getset_new(t, g);
        py_dict_set_str(t->dict, g->name, d);
        py_decref(d);
    }
    if (!t->hash && t != &py_object_type && t->compare) py_dict_set_str(t->dict, "__hash__", PY_NONE);
    return true;
}

bool py_type_add_base(py_type *t, py_type *base) {
    py_object *bases = py_tuple_pack(2, t->base, base);
    py_decref(t->bases);
    t->bases = bases;
    add_subclass(base, t);
    py_decref(t->mro);
    return compute_mro(t);
}

// ---- Classes

// The ancestor that decides the layout of instances.
static py_type *solid_base(py_type *t) {
    while (t && (t->flags & PY_TYPE_HEAP || (t->base && t->base->size == t->size))) t = t->base;
    return t;
}

static py_type *best_base(py_object *bases) {
    py_type *best = NULL;
    for (int64_t i = 0; i < PY_TUPLE(bases)->n; i++) {
        py_object *b = PY_TUPLE(bases)->items[i];
        if (!(b->type->flags & PY_TYPE_TYPE)) return py_raise(&py_TypeError, "bases must be types");
        py_type *k = (py_type *)b;
        if (k->flags & PY_TYPE_FINAL)
            return py_raise(&py_TypeError, "type '%s' is not an acceptable base type", k->name);
        py_type *solid = solid_base(k), *best_solid = solid_base(best);
        if (!best || (solid != best_solid && py_is_subtype(solid, best_solid)))
            best = k;
        else if (solid != best_solid && !py_is_subtype(best_solid, solid))
            return py_raise(&py_TypeError, "multiple bases have instance lay-out conflict");
    }
    return best;
}

static void class_dealloc(py_object *o) {
    py_type *t = o->type;
    if (t->flags & PY_TYPE_DEL) {
        o->refs = 1;
        py_object *pending = py_take_error(), *del = py_type_lookup(t, PN(__del__));
        py_object *r = del ? py_call1(del, o) : NULL;
        if (!r) py_clear_error();
        py_xdecref(r);
        py.error = pending;
        if (--o->refs > 0) return;
    }
    py_type *b = t->base;
    while (b->flags & PY_TYPE_HEAP) b = b->base;
    b->dealloc(o);
}

static bool call_init_subclass(py_type *t, const py_args *keywords) {
    for (int64_t i = 1; i < PY_TUPLE(t->mro)->n; i++) {
        py_type *k = (py_type *)PY_TUPLE(t->mro)->items[i];
        py_object *f = py_dict_get(k->dict, PN(__init_subclass__));
        if (!f) continue;
        if (k == &py_object_type) break;
        py_object *bound = f->type->descr_get ? f->type->descr_get(f, NULL, t) : py_incref(f);
        if (!bound) return false;
        py_args none = {NULL, 0, NULL},
                a = keywords ? (py_args){keywords->v + keywords->n, 0, keywords->kwnames} : none;
        py_object *r = py_call(bound, &a);
        py_decref(bound);
        py_xdecref(r);
        return r != NULL;
    }
    if (keywords && keywords->kwnames && PY_TUPLE(keywords->kwnames)->n) {
        py_raise(&py_TypeError, "%s.__init_subclass__() takes no keyword arguments", t->name);
        return false;
    }
    return true;
}

static bool call_set_names(py_type *t) {
    py_object *copy = py_dict_copy(t->dict), *key, *value;
    int64_t pos = 0;
    bool ok = true;
    while (ok && py_dict_next(copy, &pos, &key, &value)) {
        py_object *f = py_type_lookup(value->type, PN(__set_name__));
        if (!f) continue;
        py_object *r = py_call3(f, value, (py_object *)t, key);
        ok = r != NULL;
        py_xdecref(r);
    }
    py_decref(copy);
    return ok;
}

static bool take_namespace(py_type *t) {
    py_object *d = t->dict, *v;
    if ((v = py_dict_get(d, PN(__qualname__)))) {
        if (!py_is_str(v)) {
            py_raise(&py_TypeError, "type __qualname__ must be a str, not %s", v->type->name);
            return false;
        }
        t->qualname = py_incref(v);
        py_dict_delete(d, PN(__qualname__));
    }
    if ((v = py_dict_get(d, PN(__slots__)))) {
        t->slot_names = py_is_str(v) ? py_tuple_pack(1, v) : py_tuple_of(v);
        if (!t->slot_names) return false;
        bool dict = false;
        for (int64_t i = 0; i < PY_TUPLE(t->bases)->n; i++) {
            py_type *b = (py_type *)PY_TUPLE(t->bases)->items[i];
            dict |= (b->flags & PY_TYPE_DICT) && !(b->flags & PY_TYPE_SLOTTED);
        }
        if (!dict && py_contains(t->slot_names, PN(__dict__)) != 1) t->flags |= PY_TYPE_SLOTTED;
    }
    if (py_dict_get(d, PN(__eq__)) && !py_dict_get(d, PN(__hash__))) py_dict_set(d, PN(__hash__), PY_NONE);
    if (!py_dict_get(d, PN(__doc__))) py_dict_set(d, PN(__doc__), PY_NONE);
    py_object *const implicit[] = {PN(__init_subclass__), PN(__class_getitem__)};
    for (int i = 0; i < 2; i++) {
        v = py_dict_get(d, implicit[i]);
        if (!v || !(v->type->flags & PY_TYPE_BINDS)) continue;
        py_object *c = py_call1((py_object *)&py_classmethod_type, v);
        py_dict_set(d, implicit[i], c);
        py_decref(c);
    }
    v = py_dict_get(d, PN(__new__));
    if (v && v->type->flags & PY_TYPE_BINDS) {
        py_object *c = py_call1((py_object *)&py_staticmethod_type, v);
        py_dict_set(d, PN(__new__), c);
        py_decref(c);
    }
    return true;
}

static bool set_class_cell(py_type *t) {
    py_object *cell = py_dict_get(t->dict, PN(__classcell__));
    if (!cell) return true;
    py_object *old = ((py_cell_object *)cell)->value;
    ((py_cell_object *)cell)->value = py_incref((py_object *)t);
    py_xdecref(old);
    py_dict_delete(t->dict, PN(__classcell__));
    return true;
}

py_type *py_class_new(py_type *meta, py_object *name, py_object *bases, py_object *dict, const py_args *keywords) {
    py_object *own_bases = PY_TUPLE(bases)->n ? py_incref(bases) : py_tuple_pack(1, &py_object_type);
    py_type *base = best_base(own_bases);
    if (!base) {
        py_decref(own_bases);
        return NULL;
    }
    for (int64_t i = 0; i < PY_TUPLE(own_bases)->n; i++) {
        py_type *m = PY_TUPLE(own_bases)->items[i]->type;
        if (py_is_subtype(meta, m)) continue;
        if (!py_is_subtype(m, meta)) {
            py_decref(own_bases);
            return py_raise(&py_TypeError,
                            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                            "the metaclasses of all its bases");
        }
        meta = m;
    }
    py_type *t = (py_type *)py_alloc(meta, 0);
    t->ob.refs = PY_IMMORTAL;   // classes live as long as the runtime
    size_t n = py_str_size(name);
    char *text = py_malloc(n + 1);
    memcpy(text, py_str_data(name), n + 1);
    t->name = text;
    t->base = base;
    t->bases = own_bases;
    t->size = base->size;
    t->flags = PY_TYPE_READY | PY_TYPE_HEAP | PY_TYPE_DICT;
    for (int64_t i = 0; i < PY_TUPLE(own_bases)->n; i++)
        t->flags |= ((py_type *)PY_TUPLE(own_bases)->items[i])->flags & PY_TYPE_INHERITED;
    t->dict = py_dict_copy(dict);
    if (!compute_mro(t) || !take_namespace(t)) return NULL;
    if (!t->qualname) t->qualname = py_incref(name);
    inherit_slots(t, base);
    t->hash = base->hash;
    t->dealloc = class_dealloc;
    for (int64_t i = 0; i < PY_TUPLE(own_bases)->n; i++) add_subclass((py_type *)PY_TUPLE(own_bases)->items[i], t);
    if (py_type_lookup(t, PN(__del__))) t->flags |= PY_TYPE_DEL;
    py_set_class_slots(t);
    if (!set_class_cell(t) || !call_set_names(t) || !call_init_subclass(t, keywords)) return NULL;
    return t;
}

// ---- type(x), type(name, bases, dict), calling a class

static py_object *type_make(py_type *meta, const py_args *a) {
    if (a->n == 1 && !a->kwnames && meta == &py_type_type) return py_incref((py_object *)a->v[0]->type);
    if (a->n != 3) return py_raise(&py_TypeError, "type() takes 1 or 3 arguments");
    if (!py_is_str(a->v[0]) || !py_is_tuple(a->v[1]) || !py_is_dict(a->v[2]))
        return py_raise(&py_TypeError, "type.__new__() argument must be str, tuple, dict");
    py_type *t = py_class_new(meta, a->v[0], a->v[1], a->v[2], a);
    return t ? py_incref((py_object *)t) : NULL;
}

static bool type_init(py_object *self, const py_args *a) {
    (void)self;
    (void)a;
    return true;
}

static py_object *type_call(py_object *self, const py_args *a) {
    py_type *t = (py_type *)self;
    if (!t->make) return py_raise(&py_TypeError, "cannot create '%s' instances", t->name);
    py_object *o = t->make(t, a);
    if (!o || t == &py_type_type) return o;
    if (!py_is_instance(o, t) || !o->type->init) return o;
    if (!o->type->init(o, a)) PY_CLEAR(o);
    return o;
}

static py_object *type_repr(py_object *o) {
    py_type *t = (py_type *)o;
    py_object *m = t->flags & PY_TYPE_HEAP ? py_dict_get(t->dict, PN(__module__)) : NULL;
    const char *name = t->qualname ? py_str_data(t->qualname) : t->name;
    if (m && py_is_str(m) && !py_str_equals(m, "builtins"))
        return py_str_format("<class '%s.%s'>", py_str_data(m), name);
    return py_str_format("<class '%s'>", name);
}

static py_object *type_getattr(py_object *o, py_object *name) {
    py_type *t = (py_type *)o;
    py_object *m = py_type_lookup(o->type, name);
    if (m && m->type->descr_get && m->type->descr_set) return m->type->descr_get(m, o, o->type);
    py_object *v = py_type_lookup(t, name);
    if (v) return v->type->descr_get ? v->type->descr_get(v, NULL, t) : py_incref(v);
    if (m) return m->type->descr_get ? m->type->descr_get(m, o, o->type) : py_incref(m);
    return py_raise(&py_AttributeError, "type object '%s' has no attribute '%s'", t->name, py_str_data(name));
}

static void update_tree(py_type *t) {
    if (t->flags & PY_TYPE_HEAP) py_set_class_slots(t);
    for (int i = 0; i < t->subclass_count; i++) update_tree(t->subclasses[i]);
}

static bool type_setattr(py_object *o, py_object *name, py_object *value) {
    py_type *t = (py_type *)o;
    if (!(t->flags & PY_TYPE_HEAP)) {
        py_raise(&py_TypeError, "cannot set '%s' attribute of immutable type '%s'", py_str_data(name), t->name);
        return false;
    }
    py_object *m = py_type_lookup(o->type, name);
    if (m && m->type->descr_set) return m->type->descr_set(m, o, value);
    if (name == PN(__abstractmethods__)) {
        if (value && py_truth(value) == 1)
            t->flags |= PY_TYPE_ABSTRACT;
        else
            t->flags &= ~(uint32_t)PY_TYPE_ABSTRACT;
    }
    bool ok;
    if (value) {
        ok = py_dict_set(t->dict, name, value);
    } else {
        ok = py_dict_delete(t->dict, name) == 1;
        if (!ok) py_raise(&py_AttributeError, "%s", py_str_data(name));
    }
    py_flush_cache();
    const char *s = py_str_data(name);
    bool const is_special = s[0] == '_' && s[1] == '_';
    if (is_special) update_tree(t);
    t->flags &= ~(uint32_t)PY_TYPE_CHECKED;
    if (!is_special) t->flags |= PY_TYPE_CHANGED;
    return ok;
}

static py_object *type_get_name(py_object *o, void *data) {
    (void)data;
    const char *dot = strrchr(((py_type *)o)->name, '.');
    return py_str_cstr(((py_type *)o)->flags & PY_TYPE_HEAP || !dot ? ((py_type *)o)->name : dot + 1);
}
static bool type_set_name(py_object *o, py_object *v, void *data) {
    (void)data;
    if (!v || !py_is_str(v) || !(((py_type *)o)->flags & PY_TYPE_HEAP)) {
        py_raise(&py_TypeError, "can only assign string to %s.__name__", ((py_type *)o)->name);
        return false;
    }
    size_t n = py_str_size(v);
    char *text = py_malloc(n + 1);
    memcpy(text, py_str_data(v), n + 1);
    ((py_type *)o)->name = text;
    return true;
}
static py_object *type_get_qualname(py_object *o, void *data) {
    py_type *t = (py_type *)o;
    return t->qualname ? py_incref(t->qualname) : type_get_name(o, data);
}
static bool type_set_qualname(py_object *o, py_object *v, void *data) {
    (void)data;
    if (v) ((py_type *)o)->qualname = py_incref(v);
    return v != NULL;
}
static py_object *type_get_module(py_object *o, void *data) {
    (void)data;
    py_object *m = ((py_type *)o)->flags & PY_TYPE_HEAP ? py_dict_get(((py_type *)o)->dict, PN(__module__)) : NULL;
    if (m) return py_incref(m);
    const char *name = ((py_type *)o)->name, *dot = strrchr(name, '.');
    return dot && !(((py_type *)o)->flags & PY_TYPE_HEAP) ? py_str_new(name, (size_t)(dot - name))
                                                          : py_str_cstr("builtins");
}
static bool type_set_module(py_object *o, py_object *v, void *data) {
    (void)data;
    return v && py_dict_set(((py_type *)o)->dict, PN(__module__), v);
}
static py_object *type_get_bases(py_object *o, void *data) {
    (void)data;
    return py_incref(((py_type *)o)->bases);
}
static py_object *type_get_mro(py_object *o, void *data) {
    (void)data;
    return py_incref(((py_type *)o)->mro);
}
static py_object *type_get_base(py_object *o, void *data) {
    (void)data;
    py_type *b = ((py_type *)o)->base;
    return py_incref(b ? (py_object *)b : PY_NONE);
}
static py_object *type_get_dict(py_object *o, void *data) {
    (void)data;
    return py_call1((py_object *)&py_mappingproxy_type, ((py_type *)o)->dict);
}
static py_object *type_get_doc(py_object *o, void *data) {
    (void)data;
    py_object *d = py_dict_get(((py_type *)o)->dict, PN(__doc__));
    return py_incref(d ? d : PY_NONE);
}
static bool type_set_doc(py_object *o, py_object *v, void *data) {
    (void)data;
    return v && py_dict_set(((py_type *)o)->dict, PN(__doc__), v);
}
static py_object *type_get_annotations(py_object *o, void *data) {
    (void)data;
    py_object *d = py_dict_get(((py_type *)o)->dict, PN(__annotations__));
    if (d) return py_incref(d);
    d = py_dict_new();
    py_dict_set(((py_type *)o)->dict, PN(__annotations__), d);
    return d;
}
static bool type_set_annotations(py_object *o, py_object *v, void *data) {
    (void)data;
    return v && py_dict_set(((py_type *)o)->dict, PN(__annotations__), v);
}

static const py_getset_def type_getset[] = {{"__name__", type_get_name, type_set_name, NULL},
                                            {"__qualname__", type_get_qualname, type_set_qualname, NULL},
                                            {"__module__", type_get_module, type_set_module, NULL},
                                            {"__bases__", type_get_bases, NULL, NULL},
                                            {"__mro__", type_get_mro, NULL, NULL},
                                            {"__base__", type_get_base, NULL, NULL},
                                            {"__dict__", type_get_dict, NULL, NULL},
                                            {"__doc__", type_get_doc, type_set_doc, NULL},
                                            {"__annotations__", type_get_annotations, type_set_annotations, NULL},
                                            {0}};

static py_object *type_mro(py_object *o, const py_args *a) {
    (void)a;
    return py_list_of(((py_type *)o)->mro);
}
static py_object *type_subclasses(py_object *o, const py_args *a) {
    (void)a;
    py_object *l = py_list_new(0);
    for (int i = 0; i < ((py_type *)o)->subclass_count; i++)
        py_list_append(l, (py_object *)((py_type *)o)->subclasses[i]);
    return l;
}
static py_object *type_prepare(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return py_dict_new();
}
static py_object *type_instancecheck(py_object *o, const py_args *a) {
    if (!py_arity(a, "__instancecheck__", 1, 1)) return NULL;
    return py_bool(py_is_instance(a->v[0], (py_type *)o));
}
static py_object *type_subclasscheck(py_object *o, const py_args *a) {
    if (!py_arity(a, "__subclasscheck__", 1, 1)) return NULL;
    return py_bool(a->v[0]->type->flags & PY_TYPE_TYPE && py_is_subtype((py_type *)a->v[0], (py_type *)o));
}
static py_object *type_or(py_object *a, py_object *b, py_binary_op op) {
    bool left = a->type->flags & PY_TYPE_TYPE || a == PY_NONE || a->type == &py_generic_alias_type;
    bool right =
        b->type->flags & PY_TYPE_TYPE || b == PY_NONE || b->type == &py_generic_alias_type || b->type == &py_union_type;
    if (op != PY_OR || !left || !right) PY_RETURN_NOT_IMPLEMENTED;
    return py_call2((py_object *)&py_union_type, a, b);
}
static const py_method_def type_methods[] = {{"mro", type_mro, PY_METHOD},
                                             {"__subclasses__", type_subclasses, PY_METHOD},
                                             {"__prepare__", type_prepare, PY_CLASSMETHOD},
                                             {"__instancecheck__", type_instancecheck, PY_METHOD},
                                             {"__subclasscheck__", type_subclasscheck, PY_METHOD},
                                             {0}};

static void type_dealloc(py_object *o) { o->refs = PY_IMMORTAL; }

py_type py_type_type = {PY_TYPE_HEAD("type"),    .size = sizeof(py_type), .flags = PY_TYPE_TYPE,
                        .dealloc = type_dealloc, .repr = type_repr,       .getattr = type_getattr,
                        .setattr = type_setattr, .make = type_make,       .init = type_init,
                        .call = type_call,       .binary = type_or,       .binary_ops = PY_OP_BIT(PY_OR),
                        .methods = type_methods, .getset = type_getset};
