// Reductions of arrays whose elements are no numbers: the ufunc takes one slice after the other.
#include "interp/np_extended.h"
#include <stdlib.h>
#include <string.h>

// a with its reduced axes as one first axis (C order within); kept[] are the others.
static bool gather_axes(const nprt_array *a, const np_reduction *o, bool *reduced, nprt_array *out) {
    int perm[NPRT_MAX_RANK], n = 0;
    int64_t shape[NPRT_MAX_RANK];
    memset(reduced, o->n_axes < 0, NPRT_MAX_RANK);
    for (int i = 0; i < o->n_axes; i++) {
        int axis;
        if (a->rank == 0 && (o->axes[i] == 0 || o->axes[i] == -1)) continue;
        if (!nd_axis(o->axes[i], a->rank, &axis)) return np_raise();
        reduced[axis] = true;
    }
    shape[0] = 1;
    for (int i = 0; i < a->rank; i++) {
        if (!reduced[i]) continue;
        perm[n++] = i;
        shape[0] *= a->shape[i];
    }
    int rank = 1;
    for (int i = 0; i < a->rank; i++) {
        if (reduced[i]) continue;
        perm[n++] = i;
        shape[rank++] = a->shape[i];
    }
    nprt_array turned;
    if (!nd_transpose(a, perm, &turned)) return np_raise();
    bool ok = nd_reshape(&turned, rank, shape, 'C', out) || np_raise();
    nd_release(&turned);
    return ok;
}

static nprt_array slice(const nprt_array *a, int64_t i) {
    nprt_array s = *a;
    s.data += i * a->strides[0];
    s.rank--;
    memmove(s.shape, a->shape + 1, sizeof *s.shape * (size_t)s.rank);
    memmove(s.strides, a->strides + 1, sizeof *s.strides * (size_t)s.rank);
    return s;
}

static bool filled(nprt_dtype t, int rank, const int64_t *shape, py_object *value, nprt_array *out) {
    nprt_array one;
    if (!nd_empty(t, rank, shape, out)) return np_raise();
    bool ok = nd_empty(t, 0, NULL, &one) || np_raise();
    if (ok) {
        ok = np_element_set(t, one.data, value) && (nd_assign(np_context(), out, &one) || np_raise());
        nd_release(&one);
    }
    if (!ok) nd_release(out);
    return ok;
}

static bool identity(nd_ufunc id, nprt_dtype t, const nprt_array *like, nprt_array *out) {
    const char *text = nd_ufunc_get_info(id)->reduce;
    if (strcmp(text, "-") == 0 || !*text) {
        py_raise(&py_ValueError, "zero-size array to reduction operation %s which has no identity",
                 nd_ufunc_get_info(id)->name);
        return false;
    }
    py_object *v = *text == 'T' || *text == 'F' ? py_bool(*text == 'T') : py_int(atoll(text));
    bool ok = filled(t, like->rank, like->shape, v, out);
    py_decref(v);
    return ok;
}

static bool step(nd_ufunc id, nprt_array *result, const nprt_array *next, const nprt_array *where) {
    nd_operand in[] = {{result, ND_STRONG}, {next, ND_STRONG}};
    nd_ufunc_options o = ND_UFUNC_DEFAULT;
    nprt_array r;
    o.where = where;
    if (where) o.out = result;
    if (!np_extended_call(id, in, &o, &r)) return false;
    nd_release(result);
    *result = r;
    return true;
}

bool np_extended_reduce(nd_ufunc id, const nprt_array *a, const np_reduction *o, nprt_array *out) {
    bool reduced[NPRT_MAX_RANK];
    nprt_array lines, mask = {0}, wide, r;
    if (nd_ufunc_get_info(id)->inputs != 2) {
        py_raise(&py_ValueError, "reduce only supported for binary functions");
        return false;
    }
    if (!gather_axes(a, o, reduced, &lines)) return false;
    bool ok = true;
    if (o->where) {
        ok = nd_broadcast_to(o->where, a->rank, a->shape, &wide) || np_raise();
        if (ok) {
            ok = gather_axes(&wide, o, reduced, &mask);
            nd_release(&wide);
        }
    }
    nprt_array first = slice(&lines, 0);
    int64_t n = lines.shape[0], at = 0;
    if (ok) {
        if (o->initial && o->initial != PY_NONE)
            ok = filled(a->dtype, first.rank, first.shape, o->initial, &r);
        else if (n == 0 || o->where)
            ok = identity(id, a->dtype, &first, &r);
        else
            ok = nd_copy(&first, 'C', &r) || np_raise(), at = 1;
    }
    for (bool have = ok; at < n && ok; at++) {
        nprt_array next = slice(&lines, at), m = o->where ? slice(&mask, at) : next;
        ok = step(id, &r, &next, o->where ? &m : NULL);
        if (!ok && have) nd_release(&r);
    }
    if (o->where) nd_release(&mask);
    nd_release(&lines);
    if (!ok) return false;
    if (o->keepdims) {
        int64_t shape[NPRT_MAX_RANK];
        for (int i = 0; i < a->rank; i++) shape[i] = reduced[i] ? 1 : a->shape[i];
        ok = nd_reshape(&r, a->rank, shape, 'C', out) || np_raise();
        nd_release(&r);
        return ok;
    }
    *out = r;
    return true;
}

bool np_extended_accumulate(nd_ufunc id, const nprt_array *a, int axis, nprt_array *out) {
    int x;
    if (a->rank == 0) {
        py_raise(&py_TypeError, "cannot accumulate on a scalar");
        return false;
    }
    if (!nd_axis(axis, a->rank, &x)) return np_raise();
    nprt_array lines, r, running, target;
    if (!nd_swapaxes(a, 0, x, &lines)) return np_raise();
    bool ok = nd_copy(&lines, 'C', &r) || np_raise();
    if (ok && lines.shape[0] > 0) {
        nprt_array first = slice(&lines, 0);
        ok = nd_copy(&first, 'C', &running) || np_raise();
        for (int64_t i = 1; i < lines.shape[0] && ok; i++) {
            nprt_array next = slice(&lines, i);
            ok = step(id, &running, &next, NULL);
            if (!ok) break;
            target = slice(&r, i);
            ok = nd_assign(np_context(), &target, &running) || np_raise();
        }
        nd_release(&running);
        if (!ok) nd_release(&r);
    }
    nd_release(&lines);
    if (!ok) return false;
    ok = nd_swapaxes(&r, 0, x, out) || np_raise();
    nd_release(&r);
    return ok;
}

// The first of the largest (smallest) along an axis; NaT counts as both.
bool np_extended_extreme(const nprt_array *a, int axis, bool keepdims, bool largest, nprt_array *out) {
    nprt_array lines, r;
    int axes[] = {axis};
    np_reduction o = {.n_axes = axis == ND_AXIS_NONE ? -1 : 1, .axes = axes};
    bool reduced[NPRT_MAX_RANK];
    if (!gather_axes(a, &o, reduced, &lines)) return false;
    nprt_array first = slice(&lines, 0);
    bool ok = nd_zeros(NPRT_int64, first.rank, first.shape, &r) || np_raise();
    int64_t count = ok ? nprt_array_size(&r) : 0;
    if (ok && lines.shape[0] == 0) {
        py_raise(&py_ValueError, "attempt to get %s of an empty sequence", largest ? "argmax" : "argmin");
        nd_release(&r);
        ok = false;
    }
    char kind = nprt_dtype_kind(a->dtype);
    for (int64_t k = 0; k < count && ok; k++) {
        const char *best = nd_flat_pointer(&first, k);
        for (int64_t i = 1; i < lines.shape[0] && ok; i++) {
            nprt_array s = slice(&lines, i);
            const char *p = nd_flat_pointer(&s, k);
            int order;
            ok = nd_element_compare(a->dtype, p, best, &order);
            bool nat = (kind == 'M' || kind == 'm') && *(const int64_t *)best == ND_NAT;
            bool takes =
                largest ? order > 0
                        : order < 0 || (order > 0 && (kind == 'M' || kind == 'm') && *(const int64_t *)p == ND_NAT);
            if (!ok || nat || !takes) continue;
            best = p;
            ((int64_t *)r.data)[k] = i;
        }
        if (!ok) nd_release(&r);
    }
    nd_release(&lines);
    if (!ok) return np_raise();
    if (!keepdims) {
        *out = r;
        return true;
    }
    int64_t shape[NPRT_MAX_RANK];
    for (int i = 0; i < a->rank; i++) shape[i] = reduced[i] ? 1 : a->shape[i];
    ok = nd_reshape(&r, a->rank, shape, 'C', out) || np_raise();
    nd_release(&r);
    return ok;
}
