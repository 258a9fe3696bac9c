// Row-wise chains as one loop:
//
//   m = max(x, axis=-1); e = exp(x - m); s = sum(e, axis=-1); y = e / s
//     ⇒  parallel over rows { max of the row; exp; sum; divide }        the row stays in the first-level cache
//
// A run of linalg ops is fused when all walk the same leading parallel dimensions, at least one reduces behind them,
// and whatever one op writes is touched by the others in the same row only.
#include "dialect/arith/arith.h"
#include "dialect/linalg/linalg.h"
#include "dialect/memref/memref.h"
#include "lower/loops.h"
#include "rewrite/emit.h"
#include "rewrite/generalise.h"

#include <string.h>

enum { MAX_RUN = 24 };

// ---- sizes that are provably equal ---------------------------------------------------------------------------------

typedef struct size_key {
    ir_value *value;   // a memref whose dimension `axis` it is, or an index value (axis -1)
    int64_t axis;      // the size itself when value is NULL
} size_key;

static size_key size_of(ir_value *memref, int64_t axis);

static size_key size_of_index(ir_value *v) {
    int64_t i;
    if (ir_constant_int(v, &i)) return (size_key){NULL, i};
    ir_op *def = ir_def(v);
    if (def && def->opcode == MEMREF_dim && ir_constant_int(ir_operand(def, 1), &i))
        return size_of(ir_operand(def, 0), i);
    return (size_key){v, -1};
}

static size_key size_of(ir_value *m, int64_t axis) {
    if (m->type->dims[axis] != IR_DYNAMIC) return (size_key){NULL, m->type->dims[axis]};
    ir_op *def = ir_def(m);
    if (def && def->opcode == MEMREF_cast && ir_operand(def, 0)->type->kind == IR_MEMREF)
        return size_of(ir_operand(def, 0), axis);
    if (def && def->opcode == MEMREF_alloc) {
        int n = 0;
        for (int i = 0; i < axis; i++) n += m->type->dims[i] == IR_DYNAMIC;
        return size_of_index(ir_operand(def, n));
    }
    if (def && (def->opcode == MEMREF_expand_shape || def->opcode == MEMREF_collapse_shape)) {
        // Dimensions before the first that is split or merged are those of the source; so is one split off by ones.
        ir_attr groups = ir_op_attr(def, "reassociation");
        bool expands = def->opcode == MEMREF_expand_shape;
        ir_value *source = ir_operand(def, 0), *longer = expands ? m : source;
        for (int g = 0; g < groups->count; g++) {
            ir_attr group = groups->items[g];
            int64_t place = expands ? group->items[0]->i : g;
            bool ones = true;
            for (int i = 1; i < group->count; i++) ones &= longer->type->dims[group->items[i]->i] == 1;
            if (place == axis && ones) return size_of(source, expands ? g : group->items[0]->i);
        }
    }
    return (size_key){m, axis};
}

static bool same_size(size_key a, size_key b) { return a.value == b.value && a.axis == b.axis; }

// ---- one op of a run
// ---------------------------------------------------------------------------------------------------

typedef struct row_op {
    ir_op *op;
    int inputs, dims, leading;   // leading: parallel dimensions before the first reduction
    bool reduces;
    ir_attr maps;
} row_op;

static bool is_parallel(ir_attr iterators, int d) { return strstr(iterators->items[d]->text, "parallel") != NULL; }

static bool describe(row_op *r, ir_op *op) {
    if (op->opcode != LINALG_generic || op->result_count) return false;
    ir_attr iterators = ir_op_attr(op, "iterator_types");
    *r = (row_op){
        .op = op, .inputs = rw_linalg_inputs(op), .dims = iterators->count, .maps = ir_op_attr(op, "indexing_maps")};
    while (r->leading < r->dims && is_parallel(iterators, r->leading)) r->leading++;
    for (int d = r->leading; d < r->dims; d++)
        if (is_parallel(iterators, d)) return false;
    r->reduces = r->leading < r->dims;
    for (ir_op *o = op->regions[0].first->first; o; o = o->next)
        if (o->opcode == MEMREF_load) return false;
    return r->leading > 0;
}

static size_key dim_size(const row_op *r, int d) {
    size_key found = {NULL, -2};
    for (int k = 0; k < r->op->operand_count; k++) {
        ir_value *v = ir_operand(r->op, k);
        if (v->type->kind != IR_MEMREF) continue;
        for (int i = 0; i < r->maps->items[k]->count; i++) {
            ir_affine e = r->maps->items[k]->exprs[i];
            if (e->kind != AFFINE_DIM || e->value != d) continue;
            size_key key = size_of(v, i);
            if (!key.value || found.axis == -2) found = key;
        }
    }
    return found;
}

// ---- are two accesses to one buffer in the same row?
// -----------------------------------------------------------------------

// The buffer behind a memref. *aligned: its first `rows` dimensions are those of the buffer.
static ir_value *base_of(ir_value *m, int rows, bool *aligned) {
    *aligned = true;
    for (ir_op *def; (def = ir_def(m)) != NULL; m = ir_operand(def, 0)) {
        switch (def->opcode) {
        case MEMREF_cast: continue;
        case MEMREF_expand_shape:
        case MEMREF_collapse_shape: {
            ir_attr groups = ir_op_attr(def, "reassociation");
            ir_value *longer = def->opcode == MEMREF_expand_shape ? m : ir_operand(def, 0);
            for (int g = 0; g < rows && g < groups->count; g++) {
                ir_attr group = groups->items[g];
                if (group->items[0]->i != g) *aligned = false;
                for (int i = 1; i < group->count; i++)
                    if (g < rows - 1 || longer->type->dims[group->items[i]->i] != 1) *aligned = false;
            }
            if (groups->count < rows) *aligned = false;
            continue;
        }
        case MEMREF_subview:
        case MEMREF_reinterpret_cast:
        case MEMREF_view: *aligned = false; continue;
        default: return m;
        }
    }
    return m;
}

static bool row_access(ir_attr m, int rows) {
    if (m->count < rows) return false;
    for (int i = 0; i < rows; i++)
        if (m->exprs[i]->kind != AFFINE_DIM || m->exprs[i]->value != i) return false;
    return true;
}

// Operand k of a (which a writes when it is an output) against everything that b does.
static bool compatible(const row_op *a, const row_op *b, int rows) {
    for (int k = 0; k < a->op->operand_count; k++) {
        ir_value *x = ir_operand(a->op, k);
        if (x->type->kind != IR_MEMREF) continue;
        bool x_aligned, y_aligned;
        ir_value *base = base_of(x, rows, &x_aligned);
        for (int l = 0; l < b->op->operand_count; l++) {
            ir_value *y = ir_operand(b->op, l);
            if (y->type->kind != IR_MEMREF || (k < a->inputs && l < b->inputs)) continue;
            if (base_of(y, rows, &y_aligned) != base) continue;
            if (!x_aligned || !y_aligned || !row_access(a->maps->items[k], rows) ||
                !row_access(b->maps->items[l], rows))
                return false;
        }
    }
    return true;
}

// ---- runs
// ------------------------------------------------------------------------------------------------------------------

// May stand between the ops of a run: computes on numbers, makes views and buffers, or releases (which then moves
// behind).
static bool may_stand_between(const ir_op *op) {
    return ir_has_trait(op, IR_PURE) || op->opcode == MEMREF_alloc || op->opcode == MEMREF_dealloc;
}

static bool adjacent(const ir_op *a, const ir_op *b) {
    if (a->block != b->block) return false;
    const ir_op *op = a->next;
    while (op && op != b && may_stand_between(op)) op = op->next;
    return op == b;
}

// The number of leading dimensions that all ops of a run can share as rows, or 0.
static int shared_rows(int n, const row_op *run) {
    int rows = 32, deepest = 0;
    bool reduces = false;
    for (int i = 0; i < n; i++)
        if (run[i].dims > deepest) deepest = run[i].dims;
    for (int i = 0; i < n; i++) {
        int mine = run[i].reduces || run[i].dims < deepest ? run[i].leading : run[i].leading - 1;
        if (mine < rows) rows = mine;
        reduces |= run[i].reduces;
    }
    // All that stands before a reduction's own dimension must be rows: a reduction along columns is no row operation.
    for (int i = 0; i < n; i++)
        if (run[i].reduces && run[i].leading != rows) return reduces ? 0 : rows;
    return rows == 32 ? 0 : rows;
}

static bool legal(int n, const row_op *run, int rows) {
    for (int i = 0; i < n; i++) {
        if (!row_access(run[i].maps->items[run[i].inputs], rows)) return false;
        for (int d = 0; d < rows; d++)
            if (!same_size(dim_size(&run[0], d), dim_size(&run[i], d))) return false;
        for (int j = 0; j < i; j++)
            if (!compatible(&run[i], &run[j], rows) || !compatible(&run[j], &run[i], rows)) return false;
    }
    return true;
}

int loop_rows_run(int n, ir_op *const *ops) {
    row_op run[MAX_RUN];
    int best = 0;
    bool reduces = false;
    for (int i = 0; i < n && i < MAX_RUN; i++) {
        if ((i && !adjacent(ops[i - 1], ops[i])) || !describe(&run[i], ops[i])) break;
        reduces |= run[i].reduces;
        int rows = shared_rows(i + 1, run);
        if (reduces && rows == 0) break;
        if (rows > 0 && !legal(i + 1, run, rows)) break;
        if (i >= 1 && reduces && rows > 0) best = i + 1;
    }
    return best;
}

// ---- code
// --------------------------------------------------------------------------------------------------------------------

// Buffers that are released among the ops are released behind them.
static void move_releases(ir_op *first, ir_op *last) {
    ir_op *place = last->next, *next;
    for (ir_op *op = first->next; op != last; op = next) {
        next = op->next;
        if (op->opcode == MEMREF_dealloc) ir_op_move_before(op, place);
    }
}

static void one_row(loop_nest *n, ir_builder *b, int rows, ir_value *const *ivs) {
    for (int d = 0; d < rows; d++) n->iv[d] = ivs[d];
    loop_serial(n, b, rows);
}

bool loop_fuse_rows(int n, ir_op *const *ops) {
    row_op run[MAX_RUN];
    loop_nest nests[MAX_RUN];
    for (int i = 0; i < n; i++) describe(&run[i], ops[i]);
    int rows = shared_rows(n, run);
    move_releases(ops[0], ops[n - 1]);
    ir_builder before = ir_builder_before(ir_op_context(ops[0]), ops[n - 1]), *b = &before;
    int64_t cost = 0;
    ir_value *one = rw_index(b, 1), *zero = rw_index(b, 0), *widest = one, *total = one;
    for (int i = 0; i < n; i++) {
        if (!loop_analyse(&nests[i], ops[i], b)) return false;
        nests[i].fixed = rows;
        loop_choose_vdim(&nests[i]);
        ir_value *behind = one;
        for (int d = rows; d < nests[i].dims; d++) behind = rw_mul(b, behind, nests[i].size[d]);
        widest = rw_max(b, widest, behind);
        cost += nests[i].cost;
    }
    for (int d = 0; d < rows; d++) total = rw_mul(b, total, nests[0].size[d]);
    ir_value *chunk = rw_max(b, rw_div(b, rw_index(b, LOOP_CHUNK_COST / cost), widest), one);
    ir_value *chunks = rw_div(b, rw_sub(b, rw_add(b, total, chunk), one), chunk);
    ir_op *loop = rw_parallel(b, zero, chunks, one);
    ir_builder in = rw_inside(b, loop, 0);
    ir_value *lo = rw_mul(&in, rw_iv(loop), chunk), *hi = rw_min(&in, rw_add(&in, lo, chunk), total);
    ir_op *each = rw_for(&in, lo, hi, one, 0, NULL);
    ir_builder row = rw_inside(&in, each, 0);
    ir_value *ivs[LOOP_MAX_DIMS], *rest = rw_iv(each);
    for (int d = rows; d-- > 0;) {
        ir_value *q = d ? rw_div(&row, rest, nests[0].size[d]) : rest;
        ivs[d] = d ? rw_sub(&row, rest, rw_mul(&row, q, nests[0].size[d])) : rest;
        rest = q;
    }
    for (int i = 0; i < n; i++) one_row(&nests[i], &row, rows, ivs);
    rw_yield(&row, 0, NULL);
    for (int i = 0; i < n; i++) ir_op_erase(ops[i]);
    return true;
}
