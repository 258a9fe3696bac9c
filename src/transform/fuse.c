// Fusion of linalg ops on tensors.
//
//   %p = generic(%a) {exp}                      %c = generic(%a, %b) {exp, then addf}
//   %c = generic(%p, %b) {addf}          ⇒
//
// A producer is merged into its consumer when nobody else needs its result, or when computing it again costs next
// to nothing (fills, casts, broadcasts, transposes). Expensive arithmetic is never computed twice. A transposition
// in front of a matrix product becomes part of the product's indexing maps, so it is never materialised.
#include "analysis/report.h"
#include "base/vec.h"
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/linalg/linalg.h"
#include "dialect/math/math.h"
#include "dialect/memref/memref.h"
#include "dialect/tensor/tensor.h"
#include "rewrite/emit.h"
#include "rewrite/generalise.h"
#include "transform/transform.h"

#include <string.h>

enum { MAX_INPUTS = 24, CHEAP = 1, CHEAP_BROADCAST = 3 };

typedef struct fuser {
    ir_context *c;
    arena *a;
    int fused;
} fuser;

// ---- reading a generic op ------------------------------------------------------------------------------------------

static ir_attr maps_of(const ir_op *op) { return ir_op_attr(op, "indexing_maps"); }
static ir_block *body_of(const ir_op *op) { return op->regions[0].first; }
static bool is_generic(const ir_op *op) { return op && op->opcode == LINALG_generic && op->result_count > 0; }

static bool all_parallel(const ir_op *op) {
    ir_attr iterators = ir_op_attr(op, "iterator_types");
    for (int i = 0; i < iterators->count; i++)
        if (!strstr(iterators->items[i]->text, "parallel")) return false;
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

// Rough cost of a point; what moves or converts data is free.
static int body_cost(const ir_op *op) {
    int cost = 0;
    for (const ir_op *o = body_of(op)->first; o && !ir_has_trait(o, IR_TERMINATOR); o = o->next) {
        switch (o->opcode) {
        case ARITH_constant:
        case LINALG_index:
        case ARITH_index_cast:
        case ARITH_extf:
        case ARITH_truncf:
        case ARITH_sitofp:
        case ARITH_extsi:
        case ARITH_extui:
        case ARITH_trunci: break;
        case ARITH_divf:
        case MATH_sqrt: cost += 4; break;
        case ARITH_divsi:
        case ARITH_remsi: cost += 8; break;
        case COMPLEX_exp:
        case COMPLEX_sin:
        case COMPLEX_cos:
        case COMPLEX_log:
        case COMPLEX_log1p:
        case COMPLEX_expm1:
        case COMPLEX_sqrt:
        case COMPLEX_tan:
        case COMPLEX_tanh:
        case COMPLEX_pow: cost += 40; break;
        default: cost += o->opcode / 512 == MATH_absf / 512 ? 20 : 1;
        }
    }
    return cost;
}

static bool is_elementwise(const ir_op *op) {
    if (!is_generic(op) || op->result_count != 1 || !all_parallel(op)) return false;
    int inputs = rw_linalg_inputs(op);
    return is_permutation(maps_of(op)->items[inputs]) && ir_value_unused(body_of(op)->args[inputs]);
}

// Does op only permute its one input?
static bool is_transposition(const ir_op *op) {
    if (!is_elementwise(op) || rw_linalg_inputs(op) != 1 || !is_permutation(maps_of(op)->items[0])) return false;
    return ir_operand(body_of(op)->last, 0) == body_of(op)->args[0];
}

// ---- affine substitution
// ---------------------------------------------------------------------------------------------

static ir_affine substitute(fuser *f, ir_affine e, const ir_affine *dims) {
    switch (e->kind) {
    case AFFINE_DIM: return dims[e->value];
    case AFFINE_SYMBOL:
    case AFFINE_CONST: return e;
    default: return ir_affine_binary(f->c, e->kind, substitute(f, e->lhs, dims), substitute(f, e->rhs, dims));
    }
}

static ir_attr substitute_map(fuser *f, ir_attr m, const ir_affine *dims, int dim_count) {
    ir_affine exprs[32];
    for (int i = 0; i < m->count; i++) exprs[i] = substitute(f, m->exprs[i], dims);
    return ir_attr_affine_map(f->c, dim_count, 0, m->count, exprs);
}

static bool covers(const ir_attr *maps, int n, int dim_count) {
    uint32_t seen = 0;
    for (int k = 0; k < n; k++)
        for (int i = 0; i < maps[k]->count; i++)
            if (maps[k]->exprs[i]->kind == AFFINE_DIM) seen |= 1u << maps[k]->exprs[i]->value;
    return seen == (dim_count == 32 ? ~0u : (1u << dim_count) - 1);
}

// ---- should they be one op?
// --------------------------------------------------------------------------------------------

static bool maps_every_dim(ir_attr m) {
    ir_attr maps[1] = {m};
    return covers(maps, 1, m->dim_count);
}

static bool index_can_follow(const ir_op *producer, const ir_affine *dims) {
    for (const ir_op *o = body_of(producer)->first; o; o = o->next)
        if (o->opcode == LINALG_index && dims[ir_op_attr(o, "dim")->i]->kind != AFFINE_DIM) return false;
    return true;
}

// Will every user compute the value itself? If one cannot, the array is made anyway, and computing it again elsewhere
// would only keep what it is computed from alive.
static bool nobody_needs_it(const ir_op *producer) {
    for (const ir_use *u = ir_result(producer, 0)->uses; u; u = u->next)
        if (!is_generic(u->user) || u->user->block != producer->block || u->index >= rw_linalg_inputs(u->user))
            return false;
    return true;
}

// Why a computation is not repeated for a use of it; NULL: it may be.
static const char *why_stored(const ir_op *producer, ir_attr use) {
    int cost = body_cost(producer);
    bool single = ir_value_has_one_use(ir_result(producer, 0));
    if (!single && (cost > CHEAP || rw_linalg_inputs(producer) > 2)) return "it is used more than once";
    if (!single && cost > 0 && !nobody_needs_it(producer))
        return "it is used more than once, and one use needs all of it";
    if (!maps_every_dim(use) && cost > CHEAP_BROADCAST) return "each of its elements is used many times";
    return NULL;
}

// ---- merging
// ---------------------------------------------------------------------------------------------------------

typedef struct merged {
    ir_value *inputs[MAX_INPUTS + 8];
    ir_attr maps[MAX_INPUTS + 40];
    int n;
} merged;

static int add_input(merged *m, ir_value *v, ir_attr map_of_v) {
    for (int i = 0; i < m->n; i++)
        if (m->inputs[i] == v && m->maps[i] == map_of_v) return i;
    m->inputs[m->n] = v;
    m->maps[m->n] = map_of_v;
    return m->n++;
}

static void clone_body(fuser *f, ir_builder *b, const ir_op *op, map *values, const ir_affine *dims) {
    for (ir_op *o = body_of(op)->first; !ir_has_trait(o, IR_TERMINATOR); o = o->next) {
        ir_op *copy = ir_op_clone(b, o, values);
        for (int i = 0; i < o->result_count; i++) map_put_ptr(values, ir_result(o, i), ir_result(copy, i));
        if (o->opcode == LINALG_index && dims)
            ir_op_set_attr(f->c, copy, "dim", ir_attr_i64(f->c, dims[ir_op_attr(o, "dim")->i]->value));
    }
}

static ir_value *mapped(const map *values, ir_value *v) {
    ir_value *to = map_get_ptr(values, v);
    return to ? to : v;
}

static bool room(const ir_op *a, const ir_op *b) { return a->operand_count + b->operand_count < MAX_INPUTS; }

// Replaces consumer by one op that also computes what operand k (a result of producer) holds. producer NULL: only
// merges inputs that are given twice.
static ir_op *merge(fuser *f, ir_op *consumer, ir_op *producer, int k, const ir_affine *dims) {
    int inputs = rw_linalg_inputs(consumer), outputs = consumer->operand_count - inputs;
    ir_attr maps = maps_of(consumer);
    int dim_count = maps->items[0]->dim_count;
    merged m = {.n = 0};
    int place[MAX_INPUTS + 8], producer_place[MAX_INPUTS + 8],
        producer_inputs = producer ? rw_linalg_inputs(producer) : 0;
    for (int i = 0; i < inputs; i++)
        place[i] = producer && i == k ? -1 : add_input(&m, ir_operand(consumer, i), maps->items[i]);
    for (int i = 0; i < producer_inputs; i++)
        producer_place[i] =
            add_input(&m, ir_operand(producer, i), substitute_map(f, maps_of(producer)->items[i], dims, dim_count));
    for (int i = 0; i < outputs; i++) m.maps[m.n + i] = maps->items[inputs + i];
    if (!covers(m.maps, m.n + outputs, dim_count)) return NULL;

    ir_value *operands[MAX_INPUTS + 40];
    ir_type types[32];
    for (int i = 0; i < m.n; i++) operands[i] = m.inputs[i];
    for (int i = 0; i < outputs; i++) operands[m.n + i] = ir_operand(consumer, inputs + i);
    for (int i = 0; i < consumer->result_count; i++) types[i] = ir_result(consumer, i)->type;
    ir_builder b = ir_builder_before(f->c, consumer);
    ir_op *op = ir_build(&b, LINALG_generic, m.n + outputs, operands, consumer->result_count, types, 1);
    ir_op_set_attr(f->c, op, "indexing_maps", ir_attr_array(f->c, m.n + outputs, m.maps));
    ir_op_set_attr(f->c, op, "iterator_types", ir_op_attr(consumer, "iterator_types"));
    ir_op_set_attr(f->c, op, "operandSegmentSizes", rw_segments(f->c, 2, (int64_t[]){m.n, outputs}));
    ir_block *body = ir_block_new(f->c, ir_op_region(op, 0));
    for (int i = 0; i < m.n + outputs; i++) {
        ir_type t = operands[i]->type;
        ir_block_add_arg(f->c, body, ir_type_is_shaped(t) ? t->element : t);
    }
    ir_builder in = ir_builder_at_end(f->c, body, consumer->loc);
    map values;
    map_init(&values, f->a);
    if (producer) {
        for (int i = 0; i < producer_inputs; i++)
            map_put_ptr(&values, body_of(producer)->args[i], body->args[producer_place[i]]);
        clone_body(f, &in, producer, &values, dims);
        map_put_ptr(&values, body_of(consumer)->args[k], mapped(&values, ir_operand(body_of(producer)->last, 0)));
    }
    for (int i = 0; i < inputs; i++)
        if (place[i] >= 0) map_put_ptr(&values, body_of(consumer)->args[i], body->args[place[i]]);
    for (int i = 0; i < outputs; i++) map_put_ptr(&values, body_of(consumer)->args[inputs + i], body->args[m.n + i]);
    clone_body(f, &in, consumer, &values, NULL);
    ir_op_clone(&in, body_of(consumer)->last, &values);
    for (int i = 0; i < consumer->result_count; i++) ir_value_replace(ir_result(consumer, i), ir_result(op, i));
    ir_op_erase(consumer);
    return op;
}

static void erase_if_dead(ir_op *op) {
    for (int i = 0; i < op->result_count; i++)
        if (!ir_value_unused(ir_result(op, i))) return;
    ir_value *operands[64];
    int n = 0;
    for (; n < op->operand_count && n < 64; n++) operands[n] = ir_operand(op, n);
    ir_op_erase(op);
    for (int i = 0; i < n; i++)
        if (operands[i]->op && operands[i]->op->opcode == TENSOR_empty && ir_value_unused(operands[i]))
            ir_op_erase(operands[i]->op);
}

// A fill is a scalar to whoever reads it.
static bool fuse_fill(ir_op *consumer, int k) {
    ir_op *fill = ir_def(ir_operand(consumer, k));
    if (!fill || fill->opcode != LINALG_fill) return false;
    if (ir_value_unused(body_of(consumer)->args[k])) return false;
    ir_value *scalar = ir_operand(fill, 0);
    if (scalar->type != body_of(consumer)->args[k]->type) return false;
    ir_value_replace(body_of(consumer)->args[k], scalar);
    return true;
}

// What computes operand k, when it could be merged into consumer at all.
static ir_op *producer_of(const ir_op *consumer, int k) {
    ir_op *producer = ir_def(ir_operand(consumer, k));
    bool const fits =
        producer && producer != consumer && is_elementwise(producer) && producer->block == consumer->block;
    return fits ? producer : NULL;
}

// Where the producer's dimensions are, in terms of the consumer's: through the inverse of its output map.
static void producer_dims(const ir_op *producer, ir_attr use, ir_affine *dims) {
    ir_attr out = maps_of(producer)->items[rw_linalg_inputs(producer)];
    for (int i = 0; i < out->count; i++) dims[out->exprs[i]->value] = use->exprs[i];
}

// Why operand k of consumer is computed on its own; NULL: the two become one op.
static const char *why_apart(const ir_op *consumer, int k) {
    const ir_op *producer = producer_of(consumer, k);
    ir_attr use = maps_of(consumer)->items[k];
    ir_affine dims[32];
    // A transposition in front of a product becomes part of it, as long as it stays one.
    if (is_transposition(consumer) && body_cost(producer) > 0) return "what is transposed is computed first";
    const char *stored = why_stored(producer, use);
    if (stored) return stored;
    if (!room(producer, consumer)) return "the expression has too many operands to be one loop";
    // Reading across rows keeps a loop from being vectorised: not in front of much arithmetic.
    if (is_transposition(producer) && maps_of(producer)->items[0] != maps_of(producer)->items[1] &&
        body_cost(consumer) > 8)
        return "reading across rows would slow the arithmetic that follows";
    producer_dims(producer, use, dims);
    return index_can_follow(producer, dims) ? NULL : "its positions are not the positions of what uses it";
}

static ir_op *fuse_input(fuser *f, ir_op *consumer, int k) {
    ir_op *producer = producer_of(consumer, k);
    if (!producer || why_apart(consumer, k)) return NULL;
    ir_affine dims[32];
    producer_dims(producer, maps_of(consumer)->items[k], dims);
    ir_op *op = merge(f, consumer, producer, k, dims);
    if (!op) return NULL;
    f->fused++;
    erase_if_dead(producer);
    return op;
}

static bool has_duplicate_inputs(const ir_op *op) {
    int inputs = rw_linalg_inputs(op);
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < i; j++)
            if (ir_operand(op, i) == ir_operand(op, j) && maps_of(op)->items[i] == maps_of(op)->items[j]) return true;
    return false;
}

// An input that the body does not read may go, unless a dimension's size is known only from it.
static ir_op *drop_unused_inputs(fuser *f, ir_op *op) {
    int inputs = rw_linalg_inputs(op), n = op->operand_count;
    for (int k = 0; k < inputs; k++) {
        if (!ir_value_unused(body_of(op)->args[k])) continue;
        ir_attr maps[MAX_INPUTS + 40];
        ir_value *operands[MAX_INPUTS + 40];
        int count = 0;
        for (int i = 0; i < n; i++)
            if (i != k) maps[count] = maps_of(op)->items[i], operands[count++] = ir_operand(op, i);
        if (!covers(maps, count, maps_of(op)->items[0]->dim_count)) continue;
        ir_op *old = ir_def(ir_operand(op, k));
        ir_op_set_operands(f->c, op, count, operands);
        ir_op_set_attr(f->c, op, "indexing_maps", ir_attr_array(f->c, count, maps));
        ir_op_set_attr(f->c, op, "operandSegmentSizes", rw_segments(f->c, 2, (int64_t[]){inputs - 1, n - inputs}));
        ir_block_remove_arg(body_of(op), k);
        if (old && rw_is_linalg(old)) erase_if_dead(old);
        inputs--, n--, k--;
    }
    return op;
}

static ir_op *fuse_into(fuser *f, ir_op *op) {
    if (op->operand_count >= MAX_INPUTS) return op;
    for (int k = 0; k < rw_linalg_inputs(op); k++) fuse_fill(op, k);
    op = drop_unused_inputs(f, op);
    if (has_duplicate_inputs(op)) {
        ir_op *once = merge(f, op, NULL, -1, NULL);
        if (once) op = once;
    }
    for (int k = 0; k < rw_linalg_inputs(op); k++) {
        ir_op *bigger = fuse_input(f, op, k);
        if (!bigger) continue;
        op = bigger;
        k = -1;
    }
    return op;
}

// ---- transpositions in front of products
// -------------------------------------------------------------------------------

// A product's operand may be stored in any order in which its rows or columns stay lines of memory: the last
// stored dimension must not be a batch.
static bool product_can_read(ir_attr m, int batch) { return m->exprs[m->count - 1]->value >= batch; }

// The product reads operand k by another map.
static void set_product_map(fuser *f, ir_op *product, int k, ir_attr m) {
    ir_attr all[3];
    for (int i = 0; i < 3; i++) all[i] = i == k ? m : rw_contraction_maps(product)->items[i];
    ir_op_set_attr(f->c, product, "indexing_maps", ir_attr_array(f->c, 3, all));
}

static void fold_transposition(fuser *f, ir_op *product, int k) {
    ir_op *t = ir_def(ir_operand(product, k));
    int batch = product->opcode == LINALG_batch_matmul;
    if (!t || (product->opcode != LINALG_matmul && !batch)) return;
    if (t->opcode == LINALG_transpose) t = rw_generalise(t);
    if (!is_transposition(t)) return;
    ir_attr use = rw_contraction_maps(product)->items[k], out = maps_of(t)->items[1];
    ir_affine dims[32];
    for (int i = 0; i < out->count; i++) dims[out->exprs[i]->value] = use->exprs[i];
    ir_attr const m = substitute_map(f, maps_of(t)->items[0], dims, use->dim_count);
    if (!product_can_read(m, batch)) return;
    set_product_map(f, product, k, m);
    ir_op_set_operand(product, k, ir_operand(t, 0));
    f->fused++;
    erase_if_dead(t);
}

static ir_attr swapped(fuser *f, ir_attr m) {
    return ir_attr_affine_map(f->c, m->dim_count, 0, 2, (ir_affine[]){m->exprs[1], m->exprs[0]});
}

// Is the matrix computed from others that all lie across it, for products with its own transpose and nothing else?
static bool may_lie_across(const ir_op *op) {
    if (!op || !is_elementwise(op) || ir_result(op, 0)->type->rank != 2) return false;
    int const inputs = rw_linalg_inputs(op);
    const ir_op *init = ir_def(ir_operand(op, inputs));
    if (!init || init->opcode != TENSOR_empty || maps_of(op)->items[inputs]->dim_count != 2) return false;
    bool any = false;
    for (int i = 0; i < inputs; i++) {
        ir_attr m = maps_of(op)->items[i];
        if (!is_permutation(m) || m->count != 2) continue;
        if (m == maps_of(op)->items[inputs]) return false;
        any = true;
    }
    for (const ir_op *o = body_of(op)->first; o; o = o->next)
        if (o->opcode == LINALG_index) return false;
    for (const ir_use *u = ir_result(op, 0)->uses; u; u = u->next)
        if (u->user->opcode != LINALG_matmul || !ir_op_attr(u->user, "npcc.lower") || u->index > 1) return false;
    return any;
}

// op's matrix stored by columns: as what it is computed from, so that neither is read across its rows.
static void lay_across(fuser *f, ir_op *op) {
    int const inputs = rw_linalg_inputs(op);
    ir_affine const other[2] = {ir_affine_dim(f->c, 1), ir_affine_dim(f->c, 0)};
    ir_value *result = ir_result(op, 0), *sizes[2];
    ir_builder b = ir_builder_before(f->c, op);
    int64_t const dims[2] = {result->type->dims[1], result->type->dims[0]};
    int n = 0;
    for (int i = 1; i >= 0; i--)
        if (result->type->dims[i] == IR_DYNAMIC) sizes[n++] = rw_dim(&b, ir_operand(op, inputs), i);
    ir_type const type = ir_type_tensor(f->c, 2, dims, result->type->element);
    ir_attr maps[MAX_INPUTS + 40];
    for (int i = 0; i < inputs; i++) maps[i] = substitute_map(f, maps_of(op)->items[i], other, 2);
    maps[inputs] = swapped(f, substitute_map(f, maps_of(op)->items[inputs], other, 2));
    ir_op_set_operand(op, inputs, ir_build1(&b, TENSOR_empty, n, sizes, type));
    ir_op_set_attr(f->c, op, "indexing_maps", ir_attr_array(f->c, inputs + 1, maps));
    result->type = type;
    for (const ir_use *u = result->uses; u; u = u->next) {
        int const k = u->index;
        set_product_map(f, u->user, k, swapped(f, rw_contraction_maps(u->user)->items[k]));
    }
}

// A matrix that is computed for one product with a vector is read once: the product computes it as it goes.
static bool reads_computed_matrix(const ir_op *product) {
    if (product->opcode != LINALG_matvec || !product->result_count) return false;
    ir_value *matrix = ir_operand(product, 0);
    const ir_op *def = ir_def(matrix);
    return def && is_elementwise(def) && def->block == product->block && ir_value_has_one_use(matrix) &&
           matrix->type->element->kind == IR_FLOAT && !is_transposition(def);
}

// ---- sizes
// ---------------------------------------------------------------------------------------------------------------

// A size asked of a computed array is that of the array it was computed into: so that asking does not keep it.
static void resolve_dim(fuser *f, ir_op *op) {
    int64_t axis;
    ir_value *v = ir_operand(op, 0);
    if (!ir_constant_int(ir_operand(op, 1), &axis)) return;
    while (v->op && rw_is_linalg(v->op) && v->op->result_count)
        v = ir_operand(v->op, rw_linalg_inputs(v->op) + v->index);
    if (v->op && v->op->opcode == TENSOR_empty && axis >= 0 && axis < v->type->rank) {
        int n = 0;
        for (int i = 0; i < axis; i++) n += v->type->dims[i] == IR_DYNAMIC;
        ir_builder b = ir_builder_before(f->c, op);
        ir_value *size = v->type->dims[axis] == IR_DYNAMIC ? ir_operand(v->op, n) : rw_index(&b, v->type->dims[axis]);
        ir_value_replace(ir_result(op, 0), size);
        ir_op_erase(op);
        return;
    }
    if (v != ir_operand(op, 0)) ir_op_set_operand(op, 0, v);
}

// ---- the module
// ------------------------------------------------------------------------------------------------------------

static void fuse_block(fuser *f, ir_block *block);

static void fuse_regions(fuser *f, ir_op *op) {
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next) fuse_block(f, b);
}

static void fuse_block(fuser *f, ir_block *block) {
    ir_op *next;
    for (ir_op *op = block->first; op; op = next) {
        next = op->next;
        if (op->opcode == TENSOR_dim) {
            resolve_dim(f, op);
        } else if (rw_is_contraction(op)) {
            for (int k = 0; k < 2; k++) fold_transposition(f, op, k);
            if (may_lie_across(ir_def(ir_operand(op, 0)))) lay_across(f, ir_def(ir_operand(op, 0)));
            if (reads_computed_matrix(op)) fuse_into(f, rw_generalise(op));
        } else if (op->opcode == LINALG_transpose || op->opcode == LINALG_broadcast || op->opcode == LINALG_copy ||
                   op->opcode == LINALG_reduce || is_generic(op)) {
            if (op->result_count) fuse_into(f, rw_generalise(op));
        } else if (op->region_count && op->opcode != LINALG_fill) {
            fuse_regions(f, op);
        }
    }
}

// Sizes first, in the whole module: a size that is asked for later must not keep its array from being fused.
static void resolve_sizes(ir_op *op, void *data) {
    if (op->opcode == TENSOR_dim) resolve_dim(data, op);
}

static int fuse_module(ir_op *module) {
    ir_context *c = ir_op_context(module);
    fuser f = {.c = c, .a = ir_arena(c)};
    ir_walk(module, resolve_sizes, &f);
    fuse_regions(&f, module);
    return f.fused;
}

bool fuse_linalg(ir_op *module) {
    fuse_module(module);
    return true;
}

// Says of each array that is still stored between two computations why it is.
static void remark_apart(ir_op *op, void *data) {
    (void)data;
    if (!is_generic(op)) return;
    for (int k = 0; k < rw_linalg_inputs(op); k++) {
        const ir_op *producer = producer_of(op, k);
        const char *why = producer ? why_apart(op, k) : NULL;
        if (why && body_cost(producer))
            report_remark(
                producer, "not fused",
                "an expression that is used once, element by element, needs no array of its own; what a library "
                "function does inside stays as it is",
                "what is computed here is stored as an array: %s", why);
    }
}

static bool run_fuse(ir_op *module, rw_context *context) {
    rw_count(context, "producers fused", fuse_module(module));
    if (ir_remarks(context->ir)) ir_walk(module, remark_apart, NULL);
    return true;
}

const rw_pass fuse_linalg_pass = {"fuse-linalg", "merges producers into the linalg ops that use them", run_fuse, NULL};
