// Which attributes values of the built-in types have, whether native code reads them or not.
#include <string.h>

#include "base/type_attributes.h"
#include "specialise/state.h"

// The types whose attributes those of one type are.
typedef struct {
    const char *of[6];
    int n;
} type_names;

static void add(type_names *t, const char *type) { t->of[t->n++] = type; }

static void add_scalar(type_names *t, int st) {
    static const char *const python[] = {
        [ST_BOOL] = "int", [ST_INT] = "int", [ST_FLOAT] = "float", [ST_COMPLEX] = "complex"};
    if (!stype_is_np(st)) {
        add(t, python[st]);
        return;
    }
    add(t, "numpy.generic");
    static const struct {
        char kind;
        const char *type;
    } kinds[] = {{'b', "numpy.bool_"},
                 {'i', "numpy.integer"},
                 {'u', "numpy.integer"},
                 {'f', "numpy.floating"},
                 {'c', "numpy.complexfloating"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].kind == stype_kind(st)) add(t, kinds[i].type);
    if (stype_dtype(st) == DT_float64) add(t, "float");
    if (stype_dtype(st) == DT_complex128) add(t, "complex");
}

static bool add_type(type_names *t, const sval *v) {
    if (v->kind == SV_DTYPE) {
        if (v->is_type) add_scalar(t, ST_NP + (int)v->dt);
        return v->is_type;
    }
    const char *const name = v->builtin->name, *const type = strcmp(name, "bool") == 0      ? "int"
                                                             : strcmp(name, "ndarray") == 0 ? "numpy.ndarray"
                                                                                            : name;
    if (!type_is_listed(type)) return false;
    add(t, type);
    return true;
}

// The program may have given it others.
static bool may_have_more(const sval *v, istr name) {
    bool const is_function = v->kind == SV_FUNC || v->kind == SV_CLOSURE, is_special = name[0] == '_' && name[1] == '_';
    return v->kind == SV_INSTANCE || v->kind == SV_CLASS ||
           (is_function && (!is_special || strcmp(name, "__wrapped__") == 0));
}

bool type_has_attribute(const sval *v, istr name, bool *known) {
    type_names t = {0};
    *known = true;
    add(&t, "object");
    if (v->kind == SV_BUILTIN || v->kind == SV_DTYPE) {
        add(&t, "type");
        *known = add_type(&t, v);
    } else if (sval_is_number(v)) {
        add_scalar(&t, sval_stype(v));
    } else if (v->kind != SV_INSTANCE) {
        const char *type = sval_type_name(v);
        *known = v->kind != SV_LAZY && type_is_listed(type);
        if (*known) add(&t, type);
    }
    for (int i = 0; *known && i < t.n; i++)
        if (type_lists(t.of[i], name)) return true;
    if (may_have_more(v, name)) *known = false;
    return false;
}
