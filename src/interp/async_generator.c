// Asynchronous iteration: generators whose values are awaited, and what async for asks of any object.
#include "interp/frame.h"

// What asend(), athrow(), aclose() and __anext__() give: drives the generator to its next value, which ends it.
typedef enum step_kind { STEP_SEND, STEP_THROW, STEP_CLOSE } step_kind;
typedef struct async_step {
    py_object ob;
    generator_object *g;
    py_object *value;   // to send or to raise
    step_kind kind;
    bool started, done;
} async_step;

static py_type async_step_type;

static py_object *step_new(py_object *g, step_kind kind, py_object *value) {
    async_step *s = (async_step *)py_alloc(&async_step_type, 0);
    s->g = (generator_object *)py_incref(g);
    s->value = py_xincref(value);
    s->kind = kind;
    return (py_object *)s;
}

static void step_dealloc(py_object *o) {
    async_step *s = (async_step *)o;
    py_decref((py_object *)s->g);
    py_xdecref(s->value);
    py_free_object(o, 0);
}

static py_object *stop_with(py_object *value) {   // takes it
    py_object *e = py_call1((py_object *)&py_StopIteration, value);
    if (e) py_raise_instance(e), py_decref(e);
    py_decref(value);
    return NULL;
}

// r: what the generator gave; a cell holds a value it yielded, anything else came from something it awaits.
static py_object *step_result(async_step *s, py_object *r) {
    if (r && r->type == &py_cell_type) {
        s->done = true;
        if (s->kind == STEP_CLOSE) {
            py_decref(r);
            return py_raise(&py_RuntimeError, "async generator ignored GeneratorExit");
        }
        py_object *value = py_incref(((py_cell_object *)r)->value);
        py_decref(r);
        return stop_with(value);
    }
    if (r) return r;
    s->done = true;
    bool const ended = !py_pending() || py_pending_is(&py_StopIteration);
    if (s->kind == STEP_CLOSE && (ended || py_pending_is(&py_GeneratorExit) || py_pending_is(&py_StopAsyncIteration))) {
        py_clear_error();
        return stop_with(py_incref(PY_NONE));
    }
    if (!ended) return NULL;
    py_clear_error();
    return py_raise_object(&py_StopAsyncIteration, NULL);
}

static py_object *step_start(async_step *s) {
    s->started = true;
    if (s->kind == STEP_SEND) {
        if (!s->g->f) return NULL;
        return interp_generator_send(s->g, s->value, false);
    }
    if (!s->g->f && s->kind == STEP_CLOSE) return NULL;
    if (s->kind == STEP_CLOSE)
        py_raise_object(&py_GeneratorExit, NULL);
    else
        py_raise_instance(s->value);
    return s->g->f ? interp_generator_send(s->g, NULL, true) : NULL;
}

static py_object *step_advance(async_step *s, py_object *value, bool raise) {
    if (s->done) {
        if (raise) py_clear_error();
        return py_raise(&py_RuntimeError, "cannot reuse already awaited %s",
                        s->kind == STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
    }
    if (!s->started && !raise) return step_result(s, step_start(s));
    s->started = true;
    return step_result(s, interp_generator_send(s->g, value, raise));
}

static py_object *step_next(py_object *o) { return step_advance((async_step *)o, NULL, false); }

static py_object *step_send(py_object *o, const py_args *a) {
    return py_arity(a, "send", 1, 1) ? step_advance((async_step *)o, a->v[0], false) : NULL;
}

static py_object *step_throw(py_object *o, const py_args *a) {
    py_object *e = interp_make_exception(a);
    if (!e) return NULL;
    py_raise_instance(e);
    py_decref(e);
    return step_advance((async_step *)o, NULL, true);
}

static py_object *step_close(py_object *o, const py_args *a) {
    (void)a;
    ((async_step *)o)->done = true;
    return py_incref(PY_NONE);
}

static py_object *step_await(py_object *o, const py_args *a) {
    (void)a;
    return py_incref(o);
}

static const py_method_def step_methods[] = {{"send", step_send, PY_METHOD},
                                             {"throw", step_throw, PY_METHOD},
                                             {"close", step_close, PY_METHOD},
                                             {"__await__", step_await, PY_METHOD},
                                             {0}};
static py_type async_step_type = {PY_TYPE_HEAD("async_generator_asend"),
                                  .size = sizeof(async_step),
                                  .flags = PY_TYPE_FINAL,
                                  .dealloc = step_dealloc,
                                  .iter = py_incref,
                                  .next = step_next,
                                  .methods = step_methods};

// ---- The generator

static py_object *async_iter(py_object *o, const py_args *a) {
    (void)a;
    return py_incref(o);
}
static py_object *async_anext(py_object *o, const py_args *a) {
    (void)a;
    return step_new(o, STEP_SEND, NULL);
}
static py_object *async_send(py_object *o, const py_args *a) {
    return py_arity(a, "asend", 1, 1) ? step_new(o, STEP_SEND, a->v[0]) : NULL;
}
static py_object *async_throw(py_object *o, const py_args *a) {
    py_object *e = interp_make_exception(a), *s = e ? step_new(o, STEP_THROW, e) : NULL;
    py_xdecref(e);
    return s;
}
static py_object *async_close(py_object *o, const py_args *a) {
    (void)a;
    return step_new(o, STEP_CLOSE, NULL);
}

static const py_method_def methods[] = {{"__aiter__", async_iter, PY_METHOD}, {"__anext__", async_anext, PY_METHOD},
                                        {"asend", async_send, PY_METHOD},     {"athrow", async_throw, PY_METHOD},
                                        {"aclose", async_close, PY_METHOD},   {0}};

static py_object *async_name(py_object *o, void *data) {
    (void)data;
    return py_incref(((generator_object *)o)->name);
}
static const py_getset_def getset[] = {{"__name__", async_name, NULL, NULL}, {0}};

static py_object *async_repr(py_object *o) {
    return py_str_format("<async_generator object %s at %p>", py_str_data(((generator_object *)o)->name), (void *)o);
}

py_type interp_async_generator_type = {PY_TYPE_HEAD("async_generator"),
                                       .size = sizeof(generator_object),
                                       .flags = PY_TYPE_FINAL,
                                       .dealloc = interp_generator_dealloc,
                                       .repr = async_repr,
                                       .methods = methods,
                                       .getset = getset};

// ---- async for over any object

py_object *interp_async_iterator(py_object *o) {
    py_object *method = py_type_lookup(o->type, PN(__aiter__));
    if (!method)
        return py_raise(&py_TypeError, "'async for' requires an object with __aiter__ method, got %s", o->type->name);
    py_object *it = py_call1(method, o);
    if (it && !py_type_lookup(it->type, PN(__anext__))) {
        py_raise(&py_TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s",
                 it->type->name);
        PY_CLEAR(it);
    }
    return it;
}

py_object *interp_async_next(py_object *iterator) {
    py_object *method = py_type_lookup(iterator->type, PN(__anext__));
    if (!method)
        return py_raise(&py_TypeError, "'async for' requires an iterator with __anext__ method, got %s",
                        iterator->type->name);
    py_object *o = py_call1(method, iterator), *it = o ? interp_awaitable(o) : NULL;
    if (o && !it && py_pending_is(&py_TypeError)) {
        py_clear_error();
        py_raise(&py_TypeError, "'async for' received an invalid object from __anext__: %s", o->type->name);
    }
    py_xdecref(o);
    return it;
}

void interp_coroutines_ready(void) {
    py_type_ready(&interp_coroutine_type);
    py_type_ready(&interp_async_generator_type);
    py_type_ready(&async_step_type);
}
