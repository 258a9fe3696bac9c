// Cells and what merges them: flattening values to IR values and back, joining two values into one.
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "specialise/state.h"

#include <string.h>

void cell_set(spec *s, scell *c, sval *v) {
    vec_push(s->arena, &s->journal, ((journal_entry){c, c->v}));
    c->v = v;
}

bool cell_writable(spec *s, scell *c) {
    if (c->in_list) {
        s->changed_held = true;
        return wants_unroll(s, "changing an object that a run-time list holds");
    }
    if (!c->foreign && (!s->instance || c->serial > s->instance->serial)) return true;
    s->want_inline = true;
    return false;
}

bool cell_writable_as(spec *s, scell *c, sval *template) {
    if (cell_writable(s, c)) return true;
    s->want_cell = !s->want_inline || !template ? NULL : c->foreign ? c->origin : c;
    s->want_contents = template;
    return false;
}

sval *box_value(spec *s, sval *v) { return v->kind == SV_RLIST ? rlist_get(s, v, sv_int(s, 0)) : v; }

sval *box_template(spec *s, sval *before, sval *v) {
    sval *both[] = {v, before};
    sval *item = mixed_template(s, before->kind == SV_UNDEF ? 1 : 2, both, OR_NONE), *box = sv_new(s, SV_RLIST);
    box->rlist.item = item;
    return item ? box : NULL;
}

static sval *boxed(spec *s, sval *v, const sval *box) {
    sval *out = rlist_new(s, box->rlist.item);
    return rlist_append(s, out, v) ? out : NULL;
}

bool variable_writable(spec *s, scell *c, sval *v) {
    bool const mine = !c->foreign && (!s->instance || c->serial > s->instance->serial);
    return mine || cell_writable_as(s, c, box_template(s, c->v, v));
}

bool is_sole_holder(const scell *c, uint32_t begin) { return !c->shared || (begin && c->shared > begin); }

bool may_become(spec *s, scell *c, sval *template) {
    if (!c->shared) return cell_writable_as(s, c, template);
    if (c->origin) s->want_inline = true, s->want_cell = c->origin, s->want_contents = template;
    return false;
}

static void share_all(spec *s, int n, sval *const *v) {
    for (int i = 0; i < n; i++)
        if (v[i]) share(s, v[i]);
}

void share(spec *s, const sval *v) {
    switch (v->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        if (!v->object.cell->shared) v->object.cell->shared = s->serial;
        share(s, v->object.cell->v);
        return;
    case SV_TUPLE: share_all(s, v->tuple.n, v->tuple.items); return;
    case SV_MAP: share_all(s, v->map.n, v->map.values); return;
    case SV_CHOICE: share_all(s, 2, (sval *[]){v->choice.a, v->choice.b}); return;
    case SV_BOUND: share_all(s, 2, (sval *[]){v->bound.self, v->bound.callee}); return;
    case SV_ITER: share_all(s, v->iter.n, v->iter.parts); return;
    default: return;
    }
}

static bool reaches(const sval *v, const scell *c, map *seen);
static bool any_reaches(int n, sval *const *v, const scell *c, map *seen) {
    for (int i = 0; i < n; i++)
        if (v[i] && reaches(v[i], c, seen)) return true;
    return false;
}

static bool reaches(const sval *v, const scell *c, map *seen) {
    switch (v->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        if (v->object.cell == c) return true;
        if (map_has_ptr(seen, v->object.cell)) return false;
        map_put_ptr(seen, v->object.cell, v->object.cell);
        return reaches(v->object.cell->v, c, seen);
    case SV_TUPLE: return any_reaches(v->tuple.n, v->tuple.items, c, seen);
    case SV_MAP: return any_reaches(v->map.n, v->map.values, c, seen);
    case SV_BOUND: return any_reaches(2, (sval *[]){v->bound.self, v->bound.callee}, c, seen);
    case SV_CHOICE: return any_reaches(2, (sval *[]){v->choice.a, v->choice.b}, c, seen);
    case SV_ITER: return any_reaches(v->iter.n, v->iter.parts, c, seen);
    default: return false;
    }
}

bool can_hold(spec *s, const scell *c, const sval *v) {
    map seen;
    map_init(&seen, s->arena);
    return !reaches(v, c, &seen) || unsupported(s, "an object that holds itself") != NULL;
}

mark scope_begin(spec *s) { return (mark){s->journal.n, s->serial}; }

changes scope_end(spec *s, mark m) {
    VEC(change) out = {0};
    map seen;
    map_init(&seen, s->arena);
    for (int i = m.journal; i < s->journal.n;
         i++) {   // oldest first: the first entry of a cell holds its value before the scope
        journal_entry const e = s->journal.data[i];
        if (e.cell->serial > m.serial || map_has_ptr(&seen, e.cell)) continue;
        map_put_ptr(&seen, e.cell, e.cell);
        if (!sval_same(e.old, e.cell->v)) vec_push(s->arena, &out, ((change){e.cell, e.old, e.cell->v}));
    }
    for (int i = s->journal.n - 1; i >= m.journal;
         i--) {   // what the scope made keeps its contents: it may be part of a result
        journal_entry const e = s->journal.data[i];
        if (e.cell->serial <= m.serial) e.cell->v = e.old;
    }
    s->journal.n = m.journal;
    return (changes){out.data, out.n};
}

// ---- types of leaves ----

ir_type array_type(spec *s, dtype t, int rank, sval *const *dims) {
    int64_t sizes[64];
    for (int i = 0; i < rank; i++)
        if (!dims[i] || !sval_known_int(dims[i], &sizes[i])) sizes[i] = IR_DYNAMIC;
    ir_type const tensor = ir_type_tensor(s->ir, rank, sizes, dtype_ir(s->ir, t, true));
    ir_attr const param = ir_attr_type(s->ir, tensor);
    return ir_type_dialect(s->ir, "numpy", "ndarray", 1, &param);
}

void each_leaf(spec *s, const sval *v, leaf_fn leaf, void *data) {
    if (!v) return;
    switch (v->kind) {
    case SV_SCALAR: leaf(s, v, stype_ir(s, v->scalar.st), v->scalar.v, data); return;
    case SV_ARRAY: leaf(s, v, array_type(s, v->array.dtype, v->array.rank, v->array.dims), v->array.v, data); return;
    case SV_RSTR: leaf(s, v, type_str(s), v->handle.v, data); return;
    case SV_RLIST: leaf(s, v, type_pylist(s), v->rlist.v, data); return;
    case SV_RTABLE: leaf(s, v, type_object(s), v->table.v, data); return;
    case SV_HANDLE: leaf(s, v, type_object(s), v->handle.v, data); return;
    case SV_LAZY:
        each_leaf(s, v->lazy.archive, leaf, data);
        each_leaf(s, v->lazy.name, leaf, data);
        return;
    case SV_CHOICE:
        leaf(s, v, type_i1(s), v->choice.cond, data);
        each_leaf(s, v->choice.a, leaf, data);
        each_leaf(s, v->choice.b, leaf, data);
        return;
    case SV_TUPLE:
        for (int i = 0; i < v->tuple.n; i++) each_leaf(s, v->tuple.items[i], leaf, data);
        return;
    case SV_MAP:
        for (int i = 0; i < v->map.n; i++) each_leaf(s, v->map.values[i], leaf, data);
        return;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: each_leaf(s, v->object.cell->v, leaf, data); return;
    case SV_RANGE:
    case SV_SLICE:
        each_leaf(s, v->range.start, leaf, data);
        each_leaf(s, v->range.stop, leaf, data);
        each_leaf(s, v->range.step, leaf, data);
        return;
    case SV_ITER:
        for (int i = 0; i < v->iter.n; i++) each_leaf(s, v->iter.parts[i], leaf, data);
        return;
    case SV_BOUND:
        each_leaf(s, v->bound.self, leaf, data);
        each_leaf(s, v->bound.callee, leaf, data);
        return;
    default: return;
    }
}

static void add_value(spec *s, const sval *v, ir_type type, ir_value *value, void *data) {
    (void)v;
    (void)type;
    vec_push(s->arena, (value_list *)data, value);
}

static void add_type(spec *s, const sval *v, ir_type type, ir_value *value, void *data) {
    (void)v;
    (void)value;
    vec_push(s->arena, (type_list *)data, type);
}

void flatten(spec *s, const sval *v, value_list *out) { each_leaf(s, v, add_value, out); }
void flatten_types(spec *s, const sval *t, type_list *out) { each_leaf(s, t, add_type, out); }

// ---- rebuilding ----

sval *array_value(spec *s, dtype t, int rank, sval *const *dims, ir_value *v) {
    sval **d = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i < rank; i++) {
        d[i] = dims[i];
        if (d[i]) continue;
        ir_value *dim = emit_un(s, NUMPY_dim, v, ir_type_index(s->ir));
        ir_op_set_attr(s->ir, ir_def(dim), "axis", ir_attr_i64(s->ir, i));
        d[i] = int_from_index(s, dim, 0, (int64_t)1 << 47);
    }
    return sv_array(s, t, rank, d, v);
}

static sval **rebuild_all(spec *s, int n, sval *const *items, ir_value *const *leaves, int *at) {
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) out[i] = items[i] ? rebuild(s, items[i], leaves, at) : NULL;
    return out;
}

sval *rebuild(spec *s, const sval *t, ir_value *const *leaves, int *at) {
    sval *v = ARENA_NEW(s->arena, sval);
    *v = *t;
    v->serial = ++s->serial;
    switch (t->kind) {
    case SV_SCALAR:
        v->scalar.v = v->scalar.sym = leaves[(*at)++];
        v->scalar.off = 0;
        v->scalar.clamp = false;
        return v;
    case SV_ARRAY: return array_value(s, t->array.dtype, t->array.rank, t->array.dims, leaves[(*at)++]);
    case SV_RSTR:
    case SV_HANDLE: v->handle.v = leaves[(*at)++]; return v;
    case SV_RLIST: v->rlist.v = leaves[(*at)++]; return v;
    case SV_RTABLE: v->table.v = leaves[(*at)++]; return v;
    case SV_REF: return t->ref;
    case SV_LAZY:
        v->lazy.archive = rebuild(s, t->lazy.archive, leaves, at);
        v->lazy.name = rebuild(s, t->lazy.name, leaves, at);
        return v;
    case SV_CHOICE:
        v->choice.cond = leaves[(*at)++];
        v->choice.a = rebuild(s, t->choice.a, leaves, at);
        v->choice.b = rebuild(s, t->choice.b, leaves, at);
        return v;
    case SV_TUPLE: v->tuple.items = rebuild_all(s, t->tuple.n, t->tuple.items, leaves, at); return v;
    case SV_MAP: v->map.values = rebuild_all(s, t->map.n, t->map.values, leaves, at); return v;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        v->object.cell = cell_of(s, t->kind, rebuild(s, t->object.cell->v, leaves, at));
        share(s, v);
        return v;
    case SV_RANGE:
    case SV_SLICE: {
        sval **p = rebuild_all(s, 3, (sval *[]){t->range.start, t->range.stop, t->range.step}, leaves, at);
        v->range.start = p[0], v->range.stop = p[1], v->range.step = p[2];
        return v;
    }
    case SV_ITER: v->iter.parts = rebuild_all(s, t->iter.n, t->iter.parts, leaves, at); return v;
    case SV_BOUND:
        v->bound.self = rebuild(s, t->bound.self, leaves, at);
        v->bound.callee = rebuild(s, t->bound.callee, leaves, at);
        return v;
    default: return (sval *)t;
    }
}

// ---- joining ----

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

static sval *join_strict(spec *s, sval *a, sval *b);

static sval **join_all(spec *s, int n, sval *const *a, int m, sval *const *b) {
    if (n != m) return NULL;
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++)
        if (!(out[i] = join_strict(s, a[i], b[i]))) return NULL;
    return out;
}

static sval *template_of(spec *s, int n, sval **items, variety what);

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
                                 : c->tuple.n        ? template_of(s, c->tuple.n, c->tuple.items, what)
                                                     : NULL;
        if (c->kind == SV_TUPLE && c->tuple.n && !t) return NULL;
        if (!t) continue;
        if (item) item_learn(s, item, t), item_learn(s, t, item);   // where the one is not known yet, the other is
        item = item && item->kind != SV_UNDEF ? template_of(s, 2, (sval *[]){item, t}, what) : t;
        if (!item) return NULL;
    }
    if (!item) return NULL;
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = item;
    return l;
}

static sval *join_maps(spec *s, sval *a, sval *b) {
    if (a->map.n != b->map.n) return NULL;
    for (int i = 0; i < a->map.n; i++)
        if (!sval_same(a->map.keys[i], b->map.keys[i])) return NULL;
    sval **values = join_all(s, a->map.n, a->map.values, b->map.n, b->map.values);
    if (!values) return NULL;
    sval *m = sv_new(s, SV_MAP);
    *m = *a;
    m->map.values = values;
    return m;
}

// Contents of dicts or sets: the keys of both, or a run-time table.
static sval *join_table(spec *s, sval *a, sval *b, bool convertible) {
    sval *known = a->kind == SV_MAP && b->kind == SV_MAP ? join_maps(s, a, b) : NULL;
    return known ? known : table_join(s, a, b, convertible);
}

static sval *join_object(spec *s, sval *a, sval *b) {
    if (a->object.cls != b->object.cls || a->object.is_frozen != b->object.is_frozen) return NULL;
    sval *x = a->object.cell->v, *y = b->object.cell->v;
    sval *contents = a->kind == SV_LIST       ? join_contents(s, x, y, ONE_TYPE)
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
    return v;
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

// The common template of a and b, or NULL.
static sval *join_strict(spec *s, sval *a, sval *b) {
    if (!a || !b) return NULL;
    if (a->kind == SV_REF) a = a->ref;
    if (b->kind == SV_REF) b = b->ref;
    if (sval_same(a, b)) return a;
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
    if (a->kind != b->kind) return NULL;
    switch (a->kind) {
    case SV_ARRAY: return join_arrays(s, a, b);
    case SV_HANDLE: return a->handle.handle == b->handle.handle ? a : NULL;
    case SV_RLIST: return join_contents(s, a, b, ONE_TYPE);
    case SV_RTABLE: return table_join(s, a, b, false);
    case SV_TUPLE: {
        sval **items = join_all(s, a->tuple.n, a->tuple.items, b->tuple.n, b->tuple.items);
        return items ? sv_tuple(s, a->tuple.n, items) : NULL;
    }
    case SV_MAP: return join_maps(s, a, b);
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
    bool same = a->kind == SV_MAP && b->kind == SV_MAP && a->map.n == b->map.n;
    for (int i = 0; same && i < a->map.n; i++) same = sval_same(a->map.keys[i], b->map.keys[i]);
    if (!same) return NULL;
    sval *m = sv_new(s, SV_MAP);
    *m = *a;
    m->map.values = ARENA_ARRAY(s->arena, sval *, a->map.n + 1);
    for (int i = 0; i < a->map.n; i++) {
        sval *x = a->map.values[i], *y = b->map.values[i], *box = join_boxes(s, x, y);
        if (!(m->map.values[i] = box ? box : join_strict(s, x, y))) return NULL;
    }
    return m;
}

// The fields of one object on two paths: where a field has two types it is a choice of its own.
static sval *join_fields(spec *s, sval *a, sval *b, ir_value *cond) {
    if (a->kind != SV_MAP || b->kind != SV_MAP || a->map.n != b->map.n) return NULL;
    for (int i = 0; i < a->map.n; i++)
        if (!sval_same(a->map.keys[i], b->map.keys[i])) return NULL;
    sval *m = sv_new(s, SV_MAP);
    *m = *a;
    m->map.values = ARENA_ARRAY(s->arena, sval *, a->map.n + 1);
    for (int i = 0; i < a->map.n; i++) m->map.values[i] = join(s, NULL, a->map.values[i], b->map.values[i], cond);
    return m;
}

// One that is there has its type, unless it can be converted.
static bool may_mix(const scell *c, const sval *a, const sval *b, uint32_t begin) {
    return a->kind != SV_RLIST || b->kind != SV_RLIST || is_sole_holder(c, begin);
}

// The contents of one list on two paths: of items of one type, or of numbers of several.
static sval *join_list(spec *s, const scell *c, sval *a, sval *b) {
    sval *strict = join_contents(s, a, b, ONE_TYPE);
    return strict || !may_mix(c, a, b, 0) ? strict : join_contents(s, a, b, NUMBERS);
}

sval *join(spec *s, const scell *c, sval *a, sval *b, ir_value *cond) {
    sval *v = sval_same(a, b)    ? a
              : c && c->is_list  ? join_list(s, c, a, b)
              : c && c->is_table ? join_table(s, a, b, is_sole_holder(c, 0))
                                 : join_strict(s, a, b);
    if (!v && c && !c->is_list) v = join_boxes(s, a, b);
    if (!v) v = join_boxed_fields(s, a, b);
    if (!v) v = join_fields(s, a, b, cond);
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

// What items of both are: numbers of different types are a choice, whose condition is a slot of its own.
static sval *join_items(spec *s, sval *a, sval *b, variety what) {
    sval *t = join_strict(s, a, b);
    bool const apart =
        (what >= NUMBERS && is_numbers(a) && is_numbers(b)) || (what == OR_NONE && (may_be_none(a) || may_be_none(b)));
    return t || !apart ? t : sv_choice(s, a, b, NULL);
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
        if (inner) l->rlist.item = inner;
    }
    return l ? sv_list(s, l) : NULL;
}

static sval *template_of_choice(spec *s, const sval *v) {
    sval *sides[] = {v->choice.a, v->choice.b};
    if (is_numbers(v) || may_be_none(v)) return template_of(s, 2, sides, OR_NONE);
    for (int k = 0; k < 2; k++)
        if (!(sides[k] = template_of(s, 1, &sides[k], ONE_TYPE))) return NULL;
    return sv_choice(s, sides[0], sides[1], NULL);
}

// An object of the program that has fields, or a dictionary of known keys.
static bool has_known_fields(const sval *v) {
    if (v->kind != SV_DICT && v->kind != SV_INSTANCE) return false;
    if (v->kind == SV_INSTANCE && v->object.cls->home && v->object.cls->home->is_library) return false;
    return v->object.cell->v->kind == SV_MAP && v->object.cell->v->map.n;
}

static sval *template_of(spec *s, int n, sval **items, variety what) {
    sval *t = NULL;
    for (int i = 0; i < n; i++) {
        sval *item = items[i];
        if (item->kind == SV_UNDEF) return NULL;
        // An iterator is walked over once: which one it is must be known.
        if (item->kind == SV_ITER || (s->keeps_objects && has_known_fields(item))) return s->met_known = true, NULL;
        if (item->kind == SV_NUM) item = join_strict(s, item, sv_scalar(s, item->num.st, NULL));
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

sval *item_template(spec *s, int n, sval **items) { return template_of(s, n, items, ONE_TYPE); }
sval *mixed_template(spec *s, int n, sval **items, variety what) { return template_of(s, n, items, what); }

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
    return sval_same(entry, out)
               ? entry
               : join_contents(s, entry, out, !known && may_mix(c, entry, out, begin) ? NUMBERS : ONE_TYPE);
}

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
    return t && (t->kind == SV_MAP || t->kind == SV_TUPLE) ? unbounded(s, t) : t;
}

// ---- coercing ----

static sval **dummy_all(spec *s, int n, sval *const *items) {
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++)
        if (items[i] && !(out[i] = dummy(s, items[i]))) return NULL;
    return out;
}

// Of a range, a slice, an iterator or a bound method: nothing in it is of the path that made the template.
static sval *dummy_parts(spec *s, const sval *t) {
    sval *v = sv_new(s, t->kind);
    *v = *t;
    bool const is_range = t->kind == SV_RANGE || t->kind == SV_SLICE, is_bound = t->kind == SV_BOUND;
    sval *fixed[3] = {is_range ? t->range.start : t->bound.self, is_range ? t->range.stop : t->bound.callee,
                      is_range ? t->range.step : NULL};
    sval **parts = is_range || is_bound ? dummy_all(s, 3, fixed) : dummy_all(s, t->iter.n, t->iter.parts);
    if (!parts) return NULL;
    if (is_range)
        v->range.start = parts[0], v->range.stop = parts[1], v->range.step = parts[2];
    else if (is_bound)
        v->bound.self = parts[0], v->bound.callee = parts[1];
    else
        v->iter.parts = parts;
    return v;
}

sval *dummy(spec *s, const sval *t) {
    if (!t) return NULL;
    switch (t->kind) {
    case SV_SCALAR: return sv_scalar(s, t->scalar.st, scalar_value(s, sv_num(s, t->scalar.st, 0, 0)));
    case SV_ARRAY: {
        sval **dims = ARENA_ARRAY(s->arena, sval *, t->array.rank + 1);
        for (int i = 0; i < t->array.rank; i++) dims[i] = t->array.dims[i] ? t->array.dims[i] : sv_int(s, 0);
        sval *a = array_empty(s, t->array.dtype, t->array.rank, dims);
        ir_op_set_attr(s->ir, ir_def(a->array.v), "unset", ir_attr_unit(s->ir));
        return coerce(s, a, t);
    }
    case SV_RSTR: return coerce(s, sv_str(s, ""), t);
    case SV_RLIST: return rlist_new(s, t->rlist.item);
    case SV_RTABLE: return table_new(s, t->table.key, t->table.value);
    case SV_TUPLE: {
        sval **items = ARENA_ARRAY(s->arena, sval *, t->tuple.n + 1);
        for (int i = 0; i < t->tuple.n; i++)
            if (!(items[i] = dummy(s, t->tuple.items[i]))) return NULL;
        return sv_tuple(s, t->tuple.n, items);
    }
    case SV_MAP: {
        sval *m = sv_new(s, SV_MAP);
        *m = *t;
        m->map.values = ARENA_ARRAY(s->arena, sval *, t->map.n + 1);
        for (int i = 0; i < t->map.n; i++)
            if (!(m->map.values[i] = dummy(s, t->map.values[i]))) return NULL;
        return m;
    }
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: {
        sval *contents = dummy(s, t->object.cell->v), *v = sv_new(s, t->kind);
        if (!contents) return NULL;
        *v = *t;
        v->object.cell = cell_of(s, t->kind, contents);
        return v;
    }
    case SV_CHOICE: {
        sval *a = dummy(s, t->choice.a), *b = dummy(s, t->choice.b);
        return a && b ? sv_choice(s, a, b, emit_const_int(s, 0, type_i1(s))) : NULL;
    }
    case SV_RANGE:
    case SV_SLICE:
    case SV_ITER:
    case SV_BOUND: return sval_is_dynamic(t) ? dummy_parts(s, t) : (sval *)t;
    case SV_HANDLE:
    case SV_LAZY: return NULL;
    default: return (sval *)t;
    }
}

static sval *coerce_array(spec *s, sval *v, const sval *t) {
    if (v->kind != SV_ARRAY || v->array.dtype != t->array.dtype || v->array.rank != t->array.rank) return NULL;
    for (int i = 0; i < t->array.rank; i++)
        if (t->array.dims[i] && !sval_same(t->array.dims[i], v->array.dims[i])) return NULL;
    ir_type const want = array_type(s, t->array.dtype, t->array.rank, t->array.dims);
    if (v->array.v->type == want) return v;
    return sv_array(s, v->array.dtype, v->array.rank, v->array.dims, emit_un(s, NUMPY_cast, v->array.v, want));
}

static bool is_selectable(ir_type t) { return t->kind == IR_INTEGER || t->kind == IR_FLOAT || t->kind == IR_INDEX; }

// cond ? x : y of two texts, arrays or objects.
static ir_value *either_object(spec *s, ir_value *cond, ir_value *x, ir_value *y) {
    ir_op *op = ir_build(&s->b, SCF_if, 1, &cond, 1, &x->type, 2);
    for (int k = 0; k < 2; k++) {
        ir_builder b = ir_builder_at_end(s->ir, ir_block_new(s->ir, ir_op_region(op, k)), s->b.loc);
        ir_build(&b, SCF_yield, 1, k ? &y : &x, 0, NULL, 0);
    }
    return ir_result(op, 0);
}

// A choice whose alternatives stand elsewhere in the template: each as the template wants it, then one of the two.
static sval *select_choice(spec *s, sval *v, const sval *t) {
    sval *sides[2] = {coerce(s, v->choice.a, t), NULL};
    if (!sides[0] || !(sides[1] = coerce(s, v->choice.b, t))) return NULL;
    value_list leaves[2] = {{0}, {0}}, out = {0};
    for (int k = 0; k < 2; k++) flatten(s, sides[k], &leaves[k]);
    if (leaves[0].n != leaves[1].n) return NULL;
    for (int i = 0; i < leaves[0].n; i++) {
        ir_value *x = leaves[0].data[i], *y = leaves[1].data[i];
        if (x->type != y->type) return NULL;
        vec_push(s->arena, &out,
                 is_selectable(x->type) ? emit1(s, ARITH_select, 3, (ir_value *[]){v->choice.cond, x, y}, x->type)
                                        : either_object(s, v->choice.cond, x, y));
    }
    int at = 0;
    return coerce(s, rebuild(s, t, out.data, &at), t);   // an older object has its place in the template, not its parts
}

static bool may_be_unset(const sval *v) {
    return v->kind == SV_UNDEF || (v->kind == SV_CHOICE && (may_be_unset(v->choice.a) || may_be_unset(v->choice.b)));
}

// v as one of the alternatives of t, whole.
static sval *one_of_two(spec *s, sval *v, const sval *t) {
    for (int side = 0; side < 2; side++) {
        const sval *want = side ? t->choice.b : t->choice.a;
        if (may_be_unset(v) ? !may_be_unset(want) : want->kind == SV_UNDEF) continue;
        sval *hit = coerce(s, v, want);
        sval *other = hit ? dummy(s, side ? t->choice.a : t->choice.b) : NULL;
        if (!other) continue;
        return sv_choice(s, side ? other : hit, side ? hit : other, emit_const_int(s, !side, type_i1(s)));
    }
    return NULL;
}

static sval *coerce_choice(spec *s, sval *v, const sval *t) {
    bool const tells = may_be_unset(t);   // else what is not set is used nowhere
    if (v->kind == SV_UNDEF && !tells) return dummy(s, t);
    if (v->kind != SV_CHOICE) return one_of_two(s, v, t);
    bool const alike = !tells || ((!may_be_unset(v->choice.a) || may_be_unset(t->choice.a)) &&
                                  (!may_be_unset(v->choice.b) || may_be_unset(t->choice.b)));
    sval *a = alike ? coerce(s, v->choice.a, t->choice.a) : NULL, *b = a ? coerce(s, v->choice.b, t->choice.b) : NULL;
    if (a && b) return sv_choice(s, a, b, v->choice.cond);
    bool const nested = t->choice.a->kind == SV_CHOICE || t->choice.b->kind == SV_CHOICE;
    sval *whole = nested ? one_of_two(s, v, t) : NULL;
    return whole ? whole : select_choice(s, v, t);
}

// A value of a dictionary or an object. t: NULL where it stays as it is.
static sval *coerce_field(spec *s, sval *v, const sval *t) {
    if (!t) return v;
    return t->kind == SV_RLIST && v->kind != SV_RLIST ? boxed(s, v, t) : coerce(s, v, t);
}

sval *coerce(spec *s, sval *v, const sval *t) {
    if (!v || !t) return NULL;
    if (v->kind == SV_UNDEF && t->kind != SV_UNDEF && t->kind != SV_CHOICE) return dummy(s, t);
    switch (t->kind) {
    case SV_SCALAR:
        if (!sval_is_number(v) || sval_stype(v) != t->scalar.st) return NULL;
        return v->kind == SV_NUM ? sv_scalar(s, v->num.st, scalar_value(s, v)) : v;
    case SV_ARRAY: return coerce_array(s, v, t);
    case SV_RSTR: return v->kind == SV_STR || v->kind == SV_RSTR ? sv_rstr(s, str_ir(s, v)) : NULL;
    case SV_RLIST:
        if (v->kind == SV_TUPLE) return rlist_of_items(s, v->tuple.n, v->tuple.items, t->rlist.item);
        if (v->kind == SV_RLIST)
            item_learn(s, v->rlist.item, t->rlist.item), item_learn(s, t->rlist.item, v->rlist.item);
        return v->kind == SV_RLIST && items_alike(s, v->rlist.item, t->rlist.item) ? v : NULL;
    case SV_RTABLE:
        if (v->kind != SV_RTABLE) return table_filled(s, v, t);
        return table_fits(s, v, t) ? v : NULL;
    case SV_REF:
        return v->kind == SV_REF ? (sval_same(v->ref, t->ref) ? v : NULL) : sval_same(v, t->ref) ? (sval *)t : NULL;
    case SV_HANDLE: return v->kind == SV_HANDLE && v->handle.handle == t->handle.handle ? v : NULL;
    case SV_CHOICE: return coerce_choice(s, v, t);
    case SV_TUPLE: {
        if (v->kind != SV_TUPLE || v->tuple.n != t->tuple.n) return NULL;
        sval **items = ARENA_ARRAY(s->arena, sval *, t->tuple.n + 1);
        for (int i = 0; i < t->tuple.n; i++)
            if (!(items[i] = coerce(s, v->tuple.items[i], t->tuple.items[i]))) return NULL;
        return sv_tuple(s, t->tuple.n, items);
    }
    case SV_MAP: {
        if (v->kind != SV_MAP || v->map.n != t->map.n) return NULL;
        sval *m = sv_new(s, SV_MAP);
        *m = *v;
        m->map.values = ARENA_ARRAY(s->arena, sval *, t->map.n + 1);
        for (int i = 0; i < t->map.n; i++) {
            if (!sval_same(v->map.keys[i], t->map.keys[i])) return NULL;
            if (!(m->map.values[i] = coerce_field(s, v->map.values[i], t->map.values[i]))) return NULL;
        }
        return m;
    }
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: {
        if (v->kind != t->kind || v->object.cls != t->object.cls || v->object.is_frozen != t->object.is_frozen)
            return NULL;
        if (v->object.cell == t->object.cell) return v;
        const sval *wanted = t->object.cell->v;
        bool const forgets = t->kind == SV_INSTANCE && wanted->kind == SV_MAP && !wanted->map.n;
        sval *contents =
            forgets && class_is_exception(t->object.cls) ? sv_new(s, SV_MAP) : coerce(s, v->object.cell->v, wanted);
        if (!contents) return NULL;
        share(s, v);
        sval *r = sv_new(s, t->kind);
        *r = *v;
        r->object.cell = cell_of(s, t->kind, contents);
        share(s, r);
        return r;
    }
    case SV_BOUND: {
        sval *self = v->kind == SV_BOUND ? coerce(s, v->bound.self, t->bound.self) : NULL;
        sval *callee = self ? coerce(s, v->bound.callee, t->bound.callee) : NULL;
        return callee ? sv_bound(s, self, callee) : NULL;
    }
    case SV_RANGE:
    case SV_SLICE:
    case SV_ITER:
    case SV_LAZY: {
        if (v->kind != t->kind) return NULL;
        if (v->kind == SV_ITER && (v->iter.iter != t->iter.iter || v->iter.func != t->iter.func)) return NULL;
        type_list a = {0}, b = {0};
        flatten_types(s, v, &a);
        flatten_types(s, t, &b);
        return a.n == b.n && (!a.n || memcmp(a.data, b.data, (size_t)a.n * sizeof *a.data) == 0) ? v : NULL;
    }
    default: return sval_same(v, t) ? v : NULL;
    }
}

sval *coerce_contents(spec *s, const scell *c, sval *v, const sval *t, uint32_t begin) {
    if (!c->is_list && t->kind == SV_RLIST && v->kind != SV_RLIST) return boxed(s, v, t);
    sval *same = coerce(s, v, t);
    if (same || !v || v->kind != t->kind || !is_sole_holder(c, begin)) return same;
    if (c->is_list && v->kind == SV_RLIST) return rlist_converted(s, v, t->rlist.item);
    return c->is_table && v->kind == SV_RTABLE ? table_converted(s, v, t) : NULL;
}
