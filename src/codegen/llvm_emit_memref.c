// memref: descriptors in registers, addresses, allocation.
#include "codegen/emit.h"
#include "dialect/memref/memref.h"

// ---- descriptors
static void alloc_fields(cg *g, cg_memref *m) {
    m->sizes = ARENA_ARRAY(g->a, LLVMValueRef, m->rank);
    m->strides = ARENA_ARRAY(g->a, LLVMValueRef, m->rank);
}

bool cg_memref_open(cg_fn *f, const ir_value *v, cg_memref *out) {
    cg *g = f->g;
    ir_type t = v->type;
    if (t->kind != IR_MEMREF || !cg_type_of(g, t)) return false;
    cg_parts p = cg_get(f, v);
    int64_t offset, *strides = ARENA_ARRAY(g->a, int64_t, t->rank + 1);
    ir_memref_strides(t, &offset, strides);
    *out = (cg_memref){.type = t, .rank = t->rank, .block = p.v[0], .data = p.v[1]};
    alloc_fields(g, out);
    int next = 2;
    out->offset = offset == IR_DYNAMIC ? p.v[next++] : cg_index(g, offset);
    for (int i = 0; i < t->rank; i++) out->sizes[i] = t->dims[i] == IR_DYNAMIC ? p.v[next++] : cg_index(g, t->dims[i]);
    for (int i = 0; i < t->rank; i++)
        out->strides[i] = strides[i] == IR_DYNAMIC ? p.v[next++] : cg_index(g, strides[i]);
    return true;
}

void cg_memref_set(cg_fn *f, const ir_value *v, const cg_memref *m) {
    cg *g = f->g;
    ir_type t = v->type;
    const cg_type *types = cg_type_of(g, t);
    if (!types) return;
    int64_t offset, *strides = ARENA_ARRAY(g->a, int64_t, t->rank + 1);
    ir_memref_strides(t, &offset, strides);
    LLVMValueRef *p = ARENA_ARRAY(g->a, LLVMValueRef, types->n);
    int n = 0;
    p[n++] = m->block;
    p[n++] = m->data;
    if (offset == IR_DYNAMIC) p[n++] = m->offset;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC) p[n++] = m->sizes[i];
    for (int i = 0; i < t->rank; i++)
        if (strides[i] == IR_DYNAMIC) p[n++] = m->strides[i];
    cg_set(f, v, n, p);
}

static LLVMValueRef field(cg_fn *f, LLVMBuilderRef b, LLVMValueRef p, int64_t bytes) {
    LLVMValueRef at = cg_index(f->g, bytes);
    return LLVMBuildInBoundsGEP2(b, f->g->i8, p, &at, 1, "");
}

// { block, data, offset, sizes…, strides… } as the C side's nprt_memref.
void cg_descriptor_store(cg_fn *f, const cg_memref *m, LLVMValueRef p) {
    LLVMBuildStore(f->b, m->block, p);
    LLVMBuildStore(f->b, m->data, field(f, f->b, p, 8));
    LLVMBuildStore(f->b, m->offset, field(f, f->b, p, 16));
    for (int i = 0; i < m->rank; i++) {
        LLVMBuildStore(f->b, m->sizes[i], field(f, f->b, p, 24 + 8 * i));
        LLVMBuildStore(f->b, m->strides[i], field(f, f->b, p, 24 + 8 * (m->rank + i)));
    }
}

LLVMValueRef cg_descriptor(cg_fn *f, const cg_memref *m) {
    LLVMValueRef p = cg_alloca(f, LLVMArrayType2(f->g->i64, 3 + 2 * (uint64_t)m->rank), "descriptor");
    LLVMSetAlignment(p, 8);
    cg_descriptor_store(f, m, p);
    return p;
}

void cg_descriptor_load(cg_fn *f, LLVMValueRef p, cg_memref *out) {
    cg *g = f->g;
    alloc_fields(g, out);
    out->block = LLVMBuildLoad2(f->b, g->ptr, p, "");
    out->data = LLVMBuildLoad2(f->b, g->ptr, field(f, f->b, p, 8), "");
    out->offset = LLVMBuildLoad2(f->b, g->i64, field(f, f->b, p, 16), "");
    for (int i = 0; i < out->rank; i++) {
        out->sizes[i] = LLVMBuildLoad2(f->b, g->i64, field(f, f->b, p, 24 + 8 * i), "");
        out->strides[i] = LLVMBuildLoad2(f->b, g->i64, field(f, f->b, p, 24 + 8 * (out->rank + i)), "");
    }
}

// ---- addresses
static bool is_const(LLVMValueRef v, int64_t wanted) {
    return LLVMIsAConstantInt(v) && LLVMConstIntGetSExtValue(v) == wanted;
}

static LLVMValueRef times(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    if (is_const(a, 1)) return b;
    return is_const(b, 1) ? a : LLVMBuildNSWMul(f->b, a, b, "");
}

static LLVMValueRef plus(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    if (is_const(a, 0)) return b;
    return is_const(b, 0) ? a : LLVMBuildNSWAdd(f->b, a, b, "");
}

// The start of the row first: it stays the same in a loop along the row, where base + index then addresses an element.
LLVMValueRef cg_memref_address(cg_fn *f, const cg_memref *m, int n, LLVMValueRef const *index) {
    LLVMTypeRef element = cg_memory_type(f->g, m->type->element);
    LLVMValueRef at = m->offset, row = m->data;
    int outer = n > 0 ? n - 1 : 0;
    for (int i = 0; i < outer; i++) at = plus(f, at, times(f, index[i], m->strides[i]));
    if (!is_const(at, 0)) row = LLVMBuildInBoundsGEP2(f->b, element, row, &at, 1, "");
    if (n == 0) return row;
    at = times(f, index[n - 1], m->strides[n - 1]);
    return is_const(at, 0) ? row : LLVMBuildInBoundsGEP2(f->b, element, row, &at, 1, "");
}

static LLVMValueRef element_address(cg_fn *f, ir_op *op, int memref_at, cg_memref *m) {
    int n = op->operand_count - memref_at - 1;
    LLVMValueRef index[64];
    if (!cg_memref_open(f, ir_operand(op, memref_at), m) || n > m->rank || n > 64) return NULL;
    for (int i = 0; i < n; i++) index[i] = cg_operand(f, op, memref_at + 1 + i);
    return cg_memref_address(f, m, n, index);
}

static bool emit_load(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    LLVMValueRef p = element_address(f, op, 0, &m);
    if (!p) return false;
    ir_type e = m.type->element;
    if (e->kind == IR_COMPLEX) {
        LLVMTypeRef t = cg_scalar_type(g, e->element);
        LLVMValueRef parts[2] = {LLVMBuildLoad2(f->b, t, p, ""),
                                 LLVMBuildLoad2(f->b, t, field(f, f->b, p, cg_element_bytes(e->element)), "")};
        cg_set(f, ir_result(op, 0), 2, parts);
        return true;
    }
    LLVMValueRef v = LLVMBuildLoad2(f->b, cg_memory_type(g, e), p, "");
    if (cg_scalar_type(g, e) == g->i1) v = LLVMBuildICmp(f->b, LLVMIntNE, v, LLVMConstNull(g->i8), "");
    cg_set1(f, ir_result(op, 0), v);
    return true;
}

static bool emit_store(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    LLVMValueRef p = element_address(f, op, 1, &m);
    if (!p) return false;
    cg_parts v = cg_get(f, ir_operand(op, 0));
    ir_type e = m.type->element;
    if (e->kind == IR_COMPLEX) {
        LLVMBuildStore(f->b, v.v[0], p);
        LLVMBuildStore(f->b, v.v[1], field(f, f->b, p, cg_element_bytes(e->element)));
        return true;
    }
    LLVMValueRef x = LLVMTypeOf(v.v[0]) == g->i1 ? LLVMBuildZExt(f->b, v.v[0], g->i8, "") : v.v[0];
    LLVMBuildStore(f->b, x, p);
    return true;
}

// ---- allocation
const char *cg_site(cg_fn *f, const ir_op *op) {
    ir_loc l = op->loc;
    if (!l || !l->file)
        return "<unknown>\x1f"
               "0\x1f<module>";
    return arena_printf(f->g->a, "%s\x1f%d\x1f%s", l->file, l->line, l->function ? l->function : "<module>");
}

LLVMValueRef cg_string(cg *g, const char *bytes, size_t n) {
    LLVMValueRef data = LLVMConstStringInContext2(g->context, bytes, n, false);
    LLVMValueRef global = LLVMAddGlobal(g->mod, LLVMTypeOf(data), "text");
    LLVMSetInitializer(global, data);
    LLVMSetLinkage(global, LLVMPrivateLinkage);
    LLVMSetGlobalConstant(global, true);
    LLVMSetUnnamedAddress(global, LLVMGlobalUnnamedAddr);
    return global;
}

// a * b, or the largest integer when that does not fit (which no block can have).
static LLVMValueRef checked_times(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    if (LLVMIsAConstantInt(a) && LLVMIsAConstantInt(b)) {
        int64_t r;
        if (__builtin_mul_overflow(LLVMConstIntGetSExtValue(a), LLVMConstIntGetSExtValue(b), &r)) r = INT64_MAX;
        return cg_index(f->g, r);
    }
    if (is_const(a, 1)) return b;
    if (is_const(b, 1)) return a;
    LLVMValueRef pair = cg_call_intrinsic(f, "llvm.smul.with.overflow", 1, &f->g->i64, 2, (LLVMValueRef[]){a, b});
    return LLVMBuildSelect(f->b, LLVMBuildExtractValue(f->b, pair, 1, ""), cg_index(f->g, INT64_MAX),
                           LLVMBuildExtractValue(f->b, pair, 0, ""), "");
}

// Sizes from the type and op's operands, row-major strides.
static void dense_layout(cg_fn *f, ir_op *op, int first_size, cg_memref *m) {
    cg *g = f->g;
    ir_type t = ir_result(op, 0)->type;
    *m = (cg_memref){.type = t, .rank = t->rank, .offset = cg_index(g, 0)};
    alloc_fields(g, m);
    for (int i = 0; i < t->rank; i++)
        m->sizes[i] = t->dims[i] == IR_DYNAMIC ? cg_operand(f, op, first_size++) : cg_index(g, t->dims[i]);
    LLVMValueRef stride = cg_index(g, 1);
    for (int i = t->rank - 1; i >= 0; i--) {
        m->strides[i] = stride;
        if (i > 0) stride = times(f, stride, m->sizes[i]);
    }
}

static LLVMValueRef dense_bytes(cg_fn *f, const cg_memref *m) {
    LLVMValueRef total = cg_index(f->g, cg_element_bytes(m->type->element));
    for (int i = 0; i < m->rank; i++) total = checked_times(f, total, m->sizes[i]);
    return total;
}

static bool is_row_major(cg *g, ir_type t) {
    int64_t offset, *strides = ARENA_ARRAY(g->a, int64_t, t->rank + 1);
    return cg_type_of(g, t) && ir_memref_strides(t, &offset, strides) && !t->layout;
}

static LLVMValueRef call_block_new(cg_fn *f, LLVMValueRef size, LLVMValueRef site) {
    cg *g = f->g;
    LLVMTypeRef t = LLVMFunctionType(g->ptr, (LLVMTypeRef[]){g->i64, g->ptr}, 2, false);
    return LLVMBuildCall2(f->b, t, cg_external(g, "nprt_block_new_at", t), (LLVMValueRef[]){size, site}, 2, "");
}

// npcc.block_new_N(bytes, site, sizes…): the checked product is code that every allocation of N unknown sizes shares.
static LLVMValueRef block_new(cg *g, LLVMTypeRef type, int sizes) {
    char *name = arena_printf(g->a, "npcc.block_new_%d", sizes);
    LLVMValueRef fn = LLVMGetNamedFunction(g->mod, name);
    if (fn) return fn;
    fn = LLVMAddFunction(g->mod, name, type);
    LLVMSetLinkage(fn, LLVMInternalLinkage);
    cg_common_attrs(g, fn);
    cg_add_fn_attr(g, fn, LLVMAttributeReturnIndex, "noalias", 0);
    cg_add_fn_attr(g, fn, LLVMAttributeReturnIndex, "align", 64);
    cg_fn f;
    cg_fn_begin(g, &f, fn, name);
    LLVMValueRef total = LLVMGetParam(fn, 0);
    for (int i = 0; i < sizes; i++) total = checked_times(&f, total, LLVMGetParam(fn, 2 + (unsigned)i));
    LLVMBuildRet(f.b, call_block_new(&f, total, LLVMGetParam(fn, 1)));
    cg_fn_end(&f);
    return fn;
}

static bool emit_alloc(cg_fn *f, ir_op *op) {
    enum { MOST = 62 };
    cg *g = f->g;
    cg_memref m;
    if (!is_row_major(g, ir_result(op, 0)->type) || ir_result(op, 0)->type->rank > MOST) return false;
    dense_layout(f, op, 0, &m);
    LLVMTypeRef types[MOST + 2] = {g->i64, g->ptr};
    LLVMValueRef args[MOST + 2], fixed = cg_index(g, cg_element_bytes(m.type->element));
    int n = 0;
    for (int i = 0; i < m.rank; i++) {
        if (LLVMIsAConstantInt(m.sizes[i])) {
            fixed = checked_times(f, fixed, m.sizes[i]);
        } else {
            types[2 + n] = g->i64;
            args[2 + n++] = m.sizes[i];
        }
    }
    const char *site = cg_site(f, op);
    args[0] = fixed;
    args[1] = cg_string(g, site, strlen(site));
    if (n == 0) {
        m.block = call_block_new(f, args[0], args[1]);
    } else {
        LLVMTypeRef t = LLVMFunctionType(g->ptr, types, (unsigned)n + 2, false);
        m.block = LLVMBuildCall2(f->b, t, block_new(g, t, n), args, (unsigned)n + 2, "");
    }
    m.data = m.block;
    cg_memref_set(f, ir_result(op, 0), &m);
    return true;
}

// Of a size known now: one place in the frame for all executions. Else where it stands.
static bool emit_alloca(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    ir_type type = ir_result(op, 0)->type;
    if (!is_row_major(g, type)) return false;
    dense_layout(f, op, 0, &m);
    LLVMValueRef size = dense_bytes(f, &m);
    m.data = LLVMIsAConstantInt(size) ? cg_alloca(f, LLVMArrayType2(g->i8, LLVMConstIntGetZExtValue(size)), "local")
                                      : LLVMBuildArrayAlloca(f->b, g->i8, size, "local");
    LLVMSetAlignment(m.data, 64);
    m.block = LLVMConstNull(g->ptr);
    cg_memref_set(f, ir_result(op, 0), &m);
    return true;
}

static bool emit_dealloc(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    ir_value *v = ir_operand(op, 0);
    cg_parts p = cg_get(f, v);
    LLVMValueRef block = v->type->kind == IR_MEMREF ? p.v[0] : LLVMBuildLoad2(f->b, g->ptr, p.v[1], "");
    LLVMTypeRef t = LLVMFunctionType(g->void_type, &g->ptr, 1, false);
    LLVMBuildCall2(f->b, t, cg_external(g, "nprt_block_release", t), &block, 1, "");
    return true;
}

// ---- views
typedef struct mixed {
    cg_fn *f;
    ir_op *op;
    int next;
} mixed;   // static attribute, else the next operand

static LLVMValueRef mixed_take(mixed *x, ir_attr statics, int i) {
    if (statics && i < statics->count && statics->ints[i] != IR_DYNAMIC) return cg_index(x->f->g, statics->ints[i]);
    return cg_operand(x->f, x->op, x->next++);
}

// The dimensions of source that the result keeps: the first ones that have its sizes. The others have size 1.
static bool kept_dims(ir_type source, ir_type result, ir_attr sizes, int *kept) {
    int n = 0;
    for (int i = 0; i < source->rank; i++) {
        if (n < result->rank && sizes->ints[i] == result->dims[n])
            kept[n++] = i;
        else if (sizes->ints[i] != 1)
            return false;
    }
    return n == result->rank;
}

static bool emit_subview(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    ir_type t = ir_result(op, 0)->type;
    ir_attr offsets = ir_op_attr(op, "static_offsets"), sizes = ir_op_attr(op, "static_sizes"),
            strides = ir_op_attr(op, "static_strides");
    if (!cg_memref_open(f, ir_operand(op, 0), &m) || !cg_type_of(g, t)) return false;
    int *kept = ARENA_ARRAY(g->a, int, m.rank);
    if (!kept_dims(m.type, t, sizes, kept)) return false;
    mixed x = {f, op, 1};
    LLVMValueRef *size = ARENA_ARRAY(g->a, LLVMValueRef, m.rank), *stride = ARENA_ARRAY(g->a, LLVMValueRef, m.rank);
    cg_memref r = {.type = t, .rank = t->rank, .block = m.block, .data = m.data, .offset = m.offset};
    for (int i = 0; i < m.rank; i++) r.offset = plus(f, r.offset, times(f, mixed_take(&x, offsets, i), m.strides[i]));
    for (int i = 0; i < m.rank; i++) size[i] = mixed_take(&x, sizes, i);
    for (int i = 0; i < m.rank; i++) stride[i] = times(f, mixed_take(&x, strides, i), m.strides[i]);
    alloc_fields(g, &r);
    for (int i = 0; i < t->rank; i++) {
        r.sizes[i] = size[kept[i]];
        r.strides[i] = stride[kept[i]];
    }
    cg_memref_set(f, ir_result(op, 0), &r);
    return true;
}

static bool emit_reinterpret(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    ir_type t = ir_result(op, 0)->type, s = ir_operand(op, 0)->type;
    cg_parts p = cg_get(f, ir_operand(op, 0));
    if (!cg_type_of(g, t)) return false;
    cg_memref r = {.type = t, .rank = t->rank};
    alloc_fields(g, &r);
    r.block = s->kind == IR_MEMREF ? p.v[0] : LLVMBuildLoad2(f->b, g->ptr, p.v[1], "");
    r.data = s->kind == IR_MEMREF ? p.v[1] : LLVMBuildLoad2(f->b, g->ptr, field(f, f->b, p.v[1], 8), "");
    mixed x = {f, op, 1};
    r.offset = mixed_take(&x, ir_op_attr(op, "static_offsets"), 0);
    for (int i = 0; i < t->rank; i++) r.sizes[i] = mixed_take(&x, ir_op_attr(op, "static_sizes"), i);
    for (int i = 0; i < t->rank; i++) r.strides[i] = mixed_take(&x, ir_op_attr(op, "static_strides"), i);
    cg_memref_set(f, ir_result(op, 0), &r);
    return true;
}

static bool emit_view(cg_fn *f, ir_op *op) {
    cg_memref source, m;
    if (!cg_memref_open(f, ir_operand(op, 0), &source) || !is_row_major(f->g, ir_result(op, 0)->type)) return false;
    dense_layout(f, op, 2, &m);
    LLVMValueRef at = plus(f, source.offset, cg_operand(f, op, 1));
    m.block = source.block;
    m.data = LLVMBuildInBoundsGEP2(f->b, f->g->i8, source.data, &at, 1, "");
    cg_memref_set(f, ir_result(op, 0), &m);
    return true;
}

static bool emit_cast(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    ir_value *v = ir_operand(op, 0);
    ir_type t = ir_result(op, 0)->type;
    cg_memref m;
    if (v->type->kind == IR_MEMREF) {
        if (!cg_memref_open(f, v, &m)) return false;
        if (t->kind == IR_MEMREF) return cg_memref_set(f, ir_result(op, 0), &m), true;
        cg_set(f, ir_result(op, 0), 2, (LLVMValueRef[]){cg_index(g, m.rank), cg_descriptor(f, &m)});
        return true;
    }
    cg_parts p = cg_get(f, v);
    if (t->kind != IR_MEMREF) return cg_set(f, ir_result(op, 0), p.n, p.v), true;
    m = (cg_memref){.type = t, .rank = t->rank};
    cg_descriptor_load(f, p.v[1], &m);
    cg_memref_set(f, ir_result(op, 0), &m);
    return true;
}

static bool emit_dim(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    LLVMValueRef index = cg_operand(f, op, 1);
    if (ir_operand(op, 0)->type->kind != IR_MEMREF) {
        LLVMValueRef at = LLVMBuildAdd(f->b, index, cg_index(g, 3), ""), base = cg_get(f, ir_operand(op, 0)).v[1];
        LLVMValueRef p = LLVMBuildInBoundsGEP2(f->b, g->i64, base, &at, 1, "");
        return cg_set1(f, ir_result(op, 0), LLVMBuildLoad2(f->b, g->i64, p, "")), true;
    }
    if (!cg_memref_open(f, ir_operand(op, 0), &m) || m.rank == 0) return false;
    LLVMValueRef r = m.sizes[0];
    for (int i = 1; i < m.rank; i++)
        r = LLVMBuildSelect(f->b, LLVMBuildICmp(f->b, LLVMIntEQ, index, cg_index(g, i), ""), m.sizes[i], r, "");
    cg_set1(f, ir_result(op, 0), r);
    return true;
}

static bool emit_metadata(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    if (!cg_memref_open(f, ir_operand(op, 0), &m)) return false;
    cg_memref base = {.type = ir_result(op, 0)->type, .block = m.block, .data = m.data, .offset = cg_index(g, 0)};
    cg_memref_set(f, ir_result(op, 0), &base);
    cg_set1(f, ir_result(op, 1), m.offset);
    for (int i = 0; i < m.rank; i++) {
        cg_set1(f, ir_result(op, 2 + i), m.sizes[i]);
        cg_set1(f, ir_result(op, 2 + m.rank + i), m.strides[i]);
    }
    return true;
}

// Splits dimensions: within a group the last keeps the stride.
static bool emit_expand(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    ir_type t = ir_result(op, 0)->type;
    ir_attr groups = ir_op_attr(op, "reassociation"), shape = ir_op_attr(op, "static_output_shape");
    if (!cg_memref_open(f, ir_operand(op, 0), &m) || !cg_type_of(g, t)) return false;
    cg_memref r = {.type = t, .rank = t->rank, .block = m.block, .data = m.data, .offset = m.offset};
    alloc_fields(g, &r);
    mixed x = {f, op, 1};
    for (int i = 0; i < t->rank; i++) r.sizes[i] = mixed_take(&x, shape, i);
    for (int i = t->rank - 1; i >= 0 && m.rank == 0; i--) r.strides[i] = cg_index(g, 1);
    for (int i = 0; i < groups->count; i++) {
        LLVMValueRef stride = m.strides[i];
        for (int k = groups->items[i]->count - 1; k >= 0; k--) {
            int d = (int)groups->items[i]->items[k]->i;
            r.strides[d] = stride;
            stride = times(f, stride, r.sizes[d]);
        }
    }
    cg_memref_set(f, ir_result(op, 0), &r);
    return true;
}

// Merges dimensions: the last of a group whose size is not 1 gives the stride.
static bool emit_collapse(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    ir_type t = ir_result(op, 0)->type;
    ir_attr groups = ir_op_attr(op, "reassociation");
    if (!cg_memref_open(f, ir_operand(op, 0), &m) || !cg_type_of(g, t)) return false;
    cg_memref r = {.type = t, .rank = t->rank, .block = m.block, .data = m.data, .offset = m.offset};
    alloc_fields(g, &r);
    for (int i = 0; i < t->rank; i++) {
        ir_attr group = groups->items[i];
        r.sizes[i] = cg_index(g, 1);
        for (int k = 0; k < group->count; k++) r.sizes[i] = times(f, r.sizes[i], m.sizes[group->items[k]->i]);
        r.strides[i] = m.strides[group->items[group->count - 1]->i];
        for (int k = group->count - 2; k >= 0; k--) {
            // The stride of an inner dimension of size 1 says nothing.
            int outer = (int)group->items[k]->i;
            LLVMValueRef one = LLVMConstInt(g->i1, 1, false);
            for (int j = k + 1; j < group->count; j++)
                one = LLVMBuildAnd(f->b, one,
                                   LLVMBuildICmp(f->b, LLVMIntEQ, m.sizes[group->items[j]->i], cg_index(g, 1), ""), "");
            r.strides[i] = LLVMBuildSelect(f->b, one, m.strides[outer], r.strides[i], "");
        }
    }
    cg_memref_set(f, ir_result(op, 0), &r);
    return true;
}

// ---- copies
static void copy_dim(cg_fn *f, const cg_memref *from, const cg_memref *to, int dim, LLVMValueRef *index) {
    cg *g = f->g;
    int bytes = cg_element_bytes(from->type->element);
    bool last = dim == from->rank - 1, runs = last && is_const(from->strides[dim], 1) && is_const(to->strides[dim], 1);
    if (runs || dim == from->rank) {
        LLVMValueRef a = cg_memref_address(f, from, dim, index), b = cg_memref_address(f, to, dim, index);
        LLVMValueRef n = runs ? times(f, from->sizes[dim], cg_index(g, bytes)) : cg_index(g, bytes);
        LLVMBuildMemMove(f->b, b, 1, a, 1, n);
        return;
    }
    cg_loop l = cg_loop_begin(f, cg_index(g, 0), from->sizes[dim], cg_index(g, 1));
    index[dim] = l.iv;
    copy_dim(f, from, to, dim + 1, index);
    cg_loop_end(f, &l);
}

static bool emit_copy(cg_fn *f, ir_op *op) {
    cg_memref from, to;
    LLVMValueRef index[64];
    if (!cg_memref_open(f, ir_operand(op, 0), &from) || !cg_memref_open(f, ir_operand(op, 1), &to)) return false;
    if (from.rank > 64) return false;
    if (!from.type->layout && !to.type->layout) {
        LLVMValueRef n = cg_index(f->g, cg_element_bytes(from.type->element));
        for (int i = 0; i < from.rank; i++) n = times(f, n, from.sizes[i]);
        LLVMBuildMemMove(f->b, to.data, 1, from.data, 1, n);
        return true;
    }
    copy_dim(f, &from, &to, 0, index);
    return true;
}

static bool emit_prefetch(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m;
    LLVMValueRef p = element_address(f, op, 0, &m);
    ir_attr write = ir_op_attr(op, "isWrite"), hint = ir_op_attr(op, "localityHint"),
            data = ir_op_attr(op, "isDataCache");
    if (!p) return false;
    LLVMValueRef args[4] = {p, LLVMConstInt(g->i32, write && write->i, false),
                            LLVMConstInt(g->i32, hint ? (unsigned)hint->i & 3 : 3, false),
                            LLVMConstInt(g->i32, !data || data->i, false)};
    cg_call_intrinsic(f, "llvm.prefetch", 1, &g->ptr, 4, args);
    return true;
}

static bool emit_pointer(cg_fn *f, ir_op *op) {
    cg_memref m;
    if (!cg_memref_open(f, ir_operand(op, 0), &m)) return false;
    cg_set1(f, ir_result(op, 0), LLVMBuildPtrToInt(f->b, m.data, f->g->i64, ""));
    return true;
}

// A static array has no block: nobody counts or releases it.
static bool emit_get_global(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    ir_type t = ir_result(op, 0)->type;
    LLVMValueRef data = map_get_ptr(&g->globals, ir_op_attr(op, "name")->text);
    if (!data || t->layout) return false;
    cg_memref m = {.type = t, .rank = t->rank, .block = LLVMConstNull(g->ptr), .data = data, .offset = cg_index(g, 0)};
    cg_memref_set(f, ir_result(op, 0), &m);
    return true;
}

bool cg_emit_memref(cg_fn *f, ir_op *op, bool *out_known) {
    switch (op->opcode) {
    case MEMREF_load: return emit_load(f, op);
    case MEMREF_store: return emit_store(f, op);
    case MEMREF_alloc: return emit_alloc(f, op);
    case MEMREF_alloca: return emit_alloca(f, op);
    case MEMREF_dealloc: return emit_dealloc(f, op);
    case MEMREF_subview: return emit_subview(f, op);
    case MEMREF_reinterpret_cast: return emit_reinterpret(f, op);
    case MEMREF_view: return emit_view(f, op);
    case MEMREF_cast: return emit_cast(f, op);
    case MEMREF_dim: return emit_dim(f, op);
    case MEMREF_rank:
        cg_set1(f, ir_result(op, 0),
                ir_operand(op, 0)->type->kind == IR_MEMREF ? cg_index(f->g, ir_operand(op, 0)->type->rank)
                                                           : cg_get(f, ir_operand(op, 0)).v[0]);
        return true;
    case MEMREF_extract_strided_metadata: return emit_metadata(f, op);
    case MEMREF_extract_aligned_pointer_as_index: return emit_pointer(f, op);
    case MEMREF_expand_shape: return emit_expand(f, op);
    case MEMREF_collapse_shape: return emit_collapse(f, op);
    case MEMREF_get_global: return emit_get_global(f, op);
    case MEMREF_copy: return emit_copy(f, op);
    case MEMREF_prefetch: return emit_prefetch(f, op);
    default: return *out_known = false;
    }
}
