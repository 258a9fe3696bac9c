// Functions that search sorted arrays, and count.
#include "interp/np.h"
#include "runtime/nd/nd_manip.h"

static py_object *f_searchsorted(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *v = NULL, *side = NULL, *sorter = NULL;
    char s = 'l';
    nprt_array a, values, order, r;
    if (!py_parse(args, "searchsorted", "a v side= sorter=", &x, &v, &side, &sorter) || !np_char_arg(side, &s) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool sorted = sorter && sorter != PY_NONE, ok = np_convert(v, NPRT_DTYPE_COUNT, &values);
    if (ok && sorted && !np_convert(sorter, NPRT_int64, &order)) {
        nd_release(&values);
        ok = false;
    }
    if (ok) {
        ok = nd_searchsorted(np_context(), &a, &values, s == 'r' || s == 'R', sorted ? &order : NULL, &r);
        if (!ok) np_raise();
        nd_release(&values);
        if (sorted) nd_release(&order);
    }
    nd_release(&a);
    return ok ? np_result(&r) : NULL;
}

static py_object *f_bincount(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *weights = NULL, *minlength = NULL;
    int64_t n = 0;
    nprt_array a, w, r;
    if (!py_parse(args, "bincount", "x weights= minlength=", &x, &weights, &minlength) ||
        (minlength && !py_as_int64(minlength, &n)) || !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool weighted = weights && weights != PY_NONE, ok = !weighted || np_convert(weights, NPRT_DTYPE_COUNT, &w);
    if (ok) {
        ok = nd_bincount(&a, weighted ? &w : NULL, n, &r);
        if (!ok) np_raise();
        if (weighted) nd_release(&w);
    }
    nd_release(&a);
    return ok ? np_wrap(&r) : NULL;
}

static py_object *f_uniform_bins(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *edges = NULL;
    nprt_array a, e, r;
    if (!py_parse(args, "_uniform_bins", "x edges", &x, &edges) || !np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
    bool ok = np_convert(edges, NPRT_DTYPE_COUNT, &e);
    if (ok) {
        ok = (a.rank == 1 && e.rank == 1 && e.shape[0] >= 2) || nprt_raise("ValueError", "bins are one-dimensional");
        ok = (ok && nd_uniform_bins(&a, &e, &r)) || np_raise();
        nd_release(&e);
    }
    nd_release(&a);
    return ok ? np_wrap(&r) : NULL;
}

// _interp(x, points, values, left, right) of real numbers.
static py_object *f_interp(py_object *self, const py_args *args) {
    (void)self;
    nprt_array a[3], r;
    double left, right;
    int made = 0;
    if (!py_arity(args, "_interp", 5, 5) || !py_as_double(args->v[3], &left) || !py_as_double(args->v[4], &right))
        return NULL;
    bool ok = true;
    while (made < 3 && ok) {
        nprt_array given;
        ok = np_convert(args->v[made], NPRT_float64, &given);
        if (!ok) break;
        ok = nd_ascontiguous(&given, &a[made]) || np_raise();
        nd_release(&given);
        made += ok;
    }
    ok = ok && (nd_interp(&a[0], &a[1], &a[2], left, right, &r) || np_raise());
    for (int i = 0; i < made; i++) nd_release(&a[i]);
    return ok ? np_result(&r) : NULL;
}

const py_method_def np_search_functions[] = {{"searchsorted", f_searchsorted, PY_METHOD},
                                             {"bincount", f_bincount, PY_METHOD},
                                             {"_counts", f_bincount, PY_METHOD},
                                             {"_uniform_bins", f_uniform_bins, PY_METHOD},
                                             {"_interp", f_interp, PY_METHOD},
                                             {NULL, NULL, PY_METHOD}};
