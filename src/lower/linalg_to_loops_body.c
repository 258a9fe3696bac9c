#include "dialect/arith/arith.h"
#include "dialect/linalg/linalg.h"
#include "dialect/math/math.h"
#include "dialect/memref/memref.h"
#include "dialect/vector/vector.h"
#include "lower/loops.h"
#include "rewrite/emit.h"

#include <string.h>

// ---- accesses -------------------------------------------------------------------------------------------------

static ir_value *affine_value(loop_nest *n, ir_builder *b, ir_affine e) {
    switch (e->kind) {
    case AFFINE_DIM: return n->iv[e->value];
    case AFFINE_CONST: return rw_index(b, e->value);
    case AFFINE_ADD: return rw_add(b, affine_value(n, b, e->lhs), affine_value(n, b, e->rhs));
    case AFFINE_MUL: return rw_mul(b, affine_value(n, b, e->lhs), affine_value(n, b, e->rhs));
    case AFFINE_FLOORDIV: return rw_op2(b, ARITH_floordivsi, affine_value(n, b, e->lhs), affine_value(n, b, e->rhs));
    case AFFINE_CEILDIV: return rw_op2(b, ARITH_ceildivsi, affine_value(n, b, e->lhs), affine_value(n, b, e->rhs));
    case AFFINE_MOD: return rw_op2(b, ARITH_remsi, affine_value(n, b, e->lhs), affine_value(n, b, e->rhs));
    default: return rw_index(b, 0);
    }
}

static bool uses_dim(ir_affine e, int d) {
    if (e->kind == AFFINE_DIM) return e->value == d;
    return (e->lhs && uses_dim(e->lhs, d)) || (e->rhs && uses_dim(e->rhs, d));
}

static bool map_uses(ir_attr m, int d) {
    for (int i = 0; i < m->count; i++)
        if (uses_dim(m->exprs[i], d)) return true;
    return false;
}

bool loop_moves(const loop_nest *n, int k) { return map_uses(n->map[k], n->vdim); }

static ir_type vector_type(ir_context *c, int lanes, ir_type element) {
    int64_t dim = lanes;
    return ir_type_vector(c, 1, &dim, element);
}

static int indices_of(loop_nest *n, ir_builder *b, int k, ir_value **out) {
    for (int i = 0; i < n->map[k]->count; i++) out[i] = affine_value(n, b, n->map[k]->exprs[i]);
    return n->map[k]->count;
}

ir_value *loop_load(loop_nest *n, ir_builder *b, int k, int lanes) {
    ir_value *v = ir_operand(n->op, k);
    if (v->type->kind != IR_MEMREF) return v;
    if (n->hoisted[k]) return n->hoisted[k];
    ir_value *operands[33] = {v};
    int count = indices_of(n, b, k, operands + 1);
    if (!lanes || !loop_moves(n, k)) return rw_load(b, v, operands + 1);
    return ir_build1(b, VECTOR_load, count + 1, operands, vector_type(n->c, lanes, v->type->element));
}

void loop_store(loop_nest *n, ir_builder *b, int k, ir_value *v) {
    ir_value *m = ir_operand(n->op, k), *operands[34] = {v, m};
    int count = indices_of(n, b, k, operands + 2);
    if (v->type->kind == IR_VECTOR)
        ir_build(b, VECTOR_store, count + 2, operands, 0, NULL, 0);
    else
        rw_store(b, v, m, operands + 2);
}

void loop_hoist(loop_nest *n, ir_builder *b) {
    for (int k = 0; k < n->inputs; k++) {
        n->hoisted[k] = NULL;
        bool used = !ir_value_unused(n->body->args[k]);
        if (used && ir_operand(n->op, k)->type->kind == IR_MEMREF && !loop_moves(n, k))
            n->hoisted[k] = loop_load(n, b, k, 0);
    }
}

// ---- bodies ---------------------------------------------------------------------------------------------------

ir_value *loop_vector(ir_builder *b, ir_value *v, int lanes) {
    if (!lanes || v->type->kind == IR_VECTOR) return v;
    ir_op *def = ir_def(v);
    ir_type t = vector_type(b->context, lanes, v->type);
    if (def && def->opcode == ARITH_constant && v->type->kind != IR_INDEX) {
        ir_attr a = ir_op_attr(def, "value");
        union {
            double f;
            float s;
            int64_t i;
            int32_t w;
            int16_t h;
            int8_t c;
        } bits = {0};
        bool known = true;
        if (a->kind == IR_FLOAT_ATTR && v->type->width == 64)
            bits.f = a->f;
        else if (a->kind == IR_FLOAT_ATTR && v->type->width == 32)
            bits.s = (float)a->f;
        else if (a->kind == IR_INT_ATTR && v->type->width >= 8)
            bits.i = a->i;
        else
            known = false;
        if (known) return rw_constant(b, ir_attr_dense(b->context, t, &bits, true), t);
    }
    return rw_op1(b, VECTOR_broadcast, v, t);
}

static bool in_dialect(const ir_op *op, unsigned first, unsigned some) {
    (void)first;
    return op->info->dialect && op->opcode / 512 == some / 512;
}

static bool is_math(const ir_op *op) { return in_dialect(op, 0, MATH_absf); }
static bool is_arith(const ir_op *op) { return in_dialect(op, 0, ARITH_addf); }

static bool is_linalg_index(const ir_value *v, int dim) {
    return v->op && v->op->opcode == LINALG_index && ir_op_attr(v->op, "dim")->i == dim;
}

// A load in the body whose last index is vdim's position and whose others do not depend on it: adjacent elements.
static bool adjacent_load(const ir_op *op, const loop_nest *n, const map *moving) {
    ir_type t = ir_operand(op, 0)->type;
    int64_t offset, strides[32];
    if (t->rank == 0 || !ir_memref_strides(t, &offset, strides) || strides[t->rank - 1] != 1) return false;
    for (int i = 1; i < op->operand_count - 1; i++)
        if (map_has_ptr(moving, ir_operand(op, i))) return false;
    return is_linalg_index(ir_operand(op, op->operand_count - 1), n->vdim);
}

static ir_value *body_index(loop_nest *n, ir_builder *b, ir_op *op, int lanes) {
    int d = (int)ir_op_attr(op, "dim")->i;
    if (!lanes || d != n->vdim) return n->iv[d];
    ir_type t = vector_type(n->c, lanes, ir_type_index(n->c));
    ir_value *step = ir_build1(b, VECTOR_step, 0, NULL, t);
    return rw_op2(b, ARITH_addi, rw_op1(b, VECTOR_broadcast, n->iv[d], t), step);
}

static ir_value *mapped(map *values, ir_value *v) {
    ir_value *to = map_get_ptr(values, v);
    return to ? to : v;
}

static void body_op(loop_nest *n, ir_builder *b, ir_op *op, int lanes, map *values) {
    if (op->opcode == LINALG_index) {
        map_put_ptr(values, ir_result(op, 0), body_index(n, b, op, lanes));
        return;
    }
    bool wide = false;
    for (int i = 0; i < op->operand_count; i++) wide |= mapped(values, ir_operand(op, i))->type->kind == IR_VECTOR;
    if (!wide) {
        ir_op *copy = ir_op_clone(b, op, values);
        for (int i = 0; i < op->result_count; i++) map_put_ptr(values, ir_result(op, i), ir_result(copy, i));
        if (is_math(copy)) ir_op_set_attr(n->c, copy, "npcc.kernel", ir_attr_unit(n->c));
        return;
    }
    ir_value *operands[64];
    ir_type t = vector_type(n->c, lanes, ir_result(op, 0)->type);
    ir_value *result;
    if (op->opcode == MEMREF_load) {
        for (int i = 0; i < op->operand_count; i++) operands[i] = mapped(values, ir_operand(op, i));
        operands[op->operand_count - 1] = n->iv[n->vdim];
        result = ir_build1(b, VECTOR_load, op->operand_count, operands, t);
    } else {
        for (int i = 0; i < op->operand_count; i++)
            operands[i] = loop_vector(b, mapped(values, ir_operand(op, i)), lanes);
        ir_op *copy = ir_build(b, op->opcode, op->operand_count, operands, 1, &t, 0);
        for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(n->c, copy, op->attrs[i].name, op->attrs[i].value);
        result = ir_result(copy, 0);
    }
    map_put_ptr(values, ir_result(op, 0), result);
}

void loop_body(loop_nest *n, ir_builder *b, int lanes, ir_value *const *args, ir_value **yields) {
    map values;
    map_init(&values, ir_arena(n->c));
    for (int i = 0; i < n->body->arg_count; i++)
        if (args[i]) map_put_ptr(&values, n->body->args[i], args[i]);
    for (ir_op *op = n->body->first; op != n->body->last; op = op->next)
        if (op != n->combiner) body_op(n, b, op, lanes, &values);
    if (n->combiner) {
        yields[0] = mapped(&values, n->combined);
        return;
    }
    for (int i = 0; i < n->body->last->operand_count; i++) yields[i] = mapped(&values, ir_operand(n->body->last, i));
}

// ---- reductions -----------------------------------------------------------------------------------------------

ir_value *loop_combine(loop_nest *n, ir_builder *b, ir_value *x, ir_value *y) {
    ir_op *op = ir_build(b, n->combiner->opcode, 2, (ir_value *[]){x, y}, 1, &x->type, 0);
    for (int i = 0; i < n->combiner->attr_count; i++)
        ir_op_set_attr(n->c, op, n->combiner->attrs[i].name, n->combiner->attrs[i].value);
    return ir_result(op, 0);
}

ir_value *loop_identity(loop_nest *n, ir_builder *b, ir_type t) {
    int64_t top = t->kind == IR_INTEGER && t->width < 64 ? (INT64_C(1) << (t->width - 1)) - 1 : INT64_MAX;
    switch (n->combiner->opcode) {
    case ARITH_addf: return rw_float(b, -0.0, t);
    case ARITH_mulf: return rw_float(b, 1, t);
    case ARITH_maximumf: return rw_float(b, -1.0 / 0.0, t);
    case ARITH_minimumf: return rw_float(b, 1.0 / 0.0, t);
    case ARITH_addi:
    case ARITH_ori:
    case ARITH_xori:
    case ARITH_maxui: return rw_int(b, 0, t);
    case ARITH_muli: return rw_int(b, 1, t);
    case ARITH_andi:
    case ARITH_minui: return rw_int(b, -1, t);
    case ARITH_maxsi: return rw_int(b, -top - 1, t);
    case ARITH_minsi: return rw_int(b, top, t);
    default: return NULL;
    }
}

ir_value *loop_fold(loop_nest *n, ir_builder *b, ir_value *v) {
    int64_t lanes = v->type->dims[0], masks[2][64];
    for (int64_t half = lanes / 2; half >= 1; half /= 2) {
        ir_value *halves[2];
        for (int h = 0; h < 2; h++) {
            for (int64_t i = 0; i < half; i++) masks[h][i] = i + h * half;
            halves[h] = rw_shuffle(b, v, v, (int)half, masks[h]);
        }
        v = loop_combine(n, b, halves[0], halves[1]);
    }
    ir_type element = v->type->element;
    ir_op *first = ir_build(b, VECTOR_extract, 1, &v, 1, &element, 0);
    int64_t zero = 0;
    ir_op_set_attr(n->c, first, "static_position", ir_attr_i64_array(n->c, 1, &zero));
    return ir_result(first, 0);
}

// ---- what can be vectorised -------------------------------------------------------------------------------------

// The last dimension, and only that, is walked by `dim`, element by element.
static bool unit_stride(ir_type t, ir_attr m, int dim) {
    int64_t offset, strides[32];
    if (!ir_memref_strides(t, &offset, strides) || strides[t->rank - 1] != 1) return false;
    for (int i = 0; i < m->count - 1; i++)
        if (uses_dim(m->exprs[i], dim)) return false;
    return m->exprs[m->count - 1]->kind == AFFINE_DIM && m->exprs[m->count - 1]->value == dim;
}

static bool is_short(const loop_nest *n, int d) {
    int64_t size;
    return ir_constant_int(n->size[d], &size) && size < 8;
}

int loop_spread_dim(const loop_nest *n) {
    int d = n->dims - 1;
    while (d >= n->fixed && !n->reduction[d]) d--;
    return d >= n->fixed && !is_short(n, d) ? d : -1;
}

int loop_accumulating_dim(const loop_nest *n) {
    ir_attr const out = n->map[n->inputs];
    ir_type const t = ir_operand(n->op, n->inputs)->type;
    if (n->outputs != 1 || !out->count || out->exprs[out->count - 1]->kind != AFFINE_DIM) return -1;
    int const d = (int)out->exprs[out->count - 1]->value;
    if (d < n->fixed || is_short(n, d) || !unit_stride(t, out, d)) return -1;
    bool row = false;
    for (int k = 0; k < n->inputs; k++) {
        ir_type const in = ir_operand(n->op, k)->type;
        if (in->kind != IR_MEMREF || !map_uses(n->map[k], d)) continue;
        if (!unit_stride(in, n->map[k], d)) return -1;
        row = true;
    }
    return row ? d : -1;
}

static bool unit_or_invariant(const loop_nest *n, int k, int vdim) {
    ir_value *v = ir_operand(n->op, k);
    if (v->type->kind != IR_MEMREF || !map_uses(n->map[k], vdim)) return true;
    ir_attr m = n->map[k];
    ir_type t = v->type;
    if (t->element->kind == IR_INTEGER && t->element->width == 1)
        return false;   // one byte in memory, one bit in a vector
    return unit_stride(t, m, vdim);
}

static bool vector_scalar(ir_type t) {
    return t->kind == IR_INDEX || (t->kind == IR_FLOAT && t->width >= 32) || t->kind == IR_INTEGER;
}

bool loop_can_vectorise(const loop_nest *n, int vdim) {
    loop_nest trial = *n;
    trial.vdim = vdim;
    map moving;
    map_init(&moving, ir_arena(n->c));
    for (int k = 0; k < n->inputs + n->outputs; k++) {
        if (!unit_or_invariant(n, k, vdim)) return false;
        if (ir_operand(n->op, k)->type->kind == IR_MEMREF && map_uses(n->map[k], vdim)) {
            ir_value *arg = n->body->args[k];
            if (!vector_scalar(arg->type)) return false;
            map_put_ptr(&moving, arg, arg);
        }
    }
    for (ir_op *op = n->body->first; op != n->body->last; op = op->next) {
        bool moves = op->opcode == LINALG_index && ir_op_attr(op, "dim")->i == vdim;
        for (int i = 0; i < op->operand_count; i++) moves |= map_has_ptr(&moving, ir_operand(op, i));
        if (!moves) continue;
        if (op->result_count != 1 || op->region_count || !vector_scalar(ir_result(op, 0)->type)) return false;
        for (int i = 0; i < op->operand_count; i++)
            if (op->opcode != MEMREF_load && !vector_scalar(ir_operand(op, i)->type)) return false;
        bool adjacent = op->opcode == MEMREF_load && adjacent_load(op, &trial, &moving);
        if (op->opcode != LINALG_index && !is_arith(op) && !is_math(op) && !adjacent) return false;
        map_put_ptr(&moving, ir_result(op, 0), ir_result(op, 0));
    }
    return true;
}

static int width_of(ir_type t) {
    if (t->kind == IR_INDEX) return 64;
    return t->kind == IR_FLOAT || t->kind == IR_INTEGER ? t->width : 8;
}

int loop_lanes(const loop_nest *n) {
    int widest = 8;
    for (int k = 0; k < n->body->arg_count; k++) {
        int w = width_of(n->body->args[k]->type);
        if (w > widest) widest = w;
    }
    for (ir_op *op = n->body->first; op != n->body->last; op = op->next) {
        bool scalar_only = op->opcode == LINALG_index && ir_op_attr(op, "dim")->i != n->vdim;
        for (int i = 0; i < op->result_count && !scalar_only; i++) {
            int w = width_of(ir_result(op, i)->type);
            if (w > widest) widest = w;
        }
    }
    return LOOP_VECTOR_BYTES * 8 / widest;
}
