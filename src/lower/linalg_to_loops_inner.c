#include "dialect/arith/arith.h"
#include "lower/loops.h"
#include "rewrite/emit.h"

// What has no form in vectors here (bool arrays, complex numbers, strides) may have one in LLVM.
static void loop_is_independent(ir_op *loop) {
    ir_context *c = ir_op_context(loop);
    ir_op_set_attr(c, loop, "npcc.independent", ir_attr_unit(c));
}

typedef void (*inner_step)(loop_nest *n, ir_builder *b, int lanes);

static void for_vdim(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi, int64_t step, int lanes,
                     inner_step emit) {
    ir_op *loop = rw_for(b, lo, hi, rw_index(b, step), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    n->iv[n->vdim] = rw_iv(loop);
    emit(n, &in, lanes);
    rw_yield(&in, 0, NULL);
    if (!n->lanes) loop_is_independent(loop);
}

// hi rounded down so that [lo, it) is a multiple of step.
static ir_value *whole_steps(ir_builder *b, ir_value *lo, ir_value *hi, int64_t step) {
    ir_value *s = rw_index(b, step);
    return rw_add(b, lo, rw_mul(b, rw_div(b, rw_max(b, rw_sub(b, hi, lo), rw_index(b, 0)), s), s));
}

static bool is_empty(ir_value *lo, ir_value *hi) {
    int64_t i, j;
    return lo == hi || (ir_constant_int(lo, &i) && ir_constant_int(hi, &j) && i >= j);
}

// ---- element-wise -----------------------------------------------------------------------------------------------

static void elementwise_step(loop_nest *n, ir_builder *b, int lanes) {
    ir_value *args[LOOP_MAX_OPERANDS] = {0}, *yields[LOOP_MAX_OPERANDS];
    for (int k = 0; k < n->inputs + n->outputs; k++)
        if (!ir_value_unused(n->body->args[k])) args[k] = loop_load(n, b, k, lanes);
    loop_body(n, b, lanes, args, yields);
    for (int k = 0; k < n->outputs; k++) loop_store(n, b, n->inputs + k, loop_vector(b, yields[k], lanes));
}

void loop_elementwise(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi) {
    if (n->vdim < 0) {   // no dimension at all
        elementwise_step(n, b, 0);
        return;
    }
    loop_hoist(n, b);
    if (n->lanes) {
        ir_value *main = whole_steps(b, lo, hi, n->lanes);
        if (!is_empty(lo, main)) for_vdim(n, b, lo, main, n->lanes, n->lanes, elementwise_step);
        lo = main;
    }
    if (!is_empty(lo, hi)) for_vdim(n, b, lo, hi, 1, 0, elementwise_step);
    for (int k = 0; k < n->inputs; k++) n->hoisted[k] = NULL;
}

// ---- reductions -------------------------------------------------------------------------------------------------

// The value that the present point adds to the reduction.
static ir_value *term(loop_nest *n, ir_builder *b, int lanes) {
    ir_value *args[LOOP_MAX_OPERANDS] = {0}, *yields[LOOP_MAX_OPERANDS];
    for (int k = 0; k < n->inputs; k++)
        if (!ir_value_unused(n->body->args[k])) args[k] = loop_load(n, b, k, lanes);
    loop_body(n, b, lanes, args, yields);
    return loop_vector(b, yields[0], lanes);
}

// A loop over vdim that combines into count accumulators, one vector after the other.
static void accumulate(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi, int lanes, int count, ir_value **acc) {
    if (is_empty(lo, hi)) return;
    ir_op *loop = rw_for(b, lo, hi, rw_index(b, (int64_t)(lanes ? lanes : 1) * count), count, acc);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *next[LOOP_ACCUMULATORS];
    for (int i = 0; i < count; i++) {
        n->iv[n->vdim] = rw_add(&in, rw_iv(loop), rw_index(&in, (int64_t)i * (lanes ? lanes : 1)));
        next[i] = loop_combine(n, &in, rw_body(loop, 0)->args[1 + i], term(n, &in, lanes));
    }
    rw_yield(&in, count, next);
    for (int i = 0; i < count; i++) acc[i] = ir_result(loop, i);
}

typedef void (*reduction_leaf)(loop_nest *n, ir_builder *b, ir_value **state);
static void scalar_leaf(loop_nest *n, ir_builder *b, ir_value **state);

// Loops over the reduction dimensions other than vdim, from dimension d on, that carry count values: the state. With
// none of them the state is the leaf's argument.
static void reduction_loops(loop_nest *n, ir_builder *b, int d, int count, ir_value **state, reduction_leaf leaf) {
    while (d < n->dims && (!n->reduction[d] || d == n->vdim)) d++;
    if (d == n->dims) {
        leaf(n, b, state);
        return;
    }
    ir_op *loop = rw_for(b, rw_index(b, 0), n->size[d], rw_index(b, 1), count, state);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *inner[LOOP_MAX_OPERANDS];
    for (int i = 0; i < count; i++) inner[i] = rw_body(loop, 0)->args[1 + i];
    n->iv[d] = rw_iv(loop);
    reduction_loops(n, &in, d + 1, count, count ? inner : state, leaf);
    rw_yield(&in, count, inner);
    if (leaf == scalar_leaf && count == 1 && state[0]->type->kind == IR_INTEGER) loop_is_independent(loop);
    for (int i = 0; i < count; i++) state[i] = ir_result(loop, i);
}

// State: the vector accumulators, then the scalar of the tails.
static void rows_leaf(loop_nest *n, ir_builder *b, ir_value **state) {
    ir_value *zero = rw_index(b, 0), *size = n->size[n->vdim];
    ir_value *wide = whole_steps(b, zero, size, (int64_t)n->lanes * LOOP_ACCUMULATORS);
    ir_value *narrow = whole_steps(b, zero, size, n->lanes);
    loop_hoist(n, b);
    accumulate(n, b, zero, wide, n->lanes, LOOP_ACCUMULATORS, state);
    accumulate(n, b, wide, narrow, n->lanes, 1, state);
    accumulate(n, b, narrow, size, 0, 1, state + LOOP_ACCUMULATORS);
    for (int k = 0; k < n->inputs; k++) n->hoisted[k] = NULL;
}

void loop_reduce_rows(loop_nest *n, ir_builder *b) {
    ir_type element = n->body->args[n->inputs]->type;
    ir_value *state[LOOP_ACCUMULATORS + 1], *identity = loop_identity(n, b, element);
    for (int i = 0; i < LOOP_ACCUMULATORS; i++) state[i] = loop_vector(b, identity, n->lanes);
    state[LOOP_ACCUMULATORS] = identity;
    reduction_loops(n, b, 0, LOOP_ACCUMULATORS + 1, state, rows_leaf);
    ir_value *low = loop_combine(n, b, state[0], state[1]), *high = loop_combine(n, b, state[2], state[3]);
    ir_value *total = loop_fold(n, b, loop_combine(n, b, low, high));
    total = loop_combine(n, b, total, state[LOOP_ACCUMULATORS]);
    loop_store(n, b, n->inputs, loop_combine(n, b, loop_load(n, b, n->inputs, 0), total));
}

// State: the accumulators; the first takes the last few terms.
static void spread_leaf(loop_nest *n, ir_builder *b, ir_value **state) {
    ir_value *zero = rw_index(b, 0), *size = n->size[n->vdim], *most = whole_steps(b, zero, size, LOOP_ACCUMULATORS);
    loop_hoist(n, b);
    accumulate(n, b, zero, most, 0, LOOP_ACCUMULATORS, state);
    accumulate(n, b, most, size, 0, 1, state);
    for (int k = 0; k < n->inputs; k++) n->hoisted[k] = NULL;
}

void loop_reduce_spread(loop_nest *n, ir_builder *b) {
    ir_value *state[LOOP_ACCUMULATORS], *identity = loop_identity(n, b, n->body->args[n->inputs]->type);
    for (int i = 0; i < LOOP_ACCUMULATORS; i++) state[i] = identity;
    reduction_loops(n, b, 0, LOOP_ACCUMULATORS, state, spread_leaf);
    ir_value *low = loop_combine(n, b, state[0], state[1]), *high = loop_combine(n, b, state[2], state[3]);
    ir_value *total = loop_combine(n, b, low, high);
    loop_store(n, b, n->inputs, loop_combine(n, b, loop_load(n, b, n->inputs, 0), total));
}

// ---- along columns: accumulators for some adjacent outputs, over all reduction dimensions --------------------------

typedef struct strip {
    int lanes, count;
    ir_value *start;
} strip;

static ir_value *strip_at(ir_builder *b, strip t, int i) {
    return rw_add(b, t.start, rw_index(b, (int64_t)i * t.lanes));
}

static void columns_strip(loop_nest *n, ir_builder *b, strip t, int d, ir_value **acc) {
    while (d < n->dims && !n->reduction[d]) d++;
    if (d == n->dims) {
        for (int i = 0; i < t.count; i++) {
            n->iv[n->vdim] = strip_at(b, t, i);
            acc[i] = loop_combine(n, b, acc[i], term(n, b, t.lanes));
        }
        return;
    }
    ir_op *loop = rw_for(b, rw_index(b, 0), n->size[d], rw_index(b, 1), t.count, acc);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *inner[LOOP_ACCUMULATORS];
    for (int i = 0; i < t.count; i++) inner[i] = rw_body(loop, 0)->args[1 + i];
    n->iv[d] = rw_iv(loop);
    columns_strip(n, &in, t, d + 1, inner);
    rw_yield(&in, t.count, inner);
    for (int i = 0; i < t.count; i++) acc[i] = ir_result(loop, i);
}

static void columns(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi, int lanes, int count) {
    if (is_empty(lo, hi)) return;
    ir_op *loop = rw_for(b, lo, hi, rw_index(b, (int64_t)(lanes ? lanes : 1) * count), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    strip t = {lanes, count, rw_iv(loop)};
    ir_value *acc[LOOP_ACCUMULATORS];
    for (int i = 0; i < count; i++) {
        n->iv[n->vdim] = strip_at(&in, t, i);
        acc[i] = loop_load(n, &in, n->inputs, lanes);
    }
    columns_strip(n, &in, t, 0, acc);
    for (int i = 0; i < count; i++) {
        n->iv[n->vdim] = strip_at(&in, t, i);
        loop_store(n, &in, n->inputs, acc[i]);
    }
    rw_yield(&in, 0, NULL);
}

void loop_reduce_columns(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi) {
    if (n->lanes) {
        ir_value *wide = whole_steps(b, lo, hi, (int64_t)n->lanes * LOOP_ACCUMULATORS);
        ir_value *narrow = whole_steps(b, lo, hi, n->lanes);
        columns(n, b, lo, wide, n->lanes, LOOP_ACCUMULATORS);
        columns(n, b, wide, narrow, n->lanes, 1);
        lo = narrow;
    }
    columns(n, b, lo, hi, 0, 1);
}

// ---- row upon row into memory, for what LLVM vectorises -----------------------------------------------------------

static void memory_leaf(loop_nest *n, ir_builder *b, ir_value **range) { loop_elementwise(n, b, range[0], range[1]); }

void loop_reduce_in_memory(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi) {
    reduction_loops(n, b, 0, 0, (ir_value *[]){lo, hi}, memory_leaf);
}

// ---- any reduction, in order --------------------------------------------------------------------------------------

static void scalar_leaf(loop_nest *n, ir_builder *b, ir_value **state) {
    ir_value *args[LOOP_MAX_OPERANDS] = {0}, *yields[LOOP_MAX_OPERANDS];
    for (int k = 0; k < n->inputs; k++)
        if (!ir_value_unused(n->body->args[k])) args[k] = loop_load(n, b, k, 0);
    for (int k = 0; k < n->outputs; k++) args[n->inputs + k] = state[k];
    loop_body(n, b, 0, args, yields);
    for (int k = 0; k < n->outputs; k++) state[k] = yields[k];
}

void loop_reduce_scalar(loop_nest *n, ir_builder *b) {
    ir_value *state[LOOP_MAX_OPERANDS];
    n->combiner = NULL;
    n->vdim = -1;
    for (int k = 0; k < n->outputs; k++) state[k] = loop_load(n, b, n->inputs + k, 0);
    reduction_loops(n, b, 0, n->outputs, state, scalar_leaf);
    for (int k = 0; k < n->outputs; k++) loop_store(n, b, n->inputs + k, state[k]);
}
