// Exceptions and tracebacks as objects.
#include "runtime/py/impl.h"

#include <stdlib.h>

static py_object *exception_make(py_type *t, const py_args *a) {
    py_exception_object *e = PY_EXC(py_alloc(t, 0));
    e->args = py_tuple_new(a->n);
    for (int64_t i = 0; i < a->n; i++) PY_TUPLE(e->args)->items[i] = py_incref(a->v[i]);
    return (py_object *)e;
}

static void set_attribute(py_object *e, const char *name, py_object *value) {
    py_object *n = py_str_intern(name);
    if (!*py_dict_slot(e)) *py_dict_slot(e) = py_dict_new();
    py_dict_set(*py_dict_slot(e), n, value);
    py_decref(n);
}

static bool exception_init(py_object *o, const py_args *a) {
    if (a->kwnames && o->type->init == py_BaseException.init && !py_is_instance(o, &py_ImportError) &&
        !py_is_instance(o, &py_AttributeError) && !py_is_instance(o, &py_NameError))
        return py_no_keywords(a, o->type->name);
    py_object *args = py_tuple_new(a->n);
    for (int64_t i = 0; i < a->n; i++) PY_TUPLE(args)->items[i] = py_incref(a->v[i]);
    py_decref(PY_EXC(o)->args);
    PY_EXC(o)->args = args;
    for (int64_t i = 0; a->kwnames && i < PY_TUPLE(a->kwnames)->n; i++)
        set_attribute(o, py_str_data(PY_TUPLE(a->kwnames)->items[i]), a->v[a->n + i]);
    return true;
}

static void exception_dealloc(py_object *o) {
    py_exception_object *e = PY_EXC(o);
    py_xdecref(e->args);
    py_xdecref(e->context);
    py_xdecref(e->cause);
    py_xdecref(e->traceback);
    py_free_object(o, 0);
}

static py_object *exception_str(py_object *o) {
    py_object *args = PY_EXC(o)->args;
    int64_t n = PY_TUPLE(args)->n;
    return n == 0 ? py_incref(py.empty_str) : n == 1 ? py_str(PY_TUPLE(args)->items[0]) : py_str(args);
}

static py_object *exception_repr(py_object *o) {
    py_object *args = PY_EXC(o)->args;
    if (PY_TUPLE(args)->n == 1) {
        py_object *r = py_repr(PY_TUPLE(args)->items[0]);
        py_object *out = r ? py_str_format("%s(%s)", o->type->name, py_str_data(r)) : NULL;
        py_xdecref(r);
        return out;
    }
    py_object *r = py_repr(args), *out = r ? py_str_format("%s%s", o->type->name, py_str_data(r)) : NULL;
    py_xdecref(r);
    return out;
}

static py_object *key_error_str(py_object *o) {
    py_object *args = PY_EXC(o)->args;
    return PY_TUPLE(args)->n == 1 ? py_repr(PY_TUPLE(args)->items[0]) : exception_str(o);
}

static py_object *os_error_str(py_object *o) {
    py_object *args = PY_EXC(o)->args;
    int64_t n = PY_TUPLE(args)->n;
    if (n < 2) return exception_str(o);
    py_object *number = py_str(PY_TUPLE(args)->items[0]), *text = py_str(PY_TUPLE(args)->items[1]), *out;
    py_object *file = *py_dict_slot(o) ? py_dict_get(*py_dict_slot(o), PN(filename)) : NULL;
    py_object *name = file && file != PY_NONE ? py_repr(file) : NULL;
    py_object *second = name ? py_dict_get(*py_dict_slot(o), PN(filename2)) : NULL;
    py_object *other = second && second != PY_NONE ? py_repr(second) : NULL;
    out = other  ? py_str_format("[Errno %s] %s: %s -> %s", py_str_data(number), py_str_data(text), py_str_data(name),
                                 py_str_data(other))
          : name ? py_str_format("[Errno %s] %s: %s", py_str_data(number), py_str_data(text), py_str_data(name))
                 : py_str_format("[Errno %s] %s", py_str_data(number), py_str_data(text));
    py_decref(number);
    py_decref(text);
    py_xdecref(name);
    py_xdecref(other);
    return out;
}

// OSError(errno, text, file) keeps the file apart from its args, and becomes the subclass of its number.
static py_object *os_error_make(py_type *t, const py_args *a) {
    static const struct {
        int number;
        py_type *type;
    } by_number[] = {{2, &py_FileNotFoundError}, {17, &py_FileExistsError},    {13, &py_PermissionError},
                     {1, &py_PermissionError},   {20, &py_NotADirectoryError}, {21, &py_IsADirectoryError},
                     {32, &py_BrokenPipeError}};
    int64_t number;
    if (t == &py_OSError && a->n >= 2 && py_is_int(a->v[0]) && py_int_fits(a->v[0], &number))
        for (size_t i = 0; i < sizeof by_number / sizeof *by_number; i++)
            if (by_number[i].number == number) t = by_number[i].type;
    return exception_make(t, a);
}

static bool os_error_init(py_object *o, const py_args *a) {
    py_args first = *a;
    if (a->n > 2) first.n = 2;
    if (a->n > 2) first.kwnames = NULL;
    if (!exception_init(o, &first)) return false;
    if (a->n >= 2) {
        set_attribute(o, "errno", a->v[0]);
        set_attribute(o, "strerror", a->v[1]);
        set_attribute(o, "filename", a->n > 2 ? a->v[2] : PY_NONE);
        set_attribute(o, "filename2", a->n > 4 ? a->v[4] : PY_NONE);
    }
    return true;
}

// SyntaxError(text, (file, line, column, source line[, end line, end column])): a place apart from the text.
static const char *const syntax_places[] = {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"};

static bool syntax_error_init(py_object *o, const py_args *a) {
    if (!exception_init(o, a)) return false;
    py_object *place = NULL;
    if (a->n == 2 && !(place = py_tuple_of(a->v[1]))) return false;
    int64_t const n = place ? PY_TUPLE(place)->n : 0;
    if (place && (n < 4 || n > 6)) {
        py_raise(&py_TypeError,
                 n < 4 ? "function takes at least 4 arguments (%lld given)"
                       : "function takes at most 6 arguments (%lld given)",
                 (long long)n);
        py_decref(place);
        return false;
    }
    for (int64_t i = 0; i < 6; i++) set_attribute(o, syntax_places[i], i < n ? PY_TUPLE(place)->items[i] : PY_NONE);
    set_attribute(o, "print_file_and_line", PY_NONE);
    py_xdecref(place);
    return true;
}

static py_object *syntax_attribute(py_object *o, int which) {
    py_object *name = py_str_intern(syntax_places[which]);
    py_object *v = *py_dict_slot(o) ? py_dict_get(*py_dict_slot(o), name) : NULL;
    py_decref(name);
    return v && v != PY_NONE ? v : NULL;
}

static py_object *syntax_error_text(py_object *o) {
    py_object *args = PY_EXC(o)->args;
    return PY_TUPLE(args)->n ? py_str(PY_TUPLE(args)->items[0]) : py_str_cstr("None");
}

static py_object *syntax_error_str(py_object *o) {
    py_object *text = syntax_error_text(o), *file = syntax_attribute(o, 0), *line = syntax_attribute(o, 1);
    if (!text || !line || !py_is_int(line)) return text;
    py_object *number = py_str(line), *out;
    if (file && py_is_str(file)) {
        const char *name = strrchr(py_str_data(file), '/');
        out = py_str_format("%s (%s, line %s)", py_str_data(text), name ? name + 1 : py_str_data(file),
                            py_str_data(number));
    } else {
        out = py_str_format("%s (line %s)", py_str_data(text), py_str_data(number));
    }
    py_decref(number);
    py_decref(text);
    return out;
}

// ---- Attributes

static py_object *get_args(py_object *o, void *data) {
    (void)data;
    return py_incref(PY_EXC(o)->args);
}
static bool set_args(py_object *o, py_object *v, void *data) {
    (void)data;
    py_object *t = v ? py_tuple_of(v) : NULL;
    if (!t) return false;
    py_decref(PY_EXC(o)->args);
    PY_EXC(o)->args = t;
    return true;
}
static py_object *or_none(py_object *o) { return py_incref(o ? o : PY_NONE); }
static py_object *get_cause(py_object *o, void *data) {
    (void)data;
    return or_none(PY_EXC(o)->cause);
}
static py_object *get_context(py_object *o, void *data) {
    (void)data;
    return or_none(PY_EXC(o)->context);
}
static py_object *get_traceback(py_object *o, void *data) {
    (void)data;
    return or_none(PY_EXC(o)->traceback);
}
static py_object *get_suppress(py_object *o, void *data) {
    (void)data;
    return py_bool(PY_EXC(o)->suppress_context);
}
static bool set_link(py_object **slot, py_object *v) {
    py_object *old = *slot;
    *slot = v && v != PY_NONE ? py_incref(v) : NULL;
    py_xdecref(old);
    return true;
}
static bool set_cause(py_object *o, py_object *v, void *data) {
    (void)data;
    PY_EXC(o)->suppress_context = true;
    return set_link(&PY_EXC(o)->cause, v);
}
static bool set_context(py_object *o, py_object *v, void *data) {
    (void)data;
    return set_link(&PY_EXC(o)->context, v);
}
static bool set_traceback(py_object *o, py_object *v, void *data) {
    (void)data;
    return set_link(&PY_EXC(o)->traceback, v);
}
static bool set_suppress(py_object *o, py_object *v, void *data) {
    (void)data;
    PY_EXC(o)->suppress_context = v && py_truth(v) == 1;
    return true;
}
static const py_getset_def exception_getset[] = {{"args", get_args, set_args, NULL},
                                                 {"__cause__", get_cause, set_cause, NULL},
                                                 {"__context__", get_context, set_context, NULL},
                                                 {"__traceback__", get_traceback, set_traceback, NULL},
                                                 {"__suppress_context__", get_suppress, set_suppress, NULL},
                                                 {0}};

static py_object *with_traceback(py_object *o, const py_args *a) {
    if (!py_arity(a, "with_traceback", 1, 1)) return NULL;
    set_link(&PY_EXC(o)->traceback, a->v[0]);
    return py_incref(o);
}
static py_object *add_note(py_object *o, const py_args *a) {
    if (!py_arity(a, "add_note", 1, 1)) return NULL;
    py_object *notes = NULL;
    if (py_getattr_optional(o, PN(__notes__), &notes) < 0) return NULL;
    if (!notes) {
        notes = py_list_new(0);
        set_attribute(o, "__notes__", notes);
    }
    py_list_append(notes, a->v[0]);
    py_decref(notes);
    PY_RETURN_NONE;
}
static const py_method_def exception_methods[] = {
    {"with_traceback", with_traceback, PY_METHOD}, {"add_note", add_note, PY_METHOD}, {0}};

static py_object *first_arg(py_object *o, void *data) {
    (void)data;
    py_object *args = PY_EXC(o)->args;
    return py_incref(PY_TUPLE(args)->n ? PY_TUPLE(args)->n == 1 || !data ? PY_TUPLE(args)->items[0] : args : PY_NONE);
}
static const py_getset_def value_getset[] = {{"value", first_arg, NULL, NULL}, {0}};
static const py_getset_def code_getset[] = {{"code", first_arg, NULL, (void *)1}, {0}};

static const py_getset_def message_getset[] = {{"msg", first_arg, NULL, NULL}, {0}};

#define EXCEPTION(NAME, BASE)                                                                                          \
    py_type py_##NAME = {PY_TYPE_HEAD(#NAME), .base = &py_##BASE, .size = sizeof(py_exception_object),                 \
                         .flags = PY_TYPE_EXCEPTION | PY_TYPE_DICT};
#include "runtime/py/exceptions.def"

void py_exceptions_ready(void) {
    py_type *b = &py_BaseException;
    b->dealloc = exception_dealloc;
    b->make = exception_make;
    b->init = exception_init;
    b->str = exception_str;
    b->repr = exception_repr;
    b->getset = exception_getset;
    b->methods = exception_methods;
    py_KeyError.str = key_error_str;
    py_OSError.str = os_error_str;
    py_OSError.make = os_error_make;
    py_OSError.init = os_error_init;
    py_StopIteration.getset = value_getset;
    py_SystemExit.getset = code_getset;
    py_ImportError.getset = message_getset;
    py_SyntaxError.getset = message_getset;
    py_SyntaxError.init = syntax_error_init;
    py_SyntaxError.str = syntax_error_str;
#define EXCEPTION(NAME, BASE) py_type_ready(&py_##NAME);
#include "runtime/py/exceptions.def"
}

// ---- Tracebacks

void py_traceback_add(py_object *exception, py_object *file, py_object *function, int line, py_object *text) {
    py_traceback_object *t = (py_traceback_object *)py_alloc(&py_traceback_type, 0);
    t->next = (py_traceback_object *)PY_EXC(exception)->traceback;
    t->file = py_incref(file);
    t->function = py_incref(function);
    t->text = py_xincref(text);
    t->line = line;
    PY_EXC(exception)->traceback = (py_object *)t;
}

static void traceback_dealloc(py_object *o) {
    py_traceback_object *t = (py_traceback_object *)o;
    py_xdecref((py_object *)t->next);
    py_decref(t->file);
    py_decref(t->function);
    py_xdecref(t->text);
    py_free_object(o, 0);
}
static py_object *traceback_line(py_object *o, void *data) {
    (void)data;
    return py_int(((py_traceback_object *)o)->line);
}
static py_object *traceback_next(py_object *o, void *data) {
    (void)data;
    return or_none((py_object *)((py_traceback_object *)o)->next);
}
static const py_getset_def traceback_getset[] = {
    {"tb_lineno", traceback_line, NULL, NULL}, {"tb_next", traceback_next, NULL, NULL}, {0}};
py_type py_traceback_type = {PY_TYPE_HEAD("traceback"), .size = sizeof(py_traceback_object),
                             .dealloc = traceback_dealloc, .getset = traceback_getset};

static bool print_source_line(py_buffer *b, const char *file, int line) {
    FILE *f = fopen(file, "r");
    if (!f) return false;
    char *text = NULL;
    size_t cap = 0;
    ssize_t n = -1;
    for (int i = 0; i < line && (n = getline(&text, &cap, f)) >= 0; i++) {
    }
    fclose(f);
    if (n >= 0) {
        char *s = text;
        while (*s == ' ' || *s == '\t' || *s == '\f') s++;
        n -= s - text;
        while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r' || s[n - 1] == ' ')) n--;
        if (n > 0) py_buffer_printf(b, "    %.*s\n", (int)n, s);
    }
    free(text);
    return true;
}

static bool same_place(const py_traceback_object *a, const py_traceback_object *b) {
    return a->line == b->line && py_equal(a->file, b->file) == 1 && py_equal(a->function, b->function) == 1;
}

static void print_traceback(const py_traceback_object *t, py_buffer *b) {
    py_buffer_cstr(b, "Traceback (most recent call last):\n");
    int repeats = 0;
    for (const py_traceback_object *last = NULL; t; last = t, t = t->next) {
        repeats = last && same_place(last, t) ? repeats + 1 : 0;
        if (repeats >= 3) {   // as CPython: three alike, then their number
            if (t->next && same_place(t, t->next)) continue;
            py_buffer_printf(b, "  [Previous line repeated %d more time%s]\n", repeats - 2, repeats == 3 ? "" : "s");
            continue;
        }
        py_buffer_printf(b, "  File \"%s\", line %d, in %s\n", py_str_data(t->file), t->line, py_str_data(t->function));
        if (t->text)
            py_buffer_printf(b, "    %s\n", py_str_data(t->text));
        else
            print_source_line(b, py_str_data(t->file), t->line);
    }
}

// The file, line and text of a syntax error, with what is wrong marked.
static void print_syntax_place(py_object *e, py_buffer *b) {
    py_object *file = syntax_attribute(e, 0), *line = syntax_attribute(e, 1), *text = syntax_attribute(e, 3);
    if (!line || !py_is_int(line)) return;
    py_object *number = py_str(line);
    py_buffer_printf(b, "  File \"%s\", line %s\n", file && py_is_str(file) ? py_str_data(file) : "<string>",
                     py_str_data(number));
    py_decref(number);
    if (!text || !py_is_str(text)) return;
    const char *s = py_str_data(text);
    int64_t indent = 0, from = 0, to = 0;
    while (s[indent] == ' ' || s[indent] == '\t' || s[indent] == '\f') indent++;
    int const length = (int)strcspn(s + indent, "\n");
    py_buffer_printf(b, "    %.*s\n", length, s + indent);
    py_object *first = syntax_attribute(e, 2), *last = syntax_attribute(e, 5);
    if (!first || !py_is_int(first) || !py_int_fits(first, &from) || from < 1) return;
    if (!last || !py_is_int(last) || !py_int_fits(last, &to) || to <= from) to = from + 1;
    py_buffer_cstr(b, "    ");
    for (int64_t i = indent + 1; i < to; i++) py_buffer_char(b, i < from ? ' ' : '^');
    py_buffer_char(b, '\n');
}

static void print_chain(py_object *e, py_buffer *b, int depth) {
    if (depth > 20) return;
    py_exception_object *x = PY_EXC(e);
    if (x->cause) {
        print_chain(x->cause, b, depth + 1);
        py_buffer_cstr(b, "\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (x->context && !x->suppress_context) {
        print_chain(x->context, b, depth + 1);
        py_buffer_cstr(b, "\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    if (x->traceback) print_traceback((py_traceback_object *)x->traceback, b);
    bool const syntax = py_is_instance(e, &py_SyntaxError);
    if (syntax) print_syntax_place(e, b);
    py_object *module = py_dict_get(e->type->dict, PN(__module__));
    if (e->type->flags & PY_TYPE_HEAP && module && py_is_str(module) && !py_str_equals(module, "__main__") &&
        !py_str_equals(module, "builtins"))
        py_buffer_printf(b, "%s.", py_str_data(module));
    py_buffer_cstr(b, e->type->qualname ? py_str_data(e->type->qualname) : e->type->name);
    py_object *s = syntax ? syntax_error_text(e) : py_str(e);
    if (!s) py_clear_error();
    if (!s)
        py_buffer_cstr(b, ": <exception str() failed>");
    else if (py_str_size(s))
        py_buffer_cstr(b, ": "), py_buffer_add(b, py_str_data(s), py_str_size(s));
    py_xdecref(s);
    py_buffer_char(b, '\n');
    py_object *notes = NULL;
    if (py_getattr_optional(e, PN(__notes__), &notes) < 0) py_clear_error();
    for (int64_t i = 0; notes && py_is_list(notes) && i < PY_LIST(notes)->n; i++) {
        py_object *n = py_str(PY_LIST(notes)->items[i]);
        if (n) py_buffer_printf(b, "%s\n", py_str_data(n));
        py_xdecref(n);
    }
    py_xdecref(notes);
}

void py_print_exception(py_object *exception, py_buffer *b) { print_chain(exception, b, 0); }
