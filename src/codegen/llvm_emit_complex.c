// complex: two floats side by side.
#include "codegen/emit.h"
#include "dialect/complex/complex.h"

typedef struct pair {
    LLVMValueRef re, im;
} pair;

static LLVMValueRef fneg(cg_fn *f, LLVMValueRef x) { return LLVMBuildFNeg(f->b, x, ""); }
static LLVMValueRef add(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return LLVMBuildFAdd(f->b, a, b, ""); }
static LLVMValueRef sub(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return LLVMBuildFSub(f->b, a, b, ""); }
static LLVMValueRef mul(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return LLVMBuildFMul(f->b, a, b, ""); }
static LLVMValueRef quotient(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return LLVMBuildFDiv(f->b, a, b, ""); }
static LLVMValueRef fabs_of(cg_fn *f, LLVMValueRef x) {
    LLVMTypeRef t = LLVMTypeOf(x);
    return cg_call_intrinsic(f, "llvm.fabs", 1, &t, 1, &x);
}

static LLVMValueRef libm(cg_fn *f, const char *name, int n, LLVMValueRef a, LLVMValueRef b) {
    LLVMTypeRef t = LLVMTypeOf(a), type = LLVMFunctionType(t, (LLVMTypeRef[]){t, t}, (unsigned)n, false);
    const char *symbol = t == f->g->f64 ? name : arena_printf(f->g->a, "%sf", name);
    LLVMValueRef call =
        LLVMBuildCall2(f->b, type, cg_external(f->g, symbol, type), (LLVMValueRef[]){a, b}, (unsigned)n, "");
    cg_add_call_attr(f->g, call, LLVMAttributeFunctionIndex, "nobuiltin", 0);
    return call;
}

// As NumPy multiplies: without C's recovery of infinities.
static pair product(cg_fn *f, pair a, pair b) {
    return (pair){sub(f, mul(f, a.re, b.re), mul(f, a.im, b.im)), add(f, mul(f, a.re, b.im), mul(f, a.im, b.re))};
}

// Smith's method in NumPy's arrangement (loops_utils' complex division): scales by the larger part of b. Both ways
// are computed and one is chosen; b = 0 divides both parts of a by |b.re|.
static pair divide(cg_fn *f, pair a, pair b) {
    LLVMValueRef size_re = fabs_of(f, b.re), size_im = fabs_of(f, b.im), zero = LLVMConstNull(LLVMTypeOf(a.re));
    LLVMValueRef one = LLVMConstReal(LLVMTypeOf(a.re), 1.0);
    LLVMValueRef by_re = LLVMBuildFCmp(f->b, LLVMRealOGE, size_re, size_im, "");
    LLVMValueRef big = LLVMBuildSelect(f->b, by_re, b.re, b.im, ""),
                 small = LLVMBuildSelect(f->b, by_re, b.im, b.re, "");
    LLVMValueRef ratio = quotient(f, small, big);
    LLVMValueRef scale = quotient(f, one, add(f, big, mul(f, small, ratio)));
    LLVMValueRef re_1 = mul(f, add(f, a.re, mul(f, a.im, ratio)), scale),
                 im_1 = mul(f, sub(f, a.im, mul(f, a.re, ratio)), scale);
    LLVMValueRef re_2 = mul(f, add(f, mul(f, a.re, ratio), a.im), scale),
                 im_2 = mul(f, sub(f, mul(f, a.im, ratio), a.re), scale);
    LLVMValueRef both_zero = LLVMBuildAnd(f->b, LLVMBuildFCmp(f->b, LLVMRealOEQ, size_re, zero, ""),
                                          LLVMBuildFCmp(f->b, LLVMRealOEQ, size_im, zero, ""), "");
    pair r = {LLVMBuildSelect(f->b, by_re, re_1, re_2, ""), LLVMBuildSelect(f->b, by_re, im_1, im_2, "")};
    r.re = LLVMBuildSelect(f->b, both_zero, quotient(f, a.re, size_re), r.re, "");
    r.im = LLVMBuildSelect(f->b, both_zero, quotient(f, a.im, size_re), r.im, "");
    return r;
}

static LLVMValueRef in_memory(cg_fn *f, pair a) {
    LLVMTypeRef t = LLVMTypeOf(a.re), both = LLVMArrayType2(t, 2);
    LLVMValueRef p = cg_alloca(f, both, "z"), at = LLVMConstInt(f->g->i64, 1, false);
    LLVMBuildStore(f->b, a.re, p);
    LLVMBuildStore(f->b, a.im, LLVMBuildInBoundsGEP2(f->b, t, p, &at, 1, ""));
    return p;
}

// The runtime's function, which computes in memory. b: the second operand, or NULL.
static pair runtime(cg_fn *f, const char *name, pair a, const pair *b) {
    cg *g = f->g;
    LLVMTypeRef t = LLVMTypeOf(a.re), type = LLVMFunctionType(LLVMVoidTypeInContext(g->context),
                                                              (LLVMTypeRef[]){g->ptr, g->ptr}, b ? 2 : 1, false);
    const char *symbol = arena_printf(g->a, "nprt_complex%s_%s", t == g->f64 ? "128" : "64", name);
    LLVMValueRef args[2] = {in_memory(f, a), b ? in_memory(f, *b) : NULL}, at = LLVMConstInt(g->i64, 1, false);
    LLVMBuildCall2(f->b, type, cg_external(g, symbol, type), args, b ? 2 : 1, "");
    return (pair){LLVMBuildLoad2(f->b, t, args[0], ""),
                  LLVMBuildLoad2(f->b, t, LLVMBuildInBoundsGEP2(f->b, t, args[0], &at, 1, ""), "")};
}

static pair elementary(cg_fn *f, unsigned opcode, pair a) {
    switch (opcode) {
    case COMPLEX_exp: return runtime(f, "exp", a, NULL);
    case COMPLEX_sin: return runtime(f, "sin", a, NULL);
    case COMPLEX_cos: return runtime(f, "cos", a, NULL);
    case COMPLEX_log: return runtime(f, "log", a, NULL);
    case COMPLEX_log1p: return runtime(f, "log1p", a, NULL);
    case COMPLEX_expm1: return runtime(f, "expm1", a, NULL);
    case COMPLEX_sqrt: return runtime(f, "sqrt", a, NULL);
    case COMPLEX_tan: return runtime(f, "tan", a, NULL);
    case COMPLEX_tanh: return runtime(f, "tanh", a, NULL);
    default: return (pair){NULL, NULL};
    }
}

static bool emit_unary(cg_fn *f, ir_op *op, pair a) {
    pair r;
    switch (op->opcode) {
    case COMPLEX_re: return cg_set1(f, ir_result(op, 0), a.re), true;
    case COMPLEX_im: return cg_set1(f, ir_result(op, 0), a.im), true;
    case COMPLEX_abs: return cg_set1(f, ir_result(op, 0), libm(f, "hypot", 2, a.re, a.im)), true;
    case COMPLEX_angle: return cg_set1(f, ir_result(op, 0), libm(f, "atan2", 2, a.im, a.re)), true;
    case COMPLEX_neg: r = (pair){fneg(f, a.re), fneg(f, a.im)}; break;
    case COMPLEX_conj: r = (pair){a.re, fneg(f, a.im)}; break;
    default: r = elementary(f, op->opcode, a);
    }
    if (!r.re) return false;
    cg_set(f, ir_result(op, 0), 2, (LLVMValueRef[]){r.re, r.im});
    return true;
}

static bool emit_binary(cg_fn *f, ir_op *op, pair a, pair b) {
    pair r;
    switch (op->opcode) {
    case COMPLEX_add: r = (pair){add(f, a.re, b.re), add(f, a.im, b.im)}; break;
    case COMPLEX_sub: r = (pair){sub(f, a.re, b.re), sub(f, a.im, b.im)}; break;
    case COMPLEX_mul: r = product(f, a, b); break;
    case COMPLEX_div: r = divide(f, a, b); break;
    case COMPLEX_pow: r = runtime(f, "pow", a, &b); break;
    case COMPLEX_eq:
    case COMPLEX_neq: {
        LLVMValueRef same = LLVMBuildAnd(f->b, LLVMBuildFCmp(f->b, LLVMRealOEQ, a.re, b.re, ""),
                                         LLVMBuildFCmp(f->b, LLVMRealOEQ, a.im, b.im, ""), "");
        cg_set1(f, ir_result(op, 0), op->opcode == COMPLEX_eq ? same : LLVMBuildNot(f->b, same, ""));
        return true;
    }
    default: return false;
    }
    cg_set(f, ir_result(op, 0), 2, (LLVMValueRef[]){r.re, r.im});
    return true;
}

bool cg_emit_complex(cg_fn *f, ir_op *op, bool *out_known) {
    if (op->opcode <= COMPLEX_BEFORE_FIRST_ || op->opcode > COMPLEX_neq) return *out_known = false;
    if (op->opcode == COMPLEX_constant) return false;
    cg_parts a = cg_get(f, ir_operand(op, 0)), b = op->operand_count > 1 ? cg_get(f, ir_operand(op, 1)) : a;
    if (op->opcode == COMPLEX_create) return cg_set(f, ir_result(op, 0), 2, (LLVMValueRef[]){a.v[0], b.v[0]}), true;
    pair x = {a.v[0], a.v[1]};
    return op->operand_count > 1 ? emit_binary(f, op, x, (pair){b.v[0], b.v[1]}) : emit_unary(f, op, x);
}
