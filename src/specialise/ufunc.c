// Element-wise functions: the type of their loop, broadcasting, shapes that do not fit.
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- ufuncs ----

typedef enum type_rule {
    R_addlike,
    R_number,
    R_float,
    R_intdiv,
    R_power,
    R_realonly,
    R_same,
    R_bits,
    R_compare,
    R_logical,
    R_test
} type_rule;
static const struct {
    const char *name;
    unsigned opcode;
    int inputs;
    type_rule rule;
    const char *reduce;
} ufuncs[] = {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) {#NAME, NUMPY_##NAME, INPUTS, R_##TYPES, REDUCE},
#include "base/ufuncs.def"
};

static int ufunc_index(const char *name) {
    if (strcmp(name, "true_divide") == 0) name = "divide";
    if (strcmp(name, "mod") == 0) name = "remainder";
    if (strcmp(name, "abs") == 0) name = "absolute";
    if (strcmp(name, "degrees") == 0) name = "rad2deg";
    if (strcmp(name, "radians") == 0) name = "deg2rad";
    if (strcmp(name, "conj") == 0) name = "conjugate";
    if (strcmp(name, "bitwise_not") == 0) name = "invert";
    for (int i = 0; i < (int)(sizeof ufuncs / sizeof *ufuncs); i++)
        if (strcmp(ufuncs[i].name, name) == 0) return i;
    return -1;
}

bool is_ufunc(const char *name) { return ufunc_index(name) >= 0; }

bool ufunc_reduces(const char *name) {
    int const u = ufunc_index(name);
    return u >= 0 && *ufuncs[u].reduce;
}

const char *ufunc_name(const char *name) {
    int const u = ufunc_index(name);
    return u < 0 ? name : ufuncs[u].name;
}

bool ufunc_has_identity(const char *name) { return strcmp(ufuncs[ufunc_index(name)].reduce, "-") != 0; }

// The identity of a reduction as a number.
sval *ufunc_identity(spec *s, const char *name) {
    const char *text = ufuncs[ufunc_index(name)].reduce;
    if (strcmp(text, "True") == 0 || strcmp(text, "False") == 0) return sv_bool(s, *text == 'T');
    if (strcmp(text, "-inf") == 0) return sv_float(s, -INFINITY);
    if (strcmp(text, "-") != 0 && *text) return sv_int(s, strtol(text, NULL, 10));
    return fail(
        s, "ValueError", NULL,
        "reduction operation '%s' does not have an identity, so to use a where mask one has to specify 'initial'",
        name);
}

// NumPy takes booleans for int8 where there is no loop of booleans and one of int8 that is no subtraction.
static bool has_loop_of_int8(const char *name) {
    return strcmp(name, "square") == 0 || strcmp(name, "reciprocal") == 0 || strcmp(name, "conjugate") == 0;
}

// The smallest float that holds what a loop of floats takes for dtype t.
static dtype float_for(dtype t) {
    if (!strchr("biu", dtype_kind(t))) return t;
    return dtype_size(t) == 1 ? DT_float16 : dtype_size(t) == 2 ? DT_float32 : DT_float64;
}

static bool no_loop(spec *s, const char *name, const char *help) {
    const char *text = arena_printf(s->diags->arena,
                                    "ufunc '%s' not supported for the input types, and the inputs could not be safely "
                                    "coerced to any supported types according to the casting rule ''safe''",
                                    name);
    return mistake_with_help(s, "TypeError", help, text) != NULL;
}

static bool no_loop_of_bool(spec *s, const char *name) {
    static const char subtract[] = "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, "
                                   "the `^` operator, or the logical_xor function instead.",
                      negative[] = "The numpy boolean negative, the `-` operator, is not supported, use the `~` "
                                   "operator or the logical_not function instead.";
    const char *text = strcmp(name, "subtract") == 0 ? subtract
                       : strcmp(name, "negative") == 0
                           ? negative
                           : arena_printf(s->arena,
                                          "ufunc '%s' did not contain a loop with signature matching "
                                          "types <class 'numpy.dtype[bool_]'> -> None",
                                          name);
    return mistake_with_help(s, "TypeError", "use ^, logical_xor or ~", text) != NULL;
}

// The dtype of the loop for operands of dtype p.
static bool loop_dtype(spec *s, int u, dtype p, dtype *loop, dtype *result) {
    char const k = dtype_kind(p);
    dtype const as_float = float_for(p);
    *loop = p;
    switch (ufuncs[u].rule) {
    case R_float: *loop = as_float != p && strcmp(ufuncs[u].name, "divide") == 0 ? DT_float64 : as_float; break;
    case R_realonly:
        if (k == 'c') return no_loop(s, ufuncs[u].name, NULL);
        *loop = as_float;
        break;
    case R_test:
        if (k == 'c' && strcmp(ufuncs[u].name, "signbit") == 0) return no_loop(s, ufuncs[u].name, NULL);
        *loop = as_float, *result = DT_bool;
        return true;
    case R_compare: *result = DT_bool; return true;
    case R_logical: *loop = DT_bool, *result = DT_bool; return true;
    case R_bits:
        if (k == 'f' || k == 'c') return no_loop(s, ufuncs[u].name, "convert to an integer type first");
        if (k == 'b' && strstr(ufuncs[u].name, "shift")) *loop = DT_int8;
        break;
    case R_intdiv:
        if (k == 'c') return no_loop(s, ufuncs[u].name, NULL);
        if (k == 'b') *loop = DT_int8;
        break;
    case R_power:
        if (k == 'b') *loop = DT_int8;
        break;
    case R_number:
        if (k == 'b') {
            if (has_loop_of_int8(ufuncs[u].name)) {
                *loop = DT_int8;
                break;
            }
            return no_loop_of_bool(s, ufuncs[u].name);
        }
        break;
    default: break;
    }
    *result = *loop;
    if (strcmp(ufuncs[u].name, "absolute") == 0 && k == 'c') *result = p == DT_complex64 ? DT_float32 : DT_float64;
    return true;
}

bool ufunc_dtypes(spec *s, const char *name, dtype operands, dtype *loop, dtype *result) {
    return loop_dtype(s, ufunc_index(name), operands, loop, result);
}

// NumPy 1: beside arrays of the same or a higher kind (bool, integers, the others) a scalar, of NumPy or of Python, is
// as small as its value allows; a value known only at run time is taken to fit.
static int simple_kind(dtype t) { return t == DT_bool ? 0 : strchr("iu", dtype_kind(t)) ? 1 : 2; }

static dtype smallest_beside(dtype t, int64_t value) {
    static const dtype types_signed[] = {DT_int8, DT_int16, DT_int32},
                       types_unsigned[] = {DT_uint8, DT_uint16, DT_uint32};
    bool const is_signed = value < 0 || dtype_kind(t) == 'i';
    for (int i = 0; i < 3; i++) {
        int const bits = (8 << i) - is_signed;
        if (value >= (is_signed ? -((int64_t)1 << bits) : 0) && value < (int64_t)1 << bits)
            return is_signed ? types_signed[i] : types_unsigned[i];
    }
    return is_signed ? DT_int64 : DT_uint64;
}

static bool promoted_numpy1(int n, sval *const *v, dtype *out) {
    int arrays = -1, scalars = -1;
    dtype t = DT_bool;
    for (int i = 0; i < n; i++) {
        bool const is_array = v[i]->kind == SV_ARRAY && v[i]->array.rank > 0;
        dtype const d = v[i]->kind == SV_ARRAY ? v[i]->array.dtype : stype_dtype(sval_stype(v[i]));
        int *most = is_array ? &arrays : &scalars;
        if (is_array) t = arrays < 0 ? d : dtype_promote(t, d);
        if (simple_kind(d) > *most) *most = simple_kind(d);
    }
    if (scalars < 0 || arrays < scalars) return false;
    for (int i = 0; i < n; i++) {
        int64_t value;
        if (v[i]->kind == SV_ARRAY) {
            if (!v[i]->array.rank && dtype_kind(v[i]->array.dtype) == 'c') t = dtype_promote(t, DT_complex64);
            continue;
        }
        if (dtype_kind(stype_dtype(sval_stype(v[i]))) == 'c') t = dtype_promote(t, DT_complex64);
        if (arrays == 1 && sval_known_int(v[i], &value)) t = dtype_promote(t, smallest_beside(t, value));
    }
    *out = t;
    return true;
}

// The promoted dtype of the operands: arrays and NumPy scalars by dtype, Python scalars weakly.
static dtype promoted(spec *s, int n, sval *const *v) {
    dtype old;
    if (numpy1_rules(s) && promoted_numpy1(n, v, &old)) return old;
    int st = -1;
    for (int i = 0; i < n; i++) {
        sval probe = {.kind = SV_SCALAR}, other = {.kind = SV_SCALAR};
        probe.scalar.st = v[i]->kind == SV_ARRAY ? ST_NP + (int)v[i]->array.dtype : sval_stype(v[i]);
        if (st < 0) {
            st = probe.scalar.st;
            continue;
        }
        other.scalar.st = st;
        st = scalar_result_type(s, &other, &probe);
    }
    return stype_dtype(st);
}

static dtype own_dtype(const sval *v) { return v->kind == SV_ARRAY ? v->array.dtype : stype_dtype(sval_stype(v)); }

// Is the type of v its own, whatever stands beside it?
static bool is_typed(spec *s, const sval *v) {
    if (numpy1_rules(s)) return v->kind == SV_ARRAY && v->array.rank > 0;
    return v->kind == SV_ARRAY || stype_is_np(sval_stype(v));
}

// The dtype of ufunc u's operands. Where integers become floats each does so for itself: of int16 and uint16, which are
// int32 together, the loop of float32 takes both.
static dtype operands_dtype(spec *s, int u, int n, sval *const *v) {
    bool const apart = ufuncs[u].rule == R_realonly && n == 2 && is_typed(s, v[0]) && is_typed(s, v[1]);
    dtype const t = promoted(s, n, v);
    return apart && strchr("iu", dtype_kind(t)) ? dtype_promote(float_for(own_dtype(v[0])), float_for(own_dtype(v[1])))
                                                : t;
}

ir_value **dynamic_dims(spec *s, int rank, sval *const *dims, int *n) {
    ir_value **out = ARENA_ARRAY(s->arena, ir_value *, rank + 1);
    *n = 0;
    for (int i = 0; i < rank; i++)
        if (dims[i]->kind != SV_NUM) out[(*n)++] = index_value(s, dims[i]);
    return out;
}

// A scalar operand in the loop's dtype.
static ir_value *operand_value(spec *s, sval *v, dtype loop) {
    if (v->kind == SV_ARRAY) {
        sval *c = array_cast(s, v, loop);
        return c ? c->array.v : NULL;
    }
    sval *c = scalar_convert(s, v, ST_NP + (int)loop);
    return c ? scalar_value(s, c) : NULL;
}

static sval *scalar_ufunc(spec *s, int u, int n, sval **in);

static const struct {
    const char *ufunc;
    ast_operator op;
} operators[] = {{"add", OP_Add},
                 {"subtract", OP_Sub},
                 {"multiply", OP_Mult},
                 {"divide", OP_Div},
                 {"floor_divide", OP_FloorDiv},
                 {"remainder", OP_Mod},
                 {"power", OP_Pow},
                 {"equal", OP_Eq},
                 {"not_equal", OP_NotEq},
                 {"less", OP_Lt},
                 {"less_equal", OP_LtE},
                 {"greater", OP_Gt},
                 {"greater_equal", OP_GtE},
                 {"bitwise_and", OP_BitAnd},
                 {"bitwise_or", OP_BitOr},
                 {"bitwise_xor", OP_BitXor},
                 {"left_shift", OP_LShift},
                 {"right_shift", OP_RShift}};

// NumPy functions of scalars only: through a 0-d array unless an operator says the same.
static sval *scalar_ufunc(spec *s, int u, int n, sval **in) {
    bool numpys = false;   // beside which Python's numbers stay weak
    for (int i = 0; i < n; i++) numpys = numpys || stype_is_np(sval_stype(in[i]));
    dtype const t = promoted(s, n, in);
    for (int i = 0; i < n && !numpys; i++) in[i] = scalar_convert(s, in[i], ST_NP + (int)t);
    for (size_t i = 0; i < sizeof operators / sizeof *operators && n == 2; i++) {
        if (strcmp(operators[i].ufunc, ufuncs[u].name) != 0) continue;
        ast_operator const op = operators[i].op;
        return op >= OP_Eq ? scalar_compare(s, op, in[0], in[1]) : scalar_binary(s, op, in[0], in[1]);
    }
    sval *known = fold_ufunc(s, ufuncs[u].name, n, in);
    if (known) return known;
    sval *a = array_full(s, stype_is_np(sval_stype(in[0])) ? stype_dtype(sval_stype(in[0])) : t, 0, NULL, in[0]);
    sval *args[2] = {a, n > 1 ? in[1] : NULL};
    return a ? ufunc_call(s, ufuncs[u].name, n, args, NULL, NULL, NULL) : NULL;
}

// Integers to negative integer powers are an error, which takes a look at every exponent.
static bool exponent_is_natural(spec *s, sval *of, sval *v) {
    static const char message[] = "Integers to negative integer powers are not allowed.";
    int64_t n, size = 1;
    bool const sized = of->kind != SV_ARRAY || sval_known_int(array_size(s, of), &size);
    if (sized && size == 0) return true;
    if (sval_known_int(v, &n) && (n >= 0 || sized))
        return n >= 0 || (fail(s, "ValueError", "use a float base", "%s", message), false);
    if (v->kind == SV_SCALAR && v->scalar.lo >= 0 && sval_is_int(v)) return true;
    if (v->kind == SV_ARRAY && dtype_kind(v->array.dtype) != 'i') return true;
    sval *in[2] = {v, sv_int(s, 0)};
    sval *good = v->kind == SV_ARRAY ? ufunc_call(s, "greater_equal", 2, in, NULL, NULL, NULL)
                                     : scalar_compare(s, OP_GtE, v, in[1]);
    if (good && good->kind == SV_ARRAY) good = array_reduce(s, "logical_and", good, sv_none(s), false, NULL);
    sval *none = good && !sized ? scalar_compare(s, OP_Eq, array_size(s, of), sv_int(s, 0)) : NULL;
    if (none) good = scalar_binary(s, OP_BitOr, none, good);
    if (!good) return false;
    emit_check(s, scalar_value(s, good), "ValueError", message);
    return true;
}

// NumPy's casting rule: from bools over unsigned and signed integers and floats to complex numbers, of any size.
static bool is_same_kind(dtype from, dtype to) {
    static const char kinds[] = "buifc";
    return strchr(kinds, dtype_kind(from)) <= strchr(kinds, dtype_kind(to));
}

static bool not_cast(spec *s, const char *name, const char *what, dtype from, dtype to, const char *help) {
    const char *text = arena_printf(s->arena,
                                    "Cannot cast ufunc '%s' %s from dtype('%s') to dtype('%s') with casting rule "
                                    "'same_kind'",
                                    name, what, dtype_name(from), dtype_name(to));
    return mistake_with_help(s, "UFuncTypeError", help, text) != NULL;
}

bool ufunc_may_store(spec *s, const char *name, const sval *r, const sval *array, const char *help) {
    dtype const made = r->kind == SV_ARRAY ? r->array.dtype : stype_dtype(sval_stype(r)), to = array->array.dtype;
    return is_same_kind(made, to) || not_cast(s, name, "output", made, to, help);
}

// May the operands be cast to the type that was asked for?
static bool may_load(spec *s, const char *name, int n, sval **in, dtype to) {
    for (int i = 0; i < n; i++) {
        if (in[i]->kind != SV_ARRAY || is_same_kind(in[i]->array.dtype, to)) continue;
        return not_cast(s, name, n > 1 ? arena_printf(s->arena, "input %d", i) : "input", in[i]->array.dtype, to, NULL);
    }
    return true;
}

// The dtype= of a call is that of its loop, or of its result where that tells of its operands.
static bool dtype_argument(spec *s, int u, int n, sval **in, sval *dt, dtype *loop, dtype *result) {
    type_rule const rule = ufuncs[u].rule;
    bool const tells = rule == R_compare || rule == R_test || rule == R_logical;
    bool const floats = rule == R_float || rule == R_realonly;
    dtype asked;
    if (!dtype_of(s, dt, &asked)) return false;
    if (tells ? asked != DT_bool : floats && !strchr("fc", dtype_kind(asked)))
        return mistake(s, "TypeError", "No loop matching the specified signature and casting was found for ufunc %s",
                       ufuncs[u].name) != NULL;
    if (tells) return true;
    *loop = *result = asked;
    return may_load(s, ufuncs[u].name, n, in, asked);
}

static const char wider[] = "give it an array of the wider type";   // what may help

static sval *store_out(spec *s, sval *out, sval *r) {
    if (r->kind == SV_ARRAY && r->array.rank > out->array.rank)   // an assignment would drop dimensions of size 1
        return fail(s, "ValueError", NULL,
                    "non-broadcastable output operand of %d dimensions doesn't match the broadcast shape of %d",
                    out->array.rank, r->array.rank);
    return array_assign(s, out, r) ? out : NULL;
}

// NumPy asks objects for a method of the function's name. NULL after an exception.
static sval *of_none(spec *s, const char *name) {
    static const char *const named[] = {"arccos",    "arccosh", "arcsin", "arcsinh", "arctan",  "arctanh", "cbrt",
                                        "conjugate", "cos",     "cosh",   "deg2rad", "degrees", "exp",     "exp2",
                                        "expm1",     "fabs",    "log",    "log10",   "log1p",   "log2",    "rad2deg",
                                        "radians",   "rint",    "sin",    "sinh",    "sqrt",    "tan",     "tanh"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strcmp(named[i], name) == 0)
            return mistake(s, "TypeError",
                           "loop of ufunc does not support argument 0 of type NoneType which has no callable %s method",
                           name);
    return unsupported(s, "np.%s of None", name);
}

bool is_mask(spec *s, const sval *where) {
    if (where->kind != SV_ARRAY || where->array.dtype == DT_bool) return true;
    return mistake(s, "TypeError",
                   "Cannot cast array data from dtype('%s') to dtype('bool') according to the rule 'safe'",
                   dtype_name(where->array.dtype)) != NULL;
}

sval *ufunc_call(spec *s, const char *name, int n, sval **given, sval *out, sval *where, sval *dt) {
    int const u = ufunc_index(name);
    if (u < 0) return unsupported(s, "the function %s", name);
    if (n != ufuncs[u].inputs)
        return fail(s, "TypeError", NULL, "%s() takes %d positional arguments but %d were given", name,
                    ufuncs[u].inputs, n);
    if (where && where->kind != SV_NONE && !(where->kind == SV_NUM && where->num.i)) {
        if (out && out->kind == SV_TUPLE && out->tuple.n == 1) out = out->tuple.items[0];
        if (!is_mask(s, where)) return NULL;
        sval *all = ufunc_call(s, name, n, given, NULL, NULL, dt);
        bool const kept = out && out->kind == SV_ARRAY;   // else what the mask leaves out is nobody's business
        if (!all || (kept && !ufunc_may_store(s, name, all, out, wider))) return NULL;
        sval *r = array_where(s, where, all, kept ? out : all);
        return r && kept ? store_out(s, out, r) : r;
    }
    if (n == 1 && given[0]->kind == SV_NONE) return of_none(s, name);
    sval *in[2];
    bool arrays = false;
    for (int i = 0; i < n; i++) {
        in[i] = sval_is_number(given[i]) ? given[i] : array_of(s, given[i], -1);
        if (!in[i]) return NULL;
        arrays = arrays || in[i]->kind == SV_ARRAY;
    }
    dtype loop, result;
    if (!loop_dtype(s, u, operands_dtype(s, u, n, in), &loop, &result)) return NULL;
    if (ufuncs[u].rule == R_compare) loop = stype_dtype(compared_type(s, n, in, ST_NP + (int)loop));
    if (dt && dt->kind != SV_NONE && !dtype_argument(s, u, n, in, dt, &loop, &result)) return NULL;
    sval *r;
    if (!arrays) {
        r = scalar_ufunc(s, u, n, in);
        if (r && dt && dt->kind != SV_NONE) r = scalar_convert(s, r, ST_NP + (int)result);
    } else {
        // x ** 2 and x ** 3 are products; cubes of halves are rounded once.
        int64_t exponent;
        if (strcmp(ufuncs[u].name, "power") == 0 && strchr("iu", dtype_kind(loop)) &&
            !exponent_is_natural(s, in[0], in[1]))
            return NULL;
        if (strcmp(ufuncs[u].name, "power") == 0 && in[1]->kind == SV_NUM &&
            (sval_known_int(in[1], &exponent) || (in[1]->num.f == 2.0 && (exponent = 2)) ||
             (in[1]->num.f == 3.0 && (exponent = 3))) &&
            exponent >= 1 && exponent <= (loop == DT_float16 ? 2 : 3)) {
            sval *x = array_cast(s, in[0], loop), *p = x;
            for (int64_t i = 1; p && i < exponent; i++)
                p = ufunc_call(s, "multiply", 2, (sval *[]){p, x}, NULL, NULL, NULL);
            r = exponent == 1 && p ? ufunc_call(s, "positive", 1, &p, NULL, NULL, NULL) : p;
        } else {
            int rank;
            sval **dims;
            const sval *const into = s->in_place;
            if (out && out->kind == SV_ARRAY) s->in_place = out;
            bool const fits = broadcast_operands(s, n, in, 0, "broadcast", &rank, &dims);
            s->in_place = into;
            if (!fits) return NULL;
            ir_value *operands[2];
            for (int i = 0; i < n; i++)
                if (!(operands[i] = operand_value(s, in[i], loop))) return NULL;
            r = sv_array(s, result, rank, dims,
                         emit1(s, ufuncs[u].opcode, n, operands, array_type(s, result, rank, dims)));
        }
        // Of arrays without dimensions NumPy's functions make scalars.
        bool const kept = out && out->kind != SV_NONE;
        if (r && r->kind == SV_ARRAY && r->array.rank == 0 && !kept) r = array_index(s, r, sv_tuple(s, 0, NULL));
    }
    if (!r || !out || out->kind == SV_NONE) return r;
    if (out->kind == SV_TUPLE && out->tuple.n == 1) out = out->tuple.items[0];
    if (out->kind != SV_ARRAY) return fail(s, "TypeError", NULL, "return arrays must be of ArrayType");
    return ufunc_may_store(s, name, r, out, wider) ? store_out(s, out, r) : NULL;
}

sval *array_where(spec *s, sval *cond, sval *a, sval *b) {
    sval *in[3] = {array_of(s, cond, -1), sval_is_number(a) ? a : array_of(s, a, -1),
                   sval_is_number(b) ? b : array_of(s, b, -1)};
    if (!in[0] || !in[1] || !in[2]) return NULL;
    if (in[0]->array.dtype != DT_bool)
        in[0] = ufunc_call(s, "not_equal", 2, (sval *[]){in[0], sv_int(s, 0)}, NULL, NULL, NULL);
    dtype const t = promoted(s, 2, in + 1);
    int rank;
    sval **dims;
    if (!in[0] || !broadcast_operands(s, 3, in, 0, "broadcast", &rank, &dims)) return NULL;
    ir_value *operands[3] = {in[0]->array.v, operand_value(s, in[1], t), operand_value(s, in[2], t)};
    if (!operands[1] || !operands[2]) return NULL;
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_select, 3, operands, array_type(s, t, rank, dims)));
}
