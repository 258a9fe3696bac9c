// Text: str(), repr(), format specifications, f-strings and print.
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <math.h>
#include <string.h>

ir_value *str_ir(spec *s, sval *v) {
    if (v->kind == SV_RSTR) return v->handle.v;
    ir_op *op = ir_build(&s->b, PYTHON_string, 0, NULL, 1, (ir_type[]){type_str(s)}, 0);
    ir_op_set_attr(s->ir, op, "value", ir_attr_string_n(s->ir, v->text, istr_len(v->text)));
    return ir_result(op, 0);
}

sval *str_concat(spec *s, sval *a, sval *b) {
    if (a->kind == SV_STR && b->kind == SV_STR) {
        size_t const n = istr_len(a->text), m = istr_len(b->text);
        char *t = arena_alloc(s->arena, n + m + 1);
        memcpy(t, a->text, n);
        memcpy(t + n, b->text, m);
        return sv_istr(s, intern_n(s->names, t, n + m));
    }
    if (a->kind == SV_STR && !*a->text) return b;
    if (b->kind == SV_STR && !*b->text) return a;
    return sv_rstr(s,
                   emit_call1(s, "nprt_str_concat", 2, (ir_value *[]){str_ir(s, a), str_ir(s, b)}, type_str(s), false));
}

static sval *number_to_str(spec *s, sval *v) {
    int const st = sval_stype(v);
    if (v->kind == SV_NUM && st == ST_BOOL) return sv_str(s, v->num.i ? "True" : "False");
    if (v->kind == SV_NUM && stype_kind(st) == 'i')
        return sv_str(s, arena_printf(s->arena, "%lld", (long long)v->num.i));
    const char *callee = NULL;
    int to = st;
    switch (stype_kind(st)) {
    case 'b': callee = "nprt_str_of_bool"; break;
    case 'i': callee = "nprt_str_of_i64", to = ST_INT; break;
    case 'u': callee = "nprt_str_of_u64", to = ST_NP + DT_uint64; break;
    case 'f':
        callee = stype_dtype(st) == DT_float64   ? "nprt_str_of_f64"
                 : stype_dtype(st) == DT_float32 ? "nprt_str_of_f32"
                                                 : "nprt_str_of_f16";
        if (stype_dtype(st) == DT_float16) to = ST_NP + DT_float32;
        break;
    default: {
        ir_value *parts[2];
        emit_parts(s, scalar_value(s, v), parts);
        bool const single = parts[0]->type->width == 32;
        return sv_rstr(
            s, emit_call1(s, single ? "nprt_str_of_complex64" : "nprt_str_of_complex", 2, parts, type_str(s), false));
    }
    }
    sval *x = scalar_convert(s, v, to);
    if (!x) return NULL;
    ir_value *arg = scalar_value(s, x);
    return sv_rstr(s, emit_call1(s, callee, 1, &arg, type_str(s), false));
}

static bool is_plain_ascii(const char *text) {   // its repr is itself between quotes
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || (unsigned char)*text > '~' || *text == '\'' || *text == '\\') return false;
    return true;
}

static sval *repr_of_str(spec *s, sval *v) {
    if (v->kind == SV_STR && strlen(v->text) == istr_len(v->text) && is_plain_ascii(v->text))
        return sv_str(s, arena_printf(s->arena, "'%s'", v->text));
    ir_value *arg = str_ir(s, v);
    return sv_rstr(s, emit_call1(s, "nprt_str_repr", 1, &arg, type_str(s), false));
}

static sval *join_reprs(spec *s, const char *open, int n, sval **items, sval **keys, const char *close) {
    sval *text = sv_str(s, open);
    for (int i = 0; i < n; i++) {
        sval *key = keys ? to_str(s, keys[i], true) : NULL, *item = to_str(s, items[i], true);
        if (!item || (keys && !key)) return NULL;
        if (i) text = str_concat(s, text, sv_str(s, ", "));
        if (key) text = str_concat(s, str_concat(s, text, key), sv_str(s, ": "));
        text = str_concat(s, text, item);
    }
    return str_concat(s, text, sv_str(s, close));
}

static sval *array_to_str(spec *s, sval *v, bool repr) {
    ir_value *dt = emit_const_int(s, v->array.dtype, ir_type_int(s->ir, 32)), *r = emit_const_int(s, repr, type_i1(s));
    return sv_rstr(s, emit_call1(s, "nprt_str_of_array", 3, (ir_value *[]){v->array.v, dt, r}, type_str(s), false));
}

// Of a dict or set that is a run-time table, or can be one.
static sval *table_to_str(spec *s, sval *v) {
    sval *contents = v->object.cell->v;
    bool const is_unknown = contents->kind == SV_RTABLE && contents->table.key->kind == SV_UNDEF;
    if (is_unknown && is_taken_as_empty(s, table_length(s, contents)))
        return sv_str(s, v->kind == SV_DICT ? "{}" : v->object.is_frozen ? "frozenset()" : "set()");
    sval *whole = v->object.cell->v->kind == SV_RTABLE ? v : item_template(s, 1, &v);
    const char *d = whole ? list_descriptor(s, whole) : NULL;
    sval *table = d ? table_of(s, v, NULL, NULL) : NULL;
    if (!table) return unsupported(s, "printing this %s", sval_type_name(v));
    ir_op *op = emit_call(s, "nprt_typed_repr", 1, &table->table.v, 1, (ir_type[]){type_str(s)}, false);
    ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, d));
    return sv_rstr(s, ir_result(op, 0));
}

static bool add_repr(spec *s, void *texts, sval *item) {
    sval *text = to_str(s, item, true);
    return text && rlist_append(s, texts, text);
}

// Of a list whose items have texts of their own.
static sval *list_by_items(spec *s, sval *list) {
    sval *texts = rlist_new(s, sv_rstr(s, NULL));
    if (list->kind == SV_RTUPLE) return unsupported(s, "the text of a tuple of such items");
    if (!loop_over(s, NULL, list, add_repr, texts)) return NULL;
    ir_value *args[] = {str_ir(s, sv_str(s, ", ")), texts->rlist.v};
    sval *joined = sv_rstr(s, emit_call1(s, "nprt_str_join", 2, args, type_str(s), false));
    return str_concat(s, str_concat(s, sv_str(s, "["), joined), sv_str(s, "]"));
}

// The items of a view as a list.
static sval *sequence_items_or_list(spec *s, sval *v) {
    if (is_walkable(s, v)) return table_list(s, v);
    sval *items = sequence_items(s, v);
    return items ? sv_list(s, items) : NULL;
}

static sval *str_part(spec *s, sval *v, void *data) { return to_str(s, v, *(bool *)data); }

static sval *class_text(spec *s, const sclass *c) {
    const sval *own = class_member(s, c, intern(s->names, "__module__"));
    bool const is_builtin = own && own->kind == SV_STR && strcmp(own->text, "builtins") == 0;
    if ((c->is_exception && !c->module) || is_builtin)
        return sv_str(s, arena_printf(s->arena, "<class '%s'>", c->name));
    if (!c->module) return unsupported(s, "the text of a class that stands in a function or class");
    return sv_str(s, arena_printf(s->arena, "<class '%s.%s'>", c->module, c->name));
}

sval *to_str(spec *s, sval *v, bool repr) {
    switch (v->kind) {
    case SV_NONE: return sv_str(s, "None");
    case SV_ELLIPSIS: return sv_str(s, "Ellipsis");
    case SV_NUM:
    case SV_SCALAR: return number_to_str(s, v);
    case SV_STR:
    case SV_RSTR: return repr ? repr_of_str(s, v) : v;
    case SV_ARRAY: return array_to_str(s, v, repr);
    case SV_TUPLE: return join_reprs(s, "(", v->tuple.n, v->tuple.items, NULL, v->tuple.n == 1 ? ",)" : ")");
    case SV_LIST:
    case SV_RTUPLE: {
        sval *c = run_items(s, v);
        if (!c) return join_reprs(s, "[", v->object.cell->v->tuple.n, v->object.cell->v->tuple.items, NULL, "]");
        if (!list_descriptor(s, c->rlist.item)) return list_by_items(s, v);
        const char *d = list_descriptor(s, v->kind == SV_LIST ? c : v);
        ir_op *op = emit_call(s, "nprt_typed_repr", 1, &c->rlist.v, 1, (ir_type[]){type_str(s)}, false);
        ir_op_set_attr(s->ir, op, "text", ir_attr_string(s->ir, d));
        return sv_rstr(s, ir_result(op, 0));
    }
    case SV_SET:
        if (v->object.cell->v->kind == SV_TUPLE && !v->object.cell->v->tuple.n)
            return sv_str(s, v->object.is_frozen ? "frozenset()" : "set()");
        if (!is_walkable(s, v)) return unsupported(s, "printing a set whose items differ in type");
        return table_to_str(s, v);
    case SV_ITER: {
        if (v->iter.iter < ITER_KEYS) return unsupported(s, "the text of a value of type %s", sval_type_name(v));
        sval *items = sequence_items_or_list(s, v), *text = items ? to_str(s, items, true) : NULL;
        return text ? str_concat(s, str_concat(s, sv_str(s, arena_printf(s->arena, "%s(", sval_type_name(v))), text),
                                 sv_str(s, ")"))
                    : NULL;
    }
    case SV_DICT: {
        sval *m = v->object.cell->v;
        if (m->kind == SV_RTABLE) return table_to_str(s, v);
        return join_reprs(s, "{", m->map.n, m->map.values, m->map.keys, "}");
    }
    case SV_DTYPE:
        if (v->is_type)
            return sv_str(s,
                          arena_printf(s->arena, "<class 'numpy.%s'>", v->dt == DT_bool ? "bool_" : dtype_name(v->dt)));
        return sv_str(s, repr ? arena_printf(s->arena, "dtype('%s')", dtype_name(v->dt)) : dtype_name(v->dt));
    case SV_RANGE: {
        int64_t step = 0;
        sval *parts[3] = {v->range.start, v->range.stop, v->range.step};
        return join_reprs(s, "range(", sval_known_int(v->range.step, &step) && step == 1 ? 2 : 3, parts, NULL, ")");
    }
    case SV_SLICE:
        return join_reprs(s, "slice(", 3, (sval *[]){v->range.start, v->range.stop, v->range.step}, NULL, ")");
    case SV_CLASS: {
        sval *own = special_method(s, v, "__repr__");
        return own ? call(s, own, &(arglist){0}) : class_text(s, v->cls);
    }
    case SV_BUILTIN: {
        if (is_type_hint(v)) return unsupported(s, "the text of a type hint");
        static const char *const types[] = {"int",  "float", "bool", "complex",  "str",
                                            "list", "tuple", "dict", "NoneType", "range"};
        for (size_t i = 0; i < sizeof types / sizeof *types; i++)
            if (strcmp(types[i], v->builtin->name) == 0)
                return sv_str(s, arena_printf(s->arena, "<class '%s'>", types[i]));
        if (strcmp(v->builtin->name, "ndarray") == 0) return sv_str(s, "<class 'numpy.ndarray'>");
        return unsupported(s, "the text of a function");
    }
    case SV_CHOICE: return split_choice(s, v, str_part, &repr);
    case SV_INSTANCE: {
        sval *m = repr ? NULL : attribute_or_null(s, v, intern(s->names, "__str__"));
        if (!m && class_is_exception(v->object.cls)) {
            if (repr) m = attribute_or_null(s, v, intern(s->names, "__repr__"));
            return m ? call(s, m, &(arglist){0}) : exception_text(s, v, repr);
        }
        if (!m) m = attribute_or_null(s, v, intern(s->names, "__repr__"));
        if (!m && v->object.cell->v->kind == SV_RECORD) return record_text(s, v);
        if (!m) return unsupported(s, "the text of an object without __str__ and __repr__");
        arglist a = {0};
        return call(s, m, &a);
    }
    default: return unsupported(s, "the text of a value of type %s", sval_type_name(v));
    }
}

static sval *format_part(spec *s, sval *v, void *data) { return format_value(s, v, data); }

// Does a known specification certainly fit a value: of kind 's' a text, 'f' a float, 'i' an integer? Unusual ones are
// left to the running program.
static bool fits_format(const char *p, char kind) {
    if (kind == 'c' && (strchr(p, '%') || *p == '0')) return false;
    if (*p && p[1] && strchr("<>^", p[1]))
        p += 2;
    else if (*p && strchr("<>^", *p))
        p++;
    if (kind != 's') p += *p && strchr("+- ", *p);
    if (kind != 's') p += *p == '#';
    if (strchr("sc", kind) && *p == '0') return false;
    size_t const width = strspn(p, "0123456789");
    p += width;
    bool const grouped = *p == ',';
    p += grouped;
    size_t const precision = *p == '.' ? strspn(p + 1, "0123456789") : 0;
    if (*p == '.' && !precision) return false;
    p += precision ? precision + 1 : 0;
    if (width > 6 || precision > 6 || (*p && p[1])) return false;
    if (kind == 's') return !grouped && (!*p || *p == 's');
    if (*p && strchr("eEfFgG%", *p)) return true;
    return strchr("fc", kind) ? !*p : !precision && (!*p || *p == 'd' || (!grouped && strchr("boxX", *p)));
}

// A text of n values and a specification; fits: no exception is raised.
static sval *emit_format(spec *s, const char *callee, int n, ir_value *const *args, bool fits) {
    ir_type const type = type_str(s);
    ir_op *op = emit_call(s, callee, n, args, 1, &type, true);
    if (fits) ir_op_set_attr(s->ir, op, "checked", ir_attr_unit(s->ir));
    return sv_rstr(s, ir_result(op, 0));
}

sval *format_value(spec *s, sval *v, sval *f) {
    if (v->kind == SV_CHOICE) return split_choice(s, v, format_part, f);
    if (f->kind == SV_STR && !*f->text) {   // NumPy's scalars as Python's of the same kind
        int const st = sval_is_number(v) ? sval_stype(v) : ST_BOOL;
        if (stype_kind(st) == 'f' || stype_kind(st) == 'c')
            v = scalar_convert(s, v, stype_kind(st) == 'f' ? ST_FLOAT : ST_COMPLEX);
        return v ? to_str(s, v, false) : NULL;
    }
    if (v->kind == SV_STR || v->kind == SV_RSTR)
        return emit_format(s, "nprt_str_format_str", 2, (ir_value *[]){str_ir(s, v), str_ir(s, f)},
                           f->kind == SV_STR && fits_format(f->text, 's'));
    if (v->kind == SV_ARRAY && v->array.rank == 0) v = array_index(s, v, sv_tuple(s, 0, NULL));
    if (!v) return NULL;
    if (!sval_is_number(v))
        return mistake(s, "TypeError", "unsupported format string passed to %s.__format__", sval_type_name(v));
    char const k = stype_kind(sval_stype(v));
    if (k == 'c') {
        sval *z = scalar_convert(s, v, ST_COMPLEX);
        if (!z) return NULL;
        ir_value *args[3];
        emit_parts(s, scalar_value(s, z), args);
        args[2] = str_ir(s, f);
        return emit_format(s, "nprt_str_format_complex", 3, args, f->kind == SV_STR && fits_format(f->text, 'c'));
    }
    bool const single = stype_dtype(sval_stype(v)) == DT_float32;
    int const st = k == 'b' ? ST_BOOL : k == 'f' ? (single ? ST_NP + DT_float32 : ST_FLOAT) : ST_INT;
    const char *callee = k == 'b'   ? "nprt_str_format_bool"
                         : k == 'f' ? (single ? "nprt_str_format_f32" : "nprt_str_format_f64")
                                    : "nprt_str_format_i64";
    bool const one_letter = f->kind == SV_STR && f->text[0] && !f->text[1] && !stype_is_np(sval_stype(v));
    if (one_letter && strchr(k == 'f' ? "bcdoxXs" : "s", f->text[0]))
        return mistake(s, "ValueError", "Unknown format code '%s' for object of type '%s'", f->text, sval_type_name(v));
    sval *x = scalar_convert(s, v, st);
    if (!x) return NULL;
    return emit_format(s, callee, 2, (ir_value *[]){scalar_value(s, x), str_ir(s, f)},
                       f->kind == SV_STR && fits_format(f->text, k == 'f' ? 'f' : 'i'));
}

static void write_text(spec *s, sval *text, int fd) {
    if (text->kind == SV_STR && !*text->text) return;
    emit_call(s, "nprt_write", 2, (ir_value *[]){str_ir(s, text), emit_const_int(s, fd, ir_type_int(s->ir, 32))}, 0,
              NULL, false);
}

typedef struct starred {
    scell *text;
    sval *sep;
} starred;
static bool add_starred(spec *s, void *data, sval *item) {
    starred *p = data;
    sval *t = to_str(s, item, false);
    if (t) cell_set(s, p->text, str_concat(s, str_concat(s, p->text->v, p->sep), t));
    return t != NULL;
}

// The items of a run-time list, each with the separator in front.
static sval *starred_text(spec *s, sval *v, sval *sep) {
    sval *contents = sv_new(s, SV_RLIST);
    contents->rlist = v->rlist;
    starred p = {cell_new(s, sv_str(s, "")), sep};
    return loop_over(s, NULL, sv_list(s, contents), add_starred, &p) ? p.text->v : NULL;
}

// Without the separator in front.
static sval *without_first(spec *s, sval *text, sval *sep) {
    sval *from = sv_new(s, SV_SLICE);
    from->range.start = sv_int(s, (int64_t)istr_len(sep->text));
    from->range.stop = from->range.step = sv_none(s);
    return subscript(s, text, from);
}

bool print_values(spec *s, int n, sval **v, sval *sep, sval *end, int fd) {
    sval *text = sv_str(s, "");
    for (int i = 0; i < n; i++) {
        if (v[i]->kind == SV_STARRED) {
            if (sep->kind != SV_STR)
                return unsupported(s, "print(*list) with a separator known only at run time") != NULL;
            sval *t = starred_text(s, v[i], sep);
            if (t && !i) t = without_first(s, t, sep);
            if (!t) return false;
            text = str_concat(s, text, t);
            continue;
        }
        sval *t = to_str(s, v[i], false);
        if (!t) return false;
        if (i) text = str_concat(s, text, sep);
        text = str_concat(s, text, t);
    }
    write_text(s, str_concat(s, text, end), fd);
    return true;
}

// ---- str.format ----

static sval *format_field(spec *s, arglist *a, const char *name, size_t n, int *automatic) {
    size_t head = 0;
    while (head < n && name[head] != '.' && name[head] != '[') head++;
    sval *v = NULL;
    if (head == 0 || (*name >= '0' && *name <= '9')) {
        int at = head ? 0 : (*automatic)++;
        for (size_t i = 0; i < head; i++) at = at * 10 + (name[i] - '0');
        if (at >= a->n)
            return fail(s, "IndexError", NULL, "Replacement index %d out of range for positional args tuple", at);
        v = a->v[at];
    } else {
        istr key = intern_n(s->names, name, head);
        for (int i = 0; i < a->named; i++)
            if (a->names[i] == key) v = a->named_v[i];
        if (!v) return fail(s, "KeyError", NULL, "'%s'", key);
    }
    return head == n ? v : unsupported(s, "attributes and items in a str.format field");
}

sval *text_format(spec *s, sval *self, arglist *a) {
    if (self->kind != SV_STR) return unsupported(s, "str.format of a text known only at run time");
    sval *text = sv_str(s, "");
    int automatic = 0;
    for (const char *p = self->text; *p;) {
        const char *start = p;
        while (*p && *p != '{' && *p != '}') p++;
        if (p > start) text = str_concat(s, text, sv_istr(s, intern_n(s->names, start, (size_t)(p - start))));
        if (!*p) break;
        if (p[0] == p[1]) {
            text = str_concat(s, text, sv_istr(s, intern_n(s->names, p, 1)));
            p += 2;
            continue;
        }
        const char *end = strchr(p, '}');
        if (*p == '}' || !end) return fail(s, "ValueError", NULL, "Single '%c' encountered in format string", *p);
        const char *name = p + 1, *stop = name;
        while (stop < end && *stop != ':' && *stop != '!') stop++;
        if (memchr(name, '{', (size_t)(end - name))) return unsupported(s, "nested fields of str.format");
        sval *v = format_field(s, a, name, (size_t)(stop - name), &automatic);
        if (v && *stop == '!') {
            v = to_str(s, v, stop[1] != 's');
            stop += 2;
        }
        sval *spec_text = sv_istr(s, stop < end && *stop == ':' ? intern_n(s->names, stop + 1, (size_t)(end - stop - 1))
                                                                : intern(s->names, ""));
        sval *part = v ? format_value(s, v, spec_text) : NULL;
        if (!part) return NULL;
        text = str_concat(s, text, part);
        p = end + 1;
    }
    return text;
}

// ---- % formatting ----

// One % conversion: all of it, and its letter.
typedef struct conversion {
    istr text;
    char kind;
    bool short_sizes;
} conversion;

// The number of an array that has only one, as % asks for it.
static sval *percent_number(spec *s, sval *a, char kind) {
    bool const is_float = strchr("eEfFgG", kind) != NULL;
    if (kind == 'c') return mistake(s, "TypeError", "%%c requires int or char");
    if (!is_float && !strchr("diu", kind))
        return mistake(s, "TypeError", "%%%c format: an integer is required, not numpy.ndarray", kind);
    return array_only(s, a,
                      is_float
                          ? "only size-1 arrays can be converted to Python scalars"
                          : arena_printf(s->arena, "%%%c format: a real number is required, not numpy.ndarray", kind));
}

static sval *percent_piece(spec *s, sval *x, void *data) {
    const conversion *c = data;
    if (x->kind == SV_CHOICE) return split_choice(s, x, percent_piece, data);
    bool const is_text = c->kind == 's' || c->kind == 'r', is_int = strchr("diuxXoc", c->kind) != NULL;
    if (x->kind == SV_ARRAY && !is_text && !(x = percent_number(s, x, c->kind))) return NULL;
    if (!is_text && (!sval_is_number(x) || (!is_int && !strchr("eEfFgG", c->kind))))
        return mistake(s, "TypeError", "%%%c format: a real number is required, not %s", c->kind, sval_type_name(x));
    sval *v = is_text ? to_str(s, x, c->kind == 'r') : scalar_convert(s, x, is_int ? ST_INT : ST_FLOAT);
    if (!v) return NULL;
    ir_value *conv = str_ir(s, sv_istr(s, c->text));
    if (is_text)
        conv = str_ir(s, str_concat(s, sv_istr(s, intern_n(s->names, c->text, strlen(c->text) - 1)), sv_str(s, "s")));
    const char *callee = is_text ? "nprt_str_percent_str" : is_int ? "nprt_str_percent_i64" : "nprt_str_percent_f64";
    ir_value *args[2] = {conv, is_text ? str_ir(s, v) : scalar_value(s, v)};
    return emit_format(s, callee, 2, args, c->short_sizes && c->kind != 'c');
}

// A conversion that only the running program knows, of a number or a text.
static sval *percent_value(spec *s, sval *x, void *form) {
    if (x->kind == SV_CHOICE) return split_choice(s, x, percent_value, form);
    bool const text = x->kind == SV_STR || x->kind == SV_RSTR;
    int const st = sval_is_number(x) ? sval_stype(x) : ST_BOOL;
    bool const is_int = sval_is_int(x), is_float = stype_kind(st) == 'f';
    if (!text && !is_int && !is_float)
        return unsupported(s, "%% of a text known only at run time, with a value of type %s", sval_type_name(x));
    sval *v = text ? x : scalar_convert(s, x, is_int ? ST_INT : ST_FLOAT);
    if (!v) return NULL;
    const char *callee = text ? "nprt_str_percent_str" : is_int ? "nprt_str_percent_i64" : "nprt_str_percent_f64";
    return emit_format(s, callee, 2, (ir_value *[]){form, text ? str_ir(s, v) : scalar_value(s, v)}, false);
}

static sval *percent_format_at_run(spec *s, sval *f, sval *values) {
    if (values->kind == SV_RTUPLE) return unsupported(s, "%% with a tuple whose length is known only at run time");
    int const n = values->kind == SV_TUPLE ? values->tuple.n : 1;
    ir_value *args[2] = {str_ir(s, f), emit_const_int(s, 0, type_i64(s))};
    sval *text = sv_rstr(s, emit_call1(s, "nprt_percent_literal", 2, args, type_str(s), false));
    for (int i = 0; i < n; i++) {
        args[1] = emit_const_int(s, i, type_i64(s));
        ir_value *form = emit_call1(s, "nprt_percent_conversion", 2, args, type_str(s), true);
        sval *piece = percent_value(s, values->kind == SV_TUPLE ? values->tuple.items[i] : values, form);
        if (!piece) return NULL;
        args[1] = emit_const_int(s, i + 1, type_i64(s));
        sval *rest = sv_rstr(s, emit_call1(s, "nprt_percent_literal", 2, args, type_str(s), false));
        text = str_concat(s, str_concat(s, text, piece), rest);
    }
    emit_call(s, "nprt_percent_end", 2, args, 0, NULL, true);
    return text;
}

sval *percent_format(spec *s, sval *f, sval *values) {
    if (f->kind == SV_RSTR) return percent_format_at_run(s, f, values);
    sval *text = sv_str(s, "");
    sval *single[1] = {values};
    if (values->kind == SV_RTUPLE) return unsupported(s, "%% with a tuple whose length is known only at run time");
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
        bool const short_sizes = p - start < 8;   // as many digits as no message is about
        if (at >= n) return mistake(s, "TypeError", "not enough arguments for format string");
        conversion c = {intern_n(s->names, start, (size_t)(p - start)), kind, short_sizes};
        sval *piece = percent_piece(s, v[at++], &c);
        if (!piece) return NULL;
        text = str_concat(s, text, piece);
    }
    bool const may_be_left = values->kind == SV_LIST || values->kind == SV_DICT || values->kind == SV_ARRAY ||
                             values->kind == SV_INSTANCE || values->kind == SV_RANGE;
    if (at < n && !may_be_left)   // a mapping need not be used
        return mistake(s, "TypeError", "not all arguments converted during string formatting");
    return text;
}
