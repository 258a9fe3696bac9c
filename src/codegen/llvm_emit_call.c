// Functions: declarations, bodies, calls, returns.
//
//   defined here   internal: the parts of each argument in order, several results as one struct
//   declared only  C: index i64 int64_t, i1 bool, pointers; memref<*xT> as (rank, descriptor *), a ranked memref as
//                  descriptor *, a ranked memref result through a hidden first argument
#include "codegen/emit.h"
#include "dialect/func/func.h"

static bool has_prefix(const char *s, const char *prefix) { return strncmp(s, prefix, strlen(prefix)) == 0; }

void cg_add_fn_attr(cg *g, LLVMValueRef fn, int index, const char *name, uint64_t value) {
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    if (kind) LLVMAddAttributeAtIndex(fn, (LLVMAttributeIndex)index, LLVMCreateEnumAttribute(g->context, kind, value));
}

void cg_add_call_attr(cg *g, LLVMValueRef call, int index, const char *name, uint64_t value) {
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    if (kind)
        LLVMAddCallSiteAttribute(call, (LLVMAttributeIndex)index, LLVMCreateEnumAttribute(g->context, kind, value));
}

static void string_attr(cg *g, LLVMValueRef fn, const char *name, const char *value) {
    LLVMAddAttributeAtIndex(
        fn, LLVMAttributeFunctionIndex,
        LLVMCreateStringAttribute(g->context, name, (unsigned)strlen(name), value, (unsigned)strlen(value)));
}

void cg_common_attrs(cg *g, LLVMValueRef fn) {
    cg_add_fn_attr(g, fn, LLVMAttributeFunctionIndex, "nounwind", 0);
    if (g->target->vector_bytes >= 64) string_attr(g, fn, "prefer-vector-width", "512");
    // Any vector length from 128 bits on.
    if (has_prefix(g->target->triple, "riscv64"))
        cg_add_fn_attr(g, fn, LLVMAttributeFunctionIndex, "vscale_range", 2ull << 32 | 1024);
}

// bool and small integers travel in wider registers.
static const char *extension(ir_type t) {
    if (t->kind != IR_INTEGER || t->width >= 64) return NULL;
    return t->width == 1 || t->sign == 'u' ? "zeroext" : "signext";
}

static void known_attrs(cg *g, LLVMValueRef fn, const char *name) {
    int at = (int)LLVMAttributeFunctionIndex;
    cg_add_fn_attr(g, fn, at, "nounwind", 0);
    if (has_prefix(name, "nprt_fail") || has_prefix(name, "nprt_exit")) {
        cg_add_fn_attr(g, fn, at, "noreturn", 0);
        cg_add_fn_attr(g, fn, at, "cold", 0);
    }
    if (!strcmp(name, "nprt_block_new_at") || !strcmp(name, "nprt_arena_push")) {
        cg_add_fn_attr(g, fn, LLVMAttributeReturnIndex, "noalias", 0);
        cg_add_fn_attr(g, fn, LLVMAttributeReturnIndex, "align", 64);
    }
}

LLVMValueRef cg_external(cg *g, const char *name, LLVMTypeRef type) {
    LLVMValueRef fn = LLVMGetNamedFunction(g->mod, name);
    if (fn) return fn;
    fn = LLVMAddFunction(g->mod, name, type);
    known_attrs(g, fn, name);
    return fn;
}

LLVMValueRef cg_call_intrinsic(cg_fn *f, const char *name, int n_types, LLVMTypeRef *types, int n, LLVMValueRef *args) {
    unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
    LLVMValueRef fn = LLVMGetIntrinsicDeclaration(f->g->mod, id, types, (size_t)n_types);
    return LLVMBuildCall2(f->b, LLVMGlobalGetValueType(fn), fn, args, (unsigned)n, "");
}

// ---- declarations
typedef VEC(LLVMTypeRef) type_list;

static bool add_parts(cg *g, const ir_op *op, ir_type t, type_list *out) {
    const cg_type *parts = cg_type_of(g, t);
    if (!parts) return cg_error(g, op, "code generation: type %s has no translation", ir_type_text(t, g->a));
    for (int i = 0; i < parts->n; i++) vec_push(g->a, out, parts->t[i]);
    return true;
}

static LLVMTypeRef struct_of(cg *g, type_list *parts) {
    if (parts->n == 0) return g->void_type;
    if (parts->n == 1) return parts->data[0];
    return LLVMStructTypeInContext(g->context, parts->data, (unsigned)parts->n, false);
}

static bool declare_defined(cg *g, ir_op *func, ir_type type, const char *name) {
    type_list in = {0}, out = {0};
    for (int i = 0; i < type->input_count; i++)
        if (!add_parts(g, func, type->inputs[i], &in)) return false;
    for (int i = 0; i < type->result_count; i++)
        if (!add_parts(g, func, type->results[i], &out)) return false;
    cg_callee *c = ARENA_NEW(g->a, cg_callee);
    c->type = LLVMFunctionType(struct_of(g, &out), in.data, (unsigned)in.n, false);
    // Private functions are apart from C's: a program's `exp` is not libm's.
    ir_attr visibility = ir_op_attr(func, "sym_visibility");
    bool is_private = visibility && strcmp(visibility->text, "private") == 0;
    c->fn = LLVMAddFunction(g->mod, is_private ? arena_printf(g->a, "npcc.%s", name) : name, c->type);
    if (is_private && cg_is_split(g))
        cg_share(c->fn);
    else if (is_private)
        LLVMSetLinkage(c->fn, LLVMInternalLinkage);
    if (ir_op_attr(func, "no_inline")) cg_add_fn_attr(g, c->fn, LLVMAttributeFunctionIndex, "noinline", 0);
    cg_common_attrs(g, c->fn);
    map_put_ptr(&g->callees, func, c);
    return true;
}

// A memref in the signature of the runtime's stack of temporaries stands for its data pointer.
static bool is_block_memory(const char *name) {
    return !strcmp(name, "nprt_arena_push") || !strcmp(name, "nprt_arena_pop");
}

static bool declare_external(cg *g, ir_op *func, ir_type type, const char *name) {
    cg_callee *c = ARENA_NEW(g->a, cg_callee);
    c->is_external = true;
    c->is_block_memory = is_block_memory(name);
    type_list in = {0};
    LLVMTypeRef result = g->void_type;
    if (type->result_count > 1) return cg_error(g, func, "code generation: %s is declared with several results", name);
    ir_type r = type->result_count ? type->results[0] : NULL;
    if (r && r->kind == IR_MEMREF) {
        if (c->is_block_memory)
            result = g->ptr;
        else
            vec_push(g->a, &in, g->ptr);
    } else if (r) {
        result = cg_scalar_type(g, r);
        if (!result)
            return cg_error(g, func, "code generation: %s returns %s, which C cannot", name, ir_type_text(r, g->a));
    }
    for (int i = 0; i < type->input_count; i++) {
        ir_type t = type->inputs[i];
        if (t->kind == IR_MEMREF)
            vec_push(g->a, &in, g->ptr);
        else if (!add_parts(g, func, t, &in))
            return false;
    }
    c->type = LLVMFunctionType(result, in.data, (unsigned)in.n, false);
    c->fn = cg_external(g, name, c->type);
    if (r && extension(r)) cg_add_fn_attr(g, c->fn, LLVMAttributeReturnIndex, extension(r), 0);
    map_put_ptr(&g->callees, func, c);
    return true;
}

bool cg_declare_functions(cg *g) {
    for (ir_op *op = ir_module_body(g->module)->first; op; op = op->next) {
        if (op->opcode != FUNC_func) continue;
        ir_type type = ir_op_attr(op, "function_type")->type;
        const char *name = ir_op_attr(op, "sym_name")->text;
        bool defined = op->region_count && op->regions[0].first;
        if (defined ? !declare_defined(g, op, type, name)
                    : !declare_external(g, op, type, arena_strndup(g->a, name, strcspn(name, "."))))
            return false;
    }
    return true;
}

// ---- bodies
static void argument_attrs(cg *g, ir_op *func, int arg, int first_part, ir_type t, LLVMValueRef fn) {
    ir_attr all = ir_op_attr(func, "arg_attrs");
    if (t->kind != IR_MEMREF || !all || arg >= all->count || all->items[arg]->kind != IR_DICT) return;
    for (int i = 0; i < all->items[arg]->count; i++)
        if (strcmp(all->items[arg]->entries[i].name, "llvm.noalias") == 0)
            cg_add_fn_attr(g, fn, first_part + 2, "noalias", 0);
}

static void make_blocks(cg_fn *f, ir_region *r) {
    map_put_ptr(&f->blocks, r->first, LLVMGetInsertBlock(f->b));
    LLVMBuilderRef b = LLVMCreateBuilderInContext(f->g->context);
    for (ir_block *block = r->first->next; block; block = block->next) {
        LLVMBasicBlockRef bb = cg_block(f, "bb");
        map_put_ptr(&f->blocks, block, bb);
        LLVMPositionBuilderAtEnd(b, bb);
        for (int i = 0; i < block->arg_count; i++) {
            const cg_type *t = cg_type_of(f->g, block->args[i]->type);
            LLVMValueRef *phis = ARENA_ARRAY(f->g->a, LLVMValueRef, t ? t->n : 1);
            for (int k = 0; t && k < t->n; k++) phis[k] = LLVMBuildPhi(b, t->t[k], "");
            cg_set(f, block->args[i], t ? t->n : 0, phis);
        }
    }
    LLVMDisposeBuilder(b);
}

static void find_scalar_loop(ir_op *op, void *found) {
    if (ir_op_attr(op, "npcc.scalar")) *(bool *)found = true;
}

bool cg_emit_function(cg *g, ir_op *func) {
    cg_callee *c = map_get_ptr(&g->callees, func);
    cg_fn f;
    cg_fn_begin(g, &f, c->fn, ir_op_attr(func, "sym_name")->text);
    ir_walk(func, find_scalar_loop, &f.unrolls);
    if (f.unrolls) string_attr(g, c->fn, CG_UNROLL, "");
    ir_block *entry = func->regions[0].first;
    int part = 0;
    for (int i = 0; i < entry->arg_count; i++) {
        int n = cg_type_of(g, entry->args[i]->type)->n;
        LLVMValueRef *parts = ARENA_ARRAY(g->a, LLVMValueRef, n);
        argument_attrs(g, func, i, part, entry->args[i]->type, c->fn);
        for (int k = 0; k < n; k++) parts[k] = LLVMGetParam(c->fn, (unsigned)part++);
        cg_set(&f, entry->args[i], n, parts);
    }
    make_blocks(&f, &func->regions[0]);
    bool ok = true;
    for (ir_block *b = entry; b && ok; b = b->next) {
        LLVMPositionBuilderAtEnd(f.b, map_get_ptr(&f.blocks, b));
        ok = cg_emit_block(&f, b) &&
             (b->last ? cg_emit_op(&f, b->last) : cg_error(g, func, "code generation: an empty block"));
    }
    cg_fn_end(&f);
    return ok;
}

bool cg_emit_return(cg_fn *f, ir_op *op) {
    VEC(LLVMValueRef) parts = {0};
    for (int i = 0; i < op->operand_count; i++) {
        cg_parts p = cg_get(f, ir_operand(op, i));
        for (int k = 0; k < p.n; k++) vec_push(f->g->a, &parts, p.v[k]);
    }
    if (parts.n == 0) return LLVMBuildRetVoid(f->b), true;
    if (parts.n == 1) return LLVMBuildRet(f->b, parts.data[0]), true;
    return LLVMBuildAggregateRet(f->b, parts.data, (unsigned)parts.n), true;
}

// ---- calls
typedef VEC(LLVMValueRef) value_list;

static void add_argument(cg_fn *f, const cg_callee *c, ir_value *v, value_list *args) {
    if (c->is_external && v->type->kind == IR_MEMREF) {
        cg_memref m;
        if (!cg_memref_open(f, v, &m)) return;
        vec_push(f->g->a, args, c->is_block_memory ? m.data : cg_descriptor(f, &m));
        return;
    }
    cg_parts p = cg_get(f, v);
    for (int k = 0; k < p.n; k++) vec_push(f->g->a, args, p.v[k]);
}

// memref<?xi8> of size bytes at data.
static void set_block_memory(cg_fn *f, ir_op *op, LLVMValueRef data, LLVMValueRef size) {
    cg_memref m = {.type = ir_result(op, 0)->type,
                   .rank = 1,
                   .block = LLVMConstNull(f->g->ptr),
                   .data = data,
                   .offset = cg_index(f->g, 0),
                   .sizes = &size,
                   .strides = ARENA_NEW(f->g->a, LLVMValueRef)};
    m.strides[0] = cg_index(f->g, 1);
    cg_memref_set(f, ir_result(op, 0), &m);
}

static void set_results(cg_fn *f, ir_op *op, LLVMValueRef call) {
    int total = 0, next = 0;
    for (int i = 0; i < op->result_count; i++) total += cg_type_of(f->g, ir_result(op, i)->type)->n;
    for (int i = 0; i < op->result_count; i++) {
        int n = cg_type_of(f->g, ir_result(op, i)->type)->n;
        LLVMValueRef *parts = ARENA_ARRAY(f->g->a, LLVMValueRef, n);
        for (int k = 0; k < n; k++, next++)
            parts[k] = total == 1 ? call : LLVMBuildExtractValue(f->b, call, (unsigned)next, "");
        cg_set(f, ir_result(op, i), n, parts);
    }
}

static bool emit_array_retain(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    cg_memref m = {0};
    LLVMValueRef block;
    if (ir_operand(op, 0)->type->kind == IR_MEMREF) {
        if (!cg_memref_open(f, ir_operand(op, 0), &m)) return false;
        block = m.block;
    } else {
        block = LLVMBuildLoad2(f->b, g->ptr, cg_get(f, ir_operand(op, 0)).v[1], "");
    }
    LLVMTypeRef t = LLVMFunctionType(g->void_type, &g->ptr, 1, false);
    LLVMBuildCall2(f->b, t, cg_external(g, "nprt_block_retain", t), &block, 1, "");
    return true;
}

static LLVMTypeRef descriptor_type(cg *g, int rank) {
    LLVMTypeRef dims = LLVMArrayType2(g->i64, 2 * (uint64_t)rank);
    return LLVMStructTypeInContext(g->context, (LLVMTypeRef[]){g->ptr, g->ptr, g->i64, dims}, 4, false);
}

static void call_site_attrs(cg *g, ir_op *op, LLVMValueRef call, ir_type r, bool hidden) {
    int at = hidden ? 2 : 1;
    for (int i = 0; i < op->operand_count; i++) {
        ir_type t = ir_operand(op, i)->type;
        if (extension(t)) cg_add_call_attr(g, call, at, extension(t), 0);
        at += t->kind == IR_MEMREF ? 1 : cg_type_of(g, t)->n;
    }
    if (r && extension(r)) cg_add_call_attr(g, call, LLVMAttributeReturnIndex, extension(r), 0);
    // pow(2, x) stays pow: its relatives round differently.
    cg_add_call_attr(g, call, LLVMAttributeFunctionIndex, "nobuiltin", 0);
}

bool cg_emit_call(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    const char *name = ir_op_attr(op, "callee")->text;
    ir_op *func = ir_symbol_lookup(g->module, name);
    cg_callee *c = func ? map_get_ptr(&g->callees, func) : NULL;
    if (!c) return cg_error(g, op, "code generation: call of the unknown function %s", name);
    if (c->is_external && !strncmp(name, "nprt_array_retain", 17)) return emit_array_retain(f, op);
    if (c->is_external && cg_emit_inline(f, op, c, name)) return true;
    ir_type r = op->result_count ? ir_result(op, 0)->type : NULL;
    value_list args = {0};
    LLVMValueRef hidden = NULL;
    if (c->is_external && r && r->kind == IR_MEMREF && !c->is_block_memory) {
        hidden = cg_alloca(f, descriptor_type(g, r->rank), "result");
        vec_push(g->a, &args, hidden);
    }
    for (int i = 0; i < op->operand_count; i++) add_argument(f, c, ir_operand(op, i), &args);
    LLVMTypeRef fn_type = c->type;
    LLVMValueRef call = LLVMBuildCall2(f->b, fn_type, c->fn, args.data, (unsigned)args.n, "");
    if (!c->is_external) return set_results(f, op, call), true;
    call_site_attrs(g, op, call, r, hidden != NULL);
    if (hidden) {
        cg_memref m = {.type = r, .rank = r->rank};
        cg_descriptor_load(f, hidden, &m);
        cg_memref_set(f, ir_result(op, 0), &m);
    } else if (r && r->kind == IR_MEMREF) {
        set_block_memory(f, op, call, args.data[0]);
    } else if (r) {
        cg_set1(f, ir_result(op, 0), call);
    }
    return true;
}
