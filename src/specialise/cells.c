// Cells: who may write them and who else holds what is in them; values as IR values, and back.
#include "dialect/numpy/numpy.h"
#include "specialise/state.h"

void cell_set(spec *s, scell *c, sval *v) {
    vec_push(s->arena, &s->journal, ((journal_entry){c, c->v}));
    c->v = v;
}

bool is_own_cell(const spec *s, const scell *c) {
    return !c->in_list && !c->foreign && (!s->instance || c->serial > s->instance->serial);
}

bool cell_writable(spec *s, scell *c) {
    if (c->in_list) {
        s->changed_held = true;
        return wants_unroll(s, "changing an object that a run-time list holds");
    }
    if (is_own_cell(s, c)) return true;
    s->want_inline = true;
    s->gave_up_where = user_place(s);
    return false;
}

bool cell_writable_as(spec *s, scell *c, sval *template) {
    return cell_writable(s, c) || offer_contents(s, c, template);
}

bool offer_contents(spec *s, scell *c, sval *template) {
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

bool variable_writable(spec *s, scell *c, sval *v) {
    return cell_writable(s, c) || offer_contents(s, c, box_template(s, c->v, v));
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
        if (!v->object.cell->shared) {
            v->object.cell->shared = s->serial;
            vec_push(s->arena, &s->shared, v->object.cell);
        }
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

static bool cell_reaches(const meeting *m, const scell *c, const scell *object, map *seen) {
    return c && c != m->variable && c->v && reaches(c->v, object, seen);
}

bool is_held_elsewhere(spec *s, const scell *object) {
    const meeting *m = s->meeting;
    map seen;
    map_init(&seen, s->arena);
    for (const frame *f = s->frame; f; f = f->parent) {
        for (int i = 0; f->slots && i < f->scope->slot_count; i++)
            if (cell_reaches(m, f->slots[i], object, &seen)) return true;
        for (int i = 0; f->free_cells && i < f->scope->free_count; i++)
            if (cell_reaches(m, f->free_cells[i], object, &seen)) return true;
    }
    for (int i = 0; i < s->modules.n; i++) {
        const smodule *module = s->modules.entries[i].value;
        for (int k = 0; !module->is_library && k < module->globals.n; k++)
            if (cell_reaches(m, module->globals.entries[k].value, object, &seen)) return true;
    }
    for (int k = 0; k < 2; k++)
        for (int i = 0; m->sides[k] && i < m->sides[k]->n; i++)
            if (m->sides[k]->data[i].cell != m->variable && reaches(m->sides[k]->data[i].now, object, &seen))
                return true;
    return false;
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
    case SV_RLIST:
    case SV_RTUPLE: leaf(s, v, type_pylist(s), v->rlist.v, data); return;
    case SV_RTABLE: leaf(s, v, type_object(s), v->table.v, data); return;
    case SV_RECORD: leaf(s, v, type_pylist(s), v->record.v, data); return;
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
    case SV_CLOSURE:
        for (int i = 0; i < v->closure.n; i++) each_leaf(s, v->closure.values[i], leaf, data);
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
    case SV_RLIST:
    case SV_RTUPLE: v->rlist.v = leaves[(*at)++]; return v;
    case SV_RTABLE: v->table.v = leaves[(*at)++]; return v;
    case SV_RECORD: v->record.v = leaves[(*at)++]; return v;
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
    case SV_CLOSURE: v->closure.values = rebuild_all(s, t->closure.n, t->closure.values, leaves, at); return v;
    case SV_MAP: v->map.values = rebuild_all(s, t->map.n, t->map.values, leaves, at); return v;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        v->object.cell = cell_of(s, t->kind, rebuild(s, t->object.cell->v, leaves, at));
        v->object.cell->in_list = t->object.cell->in_list;
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
