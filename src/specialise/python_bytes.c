// The primitives of bytes; the rest is lib/native/_bytes.py, which keeps byte n as the character n of a text.
#include "specialise/state.h"

#include <string.h>

// signature: what comes back, as text_result says it, and the runtime's function.
static sval *of_text(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, "text", v)) return NULL;
    if (!is_text(v[0])) return unsupported(s, "%s() of a value of type %s", b->name, sval_type_name(v[0]));
    ir_value *x = str_ir(s, v[0]);
    return text_result(s, *b->signature,
                       emit_call1(s, b->signature + 2, 1, &x, *b->signature == 'b' ? type_i1(s) : type_str(s), false));
}

static sval *codes(spec *s, const builtin *b, arglist *a) {
    sval *v[1], *run = sv_new(s, SV_RLIST);
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    ir_value *x = str_ir(s, v[0]);
    run->rlist.item = sv_scalar(s, ST_INT, NULL);
    run->rlist.v = emit_call1(s, "nprt_bytes_codes", 1, &x, type_pylist(s), false);
    return sv_list(s, run);
}

static sval *of_codes(spec *s, const builtin *b, arglist *a) {
    sval *v[1], *item = sv_scalar(s, ST_INT, NULL);
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    sval *run = run_items(s, v[0]);
    if (!run && v[0]->kind == SV_LIST)
        run = rlist_of_items(s, v[0]->object.cell->v->tuple.n, v[0]->object.cell->v->tuple.items, item);
    if (!run || !items_alike(s, run->rlist.item, item)) return unsupported(s, "bytes of anything but integers");
    return sv_rstr(s, emit_call1(s, "nprt_bytes_of_codes", 1, &run->rlist.v, type_str(s), false));
}

static sval *of_array(spec *s, const builtin *b, arglist *a) {
    sval *v[1];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    ir_value *x[] = {v[0]->array.v, emit_const_int(s, v[0]->array.dtype, ir_type_int(s->ir, 32))};
    return sv_rstr(s, emit_call1(s, "nprt_bytes_of_array", 2, x, type_str(s), false));
}

static sval *to_array(spec *s, const builtin *b, arglist *a) {
    sval *v[2], *dims[1] = {NULL};
    dtype t;
    if (!arguments(s, b->name, a, b->signature, v) || !dtype_of(s, v[1], &t)) return NULL;
    ir_value *x[] = {str_ir(s, v[0]), emit_const_int(s, t, ir_type_int(s->ir, 32))};
    ir_value *r = emit_call1(s, "nprt_bytes_to_array", 2, x, array_type(s, t, 1, dims), false);
    ir_op_set_attr(s->ir, ir_def(r), "read_only", ir_attr_unit(s->ir));
    return array_value(s, t, 1, dims, r);
}

sval *python_bytes_member(spec *s, istr name) {
    static const builtin rows[] = {{"_utf8", of_text, "s nprt_bytes_encode", 0},
                                   {"_of_utf8", of_text, "s nprt_bytes_decode", 0},
                                   {"_is_utf8", of_text, "b nprt_bytes_are_utf8", 0},
                                   {"_codes", codes, "text", 0},
                                   {"_of_codes", of_codes, "codes", 0},
                                   {"_of_array", of_array, "array", 0},
                                   {"_to_array", to_array, "text dtype", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}

sval *bytes_function(spec *s, const char *name) {
    sval *m = module_import(s, intern(s->names, "_bytes"));
    return m ? module_member(s, m->module, intern(s->names, name)) : NULL;
}

sval *bytes_literal(spec *s, istr text) {
    size_t const n = istr_len(text);
    char *utf8 = arena_alloc(s->arena, 2 * n + 1), *to = utf8;
    for (size_t i = 0; i < n; i++) {
        unsigned char const byte = (unsigned char)text[i];
        if (byte >= 0x80) *to++ = (char)(0xc0 | byte >> 6);
        *to++ = (char)(byte < 0x80 ? byte : 0x80 | (byte & 0x3f));
    }
    sval *make = bytes_function(s, "literal");
    return make ? call1(s, make, sv_istr(s, intern_n(s->names, utf8, (size_t)(to - utf8)))) : NULL;
}
