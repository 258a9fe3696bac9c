// Subscripts of arrays.
#include "interp/np_dtype.h"
#include "interp/np_flexible.h"
#include <math.h>
#include <string.h>

static bool bad_index(void) {
    py_raise(&py_IndexError, "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
                             "boolean arrays are valid indices");
    return false;
}

static bool slice_part(py_object *o, bool *has, int64_t *out) {
    *has = o != PY_NONE;
    return !*has || py_as_index(o, out);
}

static bool add_array(np_index *x, nd_index_item *it, nprt_array *a) {
    if (x->owned_n == NPRT_MAX_RANK) {
        nd_release(a);
        py_raise(&py_IndexError, "too many indices for array");
        return false;
    }
    x->owned[x->owned_n] = *a;
    it->kind = ND_INDEX_ARRAY;
    it->array = &x->owned[x->owned_n++];
    return true;
}

static bool add_item(np_index *x, py_object *o) {
    if (x->n == NP_INDEX_ITEMS) {
        py_raise(&py_IndexError, "too many indices for array");
        return false;
    }
    nd_index_item *it = &x->items[x->n++];
    memset(it, 0, sizeof *it);
    nprt_array a;
    if (py_is_slice(o)) {
        py_object *start, *stop, *step;
        it->kind = ND_INDEX_SLICE;
        py_slice_parts(o, &start, &stop, &step);
        return slice_part(start, &it->has_start, &it->start) && slice_part(stop, &it->has_stop, &it->stop) &&
               slice_part(step, &it->has_step, &it->step);
    }
    if (o == PY_NONE)
        it->kind = ND_INDEX_NEWAXIS;
    else if (o == &py_ellipsis)
        it->kind = ND_INDEX_ELLIPSIS;
    if (o == PY_NONE || o == &py_ellipsis) return true;
    if (o->type == &py_bool_type || o->type == &np_scalar_types[NPRT_bool])
        return np_convert(o, NPRT_bool, &a) && add_array(x, it, &a);
    if (py_is_int(o) || (np_is_scalar(o) && strchr("iu", nprt_dtype_kind(np_scalar_value(o).dtype)))) {
        it->kind = ND_INDEX_INT;
        return py_as_int64(o, &it->start);
    }
    if (np_is_array(o) || py_is_list(o) || py_is_tuple(o) || o->type == &py_range_type) {
        if (!np_convert(o, NPRT_DTYPE_COUNT, &a)) return false;
        char kind = nprt_dtype_kind(a.dtype);
        bool empty_list = !np_is_array(o) && nprt_array_size(&a) == 0;
        if (!np_nativise(&a)) return false;
        if (kind == 'f' || kind == 'c' || !nprt_dtype_is_number(a.dtype)) {
            if (!empty_list) {
                nd_release(&a);
                py_raise(&py_IndexError, "arrays used as indices must be of integer (or boolean) type");
                return false;
            }
            nprt_array integers;
            bool ok = nd_astype(NULL, &a, NPRT_int64, 'C', &integers);
            nd_release(&a);
            if (!ok) return np_raise();
            a = integers;
        }
        if (a.rank == 0 && kind != 'b') {
            it->kind = ND_INDEX_INT;
            it->start = nd_scalar_cast(nd_item_flat(&a, 0), NPRT_int64).i;
            nd_release(&a);
            return true;
        }
        return add_array(x, it, &a);
    }
    if (!py_is_float(o) && !py_is_str(o) && o->type->index) {
        it->kind = ND_INDEX_INT;
        return py_as_int64(o, &it->start);
    }
    return bad_index();
}

bool np_index_parse(py_object *key, np_index *out) {
    out->n = out->owned_n = 0;
    bool ok = true;
    if (py_is_tuple(key)) {
        for (int64_t i = 0; i < py_tuple_size(key) && ok; i++) ok = add_item(out, py_tuple_items(key)[i]);
    } else {
        ok = add_item(out, key);
    }
    if (!ok) np_index_release(out);
    return ok;
}

void np_index_release(np_index *x) {
    for (int i = 0; i < x->owned_n; i++) nd_release(&x->owned[i]);
    x->owned_n = 0;
}

// One integer, or a full tuple of integers: the element's address, or NULL when the general way must decide.
static char *element(const nprt_array *a, py_object *key) {
    py_object *const *keys = &key;
    int64_t n = 1;
    if (py_is_tuple(key)) {
        keys = py_tuple_items(key);
        n = py_tuple_size(key);
    }
    if (n != a->rank) return NULL;
    char *p = a->data;
    for (int64_t i = 0; i < n; i++) {
        int64_t v;
        if (keys[i]->type == &py_int_type) {
            if (!py_int_fits(keys[i], &v)) return NULL;
        } else if (keys[i]->type == &np_scalar_types[NPRT_int64]) {
            v = ((np_scalar_object *)keys[i])->i;
        } else {
            return NULL;
        }
        if (v < 0) v += a->shape[i];
        if (v < 0 || v >= a->shape[i]) return NULL;
        p += v * a->strides[i];
    }
    return p;
}

// a["x"] and a[["x", "y"]]: views of fields. 1 and *out, 0 when the key is no name, -1 with an exception.
static int field_view(const nprt_array *a, py_object *key, nprt_array *out) {
    bool names = py_is_list(key) && py_list_size(key) > 0 && py_is_str(py_list_items(key)[0]);
    if (!py_is_str(key) && !names) return 0;
    if (!nprt_dtype_is_record(a->dtype)) {
        if (names) return 0;
        bad_index();
        return -1;
    }
    *out = nd_view(a);
    if (names) {
        if (np_dtype_pick(a->dtype, key, &out->dtype)) return 1;
    } else {
        const nprt_field *f = nprt_dtype_field(a->dtype, py_str_data(key));
        if (f) {
            np_field_view(out, f);
            return 1;
        }
        py_raise(&py_ValueError, "no field of name %s", py_str_data(key));
    }
    nd_release(out);
    return -1;
}

// An array of positions or a mask, which needs no conversion.
static bool is_picker(py_object *key) {
    if (!np_is_array(key)) return false;
    const nprt_array *k = np_array_of(key);
    return k->rank > 0 && (k->dtype == NPRT_int64 || k->dtype == NPRT_bool);
}

py_object *np_subscript(py_object *o, py_object *key) {
    const nprt_array *a = np_array_of(o);
    char *p = element(a, key);
    if (p && a->rank) return np_element_view(a, p, o);
    if (is_picker(key)) {
        nd_index_item const picker = {.kind = ND_INDEX_ARRAY, .array = np_array_of(key)};
        nprt_array picked;
        return nd_index_get(a, 1, &picker, NULL, &picked) ? np_copy_like(o, &picked) : np_raise();
    }
    nprt_array part;
    int named = field_view(a, key, &part);
    if (named) return named > 0 ? np_view_like(o, &part) : NULL;
    np_index x;
    nprt_array r;
    bool scalar;
    if (!np_index_parse(key, &x)) return NULL;
    bool ok = nd_index_get(a, x.n, x.items, &scalar, &r), basic = nd_index_is_basic(x.n, x.items);
    np_index_release(&x);
    if (!ok) return np_raise();
    if (!basic && r.rank > 0) return np_copy_like(o, &r);
    if ((scalar || !basic) && r.rank == 0) {
        py_object *e = np_element_view(&r, r.data, np_base_for(o, o->type));
        nd_release(&r);
        return e;
    }
    return np_view_like(o, &r);
}

// Can the number be an integer of 64 bits? Else raises.
static bool has_integer(double v) {
    if (isnan(v)) return py_raise(&py_ValueError, "cannot convert float NaN to integer") != NULL;
    if (isinf(v)) return py_raise(&py_OverflowError, "cannot convert float infinity to integer") != NULL;
    return (v >= -0x1p63 && v < 0x1p63) ||
           py_raise(&py_OverflowError, "Python int too large to convert to C long") != NULL;
}

// A number that is stored alone goes through int64: what does not fit in fewer bits wraps, where casts of arrays
// saturate.
static bool as_int64(nprt_array *v) {
    nprt_array whole;
    if (!nd_astype(NULL, v, NPRT_int64, 'C', &whole)) return np_raise() != NULL;
    nd_release(v);
    *v = whole;
    return true;
}

static bool picks(const np_index *x) {
    for (int i = 0; i < x->n; i++)
        if (x->items[i].kind == ND_INDEX_ARRAY) return true;
    return false;
}

// A class with its own __getitem__ says which view a basic subscript is. 1: stored, 0: there is no such view, -1: an
// exception.
static int set_by_view(py_object *o, py_object *key, py_object *value) {
    np_index x;
    if (o->type->getitem == np_subscript) return 0;
    if (!np_index_parse(key, &x)) return -1;
    bool const basic = nd_index_is_basic(x.n, x.items);
    np_index_release(&x);
    py_object *view = basic ? py_getitem(o, key) : NULL;
    if (basic && !view) return -1;
    nprt_array v;
    int r = view && np_is_array(view);
    if (r && np_convert(value, NPRT_DTYPE_COUNT, &v)) {
        r = nd_assign(np_context(), np_array_of(view), &v) || np_raise() ? 1 : -1;
        nd_release(&v);
    } else if (r) {
        r = -1;
    }
    py_xdecref(view);
    return r;
}

// Can an array be an element of a? One with axes is asked for its only number, which a complex one does not give.
static bool is_one_number(const nprt_array *a, const nprt_array *value) {
    char const from = nprt_dtype_kind(value->dtype), to = nprt_dtype_kind(a->dtype);
    return !value->rank || (nprt_array_size(value) == 1 && (from != 'c' || to == 'c' || to == 'b'));
}

// Where a basic index is wrong as well as the value, NumPy speaks of the index.
static void wrong_index_instead(const nprt_array *a, const np_index *x) {
    nprt_array part;
    bool scalar;
    if (picks(x)) return;
    if (nd_index_get(a, x->n, x->items, &scalar, &part)) {
        nd_release(&part);
    } else {
        py_clear_error();
        np_raise();
    }
}

bool np_subscript_set(py_object *o, py_object *key, py_object *value) {
    const nprt_array *a = np_array_of(o);
    if (!value) {
        py_raise(&py_ValueError, "cannot delete array elements");
        return false;
    }
    if (np_has_class(o) && nprt_dtype_is_number(a->dtype)) {
        int const r = set_by_view(o, key, value);
        if (r) return r > 0;
    }
    if (nprt_dtype_is_number(a->dtype) && is_picker(key) && np_is_array(value) &&
        np_array_of(value)->dtype == a->dtype) {
        nd_index_item const picker = {.kind = ND_INDEX_ARRAY, .array = np_array_of(key)};
        return nd_index_set(np_context(), a, 1, &picker, np_array_of(value)) || np_raise();
    }
    char *p = element(a, key);
    nprt_array part;
    int named = nprt_dtype_is_number(a->dtype) ? 0 : field_view(a, key, &part);
    if (named) {
        nprt_array given;
        bool ok = named > 0 &&
                  np_convert(value, np_is_array(value) || np_is_void(value) ? NPRT_DTYPE_COUNT : part.dtype, &given);
        if (ok) {
            ok = nd_assign(np_context(), &part, &given) || np_raise();
            nd_release(&given);
        }
        if (named > 0) nd_release(&part);
        return ok;
    }
    bool const element_type = nprt_dtype_is_number(a->dtype) ? np_is_number(value) || np_is_array(value)
                                                             : np_is_array(value) && nprt_dtype_kind(a->dtype) != 'O';
    if (p && !a->readonly && a->rank && !element_type) return np_element_set(a->dtype, p, value) || np_raise();
    if (p && !a->readonly && a->rank && np_is_number(value) && nprt_dtype_is_number(a->dtype)) {
        nd_scalar v;
        if (!np_to_scalar(value, &v)) return false;
        char kind = nprt_dtype_kind(a->dtype);
        bool real =
            kind == 'f' || kind == 'b' || (kind == 'i' && v.dtype == NPRT_int64 && nprt_dtype_size(a->dtype) == 8);
        if (real && nprt_dtype_kind(v.dtype) != 'c') {
            nd_scalar_store(v, a->dtype, p);
            return true;
        }
    }
    if (p && a->rank && np_is_array(value) && nprt_dtype_is_number(a->dtype) && !is_one_number(a, np_array_of(value))) {
        py_raise(&py_ValueError, "setting an array element with a sequence.");
        return false;
    }
    np_index x;
    nprt_array v;
    nd_weakness weak;
    if (!np_index_parse(key, &x)) return false;
    if (!np_int_fits(value, a->dtype)) {
        wrong_index_instead(a, &x);
        np_index_release(&x);
        return false;
    }
    bool const typed = np_is_array(value) || np_is_void(value);
    bool ok = nprt_dtype_is_number(a->dtype) ? np_operand(value, &v, &weak)
                                             : np_convert(value, typed ? NPRT_DTYPE_COUNT : a->dtype, &v);
    if (ok && !(nprt_dtype_is_number(a->dtype) && nprt_dtype_is_number(v.dtype))) {
        ok = nd_index_set(np_context(), a, x.n, x.items, &v) || np_raise();
        nd_release(&v);
    } else if (ok) {
        char from = nprt_dtype_kind(v.dtype), to = nprt_dtype_kind(a->dtype);
        if (from == 'c' && to != 'c' && to != 'b' && !np_is_array(value) && !np_is_scalar(value)) {
            py_raise(&py_TypeError, "can't convert complex to float");
            ok = false;
        } else if (p && typed && v.rank > 0 && nprt_array_size(&v) == 1 && from == 'f' && (to == 'i' || to == 'u') &&
                   !(fabs(nd_item_flat(&v, 0).f) < 0x1p63)) {
            py_raise(&py_ValueError, "setting an array element with a sequence.");
            ok = false;
        } else if (weak == ND_WEAK_FLOAT ? to == 'i' || to == 'u'
                                         : to == 'i' && from == 'f' && np_is_scalar(value) && !picks(&x)) {
            ok = has_integer(nd_item_flat(&v, 0).f) && (to == 'u' || as_int64(&v)) &&
                 (nd_index_set(np_context(), a, x.n, x.items, &v) || np_raise());
        } else {
            ok = nd_index_set(np_context(), a, x.n, x.items, &v) || np_raise();
        }
        nd_release(&v);
    }
    np_index_release(&x);
    return ok;
}
