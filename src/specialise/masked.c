// a[mask] = f(x[mask], y[mask]), f element by element, is f of whole arrays where the mask holds. What is not chosen is
// computed, too: f is made of cheap functions that cannot raise.
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <math.h>

enum { LOOK_BACK = 200, MOST_OPS = 32, MOST_OPERANDS = 3 };

typedef struct masked {
    spec *s;
    map window;   // the ops before the store, back to the last one that may have written
    ir_value *mask;
    ir_type shape;   // of the array
    int ops;
} masked;

static bool is_array(const ir_value *v) { return ir_type_is_dialect(v->type, "numpy", "ndarray"); }
static ir_type tensor_of(const ir_value *v) { return v->type->params[0]->type; }

static bool writes_nothing(const ir_op *op) {
    unsigned const harmless = IR_PURE | IR_READS | IR_ALLOCATES | IR_VIEW;
    return (op->info->traits & harmless) || op->opcode == PYTHON_check;
}

static void open_window(spec *s, map *window) {
    map_init(window, s->arena);
    ir_op *op = s->b.before ? s->b.before->prev : s->b.block->last;
    for (int i = 0; op && i < LOOK_BACK && writes_nothing(op); i++, op = op->prev) map_put_ptr(window, op, op);
}

// Have the two the same elements? b is read now, a was when its op stood.
static bool is_same(const map *window, const ir_value *a, const ir_value *b, int depth) {
    const ir_op *p = ir_def(a), *q = ir_def(b);
    if (a == b) return true;
    if (!p || !q || depth > 8 || p->opcode != q->opcode || a->type != b->type) return false;
    if (p->opcode == ARITH_constant) return ir_constant_of(a) == ir_constant_of(b);
    if (!map_has_ptr(window, p) || !map_has_ptr(window, q) || p->operand_count != q->operand_count) return false;
    bool const pure = p->opcode > NUMPY_BEFORE_FIRST_ && p->opcode <= NUMPY_select;
    if (!pure || p->attr_count != q->attr_count) return false;
    for (int i = 0; i < p->attr_count; i++)
        if (ir_op_attr(q, p->attrs[i].name) != p->attrs[i].value) return false;
    for (int i = 0; i < p->operand_count; i++)
        if (!is_same(window, ir_operand(p, i), ir_operand(q, i), depth + 1)) return false;
    return true;
}

static bool is_of_integers(const ir_value *v) { return is_array(v) && tensor_of(v)->element->kind == IR_INTEGER; }

static bool is_cheap_power(const ir_op *op) {
    static const double exponents[] = {-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3, 4};
    ir_attr n = ir_constant_of(ir_operand(op, 1));
    for (size_t i = 0; i < sizeof exponents / sizeof *exponents; i++)
        if (n && n->kind == IR_FLOAT_ATTR && n->f == exponents[i])
            return tensor_of(ir_result(op, 0))->element->kind == IR_FLOAT;
    return false;
}

static bool is_cheap(const ir_op *op) {
    switch (op->opcode) {
    case NUMPY_add:
    case NUMPY_subtract:
    case NUMPY_multiply:
    case NUMPY_square:
    case NUMPY_negative:
    case NUMPY_positive:
    case NUMPY_conjugate:
    case NUMPY_absolute:
    case NUMPY_sign:
    case NUMPY_maximum:
    case NUMPY_minimum:
    case NUMPY_fmax:
    case NUMPY_fmin:
    case NUMPY_copysign:
    case NUMPY_floor:
    case NUMPY_ceil:
    case NUMPY_trunc:
    case NUMPY_rint:
    case NUMPY_equal:
    case NUMPY_not_equal:
    case NUMPY_less:
    case NUMPY_less_equal:
    case NUMPY_greater:
    case NUMPY_greater_equal:
    case NUMPY_logical_and:
    case NUMPY_logical_or:
    case NUMPY_logical_not:
    case NUMPY_bitwise_and:
    case NUMPY_bitwise_or:
    case NUMPY_bitwise_xor:
    case NUMPY_invert:
    case NUMPY_cast:
    case NUMPY_select: return true;
    case NUMPY_divide:
    case NUMPY_reciprocal:
    case NUMPY_sqrt: return !is_of_integers(ir_result(op, 0));
    case NUMPY_power: return is_cheap_power(op);
    default: return false;
    }
}

// v, which holds an element for each place of the mask, with an element for each place of the array. NULL: not to be
// had.
static ir_value *whole(masked *m, ir_value *v) {
    ir_op *op = ir_def(v);
    if (!is_array(v)) return v;
    if (!op || !map_has_ptr(&m->window, op) || ++m->ops > MOST_OPS) return NULL;
    if (op->opcode == NUMPY_compress) {
        ir_value *x = ir_operand(op, 0);
        ir_type const t = ir_type_with_element(m->s->ir, m->shape, tensor_of(x)->element);
        return t == tensor_of(x) && is_same(&m->window, ir_operand(op, 1), m->mask, 0) ? x : NULL;
    }
    ir_value *operands[MOST_OPERANDS];
    if (!is_cheap(op) || op->operand_count > MOST_OPERANDS) return NULL;
    for (int i = 0; i < op->operand_count; i++)
        if (!(operands[i] = whole(m, ir_operand(op, i)))) return NULL;
    ir_attr const t = ir_attr_type(m->s->ir, ir_type_with_element(m->s->ir, m->shape, tensor_of(v)->element));
    ir_value *r =
        emit1(m->s, op->opcode, op->operand_count, operands, ir_type_dialect(m->s->ir, "numpy", "ndarray", 1, &t));
    for (int i = 0; i < op->attr_count; i++) ir_op_set_attr(m->s->ir, ir_def(r), op->attrs[i].name, op->attrs[i].value);
    return r;
}

bool masked_update(spec *s, sval *a, sval *mask, sval *value) {
    masked m = {.s = s, .mask = mask->array.v, .shape = tensor_of(a->array.v)};
    if (mask->array.rank != a->array.rank || value->array.rank != 1 || value->array.dtype != a->array.dtype)
        return false;
    open_window(s, &m.window);
    ir_value *v = whole(&m, value->array.v);
    if (!v) return false;
    ir_value *r = emit1(s, NUMPY_select, 3, (ir_value *[]){m.mask, v, a->array.v}, a->array.v->type);
    ir_build(&s->b, NUMPY_assign, 2, (ir_value *[]){a->array.v, r}, 0, NULL, 0);
    return true;
}

sval *masked_count(spec *s, sval *mask) {
    map window;
    open_window(s, &window);
    for (int i = 0; i < window.n; i++) {   // the latest first
        ir_op *op = window.entries[i].value;
        if (op->opcode != NUMPY_compress || !is_same(&window, ir_operand(op, 1), mask->array.v, 0)) continue;
        for (int k = s->compressed.n - 1; k >= 0; k--)
            if (s->compressed.data[k].op == op) return s->compressed.data[k].count;
    }
    return NULL;
}
