// Types, attributes, affine maps and locations from text.
#include "ir/number.h"
#include "ir/reader.h"

#include <ctype.h>
#include <stdlib.h>

// ---- types ----
typedef struct dim_list {
    VEC(int64_t) dims;
    uint32_t scalable;
    bool unranked;
} dim_list;

// "4x?x[8]x": read by characters, for tokens would join x and the type. Leaves the reader at the element type.
static bool parse_dims(ir_parser *p, dim_list *out) {
    const char *at = p->tok.start, *end = p->end;
    for (;;) {
        const char *start = at;
        int64_t dim = 0;
        bool const scalable = at < end && *at == '[';
        if (scalable) at++;
        if (at < end && *at == '?') {
            dim = IR_DYNAMIC;
            at++;
        } else if (at < end && *at == '*' && out->dims.n == 0) {
            out->unranked = true;
            at++;
        } else if (at < end && isdigit((unsigned char)*at)) {
            for (; at < end && isdigit((unsigned char)*at); at++)
                if (__builtin_mul_overflow(dim, 10, &dim) || __builtin_add_overflow(dim, *at - '0', &dim))
                    return reader_error_at(p, start, "the dimension does not fit into 64 bits");
        } else {
            reader_restart(p, start);
            return true;
        }
        if (scalable && (at >= end || *at++ != ']')) return reader_error_at(p, start, "expected ']' after a scalable dimension");
        if (at >= end || *at != 'x') return reader_error_at(p, at, "expected 'x' after a dimension");
        at++;
        if (out->unranked) {
            reader_restart(p, at);
            return true;
        }
        if (out->dims.n >= 32) return reader_error_at(p, start, "more than 32 dimensions");
        if (scalable) out->scalable |= (uint32_t)1 << out->dims.n;
        vec_push(p->c->arena, &out->dims, dim);
    }
}

static bool parse_shaped(ir_parser *p, ir_type_kind kind, ir_type *out) {
    ir_context *c = p->c;
    if (!reader_is(p, "<")) return ir_parse_error(p, "expected '<'");
    reader_restart(p, p->at);
    dim_list dims = {0};
    ir_type element;
    if (!parse_dims(p, &dims) || !ir_parse_type(p, &element)) return false;
    if (element->kind == IR_FUNCTION || element->kind == IR_NONE_TYPE) return ir_parse_error(p, "not a type of elements");
    struct ir_type_data t = {.kind = kind, .rank = dims.dims.n, .dims = dims.dims.data, .element = element, .scalable = dims.scalable};
    if (dims.unranked) {
        if (kind == IR_VECTOR) return ir_parse_error(p, "a vector has a shape");
        t.kind = kind == IR_TENSOR ? IR_UNRANKED_TENSOR : IR_UNRANKED_MEMREF;
    }
    if (kind == IR_VECTOR)
        for (int i = 0; i < t.rank; i++)
            if (t.dims[i] <= 0) return ir_parse_error(p, "a vector's dimensions are positive constants");
    while (kind != IR_VECTOR && ir_parse_eat(p, ",")) {
        ir_attr a;
        if (!ir_parse_attr(p, &a)) return false;
        if (kind == IR_MEMREF && (a->kind == IR_AFFINE_MAP || a->kind == IR_STRIDED) && !t.layout) t.layout = a;
        else if (!t.encoding) t.encoding = a;
        else return ir_parse_error(p, "too many attributes of a type");
    }
    if (t.layout && t.layout->kind == IR_AFFINE_MAP && ir_type_memref(c, t.rank, t.dims, element, t.layout)->layout == NULL) t.layout = NULL;
    if (t.layout && t.layout->kind == IR_STRIDED && t.layout->count != t.rank) return ir_parse_error(p, "the layout has another rank than the type");
    if (!ir_parse_need(p, ">")) return false;
    *out = ir_type_variant(c, &t);
    return true;
}

static bool parse_function_type(ir_parser *p, ir_type *out) {
    ir_type_list in = {0}, results = {0};
    if (!ir_parse_need(p, "(")) return false;
    if (!reader_is(p, ")") && !ir_parse_types(p, &in)) return false;
    if (!ir_parse_need(p, ")") || !ir_parse_need(p, "->") || !ir_parse_result_types(p, &results)) return false;
    *out = ir_type_function(p->c, in.n, in.data, results.n, results.data);
    return true;
}

// Text up to the bracket that closes the one just read, kept as written.
static bool raw_until_close(ir_parser *p, const char **out_start, size_t *out_length) {
    const char *start = p->tok.start;
    int depth = 1;
    for (; p->tok.kind != TOKEN_END; reader_next(p)) {
        if (p->tok.kind == TOKEN_BAD) break;
        if (reader_is(p, "<") || reader_is(p, "(") || reader_is(p, "[") || reader_is(p, "{")) depth++;
        if ((reader_is(p, ">") || reader_is(p, ")") || reader_is(p, "]") || reader_is(p, "}")) && --depth == 0) break;
    }
    if (depth) return ir_parse_error(p, "unbalanced brackets");
    const char *stop = p->tok.start;
    while (stop > start && isspace((unsigned char)stop[-1])) stop--;
    *out_start = start;
    *out_length = (size_t)(stop - start);
    return true;
}

static bool parse_dialect_type(ir_parser *p, ir_type *out) {
    const char *text = p->tok.start + 1;
    size_t const n = p->tok.length - 1;
    const char *dot = memchr(text, '.', n);
    if (!dot) {
        ir_type alias = map_get_ptr(&p->aliases, intern_n(p->c->names, p->tok.start, p->tok.length));
        if (!alias) return ir_parse_error(p, "unknown type alias");
        reader_next(p);
        *out = alias;
        return true;
    }
    const char *dialect = arena_strndup(p->c->arena, text, (size_t)(dot - text));
    const char *name = arena_strndup(p->c->arena, dot + 1, n - (size_t)(dot + 1 - text));
    reader_next(p);
    VEC(ir_attr) params = {0};
    if (reader_is(p, "<")) {
        reader_next(p);
        if (strcmp(dialect, "numpy") == 0 || strcmp(dialect, "python") == 0) {
            do {
                ir_attr a;
                if (!ir_parse_attr(p, &a)) return false;
                vec_push(p->c->arena, &params, a);
            } while (ir_parse_eat(p, ","));
        } else {
            const char *start;
            size_t length;
            if (!raw_until_close(p, &start, &length)) return false;
            vec_push(p->c->arena, &params, ir_attr_dialect(p->c, arena_strndup(p->c->arena, start, length)));
        }
        if (!ir_parse_need(p, ">")) return false;
    }
    if (strcmp(dialect, "numpy") == 0 && strcmp(name, "ndarray") == 0 &&
        (params.n != 1 || params.data[0]->kind != IR_TYPE_ATTR || params.data[0]->type->kind != IR_TENSOR))
        return ir_parse_error(p, "!numpy.ndarray has one parameter, a tensor type");
    *out = ir_type_dialect(p->c, dialect, name, params.n, params.data);
    return true;
}

static bool width_of(const char *digits, const char *end, int *out) {
    int w = 0;
    if (digits == end) return false;
    for (; digits < end; digits++) {
        if (!isdigit((unsigned char)*digits) || w > 9999) return false;
        w = w * 10 + (*digits - '0');
    }
    *out = w;
    return w > 0 && w <= 64;
}

static bool parse_named_type(ir_parser *p, ir_type *out) {
    ir_context *c = p->c;
    const char *s = p->tok.start, *end = s + p->tok.length;
    int width;
    *out = NULL;
    if (reader_is(p, "index")) *out = c->index;
    else if (reader_is(p, "none")) *out = ir_type_none(c);
    else if (reader_is(p, "bf16")) *out = ir_type_bf16(c);
    else if (reader_is(p, "f16") || reader_is(p, "f32") || reader_is(p, "f64")) *out = ir_type_float(c, atoi(s + 1));
    else if (*s == 'i' && width_of(s + 1, end, &width)) *out = ir_type_int(c, width);
    else if ((*s == 's' || *s == 'u') && end - s > 2 && s[1] == 'i' && width_of(s + 2, end, &width)) *out = ir_type_int_signed(c, width, *s);
    if (*out) {
        reader_next(p);
        return true;
    }
    ir_type_kind const shaped = reader_is(p, "tensor") ? IR_TENSOR : reader_is(p, "memref") ? IR_MEMREF : reader_is(p, "vector") ? IR_VECTOR : IR_NONE_TYPE;
    bool const is_complex = reader_is(p, "complex"), is_tuple = reader_is(p, "tuple");
    if (shaped == IR_NONE_TYPE && !is_complex && !is_tuple) return ir_parse_error(p, "expected a type");
    reader_next(p);
    if (shaped != IR_NONE_TYPE) return parse_shaped(p, shaped, out);
    ir_type_list items = {0};
    if (!ir_parse_need(p, "<")) return false;
    if (!(is_tuple && reader_is(p, ">")) && !ir_parse_types(p, &items)) return false;
    if (is_complex && (items.n != 1 || items.data[0]->kind == IR_COMPLEX || items.data[0]->element)) return ir_parse_error(p, "complex has one type of number");
    if (is_complex && items.data[0]->kind != IR_FLOAT && items.data[0]->kind != IR_INTEGER) return ir_parse_error(p, "complex has one type of number");
    *out = is_complex ? ir_type_complex(c, items.data[0]) : ir_type_tuple(c, items.n, items.data);
    return ir_parse_need(p, ">");
}

bool ir_parse_type(ir_parser *p, ir_type *out) {
    if (p->failed || !reader_enter(p)) return false;
    bool ok;
    if (reader_is(p, "(")) ok = parse_function_type(p, out);
    else if (p->tok.kind == TOKEN_BANG) ok = parse_dialect_type(p, out);
    else if (p->tok.kind == TOKEN_WORD) ok = parse_named_type(p, out);
    else ok = ir_parse_error(p, "expected a type");
    reader_leave(p);
    return ok;
}

bool ir_parse_types(ir_parser *p, ir_type_list *out) {
    do {
        ir_type t;
        if (!ir_parse_type(p, &t)) return false;
        vec_push(p->c->arena, out, t);
    } while (ir_parse_eat(p, ","));
    return true;
}

bool ir_parse_result_types(ir_parser *p, ir_type_list *out) {
    if (!ir_parse_eat(p, "(")) {
        ir_type t;
        if (!ir_parse_type(p, &t)) return false;
        vec_push(p->c->arena, out, t);
        return true;
    }
    if (ir_parse_eat(p, ")")) return true;
    return ir_parse_types(p, out) && ir_parse_need(p, ")");
}

// ---- affine maps ----
typedef struct affine_names {
    istr dims[64], symbols[64];
    int dim_count, symbol_count;
} affine_names;

static bool parse_affine(ir_parser *p, const affine_names *names, int level, ir_affine *out);

static bool parse_affine_leaf(ir_parser *p, const affine_names *names, ir_affine *out) {
    ir_context *c = p->c;
    if (ir_parse_eat(p, "(")) return parse_affine(p, names, 0, out) && ir_parse_need(p, ")");
    if (ir_parse_eat(p, "-")) {
        if (!parse_affine(p, names, 2, out)) return false;
        *out = ir_affine_binary(c, AFFINE_MUL, *out, ir_affine_const(c, -1));
        return true;
    }
    if (p->tok.kind == TOKEN_INT) {
        int64_t v;
        if (!ir_parse_int(p, &v)) return false;
        *out = ir_affine_const(c, v);
        return true;
    }
    istr name;
    if (p->tok.kind != TOKEN_WORD) return ir_parse_error(p, "expected an affine expression");
    name = intern_n(c->names, p->tok.start, p->tok.length);
    for (int i = 0; i < names->dim_count; i++)
        if (names->dims[i] == name) *out = ir_affine_dim(c, i), reader_next(p), name = NULL;
    for (int i = 0; name && i < names->symbol_count; i++)
        if (names->symbols[i] == name) *out = ir_affine_symbol(c, i), reader_next(p), name = NULL;
    return !name || ir_parse_error(p, "'%s' is no dimension or symbol of the map", name);
}

// level 0: sums; 1: products; 2: leaves.
static bool parse_affine(ir_parser *p, const affine_names *names, int level, ir_affine *out) {
    if (!reader_enter(p)) return false;
    bool ok = level == 2 ? parse_affine_leaf(p, names, out) : parse_affine(p, names, level + 1, out);
    while (ok && level < 2) {
        ir_affine rhs;
        ir_affine_kind kind;
        bool minus = false;
        if (level == 0 && (ir_parse_eat(p, "+") || (minus = ir_parse_eat(p, "-")))) kind = AFFINE_ADD;
        else if (level == 1 && ir_parse_eat(p, "*")) kind = AFFINE_MUL;
        else if (level == 1 && ir_parse_eat(p, "mod")) kind = AFFINE_MOD;
        else if (level == 1 && ir_parse_eat(p, "floordiv")) kind = AFFINE_FLOORDIV;
        else if (level == 1 && ir_parse_eat(p, "ceildiv")) kind = AFFINE_CEILDIV;
        else break;
        ok = parse_affine(p, names, level + 1, &rhs);
        if (ok && minus) rhs = ir_affine_binary(p->c, AFFINE_MUL, rhs, ir_affine_const(p->c, -1));
        if (ok) *out = ir_affine_binary(p->c, kind, *out, rhs);
    }
    reader_leave(p);
    return ok;
}

static bool parse_affine_names(ir_parser *p, istr *names, int *count, const char *close) {
    while (!ir_parse_eat(p, close)) {
        if (*count && !ir_parse_need(p, ",")) return false;
        if (*count == 64) return ir_parse_error(p, "more than 64 dimensions");
        if (!ir_parse_word(p, &names[(*count)++])) return false;
    }
    return true;
}

static bool parse_affine_map(ir_parser *p, ir_attr *out) {
    affine_names names = {0};
    VEC(ir_affine) exprs = {0};
    if (!ir_parse_need(p, "<") || !ir_parse_need(p, "(") || !parse_affine_names(p, names.dims, &names.dim_count, ")")) return false;
    if (ir_parse_eat(p, "[") && !parse_affine_names(p, names.symbols, &names.symbol_count, "]")) return false;
    if (!ir_parse_need(p, "->") || !ir_parse_need(p, "(")) return false;
    while (!ir_parse_eat(p, ")")) {
        ir_affine e;
        if (exprs.n && !ir_parse_need(p, ",")) return false;
        if (!parse_affine(p, &names, 0, &e)) return false;
        vec_push(p->c->arena, &exprs, e);
    }
    if (!ir_parse_need(p, ">")) return false;
    *out = ir_attr_affine_map(p->c, names.dim_count, names.symbol_count, exprs.n, exprs.data);
    return true;
}

// ---- numbers ----
static bool parse_float_token(ir_parser *p, bool negative, double *out) {
    char *text = arena_strndup(p->c->arena, p->tok.start, p->tok.length);
    *out = strtod(text, NULL) * (negative ? -1.0 : 1.0);
    reader_next(p);
    return true;
}

static bool parse_number(ir_parser *p, ir_attr *out) {
    ir_context *c = p->c;
    bool const negative = reader_is(p, "-");
    const char *start = p->tok.start;
    if (negative) reader_next(p);
    if (p->tok.kind == TOKEN_FLOAT) {
        double v;
        ir_type t = c->f64;
        parse_float_token(p, negative, &v);
        if (ir_parse_eat(p, ":") && !ir_parse_type(p, &t)) return false;
        if (t->kind != IR_FLOAT) return reader_error_at(p, start, "a float of a type that is no float");
        *out = ir_attr_float(c, ir_float_round(v, t), t);
        return true;
    }
    bool const hex = p->tok.length > 2 && p->tok.start[1] == 'x';
    reader_restart(p, start);
    int64_t v;
    ir_type t = c->i64;
    if (!ir_parse_int(p, &v)) return false;
    if (ir_parse_eat(p, ":") && !ir_parse_type(p, &t)) return false;
    if (t->kind == IR_FLOAT && hex && !negative) *out = ir_attr_float(c, ir_float_from_bits((uint64_t)v, t), t);
    else if (t->kind == IR_INTEGER || t->kind == IR_INDEX) *out = ir_attr_int(c, v, t);
    else return reader_error_at(p, start, "an integer of a type that is no integer");
    return true;
}

// ---- dense ----
typedef struct dense_reader {
    ir_type element;             // NULL on the first walk, which only sizes
    unsigned char *data;
    size_t count, capacity;
} dense_reader;

static bool store_bits(ir_parser *p, ir_type e, unsigned char *to) {
    uint64_t bits;
    bool const negative = reader_is(p, "-");
    const char *start = p->tok.start;
    if (e->kind == IR_FLOAT) {
        if (negative) reader_next(p);
        double v;
        if (p->tok.kind == TOKEN_FLOAT) {
            parse_float_token(p, negative, &v);
            bits = ir_float_bits(v, e);
        } else {
            bool const hex = p->tok.length > 2 && p->tok.start[1] == 'x';
            int64_t i;
            if (!ir_parse_int(p, &i)) return false;
            bits = hex && !negative ? (uint64_t)i : ir_float_bits(negative ? -(double)i : (double)i, e);
        }
    } else if (reader_is(p, "true") || reader_is(p, "false")) {
        bits = reader_is(p, "true");
        reader_next(p);
    } else {
        int64_t i;
        if (!ir_parse_int(p, &i)) return false;
        if (e->kind == IR_INTEGER && e->width == 1) i &= 1;
        if (e->kind == IR_INTEGER && e->width < 64 && e->width > 1 && ((i >> (e->width - 1)) > 1 || (i >> (e->width - 1)) < -1))
            return reader_error_at(p, start, "the number does not fit into the element type");
        bits = (uint64_t)i;
    }
    memcpy(to, &bits, (size_t)ir_element_size(e));
    return true;
}

static bool read_dense_element(ir_parser *p, dense_reader *r) {
    unsigned char *to = r->data + r->count * (size_t)ir_element_size(r->element);
    r->count++;
    if (r->element->kind != IR_COMPLEX) return store_bits(p, r->element, to);
    ir_type part = r->element->element;
    return ir_parse_need(p, "(") && store_bits(p, part, to) && ir_parse_need(p, ",") && store_bits(p, part, to + ir_element_size(part)) && ir_parse_need(p, ")");
}

static bool read_nested(ir_parser *p, dense_reader *r, ir_type t, int dim) {
    if (dim == t->rank) {
        if (r->count == r->capacity) return ir_parse_error(p, "more elements than the type has");
        return read_dense_element(p, r);
    }
    if (!ir_parse_need(p, "[")) return false;
    for (int64_t i = 0; i < t->dims[dim]; i++)
        if ((i && !ir_parse_need(p, ",")) || !read_nested(p, r, t, dim + 1)) return false;
    return ir_parse_need(p, "]");
}

static bool read_dense_hex(ir_parser *p, ir_type t, size_t count, ir_attr *out) {
    size_t const one = (size_t)ir_element_size(t->element);
    const char *s = p->tok.start;
    size_t const n = p->tok.length;
    if (n < 4 || s[1] != '0' || s[2] != 'x' || (n - 4) % 2) return ir_parse_error(p, "expected a string of hexadecimal bytes, \"0x…\"");
    size_t const bytes = (n - 4) / 2;
    if (bytes != one * count && bytes != one) return ir_parse_error(p, "the data has %zu bytes, the type %zu", bytes, one * count);
    unsigned char *data = ARENA_ARRAY(p->c->arena, unsigned char, bytes);
    for (size_t i = 0; i < bytes; i++) {
        int const high = reader_hex(s[3 + 2 * i]), low = reader_hex(s[4 + 2 * i]);
        if (high < 0 || low < 0) return ir_parse_error(p, "not a hexadecimal digit");
        data[i] = (unsigned char)(high * 16 + low);
    }
    *out = ir_attr_dense(p->c, t, data, bytes != one * count);
    return true;
}

// The type stands after the elements, so the elements are skipped first and read when it is known.
static bool parse_dense(ir_parser *p, ir_attr *out) {
    if (!ir_parse_need(p, "<")) return false;
    const char *elements = p->tok.start, *raw;
    size_t length;
    if (!raw_until_close(p, &raw, &length) || !ir_parse_need(p, ">") || !ir_parse_need(p, ":")) return false;
    ir_type t;
    if (!ir_parse_type(p, &t)) return false;
    const char *after = p->tok.start;
    if ((t->kind != IR_TENSOR && t->kind != IR_VECTOR) || !ir_element_size(t->element)) return ir_parse_error(p, "dense elements have a tensor or vector type of numbers");
    size_t count = 1;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC || __builtin_mul_overflow(count, (size_t)t->dims[i], &count) || count > (size_t)1 << 32)
            return ir_parse_error(p, "dense elements have a constant shape");
    reader_restart(p, elements);
    if (p->tok.kind == TOKEN_STRING) {
        if (!read_dense_hex(p, t, count, out)) return false;
    } else if (reader_is(p, ">")) {
        if (count) return ir_parse_error(p, "expected elements");
        *out = ir_attr_dense(p->c, t, "", false);
    } else {
        bool const splat = !reader_is(p, "[");
        if (!splat && count > length) return ir_parse_error(p, "fewer elements than the type has");
        dense_reader r = {t->element, arena_alloc(p->c->arena, (splat ? 1 : count + 1) * (size_t)ir_element_size(t->element)), 0, splat ? 1 : count};
        if (!(splat ? read_dense_element(p, &r) : read_nested(p, &r, t, 0))) return false;
        if (!reader_is(p, ">")) return ir_parse_error(p, "expected '>'");
        *out = ir_attr_dense(p->c, t, r.data, splat);
    }
    reader_restart(p, after);
    return true;
}

static bool parse_dense_resource(ir_parser *p, ir_attr *out) {
    istr key;
    ir_type t;
    if (!ir_parse_need(p, "<") || !reader_name(p, &key) || !ir_parse_need(p, ">") || !ir_parse_need(p, ":") || !ir_parse_type(p, &t)) return false;
    const blob *b = map_get_ptr(&p->resources, key);
    if (!b) return ir_parse_error(p, "the file has no resource '%s'", key);
    *out = ir_attr_dense_resource(p->c, t, key, b->data, b->size);
    return true;
}

static bool parse_dense_array(ir_parser *p, ir_attr *out) {
    ir_type t;
    VEC(int64_t) ints = {0};
    if (!ir_parse_need(p, "<") || !ir_parse_type(p, &t)) return false;
    if (t->kind != IR_INTEGER) return ir_parse_error(p, "arrays of this type are not supported; expected an integer type");
    if (ir_parse_eat(p, ":"))
        do {
            int64_t v = 0;
            if (reader_is(p, "true") || reader_is(p, "false")) {
                v = reader_is(p, "true");
                reader_next(p);
            } else if (!ir_parse_int(p, &v)) {
                return false;
            }
            vec_push(p->c->arena, &ints, v);
        } while (ir_parse_eat(p, ","));
    if (!ir_parse_need(p, ">")) return false;
    if (t->width == 64 || t->width == 32) *out = t->width == 64 ? ir_attr_i64_array(p->c, ints.n, ints.data) : ir_attr_i32_array(p->c, ints.n, ints.data);
    else *out = ir_attr_int_array(p->c, t, ints.n, ints.data);
    return true;
}

static bool parse_strided(ir_parser *p, ir_attr *out) {
    VEC(int64_t) strides = {0};
    int64_t offset = 0, v;
    if (!ir_parse_need(p, "<") || !ir_parse_need(p, "[")) return false;
    while (!ir_parse_eat(p, "]")) {
        if (strides.n && !ir_parse_need(p, ",")) return false;
        if (ir_parse_eat(p, "?")) v = IR_DYNAMIC;
        else if (!ir_parse_int(p, &v)) return false;
        vec_push(p->c->arena, &strides, v);
    }
    if (ir_parse_eat(p, ",")) {
        if (!ir_parse_need(p, "offset") || !ir_parse_need(p, ":")) return false;
        if (ir_parse_eat(p, "?")) offset = IR_DYNAMIC;
        else if (!ir_parse_int(p, &offset)) return false;
    }
    *out = ir_attr_strided(p->c, offset, strides.n, strides.data);
    return ir_parse_need(p, ">");
}

static bool parse_hash(ir_parser *p, ir_attr *out) {
    ir_attr alias = map_get_ptr(&p->aliases, intern_n(p->c->names, p->tok.start, p->tok.length));
    if (alias) {
        *out = alias;
        reader_next(p);
        return true;
    }
    const char *start = p->tok.start + 1;
    size_t length = p->tok.length - 1;
    if (!memchr(start, '.', length) && p->at < p->end && *p->at != '<') return ir_parse_error(p, "unknown attribute alias");
    bool const bracket = p->at < p->end && *p->at == '<';
    reader_next(p);
    if (bracket) {
        const char *inside;
        size_t inside_length;
        reader_next(p);
        if (!raw_until_close(p, &inside, &inside_length)) return false;
        length = (size_t)(p->tok.start + 1 - start);
        if (!ir_parse_need(p, ">")) return false;
    }
    *out = ir_attr_dialect(p->c, arena_strndup(p->c->arena, start, length));
    return true;
}

bool ir_parse_attr_dict(ir_parser *p, ir_attr_list *out) {
    if (!ir_parse_eat(p, "{")) return !p->failed;
    bool first = true;
    while (!ir_parse_eat(p, "}")) {
        if (!first && !ir_parse_need(p, ",")) return false;
        first = false;
        ir_named_attr a;
        if (!reader_name(p, &a.name)) return false;
        a.value = ir_attr_unit(p->c);
        if (ir_parse_eat(p, "=") && !ir_parse_attr(p, &a.value)) return false;
        for (int i = 0; i < out->n; i++)
            if (out->data[i].name == a.name) return ir_parse_error(p, "the attribute '%s' is given twice", a.name);
        vec_push(p->c->arena, out, a);
    }
    return true;
}

static bool parse_attr_array(ir_parser *p, ir_attr *out) {
    VEC(ir_attr) items = {0};
    reader_next(p);
    while (!ir_parse_eat(p, "]")) {
        ir_attr a;
        if (items.n && !ir_parse_need(p, ",")) return false;
        if (!ir_parse_attr(p, &a)) return false;
        vec_push(p->c->arena, &items, a);
    }
    *out = ir_attr_array(p->c, items.n, items.data);
    return true;
}

static bool parse_word_attr(ir_parser *p, ir_attr *out) {
    ir_context *c = p->c;
    static const struct {
        const char *word;
        bool (*parse)(ir_parser *p, ir_attr *out);
    } kinds[] = {{"dense", parse_dense}, {"dense_resource", parse_dense_resource}, {"array", parse_dense_array}, {"strided", parse_strided}, {"affine_map", parse_affine_map}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (ir_parse_eat(p, kinds[i].word)) return kinds[i].parse(p, out);
    if (reader_is(p, "true") || reader_is(p, "false")) {
        *out = ir_attr_bool(c, reader_is(p, "true"));
        reader_next(p);
        return true;
    }
    if (ir_parse_eat(p, "unit")) {
        *out = ir_attr_unit(c);
        return true;
    }
    ir_type t;
    if (!ir_parse_type(p, &t)) return false;
    *out = ir_attr_type(c, t);
    return true;
}

static bool parse_attr(ir_parser *p, ir_attr *out) {
    ir_context *c = p->c;
    switch (p->tok.kind) {
    case TOKEN_INT:
    case TOKEN_FLOAT: return parse_number(p, out);
    case TOKEN_STRING: return ir_parse_string(p, out);
    case TOKEN_HASH: return parse_hash(p, out);
    case TOKEN_WORD: return parse_word_attr(p, out);
    case TOKEN_SYMBOL: {
        istr name;
        if (!ir_parse_symbol(p, &name)) return false;
        *out = ir_attr_symbol(c, name);
        return true;
    }
    default: break;
    }
    if (reader_is(p, "-")) return parse_number(p, out);
    if (reader_is(p, "[")) return parse_attr_array(p, out);
    if (reader_is(p, "{")) {
        ir_attr_list entries = {0};
        if (!ir_parse_attr_dict(p, &entries)) return false;
        *out = ir_attr_dict(c, entries.n, entries.data);
        return true;
    }
    ir_type t;
    if (p->tok.kind != TOKEN_BANG && !reader_is(p, "(")) return ir_parse_error(p, "expected an attribute");
    if (!ir_parse_type(p, &t)) return false;
    *out = ir_attr_type(c, t);
    return true;
}

bool ir_parse_attr(ir_parser *p, ir_attr *out) {
    if (p->failed || !reader_enter(p)) return false;
    bool const ok = parse_attr(p, out);
    reader_leave(p);
    return ok;
}

// ---- resources ----
static bool parse_blob(ir_parser *p, blob *out) {
    const char *s = p->tok.start;
    size_t const n = p->tok.length;
    if (p->tok.kind != TOKEN_STRING || n < 12 || s[1] != '0' || s[2] != 'x' || n % 2) return ir_parse_error(p, "expected \"0x…\": alignment and bytes");
    out->size = (n - 12) / 2;
    unsigned char *data = arena_alloc(p->c->arena, out->size + 1);
    for (size_t i = 0; i < out->size; i++) {
        int const high = reader_hex(s[11 + 2 * i]), low = reader_hex(s[12 + 2 * i]);
        if (high < 0 || low < 0) return ir_parse_error(p, "not a hexadecimal digit");
        data[i] = (unsigned char)(high * 16 + low);
    }
    out->data = data;
    reader_next(p);
    return true;
}

bool reader_resources(ir_parser *p) {
    istr section, dialect, key;
    if (!ir_parse_need(p, "{-#")) return false;
    do {
        if (!ir_parse_word(p, &section) || !ir_parse_need(p, ":") || !ir_parse_need(p, "{")) return false;
        do {
            if (reader_is(p, "}")) break;
            if (!ir_parse_word(p, &dialect) || !ir_parse_need(p, ":") || !ir_parse_need(p, "{")) return false;
            do {
                blob *b = ARENA_NEW(p->c->arena, blob);
                if (reader_is(p, "}")) break;
                if (!reader_name(p, &key) || !ir_parse_need(p, ":") || !parse_blob(p, b)) return false;
                map_put_ptr(&p->resources, key, b);
            } while (ir_parse_eat(p, ","));
            if (!ir_parse_need(p, "}")) return false;
        } while (ir_parse_eat(p, ","));
        if (!ir_parse_need(p, "}")) return false;
    } while (ir_parse_eat(p, ","));
    return ir_parse_need(p, "#-}");
}

// ---- locations ----
static bool parse_loc_body(ir_parser *p, ir_loc *out);

static bool parse_file_loc(ir_parser *p, istr text, ir_loc *out) {
    int64_t line, col;
    if (!ir_parse_int(p, &line) || !ir_parse_need(p, ":") || !ir_parse_int(p, &col)) return false;
    if (line < 0 || line > INT32_MAX || col < 0 || col > INT32_MAX) return ir_parse_error(p, "a place out of range");
    *out = ir_loc_at(p->c, text, NULL, (int)line, (int)col);
    if (!ir_parse_eat(p, "to")) return true;
    if (p->tok.kind == TOKEN_INT && !ir_parse_int(p, &line)) return false;   // a range: its start is kept
    return ir_parse_need(p, ":") && ir_parse_int(p, &col);
}

static bool parse_loc_string(ir_parser *p, ir_loc *out) {
    istr text;
    if (!reader_string(p, &text)) return false;
    if (ir_parse_eat(p, ":")) return parse_file_loc(p, text, out);
    ir_loc inner = ir_loc_unknown(p->c);
    if (ir_parse_eat(p, "(") && (!parse_loc_body(p, &inner) || !ir_parse_need(p, ")"))) return false;
    *out = inner->file ? ir_loc_at(p->c, inner->file, text, inner->line, inner->col) : inner;
    if (inner->caller) *out = ir_loc_inlined(p->c, *out, inner->caller);
    return true;
}

static bool parse_loc_body(ir_parser *p, ir_loc *out) {
    if (!reader_enter(p)) return false;
    bool ok = true;
    *out = ir_loc_unknown(p->c);
    if (p->tok.kind == TOKEN_STRING) {
        ok = parse_loc_string(p, out);
    } else if (ir_parse_eat(p, "unknown")) {
    } else if (p->tok.kind == TOKEN_HASH) {
        ir_loc known = map_get_ptr(&p->loc_aliases, intern_n(p->c->names, p->tok.start, p->tok.length));
        if (known) *out = known;
        reader_next(p);
    } else if (ir_parse_eat(p, "callsite")) {
        ir_loc callee, caller;
        ok = ir_parse_need(p, "(") && parse_loc_body(p, &callee) && ir_parse_need(p, "at") && parse_loc_body(p, &caller) && ir_parse_need(p, ")");
        if (ok) *out = ir_loc_inlined(p->c, callee, caller);
    } else if (ir_parse_eat(p, "fused")) {
        ir_attr ignored;
        if (ir_parse_eat(p, "<")) ok = ir_parse_attr(p, &ignored) && ir_parse_need(p, ">");
        ok = ok && ir_parse_need(p, "[");
        for (bool first = true; ok && !ir_parse_eat(p, "]"); first = false) {
            ir_loc l;
            ok = (first || ir_parse_need(p, ",")) && parse_loc_body(p, &l);
            if (ok && first) *out = l;
        }
    } else {
        ok = ir_parse_error(p, "expected a location");
    }
    reader_leave(p);
    return ok;
}

bool reader_loc(ir_parser *p, ir_loc *out, istr *out_alias) {
    *out_alias = NULL;
    if (!ir_parse_need(p, "(")) return false;
    if (p->tok.kind == TOKEN_HASH) {
        istr const name = intern_n(p->c->names, p->tok.start, p->tok.length);
        if (!map_has_ptr(&p->loc_aliases, name)) *out_alias = name;
    }
    return parse_loc_body(p, out) && ir_parse_need(p, ")");
}
