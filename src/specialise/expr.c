// Expressions.
#include "dialect/arith/arith.h"
#include "specialise/methods.h"

#include <string.h>

// ---- names ----

static scell *global_cell(spec *s, smodule *m, istr name, bool create) {
    scell *c = map_get_ptr(&m->globals, name);
    if (!c && create) {
        c = cell_new(s, sv_undef(s));
        c->serial = 0;   // a module's variable is older than everything
        map_put_ptr(&m->globals, name, c);
    }
    return c;
}

istr private_name(spec *s, istr name) {
    return sema_mangle(s->names, s->frame->scope ? s->frame->scope->private_class : NULL, name);
}

scell *frame_variable(const frame *f, const scope_name *n) {
    if (!n || n->slot < 0) return NULL;
    if (n->kind == NAME_FREE) return f->free_cells ? f->free_cells[n->slot] : NULL;
    return f->slots && (n->kind == NAME_LOCAL || n->kind == NAME_CELL) ? f->slots[n->slot] : NULL;
}

scell *frame_cell(spec *s, const ast_node *n, istr name, bool store) {
    frame *f = s->frame;
    (void)n;
    name = private_name(s, name);
    if (f->class_members) {
        scell *c = map_get_ptr(f->class_members, name);
        if (!c && store) map_put_ptr(f->class_members, name, c = cell_new(s, sv_undef(s)));
        if (c) return c;
    }
    scell *c = f->scope ? frame_variable(f, sema_name_in(f->scope, name)) : NULL;
    return c ? c : global_cell(s, f->module, name, true);
}

// The alternative of v that it is here, where the branches around say so.
static sval *taken(spec *s, sval *v) {
    for (int i = s->assumed.n - 1; i >= 0 && v->kind == SV_CHOICE; i--) {
        assumption const *a = &s->assumed.data[i];
        if (a->cond == v->choice.cond) v = a->holds ? v->choice.a : v->choice.b, i = s->assumed.n;
    }
    return v;
}

// v without the alternatives that have no value: there an exception is raised.
static sval *with_value(spec *s, sval *v) {
    if (v->kind != SV_CHOICE) return v;
    sval *a = with_value(s, v->choice.a), *b = with_value(s, v->choice.b);
    if (a->kind == SV_UNDEF || b->kind == SV_UNDEF) return a->kind == SV_UNDEF ? b : a;
    return a == v->choice.a && b == v->choice.b ? v : sv_choice(s, a, b, v->choice.cond);
}

// Does v have a value, whichever alternative it is?
static sval *is_set(spec *s, const sval *v) {
    if (v->kind != SV_CHOICE) return sv_bool(s, v->kind != SV_UNDEF);
    sval *a = is_set(s, v->choice.a), *b = is_set(s, v->choice.b);
    if (a->kind == SV_NUM && b->kind == SV_NUM && a->num.i == b->num.i) return a;
    ir_value *operands[] = {v->choice.cond, scalar_value(s, a), scalar_value(s, b)};
    return sv_scalar(s, ST_BOOL, emit1(s, ARITH_select, 3, operands, type_i1(s)));
}

// Where the paths that meet left other kinds of items in a list, nothing says what it holds.
static sval *settled(spec *s, sval *v) {
    bool const holds = v->kind == SV_LIST || v->kind == SV_DICT || v->kind == SV_SET;
    if (!holds || v->object.cell->v->kind != SV_CHOICE) return v;
    wants_unroll(s, "a list whose items are different ones on different paths");
    return NULL;
}

sval *eval_name(spec *s, const ast_node *n) {
    istr const name = n->Name.id;
    scell *c = frame_cell(s, n, name, false);
    sval *v = c ? captured(s, c) : NULL;
    if (!v) return NULL;
    v = taken(s, v);
    scope_name const *const sn = s->frame->scope ? sema_name_in(s->frame->scope, name) : NULL;
    bool const local = sn && s->frame->slots && (sn->kind == NAME_LOCAL || sn->kind == NAME_CELL);
    const char *kind = local ? "UnboundLocalError" : "NameError";
    const char *message =
        arena_printf(s->arena,
                     local ? "cannot access local variable '%s' where it is not associated with a value"
                           : "name '%s' is not defined",
                     name);
    if (is_interpreted_member(s, v)) return NULL;
    sval *given = with_value(s, v);
    if (given == v && v->kind != SV_UNDEF) return v;
    if (given->kind != SV_UNDEF) {   // assigned on some paths only: checked where it is read
        c->read_unset = true;
        emit_check(s, scalar_value(s, is_set(s, v)), kind, message);
        return given;
    }
    c->read_unset = true;
    if (local) return mistake(s, kind, "%s", message);
    int const errors = s->diags->error_count;
    sval *b = s->frame->module->star.n ? module_member(s, s->frame->module, name) : NULL;
    if (!b) b = builtin_function(s, name);
    if (!b && s->frame->module->is_library)   // what native code could not define of it
        return unsupported(s, "this function of the library, which needs '%s'", name);
    if (b || s->diags->error_count > errors) return b;
    return s->frame->module->is_library ? fail(s, kind, NULL, "%s", message) : mistake(s, kind, "%s", message);
}

// ---- choices ----

enum { MOST_SPLITS = 4096 };   // inside one: those that lie in each other double the code each time

typedef struct split {
    sval *v;
    split_fn fn;
    void *data;
    scell *result;
} split;
static bool split_a(spec *s, void *data) {
    split *p = data;
    sval *r = split_choice(s, p->v->choice.a, p->fn, p->data);   // an alternative may be a choice itself
    if (r) cell_set(s, p->result, r);
    return r != NULL;
}
static bool split_b(spec *s, void *data) {
    split *p = data;
    sval *r = split_choice(s, p->v->choice.b, p->fn, p->data);
    if (r) cell_set(s, p->result, r);
    return r != NULL;
}

// What a branch made; NULL where it certainly raises.
static sval *value_after(spec *s, const scell *result) {
    sval *r = with_value(s, result->v);
    return r->kind == SV_UNDEF && is_dead(s) ? NULL : r;
}

sval *split_choice(spec *s, sval *v, split_fn fn, void *data) {
    v = taken(s, v);
    if (v->kind != SV_CHOICE) return fn(s, v, data);
    if (!s->splits) s->splits_left = MOST_SPLITS;
    if (!s->splits_left--) return unsupported(s, "too many values, each of one of several types, in one place");
    split p = {v, fn, data, cell_new(s, sv_undef(s))};
    s->splits++;
    bool const ok = branch(s, v->choice.cond, split_a, split_b, &p);
    s->splits--;
    return ok ? value_after(s, p.result) : NULL;
}

sval *without_none(spec *s, sval *v) {
    if (v->kind != SV_CHOICE) return v;
    sval *a = without_none(s, v->choice.a), *b = without_none(s, v->choice.b);
    if (a->kind == SV_NONE || b->kind == SV_NONE) return a->kind == SV_NONE ? b : a;
    return a == v->choice.a && b == v->choice.b ? v : sv_choice(s, a, b, v->choice.cond);
}

sval *some_value(spec *s, sval *v, const char *limit) {
    sval *some = without_none(s, v), *is_some = some != v ? compare(s, OP_IsNot, v, sv_none(s)) : NULL;
    if (some == v || !is_some) return some == v ? v : NULL;
    emit_check(s, scalar_value(s, is_some), "NotImplementedError", limit);
    return some;
}

// ---- truth ----

static sval *truth_part(spec *s, sval *v, void *data) {
    (void)data;
    ir_value *c = NULL;
    int const t = truth(s, v, &c);
    return t == -2 ? NULL : t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
}

// That of its one element; an array without elements is false.
static sval *array_truth(spec *s, sval *v) {
    static const char many[] =
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()";
    sval *size = array_size(s, v), *few = size ? scalar_compare(s, OP_LtE, size, sv_int(s, 1)) : NULL;
    if (!few) return NULL;
    if (few->kind == SV_NUM && !few->num.i) return fail(s, "ValueError", NULL, "%s", many);
    if (few->kind != SV_NUM) emit_check(s, scalar_value(s, few), "ValueError", many);
    return array_reduce(s, "logical_or", v, sv_none(s), false, NULL);
}

int truth(spec *s, sval *v, ir_value **out) {
    sval *b = NULL;
    switch (v->kind) {
    case SV_NONE: return 0;
    case SV_NUM: return v->num.i != 0 || v->num.f != 0 || v->num.im != 0;
    case SV_STR: return istr_len(v->text) > 0;
    case SV_TUPLE: return v->tuple.n > 0;
    case SV_DICT:
    case SV_SET: {
        sval *c = v->object.cell->v;
        if (c->kind == SV_RTABLE)
            b = scalar_compare(s, OP_NotEq, table_length(s, c), sv_int(s, 0));
        else
            return (v->kind == SV_DICT ? c->map.n : c->tuple.n) > 0;
        break;
    }
    case SV_LIST:
        if (v->object.cell->v->kind == SV_TUPLE) return v->object.cell->v->tuple.n > 0;
        __attribute__((fallthrough));
    case SV_RTUPLE: b = scalar_compare(s, OP_NotEq, rlist_length(s, v), sv_int(s, 0)); break;
    case SV_RSTR: {
        ir_value *n = emit_call1(s, "nprt_str_len", 1, &v->handle.v, type_i64(s), false);
        b = scalar_compare(s, OP_NotEq, sv_int_range(s, n, 0, (int64_t)1 << 47), sv_int(s, 0));
        break;
    }
    case SV_SCALAR: b = scalar_convert(s, v, ST_BOOL); break;
    case SV_RANGE: {
        sequence q;
        b = sequence_open(s, v, &q) ? scalar_compare(s, OP_NotEq, q.length, sv_int(s, 0)) : NULL;
        break;
    }
    case SV_ARRAY: b = array_truth(s, v); break;
    case SV_CHOICE: b = split_choice(s, v, truth_part, NULL); break;
    case SV_INSTANCE: {
        sval *m = attribute_or_null(s, v, intern(s->names, "__bool__"));
        if (!m) m = attribute_or_null(s, v, intern(s->names, "__len__"));
        if (!m) return 1;
        sval *x = call(s, m, &(arglist){0});
        return x ? truth(s, x, out) : -2;
    }
    case SV_FUNC:
    case SV_CLOSURE:
    case SV_BUILTIN:
    case SV_MODULE:
    case SV_CLASS:
    case SV_DTYPE:
    case SV_BOUND: return 1;
    case SV_HANDLE: return 1;
    default: return unsupported(s, "the truth of a value of type %s", sval_type_name(v)), -2;
    }
    if (!b) return -2;
    if (b->kind == SV_NUM) return b->num.i != 0;
    *out = scalar_value(s, b);
    return -1;
}

// ---- and, or, if ----

// What is evaluated on one path only: the values of `and` and `or` from one on, a comparison in a chain and those
// behind it, a or b.
typedef struct lazy_part {
    const ast_list *values;
    int from;
    bool is_and;
    const ast_node *compared;
    sval *left;   // of comparison `from`
    const ast_node *a, *b;
    sval *first;
    scell *result;
} lazy_part;

static sval *eval_bool(spec *s, const ast_list *values, int from, bool is_and);

static bool is_result(spec *s, const lazy_part *p, sval *v) {
    if (v) cell_set(s, p->result, v);
    return v != NULL;
}

static bool lazy_rest(spec *s, void *data) {
    lazy_part *p = data;
    return is_result(s, p, eval_bool(s, p->values, p->from, p->is_and));
}
static bool lazy_first(spec *s, void *data) {
    lazy_part *p = data;
    return is_result(s, p, p->first);
}

static sval *eval_bool(spec *s, const ast_list *values, int from, bool is_and) {
    sval *v = eval(s, values->data[from]);
    if (!v || from == values->n - 1) return v;
    ir_value *cond = NULL;
    set_place(s, values->data[from]);
    int const t = truth(s, v, &cond);
    if (t == -2) return NULL;
    if (t >= 0) return (t == 1) == is_and ? eval_bool(s, values, from + 1, is_and) : v;
    lazy_part p = {
        .values = values, .from = from + 1, .is_and = is_and, .first = v, .result = cell_new(s, sv_undef(s))};
    bool const ok = is_and ? branch(s, cond, lazy_rest, lazy_first, &p) : branch(s, cond, lazy_first, lazy_rest, &p);
    return ok ? value_after(s, p.result) : NULL;
}

static bool if_then(spec *s, void *data) { return is_result(s, data, eval(s, ((lazy_part *)data)->a)); }
static bool if_else(spec *s, void *data) { return is_result(s, data, eval(s, ((lazy_part *)data)->b)); }

static sval *eval_if(spec *s, const ast_node *n) {
    sval *v = eval(s, n->IfExp.test);
    ir_value *cond = NULL;
    if (!v) return NULL;
    int const t = truth(s, v, &cond);
    if (t == -2) return NULL;
    if (t >= 0) return eval(s, t ? n->IfExp.body : n->IfExp.orelse);
    lazy_part p = {.a = n->IfExp.body, .b = n->IfExp.orelse, .result = cell_new(s, sv_undef(s))};
    return branch(s, cond, if_then, if_else, &p) ? value_after(s, p.result) : NULL;
}

static sval *compare_from(spec *s, const ast_node *n, int at, sval *left);

static bool compare_rest(spec *s, void *data) {
    lazy_part *p = data;
    return is_result(s, p, compare_from(s, p->compared, p->from, p->left));
}

static bool is_real(const sval *v) { return sval_is_number(v) && stype_kind(sval_stype(v)) != 'c'; }

// The last operand of a chain, if comparing it with left does nothing else and raises nothing; else NULL.
static sval *harmless_last(spec *s, const ast_node *n, int at, const sval *left) {
    const ast_node *right = n->Compare.comparators.data[at];
    bool const is_plain = right->kind == AST_Constant || right->kind == AST_Name;
    if (at + 1 < n->Compare.ops.n || !is_plain || !is_real(left)) return NULL;
    sval *v = eval(s, right);
    return v && is_real(v) ? v : NULL;
}

// Comparison `at` and those behind it, as far as they are made: each only where the one before holds.
static sval *compare_from(spec *s, const ast_node *n, int at, sval *left) {
    sval *right = eval(s, n->Compare.comparators.data[at]);
    if (!right) return NULL;
    set_place(s, n);
    sval *c = compare(s, n->Compare.ops.data[at], left, right);
    if (!c || at + 1 == n->Compare.ops.n) return c;
    if (c->kind == SV_ARRAY)
        return fail(s, "ValueError", "write (a < b) & (b < c)",
                    "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
    ir_value *cond = NULL;
    int const t = truth(s, c, &cond);
    if (t == -2) return NULL;
    if (t >= 0) return t ? compare_from(s, n, at + 1, right) : c;
    sval *last = harmless_last(s, n, at + 1, right);
    if (last) {
        sval *rest = compare(s, n->Compare.ops.data[at + 1], right, last);
        return rest ? logical(s, scalar_convert(s, c, ST_BOOL), scalar_convert(s, rest, ST_BOOL), true) : NULL;
    }
    lazy_part p = {.compared = n, .from = at + 1, .left = right, .first = c, .result = cell_new(s, sv_undef(s))};
    return branch(s, cond, compare_rest, lazy_first, &p) ? value_after(s, p.result) : NULL;
}

static sval *eval_compare(spec *s, const ast_node *n) {
    sval *left = eval(s, n->Compare.left);
    return left ? compare_from(s, n, 0, left) : NULL;
}

// ---- displays and comprehensions ----

// The list grows at run time from here on by what is unpacked.
static bool unpack(spec *s, sval **list, sval **items, int n, sval *source) {
    sval *run = n || *list ? NULL : run_items(s, source);
    if (run) return (*list = list_copy(s, sv_list(s, run), &(arglist){0})) != NULL;
    if (!*list) *list = sv_list(s, sv_tuple(s, n, items));
    return list_extend(s, *list, &(arglist){.n = 1, .v = &source}) != NULL;
}

sval *eval_items(spec *s, const ast_list *elements) {
    VEC(sval *) items = {0};
    sval *list = NULL;
    for (int i = 0; i < elements->n; i++) {
        const ast_node *e = elements->data[i];
        bool const starred = e->kind == AST_Starred;
        sval *v = eval(s, starred ? e->Starred.value : e), *all;
        sequence q;
        if (starred) set_place(s, e);
        if (!v || (starred && !sequence_open(s, v, &q))) return NULL;
        if (starred && (list || q.known < 0)) {
            if (!unpack(s, &list, items.data, items.n, q.source)) return NULL;
        } else if (starred) {
            if (!(all = sequence_items(s, q.source))) return NULL;
            for (int k = 0; k < all->tuple.n; k++) vec_push(s->arena, &items, all->tuple.items[k]);
        } else if (list) {
            if (!list_append(s, list, v)) return NULL;
        } else {
            vec_push(s->arena, &items, v);
        }
    }
    return list ? list->object.cell->v : sv_tuple(s, items.n, items.data);
}

static sval *eval_dict(spec *s, const ast_node *n) {
    sval *d = sv_dict(s, 0, NULL, NULL);
    for (int i = 0; i < n->Dict.values.n; i++) {
        sval *v = eval(s, n->Dict.values.data[i]);
        if (!v) return NULL;
        if (!n->Dict.keys.data[i]) {   // **other
            if (v->kind != SV_DICT) return mistake(s, "TypeError", "'%s' object is not a mapping", sval_type_name(v));
            if (!dict_merge(s, d, v)) return NULL;
            continue;
        }
        sval *k = eval(s, n->Dict.keys.data[i]);
        set_place(s, n->Dict.keys.data[i]);
        if (!k || !subscript_set(s, d, k, v)) return NULL;
    }
    return d;
}

// ---- calls ----

// A function that copies the dictionary which it is given, and keeps nothing of it.
static bool copies_names(const sval *callee) {
    const smodule *m = callee->kind == SV_FUNC    ? callee->func->module
                       : callee->kind == SV_CLASS ? callee->cls->home
                                                  : NULL;
    return m && m->is_library && strcmp(m->name, "timeit") == 0;
}

static sval *eval_call(spec *s, const ast_node *n) {
    sval *callee = eval(s, n->Call.func);
    if (!callee) return NULL;
    arglist a = {0};
    bool const outer = s->copies_names;
    s->copies_names = copies_names(callee);
    bool const ok = eval_arguments(s, n, callee, &a);
    s->copies_names = outer;
    if (!ok) return NULL;
    set_place(s, n);
    sval *r = call(s, callee, &a);
    set_place(s, n);
    return r;
}

static bool push_double_star(spec *s, sval *v, int *n, istr **names, sval ***values) {
    if (v->kind != SV_DICT)
        return fail(s, "TypeError", NULL, "argument after ** must be a mapping, not %s", sval_type_name(v)), false;
    if (v->object.cell->v->kind != SV_MAP) return unsupported(s, "** of a dictionary whose keys are not known") != NULL;
    sval *m = v->object.cell->v;
    istr *grown = ARENA_ARRAY(s->arena, istr, *n + m->map.n + 1);
    sval **grown_v = ARENA_ARRAY(s->arena, sval *, *n + m->map.n + 1);
    for (int i = 0; i < *n; i++) grown[i] = (*names)[i], grown_v[i] = (*values)[i];
    for (int i = 0; i < m->map.n; i++) {
        if (m->map.keys[i]->kind != SV_STR) return fail(s, "TypeError", NULL, "keywords must be strings"), false;
        grown[*n] = m->map.keys[i]->text;
        grown_v[(*n)++] = m->map.values[i];
    }
    *names = grown;
    *values = grown_v;
    return true;
}

// Does the function take items as many as the running program knows?
static bool takes_starred(const sval *callee) {
    const char *name = callee->kind == SV_BUILTIN ? callee->builtin->name : "";
    return strcmp(name, "print") == 0 || strcmp(name, "zip") == 0;
}

static sval *many_arguments(spec *s, const sval *v) {
    return unsupported(s, "the number of items of this %s must be known when compiling", sval_type_name(v));
}

// What a sequence yields that is known only at run time, as a run-time list.
static sval *run_of(spec *s, sval *source) {
    sval *run = run_items(s, source), *list = NULL;
    if (!run) list = call1(s, builtin_function(s, intern(s->names, "list")), source);
    return list ? run_items(s, list) : run;
}

bool eval_arguments(spec *s, const ast_node *n, const sval *callee, arglist *out) {
    *out = (arglist){0};
    VEC(sval *) positional = {0};
    for (int i = 0; i < n->Call.args.n; i++) {
        const ast_node *e = n->Call.args.data[i];
        sval *v = eval(s, e->kind == AST_Starred ? e->Starred.value : e);
        if (!v) return false;
        if (e->kind != AST_Starred) {
            vec_push(s->arena, &positional, v);
            continue;
        }
        set_place(s, e);
        sequence q;
        if (!sequence_open(s, v, &q)) return false;
        if (q.known < 0) {
            sval *run = takes_starred(callee) ? run_of(s, q.source) : many_arguments(s, v);
            if (!run) return false;
            vec_push(s->arena, &positional, sv_starred(s, run));
            continue;
        }
        sval *all = sequence_items(s, q.source);
        if (!all) return false;
        for (int k = 0; k < all->tuple.n; k++) vec_push(s->arena, &positional, all->tuple.items[k]);
    }
    for (int i = 0; i < n->Call.keywords.n; i++) {
        const ast_node *k = n->Call.keywords.data[i];
        sval *v = eval(s, k->keyword.value);
        if (!v) return false;
        set_place(s, k);
        if (k->keyword.arg) {
            sval *key = sv_istr(s, k->keyword.arg), *d = sv_dict(s, 1, &key, &v);
            if (!push_double_star(s, d, &out->named, &out->names, &out->named_v)) return false;
        } else if (!push_double_star(s, v, &out->named, &out->names, &out->named_v)) {
            return false;
        }
    }
    out->n = positional.n;
    out->v = positional.data;
    return true;
}

static sval *eval_fstring(spec *s, const ast_node *n) {
    sval *text = sv_str(s, "");
    for (int i = 0; text && i < n->JoinedStr.values.n; i++) {
        const ast_node *p = n->JoinedStr.values.data[i];
        sval *part = eval(s, p);
        text = part ? str_concat(s, text, part) : NULL;
    }
    return text;
}

static sval *eval_formatted(spec *s, const ast_node *n) {
    sval *v = eval(s, n->FormattedValue.value);
    sval *f = !v ? NULL : n->FormattedValue.format_spec ? eval(s, n->FormattedValue.format_spec) : sv_str(s, "");
    if (!f) return NULL;
    set_place(s, n->FormattedValue.value);
    if (n->FormattedValue.conversion > 0) v = to_str(s, v, n->FormattedValue.conversion != 's');
    return v ? format_value(s, v, f) : NULL;
}

static sval *eval_constant(spec *s, const ast_node *n) {
    const ast_constant *c = &n->Constant.value;
    switch (c->kind) {
    case CONST_NONE: return sv_none(s);
    case CONST_TRUE: return sv_bool(s, true);
    case CONST_FALSE: return sv_bool(s, false);
    case CONST_ELLIPSIS: return sv_new(s, SV_ELLIPSIS);
    case CONST_INT:
        if (c->is_big) return unsupported(s, "an integer beyond 64 bits");
        return sv_int(s, c->i);
    case CONST_FLOAT: return sv_float(s, c->f);
    case CONST_COMPLEX: {
        sval *v = sv_num(s, ST_COMPLEX, 0, 0);
        v->num.im = c->f;
        return v;
    }
    case CONST_STR: return sv_istr(s, c->text);
    case CONST_BYTES: return bytes_literal(s, c->text);
    }
    return NULL;
}

static sval *eval_slice(spec *s, const ast_node *n) {
    const ast_node *parts[3] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
    sval *v[3];
    for (int i = 0; i < 3; i++)
        if (!(v[i] = parts[i] ? eval(s, parts[i]) : sv_none(s))) return NULL;
    return sv_slice(s, v[0], v[1], v[2]);
}

static sval *eval_node(spec *s, const ast_node *n) {
    set_place(s, n);
    switch (n->kind) {
    case AST_Constant: return eval_constant(s, n);
    case AST_Name: return eval_name(s, n);
    case AST_BoolOp: return eval_bool(s, &n->BoolOp.values, 0, n->BoolOp.op == OP_And);
    case AST_BinOp: {
        sval *a = eval(s, n->BinOp.left), *b = a ? eval(s, n->BinOp.right) : NULL;
        set_place(s, n);
        return b ? binary(s, n->BinOp.op, a, b) : NULL;
    }
    case AST_UnaryOp: {
        const ast_node *of = n->UnaryOp.operand;
        if (n->UnaryOp.op == OP_USub && of->kind == AST_Constant && of->Constant.value.is_big &&
            strcmp(of->Constant.value.text, "9223372036854775808") == 0)
            return sv_int(s, INT64_MIN);   // the one integer of 64 bits whose literal has more
        sval *a = eval(s, n->UnaryOp.operand);
        set_place(s, n);
        return a ? unary(s, n->UnaryOp.op, a) : NULL;
    }
    case AST_Compare: return eval_compare(s, n);
    case AST_IfExp: return eval_if(s, n);
    case AST_Call: return eval_call(s, n);
    case AST_Lambda: return make_function(s, n);
    case AST_Attribute: {
        sval *v = eval(s, n->Attribute.value);
        set_place(s, n);
        return v ? attribute(s, v, private_name(s, n->Attribute.attr)) : NULL;
    }
    case AST_Subscript: {
        sval *v = eval(s, n->Subscript.value), *i = v ? eval(s, n->Subscript.slice) : NULL;
        set_place(s, n);
        return i ? subscript(s, v, i) : NULL;
    }
    case AST_Tuple: {
        sval *items = eval_items(s, &n->Tuple.elts);
        return items && items->kind == SV_RLIST ? sv_rtuple(s, items) : items;
    }
    case AST_List: {
        sval *items = eval_items(s, &n->List.elts);
        return items ? sv_list(s, items) : NULL;
    }
    case AST_Dict: return eval_dict(s, n);
    case AST_Slice: return eval_slice(s, n);
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp: return eval_comprehension(s, n);
    case AST_JoinedStr: return eval_fstring(s, n);
    case AST_FormattedValue: return eval_formatted(s, n);
    case AST_NamedExpr: {
        sval *v = eval(s, n->NamedExpr.value);
        return v && assign(s, n->NamedExpr.target, v) ? v : NULL;
    }
    case AST_Set: return eval_set(s, n);
    case AST_Yield:
    case AST_YieldFrom: return generator_yield(s, n, false);
    case AST_Await: return unsupported(s, "await");
    default: return unsupported(s, "this expression (%s)", ast_kind_name(n->kind));
    }
}

sval *eval(spec *s, const ast_node *n) {
    sval *v = eval_node(s, n);
    return v ? settled(s, v) : NULL;
}
