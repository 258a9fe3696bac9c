// Text and binary files, and io.StringIO.
#include "runtime/py/impl.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct file_object {
    py_object ob;
    FILE *f;
    py_object *name, *mode;
    bool binary, standard;   // standard: stdin, stdout, stderr, which are not closed
} file_object;

static file_object *new_file(FILE *f, const char *name, const char *mode, bool standard);

static void drop_file(py_object *o) {
    file_object *x = (file_object *)o;
    if (x->f && !x->standard) fclose(x->f);
    x->f = NULL;
}

static file_object *new_file(FILE *f, const char *name, const char *mode, bool standard) {
    file_object *x = (file_object *)py_alloc(&py_file_type, 0);
    x->f = f;
    x->name = py_str_cstr(name);
    x->mode = py_str_cstr(mode);
    x->binary = strchr(mode, 'b') != NULL;
    x->standard = standard;
    if (!standard) py_external_remember((py_object *)x, drop_file);
    return x;
}

py_object *py_file_std(FILE *f, const char *name, const char *mode) {
    return (py_object *)new_file(f, name, mode, true);
}

void py_file_flush_all(void) {
    fflush(stdout);
    fflush(stderr);
}

static void file_dealloc(py_object *o) {
    file_object *x = (file_object *)o;
    if (!x->standard) py_external_forget(o);
    drop_file(o);
    py_decref(x->name);
    py_decref(x->mode);
    py_free_object(o, 0);
}

static void *os_error(int number, py_object *name) {
    py_object *args = py_tuple_new(3);
    PY_TUPLE(args)->items[0] = py_int(number);
    PY_TUPLE(args)->items[1] = py_str_cstr(strerror(number));
    PY_TUPLE(args)->items[2] = py_incref(name);
    py_object *e = py_call_tuple((py_object *)&py_OSError, args, NULL);
    py_decref(args);
    if (e) py_raise_instance(e), py_decref(e);
    return NULL;
}

static py_object *path_text(py_object *o) {
    if (py_is_str(o)) return py_incref(o);
    py_object *f = py_type_lookup(o->type, PN(__fspath__));
    if (f) return py_call1(f, o);
    return py_raise(&py_TypeError, "expected str, bytes or os.PathLike object, not %s", o->type->name);
}

py_object *py_file_open(const py_args *a) {
    py_object *file, *mode = NULL, *buffering = NULL, *encoding = NULL, *errors = NULL, *newline = NULL,
                     *closefd = NULL, *opener = NULL;
    if (!py_parse(a, "open", "file mode= buffering= encoding= errors= newline= closefd= opener=", &file, &mode,
                  &buffering, &encoding, &errors, &newline, &closefd, &opener))
        return NULL;
    const char *m = mode ? py_str_data(mode) : "r";
    if (strspn(m, "rwaxbt+") != strlen(m) || !strpbrk(m, "rwax"))
        return py_raise(&py_ValueError, "invalid mode: '%s'", m);
    py_object *name = path_text(file);
    if (!name) return NULL;
    char flags[8];
    snprintf(flags, sizeof flags, "%c%s%s%s", *strpbrk(m, "rwax") == 'x' ? 'w' : *strpbrk(m, "rwax"),
             strchr(m, 'b') ? "b" : "", strchr(m, '+') ? "+" : "", strchr(m, 'x') ? "x" : "");
    FILE *f = fopen(py_str_data(name), flags);
    if (f && access(py_str_data(name), F_OK) == 0) {
        char c;   // a directory opens but does not read
        if (*flags == 'r' && fread(&c, 1, 1, f) == 0 && ferror(f)) {
            int e = errno;
            fclose(f);
            os_error(e, name);
            py_decref(name);
            return NULL;
        }
        if (*flags == 'r') rewind(f);
    }
    if (!f) {
        os_error(errno, name);
        py_decref(name);
        return NULL;
    }
    file_object *x = new_file(f, py_str_data(name), m, false);
    py_decref(name);
    return (py_object *)x;
}

static FILE *open_file(py_object *o) {
    FILE *f = ((file_object *)o)->f;
    return f ? f : py_raise(&py_ValueError, "I/O operation on closed file.");
}

static FILE *open_for(py_object *o, const char *what) {   // a binary file says what was tried
    file_object *x = (file_object *)o;
    return x->f || !x->binary ? open_file(o) : py_raise(&py_ValueError, "%s closed file", what);
}

static py_object *text_or_bytes(py_object *o, const char *s, size_t n) {
    if (((file_object *)o)->binary) return py_bytes_new(s, n);
    py_object *b = py_bytes_new(s, n), *r = py_call_method(b, "decode", 0);   // checks the encoding
    py_decref(b);
    return r;
}

static py_object *read_all(py_object *o, int64_t limit) {
    FILE *f = open_for(o, "read of");
    if (!f) return NULL;
    py_buffer b = {0};
    bool binary = ((file_object *)o)->binary;
    int64_t count = 0;
    for (int c; (limit < 0 || count < limit) && (c = getc_unlocked(f)) != EOF;) {
        if (!binary && c == '\r') {   // universal newlines
            int next = getc_unlocked(f);
            if (next != '\n' && next != EOF) ungetc(next, f);
            c = '\n';
        }
        py_buffer_char(&b, (char)c);
        count += binary || (c & 0xc0) != 0x80;
    }
    py_object *r = text_or_bytes(o, b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    return r;
}

static py_object *file_read(py_object *o, const py_args *a) {
    int64_t n = -1;
    if (!py_arity(a, "read", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &n))) return NULL;
    return read_all(o, n);
}

static py_object *read_line(py_object *o) {   // an empty str at the end
    FILE *f = open_for(o, "readline of");
    if (!f) return NULL;
    py_buffer b = {0};
    for (int c; (c = getc_unlocked(f)) != EOF;) {
        if (c == '\r' && !((file_object *)o)->binary) {
            int next = getc_unlocked(f);
            if (next != '\n' && next != EOF) ungetc(next, f);
            c = '\n';
        }
        py_buffer_char(&b, (char)c);
        if (c == '\n') break;
    }
    py_object *r = text_or_bytes(o, b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    return r;
}
static py_object *file_readline(py_object *o, const py_args *a) {
    return py_arity(a, "readline", 0, 1) ? read_line(o) : NULL;
}

static py_object *file_next(py_object *o) {
    py_object *line = read_line(o);
    if (line && py_len(line) == 0) PY_CLEAR(line);
    return line;
}

static py_object *file_readlines(py_object *o, const py_args *a) {
    return py_arity(a, "readlines", 0, 1) ? py_list_of(o) : NULL;
}

static py_object *file_write(py_object *o, const py_args *a) {
    if (!py_arity(a, "write", 1, 1)) return NULL;
    FILE *f = open_for(o, "write to");
    if (!f) return NULL;
    py_object *x = a->v[0];
    if (((file_object *)o)->binary) {
        if (py_is_str(x)) return py_raise(&py_TypeError, "a bytes-like object is required, not 'str'");
        fwrite(py_bytes_data(x), 1, py_bytes_size(x), f);
        return py_int((int64_t)py_bytes_size(x));
    }
    if (!py_is_str(x)) return py_raise(&py_TypeError, "write() argument must be str, not %s", x->type->name);
    if (!py_write_text(o, py_str_data(x), py_str_size(x))) return NULL;
    return py_int(py_str_length(x));
}

static py_object *file_writelines(py_object *o, const py_args *a) {
    if (!py_arity(a, "writelines", 1, 1)) return NULL;
    py_object *it = py_iter(a->v[0]), *x;
    if (!it) return NULL;
    while ((x = py_next(it))) {
        py_object *r = py_call_method(o, "write", 1, x);
        py_decref(x);
        if (!r) break;
        py_decref(r);
    }
    py_decref(it);
    return py_pending() ? NULL : py_incref(PY_NONE);
}

static py_object *file_close(py_object *o, const py_args *a) {
    (void)a;
    if (!((file_object *)o)->standard) drop_file(o);
    PY_RETURN_NONE;
}
static py_object *file_flush(py_object *o, const py_args *a) {
    (void)a;
    if (((file_object *)o)->f) fflush(((file_object *)o)->f);
    PY_RETURN_NONE;
}
static py_object *file_enter(py_object *o, const py_args *a) {
    (void)a;
    return py_incref(o);
}
static py_object *file_exit(py_object *o, const py_args *a) { return file_close(o, a); }
static py_object *file_seek(py_object *o, const py_args *a) {
    int64_t at, whence = 0;
    if (!py_arity(a, "seek", 1, 2) || !py_as_int64(a->v[0], &at) || (a->n > 1 && !py_as_int64(a->v[1], &whence)))
        return NULL;
    FILE *f = open_for(o, "seek of");
    if (!f) return NULL;
    if (fseek(f, at, (int)whence)) return os_error(errno, ((file_object *)o)->name);
    return py_int(ftell(f));
}
static py_object *file_tell(py_object *o, const py_args *a) {
    (void)a;
    FILE *f = open_file(o);
    return f ? py_int(ftell(f)) : NULL;
}
static py_object *file_fileno(py_object *o, const py_args *a) {
    (void)a;
    FILE *f = open_file(o);
    return f ? py_int(fileno(f)) : NULL;
}
static py_object *file_isatty(py_object *o, const py_args *a) {
    (void)a;
    FILE *f = open_file(o);
    return f ? py_bool(isatty(fileno(f))) : NULL;
}
static py_object *file_true(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return PY_TRUE;
}
static py_object *file_repr(py_object *o) {
    file_object *x = (file_object *)o;
    return py_str_format("<_io.TextIOWrapper name='%s' mode='%s' encoding='UTF-8'>", py_str_data(x->name),
                         py_str_data(x->mode));
}
static const py_method_def file_methods[] = {
#define M(NAME) {#NAME, file_##NAME, PY_METHOD},
    M(read) M(readline) M(readlines) M(write) M(writelines) M(close) M(flush) M(seek) M(tell) M(fileno) M(isatty)
#undef M
        {"__enter__", file_enter, PY_METHOD},
    {"__exit__", file_exit, PY_METHOD},
    {"readable", file_true, PY_METHOD},
    {"writable", file_true, PY_METHOD},
    {"reconfigure", file_flush, PY_METHOD},
    {0}};
static py_object *file_name(py_object *o, void *data) {
    return py_incref(data ? ((file_object *)o)->mode : ((file_object *)o)->name);
}
static py_object *file_closed(py_object *o, void *data) {
    (void)data;
    return py_bool(!((file_object *)o)->f);
}
static py_object *file_encoding(py_object *o, void *data) {
    (void)o;
    (void)data;
    return py_str_cstr("utf-8");
}
static py_object *file_buffer(py_object *o, void *data) {
    (void)data;
    file_object *x = (file_object *)o, *y = new_file(x->f, py_str_data(x->name), "wb", true);
    return (py_object *)y;
}
static const py_getset_def file_getset[] = {
    {"name", file_name, NULL, NULL},         {"mode", file_name, NULL, (void *)1}, {"closed", file_closed, NULL, NULL},
    {"encoding", file_encoding, NULL, NULL}, {"buffer", file_buffer, NULL, NULL},  {0}};

py_type py_file_type = {PY_TYPE_HEAD("_io.TextIOWrapper"),
                        .size = sizeof(file_object),
                        .dealloc = file_dealloc,
                        .repr = file_repr,
                        .iter = py_incref,
                        .next = file_next,
                        .methods = file_methods,
                        .getset = file_getset};

bool py_write_text(py_object *file, const char *text, size_t n) {
    if (file->type == &py_file_type) {
        FILE *f = open_file(file);
        if (!f) return false;
        if (f == stderr) fflush(stdout);
        fwrite(text, 1, n, f);
        return true;
    }
    py_object *s = py_str_new(text, n), *r = py_call_method(file, "write", 1, s);
    py_decref(s);
    py_xdecref(r);
    return r != NULL;
}

// ---- StringIO

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
        {"writelines", file_writelines, PY_METHOD},
    {"__enter__", file_enter, PY_METHOD},
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
