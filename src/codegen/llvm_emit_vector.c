// vector: fixed-size vectors; a vector of rank n is one LLVM vector for each row.
#include "codegen/emit.h"
#include "dialect/vector/vector.h"

static LLVMValueRef lane(cg_fn *f, int64_t i) { return LLVMConstInt(f->g->i32, (unsigned long long)i, false); }

static LLVMValueRef splat(cg_fn *f, LLVMValueRef x, LLVMTypeRef t) {
    unsigned n = LLVMGetVectorSize(t);
    LLVMValueRef v = LLVMBuildInsertElement(f->b, LLVMGetPoison(t), x, lane(f, 0), "");
    return LLVMBuildShuffleVector(f->b, v, LLVMGetPoison(t), LLVMConstNull(LLVMVectorType(f->g->i32, n)), "");
}

// n lanes of v from first on.
static LLVMValueRef slice(cg_fn *f, LLVMValueRef v, int64_t first, int64_t n) {
    LLVMValueRef *mask = ARENA_ARRAY(f->g->a, LLVMValueRef, n);
    for (int64_t i = 0; i < n; i++) mask[i] = lane(f, first + i);
    return LLVMBuildShuffleVector(f->b, v, LLVMGetPoison(LLVMTypeOf(v)), LLVMConstVector(mask, (unsigned)n), "");
}

// ---- memory
typedef struct place {
    cg_memref m;
    LLVMValueRef address;
    unsigned align;
    LLVMTypeRef memory_type;
} place;

// The address of op's memref operand at its index operands, for a vector of type t (rank 1, along the last dimension).
static bool open_place(cg_fn *f, ir_op *op, int at, ir_type t, place *out) {
    cg *g = f->g;
    LLVMValueRef index[64];
    if (t->kind != IR_VECTOR || t->rank > 1 || !cg_memref_open(f, ir_operand(op, at), &out->m) || out->m.rank > 64)
        return false;
    ir_type e = out->m.type->element;
    if (e != t->element || e->kind == IR_COMPLEX) return false;
    for (int i = 0; i < out->m.rank; i++) index[i] = cg_operand(f, op, at + 1 + i);
    out->address = cg_memref_address(f, &out->m, out->m.rank, index);
    ir_attr align = ir_op_attr(op, "alignment");
    out->align = align && align->i > 0 ? (unsigned)align->i : (unsigned)cg_element_bytes(e);
    out->memory_type = LLVMVectorType(cg_memory_type(g, e), t->rank ? (unsigned)t->dims[0] : 1);
    return true;
}

static bool is_bool_vector(ir_type t) { return t->element->kind == IR_INTEGER && t->element->width == 1; }

static LLVMValueRef from_memory(cg_fn *f, LLVMValueRef v, ir_type t) {
    return is_bool_vector(t) ? LLVMBuildICmp(f->b, LLVMIntNE, v, LLVMConstNull(LLVMTypeOf(v)), "") : v;
}

static LLVMValueRef to_memory(cg_fn *f, LLVMValueRef v, const place *p, ir_type t) {
    return is_bool_vector(t) ? LLVMBuildZExt(f->b, v, p->memory_type, "") : v;
}

static bool emit_load(cg_fn *f, ir_op *op) {
    place p;
    ir_type t = ir_result(op, 0)->type;
    if (!open_place(f, op, 0, t, &p)) return false;
    LLVMValueRef v = LLVMBuildLoad2(f->b, p.memory_type, p.address, "");
    LLVMSetAlignment(v, p.align);
    cg_set1(f, ir_result(op, 0), from_memory(f, v, t));
    return true;
}

static bool emit_store(cg_fn *f, ir_op *op) {
    place p;
    ir_type t = ir_operand(op, 0)->type;
    if (!open_place(f, op, 1, t, &p)) return false;
    LLVMValueRef s = LLVMBuildStore(f->b, to_memory(f, cg_operand(f, op, 0), &p, t), p.address);
    LLVMSetAlignment(s, p.align);
    return true;
}

static LLVMValueRef masked_load(cg_fn *f, const place *p, LLVMValueRef mask, LLVMValueRef pass) {
    LLVMTypeRef types[2] = {p->memory_type, f->g->ptr};
    LLVMValueRef v = cg_call_intrinsic(f, "llvm.masked.load", 2, types, 3, (LLVMValueRef[]){p->address, mask, pass});
    LLVMSetInstrParamAlignment(v, 1, p->align);
    return v;
}

static void masked_store(cg_fn *f, const place *p, LLVMValueRef mask, LLVMValueRef v) {
    LLVMTypeRef types[2] = {p->memory_type, f->g->ptr};
    LLVMValueRef s = cg_call_intrinsic(f, "llvm.masked.store", 2, types, 3, (LLVMValueRef[]){v, p->address, mask});
    LLVMSetInstrParamAlignment(s, 2, p->align);
}

static bool emit_masked(cg_fn *f, ir_op *op) {
    place p;
    int rank = ir_operand(op, 0)->type->rank;
    ir_type t = ir_operand(op, rank + 2)->type;
    if (!open_place(f, op, 0, t, &p)) return false;
    LLVMValueRef mask = cg_operand(f, op, rank + 1), v = to_memory(f, cg_operand(f, op, rank + 2), &p, t);
    if (op->opcode == VECTOR_maskedstore) return masked_store(f, &p, mask, v), true;
    cg_set1(f, ir_result(op, 0), from_memory(f, masked_load(f, &p, mask, v), t));
    return true;
}

// Lanes 0 … n-1 set.
static LLVMValueRef first_lanes(cg_fn *f, LLVMValueRef n, unsigned width) {
    LLVMTypeRef t = LLVMVectorType(f->g->i64, width);
    LLVMValueRef *count = ARENA_ARRAY(f->g->a, LLVMValueRef, width);
    for (unsigned i = 0; i < width; i++) count[i] = cg_index(f->g, i);
    return LLVMBuildICmp(f->b, LLVMIntSLT, LLVMConstVector(count, width), splat(f, n, t), "");
}

// Transfers of rank 1 along the last dimension; masked unless in_bounds.
static bool emit_transfer(cg_fn *f, ir_op *op) {
    place p;
    bool is_read = op->opcode == VECTOR_transfer_read;
    int at = is_read ? 0 : 1;
    ir_type t = is_read ? ir_result(op, 0)->type : ir_operand(op, 0)->type;
    ir_attr bounds = ir_op_attr(op, "in_bounds"), order = ir_op_attr(op, "permutation_map");
    if (!open_place(f, op, at, t, &p) || t->rank != 1 || op->operand_count != p.m.rank + 2) return false;
    if (order && (order->count != 1 || order->exprs[0]->kind != AFFINE_DIM || order->exprs[0]->value != p.m.rank - 1))
        return false;
    unsigned width = LLVMGetVectorSize(p.memory_type);
    LLVMValueRef left = LLVMBuildSub(f->b, p.m.sizes[p.m.rank - 1], cg_operand(f, op, at + p.m.rank), "");
    bool inside = bounds && bounds->count == 1 && bounds->items[0]->i;
    LLVMValueRef mask = inside ? LLVMConstAllOnes(LLVMVectorType(f->g->i1, width)) : first_lanes(f, left, width);
    if (!is_read) return masked_store(f, &p, mask, to_memory(f, cg_operand(f, op, 0), &p, t)), true;
    LLVMValueRef pass =
        splat(f, cg_operand(f, op, 1 + p.m.rank), LLVMVectorType(cg_scalar_type(f->g, t->element), width));
    cg_set1(f, ir_result(op, 0), from_memory(f, masked_load(f, &p, mask, to_memory(f, pass, &p, t)), t));
    return true;
}

static bool emit_gather(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    place p;
    int rank = ir_operand(op, 0)->type->rank;
    ir_type t = ir_result(op, 0)->type;
    if (!open_place(f, op, 0, t, &p) || is_bool_vector(t)) return false;
    LLVMValueRef at = cg_operand(f, op, rank + 1);
    LLVMValueRef pointers = LLVMBuildGEP2(f->b, cg_memory_type(g, t->element), p.address, &at, 1, "");
    LLVMTypeRef types[2] = {p.memory_type, LLVMTypeOf(pointers)};
    LLVMValueRef args[3] = {pointers, cg_operand(f, op, rank + 2), cg_operand(f, op, rank + 3)};
    LLVMValueRef v = cg_call_intrinsic(f, "llvm.masked.gather", 2, types, 3, args);
    LLVMSetInstrParamAlignment(v, 1, p.align);
    cg_set1(f, ir_result(op, 0), v);
    return true;
}

// ---- lanes
static bool emit_broadcast(cg_fn *f, ir_op *op) {
    ir_type to = ir_result(op, 0)->type, from = ir_operand(op, 0)->type;
    const cg_type *t = cg_type_of(f->g, to);
    cg_parts in = cg_get(f, ir_operand(op, 0));
    if (!t) return false;
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, t->n);
    if (from->kind != IR_VECTOR) {
        out[0] = splat(f, in.v[0], t->t[0]);
        for (int i = 1; i < t->n; i++) out[i] = out[0];
    } else {
        // Rows repeat; a last dimension of 1 stretches. Other stretched dimensions have no use here.
        if (from->rank && to->dims[to->rank - 1] != from->dims[from->rank - 1]) {
            if (from->dims[from->rank - 1] != 1 || in.n != 1) return false;
            in.v[0] = splat(f, LLVMBuildExtractElement(f->b, in.v[0], lane(f, 0), ""), t->t[0]);
        } else if (from->rank == 0) {
            in.v[0] = splat(f, LLVMBuildExtractElement(f->b, in.v[0], lane(f, 0), ""), t->t[0]);
        }
        for (int i = 0; i + 1 < from->rank; i++)
            if (from->dims[i] != to->dims[to->rank - from->rank + i]) return false;
        for (int i = 0; i < t->n; i++) out[i] = in.v[i % in.n];
    }
    cg_set(f, ir_result(op, 0), t->n, out);
    return true;
}

// The row (and lane, or NULL) that static_position names; a dynamic position is taken for the lane only.
static bool position(cg_fn *f, ir_op *op, ir_type vector, int first_dynamic, int *out_row, int *out_rows,
                     LLVMValueRef *out_lane) {
    ir_attr at = ir_op_attr(op, "static_position");
    if (!at || at->count > vector->rank) return false;
    int64_t row = 0, rows = 1;
    *out_lane = NULL;
    for (int i = 0; i < vector->rank; i++) {
        bool is_last = i == vector->rank - 1;
        if (i >= at->count) {
            if (!is_last) rows *= vector->dims[i], row *= vector->dims[i];
            continue;
        }
        bool dynamic = at->ints[i] == IR_DYNAMIC;
        if (dynamic && !is_last) return false;
        if (is_last)
            *out_lane = dynamic ? cg_operand(f, op, first_dynamic) : lane(f, at->ints[i]);
        else
            row = row * vector->dims[i] + at->ints[i];
    }
    if (vector->rank == 0) *out_lane = lane(f, 0);
    *out_row = (int)row;
    *out_rows = (int)rows;
    return true;
}

static bool emit_extract(cg_fn *f, ir_op *op) {
    ir_type v = ir_operand(op, 0)->type;
    cg_parts in = cg_get(f, ir_operand(op, 0));
    int row, rows;
    LLVMValueRef at;
    if (!position(f, op, v, 1, &row, &rows, &at) || row + rows > in.n) return false;
    if (at)
        cg_set1(f, ir_result(op, 0), LLVMBuildExtractElement(f->b, in.v[row], at, ""));
    else
        cg_set(f, ir_result(op, 0), rows, in.v + row);
    return true;
}

static bool emit_insert(cg_fn *f, ir_op *op) {
    cg_parts value = cg_get(f, ir_operand(op, 0)), in = cg_get(f, ir_operand(op, 1));
    int row, rows;
    LLVMValueRef at;
    if (!position(f, op, ir_operand(op, 1)->type, 2, &row, &rows, &at) || row + rows > in.n) return false;
    LLVMValueRef *out = arena_copy(f->g->a, in.v, sizeof *in.v * (size_t)in.n);
    for (int i = 0; i < rows; i++)
        out[row + i] = at ? LLVMBuildInsertElement(f->b, in.v[row], value.v[0], at, "") : value.v[i];
    cg_set(f, ir_result(op, 0), in.n, out);
    return true;
}

static bool emit_shuffle(cg_fn *f, ir_op *op) {
    cg_parts a = cg_get(f, ir_operand(op, 0)), b = cg_get(f, ir_operand(op, 1));
    ir_attr mask = ir_op_attr(op, "mask");
    ir_type ta = ir_operand(op, 0)->type, tb = ir_operand(op, 1)->type;
    if (ta->rank != 1 || tb->rank != 1 || a.n != 1) return false;
    int64_t n = ta->dims[0];
    LLVMValueRef left = a.v[0], right = b.v[0], *lanes = ARENA_ARRAY(f->g->a, LLVMValueRef, mask->count);
    int64_t m = tb->dims[0], width = n > m ? n : m;
    if (n != width) left = slice(f, left, 0, width);
    if (m != width) right = slice(f, right, 0, width);
    for (int i = 0; i < mask->count; i++) {
        int64_t from = mask->ints[i];
        lanes[i] = from < 0 ? LLVMGetPoison(f->g->i32) : lane(f, from < n ? from : from - n + width);
    }
    cg_set1(f, ir_result(op, 0),
            LLVMBuildShuffleVector(f->b, left, right, LLVMConstVector(lanes, (unsigned)mask->count), ""));
    return true;
}

static bool emit_extract_slice(cg_fn *f, ir_op *op) {
    ir_attr offsets = ir_op_attr(op, "offsets");
    ir_type from = ir_operand(op, 0)->type, to = ir_result(op, 0)->type;
    cg_parts in = cg_get(f, ir_operand(op, 0));
    if (from->rank == 1) {
        cg_set1(f, ir_result(op, 0), slice(f, in.v[0], offsets->items[0]->i, to->dims[0]));
        return true;
    }
    if (from->rank != 2) return false;
    int64_t first = offsets->items[0]->i, column = offsets->count > 1 ? offsets->items[1]->i : 0;
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, to->dims[0]);
    for (int64_t i = 0; i < to->dims[0]; i++)
        out[i] = to->dims[1] == from->dims[1] ? in.v[first + i] : slice(f, in.v[first + i], column, to->dims[1]);
    cg_set(f, ir_result(op, 0), (int)to->dims[0], out);
    return true;
}

// value's lanes over dest's from first on.
static LLVMValueRef overlay(cg_fn *f, LLVMValueRef value, LLVMValueRef dest, int64_t first) {
    int64_t n = LLVMGetVectorSize(LLVMTypeOf(value)), width = LLVMGetVectorSize(LLVMTypeOf(dest));
    LLVMValueRef *mask = ARENA_ARRAY(f->g->a, LLVMValueRef, width);
    for (int64_t i = 0; i < width; i++) mask[i] = i < n ? lane(f, i) : LLVMGetPoison(f->g->i32);
    LLVMValueRef wide = LLVMBuildShuffleVector(f->b, value, LLVMGetPoison(LLVMTypeOf(value)),
                                               LLVMConstVector(mask, (unsigned)width), "");
    for (int64_t i = 0; i < width; i++) mask[i] = i >= first && i < first + n ? lane(f, width + i - first) : lane(f, i);
    return LLVMBuildShuffleVector(f->b, dest, wide, LLVMConstVector(mask, (unsigned)width), "");
}

static bool emit_insert_slice(cg_fn *f, ir_op *op) {
    ir_attr offsets = ir_op_attr(op, "offsets");
    ir_type from = ir_operand(op, 0)->type, to = ir_operand(op, 1)->type;
    cg_parts value = cg_get(f, ir_operand(op, 0)), in = cg_get(f, ir_operand(op, 1));
    if (to->rank < 1 || to->rank > 2 || from->rank < 1 || from->rank > to->rank) return false;
    LLVMValueRef *out = arena_copy(f->g->a, in.v, sizeof *in.v * (size_t)in.n);
    int64_t row = to->rank == 2 ? offsets->items[0]->i : 0, column = offsets->items[to->rank - 1]->i;
    for (int i = 0; i < value.n; i++) out[row + i] = overlay(f, value.v[i], in.v[row + i], column);
    cg_set(f, ir_result(op, 0), in.n, out);
    return true;
}

// ---- arithmetic across lanes
static const struct {
    const char *kind, *intrinsic;
    bool is_float, with_start;
    double start;
} reductions[] = {
    {"add", "llvm.vector.reduce.fadd", true, true, -0.0},
    {"mul", "llvm.vector.reduce.fmul", true, true, 1.0},
    {"minnumf", "llvm.vector.reduce.fmin", true, false, 0},
    {"maxnumf", "llvm.vector.reduce.fmax", true, false, 0},
    {"minimumf", "llvm.vector.reduce.fminimum", true, false, 0},
    {"maximumf", "llvm.vector.reduce.fmaximum", true, false, 0},
    {"add", "llvm.vector.reduce.add", false, false, 0},
    {"mul", "llvm.vector.reduce.mul", false, false, 0},
    {"minsi", "llvm.vector.reduce.smin", false, false, 0},
    {"maxsi", "llvm.vector.reduce.smax", false, false, 0},
    {"minui", "llvm.vector.reduce.umin", false, false, 0},
    {"maxui", "llvm.vector.reduce.umax", false, false, 0},
    {"and", "llvm.vector.reduce.and", false, false, 0},
    {"or", "llvm.vector.reduce.or", false, false, 0},
    {"xor", "llvm.vector.reduce.xor", false, false, 0},
};

static const struct {
    const char *kind, *intrinsic;
} float_pairs[] = {
    {"minnumf", "llvm.minnum"}, {"maxnumf", "llvm.maxnum"}, {"minimumf", "llvm.minimum"}, {"maximumf", "llvm.maximum"}};
static const struct {
    const char *kind, *intrinsic;
} int_pairs[] = {{"minsi", "llvm.smin"}, {"maxsi", "llvm.smax"}, {"minui", "llvm.umin"}, {"maxui", "llvm.umax"}};

static LLVMValueRef combine(cg_fn *f, const char *kind, bool is_float, LLVMValueRef a, LLVMValueRef b) {
    LLVMTypeRef t = LLVMTypeOf(a);
    LLVMValueRef both[2] = {a, b};
    for (size_t i = 0; i < 4; i++) {
        if (is_float && !strcmp(kind, float_pairs[i].kind))
            return cg_call_intrinsic(f, float_pairs[i].intrinsic, 1, &t, 2, both);
        if (!is_float && !strcmp(kind, int_pairs[i].kind))
            return cg_call_intrinsic(f, int_pairs[i].intrinsic, 1, &t, 2, both);
    }
    if (!strcmp(kind, "add")) return is_float ? LLVMBuildFAdd(f->b, a, b, "") : LLVMBuildAdd(f->b, a, b, "");
    if (!strcmp(kind, "mul")) return is_float ? LLVMBuildFMul(f->b, a, b, "") : LLVMBuildMul(f->b, a, b, "");
    if (!strcmp(kind, "and")) return LLVMBuildAnd(f->b, a, b, "");
    if (!strcmp(kind, "or")) return LLVMBuildOr(f->b, a, b, "");
    return LLVMBuildXor(f->b, a, b, "");
}

// #vector.kind<add>
static const char *kind_name(cg_fn *f, ir_attr kind) {
    const char *open = kind->text ? strchr(kind->text, '<') : NULL;
    if (!open) return kind->text ? kind->text : "";
    return arena_strndup(f->g->a, open + 1, strcspn(open + 1, ">"));
}

// Float sums and products go lane by lane from the first, starting at the accumulator.
static bool emit_reduction(cg_fn *f, ir_op *op) {
    ir_type t = ir_operand(op, 0)->type;
    cg_parts in = cg_get(f, ir_operand(op, 0));
    const char *kind = kind_name(f, ir_op_attr(op, "kind"));
    bool is_float = cg_type_is_float(t);
    LLVMValueRef acc = op->operand_count > 1 ? cg_operand(f, op, 1) : NULL;
    if (t->rank != 1) return false;
    for (size_t i = 0; i < sizeof reductions / sizeof *reductions; i++) {
        if (reductions[i].is_float != is_float || strcmp(reductions[i].kind, kind) != 0) continue;
        LLVMTypeRef vt = LLVMTypeOf(in.v[0]);
        LLVMValueRef args[2] = {in.v[0]}, r;
        if (reductions[i].with_start) {
            args[0] = acc ? acc : LLVMConstReal(LLVMGetElementType(vt), reductions[i].start);
            args[1] = in.v[0];
        }
        r = cg_call_intrinsic(f, reductions[i].intrinsic, 1, &vt, reductions[i].with_start ? 2 : 1, args);
        if (acc && !reductions[i].with_start) r = combine(f, kind, is_float, r, acc);
        cg_set1(f, ir_result(op, 0), r);
        return true;
    }
    return false;
}

static bool emit_fma(cg_fn *f, ir_op *op) {
    cg_parts a = cg_get(f, ir_operand(op, 0)), b = cg_get(f, ir_operand(op, 1)), c = cg_get(f, ir_operand(op, 2));
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, a.n);
    for (int i = 0; i < a.n; i++) {
        LLVMTypeRef t = LLVMTypeOf(a.v[i]);
        out[i] = cg_call_intrinsic(f, "llvm.fma", 1, &t, 3, (LLVMValueRef[]){a.v[i], b.v[i], c.v[i]});
    }
    cg_set(f, ir_result(op, 0), a.n, out);
    return true;
}

// ---- shapes
static bool emit_shape_cast(cg_fn *f, ir_op *op) {
    ir_type from = ir_operand(op, 0)->type, to = ir_result(op, 0)->type;
    const cg_type *t = cg_type_of(f->g, to);
    cg_parts in = cg_get(f, ir_operand(op, 0));
    if (!t) return false;
    int64_t a = from->rank ? from->dims[from->rank - 1] : 1, b = to->rank ? to->dims[to->rank - 1] : 1;
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, t->n);
    for (int64_t i = 0; i < t->n; i++) {
        if (a == b)
            out[i] = in.v[i];
        else if (a % b == 0)
            out[i] = slice(f, in.v[i * b / a], i * b % a, b);
        else if (b % a == 0) {
            out[i] = LLVMGetPoison(t->t[i]);
            for (int64_t k = 0; k < b / a; k++) out[i] = overlay(f, in.v[i * (b / a) + k], out[i], k * a);
        } else
            return false;
    }
    cg_set(f, ir_result(op, 0), t->n, out);
    return true;
}

static bool emit_bitcast(cg_fn *f, ir_op *op) {
    const cg_type *t = cg_type_of(f->g, ir_result(op, 0)->type);
    cg_parts in = cg_get(f, ir_operand(op, 0));
    if (!t || t->n != in.n) return false;
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, t->n);
    for (int i = 0; i < t->n; i++) out[i] = LLVMBuildBitCast(f->b, in.v[i], t->t[i], "");
    cg_set(f, ir_result(op, 0), t->n, out);
    return true;
}

static bool emit_step(cg_fn *f, ir_op *op) {
    const cg_type *t = cg_type_of(f->g, ir_result(op, 0)->type);
    if (!t || t->n != 1) return false;
    unsigned n = LLVMGetVectorSize(t->t[0]);
    LLVMValueRef *lanes = ARENA_ARRAY(f->g->a, LLVMValueRef, n);
    for (unsigned i = 0; i < n; i++) lanes[i] = cg_index(f->g, i);
    cg_set1(f, ir_result(op, 0), LLVMConstVector(lanes, n));
    return true;
}

// Of two dimensions, element by element: LLVM finds the shuffles.
static bool emit_transpose(cg_fn *f, ir_op *op) {
    ir_type from = ir_operand(op, 0)->type;
    const cg_type *t = cg_type_of(f->g, ir_result(op, 0)->type);
    ir_attr order = ir_op_attr(op, "permutation");
    cg_parts in = cg_get(f, ir_operand(op, 0));
    if (!t || from->rank != 2 || !order || order->ints[0] != 1) return false;
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, t->n);
    for (int64_t i = 0; i < from->dims[1]; i++) {
        out[i] = LLVMGetPoison(t->t[i]);
        for (int64_t k = 0; k < from->dims[0]; k++)
            out[i] = LLVMBuildInsertElement(f->b, out[i], LLVMBuildExtractElement(f->b, in.v[k], lane(f, i), ""),
                                            lane(f, k), "");
    }
    cg_set(f, ir_result(op, 0), t->n, out);
    return true;
}

static bool emit_mask(cg_fn *f, ir_op *op) {
    ir_type t = ir_result(op, 0)->type;
    ir_attr fixed = ir_op_attr(op, "mask_dim_sizes");
    if (t->rank != 1) return false;
    LLVMValueRef n = fixed ? cg_index(f->g, fixed->ints[0]) : cg_operand(f, op, 0);
    cg_set1(f, ir_result(op, 0), first_lanes(f, n, (unsigned)t->dims[0]));
    return true;
}

bool cg_emit_vector(cg_fn *f, ir_op *op, bool *out_known) {
    switch (op->opcode) {
    case VECTOR_load: return emit_load(f, op);
    case VECTOR_store: return emit_store(f, op);
    case VECTOR_maskedload:
    case VECTOR_maskedstore: return emit_masked(f, op);
    case VECTOR_gather: return emit_gather(f, op);
    case VECTOR_transfer_read:
    case VECTOR_transfer_write: return emit_transfer(f, op);
    case VECTOR_broadcast: return emit_broadcast(f, op);
    case VECTOR_extract: return emit_extract(f, op);
    case VECTOR_insert: return emit_insert(f, op);
    case VECTOR_fma: return emit_fma(f, op);
    case VECTOR_reduction: return emit_reduction(f, op);
    case VECTOR_shuffle: return emit_shuffle(f, op);
    case VECTOR_extract_strided_slice: return emit_extract_slice(f, op);
    case VECTOR_insert_strided_slice: return emit_insert_slice(f, op);
    case VECTOR_create_mask:
    case VECTOR_constant_mask: return emit_mask(f, op);
    case VECTOR_shape_cast: return emit_shape_cast(f, op);
    case VECTOR_bitcast: return emit_bitcast(f, op);
    case VECTOR_step: return emit_step(f, op);
    case VECTOR_transpose: return emit_transpose(f, op);
    default: return *out_known = false;
    }
}
