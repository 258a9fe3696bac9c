// Shuffles and permutations.
#include "interp/np_random.h"

static py_object *shuffle_array(nprt_bits *b, py_object *x, int axis) {
    nprt_array v = *np_array_of(x), moved;
    if (v.readonly) return py_raise(&py_ValueError, "array is read-only");
    if (v.rank == 0) return py_raise(&py_TypeError, "len() of unsized object");
    if (!nd_axis(axis, v.rank, &axis)) return np_raise();
    if (v.rank > 1 && nprt_array_size(&v) == 0) PY_RETURN_NONE;
    if (!nd_swapaxes(&v, 0, axis, &moved)) return np_raise();
    nprt_bits_shuffle(b, &moved);
    nd_release(&moved);
    PY_RETURN_NONE;
}

static bool exchange(py_object *x, int64_t i, int64_t j) {
    if (py_is_list(x)) {
        py_object **items = py_list_items(x), *t = items[i];
        items[i] = items[j];
        items[j] = t;
        return true;
    }
    py_object *ki = py_int(i), *kj = py_int(j), *vi = py_getitem(x, ki), *vj = vi ? py_getitem(x, kj) : NULL;
    bool ok = vj && py_setitem(x, ki, vj) && py_setitem(x, kj, vi);
    py_decref(ki);
    py_decref(kj);
    py_xdecref(vi);
    py_xdecref(vj);
    return ok;
}

static py_object *m_shuffle(py_object *self, const py_args *a) {
    py_object *x = NULL, *axis = NULL;
    int ax = 0;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_parse(a, "shuffle", np_stream_is_legacy(self) ? "x" : "x axis=", &x, &axis) ||
        (axis && !np_axis_arg(axis, &ax)))
        return NULL;
    if (np_is_array(x)) return shuffle_array(b, x, ax);
    int64_t n = py_len(x);
    if (n < 0) return NULL;
    if (ax != 0) return py_raise(&py_NotImplementedError, "Axis argument is only supported on ndarray objects");
    for (int64_t i = n - 1; i > 0; i--)
        if (!exchange(x, i, (int64_t)nprt_bits_interval(b, (uint64_t)i))) return NULL;
    PY_RETURN_NONE;
}

static py_object *permuted_range(nprt_bits *b, int64_t n) {
    nprt_array r;
    if (n < 0) n = 0;
    if (!nd_empty(NPRT_int64, 1, &n, &r)) return np_raise();
    nprt_bits_permutation(b, (int64_t *)r.data, n);
    return np_wrap(&r);
}

static py_object *m_permutation(py_object *self, const py_args *a) {
    py_object *x = NULL, *axis = NULL;
    int ax = 0;
    nprt_array v, order, r;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_parse(a, "permutation", np_stream_is_legacy(self) ? "x" : "x axis=", &x, &axis) ||
        (axis && !np_axis_arg(axis, &ax)))
        return NULL;
    if (py_is_int(x) || (np_is_scalar(x) && nprt_dtype_kind(np_scalar_value(x).dtype) != 'f')) {
        int64_t n;
        return py_as_int64(x, &n) ? permuted_range(b, n) : NULL;
    }
    if (!np_convert(x, NPRT_DTYPE_COUNT, &v)) return NULL;
    bool ok = v.rank > 0 || !np_stream_is_legacy(self) ||
              py_raise(&py_IndexError, "x must be an integer or at least 1-dimensional");
    ok =
        ok && (nd_axis(ax, v.rank, &ax) || np_raise()) && (nd_empty(NPRT_int64, 1, &v.shape[ax], &order) || np_raise());
    if (ok) {
        nprt_bits_permutation(b, (int64_t *)order.data, v.shape[ax]);
        ok = nd_take(&v, &order, ax, 'r', &r) || np_raise();
        nd_release(&order);
    }
    nd_release(&v);
    return ok ? np_wrap(&r) : NULL;
}

// permute_lanes(array, axis): shuffles each lane along the axis by itself, in place.
static py_object *m_permute_lanes(py_object *self, const py_args *args) {
    int64_t axis;
    nprt_bits *b = np_stream_bits(self);
    if (!b || !py_arity(args, "_permute_lanes", 2, 2) || !py_as_int64(args->v[1], &axis)) return NULL;
    const nprt_array *a = np_array_of(args->v[0]);
    nprt_array lanes = *a;
    lanes.shape[axis] = 1;
    for (int64_t i = 0; i < nprt_array_size(&lanes); i++)
        nprt_bits_shuffle_lane(b, nd_flat_pointer(&lanes, i), a->strides[axis], a->shape[axis],
                               nprt_dtype_size(a->dtype), 0);
    PY_RETURN_NONE;
}

const py_method_def np_order_methods[] = {{"shuffle", m_shuffle, PY_METHOD},
                                          {"permutation", m_permutation, PY_METHOD},
                                          {"_permute_lanes", m_permute_lanes, PY_METHOD},
                                          {NULL, NULL, PY_METHOD}};
