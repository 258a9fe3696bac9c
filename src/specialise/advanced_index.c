// Indices with integer arrays and masks. The dimensions that these pick from are brought to the front, what slices pick
// from the others is a view, and one op does the rest:
//
//   a[1:, i, :, j]     numpy.gather of transpose(a[1:, :, :, :]), with i and j for its leading dimensions
#include "dialect/numpy/numpy.h"
#include "specialise/index.h"

static sval *fresh_dim(spec *s, ir_value *v, int axis) {
    sval *one[64] = {0};
    sval *a = array_value(s, DT_bool, axis + 1, one, v);
    return a->array.dims[axis];
}

static bool is_whole(const item *it) {
    const sval *sl = it->v;
    return it->kind == ITEM_SLICE && sl->range.start->kind == SV_NONE && sl->range.stop->kind == SV_NONE &&
           sl->range.step->kind == SV_NONE;
}

static item whole_slice(spec *s) { return (item){ITEM_SLICE, sv_slice(s, NULL, NULL, NULL)}; }

// ---- masks ------------------------------------------------------------------------------------------------------

// np.nonzero(mask): the indices of the true elements, an array for each dimension.
static sval *mask_places(spec *s, sval *mask) {
    sval *f = numpy_member(s, intern(s->names, "nonzero"));
    return f ? call1(s, f, mask) : NULL;
}

static bool mask_must_fit(spec *s, sval *a, sval *m, int axis) {
    for (int k = 0; k < m->array.rank; k++) {
        sval *have = a->array.dims[axis + k], *wanted = m->array.dims[k], *same;
        if (have->kind == SV_NUM && wanted->kind == SV_NUM && !sval_same(have, wanted))
            return fail(s, "IndexError", NULL,
                        "boolean index did not match indexed array along dimension %d; dimension is %lld but "
                        "corresponding boolean dimension is %lld",
                        axis + k, (long long)have->num.i, (long long)wanted->num.i),
                   false;
        if (!dims_must_equal(s, have, wanted, "boolean index did not match indexed array", &same)) return false;
    }
    return true;
}

// A mask for the leading dimensions, and nothing else?
static bool is_mask_alone(const items *x) {
    bool alone = x->list[0].kind == ITEM_MASK;
    for (int i = 1; i < x->n; i++) alone = alone && is_whole(&x->list[i]);
    return alone;
}

// A mask among other indices is the arrays of its true places, one for each of its dimensions.
static bool masks_to_places(spec *s, sval *a, items *x) {
    items out = {.n = 0};
    for (int i = 0, axis = 0; i < x->n; i++) {
        if (out.n > 30) return unsupported(s, "an index of more than 30 parts with masks among them") != NULL;
        if (x->list[i].kind != ITEM_MASK) {
            axis += x->list[i].kind != ITEM_NEW;
            out.list[out.n++] = x->list[i];
            continue;
        }
        sval *m = x->list[i].v, *places = mask_must_fit(s, a, m, axis) ? mask_places(s, m) : NULL;
        if (!places) return false;
        for (int k = 0; k < m->array.rank; k++) out.list[out.n++] = (item){ITEM_ARRAY, places->tuple.items[k]};
        axis += m->array.rank;
    }
    out.advanced = true;
    *x = out;
    return true;
}

static sval *compress(spec *s, sval *a, sval *m) {
    int const rank = a->array.rank - m->array.rank + 1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    if (!mask_must_fit(s, a, m, 0)) return NULL;
    for (int k = 1; k < rank; k++) dims[k] = a->array.dims[m->array.rank + k - 1];
    sval *const count = masked_count(s, m);
    dims[0] = sv_scalar(s, ST_INT, NULL);
    ir_value *r = emit_bin(s, NUMPY_compress, a->array.v, m->array.v, array_type(s, a->array.dtype, rank, dims));
    if (!(dims[0] = count)) dims[0] = fresh_dim(s, r, 0);
    vec_push(s->arena, &s->compressed, ((compressed){ir_def(r), dims[0]}));
    return sv_array(s, a->array.dtype, rank, dims, r);
}

// ---- integer arrays ---------------------------------------------------------------------------------------------

typedef struct picking {
    sval *base;         // a view of the array; its n leading dimensions are those that are picked from
    sval *places[64];   // from each of them
    int64_t axes[64];   // their numbers in the array
    int n, spread;
    sval **dims;   // the shape that the places have together
    int at;        // how many of the other dimensions stand before that shape in the result
} picking;

static bool is_picked(const item *it) { return it->kind == ITEM_ARRAY || it->kind == ITEM_INT; }

// The places and where their shape stands: where the indices do when they are neighbours, else in front.
static bool read_places(spec *s, const items *x, picking *p) {
    bool together = true;
    int last = -1;
    p->n = p->at = 0;
    for (int i = 0, axis = 0; i < x->n; i++) {
        if (is_picked(&x->list[i])) {
            sval *v = x->list[i].v;
            if (last < 0) p->at = i;
            together = together && (last < 0 || last == i - 1);
            last = i;
            p->axes[p->n] = axis;
            p->places[p->n] =
                x->list[i].kind == ITEM_ARRAY ? array_cast(s, v, DT_int64) : array_full(s, DT_int64, 0, NULL, v);
            if (!p->places[p->n++]) return false;
        }
        axis += x->list[i].kind != ITEM_NEW;
    }
    if (!together) p->at = 0;
    return broadcast_operands(s, p->n, p->places, 0, "index_shapes", &p->spread, &p->dims);
}

// The view of what the slices pick, its dimensions in order.
static sval *sliced(spec *s, sval *a, const items *x) {
    items rest = *x;
    for (int i = 0; i < x->n; i++)
        if (is_picked(&x->list[i])) rest.list[i] = whole_slice(s);
    return basic_view(s, a, &rest);
}

// In a try statement: raises here when a place is none of 0 to size - 1 or, counted from the end, -size to -1.
typedef struct bad_places {
    sval *places, *bad, *size;   // bad: which of the places, a bool or an array of them
    int axis;
} bad_places;
static bool place_failed(spec *s, void *data) {
    bad_places const *f = data;
    sval *first = f->places;
    if (f->places->array.rank)
        first = array_index(s, array_index(s, f->places, f->bad), sv_int(s, 0));
    else
        first = array_index(s, first, sv_tuple(s, 0, NULL));
    return first && index_failed(s, &(out_of_bounds){first, f->size, f->axis});
}

static bool check_places(spec *s, sval *places, sval *size, int axis) {
    if (!s->attempt) return true;
    sval *low = scalar_unary(s, OP_USub, size);
    sval *under = low ? compare(s, OP_Lt, places, low) : NULL, *over = under ? compare(s, OP_GtE, places, size) : NULL;
    bad_places f = {places, over ? binary(s, OP_BitOr, under, over) : NULL, size, axis};
    sval *any = f.bad;
    if (any && any->kind == SV_ARRAY) any = array_reduce(s, "logical_or", any, sv_none(s), false, NULL);
    return any && branch(s, scalar_value(s, any), place_failed, NULL, &f);
}

static bool pick(spec *s, sval *a, const items *x, picking *p) {
    if (!read_places(s, x, p) || !(p->base = sliced(s, a, x))) return false;
    int perm[64], n = 0;
    bool moved = false;
    for (int picked = 1; picked >= 0; picked--)
        for (int i = 0; i < x->n; i++)
            if (is_picked(&x->list[i]) == picked) perm[n++] = i;
    for (int i = 0; i < n; i++) moved = moved || perm[i] != i;
    if (moved) p->base = array_transpose(s, p->base, n, perm);
    return p->base != NULL;
}

static bool check_picking(spec *s, const picking *p) {
    for (int i = 0; i < p->n; i++)
        if (!check_places(s, p->places[i], p->base->array.dims[i], p->axes[i])) return false;
    return true;
}

// The shape of the result: some of the other dimensions, that of the places, the rest of the others.
static sval *picked_shape(spec *s, const picking *p) {
    int const others = p->base->array.rank - p->n, rank = p->spread + others;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1), **other = p->base->array.dims + p->n;
    for (int i = 0; i < rank; i++) {
        int const k = i - p->at;
        dims[i] = k < 0 ? other[i] : k < p->spread ? p->dims[k] : other[i - p->spread];
    }
    return sv_array(s, p->base->array.dtype, rank, dims, NULL);
}

// Where the dimensions of the result, with the places' in front, stand; to_front: the other way round.
static sval *moved_places(spec *s, const picking *p, sval *v, bool to_front) {
    int perm[64];
    int const rank = v->array.rank;
    for (int i = 0; i < rank; i++) {
        int const front = i < p->at ? p->spread + i : i < p->at + p->spread ? i - p->at : i;   // of dimension i
        if (to_front)
            perm[front] = i;
        else
            perm[i] = front;
    }
    return array_transpose(s, v, rank, perm);
}

// What is said of the op that picks with these places.
static void describe(spec *s, ir_op *op, int n, const int64_t *axes) {
    ir_op_set_attr(s->ir, op, "axes", ir_attr_i64_array(s->ir, n, axes));
    if (s->attempt) ir_op_set_attr(s->ir, op, "checked", ir_attr_unit(s->ir));
}

// a[:, …, i]: one array, taken along its dimension. The result lies in memory as if that were the first one.
static sval *take(spec *s, sval *a, const items *x, int at, int64_t axis) {
    sval *base = sliced(s, a, x), *ix = array_cast(s, x->list[at].v, DT_int64);
    if (!base || !ix || !check_places(s, ix, base->array.dims[at], at)) return NULL;
    int const rank = base->array.rank - 1 + ix->array.rank;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    int n = 0;
    for (int i = 0; i < at; i++) dims[n++] = base->array.dims[i];
    for (int i = 0; i < ix->array.rank; i++) dims[n++] = ix->array.dims[i];
    for (int i = at + 1; i < base->array.rank; i++) dims[n++] = base->array.dims[i];
    ir_value *r = emit_bin(s, NUMPY_take, base->array.v, ix->array.v, array_type(s, a->array.dtype, rank, dims));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, at));
    describe(s, ir_def(r), 1, &axis);
    return sv_array(s, a->array.dtype, rank, dims, r);
}

sval *advanced_index(spec *s, sval *a, items *x) {
    picking p;
    if (is_mask_alone(x)) return compress(s, a, x->list[0].v);
    if (!masks_to_places(s, a, x)) return NULL;
    int at = -1, picked = 0, axis = 0, of_array = 0;
    for (int i = 0; i < x->n; i++) {
        picked += is_picked(&x->list[i]);
        if (x->list[i].kind == ITEM_ARRAY) at = i, of_array = axis;
        axis += x->list[i].kind != ITEM_NEW;
    }
    if (picked == 1) return take(s, a, x, at, of_array);
    if (!pick(s, a, x, &p) || !check_picking(s, &p)) return NULL;
    sval *shape = picked_shape(s, &p), **dims = ARENA_ARRAY(s->arena, sval *, shape->array.rank + 1);
    int const rank = shape->array.rank;
    for (int i = 0; i < rank; i++) dims[i] = i < p.spread ? p.dims[i] : p.base->array.dims[p.n + i - p.spread];
    ir_value *operands[65] = {p.base->array.v};
    for (int i = 0; i < p.n; i++) operands[1 + i] = p.places[i]->array.v;
    ir_value *r = emit1(s, NUMPY_gather, p.n + 1, operands, array_type(s, a->array.dtype, rank, dims));
    describe(s, ir_def(r), p.n, p.axes);
    sval *v = sv_array(s, a->array.dtype, rank, dims, r);
    return p.at ? moved_places(s, &p, v, false) : v;
}

// ---- stores -----------------------------------------------------------------------------------------------------

// Does every dimension have the known size 1?
static bool is_single(const sval *a) {
    int64_t d;
    for (int i = 0; i < a->array.rank; i++)
        if (!sval_known_int(a->array.dims[i], &d) || d != 1) return false;
    return true;
}

// v with `before` new axes in front of its own, or behind them.
static sval *with_axes(spec *s, sval *v, int added, bool in_front) {
    sval **ix = ARENA_ARRAY(s->arena, sval *, added + 1);
    for (int i = 0; i < added; i++) ix[in_front ? i : i + 1] = sv_none(s);
    ix[in_front ? added : 0] = sv_new(s, SV_ELLIPSIS);
    return added ? array_index(s, v, sv_tuple(s, added + 1, ix)) : v;
}

static bool store_masked(spec *s, sval *a, sval *mask, sval *value) {
    if (!mask_must_fit(s, a, mask, 0)) return false;
    if (mask->array.rank < a->array.rank) {   // the mask covers the leading dimensions
        mask = with_axes(s, mask, a->array.rank - mask->array.rank, false);
        mask = mask ? array_broadcast(s, mask, a->array.rank, a->array.dims) : NULL;
        if (!mask) return false;
    }
    ir_build(&s->b, NUMPY_assign_where, 3, (ir_value *[]){a->array.v, mask->array.v, scalar_value(s, value)}, 0, NULL,
             0);
    return true;
}

// A mask of all of the array takes its values one by one.
static bool is_mask_of_all(const sval *a, const items *x) {
    return x->n == 1 && x->list[0].kind == ITEM_MASK && x->list[0].v->array.rank == a->array.rank;
}

bool advanced_index_set(spec *s, sval *a, items *x, sval *v) {
    picking p;
    bool const of_all = is_mask_of_all(a, x);
    // A scalar of NumPy's is cast as an array is: what of it is no integer raises nothing.
    if (sval_is_number(v) && stype_is_np(sval_stype(v)) && !(v = array_of(s, v, -1))) return false;
    sval *value = stored_value(s, v, a->array.dtype);
    if (value && of_all && value->kind == SV_ARRAY && value->array.rank > 1)
        return mistake(s, "TypeError",
                       "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has %d "
                       "dimensions",
                       value->array.rank) != NULL;
    if (value && value->kind == SV_ARRAY && is_single(value)) value = array_first(s, value);
    if (!value) return false;
    if (is_mask_alone(x) && value->kind != SV_ARRAY) return store_masked(s, a, x->list[0].v, value);
    if (is_mask_alone(x) && mask_must_fit(s, a, x->list[0].v, 0) && masked_update(s, a, x->list[0].v, value))
        return true;
    if (!masks_to_places(s, a, x) || !pick(s, a, x, &p)) return false;
    if (value->kind == SV_ARRAY) {
        sval *shape = picked_shape(s, &p);
        if (!(value = fitted(s, shape, value, of_all ? "mask_values" : "index_values"))) return false;
        if (p.at) value = with_axes(s, value, shape->array.rank - value->array.rank, true);
        if (value && p.at) value = moved_places(s, &p, value, true);
        if (!value) return false;
    }
    if (!check_picking(s, &p)) return false;
    ir_value *operands[66] = {p.base->array.v, value->kind == SV_ARRAY ? value->array.v : scalar_value(s, value)};
    for (int i = 0; i < p.n; i++) operands[2 + i] = p.places[i]->array.v;
    ir_op *op = ir_build(&s->b, NUMPY_scatter, p.n + 2, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "kind", ir_attr_string(s->ir, "set"));
    describe(s, op, p.n, p.axes);
    return true;
}
