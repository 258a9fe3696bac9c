#include "dialect/linalg/linalg.h"
#include "dialect/tensor/tensor.h"
#include "rewrite/emit.h"
#include "rewrite/generalise.h"
#include "transform/bufferise.h"

#include <string.h>

// Does the op look at what its k-th output held before?
static bool reads_output(const ir_op *op, int inputs, int k) {
    if (rw_is_contraction(op) || op->opcode == LINALG_reduce) return true;
    return op->opcode == LINALG_generic && !ir_value_unused(op->regions[0].first->args[inputs + k]);
}

static bool is_elementwise(const ir_op *op) {
    if (op->opcode != LINALG_generic) return false;
    ir_attr iterators = ir_op_attr(op, "iterator_types");
    for (int i = 0; i < iterators->count; i++)
        if (strcmp(iterators->items[i]->text, "linalg.iterator_type<parallel>") != 0) return false;
    return true;
}

static bool is_permutation(ir_attr m) {
    uint32_t seen = 0;
    for (int i = 0; i < m->count; i++) {
        if (m->exprs[i]->kind != AFFINE_DIM) return false;
        seen |= 1u << m->exprs[i]->value;
    }
    return m->count == m->dim_count && seen == (1u << m->dim_count) - 1;
}

// A fill with zero that only starts a contraction need not run: the contraction overwrites.
static bool is_elided_fill(const ir_op *op) {
    if (op->opcode != LINALG_fill) return false;
    const ir_value *r = ir_result(op, 0);
    ir_attr value = ir_constant_of(ir_operand(op, 0));
    bool zero =
        value && ((value->kind == IR_FLOAT_ATTR && value->f == 0) || (value->kind == IR_INT_ATTR && value->i == 0));
    if (!zero || !ir_value_has_one_use(r) || !rw_is_contraction(r->uses->user)) return false;
    ir_op *start = ir_def(ir_operand(op, 1));
    return r->uses->index == r->uses->user->operand_count - 1 && start && start->opcode == TENSOR_empty &&
           r->uses->user->block == op->block;
}

static bool defined_before(ir_value *v, ir_op *op) { return !v->op || ir_dominates(v->op, op); }

// Whether op is done with each element of its operand i, a part of the array that `into` puts its result in, when that
// element is written.
static bool reads_in_time(const ir_op *op, int i, const ir_op *into) {
    window_relation const relation = buf_compare_window(ir_operand(op, i), into);
    if (relation != WINDOWS_SAME) return relation == WINDOWS_APART;
    if (!is_elementwise(op) || ir_operand(op, i)->type != ir_result(op, 0)->type) return false;
    ir_attr const maps = ir_op_attr(op, "indexing_maps"), out = maps->items[op->operand_count - 1];
    return maps->items[i] == out && is_permutation(out);
}

// op's one result only goes into a window of an array that dies there: compute it in that window.
static ir_value *forward_destination(buf_state *s, ir_builder *b, ir_op *op) {
    ir_value *r = ir_result(op, 0);
    if (op->result_count != 1 || !ir_value_has_one_use(r)) return NULL;
    ir_op *into = r->uses->user;
    if (into->opcode != TENSOR_insert_slice || r->uses->index != 0 || into->block != op->block) return NULL;
    ir_value *dest = ir_operand(into, 1), *root = buf_root(s, dest);
    if (dest->op && !ir_dominates(dest->op, op)) return NULL;
    for (int i = 2; i < into->operand_count; i++)
        if (!defined_before(ir_operand(into, i), op)) return NULL;
    if (dest->op && dest->op->opcode == TENSOR_empty) buf_memref(s, b, dest);
    if (!map_has_ptr(&s->memref_of, dest)) return NULL;
    if (!buf_can_take(s, dest, into, 1) || !buf_is_contiguous(buf_memref(s, b, dest)->type)) return NULL;
    if (buf_used_inside(s, op, root) || buf_used_between(s, op, into, root)) return NULL;
    for (int i = 0; i < op->operand_count; i++)
        if (buf_aliases(s, ir_operand(op, i), root) && !reads_in_time(op, i, into)) return NULL;
    ir_value *window = buf_slice(s, b, into, 2, buf_memref(s, b, dest), r->type);
    map_put_ptr(&s->forwarded, into, into);
    buf_map_view(s, r, dest, window, false);
    return window;
}

// An element-wise op may write over an operand that it reads last, element by element in the same order.
static ir_value *reuse_operand(buf_state *s, ir_builder *b, ir_op *op, int inputs, int k) {
    if (!is_elementwise(op)) return NULL;
    ir_attr maps = ir_op_attr(op, "indexing_maps"), out_map = maps->items[inputs + k];
    if (!is_permutation(out_map)) return NULL;
    ir_type t = ir_result(op, k)->type;
    for (int i = 0; i < inputs; i++) {
        ir_value *v = ir_operand(op, i);
        if (maps->items[i] != out_map || !map_has_ptr(&s->memref_of, v) || v->type->element != t->element) continue;
        int uses = 0;
        for (int j = 0; j < inputs; j++) uses += ir_operand(op, j) == v && maps->items[j] == out_map;
        if (!buf_can_take(s, v, op, uses) || !buf_is_contiguous(buf_memref(s, b, v)->type)) continue;
        return rw_memref_cast(b, buf_take(s, b, v, op, uses), buf_identity_type(s, t));
    }
    return NULL;
}

static ir_value *fresh_output(buf_state *s, ir_builder *b, ir_op *op, ir_value *start, int k) {
    ir_type t = buf_identity_type(s, ir_result(op, k)->type);
    if (start->op && start->op->opcode == TENSOR_empty) {
        ir_value *sizes[32];
        for (int i = 0; i < start->op->operand_count; i++) sizes[i] = ir_operand(start->op, i);
        return rw_alloc(b, t, sizes);
    }
    return buf_alloc_like(s, b, ir_result(op, k)->type, buf_memref(s, b, start));
}

// Where op writes its k-th result. Records who owns it.
static ir_value *output(buf_state *s, ir_builder *b, ir_op *op, int inputs, int k, bool *overwrite) {
    ir_value *start = ir_operand(op, inputs + k), *r = ir_result(op, k), *m;
    bool reads = reads_output(op, inputs, k);
    if (start->op && is_elided_fill(start->op)) {
        *overwrite = true;
        reads = false;
        start = ir_operand(start->op, 1);
    }
    bool empty = start->op && start->op->opcode == TENSOR_empty;
    if (!reads && op->result_count == 1 && (m = forward_destination(s, b, op))) return m;
    if (reads || (!empty && buf_can_take(s, start, op, 1)))
        m = buf_take(s, b, start, op, 1);
    else if (!(m = reuse_operand(s, b, op, inputs, k)))
        m = fresh_output(s, b, op, start, k);
    m = rw_memref_cast(b, m, buf_identity_type(s, r->type));
    buf_map(s, r, m);
    buf_own(s, r, m, op->block, true);
    return m;
}

bool buf_linalg_op(buf_state *s, ir_op *op) {
    if (!rw_is_linalg(op)) return false;
    if (op->result_count == 0) return true;   // on memrefs already
    vec_push(s->a, &s->dead, op);
    if (is_elided_fill(op)) return true;
    ir_builder before = ir_builder_before(s->c, op), *b = &before;
    int inputs = rw_linalg_inputs(op), outputs = op->operand_count - inputs;
    ir_value **operands = ARENA_ARRAY(s->a, ir_value *, op->operand_count);
    bool overwrite = false;
    for (int i = 0; i < inputs; i++) {
        ir_value *v = ir_operand(op, i);
        bool array = v->type->kind == IR_TENSOR || map_has_ptr(&s->memref_of, v);
        operands[i] = array ? buf_memref(s, b, v) : v;
    }
    for (int k = 0; k < outputs; k++) operands[inputs + k] = output(s, b, op, inputs, k, &overwrite);
    if (op->opcode == LINALG_generic) {
        buf_number(s, op->regions[0].first);
        buf_block(s, op->regions[0].first);
    }
    ir_op *done = ir_build(b, op->opcode, op->operand_count, operands, 0, NULL, op->region_count);
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(s->c, done, op->attrs[i].name, op->attrs[i].value);
    for (int r = 0; r < op->region_count; r++) ir_region_take(ir_op_region(done, r), ir_op_region(op, r));
    if (overwrite) ir_op_set_attr(s->c, done, "npcc.overwrite", ir_attr_unit(s->c));
    return true;
}
