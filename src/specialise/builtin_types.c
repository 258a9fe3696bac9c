// Built-in functions about types and attributes.
#include "specialise/builtins.h"

#include <string.h>

// NumPy's abstract types of scalars, by the kinds of dtype below them.
static const struct {
    const char *name, *kinds;
} numpy_kinds[] = {{"generic", "biufc"},     {"number", "iufc"}, {"integer", "iu"}, {"signedinteger", "i"},

                   {"unsignedinteger", "u"}, {"inexact", "fc"},  {"floating", "f"}, {"complexfloating", "c"}};

static const char *numpy_kinds_of(const char *name) {
    for (size_t i = 0; i < sizeof numpy_kinds / sizeof *numpy_kinds; i++)
        if (strcmp(name, numpy_kinds[i].name) == 0) return numpy_kinds[i].kinds;
    return NULL;
}

// The abstract types of the module numbers, by the kinds of those that are registered.
static const struct {
    builtin type;
    const char *kinds;
} abstract_numbers[] = {{{"Number", b_refuse, NULL, 0}, "biufc"},
                        {{"Complex", b_refuse, NULL, 0}, "biufc"},
                        {{"Real", b_refuse, NULL, 0}, "biuf"},
                        {{"Rational", b_refuse, NULL, 0}, "biu"},
                        {{"Integral", b_refuse, NULL, 0}, "biu"}};

static const char *number_kinds_of(const char *name) {
    for (size_t i = 0; i < sizeof abstract_numbers / sizeof *abstract_numbers; i++)
        if (strcmp(name, abstract_numbers[i].type.name) == 0) return abstract_numbers[i].kinds;
    return NULL;
}

sval *python_numbers_member(spec *s, istr name) {
    for (size_t i = 0; i < sizeof abstract_numbers / sizeof *abstract_numbers; i++)
        if (strcmp(name, abstract_numbers[i].type.name) == 0) return sv_builtin(s, &abstract_numbers[i].type);
    return NULL;
}

static bool type_matches(spec *s, sval *v, sval *t, bool *known) {
    if (t->kind == SV_TUPLE) {
        for (int i = 0; i < t->tuple.n; i++)
            if (type_matches(s, v, t->tuple.items[i], known)) return true;
        return false;
    }
    if (t->kind == SV_CLASS) {
        return v->kind == SV_INSTANCE && class_is(v->object.cls, t->cls);
    }
    if (t->kind == SV_DTYPE) return sval_is_number(v) && sval_stype(v) == ST_NP + (int)t->dt;
    if (t->kind != SV_BUILTIN || is_type_hint(t)) return *known = false;
    const char *n = t->builtin->name;
    if (strcmp(n, "ndarray") == 0) return v->kind == SV_ARRAY;
    if (strcmp(n, "object") == 0) return true;
    if (sval_is_number(v)) {
        int const st = sval_stype(v);
        if (strcmp(n, "int") == 0) return st == ST_INT || st == ST_BOOL;
        if (strcmp(n, "float") == 0) return st == ST_FLOAT || st == ST_NP + DT_float64;
        if (strcmp(n, "complex") == 0) return st == ST_COMPLEX || st == ST_NP + DT_complex128;
        const char *kinds = numpy_kinds_of(n);
        if (kinds) return stype_is_np(st) && strchr(kinds, stype_kind(st)) != NULL;
        if ((kinds = number_kinds_of(n)))
            return strchr(kinds, stype_kind(st)) != NULL && !(stype_is_np(st) && stype_kind(st) == 'b');
    }
    if (strcmp(n, "type") == 0 && v->kind == SV_BUILTIN) return *known = false;
    if (strcmp(n, "type") == 0) return v->kind == SV_CLASS || (v->kind == SV_DTYPE && v->is_type);
    return strcmp(n, sval_type_name(v)) == 0;
}

static sval *instance_part(spec *s, sval *v, void *type) {
    bool known = true;
    bool const is = type_matches(s, v, type, &known);
    return is || known ? sv_bool(s, is) : unsupported(s, "isinstance() of this type");
}

sval *b_isinstance(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 2, 2)) return NULL;
    return split_choice(s, a->v[0], instance_part, a->v[1]);
}

sval *b_issubclass(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 2, 2)) return NULL;
    bool const is_many = a->v[1]->kind == SV_TUPLE;
    int const n = is_many ? a->v[1]->tuple.n : 1;
    sval *const *of = is_many ? a->v[1]->tuple.items : &a->v[1];
    for (int i = 0; i < n; i++) {
        const char *kinds = of[i]->kind == SV_BUILTIN ? numpy_kinds_of(of[i]->builtin->name) : NULL;
        if (kinds && a->v[0]->kind == SV_DTYPE && a->v[0]->is_type) {
            if (strchr(kinds, dtype_kind(a->v[0]->dt))) return sv_bool(s, true);
            continue;
        }
        if (a->v[0]->kind != SV_CLASS || of[i]->kind != SV_CLASS)
            return unsupported(s, "issubclass() of what is no class of the program");
        if (class_is(a->v[0]->cls, of[i]->cls)) return sv_bool(s, true);
    }
    return sv_bool(s, false);
}

static const builtin none_type = {"NoneType", NULL, NULL, 0}, function_type = {"function", NULL, NULL, 0};

sval *type_of(spec *s, sval *v) {
    if (v->kind == SV_NONE) return sv_builtin(s, &none_type);
    if (v->kind == SV_FUNC) return sv_builtin(s, &function_type);
    if (v->kind == SV_ARRAY) return numpy_member(s, intern(s->names, "ndarray"));
    if (v->kind == SV_INSTANCE) {
        sval *c = sv_new(s, SV_CLASS);
        c->cls = v->object.cls;
        return c;
    }
    if (sval_is_number(v) && stype_is_np(sval_stype(v))) {
        sval *t = sv_dtype(s, stype_np(sval_stype(v)));
        t->is_type = true;
        return t;
    }
    sval *t = builtin_function(s, intern(s->names, sval_type_name(v)));
    return t ? t : unsupported(s, "type() of a value of type %s", sval_type_name(v));
}

sval *b_type(spec *s, const builtin *b, arglist *a) {
    return builtin_takes(s, b, a, 1, 1) ? type_of(s, a->v[0]) : NULL;
}

sval *b_super(spec *s, const builtin *b, arglist *a) {
    (void)b;
    return super_of(s, a);
}

sval *b_mark(spec *s, const builtin *b, arglist *a) {   // property, staticmethod, classmethod; code: arguments
    if (!builtin_takes(s, b, a, 1, b->code)) return NULL;
    return sv_bound(s, a->n == 1 ? a->v[0] : sv_tuple(s, 2, arena_copy(s->arena, a->v, 2 * sizeof *a->v)),
                    sv_builtin(s, b));
}

sval *b_callable(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    sval *v = a->v[0];
    bool const known = v->kind == SV_FUNC || v->kind == SV_BUILTIN || v->kind == SV_CLASS || v->kind == SV_BOUND ||
                       v->kind == SV_DTYPE;
    return sv_bool(s,
                   known || (v->kind == SV_INSTANCE && class_member(s, v->object.cls, intern(s->names, "__call__"))));
}

sval *b_id(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    const sval *v = a->v[0];
    bool const is_record = v->kind == SV_INSTANCE && v->object.cell->v->kind == SV_RECORD;
    return is_record ? record_id(s, v) : b_refuse(s, b, a);
}

sval *b_getattr(spec *s, const builtin *b, arglist *a) {   // code 0: getattr, 1: hasattr
    if (!builtin_takes(s, b, a, 2, b->code ? 2 : 3)) return NULL;
    if (a->v[1]->kind != SV_STR) return unsupported(s, "%s() with a name known only at run time", b->name);
    int const before = s->diags->error_count;
    if (a->v[0]->kind == SV_INSTANCE && a->v[0]->object.cell->v->kind == SV_RECORD && (b->code || a->n > 2)) {
        ir_value *there = NULL;
        sval *field = record_get(s, a->v[0]->object.cell->v, a->v[1]->text, &there);
        if (there) return b->code ? sv_scalar(s, ST_BOOL, there) : sv_choice(s, field, a->v[2], there);
    }
    bool known;
    bool const has = type_has_attribute(a->v[0], a->v[1]->text, &known);
    if (a->v[0]->kind == SV_FUNC && s->frame->module->is_library) known = false;   // it asks for what it will read
    if (known && b->code) return sv_bool(s, has);
    if (known && !has && a->n > 2) return a->v[2];
    sval *v = attribute_or_null(s, a->v[0], a->v[1]->text);
    if (!v && s->diags->error_count > before) return NULL;
    bool const is_function = a->v[0]->kind == SV_FUNC && (s->frame->module->is_library || a->v[1]->text[0] != '_');
    bool const is_own_module = a->v[0]->kind == SV_MODULE && a->v[0]->module->file && !a->v[0]->module->is_library;
    bool const of_library = a->v[0]->kind == SV_INSTANCE && is_of_library(a->v[0]->object.cls);
    bool const is_object = a->v[0]->kind == SV_CLASS || (a->v[0]->kind == SV_INSTANCE && !of_library);
    bool const says_no = is_object || (of_library && s->frame->module->is_library) || is_function || is_own_module;
    if (b->code) {
        if (!v && !says_no) return unsupported(s, "hasattr() of a %s", sval_type_name(a->v[0]));
        return sv_bool(s, v != NULL);
    }
    if (v) return v;
    if (a->n > 2 && says_no) return a->v[2];
    return attribute(s, a->v[0], a->v[1]->text);
}

sval *b_setattr(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 3, 3)) return NULL;
    if (a->v[1]->kind != SV_STR) return unsupported(s, "%s() with a name known only at run time", b->name);
    return attribute_set(s, a->v[0], a->v[1]->text, a->v[2]) ? sv_none(s) : NULL;
}

sval *b_vars(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    if (a->v[0]->kind == SV_INSTANCE || a->v[0]->kind == SV_FUNC)
        return attribute(s, a->v[0], intern(s->names, "__dict__"));
    return unsupported(s, "%s() of a %s", b->name, sval_type_name(a->v[0]));
}
