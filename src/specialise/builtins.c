// Python's built-in functions.
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

ir_value *null_object(spec *s) {
    ir_op *op = emit_call(s, "nprt_null", 0, NULL, 1, (ir_type[]){type_str(s)}, false);
    ir_op_set_attr(s->ir, op, "borrowed", ir_attr_unit(s->ir));
    return ir_result(op, 0);
}

void retain_all(spec *s, const value_list *leaves) {
    for (int i = 0; i < leaves->n; i++) {
        ir_op *def = ir_def(leaves->data[i]);
        if (!def || def->opcode != PYTHON_call || !ir_op_attr(def, "borrowed")) continue;
        ir_op_set_attr(s->ir, def, "borrowed", NULL);
        ir_build(&s->b, PYTHON_retain, 1, &leaves->data[i], 0, NULL, 0);
    }
}

static bool exactly(spec *s, const builtin *b, arglist *a, int least, int most) {
    if (a->named) return not_here(s, "TypeError", NULL, "%s() takes no keyword arguments", b->name), false;
    if (a->n >= least && a->n <= most) return true;
    return not_here(s, "TypeError", NULL, "%s expected %s %d argument%s, got %d", b->name,
                    least == most  ? "exactly"
                    : a->n < least ? "at least"
                                   : "at most",
                    a->n < least ? least : most, (a->n < least ? least : most) == 1 ? "" : "s", a->n),
           false;
}

// print(…, file=x) of an object: what x.write is called with is what it sees.
static sval *print_to(spec *s, sval *file, arglist *a, sval *sep, sval *end) {
    sval *write = file->kind == SV_INSTANCE ? attribute(s, file, intern(s->names, "write")) : NULL;
    if (!write)
        return file->kind == SV_INSTANCE ? NULL : unsupported(s, "print() to a value of type %s", sval_type_name(file));
    for (int i = 0; i < a->n; i++) {
        sval *text = to_str(s, a->v[i], false);
        if ((i && !call1(s, write, sep)) || !text || !call1(s, write, text)) return NULL;
    }
    return call1(s, write, end) ? sv_none(s) : NULL;
}

static sval *b_print(spec *s, const builtin *b, arglist *a) {
    sval *sep = sv_str(s, " "), *end = sv_str(s, "\n"), *file = NULL;
    int fd = 1;
    (void)b;
    for (int i = 0; i < a->named; i++) {
        const char *n = a->names[i];
        sval *v = a->named_v[i];
        if (strcmp(n, "sep") == 0 && v->kind != SV_NONE)
            sep = v;
        else if (strcmp(n, "end") == 0 && v->kind != SV_NONE)
            end = v;
        else if (strcmp(n, "file") == 0)
            file = v->kind == SV_NONE ? NULL : v;
        else if (strcmp(n, "flush") != 0 && strcmp(n, "sep") != 0 && strcmp(n, "end") != 0)
            return fail(s, "TypeError", NULL, "'%s' is an invalid keyword argument for print()", n);
    }
    bool const is_stream = file && (file->kind == SV_BUILTIN || file->kind == SV_HANDLE);
    if (file && !is_stream) return print_to(s, file, a, sep, end);
    if (file && (file->kind == SV_HANDLE || strcmp(file->builtin->name, "stderr") == 0)) fd = 2;
    return print_values(s, a->n, a->v, sep, end, fd) ? sv_none(s) : NULL;
}

static sval *b_len(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 1)) return NULL;
    sval *v = a->v[0];
    if (v->kind == SV_RSTR || v->kind == SV_STR) {
        ir_value *x = str_ir(s, v);
        if (v->kind == SV_STR) {
            int64_t n = 0;
            for (const char *p = v->text; *p; p++) n += ((unsigned char)*p & 0xc0) != 0x80;
            return sv_int(s, n);
        }
        return sv_int_range(s, emit_call1(s, "nprt_str_len", 1, &x, type_i64(s), false), 0, (int64_t)1 << 47);
    }
    if (v->kind == SV_INSTANCE) {
        sval *m = attribute(s, v, intern(s->names, "__len__"));
        arglist none = {0};
        return m ? call(s, m, &none) : NULL;
    }
    if (v->kind == SV_ARRAY && v->array.rank == 0) return fail(s, "TypeError", NULL, "len() of unsized object");
    if (v->kind == SV_ITER && v->iter.iter >= ITER_KEYS) return b_len(s, b, &(arglist){.n = 1, .v = v->iter.parts});
    if (sval_is_number(v) || v->kind == SV_NONE || v->kind == SV_FUNC || v->kind == SV_ITER)
        return fail(s, "TypeError", NULL, "object of type '%s' has no len()", sval_type_name(v));
    if ((v->kind == SV_DICT || v->kind == SV_SET) && v->object.cell->v->kind == SV_RTABLE)
        return table_length(s, v->object.cell->v);
    if (v->kind == SV_SET) return sv_int(s, v->object.cell->v->tuple.n);
    sequence q;
    return sequence_open(s, v, &q) ? q.length : NULL;
}

static sval *b_range(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 3)) return NULL;
    sval *v[3] = {sv_int(s, 0), NULL, sv_int(s, 1)};
    for (int i = 0; i < a->n; i++) {
        if (!sval_is_number(a->v[i]) || stype_kind(sval_stype(a->v[i])) == 'f')
            return fail(s, "TypeError", "use int(…) or //", "'%s' object cannot be interpreted as an integer",
                        sval_type_name(a->v[i]));
        sval *x = scalar_convert(s, a->v[i], ST_INT);
        if (!x) return NULL;
        v[a->n == 1 ? 1 : i] = x;
    }
    int64_t step;
    if (sval_known_int(v[2], &step) && step == 0) return fail(s, "ValueError", NULL, "range() arg 3 must not be zero");
    sval *r = sv_new(s, SV_RANGE);
    r->range.start = v[0], r->range.stop = v[1], r->range.step = v[2];
    return r;
}

// An object's __iter__ is called here, once.
static sval *iter_new(spec *s, iter_kind kind, int n, sval **parts) {
    sval *v = sv_new(s, SV_ITER);
    for (int i = 0; i < n && kind != ITER_REVERSED; i++) {
        sval *iter = parts[i]->kind == SV_INSTANCE && (i || kind != ITER_MAP)
                         ? attribute_or_null(s, parts[i], intern(s->names, "__iter__"))
                         : NULL;
        if (iter && !(parts[i] = call(s, iter, &(arglist){0}))) return NULL;
    }
    v->iter.iter = kind;
    v->iter.n = n;
    v->iter.parts = n ? arena_copy(s->arena, parts, (size_t)n * sizeof *parts) : NULL;
    v->iter.state = cell_new(s, sv_int(s, 0));
    return v;
}

// Items of several iterables are asked for in turn: those of generator expressions are all made first.
static sval *in_turn(spec *s, iter_kind kind, arglist *a) {
    sval *v = iter_new(s, kind, a->n, a->v);
    if (!v) return NULL;
    for (int i = 0; i < a->n; i++)
        if (is_generator(a->v[i]) && a->v[i]->iter.expression && !is_generator(a->v[i]->iter.parts[0]) &&
            !(v->iter.parts[i] = generator_list(s, a->v[i])))
            return NULL;
    return v;
}

static sval *b_zip(spec *s, const builtin *b, arglist *a) {
    (void)b;
    return in_turn(s, ITER_ZIP, a);
}

static sval *b_enumerate(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *out[2] = {0};
    if (!arguments(s, "enumerate", a, "iterable start=0", out)) return NULL;
    return iter_new(s, ITER_ENUMERATE, 2, (sval *[]){out[1] ? out[1] : sv_int(s, 0), out[0]});
}

static sval *b_reversed(spec *s, const builtin *b, arglist *a) {
    return exactly(s, b, a, 1, 1) ? iter_new(s, ITER_REVERSED, 1, a->v) : NULL;
}

static sval *b_map(spec *s, const builtin *b, arglist *a) {
    (void)b;
    if (a->n < 2) return fail(s, "TypeError", NULL, "map() must have at least two arguments.");
    return in_turn(s, ITER_MAP, a);
}

static bool collect_item(spec *s, void *data, sval *item) { return list_append(s, data, item); }

static sval *b_list(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 0, 1)) return NULL;
    sval *list = sv_list(s, sv_tuple(s, 0, NULL));
    if (!a->n) return list;
    sval *v = a->v[0];
    if (v->kind == SV_LIST && v->object.cell->v->kind == SV_RLIST) {
        sval *m = method(s, v, intern(s->names, "copy"));
        arglist none = {0};
        return call(s, m, &none);
    }
    sequence q;
    if (v->kind == SV_RANGE && sequence_open(s, v, &q) && q.known >= 0 && q.known <= 64) {   // stays known
        sval *items = sequence_items(s, v);
        return items ? sv_list(s, items) : NULL;
    }
    return loop_over(s, NULL, v, collect_item, list) ? list : NULL;
}

static sval *b_tuple(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 0, 1)) return NULL;
    return a->n ? sequence_items(s, a->v[0]) : sv_tuple(s, 0, NULL);
}

static sval *b_dict(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *d = sv_dict(s, 0, NULL, NULL);
    if (a->n) {
        if (!dict_merge(s, d, a->v[0])) return NULL;
    }
    for (int i = 0; i < a->named; i++)
        if (!subscript_set(s, d, sv_istr(s, a->names[i]), a->named_v[i])) return NULL;
    return d;
}

// Inside a try statement: raises ValueError here where the text is no number, so that the runtime does not.
static bool text_is_number(spec *s, sval *v, int st) {
    ir_value *t = str_ir(s, v);
    ir_value *ok = emit_call1(s, st == ST_INT ? "nprt_str_is_i64" : "nprt_str_is_f64", 1, &t, type_i1(s), false);
    const char *what =
        st == ST_INT ? "invalid literal for int() with base 10: " : "could not convert string to float: ";
    sval *message = to_str(s, v, true);
    message = message ? str_concat(s, sv_str(s, what), message) : NULL;
    sclass *c = exception_class(s, intern(s->names, "ValueError"))->cls;
    return message && check_open(s, ok, exception_instance(s, c, 1, &message));
}

sval *number_of(spec *s, sval *v, int st, const char *name) {
    if (v->kind == SV_ARRAY) {
        sval *n = array_size(s, v), *one = n ? scalar_compare(s, OP_Eq, n, sv_int(s, 1)) : NULL;
        if (!one) return NULL;
        if (one->kind == SV_NUM && !one->num.i)
            return fail(s, "TypeError", "index the array, or use .astype",
                        "only size-1 arrays can be converted to Python scalars");
        if (one->kind != SV_NUM)
            emit_check(s, scalar_value(s, one), "TypeError", "only size-1 arrays can be converted to Python scalars");
        sval **zeros = ARENA_ARRAY(s->arena, sval *, v->array.rank + 1);
        for (int i = 0; i < v->array.rank; i++) zeros[i] = sv_int(s, 0);
        v = array_index(s, v, sv_tuple(s, v->array.rank, zeros));
        if (!v) return NULL;
    }
    if (sval_is_number(v)) return scalar_convert(s, v, st);
    if ((v->kind == SV_STR || v->kind == SV_RSTR) && st != ST_BOOL) {
        if (v->kind == SV_STR) {
            char *end;
            const char *p = v->text;
            while (*p == ' ' || *p == '\t' || *p == '\n') p++;
            if (st == ST_INT && *p) {
                long long const x = strtoll(p, &end, 10);
                if (end != p && !*end && x < INT64_MAX && x > INT64_MIN) return sv_int(s, x);
            }
            if (st == ST_FLOAT && *p && !strpbrk(p, "xXpP_")) {
                double const x = strtod(p, &end);
                if (end != p && !*end) return sv_float(s, x);
            }
        }
        ir_value *t = str_ir(s, v);
        if (s->attempt && !text_is_number(s, v, st)) return NULL;
        if (st == ST_INT) return sv_scalar(s, ST_INT, emit_call1(s, "nprt_str_to_i64", 1, &t, type_i64(s), true));
        return sv_scalar(s, ST_FLOAT, emit_call1(s, "nprt_str_to_f64", 1, &t, type_f64(s), true));
    }
    return fail(s, "TypeError", NULL, "%s() argument must be a string or a real number, not '%s'", name,
                sval_type_name(v));
}

typedef struct num_data {
    int st;
    const char *name;
} num_data;
static sval *num_part(spec *s, sval *v, void *data) {
    const num_data *d = data;
    if (sval_is_number(v) && !(v = real_of_complex(s, v, stype_kind(d->st)))) return NULL;
    return number_of(s, v, d->st, d->name);
}

// int(text, base)
static sval *int_of_base(spec *s, sval *text, sval *base) {
    int64_t known;
    if (!is_text(text) || !sval_known_int(base, &known) || known < 2 || known > 36 || s->attempt)
        return unsupported(s, "int() of these two arguments");
    char *end;
    long long const x = text->kind == SV_STR ? strtoll(text->text, &end, (int)known) : 0;
    if (text->kind == SV_STR && end != text->text && !*end && x < INT64_MAX && x > INT64_MIN) return sv_int(s, x);
    ir_value *args[] = {str_ir(s, text), scalar_value(s, base)};
    return sv_scalar(s, ST_INT, emit_call1(s, "nprt_str_to_i64_base", 2, args, type_i64(s), true));
}

static sval *b_number(spec *s, const builtin *b, arglist *a) {
    if (b->code == ST_INT && a->n == 2 && !a->named) return int_of_base(s, a->v[0], a->v[1]);
    if (!exactly(s, b, a, 0, 1)) return NULL;
    if (!a->n) return sv_num(s, b->code, 0, 0);
    if (b->code == ST_BOOL) {
        ir_value *c = NULL;
        int const t = truth(s, a->v[0], &c);
        return t == -2 ? NULL : t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
    }
    return split_choice(s, a->v[0], num_part, &(num_data){b->code, b->name});
}

static sval *b_complex(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 0, 2)) return NULL;
    sval *re = a->n ? a->v[0] : sv_int(s, 0), *im = a->n > 1 ? a->v[1] : sv_int(s, 0);
    if (!sval_is_number(re) || !sval_is_number(im)) return unsupported(s, "complex() of this value");
    if (stype_kind(sval_stype(re)) != 'c' && stype_kind(sval_stype(im)) != 'c') {   // with the signs of both zeros
        re = scalar_convert(s, re, ST_FLOAT), im = re ? scalar_convert(s, im, ST_FLOAT) : NULL;
        if (!im) return NULL;
        if (re->kind != SV_NUM || im->kind != SV_NUM)
            return sv_scalar(
                s, ST_COMPLEX,
                emit_bin(s, COMPLEX_create, scalar_value(s, re), scalar_value(s, im), stype_ir(s, ST_COMPLEX)));
        sval *z = sv_num(s, ST_COMPLEX, 0, re->num.f);
        z->num.im = im->num.f;
        return z;
    }
    sval *i = sv_num(s, ST_COMPLEX, 0, 0);
    i->num.im = 1;
    sval *product = scalar_binary(s, OP_Mult, im, i);
    return product ? scalar_binary(s, OP_Add, re, product) : NULL;
}

static sval *b_str(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 0, 1)) return NULL;
    return a->n ? to_str(s, a->v[0], b->code != 0) : sv_str(s, "");
}

static sval *b_format(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 2)) return NULL;
    return format_value(s, a->v[0], a->n > 1 ? a->v[1] : sv_str(s, ""));
}

static sval *scalar_abs(spec *s, sval *v) {
    int const st = sval_stype(v);
    if (stype_kind(st) == 'f') {
        if (v->kind == SV_NUM) return sv_num(s, st, 0, fabs(v->num.f));
        return sv_scalar(s, st, emit_un(s, MATH_absf, v->scalar.v, v->scalar.v->type));
    }
    if (stype_kind(st) == 'c') {
        sval *r = ufunc_call(s, "absolute", 1, &v, NULL, NULL, NULL);
        return r && !stype_is_np(st) ? scalar_convert(s, r, ST_FLOAT) : r;
    }
    if (st == ST_NP + DT_bool || stype_kind(st) == 'u') return v;
    sval *neg = scalar_unary(s, OP_USub, v);
    return neg ? scalar_min_max(s, scalar_convert(s, v, sval_stype(neg)), neg, true) : NULL;
}

static sval *b_abs(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 1)) return NULL;
    if (sval_is_number(a->v[0])) return scalar_abs(s, a->v[0]);
    return ufunc_call(s, "absolute", 1, a->v, NULL, NULL, NULL);
}

typedef struct best {
    sval *a, *b;
    scell *result;
} best;
static bool take_b(spec *s, void *data) { return cell_set(s, ((best *)data)->result, ((best *)data)->b), true; }
static bool take_a(spec *s, void *data) { return cell_set(s, ((best *)data)->result, ((best *)data)->a), true; }

static sval *better_of(spec *s, sval *a, sval *b, bool want_max) {
    if (sval_is_number(a) && sval_is_number(b)) {
        sval *r = scalar_min_max(s, a, b, want_max);
        if (r || s->diags->error_count) return r;
    }
    sval *gt = compare(s, want_max ? OP_Gt : OP_Lt, b, a);
    ir_value *c = NULL;
    int const t = gt ? truth(s, gt, &c) : -2;
    if (t == -2) return NULL;
    if (t >= 0) return t ? b : a;
    best d = {a, b, cell_new(s, sv_undef(s))};
    return branch(s, c, take_b, take_a, &d) ? d.result->v : NULL;
}

typedef struct running {
    scell *value;
    bool want_max;
} running;
static bool run_best(spec *s, void *data, sval *item) {
    running *r = data;
    sval *v = r->value->v->kind == SV_UNDEF ? item : better_of(s, r->value->v, item, r->want_max);
    if (v) cell_set(s, r->value, v);
    return v != NULL;
}

static sval *best_by_key(spec *s, const builtin *b, arglist *a, sval *key, sval *otherwise) {
    sval *items = a->n == 1 ? sequence_items(s, a->v[0]) : sv_tuple(s, a->n, a->v), *found = NULL, *best_key = NULL;
    if (!items) return NULL;
    for (int i = 0; i < items->tuple.n; i++) {
        sval *k = call1(s, key, items->tuple.items[i]),
             *better = k && found ? compare(s, b->code ? OP_Gt : OP_Lt, k, best_key) : NULL;
        if (!k || (found && !better)) return NULL;
        if (better && better->kind != SV_NUM) return unsupported(s, "%s() with a key known only at run time", b->name);
        if (!found || better->num.i) found = items->tuple.items[i], best_key = k;
    }
    if (found || otherwise) return found ? found : otherwise;
    return fail(s, "ValueError", NULL, "%s() arg is an empty sequence", b->name);
}

static sval *b_min_max(spec *s, const builtin *b, arglist *a) {
    sval *key = NULL, *otherwise = NULL;
    for (int i = 0; i < a->named; i++) {
        if (strcmp(a->names[i], "key") == 0)
            key = a->named_v[i];
        else if (strcmp(a->names[i], "default") == 0)
            otherwise = a->named_v[i];
        else
            return fail(s, "TypeError", NULL, "%s() got an unexpected keyword argument '%s'", b->name, a->names[i]);
    }
    if (key && key->kind != SV_NONE) return best_by_key(s, b, a, key, otherwise);
    if (a->n == 0) return fail(s, "TypeError", NULL, "%s expected at least 1 argument, got 0", b->name);
    if (a->n == 1) {
        sequence q;
        if (!sequence_open(s, a->v[0], &q)) return NULL;
        const char *text = arena_printf(s->arena, "%s() arg is an empty sequence", b->name);
        if (q.known == 0 && otherwise) return otherwise;
        if (otherwise && q.known < 0)
            return unsupported(s, "%s() with default= of items known only at run time", b->name);
        if (q.known == 0) return fail(s, "ValueError", NULL, "%s", text);
        if (q.known > 0 && q.is_static) {
            running r = {cell_new(s, sv_undef(s)), b->code};
            return loop_over(s, NULL, a->v[0], run_best, &r) ? r.value->v : NULL;
        }
        if (q.known < 0)
            emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, q.length, sv_int(s, 0))), "ValueError", text);
        sval *first = sequence_at(s, &q, sv_int(s, 0));
        running r = {cell_new(s, first), b->code};
        return first && loop_over(s, NULL, a->v[0], run_best, &r) ? r.value->v : NULL;
    }
    sval *v = a->v[0];
    for (int i = 1; v && i < a->n; i++) v = better_of(s, v, a->v[i], b->code);
    return v;
}

typedef struct total {
    scell *value;
} total;
static bool add_item(spec *s, void *data, sval *item) {
    total *t = data;
    sval *v = binary(s, OP_Add, t->value->v, item);
    if (v) cell_set(s, t->value, v);
    return v != NULL;
}

static sval *b_sum(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *out[2] = {0};
    if (!arguments(s, "sum", a, "iterable start=0", out)) return NULL;
    total t = {cell_new(s, out[1] ? out[1] : sv_int(s, 0))};
    return loop_over(s, NULL, out[0], add_item, &t) ? t.value->v : NULL;
}

typedef struct quantifier {
    scell *value;
    bool is_all, stops;
} quantifier;
static bool stop_loop(spec *s, void *unused) {
    (void)unused;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_BREAK));
    return true;
}
static bool test_item(spec *s, void *data, sval *item) {
    quantifier *q = data;
    ir_value *c = NULL;
    int const t = truth(s, item, &c);
    if (t == -2) return false;
    sval *v = t >= 0 ? sv_bool(s, t) : sv_scalar(s, ST_BOOL, c);
    sval *r = scalar_binary(s, q->is_all ? OP_BitAnd : OP_BitOr, q->value->v, v);
    if (!r) return false;
    cell_set(s, q->value, r);
    if (!q->stops) return true;   // nothing tells whether the rest was looked at
    if (v->kind == SV_NUM) return (v->num.i != 0) != q->is_all ? stop_loop(s, NULL) : true;
    sval *ends = q->is_all ? scalar_unary(s, OP_Not, v) : v;
    return branch(s, scalar_value(s, ends), stop_loop, NULL, NULL);
}

static sval *b_quantifier(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 1)) return NULL;
    quantifier q = {cell_new(s, sv_bool(s, b->code)), b->code, a->v[0]->kind == SV_ITER && a->v[0]->iter.state};
    if (!loop_over(s, NULL, a->v[0], test_item, &q)) return NULL;
    iterator_left(s, a->v[0]);   // it may have stopped before the end
    return q.value->v;
}

typedef struct first_item {
    scell *item, *found;
    sval *otherwise;
} first_item;

static bool take_first(spec *s, void *data, sval *item) {
    first_item *f = data;
    cell_set(s, f->item, item);
    cell_set(s, f->found, sv_bool(s, true));
    return stop_loop(s, NULL);
}

static bool no_first(spec *s, void *data) {
    first_item *f = data;
    if (f->otherwise) return cell_set(s, f->item, f->otherwise), true;
    return raise_exception(s,
                           exception_instance(s, exception_class(s, intern(s->names, "StopIteration"))->cls, 0, NULL));
}

// next(generator): the first item; native code does not go on with it.
static sval *b_next(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 2)) return NULL;
    sval *v = a->v[0];
    if (v->kind != SV_ITER || !v->iter.state) return unsupported(s, "next() of a %s", sval_type_name(v));
    first_item f = {cell_new(s, sv_undef(s)), cell_new(s, sv_bool(s, false)), a->n > 1 ? a->v[1] : NULL};
    f.item->is_result = true;   // meaningless where nothing was found
    if (!loop_over(s, NULL, v, take_first, &f)) return NULL;
    iterator_left(s, v);
    ir_value *c = NULL;
    int const found = truth(s, f.found->v, &c);
    if (found == 0 && !no_first(s, &f)) return NULL;
    if (found == -1) {
        ir_value *none = scalar_value(s, scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, c)));
        if (!branch(s, none, no_first, NULL, &f)) return NULL;
    }
    return found == -2 || is_dead(s) ? NULL : f.item->v;
}

static sval *b_round(spec *s, const builtin *b, arglist *a) {
    sval *in[2];
    if (!arguments(s, b->name, a, "number ndigits=None", in)) return NULL;
    sval *v = in[0], *to = in[1] ? in[1] : sv_none(s);
    int64_t digits;
    if (v->kind == SV_ARRAY) return unsupported(s, "round() of an array; use np.round");
    if (!sval_is_number(v))
        return fail(s, "TypeError", NULL, "type %s doesn't define __round__ method", sval_type_name(v));
    if (stype_kind(sval_stype(v)) != 'f')
        return to->kind == SV_NONE || (sval_known_int(to, &digits) && digits >= 0)
                   ? (sval_stype(v) == ST_BOOL ? scalar_convert(s, v, ST_INT) : v)
                   : unsupported(s, "round() of an int to negative digits");
    if (to->kind == SV_NONE) {
        if (v->kind == SV_NUM) return scalar_convert(s, sv_float(s, rint(v->num.f)), ST_INT);
        return scalar_convert(
            s, sv_scalar(s, sval_stype(v), emit_un(s, MATH_roundeven, v->scalar.v, v->scalar.v->type)), ST_INT);
    }
    // Rounding to digits goes through text, as CPython's does: exact.
    if (!sval_known_int(to, &digits) || digits < 0 || digits > 300)
        return unsupported(s, "round() to a number of digits that is not known when compiling");
    sval *text =
        format_value(s, scalar_convert(s, v, ST_FLOAT), sv_str(s, arena_printf(s->arena, ".%df", (int)digits)));
    sval *r = text ? number_of(s, text, ST_FLOAT, "float") : NULL;
    return r ? scalar_convert(s, r, sval_stype(v)) : NULL;
}

// NumPy's abstract types of scalars, by the kinds of dtype below them.
static const struct {
    const char *name, *kinds;
} numpy_kinds[] = {{"generic", "biufc"},     {"number", "iufc"}, {"integer", "iu"}, {"signedinteger", "i"},
                   {"unsignedinteger", "u"}, {"inexact", "fc"},  {"floating", "f"}, {"complexfloating", "c"}};

static bool type_matches(spec *s, sval *v, sval *t, bool *known) {
    if (t->kind == SV_TUPLE) {
        for (int i = 0; i < t->tuple.n; i++)
            if (type_matches(s, v, t->tuple.items[i], known)) return true;
        return false;
    }
    if (t->kind == SV_CLASS) {
        return v->kind == SV_INSTANCE && class_is(v->object.cls, t->cls);
    }
    if (t->kind == SV_DTYPE) return sval_is_number(v) && sval_stype(v) == ST_NP + (int)t->dt;
    if (t->kind != SV_BUILTIN || is_type_hint(t)) return *known = false;
    const char *n = t->builtin->name;
    if (strcmp(n, "ndarray") == 0) return v->kind == SV_ARRAY;
    if (strcmp(n, "object") == 0) return true;
    if (sval_is_number(v)) {
        int const st = sval_stype(v);
        if (strcmp(n, "int") == 0) return st == ST_INT || st == ST_BOOL;
        if (strcmp(n, "float") == 0) return st == ST_FLOAT || st == ST_NP + DT_float64;
        if (strcmp(n, "complex") == 0) return st == ST_COMPLEX || st == ST_NP + DT_complex128;
        for (size_t i = 0; i < sizeof numpy_kinds / sizeof *numpy_kinds; i++)
            if (strcmp(n, numpy_kinds[i].name) == 0)
                return stype_is_np(st) && strchr(numpy_kinds[i].kinds, stype_kind(st)) != NULL;
    }
    if (strcmp(n, "type") == 0 && v->kind == SV_BUILTIN) return *known = false;
    if (strcmp(n, "type") == 0) return v->kind == SV_CLASS || (v->kind == SV_DTYPE && v->is_type);
    return strcmp(n, sval_type_name(v)) == 0;
}

static sval *instance_part(spec *s, sval *v, void *type) {
    bool known = true;
    bool const is = type_matches(s, v, type, &known);
    return is || known ? sv_bool(s, is) : unsupported(s, "isinstance() of this type");
}

static sval *b_isinstance(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 2, 2)) return NULL;
    return split_choice(s, a->v[0], instance_part, a->v[1]);
}

static sval *b_slice(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 3)) return NULL;
    sval *v = sv_new(s, SV_SLICE), *none = sv_none(s);
    v->range.start = a->n > 1 ? a->v[0] : none;
    v->range.stop = a->n > 1 ? a->v[1] : a->v[0];
    v->range.step = a->n > 2 ? a->v[2] : none;
    return v;
}

static sval *b_sorted(spec *s, const builtin *b, arglist *a) {
    sval *given[3] = {0};
    if (!arguments(s, "sorted", a, "iterable * key=None reverse=False", given)) return NULL;
    arglist one = {.n = 1, .v = given};
    sval *list = b_list(s, b, &one), *known = list ? sorted_list(s, list, given[1], given[2]) : NULL;
    if (known || !list || s->diags->error_count) return known;
    return list_sort_runtime(s, list, given[1], given[2]) ? list : NULL;
}

// A known list in the order of its keys; NULL without a message when they are not known.
sval *sorted_list(spec *s, sval *list, sval *key, sval *reverse) {
    sval *c = list->object.cell->v;
    ir_value *unused = NULL;
    int const down = reverse ? truth(s, reverse, &unused) : 0;
    if (c->kind != SV_TUPLE || down < 0) return NULL;
    int const n = c->tuple.n;
    sval **keys = ARENA_ARRAY(s->arena, sval *, n + 1),
         **items = arena_copy(s->arena, c->tuple.items, (size_t)n * sizeof(sval *));
    for (int i = 0; i < n; i++) {
        keys[i] = key && key->kind != SV_NONE ? call1(s, key, items[i]) : items[i];
        if (!keys[i] || sval_is_dynamic(keys[i])) return NULL;
    }
    for (int i = 1; i < n; i++)   // stable: equal items keep their order, also when reversed
        for (int k = i; k > 0; k--) {
            sval *less = down ? compare(s, OP_Lt, keys[k - 1], keys[k]) : compare(s, OP_Lt, keys[k], keys[k - 1]);
            if (!less || less->kind != SV_NUM) return NULL;
            if (!less->num.i) break;
            sval *t = keys[k];
            keys[k] = keys[k - 1], keys[k - 1] = t;
            t = items[k];
            items[k] = items[k - 1], items[k - 1] = t;
        }
    return sv_list(s, sv_tuple(s, n, items));
}

static sval *b_divmod(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 2, 2)) return NULL;
    sval **r = ARENA_ARRAY(s->arena, sval *, 2);
    r[0] = binary(s, OP_FloorDiv, a->v[0], a->v[1]);
    r[1] = r[0] ? binary(s, OP_Mod, a->v[0], a->v[1]) : NULL;
    return r[1] ? sv_tuple(s, 2, r) : NULL;
}

static sval *b_pow(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 2, 3)) return NULL;
    if (a->n == 2) return binary(s, OP_Pow, a->v[0], a->v[1]);
    for (int i = 0; i < 3; i++)
        if (!sval_is_int(a->v[i])) return unsupported(s, "pow() of these three arguments");
    sval *m = module_import(s, intern(s->names, "numpy.native_math"));
    return m ? call(s, module_member(s, m->module, intern(s->names, "pow_modulo")), a) : NULL;
}

static sval *b_ord(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 1)) return NULL;
    if (a->v[0]->kind != SV_STR && a->v[0]->kind != SV_RSTR)
        return fail(s, "TypeError", NULL, "ord() expected string of length 1, but %s found", sval_type_name(a->v[0]));
    ir_value *t = str_ir(s, a->v[0]);
    return sv_int_range(s, emit_call1(s, "nprt_str_ord", 1, &t, type_i64(s), true), 0, 0x10ffff);
}

static sval *b_chr(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 1)) return NULL;
    sval *v = sval_is_int(a->v[0]) ? scalar_convert(s, a->v[0], ST_INT)
                                   : fail(s, "TypeError", NULL, "'%s' object cannot be interpreted as an integer",
                                          sval_type_name(a->v[0]));
    if (!v) return NULL;
    ir_value *x = scalar_value(s, v);
    return sv_rstr(s, emit_call1(s, "nprt_str_chr", 1, &x, type_str(s), true));
}

static sval *b_input(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 0, 1)) return NULL;
    ir_value *p = a->n ? str_ir(s, to_str(s, a->v[0], false)) : null_object(s);
    return sv_rstr(s, emit_call1(s, "nprt_input", 1, &p, type_str(s), true));
}

static const builtin none_type = {"NoneType", NULL, NULL, 0}, array_type_object = {"ndarray", NULL, NULL, 0},
                     function_type = {"function", NULL, NULL, 0};

sval *type_of(spec *s, sval *v) {
    if (v->kind == SV_NONE) return sv_builtin(s, &none_type);
    if (v->kind == SV_FUNC) return sv_builtin(s, &function_type);
    if (v->kind == SV_ARRAY) return numpy_member(s, intern(s->names, "ndarray"));
    if (v->kind == SV_INSTANCE) {
        sval *c = sv_new(s, SV_CLASS);
        c->cls = v->object.cls;
        return c;
    }
    if (sval_is_number(v) && stype_is_np(sval_stype(v))) {
        sval *t = sv_dtype(s, stype_np(sval_stype(v)));
        t->is_type = true;
        return t;
    }
    (void)array_type_object;
    sval *t = builtin_function(s, intern(s->names, sval_type_name(v)));
    return t ? t : unsupported(s, "type() of a value of type %s", sval_type_name(v));
}

static sval *b_type(spec *s, const builtin *b, arglist *a) {
    return exactly(s, b, a, 1, 1) ? type_of(s, a->v[0]) : NULL;
}
static sval *b_super(spec *s, const builtin *b, arglist *a) {
    return a->n ? unsupported(s, "%s() with arguments", b->name) : super_of(s);
}

static sval *b_mark(spec *s, const builtin *b, arglist *a) {   // property, staticmethod, classmethod
    return exactly(s, b, a, 1, 1) ? sv_bound(s, a->v[0], sv_builtin(s, b)) : NULL;
}

static sval *b_callable(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 1, 1)) return NULL;
    sval *v = a->v[0];
    bool const known = v->kind == SV_FUNC || v->kind == SV_BUILTIN || v->kind == SV_CLASS || v->kind == SV_BOUND ||
                       v->kind == SV_DTYPE;
    return sv_bool(s,
                   known || (v->kind == SV_INSTANCE && class_member(s, v->object.cls, intern(s->names, "__call__"))));
}

static sval *b_getattr(spec *s, const builtin *b, arglist *a) {   // code 0: getattr, 1: hasattr
    if (!exactly(s, b, a, 2, b->code ? 2 : 3)) return NULL;
    if (a->v[1]->kind != SV_STR) return unsupported(s, "%s() with a name known only at run time", b->name);
    int const before = s->diags->error_count;
    sval *v = attribute_or_null(s, a->v[0], a->v[1]->text);
    if (!v && s->diags->error_count > before) return NULL;
    if (b->code) {
        if (!v && a->v[0]->kind != SV_INSTANCE && a->v[0]->kind != SV_CLASS)
            return unsupported(s, "hasattr() of a %s", sval_type_name(a->v[0]));
        return sv_bool(s, v != NULL);
    }
    if (v) return v;
    if (a->n > 2 && a->v[0]->kind == SV_INSTANCE) return a->v[2];
    return attribute(s, a->v[0], a->v[1]->text);
}

static sval *b_filter(spec *s, const builtin *b, arglist *a) {
    if (!exactly(s, b, a, 2, 2)) return NULL;
    sval *items = sequence_items(s, a->v[1]);
    if (!items) return NULL;
    sval **kept = ARENA_ARRAY(s->arena, sval *, items->tuple.n + 1);
    int n = 0;
    for (int i = 0; i < items->tuple.n; i++) {
        sval *v = a->v[0]->kind == SV_NONE ? items->tuple.items[i] : call1(s, a->v[0], items->tuple.items[i]);
        ir_value *c = NULL;
        int const t = v ? truth(s, v, &c) : -2;
        if (t < 0) return t == -2 ? NULL : unsupported(s, "filter() by a condition known only at run time");
        if (t) kept[n++] = items->tuple.items[i];
    }
    return sv_tuple(s, n, kept);
}

static sval *b_base(spec *s, const builtin *b, arglist *a) {   // bin, oct, hex of known ints
    int64_t v;
    if (!exactly(s, b, a, 1, 1)) return NULL;
    if (!sval_known_int(a->v[0], &v)) return unsupported(s, "%s() of a number known only at run time", b->name);
    char text[80];
    int at = (int)sizeof text - 1;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    text[at] = 0;
    do text[--at] = "0123456789abcdef"[u % (unsigned)b->code];
    while ((u /= (unsigned)b->code));
    return sv_str(s, arena_printf(s->arena, "%s0%c%s", v < 0 ? "-" : "",
                                  b->code == 2   ? 'b'
                                  : b->code == 8 ? 'o'
                                                 : 'x',
                                  text + at));
}

static sval *b_refuse(spec *s, const builtin *b, arglist *a) {
    (void)a;
    return unsupported(s, "%s()", b->name);
}

// iter() where __iter__ returns it: what is iterated over, as nothing else gets hold of the iterator.
static sval *b_iter(spec *s, const builtin *b, arglist *a) {
    if (!s->frame->func || strcmp(s->frame->func->name, "__iter__") != 0) return b_refuse(s, b, a);
    return exactly(s, b, a, 1, 1) ? a->v[0] : NULL;
}

static const builtin table[] = {{"print", b_print, NULL, 0},
                                {"len", b_len, NULL, 0},
                                {"range", b_range, NULL, 0},
                                {"zip", b_zip, NULL, 0},
                                {"enumerate", b_enumerate, NULL, 0},
                                {"reversed", b_reversed, NULL, 0},
                                {"map", b_map, NULL, 0},
                                {"list", b_list, NULL, 0},
                                {"tuple", b_tuple, NULL, 0},
                                {"dict", b_dict, NULL, 0},
                                {"int", b_number, NULL, ST_INT},
                                {"float", b_number, NULL, ST_FLOAT},
                                {"bool", b_number, NULL, ST_BOOL},
                                {"complex", b_complex, NULL, 0},
                                {"str", b_str, NULL, 0},
                                {"repr", b_str, NULL, 1},
                                {"format", b_format, NULL, 0},
                                {"abs", b_abs, NULL, 0},
                                {"min", b_min_max, NULL, 0},
                                {"max", b_min_max, NULL, 1},
                                {"sum", b_sum, NULL, 0},
                                {"all", b_quantifier, NULL, 1},
                                {"any", b_quantifier, NULL, 0},
                                {"round", b_round, NULL, 0},
                                {"isinstance", b_isinstance, NULL, 0},
                                {"slice", b_slice, NULL, 0},
                                {"sorted", b_sorted, NULL, 0},
                                {"divmod", b_divmod, NULL, 0},
                                {"pow", b_pow, NULL, 0},
                                {"ord", b_ord, NULL, 0},
                                {"chr", b_chr, NULL, 0},
                                {"input", b_input, NULL, 0},
                                {"object", b_refuse, NULL, 0},
                                {"set", b_set, NULL, 0},
                                {"open", b_refuse, NULL, 0},
                                {"eval", b_refuse, NULL, 0},
                                {"exec", b_refuse, NULL, 0},
                                {"type", b_type, NULL, 0},
                                {"super", b_super, NULL, 0},
                                {"iter", b_iter, NULL, 0},
                                {"next", b_next, NULL, 0},
                                {"filter", b_filter, NULL, 0},
                                {"getattr", b_getattr, NULL, 0},
                                {"setattr", b_refuse, NULL, 0},
                                {"hasattr", b_getattr, NULL, 1},
                                {"callable", b_callable, NULL, 0},
                                {"id", b_refuse, NULL, 0},
                                {"hash", b_refuse, NULL, 0},
                                {"globals", b_refuse, NULL, 0},
                                {"frozenset", b_set, NULL, 1},
                                {"bytes", b_refuse, NULL, 0},
                                {"bytearray", b_refuse, NULL, 0},
                                {"hex", b_base, NULL, 16},
                                {"bin", b_base, NULL, 2},
                                {"oct", b_base, NULL, 8},
                                {"vars", b_refuse, NULL, 0},
                                {"locals", b_refuse, NULL, 0},
                                {"delattr", b_refuse, NULL, 0},
                                {"issubclass", b_refuse, NULL, 0},
                                {"memoryview", b_refuse, NULL, 0},
                                {"ascii", b_refuse, NULL, 0},
                                {"compile", b_refuse, NULL, 0},
                                {"__import__", b_refuse, NULL, 0},
                                {"dir", b_refuse, NULL, 0},
                                {"property", b_mark, NULL, 0},
                                {"staticmethod", b_mark, NULL, 0},
                                {"classmethod", b_mark, NULL, 0}};

sval *builtin_function(spec *s, istr name) {
    if (strcmp(name, "__name__") == 0) return sv_istr(s, s->frame->module->name);
    if (strcmp(name, "__file__") == 0 && s->frame->module->file) return sv_str(s, s->frame->module->file->name);
    if (strcmp(name, "open") == 0) {   // Python text of the library
        sval *files = module_import(s, intern(s->names, "_files"));
        return files ? attribute(s, files, name) : NULL;
    }
    if (strcmp(name, "NotImplemented") == 0) return unsupported(s, "NotImplemented");
    if (strcmp(name, "Ellipsis") == 0) return sv_new(s, SV_ELLIPSIS);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0) return sv_builtin(s, &table[i]);
    return exception_class(s, name);
}

// ---- % formatting ----

sval *percent_format(spec *s, sval *f, sval *values) {
    sval *text = sv_str(s, "");
    sval *single[1] = {values};
    int const n = values->kind == SV_TUPLE ? values->tuple.n : 1;
    sval **v = values->kind == SV_TUPLE ? values->tuple.items : single;
    int at = 0;
    const char *p = f->text;
    while (*p) {
        const char *start = p;
        while (*p && *p != '%') p++;
        if (p > start) text = str_concat(s, text, sv_istr(s, intern_n(s->names, start, (size_t)(p - start))));
        if (!*p) break;
        if (p[1] == '%') {
            text = str_concat(s, text, sv_str(s, "%"));
            p += 2;
            continue;
        }
        start = p++;
        while (*p && strchr("#0- +123456789.", *p)) p++;
        if (*p == '*' || *p == '(') return unsupported(s, "this %% conversion");
        if (!*p) return fail(s, "ValueError", NULL, "incomplete format");
        char const kind = *p++;
        if (at >= n) return fail(s, "TypeError", NULL, "not enough arguments for format string");
        sval *x = v[at++], *piece = NULL;
        ir_value *conv = str_ir(s, sv_istr(s, intern_n(s->names, start, (size_t)(p - start))));
        if (strchr("diuxXoc", kind) && sval_is_number(x)) {
            sval *i = scalar_convert(s, x, ST_INT);
            piece = i ? sv_rstr(s, emit_call1(s, "nprt_str_percent_i64", 2, (ir_value *[]){conv, scalar_value(s, i)},
                                              type_str(s), true))
                      : NULL;
        } else if (strchr("eEfFgG", kind) && sval_is_number(x)) {
            sval *d = scalar_convert(s, x, ST_FLOAT);
            piece = d ? sv_rstr(s, emit_call1(s, "nprt_str_percent_f64", 2, (ir_value *[]){conv, scalar_value(s, d)},
                                              type_str(s), true))
                      : NULL;
        } else if (kind == 's' || kind == 'r') {
            sval *t = to_str(s, x, kind == 'r');
            conv = str_ir(
                s, str_concat(s, sv_istr(s, intern_n(s->names, start, (size_t)(p - start - 1))), sv_str(s, "s")));
            piece = t ? sv_rstr(s, emit_call1(s, "nprt_str_percent_str", 2, (ir_value *[]){conv, str_ir(s, t)},
                                              type_str(s), true))
                      : NULL;
        } else {
            return fail(s, "TypeError", NULL, "%%%c format: a real number is required, not %s", kind,
                        sval_type_name(x));
        }
        if (!piece) return NULL;
        text = str_concat(s, text, piece);
    }
    if (at < n && (values->kind == SV_TUPLE))
        return fail(s, "TypeError", NULL, "not all arguments converted during string formatting");
    return text;
}
