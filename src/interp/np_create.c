// Functions that make arrays.
#include "interp/np_time.h"
#include <string.h>

// any: arrays of the program's own classes keep their class.
static py_object *as_array(const py_args *a, const char *name, bool copy, bool any, char order_default) {
    py_object *x = NULL, *dtype = NULL, *copy_arg = NULL, *order = NULL, *subok = NULL, *ndmin = NULL, *like = NULL;
    char ord = order_default;
    nprt_dtype t = NPRT_DTYPE_COUNT;
    nprt_array r, c;
    if (copy ? !py_parse(a, name, "object dtype= * copy= order= subok= ndmin= like=", &x, &dtype, &copy_arg, &order,
                         &subok, &ndmin, &like)
             : !py_parse(a, name, "a dtype= order= * like=", &x, &dtype, &order, &like))
        return NULL;
    if (!np_dtype_arg(dtype, &t) || !np_char_arg(order, &ord)) return NULL;
    if (copy && copy_arg) copy = py_truth(copy_arg);
    bool const keeps = np_has_class(x) && (any || (subok && py_truth(subok) == 1));
    if (np_is_array(x) && !np_settle_dtype(np_array_of(x), &t)) return NULL;
    bool same = np_is_array(x) && (t == NPRT_DTYPE_COUNT || t == np_array_of(x)->dtype);
    bool fits = ord == 'C' && order ? same && nd_is_c_contiguous(np_array_of(x))
                : ord == 'F'        ? same && nd_is_f_contiguous(np_array_of(x))
                                    : true;
    if (!copy && same && fits && (keeps || !np_has_class(x))) {
        int64_t rank = 0;
        if (!ndmin || !py_as_int64(ndmin, &rank) || rank <= np_array_of(x)->rank)
            return py_pending() ? NULL : py_incref(x);
    }
    if (!np_convert(x, t, &r)) return NULL;
    if ((copy && same) || (ord != 'K' && order)) {
        bool ok = nd_copy(&r, ord, &c);
        nd_release(&r);
        if (!ok) return np_raise();
        r = c;
    }
    int64_t min_rank = 0;
    if (ndmin && !py_as_int64(ndmin, &min_rank)) {
        nd_release(&r);
        return NULL;
    }
    while (r.rank < min_rank && r.rank < NPRT_MAX_RANK) {
        memmove(r.shape + 1, r.shape, sizeof *r.shape * (size_t)r.rank);
        memmove(r.strides + 1, r.strides, sizeof *r.strides * (size_t)r.rank);
        r.shape[0] = 1;
        r.strides[0] = (int64_t)nprt_dtype_size(r.dtype);
        r.rank++;
    }
    bool const view = np_is_array(x) && r.block == np_array_of(x)->block;
    return np_wrap_as(keeps ? x->type : &np_array_type, &r,
                      view ? np_base_for(x, keeps ? x->type : &np_array_type) : NULL, x);
}

static py_object *f_array(py_object *self, const py_args *a) {
    (void)self;
    return as_array(a, "array", true, false, 'K');
}
static py_object *f_asarray(py_object *self, const py_args *a) {
    (void)self;
    return as_array(a, "asarray", false, false, 'K');
}
static py_object *f_asanyarray(py_object *self, const py_args *a) {
    (void)self;
    return as_array(a, "asanyarray", false, true, 'K');
}

static py_object *f_ascontiguousarray(py_object *self, const py_args *a) {
    (void)self;
    py_object *x = NULL, *dtype = NULL;
    nprt_dtype t = NPRT_DTYPE_COUNT;
    nprt_array r, c;
    if (!py_parse(a, "ascontiguousarray", "a dtype=", &x, &dtype) || !np_dtype_arg(dtype, &t)) return NULL;
    if (np_is_array(x) && (t == NPRT_DTYPE_COUNT || t == np_array_of(x)->dtype) && nd_is_c_contiguous(np_array_of(x)) &&
        np_array_of(x)->rank && !np_has_class(x))
        return py_incref(x);
    if (!np_convert(x, t, &r)) return NULL;
    bool ok = nd_ascontiguous(&r, &c);
    nd_release(&r);
    if (ok && c.rank == 0) {
        c.rank = 1;
        c.shape[0] = 1;
        c.strides[0] = (int64_t)nprt_dtype_size(c.dtype);
    }
    return ok ? np_wrap(&c) : np_raise();
}

typedef enum filling { EMPTY, ZEROS, ONES } filling;

// A text of no given length has one character here.
static void at_least_one(nprt_dtype *t) {
    char kind = nprt_dtype_kind(*t);
    if (!nprt_dtype_is_number(*t) && nprt_dtype_size(*t) == 0 && (kind == 'S' || kind == 'U'))
        *t = nprt_dtype_text(kind, kind == 'U' ? 4 : 1);
}

// np.zeros of a sub-array's dtype has its axes too.
static bool add_subarray(nprt_dtype *t, int *rank, int64_t *shape) {
    if (nprt_dtype_is_number(*t)) return true;
    const nprt_descr *d = nprt_descr_get(*t);
    if (d->base == NPRT_DTYPE_COUNT) return true;
    if (*rank + d->rank > NPRT_MAX_RANK) {
        py_raise(&py_ValueError, "maximum supported dimension for an ndarray is 32, found %d", *rank + d->rank);
        return false;
    }
    for (int i = 0; i < d->rank; i++) shape[(*rank)++] = d->shape[i];
    *t = d->base;
    return true;
}

static bool zero_objects(nprt_dtype t, char *p) {
    const nprt_descr *d = nprt_descr_get(t);
    if (d->kind == 'O') {
        py_object *zero = py_int(0);
        bool ok = np_element_set(t, p, zero);
        py_decref(zero);
        return ok;
    }
    for (int i = 0; i < d->n_fields; i++)
        if (nprt_dtype_has_objects(d->fields[i].dtype) && !zero_objects(d->fields[i].dtype, p + d->fields[i].offset))
            return false;
    return true;
}

static bool fill_new(nprt_array *a, filling how) {
    nprt_dtype t = a->dtype;
    int64_t n = nprt_array_size(a), size = (int64_t)nprt_dtype_size(t);
    if (how == ONES) return nd_fill(np_context(), a, nd_scalar_int(1)) || np_raise();
    if (how == EMPTY && nprt_dtype_is_number(t) && t != NPRT_bool) return true;   // any bits make a number
    if (!nprt_dtype_has_objects(t)) {
        memset(a->data, 0, (size_t)(n * size));
        return true;
    }
    for (int64_t i = 0; i < n && how == ZEROS; i++)
        if (!zero_objects(t, a->data + i * size)) return false;
    return true;
}

static py_object *make(const py_args *a, const char *name, filling how) {
    py_object *shape = NULL, *dtype = NULL, *order = NULL, *like = NULL;
    int rank;
    int64_t dims[NPRT_MAX_RANK];
    nprt_dtype t = NPRT_float64;
    char ord = 'C';
    nprt_array r;
    if (!py_parse(a, name, "shape dtype= order= * like=", &shape, &dtype, &order, &like)) return NULL;
    if (!np_shape_arg(shape, &rank, dims) || !np_dtype_arg(dtype, &t) || !np_char_arg(order, &ord)) return NULL;
    at_least_one(&t);
    if (!add_subarray(&t, &rank, dims)) return NULL;
    if (!nd_empty_order(t, rank, dims, ord, &r)) return np_raise();
    if (fill_new(&r, how)) return np_wrap(&r);
    nd_release(&r);
    return NULL;
}

static py_object *f_empty(py_object *self, const py_args *a) {
    (void)self;
    return make(a, "empty", EMPTY);
}
static py_object *f_zeros(py_object *self, const py_args *a) {
    (void)self;
    return make(a, "zeros", ZEROS);
}
static py_object *f_ones(py_object *self, const py_args *a) {
    (void)self;
    return make(a, "ones", ONES);
}

static py_object *f_full(py_object *self, const py_args *a) {
    (void)self;
    py_object *shape = NULL, *value = NULL, *dtype = NULL, *order = NULL, *like = NULL;
    int rank;
    int64_t dims[NPRT_MAX_RANK];
    char ord = 'C';
    nprt_array r, v;
    if (!py_parse(a, "full", "shape fill_value dtype= order= * like=", &shape, &value, &dtype, &order, &like))
        return NULL;
    if (!np_shape_arg(shape, &rank, dims) || !np_char_arg(order, &ord) || !np_convert(value, NPRT_DTYPE_COUNT, &v))
        return NULL;
    nprt_dtype t = v.dtype;
    bool ok = np_dtype_arg(dtype, &t) && np_settle_dtype(&v, &t) && np_int_fits(value, t);
    if (ok) {
        ok = nd_empty_order(t, rank, dims, ord, &r) && nd_assign(np_context(), &r, &v);
        if (!ok) np_raise();
    }
    nd_release(&v);
    return ok ? np_wrap(&r) : NULL;
}

// _eye(rows, columns, k, dtype): ones on the diagonal k.
static py_object *f_eye(py_object *self, const py_args *a) {
    (void)self;
    int64_t shape[2], k, n;
    nprt_dtype t = NPRT_float64;
    nprt_array r, one;
    if (!py_arity(a, "eye", 4, 4) || !py_as_int64(a->v[0], &shape[0]) || !py_as_int64(a->v[1], &shape[1]) ||
        !py_as_int64(a->v[2], &k) || !np_dtype_arg(a->v[3], &t))
        return NULL;
    for (int i = 0; i < 2; i++)
        if (shape[i] < 0) shape[i] = 0;
    at_least_one(&t);
    if (!nd_empty(t, 2, shape, &r)) return np_raise();
    nprt_array diagonal = r;
    n = k >= 0 ? shape[1] - k : shape[0] + k;
    if (n > shape[0]) n = shape[0];
    if (n > shape[1]) n = shape[1];
    bool ok = fill_new(&r, ZEROS) && np_convert(py_int(1), t, &one);
    if (ok && n > 0) {
        diagonal.rank = 1;
        diagonal.shape[0] = n;
        diagonal.strides[0] = r.strides[0] + r.strides[1];
        diagonal.data += k >= 0 ? k * r.strides[1] : -k * r.strides[0];
        ok = nd_assign(np_context(), &diagonal, &one) || np_raise();
    }
    if (ok) nd_release(&one);
    if (ok) return np_wrap(&r);
    nd_release(&r);
    return NULL;
}

static py_object *make_like(const py_args *a, const char *name, filling how) {
    py_object *x = NULL, *dtype = NULL, *order = NULL, *subok = NULL, *shape = NULL;
    nprt_array v, r;
    char ord = 'K';
    if (!py_parse(a, name, "prototype dtype= order= subok= shape=", &x, &dtype, &order, &subok, &shape)) return NULL;
    if (!np_char_arg(order, &ord) || !np_convert(x, NPRT_DTYPE_COUNT, &v)) return NULL;
    nprt_dtype t = v.dtype;
    int rank;
    int64_t dims[NPRT_MAX_RANK];
    bool ok = np_dtype_arg(dtype, &t) && np_settle_dtype(&v, &t) &&
              (!shape || shape == PY_NONE || np_shape_arg(shape, &rank, dims));
    if (ok) {
        if (ord == 'A') ord = nd_is_f_contiguous(&v) && !nd_is_c_contiguous(&v) ? 'F' : 'C';
        nprt_array like = v;
        bool const reshaped = shape && shape != PY_NONE, same_rank = !reshaped || rank == v.rank;
        if (reshaped && same_rank) memcpy(like.shape, dims, sizeof *dims * (size_t)rank);
        ok = same_rank ? nd_empty_like(&like, t, ord, &r) : nd_empty_order(t, rank, dims, ord, &r);
        if (!ok) np_raise();
    }
    nd_release(&v);
    if (!ok) return NULL;
    if (fill_new(&r, how))
        return np_has_class(x) && !(subok && py_truth(subok) == 0) ? np_copy_like(x, &r) : np_wrap(&r);
    nd_release(&r);
    return NULL;
}

static py_object *f_empty_like(py_object *self, const py_args *a) {
    (void)self;
    return make_like(a, "empty_like", EMPTY);
}
static py_object *f_zeros_like(py_object *self, const py_args *a) {
    (void)self;
    return make_like(a, "zeros_like", ZEROS);
}
static py_object *f_ones_like(py_object *self, const py_args *a) {
    (void)self;
    return make_like(a, "ones_like", ONES);
}

static py_object *f_arange(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *y = NULL, *z = NULL, *dtype = NULL, *like = NULL;
    nprt_dtype wanted = NPRT_DTYPE_COUNT;
    nd_scalar v[3] = {nd_scalar_int(0), nd_scalar_int(0), nd_scalar_int(1)};
    if (!py_parse(args, "arange", "start= stop= step= dtype= * like=", &x, &y, &z, &dtype, &like)) return NULL;
    if (!x && !y) return py_raise(&py_TypeError, "arange() requires stop to be specified.");
    if (y == PY_NONE) y = NULL;
    if (z == PY_NONE) z = NULL;
    if (x == PY_NONE) x = NULL;
    if (!y) {
        y = x;
        x = NULL;
    }
    if (dtype && dtype != PY_NONE && !np_dtype_arg(dtype, &wanted)) return NULL;
    char const kind = wanted == NPRT_DTYPE_COUNT ? 0 : nprt_dtype_kind(wanted);
    if (kind == 'M' || kind == 'm' || (x && np_is_time(x)) || np_is_time(y) || (z && np_is_time(z)) || py_is_str(y))
        return np_time_arange(x, y, z, wanted);
    if ((x && !np_to_scalar(x, &v[0])) || !np_to_scalar(y, &v[1]) || (z && !np_to_scalar(z, &v[2]))) return NULL;
    nprt_dtype t = NPRT_int64;
    for (int i = 0; i < 3; i++) {
        py_object *given = i == 0 ? x : i == 1 ? y : z;
        if (given)
            t = nprt_dtype_promote(t, v[i].dtype == NPRT_bool ? NPRT_int64
                                      : np_is_scalar(given)   ? v[i].dtype
                                                              : v[i].dtype);
        if (nprt_dtype_kind(v[i].dtype) == 'u' || nprt_dtype_kind(v[i].dtype) == 'b')
            v[i] = nd_scalar_cast(v[i], NPRT_int64);
        if (v[i].dtype == NPRT_float32 || v[i].dtype == NPRT_float16) v[i].dtype = NPRT_float64;
    }
    nprt_array r, cast;
    if (!np_dtype_arg(dtype, &t)) return NULL;
    if (nprt_dtype_is_number(t)) return nd_arange(t, v[0], v[1], v[2], &r) ? np_wrap(&r) : np_raise();
    if (!nd_arange(nprt_dtype_is_number(nprt_dtype_native(t)) ? nprt_dtype_native(t) : NPRT_int64, v[0], v[1], v[2],
                   &r))
        return np_raise();
    bool ok = nd_astype(np_context(), &r, t, 'K', &cast);
    nd_release(&r);
    return ok ? np_wrap(&cast) : np_raise();
}

enum { ALIGNED = 8 };   // enough for every number

static void release_bytes(void *block, int64_t size, int tag) {
    (void)size;
    (void)tag;
    py_decref(*(py_object **)block);
}

// n numbers in the memory of bytes, which the array's block keeps alive.
static py_object *over_bytes(py_object *bytes, nprt_dtype t, int64_t n, char *data) {
    py_object **holder = nprt_block_new(sizeof *holder);
    if (!holder) return py_raise(&py_MemoryError, "Unable to allocate an array");
    *holder = py_incref(bytes);
    nprt_block_finish_with(holder, release_bytes, 0, 0);
    nprt_array r = {.block = holder, .data = data, .dtype = t, .rank = 1, .readonly = true};
    r.shape[0] = n;
    r.strides[0] = (int64_t)nprt_dtype_size(t);
    return np_wrap_view(&r, bytes);
}

static py_object *f_frombuffer(py_object *self, const py_args *args) {
    (void)self;
    py_object *buffer = NULL, *dtype = NULL, *count = NULL, *offset = NULL;
    nprt_dtype t = NPRT_float64;
    int64_t n = -1, from = 0;
    nprt_array r;
    if (!py_parse(args, "frombuffer", "buffer dtype= count= offset=", &buffer, &dtype, &count, &offset) ||
        !np_dtype_arg(dtype, &t))
        return NULL;
    if ((count && !py_as_int64(count, &n)) || (offset && !py_as_int64(offset, &from))) return NULL;
    if (nprt_dtype_has_objects(t)) return py_raise(&py_ValueError, "cannot create an OBJECT array from memory buffer");
    if (nprt_dtype_size(t) == 0) return py_raise(&py_ValueError, "itemsize cannot be zero in type");
    if (buffer->type != &py_bytes_type && buffer->type != &py_bytearray_type)
        return py_raise(&py_TypeError, "a bytes-like object is required, not '%s'", buffer->type->name);
    int64_t size = (int64_t)nprt_dtype_size(t), bytes = (int64_t)py_bytes_size(buffer);
    if (from < 0 || from > bytes)
        return py_raise(&py_ValueError, "offset must be non-negative and no greater than buffer length (%lld)",
                        (long long)bytes);
    if (n < 0 && (bytes - from) % size)
        return py_raise(&py_ValueError, "buffer size must be a multiple of element size");
    if (n < 0) n = (bytes - from) / size;
    if (n > (bytes - from) / size) return py_raise(&py_ValueError, "buffer is smaller than requested size");
    char *data = py_bytes_data(buffer) + from;
    bool const shares = buffer->type == &py_bytes_type && nprt_dtype_is_number(t) && (uintptr_t)data % ALIGNED == 0;
    if (shares) return over_bytes(buffer, t, n, data);
    if (!nd_empty(t, 1, &n, &r)) return np_raise();
    nprt_copy(r.data, data, (size_t)(n * size));
    r.readonly = buffer->type == &py_bytes_type;
    return np_wrap(&r);
}

static py_object *f_fromiter(py_object *self, const py_args *args) {
    (void)self;
    py_object *it = NULL, *dtype = NULL, *count = NULL;
    nprt_dtype t = NPRT_float64;
    nprt_array r;
    if (!py_parse(args, "fromiter", "iter dtype count=", &it, &dtype, &count) || !np_dtype_arg(dtype, &t)) return NULL;
    int64_t wanted = -1, taken = 0;
    if (count && !py_as_int64(count, &wanted)) return NULL;
    py_object *list = py_list_new(0), *next = py_iter(it), *x;
    for (; next && taken != wanted && (x = py_next(next)); taken++) {
        py_list_append(list, x);
        py_decref(x);
    }
    py_xdecref(next);
    if (!py_pending() && taken < wanted)
        py_raise(&py_ValueError, "iterator too short: Expected %lld but iterator had only %lld items.",
                 (long long)wanted, (long long)taken);
    bool const ok = !py_pending() && np_convert(list, t, &r);
    py_decref(list);
    return ok ? np_wrap(&r) : NULL;
}

// result[i] = f(*[a[i] for a in flat]) for packed lines; f is given the elements as Python's own values.
static bool fill_with_results(py_object *f, py_object *flat, const nprt_array *result) {
    py_object *v[NPRT_MAX_RANK];
    int64_t const n = py_tuple_size(flat), count = nprt_array_size(result);
    bool ok = n <= NPRT_MAX_RANK || py_raise(&py_ValueError, "too many arguments");
    for (int64_t i = 0; i < count && ok; i++) {
        int64_t ready = 0;
        for (; ready < n && ok; ready++) {
            const nprt_array *a = np_array_of(py_tuple_items(flat)[ready]);
            ok = (v[ready] = np_element_item(a->dtype, a->data + i * a->strides[0])) != NULL;
            if (!ok) break;
        }
        py_object *r = ok ? py_call(f, &(py_args){v, n, NULL}) : NULL;
        ok = r && (np_element_set(result->dtype, result->data + i * result->strides[0], r) || np_raise());
        py_xdecref(r);
        while (ready) py_decref(v[--ready]);
    }
    return ok;
}

// _fill_with_results(f, flat, result)
static py_object *f_fill_with_results(py_object *self, const py_args *args) {
    (void)self;
    if (!py_arity(args, "_fill_with_results", 3, 3)) return NULL;
    if (!fill_with_results(args->v[0], args->v[1], np_array_of(args->v[2]))) return NULL;
    PY_RETURN_NONE;
}

const py_method_def np_create_functions[] = {{"array", f_array, PY_METHOD},
                                             {"asarray", f_asarray, PY_METHOD},
                                             {"asanyarray", f_asanyarray, PY_METHOD},
                                             {"ascontiguousarray", f_ascontiguousarray, PY_METHOD},
                                             {"empty", f_empty, PY_METHOD},
                                             {"zeros", f_zeros, PY_METHOD},
                                             {"ones", f_ones, PY_METHOD},
                                             {"full", f_full, PY_METHOD},
                                             {"_eye", f_eye, PY_METHOD},
                                             {"arange", f_arange, PY_METHOD},
                                             {"empty_like", f_empty_like, PY_METHOD},
                                             {"zeros_like", f_zeros_like, PY_METHOD},
                                             {"ones_like", f_ones_like, PY_METHOD},
                                             {"frombuffer", f_frombuffer, PY_METHOD},
                                             {"fromiter", f_fromiter, PY_METHOD},
                                             {"_fill_with_results", f_fill_with_results, PY_METHOD},
                                             {NULL, NULL, PY_METHOD}};
