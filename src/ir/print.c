// Ops as text: names of values, generic form, custom form by format or hook, resources.
#include "ir/asm.h"
#include "ir/text.h"

#include <ctype.h>
#include <stdarg.h>

struct ir_printer {
    ir_context *c;
    ir_text text;
    ir_print_options options;
    arena scratch;   // names; dropped after printing
    intern_table hints;
    map names;    // value, or op with several results → name
    map blocks;   // block → its number + 1
    map aliases;
    map used;   // hint in scope → 1
    VEC(istr) used_stack;
    int next_value, next_arg, next_outside;
    int indent;
    const char *default_dialect;   // whose ops print without a prefix
    const char *pending;           // the op's name, written by the first output of its hook
    VEC(ir_attr) resources;
};

// ---- names ----
static istr sanitised(ir_printer *p, const char *hint) {
    size_t const n = strlen(hint);
    if (n == 0 || n > 60) return NULL;
    char text[64];
    size_t out = 0;
    if (isdigit((unsigned char)hint[0])) text[out++] = '_';
    for (size_t i = 0; i < n; i++) {
        unsigned char const ch = (unsigned char)hint[i];
        text[out++] = isalnum(ch) || ch == '_' || ch == '.' || ch == '-' || ch == '$' ? (char)ch : '_';
    }
    text[out] = 0;
    if (strncmp(text, "arg", 3) == 0 && text[3] && strspn(text + 3, "0123456789") == out - 3) return NULL;
    return intern_n(&p->hints, text, out);
}

static const char *fresh_name(ir_printer *p, istr hint, int *counter, const char *prefix) {
    istr base = hint ? sanitised(p, hint) : NULL;
    if (!base) return arena_printf(&p->scratch, "%%%s%d", prefix, (*counter)++);
    istr name = base;
    for (int i = 0; map_get_ptr(&p->used, name); i++)
        name = intern(&p->hints, arena_printf(&p->scratch, "%s_%d", base, i));
    map_put_ptr(&p->used, name, (void *)1);
    vec_push(&p->scratch, &p->used_stack, name);
    return arena_printf(&p->scratch, "%%%s", name);
}

static void number_op(ir_printer *p, ir_op *op);

static void number_region(ir_printer *p, const ir_region *r) {
    int block_number = 0;
    for (ir_block *b = r->first; b; b = b->next) {
        map_put_ptr(&p->blocks, b, (void *)(intptr_t)(++block_number));
        for (int i = 0; i < b->arg_count; i++)
            map_put_ptr(&p->names, b->args[i], (void *)fresh_name(p, b->args[i]->name, &p->next_arg, "arg"));
        for (ir_op *op = b->first; op; op = op->next)
            if (op->result_count)
                map_put_ptr(&p->names, op->result_count == 1 ? (void *)op->results : (void *)op,
                            (void *)fresh_name(p, op->results[0].name, &p->next_value, ""));
    }
    for (ir_block *b = r->first; b; b = b->next)
        for (ir_op *op = b->first; op; op = op->next)
            if (op->region_count) number_op(p, op);
}

// The regions of op; names inside are free again outside.
static void number_op(ir_printer *p, ir_op *op) {
    bool const isolated = (op->info->traits & IR_ISOLATED) != 0;
    for (int i = 0; i < op->region_count; i++) {
        int const value = p->next_value, arg = p->next_arg, mark = p->used_stack.n;
        map const used = p->used;
        if (isolated) {
            p->next_value = p->next_arg = 0;
            map_init(&p->used, &p->scratch);
        }
        number_region(p, &op->regions[i]);
        p->next_value = value;
        p->next_arg = arg;
        if (isolated)
            p->used = used;
        else
            for (int k = mark; k < p->used_stack.n; k++) map_put_ptr(&p->used, p->used_stack.data[k], NULL);
        p->used_stack.n = mark;
    }
}

static const char *name_of(ir_printer *p, const ir_value *v) {
    const void *key = v->op && v->op->result_count > 1 ? (const void *)v->op : (const void *)v;
    const char *name = map_get_ptr(&p->names, key);
    if (!name) {   // defined outside of what is printed
        name = arena_printf(&p->scratch, "%%outside%d", p->next_outside++);
        map_put_ptr(&p->names, key, (void *)name);
    }
    return name;
}

// ---- aliases and resources ----
static void note_attr(ir_printer *p, ir_attr a);

static void note_type(ir_printer *p, ir_type t) {
    if (t->layout) note_attr(p, t->layout);
    if (t->element) note_type(p, t->element);
    for (int i = 0; i < t->input_count; i++) note_type(p, t->inputs[i]);
    for (int i = 0; i < t->result_count; i++) note_type(p, t->results[i]);
}

static void note_attr(ir_printer *p, ir_attr a) {
    switch (a->kind) {
    case IR_AFFINE_MAP:
        if (!map_has_ptr(&p->aliases, a)) {
            const char *alias = p->aliases.n ? arena_printf(&p->scratch, "#map%d", p->aliases.n) : "#map";
            map_put_ptr(&p->aliases, a, (void *)alias);
        }
        break;
    case IR_ARRAY:
        for (int i = 0; i < a->count; i++) note_attr(p, a->items[i]);
        break;
    case IR_DICT:
        for (int i = 0; i < a->count; i++) note_attr(p, a->entries[i].value);
        break;
    case IR_DENSE_RESOURCE:
        for (int i = 0; i < p->resources.n; i++)
            if (p->resources.data[i]->text == a->text) return;
        vec_push(&p->scratch, &p->resources, a);
        break;
    case IR_TYPE_ATTR: note_type(p, a->type); break;
    default: break;
    }
}

static void note_op(ir_op *op, void *data) {
    ir_printer *p = data;
    for (int i = 0; i < op->attr_count; i++) note_attr(p, op->attrs[i].value);
    for (int i = 0; i < op->result_count; i++)
        if (op->results[i].type->layout) note_type(p, op->results[i].type);
}

static void print_resources(ir_printer *p) {
    FILE *out = p->text.out;
    bool any = false;
    for (int i = 0; i < p->resources.n; i++) {
        ir_attr a = p->resources.data[i];
        if (p->options.elide_over && a->data_size > (size_t)p->options.elide_over) continue;
        fputs(any ? ",\n" : "\n{-#\n  dialect_resources: {\n    builtin: {\n", out);
        any = true;
        fputs("      ", out);
        ir_text_name(out, a->text);
        fputs(": \"0x", out);
        uint32_t const align = (uint32_t)ir_resource_alignment(a);
        ir_text_hex(out, (const unsigned char[]){(unsigned char)align, 0, 0, 0}, 4);
        ir_text_hex(out, a->data, a->data_size);
        fputc('"', out);
    }
    if (any) fputs("\n    }\n  }\n#-}\n", out);
}

// ---- pieces ----
static FILE *out_of(ir_printer *p) {
    if (p->pending) {
        const char *name = p->pending;
        p->pending = NULL;
        fputs(name, p->text.out);
    }
    return p->text.out;
}

ir_context *ir_p_context(ir_printer *p) { return p->c; }

void ir_p(ir_printer *p, const char *format, ...) {
    FILE *out = out_of(p);
    va_list args;
    va_start(args, format);
    vfprintf(out, format, args);
    va_end(args);
}

void ir_p_value(ir_printer *p, const ir_value *v) {
    FILE *out = out_of(p);
    if (!v) {
        fputs("%null", out);
        return;
    }
    fputs(name_of(p, v), out);
    if (v->op && v->op->result_count > 1) fprintf(out, "#%d", v->index);
}

void ir_p_operands(ir_printer *p, const ir_op *op, int first, int n) {
    for (int i = 0; i < n; i++) {
        if (i) fputs(", ", out_of(p));
        ir_p_value(p, ir_operand(op, first + i));
    }
}

void ir_p_operand_types(ir_printer *p, const ir_op *op, int first, int n) {
    for (int i = 0; i < n; i++) {
        if (i) fputs(", ", out_of(p));
        ir_p_type(p, ir_operand(op, first + i)->type);
    }
}

// T, or (T, U) when there is not exactly one.
static void print_results(ir_printer *p, const ir_op *op, bool always) {
    bool const plain = op->result_count == 1 && op->results[0].type->kind != IR_FUNCTION && !always;
    if (!plain) fputc('(', out_of(p));
    for (int i = 0; i < op->result_count; i++) {
        if (i) fputs(", ", out_of(p));
        ir_p_type(p, op->results[i].type);
    }
    if (!plain) fputc(')', out_of(p));
}
void ir_p_result_types(ir_printer *p, const ir_op *op) { print_results(p, op, false); }

void ir_p_type(ir_printer *p, ir_type t) {
    out_of(p);
    ir_text_type(&p->text, t);
}
void ir_p_attr(ir_printer *p, ir_attr a) {
    out_of(p);
    ir_text_attr(&p->text, a);
}
void ir_p_symbol(ir_printer *p, const char *name) {
    fputc('@', out_of(p));
    ir_text_name(p->text.out, ir_intern(p->c, name));
}
void ir_p_string(ir_printer *p, const char *s, size_t n) { ir_text_string(out_of(p), s, n); }
void ir_p_block(ir_printer *p, const ir_block *b) {
    fprintf(out_of(p), "^bb%d", (int)(intptr_t)map_get_ptr(&p->blocks, b) - 1);
}

static void print_chosen_attrs(ir_printer *p, const ir_op *op, const char *prefix, const bool *skip) {
    VEC(ir_named_attr) left = {0};
    for (int i = 0; i < op->attr_count; i++)
        if (!skip[i]) vec_push(&p->scratch, &left, op->attrs[i]);
    if (!left.n) return;
    FILE *out = out_of(p);
    fprintf(out, "%s ", prefix);
    ir_text_entries(&p->text, left.n, left.data);
}

void ir_p_attr_dict(ir_printer *p, const ir_op *op, const char *prefix, const char *const *elided) {
    if (!op->attr_count) return;
    bool *skip = ARENA_ARRAY(&p->scratch, bool, op->attr_count);
    for (int i = 0; i < op->attr_count; i++) {
        skip[i] = op->attrs[i].name == p->c->s_segments;
        for (const char *const *e = elided; e && *e; e++) skip[i] |= strcmp(*e, op->attrs[i].name) == 0;
    }
    print_chosen_attrs(p, op, prefix, skip);
}

// ---- regions ----
static void print_op(ir_printer *p, ir_op *op);

static void indent(ir_printer *p) {
    for (int i = 0; i < p->indent; i++) fputs("  ", p->text.out);
}

static void print_label(ir_printer *p, const ir_block *b) {
    for (int i = 1; i < p->indent; i++) fputs("  ", p->text.out);
    ir_p_block(p, b);
    for (int i = 0; i < b->arg_count; i++) {
        fputs(i ? ", " : "(", p->text.out);
        ir_p_value(p, b->args[i]);
        fputs(": ", p->text.out);
        ir_p_type(p, b->args[i]->type);
    }
    fputs(b->arg_count ? "):\n" : ":\n", p->text.out);
}

void ir_p_region(ir_printer *p, const ir_region *r, bool entry_args, bool implicit_end, const char *default_dialect) {
    const char *outer = p->default_dialect;
    p->default_dialect = default_dialect;
    fputs("{\n", out_of(p));
    p->indent++;
    for (const ir_block *b = r->first; b; b = b->next) {
        // An empty only block keeps its label in the generic form, so that it reads back as a block.
        if (b != r->first || (entry_args && (b->arg_count || (!b->first && p->options.generic)))) print_label(p, b);
        for (ir_op *op = b->first; op; op = op->next) {
            if (implicit_end && !op->next && op->operand_count == 0 && op->attr_count == 0 &&
                (op->info->traits & IR_TERMINATOR) && !op->successor_count && !op->region_count)
                continue;
            indent(p);
            print_op(p, op);
            fputc('\n', p->text.out);
        }
    }
    p->indent--;
    indent(p);
    fputc('}', p->text.out);
    p->default_dialect = outer;
}

// ---- generic form ----
static void print_generic(ir_printer *p, ir_op *op) {
    FILE *out = p->text.out;
    p->pending = NULL;
    ir_text_string(out, op->info->name, istr_len(op->info->name));
    fputc('(', out);
    ir_p_operands(p, op, 0, op->operand_count);
    fputc(')', out);
    for (int i = 0; i < op->successor_count; i++) {
        fputs(i ? ", " : "[", out);
        ir_p_block(p, op->successors[i]);
    }
    if (op->successor_count) fputc(']', out);
    VEC(ir_named_attr) inherent = {0}, other = {0};
    bool const several = ir_declaration(op->info)->variadic_operands > 1 && !ir_declaration(op->info)->dynamic;
    for (int i = 0; i < op->attr_count; i++) {
        if (ir_is_inherent_attr(op, op->attrs[i].name))
            vec_push(&p->scratch, &inherent, op->attrs[i]);
        else
            vec_push(&p->scratch, &other, op->attrs[i]);
    }
    int counts[16];
    if (several && !ir_op_attr(op, p->c->s_segments) && ir_operand_segments(op, counts)) {
        int64_t wide[16];
        int const n = ir_declaration(op->info)->operand_count;
        for (int i = 0; i < n; i++) wide[i] = counts[i];
        vec_push(&p->scratch, &inherent, ((ir_named_attr){p->c->s_segments, ir_attr_i32_array(p->c, n, wide)}));
    }
    int const fixed = ir_declaration(op->info)->operand_count - 1, most = fixed + IR_MIXED_SLOTS;
    if (ir_has_trait(op, IR_MIXED_OPERANDS) && op->operand_count <= most) {
        int64_t slots[16 + IR_MIXED_SLOTS];
        for (int i = 0; i < most; i++) slots[i] = i < op->operand_count;
        vec_push(&p->scratch, &other, ((ir_named_attr){p->c->s_segments, ir_attr_i32_array(p->c, most, slots)}));
    }
    if (inherent.n) {
        fputs(" <", out);
        ir_text_entries(&p->text, inherent.n, inherent.data);
        fputc('>', out);
    }
    for (int i = 0; i < op->region_count; i++) {
        fputs(i ? ", " : " (", out);
        ir_p_region(p, &op->regions[i], true, false, "");
    }
    if (op->region_count) fputc(')', out);
    if (other.n) {
        fputc(' ', out);
        ir_text_entries(&p->text, other.n, other.data);
    }
    fputs(" : (", out);
    ir_p_operand_types(p, op, 0, op->operand_count);
    fputs(") -> ", out);
    print_results(p, op, false);
}

// ---- custom form by format ----
typedef struct format_state {
    ir_op *op;
    const op_declaration *d;
    int first[16], counts[16], result_first[16], result_counts[16];
    bool *skip;   // attributes that the format prints
    bool tight;   // no space before what comes next
    bool after_operand, after_literal;
} format_state;

// The attribute, unless it says what is said by leaving it out.
static ir_attr shown_attr(const format_state *s, int index) {
    const op_attr *declared = &s->d->attrs[index];
    ir_attr a = ir_op_attr(s->op, declared->name);
    if (!a || declared->kind != ATTR_DIALECT || !declared->optional) return a;
    size_t const n = strlen(a->text);
    return n > 6 && strcmp(a->text + n - 6, "<none>") == 0 ? NULL : a;
}

static void space(ir_printer *p, format_state *s) {
    if (!s->tight) fputc(' ', out_of(p));
    s->tight = s->after_operand = s->after_literal = false;
}

static void print_ints(ir_printer *p, ir_attr a) {
    ir_p(p, "[");
    for (int i = 0; i < a->count; i++) ir_p(p, i ? ", %lld" : "%lld", (long long)a->ints[i]);
    ir_p(p, "]");
}

static void print_format_attr(ir_printer *p, format_state *s, int index) {
    const op_attr *declared = &s->d->attrs[index];
    ir_attr a = ir_op_attr(s->op, declared->name);
    if (!a || declared->kind == ATTR_UNIT) return;
    if (declared->kind == ATTR_DIALECT && s->after_literal) s->tight = true;
    space(p, s);
    switch (declared->kind) {
    case ATTR_ENUM:
        ir_p(p, "%s", a->kind == IR_INT_ATTR && a->i >= 0 && a->i < declared->word_count ? declared->words[a->i] : "?");
        break;
    case ATTR_INT:
    case ATTR_I32:
    case ATTR_I64:
    case ATTR_INDEX: ir_p(p, "%lld", (long long)a->i); break;
    case ATTR_I64S:
    case ATTR_INTS: print_ints(p, a); break;
    case ATTR_DIALECT: ir_p(p, "%s", strchr(a->text, '<') ? strchr(a->text, '<') : a->text); break;
    default: ir_p_attr(p, a); break;
    }
}

static void print_index_list(ir_printer *p, format_state *s, const format_element *e) {
    if (s->after_operand) s->tight = true;
    space(p, s);
    ir_attr fixed = ir_op_attr(s->op, s->d->attrs[e->index2].name);
    int used = 0;
    ir_p(p, "[");
    for (int i = 0; fixed && i < fixed->count; i++) {
        if (i) ir_p(p, ", ");
        if (fixed->ints[i] != IR_DYNAMIC)
            ir_p(p, "%lld", (long long)fixed->ints[i]);
        else if (used < s->counts[e->index])
            ir_p_value(p, ir_operand(s->op, s->first[e->index] + used++));
        else
            ir_p(p, "?");
    }
    ir_p(p, "]");
}

static void print_literal(ir_printer *p, format_state *s, const char *text) {
    bool const opens = strcmp(text, "(") == 0 || strcmp(text, "[") == 0 || strcmp(text, "<") == 0;
    bool const closes =
        strcmp(text, ")") == 0 || strcmp(text, "]") == 0 || strcmp(text, ">") == 0 || strcmp(text, ",") == 0;
    if (opens || closes) s->tight = true;
    space(p, s);
    ir_p(p, "%s", text);
    s->tight = opens;
    s->after_literal = !closes;
}

static bool group_present(const format_state *s, const format_element *e) {
    const format_element *anchor = &e->children[e->anchor];
    switch (anchor->kind) {
    case FORMAT_OPERAND: return s->counts[anchor->index] > 0;
    case FORMAT_ATTR: return shown_attr(s, anchor->index) != NULL;
    case FORMAT_TYPE_RESULT: return s->result_counts[anchor->index] > 0;
    default: return false;
    }
}

static void print_elements(ir_printer *p, format_state *s, const format_element *elements, int n) {
    for (int i = 0; i < n; i++) {
        const format_element *e = &elements[i];
        switch (e->kind) {
        case FORMAT_LITERAL: print_literal(p, s, e->text); break;
        case FORMAT_OPERAND:
            if (!s->counts[e->index]) break;
            space(p, s);
            ir_p_operands(p, s->op, s->first[e->index], s->counts[e->index]);
            s->after_operand = true;
            break;
        case FORMAT_ATTR: print_format_attr(p, s, e->index); break;
        case FORMAT_TYPE_OPERAND:
            space(p, s);
            ir_p_operand_types(p, s->op, s->first[e->index], s->counts[e->index]);
            break;
        case FORMAT_TYPE_RESULT:
            space(p, s);
            for (int k = 0; k < s->result_counts[e->index]; k++) {
                if (k) ir_p(p, ", ");
                ir_p_type(p, s->op->results[s->result_first[e->index] + k].type);
            }
            break;
        case FORMAT_FUNCTIONAL:
            space(p, s);
            ir_p(p, "(");
            ir_p_operand_types(p, s->op, 0, s->op->operand_count);
            ir_p(p, ") -> ");
            print_results(p, s->op, false);
            break;
        case FORMAT_ATTR_DICT: print_chosen_attrs(p, s->op, "", s->skip); break;
        case FORMAT_INDEX_LIST: print_index_list(p, s, e); break;
        case FORMAT_OPTIONAL:
            if (group_present(s, e)) print_elements(p, s, e->children, e->child_count);
            break;
        default: break;
        }
    }
}

static void mark_printed(format_state *s, const format_element *elements, int n) {
    for (int i = 0; i < n; i++) {
        if (elements[i].kind == FORMAT_OPTIONAL) mark_printed(s, elements[i].children, elements[i].child_count);
        int const index = elements[i].kind == FORMAT_ATTR         ? elements[i].index
                          : elements[i].kind == FORMAT_INDEX_LIST ? elements[i].index2
                                                                  : -1;
        for (int k = 0; k < s->op->attr_count && index >= 0; k++)
            s->skip[k] |= s->op->attrs[k].name == s->d->attrs[index].name;
    }
}

static bool print_by_format(ir_printer *p, ir_op *op) {
    format_state s = {.op = op, .d = ir_declaration(op->info)};
    if (!s.d->has_format || s.d->operand_count > 16 || s.d->result_count > 16) return false;
    if (!ir_operand_segments(op, s.counts) || !ir_result_segments(op, s.result_counts)) return false;
    for (int i = 0, at = 0; i < s.d->operand_count; at += s.counts[i++]) s.first[i] = at;
    for (int i = 0, at = 0; i < s.d->result_count; at += s.result_counts[i++]) s.result_first[i] = at;
    for (int i = 0; i < s.d->attr_count; i++) {   // what the format needs must be there
        ir_attr a = ir_op_attr(op, s.d->attrs[i].name);
        if (a ? !ir_attr_satisfies(&s.d->attrs[i], a) : !s.d->attrs[i].optional) return false;
    }
    s.skip = ARENA_ARRAY(&p->scratch, bool, op->attr_count + 1);
    for (int i = 0; i < op->attr_count; i++) s.skip[i] = op->attrs[i].name == p->c->s_segments;
    mark_printed(&s, s.d->format, s.d->format_count);
    print_elements(p, &s, s.d->format, s.d->format_count);
    out_of(p);
    return true;
}

static void print_op(ir_printer *p, ir_op *op) {
    FILE *out = p->text.out;
    if (op->result_count) {
        fputs(name_of(p, &op->results[0]), out);
        if (op->result_count > 1) fprintf(out, ":%d", op->result_count);
        fputs(" = ", out);
    }
    bool done = false;
    if (!p->options.generic && op->info->dialect) {
        const char *name = op->info->name, *dialect = p->default_dialect;
        size_t const n = strlen(dialect);
        if (n && strncmp(name, dialect, n) == 0 && name[n] == '.' && !strchr(name + n + 1, '.')) name += n + 1;
        p->pending = name;
        const ir_op_hooks *hooks = op->info->hooks;
        if (hooks && hooks->print)
            done = hooks->print(op, p);
        else
            done = print_by_format(p, op);
        if (done) out_of(p);
    }
    if (!done) print_generic(p, op);
    if (p->options.locations) {
        fputc(' ', out);
        ir_text_loc(out, op->loc);
    }
}

void ir_print(ir_op *op, FILE *out, const ir_print_options *options) {
    ir_printer p = {.c = ir_op_context(op), .text = {out, NULL}, .default_dialect = "builtin"};
    if (options) p.options = *options;
    arena_init(&p.scratch);
    intern_init(&p.hints, &p.scratch);
    map_init(&p.names, &p.scratch);
    map_init(&p.blocks, &p.scratch);
    map_init(&p.aliases, &p.scratch);
    map_init(&p.used, &p.scratch);
    bool const whole = !op->block;
    if (whole) {
        ir_walk(op, note_op, &p);
        p.text.aliases = &p.aliases;
        for (int i = 0; i < p.aliases.n; i++) {
            fprintf(out, "%s = ", (const char *)p.aliases.entries[i].value);
            ir_text_map(out, (ir_attr)(uintptr_t)p.aliases.entries[i].key);
            fputc('\n', out);
        }
    }
    if (op->result_count && !op->block)
        map_put_ptr(&p.names, op->result_count == 1 ? (void *)op->results : (void *)op, (void *)"%0");
    number_op(&p, op);
    print_op(&p, op);
    fputc('\n', out);
    if (whole) print_resources(&p);
    arena_deinit(&p.scratch);
}
