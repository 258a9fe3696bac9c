// Attributes, and the methods of objects that C implements.
#include "specialise/methods.h"

#include <string.h>

static const struct {
    sval_kind kind;
    const char *name;
    method_fn fn;
} methods[] = {
#define METHOD(KIND, NAME, FUNCTION) {KIND, NAME, FUNCTION},
#include "specialise/methods.def"
#undef METHOD
};

bool count_is(spec *s, const char *name, arglist *a, int least, int most) {
    if (a->n >= least && a->n <= most) return true;
    return fail(s, "TypeError", NULL, "%s() takes %d to %d arguments (%d given)", name, least, most, a->n), false;
}

static sval *call_method(spec *s, const struct builtin *b, arglist *a) {
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    return methods[b->code].fn(s, a->v[0], &rest);
}

sval *bound_builtin(spec *s, sval *self, const char *name, sval *(*fn)(spec *, const struct builtin *, arglist *),
                    int code) {
    builtin *b = ARENA_NEW(s->arena, builtin);
    *b = (builtin){name, fn, NULL, code};
    return sv_bound(s, self, sv_builtin(s, b));
}

// Of values known when compiling and of others there is one type.
static sval_kind kind_of_type(const sval *v) {
    return v->kind == SV_RSTR ? SV_STR : v->kind == SV_RTUPLE ? SV_TUPLE : v->kind;
}

sval *method(spec *s, sval *self, istr name) {
    sval_kind const kind = kind_of_type(self);
    for (int i = 0; i < (int)(sizeof methods / sizeof *methods); i++)
        if (methods[i].kind == kind && strcmp(methods[i].name, name) == 0)
            return bound_builtin(s, self, methods[i].name, call_method, i);
    if (kind != SV_STR) return NULL;
    sval *m = text_runtime_method(s, self, name);
    if (strcmp(name, "maketrans") == 0) return text_library_method(s, self, name)->bound.callee;
    return m ? m : text_library_method(s, self, name);
}

// ---- attributes ----

// BaseException.__init__(self, *args)
static sval *exception_init(spec *s, const struct builtin *b, arglist *a) {
    (void)b;
    int const n = a->n - 1;
    sval *os_error = exception_class(s, intern(s->names, "OSError"));
    if (n > 1 && os_error && a->v[0]->kind == SV_INSTANCE && class_is(a->v[0]->object.cls, os_error->cls))
        return unsupported(s, "an OSError with a number and a text");
    sval *args = sv_tuple(s, n, n ? arena_copy(s->arena, a->v + 1, (size_t)n * sizeof *a->v) : NULL);
    return attribute_set(s, a->v[0], intern(s->names, "args"), args) ? sv_none(s) : NULL;
}
static const builtin exception_init_row = {"__init__", exception_init, NULL, 0};

static sval *object_init(spec *s, const struct builtin *b, arglist *a) {
    (void)b;
    if (a->n || a->named)
        return mistake(s, "TypeError", "object.__init__() takes exactly one argument (the instance to initialize)");
    return sv_none(s);
}

bool is_marked(const sval *m, const char *decorator) {
    return m && m->kind == SV_BOUND && m->bound.callee->kind == SV_BUILTIN &&
           strcmp(m->bound.callee->builtin->name, decorator) == 0;
}

sval *property_function(const sval *m, int which) {
    const sval *f = m->bound.self;
    if (f->kind != SV_TUPLE) return which ? NULL : m->bound.self;
    return f->tuple.items[which]->kind == SV_NONE ? NULL : f->tuple.items[which];
}

// property.setter(function)
static sval *with_setter(spec *s, const struct builtin *b, arglist *a) {
    if (a->n != 2)
        return mistake(s, "TypeError", "property.%s() takes exactly one argument (%d given)", b->name, a->n - 1);
    sval *both[2] = {property_function(a->v[0], 0), a->v[1]};
    return sv_bound(s, sv_tuple(s, 2, arena_copy(s->arena, both, sizeof both)), a->v[0]->bound.callee);
}

// What an attribute found in the class is for the object.
static sval *bind_member(spec *s, sval *self, sclass *cls, sval *member) {
    if (member->kind == SV_INSTANCE && class_member(s, member->object.cls, intern(s->names, "__get__")))
        return unsupported(s, "objects with __get__");
    if (is_marked(member, "property")) return call1(s, property_function(member, 0), self);
    if (is_marked(member, "staticmethod")) return member->bound.self;
    if (is_marked(member, "classmethod")) {
        sval *c = sv_new(s, SV_CLASS);
        c->cls = cls;
        return sv_bound(s, c, member->bound.self);
    }
    return member->kind == SV_FUNC ? sv_bound(s, self, member) : member;
}

sval *map_value(const sval *m, istr name) {
    for (int i = 0; i < m->map.n; i++)
        if (m->map.keys[i]->text == name) return m->map.values[i];
    return NULL;
}

// A dictionary that is the object's own: what one changes the other shows.
static sval *own_dictionary(spec *s, scell *fields) {
    for (int i = 0; i < fields->v->map.n; i++)
        if (fields->v->map.values[i]->kind == SV_RLIST)
            return unsupported(s, "the dictionary of an object that a recursive function changes");
    sval *v = sv_new(s, SV_DICT);
    v->object.cell = fields;
    return v;
}

// A field that is a method of the very object is stored without it.
static bool holds_own_method(const sval *fields) {
    for (int i = 0; i < fields->map.n; i++)
        if (fields->map.values[i]->kind == SV_BOUND && fields->map.values[i]->bound.self->kind == SV_UNDEF) return true;
    return false;
}

static sval *instance_attribute(spec *s, sval *v, istr name) {
    sval *m = v->object.cell->v;
    bool const is_record = m->kind == SV_RECORD;
    if (m->kind != SV_MAP && !is_record) return unsupported(s, "an object that has some fields on some paths only");
    sval *own = is_record ? record_get(s, m, name, NULL) : map_value(m, name);
    if (own && own->kind == SV_BOUND && own->bound.self->kind == SV_UNDEF) return sv_bound(s, v, own->bound.callee);
    if (own) return is_record ? own : box_value(s, own);
    sval *member = class_member(s, v->object.cls, name);
    if (is_record && !member && strcmp(name, "__dict__") == 0)
        return unsupported(s, "the dictionary of an object that is not known when compiling");
    if (!member && strcmp(name, "__init__") == 0) return sv_none(s);
    if (!member && strcmp(name, "__class__") == 0) return type_of(s, v);
    if (!member && strcmp(name, "__dict__") == 0 && holds_own_method(m))
        return unsupported(s, "the fields of an object that holds one of its methods");
    if (!member && strcmp(name, "__dict__") == 0) return own_dictionary(s, v->object.cell);
    if (!member && (strcmp(name, "__doc__") == 0 || strcmp(name, "__module__") == 0))
        return attribute(s, type_of(s, v), name);
    if (member) return bind_member(s, v, v->object.cls, member);
    sval *any = *name != '_' ? class_member(s, v->object.cls, intern(s->names, "__getattr__")) : NULL;
    return any ? call1(s, bind_member(s, v, v->object.cls, any), sv_istr(s, name)) : NULL;
}

sval *docstring(spec *s, const ast_list *body) {
    const ast_node *first = body->n && body->data[0]->kind == AST_Expr ? body->data[0]->Expr.value : NULL;
    bool const is_text = first && first->kind == AST_Constant && first->Constant.value.kind == CONST_STR;
    return is_text ? sv_istr(s, first->Constant.value.text) : sv_none(s);
}

// Where a definition is: outer.<locals>.inner, Class.method. NULL: in a class that is itself in one or in a function.
static istr qualified_name(spec *s, const sfunc *f) {
    if (f->owner && !f->owner->module) return NULL;
    if (f->owner) return intern(s->names, arena_printf(s->arena, "%s.%s", f->owner->name, f->name));
    if (!f->maker) return f->name;
    istr const outer = qualified_name(s, f->maker);
    return outer ? intern(s->names, arena_printf(s->arena, "%s.<locals>.%s", outer, f->name)) : NULL;
}

static sval *function_attribute(spec *s, sval *v, istr name) {
    const sfunc *f = v->func;
    if (s->is_entry) return unsupported(s, "attributes of interpreted functions");
    sval *fields = captured(s, f->fields), *own = fields ? map_value(fields, name) : NULL;
    if (!fields || own) return own;
    if (strcmp(name, "__dict__") == 0) return own_dictionary(s, f->fields);
    if (strcmp(name, "__name__") == 0) return sv_istr(s, f->name);
    if (strcmp(name, "__qualname__") == 0) {
        istr const full = qualified_name(s, f);
        return full ? sv_istr(s, full) : unsupported(s, "this __qualname__");
    }
    if (strcmp(name, "__module__") == 0) return sv_istr(s, f->module->name);
    if (strcmp(name, "__doc__") == 0)
        return f->node->kind == AST_FunctionDef ? docstring(s, &f->node->FunctionDef.body) : sv_none(s);
    return NULL;
}

static sval *super_new(spec *s, sclass *behind, sval *self) {
    sval *v = sv_new(s, SV_SUPER), *cls = sv_new(s, SV_CLASS);
    cls->cls = behind;
    v->bound.self = self;
    v->bound.callee = cls;
    return v;
}

// super(), or super(cls, self)
sval *super_of(spec *s, const arglist *a) {
    const frame *f = s->frame;
    if (a->n == 2 && a->v[0]->kind == SV_CLASS && a->v[1]->kind == SV_INSTANCE) {
        if (class_is(a->v[1]->object.cls, a->v[0]->cls)) return super_new(s, a->v[0]->cls, a->v[1]);
        return mistake(s, "TypeError", "super(type, obj): obj must be an instance or subtype of type");
    }
    if (a->n) return unsupported(s, "super() with these arguments");
    if (!f->func || !f->func->owner || !f->slots || !f->scope->slot_count)
        return unsupported(s, "super() outside of a method");
    sval *self = captured(s, f->slots[0]);
    if (!self) return NULL;
    return self->kind == SV_INSTANCE ? super_new(s, f->func->owner, self) : unsupported(s, "super() without an object");
}

static sval *class_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "__name__") == 0) return sv_istr(s, v->cls->name);
    sval *m = class_member(s, v->cls, name);
    if (!m && v->cls->node) {
        if (strcmp(name, "__doc__") == 0) return docstring(s, &v->cls->node->ClassDef.body);
        if (strcmp(name, "__qualname__") == 0 && v->cls->module) return sv_istr(s, v->cls->name);
        if (strcmp(name, "__module__") == 0 && v->cls->module) return sv_istr(s, v->cls->module);
    }
    sval *meta = !m && v->cls->meta ? class_member(s, v->cls->meta, name) : NULL;
    if (is_marked(meta, "property")) return call1(s, property_function(meta, 0), v);
    if (!m && strcmp(name, "__init__") == 0 && class_is_exception(v->cls)) return sv_builtin(s, &exception_init_row);
    if (is_marked(m, "staticmethod")) return m->bound.self;
    return is_marked(m, "classmethod") ? sv_bound(s, v, m->bound.self) : m;
}

// super().name: looked for behind the class whose method asks.
static sval *super_attribute(spec *s, sval *v, istr name) {
    const sclass *owner = v->bound.callee->cls;
    sval *member = class_member_behind(s, v->bound.self->object.cls, owner, name);
    if (member) return bind_member(s, v->bound.self, v->bound.self->object.cls, member);
    if (strcmp(name, "__init__") == 0 && class_is_exception(owner))
        return sv_bound(s, v->bound.self, sv_builtin(s, &exception_init_row));
    static const builtin no_init = {"__init__", object_init, NULL, 0};
    return strcmp(name, "__init__") == 0 ? sv_builtin(s, &no_init) : NULL;
}

typedef struct attr {
    istr name;
} attr;
static sval *attr_part(spec *s, sval *v, void *data) { return attribute(s, v, ((attr *)data)->name); }

// All public attributes that objects of a type have in CPython.
static const struct {
    sval_kind kind;
    const char *type, *names;
} attributes_of[] = {
    {SV_NONE, "NoneType", " "},
    {SV_LIST, "list", " append clear copy count extend index insert pop remove reverse sort "},
    {SV_TUPLE, "tuple", " count index "},
    {SV_DICT, "dict", " clear copy fromkeys get items keys pop popitem setdefault update values "},
    {SV_SET, "set",
     " add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset "
     "issuperset pop remove symmetric_difference symmetric_difference_update union update "},
    {SV_STR, "str",
     " capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha "
     "isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower "
     "lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip "
     "split splitlines startswith strip swapcase title translate upper zfill "}};

static bool has_word(const char *names, const char *word) {
    size_t const n = strlen(word);
    for (const char *p = names; p && (p = strstr(p, word)); p++)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

// ---- methods of types ----

// str.upper(text): the method of the first argument.
static sval *call_unbound(spec *s, const struct builtin *b, arglist *a) {
    const char *type = attributes_of[b->code].type;
    if (!a->n) return mistake(s, "TypeError", "unbound method %s.%s() needs an argument", type, b->name);
    sval *self = a->v[0], *m = NULL;
    if (strcmp(sval_type_name(self), type) == 0) m = method(s, self, intern(s->names, b->name));
    if (!m) return s->diags->error_count ? NULL : unsupported(s, "%s.%s() of this argument", type, b->name);
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    return call(s, m, &rest);
}

static sval *type_method(spec *s, const sval *v, istr name) {
    const sval *type = builtin_function(s, intern(s->names, v->builtin->name));
    if (!type || type->kind != SV_BUILTIN || type->builtin != v->builtin) return NULL;
    sval *special = special_of_type(s, v->builtin->name, name);
    if (special) return special;
    for (int i = 0; i < (int)(sizeof attributes_of / sizeof *attributes_of); i++) {
        if (strcmp(attributes_of[i].type, v->builtin->name) != 0 || !has_word(attributes_of[i].names, name)) continue;
        if (strcmp(name, "fromkeys") == 0) return method(s, sv_dict(s, 0, NULL, NULL), name);
        if (strcmp(name, "maketrans") == 0) return text_library_method(s, sv_str(s, ""), name)->bound.callee;
        return sv_builtin(s, builtin_new(s, name, call_unbound, NULL, i));
    }
    return NULL;
}

static sval *own_attribute(spec *s, sval *v, istr name) {
    switch (v->kind) {
    case SV_MODULE: return module_attribute(s, v->module, name);
    case SV_INSTANCE: return instance_attribute(s, v, name);
    case SV_CLASS: return class_attribute(s, v, name);
    case SV_SUPER: return super_attribute(s, v, name);
    case SV_ARRAY: return array_attribute(s, v, name);
    case SV_NUM:
    case SV_SCALAR: return number_attribute(s, v, name);
    case SV_DTYPE: return dtype_attribute(s, v, name);
    case SV_LAZY: return lazy_attribute(s, v, name);
    case SV_HANDLE: return handle_attribute(s, v, name);
    case SV_SLICE:
    case SV_RANGE:
        return strcmp(name, "start") == 0  ? v->range.start
               : strcmp(name, "stop") == 0 ? v->range.stop
               : strcmp(name, "step") == 0 ? v->range.step
                                           : NULL;
    case SV_BUILTIN: {
        if (strcmp(name, "from_bytes") == 0 && strcmp(v->builtin->name, "int") == 0) return bytes_function(s, name);
        sval *m = type_method(s, v, name);
        return m ? m : builtin_attribute(s, v, name);
    }
    case SV_FUNC: return function_attribute(s, v, name);
    case SV_BOUND:
        if (v->bound.callee->kind == SV_FUNC) return function_attribute(s, v->bound.callee, name);
        if (is_marked(v, "property") && strcmp(name, "setter") == 0) return bound_builtin(s, v, name, with_setter, 0);
        return method(s, v, name);
    default: return method(s, v, name);
    }
}

sval *attribute_or_null(spec *s, sval *v, istr name) {
    int const before = s->diags->error_count;
    sval *own = own_attribute(s, v, name);
    bool const is_special = strncmp(name, "__", 2) == 0 && s->diags->error_count == before;
    return own || !is_special ? own : special_of_value(s, v, name);
}

bool is_of_library(const sclass *c) { return c->home && c->home->is_library; }

static const char int_attributes[] = " as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag "
                                     "numerator real to_bytes ",
                  float_attributes[] = " as_integer_ratio conjugate fromhex hex imag is_integer real ",
                  complex_attributes[] = " conjugate imag real ";

// Does CPython's object have no such attribute either?
static bool lacks_attribute(const sval *v, istr name) {
    sval_kind const kind = kind_of_type(v);
    const char *names = NULL;
    if (strncmp(name, "__", 2) == 0 && strcmp(name + strlen(name) - 2, "__") == 0) return false;
    if (kind == SV_INSTANCE)   // the library's classes have not all that CPython's have
        return v->object.cls->node && !class_is_exception(v->object.cls) && !is_of_library(v->object.cls);
    if (sval_is_number(v) && !stype_is_np(sval_stype(v)))
        names = sval_stype(v) == ST_FLOAT     ? float_attributes
                : sval_stype(v) == ST_COMPLEX ? complex_attributes
                                              : int_attributes;
    for (size_t i = 0; !names && i < sizeof attributes_of / sizeof *attributes_of; i++)
        if (attributes_of[i].kind == kind) names = attributes_of[i].names;
    return names && !has_word(names, name);
}

sval *attribute(spec *s, sval *v, istr name) {
    if (v->kind == SV_CHOICE) return split_choice(s, v, attr_part, &(attr){name});
    int const before = s->diags->error_count;
    sval *r = attribute_or_null(s, v, name);
    if (r && v->kind == SV_MODULE && is_interpreted_member(s, r)) return NULL;
    if (r || s->diags->error_count > before || s->want_inline || s->want_unroll) return r;
    if (v->kind == SV_MODULE)
        return not_here(s, "AttributeError", NULL,
                        "module '%s' has no attribute '%s', or none that native code supports", v->module->name, name);
    if (lacks_attribute(v, name))
        return mistake(s, "AttributeError", "'%s' object has no attribute '%s'", sval_type_name(v), name);
    return not_here(s, "AttributeError", NULL, "'%s' object has no attribute '%s', or none that native code supports",
                    sval_type_name(v), name);
}
