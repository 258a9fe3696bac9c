// except*: the part of the handled exception that a clause takes, and what is left to raise after the clauses.
#include "interp/run.h"

static bool is_group(const py_object *o) { return py_is_instance(o, &py_BaseExceptionGroup); }

static bool names_group(py_object *type) {
    if (!py_is_tuple(type)) return py_is_subtype((py_type *)type, &py_BaseExceptionGroup);
    for (int64_t i = 0; i < PY_TUPLE(type)->n; i++)
        if (names_group(PY_TUPLE(type)->items[i])) return true;
    return false;
}

// An exception that is no group is handled as a group of it.
static py_object *wrapped(py_object *e) {
    py_object *one = py_tuple_pack(1, e), *g = py_exception_group_new("", one);
    py_decref(one);
    return g;
}

bool interp_match_group(py_object *e, py_object *type, py_object **taken, py_object **left) {
    *taken = *left = NULL;
    if (e == PY_NONE) {
        *taken = py_incref(PY_NONE);
        *left = py_incref(PY_NONE);
        return true;
    }
    int const whole = interp_exception_matches(e, type);
    if (whole < 0) return false;
    if (names_group(type)) {
        py_raise(&py_TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
        return false;
    }
    if (!whole && is_group(e)) {
        py_object *pair = py_call_method(e, "split", 1, type);
        if (pair && (!py_is_tuple(pair) || PY_TUPLE(pair)->n != 2)) {
            py_raise(&py_TypeError, "%s.split must return a 2-tuple", e->type->name);
            PY_CLEAR(pair);
        }
        if (!pair) return false;
        *taken = py_incref(PY_TUPLE(pair)->items[0]);
        *left = py_incref(PY_TUPLE(pair)->items[1]);
        py_decref(pair);
        return true;
    }
    *taken = !whole ? py_incref(PY_NONE) : is_group(e) ? py_incref(e) : wrapped(e);
    *left = py_incref(whole ? PY_NONE : e);
    return *taken != NULL;
}

// Raised again as it came: a part of the group with nothing added.
static bool is_part_of(py_object *e, py_object *group) {
    const py_exception_object *a = PY_EXC(e), *b = PY_EXC(group);
    return is_group(e) && a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

py_object *interp_rest_of_group(py_object *group, py_object *left) {
    if (!is_group(group)) return py_incref(PY_LIST(left)->items[0]);   // one clause at most has run
    py_object *raised = py_list_new(0), *kept = py_list_new(0);
    for (int64_t i = 0; i < PY_LIST(left)->n; i++) {
        py_object *e = PY_LIST(left)->items[i];
        if (e != PY_NONE) py_list_append(is_part_of(e, group) ? kept : raised, e);
    }
    py_object *part = py_exception_group_project(group, kept), *r;
    if (part && PY_LIST(raised)->n) {
        if (part != PY_NONE) py_list_append(raised, part);
        r = py_exception_group_new("", raised);
        py_decref(part);
    } else {
        r = part;
    }
    py_decref(raised);
    py_decref(kept);
    return r;
}
