// Text and binary files.
#include "runtime/py/impl.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct file_object {
    py_object ob;
    FILE *f;
    py_object *name, *mode;
    py_object *encoding, *errors;   // as given; NULL for utf-8 and strict
    char newline[3];                // what ends a line; empty: any of \n, \r, \r\n
    bool translates;                // lines that end otherwise are read with \n
    bool binary, standard;          // standard: stdin, stdout, stderr, which are not closed
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
    x->translates = !x->binary;
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
    py_xdecref(x->encoding);
    py_xdecref(x->errors);
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

static bool check_mode(const char *m) {
    int kinds = 0, texts = 0, binaries = 0;
    for (const char *p = m; *p; p++) {
        kinds += strchr("rwax", *p) != NULL;
        texts += *p == 't';
        binaries += *p == 'b';
        if (!strchr("rwaxbt+", *p) || strchr(p + 1, *p)) {
            py_raise(&py_ValueError, "invalid mode: '%s'", m);
            return false;
        }
    }
    if (texts && binaries)
        py_raise(&py_ValueError, "can't have text and binary mode at once");
    else if (kinds > 1)
        py_raise(&py_ValueError, "must have exactly one of create/read/write/append mode");
    else if (!kinds)
        py_raise(&py_ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
    return !py.error;
}

static bool given(const py_object *o) { return o && o != PY_NONE; }

static bool check_text_options(const char *m, py_object *encoding, py_object *errors, py_object *newline) {
    py_object *const options[] = {encoding, errors, newline};
    static const char *const names[] = {"an encoding", "an errors", "a newline"};
    for (int i = 0; strchr(m, 'b') && i < 3; i++) {
        if (!given(options[i])) continue;
        py_raise(&py_ValueError, "binary mode doesn't take %s argument", names[i]);
        return false;
    }
    if (!given(newline)) return true;
    const char *n = py_is_str(newline) ? py_str_data(newline) : "?";
    if (!*n || !strcmp(n, "\n") || !strcmp(n, "\r") || !strcmp(n, "\r\n")) return true;
    py_raise(&py_ValueError, "illegal newline value: %s", n);
    return false;
}

// Whether text in this encoding is what its bytes are.
static bool is_utf8(const py_object *encoding) {
    if (!encoding) return true;
    const char *s = py_str_data(encoding);
    return !strcasecmp(s, "utf-8") || !strcasecmp(s, "utf8");
}

static void set_text_options(file_object *x, py_object *encoding, py_object *errors, py_object *newline) {
    if (given(encoding)) x->encoding = py_incref(encoding);
    if (given(errors)) x->errors = py_incref(errors);
    if (!given(newline)) return;
    x->translates = false;
    snprintf(x->newline, sizeof x->newline, "%s", py_str_data(newline));
}

py_object *py_file_open(const py_args *a) {
    py_object *file, *mode = NULL, *buffering = NULL, *encoding = NULL, *errors = NULL, *newline = NULL,
                     *closefd = NULL, *opener = NULL;
    if (!py_parse(a, "open", "file mode= buffering= encoding= errors= newline= closefd= opener=", &file, &mode,
                  &buffering, &encoding, &errors, &newline, &closefd, &opener))
        return NULL;
    const char *m = mode ? py_str_data(mode) : "r";
    if (!check_mode(m) || !check_text_options(m, encoding, errors, newline)) return NULL;
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
    set_text_options(x, encoding, errors, newline);
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

// io.UnsupportedOperation, when the mode has none of the letters.
static bool allows(py_object *o, const char *letters, const char *what) {
    file_object *x = (file_object *)o;
    if (strpbrk(py_str_data(x->mode), letters)) return true;
    py_object *io = py_import("io"), *type = io ? py_getattr_str(io, "UnsupportedOperation") : NULL;
    py_object *text = py_str_cstr(what), *e = type ? py_call1(type, text) : NULL;
    if (e) py_raise_instance(e);
    py_xdecref(e);
    py_decref(text);
    py_xdecref(type);
    py_xdecref(io);
    return false;
}

static py_object *text_or_bytes(py_object *o, const char *s, size_t n) {
    file_object *x = (file_object *)o;
    if (x->binary) return py_bytes_new(s, n);
    py_object *b = py_bytes_new(s, n), *encoding = x->encoding ? py_incref(x->encoding) : py_str_cstr("utf-8");
    py_object *r =
        x->errors ? py_call_method(b, "decode", 2, encoding, x->errors) : py_call_method(b, "decode", 1, encoding);
    py_decref(encoding);
    py_decref(b);
    return r;
}

// Whether c, which follows `before`, ends a line.
static bool ends_line(const file_object *x, FILE *f, int before, int c) {
    if (x->binary || x->translates) return c == '\n';
    if (!*x->newline) {
        if (c != '\r') return c == '\n';
        int const next = getc_unlocked(f);
        if (next != EOF) ungetc(next, f);
        return next != '\n';
    }
    return x->newline[1] ? c == '\n' && before == '\r' : c == *x->newline;
}

// Bytes of binary files, characters of text, to the limit (-1: none), the end of a line or the end of the file.
static py_object *read_some(py_object *o, int64_t limit, bool line, const char *what) {
    FILE *f = open_for(o, what);
    if (!f || !allows(o, "r+", "not readable")) return NULL;
    const file_object *x = (file_object *)o;
    bool const text = !x->binary, multibyte = text && is_utf8(x->encoding);
    py_buffer b = {0};
    int64_t count = 0;
    for (int c, before = 0; (c = getc_unlocked(f)) != EOF; before = c) {
        bool const starts = !multibyte || (c & 0xc0) != 0x80;
        if (limit >= 0 && starts && count == limit) {
            ungetc(c, f);
            break;
        }
        if (c == '\r' && x->translates) {   // universal newlines
            int next = getc_unlocked(f);
            if (next != '\n' && next != EOF) ungetc(next, f);
            c = '\n';
        }
        py_buffer_char(&b, (char)c);
        count += starts;
        if (line && ends_line(x, f, before, c)) break;
    }
    py_object *r = text_or_bytes(o, b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    return r;
}

static py_object *file_read(py_object *o, const py_args *a) {
    int64_t n = -1;
    if (!py_arity(a, "read", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &n))) return NULL;
    return read_some(o, n, false, "read of");
}

static py_object *read_line(py_object *o) { return read_some(o, -1, true, "readline of"); }   // an empty str at the end

static py_object *file_readline(py_object *o, const py_args *a) {
    int64_t n = -1;
    if (!py_arity(a, "readline", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &n))) return NULL;
    return read_some(o, n, true, "readline of");
}

static py_object *file_next(py_object *o) {
    py_object *line = read_line(o);
    if (line && py_len(line) == 0) PY_CLEAR(line);
    return line;
}

// Lines until they have `hint` characters or more.
static py_object *file_readlines(py_object *o, const py_args *a) {
    int64_t hint = -1, total = 0;
    if (!py_arity(a, "readlines", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &hint))) return NULL;
    py_object *lines = py_list_new(0), *line = NULL;
    while ((hint <= 0 || total < hint) && (line = read_line(o)) && py_len(line) > 0) {
        total += py_len(line);
        py_list_append(lines, line);
        PY_CLEAR(line);
    }
    py_xdecref(line);
    if (py.error) PY_CLEAR(lines);
    return lines;
}

// Text in the file's encoding, \n as its newline.
static bool write_encoded(file_object *x, py_object *text) {
    if (!x->encoding && !x->errors && (!*x->newline || !strcmp(x->newline, "\n")))
        return py_write_text((py_object *)x, py_str_data(text), py_str_size(text));
    py_object *from = py_str_cstr("\n"), *to = py_str_cstr(x->newline), *s = py_incref(text);
    if (*x->newline) {
        py_decref(s);
        s = py_call_method(text, "replace", 2, from, to);
    }
    py_object *encoding = x->encoding ? py_incref(x->encoding) : py_str_cstr("utf-8"), *b = NULL;
    if (s)
        b = x->errors ? py_call_method(s, "encode", 2, encoding, x->errors) : py_call_method(s, "encode", 1, encoding);
    if (b) fwrite(py_bytes_data(b), 1, py_bytes_size(b), x->f);
    py_decref(from);
    py_decref(to);
    py_decref(encoding);
    py_xdecref(s);
    py_xdecref(b);
    return b != NULL;
}

static py_object *file_write(py_object *o, const py_args *a) {
    if (!py_arity(a, "write", 1, 1)) return NULL;
    FILE *f = open_for(o, "write to");
    if (!f || !allows(o, "wax+", "not writable")) return NULL;
    py_object *x = a->v[0];
    if (((file_object *)o)->binary) {
        if (py_is_str(x)) return py_raise(&py_TypeError, "a bytes-like object is required, not 'str'");
        fwrite(py_bytes_data(x), 1, py_bytes_size(x), f);
        return py_int((int64_t)py_bytes_size(x));
    }
    if (!py_is_str(x)) return py_raise(&py_TypeError, "write() argument must be str, not %s", x->type->name);
    return write_encoded((file_object *)o, x) ? py_int(py_str_length(x)) : NULL;
}

py_object *py_stream_writelines(py_object *o, const py_args *a) {
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
py_object *py_stream_enter(py_object *o, const py_args *a) {
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
static py_object *file_truncate(py_object *o, const py_args *a) {
    if (!py_arity(a, "truncate", 0, 1)) return NULL;
    FILE *f = open_for(o, "truncate of");
    if (!f || !allows(o, "wax+", "File not open for writing")) return NULL;
    int64_t n = ftell(f);
    if (a->n && a->v[0] != PY_NONE && !py_as_int64(a->v[0], &n)) return NULL;
    if (fflush(f) || ftruncate(fileno(f), n)) return os_error(errno, ((file_object *)o)->name);
    return py_int(n);
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
static py_object *file_readable(py_object *o, const py_args *a) {
    (void)a;
    return py_bool(strpbrk(py_str_data(((file_object *)o)->mode), "r+"));
}
static py_object *file_writable(py_object *o, const py_args *a) {
    (void)a;
    return py_bool(strpbrk(py_str_data(((file_object *)o)->mode), "wax+"));
}
static py_object *file_seekable(py_object *o, const py_args *a) {
    (void)a;
    FILE *f = open_file(o);
    return f ? py_bool(ftell(f) >= 0) : NULL;
}
static py_object *file_repr(py_object *o) {
    file_object *x = (file_object *)o;
    const char *mode = py_str_data(x->mode);
    if (x->binary)
        return py_str_format("<_io.Buffered%s name='%s'>",
                             strchr(mode, '+')   ? "Random"
                             : strchr(mode, 'r') ? "Reader"
                                                 : "Writer",
                             py_str_data(x->name));
    const char *encoding = x->encoding ? py_str_data(x->encoding) : x->standard ? "utf-8" : "UTF-8";
    return py_str_format("<_io.TextIOWrapper name='%s' mode='%s' encoding='%s'>", py_str_data(x->name), mode, encoding);
}
static const py_method_def file_methods[] = {
#define M(NAME) {#NAME, file_##NAME, PY_METHOD},
    M(read) M(readline) M(readlines) M(write) M(close) M(flush) M(seek) M(tell) M(truncate) M(fileno) M(isatty)
#undef M
        {"writelines", py_stream_writelines, PY_METHOD},
    {"__enter__", py_stream_enter, PY_METHOD},
    {"__exit__", file_exit, PY_METHOD},
    {"readable", file_readable, PY_METHOD},
    {"writable", file_writable, PY_METHOD},
    {"seekable", file_seekable, PY_METHOD},
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
    py_object *e = ((file_object *)o)->encoding;
    if (data) e = ((file_object *)o)->errors;
    return e ? py_incref(e) : py_str_cstr(data ? "strict" : ((file_object *)o)->standard ? "utf-8" : "UTF-8");
}
static py_object *file_buffer(py_object *o, void *data) {
    (void)data;
    file_object *x = (file_object *)o, *y = new_file(x->f, py_str_data(x->name), "wb", true);
    return (py_object *)y;
}
static const py_getset_def file_getset[] = {{"name", file_name, NULL, NULL},
                                            {"mode", file_name, NULL, (void *)1},
                                            {"closed", file_closed, NULL, NULL},
                                            {"encoding", file_encoding, NULL, NULL},
                                            {"errors", file_encoding, NULL, (void *)1},
                                            {"buffer", file_buffer, NULL, NULL},
                                            {0}};

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
