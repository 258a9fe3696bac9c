// How dtypes are written: str, repr, name, code, descr.
#include "interp/np_dtype.h"
#include <stdio.h>
#include <string.h>

// "<i4": the code that also stands in .npy files.
py_object *np_dtype_typestr(nprt_dtype t) {
    if (nprt_dtype_is_number(t))
        return py_str_format("%c%c%zu", nprt_dtype_size(t) == 1 ? '|' : '<', nprt_dtype_kind(t), nprt_dtype_size(t));
    const nprt_descr *d = nprt_descr_get(t);
    if (d->kind == 'V') return py_str_format("|V%lld", (long long)d->size);
    bool bare = d->text[0] != '<' && d->text[0] != '>';
    return py_str_format("%s%s", bare ? "|" : "", d->text);
}

static const char *family(char kind) {
    switch (kind) {
    case 'S': return "bytes";
    case 'U': return "str";
    case 'M': return "datetime64";
    case 'm': return "timedelta64";
    default: return "void";
    }
}

py_object *np_dtype_name(nprt_dtype t) {
    nprt_dtype native = nprt_dtype_native(t);
    if (nprt_dtype_is_number(native)) return py_str_cstr(nprt_dtype_name(native));
    const nprt_descr *d = nprt_descr_get(native);
    if (d->kind == 'O') return py_str_cstr("object");
    if (d->kind == 'M' || d->kind == 'm') return py_str_format("%s%s", family(d->kind), d->text + 3);
    if (d->size == 0) return py_str_cstr(family(d->kind));
    return py_str_format("%s%lld", family(d->kind), 8 * (long long)d->size);
}

static bool quoted(py_buffer *b, const char *text) {
    py_object *s = py_str_cstr(text);
    bool ok = py_buffer_repr(b, s);
    py_decref(s);
    return ok;
}

static void add_shape(py_buffer *b, const nprt_descr *d) {
    py_buffer_char(b, '(');
    for (int i = 0; i < d->rank; i++) py_buffer_printf(b, "%s%lld", i ? ", " : "", (long long)d->shape[i]);
    py_buffer_cstr(b, d->rank == 1 ? ",)" : ")");
}

static bool add_fields(py_buffer *b, nprt_dtype t, bool align);

// A field's dtype: a code in quotes, or its own fields. 'S3' and 'V3' stand without their "|".
static bool add_format(py_buffer *b, nprt_dtype t) {
    if (nprt_dtype_is_record(t)) return add_fields(b, t, nprt_descr_get(t)->aligned);
    if (!nprt_dtype_is_number(t) && nprt_descr_get(t)->base != NPRT_DTYPE_COUNT) {
        py_buffer_char(b, '(');
        if (!add_format(b, nprt_descr_get(t)->base)) return false;
        py_buffer_cstr(b, ", ");
        add_shape(b, nprt_descr_get(t));
        py_buffer_char(b, ')');
        return true;
    }
    py_object *code = np_dtype_typestr(t);
    const char *s = py_str_data(code);
    bool const plain = t == NPRT_bool;
    bool ok = quoted(b, plain ? "?" : *s == '|' ? s + 1 : s);
    py_decref(code);
    return ok;
}

static bool is_packed(const nprt_descr *d) {
    int64_t at = 0;
    for (int i = 0; i < d->n_fields; i++) {
        int64_t a = d->aligned ? nprt_dtype_alignment(d->fields[i].dtype) : 1;
        at = (at + a - 1) / a * a;
        if (d->fields[i].offset != at) return false;
        at += (int64_t)nprt_dtype_size(d->fields[i].dtype);
    }
    if (d->aligned) at = (at + d->alignment - 1) / d->alignment * d->alignment;
    return at == d->size;
}

static bool add_list(py_buffer *b, const nprt_descr *d) {
    bool ok = true;
    py_buffer_char(b, '[');
    for (int i = 0; i < d->n_fields && ok; i++) {
        const nprt_field *f = &d->fields[i];
        py_buffer_cstr(b, i ? ", (" : "(");
        if (f->title) {
            py_buffer_char(b, '(');
            ok = quoted(b, f->title);
            py_buffer_cstr(b, ", ");
        }
        ok = ok && quoted(b, f->name);
        py_buffer_cstr(b, f->title ? "), " : ", ");
        bool sub = !nprt_dtype_is_number(f->dtype) && nprt_descr_get(f->dtype)->base != NPRT_DTYPE_COUNT;
        const nprt_descr *s = sub ? nprt_descr_get(f->dtype) : NULL;
        ok = ok && add_format(b, s ? s->base : f->dtype);
        if (s) {
            py_buffer_cstr(b, ", ");
            add_shape(b, s);
        }
        py_buffer_char(b, ')');
    }
    py_buffer_char(b, ']');
    return ok;
}

static bool add_dict(py_buffer *b, const nprt_descr *d) {
    bool ok = true, titles = false;
    py_buffer_cstr(b, "{'names': [");
    for (int i = 0; i < d->n_fields && ok; i++) {
        if (i) py_buffer_cstr(b, ", ");
        ok = quoted(b, d->fields[i].name);
        titles |= d->fields[i].title != NULL;
    }
    py_buffer_cstr(b, "], 'formats': [");
    for (int i = 0; i < d->n_fields && ok; i++) {
        if (i) py_buffer_cstr(b, ", ");
        ok = add_format(b, d->fields[i].dtype);
    }
    py_buffer_cstr(b, "], 'offsets': [");
    for (int i = 0; i < d->n_fields; i++) py_buffer_printf(b, "%s%lld", i ? ", " : "", (long long)d->fields[i].offset);
    if (titles) {
        py_buffer_cstr(b, "], 'titles': [");
        for (int i = 0; i < d->n_fields && ok; i++) {
            if (i) py_buffer_cstr(b, ", ");
            if (d->fields[i].title)
                ok = quoted(b, d->fields[i].title);
            else
                py_buffer_cstr(b, "None");
        }
    }
    py_buffer_printf(b, "], 'itemsize': %lld%s}", (long long)d->size, d->aligned ? ", 'aligned': True" : "");
    return ok;
}

static bool add_fields(py_buffer *b, nprt_dtype t, bool align) {
    const nprt_descr *d = nprt_descr_get(t);
    return is_packed(d) && !align ? add_list(b, d) : add_dict(b, d);
}

static py_object *finish(py_buffer *b, bool ok) {
    if (ok) return py_buffer_finish(b);
    py_buffer_free(b);
    return NULL;
}

py_object *np_dtype_str(nprt_dtype t) {
    py_buffer b = {0};
    if (nprt_dtype_is_number(t)) return py_str_cstr(nprt_dtype_name(t));
    const nprt_descr *d = nprt_descr_get(t);
    if (d->fields) return finish(&b, add_fields(&b, t, d->aligned));
    if (d->base != NPRT_DTYPE_COUNT) return finish(&b, add_format(&b, t));
    bool named = d->kind == 'O' || ((d->kind == 'M' || d->kind == 'm') && !d->swapped);
    if (named) return np_dtype_name(t);
    if (d->size == 0) return py_str_format("%s%c", d->kind == 'U' ? "<" : "|", d->kind);
    return np_dtype_typestr(t);
}

py_object *np_dtype_repr(nprt_dtype t) {
    py_buffer b = {0};
    if (nprt_dtype_is_number(t)) return py_str_format("dtype('%s')", nprt_dtype_name(t));
    const nprt_descr *d = nprt_descr_get(t);
    py_buffer_cstr(&b, "dtype(");
    bool ok = true;
    if (d->fields && is_packed(d)) {
        ok = add_list(&b, d);
        py_buffer_cstr(&b, d->aligned ? ", align=True" : "");
    } else if (d->fields) {
        nprt_descr plain = *d;
        plain.aligned = false;
        ok = add_dict(&b, &plain);
        py_buffer_cstr(&b, d->aligned ? ", align=True" : "");
    } else if (d->size == 0) {
        py_buffer_printf(&b, "'%s%c'", d->kind == 'U' ? "<" : "", d->kind);
    } else {
        ok = add_format(&b, t);
    }
    py_buffer_char(&b, ')');
    return finish(&b, ok);
}

// [(name, code[, shape])…], with the gaps between fields as unnamed ones.
static py_object *field_descr(const char *name, const char *title, nprt_dtype t) {
    bool sub = !nprt_dtype_is_number(t) && nprt_descr_get(t)->base != NPRT_DTYPE_COUNT;
    nprt_dtype base = sub ? nprt_descr_get(t)->base : t;
    py_object *s = py_str_cstr(name), *named = s;
    if (title) {
        py_object *first = py_str_cstr(title);
        named = py_tuple_pack(2, first, s);
        py_decref(first);
        py_decref(s);
    }
    py_object *format = nprt_dtype_is_record(base) ? np_dtype_descr(base) : np_dtype_typestr(base), *r;
    if (sub) {
        py_object *shape = np_shape_tuple(nprt_descr_get(t)->rank, nprt_descr_get(t)->shape);
        r = py_tuple_pack(3, named, format, shape);
        py_decref(shape);
    } else {
        r = py_tuple_pack(2, named, format);
    }
    py_decref(named);
    py_decref(format);
    return r;
}

static void add_gap(py_object *list, int64_t size) {
    py_object *gap = field_descr("", NULL, nprt_dtype_text('V', size));
    py_list_append(list, gap);
    py_decref(gap);
}

py_object *np_dtype_descr(nprt_dtype t) {
    py_object *list = py_list_new(0), *one;
    if (!nprt_dtype_is_record(t)) {
        py_object *name = py_str_cstr(""), *code = np_dtype_typestr(t);
        one = py_tuple_pack(2, name, code);
        py_decref(name);
        py_decref(code);
        py_list_append(list, one);
        py_decref(one);
        return list;
    }
    const nprt_descr *d = nprt_descr_get(t);
    int64_t at = 0;
    for (int i = 0; i < d->n_fields; i++) {
        const nprt_field *f = &d->fields[i];
        if (f->offset < at) {
            py_decref(list);
            return py_raise(&py_ValueError,
                            "dtype.descr is not defined for types with overlapping or out-of-order fields");
        }
        if (f->offset > at) add_gap(list, f->offset - at);
        one = field_descr(f->name, f->title, f->dtype);
        py_list_append(list, one);
        py_decref(one);
        at = f->offset + (int64_t)nprt_dtype_size(f->dtype);
    }
    if (d->size > at) add_gap(list, d->size - at);
    return list;
}
