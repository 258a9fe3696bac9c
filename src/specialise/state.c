// Errors and small IR builders.
#include "specialise/state.h"

#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/python/python.h"

#include <string.h>

source_range spec_here(spec *s) {
    frame *f = s->frame;
    const ast_node *at = s->at;
    // Mistakes inside library functions are shown where the program called them.
    if (!f || !f->module->file || !at) return (source_range){0};
    return ast_range(f->module->file, at);
}

source_range user_place(spec *s) {
    if (!s->frame || !s->frame->module->is_library) return spec_here(s);
    for (ir_loc l = s->b.loc; l; l = l->caller)
        if (!l->caller && l->line > 0)
            for (frame *f = s->frame; f; f = f->parent)
                if (!f->module->is_library && f->module->file)
                    return (source_range){f->module->file, l->line, l->col, l->line, l->col + 1};
    return spec_here(s);
}

bool is_dead(const spec *s) {
    int64_t exit;
    return s->frame && s->frame->exit && s->frame->exit->v && sval_known_int(s->frame->exit->v, &exit) &&
           (exit == EXIT_DEAD || exit == EXIT_RAISED);
}

// Exceptions that are found when compiling only where CPython raises them too.
static bool is_certain(const char *kind) {
    static const char *const kinds[] = {"ValueError",        "IndexError",     "KeyError",
                                        "ZeroDivisionError", "AssertionError", "AxisError"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], kind) == 0) return true;
    return false;
}

static diagnostic *report(spec *s, const char *kind, const char *help, const char *format, va_list args) {
    if (is_dead(s)) return NULL;   // an exception was certainly raised before: nothing is wrong with what never runs
    if (s->attempt && kind && is_certain(kind)) {   // the try statement may catch it
        sval *e = exception_of(s, kind, arena_vprintf(s->arena, format, args));
        if (e && raise_exception(s, e)) return NULL;
    }
    if (!s->attempt && s->uncertain && kind && is_certain(kind)) {   // it is raised when the program comes here
        certainly_raises(s, kind, arena_vprintf(s->arena, format, args));
        return NULL;
    }
    source_range const here = user_place(s);
    diagnostic *d = diag_error(s->diags, here.file || (!s->want_unroll && !s->want_inline) ? here : s->gave_up_where,
                               "%s", arena_vprintf(s->diags->arena, format, args));
    d->kind = kind;
    d->help = help;
    d->is_limit =
        s->attempt || s->uncertain || s->examples;   // caught, or never reached, it is no error of the program
    return d;
}

void *fail(spec *s, const char *kind, const char *help, const char *format, ...) {
    va_list args;
    va_start(args, format);
    report(s, kind, help, format, args);
    va_end(args);
    return NULL;
}

void *not_here(spec *s, const char *kind, const char *help, const char *format, ...) {
    va_list args;
    va_start(args, format);
    diagnostic *d = report(s, kind, help, format, args);
    if (d) d->is_limit = true;
    va_end(args);
    return NULL;
}

void *unsupported(spec *s, const char *format, ...) {
    va_list args;
    va_start(args, format);
    diagnostic *d = report(s, NULL, "`npcc run` runs such a program in the interpreter, unless an option forbids it",
                           arena_printf(s->diags->arena, "not supported in native code: %s", format), args);
    if (d) d->is_limit = true;
    va_end(args);
    return NULL;
}

void set_place(spec *s, const ast_node *n) {
    s->at = n;
    frame *f = s->frame;
    if (!f || !f->module->file) return;
    if (f->module->is_library) {   // library code is at the place of its call
        if (f->inlined_at) s->b.loc = f->inlined_at;
        return;
    }
    istr const function = f->func ? f->func->name : intern(s->names, "<module>");
    ir_loc const here = ir_loc_at(s->ir, intern(s->names, f->module->file->name), function, n->line, n->col);
    s->b.loc = f->inlined_at ? ir_loc_inlined(s->ir, here, f->inlined_at) : here;
}

ir_value *emit1(spec *s, unsigned opcode, int n, ir_value *const *operands, ir_type type) {
    return ir_build1(&s->b, opcode, n, operands, type);
}

ir_value *emit_un(spec *s, unsigned opcode, ir_value *a, ir_type type) { return ir_build1(&s->b, opcode, 1, &a, type); }

ir_value *emit_bin(spec *s, unsigned opcode, ir_value *a, ir_value *b, ir_type type) {
    return ir_build1(&s->b, opcode, 2, (ir_value *[]){a, b}, type);
}

static ir_value *emit_constant(spec *s, ir_attr value) {
    ir_op *op = ir_build(&s->b, ARITH_constant, 0, NULL, 1, &value->type, 0);
    ir_op_set_attr(s->ir, op, "value", value);
    return ir_result(op, 0);
}

ir_value *emit_const_int(spec *s, int64_t v, ir_type type) { return emit_constant(s, ir_attr_int(s->ir, v, type)); }
ir_value *emit_const_float(spec *s, double v, ir_type type) { return emit_constant(s, ir_attr_float(s->ir, v, type)); }

void emit_parts(spec *s, ir_value *z, ir_value **parts) {
    parts[0] = emit_un(s, COMPLEX_re, z, z->type->element);
    parts[1] = emit_un(s, COMPLEX_im, z, z->type->element);
}

ir_value *emit_cmpi(spec *s, int predicate, ir_value *a, ir_value *b) {
    ir_value *r = emit_bin(s, ARITH_cmpi, a, b, type_i1(s));
    ir_op_set_attr(s->ir, ir_def(r), "predicate", ir_attr_i64(s->ir, predicate));
    return r;
}

ir_value *emit_cmpf(spec *s, int predicate, ir_value *a, ir_value *b) {
    ir_value *r = emit_bin(s, ARITH_cmpf, a, b, type_i1(s));
    ir_op_set_attr(s->ir, ir_def(r), "predicate", ir_attr_i64(s->ir, predicate));
    return r;
}

ir_op *emit_call(spec *s, const char *callee, int n, ir_value *const *args, int results, const ir_type *types,
                 bool site) {
    ir_op *op = ir_build(&s->b, PYTHON_call, n, args, results, types, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, callee));
    if (site) ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    return op;
}

ir_value *emit_call1(spec *s, const char *callee, int n, ir_value *const *args, ir_type type, bool site) {
    return ir_result(emit_call(s, callee, n, args, 1, &type, site), 0);
}

void emit_check(spec *s, ir_value *ok, const char *kind, const char *message) {
    sval *e = s->attempt && !is_native_limit(kind, message) ? exception_of(s, kind, message) : NULL;
    if (e && check_open(s, ok, e)) return;
    ir_op *op = ir_build(&s->b, PYTHON_check, 1, &ok, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "kind", ir_attr_string(s->ir, kind));
    ir_op_set_attr(s->ir, op, "message", ir_attr_string(s->ir, message));
}

void *certainly_raises(spec *s, const char *kind, const char *message) {
    sval *e = s->attempt && !is_native_limit(kind, message) ? exception_of(s, kind, message) : NULL;
    if (e) return raise_exception(s, e), NULL;
    emit_check(s, emit_const_int(s, 0, type_i1(s)), kind, message);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return NULL;
}

void *mistake_with_help(spec *s, const char *kind, const char *help, const char *message) {
    if (is_dead(s)) return NULL;
    if (s->attempt)
        raise_with_text(s, kind, sv_str(s, message));
    else if (s->uncertain)
        certainly_raises(s, kind, message);
    else
        fail(s, kind, help, "%s", message);
    return NULL;
}

void *mistake(spec *s, const char *kind, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(s->diags->arena, format, args);
    va_end(args);
    return mistake_with_help(s, kind, NULL, message);
}

// An object whose class has no methods for operators and built-in functions.
static bool has_no_operators(const sclass *c) {
    static const char *const others[] = {"__init__", "__repr__", "__str__", "__call__", "__post_init__"};
    for (int i = 0; i < c->order_count; i++)
        for (int k = 0; k < c->order[i]->members.n; k++) {
            const char *name = (const char *)(uintptr_t)c->order[i]->members.entries[k].key;
            bool known = strncmp(name, "__", 2) != 0;
            for (size_t j = 0; j < sizeof others / sizeof *others; j++) known |= strcmp(name, others[j]) == 0;
            if (!known) return false;
        }
    return true;
}

static bool is_plain(const sval *v) {
    if (v && v->kind == SV_INSTANCE) return has_no_operators(v->object.cls);
    static const sval_kind kinds[] = {SV_NONE, SV_STR, SV_RSTR, SV_TUPLE, SV_RTUPLE, SV_LIST, SV_DICT, SV_FUNC};
    for (size_t i = 0; v && i < sizeof kinds / sizeof *kinds; i++)
        if (v->kind == kinds[i]) return true;
    return !v || (sval_is_number(v) && !stype_is_np(sval_stype(v)));
}

void *misused(spec *s, const sval *a, const sval *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(s->diags->arena, format, args);
    va_end(args);
    return is_plain(a) && is_plain(b) ? mistake(s, "TypeError", "%s", message)
                                      : not_here(s, "TypeError", NULL, "%s", message);
}

void *lacks(spec *s, const sval *v, const char *format) {
    if (!sval_is_number(v) || !stype_is_np(sval_stype(v))) return misused(s, v, NULL, format, sval_type_name(v));
    const char *name = sval_type_name(v);
    return mistake(s, "TypeError", format, strchr(name, '.') ? name : arena_printf(s->arena, "numpy.%s", name));
}

void *no_integer(spec *s, const sval *v) {
    static const char what[] = "object cannot be interpreted as an integer";
    if (s->attempt || s->uncertain) return misused(s, v, NULL, "'%s' %s", sval_type_name(v), what);
    return fail(s, "TypeError", "use int(…) or //", "'%s' %s", sval_type_name(v), what);
}

ir_type type_i64(spec *s) { return ir_type_int(s->ir, 64); }
ir_type type_i1(spec *s) { return ir_type_int(s->ir, 1); }
ir_type type_f64(spec *s) { return ir_type_float(s->ir, 64); }
ir_type type_str(spec *s) { return ir_type_dialect(s->ir, "python", "str", 0, NULL); }
ir_type type_box(spec *s) { return ir_type_dialect(s->ir, "python", "array", 0, NULL); }
ir_type type_object(spec *s) { return ir_type_dialect(s->ir, "python", "object", 0, NULL); }
