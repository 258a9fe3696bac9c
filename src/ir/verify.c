// Is the IR well formed? Structure, dominance, and every op against its declaration.
#include "ir/internal.h"

typedef struct verifier {
    ir_context *c;
    arena scratch;
    map order;   // op → its position in its block + 1
    bool ok;
} verifier;

static void number_ops(verifier *v, const ir_op *op) {
    for (int r = 0; r < op->region_count; r++)
        for (const ir_block *b = op->regions[r].first; b; b = b->next) {
            intptr_t n = 0;
            for (const ir_op *o = b->first; o; o = o->next) {
                map_put_ptr(&v->order, o, (void *)++n);
                if (o->region_count) number_ops(v, o);
            }
        }
}

static const char *type_text(verifier *v, ir_type t) { return ir_type_text(t, v->c->arena); }

// ---- declarations ----
static ir_type type_named(const ir_op *op, const op_declaration *d, const int *counts, const int *result_counts,
                          istr name) {
    for (int i = 0, at = 0; i < d->operand_count; at += counts[i++])
        if (d->operands[i].name == name) return counts[i] ? ir_operand(op, at)->type : NULL;
    for (int i = 0, at = 0; i < d->result_count; at += result_counts[i++])
        if (d->results[i].name == name) return result_counts[i] ? op->results[at].type : NULL;
    ir_attr a = ir_op_attr(op, name);
    return a ? a->type : NULL;
}

static bool check_type(verifier *v, const ir_op *op, const op_group *g, ir_type t, ir_type of, const char *what,
                       int number) {
    bool ok = true;
    ir_type expected = NULL;
    if (g->constraint == CONSTRAINT_WORDS) {
        ok = ir_type_satisfies(t, g->words);
    } else if (g->constraint == CONSTRAINT_TYPEOF) {
        ok = !of || t == of;
        expected = of;
    } else {
        expected = ir_constraint_type(v->c, g, of);
        ok = !of || t == expected;
    }
    if (ok) return true;
    if (expected)
        ir_op_error(op, "%s %d ('%s') has the type %s, expected %s; declared as %s", what, number, g->name,
                    type_text(v, t), type_text(v, expected), op->info->signature);
    else
        ir_op_error(op, "%s %d ('%s') has the type %s, expected %.*s; declared as %s", what, number, g->name,
                    type_text(v, t), g->text_length, g->text, op->info->signature);
    return false;
}

static bool check_attrs(const ir_op *op, const op_declaration *d) {
    for (int i = 0; i < d->attr_count; i++) {
        const op_attr *declared = &d->attrs[i];
        ir_attr a = ir_op_attr(op, declared->name);
        if (!a && !declared->optional) {
            ir_op_error(op, "the attribute '%s' is missing; declared as %s", declared->name, op->info->signature);
            return false;
        }
        if (a && !ir_attr_satisfies(declared, a)) {
            ir_op_error(op, "the attribute '%s' holds something else than declared: %s", declared->name,
                        op->info->signature);
            return false;
        }
    }
    return true;
}

static bool check_regions(const ir_op *op, const op_declaration *d) {
    int least = 0, most = 0;
    for (int i = 0; i < d->region_count; i++) {
        least += d->regions[i].arity == ARITY_ONE;
        most = d->regions[i].arity == ARITY_VARIADIC ? INT32_MAX : most == INT32_MAX ? most : most + 1;
    }
    if (op->region_count < least || op->region_count > most) {
        ir_op_error(op, "has %d regions; declared as %s", op->region_count, op->info->signature);
        return false;
    }
    if (op->successor_count != d->successor_count) {
        ir_op_error(op, "has %d successors; declared as %s", op->successor_count, op->info->signature);
        return false;
    }
    return true;
}

static bool check_declaration(verifier *v, ir_op *op) {
    const op_declaration *d = ir_declaration(op->info);
    int counts[16], result_counts[16];
    if (d->operand_count > 16 || d->result_count > 16) return true;
    if (!check_attrs(op, d) || !check_regions(op, d)) return false;
    if (!ir_operand_segments(op, counts)) {
        ir_op_error(op, "has %d operands, which do not fit; declared as %s", op->operand_count, op->info->signature);
        return false;
    }
    if (!ir_result_segments(op, result_counts)) {
        ir_op_error(op, "has %d results, which do not fit; declared as %s", op->result_count, op->info->signature);
        return false;
    }
    for (int i = 0, at = 0; i < d->operand_count; i++)
        for (int k = 0; k < counts[i]; k++, at++) {
            const op_group *g = &d->operands[i];
            ir_type of = g->of ? type_named(op, d, counts, result_counts, g->of) : NULL;
            if (!check_type(v, op, g, ir_operand(op, at)->type, of, "operand", at)) return false;
        }
    for (int i = 0, at = 0; i < d->result_count; i++)
        for (int k = 0; k < result_counts[i]; k++, at++) {
            const op_group *g = &d->results[i];
            ir_type of = g->of ? type_named(op, d, counts, result_counts, g->of) : NULL;
            if (!check_type(v, op, g, op->results[at].type, of, "result", at)) return false;
        }
    if (op->info->hooks && op->info->hooks->verify) return op->info->hooks->verify(op, v->c->diags);
    return true;
}

// ---- dominance ----
static bool is_visible(verifier *v, const ir_value *value, const ir_op *user, bool *out_crosses) {
    const ir_block *home = value->op ? value->op->block : value->block;
    *out_crosses = false;
    if (!home) return false;
    const ir_op *in = user;
    while (in && in->block && in->block->region != home->region) {
        in = ir_op_parent(in);
        if (in && (in->info->traits & IR_ISOLATED)) *out_crosses = true;
    }
    if (!in || !in->block || *out_crosses) return false;
    if (in->block == home)
        return value->block || (intptr_t)map_get_ptr(&v->order, value->op) < (intptr_t)map_get_ptr(&v->order, in);
    if (value->op) return ir_dominates(value->op, in);
    return home->prev == NULL || (home->first && ir_dominates(home->first, in));
}

static bool check_operands(verifier *v, const ir_op *op) {
    for (int i = 0; i < op->operand_count; i++) {
        const ir_value *value = ir_operand(op, i);
        bool crosses;
        if (!value) {
            ir_op_error(op, "operand %d is missing", i);
            return false;
        }
        if (is_visible(v, value, op, &crosses)) continue;
        if (crosses)
            ir_op_error(op, "operand %d is a value from outside of the isolated operation around", i);
        else
            ir_op_error(op, "operand %d (of '%s') is not defined before its use", i,
                        value->op ? value->op->info->name : "a block");
        return false;
    }
    return true;
}

// ---- structure ----
static void verify_op(verifier *v, ir_op *op);

static void verify_block(verifier *v, ir_op *parent, const ir_region *r, ir_block *b) {
    if (b->region != r) {
        ir_op_error(parent, "a block of a region does not know the region");
        v->ok = false;
    }
    if (parent->info->dialect && !(parent->info->traits & IR_NO_TERMINATOR) &&
        (!b->last || !(b->last->info->traits & IR_TERMINATOR))) {
        ir_op_error(b->last ? b->last : parent,
                    b->last ? "a block ends without a terminator" : "has an empty block, which needs a terminator");
        v->ok = false;
    }
    for (ir_op *op = b->first; op; op = op->next) {
        if (op->block != b || (op->next && op->next->prev != op)) {
            ir_op_error(op, "is linked wrongly into its block");
            v->ok = false;
            return;
        }
        if ((op->info->traits & IR_TERMINATOR) && op->next) {
            ir_op_error(op, "is a terminator, but stands in the middle of a block");
            v->ok = false;
        }
        for (int i = 0; i < op->successor_count; i++)
            if (!op->successors[i] || op->successors[i]->region != r || op->successors[i] == r->first) {
                ir_op_error(op, "goes to a block of another region, or to the entry block");
                v->ok = false;
                return;
            }
        verify_op(v, op);
    }
}

static void verify_symbols(verifier *v, const ir_op *op) {
    map seen;
    map_init(&seen, &v->scratch);
    for (const ir_op *o = op->regions[0].first ? op->regions[0].first->first : NULL; o; o = o->next) {
        ir_attr name = o->info->traits & IR_SYMBOL_OP ? ir_op_attr(o, v->c->s_sym_name) : NULL;
        if (!name) continue;
        if (map_has_ptr(&seen, name)) {
            ir_op_error(o, "the symbol '@%s' is defined twice", name->text);
            v->ok = false;
        }
        map_put_ptr(&seen, name, (void *)o);
    }
}

static void verify_op(verifier *v, ir_op *op) {
    if (!op->info->dialect) {
        ir_op_error(op, "unknown operation");
        v->ok = false;
        return;
    }
    if (!check_operands(v, op) || !check_declaration(v, op)) {
        v->ok = false;
        return;
    }
    for (int r = 0; r < op->region_count; r++) {
        if ((op->info->traits & IR_SINGLE_BLOCK) && op->regions[r].first != op->regions[r].last) {
            ir_op_error(op, "has a region of more than one block");
            v->ok = false;
        }
        for (ir_block *b = op->regions[r].first; b; b = b->next) verify_block(v, op, &op->regions[r], b);
    }
    if ((op->info->traits & IR_SYMBOL_TABLE) && op->region_count) verify_symbols(v, op);
}

bool ir_verify(ir_op *op) {
    verifier v = {.c = ir_op_context(op), .ok = true};
    arena_init(&v.scratch);
    map_init(&v.order, &v.scratch);
    number_ops(&v, op);
    if (op->operand_count == 0)
        verify_op(&v, op);
    else
        for (int r = 0; r < op->region_count; r++)
            for (ir_block *b = op->regions[r].first; b; b = b->next) verify_block(&v, op, &op->regions[r], b);
    arena_deinit(&v.scratch);
    return v.ok;
}
