// Which dtype operands meet in, and which loop a ufunc then takes.
#include "runtime/nd/nd_ufunc.h"
#include <math.h>
#include <string.h>

typedef enum types_rule {
    RULE_same,
    RULE_addlike,
    RULE_number,
    RULE_float,
    RULE_compare,
    RULE_bits,
    RULE_realonly,
    RULE_test,
    RULE_intdiv,
    RULE_logical,
    RULE_power
} types_rule;

static const nd_ufunc_info infos[] = {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) [ND_##NAME] = {#NAME, INPUTS, REDUCE, DOC},
#include "base/ufuncs.def"
};
static const types_rule rules[] = {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) [ND_##NAME] = RULE_##TYPES,
#include "base/ufuncs.def"
};

const nd_ufunc_info *nd_ufunc_get_info(nd_ufunc id) { return &infos[id]; }

nd_ufunc nd_ufunc_find(const char *name) {
    int i = 0;
    while (i < ND_UFUNC_COUNT && strcmp(infos[i].name, name) != 0) i++;
    return (nd_ufunc)i;
}

static bool no_loop(nd_ufunc id) {
    return nprt_raise("TypeError",
                      "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any "
                      "supported types according to the casting rule ''safe''",
                      infos[id].name);
}

static bool bool_number(nd_ufunc id, nprt_dtype *loop) {
    if (id == ND_subtract)
        return nprt_raise("TypeError",
                          "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, "
                          "the `^` operator, or the logical_xor function instead.");
    if (id == ND_negative)
        return nprt_raise("TypeError", "The numpy boolean negative, the `-` operator, is not supported, use the `~` "
                                       "operator or the logical_not function instead.");
    if (id == ND_sign || id == ND_positive)
        return nprt_raise("TypeError",
                          "ufunc '%s' did not contain a loop with signature matching types <class "
                          "'numpy.dtype[bool_]'> -> None",
                          infos[id].name);
    *loop = NPRT_int8;
    return true;
}

static nprt_dtype float_loop(nd_ufunc id, nprt_dtype p) {
    char kind = nprt_dtype_kind(p);
    if (kind == 'f' || kind == 'c') return p;
    if (id == ND_divide || nprt_dtype_size(p) > 2) return NPRT_float64;
    return nprt_dtype_size(p) == 1 ? NPRT_float16 : NPRT_float32;
}

bool nd_ufunc_types(nd_ufunc id, nprt_dtype p, nprt_dtype *out_loop, nprt_dtype *out_result) {
    char kind = nprt_dtype_kind(p);
    types_rule rule = rules[id];
    nprt_dtype loop = p;
    switch (rule) {
    case RULE_number:
        if (kind == 'b' && !bool_number(id, &loop)) return false;
        break;
    case RULE_intdiv:
    case RULE_power:
        if (kind == 'c' && rule == RULE_intdiv) return no_loop(id);
        if (kind == 'b') loop = NPRT_int8;
        break;
    case RULE_realonly:
    case RULE_float:
    case RULE_test:
        if (kind == 'c' && (rule == RULE_realonly || id == ND_signbit)) return no_loop(id);
        loop = float_loop(id, p);
        break;
    case RULE_bits:
        if (kind == 'f' || kind == 'c') return no_loop(id);
        if (kind == 'b' && (id == ND_left_shift || id == ND_right_shift)) loop = NPRT_int8;
        break;
    default: break;
    }
    *out_loop = *out_result = loop;
    if (rule == RULE_compare || rule == RULE_logical || rule == RULE_test) *out_result = NPRT_bool;
    if (id == ND_absolute && kind == 'c') *out_result = p == NPRT_complex64 ? NPRT_float32 : NPRT_float64;
    return true;
}

bool nd_ufunc_dtype_argument(nd_ufunc id, nprt_dtype dtype, bool *of_loop) {
    types_rule const rule = rules[id];
    char const kind = nprt_dtype_kind(dtype);
    *of_loop = rule != RULE_compare && rule != RULE_logical && rule != RULE_test;
    bool const floats = rule == RULE_float || rule == RULE_realonly;
    if (*of_loop ? !floats || kind == 'f' || kind == 'c' : dtype == NPRT_bool) return true;
    return nprt_raise("TypeError", "No loop matching the specified signature and casting was found for ufunc %s",
                      infos[id].name);
}

static nprt_dtype weak_dtype(const nd_operand *o) {
    if (o->weak == ND_WEAK_INT) return o->array->dtype == NPRT_uint64 ? NPRT_uint64 : NPRT_int64;
    return o->weak == ND_WEAK_FLOAT ? NPRT_float64 : NPRT_complex128;
}

static nprt_dtype with_weak(nprt_dtype p, nd_weakness weak) {
    char kind = nprt_dtype_kind(p);
    if (weak == ND_WEAK_INT) return kind == 'b' ? NPRT_int64 : p;
    bool inexact = kind == 'f' || kind == 'c';
    if (weak == ND_WEAK_FLOAT) return inexact ? p : NPRT_float64;
    if (kind == 'c') return p;
    return p == NPRT_float16 || p == NPRT_float32 ? NPRT_complex64 : NPRT_complex128;
}

// NumPy 1: a scalar counts by its value when no array is of a lower kind.
static int category(nprt_dtype t) {
    switch (nprt_dtype_kind(t)) {
    case 'b': return 0;
    case 'i':
    case 'u': return 1;
    default: return 2;   // float and complex
    }
}

static nprt_dtype min_float(double v) {
    double m = fabs(v);
    if (!(m < INFINITY) || m < 65000.0) return NPRT_float16;
    return m < 3.4e38 ? NPRT_float32 : NPRT_float64;
}

static nprt_dtype min_scalar(const nprt_array *a, nprt_dtype with) {
    nd_scalar v = nd_scalar_load(a->dtype, a->data);
    switch (nprt_dtype_kind(a->dtype)) {
    case 'f': {
        nprt_dtype t = min_float(v.f);
        return nprt_dtype_size(t) < nprt_dtype_size(a->dtype) ? t : a->dtype;
    }
    case 'c': {
        nprt_dtype t = min_float(fmax(fabs(v.c.re), fabs(v.c.im)));
        return t == NPRT_float64 ? NPRT_complex128 : NPRT_complex64;
    }
    case 'i':
        if (v.i < 0)
            return v.i >= INT8_MIN    ? NPRT_int8
                   : v.i >= INT16_MIN ? NPRT_int16
                   : v.i >= INT32_MIN ? NPRT_int32
                                      : NPRT_int64;
        break;
    case 'b': return NPRT_bool;
    default: break;
    }
    if (nprt_dtype_kind(with) == 'i' && v.u <= INT64_MAX)
        return v.u <= INT8_MAX ? NPRT_int8 : v.u <= INT16_MAX ? NPRT_int16 : v.u <= INT32_MAX ? NPRT_int32 : NPRT_int64;
    return v.u <= UINT8_MAX    ? NPRT_uint8
           : v.u <= UINT16_MAX ? NPRT_uint16
           : v.u <= UINT32_MAX ? NPRT_uint32
                               : NPRT_uint64;
}

static nprt_dtype value_based(int n, const nd_operand *in) {
    int scalar_category = -1, array_category = -1;
    nprt_dtype arrays = NPRT_DTYPE_COUNT, all = NPRT_DTYPE_COUNT;
    for (int i = 0; i < n; i++) {
        nprt_dtype t = in[i].weak ? weak_dtype(&in[i]) : in[i].array->dtype;
        bool scalar = in[i].array->rank == 0;
        int *c = scalar ? &scalar_category : &array_category;
        if (category(t) > *c) *c = category(t);
        all = all == NPRT_DTYPE_COUNT ? t : nprt_dtype_promote(all, t);
        if (!scalar) arrays = arrays == NPRT_DTYPE_COUNT ? t : nprt_dtype_promote(arrays, t);
    }
    if (array_category < 0 || scalar_category > array_category) return all;
    nprt_dtype p = arrays;
    for (int i = 0; i < n; i++)
        if (in[i].array->rank == 0) p = nprt_dtype_promote(p, min_scalar(in[i].array, arrays));
    return p;
}

bool nd_result_type(nd_context *ctx, int n, const nd_operand *in, nprt_dtype *out) {
    if (ctx->numpy1) {
        *out = value_based(n, in);
        return true;
    }
    nprt_dtype p = NPRT_DTYPE_COUNT;
    for (int i = 0; i < n; i++) {
        if (in[i].weak) continue;
        nprt_dtype t = in[i].array->dtype;
        p = p == NPRT_DTYPE_COUNT ? t : nprt_dtype_promote(p, t);
    }
    bool strong = p != NPRT_DTYPE_COUNT;
    for (int i = 0; i < n; i++) {
        if (!in[i].weak) continue;
        if (strong)
            p = with_weak(p, in[i].weak);
        else
            p = p == NPRT_DTYPE_COUNT ? weak_dtype(&in[i]) : nprt_dtype_promote(p, weak_dtype(&in[i]));
    }
    *out = p;
    return true;
}

// Functions of floats meet in the smallest float that each operand fits, not in the float of the common integer.
bool nd_ufunc_promote(nd_context *ctx, nd_ufunc id, const nd_operand *in, nprt_dtype *out) {
    types_rule rule = rules[id];
    int n = infos[id].inputs;
    if (n == 1 || in[0].weak || in[1].weak || id == ND_divide || (rule != RULE_float && rule != RULE_realonly))
        return nd_result_type(ctx, n, in, out);
    nprt_array adapted[2];
    nd_operand operands[2];
    for (int i = 0; i < n; i++) {
        operands[i] = in[i];
        if (ctx->numpy1) continue;
        adapted[i] = *in[i].array;
        adapted[i].dtype = float_loop(id, adapted[i].dtype);
        operands[i].array = &adapted[i];
    }
    return nd_result_type(ctx, n, operands, out);
}
