#include "analysis/window.h"

#include "dialect/arith/arith.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"

// ---- linear forms: constant + sum of coefficient * value ------------------------------------------------------------
//
// Modulo 2^64, which is exact for the difference of two positions.

enum { MOST_TERMS = 8, MOST_STEPS = 100 };

typedef struct linear {
    uint64_t constant;
    int n, steps;
    bool known;   // false: too many terms, or too much work to find them
    struct {
        const ir_value *value;
        uint64_t factor;
    } term[MOST_TERMS];
} linear;

static void add_value(linear *l, const ir_value *v, uint64_t factor);

static void add_term(linear *l, const ir_value *v, uint64_t factor) {
    int i = 0;
    while (i < l->n && l->term[i].value != v) i++;
    if (i == MOST_TERMS) {
        l->known = false;
        return;
    }
    if (i == l->n) {
        l->term[l->n].value = v;
        l->term[l->n++].factor = 0;
    }
    l->term[i].factor += factor;
    if (!l->term[i].factor) l->term[i] = l->term[--l->n];
}

static void add_product(linear *l, const ir_op *op, uint64_t factor) {
    int64_t k;
    for (int i = 0; i < 2; i++)
        if (ir_constant_int(ir_operand(op, i), &k)) {
            add_value(l, ir_operand(op, 1 - i), factor * (uint64_t)k);
            return;
        }
    add_term(l, ir_result(op, 0), factor);
}

static bool has_64_bits(const ir_value *v) {
    return v->type->kind == IR_INDEX || (v->type->kind == IR_INTEGER && v->type->width == 64);
}

static void add_value(linear *l, const ir_value *v, uint64_t factor) {
    int64_t k;
    const ir_op *op = ir_def(v);
    if (!l->known || ++l->steps > MOST_STEPS) {
        l->known = false;
        return;
    }
    if (ir_constant_int(v, &k)) {
        l->constant += factor * (uint64_t)k;
        return;
    }
    switch (op && has_64_bits(v) ? op->opcode : 0) {
    case ARITH_addi:
    case ARITH_subi:
        add_value(l, ir_operand(op, 0), factor);
        add_value(l, ir_operand(op, 1), op->opcode == ARITH_addi ? factor : -factor);
        break;
    case ARITH_muli: add_product(l, op, factor); break;
    case ARITH_index_cast:
        if (has_64_bits(ir_operand(op, 0))) {
            add_value(l, ir_operand(op, 0), factor);
            break;
        }   // fallthrough
    default: add_term(l, v, factor);
    }
}

// The loop whose position v is, when its step is positive.
static const ir_op *loop_of(const ir_value *v) {
    int64_t step;
    if (ir_def(v) || !v->block) return NULL;
    const ir_op *loop = ir_block_parent(v->block);
    bool const is_position = loop && loop->opcode == SCF_for && v->block->args[0] == v;
    return is_position && ir_constant_int(ir_operand(loop, 2), &step) && step > 0 ? loop : NULL;
}

// The term of the innermost loop position, whose bounds the others do not depend on; -1: there is none.
static int innermost_position(const linear *l) {
    int found = -1;
    for (int i = 0; i < l->n; i++) {
        const ir_op *loop = loop_of(l->term[i].value);
        if (loop && (found < 0 || ir_op_is_inside(loop, loop_of(l->term[found].value)))) found = i;
    }
    return found;
}

// Puts the least value of l in terms of what is no loop's position into l.
static void take_least(linear *l) {
    for (int i; l->known && (i = innermost_position(l)) >= 0;) {
        const ir_op *loop = loop_of(l->term[i].value);
        uint64_t const factor = l->term[i].factor;
        l->term[i] = l->term[--l->n];
        bool const rises = (int64_t)factor > 0;
        add_value(l, ir_operand(loop, rises ? 0 : 1), factor);
        if (!rises) l->constant -= factor;   // the position is below the loop's end
    }
}

static linear difference(linear x, const linear *y) {
    for (int i = 0; i < y->n; i++) add_term(&x, y->term[i].value, -y->term[i].factor);
    x.constant -= y->constant;
    x.known &= y->known;
    return x;
}

static bool is_at_least(linear l, int64_t least) {
    take_least(&l);
    return l.known && l.n == 0 && (int64_t)l.constant >= least;
}

static bool is_constant(const linear *l, int64_t *value) {
    *value = (int64_t)l->constant;
    return l->known && l->n == 0;
}

// ---- windows --------------------------------------------------------------------------------------------------------

enum { OFFSET, SIZE, STRIDE, BOUNDS, MAX_RANK = 32 };

typedef struct window {
    int rank;
    linear bound[BOUNDS][MAX_RANK];
} window;

static void window_of(const ir_op *op, window *w) {
    static const char *const names[BOUNDS] = {"static_offsets", "static_sizes", "static_strides"};
    int operand = op->opcode == TENSOR_insert_slice ? 2 : 1;
    for (int i = 0; i < BOUNDS; i++) {
        ir_attr const numbers = ir_op_attr(op, names[i]);
        w->rank = numbers->count;
        for (int d = 0; d < w->rank; d++) {
            linear *l = &w->bound[i][d];
            *l = (linear){.known = true};
            if (numbers->ints[d] == IR_DYNAMIC)
                add_value(l, ir_operand(op, operand++), 1);
            else
                l->constant = (uint64_t)numbers->ints[d];
        }
    }
}

static bool equal(const linear *x, const linear *y) {
    int64_t delta;
    linear const d = difference(*x, y);
    return is_constant(&d, &delta) && delta == 0;
}

// Are the positions of dimension d in a below those in b?
static bool is_below(const window *a, const window *b, int d) {
    int64_t size, stride;
    linear const gap = difference(b->bound[OFFSET][d], &a->bound[OFFSET][d]);
    if (!is_constant(&a->bound[STRIDE][d], &stride) || stride < 1) return false;
    if (is_constant(&a->bound[SIZE][d], &size)) return is_at_least(gap, (size - 1) * stride + 1);
    return stride == 1 && is_at_least(difference(gap, &a->bound[SIZE][d]), 0);
}

// Do a and b step over each other's positions of dimension d, as those of even and odd rows do?
static bool interleaves(const window *a, const window *b, int d) {
    int64_t delta, stride;
    linear const gap = difference(b->bound[OFFSET][d], &a->bound[OFFSET][d]);
    return equal(&a->bound[STRIDE][d], &b->bound[STRIDE][d]) && is_constant(&a->bound[STRIDE][d], &stride) &&
           is_constant(&gap, &delta) && stride > 1 && delta % stride != 0;
}

window_relation window_compare(const ir_op *x, const ir_op *y) {
    window a, b;
    window_of(x, &a);
    window_of(y, &b);
    bool same = true;
    for (int d = 0; d < a.rank; d++) {
        if (is_below(&a, &b, d) || is_below(&b, &a, d) || interleaves(&a, &b, d)) return WINDOWS_APART;
        for (int i = 0; i < BOUNDS; i++) same &= equal(&a.bound[i][d], &b.bound[i][d]);
    }
    return same ? WINDOWS_SAME : WINDOWS_MAY_MEET;
}
