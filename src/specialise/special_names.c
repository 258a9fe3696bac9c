// Methods of built-in values by the names that the language has for them: (5).__add__(2), float.__repr__(x).
#include "specialise/state.h"

#include <string.h>

typedef struct special {
    const char *name;
    char how;   // 'o' an operator of two values of one type, 'u' of one, 'c' a comparison, 'f' a built-in function, 's'
                // a subscript
    int op;
    const char *function;
} special;

static const special specials[] = {{"__add__", 'o', OP_Add, NULL},
                                   {"__sub__", 'o', OP_Sub, NULL},
                                   {"__mul__", 'o', OP_Mult, NULL},
                                   {"__truediv__", 'o', OP_Div, NULL},
                                   {"__floordiv__", 'o', OP_FloorDiv, NULL},
                                   {"__mod__", 'o', OP_Mod, NULL},
                                   {"__pow__", 'o', OP_Pow, NULL},
                                   {"__and__", 'o', OP_BitAnd, NULL},
                                   {"__or__", 'o', OP_BitOr, NULL},
                                   {"__xor__", 'o', OP_BitXor, NULL},
                                   {"__lshift__", 'o', OP_LShift, NULL},
                                   {"__rshift__", 'o', OP_RShift, NULL},
                                   {"__eq__", 'c', OP_Eq, NULL},
                                   {"__ne__", 'c', OP_NotEq, NULL},
                                   {"__lt__", 'c', OP_Lt, NULL},
                                   {"__le__", 'c', OP_LtE, NULL},
                                   {"__gt__", 'c', OP_Gt, NULL},
                                   {"__ge__", 'c', OP_GtE, NULL},
                                   {"__neg__", 'u', OP_USub, NULL},
                                   {"__pos__", 'u', OP_UAdd, NULL},
                                   {"__invert__", 'u', OP_Invert, NULL},
                                   {"__abs__", 'f', 0, "abs"},
                                   {"__int__", 'f', 0, "int"},
                                   {"__float__", 'f', 0, "float"},
                                   {"__bool__", 'f', 0, "bool"},
                                   {"__str__", 'f', 0, "str"},
                                   {"__repr__", 'f', 0, "repr"},
                                   {"__len__", 'f', 0, "len"},
                                   {"__round__", 'f', 0, "round"},
                                   {"__divmod__", 'f', 0, "divmod"},
                                   {"__format__", 'f', 0, "format"},
                                   {"__contains__", 'i', 0, NULL},
                                   {"__getitem__", 's', 0, NULL}};

static bool is_plain_float(const sval *v) { return sval_is_number(v) && sval_stype(v) == ST_FLOAT; }

// Does CPython's method of a's type take b, too? It says NotImplemented where it does not.
static bool takes(const sval *a, const sval *b) {
    if (strcmp(sval_type_name(a), sval_type_name(b)) == 0) return true;
    return is_plain_float(a) && sval_is_number(b) && sval_stype(b) <= ST_INT;
}

// Has CPython's type the method?
static bool has(const sval *x, const special *m) {
    if (sval_is_number(x)) return m->how != 'i' && m->how != 's' && (m->how != 'f' || strcmp(m->function, "len") != 0);
    if (m->how == 'u' || (m->how == 'f' && strstr(" abs int float round divmod bool ", m->function))) return false;
    if (m->how != 'o') return true;
    if (x->kind == SV_SET) return m->op == OP_Sub || m->op == OP_BitAnd || m->op == OP_BitOr || m->op == OP_BitXor;
    return x->kind != SV_DICT && (m->op == OP_Add || (m->op == OP_Mod && is_text(x)));
}

static sval *call_special(spec *s, const builtin *b, arglist *a) {
    const special *m = &specials[b->code];
    bool const two = m->how == 'o' || m->how == 'c' || m->how == 'i' || m->how == 's';
    if (a->named || (two && a->n != 2) || (m->how == 'u' && a->n != 1) || !a->n)
        return unsupported(s, "%s() with these arguments", b->name);
    sval *x = a->v[0], *y = two ? a->v[1] : NULL;
    if (b->signature && strcmp(b->signature, "int") == 0 && strcmp(sval_type_name(x), "bool") == 0) {
        x = scalar_convert(s, x, ST_INT);
        return call_special(s, b, &(arglist){.n = a->n, .v = two ? (sval *[]){x, y} : &x});
    }
    // The type whose method it is, where it was asked for one.
    if ((b->signature && strcmp(sval_type_name(x), b->signature) != 0) || !has(x, m) ||
        ((m->how == 'o' || m->how == 'c') && !takes(x, y)))
        return unsupported(s, "%s() of these values", b->name);
    switch (m->how) {
    case 'o': return binary(s, (ast_operator)m->op, x, y);
    case 'c': return compare(s, (ast_operator)m->op, x, y);
    case 'u': return unary(s, (ast_operator)m->op, x);
    case 'i': return compare(s, OP_In, y, x);
    case 's': return subscript(s, x, y);
    default: return call(s, builtin_function(s, intern(s->names, m->function)), a);
    }
}

// like: a value of the type; type: its name, where the method is asked for of the type itself.
static sval *special_like(spec *s, const sval *like, istr name, const char *type) {
    for (int i = 0; i < (int)(sizeof specials / sizeof *specials); i++)
        if (strcmp(specials[i].name, name) == 0 && has(like, &specials[i]))
            return sv_builtin(s, builtin_new(s, specials[i].name, call_special, type, i));
    return NULL;
}

sval *special_of_type(spec *s, const char *type, istr name) {
    sval *const empty = sv_tuple(s, 0, NULL);
    sval *const values[] = {
        sv_int(s, 0),           sv_float(s, 0), sv_str(s, ""), empty, sv_list(s, empty), sv_dict(s, 0, NULL, NULL),
        sv_set(s, empty, false)};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(sval_type_name(values[i]), type) == 0) return special_like(s, values[i], name, type);
    return NULL;
}

sval *special_of_value(spec *s, sval *v, istr name) {
    bool const is_number = sval_is_number(v) && !stype_is_np(sval_stype(v)) && sval_stype(v) != ST_COMPLEX;
    if (!is_number && !is_text(v) && !is_tuple(v) && v->kind != SV_LIST && v->kind != SV_DICT && v->kind != SV_SET)
        return NULL;
    sval *f = special_like(s, v, name, NULL);
    return f ? sv_bound(s, v, f) : NULL;
}
