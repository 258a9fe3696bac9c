// The match statement. A case is a list of patterns with what each is held against, worked off from the front: a
// pattern puts those of its parts in front of the rest, and one that only the running program can decide opens a branch
// for the rest. At the end of the list the names are bound, the guard is asked and the body runs:
//
//     case [0, x] if x: body     →     if len == 2 { if item0 == 0 { x = item1; if x { matched = True; body } } }
//     next case                        if not matched { … }
#include "specialise/methods.h"

#include <string.h>

typedef struct goal {
    const ast_node *pattern;
    sval *value;
    const struct goal *next;
} goal;

typedef struct matching {
    const ast_node *node;   // match_case
    scell *matched;
    scell *exit;   // how the body was left
} matching;

typedef struct binding {
    istr name;
    const ast_node *at;
    sval *value;
    const struct binding *earlier;
} binding;

// What is left to do of a case, and what was bound.
typedef struct state {
    matching *m;
    const goal *goals;
    const binding *bound;
} state;

static bool work_off(spec *s, void *data);

static const goal *first(spec *s, const ast_node *pattern, sval *value, const goal *next) {
    goal *g = ARENA_NEW(s->arena, goal);
    *g = (goal){pattern, value, next};
    return g;
}

static const binding *bind(spec *s, const ast_node *at, istr name, sval *value, const binding *earlier) {
    if (!name) return earlier;
    binding *b = ARENA_NEW(s->arena, binding);
    *b = (binding){name, at, value, earlier};
    return b;
}

// ---- the end of a case ----

static bool take(spec *s, void *data) {
    matching *m = data;
    cell_set(s, m->matched, sv_bool(s, true));
    if (!exec_body(s, &m->node->match_case.body, 0)) return false;
    cell_set(s, m->exit, s->frame->exit->v);
    return true;
}

static bool bind_all(spec *s, const binding *b) {
    if (!b) return true;
    if (!bind_all(s, b->earlier)) return false;
    scell *c = frame_cell(s, b->at, b->name, true);
    if (!c || !cell_writable(s, c)) return false;
    cell_set(s, c, b->value);
    return true;
}

static bool finish(spec *s, const state *st) {
    matching *m = st->m;
    if (!bind_all(s, st->bound)) return false;
    if (!m->node->match_case.guard) return take(s, m);
    sval *guard = eval(s, m->node->match_case.guard);
    ir_value *cond = NULL;
    int const known = guard ? truth(s, guard, &cond) : -2;
    return known == 1 ? take(s, m) : known == -1 ? branch(s, cond, take, NULL, m) : known == 0;
}

// ---- patterns ----

static bool go_on(spec *s, const state *st, sval *holds, const goal *goals, const binding *bound) {
    state next = {st->m, goals, bound};
    if (!holds) return false;
    if (holds->kind == SV_NUM) return holds->num.i ? work_off(s, &next) : true;
    return branch(s, scalar_value(s, holds), work_off, NULL, &next);
}

static bool is_simple(const ast_node *p) {
    if (p->kind == AST_MatchOr)
        for (int i = 0; i < p->MatchOr.patterns.n; i++)
            if (!is_simple(p->MatchOr.patterns.data[i])) return false;
    if (p->kind == AST_MatchClass) return !p->MatchClass.patterns.n && !p->MatchClass.kwd_patterns.n;
    return p->kind == AST_MatchValue || p->kind == AST_MatchSingleton || p->kind == AST_MatchOr;
}

static sval *is_of_class(spec *s, const ast_node *p, sval *v) {
    sval *cls = eval(s, p->MatchClass.cls), *isinstance = builtin_function(s, intern(s->names, "isinstance"));
    return cls ? call(s, isinstance, &(arglist){.n = 2, .v = (sval *[]){v, cls}}) : NULL;
}

// Does a simple pattern, which has no parts, hold? A bool.
static sval *holds(spec *s, const ast_node *p, sval *v) {
    if (p->kind == AST_MatchOr) {
        sval *any = sv_bool(s, false);
        for (int i = 0; any && i < p->MatchOr.patterns.n; i++) {
            sval *one = holds(s, p->MatchOr.patterns.data[i], v);
            any = one ? logical(s, any, one, false) : NULL;
        }
        return any;
    }
    if (p->kind == AST_MatchClass) return is_of_class(s, p, v);
    if (p->kind == AST_MatchValue) {
        sval *want = eval(s, p->MatchValue.value), *equal = want ? compare(s, OP_Eq, v, want) : NULL;
        if (equal && !sval_is_number(equal)) return unsupported(s, "a pattern whose comparison gives no bool");
        return equal;
    }
    ast_constant const *c = &p->MatchSingleton.value;
    if (c->kind == CONST_NONE) return sv_bool(s, v->kind == SV_NONE);
    if (!sval_is_number(v) || sval_stype(v) != ST_BOOL) return sv_bool(s, false);
    return compare(s, OP_Eq, v, sv_bool(s, c->kind == CONST_TRUE));
}

static int star_of(const ast_list *patterns) {
    for (int i = 0; i < patterns->n; i++)
        if (patterns->data[i]->kind == AST_MatchStar) return i;
    return -1;
}

static sval *item(spec *s, sval *v, int64_t at) { return subscript(s, v, sv_int(s, at)); }

static sval *items_between(spec *s, sval *v, int64_t from, int64_t behind) {
    sval *part = subscript(s, v, sv_slice(s, sv_int(s, from), behind ? sv_int(s, -behind) : NULL, NULL));
    if (!part || !is_tuple(part)) return part;
    return sv_list(s, part->kind == SV_TUPLE ? part : run_items(s, part));
}

typedef struct parts {
    const state *st;
    const ast_node *pattern;
    sval *value;
    const goal *rest;
} parts;

// The length fits: the items are held against their patterns.
static bool match_items(spec *s, void *data) {
    const parts *d = data;
    const ast_list *l = &d->pattern->MatchSequence.patterns;
    int const star = star_of(l);
    const goal *goals = d->rest;
    const binding *bound = d->st->bound;
    for (int i = l->n; i-- > 0;) {
        bool const is_star = i == star;
        if (is_star && !l->data[i]->MatchStar.name) continue;
        sval *v = is_star ? items_between(s, d->value, star, l->n - star - 1)
                          : item(s, d->value, star >= 0 && i > star ? i - l->n : i);
        if (!v) return false;
        if (is_star)
            bound = bind(s, l->data[i], l->data[i]->MatchStar.name, v, bound);
        else
            goals = first(s, l->data[i], v, goals);
    }
    state next = {d->st->m, goals, bound};
    return work_off(s, &next);
}

static bool match_sequence(spec *s, const state *st, const ast_node *p, sval *v, const goal *rest) {
    bool const is_sequence = v->kind == SV_INSTANCE && attribute_or_null(s, v, intern(s->names, "__getitem__"));
    if (v->kind == SV_RANGE || is_sequence)
        return unsupported(s, "matching a %s with a sequence", sval_type_name(v)) != NULL;
    if (!is_tuple(v) && v->kind != SV_LIST) return true;
    int const n = p->MatchSequence.patterns.n, star = star_of(&p->MatchSequence.patterns);
    sval *length = call1(s, builtin_function(s, intern(s->names, "len")), v);
    sval *fits = length ? compare(s, star < 0 ? OP_Eq : OP_GtE, length, sv_int(s, star < 0 ? n : n - 1)) : NULL;
    parts d = {st, p, v, rest};
    if (!fits) return false;
    if (fits->kind == SV_NUM) return fits->num.i ? match_items(s, &d) : true;
    return branch(s, scalar_value(s, fits), match_items, NULL, &d);
}

static bool match_mapping(spec *s, const state *st, const ast_node *p, sval *v, const goal *rest) {
    if (v->kind != SV_DICT)
        return v->kind != SV_INSTANCE || unsupported(s, "matching an object with a mapping") != NULL;
    sval *m = v->object.cell->v;
    if (m->kind != SV_MAP || p->MatchMapping.rest)
        return unsupported(s, "this mapping pattern of a dictionary whose keys are known only at run time") != NULL;
    const goal *goals = rest;
    for (int i = p->MatchMapping.keys.n; i-- > 0;) {
        sval *key = eval(s, p->MatchMapping.keys.data[i]);
        if (!key) return false;
        int const at = map_find(m, key);
        if (at < 0) return true;
        goals = first(s, p->MatchMapping.patterns.data[i], m->map.values[at], goals);
    }
    return go_on(s, st, sv_bool(s, true), goals, st->bound);
}

// The attribute that positional pattern i of a class stands for; NULL without a message for the value itself.
static istr positional(spec *s, sval *cls, int i) {
    sval *names = attribute_or_null(s, cls, intern(s->names, "__match_args__"));
    sval *fields = names ? NULL : attribute_or_null(s, cls, intern(s->names, "__dataclass_fields__"));
    if (fields && fields->kind == SV_DICT && fields->object.cell->v->kind == SV_MAP) {
        sval *m = fields->object.cell->v;
        names = sv_tuple(s, m->map.n, m->map.keys);
    }
    if (!names || names->kind != SV_TUPLE || i >= names->tuple.n || names->tuple.items[i]->kind != SV_STR) return NULL;
    return names->tuple.items[i]->text;
}

static bool match_class(spec *s, const state *st, const ast_node *p, sval *v, const goal *rest) {
    const ast_list *l = &p->MatchClass.patterns, *k = &p->MatchClass.kwd_patterns;
    sval *cls = eval(s, p->MatchClass.cls), *is = cls ? is_of_class(s, p, v) : NULL;
    if (!is) return false;
    if (is->kind != SV_NUM) return unsupported(s, "this class pattern") != NULL;
    if (!is->num.i) return true;
    const goal *goals = rest;
    for (int i = k->n; i-- > 0;) {
        sval *x = attribute_or_null(s, v, p->MatchClass.kwd_attrs.data[i]);
        if (!x) return s->diags->error_count == 0;
        goals = first(s, k->data[i], x, goals);
    }
    for (int i = l->n; i-- > 0;) {
        istr const name = cls->kind == SV_CLASS ? positional(s, cls, i) : NULL;
        if (!name && (cls->kind == SV_CLASS || i > 0)) return unsupported(s, "these parts of a class pattern") != NULL;
        sval *x = name ? attribute(s, v, name) : v;
        if (!x) return false;
        goals = first(s, l->data[i], x, goals);
    }
    return go_on(s, st, sv_bool(s, true), goals, st->bound);
}

typedef struct side_data {
    const state *st;
    const ast_node *pattern;
    const sval *choice;
    const goal *rest;
} side_data;

static bool match_one_side(spec *s, const side_data *d, sval *v) {
    state next = {d->st->m, first(s, d->pattern, v, d->rest), d->st->bound};
    return work_off(s, &next);
}

static bool match_side_a(spec *s, void *data) { return match_one_side(s, data, ((side_data *)data)->choice->choice.a); }
static bool match_side_b(spec *s, void *data) { return match_one_side(s, data, ((side_data *)data)->choice->choice.b); }

static bool match_as(spec *s, const state *st, const ast_node *p, sval *v, const goal *rest) {
    const ast_node *inner = p->MatchAs.pattern;
    const binding *bound = bind(s, p, p->MatchAs.name, v, st->bound);
    return go_on(s, st, sv_bool(s, true), inner ? first(s, inner, v, rest) : rest, bound);
}

static bool work_off(spec *s, void *data) {
    const state *st = data;
    const goal *g = st->goals;
    if (!g) return finish(s, st);
    const ast_node *p = g->pattern;
    set_place(s, p);
    if (g->value->kind == SV_CHOICE && p->kind != AST_MatchAs) {
        side_data d = {st, p, g->value, g->next};
        return branch(s, g->value->choice.cond, match_side_a, match_side_b, &d);
    }
    if (is_simple(p)) return go_on(s, st, holds(s, p, g->value), g->next, st->bound);
    switch (p->kind) {
    case AST_MatchAs: return match_as(s, st, p, g->value, g->next);
    case AST_MatchSequence: return match_sequence(s, st, p, g->value, g->next);
    case AST_MatchMapping: return match_mapping(s, st, p, g->value, g->next);
    case AST_MatchClass: return match_class(s, st, p, g->value, g->next);
    default: return unsupported(s, "alternatives that have parts in a pattern") != NULL;
    }
}

// ---- cases ----

typedef struct cases {
    const ast_node *node;   // Match
    int at;
    sval *subject;
    const matching *before;   // the case before this one
} cases;

// On this side the case before has matched: what its body left is what goes on.
static bool keep_exit(spec *s, void *data) {
    const cases *c = data;
    if (c->before->exit->v->kind != SV_UNDEF) cell_set(s, s->frame->exit, c->before->exit->v);
    return true;
}

static bool try_cases(spec *s, void *data) {
    cases *c = data;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));   // on this side nothing has left
    if (c->at == c->node->Match.cases.n) return true;
    const ast_node *one = c->node->Match.cases.data[c->at];
    matching m = {one, cell_new(s, sv_bool(s, false)), cell_new(s, sv_undef(s))};
    m.exit->is_result = true;   // of the paths that have matched only
    state st = {&m, first(s, one->match_case.pattern, c->subject, NULL), NULL};
    if (!work_off(s, &st)) return false;
    cases next = {c->node, c->at + 1, c->subject, &m};
    sval *matched = m.matched->v;
    if (matched->kind == SV_NUM) return matched->num.i || try_cases(s, &next);
    sval *missed = scalar_unary(s, OP_Not, matched);
    return branch(s, scalar_value(s, missed), try_cases, keep_exit, &next);
}

bool exec_match(spec *s, const ast_node *n) {
    cases c = {n, 0, eval(s, n->Match.subject), NULL};
    return c.subject && try_cases(s, &c);
}
