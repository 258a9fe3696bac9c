// The pending exception: raising, testing, taking.
#include "runtime/error.h"
#include "runtime/py/impl.h"

#include <stdlib.h>

void *py_raise_instance(py_object *exception) {
    py_incref(exception);
    py_object *handled = py.handled;
    if (handled && handled != exception) {
        // Breaks a cycle: the chain of contexts must not come back to the new exception.
        for (py_object *c = handled; c; c = PY_EXC(c)->context) {
            if (PY_EXC(c)->context == exception) {
                PY_CLEAR(PY_EXC(c)->context);
                break;
            }
        }
        py_object *old = PY_EXC(exception)->context;
        PY_EXC(exception)->context = py_incref(handled);
        py_xdecref(old);
    }
    py_object *old = py.error;
    py.error = exception;
    py_xdecref(old);
    return NULL;
}

void *py_raise_object(py_type *exception, py_object *arg) {
    py_object *v[] = {arg};
    py_args a = {v, arg ? 1 : 0, NULL};
    py_object *e = py_call((py_object *)exception, &a);
    if (!e) return NULL;
    if (!(e->type->flags & PY_TYPE_EXCEPTION)) {
        py_decref(e);
        return py_raise(&py_TypeError, "exceptions must derive from BaseException");
    }
    py_raise_instance(e);
    py_decref(e);
    return NULL;
}

void *py_raise(py_type *exception, const char *format, ...) {
    char small[512], *text = small;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n >= (int)sizeof small) {
        text = malloc((size_t)n + 1);
        if (!text) abort();
        va_start(args, format);
        vsnprintf(text, (size_t)n + 1, format, args);
        va_end(args);
    }
    py_object *message = py_str_cstr(text);
    if (text != small) free(text);
    py_raise_object(exception, message);
    py_decref(message);
    return NULL;
}

void *py_raise_key(py_object *key) {
    py_object *v[] = {key};
    py_args a = {v, 1, NULL};
    py_object *e = py_call((py_object *)&py_KeyError, &a);
    if (!e) return NULL;
    py_raise_instance(e);
    py_decref(e);
    return NULL;
}

#define EXCEPTION(NAME, BASE) {#NAME, &py_##NAME},
static const struct {
    const char *name;
    py_type *type;
} exception_names[] = {
#include "runtime/py/exceptions.def"
};

void *py_raise_nprt(void) {
    const nprt_error *e = nprt_error_pending();
    if (!e) return py_raise(&py_SystemError, "an error without a message");
    py_type *t = &py_RuntimeError;
    for (size_t i = 0; i < sizeof exception_names / sizeof *exception_names; i++)
        if (!strcmp(exception_names[i].name, e->type)) t = exception_names[i].type;
    py_raise(t, "%s", e->message);
    nprt_error_clear();
    return NULL;
}

bool py_pending(void) { return py.error != NULL; }

bool py_pending_is(const py_type *exception) { return py.error && py_is_instance(py.error, exception); }

void py_clear_error(void) { PY_CLEAR(py.error); }

py_object *py_take_error(void) {
    py_object *e = py.error;
    py.error = NULL;
    return e;
}

void *py_type_error_operand(const char *op, py_object *a, py_object *b) {
    return py_raise(&py_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", op, a->type->name,
                    b->type->name);
}

bool py_warn(py_type *category, const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    py_object *module = py_import("warnings");
    if (!module) return false;
    py_object *message = py_str_cstr(text);
    py_object *warn = py_getattr_str(module, "warn");
    py_object *r = warn ? py_call2(warn, message, (py_object *)category) : NULL;
    py_xdecref(warn);
    py_decref(message);
    py_decref(module);
    py_xdecref(r);
    return r != NULL;
}

bool py_enter(const char *where) {
    char here;
    if (py.depth >= py.depth_limit || &here < py.stack_limit) {
        int limit = py.depth_limit, depth = py.depth;
        char *stack = py.stack_limit;
        py.depth_limit = depth + 50;   // room to build the exception
        py.stack_limit = NULL;
        py_raise(&py_RecursionError, "maximum recursion depth exceeded%s", where);
        py.depth_limit = limit;
        py.stack_limit = stack;
        return false;
    }
    py.depth++;
    return true;
}

bool py_repr_enter(py_object *o) {
    for (int i = 0; i < py.repr_n; i++)
        if (py.repr_stack[i] == o) return false;
    if (py.repr_n == py.repr_cap) {
        int cap = py.repr_cap ? py.repr_cap * 2 : 16;
        py.repr_stack = py_realloc(py.repr_stack, (size_t)py.repr_cap * sizeof o, (size_t)cap * sizeof o);
        py.repr_cap = cap;
    }
    py.repr_stack[py.repr_n++] = o;
    return true;
}

void py_repr_leave(void) { py.repr_n--; }
