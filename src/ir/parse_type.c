// Types and affine maps from text.
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
        if (scalable && (at >= end || *at++ != ']'))
            return reader_error_at(p, start, "expected ']' after a scalable dimension");
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
    if (element->kind == IR_FUNCTION || element->kind == IR_NONE_TYPE)
        return ir_parse_error(p, "not a type of elements");
    struct ir_type_data t = {
        .kind = kind, .rank = dims.dims.n, .dims = dims.dims.data, .element = element, .scalable = dims.scalable};
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
        if (kind == IR_MEMREF && (a->kind == IR_AFFINE_MAP || a->kind == IR_STRIDED) && !t.layout)
            t.layout = a;
        else if (!t.encoding)
            t.encoding = a;
        else
            return ir_parse_error(p, "too many attributes of a type");
    }
    if (t.layout && t.layout->kind == IR_AFFINE_MAP &&
        ir_type_memref(c, t.rank, t.dims, element, t.layout)->layout == NULL)
        t.layout = NULL;
    if (t.layout && t.layout->kind == IR_STRIDED && t.layout->count != t.rank)
        return ir_parse_error(p, "the layout has another rank than the type");
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

bool reader_raw(ir_parser *p, const char **out_start, size_t *out_length) {
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
            if (!reader_raw(p, &start, &length)) return false;
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
    return w > 0 && w <= 128;
}

static bool parse_named_type(ir_parser *p, ir_type *out) {
    ir_context *c = p->c;
    const char *s = p->tok.start, *end = s + p->tok.length;
    int width;
    *out = NULL;
    if (reader_is(p, "index"))
        *out = c->index;
    else if (reader_is(p, "none"))
        *out = ir_type_none(c);
    else if (reader_is(p, "bf16"))
        *out = ir_type_bf16(c);
    else if (reader_is(p, "f16") || reader_is(p, "f32") || reader_is(p, "f64"))
        *out = ir_type_float(c, atoi(s + 1));
    else if (*s == 'i' && width_of(s + 1, end, &width))
        *out = ir_type_int(c, width);
    else if ((*s == 's' || *s == 'u') && end - s > 2 && s[1] == 'i' && width_of(s + 2, end, &width))
        *out = ir_type_int_signed(c, width, *s);
    if (*out) {
        reader_next(p);
        return true;
    }
    ir_type_kind const shaped = reader_is(p, "tensor")   ? IR_TENSOR
                                : reader_is(p, "memref") ? IR_MEMREF
                                : reader_is(p, "vector") ? IR_VECTOR
                                                         : IR_NONE_TYPE;
    bool const is_complex = reader_is(p, "complex"), is_tuple = reader_is(p, "tuple");
    if (shaped == IR_NONE_TYPE && !is_complex && !is_tuple) return ir_parse_error(p, "expected a type");
    reader_next(p);
    if (shaped != IR_NONE_TYPE) return parse_shaped(p, shaped, out);
    ir_type_list items = {0};
    if (!ir_parse_need(p, "<")) return false;
    if (!(is_tuple && reader_is(p, ">")) && !ir_parse_types(p, &items)) return false;
    if (is_complex && (items.n != 1 || items.data[0]->kind == IR_COMPLEX || items.data[0]->element))
        return ir_parse_error(p, "complex has one type of number");
    if (is_complex && items.data[0]->kind != IR_FLOAT && items.data[0]->kind != IR_INTEGER)
        return ir_parse_error(p, "complex has one type of number");
    *out = is_complex ? ir_type_complex(c, items.data[0]) : ir_type_tuple(c, items.n, items.data);
    return ir_parse_need(p, ">");
}

bool ir_parse_type(ir_parser *p, ir_type *out) {
    if (p->failed || !reader_enter(p)) return false;
    bool ok;
    if (reader_is(p, "("))
        ok = parse_function_type(p, out);
    else if (p->tok.kind == TOKEN_BANG)
        ok = parse_dialect_type(p, out);
    else if (p->tok.kind == TOKEN_WORD)
        ok = parse_named_type(p, out);
    else
        ok = ir_parse_error(p, "expected a type");
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
        if (level == 0 && (ir_parse_eat(p, "+") || (minus = ir_parse_eat(p, "-"))))
            kind = AFFINE_ADD;
        else if (level == 1 && ir_parse_eat(p, "*"))
            kind = AFFINE_MUL;
        else if (level == 1 && ir_parse_eat(p, "mod"))
            kind = AFFINE_MOD;
        else if (level == 1 && ir_parse_eat(p, "floordiv"))
            kind = AFFINE_FLOORDIV;
        else if (level == 1 && ir_parse_eat(p, "ceildiv"))
            kind = AFFINE_CEILDIV;
        else
            break;
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

bool reader_affine_map(ir_parser *p, ir_attr *out) {
    affine_names names = {0};
    VEC(ir_affine) exprs = {0};
    if (!ir_parse_need(p, "<") || !ir_parse_need(p, "(") || !parse_affine_names(p, names.dims, &names.dim_count, ")"))
        return false;
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
