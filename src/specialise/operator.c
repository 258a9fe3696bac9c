// Operators and comparisons.
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "specialise/methods.h"

#include <string.h>

// ---- operators ----

static bool is_numpy_number(const sval *v) { return sval_is_number(v) && stype_is_np(sval_stype(v)); }

// NumPy tells of a number and None as of objects of Python's.
static const char *python_name(const sval *v) {
    if (!is_numpy_number(v)) return sval_type_name(v);
    switch (stype_kind(sval_stype(v))) {
    case 'b': return "bool";
    case 'f': return "float";
    case 'c': return "complex";
    default: return "int";
    }
}

static bool is_number_and_none(const sval *a, const sval *b) {
    return (is_numpy_number(a) && b->kind == SV_NONE) || (a->kind == SV_NONE && is_numpy_number(b));
}

static void *bad_operands(spec *s, ast_operator op, sval *a, sval *b) {
    if (is_number_and_none(a, b))
        return mistake(s, "TypeError", "unsupported operand type(s) for %s: '%s' and '%s'",
                       op == OP_Pow ? "** or pow()" : ast_operator_text(op), python_name(a), python_name(b));
    const char *kind = op != OP_Add                                ? NULL
                       : is_text(a)                                ? "str"
                       : is_tuple(a)                               ? "tuple"
                       : a->kind == SV_LIST || a->kind == SV_RLIST ? "list"
                                                                   : NULL;
    if (kind) return misused(s, a, b, "can only concatenate %s (not \"%s\") to %s", kind, sval_type_name(b), kind);
    return misused(s, a, b, "unsupported operand type(s) for %s: '%s' and '%s'", ast_operator_text(op),
                   sval_type_name(a), sval_type_name(b));
}

typedef struct bin {
    ast_operator op;
    sval *a, *b;
    bool left, is_compare;
} bin;
static sval *bin_part(spec *s, sval *v, void *data) {
    bin const *p = data;
    sval *a = p->left ? v : p->a, *b = p->left ? p->b : v;
    return p->is_compare ? compare(s, p->op, a, b) : binary(s, p->op, a, b);
}

// The known items of a list or tuple, or a run-time list of them.
static sval *contents(spec *s, sval *v) {
    sval *run = run_items(s, v);
    return run ? run : v->kind == SV_LIST ? v->object.cell->v : v;
}

static sval *sequence_add(spec *s, sval *a, sval *b) {
    sval *sides[2] = {contents(s, a), contents(s, b)}, *x = sides[0], *y = sides[1];
    if (x->kind == SV_TUPLE && y->kind == SV_TUPLE) {
        int const n = x->tuple.n + y->tuple.n;
        sval **items = ARENA_ARRAY(s->arena, sval *, n + 1);
        for (int i = 0; i < n; i++) items[i] = i < x->tuple.n ? x->tuple.items[i] : y->tuple.items[i - x->tuple.n];
        sval *t = sv_tuple(s, n, items);
        return a->kind == SV_TUPLE ? t : sv_list(s, t);
    }
    // At least one is a run-time list: a new one that holds both.
    sval *run = x->kind == SV_RLIST ? x : y;
    sval *r = rlist_new(s, run->rlist.item);
    for (int k = 0; r && k < 2; k++) {
        sval *c = sides[k]->kind == SV_TUPLE
                      ? rlist_of_items(s, sides[k]->tuple.n, sides[k]->tuple.items, run->rlist.item)
                      : sides[k];
        if (!c) return NULL;
        if (!items_alike(s, c->rlist.item, r->rlist.item))
            return unsupported(s, "joining %ss whose items differ in type", sval_type_name(a));
        emit_call(s, "nprt_list_extend", 2, (ir_value *[]){r->rlist.v, c->rlist.v}, 0, NULL, false);
    }
    return !r ? NULL : is_tuple(a) ? sv_rtuple(s, r) : sv_list(s, r);
}

static sval *sequence_repeat(spec *s, sval *v, sval *times) {
    sval *x = contents(s, v);
    int64_t n;
    if (x->kind == SV_TUPLE && sval_known_int(times, &n) && (n <= 0 || x->tuple.n * n <= 256)) {
        int const total = n > 0 ? (int)(x->tuple.n * n) : 0;
        sval **items = ARENA_ARRAY(s->arena, sval *, total + 1);
        for (int i = 0; i < total; i++) items[i] = x->tuple.items[i % x->tuple.n];
        sval *t = sv_tuple(s, total, items);
        return v->kind == SV_TUPLE ? t : sv_list(s, t);
    }
    if (x->kind == SV_TUPLE) {
        sval *item = x->tuple.n ? item_template(s, x->tuple.n, x->tuple.items) : NULL;
        if (!item)
            return unsupported(s, "repeating this %s a number of times that is not known when compiling",
                               sval_type_name(v));
        x = rlist_begun(s, x->tuple.n, x->tuple.items, item);
        if (!x) return NULL;
    }
    sval *l = sv_new(s, SV_RLIST);
    *l = *x;
    sval *count = scalar_convert(s, times, ST_INT);
    l->rlist.v = emit_call1(s, "nprt_list_repeat", 2, (ir_value *[]){x->rlist.v, scalar_value(s, count)},
                            x->rlist.v->type, false);
    return is_tuple(v) ? sv_rtuple(s, l) : sv_list(s, l);
}

// A count for a sequence that is multiplied.
static bool can_repeat(const sval *v) { return sval_is_int(v) || (sval_is_number(v) && sval_stype(v) == ST_BOOL); }

// A known text a known number of times; NULL when that is long, which is left to the running program.
static sval *repeat_known(spec *s, const char *text, int64_t times) {
    enum { LONG = 4096 };
    size_t const n = strlen(text), count = times > 0 ? (size_t)times : 0;
    if (n && count > LONG / n) return NULL;
    char *all = arena_alloc(s->arena, n * count + 1);
    for (size_t i = 0; i < count && n; i++) memcpy(all + i * n, text, n);
    return sv_istr(s, intern_n(s->names, all, n * count));
}

static sval *text_binary(spec *s, ast_operator op, sval *a, sval *b) {
    if (op == OP_Add && is_text(a) && is_text(b)) return str_concat(s, a, b);
    if (op == OP_Mult && !can_repeat(a) && !can_repeat(b))
        return misused(s, a, b, "can't multiply sequence by non-int of type '%s'", sval_type_name(is_text(a) ? b : a));
    if (op == OP_Mult && is_text(a)) {
        sval *n = scalar_convert(s, b, ST_INT);
        if (a->kind == SV_STR && n->kind == SV_NUM) {
            sval *known = repeat_known(s, a->text, n->num.i);
            if (known) return known;
        }
        return sv_rstr(s, emit_call1(s, "nprt_str_repeat", 2, (ir_value *[]){str_ir(s, a), scalar_value(s, n)},
                                     type_str(s), false));
    }
    if (op == OP_Mult && is_text(b)) return text_binary(s, op, b, a);
    if (op == OP_Mod && is_text(a)) return percent_format(s, a, b);
    return bad_operands(s, op, a, b);
}

static const char *const dunder[OP_COUNT] = {
    [OP_Add] = "add",  [OP_Sub] = "sub",   [OP_Mult] = "mul",       [OP_Div] = "truediv", [OP_FloorDiv] = "floordiv",
    [OP_Mod] = "mod",  [OP_Pow] = "pow",   [OP_MatMult] = "matmul", [OP_Eq] = "eq",       [OP_NotEq] = "ne",
    [OP_Lt] = "lt",    [OP_LtE] = "le",    [OP_Gt] = "gt",          [OP_GtE] = "ge",      [OP_BitAnd] = "and",
    [OP_BitOr] = "or", [OP_BitXor] = "xor"};

static sval *identity(spec *s, sval *a, sval *b, bool negate);

static sval *own_method(spec *s, sval *v, ast_operator op) {
    const char *name = arena_printf(s->arena, "__%s__", dunder[op]);
    return v->kind == SV_INSTANCE ? attribute_or_null(s, v, intern(s->names, name)) : NULL;
}

static ast_operator mirrored(ast_operator op) {
    switch (op) {
    case OP_Lt: return OP_Gt;
    case OP_LtE: return OP_GtE;
    case OP_Gt: return OP_Lt;
    case OP_GtE: return OP_LtE;
    default: return op;
    }
}

// a op b, where one is an object: by its own method, or by the mirrored one of the other.
static sval *compare_objects(spec *s, ast_operator op, sval *a, sval *b) {
    sval *m = own_method(s, a, op);
    if (m) return call1(s, m, b);
    if ((m = own_method(s, b, mirrored(op)))) return call1(s, m, a);
    if (op == OP_Eq) return identity(s, a, b, false);
    if (op != OP_NotEq)
        return mistake(s, "TypeError", "'%s' not supported between instances of '%s' and '%s'", ast_operator_text(op),
                       sval_type_name(a), sval_type_name(b));
    sval *same = compare_objects(s, OP_Eq, a, b);
    return same ? unary(s, OP_Not, same) : NULL;
}

static sval *instance_binary(spec *s, ast_operator op, sval *a, sval *b) {
    for (int side = 0; side < 2; side++) {
        sval *self = side ? b : a;
        if (self->kind != SV_INSTANCE || !dunder[op]) continue;
        sval *m = attribute_or_null(s, self,
                                    intern(s->names, arena_printf(s->arena, "__%s%s__", side ? "r" : "", dunder[op])));
        if (m) return call1(s, m, side ? a : b);
    }
    return bad_operands(s, op, a, b);
}

const char *ufunc_of(ast_operator op) {
    static const char *const names[OP_COUNT] = {[OP_Add] = "add",
                                                [OP_Sub] = "subtract",
                                                [OP_Mult] = "multiply",
                                                [OP_Div] = "divide",
                                                [OP_FloorDiv] = "floor_divide",
                                                [OP_Mod] = "remainder",
                                                [OP_Pow] = "power",
                                                [OP_LShift] = "left_shift",
                                                [OP_RShift] = "right_shift",
                                                [OP_BitAnd] = "bitwise_and",
                                                [OP_BitOr] = "bitwise_or",
                                                [OP_BitXor] = "bitwise_xor",
                                                [OP_Eq] = "equal",
                                                [OP_NotEq] = "not_equal",
                                                [OP_Lt] = "less",
                                                [OP_LtE] = "less_equal",
                                                [OP_Gt] = "greater",
                                                [OP_GtE] = "greater_equal",
                                                [OP_USub] = "negative",
                                                [OP_UAdd] = "positive",
                                                [OP_Invert] = "invert"};
    return names[op];
}

static bool is_array_like(const sval *v) { return v->kind == SV_ARRAY || v->kind == SV_LAZY; }
static bool is_sequence(const sval *v) { return v->kind == SV_LIST || is_tuple(v); }
static bool is_numpy_scalar(const sval *v) { return sval_is_number(v) && stype_is_np(sval_stype(v)); }

// One is a scalar of NumPy's, which makes an array of the sequence beside it.
static bool has_numpy_and_sequence(const sval *a, const sval *b) {
    return (is_numpy_scalar(a) && is_sequence(b)) || (is_numpy_scalar(b) && is_sequence(a));
}

// The operator, unlike np.power, has other functions for some exponents. NULL: this is none of them.
static sval *short_power(spec *s, sval *a, const sval *exponent) {
    char const kind = dtype_kind(a->array.dtype);
    int const st = sval_stype(exponent);
    if (stype_kind(st) == 'c' || stype_dtype(st) == DT_float16) return NULL;
    double const n = stype_kind(st) == 'f' ? exponent->num.f : (double)exponent->num.i;
    if (kind == 'b' && a->array.rank && n == 2)
        return ufunc_call(s, "square", 1, (sval *[]){array_cast(s, a, DT_int8)}, NULL, NULL, NULL);
    bool const keeps_type = scalar_result_type(s, &(sval){.kind = SV_SCALAR, .scalar.st = ST_NP + (int)a->array.dtype},
                                               (sval *)exponent) == ST_NP + (int)a->array.dtype;
    if (!keeps_type) return NULL;
    if (kind == 'c' && n == -1) return ufunc_call(s, "reciprocal", 1, &a, NULL, NULL, NULL);
    return (kind == 'f' || kind == 'c') && n == 0.5 ? ufunc_call(s, "sqrt", 1, &a, NULL, NULL, NULL) : NULL;
}

static sval *array_power(spec *s, sval *a, sval *b) {
    bool const is_known = b->kind == SV_NUM, is_float = sval_is_number(b) && stype_kind(sval_stype(b)) == 'f';
    char const kind = dtype_kind(a->array.dtype);
    if (kind == 'b' && b->kind == SV_SCALAR)
        return unsupported(s, "bools to a power that only the running program knows: their square is int8");
    bool const may_stay_array = is_float && a->array.rank == 0 && (kind == 'i' || kind == 'u');
    if (may_stay_array && !is_known)
        return unsupported(s, "an array of rank 0 to a power that only the running program knows: to 2.0 it stays one");
    sval *r = is_known ? short_power(s, a, b) : NULL;
    if (!r) r = ufunc_call(s, "power", 2, (sval *[]){a, b}, NULL, NULL, NULL);
    return r && may_stay_array && b->num.f == 2 ? array_of(s, r, -1) : r;
}

sval *binary(spec *s, ast_operator op, sval *a, sval *b) {
    if (!mixed_beside(s, &a, b) || !mixed_beside(s, &b, a)) return NULL;
    if (a->kind == SV_CHOICE) return split_choice(s, a, bin_part, &(bin){op, a, b, true, false});
    if (b->kind == SV_CHOICE) return split_choice(s, b, bin_part, &(bin){op, a, b, false, false});
    if (a->kind == SV_INSTANCE || b->kind == SV_INSTANCE) return instance_binary(s, op, a, b);
    if (op == OP_Mod && is_text(a)) return percent_format(s, a, b);
    if (is_array_like(a) || is_array_like(b)) {
        if (op == OP_MatMult) {
            sval *x = array_of(s, a, -1), *y = x ? array_of(s, b, -1) : NULL;
            return y ? array_matmul(s, x, y, false) : NULL;
        }
        if (op == OP_Pow && a->kind == SV_ARRAY) return array_power(s, a, b);
        return ufunc_call(s, ufunc_of(op), 2, (sval *[]){a, b}, NULL, NULL, NULL);
    }
    if (sval_is_number(a) && sval_is_number(b))
        return op == OP_MatMult ? bad_operands(s, op, a, b) : scalar_binary(s, op, a, b);
    if (a->kind == SV_SET && b->kind == SV_SET) {
        sval *r = set_binary(s, op, a, b);
        return r || s->diags->error_count ? r : bad_operands(s, op, a, b);
    }
    sval *hint = op == OP_BitOr ? hint_union(s, a, b) : NULL;
    if (hint) return hint;
    if (op == OP_BitOr && a->kind == SV_DICT && b->kind == SV_DICT) {
        sval *d = sv_dict(s, 0, NULL, NULL);
        return dict_merge(s, d, a) && dict_merge(s, d, b) ? d : NULL;
    }
    bool const seq_a = is_sequence(a), seq_b = is_sequence(b);
    bool const repeats = op == OP_Mult && ((seq_a && can_repeat(b)) || (seq_b && can_repeat(a)));
    if (has_numpy_and_sequence(a, b) && !repeats)
        return ufunc_call(s, ufunc_of(op), 2, (sval *[]){a, b}, NULL, NULL, NULL);
    if (is_text(a) || is_text(b)) return text_binary(s, op, a, b);
    if (op == OP_Add && seq_a && seq_b && is_tuple(a) == is_tuple(b)) return sequence_add(s, a, b);
    if (op == OP_Mult && seq_a && can_repeat(b)) return sequence_repeat(s, a, b);
    if (op == OP_Mult && seq_b && can_repeat(a)) return sequence_repeat(s, b, a);
    if (op == OP_Mult && (seq_a || seq_b))
        return misused(s, a, b, "can't multiply sequence by non-int of type '%s'", sval_type_name(seq_a ? b : a));
    return bad_operands(s, op, a, b);
}

static int text_compare_known(const sval *a, const sval *b) {
    size_t const n = istr_len(a->text), m = istr_len(b->text);
    int const c = memcmp(a->text, b->text, n < m ? n : m);
    return c ? c : n < m ? -1 : n > m;
}

static sval *from_order(spec *s, ast_operator op, int c) {
    bool const r[] = {c == 0, c != 0, c < 0, c <= 0, c > 0, c >= 0};
    return sv_bool(s, r[op - OP_Eq]);
}

static sval *text_compare(spec *s, ast_operator op, sval *a, sval *b) {
    if (a->kind == SV_STR && b->kind == SV_STR) return from_order(s, op, text_compare_known(a, b));
    ir_value *args[2] = {str_ir(s, a), str_ir(s, b)};
    if (op == OP_Eq || op == OP_NotEq) {
        sval *r = sv_scalar(s, ST_BOOL, emit_call1(s, "nprt_str_eq", 2, args, type_i1(s), false));
        return op == OP_Eq ? r : scalar_unary(s, OP_Not, r);
    }
    ir_value *c = emit_call1(s, "nprt_str_cmp", 2, args, ir_type_int(s->ir, 32), false);
    return scalar_compare(s, op, sv_int_range(s, emit_un(s, ARITH_extsi, c, type_i64(s)), -1, 1), sv_int(s, 0));
}

sval *logical(spec *s, sval *a, sval *b, bool is_and) {
    if (a->kind == SV_NUM) return (a->num.i != 0) == is_and ? b : a;
    if (b->kind == SV_NUM) return (b->num.i != 0) == is_and ? a : b;
    return sv_scalar(s, ST_BOOL,
                     emit_bin(s, is_and ? ARITH_andi : ARITH_ori, scalar_value(s, a), scalar_value(s, b), type_i1(s)));
}

static sval *as_bool(spec *s, sval *v) {
    ir_value *c = NULL;
    int const known = v ? truth(s, v, &c) : -2;
    return known == -2 ? NULL : known >= 0 ? sv_bool(s, known) : sv_scalar(s, ST_BOOL, c);
}

sval *equal(spec *s, sval *a, sval *b) { return as_bool(s, compare(s, OP_Eq, a, b)); }

static sval *contains(spec *s, sval *item, sval *v) {
    if (sval_is_number(v) || v->kind == SV_NONE || v->kind == SV_FUNC)
        return misused(s, v, NULL, "argument of type '%s' is not iterable", sval_type_name(v));
    if (is_text(v)) {
        if (!is_text(item))
            return mistake(s, "TypeError", "'in <string>' requires string as left operand, not %s",
                           sval_type_name(item));
        if (v->kind == SV_STR && item->kind == SV_STR) return sv_bool(s, strstr(v->text, item->text) != NULL);
        return sv_scalar(
            s, ST_BOOL,
            emit_call1(s, "nprt_str_contains", 2, (ir_value *[]){str_ir(s, v), str_ir(s, item)}, type_i1(s), false));
    }
    if (v->kind == SV_ARRAY) {   // (v == item).any()
        sval *e = compare(s, OP_Eq, v, item), *any = e ? attribute(s, e, intern(s->names, "any")) : NULL;
        return any ? call(s, any, &(arglist){0}) : NULL;
    }
    sval *l = run_items(s, v);
    if (l) {
        sval *t = l->rlist.item;
        sval *fit = coerce(s, item, t);
        bool const plain = item->kind != SV_INSTANCE && t->kind != SV_INSTANCE && t->kind != SV_CHOICE;
        if (!fit && plain && sval_is_number(item) != sval_is_number(t)) return sv_bool(s, false);
        const char *callee = list_search_callee(s, "contains", t);
        if (!callee || !fit) {
            sval *n = call1(s, method(s, v, intern(s->names, "count")), item);
            return n ? scalar_compare(s, OP_Gt, n, sv_int(s, 0)) : NULL;
        }
        value_list leaves = {0};
        flatten(s, fit, &leaves);
        return sv_scalar(s, ST_BOOL,
                         emit_call1(s, callee, 2, (ir_value *[]){l->rlist.v, leaves.data[0]}, type_i1(s), false));
    }
    sval *own = special_method(s, v, "__contains__");
    if (own) {
        ir_value *c = NULL;
        sval *r = call1(s, own, item);
        int const t = r ? truth(s, r, &c) : -2;
        return t == -2 ? NULL : t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
    }
    if (v->kind == SV_ITER && v->iter.iter == ITER_KEYS) return contains(s, item, v->iter.parts[0]);
    if (v->kind == SV_DICT || v->kind == SV_SET) {
        sval *c = v->object.cell->v;
        if (!is_hashable(s, item)) return NULL;
        if (c->kind == SV_MAP && !sval_is_dynamic(item)) return sv_bool(s, map_find(c, item) >= 0);
        int const n = c->kind == SV_MAP ? c->map.n : c->kind == SV_TUPLE ? c->tuple.n : 0;
        bool const many = n > 8 && sval_is_dynamic(item);
        if (many && v->kind == SV_DICT && !dict_runtime(s, v, NULL, NULL, false))   // the keys are known, then
            s->want_inline = s->want_unroll = false, s->want_cell = NULL;
        if (many && v->kind == SV_SET) is_walkable(s, v);
        c = v->object.cell->v;
        if (c->kind == SV_RTABLE) {
            sval *at = table_find(s, c, item);
            return at ? scalar_compare(s, OP_GtE, at, sv_int(s, 0)) : NULL;
        }
        if (c->kind == SV_TUPLE) v = c;
    }
    if (v->kind == SV_HANDLE && v->handle.handle == HANDLE_ARCHIVE && is_text(item))
        return sv_scalar(
            s, ST_BOOL,
            emit_call1(s, "nprt_archive_contains", 2, (ir_value *[]){v->handle.v, str_ir(s, item)}, type_i1(s), false));
    sval *items = sequence_items(s, v), *r = sv_bool(s, false);
    for (int i = 0; items && r && i < items->tuple.n; i++) {
        sval *x = items->tuple.items[i];
        bool const chosen = x->kind == SV_CHOICE || item->kind == SV_CHOICE;
        bool const alike = (sval_is_number(x) && sval_is_number(item)) || (is_text(x) && is_text(item)) ||
                           x->kind == item->kind || (is_tuple(x) && is_tuple(item)) || x->kind == SV_INSTANCE ||
                           item->kind == SV_INSTANCE || chosen;
        sval *e = alike ? equal(s, item, x) : sv_bool(s, false);
        r = e ? logical(s, r, e, false) : NULL;
    }
    return items ? r : NULL;
}

// Objects that come out of a run-time list have cells of their own, wherever else they are.
static bool is_read_back(const sval *v) {
    return v->object.cell->in_list || is_runtime_contents(v->object.cell->v);
}

// Both belong to the caller of the function being compiled, who may pass one object twice.
static bool are_callers(const sval *a, const sval *b) { return a->object.cell->foreign && b->object.cell->foreign; }

// An array that this very op makes.
static bool is_new_array(const sval *v) {
    const ir_op *op = ir_def(v->array.v);
    return op && op->opcode != NUMPY_cast && op->opcode != SCF_if && op->opcode != SCF_for && op->opcode != SCF_while &&
           op->opcode != FUNC_call && op->opcode != PYTHON_call;
}

static bool arrays_may_be_one(const sval *a, const sval *b) {
    bool const new_a = is_new_array(a), new_b = is_new_array(b);
    return !(new_a && new_b) && !(new_a && !ir_def(b->array.v)) && !(new_b && !ir_def(a->array.v));
}

// Members of one enumeration, copies or not, are one when their names are.
static bool are_members(const sval *a, const sval *b) {
    if (a->kind != SV_INSTANCE || b->kind != SV_INSTANCE || a->object.cls != b->object.cls) return false;
    const sclass *meta = a->object.cls->meta;
    return meta && strcmp(meta->name, "EnumType") == 0;
}

static sval *same_member(spec *s, sval *a, sval *b, bool negate) {
    istr const name = intern(s->names, "_name_");
    sval *x = attribute(s, a, name), *y = x ? attribute(s, b, name) : NULL;
    return y ? compare(s, negate ? OP_NotEq : OP_Eq, x, y) : NULL;
}

static sval *identity(spec *s, sval *a, sval *b, bool negate) {
    bool const same = sval_same(a, b), known = !sval_is_dynamic(a) && !sval_is_dynamic(b);
    if (is_tuple(a) && is_tuple(b) && a != b && (!same ? !known : a->kind == SV_TUPLE && a->tuple.n > 0))
        return unsupported(s, "`is` between tuples; use ==");
    if (!same && !known && sval_is_number(a) && sval_is_number(b) && sval_stype(a) == ST_BOOL &&
        sval_stype(b) == ST_BOOL)
        return scalar_compare(s, negate ? OP_NotEq : OP_Eq, a, b);   // there is one True and one False
    if (!same && !known && sval_is_number(a) && sval_is_number(b) && sval_stype(a) == sval_stype(b))
        return unsupported(s, "`is` between run-time numbers; use ==");
    if (!same && !known && is_text(a) && is_text(b)) return unsupported(s, "`is` between run-time strings; use ==");
    bool const objects = a->kind == b->kind && is_object(a);
    if (!same && objects && are_members(a, b)) return same_member(s, a, b, negate);
    if (!same && objects && a->object.cell->v->kind == SV_RECORD && b->object.cell->v->kind == SV_RECORD) {
        sval *r = same_record(s, a->object.cell->v, b->object.cell->v);
        return negate ? unary(s, OP_Not, r) : r;
    }
    if (!same && objects && is_read_back(a) && is_read_back(b))
        return unsupported(s, "`is` between objects of a run-time list");
    if (!same && objects && are_callers(a, b)) return s->want_inline = true, NULL;
    if (!same && a->kind == SV_ARRAY && b->kind == SV_ARRAY && arrays_may_be_one(a, b)) {
        sval *r = sv_scalar(s, ST_BOOL, emit_bin(s, NUMPY_same, a->array.v, b->array.v, type_i1(s)));
        return negate ? scalar_unary(s, OP_Not, r) : r;
    }
    return sv_bool(s, same != negate);
}

// The type of items that both can have, of which one at least is a run-time list; NULL: there is none.
static sval *common_item(spec *s, sval *const *sides) {
    sval *items[2];
    int n = 0;
    for (int k = 0; k < 2; k++) {
        const sval *c = sides[k];
        if (c->kind == SV_TUPLE && !c->tuple.n) continue;
        items[n] = c->kind == SV_RLIST ? c->rlist.item : mixed_template(s, c->tuple.n, c->tuple.items, OR_NONE);
        if (!items[n++]) return NULL;
    }
    return n == 2 && !items_alike(s, items[0], items[1]) ? mixed_template(s, 2, items, OR_NONE) : items[0];
}

// Both as run-time lists of one type of items: its descriptor, or NULL.
static const char *as_alike(spec *s, sval **sides) {
    sval *item = common_item(s, sides);
    for (int k = 0; item && k < 2; k++) {
        sval *c = sides[k];
        if (c->kind == SV_TUPLE)
            sides[k] = rlist_of_items(s, c->tuple.n, c->tuple.items, item);
        else if (!items_alike(s, c->rlist.item, item))
            sides[k] = rlist_converted(s, c, item);
        if (!sides[k]) return NULL;
    }
    return item ? comparison_descriptor(s, item) : NULL;
}

static ir_value *emit_typed(spec *s, const char *callee, sval *const *lists, const char *descriptor, ir_type type) {
    ir_op *op = emit_call(s, callee, 2, (ir_value *[]){lists[0]->rlist.v, lists[1]->rlist.v}, 1, &type, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, descriptor));
    return ir_result(op, 0);
}

static sval *sequence_equal(spec *s, sval *a, sval *b) {
    sval *x = contents(s, a), *y = contents(s, b);
    if (x->kind == SV_RLIST || y->kind == SV_RLIST) {
        sval *sides[] = {x, y};
        const char *d = as_alike(s, sides);
        if (!d) return unsupported(s, "comparing these %ss", sval_type_name(a));
        return sv_scalar(s, ST_BOOL, emit_typed(s, "nprt_list_eq", sides, d, type_i1(s)));
    }
    if (x->tuple.n != y->tuple.n) return sv_bool(s, false);
    sval *r = sv_bool(s, true);
    for (int i = 0; r && i < x->tuple.n; i++) {
        sval *e = equal(s, x->tuple.items[i], y->tuple.items[i]);
        r = e ? logical(s, r, e, true) : NULL;
    }
    return r;
}

static sval *table_equal(spec *s, sval *x, sval *y) {
    sval *t = table_join(s, x, y, false);
    if (t && x->kind != SV_RTABLE) x = table_filled(s, x, t);
    if (t && y->kind != SV_RTABLE) y = table_filled(s, y, t);
    const char *d = t && x && y && table_fits(s, x, y) ? comparison_descriptor(s, t->table.value) : NULL;
    if (!d || strpbrk(d, "aA")) return unsupported(s, "comparing these dictionaries");
    ir_op *op =
        emit_call(s, "nprt_table_eq", 2, (ir_value *[]){x->table.v, y->table.v}, 1, (ir_type[]){type_i1(s)}, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, d));
    return sv_scalar(s, ST_BOOL, ir_result(op, 0));
}

static sval *dict_equal(spec *s, sval *x, sval *y) {
    if (x->kind == SV_RTABLE || y->kind == SV_RTABLE) return table_equal(s, x, y);
    if (x->map.n != y->map.n) return sv_bool(s, false);
    sval *r = sv_bool(s, true);
    for (int i = 0; r && i < x->map.n; i++) {
        int const at = map_find(y, x->map.keys[i]);
        sval *e = at >= 0 ? equal(s, x->map.values[i], y->map.values[at]) : sv_bool(s, false);
        r = e ? logical(s, r, e, true) : NULL;
    }
    return r;
}

// The runtime says -1, 0 or 1, and 2 where there is no order.
static sval *runtime_order(spec *s, ast_operator op, sval *of, sval *x, sval *y) {
    sval *sides[] = {x, y};
    const char *d = as_alike(s, sides);
    if (!d || !has_order(sides[0]->rlist.item) || strpbrk(d, "aDSFn{"))
        return unsupported(s, "ordering these %ss", sval_type_name(of));
    ir_value *c = emit_typed(s, "nprt_list_order", sides, d, type_i64(s));
    sval *order = sv_int_range(s, c, -1, 2), *strict = sv_int(s, op == OP_Lt || op == OP_LtE ? -1 : 1);
    sval *r = scalar_compare(s, OP_Eq, order, strict);
    if (op == OP_Lt || op == OP_Gt) return r;
    return logical(s, r, scalar_compare(s, OP_Eq, order, sv_int(s, 0)), false);
}

// The order of two sequences is that of their first items that differ.
static sval *sequence_order(spec *s, ast_operator op, sval *a, sval *b) {
    sval *x = contents(s, a), *y = contents(s, b);
    if (x->kind == SV_RLIST || y->kind == SV_RLIST) return runtime_order(s, op, a, x, y);
    for (int i = 0; i < x->tuple.n && i < y->tuple.n; i++) {
        sval *same = equal(s, x->tuple.items[i], y->tuple.items[i]);
        if (!same) return NULL;
        if (same->kind != SV_NUM) {   // a[i] != b[i] ? a[i] op b[i] : the rest
            sval *here = as_bool(s, compare(s, op, x->tuple.items[i], y->tuple.items[i]));
            sval *rest = here ? sequence_order(s, op, sv_tuple(s, x->tuple.n - i - 1, x->tuple.items + i + 1),
                                               sv_tuple(s, y->tuple.n - i - 1, y->tuple.items + i + 1))
                              : NULL;
            sval *differ = rest ? scalar_unary(s, OP_Not, same) : NULL;
            if (!differ) return NULL;
            return logical(s, logical(s, differ, here, true), logical(s, same, rest, true), false);
        }
        if (!same->num.i) return compare(s, op, x->tuple.items[i], y->tuple.items[i]);
    }
    return from_order(s, op, x->tuple.n < y->tuple.n ? -1 : x->tuple.n > y->tuple.n);
}

static bool raise_type_error(spec *s, void *text) { return raise_with_text(s, "TypeError", text); }

// No element equals None, and none has an order with it.
static sval *compare_with_none(spec *s, ast_operator op, sval *array) {
    if (array->kind != SV_ARRAY) return unsupported(s, "comparing this with None");
    if (op != OP_Eq && op != OP_NotEq) {
        static const char *const names[] = {
            ['b'] = "bool", ['i'] = "int", ['u'] = "int", ['f'] = "float", ['c'] = "complex"};
        const char *text = arena_printf(s->arena, "'%s' not supported between instances of '%s' and 'NoneType'",
                                        ast_operator_text(op), names[(int)dtype_kind(array->array.dtype)]);
        sval *size = array_size(s, array), *none = size ? scalar_compare(s, OP_Eq, size, sv_int(s, 0)) : NULL;
        if (!none) return NULL;
        if (none->kind == SV_NUM && !none->num.i) return mistake(s, "TypeError", "%s", text);
        sval *some = none->kind != SV_NUM ? scalar_unary(s, OP_Not, none) : NULL;
        if (some && !branch(s, scalar_value(s, some), raise_type_error, NULL, sv_str(s, text))) return NULL;
    }
    return array_full(s, DT_bool, array->array.rank, array->array.dims, sv_bool(s, op == OP_NotEq));
}

sval *compare(spec *s, ast_operator op, sval *a, sval *b) {
    if (a->kind == SV_CHOICE) return split_choice(s, a, bin_part, &(bin){op, a, b, true, true});
    if (b->kind == SV_CHOICE) return split_choice(s, b, bin_part, &(bin){op, a, b, false, true});
    if (is_type_hint(a) || is_type_hint(b)) return unsupported(s, "comparing type hints");
    if (op == OP_Is || op == OP_IsNot) return identity(s, a, b, op == OP_IsNot);
    if (op == OP_In || op == OP_NotIn) {
        sval *r = contains(s, a, b);
        return r && op == OP_NotIn ? scalar_unary(s, OP_Not, r) : r;
    }
    if (sval_is_number(a) && sval_is_number(b)) return scalar_compare(s, op, a, b);
    if (!mixed_beside(s, &a, b) || !mixed_beside(s, &b, a)) return NULL;
    if (a->kind == SV_CHOICE || b->kind == SV_CHOICE) return compare(s, op, a, b);
    if (is_array_like(a) || is_array_like(b) || has_numpy_and_sequence(a, b)) {
        if (a->kind == SV_NONE || b->kind == SV_NONE) return compare_with_none(s, op, a->kind == SV_NONE ? b : a);
        return ufunc_call(s, ufunc_of(op), 2, (sval *[]){a, b}, NULL, NULL, NULL);
    }
    if (is_text(a) && is_text(b)) return text_compare(s, op, a, b);
    if (a->kind == SV_INSTANCE || b->kind == SV_INSTANCE) return compare_objects(s, op, a, b);
    if (a->kind == SV_SET && b->kind == SV_SET) return set_compare(s, op, a, b);
    if (op == OP_Eq || op == OP_NotEq) {
        bool const seq = (is_tuple(a) && is_tuple(b)) || (a->kind == SV_LIST && b->kind == SV_LIST);
        sval *r = seq ? sequence_equal(s, a, b) : sv_bool(s, sval_same(a, b));
        if (a->kind == SV_DICT && b->kind == SV_DICT) r = dict_equal(s, a->object.cell->v, b->object.cell->v);
        if ((a->kind == SV_LAZY) != (b->kind == SV_LAZY) || a->kind == SV_HANDLE || a->kind == SV_ITER ||
            b->kind == SV_ITER)
            return unsupported(s, "comparing these values");
        if (a->kind == SV_DTYPE && is_text(b)) {
            dtype t;
            r = sv_bool(s, b->kind == SV_STR && dtype_by_name(b->text, &t) && t == a->dt);
        }
        return r && op == OP_NotEq ? scalar_unary(s, OP_Not, r) : r;
    }
    if ((is_tuple(a) && is_tuple(b)) || (a->kind == SV_LIST && b->kind == SV_LIST)) return sequence_order(s, op, a, b);
    if (is_number_and_none(a, b))
        return mistake(s, "TypeError", "'%s' not supported between instances of '%s' and 'NoneType'",
                       ast_operator_text(a->kind == SV_NONE ? mirrored(op) : op),
                       python_name(a->kind == SV_NONE ? b : a));
    return misused(s, a, b, "'%s' not supported between instances of '%s' and '%s'", ast_operator_text(op),
                   sval_type_name(a), sval_type_name(b));
}

typedef struct un {
    ast_operator op;
} un;
static sval *un_part(spec *s, sval *v, void *data) { return unary(s, ((un *)data)->op, v); }

sval *unary(spec *s, ast_operator op, sval *a) {
    if (a->kind == SV_CHOICE) return split_choice(s, a, un_part, &(un){op});
    if (op == OP_Not) {
        ir_value *c = NULL;
        int const t = truth(s, a, &c);
        if (t == -2) return NULL;
        return t >= 0 ? sv_bool(s, !t) : scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, c));
    }
    if (sval_is_number(a)) return scalar_unary(s, op, a);
    if (op == OP_UAdd && a->kind == SV_ARRAY && a->array.dtype == DT_bool)   // np.positive refuses them
        return sv_array(s, DT_bool, a->array.rank, a->array.dims, emit_un(s, NUMPY_copy, a->array.v, a->array.v->type));
    if (is_array_like(a)) return ufunc_call(s, ufunc_of(op), 1, &a, NULL, NULL, NULL);
    if (a->kind == SV_INSTANCE) {
        sval *m = attribute_or_null(s, a,
                                    intern(s->names, op == OP_USub   ? "__neg__"
                                                     : op == OP_UAdd ? "__pos__"
                                                                     : "__invert__"));
        arglist none = {0};
        if (m) return call(s, m, &none);
    }
    return misused(s, a, NULL, "bad operand type for unary %s: '%s'", ast_operator_text(op), sval_type_name(a));
}
