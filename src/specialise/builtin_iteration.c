// Built-in functions that go over their arguments' items.
#include "specialise/builtins.h"
#include "specialise/methods.h"

#include <string.h>

sval *b_range(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 3)) return NULL;
    sval *v[3] = {sv_int(s, 0), NULL, sv_int(s, 1)};
    for (int i = 0; i < a->n; i++) {
        if (!sval_is_number(a->v[i]) || stype_kind(sval_stype(a->v[i])) == 'f') return no_integer(s, a->v[i]);
        sval *x = scalar_convert(s, a->v[i], ST_INT);
        if (!x) return NULL;
        v[a->n == 1 ? 1 : i] = x;
    }
    int64_t step;
    if (sval_known_int(v[2], &step) && step == 0) return fail(s, "ValueError", NULL, "range() arg 3 must not be zero");
    sval *r = sv_new(s, SV_RANGE);
    r->range.start = v[0], r->range.stop = v[1], r->range.step = v[2];
    return r;
}

// What a function of lib/native/_iteration.py makes of the arguments.
static sval *iteration(spec *s, const char *function, int n, sval **args) {
    sval *m = module_import(s, intern(s->names, "_iteration"));
    sval *f = m ? module_member(s, m->module, intern(s->names, function)) : NULL;
    return f ? call(s, f, &(arglist){.n = n, .v = args}) : NULL;
}

static bool is_iterator(spec *s, sval *v) { return v->kind == SV_INSTANCE && special_method(s, v, "__next__"); }

sval *rest_of_iterator(spec *s, sval *v) {
    if (is_iterator(s, v)) return iteration(s, "iterated", 1, &v);
    return mistake(s, "TypeError", "iter() returned non-iterator of type '%s'", sval_type_name(v));
}

// The parts from `first` on, where objects have an __iter__: it is called here, once. walks: what objects with __next__
// give is asked for by a generator.
static bool ask_objects(spec *s, int first, int n, sval **parts, bool walks) {
    for (int i = first; i < n; i++) {
        sval *own = special_method(s, parts[i], "__iter__");
        if (own && !(parts[i] = call(s, own, &(arglist){0}))) return false;
        if (own && walks && parts[i]->kind == SV_INSTANCE && !(parts[i] = rest_of_iterator(s, parts[i]))) return false;
    }
    return true;
}

static sval *iter_new(spec *s, iter_kind kind, int n, sval **parts) {
    sval *v = sv_new(s, SV_ITER);
    v->iter.iter = kind;
    v->iter.n = n;
    v->iter.parts = n ? arena_copy(s->arena, parts, (size_t)n * sizeof *parts) : NULL;
    v->iter.state = cell_new(s, sv_int(s, 0));
    return v;
}

// May a generator walk over this beside what it yields, item by item as zip() does?
static bool is_sequence(const sval *v) {
    return v->kind == SV_LIST || is_tuple(v) || is_text(v) || v->kind == SV_RANGE || v->kind == SV_ARRAY;
}

// zip() where the part at the place is a generator: a generator, too.
static sval *zip_generator(spec *s, int n, sval **parts, int place) {
    for (int i = 0; i < n; i++)
        if (i != place && !is_sequence(parts[i]))
            return unsupported(s, "zip() and map() of a generator and a value of type %s", sval_type_name(parts[i]));
    sval *args[] = {sv_tuple(s, place, parts), parts[place], sv_tuple(s, n - place - 1, parts + place + 1)};
    return iteration(s, "zipped", 3, args);
}

static bool is_made_first(const sval *v) {
    return is_generator(v) && v->iter.expression && !is_generator(v->iter.parts[0]);
}

// zip() of objects with __next__, and of sequences beside them.
static sval *zip_objects(spec *s, int n, sval **parts) {
    for (int i = 0; i < n; i++) {
        if (is_iterator(s, parts[i])) continue;
        if (!is_sequence(parts[i]))
            return unsupported(s, "zip() and map() of an object with __next__ and a value of type %s",
                               sval_type_name(parts[i]));
        if (!(parts[i] = iteration(s, "sequence_iterator", 1, &parts[i]))) return NULL;
    }
    return iteration(s, "zip_objects", 1, (sval *[]){sv_tuple(s, n, parts)});
}

// Items of several iterables are asked for in turn: those of generator expressions are all made first.
static sval *in_turn(spec *s, iter_kind kind, arglist *a) {
    int const first = kind == ITER_MAP, n = a->n - first;
    sval **all = a->n ? arena_copy(s->arena, a->v, (size_t)a->n * sizeof *all) : NULL, **parts = all + first, *zipped;
    int generators = 0, objects = 0, place = 0;
    if (!ask_objects(s, first, a->n, all, false)) return NULL;
    for (int i = 0; i < n; i++) {
        if (is_made_first(parts[i]) && !(parts[i] = generator_list(s, parts[i]))) return NULL;
        objects += is_iterator(s, parts[i]);
        if (is_generator(parts[i])) place = i, generators++;
    }
    if (!generators && !objects) return iter_new(s, kind, a->n, all);
    if (n == 1 && objects && !(parts[0] = rest_of_iterator(s, parts[0]))) return NULL;
    if (n == 1 && kind == ITER_MAP) return iteration(s, "mapped", 2, all);
    if (generators > 1) return unsupported(s, "zip() and map() of several generators");
    zipped = objects && n > 1 ? zip_objects(s, n, parts) : zip_generator(s, n, parts, place);
    return zipped && kind == ITER_MAP ? iteration(s, "mapped_all", 2, (sval *[]){all[0], zipped}) : zipped;
}

// zip(*rows): of the rows as they are now.
static sval *columns_new(spec *s, sval *starred) {
    sval *run = sv_new(s, SV_RLIST), *rows;
    run->rlist = starred->rlist;
    if (!(rows = list_copy(s, sv_list(s, run), &(arglist){0}))) return NULL;
    return iter_new(s, ITER_COLUMNS, 1, &rows);
}

sval *b_zip(spec *s, const builtin *b, arglist *a) {
    (void)b;
    bool const starred = a->n && a->v[a->n - 1]->kind == SV_STARRED;
    if (starred && a->n == 1) return columns_new(s, a->v[0]);
    for (int i = 0; i < a->n; i++)
        if (a->v[i]->kind == SV_STARRED) return unsupported(s, "zip() of run-time items and others");
    return in_turn(s, ITER_ZIP, a);
}

sval *b_enumerate(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *out[2] = {0};
    if (!arguments(s, "enumerate", a, "iterable start=0", out) || !ask_objects(s, 0, 1, out, true)) return NULL;
    return iter_new(s, ITER_ENUMERATE, 2, (sval *[]){out[1] ? out[1] : sv_int(s, 0), out[0]});
}

sval *b_reversed(spec *s, const builtin *b, arglist *a) {
    return builtin_takes(s, b, a, 1, 1) ? iter_new(s, ITER_REVERSED, 1, a->v) : NULL;
}

sval *b_map(spec *s, const builtin *b, arglist *a) {
    (void)b;
    if (a->n < 2) return fail(s, "TypeError", NULL, "map() must have at least two arguments.");
    return in_turn(s, ITER_MAP, a);
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

static bool stop_loop(spec *s, void *unused) {
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

typedef struct first_item {
    scell *item, *found;
    sval *otherwise;
} first_item;

static bool take_first(spec *s, void *data, sval *item) {
    first_item *f = data;
    cell_set(s, f->item, item);
    cell_set(s, f->found, sv_bool(s, true));
    return stop_loop(s, NULL);
}

static bool no_first(spec *s, void *data) {
    first_item *f = data;
    if (f->otherwise) return cell_set(s, f->item, f->otherwise), true;
    return raise_exception(s,
                           exception_instance(s, exception_class(s, intern(s->names, "StopIteration"))->cls, 0, NULL));
}

// next(generator): the first item; native code does not go on with it.
sval *b_next(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 2)) return NULL;
    sval *own = special_method(s, a->v[0], "__next__");
    if (own) return a->n == 1 ? call(s, own, &(arglist){0}) : iteration(s, "next_or", 2, a->v);
    sval *v = a->v[0];
    if (v->kind != SV_ITER || !v->iter.state) return unsupported(s, "next() of a %s", sval_type_name(v));
    first_item f = {cell_new(s, sv_undef(s)), cell_new(s, sv_bool(s, false)), a->n > 1 ? a->v[1] : NULL};
    f.item->is_result = true;   // meaningless where nothing was found
    if (!loop_over(s, NULL, v, take_first, &f)) return NULL;
    iterator_left(s, v);
    ir_value *c = NULL;
    int const found = truth(s, f.found->v, &c);
    if (found == 0 && !no_first(s, &f)) return NULL;
    if (found == -1) {
        ir_value *none = scalar_value(s, scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, c)));
        if (!branch(s, none, no_first, NULL, &f)) return NULL;
    }
    return found == -2 || is_dead(s) ? NULL : f.item->v;
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

sval *b_filter(spec *s, const builtin *b, arglist *a) {
    return builtin_takes(s, b, a, 2, 2) && ask_objects(s, 1, 2, a->v, true) ? iteration(s, "filtered", 2, a->v) : NULL;
}

sval *b_iter(spec *s, const builtin *b, arglist *a) {
    if (!builtin_takes(s, b, a, 1, 1)) return NULL;
    sval *v = a->v[0];
    if (!ask_objects(s, 0, 1, &v, false)) return NULL;
    // Where __iter__ returns it nothing else gets hold of it.
    if (s->frame->func && strcmp(s->frame->func->name, "__iter__") == 0) return v;
    if (v->kind == SV_INSTANCE || (v->kind == SV_ITER && v->iter.iter < ITER_KEYS)) return v;
    if (!is_sequence(v)) v = call1(s, builtin_function(s, intern(s->names, "list")), v);
    return v ? iteration(s, "sequence_iterator", 1, &v) : NULL;
}
