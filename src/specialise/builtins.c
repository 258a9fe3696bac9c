// The table of Python's built-in functions, and those of text and files.
#include "specialise/builtins.h"
#include "dialect/python/python.h"

#include <string.h>

ir_value *null_handle(spec *s, ir_type type) {
    ir_op *op = emit_call(s, "nprt_null", 0, NULL, 1, &type, false);
    ir_op_set_attr(s->ir, op, "borrowed", ir_attr_unit(s->ir));
    return ir_result(op, 0);
}

ir_value *null_object(spec *s) { return null_handle(s, type_str(s)); }

void retain_all(spec *s, const value_list *leaves) {
    for (int i = 0; i < leaves->n; i++) {
        ir_op *def = ir_def(leaves->data[i]);
        if (!def || def->opcode != PYTHON_call || !ir_op_attr(def, "borrowed")) continue;
        ir_op_set_attr(s->ir, def, "borrowed", NULL);
        ir_build(&s->b, PYTHON_retain, 1, &leaves->data[i], 0, NULL, 0);
    }
}

bool builtin_takes(spec *s, const builtin *b, const arglist *a, int least, int most) {
    if (a->named) return not_here(s, "TypeError", NULL, "%s() takes no keyword arguments", b->name), false;
    if (a->n >= least && a->n <= most) return true;
    return not_here(s, "TypeError", NULL, "%s expected %s %d argument%s, got %d", b->name,
                    least == most  ? "exactly"
                    : a->n < least ? "at least"
                                   : "at most",
                    a->n < least ? least : most, (a->n < least ? least : most) == 1 ? "" : "s", a->n),
           false;
}

// print(…, file=x) of an object: what x.write is called with is what it sees.
static sval *print_to(spec *s, sval *file, arglist *a, sval *sep, sval *end) {
    sval *write = file->kind == SV_INSTANCE ? attribute(s, file, intern(s->names, "write")) : NULL;
    if (!write)
        return file->kind == SV_INSTANCE ? NULL : unsupported(s, "print() to a value of type %s", sval_type_name(file));
    for (int i = 0; i < a->n; i++) {
        sval *text = to_str(s, a->v[i], false);
        if ((i && !call1(s, write, sep)) || !text || !call1(s, write, text)) return NULL;
    }
    return call1(s, write, end) ? sv_none(s) : NULL;
}

sval *b_print(spec *s, const builtin *b, arglist *a) {
    sval *sep = sv_str(s, " "), *end = sv_str(s, "\n"), *file = NULL;
    int fd = 1;
    (void)b;
    for (int i = 0; i < a->named; i++) {
        const char *n = a->names[i];
        sval *v = a->named_v[i];
        if (strcmp(n, "sep") == 0 && v->kind != SV_NONE)
            sep = v;
        else if (strcmp(n, "end") == 0 && v->kind != SV_NONE)
            end = v;
        else if (strcmp(n, "file") == 0)
            file = v->kind == SV_NONE ? NULL : v;
        else if (strcmp(n, "flush") != 0 && strcmp(n, "sep") != 0 && strcmp(n, "end") != 0)
            return fail(s, "TypeError", NULL, "'%s' is an invalid keyword argument for print()", n);
    }
    bool const is_stream = file && (file->kind == SV_BUILTIN || file->kind == SV_HANDLE);
    if (file && !is_stream) return print_to(s, file, a, sep, end);
    if (file && (file->kind == SV_HANDLE || strcmp(file->builtin->name, "stderr") == 0)) fd = 2;
    return print_values(s, a->n, a->v, sep, end, fd) ? sv_none(s) : NULL;
}

sval *b_len(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    sval *v = a->v[0];
    if (v->kind == SV_RSTR || v->kind == SV_STR) {
        ir_value *x = str_ir(s, v);
        if (v->kind == SV_STR) {
            int64_t n = 0;
            for (const char *p = v->text; *p; p++) n += ((unsigned char)*p & 0xc0) != 0x80;
            return sv_int(s, n);
        }
        return sv_int_range(s, emit_call1(s, "nprt_str_len", 1, &x, type_i64(s), false), 0, (int64_t)1 << 47);
    }
    sval *own = special_method(s, v, "__len__");
    if (own) return call(s, own, &(arglist){0});
    if (v->kind == SV_INSTANCE) return attribute(s, v, intern(s->names, "__len__"));
    if (v->kind == SV_ARRAY && v->array.rank == 0) return mistake(s, "TypeError", "len() of unsized object");
    if (v->kind == SV_ITER && v->iter.iter >= ITER_KEYS) return b_len(s, b, &(arglist){.n = 1, .v = v->iter.parts});
    if (sval_is_number(v) || v->kind == SV_NONE || v->kind == SV_FUNC || v->kind == SV_ITER)
        return lacks(s, v, "object of type '%s' has no len()");
    if ((v->kind == SV_DICT || v->kind == SV_SET) && v->object.cell->v->kind == SV_RTABLE)
        return table_length(s, v->object.cell->v);
    if (v->kind == SV_SET) return sv_int(s, v->object.cell->v->tuple.n);
    sequence q;
    return sequence_open(s, v, &q) ? q.length : NULL;
}

sval *b_str(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 0, 1)) return NULL;
    return a->n ? to_str(s, a->v[0], b->code != 0) : sv_str(s, "");
}

sval *b_format(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 2)) return NULL;
    return format_value(s, a->v[0], a->n > 1 ? a->v[1] : sv_str(s, ""));
}

sval *b_slice(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 3)) return NULL;
    return sv_slice(s, a->n > 1 ? a->v[0] : NULL, a->n > 1 ? a->v[1] : a->v[0], a->n > 2 ? a->v[2] : NULL);
}

sval *b_ord(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    if (a->v[0]->kind != SV_STR && a->v[0]->kind != SV_RSTR)
        return misused(s, a->v[0], NULL, "ord() expected string of length 1, but %s found", sval_type_name(a->v[0]));
    ir_value *t = str_ir(s, a->v[0]);
    return sv_int_range(s, emit_call1(s, "nprt_str_ord", 1, &t, type_i64(s), true), 0, 0x10ffff);
}

sval *b_chr(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    sval *v = sval_is_int(a->v[0]) ? scalar_convert(s, a->v[0], ST_INT) : no_integer(s, a->v[0]);
    if (!v) return NULL;
    ir_value *x = scalar_value(s, v);
    return sv_rstr(s, emit_call1(s, "nprt_str_chr", 1, &x, type_str(s), true));
}

sval *b_input(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 0, 1)) return NULL;
    ir_value *p = a->n ? str_ir(s, to_str(s, a->v[0], false)) : null_object(s);
    return sv_rstr(s, emit_call1(s, "nprt_input", 1, &p, type_str(s), true));
}

sval *b_refuse(spec *s, const builtin *b, arglist *a) {
    (void)a;
    return unsupported(s, "%s()", b->name);
}

// The module's variables as they are now: a copy, for who does not keep it.
sval *b_globals(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 0, 0)) return NULL;
    if (!s->copies_names) return b_refuse(s, b, a);
    const map *names = &s->frame->module->globals;
    sval **keys = ARENA_ARRAY(s->arena, sval *, names->n + 1), **values = ARENA_ARRAY(s->arena, sval *, names->n + 1);
    int n = 0;
    for (int i = 0; i < names->n; i++) {
        sval *v = captured(s, names->entries[i].value);
        if (!v) return NULL;
        if (v->kind == SV_UNDEF) continue;
        keys[n] = sv_istr(s, (istr)(uintptr_t)names->entries[i].key);
        values[n++] = v;
    }
    return sv_dict(s, n, keys, values);
}

static const builtin table[] = {
#define BUILTIN(NAME, FUNCTION, CODE) {#NAME, FUNCTION, NULL, CODE},
#include "specialise/builtins.def"
#undef BUILTIN
};

sval *builtin_function(spec *s, istr name) {
    if (strcmp(name, "__name__") == 0) return sv_istr(s, s->frame->module->name);
    if (strcmp(name, "__package__") == 0) return module_package(s, s->frame->module);
    if (strcmp(name, "__doc__") == 0) return docstring(s, &s->frame->module->tree->Module.body);
    if (strcmp(name, "__file__") == 0) return module_file(s, s->frame->module);
    if (strcmp(name, "open") == 0) {   // Python text of the library
        sval *files = module_import(s, intern(s->names, "_files"));
        return files ? attribute(s, files, name) : NULL;
    }
    if (strcmp(name, "bytes") == 0 || strcmp(name, "bytearray") == 0) return bytes_function(s, name);
    if (strcmp(name, "NotImplemented") == 0) return unsupported(s, "NotImplemented");
    if (strcmp(name, "Ellipsis") == 0) return sv_new(s, SV_ELLIPSIS);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0) return sv_builtin(s, &table[i]);
    return exception_class(s, name);
}
