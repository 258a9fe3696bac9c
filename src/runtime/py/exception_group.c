// Exception groups: making them, and dividing them by a condition on their leaves.
#include "runtime/py/impl.h"

#define GROUP(O) ((py_exception_group_object *)(O))

static bool is_group(const py_object *o) { return py_is_instance(o, &py_BaseExceptionGroup); }

static py_object *fail_arguments(const py_args *a) {
    if (a->n == 2)
        return py_raise(&py_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                        a->v[0] == PY_NONE ? "None" : a->v[0]->type->name);
    return py_raise(&py_TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%lld given)",
                    (long long)a->n);
}

// The members as a tuple; *only_exceptions: none is a BaseException that is no Exception.
static py_object *members_of(py_object *given, bool *only_exceptions) {
    if (!given->type->getitem || py_is_dict(given))
        return py_raise(&py_TypeError, "second argument (exceptions) must be a sequence");
    py_object *t = py_tuple_of(given);
    if (!t) return NULL;
    *only_exceptions = true;
    int64_t const n = PY_TUPLE(t)->n;
    if (!n) py_raise(&py_ValueError, "second argument (exceptions) must be a non-empty sequence");
    for (int64_t i = 0; i < n; i++) {
        py_object *e = PY_TUPLE(t)->items[i];
        if (!(e->type->flags & PY_TYPE_EXCEPTION)) {
            py_raise(&py_ValueError, "Item %lld of second argument (exceptions) is not an exception", (long long)i);
            break;
        }
        *only_exceptions &= py_is_instance(e, &py_Exception);
    }
    if (py.error) PY_CLEAR(t);
    return t;
}

static py_object *group_make(py_type *t, const py_args *a) {
    bool plain = true;
    if (a->n != 2 || !py_is_str(a->v[0])) return fail_arguments(a);
    py_object *members = members_of(a->v[1], &plain);
    if (!members) return NULL;
    if (t == &py_BaseExceptionGroup && plain) t = &py_ExceptionGroup;
    if (t != &py_BaseExceptionGroup && !plain && py_is_subtype(t, &py_Exception)) {
        py_decref(members);
        return t == &py_ExceptionGroup ? py_raise(&py_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
                                       : py_raise(&py_TypeError, "Cannot nest BaseExceptions in '%s'", t->name);
    }
    py_args const two = {a->v, 2, NULL};
    py_object *o = py_exception_make(t, &two);
    GROUP(o)->message = py_incref(a->v[0]);
    GROUP(o)->exceptions = members;
    return o;
}

static void group_dealloc(py_object *o) {
    py_xdecref(GROUP(o)->message);
    py_xdecref(GROUP(o)->exceptions);
    py_exception_dealloc(o);
}

static py_object *group_str(py_object *o) {
    int64_t const n = PY_TUPLE(GROUP(o)->exceptions)->n;
    return py_str_format("%s (%lld sub-exception%s)", py_str_data(GROUP(o)->message), (long long)n, n == 1 ? "" : "s");
}

py_object *py_exception_group_new(const char *message, py_object *exceptions) {
    py_object *text = py_str_cstr(message), *g = py_call2((py_object *)&py_BaseExceptionGroup, text, exceptions);
    py_decref(text);
    return g;
}

// ---- Dividing

typedef struct condition {
    py_object *function, *types;   // one of them, or
    py_object *leaves;             // a set of the leaves themselves, by identity
} condition;

static bool condition_of(py_object *o, condition *c) {
    *c = (condition){0};
    if (!strcmp(o->type->name, "function")) {
        c->function = o;
        return true;
    }
    c->types = o;
    bool ok = py_is_tuple(o) || (o->type->flags & PY_TYPE_TYPE && ((py_type *)o)->flags & PY_TYPE_EXCEPTION);
    for (int64_t i = 0; ok && py_is_tuple(o) && i < PY_TUPLE(o)->n; i++) {
        py_object *t = PY_TUPLE(o)->items[i];
        ok = t->type->flags & PY_TYPE_TYPE && ((py_type *)t)->flags & PY_TYPE_EXCEPTION;
    }
    if (!ok) py_raise(&py_TypeError, "expected a function, exception type or tuple of exception types");
    return ok;
}

static bool is_of(const py_object *e, py_object *types) {
    if (!py_is_tuple(types)) return py_is_instance(e, (py_type *)types);
    for (int64_t i = 0; i < PY_TUPLE(types)->n; i++)
        if (py_is_instance(e, (py_type *)PY_TUPLE(types)->items[i])) return true;
    return false;
}

static int takes(const condition *c, py_object *e) {
    if (c->types) return is_of(e, c->types);
    if (c->leaves) {
        if (is_group(e)) return 0;
        py_object *id = py_int((int64_t)(uintptr_t)e);
        int const found = py_contains(c->leaves, id);
        py_decref(id);
        return found;
    }
    py_object *r = py_call1(c->function, e);
    int const t = r ? py_truth(r) : -1;
    py_xdecref(r);
    return t;
}

static void copy_notes(py_object *from, py_object *to) {
    py_object *notes = NULL;
    if (py_getattr_optional(from, PN(__notes__), &notes) > 0 && (py_is_list(notes) || py_is_tuple(notes))) {
        py_object *copy = py_list_of(notes);
        py_setattr(to, PN(__notes__), copy);
        py_decref(copy);
    }
    py_xdecref(notes);
}

// A group of some of the members that is otherwise as `group`; None of none. Takes the list.
static py_object *part_of(py_object *group, py_object *members) {
    if (!PY_LIST(members)->n) {
        py_decref(members);
        return py_incref(PY_NONE);
    }
    py_object *part = py_call_method(group, "derive", 1, members);
    py_decref(members);
    if (!part) return NULL;
    if (!is_group(part)) {
        py_decref(part);
        return py_raise(&py_TypeError, "derive must return an instance of BaseExceptionGroup");
    }
    py_exception_object *p = PY_EXC(part), *g = PY_EXC(group);
    py_object *const old[] = {p->traceback, p->context, p->cause};
    p->traceback = py_xincref(g->traceback);
    p->context = py_xincref(g->context);
    p->cause = py_xincref(g->cause);
    p->suppress_context = true;
    for (int i = 0; i < 3; i++) py_xdecref(old[i]);
    copy_notes(group, part);
    return part;
}

static void append_unless_none(py_object *list, py_object *taken) {   // takes it
    if (taken != PY_NONE) py_list_append(list, taken);
    py_decref(taken);
}

static bool divide(py_object *e, const condition *c, py_object **taken, py_object **left) {
    int const whole = takes(c, e);
    if (whole < 0) return false;
    if (whole || !is_group(e)) {
        *taken = py_incref(whole ? e : PY_NONE);
        *left = py_incref(whole ? PY_NONE : e);
        return true;
    }
    if (!py_enter(" in exceptiongroup_split_recursive")) return false;
    py_object *in = py_list_new(0), *out = py_list_new(0), *members = GROUP(e)->exceptions, *a, *b;
    bool ok = true;
    for (int64_t i = 0; ok && i < PY_TUPLE(members)->n; i++) {
        if (!(ok = divide(PY_TUPLE(members)->items[i], c, &a, &b))) break;
        append_unless_none(in, a);
        append_unless_none(out, b);
    }
    py_leave();
    if (!ok) {
        py_decref(in);
        py_decref(out);
        return false;
    }
    *taken = part_of(e, in);
    *left = *taken ? part_of(e, out) : (py_decref(out), NULL);
    if (!*left) PY_CLEAR(*taken);
    return *left != NULL;
}

bool py_exception_group_split(py_object *group, py_object *given, py_object **taken, py_object **left) {
    condition c;
    return condition_of(given, &c) && divide(group, &c, taken, left);
}

static void collect_leaves(py_object *e, py_object *set) {
    if (is_group(e)) {
        py_object *members = GROUP(e)->exceptions;
        for (int64_t i = 0; i < PY_TUPLE(members)->n; i++) collect_leaves(PY_TUPLE(members)->items[i], set);
        return;
    }
    py_object *id = py_int((int64_t)(uintptr_t)e);
    py_set_add(set, id);
    py_decref(id);
}

py_object *py_exception_group_project(py_object *group, py_object *exceptions) {
    condition c = {.leaves = py_set_new(NULL)};
    for (int64_t i = 0; i < PY_LIST(exceptions)->n; i++) collect_leaves(PY_LIST(exceptions)->items[i], c.leaves);
    py_object *taken = NULL, *left = NULL;
    if (divide(group, &c, &taken, &left)) py_decref(left);
    py_decref(c.leaves);
    return taken;
}

// ---- Methods and attributes

static py_object *group_split(py_object *o, const py_args *a) {
    py_object *taken, *left;
    if (!py_arity(a, "BaseExceptionGroup.split", 1, 1) || !py_exception_group_split(o, a->v[0], &taken, &left))
        return NULL;
    py_object *pair = py_tuple_pack(2, taken, left);
    py_decref(taken);
    py_decref(left);
    return pair;
}

static py_object *group_subgroup(py_object *o, const py_args *a) {
    py_object *taken, *left;
    if (!py_arity(a, "BaseExceptionGroup.subgroup", 1, 1) || !py_exception_group_split(o, a->v[0], &taken, &left))
        return NULL;
    py_decref(left);
    return taken;
}

static py_object *group_derive(py_object *o, const py_args *a) {
    if (!py_arity(a, "BaseExceptionGroup.derive", 1, 1)) return NULL;
    return py_call2((py_object *)&py_BaseExceptionGroup, GROUP(o)->message, a->v[0]);
}

static py_object *get_message(py_object *o, void *data) {
    (void)data;
    return py_incref(GROUP(o)->message);
}
static py_object *get_exceptions(py_object *o, void *data) {
    (void)data;
    return py_incref(GROUP(o)->exceptions);
}

static const py_method_def group_methods[] = {{"split", group_split, PY_METHOD},
                                              {"subgroup", group_subgroup, PY_METHOD},
                                              {"derive", group_derive, PY_METHOD},
                                              {0}};
static const py_getset_def group_getset[] = {
    {"message", get_message, NULL, NULL}, {"exceptions", get_exceptions, NULL, NULL}, {0}};

void py_exception_groups_prepare(void) {
    py_type *t = &py_BaseExceptionGroup;
    t->size = sizeof(py_exception_group_object);
    t->make = group_make;
    t->dealloc = group_dealloc;
    t->str = group_str;
    t->methods = group_methods;
    t->getset = group_getset;
    py_ExceptionGroup.size = t->size;
}
