// The loops stage as LLVM IR: values, ops in order, the module.
#include "codegen/llvm_emit.h"
#include "codegen/emit.h"
#include "dialect/func/func.h"
#include "dialect/llvm/llvm.h"
#include "dialect/memref/memref.h"

#include <stdarg.h>

bool cg_error(cg *g, const ir_op *op, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *message = arena_vprintf(g->a, format, args);
    va_end(args);
    g->failed = true;
    source_range nowhere = {0};
    diagnostic *d = op && op->loc && op->loc->file
                        ? diag_error(g->diags, nowhere, "%s:%d: %s", op->loc->file, op->loc->line, message)
                        : diag_error(g->diags, nowhere, "%s", message);
    d->is_limit = true;
    return false;
}

// ---- parts
bool cg_is_split(const cg *g) { return g->split && g->split->parts > 1; }

bool cg_is_mine(const cg *g, const ir_op *func) {
    return !cg_is_split(g) || (int)(intptr_t)map_get_ptr(g->split->owner, func) == g->split->part + 1;
}

void cg_share(LLVMValueRef global) {
    LLVMSetLinkage(global, LLVMExternalLinkage);
    LLVMSetVisibility(global, LLVMHiddenVisibility);
}

// ---- values
void cg_set(cg_fn *f, const ir_value *v, int n, LLVMValueRef const *parts) {
    cg_parts *p = ARENA_NEW(f->g->a, cg_parts);
    p->n = n;
    p->v = arena_copy(f->g->a, parts, sizeof *parts * (size_t)n);
    map_put_ptr(&f->values, v, p);
}

void cg_set1(cg_fn *f, const ir_value *v, LLVMValueRef part) { cg_set(f, v, 1, &part); }

cg_parts cg_get(cg_fn *f, const ir_value *v) {
    cg_parts *p = map_get_ptr(&f->values, v);
    if (!p && ir_def(v)) p = cg_constant(f->g, ir_def(v));
    if (p) return *p;
    cg_error(f->g, ir_def(v), "code generation: a value of %s is used before it is computed",
             ir_def(v) ? ir_def(v)->info->name : "a block");
    // Something of the right shape, so that translation may go on to its end.
    const cg_type *t = cg_type_of(f->g, v->type);
    cg_parts none = {t ? t->n : 1, ARENA_ARRAY(f->g->a, LLVMValueRef, t ? t->n : 1)};
    for (int i = 0; i < none.n; i++) none.v[i] = LLVMGetPoison(t ? t->t[i] : f->g->i64);
    return none;
}

LLVMValueRef cg_get1(cg_fn *f, const ir_value *v) { return cg_get(f, v).v[0]; }

// ---- functions being filled
bool cg_fn_begin(cg *g, cg_fn *f, LLVMValueRef fn, const char *name) {
    *f = (cg_fn){.g = g, .fn = fn, .name = name};
    map_init(&f->values, g->a);
    map_init(&f->blocks, g->a);
    LLVMBasicBlockRef entry = LLVMAppendBasicBlockInContext(g->context, fn, "entry");
    LLVMBasicBlockRef body = LLVMAppendBasicBlockInContext(g->context, fn, "body");
    f->b = LLVMCreateBuilderInContext(g->context);
    f->allocas = LLVMCreateBuilderInContext(g->context);
    LLVMPositionBuilderAtEnd(f->b, entry);
    LLVMValueRef jump = LLVMBuildBr(f->b, body);
    LLVMPositionBuilderBefore(f->allocas, jump);
    LLVMPositionBuilderAtEnd(f->b, body);
    return true;
}

void cg_fn_end(cg_fn *f) {
    LLVMDisposeBuilder(f->b);
    LLVMDisposeBuilder(f->allocas);
}

LLVMValueRef cg_alloca(cg_fn *f, LLVMTypeRef t, const char *name) { return LLVMBuildAlloca(f->allocas, t, name); }

LLVMBasicBlockRef cg_block(cg_fn *f, const char *name) {
    return LLVMAppendBasicBlockInContext(f->g->context, f->fn, name);
}

bool cg_terminated(cg_fn *f) { return LLVMGetBasicBlockTerminator(LLVMGetInsertBlock(f->b)) != NULL; }

// ---- ops
bool cg_emit_op(cg_fn *f, ir_op *op) {
    static bool (*const families[])(cg_fn *, ir_op *, bool *) = {cg_emit_arith, cg_emit_memref, cg_emit_vector,
                                                                 cg_emit_flow,  cg_emit_math,   cg_emit_complex};
    if (op->opcode == FUNC_call) return cg_emit_call(f, op);
    if (op->opcode == FUNC_return) return cg_emit_return(f, op);
    if (op->result_count == 1 && op->operand_count == 0 && cg_constant(f->g, op)) return true;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        bool known = true;
        if (families[i](f, op, &known)) return true;
        if (known)
            return f->g->failed
                       ? false
                       : cg_error(f->g, op, "code generation: %s cannot be translated in this form", op->info->name);
    }
    return cg_error(f->g, op, "code generation: no translation for %s", op->info->name);
}

bool cg_emit_block(cg_fn *f, ir_block *b) {
    for (ir_op *op = b->first; op; op = op->next) {
        if (op == b->last && ir_has_trait(op, IR_TERMINATOR)) break;
        if (!cg_emit_op(f, op)) return false;
    }
    return true;
}

// ---- globals
static LLVMValueRef global_data(cg *g, const ir_op *op, ir_attr value) {
    if (value->kind == IR_STRING) {
        size_t n = istr_len(value->text);
        return LLVMConstStringInContext2(g->context, value->text, n, true);
    }
    if ((value->kind == IR_DENSE && !value->splat) || value->kind == IR_DENSE_RESOURCE)
        return LLVMConstStringInContext2(g->context, value->data, value->data_size, true);
    if (value->kind == IR_DENSE) {
        int64_t n = 1;
        for (int i = 0; i < value->type->rank; i++) n *= value->type->dims[i];
        int size = cg_element_bytes(value->type->element);
        char *bytes = arena_alloc(g->a, (size_t)(n * size));
        for (int64_t i = 0; i < n; i++) memcpy(bytes + i * size, value->data, (size_t)size);
        return LLVMConstStringInContext2(g->context, bytes, (size_t)(n * size), true);
    }
    cg_error(g, op, "code generation: global data of this kind has no translation");
    return NULL;
}

enum { SMALL_GLOBAL = 256 };   // constants up to this many bytes are repeated in each part

static bool emit_global(cg *g, const ir_op *op) {
    ir_attr name = ir_op_attr(op, "sym_name"),
            value = ir_op_attr(op, op->opcode == MEMREF_global ? "initial_value" : "value");
    if (!value) return cg_error(g, op, "code generation: global %s has no value", name->text);
    LLVMValueRef data = global_data(g, op, value);
    if (!data) return false;
    LLVMValueRef global = LLVMAddGlobal(g->mod, LLVMTypeOf(data), arena_printf(g->a, "data.%s", name->text));
    bool is_constant = ir_op_attr(op, "constant") != NULL;
    bool shared = cg_is_split(g) && (!is_constant || LLVMGetArrayLength2(LLVMTypeOf(data)) > SMALL_GLOBAL);
    if (!shared || g->split->part == 0) LLVMSetInitializer(global, data);
    if (shared)
        cg_share(global);
    else
        LLVMSetLinkage(global, LLVMInternalLinkage);
    LLVMSetGlobalConstant(global, is_constant);
    if (value->kind != IR_STRING) LLVMSetAlignment(global, 64);
    if (is_constant) LLVMSetUnnamedAddress(global, LLVMGlobalUnnamedAddr);
    map_put_ptr(&g->globals, name->text, global);
    return true;
}

static bool is_global(const ir_op *op) { return op->opcode == LLVM_mlir_global || op->opcode == MEMREF_global; }

bool llvm_emit_module(ir_op *module, const llvm_split *split, const machine *target, LLVMContextRef context,
                      LLVMModuleRef mod, arena *a, diag_sink *diags, bool *asks_for_vectors) {
    cg g = {.a = a, .diags = diags, .module = module, .split = split, .target = target, .context = context, .mod = mod};
    map *maps[] = {&g.types, &g.callees, &g.globals, &g.constants};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) map_init(maps[i], a);
    g.i1 = LLVMInt1TypeInContext(context);
    g.i8 = LLVMInt8TypeInContext(context);
    g.i32 = LLVMInt32TypeInContext(context);
    g.i64 = LLVMInt64TypeInContext(context);
    g.f32 = LLVMFloatTypeInContext(context);
    g.f64 = LLVMDoubleTypeInContext(context);
    g.ptr = LLVMPointerTypeInContext(context, 0);
    g.void_type = LLVMVoidTypeInContext(context);
    for (ir_op *op = ir_module_body(module)->first; op; op = op->next)
        if (is_global(op) && !emit_global(&g, op)) return false;
    if (!cg_declare_functions(&g)) return false;
    for (ir_op *op = ir_module_body(module)->first; op; op = op->next) {
        if (is_global(op)) continue;
        if (op->opcode != FUNC_func) return cg_error(&g, op, "code generation: no translation for %s", op->info->name);
        if (op->region_count && op->regions[0].first && cg_is_mine(&g, op) &&
            (!cg_emit_function(&g, op) || !cg_emit_export(&g, op)))
            return false;
    }
    *asks_for_vectors = g.independent != NULL;
    return !g.failed;
}
