// Built-in functions that make and ask iterators; what generators can say is in lib/native/_iteration.py.
#include "specialise/builtins.h"
#include "specialise/methods.h"

#include <string.h>

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
