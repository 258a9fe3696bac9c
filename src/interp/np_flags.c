// a.flags: how an array lies in memory, and whether it may be written.
#include "interp/np.h"
#include <string.h>

typedef struct flags_object {
    py_object ob;
    py_object *array;
} flags_object;

typedef enum flag { C_CONTIGUOUS, F_CONTIGUOUS, OWNDATA, WRITEABLE, ALIGNED, WRITEBACKIFCOPY, FLAG_COUNT } flag;
static const char *const names[] = {"C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA",
                                    "WRITEABLE",    "ALIGNED",      "WRITEBACKIFCOPY"};

static bool value_of(py_object *o, flag f) {
    py_object *array = ((flags_object *)o)->array;
    const nprt_array *a = np_array_of(array);
    switch (f) {
    case C_CONTIGUOUS: return nd_is_c_contiguous(a);
    case F_CONTIGUOUS: return nd_is_f_contiguous(a);
    case OWNDATA: return !((np_array_object *)array)->base;
    case WRITEABLE: return !a->readonly;
    default: return f == ALIGNED;
    }
}

static py_object *flags_repr(py_object *o) {
    py_buffer b = {0};
    for (int i = 0; i < FLAG_COUNT; i++)
        py_buffer_printf(&b, "  %s : %s\n", names[i], value_of(o, (flag)i) ? "True" : "False");
    return py_buffer_finish(&b);
}

static bool find(py_object *key, flag *out) {
    static const struct {
        const char *name;
        flag f;
    } shorts[] = {{"C", C_CONTIGUOUS}, {"F", F_CONTIGUOUS},          {"O", OWNDATA},           {"W", WRITEABLE},
                  {"A", ALIGNED},      {"CONTIGUOUS", C_CONTIGUOUS}, {"FORTRAN", F_CONTIGUOUS}};
    for (int i = 0; i < FLAG_COUNT && py_is_str(key); i++) {
        *out = (flag)i;
        if (py_str_equals(key, names[i])) return true;
    }
    for (size_t i = 0; i < sizeof shorts / sizeof *shorts && py_is_str(key); i++) {
        *out = shorts[i].f;
        if (py_str_equals(key, shorts[i].name)) return true;
    }
    py_raise(&py_KeyError, "Unknown flag");
    return false;
}

static py_object *flags_getitem(py_object *o, py_object *key) {
    flag f;
    return find(key, &f) ? py_bool(value_of(o, f)) : NULL;
}

bool np_set_writeable(py_object *array, bool on) {
    py_object *base = ((np_array_object *)array)->base;
    if (on && np_array_of(array)->readonly && base && (!np_is_array(base) || np_array_of(base)->readonly)) {
        py_raise(&py_ValueError, "cannot set WRITEABLE flag to True of this array");
        return false;
    }
    np_array_of(array)->readonly = !on;
    return true;
}

static bool set_writeable(py_object *o, py_object *value, void *data) {
    (void)data;
    int on = value ? py_truth(value) : -1;
    return on >= 0 && np_set_writeable(((flags_object *)o)->array, on);
}

static bool flags_setitem(py_object *o, py_object *key, py_object *value) {
    flag f;
    if (!find(key, &f)) return false;
    if (f == WRITEABLE) return set_writeable(o, value, NULL);
    py_raise(&py_KeyError, "Unknown flag");
    return false;
}

static py_object *get(py_object *o, void *data) { return py_bool(value_of(o, (flag)(intptr_t)data)); }
static void dealloc(py_object *o) {
    py_decref(((flags_object *)o)->array);
    py_free_object(o, 0);
}

static const py_getset_def getset[] = {{"c_contiguous", get, NULL, (void *)C_CONTIGUOUS},
                                       {"f_contiguous", get, NULL, (void *)F_CONTIGUOUS},
                                       {"contiguous", get, NULL, (void *)C_CONTIGUOUS},
                                       {"owndata", get, NULL, (void *)OWNDATA},
                                       {"writeable", get, set_writeable, (void *)WRITEABLE},
                                       {"aligned", get, NULL, (void *)ALIGNED},
                                       {NULL, NULL, NULL, NULL}};
py_type np_flags_type = {PY_TYPE_HEAD("numpy.core.multiarray.flagsobj"),
                         .size = sizeof(flags_object),
                         .dealloc = dealloc,
                         .repr = flags_repr,
                         .getitem = flags_getitem,
                         .setitem = flags_setitem,
                         .getset = getset};

py_object *np_flags_of(py_object *array) {
    flags_object *f = (flags_object *)py_alloc(&np_flags_type, 0);
    f->array = py_incref(array);
    return &f->ob;
}
