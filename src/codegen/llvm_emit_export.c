// Functions offered to C: func.func with the attribute npcc.export = "name" gets a function of that name beside it.
//
//   func.func @f(memref<?xf32>, f64) -> memref<?xf32>   ⟶   void name(nprt_memref *result, const nprt_memref *, double)
//
// One result that is no memref is returned; otherwise each result is stored through a pointer, before the arguments:
// to a descriptor for a memref, to a variable for a scalar. Descriptors are MLIR's.
#include "codegen/emit.h"
#include "dialect/func/func.h"

typedef VEC(LLVMTypeRef) type_list;
typedef VEC(LLVMValueRef) value_list;

static bool returns_scalar(ir_type type) { return type->result_count == 1 && type->results[0]->kind != IR_MEMREF; }

static bool add_type(cg *g, const ir_op *func, ir_type t, type_list *out) {
    if (t->kind == IR_MEMREF) {
        vec_push(g->a, out, g->ptr);
        return true;
    }
    const cg_type *parts = cg_type_of(g, t);
    if (!parts || t->kind == IR_VECTOR)
        return cg_error(g, func, "an exported function cannot take %s", ir_type_text(t, g->a));
    for (int i = 0; i < parts->n; i++) vec_push(g->a, out, parts->t[i]);
    return true;
}

// Argument v from the C arguments from *next on.
static void take_argument(cg_fn *f, const ir_value *v, int *next) {
    if (v->type->kind == IR_MEMREF) {
        cg_memref m = {.type = v->type, .rank = v->type->rank};
        cg_descriptor_load(f, LLVMGetParam(f->fn, (unsigned)(*next)++), &m);
        cg_memref_set(f, v, &m);
        return;
    }
    int n = cg_type_of(f->g, v->type)->n;
    LLVMValueRef *parts = ARENA_ARRAY(f->g->a, LLVMValueRef, n);
    for (int i = 0; i < n; i++) parts[i] = LLVMGetParam(f->fn, (unsigned)(*next)++);
    cg_set(f, v, n, parts);
}

static void store_result(cg_fn *f, ir_type t, LLVMValueRef call, int total, int *part, LLVMValueRef to) {
    int n = cg_type_of(f->g, t)->n;
    LLVMValueRef *parts = ARENA_ARRAY(f->g->a, LLVMValueRef, n);
    for (int i = 0; i < n; i++, (*part)++)
        parts[i] = total == 1 ? call : LLVMBuildExtractValue(f->b, call, (unsigned)*part, "");
    ir_value stand_in = {.type = t};
    cg_set(f, &stand_in, n, parts);
    cg_memref m;
    if (cg_memref_open(f, &stand_in, &m)) {
        cg_descriptor_store(f, &m, to);
        return;
    }
    for (int i = 0; i < n; i++) {
        LLVMValueRef at = cg_index(f->g, i);
        LLVMBuildStore(f->b, parts[i], LLVMBuildInBoundsGEP2(f->b, LLVMTypeOf(parts[i]), to, &at, 1, ""));
    }
}

static void fill(cg_fn *f, ir_op *func, ir_type type, const cg_callee *callee) {
    int next = returns_scalar(type) ? 0 : type->result_count, total = 0, part = 0;
    ir_block *entry = func->regions[0].first;
    value_list args = {0};
    for (int i = 0; i < entry->arg_count; i++) {
        take_argument(f, entry->args[i], &next);
        cg_parts p = cg_get(f, entry->args[i]);
        for (int k = 0; k < p.n; k++) vec_push(f->g->a, &args, p.v[k]);
    }
    LLVMValueRef call = LLVMBuildCall2(f->b, callee->type, callee->fn, args.data, (unsigned)args.n, "");
    if (returns_scalar(type)) {
        LLVMBuildRet(f->b, call);
        return;
    }
    for (int i = 0; i < type->result_count; i++) total += cg_type_of(f->g, type->results[i])->n;
    for (int i = 0; i < type->result_count; i++)
        store_result(f, type->results[i], call, total, &part, LLVMGetParam(f->fn, (unsigned)i));
    LLVMBuildRetVoid(f->b);
}

bool cg_emit_export(cg *g, ir_op *func) {
    ir_attr name = ir_op_attr(func, "npcc.export");
    if (!name) return true;
    ir_type type = ir_op_attr(func, "function_type")->type;
    type_list in = {0};
    LLVMTypeRef result = g->void_type;
    if (returns_scalar(type)) {
        result = cg_scalar_type(g, type->results[0]);
        if (!result)
            return cg_error(g, func, "an exported function cannot return %s", ir_type_text(type->results[0], g->a));
    } else {
        for (int i = 0; i < type->result_count; i++) vec_push(g->a, &in, g->ptr);
    }
    for (int i = 0; i < type->input_count; i++)
        if (!add_type(g, func, type->inputs[i], &in)) return false;
    LLVMValueRef fn = LLVMAddFunction(g->mod, name->text, LLVMFunctionType(result, in.data, (unsigned)in.n, false));
    cg_common_attrs(g, fn);
    cg_fn f;
    cg_fn_begin(g, &f, fn, name->text);
    fill(&f, func, type, map_get_ptr(&g->callees, func));
    cg_fn_end(&f);
    return !g->failed;
}
