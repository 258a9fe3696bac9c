// Run-time lists: items of one type, each spread over the slots of a runtime list.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "specialise/state.h"

#include <string.h>

typedef VEC(char) letters;

static void add_kind(spec *s, const sval *v, ir_type type, ir_value *value, void *data) {
    letters *out = data;
    (void)type;
    (void)value;
    char const k = v->kind == SV_SCALAR ? stype_kind(v->scalar.st) : 0;
    if (k == 'f' || k == 'c')
        vec_push(s->arena, out, 'd');
    else
        vec_push(s->arena, out, k || v->kind == SV_CHOICE ? 'i' : v->kind == SV_ARRAY && !s->by_reference ? 'a' : 'o');
    if (k == 'c') vec_push(s->arena, out, 'd');   // two slots
}

// The slot letters of a value, in the order of its leaves.
const char *rlist_kinds(spec *s, const sval *item) {
    letters kinds = {0};
    each_leaf(s, item, add_kind, &kinds);
    return arena_strndup(s->arena, kinds.data ? kinds.data : "", (size_t)kinds.n);
}

static bool has_complex(const sval *v) {
    if (v->kind == SV_CHOICE) return has_complex(v->choice.a) || has_complex(v->choice.b);
    return v->kind == SV_SCALAR && stype_kind(v->scalar.st) == 'c';
}

// The item types of the runtime's descriptors.
static void add_descriptor(spec *s, const sval *v, char *out, size_t cap) {
    size_t const n = strlen(out);
    switch (v->kind) {
    case SV_SCALAR: {
        int const st = v->scalar.st;
        char const k = stype_kind(st);
        snprintf(out + n, cap - n, "%c",
                 k == 'b'                   ? 'b'
                 : k == 'u'                 ? 'u'
                 : k == 'c'                 ? (st == ST_NP + DT_complex64 ? 'z' : 'c')
                 : k != 'f'                 ? 'i'
                 : st == ST_NP + DT_float32 ? 'f'
                 : st == ST_NP + DT_float16 ? 'h'
                                            : 'd');
        return;
    }
    case SV_CHOICE:
        if (has_complex(v)) break;   // the runtime compares the others
        snprintf(out + n, cap - n, "C");
        add_descriptor(s, v->choice.a, out, cap);
        add_descriptor(s, v->choice.b, out, cap);
        return;
    case SV_RSTR:
    case SV_STR: snprintf(out + n, cap - n, "s"); return;
    case SV_ARRAY: snprintf(out + n, cap - n, s->by_reference ? "A" : "a"); return;
    case SV_TUPLE:
        snprintf(out + n, cap - n, "(");
        for (int i = 0; i < v->tuple.n; i++) add_descriptor(s, v->tuple.items[i], out, cap);
        snprintf(out + strlen(out), cap - strlen(out), ")");
        return;
    case SV_NONE: snprintf(out + n, cap - n, "n"); return;
    case SV_INSTANCE:   // equal to itself
        if (v->object.cell->v->kind != SV_RECORD || class_member(s, v->object.cls, intern(s->names, "__eq__"))) break;
        snprintf(out + n, cap - n, "r");
        return;
    case SV_LIST:
        if (v->object.cell->v->kind != SV_RLIST) break;
        add_descriptor(s, v->object.cell->v, out, cap);
        return;
    case SV_DICT:
    case SV_SET: {
        const sval *t = v->object.cell->v;
        if (t->kind != SV_RTABLE) break;
        snprintf(out + n, cap - n, "%s", v->kind == SV_DICT ? "D" : v->object.is_frozen ? "F" : "S");
        add_descriptor(s, t->table.key, out, cap);
        if (t->table.value) add_descriptor(s, t->table.value, out, cap);
        return;
    }
    case SV_RTUPLE:
        snprintf(out + n, cap - n, "T");
        add_descriptor(s, v->rlist.item, out, cap);
        return;
    case SV_RLIST:
        snprintf(out + n, cap - n, "[");
        add_descriptor(s, v->rlist.item, out, cap);
        snprintf(out + strlen(out), cap - strlen(out), "]");
        return;
    default: break;
    }
    snprintf(out + n, cap - n, "?");
}

const char *comparison_descriptor(spec *s, const sval *item) {
    char text[512] = "";
    add_descriptor(s, item, text, sizeof text);
    return strchr(text, '?') ? NULL : arena_strdup(s->arena, text);
}

const char *list_descriptor(spec *s, const sval *item) {
    const char *d = comparison_descriptor(s, item);
    return d && strchr(d, 'r') ? NULL : d;
}

// Of slots of one kind: do both read them as the same type? Bools and integers share one, as floats of all sizes do.
static bool reads_alike(const sval *a, const sval *b) {
    if (a->kind == SV_UNDEF || b->kind == SV_UNDEF) return true;
    if (sval_is_number(a) && sval_is_number(b)) return sval_stype(a) == sval_stype(b);
    if (is_text(a) && is_text(b)) return true;
    if (a->kind != b->kind) return false;
    if (a->kind == SV_ARRAY) return a->array.dtype == b->array.dtype && a->array.rank == b->array.rank;
    if (a->kind == SV_TUPLE) {
        bool same = a->tuple.n == b->tuple.n;
        for (int i = 0; same && i < a->tuple.n; i++) same = reads_alike(a->tuple.items[i], b->tuple.items[i]);
        return same;
    }
    if (a->kind == SV_RTUPLE) return reads_alike(a->rlist.item, b->rlist.item);
    if (a->kind == SV_CHOICE) return reads_alike(a->choice.a, b->choice.a) && reads_alike(a->choice.b, b->choice.b);
    if (a->kind == SV_CLOSURE) return a->closure.code == b->closure.code;
    if (a->kind == SV_INSTANCE) return a->object.cls == b->object.cls;
    if (a->kind == SV_DICT || a->kind == SV_SET) {
        const sval *t = a->object.cell->v, *u = b->object.cell->v;
        if (t->kind != SV_RTABLE || u->kind != SV_RTABLE) return t->kind == u->kind;
        return reads_alike(t->table.key, u->table.key) &&
               (!t->table.value || reads_alike(t->table.value, u->table.value));
    }
    const sval *x = a->kind == SV_LIST ? a->object.cell->v : NULL, *y = x ? b->object.cell->v : NULL;
    return !x || x->kind != SV_RLIST || y->kind != SV_RLIST || reads_alike(x->rlist.item, y->rlist.item);
}

bool items_alike(spec *s, const sval *a, const sval *b) {
    return strcmp(rlist_kinds(s, a), rlist_kinds(s, b)) == 0 && reads_alike(a, b);
}

// The type says nothing of the items: what they are may be learned after the list has been made.
ir_type type_pylist(spec *s) { return ir_type_dialect(s->ir, "python", "list", 0, NULL); }

void item_learn(spec *s, sval *item, sval *template) {
    (void)s;
    if (item->kind != SV_UNDEF || template->kind == SV_UNDEF || any_part(template, is_itself, item)) return;
    *item = *template;
    item->is_learned = true;
}

sval *rlist_new(spec *s, sval *item) {
    const char *kinds = rlist_kinds(s, item);
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = item;
    ir_op *op = emit_call(s, "nprt_list_new", 0, NULL, 1, (ir_type[]){type_pylist(s)}, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, kinds));
    l->rlist.v = ir_result(op, 0);
    return l;
}

static sval *list_contents(sval *list) { return list->kind == SV_LIST ? list->object.cell->v : list; }

sval *rlist_length(spec *s, sval *list) {
    ir_value *l = list_contents(list)->rlist.v;
    return sv_int_range(s, emit_call1(s, "nprt_list_len", 1, &l, type_i64(s), false), 0, (int64_t)1 << 47);
}

static ir_value *to_i64(spec *s, ir_value *v, const sval *leaf) {
    if (v->type->width == 64) return v;
    bool const is_unsigned = v->type->width == 1 || (leaf->kind == SV_SCALAR && stype_kind(leaf->scalar.st) == 'u');
    return emit_un(s, is_unsigned ? ARITH_extui : ARITH_extsi, v, type_i64(s));
}

// What is written into the array through it is seen through all other references; what is read is a copy.
static ir_value *reference_to(spec *s, ir_value *array) {
    ir_value *box = emit_call1(s, "nprt_box_new", 1, &array, type_box(s), false);
    ir_op_set_attr(s->ir, ir_def(box), "holds", ir_attr_unit(s->ir));
    return box;
}

static ir_value *read_reference(spec *s, ir_value *box, const sval *array) {
    ir_type const type = array_type(s, array->array.dtype, array->array.rank, array->array.dims);
    ir_value *a = emit_call1(s, "nprt_box_read", 1, &box, type, false);
    ir_op_set_attr(s->ir, ir_def(a), "held", ir_attr_unit(s->ir));
    return a;
}

static bool store_leaf(spec *s, ir_value *list, ir_value *index, int slot, char kind, ir_value *v, const sval *leaf) {
    ir_value *at = emit_const_int(s, slot, type_i64(s));
    switch (kind) {
    case 'i':
        emit_call(s, "nprt_list_set_i64", 4, (ir_value *[]){list, index, at, to_i64(s, v, leaf)}, 0, NULL, false);
        return true;
    case 'd':
        if (v->type->width < 64) v = emit_un(s, ARITH_extf, v, type_f64(s));
        emit_call(s, "nprt_list_set_f64", 4, (ir_value *[]){list, index, at, v}, 0, NULL, false);
        return true;
    case 'o':
        if (leaf->kind == SV_ARRAY) v = reference_to(s, v);
        emit_call(s, "nprt_list_set_object", 4, (ir_value *[]){list, index, at, v}, 0, NULL, false);
        return true;
    case 'a': {
        ir_value *dt = emit_const_int(s, leaf->array.dtype, ir_type_int(s->ir, 32));
        ir_op *op = emit_call(s, "nprt_list_set_array", 5, (ir_value *[]){list, index, at, v, dt}, 0, NULL, false);
        int64_t const captured = 3;
        ir_op_set_attr(s->ir, op, "captures", ir_attr_i64_array(s->ir, 1, &captured));
        return true;
    }
    }
    return false;
}

// Complex numbers take two slots.
static bool is_complex(const sval *leaf) { return leaf->kind == SV_SCALAR && stype_kind(leaf->scalar.st) == 'c'; }

static void store_complex(spec *s, ir_value *list, ir_value *index, int slot, ir_value *v) {
    for (int k = 0; k < 2; k++) {
        ir_value *part = emit_un(s, k ? COMPLEX_im : COMPLEX_re, v, v->type->element);
        if (part->type->width < 64) part = emit_un(s, ARITH_extf, part, type_f64(s));
        ir_value *at = emit_const_int(s, slot + k, type_i64(s));
        emit_call(s, "nprt_list_set_f64", 4, (ir_value *[]){list, index, at, part}, 0, NULL, false);
    }
}

static ir_value *load_complex(spec *s, ir_value *list, ir_value *index, int slot, ir_type type) {
    ir_value *parts[2];
    for (int k = 0; k < 2; k++) {
        ir_value *at = emit_const_int(s, slot + k, type_i64(s)), *args[3] = {list, index, at};
        parts[k] = emit_call1(s, "nprt_list_get_f64", 3, args, type_f64(s), false);
        if (type->element->width < 64) parts[k] = emit_un(s, ARITH_truncf, parts[k], type->element);
    }
    return emit_bin(s, COMPLEX_create, parts[0], parts[1], type);
}

typedef VEC(const sval *) leaf_list;

static void add_leaf(spec *s, const sval *v, ir_type type, ir_value *value, void *data) {
    (void)type;
    (void)value;
    vec_push(s->arena, (leaf_list *)data, v);
}

// The leaves of a value as svals, in template order (for their dtypes).
static leaf_list leaf_svals(spec *s, const sval *v) {
    leaf_list out = {0};
    each_leaf(s, v, add_leaf, &out);
    return out;
}

static void mark_cell(spec *s, scell *c) {
    if (c->in_list || is_runtime_contents(c->v)) return;
    c->in_list = true;
    vec_push(s->arena, &s->copied, c);
}

// A run-time list holds copies of objects whose parts are known: changing one afterwards would not change the copy.
void mark_copied(spec *s, const sval *v) {
    switch (v->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        mark_cell(s, v->object.cell);
        mark_copied(s, v->object.cell->v);
        return;
    case SV_TUPLE:
        for (int i = 0; i < v->tuple.n; i++) mark_copied(s, v->tuple.items[i]);
        return;
    case SV_MAP:
        for (int i = 0; i < v->map.n; i++) mark_copied(s, v->map.values[i]);
        return;
    case SV_CHOICE: mark_copied(s, v->choice.a), mark_copied(s, v->choice.b); return;
    default: return;
    }
}

void mark_held(spec *s, const sval *v) {
    mark_copied(s, v);
    share(s, v);
}

bool slots_store(spec *s, ir_value *list, ir_value *index, int first, sval *v, const sval *template) {
    value_list leaves = {0};
    flatten(s, v, &leaves);
    leaf_list const of = leaf_svals(s, template);
    const char *kinds = rlist_kinds(s, template);
    for (int i = 0, slot = 0; i < leaves.n; i++, slot++) {
        if (is_complex(of.data[i])) {
            store_complex(s, list, index, first + slot++, leaves.data[i]);
            continue;
        }
        if (!store_leaf(s, list, index, first + slot, kinds[slot], leaves.data[i], of.data[i])) return false;
    }
    return true;
}

static bool convert_item(spec *s, void *list, sval *item) { return rlist_append(s, list, item); }

bool over_all(spec *s, sval *items, item_fn step, void *data) {
    scell *exit = s->frame->exit;
    sval *const pending = exit->v;
    attempt *const around = s->attempt;
    s->attempt = NULL;   // nothing is raised
    cell_set(s, exit, sv_int(s, EXIT_NONE));
    bool const ok = loop_over(s, NULL, items, step, data);
    cell_set(s, exit, pending);
    s->attempt = around;
    return ok;
}

sval *rlist_converted(spec *s, sval *contents, sval *template) {
    sval *out = rlist_new(s, template);
    return over_all(s, sv_list(s, contents), convert_item, out) ? out : NULL;
}

// Makes a list that holds one type of items one of several, if no one else holds its contents.
static bool list_takes(spec *s, sval *list, sval *item) {
    if (list->kind != SV_LIST) return false;
    scell *cell = list->object.cell;
    sval *run = sv_new(s, SV_RLIST);
    run->rlist.item = mixed_template(s, 2, (sval *[]){cell->v->rlist.item, item}, OR_NONE);
    if (!run->rlist.item || !may_become(s, cell, run)) return false;
    sval *converted = rlist_converted(s, cell->v, run->rlist.item);
    return converted && (cell_set(s, cell, converted), true);
}

// The item as the list's items are.
static sval *fitting(spec *s, sval *list, sval *item) {
    sval *fit = coerce(s, item, list_contents(list)->rlist.item);
    if (!fit && list_takes(s, list, item)) fit = coerce(s, item, list_contents(list)->rlist.item);
    if (!fit && !s->want_inline && !s->diags->error_count && !widens_held(s, list_contents(list)->rlist.item, item) &&
        !list_widens(s, list_contents(list), item))
        // The list was made for other items: specialise again with a wider type where it was made.
        wants_unroll(s,
                     arena_printf(s->arena, "a run-time list whose items differ in type (%s)", sval_type_name(item)));
    return fit;
}

static bool store_item(spec *s, sval *list, ir_value *index, sval *item, sval *fit) {
    sval *c = list_contents(list);
    mark_held(s, item);
    return slots_store(s, c->rlist.v, index, 0, fit, c->rlist.item);
}

// The list has room for the item's slots, though it was made before they were known.
static bool prepare(spec *s, sval *list, sval *item) {
    sval *c = list_contents(list), *first = c->rlist.item->kind == SV_UNDEF ? item_template(s, 1, &item) : NULL;
    if (first) item_learn(s, c->rlist.item, first);
    if (c->rlist.item->kind == SV_UNDEF) return wants_unroll(s, "a list whose items have no type of their own");
    if (!c->rlist.item->is_learned) return true;
    ir_op *op = emit_call(s, "nprt_list_adopt", 1, &c->rlist.v, 0, NULL, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, rlist_kinds(s, c->rlist.item)));
    return true;
}

bool rlist_append(spec *s, sval *list, sval *item) {
    sval *fit = prepare(s, list, item) ? fitting(s, list, item) : NULL;
    if (!fit) return false;
    ir_value *index = emit_call1(s, "nprt_list_add_item", 1, &list_contents(list)->rlist.v, type_i64(s), false);
    return store_item(s, list, index, item, fit);
}

bool rlist_insert(spec *s, sval *list, sval *index, sval *item) {
    sval *i = scalar_convert(s, index, ST_INT), *fit = i && prepare(s, list, item) ? fitting(s, list, item) : NULL;
    if (!fit) return false;
    ir_value *args[2] = {list_contents(list)->rlist.v, scalar_value(s, i)};
    return store_item(s, list, emit_call1(s, "nprt_list_insert_item", 2, args, type_i64(s), false), item, fit);
}

// Inside a try statement the runtime must find nothing wrong: checks that -n <= i < n.
bool index_in_range(spec *s, sval *i, sval *n, const char *message) {
    sval *low = scalar_compare(s, OP_GtE, i, scalar_unary(s, OP_USub, n)), *high = scalar_compare(s, OP_Lt, i, n);
    sval *both = low && high ? logical(s, low, high, true) : NULL;
    if (!both) return false;
    if (both->kind == SV_NUM && !both->num.i) return certainly_raises(s, "IndexError", message) != NULL;
    if (both->kind != SV_NUM) emit_check(s, scalar_value(s, both), "IndexError", message);
    return true;
}

static ir_value *checked_index(spec *s, sval *list, sval *index) {
    const char *type = list->kind == SV_RTUPLE ? "tuple" : "list";
    if (!sval_is_number(index))
        return mistake(s, "TypeError", "%s indices must be integers or slices, not %s", type, sval_type_name(index)),
               NULL;
    ir_value *l = list_contents(list)->rlist.v;
    sval *i = scalar_convert(s, index, ST_INT);
    const char *text = arena_printf(s->arena, "%s index out of range", type);
    if (!i || (s->attempt && !index_in_range(s, i, rlist_length(s, list), text))) return NULL;
    return emit_call1(s, arena_printf(s->arena, "nprt_%s_index_normal", type), 2, (ir_value *[]){l, scalar_value(s, i)},
                      type_i64(s), true);
}

static ir_value *load_leaf(spec *s, ir_value *list, ir_value *index, int slot, char kind, const sval *leaf, bool take) {
    ir_value *at = emit_const_int(s, slot, type_i64(s)), *args[3] = {list, index, at};
    switch (kind) {
    case 'i': {
        ir_value *v = emit_call1(s, "nprt_list_get_i64", 3, args, type_i64(s), false);
        ir_type const t = leaf->kind == SV_CHOICE ? type_i1(s) : stype_ir(s, leaf->scalar.st);
        return t == v->type ? v : emit_un(s, ARITH_trunci, v, t);
    }
    case 'd': {
        ir_value *v = emit_call1(s, "nprt_list_get_f64", 3, args, type_f64(s), false);
        ir_type const t = stype_ir(s, leaf->scalar.st);
        return t == v->type ? v : emit_un(s, ARITH_truncf, v, t);
    }
    case 'o': {
        type_list types = {0};
        flatten_types(s, leaf, &types);
        ir_type const type = leaf->kind == SV_ARRAY ? type_box(s) : types.data[0];
        ir_op *op = emit_call(s, "nprt_list_get_object", 3, args, 1, &type, false);
        ir_op_set_attr(s->ir, op, "borrowed", ir_attr_unit(s->ir));
        return leaf->kind == SV_ARRAY ? read_reference(s, ir_result(op, 0), leaf) : ir_result(op, 0);
    }
    default: {
        ir_type const t = array_type(s, leaf->array.dtype, leaf->array.rank, leaf->array.dims);
        ir_value *rank = emit_const_int(s, leaf->array.rank, ir_type_int(s->ir, 32));
        ir_value *v = emit_call1(s, take ? "nprt_list_take_array" : "nprt_list_get_array", 4,
                                 (ir_value *[]){list, index, at, rank}, t, false);
        if (take) ir_op_set_attr(s->ir, ir_def(v), "writable", ir_attr_unit(s->ir));
        return v;
    }
    }
}

// Objects come out of a run-time list as copies.
static void mark_copies(sval *v) {
    if (v->kind == SV_TUPLE)
        for (int i = 0; i < v->tuple.n; i++) mark_copies(v->tuple.items[i]);
    if (v->kind == SV_MAP)
        for (int i = 0; i < v->map.n; i++) mark_copies(v->map.values[i]);
    if (v->kind == SV_CHOICE) mark_copies(v->choice.a), mark_copies(v->choice.b);
    if (!is_object(v)) return;
    sval *contents = v->object.cell->v;
    v->object.cell->in_list = !is_runtime_contents(contents);
    mark_copies(contents);
}

sval *slots_load(spec *s, ir_value *list, ir_value *index, int first, const sval *template, bool take) {
    leaf_list const of = leaf_svals(s, template);
    const char *kinds = rlist_kinds(s, template);
    ir_value **leaves = ARENA_ARRAY(s->arena, ir_value *, of.n + 1);
    for (int i = 0, slot = 0; i < of.n; i++, slot++)
        leaves[i] = is_complex(of.data[i])
                        ? load_complex(s, list, index, first + slot++, stype_ir(s, of.data[i]->scalar.st))
                        : load_leaf(s, list, index, first + slot, kinds[slot], of.data[i], take);
    int at = 0;
    sval *v = rebuild(s, template, leaves, &at);
    mark_copies(v);
    return v;
}

sval *rlist_get(spec *s, sval *list, sval *index) {
    sval *c = list_contents(list);
    if (c->rlist.item->kind == SV_UNDEF && skips_unknown(s)) return NULL;
    if (c->rlist.item->kind == SV_UNDEF)
        return unsupported(s, "an item of a list before the type of its items is known");
    ir_value *i = checked_index(s, list, index);
    return i ? slots_load(s, c->rlist.v, i, 0, c->rlist.item, false) : NULL;
}

bool rlist_set(spec *s, sval *list, sval *index, sval *item) {
    sval *fit = prepare(s, list, item) ? fitting(s, list, item) : NULL;
    ir_value *i = fit ? checked_index(s, list, index) : NULL;
    return i && store_item(s, list, i, item, fit);
}

sval *rlist_of_items(spec *s, int n, sval **items, const sval *template) {
    sval *l = rlist_new(s, (sval *)template);
    for (int i = 0; l && i < n; i++)
        if (!rlist_append(s, l, items[i])) return NULL;
    return l;
}

static bool append_to(spec *s, void *list, sval *item) { return rlist_append(s, list, item); }

bool rlist_assign_slice(spec *s, sval *list, ir_value *const *slice, sval *value) {
    sval *c = list_contents(list), *from = sv_list(s, rlist_new(s, c->rlist.item));
    if (!loop_over(s, NULL, value, append_to, from)) return false;
    ir_value *args[6] = {c->rlist.v, slice[0], slice[1], slice[2], slice[3], from->object.cell->v->rlist.v};
    if (c->rlist.item->is_learned) {
        ir_op *op = emit_call(s, "nprt_list_adopt", 1, &c->rlist.v, 0, NULL, false);
        ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, rlist_kinds(s, c->rlist.item)));
    }
    emit_call(s, "nprt_list_assign_slice", 6, args, 0, NULL, true);
    return true;
}
