// The custom forms of scf.
#include "dialect/scf/internal.h"

#include "base/vec.h"
#include "ir/asm.h"

static ir_block *only_block(const ir_op *op, int region) {
    if (region >= op->region_count) return NULL;
    ir_block *b = op->regions[region].first;
    return b && !b->next ? b : NULL;
}

// "(%a = %x, %b = %y)"
static void print_inits(ir_printer *p, const ir_block *b, int first_arg, const ir_op *op, int first_operand, int n) {
    ir_p(p, "(");
    for (int i = 0; i < n; i++) {
        if (i) ir_p(p, ", ");
        ir_p_value(p, b->args[first_arg + i]);
        ir_p(p, " = ");
        ir_p_value(p, ir_operand(op, first_operand + i));
    }
    ir_p(p, ")");
}

typedef VEC(ir_parsed_arg) arg_list;

static bool parse_inits(ir_parser *p, arg_list *args, ir_operand_list *inits) {
    arena *a = ir_arena(ir_parse_context(p));
    if (!ir_parse_need(p, "(")) return false;
    while (!ir_parse_eat(p, ")")) {
        ir_parsed_arg arg = {0};
        ir_operand_ref init;
        if (inits->n && !ir_parse_need(p, ",")) return false;
        if (!ir_parse_operand(p, &arg.name) || !ir_parse_need(p, "=") || !ir_parse_operand(p, &init)) return false;
        vec_push(a, args, arg);
        vec_push(a, inits, init);
    }
    return true;
}

// A region without its terminator gets an empty one.
static void end_with(ir_parser *p, ir_region *r, unsigned opcode, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_block *b = r->first ? r->first : ir_block_new(c, r);
    if (b->next || (b->last && (b->last->info->traits & IR_TERMINATOR))) return;
    ir_builder at = ir_builder_at_end(c, b, loc);
    ir_build(&at, opcode, 0, NULL, 0, NULL, 0);
}

// ---- scf.for %i = %lb to %ub step %s [iter_args(%a = %x) -> (T)] [: type] { … } ----
bool scf_print_for(ir_op *op, ir_printer *p) {
    const ir_block *body = only_block(op, 0);
    int const n = op->operand_count - 3;
    if (!body || n < 0 || body->arg_count != n + 1 || op->result_count != n) return false;
    ir_p(p, ir_op_attr(op, "unsignedCmp") ? " unsigned " : " ");
    ir_p_value(p, body->args[0]);
    ir_p(p, " = ");
    ir_p_value(p, ir_operand(op, 0));
    ir_p(p, " to ");
    ir_p_value(p, ir_operand(op, 1));
    ir_p(p, " step ");
    ir_p_value(p, ir_operand(op, 2));
    if (n) {
        ir_p(p, " iter_args");
        print_inits(p, body, 1, op, 3, n);
        ir_p(p, " -> (");
        ir_p_operand_types(p, op, 3, n);
        ir_p(p, ")");
    }
    ir_p(p, " ");
    if (body->args[0]->type->kind != IR_INDEX) {
        ir_p(p, ": ");
        ir_p_type(p, body->args[0]->type);
        ir_p(p, " ");
    }
    ir_p_region(p, &op->regions[0], false, n == 0, "");
    static const char *const elided[] = {"unsignedCmp", NULL};
    ir_p_attr_dict(p, op, "", elided);
    return true;
}

ir_op *scf_parse_for(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    arg_list args = {0};
    ir_operand_list inits = {0};
    ir_operand_ref bounds[3];
    ir_parsed_arg iv = {.type = ir_type_index(c)};
    ir_type_list results = {0};
    ir_attr_list attrs = {0};
    if (ir_parse_eat(p, "unsigned")) ir_attr_list_add(p, &attrs, "unsignedCmp", ir_attr_unit(c));
    if (!ir_parse_operand(p, &iv.name) || !ir_parse_need(p, "=") || !ir_parse_operand(p, &bounds[0]) ||
        !ir_parse_need(p, "to") || !ir_parse_operand(p, &bounds[1]) || !ir_parse_need(p, "step") ||
        !ir_parse_operand(p, &bounds[2]))
        return NULL;
    vec_push(ir_arena(c), &args, iv);
    if (ir_parse_eat(p, "iter_args") &&
        (!parse_inits(p, &args, &inits) || !ir_parse_need(p, "->") || !ir_parse_result_types(p, &results)))
        return NULL;
    if (ir_parse_eat(p, ":") && !ir_parse_type(p, &args.data[0].type)) return NULL;
    if (results.n != inits.n) {
        ir_parse_error(p, "%d values are carried, but %d types given", inits.n, results.n);
        return NULL;
    }
    for (int i = 0; i < results.n; i++) args.data[i + 1].type = results.data[i];
    ir_value **operands = ARENA_ARRAY(ir_arena(c), ir_value *, 3 + inits.n);
    for (int i = 0; i < 3; i++)
        if (!ir_resolve(p, &bounds[i], args.data[0].type, &operands[i])) return NULL;
    if (!ir_resolve_all(p, &inits, results.data, operands + 3)) return NULL;
    ir_region *body = ir_parse_new_region(p);
    if (!ir_parse_region(p, body, args.n, args.data, "", false) || !ir_parse_attr_dict(p, &attrs)) return NULL;
    end_with(p, body, SCF_yield, loc);
    return ir_parse_finish(p, info, loc, 3 + inits.n, operands, results.n, results.data, &attrs, 1, &body, 0, NULL);
}

// ---- scf.if %c [-> (T)] { … } [else { … }] ----
bool scf_print_if(ir_op *op, ir_printer *p) {
    if (op->operand_count != 1 || op->region_count < 1 || !only_block(op, 0)) return false;
    bool const has_else = op->region_count > 1 && op->regions[1].first;
    if (has_else && !only_block(op, 1)) return false;
    ir_p(p, " ");
    ir_p_value(p, ir_operand(op, 0));
    if (op->result_count) {
        ir_p(p, " -> (");
        for (int i = 0; i < op->result_count; i++) {
            if (i) ir_p(p, ", ");
            ir_p_type(p, op->results[i].type);
        }
        ir_p(p, ")");
    }
    ir_p(p, " ");
    ir_p_region(p, &op->regions[0], false, op->result_count == 0, "");
    if (has_else) {
        ir_p(p, " else ");
        ir_p_region(p, &op->regions[1], false, op->result_count == 0, "");
    }
    ir_p_attr_dict(p, op, "", NULL);
    return true;
}

ir_op *scf_parse_if(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_operand_ref condition;
    ir_value *value;
    ir_type_list results = {0};
    ir_attr_list attrs = {0};
    ir_region *regions[2] = {ir_parse_new_region(p), ir_parse_new_region(p)};
    if (!ir_parse_operand(p, &condition) || !ir_resolve(p, &condition, ir_type_int(c, 1), &value)) return NULL;
    if (ir_parse_eat(p, "->") && !ir_parse_result_types(p, &results)) return NULL;
    if (!ir_parse_region(p, regions[0], 0, NULL, "", false)) return NULL;
    end_with(p, regions[0], SCF_yield, loc);
    if (ir_parse_eat(p, "else")) {
        if (!ir_parse_region(p, regions[1], 0, NULL, "", false)) return NULL;
        end_with(p, regions[1], SCF_yield, loc);
    }
    if (!ir_parse_attr_dict(p, &attrs)) return NULL;
    return ir_parse_finish(p, info, loc, 1, &value, results.n, results.data, &attrs, 2, regions, 0, NULL);
}

// ---- scf.while [(%a = %x)] : (T) -> (U) { … } do { … } ----
bool scf_print_while(ir_op *op, ir_printer *p) {
    const ir_block *before = only_block(op, 0), *after = only_block(op, 1);
    if (!before || !after || before->arg_count != op->operand_count) return false;
    ir_p(p, " ");
    if (op->operand_count) print_inits(p, before, 0, op, 0, op->operand_count);
    ir_p(p, " : (");
    ir_p_operand_types(p, op, 0, op->operand_count);
    ir_p(p, ") -> ");
    ir_p_result_types(p, op);
    ir_p(p, " ");
    ir_p_region(p, &op->regions[0], false, false, "");
    ir_p(p, " do ");
    ir_p_region(p, &op->regions[1], true, false, "");
    ir_p_attr_dict(p, op, " attributes", NULL);
    return true;
}

ir_op *scf_parse_while(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    arg_list args = {0};
    ir_operand_list inits = {0};
    ir_attr_list attrs = {0};
    ir_type type;
    ir_region *regions[2] = {ir_parse_new_region(p), ir_parse_new_region(p)};
    if (ir_parse_at(p, "(") && !parse_inits(p, &args, &inits)) return NULL;
    if (!ir_parse_need(p, ":") || !ir_parse_type(p, &type)) return NULL;
    if (type->kind != IR_FUNCTION || type->input_count != inits.n) {
        ir_parse_error(p, "expected a function type with %d operands", inits.n);
        return NULL;
    }
    for (int i = 0; i < inits.n; i++) args.data[i].type = type->inputs[i];
    ir_value **operands = ARENA_ARRAY(ir_arena(c), ir_value *, inits.n + 1);
    if (!ir_resolve_all(p, &inits, type->inputs, operands)) return NULL;
    if (!ir_parse_region(p, regions[0], args.n, args.data, "", false) || !ir_parse_need(p, "do") ||
        !ir_parse_region(p, regions[1], 0, NULL, "", false))
        return NULL;
    end_with(p, regions[1], SCF_yield, loc);
    if (ir_parse_eat(p, "attributes") && !ir_parse_attr_dict(p, &attrs)) return NULL;
    return ir_parse_finish(p, info, loc, inits.n, operands, type->result_count, type->results, &attrs, 2, regions, 0,
                           NULL);
}

// ---- scf.parallel (%i, %j) = (%a, %b) to (%c, %d) step (%e, %f) [init (%x) -> T] { … } ----
static void print_group(ir_printer *p, const ir_op *op, const char *before, int first, int n) {
    ir_p(p, "%s(", before);
    ir_p_operands(p, op, first, n);
    ir_p(p, ")");
}

bool scf_print_parallel(ir_op *op, ir_printer *p) {
    const ir_block *body = only_block(op, 0);
    int n, inits;
    ir_operand_group(op, "lowerBound", &n);
    int const init_first = ir_operand_group(op, "initVals", &inits);
    if (!body || n == 0 || body->arg_count != n || op->operand_count != 3 * n + inits || op->result_count != inits)
        return false;
    ir_p(p, " (");
    for (int i = 0; i < n; i++) {
        if (i) ir_p(p, ", ");
        ir_p_value(p, body->args[i]);
    }
    print_group(p, op, ") = ", 0, n);
    print_group(p, op, " to ", n, n);
    print_group(p, op, " step ", 2 * n, n);
    if (inits) {
        print_group(p, op, " init ", init_first, inits);
        ir_p(p, " -> ");
        ir_p_result_types(p, op);
    }
    ir_p(p, " ");
    ir_p_region(p, &op->regions[0], false, false, "");
    ir_p_attr_dict(p, op, "", NULL);
    return true;
}

static bool parse_group(ir_parser *p, const char *word, ir_operand_list *out, int n) {
    if (!ir_parse_need(p, word) || !ir_parse_need(p, "(") || !ir_parse_operands(p, out) || !ir_parse_need(p, ")"))
        return false;
    return n < 0 || out->n == n || ir_parse_error(p, "expected %d values", n);
}

ir_op *scf_parse_parallel(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_operand_list ivs = {0}, groups[4] = {{0}};
    ir_type_list results = {0};
    ir_attr_list attrs = {0};
    arg_list args = {0};
    if (!ir_parse_need(p, "(") || !ir_parse_operands(p, &ivs) || !ir_parse_need(p, ")")) return NULL;
    if (ivs.n == 0 || ivs.n > 64) {
        ir_parse_error(p, "expected at least one induction variable");
        return NULL;
    }
    if (!parse_group(p, "=", &groups[0], ivs.n) || !parse_group(p, "to", &groups[1], ivs.n) ||
        !parse_group(p, "step", &groups[2], ivs.n))
        return NULL;
    if (ir_parse_at(p, "init") &&
        (!parse_group(p, "init", &groups[3], -1) || !ir_parse_need(p, "->") || !ir_parse_result_types(p, &results)))
        return NULL;
    if (results.n != groups[3].n) {
        ir_parse_error(p, "expected %d types", groups[3].n);
        return NULL;
    }
    VEC(ir_value *) operands = {0};
    int64_t counts[4];
    for (int g = 0; g < 4; g++) {
        counts[g] = groups[g].n;
        for (int i = 0; i < groups[g].n; i++) {
            ir_value *v;
            if (!ir_resolve(p, &groups[g].data[i], g < 3 ? ir_type_index(c) : results.data[i], &v)) return NULL;
            vec_push(ir_arena(c), &operands, v);
        }
    }
    for (int i = 0; i < ivs.n; i++)
        vec_push(ir_arena(c), &args, ((ir_parsed_arg){.name = ivs.data[i], .type = ir_type_index(c)}));
    ir_region *body = ir_parse_new_region(p);
    if (!ir_parse_region(p, body, args.n, args.data, "", false) || !ir_parse_attr_dict(p, &attrs)) return NULL;
    end_with(p, body, SCF_reduce, loc);
    ir_attr_list_add(p, &attrs, "operandSegmentSizes", ir_attr_i32_array(c, 4, counts));
    return ir_parse_finish(p, info, loc, operands.n, operands.data, results.n, results.data, &attrs, 1, &body, 0, NULL);
}

static void print_group_types(ir_printer *p, const ir_op *op) {
    ir_p(p, "(");
    ir_p_operands(p, op, 0, op->operand_count);
    ir_p(p, " : ");
    ir_p_operand_types(p, op, 0, op->operand_count);
    ir_p(p, ")");
}

// ---- scf.reduce [(%a : T) { … }, …] ----
bool scf_print_reduce(ir_op *op, ir_printer *p) {
    if (op->region_count != op->operand_count) return false;
    if (op->operand_count) {
        print_group_types(p, op);
        for (int i = 0; i < op->region_count; i++) {
            ir_p(p, i ? ", " : " ");
            ir_p_region(p, &op->regions[i], true, false, "");
        }
    }
    ir_p_attr_dict(p, op, "", NULL);
    return true;
}

ir_op *scf_parse_reduce(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_operand_list operands = {0};
    ir_type_list types = {0};
    ir_attr_list attrs = {0};
    ir_region *regions[16];
    if (ir_parse_eat(p, "(") && (!ir_parse_operands(p, &operands) || !ir_parse_need(p, ":") ||
                                 !ir_parse_types(p, &types) || !ir_parse_need(p, ")")))
        return NULL;
    if (types.n != operands.n || operands.n > 16) {
        ir_parse_error(p, "expected %d types", operands.n);
        return NULL;
    }
    ir_value *values[16];
    if (!ir_resolve_all(p, &operands, types.data, values)) return NULL;
    for (int i = 0; i < operands.n; i++) {
        regions[i] = ir_parse_new_region(p);
        if ((i && !ir_parse_need(p, ",")) || !ir_parse_region(p, regions[i], 0, NULL, "", false)) return NULL;
    }
    if (!ir_parse_attr_dict(p, &attrs)) return NULL;
    return ir_parse_finish(p, info, loc, operands.n, values, 0, NULL, &attrs, operands.n, regions, 0, NULL);
}
