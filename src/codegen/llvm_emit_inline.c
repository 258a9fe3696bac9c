// Calls of the runtime that are a few instructions: slots of lists, reference counts.
#include "codegen/emit.h"

#include <string.h>

// Offsets: nprt_list_count and others.
enum {
#define LAYOUT(STRUCT, FIELD, OFFSET) STRUCT##_##FIELD = OFFSET,
#include "runtime/list_layout.def"
#undef LAYOUT
};

static LLVMValueRef address(cg_fn *f, LLVMValueRef object, int64_t offset) {
    LLVMValueRef at = cg_index(f->g, offset);
    return LLVMBuildGEP2(f->b, f->g->i8, object, &at, 1, "");
}

static LLVMValueRef part(cg_fn *f, LLVMValueRef object, int64_t offset, LLVMTypeRef t) {
    return LLVMBuildLoad2(f->b, t, address(f, object, offset), "");
}

// Operands: the list, which item, which slot.
static LLVMValueRef slot(cg_fn *f, const ir_op *op) {
    cg *g = f->g;
    LLVMValueRef list = cg_operand(f, op, 0), item = cg_operand(f, op, 1), at = cg_operand(f, op, 2);
    LLVMValueRef slots = part(f, list, nprt_list_slots, g->ptr);
    if (!LLVMIsAConstantInt(item) || LLVMConstIntGetSExtValue(item)) {
        LLVMValueRef width = LLVMBuildSExt(f->b, part(f, list, nprt_list_width, g->i32), g->i64, "");
        at = LLVMBuildAdd(f->b, LLVMBuildMul(f->b, item, width, ""), at, "");
    }
    return LLVMBuildGEP2(f->b, g->i64, slots, &at, 1, "");
}

static void call_slow(cg_fn *f, const ir_op *op, const cg_callee *c) {
    LLVMValueRef args[3];
    for (int i = 0; i < op->operand_count; i++) args[i] = cg_operand(f, op, i);
    LLVMBuildCall2(f->b, c->type, c->fn, args, (unsigned)op->operand_count, "");
}

// i, or i + len; the runtime raises where that is out of range.
static LLVMValueRef normal_index(cg_fn *f, const ir_op *op, const cg_callee *c) {
    LLVMValueRef i = cg_operand(f, op, 1), n = part(f, cg_operand(f, op, 0), nprt_list_count, f->g->i64);
    LLVMValueRef negative = LLVMBuildICmp(f->b, LLVMIntSLT, i, cg_index(f->g, 0), "");
    LLVMValueRef at = LLVMBuildSelect(f->b, negative, LLVMBuildAdd(f->b, i, n, ""), i, "");
    LLVMBasicBlockRef good = cg_block(f, "item"), bad = cg_block(f, "no_item");
    LLVMBuildCondBr(f->b, LLVMBuildICmp(f->b, LLVMIntULT, at, n, ""), good, bad);
    LLVMPositionBuilderAtEnd(f->b, bad);
    call_slow(f, op, c);
    LLVMBuildUnreachable(f->b);
    LLVMPositionBuilderAtEnd(f->b, good);
    return at;
}

// Adds to the count of references, if there is an object; the last release frees it.
static void count(cg_fn *f, LLVMValueRef object, int by) {
    cg *g = f->g;
    LLVMBasicBlockRef some = cg_block(f, "object"), done = cg_block(f, "counted");
    LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, object, ""), done, some);
    LLVMPositionBuilderAtEnd(f->b, some);
    LLVMValueRef p = address(f, object, nprt_object_refs), by_value = cg_index(g, by);
    LLVMValueRef refs = LLVMBuildAdd(f->b, LLVMBuildLoad2(f->b, g->i64, p, ""), by_value, "");
    LLVMBuildStore(f->b, refs, p);
    if (by < 0) {
        LLVMBasicBlockRef last = cg_block(f, "last");
        LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, refs, ""), last, done);
        LLVMPositionBuilderAtEnd(f->b, last);
        LLVMTypeRef t = LLVMFunctionType(g->void_type, &g->ptr, 1, false);
        LLVMBuildCall2(f->b, t, cg_external(g, "nprt_object_destroy", t), &object, 1, "");
    }
    LLVMBuildBr(f->b, done);
    LLVMPositionBuilderAtEnd(f->b, done);
}

static LLVMValueRef get(cg_fn *f, const ir_op *op, LLVMTypeRef t) { return LLVMBuildLoad2(f->b, t, slot(f, op), ""); }

// ---- the functions, by their rows: the result, or NULL where there is none ----

typedef LLVMValueRef (*inline_fn)(cg_fn *f, const ir_op *op, const cg_callee *c);

static LLVMValueRef get_i64(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    return get(f, op, f->g->i64);
}

static LLVMValueRef get_f64(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    return get(f, op, f->g->f64);
}

static LLVMValueRef get_object(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    return get(f, op, f->g->ptr);
}

static LLVMValueRef set_number(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    LLVMBuildStore(f->b, cg_operand(f, op, 3), slot(f, op));
    return NULL;
}

// The new object is counted before the old one goes: they may be one.
static LLVMValueRef set_object(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    LLVMValueRef at = slot(f, op), object = cg_operand(f, op, 3), old = LLVMBuildLoad2(f->b, f->g->ptr, at, "");
    count(f, object, 1);
    LLVMBuildStore(f->b, object, at);
    count(f, old, -1);
    return NULL;
}

static LLVMValueRef length(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    return part(f, cg_operand(f, op, 0), nprt_list_count, f->g->i64);
}

static LLVMValueRef retain(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    count(f, cg_operand(f, op, 0), 1);
    return NULL;
}

static LLVMValueRef release(cg_fn *f, const ir_op *op, const cg_callee *c) {
    (void)c;
    count(f, cg_operand(f, op, 0), -1);
    return NULL;
}

bool cg_emit_inline(cg_fn *f, ir_op *op, const cg_callee *c, const char *name) {
    static const struct {
        const char *name;
        inline_fn emit;
    } rows[] = {
#define INLINED(NAME, FUNCTION) {#NAME, FUNCTION},
#include "runtime/inlined.def"
#undef INLINED
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) != 0) continue;
        LLVMValueRef r = rows[i].emit(f, op, c);
        if (r) cg_set1(f, ir_result(op, 0), r);
        return true;
    }
    return false;
}
