// Functions that rearrange, search and choose.
#include "interp/np_dtype.h"
#include "interp/np_extended.h"
#include "runtime/nd/nd_bits.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/nd/nd_reduce.h"
#include <stdlib.h>
#include <string.h>

// A view keeps its base when the operand was an array.
static py_object *viewed(py_object *x, nprt_array *operand, nprt_array *r, bool ok) {
    bool shares = ok && np_is_array(x) && r->block == operand->block;
    nd_release(operand);
    if (!ok) return np_raise();
    if (!np_is_array(x)) return np_wrap(r);
    return shares ? np_view_like(x, r) : np_copy_like(x, r);
}

// A new array made of x alone: of its class.
static py_object *result_like(py_object *x, nprt_array *r) {
    return np_has_class(x) ? np_copy_like(x, r) : np_result(r);
}

static py_object *finish(py_object *x, nprt_array *operand, nprt_array *r, bool ok) {
    nd_release(operand);
    if (!ok) return np_raise();
    return r->rank ? result_like(x, r) : np_result(r);
}

static py_object *f_reshape(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *shape = NULL, *order = NULL;
    int rank;
    int64_t dims[NPRT_MAX_RANK];
    char ord = 'C';
    nprt_array a, r;
    if (!py_parse(args, "reshape", "a newshape order=", &x, &shape, &order) || !np_shape_arg(shape, &rank, dims) ||
        !np_char_arg(order, &ord))
        return NULL;
    if (!np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
    return viewed(x, &a, &r, nd_reshape(&a, rank, dims, ord, &r));
}

static py_object *f_ravel(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *order = NULL;
    char ord = 'C';
    nprt_array a, r;
    if (!py_parse(args, "ravel", "a order=", &x, &order) || !np_char_arg(order, &ord) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    return viewed(x, &a, &r, nd_ravel(&a, ord, &r));
}

static py_object *f_transpose(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *axes = NULL;
    int n = -1, perm[NPRT_MAX_RANK];
    nprt_array a, r;
    if (!py_parse(args, "transpose", "a axes=", &x, &axes) || !np_axes_arg(axes, &n, perm) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    if (n >= 0 && n != a.rank) {
        nd_release(&a);
        return py_raise(&py_ValueError, "axes don't match array");
    }
    return viewed(x, &a, &r, nd_transpose(&a, n < 0 ? NULL : perm, &r));
}

static py_object *f_swapaxes(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *i = NULL, *j = NULL;
    int p, q;
    nprt_array a, r;
    if (!py_parse(args, "swapaxes", "a axis1 axis2", &x, &i, &j) || !np_axis_arg(i, &p) || !np_axis_arg(j, &q) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    return viewed(x, &a, &r, nd_swapaxes(&a, p, q, &r));
}

static py_object *f_squeeze(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *axis = NULL;
    int n, axes[NPRT_MAX_RANK];
    nprt_array a, r;
    if (!py_parse(args, "squeeze", "a axis=", &x, &axis) || !np_axes_arg(axis, &n, axes) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    return viewed(x, &a, &r, nd_squeeze(&a, n, axes, &r));
}

static py_object *f_expand_dims(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *axis = NULL;
    int n, axes[NPRT_MAX_RANK];
    nprt_array a, r;
    if (!py_parse(args, "expand_dims", "a axis", &x, &axis) || !np_axes_arg(axis, &n, axes) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    return viewed(x, &a, &r, nd_expand_dims(&a, n < 0 ? 0 : n, axes, &r));
}

static py_object *f_broadcast_to(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *shape = NULL, *subok = NULL;
    int rank;
    int64_t dims[NPRT_MAX_RANK];
    nprt_array a, r;
    if (!py_parse(args, "broadcast_to", "array shape subok=", &x, &shape, &subok) ||
        !np_shape_arg(shape, &rank, dims) || !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool const ok = nd_broadcast_to(&a, rank, dims, &r);
    if (!ok || (subok && py_truth(subok) == 1) || !np_has_class(x)) return viewed(x, &a, &r, ok);
    nd_release(&a);
    return np_wrap_view(&r, np_base_for(x, &np_array_type));
}

static py_object *f_diagonal(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *offset = NULL, *i = NULL, *j = NULL;
    int p = 0, q = 1;
    int64_t k = 0;
    nprt_array a, r;
    if (!py_parse(args, "diagonal", "a offset= axis1= axis2=", &x, &offset, &i, &j)) return NULL;
    if ((offset && !py_as_int64(offset, &k)) || (i && !np_axis_arg(i, &p)) || (j && !np_axis_arg(j, &q)) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    return viewed(x, &a, &r, nd_diagonal(&a, k, p, q, &r));
}

static py_object *f_as_strided(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *shape = NULL, *strides = NULL, *subok = NULL, *writeable = NULL;
    int rank, n;
    int64_t dims[NPRT_MAX_RANK], steps[NPRT_MAX_RANK];
    nprt_array a, r;
    if (!py_parse(args, "as_strided", "x shape= strides= subok= writeable=", &x, &shape, &strides, &subok,
                  &writeable) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    rank = n = a.rank;
    memcpy(dims, a.shape, sizeof dims);
    memcpy(steps, a.strides, sizeof steps);
    bool ok = (!shape || shape == PY_NONE || np_shape_arg(shape, &rank, dims)) &&
              (!strides || strides == PY_NONE || np_shape_arg(strides, &n, steps));
    if (ok && rank != n) {
        py_raise(&py_ValueError, "mismatch in length of strides and shape");
        ok = false;
    }
    // Every element must lie in the operand's memory: views outside of it are refused.
    int64_t low = 0, high = 0, least = 0, most = 0;
    for (int i = 0; i < a.rank && ok; i++)
        *(a.strides[i] < 0 ? &least : &most) += a.shape[i] ? a.strides[i] * (a.shape[i] - 1) : 0;
    for (int i = 0; i < rank && ok; i++) *(steps[i] < 0 ? &low : &high) += dims[i] > 0 ? steps[i] * (dims[i] - 1) : 0;
    if (ok && (low < least || high > most)) {
        py_raise(&py_ValueError, "npcc: as_strided reaches outside of the array's memory");
        ok = false;
    }
    if (!ok) {
        nd_release(&a);
        return NULL;
    }
    return viewed(x, &a, &r, nd_as_strided(&a, rank, dims, steps, &r));
}

// Converts every item of a sequence; *out_block holds the arrays.
static bool convert_all(py_object *sequence, void **out_block, int64_t *out_n) {
    py_object *owner, **items;
    int64_t n, made = 0;
    if (np_is_array(sequence)) {
        owner = py_list_of(sequence);
        if (!owner) return false;
        items = py_list_items(owner);
        n = py_list_size(owner);
    } else if (!py_sequence_fast(sequence, &owner, &items, &n)) {
        return false;
    }
    nprt_array *arrays = nprt_block_new((int64_t)(sizeof *arrays + sizeof(void *)) * (n + 1));
    bool ok = arrays != NULL;
    while (ok && made < n && (ok = np_convert(items[made], NPRT_DTYPE_COUNT, &arrays[made]))) made++;
    py_xdecref(owner);
    if (!ok) {
        for (int64_t i = 0; i < made; i++) nd_release(&arrays[i]);
        nprt_block_release(arrays);
        return false;
    }
    *out_block = arrays;
    *out_n = n;
    return true;
}

static void release_all(void *block, int64_t n) {
    for (int64_t i = 0; i < n; i++) nd_release(&((nprt_array *)block)[i]);
    nprt_block_release(block);
}

// Of the class of the first array among the parts that has one, by their priorities.
static py_object *joined(py_object *parts, nprt_array *r) {
    py_object *owner = NULL, **items = NULL;
    int64_t n = 0;
    if (!py_sequence_fast(parts, &owner, &items, &n)) {
        nd_release(r);
        return NULL;
    }
    py_object *result = np_join_result(items, (int)n, r);
    py_xdecref(owner);
    return result;
}

static py_object *f_concatenate(py_object *self, const py_args *args) {
    (void)self;
    py_object *arrays = NULL, *axis = NULL, *out = NULL, *dtype = NULL, *casting = NULL;
    int x = 0;
    nprt_dtype t = NPRT_DTYPE_COUNT;
    void *block;
    int64_t n;
    nprt_array r;
    if (!py_parse(args, "concatenate", "arrays axis= out= * dtype= casting=", &arrays, &axis, &out, &dtype, &casting))
        return NULL;
    if ((axis && !np_axis_arg(axis, &x)) || !np_dtype_arg(dtype, &t) || !convert_all(arrays, &block, &n)) return NULL;
    nprt_array *a = block;
    const nprt_array **p = (const nprt_array **)(a + n + 1);
    for (int64_t i = 0; i < n; i++) p[i] = &a[i];
    bool ok = nd_concatenate(np_context(), (int)n, p, x, t, &r);
    release_all(block, n);
    if (!ok) return np_raise();
    if (!out || out == PY_NONE) return joined(arrays, &r);
    ok = np_is_array(out) && nd_assign(np_context(), np_array_of(out), &r);
    nd_release(&r);
    return ok ? py_incref(out) : np_raise();
}

static py_object *f_where(py_object *self, const py_args *args) {
    (void)self;
    py_object *c = NULL, *x = NULL, *y = NULL;
    nprt_array condition, a, b, r;
    if (!py_parse(args, "where", "condition x= y= /", &c, &x, &y)) return NULL;
    if (!x != !y) return py_raise(&py_ValueError, "either both or neither of x and y should be given");
    if (!np_convert(c, NPRT_DTYPE_COUNT, &condition)) return NULL;
    if (!x) {
        nprt_array found[NPRT_MAX_RANK];
        int n = condition.rank ? condition.rank : 1;
        bool ok = nd_nonzero(&condition, found);
        nd_release(&condition);
        if (!ok) return np_raise();
        py_object *t = py_tuple_new(n);
        for (int i = 0; i < n; i++) py_tuple_items(t)[i] = np_wrap(&found[i]);
        return t;
    }
    bool ok = np_convert(x, NPRT_DTYPE_COUNT, &a);
    if (ok) {
        ok = np_convert(y, NPRT_DTYPE_COUNT, &b);
        if (ok) {
            nd_operand const both[] = {{.array = &a}, {.array = &b}};
            nprt_dtype t;
            ok = nd_result_type(np_context(), 2, both, &t);
            if (ok && t == NPRT_DTYPE_COUNT) ok = nprt_raise("TypeError", "The DTypes do not have a common DType");
            ok = ok && nd_where(np_context(), &condition, &a, &b, t, &r);
            if (!ok) np_raise();
            nd_release(&b);
        }
        nd_release(&a);
    }
    nd_release(&condition);
    return ok ? np_wrap(&r) : NULL;
}

static py_object *f_nonzero(py_object *self, const py_args *args) {
    if (!py_arity(args, "nonzero", 1, 1)) return NULL;
    return f_where(self, args);
}

static py_object *f_count_nonzero(py_object *self, const py_args *args) {
    (void)self;
    nprt_array a;
    if (!py_arity(args, "_count_nonzero", 1, 1) || !np_convert(args->v[0], NPRT_DTYPE_COUNT, &a)) return NULL;
    int64_t n = nd_count_nonzero(&a);
    nd_release(&a);
    return py_int(n);
}

static py_object *f_take(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *indices = NULL, *axis = NULL, *out = NULL, *mode = NULL;
    int ax;
    char m = 'r';
    nprt_array a, i, r;
    if (!py_parse(args, "take", "a indices axis= out= mode=", &x, &indices, &axis, &out, &mode) ||
        !np_axis_arg(axis, &ax) || !np_char_arg(mode, &m))
        return NULL;
    if (!np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
    bool ok = np_convert(indices, NPRT_DTYPE_COUNT, &i) && np_nativise(&i);
    if (ok) {
        ok = nd_take(&a, &i, ax, m, &r);
        if (!ok) np_raise();
        nd_release(&i);
    }
    nd_release(&a);
    return ok ? result_like(x, &r) : NULL;
}

static py_object *f_take_along_axis(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *indices = NULL, *axis = NULL;
    int ax;
    nprt_array a, i, r;
    if (!py_parse(args, "take_along_axis", "arr indices axis", &x, &indices, &axis) || !np_axis_arg(axis, &ax) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool ok = np_convert(indices, NPRT_DTYPE_COUNT, &i);
    if (ok) {
        ok = nd_take_along_axis(&a, &i, ax == ND_AXIS_NONE ? 0 : ax, &r);
        if (!ok) np_raise();
        nd_release(&i);
    }
    nd_release(&a);
    return ok ? np_result(&r) : NULL;
}

static py_object *f_compress(py_object *self, const py_args *args) {
    (void)self;
    py_object *c = NULL, *x = NULL, *axis = NULL, *out = NULL;
    int ax;
    nprt_array a, m, r;
    if (!py_parse(args, "compress", "condition a axis= out=", &c, &x, &axis, &out) || !np_axis_arg(axis, &ax) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool ok = np_convert(c, NPRT_bool, &m);
    if (ok) {
        ok = nd_compress(&m, &a, ax, &r);
        if (!ok) np_raise();
        nd_release(&m);
    }
    nd_release(&a);
    return ok ? result_like(x, &r) : NULL;
}

static py_object *f_repeat(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *repeats = NULL, *axis = NULL;
    int ax;
    nprt_array a, n, r;
    if (!py_parse(args, "repeat", "a repeats axis=", &x, &repeats, &axis) || !np_axis_arg(axis, &ax) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool ok = np_convert(repeats, NPRT_DTYPE_COUNT, &n);
    if (ok) {
        if (a.rank == 0 && (ax == 0 || ax == -1)) ax = ND_AXIS_NONE;
        ok = nd_repeat(&a, &n, ax, &r);
        if (!ok) np_raise();
        nd_release(&n);
    }
    nd_release(&a);
    return ok ? result_like(x, &r) : NULL;
}

static py_object *f_all_finite(py_object *self, const py_args *args) {
    (void)self;
    return py_arity(args, "_all_finite", 1, 1) ? py_bool(nd_all_finite(np_array_of(args->v[0]))) : NULL;
}

// _cycled(a, n)
static py_object *f_cycled(py_object *self, const py_args *args) {
    (void)self;
    int64_t n;
    nprt_array r;
    if (!py_arity(args, "_cycled", 2, 2) || !py_as_int64(args->v[1], &n)) return NULL;
    return nd_cycled(np_array_of(args->v[0]), n, &r) ? result_like(args->v[0], &r) : np_raise();
}

static py_object *extreme(const py_args *args, const char *name, bool largest) {
    py_object *x = NULL, *axis = NULL, *out = NULL, *keep = NULL;
    int ax;
    nprt_array a, r;
    if (!py_parse(args, name, "a axis= out= * keepdims=", &x, &axis, &out, &keep) || !np_axis_arg(axis, &ax) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &a))
        return NULL;
    bool keepdims = keep && py_truth(keep) == 1;
    if (!np_nativise(&a)) return NULL;
    if (np_extended(&a)) {
        bool ok = np_extended_extreme(&a, ax, keepdims, largest, &r);
        nd_release(&a);
        return ok ? result_like(x, &r) : NULL;
    }
    return finish(x, &a, &r, largest ? nd_argmax(&a, ax, keepdims, &r) : nd_argmin(&a, ax, keepdims, &r));
}

static py_object *f_argmax(py_object *self, const py_args *args) {
    (void)self;
    return extreme(args, "argmax", true);
}
static py_object *f_argmin(py_object *self, const py_args *args) {
    (void)self;
    return extreme(args, "argmin", false);
}

static bool same_elements(const nprt_array *a, const nprt_array *b) {
    bool same = a->data == b->data && a->dtype == b->dtype && a->rank == b->rank;
    for (int i = 0; same && i < a->rank; i++) same = a->shape[i] == b->shape[i] && a->strides[i] == b->strides[i];
    return same;
}

// Single integers may go to all numbers.
static bool may_copy(const nprt_array *from, nprt_dtype to, char casting) {
    char const kind = nprt_dtype_kind(from->dtype);
    if (from->rank == 0 && (kind == 'i' || kind == 'u') && to != NPRT_bool) return true;
    if (nd_can_cast(from->dtype, to, casting)) return true;
    py_raise(&py_TypeError, "Cannot cast %s from dtype('%s') to dtype('%s') according to the rule '%s'",
             from->rank ? "array data" : "scalar", nprt_dtype_name(from->dtype), nprt_dtype_name(to),
             nd_casting_name(casting));
    return false;
}

static py_object *f_copyto(py_object *self, const py_args *args) {
    (void)self;
    py_object *dst = NULL, *src = NULL, *casting = NULL, *where = NULL;
    nprt_array s, m;
    if (!py_parse(args, "copyto", "dst src casting= where=", &dst, &src, &casting, &where)) return NULL;
    if (!np_is_array(dst))
        return py_raise(&py_TypeError, "copyto() argument 1 must be numpy.ndarray, not %s", dst->type->name);
    char rule = 'k';
    if (!np_casting(casting, &rule) || !np_int_fits(src, np_array_of(dst)->dtype) ||
        !np_convert(src, NPRT_DTYPE_COUNT, &s))
        return NULL;
    if (!may_copy(&s, np_array_of(dst)->dtype, rule)) return nd_release(&s), NULL;
    if (same_elements(&s, np_array_of(dst))) {   // nothing to do, whatever the mask
        nd_release(&s);
        PY_RETURN_NONE;
    }
    bool ok = true, masked = where && where != PY_TRUE;
    if (masked) {
        ok = np_convert(where, NPRT_bool, &m);
        if (ok) {
            ok = nd_assign_where(np_context(), np_array_of(dst), &s, &m) || np_raise();
            nd_release(&m);
        }
    } else {
        ok = nd_assign(np_context(), np_array_of(dst), &s) || np_raise();
    }
    nd_release(&s);
    if (!ok) return NULL;
    PY_RETURN_NONE;
}

static py_object *f_may_share_memory(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *y = NULL, *work = NULL;
    if (!py_parse(args, "may_share_memory", "a b max_work=", &x, &y, &work)) return NULL;
    if (work && work != PY_NONE && !(py_is_int(work) && !py_truth(work)))
        return py_raise(&py_NotImplementedError, "npcc: may_share_memory(max_work=...) is not supported");
    return py_bool(np_is_array(x) && np_is_array(y) && nd_may_overlap(np_array_of(x), np_array_of(y)));
}

// Walks the elements of a: sets their bytes in `map`, which begins at `base`, or says whether one is set there.
static bool mark(const nprt_array *a, int axis, char *at, const char *base, size_t n, char *map, bool look) {
    if (axis < a->rank) {
        for (int64_t i = 0; i < a->shape[axis]; i++)
            if (mark(a, axis + 1, at + i * a->strides[axis], base, n, map, look)) return true;
        return false;
    }
    for (size_t k = 0; k < nprt_dtype_size(a->dtype); k++) {
        size_t const byte = (size_t)(at + k - base);
        if (at + k < base || byte >= n) continue;
        if (look && map[byte]) return true;
        if (!look) map[byte] = 1;
    }
    return false;
}

static py_object *f_shares_memory(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *y = NULL, *work = NULL;
    if (!py_parse(args, "shares_memory", "a b max_work=", &x, &y, &work)) return NULL;
    if (work && work != PY_NONE)
        return py_raise(&py_NotImplementedError, "npcc: shares_memory(max_work=...) is not supported");
    if (!np_is_array(x) || !np_is_array(y)) return py_bool(false);
    const nprt_array *a = np_array_of(x), *b = np_array_of(y);
    if (!nd_may_overlap(a, b)) return py_bool(false);
    const char *low = a->data, *high = a->data + nprt_dtype_size(a->dtype);
    for (int i = 0; i < a->rank; i++) {
        int64_t const reach = (a->shape[i] - 1) * a->strides[i];
        *(reach < 0 ? &low : &high) += reach;
    }
    char *map = calloc((size_t)(high - low), 1);
    if (!map) return py_raise(&py_MemoryError, "shares_memory");
    mark(a, 0, a->data, low, (size_t)(high - low), map, false);
    bool const shared = mark(b, 0, b->data, low, (size_t)(high - low), map, true);
    free(map);
    return py_bool(shared);
}

// result_type over arrays, scalars and dtypes.
static py_object *f_result_type(py_object *self, const py_args *args) {
    (void)self;
    nd_operand in[NPRT_MAX_RANK];
    nprt_array arrays[NPRT_MAX_RANK];
    int made = 0;
    bool ok = args->n > 0 && args->n <= NPRT_MAX_RANK;
    if (!ok) return py_raise(&py_ValueError, "at least one array or dtype is required");
    nprt_dtype t = NPRT_float64;
    for (; made < args->n && ok; made++) {
        py_object *x = args->v[made];
        in[made] = (nd_operand){&arrays[made], ND_STRONG};
        if (x->type == &np_dtype_type || x->type == &py_type_type || (py_is_str(x) && x->type != &np_str_type)) {
            int64_t none = 0;
            ok = np_dtype_arg(x, &t) && (nd_empty(t, 1, &none, &arrays[made]) || np_raise());
        } else {
            ok = np_operand(x, &arrays[made], &in[made].weak);
            if (!ok && !py_pending()) py_raise(&py_TypeError, "Cannot interpret a '%s' as a data type", x->type->name);
        }
        if (!ok) break;
    }
    ok = ok && nd_result_type(np_context(), made, in, &t);
    if (ok && t == NPRT_DTYPE_COUNT) {
        py_raise(&py_TypeError, "The DTypes do not have a common DType");
        ok = false;
    }
    for (int i = 0; i < made; i++) nd_release(&arrays[i]);
    return ok ? py_incref(np_dtype_object_of(t)) : NULL;
}

static py_object *f_promote_types(py_object *self, const py_args *args) {
    (void)self;
    nprt_dtype x = NPRT_float64, y = NPRT_float64;
    if (!py_arity(args, "promote_types", 2, 2) || !np_dtype_arg(args->v[0], &x) || !np_dtype_arg(args->v[1], &y))
        return NULL;
    nprt_dtype const t = nprt_dtype_promote(x, y);
    if (t == NPRT_DTYPE_COUNT) {
        py_object *r = py_repr(np_dtype_object_of(x)), *q = py_repr(np_dtype_object_of(y));
        py_raise(&py_TypeError, "The DTypes %s and %s do not have a common DType.", py_str_data(r), py_str_data(q));
        py_decref(r);
        py_decref(q);
        return NULL;
    }
    return py_incref(np_dtype_object_of(t));
}

static py_object *f_can_cast(py_object *self, const py_args *args) {
    (void)self;
    py_object *from = NULL, *to = NULL, *casting = NULL;
    nprt_dtype x = NPRT_float64, y = NPRT_float64;
    char rule = 's';
    if (!py_parse(args, "can_cast", "from_ to casting=", &from, &to, &casting) || !np_dtype_arg(from, &x) ||
        !np_dtype_arg(to, &y))
        return NULL;
    if (casting && py_is_str(casting)) rule = py_str_equals(casting, "same_kind") ? 'k' : py_str_data(casting)[0];
    return py_bool(nd_can_cast(x, y, rule));
}

// bits(a, little)
static py_object *bits(const py_args *args, const char *name, bool (*fn)(const nprt_array *, bool, nprt_array *)) {
    nprt_array a, r;
    if (!py_arity(args, name, 2, 2) || !np_convert(args->v[0], NPRT_DTYPE_COUNT, &a)) return NULL;
    bool const ok = fn(&a, py_truth(args->v[1]) == 1, &r);
    nd_release(&a);
    return ok ? np_wrap(&r) : np_raise();
}

static py_object *f_packbits(py_object *self, const py_args *args) {
    (void)self;
    return bits(args, "_packbits", nd_packbits);
}
static py_object *f_unpackbits(py_object *self, const py_args *args) {
    (void)self;
    return bits(args, "_unpackbits", nd_unpackbits);
}

const py_method_def np_manip_functions[] = {{"_packbits", f_packbits, PY_METHOD},
                                            {"_unpackbits", f_unpackbits, PY_METHOD},
                                            {"reshape", f_reshape, PY_METHOD},
                                            {"ravel", f_ravel, PY_METHOD},
                                            {"transpose", f_transpose, PY_METHOD},
                                            {"swapaxes", f_swapaxes, PY_METHOD},
                                            {"squeeze", f_squeeze, PY_METHOD},
                                            {"expand_dims", f_expand_dims, PY_METHOD},
                                            {"broadcast_to", f_broadcast_to, PY_METHOD},
                                            {"diagonal", f_diagonal, PY_METHOD},
                                            {"_as_strided", f_as_strided, PY_METHOD},
                                            {"as_strided", f_as_strided, PY_METHOD},
                                            {"concatenate", f_concatenate, PY_METHOD},
                                            {"where", f_where, PY_METHOD},
                                            {"nonzero", f_nonzero, PY_METHOD},
                                            {"_count_nonzero", f_count_nonzero, PY_METHOD},
                                            {"take", f_take, PY_METHOD},
                                            {"take_along_axis", f_take_along_axis, PY_METHOD},
                                            {"compress", f_compress, PY_METHOD},
                                            {"repeat", f_repeat, PY_METHOD},
                                            {"_all_finite", f_all_finite, PY_METHOD},
                                            {"_cycled", f_cycled, PY_METHOD},
                                            {"argmax", f_argmax, PY_METHOD},
                                            {"argmin", f_argmin, PY_METHOD},
                                            {"copyto", f_copyto, PY_METHOD},
                                            {"shares_memory", f_shares_memory, PY_METHOD},
                                            {"may_share_memory", f_may_share_memory, PY_METHOD},
                                            {"result_type", f_result_type, PY_METHOD},
                                            {"promote_types", f_promote_types, PY_METHOD},
                                            {"can_cast", f_can_cast, PY_METHOD},
                                            {NULL, NULL, PY_METHOD}};
