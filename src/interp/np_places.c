// np.unravel_index and np.ravel_multi_index.
#include "interp/np.h"
#include "runtime/nd/nd_places.h"
#include <string.h>

static bool integers(py_object *o, nprt_array *out) {
    if (!np_convert(o, NPRT_DTYPE_COUNT, out)) return false;
    char const kind = nprt_dtype_kind(out->dtype);
    if (kind == 'i' || kind == 'u' || kind == 'b') return true;
    if (nprt_array_size(out) == 0 && !np_is_array(o))
        py_raise(&py_TypeError, "indices must be integral: the provided empty sequence was inferred as float. Wrap it "
                                "with 'np.array(indices, dtype=np.intp)'");
    else
        py_raise(&py_TypeError, "only int indices permitted");
    nd_release(out);
    return false;
}

static bool order_arg(py_object *o, bool *out_fortran) {
    char order = 'C';
    if (!np_char_arg(o, &order)) return false;
    *out_fortran = order == 'F' || order == 'f';
    return true;
}

static py_object *f_unravel_index(py_object *self, const py_args *args) {
    (void)self;
    py_object *indices = NULL, *shape = NULL, *order = NULL;
    int64_t dims[NPRT_MAX_RANK];
    int rank;
    bool fortran;
    nprt_array places, out[NPRT_MAX_RANK];
    if (!py_parse(args, "unravel_index", "indices shape order=", &indices, &shape, &order) ||
        !np_shape_arg(shape, &rank, dims) || !order_arg(order, &fortran) || !integers(indices, &places))
        return NULL;
    bool ok =
        rank > 0 || places.rank == 0 || nprt_raise("ValueError", "multiple indices are not supported for 0d arrays");
    ok = ok && nd_unravel(&places, rank, dims, fortran, out);
    nd_release(&places);
    if (!ok) return np_raise();
    py_object *t = py_tuple_new(rank);
    for (int i = 0; i < rank; i++) py_tuple_items(t)[i] = np_result(&out[i]);
    return t;
}

static bool one_mode(py_object *o, char *out) {
    const char *text = py_is_str(o) ? py_str_data(o) : "";
    *out = !strcmp(text, "raise") || !strcmp(text, "wrap") || !strcmp(text, "clip") ? *text : 0;
    if (!*out) py_raise(&py_ValueError, "clipmode must be one of 'clip', 'raise', or 'wrap' (got '%s')", text);
    return *out;
}

// A mode for all axes, or a tuple of them.
static bool modes_arg(py_object *o, int rank, char *out) {
    memset(out, 'r', (size_t)rank);
    if (!o) return true;
    bool const apart = py_is_tuple(o);
    if (apart && py_tuple_size(o) != rank) {
        py_raise(&py_TypeError, "wrong number of modes");
        return false;
    }
    for (int i = 0; i < rank; i++)
        if (!one_mode(apart ? py_tuple_items(o)[i] : o, &out[i])) return false;
    return true;
}

static py_object *f_ravel_multi_index(py_object *self, const py_args *args) {
    (void)self;
    py_object *given = NULL, *dims_object = NULL, *mode = NULL, *order = NULL;
    int64_t dims[NPRT_MAX_RANK];
    int rank, made = 0;
    char modes[NPRT_MAX_RANK];
    bool fortran;
    nprt_array index[NPRT_MAX_RANK], r;
    const nprt_array *all[NPRT_MAX_RANK];
    if (!py_parse(args, "ravel_multi_index", "multi_index dims mode= order=", &given, &dims_object, &mode, &order) ||
        !np_shape_arg(dims_object, &rank, dims) || !modes_arg(mode, rank, modes) || !order_arg(order, &fortran))
        return NULL;
    py_object *parts = py_list_of(given);
    bool ok = parts != NULL;
    if (ok && py_list_size(parts) != rank) {
        py_raise(&py_ValueError, "parameter multi_index must be a sequence of length %d", rank);
        ok = false;
    }
    for (; ok && made < rank; made++) {
        ok = integers(py_list_items(parts)[made], &index[made]);
        if (!ok) break;
        all[made] = &index[made];
    }
    ok = ok && (nd_ravel_places(rank, all, dims, modes, fortran, &r) || np_raise());
    while (made) nd_release(&index[--made]);
    py_xdecref(parts);
    return ok ? np_result(&r) : NULL;
}

const py_method_def np_places_functions[] = {{"unravel_index", f_unravel_index, PY_METHOD},
                                             {"ravel_multi_index", f_ravel_multi_index, PY_METHOD},
                                             {NULL, NULL, PY_METHOD}};
