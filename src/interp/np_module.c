// The module `_numpy`: the context, the errors, the types and every table of functions.
#include "interp/modules.h"
#include "interp/np.h"
#include <math.h>
#include <string.h>

// Warnings are the interpreter's.
static bool warn(void *user, const char *category, const char *message) {
    (void)user;
    bool ok;
    if (np_error_is_handled(message, &ok)) return ok;
    return py_warn(strcmp(category, "ComplexWarning") == 0 ? &np_ComplexWarning : &py_RuntimeWarning, "%s", message);
}

nd_context *np_context(void) {
    static nd_context context;
    static bool set;
    if (!set) {
        nd_context_init(&context);
        context.warn = warn;
        set = true;
    }
    return &context;
}

// The axis or the number of dimensions that an AxisError's text names; None where it says something else.
static py_object *axis_error_number(py_object *o, void *second) {
    py_object *text = py_str(o);
    const char *p = text ? strstr(py_str_data(text), "axis ") : NULL;
    int axis, ndim;
    bool const known = p && sscanf(p, "axis %d is out of bounds for array of dimension %d", &axis, &ndim) == 2;
    py_xdecref(text);
    return !text ? NULL : known ? py_int(second ? ndim : axis) : py_incref(PY_NONE);
}

// AxisError(text), or AxisError(axis, ndim, msg_prefix=None).
static bool axis_error_init(py_object *o, const py_args *a) {
    py_object *axis = NULL, *ndim = NULL, *prefix = NULL;
    if (!py_parse(a, "AxisError", "axis ndim= msg_prefix=", &axis, &ndim, &prefix)) return false;
    py_object *args = !ndim && !prefix ? py_tuple_pack(1, axis)
                      : !prefix        ? py_tuple_pack(2, axis, ndim)
                                       : py_tuple_pack(3, axis, ndim ? ndim : PY_NONE, prefix);
    bool const ok = py_setattr_str(o, "args", args);
    py_decref(args);
    return ok;
}

static py_object *axis_error_str(py_object *o) {
    py_object *args = py_getattr_str(o, "args"), *r = NULL;
    if (!args || !py_is_tuple(args)) return args;
    py_object **v = py_tuple_items(args);
    int64_t const n = py_tuple_size(args);
    if (n < 2) {
        r = n ? py_str(v[0]) : py_str_cstr("");
    } else {
        py_object *prefix = n > 2 && v[2] != PY_NONE ? py_str(v[2]) : py_str_cstr("");
        py_object *a = py_str(v[0]), *d = py_str(v[1]);
        if (prefix && a && d)
            r = py_str_format("%s%saxis %s is out of bounds for array of dimension %s", py_str_data(prefix),
                              n > 2 && v[2] != PY_NONE ? ": " : "", py_str_data(a), py_str_data(d));
        py_xdecref(prefix);
        py_xdecref(a);
        py_xdecref(d);
    }
    py_decref(args);
    return r;
}

static const py_getset_def axis_error_getset[] = {
    {"axis", axis_error_number, NULL, NULL}, {"ndim", axis_error_number, NULL, (void *)1}, {0}};

py_type np_AxisError = {PY_TYPE_HEAD("numpy.AxisError"), .base = &py_ValueError, .init = axis_error_init,
                        .str = axis_error_str, .getset = axis_error_getset};
py_type np_UFuncTypeError = {PY_TYPE_HEAD("numpy.core._exceptions.UFuncTypeError"), .base = &py_TypeError};
py_type np_LinAlgError = {PY_TYPE_HEAD("numpy.linalg.LinAlgError"), .base = &py_Exception};
py_type np_ComplexWarning = {PY_TYPE_HEAD("numpy.ComplexWarning"), .base = &py_RuntimeWarning};

void *np_raise(void) {
    static const struct {
        const char *name;
        py_type *type;
    } own[] = {{"AxisError", &np_AxisError}, {"UFuncTypeError", &np_UFuncTypeError}, {"LinAlgError", &np_LinAlgError}};
    const nprt_error *e = nprt_error_pending();
    if (!e && py_pending()) return NULL;   // a warning that became an exception
    for (size_t i = 0; e && i < sizeof own / sizeof *own; i++) {
        if (strcmp(e->type, own[i].name) != 0) continue;
        py_raise(own[i].type, "%s", e->message);
        nprt_error_clear();
        return NULL;
    }
    return py_raise_nprt();
}

static void add_errors(py_object *m) {
    static const struct {
        const char *name;
        py_type *type;
    } rows[] = {{"AxisError", &np_AxisError},
                {"UFuncTypeError", &np_UFuncTypeError},
                {"LinAlgError", &np_LinAlgError},
                {"ComplexWarning", &np_ComplexWarning}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool const is_new = !(rows[i].type->flags & PY_TYPE_READY);
        py_type_ready(rows[i].type);
        if (is_new && rows[i].type == &np_AxisError) py_type_add_base(&np_AxisError, &py_IndexError);
        py_module_add(m, rows[i].name, py_incref(&rows[i].type->ob));
    }
}

static void add_constants(py_object *m) {
    static const struct {
        const char *name;
        double value;
    } rows[] = {
#define NUMPY_CONSTANT(NAME, VALUE) {#NAME, VALUE},
#include "base/numpy_constants.def"
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) py_module_add(m, rows[i].name, py_float(rows[i].value));
    py_module_add(m, "newaxis", py_incref(PY_NONE));
    for (int i = 0; i < 2; i++) py_module_add(m, i ? "True_" : "False_", np_scalar(nd_scalar_bool(i)));
}

static void add_ufuncs(py_object *m) {
    static const struct {
        const char *name;
        nd_ufunc id;
    } aliases[] = {{"true_divide", ND_divide}, {"abs", ND_absolute},    {"mod", ND_remainder},  {"conj", ND_conjugate},
                   {"bitwise_not", ND_invert}, {"radians", ND_deg2rad}, {"degrees", ND_rad2deg}};
    for (int i = 0; i < ND_UFUNC_COUNT; i++)
        py_module_add(m, nd_ufunc_get_info((nd_ufunc)i)->name, py_incref(np_ufunc_object((nd_ufunc)i)));
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        py_module_add(m, aliases[i].name, py_incref(np_ufunc_object(aliases[i].id)));
}

py_object *interp_module_numpy(void) {
    py_type *const types[] = {&np_array_type, &np_dtype_type, &np_ufunc_type, &np_flatiter_type, &np_flags_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!py_type_ready(types[i])) return NULL;
    if (!np_scalar_types_ready()) return NULL;
    np_dtype_reset();
    np_objects_start();
    nd_context const before = *np_context();
    nd_context_init(np_context());
    np_context()->warn = warn;
    np_context()->numpy1 = before.numpy1;   // chosen before the import
    np_context()->fft_plans = before.fft_plans;
    py_object *m = py_module_new("_numpy");
    const py_method_def *const tables[] = {np_create_functions,   np_manip_functions,  np_linalg_functions,
                                           np_file_functions,     np_print_functions,  np_error_functions,
                                           np_time_functions,     np_search_functions, np_sort_functions,
                                           np_composed_functions, np_places_functions};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!py_module_functions(m, tables[i])) return NULL;
    py_module_add(m, "ndarray", py_incref(&np_array_type.ob));
    py_module_add(m, "dtype", py_incref(&np_dtype_type.ob));
    py_module_add(m, "ufunc", py_incref(&np_ufunc_type.ob));
    py_module_add(m, "flatiter", py_incref(&np_flatiter_type.ob));
    add_errors(m);
    add_constants(m);
    add_ufuncs(m);
    return np_add_types(m) ? m : NULL;
}
