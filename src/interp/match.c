// Which objects the patterns of match take: sequences, mappings, and the attributes of classes.
#include "interp/frame.h"

static bool has_flag(py_object *o, const char *abstract) {   // an instance of collections.abc.Sequence or Mapping
    py_object *m = py_dict_get_str(py.modules, "collections.abc");
    py_object *cls = m ? py_dict_get_str(py_module_dict(m), abstract) : NULL;
    int const r = cls ? py_isinstance(o, cls) : 0;
    if (r < 0) py_clear_error();
    return r > 0;
}

int interp_match_sequence(py_object *o) {
    if (py_is_list(o) || py_is_tuple(o) || o->type == &py_range_type) return 1;
    if (py_is_str(o) || py_is_instance(o, &py_bytes_type) || py_is_instance(o, &py_bytearray_type) || py_is_dict(o))
        return 0;
    return has_flag(o, "Sequence");
}

int interp_match_mapping(py_object *o) {
    return py_is_dict(o) || o->type == &py_mappingproxy_type || has_flag(o, "Mapping");
}

static bool matches_itself(const py_type *t) {
    const py_type *const types[] = {&py_bool_type,  &py_bytearray_type, &py_bytes_type, &py_dict_type,
                                    &py_float_type, &py_frozenset_type, &py_int_type,   &py_list_type,
                                    &py_set_type,   &py_str_type,       &py_tuple_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (py_is_subtype(t, types[i])) return true;
    return false;
}

static bool take(py_object *subject, py_object *name, py_object **out) {   // false: absent or error
    return py_getattr_optional(subject, name, out) > 0;
}

static bool positional_names(py_object *cls, int positional, py_object **out_names, bool *itself) {
    *itself = false;
    *out_names = NULL;
    int const found = py_getattr_optional(cls, PN(__match_args__), out_names);
    if (found < 0) return false;
    int64_t allowed = 0;
    if (found) {
        if (!py_is_tuple(*out_names)) {
            py_raise(&py_TypeError, "%s.__match_args__ must be a tuple (got %s)", ((py_type *)cls)->name,
                     (*out_names)->type->name);
            return false;
        }
        allowed = PY_TUPLE(*out_names)->n;
    } else if (matches_itself((py_type *)cls)) {
        *itself = true;
        allowed = 1;
    }
    if (positional <= allowed) return true;
    py_raise(&py_TypeError, "%s() accepts %lld positional sub-pattern%s (%d given)", ((py_type *)cls)->name,
             (long long)allowed, allowed == 1 ? "" : "s", positional);
    return false;
}

py_object *interp_match_class(py_object *subject, py_object *cls, py_object *names, int positional) {
    if (!(cls->type->flags & PY_TYPE_TYPE)) return py_raise(&py_TypeError, "called match pattern must be a class");
    int const is = py_isinstance(subject, cls);
    if (is <= 0) return is < 0 ? NULL : py_incref(PY_NONE);
    py_object *match_args = NULL, *t = py_tuple_new(positional + PY_TUPLE(names)->n);
    bool itself = false, ok = !positional || positional_names(cls, positional, &match_args, &itself);
    for (int i = 0; ok && i < positional; i++) {
        if (itself)
            PY_TUPLE(t)->items[i] = py_incref(subject);
        else
            ok = take(subject, PY_TUPLE(match_args)->items[i], &PY_TUPLE(t)->items[i]);
    }
    for (int64_t i = 0; ok && i < PY_TUPLE(names)->n; i++)
        ok = take(subject, PY_TUPLE(names)->items[i], &PY_TUPLE(t)->items[positional + i]);
    py_xdecref(match_args);
    if (ok) return t;
    py_decref(t);
    return py.error ? NULL : py_incref(PY_NONE);
}
