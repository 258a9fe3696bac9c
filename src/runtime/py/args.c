// Reading the arguments of a call.
#include "runtime/py/impl.h"

#include <ctype.h>

bool py_no_keywords(const py_args *a, const char *function) {
    if (!a->kwnames || !PY_TUPLE(a->kwnames)->n) return true;
    py_raise(&py_TypeError, "%s() takes no keyword arguments", function);
    return false;
}

bool py_arity(const py_args *a, const char *function, int min, int max) {
    if (!py_no_keywords(a, function)) return false;
    if (a->n >= min && a->n <= max) return true;
    int n = (int)a->n;
    if (max == 0)
        py_raise(&py_TypeError, "%s() takes no arguments (%d given)", function, n);
    else if (min == max && min == 1)
        py_raise(&py_TypeError, "%s() takes exactly one argument (%d given)", function, n);
    else if (min == max)
        py_raise(&py_TypeError, "%s expected %d argument%s, got %d", function, min, min == 1 ? "" : "s", n);
    else if (n < min)
        py_raise(&py_TypeError, "%s expected at least %d argument%s, got %d", function, min, min == 1 ? "" : "s", n);
    else
        py_raise(&py_TypeError, "%s expected at most %d argument%s, got %d", function, max, max == 1 ? "" : "s", n);
    return false;
}

py_object *py_keyword(const py_args *a, const char *name) {
    for (int64_t i = 0; a->kwnames && i < PY_TUPLE(a->kwnames)->n; i++)
        if (py_str_equals(PY_TUPLE(a->kwnames)->items[i], name)) return a->v[a->n + i];
    return NULL;
}

enum { MAX_NAMES = 32 };

typedef struct parameter {
    const char *name;
    size_t n;
    bool optional, positional_only, keyword_only;
    py_object **out;
} parameter;

typedef struct signature {
    parameter p[MAX_NAMES];
    int n, positional;   // positional: how many can be given by position
    py_object **rest, **keywords;
} signature;

static void parse_signature(signature *s, const char *spec, va_list outs) {
    bool keyword_only = false;
    s->n = s->positional = 0;   // the parameters are written as they are found
    s->rest = s->keywords = NULL;
    for (const char *p = spec; *p;) {
        if (*p == ' ') {
            p++;
            continue;
        }
        const char *start = p;
        while (*p && *p != ' ') p++;
        size_t n = (size_t)(p - start);
        if (*start == '/') {
            for (int i = 0; i < s->n; i++) s->p[i].positional_only = true;
        } else if (n > 2 && start[0] == '*' && start[1] == '*') {
            s->keywords = va_arg(outs, py_object **);
        } else if (*start == '*') {
            keyword_only = true;
            if (n > 1) s->rest = va_arg(outs, py_object **);
        } else {
            bool optional = start[n - 1] == '=';
            s->p[s->n++] = (parameter){start, n - optional, optional, false, keyword_only, va_arg(outs, py_object **)};
            if (!keyword_only) s->positional = s->n;
        }
    }
}

static bool too_many(const signature *s, const py_args *a, const char *function) {
    int required = 0;
    for (int i = 0; i < s->positional; i++) required += !s->p[i].optional;
    if (s->positional == 0)
        py_raise(&py_TypeError, "%s() takes no positional arguments", function);
    else
        py_raise(&py_TypeError, "%s() takes %s %d positional argument%s (%d given)", function,
                 required == s->positional ? "exactly" : "at most", s->positional, s->positional == 1 ? "" : "s",
                 (int)a->n);
    return false;
}

static bool take_keyword(signature *s, const char *function, py_object *name, py_object *value, bool *seen) {
    for (int i = 0; i < s->n; i++) {
        parameter *p = &s->p[i];
        if (p->positional_only || p->n != py_str_size(name) || memcmp(p->name, py_str_data(name), p->n)) continue;
        if (seen[i]) {
            py_raise(&py_TypeError, "argument for %s() given by name ('%s') and position (%d)", function,
                     py_str_data(name), i + 1);
            return false;
        }
        seen[i] = true;
        *p->out = value;
        return true;
    }
    if (s->keywords) return py_dict_set(*s->keywords, name, value);
    py_raise(&py_TypeError, "'%s' is an invalid keyword argument for %s()", py_str_data(name), function);
    return false;
}

bool py_parse(const py_args *a, const char *function, const char *spec, ...) {
    signature s;
    bool seen[MAX_NAMES] = {0}, ok = true;
    va_list outs;
    va_start(outs, spec);
    parse_signature(&s, spec, outs);
    va_end(outs);
    if (s.rest) *s.rest = NULL;
    if (s.keywords) *s.keywords = py_dict_new();
    if (a->n > s.positional && !s.rest) ok = too_many(&s, a, function);
    for (int64_t i = 0; ok && i < a->n && i < s.positional; i++) {
        *s.p[i].out = a->v[i];
        seen[i] = true;
    }
    if (ok && s.rest) {
        int64_t extra = a->n > s.positional ? a->n - s.positional : 0;
        *s.rest = py_tuple_new(extra);
        for (int64_t i = 0; i < extra; i++) PY_TUPLE(*s.rest)->items[i] = py_incref(a->v[s.positional + i]);
    }
    for (int64_t i = 0; ok && a->kwnames && i < PY_TUPLE(a->kwnames)->n; i++)
        ok = take_keyword(&s, function, PY_TUPLE(a->kwnames)->items[i], a->v[a->n + i], seen);
    for (int i = 0; ok && i < s.n; i++) {
        if (s.p[i].optional || seen[i]) continue;
        if (s.p[i].positional_only)
            py_raise(&py_TypeError, "%s expected at least %d argument%s, got %d", function, i + 1, i ? "s" : "",
                     (int)a->n);
        else
            py_raise(&py_TypeError, "%s() missing required argument '%.*s' (pos %d)", function, (int)s.p[i].n,
                     s.p[i].name, i + 1);
        ok = false;
    }
    if (!ok) {
        if (s.rest) PY_CLEAR(*s.rest);
        if (s.keywords) PY_CLEAR(*s.keywords);
    }
    return ok;
}
