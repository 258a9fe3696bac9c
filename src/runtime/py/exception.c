// Exceptions as objects.
#include "runtime/py/impl.h"

#include <stdlib.h>

py_object *py_exception_make(py_type *t, const py_args *a) {
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

void py_exception_dealloc(py_object *o) {
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
    const char *dot = strrchr(o->type->name, '.'), *name = dot ? dot + 1 : o->type->name;
    if (PY_TUPLE(args)->n == 1) {
        py_object *r = py_repr(PY_TUPLE(args)->items[0]);
        py_object *out = r ? py_str_format("%s(%s)", name, py_str_data(r)) : NULL;
        py_xdecref(r);
        return out;
    }
    py_object *r = py_repr(args), *out = r ? py_str_format("%s%s", name, py_str_data(r)) : NULL;
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
    return py_exception_make(t, a);
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

py_object *py_syntax_error_attribute(py_object *o, int which) {
    py_object *name = py_str_intern(syntax_places[which]);
    py_object *v = *py_dict_slot(o) ? py_dict_get(*py_dict_slot(o), name) : NULL;
    py_decref(name);
    return v && v != PY_NONE ? v : NULL;
}

py_object *py_syntax_error_text(py_object *o) {
    py_object *args = PY_EXC(o)->args;
    return PY_TUPLE(args)->n ? py_str(PY_TUPLE(args)->items[0]) : py_str_cstr("None");
}

static py_object *syntax_error_str(py_object *o) {
    py_object *text = py_syntax_error_text(o), *file = py_syntax_error_attribute(o, 0),
              *line = py_syntax_error_attribute(o, 1);
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
static py_object *get_cause(py_object *o, void *data) {
    (void)data;
    return py_or_none(PY_EXC(o)->cause);
}
static py_object *get_context(py_object *o, void *data) {
    (void)data;
    return py_or_none(PY_EXC(o)->context);
}
static py_object *get_traceback(py_object *o, void *data) {
    (void)data;
    return py_or_none(PY_EXC(o)->traceback);
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
    if (!py_is_str(a->v[0])) {
        py_xdecref(notes);
        return py_raise(&py_TypeError, "note must be a str, not '%s'", a->v[0]->type->name);
    }
    if (!notes) {
        notes = py_list_new(0);
        set_attribute(o, "__notes__", notes);
    }
    if (!py_is_list(notes)) {
        py_decref(notes);
        return py_raise(&py_TypeError, "Cannot add note: __notes__ is not a list");
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
    b->dealloc = py_exception_dealloc;
    b->make = py_exception_make;
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
    py_exception_groups_prepare();
#define EXCEPTION(NAME, BASE) py_type_ready(&py_##NAME);
#include "runtime/py/exceptions.def"
    py_type_add_base(&py_ExceptionGroup, &py_Exception);
}
