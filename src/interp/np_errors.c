// What happens on a floating point error: np.seterr, np.geterr, np.seterrcall, np.geterrcall.
#include "interp/np.h"
#include <string.h>

enum { DIVIDE, OVER, UNDER, INVALID, KINDS };
enum { IGNORE, WARN, RAISE, PRINT, CALL, LOG, MODES };
static const char *const mode_names[MODES] = {"ignore", "warn", "raise", "print", "call", "log"};
static const char *const kind_names[KINDS] = {"divide", "over", "under", "invalid"};

// The modes as the program set them; the runtime sees those that it does not know, call and log, as warnings.
static int modes[KINDS] = {WARN, WARN, IGNORE, WARN};
static py_object *handler;

static void tell_runtime(void) {
    nd_context *c = np_context();
    nd_err_mode *const to[KINDS] = {&c->divide, &c->over, &c->under, &c->invalid};
    for (int i = 0; i < KINDS; i++) *to[i] = modes[i] > PRINT ? ND_ERR_WARN : (nd_err_mode)modes[i];
}

static int kind_of(const char *message) {
    static const char *const starts[KINDS] = {"divide by zero", "overflow", "underflow", "invalid value"};
    for (int i = 0; i < KINDS; i++)
        if (strncmp(message, starts[i], strlen(starts[i])) == 0) return i;
    return -1;
}

static bool call_handler(int kind) {
    static const char *const texts[KINDS] = {"divide by zero", "overflow", "underflow", "invalid value"};
    if (!handler || handler == PY_NONE) {
        py_raise(&py_NameError, "python callback specified for %s (in  call) but no function found.", texts[kind]);
        return false;
    }
    py_object *const v[] = {py_str_cstr(texts[kind]), py_int(1 << kind)};
    py_object *r = py_call(handler, &(py_args){.v = v, .n = 2});
    py_decref(v[0]);
    py_decref(v[1]);
    py_xdecref(r);
    return r != NULL;
}

static bool log_message(const char *message) {
    if (!handler || handler == PY_NONE) {
        py_raise(&py_NameError, "log specified but no object with write method found.");
        return false;
    }
    py_object *text = py_str_format("Warning: %s\n", message), *write = py_getattr_str(handler, "write");
    py_object *r = write ? py_call1(write, text) : NULL;
    py_decref(text);
    py_xdecref(write);
    py_xdecref(r);
    return r != NULL;
}

bool np_error_is_handled(const char *message, bool *out_ok) {
    int const kind = kind_of(message);
    if (kind < 0 || modes[kind] <= PRINT) return false;
    *out_ok = modes[kind] == CALL ? call_handler(kind) : log_message(message);
    return true;
}

bool np_errors_only_warn(void) {
    for (int i = 0; i < KINDS; i++)
        if (modes[i] > WARN) return false;
    return true;
}

static bool mode_arg(py_object *o, int *out) {
    if (!o || o == PY_NONE) return true;
    for (int i = 0; i < MODES; i++) {
        if (!py_is_str(o) || !py_str_equals(o, mode_names[i])) continue;
        *out = i;
        return true;
    }
    py_raise(&py_ValueError, "invalid error mode");
    return false;
}

static py_object *f_geterr(py_object *self, const py_args *a) {
    (void)self;
    (void)a;
    py_object *d = py_dict_new();
    for (int i = 0; i < KINDS; i++) {
        py_object *v = py_str_cstr(mode_names[modes[i]]);
        py_dict_set_str(d, kind_names[i], v);
        py_decref(v);
    }
    return d;
}

static py_object *f_seterr(py_object *self, const py_args *a) {
    py_object *all = NULL, *v[KINDS] = {NULL};
    if (!py_parse(a, "seterr", "all= divide= over= under= invalid=", &all, &v[0], &v[1], &v[2], &v[3])) return NULL;
    int wanted[KINDS];
    for (int i = 0; i < KINDS; i++) {
        wanted[i] = modes[i];
        if (!mode_arg(all, &wanted[i]) || !mode_arg(v[i], &wanted[i])) return NULL;
    }
    py_object *old = f_geterr(self, a);
    memcpy(modes, wanted, sizeof modes);
    tell_runtime();
    return old;
}

static py_object *f_geterrcall(py_object *self, const py_args *a) {
    (void)self;
    (void)a;
    return py_incref(handler ? handler : PY_NONE);
}

static py_object *f_seterrcall(py_object *self, const py_args *a) {
    if (!py_arity(a, "seterrcall", 1, 1)) return NULL;
    py_object *old = f_geterrcall(self, a);
    py_xdecref(handler);
    handler = py_incref(a->v[0]);
    return old;
}

// _warn(text, a warning, or the name of one of numpy's).
static py_object *f_warn(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "_warn", 2, 2)) return NULL;
    py_object *module = py_import("numpy"), *category = NULL;
    if (module) category = py_is_str(a->v[1]) ? py_getattr(module, a->v[1]) : py_incref(a->v[1]);
    bool const ok = category && py_warn((py_type *)category, "%s", py_str_data(a->v[0]));
    py_xdecref(category);
    py_xdecref(module);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

const py_method_def np_error_functions[] = {{"_warn", f_warn, PY_METHOD},
                                            {"seterr", f_seterr, PY_METHOD},
                                            {"geterr", f_geterr, PY_METHOD},
                                            {"seterrcall", f_seterrcall, PY_METHOD},
                                            {"geterrcall", f_geterrcall, PY_METHOD},
                                            {NULL, NULL, PY_METHOD}};
