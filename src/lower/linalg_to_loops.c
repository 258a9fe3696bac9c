// linalg on memrefs → loops: scf.parallel and scf.for around explicit vectors of 64 bytes.
//
//   linalg.generic, all parallel           parallel chunks { for rows { for x step 16 {vector}; for x {scalar} } }
//   reduction along the contiguous axis    … { four vector accumulators; fold by halves; scalar tail }
//   the same with other strides            … { four scalar accumulators }
//   reduction along other axes             … { for x step 64 { accumulators; for r { … } } }
//   the same without a vector form here    … { for r { for x { out[x] = … } } }
//
// The order of every reduction is fixed by the shapes alone: it is the same on every target and thread count.
#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/linalg/linalg.h"
#include "dialect/math/math.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "lower/loops.h"
#include "lower/lower.h"
#include "rewrite/emit.h"
#include "rewrite/generalise.h"

#include <string.h>

static bool is_reduction_name(ir_attr iterator) { return strstr(iterator->text, "reduction") != NULL; }

// ---- analysis of one op -----------------------------------------------------------------------------------------

static void find_sizes(loop_nest *n, ir_builder *b) {
    for (int d = 0; d < n->dims; d++) {
        n->size[d] = NULL;
        for (int k = 0; k < n->inputs + n->outputs; k++) {
            ir_value *v = ir_operand(n->op, k);
            if (v->type->kind != IR_MEMREF) continue;
            for (int i = 0; i < n->map[k]->count; i++) {
                ir_affine e = n->map[k]->exprs[i];
                if (e->kind != AFFINE_DIM || e->value != d) continue;
                bool is_static = v->type->dims[i] != IR_DYNAMIC;
                if (n->size[d] && !is_static) continue;
                int64_t known;
                if (n->size[d] && ir_constant_int(n->size[d], &known)) continue;
                n->size[d] = rw_dim(b, v, i);
            }
        }
        if (!n->size[d]) n->size[d] = rw_index(b, 1);
    }
}

static int64_t op_cost(const ir_op *op) {
    switch (op->opcode) {
    case MATH_sqrt:
    case ARITH_divf:
    case ARITH_divsi:
    case ARITH_remsi: return 6;
    case MATH_absf:
    case MATH_fma: return 1;
    default: return op->opcode / 512 == MATH_absf / 512 ? 16 : 1;
    }
}

bool loop_has_reduction(const loop_nest *n) {
    for (int d = 0; d < n->dims; d++)
        if (n->reduction[d]) return true;
    return false;
}

// yield combiner(x, out): the reductions that may be split into independent accumulators.
static void find_combiner(loop_nest *n) {
    n->combiner = NULL;
    if (n->outputs != 1 || !loop_has_reduction(n)) return;
    ir_value *out = n->body->args[n->inputs];
    ir_op *op = ir_def(ir_operand(n->body->last, 0));
    if (!op || op->block != n->body || op->operand_count != 2 || !ir_value_has_one_use(out)) return;
    if (!ir_value_has_one_use(ir_result(op, 0)) || out->uses->user != op) return;
    n->combiner = op;
    n->combined = ir_operand(op, 1 - out->uses->index);
    switch (op->opcode) {
    case ARITH_addf:
    case ARITH_mulf:
    case ARITH_maximumf:
    case ARITH_minimumf:
    case ARITH_addi:
    case ARITH_muli:
    case ARITH_maxsi:
    case ARITH_minsi:
    case ARITH_maxui:
    case ARITH_minui:
    case ARITH_andi:
    case ARITH_ori:
    case ARITH_xori: return;
    default: n->combiner = NULL;
    }
}

bool loop_analyse(loop_nest *n, ir_op *op, ir_builder *b) {
    *n = (loop_nest){.c = b->context, .op = op, .body = op->regions[0].first, .vdim = -1};
    n->inputs = rw_segment(op, 0);
    n->outputs = op->operand_count - n->inputs;
    ir_attr maps = ir_op_attr(op, "indexing_maps"), iterators = ir_op_attr(op, "iterator_types");
    n->dims = iterators->count;
    if (n->dims > LOOP_MAX_DIMS || op->operand_count > LOOP_MAX_OPERANDS) return false;
    for (int d = 0; d < n->dims; d++) n->reduction[d] = is_reduction_name(iterators->items[d]);
    for (int k = 0; k < op->operand_count; k++) n->map[k] = maps->items[k];
    find_sizes(n, b);
    find_combiner(n);
    n->cost = op->operand_count;
    for (ir_op *o = n->body->first; o != n->body->last; o = o->next) n->cost += op_cost(o);
    return true;
}

// The innermost dimension of a reduction that has no form in vectors here.
static void choose_scalar_reduction(loop_nest *n) {
    n->vdim = loop_accumulating_dim(n);
    if (n->vdim < 0 && n->combiner && n->body->args[n->inputs]->type->kind == IR_FLOAT) n->vdim = loop_spread_dim(n);
    if (n->vdim < 0 || !n->reduction[n->vdim]) n->combiner = NULL;
}

// The innermost dimension: unit stride for every access if there is such a one, the output's last otherwise. What
// combines a reduction's terms is forgotten where they have to be taken one after the other.
void loop_choose_vdim(loop_nest *n) {
    bool reduces = loop_has_reduction(n);
    n->lanes = 0;
    if (reduces && !n->combiner) {
        choose_scalar_reduction(n);
        return;
    }
    for (int pass = 0; pass < 2; pass++)   // along the output first, then along a reduction
        for (int d = n->dims; d-- > n->fixed;) {
            if (n->reduction[d] != (pass == 1) || !loop_can_vectorise(n, d)) continue;
            n->vdim = d;
            if (pass == 0 && reduces) {
                // Along a row is better when the reduced dimension is the contiguous one of some input.
                bool moves = false;
                for (int k = 0; k < n->inputs; k++) moves |= loop_moves(n, k);
                if (!moves) continue;
            }
            if (pass == 0 && !loop_moves(n, n->inputs)) continue;
            n->lanes = loop_lanes(n);
            return;
        }
    n->vdim = -1;
    if (reduces) {
        choose_scalar_reduction(n);
        return;
    }
    ir_attr out = n->map[n->inputs];
    for (int i = out->count; i-- > 0 && n->vdim < 0;)
        if (out->exprs[i]->kind == AFFINE_DIM && out->exprs[i]->value >= n->fixed) n->vdim = (int)out->exprs[i]->value;
    if (n->vdim < 0 && n->dims > n->fixed) n->vdim = n->dims - 1;
}

// ---- merging adjacent dimensions --------------------------------------------------------------------------------

static bool consecutive(ir_attr m, int d) {
    bool has_d = false, pair = false;
    for (int i = 0; i < m->count; i++) {
        if (m->exprs[i]->kind != AFFINE_DIM) return false;
        if (m->exprs[i]->value == d) {
            has_d = true;
            pair = i + 1 < m->count && m->exprs[i + 1]->kind == AFFINE_DIM && m->exprs[i + 1]->value == d + 1;
        }
        if (m->exprs[i]->value == d + 1 && !has_d) return false;
    }
    return has_d ? pair : true;
}

static bool can_merge(const loop_nest *n, int d) {
    if (n->reduction[d] != n->reduction[d + 1]) return false;
    for (int k = 0; k < n->inputs + n->outputs; k++) {
        ir_type t = ir_operand(n->op, k)->type;
        if (t->kind == IR_MEMREF && (t->layout || !consecutive(n->map[k], d))) return false;
    }
    return true;
}

static bool body_uses_index(const loop_nest *n) {
    for (ir_op *op = n->body->first; op; op = op->next)
        if (op->opcode == LINALG_index) return true;
    return false;
}

static ir_value *collapse(ir_builder *b, ir_value *v, ir_attr m, const int *group, const bool *starts, ir_attr *out_map,
                          int groups) {
    ir_context *c = b->context;
    ir_affine exprs[LOOP_MAX_DIMS];
    ir_attr parts[LOOP_MAX_DIMS], items[LOOP_MAX_DIMS];
    int64_t dims[LOOP_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < m->count;) {
        int d = (int)m->exprs[i]->value, count = 0;
        int64_t size = 1;
        do {
            items[count++] = ir_attr_i64(c, i);
            size = size == IR_DYNAMIC || v->type->dims[i] == IR_DYNAMIC ? IR_DYNAMIC : size * v->type->dims[i];
            i++;
        } while (i < m->count && !starts[m->exprs[i]->value]);
        exprs[n] = ir_affine_dim(c, group[d]);
        dims[n] = size;
        parts[n++] = ir_attr_array(c, count, items);
    }
    *out_map = ir_attr_affine_map(c, groups, 0, n, exprs);
    if (n == m->count) return v;
    ir_type t = ir_type_memref(c, n, dims, v->type->element, NULL);
    ir_op *op = ir_build(b, MEMREF_collapse_shape, 1, &v, 1, &t, 0);
    ir_op_set_attr(c, op, "reassociation", ir_attr_array(c, n, parts));
    return ir_result(op, 0);
}

// Dimensions that every operand walks together become one: x + y on contiguous arrays is one flat loop.
static void merge_dims(loop_nest *n, ir_builder *b) {
    if (n->dims < 2 || body_uses_index(n)) return;
    bool starts[LOOP_MAX_DIMS];
    int group[LOOP_MAX_DIMS], groups = 0;
    bool any = false;
    for (int d = 0; d < n->dims; d++) {
        starts[d] = d == 0 || !can_merge(n, d - 1);
        any |= !starts[d];
        group[d] = starts[d] ? groups++ : groups - 1;
    }
    if (!any) return;
    ir_attr maps[LOOP_MAX_OPERANDS], iterators[LOOP_MAX_DIMS], old = ir_op_attr(n->op, "iterator_types");
    for (int d = 0; d < n->dims; d++) iterators[group[d]] = old->items[d];
    for (int k = 0; k < n->inputs + n->outputs; k++) {
        ir_value *v = ir_operand(n->op, k);
        if (v->type->kind == IR_MEMREF)
            ir_op_set_operand(n->op, k, collapse(b, v, n->map[k], group, starts, &maps[k], groups));
        else
            maps[k] = ir_attr_affine_map(n->c, groups, 0, 0, NULL);
    }
    ir_op_set_attr(n->c, n->op, "indexing_maps", ir_attr_array(n->c, n->inputs + n->outputs, maps));
    ir_op_set_attr(n->c, n->op, "iterator_types", ir_attr_array(n->c, groups, iterators));
    ir_op *op = n->op;
    loop_analyse(n, op, b);
}

// ---- the loops around --------------------------------------------------------------------------------------------

static void innermost(loop_nest *n, ir_builder *b, ir_value *lo, ir_value *hi) {
    if (!loop_has_reduction(n))
        loop_elementwise(n, b, lo, hi);
    else if (n->vdim < 0)
        loop_reduce_scalar(n, b);
    else if (n->reduction[n->vdim])
        n->lanes ? loop_reduce_rows(n, b) : loop_reduce_spread(n, b);
    else if (!n->lanes)
        loop_reduce_in_memory(n, b, lo, hi);
    else
        loop_reduce_columns(n, b, lo, hi);
}

void loop_serial(loop_nest *n, ir_builder *b, int d) {
    while (d < n->dims && (n->reduction[d] || d == n->vdim)) d++;
    if (d == n->dims) {
        innermost(n, b, rw_index(b, 0), n->vdim < 0 ? NULL : n->size[n->vdim]);
        return;
    }
    ir_op *loop = rw_for(b, rw_index(b, 0), n->size[d], rw_index(b, 1), 0, NULL);
    ir_builder in = rw_inside(b, loop, 0);
    n->iv[d] = rw_iv(loop);
    loop_serial(n, &in, d + 1);
    rw_yield(&in, 0, NULL);
}

// Static number of points, or -1.
static int64_t static_points(const loop_nest *n) {
    int64_t points = 1, size;
    for (int d = 0; d < n->dims; d++) {
        if (!ir_constant_int(n->size[d], &size)) return -1;
        points *= size;
    }
    return points;
}

// Points behind one step of dimension d.
static ir_value *points_behind(loop_nest *n, ir_builder *b, int d) {
    ir_value *points = rw_index(b, 1);
    for (int i = 0; i < n->dims; i++)
        if (i != d) points = rw_mul(b, points, n->size[i]);
    return points;
}

// Splits dimension d in chunks worth a thread: scf.parallel over the chunks.
static void parallel(loop_nest *n, ir_builder *b, int d) {
    int64_t chunk_points = LOOP_CHUNK_COST / n->cost;
    ir_value *one = rw_index(b, 1), *zero = rw_index(b, 0), *chunk;
    if (d == n->vdim) {
        ir_value *rows = rw_max(b, points_behind(n, b, d), one);
        chunk = rw_add(b, rw_div(b, rw_index(b, chunk_points), rows), one);
        chunk = rw_mul(b, rw_ceildiv(b, chunk, 64), rw_index(b, 64));
    } else {
        chunk = rw_max(b, rw_div(b, rw_index(b, chunk_points), rw_max(b, points_behind(n, b, d), one)), one);
    }
    ir_value *chunks = rw_div(b, rw_sub(b, rw_add(b, n->size[d], chunk), one), chunk);
    ir_op *loop = rw_parallel(b, zero, chunks, one);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *lo = rw_mul(&in, rw_iv(loop), chunk), *hi = rw_min(&in, rw_add(&in, lo, chunk), n->size[d]);
    if (d == n->vdim) {
        innermost(n, &in, lo, hi);
        return;
    }
    ir_op *rows = rw_for(&in, lo, hi, one, 0, NULL);
    ir_builder body = rw_inside(&in, rows, 0);
    n->iv[d] = rw_iv(rows);
    loop_serial(n, &body, d + 1);
    rw_yield(&body, 0, NULL);
}

static int outermost_parallel(const loop_nest *n) {
    for (int d = 0; d < n->dims; d++)
        if (!n->reduction[d] && d != n->vdim) return d;
    return n->vdim >= 0 && !n->reduction[n->vdim] ? n->vdim : -1;
}

static bool generic_to_loops(ir_op *op) {
    ir_builder before = ir_builder_before(ir_op_context(op), op), *b = &before;
    loop_nest nest;
    if (!loop_analyse(&nest, op, b)) {
        ir_context *c = ir_op_context(op);
        diag_error(ir_diags(c), ir_loc_range(c, op->loc),
                   "an array operation with more than %d dimensions or %d operands", LOOP_MAX_DIMS, LOOP_MAX_OPERANDS)
            ->is_limit = true;
        return false;
    }
    merge_dims(&nest, b);
    loop_choose_vdim(&nest);
    int64_t points = static_points(&nest);
    int d = outermost_parallel(&nest);
    bool small = points >= 0 && points * nest.cost <= 2 * LOOP_CHUNK_COST;
    if (d < 0 || small)
        loop_serial(&nest, b, 0);
    else
        parallel(&nest, b, d);
    ir_op_erase(op);
    return true;
}

// ---- the module ----------------------------------------------------------------------------------------------------

typedef struct lowering {
    matmul_state matmul;
    VEC(ir_op *) ops;
    arena *a;
} lowering;

static void collect(ir_op *op, void *data) {
    lowering *l = data;
    bool strided_copy =
        op->opcode == MEMREF_copy && (ir_operand(op, 0)->type->layout || ir_operand(op, 1)->type->layout);
    if (rw_is_linalg(op) || strided_copy) vec_push(l->a, &l->ops, op);
}

// A contraction that overwrites, as one that accumulates onto zeros.
static void start_from_zero(ir_op *op) {
    ir_context *c = ir_op_context(op);
    ir_builder b = ir_builder_before(c, op);
    ir_value *out = ir_operand(op, op->operand_count - 1);
    ir_value *operands[2] = {rw_number(&b, 0, out->type->element), out};
    ir_op *fill = ir_build(&b, LINALG_fill, 2, operands, 0, NULL, 1);
    ir_op_set_attr(c, fill, "operandSegmentSizes", rw_segments(c, 2, (int64_t[]){1, 1}));
    generic_to_loops(rw_generalise(fill));
}

// A copy that is more than one run of bytes, as the loop nest it is.
static ir_op *copy_as_generic(ir_op *op) {
    ir_context *c = ir_op_context(op);
    ir_builder b = ir_builder_before(c, op);
    ir_value *operands[2] = {ir_operand(op, 0), ir_operand(op, 1)};
    ir_op *copy = ir_build(&b, LINALG_copy, 2, operands, 0, NULL, 1);
    ir_op_set_attr(c, copy, "operandSegmentSizes", rw_segments(c, 2, (int64_t[]){1, 1}));
    ir_op_erase(op);
    return rw_generalise(copy);
}

// The loops of the program itself that work on scalars in memory and hold no other loop: LLVM may unroll them. Those
// made here come as wide as they should be.
static void mark_scalar_loop(ir_op *op, void *data) {
    if (op->opcode != SCF_for) return;
    bool loads = false;
    for (const ir_op *o = op->regions[0].first->first; o; o = o->next) {
        if (o->opcode == FUNC_call || (o->region_count && o->opcode != SCF_if)) return;
        loads |= o->opcode == MEMREF_load;
    }
    if (loads) ir_op_set_attr(data, op, "npcc.scalar", ir_attr_unit(data));
}

bool lower_linalg_to_loops(ir_op *module, const kernel_target *target) {
    ir_context *c = ir_op_context(module);
    lowering l = {.matmul = {module, target}, .a = ir_arena(c)};
    ir_walk(module, collect, &l);
    ir_walk(module, mark_scalar_loop, c);
    for (int i = 0; i < l.ops.n; i++) {
        ir_op *op = l.ops.data[i];
        if (op->opcode == MEMREF_copy)
            l.ops.data[i] = copy_as_generic(op);
        else if (lower_matmul(&l.matmul, op))
            l.ops.data[i] = NULL;
        else if (ir_op_attr(op, "npcc.overwrite"))
            start_from_zero(op);
        if (l.ops.data[i]) l.ops.data[i] = rw_generalise(l.ops.data[i]);
    }
    for (int i = 0; i < l.ops.n;) {
        int left = 0;
        while (i + left < l.ops.n && l.ops.data[i + left]) left++;
        int run = left ? loop_rows_run(left, &l.ops.data[i]) : 0;
        if (run >= 2 && loop_fuse_rows(run, &l.ops.data[i])) {
            i += run;
            continue;
        }
        if (l.ops.data[i] && !generic_to_loops(l.ops.data[i])) return false;
        i++;
    }
    return true;
}

static bool run_lower_linalg_to_loops(ir_op *module, rw_context *context) {
    static const kernel_target usual = {64, 32, 32 << 10, 1 << 20, 16 << 20, 1};
    return lower_linalg_to_loops(module, context->options ? context->options : &usual);
}

const rw_pass lower_linalg_to_loops_pass = {"linalg-to-loops", "linalg on memrefs becomes loops of explicit vectors",
                                            run_lower_linalg_to_loops, NULL};
