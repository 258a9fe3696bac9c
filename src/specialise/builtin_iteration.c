// Built-in functions that go over their arguments' items.
#include "specialise/builtins.h"
#include "specialise/methods.h"

#include <string.h>

static sval *range_bound(spec *s, sval *v, void *unused) {
    (void)unused;
    if (!sval_is_number(v) || stype_kind(sval_stype(v)) == 'f') return no_integer(s, v);
    return scalar_convert(s, v, ST_INT);
}

sval *b_range(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 3)) return NULL;
    sval *v[3] = {sv_int(s, 0), NULL, sv_int(s, 1)};
    for (int i = 0; i < a->n; i++) {
        sval *x = split_choice(s, a->v[i], range_bound, NULL);
        if (!x) return NULL;
        v[a->n == 1 ? 1 : i] = x;
    }
    int64_t step;
    if (sval_known_int(v[2], &step) && step == 0) return fail(s, "ValueError", NULL, "range() arg 3 must not be zero");
    sval *r = sv_new(s, SV_RANGE);
    r->range.start = v[0], r->range.stop = v[1], r->range.step = v[2];
    return r;
}

static bool collect_item(spec *s, void *data, sval *item) { return list_append(s, data, item); }

sval *b_list(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 0, 1)) return NULL;
    sval *list = sv_list(s, sv_tuple(s, 0, NULL));
    if (!a->n) return list;
    sval *v = a->v[0];
    sval *run = run_items(s, v);
    if (run) return list_copy(s, sv_list(s, run), &(arglist){0});
    sequence q;
    if (v->kind == SV_RANGE && sequence_open(s, v, &q) && q.known >= 0 && q.known <= 64) {   // stays known
        sval *items = sequence_items(s, v);
        return items ? sv_list(s, items) : NULL;
    }
    return loop_over(s, NULL, v, collect_item, list) ? list : NULL;
}

sval *b_tuple(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 0, 1)) return NULL;
    if (!a->n) return sv_tuple(s, 0, NULL);
    sval *v = a->v[0];
    if (v->kind == SV_RTUPLE) return v;
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    if (q.known >= 0) return sequence_items(s, q.source);
    sval *list = call1(s, builtin_function(s, intern(s->names, "list")), q.source);
    if (!list) return NULL;
    sval *run = run_items(s, list);
    return run ? sv_rtuple(s, run) : list->object.cell->v;
}

sval *b_dict(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *d = sv_dict(s, 0, NULL, NULL);
    if (a->n) {
        if (!dict_merge(s, d, a->v[0])) return NULL;
    }
    for (int i = 0; i < a->named; i++)
        if (!subscript_set(s, d, sv_istr(s, a->names[i]), a->named_v[i])) return NULL;
    return d;
}

typedef struct best {
    sval *a, *b;
    scell *result;
} best;

static bool take_b(spec *s, void *data) { return cell_set(s, ((best *)data)->result, ((best *)data)->b), true; }
static bool take_a(spec *s, void *data) { return cell_set(s, ((best *)data)->result, ((best *)data)->a), true; }

static sval *better_of(spec *s, sval *a, sval *b, bool want_max) {
    if (sval_is_number(a) && sval_is_number(b)) {
        sval *r = scalar_min_max(s, a, b, want_max);
        if (r || s->diags->error_count) return r;
    }
    sval *gt = compare(s, want_max ? OP_Gt : OP_Lt, b, a);
    ir_value *c = NULL;
    int const t = gt ? truth(s, gt, &c) : -2;
    if (t == -2) return NULL;
    if (t >= 0) return t ? b : a;
    best d = {a, b, cell_new(s, sv_undef(s))};
    return branch(s, c, take_b, take_a, &d) ? d.result->v : NULL;
}

typedef struct running {
    scell *value;
    bool want_max;
    sval *items;
    const sequence *some;   // the same, where it is known that there are some
} running;

static bool run_best(spec *s, void *data, sval *item) {
    running *r = data;
    sval *v = r->value->v->kind == SV_UNDEF ? item : better_of(s, r->value->v, item, r->want_max);
    if (v) cell_set(s, r->value, v);
    return v != NULL;
}

static bool run_all(spec *s, void *data) { return loop_over(s, NULL, ((running *)data)->items, run_best, data); }

static bool best_of_some(spec *s, void *data) {
    running *r = data;
    sval *first = sequence_at(s, r->some, sv_int(s, 0));
    if (first) cell_set(s, r->value, first);
    return first && run_all(s, data);
}

typedef struct keyed_best {
    const sequence *items;
    sval *key, *item, *item_key;   // the function; what is looked at
    scell *best, *best_key;
    bool want_max;
} keyed_best;

static bool take_item(spec *s, void *data) {
    keyed_best *d = data;
    cell_set(s, d->best, d->item);
    cell_set(s, d->best_key, d->item_key);
    return true;
}

static bool take_better(spec *s, keyed_best *d, sval *item) {
    d->item = item;
    if (!item || !(d->item_key = call1(s, d->key, item))) return false;
    if (d->best->v->kind == SV_UNDEF) return take_item(s, d);
    sval *better = compare(s, d->want_max ? OP_Gt : OP_Lt, d->item_key, d->best_key->v);
    ir_value *c = NULL;
    int const known = better ? truth(s, better, &c) : -2;
    if (known >= 0) return known ? take_item(s, d) : true;
    return known == -1 && branch(s, c, take_item, NULL, d);
}

static bool take_next(spec *s, void *data, sval *index) {
    keyed_best *d = data;
    sval *next = scalar_binary(s, OP_Add, index, sv_int(s, 1));
    return next && take_better(s, d, sequence_at(s, d->items, next));
}

static sval *best_by_key(spec *s, const builtin *b, arglist *a, sval *key, sval *otherwise) {
    sval *source = a->n == 1 ? a->v[0] : sv_tuple(s, a->n, a->v);
    sequence q;
    if (!sequence_open(s, source, &q)) return NULL;
    if (q.known == 0 && otherwise) return otherwise;
    const char *text = arena_printf(s->arena, "%s() arg is an empty sequence", b->name);
    if (q.known == 0) return fail(s, "ValueError", NULL, "%s", text);
    if (q.known < 0 && otherwise) return unsupported(s, "%s() with default= of items known only at run time", b->name);
    if (q.known < 0)
        emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, q.length, sv_int(s, 0))), "ValueError", text);
    keyed_best d = {.items = &q,
                    .key = key,
                    .best = cell_new(s, sv_undef(s)),
                    .best_key = cell_new(s, sv_undef(s)),
                    .want_max = b->code};
    if (!take_better(s, &d, sequence_at(s, &q, sv_int(s, 0)))) return NULL;
    if (q.is_static) {
        for (int i = 1; i < q.known; i++)
            if (!take_better(s, &d, sequence_at(s, &q, sv_int(s, i)))) return NULL;
        return d.best->v;
    }
    loop_body body = {NULL, take_next, &d, NULL};
    sval *rest = scalar_binary(s, OP_Sub, q.length, sv_int(s, 1));
    return rest && loop_counted(s, &body, rest) ? d.best->v : NULL;
}

sval *b_min_max(spec *s, const builtin *b, arglist *a) {
    sval *key = NULL, *otherwise = NULL;
    for (int i = 0; i < a->named; i++) {
        if (strcmp(a->names[i], "key") == 0)
            key = a->named_v[i];
        else if (strcmp(a->names[i], "default") == 0)
            otherwise = a->named_v[i];
        else
            return fail(s, "TypeError", NULL, "%s() got an unexpected keyword argument '%s'", b->name, a->names[i]);
    }
    if (key && key->kind != SV_NONE) return best_by_key(s, b, a, key, otherwise);
    if (a->n == 0) return fail(s, "TypeError", NULL, "%s expected at least 1 argument, got 0", b->name);
    if (a->n == 1) {
        sequence q;
        if (!sequence_open(s, a->v[0], &q)) return NULL;
        const char *text = arena_printf(s->arena, "%s() arg is an empty sequence", b->name);
        if (q.known == 0 && otherwise) return otherwise;
        if (otherwise && q.known < 0) {
            running r = {cell_new(s, otherwise), b->code, q.source, &q};
            sval *some = scalar_compare(s, OP_Gt, q.length, sv_int(s, 0));
            return some && branch(s, scalar_value(s, some), best_of_some, NULL, &r) ? r.value->v : NULL;
        }
        if (q.known == 0) return fail(s, "ValueError", NULL, "%s", text);
        if (q.known > 0 && q.is_static) {
            running r = {cell_new(s, sv_undef(s)), b->code, q.source, NULL};
            return run_all(s, &r) ? r.value->v : NULL;
        }
        if (q.known < 0)
            emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, q.length, sv_int(s, 0))), "ValueError", text);
        sval *first = sequence_at(s, &q, sv_int(s, 0));
        if (!first) return NULL;
        running r = {cell_new(s, first), b->code, q.source, NULL};
        if (q.known > 0) return run_all(s, &r) ? r.value->v : NULL;
        sval *several = scalar_compare(s, OP_Gt, q.length, sv_int(s, 1));   // a single item is compared with nothing
        return several && branch(s, scalar_value(s, several), run_all, NULL, &r) ? r.value->v : NULL;
    }
    sval *v = a->v[0];
    for (int i = 1; v && i < a->n; i++) v = better_of(s, v, a->v[i], b->code);
    return v;
}

typedef struct total {
    scell *value;
} total;

static bool add_item(spec *s, void *data, sval *item) {
    total *t = data;
    sval *v = binary(s, OP_Add, t->value->v, item);
    if (v) cell_set(s, t->value, v);
    return v != NULL;
}

sval *b_sum(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *out[2] = {0};
    if (!arguments(s, "sum", a, "iterable start=0", out)) return NULL;
    total t = {cell_new(s, out[1] ? out[1] : sv_int(s, 0))};
    return loop_over(s, NULL, out[0], add_item, &t) ? t.value->v : NULL;
}

typedef struct quantifier {
    scell *value;
    bool is_all, stops;
} quantifier;

bool stop_loop(spec *s, void *unused) {
    (void)unused;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_BREAK));
    return true;
}

static bool test_item(spec *s, void *data, sval *item) {
    quantifier *q = data;
    ir_value *c = NULL;
    int const t = truth(s, item, &c);
    if (t == -2) return false;
    sval *v = t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
    sval *r = scalar_binary(s, q->is_all ? OP_BitAnd : OP_BitOr, q->value->v, v);
    if (!r) return false;
    cell_set(s, q->value, r);
    if (!q->stops) return true;   // nothing tells whether the rest was looked at
    if (v->kind == SV_NUM) return (v->num.i != 0) != q->is_all ? stop_loop(s, NULL) : true;
    sval *ends = q->is_all ? scalar_unary(s, OP_Not, v) : v;
    return branch(s, scalar_value(s, ends), stop_loop, NULL, NULL);
}

sval *b_quantifier(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    quantifier q = {cell_new(s, sv_bool(s, b->code)), b->code, a->v[0]->kind == SV_ITER && a->v[0]->iter.state};
    if (!loop_over(s, NULL, a->v[0], test_item, &q)) return NULL;
    iterator_left(s, a->v[0]);   // it may have stopped before the end
    return q.value->v;
}

sval *b_sorted(spec *s, const builtin *b, arglist *a) {
    sval *given[3] = {0};
    if (!arguments(s, "sorted", a, "iterable * key=None reverse=False", given)) return NULL;
    arglist one = {.n = 1, .v = given};
    sval *list = b_list(s, b, &one), *known = list ? sorted_list(s, list, given[1], given[2]) : NULL;
    if (known || !list || s->diags->error_count) return known;
    return list_sort_runtime(s, list, given[1], given[2]) ? list : NULL;
}

// Pairs have mostly the order of what comes first in them.
static bool is_order_known(const sval *key) {
    return !sval_is_dynamic(key) || (key->kind == SV_TUPLE && key->tuple.n && !sval_is_dynamic(key->tuple.items[0]));
}

// A known list in the order of its keys; NULL without a message when they are not known.
sval *sorted_list(spec *s, sval *list, sval *key, sval *reverse) {
    sval *c = list->object.cell->v;
    ir_value *unused = NULL;
    int const down = reverse ? truth(s, reverse, &unused) : 0;
    if (c->kind != SV_TUPLE || down < 0) return NULL;
    int const n = c->tuple.n;
    sval **keys = ARENA_ARRAY(s->arena, sval *, n + 1),
         **items = arena_copy(s->arena, c->tuple.items, (size_t)n * sizeof(sval *));
    for (int i = 0; i < n; i++) {
        keys[i] = key && key->kind != SV_NONE ? call1(s, key, items[i]) : items[i];
        if (!keys[i] || !is_order_known(keys[i])) return NULL;
    }
    for (int i = 1; i < n; i++)   // stable: equal items keep their order, also when reversed
        for (int k = i; k > 0; k--) {
            sval *less = down ? compare(s, OP_Lt, keys[k - 1], keys[k]) : compare(s, OP_Lt, keys[k], keys[k - 1]);
            if (!less || less->kind != SV_NUM) return NULL;
            if (!less->num.i) break;
            sval *t = keys[k];
            keys[k] = keys[k - 1], keys[k - 1] = t;
            t = items[k];
            items[k] = items[k - 1], items[k - 1] = t;
        }
    return sv_list(s, sv_tuple(s, n, items));
}
