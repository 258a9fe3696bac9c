// Text of elements that are no numbers: texts and objects as their repr, dates in quotes, records field by field.
#include "interp/np_dtype.h"
#include "interp/np_flexible.h"
#include "interp/np_print.h"
#include "interp/np_time.h"
#include "runtime/element_format.h"
#include <ctype.h>
#include <string.h>

struct np_element_printer {
    nprt_dtype dtype;
    nprt_number_format number;   // of numbers
    int width;                   // of dates
    int n;                       // fields, or the element of a sub-array
    np_element_printer **parts;
};

static bool is_time(nprt_dtype t) {
    return !nprt_dtype_is_number(t) && (nprt_descr_get(t)->kind == 'M' || nprt_descr_get(t)->kind == 'm');
}

// A date stands in quotes, a span is a number; NaT is quoted in both.
static py_object *time_text(nprt_dtype t, const char *p) {
    int64_t v;
    char native[16];
    if (nprt_dtype_is_swapped(t)) {
        nd_swap_element(t, native, p);
        p = native;
    }
    memcpy(&v, p, 8);
    if (v == ND_NAT) return py_str_cstr("'NaT'");
    if (nprt_dtype_kind(t) == 'm') return py_str_format("%lld", (long long)v);
    py_object *s = np_time_text(nprt_dtype_native(t), v), *r = s ? py_str_format("'%s'", py_str_data(s)) : NULL;
    py_xdecref(s);
    return r;
}

static void measure_times(np_element_printer *p, const nprt_array *a) {
    int64_t n = nprt_array_size(a);
    for (int64_t i = 0; i < n; i++) {
        py_object *s = time_text(a->dtype, nd_flat_pointer(a, i));
        if (!s) return;
        if ((int)py_str_length(s) > p->width) p->width = (int)py_str_length(s);
        py_decref(s);
    }
}

static bool measure_swapped(np_element_printer *p, const nprt_array *a, const nprt_print_options *o, bool summary) {
    nprt_dtype native = nprt_dtype_native(a->dtype);
    nprt_array copy;
    if (!nprt_dtype_is_swapped(a->dtype) || !nprt_dtype_is_number(native)) return false;
    if (nd_astype(NULL, a, native, 'K', &copy)) {
        p->number = nprt_number_format_of(&copy, o, summary);
        nd_release(&copy);
    }
    return true;
}

np_element_printer *np_element_printer_new(const nprt_array *a, const nprt_print_options *o, bool summary) {
    np_element_printer *p = py_malloc(sizeof *p);
    memset(p, 0, sizeof *p);
    p->dtype = a->dtype;
    if (nprt_dtype_is_number(a->dtype)) {
        p->number = nprt_number_format_of(a, o, summary);
        return p;
    }
    if (measure_swapped(p, a, o, summary)) return p;
    const nprt_descr *d = nprt_descr_get(a->dtype);
    if (is_time(a->dtype)) measure_times(p, a);
    p->n = d->base != NPRT_DTYPE_COUNT ? 1 : d->n_fields;
    p->parts = py_malloc(((size_t)p->n + 1) * sizeof *p->parts);
    for (int i = 0; i < p->n; i++) {
        nprt_array part = *a;
        nprt_field whole = {NULL, NULL, a->dtype, 0};
        np_field_view(&part, d->fields ? &d->fields[i] : &whole);
        p->parts[i] = np_element_printer_new(&part, o, summary);
        if (d->fields) p->parts[i]->dtype = d->fields[i].dtype;
    }
    return p;
}

void np_element_printer_free(np_element_printer *p) {
    for (int i = 0; i < p->n; i++) np_element_printer_free(p->parts[i]);
    if (p->parts) py_free(p->parts, ((size_t)p->n + 1) * sizeof *p->parts);
    py_free(p, sizeof *p);
}

static void add_text(nprt_buf *b, py_object *s) {
    if (s) nprt_buf_add(b, py_str_data(s), py_str_size(s));
    py_xdecref(s);
}

static void add_object(nprt_buf *b, const char *at) {
    py_object *o = np_element(nprt_dtype_object(), at), *r = py_repr(o);
    if (r && o->type == &py_list_type) {
        nprt_buf_puts(b, "list(");
        add_text(b, r);
        nprt_buf_putc(b, ')');
    } else {
        add_text(b, r);
    }
    py_decref(o);
}

static void add_subarray(np_element_printer *p, const nprt_descr *d, int axis, nprt_buf *b, const char *at) {
    if (axis == d->rank) {
        np_element_printer_add(p, b, at);
        return;
    }
    int64_t step = (int64_t)nprt_dtype_size(d->base);
    for (int i = axis + 1; i < d->rank; i++) step *= d->shape[i];
    nprt_buf_putc(b, '[');
    for (int64_t i = 0; i < d->shape[axis]; i++) {
        if (i) nprt_buf_puts(b, ", ");
        add_subarray(p, d, axis + 1, b, at + i * step);
    }
    nprt_buf_putc(b, ']');
}

static void add_record(np_element_printer *p, const nprt_descr *d, nprt_buf *b, const char *at) {
    nprt_buf_putc(b, '(');
    for (int i = 0; i < d->n_fields; i++) {
        if (i) nprt_buf_puts(b, ", ");
        nprt_dtype t = d->fields[i].dtype;
        const nprt_descr *sub = nprt_dtype_is_number(t) ? NULL : nprt_descr_get(t);
        const char *q = at + d->fields[i].offset;
        if (sub && sub->base != NPRT_DTYPE_COUNT) {
            np_element_printer element = *p->parts[i];
            element.dtype = sub->base;
            add_subarray(&element, sub, 0, b, q);
        } else {
            np_element_printer_add(p->parts[i], b, q);
        }
    }
    nprt_buf_puts(b, d->n_fields == 1 ? ",)" : ")");
}

static void add_void(nprt_buf *b, const char *at, size_t n) {
    nprt_buf_puts(b, "b'");
    for (size_t i = 0; i < n; i++) nprt_buf_printf(b, "\\x%02X", (unsigned char)at[i]);
    nprt_buf_putc(b, '\'');
}

void np_element_printer_add(void *printer, nprt_buf *b, const char *at) {
    np_element_printer *p = printer;
    nprt_dtype native = nprt_dtype_native(p->dtype);
    if (py_pending()) return;
    if (nprt_dtype_is_number(native)) {
        _Alignas(16) char own[16];
        if (native != p->dtype) nd_swap_element(p->dtype, own, at);
        nprt_add_element(b, &p->number, native == p->dtype ? at : own);
        return;
    }
    const nprt_descr *d = nprt_descr_get(p->dtype);
    if (is_time(p->dtype)) {
        py_object *s = time_text(p->dtype, at);
        if (s) nprt_buf_fill(b, ' ', p->width - py_str_length(s));
        add_text(b, s);
    } else if (d->kind == 'O') {
        add_object(b, at);
    } else if (d->fields) {
        add_record(p, d, b, at);
    } else if (d->kind == 'V') {
        add_void(b, at, (size_t)d->size);
    } else {
        py_object *v = np_element(p->dtype, at);
        if (v) add_text(b, py_repr(v));
        py_xdecref(v);
    }
}

py_object *np_dtype_short(nprt_dtype t) {
    bool flexible = !nprt_dtype_is_number(nprt_dtype_native(t)) && strchr("SUV", nprt_dtype_kind(t));
    py_object *s = flexible ? np_dtype_str(t) : np_dtype_name(t);
    if (!s || nprt_dtype_is_record(t)) return s;
    const char *text = py_str_data(s);
    bool bare = isalpha((unsigned char)text[0]) != 0;
    for (const char *c = text; *c && bare; c++) bare = isalnum((unsigned char)*c) != 0;
    py_object *r = bare ? py_incref(s) : py_str_format("'%s'", text);
    py_decref(s);
    return r;
}

static py_object *void_text(py_object *o) {
    const nprt_array *a = np_array_of(o);
    nprt_buf b = {0};
    np_element_printer *p = np_element_printer_new(a, np_print_options(), false);
    np_element_printer_add(p, &b, a->data);
    np_element_printer_free(p);
    py_object *s = py_pending() ? NULL : py_str_new(b.data ? b.data : "", b.n);
    nprt_buf_free(&b);
    return s;
}

py_object *np_void_str(py_object *o) { return void_text(o); }

py_object *np_void_repr(py_object *o) {
    py_object *s = void_text(o);
    if (!s || nprt_dtype_is_record(np_array_of(o)->dtype)) return s;
    py_object *r = py_str_format("void(%s)", py_str_data(s));
    py_decref(s);
    return r;
}
