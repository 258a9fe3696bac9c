// The longer instructions.
#include "interp/run.h"

#define TOP() ((*sp)[-1])
#define PUSH(X) (*(*sp)++ = (X))
#define POP() (*--(*sp))

void interp_unbound(const code_object *k, int slot, bool free) {
    const char *name = py_str_data(k->variables[slot]);
    if (free)
        py_raise(&py_NameError,
                 "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name);
    else
        py_raise(&py_UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value",
                 name);
}

bool interp_name(frame *f, opcode op, py_object *name, py_object ***sp) {
    py_object *v;
    if (op == OP_LOAD_NAME_) {
        v = f->locals ? py_getitem(f->locals, name) : NULL;
        if (!v && py.error) {
            if (!py_pending_is(&py_KeyError)) return false;
            py_clear_error();
        }
        if (!v) v = py_xincref(py_dict_get(f->globals, name));
        if (!v) v = py_xincref(py_dict_get(py.builtins, name));
        if (v)
            PUSH(v);
        else
            py_raise(&py_NameError, "name '%s' is not defined", py_str_data(name));
        return v != NULL;
    }
    if (op == OP_STORE_NAME_) {
        v = POP();
        bool const ok = py_setitem(f->locals, name, v);
        py_decref(v);
        return ok;
    }
    int const found = py_dict_delete(op == OP_DELETE_GLOBAL_ ? f->globals : f->locals, name);
    if (!found) py_raise(&py_NameError, "name '%s' is not defined", py_str_data(name));
    return found == 1;
}

py_object *interp_call_spread(py_object ***sp, bool keywords) {
    py_object *kw = keywords ? POP() : NULL, *list = POP(), *fn = POP(), *args = py_tuple_of(list);
    py_decref(list);
    py_object *r = args ? py_call_tuple(fn, args, kw) : NULL;
    py_xdecref(args);
    py_xdecref(kw);
    py_decref(fn);
    return r;
}

// ---- Building

static py_object *joined(py_object **parts, int n) {
    if (n == 1) return py_incref(parts[0]);
    py_buffer b = {0};
    for (int i = 0; i < n; i++) py_buffer_add(&b, py_str_data(parts[i]), py_str_size(parts[i]));
    return py_buffer_finish(&b);
}

// "module.f() argument after * must be an iterable, not int"
static void spread_error(py_object *f, const char *stars, const char *what, py_object *given) {
    py_object *name = NULL, *module = NULL;
    if (py_getattr_optional(f, PN(__qualname__), &name) < 0 || py_getattr_optional(f, PN(__module__), &module) < 0)
        py_clear_error();
    bool const shown = module && py_is_str(module) && !py_str_equals(module, "builtins");
    if (name && py_is_str(name))
        py_raise(&py_TypeError, "%s%s%s() argument after %s must be %s, not %s", shown ? py_str_data(module) : "",
                 shown ? "." : "", py_str_data(name), stars, what, given->type->name);
    else
        py_raise(&py_TypeError, "argument after %s must be %s, not %s", stars, what, given->type->name);
    py_xdecref(name);
    py_xdecref(module);
}

static bool merge_keywords(py_object *into, py_object *from, py_object *f) {
    py_object *key, *value;
    if (!py_is_dict(from)) {
        py_object *keys = NULL;
        int const found = py_getattr_optional(from, PN(keys), &keys);
        py_xdecref(keys);
        if (found < 0) return false;
        if (!found) {
            spread_error(f, "**", "a mapping", from);
            return false;
        }
        return py_dict_update(into, from);
    }
    for (int64_t pos = 0; py_dict_next(from, &pos, &key, &value);) {
        if (!py_is_str(key)) {
            py_raise(&py_TypeError, "keywords must be strings");
            return false;
        }
        if (py_dict_get(into, key)) {
            py_object *n = NULL, *module = NULL;   // the function's name with its module, but for built-in ones
            if (py_getattr_optional(f, PN(__qualname__), &n) < 0 || py_getattr_optional(f, PN(__module__), &module) < 0)
                py_clear_error();
            bool const plain = !module || !py_is_str(module) || py_str_equals(module, "builtins");
            py_raise(&py_TypeError, "%s%s%s() got multiple values for keyword argument '%s'",
                     plain ? "" : py_str_data(module), plain ? "" : ".",
                     n && py_is_str(n) ? py_str_data(n) : "function", py_str_data(key));
            py_xdecref(n);
            py_xdecref(module);
            return false;
        }
        py_dict_set(into, key, value);
    }
    return true;
}

bool interp_build(py_object ***sp, opcode op, int A) {
    py_object *a, *b, *r;
    bool ok = true;
    switch (op) {
    case OP_BUILD_SET_:
        r = py_set_new(NULL);
        for (int i = -A; ok && i < 0; i++) ok = py_set_add(r, (*sp)[i]);
        for (int i = 0; i < A; i++) py_decref(POP());
        PUSH(r);
        return ok;
    case OP_BUILD_MAP_:
        r = py_dict_new();
        for (int i = -2 * A; ok && i < 0; i += 2) ok = py_dict_set(r, (*sp)[i], (*sp)[i + 1]);
        for (int i = 0; i < 2 * A; i++) py_decref(POP());
        PUSH(r);
        return ok;
    case OP_BUILD_SLICE_: {
        py_object *step = A == 3 ? POP() : NULL, *stop = POP(), *start = POP();
        PUSH(py_slice_new(start, stop, step));
        py_decref(start);
        py_decref(stop);
        py_xdecref(step);
        return true;
    }
    case OP_BUILD_STRING_:
        r = A ? joined(*sp - A, A) : py_incref(py.empty_str);
        for (int i = 0; i < A; i++) py_decref(POP());
        PUSH(r);
        return true;
    case OP_FORMAT_:
        b = A & 1 ? POP() : NULL;
        a = POP();
        r = py_repr_percent(a, (char)(A >> 1));
        py_decref(a);
        if (r) {
            a = r;
            r = py_format(a, b);
            py_decref(a);
        }
        py_xdecref(b);
        if (r) PUSH(r);
        return r != NULL;
    case OP_SET_ADD_:
        a = POP();
        ok = py_set_add((*sp)[-A], a);
        py_decref(a);
        return ok;
    case OP_MAP_ADD_:
        b = POP();
        a = POP();
        ok = py_dict_set((*sp)[-A], a, b);
        py_decref(a);
        py_decref(b);
        return ok;
    case OP_LIST_TO_TUPLE_:
        a = TOP();
        TOP() = py_tuple_of(a);
        py_decref(a);
        return true;
    default: break;
    }
    a = POP();
    if (op == OP_LIST_EXTEND_) {
        ok = py_list_extend((*sp)[-(A & 255)], a);
        if (!ok && py_pending_is(&py_TypeError) && !a->type->iter && !a->type->getitem) {
            py_clear_error();
            if (A >> 8)
                spread_error((*sp)[-2], "*", "an iterable", a);
            else
                py_raise(&py_TypeError, "Value after * must be an iterable, not %s", a->type->name);
        }
    } else if (op == OP_SET_UPDATE_) {
        ok = py_set_update((*sp)[-A], a);
    } else if (op == OP_DICT_UPDATE_) {
        ok = py_is_dict(a) || py_type_lookup(a->type, PN(keys));
        if (!ok) py_raise(&py_TypeError, "'%s' object is not a mapping", a->type->name);
        ok = ok && py_dict_update((*sp)[-A], a);
    } else {
        ok = merge_keywords((*sp)[-A], a, (*sp)[-3]);
    }
    py_decref(a);
    return ok;
}

bool interp_unpack(py_object ***sp, int before, int after) {
    py_object *o = POP();
    if (!o->type->iter && !o->type->getitem) {
        py_raise(&py_TypeError, "cannot unpack non-iterable %s object", o->type->name);
        py_decref(o);
        return false;
    }
    // Of an endless iterator only as many are taken as are wanted, and one more.
    py_object *list = py_list_new(0), *it = py_iter(o), *x;
    py_decref(o);
    if (!it) {
        py_decref(list);
        return false;
    }
    while ((after >= 0 || PY_LIST(list)->n <= before) && (x = py_next(it))) {
        py_list_append(list, x);
        py_decref(x);
    }
    py_decref(it);
    int64_t const n = PY_LIST(list)->n, need = before + (after > 0 ? after : 0);
    bool ok = !py.error && (after < 0 ? n == before : n >= need);
    if (!ok && !py.error) {
        if (n > need)
            py_raise(&py_ValueError, "too many values to unpack (expected %d)", before);
        else
            py_raise(&py_ValueError, "not enough values to unpack (expected %s%lld, got %lld)",
                     after >= 0 ? "at least " : "", (long long)need, (long long)n);
    }
    if (ok) {
        py_object **items = PY_LIST(list)->items;
        for (int64_t i = n - 1; i >= n - (after > 0 ? after : 0); i--) PUSH(py_incref(items[i]));
        if (after >= 0) {
            int64_t const middle = n - need;
            py_object *rest = py_list_new(middle);
            for (int64_t i = 0; i < middle; i++) PY_LIST(rest)->items[i] = py_incref(items[before + i]);
            PUSH(rest);
        }
        for (int i = before - 1; i >= 0; i--) PUSH(py_incref(items[i]));
    }
    py_decref(list);
    return ok;
}

py_object *interp_append_text(frame *f, py_object **at, py_object *t, instr next) {
    py_object *s = *at;
    if ((opcode)(next & 255) != OP_STORE_FAST_ || f->v[next >> 8] != s || s->refs != 2 || PY_STR(s)->interned ||
        PY_STR(s)->size < 64)
        return NULL;
    PY_CLEAR(f->v[next >> 8]);
    size_t const old = PY_STR(s)->size, add = PY_STR(t)->size;
    int64_t const length = PY_STR(t)->length;
    py_str_object *r = py_realloc(s, sizeof(py_str_object) + old + 1, sizeof(py_str_object) + old + add + 1);
    memcpy(r->data + old, PY_STR(t)->data, add + 1);
    r->size = old + add;
    r->length += length;
    r->hash = 0;
    *at = NULL;
    return (py_object *)r;
}

// ---- Functions

void interp_make_function(frame *f, py_object ***sp, code_object *code, int flags) {
    function_object *fn = (function_object *)interp_function_new(code, f->globals);
    if (flags & 8) fn->closure = POP();
    if (flags & 1) fn->annotations = POP();
    if (flags & 2) fn->keyword_defaults = POP();
    if (flags & 4) fn->defaults = POP();
    PUSH((py_object *)fn);
}

bool interp_comprehension(frame *f, py_object ***sp, code_object *code, bool closure) {
    py_object *cells = closure ? POP() : NULL, *it = POP(), *r = NULL;
    bool yielded;
    if (py_enter("")) {
        frame *inner = interp_frame_new(code, f->globals, f->locals);
        inner->v[code->argument_slot] = it;
        for (int i = 0; i < code->cell_count; i++) inner->v[code->cells[i]] = py_cell_new(NULL);
        for (int i = 0; i < code->free_count; i++)
            inner->v[code->slot_count + i] = py_incref(PY_TUPLE(cells)->items[i]);
        if (interp_is_suspended_kind(code)) {
            r = interp_generator_new(inner);
        } else {
            r = interp_frame_run(inner, &yielded);
            interp_frame_free(inner);
        }
        py_leave();
    } else {
        py_decref(it);
    }
    py_xdecref(cells);
    if (r) PUSH(r);
    return r != NULL;
}

// ---- Exceptions

void interp_set_handled(py_object *exception) {
    py_object *old = py.handled;
    py.handled = exception;
    py_xdecref(old);
}

static py_object *exception_of(py_object *x) {   // takes x
    if (x->type->flags & PY_TYPE_TYPE && ((py_type *)x)->flags & PY_TYPE_EXCEPTION) {
        py_object *e = py_call0(x);
        py_decref(x);
        return e;
    }
    if (x->type->flags & PY_TYPE_EXCEPTION) return x;
    py_decref(x);
    return py_raise(&py_TypeError, "exceptions must derive from BaseException");
}

bool interp_raise(py_object ***sp, int n) {
    if (n == 0) {
        if (py.handled)
            py.error = py_incref(py.handled);
        else
            py_raise(&py_RuntimeError, "No active exception to reraise");
        return py.handled != NULL;
    }
    py_object *cause = n == 2 ? POP() : NULL, *e = exception_of(POP());
    if (e && cause) {
        if (cause != PY_NONE) {
            bool const good = cause->type->flags & PY_TYPE_EXCEPTION ||
                              (cause->type->flags & PY_TYPE_TYPE && ((py_type *)cause)->flags & PY_TYPE_EXCEPTION);
            if (good) {
                cause = exception_of(cause);
            } else {
                py_decref(cause);
                cause = py_raise(&py_TypeError, "exception causes must derive from BaseException");
            }
            if (!cause) {
                py_decref(e);
                return false;
            }
        } else {
            cause = NULL;
            py_decref(PY_NONE);
        }
        py_xdecref(PY_EXC(e)->cause);
        PY_EXC(e)->cause = cause;
        PY_EXC(e)->suppress_context = true;
        cause = NULL;
    }
    py_xdecref(cause);
    if (e) py_raise_instance(e), py_decref(e);
    return false;
}

int interp_exception_matches(py_object *exception, py_object *type) {
    if (py_is_tuple(type)) {
        for (int64_t i = 0; i < PY_TUPLE(type)->n; i++) {
            int const r = interp_exception_matches(exception, PY_TUPLE(type)->items[i]);
            if (r) return r;
        }
        return 0;
    }
    if (!(type->type->flags & PY_TYPE_TYPE) || !(((py_type *)type)->flags & PY_TYPE_EXCEPTION)) {
        py_raise(&py_TypeError, "catching classes that do not inherit from BaseException is not allowed");
        return -1;
    }
    return py_is_instance(exception, (py_type *)type);
}

static py_object *bound_method(py_object *o, py_object *method) {
    return method->type->descr_get ? method->type->descr_get(method, o, o->type) : py_incref(method);
}

// Replaces the context manager on the stack by its exit method, and pushes what its enter method gives.
static bool before_with(py_object ***sp, bool is_async) {
    py_object *m = TOP(), *enter = py_type_lookup(m->type, is_async ? PN(__aenter__) : PN(__enter__)),
              *exit = py_type_lookup(m->type, is_async ? PN(__aexit__) : PN(__exit__));
    if (!enter || !exit) {
        const char *missed = !enter ? "" : is_async ? " (missed __aexit__ method)" : " (missed __exit__ method)";
        py_raise(&py_TypeError, "'%s' object does not support the %scontext manager protocol%s", m->type->name,
                 is_async ? "asynchronous " : "", missed);
        return false;
    }
    py_object *e = bound_method(m, enter), *x = e ? bound_method(m, exit) : NULL, *r = x ? py_call0(e) : NULL;
    py_xdecref(e);
    if (!r) {
        py_xdecref(x);
        return false;
    }
    TOP() = x;
    py_decref(m);
    PUSH(r);
    return true;
}

static bool replace_top(py_object ***sp, py_object *value) {
    if (!value) return false;
    py_decref(TOP());
    TOP() = value;
    return true;
}

static bool end_async_for(py_object ***sp) {   // iterator exc →
    py_object *e = POP();
    py_decref(POP());
    if (!py_is_instance(e, &py_StopAsyncIteration)) {
        py.error = e;
        return false;
    }
    py_decref(e);
    return true;
}

static bool with_exit(py_object ***sp) {   // exit before exc
    py_object *e = TOP(), *tb = PY_EXC(e)->traceback;
    py_object *r = py_call3((*sp)[-3], (py_object *)e->type, e, tb ? tb : PY_NONE);
    if (r) PUSH(r);
    return r != NULL;
}

static bool group_match(py_object ***sp) {   // exc type → left taken
    py_object *type = POP(), *taken, *left;
    bool const ok = interp_match_group(TOP(), type, &taken, &left);
    py_decref(type);
    if (!ok) return false;
    replace_top(sp, left);
    PUSH(taken);
    if (taken != PY_NONE) interp_set_handled(py_incref(taken));
    return true;
}

// ---- Generators

int interp_send(py_object *it, py_object *value, py_object **out) {
    py_object *r;
    if (it->type == &interp_generator_type || it->type == &interp_coroutine_type)
        r = interp_generator_send((generator_object *)it, value, false);
    else if (value == PY_NONE)
        r = it->type->next(it);
    else
        r = py_call_method(it, "send", 1, value);
    *out = r;
    if (r) return 0;
    if (!py.error) {
        *out = py_incref(PY_NONE);
        return 1;
    }
    if (!py_pending_is(&py_StopIteration)) return -1;
    py_object *e = py_take_error(), *args = PY_EXC(e)->args;
    *out = py_incref(PY_TUPLE(args)->n ? PY_TUPLE(args)->items[0] : PY_NONE);
    py_decref(e);
    return 1;
}

// In `f` an exception is pending and the frame stands after a SEND, whose iterator is on top.
bool interp_throw_inside(frame *f, py_object ***sp) {
    if ((opcode)(f->code->ops[f->pc - 1] & 255) != OP_SEND_) return false;
    py_object *inner = TOP(), *e = py_take_error(), *method = NULL;
    if (py_is_instance(e, &py_GeneratorExit)) {
        int const found = py_getattr_optional(inner, PN(close), &method);
        if (found > 0) {
            py_object *r = py_call0(method);
            py_decref(method);
            py_xdecref(r);
        }
        if (!py.error)
            py.error = e;
        else
            py_decref(e);
        return true;
    }
    py_object *name = py_str_intern("throw");
    int const found = py_getattr_optional(inner, name, &method);
    py_decref(name);
    if (found <= 0) {
        if (!py.error)
            py.error = e;
        else
            py_decref(e);
        return true;
    }
    py_object *r = py_call1(method, e);
    py_decref(method);
    py_decref(e);
    if (r) {   // it yielded again
        PUSH(r);
        return true;
    }
    if (!py_pending_is(&py_StopIteration)) return true;
    e = py_take_error();
    py_object *args = PY_EXC(e)->args, *value = py_incref(PY_TUPLE(args)->n ? PY_TUPLE(args)->items[0] : PY_NONE);
    py_decref(e);
    TOP() = value;
    py_decref(inner);
    f->pc = (int)(f->code->ops[f->pc - 1] >> 8);   // the inner one returned: on after the SEND
    return true;
}

// After interp_throw_inside: the frame still stands at its SEND, so the value on top is to be yielded.
bool interp_throw_yielded(frame *f) { return f->pc && (opcode)(f->code->ops[f->pc - 1] & 255) == OP_SEND_; }

// ---- Imports and the rest

static bool import_from(py_object ***sp, py_object *name) {
    py_object *module = TOP(), *v = NULL;
    int const found = py_getattr_optional(module, name, &v);
    if (found > 0) PUSH(v);
    if (found) return found > 0;
    py_object *n = NULL, *file = NULL;
    if (py_getattr_optional(module, PN(__name__), &n) <= 0 || !py_is_str(n)) {
        py_raise(&py_ImportError, "cannot import name '%s'", py_str_data(name));
        return false;
    }
    py_object *full = py_str_format("%s.%s", py_str_data(n), py_str_data(name));
    v = py_dict_get(py.modules, full);   // a submodule that is being imported
    py_decref(full);
    if (v) {
        PUSH(py_incref(v));
    } else {
        if (py_getattr_optional(module, PN(__file__), &file) < 0) py_clear_error();
        py_raise(&py_ImportError, "cannot import name '%s' from '%s' (%s)", py_str_data(name), py_str_data(n),
                 file && py_is_str(file) ? py_str_data(file) : "unknown location");
    }
    py_xdecref(file);
    py_decref(n);
    return v != NULL;
}

static bool import_star(frame *f, py_object ***sp) {
    py_object *module = POP(), *all = NULL, *d = py_getattr(module, PN(__dict__));
    py_decref(module);
    if (!d) return false;
    bool ok = true;
    if ((all = py_dict_get(d, PN(__all__)))) {
        py_object *it = py_iter(all), *x;
        while (ok && it && (x = py_next(it))) {
            py_object *v = py_dict_get(d, x), *name = py_str_intern(py_str_data(x));
            ok = v != NULL;
            if (ok)
                py_dict_set(f->globals, name, v);
            else
                py_raise(&py_AttributeError, "module has no attribute '%s'", py_str_data(x));
            py_decref(name);
            py_decref(x);
        }
        py_xdecref(it);
    } else {
        py_object *key, *value;
        for (int64_t pos = 0; py_dict_next(d, &pos, &key, &value);)
            if (py_is_str(key) && *py_str_data(key) != '_') py_dict_set(f->globals, key, value);
    }
    py_decref(d);
    return ok && !py.error;
}

static py_object *match_keys(py_object *subject, py_object *keys) {
    py_object *t = py_tuple_new(PY_TUPLE(keys)->n);
    for (int64_t i = 0; i < PY_TUPLE(keys)->n; i++) {
        py_object *key = PY_TUPLE(keys)->items[i], *v = NULL;
        if (py_is_dict(subject))
            v = py_xincref(py_dict_get(subject, key));
        else if (py_contains(subject, key) == 1)
            v = py_getitem(subject, key);
        if (!v) {
            py_decref(t);
            return py.error ? NULL : py_incref(PY_NONE);
        }
        PY_TUPLE(t)->items[i] = v;
    }
    return t;
}

static bool print_expression(py_object *x) {
    if (x == PY_NONE) return true;
    py_object *text = py_repr(x), *r = text ? py_call1(py_dict_get_str(py.builtins, "print"), text) : NULL;
    if (r) py_dict_set_str(py.builtins, "_", x);
    py_xdecref(text);
    py_xdecref(r);
    return r != NULL;
}

bool interp_slow(frame *f, py_object ***sp, opcode op, int A) {
    py_object *a, *b, *r;
    switch (op) {
    case OP_BEFORE_WITH_: return before_with(sp, false);
    case OP_BEFORE_ASYNC_WITH_: return before_with(sp, true);
    case OP_GET_AWAITABLE_: return replace_top(sp, interp_awaitable(TOP()));
    case OP_GET_AITER_: return replace_top(sp, interp_async_iterator(TOP()));
    case OP_GET_ANEXT_:
        if ((r = interp_async_next(TOP()))) PUSH(r);
        return r != NULL;
    case OP_END_ASYNC_FOR_: return end_async_for(sp);
    case OP_WITH_EXIT_: return with_exit(sp);
    case OP_GROUP_MATCH_: return group_match(sp);
    case OP_GROUP_REST_:
        a = POP();
        r = interp_rest_of_group(TOP(), a);
        py_decref(a);
        return replace_top(sp, r);
    case OP_IMPORT_: {
        b = POP(), a = POP();
        int64_t level = 0;
        py_int_fits(a, &level);
        r = interp_import_statement(f->code->names[A], f->globals, b, (int)level);
        py_decref(a);
        py_decref(b);
        if (r) PUSH(r);
        return r != NULL;
    }
    case OP_IMPORT_FROM_: return import_from(sp, f->code->names[A]);
    case OP_IMPORT_STAR_: return import_star(f, sp);
    case OP_SETUP_ANNOTATIONS_:
        a = f->locals ? f->locals : f->globals;
        if (py_dict_get(a, PN(__annotations__))) return true;
        b = py_dict_new();
        py_dict_set(a, PN(__annotations__), b);
        py_decref(b);
        return true;
    case OP_PRINT_EXPR_: {
        a = POP();
        bool const ok = print_expression(a);
        py_decref(a);
        return ok;
    }
    case OP_ASSERTION_ERROR_: PUSH(py_incref((py_object *)&py_AssertionError)); return true;
    case OP_MATCH_SEQUENCE_:
        r = py_bool(interp_match_sequence(TOP()));
        PUSH(r);
        return true;
    case OP_MATCH_MAPPING_:
        r = py_bool(interp_match_mapping(TOP()));
        PUSH(r);
        return true;
    case OP_MATCH_KEYS_:
        r = match_keys((*sp)[-2], TOP());
        if (r) PUSH(r);
        return r != NULL;
    case OP_MATCH_REST_:
        b = POP();
        r = py_dict_new();
        bool ok = py_dict_update(r, TOP());
        for (int64_t i = 0; i < PY_TUPLE(b)->n; i++) py_dict_delete(r, PY_TUPLE(b)->items[i]);
        py_decref(b);
        PUSH(r);
        return ok;
    case OP_MATCH_CLASS_:
        r = interp_match_class((*sp)[-3], (*sp)[-2], TOP(), A);
        for (int i = 0; i < 3; i++) py_decref(POP());
        if (r) PUSH(r);
        return r != NULL;
    case OP_LEN_: {
        int64_t const n = py_len(TOP());
        if (n >= 0) PUSH(py_int(n));
        return n >= 0;
    }
    default: py_raise(&py_SystemError, "unknown instruction %d", (int)op); return false;
    }
}
