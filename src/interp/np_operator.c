// Operators of arrays and numpy scalars: each is a ufunc.
#include "interp/np_extended.h"
#include "runtime/nd/nd_linalg.h"
#include <string.h>

static const nd_ufunc binary_ufuncs[PY_BINARY_COUNT] = {[PY_ADD] = ND_add,
                                                        [PY_SUB] = ND_subtract,
                                                        [PY_MULT] = ND_multiply,
                                                        [PY_DIV] = ND_divide,
                                                        [PY_MOD] = ND_remainder,
                                                        [PY_POW] = ND_power,
                                                        [PY_LSHIFT] = ND_left_shift,
                                                        [PY_RSHIFT] = ND_right_shift,
                                                        [PY_OR] = ND_bitwise_or,
                                                        [PY_XOR] = ND_bitwise_xor,
                                                        [PY_AND] = ND_bitwise_and,
                                                        [PY_FLOORDIV] = ND_floor_divide,
                                                        [PY_MATMULT] = ND_UFUNC_COUNT,
                                                        [PY_DIVMOD] = ND_UFUNC_COUNT};

static bool operands(py_object *a, py_object *b, nprt_array *arrays, nd_operand *in) {
    nd_weakness weak;
    if (!np_operand(a, &arrays[0], &weak)) return false;
    in[0] = (nd_operand){&arrays[0], weak};
    if (!np_operand(b, &arrays[1], &weak)) {
        nd_release(&arrays[0]);
        return false;
    }
    in[1] = (nd_operand){&arrays[1], weak};
    return true;
}

// float ** 2 and its like, as NumPy's array operator shortens them: where the type is not another one then.
static bool short_power(py_object *a, py_object *b, bool in_place, nd_ufunc *out) {
    if (!np_is_array(a) || np_extended(np_array_of(a)) || !np_is_number(b) || py_is_complex(b)) return false;
    char kind = nprt_dtype_kind(np_array_of(a)->dtype);
    double e;
    if (!py_as_double(b, &e)) {
        py_clear_error();
        return false;
    }
    nprt_dtype const t = np_array_of(a)->dtype;
    bool const keeps_type = !np_is_scalar(b) || nprt_dtype_promote(t, np_scalar_value(b).dtype) == t,
               integral = py_is_int(b) || (np_is_scalar(b) && keeps_type);
    if (kind == 'i' || kind == 'u') {
        *out = ND_square;
        return (integral || in_place) && e == 2;
    }
    if (kind == 'b') {
        *out = ND_square;
        return e == 2;
    }
    if (kind != 'f' && kind != 'c') return false;
    *out = e == 2 ? ND_square : e == 1 ? ND_positive : e == 0.5 ? ND_sqrt : e == -1 ? ND_reciprocal : ND_UFUNC_COUNT;
    return keeps_type && *out != ND_UFUNC_COUNT;
}

static py_object *call(nd_ufunc id, nd_operand *in, const nprt_array *out, py_object *out_object) {
    nd_ufunc_options o = ND_UFUNC_DEFAULT;
    o.out = out;
    nprt_array r;
    bool extended = np_extended(in[0].array) || (nd_ufunc_get_info(id)->inputs == 2 && np_extended(in[1].array)) ||
                    (out && np_extended(out));
    if (extended ? !np_extended_call(id, in, &o, &r) : !nd_ufunc_call(np_context(), id, in, &o, &r)) return np_raise();
    if (!out) return np_result(&r);
    nd_release(&r);
    return py_incref(out_object);
}

// Of an integer array of rank 0 NumPy squares a copy in place to raise it to 2.0: it stays an array.
static bool stays_array(py_object *a, py_object *b) {
    if (!np_is_array(a) || np_array_of(a)->rank || !strchr("iu", nprt_dtype_kind(np_array_of(a)->dtype))) return false;
    double e;
    return py_is_float(b) && py_as_double(b, &e) && e == 2;
}

static py_object *power_of(py_object *a, py_object *b, nd_operand *in) {
    nd_ufunc shorter;
    py_object *r = call(short_power(a, b, false, &shorter) ? shorter : ND_power, in, NULL, NULL);
    nprt_array array;
    if (!r || !stays_array(a, b)) return r;
    bool const ok = nd_from_scalar(np_scalar_value(r), &array);
    py_decref(r);
    return ok ? np_wrap(&array) : np_raise();
}

static py_object *divmod_of(nd_operand *in) {
    py_object *q = call(ND_floor_divide, in, NULL, NULL), *r = q ? call(ND_remainder, in, NULL, NULL) : NULL;
    py_object *t = r ? py_tuple_pack(2, q, r) : NULL;
    py_xdecref(q);
    py_xdecref(r);
    return t;
}

static py_object *matmul_of(py_object *const *objects, nd_operand *in) {
    nprt_array r;
    bool const extended = np_extended(in[0].array) || np_extended(in[1].array);
    if (extended ? !np_object_matmul(in[0].array, in[1].array, &r)
                 : !nd_matmul(np_context(), in[0].array, in[1].array, &r))
        return np_raise();
    return np_wrap_result(objects, 2, NULL, &r);
}

// The operator as a call of its ufunc, which asks the classes of its operands; out: where it stores, or NULL.
static py_object *by_ufunc(nd_ufunc id, py_object *a, py_object *b, py_object *out) {
    py_object *v[] = {a, b, out}, *names = NULL;
    int const n = nd_ufunc_get_info(id)->inputs;
    if (out) {
        py_object *name = py_str_intern("out");
        names = py_tuple_pack(1, name);
        py_decref(name);
        v[n] = out;
    }
    py_object *r = py_call(np_ufunc_object(id), &(py_args){v, n, names});
    py_xdecref(names);
    return r;
}

static py_object *classed_divmod(py_object *a, py_object *b) {
    py_object *q = by_ufunc(ND_floor_divide, a, b, NULL), *r = q ? by_ufunc(ND_remainder, a, b, NULL) : NULL;
    py_object *t = r ? py_tuple_pack(2, q, r) : NULL;
    py_xdecref(q);
    py_xdecref(r);
    return t;
}

// Whether the ufunc of the operator takes both: what is no operand leaves the operator to the other class.
static bool takes(py_object *a, py_object *b) {
    nprt_array arrays[2];
    nd_operand in[2];
    py_object *const both[] = {a, b};
    for (int i = 0; i < 2; i++)
        if (np_wants_ufunc(both[i]) && !np_is_array(both[i])) return true;
    if (!operands(a, b, arrays, in)) return false;
    nd_release(&arrays[0]);
    nd_release(&arrays[1]);
    return true;
}

static py_object *classed_binary(py_object *a, py_object *b, py_binary_op op, py_object *out) {
    nd_ufunc id = binary_ufuncs[op], shorter;
    if (!takes(a, b)) {
        if (py_pending()) return NULL;
        PY_RETURN_NOT_IMPLEMENTED;
    }
    if (op == PY_DIVMOD) return classed_divmod(a, b);
    if (op == PY_POW && short_power(a, b, out != NULL, &shorter)) id = shorter;
    return by_ufunc(id, a, b, out);
}

py_object *np_array_binary(py_object *a, py_object *b, py_binary_op op) {
    nprt_array arrays[2];
    nd_operand in[2];
    if (np_defers_to(b)) PY_RETURN_NOT_IMPLEMENTED;
    bool const classed = np_wants_ufunc(a) || np_wants_ufunc(b);
    if (classed && op != PY_MATMULT) return classed_binary(a, b, op, NULL);
    if (!operands(a, b, arrays, in)) {
        if (py_pending()) return NULL;
        PY_RETURN_NOT_IMPLEMENTED;
    }
    py_object *r = op == PY_MATMULT  ? matmul_of((py_object *[]){a, b}, in)
                   : op == PY_DIVMOD ? divmod_of(in)
                   : op == PY_POW    ? power_of(a, b, in)
                                     : call(binary_ufuncs[op], in, NULL, NULL);
    nd_release(&arrays[0]);
    nd_release(&arrays[1]);
    return r;
}

py_object *np_array_inplace(py_object *a, py_object *b, py_binary_op op) {
    nprt_array arrays[2];
    nd_operand in[2];
    nd_ufunc id = binary_ufuncs[op], shorter;
    if (op == PY_DIVMOD || !np_is_array(a) || np_defers_to(b)) PY_RETURN_NOT_IMPLEMENTED;
    if ((np_has_class(a) || np_wants_ufunc(b)) && op != PY_MATMULT) return classed_binary(a, b, op, a);
    if (!operands(a, b, arrays, in)) {
        if (py_pending()) return NULL;
        PY_RETURN_NOT_IMPLEMENTED;
    }
    py_object *r;
    if (op == PY_MATMULT) {
        r = matmul_of((py_object *[]){a, b}, in);
        if (r && np_is_array(r)) {
            bool ok = nd_assign(np_context(), np_array_of(a), np_array_of(r));
            py_decref(r);
            r = ok ? py_incref(a) : np_raise();
        }
    } else {
        if (op == PY_POW && short_power(a, b, true, &shorter)) id = shorter;
        r = call(id, in, np_array_of(a), a);
    }
    nd_release(&arrays[0]);
    nd_release(&arrays[1]);
    return r;
}

py_object *np_array_unary(py_object *o, py_unary_op op) {
    static const nd_ufunc ids[] = {
        [PY_NEG] = ND_negative, [PY_POS] = ND_positive, [PY_INVERT] = ND_invert, [PY_ABS] = ND_absolute};
    nprt_array a, r;
    if (np_wants_ufunc(o)) return by_ufunc(ids[op], o, NULL, NULL);
    if (!np_convert(o, NPRT_DTYPE_COUNT, &a)) return NULL;
    nd_operand in = {&a, ND_STRONG};
    bool ok = np_extended(&a)                        ? np_extended_call(ids[op], &in, &ND_UFUNC_DEFAULT, &r)
              : op == PY_POS && a.dtype == NPRT_bool ? nd_copy(&a, 'K', &r)   // which positive() refuses
                                                     : nd_ufunc_call1(np_context(), ids[op], &a, &r);
    nd_release(&a);
    return ok ? np_result(&r) : np_raise();
}

// == with something that is no number, array or sequence is False for every element.
static py_object *all_same(py_object *a, bool value) {
    nprt_array r;
    if (!np_is_array(a)) return np_scalar(nd_scalar_bool(value));
    const nprt_array *x = np_array_of(a);
    return nd_full(NPRT_bool, x->rank, x->shape, nd_scalar_bool(value), &r) ? np_result(&r) : np_raise();
}

static bool can_broadcast(const nprt_array *a, const nprt_array *b) {
    for (int i = 1; i <= a->rank && i <= b->rank; i++) {
        int64_t const n = a->shape[a->rank - i], m = b->shape[b->rank - i];
        if (n != m && n != 1 && m != 1) return false;
    }
    return true;
}

py_object *np_array_compare(py_object *a, py_object *b, py_compare_op op) {
    static const nd_ufunc ids[] = {[PY_EQ] = ND_equal,      [PY_NE] = ND_not_equal, [PY_LT] = ND_less,
                                   [PY_LE] = ND_less_equal, [PY_GT] = ND_greater,   [PY_GE] = ND_greater_equal};
    nprt_array arrays[2];
    nd_operand in[2];
    bool const objects = np_is_array(a) && nprt_dtype_kind(np_array_of(a)->dtype) == 'O';
    if (b == PY_NONE && np_is_array(a) && !objects && op <= PY_NE) return all_same(a, op == PY_NE);
    if (np_defers_to(b)) PY_RETURN_NOT_IMPLEMENTED;
    if (!np_is_array(b) && np_wants_ufunc(b)) return by_ufunc(ids[op], a, b, NULL);
    if (!operands(a, b, arrays, in)) {
        if (py_pending()) return NULL;
        PY_RETURN_NOT_IMPLEMENTED;
    }
    py_object *r;
    if (np_incomparable(&arrays[0], &arrays[1])) {
        bool quiet =
            op > PY_NE || py_warn(&py_FutureWarning, "elementwise comparison failed; returning scalar instead, "
                                                     "but in the future will perform elementwise comparison");
        r = quiet ? py_incref(PY_NOT_IMPLEMENTED) : NULL;
    } else if (op <= PY_NE && !can_broadcast(&arrays[0], &arrays[1])) {
        bool quiet =
            py_warn(&py_DeprecationWarning, "elementwise comparison failed; this will raise an error in the future.");
        r = quiet ? py_incref(PY_NOT_IMPLEMENTED) : NULL;
    } else {
        r = np_has_class(a) || np_has_class(b) ? by_ufunc(ids[op], a, b, NULL) : call(ids[op], in, NULL, NULL);
    }
    nd_release(&arrays[0]);
    nd_release(&arrays[1]);
    return r;
}
