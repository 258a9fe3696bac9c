// Joining two values into one: what a branch, a loop or the items of a list make of values that differ.
#include "specialise/state.h"

sval *sv_choice(spec *s, sval *a, sval *b, ir_value *cond) {
    sval *v = sv_new(s, SV_CHOICE);
    v->choice.cond = cond;
    v->choice.a = a;
    v->choice.b = b;
    return v;
}

static sval *join_arrays(spec *s, sval *a, sval *b) {
    if (a->array.dtype != b->array.dtype || a->array.rank != b->array.rank) return NULL;
    sval **dims = ARENA_ARRAY(s->arena, sval *, a->array.rank + 1);
    for (int i = 0; i < a->array.rank; i++) {
        sval *x = a->array.dims[i], *y = b->array.dims[i];
        dims[i] = x && y && sval_same(x, y) ? x : NULL;
    }
    return sv_array(s, a->array.dtype, a->array.rank, dims, NULL);
}

enum { MOST_TYPES = 20 };   // in each of two that lie side by side

static sval *join_strict(spec *s, sval *a, sval *b);

static bool mixes(const spec *s) { return s->layouts && s->layouts->mixes; }
variety convertible_variety(const spec *s) { return mixes(s) ? OR_NONE : NUMBERS; }

static sval **join_all(spec *s, int n, sval *const *a, int m, sval *const *b) {
    if (n != m) return NULL;
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++)
        if (!(out[i] = join_strict(s, a[i], b[i]))) return NULL;
    return out;
}

static bool is_record(const sval *v) {
    return v->kind == SV_CLOSURE || (v->kind == SV_INSTANCE && v->object.cell->v->kind == SV_RECORD);
}

static bool are_records(const sval *v) {
    return v->kind == SV_CHOICE ? are_records(v->choice.a) && are_records(v->choice.b) : is_record(v);
}

bool any_part(const sval *t, part_test *test, void *data) {
    if (test(t, data)) return true;
    sval *const *parts = NULL;
    int n = 0;
    switch (t->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: parts = &t->object.cell->v, n = 1; break;
    case SV_RLIST:
    case SV_RTUPLE: parts = &t->rlist.item, n = 1; break;
    case SV_RTABLE:
        return any_part(t->table.key, test, data) || (t->table.value && any_part(t->table.value, test, data));
    case SV_CHOICE: return any_part(t->choice.a, test, data) || any_part(t->choice.b, test, data);
    case SV_TUPLE: parts = t->tuple.items, n = t->tuple.n; break;
    case SV_MAP: parts = t->map.values, n = t->map.n; break;
    case SV_CLOSURE: parts = t->closure.values, n = t->closure.n; break;
    default: break;
    }
    for (int i = 0; i < n; i++)
        if (parts[i] && any_part(parts[i], test, data)) return true;
    return false;
}

bool is_itself(const sval *t, void *part) { return t == part; }

static bool is_container(const sval *t, void *unused) {
    (void)unused;
    return t->kind == SV_LIST || t->kind == SV_DICT || t->kind == SV_SET || t->kind == SV_RTUPLE;
}

static bool is_one_more(const sval *t, void *left) {
    (void)t;
    return --*(int *)left < 0;
}

// More than lie side by side; one that holds itself has no end.
static bool has_many_types(const sval *t) {
    int left = MOST_TYPES;
    return any_part(t, is_one_more, &left);
}

bool says_the_same(spec *s, const sval *item, const sval *t) {
    if (item == t) return true;
    if (item->kind == SV_UNDEF || t->kind == SV_UNDEF || (t->is_learned && !item->is_learned)) return false;
    if (!items_alike(s, item, t) || any_part(item, is_container, NULL)) return false;
    type_list x = {0}, y = {0};   // with the sizes of arrays
    flatten_types(s, item, &x);
    flatten_types(s, t, &y);
    for (int i = 0; i < x.n && i < y.n; i++)
        if (x.data[i] != y.data[i]) return false;
    return x.n == y.n;
}

// Contents of lists.
static sval *join_contents(spec *s, sval *a, sval *b, variety what) {
    if (a->kind == SV_TUPLE && b->kind == SV_TUPLE) {
        sval **items = join_all(s, a->tuple.n, a->tuple.items, b->tuple.n, b->tuple.items);
        if (items) return sv_tuple(s, a->tuple.n, items);
    }
    sval *sides[2] = {a, b}, *item = NULL;
    for (int k = 0; k < 2; k++) {
        if (sides[k]->kind != SV_RLIST && sides[k]->kind != SV_TUPLE) return NULL;
        sval *c = sides[k], *t = c->kind == SV_RLIST ? c->rlist.item
                                 : c->tuple.n        ? mixed_template(s, c->tuple.n, c->tuple.items, what)
                                                     : NULL;
        if (c->kind == SV_TUPLE && c->tuple.n && !t) return NULL;
        if (!t || (item && says_the_same(s, item, t))) continue;
        if (item) item_learn(s, item, t), item_learn(s, t, item);   // where the one is not known yet, the other is
        item = item && item->kind != SV_UNDEF ? mixed_template(s, 2, (sval *[]){item, t}, what) : t;
        if (!item) return NULL;
    }
    if (!item) return NULL;
    // Two lists of records stay what they are.
    bool const both = a->kind == SV_RLIST && b->kind == SV_RLIST && are_records(a->rlist.item);
    if (both && what == ONE_TYPE && !items_alike(s, a->rlist.item, b->rlist.item)) return NULL;
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = item;
    list_is_of(s, l, a, b);
    if (!l->rlist.site) list_begins(s, l);
    return l;
}

// Tuples of which one has a length known only at run time, or whose lengths differ.
static sval *join_tuples(spec *s, sval *a, sval *b) {
    if (!is_tuple(a) || !is_tuple(b)) return NULL;
    sval *x = run_items(s, a), *y = run_items(s, b), *c = join_contents(s, x ? x : a, y ? y : b, ONE_TYPE);
    return c && c->kind == SV_RLIST ? sv_rtuple(s, c) : NULL;
}

static bool same_keys(const sval *a, const sval *b) {
    bool same = a->kind == SV_MAP && b->kind == SV_MAP && a->map.n == b->map.n;
    for (int i = 0; same && i < a->map.n; i++) same = sval_same(a->map.keys[i], b->map.keys[i]);
    return same;
}

static sval *map_of(spec *s, const sval *like, sval **values) {
    sval *m = sv_new(s, SV_MAP);
    *m = *like;
    m->map.values = values;
    return m;
}

static sval *join_maps(spec *s, sval *a, sval *b) {
    sval **values = same_keys(a, b) ? join_all(s, a->map.n, a->map.values, b->map.n, b->map.values) : NULL;
    return values ? map_of(s, a, values) : NULL;
}

// Contents of dicts or sets: the keys of both, or a run-time table.
static sval *join_table(spec *s, sval *a, sval *b, bool convertible) {
    sval *known = a->kind == SV_MAP && b->kind == SV_MAP ? join_maps(s, a, b) : NULL;
    return known ? known : table_join(s, a, b, convertible);
}

// Two objects, what is known of which would come together in a third one, though something else holds one of them.
static bool lose_identity(spec *s, const sval *a, const sval *b) {
    const scell *x = a->object.cell, *y = b->object.cell;
    if (!s->meeting || x == y || (is_runtime_contents(x->v) && is_runtime_contents(y->v))) return false;
    return is_held_elsewhere(s, x) || is_held_elsewhere(s, y);
}

// The same of what each is, if it is one of several.
static bool would_lose_identity(spec *s, const sval *a, const sval *b) {
    if (a->kind == SV_CHOICE) return would_lose_identity(s, a->choice.a, b) || would_lose_identity(s, a->choice.b, b);
    if (b->kind == SV_CHOICE) return would_lose_identity(s, a, b->choice.a) || would_lose_identity(s, a, b->choice.b);
    return a->kind == b->kind && is_object(a) && lose_identity(s, a, b);
}

static sval *join_object(spec *s, sval *a, sval *b) {
    if (a->object.cls != b->object.cls || a->object.is_frozen != b->object.is_frozen) return NULL;
    sval *x = a->object.cell->v, *y = b->object.cell->v;
    sval *record = x->kind == SV_RECORD ? x : y->kind == SV_RECORD ? y : NULL;
    sval *contents = record                   ? record
                     : a->kind == SV_LIST     ? join_contents(s, x, y, ONE_TYPE)
                     : a->kind == SV_INSTANCE ? join_maps(s, x, y)
                                              : join_table(s, x, y, false);
    // Exceptions whose arguments are not alike: what is known of both is their class.
    if (!contents && a->kind == SV_INSTANCE && class_is_exception(a->object.cls)) contents = sv_new(s, SV_MAP);
    if (!contents) return NULL;
    share(s, a);
    share(s, b);
    sval *v = sv_new(s, a->kind);
    v->object = a->object;
    v->object.cell = cell_of(s, a->kind, contents);
    bool const is_copy = a->object.cell->in_list || b->object.cell->in_list, lost = lose_identity(s, a, b);
    if (lost) mark_copied(s, a), mark_copied(s, b);
    v->object.cell->in_list = (is_copy || lost) && !is_runtime_contents(contents);
    return v;
}

// Ranges whose bounds are known stay two.
static sval *join_ranges(spec *s, const sval *a, const sval *b) {
    sval *x[] = {a->range.start, a->range.stop, a->range.step}, *y[] = {b->range.start, b->range.stop, b->range.step};
    for (int i = 0; i < 3; i++)
        if (x[i]->kind == SV_NUM && y[i]->kind == SV_NUM && !sval_same(x[i], y[i])) return NULL;
    sval **parts = join_all(s, 3, x, 3, y), *r = parts ? sv_new(s, SV_RANGE) : NULL;
    if (r) r->range.start = parts[0], r->range.stop = parts[1], r->range.step = parts[2];
    return r;
}

// A choice that one of b's alternatives fits, each in its place: float|np.float64 and np.float64 stay two types.
static sval *join_choice(spec *s, sval *a, sval *b) {
    if (b->kind == SV_CHOICE) {
        sval *first = join_strict(s, a, b->choice.a);
        return first ? join_strict(s, first, b->choice.b) : NULL;
    }
    sval *side = join_strict(s, a->choice.a, b);
    if (side) return sv_choice(s, side, a->choice.b, NULL);
    side = join_strict(s, a->choice.b, b);
    return side ? sv_choice(s, a->choice.a, side, NULL) : NULL;
}

static bool is_alike(const sval *a, const sval *b) {
    if (a->kind != b->kind) return false;
    return a->kind == SV_CLOSURE ? a->closure.code == b->closure.code : a->object.cls == b->object.cls;
}

// The records or closures a, of which one may be like b.
static sval *join_alike(spec *s, sval *a, sval *b, bool *done) {
    if (a->kind != SV_CHOICE) return (*done = is_alike(a, b)) ? join_strict(s, a, b) : a;
    sval *x = join_alike(s, a->choice.a, b, done), *y = *done ? a->choice.b : join_alike(s, a->choice.b, b, done);
    return x && y ? sv_choice(s, x, y, NULL) : NULL;
}

// Records of several classes: each is one of them.
static sval *join_records(spec *s, sval *a, sval *b) {
    if (b->kind == SV_CHOICE) {
        a = join_records(s, a, b->choice.a);
        return a ? join_records(s, a, b->choice.b) : NULL;
    }
    bool done = false;
    sval *joined = join_alike(s, a, b, &done);
    return done || !joined ? joined : sv_choice(s, a, b, NULL);
}

// The common template of a and b, or NULL.
static sval *join_strict(spec *s, sval *a, sval *b) {
    if (!a || !b) return NULL;
    if (a->kind == SV_REF) a = a->ref;
    if (b->kind == SV_REF) b = b->ref;
    if (sval_same(a, b)) return a;
    if (are_records(a) && are_records(b) && (!is_record(a) || !is_record(b) || !is_alike(a, b)))
        return join_records(s, a, b);
    if (a->kind == SV_CHOICE) return join_choice(s, a, b);
    if (b->kind == SV_CHOICE) return join_choice(s, b, a);
    if (sval_is_number(a) && sval_is_number(b)) {
        if (sval_stype(a) != sval_stype(b)) return NULL;
        sval *v = sv_scalar(s, sval_stype(a), NULL);
        int64_t lo[2] = {INT64_MIN, INT64_MIN}, hi[2] = {INT64_MAX, INT64_MAX};
        sval *sides[2] = {a, b};
        for (int k = 0; k < 2; k++)
            if (sides[k]->kind == SV_NUM)
                lo[k] = hi[k] = sides[k]->num.i;
            else
                lo[k] = sides[k]->scalar.lo, hi[k] = sides[k]->scalar.hi;
        if (sval_stype(a) == ST_INT)
            v->scalar.lo = lo[0] < lo[1] ? lo[0] : lo[1], v->scalar.hi = hi[0] > hi[1] ? hi[0] : hi[1];
        return v;
    }
    bool const text_a = a->kind == SV_STR || a->kind == SV_RSTR, text_b = b->kind == SV_STR || b->kind == SV_RSTR;
    if (text_a && text_b) return sv_rstr(s, NULL);
    if (a->kind == SV_RTUPLE || b->kind == SV_RTUPLE) return join_tuples(s, a, b);
    if (a->kind != b->kind) return NULL;
    switch (a->kind) {
    case SV_ARRAY: return join_arrays(s, a, b);
    case SV_HANDLE: return a->handle.handle == b->handle.handle ? a : NULL;
    case SV_RLIST: return join_contents(s, a, b, ONE_TYPE);
    case SV_RECORD: return a->record.layout == b->record.layout ? a : NULL;
    case SV_CLOSURE: {
        sval **values = a->closure.code != b->closure.code
                            ? NULL
                            : join_all(s, a->closure.n, a->closure.values, b->closure.n, b->closure.values);
        return values ? closure_with(s, a, values) : NULL;
    }
    case SV_RTABLE: return table_join(s, a, b, false);
    case SV_TUPLE: {
        sval **items = join_all(s, a->tuple.n, a->tuple.items, b->tuple.n, b->tuple.items);
        return items ? sv_tuple(s, a->tuple.n, items) : NULL;
    }
    case SV_MAP: return join_maps(s, a, b);
    case SV_RANGE: return join_ranges(s, a, b);
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return join_object(s, a, b);
    default: return NULL;
    }
}

// What is boxed on one of two paths is so on both.
static sval *join_boxes(spec *s, sval *a, sval *b) {
    if ((a->kind == SV_RLIST) == (b->kind == SV_RLIST)) return NULL;
    sval *box = a->kind == SV_RLIST ? a : b, *t = box_template(s, box == a ? b : a, box->rlist.item);
    return t && items_alike(s, t->rlist.item, box->rlist.item) ? t : NULL;
}

// The fields of one object, some of which are boxed on one of two paths.
static sval *join_boxed_fields(spec *s, const sval *a, const sval *b) {
    if (!same_keys(a, b)) return NULL;
    sval **values = ARENA_ARRAY(s->arena, sval *, a->map.n + 1);
    for (int i = 0; i < a->map.n; i++) {
        sval *x = a->map.values[i], *y = b->map.values[i], *box = join_boxes(s, x, y);
        if (!(values[i] = box ? box : join_strict(s, x, y))) return NULL;
    }
    return map_of(s, a, values);
}

// The fields of one object on two paths: where a field has two types it is a choice of its own.
static sval *join_fields(spec *s, sval *a, sval *b, ir_value *cond) {
    if (!same_keys(a, b)) return NULL;
    sval **values = ARENA_ARRAY(s->arena, sval *, a->map.n + 1);
    for (int i = 0; i < a->map.n; i++) values[i] = join(s, NULL, a->map.values[i], b->map.values[i], cond);
    return map_of(s, a, values);
}

// A list of as many known items on two paths: each may be of two types.
static sval *join_known(spec *s, sval *a, sval *b, ir_value *cond) {
    if (a->kind != SV_TUPLE || b->kind != SV_TUPLE || a->tuple.n != b->tuple.n) return NULL;
    sval **items = ARENA_ARRAY(s->arena, sval *, a->tuple.n + 1);
    for (int i = 0; i < a->tuple.n; i++) items[i] = join(s, NULL, a->tuple.items[i], b->tuple.items[i], cond);
    return sv_tuple(s, a->tuple.n, items);
}

// One that is there has its type, unless it can be converted.
static bool may_mix(const scell *c, const sval *a, const sval *b, uint32_t begin) {
    return a->kind != SV_RLIST || b->kind != SV_RLIST || is_sole_holder(c, begin);
}

// The contents of one list on two paths: of items of one type, or of numbers of several.
static sval *join_list(spec *s, const scell *c, sval *a, sval *b) {
    sval *strict = join_contents(s, a, b, ONE_TYPE);
    return strict || !may_mix(c, a, b, 0) ? strict : join_contents(s, a, b, convertible_variety(s));
}

sval *join(spec *s, const scell *c, sval *a, sval *b, ir_value *cond) {
    if (cond && would_lose_identity(s, a, b)) return sv_choice(s, a, b, cond);
    sval *v = sval_same(a, b)    ? a
              : c && c->is_list  ? join_list(s, c, a, b)
              : c && c->is_table ? join_table(s, a, b, is_sole_holder(c, 0))
                                 : join_strict(s, a, b);
    if (!v && c && !c->is_list) v = join_boxes(s, a, b);
    if (!v) v = join_boxed_fields(s, a, b);
    if (!v) v = join_fields(s, a, b, cond);
    if (!v && c && c->is_list) v = join_known(s, a, b, cond);
    return v ? v : sv_choice(s, a, b, cond);
}

// A set among the items of a run-time list or table is a run-time one.
static sval *set_template(spec *s, sval *set) {
    sval *c = set->object.cell->v;
    sval *contents = c->kind == SV_TUPLE && !c->tuple.n ? table_unknown(s, true) : table_join(s, c, c, false);
    return contents ? sv_set(s, contents, set->object.is_frozen) : NULL;
}

static bool is_numbers(const sval *t) {
    if (t->kind == SV_CHOICE) return is_numbers(t->choice.a) && is_numbers(t->choice.b);
    return sval_is_number(t);
}

static bool may_be_none(const sval *t) {
    return t->kind == SV_NONE || (t->kind == SV_CHOICE && (may_be_none(t->choice.a) || may_be_none(t->choice.b)));
}

static sval *join_items(spec *s, sval *a, sval *b, variety what);

// Tuples of as many parts, each of what it may be in both.
static sval *join_parts(spec *s, const sval *a, const sval *b, variety what) {
    if (a->kind != SV_TUPLE || b->kind != SV_TUPLE || a->tuple.n != b->tuple.n) return NULL;
    sval **parts = ARENA_ARRAY(s->arena, sval *, a->tuple.n + 1);
    for (int i = 0; i < a->tuple.n; i++)
        if (!(parts[i] = join_items(s, a->tuple.items[i], b->tuple.items[i], what))) return NULL;
    return sv_tuple(s, a->tuple.n, parts);
}

// What items of both are: numbers of different types are a choice, whose condition is a slot of its own.
static sval *join_items(spec *s, sval *a, sval *b, variety what) {
    sval *t = join_strict(s, a, b);
    if (!t && what != ONE_TYPE) t = join_parts(s, a, b, what);
    if (!t && is_tuple(a) && is_tuple(b)) t = join_tuples(s, a, b);
    bool const apart = (what >= NUMBERS && is_numbers(a) && is_numbers(b)) ||
                       (what == OR_NONE && (may_be_none(a) || may_be_none(b) || mixes(s)));
    return t || !apart || has_many_types(a) || has_many_types(b) ? t : sv_choice(s, a, b, NULL);
}

// Each part has a type of its own.
static sval *parts_template(spec *s, const sval *tuple) {
    sval **parts = ARENA_ARRAY(s->arena, sval *, tuple->tuple.n + 1);
    for (int k = 0; k < tuple->tuple.n; k++)
        if (!(parts[k] = item_template(s, 1, &tuple->tuple.items[k]))) return NULL;
    return sv_tuple(s, tuple->tuple.n, parts);
}

// A list among the items is a run-time one; known items that differ in type stay so many, and are not changed.
static sval *list_template(spec *s, const sval *list) {
    sval *c = list->object.cell->v, *l = c;
    if (c->kind == SV_TUPLE) {
        sval *inner = c->tuple.n ? item_template(s, c->tuple.n, c->tuple.items) : sv_undef(s);
        l = inner ? sv_new(s, SV_RLIST) : parts_template(s, c);
        if (inner) l->rlist.item = inner, list_begins(s, l);
    }
    return l ? sv_list(s, l) : NULL;
}

static sval *template_of_choice(spec *s, const sval *v) {
    sval *sides[] = {v->choice.a, v->choice.b};
    if (is_numbers(v) || may_be_none(v) || are_records(v)) return mixed_template(s, 2, sides, OR_NONE);
    for (int k = 0; k < 2; k++)
        if (!(sides[k] = mixed_template(s, 1, &sides[k], ONE_TYPE))) return NULL;
    return sv_choice(s, sides[0], sides[1], NULL);
}

// An object of the program that has fields, or a dictionary of known keys.
static bool has_known_fields(const sval *v) {
    if (v->kind != SV_DICT && v->kind != SV_INSTANCE) return false;
    if (v->kind == SV_INSTANCE && v->object.cls->home && v->object.cls->home->is_library) return false;
    return v->object.cell->v->kind == SV_MAP && v->object.cell->v->map.n;
}

sval *mixed_template(spec *s, int n, sval **items, variety what) {
    sval *t = NULL;
    for (int i = 0; i < n; i++) {
        sval *item = items[i];
        if (item->kind == SV_UNDEF) return NULL;
        // An iterator is walked over once: which one it is must be known.
        if (item->kind == SV_ITER || (s->keeps_objects && has_known_fields(item))) return s->met_known = true, NULL;
        layout *sh = item->kind == SV_INSTANCE ? layout_of(s, item->object.cls) : NULL;
        if (sh) item = record_template(s, sh);
        if (item->kind == SV_NUM) item = join_strict(s, item, sv_scalar(s, item->num.st, NULL));
        if (item->kind == SV_SCALAR) item = sv_scalar(s, item->scalar.st, item->scalar.v);   // of any size
        if (item->kind == SV_STR) item = sv_rstr(s, NULL);
        if (item->kind == SV_CHOICE && !(item = template_of_choice(s, item))) return NULL;
        if (item->kind ==
            SV_ARRAY) {   // the dimensions of another item are another program point's: only constants hold
            sval **dims = ARENA_ARRAY(s->arena, sval *, item->array.rank + 1);
            for (int k = 0; k < item->array.rank; k++)
                dims[k] = item->array.dims[k] && item->array.dims[k]->kind == SV_NUM ? item->array.dims[k] : NULL;
            item = sv_array(s, item->array.dtype, item->array.rank, dims, NULL);
        }
        if (item->kind == SV_TUPLE && !(item = parts_template(s, item))) return NULL;
        if (item->kind == SV_CLOSURE && !(item = closure_template(s, item))) return NULL;
        if (item->kind == SV_SET && !(item = set_template(s, item))) return NULL;
        if (item->kind == SV_DICT && item->object.cell->v->kind == SV_MAP && !item->object.cell->v->map.n) {
            sval *d = sv_dict(s, 0, NULL, NULL);
            d->object.cell->v = table_unknown(s, false);
            item = d;
        } else if (item->kind == SV_DICT && item->object.cell->v->kind == SV_MAP) {
            sval *m = item->object.cell->v, **values = ARENA_ARRAY(s->arena, sval *, m->map.n + 1);
            for (int k = 0; k < m->map.n; k++)
                if (!(values[k] = item_template(s, 1, &m->map.values[k]))) return NULL;
            item = sv_dict(s, m->map.n, m->map.keys, values);
        }
        if (item->kind == SV_LIST && !(item = list_template(s, item))) return NULL;
        bool const learned = (t && t->is_learned) || items[i]->is_learned;
        t = t ? join_items(s, t, item, what) : item;
        if (!t) return NULL;
        if (learned && !t->is_learned) {
            sval *marked = sv_new(s, t->kind);
            *marked = *t;
            marked->is_learned = true;
            t = marked;
        }
        if (t->kind == SV_SCALAR) t->scalar.lo = INT64_MIN, t->scalar.hi = INT64_MAX;
    }
    return t;
}

sval *item_template(spec *s, int n, sval **items) { return mixed_template(s, n, items, ONE_TYPE); }

static sval **strip_all(spec *s, int n, sval *const *items, uint32_t older) {
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) out[i] = items[i] ? strip(s, items[i], older) : NULL;
    return out;
}

// Holds IR values, or an object, whose contents may come to hold some.
static bool may_change(const sval *t) {
    switch (t->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return true;
    case SV_TUPLE:
        for (int i = 0; i < t->tuple.n; i++)
            if (may_change(t->tuple.items[i])) return true;
        return false;
    case SV_MAP:
        for (int i = 0; i < t->map.n; i++)
            if (may_change(t->map.values[i])) return true;
        return false;
    case SV_BOUND: return may_change(t->bound.self) || may_change(t->bound.callee);
    default: return sval_is_dynamic(t);
    }
}

bool is_count(const sval *v) { return v->scalar.st == ST_INT && v->scalar.lo >= 0 && v->scalar.hi <= MOST_COUNT; }

// Another call may bring any number, or any count.
static void forget_range(sval *v) {
    bool const counts = is_count(v);
    v->scalar.lo = counts ? 0 : INT64_MIN;
    v->scalar.hi = counts ? MOST_COUNT : INT64_MAX;
}

sval *strip(spec *s, sval *t, uint32_t older) {
    if (!t || !may_change(t)) return t;
    sval *v = ARENA_NEW(s->arena, sval);
    *v = *t;
    switch (t->kind) {
    case SV_SCALAR:
        if (!older) forget_range(v);
        return v;
    case SV_ARRAY:
        v->array.dims = ARENA_ARRAY(s->arena, sval *, t->array.rank + 1);
        for (int i = 0; i < t->array.rank; i++) {
            sval *d = t->array.dims[i];
            v->array.dims[i] = d && (d->kind == SV_NUM || d->serial <= older) ? d : NULL;
        }
        return v;
    case SV_CHOICE:
        v->choice.a = strip(s, t->choice.a, older);
        v->choice.b = strip(s, t->choice.b, older);
        return v;
    case SV_TUPLE: v->tuple.items = strip_all(s, t->tuple.n, t->tuple.items, older); return v;
    case SV_MAP: v->map.values = strip_all(s, t->map.n, t->map.values, older); return v;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: {
        if (t->object.cell->serial <= older) {
            v->kind = SV_REF;
            v->ref = t;
            return v;
        }
        sval *contents = strip(s, t->object.cell->v, older);
        if (contents == t->object.cell->v) return t;
        v->object.cell = cell_of(s, t->kind, contents);
        v->object.cell->in_list = t->object.cell->in_list;
        return v;
    }
    case SV_BOUND:
        v->bound.self = strip(s, t->bound.self, older);
        v->bound.callee = strip(s, t->bound.callee, older);
        return v;
    case SV_ITER: v->iter.parts = strip_all(s, t->iter.n, t->iter.parts, older); return v;
    default: return v;
    }
}

sval *unbounded(spec *s, sval *t) {
    if (!t || (t->kind != SV_SCALAR && t->kind != SV_TUPLE && t->kind != SV_MAP)) return t;
    if (t->kind == SV_SCALAR) return sv_scalar(s, t->scalar.st, t->scalar.v);
    sval *v = sv_new(s, t->kind);
    *v = *t;
    int const n = t->kind == SV_MAP ? t->map.n : t->tuple.n;
    sval **items = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) items[i] = unbounded(s, t->kind == SV_MAP ? t->map.values[i] : t->tuple.items[i]);
    if (t->kind == SV_MAP)
        v->map.values = items;
    else
        v->tuple.items = items;
    return v;
}

// As long as both are known, other types are the next iteration's: the first one may be apart.
static sval *widen_list(spec *s, const scell *c, sval *entry, sval *out, uint32_t begin) {
    bool const known = entry->kind == SV_TUPLE && out->kind == SV_TUPLE && entry->tuple.n == out->tuple.n;
    variety const what = !known && may_mix(c, entry, out, begin) ? convertible_variety(s) : ONE_TYPE;
    return sval_same(entry, out) ? entry : join_contents(s, entry, out, what);
}

static bool may_be_changed(const sval *t, void *unused) {
    (void)unused;
    switch (t->kind) {
    case SV_NONE:
    case SV_NUM:
    case SV_SCALAR:
    case SV_STR:
    case SV_RSTR:
    case SV_ARRAY:
    case SV_TUPLE:
    case SV_CHOICE:
    case SV_RECORD: return false;
    case SV_INSTANCE: return !is_record(t);
    default: return true;
    }
}

bool may_lie_beside(const sval *v) { return !any_part(v, may_be_changed, NULL); }

sval *widen(spec *s, const scell *c, sval *entry, sval *out, uint32_t begin) {
    if (c && c->is_list) return widen_list(s, c, entry, out, begin);
    if (c && c->is_table) return sval_same(entry, out) ? entry : join_table(s, entry, out, is_sole_holder(c, begin));
    sval *boxes = c && !c->is_list ? join_boxes(s, entry, out) : NULL;
    if (boxes) return boxes;
    if (entry->kind == SV_UNDEF) return widen(s, c, out, out, begin);
    if (out->kind == SV_UNDEF) return NULL;
    if (sval_is_number(entry) && sval_is_number(out) && sval_stype(entry) == sval_stype(out))
        return sv_scalar(s, sval_stype(entry), NULL);
    if (entry->kind == SV_STR && out->kind == SV_STR && entry != out) return sv_rstr(s, NULL);
    sval *t = join_strict(s, entry, out);
    if (!t) t = join_boxed_fields(s, entry, out);
    if (!t && is_tuple(entry) && is_tuple(out)) {
        if (s->may_unroll) return s->met_known = true, NULL;   // their lengths stay known
        t = join_tuples(s, entry, out);
    }
    if (!t && mixes(s) && may_lie_beside(entry) && may_lie_beside(out))
        t = mixed_template(s, 2, (sval *[]){entry, out}, OR_NONE);
    return t && (t->kind == SV_MAP || t->kind == SV_TUPLE) ? unbounded(s, t) : t;
}
