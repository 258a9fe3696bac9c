// Types and constants of the IR as LLVM's.
#include "codegen/emit.h"
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/llvm/llvm.h"
#include "dialect/ub/ub.h"

ir_type cg_element_of(ir_type t) { return t->element ? t->element : t; }

bool cg_type_is_float(ir_type t) { return (t->kind == IR_VECTOR ? t->element : t)->kind == IR_FLOAT; }

static LLVMTypeRef float_type(cg *g, ir_type t) {
    if (t->sign == 'b') return LLVMBFloatTypeInContext(g->context);
    switch (t->width) {
    case 16: return LLVMHalfTypeInContext(g->context);
    case 32: return g->f32;
    case 64: return g->f64;
    default: return NULL;
    }
}

LLVMTypeRef cg_scalar_type(cg *g, ir_type t) {
    switch (t->kind) {
    case IR_INTEGER: return LLVMIntTypeInContext(g->context, (unsigned)t->width);
    case IR_INDEX: return g->i64;
    case IR_FLOAT: return float_type(g, t);
    case IR_DIALECT_TYPE: return g->ptr;   // handles
    case IR_VECTOR: {
        if (t->scalable || (t->rank && (t->dims[t->rank - 1] < 1 || t->dims[t->rank - 1] > CG_MAX_LANES))) return NULL;
        LLVMTypeRef e = cg_scalar_type(g, t->element);
        return e ? LLVMVectorType(e, t->rank ? (unsigned)t->dims[t->rank - 1] : 1) : NULL;
    }
    default: return NULL;
    }
}

// Whole bytes, or a bool, which takes one.
static bool fits_memory(ir_type e) {
    if (e->kind == IR_COMPLEX) e = e->element;
    if (e->kind == IR_INTEGER)
        return e->width == 1 || e->width == 8 || e->width == 16 || e->width == 32 || e->width == 64;
    return e->kind == IR_FLOAT || e->kind == IR_INDEX || e->kind == IR_DIALECT_TYPE;
}

// A bool is a byte in memory; a complex number is two floats.
LLVMTypeRef cg_memory_type(cg *g, ir_type element) {
    if (element->kind == IR_INTEGER && element->width == 1) return g->i8;
    if (element->kind == IR_COMPLEX) {
        LLVMTypeRef e = cg_scalar_type(g, element->element);
        return e ? LLVMStructTypeInContext(g->context, (LLVMTypeRef[]){e, e}, 2, false) : NULL;
    }
    return cg_scalar_type(g, element);
}

int cg_element_bytes(ir_type e) {
    switch (e->kind) {
    case IR_INTEGER: return e->width < 8 ? 1 : e->width / 8;
    case IR_FLOAT: return e->width / 8;
    case IR_COMPLEX: return 2 * cg_element_bytes(e->element);
    default: return 8;
    }
}

static int memref_parts(cg *g, ir_type t, LLVMTypeRef *out) {
    int64_t offset, *strides = ARENA_ARRAY(g->a, int64_t, t->rank + 1);
    if (!ir_memref_strides(t, &offset, strides) || !fits_memory(t->element) || !cg_memory_type(g, t->element))
        return -1;
    int n = 2;
    out[0] = out[1] = g->ptr;
    if (offset == IR_DYNAMIC) out[n++] = g->i64;
    for (int i = 0; i < t->rank; i++)
        if (t->dims[i] == IR_DYNAMIC) out[n++] = g->i64;
    for (int i = 0; i < t->rank; i++)
        if (strides[i] == IR_DYNAMIC) out[n++] = g->i64;
    return n;
}

static int vector_parts(cg *g, ir_type t, LLVMTypeRef **out) {
    LLVMTypeRef row = cg_scalar_type(g, t);
    if (!row) return -1;
    int64_t n = 1;
    for (int i = 0; i + 1 < t->rank; i++) n *= t->dims[i];
    if (n > 4096) return -1;
    *out = ARENA_ARRAY(g->a, LLVMTypeRef, n);
    for (int i = 0; i < n; i++) (*out)[i] = row;
    return (int)n;
}

const cg_type *cg_type_of(cg *g, ir_type t) {
    cg_type *c = map_get_ptr(&g->types, t);
    if (c) return c;
    c = ARENA_NEW(g->a, cg_type);
    c->t = ARENA_ARRAY(g->a, LLVMTypeRef, 3 + 2 * (t->kind == IR_MEMREF ? t->rank : 0));
    switch (t->kind) {
    case IR_MEMREF: c->n = memref_parts(g, t, c->t); break;
    case IR_UNRANKED_MEMREF:
        c->n = 2;
        c->t[0] = g->i64;
        c->t[1] = g->ptr;
        break;
    case IR_COMPLEX:
        c->n = 2;
        c->t[0] = c->t[1] = cg_scalar_type(g, t->element);
        if (!c->t[0]) c->n = -1;
        break;
    case IR_VECTOR: c->n = vector_parts(g, t, &c->t); break;
    default:
        c->n = 1;
        c->t[0] = cg_scalar_type(g, t);
        if (!c->t[0]) c->n = -1;
    }
    if (c->n < 0) return NULL;
    map_put_ptr(&g->types, t, c);
    return c;
}

LLVMValueRef cg_index(cg *g, int64_t v) { return LLVMConstInt(g->i64, (unsigned long long)v, true); }

static LLVMValueRef scalar_constant(cg *g, ir_attr a, ir_type t) {
    LLVMTypeRef type = cg_scalar_type(g, t);
    if (!type) return NULL;
    if (a->kind == IR_INT_ATTR && t->kind != IR_FLOAT) return LLVMConstInt(type, (unsigned long long)a->i, true);
    if (a->kind == IR_FLOAT_ATTR && t->kind == IR_FLOAT) {
        // By its bits, so that the payload of a nan and the sign of a zero stay.
        if (t->width == 64) {
            uint64_t bits;
            memcpy(&bits, &a->f, 8);
            return LLVMConstBitCast(LLVMConstInt(g->i64, bits, false), type);
        }
        if (t->width == 32) {
            float f = (float)a->f;
            uint32_t bits;
            memcpy(&bits, &f, 4);
            return LLVMConstBitCast(LLVMConstInt(g->i32, bits, false), type);
        }
        return LLVMConstReal(type, a->f);
    }
    return NULL;
}

static LLVMValueRef dense_element(cg *g, ir_attr a, int64_t i, ir_type e) {
    int size = cg_element_bytes(e);
    uint64_t bits = 0;
    const char *p = (const char *)a->data + (a->splat ? 0 : i * size);
    memcpy(&bits, p, (size_t)(size < 8 ? size : 8));
    LLVMTypeRef type = cg_scalar_type(g, e);
    if (e->kind != IR_FLOAT) return LLVMConstInt(type, bits, false);
    return LLVMConstBitCast(LLVMConstInt(LLVMIntTypeInContext(g->context, (unsigned)e->width), bits, false), type);
}

static bool dense_constant(cg *g, ir_attr a, ir_type t, cg_parts *out) {
    const cg_type *types = cg_type_of(g, t);
    if (!types || t->kind != IR_VECTOR || (a->kind != IR_DENSE && a->kind != IR_DENSE_RESOURCE)) return false;
    int64_t width = t->rank ? t->dims[t->rank - 1] : 1;
    LLVMValueRef *lanes = ARENA_ARRAY(g->a, LLVMValueRef, width);
    out->n = types->n;
    out->v = ARENA_ARRAY(g->a, LLVMValueRef, types->n);
    for (int row = 0; row < types->n; row++) {
        for (int64_t i = 0; i < width; i++) lanes[i] = dense_element(g, a, row * width + i, t->element);
        out->v[row] = LLVMConstVector(lanes, (unsigned)width);
    }
    return true;
}

static bool constant_parts(cg *g, const ir_op *op, cg_parts *out) {
    ir_type t = ir_result(op, 0)->type;
    ir_attr value = ir_op_attr(op, "value");
    const cg_type *types = cg_type_of(g, t);
    if (!types) return false;
    out->n = types->n;
    out->v = ARENA_ARRAY(g->a, LLVMValueRef, types->n);
    switch (op->opcode) {
    case ARITH_constant:
    case LLVM_mlir_constant:
        if (t->kind == IR_VECTOR) return dense_constant(g, value, t, out);
        return (out->v[0] = scalar_constant(g, value, t)) != NULL;
    case COMPLEX_constant:
        if (value->kind != IR_ARRAY || value->count != 2) return false;
        out->v[0] = scalar_constant(g, value->items[0], t->element);
        out->v[1] = scalar_constant(g, value->items[1], t->element);
        return out->v[0] && out->v[1];
    case LLVM_mlir_zero:
    case UB_poison:   // a poison that is used after all is a zero
        for (int i = 0; i < types->n; i++) out->v[i] = LLVMConstNull(types->t[i]);
        return true;
    case LLVM_mlir_addressof: {
        ir_attr name = ir_op_attr(op, "global_name");
        out->v[0] = name ? map_get_ptr(&g->globals, name->text) : NULL;
        return out->v[0] != NULL;
    }
    default: return false;
    }
}

cg_parts *cg_constant(cg *g, const ir_op *op) {
    cg_parts *p = map_get_ptr(&g->constants, ir_result(op, 0));
    if (p) return p;
    p = ARENA_NEW(g->a, cg_parts);
    if (!constant_parts(g, op, p)) return NULL;
    map_put_ptr(&g->constants, ir_result(op, 0), p);
    return p;
}
