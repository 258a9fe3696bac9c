// Attributes from text.
#include "ir/number.h"
#include "ir/reader.h"

#include <stdlib.h>

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
    if (t->kind == IR_FLOAT && hex && !negative)
        *out = ir_attr_float(c, ir_float_from_bits((uint64_t)v, t), t);
    else if (t->kind == IR_INTEGER || t->kind == IR_INDEX)
        *out = ir_attr_int(c, v, t);
    else
        return reader_error_at(p, start, "an integer of a type that is no integer");
    return true;
}

// ---- dense ----
typedef struct dense_reader {
    ir_type element;   // NULL on the first walk, which only sizes
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
        if (e->kind == IR_INTEGER && e->width < 64 && e->width > 1 &&
            ((i >> (e->width - 1)) > 1 || (i >> (e->width - 1)) < -1))
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
    return ir_parse_need(p, "(") && store_bits(p, part, to) && ir_parse_need(p, ",") &&
           store_bits(p, part, to + ir_element_size(part)) && ir_parse_need(p, ")");
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
    if (n < 4 || s[1] != '0' || s[2] != 'x' || (n - 4) % 2)
        return ir_parse_error(p, "expected a string of hexadecimal bytes, \"0x…\"");
    size_t const bytes = (n - 4) / 2;
    if (bytes != one * count && bytes != one)
        return ir_parse_error(p, "the data has %zu bytes, the type %zu", bytes, one * count);
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
    if (!reader_raw(p, &raw, &length) || !ir_parse_need(p, ">") || !ir_parse_need(p, ":")) return false;
    ir_type t;
    if (!ir_parse_type(p, &t)) return false;
    const char *after = p->tok.start;
    if ((t->kind != IR_TENSOR && t->kind != IR_VECTOR) || !ir_element_size(t->element))
        return ir_parse_error(p, "dense elements have a tensor or vector type of numbers");
    size_t count = 1;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC || __builtin_mul_overflow(count, (size_t)t->dims[i], &count) ||
            count > (size_t)1 << 32)
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
        dense_reader r = {t->element,
                          arena_alloc(p->c->arena, (splat ? 1 : count + 1) * (size_t)ir_element_size(t->element)), 0,
                          splat ? 1 : count};
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
    if (!ir_parse_need(p, "<") || !reader_name(p, &key) || !ir_parse_need(p, ">") || !ir_parse_need(p, ":") ||
        !ir_parse_type(p, &t))
        return false;
    const blob *b = map_get_ptr(&p->resources, key);
    if (!b) return ir_parse_error(p, "the file has no resource '%s'", key);
    *out = ir_attr_dense_resource(p->c, t, key, b->data, b->size);
    return true;
}

static bool parse_dense_array(ir_parser *p, ir_attr *out) {
    ir_type t;
    VEC(int64_t) ints = {0};
    if (!ir_parse_need(p, "<") || !ir_parse_type(p, &t)) return false;
    if (t->kind != IR_INTEGER)
        return ir_parse_error(p, "arrays of this type are not supported; expected an integer type");
    if (ir_parse_eat(p, ":")) do {
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
    if (t->width == 64 || t->width == 32)
        *out = t->width == 64 ? ir_attr_i64_array(p->c, ints.n, ints.data) : ir_attr_i32_array(p->c, ints.n, ints.data);
    else
        *out = ir_attr_int_array(p->c, t, ints.n, ints.data);
    return true;
}

static bool parse_strided(ir_parser *p, ir_attr *out) {
    VEC(int64_t) strides = {0};
    int64_t offset = 0, v;
    if (!ir_parse_need(p, "<") || !ir_parse_need(p, "[")) return false;
    while (!ir_parse_eat(p, "]")) {
        if (strides.n && !ir_parse_need(p, ",")) return false;
        if (ir_parse_eat(p, "?"))
            v = IR_DYNAMIC;
        else if (!ir_parse_int(p, &v))
            return false;
        vec_push(p->c->arena, &strides, v);
    }
    if (ir_parse_eat(p, ",")) {
        if (!ir_parse_need(p, "offset") || !ir_parse_need(p, ":")) return false;
        if (ir_parse_eat(p, "?"))
            offset = IR_DYNAMIC;
        else if (!ir_parse_int(p, &offset))
            return false;
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
    if (!memchr(start, '.', length) && p->at < p->end && *p->at != '<')
        return ir_parse_error(p, "unknown attribute alias");
    bool const bracket = p->at < p->end && *p->at == '<';
    reader_next(p);
    if (bracket) {
        const char *inside;
        size_t inside_length;
        reader_next(p);
        if (!reader_raw(p, &inside, &inside_length)) return false;
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
    } kinds[] = {{"dense", parse_dense},
                 {"dense_resource", parse_dense_resource},
                 {"array", parse_dense_array},
                 {"strided", parse_strided},
                 {"affine_map", reader_affine_map}};
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
