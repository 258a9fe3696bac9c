// The with statement: what a context manager does when its body is entered, left and broken off.
#include "specialise/state.h"

typedef struct managed {
    const ast_node *node;   // With
    int item;
    sval *manager;
    sval *exception;   // that broke the body off
} managed;

static bool with_items(spec *s, const ast_node *n, int from);

static bool is_method(const sval *m, bool of_library) {
    return m && m->kind == SV_BOUND && m->bound.callee->kind == SV_FUNC &&
           m->bound.callee->func->module->is_library == of_library;
}

static sval *call_exit(spec *s, const managed *m, sval *type, sval *exception, sval *traceback) {
    sval *leave = attribute(s, m->manager, intern(s->names, "__exit__"));
    return leave ? call(s, leave, &(arglist){.n = 3, .v = (sval *[]){type, exception, traceback}}) : NULL;
}

static bool inside(spec *s, void *data) { return with_items(s, ((managed *)data)->node, ((managed *)data)->item + 1); }

// The body ended, or left the function or the loop: which goes on afterwards.
static bool on_left(spec *s, void *data) {
    exit_not_raised(s);
    sval *pending = s->frame->exit->v, *none = sv_none(s);
    int64_t exit;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
    if (!call_exit(s, data, none, none, none)) return false;
    if (!sval_known_int(s->frame->exit->v, &exit)) return unsupported(s, "an __exit__ that may raise") != NULL;
    if (exit == EXIT_NONE) cell_set(s, s->frame->exit, pending);
    return true;
}

static bool raise_again(spec *s, void *data) { return raise_exception(s, data); }

static sval *leave_with(spec *s, sval *e, void *data) {
    if (e->kind == SV_CHOICE) return split_choice(s, e, leave_with, data);
    if (e->kind == SV_UNDEF) return sv_none(s);   // an alternative that no path has
    sval *keep = call_exit(s, data, type_of(s, e), e, hint_new(s, "traceback"));
    ir_value *cond = NULL;
    int const known = keep ? truth(s, keep, &cond) : -2;
    bool const ok = known == 0    ? raise_exception(s, e)
                    : known == -1 ? branch(s, cond, NULL, raise_again, e)
                                  : known == 1;
    return ok ? sv_none(s) : NULL;
}

static bool on_broken(spec *s, void *data) {
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));
    return split_choice(s, ((managed *)data)->exception, leave_with, data) != NULL;
}

static bool with_object(spec *s, managed *m) {
    ir_value *cond = NULL;
    if (!attempt_body(s, inside, m, &m->exception)) return false;
    set_place(s, m->node);
    int const raised = was_raised(s, &cond);
    if (raised >= 0) return raised ? on_broken(s, m) : on_left(s, m);
    return branch(s, cond, on_broken, on_left, m);
}

static bool with_items(spec *s, const ast_node *n, int from) {
    if (from == n->With.items.n) return exec_body(s, &n->With.body, 0);
    const ast_node *item = n->With.items.data[from];
    managed m = {n, from, eval(s, item->withitem.context_expr), NULL};
    if (!m.manager) return false;
    set_place(s, item->withitem.context_expr);
    bool const is_object = m.manager->kind == SV_INSTANCE;
    sval *enter = is_object ? attribute_or_null(s, m.manager, intern(s->names, "__enter__")) : NULL;
    if (!is_method(enter, true) && !is_method(enter, false))
        return unsupported(s, "a with statement over a value of type %s", sval_type_name(m.manager)) != NULL;
    sval *v = call(s, enter, &(arglist){0});
    if (!v || (item->withitem.optional_vars && !assign(s, item->withitem.optional_vars, v))) return false;
    if (is_method(enter, false)) return with_object(s, &m);
    // What objects of the library do on an exception is not seen from outside.
    sval *none = sv_none(s);
    return with_items(s, n, from + 1) && call_exit(s, &m, none, none, none);
}

bool exec_with(spec *s, const ast_node *n) { return with_items(s, n, 0); }
