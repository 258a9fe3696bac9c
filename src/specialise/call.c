// Calls: binding arguments to parameters, and specialising a Python function in place.
#include "specialise/methods.h"
#include "specialise/numpy.h"

#include <string.h>

// ---- arguments of builtins ----

bool arguments(spec *s, const char *function, arglist *a, const char *signature, sval **out) {
    VEC(istr) names = {0};
    int required = 0;
    bool star = false, seen_default = false;
    for (const char *p = signature; *p;) {
        while (*p == ' ') p++;
        const char *start = p;
        while (*p && *p != ' ') p++;
        if (start == p) break;
        if (*start == '*') {   // what follows is keyword-only
            star = true;
            vec_push(s->arena, &names, NULL);
            continue;
        }
        const char *eq = memchr(start, '=', (size_t)(p - start));
        if (eq)
            seen_default = true;
        else if (!seen_default && !star)
            required++;
        vec_push(s->arena, &names, intern_n(s->names, start, (size_t)((eq ? eq : p) - start)));
    }
    int at = 0, most = 0;
    for (int i = 0; i < names.n; i++)
        if (!names.data[i])
            break;
        else
            most++;
    if (a->n > most)
        return not_here(s, "TypeError", NULL, "%s() takes at most %d positional arguments but %d were given", function,
                        most, a->n),
               false;
    int slot = 0;
    for (int i = 0; i < names.n; i++) {
        if (!names.data[i]) continue;
        out[slot] = i < most && at < a->n ? a->v[at++] : NULL;
        for (int k = 0; k < a->named; k++) {
            if (a->names[k] != names.data[i]) continue;
            if (out[slot])
                return fail(s, "TypeError", NULL, "%s() got multiple values for argument '%s'", function, a->names[k]),
                       false;
            out[slot] = a->named_v[k];
        }
        if (!out[slot] && slot < required)
            return fail(s, "TypeError", NULL, "%s() missing required argument '%s'", function, names.data[i]), false;
        slot++;
    }
    for (int k = 0; k < a->named; k++) {
        bool known = false;
        for (int i = 0; i < names.n; i++) known = known || names.data[i] == a->names[k];
        if (!known)
            return not_here(s, "TypeError", NULL, "%s() got an unexpected keyword argument '%s'", function,
                            a->names[k]),
                   false;
    }
    return true;
}

// ---- parameters of Python functions ----

static const ast_node *parameters_of(const sfunc *f) {
    return f->node->kind == AST_Lambda ? f->node->Lambda.args : f->node->FunctionDef.args;
}

static const ast_node *parameter_at(const ast_node *p, int i) {
    int const pos_only = p->arguments.posonlyargs.n, positional = pos_only + p->arguments.args.n;
    return i < pos_only     ? p->arguments.posonlyargs.data[i]
           : i < positional ? p->arguments.args.data[i - pos_only]
                            : p->arguments.kwonlyargs.data[i - positional];
}

// Parameters first to last - 1 have values in `bound`, else a TypeError names all that have none.
static bool all_bound(spec *s, const sfunc *f, const char *kind, int first, int last, sval *const *bound) {
    const ast_node *p = parameters_of(f);
    int n = 0, at = 0;
    for (int i = first; i < last; i++) n += !bound[i];
    if (!n) return true;
    const char *names = "";
    for (int i = first; i < last; i++) {
        if (bound[i]) continue;
        const char *between = at == 0 ? "" : at < n - 1 ? ", " : n == 2 ? " and " : ", and ";
        names = arena_printf(s->arena, "%s%s'%s'", names, between, parameter_at(p, i)->arg.arg);
        at++;
    }
    mistake(s, "TypeError", "%s() missing %d required %s argument%s: %s", f->name, n, kind, n == 1 ? "" : "s", names);
    return false;
}

static bool too_many(spec *s, const sfunc *f, int positional, const arglist *a) {
    const char *least = f->default_count ? arena_printf(s->arena, "from %d to ", positional - f->default_count) : "";
    bool const plural = positional != 1 || f->default_count;
    const char *text = arena_printf(s->arena, "%s() takes %s%d positional argument%s but %d %s given", f->name, least,
                                    positional, plural ? "s" : "", a->n, a->n == 1 ? "was" : "were");
    // With arguments by keyword CPython may say more.
    if (a->named)
        fail(s, "TypeError", NULL, "%s", text);
    else
        mistake(s, "TypeError", "%s", text);
    return false;
}

static bool set_named(spec *s, sfunc *f, const ast_node *p, arglist *a, int first_keyword, sval **out, bool *used) {
    int const positional = p->arguments.posonlyargs.n + p->arguments.args.n;
    for (int k = 0; k < a->named; k++) {
        int slot = -1;
        for (int i = first_keyword; i < positional; i++) {
            const ast_node *arg = i < p->arguments.posonlyargs.n
                                      ? p->arguments.posonlyargs.data[i]
                                      : p->arguments.args.data[i - p->arguments.posonlyargs.n];
            if (arg->arg.arg == a->names[k]) slot = i;
        }
        for (int i = 0; i < p->arguments.kwonlyargs.n; i++)
            if (p->arguments.kwonlyargs.data[i]->arg.arg == a->names[k]) slot = positional + i;
        if (slot < 0) continue;
        if (out[slot])
            return mistake(s, "TypeError", "%s() got multiple values for argument '%s'", f->name, a->names[k]), false;
        out[slot] = a->named_v[k];
        used[k] = true;
    }
    return true;
}

// Parameter slots stand in the order: positional, keyword-only, *args, **kwargs (as CPython's and the scope's).
bool bind_arguments(spec *s, sfunc *f, arglist *a, sval **out) {
    const ast_node *p = parameters_of(f);
    int const pos_only = p->arguments.posonlyargs.n, positional = pos_only + p->arguments.args.n,
              kwonly = p->arguments.kwonlyargs.n;
    int const total = positional + kwonly;
    for (int i = 0; i < total + 2; i++) out[i] = NULL;
    if (a->n > positional && !p->arguments.vararg) return too_many(s, f, positional, a);
    for (int i = 0; i < a->n && i < positional; i++) out[i] = a->v[i];
    bool *used = ARENA_ARRAY(s->arena, bool, a->named + 1);
    if (!set_named(s, f, p, a, pos_only, out, used)) return false;
    for (int i = 0; i < positional; i++) {
        int const d = i - (positional - f->default_count);
        if (!out[i] && d >= 0) out[i] = f->defaults[d];
    }
    if (!all_bound(s, f, "positional", 0, positional, out)) return false;
    for (int i = 0; i < kwonly; i++)
        if (!out[positional + i]) out[positional + i] = f->kw_defaults[i];
    if (!all_bound(s, f, "keyword-only", positional, total, out)) return false;
    int at = total;
    if (p->arguments.vararg) {
        int const n = a->n > positional ? a->n - positional : 0;
        out[at++] = sv_tuple(s, n, n ? arena_copy(s->arena, a->v + positional, (size_t)n * sizeof *a->v) : NULL);
    }
    VEC(sval *) keys = {0}, values = {0};
    for (int k = 0; k < a->named; k++) {
        if (used[k]) continue;
        if (!p->arguments.kwarg)
            return mistake(s, "TypeError", "%s() got an unexpected keyword argument '%s'", f->name, a->names[k]), false;
        vec_push(s->arena, &keys, sv_istr(s, a->names[k]));
        vec_push(s->arena, &values, a->named_v[k]);
    }
    if (p->arguments.kwarg) out[at++] = sv_dict(s, keys.n, keys.data, values.data);
    return true;
}

static int parameter_count(const sfunc *f) {
    const ast_node *p = parameters_of(f);
    return p->arguments.posonlyargs.n + p->arguments.args.n + p->arguments.kwonlyargs.n +
           (p->arguments.vararg != NULL) + (p->arguments.kwarg != NULL);
}

frame *frame_new(spec *s, sfunc *f, sval **bound) {
    frame *fr = ARENA_NEW(s->arena, frame);
    fr->parent = s->frame;
    fr->module = f->module;
    fr->uncertain = s->uncertain;
    fr->func = f;
    fr->scope = f->scope;
    fr->free_cells = f->free_cells;
    fr->result = cell_new(s, sv_undef(s));
    fr->result->is_result = true;
    fr->exit = cell_new(s, sv_int(s, EXIT_NONE));
    fr->slots = ARENA_ARRAY(s->arena, scell *, f->scope->slot_count + 1);
    if (f->is_example) {
        fr->func = NULL;
        fr->slots = NULL;
        fr->shows_values = true;
    }
    int const n = parameter_count(f);
    for (int i = 0; i < f->scope->slot_count; i++) fr->slots[i] = cell_new(s, i < n ? bound[i] : sv_undef(s));
    return fr;
}

// Runs a function's body in the frame that is current; the result is in out.
static bool run_body(spec *s, sfunc *f, sval **out) {
    if (f->node->kind == AST_Lambda) {
        *out = eval(s, f->node->Lambda.body);
        return *out != NULL;
    }
    if (!exec_body(s, &f->node->FunctionDef.body, 0)) return false;
    sval *r = s->frame->result->v;
    int64_t exit;
    bool const all_paths = sval_known_int(s->frame->exit->v, &exit) && exit == EXIT_RETURN;
    bool const dead = is_dead(s);
    if (r->kind == SV_UNDEF || dead) {
        *out = sv_none(s);
        return true;
    }
    if (all_paths || r->kind == SV_NONE) {
        *out = r;
        return true;
    }
    if (sval_known_int(s->frame->exit->v, &exit)) {
        *out = exit == EXIT_RETURN ? r : sv_none(s);
        return true;
    }
    if (s->frame->exit->v->scalar.lo >= EXIT_RAISED) {   // the others raise
        *out = r;
        return true;
    }
    // Some paths return a value, others fall off the end.
    ir_value *returned =
        emit_cmpi(s, 0, scalar_value(s, s->frame->exit->v), emit_const_int(s, EXIT_RETURN, type_i64(s)));
    *out = join(s, NULL, r, sv_none(s), returned);
    return true;
}

static sval *call_in_place(spec *s, sfunc *f, sval **bound) {
    frame *caller = s->frame, *fr = frame_new(s, f, bound);
    const ast_node *at = s->at;
    ir_loc const loc = s->b.loc;
    fr->inlined_at = loc;
    fr->instance = s->instance;
    s->frame = fr;
    s->depth++;
    f->active++;
    sval *r = NULL;
    bool const ok = run_body(s, f, &r);
    f->active--;
    s->depth--;
    s->frame = caller;
    s->at = at;
    s->b.loc = loc;
    return ok && propagate_exit(s, fr) && !is_dead(s) ? r : NULL;   // what certainly raises has no value
}

enum { DEEPEST_CALL = 120, SMALL_BODY = 40 };

static bool is_plain(const sval *v);
static bool all_plain(int n, sval *const *v) {
    for (int i = 0; i < n; i++)
        if (v[i] && !is_plain(v[i])) return false;
    return true;
}

// Can the value be an argument of a compiled function?
static bool is_plain(const sval *v) {
    switch (v->kind) {
    case SV_FUNC: return true;
    case SV_TUPLE: return all_plain(v->tuple.n, v->tuple.items);
    case SV_MAP: return all_plain(v->map.n, v->map.values);
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return is_plain(v->object.cell->v);
    case SV_RANGE:
    case SV_SLICE: return all_plain(3, (sval *[]){v->range.start, v->range.stop, v->range.step});
    case SV_UNDEF:
    case SV_CHOICE:
    case SV_ITER:
    case SV_BOUND:
    case SV_LAZY: return false;
    default: return true;
    }
}

static bool wants_instance(sfunc *f, sval *const *bound) {
    if (f->must_inline || (f->module->is_library && !f->module->is_apart) || f->node->kind == AST_Lambda) return false;
    if (f->active) return true;   // recursion
    return f->size > SMALL_BODY && all_plain(parameter_count(f), bound);
}

// Looks for a function in another one, and in those that it names: of its module, or of what it encloses.
typedef struct name_search {
    const sfunc *wanted, *at;
    map seen;   // functions that were looked into
    bool found;
} name_search;

static const sfunc *function_named(const sfunc *f, istr name) {
    const scell *c = map_get_ptr(&f->module->globals, name);
    for (int i = 0; i < f->scope->free_count; i++)
        if (f->scope->free_names[i] == name) c = f->free_cells[i];
    return c && c->v->kind == SV_FUNC ? c->v->func : NULL;
}

static bool names_it(const ast_node *n, void *data) {
    name_search *d = data;
    istr const own = d->wanted->name;
    d->found |= (n->kind == AST_Name && n->Name.id == own) || (n->kind == AST_Attribute && n->Attribute.attr == own);
    const sfunc *named = n->kind == AST_Name ? function_named(d->at, n->Name.id) : NULL, *outer = d->at;
    d->found |= named && named->node == d->wanted->node;
    if (!d->found && named && !named->module->is_library && !map_has_ptr(&d->seen, named->node)) {
        map_put_ptr(&d->seen, named->node, d);
        d->at = named;
        ast_each_child(named->node, names_it, d);
        d->at = outer;
    }
    return !d->found && ast_each_child(n, names_it, data);
}

static bool is_recursive(spec *s, const sfunc *f) {
    name_search d = {.wanted = f, .at = f};
    map_init(&d.seen, s->arena);
    ast_each_child(f->node, names_it, &d);
    return d.found;
}

// A recursive function cannot be specialised in place, but its caller's list, dict or set can become a run-time one.
static bool give_contents(spec *s) {
    scell *c = s->want_cell;
    s->want_cell = NULL;
    s->want_inline = false;
    if (!may_become(s, c, s->want_contents)) {
        if (!s->want_inline)   // else it is the caller's caller's
            unsupported(s,
                        "a recursive function that changes a list, dictionary or set which something else holds, too");
        return false;
    }
    sval *contents = coerce_contents(s, c, c->v, s->want_contents, 0);
    if (!contents || contents == c->v) return s->want_inline = true, false;
    cell_set(s, c, contents);
    return true;
}

// A known list or tuple as one of run-time length, so that a longer one is an argument of the same type.
static sval *of_any_length(spec *s, sval *v) {
    if (v->kind == SV_TUPLE) {
        sval *run = tuple_to_runtime(s, v);
        return run ? run : v;
    }
    if (v->kind != SV_LIST || v->object.cell->v->kind != SV_TUPLE) return v;
    bool const is_empty = !v->object.cell->v->tuple.n;
    sval *run = !is_empty                           ? list_to_runtime(s, v)
                : s->any_length == AS_LONG_OR_EMPTY ? rlist_new(s, sv_undef(s))
                                                    : NULL;
    if (run && cell_writable(s, v->object.cell)) return cell_set(s, v->object.cell, run), v;
    s->want_inline = s->want_unroll = false;
    return v;
}

static sval *call_bound(spec *s, sfunc *f, sval **bound, int n) {
    if (s->attempt && f->active && !f->module->is_library) return unsupported(s, "recursion inside a try statement");
    if (s->attempt || !wants_instance(f, bound)) return call_in_place(s, f, bound);
    sval *r = instance_call(s, f, bound, n);
    for (int tries = 0; !r && s->want_inline && s->want_cell && tries < 8 && is_recursive(s, f); tries++) {
        if (!give_contents(s)) break;
        r = instance_call(s, f, bound, n);
    }
    if (r || !s->want_inline) return r;
    if (s->want_cell && is_recursive(s, f)) return NULL;
    s->want_inline = false;
    f->must_inline = !s->any_length;
    s->fits_no_recursion |= f->active > 0;
    if (f->active)
        return unsupported(s,
                           "a recursive function that changes what belongs to its caller, or asks which object it is");
    r = call_in_place(s, f, bound);
    f->must_inline = !is_recursive(s, f);   // another call's arguments may be others
    return r;
}

// The call with lists and tuples of run-time length; what an attempt before it has left is undone.
static sval *call_again(spec *s, sfunc *f, sval *const *bound, int n, any_length which) {
    sval **args = arena_copy(s->arena, bound, (size_t)(n + 3) * sizeof *args);
    s->any_length = which;
    for (int i = 0; i < n; i++)
        if (args[i]) args[i] = of_any_length(s, args[i]);
    sval *r = call_bound(s, f, args, n);
    s->any_length = AS_KNOWN;
    return r;
}

// A recursion that does not end while compiling, perhaps because each call has a longer list than the one before, or
// that gives back known lists of its caller, is tried again with lists of run-time length.
static sval *call_outermost(spec *s, sfunc *f, sval **bound, int n) {
    checkpoint const start = checkpoint_here(s);
    mark const m = scope_begin(s);
    frame *const at = s->frame;
    diag_sink const before = *s->diags;
    bool const in_place = f->must_inline;
    s->fits_no_recursion = false;
    sval **args = arena_copy(s->arena, bound, (size_t)(n + 3) * sizeof *args), *r = call_bound(s, f, args, n);
    bool const retries = s->fits_no_recursion && !s->any_length;
    for (any_length which = AS_LONG; !r && retries && which <= AS_LONG_OR_EMPTY; which++) {
        *s->diags = before;
        if (before.last) before.last->next = NULL;
        s->want_inline = s->want_unroll = s->fits_no_recursion = false;
        s->frame = at;
        f->must_inline = in_place;
        scope_end(s, m);
        rollback(s, start);
        r = call_again(s, f, bound, n, which);
    }
    return r;
}

sval *call_function(spec *s, sfunc *f, arglist *a) {
    if (f->node->kind == AST_AsyncFunctionDef || f->scope->is_coroutine) return unsupported(s, "async functions");
    s->fits_no_recursion |= s->depth > DEEPEST_CALL;
    if (s->depth > DEEPEST_CALL)
        return fail(s, "RecursionError",
                    "bound the recursion by an argument that is known when compiling, or make the function's arguments "
                    "simple values",
                    "calls nest more than %d deep while compiling", DEEPEST_CALL);
    int const n = parameter_count(f);
    sval **bound = ARENA_ARRAY(s->arena, sval *, n + 3);
    if (!bind_arguments(s, f, a, bound)) return NULL;
    for (int i = 0; i < n; i++)   // evaluated before the call: the body may change what the expression reads
        if (bound[i] && is_generator(bound[i]) && bound[i]->iter.expression && !is_generator(bound[i]->iter.parts[0]) &&
            !(bound[i] = generator_list(s, bound[i])))
            return NULL;
    if (f->scope->is_generator) return generator_new(s, f, n, bound);
    for (int i = 0; i < n && f->active && s->any_length; i++)
        if (bound[i]) bound[i] = of_any_length(s, bound[i]);
    return f->active ? call_bound(s, f, bound, n) : call_outermost(s, f, bound, n);
}

// ---- calling anything ----

typedef struct split_call {
    sval *callee;
    arglist *a;
    int which;
} split_call;

static sval *call_with(spec *s, sval *v, void *data) {
    split_call const *c = data;
    arglist a = *c->a;
    sval **values = ARENA_ARRAY(s->arena, sval *, a.n + a.named + 1);
    for (int i = 0; i < a.n; i++) values[i] = a.v[i];
    for (int i = 0; i < a.named; i++) values[a.n + i] = a.named_v[i];
    if (c->which >= 0) values[c->which] = v;
    a.v = values;
    a.named_v = values + a.n;
    return call(s, c->which < 0 ? v : c->callee, &a);
}

// The items of a list or tuple, where they are known.
static const sval *known_items(const sval *v) {
    const sval *items = v->kind == SV_LIST ? v->object.cell->v : v;
    return items->kind == SV_TUPLE ? items : NULL;
}

// The first item that is one of two, or whose array would be; -1: there is none.
static int first_choice(spec *s, const sval *v) {
    const sval *items = known_items(v);
    for (int i = 0; items && i < items->tuple.n; i++)
        if (items->tuple.items[i]->kind == SV_CHOICE || is_mixed_numbers(s, items->tuple.items[i])) return i;
    return -1;
}

// Which of two v, or the array of it, is.
static sval *choice_of(spec *s, sval *v) { return v->kind == SV_CHOICE ? v : array_of_mixed(s, v); }

// NumPy's functions only read the lists that are given to them.
static bool is_of_numpy(spec *s, const sval *callee) {
    if (callee->kind == SV_FUNC)
        return callee->func->module->is_library && strncmp(callee->func->module->name, "numpy.", 6) == 0 &&
               strcmp(callee->func->module->name, "numpy.random") != 0 &&
               strcmp(callee->func->module->name, "numpy.native") != 0;
    if (callee->kind != SV_BUILTIN) return false;
    const sval *named = numpy_member(s, intern(s->names, callee->builtin->name));
    return named && named->kind == SV_BUILTIN && named->builtin->call == callee->builtin->call;
}

typedef struct split_item {
    sval *callee, *list;
    arglist *a;
    int argument, at;
} split_item;

// The call with v as an item of a list that is an argument.
static sval *call_with_item(spec *s, sval *v, void *data) {
    split_item const *c = data;
    const sval *items = known_items(c->list);
    sval **copy = arena_copy(s->arena, items->tuple.items, (size_t)items->tuple.n * sizeof *copy);
    copy[c->at] = v;
    sval *tuple = sv_tuple(s, items->tuple.n, copy);
    return call_with(s, c->list->kind == SV_LIST ? sv_list(s, tuple) : tuple,
                     &(split_call){c->callee, c->a, c->argument});
}

static bool is_number_choice(const sval *v) {
    if (v->kind == SV_CHOICE) return is_number_choice(v->choice.a) && is_number_choice(v->choice.b);
    return sval_is_number(v);
}

// Code of the program: what needs to know which of two numbers an argument is asks there.
static bool is_python(const sval *callee) {
    return callee->kind == SV_FUNC || (callee->kind == SV_BOUND && callee->bound.callee->kind == SV_FUNC);
}

// Functions that C implements take a generator as the list of what it yields, since they may look at it twice.
static sval *call_builtin(spec *s, const builtin *b, arglist *given) {
    arglist a = *given;
    // These are walked over later, item by item.
    static const char *const later[] = {"enumerate", "zip", "map", "reversed", "filter"};
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (strcmp(b->name, later[i]) == 0) return b->call(s, b, &a);
    static const char *const item_by_item[] = {"any", "all", "next", "sum", "list", "iter"};
    for (size_t i = 0; i < sizeof item_by_item / sizeof *item_by_item; i++)
        if (strcmp(b->name, item_by_item[i]) == 0) return b->call(s, b, &a);
    a.v = a.n ? arena_copy(s->arena, a.v, (size_t)a.n * sizeof *a.v) : NULL;
    for (int i = 0; i < a.n; i++) {
        if (!(a.v[i] = iterator_used(s, a.v[i]))) return NULL;
        if (!is_generator(a.v[i])) continue;
        if (!(a.v[i] = generator_list(s, a.v[i]))) return NULL;
    }
    return b->call(s, b, &a);
}

// A method of a set, whose items may be one of several things.
static bool is_of_set(const sval *callee, const arglist *a) {
    static const char *const names[] = {"add", "discard", "remove"};
    const sval *self = callee->kind == SV_BOUND ? callee->bound.self : a->n ? a->v[0] : callee;
    const sval *method = callee->kind == SV_BOUND ? callee->bound.callee : callee;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (self->kind == SV_SET && method->kind == SV_BUILTIN && strcmp(method->builtin->name, names[i]) == 0)
            return true;
    return false;
}

// print() and str.format() make a text of each of their arguments.
static bool is_of_texts(const sval *callee) {
    if (callee->kind == SV_BUILTIN) return strcmp(callee->builtin->name, "print") == 0;
    return callee->kind == SV_BOUND && is_text(callee->bound.self) && callee->bound.callee->kind == SV_BUILTIN &&
           strcmp(callee->bound.callee->builtin->name, "format") == 0;
}

// Does the call take argument i, which is one of two values, as it is?
static bool takes_choice(spec *s, const sval *callee, const arglist *a, int i, const sval *v) {
    bool const mixes = s->layouts && s->layouts->mixes;
    bool const is_range =
        callee->kind == SV_BUILTIN && strcmp(callee->builtin->name, "range") == 0 && is_number_choice(v);
    return (i < a->n && is_of_texts(callee)) || is_of_set(callee, a) || is_range ||
           (is_python(callee) && (is_number_choice(v) || (mixes && may_lie_beside(v))));
}

sval *call(spec *s, sval *callee, arglist *a) {
    if (callee->kind == SV_CHOICE) return split_choice(s, callee, call_with, &(split_call){callee, a, -1});
    bool const typed = callee->kind == SV_BUILTIN && callee->builtin->call == p_array && a->n + a->named > 1;
    for (int i = 0; i < a->n + a->named; i++) {
        sval *v = i < a->n ? a->v[i] : a->named_v[i - a->n];
        if (v->kind == SV_CHOICE && !takes_choice(s, callee, a, i, v))
            return split_choice(s, v, call_with, &(split_call){callee, a, i});
        if (typed || !is_of_numpy(s, callee)) continue;
        bool const is_mixed = is_mixed_numbers(s, v);
        int const at = is_mixed ? -1 : first_choice(s, v);
        if (at < 0 && !is_mixed) continue;
        sval *one = choice_of(s, at < 0 ? v : known_items(v)->tuple.items[at]);
        if (!one) return NULL;
        return at < 0 ? split_choice(s, one, call_with, &(split_call){callee, a, i})
                      : split_choice(s, one, call_with_item, &(split_item){callee, v, a, i, at});
    }
    switch (callee->kind) {
    case SV_FUNC: return call_function(s, callee->func, a);
    case SV_CLOSURE: return call_closure(s, callee, a);
    case SV_BUILTIN: return call_builtin(s, callee->builtin, a);
    case SV_CLASS: {
        sval *own = special_method(s, callee, "__call__");
        return own ? call(s, own, a) : instantiate(s, callee->cls, a);
    }
    case SV_BOUND: {
        arglist b = *a;
        b.n = a->n + 1;
        b.v = ARENA_ARRAY(s->arena, sval *, b.n);
        b.v[0] = callee->bound.self;
        if (a->n) memcpy(b.v + 1, a->v, (size_t)a->n * sizeof *a->v);
        return call(s, callee->bound.callee, &b);
    }
    case SV_DTYPE: {   // np.float32(x)
        if (a->n > 1) return not_here(s, "TypeError", NULL, "%s() takes at most 1 argument", dtype_name(callee->dt));
        sval *x = a->n ? a->v[0] : sv_int(s, 0);
        bool const is_text = x->kind == SV_STR || x->kind == SV_RSTR, is_float = dtype_kind(callee->dt) == 'f';
        if (is_text && !is_float && !strchr("iu", dtype_kind(callee->dt)))
            return unsupported(s, "%s() of text", dtype_name(callee->dt));
        if (is_text) x = number_of(s, x, is_float ? ST_FLOAT : ST_INT, is_float ? "float" : "int");
        if (!x) return NULL;
        if (sval_is_number(x)) return scalar_convert(s, x, ST_NP + callee->dt);
        sval *r = array_of(s, x, callee->dt);
        if (r && r->array.rank == 0) return array_index(s, r, sv_tuple(s, 0, NULL));
        return r;
    }
    case SV_INSTANCE: {
        if (!class_member(s, callee->object.cls, intern(s->names, "__call__")))
            return misused(s, callee, NULL, "'%s' object is not callable", sval_type_name(callee));
        sval *m = attribute(s, callee, intern(s->names, "__call__"));
        return m ? call(s, m, a) : NULL;
    }
    default: return misused(s, callee, NULL, "'%s' object is not callable", sval_type_name(callee));
    }
}

sval *call1(spec *s, sval *callee, sval *v) {
    arglist a = {.n = 1, .v = &v};
    return call(s, callee, &a);
}
