// Sets: their items are known until something has to be done at run time; then they are a run-time table.
#include "specialise/builtins.h"
#include "specialise/methods.h"

#include <string.h>

// ---- contents ----

static bool is_set(const sval *v) { return v->kind == SV_SET; }

// The set's table, which it keeps when it can be written here. With an item that may join: NULL or one more.
static sval *runtime(spec *s, sval *set, sval *item) {
    sval *c = set->object.cell->v, *table = table_of(s, set, item, NULL);
    if (!table || table == c) return table;
    if (cell_writable(s, set->object.cell)) cell_set(s, set->object.cell, table);
    s->want_inline = false;
    return table;
}

static sval *mixed(spec *s) { return unsupported(s, "a set whose items differ in type"); }

// Is a known item among known ones? -1: not to be said when compiling.
static int known_item(spec *s, const sval *items, sval *item) {
    for (int i = 0; i < items->tuple.n; i++) {
        sval *x = items->tuple.items[i];
        if (sval_same(x, item)) return 1;
        bool const alike = (sval_is_number(x) && sval_is_number(item)) || (is_text(x) && is_text(item)) ||
                           (x->kind == SV_TUPLE && item->kind == SV_TUPLE);
        sval *eq = alike ? equal(s, x, item) : NULL;
        if (alike && (!eq || eq->kind != SV_NUM)) return -1;
        if (eq && eq->num.i) return 1;
    }
    return 0;
}

static bool set_add(spec *s, sval *set, sval *item) {
    sval *c = set->object.cell->v;
    if (!is_hashable(s, item)) return false;
    if (c->kind == SV_TUPLE && !sval_is_dynamic(item)) {
        int const there = known_item(s, c, item);
        if (there > 0) return true;
        if (there == 0 && !cell_writable_as(s, set->object.cell, table_template(s, set, item, NULL))) return false;
        if (there == 0) {
            sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n + 1);
            for (int i = 0; i < c->tuple.n; i++) items[i] = c->tuple.items[i];
            items[c->tuple.n] = item;
            return cell_set(s, set->object.cell, sv_tuple(s, c->tuple.n + 1, items)), true;
        }
    }
    if (c->kind == SV_TUPLE && !cell_writable_as(s, set->object.cell, table_template(s, set, item, NULL))) return false;
    sval *table = runtime(s, set, item);
    if (!table) return mixed(s) != NULL;
    return table_set(s, table, item, NULL);
}

bool set_add_item(spec *s, void *set, sval *item) { return set_add(s, set, item); }

// CPython builds {1, 2, 3} from a constant that it merges into an empty set, which may change the order.
static sval *merged(spec *s, sval *set) {
    sval *table = table_of(s, set, NULL, NULL);
    if (!table) return set;
    sval *copy = table_new(s, table->table.key, NULL);
    emit_call(s, "nprt_table_update", 2, (ir_value *[]){copy->table.v, table->table.v}, 0, NULL, false);
    return sv_set(s, copy, false);
}

static bool is_constant(const ast_node *n) {
    if (n->kind == AST_UnaryOp) return is_constant(n->UnaryOp.operand);
    for (int i = 0; n->kind == AST_Tuple && i < n->Tuple.elts.n; i++)
        if (!is_constant(n->Tuple.elts.data[i])) return false;
    return n->kind == AST_Constant || n->kind == AST_Tuple;
}

sval *eval_set(spec *s, const ast_node *n) {
    sval *items = eval_items(s, &n->Set.elts), *set = sv_set(s, sv_tuple(s, 0, NULL), false);
    if (!items) return NULL;
    if (items->kind == SV_RLIST) return set_merge(s, set, sv_list(s, items)) ? set : NULL;
    for (int i = 0; i < items->tuple.n; i++)
        if (!set_add(s, set, items->tuple.items[i])) return NULL;
    bool constants = true;
    for (int i = 0; i < n->Set.elts.n; i++) constants = constants && is_constant(n->Set.elts.data[i]);
    sval *c = set->object.cell->v;
    return constants && c->kind == SV_TUPLE && c->tuple.n > 4 ? merged(s, set) : set;
}

// set(iterable) and frozenset(iterable)
sval *b_set(spec *s, const builtin *b, arglist *a) {
    if (a->n > 1 || a->named)
        return fail(s, "TypeError", NULL, "%s expected at most 1 argument, got %d", b->name, a->n + a->named);
    sval *set = sv_set(s, sv_tuple(s, 0, NULL), b->code);
    if (!a->n) return set;
    sval *from = a->v[0];
    if (is_set(from) && from->object.is_frozen && b->code) return from;
    return set_merge(s, set, from) ? set : NULL;
}

// Adds everything that the iterable yields.
bool set_merge(spec *s, sval *set, sval *from) {
    bool const set_or_dict = is_set(from) || (from->kind == SV_DICT && from->object.cell->v->kind == SV_RTABLE);
    if (!set_or_dict) return loop_over(s, NULL, from, set_add_item, set);
    sval *c = from->object.cell->v;
    if (c->kind == SV_TUPLE) {
        for (int i = 0; i < c->tuple.n; i++)
            if (!set_add(s, set, c->tuple.items[i])) return false;
        return true;
    }
    if (set->object.cell->v->kind == SV_TUPLE && !cell_writable(s, set->object.cell)) return false;
    sval *table = runtime(s, set, c->table.key);
    if (!table) return mixed(s) != NULL;
    emit_call(s, "nprt_table_update", 2, (ir_value *[]){table->table.v, c->table.v}, 0, NULL, false);
    return true;
}

// ---- operators ----

// Both as tables of one type; false without a message when they are not.
static bool pair_of(spec *s, sval *a, sval *b, sval **x, sval **y) {
    sval *ca = a->object.cell->v, *cb = b->object.cell->v, *t = table_join(s, ca, cb, false);
    if (!t) return false;
    *x = ca->kind == SV_RTABLE ? ca : table_filled(s, ca, t);
    *y = cb->kind == SV_RTABLE ? cb : table_filled(s, cb, t);
    return *x && *y && table_fits(s, *x, *y);
}

static bool is_empty(const sval *v) { return v->object.cell->v->kind == SV_TUPLE && !v->object.cell->v->tuple.n; }

sval *set_binary(spec *s, ast_operator op, sval *a, sval *b) {
    const char *callee = op == OP_BitAnd   ? "nprt_set_and"
                         : op == OP_BitOr  ? "nprt_set_or"
                         : op == OP_Sub    ? "nprt_set_sub"
                         : op == OP_BitXor ? "nprt_set_xor"
                                           : NULL;
    if (!callee || !is_set(a) || !is_set(b)) return NULL;
    if (is_empty(a) && is_empty(b)) return sv_set(s, a->object.cell->v, a->object.is_frozen);
    sval *x, *y;
    if (!pair_of(s, a, b, &x, &y)) return unsupported(s, "an operation on sets whose items differ in type");
    sval *r = sv_new(s, SV_RTABLE);
    r->table.key = x->table.key;
    r->table.v = emit_call1(s, callee, 2, (ir_value *[]){x->table.v, y->table.v}, type_object(s), false);
    return sv_set(s, r, a->object.is_frozen);
}

// a op= b changes a itself; NULL without a message when that is not what the operator does here.
bool set_in_place(spec *s, ast_operator op, sval *a, sval *b, bool *done) {
    const char *callee = op == OP_BitAnd   ? "nprt_set_keep_common"
                         : op == OP_BitOr  ? "nprt_table_update"
                         : op == OP_Sub    ? "nprt_set_discard_all"
                         : op == OP_BitXor ? "nprt_set_toggle_all"
                                           : NULL;
    *done = callee && is_set(a) && is_set(b) && !a->object.is_frozen;
    if (!*done) return true;
    if (op == OP_BitOr) return set_merge(s, a, b);
    if (is_empty(b) && op != OP_BitAnd) return true;
    if (is_empty(a) && op != OP_BitXor) return true;
    if (a->object.cell->v->kind == SV_TUPLE && !cell_writable(s, a->object.cell)) return false;
    sval *x, *y;
    if (!pair_of(s, a, b, &x, &y)) return unsupported(s, "an operation on sets whose items differ in type") != NULL;
    if (x != a->object.cell->v) cell_set(s, a->object.cell, x);
    emit_call(s, callee, 2, (ir_value *[]){x->table.v, y->table.v}, 0, NULL, false);
    return true;
}

static sval *not_greater(spec *s, sval *x, sval *y) {
    return sv_scalar(s, ST_BOOL,
                     emit_call1(s, "nprt_set_le", 2, (ir_value *[]){x->table.v, y->table.v}, type_i1(s), false));
}

sval *set_compare(spec *s, ast_operator op, sval *a, sval *b) {
    if (op == OP_Gt || op == OP_GtE) return set_compare(s, op == OP_Gt ? OP_Lt : OP_LtE, b, a);
    if (is_empty(a) && is_empty(b)) return sv_bool(s, op == OP_Eq || op == OP_LtE);
    sval *x, *y;
    if (!pair_of(s, a, b, &x, &y)) {
        if (op == OP_Eq || op == OP_NotEq) return unsupported(s, "comparing sets whose items differ in type");
        return mixed(s);
    }
    sval *le = not_greater(s, x, y);
    if (op == OP_LtE) return le;
    sval *same = scalar_compare(s, OP_Eq, table_length(s, x), table_length(s, y));
    if (op == OP_Lt) return logical(s, le, scalar_unary(s, OP_Not, same), true);
    sval *equal = logical(s, le, same, true);
    return op == OP_Eq ? equal : scalar_unary(s, OP_Not, equal);
}

// ---- methods ----

sval *set_add_method(spec *s, sval *self, arglist *a) {
    return count_is(s, "add", a, 1, 1) && set_add(s, self, a->v[0]) ? sv_none(s) : NULL;
}

static bool drop_entry(spec *s, void *data, sval *entry) {
    table_remove(s, data, entry);
    return true;
}
static bool no_entry(spec *s, void *data) {
    (void)s;
    (void)data;
    return true;
}

static sval *take_out(spec *s, sval *self, sval *item, bool must_be_there) {
    if (!is_hashable(s, item)) return NULL;
    if (is_empty(self)) return must_be_there && !raise_key_error(s, item) ? NULL : is_dead(s) ? NULL : sv_none(s);
    if (self->object.cell->v->kind == SV_TUPLE && !cell_writable(s, self->object.cell)) return NULL;
    sval *table = runtime(s, self, NULL);
    if (!table) return mixed(s);
    if (!must_be_there) return table_lookup(s, table, item, drop_entry, no_entry, table) ? sv_none(s) : NULL;
    sval *entry = table_find(s, table, item), *absent = entry ? scalar_compare(s, OP_Lt, entry, sv_int(s, 0)) : NULL;
    if (!absent) return NULL;
    if (absent->kind == SV_NUM && absent->num.i) return raise_key_error(s, item), NULL;
    if (!branch(s, scalar_value(s, absent), raise_key_error, NULL, item)) return NULL;
    table_remove(s, table, entry);
    return sv_none(s);
}

sval *set_discard(spec *s, sval *self, arglist *a) {
    return count_is(s, "discard", a, 1, 1) ? take_out(s, self, a->v[0], false) : NULL;
}
sval *set_remove(spec *s, sval *self, arglist *a) {
    return count_is(s, "remove", a, 1, 1) ? take_out(s, self, a->v[0], true) : NULL;
}

sval *set_pop(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "pop", a, 0, 0)) return NULL;
    sval *nothing = sv_str(s, "pop from an empty set");
    if (is_empty(self)) return raise_key_error(s, nothing), NULL;
    if (self->object.cell->v->kind == SV_TUPLE && !cell_writable(s, self->object.cell)) return NULL;
    sval *table = runtime(s, self, NULL);
    if (!table) return mixed(s);
    sval *none = scalar_compare(s, OP_Eq, table_length(s, table), sv_int(s, 0));
    if (!branch(s, scalar_value(s, none), raise_key_error, NULL, nothing)) return NULL;
    ir_value *at = emit_call1(s, "nprt_table_pop_place", 1, &table->table.v, type_i64(s), false);
    sval *entry = sv_int_range(s, at, 0, (int64_t)1 << 47), *item = table_key(s, table, entry);
    value_list leaves = {0};
    flatten(s, item, &leaves);
    retain_all(s, &leaves);
    table_remove(s, table, entry);
    return item;
}

sval *set_clear(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "clear", a, 0, 0)) return NULL;
    if (self->object.cell->v->kind == SV_RTABLE) {
        emit_call(s, "nprt_table_clear", 1, &self->object.cell->v->table.v, 0, NULL, false);
        return sv_none(s);
    }
    if (!cell_writable(s, self->object.cell)) return NULL;
    cell_set(s, self->object.cell, sv_tuple(s, 0, NULL));
    return sv_none(s);
}

sval *set_copy(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "copy", a, 0, 0)) return NULL;
    sval *set = sv_set(s, sv_tuple(s, 0, NULL), self->object.is_frozen);
    return set_merge(s, set, self) ? set : NULL;
}

sval *set_update(spec *s, sval *self, arglist *a) {
    for (int i = 0; i < a->n; i++)
        if (!set_merge(s, self, a->v[i])) return NULL;
    return sv_none(s);
}

static sval *as_set(spec *s, sval *v) {
    static const builtin make = {"set", b_set, NULL, 0};
    return is_set(v) ? v : b_set(s, &make, &(arglist){.n = 1, .v = &v});
}

static sval *folded(spec *s, ast_operator op, sval *self, arglist *a) {
    sval *r = self;
    for (int i = 0; r && i < a->n; i++) {
        sval *other = as_set(s, a->v[i]);
        r = other ? set_binary(s, op, r, other) : NULL;
    }
    return r == self ? set_copy(s, self, &(arglist){0}) : r;
}

static sval *folded_in_place(spec *s, ast_operator op, sval *self, arglist *a) {
    for (int i = 0; i < a->n; i++) {
        sval *other = as_set(s, a->v[i]);
        bool done;
        if (!other || !set_in_place(s, op, self, other, &done)) return NULL;
    }
    return sv_none(s);
}

sval *set_union(spec *s, sval *self, arglist *a) { return folded(s, OP_BitOr, self, a); }
sval *set_intersection(spec *s, sval *self, arglist *a) { return folded(s, OP_BitAnd, self, a); }
sval *set_difference(spec *s, sval *self, arglist *a) { return folded(s, OP_Sub, self, a); }
sval *set_symmetric_difference(spec *s, sval *self, arglist *a) {
    return count_is(s, "symmetric_difference", a, 1, 1) ? folded(s, OP_BitXor, self, a) : NULL;
}
sval *set_intersection_update(spec *s, sval *self, arglist *a) { return folded_in_place(s, OP_BitAnd, self, a); }
sval *set_difference_update(spec *s, sval *self, arglist *a) { return folded_in_place(s, OP_Sub, self, a); }
sval *set_symmetric_difference_update(spec *s, sval *self, arglist *a) {
    return count_is(s, "symmetric_difference_update", a, 1, 1) ? folded_in_place(s, OP_BitXor, self, a) : NULL;
}

sval *set_issubset(spec *s, sval *self, arglist *a) {
    sval *other = count_is(s, "issubset", a, 1, 1) ? as_set(s, a->v[0]) : NULL;
    return other ? set_compare(s, OP_LtE, self, other) : NULL;
}
sval *set_issuperset(spec *s, sval *self, arglist *a) {
    sval *other = count_is(s, "issuperset", a, 1, 1) ? as_set(s, a->v[0]) : NULL;
    return other ? set_compare(s, OP_GtE, self, other) : NULL;
}
sval *set_isdisjoint(spec *s, sval *self, arglist *a) {
    sval *other = count_is(s, "isdisjoint", a, 1, 1) ? as_set(s, a->v[0]) : NULL, *x, *y;
    if (!other) return NULL;
    if (is_empty(self) || is_empty(other)) return sv_bool(s, true);
    if (!pair_of(s, self, other, &x, &y)) return mixed(s);
    return sv_scalar(
        s, ST_BOOL, emit_call1(s, "nprt_set_isdisjoint", 2, (ir_value *[]){x->table.v, y->table.v}, type_i1(s), false));
}
