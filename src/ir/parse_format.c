// Custom forms from text, by the format of the op's declaration.
#include "ir/reader.h"

#include <ctype.h>

typedef struct format_reader {
    ir_parser *p;
    const op_declaration *d;
    ir_operand_list operands[16];
    ir_type_list operand_types[16], result_types[16];
    bool operand_typed[16], result_typed[16];
    ir_type function;   // functional-type, or NULL
    ir_attr_list attrs;
} format_reader;

// A literal may be several tokens: "offset:".
static bool eat_literal(ir_parser *p, const char *text) {
    const char *at = text;
    bool first = true;
    while (*at) {
        char piece[32];
        size_t n = 0;
        if (isalnum((unsigned char)*at) || *at == '_')
            while ((isalnum((unsigned char)at[n]) || at[n] == '_') && n < sizeof piece - 1) n++;
        else
            n = at[0] == '-' && at[1] == '>' ? 2 : 1;
        memcpy(piece, at, n);
        piece[n] = 0;
        if (!ir_parse_eat(p, piece)) return first ? false : ir_parse_error(p, "expected '%s'", piece);
        at += n;
        first = false;
    }
    return true;
}

static bool read_enum(ir_parser *p, const op_attr *declared, ir_attr *out) {
    for (int i = 0; i < declared->word_count && p->tok.kind == TOKEN_WORD; i++)
        if (reader_is(p, declared->words[i])) {
            reader_next(p);
            *out = ir_attr_i64(p->c, i);
            return true;
        }
    return ir_parse_error(p, "expected %s", declared->name);
}

static bool read_ints(ir_parser *p, ir_attr *out) {
    ir_operand_list none = {0};
    if (!ir_parse_index_list(p, &none, out)) return false;
    return !none.n || ir_parse_error(p, "expected constants");
}

static bool read_dialect_attr(ir_parser *p, const op_attr *declared, ir_attr *out) {
    if (p->tok.kind == TOKEN_HASH) return ir_parse_attr(p, out);
    if (!reader_is(p, "<")) return ir_parse_error(p, "expected '<'");
    const char *start = p->tok.start;
    int depth = 0;
    for (; p->tok.kind != TOKEN_END; reader_next(p)) {
        if (reader_is(p, "<")) depth++;
        if (reader_is(p, ">") && --depth == 0) break;
    }
    if (p->tok.kind == TOKEN_END) return ir_parse_error(p, "expected '>'");
    size_t const n = (size_t)(p->tok.start + 1 - start);
    reader_next(p);
    *out = ir_attr_dialect(
        p->c, arena_printf(p->c->arena, "%s%.*s", declared->dialect_name, (int)(n < 4096 ? n : 4096), start));
    return true;
}

bool reader_attr_of_kind(ir_parser *p, const op_attr *declared, ir_attr *out) {
    int64_t v;
    istr name;
    switch (declared->kind) {
    case ATTR_UNIT: *out = ir_attr_unit(p->c); return true;
    case ATTR_ENUM: return read_enum(p, declared, out);
    case ATTR_I64S:
    case ATTR_INTS: return read_ints(p, out);
    case ATTR_DIALECT: return read_dialect_attr(p, declared, out);
    case ATTR_INT:
    case ATTR_I64:
    case ATTR_I32:
    case ATTR_INDEX:
        if (!ir_parse_int(p, &v)) return false;
        *out = ir_attr_int(p->c, v,
                           declared->kind == ATTR_I32     ? p->c->i32
                           : declared->kind == ATTR_INDEX ? p->c->index
                                                          : p->c->i64);
        return true;
    case ATTR_SYM:
        if (!ir_parse_symbol(p, &name)) return false;
        *out = ir_attr_symbol(p->c, name);
        return true;
    default: break;
    }
    const char *at = p->tok.start;
    if (!ir_parse_attr(p, out)) return false;
    return ir_attr_satisfies(declared, *out) ||
           reader_error_at(p, at, "not what the attribute '%s' holds", declared->name);
}

static bool read_operand(format_reader *r, int index) {
    ir_parser *p = r->p;
    if (r->d->operands[index].arity == ARITY_VARIADIC) return ir_parse_operands(p, &r->operands[index]);
    ir_operand_ref ref;
    if (r->d->operands[index].arity == ARITY_OPTIONAL && !ir_parse_at_value(p)) return true;
    if (!ir_parse_operand(p, &ref)) return false;
    vec_push(p->c->arena, &r->operands[index], ref);
    return true;
}

static bool read_types(ir_parser *p, const op_group *g, bool empty, ir_type_list *out) {
    if (g->arity == ARITY_VARIADIC || g->arity == ARITY_OPTIONAL) return empty || ir_parse_types(p, out);
    ir_type t;
    if (!ir_parse_type(p, &t)) return false;
    vec_push(p->c->arena, out, t);
    return true;
}

static bool group_starts(format_reader *r, const format_element *e) {
    switch (e->kind) {
    case FORMAT_LITERAL: return eat_literal(r->p, e->text);
    case FORMAT_OPERAND: return ir_parse_at_value(r->p);
    case FORMAT_ATTR: return r->d->attrs[e->index].kind == ATTR_DIALECT && reader_is(r->p, "<");
    default: return false;
    }
}

static bool read_elements(format_reader *r, const format_element *elements, int n);

static bool read_element(format_reader *r, const format_element *e) {
    ir_parser *p = r->p;
    switch (e->kind) {
    case FORMAT_LITERAL: return eat_literal(p, e->text) || ir_parse_error(p, "expected '%s'", e->text);
    case FORMAT_OPERAND: return read_operand(r, e->index);
    case FORMAT_ATTR: {
        ir_named_attr a = {.name = r->d->attrs[e->index].name};
        if (!reader_attr_of_kind(p, &r->d->attrs[e->index], &a.value)) return false;
        vec_push(p->c->arena, &r->attrs, a);
        return true;
    }
    case FORMAT_TYPE_OPERAND:
        r->operand_typed[e->index] = true;
        return read_types(p, &r->d->operands[e->index], r->operands[e->index].n == 0, &r->operand_types[e->index]);
    case FORMAT_TYPE_RESULT:
        r->result_typed[e->index] = true;
        return read_types(p, &r->d->results[e->index], false, &r->result_types[e->index]);
    case FORMAT_FUNCTIONAL: {
        const char *at = p->tok.start;
        if (!ir_parse_type(p, &r->function)) return false;
        return r->function->kind == IR_FUNCTION || reader_error_at(p, at, "expected a function type");
    }
    case FORMAT_ATTR_DICT: return ir_parse_attr_dict(p, &r->attrs);
    case FORMAT_INDEX_LIST: {
        ir_named_attr a = {.name = r->d->attrs[e->index2].name};
        if (!ir_parse_index_list(p, &r->operands[e->index], &a.value)) return false;
        vec_push(p->c->arena, &r->attrs, a);
        return true;
    }
    case FORMAT_OPTIONAL:
        if (!group_starts(r, &e->children[0])) return !p->failed;
        return read_elements(r, e->children + (e->children[0].kind == FORMAT_LITERAL),
                             e->child_count - (e->children[0].kind == FORMAT_LITERAL));
    default: return ir_parse_error(p, "this form is not read");
    }
}

static bool read_elements(format_reader *r, const format_element *elements, int n) {
    for (int i = 0; i < n; i++)
        if (!read_element(r, &elements[i])) return false;
    return true;
}

// ---- types that the text leaves out ----
static ir_type known_type(const format_reader *r, istr name) {
    for (int i = 0; i < r->d->operand_count; i++)
        if (r->d->operands[i].name == name && r->operand_types[i].n) return r->operand_types[i].data[0];
    for (int i = 0; i < r->d->result_count; i++)
        if (r->d->results[i].name == name && r->result_types[i].n) return r->result_types[i].data[0];
    for (int i = 0; i < r->attrs.n; i++)
        if (r->attrs.data[i].name == name) return r->attrs.data[i].value->type;
    return NULL;
}

// The only type that the class has, or NULL.
static ir_type only_type(ir_context *c, const op_group *g) {
    if (g->constraint != CONSTRAINT_WORDS) return NULL;
    ir_type const fixed[] = {c->i1, c->i32, c->i64, c->index};
    static const char *const names[] = {"i1", "i32", "i64", "index"};
    for (int i = 0; i < 4; i++)
        if ((size_t)g->text_length == strlen(names[i]) && strncmp(g->text, names[i], strlen(names[i])) == 0)
            return fixed[i];
    return NULL;
}

static bool infer(format_reader *r, const op_group *g, int count, bool typed, ir_type_list *types) {
    if (typed) return types->n == count;
    ir_type t = only_type(r->p->c, g);
    if (!t && g->constraint != CONSTRAINT_WORDS) t = ir_constraint_type(r->p->c, g, known_type(r, g->of));
    if (!t && g->constraint == CONSTRAINT_WORDS) {   // a group that others are the same as: =this
        for (int i = 0; i < r->d->result_count && !t; i++)
            if (r->d->results[i].constraint == CONSTRAINT_SAME && r->d->results[i].of == g->name)
                t = known_type(r, r->d->results[i].name);
        for (int i = 0; i < r->d->operand_count && !t; i++)
            if (r->d->operands[i].constraint == CONSTRAINT_SAME && r->d->operands[i].of == g->name)
                t = known_type(r, r->d->operands[i].name);
    }
    if (!t) return count == 0;
    for (int i = 0; i < count; i++) vec_push(r->p->c->arena, types, t);
    return true;
}

static bool infer_all(format_reader *r) {
    bool done[32] = {false};
    int const n = r->d->operand_count, total = n + r->d->result_count;
    // Types follow from one another in any order, so the groups are gone through until nothing is new.
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < total; i++) {
            if (done[i]) continue;
            bool const ok =
                i < n ? infer(r, &r->d->operands[i], r->operands[i].n, r->operand_typed[i], &r->operand_types[i])
                      : infer(r, &r->d->results[i - n], r->result_typed[i - n] ? r->result_types[i - n].n : 1,
                              r->result_typed[i - n], &r->result_types[i - n]);
            done[i] = ok;
            changed |= ok;
        }
    }
    for (int i = 0; i < total; i++)
        if (!done[i])
            return ir_parse_error(r->p, "the type of '%s' does not follow from the text",
                                  i < n ? r->d->operands[i].name : r->d->results[i - n].name);
    return true;
}

static bool add_segments(format_reader *r) {
    if (r->d->variadic_operands < 2) return true;
    int64_t counts[16];
    for (int i = 0; i < r->d->operand_count; i++) counts[i] = r->operands[i].n;
    ir_attr_list_add(r->p, &r->attrs, "operandSegmentSizes", ir_attr_i32_array(r->p->c, r->d->operand_count, counts));
    return true;
}

bool reader_by_format(ir_parser *p, const ir_op_info *info, ir_loc loc, ir_op **out) {
    format_reader reader = {.p = p, .d = ir_declaration(info)}, *r = &reader;
    if (r->d->operand_count > 16 || r->d->result_count > 16 || !read_elements(r, r->d->format, r->d->format_count) ||
        p->failed)
        return false;
    VEC(ir_value *) operands = {0};
    ir_type_list results = {0};
    if (!r->function && !infer_all(r)) return false;
    int total = 0;
    for (int i = 0; i < r->d->operand_count; i++) total += r->operands[i].n;
    if (r->function && total != r->function->input_count)
        return ir_parse_error(p, "the type has %d operands, the operation %d", r->function->input_count, total);
    for (int i = 0; i < r->d->operand_count; i++)
        for (int k = 0; k < r->operands[i].n; k++) {
            ir_value *v;
            ir_type t = r->function ? r->function->inputs[operands.n] : r->operand_types[i].data[k];
            if (!ir_resolve(p, &r->operands[i].data[k], t, &v)) return false;
            vec_push(p->c->arena, &operands, v);
        }
    for (int i = 0; r->function && i < r->function->result_count; i++)
        vec_push(p->c->arena, &results, r->function->results[i]);
    for (int i = 0; !r->function && i < r->d->result_count; i++)
        for (int k = 0; k < r->result_types[i].n; k++) vec_push(p->c->arena, &results, r->result_types[i].data[k]);
    add_segments(r);
    *out =
        ir_parse_finish(p, info, loc, operands.n, operands.data, results.n, results.data, &r->attrs, 0, NULL, 0, NULL);
    return true;
}
