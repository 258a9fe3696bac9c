// Run-time tables: what dictionaries and sets hold when their keys are known only at run time. All keys are of one
// type, and all values; an entry is an item of the runtime table's list, the key's slots before the value's.
#include "specialise/state.h"

#include <string.h>

// ---- types ----

// The type of a key as the runtime hashes and compares it; NULL when it does neither.
static const char *key_type(spec *s, const sval *key) {
    const char *d = comparison_descriptor(s, key);
    return d && !strpbrk(d, "aAcDSF[{") ? d : NULL;
}

bool is_hashable(spec *s, const sval *key) {
    bool const never = key->kind == SV_LIST || key->kind == SV_DICT || key->kind == SV_ARRAY ||
                       (key->kind == SV_SET && !key->object.is_frozen);
    if (never) return mistake(s, "TypeError", "unhashable type: '%s'", sval_type_name(key)), false;
    // By its own __eq__ an object may be a key that is another object.
    if (key->kind == SV_INSTANCE && class_member(s, key->object.cls, intern(s->names, "__eq__"))) {
        if (!class_member(s, key->object.cls, intern(s->names, "__hash__")))
            return mistake(s, "TypeError", "unhashable type: '%s'", sval_type_name(key)), false;
        return unsupported(s, "an object with an __eq__ of its own as a key or in a set") != NULL;
    }
    if (key->kind == SV_RTUPLE) return is_hashable(s, key->rlist.item);
    for (int i = 0; key->kind == SV_TUPLE && i < key->tuple.n; i++)
        if (!is_hashable(s, key->tuple.items[i])) return false;
    return true;
}

static const char *entry_kinds(spec *s, const sval *table) {
    const sval *value = table->table.value;
    return arena_printf(s->arena, "%s%s", rlist_kinds(s, table->table.key), value ? rlist_kinds(s, value) : "");
}

// The first slot of an entry's value.
static int value_slot(spec *s, const sval *table) { return (int)strlen(rlist_kinds(s, table->table.key)); }

// Arrays under other keys may have other sizes.
static sval *any_size(spec *s, sval *t) {
    if (!t || t->kind != SV_ARRAY || t->is_learned) return t;
    sval *v = sv_new(s, SV_ARRAY);
    *v = *t;
    v->array.dims = ARENA_ARRAY(s->arena, sval *, t->array.rank + 1);
    return v;
}

static sval *template_new(spec *s, sval *key, sval *value) {
    if (key->kind != SV_UNDEF && !key_type(s, key)) return NULL;
    sval *t = sv_new(s, SV_RTABLE);
    t->table.key = key;
    t->table.value = any_size(s, value);
    return strchr(entry_kinds(s, t), '?') ? NULL : t;
}

static void learn_both(spec *s, sval *a, sval *b) {
    item_learn(s, a, b);
    item_learn(s, b, a);
}

// A table that nothing is known of yet.
sval *table_unknown(spec *s, bool is_set) { return template_new(s, sv_undef(s), is_set ? NULL : sv_undef(s)); }

bool table_fits(spec *s, const sval *a, const sval *b) {
    if (!a->table.value != !b->table.value) return false;
    learn_both(s, a->table.key, b->table.key);
    if (a->table.value) learn_both(s, a->table.value, b->table.value);
    if (a->table.key->kind == SV_UNDEF) return b->table.key->kind == SV_UNDEF;
    const char *x = key_type(s, a->table.key), *y = key_type(s, b->table.key);
    return x && y && strcmp(x, y) == 0 && (!a->table.value || items_alike(s, a->table.value, b->table.value));
}

static bool one_type(spec *s, int n, sval **all, variety what, sval **out) {
    sval *known = NULL, *unknown = NULL;
    for (int i = 0; i < n; i++)
        if (all[i]->kind != SV_UNDEF) known = all[i];
    if (known && !(known = item_template(s, 1, &known))) return false;
    for (int i = 0, k = n; i < k; i++) {
        if (all[i]->kind != SV_UNDEF) continue;
        unknown = all[i];
        if (known) item_learn(s, all[i], known);
    }
    *out = !n ? NULL : !known ? unknown : mixed_template(s, n, all, what);
    return !n || *out;
}

// The keys (or values) of contents, and one more, as one type. *out NULL: there are none.
static bool common_type(spec *s, const sval *const *contents, sval *more, bool keys, variety what, sval **out) {
    sval *all[3];
    int n = 0;
    for (int i = 0; i < 2 && contents[i]; i++) {
        const sval *c = contents[i];
        sval *t = NULL;
        if (c->kind == SV_RTABLE)
            t = keys ? c->table.key : c->table.value;
        else if (c->kind == SV_MAP && c->map.n)
            t = mixed_template(s, c->map.n, keys ? c->map.keys : c->map.values, what);
        else if (c->kind == SV_TUPLE && c->tuple.n && keys)
            t = item_template(s, c->tuple.n, c->tuple.items);
        else
            continue;
        if (!t && (keys || c->kind != SV_RTABLE)) return false;
        if (t && (!n || !says_the_same(s, all[0], t))) all[n++] = t;
    }
    if (n == 1 && !more && all[0]->kind != SV_UNDEF) return *out = all[0], true;
    if (more) all[n++] = more;
    return one_type(s, n, all, what, out);
}

// The values of what is no table yet, or can be converted, may be numbers of several types.
static sval *common_table(spec *s, const sval *const *contents, sval *key, sval *value, bool is_set, bool convertible) {
    sval *k, *v = NULL;
    bool const has_table = contents[0]->kind == SV_RTABLE || (contents[1] && contents[1]->kind == SV_RTABLE);
    variety const what = value && (convertible || !has_table) ? OR_NONE
                         : has_table && !convertible          ? ONE_TYPE
                                                              : convertible_variety(s);
    if (!common_type(s, contents, key, true, ONE_TYPE, &k) || !k) return NULL;
    if (!is_set && (!common_type(s, contents, value, false, what, &v) || !v)) return NULL;
    return template_new(s, k, v);
}

static bool is_set_contents(const sval *c) { return c->kind == SV_TUPLE || (c->kind == SV_RTABLE && !c->table.value); }

sval *table_join(spec *s, sval *a, sval *b, bool convertible) {
    return common_table(s, (const sval *const[]){a, b}, NULL, NULL, is_set_contents(a) && is_set_contents(b),
                        convertible);
}

// ---- tables ----

// What the runtime is told of a table.
static const char *table_kinds(spec *s, const sval *t) {
    const char *type = t->table.key->kind == SV_UNDEF ? "" : key_type(s, t->table.key);
    return arena_printf(s->arena, "%c%s|%s", t->table.value ? 'D' : 'S', entry_kinds(s, t), type);
}

sval *table_new(spec *s, sval *key, sval *value) {
    sval *t = template_new(s, key, value);
    if (!t) return unsupported(s, "a dictionary or set whose keys are of type %s", sval_type_name(key));
    ir_op *op = emit_call(s, "nprt_table_new", 0, NULL, 1, (ir_type[]){type_object(s)}, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, table_kinds(s, t)));
    t->table.v = ir_result(op, 0);
    return t;
}

sval *table_filled(spec *s, sval *contents, const sval *t) {
    bool const is_set = contents->kind == SV_TUPLE;
    if ((!is_set && contents->kind != SV_MAP) || is_set != !t->table.value) return NULL;
    int const n = is_set ? contents->tuple.n : contents->map.n;
    sval **keys = is_set ? contents->tuple.items : contents->map.keys;
    sval *out = table_new(s, t->table.key, t->table.value);
    for (int i = 0; out && i < n; i++)
        if (!table_set(s, out, keys[i], is_set ? NULL : contents->map.values[i])) return NULL;
    return out;
}

sval *table_template(spec *s, sval *object, sval *key, sval *value) {
    return common_table(s, (const sval *const[]){object->object.cell->v, NULL}, key, value, object->kind == SV_SET,
                        is_sole_holder(object->object.cell, 0) || object->object.cell->origin);
}

sval *table_of(spec *s, sval *object, sval *key, sval *value) {
    sval *c = object->object.cell->v, *t = table_template(s, object, key, value);
    if (!t) return NULL;
    if (c->kind == SV_RTABLE) return table_fits(s, c, t) ? c : NULL;
    return table_filled(s, c, t);
}

sval *table_length(spec *s, sval *table) {
    return sv_int_range(s, emit_call1(s, "nprt_table_len", 1, &table->table.v, type_i64(s), false), 0,
                        (int64_t)1 << 47);
}

static ir_value *entries_of(spec *s, sval *table) {
    ir_type const type = type_pylist(s);
    ir_op *op = emit_call(s, "nprt_table_items", 1, &table->table.v, 1, &type, false);
    ir_op_set_attr(s->ir, op, "borrowed", ir_attr_unit(s->ir));
    return ir_result(op, 0);
}

// A number as a key of the type, where Python finds it equal: True is 1 and np.int64(1) is 1.
static sval *number_as_key(spec *s, sval *key, const sval *t) {
    int const from = sval_stype(key), to = t->scalar.st;
    char const k = stype_kind(from), wanted = stype_kind(to);
    int64_t n;
    if (from == to) return key;
    bool const whole = k == 'b' || k == 'i' || k == 'u';
    if (wanted == 'i' && whole && dtype_size(stype_dtype(to)) >= dtype_size(stype_dtype(from)))
        return scalar_convert(s, key, to);
    if (wanted == 'f' && stype_dtype(to) == DT_float64 && (k == 'f' || (sval_known_int(key, &n) && n == (int)n)))
        return scalar_convert(s, key, to);
    if (wanted == 'i' && key->kind == SV_NUM && k == 'f' && key->num.f == (double)(int)key->num.f)
        return scalar_convert(s, key, to);
    return NULL;
}

static sval *as_key(spec *s, sval *key, const sval *t) {
    if (sval_is_number(key) && t->kind == SV_SCALAR) key = number_as_key(s, key, t);
    if (key && key->kind == SV_TUPLE && t->kind == SV_TUPLE && key->tuple.n == t->tuple.n) {
        sval **items = ARENA_ARRAY(s->arena, sval *, t->tuple.n + 1);
        for (int i = 0; i < t->tuple.n; i++)
            if (!(items[i] = as_key(s, key->tuple.items[i], t->tuple.items[i]))) return NULL;
        key = sv_tuple(s, t->tuple.n, items);
    }
    return key ? coerce(s, key, t) : NULL;
}

// Can a key of this type never be equal to one of the table's?
static bool never_equal(const sval *key, const sval *t) {
    if (key->kind == SV_CHOICE) return false;
    if (t->kind == SV_CHOICE) return never_equal(key, t->choice.a) && never_equal(key, t->choice.b);
    bool const numbers = sval_is_number(key) && t->kind == SV_SCALAR, texts = is_text(key) && is_text(t);
    bool const tuples = key->kind == SV_TUPLE && t->kind == SV_TUPLE;
    if (tuples) {
        if (key->tuple.n != t->tuple.n) return true;
        for (int i = 0; i < t->tuple.n; i++)
            if (never_equal(key->tuple.items[i], t->tuple.items[i])) return true;
        return false;
    }
    return !numbers && !texts && !(is_tuple(key) && is_tuple(t)) && key->kind != t->kind;
}

// The table has room for entries, though it was made before they were known.
static void prepare(spec *s, sval *table) {
    const sval *key = table->table.key, *value = table->table.value;
    if (!key->is_learned && !(value && (value->is_learned || value->kind == SV_UNDEF))) return;
    ir_op *op = emit_call(s, "nprt_table_adopt", 1, &table->table.v, 0, NULL, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, table_kinds(s, table)));
}

// Stores the key in a new last item and asks the runtime for its entry.
static sval *probe(spec *s, sval *table, sval *key, const char *callee) {
    prepare(s, table);
    ir_value *t = table->table.v, *at = emit_call1(s, "nprt_table_probe", 1, &t, type_i64(s), false);
    if (!slots_store(s, entries_of(s, table), at, 0, key, table->table.key)) return NULL;
    return sv_int_range(s, emit_call1(s, callee, 1, &t, type_i64(s), false), -1, (int64_t)1 << 47);
}

// The first key or value that is stored says what the others are.
static void learn(spec *s, sval *item, sval *v) {
    sval *t = item->kind == SV_UNDEF ? item_template(s, 1, &v) : NULL;
    if (t) item_learn(s, item, any_size(s, t));
}

static sval *find_part(spec *s, sval *key, void *table) { return table_find(s, table, key); }

sval *table_find(spec *s, sval *table, sval *key) {
    if (!is_hashable(s, key)) return NULL;
    if (key->kind == SV_CHOICE && table->table.key->kind != SV_CHOICE && without_none(s, key) != key)
        return split_choice(s, key, find_part, table);
    learn(s, table->table.key, key);
    if (never_equal(key, table->table.key)) return sv_int(s, -1);
    sval *k = as_key(s, key, table->table.key);
    if (!k)
        return unsupported(s, "looking up a key of type %s among keys of type %s", sval_type_name(key),
                           sval_type_name(table->table.key));
    return probe(s, table, k, "nprt_table_find");
}

bool table_set(spec *s, sval *table, sval *key, sval *value) {
    if (!is_hashable(s, key)) return false;
    learn(s, table->table.key, key);
    if (value) learn(s, table->table.value, value);
    if (key->kind == SV_CHOICE && table->table.key->kind != SV_CHOICE)
        key = some_value(s, key, "native code: None among the keys of a dictionary or set");
    if (!key) return false;
    sval *k = coerce(s, key, table->table.key), *v = value ? coerce(s, value, table->table.value) : NULL;
    if (!k) return wants_unroll(s, "a dictionary or set whose keys differ in type");
    if (value && !v)
        return !widens_held(s, table->table.value, value) &&
               wants_unroll(s, "a dictionary whose values differ in type");
    sval *entry = probe(s, table, k, "nprt_table_insert");
    if (!entry || !value) return entry != NULL;
    mark_held(s, value);
    return slots_store(s, entries_of(s, table), scalar_value(s, entry), value_slot(s, table), v, table->table.value);
}

static sval *not_known_yet(spec *s) {
    if (skips_unknown(s)) return NULL;
    return unsupported(s, "what a dictionary or set holds before its type is known");
}

sval *table_key(spec *s, sval *table, sval *entry) {
    if (table->table.key->kind == SV_UNDEF) return not_known_yet(s);
    return slots_load(s, entries_of(s, table), scalar_value(s, entry), 0, table->table.key, false);
}

sval *table_value(spec *s, sval *table, sval *entry) {
    if (table->table.value->kind == SV_UNDEF) return not_known_yet(s);
    return slots_load(s, entries_of(s, table), scalar_value(s, entry), value_slot(s, table), table->table.value, false);
}

void table_remove(spec *s, sval *table, sval *entry) {
    emit_call(s, "nprt_table_remove", 2, (ir_value *[]){table->table.v, scalar_value(s, entry)}, 0, NULL, false);
}

// ---- looking up ----

typedef struct looked_up {
    sval *entry;
    entry_fn found;
    body_fn absent;
    void *data;
} looked_up;

static bool entry_found(spec *s, void *data) {
    looked_up *l = data;
    return l->found(s, l->data, l->entry);
}

static bool entry_absent(spec *s, void *data) {
    looked_up *l = data;
    return l->absent(s, l->data);
}

bool table_lookup(spec *s, sval *table, sval *key, entry_fn found, body_fn absent, void *data) {
    sval *entry = table_find(s, table, key), *there = entry ? scalar_compare(s, OP_GtE, entry, sv_int(s, 0)) : NULL;
    if (!there) return false;
    looked_up l = {entry, found, absent, data};
    if (there->kind == SV_NUM) return there->num.i ? entry_found(s, &l) : entry_absent(s, &l);
    return branch(s, scalar_value(s, there), entry_found, entry_absent, &l);
}

bool raise_key_error(spec *s, void *key) {
    sval *k = key;
    return raise_exception(s, exception_instance(s, exception_class(s, intern(s->names, "KeyError"))->cls, 1, &k));
}

// ---- walking over a table ----

sval *view_new(spec *s, iter_kind kind, sval *dict) {
    sval *v = sv_new(s, SV_ITER);
    v->iter.iter = kind;
    v->iter.n = 1;
    v->iter.parts = arena_copy(s->arena, &dict, sizeof dict);
    return v;
}

static bool is_view(const sval *v) {
    return v->kind == SV_ITER &&
           (v->iter.iter == ITER_KEYS || v->iter.iter == ITER_VALUES || v->iter.iter == ITER_ITEMS);
}

// The object whose table is walked over; a set of known items becomes a table first, which has their order.
static sval *table_behind(spec *s, sval *v) {
    sval *object = is_view(v) ? v->iter.parts[0] : v;
    if (object->kind != SV_DICT && object->kind != SV_SET) return NULL;
    sval *c = object->object.cell->v;
    if (c->kind == SV_RTABLE) return c;
    if (object->kind == SV_DICT || !c->tuple.n) return NULL;
    sval *table = table_of(s, object, NULL, NULL);
    if (!table) return NULL;
    if (cell_writable(s, object->object.cell)) cell_set(s, object->object.cell, table);
    s->want_inline = false;
    return table;
}

bool is_walkable(spec *s, sval *v) {
    return (v->kind == SV_SET || v->kind == SV_DICT || is_view(v)) && table_behind(s, v);
}

typedef struct walk {
    sval *table, *used;
    scell *at;
    iter_kind what;
    item_fn step;
    void *data;
} walk;

static bool walk_test(spec *s, void *data, ir_value **cond, int *known) {
    walk *w = data;
    sval *same = scalar_compare(s, OP_Eq, table_length(s, w->table), w->used);
    emit_check(s, scalar_value(s, same), "RuntimeError",
               w->table->table.value ? "dictionary changed size during iteration"
                                     : "Set changed size during iteration");
    ir_value *args[2] = {w->table->table.v, scalar_value(s, w->at->v)};
    sval *next = sv_int_range(s, emit_call1(s, "nprt_table_next", 2, args, type_i64(s), false), -1, (int64_t)1 << 47);
    cell_set(s, w->at, next);
    *known = -1;
    *cond = scalar_value(s, scalar_compare(s, OP_GtE, next, sv_int(s, 0)));
    return true;
}

static sval *item_at(spec *s, sval *table, iter_kind what, sval *entry) {
    if (what == ITER_VALUES) return table_value(s, table, entry);
    sval *key = table_key(s, table, entry);
    if (what != ITER_ITEMS) return key;
    sval **pair = ARENA_ARRAY(s->arena, sval *, 2);
    pair[0] = key, pair[1] = table_value(s, table, entry);
    return key && pair[1] ? sv_tuple(s, 2, pair) : NULL;
}

static bool walk_step(spec *s, void *data, sval *none) {
    walk *w = data;
    (void)none;
    ir_value *args[2] = {w->table->table.v, scalar_value(s, w->at->v)};
    sval *entry = sv_int_range(s, emit_call1(s, "nprt_table_entry", 2, args, type_i64(s), false), 0, (int64_t)1 << 47);
    cell_set(s, w->at, scalar_binary(s, OP_Add, sv_int_range(s, args[1], 0, (int64_t)1 << 47), sv_int(s, 1)));
    sval *item = item_at(s, w->table, w->what, entry);
    return item && w->step(s, w->data, item);
}

typedef struct conversion {
    sval *out;
    bool is_dict;
} conversion;

static bool convert_entry(spec *s, void *data, sval *item) {
    conversion *c = data;
    return table_set(s, c->out, c->is_dict ? item->tuple.items[0] : item, c->is_dict ? item->tuple.items[1] : NULL);
}

sval *table_converted(spec *s, sval *table, const sval *template) {
    conversion c = {table_new(s, template->table.key, template->table.value), template->table.value != NULL};
    sval *object = c.is_dict ? sv_dict(s, 0, NULL, NULL) : sv_set(s, table, false);
    object->object.cell->v = table;
    sval *items = c.is_dict ? view_new(s, ITER_ITEMS, object) : object;
    return c.out && over_all(s, items, convert_entry, &c) ? c.out : NULL;
}

bool table_over(spec *s, const ast_node *node, sval *v, item_fn step, void *data) {
    sval *table = table_behind(s, v);
    if (table->table.key->kind == SV_UNDEF && is_taken_as_empty(s, table_length(s, table))) return true;
    share(s, v);   // the walk holds it
    walk w = {table, table_length(s, table), cell_new(s, sv_int(s, 0)), is_view(v) ? v->iter.iter : ITER_KEYS, step,
              data};
    loop_body body = {walk_test, walk_step, &w, node};
    return loop_while(s, &body);
}

sval *table_list(spec *s, sval *v) {
    sval *table = table_behind(s, v), *key = table->table.key, *value = table->table.value, *item = key;
    int from = 0;
    bool const is_unknown = key->kind == SV_UNDEF || (value && value->kind == SV_UNDEF);
    if (is_unknown && is_taken_as_empty(s, table_length(s, table))) return sv_list(s, sv_tuple(s, 0, NULL));
    if (is_unknown) return not_known_yet(s);
    if (is_view(v) && v->iter.iter == ITER_VALUES) item = value, from = value_slot(s, table);
    if (is_view(v) && v->iter.iter == ITER_ITEMS) {
        sval **pair = ARENA_ARRAY(s->arena, sval *, 2);
        pair[0] = key, pair[1] = value;
        item = sv_tuple(s, 2, pair);
    }
    const char *kinds = rlist_kinds(s, item);
    ir_value *args[2] = {table->table.v, emit_const_int(s, from, type_i64(s))};
    ir_op *op = emit_call(s, "nprt_table_part", 2, args, 1, (ir_type[]){type_pylist(s)}, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, kinds));
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = item;
    l->rlist.v = ir_result(op, 0);
    return sv_list(s, l);
}
