// Expressions.
#include "dialect/arith/arith.h"
#include "specialise/state.h"

#include <string.h>

// ---- names ----

static scell *global_cell(spec *s, smodule *m, istr name, bool create) {
    scell *c = map_get_ptr(&m->globals, name);
    if (!c && create) {
        c = cell_new(s, sv_undef(s));
        c->serial = 0;   // a module's variable is older than everything
        map_put_ptr(&m->globals, name, c);
    }
    return c;
}

scell *frame_cell(spec *s, const ast_node *n, istr name, bool store) {
    frame *f = s->frame;
    (void)n;
    if (f->class_members) {
        scell *c = map_get_ptr(f->class_members, name);
        if (!c && store) map_put_ptr(f->class_members, name, c = cell_new(s, sv_undef(s)));
        if (c) return c;
    }
    const scope_name *sn = f->scope ? sema_name_in(f->scope, name) : NULL;
    if (sn && f->slots && (sn->kind == NAME_LOCAL || sn->kind == NAME_CELL) && sn->slot >= 0) return f->slots[sn->slot];
    if (sn && sn->kind == NAME_FREE && sn->slot >= 0 && f->free_cells) return f->free_cells[sn->slot];
    return global_cell(s, f->module, name, true);
}

static sval *eval_name(spec *s, const ast_node *n) {
    istr const name = n->Name.id;
    scell *c = frame_cell(s, n, name, false);
    sval *v = c ? captured(s, c) : NULL;
    if (!v) return NULL;
    if (v->kind != SV_UNDEF) {
        if (v->kind != SV_CHOICE || (v->choice.a->kind != SV_UNDEF && v->choice.b->kind != SV_UNDEF)) return v;
        // Assigned on some paths only: checked where it is read.
        bool const first = v->choice.a->kind == SV_UNDEF;
        ir_value *ok = v->choice.cond;
        if (first) ok = scalar_value(s, scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, ok)));
        emit_check(s, ok, "NameError", arena_printf(s->arena, "name '%s' is not defined", name));
        return first ? v->choice.b : v->choice.a;
    }
    const scope_name *sn = s->frame->scope ? sema_name_in(s->frame->scope, name) : NULL;
    if (sn && s->frame->slots && (sn->kind == NAME_LOCAL || sn->kind == NAME_CELL))
        return fail(s, "UnboundLocalError", NULL,
                    "cannot access local variable '%s' where it is not associated with a value", name);
    sval *b = s->frame->module->star.n ? module_member(s, s->frame->module, name) : NULL;
    if (!b) b = builtin_function(s, name);
    return b ? b : fail(s, "NameError", NULL, "name '%s' is not defined", name);
}

// ---- choices ----

typedef struct split {
    sval *v;
    split_fn fn;
    void *data;
    scell *result;
} split;
static bool split_a(spec *s, void *data) {
    split *p = data;
    sval *r = p->fn(s, p->v->choice.a, p->data);
    if (r) cell_set(s, p->result, r);
    return r != NULL;
}
static bool split_b(spec *s, void *data) {
    split *p = data;
    sval *r = p->fn(s, p->v->choice.b, p->data);
    if (r) cell_set(s, p->result, r);
    return r != NULL;
}

sval *split_choice(spec *s, sval *v, split_fn fn, void *data) {
    if (v->kind != SV_CHOICE) return fn(s, v, data);
    split p = {v, fn, data, cell_new(s, sv_undef(s))};
    return branch(s, v->choice.cond, split_a, split_b, &p) ? p.result->v : NULL;
}

// ---- truth ----

static sval *truth_part(spec *s, sval *v, void *data) {
    (void)data;
    ir_value *c = NULL;
    int const t = truth(s, v, &c);
    return t == -2 ? NULL : t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
}

int truth(spec *s, sval *v, ir_value **out) {
    sval *b = NULL;
    switch (v->kind) {
    case SV_NONE: return 0;
    case SV_NUM: return v->num.i != 0 || v->num.f != 0 || v->num.im != 0;
    case SV_STR:
    case SV_BYTES: return istr_len(v->text) > 0;
    case SV_TUPLE: return v->tuple.n > 0;
    case SV_DICT: return v->object.cell->v->map.n > 0;
    case SV_LIST:
        if (v->object.cell->v->kind == SV_TUPLE) return v->object.cell->v->tuple.n > 0;
        b = scalar_compare(s, OP_NotEq, rlist_length(s, v), sv_int(s, 0));
        break;
    case SV_RSTR: {
        ir_value *n = emit_call1(s, "nprt_str_len", 1, &v->handle.v, type_i64(s), false);
        b = scalar_compare(s, OP_NotEq, sv_int_range(s, n, 0, (int64_t)1 << 47), sv_int(s, 0));
        break;
    }
    case SV_SCALAR: b = scalar_convert(s, v, ST_BOOL); break;
    case SV_RANGE: {
        sequence q;
        b = sequence_open(s, v, &q) ? scalar_compare(s, OP_NotEq, q.length, sv_int(s, 0)) : NULL;
        break;
    }
    case SV_ARRAY: {
        int64_t known;
        for (int i = 0; i < v->array.rank; i++)
            if (!sval_known_int(v->array.dims[i], &known) || known != 1)
                return fail(s, "ValueError", NULL,
                            "The truth value of an array with more than one element is ambiguous. Use a.any() or "
                            "a.all()"),
                       -2;
        sval **zeros = ARENA_ARRAY(s->arena, sval *, v->array.rank + 1);
        for (int i = 0; i < v->array.rank; i++) zeros[i] = sv_int(s, 0);
        sval *x = array_index(s, v, sv_tuple(s, v->array.rank, zeros));
        b = x ? scalar_convert(s, x, ST_BOOL) : NULL;
        break;
    }
    case SV_CHOICE: b = split_choice(s, v, truth_part, NULL); break;
    case SV_INSTANCE:
    case SV_FUNC:
    case SV_BUILTIN:
    case SV_MODULE:
    case SV_CLASS:
    case SV_DTYPE:
    case SV_BOUND: return 1;
    case SV_HANDLE: return 1;
    default: return unsupported(s, "the truth of a value of type %s", sval_type_name(v)), -2;
    }
    if (!b) return -2;
    if (b->kind == SV_NUM) return b->num.i != 0;
    *out = scalar_value(s, b);
    return -1;
}

// ---- operators ----

static bool is_text(const sval *v) { return v->kind == SV_STR || v->kind == SV_RSTR; }

static void *bad_operands(spec *s, ast_operator op, sval *a, sval *b) {
    const char *kind = op != OP_Add                                ? NULL
                       : is_text(a)                                ? "str"
                       : a->kind == SV_TUPLE                       ? "tuple"
                       : a->kind == SV_LIST || a->kind == SV_RLIST ? "list"
                                                                   : NULL;
    if (kind)
        return fail(s, "TypeError", NULL, "can only concatenate %s (not \"%s\") to %s", kind, sval_type_name(b), kind);
    return fail(s, "TypeError", NULL, "unsupported operand type(s) for %s: '%s' and '%s'", ast_operator_text(op),
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

static sval *sequence_add(spec *s, sval *a, sval *b) {
    if (a->kind == SV_TUPLE || a->object.cell->v->kind == SV_TUPLE) {
        sval *x = a->kind == SV_TUPLE ? a : a->object.cell->v, *y = b->kind == SV_TUPLE ? b : b->object.cell->v;
        if (y->kind == SV_TUPLE) {
            int const n = x->tuple.n + y->tuple.n;
            sval **items = ARENA_ARRAY(s->arena, sval *, n + 1);
            for (int i = 0; i < n; i++) items[i] = i < x->tuple.n ? x->tuple.items[i] : y->tuple.items[i - x->tuple.n];
            sval *t = sv_tuple(s, n, items);
            return a->kind == SV_TUPLE ? t : sv_list(s, t);
        }
    }
    // At least one is a run-time list: a new one that holds both.
    sval *contents[2] = {a->object.cell->v, b->object.cell->v},
         *run = contents[0]->kind == SV_RLIST ? contents[0] : contents[1];
    sval *r = rlist_new(s, run->rlist.item);
    for (int k = 0; r && k < 2; k++) {
        sval *c = contents[k]->kind == SV_TUPLE
                      ? rlist_of_items(s, contents[k]->tuple.n, contents[k]->tuple.items, run->rlist.item)
                      : contents[k];
        if (!c) return NULL;
        if (strcmp(rlist_kinds(s, c->rlist.item), rlist_kinds(s, r->rlist.item)) != 0)
            return unsupported(s, "joining lists whose items differ in type");
        emit_call(s, "nprt_list_extend", 2, (ir_value *[]){r->rlist.v, c->rlist.v}, 0, NULL, false);
    }
    return r ? sv_list(s, r) : NULL;
}

static sval *sequence_repeat(spec *s, sval *v, sval *times) {
    sval *x = v->kind == SV_TUPLE ? v : v->object.cell->v;
    int64_t n;
    if (x->kind == SV_TUPLE && sval_known_int(times, &n) && (n <= 0 || x->tuple.n * n <= 256)) {
        int const total = n > 0 ? (int)(x->tuple.n * n) : 0;
        sval **items = ARENA_ARRAY(s->arena, sval *, total + 1);
        for (int i = 0; i < total; i++) items[i] = x->tuple.items[i % x->tuple.n];
        sval *t = sv_tuple(s, total, items);
        return v->kind == SV_TUPLE ? t : sv_list(s, t);
    }
    if (v->kind == SV_TUPLE)
        return unsupported(s, "a tuple repeated a number of times that is not known when compiling");
    if (x->kind == SV_TUPLE) {
        sval *item = x->tuple.n ? item_template(s, x->tuple.n, x->tuple.items) : NULL;
        if (!item) return unsupported(s, "repeating this list a number of times that is not known when compiling");
        x = rlist_of_items(s, x->tuple.n, x->tuple.items, item);
        if (!x) return NULL;
    }
    sval *l = sv_new(s, SV_RLIST);
    l->rlist.item = x->rlist.item;
    sval *count = scalar_convert(s, times, ST_INT);
    l->rlist.v = emit_call1(s, "nprt_list_repeat", 2, (ir_value *[]){x->rlist.v, scalar_value(s, count)},
                            x->rlist.v->type, false);
    return sv_list(s, l);
}

static sval *text_binary(spec *s, ast_operator op, sval *a, sval *b) {
    if (op == OP_Add && is_text(a) && is_text(b)) return str_concat(s, a, b);
    if (op == OP_Mult && is_text(a) && sval_is_number(b)) {
        sval *n = scalar_convert(s, b, ST_INT);
        return sv_rstr(s, emit_call1(s, "nprt_str_repeat", 2, (ir_value *[]){str_ir(s, a), scalar_value(s, n)},
                                     type_str(s), false));
    }
    if (op == OP_Mult && is_text(b)) return text_binary(s, op, b, a);
    if (op == OP_Mod && a->kind == SV_STR) return percent_format(s, a, b);
    return bad_operands(s, op, a, b);
}

static const char *const dunder[OP_COUNT] = {
    [OP_Add] = "add",  [OP_Sub] = "sub",   [OP_Mult] = "mul",       [OP_Div] = "truediv", [OP_FloorDiv] = "floordiv",
    [OP_Mod] = "mod",  [OP_Pow] = "pow",   [OP_MatMult] = "matmul", [OP_Eq] = "eq",       [OP_NotEq] = "ne",
    [OP_Lt] = "lt",    [OP_LtE] = "le",    [OP_Gt] = "gt",          [OP_GtE] = "ge",      [OP_BitAnd] = "and",
    [OP_BitOr] = "or", [OP_BitXor] = "xor"};

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

static const char *ufunc_of(ast_operator op) {
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

sval *binary(spec *s, ast_operator op, sval *a, sval *b) {
    if (a->kind == SV_CHOICE) return split_choice(s, a, bin_part, &(bin){op, a, b, true, false});
    if (b->kind == SV_CHOICE) return split_choice(s, b, bin_part, &(bin){op, a, b, false, false});
    if (a->kind == SV_INSTANCE || b->kind == SV_INSTANCE) return instance_binary(s, op, a, b);
    if (op == OP_Mod && a->kind == SV_STR) return percent_format(s, a, b);
    if (is_array_like(a) || is_array_like(b)) {
        if (op == OP_MatMult) {
            sval *x = array_of(s, a, -1), *y = x ? array_of(s, b, -1) : NULL;
            return y ? array_matmul(s, x, y) : NULL;
        }
        return ufunc_call(s, ufunc_of(op), 2, (sval *[]){a, b}, NULL, NULL, NULL);
    }
    if (sval_is_number(a) && sval_is_number(b))
        return op == OP_MatMult ? bad_operands(s, op, a, b) : scalar_binary(s, op, a, b);
    bool const np_scalar =
        (sval_is_number(a) && stype_is_np(sval_stype(a))) || (sval_is_number(b) && stype_is_np(sval_stype(b)));
    bool const seq_a = a->kind == SV_LIST || a->kind == SV_TUPLE, seq_b = b->kind == SV_LIST || b->kind == SV_TUPLE;
    if (np_scalar && (seq_a || seq_b)) return ufunc_call(s, ufunc_of(op), 2, (sval *[]){a, b}, NULL, NULL, NULL);
    if (is_text(a) || is_text(b)) return text_binary(s, op, a, b);
    if (op == OP_Add && seq_a && a->kind == b->kind) return sequence_add(s, a, b);
    if (op == OP_Mult && seq_a && sval_is_int(b)) return sequence_repeat(s, a, b);
    if (op == OP_Mult && seq_b && sval_is_int(a)) return sequence_repeat(s, b, a);
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

static sval *logical(spec *s, sval *a, sval *b, bool is_and) {
    if (a->kind == SV_NUM) return (a->num.i != 0) == is_and ? b : a;
    if (b->kind == SV_NUM) return (b->num.i != 0) == is_and ? a : b;
    return sv_scalar(s, ST_BOOL,
                     emit_bin(s, is_and ? ARITH_andi : ARITH_ori, scalar_value(s, a), scalar_value(s, b), type_i1(s)));
}

static sval *contains(spec *s, sval *item, sval *v) {
    if (is_text(v)) {
        if (!is_text(item))
            return fail(s, "TypeError", NULL, "'in <string>' requires string as left operand, not %s",
                        sval_type_name(item));
        if (v->kind == SV_STR && item->kind == SV_STR) return sv_bool(s, strstr(v->text, item->text) != NULL);
        return sv_scalar(
            s, ST_BOOL,
            emit_call1(s, "nprt_str_contains", 2, (ir_value *[]){str_ir(s, v), str_ir(s, item)}, type_i1(s), false));
    }
    if (v->kind == SV_LIST && v->object.cell->v->kind == SV_RLIST) {
        sval *l = v->object.cell->v, *t = l->rlist.item;
        sval *fit = coerce(s, item, t);
        if (!fit) return sv_bool(s, false);
        const char *callee = t->kind == SV_RSTR                                 ? "nprt_list_contains_str"
                             : t->kind == SV_SCALAR && t->scalar.st == ST_INT   ? "nprt_list_contains_i64"
                             : t->kind == SV_SCALAR && t->scalar.st == ST_FLOAT ? "nprt_list_contains_f64"
                                                                                : NULL;
        if (!callee) return unsupported(s, "`in` for a run-time list of %s", sval_type_name(t));
        value_list leaves = {0};
        flatten(s, fit, &leaves);
        return sv_scalar(s, ST_BOOL,
                         emit_call1(s, callee, 2, (ir_value *[]){l->rlist.v, leaves.data[0]}, type_i1(s), false));
    }
    if (v->kind == SV_HANDLE && v->handle.handle == HANDLE_ARCHIVE && is_text(item))
        return sv_scalar(
            s, ST_BOOL,
            emit_call1(s, "nprt_archive_contains", 2, (ir_value *[]){v->handle.v, str_ir(s, item)}, type_i1(s), false));
    sval *items = sequence_items(s, v), *r = sv_bool(s, false);
    for (int i = 0; items && r && i < items->tuple.n; i++) {
        sval *x = items->tuple.items[i];
        bool const alike =
            (sval_is_number(x) && sval_is_number(item)) || (is_text(x) && is_text(item)) || x->kind == item->kind;
        sval *e = alike ? compare(s, OP_Eq, item, x) : sv_bool(s, false);
        r = e ? logical(s, r, e, false) : NULL;
    }
    return items ? r : NULL;
}

static sval *identity(spec *s, sval *a, sval *b, bool negate) {
    bool same = sval_same(a, b);
    if (!same && a->kind == b->kind && (a->kind == SV_SCALAR))
        return unsupported(s, "`is` between run-time numbers; use ==");
    return sv_bool(s, same != negate);
}

static sval *sequence_equal(spec *s, sval *a, sval *b) {
    sval *x = a->kind == SV_LIST ? a->object.cell->v : a, *y = b->kind == SV_LIST ? b->object.cell->v : b;
    if (x->kind == SV_RLIST || y->kind == SV_RLIST) {
        sval *run = x->kind == SV_RLIST ? x : y;
        if (x->kind == SV_TUPLE) x = rlist_of_items(s, x->tuple.n, x->tuple.items, run->rlist.item);
        if (y->kind == SV_TUPLE) y = rlist_of_items(s, y->tuple.n, y->tuple.items, run->rlist.item);
        const char *d = list_descriptor(s, run->rlist.item);
        if (!x || !y || !d) return unsupported(s, "comparing these lists");
        ir_op *op =
            emit_call(s, "nprt_list_eq", 2, (ir_value *[]){x->rlist.v, y->rlist.v}, 1, (ir_type[]){type_i1(s)}, false);
        ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, d));
        return sv_scalar(s, ST_BOOL, ir_result(op, 0));
    }
    if (x->tuple.n != y->tuple.n) return sv_bool(s, false);
    sval *r = sv_bool(s, true);
    for (int i = 0; r && i < x->tuple.n; i++) {
        sval *e = compare(s, OP_Eq, x->tuple.items[i], y->tuple.items[i]);
        r = e ? logical(s, r, e, true) : NULL;
    }
    return r;
}

static sval *dict_equal(spec *s, const sval *x, const sval *y) {
    if (x->map.n != y->map.n) return sv_bool(s, false);
    sval *r = sv_bool(s, true);
    for (int i = 0; r && i < x->map.n; i++) {
        int at = 0;
        while (at < y->map.n && !sval_same(x->map.keys[i], y->map.keys[at])) at++;
        sval *e = at < y->map.n ? compare(s, OP_Eq, x->map.values[i], y->map.values[at]) : sv_bool(s, false);
        r = e ? logical(s, r, e, true) : NULL;
    }
    return r;
}

// The order of two sequences is that of their first items that differ.
static sval *sequence_order(spec *s, ast_operator op, sval *a, sval *b) {
    sval *x = a->kind == SV_LIST ? a->object.cell->v : a, *y = b->kind == SV_LIST ? b->object.cell->v : b;
    if (x->kind != SV_TUPLE || y->kind != SV_TUPLE) return unsupported(s, "ordering run-time lists");
    for (int i = 0; i < x->tuple.n && i < y->tuple.n; i++) {
        sval *same = compare(s, OP_Eq, x->tuple.items[i], y->tuple.items[i]);
        if (!same) return NULL;
        if (same->kind != SV_NUM) {   // a[i] != b[i] ? a[i] op b[i] : the rest
            sval *here = compare(s, op, x->tuple.items[i], y->tuple.items[i]);
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

sval *compare(spec *s, ast_operator op, sval *a, sval *b) {
    if (a->kind == SV_CHOICE) return split_choice(s, a, bin_part, &(bin){op, a, b, true, true});
    if (b->kind == SV_CHOICE) return split_choice(s, b, bin_part, &(bin){op, a, b, false, true});
    if (op == OP_Is || op == OP_IsNot) return identity(s, a, b, op == OP_IsNot);
    if (op == OP_In || op == OP_NotIn) {
        sval *r = contains(s, a, b);
        return r && op == OP_NotIn ? scalar_unary(s, OP_Not, r) : r;
    }
    if (sval_is_number(a) && sval_is_number(b)) return scalar_compare(s, op, a, b);
    if (is_array_like(a) || is_array_like(b)) {
        if (a->kind == SV_NONE || b->kind == SV_NONE) return unsupported(s, "comparing an array with None");
        return ufunc_call(s, ufunc_of(op), 2, (sval *[]){a, b}, NULL, NULL, NULL);
    }
    if (is_text(a) && is_text(b)) return text_compare(s, op, a, b);
    if (a->kind == SV_INSTANCE || b->kind == SV_INSTANCE) {
        if (op == OP_Eq && !(a->kind == SV_INSTANCE && attribute_or_null(s, a, intern(s->names, "__eq__"))))
            return sv_bool(s, sval_same(a, b));
        return instance_binary(s, op, a, b);
    }
    if (op == OP_Eq || op == OP_NotEq) {
        bool const seq = (a->kind == SV_TUPLE && b->kind == SV_TUPLE) || (a->kind == SV_LIST && b->kind == SV_LIST);
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
    if (a->kind == b->kind && (a->kind == SV_TUPLE || a->kind == SV_LIST)) return sequence_order(s, op, a, b);
    return fail(s, "TypeError", NULL, "'%s' not supported between instances of '%s' and '%s'", ast_operator_text(op),
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
    if (is_array_like(a)) return ufunc_call(s, ufunc_of(op), 1, &a, NULL, NULL, NULL);
    if (a->kind == SV_INSTANCE) {
        sval *m = attribute_or_null(s, a,
                                    intern(s->names, op == OP_USub   ? "__neg__"
                                                     : op == OP_UAdd ? "__pos__"
                                                                     : "__invert__"));
        arglist none = {0};
        if (m) return call(s, m, &none);
    }
    return fail(s, "TypeError", NULL, "bad operand type for unary %s: '%s'", ast_operator_text(op), sval_type_name(a));
}

// ---- and, or, if ----

typedef struct lazy_part {
    const ast_list *values;
    int from;
    bool is_and;
    const ast_node *a, *b;
    sval *first;
    scell *result;
} lazy_part;

static sval *eval_bool(spec *s, const ast_list *values, int from, bool is_and);

static bool lazy_rest(spec *s, void *data) {
    lazy_part *p = data;
    sval *v = eval_bool(s, p->values, p->from, p->is_and);
    if (v) cell_set(s, p->result, v);
    return v != NULL;
}
static bool lazy_first(spec *s, void *data) {
    lazy_part *p = data;
    cell_set(s, p->result, p->first);
    return true;
}

static sval *eval_bool(spec *s, const ast_list *values, int from, bool is_and) {
    sval *v = eval(s, values->data[from]);
    if (!v || from == values->n - 1) return v;
    ir_value *cond = NULL;
    set_place(s, values->data[from]);
    int const t = truth(s, v, &cond);
    if (t == -2) return NULL;
    if (t >= 0) return (t == 1) == is_and ? eval_bool(s, values, from + 1, is_and) : v;
    lazy_part p = {
        .values = values, .from = from + 1, .is_and = is_and, .first = v, .result = cell_new(s, sv_undef(s))};
    bool const ok = is_and ? branch(s, cond, lazy_rest, lazy_first, &p) : branch(s, cond, lazy_first, lazy_rest, &p);
    return ok ? p.result->v : NULL;
}

static bool if_side(spec *s, const ast_node *n, scell *result) {
    sval *v = eval(s, n);
    if (v) cell_set(s, result, v);
    return v != NULL;
}
static bool if_then(spec *s, void *data) { return if_side(s, ((lazy_part *)data)->a, ((lazy_part *)data)->result); }
static bool if_else(spec *s, void *data) { return if_side(s, ((lazy_part *)data)->b, ((lazy_part *)data)->result); }

static sval *eval_if(spec *s, const ast_node *n) {
    sval *v = eval(s, n->IfExp.test);
    ir_value *cond = NULL;
    if (!v) return NULL;
    int const t = truth(s, v, &cond);
    if (t == -2) return NULL;
    if (t >= 0) return eval(s, t ? n->IfExp.body : n->IfExp.orelse);
    lazy_part p = {.a = n->IfExp.body, .b = n->IfExp.orelse, .result = cell_new(s, sv_undef(s))};
    return branch(s, cond, if_then, if_else, &p) ? p.result->v : NULL;
}

static sval *eval_compare(spec *s, const ast_node *n) {
    sval *left = eval(s, n->Compare.left), *r = NULL;
    for (int i = 0; left && i < n->Compare.ops.n; i++) {
        sval *right = eval(s, n->Compare.comparators.data[i]);
        if (!right) return NULL;
        set_place(s, n);
        sval *c = compare(s, n->Compare.ops.data[i], left, right);
        if (!c) return NULL;
        if (r && (r->kind == SV_ARRAY || c->kind == SV_ARRAY))
            return fail(s, "ValueError", "write (a < b) & (b < c)",
                        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
        r = r ? logical(s, scalar_convert(s, r, ST_BOOL), scalar_convert(s, c, ST_BOOL), true) : c;
        left = right;
    }
    return left ? r : NULL;
}

// ---- displays and comprehensions ----

sval *eval_list(spec *s, const ast_list *list, int *out_n, sval ***out) {
    VEC(sval *) items = {0};
    for (int i = 0; i < list->n; i++) {
        const ast_node *e = list->data[i];
        if (e->kind != AST_Starred) {
            sval *v = eval(s, e);
            if (!v) return NULL;
            vec_push(s->arena, &items, v);
            continue;
        }
        sval *v = eval(s, e->Starred.value);
        set_place(s, e);
        sval *all = v ? sequence_items(s, v) : NULL;
        if (!all) return NULL;
        for (int k = 0; k < all->tuple.n; k++) vec_push(s->arena, &items, all->tuple.items[k]);
    }
    *out_n = items.n;
    *out = items.data;
    return sv_none(s);
}

static sval *eval_dict(spec *s, const ast_node *n) {
    sval *d = sv_dict(s, 0, NULL, NULL);
    for (int i = 0; i < n->Dict.values.n; i++) {
        sval *v = eval(s, n->Dict.values.data[i]);
        if (!v) return NULL;
        if (!n->Dict.keys.data[i]) {   // **other
            if (v->kind != SV_DICT)
                return fail(s, "TypeError", NULL, "'%s' object is not a mapping", sval_type_name(v));
            sval *m = v->object.cell->v;
            for (int k = 0; k < m->map.n; k++)
                if (!subscript_set(s, d, m->map.keys[k], m->map.values[k])) return NULL;
            continue;
        }
        sval *k = eval(s, n->Dict.keys.data[i]);
        set_place(s, n->Dict.keys.data[i]);
        if (!k || !subscript_set(s, d, k, v)) return NULL;
    }
    return d;
}

typedef struct comp {
    const ast_node *node;
    const ast_list *generators;
    int at;
    sval *target;
    sval *first;
} comp;

static bool comp_level(spec *s, comp *c);

static bool comp_element(spec *s, comp *c) {
    const ast_node *n = c->node;
    if (n->kind == AST_DictComp) {
        sval *k = eval(s, n->DictComp.key), *v = k ? eval(s, n->DictComp.value) : NULL;
        return v && subscript_set(s, c->target, k, v);
    }
    sval *v = eval(s, n->kind == AST_ListComp  ? n->ListComp.elt
                      : n->kind == AST_SetComp ? n->SetComp.elt
                                               : n->GeneratorExp.elt);
    return v && list_append(s, c->target, v);
}

static bool comp_inner(spec *s, void *data) {
    comp inner = *(comp *)data;
    inner.at++;
    return inner.at == inner.generators->n ? comp_element(s, &inner) : comp_level(s, &inner);
}

typedef struct filter {
    comp *c;
    const ast_list *ifs;
    int at;
} filter;
static bool comp_filter(spec *s, void *data) {
    filter f = *(filter *)data;
    if (f.at == f.ifs->n) return comp_inner(s, f.c);
    sval *v = eval(s, f.ifs->data[f.at]);
    ir_value *cond = NULL;
    if (!v) return false;
    int const t = truth(s, v, &cond);
    f.at++;
    if (t == -2) return false;
    if (t >= 0) return t ? comp_filter(s, &f) : true;
    // The number of items is known only at run time.
    return branch(s, cond, comp_filter, NULL, &f);
}

static bool comp_item(spec *s, void *data, sval *item) {
    comp *c = data;
    const ast_node *g = c->generators->data[c->at];
    filter f = {c, &g->comprehension.ifs, 0};
    return assign(s, g->comprehension.target, item) && comp_filter(s, &f);
}

static bool comp_level(spec *s, comp *c) {
    const ast_node *g = c->generators->data[c->at];
    if (g->comprehension.is_async) return unsupported(s, "async comprehensions") != NULL;
    sval *it = c->at == 0 ? c->first : eval(s, g->comprehension.iter);
    if (!it) return false;
    set_place(s, g->comprehension.target);
    return loop_over(s, NULL, short_range(s, it), comp_item, c);
}

// A short range is unrolled, so that its items stay known: [f(i) for i in range(3)].
sval *short_range(spec *s, sval *v) {
    sequence q;
    if (v->kind != SV_RANGE || !sequence_open(s, v, &q) || q.known < 0 || q.known > 8) return v;
    return sequence_items(s, v);
}

static sval *eval_comprehension(spec *s, const ast_node *n) {
    const ast_list *gens = n->kind == AST_ListComp   ? &n->ListComp.generators
                           : n->kind == AST_SetComp  ? &n->SetComp.generators
                           : n->kind == AST_DictComp ? &n->DictComp.generators
                                                     : &n->GeneratorExp.generators;
    if (n->kind == AST_SetComp) return unsupported(s, "sets");
    sval *first = eval(s, gens->data[0]->comprehension.iter);
    first = first ? short_range(s, first) : NULL;
    if (!first) return NULL;
    frame *outer = s->frame, *fr = ARENA_NEW(s->arena, frame);
    scope *sc = sema_scope_of(outer->module->scopes, n);
    *fr = *outer;
    fr->parent = outer;
    fr->class_members = NULL;
    fr->scope = sc;
    fr->result = cell_new(s, sv_undef(s));
    fr->exit = cell_new(s, sv_int(s, EXIT_NONE));
    fr->free_cells = ARENA_ARRAY(s->arena, scell *, sc->free_count + 1);
    for (int i = 0; i < sc->free_count; i++) fr->free_cells[i] = frame_cell(s, n, sc->free_names[i], false);
    fr->slots = ARENA_ARRAY(s->arena, scell *, sc->slot_count + 1);
    for (int i = 0; i < sc->slot_count; i++) fr->slots[i] = cell_new(s, sv_undef(s));
    s->frame = fr;
    comp c = {n, gens, 0, n->kind == AST_DictComp ? sv_dict(s, 0, NULL, NULL) : sv_list(s, sv_tuple(s, 0, NULL)),
              first};
    bool const ok = comp_level(s, &c);
    s->frame = outer;
    set_place(s, n);
    return ok ? c.target : NULL;
}

// ---- calls ----

static sval *eval_call(spec *s, const ast_node *n) {
    sval *callee = eval(s, n->Call.func);
    if (!callee) return NULL;
    arglist a = {0};
    if (!eval_arguments(s, n, &a)) return NULL;
    set_place(s, n);
    sval *r = call(s, callee, &a);
    set_place(s, n);
    return r;
}

static bool push_double_star(spec *s, sval *v, int *n, istr **names, sval ***values) {
    if (v->kind != SV_DICT)
        return fail(s, "TypeError", NULL, "argument after ** must be a mapping, not %s", sval_type_name(v)), false;
    sval *m = v->object.cell->v;
    istr *grown = ARENA_ARRAY(s->arena, istr, *n + m->map.n + 1);
    sval **grown_v = ARENA_ARRAY(s->arena, sval *, *n + m->map.n + 1);
    for (int i = 0; i < *n; i++) grown[i] = (*names)[i], grown_v[i] = (*values)[i];
    for (int i = 0; i < m->map.n; i++) {
        if (m->map.keys[i]->kind != SV_STR) return fail(s, "TypeError", NULL, "keywords must be strings"), false;
        grown[*n] = m->map.keys[i]->text;
        grown_v[(*n)++] = m->map.values[i];
    }
    *names = grown;
    *values = grown_v;
    return true;
}

bool eval_arguments(spec *s, const ast_node *n, arglist *out) {
    *out = (arglist){0};
    VEC(sval *) positional = {0};
    for (int i = 0; i < n->Call.args.n; i++) {
        const ast_node *e = n->Call.args.data[i];
        sval *v = eval(s, e->kind == AST_Starred ? e->Starred.value : e);
        if (!v) return false;
        if (e->kind != AST_Starred) {
            vec_push(s->arena, &positional, v);
            continue;
        }
        if (v->kind == SV_LIST && v->object.cell->v->kind == SV_RLIST && n->Call.func->kind == AST_Name &&
            strcmp(n->Call.func->Name.id, "print") == 0) {
            vec_push(s->arena, &positional, sv_starred(s, v));   // print(*list): joined at run time
            continue;
        }
        set_place(s, e);
        sval *all = sequence_items(s, v);
        if (!all) return false;
        for (int k = 0; k < all->tuple.n; k++) vec_push(s->arena, &positional, all->tuple.items[k]);
    }
    for (int i = 0; i < n->Call.keywords.n; i++) {
        const ast_node *k = n->Call.keywords.data[i];
        sval *v = eval(s, k->keyword.value);
        if (!v) return false;
        set_place(s, k);
        if (k->keyword.arg) {
            sval *key = sv_istr(s, k->keyword.arg), *d = sv_dict(s, 1, &key, &v);
            if (!push_double_star(s, d, &out->named, &out->names, &out->named_v)) return false;
        } else if (!push_double_star(s, v, &out->named, &out->names, &out->named_v)) {
            return false;
        }
    }
    out->n = positional.n;
    out->v = positional.data;
    return true;
}

static sval *eval_fstring(spec *s, const ast_node *n) {
    sval *text = sv_str(s, "");
    for (int i = 0; text && i < n->JoinedStr.values.n; i++) {
        const ast_node *p = n->JoinedStr.values.data[i];
        sval *part = eval(s, p);
        text = part ? str_concat(s, text, part) : NULL;
    }
    return text;
}

static sval *eval_formatted(spec *s, const ast_node *n) {
    sval *v = eval(s, n->FormattedValue.value);
    sval *f = !v ? NULL : n->FormattedValue.format_spec ? eval(s, n->FormattedValue.format_spec) : sv_str(s, "");
    if (!f) return NULL;
    set_place(s, n->FormattedValue.value);
    if (n->FormattedValue.conversion > 0) v = to_str(s, v, n->FormattedValue.conversion != 's');
    return v ? format_value(s, v, f) : NULL;
}

static sval *eval_constant(spec *s, const ast_node *n) {
    const ast_constant *c = &n->Constant.value;
    switch (c->kind) {
    case CONST_NONE: return sv_none(s);
    case CONST_TRUE: return sv_bool(s, true);
    case CONST_FALSE: return sv_bool(s, false);
    case CONST_ELLIPSIS: return sv_new(s, SV_ELLIPSIS);
    case CONST_INT:
        if (c->is_big) return unsupported(s, "an integer beyond 64 bits");
        return sv_int(s, c->i);
    case CONST_FLOAT: return sv_float(s, c->f);
    case CONST_COMPLEX: {
        sval *v = sv_num(s, ST_COMPLEX, 0, 0);
        v->num.im = c->f;
        return v;
    }
    case CONST_STR: return sv_istr(s, c->text);
    case CONST_BYTES: {
        sval *v = sv_istr(s, c->text);
        v->kind = SV_BYTES;
        return v;
    }
    }
    return NULL;
}

static sval *eval_slice(spec *s, const ast_node *n) {
    const ast_node *parts[3] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
    sval *v[3];
    for (int i = 0; i < 3; i++)
        if (!(v[i] = parts[i] ? eval(s, parts[i]) : sv_none(s))) return NULL;
    sval *r = sv_new(s, SV_SLICE);
    r->range.start = v[0], r->range.stop = v[1], r->range.step = v[2];
    return r;
}

sval *eval(spec *s, const ast_node *n) {
    set_place(s, n);
    int count;
    sval **items;
    switch (n->kind) {
    case AST_Constant: return eval_constant(s, n);
    case AST_Name: return eval_name(s, n);
    case AST_BoolOp: return eval_bool(s, &n->BoolOp.values, 0, n->BoolOp.op == OP_And);
    case AST_BinOp: {
        sval *a = eval(s, n->BinOp.left), *b = a ? eval(s, n->BinOp.right) : NULL;
        set_place(s, n);
        return b ? binary(s, n->BinOp.op, a, b) : NULL;
    }
    case AST_UnaryOp: {
        sval *a = eval(s, n->UnaryOp.operand);
        set_place(s, n);
        return a ? unary(s, n->UnaryOp.op, a) : NULL;
    }
    case AST_Compare: return eval_compare(s, n);
    case AST_IfExp: return eval_if(s, n);
    case AST_Call: return eval_call(s, n);
    case AST_Lambda: return make_function(s, n);
    case AST_Attribute: {
        sval *v = eval(s, n->Attribute.value);
        set_place(s, n);
        return v ? attribute(s, v, n->Attribute.attr) : NULL;
    }
    case AST_Subscript: {
        sval *v = eval(s, n->Subscript.value), *i = v ? eval(s, n->Subscript.slice) : NULL;
        set_place(s, n);
        return i ? subscript(s, v, i) : NULL;
    }
    case AST_Tuple: return eval_list(s, &n->Tuple.elts, &count, &items) ? sv_tuple(s, count, items) : NULL;
    case AST_List: return eval_list(s, &n->List.elts, &count, &items) ? sv_list(s, sv_tuple(s, count, items)) : NULL;
    case AST_Dict: return eval_dict(s, n);
    case AST_Slice: return eval_slice(s, n);
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp: return eval_comprehension(s, n);
    case AST_JoinedStr: return eval_fstring(s, n);
    case AST_FormattedValue: return eval_formatted(s, n);
    case AST_NamedExpr: {
        sval *v = eval(s, n->NamedExpr.value);
        return v && assign(s, n->NamedExpr.target, v) ? v : NULL;
    }
    case AST_Set: return unsupported(s, "sets");
    case AST_Yield:
    case AST_YieldFrom: return unsupported(s, "generators");
    case AST_Await: return unsupported(s, "await");
    default: return unsupported(s, "this expression (%s)", ast_kind_name(n->kind));
    }
}
