// io.StringIO.
#include "runtime/py/impl.h"

typedef struct stringio {
    py_object ob;
    py_buffer text;
    size_t at;
    bool closed;
} stringio;

static py_object *sio_make(py_type *t, const py_args *a) {
    py_object *initial = NULL, *newline = NULL;
    if (!py_parse(a, "StringIO", "initial_value= newline=", &initial, &newline)) return NULL;
    stringio *s = (stringio *)py_alloc(t, 0);
    if (initial && py_is_str(initial)) py_buffer_add(&s->text, py_str_data(initial), py_str_size(initial));
    return (py_object *)s;
}
static bool sio_init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}
static void sio_dealloc(py_object *o) {
    py_buffer_free(&((stringio *)o)->text);
    py_free_object(o, 0);
}
static bool sio_open(stringio *s) {
    if (!s->closed) return true;
    py_raise(&py_ValueError, "I/O operation on closed file");
    return false;
}
static py_object *sio_write(py_object *o, const py_args *a) {
    stringio *s = (stringio *)o;
    if (!py_arity(a, "write", 1, 1) || !sio_open(s)) return NULL;
    if (!py_is_str(a->v[0])) return py_raise(&py_TypeError, "string argument expected, got '%s'", a->v[0]->type->name);
    size_t n = py_str_size(a->v[0]);
    if (s->at + n > s->text.n) {
        while (s->text.n < s->at + n) py_buffer_char(&s->text, 0);
    }
    memcpy(s->text.data ? s->text.data + s->at : (char *)"", py_str_data(a->v[0]), n);
    s->at += n;
    return py_int(py_str_length(a->v[0]));
}
static py_object *sio_getvalue(py_object *o, const py_args *a) {
    (void)a;
    stringio *s = (stringio *)o;
    return sio_open(s) ? py_str_new(s->text.data ? s->text.data : "", s->text.n) : NULL;
}
static py_object *sio_take(stringio *s, size_t n) {
    py_object *r = py_str_new(s->text.data ? s->text.data + s->at : "", n);
    s->at += n;
    return r;
}
static py_object *sio_read(py_object *o, const py_args *a) {
    stringio *s = (stringio *)o;
    int64_t limit = -1;
    if (!py_arity(a, "read", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &limit)) || !sio_open(s))
        return NULL;
    size_t left = s->at < s->text.n ? s->text.n - s->at : 0, n = left;
    if (limit >= 0) {
        const char *p = s->text.data ? s->text.data + s->at : "", *start = p;
        for (; limit > 0 && p < start + left; limit--) py_utf8_next(&p);
        n = (size_t)(p - start);
    }
    return sio_take(s, n);
}
static py_object *sio_line(stringio *s) {
    size_t left = s->at < s->text.n ? s->text.n - s->at : 0;
    const char *p = s->text.data ? s->text.data + s->at : "", *e = left ? memchr(p, '\n', left) : NULL;
    return sio_take(s, e ? (size_t)(e - p) + 1 : left);
}
static py_object *sio_readline(py_object *o, const py_args *a) {
    return py_arity(a, "readline", 0, 1) && sio_open((stringio *)o) ? sio_line((stringio *)o) : NULL;
}
static py_object *sio_next(py_object *o) {
    stringio *s = (stringio *)o;
    if (!sio_open(s)) return NULL;
    return s->at < s->text.n ? sio_line(s) : NULL;
}
static py_object *sio_readlines(py_object *o, const py_args *a) {
    (void)a;
    return py_list_of(o);
}
static py_object *sio_seek(py_object *o, const py_args *a) {
    stringio *s = (stringio *)o;
    int64_t at, whence = 0;
    if (!py_arity(a, "seek", 1, 2) || !py_as_int64(a->v[0], &at) || (a->n > 1 && !py_as_int64(a->v[1], &whence)))
        return NULL;
    if (at < 0 || at > INT32_MAX) return py_raise(&py_ValueError, "Negative seek position %lld", (long long)at);
    s->at = whence == 2 ? s->text.n : (size_t)at;
    return py_int((int64_t)s->at);
}
static py_object *sio_tell(py_object *o, const py_args *a) {
    (void)a;
    return py_int((int64_t)((stringio *)o)->at);
}
static py_object *sio_truncate(py_object *o, const py_args *a) {
    stringio *s = (stringio *)o;
    int64_t n = (int64_t)s->at;
    if (!py_arity(a, "truncate", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &n))) return NULL;
    if ((size_t)n < s->text.n) s->text.n = (size_t)n;
    return py_int(n);
}
static py_object *sio_close(py_object *o, const py_args *a) {
    (void)a;
    ((stringio *)o)->closed = true;
    PY_RETURN_NONE;
}
static py_object *sio_flush(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    PY_RETURN_NONE;
}
static const py_method_def sio_methods[] = {
#define M(NAME) {#NAME, sio_##NAME, PY_METHOD},
    M(write) M(getvalue) M(read) M(readline) M(readlines) M(seek) M(tell) M(truncate) M(close) M(flush)
#undef M
        {"writelines", py_stream_writelines, PY_METHOD},
    {"__enter__", py_stream_enter, PY_METHOD},
    {"__exit__", sio_close, PY_METHOD},
    {0}};
static py_object *sio_closed(py_object *o, void *data) {
    (void)data;
    return py_bool(((stringio *)o)->closed);
}
static const py_getset_def sio_getset[] = {{"closed", sio_closed, NULL, NULL}, {0}};
py_type py_stringio_type = {PY_TYPE_HEAD("_io.StringIO"),
                            .size = sizeof(stringio),
                            .flags = PY_TYPE_DICT,
                            .dealloc = sio_dealloc,
                            .iter = py_incref,
                            .next = sio_next,
                            .make = sio_make,
                            .init = sio_init,
                            .methods = sio_methods,
                            .getset = sio_getset};
