// The primitives of the file system and the environment; the rest is lib/native/os.py and lib/os/path.py.
#include "specialise/state.h"

#include <string.h>

// One function of the runtime: how many texts it takes, what it gives ('i' an integer, 'f' a float, 'b' a truth,
// 's' a text, 'l' a list of texts, '0' nothing), and whether it may fail.
static const struct primitive {
    const char *name, *function;
    int texts;
    char result;
    bool may_fail;
} primitives[] = {
    {"mode", "nprt_path_mode", 1, 'i', false},          {"size", "nprt_path_size", 1, 'i', true},
    {"modified", "nprt_path_modified", 1, 'f', true},   {"mkdir", "nprt_path_mkdir", 1, '0', true},
    {"rmdir", "nprt_path_rmdir", 1, '0', true},         {"remove", "nprt_path_remove", 1, '0', true},
    {"chdir", "nprt_path_chdir", 1, '0', true},         {"rename", "nprt_path_rename", 2, '0', true},
    {"listdir", "nprt_path_list", 1, 'l', true},        {"getcwd", "nprt_path_current", 0, 's', false},
    {"realpath", "nprt_path_real", 1, 's', false},      {"has_variable", "nprt_environment_has", 1, 'b', false},
    {"variable", "nprt_environment_get", 1, 's', false}};

static sval *path_call(spec *s, const builtin *b, arglist *a) {
    const struct primitive *p = &primitives[b->code];
    ir_value *x[2];
    if (a->n != p->texts || a->named) return fail(s, "TypeError", NULL, "%s() takes %d texts", b->name, p->texts);
    for (int i = 0; i < a->n; i++) {
        if (a->v[i]->kind != SV_STR && a->v[i]->kind != SV_RSTR)
            return unsupported(s, "a path that is a value of type %s", sval_type_name(a->v[i]));
        x[i] = str_ir(s, a->v[i]);
    }
    ir_type const type = p->result == 'f'   ? type_f64(s)
                         : p->result == 'b' ? type_i1(s)
                         : p->result == 'i' ? type_i64(s)
                         : p->result == 'l' ? type_pylist(s)
                                            : type_str(s);
    if (p->result == '0') return emit_call(s, p->function, a->n, x, 0, NULL, p->may_fail), sv_none(s);
    ir_value *v = emit_call1(s, p->function, a->n, x, type, p->may_fail);
    return p->result == 'f' ? sv_scalar(s, ST_FLOAT, v) : text_result(s, p->result, v);
}

sval *python_paths_member(spec *s, istr name) {
    for (int i = 0; i < (int)(sizeof primitives / sizeof *primitives); i++)
        if (strcmp(primitives[i].name, name) == 0)
            return sv_builtin(s, builtin_new(s, primitives[i].name, path_call, NULL, i));
    return NULL;
}
