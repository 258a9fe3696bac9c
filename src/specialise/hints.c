// Type hints that a program computes: typing's names, list[int], int | None. They say nothing about a value, and
// nothing is done with them: what asks them for something is refused.
#include "specialise/state.h"

#include <string.h>

static sval *refuse(spec *s, const builtin *b, arglist *a) {
    (void)a;
    return unsupported(s, "calling the type hint %s", b->name);
}

bool is_type_hint(const sval *v) { return v->kind == SV_BUILTIN && v->builtin->call == refuse; }

sval *hint_new(spec *s, const char *name) { return sv_builtin(s, builtin_new(s, name, refuse, NULL, 0)); }

// TypeVar("T") and ParamSpec("P")
static sval *variable(spec *s, const builtin *b, arglist *a) {
    return a->n ? hint_new(s, b->name) : fail(s, "TypeError", NULL, "%s() needs a name", b->name);
}

// overload, final and other decorators that leave a function or class as it is; cast(type, value)
static sval *last_argument(spec *s, const builtin *b, arglist *a) {
    if (a->named || a->n != b->code) return not_here(s, "TypeError", NULL, "%s() of %d arguments", b->name, a->n);
    return a->v[a->n - 1];
}

sval *typing_member(spec *s, istr name) {
    static const builtin functions[] = {{"TypeVar", variable, NULL, 0},
                                        {"ParamSpec", variable, NULL, 0},
                                        {"cast", last_argument, NULL, 2},
                                        {"overload", last_argument, NULL, 1},
                                        {"final", last_argument, NULL, 1},
                                        {"no_type_check", last_argument, NULL, 1},
                                        {"runtime_checkable", last_argument, NULL, 1}};
    if (strcmp(name, "TYPE_CHECKING") == 0) return sv_bool(s, false);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strcmp(functions[i].name, name) == 0) return sv_builtin(s, &functions[i]);
    return hint_new(s, name);
}

// Generic and Protocol as bases of a class, subscripted or not
bool is_hint_of_class(const sval *v) {
    return is_type_hint(v) && (strcmp(v->builtin->name, "Generic") == 0 || strcmp(v->builtin->name, "Protocol") == 0);
}

static bool is_type(const sval *v) {
    static const char *const names[] = {"int",  "float", "bool",      "complex", "str",       "bytes",  "list",
                                        "dict", "set",   "frozenset", "tuple",   "bytearray", "object", "type"};
    if (v->kind == SV_CLASS || v->kind == SV_NONE || is_type_hint(v)) return true;
    if (v->kind == SV_DTYPE) return v->is_type;
    for (size_t i = 0; v->kind == SV_BUILTIN && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], v->builtin->name) == 0) return true;
    return false;
}

sval *hint_subscript(spec *s, const sval *v) {
    return v->kind == SV_BUILTIN && is_type(v) ? hint_new(s, v->builtin->name) : NULL;
}

sval *hint_union(spec *s, const sval *a, const sval *b) {
    bool const types = is_type(a) && is_type(b) && (a->kind != SV_NONE || b->kind != SV_NONE);
    return types ? hint_new(s, "Union") : NULL;
}
