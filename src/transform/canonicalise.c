// Brings the IR into its simplest form: folds of every op (see the dialects), dead ops, and the patterns below.
#include "dialect/arith/arith.h"
#include "dialect/fold.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "rewrite/rewrite.h"
#include "transform/transform.h"

// Is the result no scalar of at most 64 bits, in which constants are computed?
static bool is_wide(const ir_op *op) { return op->results[0].type->element || op->results[0].type->width > 64; }

// (x + c) + d → x + (c + d);  subtraction of a constant counts as addition.
static bool split_sum(ir_value *v, ir_value **out_rest, int64_t *out_constant) {
    const ir_op *op = ir_def(v);
    int64_t c;
    if (!op || (op->opcode != ARITH_addi && op->opcode != ARITH_subi) || !ir_constant_int(ir_operand(op, 1), &c))
        return false;
    *out_rest = ir_operand(op, 0);
    *out_constant = op->opcode == ARITH_addi ? c : (int64_t)(0 - (uint64_t)c);
    return true;
}

static bool merge_sums(ir_op *op, rw_rewriter *r) {
    ir_value *inner, *x;
    int64_t outer_constant, inner_constant;
    if (is_wide(op) || !split_sum(ir_result(op, 0), &inner, &outer_constant) || !split_sum(inner, &x, &inner_constant))
        return false;
    ir_builder b = rw_before(r, op);
    int64_t const sum = (int64_t)((uint64_t)outer_constant + (uint64_t)inner_constant);
    rw_replace1(r, op, arith_binary(&b, ARITH_addi, x, arith_constant_int(&b, sum, x->type)));
    return true;
}

// (x * c) * d → x * (c * d)
static bool merge_products(ir_op *op, rw_rewriter *r) {
    const ir_op *inner = ir_def(ir_operand(op, 0));
    int64_t c, d;
    if (!inner || inner->opcode != ARITH_muli || is_wide(op) || !ir_constant_int(ir_operand(op, 1), &d) ||
        !ir_constant_int(ir_operand(inner, 1), &c))
        return false;
    ir_builder b = rw_before(r, op);
    ir_value *x = ir_operand(inner, 0);
    rw_replace1(r, op,
                arith_binary(&b, ARITH_muli, x, arith_constant_int(&b, (int64_t)((uint64_t)c * (uint64_t)d), x->type)));
    return true;
}

// not (a < b) → a >= b, for integers.
static bool invert_compare(ir_op *op, rw_rewriter *r) {
    static const int inverse[] = {ARITH_NE,  ARITH_EQ,  ARITH_SGE, ARITH_SGT, ARITH_SLE,
                                  ARITH_SLT, ARITH_UGE, ARITH_UGT, ARITH_ULE, ARITH_ULT};
    const ir_op *compare = ir_def(ir_operand(op, 0));
    if (!compare || compare->opcode != ARITH_cmpi || op->results[0].type->element ||
        !fold_is_int(ir_constant_of(ir_operand(op, 1)), 1))
        return false;
    ir_builder b = rw_before(r, op);
    rw_replace1(
        r, op,
        arith_cmpi(&b, inverse[ir_op_attr(compare, "predicate")->i], ir_operand(compare, 0), ir_operand(compare, 1)));
    return true;
}

// select (not c), a, b → select c, b, a
static bool invert_select(ir_op *op, rw_rewriter *r) {
    const ir_op *not_op = ir_def(ir_operand(op, 0));
    if (!not_op || not_op->opcode != ARITH_xori || !fold_is_int(ir_constant_of(ir_operand(not_op, 1)), 1)) return false;
    ir_value *a = ir_operand(op, 1), *c = ir_operand(op, 2);
    ir_op_set_operand(op, 0, ir_operand(not_op, 0));
    ir_op_set_operand(op, 1, c);
    ir_op_set_operand(op, 2, a);
    rw_changed(r, op);
    return true;
}

static void replace_by_operands(rw_rewriter *r, ir_op *op, const ir_op *end, int first) {
    ir_value **values = ARENA_ARRAY(ir_arena(rw_ir(r)), ir_value *, op->result_count + 1);
    for (int i = 0; i < op->result_count; i++) values[i] = ir_operand(end, first + i);
    rw_replace(r, op, values);
}

// scf.if of a constant → the region.
static bool choose_region(ir_op *op, rw_rewriter *r) {
    int64_t condition;
    if (!ir_constant_int(ir_operand(op, 0), &condition)) return false;
    int const region = condition & 1 ? 0 : 1;
    ir_block *b = region < op->region_count ? op->regions[region].first : NULL;
    if (!b) {
        rw_erase(r, op);
        return true;
    }
    ir_op *end = b->last;
    rw_inline_block(r, op, b, NULL);
    replace_by_operands(r, op, end, 0);
    return true;
}

// A result of scf.if that both regions give the same value: that value, when it is from outside.
static bool same_in_both(ir_op *op, rw_rewriter *r) {
    if (op->region_count < 2 || !op->regions[0].first || !op->regions[1].first) return false;
    bool changed = false;
    for (int i = 0; i < op->result_count; i++) {
        ir_value *a = ir_operand(op->regions[0].first->last, i);
        if (a != ir_operand(op->regions[1].first->last, i) || !op->results[i].uses) continue;
        rw_replace_value(r, ir_result(op, i), a);
        changed = true;
    }
    return changed;
}

// Results of branches that nobody uses: what computes them is not kept alive.
static bool unused_results(ir_op *op, rw_rewriter *r) {
    ir_context *c = rw_ir(r);
    int const n = op->result_count;
    ir_type *types = ARENA_ARRAY(ir_arena(c), ir_type, n + 1);
    ir_value **yields = ARENA_ARRAY(ir_arena(c), ir_value *, n + 1);
    int kept = 0;
    for (int i = 0; i < n; i++)
        if (op->results[i].uses) types[kept++] = op->results[i].type;
    if (kept == n) return false;
    ir_builder b = rw_before(r, op);
    ir_op *branch = scf_if(&b, ir_operand(op, 0), kept, types, true);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(c, branch, op->attrs[i].name, op->attrs[i].value);
    for (int side = 0; side < 2; side++) {
        ir_block *from = op->regions[side].first, *to = branch->regions[side].first;
        int k = 0;
        for (int i = 0; i < n; i++)
            if (op->results[i].uses) yields[k++] = ir_operand(from->last, i);
        ir_op_set_operands(c, from->last, kept, yields);
        while (from->first) ir_op_move_to_end(from->first, to);
    }
    for (int i = 0, k = 0; i < n; i++)
        if (op->results[i].uses) rw_replace_value(r, ir_result(op, i), ir_result(branch, k++));
    rw_erase(r, op);
    return true;
}

// A loop that runs never, or exactly once.
static bool known_trips(ir_op *op, rw_rewriter *r) {
    int64_t lower, upper, step;
    if (ir_op_attr(op, "unsignedCmp") || !ir_constant_int(ir_operand(op, 0), &lower) ||
        !ir_constant_int(ir_operand(op, 1), &upper))
        return false;
    int const n = op->result_count;
    ir_value **values = ARENA_ARRAY(ir_arena(rw_ir(r)), ir_value *, n + 1);
    for (int i = 0; i < n; i++) values[i + 1] = ir_operand(op, 3 + i);
    if (lower >= upper) {
        rw_replace(r, op, values + 1);
        return true;
    }
    __int128 const distance = (__int128)upper - lower;
    if (!ir_constant_int(ir_operand(op, 2), &step) || step <= 0 || distance > step) return false;
    values[0] = ir_operand(op, 0);
    ir_block *body = op->regions[0].first;
    ir_op *end = body->last;
    rw_inline_block(r, op, body, values);
    replace_by_operands(r, op, end, 0);
    return true;
}

// A carried value that never changes: the initial one.
static bool invariant_carried(ir_op *op, rw_rewriter *r) {
    ir_block *body = op->regions[0].first;
    bool changed = false;
    for (int i = 0; i < op->result_count; i++) {
        ir_value *arg = body->args[i + 1], *init = ir_operand(op, 3 + i), *yielded = ir_operand(body->last, i);
        if ((yielded != arg && yielded != init) || (!arg->uses && !op->results[i].uses)) continue;
        if (yielded == arg && ir_value_has_one_use(arg) && !op->results[i].uses) continue;
        rw_replace_value(r, ir_result(op, i), init);
        rw_replace_value(r, arg, init);
        changed = true;
    }
    return changed;
}

// Carried values that nobody sees: neither the result is used, nor the argument but to be yielded on.
static bool unused_carried(ir_op *op, rw_rewriter *r) {
    ir_context *c = rw_ir(r);
    ir_block *body = op->regions[0].first;
    int const n = op->result_count;
    bool *drop = ARENA_ARRAY(ir_arena(c), bool, n + 1);
    int kept = 0;
    for (int i = 0; i < n; i++) {
        const ir_value *arg = body->args[i + 1];
        bool const only_yielded =
            !arg->uses || (ir_value_has_one_use(arg) && arg->uses->user == body->last && arg->uses->index == i);
        drop[i] = !op->results[i].uses && only_yielded;
        kept += !drop[i];
    }
    if (kept == n) return false;
    ir_value **inits = ARENA_ARRAY(ir_arena(c), ir_value *, n + 4),
             **yields = ARENA_ARRAY(ir_arena(c), ir_value *, n + 1);
    int k = 0;
    for (int i = 0; i < n; i++)
        if (!drop[i]) {
            inits[k] = ir_operand(op, 3 + i);
            yields[k++] = ir_operand(body->last, i);
        }
    ir_builder b = rw_before(r, op);
    ir_op *loop = scf_for(&b, ir_operand(op, 0), ir_operand(op, 1), ir_operand(op, 2), kept, inits);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(c, loop, op->attrs[i].name, op->attrs[i].value);
    ir_op_set_operands(c, body->last, kept, yields);
    ir_block *fresh = scf_body(loop);
    fresh->args[0]->name = body->args[0]->name;
    ir_value_replace(body->args[0], fresh->args[0]);
    for (int i = 0, at = 1; i < n; i++) {
        if (drop[i]) continue;
        fresh->args[at]->name = body->args[i + 1]->name;
        ir_value_replace(body->args[i + 1], fresh->args[at]);
        rw_replace_value(r, ir_result(op, i), ir_result(loop, at - 1));
        at++;
    }
    while (body->first) ir_op_move_to_end(body->first, fresh);
    rw_erase(r, op);
    return true;
}

// python.check of what is known to hold.
static bool drop_check(ir_op *op, rw_rewriter *r) {
    if (!fold_is_int(ir_constant_of(ir_operand(op, 0)), 1)) return false;
    rw_erase(r, op);
    return true;
}

static const rw_pattern patterns[] = {
    {"sums merged", ARITH_addi, 1, merge_sums},
    {"sums merged", ARITH_subi, 1, merge_sums},
    {"products merged", ARITH_muli, 1, merge_products},
    {"comparisons inverted", ARITH_xori, 1, invert_compare},
    {"selects inverted", ARITH_select, 1, invert_select},
    {"branches decided", SCF_if, 2, choose_region},
    {"results of both branches", SCF_if, 1, same_in_both},
    {"unused results of branches", SCF_if, 1, unused_results},
    {"loops of known length", SCF_for, 3, known_trips},
    {"invariant loop values", SCF_for, 2, invariant_carried},
    {"unused loop values", SCF_for, 1, unused_carried},
    {"checks proved", PYTHON_check, 1, drop_check},
};

static bool run(ir_op *module, rw_context *context) {
    rw_greedy(module, (int)(sizeof patterns / sizeof patterns[0]), patterns, NULL, context);
    return true;
}

const rw_pass canonicalise_pass = {"canonicalise", "Folds, simplifies, and removes what is dead.", run, NULL};
