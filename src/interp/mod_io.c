// _io, for lib/io.py.
#include "interp/modules.h"

static py_object *io_open(py_object *m, const py_args *a) {
    (void)m;
    return py_file_open(a);
}
static const py_method_def functions[] = {{"open", io_open, PY_METHOD}, {0}};

py_object *interp_module_io(void) {
    py_object *m = py_module_new("_io");
    py_module_functions(m, functions);
    py_module_add(m, "StringIO", py_incref((py_object *)&py_stringio_type));
    py_module_add(m, "TextIOWrapper", py_incref((py_object *)&py_file_type));
    return m;
}
