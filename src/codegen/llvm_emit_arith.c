// arith on scalars and vectors, part by part.
#include "codegen/emit.h"
#include "dialect/arith/arith.h"

#include <string.h>

typedef LLVMValueRef (*binary_fn)(cg_fn *f, LLVMValueRef a, LLVMValueRef b);

static LLVMTypeRef bool_type_like(cg_fn *f, LLVMTypeRef t) {
    if (LLVMGetTypeKind(t) != LLVMVectorTypeKind) return f->g->i1;
    return LLVMVectorType(f->g->i1, LLVMGetVectorSize(t));
}

// v in every lane of t.
static LLVMValueRef splat_int(LLVMTypeRef t, long long v) {
    if (LLVMGetTypeKind(t) != LLVMVectorTypeKind) return LLVMConstInt(t, (unsigned long long)v, true);
    unsigned n = LLVMGetVectorSize(t);
    LLVMValueRef lanes[CG_MAX_LANES];
    for (unsigned i = 0; i < n && i < CG_MAX_LANES; i++)
        lanes[i] = LLVMConstInt(LLVMGetElementType(t), (unsigned long long)v, true);
    return LLVMConstVector(lanes, n);
}

static LLVMValueRef splat_real(LLVMTypeRef t, double v) {
    if (LLVMGetTypeKind(t) != LLVMVectorTypeKind) return LLVMConstReal(t, v);
    unsigned n = LLVMGetVectorSize(t);
    LLVMValueRef lanes[CG_MAX_LANES];
    for (unsigned i = 0; i < n && i < CG_MAX_LANES; i++) lanes[i] = LLVMConstReal(LLVMGetElementType(t), v);
    return LLVMConstVector(lanes, n);
}

static unsigned int_width(LLVMTypeRef t) {
    return LLVMGetIntTypeWidth(LLVMGetTypeKind(t) == LLVMVectorTypeKind ? LLVMGetElementType(t) : t);
}

static LLVMValueRef intrinsic2(cg_fn *f, const char *name, LLVMValueRef a, LLVMValueRef b) {
    LLVMTypeRef t = LLVMTypeOf(a);
    return cg_call_intrinsic(f, name, 1, &t, 2, (LLVMValueRef[]){a, b});
}

// ---- division: the smallest integer by -1 wraps (as NumPy's does) where the machine would trap
static LLVMValueRef safe_divisor(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    LLVMTypeRef t = LLVMTypeOf(a);
    if (LLVMIsAConstantInt(b) && LLVMConstIntGetSExtValue(b) != -1) return b;
    LLVMValueRef smallest = splat_int(t, (long long)(UINT64_MAX << (int_width(t) - 1)));
    LLVMValueRef traps = LLVMBuildAnd(f->b, LLVMBuildICmp(f->b, LLVMIntEQ, b, splat_int(t, -1), ""),
                                      LLVMBuildICmp(f->b, LLVMIntEQ, a, smallest, ""), "");
    return LLVMBuildSelect(f->b, traps, splat_int(t, 1), b, "");
}

static LLVMValueRef div_signed(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    return LLVMBuildSDiv(f->b, a, safe_divisor(f, a, b), "");
}

static LLVMValueRef rem_signed(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    return LLVMBuildSRem(f->b, a, safe_divisor(f, a, b), "");
}

// Rounds the quotient down (up): corrects it by one where a remainder is left and the exact quotient has the other
// sign.
static LLVMValueRef div_rounded(cg_fn *f, LLVMValueRef a, LLVMValueRef b, bool up) {
    LLVMTypeRef t = LLVMTypeOf(a);
    b = safe_divisor(f, a, b);
    LLVMValueRef q = LLVMBuildSDiv(f->b, a, b, ""), r = LLVMBuildSRem(f->b, a, b, "");
    LLVMValueRef left = LLVMBuildICmp(f->b, LLVMIntNE, r, splat_int(t, 0), "");
    LLVMValueRef signs = LLVMBuildXor(f->b, r, b, "");
    LLVMValueRef off = LLVMBuildICmp(f->b, up ? LLVMIntSGE : LLVMIntSLT, signs, splat_int(t, 0), "");
    LLVMValueRef one = LLVMBuildZExt(f->b, LLVMBuildAnd(f->b, left, off, ""), t, "");
    return up ? LLVMBuildAdd(f->b, q, one, "") : LLVMBuildSub(f->b, q, one, "");
}

static LLVMValueRef div_floor(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return div_rounded(f, a, b, false); }
static LLVMValueRef div_ceil(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return div_rounded(f, a, b, true); }

static LLVMValueRef div_ceil_unsigned(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    LLVMValueRef left = LLVMBuildICmp(f->b, LLVMIntNE, LLVMBuildURem(f->b, a, b, ""), splat_int(LLVMTypeOf(a), 0), "");
    return LLVMBuildAdd(f->b, LLVMBuildUDiv(f->b, a, b, ""), LLVMBuildZExt(f->b, left, LLVMTypeOf(a), ""), "");
}

// ---- fmod: libm's, lane by lane
static LLVMValueRef call_fmod(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    cg *g = f->g;
    LLVMTypeRef t = LLVMTypeOf(a), wide = t == g->f64 ? g->f64 : g->f32;
    LLVMTypeRef type = LLVMFunctionType(wide, (LLVMTypeRef[]){wide, wide}, 2, false);
    LLVMValueRef args[2] = {a, b};
    if (t != wide)
        for (int i = 0; i < 2; i++) args[i] = LLVMBuildFPExt(f->b, args[i], wide, "");
    LLVMValueRef r = LLVMBuildCall2(f->b, type, cg_external(g, wide == g->f64 ? "fmod" : "fmodf", type), args, 2, "");
    return t == wide ? r : LLVMBuildFPTrunc(f->b, r, t, "");
}

static LLVMValueRef rem_float(cg_fn *f, LLVMValueRef a, LLVMValueRef b) {
    LLVMTypeRef t = LLVMTypeOf(a);
    if (LLVMGetTypeKind(t) != LLVMVectorTypeKind) return call_fmod(f, a, b);
    LLVMValueRef r = LLVMGetPoison(t);
    for (unsigned i = 0; i < LLVMGetVectorSize(t); i++) {
        LLVMValueRef at = LLVMConstInt(f->g->i32, i, false);
        LLVMValueRef lane =
            call_fmod(f, LLVMBuildExtractElement(f->b, a, at, ""), LLVMBuildExtractElement(f->b, b, at, ""));
        r = LLVMBuildInsertElement(f->b, r, lane, at, "");
    }
    return r;
}

#define PLAIN(NAME, BUILD)                                                                                             \
    static LLVMValueRef NAME(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return BUILD(f->b, a, b, ""); }
PLAIN(do_addi, LLVMBuildAdd)
PLAIN(do_subi, LLVMBuildSub)
PLAIN(do_muli, LLVMBuildMul)
PLAIN(do_shli, LLVMBuildShl)
PLAIN(do_divui, LLVMBuildUDiv)
PLAIN(do_remui, LLVMBuildURem)
PLAIN(do_shrsi, LLVMBuildAShr)
PLAIN(do_shrui, LLVMBuildLShr)
PLAIN(do_andi, LLVMBuildAnd)
PLAIN(do_ori, LLVMBuildOr)
PLAIN(do_xori, LLVMBuildXor)
PLAIN(do_addf, LLVMBuildFAdd)
PLAIN(do_subf, LLVMBuildFSub)
PLAIN(do_mulf, LLVMBuildFMul)
PLAIN(do_divf, LLVMBuildFDiv)
#undef PLAIN
#define INTRINSIC(NAME, TEXT)                                                                                          \
    static LLVMValueRef NAME(cg_fn *f, LLVMValueRef a, LLVMValueRef b) { return intrinsic2(f, TEXT, a, b); }
INTRINSIC(do_maxsi, "llvm.smax")
INTRINSIC(do_minsi, "llvm.smin")
INTRINSIC(do_maxui, "llvm.umax")
INTRINSIC(do_minui, "llvm.umin")
INTRINSIC(do_maximumf, "llvm.maximum")
INTRINSIC(do_minimumf, "llvm.minimum")
INTRINSIC(do_maxnumf, "llvm.maxnum")
INTRINSIC(do_minnumf, "llvm.minnum")
#undef INTRINSIC

static binary_fn binary_of(unsigned opcode) {
    switch (opcode) {
    case ARITH_addi: return do_addi;
    case ARITH_subi: return do_subi;
    case ARITH_muli: return do_muli;
    case ARITH_shli: return do_shli;
    case ARITH_divsi: return div_signed;
    case ARITH_divui: return do_divui;
    case ARITH_shrsi: return do_shrsi;
    case ARITH_shrui: return do_shrui;
    case ARITH_remsi: return rem_signed;
    case ARITH_remui: return do_remui;
    case ARITH_ceildivsi: return div_ceil;
    case ARITH_ceildivui: return div_ceil_unsigned;
    case ARITH_floordivsi: return div_floor;
    case ARITH_andi: return do_andi;
    case ARITH_ori: return do_ori;
    case ARITH_xori: return do_xori;
    case ARITH_maxsi: return do_maxsi;
    case ARITH_minsi: return do_minsi;
    case ARITH_maxui: return do_maxui;
    case ARITH_minui: return do_minui;
    case ARITH_addf: return do_addf;
    case ARITH_subf: return do_subf;
    case ARITH_mulf: return do_mulf;
    case ARITH_divf: return do_divf;
    case ARITH_remf: return rem_float;
    case ARITH_maximumf: return do_maximumf;
    case ARITH_minimumf: return do_minimumf;
    case ARITH_maxnumf: return do_maxnumf;
    case ARITH_minnumf: return do_minnumf;
    default: return NULL;
    }
}

// ---- float to integer: what does not fit gives the smallest integer, as x86's conversions do, on every target.
// Narrow integers are cut from 32 bits, as C compilers for x86 do it.
static LLVMTypeRef with_int_width(cg_fn *f, LLVMTypeRef t, unsigned width) {
    LLVMTypeRef e = LLVMIntTypeInContext(f->g->context, width);
    return LLVMGetTypeKind(t) == LLVMVectorTypeKind ? LLVMVectorType(e, LLVMGetVectorSize(t)) : e;
}

static LLVMValueRef float_to_signed(cg_fn *f, LLVMValueRef v, LLVMTypeRef to) {
    unsigned width = int_width(to);
    if (width < 32) return LLVMBuildTrunc(f->b, float_to_signed(f, v, with_int_width(f, to, 32)), to, "");
    LLVMTypeRef from = LLVMTypeOf(v);
    LLVMTypeRef scalar = LLVMGetTypeKind(from) == LLVMVectorTypeKind ? LLVMGetElementType(from) : from;
    if (scalar != f->g->f32 && scalar != f->g->f64) {
        LLVMTypeRef wide = LLVMGetTypeKind(from) == LLVMVectorTypeKind
                               ? LLVMVectorType(f->g->f32, LLVMGetVectorSize(from))
                               : f->g->f32;
        v = LLVMBuildFPExt(f->b, v, wide, "");
        from = wide;
    }
    double limit = width == 32 ? 0x1p31 : 0x1p63;
    LLVMValueRef below = LLVMBuildFCmp(f->b, LLVMRealOLT, v, splat_real(from, limit), "");
    // -2^31 - 0.5 truncates to what fits, so the lower test of 32 bits is against -2^31 - 1 (which float rounds to
    // -2^31).
    bool exact = width == 32 && scalar == f->g->f64;
    LLVMValueRef above = exact ? LLVMBuildFCmp(f->b, LLVMRealOGT, v, splat_real(from, -limit - 1), "")
                               : LLVMBuildFCmp(f->b, LLVMRealOGE, v, splat_real(from, -limit), "");
    LLVMValueRef fits = LLVMBuildAnd(f->b, below, above, "");
    LLVMValueRef r = LLVMBuildFPToSI(f->b, v, to, "");
    return LLVMBuildSelect(f->b, fits, r, splat_int(to, (long long)(UINT64_MAX << (width - 1))), "");
}

// By way of the next wider signed integer, as C does for x86; 64 bits: values from 2^63 on are moved down first.
static LLVMValueRef float_to_unsigned(cg_fn *f, LLVMValueRef v, LLVMTypeRef to) {
    unsigned width = int_width(to);
    if (width < 64)
        return LLVMBuildTrunc(f->b, float_to_signed(f, v, with_int_width(f, to, width < 32 ? 32 : 64)), to, "");
    LLVMTypeRef from = LLVMTypeOf(v);
    LLVMValueRef half = splat_real(from, 0x1p63);
    LLVMValueRef big = LLVMBuildFCmp(f->b, LLVMRealOGE, v, half, "");
    LLVMValueRef low = float_to_signed(f, v, to);
    LLVMValueRef high =
        LLVMBuildXor(f->b, float_to_signed(f, LLVMBuildFSub(f->b, v, half, ""), to), splat_int(to, INT64_MIN), "");
    return LLVMBuildSelect(f->b, big, high, low, "");
}

static LLVMValueRef int_resize(cg_fn *f, LLVMValueRef v, LLVMTypeRef to, bool is_signed) {
    unsigned a = int_width(LLVMTypeOf(v)), b = int_width(to);
    if (a == b) return v;
    if (a > b) return LLVMBuildTrunc(f->b, v, to, "");
    return is_signed ? LLVMBuildSExt(f->b, v, to, "") : LLVMBuildZExt(f->b, v, to, "");
}

static LLVMValueRef cast_part(cg_fn *f, unsigned opcode, LLVMValueRef v, LLVMTypeRef to) {
    switch (opcode) {
    case ARITH_extsi: return LLVMBuildSExt(f->b, v, to, "");
    case ARITH_extui: return LLVMBuildZExt(f->b, v, to, "");
    case ARITH_trunci: return LLVMBuildTrunc(f->b, v, to, "");
    case ARITH_extf: return LLVMBuildFPExt(f->b, v, to, "");
    case ARITH_truncf: return LLVMBuildFPTrunc(f->b, v, to, "");
    case ARITH_sitofp: return LLVMBuildSIToFP(f->b, v, to, "");
    case ARITH_uitofp: return LLVMBuildUIToFP(f->b, v, to, "");
    case ARITH_fptosi: return float_to_signed(f, v, to);
    case ARITH_fptoui: return float_to_unsigned(f, v, to);
    case ARITH_index_cast: return int_resize(f, v, to, true);
    case ARITH_index_castui: return int_resize(f, v, to, false);
    case ARITH_bitcast: return LLVMBuildBitCast(f->b, v, to, "");
    default: return NULL;
    }
}

// MLIR's order of predicates.
static const LLVMIntPredicate int_predicates[] = {LLVMIntEQ,  LLVMIntNE,  LLVMIntSLT, LLVMIntSLE, LLVMIntSGT,
                                                  LLVMIntSGE, LLVMIntULT, LLVMIntULE, LLVMIntUGT, LLVMIntUGE};
static const LLVMRealPredicate real_predicates[] = {LLVMRealPredicateFalse,
                                                    LLVMRealOEQ,
                                                    LLVMRealOGT,
                                                    LLVMRealOGE,
                                                    LLVMRealOLT,
                                                    LLVMRealOLE,
                                                    LLVMRealONE,
                                                    LLVMRealORD,
                                                    LLVMRealUEQ,
                                                    LLVMRealUGT,
                                                    LLVMRealUGE,
                                                    LLVMRealULT,
                                                    LLVMRealULE,
                                                    LLVMRealUNE,
                                                    LLVMRealUNO,
                                                    LLVMRealPredicateTrue};

static LLVMValueRef compare_part(cg_fn *f, ir_op *op, int64_t predicate, LLVMValueRef a, LLVMValueRef b) {
    if (op->opcode == ARITH_cmpi) return LLVMBuildICmp(f->b, int_predicates[predicate], a, b, "");
    if (predicate == 0 || predicate == 15) {
        LLVMTypeRef t = bool_type_like(f, LLVMTypeOf(a));
        return predicate ? LLVMConstAllOnes(t) : LLVMConstNull(t);
    }
    return LLVMBuildFCmp(f->b, real_predicates[predicate], a, b, "");
}

static LLVMValueRef no_signed_wrap(LLVMValueRef v, bool exact) {
    if (exact && LLVMIsAInstruction(v)) LLVMSetNSW(v, true);
    return v;
}

static bool emit_parts(cg_fn *f, ir_op *op) {
    const cg_type *t = cg_type_of(f->g, ir_result(op, 0)->type);
    if (!t) return false;
    binary_fn binary = binary_of(op->opcode);
    cg_parts a = cg_get(f, ir_operand(op, 0)), b = op->operand_count > 1 ? cg_get(f, ir_operand(op, 1)) : a;
    ir_attr predicate = ir_op_attr(op, "predicate"), flags = ir_op_attr(op, "overflowFlags");
    bool const exact = flags && strstr(flags->text, "nsw");
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, t->n);
    for (int i = 0; i < t->n; i++) {
        if (binary)
            out[i] = no_signed_wrap(binary(f, a.v[i], b.v[i]), exact);
        else if (predicate)
            out[i] = compare_part(f, op, predicate->i, a.v[i], b.v[i]);
        else if (op->opcode == ARITH_negf)
            out[i] = LLVMBuildFNeg(f->b, a.v[i], "");
        else
            out[i] = cast_part(f, op->opcode, a.v[i], t->t[i]);
        if (!out[i]) return false;
    }
    cg_set(f, ir_result(op, 0), t->n, out);
    return true;
}

// The condition may be one bool for all lanes; memrefs and complex numbers are chosen part by part.
static bool emit_select(cg_fn *f, ir_op *op) {
    cg_parts c = cg_get(f, ir_operand(op, 0)), a = cg_get(f, ir_operand(op, 1)), b = cg_get(f, ir_operand(op, 2));
    LLVMValueRef *out = ARENA_ARRAY(f->g->a, LLVMValueRef, a.n);
    for (int i = 0; i < a.n; i++) out[i] = LLVMBuildSelect(f->b, c.n == a.n ? c.v[i] : c.v[0], a.v[i], b.v[i], "");
    cg_set(f, ir_result(op, 0), a.n, out);
    return true;
}

bool cg_emit_arith(cg_fn *f, ir_op *op, bool *out_known) {
    if (op->opcode <= ARITH_BEFORE_FIRST_ || op->opcode > ARITH_bitcast) return *out_known = false;
    if (op->opcode == ARITH_select) return emit_select(f, op);
    if (op->opcode == ARITH_constant) return false;
    return emit_parts(f, op);
}
