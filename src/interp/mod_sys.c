// sys.
#include "interp/frame.h"
#include "interp/modules.h"

#include <float.h>

static py_object *sys_exit(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "exit", 0, 1)) return NULL;
    return py_raise_object(&py_SystemExit, a->n ? a->v[0] : NULL);
}
static py_object *sys_getrecursionlimit(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    return py_int(py.depth_limit);
}
static py_object *sys_setrecursionlimit(py_object *m, const py_args *a) {
    (void)m;
    int64_t n;
    if (!py_arity(a, "setrecursionlimit", 1, 1) || !py_as_int64(a->v[0], &n)) return NULL;
    if (n < 1) return py_raise(&py_ValueError, "recursion limit must be greater or equal than 1");
    py.depth_limit = n > INT32_MAX ? INT32_MAX : (int)n;
    PY_RETURN_NONE;
}
static py_object *sys_exc_info(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    py_object *e = py.handled;
    if (!e) return py_tuple_pack(3, PY_NONE, PY_NONE, PY_NONE);
    py_object *tb = PY_EXC(e)->traceback;
    return py_tuple_pack(3, e->type, e, tb ? tb : PY_NONE);
}
// ---- For the module traceback

// _format_exception(e, limit, chain, group width, group depth)
static py_object *sys_format_exception(py_object *m, const py_args *a) {
    (void)m;
    py_print_options o = {.module = true};
    if (!py_arity(a, "_format_exception", 5, 5)) return NULL;
    o.limited = a->v[1] != PY_NONE;
    if (o.limited && !py_as_int64(a->v[1], &o.limit)) return NULL;
    o.chain = py_truth(a->v[2]) == 1;
    if (!py_as_int64(a->v[3], &o.group_width) || !py_as_int64(a->v[4], &o.group_depth)) return NULL;
    py_buffer b = {0};
    py_print_exception(a->v[0], &o, &b);
    return py_buffer_finish(&b);
}
static py_object *sys_format_exception_only(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "_format_exception_only", 1, 1)) return NULL;
    py_buffer b = {0};
    py_print_exception_only(a->v[0], &b);
    return py_buffer_finish(&b);
}
// _format_call(file, function, (line, end line, column, end column), source line)
static py_object *sys_format_call(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "_format_call", 4, 4)) return NULL;
    int64_t at[4] = {0, -1, -1, -1};
    for (int i = 0; i < 4; i++) {
        py_object *part = PY_TUPLE(a->v[2])->items[i];
        if (part != PY_NONE && !py_as_int64(part, &at[i])) return NULL;
    }
    py_buffer b = {0};
    py_place const place = {(int)at[0], (int)at[1], (int)at[2], (int)at[3]};
    py_print_call(&b, a->v[0], a->v[1], place, a->v[3], true);
    return py_buffer_finish(&b);
}

static py_object *sys_intern(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "intern", 1, 1) ? py_str_intern(py_str_data(a->v[0])) : NULL;
}
static py_object *sys_getsizeof(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    return py_raise(&py_NotImplementedError, "npcc: sys.getsizeof is not supported: objects have other sizes here");
}
static py_object *sys_getrefcount(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "getrefcount", 1, 1) ? py_int(a->v[0]->refs) : NULL;
}
static py_object *sys_encoding(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    return py_str_cstr("utf-8");
}
static py_object *sys_none(py_object *m, const py_args *a) {
    (void)m;
    (void)a;
    PY_RETURN_NONE;
}

// _getframe().f_globals, f_code, f_lineno, f_back: what libraries look at.
static py_object *sys_getframe(py_object *m, const py_args *a) {
    (void)m;
    int64_t depth = 0;
    if (!py_arity(a, "_getframe", 0, 1) || (a->n && !py_as_int64(a->v[0], &depth))) return NULL;
    frame *f = interp.top;
    while (f && depth-- > 0) f = f->back;
    if (!f) return py_raise(&py_ValueError, "call stack is not deep enough");
    py_object *r = py_call0((py_object *)&py_namespace_type);
    py_setattr_str(r, "f_globals", f->globals);
    py_setattr_str(r, "f_code", (py_object *)f->code);
    py_object *line = py_int(f->pc ? f->code->places[f->pc - 1].line : 0);
    py_setattr_str(r, "f_lineno", line);
    py_decref(line);
    return r;
}

static const py_method_def functions[] = {{"exit", sys_exit, PY_METHOD},
                                          {"getrecursionlimit", sys_getrecursionlimit, PY_METHOD},
                                          {"setrecursionlimit", sys_setrecursionlimit, PY_METHOD},
                                          {"exc_info", sys_exc_info, PY_METHOD},
                                          {"_format_exception", sys_format_exception, PY_METHOD},
                                          {"_format_exception_only", sys_format_exception_only, PY_METHOD},
                                          {"_format_call", sys_format_call, PY_METHOD},
                                          {"intern", sys_intern, PY_METHOD},
                                          {"getsizeof", sys_getsizeof, PY_METHOD},
                                          {"getrefcount", sys_getrefcount, PY_METHOD},
                                          {"getdefaultencoding", sys_encoding, PY_METHOD},
                                          {"getfilesystemencoding", sys_encoding, PY_METHOD},
                                          {"settrace", sys_none, PY_METHOD},
                                          {"setprofile", sys_none, PY_METHOD},
                                          {"set_int_max_str_digits", sys_none, PY_METHOD},
                                          {"_getframe", sys_getframe, PY_METHOD},
                                          {0}};

static py_object *named(const char *type, const char *const *names, py_object *const *values,
                        int n) {   // takes the values
    py_object *r = py_call0((py_object *)&py_namespace_type);
    (void)type;
    for (int i = 0; i < n; i++) {
        py_setattr_str(r, names[i], values[i]);
        py_decref(values[i]);
    }
    return r;
}

static py_object *float_info(void) {
    static const char *const names[] = {"max",     "min",        "epsilon",    "dig",   "mant_dig", "max_exp",
                                        "min_exp", "max_10_exp", "min_10_exp", "radix", "rounds"};
    py_object *const v[] = {py_float(DBL_MAX), py_float(DBL_MIN), py_float(DBL_EPSILON), py_int(15),   py_int(53),
                            py_int(1024),      py_int(-1021),     py_int(308),           py_int(-307), py_int(2),
                            py_int(1)};
    return named("float_info", names, v, 11);
}

static py_object *hash_info(void) {
    static const char *const names[] = {"width", "modulus", "inf", "nan", "imag"};
    py_object *const v[] = {py_int(64), py_int(((int64_t)1 << 61) - 1), py_int(314159), py_int(0), py_int(1000003)};
    return named("hash_info", names, v, 5);
}

static py_object *arguments(void) {
    py_object *l = py_list_new(0);
    py_object *s = py_str_cstr(interp.program);
    py_list_append(l, s);
    py_decref(s);
    for (int i = 0; i < interp.argc; i++) {
        s = py_str_cstr(interp.argv[i]);
        py_list_append(l, s);
        py_decref(s);
    }
    return l;
}

py_object *interp_module_sys(void) {
    py_object *m = py_module_new("sys"), *o;
    py_module_functions(m, functions);
    py_module_add(m, "argv", arguments());
    py_module_add(m, "path", py_incref(interp.search_path));
    py_module_add(m, "modules", py_incref(py.modules));
    py_module_add(m, "maxsize", py_int(INT64_MAX));
    py_module_add(m, "maxunicode", py_int(0x10ffff));
    py_module_add(m, "byteorder", py_str_cstr("little"));
    py_module_add(m, "platform", py_str_cstr("linux"));
    py_module_add(m, "executable", py_str_cstr("npcc"));
    py_module_add(m, "version", py_str_cstr("3.11.2 (npcc)"));
    py_module_add(m, "float_info", float_info());
    py_module_add(m, "hash_info", hash_info());
    py_module_add(m, "stdin", py_file_std(stdin, "<stdin>", "r"));
    o = py_file_std(stdout, "<stdout>", "w");
    py_module_add(m, "__stdout__", py_incref(o));
    py_module_add(m, "stdout", o);
    o = py_file_std(stderr, "<stderr>", "w");
    py_module_add(m, "__stderr__", py_incref(o));
    py_module_add(m, "stderr", o);
    py_module_add(
        m, "implementation",
        named("implementation", (const char *const[]){"name"}, (py_object *const[]){py_str_cstr("cpython")}, 1));
    py_module_add(m, "hexversion", py_int(0x030b02f0));
    py_module_add(m, "flags", py_call0((py_object *)&py_namespace_type));
    py_module_add(m, "builtin_module_names", py_tuple_new(0));
    py_module_add(m, "warnoptions", py_list_new(0));
    static const char *const parts[] = {"major", "minor", "micro", "releaselevel", "serial"};
    py_object *version = py_tuple_new(5), *bases = py_tuple_pack(1, &py_tuple_type), *d = py_dict_new();
    for (int i = 0; i < 5; i++)
        PY_TUPLE(version)->items[i] = i == 3 ? py_str_cstr("final") : py_int(i == 0 ? 3 : i == 1 ? 11 : i == 2 ? 2 : 0);
    for (int i = 0; i < 5; i++) py_dict_set_str(d, parts[i], PY_TUPLE(version)->items[i]);
    py_object *name = py_str_cstr("version_info");
    py_type *t = py_class_new(&py_type_type, name, bases, d, NULL);   // its values are attributes of the class
    py_module_add(m, "version_info", t ? py_call1((py_object *)t, version) : NULL);
    py_decref(name);
    py_decref(d);
    py_decref(bases);
    py_decref(version);
    return m;
}
