// "%d of %s" % args and "{} of {name!r:>8}".format(args).
#include "runtime/py/impl.h"

#include <ctype.h>

// ---- str.format

typedef struct field_state {
    const py_args *args;
    int64_t next;   // automatic numbering; -1: the fields are numbered by hand
} field_state;

static bool format_into(py_buffer *b, const char *p, const char *e, field_state *st, int depth);

static py_object *first_object(field_state *st, const char *name, size_t n) {
    bool number = true;
    for (size_t i = 0; i < n; i++) number &= isdigit((unsigned char)name[i]) != 0;
    if (!number) {
        py_object *key = py_str_new(name, n), *r = py_keyword(st->args, py_str_data(key));
        if (!r) py_raise_key(key);
        py_decref(key);
        return py_xincref(r);
    }
    int64_t i = 0;
    if (!n) {
        if (st->next < 0)
            return py_raise(&py_ValueError,
                            "cannot switch from manual field specification to automatic field numbering");
        i = st->next++;
    } else {
        if (st->next > 0)
            return py_raise(&py_ValueError,
                            "cannot switch from automatic field numbering to manual field specification");
        st->next = -1;
        for (size_t k = 0; k < n && i < 1000000; k++) i = i * 10 + (name[k] - '0');
    }
    if (i >= st->args->n)
        return py_raise(&py_IndexError, "Replacement index %lld out of range for positional args tuple", (long long)i);
    return py_incref(st->args->v[i]);
}

// NAME(.attr|[key])*
static py_object *field_value(field_state *st, const char *p, const char *e) {
    const char *q = p;
    while (q < e && *q != '.' && *q != '[') q++;
    py_object *o = first_object(st, p, (size_t)(q - p));
    while (o && q < e) {
        py_object *key, *next;
        if (*q == '.') {
            const char *s = ++q;
            while (q < e && *q != '.' && *q != '[') q++;
            py_object *raw = py_str_new(s, (size_t)(q - s));
            next = py_getattr_str(o, py_str_data(raw));
            py_decref(raw);
        } else {
            const char *s = ++q;
            while (q < e && *q != ']') q++;
            bool number = q > s;
            for (const char *c = s; c < q; c++) number &= isdigit((unsigned char)*c) != 0;
            key = number ? py_int_parse(s, (size_t)(q - s), 10) : py_str_new(s, (size_t)(q - s));
            if (q < e) q++;
            next = py_getitem(o, key);
            py_decref(key);
        }
        py_decref(o);
        o = next;
    }
    return o;
}

py_object *py_repr_percent(py_object *o, char conversion) {
    return conversion == 'r'   ? py_repr(o)
           : conversion == 's' ? py_str(o)
           : conversion == 'a' ? py_ascii(o)
                               : py_incref(o);
}

static bool format_field(py_buffer *b, const char *p, const char *e, field_state *st, int depth) {
    const char *q = p;
    int bracket = 0;
    while (q < e && (bracket || (*q != '!' && *q != ':'))) bracket += (*q == '[') - (*q == ']'), q++;
    py_object *o = field_value(st, p, q);
    if (!o) return false;
    char conversion = 0;
    if (q < e && *q == '!') {
        conversion = q + 1 < e ? q[1] : 0;
        if (!conversion || !strchr("rsa", conversion)) {
            py_raise(&py_ValueError, "Unknown conversion specifier '%c'", conversion);
            py_decref(o);
            return false;
        }
        q += 2;
    }
    py_buffer spec = {0};
    bool ok = q >= e || format_into(&spec, q + 1, e, st, depth + 1);
    py_object *converted = ok ? py_repr_percent(o, conversion) : NULL;
    py_decref(o);
    py_object *spec_text = py_buffer_finish(&spec), *r = converted ? py_format(converted, spec_text) : NULL;
    py_decref(spec_text);
    py_xdecref(converted);
    if (r) py_buffer_add(b, py_str_data(r), py_str_size(r)), py_decref(r);
    return r != NULL;
}

static bool format_into(py_buffer *b, const char *p, const char *e, field_state *st, int depth) {
    if (depth > 2) {
        py_raise(&py_ValueError, "Max string recursion exceeded");
        return false;
    }
    while (p < e) {
        if (*p == '}') {
            if (p + 1 < e && p[1] == '}') {
                py_buffer_char(b, '}');
                p += 2;
                continue;
            }
            py_raise(&py_ValueError, "Single '}' encountered in format string");
            return false;
        }
        if (*p != '{') {
            py_buffer_char(b, *p++);
            continue;
        }
        if (p + 1 < e && p[1] == '{') {
            py_buffer_char(b, '{');
            p += 2;
            continue;
        }
        const char *q = p + 1;
        int level = 1;
        while (q < e && level) level += (*q == '{') - (*q == '}'), q++;
        if (level) {
            py_raise(&py_ValueError,
                     p + 1 == e ? "Single '{' encountered in format string" : "expected '}' before end of string");
            return false;
        }
        if (!format_field(b, p + 1, q - 1, st, depth)) return false;
        p = q;
    }
    return true;
}

py_object *py_str_format_method(py_object *self, const py_args *a) {
    field_state st = {a, 0};
    py_buffer b = {0};
    if (format_into(&b, py_str_data(self), py_str_data(self) + py_str_size(self), &st, 0)) return py_buffer_finish(&b);
    py_buffer_free(&b);
    return NULL;
}

// ---- The % operator

typedef struct percent_state {
    py_object *args;   // a tuple, or the one value
    int64_t next, n;
} percent_state;

static py_object *next_argument(percent_state *st) {   // borrowed
    if (!py_is_tuple(st->args)) {
        if (st->next++ == 0) return st->args;
    } else if (st->next < st->n) {
        return PY_TUPLE(st->args)->items[st->next++];
    }
    return py_raise(&py_TypeError, "not enough arguments for format string");
}

static py_object *as_integer(py_object *v, char type) {
    if (py_is_int(v)) return py_incref(v);
    if (type == 'd' || type == 'i' || type == 'u') {
        if (py_is_float(v)) return py_int_from_double(py_float_value(v));
        py_object *r = v->type->to_int ? v->type->to_int(v) : v->type->index ? py_index(v) : NULL;
        if (r || (py_pending() && !py_pending_is(&py_TypeError))) return r;
        py_clear_error();
        return py_raise(&py_TypeError, "%%%c format: a real number is required, not %s", type, v->type->name);
    }
    py_object *r = v->type->index ? py_index(v) : NULL;
    if (r || (py_pending() && !py_pending_is(&py_TypeError))) return r;
    py_clear_error();
    return py_raise(&py_TypeError, "%%%c format: an integer is required, not %s", type, v->type->name);
}

// Turns one %-field into a mini-language spec and formats by it.
static py_object *percent_field(py_object *v, const char *flags, int64_t width, int64_t precision, char type) {
    py_buffer spec = {0};
    bool left = strchr(flags, '-'), zero = strchr(flags, '0'), number = strchr("diouxXeEfFgG", type);
    py_object *r = NULL;
    py_buffer_cstr(&spec, left ? "<" : number && zero ? "0=" : ">");
    if (number && strchr(flags, '+'))
        py_buffer_char(&spec, '+');
    else if (number && strchr(flags, ' '))
        py_buffer_char(&spec, ' ');
    if (number && strchr(flags, '#')) py_buffer_char(&spec, '#');
    if (strchr("diouxX", type)) {
        py_object *i = as_integer(v, type);
        if (!i) goto done;
        if (precision >= 0) {   // a minimum count of digits
            py_buffer t = {0};
            int base = type == 'x' || type == 'X' ? 16 : type == 'o' ? 8 : 10;
            py_object *d = py_int_text(i, base);
            const char *s = py_str_data(d);
            bool negative = *s == '-';
            if (negative) s++;
            if (negative)
                py_buffer_char(&t, '-');
            else if (strchr(flags, '+'))
                py_buffer_char(&t, '+');
            else if (strchr(flags, ' '))
                py_buffer_char(&t, ' ');
            for (int64_t k = (int64_t)strlen(s); k < precision; k++) py_buffer_char(&t, '0');
            for (; *s; s++) py_buffer_char(&t, type == 'X' ? (char)toupper((unsigned char)*s) : *s);
            py_decref(d);
            py_object *text = py_buffer_finish(&t);
            spec.n = 0;
            py_buffer_char(&spec, left ? '<' : '>');
            if (width > 0) py_buffer_printf(&spec, "%lld", (long long)width);
            r = py_format_str(text, spec.data, spec.n);
            py_decref(text);
        } else {
            if (width > 0) py_buffer_printf(&spec, "%lld", (long long)width);
            py_buffer_char(&spec, type == 'i' || type == 'u' ? 'd' : type);
            r = py_format_int(i, spec.data, spec.n);
        }
        py_decref(i);
    } else if (number) {
        double d;
        if (!py_is_float(v) && !py_is_int(v) && !v->type->to_float) {
            py_raise(&py_TypeError, "must be real number, not %s", v->type->name);
            goto done;
        }
        if (!py_as_double(v, &d)) goto done;
        if (width > 0) py_buffer_printf(&spec, "%lld", (long long)width);
        if (precision >= 0) py_buffer_printf(&spec, ".%lld", (long long)precision);
        py_buffer_char(&spec, type);
        r = py_format_float(d, spec.data, spec.n);
    } else {
        py_object *text;
        if (type == 'c') {
            int64_t c;
            if (py_is_str(v) && py_str_length(v) == 1)
                text = py_incref(v);
            else if (py_is_int(v) && py_int_fits(v, &c) && c >= 0 && c < 0x110000) {
                char t[4];
                text = py_str_new(t, py_utf8_encode((uint32_t)c, t));
            } else {
                text = py_raise(&py_TypeError, "%%c requires int or char");
            }
        } else {
            text = py_repr_percent(v, type);
        }
        if (!text) goto done;
        if (width > 0) py_buffer_printf(&spec, "%lld", (long long)width);
        if (precision >= 0) py_buffer_printf(&spec, ".%lld", (long long)precision);
        r = py_format_str(text, spec.data, spec.n);
        py_decref(text);
    }
done:
    py_buffer_free(&spec);
    return r;
}

static bool star_or_number(const char **p, percent_state *st, int64_t *out, bool *left) {
    if (**p == '*') {
        (*p)++;
        py_object *v = next_argument(st);
        if (!v || !py_is_int(v)) {
            if (v) py_raise(&py_TypeError, "* wants int");
            return false;
        }
        py_as_int64(v, out);
        if (*out < 0 && left) *left = true, *out = -*out;
        return !py_pending();
    }
    int64_t n = 0;
    bool any = false;
    while (isdigit((unsigned char)**p) && n < 100000000) n = n * 10 + (*(*p)++ - '0'), any = true;
    if (any) *out = n;
    return true;
}

static bool one_percent(py_buffer *b, const char **pp, const char *start, percent_state *st, py_object *mapping) {
    const char *p = *pp;
    py_object *v = NULL, *owned = NULL;
    if (*p == '(') {
        const char *q = strchr(p, ')');
        if (!q || !py_is_dict(mapping)) {
            py_raise(&py_TypeError, q ? "format requires a mapping" : "incomplete format key");
            return false;
        }
        py_object *key = py_str_new(p + 1, (size_t)(q - p - 1));
        v = owned = py_getitem(mapping, key);
        py_decref(key);
        if (!v) return false;
        st->next = st->n = 1;
        p = q + 1;
    }
    char flags[8] = {0};
    int k = 0;
    while (*p && strchr("-+ #0", *p)) {
        if (k < 6) flags[k++] = *p;
        p++;
    }
    int64_t width = -1, precision = -1;
    bool left = false, ok = star_or_number(&p, st, &width, &left);
    if (left) flags[k] = '-';
    if (ok && *p == '.') {
        p++;
        precision = 0;
        ok = star_or_number(&p, st, &precision, NULL);
    }
    while (ok && *p && strchr("hlL", *p)) p++;
    if (ok && !*p) py_raise(&py_ValueError, "incomplete format"), ok = false;
    if (ok && !strchr("diouxXeEfFgGcrsa%", *p)) {
        py_raise(&py_ValueError, "unsupported format character '%c' (0x%x) at index %d", *p, *p, (int)(p - start));
        ok = false;
    }
    if (ok && *p == '%') {
        py_buffer_char(b, '%');
    } else if (ok) {
        if (!v) v = next_argument(st);
        py_object *r = v ? percent_field(v, flags, width, precision, *p) : NULL;
        if (r) py_buffer_add(b, py_str_data(r), py_str_size(r)), py_decref(r);
        ok = r != NULL;
    }
    py_xdecref(owned);
    *pp = p + 1;
    return ok;
}

py_object *py_str_percent(py_object *format, py_object *args) {
    percent_state st = {args, 0, py_is_tuple(args) ? PY_TUPLE(args)->n : 1};
    py_buffer b = {0};
    const char *start = py_str_data(format), *p = start, *e = p + py_str_size(format);
    while (p < e) {
        if (*p != '%') {
            py_buffer_char(&b, *p++);
            continue;
        }
        p++;
        if (!one_percent(&b, &p, start, &st, args)) {
            py_buffer_free(&b);
            return NULL;
        }
    }
    bool mapping = py_is_dict(args) || (!py_is_tuple(args) && !py_is_str(args) && args->type->getitem);
    if (st.next < st.n && !(mapping && st.next == 0)) {
        py_buffer_free(&b);
        return py_raise(&py_TypeError, "not all arguments converted during string formatting");
    }
    return py_buffer_finish(&b);
}
