// ufuncs whose operands are no numbers: which kind of loop answers, and the loops of texts and records.
#include "interp/np_extended.h"
#include "interp/np_dtype.h"
#include "runtime/nd/nd_iter.h"
#include <string.h>

static bool result_array(int n, const nprt_array *const *in, nprt_dtype t, const nprt_array *out_array,
                         const nprt_array *where, nprt_array *out) {
    const nprt_array *all[ND_ITER_MAX];
    int rank, count = 0;
    int64_t shape[NPRT_MAX_RANK];
    for (int i = 0; i < n; i++) all[count++] = in[i];
    if (where) all[count++] = where;
    if (out_array) all[count++] = out_array;
    if (!nd_broadcast_shapes(count, all, &rank, shape)) return np_raise();
    if (!out_array) return nd_empty(t, rank, shape, out) || np_raise();
    bool same = out_array->rank == rank;
    for (int i = 0; i < rank && same; i++) same = out_array->shape[i] == shape[i];
    if (!same) {
        char have[200], want[200];
        nd_shape_text(out_array->rank, out_array->shape, have, sizeof have);
        nd_shape_text(rank, shape, want, sizeof want);
        py_raise(&py_ValueError, "non-broadcastable output operand with shape %s doesn't match the broadcast shape %s",
                 have, want);
        return false;
    }
    if (out_array->dtype == t) {
        *out = nd_view(out_array);
        return true;
    }
    return nd_empty(t, rank, shape, out) || np_raise();
}

bool np_each(int n, const nprt_array *const *in, nprt_dtype t, const nprt_array *out_array, const nprt_array *where,
             np_each_fn *fn, void *ctx, nprt_array *out) {
    nprt_array r;
    if (!result_array(n, in, t, out_array, where, &r)) return false;
    const nprt_array *all[ND_ITER_MAX];
    int count = 0;
    for (int i = 0; i < n; i++) all[count++] = in[i];
    all[count++] = &r;
    if (where) all[count++] = where;
    nd_iter it;
    nd_iter_arrays(&it, count, all, r.rank, r.shape, true);
    bool ok = true;
    while (!it.done && ok) {
        char *p[ND_ITER_MAX];
        for (int64_t i = 0; i < it.inner_n && ok; i++) {
            for (int k = 0; k < count; k++) p[k] = it.p[k] + i * it.inner[k];
            ok = (where && !*p[count - 1]) || fn(ctx, p);
        }
        nd_iter_next(&it);
    }
    if (ok && out_array && out_array->dtype != t) {
        ok = nd_assign(np_context(), out_array, &r);
        nd_release(&r);
        if (ok) r = nd_view(out_array);
    }
    if (ok)
        *out = r;
    else
        nd_release(&r);
    return ok || np_raise();
}

// ---- Errors

// These look for a loop by the operands' types; the others try to cast to the types they have.
static bool has_resolver(nd_ufunc id) {
    static const nd_ufunc ids[] = {ND_add,       ND_subtract, ND_multiply,   ND_divide,   ND_floor_divide,
                                   ND_remainder, ND_absolute, ND_negative,   ND_positive, ND_sign,
                                   ND_minimum,   ND_maximum,  ND_fmin,       ND_fmax,     ND_equal,
                                   ND_not_equal, ND_less,     ND_less_equal, ND_greater,  ND_greater_equal};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (ids[i] == id) return true;
    return false;
}

bool np_no_loop(nd_ufunc id, const nprt_array *const *in) {
    const nd_ufunc_info *info = nd_ufunc_get_info(id);
    if (!has_resolver(id)) {
        py_raise(&py_TypeError,
                 "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any "
                 "supported types according to the casting rule ''safe''",
                 info->name);
        return false;
    }
    if (info->inputs == 1) {
        const char *type = strchr(np_dtype_scalar_type(in[0]->dtype)->name, '.') + 1;
        py_raise(&np_UFuncTypeError,
                 "ufunc '%s' did not contain a loop with signature matching types <class 'numpy.dtype[%s]'> -> None",
                 info->name, type);
        return false;
    }
    py_object *x = np_dtype_repr(in[0]->dtype), *y = np_dtype_repr(in[1]->dtype);
    bool time = strchr("Mm", nprt_dtype_kind(in[0]->dtype)) || strchr("Mm", nprt_dtype_kind(in[1]->dtype));
    if (x && y && time)
        py_raise(&np_UFuncTypeError, "ufunc '%s' cannot use operands with types %s and %s", info->name, py_str_data(x),
                 py_str_data(y));
    else if (x && y)
        py_raise(&np_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (%s, %s) -> None",
                 info->name, py_str_data(x), py_str_data(y));
    py_xdecref(x);
    py_xdecref(y);
    return false;
}

// ---- Texts and records

static bool decides(nd_ufunc id, int order) {
    switch (id) {
    case ND_equal: return order == 0;
    case ND_not_equal: return order != 0;
    case ND_less: return order < 0;
    case ND_less_equal: return order <= 0;
    case ND_greater: return order > 0;
    default: return order >= 0;
    }
}

static bool is_comparison(nd_ufunc id) {
    return id == ND_equal || id == ND_not_equal || id == ND_less || id == ND_less_equal || id == ND_greater ||
           id == ND_greater_equal;
}

typedef struct comparison {
    nd_ufunc id;
    nprt_dtype x, y;
} comparison;

static bool compare_texts(void *ctx, char *const *p) {
    const comparison *c = ctx;
    *p[2] = decides(c->id, nd_text_compare(c->x, p[0], c->y, p[1]));
    return true;
}

static bool compare_same(void *ctx, char *const *p) {
    const comparison *c = ctx;
    int order;
    if (!nd_element_compare(c->x, p[0], p[1], &order)) return false;
    *p[2] = decides(c->id, order);
    return true;
}

static bool is_text(const nprt_array *a) {
    char kind = nprt_dtype_kind(a->dtype);
    return kind == 'S' || kind == 'U';
}

static bool call_records(nd_ufunc id, const nprt_array *const *in, const nd_ufunc_options *o, nprt_array *out) {
    nprt_dtype t = nprt_dtype_promote(in[0]->dtype, in[1]->dtype);
    if (t == NPRT_DTYPE_COUNT || (id != ND_equal && id != ND_not_equal)) return np_no_loop(id, in);
    nprt_array x, y;
    if (!nd_astype(NULL, in[0], t, 'K', &x)) return np_raise();
    bool ok = nd_astype(NULL, in[1], t, 'K', &y) || np_raise();
    if (ok) {
        const nprt_array *both[] = {&x, &y};
        comparison c = {id, t, t};
        ok = np_each(2, both, NPRT_bool, o->out, o->where, compare_same, &c, out);
        nd_release(&y);
    }
    nd_release(&x);
    return ok;
}

bool np_incomparable(const nprt_array *a, const nprt_array *b) {
    char x = nprt_dtype_kind(a->dtype), y = nprt_dtype_kind(b->dtype);
    if (x == 'O' || y == 'O' || (nprt_dtype_is_number(a->dtype) && nprt_dtype_is_number(b->dtype))) return false;
    if (x == 'V' || y == 'V') return x != y || nprt_dtype_promote(a->dtype, b->dtype) == NPRT_DTYPE_COUNT;
    return (is_text(a) != is_text(b)) && !strchr("Mm", is_text(a) ? y : x);
}

// ---- The choice

static bool choose(nd_ufunc id, const nprt_array *const *in, const nd_ufunc_options *o, nprt_array *out) {
    int n = nd_ufunc_get_info(id)->inputs;
    bool objects = !nprt_dtype_is_number(o->dtype) && nprt_dtype_kind(o->dtype) == 'O', times = false, texts = true,
         records = n == 2;
    for (int i = 0; i < n; i++) {
        char kind = nprt_dtype_kind(in[i]->dtype);
        objects |= kind == 'O';
        times |= kind == 'M' || kind == 'm';
        texts &= is_text(in[i]);
        records &= kind == 'V';
    }
    if (objects) return np_object_call(id, in, o, out);
    if (times) return np_time_call(id, in, o, out);
    if (texts && n == 2 && is_comparison(id)) {
        comparison c = {id, in[0]->dtype, in[1]->dtype};
        return np_each(2, in, NPRT_bool, o->out, o->where, compare_texts, &c, out);
    }
    if (records) return call_records(id, in, o, out);
    return np_no_loop(id, in);
}

// Operands in this machine's byte order; then numbers go the usual way.
bool np_extended_call(nd_ufunc id, const nd_operand *in, const nd_ufunc_options *o, nprt_array *out) {
    int n = nd_ufunc_get_info(id)->inputs, made = 0;
    nprt_array own[2];
    const nprt_array *arrays[2];
    nd_operand operands[2];
    bool numbers = nprt_dtype_is_number(o->dtype), ok = true;
    for (; made < n && ok; made++) {
        nprt_dtype t = in[made].array->dtype, native = nprt_dtype_native(t);
        ok = native == t ? (own[made] = nd_view(in[made].array), true)
                         : nd_astype(NULL, in[made].array, native, 'K', &own[made]) || np_raise();
        if (!ok) break;
        arrays[made] = &own[made];
        operands[made] = (nd_operand){&own[made], in[made].weak};
        numbers &= nprt_dtype_is_number(native);
    }
    nprt_array result, *wide = NULL;
    nd_ufunc_options plain = *o;
    if (ok && numbers && o->out && np_extended(o->out)) {   // a swapped result
        plain.out = NULL;
        wide = &result;
    }
    if (ok && numbers)
        ok = nd_ufunc_call(np_context(), id, operands, &plain, wide ? wide : out) || np_raise();
    else if (ok)
        ok = choose(id, arrays, o, out);
    for (int i = 0; i < made; i++) nd_release(&own[i]);
    if (ok && wide) {
        ok = nd_assign(np_context(), o->out, wide) || np_raise();
        nd_release(wide);
        if (ok) *out = nd_view(o->out);
    }
    return ok;
}

bool np_extended_product(const nprt_array *a, const nprt_array *b, nprt_array *out) {
    nd_operand in[] = {{a, ND_STRONG}, {b, ND_STRONG}};
    if (a->rank == 0 || b->rank == 0) return np_extended_call(ND_multiply, in, &ND_UFUNC_DEFAULT, out);
    return np_object_matmul(a, b, out);
}
