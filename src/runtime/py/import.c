// The table of built-in modules, and importing from C.
#include "runtime/py/impl.h"

#include <stdlib.h>

// Modules register themselves in py_start's dict under their names, as addresses of their initialisers.
static py_object *table(void) {
    py_object *t = py_dict_get_str(py.interned, "\1modules");
    if (t) return t;
    t = py_dict_new();
    py_object *key = py_str_cstr("\1modules");
    py_dict_set(py.interned, key, t);
    py_decref(key);
    py_decref(t);
    return t;
}

void py_register_module(const char *name, py_module_init init) {
    py_object *address = py_int((int64_t)(intptr_t)init);
    py_dict_set_str(table(), name, address);
    py_decref(address);
}

py_module_init py_find_module(const char *name) {
    py_object *address = py_dict_get_str(table(), name);
    int64_t v = 0;
    if (address) py_int_fits(address, &v);
    return (py_module_init)(intptr_t)v;
}

py_object *py_import(const char *name) {
    if (!py.import_hook) return py_raise(&py_ModuleNotFoundError, "No module named '%s'", name);
    return py.import_hook(name);
}
