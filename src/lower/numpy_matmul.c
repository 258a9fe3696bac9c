// Matrix products: named contractions where kernels exist for them, nests otherwise. A product of complex matrices is
// one of real matrices that hold their parts.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/linalg/linalg.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "lower/matmul.h"
#include "lower/numpy_to_linalg.h"

// Any contraction over the last dimension of a and the last but one of b, as one nest: loops of the result, then k.
static ir_value *contract_general(ir_builder *b, ir_value *x, ir_value *y, ir_type result, ir_value *const *sizes) {
    ir_context *c = b->context;
    ir_type tx = np_shape(x), ty = np_shape(y);
    bool vx = tx->rank == 1, vy = ty->rank == 1;
    int rank = result->rank, loops = rank + 1, batch = rank - !vx - !vy, dims[3][NP_MAX_RANK];
    int bx = tx->rank - 2, by = ty->rank - 2;
    for (int i = 0; i < bx; i++) dims[0][i] = tx->dims[i] == 1 ? NP_AT_ZERO : batch - bx + i;
    for (int i = 0; i < by; i++) dims[1][i] = ty->dims[i] == 1 ? NP_AT_ZERO : batch - by + i;
    if (!vx) dims[0][tx->rank - 2] = batch;
    dims[0][tx->rank - 1] = rank;
    dims[1][vy ? 0 : ty->rank - 2] = rank;
    if (!vy) dims[1][ty->rank - 1] = rank - 1;
    for (int i = 0; i < rank; i++) dims[2][i] = i;
    ir_attr maps[3] = {np_map(c, loops, tx->rank, dims[0]), np_map(c, loops, ty->rank, dims[1]),
                       np_map(c, loops, rank, dims[2])};
    ir_value *out = np_filled(b, np_zero(b, result->element), np_empty(b, result, sizes)), *in[2] = {x, y};
    np_generic g = np_generic_begin(b, loops, 1u << rank, 2, in, maps, 1, &out, maps + 2);
    ir_value *p = np_scalar_ufunc(&g.body, NUMPY_multiply, np_elem(x), g.in[0], g.in[1]);
    p = np_scalar_ufunc(&g.body, NUMPY_add, np_elem(x), g.out[0], p);
    return np_generic_end(&g, 1, &p);
}

static bool same_batch(ir_type x, ir_type y) {
    if (x->rank != y->rank) return false;
    for (int i = 0; i < x->rank - 2; i++)
        if (x->dims[i] != y->dims[i]) return false;
    return true;
}

// Merges the leading dimensions of v so that `rank` remain.
static ir_value *merge_leading(ir_builder *b, ir_value *v, int rank) {
    ir_type t = np_shape(v);
    int n = t->rank - rank + 1;
    int64_t dims[NP_MAX_RANK] = {1};
    ir_value *sizes[NP_MAX_RANK], *total = rw_index(b, 1);
    int used = 0;
    for (int i = 0; i < n; i++) {
        dims[0] = dims[0] == IR_DYNAMIC || t->dims[i] == IR_DYNAMIC ? IR_DYNAMIC : dims[0] * t->dims[i];
        total = rw_mul(b, total, np_dim(b, v, i));
    }
    if (dims[0] == IR_DYNAMIC) sizes[used++] = total;
    for (int i = 1; i < rank; i++) {
        dims[i] = t->dims[n - 1 + i];
        if (dims[i] == IR_DYNAMIC) sizes[used++] = np_dim(b, v, n - 1 + i);
    }
    return np_reshape(b, v, ir_type_tensor(b->context, rank, dims, t->element), sizes);
}

static int sizes_of(ir_builder *b, ir_value *v, int axis, ir_value **sizes, int n) {
    if (np_shape(v)->dims[axis] == IR_DYNAMIC) sizes[n++] = np_dim(b, v, axis);
    return n;
}

static ir_value *product(ir_builder *b, ir_value *x, ir_value *y) {
    ir_context *c = b->context;
    ir_value *sizes[NP_MAX_RANK];
    ir_type tx = np_shape(x), ty = np_shape(y), plain = np_storage(c, np_elem(x));
    bool vx = tx->rank == 1, vy = ty->rank == 1, named = np_kind_of(np_elem(x)) != NP_COMPLEX;
    int64_t dims[NP_MAX_RANK];
    int n = 0, rank = 0;
    if (vx && vy && named)
        return np_extract_scalar(b, np_contract(b, LINALG_dot, x, y, ir_type_tensor(c, 0, NULL, plain), NULL));
    if (named && !vx && ty->rank <= 2) {
        // (…, m, k) @ (k, n): one product with the leading dimensions merged.
        ir_value *flat = tx->rank > 2 ? merge_leading(b, x, 2) : x;
        ir_type tf = np_shape(flat);
        n = sizes_of(b, flat, 0, sizes, n);
        if (!vy) n = sizes_of(b, y, 1, sizes, n);
        ir_type t = ir_type_tensor(c, vy ? 1 : 2, (int64_t[]){tf->dims[0], vy ? 0 : ty->dims[1]}, plain);
        ir_value *v = np_contract(b, vy ? LINALG_matvec : LINALG_matmul, flat, y, t, sizes);
        if (tx->rank == 2) return v;
        for (n = 0; rank < tx->rank - 1; rank++) {
            dims[rank] = tx->dims[rank];
            n = sizes_of(b, x, rank, sizes, n);
        }
        if (!vy) {
            dims[rank++] = ty->dims[1];
            n = sizes_of(b, y, 1, sizes, n);
        }
        return np_reshape(b, v, ir_type_tensor(c, rank, dims, plain), sizes);
    }
    if (named && vx && ty->rank == 2) {
        sizes_of(b, y, 1, sizes, 0);
        return np_contract(b, LINALG_vecmat, x, y, ir_type_tensor(c, 1, (int64_t[]){ty->dims[1]}, plain), sizes);
    }
    int bx = vx ? 0 : tx->rank - 2, by = vy ? 0 : ty->rank - 2, batch = bx > by ? bx : by;
    for (; rank < batch; rank++) {
        int ix = rank - (batch - bx), iy = rank - (batch - by);
        bool from_x = ix >= 0 && tx->dims[ix] != 1;
        dims[rank] = from_x ? tx->dims[ix] : iy >= 0 ? ty->dims[iy] : tx->dims[ix];
        n = sizes_of(b, from_x || iy < 0 ? x : y, from_x || iy < 0 ? ix : iy, sizes, n);
    }
    if (!vx) {
        dims[rank++] = tx->dims[bx];
        n = sizes_of(b, x, bx, sizes, n);
    }
    if (!vy) {
        dims[rank++] = ty->dims[by + 1];
        n = sizes_of(b, y, by + 1, sizes, n);
    }
    ir_type result = ir_type_tensor(c, rank, dims, plain);
    if (rank == 0) return np_extract_scalar(b, contract_general(b, x, y, result, sizes));
    if (!named || vx || vy || !same_batch(tx, ty)) return contract_general(b, x, y, result, sizes);
    ir_value *fx = tx->rank > 3 ? merge_leading(b, x, 3) : x, *fy = tx->rank > 3 ? merge_leading(b, y, 3) : y,
             *flat_sizes[3];
    ir_type sx = np_shape(fx), sy = np_shape(fy);
    int m = sizes_of(b, fx, 0, flat_sizes, 0);
    m = sizes_of(b, fx, 1, flat_sizes, m);
    sizes_of(b, fy, 2, flat_sizes, m);
    ir_type flat = ir_type_tensor(c, 3, (int64_t[]){sx->dims[0], sx->dims[1], sy->dims[2]}, plain);
    ir_value *v = np_contract(b, LINALG_batch_matmul, fx, fy, flat, flat_sizes);
    return tx->rank > 3 ? np_reshape(b, v, result, sizes) : v;
}

// ---- complex matrices ----

// The parts of the matrices that v is a stack of, as real matrices twice as high: re above im; of a left operand twice
// as wide, too: re and -im above im and re. One real product of the two is re above im of the complex product.
static ir_value *stack_parts(ir_builder *b, ir_value *v, bool left) {
    ir_context *c = b->context;
    ir_type const t = np_shape(v), part = t->element->element;
    // Loops: the stack, rows, which part of the result, which half of the width (on the left), columns.
    int const rows = t->rank - 2, which = rows + 1, half = rows + 2, loops = t->rank + 1 + left;
    int in[NP_MAX_RANK], out[NP_MAX_RANK], n = 0, m = 0;
    int64_t dims[NP_MAX_RANK], flat[NP_MAX_RANK];
    ir_value *sizes[NP_MAX_RANK], *flat_sizes[NP_MAX_RANK];
    for (int i = 0; i < t->rank; i++) {
        bool const twice = i == rows || (left && i == rows + 1);
        int const at = i <= rows ? i : loops - 1;
        in[i] = at;
        dims[at] = t->dims[i];
        flat[i] = twice && t->dims[i] != IR_DYNAMIC ? 2 * t->dims[i] : t->dims[i];
        m = sizes_of(b, v, i, flat_sizes, m);
        n = sizes_of(b, v, i, sizes, n);
        if (twice && flat[i] == IR_DYNAMIC) flat_sizes[m - 1] = rw_mul(b, flat_sizes[m - 1], rw_index(b, 2));
    }
    for (int i = 0; i < loops; i++) out[i] = i;
    for (int i = which; i < loops - 1; i++) dims[i] = 2;
    out[rows] = which;
    out[which] = rows;
    dims[which] = dims[rows];
    dims[rows] = 2;
    ir_value *empty = np_empty(b, ir_type_tensor(c, loops, dims, part), sizes), *value;
    ir_attr const maps[] = {np_map(c, loops, t->rank, in), np_map(c, loops, loops, out)};
    np_generic g = np_generic_begin(b, loops, 0, 1, &v, maps, 1, &empty, maps + 1);
    ir_builder *body = &g.body;
    ir_value *re = rw_op1(body, COMPLEX_re, g.in[0], part), *im = rw_op1(body, COMPLEX_im, g.in[0], part);
    ir_value *one = rw_index(body, 1), *below = rw_cmp(body, RW_EQ, np_loop_index(body, which), one);
    if (left) {
        ir_value *right = rw_cmp(body, RW_EQ, np_loop_index(body, half), one);
        ir_value *above = np_select(body, right, rw_op1(body, ARITH_negf, im, part), re);
        value = np_select(body, below, np_select(body, right, re, im), above);
    } else {
        value = np_select(body, below, im, re);
    }
    return np_reshape(b, np_generic_end(&g, 1, &value), ir_type_tensor(c, t->rank, flat, part), flat_sizes);
}

static ir_value *complex_product(ir_builder *b, ir_value *x, ir_value *y) {
    ir_context *c = b->context;
    ir_value *p = product(b, stack_parts(b, x, true), stack_parts(b, y, false)), *sizes[NP_MAX_RANK], *parts[2];
    ir_type const t = np_shape(p);
    int const rank = t->rank, rows = rank - 2;
    int re[NP_MAX_RANK], im[NP_MAX_RANK], n = 0;
    int64_t dims[NP_MAX_RANK], split[NP_MAX_RANK];
    for (int i = 0; i < rank; i++) {
        int const at = i < rows ? i : i + 1;
        dims[i] = split[at] = i == rows ? np_shape(x)->dims[np_shape(x)->rank - 2] : t->dims[i];
        re[at] = im[at] = i;
        n = i == rows ? sizes_of(b, x, np_shape(x)->rank - 2, sizes, n) : sizes_of(b, p, i, sizes, n);
    }
    split[rows] = 2;
    re[rows] = NP_AT_ZERO;
    im[rows] = NP_AT_ONE;
    parts[0] = parts[1] = np_reshape(b, p, ir_type_tensor(c, rank + 1, split, t->element), sizes);
    ir_attr const maps[] = {np_map(c, rank, rank + 1, re), np_map(c, rank, rank + 1, im), np_map_identity(c, rank)};
    ir_value *empty = np_empty(b, ir_type_tensor(c, rank, dims, np_elem(x)), sizes);
    np_generic g = np_generic_begin(b, rank, 0, 2, parts, maps, 1, &empty, maps + 2);
    ir_value *value = ir_build1(&g.body, COMPLEX_create, 2, g.in, np_elem(x));
    return np_generic_end(&g, 1, &value);
}

// Whether the parts are worth a real product: matrices, of more than a few numbers where that is known.
static bool has_parts_worth_splitting(ir_value *x, ir_value *y) {
    ir_type const tx = np_shape(x), ty = np_shape(y);
    if (np_kind_of(np_elem(x)) != NP_COMPLEX || tx->rank < 2 || ty->rank < 2) return false;
    int64_t const sizes[] = {tx->dims[tx->rank - 2], tx->dims[tx->rank - 1], ty->dims[ty->rank - 1]};
    for (int i = 0; i < 3; i++)
        if (sizes[i] != IR_DYNAMIC && sizes[i] < 4) return false;
    return true;
}

// ---- a matrix times its own transpose: only what is on and below the diagonal is computed, as BLAS's syrk does
// --------

static bool is_transpose_of(const ir_value *t, const ir_value *v) {
    const ir_op *def = ir_def(t);
    return def && def->opcode == NUMPY_transpose && ir_operand(def, 0) == v && np_shape(v)->rank == 2 &&
           ir_op_attr(def, "perm")->ints[0] == 1;
}

static void mark_symmetric(ir_op *op, void *data) {
    ir_context *c = data;
    if (op->opcode != NUMPY_matmul || np_kind_of(np_elem(ir_operand(op, 0))) != NP_FLOAT) return;
    const ir_value *x = ir_operand(op, 0), *y = ir_operand(op, 1);
    if (!is_transpose_of(x, y) && !is_transpose_of(y, x)) return;
    int64_t const n = np_shape(x)->dims[0];
    if (n == IR_DYNAMIC || n >= MATMUL_WHOLE_ROWS) ir_op_set_attr(c, op, "symmetric", ir_attr_unit(c));
}

void np_mark_symmetric_products(ir_op *module) { ir_walk(module, mark_symmetric, ir_op_context(module)); }

static ir_value *symmetric_product(ir_builder *b, ir_value *x, ir_value *y) {
    ir_value *p = product(b, x, y);
    ir_op_set_attr(b->context, ir_def(p), "npcc.lower", ir_attr_unit(b->context));
    return p;
}

ir_value *np_lower_matmul(ir_builder *b, ir_op *op) {
    ir_value *x = ir_operand(op, 0), *y = ir_operand(op, 1);
    if (ir_op_attr(op, "symmetric")) return symmetric_product(b, x, y);
    return has_parts_worth_splitting(x, y) ? complex_product(b, x, y) : product(b, x, y);
}
