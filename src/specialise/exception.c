// Exceptions inside a try statement: values, not jumps.
//
// Where a check may fail inside a `try`, the rest of the enclosing block is specialised under `if ok`, and the other
// side leaves with EXIT_RAISED and the exception in the attempt's cell:
//
//     a = xs[i]; b = 1     →     if ok { a = xs[i]; b = 1 } else { exit = RAISED; exception = IndexError }
//
// The `if` stays open until the block ends (checks_close), so nothing that was computed under it is used outside. What
// may raise without a check of its own (calls of the runtime) is refused inside a try. Functions that are called there
// are specialised in place, so that exceptions cross calls as any other exit does.
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <stdio.h>
#include <string.h>

// ---- classes ----

static const struct {
    const char *name, *base, *other;
} classes[] = {{"BaseException", NULL},
               {"Exception", "BaseException"},
               {"KeyboardInterrupt", "BaseException"},
               {"ArithmeticError", "Exception"},
               {"FloatingPointError", "ArithmeticError"},
               {"OverflowError", "ArithmeticError"},
               {"ZeroDivisionError", "ArithmeticError"},
               {"AssertionError", "Exception"},
               {"AttributeError", "Exception"},
               {"EOFError", "Exception"},
               {"ImportError", "Exception"},
               {"ModuleNotFoundError", "ImportError"},
               {"LookupError", "Exception"},
               {"IndexError", "LookupError"},
               {"KeyError", "LookupError"},
               {"NameError", "Exception"},
               {"UnboundLocalError", "NameError"},
               {"OSError", "Exception"},
               {"FileNotFoundError", "OSError"},
               {"RuntimeError", "Exception"},
               {"NotImplementedError", "RuntimeError"},
               {"RecursionError", "RuntimeError"},
               {"StopIteration", "Exception"},
               {"TypeError", "Exception"},
               {"UFuncTypeError", "TypeError"},
               {"ValueError", "Exception"},
               {"AxisError", "ValueError", "IndexError"},
               {"Warning", "Exception"},
               {"UserWarning", "Warning"},
               {"RuntimeWarning", "Warning"},
               {"DeprecationWarning", "Warning"}};

static sval *class_value(spec *s, sclass *c) {
    sval *v = sv_new(s, SV_CLASS);
    v->cls = c;
    return v;
}

sval *exception_class(spec *s, istr name) {
    sclass *c = map_get_ptr(&s->exceptions, name);
    if (c) return class_value(s, c);
    size_t i = 0;
    while (i < sizeof classes / sizeof *classes && strcmp(classes[i].name, name) != 0) i++;
    if (i == sizeof classes / sizeof *classes) return NULL;
    c = ARENA_NEW(s->arena, sclass);
    c->name = name;
    c->is_exception = true;
    map_init(&c->members, s->arena);
    c->bases = ARENA_ARRAY(s->arena, sclass *, 2);
    const char *const bases[] = {classes[i].base, classes[i].other};
    for (int k = 0; k < 2; k++)
        if (bases[k]) c->bases[c->base_count++] = exception_class(s, intern(s->names, bases[k]))->cls;
    class_order(s, c);
    map_put_ptr(&s->exceptions, name, c);
    return class_value(s, c);
}

bool class_is_exception(const sclass *c) {
    for (int i = 0; i < c->order_count; i++)
        if (c->order[i]->is_exception) return true;
    return false;
}

// ---- values ----

static sval *with_arguments(spec *s, sclass *c, int n, sval **args) {
    sval *m = sv_new(s, SV_MAP), *v = sv_new(s, SV_INSTANCE);
    if (n >= 0) {
        m->map.n = 1;
        m->map.keys = ARENA_ARRAY(s->arena, sval *, 1);
        m->map.values = ARENA_ARRAY(s->arena, sval *, 1);
        m->map.keys[0] = sv_str(s, "args");
        m->map.values[0] = sv_tuple(s, n, n ? arena_copy(s->arena, args, (size_t)n * sizeof *args) : NULL);
    }
    v->object.cls = c;
    v->object.cell = cell_new(s, m);
    return v;
}

sval *exception_instance(spec *s, sclass *c, int n, sval **args) { return with_arguments(s, c, n, args); }

// Is this CPython's or NumPy's text, and not a shorter one of ours? Only then may the program look at it.
static bool is_exact(const char *message) {
    static const char *const exact[] = {"list index out of range",
                                        "list assignment index out of range",
                                        "tuple index out of range",
                                        "string index out of range",
                                        "range object index out of range",
                                        "pop from empty list",
                                        "pop index out of range",
                                        "division by zero",
                                        "complex division by zero",
                                        "0.0 cannot be raised to a negative power",
                                        "float division by zero",
                                        "float floor division by zero",
                                        "integer division or modulo by zero",
                                        "integer modulo by zero",
                                        "float modulo",
                                        "math domain error",
                                        "math range error",
                                        "cannot convert float NaN to integer",
                                        "cannot convert float infinity to integer",
                                        "negative shift count",
                                        "slice step cannot be zero",
                                        "substring not found",
                                        "range() arg 3 must not be zero",
                                        "min() arg is an empty sequence",
                                        "max() arg is an empty sequence",
                                        "need at least one array to concatenate",
                                        "zero-dimensional arrays cannot be concatenated",
                                        "setting an array element with a sequence.",
                                        "only size-1 arrays can be converted to Python scalars",
                                        "Integers to negative integer powers are not allowed.",
                                        "list.remove(x): x not in list",
                                        "negative dimensions are not allowed",
                                        "repeated axis in transpose",
                                        "axes don't match array",
                                        "sleep length must be non-negative"};
    static const char *const begins[] = {"cannot access local variable",
                                         "invalid literal for int() with base 10: ",
                                         "could not convert string to float: ",
                                         "not enough values to unpack (expected ",
                                         "too many values to unpack (expected ",
                                         "too many indices for array: ",
                                         "operands could not be broadcast together with shapes (",
                                         "could not broadcast input array from shape (",
                                         "shape mismatch: value array of shape (",
                                         "cannot reshape array of size ",
                                         "attempt to get argm",
                                         "zero-size array to reduction operation ",
                                         "all the input array dimensions except for the concatenation axis must match ",
                                         "all the input arrays must have same number of dimensions, but the array at ",
                                         "setting an array element with a sequence. The requested array has an inhomo",
                                         "operands could not be broadcast together with remapped shapes [original->re",
                                         "The truth value of an array with more than one element is ambiguous"};
    if (strchr(message, '?')) return false;   // a size that is not known
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (strcmp(exact[i], message) == 0) return true;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncmp(begins[i], message, strlen(begins[i])) == 0) return true;
    int used = 0;   // of known numbers, not "index out of bounds"
    (void)sscanf(message, "index %*d is out of bounds for axis %*d with size %*d%n", &used);
    if (!used) (void)sscanf(message, "axis %*d is out of bounds for array of dimension %*d%n", &used);
    return used && !message[used];
}

sval *exception_of(spec *s, const char *kind, const char *message) {
    sval *c = exception_class(s, intern(s->names, kind)), *text = sv_str(s, message ? message : "");
    if (!c) return NULL;
    return with_arguments(s, c->cls, message && is_exact(message) ? 1 : -1, &text);
}

// str(e) and repr(e).
sval *exception_text(spec *s, sval *e, bool repr) {
    sval *args = attribute_or_null(s, e, intern(s->names, "args"));
    if (!args) return unsupported(s, "the text of an exception that a check of native code raised");
    if (repr) {
        sval *inside = to_str(s, args, true);
        if (args->tuple.n == 1) {
            sval *one = to_str(s, args->tuple.items[0], true);
            inside = one ? str_concat(s, str_concat(s, sv_str(s, "("), one), sv_str(s, ")")) : NULL;
        }
        return inside ? str_concat(s, sv_istr(s, e->object.cls->name), inside) : NULL;
    }
    if (args->tuple.n == 0) return sv_str(s, "");
    bool const is_key = class_is(e->object.cls, exception_class(s, intern(s->names, "KeyError"))->cls);
    return to_str(s, args->tuple.n == 1 ? args->tuple.items[0] : args, args->tuple.n > 1 || is_key);
}

// ---- raising ----

// In the library's code, without a branch or loop of its own around: the program's call is what is not supported.
static bool is_certain_in_library(const spec *s) {
    const frame *f = s->frame;
    if (!f->module->is_library) return false;
    while (f->parent && f->parent->module->is_library) f = f->parent;
    return f->uncertain == s->uncertain;
}

static sval *raise_uncaught(spec *s, sval *e) {
    sval *args = attribute_or_null(s, e, intern(s->names, "args")), *text = NULL;
    bool const own = class_member(s, e->object.cls, intern(s->names, "__str__")) != NULL;
    if (own || (args && args->tuple.n) || !args) {
        text = args || own ? to_str(s, e, false) : sv_str(s, "");
        if (!text) return NULL;
    }
    static const char limit[] = "native code: ";
    bool const is_limit = text && text->kind == SV_STR && strncmp(text->text, limit, sizeof limit - 1) == 0;
    if (is_limit && is_certain_in_library(s)) return unsupported(s, "%s", text->text + sizeof limit - 1);
    ir_value *v = text && !(text->kind == SV_STR && !*text->text) ? str_ir(s, text) : NULL;
    ir_op *op = ir_build(&s->b, PYTHON_raise, v != NULL, &v, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "kind", ir_attr_string(s->ir, e->object.cls->name));
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return sv_none(s);
}

void leave_raised(spec *s) {
    for (frame *f = s->frame; f; f = f->parent) {
        for (frame *g = f; g; g = g->yielding) cell_set(s, g->exit, sv_int(s, EXIT_RAISED));
        if (f == s->attempt->frame) break;
    }
}

static sval *raise_one(spec *s, sval *e, void *data) {
    (void)data;
    if (e->kind == SV_UNDEF) return sv_none(s);   // nothing was raised on any path
    if (!s->attempt) return raise_uncaught(s, e);
    cell_set(s, s->attempt->exception, e);
    leave_raised(s);
    return sv_none(s);
}

bool raise_exception(spec *s, sval *e) {
    return s->attempt ? raise_one(s, e, NULL) != NULL : split_choice(s, e, raise_one, NULL) != NULL;
}

bool raise_with_text(spec *s, const char *kind, sval *text) {
    sclass *c = exception_class(s, intern(s->names, kind))->cls;
    return text && raise_exception(s, exception_instance(s, c, 1, &text));
}

static bool is_exception(const sval *v) {
    if (v->kind == SV_CHOICE) return is_exception(v->choice.a) && is_exception(v->choice.b);
    return v->kind == SV_INSTANCE && class_is_exception(v->object.cls);
}

bool exec_raise(spec *s, const ast_node *n) {
    if (!n->Raise.exc) {
        if (!s->frame->handling) return unsupported(s, "raise without an exception outside of a handler") != NULL;
        return raise_exception(s, s->frame->handling);
    }
    const ast_node *e = n->Raise.exc, *name = e->kind == AST_Call ? e->Call.func : e;
    if (name->kind == AST_Name && strcmp(name->Name.id, "SystemExit") == 0) {
        sval *status = e->kind == AST_Call && e->Call.args.n ? eval(s, e->Call.args.data[0]) : sv_none(s);
        return status && sys_exit(s, NULL, &(arglist){.n = 1, .v = &status});
    }
    sval *v = eval(s, e);
    set_place(s, n);
    if (v && v->kind == SV_CLASS) v = call(s, v, &(arglist){0});
    if (!v) return false;
    if (!is_exception(v)) return unsupported(s, "raising a value of type %s", sval_type_name(v)) != NULL;
    return raise_exception(s, v);
}

// A callee or comprehension left with an exception: so does its caller. Its value is used only where it did not.
bool propagate_exit(spec *s, const frame *inner) {
    int64_t exit;
    if (sval_known_int(inner->exit->v, &exit)) {
        if (exit == EXIT_RAISED || exit == EXIT_DEAD) cell_set(s, s->frame->exit, sv_int(s, exit));
        return true;
    }
    if (!s->attempt || inner->exit->v->scalar.lo > EXIT_RAISED || inner->exit->v->scalar.hi < EXIT_RAISED) return true;
    ir_value *raised = emit_const_int(s, EXIT_RAISED, type_i64(s));
    return check_open(s, emit_cmpi(s, 1, scalar_value(s, inner->exit->v), raised), NULL);
}

// ---- what may raise without a check ----

// Calls that come behind a check which leaves nothing for them to find.
static bool is_asked_before(const ir_op *op) {
    static const char *const names[] = {"nprt_str_to_i64",        "nprt_str_to_f64",         "nprt_str_index",
                                        "nprt_list_index_normal", "nprt_tuple_index_normal", "nprt_list_pop_index",
                                        "nprt_list_index_i64",    "nprt_list_index_f64",     "nprt_list_index_str"};
    const char *callee = ir_op_attr(op, "callee")->text;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], callee) == 0) return true;
    return false;
}

bool is_native_limit(const char *kind, const char *message) {
    bool const too_long = strcmp(kind, "OverflowError") == 0 && strstr(message, "64 bits");
    return too_long || strncmp(message, "native code", 11) == 0;
}

static bool raises_unseen(const ir_op *op) {
    switch (op->opcode) {
    case PYTHON_check: return !is_native_limit(ir_op_attr(op, "kind")->text, ir_op_attr(op, "message")->text);
    case FUNC_call: return true;
    case NUMPY_take:
    case NUMPY_gather:
    case NUMPY_scatter: return !ir_op_attr(op, "checked");
    case PYTHON_call:
    case NUMPY_call:
        if (ir_op_attr(op, "site") && !ir_op_attr(op, "checked") && !is_asked_before(op)) return true;
        break;
    default: break;
    }
    for (int r = 0; r < op->region_count; r++)
        for (const ir_block *b = ir_op_region((ir_op *)op, r)->first; b; b = b->next)
            for (const ir_op *o = b->first; o; o = o->next)
                if (raises_unseen(o)) return true;
    return false;
}

// ---- try ----

typedef struct protected_body {
    bool (*body)(spec *s, void *data);
    void *data;
} protected_body;

bool attempt_body(spec *s, body_fn body, void *data, sval **exception) {
    attempt a = {s->attempt, cell_new(s, sv_undef(s)), s->frame};
    a.exception->is_result = true;
    ir_block *const block = s->b.block;
    const ir_op *last = block->last;
    int const level = s->opened.n;
    s->attempt = &a;
    bool const ok = body(s, data) && checks_close(s, level);
    s->attempt = a.outer;
    if (!ok) return false;
    for (const ir_op *o = last ? last->next : block->first; o; o = o->next)
        if (raises_unseen(o)) {

            cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));   // a mistake even where what follows certainly raises
            return unsupported(s, "try around code that may raise an exception at run time") != NULL;
        }
    *exception = a.exception->v;
    return true;
}

typedef struct handling {
    const ast_node *node;
    sval *exception;
} handling;

// 1 it catches the class, 0 not, -1 unsupported
static int catches(spec *s, const sval *type, const sclass *c) {
    if (type->kind == SV_CLASS) return class_is(c, type->cls);
    if (type->kind != SV_TUPLE) return unsupported(s, "except with a value of type %s", sval_type_name(type)), -1;
    for (int i = 0; i < type->tuple.n; i++) {
        int const r = catches(s, type->tuple.items[i], c);
        if (r) return r;
    }
    return 0;
}

static bool run_handler(spec *s, const ast_node *h, sval *e) {
    scell *name = h->ExceptHandler.name ? frame_cell(s, h, h->ExceptHandler.name, true) : NULL;
    if (name && !cell_writable(s, name)) return false;
    if (name) cell_set(s, name, e);
    sval *outer = s->frame->handling;
    s->frame->handling = e;
    bool const ok = exec_body(s, &h->ExceptHandler.body, 0);
    s->frame->handling = outer;
    if (ok && name) cell_set(s, name, sv_undef(s));
    return ok;
}

static sval *handle_one(spec *s, sval *e, void *data) {
    const ast_node *n = data;
    if (e->kind == SV_CHOICE) return split_choice(s, e, handle_one, data);
    if (e->kind == SV_UNDEF) return sv_none(s);   // an alternative that no path has
    for (int i = 0; i < n->Try.handlers.n; i++) {
        const ast_node *h = n->Try.handlers.data[i];
        sval *type = h->ExceptHandler.type ? eval(s, h->ExceptHandler.type) : NULL;
        if (h->ExceptHandler.type && !type) return NULL;
        int const hit = type ? catches(s, type, e->object.cls) : 1;
        if (hit < 0) return NULL;
        if (hit) return run_handler(s, h, e) ? sv_none(s) : NULL;
    }
    return raise_exception(s, e) ? sv_none(s) : NULL;
}

static bool on_raised(spec *s, void *data) {
    handling *h = data;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
    return split_choice(s, h->exception, handle_one, (void *)h->node) != NULL;
}

static bool on_success(spec *s, void *data) {
    exit_not_raised(s);
    return exec_body(s, &((handling *)data)->node->Try.orelse, 0);
}

int was_raised(spec *s, ir_value **cond) {
    int64_t exit;
    if (sval_known_int(s->frame->exit->v, &exit)) return exit == EXIT_RAISED;
    *cond = emit_cmpi(s, 0, scalar_value(s, s->frame->exit->v), emit_const_int(s, EXIT_RAISED, type_i64(s)));
    return -1;
}

static bool try_body(spec *s, void *data) { return exec_body(s, &((const ast_node *)data)->Try.body, 0); }

static bool try_handlers(spec *s, void *data) {
    const ast_node *n = data;
    if (!n->Try.handlers.n) return exec_body(s, &n->Try.body, 0);
    handling h = {n, NULL};
    ir_value *cond = NULL;
    if (!attempt_body(s, try_body, (void *)n, &h.exception)) return false;
    set_place(s, n);
    int const raised = was_raised(s, &cond);
    if (raised >= 0) return raised ? on_raised(s, &h) : on_success(s, &h);
    return branch(s, cond, on_raised, on_success, &h);
}

static bool not_raised(spec *s, void *data) {
    (void)data;
    exit_not_raised(s);
    return true;
}

static bool raise_again(spec *s, void *data) { return raise_exception(s, data); }

typedef struct clean_up {
    bool (*run)(spec *s, void *data, sval *exception);   // exception: NULL when none was raised
    void *data;
    sval *exception;
} clean_up;

// Runs what follows a protected body on every path, and then goes on with the exit that was pending.
static bool clean_up_and_go_on(spec *s, clean_up *c) {
    sval *pending = s->frame->exit->v;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
    if (!c->run(s, c->data, c->exception)) return false;
    int64_t exit;
    if (!sval_known_int(s->frame->exit->v, &exit)) return unsupported(s, "leaving a finally block early") != NULL;
    if (exit != EXIT_NONE) return true;
    cell_set(s, s->frame->exit, pending);
    ir_value *cond = NULL;
    int const raised = was_raised(s, &cond);
    if (raised == 0) return true;
    if (raised == 1) return raise_exception(s, c->exception);
    return branch(s, cond, raise_again, not_raised, c->exception);
}

static bool run_finally(spec *s, void *data, sval *exception) {
    (void)exception;
    return exec_body(s, &((const ast_node *)data)->Try.finalbody, 0);
}

bool exec_try(spec *s, const ast_node *n) {
    if (!n->Try.finalbody.n) return try_handlers(s, (void *)n);
    clean_up c = {run_finally, (void *)n, NULL};
    return attempt_body(s, try_handlers, (void *)n, &c.exception) && clean_up_and_go_on(s, &c);
}
