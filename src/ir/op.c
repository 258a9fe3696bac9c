// Ops, values, blocks and regions: making, changing, erasing.
#include "ir/internal.h"

// ---- uses ----
static void use_link(ir_use *u, ir_value *v) {
    u->value = v;
    if (!v) return;
    u->next = v->uses;
    u->link = &v->uses;
    if (u->next) u->next->link = &u->next;
    v->uses = u;
}

static void use_unlink(ir_use *u) {
    if (!u->value) return;
    *u->link = u->next;
    if (u->next) u->next->link = u->link;
    u->value = NULL;
    u->next = NULL;
}

ir_context *ir_op_context(const ir_op *op) { return ir_declaration(op->info)->context; }

// ---- making ----
ir_op *ir_op_create(ir_context *c, const ir_op_info *info, ir_loc loc, int n_operands, ir_value *const *operands,
                    int n_results, const ir_type *result_types, int n_regions, int n_successors) {
    size_t const head = sizeof(ir_op), values = sizeof(ir_value) * (size_t)n_results,
                 uses = sizeof(ir_use) * (size_t)n_operands;
    size_t const regions = sizeof(ir_region) * (size_t)n_regions,
                 successors = sizeof(ir_block *) * (size_t)n_successors;
    char *at = arena_alloc(c->arena, head + values + uses + regions + successors);
    ir_op *op = (ir_op *)at;
    op->info = info;
    op->opcode = info->opcode;
    op->loc = loc ? loc : c->unknown_loc;
    op->result_count = n_results;
    op->results = (ir_value *)(at += head);
    op->operand_count = n_operands;
    op->operands = (ir_use *)(at += values);
    op->region_count = n_regions;
    op->regions = (ir_region *)(at += uses);
    op->successor_count = n_successors;
    op->successors = (ir_block **)(at + regions);
    for (int i = 0; i < n_results; i++) op->results[i] = (ir_value){.type = result_types[i], .op = op, .index = i};
    for (int i = 0; i < n_operands; i++) {
        op->operands[i].user = op;
        op->operands[i].index = i;
        use_link(&op->operands[i], operands[i]);
    }
    for (int i = 0; i < n_regions; i++) op->regions[i].op = op;
    return op;
}

void ir_op_insert(ir_builder *b, ir_op *op) {
    op->block = b->block;
    op->next = b->before;
    op->prev = b->before ? b->before->prev : b->block->last;
    if (op->prev)
        op->prev->next = op;
    else
        b->block->first = op;
    if (op->next)
        op->next->prev = op;
    else
        b->block->last = op;
}

ir_op *ir_build(ir_builder *b, unsigned opcode, int n_operands, ir_value *const *operands, int n_results,
                const ir_type *result_types, int n_regions) {
    ir_op *op = ir_op_create(b->context, ir_op_info_of(b->context, opcode), b->loc, n_operands, operands, n_results,
                             result_types, n_regions, 0);
    if (b->block) ir_op_insert(b, op);
    return op;
}

ir_value *ir_build1(ir_builder *b, unsigned opcode, int n_operands, ir_value *const *operands, ir_type result_type) {
    return ir_result(ir_build(b, opcode, n_operands, operands, 1, &result_type, 0), 0);
}

ir_block *ir_block_new(ir_context *c, ir_region *r) {
    ir_block *b = ARENA_NEW(c->arena, ir_block);
    b->region = r;
    b->prev = r->last;
    if (r->last)
        r->last->next = b;
    else
        r->first = b;
    r->last = b;
    return b;
}

ir_value *ir_block_add_arg(ir_context *c, ir_block *b, ir_type t) {
    if (b->arg_count == b->arg_cap) b->args = vec_grow_(c->arena, b->args, b->arg_count, &b->arg_cap, sizeof *b->args);
    ir_value *v = ARENA_NEW(c->arena, ir_value);
    *v = (ir_value){.type = t, .block = b, .index = b->arg_count};
    b->args[b->arg_count++] = v;
    return v;
}

void ir_block_remove_arg(ir_block *b, int index) {
    for (int i = index; i + 1 < b->arg_count; i++) {
        b->args[i] = b->args[i + 1];
        b->args[i]->index = i;
    }
    b->arg_count--;
}

// ---- attributes ----
static ir_named_attr *find_attr(const ir_op *op, const char *name) {
    for (int i = 0; i < op->attr_count; i++)
        if (op->attrs[i].name == name) return &op->attrs[i];
    for (int i = 0; i < op->attr_count; i++)
        if (strcmp(op->attrs[i].name, name) == 0) return &op->attrs[i];
    return NULL;
}

ir_attr ir_op_attr(const ir_op *op, const char *name) {
    const ir_named_attr *a = find_attr(op, name);
    return a ? a->value : NULL;
}

void ir_op_set_attr(ir_context *c, ir_op *op, const char *name, ir_attr value) {
    ir_named_attr *a = find_attr(op, name);
    if (a && value) {
        a->value = value;
    } else if (a) {
        int const at = (int)(a - op->attrs);
        memmove(a, a + 1, sizeof *a * (size_t)(op->attr_count - at - 1));
        op->attr_count--;
    } else if (value) {
        if (op->attr_count % 4 == 0) {
            ir_named_attr *room = ARENA_ARRAY(c->arena, ir_named_attr, op->attr_count + 4);
            if (op->attr_count) memcpy(room, op->attrs, sizeof *room * (size_t)op->attr_count);
            op->attrs = room;
        }
        op->attrs[op->attr_count++] = (ir_named_attr){ir_intern(c, name), value};
    }
}

// ---- operands ----
void ir_op_set_operand(ir_op *op, int i, ir_value *v) {
    if (op->operands[i].value == v) return;
    use_unlink(&op->operands[i]);
    use_link(&op->operands[i], v);
}

void ir_op_set_operands(ir_context *c, ir_op *op, int n, ir_value *const *v) {
    // v may point into values of this op's own operands, so the new list is made before the old one goes.
    ir_use *uses = n > op->operand_count ? ARENA_ARRAY(c->arena, ir_use, n) : NULL;
    ir_value **values = ARENA_ARRAY(c->arena, ir_value *, n + 1);
    for (int i = 0; i < n; i++) values[i] = v[i];
    for (int i = 0; i < op->operand_count; i++) use_unlink(&op->operands[i]);
    if (uses) op->operands = uses;
    op->operand_count = n;
    for (int i = 0; i < n; i++) {
        op->operands[i] = (ir_use){.user = op, .index = i};
        use_link(&op->operands[i], values[i]);
    }
}

void ir_value_replace(ir_value *from, ir_value *to) {
    if (from == to) return;
    while (from->uses) {
        ir_use *u = from->uses;
        use_unlink(u);
        use_link(u, to);
    }
    if (!to->name && from->name) to->name = from->name;
}

bool ir_value_has_one_use(const ir_value *v) { return v->uses && !v->uses->next; }
bool ir_value_unused(const ir_value *v) { return !v->uses; }

// ---- placing and erasing ----
void ir_op_detach(ir_op *op) {
    if (!op->block) return;
    if (op->prev)
        op->prev->next = op->next;
    else
        op->block->first = op->next;
    if (op->next)
        op->next->prev = op->prev;
    else
        op->block->last = op->prev;
    op->block = NULL;
    op->prev = op->next = NULL;
}

static void drop_uses(ir_op *op) {
    for (int i = 0; i < op->operand_count; i++) use_unlink(&op->operands[i]);
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next)
            for (ir_op *o = b->first; o; o = o->next) drop_uses(o);
}

void ir_op_erase(ir_op *op) {
    drop_uses(op);
    ir_op_detach(op);
}

void ir_op_move_before(ir_op *op, ir_op *place) {
    if (op == place) return;
    ir_op_detach(op);
    ir_builder b = {.block = place->block, .before = place};
    ir_op_insert(&b, op);
}

void ir_op_move_to_end(ir_op *op, ir_block *block) {
    ir_op_detach(op);
    ir_builder b = {.block = block};
    ir_op_insert(&b, op);
}

void ir_region_take(ir_region *to, ir_region *from) {
    if (!from->first) return;
    for (ir_block *b = from->first; b; b = b->next) b->region = to;
    from->first->prev = to->last;
    if (to->last)
        to->last->next = from->first;
    else
        to->first = from->first;
    to->last = from->last;
    from->first = from->last = NULL;
}

// ---- copying ----
static ir_value *mapped(map *values, ir_value *v) {
    ir_value *to = map_get_ptr(values, v);
    return to ? to : v;
}

static void clone_region(ir_context *c, ir_region *to, const ir_region *from, map *values) {
    for (const ir_block *b = from->first; b; b = b->next) {   // all blocks first: branches may go forward
        ir_block *copy = ir_block_new(c, to);
        map_put_ptr(values, b, copy);
        for (int i = 0; i < b->arg_count; i++) {
            ir_value *arg = ir_block_add_arg(c, copy, b->args[i]->type);
            arg->name = b->args[i]->name;
            map_put_ptr(values, b->args[i], arg);
        }
    }
    ir_block *copy = to->first;
    for (const ir_block *b = from->first; b; b = b->next, copy = copy->next) {
        ir_builder at = ir_builder_at_end(c, copy, NULL);
        for (const ir_op *op = b->first; op; op = op->next) {
            at.loc = op->loc;
            ir_op_clone(&at, op, values);
        }
    }
    // Uses of values that are defined in a later block were copied as they stood.
    if (from->first != from->last)
        for (ir_block *b = to->first; b; b = b->next)
            for (ir_op *op = b->first; op; op = op->next)
                for (int i = 0; i < op->operand_count; i++) ir_op_set_operand(op, i, mapped(values, ir_operand(op, i)));
}

ir_op *ir_op_clone(ir_builder *b, const ir_op *op, map *values) {
    ir_context *c = b->context;
    ir_value *few[16];
    ir_type few_types[16];
    ir_value **operands = op->operand_count <= 16 ? few : ARENA_ARRAY(c->arena, ir_value *, op->operand_count);
    ir_type *types = op->result_count <= 16 ? few_types : ARENA_ARRAY(c->arena, ir_type, op->result_count);
    for (int i = 0; i < op->operand_count; i++) operands[i] = mapped(values, ir_operand(op, i));
    for (int i = 0; i < op->result_count; i++) types[i] = op->results[i].type;
    ir_op *copy = ir_op_create(c, op->info, op->loc, op->operand_count, operands, op->result_count, types,
                               op->region_count, op->successor_count);
    if (op->attr_count) {
        copy->attrs = ARENA_ARRAY(c->arena, ir_named_attr, (op->attr_count + 3) / 4 * 4);
        memcpy(copy->attrs, op->attrs, sizeof *op->attrs * (size_t)op->attr_count);
        copy->attr_count = op->attr_count;
    }
    for (int i = 0; i < op->result_count; i++) {
        copy->results[i].name = op->results[i].name;
        map_put_ptr(values, &op->results[i], &copy->results[i]);
    }
    for (int i = 0; i < op->successor_count; i++) {
        ir_block *to = map_get_ptr(values, op->successors[i]);
        copy->successors[i] = to ? to : op->successors[i];
    }
    for (int i = 0; i < op->region_count; i++) clone_region(c, &copy->regions[i], &op->regions[i], values);
    if (b->block) ir_op_insert(b, copy);
    return copy;
}
