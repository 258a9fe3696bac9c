// Methods of lists and tuples.
#include "specialise/methods.h"

#include <string.h>

sval *list_append_method(spec *s, sval *self, arglist *a) {
    return count_is(s, "append", a, 1, 1) && list_append(s, self, a->v[0]) ? sv_none(s) : NULL;
}

bool list_append_item(spec *s, void *list, sval *item) { return list_append(s, list, item); }

sval *list_extend(spec *s, sval *self, arglist *a) {
    return count_is(s, "extend", a, 1, 1) && loop_over(s, NULL, a->v[0], list_append_item, self) ? sv_none(s) : NULL;
}

sval *list_pop(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "pop", a, 0, 1)) return NULL;
    sval *c = self->object.cell->v, *at = a->n ? a->v[0] : sv_int(s, -1);
    int64_t known;
    sval *run = c->kind == SV_TUPLE && sval_is_int(at) && !sval_known_int(at, &known) ? list_to_runtime(s, self) : NULL;
    if (run && !cell_writable_as(s, self->object.cell, run)) return NULL;
    if (run) cell_set(s, self->object.cell, c = run);
    if (c->kind == SV_RLIST) {
        sval *i = scalar_convert(s, at, ST_INT);
        if (!i) return NULL;
        if (s->attempt) {
            sval *n = rlist_length(s, self), *some = scalar_compare(s, OP_Gt, n, sv_int(s, 0));
            emit_check(s, scalar_value(s, some), "IndexError", "pop from empty list");
            if (!index_in_range(s, i, n, "pop index out of range")) return NULL;
        }
        ir_value *k =
            emit_call1(s, "nprt_list_pop_index", 2, (ir_value *[]){c->rlist.v, scalar_value(s, i)}, type_i64(s), true);
        sval *item = rlist_get(s, self, sv_int_range(s, k, 0, INT64_MAX));
        if (!item) return NULL;
        value_list leaves = {0};   // strings and lists are borrowed from the list until the item goes
        flatten(s, item, &leaves);
        retain_all(s, &leaves);
        emit_call(s, "nprt_list_delete", 2, (ir_value *[]){c->rlist.v, k}, 0, NULL, false);
        return item;
    }
    int i;
    if (c->tuple.n == 0) return fail(s, "IndexError", NULL, "pop from empty list");
    if (!cell_writable(s, self->object.cell) || !list_index(s, "pop", at, c->tuple.n, &i)) return NULL;
    sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n);
    for (int k = 0, n = 0; k < c->tuple.n; k++)
        if (k != i) items[n++] = c->tuple.items[k];
    cell_set(s, self->object.cell, sv_tuple(s, c->tuple.n - 1, items));
    return c->tuple.items[i];
}

const char *list_search_callee(spec *s, const char *what, const sval *item) {
    const char *type = item->kind == SV_RSTR         ? "str"
                       : item->kind != SV_SCALAR     ? NULL
                       : item->scalar.st == ST_INT   ? "i64"
                       : item->scalar.st == ST_FLOAT ? "f64"
                                                     : NULL;
    return type ? arena_printf(s->arena, "nprt_list_%s_%s", what, type) : NULL;
}

typedef struct sought {
    sval *in, *x;
    bool removing;
} sought;

// The ValueError that a value is not there, with CPython's text.
static bool not_there(spec *s, void *data) {
    const sought *f = data;
    sval *text;
    if (f->removing)
        text = sv_str(s, "list.remove(x): x not in list");
    else if (f->in->kind != SV_LIST)
        text = sv_str(s, "tuple.index(x): x not in tuple");
    else
        text = to_str(s, f->x, true);
    if (text && !f->removing && f->in->kind == SV_LIST) text = str_concat(s, text, sv_str(s, " is not in list"));
    return raise_with_text(s, "ValueError", text);
}

static sval *place_by_comparing(spec *s, sval *self, sought *f) {
    sval *module = module_import(s, intern(s->names, "_searching"));
    sval *place = module ? module_member(s, module->module, intern(s->names, "place")) : NULL;
    sval *at = place ? call(s, place, &(arglist){.n = 2, .v = (sval *[]){self, f->x}}) : NULL;
    sval *absent = at ? scalar_compare(s, OP_Lt, at, sv_int(s, 0)) : NULL;
    if (!absent) return NULL;
    if (absent->kind == SV_NUM) return absent->num.i ? (not_there(s, f), NULL) : at;
    return branch(s, scalar_value(s, absent), not_there, NULL, f) ? at : NULL;
}

// Where a value is in a list or tuple; it raises when it is not there.
static sval *place_of(spec *s, sval *self, sval *x, bool removing) {
    sval *run = run_items(s, self), *c = run ? run : self->kind == SV_TUPLE ? self : self->object.cell->v;
    bool const is_tuple = self->kind != SV_LIST;
    sought f = {self, x, removing};
    if (c->kind == SV_TUPLE) {
        for (int i = 0; i < c->tuple.n; i++) {
            sval *item = c->tuple.items[i];
            if (!sval_is_dynamic(item) && !sval_is_dynamic(x)) {
                if ((is_text(item) == is_text(x)) && item->kind == x->kind) {
                    sval *eq = equal(s, item, x);
                    if (!eq) return NULL;
                    if (eq->kind == SV_NUM && eq->num.i) return sv_int(s, i);
                }
                continue;
            }
            run = self->kind == SV_LIST ? list_to_runtime(s, self) : NULL;
            if (!run) return unsupported(s, "index() of items known only at run time");
            c = run;
            break;
        }
        if (c->kind == SV_TUPLE)
            return s->attempt || s->uncertain ? (not_there(s, &f), NULL)
                                              : fail(s, "ValueError", NULL, "the value is not in the %s",
                                                     self->kind == SV_LIST ? "list" : "tuple");
    }
    sval *t = c->rlist.item, *fit = coerce(s, x, t);
    const char *callee = fit ? list_search_callee(s, "index", t) : NULL;
    if (!callee) return place_by_comparing(s, self, &f);
    value_list leaves = {0};
    flatten(s, fit, &leaves);
    ir_value *operands[2] = {c->rlist.v, leaves.data[0]};
    if (s->attempt || removing || is_tuple) {   // the search itself would end the program, or say something else
        ir_value *there = emit_call1(s, list_search_callee(s, "contains", t), 2, operands, type_i1(s), false);
        sval *absent = scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, there));
        if (!branch(s, scalar_value(s, absent), not_there, NULL, &f)) return NULL;
    }
    return sv_int_range(s, emit_call1(s, callee, 2, operands, type_i64(s), true), 0, (int64_t)1 << 47);
}

sval *list_index_method(spec *s, sval *self, arglist *a) {
    return count_is(s, "index", a, 1, 1) ? place_of(s, self, a->v[0], false) : NULL;
}

sval *list_insert(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "insert", a, 2, 2)) return NULL;
    sval *c = self->object.cell->v;
    int64_t i;
    if (!cell_writable(s, self->object.cell)) return NULL;
    if (c->kind != SV_TUPLE || !sval_known_int(a->v[0], &i)) {
        sval *item = c->kind == SV_TUPLE && !c->tuple.n ? item_template(s, 1, &a->v[1]) : NULL;
        sval *run = item ? rlist_new(s, item) : list_to_runtime(s, self);
        if (!run) return wants_unroll(s, "insert() at a place known only at run time"), NULL;
        cell_set(s, self->object.cell, run);
        return rlist_insert(s, self, a->v[0], a->v[1]) ? sv_none(s) : NULL;
    }
    int const n = c->tuple.n;
    if (i < 0) i = i + n < 0 ? 0 : i + n;
    if (i > n) i = n;
    sval **items = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int k = 0; k <= n; k++) items[k] = k < i ? c->tuple.items[k] : k == i ? a->v[1] : c->tuple.items[k - 1];
    cell_set(s, self->object.cell, sv_tuple(s, n + 1, items));
    return sv_none(s);
}

sval *list_reverse(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "reverse", a, 0, 0)) return NULL;
    sval *c = self->object.cell->v;
    if (c->kind == SV_RLIST) {
        emit_call(s, "nprt_list_reverse", 1, &c->rlist.v, 0, NULL, false);
        return sv_none(s);
    }
    if (!cell_writable(s, self->object.cell)) return NULL;
    sval **items = ARENA_ARRAY(s->arena, sval *, c->tuple.n + 1);
    for (int k = 0; k < c->tuple.n; k++) items[k] = c->tuple.items[c->tuple.n - 1 - k];
    cell_set(s, self->object.cell, sv_tuple(s, c->tuple.n, items));
    return sv_none(s);
}

typedef struct keyed {
    sval *items, *key, *pairs;
    bool down;
} keyed;

// (key, place) of an item. Equal keys keep their order, so that places count backwards when sorting downwards.
static bool add_key(spec *s, void *data, sval *index) {
    keyed *k = data;
    sval *item = rlist_get(s, k->items, index), **pair = ARENA_ARRAY(s->arena, sval *, 2);
    pair[0] = item ? call1(s, k->key, item) : NULL;
    if (!pair[0]) return false;
    pair[1] = k->down ? scalar_unary(s, OP_USub, index) : index;
    return pair[1] && list_append(s, k->pairs, sv_tuple(s, 2, pair));
}

static bool take_sorted(spec *s, void *data, sval *pair) {
    keyed *k = data;
    sval *at = pair->tuple.items[1];
    if (k->down) at = scalar_unary(s, OP_USub, at);
    sval *item = at ? rlist_get(s, k->items, at) : NULL;
    return item && list_append(s, k->pairs, item);
}

bool has_order(const sval *item) {
    if (item->kind == SV_CHOICE)
        return has_order(item->choice.a) && has_order(item->choice.b) && item->choice.a->kind != SV_NONE &&
               item->choice.b->kind != SV_NONE;
    if (item->kind == SV_RTUPLE) return has_order(item->rlist.item);
    for (int i = 0; item->kind == SV_TUPLE && i < item->tuple.n; i++)
        if (!has_order(item->tuple.items[i])) return false;
    if (item->kind == SV_ARRAY) return false;   // a comparison gives an array
    bool const numpys = item->kind == SV_SCALAR && item->scalar.st == ST_NP + DT_complex64;   // which are in order
    return item->kind != SV_SCALAR || numpys || stype_kind(item->scalar.st) != 'c';
}

// The list that run is, which others may hold, too, gets the items of another one of its type.
static bool replace_items(spec *s, sval *run, sval *other) {
    if (other->kind != SV_RLIST) return true;   // no items
    emit_call(s, "nprt_list_clear", 1, &run->rlist.v, 0, NULL, false);
    emit_call(s, "nprt_list_extend", 2, (ir_value *[]){run->rlist.v, other->rlist.v}, 0, NULL, false);
    return true;
}

// Objects, by their own __lt__.
static bool sort_by_less(spec *s, sval *run, ir_value *down) {
    int64_t known = 0;
    if (!ir_constant_int(down, &known))
        return unsupported(s, "sorting objects in a direction known only at run time") != NULL;
    sval *module = module_import(s, intern(s->names, "_sorting"));
    sval *merged = module ? module_member(s, module->module, intern(s->names, "merged")) : NULL;
    arglist a = {.n = 2, .v = (sval *[]){sv_list(s, run), sv_bool(s, known != 0)}};
    sval *r = merged ? call(s, merged, &a) : NULL;
    if (!r) return false;
    return r->kind == SV_LIST ? replace_items(s, run, r->object.cell->v) : unsupported(s, "sorting this list") != NULL;
}

static bool sort_by_type(spec *s, sval *run, ir_value *down) {
    const char *d = has_order(run->rlist.item) ? list_descriptor(s, run->rlist.item) : NULL;
    if (!d && run->rlist.item->kind == SV_INSTANCE) return sort_by_less(s, run, down);
    if (!d) return unsupported(s, "sorting this list") != NULL;
    ir_op *op = emit_call(s, "nprt_list_sort", 2, (ir_value *[]){run->rlist.v, down}, 0, NULL, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, d));
    return true;
}

static bool sort_by_key(spec *s, sval *run, sval *key, bool down) {
    keyed k = {run, key, sv_list(s, sv_tuple(s, 0, NULL)), down};
    loop_body body = {NULL, add_key, &k, NULL};
    if (!loop_counted(s, &body, rlist_length(s, run))) return false;
    sval *pairs = k.pairs;
    if (pairs->object.cell->v->kind != SV_RLIST) return true;   // no items
    if (!sort_by_type(s, pairs->object.cell->v, emit_const_int(s, down, type_i1(s)))) return false;
    k.pairs = sv_list(s, sv_tuple(s, 0, NULL));
    if (!loop_over(s, NULL, pairs, take_sorted, &k)) return false;
    return replace_items(s, run, k.pairs->object.cell->v);
}

bool list_sort_runtime(spec *s, sval *list, sval *key, sval *reverse) {
    ir_value *down = NULL;
    int const is_down = reverse ? truth(s, reverse, &down) : 0;
    if (is_down == -2) return false;
    sval *run = list_to_runtime(s, list);
    if (!run && list->object.cell->v->kind == SV_TUPLE && !list->object.cell->v->tuple.n) return true;
    if (!run) return unsupported(s, "sorting a list whose items differ in type") != NULL;
    if (!cell_writable(s, list->object.cell)) return false;
    cell_set(s, list->object.cell, run);
    if (is_down >= 0) down = emit_const_int(s, is_down, type_i1(s));
    if (!key || key->kind == SV_NONE) return sort_by_type(s, run, down);
    if (is_down < 0) return unsupported(s, "sorting by a key in a direction known only at run time") != NULL;
    return sort_by_key(s, run, key, is_down);
}

sval *list_sort(spec *s, sval *self, arglist *a) {
    sval *given[2] = {0};
    if (!arguments(s, "sort", a, "* key=None reverse=False", given)) return NULL;
    sval *known = sorted_list(s, self, given[0], given[1]);
    if (known) {
        if (!cell_writable(s, self->object.cell)) return NULL;
        cell_set(s, self->object.cell, known->object.cell->v);
        return sv_none(s);
    }
    return !s->diags->error_count && list_sort_runtime(s, self, given[0], given[1]) ? sv_none(s) : NULL;
}

sval *list_copy(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "copy", a, 0, 0)) return NULL;
    sval *c = self->object.cell->v;
    if (c->kind == SV_TUPLE) return sv_list(s, c);
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = c->rlist.item;
    l->rlist.v = emit_call1(s, "nprt_list_copy", 1, &c->rlist.v, c->rlist.v->type, false);
    return sv_list(s, l);
}

typedef struct counting {
    sval *wanted;
    scell *total;
} counting;

static bool count_item(spec *s, void *data, sval *item) {
    counting *c = data;
    sval *eq = compare(s, OP_Eq, item, c->wanted);
    ir_value *t = NULL;
    int const known = eq ? truth(s, eq, &t) : -2;
    if (known == -2) return false;
    sval *one = known >= 0 ? sv_int(s, known) : scalar_convert(s, sv_scalar(s, ST_BOOL, t), ST_INT);
    sval *sum = one ? scalar_binary(s, OP_Add, c->total->v, one) : NULL;
    if (sum) cell_set(s, c->total, sum);
    return sum != NULL;
}

// How often x is among the items.
sval *list_count(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "count", a, 1, 1)) return NULL;
    sval *c = run_items(s, self);
    const char *callee = c ? list_search_callee(s, "count", c->rlist.item) : NULL;
    sval *fit = callee ? coerce(s, a->v[0], c->rlist.item) : NULL;
    if (!fit) {
        counting all = {a->v[0], cell_new(s, sv_int(s, 0))};
        return loop_over(s, NULL, self, count_item, &all) ? all.total->v : NULL;
    }
    value_list leaves = {0};
    flatten(s, fit, &leaves);
    ir_value *n = emit_call1(s, callee, 2, (ir_value *[]){c->rlist.v, leaves.data[0]}, type_i64(s), false);
    return sv_int_range(s, n, 0, (int64_t)1 << 47);
}
sval *list_remove(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "remove", a, 1, 1)) return NULL;
    sval *at = place_of(s, self, a->v[0], true), *pop = method(s, self, intern(s->names, "pop"));
    return at && call1(s, pop, at) ? sv_none(s) : NULL;
}

sval *list_clear(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "clear", a, 0, 0) || !cell_writable(s, self->object.cell)) return NULL;
    if (self->object.cell->v->kind == SV_RLIST) {
        emit_call(s, "nprt_list_clear", 1, &self->object.cell->v->rlist.v, 0, NULL, false);
        return sv_none(s);
    }
    cell_set(s, self->object.cell, sv_tuple(s, 0, NULL));
    return sv_none(s);
}
