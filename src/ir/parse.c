// Ops, regions and names from text.
//
//   op       := [%a, %b:2 =] (generic | custom) [loc(…)]
//   generic  := "dialect.op" ( %operands ) [ ^blocks ] [ <{…}> ] [ ( {region}, … ) ] [ {…} ] : function-type
//   custom   := dialect.op …            by the op's hook or format
#include "ir/reader.h"

#include <stdlib.h>

// ---- names of values ----
static ssa_def *find_def(ir_parser *p, istr name) { return map_get_ptr(&p->values, name); }

static void bind(ir_parser *p, istr name, ssa_def *d) {
    ssa_undo const u = {name, find_def(p, name)};
    vec_push(p->c->arena, &p->undo, u);
    map_put_ptr(&p->values, name, d);
}

static ir_value *placeholder(ir_parser *p, ssa_def *d, int number, ir_type t) {
    while (d->forward.n <= number) vec_push(p->c->arena, &d->forward, NULL);
    ir_value *v = d->forward.data[number];
    if (!v) {
        v = ARENA_NEW(p->c->arena, ir_value);
        *v = (ir_value){.type = t, .index = number};
        d->forward.data[number] = v;
    }
    return v;
}

bool ir_resolve(ir_parser *p, const ir_operand_ref *ref, ir_type t, ir_value **out) {
    if (p->failed) return false;
    source_range const where = {p->file, ref->line, ref->col, ref->line, ref->col + (int)istr_len(ref->name) + 1};
    ssa_def *d = find_def(p, ref->name);
    if (!d) {
        d = ARENA_NEW(p->c->arena, ssa_def);
        *d = (ssa_def){.name = ref->name, .line = ref->line, .col = ref->col};
        map_put_ptr(&p->values, ref->name, d);
        vec_push(p->c->arena, &p->pending, d);
    }
    if (d->count && ref->number >= d->count) {
        p->failed = true;
        diag_error(p->c->diags, where, "'%%%s' has %d results, so no #%d", ref->name, d->count, ref->number);
        return false;
    }
    *out = d->count ? d->values[ref->number] : placeholder(p, d, ref->number, t);
    if ((*out)->type != t) {
        p->failed = true;
        diag_error(p->c->diags, where, "'%%%s' has the type %s, but is used as %s", ref->name,
                   ir_type_text((*out)->type, p->c->arena), ir_type_text(t, p->c->arena));
        return false;
    }
    return true;
}

bool ir_resolve_all(ir_parser *p, const ir_operand_list *refs, const ir_type *types, ir_value **out) {
    for (int i = 0; i < refs->n; i++)
        if (!ir_resolve(p, &refs->data[i], types[i], &out[i])) return false;
    return true;
}

static bool define(ir_parser *p, istr name, int count, ir_value **values, int line, int col) {
    source_range const where = {p->file, line, col, line, col + (int)istr_len(name) + 1};
    ssa_def *d = find_def(p, name);
    if (d && d->count) {
        p->failed = true;
        diag_error(p->c->diags, where, "'%%%s' is defined twice", name);
        return false;
    }
    ssa_def *made = ARENA_NEW(p->c->arena, ssa_def);
    *made = (ssa_def){.name = name, .count = count, .values = values, .line = line, .col = col};
    for (int i = 0; d && i < d->forward.n; i++) {
        ir_value *f = d->forward.data[i];
        if (!f) continue;
        if (i >= count || f->type != values[i]->type) {
            p->failed = true;
            diag_error(p->c->diags, where, "'%%%s' is used before as another type or with more results", name);
            return false;
        }
        ir_value_replace(f, values[i]);
    }
    if (d) {
        d->count = -1;   // its uses are settled
        map_put_ptr(&p->values, name, NULL);
    }
    bind(p, name, made);
    bool const plain = strspn(name, "0123456789") == istr_len(name) ||
                       (strncmp(name, "arg", 3) == 0 && strspn(name + 3, "0123456789") == istr_len(name) - 3);
    for (int i = 0; i < count && !plain; i++) values[i]->name = name;
    return true;
}

static void unbind_to(ir_parser *p, int mark) {
    while (p->undo.n > mark) {
        ssa_undo const *u = &p->undo.data[--p->undo.n];
        map_put_ptr(&p->values, u->name, u->before && u->before->count < 0 ? NULL : u->before);
    }
}

static bool check_pending(ir_parser *p, int from) {
    for (int i = from; i < p->pending.n; i++) {
        ssa_def *d = p->pending.data[i];
        if (d->count < 0 || p->failed) continue;
        p->failed = true;
        diag_error(p->c->diags, (source_range){p->file, d->line, d->col, d->line, d->col + (int)istr_len(d->name) + 1},
                   "'%%%s' is not defined here", d->name);
    }
    return !p->failed;
}

bool ir_parse_operand(ir_parser *p, ir_operand_ref *out) {
    if (p->failed) return false;
    if (p->tok.kind != TOKEN_VALUE) return ir_parse_error(p, "expected a value '%%name'");
    *out = (ir_operand_ref){.name = intern_n(p->c->names, p->tok.start + 1, p->tok.length - 1)};
    reader_place(p, p->tok.start, &out->line, &out->col);
    reader_next(p);
    // %x#1: the number is lexed with its hash.
    if (p->tok.kind == TOKEN_HASH && p->tok.start == p->last_end && p->tok.length < 7) {
        for (size_t i = 1; i < p->tok.length; i++) {
            if (p->tok.start[i] < '0' || p->tok.start[i] > '9') return ir_parse_error(p, "expected a number after '#'");
            out->number = out->number * 10 + (p->tok.start[i] - '0');
        }
        reader_next(p);
    }
    return true;
}

bool ir_parse_operands(ir_parser *p, ir_operand_list *out) {
    if (p->tok.kind != TOKEN_VALUE) return !p->failed;
    do {
        ir_operand_ref r;
        if (!ir_parse_operand(p, &r)) return false;
        vec_push(p->c->arena, out, r);
    } while (ir_parse_eat(p, ","));
    return true;
}

bool ir_parse_index_list(ir_parser *p, ir_operand_list *operands, ir_attr *out) {
    VEC(int64_t) fixed = {0};
    if (!ir_parse_need(p, "[")) return false;
    while (!ir_parse_eat(p, "]")) {
        int64_t v = IR_DYNAMIC;
        if (fixed.n && !ir_parse_need(p, ",")) return false;
        if (p->tok.kind == TOKEN_VALUE) {
            ir_operand_ref r;
            if (!ir_parse_operand(p, &r)) return false;
            vec_push(p->c->arena, operands, r);
        } else if (!ir_parse_int(p, &v)) {
            return false;
        } else if (v == IR_DYNAMIC) {
            return ir_parse_error(p, "this number stands for an unknown one");
        }
        vec_push(p->c->arena, &fixed, v);
    }
    *out = ir_attr_i64_array(p->c, fixed.n, fixed.data);
    return true;
}

// ---- blocks and regions ----
ir_region *ir_parse_new_region(ir_parser *p) { return ARENA_NEW(p->c->arena, ir_region); }

static ir_block *block_named(ir_parser *p, istr name) {
    ir_block *b = map_get_ptr(&p->blocks->blocks, name);
    if (b) return b;
    b = ARENA_NEW(p->c->arena, ir_block);
    map_put_ptr(&p->blocks->blocks, name, b);
    return b;
}

bool ir_parse_successor(ir_parser *p, ir_block **out) {
    if (p->tok.kind != TOKEN_BLOCK || !p->blocks) return ir_parse_error(p, "expected a block '^name'");
    *out = block_named(p, intern_n(p->c->names, p->tok.start, p->tok.length));
    reader_next(p);
    return true;
}

static void append_block(ir_region *r, ir_block *b) {
    b->region = r;
    b->prev = r->last;
    if (r->last)
        r->last->next = b;
    else
        r->first = b;
    r->last = b;
}

static bool add_arg(ir_parser *p, ir_block *b, const ir_operand_ref *name, ir_type t) {
    ir_value **v = ARENA_NEW(p->c->arena, ir_value *);
    *v = ir_block_add_arg(p->c, b, t);
    return define(p, name->name, 1, v, name->line, name->col);
}

static bool parse_label(ir_parser *p, ir_region *r, ir_block **out) {
    istr const name = intern_n(p->c->names, p->tok.start, p->tok.length);
    ir_block *b = block_named(p, name);
    if (b->region) return ir_parse_error(p, "the block '%s' is defined twice", name);
    append_block(r, b);
    *out = b;
    reader_next(p);
    if (ir_parse_eat(p, "(")) {
        bool first = true;
        while (!ir_parse_eat(p, ")")) {
            ir_operand_ref arg;
            ir_type t;
            if (!first && !ir_parse_need(p, ",")) return false;
            first = false;
            if (!ir_parse_operand(p, &arg) || !ir_parse_need(p, ":") || !ir_parse_type(p, &t) ||
                !add_arg(p, b, &arg, t))
                return false;
            if (!ir_parse_skip_loc(p)) return false;
        }
    }
    return ir_parse_need(p, ":");
}

static bool parse_op(ir_parser *p, ir_block *block);

static bool parse_body(ir_parser *p, ir_region *r, int n_args, const ir_parsed_arg *args) {
    ir_block *b = NULL;
    if (!ir_parse_need(p, "{")) return false;
    if (n_args || (p->tok.kind != TOKEN_BLOCK && !reader_is(p, "}"))) {
        b = ir_block_new(p->c, r);
        for (int i = 0; i < n_args; i++)
            if (!add_arg(p, b, &args[i].name, args[i].type)) return false;
    }
    while (!ir_parse_eat(p, "}")) {
        if (p->tok.kind == TOKEN_END) return ir_parse_error(p, "expected '}'");
        if (!(p->tok.kind == TOKEN_BLOCK ? parse_label(p, r, &b) : parse_op(p, b))) return false;
    }
    for (int i = 0; i < p->blocks->blocks.n; i++) {
        const ir_block *known = p->blocks->blocks.entries[i].value;
        if (!known->region)
            return ir_parse_error(p, "the block '%s' is not defined in this region",
                                  (istr)(uintptr_t)p->blocks->blocks.entries[i].key);
    }
    return true;
}

bool ir_parse_region(ir_parser *p, ir_region *r, int n_args, const ir_parsed_arg *args, const char *default_dialect,
                     bool isolated) {
    if (p->failed || !reader_enter(p)) return false;
    const char *outer_dialect = p->default_dialect;
    map const outer_values = p->values;
    int const mark = p->undo.n, pending = p->pending.n;
    block_scope scope = {.outer = p->blocks, .region = r};
    map_init(&scope.blocks, p->c->arena);
    p->blocks = &scope;
    p->default_dialect = default_dialect;
    if (isolated) map_init(&p->values, p->c->arena);
    bool ok = parse_body(p, r, n_args, args);
    if (isolated) {
        ok = ok && check_pending(p, pending);
        p->pending.n = pending;
        p->values = outer_values;
        p->undo.n = mark;
    } else {
        unbind_to(p, mark);
    }
    p->blocks = scope.outer;
    p->default_dialect = outer_dialect;
    reader_leave(p);
    return ok;
}

// ---- ops ----
void ir_attr_list_add(ir_parser *p, ir_attr_list *l, const char *name, ir_attr value) {
    vec_push(p->c->arena, l, ((ir_named_attr){ir_intern(p->c, name), value}));
}

ir_op *ir_parse_finish(ir_parser *p, const ir_op_info *info, ir_loc loc, int n_operands, ir_value *const *operands,
                       int n_results, const ir_type *results, const ir_attr_list *attrs, int n_regions,
                       ir_region *const *regions, int n_successors, ir_block *const *successors) {
    ir_op *op = ir_op_create(p->c, info, loc, n_operands, operands, n_results, results, n_regions, n_successors);
    for (int i = 0; attrs && i < attrs->n; i++) ir_op_set_attr(p->c, op, attrs->data[i].name, attrs->data[i].value);
    for (int i = 0; i < n_regions; i++) ir_region_take(&op->regions[i], regions[i]);
    for (int i = 0; i < n_successors; i++) op->successors[i] = successors[i];
    return op;
}

static bool parse_generic_regions(ir_parser *p, const ir_op_info *info, ir_region **regions, int *count) {
    if (!ir_parse_eat(p, "(")) return true;
    do {
        if (*count == 16) return ir_parse_error(p, "more than 16 regions");
        regions[*count] = ir_parse_new_region(p);
        if (!ir_parse_region(p, regions[(*count)++], 0, NULL, "", (info->traits & IR_ISOLATED) != 0)) return false;
    } while (ir_parse_eat(p, ","));
    return ir_parse_need(p, ")");
}

static bool parse_generic(ir_parser *p, ir_loc loc, ir_op **out) {
    istr name;
    if (!reader_string(p, &name)) return false;
    const ir_op_info *info = ir_op_info_by_name(p->c, name, istr_len(name));
    if (!info) info = ir_unregistered_info(p->c, name);
    ir_operand_list operands = {0};
    VEC(ir_block *) successors = {0};
    ir_attr_list attrs = {0};
    ir_region *regions[16];
    int region_count = 0;
    if (!ir_parse_need(p, "(") || !ir_parse_operands(p, &operands) || !ir_parse_need(p, ")")) return false;
    if (ir_parse_eat(p, "[")) {
        do {
            ir_block *b;
            if (!ir_parse_successor(p, &b)) return false;
            vec_push(p->c->arena, &successors, b);
        } while (ir_parse_eat(p, ","));
        if (!ir_parse_need(p, "]")) return false;
    }
    if (ir_parse_eat(p, "<") &&
        (!reader_is(p, "{") ? !ir_parse_need(p, "{") : !ir_parse_attr_dict(p, &attrs) || !ir_parse_need(p, ">")))
        return false;
    if (!parse_generic_regions(p, info, regions, &region_count) || !ir_parse_attr_dict(p, &attrs) ||
        !ir_parse_need(p, ":"))
        return false;
    for (int i = 0; (info->traits & IR_MIXED_OPERANDS) && i < attrs.n; i++)   // says only that the operands are there
        if (attrs.data[i].name == p->c->s_segments) attrs.data[i--] = attrs.data[--attrs.n];
    ir_type t;
    const char *at = p->tok.start;
    if (!ir_parse_type(p, &t)) return false;
    if (t->kind != IR_FUNCTION || t->input_count != operands.n)
        return reader_error_at(p, at, "expected a function type with %d operands", operands.n);
    ir_value **values = ARENA_ARRAY(p->c->arena, ir_value *, operands.n + 1);
    if (!ir_resolve_all(p, &operands, t->inputs, values)) return false;
    *out = ir_parse_finish(p, info, loc, operands.n, values, t->result_count, t->results, &attrs, region_count, regions,
                           successors.n, successors.data);
    return true;
}

static bool parse_custom(ir_parser *p, ir_loc loc, ir_op **out) {
    const char *at = p->tok.start;
    istr name;
    if (!ir_parse_word(p, &name)) return false;
    const ir_op_info *info = ir_op_info_by_name(p->c, name, istr_len(name));
    if (!info && !strchr(name, '.')) {
        const char *full = arena_printf(
            p->c->arena, "%s.%s", p->default_dialect && *p->default_dialect ? p->default_dialect : "builtin", name);
        info = ir_op_info_by_name(p->c, full, strlen(full));
    }
    if (!info) return reader_error_at(p, at, "unknown operation '%s'", name);
    if (info->hooks && info->hooks->parse) {
        *out = info->hooks->parse(p, info, loc);
        if (*out && !p->failed) return true;
        return reader_error_at(p, at, "cannot read this '%s'", info->name);
    }
    if (!ir_declaration(info)->has_format)
        return reader_error_at(p, at, "'%s' is written in the generic form only: \"%s\"(…) : …", info->name,
                               info->name);
    return reader_by_format(p, info, loc, out);
}

static bool parse_results(ir_parser *p, ir_operand_list *names) {
    do {
        ir_operand_ref r;
        if (!ir_parse_operand(p, &r)) return false;
        if (r.number) return ir_parse_error(p, "expected ':' and a number of results");
        r.number = 1;
        if (ir_parse_eat(p, ":")) {
            int64_t n;
            if (!ir_parse_int(p, &n)) return false;
            if (n < 1 || n > 100000) return ir_parse_error(p, "a number of results out of range");
            r.number = (int)n;
        }
        vec_push(p->c->arena, names, r);
    } while (ir_parse_eat(p, ","));
    return ir_parse_need(p, "=");
}

static bool define_results(ir_parser *p, ir_op *op, const ir_operand_list *names) {
    int total = 0, at = 0;
    for (int i = 0; i < names->n; i++) total += names->data[i].number;
    if (total != op->result_count) {
        p->failed = true;
        diag_error(p->c->diags,
                   (source_range){p->file, names->data[0].line, names->data[0].col, names->data[0].line,
                                  names->data[0].col + 1},
                   "'%s' has %d results, but %d are named", op->info->name, op->result_count, total);
        return false;
    }
    for (int i = 0; i < names->n; i++) {
        const ir_operand_ref *r = &names->data[i];
        ir_value **values = ARENA_ARRAY(p->c->arena, ir_value *, r->number);
        for (int k = 0; k < r->number; k++) values[k] = &op->results[at++];
        if (!define(p, r->name, r->number, values, r->line, r->col)) return false;
    }
    return true;
}

static bool parse_op(ir_parser *p, ir_block *block) {
    ir_operand_list names = {0};
    int line, col;
    if (p->failed) return false;
    if (p->tok.kind == TOKEN_VALUE && !parse_results(p, &names)) return false;
    reader_place(p, p->tok.start, &line, &col);
    ir_loc const loc = ir_loc_at(p->c, p->file_name, NULL, line, col);
    ir_op *op = NULL;
    if (p->tok.kind == TOKEN_STRING ? !parse_generic(p, loc, &op)
        : p->tok.kind == TOKEN_WORD ? !parse_custom(p, loc, &op)
                                    : !ir_parse_error(p, "expected an operation"))
        return false;
    if (p->failed || !op) return false;
    ir_builder b = ir_builder_at_end(p->c, block, NULL);
    ir_op_insert(&b, op);
    if (ir_parse_eat(p, "loc")) {
        istr alias;
        if (!reader_loc(p, &op->loc, &alias)) return false;
        if (alias) {
            p->late_locs.data = p->late_locs.n == p->late_locs.cap
                                    ? vec_grow_(p->c->arena, p->late_locs.data, p->late_locs.n, &p->late_locs.cap,
                                                sizeof *p->late_locs.data)
                                    : p->late_locs.data;
            p->late_locs.data[p->late_locs.n].op = op;
            p->late_locs.data[p->late_locs.n++].alias = alias;
        }
    }
    return !names.n || define_results(p, op, &names);
}

bool ir_parse_skip_loc(ir_parser *p) {
    ir_loc ignored;
    istr alias;
    return !ir_parse_eat(p, "loc") || reader_loc(p, &ignored, &alias);
}

// ---- files ----
// #name = attribute, !name = type, #loc = loc(…).
static bool parse_alias(ir_parser *p) {
    istr const name = intern_n(p->c->names, p->tok.start, p->tok.length), value_name = name;
    bool const is_type = p->tok.kind == TOKEN_BANG;
    reader_next(p);
    if (!ir_parse_need(p, "=")) return false;
    if (is_type) {
        ir_type t;
        if (!ir_parse_type(p, &t)) return false;
        map_put_ptr(&p->aliases, value_name, (void *)t);
    } else if (ir_parse_eat(p, "loc")) {
        ir_loc l;
        istr alias;
        if (!reader_loc(p, &l, &alias)) return false;
        map_put_ptr(&p->loc_aliases, value_name, (void *)l);
    } else {
        ir_attr a;
        if (!ir_parse_attr(p, &a)) return false;
        map_put_ptr(&p->aliases, value_name, (void *)a);
    }
    return true;
}

// The resource section stands at the end, and what refers to it before.
static bool parse_resources_first(ir_parser *p) {
    const char *text = p->file->text, *found = NULL;
    for (const char *at = text; (at = memchr(at, '{', (size_t)(p->end - at))); at++)
        if (p->end - at > 3 && at[1] == '-' && at[2] == '#' && (at == text || at[-1] == '\n')) found = at;
    if (!found) return true;
    reader_restart(p, found);
    return reader_resources(p);
}

static bool parse_file(ir_parser *p, ir_op *module) {
    if (!parse_resources_first(p)) return false;
    reader_restart(p, p->file->text);
    block_scope scope = {.region = &module->regions[0]};
    map_init(&scope.blocks, p->c->arena);
    p->blocks = &scope;
    while (p->tok.kind != TOKEN_END) {
        if (reader_is(p, "{-#")) {
            if (!reader_resources(p)) return false;
        } else if (p->tok.kind == TOKEN_HASH || p->tok.kind == TOKEN_BANG) {
            if (!parse_alias(p)) return false;
        } else if (!parse_op(p, ir_module_body(module))) {
            return false;
        }
    }
    if (scope.blocks.n) return ir_parse_error(p, "a block that is not in a region");
    for (int i = 0; i < p->late_locs.n; i++) {
        ir_loc known = map_get_ptr(&p->loc_aliases, p->late_locs.data[i].alias);
        if (known) p->late_locs.data[i].op->loc = known;
    }
    return check_pending(p, 0);
}

ir_op *ir_parse(ir_context *c, const source_file *file) {
    ir_parser *p = ARENA_NEW(c->arena, ir_parser);
    *p = (ir_parser){.c = c,
                     .file = file,
                     .file_name = ir_intern(c, file->name),
                     .at = file->text,
                     .end = file->text + file->length,
                     .default_dialect = "builtin"};
    map_init(&p->values, c->arena);
    map_init(&p->aliases, c->arena);
    map_init(&p->loc_aliases, c->arena);
    map_init(&p->resources, c->arena);
    ir_add_source(c, file);
    ir_op *module = ir_module_new(c);
    if (!module || !parse_file(p, module) || p->failed) return NULL;
    ir_op *only = ir_module_body(module)->first;
    if (only && !only->next && only->info == module->info) {   // the text has its own module
        ir_op_detach(only);
        return only;
    }
    return module;
}
