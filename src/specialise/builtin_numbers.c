// Built-in functions of numbers.
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "specialise/builtins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Inside a try statement: raises ValueError here where the text is no number, so that the runtime does not.
static bool text_is_number(spec *s, sval *v, int st) {
    ir_value *t = str_ir(s, v);
    ir_value *ok = emit_call1(s, st == ST_INT ? "nprt_str_is_i64" : "nprt_str_is_f64", 1, &t, type_i1(s), false);
    const char *what =
        st == ST_INT ? "invalid literal for int() with base 10: " : "could not convert string to float: ";
    sval *message = to_str(s, v, true);
    message = message ? str_concat(s, sv_str(s, what), message) : NULL;
    sclass *c = exception_class(s, intern(s->names, "ValueError"))->cls;
    return message && check_open(s, ok, exception_instance(s, c, 1, &message));
}

sval *number_of(spec *s, sval *v, int st, const char *name) {
    if (v->kind == SV_ARRAY) {
        v = array_only(s, v, "only size-1 arrays can be converted to Python scalars");
        if (!v) return NULL;
    }
    if (sval_is_number(v)) return scalar_convert(s, v, st);
    if ((v->kind == SV_STR || v->kind == SV_RSTR) && st != ST_BOOL) {
        if (v->kind == SV_STR) {
            char *end;
            const char *p = v->text;
            while (*p == ' ' || *p == '\t' || *p == '\n') p++;
            if (st == ST_INT && *p) {
                long long const x = strtoll(p, &end, 10);
                if (end != p && !*end && x < INT64_MAX && x > INT64_MIN) return sv_int(s, x);
            }
            if (st == ST_FLOAT && *p && !strpbrk(p, "xXpP_(")) {
                double const x = strtod(p, &end);
                if (end != p && !*end) return sv_float(s, x);
            }
        }
        ir_value *t = str_ir(s, v);
        if (s->attempt && !text_is_number(s, v, st)) return NULL;
        if (st == ST_INT) return sv_scalar(s, ST_INT, emit_call1(s, "nprt_str_to_i64", 1, &t, type_i64(s), true));
        return sv_scalar(s, ST_FLOAT, emit_call1(s, "nprt_str_to_f64", 1, &t, type_f64(s), true));
    }
    return misused(s, v, NULL, "%s() argument must be a string%s or a real number, not '%s'", name,
                   st == ST_INT ? ", a bytes-like object" : "", sval_type_name(v));
}

typedef struct num_data {
    int st;
    const char *name;
} num_data;

static sval *num_part(spec *s, sval *v, void *data) {
    const num_data *d = data;
    if (sval_is_number(v) && !(v = real_of_complex(s, v, stype_kind(d->st)))) return NULL;
    return number_of(s, v, d->st, d->name);
}

// int(text, base)
static sval *int_of_base(spec *s, sval *text, sval *base) {
    int64_t known;
    if (!is_text(text) || !sval_known_int(base, &known) || known < 2 || known > 36 || s->attempt)
        return unsupported(s, "int() of these two arguments");
    char *end;
    long long const x = text->kind == SV_STR ? strtoll(text->text, &end, (int)known) : 0;
    if (text->kind == SV_STR && end != text->text && !*end && x < INT64_MAX && x > INT64_MIN) return sv_int(s, x);
    ir_value *args[] = {str_ir(s, text), scalar_value(s, base)};
    return sv_scalar(s, ST_INT, emit_call1(s, "nprt_str_to_i64_base", 2, args, type_i64(s), true));
}

sval *b_number(spec *s, const builtin *b, arglist *a) {
    if (b->code == ST_INT && a->n == 2 && !a->named) return int_of_base(s, a->v[0], a->v[1]);
    if (!builtin_takes(s, b, a, 0, 1)) return NULL;
    if (!a->n) return sv_num(s, b->code, 0, 0);
    if (b->code == ST_BOOL) {
        ir_value *c = NULL;
        int const t = truth(s, a->v[0], &c);
        return t == -2 ? NULL : t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
    }
    return split_choice(s, a->v[0], num_part, &(num_data){b->code, b->name});
}

sval *b_complex(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 0, 2)) return NULL;
    sval *re = a->n ? a->v[0] : sv_int(s, 0), *im = a->n > 1 ? a->v[1] : sv_int(s, 0);
    if (!sval_is_number(re) || !sval_is_number(im)) return unsupported(s, "complex() of this value");
    if (stype_kind(sval_stype(re)) != 'c' && stype_kind(sval_stype(im)) != 'c') {   // with the signs of both zeros
        re = scalar_convert(s, re, ST_FLOAT), im = re ? scalar_convert(s, im, ST_FLOAT) : NULL;
        if (!im) return NULL;
        if (re->kind != SV_NUM || im->kind != SV_NUM)
            return sv_scalar(
                s, ST_COMPLEX,
                emit_bin(s, COMPLEX_create, scalar_value(s, re), scalar_value(s, im), stype_ir(s, ST_COMPLEX)));
        sval *z = sv_num(s, ST_COMPLEX, 0, re->num.f);
        z->num.im = im->num.f;
        return z;
    }
    re = scalar_convert(s, re, ST_COMPLEX), im = re && a->n > 1 ? scalar_convert(s, im, ST_COMPLEX) : im;
    if (!re || !im || a->n == 1) return re && im ? re : NULL;
    sval *i = sv_num(s, ST_COMPLEX, 0, 0);
    i->num.im = 1;
    sval *product = scalar_binary(s, OP_Mult, im, i);
    return product ? scalar_binary(s, OP_Add, re, product) : NULL;
}

static sval *scalar_abs(spec *s, sval *v) {
    int const st = sval_stype(v);
    if (stype_kind(st) == 'f') {
        if (v->kind == SV_NUM) return sv_num(s, st, 0, fabs(v->num.f));
        return sv_scalar(s, st, emit_un(s, MATH_absf, v->scalar.v, v->scalar.v->type));
    }
    if (stype_kind(st) == 'c') {
        sval *r = ufunc_call(s, "absolute", 1, &v, NULL, NULL, NULL);
        return r && !stype_is_np(st) ? scalar_convert(s, r, ST_FLOAT) : r;
    }
    if (st == ST_NP + DT_bool || stype_kind(st) == 'u') return v;
    sval *neg = scalar_unary(s, OP_USub, v);
    return neg ? scalar_min_max(s, scalar_convert(s, v, sval_stype(neg)), neg, true) : NULL;
}

sval *b_abs(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    if (sval_is_number(a->v[0])) return scalar_abs(s, a->v[0]);
    if (a->v[0]->kind != SV_ARRAY)
        return misused(s, a->v[0], NULL, "bad operand type for abs(): '%s'", sval_type_name(a->v[0]));
    return ufunc_call(s, "absolute", 1, a->v, NULL, NULL, NULL);
}

sval *b_round(spec *s, const builtin *b, arglist *a) {
    sval *in[2];
    if (!arguments(s, b->name, a, "number ndigits=None", in)) return NULL;
    sval *v = in[0], *to = in[1] ? in[1] : sv_none(s);
    int64_t digits;
    if (v->kind == SV_ARRAY) return unsupported(s, "round() of an array; use np.round");
    if (!sval_is_number(v))
        return mistake(s, "TypeError", "type %s doesn't define __round__ method", sval_type_name(v));
    if (stype_kind(sval_stype(v)) != 'f')
        return to->kind == SV_NONE || (sval_known_int(to, &digits) && digits >= 0)
                   ? (sval_stype(v) == ST_BOOL ? scalar_convert(s, v, ST_INT) : v)
                   : unsupported(s, "round() of an int to negative digits");
    if (to->kind == SV_NONE) {
        if (v->kind == SV_NUM) return scalar_convert(s, sv_float(s, rint(v->num.f)), ST_INT);
        return scalar_convert(
            s, sv_scalar(s, sval_stype(v), emit_un(s, MATH_roundeven, v->scalar.v, v->scalar.v->type)), ST_INT);
    }
    // Rounding to digits goes through text, as CPython's does: exact.
    if (!sval_known_int(to, &digits) || digits < 0 || digits > 300)
        return unsupported(s, "round() to a number of digits that is not known when compiling");
    sval *text =
        format_value(s, scalar_convert(s, v, ST_FLOAT), sv_str(s, arena_printf(s->arena, ".%df", (int)digits)));
    sval *r = text ? number_of(s, text, ST_FLOAT, "float") : NULL;
    return r ? scalar_convert(s, r, sval_stype(v)) : NULL;
}

sval *b_divmod(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 2, 2)) return NULL;
    sval **r = ARENA_ARRAY(s->arena, sval *, 2);
    r[0] = binary(s, OP_FloorDiv, a->v[0], a->v[1]);
    r[1] = r[0] ? binary(s, OP_Mod, a->v[0], a->v[1]) : NULL;
    return r[1] ? sv_tuple(s, 2, r) : NULL;
}

sval *b_pow(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 2, 3)) return NULL;
    if (a->n == 2) return binary(s, OP_Pow, a->v[0], a->v[1]);
    for (int i = 0; i < 3; i++)
        if (!sval_is_int(a->v[i])) return unsupported(s, "pow() of these three arguments");
    return call_native_math(s, "pow_modulo", a);
}

sval *b_base(spec *s, const builtin *b, arglist *a) {   // bin, oct, hex
    int64_t v;
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    bool const is_number = sval_is_number(a->v[0]) && strchr("biu", stype_kind(sval_stype(a->v[0])));
    if (!is_number)
        return misused(s, a->v[0], NULL, "'%s' object cannot be interpreted as an integer", sval_type_name(a->v[0]));
    if (!sval_known_int(a->v[0], &v)) {
        const char *format = b->code == 2 ? "#b" : b->code == 8 ? "#o" : "#x";
        return format_value(s, scalar_convert(s, a->v[0], ST_INT), sv_str(s, format));
    }
    char text[80];
    int at = (int)sizeof text - 1;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    text[at] = 0;
    do text[--at] = "0123456789abcdef"[u % (unsigned)b->code];
    while ((u /= (unsigned)b->code));
    return sv_str(s, arena_printf(s->arena, "%s0%c%s", v < 0 ? "-" : "",
                                  b->code == 2   ? 'b'
                                  : b->code == 8 ? 'o'
                                                 : 'x',
                                  text + at));
}
