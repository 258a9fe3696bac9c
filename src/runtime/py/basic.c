// object, None, NotImplemented, Ellipsis, SimpleNamespace, list[int] and int | str; starting and ending the runtime.
#include "runtime/py/impl.h"

#include <stdlib.h>

static void plain_dealloc(py_object *o) { py_free_object(o, 0); }
static void immortal_dealloc(py_object *o) { o->refs = PY_IMMORTAL; }

// ---- object

static py_object *object_repr(py_object *o) {
    py_object *m = o->type->flags & PY_TYPE_HEAP ? py_dict_get(o->type->dict, PN(__module__)) : NULL;
    const char *name = o->type->qualname ? py_str_data(o->type->qualname) : o->type->name;
    if (m && py_is_str(m) && !py_str_equals(m, "builtins"))
        return py_str_format("<%s.%s object at %p>", py_str_data(m), name, (void *)o);
    return py_str_format("<%s object at %p>", name, (void *)o);
}

static bool object_hash(py_object *o, int64_t *out) {
    *out = py_hash_pointer(o);
    return true;
}

static py_object *object_compare(py_object *a, py_object *b, py_compare_op op) {
    if (op == PY_EQ && a == b) return PY_TRUE;
    if (op == PY_NE && a->type->compare != object_compare) {   // != is the opposite of ==
        py_object *r = a->type->compare(a, b, PY_EQ);
        if (!r || r == PY_NOT_IMPLEMENTED) return r;
        int t = py_truth(r);
        py_decref(r);
        return t < 0 ? NULL : py_bool(!t);
    }
    PY_RETURN_NOT_IMPLEMENTED;
}

static py_object *abstract_error(py_type *t) {
    py_object *names = NULL;
    if (py_getattr_optional((py_object *)t, PN(__abstractmethods__), &names) <= 0) return NULL;
    py_object *list = py_list_of(names);
    py_decref(names);
    if (!list || !py_sort(PY_LIST(list)->items, PY_LIST(list)->n, NULL, false)) return NULL;
    py_buffer b = {0};
    for (int64_t i = 0; i < PY_LIST(list)->n; i++) {
        if (i) py_buffer_cstr(&b, ", ");
        py_buffer_cstr(&b, py_str_data(PY_LIST(list)->items[i]));
    }
    py_object *text = py_buffer_finish(&b);
    py_raise(&py_TypeError, "Can't instantiate abstract class %s with abstract method%s %s", t->name,
             PY_LIST(list)->n == 1 ? "" : "s", py_str_data(text));
    py_decref(text);
    py_decref(list);
    return NULL;
}

static bool object_init(py_object *o, const py_args *a);

static py_object *object_make(py_type *t, const py_args *a) {
    bool extra = a->n || (a->kwnames && PY_TUPLE(a->kwnames)->n);
    if (extra && t->init == object_init) return py_raise(&py_TypeError, "%s() takes no arguments", t->name);
    if (extra && t->make != object_make && t->init == object_init)
        return py_raise(&py_TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (t->flags & PY_TYPE_ABSTRACT) return abstract_error(t);
    return py_alloc(t, 0);
}

static bool object_init(py_object *o, const py_args *a) {
    bool extra = a->n || (a->kwnames && PY_TUPLE(a->kwnames)->n);
    if (!extra) return true;
    if (o->type->init != object_init) {
        py_raise(&py_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (o->type->make == object_make) {
        py_raise(&py_TypeError, "%s() takes no arguments", o->type->name);
        return false;
    }
    return true;
}

static py_object *object_class(py_object *o, void *data) {
    (void)data;
    return py_incref((py_object *)o->type);
}
static bool object_set_class(py_object *o, py_object *v, void *data) {
    (void)data;
    if (!v || !(v->type->flags & PY_TYPE_TYPE) || !(o->type->flags & PY_TYPE_HEAP) ||
        !(((py_type *)v)->flags & PY_TYPE_HEAP)) {
        py_raise(&py_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    o->type = (py_type *)v;
    return true;
}
static py_object *object_dict(py_object *o, void *data) {
    (void)data;
    if (!(o->type->flags & PY_TYPE_DICT) || o->type->flags & PY_TYPE_SLOTTED)
        return py_raise(&py_AttributeError, "'%s' object has no attribute '__dict__'", o->type->name);
    if (!*py_dict_slot(o)) *py_dict_slot(o) = py_dict_new();
    return py_incref(*py_dict_slot(o));
}
static bool object_set_dict(py_object *o, py_object *v, void *data) {
    (void)data;
    if (!v || !py_is_dict(v) || !(o->type->flags & PY_TYPE_DICT)) {
        py_raise(&py_TypeError, "__dict__ must be set to a dictionary");
        return false;
    }
    py_object *old = *py_dict_slot(o);
    *py_dict_slot(o) = py_incref(v);
    py_xdecref(old);
    return true;
}
static py_object *object_doc(py_object *o, void *data) {
    (void)data;
    (void)o;
    PY_RETURN_NONE;
}
static const py_getset_def object_getset[] = {{"__class__", object_class, object_set_class, NULL},
                                              {"__dict__", object_dict, object_set_dict, NULL},
                                              {"__doc__", object_doc, NULL, NULL},
                                              {0}};

static py_object *object_format(py_object *o, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    if (py_str_size(a->v[0]))
        return py_raise(&py_TypeError, "unsupported format string passed to %s.__format__", o->type->name);
    return py_str(o);
}

static py_object *object_str(py_object *o) { return py_repr(o); }

static py_object *object_init_subclass(py_object *cls, const py_args *a) {
    (void)cls;
    (void)a;
    PY_RETURN_NONE;
}
static py_object *object_subclasshook(py_object *cls, const py_args *a) {
    (void)cls;
    (void)a;
    PY_RETURN_NOT_IMPLEMENTED;
}

static void add_names(py_object *set, py_object *dict) {
    int64_t pos = 0;
    py_object *key;
    while (dict && py_dict_next(dict, &pos, &key, NULL)) py_set_add(set, key);
}
static py_object *object_dir(py_object *o, const py_args *a) {
    (void)a;
    py_object *s = py_set_new(NULL);
    py_type *t = o->type->flags & PY_TYPE_TYPE ? (py_type *)o : o->type;
    if (o->type == &py_module_type)
        add_names(s, py_module_dict(o));
    else if (o->type->flags & PY_TYPE_DICT && *py_dict_slot(o))
        add_names(s, *py_dict_slot(o));
    if (o->type != &py_module_type)
        for (int64_t i = 0; i < PY_TUPLE(t->mro)->n; i++) add_names(s, ((py_type *)PY_TUPLE(t->mro)->items[i])->dict);
    py_object *l = py_list_of(s);
    py_decref(s);
    return l;
}
static const py_method_def object_methods[] = {{"__format__", object_format, PY_METHOD},
                                               {"__init_subclass__", object_init_subclass, PY_CLASSMETHOD},
                                               {"__dir__", object_dir, PY_METHOD},
                                               {"__subclasshook__", object_subclasshook, PY_CLASSMETHOD},
                                               {0}};

py_type py_object_type = {PY_TYPE_HEAD("object"),
                          .size = sizeof(py_object),
                          .dealloc = plain_dealloc,
                          .repr = object_repr,
                          .str = object_str,
                          .hash = object_hash,
                          .compare = object_compare,
                          .getattr = py_generic_getattr,
                          .setattr = py_generic_setattr,
                          .make = object_make,
                          .init = object_init,
                          .methods = object_methods,
                          .getset = object_getset};

// ---- The single objects

static py_object *none_repr(py_object *o) {
    (void)o;
    return py_str_cstr("None");
}
static int none_truth(py_object *o) {
    (void)o;
    return 0;
}
static py_object *none_make(py_type *t, const py_args *a) {
    (void)t;
    (void)a;
    PY_RETURN_NONE;
}
py_type py_none_type = {PY_TYPE_HEAD("NoneType"),    .size = sizeof(py_object), .flags = PY_TYPE_FINAL,
                        .dealloc = immortal_dealloc, .repr = none_repr,         .truth = none_truth,
                        .make = none_make,           .init = object_init};
static py_object *not_implemented_repr(py_object *o) {
    (void)o;
    return py_str_cstr("NotImplemented");
}
py_type py_notimplemented_type = {PY_TYPE_HEAD("NotImplementedType"), .size = sizeof(py_object), .flags = PY_TYPE_FINAL,
                                  .dealloc = immortal_dealloc, .repr = not_implemented_repr};
static py_object *ellipsis_repr(py_object *o) {
    (void)o;
    return py_str_cstr("Ellipsis");
}
py_type py_ellipsis_type = {PY_TYPE_HEAD("ellipsis"), .size = sizeof(py_object), .flags = PY_TYPE_FINAL,
                            .dealloc = immortal_dealloc, .repr = ellipsis_repr};

// ---- types.SimpleNamespace

static py_object *namespace_make(py_type *t, const py_args *a) {
    (void)a;
    return py_alloc(t, 0);
}
static bool namespace_init(py_object *o, const py_args *a) {
    if (a->n) {
        py_raise(&py_TypeError, "no positional arguments expected");
        return false;
    }
    if (!*py_dict_slot(o)) *py_dict_slot(o) = py_dict_new();
    for (int64_t i = 0; a->kwnames && i < PY_TUPLE(a->kwnames)->n; i++)
        py_dict_set(*py_dict_slot(o), PY_TUPLE(a->kwnames)->items[i], a->v[i]);
    return true;
}
static py_object *namespace_repr(py_object *o) {
    if (!py_repr_enter(o)) return py_str_cstr("namespace(...)");
    py_buffer b = {0};
    py_object *key, *value;
    int64_t pos = 0;
    bool ok = true;
    py_buffer_cstr(&b, o->type == &py_namespace_type ? "namespace(" : o->type->name);
    if (o->type != &py_namespace_type) py_buffer_char(&b, '(');
    while (ok && *py_dict_slot(o) && py_dict_next(*py_dict_slot(o), &pos, &key, &value)) {
        if (b.data[b.n - 1] != '(') py_buffer_cstr(&b, ", ");
        py_buffer_printf(&b, "%s=", py_str_data(key));
        ok = py_buffer_repr(&b, value);
    }
    py_buffer_char(&b, ')');
    py_repr_leave();
    if (ok) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}
static py_object *namespace_compare(py_object *a, py_object *b, py_compare_op op) {
    if (a->type != b->type || op > PY_NE) PY_RETURN_NOT_IMPLEMENTED;
    py_object *x = object_dict(a, NULL), *y = object_dict(b, NULL), *r = py_compare(x, y, op);
    py_decref(x);
    py_decref(y);
    return r;
}
py_type py_namespace_type = {PY_TYPE_HEAD("types.SimpleNamespace"),
                             .size = sizeof(py_object),
                             .flags = PY_TYPE_DICT,
                             .dealloc = plain_dealloc,
                             .repr = namespace_repr,
                             .compare = namespace_compare,
                             .make = namespace_make,
                             .init = namespace_init};

// ---- list[int]; int | str

static bool any_init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}
typedef struct alias_object {
    py_object ob;
    py_object *origin, *args;
} alias_object;

static void alias_dealloc(py_object *o) {
    py_xdecref(((alias_object *)o)->origin);
    py_xdecref(((alias_object *)o)->args);
    py_free_object(o, 0);
}
static py_object *alias_make(py_type *t, const py_args *a) {
    if (!py_arity(a, "GenericAlias", 2, 2)) return NULL;
    alias_object *x = (alias_object *)py_alloc(t, 0);
    x->origin = py_incref(a->v[0]);
    x->args = py_is_tuple(a->v[1]) ? py_incref(a->v[1]) : py_tuple_pack(1, a->v[1]);
    return (py_object *)x;
}
static bool add_type_text(py_buffer *b, py_object *x) {
    if (x == PY_NONE || x == (py_object *)&py_none_type) {
        py_buffer_cstr(b, "None");
        return true;
    }
    if (x == &py_ellipsis) {
        py_buffer_cstr(b, "...");
        return true;
    }
    if (!(x->type->flags & PY_TYPE_TYPE)) return py_buffer_repr(b, x);
    py_object *m = py_getattr(x, PN(__module__)), *n = py_getattr(x, PN(__qualname__));
    if (m && n && py_is_str(m) && !py_str_equals(m, "builtins")) py_buffer_printf(b, "%s.", py_str_data(m));
    if (n) py_buffer_cstr(b, py_str_data(n));
    py_xdecref(m);
    py_xdecref(n);
    return n != NULL;
}
static py_object *alias_repr(py_object *o) {
    py_buffer b = {0};
    alias_object *x = (alias_object *)o;
    bool ok = add_type_text(&b, x->origin);
    py_buffer_char(&b, '[');
    for (int64_t i = 0; ok && i < PY_TUPLE(x->args)->n; i++) {
        if (i) py_buffer_cstr(&b, ", ");
        ok = add_type_text(&b, PY_TUPLE(x->args)->items[i]);
    }
    py_buffer_char(&b, ']');
    if (ok) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}
static py_object *alias_call(py_object *o, const py_args *a) { return py_call(((alias_object *)o)->origin, a); }
static py_object *alias_getattr(py_object *o, py_object *name) {
    if (py_str_equals(name, "__origin__")) return py_incref(((alias_object *)o)->origin);
    if (py_str_equals(name, "__args__")) return py_incref(((alias_object *)o)->args);
    if (name == PN(__class__) || name == PN(__mro_entries__)) return py_generic_getattr(o, name);
    return py_getattr(((alias_object *)o)->origin, name);
}
static py_object *alias_mro_entries(py_object *o, const py_args *a) {
    (void)a;
    return py_tuple_pack(1, ((alias_object *)o)->origin);
}
static const py_method_def alias_methods[] = {{"__mro_entries__", alias_mro_entries, PY_METHOD}, {0}};
static py_object *alias_or(py_object *a, py_object *b, py_binary_op op) { return py_type_type.binary(a, b, op); }
static py_object *alias_compare(py_object *a, py_object *b, py_compare_op op) {
    if (a->type != b->type || op > PY_NE) PY_RETURN_NOT_IMPLEMENTED;
    alias_object *x = (alias_object *)a, *y = (alias_object *)b;
    return py_bool((py_equal(x->origin, y->origin) == 1 && py_equal(x->args, y->args) == 1) == (op == PY_EQ));
}
static bool alias_hash(py_object *o, int64_t *out) { return py_hash(((alias_object *)o)->args, out); }
static py_object *alias_getitem(py_object *o, py_object *k) {
    (void)k;
    return py_incref(o);
}
py_type py_generic_alias_type = {PY_TYPE_HEAD("types.GenericAlias"),
                                 .size = sizeof(alias_object),
                                 .dealloc = alias_dealloc,
                                 .repr = alias_repr,
                                 .call = alias_call,
                                 .getattr = alias_getattr,
                                 .methods = alias_methods,
                                 .make = alias_make,
                                 .init = any_init,
                                 .binary = alias_or,
                                 .binary_ops = PY_OP_BIT(PY_OR),
                                 .compare = alias_compare,
                                 .hash = alias_hash,
                                 .getitem = alias_getitem};

static py_object *union_make(py_type *t, const py_args *a) {
    alias_object *u = (alias_object *)py_alloc(t, 0);
    py_object *list = py_list_new(0);
    for (int64_t i = 0; i < a->n; i++) {
        py_object *x = a->v[i] == PY_NONE ? (py_object *)&py_none_type : a->v[i];
        if (x->type == &py_union_type)
            py_list_extend(list, ((alias_object *)x)->args);
        else if (py_contains(list, x) == 0)
            py_list_append(list, x);
    }
    u->args = py_tuple_of(list);
    py_decref(list);
    return (py_object *)u;
}
static py_object *union_repr(py_object *o) {
    py_buffer b = {0};
    py_object *args = ((alias_object *)o)->args;
    for (int64_t i = 0; i < PY_TUPLE(args)->n; i++) {
        if (i) py_buffer_cstr(&b, " | ");
        add_type_text(&b, PY_TUPLE(args)->items[i]);
    }
    return py_buffer_finish(&b);
}
static py_object *union_args(py_object *o, void *data) {
    (void)data;
    return py_incref(((alias_object *)o)->args);
}
static const py_getset_def union_getset[] = {{"__args__", union_args, NULL, NULL}, {0}};
static py_object *union_or(py_object *a, py_object *b, py_binary_op op) {
    if (op != PY_OR) PY_RETURN_NOT_IMPLEMENTED;
    return py_call2((py_object *)&py_union_type, a, b);
}
py_type py_union_type = {PY_TYPE_HEAD("types.UnionType"),
                         .size = sizeof(alias_object),
                         .dealloc = alias_dealloc,
                         .repr = union_repr,
                         .make = union_make,
                         .init = any_init,
                         .getset = union_getset,
                         .binary = union_or,
                         .binary_ops = PY_OP_BIT(PY_OR)};

// ---- Life of the runtime

static py_object *immortal(py_object *o) {
    o->refs = PY_IMMORTAL;
    return o;
}

static void make_names(void) {
#define PY_NAME(X) py.names.X = immortal(py_str_intern(#X));
#include "runtime/py/names.def"
    static const char *const names[PY_BINARY_COUNT][3] = {
#define BINARY_SLOT(NAME, TEXT, DUNDER, REFLECTED, INPLACE) {DUNDER, REFLECTED, INPLACE},
#include "runtime/py/slots.def"
    };
    for (int i = 0; i < PY_BINARY_COUNT; i++) {
        py.binary_names[i] = immortal(py_str_intern(names[i][0]));
        py.reflected_names[i] = immortal(py_str_intern(names[i][1]));
        if (names[i][2]) py.inplace_names[i] = immortal(py_str_intern(names[i][2]));
    }
}

bool py_start(void) {
    memset(&py, 0, sizeof py);
    py.depth_limit = 1000;
    for (int64_t i = PY_SMALL_INT_MIN; i <= PY_SMALL_INT_MAX; i++) {
        py_int_object *o = PY_INT(py_alloc(&py_int_type, 0));
        o->small = i;
        py.small_ints[i - PY_SMALL_INT_MIN] = PY_INT(immortal((py_object *)o));
    }
    for (int i = 0; i < 2; i++) {
        py_int_object *o = PY_INT(py_alloc(&py_bool_type, 0));
        o->small = i;
        *(i ? &py.true_object : &py.false_object) = immortal((py_object *)o);
    }
    for (int i = 0; i < 128; i++) {
        char c = (char)i;
        py.ascii_chars[i] = immortal(py_str_new(&c, 1));
    }
    py.interned = immortal(py_dict_new());
    py.empty_str = immortal(py_str_new("", 0));
    py.empty_tuple = immortal(py_tuple_new(0));
    make_names();
#define TYPE(NAME) py_type_ready(&py_##NAME##_type);
#include "runtime/py/types.def"
    py_exceptions_ready();
    py.modules = py_dict_new();
    return true;
}

// Static types forget what the runtime gave them, so that it can start again.
static void reset_type(py_type *t) {
    for (int i = 0; i < t->subclass_count; i++)
        if (!(t->subclasses[i]->flags & PY_TYPE_HEAP)) reset_type(t->subclasses[i]);
    t->flags &= ~(uint32_t)PY_TYPE_READY;
    t->dict = t->bases = t->mro = t->qualname = t->module = t->slot_names = NULL;
    t->subclasses = NULL;
    t->subclass_count = 0;
}

void py_finish(void) {
    py_file_flush_all();
    py_externals_release();
    reset_type(&py_object_type);
    py_heap_release();
    memset(&py, 0, sizeof py);
}
