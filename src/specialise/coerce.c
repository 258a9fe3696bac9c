// A value as a template wants it.
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "specialise/state.h"

#include <string.h>

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
    case SV_RTUPLE: return sv_rtuple(s, rlist_new(s, t->rlist.item));
    case SV_RTABLE: return table_new(s, t->table.key, t->table.value);
    case SV_RECORD: {
        sval *v = sv_new(s, SV_RECORD);
        *v = *t;
        v->record.v = null_handle(s, type_pylist(s));
        return v;
    }
    case SV_TUPLE: {
        sval **items = ARENA_ARRAY(s->arena, sval *, t->tuple.n + 1);
        for (int i = 0; i < t->tuple.n; i++)
            if (!(items[i] = dummy(s, t->tuple.items[i]))) return NULL;
        return sv_tuple(s, t->tuple.n, items);
    }
    case SV_CLOSURE: {
        sval **values = dummy_all(s, t->closure.n, t->closure.values);
        return values ? closure_with(s, t, values) : NULL;
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

// A run-time list of one item for a variable or a field that is boxed.
static sval *boxed(spec *s, sval *v, const sval *box) {
    sval *out = rlist_new(s, box->rlist.item);
    return rlist_append(s, out, v) ? out : NULL;
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
        if (v->kind == SV_TUPLE) {
            sval *made = rlist_of_items(s, v->tuple.n, v->tuple.items, t->rlist.item);
            return made ? list_is_of(s, made, t, t), made : NULL;
        }
        if (v->kind == SV_RLIST)
            item_learn(s, v->rlist.item, t->rlist.item), item_learn(s, t->rlist.item, v->rlist.item);
        return v->kind == SV_RLIST && items_alike(s, v->rlist.item, t->rlist.item) ? v : NULL;
    case SV_RTUPLE: {
        if (!is_tuple(v)) return NULL;
        sval *run = coerce(s, v->kind == SV_RTUPLE ? run_items(s, v) : v, run_items(s, (sval *)t));
        return run ? sv_rtuple(s, run) : NULL;
    }
    case SV_RTABLE:
        if (v->kind != SV_RTABLE) return table_filled(s, v, t);
        return table_fits(s, v, t) ? v : NULL;
    case SV_CLOSURE: {
        if (v->kind == SV_FUNC && !(v = closure_of(s, v))) return NULL;
        if (v->kind != SV_CLOSURE || v->closure.code != t->closure.code) return NULL;
        sval **values = ARENA_ARRAY(s->arena, sval *, v->closure.n + 1);
        for (int i = 0; i < v->closure.n; i++)
            if (!(values[i] = coerce(s, v->closure.values[i], t->closure.values[i]))) return NULL;
        return closure_with(s, v, values);
    }
    case SV_RECORD: return v->kind == SV_RECORD && v->record.layout == t->record.layout ? v : NULL;
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
        if (t->object.cell->v->kind == SV_RECORD && !become_record(s, v)) return NULL;
        const sval *wanted = t->object.cell->v;
        bool const forgets = t->kind == SV_INSTANCE && wanted->kind == SV_MAP && !wanted->map.n;
        sval *contents =
            forgets && class_is_exception(t->object.cls) ? sv_new(s, SV_MAP) : coerce(s, v->object.cell->v, wanted);
        if (!contents) return NULL;
        share(s, v);
        sval *r = sv_new(s, t->kind);
        *r = *v;
        r->object.cell = cell_of(s, t->kind, contents);
        r->object.cell->in_list = v->object.cell->in_list && !is_runtime_contents(contents);
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
