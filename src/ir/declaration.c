// Signatures and formats of ops: parsed once, and what they say of operands, results and attributes.
#include "ir/internal.h"

#include <ctype.h>

enum type_word {
#define WORD(NAME, TEST) WORD_##NAME,
#include "ir/words.def"
    WORD_COUNT
};
static const char *const word_names[] = {
#define WORD(NAME, TEST) #NAME,
#include "ir/words.def"
};
_Static_assert(WORD_COUNT <= 64, "a set of type words is 64 bits");

bool ir_type_satisfies(ir_type t, uint64_t words) {
    bool ok = false;
#define WORD(NAME, TEST) ok |= (words >> WORD_##NAME & 1) && (TEST);
#include "ir/words.def"
    return ok;
}

static const char *const attr_kind_names[] = {"any",  "int",   "i32",  "i64",   "index", "float", "bool", "str", "sym",
                                              "type", "array", "dict", "dense", "map",   "unit",  "i64s", "ints"};

// ---- reading declarations ----
typedef struct reader {
    ir_context *c;
    const char *at;
    op_declaration *d;
    const char *error;   // NULL while all is well
} reader;

static void skip_space(reader *r) {
    while (*r->at == ' ') r->at++;
}
static bool eat(reader *r, const char *s) {
    skip_space(r);
    size_t const n = strlen(s);
    if (strncmp(r->at, s, n) != 0) return false;
    r->at += n;
    return true;
}
static void need(reader *r, const char *s) {
    if (!r->error && !eat(r, s)) r->error = arena_printf(r->c->arena, "expected '%s' before '%s'", s, r->at);
}
static istr word(reader *r) {
    skip_space(r);
    const char *start = r->at;
    while (isalnum((unsigned char)*r->at) || *r->at == '_' || *r->at == '.') r->at++;
    while (r->at > start && r->at[-1] == '.') r->at--;
    if (r->at == start && !r->error) r->error = arena_printf(r->c->arena, "expected a name before '%s'", r->at);
    return intern_n(r->c->names, start, (size_t)(r->at - start));
}

static group_arity arity(reader *r) {
    return eat(r, "...") ? ARITY_VARIADIC : eat(r, "?") ? ARITY_OPTIONAL : ARITY_ONE;
}

static void read_constraint(reader *r, op_group *g) {
    skip_space(r);
    g->text = r->at;
    static const struct {
        const char *text;
        constraint_kind kind;
    } references[] = {{"elem(", CONSTRAINT_ELEMENT}, {"bool(", CONSTRAINT_BOOL}, {"typeof(", CONSTRAINT_TYPEOF}};
    if (eat(r, "=")) {
        g->constraint = CONSTRAINT_SAME;
        g->of = word(r);
    }
    for (size_t i = 0; i < sizeof references / sizeof references[0] && !g->of; i++)
        if (eat(r, references[i].text)) {
            g->constraint = references[i].kind;
            g->of = word(r);
            need(r, ")");
        }
    while (!g->of && !r->error) {
        istr const w = word(r);
        int found = 0;
        while (found < WORD_COUNT && strcmp(word_names[found], w) != 0) found++;
        if (found == WORD_COUNT)
            r->error = arena_printf(r->c->arena, "unknown type constraint '%s'", w);
        else
            g->words |= (uint64_t)1 << found;
        if (!eat(r, "|")) break;
    }
    g->text_length = (int)(r->at - g->text);
}

static int read_groups(reader *r, op_group **out, int *out_open) {
    VEC(op_group) groups = {0};
    need(r, "(");
    while (!r->error && !eat(r, ")")) {
        if (groups.n) need(r, ",");
        op_group g = {.name = word(r)};
        need(r, ":");
        read_constraint(r, &g);
        g.arity = arity(r);
        *out_open += g.arity != ARITY_ONE;
        vec_push(r->c->arena, &groups, g);
    }
    *out = groups.data;
    return groups.n;
}

static void read_attr_kind(reader *r, op_attr *a) {
    if (eat(r, "#")) {
        a->kind = ATTR_DIALECT;
        a->dialect_name = word(r);
    } else if (eat(r, "enum(")) {
        a->kind = ATTR_ENUM;
        VEC(istr) words = {0};
        while (!r->error && !eat(r, ")")) vec_push(r->c->arena, &words, word(r));
        a->words = words.data;
        a->word_count = words.n;
    } else {
        istr const w = word(r);
        size_t const n = sizeof attr_kind_names / sizeof attr_kind_names[0];
        size_t i = 0;
        while (i < n && strcmp(attr_kind_names[i], w) != 0) i++;
        if (i == n) r->error = arena_printf(r->c->arena, "unknown attribute kind '%s'", w);
        a->kind = (attr_kind_word)i;
    }
}

static void read_attrs(reader *r) {
    VEC(op_attr) attrs = {0};
    while (!r->error && !eat(r, "}")) {
        if (attrs.n) need(r, ",");
        op_attr a = {.name = word(r)};
        a.optional = eat(r, "?");
        need(r, ":");
        read_attr_kind(r, &a);
        vec_push(r->c->arena, &attrs, a);
    }
    r->d->attrs = attrs.data;
    r->d->attr_count = attrs.n;
}

static void read_signature(reader *r) {
    op_declaration *d = r->d;
    d->operand_count = read_groups(r, &d->operands, &d->variadic_operands);
    if (eat(r, "{")) read_attrs(r);
    if (eat(r, "[")) {
        VEC(op_region) regions = {0};
        while (!r->error && !eat(r, "]")) {
            if (regions.n) need(r, ",");
            op_region region = {.name = word(r)};
            region.arity = arity(r);
            vec_push(r->c->arena, &regions, region);
        }
        d->regions = regions.data;
        d->region_count = regions.n;
    }
    if (eat(r, "^(")) {
        VEC(istr) successors = {0};
        while (!r->error && !eat(r, ")")) {
            if (successors.n) need(r, ",");
            vec_push(r->c->arena, &successors, word(r));
        }
        d->successors = successors.data;
        d->successor_count = successors.n;
    }
    if (eat(r, "->")) d->result_count = read_groups(r, &d->results, &d->variadic_results);
    skip_space(r);
    if (!r->error && *r->at) r->error = arena_printf(r->c->arena, "unexpected '%s'", r->at);
}

// ---- formats ----
static int group_index(const op_group *groups, int n, istr name) {
    for (int i = 0; i < n; i++)
        if (groups[i].name == name) return i;
    return -1;
}
static int attr_index(const op_declaration *d, istr name) {
    for (int i = 0; i < d->attr_count; i++)
        if (d->attrs[i].name == name) return i;
    return -1;
}

static bool resolve_variable(reader *r, format_element *e, bool as_type) {
    op_declaration *d = r->d;
    istr const name = word(r);
    if ((e->index = group_index(d->operands, d->operand_count, name)) >= 0)
        e->kind = as_type ? FORMAT_TYPE_OPERAND : FORMAT_OPERAND;
    else if (as_type && (e->index = group_index(d->results, d->result_count, name)) >= 0)
        e->kind = FORMAT_TYPE_RESULT;
    else if (!as_type && (e->index = attr_index(d, name)) >= 0)
        e->kind = FORMAT_ATTR;
    else if (!r->error)
        r->error = arena_printf(r->c->arena, "the format names '%s', which the signature does not", name);
    return !r->error;
}

static format_element *read_format(reader *r, int *out_count, int *out_anchor);

static bool read_element(reader *r, format_element *e) {
    if (eat(r, "`")) {
        const char *end = strchr(r->at, '`');
        if (!end) {
            r->error = "a literal without its closing '`'";
            return false;
        }
        e->kind = FORMAT_LITERAL;
        e->text = intern_n(r->c->names, r->at, (size_t)(end - r->at));
        r->at = end + 1;
    } else if (eat(r, "$")) {
        return resolve_variable(r, e, false);
    } else if (eat(r, "attr-dict")) {
        e->kind = FORMAT_ATTR_DICT;
    } else if (eat(r, "functional-type(")) {
        e->kind = FORMAT_FUNCTIONAL;
        while (*r->at && *r->at != ')') r->at++;
        need(r, ")");
    } else if (eat(r, "type(")) {
        need(r, "$");
        resolve_variable(r, e, true);
        need(r, ")");
    } else if (eat(r, "index-list(")) {
        format_element dynamic = {0}, fixed = {0};
        need(r, "$");
        resolve_variable(r, &dynamic, false);
        need(r, ",");
        need(r, "$");
        resolve_variable(r, &fixed, false);
        need(r, ")");
        *e = (format_element){.kind = FORMAT_INDEX_LIST, .index = dynamic.index, .index2 = fixed.index};
    } else if (eat(r, "(")) {
        e->kind = FORMAT_OPTIONAL;
        e->children = read_format(r, &e->child_count, &e->anchor);
        need(r, ")?");
    } else {
        r->error = arena_printf(r->c->arena, "cannot read the format at '%s'", r->at);
    }
    return !r->error;
}

static format_element *read_format(reader *r, int *out_count, int *out_anchor) {
    VEC(format_element) elements = {0};
    for (skip_space(r); !r->error && *r->at && *r->at != ')'; skip_space(r)) {
        format_element e = {0};
        if (!read_element(r, &e)) break;
        if (eat(r, "^") && out_anchor) *out_anchor = elements.n;
        vec_push(r->c->arena, &elements, e);
    }
    *out_count = elements.n;
    return elements.data;
}

bool ir_declaration_parse(ir_context *c, ir_op_info *info) {
    op_declaration *d = ARENA_NEW(c->arena, op_declaration);
    d->context = c;
    d->dynamic = info->dialect->foreign;
    info->compiled = d;
    reader r = {c, info->signature, d, NULL};
    read_signature(&r);
    if (!r.error && info->format) {
        r.at = info->format;
        d->has_format = true;
        d->format = read_format(&r, &d->format_count, NULL);
        if (!r.error && *r.at) r.error = "an unmatched ')'";
    }
    if (!r.error) return true;
    diag_error(c->diags, (source_range){0}, "the declaration of '%s' does not parse: %s", info->name, r.error);
    return false;
}

// ---- segments ----
static bool segments_from_attr(const op_declaration *d, ir_attr a, int total, int *out) {
    if (a->kind != IR_DENSE_ARRAY || a->count != d->operand_count) return false;
    int64_t sum = 0;
    for (int i = 0; i < a->count; i++) {
        if (a->ints[i] < 0 || a->ints[i] > total) return false;
        if (d->operands[i].arity == ARITY_ONE && a->ints[i] != 1) return false;
        if (d->operands[i].arity == ARITY_OPTIONAL && a->ints[i] > 1) return false;
        out[i] = (int)a->ints[i];
        sum += a->ints[i];
    }
    return sum == total;
}

// How many operands the attribute static_<group> says the group has, or -1.
static int count_from_static(const ir_op *op, istr group) {
    for (int i = 0; i < op->attr_count; i++) {
        const char *name = op->attrs[i].name;
        if (strncmp(name, "static_", 7) != 0 || strcmp(name + 7, group) != 0) continue;
        ir_attr a = op->attrs[i].value;
        if (a->kind != IR_DENSE_ARRAY) return -1;
        int n = 0;
        for (int k = 0; k < a->count; k++) n += a->ints[k] == IR_DYNAMIC;
        return n;
    }
    return -1;
}

bool ir_operand_segments(const ir_op *op, int *out) {
    const op_declaration *d = ir_declaration(op->info);
    int const total = op->operand_count;
    if (d->variadic_operands > 1) {
        ir_attr a = ir_op_attr(op, d->context->s_segments);
        if (a) return segments_from_attr(d, a, total, out);
    }
    int left = total, open = -1;
    for (int i = 0; i < d->operand_count; i++) {
        const op_group *g = &d->operands[i];
        out[i] = g->arity == ARITY_ONE;
        if (g->arity != ARITY_ONE) {
            int const known = d->variadic_operands > 1 ? count_from_static(op, g->name) : -1;
            if (known >= 0)
                out[i] = known;
            else if (open < 0)
                open = i;
        }
        left -= out[i];
    }
    if (left < 0 || (left > 0 && open < 0)) return false;
    if (open >= 0) {
        if (d->operands[open].arity == ARITY_OPTIONAL && left > 1) return false;
        out[open] = left;
    }
    return true;
}

bool ir_result_segments(const ir_op *op, int *out) {
    const op_declaration *d = ir_declaration(op->info);
    int left = op->result_count, open = 0;
    for (int i = 0; i < d->result_count; i++) {
        out[i] = d->results[i].arity == ARITY_ONE;
        open += !out[i];
        left -= out[i];
    }
    if (left < 0 || (left > 0 && open == 0)) return false;
    // Several open groups share what is left evenly (memref.extract_strided_metadata).
    if (open && left % open) return false;
    for (int i = 0; i < d->result_count && open; i++)
        if (d->results[i].arity != ARITY_ONE) out[i] = left / open;
    return true;
}

int ir_operand_group(const ir_op *op, const char *group, int *out_count) {
    const op_declaration *d = ir_declaration(op->info);
    int counts[16], first = 0;
    *out_count = 0;
    if (d->operand_count > 16 || !ir_operand_segments(op, counts)) return 0;
    for (int i = 0; i < d->operand_count; i++) {
        if (strcmp(d->operands[i].name, group) == 0) {
            *out_count = counts[i];
            return first;
        }
        first += counts[i];
    }
    return 0;
}

// ---- types and attributes ----
ir_type ir_constraint_type(ir_context *c, const op_group *g, ir_type of) {
    if (!of) return NULL;
    switch (g->constraint) {
    case CONSTRAINT_SAME:
    case CONSTRAINT_TYPEOF: return of;
    case CONSTRAINT_ELEMENT: return of->element;
    case CONSTRAINT_BOOL:
        if (of->kind == IR_COMPLEX || !of->element) return c->i1;
        return ir_type_with_element(c, of, c->i1);
    default: return NULL;
    }
}

bool ir_is_inherent_attr(const ir_op *op, istr name) {
    const op_declaration *d = ir_declaration(op->info);
    if (d->dynamic) return false;
    return attr_index(d, name) >= 0 || (d->variadic_operands > 1 && name == d->context->s_segments);
}

bool ir_attr_satisfies(const op_attr *declared, ir_attr a) {
    switch (declared->kind) {
    case ATTR_ANY: return true;
    case ATTR_INT: return a->kind == IR_INT_ATTR;
    case ATTR_I32: return a->kind == IR_INT_ATTR && a->type->kind == IR_INTEGER && a->type->width == 32;
    case ATTR_I64: return a->kind == IR_INT_ATTR && a->type->kind == IR_INTEGER && a->type->width == 64;
    case ATTR_INDEX: return a->kind == IR_INT_ATTR && a->type->kind == IR_INDEX;
    case ATTR_FLOAT: return a->kind == IR_FLOAT_ATTR;
    case ATTR_BOOL: return a->kind == IR_INT_ATTR && a->type->kind == IR_INTEGER && a->type->width == 1;
    case ATTR_STR: return a->kind == IR_STRING;
    case ATTR_SYM: return a->kind == IR_SYMBOL;
    case ATTR_TYPE: return a->kind == IR_TYPE_ATTR;
    case ATTR_ARRAY: return a->kind == IR_ARRAY;
    case ATTR_DICT: return a->kind == IR_DICT;
    case ATTR_DENSE: return a->kind == IR_DENSE || a->kind == IR_DENSE_RESOURCE;
    case ATTR_MAP: return a->kind == IR_AFFINE_MAP;
    case ATTR_UNIT: return a->kind == IR_UNIT;
    case ATTR_I64S: return a->kind == IR_DENSE_ARRAY && a->type->width == 64;
    case ATTR_INTS: return a->kind == IR_DENSE_ARRAY;
    case ATTR_DIALECT:
        return a->kind == IR_DIALECT_ATTR &&
               strncmp(a->text, declared->dialect_name, strlen(declared->dialect_name)) == 0;
    case ATTR_ENUM: return a->kind == IR_INT_ATTR && a->i >= 0 && a->i < declared->word_count;
    }
    return false;
}
