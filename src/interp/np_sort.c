// np.sort, np.argsort, np.partition and np.argpartition.
#include "interp/np_dtype.h"
#include "interp/np_extended.h"
#include "runtime/nd/nd_manip.h"

// order= names the fields that decide first: the elements as records of those and then the others.
static bool sort_order(nprt_array *a, py_object *order) {
    if (!order || order == PY_NONE) return true;
    if (!nprt_dtype_is_record(a->dtype)) {
        py_raise(&py_ValueError, "Cannot specify order when the array has no fields.");
        return false;
    }
    const nprt_descr *d = nprt_descr_get(a->dtype);
    py_object *names = py_is_str(order) ? py_list_new(0) : py_list_of(order);
    if (!names) return false;
    if (py_is_str(order)) py_list_append(names, order);
    int64_t const given = py_list_size(names);
    bool ok = true;
    for (int64_t i = 0; i < given && ok; i++) {
        py_object *name = py_list_items(names)[i];
        ok = py_is_str(name) && nprt_dtype_field(a->dtype, py_str_data(name));
        if (!ok) py_raise(&py_ValueError, "unknown field name: %s", py_is_str(name) ? py_str_data(name) : "?");
    }
    for (int i = 0; i < d->n_fields && ok; i++) {
        py_object *name = py_str_cstr(d->fields[i].name);
        if (py_contains(names, name) == 0) py_list_append(names, name);
        py_decref(name);
    }
    ok = ok && np_dtype_pick(a->dtype, names, &a->dtype);
    py_decref(names);
    return ok;
}

// What a call asks for: an order of some kind, or only certain places in it.
typedef struct request {
    char kind;
    const nprt_array *kth;   // NULL: sort
    int axis;
    bool indices;
} request;

static bool in_order(const nprt_array *a, const request *q, nprt_array *out) {
    if (q->kth) return nd_partition(a, q->kth, q->axis, q->indices, out);
    return (q->indices ? nd_argsort : nd_sort)(a, q->axis, q->kind, out);
}

// The values of a in the order of `keys`, the same array seen as other records.
static bool sort_by_keys(const nprt_array *a, const nprt_array *keys, const request *q, nprt_array *out) {
    nprt_array order, index, flat;
    request positions = *q;
    positions.indices = true;
    bool all = q->axis == ND_AXIS_NONE;
    if (!in_order(keys, &positions, &order)) return false;
    bool ok = all ? nd_ravel(a, 'C', &flat) : (flat = nd_view(a), true);
    if (ok) {
        index = order;
        ok = nd_take_along_axis(&flat, &index, all ? 0 : q->axis, out);
        nd_release(&flat);
    }
    nd_release(&order);
    return ok;
}

static py_object *sorted(py_object *x, py_object *order, const request *q) {
    nprt_array a, r;
    if (!np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
    bool swapped = nprt_dtype_is_swapped(a.dtype);
    nprt_dtype const t = a.dtype;
    if (swapped && !np_nativise(&a)) return NULL;
    nprt_array keys = a, back;
    bool ok = sort_order(&keys, order);
    if (ok && !q->indices && keys.dtype != a.dtype)
        ok = sort_by_keys(&a, &keys, q, &r);
    else
        ok = ok && in_order(q->indices ? &keys : &a, q, &r);
    nd_release(&a);
    if (ok && swapped && !q->indices) {
        ok = nd_astype(NULL, &r, t, 'K', &back);
        nd_release(&r);
        r = back;
    }
    if (!ok) return np_raise();
    return np_has_class(x) ? np_copy_like(x, &r) : np_result(&r);
}

static py_object *sort(const py_args *args, const char *name, bool indices) {
    py_object *x = NULL, *axis = NULL, *kind = NULL, *order = NULL;
    request q = {.kind = 'q', .axis = -1, .indices = indices};
    if (!py_parse(args, name, "a axis= kind= order=", &x, &axis, &kind, &order) ||
        (axis && !np_axis_arg(axis, &q.axis)) || !np_sort_kind(kind, &q.kind))
        return NULL;
    return sorted(x, order, &q);
}

static bool select_kind(py_object *kind) {
    if (!kind) return true;
    if (!py_is_str(kind))
        py_raise(&py_TypeError, "select kind must be str, not %s", kind->type->name);
    else if (!py_str_equals(kind, "introselect"))
        py_raise(&py_ValueError, "select kind must be 'introselect' (got '%s')", py_str_data(kind));
    return !py_pending();
}

static py_object *partition(const py_args *args, const char *name, bool indices) {
    py_object *x = NULL, *kth = NULL, *axis = NULL, *kind = NULL, *order = NULL;
    request q = {.axis = -1, .indices = indices};
    nprt_array places;
    if (!py_parse(args, name, "a kth axis= kind= order=", &x, &kth, &axis, &kind, &order) ||
        (axis && !np_axis_arg(axis, &q.axis)) || !select_kind(kind) || !np_convert(kth, NPRT_DTYPE_COUNT, &places))
        return NULL;
    q.kth = &places;
    py_object *r = sorted(x, order, &q);
    nd_release(&places);
    return r;
}

static py_object *f_sort(py_object *self, const py_args *args) {
    (void)self;
    return sort(args, "sort", false);
}
static py_object *f_argsort(py_object *self, const py_args *args) {
    (void)self;
    return sort(args, "argsort", true);
}
static py_object *f_partition(py_object *self, const py_args *args) {
    (void)self;
    return partition(args, "partition", false);
}
static py_object *f_argpartition(py_object *self, const py_args *args) {
    (void)self;
    return partition(args, "argpartition", true);
}

const py_method_def np_sort_functions[] = {{"sort", f_sort, PY_METHOD},
                                           {"argsort", f_argsort, PY_METHOD},
                                           {"partition", f_partition, PY_METHOD},
                                           {"_partition", f_partition, PY_METHOD},   // which native code has, too
                                           {"argpartition", f_argpartition, PY_METHOD},
                                           {NULL, NULL, PY_METHOD}};
