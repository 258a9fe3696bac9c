// The primitives of text files; the rest is lib/native/_files.py.
#include "specialise/state.h"

#include <string.h>

static sval *open_text(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR)
        return unsupported(s, "open() of a path that is a value of type %s", sval_type_name(v[0]));
    ir_value *x[2] = {str_ir(s, v[0]), str_ir(s, v[1])};
    return sv_scalar(s, ST_INT, emit_call1(s, "nprt_text_open", 2, x, type_i64(s), true));
}

static sval *read_text(spec *s, const builtin *b, arglist *a) {   // code: the number of arguments
    sval *v[2] = {0};
    ir_value *x[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    for (int i = 0; i < b->code; i++) {
        if (!sval_is_int(v[i])) return unsupported(s, "reading a number of characters that is no integer");
        x[i] = scalar_value(s, scalar_convert(s, v[i], ST_INT));
    }
    return sv_rstr(s, emit_call1(s, b->code == 1 ? "nprt_text_line" : "nprt_text_read", b->code, x, type_str(s), true));
}

static sval *write_text(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (v[1]->kind != SV_STR && v[1]->kind != SV_RSTR)
        return fail(s, "TypeError", NULL, "write() argument must be str, not %s", sval_type_name(v[1]));
    ir_value *x[2] = {scalar_value(s, v[0]), str_ir(s, v[1])};
    return sv_int_range(s, emit_call1(s, "nprt_text_write", 2, x, type_i64(s), true), 0, (int64_t)1 << 47);
}

static sval *done_with_text(spec *s, const builtin *b, arglist *a) {   // code: whether it is closed
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    ir_value *x = scalar_value(s, v[0]);
    emit_call(s, b->code ? "nprt_text_close" : "nprt_text_flush", 1, &x, 0, NULL, true);
    return sv_none(s);
}

static sval *refuse(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    return unsupported(s, "%s", v[0]->text);
}

sval *python_files_member(spec *s, istr name) {
    static const builtin rows[] = {{"_open", open_text, "path mode", 0},  {"_line", read_text, "file", 1},
                                   {"_read", read_text, "file n", 2},     {"_write", write_text, "file text", 0},
                                   {"_flush", done_with_text, "file", 0}, {"_close", done_with_text, "file", 1},
                                   {"_refuse", refuse, "what", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}
