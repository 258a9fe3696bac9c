// math: what the processor has as intrinsics, the rest as calls of libm. Vectors of the rest are expanded before
// (lower/math_expand.h), because LLVM would call libm lane by lane or not at all.
#include "codegen/emit.h"
#include "dialect/math/math.h"

// Functions that every target computes in a few instructions.
static const char *intrinsic_of(unsigned opcode) {
    switch (opcode) {
    case MATH_absf: return "llvm.fabs";
    case MATH_sqrt: return "llvm.sqrt";
    case MATH_floor: return "llvm.floor";
    case MATH_ceil: return "llvm.ceil";
    case MATH_trunc: return "llvm.trunc";
    case MATH_round: return "llvm.round";
    case MATH_roundeven: return "llvm.roundeven";
    case MATH_copysign: return "llvm.copysign";
    case MATH_fma: return "llvm.fma";
    case MATH_ctpop: return "llvm.ctpop";
    default: return NULL;
    }
}

static const char *libm_of(unsigned opcode) {
    switch (opcode) {
    case MATH_cbrt: return "cbrt";
    case MATH_exp: return "exp";
    case MATH_exp2: return "exp2";
    case MATH_expm1: return "expm1";
    case MATH_log: return "log";
    case MATH_log2: return "log2";
    case MATH_log10: return "log10";
    case MATH_log1p: return "log1p";
    case MATH_sin: return "sin";
    case MATH_cos: return "cos";
    case MATH_tan: return "tan";
    case MATH_asin: return "asin";
    case MATH_acos: return "acos";
    case MATH_atan: return "atan";
    case MATH_sinh: return "sinh";
    case MATH_cosh: return "cosh";
    case MATH_tanh: return "tanh";
    case MATH_asinh: return "asinh";
    case MATH_acosh: return "acosh";
    case MATH_atanh: return "atanh";
    case MATH_erf: return "erf";
    case MATH_erfc: return "erfc";
    case MATH_atan2: return "atan2";
    case MATH_powf: return "pow";
    default: return NULL;
    }
}

// libm's function of f32 or f64; narrower floats go by f32. Calls have no effect, so they may move and merge.
static LLVMValueRef call_libm(cg_fn *f, const char *name, int n, LLVMValueRef *args) {
    cg *g = f->g;
    LLVMTypeRef t = LLVMTypeOf(args[0]), wide = t == g->f64 ? g->f64 : g->f32;
    LLVMTypeRef type = LLVMFunctionType(wide, (LLVMTypeRef[]){wide, wide, wide}, (unsigned)n, false);
    const char *symbol = wide == g->f64 ? name : arena_printf(g->a, "%sf", name);
    if (t != wide)
        for (int i = 0; i < n; i++) args[i] = LLVMBuildFPExt(f->b, args[i], wide, "");
    LLVMValueRef call = LLVMBuildCall2(f->b, type, cg_external(g, symbol, type), args, (unsigned)n, "");
    int at = (int)LLVMAttributeFunctionIndex;
    cg_add_call_attr(g, call, at, "nobuiltin", 0);
    cg_add_call_attr(g, call, at, "nounwind", 0);
    cg_add_call_attr(g, call, at, "willreturn", 0);
    cg_add_call_attr(g, call, at, "memory", 0);
    return t == wide ? call : LLVMBuildFPTrunc(f->b, call, t, "");
}

static LLVMValueRef libm_part(cg_fn *f, const char *name, int n, LLVMValueRef const *args) {
    LLVMTypeRef t = LLVMTypeOf(args[0]);
    LLVMValueRef lanes[3] = {0};
    if (LLVMGetTypeKind(t) != LLVMVectorTypeKind) {
        for (int k = 0; k < n; k++) lanes[k] = args[k];
        return call_libm(f, name, n, lanes);
    }
    LLVMValueRef r = LLVMGetPoison(t);
    for (unsigned i = 0; i < LLVMGetVectorSize(t); i++) {
        LLVMValueRef at = LLVMConstInt(f->g->i32, i, false);
        for (int k = 0; k < n; k++) lanes[k] = LLVMBuildExtractElement(f->b, args[k], at, "");
        r = LLVMBuildInsertElement(f->b, r, call_libm(f, name, n, lanes), at, "");
    }
    return r;
}

static LLVMValueRef splat(LLVMTypeRef t, double v) {
    if (LLVMGetTypeKind(t) != LLVMVectorTypeKind) return LLVMConstReal(t, v);
    LLVMValueRef lanes[CG_MAX_LANES];
    unsigned n = LLVMGetVectorSize(t);
    for (unsigned i = 0; i < n && i < CG_MAX_LANES; i++) lanes[i] = LLVMConstReal(LLVMGetElementType(t), v);
    return LLVMConstVector(lanes, n);
}

static LLVMValueRef test_part(cg_fn *f, unsigned opcode, LLVMValueRef x) {
    LLVMTypeRef t = LLVMTypeOf(x);
    if (opcode == MATH_isnan) return LLVMBuildFCmp(f->b, LLVMRealUNO, x, x, "");
    LLVMValueRef size = cg_call_intrinsic(f, "llvm.fabs", 1, &t, 1, &x);
    LLVMRealPredicate p = opcode == MATH_isinf ? LLVMRealOEQ : LLVMRealONE;
    return LLVMBuildFCmp(f->b, p, size, splat(t, __builtin_inf()), "");
}

static LLVMValueRef with_flag(cg_fn *f, const char *name, LLVMValueRef x) {
    LLVMTypeRef t = LLVMTypeOf(x);
    return cg_call_intrinsic(f, name, 1, &t, 2, (LLVMValueRef[]){x, LLVMConstNull(f->g->i1)});
}

static LLVMValueRef math_part(cg_fn *f, unsigned opcode, int n, LLVMValueRef *args) {
    LLVMTypeRef t = LLVMTypeOf(args[0]);
    const char *name = intrinsic_of(opcode);
    if (name) return cg_call_intrinsic(f, name, 1, &t, n, args);
    switch (opcode) {
    case MATH_isnan:
    case MATH_isinf:
    case MATH_isfinite: return test_part(f, opcode, args[0]);
    case MATH_absi: return with_flag(f, "llvm.abs", args[0]);
    case MATH_ctlz: return with_flag(f, "llvm.ctlz", args[0]);
    case MATH_cttz: return with_flag(f, "llvm.cttz", args[0]);
    case MATH_rsqrt: return LLVMBuildFDiv(f->b, splat(t, 1.0), cg_call_intrinsic(f, "llvm.sqrt", 1, &t, 1, args), "");
    case MATH_fpowi: args[1] = LLVMBuildSIToFP(f->b, args[1], t, ""); return libm_part(f, "pow", 2, args);
    default: break;
    }
    name = libm_of(opcode);
    return name ? libm_part(f, name, n, args) : NULL;
}

bool cg_emit_math(cg_fn *f, ir_op *op, bool *out_known) {
    if (op->opcode <= MATH_BEFORE_FIRST_ || op->opcode > MATH_isnormal) return *out_known = false;
    const cg_type *t = cg_type_of(f->g, ir_result(op, 0)->type);
    if (!t || op->operand_count > 3) return false;
    cg_parts in[3];
    for (int k = 0; k < op->operand_count; k++) in[k] = cg_get(f, ir_operand(op, k));
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, t->n);
    for (int i = 0; i < t->n; i++) {
        LLVMValueRef args[3];
        for (int k = 0; k < op->operand_count; k++) args[k] = in[k].v[i];
        out[i] = math_part(f, op->opcode, op->operand_count, args);
        if (!out[i]) return false;
    }
    cg_set(f, ir_result(op, 0), t->n, out);
    return true;
}
