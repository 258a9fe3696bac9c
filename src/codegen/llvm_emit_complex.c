// complex: two floats side by side; elementary functions by real ones.
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

// Elementary functions by real ones.
static pair by_parts(cg_fn *f, unsigned opcode, pair a) {
    switch (opcode) {
    case COMPLEX_exp: {
        LLVMValueRef e = libm(f, "exp", 1, a.re, NULL);
        LLVMValueRef zero = LLVMConstNull(LLVMTypeOf(a.re)), real = LLVMBuildFCmp(f->b, LLVMRealOEQ, a.im, zero, "");
        LLVMValueRef im = mul(f, e, libm(f, "sin", 1, a.im, NULL));
        return (pair){mul(f, e, libm(f, "cos", 1, a.im, NULL)), LLVMBuildSelect(f->b, real, a.im, im, "")};
    }
    case COMPLEX_log:
        return (pair){libm(f, "log", 1, libm(f, "hypot", 2, a.re, a.im), NULL), libm(f, "atan2", 2, a.im, a.re)};
    case COMPLEX_sin:
        return (pair){mul(f, libm(f, "sin", 1, a.re, NULL), libm(f, "cosh", 1, a.im, NULL)),
                      mul(f, libm(f, "cos", 1, a.re, NULL), libm(f, "sinh", 1, a.im, NULL))};
    case COMPLEX_cos:
        return (pair){mul(f, libm(f, "cos", 1, a.re, NULL), libm(f, "cosh", 1, a.im, NULL)),
                      fneg(f, mul(f, libm(f, "sin", 1, a.re, NULL), libm(f, "sinh", 1, a.im, NULL)))};
    default: return (pair){NULL, NULL};
    }
}

// The root with re >= 0: sqrt((|z| + |re|) / 2) is the larger part, im / (2 * it) the other.
static pair square_root(cg_fn *f, pair a) {
    LLVMTypeRef t = LLVMTypeOf(a.re);
    LLVMValueRef zero = LLVMConstNull(t), half = LLVMConstReal(t, 0.5);
    LLVMValueRef inside = add(f, mul(f, libm(f, "hypot", 2, a.re, a.im), half), mul(f, fabs_of(f, a.re), half));
    LLVMValueRef big = cg_call_intrinsic(f, "llvm.sqrt", 1, &t, 1, &inside);
    LLVMValueRef other = quotient(f, mul(f, a.im, half), big);
    LLVMValueRef is_zero = LLVMBuildFCmp(f->b, LLVMRealOEQ, big, zero, "");
    other = LLVMBuildSelect(f->b, is_zero, a.im, other, "");
    LLVMValueRef right = LLVMBuildFCmp(f->b, LLVMRealOGE, a.re, zero, "");
    LLVMValueRef signed_big = cg_call_intrinsic(f, "llvm.copysign", 1, &t, 2, (LLVMValueRef[]){big, a.im});
    return (pair){LLVMBuildSelect(f->b, right, big, fabs_of(f, other), ""),
                  LLVMBuildSelect(f->b, right, other, signed_big, "")};
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
    case COMPLEX_sqrt: r = square_root(f, a); break;
    default: r = by_parts(f, op->opcode, a);
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
