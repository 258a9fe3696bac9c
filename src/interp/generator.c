// Generators and coroutines: a frame that is suspended between its values.
#include "interp/frame.h"

py_object *interp_generator_new(frame *f) {
    const code_object *k = f->code;
    py_type *type = !k->is_coroutine  ? &interp_generator_type
                    : k->is_generator ? &interp_async_generator_type
                                      : &interp_coroutine_type;
    generator_object *g = (generator_object *)py_alloc(type, 0);
    g->f = f;
    g->name = py_incref(f->code->qualname);
    return (py_object *)g;
}

static void finish(generator_object *g) {
    frame *f = g->f;
    g->f = NULL;
    if (f) interp_frame_free(f);
    PY_CLEAR(g->handled);
}

// Ends with StopIteration pending, carrying the value, unless it is None.
static py_object *returned(generator_object *g, py_object *value) {
    finish(g);
    if (value != PY_NONE) {
        py_object *e = py_call1((py_object *)&py_StopIteration, value);
        if (e) py_raise_instance(e), py_decref(e);
    }
    py_decref(value);
    return NULL;
}

// "generator", "coroutine", "async generator"
static const char *kind(const generator_object *g) {
    return g->ob.type == &interp_async_generator_type ? "async generator" : g->ob.type->name;
}

// StopIteration, which would end the caller's loop silently, becomes a RuntimeError.
static void hide_stop(const generator_object *g) {
    bool const async = g->ob.type == &interp_async_generator_type && py_pending_is(&py_StopAsyncIteration);
    if (!async && !py_pending_is(&py_StopIteration)) return;
    py_object *cause = py_take_error();
    py_raise(&py_RuntimeError, "%s raised %s", kind(g), async ? "StopAsyncIteration" : "StopIteration");
    if (py.error) {
        PY_EXC(py.error)->suppress_context = true;
        PY_EXC(py.error)->cause = py_incref(cause);
        py_object *old = PY_EXC(py.error)->context;
        PY_EXC(py.error)->context = py_incref(cause);
        py_xdecref(old);
    }
    py_decref(cause);
}

py_object *interp_generator_send(generator_object *g, py_object *value, bool raise) {
    if (g->running) {
        if (raise) py_clear_error();
        return py_raise(&py_ValueError, "%s already executing", kind(g));
    }
    if (!g->f && g->ob.type == &interp_coroutine_type) {
        if (raise) py_clear_error();
        return py_raise(&py_RuntimeError, "cannot reuse already awaited coroutine");
    }
    if (!g->f) {
        if (!raise && value && value != PY_NONE) return py_raise_object(&py_StopIteration, NULL);
        return NULL;
    }
    if (!g->started && raise) {   // nothing in it can handle the exception
        interp_traceback_add(g->f, 0);
        finish(g);
        return NULL;
    }
    if (!g->started && value && value != PY_NONE)
        return py_raise(&py_TypeError, "can't send non-None value to a just-started %s", kind(g));
    frame *f = g->f;
    if (!raise && g->started)
        f->v[f->code->slot_count + f->code->free_count + 1 + f->sp++] = py_incref(value ? value : PY_NONE);
    if (!py_enter("")) return NULL;
    py_object *outer = py.handled;
    py.handled = g->handled ? g->handled : py_xincref(outer);
    g->handled = NULL;
    g->running = g->started = true;
    bool yielded = false;
    py_incref((py_object *)g);
    py_object *r = interp_frame_run(f, &yielded);
    g->running = false;
    if (yielded && py.handled != outer)
        g->handled = py.handled;
    else
        py_xdecref(py.handled);
    py.handled = outer;
    py_leave();
    if (!yielded) {
        if (r) {
            r = returned(g, r);
        } else {
            finish(g);
            hide_stop(g);
        }
    }
    py_decref((py_object *)g);
    return r;
}

static py_object *generator_next(py_object *o) { return interp_generator_send((generator_object *)o, NULL, false); }

// At the end of a send() or throw() the end itself is an exception.
static py_object *or_stop(py_object *r) {
    if (!r && !py_pending()) return py_raise_object(&py_StopIteration, NULL);
    return r;
}

static py_object *generator_send(py_object *o, const py_args *a) {
    return py_arity(a, "send", 1, 1) ? or_stop(interp_generator_send((generator_object *)o, a->v[0], false)) : NULL;
}

py_object *interp_make_exception(const py_args *a) {
    if (!py_arity(a, "throw", 1, 3)) return NULL;
    py_object *x = a->v[0], *e;
    if (x->type->flags & PY_TYPE_TYPE)
        e = a->n > 1 && a->v[1] != PY_NONE ? py_call1(x, a->v[1]) : py_call0(x);
    else
        e = py_incref(x);
    if (!e) return NULL;
    if (!(e->type->flags & PY_TYPE_EXCEPTION)) {
        py_raise(&py_TypeError, "exceptions must be classes or instances deriving from BaseException, not %s",
                 x->type->name);
        py_decref(e);
        return NULL;
    }
    return e;
}

static py_object *generator_throw(py_object *o, const py_args *a) {
    py_object *e = interp_make_exception(a);
    if (!e) return NULL;
    py_raise_instance(e);
    py_decref(e);
    generator_object *g = (generator_object *)o;
    if (!g->f && o->type != &interp_coroutine_type) return NULL;
    return or_stop(interp_generator_send(g, NULL, true));
}

bool interp_generator_close(generator_object *g) {
    if (!g->f) return true;
    if (!g->started) {
        finish(g);
        return true;
    }
    py_raise_object(&py_GeneratorExit, NULL);
    py_object *r = interp_generator_send(g, NULL, true);
    if (r) {
        py_decref(r);
        py_raise(&py_RuntimeError, "%s ignored GeneratorExit", kind(g));
        return false;
    }
    if (py_pending_is(&py_GeneratorExit) || py_pending_is(&py_StopIteration)) py_clear_error();
    return !py_pending();
}

static py_object *generator_close(py_object *o, const py_args *a) {
    (void)a;
    return interp_generator_close((generator_object *)o) ? py_incref(PY_NONE) : NULL;
}

void interp_generator_dealloc(py_object *o) {
    generator_object *g = (generator_object *)o;
    if (g->f && g->started && !g->running) {   // its finally clauses run
        py_object *pending = py_take_error();
        o->refs = 1;
        if (!interp_generator_close(g)) py_clear_error();
        o->refs = 0;
        py.error = pending;
    }
    finish(g);
    py_decref(g->name);
    py_free_object(o, 0);
}

static py_object *generator_repr(py_object *o) {
    return py_str_format("<%s object %s at %p>", o->type->name, py_str_data(((generator_object *)o)->name), (void *)o);
}

static const py_method_def methods[] = {{"send", generator_send, PY_METHOD},
                                        {"throw", generator_throw, PY_METHOD},
                                        {"close", generator_close, PY_METHOD},
                                        {0}};
static py_object *generator_name(py_object *o, void *data) {
    (void)data;
    return py_incref(((generator_object *)o)->name);
}
static py_object *generator_running(py_object *o, void *data) {
    (void)data;
    return py_bool(((generator_object *)o)->running);
}
static const py_getset_def getset[] = {
    {"__name__", generator_name, NULL, NULL}, {"gi_running", generator_running, NULL, NULL}, {0}};

py_type interp_generator_type = {PY_TYPE_HEAD("generator"), .size = sizeof(generator_object),
                                 .flags = PY_TYPE_FINAL,    .dealloc = interp_generator_dealloc,
                                 .repr = generator_repr,    .iter = py_incref,
                                 .next = generator_next,    .methods = methods,
                                 .getset = getset};

static py_object *coroutine_await(py_object *o, const py_args *a) {
    return py_arity(a, "__await__", 0, 0) ? py_incref(o) : NULL;
}
static const py_method_def coroutine_methods[] = {{"send", generator_send, PY_METHOD},
                                                  {"throw", generator_throw, PY_METHOD},
                                                  {"close", generator_close, PY_METHOD},
                                                  {"__await__", coroutine_await, PY_METHOD},
                                                  {0}};
static const py_getset_def coroutine_getset[] = {
    {"__name__", generator_name, NULL, NULL}, {"cr_running", generator_running, NULL, NULL}, {0}};

// Its next is for await only: it is not iterable.
py_type interp_coroutine_type = {PY_TYPE_HEAD("coroutine"),    .size = sizeof(generator_object),
                                 .flags = PY_TYPE_FINAL,       .dealloc = interp_generator_dealloc,
                                 .repr = generator_repr,       .next = generator_next,
                                 .methods = coroutine_methods, .getset = coroutine_getset};

py_object *interp_awaitable(py_object *o) {
    if (o->type == &interp_coroutine_type) return py_incref(o);
    py_object *method = py_type_lookup(o->type, PN(__await__));
    if (!method) return py_raise(&py_TypeError, "object %s can't be used in 'await' expression", o->type->name);
    py_object *it = py_call1(method, o);
    if (it && !it->type->next) {
        py_raise(&py_TypeError, "__await__() returned non-iterator of type '%s'", it->type->name);
        PY_CLEAR(it);
    }
    return it;
}
