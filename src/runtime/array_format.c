// str and repr of arrays after NumPy's array2string: the elements that will be shown decide the element format; rows
// wrap at the line width; long axes show their first and last items around "...".
#include "runtime/array_format.h"
#include "runtime/abi.h"
#include "runtime/descr.h"
#include "runtime/element_format.h"
#include "runtime/half.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>

const nprt_print_options nprt_print_defaults = {
    .precision = 8, .threshold = 1000, .edgeitems = 3, .linewidth = 75, .sign = '-', .nanstr = "nan", .infstr = "inf"};

typedef struct number {
    double re, im;
    int64_t i;   // integers and bools; uint64 as its bits
} number;

static number load(const char *p, nprt_dtype dtype) {
    number v = {0};
    switch (dtype) {
#define LOAD(NAME, C_TYPE, FIELD)                                                                                      \
    case NPRT_##NAME: {                                                                                                \
        C_TYPE t;                                                                                                      \
        memcpy(&t, p, sizeof t);                                                                                       \
        v.FIELD = t;                                                                                                   \
        break;                                                                                                         \
    }
        LOAD(bool, uint8_t, i)
        LOAD(int8, int8_t, i)
        LOAD(int16, int16_t, i)
        LOAD(int32, int32_t, i)
        LOAD(int64, int64_t, i)
        LOAD(uint8, uint8_t, i)
        LOAD(uint16, uint16_t, i)
        LOAD(uint32, uint32_t, i)
        LOAD(float32, float, re)
        LOAD(float64, double, re)
#undef LOAD
    case NPRT_uint64: memcpy(&v.i, p, 8); break;
    case NPRT_float16: {
        uint16_t h;
        memcpy(&h, p, 2);
        v.re = nprt_half_to_float(h);
        break;
    }
    case NPRT_complex64: {
        float c[2];
        memcpy(c, p, 8);
        v.re = c[0], v.im = c[1];
        break;
    }
    default: memcpy(&v.re, p, 8); memcpy(&v.im, p + 8, 8);
    }
    return v;
}

static int integer_text(number v, nprt_dtype dtype, char out[24]) {
    uint64_t m = dtype == NPRT_uint64 || v.i >= 0 ? (uint64_t)v.i : 0 - (uint64_t)v.i;
    char digits[24], *p = digits + sizeof digits;
    do *--p = (char)('0' + m % 10);
    while (m /= 10);
    if (dtype != NPRT_uint64 && v.i < 0) *--p = '-';
    int n = (int)(digits + sizeof digits - p);
    memcpy(out, p, (size_t)n);
    return n;
}

typedef struct printer {
    const nprt_array *array;
    const nprt_print_options *options;
    const char *separator;
    bool summary;
    nprt_number_format number;
    nprt_buf *out;
    nprt_buf line;
} printer;

// Does "..." stand before item i of an axis of n items? Then *i moves on to the first of the last items. NumPy shows
// one last item even when no edge items are wanted.
static bool skips(const printer *p, int64_t *i, int64_t n) {
    int64_t edge = p->options->edgeitems;
    if (!p->summary || n <= 2 * edge || *i != edge) return false;
    *i = n - (edge ? edge : 1);
    return true;
}

typedef void (*visit_fn)(void *ctx, number v);

static void visit(const printer *p, int32_t axis, const char *at, visit_fn fn, void *ctx) {
    const nprt_array *a = p->array;
    if (axis == a->rank) {
        fn(ctx, load(at, a->dtype));
        return;
    }
    int64_t n = a->shape[axis];
    for (int64_t i = 0; i < n; i++) {
        if (p->options->edgeitems > 0) skips(p, &i, n);   // without edge items NumPy measures all
        visit(p, axis + 1, at + i * a->strides[axis], fn, ctx);
    }
}

typedef struct parts {
    double *re, *im;
    int64_t n, capacity;
} parts;

static void collect(void *ctx, number v) {
    parts *c = ctx;
    if (c->n == c->capacity) {
        c->capacity = c->capacity ? 2 * c->capacity : 64;
        c->re = nprt_xrealloc(c->re, (size_t)c->capacity * sizeof(double));
        c->im = nprt_xrealloc(c->im, (size_t)c->capacity * sizeof(double));
    }
    c->re[c->n] = v.re;
    c->im[c->n++] = v.im;
}

static void measure_integer(void *ctx, number v) {
    printer *p = ctx;
    char text[24];
    int n = integer_text(v, p->array->dtype, text);
    if (n > p->number.width) p->number.width = n;
}

static void measure(printer *p) {
    const nprt_array *a = p->array;
    nprt_number_format *f = &p->number;
    if (p->options->element) return;
    f->dtype = a->dtype;
    f->kind = nprt_dtype_kind(a->dtype);
    if (f->kind == 'i' || f->kind == 'u') visit(p, 0, a->data, measure_integer, p);
    if (f->kind == 'b') f->width = a->rank ? 5 : 4;
    if (f->kind != 'f' && f->kind != 'c') return;
    parts c = {0};
    visit(p, 0, a->data, collect, &c);
    nprt_dtype part = a->dtype == NPRT_complex64 ? NPRT_float32 : a->dtype == NPRT_complex128 ? NPRT_float64 : a->dtype;
    f->re = nprt_float_format_of(c.re, c.n, part, p->options, p->options->sign);
    if (f->kind == 'c') f->im = nprt_float_format_of(c.im, c.n, part, p->options, '+');
    free(c.re);
    free(c.im);
}

nprt_number_format nprt_number_format_of(const nprt_array *a, const nprt_print_options *options, bool summary) {
    printer p = {.array = a, .options = options, .summary = summary};
    measure(&p);
    return p.number;
}

void nprt_add_element(nprt_buf *b, const nprt_number_format *f, const char *at) {
    number v = load(at, f->dtype);
    char text[24];
    if (f->kind == 'f') {
        nprt_add_float(b, &f->re, v.re);
    } else if (f->kind == 'c') {
        nprt_add_float(b, &f->re, v.re);
        nprt_add_float(b, &f->im, v.im);
        size_t end = b->n;
        while (b->data[end - 1] == ' ') end--;
        nprt_buf_putc(b, 'j');
        memmove(b->data + end + 1, b->data + end, b->n - 1 - end);
        b->data[end] = 'j';
    } else if (f->kind == 'b') {
        nprt_buf_fill(b, ' ', v.i ? f->width - 4 : 0);
        nprt_buf_puts(b, v.i ? "True" : "False");
    } else {
        int n = integer_text(v, f->dtype, text);
        nprt_buf_fill(b, ' ', f->width - n);
        nprt_buf_add(b, text, (size_t)n);
    }
}

static void add_element(printer *p, nprt_buf *b, const char *at) {
    const nprt_element_text *other = p->options->element;
    if (other)
        other->add(other->ctx, b, at);
    else
        nprt_add_element(b, &p->number, at);
}

static size_t stripped(const char *s, size_t n) {
    while (n && s[n - 1] == ' ') n--;
    return n;
}

// Adds a word to the current line, or ends the line and starts a new one with it.
static void add_word(printer *p, const char *word, size_t n, int width, int indent) {
    if ((int)(p->line.n + n) > width && (int)p->line.n > indent) {
        nprt_buf_add(p->out, p->line.data, stripped(p->line.data, p->line.n));
        nprt_buf_putc(p->out, '\n');
        p->line.n = 0;
        nprt_buf_fill(&p->line, ' ', indent);
    }
    nprt_buf_add(&p->line, word, n);
}

static void add_row(printer *p, const char *at, int32_t axis, int indent, int width) {
    const nprt_array *a = p->array;
    int64_t n = a->shape[axis];
    size_t bare = stripped(p->separator, strlen(p->separator));
    int element_width = width - (bare > 1 ? (int)bare : 1);
    size_t start = p->out->n;
    nprt_buf word = {0};
    p->line.n = 0;
    nprt_buf_fill(&p->line, ' ', indent);
    for (int64_t i = 0; i < n; i++) {
        if (skips(p, &i, n)) {
            add_word(p, "...", 3, element_width, indent);
            nprt_buf_puts(&p->line, p->separator);
        }
        word.n = 0;
        add_element(p, &word, at + i * a->strides[axis]);
        add_word(p, word.data, word.n, element_width, indent);
        if (i + 1 < n) nprt_buf_puts(&p->line, p->separator);
    }
    nprt_buf_free(&word);
    nprt_buf_add(p->out, p->line.data, p->line.n);
    // The first line's indentation belongs to whoever stands before the bracket.
    memmove(p->out->data + start, p->out->data + start + indent, p->out->n - start - (size_t)indent);
    p->out->n -= (size_t)indent;
}

static void add_axes(printer *p, const char *at, int32_t axis, int indent, int width) {
    const nprt_array *a = p->array;
    if (axis == a->rank) {
        add_element(p, p->out, at);
        return;
    }
    nprt_buf_putc(p->out, '[');
    if (axis == a->rank - 1) {
        add_row(p, at, axis, indent, width);
        nprt_buf_putc(p->out, ']');
        return;
    }
    int64_t n = a->shape[axis];
    size_t bare = stripped(p->separator, strlen(p->separator));
    for (int64_t i = 0; i < n; i++) {
        if (i) nprt_buf_fill(p->out, ' ', indent);
        if (skips(p, &i, n)) {
            nprt_buf_puts(p->out, "...");
            nprt_buf_add(p->out, p->separator, bare);
            nprt_buf_fill(p->out, '\n', a->rank - axis - 1);
            nprt_buf_fill(p->out, ' ', indent);
        }
        add_axes(p, at + i * a->strides[axis], axis + 1, indent + 1, width - 1);
        if (i + 1 == n) break;
        nprt_buf_add(p->out, p->separator, bare);
        nprt_buf_fill(p->out, '\n', a->rank - axis - 1);
    }
    nprt_buf_putc(p->out, ']');
}

static void add_formatted(nprt_buf *b, const nprt_array *a, const nprt_print_options *options, const char *separator,
                          int prefix, int suffix) {
    int64_t size = nprt_array_size(a);
    if (size == 0) {
        nprt_buf_puts(b, "[]");
        return;
    }
    printer p = {
        .array = a, .options = options, .separator = separator, .out = b, .summary = size > options->threshold};
    measure(&p);
    add_axes(&p, a->data, 0, 1 + prefix, options->linewidth - suffix);
    nprt_buf_free(&p.line);
}

void nprt_add_array2string(nprt_buf *b, const nprt_array *a, const nprt_print_options *options, const char *separator,
                           const char *prefix) {
    add_formatted(b, a, options, separator, (int)strlen(prefix), 0);
}

static void add_scalar(nprt_buf *b, const nprt_array *a) {
    number v = load(a->data, a->dtype);
    char text[24];
    nprt_str *s;
    switch (a->dtype) {
    case NPRT_bool: s = nprt_str_of_bool(v.i); break;
    case NPRT_float16: s = nprt_str_of_f16((float)v.re); break;
    case NPRT_float32: s = nprt_str_of_f32((float)v.re); break;
    case NPRT_float64: s = nprt_str_of_f64(v.re); break;
    case NPRT_complex64: s = nprt_str_of_complex64((float)v.re, (float)v.im); break;
    case NPRT_complex128: s = nprt_str_of_complex(v.re, v.im); break;
    default: s = nprt_str_new(text, integer_text(v, a->dtype, text));
    }
    nprt_buf_add(b, s->bytes, (size_t)s->size);
    nprt_object_release(s);
}

static void add_repr(nprt_buf *b, const nprt_array *a, const nprt_print_options *options) {
    int64_t size = nprt_array_size(a);
    nprt_dtype t = nprt_dtype_native(a->dtype);
    bool implied = size > 0 && (t == NPRT_bool || t == NPRT_int64 || t == NPRT_float64 || t == NPRT_complex128);
    size_t start = b->n;
    const char *class = options->name ? options->name : "array";
    int const indent = (int)strlen(class) + 1;
    nprt_buf_printf(b, "%s(", class);
    if (size > 0 || (a->rank == 1 && a->shape[0] == 0)) {
        add_formatted(b, a, options, ", ", indent, 1);
    } else {
        nprt_buf_puts(b, "[], shape=(");
        for (int32_t i = 0; i < a->rank; i++) nprt_buf_printf(b, "%s%lld", i ? ", " : "", (long long)a->shape[i]);
        nprt_buf_puts(b, a->rank == 1 ? ",)" : ")");
    }
    nprt_buf_putc(b, implied ? ')' : ',');
    if (implied) return;
    size_t line = b->n;
    while (line > start && b->data[line - 1] != '\n') line--;
    const char *name = options->dtype ? options->dtype : nprt_dtype_name(a->dtype);
    int last = (int)(b->n - line), added = (int)strlen(name) + (int)strlen("dtype=)");
    if (last + added + 1 > options->linewidth)
        nprt_buf_printf(b, "\n%*s", indent, "");
    else
        nprt_buf_putc(b, ' ');
    nprt_buf_printf(b, "dtype=%s)", name);
}

void nprt_add_array(nprt_buf *b, const nprt_array *a, const nprt_print_options *options, bool repr) {
    if (repr) {
        add_repr(b, a, options);
    } else if (a->rank == 0) {
        add_scalar(b, a);
    } else {
        add_formatted(b, a, options, " ", 0, 0);
    }
}
